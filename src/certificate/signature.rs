//! Verifies signatures of certificates and requests, the old algorithms included.
//!
//! Apart because old cameras sign with RSA-1024, SHA-1 and MD5: whether a signature is *right* is
//! asked here, whether its algorithm is *good enough* is judged elsewhere.

use aws_lc_rs::signature as lc;
use md5::Digest;
use x509_parser::prelude::FromDer;
use x509_parser::x509::SubjectPublicKeyInfo;

use super::algorithm::{Hash, KeyAlgorithm, Scheme, SignatureAlgorithm};

/// Why a signature does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unverified {
    /// Key and signature algorithm are unknown here, or do not fit together.
    Unsupported,
    /// The signature is not by this key over these bytes.
    Wrong,
}

/// Verifies `signature` over `message` with a DER SubjectPublicKeyInfo.
///
/// # Errors
/// [`Unverified`]
pub fn verify(
    public_key: &[u8],
    algorithm: &SignatureAlgorithm,
    signature: &[u8],
    message: &[u8],
) -> Result<(), Unverified> {
    let (_, spki) =
        SubjectPublicKeyInfo::from_der(public_key).map_err(|_| Unverified::Unsupported)?;
    let key = &*spki.subject_public_key.data;
    let verifier: &dyn lc::VerificationAlgorithm =
        match (KeyAlgorithm::of(&spki), algorithm.scheme, algorithm.hash) {
            (KeyAlgorithm::Rsa(bits), Scheme::Rsa, hash)
                if bits < 2048 || matches!(hash, Hash::Md5) =>
            {
                return verify_old_rsa(key, hash, signature, message);
            }
            (KeyAlgorithm::Rsa(_), Scheme::Rsa, Hash::Sha1) => {
                &lc::RSA_PKCS1_2048_8192_SHA1_FOR_LEGACY_USE_ONLY
            }
            (KeyAlgorithm::Rsa(_), Scheme::Rsa, Hash::Sha256) => &lc::RSA_PKCS1_2048_8192_SHA256,
            (KeyAlgorithm::Rsa(_), Scheme::Rsa, Hash::Sha384) => &lc::RSA_PKCS1_2048_8192_SHA384,
            (KeyAlgorithm::Rsa(_), Scheme::Rsa, Hash::Sha512) => &lc::RSA_PKCS1_2048_8192_SHA512,
            (KeyAlgorithm::Rsa(_), Scheme::RsaPss, Hash::Sha256) => &lc::RSA_PSS_2048_8192_SHA256,
            (KeyAlgorithm::Rsa(_), Scheme::RsaPss, Hash::Sha384) => &lc::RSA_PSS_2048_8192_SHA384,
            (KeyAlgorithm::Rsa(_), Scheme::RsaPss, Hash::Sha512) => &lc::RSA_PSS_2048_8192_SHA512,
            (KeyAlgorithm::P256, Scheme::Ecdsa, Hash::Sha1) => &lc::ECDSA_P256_SHA1_ASN1,
            (KeyAlgorithm::P256, Scheme::Ecdsa, Hash::Sha256) => &lc::ECDSA_P256_SHA256_ASN1,
            (KeyAlgorithm::P256, Scheme::Ecdsa, Hash::Sha384) => &lc::ECDSA_P256_SHA384_ASN1,
            (KeyAlgorithm::P256, Scheme::Ecdsa, Hash::Sha512) => &lc::ECDSA_P256_SHA512_ASN1,
            (KeyAlgorithm::P384, Scheme::Ecdsa, Hash::Sha256) => &lc::ECDSA_P384_SHA256_ASN1,
            (KeyAlgorithm::P384, Scheme::Ecdsa, Hash::Sha384) => &lc::ECDSA_P384_SHA384_ASN1,
            (KeyAlgorithm::P384, Scheme::Ecdsa, Hash::Sha512) => &lc::ECDSA_P384_SHA512_ASN1,
            (KeyAlgorithm::P521, Scheme::Ecdsa, Hash::Sha1) => &lc::ECDSA_P521_SHA1_ASN1,
            (KeyAlgorithm::P521, Scheme::Ecdsa, Hash::Sha256) => &lc::ECDSA_P521_SHA256_ASN1,
            (KeyAlgorithm::P521, Scheme::Ecdsa, Hash::Sha384) => &lc::ECDSA_P521_SHA384_ASN1,
            (KeyAlgorithm::P521, Scheme::Ecdsa, Hash::Sha512) => &lc::ECDSA_P521_SHA512_ASN1,
            (KeyAlgorithm::Ed25519, Scheme::Ed25519, _) => &lc::ED25519,
            _ => return Err(Unverified::Unsupported),
        };
    lc::UnparsedPublicKey::new(verifier, key)
        .verify(message, signature)
        .map_err(|_| Unverified::Wrong)
}

/// PKCS#1 v1.5 for small keys and MD5, which aws-lc leaves out.
fn verify_old_rsa(
    key: &[u8],
    hash: Hash,
    signature: &[u8],
    message: &[u8],
) -> Result<(), Unverified> {
    use rsa::pkcs1::DecodeRsaPublicKey;
    // DigestInfo of MD5 (RFC 8017 9.2, note 1)
    const MD5_PREFIX: [u8; 18] = [
        0x30, 0x20, 0x30, 0x0c, 0x06, 0x08, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x02, 0x05, 0x05,
        0x00, 0x04, 0x10,
    ];
    let key = rsa::RsaPublicKey::from_pkcs1_der(key).map_err(|_| Unverified::Unsupported)?;
    let (padding, digest) = match hash {
        Hash::Md5 => (
            rsa::Pkcs1v15Sign {
                hash_len: Some(16),
                prefix: MD5_PREFIX.into(),
            },
            md5::Md5::digest(message).to_vec(),
        ),
        Hash::Sha1 => (
            rsa::Pkcs1v15Sign::new::<sha1::Sha1>(),
            sha1::Sha1::digest(message).to_vec(),
        ),
        Hash::Sha256 => (
            rsa::Pkcs1v15Sign::new::<sha2::Sha256>(),
            sha2::Sha256::digest(message).to_vec(),
        ),
        Hash::Sha384 => (
            rsa::Pkcs1v15Sign::new::<sha2::Sha384>(),
            sha2::Sha384::digest(message).to_vec(),
        ),
        Hash::Sha512 => (
            rsa::Pkcs1v15Sign::new::<sha2::Sha512>(),
            sha2::Sha512::digest(message).to_vec(),
        ),
        Hash::None => return Err(Unverified::Unsupported),
    };
    key.verify(padding, &digest, signature)
        .map_err(|_| Unverified::Wrong)
}
