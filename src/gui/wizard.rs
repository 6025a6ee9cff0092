//! The frame of the seven steps: side list, head, body, and the bar with Back and the way on.
//!
//! Owns the open site and all seven steps as plain fields; going back keeps what was typed because
//! nothing is dropped. A step cannot navigate: it wishes, the frame decides.

pub mod authority;
pub mod find;
mod frame;
pub mod login;
pub mod plan;
pub mod proof;
pub mod session;
pub mod step;
pub mod trust;
pub(super) mod words;
pub mod work;

use iced::{Element, Task};

use super::Pressed;
use super::action::{Action, Event, Notice};
use super::services::Services;
use super::theme::Tone;
use crate::device::Family;
use crate::site::{self, Site};
use crate::work::order::Given;
use step::{Gate, Key, Keys, Onward, Standing, Step, StepId};

/// An open site on its way through the steps.
pub struct Wizard {
    site: Site,
    session: session::Session,
    at: StepId,
    furthest: StepId,
    find: find::Find,
    login: login::Login,
    authority: authority::Authority,
    plan: plan::Plan,
    work: work::Work,
    trust: trust::Trust,
    proof: proof::Proof,
}

/// What the frame hears. A message lives for a moment, and there is one at a time.
#[allow(clippy::large_enum_variant)]
#[derive(Debug, Clone)]
pub enum Message {
    /// The way on, by button or Enter.
    Onward,
    /// The way back, by button or Escape.
    Back,
    /// A step of the side list.
    Go(StepId),
    /// The name of the program, at the top of the side list.
    Home,
    /// Settings, at the foot of the side list.
    Preferences,
    /// Help, at the foot of the side list.
    Help,
    /// Of a step.
    Find(<find::Find as Step>::Message),
    /// Of a step.
    Login(<login::Login as Step>::Message),
    /// Of a step.
    Authority(<authority::Authority as Step>::Message),
    /// Of a step.
    Plan(<plan::Plan as Step>::Message),
    /// Of a step.
    Work(<work::Work as Step>::Message),
    /// Of a step.
    Trust(<trust::Trust as Step>::Message),
    /// Of a step.
    Proof(<proof::Proof as Step>::Message),
}

/// What the current step says about the way on, in the frame's own messages.
struct Control {
    gate: Gate,
    onward: Option<Onward<Message>>,
    keys: Keys<Message>,
}

fn control<S: Step>(step: &S, site: &Site, wrap: fn(S::Message) -> Message) -> Control {
    let keys = step.keys();
    let key = |key: Key<S::Message>| match key {
        Key::Frame => Key::Frame,
        Key::Send(message) => Key::Send(wrap(message)),
        Key::Nothing => Key::Nothing,
    };
    Control {
        gate: step.gate(site),
        onward: step.onward(site).map(|onward| Onward {
            label: onward.label,
            icon: onward.icon,
            send: onward.send.map(wrap),
            remark: onward.remark,
        }),
        keys: Keys {
            enter: key(keys.enter),
            escape: key(keys.escape),
        },
    }
}

impl Wizard {
    /// A site at the step where it stands: the first for a new one, the proof for a finished one,
    /// and the login for one that was begun, because passwords are not kept.
    pub fn open(site: Site, services: &Services) -> (Self, Task<Message>) {
        Self::open_for(site, &[], services)
    }

    /// The same, for these cameras only (none named: for all): they are meant even when they were
    /// secured before, because somebody just found out that it must be done again.
    pub fn open_for(
        site: Site,
        only: &[site::CameraId],
        services: &Services,
    ) -> (Self, Task<Message>) {
        let cameras = site.cameras().unwrap_or_default();
        let authority = site.authority().ok().flatten().is_some();
        let secured = |camera: &site::Camera| camera.standing == site::Standing::Secured;
        let (at, furthest) = if cameras.is_empty() {
            (StepId::Find, StepId::Find)
        } else if only.is_empty() && authority && cameras.iter().all(secured) {
            (StepId::Proof, StepId::Proof)
        } else {
            let at = if login_applies(&cameras) {
                StepId::Login
            } else {
                StepId::Authority
            };
            (at, at)
        };
        let session = session::Session::default();
        if !only.is_empty() {
            session.only(only.iter().copied());
            session.renew(only.iter().copied());
        }
        let mut wizard = Self {
            site,
            session: session.clone(),
            at,
            furthest,
            find: find::Find::new(session.clone()),
            login: login::Login::new(session.clone()),
            authority: authority::Authority::new(session.clone()),
            plan: plan::Plan::new(session.clone()),
            work: work::Work::new(session.clone()),
            trust: trust::Trust::default(),
            proof: proof::Proof::new(session),
        };
        let task = wizard.enter(services);
        (wizard, task)
    }

