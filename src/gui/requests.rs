//! Requests (CSR) for another authority: made on cameras or here and exported; what the public or
//! company CA sends back is dropped on the window, finds its cameras by key, and goes in.
//!
//! Apart from the wizard because days lie between the two halves, and apart from signing because
//! there our own authority answers at once.

mod view;
mod work;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use iced::widget::operation;
use iced::{Element, Task};

pub use self::work::{Answers, Made, Trouble, export};
use self::work::{Where, Wish};
use super::Pressed;
use super::action::{Action, Event, Notice};
use super::services::{Services, blocking};
use super::theme::Tone;
use super::wizard::session::Login;
use crate::certificate::Subject;
use crate::device::{ClearHttp, Credentials, Family};
use crate::fl;
use crate::secret::Secret;
use crate::site::{Camera, CameraId, Error, KeyAt, OpenRequest, RequestId, Site};
use crate::work::guided::{Sight, Watched, watch};
use crate::work::order::Given;

/// The screen.
pub struct Requests {
    site: Site,
    cameras: Vec<Camera>,
    ticked: BTreeSet<CameraId>,
    logins: BTreeMap<CameraId, Login>,
    waiting: Vec<OpenRequest>,
    subject: Subject,
    names: String,
    place: Where,
    shared: bool,
    user: String,
    password: Secret,
    passphrase: Secret,
    /// The site's keys open only with a typed passphrase.
    locked: bool,
    wrong: bool,
    busy: bool,
    trouble: Vec<Trouble>,
    answers: Option<Answers>,
    /// Cameras whose certificate a person uploads on their page, and whether they show it.
    by_page: BTreeMap<CameraId, bool>,
    watches: Vec<iced::task::Handle>,
}

/// A part of the subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// `C`.
    Country,
    /// `ST`.
    State,
    /// `L`.
    Place,
    /// `O`.
    Organization,
    /// `OU`.
    Unit,
    /// `CN`.
    CommonName,
}

/// What it hears. Secrets travel as such, so that no log shows them.
#[derive(Debug, Clone)]
pub enum Message {
    /// Back to where one was.
    Back,
    /// For this device, or not.
    Tick(CameraId, bool),
    /// A part of the subject changed.
    Typed(Part, String),
    /// Further names changed.
    Names(String),
    /// Where keys are made.
    OnDevice(bool),
    /// One certificate for all.
    Shared(bool),
    /// The user name of the devices.
    User(String),
    /// Their password.
    Password(Secret),
    /// The passphrase of the site's keys.
    Passphrase(Secret),
    /// Make the requests.
    Make,
    /// The folder for their files; `None` when the person changed their mind.
    Folder(Option<PathBuf>),
    /// They are made, or some.
    Made(Vec<Result<Made, Trouble>>),
    /// Choose the files that came back.
    Browse,
    /// They were chosen.
    Picked(Vec<PathBuf>),
    /// A file was dropped on the window.
    Dropped(PathBuf),
    /// They were read.
    Read(Result<Answers, Trouble>),
    /// Wait no longer for this one.
    GiveUp(RequestId),
    /// Put in what came back.
    PutIn,
    /// It is ready for the wizard, or the site's keys are locked.
    Ready(Result<Vec<(CameraId, Given)>, Trouble>),
    /// Save what came back for a device's page.
    Save(CameraId),
    /// Where to.
    Saving(CameraId, Option<PathBuf>),
    /// It is saved.
    Saved(CameraId, Result<PathBuf, Trouble>),
    /// A look at a device whose page a person uses.
    Watched(Watched),
}

const PASSPHRASE: &str = "requests-passphrase";

impl Requests {
    /// The requests of a site, with these cameras ticked and what is known of their logins.
    ///
    /// # Errors
    /// When the site cannot be read any more.
    pub fn open(
        site: Site,
        ticked: impl IntoIterator<Item = CameraId>,
        logins: BTreeMap<CameraId, Login>,
    ) -> Result<Self, Error> {
        let mut screen = Self {
            site,
            cameras: Vec::new(),
            ticked: ticked.into_iter().collect(),
            logins,
            waiting: Vec::new(),
            subject: Subject::default(),
            names: String::new(),
            place: Where::Device,
            shared: false,
            user: "admin".to_owned(),
            password: Secret::default(),
            passphrase: Secret::default(),
            locked: false,
            wrong: false,
            busy: false,
            trouble: Vec::new(),
            answers: None,
            by_page: BTreeMap::new(),
            watches: Vec::new(),
        };
        screen.refresh()?;
        Ok(screen)
    }

