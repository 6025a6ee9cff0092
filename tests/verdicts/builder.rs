//! A second builder of certificates, able to be wrong.
//!
//! Apart from the program's own writer on purpose: it shares nothing with it, and it writes what
//! the program never would. Every part of RFC 5280 4.1 can be set, left out, doubled or spoilt.

use std::collections::HashMap;
use std::net::IpAddr;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex, OnceLock};

use rsa::pkcs8::DecodePrivateKey;
use time::OffsetDateTime;

// --- DER ------------------------------------------------------------------------------------

pub fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut out = vec![tag];
    let n = content.len();
    if n < 0x80 {
        out.push(n as u8);
    } else if n < 0x100 {
        out.extend([0x81, n as u8]);
    } else {
        out.extend([0x82, (n >> 8) as u8, n as u8]);
    }
    out.extend_from_slice(content);
    out
}

pub fn seq(parts: &[Vec<u8>]) -> Vec<u8> {
    tlv(0x30, &parts.concat())
}

pub fn oid(text: &str) -> Vec<u8> {
    let arcs: Vec<u64> = text.split('.').map(|a| a.parse().unwrap()).collect();
    let mut content = Vec::new();
    let mut push = |mut arc: u64| {
        let mut group = vec![(arc & 0x7f) as u8];
        arc >>= 7;
        while arc > 0 {
            group.push(0x80 | (arc & 0x7f) as u8);
            arc >>= 7;
        }
        group.reverse();
        content.extend(group);
    };
    push(arcs[0] * 40 + arcs[1]);
    arcs[2..].iter().for_each(|a| push(*a));
    tlv(6, &content)
}

pub fn bit_string(bytes: &[u8]) -> Vec<u8> {
    tlv(3, &[&[0], bytes].concat())
}

/// UTCTime or GeneralizedTime as RFC 5280 4.1.2.5 wants it.
pub fn when(at: OffsetDateTime) -> Vec<u8> {
    let text = at
        .format(&time::macros::format_description!(
            "[year][month][day][hour][minute][second]Z"
        ))
        .unwrap();
    if (1950..2050).contains(&at.year()) {
        tlv(0x17, &text.as_bytes()[2..])
    } else {
        tlv(0x18, text.as_bytes())
    }
}

// --- names ----------------------------------------------------------------------------------

pub const UTF8: u8 = 0x0c;
pub const PRINTABLE: u8 = 0x13;

/// A Name of one attribute a part: `[(2.5.4.3, string type, bytes)]`.
pub fn name(parts: &[(&str, u8, &[u8])]) -> Vec<u8> {
    let sets: Vec<Vec<u8>> = parts
        .iter()
        .map(|(kind, tag, text)| tlv(0x31, &seq(&[oid(kind), tlv(*tag, text)])))
        .collect();
    seq(&sets)
}

pub const CN: &str = "2.5.4.3";
pub const O: &str = "2.5.4.10";

pub fn cn(text: &str) -> Vec<u8> {
    name(&[(CN, UTF8, text.as_bytes())])
}

/// One GeneralName (RFC 5280 4.2.1.6).
pub fn dns(text: &str) -> Vec<u8> {
    tlv(0x82, text.as_bytes())
}
pub fn mail(text: &str) -> Vec<u8> {
    tlv(0x81, text.as_bytes())
}
pub fn uri(text: &str) -> Vec<u8> {
    tlv(0x86, text.as_bytes())
}
pub fn directory(name: &[u8]) -> Vec<u8> {
    tlv(0xa4, name)
}
pub fn ip(text: &str) -> Vec<u8> {
    match text.parse::<IpAddr>().unwrap() {
        IpAddr::V4(v4) => tlv(0x87, &v4.octets()),
        IpAddr::V6(v6) => tlv(0x87, &v6.octets()),
    }
}
/// Address and mask, for name constraints.
pub fn net(address: &str, mask: &str) -> Vec<u8> {
    let octets = |t: &str| match t.parse::<IpAddr>().unwrap() {
        IpAddr::V4(a) => a.octets().to_vec(),
        IpAddr::V6(a) => a.octets().to_vec(),
    };
    tlv(0x87, &[octets(address), octets(mask)].concat())
}

// --- keys -----------------------------------------------------------------------------------

/// A key pair; made once by OpenSSL under its label and shared by all cases.
#[derive(Clone)]
pub struct Key(pub Arc<Parts>);

pub struct Parts {
    pub pem: String,
    pub spki: Vec<u8>,
    kind: Kind,
}

enum Kind {
    /// PKCS#8; aws-lc signs with it when it can.
    Rsa(Vec<u8>),
    Ec(u16, Vec<u8>),
    Ed25519(Vec<u8>),
    /// OpenSSL signs: curves nobody else here knows.
    Odd,
}

