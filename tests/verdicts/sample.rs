//! Twenty cases as files, for verifiers of systems that are not Linux.
//!
//! In `target/tmp/verdicts-sample`: `cases.json` lists id, the name asked for, the file of the
//! chain (PEM, camera first), the file of the roots, and what camseal foretells for Windows:
//! `+`, `-` or `?` (not known).

use std::path::{Path, PathBuf};

use camseal::certificate::{Certificate, Name};
use camseal::check::{Client, Handshake, verdict};
use time::OffsetDateTime;

use super::builder::certificate_pem;
use super::cases::Case;

/// The cases of the sample.
pub const CHOSEN: [&str; 20] = [
    "days-397",
    "days-3650",
    "no-eku",
    "eku-client",
    "leaf-p256",
    "leaf-p384",
    "leaf-rsa4096",
    "expired",
    "tomorrow",
    "old-ip",
    "name-local",
    "wildcard-lan",
    "between-sent",
    "between-not-sent",
    "between-not-ca",
    "between-expired",
    "untrusted",
    "self-signed",
    "unknown-critical",
    "signature-broken",
];

/// Writes them; the folder.
pub fn write(cases: &[Case]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("verdicts-sample");
    std::fs::create_dir_all(&folder).unwrap();
    let mut list = Vec::new();
    for id in CHOSEN {
        let case = cases.iter().find(|c| c.id == id).unwrap();
        let pem = |ders: &[Vec<u8>]| ders.iter().map(|d| certificate_pem(d)).collect::<String>();
        let (chain, roots) = (format!("{id}.pem"), format!("{id}.roots.pem"));
        std::fs::write(folder.join(&chain), pem(&case.chain)).unwrap();
        std::fs::write(folder.join(&roots), pem(&case.roots)).unwrap();
        list.push(serde_json::json!({
            "id": id,
            "name": case.host,
            "chain": chain,
            "roots": roots,
            "windows": windows(case),
        }));
    }
    let text = serde_json::to_string_pretty(&list).unwrap();
    std::fs::write(folder.join("cases.json"), text).unwrap();
    folder
}

fn windows(case: &Case) -> &'static str {
    let read = |ders: &[Vec<u8>]| -> Vec<Certificate> {
        ders.iter()
            .map(|d| Certificate::from_der(d).unwrap())
            .collect()
    };
    let handshake = Handshake {
        address: "127.0.0.1:443".parse().unwrap(),
        asked: match case.host.parse() {
            Ok(ip) => Name::Ip(ip),
            Err(_) => Name::Dns(case.host.to_owned()),
        },
        chain: read(&case.chain),
        version: "TLS 1.3".into(),
        cipher: "TLS_AES_128_GCM_SHA256".into(),
        old: None,
        at: OffsetDateTime::now_utc(),
    };
    // A root no case has, where a case trusts none: an empty list would mean the system's store.
    let mut roots = read(&case.roots);
    if roots.is_empty() {
        roots =
            vec![Certificate::from_der(&super::builder::Wish::root("nobody").own().der).unwrap()];
    }
    match verdict(
        Client::Windows,
        &handshake,
        &roots,
        OffsetDateTime::now_utc(),
    )
    .secure
    {
        Some(true) => "+",
        Some(false) => "-",
        None => "?",
    }
}
