//! `trust tidy`: certificates that lie where they do not belong, and mending them.
//!
//! Apart from the other ways of `trust` because it looks at everything the stores hold, not at one
//! root, and because what camseal does not know is touched only when its SHA-256 is given.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;
use time::OffsetDateTime;

use super::failure::{Failure, variant};
use super::sheet;
use super::trust::{change_words, chosen, error_exit, own_root};
use super::{Desk, Done, Error, Exit, arguments, opening};
use crate::certificate::{Certificate, Fingerprint};
use crate::device::tls;
use crate::error::Explain as _;
use crate::settings::Settings;
use crate::site::Site;
use crate::truststore::elevate::{self, Prompt};
use crate::truststore::stray::{self, Known, Mend, Stray};
use crate::truststore::{self, Change, Shelf, StoreId, TrustStore};
use crate::{directory, fl};

/// How long one camera may take to show its certificate.
const PATIENCE: Duration = Duration::from_secs(10);

/// One stray in JSON.
#[derive(Serialize)]
struct Row {
    id: String,
    what: String,
    todo: String,
    store: StoreId,
    shelf: Shelf,
    location: String,
    title: String,
    sha256: Fingerprint,
    /// Whether camseal knows it; if not, it is touched only when named by `--only`.
    known: bool,
    #[serde(flatten)]
    mend: Mend,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    changes: Vec<Change>,
    outcome: Outcome,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<sheet::Note>,
}

#[derive(Clone, Copy, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
enum Outcome {
    /// A dry run.
    Planned,
    /// Done, and looked at again.
    Mended,
    /// Nobody asked for it.
    Left,
    /// It was not possible.
    Refused,
}

#[derive(Serialize)]
struct Answer {
    strays: Vec<Row>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unread: Vec<Unread>,
    notes: Vec<sheet::Note>,
}

/// A store that could not be read.
#[derive(Serialize)]
struct Unread {
    store: StoreId,
    error: sheet::Note,
}

pub(super) async fn tidy(desk: &Desk, asked: arguments::TrustTidy) -> Done {
    let only = asked
        .only
        .iter()
        .map(|text| text.parse().map_err(|_| bad(text)))
        .collect::<Result<Vec<Fingerprint>, Error>>()?;
    let stores = chosen(&asked.store, asked.root_dir.as_deref())?;
    let mut known = Known::new(&stores, OffsetDateTime::now_utc());
    known.root = match asked.root.as_deref() {
        Some(path) => Some(own_root(path)?),
        None => site_root(desk, &mut known)?,
    };
    known.sites = sites(known.root.as_ref());
    let mut notes = Vec::new();
    for address in &asked.addresses {
        match tls::look(&address.at(address.port().unwrap_or(443)), PATIENCE).await {
            Ok(seen) => known.served.push((address.to_string(), seen.chain)),
            Err(error) => notes.push(sheet::Note::of(
                format!("device-{}", variant(&error)),
                &error,
            )),
        }
    }

    let (all, unread) = stray::listing(&stores).await;
    let mut exit = if unread.is_empty() && notes.is_empty() {
        Exit::Yes
    } else {
        Exit::Unknown
    };
    let mut rows = Vec::new();
    for found in stray::judge(&all, &known) {
        let wanted = if only.is_empty() {
            found.is_sure()
        } else {
            only.contains(&found.held.fingerprint())
        };
        let here = asked.root_dir.is_none();
        let row = row(&stores, found, wanted, asked.dry_run, here).await;
        // Who names some asks about those alone.
        let counts = wanted || only.is_empty();
        if exit == Exit::Yes && counts && row.outcome != Outcome::Mended {
            exit = Exit::No;
        }
        rows.push(row);
    }
    let answer = Answer {
        strays: rows,
        unread: unread
            .into_iter()
            .map(|(store, error)| Unread {
                store,
                error: sheet::Note::of(format!("truststore-{}", variant(&error)), &error),
            })
            .collect(),
        notes,
    };
    desk.output.answer(&answer, || text(&answer))?;
    if !desk.output.is_json() {
        let errors = answer.unread.iter().map(|u| &u.error);
        for note in errors.chain(&answer.notes) {
            desk.output.note(&note.explanation());
        }
    }
    Ok(exit)
}

