//! The site screen: its cameras as a table that is sorted, filtered, searched and ticked, and what
//! can be done with the ticked ones.
//!
//! Apart from the wizard because here nothing is begun: one looks, checks, and picks what to begin
//! with. Checking is read-only; what leads into the wizard is carried out by the window.

pub mod farewell;
mod row;
mod view;

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::path::PathBuf;

use futures::StreamExt as _;
use iced::Task;
use iced::widget::{Id, operation};
use time::OffsetDateTime;

use self::farewell::{Farewell, Next};
use self::row::Row;
pub use self::row::{Column, Kind};
use super::Pressed;
use super::action::{Action, Event, Notice};
use super::requests::{self, Trouble};
use super::services::{Services, blocking};
use super::theme::Tone;
use super::wizard::step::StepId;
use crate::check::audit::{self, Line, Subject};
use crate::device::Address;
use crate::error::Explain;
use crate::fl;
use crate::site::{self, CameraId, Site};
use crate::work::{guided, memory};

/// The screen.
pub struct Cameras {
    site: Site,
    name: String,
    authority_ends: Option<OffsetDateTime>,
    rows: Vec<Row>,
    /// Requests that wait for the answer of another authority.
    waiting: usize,
    /// Which rows are shown, in their order: asked at every frame, sorted only when it may change.
    order: Vec<usize>,
    /// How many rows there are of each kind, in the order of [`Kind::ALL`].
    counts: [usize; Kind::ALL.len()],
    shown: Option<Kind>,
    search: String,
    sort: Column,
    upside_down: bool,
    ticked: BTreeSet<CameraId>,
    /// Cameras that have not answered yet.
    asked: usize,
    checked: Option<OffsetDateTime>,
    /// The ticked ones are to be forgotten: sure?
    forgetting: bool,
    /// Another address is typed for this camera.
    moving: Option<(CameraId, String)>,
    /// The site is to leave this computer: the question.
    farewell: Option<Farewell>,
    now: OffsetDateTime,
    /// How far the table is scrolled, and how high its window is.
    scrolled: (f32, f32),
    _work: Option<iced::task::Handle>,
}

/// What the screen hears.
#[derive(Debug, Clone)]
pub enum Message {
    /// Home.
    Back,
    /// Only one kind, or all again.
    Show(Kind),
    /// All kinds.
    ShowAll,
    /// What is looked for changed.
    Search(String),
    /// Into the field for it.
    Find,
    /// Sort by this column; again turns it round.
    Sort(Column),
    /// Tick or untick one.
    Tick(CameraId, bool),
    /// Tick or untick all that are shown.
    TickAll(bool),
    /// Look at all cameras.
    CheckAll,
    /// Look at the ticked ones.
    Check,
    /// The questions are known, or the site cannot be read.
    Asked(Result<Vec<(CameraId, Subject)>, site::Error>),
    /// A camera has answered.
    Answered(CameraId, Box<Line>),
    /// The certificate of a camera.
    View(CameraId),
    /// A camera's own page, in the browser.
    Page(CameraId),
    /// The doctor on a camera.
    Diagnose(CameraId),
    /// Another address for a camera.
    Move(CameraId),
    /// It changed.
    MoveTyped(String),
    /// Take it.
    Moved,
    /// Forget the ticked ones: sure?
    Forget,
    /// Yes.
    Forgotten,
    /// Leave the question.
    Leave,
    /// The site is to leave this computer.
    Farewell,
    /// An answer to the question about that.
    Said(farewell::Message),
    /// The table was scrolled: offset and height of its window.
    Scrolled(f32, f32),
    /// The wizard with the ticked ones; carried out by the window.
    Renew,
    /// The wizard at a step; carried out by the window.
    Go(StepId),
    /// The site's authority in the viewer.
    Authority,
    /// Requests for another authority.
    Requests,
    /// Write the files of those that wait once more.
    Export,
    /// Where to; `None` when the person changed their mind.
    Folder(Option<PathBuf>),
    /// They are written, so many.
    Exported(PathBuf, Result<usize, Trouble>),
}

fn search_field() -> Id {
    Id::new("cameras-search")
}

