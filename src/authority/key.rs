//! Makes private keys and signs with the authority's.
//!
//! Apart because it is the only place where the area touches the crypto library (aws-lc).

use std::fmt;
use std::str::FromStr;

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{self as lc, EcdsaKeyPair, KeyPair, RsaKeyPair};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::Error;
use crate::certificate::{KeyAlgorithm, PrivateKey, der};
use crate::error::Cause;

/// The kinds of keys camseal makes. Ed25519 and P-521 are not among them: browsers refuse both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum KeyKind {
    /// What nearly every camera takes; the default for cameras.
    #[serde(rename = "rsa-2048")]
    Rsa2048,
    /// The default for authorities.
    #[serde(rename = "rsa-3072")]
    Rsa3072,
    /// Slow on cameras.
    #[serde(rename = "rsa-4096")]
    Rsa4096,
    /// Fast, for newer cameras.
    #[serde(rename = "p256")]
    P256,
    /// Fast, for newer cameras.
    #[serde(rename = "p384")]
    P384,
}

impl KeyKind {
    /// Every kind, the customary first.
    pub const ALL: [Self; 5] = [
        Self::Rsa2048,
        Self::Rsa3072,
        Self::Rsa4096,
        Self::P256,
        Self::P384,
    ];

    /// As it is written on the command line and in files.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Rsa2048 => "rsa-2048",
            Self::Rsa3072 => "rsa-3072",
            Self::Rsa4096 => "rsa-4096",
            Self::P256 => "p256",
            Self::P384 => "p384",
        }
    }

    /// Whether it is an RSA key.
    pub fn is_rsa(self) -> bool {
        matches!(self, Self::Rsa2048 | Self::Rsa3072 | Self::Rsa4096)
    }

    /// Makes a new key. Takes up to seconds for RSA-4096: call it off the user interface's thread.
    ///
    /// # Errors
    /// [`Error::Crypto`] when the operating system has no randomness to give.
    pub fn make(self) -> Result<PrivateKey, Error> {
        self.pair().map(|(key, _)| key)
    }

    /// A new key and its SubjectPublicKeyInfo.
    pub(super) fn pair(self) -> Result<(PrivateKey, Vec<u8>), Error> {
        let (pkcs8, spki) = match self {
            Self::Rsa2048 => rsa(KeySize::Rsa2048)?,
            Self::Rsa3072 => rsa(KeySize::Rsa3072)?,
            Self::Rsa4096 => rsa(KeySize::Rsa4096)?,
            Self::P256 => curve(&lc::ECDSA_P256_SHA256_ASN1_SIGNING)?,
            Self::P384 => curve(&lc::ECDSA_P384_SHA384_ASN1_SIGNING)?,
        };
        Ok((PrivateKey::from_pkcs8(pkcs8), spki))
    }
}

impl fmt::Display for KeyKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// The text names no kind of key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such kind of key; known are rsa-2048, rsa-3072, rsa-4096, p256, p384")]
pub struct BadKeyKind;

impl FromStr for KeyKind {
    type Err = BadKeyKind;

    fn from_str(text: &str) -> Result<Self, BadKeyKind> {
        let plain: String = text
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_lowercase();
        Self::ALL
            .into_iter()
            .find(|k| k.tag().replace('-', "") == plain)
            .ok_or(BadKeyKind)
    }
}

fn unspecified(error: aws_lc_rs::error::Unspecified) -> Error {
    Error::Crypto(Cause::new(error))
}

type Made = (Zeroizing<Vec<u8>>, Vec<u8>);

fn rsa(size: KeySize) -> Result<Made, Error> {
    let pair = RsaKeyPair::generate(size).map_err(unspecified)?;
    let pkcs8 = AsDer::<Pkcs8V1Der<'_>>::as_der(&pair).map_err(unspecified)?;
    let spki = AsDer::<PublicKeyX509Der<'_>>::as_der(pair.public_key()).map_err(unspecified)?;
    Ok((
        Zeroizing::new(pkcs8.as_ref().to_vec()),
        spki.as_ref().to_vec(),
    ))
}

fn curve(algorithm: &'static lc::EcdsaSigningAlgorithm) -> Result<Made, Error> {
    let pair = EcdsaKeyPair::generate(algorithm).map_err(unspecified)?;
    let pkcs8 = pair.to_pkcs8v1().map_err(unspecified)?;
    let spki = AsDer::<PublicKeyX509Der<'_>>::as_der(pair.public_key()).map_err(unspecified)?;
    Ok((
        Zeroizing::new(pkcs8.as_ref().to_vec()),
        spki.as_ref().to_vec(),
    ))
}

/// The authority's key, ready to sign.
pub(super) enum Signer {
    Rsa(RsaKeyPair),
    P256(EcdsaKeyPair),
    P384(EcdsaKeyPair),
}

impl Signer {
    /// # Errors
    /// [`Error::AuthorityKey`] for a kind no browser trusts as an authority (RSA under 2048,
    /// P-521, Ed25519 and others), [`Error::Crypto`] for a damaged key.
    pub(super) fn of(key: &PrivateKey) -> Result<Self, Error> {
        let damaged = |e: aws_lc_rs::error::KeyRejected| Error::Crypto(Cause::new(e));
        match key.kind() {
            KeyAlgorithm::Rsa(2048..) => RsaKeyPair::from_pkcs8(key.pkcs8())
                .map(Self::Rsa)
                .map_err(damaged),
            KeyAlgorithm::P256 => {
                EcdsaKeyPair::from_private_key_der(&lc::ECDSA_P256_SHA256_ASN1_SIGNING, key.pkcs8())
                    .map(Self::P256)
                    .map_err(damaged)
            }
            KeyAlgorithm::P384 => {
                EcdsaKeyPair::from_private_key_der(&lc::ECDSA_P384_SHA384_ASN1_SIGNING, key.pkcs8())
                    .map(Self::P384)
                    .map_err(damaged)
            }
            kind => Err(Error::AuthorityKey {
                kind: kind.to_string(),
            }),
        }
    }

    /// The AlgorithmIdentifier of its signatures (RFC 4055 5, RFC 5758 3.2).
    pub(super) fn algorithm(&self) -> Vec<u8> {
        match self {
            Self::Rsa(_) => {
                der::sequence(&[&der::oid(&[1, 2, 840, 113_549, 1, 1, 11]), &[0x05, 0x00]])
            }
            Self::P256(_) => der::sequence(&[&der::oid(&[1, 2, 840, 10_045, 4, 3, 2])]),
            Self::P384(_) => der::sequence(&[&der::oid(&[1, 2, 840, 10_045, 4, 3, 3])]),
        }
    }

    pub(super) fn sign(&self, message: &[u8]) -> Result<Vec<u8>, Error> {
        let rng = SystemRandom::new();
        match self {
            Self::Rsa(pair) => {
                let mut signature = vec![0; pair.public_modulus_len()];
                pair.sign(&lc::RSA_PKCS1_SHA256, &rng, message, &mut signature)
                    .map_err(unspecified)?;
                Ok(signature)
            }
            Self::P256(pair) | Self::P384(pair) => pair
                .sign(&rng, message)
                .map(|s| s.as_ref().to_vec())
                .map_err(unspecified),
        }
    }
}
