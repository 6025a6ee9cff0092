//! Keys of a practice camera: made, taken in, signing for requests and for TLS.
//!
//! RSA below 2048 bit goes through the crate `rsa`, because aws-lc refuses such keys and factory
//! certificates have them; longer ones and elliptic curves through aws-lc.

use std::sync::Arc;

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_ASN1_SIGNING, ECDSA_P384_SHA384_ASN1_SIGNING, EcdsaKeyPair,
    EcdsaSigningAlgorithm, KeyPair as _,
};
use rsa::pkcs1::DecodeRsaPrivateKey as _;
use rsa::pkcs1v15::Pkcs1v15Sign;
use rsa::pkcs8::{DecodePrivateKey as _, EncodePrivateKey as _, EncodePublicKey as _};
use rsa::traits::PublicKeyParts as _;
use rsa::{RsaPrivateKey, RsaPublicKey};
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::sign::{Signer, SigningKey};
use rustls::{SignatureAlgorithm, SignatureScheme};
use sha2::Digest as _;
use zeroize::Zeroizing;

use super::der;

/// A curve these cameras know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Curve {
    /// secp256r1
    P256,
    /// secp384r1
    P384,
}

impl Curve {
    fn algorithm(self) -> &'static EcdsaSigningAlgorithm {
        match self {
            Self::P256 => &ECDSA_P256_SHA256_ASN1_SIGNING,
            Self::P384 => &ECDSA_P384_SHA384_ASN1_SIGNING,
        }
    }
}

/// A private key.
pub enum Key {
    /// RSA of any length.
    Rsa(Box<RsaPrivateKey>),
    /// On an elliptic curve, as PKCS#8.
    Ec(Curve, Zeroizing<Vec<u8>>),
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

/// What a camera signs requests and its own certificates with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// sha1WithRSAEncryption
    RsaSha1,
    /// sha256WithRSAEncryption
    RsaSha256,
    /// sha384WithRSAEncryption
    RsaSha384,
    /// sha512WithRSAEncryption
    RsaSha512,
    /// ecdsa-with-SHA256
    EcdsaSha256,
    /// ecdsa-with-SHA384
    EcdsaSha384,
}

/// Algorithms by object identifier.
pub const ALGORITHMS: [(&str, Algorithm); 6] = [
    ("1.2.840.113549.1.1.5", Algorithm::RsaSha1),
    ("1.2.840.113549.1.1.11", Algorithm::RsaSha256),
    ("1.2.840.113549.1.1.12", Algorithm::RsaSha384),
    ("1.2.840.113549.1.1.13", Algorithm::RsaSha512),
    ("1.2.840.10045.4.3.2", Algorithm::EcdsaSha256),
    ("1.2.840.10045.4.3.3", Algorithm::EcdsaSha384),
];

impl Algorithm {
    /// By dotted object identifier.
    pub fn by_oid(oid: &str) -> Option<Self> {
        ALGORITHMS.iter().find(|(o, _)| *o == oid).map(|(_, a)| *a)
    }

    /// AlgorithmIdentifier, DER.
    pub fn der(self) -> Vec<u8> {
        let oid = ALGORITHMS
            .iter()
            .find(|(_, a)| *a == self)
            .and_then(|(o, _)| der::oid(o))
            .unwrap_or_default();
        match self {
            // ECDSA has no parameters (RFC 5758, 3.2), RSA has NULL (RFC 4055, 5).
            Self::EcdsaSha256 | Self::EcdsaSha384 => der::sequence(&[&oid]),
            _ => der::sequence(&[&oid, &[5, 0]]),
        }
    }
}

impl Key {
    /// A new RSA key of `bits`; slow. `None` when the length is not made.
    pub fn rsa(bits: u32) -> Option<Self> {
        use aws_lc_rs::rsa::{KeyPair, KeySize};
        let size = match bits {
            2048 => KeySize::Rsa2048,
            3072 => KeySize::Rsa3072,
            4096 => KeySize::Rsa4096,
            1024 => {
                let mut random = rsa::rand_core::OsRng;
                return Some(Self::Rsa(Box::new(
                    RsaPrivateKey::new(&mut random, 1024).ok()?,
                )));
            }
            _ => return None,
        };
        let pair = KeyPair::generate(size).ok()?;
        let der: Pkcs8V1Der<'_> = pair.as_der().ok()?;
        Some(Self::Rsa(Box::new(
            RsaPrivateKey::from_pkcs8_der(der.as_ref()).ok()?,
        )))
    }

