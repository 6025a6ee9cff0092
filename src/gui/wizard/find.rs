//! Find: the list fills itself; everything not yet secure is ticked.
//!
//! The list is a draft. Only the way on writes it into the site, off the window's thread, because
//! forty cameras are forty flushes to a slow stick.

mod row;
mod view;

use std::path::PathBuf;
use std::time::Duration;

use futures::stream::{self, Stream};
use iced::widget::Id;
use iced::widget::operation;
use iced::{Element, Task, task};

pub use self::row::RowId;
use self::row::{Row, Today};
use super::session::Session;
use super::step::{Gate, Heading, Onward, Step, StepId};
use crate::check::{Ask, Ladder};
use crate::device::{self, Address, Family, Identified};
use crate::directory;
use crate::discovery::{Interface, Scan, Sighting};
use crate::fl;
use crate::gui::action::{Action, Event, Notice};
use crate::gui::services::{self, Kind, Services};
use crate::gui::theme::Tone;
use crate::site::{self, CameraId, Site, Standing};

/// Up to so many typed addresses are shown at once, silent ones too; more are a range, of which
/// only what answers is shown.
const FEW: usize = 16;

/// A list of cameras is a table of a few kilobytes; more is another file.
const LIST_LIMIT: u64 = 1 << 20;

/// The draft of this step.
#[derive(Default)]
pub struct Find {
    session: Session,
    typed: String,
    rows: Vec<Row>,
    next: u32,
    began: bool,
    saved: bool,
    saving: bool,
    scan: Option<task::Handle>,
    /// Where is being looked, and how many seconds longer about.
    looking: (String, u64),
}

/// What this step hears.
#[derive(Debug, Clone)]
pub enum Message {
    /// The field changed.
    Typed(String),
    /// Take what was typed; with nothing typed, go on.
    Add,
    /// Choose a file.
    FromFile,
    /// A file was chosen and read.
    Read(PathBuf, Result<String, directory::Error>),
    /// The dialog was left.
    NothingPicked,
    /// A device was seen.
    Sighted(Sighting),
    /// So many seconds are left of the search, about.
    Left(u64),
    /// Nothing more will be seen.
    Ended,
    /// Stop looking.
    Stop,
    /// Look again.
    Again,
    /// A device answered, or did not.
    Identified(RowId, u32, Result<Identified, device::Error>),
    /// This computer judged what a device serves.
    Judged(RowId, u32, Ladder),
    /// Tick or untick one.
    Tick(RowId, bool),
    /// Tick or untick all.
    TickAll(bool),
    /// The way on.
    Onward,
    /// The ticked ones are in the site.
    Saved(Result<Vec<(CameraId, Identified)>, site::Error>),
}

/// Every second, down to none.
fn countdown(seconds: u64) -> impl Stream<Item = u64> {
    stream::unfold(seconds, |left| async move {
        let left = left.checked_sub(1)?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        Some((left, left))
    })
}

fn field() -> Id {
    Id::new("find-address")
}

impl Find {
    /// An empty list.
    pub fn new(session: Session) -> Self {
        Self {
            session,
            ..Self::default()
        }
    }

