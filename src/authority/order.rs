//! A key and a request (CSR) made here, for another authority to sign (RFC 2986).
//!
//! Apart from issuing because nothing is signed by this authority: a public or company CA answers,
//! days later.

use super::key::Signer;
use super::{Error, KeyKind, names, profile};
use crate::certificate::{Name, PrivateKey, Subject, der};

/// What is sent to the other authority, and what stays.
#[derive(Clone, Debug)]
pub struct Ordered {
    /// The request, DER.
    pub request: Vec<u8>,
    /// SubjectPublicKeyInfo, DER: by it the answer is found to belong.
    pub public_key: Vec<u8>,
    /// The key; it never leaves camseal but into a device.
    pub key: PrivateKey,
}

/// `extensionRequest` (PKCS #9, RFC 2985 5.4.2).
const EXTENSION_REQUEST: [u64; 7] = [1, 2, 840, 113_549, 1, 9, 14];

/// Makes a key and a request for these names. RSA takes a moment: call it off the user interface's
/// thread.
///
/// # Errors
/// Names the first name no certificate for a device may have ([`Error::BadName`],
/// [`Error::Wildcard`], [`Error::WideWildcard`], [`Error::NoNames`]); [`Error::Crypto`].
pub fn order(kind: KeyKind, subject: &Subject, names: &[Name]) -> Result<Ordered, Error> {
    let names = names::checked(names, std::iter::empty())?;
    let (key, public_key) = kind.pair()?;
    let signer = Signer::of(&key)?;
    let extensions = der::sequence(&[&profile::names_extension(&names)]);
    let attribute = der::sequence(&[&der::oid(&EXTENSION_REQUEST), &der::tlv(0x31, &extensions)]);
    let inside = der::sequence(&[
        &der::integer(&[0]),
        &profile::subject(subject),
        &public_key,
        &der::tlv(0xa0, &attribute),
    ]);
    let signature = signer.sign(&inside)?;
    let request = der::sequence(&[&inside, &signer.algorithm(), &der::bits(&signature)]);
    Ok(Ordered {
        request,
        public_key,
        key,
    })
}

#[cfg(test)]
mod tests {
    use super::super::request::CameraRequest;
    use super::*;

    #[test]
    fn a_request_reads_back_as_it_was_meant() {
        let subject = Subject {
            country: "DE".into(),
            organization: "Hotel Astoria".into(),
            unit: "CCTV".into(),
            ..Subject::named("cam1.example.com")
        };
        let names = [
            Name::Dns("cam1.example.com".into()),
            Name::Ip("192.168.1.64".parse().unwrap()),
        ];
        for kind in [KeyKind::Rsa2048, KeyKind::P256] {
            let ordered = order(kind, &subject, &names).unwrap();
            let read = CameraRequest::read(&ordered.request).unwrap();
            assert_eq!(read.names(), names);
            assert_eq!(read.public_key(), ordered.public_key);
            assert_eq!(read.common_name(), Some("cam1.example.com"));
            assert!(
                read.subject().contains("Hotel Astoria"),
                "{}",
                read.subject()
            );
            assert!(ordered.key.belongs_to_public_key(read.public_key()));
        }
        let wide = [Name::Dns("*.example.com".into())];
        assert!(matches!(
            order(KeyKind::P256, &subject, &wide),
            Err(Error::Wildcard { .. })
        ));
    }
}