fn bad(text: &str) -> Error {
    Error::BadFingerprint {
        text: text.chars().take(80).collect(),
    }
}

/// The root of `--site`, and what its cameras served when last looked at.
fn site_root(desk: &Desk, known: &mut Known) -> Result<Option<Certificate>, Failure> {
    if desk.global.site.is_none() {
        return Ok(None);
    }
    let site = opening::site(desk)?;
    for camera in site.cameras()? {
        let served = camera.served.into_iter().chain(camera.pinned);
        let address = camera.address.to_string();
        known
            .devices
            .extend(served.map(|fingerprint| (address.clone(), fingerprint)));
    }
    Ok(site.authority()?.map(|stored| stored.root().clone()))
}

/// Roots of the other sites of this computer: those opened last, and those in the usual folder.
fn sites(own: Option<&Certificate>) -> Vec<(String, Certificate)> {
    let mut paths: Vec<PathBuf> = Settings::path()
        .map(|path| Settings::load(&path).0.last_sites)
        .unwrap_or_default();
    let folder = directory::data().map(|folder| folder.join("sites"));
    let inside = folder.and_then(|folder| std::fs::read_dir(folder).ok());
    paths.extend(
        inside
            .into_iter()
            .flatten()
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| {
                path.extension()
                    .is_some_and(|e| e == crate::site::EXTENSION)
            }),
    );
    paths.sort();
    paths.dedup();
    paths
        .iter()
        // One that cannot be opened belongs to nobody here.
        .filter_map(|path| {
            let site = Site::open(path).ok()?;
            let root = site.authority().ok()??.root().clone();
            Some((site.name().ok()?, root))
        })
        .filter(|(_, root)| Some(root) != own)
        .collect()
}

/// `here` = these are the stores of this computer, whose administrator may be asked.
async fn row(
    stores: &[Arc<dyn TrustStore>],
    found: Stray,
    wanted: bool,
    dry_run: bool,
    here: bool,
) -> Row {
    let told = found.explain();
    let changes = stray::preview(stores, &found);
    let (outcome, error) = match (wanted, dry_run) {
        (true, true) if found.mend != Mend::ByHand => (Outcome::Planned, None),
        (true, false) => match mend(stores, &found, here).await {
            Ok(()) => (Outcome::Mended, None),
            Err(error) => {
                let id = Failure::of("truststore", &error, error_exit(&error)).id;
                (Outcome::Refused, Some(sheet::Note::of(id, &error)))
            }
        },
        _ => (Outcome::Left, None),
    };
    Row {
        id: variant(&found.reason),
        what: told.what,
        todo: told.todo,
        title: found.held.certificate.title().to_owned(),
        sha256: found.held.fingerprint(),
        known: found.is_sure(),
        store: found.held.store,
        shelf: found.held.shelf,
        location: found.held.location,
        mend: found.mend,
        changes,
        outcome,
        error,
    }
}

async fn mend(
    stores: &[Arc<dyn TrustStore>],
    found: &Stray,
    here: bool,
) -> Result<(), truststore::Error> {
    if here {
        elevate::mend(stores, found, Prompt::here()).await
    } else {
        stray::mend(stores, found).await
    }
}

fn text(answer: &Answer) -> String {
    if answer.strays.is_empty() {
        return fl!("console-tidy-nothing");
    }
    let blocks = answer.strays.iter().map(|row| {
        let mut lines = vec![row.what.clone(), format!("  {}", row.sha256.grouped())];
        match row.outcome {
            Outcome::Mended => lines.push(format!("  {}", fl!("console-tidy-mended"))),
            Outcome::Planned => {
                for change in &row.changes {
                    lines.push(format!("  {}", change_words(change)));
                }
            }
            Outcome::Left => {
                lines.push(format!("  {}", row.todo));
                if row.mend != Mend::ByHand {
                    let sha256 = row.sha256.to_string();
                    lines.push(format!("  {}", fl!("console-tidy-only", sha256 = sha256)));
                }
            }
            Outcome::Refused => {
                if let Some(error) = &row.error {
                    let told = error.explanation();
                    lines.push(format!("  {}\n  {}", told.what, told.todo));
                }
            }
        }
        lines.join("\n")
    });
    blocks.collect::<Vec<_>>().join("\n\n")
}
