//! Files and certificates of every age, made by the real OpenSSL, and hostile ones.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::cloned_ref_to_slice_refs
)] // a test says why it stops

use std::io::Write;
use std::path::Path;
use std::process::Command;

use camseal::authority::{Authority, AuthorityWish, KeyKind, LeafWish};
use camseal::certificate::chain::Chain;
use camseal::certificate::file::{self, Cipher, Kind};
use camseal::certificate::lint::{self, Severity};
use camseal::certificate::{Certificate, Error, KeyAlgorithm, Name, PrivateKey, extension};
use camseal::error::Explain;
use camseal::secret::Secret;
use time::{Duration, OffsetDateTime};

#[path = "certificate/findings.rs"]
mod findings;
#[path = "certificate/locked.rs"]
mod locked;
#[path = "certificate/odd.rs"]
mod odd;
#[path = "certificate/streamed.rs"]
mod streamed;
#[path = "certificate/wrappings.rs"]
mod wrappings;
#[path = "certificate/written.rs"]
mod written;

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

fn openssl(folder: &Path, line: &str) {
    let output = Command::new("openssl")
        .args(line.split_whitespace().map(|a| a.replace('~', " ")))
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{line}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn open(folder: &Path, name: &str, passphrase: Option<&str>) -> Result<file::Contents, Error> {
    file::open(&folder.join(name), passphrase.map(Secret::new).as_ref())
}

/// key.pem and cert.pem, a self-signed pair.
fn pair(folder: &Path, key: &str, options: &str) -> Certificate {
    openssl(
        folder,
        &format!(
            "req -x509 -newkey {key} -nodes -keyout key.pem -out cert.pem -subj /CN=cam {options}"
        ),
    );
    open(folder, "cert.pem", None)
        .unwrap()
        .certificates
        .remove(0)
}
