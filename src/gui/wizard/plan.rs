//! Plan: only what differs from today, before anything is touched. Its way on is the start.

mod view;

use iced::{Element, Task};

use super::session::{Order, Session};
use super::step::{Gate, Heading, Onward, Step, StepId};
use crate::check::Foreseen;
use crate::device::{ClearHttp, Identified, TimeServer};
use crate::fl;
use crate::gui::action::{Action, Event};
use crate::gui::date;
use crate::gui::icon::Icon;
use crate::gui::services::{Services, blocking};
use crate::gui::text;
use crate::site::{CameraId, Site};
use crate::work::{self, Aim, Consent, Options, PlanRow, Warning, Way};

/// The draft of this step.
pub struct Plan {
    session: Session,
    plan: work::Plan,
    options: Options,
    /// Clocks are to follow a time server, and which: what was typed.
    follow: bool,
    server: String,
    /// What each camera served when it was found, for "factory certificate replaced".
    seen: Vec<(CameraId, Identified)>,
    now: time::OffsetDateTime,
    authority: bool,
    /// What clients will have against what is to be issued.
    foreseen: Vec<Foreseen>,
}

/// What this step hears.
#[derive(Debug, Clone)]
pub enum Message {
    /// Clocks may be set, or not.
    SetClocks(bool),
    /// Clocks are to follow a time server, or not.
    Follow(bool),
    /// Which.
    Server(String),
    /// Cameras may restart, or not.
    Restart(bool),
    /// Work on this camera, or not.
    Choose(CameraId, bool),
    /// What clients will refuse of all this.
    Foreseen(Vec<Foreseen>),
    /// Begin.
    Start,
}

impl Plan {
    /// Nothing drafted yet. Both consents are asked for by the page itself: what they allow stands
    /// there in words before *Start* is pressed.
    pub fn new(session: Session) -> Self {
        Self {
            session,
            plan: work::Plan::default(),
            options: Options {
                set_clock: Consent::Given,
                restart: Consent::Given,
                ..Options::default()
            },
            follow: false,
            server: String::new(),
            seen: Vec::new(),
            now: time::OffsetDateTime::UNIX_EPOCH,
            authority: false,
            foreseen: Vec::new(),
        }
    }

    fn draft(&mut self, site: &Site) {
        let cameras = self.session.cameras(site);
        let logins = self.session.logins();
        self.options.clear_http = if logins
            .values()
            .any(|login| login.clear_http == ClearHttp::Agreed)
        {
            ClearHttp::Agreed
        } else {
            ClearHttp::Refused
        };
        let stored = site.authority().ok().flatten();
        self.authority = stored.is_some() && self.session.authority().is_some();
        let before = std::mem::take(&mut self.plan).rows;
        self.plan = match &stored {
            Some(stored) => work::Plan::draft(stored, &cameras, &self.options, self.now),
            None => work::Plan::default(),
        };
        for row in &mut self.plan.rows {
            if let Some(given) = self.session.given(row.camera.id) {
                row.give(given);
            }
            if !row.aim.puts_in() && self.session.renews(row.camera.id) {
                row.aim = Aim::Renew;
            }
            // A certificate that is fine is no reason to ask for a password.
            if row.aim == Aim::SetClock && self.session.login(row.camera.id).is_none() {
                row.aim = Aim::Prove;
            }
            let Some(old) = before.iter().find(|old| old.camera.id == row.camera.id) else {
                continue;
            };
            row.choose(match row.changed_to() {
                // Only the certificate that was agreed to.
                Some(seen) => old.chosen && old.accepts == Some(seen),
                None => row.chosen && (old.chosen || old.changed_to().is_some()),
            });
        }
        self.seen = self
            .plan
            .rows
            .iter()
            .filter_map(|row| Some((row.camera.id, self.session.seen(row.camera.id)?)))
            .collect();
    }

    fn served(&self, row: &PlanRow) -> Option<&Identified> {
        self.seen
            .iter()
            .find(|(id, _)| *id == row.camera.id)
            .map(|(_, seen)| seen)
    }

    fn count(&self, what: impl Fn(&PlanRow) -> bool) -> usize {
        self.plan.chosen().filter(|row| what(row)).count()
    }

    /// Rows that get a certificate.
    fn changes(&self) -> usize {
        self.count(|row| row.aim.puts_in())
    }

    /// Clocks that will be set or told their time server.
    fn clocks(&self) -> usize {
        self.count(|row| self.sees_to_clock(row))
    }

    fn clocks_off(&self) -> usize {
        self.count(clock_is_off)
    }

    /// Whether the clock of this camera is seen to. What it can do is known since a login.
    fn sees_to_clock(&self, row: &PlanRow) -> bool {
        if row.aim == Aim::Prove || row.way == Way::ByHand {
            return false;
        }
        let can = row.camera.capabilities.as_ref();
        let off = clock_is_off(row) && (self.sets() || self.follows().is_some());
        off || (self.follows().is_some() && can.is_none_or(|can| can.time_server))
    }