    /// A finished site at one of its steps: the first, because more cameras are to be added, or one
    /// that is looked at again.
    pub fn open_at(site: Site, step: StepId, services: &Services) -> (Self, Task<Message>) {
        let (mut wizard, _) = Self::open_for(site, &[], services);
        wizard.at = step;
        let task = wizard.enter(services);
        (wizard, task)
    }

    /// A site that is to take over an authority read from files: at the step that does it, with the
    /// authority in its hands.
    pub fn open_with(
        site: Site,
        taken: crate::authority::Authority,
        services: &Services,
    ) -> (Self, Task<Message>) {
        let (mut wizard, _) = Self::open_for(site, &[], services);
        let back_to = match wizard.at {
            StepId::Find => StepId::Find,
            _ if login_applies(&wizard.site.cameras().unwrap_or_default()) => StepId::Login,
            _ => StepId::Plan,
        };
        wizard.authority.take(taken, back_to, services.now());
        wizard.at = StepId::Authority;
        wizard.furthest = wizard.furthest.max(StepId::Authority);
        let task = wizard.enter(services);
        (wizard, task)
    }

    /// The site it works on.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// What it knows that no file may.
    pub fn session(&self) -> &session::Session {
        &self.session
    }

    /// Certificates of another authority are to go into these cameras, and only these: on to the
    /// first step that has something to ask for that.
    pub fn give(
        &mut self,
        given: Vec<(site::CameraId, Given)>,
        services: &Services,
    ) -> Task<Message> {
        let cameras: Vec<site::CameraId> = given.iter().map(|(id, _)| *id).collect();
        self.session.only(cameras.iter().copied());
        self.session.renew(cameras.iter().copied());
        self.session.give(given);
        let meant = self.session.cameras(&self.site);
        let unknown = |camera: &site::Camera| {
            camera.family != Family::by_hand() && self.session.login(camera.id).is_none()
        };
        let step = if meant.iter().any(unknown) {
            StepId::Login
        } else if self.session.authority().is_none() {
            StepId::Authority
        } else {
            StepId::Plan
        };
        self.go(step, services)
    }

    /// Where it stands.
    pub fn at(&self) -> StepId {
        self.at
    }

    /// Whether a dropped file is for the step in front: a request, while a camera is done by hand.
    pub fn takes(&self, path: &std::path::Path) -> bool {
        self.at == StepId::Work
            && self.work.wants_requests()
            && crate::work::guided::is_request(path)
    }

    /// Whether the way on is open, and if not, why.
    pub fn gate(&self) -> Gate {
        self.control().gate
    }

    /// Carries a message out; wishes that leave the wizard are passed on.
    pub fn update(&mut self, message: Message, services: &Services) -> Action<Message> {
        let action = match message {
            Message::Onward => return self.onward(services),
            Message::Back => return self.retreat(services),
            Message::Go(step) => return self.go(step, services).into(),
            Message::Home => return Action::event(Event::Home),
            Message::Preferences => return Action::event(Event::Preferences),
            Message::Help => return Action::event(Event::Help),
            Message::Find(m) => self
                .find
                .update(m, &mut self.site, services)
                .map(Message::Find),
            Message::Login(m) => self
                .login
                .update(m, &mut self.site, services)
                .map(Message::Login),
            Message::Authority(m) => self
                .authority
                .update(m, &mut self.site, services)
                .map(Message::Authority),
            Message::Plan(m) => self
                .plan
                .update(m, &mut self.site, services)
                .map(Message::Plan),
            Message::Work(m) => self
                .work
                .update(m, &mut self.site, services)
                .map(Message::Work),
            Message::Trust(m) => self
                .trust
                .update(m, &mut self.site, services)
                .map(Message::Trust),
            Message::Proof(m) => self
                .proof
                .update(m, &mut self.site, services)
                .map(Message::Proof),
        };
        let Action { task, event } = action;
        let next = match event {
            Some(Event::Advance) => self.advance(services),
            Some(Event::Retreat) => self.retreat(services),
            Some(Event::Go(step)) => self.go(step, services).into(),
            other => Action {
                task: Task::none(),
                event: other,
            },
        };
        Action {
            task: Task::batch([task, next.task]),
            event: next.event,
        }
    }

