//! Requests (CSR) that another authority answers: made today, answered days later.
//!
//! Apart from the cameras because a request outlives runs of the program, may be for several
//! devices at once, and is found again by its key and by nothing else.

use rusqlite::{OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::{CameraId, Deed, Error, Site, file, journal};
use crate::authority::vault::{self, Sealed};
use crate::certificate::Certificate;
use crate::device::Trail;
use crate::secret::Secret;

/// Which request of a site; never used twice in one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RequestId(pub i64);

/// Where the private key of a request is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyAt {
    /// On the camera, under the alias of this trail.
    Camera(Trail),
    /// On the camera; a person made it on the camera's page.
    Page,
    /// In the site file, sealed with the secret of its authority.
    Here(Sealed),
}

/// A request that waits for its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenRequest {
    /// Its number in the file.
    pub id: RequestId,
    /// For whom; several only with a key made here.
    pub cameras: Vec<CameraId>,
    /// Since when.
    pub made: OffsetDateTime,
    /// Where its key is.
    pub key: KeyAt,
    /// The request, DER; `None` while the camera makes its key.
    pub der: Option<Vec<u8>>,
    /// SubjectPublicKeyInfo, DER.
    pub public_key: Option<Vec<u8>>,
}

/// Keys of waiting requests, sealed anew and not saved yet. Nothing secret is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resealed(Vec<(RequestId, Vec<u8>)>);

impl Resealed {
    pub(super) fn save(&self, tx: &rusqlite::Connection) -> rusqlite::Result<()> {
        for (id, sealed) in &self.0 {
            let _ = tx.execute(
                "UPDATE request SET sealed = ?2 WHERE id = ?1",
                params![id.0, sealed],
            )?;
        }
        Ok(())
    }
}

impl OpenRequest {
    /// Whether this certificate is for the key of the request.
    pub fn is_answered_by(&self, certificate: &Certificate) -> bool {
        self.public_key.as_deref() == Some(certificate.public_key())
    }
}

impl Site {
    /// A camera is about to make a key: its alias is saved before the first change.
    ///
    /// # Errors
    /// When it cannot be saved; nothing may be changed on the camera then.
    pub fn request_begun(&self, camera: CameraId, trail: &Trail) -> Result<RequestId, Error> {
        let trail = trail.clone();
        self.write(move |tx| {
            let _ = tx.execute(
                "INSERT INTO request (cameras, made, trail) VALUES (?1, ?2, ?3)",
                params![
                    file::json(&[camera])?,
                    OffsetDateTime::now_utc().unix_timestamp(),
                    file::json(&trail)?
                ],
            )?;
            Ok(RequestId(tx.last_insert_rowid()))
        })
    }