    fn sets(&self) -> bool {
        self.options.set_clock == Consent::Given
    }

    fn follows(&self) -> Option<&TimeServer> {
        self.options.time_server.as_ref()
    }

    /// Something is to be followed, and nobody knows what.
    fn is_odd(&self) -> bool {
        self.follow && self.follows().is_none()
    }

    /// What is ticked and typed, as the work takes it.
    fn choose_server(&mut self) {
        let typed = self.server.parse().ok();
        self.options.time_server = typed.filter(|_| self.follow);
    }
}

fn clock_is_off(row: &PlanRow) -> bool {
    row.warnings
        .iter()
        .any(|warning| matches!(warning, Warning::ClockOff { .. }))
}

/// What changes on this camera, in a few words.
fn change(row: &PlanRow, seen: Option<&Identified>, now: time::OffsetDateTime) -> String {
    if !row.aim.puts_in() {
        return fl!("plan-change-none");
    }
    if row.way == Way::ByHand {
        return fl!("plan-change-by-hand");
    }
    if let Some(leaf) = row.given.as_ref().and_then(|given| given.chain.first()) {
        return fl!(
            "plan-change-given",
            issuer = text::foreign(leaf.issuer()),
            date = date::day(leaf.not_after())
        );
    }
    if row.aim == Aim::Finish {
        return fl!("plan-change-finish");
    }
    match seen.and_then(|seen| seen.served.as_ref()) {
        None if row.camera.https_port.is_none() => fl!("plan-change-first"),
        Some(served) if served.not_after() < now => fl!("plan-change-ended"),
        Some(served) if served.is_self_issued() => fl!("plan-change-factory"),
        _ => fl!("plan-change-replaced"),
    }
}

impl Step for Plan {
    type Message = Message;
    const ID: StepId = StepId::Plan;

    fn enter(&mut self, site: &Site, services: &Services) -> Task<Message> {
        self.now = services.now();
        self.draft(site);
        self.foreseen.clear();
        let Some(authority) = self.session.authority() else {
            return Task::none();
        };
        let (plan, now) = (self.plan.clone(), self.now);
        Task::perform(
            blocking(move || plan.foresee(&authority, now), Vec::new),
            Message::Foreseen,
        )
    }

    fn update(
        &mut self,
        message: Message,
        site: &mut Site,
        _services: &Services,
    ) -> Action<Message> {
        let consent = |given| {
            if given {
                Consent::Given
            } else {
                Consent::Refused
            }
        };
        match message {
            Message::SetClocks(given) => {
                self.options.set_clock = consent(given);
                self.draft(site);
            }
            Message::Follow(follow) => {
                self.follow = follow;
                self.choose_server();
                self.draft(site);
            }
            Message::Server(typed) => {
                self.server = typed;
                self.choose_server();
                self.draft(site);
            }
            Message::Restart(given) => {
                self.options.restart = consent(given);
                self.draft(site);
            }
            Message::Choose(id, chosen) => {
                if let Some(row) = self.plan.rows.iter_mut().find(|row| row.camera.id == id) {
                    row.choose(chosen);
                }
            }
            Message::Foreseen(foreseen) => self.foreseen = foreseen,
            Message::Start => {
                self.session.order(Order {
                    plan: self.plan.clone(),
                    options: self.options.clone(),
                });
                return Action::event(Event::Advance);
            }
        }
        Action::none()
    }

    fn view<'a>(&'a self, _site: &'a Site) -> Element<'a, Message> {
        view::body(self)
    }

    fn heading(&self, _site: &Site) -> Heading {
        let end = self.now + time::Duration::days(i64::from(self.options.days));
        let end = date::day(end);
        Heading {
            title: fl!("plan-title"),
            lead: format!("{} {}", fl!("plan-lead"), fl!("plan-until", date = end)),
        }
    }

    fn gate(&self, _site: &Site) -> Gate {
        if !self.authority {
            Gate::closed(fl!("plan-reason-authority"))
        } else if self.plan.chosen().next().is_none() {
            Gate::closed(fl!("plan-reason-nothing"))
        } else if self.is_odd() {
            Gate::closed(fl!("plan-time-server-odd"))
        } else {
            Gate::Open
        }
    }

    fn onward(&self, _site: &Site) -> Option<Onward<Message>> {
        Some(Onward {
            label: fl!("plan-start"),
            icon: Some(Icon::Play),
            send: Some(Message::Start),
            remark: Some(fl!("plan-nothing-yet")),
        })
    }

    fn caption(&self, _site: &Site) -> Option<String> {
        let count = self.changes();
        (count > 0).then(|| fl!("plan-fact", count = super::words::count(count)))
    }
}
