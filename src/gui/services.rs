//! What screens may ask of the world, as trait objects: finding, devices, stores, dialogs, clock.
//!
//! Apart so that a screen can be tested without a network: the real set is used by the program,
//! a fake set by tests. Screens build tasks from it and never call an area's network code
//! themselves.

use std::path::PathBuf;
use std::sync::Arc;

use futures::future::BoxFuture;
use futures::stream::BoxStream;
use time::OffsetDateTime;

use crate::certificate::Certificate;
use crate::check::{Ask, Ladder};
use crate::device::{self, Address, ClearHttp, Connected, Credentials, Identified};
use crate::discovery::{self, Interface, Scan, Sighting};
use crate::truststore::elevate::{Act, Answers};
use crate::truststore::stray::Stray;
use crate::truststore::{self, StoreId, TrustStore};
use crate::work::Connector;
use crate::work::adopt::{self, Adopt, Adopted};

pub use fake::Fake;

mod fake;
mod real;

/// Everything a screen may ask for. Cheap to clone.
#[derive(Clone)]
pub struct Services {
    /// Finding cameras.
    pub finder: Arc<dyn Finder>,
    /// Asking and driving them.
    pub devices: Arc<dyn Devices>,
    /// The same for the batch, which asks by itself.
    pub cameras: Arc<dyn Connector>,
    /// Judging what a device serves.
    pub checks: Arc<dyn Checks>,
    /// The stores of this computer.
    pub stores: Arc<dyn Stores>,
    /// File pickers.
    pub dialogs: Arc<dyn Dialogs>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Other programs of the desktop.
    pub shell: Arc<dyn Shell>,
}

/// Finding cameras.
pub trait Finder: Send + Sync {
    /// Sightings while the list grows; ends when the scan ends. Dropping it stops the scan.
    fn scan(&self, scan: Scan) -> BoxStream<'static, Sighting>;
    /// The network cards it looks through.
    fn interfaces(&self) -> Vec<Interface>;
}

/// Asking and driving devices.
pub trait Devices: Send + Sync {
    /// Who lives at an address, without a login.
    fn identify(&self, address: Address) -> BoxFuture<'static, Result<Identified, device::Error>>;
    /// A login. The password is tested by the first verb.
    fn connect(
        &self,
        identified: Identified,
        credentials: Credentials,
        clear_http: ClearHttp,
    ) -> BoxFuture<'static, Result<Connected, device::Error>>;
    /// The device's own root, judged; HTTPS is switched on where it is off.
    fn adopt(&self, wish: Adopt) -> BoxFuture<'static, Result<Adopted, adopt::Error>>;
}

/// Judging what a device serves.
pub trait Checks: Send + Sync {
    /// The ladder up to this computer's verdict, on a new connection.
    fn climb(&self, ask: Ask) -> BoxFuture<'static, Ladder>;
}

/// The trust stores of this computer.
pub trait Stores: Send + Sync {
    /// Those that exist here, in the order they are shown.
    fn all(&self) -> Vec<Arc<dyn TrustStore>>;
    /// Puts the root into these stores or takes it out, asking the person for an administrator's
    /// rights once, and answers what each says afterwards.
    fn elevate(
        &self,
        act: Act,
        root: Certificate,
        stores: Vec<StoreId>,
    ) -> BoxFuture<'static, Answers>;
    /// Mends a stray, asking for rights once where they are needed.
    fn mend(
        &self,
        stores: Vec<Arc<dyn TrustStore>>,
        stray: Stray,
    ) -> BoxFuture<'static, Result<(), truststore::Error>>;
}

/// Which files a dialog offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    /// In the person's language.
    pub name: String,
    /// Endings without the dot.
    pub endings: Vec<String>,
}

/// File pickers of the desktop.
pub trait Dialogs: Send + Sync {
    /// One file to read; `None` when the person changed their mind.
    fn open_file(&self, title: String, kinds: Vec<Kind>) -> BoxFuture<'static, Option<PathBuf>>;
    /// Several files to read; empty when the person changed their mind.
    fn open_files(&self, title: String, kinds: Vec<Kind>) -> BoxFuture<'static, Vec<PathBuf>>;
    /// Where to write a file.
    fn save_file(&self, title: String, name: String) -> BoxFuture<'static, Option<PathBuf>>;
    /// Where to write several.
    fn pick_folder(&self, title: String) -> BoxFuture<'static, Option<PathBuf>>;
}

/// Other programs of the desktop.
pub trait Shell: Send + Sync {
    /// Opens the page of a device in the browser, or a folder in the file manager.
    fn open(&self, target: String);
    /// The page of the system's settings where its clock is set.
    fn open_clock(&self);
}

/// What time it is.
pub trait Clock: Send + Sync {
    /// UTC.
    fn now(&self) -> OffsetDateTime;
}

impl Services {
    /// The real world.
    pub fn real() -> Self {
        Self {
            finder: Arc::new(real::Network),
            devices: Arc::new(real::Network),
            cameras: Arc::new(real::Network),
            checks: Arc::new(real::Network),
            stores: Arc::new(real::Computer),
            dialogs: Arc::new(real::Desktop),
            clock: Arc::new(real::Computer),
            shell: Arc::new(real::Desktop),
        }
    }

    /// The real world, except that finding shows exactly these and leaves the network alone: for
    /// practice cameras on loopback, which no probe would find.
    pub fn showing(sightings: Vec<Sighting>) -> Self {
        Self {
            finder: Arc::new(real::Shown(sightings)),
            ..Self::real()
        }
    }

    /// Nothing but what the fake is told, at a fixed moment.
    pub fn fake(fake: Fake) -> Self {
        let fake = Arc::new(fake);
        Self {
            finder: fake.clone(),
            devices: fake.clone(),
            cameras: fake.clone(),
            checks: fake.clone(),
            stores: fake.clone(),
            dialogs: fake.clone(),
            clock: fake.clone(),
            shell: fake,
        }
    }

    /// What time it is, UTC.
    pub fn now(&self) -> OffsetDateTime {
        self.clock.now()
    }
}

impl std::fmt::Debug for Services {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Services")
    }
}

/// Runs heavy work (keys, key derivation, files) off the window's thread.
///
/// # Errors
/// The work's own, or nothing is lost: a panic inside is turned into `on_panic`.
pub async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
    on_panic: impl FnOnce() -> T,
) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(answer) => answer,
        Err(error) => {
            log::error!("work off the window's thread ended badly: {error}");
            on_panic()
        }
    }
}

/// Addresses out of what a person typed or pasted.
///
/// # Errors
/// What cannot be understood, with its line.
pub fn addresses(text: &str) -> Result<Vec<Address>, discovery::Error> {
    discovery::range::parse(text)
}