    /// The camera has its key: what is on it, and the request it made.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn request_made(
        &self,
        id: RequestId,
        trail: &Trail,
        der: &[u8],
        public_key: &[u8],
    ) -> Result<(), Error> {
        let (trail, der, public_key) = (trail.clone(), der.to_vec(), public_key.to_vec());
        self.write(move |tx| {
            let _ = tx.execute(
                "UPDATE request SET trail = ?2, der = ?3, public_key = ?4 WHERE id = ?1",
                params![id.0, file::json(&trail)?, der, public_key],
            )?;
            told(tx, id, Deed::Requested)
        })
    }

    /// A request whose key no camera's trail leads to: made here, or by a person on its page.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn request_kept(
        &self,
        cameras: &[CameraId],
        der: &[u8],
        public_key: &[u8],
        sealed: Option<&Sealed>,
    ) -> Result<RequestId, Error> {
        let (cameras, der, public_key) = (cameras.to_vec(), der.to_vec(), public_key.to_vec());
        let sealed = sealed.map(|sealed| sealed.der().to_vec());
        self.write(move |tx| {
            // The same request brought in twice is one.
            let _ = tx.execute("DELETE FROM request WHERE public_key = ?1", [&public_key])?;
            let _ = tx.execute(
                "INSERT INTO request (cameras, made, sealed, der, public_key)
                 VALUES (?1, ?2, ?3, ?4, ?5)",
                params![
                    file::json(&cameras)?,
                    OffsetDateTime::now_utc().unix_timestamp(),
                    sealed,
                    der,
                    public_key
                ],
            )?;
            let id = RequestId(tx.last_insert_rowid());
            told(tx, id, Deed::Requested)?;
            Ok(id)
        })
    }

    /// The requests that wait, oldest first.
    ///
    /// # Errors
    /// When the file cannot be read any more.
    pub fn requests(&self) -> Result<Vec<OpenRequest>, Error> {
        self.read(|db| {
            let mut statement = db.prepare_cached(
                "SELECT id, cameras, made, trail, sealed, der, public_key FROM request
                 ORDER BY id",
            )?;
            let rows = statement.query_map([], open)?;
            rows.collect()
        })
    }

    /// The keys of open requests sleep under another secret from now on, all of them or none. Takes
    /// a fraction of a second each (scrypt).
    ///
    /// # Errors
    /// [`Error::Authority`] when one does not wake with `from`; when it cannot be saved.
    pub fn reseal_requests(&self, from: &Secret, to: &Secret) -> Result<(), Error> {
        let mut again = Resealed::default();
        for one in self.requests()? {
            if let KeyAt::Here(sealed) = &one.key {
                let key = vault::unseal(sealed, from)?;
                again
                    .0
                    .push((one.id, vault::seal(&key, to)?.der().to_vec()));
            }
        }
        self.write(move |tx| again.save(tx))
    }

    /// The keys of open requests under the secret `to`, for [`Site::adopt_with`]: those that sleep
    /// under it already stay as they are, the others are woken with `from`. Saves nothing. Takes a
    /// fraction of a second each (scrypt).
    ///
    /// # Errors
    /// [`Error::KeysWait`] when `from` is missing or does not wake one that is needed.
    pub fn resealed(&self, to: &Secret, from: Option<&Secret>) -> Result<Resealed, Error> {
        let mut again = Resealed::default();
        let mut shut = 0;
        for one in self.requests()? {
            let KeyAt::Here(sealed) = &one.key else {
                continue;
            };
            if vault::unseal(sealed, to).is_ok() {
                continue;
            }
            match from.map(|from| vault::unseal(sealed, from)) {
                Some(Ok(key)) => again
                    .0
                    .push((one.id, vault::seal(&key, to)?.der().to_vec())),
                _ => shut += 1,
            }
        }
        match shut {
            0 => Ok(again),
            count => Err(Error::KeysWait { count }),
        }
    }

    /// Whether a key that camseal made on this camera waits for a certificate from elsewhere,
    /// besides the one that `but` is about.
    ///
    /// # Errors
    /// When the file cannot be read any more.
    pub fn awaits(&self, camera: CameraId, but: &Option<Trail>) -> Result<bool, Error> {
        let but = but.as_ref().map(|trail| trail.alias.as_str());
        let waiting = |one: &OpenRequest| match &one.key {
            KeyAt::Camera(trail) => {
                one.cameras.contains(&camera) && Some(trail.alias.as_str()) != but
            }
            _ => false,
        };
        Ok(self.requests()?.iter().any(waiting))
    }

    /// It was answered on this camera, or is given up for it. The last one closes it.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn request_closed(&self, id: RequestId, camera: CameraId) -> Result<(), Error> {
        self.write(move |tx| {
            let cameras: Option<Vec<CameraId>> = tx
                .query_row("SELECT cameras FROM request WHERE id = ?1", [id.0], |row| {
                    file::unjson(row, 0)
                })
                .optional()?
                .flatten();
            let Some(mut cameras) = cameras else {
                return Ok(());
            };
            cameras.retain(|one| *one != camera);
            if !cameras.is_empty() {
                let _ = tx.execute(
                    "UPDATE request SET cameras = ?2 WHERE id = ?1",
                    params![id.0, file::json(&cameras)?],
                )?;
                return Ok(());
            }
            told(tx, id, Deed::RequestClosed)?;
            let _ = tx.execute("DELETE FROM request WHERE id = ?1", [id.0])?;
            Ok(())
        })
    }
}

/// A line in the log for each camera of a request.
fn told(tx: &rusqlite::Connection, id: RequestId, deed: Deed) -> rusqlite::Result<()> {
    let cameras: Vec<CameraId> = tx
        .query_row("SELECT cameras FROM request WHERE id = ?1", [id.0], |row| {
            file::unjson(row, 0)
        })
        .optional()?
        .flatten()
        .unwrap_or_default();
    for camera in cameras {
        journal::append(tx, Some(camera), deed, "", None)?;
    }
    Ok(())
}

fn open(row: &Row<'_>) -> rusqlite::Result<OpenRequest> {
    let sealed: Option<Vec<u8>> = row.get(4)?;
    let trail: Option<Trail> = file::unjson(row, 3)?;
    Ok(OpenRequest {
        id: RequestId(row.get(0)?),
        cameras: file::unjson(row, 1)?.unwrap_or_default(),
        made: file::moment(row, 2)?.unwrap_or(OffsetDateTime::UNIX_EPOCH),
        key: match (trail, sealed) {
            (_, Some(sealed)) => KeyAt::Here(Sealed::from_der(sealed)),
            (Some(trail), None) => KeyAt::Camera(trail),
            (None, None) => KeyAt::Page,
        },
        der: row.get(5)?,
        public_key: row.get(6)?,
    })
}
