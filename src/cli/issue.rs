//! `issue` and `sign`: files for devices that nothing drives.
//!
//! Apart because here a key meets the disk: private, never over another one, and only where the
//! person said.

use std::io::Read;
use std::path::{Path, PathBuf};

use serde::Serialize;
use time::OffsetDateTime;

use super::failure::{Error, Failure};
use super::secrets::PASSWORD;
use super::sheet::{self, Sheet};
use super::{Desk, Done, Exit, arguments, opening};
use crate::authority::request::CameraRequest;
use crate::authority::{KeyKind, LeafWish, Note};
use crate::certificate::{Certificate, Name, PrivateKey, file};
use crate::check::{Client, foresee};
use crate::device::Address;
use crate::directory;
use crate::error::Explain;
use crate::fl;
use crate::secret::Secret;
use crate::site::Deed;

/// A request has one to four kilobytes; more is another file.
const REQUEST_LIMIT: u64 = 1024 * 1024;

/// The names of a certificate for a device reached by these addresses.
pub(super) fn names(addresses: &[Address], dns: &[String]) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    let reached = addresses.iter().map(|a| match a.ip() {
        Some(ip) => Name::Ip(ip),
        None => Name::Dns(a.host().to_owned()),
    });
    // People write addresses into --dns too; they belong into the other field.
    let named = dns.iter().map(|d| match d.parse() {
        Ok(ip) => Name::Ip(ip),
        Err(_) => Name::Dns(d.to_ascii_lowercase()),
    });
    for name in reached.chain(named) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// A file that was written.
#[derive(Serialize)]
pub(super) struct Written {
    path: PathBuf,
    holds: &'static str,
}

#[derive(Serialize)]
struct Answer {
    files: Vec<Written>,
    certificate: Sheet,
    chain: Vec<Sheet>,
    notes: Vec<sheet::Note>,
    /// Which client will refuse it, and why: the technician is told before it is uploaded.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    refusals: Vec<sheet::Refusal>,
}

/// `issue`.
pub(super) fn issue(desk: &Desk, asked: &arguments::Issue) -> Done {
    let stdin = Some(Path::new("-"));
    if asked.password_file.as_deref() == stdin
        && asked.passphrase.passphrase_file.as_deref() == stdin
    {
        return Err(Error::StdinTwice.into());
    }
    let site = opening::site(desk)?;
    let stored = opening::stored(&site)?;
    let password = match asked.kit {
        arguments::Kit::Pfx | arguments::Kit::PfxLegacy => Some(PASSWORD.wanted(
            asked.password_file.as_deref(),
            &fl!("console-ask-pfx-password"),
        )?),
        _ => None,
    };
    let stem = stem(&asked.addresses);
    let kit = kit(&asked.out, &stem, asked.kit);
    if let Some((path, _)) = kit.iter().find(|(path, _)| path.exists()) {
        return Err(directory::Error::Exists { path: path.clone() }.into());
    }
    let authority = opening::open(&site, &stored, asked.passphrase.passphrase_file.as_deref())?;
    let mut wish = LeafWish::new(
        names(&asked.addresses, &asked.dns),
        OffsetDateTime::now_utc(),
    );
    wish.key = kind(asked.key);
    wish.days = asked.days;
    let issued = authority.issue(&wish)?;
    // Told before anything is written.
    let refusals: Vec<_> = foresee(&issued.chain, stored.root(), &Client::ALL, wish.now)
        .iter()
        .map(sheet::Refusal::of)
        .collect();
    sheet::warn(desk, &refusals);
    directory::make(&asked.out)?;
    let written = write(
        &kit,
        &issued.chain,
        &issued.key,
        stored.root(),
        password.as_ref(),
    )?;
    site.note(
        None,
        Deed::FilesMade,
        &stem,
        Some(issued.certificate.fingerprint()),
    )?;
    let answer = Answer {
        files: written,
        certificate: Sheet::of(&issued.certificate),
        chain: Sheet::all(&issued.chain),
        notes: notes(&issued.notes),
        refusals,
    };
    desk.output.answer(&answer, || {
        let paths: Vec<String> = answer
            .files
            .iter()
            .map(|f| f.path.display().to_string())
            .collect();
        format!(
            "{}\n\n{}",
            paths.join("\n"),
            sheet::lines(&issued.certificate)
        )
    })?;
    tell(desk, &issued.notes);
    Ok(Exit::Yes)
}

