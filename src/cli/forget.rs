//! `site forget`: at the end of a job nothing of the customer stays on this computer.
//!
//! Apart because its order is its safety (see [`forget`]): first a copy, or the word that none is
//! wanted; then the root out of every store; then the secret and the file.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::failure::Failure;
use super::secrets::PASSPHRASE;
use super::trust::{self, Row};
use super::{Desk, Done, Error, Exit, arguments};
use crate::fl;
use crate::settings::Settings;
use crate::site::Site;
use crate::work::forget;

#[derive(Serialize)]
struct Answer {
    site: PathBuf,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    exported: Option<PathBuf>,
    stores: Vec<Row>,
    /// Whether the key store's secret is gone (or there was none).
    secret_removed: bool,
    /// Whether the site's file is gone.
    file_removed: bool,
    /// Folders with keys of devices done by hand, which are left to the person.
    left: Vec<PathBuf>,
}

pub(super) async fn forget(desk: &Desk, asked: &arguments::SiteForget) -> Done {
    let site = Site::open(&asked.file)?;
    if asked.export.is_none() && !asked.without_export {
        return Err(Error::NotExported {
            path: asked.file.clone(),
        }
        .into());
    }
    let stored = site.authority()?;
    let mut answer = Answer {
        site: site.path(),
        name: site.name()?,
        exported: None,
        stores: Vec::new(),
        secret_removed: false,
        file_removed: false,
        left: forget::kits(&site.path()),
    };
    if let (Some(to), false) = (&asked.export, asked.dry_run) {
        let passphrase = match forget::needs_passphrase(stored.as_ref()) {
            true => {
                let file = asked.passphrase.passphrase_file.as_deref();
                Some(PASSPHRASE.wanted(file, &fl!("console-ask-new-passphrase"))?)
            }
            false => None,
        };
        forget::copy(&site, to, passphrase.as_ref())?;
        answer.exported = Some(to.clone());
    }
    let mut exit = Exit::Yes;
    if let (Some(stored), false) = (&stored, asked.keep_root) {
        (answer.stores, exit) = trust::out_of_everything(desk, stored.root(), asked.dry_run).await;
    }
    if exit == Exit::Yes && !asked.dry_run {
        let path = site.path();
        let _ = forget::erase(site)?;
        answer.secret_removed = true;
        answer.file_removed = true;
        no_longer_listed(&path);
    }
    desk.output.answer(&answer, || text(&answer))?;
    Ok(exit)
}

impl From<forget::Error> for Failure {
    fn from(error: forget::Error) -> Self {
        match error {
            forget::Error::Site(error) => error.into(),
            forget::Error::File(error) => error.into(),
            forget::Error::Authority(error) => error.into(),
            forget::Error::Keeper(error) => error.into(),
            forget::Error::KeptElsewhere => Error::KeptElsewhere.into(),
            error @ forget::Error::NotTheSame { .. } => Self::of("forget", &error, Exit::Unknown),
        }
    }
}

fn no_longer_listed(site: &Path) {
    let Some(path) = Settings::path() else { return };
    let (mut settings, _) = Settings::load(&path);
    let before = settings.last_sites.len();
    settings.last_sites.retain(|other| other != site);
    if settings.last_sites.len() != before
        && let Err(error) = settings.save(&path)
    {
        log::warn!("the list of sites: {error}");
    }
}

fn text(answer: &Answer) -> String {
    let mut lines = vec![trust::rows_text(&answer.stores)];
    if let Some(path) = &answer.exported {
        lines.push(fl!(
            "console-forget-exported",
            path = path.display().to_string()
        ));
    }
    if answer.file_removed {
        lines.push(fl!("console-forget-done", name = answer.name.as_str()));
    } else {
        lines.push(fl!("console-forget-not-yet", name = answer.name.as_str()));
    }
    for folder in &answer.left {
        lines.push(fl!(
            "console-forget-left",
            path = folder.display().to_string()
        ));
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}