    /// A new key on `curve`.
    pub fn ec(curve: Curve) -> Option<Self> {
        let der = EcdsaKeyPair::generate_pkcs8(curve.algorithm(), &SystemRandom::new()).ok()?;
        Some(Self::Ec(curve, Zeroizing::new(der.as_ref().to_vec())))
    }

    /// From PKCS#8 DER.
    pub fn from_pkcs8(bytes: &[u8]) -> Option<Self> {
        if let Ok(key) = RsaPrivateKey::from_pkcs8_der(bytes) {
            return Some(Self::Rsa(Box::new(key)));
        }
        [Curve::P256, Curve::P384].into_iter().find_map(|curve| {
            let _ = EcdsaKeyPair::from_pkcs8(curve.algorithm(), bytes).ok()?;
            Some(Self::Ec(curve, Zeroizing::new(bytes.to_vec())))
        })
    }

    /// From PKCS#1 DER (RSA).
    pub fn from_pkcs1(bytes: &[u8]) -> Option<Self> {
        let key = RsaPrivateKey::from_pkcs1_der(bytes).ok()?;
        Some(Self::Rsa(Box::new(key)))
    }

    /// SubjectPublicKeyInfo, DER.
    pub fn spki(&self) -> Vec<u8> {
        match self {
            Self::Rsa(key) => RsaPublicKey::from(key.as_ref())
                .to_public_key_der()
                .map(rsa::pkcs8::Document::into_vec)
                .unwrap_or_default(),
            Self::Ec(curve, pkcs8) => {
                let Ok(pair) = EcdsaKeyPair::from_pkcs8(curve.algorithm(), pkcs8) else {
                    return Vec::new();
                };
                let named = match curve {
                    Curve::P256 => "1.2.840.10045.3.1.7",
                    Curve::P384 => "1.3.132.0.34",
                };
                let kind = der::oid("1.2.840.10045.2.1").unwrap_or_default();
                let named = der::oid(named).unwrap_or_default();
                der::sequence(&[
                    &der::sequence(&[&kind, &named]),
                    &der::bits(pair.public_key().as_ref()),
                ])
            }
        }
    }

    /// Length in bit.
    pub fn bits(&self) -> usize {
        match self {
            Self::Rsa(key) => key.size() * 8,
            Self::Ec(Curve::P256, _) => 256,
            Self::Ec(Curve::P384, _) => 384,
        }
    }

    /// The algorithm a camera uses when nobody asks for another.
    pub fn usual_algorithm(&self) -> Algorithm {
        match self {
            Self::Rsa(_) => Algorithm::RsaSha256,
            Self::Ec(Curve::P256, _) => Algorithm::EcdsaSha256,
            Self::Ec(Curve::P384, _) => Algorithm::EcdsaSha384,
        }
    }

    /// Signature over `message`; `None` when key and algorithm do not go together.
    pub fn sign(&self, algorithm: Algorithm, message: &[u8]) -> Option<Vec<u8>> {
        match (self, algorithm) {
            (Self::Rsa(key), Algorithm::RsaSha1) => key
                .sign(
                    Pkcs1v15Sign::new::<sha1::Sha1>(),
                    &sha1::Sha1::digest(message),
                )
                .ok(),
            (Self::Rsa(key), Algorithm::RsaSha256) => key
                .sign(
                    Pkcs1v15Sign::new::<sha2::Sha256>(),
                    &sha2::Sha256::digest(message),
                )
                .ok(),
            (Self::Rsa(key), Algorithm::RsaSha384) => key
                .sign(
                    Pkcs1v15Sign::new::<sha2::Sha384>(),
                    &sha2::Sha384::digest(message),
                )
                .ok(),
            (Self::Rsa(key), Algorithm::RsaSha512) => key
                .sign(
                    Pkcs1v15Sign::new::<sha2::Sha512>(),
                    &sha2::Sha512::digest(message),
                )
                .ok(),
            (Self::Ec(curve @ Curve::P256, pkcs8), Algorithm::EcdsaSha256)
            | (Self::Ec(curve @ Curve::P384, pkcs8), Algorithm::EcdsaSha384) => {
                let pair = EcdsaKeyPair::from_pkcs8(curve.algorithm(), pkcs8).ok()?;
                let signature = pair.sign(&SystemRandom::new(), message).ok()?;
                Some(signature.as_ref().to_vec())
            }
            _ => None,
        }
    }

