//! The fake set: a world that is exactly what a test says, at a fixed moment.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use futures::future::BoxFuture;
use futures::stream::{self, BoxStream, StreamExt};
use time::OffsetDateTime;
use time::macros::datetime;

use super::{Clock, Devices, Dialogs, Finder, Kind, Stores};
use crate::device::{self, Address, ClearHttp, Connected, Credentials, Identified};
use crate::discovery::{Scan, Sighting};
use crate::error::Cause;
use crate::truststore::TrustStore;

/// What the fake world holds. Everything not named does not exist.
pub struct Fake {
    /// What is found.
    pub sightings: Vec<Sighting>,
    /// What an address answers without a login.
    pub identified: HashMap<Address, Identified>,
    /// What a login there gives.
    pub connected: HashMap<Address, Result<Connected, device::Error>>,
    /// The stores of the computer.
    pub stores: Vec<Arc<dyn TrustStore>>,
    /// What the person picks in every dialog.
    pub picked: Option<PathBuf>,
    /// What time it is.
    pub now: OffsetDateTime,
}

impl Default for Fake {
    /// An empty world on 21 November 2026 at ten.
    fn default() -> Self {
        Self {
            sightings: Vec::new(),
            identified: HashMap::new(),
            connected: HashMap::new(),
            stores: Vec::new(),
            picked: None,
            now: datetime!(2026-11-21 10:00 UTC),
        }
    }
}

fn silent(address: &Address) -> device::Error {
    device::Error::Unreachable {
        address: address.clone(),
        cause: Cause::new("nothing lives here"),
    }
}

impl Finder for Fake {
    fn scan(&self, _scan: Scan) -> BoxStream<'static, Sighting> {
        stream::iter(self.sightings.clone()).boxed()
    }
}

impl Devices for Fake {
    fn identify(&self, address: Address) -> BoxFuture<'static, Result<Identified, device::Error>> {
        let answer = self
            .identified
            .get(&address)
            .cloned()
            .ok_or_else(|| silent(&address));
        Box::pin(std::future::ready(answer))
    }

    fn connect(
        &self,
        identified: Identified,
        _credentials: Credentials,
        _clear_http: ClearHttp,
    ) -> BoxFuture<'static, Result<Connected, device::Error>> {
        let answer = self
            .connected
            .get(&identified.address)
            .cloned()
            .unwrap_or_else(|| Err(silent(&identified.address)));
        Box::pin(std::future::ready(answer))
    }
}

impl Stores for Fake {
    fn all(&self) -> Vec<Arc<dyn TrustStore>> {
        self.stores.clone()
    }
}

impl Clock for Fake {
    fn now(&self) -> OffsetDateTime {
        self.now
    }
}

impl Dialogs for Fake {
    fn open_file(&self, _: String, _: Vec<Kind>) -> BoxFuture<'static, Option<PathBuf>> {
        Box::pin(std::future::ready(self.picked.clone()))
    }

    fn open_files(&self, _: String, _: Vec<Kind>) -> BoxFuture<'static, Vec<PathBuf>> {
        Box::pin(std::future::ready(self.picked.iter().cloned().collect()))
    }

    fn save_file(&self, _: String, _: String) -> BoxFuture<'static, Option<PathBuf>> {
        Box::pin(std::future::ready(self.picked.clone()))
    }

    fn pick_folder(&self, _: String) -> BoxFuture<'static, Option<PathBuf>> {
        Box::pin(std::future::ready(self.picked.clone()))
    }
}
