//! The cameras of a site: adding, reading, moving to another address, forgetting.
//!
//! Apart from the stages of the work, because a person changes these and the work changes those.

use rusqlite::{Connection, OptionalExtension, Row, params};
use time::OffsetDateTime;

use super::{Camera, CameraId, Deed, Error, Site, Standing, adopted, file, journal};
use crate::certificate::Fingerprint;
use crate::device::{Address, Capabilities, Family, Identified, Identity};

const COLUMNS: &str = "id, address, https_port, http_port, family, identity, capabilities, \
    standing, stage, key_place, trail, before, served, pinned, chain, problem, last_seen, clock_offset, \
    (SELECT certificate FROM pin WHERE pin.camera = camera.id AND pin.reason <> 'seen')";

impl Site {
    /// Adds a camera, or brings what is known of it up to date when its address is on the list
    /// already; what was done with it stays.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn add(&self, seen: &Identified) -> Result<CameraId, Error> {
        let seen = seen.clone();
        self.write(move |tx| {
            let address = seen.address.to_string();
            let known: Option<i64> = tx
                .query_row(
                    "SELECT id FROM camera WHERE address = ?1",
                    [&address],
                    |r| r.get(0),
                )
                .optional()?;
            let served = seen.served.as_ref().map(|c| c.fingerprint().to_string());
            let clock_offset = seen.clock.map(|c| c.offset().whole_seconds());
            let answered = (seen.https_port.is_some() || seen.http_port.is_some())
                .then(|| OffsetDateTime::now_utc().unix_timestamp());
            if let Some(id) = known {
                let _ = refresh(tx, CameraId(id), &seen, true)?;
                return Ok(CameraId(id));
            }
            let _ = tx.execute(
                "INSERT INTO camera
                 (address, https_port, http_port, family, identity, standing, served, last_seen,
                  clock_offset)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                params![
                    address,
                    seen.https_port,
                    seen.http_port,
                    seen.family.id,
                    file::json(&seen.identity)?,
                    file::tag(&Standing::Found),
                    served,
                    answered,
                    clock_offset
                ],
            )?;
            let id = CameraId(tx.last_insert_rowid());
            journal::append(tx, Some(id), Deed::Added, &address, None)?;
            Ok(id)
        })
    }

    /// The camera answered again: its ports, certificate and clock as they are now.
    ///
    /// # Errors
    /// [`Error::UnknownCamera`]; when it cannot be saved.
    pub fn seen(&self, id: CameraId, seen: &Identified) -> Result<(), Error> {
        let seen = seen.clone();
        self.change(id, move |tx| refresh(tx, id, &seen, false))
    }

    /// Every camera of the site, in the order they were added.
    ///
    /// # Errors
    /// When the file cannot be read any more.
    pub fn cameras(&self) -> Result<Vec<Camera>, Error> {
        self.read(|db| {
            let mut statement =
                db.prepare_cached(&format!("SELECT {COLUMNS} FROM camera ORDER BY id"))?;
            let rows = statement.query_map([], camera)?;
            rows.collect()
        })
    }

    /// One camera.
    ///
    /// # Errors
    /// [`Error::UnknownCamera`] when it was forgotten.
    pub fn camera(&self, id: CameraId) -> Result<Camera, Error> {
        self.read(|db| {
            db.prepare_cached(&format!("SELECT {COLUMNS} FROM camera WHERE id = ?1"))?
                .query_row([id.0], camera)
                .optional()
        })?
        .ok_or(Error::UnknownCamera { id })
    }

    /// The camera with exactly this address, when the site has it.
    ///
    /// # Errors
    /// When the file cannot be read any more.
    pub fn camera_at(&self, address: &Address) -> Result<Option<Camera>, Error> {
        let address = address.to_string();
        self.read(|db| {
            db.query_row(
                &format!("SELECT {COLUMNS} FROM camera WHERE address = ?1"),
                [address],
                camera,
            )
            .optional()
        })
    }

    /// Another family drives this camera from now on.
    ///
    /// # Errors
    /// [`Error::UnknownCamera`]; when it cannot be saved.
    pub fn assign_family(&self, id: CameraId, family: &'static Family) -> Result<(), Error> {
        self.change(id, move |tx| {
            tx.execute(
                "UPDATE camera SET family = ?2, capabilities = NULL WHERE id = ?1",
                params![id.0, family.id],
            )
        })
    }

    /// A login worked: what the camera said of itself and can do.
    ///
    /// # Errors
    /// [`Error::UnknownCamera`]; when it cannot be saved.
    pub fn logged_in(
        &self,
        id: CameraId,
        identity: &Identity,
        capabilities: &Capabilities,
    ) -> Result<(), Error> {
        let (identity, capabilities) = (identity.clone(), capabilities.clone());
        self.change(id, move |tx| {
            tx.execute(
                "UPDATE camera SET identity = ?2, capabilities = ?3, last_seen = ?4,
                    standing = CASE WHEN standing = ?5 THEN ?6 ELSE standing END WHERE id = ?1",
                params![
                    id.0,
                    file::json(&identity)?,
                    file::json(&capabilities)?,
                    OffsetDateTime::now_utc().unix_timestamp(),
                    file::tag(&Standing::Found),
                    file::tag(&Standing::Ready),
                ],
            )
        })
    }

    /// The camera is reached by another address now. Its certificate names the old one: it stops
    /// counting.
    ///
    /// # Errors
    /// [`Error::AddressTaken`] when another camera has it; [`Error::UnknownCamera`].
    pub fn readdress(&self, id: CameraId, address: &Address) -> Result<(), Error> {
        match self.camera_at(address)? {
            Some(other) if other.id == id => return Ok(()),
            Some(_) => {
                return Err(Error::AddressTaken {
                    address: address.to_string(),
                });
            }
            None => {}
        }
        let address = address.to_string();
        self.change(id, move |tx| {
            adopted::invalidate(tx, Some(id))?;
            let changed = tx.execute(
                "UPDATE camera SET address = ?2, https_port = NULL, http_port = NULL, served = NULL
                 WHERE id = ?1",
                params![id.0, address],
            )?;
            journal::append(tx, Some(id), Deed::Readdressed, &address, None)?;
            Ok(changed)
        })
    }

    /// Takes a camera off the list; the camera itself is not touched, the log keeps its lines.
    ///
    /// # Errors
    /// [`Error::UnknownCamera`]; when it cannot be saved.
    pub fn forget(&self, id: CameraId) -> Result<(), Error> {
        let address = self.camera(id)?.address.to_string();
        self.change(id, move |tx| {
            journal::append(tx, Some(id), Deed::Forgotten, &address, None)?;
            tx.execute("DELETE FROM camera WHERE id = ?1", [id.0])
        })
    }

    /// One change of one camera; answers [`Error::UnknownCamera`] when no row was hit.
    pub(super) fn change(
        &self,
        id: CameraId,
        change: impl FnOnce(&Connection) -> rusqlite::Result<usize> + Send + 'static,
    ) -> Result<(), Error> {
        match self.write(change)? {
            0 => Err(Error::UnknownCamera { id }),
            _ => Ok(()),
        }
    }
}

