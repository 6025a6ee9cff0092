//! What a site remembers of its cameras, as the questions of the check.
//!
//! Apart because the check knows no site and the site knows no check; both faces ask the same way.

use time::OffsetDateTime;

use crate::check::audit::Subject;
use crate::check::pin::Memory;
use crate::check::{Ask, Ladder};
use crate::site::{Camera, CameraId, Error, Site};

/// What is remembered of one camera.
///
/// # Errors
/// When the site cannot be read any more.
pub fn memory(site: &Site, camera: &Camera) -> Result<Memory, Error> {
    let pin = site.pin(camera.id)?;
    Ok(Memory {
        since: pin.as_ref().map(|p| p.since),
        certificate: pin.map(|p| p.certificate),
        ours: site.ours(camera.id)?,
    })
}

/// The question about one camera of a site, with everything the site knows.
///
/// # Errors
/// When the site cannot be read any more.
pub fn subject(site: &Site, camera: &Camera, now: OffsetDateTime) -> Result<Subject, Error> {
    let mut ask = question(site, Ask::whole(camera.https_address()), now)?;
    ask.http_port = camera.http_port;
    Ok(Subject {
        ask,
        title: Some(camera.title()),
        memory: memory(site, camera)?,
    })
}

/// The questions about all cameras of a site. The stores are asked once for all of them, see
/// [`crate::check::audit::Audit::ask_stores`].
///
/// # Errors
/// When the site cannot be read any more.
pub fn subjects(site: &Site, now: OffsetDateTime) -> Result<Vec<Subject>, Error> {
    site.cameras()?
        .iter()
        .map(|camera| {
            let mut subject = subject(site, camera, now)?;
            subject.ask = subject.ask.among_many();
            Ok(subject)
        })
        .collect()
}

/// Adds to a question what a site knows of authorities and of the time.
///
/// # Errors
/// When the site cannot be read any more.
pub fn question(site: &Site, ask: Ask, now: OffsetDateTime) -> Result<Ask, Error> {
    let known = site
        .authority()?
        .map(|authority| authority.root().clone())
        .into_iter()
        .collect();
    let past = site.journal()?.iter().map(|entry| entry.at).max();
    Ok(Ask {
        known,
        past,
        now,
        ..ask
    })
}

/// A camera seen with a certificate for the first time is remembered with it.
///
/// # Errors
/// When it cannot be saved.
pub fn remember(site: &Site, camera: &Camera, ladder: &Ladder) -> Result<bool, Error> {
    match ladder.certificate() {
        Some(certificate) => site.first_seen_with(camera.id, certificate),
        None => Ok(false),
    }
}

/// What secured cameras served this time is kept, so that home says later that one has changed.
///
/// # Errors
/// When it cannot be saved.
pub fn looked_at<'a>(
    site: &Site,
    all: impl IntoIterator<Item = (CameraId, &'a Ladder)>,
) -> Result<(), Error> {
    let seen: Vec<_> = all
        .into_iter()
        .filter_map(|(id, ladder)| Some((id, ladder.certificate()?.fingerprint())))
        .collect();
    site.looked_at(&seen)
}
