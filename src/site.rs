//! One customer's installation: its authority, its cameras, and how far each one came.
//!
//! The door of the area, and the only place that knows what a change invalidates: a new authority
//! or a new address makes certificates stale *here*, never in a face. A [`Site`] is a cheap handle
//! on one open file (`*.camseal`, SQLite); every method is one transaction that is on the disk when
//! it returns, so a killed program finds everything it was told.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::certificate::{Certificate, Fingerprint};
use crate::device::{Address, Before, Capabilities, Family, Identity, Trail};

pub use adopted::{Kept, StoredAuthority};
pub use error::Error;
pub use journal::{Deed, Entry};
pub use pin::{Pin, PinReason};
pub use request::{KeyAt, OpenRequest, RequestId, Resealed};

mod adopted;
mod camera;
mod error;
mod file;
mod journal;
mod pin;
mod request;
mod stages;

/// The usual ending of a site file.
pub const EXTENSION: &str = "camseal";

/// A handle on one open site file. Clones share the file.
#[derive(Clone)]
pub struct Site(Arc<file::Shared>);

/// Which camera of a site; never used twice in one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CameraId(pub i64);

impl std::fmt::Display for CameraId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A step of the work on one camera, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Login, and the camera's clock.
    Clock,
    /// Key and request on the camera.
    Request,
    /// The authority signs.
    Sign,
    /// Certificate (and key, when made here) into the camera.
    Upload,
    /// The camera is told to serve it, and HTTPS is switched on.
    TurnOn,
    /// The camera restarts.
    Restart,
    /// A new connection proves it.
    Check,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 7] = [
        Self::Clock,
        Self::Request,
        Self::Sign,
        Self::Upload,
        Self::TurnOn,
        Self::Restart,
        Self::Check,
    ];
}

/// Where a camera stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Chosen; nothing done yet.
    Found,
    /// A login worked; nothing changed yet.
    Ready,
    /// Work began and did not end: it goes on from [`Camera::stage`].
    Working,
    /// What was made is being taken back, or must be before anything else.
    PuttingBack,
    /// It served our certificate on a new connection.
    Secured,
    /// It was secured, but the authority or the address changed since.
    Stale,
    /// The last work ended with [`Camera::problem`].
    Failed,
    /// Files were made for a person to upload; not seen on the camera yet.
    ByHand,
}

/// Where a camera's key is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyPlace {
    /// On the camera; it never leaves it.
    Camera,
    /// On this computer, sent to the camera over the pinned connection.
    Here,
}

/// Why the last work on a camera ended, as it was told then. A record of the past, therefore in
/// the language of that moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// At which stage.
    pub stage: Stage,
    /// One sentence.
    pub what: String,
    /// What to do.
    pub todo: String,
}

/// One camera or recorder of the site, as the file knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Camera {
    /// Its number in the file.
    pub id: CameraId,
    /// Where the person reaches it.
    pub address: Address,
    /// Its HTTPS port, when known.
    pub https_port: Option<u16>,
    /// Its HTTP port, when known.
    pub http_port: Option<u16>,
    /// What drives it.
    pub family: &'static Family,
    /// What it says of itself. Foreign text.
    pub identity: Identity,
    /// What it can do, once a login worked.
    pub capabilities: Option<Capabilities>,
    /// Where it stands.
    pub standing: Standing,
    /// The stage that began last.
    pub stage: Option<Stage>,
    /// Where the key of the running or last work was made.
    pub key_place: Option<KeyPlace>,
    /// What was made on it. Kept until it is taken back or replaced.
    pub trail: Option<Trail>,
    /// What it looked like before the running work.
    pub before: Option<Before>,
    /// The certificate it served when last looked at.
    pub served: Option<Fingerprint>,
    /// The certificate it must serve: set when a check passed.
    pub pinned: Option<Fingerprint>,
    /// The certificate it was last proved to serve, or that a person accepted since; also after a
    /// change of the authority.
    pub known: Option<Fingerprint>,
    /// The certificate issued for it, with intermediates after it; empty when none.
    pub chain: Vec<Certificate>,
    /// Why the last work ended, when it did not end well.
    pub problem: Option<Problem>,
    /// How many seconds its clock was ahead (positive) or behind when it last told the time.
    pub clock_offset: Option<i64>,
    /// When it last answered.
    pub last_seen: Option<OffsetDateTime>,
}

impl Camera {
    /// The certificate issued for it.
    pub fn certificate(&self) -> Option<&Certificate> {
        self.chain.first()
    }