    /// What a key means here.
    pub fn key(&self, pressed: Pressed) -> Option<Message> {
        let keys = self.control().keys;
        let (key, frame) = match pressed {
            Pressed::Enter => (keys.enter, Message::Onward),
            Pressed::Escape => (keys.escape, Message::Back),
            Pressed::Step(number) => {
                let step = self.applying().nth(number)?;
                let open = matches!(self.standing(step), Standing::Done | Standing::Next);
                return open.then_some(Message::Go(step));
            }
            _ => return None,
        };
        match key {
            Key::Frame => Some(frame),
            Key::Send(message) => Some(message),
            Key::Nothing => None,
        }
    }

    /// The whole picture.
    pub fn view(&self, narrow: bool) -> Element<'_, Message> {
        frame::view(self, narrow)
    }

    fn control(&self) -> Control {
        let site = &self.site;
        match self.at {
            StepId::Find => control(&self.find, site, Message::Find),
            StepId::Login => control(&self.login, site, Message::Login),
            StepId::Authority => control(&self.authority, site, Message::Authority),
            StepId::Plan => control(&self.plan, site, Message::Plan),
            StepId::Work => control(&self.work, site, Message::Work),
            StepId::Trust => control(&self.trust, site, Message::Trust),
            StepId::Proof => control(&self.proof, site, Message::Proof),
        }
    }

    fn caption(&self, step: StepId) -> Option<String> {
        let site = &self.site;
        match step {
            StepId::Find => self.find.caption(site),
            StepId::Login => self.login.caption(site),
            StepId::Authority => self.authority.caption(site),
            StepId::Plan => self.plan.caption(site),
            StepId::Work => self.work.caption(site),
            StepId::Trust => self.trust.caption(site),
            StepId::Proof => self.proof.caption(site),
        }
    }

    fn onward(&mut self, services: &Services) -> Action<Message> {
        let control = self.control();
        if control.gate != Gate::Open {
            return Action::none();
        }
        match control.onward.and_then(|onward| onward.send) {
            Some(message) => self.update(message, services),
            None => self.advance(services),
        }
    }

    fn advance(&mut self, services: &Services) -> Action<Message> {
        match self.applying().find(|step| *step > self.at) {
            Some(step) => {
                self.furthest = self.furthest.max(step);
                self.go(step, services).into()
            }
            None => Action::event(Event::Home),
        }
    }

    fn retreat(&mut self, services: &Services) -> Action<Message> {
        match self.applying().filter(|step| *step < self.at).last() {
            Some(step) => self.go(step, services).into(),
            None => Action::event(Event::Home),
        }
    }

    fn go(&mut self, step: StepId, services: &Services) -> Task<Message> {
        match self.at {
            StepId::Find => self.find.leave(),
            StepId::Login => self.login.leave(),
            StepId::Authority => self.authority.leave(),
            StepId::Plan => self.plan.leave(),
            StepId::Work => self.work.leave(),
            StepId::Trust => self.trust.leave(),
            StepId::Proof => self.proof.leave(),
        }
        self.at = step;
        self.furthest = self.furthest.max(step);
        self.enter(services)
    }

    fn enter(&mut self, services: &Services) -> Task<Message> {
        let site = &self.site;
        match self.at {
            StepId::Find => self.find.enter(site, services).map(Message::Find),
            StepId::Login => self.login.enter(site, services).map(Message::Login),
            StepId::Authority => self.authority.enter(site, services).map(Message::Authority),
            StepId::Plan => self.plan.enter(site, services).map(Message::Plan),
            StepId::Work => self.work.enter(site, services).map(Message::Work),
            StepId::Trust => self.trust.enter(site, services).map(Message::Trust),
            StepId::Proof => self.proof.enter(site, services).map(Message::Proof),
        }
    }

    /// The steps that matter for this site, in order.
    fn applying(&self) -> impl Iterator<Item = StepId> + use<> {
        let cameras = self.site.cameras().unwrap_or_default();
        let login = login_applies(&cameras);
        StepId::ALL
            .into_iter()
            .filter(move |step| *step != StepId::Login || login)
    }

    fn standing(&self, step: StepId) -> Standing {
        if step == self.at {
            Standing::Now
        } else if step < self.at {
            Standing::Done
        } else if step <= self.furthest {
            Standing::Next
        } else {
            Standing::Locked
        }
    }
}

/// Nothing logs in where everything is done by hand.
fn login_applies(cameras: &[site::Camera]) -> bool {
    cameras.is_empty() || cameras.iter().any(|c| c.family != Family::by_hand())
}

/// A site that cannot be read any more, for the notice.
pub fn unreadable(error: &site::Error) -> Notice {
    Notice::explained(Tone::Refused, error)
}