/// What a file of a kit holds.
#[derive(Clone, Copy)]
pub(super) enum Holds {
    Chain,
    Key,
    Both,
    Pfx(file::Cipher),
    Root,
}

impl Holds {
    fn id(self) -> &'static str {
        match self {
            Self::Chain => "certificate",
            Self::Key => "key",
            Self::Both => "certificate-and-key",
            Self::Pfx(_) => "pfx",
            Self::Root => "root",
        }
    }
}

/// The files of a kit: where, and what they hold. The root always goes along, because some
/// devices want it and every other computer does.
pub(super) fn kit(folder: &Path, stem: &str, kit: arguments::Kit) -> Vec<(PathBuf, Holds)> {
    let at = |ending: &str| folder.join(format!("{stem}{ending}"));
    let mut files = match kit {
        arguments::Kit::TwoPem => vec![
            (at("-certificate.pem"), Holds::Chain),
            (at("-key.pem"), Holds::Key),
        ],
        arguments::Kit::OnePem => vec![(at(".pem"), Holds::Both)],
        arguments::Kit::Pfx => vec![(at(".pfx"), Holds::Pfx(file::Cipher::Modern))],
        arguments::Kit::PfxLegacy => vec![(at(".pfx"), Holds::Pfx(file::Cipher::Legacy))],
    };
    files.push((at("-root.crt"), Holds::Root));
    files
}

/// Writes a kit; what holds a key is private.
pub(super) fn write(
    kit: &[(PathBuf, Holds)],
    chain: &[Certificate],
    key: &PrivateKey,
    root: &Certificate,
    password: Option<&Secret>,
) -> Result<Vec<Written>, Failure> {
    let certificates: String = chain.iter().map(Certificate::pem).collect();
    let mut written = Vec::new();
    for (path, holds) in kit {
        match holds {
            Holds::Chain => directory::write_atomic(path, certificates.as_bytes())?,
            Holds::Root => directory::write_atomic(path, root.pem().as_bytes())?,
            Holds::Key => directory::write_private(path, key_text(key).as_bytes())?,
            Holds::Both => {
                // The key first: devices that take one file read it in this order.
                let both = zeroize::Zeroizing::new(format!("{}{certificates}", *key_text(key)));
                directory::write_private(path, both.as_bytes())?;
            }
            Holds::Pfx(cipher) => {
                let password = password.ok_or_else(|| PASSWORD.missing())?;
                let bytes = file::pkcs12(chain, key, password, *cipher)?;
                directory::write_private(path, &bytes)?;
            }
        }
        written.push(Written {
            path: path.clone(),
            holds: holds.id(),
        });
    }
    Ok(written)
}

/// RSA keys as PKCS#1: the form that pages of devices take most often.
fn key_text(key: &PrivateKey) -> zeroize::Zeroizing<String> {
    key.pkcs1_pem().unwrap_or_else(|| key.pem())
}

/// The first address as a file name that every system takes.
pub(super) fn stem(addresses: &[Address]) -> String {
    addresses.first().map_or_else(String::new, |a| {
        let mut stem: String = a
            .host()
            .chars()
            .map(|c| {
                if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_') {
                    c
                } else {
                    '-'
                }
            })
            .collect();
        if let Some(port) = a.port() {
            stem.push_str(&format!("-{port}"));
        }
        stem
    })
}

pub(super) fn kind(key: arguments::CameraKey) -> KeyKind {
    match key {
        arguments::CameraKey::Rsa2048 => KeyKind::Rsa2048,
        arguments::CameraKey::Rsa3072 => KeyKind::Rsa3072,
        arguments::CameraKey::Rsa4096 => KeyKind::Rsa4096,
        arguments::CameraKey::P256 => KeyKind::P256,
        arguments::CameraKey::P384 => KeyKind::P384,
    }
}

