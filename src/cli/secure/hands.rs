//! Cameras done by hand on the console: their files, the way on their page, and the watch.
//!
//! Apart because the batch is over by then: a person uploads, this program looks on.

use std::path::PathBuf;

use futures::StreamExt;

use super::Job;
use super::telling::Hint;
use crate::cli::failure::Failure;
use crate::cli::{Exit, arguments, issue};
use crate::directory;
use crate::fl;
use crate::site::CameraId;
use crate::work::guided::{self, Page, Sight};
use crate::work::{self, Outcome, Plan};

impl Job<'_> {
    pub(super) fn folder(&self) -> PathBuf {
        let asked = self.asked.out.clone();
        asked.unwrap_or_else(|| guided::folder(&self.site.path()))
    }

    /// Writes the files of a camera done by hand and answers where they are.
    pub(super) fn keep(&self, kit: &work::Kit) -> Result<Vec<PathBuf>, Failure> {
        let folder = self.folder();
        directory::make(&folder)?;
        // Each kit has its own key: the fingerprint keeps a newer one from replacing an older.
        let print = kit.chain.first().map(|c| c.fingerprint().short());
        let stem = format!(
            "{}-{}",
            issue::stem(std::slice::from_ref(&kit.address)),
            print.unwrap_or_default()
        );
        let form = match self.asked.kit {
            arguments::HandKit::TwoPem => arguments::Kit::TwoPem,
            arguments::HandKit::OnePem => arguments::Kit::OnePem,
        };
        let files = issue::kit(&folder, &stem, form);
        let _ = issue::write(&files, &kit.chain, &kit.key, &kit.root, None)?;
        Ok(files.into_iter().map(|(path, _)| path).collect())
    }

    /// Where on the camera's page the files go.
    pub(super) fn show_the_way(&self, id: CameraId) -> Result<(), Failure> {
        let camera = self.site.camera(id)?;
        let page = Page::of(&camera);
        let url = guided::url(&camera);
        let folder = self.folder();
        self.teller.hint(&Hint {
            address: &camera.address,
            event: "by-hand",
            page: page.id,
            url: &url,
            menu: page.path(),
            kit: page.kit.label(),
            requests: &folder,
        })?;
        Ok(())
    }

    /// Watches what a person uploads, when that was asked for. Answers whether any camera became
    /// secure; one that did not is a "no".
    pub(super) async fn hand_over(&mut self) -> Result<bool, Failure> {
        let waiting = std::mem::take(&mut self.by_hand);
        if waiting.is_empty() {
            return Ok(false);
        }
        if !self.asked.watch {
            self.count(Exit::No);
            return Ok(false);
        }
        self.desk
            .output
            .aside(&fl!("console-watching", count = waiting.len()));
        let mut open = waiting.clone();
        let mut watched = guided::watch(self.site.clone(), self.connector.clone(), waiting);
        let mut shown = None;
        loop {
            let seen = tokio::select! {
                seen = watched.next() => seen,
                _ = tokio::signal::ctrl_c() => None,
            };
            let Some(seen) = seen else {
                break;
            };
            if let Sight::Secured {
                fingerprint,
                address,
            } = &seen.sight
            {
                open.retain(|id| *id != seen.camera);
                let camera = self.site.camera(seen.camera)?;
                let outcome = Outcome::Secured {
                    fingerprint: *fingerprint,
                    address: address.clone(),
                };
                self.teller.ended(&camera.address, &outcome, &[])?;
            } else if shown.as_ref() != Some(&seen) {
                log::info!("{seen:?}");
            }
            shown = Some(seen);
            self.answer_requests(&open)?;
        }
        if !open.is_empty() {
            self.count(Exit::No);
        }
        Ok(true)
    }

    /// Signs requests that were saved into the folder: for the only camera that waits, or for the
    /// one whose address stands in the file's name.
    fn answer_requests(&self, open: &[CameraId]) -> Result<(), Failure> {
        for path in guided::waiting(&self.folder()) {
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let mut cameras = Vec::new();
            for id in open {
                cameras.push(self.site.camera(*id)?);
            }
            let named =
                |camera: &&crate::site::Camera| name.contains(&guided::stem(&camera.address));
            let Some(camera) = cameras.iter().find(named).or(match cameras.as_slice() {
                [only] => Some(only),
                _ => None,
            }) else {
                continue;
            };
            let now = time::OffsetDateTime::now_utc();
            let plan = Plan::draft(
                &self.stored,
                std::slice::from_ref(camera),
                &self.options,
                now,
            );
            let Some(row) = plan.rows.first() else {
                continue;
            };
            match guided::answer(
                &self.site,
                &self.authority,
                camera.id,
                &row.names,
                row.days,
                &path,
            ) {
                Ok(answered) => self.teller.signed(&camera.address, &answered)?,
                Err(error) => {
                    // Not again: it stays as it is, and would be refused each second.
                    let aside = path.with_extension("refused");
                    let _ = std::fs::rename(&path, &aside);
                    self.desk
                        .output
                        .note(&crate::error::Explain::explain(&error));
                }
            }
        }
        Ok(())
    }
}