    fn ticked(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.ticked())
    }

    /// Whether another row has the same address.
    fn is_shared(&self, row: &Row) -> bool {
        self.rows
            .iter()
            .any(|other| other.id != row.id && other.address == row.address)
    }

    fn conflict(&self) -> Option<&Address> {
        self.ticked()
            .find(|row| {
                self.ticked()
                    .any(|other| other.id != row.id && other.address == row.address)
            })
            .map(|row| &row.address)
    }

    fn fresh(&mut self) -> RowId {
        self.next += 1;
        RowId(self.next)
    }

    fn row(&mut self, id: RowId, attempt: u32) -> Option<&mut Row> {
        // A late answer belongs to a question nobody waits for any more.
        self.rows
            .iter_mut()
            .find(|row| row.id == id && row.attempt == attempt)
    }

    fn ask(&mut self, at: usize, services: &Services) -> Task<Message> {
        let Some(row) = self.rows.get_mut(at) else {
            return Task::none();
        };
        let door = row.ask_anew();
        row.identified = None;
        Self::ask_at(row, door, services)
    }

    fn ask_at(row: &mut Row, door: Address, services: &Services) -> Task<Message> {
        row.attempt += 1;
        row.today = Today::Asking;
        let (id, attempt) = (row.id, row.attempt);
        Task::perform(services.devices.identify(door), move |answer| {
            Message::Identified(id, attempt, answer)
        })
    }

    fn look(&mut self, scan: Scan, services: &Services) -> Task<Message> {
        let mut names: Vec<&str> = scan.interfaces.iter().map(Interface::name).collect();
        names.dedup();
        let seconds = scan.expected().as_secs_f64().ceil() as u64;
        self.looking = (names.join(", "), seconds);
        let search = Task::run(services.finder.scan(scan), Message::Sighted)
            .chain(Task::done(Message::Ended));
        let clock = Task::run(countdown(seconds), Message::Left);
        let (task, handle) = Task::batch([search, clock]).abortable();
        self.scan = Some(handle.abort_on_drop());
        task
    }

    fn name(&mut self, addresses: Vec<Address>, services: &Services) -> Task<Message> {
        if addresses.len() > FEW {
            return self.look(
                Scan {
                    ranges: addresses,
                    interfaces: Vec::new(),
                    ..Scan::default()
                },
                services,
            );
        }
        let mut tasks = Vec::new();
        for address in addresses {
            let known = self.rows.iter().position(|row| row.address == address);
            let at = known.unwrap_or_else(|| {
                let id = self.fresh();
                // What the person names comes first: it is what they look for.
                self.rows.insert(0, Row::named(id, address));
                0
            });
            tasks.push(self.ask(at, services));
        }
        Task::batch(tasks)
    }

    fn sighted(&mut self, sighting: Sighting, services: &Services) -> Task<Message> {
        if let Some(row) = self.rows.iter_mut().find(|row| row.is(&sighting)) {
            let (id, was) = (row.id, sighting.was.clone());
            row.grow(sighting);
            let waits = row.today == Today::Asking || row.is_settled();
            let more = match waits {
                true => None,
                false => row.next_door(),
            };
            let task = match more {
                Some(door) => Self::ask_at(row, door, services),
                None => Task::none(),
            };
            // What was two is one now; a row somebody ticked or typed stays.
            self.rows.retain(|other| {
                other.id == id || !other.is_draft() || !was.contains(&other.address)
            });
            return task;
        }
        let id = self.fresh();
        self.rows.push(Row::sighted(id, sighting));
        self.ask(self.rows.len() - 1, services)
    }

    fn identified(
        &mut self,
        id: RowId,
        attempt: u32,
        answer: Result<Identified, device::Error>,
        services: &Services,
    ) -> Task<Message> {
        let now = services.now();
        let Some(row) = self.row(id, attempt) else {
            return Task::none();
        };
        let mut old = None;
        match answer {
            Ok(seen) => row.met(seen),
            Err(device::Error::OldTls { version, .. }) => old = Some(version),
            Err(error) => log::info!("{}: {error}", row.address),
        }
        // A sighting may have several doors, and the first is not always the one that tells.
        if !row.is_settled()
            && let Some(door) = row.next_door()
        {
            return Self::ask_at(row, door, services);
        }
        let Some(seen) = row.identified.clone() else {
            row.today = old.map_or(Today::Silent, Today::OldTls);
            return Task::none();
        };
        let today = Today::seen(&seen, now);
        if let Some(today) = today {
            row.today = today;
            return Task::none();
        }
        let address = match seen.https_port {
            Some(port) => seen.address.at(port),
            None => seen.address,
        };
        let ask = Ask {
            camera_clock: seen.clock,
            now,
            ..Ask::new(address)
        };
        Task::perform(services.checks.climb(ask), move |ladder| {
            Message::Judged(id, attempt, ladder)
        })
    }

    fn tick(&mut self, id: RowId, on: bool, site: &Site) {
        let Some(row) = self.rows.iter_mut().find(|row| row.id == id) else {
            return;
        };
        row.tick(on);
        // Once the list is in the site, a single change follows at once: the side list may lead
        // anywhere without passing the way on again.
        if !self.saved {
            return;
        }
        let saved = match (row.complete(), on) {
            (Some(seen), true) => site.add(&seen).map(|id| {
                self.session.mean(id, true);
                self.session.saw(id, seen);
            }),
            (seen, _) => site
                .camera_at(seen.as_ref().map_or(&row.address, |s| &s.address))
                .map(|known| {
                    if let Some(camera) = known {
                        self.session.mean(camera.id, false);
                    }
                }),
        };
        if let Err(error) = saved {
            log::error!("the list cannot be saved: {error}");
        }
    }

    fn save(&mut self, site: &Site) -> Task<Message> {
        self.saving = true;
        let chosen: Vec<Identified> = self.ticked().filter_map(Row::complete).collect();
        let site = site.clone();
        let path = site.path();
        Task::perform(
            services::blocking(
                move || save(&site, chosen),
                move || {
                    Err(site::Error::Unusable {
                        path,
                        cause: crate::error::Cause::new("the list could not be saved"),
                    })
                },
            ),
            Message::Saved,
        )
    }
}

