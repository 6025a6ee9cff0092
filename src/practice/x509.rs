//! Certificates and requests as a camera reads and makes them.

use time::OffsetDateTime;
use x509_parser::prelude::{FromDer as _, X509Certificate};
use x509_parser::public_key::PublicKey;

use super::der;
use super::key::{Algorithm, Key};
use super::subject::Subject;

/// What a camera keeps of a certificate it took in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The certificate.
    pub der: Vec<u8>,
    /// SubjectPublicKeyInfo.
    pub spki: Vec<u8>,
}

/// What a certificate says, in the words of older cameras.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Issuer in one line.
    pub issuer: String,
    /// Subject in one line.
    pub subject: String,
    /// 1 or 3.
    pub version: u32,
    /// Serial number, hexadecimal.
    pub serial: String,
    /// Dotted object identifier.
    pub signature_algorithm: String,
    /// Start of validity.
    pub from: OffsetDateTime,
    /// End of validity.
    pub until: OffsetDateTime,
}

impl Paper {
    /// What it says.
    pub fn facts(&self) -> Option<Facts> {
        let (_, parsed) = X509Certificate::from_der(&self.der).ok()?;
        Some(Facts {
            issuer: parsed.issuer().to_string(),
            subject: parsed.subject().to_string(),
            version: parsed.version().0 + 1,
            serial: parsed
                .raw_serial()
                .iter()
                .map(|b| format!("{b:02x}"))
                .collect(),
            signature_algorithm: parsed.signature_algorithm.algorithm.to_id_string(),
            from: parsed.validity().not_before.to_datetime(),
            until: parsed.validity().not_after.to_datetime(),
        })
    }

    /// Reads exactly one DER certificate, nothing before or after.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (rest, parsed) = X509Certificate::from_der(bytes).ok()?;
        rest.is_empty().then(|| Self {
            spki: parsed.public_key().raw.to_vec(),
            der: bytes.to_vec(),
        })
    }

    /// Length of its RSA key; `None` for another kind of key.
    pub fn rsa_bits(&self) -> Option<u32> {
        let (_, parsed) = X509Certificate::from_der(&self.der).ok()?;
        match parsed.public_key().parsed() {
            Ok(PublicKey::RSA(key)) => u32::try_from(key.key_size()).ok(),
            _ => None,
        }
    }

    /// Whether the camera knows the algorithm it is signed with.
    pub fn signature_is_known(&self) -> bool {
        X509Certificate::from_der(&self.der).is_ok_and(|(_, parsed)| {
            Algorithm::by_oid(&parsed.signature_algorithm.algorithm.to_id_string()).is_some()
        })
    }

    /// Whether `issuer`'s key made the signature and its subject is our issuer.
    pub fn is_signed_by(&self, issuer: &Self) -> bool {
        let (Ok((_, below)), Ok((_, above))) = (
            X509Certificate::from_der(&self.der),
            X509Certificate::from_der(&issuer.der),
        ) else {
            return false;
        };
        below.issuer() == above.subject()
            && below.verify_signature(Some(above.public_key())).is_ok()
    }
}

/// PKCS#10 request (RFC 2986), signed; `None` when key and algorithm do not go together.
pub fn request(subject: &Subject, key: &Key, algorithm: Algorithm) -> Option<Vec<u8>> {
    let content = der::sequence(&[
        &der::unsigned(&[0]),
        &subject.der(),
        &key.spki(),
        // Attributes are mandatory even when empty.
        &der::tlv(0xa0, &[]),
    ]);
    signed(content, key, algorithm)
}

/// A self-signed certificate of X.509 version 1: no extension at all, as old firmware makes it.
pub fn self_signed(
    subject: &Subject,
    key: &Key,
    algorithm: Algorithm,
    serial: &[u8],
    from: OffsetDateTime,
    until: OffsetDateTime,
) -> Option<Vec<u8>> {
    let name = subject.der();
    let content = der::sequence(&[
        &der::unsigned(serial),
        &algorithm.der(),
        &name,
        &der::sequence(&[&der::time(from), &der::time(until)]),
        &name,
        &key.spki(),
    ]);
    signed(content, key, algorithm)
}

fn signed(content: Vec<u8>, key: &Key, algorithm: Algorithm) -> Option<Vec<u8>> {
    let signature = key.sign(algorithm, &content)?;
    Some(der::sequence(&[
        &content,
        &algorithm.der(),
        &der::bits(&signature),
    ]))
}

#[cfg(test)]
mod tests {
    use super::super::key::Curve;
    use super::*;
    use x509_parser::certification_request::X509CertificationRequest;

    #[test]
    fn request_verifies() {
        let key = Key::ec(Curve::P256).unwrap();
        let der = request(&Subject::common_name("a"), &key, Algorithm::EcdsaSha256).unwrap();
        let (rest, parsed) = X509CertificationRequest::from_der(&der).unwrap();
        assert!(rest.is_empty());
        parsed.verify_signature().unwrap();
    }

    #[test]
    fn self_signed_is_version_one_and_signs_itself() {
        let key = Key::ec(Curve::P256).unwrap();
        let now = OffsetDateTime::now_utc();
        let der = self_signed(
            &Subject::common_name("IPCamera"),
            &key,
            Algorithm::EcdsaSha256,
            &[1],
            now,
            now,
        )
        .unwrap();
        let paper = Paper::read(&der).unwrap();
        assert!(paper.is_signed_by(&paper));
        let (_, parsed) = X509Certificate::from_der(&der).unwrap();
        assert_eq!(parsed.version().0, 0);
        let mut longer = der.clone();
        longer.push(0);
        assert!(Paper::read(&longer).is_none());
    }
}
