//! `authority export` and `authority import`: the root for other computers, and a CA that exists.
//!
//! Apart from `site` because these change who signs, which nothing else does.

use std::path::Path;

use serde::Serialize;
use time::OffsetDateTime;

use super::failure::{Error, Failure};
use super::opening::{self, Seal};
use super::sheet::{self, Sheet};
use super::{Desk, Done, Exit, arguments, files, secrets};
use crate::authority::Authority;
use crate::certificate::{Certificate, PrivateKey, file};
use crate::check::{Client, foresee_authority};
use crate::directory;
use crate::fl;

/// `authority export`.
pub(super) fn export(desk: &Desk, format: arguments::Format, out: Option<&Path>) -> Done {
    let site = opening::site(desk)?;
    let stored = opening::stored(&site)?;
    let root = stored.root();
    let bytes = match format {
        arguments::Format::Pem => root.pem().into_bytes(),
        arguments::Format::Der => root.der().to_vec(),
        arguments::Format::P7b => {
            // The whole path: what a company root needs on other computers too.
            let mut path = vec![stored.certificate.clone()];
            path.extend(stored.above.iter().cloned());
            file::p7b(&path)
        }
    };
    match out {
        Some(path) if path != Path::new("-") => {
            directory::write_atomic(path, &bytes)?;
            desk.output.aside(&fl!(
                "console-authority-exported",
                path = path.display().to_string(),
                sha256 = root.fingerprint().grouped()
            ));
        }
        _ => desk.output.bytes(&bytes)?,
    }
    Ok(Exit::Yes)
}

/// What an import answers.
#[derive(Serialize)]
struct Imported {
    certificate: Sheet,
    root: Sheet,
    notes: Vec<sheet::Note>,
    /// Which client will refuse whatever it signs, and why.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    refusals: Vec<sheet::Refusal>,
}

/// `authority import`.
pub(super) fn import(desk: &Desk, asked: &arguments::Import) -> Done {
    let stdin = Some(Path::new("-"));
    let password_file = asked.password_file.as_deref();
    let passphrase_file = asked.passphrase.passphrase_file.as_deref();
    let old_file = asked.old_passphrase_file.as_deref();
    let read = [password_file, passphrase_file, old_file];
    if read.into_iter().filter(|file| *file == stdin).count() > 1 {
        return Err(Error::StdinTwice.into());
    }
    let site = opening::site(desk)?;
    let mut certificates = Vec::new();
    let mut keys = Vec::new();
    for path in std::iter::once(asked.certificate.as_path()).chain(asked.key.as_deref()) {
        let read = files::read(path, password_file)?;
        certificates.extend(read.certificates);
        keys.extend(read.keys);
    }
    let (certificate, key) = pair(&certificates, &keys)?;
    let authority =
        Authority::import(&certificate, &key, &certificates, OffsetDateTime::now_utc())?;
    let in_use = site.cameras()?.iter().any(|c| !c.chain.is_empty());
    let same = site
        .authority()?
        .is_some_and(|s| s.certificate == certificate);
    if in_use && !same && !asked.replace {
        return Err(Error::AuthorityInUse.into());
    }
    // What every client will have against all that this authority signs is told
    // before the site takes it over.
    let refusals: Vec<_> = foresee_authority(&authority, &Client::ALL, OffsetDateTime::now_utc())
        .iter()
        .map(sheet::Refusal::of)
        .collect();
    sheet::warn(desk, &refusals);
    let old = old_file.map(secrets::first_line).transpose()?;
    let stored = Seal::choose(passphrase_file)?.adopt(&site, &authority, Vec::new(), old)?;
    let findings = crate::certificate::lint::root(&stored.certificate, OffsetDateTime::now_utc());
    let answer = Imported {
        certificate: Sheet::of(&stored.certificate),
        root: Sheet::of(stored.root()),
        notes: findings
            .iter()
            .map(|f| sheet::Note::of(f.id(), f))
            .collect(),
        refusals,
    };
    desk.output
        .answer(&answer, || sheet::lines(&stored.certificate))?;
    if !desk.output.is_json() {
        for finding in &findings {
            desk.output.note(&crate::error::Explain::explain(finding));
        }
    }
    Ok(Exit::Yes)
}

/// The certificate and the key that belong together; of several, an authority's.
fn pair(
    certificates: &[Certificate],
    keys: &[PrivateKey],
) -> Result<(Certificate, PrivateKey), Failure> {
    if certificates.is_empty() {
        return Err(Error::NoCertificate.into());
    }
    if keys.is_empty() {
        return Err(Error::NoKey.into());
    }
    let pairs = || {
        certificates
            .iter()
            .flat_map(|c| keys.iter().map(move |k| (c, k)))
            .filter(|(c, k)| k.belongs_to(c))
    };
    pairs()
        .find(|(c, _)| c.is_authority())
        .or_else(|| pairs().next())
        .map(|(c, k)| (c.clone(), k.clone()))
        .ok_or_else(|| {
            crate::authority::Error::KeyDoesNotBelong {
                title: certificates[0].title().to_owned(),
            }
            .into()
        })
}