impl Cameras {
    /// A site as its file knows it; nobody is asked until somebody wants it.
    pub fn open(site: Site, services: &Services) -> Result<Self, site::Error> {
        let mut screen = Self {
            name: site.name()?,
            authority_ends: site.authority()?.map(|a| a.certificate.not_after()),
            site,
            rows: Vec::new(),
            waiting: 0,
            order: Vec::new(),
            counts: [0; Kind::ALL.len()],
            shown: None,
            search: String::new(),
            sort: Column::State,
            upside_down: false,
            ticked: BTreeSet::new(),
            asked: 0,
            checked: None,
            forgetting: false,
            moving: None,
            farewell: None,
            now: services.now(),
            scrolled: (0.0, view::HEIGHT_AT_FIRST),
            _work: None,
        };
        screen.read()?;
        screen.arrange();
        Ok(screen)
    }

    /// Whether a site belongs here and not into the wizard: everything in it was once secured.
    pub fn fits(site: &Site) -> bool {
        let cameras = site.cameras().unwrap_or_default();
        !cameras.is_empty()
            && site.authority().ok().flatten().is_some()
            && cameras
                .iter()
                .all(|camera| camera.standing == site::Standing::Secured)
    }

    /// A handle on its site.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// The ticked cameras.
    pub fn ticked(&self) -> Vec<CameraId> {
        self.ticked.iter().copied().collect()
    }

    /// The file of the site.
    pub fn path(&self) -> PathBuf {
        self.site.path()
    }

    fn read(&mut self) -> Result<(), site::Error> {
        let mut rows: Vec<Row> = self.site.cameras()?.into_iter().map(Row::new).collect();
        for row in &mut rows {
            let before = self.rows.iter_mut().find(|r| r.camera.id == row.camera.id);
            row.answer = before.and_then(|before| before.answer.take());
        }
        self.rows = rows;
        self.waiting = self.site.requests()?.len();
        let known: BTreeSet<CameraId> = self.rows.iter().map(|row| row.camera.id).collect();
        self.ticked.retain(|id| known.contains(id));
        Ok(())
    }

    /// What was done elsewhere may have changed the site.
    pub fn refresh(&mut self) {
        if let Err(error) = self.read() {
            log::warn!("the site cannot be read again: {error}");
        }
        self.arrange();
    }

    /// Filters and sorts anew.
    fn arrange(&mut self) {
        let wanted = self.search.trim().to_lowercase();
        let now = self.now;
        let kinds: Vec<Kind> = self.rows.iter().map(|row| row.kind(now)).collect();
        self.counts = Kind::ALL.map(|kind| kinds.iter().filter(|one| **one == kind).count());
        let (rows, shown, by) = (&self.rows, self.shown, self.sort);
        let mut order: Vec<usize> = rows
            .iter()
            .zip(&kinds)
            .enumerate()
            .filter(|(_, (row, kind))| {
                shown.is_none_or(|shown| **kind == shown) && row.is_found_by(&wanted)
            })
            .map(|(place, _)| place)
            .collect();
        order.sort_by(|a, b| match (rows.get(*a), rows.get(*b)) {
            (Some(a), Some(b)) => a.compare(b, by, now),
            _ => Ordering::Equal,
        });
        if self.upside_down {
            order.reverse();
        }
        self.order = order;
    }

    /// The rows that are shown, in their order.
    fn listed(&self) -> Vec<&Row> {
        let places = self.order.iter();
        places.filter_map(|place| self.rows.get(*place)).collect()
    }

    fn count(&self, kind: Kind) -> usize {
        let place = Kind::ALL.iter().position(|one| *one == kind);
        let count = place.and_then(|place| self.counts.get(place));
        count.copied().unwrap_or_default()
    }

    /// What keys mean.
    pub fn key(&self, key: Pressed) -> Option<Message> {
        match key {
            Pressed::Escape if self.farewell.is_some() => {
                Some(Message::Said(farewell::Message::Leave))
            }
            _ if self.farewell.is_some() => None,
            Pressed::Escape if self.forgetting || self.moving.is_some() => Some(Message::Leave),
            Pressed::Escape => Some(Message::Back),
            Pressed::Enter if self.forgetting => None,
            Pressed::Enter if self.moving.is_some() => Some(Message::Moved),
            Pressed::Enter if !self.ticked.is_empty() => Some(Message::Renew),
            Pressed::Enter => Some(Message::CheckAll),
            Pressed::Find => Some(Message::Find),
            Pressed::Step(number) => StepId::ALL.get(number).copied().map(Message::Go),
            _ => None,
        }
    }