/// Brings the ticked ones into the site and takes out what was never worked on and is not meant
/// any more.
fn save(site: &Site, chosen: Vec<Identified>) -> Result<Vec<(CameraId, Identified)>, site::Error> {
    let mut kept = Vec::with_capacity(chosen.len());
    for seen in chosen {
        kept.push((site.add(&seen)?, seen));
    }
    for camera in site.cameras()? {
        let untouched = matches!(camera.standing, Standing::Found | Standing::Ready);
        if untouched && !kept.iter().any(|(id, _)| *id == camera.id) {
            site.forget(camera.id)?;
        }
    }
    Ok(kept)
}

/// All networks of this computer, as the services know them.
fn everywhere(services: &Services) -> Scan {
    Scan {
        interfaces: services.finder.interfaces(),
        ..Scan::default()
    }
}

impl Step for Find {
    type Message = Message;
    const ID: StepId = StepId::Find;

    fn enter(&mut self, site: &Site, services: &Services) -> Task<Message> {
        let focus = operation::focus(field());
        if self.began {
            return focus;
        }
        self.began = true;
        let meant = self.session.cameras(site);
        let mut tasks = vec![focus];
        for camera in site.cameras().unwrap_or_default() {
            let id = self.fresh();
            let ticked = meant.iter().any(|m| m.id == camera.id);
            self.rows.push(Row::of_site(id, &camera, ticked));
            tasks.push(self.ask(self.rows.len() - 1, services));
        }
        tasks.push(self.look(everywhere(services), services));
        Task::batch(tasks)
    }

    fn leave(&mut self) {
        self.scan = None;
    }

