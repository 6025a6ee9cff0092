//! Private keys: PKCS#8 in wiped memory, whatever form they came in.
//!
//! Apart because nothing of a key may reach a log, a message or a comparison by accident.

use std::fmt;
use std::sync::Arc;

use pkcs8::der::asn1::{AnyRef, BitStringRef};
use pkcs8::der::{Decode, Encode};
use pkcs8::{ObjectIdentifier, PrivateKeyInfo};
use zeroize::Zeroizing;

use super::{Certificate, Error, KeyAlgorithm};
use crate::error::Cause;

const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const EC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");

/// A private key made or imported here: PKCS#8 DER, wiped when dropped, never printed.
#[derive(Clone)]
pub struct PrivateKey(Arc<Zeroizing<Vec<u8>>>);

impl PrivateKey {
    /// Takes unencrypted PKCS#8 DER over without looking into it.
    pub fn from_pkcs8(der: Zeroizing<Vec<u8>>) -> Self {
        Self(Arc::new(der))
    }

    /// Wraps a PKCS#1 RSAPrivateKey (RFC 8017 A.1.2).
    ///
    /// # Errors
    /// [`Error::NotAKey`]
    pub fn from_pkcs1(der: &[u8]) -> Result<Self, Error> {
        let _ = pkcs1_modulus(der)?;
        wrap(RSA, AnyRef::NULL, der)
    }

    /// Wraps a SEC1 ECPrivateKey that names its curve (RFC 5915).
    ///
    /// # Errors
    /// [`Error::NotAKey`]
    pub fn from_sec1(der: &[u8]) -> Result<Self, Error> {
        let key = Sec1::from_der(der).map_err(bad)?;
        let curve = key
            .curve
            .ok_or_else(|| Error::NotAKey(Cause::new("the key does not name its curve")))?;
        wrap(EC, AnyRef::from(&curve), der)
    }

    /// The unencrypted PKCS#8 DER, for the one moment it is used.
    pub fn pkcs8(&self) -> &[u8] {
        &self.0
    }

    /// PKCS#8 PEM, unencrypted.
    pub fn pem(&self) -> Zeroizing<String> {
        armour("PRIVATE KEY", &self.0)
    }

    /// The bare RSAPrivateKey for devices that want `BEGIN RSA PRIVATE KEY`; `None` for other keys.
    pub fn pkcs1(&self) -> Option<Zeroizing<Vec<u8>>> {
        let inner = PrivateKeyInfo::from_der(&self.0).ok()?;
        (inner.algorithm.oid == RSA).then(|| Zeroizing::new(inner.private_key.to_vec()))
    }

    /// [`pkcs1`](Self::pkcs1) as PEM.
    pub fn pkcs1_pem(&self) -> Option<Zeroizing<String>> {
        self.pkcs1().map(|der| armour("RSA PRIVATE KEY", &der))
    }

    /// What kind of key it is.
    pub fn kind(&self) -> KeyAlgorithm {
        let Ok(info) = PrivateKeyInfo::from_der(&self.0) else {
            return KeyAlgorithm::Other("?".to_owned());
        };
        let oid = info.algorithm.oid;
        if oid == RSA {
            return match pkcs1_modulus(info.private_key) {
                Ok(modulus) => KeyAlgorithm::Rsa(super::algorithm::bits(modulus)),
                Err(_) => KeyAlgorithm::Other("RSA ?".to_owned()),
            };
        }
        if oid == EC {
            let curve = info.algorithm.parameters_oid().map(|o| o.to_string());
            return match curve.as_deref() {
                Ok("1.2.840.10045.3.1.7") => KeyAlgorithm::P256,
                Ok("1.3.132.0.34") => KeyAlgorithm::P384,
                Ok("1.3.132.0.35") => KeyAlgorithm::P521,
                Ok(other) => KeyAlgorithm::Other(format!("EC {other}")),
                Err(_) => KeyAlgorithm::Other("EC ?".to_owned()),
            };
        }
        match oid.to_string().as_str() {
            "1.3.101.112" => KeyAlgorithm::Ed25519,
            other => KeyAlgorithm::Other(other.to_owned()),
        }
    }

