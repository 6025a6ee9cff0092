//! What kinds of keys and signatures there are, by their object identifiers.
//!
//! Apart because certificates, requests and private keys all name them, and every rule about
//! what a browser takes starts from this list (RFC 3279, 4055, 5480, 8410).

use std::fmt;

use x509_parser::oid_registry::asn1_rs::{Any, oid};
use x509_parser::prelude::FromDer;
use x509_parser::public_key::PublicKey;
use x509_parser::x509::{AlgorithmIdentifier, SubjectPublicKeyInfo};

/// The kind of a public or private key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyAlgorithm {
    /// RSA with a modulus of so many bits.
    Rsa(usize),
    /// NIST P-256.
    P256,
    /// NIST P-384.
    P384,
    /// NIST P-521.
    P521,
    /// Ed25519.
    Ed25519,
    /// Anything else, by name or object identifier.
    Other(String),
}

impl fmt::Display for KeyAlgorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rsa(bits) => write!(f, "RSA-{bits}"),
            Self::P256 => f.write_str("P-256"),
            Self::P384 => f.write_str("P-384"),
            Self::P521 => f.write_str("P-521"),
            Self::Ed25519 => f.write_str("Ed25519"),
            Self::Other(name) => f.write_str(name),
        }
    }
}

impl KeyAlgorithm {
    /// Reads it from a DER SubjectPublicKeyInfo; `None` when it is none.
    pub fn of_spki(der: &[u8]) -> Option<Self> {
        let (_, spki) = SubjectPublicKeyInfo::from_der(der).ok()?;
        Some(Self::of(&spki))
    }

    pub(crate) fn of(spki: &SubjectPublicKeyInfo<'_>) -> Self {
        let algorithm = &spki.algorithm.algorithm;
        if *algorithm == oid!(1.2.840.113549.1.1.1) {
            return match spki.parsed() {
                Ok(PublicKey::RSA(key)) => Self::Rsa(bits(key.modulus)),
                _ => Self::Other("RSA ?".to_owned()),
            };
        }
        if *algorithm == oid!(1.2.840.10045.2.1) {
            let curve = spki
                .algorithm
                .parameters
                .as_ref()
                .and_then(|p| p.as_oid().ok());
            return match curve {
                Some(c) => Self::of_curve(&c.to_id_string()),
                None => Self::Other("EC ?".to_owned()),
            };
        }
        match algorithm.to_id_string().as_str() {
            "1.3.101.112" => Self::Ed25519,
            "1.3.101.113" => Self::Other("Ed448".to_owned()),
            "1.2.840.113549.1.1.10" => Self::Other("RSA-PSS".to_owned()),
            "1.2.840.10040.4.1" => Self::Other("DSA".to_owned()),
            other => Self::Other(other.to_owned()),
        }
    }

    fn of_curve(oid: &str) -> Self {
        match oid {
            "1.2.840.10045.3.1.7" => Self::P256,
            "1.3.132.0.34" => Self::P384,
            "1.3.132.0.35" => Self::P521,
            "1.3.132.0.10" => Self::Other("secp256k1".to_owned()),
            other => Self::Other(format!("EC {other}")),
        }
    }
}

/// Number of bits of a big-endian unsigned integer.
pub(crate) fn bits(bytes: &[u8]) -> usize {
    let start = bytes.iter().take_while(|b| **b == 0).count();
    bytes.get(start).map_or(0, |first| {
        (bytes.len() - start) * 8 - first.leading_zeros() as usize
    })
}

/// The hash inside a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hash {
    /// Broken.
    Md5,
    /// Broken for certificates.
    Sha1,
    /// Sound.
    Sha256,
    /// Sound.
    Sha384,
    /// Sound.
    Sha512,
    /// Part of the scheme itself (Ed25519), or unknown.
    None,
}

/// How something was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignatureAlgorithm {
    /// Name, as in "SHA-256 with RSA", or the object identifier of an unknown one.
    pub name: String,
    /// The hash.
    pub hash: Hash,
    pub(crate) scheme: Scheme,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scheme {
    Rsa,
    RsaPss,
    Ecdsa,
    Ed25519,
    Unknown,
}

impl fmt::Display for SignatureAlgorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

impl SignatureAlgorithm {
    pub(crate) fn of(algorithm: &AlgorithmIdentifier<'_>) -> Self {
        use Hash::{Md5, Sha1, Sha256, Sha384, Sha512};
        let oid = algorithm.algorithm.to_id_string();
        let (name, hash, scheme) = match oid.as_str() {
            "1.2.840.113549.1.1.4" => ("MD5 with RSA", Md5, Scheme::Rsa),
            "1.2.840.113549.1.1.5" | "1.3.14.3.2.29" => ("SHA-1 with RSA", Sha1, Scheme::Rsa),
            "1.2.840.113549.1.1.11" => ("SHA-256 with RSA", Sha256, Scheme::Rsa),
            "1.2.840.113549.1.1.12" => ("SHA-384 with RSA", Sha384, Scheme::Rsa),
            "1.2.840.113549.1.1.13" => ("SHA-512 with RSA", Sha512, Scheme::Rsa),
            "1.2.840.113549.1.1.10" => match pss_hash(algorithm.parameters.as_ref()) {
                Sha1 => ("SHA-1 with RSA-PSS", Sha1, Scheme::RsaPss),
                Sha384 => ("SHA-384 with RSA-PSS", Sha384, Scheme::RsaPss),
                Sha512 => ("SHA-512 with RSA-PSS", Sha512, Scheme::RsaPss),
                Sha256 => ("SHA-256 with RSA-PSS", Sha256, Scheme::RsaPss),
                _ => ("RSA-PSS", Hash::None, Scheme::Unknown),
            },
            "1.2.840.10045.4.1" => ("SHA-1 with ECDSA", Sha1, Scheme::Ecdsa),
            "1.2.840.10045.4.3.2" => ("SHA-256 with ECDSA", Sha256, Scheme::Ecdsa),
            "1.2.840.10045.4.3.3" => ("SHA-384 with ECDSA", Sha384, Scheme::Ecdsa),
            "1.2.840.10045.4.3.4" => ("SHA-512 with ECDSA", Sha512, Scheme::Ecdsa),
            "1.3.101.112" => ("Ed25519", Hash::None, Scheme::Ed25519),
            other => (other, Hash::None, Scheme::Unknown),
        };
        Self {
            name: name.to_owned(),
            hash,
            scheme,
        }
    }
}

/// RSASSA-PSS-params: SHA-1 when nothing is said (RFC 4055 3.1).
fn pss_hash(parameters: Option<&Any<'_>>) -> Hash {
    let Some(any) = parameters else {
        return Hash::Sha1;
    };
    let Ok(read) = x509_parser::signature_algorithm::RsaSsaPssParams::try_from(any) else {
        return Hash::None;
    };
    match read.hash_algorithm().map(|a| a.algorithm.to_id_string()) {
        None => Hash::Sha1,
        Some(oid) => match oid.as_str() {
            "1.3.14.3.2.26" => Hash::Sha1,
            "2.16.840.1.101.3.4.2.1" => Hash::Sha256,
            "2.16.840.1.101.3.4.2.2" => Hash::Sha384,
            "2.16.840.1.101.3.4.2.3" => Hash::Sha512,
            _ => Hash::None,
        },
    }
}
