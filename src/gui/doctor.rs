//! "Why is it not secure?": an address, and the ladder that stops at the first broken rung; or
//! many addresses, and a red, amber and green list.
//!
//! Apart because it works without any site: whoever stands before a red padlock types what the
//! browser shows and reads one sentence. Looking changes nothing on a camera.

mod beside;
mod change;
mod ladder;
pub mod list;
pub mod mend;
pub mod recall;

use std::path::PathBuf;
use std::sync::Arc;

use iced::widget::{Column, column, container, operation, row};
use iced::{Element, Fill, Task};
use time::OffsetDateTime;

use super::action::{Action, Event, Notice};
use super::icon::Icon;
use super::services::{Services, blocking};
use super::theme::{Tone, space};
use super::widget::{self, page, press};
use super::{Pressed, text};
use crate::check::Ladder;
use crate::check::pin::Sameness;
use crate::device::Address;
use crate::fl;
use crate::site;
use list::List;
use mend::Cure;
use recall::{Known, Pick, Sites, Whole};

/// The field and what was found.
#[derive(Default)]
pub struct Doctor {
    typed: String,
    wrong: bool,
    sites: Sites,
    picks: Vec<Pick>,
    wholes: Vec<Whole>,
    state: State,
    questions: u64,
}

#[derive(Default)]
enum State {
    #[default]
    Quiet,
    /// The number tells a late answer from the one waited for.
    Climbing(u64),
    Found(Box<Found>),
    Many(List),
}

/// One camera and everything that was found.
struct Found {
    ladder: Arc<Ladder>,
    address: Address,
    at: OffsetDateTime,
    known: Option<Known>,
    sameness: Sameness,
}

/// What the doctor hears.
#[derive(Debug, Clone)]
pub enum Message {
    /// Back to where one was.
    Back,
    /// A letter.
    Typed(String),
    /// The way on: mend what was found, or climb when something else was typed.
    Onward,
    /// Climb.
    Climb,
    /// What the sites hold was read.
    Listed(Vec<Pick>, Vec<Whole>),
    /// A camera of the list.
    Pick(Address),
    /// A whole site.
    Whole(PathBuf),
    /// The answer, with the number of its question.
    Climbed(u64, Address, Arc<Ladder>, Option<Box<Known>>),
    /// What was found, for the clipboard.
    Copy,
    /// The certificate that was served.
    View,
    /// The certificate of the last time.
    ViewBefore,
    /// Mend the first broken rung.
    Mend,
    /// One of the cures of a danger.
    Cure(Cure),
    /// The changed certificate is all right.
    Accept,
    /// It was saved, or not.
    Accepted(Result<(), site::Error>),
    /// Of the list.
    List(list::Message),
}

const FIELD: &str = "doctor-address";

impl Doctor {
    /// Opens the doctor, and climbs at once when an address is given.
    pub fn open(
        address: Option<Address>,
        sites: Sites,
        services: &Services,
    ) -> (Self, Task<Message>) {
        let mut doctor = Self {
            sites,
            ..Self::default()
        };
        match address {
            Some(address) => {
                doctor.typed = address.to_string();
                let task = doctor.climb(services);
                (doctor, task)
            }
            None => {
                let task = Task::batch([operation::focus(FIELD), doctor.read_sites()]);
                (doctor, task)
            }
        }
    }

    fn read_sites(&self) -> Task<Message> {
        let sites = self.sites.clone();
        Task::perform(
            blocking(move || sites.list(), Default::default),
            |(picks, wholes)| Message::Listed(picks, wholes),
        )
    }

    /// What Enter and Escape mean.
    pub fn key(&self, key: Pressed) -> Option<Message> {
        match key {
            Pressed::Escape => Some(Message::Back),
            Pressed::Enter => Some(Message::Onward),
            _ => None,
        }
    }

