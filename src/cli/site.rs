//! `site create` and `site show`: one customer's file.
//!
//! Apart from the authority's verbs because a site is what is kept; the authority is one part.

use std::path::{Path, PathBuf};

use serde::Serialize;
use time::OffsetDateTime;

use super::opening::{self, Seal};
use super::output::columns;
use super::sheet::{self, Sheet};
use super::{Desk, Done, Exit, arguments};
use crate::authority::{Authority, AuthorityWish, Constraints, KeyKind};
use crate::certificate::Fingerprint;
use crate::device::Address;
use crate::fl;
use crate::i18n::date;
use crate::site::{Camera, Kept, Problem, Site, Stage, Standing, StoredAuthority};

/// A site in JSON.
#[derive(Serialize)]
struct Shown {
    site: PathBuf,
    id: String,
    name: String,
    authority: Option<ShownAuthority>,
    cameras: Vec<ShownCamera>,
}

#[derive(Serialize)]
struct ShownAuthority {
    certificate: Sheet,
    root: Sheet,
    constrained: bool,
    domains: Vec<String>,
    kept: Kept,
}

#[derive(Serialize)]
struct ShownCamera {
    address: Address,
    https_port: Option<u16>,
    family: &'static str,
    title: String,
    standing: Standing,
    stage: Option<Stage>,
    fingerprint: Option<Fingerprint>,
    not_after: Option<String>,
    problem: Option<Problem>,
}

/// `site create`.
pub(super) fn create(desk: &Desk, asked: arguments::SiteCreate) -> Done {
    // Asked before the slow part, so that nobody waits for a question.
    if asked.file.exists() {
        return Err(crate::site::Error::Exists { path: asked.file }.into());
    }
    let seal = match &asked.new_passphrase_file {
        Some(path) => Seal::in_new_file(path)?,
        None => Seal::choose(asked.passphrase.passphrase_file.as_deref())?,
    };
    let authority = Authority::create(&AuthorityWish {
        site: asked.name.clone(),
        key: kind(asked.key),
        years: asked.years,
        constraints: if asked.no_constraints {
            Constraints::Unlimited
        } else {
            Constraints::Local {
                domains: asked.domain.clone(),
                addresses: Vec::new(),
            }
        },
        now: OffsetDateTime::now_utc(),
    })?;
    let site = Site::create(&asked.file, &asked.name)?;
    if let Err(failure) = seal.adopt(&site, &authority, asked.domain, None) {
        // We made the file a moment ago; a site without an authority would only be in the way.
        drop(site);
        let _ = std::fs::remove_file(&asked.file);
        return Err(failure);
    }
    answer(desk, &site)
}

fn kind(key: arguments::AuthorityKey) -> KeyKind {
    match key {
        arguments::AuthorityKey::Rsa3072 => KeyKind::Rsa3072,
        arguments::AuthorityKey::Rsa4096 => KeyKind::Rsa4096,
        arguments::AuthorityKey::P256 => KeyKind::P256,
        arguments::AuthorityKey::P384 => KeyKind::P384,
    }
}

/// `site show`.
pub(super) fn show(desk: &Desk, file: Option<&Path>) -> Done {
    let site = match file {
        Some(path) => Site::open(path)?,
        None => opening::site(desk)?,
    };
    answer(desk, &site)
}

fn answer(desk: &Desk, site: &Site) -> Done {
    let stored = site.authority()?;
    let cameras = site.cameras()?;
    let shown = Shown {
        site: site.path(),
        id: site.id()?,
        name: site.name()?,
        authority: stored.as_ref().map(|stored| ShownAuthority {
            certificate: Sheet::of(&stored.certificate),
            root: Sheet::of(stored.root()),
            constrained: stored.constrained,
            domains: stored.domains.clone(),
            kept: stored.kept,
        }),
        cameras: cameras.iter().map(camera).collect(),
    };
    desk.output
        .answer(&shown, || text(&shown, stored.as_ref(), &cameras))?;
    Ok(Exit::Yes)
}

fn camera(camera: &Camera) -> ShownCamera {
    ShownCamera {
        address: camera.address.clone(),
        https_port: camera.https_port,
        family: camera.family.id,
        title: camera.title(),
        standing: camera.standing,
        stage: camera.stage,
        fingerprint: camera.pinned,
        not_after: camera.certificate().map(|c| sheet::moment(c.not_after())),
        problem: camera.problem.clone(),
    }
}

fn text(shown: &Shown, stored: Option<&StoredAuthority>, cameras: &[Camera]) -> String {
    let mut text = format!("{}\n", shown.name);
    match stored {
        Some(stored) => {
            text.push('\n');
            text.push_str(&sheet::lines(&stored.certificate));
        }
        None => text.push_str(&fl!("console-site-no-authority")),
    }
    if !cameras.is_empty() {
        let rows: Vec<(String, String)> = cameras
            .iter()
            .map(|camera| {
                let mut words = standing(camera.standing);
                // What is made but not proved to be served has no end that matters yet.
                let serves = matches!(camera.standing, Standing::Secured | Standing::Stale);
                if let Some(certificate) = camera.certificate().filter(|_| serves) {
                    words = format!(
                        "{words}, {}",
                        fl!(
                            "console-site-until",
                            date = date::day(certificate.not_after())
                        )
                    );
                }
                if let Some(problem) = &camera.problem {
                    words = format!("{words}\n{}\n{}", problem.what, problem.todo);
                }
                (camera.address.to_string(), words)
            })
            .collect();
        text.push_str("\n\n");
        text.push_str(&columns(&rows));
    }
    text
}

fn standing(standing: Standing) -> String {
    match standing {
        Standing::Found => fl!("console-standing-found"),
        Standing::Ready => fl!("console-standing-ready"),
        Standing::Working => fl!("console-standing-working"),
        Standing::PuttingBack => fl!("console-standing-putting-back"),
        Standing::Secured => fl!("console-standing-secured"),
        Standing::Stale => fl!("console-standing-stale"),
        Standing::Failed => fl!("console-standing-failed"),
        Standing::ByHand => fl!("console-standing-by-hand"),
    }
}
