//! `secure --answer`: what another authority signed, matched to the cameras that have the keys.
//!
//! Apart from `request`, which made what is answered here: the certificates then go through the
//! same batch as those of the site's own authority.

use std::collections::HashMap;
use std::path::PathBuf;

use time::OffsetDateTime;

use super::Job;
use crate::certificate::{Certificate, Name};
use crate::cli::failure::{Error, Failure};
use crate::cli::{Desk, files};
use crate::device::Address;
use crate::directory;
use crate::fl;
use crate::secret::Secret;
use crate::site::{CameraId, Site};
use crate::work::guided;
use crate::work::order::{self, Given, Match};

/// What came back, by camera.
#[derive(Default)]
pub(super) struct Answers {
    pub cameras: Vec<CameraId>,
    pub given: HashMap<CameraId, Given>,
}

/// Reads the files and finds whose they are.
pub(super) fn read(
    desk: &Desk,
    site: &Site,
    paths: &[PathBuf],
    secret: &Secret,
) -> Result<Answers, Failure> {
    let mut answers = Answers::default();
    if paths.is_empty() {
        return Ok(answers);
    }
    let mut heap: Vec<Certificate> = Vec::new();
    for path in paths {
        heap.extend(files::certificates(path)?);
    }
    let requests = site.requests()?;
    let matches = order::matched(&requests, &heap, OffsetDateTime::now_utc());
    for strange in heap.iter().filter(|one| {
        !one.is_authority() && !requests.iter().any(|request| request.is_answered_by(one))
    }) {
        let title = strange.title();
        desk.output
            .aside(&fl!("console-answer-strange", title = title));
    }
    if matches.is_empty() {
        return Err(Error::NothingFits.into());
    }
    for one in &matches {
        let given = one.given(Some(secret))?;
        if one.request.cameras.len() > 1 {
            let count = one.request.cameras.len();
            desk.output
                .aside(&fl!("console-request-shared", count = count));
        }
        for id in &one.request.cameras {
            let Ok(camera) = site.camera(*id) else {
                continue;
            };
            not_named(desk, &camera.address, one);
            answers.cameras.push(*id);
            let _ = answers.given.insert(*id, given.clone());
        }
    }
    Ok(answers)
}

/// Told when the device is called by a name that the certificate has not.
fn not_named(desk: &Desk, address: &Address, one: &Match) {
    let Some(leaf) = one.chain.first() else {
        return;
    };
    let called = match address.ip() {
        Some(ip) => Name::Ip(ip),
        None => Name::Dns(address.host().to_ascii_lowercase()),
    };
    if leaf.names().contains(&called) {
        return;
    }
    let names: Vec<String> = leaf.names().iter().map(ToString::to_string).collect();
    desk.output.aside(&fl!(
        "console-answer-not-named",
        address = address.to_string(),
        names = names.join(", ")
    ));
}

impl Job<'_> {
    /// Devices whose key a person made on their page: the certificate is written for that page,
    /// and the watch waits for it. Answers the cameras the batch is for.
    pub(super) fn answer_pages(&mut self, chosen: &[CameraId]) -> Result<Vec<CameraId>, Failure> {
        let mut driven = Vec::new();
        for id in chosen {
            let on_page = self
                .answers
                .given
                .get(id)
                .filter(|given| given.key.is_none() && given.trail.is_none());
            let Some(given) = on_page else {
                driven.push(*id);
                continue;
            };
            let camera = self.site.camera(*id)?;
            let folder = self.folder();
            directory::make(&folder)?;
            let file = folder.join(format!("{}-signed.crt", guided::stem(&camera.address)));
            let text: String = given.chain.iter().map(Certificate::pem).collect();
            directory::write_atomic(&file, text.as_bytes())?;
            self.site.files_made(*id, &given.chain)?;
            self.site.request_closed(given.request, *id)?;
            let answered = guided::Answered {
                chain: given.chain.clone(),
                file,
                notes: Vec::new(),
            };
            self.teller.signed(&camera.address, &answered)?;
            self.by_hand.push(*id);
            self.show_the_way(*id)?;
        }
        Ok(driven)
    }

    /// The names that go with a given certificate are its own.
    pub(super) fn give(&self, plan: &mut crate::work::Plan) {
        for row in &mut plan.rows {
            let Some(given) = self.answers.given.get(&row.camera.id) else {
                continue;
            };
            row.give(given.clone());
        }
    }
}
