//! Somebody at the window, without the window: presses keys, types, reads what is drawn.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use camseal::certificate::Certificate;
use camseal::check::{self, Ask, Ladder};
use camseal::device::Address;
use camseal::discovery::{Scout, Sighting};
use camseal::gui::Pressed;
use camseal::gui::action::Event;
use camseal::gui::services::{Checks, Fake, Services};
use camseal::gui::wizard::step::{Gate, StepId};
use camseal::gui::wizard::{Message, Wizard, authority, login};
use camseal::practice::{self, PracticeCamera};
use camseal::secret::Secret;
use camseal::site::Site;
use camseal::truststore::{Answer, Change, Held, Presence, StoreId, StoreKind, TrustStore};
use futures::future::BoxFuture;
use futures::stream::{self, BoxStream, StreamExt};
use iced_test::runtime::{Action, Task, task};

/// A store that lives in memory.
#[derive(Default)]
struct Shelf(Mutex<Vec<Certificate>>);

impl TrustStore for Shelf {
    fn id(&self) -> StoreId {
        StoreId("memory".to_owned())
    }
    fn kind(&self) -> StoreKind {
        StoreKind::System
    }
    fn place(&self) -> String {
        "memory".to_owned()
    }
    fn needs_elevation(&self) -> bool {
        false
    }
    fn presence<'a>(&'a self, root: &'a Certificate) -> Answer<'a, Presence> {
        let here = self.0.lock().unwrap().contains(root);
        Box::pin(std::future::ready(Ok(if here {
            Presence::Trusted
        } else {
            Presence::Absent
        })))
    }
    fn preview_install(&self, _: &Certificate) -> Vec<Change> {
        vec![Change::Write(PathBuf::from("memory"))]
    }
    fn preview_remove(&self, _: &Certificate) -> Vec<Change> {
        Vec::new()
    }
    fn install<'a>(&'a self, root: &'a Certificate) -> Answer<'a, Presence> {
        self.0.lock().unwrap().push(root.clone());
        self.presence(root)
    }
    fn remove<'a>(&'a self, root: &'a Certificate) -> Answer<'a, Presence> {
        self.0.lock().unwrap().retain(|known| known != root);
        self.presence(root)
    }
    fn listing(&self) -> Answer<'_, Vec<Held>> {
        Box::pin(std::future::ready(Ok(Vec::new())))
    }
    fn preview_take(&self, _: &Held) -> Vec<Change> {
        Vec::new()
    }
    fn take<'a>(&'a self, _: &'a Held) -> Answer<'a, ()> {
        Box::pin(std::future::ready(Ok(())))
    }
}

/// The real ladder, with the store in memory instead of the system's.
struct Judge(Arc<Shelf>);

impl Checks for Judge {
    fn climb(&self, ask: Ask) -> BoxFuture<'static, Ladder> {
        let roots = self.0.0.lock().unwrap().clone();
        Box::pin(async move { check::climb(&Ask { roots, ..ask }).await })
    }
}

pub struct Person {
    wizard: Wizard,
    services: Services,
    cameras: Vec<PracticeCamera>,
    running: BoxStream<'static, Action<Message>>,
    told: Vec<String>,
    home: bool,
    runtime: tokio::runtime::Runtime,
    _folder: tempfile::TempDir,
}

impl Person {
    /// At the first step of a new site, when the list has filled.
    pub fn at(families: &[&str]) -> Self {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let cameras = runtime
            .block_on(practice::start(practice::Options {
                families: families.iter().map(|f| (*f).to_owned()).collect(),
                key_seconds: 0.1,
                restart_seconds: 0.2,
                ..practice::Options::default()
            }))
            .unwrap();
        let sightings = cameras
            .iter()
            .map(|camera| Sighting {
                address: Address::new(camera.address.to_string(), Some(camera.http_port)),
                also: Vec::new(),
                endpoint: None,
                name: None,
                model: None,
                manufacturer: None,
                scout: Scout::Range,
            })
            .collect();
        let shelf = Arc::new(Shelf::default());
        let services = Services {
            checks: Arc::new(Judge(shelf.clone())),
            stores: Services::fake(Fake {
                stores: vec![shelf],
                ..Fake::default()
            })
            .stores,
            ..Services::showing(sightings)
        };
        let folder = tempfile::tempdir().unwrap();
        let site = Site::create(&folder.path().join("new.camseal"), "").unwrap();
        let (wizard, task) = Wizard::open(site, &services);
        let mut person = Self {
            wizard,
            services,
            cameras,
            running: stream::empty().boxed(),
            told: Vec::new(),
            home: false,
            runtime,
            _folder: folder,
        };
        person.begin(task);
        person.settle();
        person
    }

