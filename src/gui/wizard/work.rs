//! Work: it starts by itself on arrival, because the plan's way on was the start.
//!
//! The batch is core and goes on when nobody looks: leaving this step, or the program's window
//! being slow, never drops a camera in the middle of an upload.

pub mod hand;
mod lane;
mod view;

use std::sync::Arc;
use std::time::Duration;

use iced::{Element, Task};
use time::OffsetDateTime;

use self::hand::Hand;
use self::lane::{Ending, Lane};
use super::session::{Order, Session};
use super::step::{Gate, Heading, Key, Keys, Step, StepId};
use super::words;
use crate::fl;
use crate::gui::action::{Action, Event, Notice};
use crate::gui::services::Services;
use crate::gui::theme::Tone;
use crate::site::{CameraId, Site};
use crate::work::guided::{self, Sight, Watched};
use crate::work::{self, Batch, Consent, Control, Kit, Options, PlanRow, Progress};

/// The draft of this step: what the stream told so far.
#[derive(Default)]
pub struct Work {
    session: Session,
    lanes: Vec<Lane>,
    /// Cameras whose files wait for a person, and the watch on them.
    hands: Vec<Hand>,
    /// The rows of the running order.
    planned: Vec<PlanRow>,
    watches: Vec<iced::task::Handle>,
    controls: Vec<Control>,
    options: Options,
    attempt: u32,
    /// Streams that have not ended.
    running: usize,
    paused: bool,
    ticking: bool,
    began: Option<OffsetDateTime>,
    now: Option<OffsetDateTime>,
}

/// What this step hears.
#[derive(Debug, Clone)]
pub enum Message {
    /// Something happened to a camera.
    Progressed(Progress),
    /// A batch has ended.
    Ended,
    /// A second is over.
    Tick,
    /// Begin no further camera.
    Pause,
    /// Go on.
    Resume,
    /// Work on this camera again.
    Again(CameraId),
    /// The same, and it may be restarted.
    Restart(CameraId),
    /// Do not work on this camera.
    Skip(CameraId),
    /// Type another login.
    Login(CameraId),
    /// Save the files of a camera that is done by hand.
    Keep(CameraId),
    /// They go into this folder; `None` when the person changed their mind.
    Keeping(CameraId, Option<std::path::PathBuf>),
    /// Something about a camera done by hand.
    Hand(CameraId, hand::Message),
    /// A look at a camera done by hand.
    Watched(Watched),
    /// A file was dropped on the window: a request of the camera done by hand.
    Dropped(std::path::PathBuf),
}

impl Work {
    /// Nothing ordered yet.
    pub fn new(session: Session) -> Self {
        Self {
            session,
            ..Self::default()
        }
    }

    fn lane(&mut self, id: CameraId) -> Option<&mut Lane> {
        self.lanes.iter_mut().find(|lane| lane.id == id)
    }

    fn count(&self, what: impl Fn(&Ending) -> bool) -> usize {
        self.lanes
            .iter()
            .filter(|lane| lane.ending.as_ref().is_some_and(&what))
            .count()
    }

    fn secure(&self) -> usize {
        self.count(|ending| *ending == Ending::Secure)
    }

    /// Cameras that wait for the person.
    fn needing(&self) -> usize {
        self.count(Ending::needs_the_person)
    }

    fn open(&self) -> usize {
        self.lanes
            .iter()
            .filter(|lane| lane.ending.is_none())
            .count()
    }

    fn busy(&self) -> usize {
        self.lanes
            .iter()
            .filter(|lane| lane.ending.is_none() && lane.began.is_some())
            .count()
    }

    fn so_far(&self) -> Duration {
        match (self.began, self.now) {
            (Some(began), Some(now)) => (now - began).try_into().unwrap_or_default(),
            _ => Duration::ZERO,
        }
    }

    /// What is left, from how long the finished ones took; nothing before one is finished.
    fn left(&self) -> Option<Duration> {
        let done = self.lanes.len() - self.open();
        if done == 0 || self.open() == 0 {
            return None;
        }
        let each = self.so_far() / u32::try_from(done).ok()?;
        Some(each * u32::try_from(self.open()).ok()?)
    }

    fn start(&mut self, order: Order, site: &Site, services: &Services) -> Task<Message> {
        let Some(authority) = self.session.authority() else {
            return Task::none();
        };
        let now = services.now();
        self.attempt += 1;
        self.options = order.options.clone();
        for row in order.plan.chosen() {
            self.hands.retain(|hand| hand.id != row.camera.id);
            self.planned
                .retain(|known| known.camera.id != row.camera.id);
            self.planned.push(row.clone());
            let lane = Lane::new(row, self.attempt);
            match self.lane(row.camera.id) {
                Some(known) => *known = lane,
                None => self.lanes.push(lane),
            }
        }
        let _ = self.began.get_or_insert(now);
        self.now = Some(now);
        let logins = self
            .session
            .logins()
            .into_iter()
            .map(|(id, login)| (id, login.credentials))
            .collect();
        let batch = Batch {
            site: site.clone(),
            authority: Arc::new(authority),
            plan: order.plan,
            logins,
            options: order.options,
            attempt: self.attempt,
        };
        let (progress, control) = work::run(batch, services.cameras.clone());
        if self.paused {
            control.pause();
        }
        self.controls.push(control);
        self.running += 1;
        Task::batch([
            Task::run(progress, Message::Progressed).chain(Task::done(Message::Ended)),
            self.tick(),
        ])
    }

