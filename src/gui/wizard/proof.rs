//! Proof: every device is opened again, on a new connection, and judged as this computer judges.

mod view;

use iced::{Element, Task};
use time::OffsetDateTime;

use super::session::Session;
use super::step::{Gate, Heading, Step, StepId};
use super::words;
use crate::check::{Ask, Finding, Ladder, Mend, Standing};
use crate::device::{Address, Family};
use crate::fl;
use crate::gui::action::{Action, Event};
use crate::gui::date;
use crate::gui::services::Services;
use crate::site::{self, Camera, CameraId, Site};

/// The draft of this step.
#[derive(Default)]
pub struct Proof {
    session: Session,
    tests: Vec<Test>,
    attempt: u32,
    at: Option<OffsetDateTime>,
    /// Only what is refused somewhere is shown.
    refused: bool,
}

/// One device and what was found.
struct Test {
    id: CameraId,
    title: String,
    address: Address,
    ladder: Option<Ladder>,
}

impl Test {
    fn is_secure(&self) -> bool {
        self.ladder.as_ref().is_some_and(Ladder::is_whole)
    }

    fn is_refused(&self) -> bool {
        self.ladder.is_some() && !self.is_secure()
    }

    /// Whether this computer or any other client refuses it, as far as their rules are known.
    fn is_refused_somewhere(&self) -> bool {
        let accepted = |ladder: &Ladder| ladder.is_accepted_by_all();
        self.ladder.as_ref().is_some_and(|l| !accepted(l))
    }

    /// Whether another certificate ends what is wrong.
    fn is_mended_anew(&self) -> bool {
        let mend = self.finding().and_then(Finding::mend);
        matches!(mend, Some(Mend::Reissue | Mend::Renew))
    }

    /// The first thing that is wrong.
    fn finding(&self) -> Option<&Finding> {
        match &self.ladder.as_ref()?.broken()?.standing {
            Standing::Broken { finding } | Standing::Unknown { finding } => Some(finding),
            _ => None,
        }
    }
}

/// What this step hears.
#[derive(Debug, Clone)]
pub enum Message {
    /// A device was opened and judged.
    Climbed(CameraId, u32, Box<Ladder>),
    /// Open all again.
    Again,
    /// Show the certificate of a device.
    Show(CameraId),
    /// Show only what is refused somewhere, or all.
    Filter(bool),
    /// Give this device another certificate.
    Renew(CameraId),
}

impl Proof {
    /// Nothing opened yet.
    pub fn new(session: Session) -> Self {
        Self {
            session,
            ..Self::default()
        }
    }

    fn climb(&mut self, site: &Site, services: &Services) -> Task<Message> {
        self.attempt += 1;
        let (attempt, now) = (self.attempt, services.now());
        self.at = Some(now);
        self.tests = meant(&self.session, site)
            .into_iter()
            .map(|camera| Test {
                id: camera.id,
                title: words::camera(&camera),
                address: camera.https_address(),
                ladder: None,
            })
            .collect();
        Task::batch(self.tests.iter().map(|test| {
            let id = test.id;
            let ask = Ask {
                now,
                ..Ask::new(test.address.clone())
            };
            Task::perform(services.checks.climb(ask), move |ladder| {
                Message::Climbed(id, attempt, Box::new(ladder))
            })
        }))
    }

    fn secure(&self) -> usize {
        self.tests.iter().filter(|test| test.is_secure()).count()
    }

    fn is_asking(&self) -> bool {
        self.tests.iter().any(|test| test.ladder.is_none())
    }
}

/// Everything that should be secure by now: what was worked on, and what was secured before.
fn meant(session: &Session, site: &Site) -> Vec<Camera> {
    let chosen: Vec<CameraId> = session.cameras(site).iter().map(|c| c.id).collect();
    site.cameras()
        .unwrap_or_default()
        .into_iter()
        .filter(|camera| {
            matches!(
                camera.standing,
                site::Standing::Secured | site::Standing::ByHand
            ) || (chosen.contains(&camera.id) && camera.standing != site::Standing::Found)
        })
        .collect()
}

impl Step for Proof {
    type Message = Message;
    const ID: StepId = StepId::Proof;

    fn enter(&mut self, site: &Site, services: &Services) -> Task<Message> {
        self.climb(site, services)
    }

    fn update(
        &mut self,
        message: Message,
        site: &mut Site,
        services: &Services,
    ) -> Action<Message> {
        match message {
            Message::Climbed(id, attempt, ladder) => {
                if attempt == self.attempt
                    && let Some(test) = self.tests.iter_mut().find(|test| test.id == id)
                {
                    test.ladder = Some(*ladder);
                }
                Action::none()
            }
            Message::Again => Action::task(self.climb(site, services)),
            Message::Filter(refused) => {
                self.refused = refused;
                Action::none()
            }
            Message::Renew(id) => {
                self.session.only([id]);
                self.session.renew([id]);
                // The plan says what will be done before anything is; a login or an authority that
                // is not at hand any more is asked for on the way there.
                let login = self.session.login(id).is_some()
                    || site.camera(id).is_ok_and(|c| c.family == Family::by_hand());
                Action::event(Event::Go(if !login {
                    StepId::Login
                } else if self.session.authority().is_none() {
                    StepId::Authority
                } else {
                    StepId::Plan
                }))
            }
            Message::Show(id) => {
                let shown = self.tests.iter().find(|test| test.id == id);
                let chain = shown
                    .and_then(|test| test.ladder.as_ref())
                    .and_then(|ladder| ladder.handshake.as_ref())
                    .map(|handshake| handshake.chain.clone());
                match (shown, chain.as_deref()) {
                    (Some(test), Some([first, rest @ ..])) => Action::event(Event::Open {
                        certificate: first.clone(),
                        chain: rest.to_vec(),
                        opened: Some(test.address.clone()),
                    }),
                    _ => Action::none(),
                }
            }
        }
    }

    fn view<'a>(&'a self, _site: &'a Site) -> Element<'a, Message> {
        view::body(self)
    }

    fn heading(&self, _site: &Site) -> Heading {
        let lead = match self.at {
            Some(at) if !self.is_asking() => fl!("proof-sub-at", time = date::clock(at)),
            _ => fl!("proof-sub"),
        };
        Heading {
            title: fl!("proof-title"),
            lead,
        }
    }

    fn gate(&self, _site: &Site) -> Gate {
        if self.is_asking() {
            Gate::busy(fl!("proof-reason-checking"))
        } else {
            // Even a refused camera does not lock the person in: the page says what to do.
            Gate::Open
        }
    }

    fn caption(&self, _site: &Site) -> Option<String> {
        (!self.tests.is_empty() && !self.is_asking()).then(|| {
            fl!(
                "proof-fact",
                secure = words::count(self.secure()),
                all = words::count(self.tests.len())
            )
        })
    }
}
