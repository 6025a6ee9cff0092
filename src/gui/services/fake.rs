//! The fake set: a world that is exactly what a test says, at a fixed moment.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;
use futures::stream::{self, BoxStream, StreamExt};
use time::OffsetDateTime;
use time::macros::datetime;

use super::{Checks, Clock, Devices, Dialogs, Finder, Kind, Shell, Stores};
use crate::certificate::Certificate;
use crate::check::{Ask, Finding, Ladder, Rung, RungId, Standing};
use crate::device::{self, Address, ClearHttp, Connected, Credentials, Identified};
use crate::discovery::{Interface, Scan, Sighting};
use crate::error::Cause;
use crate::truststore::elevate::{Act, Answers};
use crate::truststore::stray::{self, Stray};
use crate::truststore::{self, StoreId, TrustStore};
use crate::work::adopt::{self, Adopt, Adopted};
use crate::work::{Connector, Shown};

/// What the fake world holds. Everything not named does not exist.
pub struct Fake {
    /// What is found.
    pub sightings: Vec<Sighting>,
    /// What an address answers without a login.
    pub identified: HashMap<Address, Identified>,
    /// What a login there gives.
    pub connected: HashMap<Address, Result<Connected, device::Error>>,
    /// What judging an address says.
    pub ladders: HashMap<Address, Ladder>,
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
            ladders: HashMap::new(),
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

    fn interfaces(&self) -> Vec<Interface> {
        Vec::new()
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

    fn adopt(&self, wish: Adopt) -> BoxFuture<'static, Result<Adopted, adopt::Error>> {
        let answer = Err(silent(&wish.address).into());
        Box::pin(std::future::ready(answer))
    }
}

impl Connector for Fake {
    fn identify<'a>(
        &'a self,
        address: &'a Address,
    ) -> BoxFuture<'a, Result<Identified, device::Error>> {
        Devices::identify(self, address.clone())
    }

    fn connect<'a>(
        &'a self,
        seen: &'a Identified,
        credentials: &'a Credentials,
        clear_http: ClearHttp,
    ) -> BoxFuture<'a, Result<Connected, device::Error>> {
        Devices::connect(self, seen.clone(), credentials.clone(), clear_http)
    }

    fn look<'a>(
        &'a self,
        address: &'a Address,
        _limit: Duration,
    ) -> BoxFuture<'a, Result<Shown, device::Error>> {
        let served = self
            .identified
            .values()
            .find(|seen| seen.address == *address || seen.https_port == address.port())
            .and_then(|seen| seen.served.as_ref())
            .map(|served| Shown::from(served.fingerprint()))
            .ok_or_else(|| silent(address));
        Box::pin(std::future::ready(served))
    }
}

impl Checks for Fake {
    fn climb(&self, ask: Ask) -> BoxFuture<'static, Ladder> {
        // An address nobody told anything about is one where nothing answers.
        let ladder = self
            .ladders
            .get(&ask.address)
            .cloned()
            .unwrap_or_else(|| Ladder {
                rungs: vec![Rung {
                    id: RungId::Reachable,
                    standing: Standing::Broken {
                        finding: Finding::Unreachable {
                            address: ask.address.to_string(),
                        },
                    },
                    notes: Vec::new(),
                }],
                ..Ladder::default()
            });
        Box::pin(std::future::ready(ladder))
    }
}

impl Stores for Fake {
    fn all(&self) -> Vec<Arc<dyn TrustStore>> {
        self.stores.clone()
    }

    fn elevate(
        &self,
        act: Act,
        root: Certificate,
        stores: Vec<StoreId>,
    ) -> BoxFuture<'static, Answers> {
        let named = self.stores.iter().filter(|s| stores.contains(&s.id()));
        let named: Vec<_> = named.cloned().collect();
        Box::pin(async move {
            let mut answers = Vec::new();
            for store in named {
                let answer = match act {
                    Act::Install => store.install(&root).await,
                    Act::Remove => store.remove(&root).await,
                };
                answers.push((store.id(), answer));
            }
            answers
        })
    }

    fn mend(
        &self,
        stores: Vec<Arc<dyn TrustStore>>,
        stray: Stray,
    ) -> BoxFuture<'static, Result<(), truststore::Error>> {
        Box::pin(async move { stray::mend(&stores, &stray).await })
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

impl Shell for Fake {
    fn open(&self, _: String) {}

    fn open_clock(&self) {}
}
