//! The second proof: which certificate each camera was last agreed to have, and how that came.
//!
//! Apart from the stages of the work, because it holds for cameras nobody has secured yet too: a
//! factory certificate that changes between two visits is worth a question.

use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::{CameraId, Deed, Error, Site, Standing, file, journal};
use crate::certificate::{Certificate, Fingerprint};

/// How a certificate came to be the one that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PinReason {
    /// It is ours: the work put it there, and a new connection proved it.
    Ours,
    /// It was the first one seen.
    Seen,
    /// A person looked at both and accepted it.
    Accepted,
}

/// What a camera is expected to serve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    /// The certificate.
    pub certificate: Certificate,
    /// Since when, UTC.
    pub since: OffsetDateTime,
    /// Why.
    pub reason: PinReason,
}

impl Site {
    /// What this camera is expected to serve; `None` when it was never seen with a certificate.
    ///
    /// # Errors
    /// When the file cannot be read any more.
    pub fn pin(&self, id: CameraId) -> Result<Option<Pin>, Error> {
        let pin = self.read(|db| {
            db.query_row(
                "SELECT certificate, since, reason FROM pin WHERE camera = ?1",
                [id.0],
                |row| {
                    Ok((
                        file::unders(row, 0)?.into_iter().next(),
                        file::moment(row, 1)?.unwrap_or(OffsetDateTime::UNIX_EPOCH),
                        file::untag(row, 2)?,
                    ))
                },
            )
            .optional()
        })?;
        if let Some((Some(certificate), since, reason)) = pin {
            return Ok(Some(Pin {
                certificate,
                since,
                reason,
            }));
        }
        // A camera secured before pins were kept: its own chain tells.
        let camera = self.camera(id)?;
        let secured = camera
            .certificate()
            .filter(|c| camera.pinned == Some(c.fingerprint()));
        Ok(secured.map(|certificate| Pin {
            certificate: certificate.clone(),
            since: camera.last_seen.unwrap_or(OffsetDateTime::UNIX_EPOCH),
            reason: PinReason::Ours,
        }))
    }

    /// The camera was seen with this certificate. It counts from now on when none did before;
    /// otherwise nothing changes. Answers whether it was the first.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn first_seen_with(&self, id: CameraId, certificate: &Certificate) -> Result<bool, Error> {
        if self.pin(id)?.is_some() {
            return Ok(false);
        }
        self.keep(id, certificate, PinReason::Seen, None)?;
        Ok(true)
    }

    /// These cameras were asked again and served these. Kept for secured ones only: what is expected
    /// of them stands elsewhere, and what the work on any other found stays what it goes by.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn looked_at(&self, seen: &[(CameraId, Fingerprint)]) -> Result<(), Error> {
        if seen.is_empty() {
            return Ok(());
        }
        let seen = seen.to_vec();
        self.write(move |tx| {
            let mut statement = tx.prepare_cached(
                "UPDATE camera SET served = ?2, last_seen = ?3 WHERE id = ?1 AND standing = ?4",
            )?;
            let now = OffsetDateTime::now_utc().unix_timestamp();
            let secured = file::tag(&Standing::Secured);
            for (id, served) in &seen {
                let _ = statement.execute(params![id.0, served.to_string(), now, secured])?;
            }
            Ok(())
        })
    }

    /// A person saw both certificates and accepts this one. A secured camera that serves
    /// something else than ours is secured no longer.
    ///
    /// # Errors
    /// [`Error::UnknownCamera`]; when it cannot be saved.
    pub fn accept(&self, id: CameraId, certificate: &Certificate) -> Result<(), Error> {
        let fingerprint = certificate.fingerprint();
        let ours = self.ours(id)?.contains(&fingerprint);
        self.keep(
            id,
            certificate,
            PinReason::Accepted,
            Some(certificate.title().to_owned()),
        )?;
        self.change(id, move |tx| {
            tx.execute(
                "UPDATE camera SET served = ?2, pinned = CASE WHEN ?3 THEN pinned ELSE NULL END,
                    standing = CASE WHEN standing = ?4 AND NOT ?3 THEN ?5 ELSE standing END
                 WHERE id = ?1",
                params![
                    id.0,
                    fingerprint.to_string(),
                    ours,
                    file::tag(&Standing::Secured),
                    file::tag(&Standing::Stale),
                ],
            )
        })
    }

    /// The certificates the site made or proved for the camera, or for nobody in particular: a
    /// change to one of these is ours.
    ///
    /// # Errors
    /// When the file cannot be read any more.
    pub fn ours(&self, id: CameraId) -> Result<Vec<Fingerprint>, Error> {
        self.read(|db| {
            let mut statement = db.prepare_cached(
                "SELECT DISTINCT fingerprint FROM journal WHERE (camera = ?1 OR camera IS NULL)
                    AND fingerprint IS NOT NULL AND deed IN (?2, ?3, ?4)",
            )?;
            let rows = statement.query_map(
                params![
                    id.0,
                    file::tag(&Deed::Issued),
                    file::tag(&Deed::Secured),
                    file::tag(&Deed::FilesMade),
                ],
                |row| file::fingerprint(row, 0),
            )?;
            rows.filter_map(Result::transpose).collect()
        })
    }

    fn keep(
        &self,
        id: CameraId,
        certificate: &Certificate,
        reason: PinReason,
        note: Option<String>,
    ) -> Result<(), Error> {
        let certificate = certificate.clone();
        self.change(id, move |tx| {
            if let Some(note) = &note {
                journal::append(
                    tx,
                    Some(id),
                    Deed::Accepted,
                    note,
                    Some(certificate.fingerprint()),
                )?;
            }
            pinned(tx, id, &certificate, reason)
        })
    }
}

/// This certificate counts from now on; 0 when the camera is not on the list.
pub(super) fn pinned(
    tx: &rusqlite::Connection,
    id: CameraId,
    certificate: &Certificate,
    reason: PinReason,
) -> rusqlite::Result<usize> {
    tx.execute(
        "INSERT OR REPLACE INTO pin (camera, certificate, since, reason)
         SELECT id, ?2, ?3, ?4 FROM camera WHERE id = ?1",
        params![
            id.0,
            certificate.der(),
            OffsetDateTime::now_utc().unix_timestamp(),
            file::tag(&reason),
        ],
    )
}