    /// Its site.
    pub fn site(&self) -> &Site {
        &self.site
    }

    fn refresh(&mut self) -> Result<(), Error> {
        self.cameras = self.site.cameras()?;
        self.waiting = self.site.requests()?;
        let known: BTreeSet<CameraId> = self.cameras.iter().map(|camera| camera.id).collect();
        self.ticked.retain(|id| known.contains(id));
        Ok(())
    }

    fn camera(&self, id: CameraId) -> Option<&Camera> {
        self.cameras.iter().find(|camera| camera.id == id)
    }

    fn chosen(&self) -> impl Iterator<Item = &Camera> {
        self.cameras.iter().filter(|c| self.ticked.contains(&c.id))
    }

    /// Whether one request, not one for each device, is what is made.
    fn is_one(&self) -> bool {
        self.ticked.len() == 1 || (self.shared && self.place == Where::Here)
    }

    /// Devices that make no request by themselves: their page does.
    fn by_hand(&self) -> usize {
        let by_hand = |camera: &&Camera| camera.family == Family::by_hand();
        self.chosen().filter(by_hand).count()
    }

    /// Whether a login is to be typed: some device makes the key, and nobody logged in there yet.
    fn asks_login(&self) -> bool {
        let unknown = |camera: &Camera| !self.logins.contains_key(&camera.id);
        self.place == Where::Device && self.chosen().any(unknown)
    }

    fn can_make(&self) -> bool {
        let login =
            !self.asks_login() || !(self.user.trim().is_empty() || self.password.is_empty());
        let hands = self.place == Where::Here || self.by_hand() == 0;
        let opened = !self.locked || !self.passphrase.is_empty();
        !self.busy && !self.ticked.is_empty() && login && hands && opened
    }

    /// Cameras that the batch can drive, or for which the key was made here.
    fn can_put_in(&self) -> bool {
        let driven = |answers: &Answers| {
            let mut all = answers.matches.iter();
            all.any(|one| one.request.key != KeyAt::Page)
        };
        !self.busy && self.answers.as_ref().is_some_and(driven)
    }

    /// What Enter and Escape mean.
    pub fn key(&self, key: Pressed) -> Option<Message> {
        match key {
            Pressed::Escape => Some(Message::Back),
            Pressed::Enter if self.can_put_in() => Some(Message::PutIn),
            Pressed::Enter if self.can_make() => Some(Message::Make),
            _ => None,
        }
    }