    /// For a camera that was secured once: the certificate it should show, when `shown` is neither
    /// that one nor one the work has put there or found there since. It was reset, something else
    /// has its address, or somebody is in between.
    pub fn expected_instead_of(&self, shown: Fingerprint) -> Option<Fingerprint> {
        let known = self.known?;
        // Some devices give their certificate up first, and show one that nobody has seen.
        let unsettled = matches!(self.standing, Standing::Working | Standing::PuttingBack)
            && self.trail.as_ref().is_some_and(|trail| trail.unsettled);
        let fine = [
            Some(known),
            self.pinned,
            self.certificate().map(Certificate::fingerprint),
            self.before.as_ref().and_then(|before| before.served),
        ];
        (!unsettled && !fine.contains(&Some(shown))).then_some(known)
    }

    /// Whether something else than what camseal left was served when it was last looked at.
    pub fn is_changed(&self) -> bool {
        self.served
            .is_some_and(|served| self.expected_instead_of(served).is_some())
    }

    /// What to call it in a list: model, else maker, else address. Foreign text.
    pub fn title(&self) -> String {
        let known = [&self.identity.model, &self.identity.manufacturer];
        known
            .into_iter()
            .find(|text| !text.trim().is_empty())
            .cloned()
            .unwrap_or_else(|| self.address.to_string())
    }

    /// Host and HTTPS port to look at for the certificate (port 443 when nothing is known).
    pub fn https_address(&self) -> Address {
        self.address.at(self.https_port.unwrap_or(443))
    }
}

impl Site {
    /// Makes a new site file, readable only by this user.
    ///
    /// # Errors
    /// [`Error::Exists`] when something lies at `path`; disk errors explained.
    pub fn create(path: &Path, name: &str) -> Result<Self, Error> {
        let shared = file::create(path, name)?;
        let site = Self(Arc::new(shared));
        let name = name.trim().to_owned();
        site.write(move |tx| journal::append(tx, None, Deed::Created, &name, None))?;
        Ok(site)
    }

    /// Opens a site file, brings an older one up to date, and keeps it to this program.
    ///
    /// # Errors
    /// [`Error::Missing`], [`Error::NotASite`], [`Error::Damaged`] (the file is kept untouched),
    /// [`Error::Newer`], [`Error::Busy`], [`Error::ReadOnly`].
    pub fn open(path: &Path) -> Result<Self, Error> {
        Ok(Self(Arc::new(file::open(path)?)))
    }

    /// Where the file lies.
    pub fn path(&self) -> PathBuf {
        self.0.path().to_owned()
    }

    /// The customer's name for the site.
    ///
    /// # Errors
    /// When the file cannot be read any more.
    pub fn name(&self) -> Result<String, Error> {
        self.read(|db| db.query_row("SELECT name FROM site", [], |row| row.get(0)))
    }

    /// A random number of 32 hexadecimal digits that tells sites apart, also after a rename.
    ///
    /// # Errors
    /// When the file cannot be read any more.
    pub fn id(&self) -> Result<String, Error> {
        self.read(|db| db.query_row("SELECT id FROM site", [], |row| row.get(0)))
    }

    /// Gives the site another name. The authority keeps the one it was made with.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn rename(&self, name: &str) -> Result<(), Error> {
        let name = name.trim().to_owned();
        self.write(move |tx| {
            let _ = tx.execute("UPDATE site SET name = ?1", [&name])?;
            journal::append(tx, None, Deed::Renamed, &name, None)
        })
    }

    /// What was done, oldest first.
    ///
    /// # Errors
    /// When the file cannot be read any more.
    pub fn journal(&self) -> Result<Vec<Entry>, Error> {
        self.read(journal::all)
    }

    fn read<T>(
        &self,
        question: impl FnOnce(&rusqlite::Connection) -> rusqlite::Result<T>,
    ) -> Result<T, Error> {
        self.0.read(question)
    }

    fn write<T: Send + 'static>(
        &self,
        change: impl FnOnce(&rusqlite::Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, Error> {
        self.0.write(change)
    }
}

impl std::fmt::Debug for Site {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Site").field(&self.0.path()).finish()
    }
}

/// So many random bytes as hexadecimal digits.
fn random_hex(bytes: usize) -> String {
    use std::fmt::Write;
    (0..bytes).fold(String::new(), |mut text, _| {
        let _ = write!(text, "{:02x}", rand::random::<u8>());
        text
    })
}
