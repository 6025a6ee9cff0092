//! What stands around the program on its stage: practice cameras on loopback that are really
//! driven, a trust store in memory, and files that the person picks one after the other.

// Several programs share it, and none needs all of it.
#![allow(dead_code)]

#[path = "shelf.rs"]
pub mod shelf;

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use camseal::device::Address;
use camseal::discovery::{Scout, Sighting};
use camseal::gui::Start;
use camseal::gui::services::{Dialogs, Fake, Kind, Services};
use camseal::i18n::Language;
use camseal::practice::{self, PracticeCamera};
use camseal::settings::Theme;

use futures::future::BoxFuture;
use shelf::{Judge, Shelf};

/// What the person picks, one dialog after the other.
#[derive(Clone, Default)]
pub struct Hand(Arc<Mutex<VecDeque<Vec<PathBuf>>>>);

impl Hand {
    /// In the next dialog that nothing is meant for yet.
    pub fn will_pick(&self, paths: impl IntoIterator<Item = PathBuf>) {
        self.0
            .lock()
            .unwrap()
            .push_back(paths.into_iter().collect());
    }

    fn pick(&self) -> Vec<PathBuf> {
        self.0.lock().unwrap().pop_front().unwrap_or_default()
    }

    fn one(&self) -> BoxFuture<'static, Option<PathBuf>> {
        Box::pin(std::future::ready(self.pick().into_iter().next()))
    }
}

impl Dialogs for Hand {
    fn open_file(&self, _: String, _: Vec<Kind>) -> BoxFuture<'static, Option<PathBuf>> {
        self.one()
    }
    fn open_files(&self, _: String, _: Vec<Kind>) -> BoxFuture<'static, Vec<PathBuf>> {
        Box::pin(std::future::ready(self.pick()))
    }
    fn save_file(&self, _: String, _: String) -> BoxFuture<'static, Option<PathBuf>> {
        self.one()
    }
    fn pick_folder(&self, _: String) -> BoxFuture<'static, Option<PathBuf>> {
        self.one()
    }
}

/// All of it.
pub struct World {
    /// On loopback; dropping one pulls its plug.
    pub cameras: Arc<Mutex<Vec<PracticeCamera>>>,
    /// This computer's store.
    pub shelf: Arc<Shelf>,
    /// What is picked.
    pub hand: Hand,
    services: Services,
    folder: tempfile::TempDir,
    runtime: tokio::runtime::Runtime,
}

impl World {
    /// With cameras of these families and otherwise as they leave the factory.
    pub fn with(families: &[&str]) -> Self {
        Self::of(practice::Options {
            families: families.iter().map(|f| (*f).to_owned()).collect(),
            key_seconds: 0.1,
            ..practice::Options::default()
        })
    }

    /// With cameras of one's own choice; only their restarts are cut short.
    pub fn of(options: practice::Options) -> Self {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let cameras = if options.families.is_empty() {
            Vec::new()
        } else {
            runtime
                .block_on(practice::start(practice::Options {
                    restart_seconds: 0.2,
                    ..options
                }))
                .unwrap()
        };
        let sightings = cameras
            .iter()
            .map(|camera| Sighting {
                name: Some("Practice camera".to_owned()),
                ..Sighting::new(place(camera), Scout::Range)
            })
            .collect();
        let shelf = Arc::new(Shelf::default().at("/usr/local/share/ca-certificates"));
        let hand = Hand::default();
        let services = Services {
            checks: Arc::new(Judge(shelf.clone())),
            stores: Services::fake(Fake {
                stores: vec![shelf.clone()],
                ..Fake::default()
            })
            .stores,
            dialogs: Arc::new(hand.clone()),
            shell: Services::fake(Fake::default()).shell,
            ..Services::showing(sightings)
        };
        Self {
            cameras: Arc::new(Mutex::new(cameras)),
            shelf,
            hand,
            services,
            folder: tempfile::tempdir().unwrap(),
            runtime,
        }
    }

    /// How the program starts in it.
    pub fn start(&self) -> Start {
        let mut start = Start::with(self.services.clone());
        start.settings.language = Some(Language::English);
        start.settings.theme = Theme::Light;
        start.sites = Some(self.sites());
        start
    }

    /// A folder of the person's own.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Where new sites go.
    pub fn sites(&self) -> PathBuf {
        self.folder.path().join("sites")
    }

    /// Where camera number so-and-so is opened.
    pub fn address(&self, number: usize) -> Address {
        place(&self.cameras.lock().unwrap()[number])
    }

    /// Pulls the plug of the last camera as soon as it has answered this.
    pub fn pull_the_plug_after(&self, operation: &'static str) {
        let cameras = self.cameras.clone();
        drop(self.runtime.spawn(async move {
            loop {
                tokio::time::sleep(std::time::Duration::from_millis(2)).await;
                let mut cameras = cameras.lock().unwrap();
                match cameras.last() {
                    Some(camera) if !answered(camera, operation) => {}
                    Some(_) => {
                        drop(cameras.pop());
                        return;
                    }
                    None => return,
                }
            }
        }));
    }
}

fn answered(camera: &PracticeCamera, operation: &str) -> bool {
    let received = camera.received();
    received
        .iter()
        .any(|heard| heard.operation.as_deref() == Some(operation) && heard.status.is_some())
}

fn place(camera: &PracticeCamera) -> Address {
    let port = if camera.state().https {
        camera.https_port
    } else {
        camera.http_port
    };
    Address::new(camera.address.to_string(), Some(port))
}