/// An empty answer says nothing about what was known before.
fn refresh(
    tx: &Connection,
    id: CameraId,
    seen: &Identified,
    with_family: bool,
) -> rusqlite::Result<usize> {
    let answered = (seen.https_port.is_some() || seen.http_port.is_some())
        .then(|| OffsetDateTime::now_utc().unix_timestamp());
    let identity = (seen.identity != Identity::default())
        .then(|| file::json(&seen.identity))
        .transpose()?;
    let family = (with_family && answered.is_some()).then_some(seen.family.id);
    tx.execute(
        "UPDATE camera SET https_port = coalesce(?2, https_port),
            http_port = coalesce(?3, http_port), family = coalesce(?4, family),
            identity = coalesce(?5, identity), served = coalesce(?6, served),
            last_seen = coalesce(?7, last_seen), clock_offset = coalesce(?8, clock_offset)
         WHERE id = ?1",
        params![
            id.0,
            seen.https_port,
            seen.http_port,
            family,
            identity,
            seen.served.as_ref().map(|c| c.fingerprint().to_string()),
            answered,
            seen.clock.map(|c| c.offset().whole_seconds()),
        ],
    )
}

fn camera(row: &Row<'_>) -> rusqlite::Result<Camera> {
    let address: String = row.get(1)?;
    let family: String = row.get(4)?;
    Ok(Camera {
        id: CameraId(row.get(0)?),
        address: address.parse().map_err(|e| file::odd(1, e))?,
        https_port: row.get(2)?,
        http_port: row.get(3)?,
        // A family this program does not know any more is driven by hand, never guessed.
        family: Family::by_id(&family).unwrap_or_else(Family::by_hand),
        identity: file::unjson(row, 5)?.unwrap_or_default(),
        capabilities: file::unjson(row, 6)?,
        standing: file::untag(row, 7)?,
        stage: file::untag_some(row, 8)?,
        key_place: file::untag_some(row, 9)?,
        trail: file::unjson(row, 10)?,
        before: file::unjson(row, 11)?,
        served: file::fingerprint(row, 12)?,
        pinned: file::fingerprint(row, 13)?,
        // A camera secured before pins were kept has the other column only.
        known: match row.get::<_, Option<Vec<u8>>>(18)? {
            Some(der) => Some(Fingerprint::of(&der)),
            None => file::fingerprint(row, 13)?,
        },
        chain: file::unders(row, 14)?,
        problem: file::unjson(row, 15)?,
        last_seen: file::moment(row, 16)?,
        clock_offset: row.get(17)?,
    })
}
