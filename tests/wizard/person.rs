//! Somebody at the window, without the window: presses keys, types, reads what is drawn.

// Two test programs share it, and neither needs all of it.
#![allow(dead_code)]

#[path = "../common/eye.rs"]
pub mod eye;
#[path = "../common/shelf.rs"]
mod shelf;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use camseal::device::Address;
use camseal::discovery::{Scout, Sighting};
use camseal::gui::Pressed;
use camseal::gui::action::Event;
use camseal::gui::services::{Fake, Services};
use camseal::gui::wizard::step::{Gate, StepId};
use camseal::gui::wizard::{Message, Wizard, authority, login, work};
use camseal::practice::{self, PracticeCamera};
use camseal::secret::Secret;
use camseal::site::Site;
use futures::stream::{self, BoxStream, StreamExt};
use iced_test::runtime::{Action, Task, task};
use shelf::{Judge, Shelf};

/// After so long without a word nothing more comes, unless the step itself says it is busy.
const QUIET: Duration = Duration::from_secs(3);
/// A camera that wants a restart is waited for a minute; a busy machine takes its time as well.
const PATIENCE: Duration = Duration::from_secs(240);

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
        Self::with(practice::Options {
            families: families.iter().map(|f| (*f).to_owned()).collect(),
            ..practice::Options::default()
        })
    }

    /// The same, with cameras of one's own choice; only their waiting is cut short.
    pub fn with(options: practice::Options) -> Self {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let cameras = runtime
            .block_on(practice::start(practice::Options {
                key_seconds: 0.1,
                restart_seconds: 0.2,
                ..options
            }))
            .unwrap();
        let sightings = cameras
            .iter()
            .map(|camera| Sighting {
                name: None,
                ..Sighting::new(
                    Address::new(camera.address.to_string(), Some(camera.http_port)),
                    Scout::Range,
                )
            })
            .collect();
        let shelf = Arc::new(Shelf::default().of_the_person());
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
        person.goes_to_the_authority();
        person.goes_to_the_plan();
        person.presses(Pressed::Enter);
        person.waits_for_the_way_on();
        person.presses(Pressed::Enter);
        person
    }

    /// From the list over the login to the authority.
    pub fn goes_to_the_authority(&mut self) {
        self.waits_for_the_way_on();
        self.presses(Pressed::Enter);
        if self.step() == StepId::Login {
            self.logs_in("practice");
            self.waits_for_the_way_on();
            self.presses(Pressed::Enter);
        }
        self.says(Message::Authority(authority::Message::Keeper(false)));
    }

    /// Makes a new authority and looks at the plan.
    pub fn goes_to_the_plan(&mut self) {
        self.types_name("Hotel Astoria");
        self.types_passphrase("practice12");
        self.waits_for_the_way_on();
        self.presses(Pressed::Enter);
        assert_eq!(self.step(), StepId::Plan);
    }

    /// The program is closed and started again, and the site is opened from its file.
    pub fn opens_the_site_again(&mut self) {
        let path = self.wizard.site().path().to_owned();
        let guard = self.runtime.handle().clone();
        let _inside = guard.enter();
        self.running = stream::empty().boxed();
        let other = Site::create(&self._folder.path().join("other.camseal"), "").unwrap();
        // Closed first: a site is open in one program at a time.
        self.wizard = Wizard::open(other, &self.services).0;
        let site = Site::open(&path).unwrap();
        std::fs::remove_file(self._folder.path().join("other.camseal")).unwrap();
        let (wizard, task) = Wizard::open(site, &self.services);
        self.wizard = wizard;
        self.begin(task);
        self.settle();
    }

    /// From now on this is what gets picked in every dialog.
    pub fn will_pick(&mut self, path: PathBuf) {
        self.services.dialogs = Services::fake(Fake {
            picked: Some(path),
            ..Fake::default()
        })
        .dialogs;
    }

    /// A folder of the person's own.
    pub fn folder(&self) -> &std::path::Path {
        self._folder.path()
    }

    /// The practice cameras, to look at from outside.
    pub fn cameras(&self) -> &[PracticeCamera] {
        &self.cameras
    }

    /// Leaves a picture of what is drawn now, for a person to look at.
    pub fn pictures(&self, name: &str) {
        eye::picture(self.wizard.view(false), eye::WINDOW, "wizard", name);
    }

    /// The wizard, to be asked.
    pub fn wizard(&self) -> &Wizard {
        &self.wizard
    }

    /// The world of this person.
    pub fn services(&self) -> Services {
        self.services.clone()
    }

    /// On a screen over the wizard: something happens, and all that follows; the wishes on the way.
    pub fn drives<M: Send + 'static>(
        &self,
        message: M,
        mut update: impl FnMut(M) -> camseal::gui::action::Action<M>,
    ) -> Vec<Event> {
        let _inside = self.runtime.enter();
        let mut wishes = Vec::new();
        let mut waiting = vec![Task::done(message)];
        while let Some(task) = waiting.pop() {
            let Some(mut running) = task::into_stream(task) else {
                continue;
            };
            while let Some(next) = self.runtime.block_on(running.next()) {
                if let Action::Output(message) = next {
                    let action = update(message);
                    wishes.extend(action.event);
                    waiting.push(action.task);
                }
            }
        }
        wishes
    }

    /// The first thing a task says.
    pub fn drives_once<M: Send + 'static>(&self, task: Task<M>) -> Option<M> {
        let _inside = self.runtime.enter();
        let mut running = task::into_stream(task)?;
        loop {
            if let Action::Output(message) = self.runtime.block_on(running.next())? {
                return Some(message);
            }
        }
    }

    /// Something outside the window is looked at.
    pub fn waits_for<T>(&self, what: impl Future<Output = T>) -> T {
        self.runtime.block_on(what)
    }

    /// Certificates of another authority come back from the screen of requests.
    pub fn brings(&mut self, given: Vec<(camseal::site::CameraId, camseal::work::order::Given)>) {
        let guard = self.runtime.handle().clone();
        let _inside = guard.enter();
        let task = self.wizard.give(given, &self.services);
        self.begin(task);
        self.settle();
    }

    fn begin(&mut self, task: Task<Message>) {
        if let Some(more) = task::into_stream(task) {
            let before = std::mem::replace(&mut self.running, stream::empty().boxed());
            self.running = stream::select(before, more).boxed();
        }
    }

    /// Lets everything that runs come to its end, as far as it does within four minutes.
    ///
    /// The watch of the work ticks on while a batch waits; alone it is no sign of life.
    fn settle(&mut self) {
        let end = Instant::now() + PATIENCE;
        let mut alive = Instant::now();
        while Instant::now() < end {
            let busy = matches!(self.gate(), Gate::Busy(_));
            if alive.elapsed() > QUIET && !busy {
                return;
            }
            let mut running = std::mem::replace(&mut self.running, stream::empty().boxed());
            let next = self
                .runtime
                .block_on(async { tokio::time::timeout(QUIET, running.next()).await });
            self.running = running;
            match next {
                Ok(Some(Action::Output(message))) => {
                    // So does the watch on a camera done by hand.
                    let ticks = matches!(
                        message,
                        Message::Work(
                            work::Message::Tick
                                | work::Message::Watched(_)
                                | work::Message::Hand(_, work::hand::Message::Answered(None))
                        )
                    );
                    if !ticks {
                        alive = Instant::now();
                    }
                    self.hears(message);
                }
                Ok(Some(_)) => {}
                Ok(None) => return,
                Err(_) if !busy => return,
                Err(_) => {}
            }
        }
        panic!("it never comes to rest: {:?}", self.wizard.at());
    }

    /// Something happens, and nobody waits for what follows.
    pub fn hears(&mut self, message: Message) {
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
        // A device not asked since the program began tells only now that it has no HTTPS.
        self.agrees_to_plain_http_if_asked();
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

    /// Whether a text with this in it is drawn.
    pub fn draws(&self, part: &str) -> bool {
        iced_test::simulator(self.wizard.view(false))
            .find(
                |candidate: iced_test::selector::Candidate<'_>| match candidate {
                    iced_test::selector::Candidate::Text { content, .. } => {
                        content.contains(part).then(|| content.to_owned())
                    }
                    _ => None,
                },
            )
            .is_ok()
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
