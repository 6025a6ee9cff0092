//! X.509 for people: parsed once, shown many times.
//!
//! The door of the area. A [`Certificate`] keeps its DER and what was read from it; everything
//! that judges or shows certificates starts here. Reading is lenient (RFC 5280 is not enforced):
//! cameras make odd certificates, and an odd one has to be shown before it can be replaced.
//! All text that comes out of a certificate is foreign: it is kept as it is and cleaned where it
//! is drawn.

pub mod algorithm;
pub mod chain;
mod constraints;
pub(crate) mod der;
mod error;
pub mod extension;
pub mod file;
mod fingerprint;
mod key;
pub mod lint;
mod parse;
pub mod signature;
mod subject;

use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

pub use algorithm::{Hash, KeyAlgorithm, SignatureAlgorithm};
pub use constraints::{NameConstraints, Subtree};
pub use error::Error;
pub use fingerprint::{BadFingerprint, Fingerprint};
pub use key::PrivateKey;
pub(crate) use parse::title_of;
pub use subject::{BadSubject, Subject};

/// Reading of X.509 structures that requests share with certificates.
pub(crate) mod wire {
    pub(crate) use super::parse::{common_name, name, one_line};
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

/// keyUsage (RFC 5280 4.2.1.3), one bit a purpose, digitalSignature the lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyUsage(pub u16);

impl KeyUsage {
    /// The RFC's names of the bits that are set.
    pub fn names(self) -> Vec<&'static str> {
        const NAMES: [&str; 9] = [
            "digitalSignature",
            "nonRepudiation",
            "keyEncipherment",
            "dataEncipherment",
            "keyAgreement",
            "keyCertSign",
            "cRLSign",
            "encipherOnly",
            "decipherOnly",
        ];
        (0..9)
            .filter(|bit| self.0 >> bit & 1 == 1)
            .map(|bit| NAMES[bit])
            .collect()
    }

    /// May sign handshakes.
    pub fn digital_signature(self) -> bool {
        self.0 & 1 == 1
    }

    /// May sign certificates.
    pub fn certificate_sign(self) -> bool {
        self.0 >> 5 & 1 == 1
    }
}

/// basicConstraints (RFC 5280 4.2.1.9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BasicConstraints {
    /// Whether it says CA.
    pub authority: bool,
    /// How many authorities may stand below it.
    pub path_length: Option<u32>,
}

/// One extension as it stands in the certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    /// Dotted object identifier.
    pub oid: String,
    /// Whether who does not know it must refuse the certificate.
    pub critical: bool,
    /// The DER inside its octet string.
    pub value: Vec<u8>,
}

/// A parsed certificate. Cheap to clone.
#[derive(Clone)]
pub struct Certificate(Arc<Parts>);

struct Parts {
    der: Vec<u8>,
    tbs: Vec<u8>,
    fingerprint: Fingerprint,
    sha1: [u8; 20],
    version: u32,
    serial: Vec<u8>,
    subject: String,
    subject_der: Vec<u8>,
    issuer: String,
    issuer_der: Vec<u8>,
    common_name: Option<String>,
    organization: Option<String>,
    names: Vec<Name>,
    not_before: OffsetDateTime,
    not_after: OffsetDateTime,
    basic: Option<BasicConstraints>,
    key_usage: Option<KeyUsage>,
    purposes: Option<Vec<String>>,
    subject_key_id: Option<Vec<u8>>,
    authority_key_id: Option<Vec<u8>>,
    constraints: Option<NameConstraints>,
    extensions: Vec<Extension>,
    public_key: Vec<u8>,
    key: KeyAlgorithm,
    signature_algorithm: SignatureAlgorithm,
    signature: Vec<u8>,
}