    /// Carries a message out.
    pub fn update(&mut self, message: Message, services: &Services) -> Action<Message> {
        match message {
            Message::Back => return Action::event(Event::Retreat),
            Message::Tick(id, true) => _ = self.ticked.insert(id),
            Message::Tick(id, false) => _ = self.ticked.remove(&id),
            Message::Typed(part, text) => *self.part(part) = text,
            Message::Names(names) => self.names = names,
            Message::OnDevice(on) => self.place = if on { Where::Device } else { Where::Here },
            Message::Shared(shared) => self.shared = shared,
            Message::User(user) => self.user = user,
            Message::Password(password) => self.password = password,
            Message::Passphrase(passphrase) => {
                self.passphrase = passphrase;
                self.wrong = false;
            }
            Message::Make if self.can_make() => {
                let folder = services.dialogs.pick_folder(fl!("requests-make"));
                return Task::perform(folder, Message::Folder).into();
            }
            Message::Make | Message::Folder(None) | Message::Saving(_, None) => {}
            Message::Folder(Some(folder)) => return self.make(folder, services).into(),
            Message::Made(made) => return self.made(made),
            Message::Browse => {
                let kind = super::viewer::certificate_files();
                let picked = services
                    .dialogs
                    .open_files(fl!("requests-browse"), vec![kind]);
                return Task::perform(picked, Message::Picked).into();
            }
            Message::Picked(paths) if paths.is_empty() => {}
            Message::Picked(paths) => return self.look(paths, services).into(),
            Message::Dropped(path) => return self.dropped(path, services),
            Message::Read(Ok(answers)) => {
                self.busy = false;
                self.trouble.clear();
                self.answers = Some(answers);
            }
            Message::Read(Err(trouble)) => {
                self.busy = false;
                self.trouble = vec![trouble];
            }
            Message::GiveUp(id) => return self.give_up(id),
            Message::PutIn if self.can_put_in() => return self.put_in().into(),
            Message::PutIn => {}
            Message::Ready(Ok(given)) => {
                self.busy = false;
                self.locked = false;
                self.passphrase = Secret::default();
                return Action::event(Event::Install(given));
            }
            Message::Ready(Err(trouble)) => return self.refused(trouble),
            Message::Save(id) => {
                let stem = self
                    .camera(id)
                    .map(|c| crate::work::guided::stem(&c.address));
                let name = format!("{}-signed.crt", stem.unwrap_or_default());
                let to = services.dialogs.save_file(fl!("requests-save"), name);
                return Task::perform(to, move |path| Message::Saving(id, path)).into();
            }
            Message::Saving(id, Some(path)) => return self.save(id, path).into(),
            Message::Saved(id, Ok(path)) => return self.saved(id, path, services),
            Message::Saved(_, Err(trouble)) => self.trouble = vec![trouble],
            Message::Watched(watched) => {
                if matches!(watched.sight, Sight::Secured { .. }) {
                    let _ = self.by_page.insert(watched.camera, true);
                }
            }
        }
        Action::none()
    }

    fn part(&mut self, part: Part) -> &mut String {
        match part {
            Part::Country => &mut self.subject.country,
            Part::State => &mut self.subject.state,
            Part::Place => &mut self.subject.place,
            Part::Organization => &mut self.subject.organization,
            Part::Unit => &mut self.subject.unit,
            Part::CommonName => &mut self.subject.common_name,
        }
    }

    fn typed(&self) -> Option<Secret> {
        (!self.passphrase.is_empty()).then(|| self.passphrase.clone())
    }

    fn make(&mut self, folder: PathBuf, services: &Services) -> Task<Message> {
        self.busy = true;
        self.trouble.clear();
        let typed = Login {
            credentials: Credentials {
                user: self.user.trim().to_owned(),
                password: self.password.clone(),
            },
            clear_http: ClearHttp::Refused,
        };
        let cameras = self.chosen().cloned().collect::<Vec<_>>();
        let logins = cameras
            .iter()
            .map(|c| (c.id, self.logins.get(&c.id).unwrap_or(&typed).clone()))
            .collect();
        let wish = Wish {
            site: self.site.clone(),
            cameras,
            subject: self.subject.clone(),
            names: match self.is_one() {
                true => self.names.split_whitespace().map(str::to_owned).collect(),
                false => Vec::new(),
            },
            named: self.is_one(),
            place: self.place,
            shared: self.shared,
            passphrase: self.typed(),
            logins,
            folder,
        };
        Task::perform(work::make(wish, services.cameras.clone()), Message::Made)
    }

    fn made(&mut self, made: Vec<Result<Made, Trouble>>) -> Action<Message> {
        self.busy = false;
        let (good, bad): (Vec<_>, Vec<_>) = made.into_iter().partition(Result::is_ok);
        let good: Vec<Made> = good.into_iter().flatten().collect();
        self.trouble = bad.into_iter().filter_map(Result::err).collect();
        if let Err(error) = self.refresh() {
            return refused(&error);
        }
        if self.trouble.iter().any(Trouble::is_locked) {
            let locked = self.trouble.pop().unwrap_or(Trouble::Locked);
            return self.refused(locked);
        }
        for made in &good {
            for camera in &made.cameras {
                let _ = self.ticked.remove(camera);
            }
        }
        self.password = Secret::default();
        self.passphrase = Secret::default();
        let Some(folder) = good.first().and_then(|made| made.file.parent()) else {
            return Action::none();
        };
        Action::event(Event::Notify(Notice {
            tone: Tone::Secure,
            what: fl!("requests-made", count = good.len()),
            more: folder.display().to_string(),
        }))
    }

