//! How far the work on a camera came: one method a stage, each on the disk before it returns.
//!
//! Apart because [`crate::work`] is their only caller, and because their order is the promise: the
//! trail's alias is saved before the first change on the camera, and each answer of the camera
//! before the next request leaves.

use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::{
    CameraId, Deed, Error, KeyPlace, PinReason, Problem, Site, Stage, Standing, file, journal, pin,
};
use crate::certificate::{Certificate, Fingerprint};
use crate::device::{Before, OURS, TimeServer, Trail};

/// What a renewal replaces.
#[derive(Serialize, Deserialize)]
struct Former {
    trail: Trail,
    key_place: Option<KeyPlace>,
}

impl Site {
    /// A fresh name for the objects of one attempt: at most 32 ASCII characters, ours to know by
    /// its beginning, never used twice.
    pub fn fresh_alias() -> String {
        format!("{OURS}{}", super::random_hex(8))
    }

    /// The first change follows: what the camera looked like, and our name for what will be made.
    ///
    /// # Errors
    /// When it cannot be saved; nothing may be changed on the camera then.
    pub fn prepared(
        &self,
        id: CameraId,
        trail: &Trail,
        before: &Before,
        key: KeyPlace,
    ) -> Result<(), Error> {
        let (trail, before) = (trail.clone(), before.clone());
        self.change(id, move |tx| {
            journal::append(tx, Some(id), Deed::Prepared, &trail.alias, before.served)?;
            // A renewal that is taken back must find what served well before.
            let former: Option<Former> = tx
                .query_row(
                    "SELECT trail, key_place FROM camera WHERE id = ?1 AND pinned IS NOT NULL
                     AND chain IS NOT NULL AND trail IS NOT NULL",
                    [id.0],
                    |row| {
                        Ok(Former {
                            trail: file::unjson(row, 0)?.unwrap_or_default(),
                            key_place: file::untag_some(row, 1)?,
                        })
                    },
                )
                .optional()?;
            if let Some(former) = former {
                let _ = tx.execute(
                    "UPDATE camera SET former = ?2, former_chain = chain WHERE id = ?1",
                    params![id.0, file::json(&former)?],
                )?;
            }
            tx.execute(
                "UPDATE camera SET trail = ?2, before = ?3, key_place = ?4, stage = ?5,
                    standing = ?6, chain = NULL, problem = NULL WHERE id = ?1",
                params![
                    id.0,
                    file::json(&trail)?,
                    file::json(&before)?,
                    file::tag(&key),
                    file::tag(&Stage::Request),
                    file::tag(&Standing::Working),
                ],
            )
        })
    }

