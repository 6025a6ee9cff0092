//! X.509 for people: parsed once, shown many times.
//!
//! The door of the area. A [`Certificate`] keeps its DER and what was read from it; everything
//! that judges or shows certificates starts here.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::Digest;
use time::OffsetDateTime;
use x509_parser::prelude::{FromDer, GeneralName, X509Certificate};
use zeroize::Zeroizing;

use crate::error::Cause;

/// SHA-256 of a certificate's DER: the only identity camseal compares certificates by.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// Of these DER bytes.
    pub fn of(der: &[u8]) -> Self {
        Self(sha2::Sha256::digest(der).into())
    }

    /// The 32 bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The first eight characters, to read aloud.
    pub fn short(&self) -> String {
        self.to_string()[..8].to_uppercase()
    }

    /// Sixteen groups of four capital characters.
    pub fn grouped(&self) -> String {
        let hex = self.to_string().to_uppercase();
        hex.as_bytes()
            .chunks(4)
            .map(|c| String::from_utf8_lossy(c))
            .collect::<Vec<_>>()
            .join(" ")
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|b| write!(f, "{b:02x}"))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text is not a SHA-256 fingerprint.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a SHA-256 fingerprint: 64 hexadecimal digits are needed")]
pub struct BadFingerprint;

impl FromStr for Fingerprint {
    type Err = BadFingerprint;

    /// 64 hexadecimal digits in any case; colons and spaces between them are ignored.
    fn from_str(text: &str) -> Result<Self, BadFingerprint> {
        let digits: Vec<u32> = text
            .chars()
            .filter(|c| !matches!(c, ':' | ' ' | '-'))
            .map(|c| c.to_digit(16).ok_or(BadFingerprint))
            .collect::<Result<_, _>>()?;
        if digits.len() != 64 {
            return Err(BadFingerprint);
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
            *byte = (pair[0] * 16 + pair[1]) as u8;
        }
        Ok(Self(bytes))
    }
}

impl TryFrom<String> for Fingerprint {
    type Error = BadFingerprint;

    fn try_from(text: String) -> Result<Self, BadFingerprint> {
        text.parse()
    }
}

impl From<Fingerprint> for String {
    fn from(fingerprint: Fingerprint) -> Self {
        fingerprint.to_string()
    }
}

/// One name a certificate works for (subjectAltName, RFC 5280 4.2.1.6).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", content = "name", rename_all = "kebab-case")]
pub enum Name {
    /// iPAddress.
    Ip(IpAddr),
    /// dNSName.
    Dns(String),
    /// Anything else, as text.
    Other(String),
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ip(ip) => fmt::Display::fmt(ip, f),
            Self::Dns(name) | Self::Other(name) => f.write_str(name),
        }
    }
}

/// A parsed certificate. Cheap to clone.
#[derive(Clone)]
pub struct Certificate(Arc<Parts>);

struct Parts {
    der: Vec<u8>,
    fingerprint: Fingerprint,
    subject: String,
    issuer: String,
    common_name: Option<String>,
    names: Vec<Name>,
    not_before: OffsetDateTime,
    not_after: OffsetDateTime,
    authority: bool,
    public_key: Vec<u8>,
}

/// What can be wrong with a certificate, key or request as such.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The bytes are not a certificate.
    #[error("not a certificate")]
    NotACertificate(#[source] Cause),
}

impl Certificate {
    /// Reads one certificate from exactly these DER bytes.
    ///
    /// # Errors
    /// [`Error::NotACertificate`] when they are anything else, or when bytes follow.
    pub fn from_der(der: &[u8]) -> Result<Self, Error> {
        let (rest, parsed) = X509Certificate::from_der(der)
            .map_err(|e| Error::NotACertificate(Cause::new(e.to_string())))?;
        if !rest.is_empty() {
            return Err(Error::NotACertificate(Cause::new(
                "bytes follow the certificate",
            )));
        }
        let names = match parsed.subject_alternative_name() {
            Ok(Some(san)) => san.value.general_names.iter().map(name).collect(),
            _ => Vec::new(),
        };
        let common_name = parsed
            .subject()
            .iter_common_name()
            .next()
            .and_then(|a| a.as_str().ok())
            .map(ToOwned::to_owned);
        Ok(Self(Arc::new(Parts {
            fingerprint: Fingerprint::of(der),
            subject: parsed.subject().to_string(),
            issuer: parsed.issuer().to_string(),
            common_name,
            names,
            not_before: parsed.validity().not_before.to_datetime(),
            not_after: parsed.validity().not_after.to_datetime(),
            authority: parsed.is_ca(),
            public_key: parsed.public_key().raw.to_vec(),
            der: der.to_vec(),
        })))
    }