    fn update(
        &mut self,
        message: Message,
        site: &mut Site,
        services: &Services,
    ) -> Action<Message> {
        match message {
            Message::Typed(text) => {
                self.typed = text;
                Action::none()
            }
            Message::Add if self.typed.trim().is_empty() => match self.gate(site) {
                Gate::Open => Action::task(self.save(site)),
                _ => Action::none(),
            },
            Message::Add => match services::addresses(&self.typed) {
                Ok(addresses) => {
                    self.typed.clear();
                    Action::task(self.name(addresses, services))
                }
                Err(error) => {
                    Action::event(Event::Notify(Notice::explained(Tone::Attention, &error)))
                }
            },
            Message::FromFile => Action::task(pick(services)),
            Message::NothingPicked => Action::none(),
            Message::Read(_, Ok(text)) => match services::addresses(&text) {
                Ok(addresses) => Action::task(self.name(addresses, services)),
                Err(error) => {
                    Action::event(Event::Notify(Notice::explained(Tone::Attention, &error)))
                }
            },
            Message::Read(_, Err(error)) => {
                Action::event(Event::Notify(Notice::explained(Tone::Refused, &error)))
            }
            Message::Sighted(sighting) => Action::task(self.sighted(sighting, services)),
            Message::Left(seconds) => {
                self.looking.1 = seconds;
                Action::none()
            }
            Message::Ended | Message::Stop => {
                self.scan = None;
                Action::none()
            }
            Message::Again => {
                let mut tasks: Vec<_> = (0..self.rows.len())
                    .filter(|at| self.rows[*at].today == Today::Silent)
                    .collect::<Vec<_>>()
                    .into_iter()
                    .map(|at| self.ask(at, services))
                    .collect();
                tasks.push(self.look(everywhere(services), services));
                Action::task(Task::batch(tasks))
            }
            Message::Identified(id, attempt, answer) => {
                Action::task(self.identified(id, attempt, answer, services))
            }
            Message::Judged(id, attempt, ladder) => {
                if let Some(row) = self.row(id, attempt)
                    && let Some(seen) = &row.identified
                {
                    row.today = Today::judged(seen, &ladder);
                }
                Action::none()
            }
            Message::Tick(id, on) => {
                self.tick(id, on, site);
                Action::none()
            }
            Message::TickAll(on) => {
                let ids: Vec<RowId> = self
                    .rows
                    .iter()
                    .filter(|row| row.can_be_ticked() && row.ticked() != on)
                    .map(|row| row.id)
                    .collect();
                for id in ids {
                    self.tick(id, on, site);
                }
                Action::none()
            }
            Message::Onward => Action::task(self.save(site)),
            Message::Saved(Ok(kept)) => {
                self.saving = false;
                self.saved = true;
                self.session.choose(kept);
                Action::event(Event::Advance)
            }
            Message::Saved(Err(error)) => {
                self.saving = false;
                Action::event(Event::Notify(Notice::explained(Tone::Refused, &error)))
            }
        }
    }

    fn view<'a>(&'a self, _site: &'a Site) -> Element<'a, Message> {
        view::body(self)
    }

    fn heading(&self, _site: &Site) -> Heading {
        Heading {
            title: fl!("find-title"),
            lead: fl!("find-lead"),
        }
    }

    fn gate(&self, _site: &Site) -> Gate {
        if self.saving {
            return Gate::busy(fl!("find-reason-saving"));
        }
        if let Some(address) = self.conflict() {
            return Gate::closed(fl!("find-reason-shared", address = address.to_string()));
        }
        if self.ticked().next().is_some() {
            return Gate::Open;
        }
        let asking = self.rows.iter().any(|row| row.today == Today::Asking);
        if asking || (self.scan.is_some() && self.rows.is_empty()) {
            Gate::busy(fl!("find-reason-asking"))
        } else {
            Gate::closed(fl!("find-reason-none"))
        }
    }

    fn onward(&self, _site: &Site) -> Option<Onward<Message>> {
        // Nothing logs in where everything is done by hand.
        let login = self
            .ticked()
            .filter_map(|row| row.identified.as_ref())
            .any(|seen| seen.family != Family::by_hand());
        let next = if login || self.ticked().next().is_none() {
            StepId::Login
        } else {
            StepId::Authority
        };
        Some(Onward {
            label: fl!("next-to", step = next.name()),
            icon: None,
            send: Some(Message::Onward),
            remark: None,
        })
    }

    fn caption(&self, _site: &Site) -> Option<String> {
        let count = self.ticked().count() as i64;
        (count > 0).then(|| fl!("find-fact", count = count))
    }
}

fn pick(services: &Services) -> Task<Message> {
    let kinds = vec![Kind {
        name: fl!("find-file-title"),
        endings: ["csv", "txt", "tsv"].map(str::to_owned).to_vec(),
    }];
    let chosen = services.dialogs.open_file(fl!("find-file-title"), kinds);
    Task::future(async move {
        let Some(path) = chosen.await else {
            return Message::NothingPicked;
        };
        let place = path.clone();
        let gone = path.clone();
        let text = services::blocking(
            move || directory::read(&place, LIST_LIMIT),
            move || Err(directory::Error::Missing { path: gone }),
        )
        .await
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        Message::Read(path, text)
    })
}