    /// One watch is enough for all batches.
    fn tick(&mut self) -> Task<Message> {
        if self.ticking || self.running == 0 {
            return Task::none();
        }
        self.ticking = true;
        Task::perform(tokio::time::sleep(SECOND), |()| Message::Tick)
    }

    /// One camera again: its row is drafted anew, because its state has changed since.
    fn again(
        &mut self,
        id: CameraId,
        options: Options,
        site: &Site,
        services: &Services,
    ) -> Task<Message> {
        let drafted = site
            .authority()
            .map(|stored| stored.map(|stored| (stored, site.camera(id))));
        match drafted {
            Ok(Some((stored, Ok(camera)))) => {
                let mut plan = work::Plan::draft(&stored, &[camera], &options, services.now());
                let before = self.planned.iter().find(|row| row.camera.id == id);
                let accepts = before.and_then(|row| row.accepts);
                let given = before.and_then(|row| row.given.clone());
                for row in &mut plan.rows {
                    if let Some(given) = given.clone() {
                        row.give(given);
                    }
                    // What was not agreed to is refused, and said so.
                    row.chosen = !row.names.is_empty();
                    row.accepts = accepts;
                }
                self.start(Order { plan, options }, site, services)
            }
            Ok(_) => Task::none(),
            Err(error) => {
                log::error!("the camera cannot be read: {error}");
                Task::none()
            }
        }
    }

    fn keep(&self, id: CameraId, services: &Services) -> Task<Message> {
        let folder = services.dialogs.pick_folder(fl!("work-keep-title"));
        Task::perform(folder, move |folder| Message::Keeping(id, folder))
    }

    /// Whether a file dropped now would be a request of a camera done by hand.
    pub fn wants_requests(&self) -> bool {
        !self.hands.is_empty()
    }

    /// A camera's files are ready to be made: its card, and the watch on its address.
    fn hand_over(
        &mut self,
        id: CameraId,
        kit: &Kit,
        site: &Site,
        services: &Services,
    ) -> Task<Message> {
        let row = self.planned.iter().find(|row| row.camera.id == id);
        let (names, days) = row.map_or((Vec::new(), self.options.days), |row| {
            (row.names.clone(), row.days)
        });
        self.hands.retain(|hand| hand.id != id);
        self.hands
            .push(Hand::new(id, kit.clone(), names, days, site));
        let watch = guided::watch(site.clone(), services.cameras.clone(), vec![id]);
        let (task, handle) = Task::run(watch, Message::Watched).abortable();
        self.watches.push(handle.abort_on_drop());
        task
    }

    fn hand(
        &mut self,
        id: CameraId,
        message: hand::Message,
        site: &Site,
        services: &Services,
    ) -> Task<Message> {
        let authority = self.session.authority();
        let Some(hand) = self.hands.iter_mut().find(|hand| hand.id == id) else {
            return Task::none();
        };
        hand.update(message, site, authority, services)
            .map(move |message| Message::Hand(id, message))
    }

    fn watched(&mut self, watched: Watched, site: &Site, now: OffsetDateTime) -> Task<Message> {
        let id = watched.camera;
        if matches!(watched.sight, Sight::Secured { .. }) {
            self.hands.retain(|hand| hand.id != id);
            if let Some(lane) = self.lane(id) {
                lane.is_secure(now);
            }
            return Task::none();
        }
        let authority = self.session.authority();
        let alone = self.hands.len() == 1;
        let Some(hand) = self.hands.iter_mut().find(|hand| hand.id == id) else {
            return Task::none();
        };
        hand.saw(watched.sight);
        hand.look_for_requests(site, authority, alone)
            .map(move |message| Message::Hand(id, message))
    }
}

const SECOND: Duration = Duration::from_secs(1);

impl Step for Work {
    type Message = Message;
    const ID: StepId = StepId::Work;

    fn enter(&mut self, site: &Site, services: &Services) -> Task<Message> {
        match self.session.take_order() {
            Some(order) => {
                // A new order replaces what is finished; what still runs stays on the page.
                self.lanes.retain(|lane| lane.ending.is_none());
                if self.running == 0 {
                    self.began = None;
                }
                self.paused = false;
                self.start(order, site, services)
            }
            None => self.tick(),
        }
    }

