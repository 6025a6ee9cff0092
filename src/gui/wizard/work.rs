//! Work: it starts by itself on arrival, because the plan's way on was the start.
//!
//! The batch is core and goes on when nobody looks: leaving this step, or the program's window
//! being slow, never drops a camera in the middle of an upload.

mod lane;
mod view;

use std::sync::Arc;
use std::time::Duration;

use iced::{Element, Task};
use time::OffsetDateTime;

use self::lane::{Ending, Lane};
use super::session::{Order, Session};
use super::step::{Gate, Heading, Step, StepId};
use super::words;
use crate::directory;
use crate::fl;
use crate::gui::action::{Action, Event, Notice};
use crate::gui::services::{self, Services};
use crate::gui::theme::Tone;
use crate::site::{CameraId, Site};
use crate::work::{self, Batch, Consent, Control, Kit, Options, Progress};

/// The draft of this step: what the stream told so far.
#[derive(Default)]
pub struct Work {
    session: Session,
    lanes: Vec<Lane>,
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
    /// They lie in this folder, or not.
    Kept(Option<Result<String, directory::Error>>),
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
        self.options = order.options;
        for row in order.plan.chosen() {
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
                let plan = work::Plan::draft(&stored, &[camera], &options, services.now());
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
        let kit = self
            .lanes
            .iter()
            .find(|lane| lane.id == id)
            .and_then(|lane| match &lane.ending {
                Some(Ending::ByHand(kit)) => Some(kit.clone()),
                _ => None,
            });
        let Some(kit) = kit else {
            return Task::none();
        };
        let folder = services.dialogs.pick_folder(fl!("work-keep-title"));
        Task::future(async move {
            let Some(folder) = folder.await else {
                return Message::Kept(None);
            };
            let shown = folder.display().to_string();
            let saved = services::blocking(
                move || save(&kit, &folder),
                || {
                    Err(directory::Error::Missing {
                        path: Default::default(),
                    })
                },
            )
            .await;
            Message::Kept(Some(saved.map(|()| shown)))
        })
    }
}

const SECOND: Duration = Duration::from_secs(1);

/// Two PEM files, named after the camera: what most web pages of cameras ask for.
fn save(kit: &Kit, folder: &std::path::Path) -> Result<(), directory::Error> {
    let stem: String = words::address(&kit.address)
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || c == '.' {
                c
            } else {
                '-'
            }
        })
        .collect();
    let chain: String = kit
        .chain
        .iter()
        .map(crate::certificate::Certificate::pem)
        .collect();
    let key = pem::encode_config(
        &pem::Pem::new("PRIVATE KEY", kit.key.pkcs8()),
        pem::EncodeConfig::new().set_line_ending(pem::LineEnding::LF),
    );
    let key = zeroize::Zeroizing::new(key);
    directory::write_private(&folder.join(format!("{stem}.key")), key.as_bytes())?;
    directory::write_atomic(&folder.join(format!("{stem}.pem")), chain.as_bytes())?;
    directory::write_atomic(
        &folder.join(format!("{stem}-root.pem")),
        kit.root.pem().as_bytes(),
    )
}

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
                return Action::task(self.again(id, self.options, site, services));
            }
            Message::Restart(id) => {
                let options = Options {
                    restart: Consent::Given,
                    ..self.options
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
            Message::Kept(None) => {}
            Message::Kept(Some(Ok(folder))) => {
                return Action::event(Event::Notify(Notice {
                    tone: Tone::Secure,
                    what: fl!("work-kept"),
                    more: folder,
                }));
            }
            Message::Kept(Some(Err(error))) => {
                return Action::event(Event::Notify(Notice::explained(Tone::Refused, &error)));
            }
        }
        Action::none()
    }

    fn view<'a>(&'a self, _site: &'a Site) -> Element<'a, Message> {
        view::body(self)
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