    /// Carries a message out.
    pub fn update(&mut self, message: Message, services: &Services) -> Action<Message> {
        match message {
            Message::Back => match &self.state {
                // From the list one came here: Escape leaves the list, not the doctor.
                State::Many(_) => {
                    self.state = State::Quiet;
                    operation::focus(FIELD).into()
                }
                _ => Action::event(Event::Retreat),
            },
            Message::Typed(text) => {
                self.typed = text;
                self.wrong = false;
                Action::none()
            }
            Message::Listed(picks, wholes) => {
                (self.picks, self.wholes) = (picks, wholes);
                Action::none()
            }
            Message::Onward => {
                let same = match &self.state {
                    State::Found(found) => self.typed.trim() == found.address.to_string(),
                    _ => false,
                };
                if same && self.cure().is_some() {
                    self.mend(services)
                } else {
                    self.climb(services).into()
                }
            }
            Message::Climb => self.climb(services).into(),
            Message::Pick(address) => {
                self.typed = address.to_string();
                self.climb(services).into()
            }
            Message::Whole(path) => {
                let (list, task) = List::of_site(path, &self.sites, services);
                self.state = State::Many(list);
                task.map(Message::List).into()
            }
            Message::Climbed(number, address, ladder, known) => {
                if matches!(self.state, State::Climbing(waited) if waited == number) {
                    self.found(address, ladder, known.map(|known| *known), services);
                }
                Action::none()
            }
            Message::List(list::Message::Open(address)) => {
                self.typed = address.to_string();
                self.climb(services).into()
            }
            Message::List(message) => match &mut self.state {
                State::Many(list) => list.update(message, services).map(Message::List),
                _ => Action::none(),
            },
            Message::Accepted(Ok(())) => {
                let task = self.climb(services);
                Action::task(task).and(Event::Notify(Notice {
                    tone: Tone::Secure,
                    what: fl!("doctor-accepted"),
                    more: String::new(),
                }))
            }
            Message::Accepted(Err(error)) => {
                Action::event(Event::Notify(Notice::explained(Tone::Refused, &error)))
            }
            Message::Mend => self.mend(services),
            Message::Cure(cure) => self.carry_out(cure, services),
            Message::Copy | Message::View | Message::ViewBefore | Message::Accept => {
                self.about_found(&message)
            }
        }
    }

    fn found(
        &mut self,
        address: Address,
        ladder: Arc<Ladder>,
        known: Option<Known>,
        services: &Services,
    ) {
        let sameness = known.as_ref().map_or(Sameness::Unknown, |known| {
            known.memory.compare(ladder.certificate())
        });
        self.state = State::Found(Box::new(Found {
            ladder,
            address,
            at: services.now(),
            known,
            sameness,
        }));
    }

    fn about_found(&self, message: &Message) -> Action<Message> {
        let State::Found(found) = &self.state else {
            return Action::none();
        };
        let chain = found.ladder.handshake.as_ref().map(|h| h.chain.as_slice());
        match (message, chain.and_then(<[_]>::split_first)) {
            (Message::Copy, _) => Action::event(Event::Copy(ladder::report(found))),
            (Message::View, Some((certificate, above))) => Action::event(Event::Open {
                certificate: certificate.clone(),
                chain: above.to_vec(),
                opened: Some(found.address.clone()),
            }),
            (Message::ViewBefore, _) => {
                let before = found
                    .known
                    .as_ref()
                    .and_then(|k| k.memory.certificate.clone());
                match before {
                    Some(certificate) => Action::event(Event::Open {
                        certificate,
                        chain: Vec::new(),
                        opened: None,
                    }),
                    None => Action::none(),
                }
            }
            (Message::Accept, Some((certificate, _))) => {
                let Some(known) = &found.known else {
                    return Action::none();
                };
                let (sites, path, id) = (self.sites.clone(), known.path.clone(), known.id);
                let certificate = certificate.clone();
                let accept = move || sites.site(&path)?.accept(id, &certificate);
                let badly = || {
                    Err(site::Error::Unusable {
                        path: PathBuf::new(),
                        cause: crate::error::Cause::new("the program stumbled while saving"),
                    })
                };
                Task::perform(blocking(accept, badly), Message::Accepted).into()
            }
            _ => Action::none(),
        }
    }

    fn cure(&self) -> Option<Cure> {
        match &self.state {
            State::Found(found) => mend::cure(&found.ladder, found.known.as_ref(), &found.sameness),
            _ => None,
        }
    }

    fn mend(&self, services: &Services) -> Action<Message> {
        match self.cure() {
            Some(cure) => self.carry_out(cure, services),
            None => Action::none(),
        }
    }