/// The key of this label: its kind, and after a slash anything that tells it from others.
/// Kinds: `rsa2048` and other lengths, `rsa2048e3`, `p256`, `p384`, `p521`, `ed25519`, `k256`, `pss2048`.
pub fn key(label: &str) -> Key {
    static MADE: OnceLock<Mutex<HashMap<String, Key>>> = OnceLock::new();
    let mut made = MADE.get_or_init(Mutex::default).lock().unwrap();
    made.entry(label.to_owned())
        .or_insert_with(|| Key(Arc::new(generate(label))))
        .clone()
}

fn generate(label: &str) -> Parts {
    let kind = label.split('/').next().unwrap();
    let mut openssl = Command::new("openssl");
    let _ = openssl.arg("genpkey");
    let curve = |c: &str| {
        ["-algorithm", "EC", "-pkeyopt", c]
            .map(str::to_owned)
            .to_vec()
    };
    let options: Vec<String> = match kind {
        "p256" => curve("ec_paramgen_curve:P-256"),
        "p384" => curve("ec_paramgen_curve:P-384"),
        "p521" => curve("ec_paramgen_curve:P-521"),
        "k256" => curve("ec_paramgen_curve:secp256k1"),
        "ed25519" => vec!["-algorithm".into(), "ED25519".into()],
        rsa => {
            let (algorithm, rest) = match rsa.strip_prefix("pss") {
                Some(rest) => ("RSA-PSS", rest),
                None => ("RSA", rsa.strip_prefix("rsa").unwrap()),
            };
            let (bits, exponent) = rest.split_once('e').unwrap_or((rest, "65537"));
            [
                "-algorithm",
                algorithm,
                "-pkeyopt",
                &format!("rsa_keygen_bits:{bits}"),
                "-pkeyopt",
                &format!("rsa_keygen_pubexp:{exponent}"),
            ]
            .map(str::to_owned)
            .to_vec()
        }
    };
    // Long RSA keys take many seconds; they serve all runs.
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("verdicts-{}.pem", label.replace('/', "-")));
    let text = std::fs::read_to_string(&kept).unwrap_or_else(|_| {
        let out = openssl.args(options).output().unwrap();
        let told = String::from_utf8_lossy(&out.stderr);
        assert!(out.status.success(), "{told}");
        std::fs::write(&kept, &out.stdout).unwrap();
        String::from_utf8(out.stdout).unwrap()
    });
    let der = pem::parse(&text).unwrap().into_contents();
    let kind = match kind {
        "p256" => Kind::Ec(256, der),
        "p384" => Kind::Ec(384, der),
        "p521" => Kind::Ec(521, der),
        "ed25519" => Kind::Ed25519(der),
        rsa if rsa.starts_with("rsa") => Kind::Rsa(der),
        _ => Kind::Odd,
    };
    Parts {
        spki: public(&text),
        pem: text,
        kind,
    }
}

fn public(private: &str) -> Vec<u8> {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), private).unwrap();
    let out = Command::new("openssl")
        .args(["pkey", "-pubout", "-outform", "DER", "-in"])
        .arg(file.path())
        .output()
        .unwrap();
    assert!(out.status.success());
    out.stdout
}

impl Key {
    /// SHA-1 of the public key's bits: the usual key identifier.
    pub fn id(&self) -> Vec<u8> {
        use sha1::Digest;
        sha1::Sha1::digest(&self.0.spki).to_vec()
    }

    fn usual(&self) -> Sign {
        match &self.0.kind {
            Kind::Rsa(_) => Sign::Rsa(256),
            Kind::Ec(384, _) => Sign::Ecdsa(384),
            Kind::Ec(521, _) => Sign::Ecdsa(512),
            Kind::Ec(..) | Kind::Odd => Sign::Ecdsa(256),
            Kind::Ed25519(_) => Sign::Ed25519,
        }
    }

