//! A second builder of certificates, able to be wrong.
//!
//! Apart from the program's own writer on purpose: it shares nothing with it, and it writes what
//! the program never would. Every part of RFC 5280 4.1 can be set, left out, doubled or spoilt.

use time::OffsetDateTime;

pub use der::*;
pub use key::*;

#[path = "builder/der.rs"]
mod der;
#[path = "builder/key.rs"]
mod key;

pub const SKI: &str = "2.5.29.14";
pub const KU: &str = "2.5.29.15";
pub const SAN: &str = "2.5.29.17";
pub const BC: &str = "2.5.29.19";
pub const NC: &str = "2.5.29.30";
pub const AKI: &str = "2.5.29.35";
pub const EKU: &str = "2.5.29.37";
pub const SERVER: &str = "1.3.6.1.5.5.7.3.1";
pub const CLIENT: &str = "1.3.6.1.5.5.7.3.2";
pub const ANY: &str = "2.5.29.37.0";

/// Named bits of keyUsage, as numbers of RFC 5280 4.2.1.3.
pub const SIGNATURE: u8 = 0;
pub const ENCIPHERMENT: u8 = 2;
pub const AGREEMENT: u8 = 4;
pub const CERT_SIGN: u8 = 5;
pub const CRL_SIGN: u8 = 6;

/// A certificate about to be signed. Everything is open to be spoilt.
#[derive(Clone)]
pub struct Wish {
    /// `None` writes no version (version 1); 2 means version 3.
    pub version: Option<u8>,
    /// Content of the INTEGER, as it is.
    pub serial: Vec<u8>,
    pub subject: Vec<u8>,
    /// Instead of the issuer's subject.
    pub issuer: Option<Vec<u8>>,
    pub from: Vec<u8>,
    pub until: Vec<u8>,
    pub key: Key,
    pub extensions: Vec<(String, bool, Vec<u8>)>,
    pub how: Option<Sign>,
    /// A second, contradicting algorithm inside.
    pub inside: Option<Sign>,
    /// Turn a bit of the signature.
    pub broken: bool,
}

/// A finished one.
#[derive(Clone)]
pub struct Made {
    pub der: Vec<u8>,
    pub key: Key,
    pub subject: Vec<u8>,
}

pub fn days(n: i64) -> OffsetDateTime {
    OffsetDateTime::now_utc() + time::Duration::days(n)
}

fn serial() -> Vec<u8> {
    let mut bytes: [u8; 16] = rand::random();
    bytes[0] = bytes[0] & 0x7f | 0x40;
    bytes.to_vec()
}

impl Wish {
    /// A root as it should be: everything RFC 5280 asks for, RSA-2048.
    pub fn root(title: &str) -> Self {
        Self::empty(cn(title), key("rsa2048/root"))
            .dates(-30, 3650)
            .bc(true, None)
            .ku(true, &[CERT_SIGN, CRL_SIGN])
    }

    /// An intermediate as it should be.
    pub fn between(title: &str) -> Self {
        Self::empty(cn(title), key("rsa2048/between"))
            .dates(-20, 1825)
            .bc(true, None)
            .ku(true, &[CERT_SIGN, CRL_SIGN])
    }

    /// A camera certificate as it should be, for 127.0.0.1.
    pub fn camera() -> Self {
        Self::empty(cn("camera"), key("rsa2048/camera"))
            .dates(-1, 396)
            .bc(false, None)
            .ku(true, &[SIGNATURE, ENCIPHERMENT])
            .eku(&[SERVER])
            .san(&[ip("127.0.0.1")])
    }

    pub fn empty(subject: Vec<u8>, key: Key) -> Self {
        Self {
            version: Some(2),
            serial: serial(),
            subject,
            issuer: None,
            from: when(days(-1)),
            until: when(days(300)),
            extensions: vec![(SKI.into(), false, tlv(4, &key.id()))],
            key,
            how: None,
            inside: None,
            broken: false,
        }
    }