    /// A passphrase is missing or wrong: its field; else it is told.
    fn refused(&mut self, trouble: Trouble) -> Action<Message> {
        self.busy = false;
        if trouble.is_locked() {
            self.wrong = self.locked && !self.passphrase.is_empty();
            self.locked = true;
            self.trouble.clear();
            return operation::focus(PASSPHRASE).into();
        }
        self.trouble = vec![trouble];
        Action::none()
    }

    fn look(&mut self, paths: Vec<PathBuf>, services: &Services) -> Task<Message> {
        self.busy = true;
        let (site, now) = (self.site.clone(), services.now());
        let known = self.answers.take().map(|answers| answers.heap);
        let read = move || work::read(&site, &paths, known.unwrap_or_default(), now);
        Task::perform(blocking(read, || Err(Trouble::BrokeOff)), Message::Read)
    }

    /// A request from a device's page belongs to the one device that is ticked; all else is what
    /// the other authority sent back.
    fn dropped(&mut self, path: PathBuf, services: &Services) -> Action<Message> {
        if !crate::work::guided::is_request(&path) {
            return self.look(vec![path], services).into();
        }
        let one: Vec<CameraId> = self.ticked.iter().copied().collect();
        let [camera] = one.as_slice() else {
            return Action::event(Event::Notify(Notice {
                tone: Tone::Attention,
                what: fl!("requests-tick-one"),
                more: String::new(),
            }));
        };
        match work::add(&self.site, *camera, &path) {
            Ok(()) => {
                let _ = self.ticked.remove(camera);
                if let Err(error) = self.refresh() {
                    return refused(&error);
                }
                Action::event(Event::Notify(Notice {
                    tone: Tone::Secure,
                    what: fl!("requests-added"),
                    more: String::new(),
                }))
            }
            Err(trouble) => {
                self.trouble = vec![trouble];
                Action::none()
            }
        }
    }

    fn give_up(&mut self, id: RequestId) -> Action<Message> {
        let cameras = self.waiting.iter().find(|one| one.id == id);
        let cameras = cameras.map(|one| one.cameras.clone()).unwrap_or_default();
        for camera in cameras {
            if let Err(error) = self.site.request_closed(id, camera) {
                return refused(&error);
            }
        }
        if let Some(answers) = &mut self.answers {
            answers.matches.retain(|one| one.request.id != id);
        }
        match self.refresh() {
            Ok(()) => Action::none(),
            Err(error) => refused(&error),
        }
    }

    fn put_in(&mut self) -> Task<Message> {
        let Some(answers) = self.answers.clone() else {
            return Task::none();
        };
        self.busy = true;
        let (site, typed) = (self.site.clone(), self.typed());
        let woken = move || work::given(&site, &answers, typed.as_ref());
        Task::perform(blocking(woken, || Err(Trouble::BrokeOff)), Message::Ready)
    }

    fn save(&mut self, id: CameraId, path: PathBuf) -> Task<Message> {
        let Some(answers) = self.answers.clone() else {
            return Task::none();
        };
        let site = self.site.clone();
        let saved = move || work::for_page(&site, &answers, id, &path).map(|()| path);
        Task::perform(blocking(saved, || Err(Trouble::BrokeOff)), move |saved| {
            Message::Saved(id, saved)
        })
    }

    /// The file lies there: from now on the device is watched until it shows the certificate.
    fn saved(&mut self, id: CameraId, path: PathBuf, services: &Services) -> Action<Message> {
        let _ = self.by_page.insert(id, false);
        if let Err(error) = self.refresh() {
            return refused(&error);
        }
        let looks = watch(self.site.clone(), services.cameras.clone(), vec![id]);
        let (task, handle) = Task::run(looks, Message::Watched).abortable();
        self.watches.push(handle.abort_on_drop());
        Action::task(task).and(Event::Notify(Notice {
            tone: Tone::Secure,
            what: fl!("requests-saved"),
            more: path.display().to_string(),
        }))
    }

    /// The whole picture.
    pub fn view(&self, narrow: bool) -> Element<'_, Message> {
        view::body(self, narrow)
    }
}

fn refused(error: &Error) -> Action<Message> {
    Action::event(Event::Notify(Notice::explained(Tone::Refused, error)))
}