    /// The DER bytes.
    pub fn der(&self) -> &[u8] {
        &self.0.der
    }

    /// PEM with the usual label.
    pub fn pem(&self) -> String {
        pem::encode_config(
            &pem::Pem::new("CERTIFICATE", self.der()),
            pem::EncodeConfig::new().set_line_ending(pem::LineEnding::LF),
        )
    }

    /// SHA-256 of the DER.
    pub fn fingerprint(&self) -> Fingerprint {
        self.0.fingerprint
    }

    /// Subject in one line. Foreign text.
    pub fn subject(&self) -> &str {
        &self.0.subject
    }

    /// Issuer in one line. Foreign text.
    pub fn issuer(&self) -> &str {
        &self.0.issuer
    }

    /// First common name of the subject. Foreign text.
    pub fn common_name(&self) -> Option<&str> {
        self.0.common_name.as_deref()
    }

    /// What it calls itself: common name, else the whole subject. Foreign text.
    pub fn title(&self) -> &str {
        self.common_name().unwrap_or_else(|| self.subject())
    }

    /// The names it works for.
    pub fn names(&self) -> &[Name] {
        &self.0.names
    }

    /// Start of validity, UTC.
    pub fn not_before(&self) -> OffsetDateTime {
        self.0.not_before
    }

    /// End of validity, UTC.
    pub fn not_after(&self) -> OffsetDateTime {
        self.0.not_after
    }

    /// Whether basicConstraints says CA.
    pub fn is_authority(&self) -> bool {
        self.0.authority
    }

    /// SubjectPublicKeyInfo, DER: equal for equal keys.
    pub fn public_key(&self) -> &[u8] {
        &self.0.public_key
    }

    /// Whether subject and issuer are the same.
    pub fn is_self_issued(&self) -> bool {
        self.0.subject == self.0.issuer
    }
}

fn name(name: &GeneralName<'_>) -> Name {
    match name {
        GeneralName::DNSName(text) => Name::Dns((*text).to_owned()),
        GeneralName::IPAddress(bytes) => match bytes.len() {
            4 => <[u8; 4]>::try_from(*bytes)
                .map_or_else(|_| Name::Other(String::new()), |b| Name::Ip(b.into())),
            16 => <[u8; 16]>::try_from(*bytes)
                .map_or_else(|_| Name::Other(String::new()), |b| Name::Ip(b.into())),
            n => Name::Other(format!("IP ({n} bytes)")),
        },
        other => Name::Other(other.to_string()),
    }
}

impl fmt::Debug for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Certificate")
            .field("subject", &self.0.subject)
            .field("sha256", &self.0.fingerprint)
            .finish_non_exhaustive()
    }
}

impl PartialEq for Certificate {
    fn eq(&self, other: &Self) -> bool {
        self.0.fingerprint == other.0.fingerprint
    }
}

impl Eq for Certificate {}

/// A private key made or imported here: PKCS#8 DER, wiped when dropped, never printed.
#[derive(Clone)]
pub struct PrivateKey(Arc<Zeroizing<Vec<u8>>>);

impl PrivateKey {
    /// Takes unencrypted PKCS#8 DER over.
    pub fn from_pkcs8(der: Zeroizing<Vec<u8>>) -> Self {
        Self(Arc::new(der))
    }

    /// The unencrypted PKCS#8 DER, for the one moment it is used.
    pub fn pkcs8(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrivateKey(…)")
    }
}