    fn update(
        &mut self,
        message: Message,
        site: &mut Site,
        services: &Services,
    ) -> Action<Message> {
        match message {
            Message::Progressed(progress) => {
                let now = services.now();
                self.now = Some(now);
                if let Some(lane) = self.lane(progress.camera)
                    && lane.attempt == progress.attempt
                {
                    lane.take(progress.at, now);
                    if let Some(Ending::ByHand(kit)) = &lane.ending {
                        let (id, kit) = (progress.camera, kit.clone());
                        return Action::task(self.hand_over(id, &kit, site, services));
                    }
                }
            }
            Message::Ended => {
                self.running = self.running.saturating_sub(1);
                if self.running == 0 {
                    self.controls.clear();
                }
            }
            Message::Tick => {
                self.ticking = false;
                self.now = Some(services.now());
                return Action::task(self.tick());
            }
            Message::Pause => {
                self.paused = true;
                self.controls.iter().for_each(Control::pause);
            }
            Message::Resume => {
                self.paused = false;
                self.controls.iter().for_each(Control::resume);
            }
            Message::Again(id) => {
                return Action::task(self.again(id, self.options.clone(), site, services));
            }
            Message::Restart(id) => {
                let options = Options {
                    restart: Consent::Given,
                    ..self.options.clone()
                };
                return Action::task(self.again(id, options, site, services));
            }
            Message::Skip(id) => {
                self.controls.iter().for_each(|control| control.skip(id));
                if let Some(lane) = self.lane(id)
                    && lane.ending.is_some()
                {
                    lane.ending = Some(Ending::Skipped(None));
                }
            }
            Message::Login(id) => {
                self.session.log_out(id);
                return Action::event(Event::Go(StepId::Login));
            }
            Message::Keep(id) => return Action::task(self.keep(id, services)),
            Message::Keeping(_, None) => {}
            Message::Keeping(id, Some(folder)) => {
                let Some(hand) = self.hands.iter_mut().find(|hand| hand.id == id) else {
                    return Action::none();
                };
                return Action::event(Event::Notify(match hand.keep(&folder) {
                    Ok(()) => Notice {
                        tone: Tone::Secure,
                        what: fl!("work-kept"),
                        more: folder.display().to_string(),
                    },
                    Err(error) => Notice::explained(Tone::Refused, &error),
                }));
            }
            Message::Hand(id, hand::Message::Elsewhere) => {
                return Action::task(self.keep(id, services));
            }
            Message::Hand(id, message) => {
                return Action::task(self.hand(id, message, site, services));
            }
            Message::Watched(watched) => {
                return Action::task(self.watched(watched, site, services.now()));
            }
            Message::Dropped(path) => {
                if let Some(id) = self.hands.first().map(|hand| hand.id) {
                    let message = hand::Message::Request(Some(path));
                    return Action::task(self.hand(id, message, site, services));
                }
            }
        }
        Action::none()
    }

    fn view<'a>(&'a self, _site: &'a Site) -> Element<'a, Message> {
        view::body(self)
    }

    /// Enter makes the files of the next camera done by hand, while there is one.
    fn keys(&self) -> Keys<Message> {
        let next = self.hands.iter().find(|hand| hand.is_waiting());
        Keys {
            enter: match next {
                Some(hand) => Key::Send(Message::Hand(hand.id, hand::Message::Make)),
                None => Key::Frame,
            },
            ..Keys::default()
        }
    }

    fn heading(&self, _site: &Site) -> Heading {
        let all = self.lanes.len();
        let secure = self.secure();
        let (title, lead) = if self.open() == 0 {
            (
                fl!(
                    "work-title-done",
                    done = words::count(secure),
                    all = words::count(all)
                ),
                fl!(
                    "work-lead-done",
                    time = crate::gui::date::span(self.so_far())
                ),
            )
        } else {
            (
                fl!("work-title", count = words::count(all)),
                fl!("work-lead", count = words::count(self.options.at_once)),
            )
        };
        Heading { title, lead }
    }

    fn corner<'a>(&'a self, _site: &'a Site) -> Option<Element<'a, Message>> {
        (self.open() > 0).then(|| view::corner(self))
    }

    fn gate(&self, _site: &Site) -> Gate {
        let open = self.open();
        if self.lanes.is_empty() {
            return Gate::closed(fl!("work-reason-nothing"));
        }
        if self.paused && open > 0 {
            return Gate::closed(fl!("work-reason-paused"));
        }
        if open > 0 {
            return Gate::busy(fl!("work-reason-open", count = words::count(open)));
        }
        // Devices done by hand go on without this program; their proof comes when they are done.
        let somewhere = self.secure() + self.count(|e| matches!(e, Ending::ByHand(_)));
        if somewhere == 0 {
            return Gate::closed(fl!("work-reason-failed"));
        }
        Gate::Open
    }

    fn caption(&self, _site: &Site) -> Option<String> {
        if self.lanes.is_empty() {
            return None;
        }
        let (secure, all) = (words::count(self.secure()), words::count(self.lanes.len()));
        Some(if self.open() > 0 {
            fl!("work-fact", done = secure, all = all)
        } else {
            fl!("work-fact-done", count = secure)
        })
    }
}
