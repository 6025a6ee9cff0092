//! The authority against the real OpenSSL: what it issues, what it refuses, what it says.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::cloned_ref_to_slice_refs
)] // a test says why it stops

use std::path::Path;
use std::process::Command;

use camseal::authority::request::CameraRequest;
use camseal::authority::vault::{self, Sealed};
use camseal::authority::{
    Authority, AuthorityWish, Constraints, Error, KeyKind, LeafWish, Note, Signed,
};
use camseal::certificate::{Certificate, Name, PrivateKey, file};
use camseal::error::Explain;
use camseal::secret::Secret;
use time::{Duration, OffsetDateTime};

#[path = "authority/imports.rs"]
mod imports;
#[path = "authority/issuing.rs"]
mod issuing;
#[path = "authority/requests.rs"]
mod requests;
#[path = "authority/sleeping.rs"]
mod sleeping;

fn now() -> OffsetDateTime {
    OffsetDateTime::now_utc()
}

fn ip(text: &str) -> Name {
    Name::Ip(text.parse().unwrap())
}

fn dns(text: &str) -> Name {
    Name::Dns(text.to_owned())
}

fn fast(site: &str) -> AuthorityWish {
    AuthorityWish {
        key: KeyKind::P256,
        ..AuthorityWish::new(site, now())
    }
}

/// `None` (said aloud) where openssl is not installed.
fn tools() -> Option<tempfile::TempDir> {
    let there = Command::new("openssl").arg("version").output().is_ok();
    if !there {
        assert!(
            std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_none(),
            "openssl is missing"
        );
        eprintln!("skipped: openssl is not installed");
        return None;
    }
    Some(tempfile::tempdir().unwrap())
}

fn openssl(folder: &Path, line: &str) -> Result<String, String> {
    let output = Command::new("openssl")
        .args(line.split_whitespace().map(|a| a.replace('~', " ")))
        .current_dir(folder)
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    if output.status.success() {
        Ok(text)
    } else {
        Err(text)
    }
}

fn text_of(folder: &Path, certificate: &Certificate) -> String {
    std::fs::write(folder.join("show.pem"), certificate.pem()).unwrap();
    openssl(folder, "x509 -in show.pem -noout -text").unwrap()
}

fn verify(
    folder: &Path,
    root: &Certificate,
    chain: &[Certificate],
    extra: &str,
) -> Result<String, String> {
    std::fs::write(folder.join("root.pem"), root.pem()).unwrap();
    std::fs::write(folder.join("leaf.pem"), chain[0].pem()).unwrap();
    let between: String = chain[1..].iter().map(Certificate::pem).collect();
    std::fs::write(folder.join("between.pem"), &between).unwrap();
    let untrusted = if between.is_empty() {
        ""
    } else {
        "-untrusted between.pem"
    };
    openssl(
        folder,
        &format!(
            "verify -x509_strict -purpose sslserver -CAfile root.pem {untrusted} {extra} leaf.pem"
        ),
    )
}