    pub fn edit(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    pub fn subject(self, subject: Vec<u8>) -> Self {
        self.edit(|w| w.subject = subject)
    }

    pub fn key(mut self, label: &str) -> Self {
        self.key = key(label);
        let id = tlv(4, &self.key.id());
        if self.extensions.iter().any(|e| e.0 == SKI) {
            self = self.ext(SKI, false, id);
        }
        self
    }

    pub fn dates(self, from: i64, until: i64) -> Self {
        self.edit(|w| (w.from, w.until) = (when(days(from)), when(days(until))))
    }

    pub fn how(self, how: Sign) -> Self {
        self.edit(|w| w.how = Some(how))
    }

    /// Sets or replaces an extension.
    pub fn ext(mut self, id: &str, critical: bool, value: Vec<u8>) -> Self {
        match self.extensions.iter_mut().find(|e| e.0 == id) {
            Some(old) => *old = (id.into(), critical, value),
            None => self.extensions.push((id.into(), critical, value)),
        }
        self
    }

    pub fn without(self, id: &str) -> Self {
        self.edit(|w| w.extensions.retain(|e| e.0 != id))
    }

    pub fn san(self, names: &[Vec<u8>]) -> Self {
        self.ext(SAN, false, seq(names))
    }

    pub fn eku(self, purposes: &[&str]) -> Self {
        let list: Vec<Vec<u8>> = purposes.iter().map(|p| oid(p)).collect();
        self.ext(EKU, false, seq(&list))
    }

    pub fn ku(self, critical: bool, bits: &[u8]) -> Self {
        let highest = bits.iter().max().copied().unwrap_or(0);
        let mut bytes = vec![7 - highest % 8];
        bytes.resize(2 + usize::from(highest / 8), 0);
        for bit in bits {
            bytes[1 + usize::from(bit / 8)] |= 0x80 >> (bit % 8);
        }
        self.ext(KU, critical, tlv(3, &bytes))
    }

    pub fn bc(self, authority: bool, length: Option<u8>) -> Self {
        let mut parts = Vec::new();
        if authority {
            parts.push(vec![1, 1, 0xff]);
        }
        parts.extend(length.map(|n| vec![2, 1, n]));
        self.ext(BC, true, seq(&parts))
    }

    pub fn limits(self, critical: bool, permitted: &[Vec<u8>], excluded: &[Vec<u8>]) -> Self {
        let list = |names: &[Vec<u8>]| {
            names
                .iter()
                .map(|n| seq(std::slice::from_ref(n)))
                .collect::<Vec<_>>()
        };
        let mut parts = Vec::new();
        if !permitted.is_empty() {
            parts.push(tlv(0xa0, &list(permitted).concat()));
        }
        if !excluded.is_empty() {
            parts.push(tlv(0xa1, &list(excluded).concat()));
        }
        self.ext(NC, critical, seq(&parts))
    }

    /// A camera's name: SAN and common name.
    pub fn named(self, name: &str) -> Self {
        self.subject(cn(name)).san(&[dns(name)])
    }

    /// Signs itself.
    pub fn own(self) -> Made {
        let (key, subject) = (self.key.clone(), self.subject.clone());
        self.finish(&key, &subject)
    }

    /// Signed by this authority, with its key identifier.
    pub fn by(mut self, issuer: &Made) -> Made {
        if self.version == Some(2) && !self.extensions.iter().any(|e| e.0 == AKI) {
            let id = seq(&[tlv(0x80, &issuer.key.id())]);
            self.extensions.push((AKI.into(), false, id));
        }
        self.finish(&issuer.key, &issuer.subject)
    }

    fn finish(self, signer: &Key, issuer: &[u8]) -> Made {
        let how = self.how.unwrap_or_else(|| signer.usual());
        let mut parts = Vec::new();
        if let Some(version) = self.version {
            parts.push(tlv(0xa0, &[2, 1, version]));
        }
        parts.push(tlv(2, &self.serial));
        parts.push(self.inside.unwrap_or(how).identifier());
        parts.push(self.issuer.unwrap_or_else(|| issuer.to_vec()));
        parts.push(seq(&[self.from, self.until]));
        parts.push(self.subject.clone());
        parts.push(self.key.0.spki.clone());
        if self.version == Some(2) && !self.extensions.is_empty() {
            let list: Vec<Vec<u8>> = self
                .extensions
                .iter()
                .map(|(id, critical, value)| {
                    let mut parts = vec![oid(id)];
                    if *critical {
                        parts.push(vec![1, 1, 0xff]);
                    }
                    parts.push(tlv(4, value));
                    seq(&parts)
                })
                .collect();
            parts.push(tlv(0xa3, &seq(&list)));
        }
        let tbs = seq(&parts);
        let mut signature = signer.sign(how, &tbs);
        if self.broken {
            let last = signature.len() - 1;
            signature[last] ^= 1;
        }
        Made {
            der: seq(&[tbs, how.identifier(), bit_string(&signature)]),
            key: self.key,
            subject: self.subject,
        }
    }
}

/// PEM of one certificate.
pub fn certificate_pem(der: &[u8]) -> String {
    pem::encode_config(
        &pem::Pem::new("CERTIFICATE", der.to_vec()),
        pem::EncodeConfig::new().set_line_ending(pem::LineEnding::LF),
    )
}
