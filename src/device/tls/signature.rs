//! The handshake's signature, checked with the certificate's bare key.
//!
//! Apart because rustls' own check refuses X.509 v1 certificates, RSA under 2048 bit and SHA-1,
//! which factory certificates of cameras still use. Accepting an unknown certificate is one
//! thing; that the other side holds its key is checked always (RFC 5246 7.4.3, RFC 8446 4.4.3).

use aws_lc_rs::signature::{self as ec, UnparsedPublicKey, VerificationAlgorithm};
use rsa::pkcs1::DecodeRsaPublicKey;
use rsa::{Pkcs1v15Sign, Pss, RsaPublicKey};
use rustls::client::danger::HandshakeSignatureValid;
use rustls::pki_types::CertificateDer;
use rustls::{CertificateError, DigitallySignedStruct, Error, SignatureScheme};
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha384, Sha512};
use x509_parser::prelude::{FromDer, X509Certificate};

/// What is offered, best first.
pub(super) const SCHEMES: [SignatureScheme; 11] = [
    SignatureScheme::ECDSA_NISTP256_SHA256,
    SignatureScheme::ECDSA_NISTP384_SHA384,
    SignatureScheme::ECDSA_NISTP521_SHA512,
    SignatureScheme::ED25519,
    SignatureScheme::RSA_PSS_SHA256,
    SignatureScheme::RSA_PSS_SHA384,
    SignatureScheme::RSA_PSS_SHA512,
    SignatureScheme::RSA_PKCS1_SHA256,
    SignatureScheme::RSA_PKCS1_SHA384,
    SignatureScheme::RSA_PKCS1_SHA512,
    SignatureScheme::RSA_PKCS1_SHA1,
];

/// Longest RSA key read: 8192 bit. Longer ones only burn time.
const RSA_LIMIT: usize = 8192;

/// Whether `signed` is a signature of `message` by the key in `certificate`.
pub(super) fn check(
    message: &[u8],
    certificate: &CertificateDer<'_>,
    signed: &DigitallySignedStruct,
) -> Result<HandshakeSignatureValid, Error> {
    let bad_encoding = || Error::InvalidCertificate(CertificateError::BadEncoding);
    let (_, parsed) = X509Certificate::from_der(certificate).map_err(|_| bad_encoding())?;
    let spki = parsed.public_key();
    let key = spki.subject_public_key.data.as_ref();
    if holds(
        signed.scheme,
        &spki.algorithm.algorithm.to_id_string(),
        key,
        message,
        signed.signature(),
    ) {
        Ok(HandshakeSignatureValid::assertion())
    } else {
        Err(Error::InvalidCertificate(CertificateError::BadSignature))
    }
}

fn holds(
    scheme: SignatureScheme,
    algorithm: &str,
    key: &[u8],
    message: &[u8],
    signature: &[u8],
) -> bool {
    match algorithm {
        // rsaEncryption, RSASSA-PSS
        "1.2.840.113549.1.1.1" | "1.2.840.113549.1.1.10" => {
            rsa_holds(scheme, key, message, signature)
        }
        // id-ecPublicKey, Ed25519
        "1.2.840.10045.2.1" | "1.3.101.112" => {
            candidates(scheme, key.len())
                .iter()
                .any(|algorithm| -> bool {
                    UnparsedPublicKey::new(*algorithm, key)
                        .verify(message, signature)
                        .is_ok()
                })
        }
        _ => false,
    }
}

fn rsa_holds(scheme: SignatureScheme, key: &[u8], message: &[u8], signature: &[u8]) -> bool {
    let Ok(short) = RsaPublicKey::from_pkcs1_der(key).or_else(|_| long_key(key)) else {
        return false;
    };
    let (sha1, sha256, sha384, sha512) = (
        || Sha1::digest(message),
        || Sha256::digest(message),
        || Sha384::digest(message),
        || Sha512::digest(message),
    );
    match scheme {
        SignatureScheme::RSA_PKCS1_SHA1 => {
            short.verify(Pkcs1v15Sign::new::<Sha1>(), &sha1(), signature)
        }
        SignatureScheme::RSA_PKCS1_SHA256 => {
            short.verify(Pkcs1v15Sign::new::<Sha256>(), &sha256(), signature)
        }
        SignatureScheme::RSA_PKCS1_SHA384 => {
            short.verify(Pkcs1v15Sign::new::<Sha384>(), &sha384(), signature)
        }
        SignatureScheme::RSA_PKCS1_SHA512 => {
            short.verify(Pkcs1v15Sign::new::<Sha512>(), &sha512(), signature)
        }
        SignatureScheme::RSA_PSS_SHA256 => short.verify(Pss::new::<Sha256>(), &sha256(), signature),
        SignatureScheme::RSA_PSS_SHA384 => short.verify(Pss::new::<Sha384>(), &sha384(), signature),
        SignatureScheme::RSA_PSS_SHA512 => short.verify(Pss::new::<Sha512>(), &sha512(), signature),
        _ => return false,
    }
    .is_ok()
}

/// The `rsa` crate stops at 4096 bit unless told.
fn long_key(der: &[u8]) -> Result<RsaPublicKey, rsa::Error> {
    let key = rsa::pkcs1::RsaPublicKey::try_from(der).map_err(|_| rsa::Error::InvalidModulus)?;
    RsaPublicKey::new_with_max_size(
        rsa::BigUint::from_bytes_be(key.modulus.as_bytes()),
        rsa::BigUint::from_bytes_be(key.public_exponent.as_bytes()),
        RSA_LIMIT,
    )
}

/// In TLS 1.2 a scheme's name binds the hash but not the curve; the length of the uncompressed
/// point tells the curve.
fn candidates(scheme: SignatureScheme, point: usize) -> Vec<&'static dyn VerificationAlgorithm> {
    match (scheme, point) {
        (SignatureScheme::ED25519, 32) => vec![&ec::ED25519],
        (SignatureScheme::ECDSA_NISTP256_SHA256, 65) => vec![&ec::ECDSA_P256_SHA256_ASN1],
        (SignatureScheme::ECDSA_NISTP256_SHA256, 97) => vec![&ec::ECDSA_P384_SHA256_ASN1],
        (SignatureScheme::ECDSA_NISTP256_SHA256, 133) => vec![&ec::ECDSA_P521_SHA256_ASN1],
        (SignatureScheme::ECDSA_NISTP384_SHA384, 65) => vec![&ec::ECDSA_P256_SHA384_ASN1],
        (SignatureScheme::ECDSA_NISTP384_SHA384, 97) => vec![&ec::ECDSA_P384_SHA384_ASN1],
        (SignatureScheme::ECDSA_NISTP384_SHA384, 133) => vec![&ec::ECDSA_P521_SHA384_ASN1],
        (SignatureScheme::ECDSA_NISTP521_SHA512, 133) => vec![&ec::ECDSA_P521_SHA512_ASN1],
        _ => Vec::new(),
    }
}