    /// The key as rustls signs with it.
    pub fn for_tls(&self) -> Option<Arc<dyn SigningKey>> {
        let pkcs8 = match self {
            Self::Rsa(key) if key.size() < 256 => {
                return Some(Arc::new(Short(Arc::new(key.as_ref().clone()))));
            }
            Self::Rsa(key) => key.to_pkcs8_der().ok()?.as_bytes().to_vec(),
            Self::Ec(_, pkcs8) => pkcs8.to_vec(),
        };
        let der = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(pkcs8));
        rustls::crypto::aws_lc_rs::sign::any_supported_type(&der).ok()
    }
}

/// An RSA key too short for aws-lc, signing TLS handshakes as old firmware does.
#[derive(Clone)]
struct Short(Arc<RsaPrivateKey>);

impl std::fmt::Debug for Short {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Short(…)")
    }
}

impl SigningKey for Short {
    fn choose_scheme(&self, offered: &[SignatureScheme]) -> Option<Box<dyn Signer>> {
        // PSS with SHA-512 needs 130 bytes and a 1024-bit key has 128, so it is left out.
        [
            SignatureScheme::RSA_PSS_SHA256,
            SignatureScheme::RSA_PSS_SHA384,
            SignatureScheme::RSA_PKCS1_SHA256,
            SignatureScheme::RSA_PKCS1_SHA384,
            SignatureScheme::RSA_PKCS1_SHA512,
            SignatureScheme::RSA_PKCS1_SHA1,
        ]
        .into_iter()
        .find(|scheme| offered.contains(scheme))
        .map(|scheme| Box::new(ShortSigner(self.clone(), scheme)) as Box<dyn Signer>)
    }

    fn algorithm(&self) -> SignatureAlgorithm {
        SignatureAlgorithm::RSA
    }
}

#[derive(Debug)]
struct ShortSigner(Short, SignatureScheme);

impl Signer for ShortSigner {
    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, rustls::Error> {
        let key = &self.0.0;
        let mut random = rsa::rand_core::OsRng;
        let signature = match self.1 {
            SignatureScheme::RSA_PSS_SHA256 => key.sign_with_rng(
                &mut random,
                rsa::Pss::new::<sha2::Sha256>(),
                &sha2::Sha256::digest(message),
            ),
            SignatureScheme::RSA_PSS_SHA384 => key.sign_with_rng(
                &mut random,
                rsa::Pss::new::<sha2::Sha384>(),
                &sha2::Sha384::digest(message),
            ),
            SignatureScheme::RSA_PKCS1_SHA1 => key.sign(
                Pkcs1v15Sign::new::<sha1::Sha1>(),
                &sha1::Sha1::digest(message),
            ),
            SignatureScheme::RSA_PKCS1_SHA384 => key.sign(
                Pkcs1v15Sign::new::<sha2::Sha384>(),
                &sha2::Sha384::digest(message),
            ),
            SignatureScheme::RSA_PKCS1_SHA512 => key.sign(
                Pkcs1v15Sign::new::<sha2::Sha512>(),
                &sha2::Sha512::digest(message),
            ),
            _ => key.sign(
                Pkcs1v15Sign::new::<sha2::Sha256>(),
                &sha2::Sha256::digest(message),
            ),
        };
        signature.map_err(|e| rustls::Error::General(e.to_string()))
    }

    fn scheme(&self) -> SignatureScheme {
        self.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_signs_only_with_its_own_algorithms() {
        let ec = Key::ec(Curve::P256).unwrap();
        assert!(ec.sign(Algorithm::EcdsaSha256, b"x").is_some());
        assert!(ec.sign(Algorithm::RsaSha256, b"x").is_none());
        assert!(ec.sign(Algorithm::EcdsaSha384, b"x").is_none());
        assert!(Key::rsa(1000).is_none());
    }

    #[test]
    fn public_keys_are_what_the_parser_expects() {
        use x509_parser::prelude::FromDer as _;
        for key in [Key::ec(Curve::P384).unwrap(), Key::rsa(1024).unwrap()] {
            let spki = key.spki();
            let (rest, _) = x509_parser::x509::SubjectPublicKeyInfo::from_der(&spki).unwrap();
            assert!(rest.is_empty());
        }
    }
}
