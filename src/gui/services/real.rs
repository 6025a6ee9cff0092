//! The real set: this network, this computer, this desktop.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;
use futures::stream::{self, BoxStream, StreamExt};
use time::OffsetDateTime;

use super::{Checks, Clock, Devices, Dialogs, Finder, Kind, Shell, Stores};
use crate::certificate::Certificate;
use crate::check::{self, Ask, Ladder};
use crate::device::{self, Address, ClearHttp, Connected, Credentials, Identified};
use crate::discovery::{self, Interface, Scan, Sighting};
use crate::truststore::elevate::{self, Act, Answers, Prompt};
use crate::truststore::stray::Stray;
use crate::truststore::{self, StoreId, TrustStore};
use crate::work::adopt::{self, Adopt, Adopted};
use crate::work::{self, Connector};

/// This network.
pub(super) struct Network;

impl Finder for Network {
    fn scan(&self, scan: Scan) -> BoxStream<'static, Sighting> {
        discovery::scan(scan)
    }

    fn interfaces(&self) -> Vec<Interface> {
        Interface::all()
    }
}

impl Devices for Network {
    fn identify(&self, address: Address) -> BoxFuture<'static, Result<Identified, device::Error>> {
        Box::pin(async move { device::identify(&address).await })
    }

    fn connect(
        &self,
        identified: Identified,
        credentials: Credentials,
        clear_http: ClearHttp,
    ) -> BoxFuture<'static, Result<Connected, device::Error>> {
        Box::pin(async move {
            device::connect(&identified.address, &identified, &credentials, clear_http).await
        })
    }

    fn adopt(&self, wish: Adopt) -> BoxFuture<'static, Result<Adopted, adopt::Error>> {
        Box::pin(adopt::adopt(wish))
    }
}

impl Connector for Network {
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
        limit: Duration,
    ) -> BoxFuture<'a, Result<work::Shown, device::Error>> {
        Box::pin(async move { work::Network.look(address, limit).await })
    }
}

impl Checks for Network {
    fn climb(&self, ask: Ask) -> BoxFuture<'static, Ladder> {
        Box::pin(async move { check::climb(&ask).await })
    }
}

/// Exactly these sightings; addresses the person types are still tried for real.
pub(super) struct Shown(pub(super) Vec<Sighting>);

impl Finder for Shown {
    /// The network is left alone.
    fn interfaces(&self) -> Vec<Interface> {
        Vec::new()
    }

    fn scan(&self, scan: Scan) -> BoxStream<'static, Sighting> {
        let typed = Scan {
            interfaces: Vec::new(),
            ..scan
        };
        if !typed.ranges.is_empty() {
            return discovery::scan(typed);
        }
        // One after the other, as on a real network, so that the growing list is practised too.
        stream::iter(self.0.clone())
            .then(|sighting| async move {
                tokio::time::sleep(BETWEEN).await;
                sighting
            })
            .boxed()
    }
}

const BETWEEN: Duration = Duration::from_millis(150);

/// This computer.
pub(super) struct Computer;

impl Stores for Computer {
    fn all(&self) -> Vec<Arc<dyn TrustStore>> {
        truststore::stores()
    }

    fn elevate(
        &self,
        act: Act,
        root: Certificate,
        stores: Vec<StoreId>,
    ) -> BoxFuture<'static, Answers> {
        // The person looks at the window: the prompt must be one too.
        Box::pin(async move { elevate::elevate(act, &root, &stores, Prompt::Window).await })
    }

    fn mend(
        &self,
        stores: Vec<Arc<dyn TrustStore>>,
        stray: Stray,
    ) -> BoxFuture<'static, Result<(), truststore::Error>> {
        Box::pin(async move { elevate::mend(&stores, &stray, Prompt::Window).await })
    }
}

impl Clock for Computer {
    fn now(&self) -> OffsetDateTime {
        OffsetDateTime::now_utc()
    }
}

/// This desktop's dialogs.
pub(super) struct Desktop;

fn dialog(title: String, kinds: Vec<Kind>) -> rfd::AsyncFileDialog {
    kinds
        .into_iter()
        .fold(rfd::AsyncFileDialog::new().set_title(title), |d, kind| {
            d.add_filter(kind.name, &kind.endings)
        })
}

impl Dialogs for Desktop {
    fn open_file(&self, title: String, kinds: Vec<Kind>) -> BoxFuture<'static, Option<PathBuf>> {
        Box::pin(async move {
            let file = dialog(title, kinds).pick_file().await?;
            Some(file.path().to_owned())
        })
    }

    fn open_files(&self, title: String, kinds: Vec<Kind>) -> BoxFuture<'static, Vec<PathBuf>> {
        Box::pin(async move {
            let files = dialog(title, kinds).pick_files().await.unwrap_or_default();
            files.iter().map(|f| f.path().to_owned()).collect()
        })
    }

    fn save_file(&self, title: String, name: String) -> BoxFuture<'static, Option<PathBuf>> {
        Box::pin(async move {
            let file = dialog(title, Vec::new())
                .set_file_name(name)
                .save_file()
                .await?;
            Some(file.path().to_owned())
        })
    }

    fn pick_folder(&self, title: String) -> BoxFuture<'static, Option<PathBuf>> {
        Box::pin(async move {
            let folder = dialog(title, Vec::new()).pick_folder().await?;
            Some(folder.path().to_owned())
        })
    }
}

/// Starts another program of the desktop and forgets it.
fn start(program: &str, arguments: &[&str]) {
    let started = std::process::Command::new(program)
        .args(arguments)
        .stdin(std::process::Stdio::null())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn();
    match started {
        // Its end is awaited by nobody else.
        Ok(mut child) => drop(std::thread::spawn(move || child.wait())),
        Err(error) => log::warn!("{program} {}: {error}", arguments.join(" ")),
    }
}

impl Shell for Desktop {
    /// By the desktop's own opener. What is opened is an address or a path of ours, never a word
    /// of a device.
    fn open(&self, target: String) {
        let target = target.as_str();
        if cfg!(windows) {
            start("rundll32", &["url.dll,FileProtocolHandler", target]);
        } else if cfg!(target_os = "macos") {
            start("open", &[target]);
        } else {
            start("xdg-open", &[target]);
        }
    }

    /// Windows' control panel for date and time; other systems have no one place for it.
    fn open_clock(&self) {
        if cfg!(windows) {
            start("control", &["timedate.cpl"]);
        }
    }
}
