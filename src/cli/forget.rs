//! `site forget`: at the end of a job nothing of the customer stays on this computer.
//!
//! Apart because its order is its safety: first a copy that was proved to open, or the word that
//! none is wanted; then the root out of every store; then the secret that opens the authority; the
//! site's file last. Whatever goes wrong, what is not gone yet is still whole.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::opening::Seal;
use super::secrets::PASSPHRASE;
use super::trust::{self, Row};
use super::{Desk, Done, Error, Exit, arguments};
use crate::authority::vault::keeper;
use crate::directory;
use crate::fl;
use crate::settings::Settings;
use crate::site::{Kept, Site, StoredAuthority};

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
        left: kits(&site.path()),
    };
    if let (Some(to), false) = (&asked.export, asked.dry_run) {
        export(&site, stored.as_ref(), to, asked)?;
        answer.exported = Some(to.clone());
    }
    let mut exit = Exit::Yes;
    if let (Some(stored), false) = (&stored, asked.keep_root) {
        (answer.stores, exit) = trust::out_of_everything(desk, stored.root(), asked.dry_run).await;
    }
    if exit == Exit::Yes && !asked.dry_run {
        let kept = stored.as_ref().map_or(Kept::Typed, |stored| stored.kept);
        answer.secret_removed = match keeper::forget(&site.id()?) {
            Ok(()) => true,
            // Without a key store nothing can have been kept in it.
            Err(_) if kept == Kept::Typed => true,
            Err(error) => return Err(error.into()),
        };
        let path = site.path();
        drop(site);
        std::fs::remove_file(&path).map_err(|e| directory::Error::at(&path, e))?;
        answer.file_removed = true;
        no_longer_listed(&path);
    }
    desk.output.answer(&answer, || text(&answer))?;
    Ok(exit)
}

/// A copy that opens on another computer: what only this computer's key store can open is sealed
/// again, with a passphrase.
fn export(
    site: &Site,
    stored: Option<&StoredAuthority>,
    to: &Path,
    asked: &arguments::SiteForget,
) -> Result<(), super::Failure> {
    if to.exists() {
        return Err(directory::Error::Exists {
            path: to.to_owned(),
        }
        .into());
    }
    let again = match stored {
        Some(stored) if stored.kept == Kept::OsKeyStore => {
            let authority = site.try_open_from_os()?.ok_or(Error::KeptElsewhere)?;
            let file = asked.passphrase.passphrase_file.as_deref();
            let secret = PASSPHRASE.wanted(file, &fl!("console-ask-new-passphrase"))?;
            Some((authority, secret, stored.domains.clone()))
        }
        _ => None,
    };
    let bytes = std::fs::read(site.path()).map_err(|e| directory::Error::at(&site.path(), e))?;
    directory::write_private(to, &bytes)?;
    let proved = || -> Result<(), super::Failure> {
        let copy = Site::open(to)?;
        if let Some((authority, secret, domains)) = again {
            let _ = Seal::Typed(secret.clone()).adopt(&copy, &authority, domains)?;
            let _ = copy.open_authority(&secret)?;
        }
        if copy.id()? != site.id()? || copy.cameras()?.len() != site.cameras()?.len() {
            return Err(Error::NotExported {
                path: to.to_owned(),
            }
            .into());
        }
        Ok(())
    };
    proved().inspect_err(|_| {
        // A copy that does not open is none.
        let _ = std::fs::remove_file(to);
    })
}

/// The folder beside the site's file with what was made for devices done by hand (see `secure`).
fn kits(site: &Path) -> Vec<PathBuf> {
    let mut name = site.file_stem().unwrap_or_default().to_owned();
    name.push("-by-hand");
    let folder = site.with_file_name(name);
    folder.is_dir().then_some(folder).into_iter().collect()
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