#[derive(Serialize)]
struct SignAnswer {
    out: PathBuf,
    certificate: Sheet,
    chain: Vec<Sheet>,
    notes: Vec<sheet::Note>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    refusals: Vec<sheet::Refusal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pem: Option<String>,
}

/// `sign`.
pub(super) fn sign(desk: &Desk, asked: &arguments::Sign) -> Done {
    let stdin = Path::new("-");
    if asked.request == stdin && asked.passphrase.passphrase_file.as_deref() == Some(stdin) {
        return Err(Error::StdinTwice.into());
    }
    let site = opening::site(desk)?;
    let stored = opening::stored(&site)?;
    let bytes = if asked.request == stdin {
        let mut bytes = Vec::new();
        let _ = std::io::stdin()
            .lock()
            .take(REQUEST_LIMIT)
            .read_to_end(&mut bytes)
            .map_err(|e| directory::Error::at(stdin, e))?;
        bytes
    } else {
        directory::read(&asked.request, REQUEST_LIMIT)?
    };
    let request = CameraRequest::read(&bytes)?;
    let authority = opening::open(&site, &stored, asked.passphrase.passphrase_file.as_deref())?;
    let mut wish = LeafWish::new(names(&asked.address, &asked.dns), OffsetDateTime::now_utc());
    wish.days = asked.days;
    let signed = authority.sign(&request, &wish)?;
    let refusals: Vec<_> = foresee(&signed.chain, stored.root(), &Client::ALL, wish.now)
        .iter()
        .map(sheet::Refusal::of)
        .collect();
    sheet::warn(desk, &refusals);
    let pem: String = signed.chain.iter().map(Certificate::pem).collect();
    let to_stdout = asked.out == Path::new("-");
    if !to_stdout {
        directory::write_atomic(&asked.out, pem.as_bytes())?;
    }
    site.note(
        None,
        Deed::Issued,
        &stem(&asked.address),
        Some(signed.certificate.fingerprint()),
    )?;
    if to_stdout && !desk.output.is_json() {
        desk.output.bytes(pem.as_bytes())?;
    } else {
        let answer = SignAnswer {
            out: asked.out.clone(),
            certificate: Sheet::of(&signed.certificate),
            chain: Sheet::all(&signed.chain),
            notes: notes(&signed.notes),
            refusals,
            pem: to_stdout.then_some(pem),
        };
        desk.output.answer(&answer, || {
            format!(
                "{}\n\n{}",
                asked.out.display(),
                sheet::lines(&signed.certificate)
            )
        })?;
    }
    tell(desk, &signed.notes);
    Ok(Exit::Yes)
}

fn notes(notes: &[Note]) -> Vec<sheet::Note> {
    notes.iter().map(|n| sheet::Note::of(n.id(), n)).collect()
}

fn tell(desk: &Desk, notes: &[Note]) {
    if !desk.output.is_json() {
        for note in notes {
            desk.output.note(&note.explain());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_names_once() {
        let addresses: Vec<Address> = ["10.0.0.1:8443", "https://Cam.local", "10.0.0.1"]
            .iter()
            .map(|a| a.parse().unwrap())
            .collect();
        let dns = ["CAM.local".to_owned(), "fd00::1".to_owned()];
        assert_eq!(
            names(&addresses, &dns),
            [
                Name::Ip("10.0.0.1".parse().unwrap()),
                Name::Dns("cam.local".into()),
                Name::Ip("fd00::1".parse().unwrap()),
            ]
        );
    }

    #[test]
    fn file_names_suit_every_system() {
        let stem = |a: &str| stem(&[a.parse().unwrap()]);
        assert_eq!(stem("[fd00::1]:8443"), "fd00--1-8443");
        assert_eq!(stem("192.168.1.9"), "192.168.1.9");
    }
}