    fn carry_out(&self, cure: Cure, services: &Services) -> Action<Message> {
        let State::Found(found) = &self.state else {
            return Action::none();
        };
        Action::event(match cure {
            Cure::Trust(root) => Event::Trust(root),
            Cure::TakeOut(root) => Event::TakeOut(root),
            Cure::Clock => {
                services.shell.open_clock();
                return Action::none();
            }
            Cure::Secure => Event::Secure {
                address: found.address.clone(),
                known: found.known.as_ref().map(|known| {
                    (
                        known.path.clone(),
                        known.id,
                        mend::moved(known, &found.address),
                    )
                }),
            },
        })
    }

    /// Climbs; several addresses become a list.
    fn climb(&mut self, services: &Services) -> Task<Message> {
        let Ok(address) = self.typed.parse::<Address>() else {
            return match super::services::addresses(&self.typed) {
                Ok(many) if many.len() > 1 => {
                    let (list, task) = List::of_addresses(many, &self.sites, services);
                    self.state = State::Many(list);
                    task.map(Message::List)
                }
                _ => {
                    self.wrong = true;
                    operation::focus(FIELD)
                }
            };
        };
        self.wrong = false;
        self.questions += 1;
        let number = self.questions;
        self.state = State::Climbing(number);
        let (sites, checks, now) = (self.sites.clone(), services.checks.clone(), services.now());
        let climbing = async move {
            let before = sites.clone();
            let asked = address.clone();
            let (ask, known) = blocking(
                {
                    let address = address.clone();
                    move || before.question(&address, now)
                },
                || (crate::check::Ask::whole(asked), None),
            )
            .await;
            let ladder = Arc::new(checks.climb(ask).await);
            let seen = ladder.clone();
            let known = blocking(move || sites.recognise(known, &seen), || None).await;
            (address, ladder, known)
        };
        Task::perform(climbing, move |(address, ladder, known)| {
            Message::Climbed(number, address, ladder, known.map(Box::new))
        })
    }

    /// The whole picture.
    pub fn view(&self, narrow: bool) -> Element<'_, Message> {
        if let State::Many(list) = &self.state {
            return list.view(narrow);
        }
        let busy = matches!(self.state, State::Climbing(_));
        let wrong = self.wrong.then(|| fl!("doctor-wrong"));
        let label = match self.state {
            State::Found { .. } => fl!("check-again"),
            _ => fl!("doctor-check"),
        };
        let field = row![
            widget::field(
                &fl!("doctor-example"),
                &self.typed,
                self.wrong,
                Message::Typed
            )
            .id(FIELD)
            .on_submit(Message::Onward)
            .width(Fill),
            press(label)
                .icon(Icon::Again)
                .on_press_maybe((!busy).then_some(Message::Climb)),
        ]
        .spacing(space::SMALL);
        let mut left = column![
            column![
                text::title(fl!("doctor-title")),
                text::muted(fl!("doctor-lead")),
            ]
            .spacing(space::HAIR),
            Column::new()
                .push(field)
                .push(wrong.map(widget::wrong_line))
                .spacing(space::SMALL),
        ]
        .spacing(space::LARGE)
        .width(Fill);
        let mut both = row![].spacing(space::EDGE);
        let mut more = Vec::new();
        match &self.state {
            State::Quiet | State::Many(_) => {
                left = left
                    .push(beside::picks(&self.picks, &self.wholes))
                    .push(ladder::view(None, false, None));
                both = both.push(as_high_as_its_words(left));
            }
            State::Climbing(_) => {
                both = both.push(as_high_as_its_words(
                    left.push(ladder::view(None, true, None)),
                ));
            }
            State::Found(found) => {
                left = left
                    .push(change::view(found))
                    .push(ladder::view(Some(found), false, self.cure()))
                    .push(beside::below(found));
                both = both.push(as_high_as_its_words(left));
                if !narrow {
                    both = both.push(beside::card(found));
                }
                more.push(
                    press(fl!("doctor-copy"))
                        .icon(Icon::Copy)
                        .quiet_ink()
                        .on_press(Message::Copy),
                );
            }
        }
        page(narrow, fl!("back"), Message::Back, more, both)
    }
}

/// The rail of a broken rung fills its row; without a bound that wish would reach the page, and the
/// card beside would decide how high the ladder is.
fn as_high_as_its_words<'a>(left: Column<'a, Message>) -> Element<'a, Message> {
    container(left)
        .width(Fill)
        .height(iced::Length::Shrink)
        .into()
}
