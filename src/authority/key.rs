//! Makes private keys and signs with the authority's.
//!
//! Apart because it is the only place where the area touches rcgen, which makes keys and signs
//! (by aws-lc). Certificates themselves are written in [`super::profile`]: rcgen keeps a name as a
//! map, and an imported authority whose name holds two organizational units (or a domain in two
//! components) would get certificates that no client can match to it.

use std::fmt;
use std::str::FromStr;

use rcgen::{KeyPair, PublicKeyData, RsaKeySize, SignatureAlgorithm, SigningKey};
use rustls::pki_types::PrivatePkcs8KeyDer;
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
        let rsa = |size| KeyPair::generate_rsa_for(&rcgen::PKCS_RSA_SHA256, size);
        let pair = match self {
            Self::Rsa2048 => rsa(RsaKeySize::_2048),
            Self::Rsa3072 => rsa(RsaKeySize::_3072),
            Self::Rsa4096 => rsa(RsaKeySize::_4096),
            Self::P256 => KeyPair::generate_for(&rcgen::PKCS_ECDSA_P256_SHA256),
            Self::P384 => KeyPair::generate_for(&rcgen::PKCS_ECDSA_P384_SHA384),
        }
        .map_err(crypto)?;
        let pkcs8 = Zeroizing::new(pair.serialized_der().to_vec());
        Ok((
            PrivateKey::from_pkcs8(pkcs8),
            pair.subject_public_key_info(),
        ))
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

fn crypto(error: rcgen::Error) -> Error {
    Error::Crypto(Cause::new(error))
}

/// The authority's key, ready to sign.
pub(super) struct Signer(KeyPair);

impl Signer {
    /// # Errors
    /// [`Error::AuthorityKey`] for a kind no browser trusts as an authority (RSA under 2048,
    /// P-521, Ed25519 and others), [`Error::Crypto`] for a damaged key.
    pub(super) fn of(key: &PrivateKey) -> Result<Self, Error> {
        let algorithm: &'static SignatureAlgorithm = match key.kind() {
            KeyAlgorithm::Rsa(2048..) => &rcgen::PKCS_RSA_SHA256,
            KeyAlgorithm::P256 => &rcgen::PKCS_ECDSA_P256_SHA256,
            KeyAlgorithm::P384 => &rcgen::PKCS_ECDSA_P384_SHA384,
            kind => {
                return Err(Error::AuthorityKey {
                    kind: kind.to_string(),
                });
            }
        };
        let pkcs8 = PrivatePkcs8KeyDer::from(key.pkcs8());
        KeyPair::from_pkcs8_der_and_sign_algo(&pkcs8, algorithm)
            .map(Self)
            .map_err(crypto)
    }

    /// The AlgorithmIdentifier of its signatures (RFC 4055 5, RFC 5758 3.2).
    pub(super) fn algorithm(&self) -> Vec<u8> {
        let algorithm = self.0.algorithm();
        if algorithm == &rcgen::PKCS_ECDSA_P256_SHA256 {
            der::sequence(&[&der::oid(&[1, 2, 840, 10_045, 4, 3, 2])])
        } else if algorithm == &rcgen::PKCS_ECDSA_P384_SHA384 {
            der::sequence(&[&der::oid(&[1, 2, 840, 10_045, 4, 3, 3])])
        } else {
            der::sequence(&[&der::oid(&[1, 2, 840, 113_549, 1, 1, 11]), &[0x05, 0x00]])
        }
    }

    pub(super) fn sign(&self, message: &[u8]) -> Result<Vec<u8>, Error> {
        self.0.sign(message).map_err(crypto)
    }
}