impl Certificate {
    /// Reads one certificate from exactly these DER bytes.
    ///
    /// # Errors
    /// [`Error::NotACertificate`] when they are anything else, or when bytes follow.
    pub fn from_der(der: &[u8]) -> Result<Self, Error> {
        parse::parts(der).map(|parts| Self(Arc::new(parts)))
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

    /// SHA-1 of the DER in lower case hex: what old Windows and camera pages show. Never compare by it.
    pub fn sha1(&self) -> String {
        hex(&self.0.sha1)
    }

    /// X.509 version as people say it: 1, 2 or 3.
    pub fn version(&self) -> u32 {
        self.0.version
    }

    /// Serial number, lower case hex without leading zeros.
    pub fn serial(&self) -> String {
        let bytes = &self.0.serial;
        let start = bytes.iter().take_while(|b| **b == 0).count();
        let text = hex(bytes.get(start..).unwrap_or_default());
        if text.is_empty() {
            "00".to_owned()
        } else {
            text
        }
    }

    /// Content bytes of the serial number's INTEGER.
    pub fn serial_bytes(&self) -> &[u8] {
        &self.0.serial
    }

    /// Subject in one line. Foreign text.
    pub fn subject(&self) -> &str {
        &self.0.subject
    }

    /// The subject as DER Name.
    pub fn subject_der(&self) -> &[u8] {
        &self.0.subject_der
    }

    /// Issuer in one line. Foreign text.
    pub fn issuer(&self) -> &str {
        &self.0.issuer
    }

    /// The issuer as DER Name.
    pub fn issuer_der(&self) -> &[u8] {
        &self.0.issuer_der
    }

    /// First common name of the subject. Foreign text.
    pub fn common_name(&self) -> Option<&str> {
        self.0.common_name.as_deref()
    }

    /// First organization of the subject. Foreign text.
    pub fn organization(&self) -> Option<&str> {
        self.0.organization.as_deref()
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
        self.0.basic.is_some_and(|b| b.authority)
    }

    /// basicConstraints, when it is there and readable.
    pub fn basic_constraints(&self) -> Option<BasicConstraints> {
        self.0.basic
    }

    /// keyUsage, when it is there and readable.
    pub fn key_usage(&self) -> Option<KeyUsage> {
        self.0.key_usage
    }

    /// Extended key usage as dotted object identifiers, when it is there and readable.
    pub fn purposes(&self) -> Option<&[String]> {
        self.0.purposes.as_deref()
    }

    /// subjectKeyIdentifier.
    pub fn subject_key_id(&self) -> Option<&[u8]> {
        self.0.subject_key_id.as_deref()
    }

    /// The keyIdentifier of authorityKeyIdentifier.
    pub fn authority_key_id(&self) -> Option<&[u8]> {
        self.0.authority_key_id.as_deref()
    }

    /// nameConstraints, when they are there and readable.
    pub fn name_constraints(&self) -> Option<&NameConstraints> {
        self.0.constraints.as_ref()
    }

    /// Every extension, in the order of the certificate.
    pub fn extensions(&self) -> &[Extension] {
        &self.0.extensions
    }

    /// The extension with this dotted object identifier.
    pub fn extension(&self, oid: &str) -> Option<&Extension> {
        self.0.extensions.iter().find(|e| e.oid == oid)
    }

    /// SubjectPublicKeyInfo, DER: equal for equal keys.
    pub fn public_key(&self) -> &[u8] {
        &self.0.public_key
    }

    /// What kind of key it holds.
    pub fn key(&self) -> &KeyAlgorithm {
        &self.0.key
    }

    /// How its issuer signed it.
    pub fn signature_algorithm(&self) -> &SignatureAlgorithm {
        &self.0.signature_algorithm
    }

    /// Whether subject and issuer are the same.
    pub fn is_self_issued(&self) -> bool {
        self.0.subject_der == self.0.issuer_der
    }

    /// Whether its signature verifies with the key of `issuer`, old algorithms included.
    pub fn is_signed_by(&self, issuer: &Self) -> bool {
        signature::verify(
            issuer.public_key(),
            self.signature_algorithm(),
            &self.0.signature,
            &self.0.tbs,
        )
        .is_ok()
    }

    /// Whether it signed itself.
    pub fn is_self_signed(&self) -> bool {
        self.is_self_issued() && self.is_signed_by(self)
    }
}

/// Lower case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
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
