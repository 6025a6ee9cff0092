//! Keys made once by OpenSSL and shared by all cases, and signatures by them, the old ones as well.

use std::collections::HashMap;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex, OnceLock};

use rsa::pkcs8::DecodePrivateKey;

use super::der::{oid, seq, tlv};

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

    pub fn usual(&self) -> Sign {
        match &self.0.kind {
            Kind::Rsa(_) => Sign::Rsa(256),
            Kind::Ec(384, _) => Sign::Ecdsa(384),
            Kind::Ec(521, _) => Sign::Ecdsa(512),
            Kind::Ec(..) | Kind::Odd => Sign::Ecdsa(256),
            Kind::Ed25519(_) => Sign::Ed25519,
        }
    }

    pub fn sign(&self, how: Sign, message: &[u8]) -> Vec<u8> {
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
    pub fn identifier(self) -> Vec<u8> {
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