    fn sign(&self, how: Sign, message: &[u8]) -> Vec<u8> {
        use aws_lc_rs::rand::SystemRandom;
        use aws_lc_rs::signature as lc;
        match (&self.0.kind, how) {
            (Kind::Rsa(der), _) => {
                let kind: &dyn lc::RsaEncoding = match how {
                    Sign::Rsa(256) => &lc::RSA_PKCS1_SHA256,
                    Sign::Rsa(384) => &lc::RSA_PKCS1_SHA384,
                    Sign::Rsa(512) => &lc::RSA_PKCS1_SHA512,
                    Sign::Pss(_) => &lc::RSA_PSS_SHA256,
                    _ => return old_signature(der, how, message),
                };
                // aws-lc leaves out short keys.
                let Ok(key) = lc::RsaKeyPair::from_pkcs8(der) else {
                    return old_signature(der, how, message);
                };
                let mut signature = vec![0; key.public_modulus_len()];
                key.sign(kind, &SystemRandom::new(), message, &mut signature)
                    .unwrap();
                signature
            }
            (Kind::Ec(size, der), Sign::Ecdsa(bits)) => {
                let kind = match (size, bits) {
                    (256, 256) => &lc::ECDSA_P256_SHA256_ASN1_SIGNING,
                    (384, 384) => &lc::ECDSA_P384_SHA384_ASN1_SIGNING,
                    (521, 512) => &lc::ECDSA_P521_SHA512_ASN1_SIGNING,
                    _ => return self.sign_by_openssl(bits, message),
                };
                let key = lc::EcdsaKeyPair::from_pkcs8(kind, der).unwrap();
                key.sign(&SystemRandom::new(), message)
                    .unwrap()
                    .as_ref()
                    .to_vec()
            }
            (Kind::Ed25519(der), Sign::Ed25519) => {
                let key = lc::Ed25519KeyPair::from_pkcs8_maybe_unchecked(der).unwrap();
                key.sign(message).as_ref().to_vec()
            }
            _ => panic!("this key does not sign so: {how:?}"),
        }
    }

    fn sign_by_openssl(&self, bits: u16, message: &[u8]) -> Vec<u8> {
        let folder = tempfile::tempdir().unwrap();
        let (key, text) = (folder.path().join("key"), folder.path().join("text"));
        std::fs::write(&key, &self.0.pem).unwrap();
        std::fs::write(&text, message).unwrap();
        let out = Command::new("openssl")
            .args(["dgst", &format!("-sha{bits}"), "-sign"])
            .arg(key)
            .arg(text)
            .output()
            .unwrap();
        assert!(out.status.success());
        out.stdout
    }
}

/// What aws-lc does not sign: short keys, SHA-1, MD5.
fn old_signature(der: &[u8], how: Sign, message: &[u8]) -> Vec<u8> {
    use md5::Digest;
    // DigestInfo of MD5 (RFC 8017 9.2, note 1)
    let prefix = [
        0x30, 0x20, 0x30, 0x0c, 0x06, 0x08, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x02, 0x05, 0x05,
        0x00, 0x04, 0x10,
    ];
    let (padding, digest) = match how {
        Sign::Rsa(5) => (
            rsa::Pkcs1v15Sign {
                hash_len: Some(16),
                prefix: prefix.into(),
            },
            md5::Md5::digest(message).to_vec(),
        ),
        Sign::Rsa(1) => (
            rsa::Pkcs1v15Sign::new::<sha1::Sha1>(),
            sha1::Sha1::digest(message).to_vec(),
        ),
        Sign::Rsa(256) => (
            rsa::Pkcs1v15Sign::new::<sha2::Sha256>(),
            sha2::Sha256::digest(message).to_vec(),
        ),
        other => panic!("nobody signs so: {other:?}"),
    };
    let key = rsa::RsaPrivateKey::from_pkcs8_der(der).unwrap();
    key.sign(padding, &digest).unwrap()
}

/// A signature algorithm; the number is the hash's length, 1 is SHA-1, 5 is MD5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    Rsa(u16),
    Pss(u16),
    Ecdsa(u16),
    Ed25519,
}

impl Sign {
    fn identifier(self) -> Vec<u8> {
        let null = || vec![5, 0];
        let rsa = |arc: u8| seq(&[oid(&format!("1.2.840.113549.1.1.{arc}")), null()]);
        match self {
            Self::Rsa(5) => rsa(4),
            Self::Rsa(1) => rsa(5),
            Self::Rsa(256) => rsa(11),
            Self::Rsa(384) => rsa(12),
            Self::Rsa(_) => rsa(13),
            Self::Pss(_) => {
                let sha256 = seq(&[oid("2.16.840.1.101.3.4.2.1"), null()]);
                let mgf = seq(&[oid("1.2.840.113549.1.1.8"), sha256.clone()]);
                let parameters =
                    seq(&[tlv(0xa0, &sha256), tlv(0xa1, &mgf), tlv(0xa2, &[2, 1, 32])]);
                seq(&[oid("1.2.840.113549.1.1.10"), parameters])
            }
            Self::Ecdsa(256) => seq(&[oid("1.2.840.10045.4.3.2")]),
            Self::Ecdsa(384) => seq(&[oid("1.2.840.10045.4.3.3")]),
            Self::Ecdsa(_) => seq(&[oid("1.2.840.10045.4.3.4")]),
            Self::Ed25519 => seq(&[oid("1.3.101.112")]),
        }
    }
}

// --- certificates ---------------------------------------------------------------------------

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