    /// At the trust step, with every camera secured.
    pub fn secured(families: &[&str]) -> Self {
        let mut person = Self::at(families);
        person.waits_for_the_way_on();
        person.presses(Pressed::Enter);
        person.logs_in("practice");
        person.waits_for_the_way_on();
        person.presses(Pressed::Enter);
        person.says(Message::Authority(authority::Message::Keeper(false)));
        person.types_name("Hotel Astoria");
        person.types_passphrase("practice12");
        person.waits_for_the_way_on();
        person.presses(Pressed::Enter);
        person.presses(Pressed::Enter);
        person.waits_for_the_way_on();
        person.presses(Pressed::Enter);
        person
    }

    fn begin(&mut self, task: Task<Message>) {
        if let Some(more) = task::into_stream(task) {
            let before = std::mem::replace(&mut self.running, stream::empty().boxed());
            self.running = stream::select(before, more).boxed();
        }
    }

    /// Lets everything that runs come to its end, as far as it does within half a minute.
    fn settle(&mut self) {
        let end = Instant::now() + Duration::from_secs(30);
        while Instant::now() < end {
            let mut running = std::mem::replace(&mut self.running, stream::empty().boxed());
            // A running batch is silent while a camera makes its key.
            let next = self.runtime.block_on(async {
                tokio::time::timeout(Duration::from_secs(5), running.next()).await
            });
            self.running = running;
            match next {
                Ok(Some(Action::Output(message))) => self.hears(message),
                Ok(Some(_)) => {}
                Ok(None) | Err(_) => return,
            }
        }
        panic!("it never comes to rest: {:?}", self.wizard.at());
    }

    fn hears(&mut self, message: Message) {
        let guard = self.runtime.handle().clone();
        let _inside = guard.enter();
        let action = self.wizard.update(message, &self.services);
        match action.event {
            Some(Event::Home) => self.home = true,
            Some(Event::Notify(notice)) => self.told.push(notice.what),
            _ => {}
        }
        self.begin(action.task);
    }

    /// Something happens, and everything that follows from it.
    pub fn says(&mut self, message: Message) {
        self.hears(message);
        self.settle();
    }

    pub fn presses(&mut self, key: Pressed) {
        if let Some(message) = self.wizard.key(key) {
            self.says(message);
        }
    }

    pub fn types_password(&mut self, row: usize, password: &str) {
        self.says(Message::Login(login::Message::Password(
            row,
            Secret::new(password),
        )));
    }

    /// Types the password; an agreement tries it at once, otherwise *Try* does.
    pub fn logs_in(&mut self, password: &str) {
        self.types_password(0, password);
        self.agrees_to_plain_http_if_asked();
        if self.gate() != Gate::Open {
            self.says(Message::Login(login::Message::Try(0)));
        }
    }

    pub fn agrees_to_plain_http_if_asked(&mut self) {
        if self.sees_text("Log in over plain HTTP") {
            self.says(Message::Login(login::Message::AgreeAll));
        }
    }

    pub fn types_name(&mut self, name: &str) {
        self.says(Message::Authority(authority::Message::Named(
            name.to_owned(),
        )));
    }

    pub fn types_passphrase(&mut self, passphrase: &str) {
        let secret = || Secret::new(passphrase);
        self.says(Message::Authority(authority::Message::Passphrase(secret())));
        self.says(Message::Authority(authority::Message::Again(secret())));
    }

    pub fn gate(&self) -> Gate {
        self.wizard.gate()
    }

    pub fn waits_for_the_way_on(&mut self) {
        self.settle();
        assert_eq!(self.gate(), Gate::Open, "at {:?}", self.wizard.at());
    }

    pub fn step(&self) -> StepId {
        self.wizard.at()
    }

    pub fn site(&self) -> &Site {
        self.wizard.site()
    }

    pub fn is_home(&self) -> bool {
        self.home
    }

    /// Requests the cameras have received so far.
    pub fn requests(&self) -> usize {
        self.cameras
            .iter()
            .map(|camera| camera.received().len())
            .sum()
    }

    pub fn was_told(&self, part: &str) -> bool {
        self.told.iter().any(|what| what.contains(part))
    }

    /// Whether this text is drawn, word for word.
    pub fn sees_text(&self, text: &str) -> bool {
        iced_test::simulator(self.wizard.view(false))
            .find(text)
            .is_ok()
    }

    pub fn sees(&self, text: &str) {
        assert!(
            self.sees_text(text),
            "“{text}” is not drawn at {:?}; told: {:?}",
            self.wizard.at(),
            self.told
        );
    }
}