    /// The trail has grown.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn trailed(&self, id: CameraId, trail: &Trail) -> Result<(), Error> {
        let trail = trail.clone();
        self.change(id, move |tx| {
            tx.execute(
                "UPDATE camera SET trail = ?2 WHERE id = ?1",
                params![id.0, file::json(&trail)?],
            )
        })
    }

    /// The authority signed; upload follows.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn issued(&self, id: CameraId, chain: &[Certificate]) -> Result<(), Error> {
        let chain = chain.to_vec();
        self.change(id, move |tx| {
            if let Some(leaf) = chain.first() {
                journal::append(
                    tx,
                    Some(id),
                    Deed::Issued,
                    leaf.title(),
                    Some(leaf.fingerprint()),
                )?;
            }
            tx.execute(
                "UPDATE camera SET chain = ?2, stage = ?3, standing = ?4 WHERE id = ?1",
                params![
                    id.0,
                    file::ders(&chain),
                    file::tag(&Stage::Upload),
                    file::tag(&Standing::Working),
                ],
            )
        })
    }

    /// Everything is in the camera; turning on follows.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn uploaded(&self, id: CameraId, trail: &Trail) -> Result<(), Error> {
        let trail = trail.clone();
        self.change(id, move |tx| {
            journal::append(tx, Some(id), Deed::Uploaded, &trail.alias, None)?;
            tx.execute(
                "UPDATE camera SET trail = ?2, stage = ?3 WHERE id = ?1",
                params![id.0, file::json(&trail)?, file::tag(&Stage::TurnOn)],
            )
        })
    }

    /// The camera was told to serve it; `next` is the restart or the check.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn turned_on(
        &self,
        id: CameraId,
        https_port: Option<u16>,
        next: Stage,
    ) -> Result<(), Error> {
        self.change(id, move |tx| {
            journal::append(tx, Some(id), Deed::TurnedOn, "", None)?;
            tx.execute(
                "UPDATE camera SET https_port = coalesce(?2, https_port), stage = ?3
                 WHERE id = ?1",
                params![id.0, https_port, file::tag(&next)],
            )
        })
    }

    /// HTTPS was switched on and is at this port; nothing else has changed.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn https_at(&self, id: CameraId, port: u16) -> Result<(), Error> {
        self.change(id, move |tx| {
            journal::append(tx, Some(id), Deed::TurnedOn, "", None)?;
            tx.execute(
                "UPDATE camera SET https_port = ?2 WHERE id = ?1",
                params![id.0, port],
            )
        })
    }

    /// The camera was told to restart; the check follows.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn restarted(&self, id: CameraId) -> Result<(), Error> {
        self.change(id, move |tx| {
            journal::append(tx, Some(id), Deed::Restarted, "", None)?;
            tx.execute(
                "UPDATE camera SET stage = ?2 WHERE id = ?1",
                params![id.0, file::tag(&Stage::Check)],
            )
        })
    }

    /// A new connection served our certificate, and older objects of ours are gone. The trail
    /// stays: it tells which objects on the camera are in use.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn secured(
        &self,
        id: CameraId,
        fingerprint: Fingerprint,
        https_port: u16,
    ) -> Result<(), Error> {
        self.change(id, move |tx| {
            journal::append(tx, Some(id), Deed::Secured, "", Some(fingerprint))?;
            let issued: Vec<Certificate> = tx
                .query_row("SELECT chain FROM camera WHERE id = ?1", [id.0], |row| {
                    file::unders(row, 0)
                })
                .optional()?
                .unwrap_or_default();
            if let Some(ours) = issued.first().filter(|c| c.fingerprint() == fingerprint) {
                let _ = pin::pinned(tx, id, ours, PinReason::Ours)?;
            }
            tx.execute(
                "UPDATE camera SET standing = ?2, stage = NULL, problem = NULL, served = ?3,
                    before = NULL, former = NULL, former_chain = NULL,
                    pinned = ?3, https_port = ?4, last_seen = ?5 WHERE id = ?1",
                params![
                    id.0,
                    file::tag(&Standing::Secured),
                    fingerprint.to_string(),
                    https_port,
                    OffsetDateTime::now_utc().unix_timestamp(),
                ],
            )
        })
    }

    /// What was made is going to be taken back.
    ///
    /// # Errors
    /// When it cannot be saved; nothing may be taken back then.
    pub fn putting_back(&self, id: CameraId) -> Result<(), Error> {
        self.change(id, move |tx| {
            journal::append(tx, Some(id), Deed::PuttingBack, "", None)?;
            tx.execute(
                "UPDATE camera SET standing = ?2 WHERE id = ?1",
                params![id.0, file::tag(&Standing::PuttingBack)],
            )
        })
    }

    /// The camera is as it was: no trail any more.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn put_back(&self, id: CameraId) -> Result<(), Error> {
        self.change(id, move |tx| {
            journal::append(tx, Some(id), Deed::PutBack, "", None)?;
            let former: Option<Former> = tx
                .query_row("SELECT former FROM camera WHERE id = ?1", [id.0], |row| {
                    file::unjson(row, 0)
                })
                .optional()?
                .flatten();
            if let Some(former) = former {
                return tx.execute(
                    "UPDATE camera SET standing = ?2, stage = NULL, trail = ?3, before = NULL,
                        key_place = ?4, chain = former_chain, former = NULL, former_chain = NULL
                     WHERE id = ?1",
                    params![
                        id.0,
                        file::tag(&Standing::Secured),
                        file::json(&former.trail)?,
                        former.key_place.as_ref().map(file::tag),
                    ],
                );
            }
            tx.execute(
                "UPDATE camera SET standing = ?2, stage = NULL, trail = NULL, before = NULL,
                    key_place = NULL, chain = NULL WHERE id = ?1",
                params![id.0, file::tag(&Standing::Ready)],
            )
        })
    }

    /// The work ended with a problem. With a trail left, the next work first takes that back.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn failed(&self, id: CameraId, problem: &Problem) -> Result<(), Error> {
        let problem = problem.clone();
        self.change(id, move |tx| {
            journal::append(tx, Some(id), Deed::Failed, &problem.what, None)?;
            tx.execute(
                "UPDATE camera SET problem = ?2, standing = CASE
                    WHEN trail IS NOT NULL AND standing = ?4 THEN ?3
                    WHEN standing IN (?3, ?5, ?6) THEN standing
                    ELSE ?7 END WHERE id = ?1",
                params![
                    id.0,
                    file::json(&problem)?,
                    file::tag(&Standing::PuttingBack),
                    file::tag(&Standing::Working),
                    // A renewal that was taken back: the former certificate works on.
                    file::tag(&Standing::Secured),
                    file::tag(&Standing::Stale),
                    file::tag(&Standing::Failed),
                ],
            )
        })
    }

    /// Files were made for a person to upload; the check waits for this chain.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn files_made(&self, id: CameraId, chain: &[Certificate]) -> Result<(), Error> {
        let chain = chain.to_vec();
        self.change(id, move |tx| {
            journal::append(
                tx,
                Some(id),
                Deed::FilesMade,
                "",
                chain.first().map(Certificate::fingerprint),
            )?;
            tx.execute(
                "UPDATE camera SET standing = ?2, stage = NULL, chain = ?3, problem = NULL
                 WHERE id = ?1",
                params![id.0, file::tag(&Standing::ByHand), file::ders(&chain)],
            )
        })
    }

    /// The camera's clock was set.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn clock_set(&self, id: CameraId, was_off: time::Duration) -> Result<(), Error> {
        self.change(id, move |tx| {
            let seconds = was_off.whole_seconds();
            journal::append(tx, Some(id), Deed::ClockSet, &format!("{seconds} s"), None)?;
            tx.execute("UPDATE camera SET clock_offset = 0 WHERE id = ?1", [id.0])
        })
    }

    /// The camera's clock follows this time server and is right.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn clock_follows(&self, id: CameraId, server: &TimeServer) -> Result<(), Error> {
        let server = server.to_string();
        self.change(id, move |tx| {
            journal::append(tx, Some(id), Deed::TimeServer, &server, None)?;
            tx.execute("UPDATE camera SET clock_offset = 0 WHERE id = ?1", [id.0])
        })
    }

    /// It serves our certificate in a TLS that no browser speaks: the work on it is not done, and
    /// goes on where it is turned on, which is where a camera is taught newer TLS.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn unspoken(
        &self,
        id: CameraId,
        fingerprint: Fingerprint,
        https_port: u16,
        problem: &Problem,
    ) -> Result<(), Error> {
        let problem = problem.clone();
        self.change(id, move |tx| {
            journal::append(
                tx,
                Some(id),
                Deed::Unspoken,
                &problem.what,
                Some(fingerprint),
            )?;
            tx.execute(
                "UPDATE camera SET served = ?2, pinned = ?2, https_port = ?3, problem = ?4,
                    last_seen = ?5, former = NULL, former_chain = NULL,
                    standing = CASE WHEN standing = ?6 THEN ?6
                        WHEN trail IS NULL THEN ?7 ELSE ?8 END,
                    stage = CASE WHEN standing = ?6 OR trail IS NULL THEN NULL ELSE ?9 END
                 WHERE id = ?1",
                params![
                    id.0,
                    fingerprint.to_string(),
                    https_port,
                    file::json(&problem)?,
                    OffsetDateTime::now_utc().unix_timestamp(),
                    file::tag(&Standing::ByHand),
                    file::tag(&Standing::Failed),
                    file::tag(&Standing::Working),
                    file::tag(&Stage::TurnOn),
                ],
            )
        })
    }

    /// Writes a line about a camera into the log.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn note(
        &self,
        camera: Option<CameraId>,
        deed: Deed,
        detail: &str,
        fingerprint: Option<Fingerprint>,
    ) -> Result<(), Error> {
        let detail = detail.to_owned();
        self.write(move |tx| journal::append(tx, camera, deed, &detail, fingerprint))
    }
}