    /// Carries a message out.
    pub fn update(&mut self, message: Message, services: &Services) -> Action<Message> {
        // Neither moves a row, and a wheel turns many times a second.
        let same_order = matches!(message, Message::Scrolled(..) | Message::Tick(..));
        let action = self.carry_out(message, services);
        if !same_order {
            self.arrange();
        }
        action
    }

    fn carry_out(&mut self, message: Message, services: &Services) -> Action<Message> {
        match message {
            Message::Back => return Action::event(Event::Home),
            Message::Show(kind) => self.shown = (self.shown != Some(kind)).then_some(kind),
            Message::ShowAll => self.shown = None,
            Message::Search(text) => self.search = text,
            Message::Find => return Action::task(operation::focus(search_field())),
            Message::Sort(column) if self.sort == column => self.upside_down = !self.upside_down,
            Message::Sort(column) => (self.sort, self.upside_down) = (column, false),
            Message::Tick(id, true) => _ = self.ticked.insert(id),
            Message::Tick(id, false) => _ = self.ticked.remove(&id),
            Message::TickAll(true) => {
                let shown: Vec<_> = self.listed().iter().map(|row| row.camera.id).collect();
                self.ticked.extend(shown);
            }
            Message::TickAll(false) => self.ticked.clear(),
            Message::CheckAll => return self.check(None, services).into(),
            Message::Check => return self.check(Some(self.ticked.clone()), services).into(),
            Message::Asked(Ok(subjects)) => return self.climb(subjects, services).into(),
            Message::Asked(Err(error)) => return refused(&error),
            Message::Answered(id, line) => {
                self.asked = self.asked.saturating_sub(1);
                self.now = services.now();
                self.checked = Some(self.now);
                if let Some(row) = self.rows.iter_mut().find(|row| row.camera.id == id) {
                    if let Err(error) = memory::remember(&self.site, &row.camera, &line.ladder) {
                        log::warn!("what a camera serves is not remembered: {error}");
                    }
                    row.answer = Some(line);
                }
                if self.asked == 0 {
                    let answers = self.rows.iter().filter_map(|row| {
                        let line = row.answer.as_ref()?;
                        Some((row.camera.id, &line.ladder))
                    });
                    if let Err(error) = memory::looked_at(&self.site, answers) {
                        log::warn!("when the cameras answered is not remembered: {error}");
                    }
                }
            }
            Message::View(id) => {
                let Some(row) = self.row(id) else {
                    return Action::none();
                };
                if let Some(certificate) = row.certificate() {
                    return Action::event(Event::Open {
                        certificate,
                        chain: Vec::new(),
                        opened: row.answers().then(|| row.camera.https_address()),
                    });
                }
            }
            Message::Page(id) => {
                if let Some(row) = self.row(id) {
                    services.shell.open(guided::url(&row.camera));
                }
            }
            Message::Diagnose(id) => {
                if let Some(row) = self.row(id) {
                    return Action::event(Event::Diagnose(row.camera.https_address()));
                }
            }
            Message::Move(id) => {
                let host = self.row(id).map(|row| row.camera.address.to_string());
                self.moving = host.map(|host| (id, host));
                return Action::task(operation::focus(view::address_field()));
            }
            Message::MoveTyped(text) => {
                if let Some((_, typed)) = &mut self.moving {
                    *typed = text;
                }
            }
            Message::Moved => return self.take_address(),
            Message::Forget => self.forgetting = !self.ticked.is_empty(),
            Message::Forgotten => return self.forget(),
            Message::Leave => {
                self.forgetting = false;
                self.moving = None;
            }
            Message::Farewell => {
                self.farewell = Some(Farewell::new(self.site.clone(), &self.name));
            }
            Message::Said(said) => return self.say(said, services),
            Message::Scrolled(offset, high) => self.scrolled = (offset, high),
            Message::Authority => {
                if let Ok(Some(stored)) = self.site.authority() {
                    return Action::event(Event::Open {
                        certificate: stored.certificate.clone(),
                        chain: Vec::new(),
                        opened: None,
                    });
                }
            }
            Message::Requests => return Action::event(Event::Requests),
            Message::Export => {
                let folder = services.dialogs.pick_folder(fl!("cameras-export"));
                return Task::perform(folder, Message::Folder).into();
            }
            Message::Folder(None) => {}
            Message::Folder(Some(folder)) => return self.export(folder).into(),
            Message::Exported(folder, Ok(count)) => {
                return Action::event(Event::Notify(Notice {
                    tone: Tone::Secure,
                    what: fl!("requests-made", count = count),
                    more: folder.display().to_string(),
                }));
            }
            Message::Exported(_, Err(trouble)) => return refused(&trouble),
            // The window itself does these.
            Message::Renew | Message::Go(_) => {}
        }
        Action::none()
    }

