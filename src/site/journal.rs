//! The append-only log of a site: what was done, when, to which camera, with which certificate.
//!
//! Apart because nothing else may write it and nothing may change it: a customer's record of who
//! touched the cameras. Triggers in the file refuse changes and deletions.

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::{CameraId, file};
use crate::certificate::Fingerprint;

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Deed {
    /// The site file was made.
    Created,
    /// The site got another name.
    Renamed,
    /// An authority was adopted.
    Adopted,
    /// A camera was added.
    Added,
    /// A camera got another address.
    Readdressed,
    /// A camera was taken off the list.
    Forgotten,
    /// The camera's clock was set.
    ClockSet,
    /// The camera's clock follows a time server from now on; which one.
    TimeServer,
    /// The work's name for its objects was fixed; the first change follows.
    Prepared,
    /// The authority signed a certificate.
    Issued,
    /// The certificate is in the camera.
    Uploaded,
    /// The camera was told to serve it.
    TurnedOn,
    /// The camera was restarted.
    Restarted,
    /// A new connection proved it.
    Secured,
    /// It is served, in a TLS that no browser speaks.
    Unspoken,
    /// What was made is being taken back.
    PuttingBack,
    /// The camera is as it was before.
    PutBack,
    /// The work ended with a problem.
    Failed,
    /// Files for a person to upload were made.
    FilesMade,
    /// A person accepted another certificate than the one that counted.
    Accepted,
    /// Plain HTTP was switched off; the recorder that uses the camera is named.
    HttpOff,
    /// A request for another authority was made.
    Requested,
    /// It was answered, or given up.
    RequestClosed,
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub at: OffsetDateTime,
    /// Which camera; `None` = the site itself. It may be forgotten since.
    pub camera: Option<CameraId>,
    /// What.
    pub deed: Deed,
    /// Facts: an address, a name, a sentence. May be foreign text.
    pub detail: String,
    /// Of which certificate.
    pub fingerprint: Option<Fingerprint>,
}

pub(super) fn append(
    db: &Connection,
    camera: Option<CameraId>,
    deed: Deed,
    detail: &str,
    fingerprint: Option<Fingerprint>,
) -> rusqlite::Result<()> {
    let _ = db.execute(
        "INSERT INTO journal (at, camera, deed, detail, fingerprint) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            OffsetDateTime::now_utc().unix_timestamp(),
            camera.map(|id| id.0),
            file::tag(&deed),
            detail,
            fingerprint.map(|f| f.to_string()),
        ],
    )?;
    Ok(())
}

pub(super) fn all(db: &Connection) -> rusqlite::Result<Vec<Entry>> {
    let mut statement =
        db.prepare("SELECT at, camera, deed, detail, fingerprint FROM journal ORDER BY number")?;
    let rows = statement.query_map([], |row| {
        Ok(Entry {
            at: file::moment(row, 0)?.unwrap_or(OffsetDateTime::UNIX_EPOCH),
            camera: row.get::<_, Option<i64>>(1)?.map(CameraId),
            deed: file::untag(row, 2)?,
            detail: row.get(3)?,
            fingerprint: file::fingerprint(row, 4)?,
        })
    })?;
    rows.collect()
}