    /// Whether the certificate holds the public half of this key.
    ///
    /// For RSA the moduli are compared, so that small keys of old cameras count too; for curves
    /// the public point is computed.
    pub fn belongs_to(&self, certificate: &Certificate) -> bool {
        self.belongs_to_public_key(certificate.public_key())
    }

    /// As [`belongs_to`](Self::belongs_to), for a DER SubjectPublicKeyInfo.
    pub fn belongs_to_public_key(&self, spki: &[u8]) -> bool {
        use x509_parser::prelude::FromDer;
        let Ok(info) = PrivateKeyInfo::from_der(&self.0) else {
            return false;
        };
        let Ok((_, spki)) = x509_parser::x509::SubjectPublicKeyInfo::from_der(spki) else {
            return false;
        };
        if info.algorithm.oid == RSA {
            return match (pkcs1_modulus(info.private_key), spki.parsed()) {
                (Ok(mine), Ok(x509_parser::public_key::PublicKey::RSA(theirs))) => {
                    significant(mine) == significant(theirs.modulus)
                }
                _ => false,
            };
        }
        use aws_lc_rs::signature::{self as lc, KeyPair};
        let algorithm = match self.kind() {
            KeyAlgorithm::P256 => &lc::ECDSA_P256_SHA256_ASN1_SIGNING,
            KeyAlgorithm::P384 => &lc::ECDSA_P384_SHA384_ASN1_SIGNING,
            KeyAlgorithm::P521 => &lc::ECDSA_P521_SHA512_ASN1_SIGNING,
            KeyAlgorithm::Ed25519 => {
                return lc::Ed25519KeyPair::from_pkcs8_maybe_unchecked(&self.0).is_ok_and(|pair| {
                    pair.public_key().as_ref() == &*spki.subject_public_key.data
                });
            }
            _ => return false,
        };
        lc::EcdsaKeyPair::from_private_key_der(algorithm, &self.0)
            .is_ok_and(|pair| pair.public_key().as_ref() == &*spki.subject_public_key.data)
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrivateKey(…)")
    }
}

fn bad(error: pkcs8::der::Error) -> Error {
    Error::NotAKey(Cause::new(error))
}

fn wrap(
    algorithm: ObjectIdentifier,
    parameters: AnyRef<'_>,
    inner: &[u8],
) -> Result<PrivateKey, Error> {
    let info = PrivateKeyInfo::new(
        pkcs8::AlgorithmIdentifierRef {
            oid: algorithm,
            parameters: Some(parameters),
        },
        inner,
    );
    let der = Zeroizing::new(info.to_der().map_err(bad)?);
    Ok(PrivateKey::from_pkcs8(der))
}

fn armour(label: &str, der: &[u8]) -> Zeroizing<String> {
    Zeroizing::new(pem::encode_config(
        &pem::Pem::new(label, der),
        pem::EncodeConfig::new().set_line_ending(pem::LineEnding::LF),
    ))
}

fn significant(bytes: &[u8]) -> &[u8] {
    let start = bytes.iter().take_while(|b| **b == 0).count();
    bytes.get(start..).unwrap_or_default()
}

fn pkcs1_modulus(der: &[u8]) -> Result<&[u8], Error> {
    rsa::pkcs1::RsaPrivateKey::from_der(der)
        .map(|key| key.modulus.as_bytes())
        .map_err(bad)
}

/// ECPrivateKey ::= SEQUENCE { version, privateKey, [0] parameters, [1] publicKey }
struct Sec1 {
    curve: Option<ObjectIdentifier>,
}

impl<'a> Decode<'a> for Sec1 {
    fn decode<R: pkcs8::der::Reader<'a>>(reader: &mut R) -> pkcs8::der::Result<Self> {
        use pkcs8::der::TagNumber;
        use pkcs8::der::asn1::{ContextSpecific, OctetStringRef};
        reader.sequence(|reader| {
            let _ = u8::decode(reader)?;
            let _ = OctetStringRef::decode(reader)?;
            let curve =
                ContextSpecific::<ObjectIdentifier>::decode_explicit(reader, TagNumber::N0)?;
            let _ = ContextSpecific::<BitStringRef<'a>>::decode_explicit(reader, TagNumber::N1)?;
            Ok(Self {
                curve: curve.map(|c| c.value),
            })
        })
    }
}