    fn export(&self, folder: PathBuf) -> Task<Message> {
        let site = self.site.clone();
        let write = move || {
            let written = requests::export(&site, &folder);
            Message::Exported(folder, written)
        };
        let broken = || Message::Exported(PathBuf::new(), Err(Trouble::BrokeOff));
        Task::perform(blocking(write, broken), |told| told)
    }

    fn row(&self, id: CameraId) -> Option<&Row> {
        self.rows.iter().find(|row| row.camera.id == id)
    }

    fn check(&mut self, only: Option<BTreeSet<CameraId>>, services: &Services) -> Task<Message> {
        let (site, now) = (self.site.clone(), services.now());
        let read = move || {
            site.cameras()?
                .into_iter()
                .filter(|camera| only.as_ref().is_none_or(|only| only.contains(&camera.id)))
                .map(|camera| {
                    let mut subject = memory::subject(&site, &camera, now)?;
                    // The stores are one question for all, and the ladder of one asks them anyway.
                    subject.ask.stores = false;
                    Ok((camera.id, subject))
                })
                .collect()
        };
        Task::perform(blocking(read, || Ok(Vec::new())), Message::Asked)
    }

    fn climb(&mut self, subjects: Vec<(CameraId, Subject)>, services: &Services) -> Task<Message> {
        self.asked = subjects.len();
        let (ids, subjects): (Vec<_>, Vec<_>) = subjects.into_iter().unzip();
        let checks = services.checks.clone();
        let coming = audit::audit(subjects, move |ask| checks.climb(ask)).filter_map(
            move |(place, line)| {
                let answered = ids
                    .get(place)
                    .map(|id| Message::Answered(*id, Box::new(line)));
                std::future::ready(answered)
            },
        );
        let (task, handle) = Task::stream(coming).abortable();
        self._work = Some(handle.abort_on_drop());
        task
    }

    fn take_address(&mut self) -> Action<Message> {
        let Some((id, typed)) = self.moving.clone() else {
            return Action::none();
        };
        let address: Address = match typed.trim().parse() {
            Ok(address) => address,
            // The field says what is wrong with it.
            Err(_) => return Action::none(),
        };
        if let Err(error) = self.site.readdress(id, &address).and_then(|()| self.read()) {
            return refused(&error);
        }
        self.moving = None;
        // The old certificate names the old address: it is to be renewed.
        self.ticked = BTreeSet::from([id]);
        Action::none()
    }

    fn say(&mut self, said: farewell::Message, services: &Services) -> Action<Message> {
        let Some(farewell) = &mut self.farewell else {
            return Action::none();
        };
        match farewell.update(said, services) {
            Next::Wait(task) => Action::task(task.map(Message::Said)),
            Next::Leave => {
                self.farewell = None;
                Action::none()
            }
            // The window lets go of the site first.
            Next::Erase => Action::event(Event::Forget(self.path())),
        }
    }

    fn forget(&mut self) -> Action<Message> {
        self.forgetting = false;
        for id in std::mem::take(&mut self.ticked) {
            if let Err(error) = self.site.forget(id) {
                let _ = self.read();
                return refused(&error);
            }
        }
        match self.read() {
            Ok(()) => Action::none(),
            Err(error) => refused(&error),
        }
    }
}

fn refused(error: &dyn Explain) -> Action<Message> {
    Action::event(Event::Notify(Notice::explained(Tone::Refused, error)))
}
