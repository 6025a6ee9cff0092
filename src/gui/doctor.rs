//! "Why is it not secure?": an address, and the ladder that stops at the first broken rung.
//!
//! Apart because it works without any site: whoever stands before a red padlock types what the
//! browser shows and reads one sentence. Looking changes nothing.

use iced::widget::{Column, column, container, operation, row};
use iced::{Center, Element, Fill, FillPortion, Length, Task};
use std::sync::Arc;
use time::OffsetDateTime;

use super::action::{Action, Event};
use super::icon::{self, Icon};
use super::services::Services;
use super::theme::{self, Ink, Tone, height, space, width};
use super::widget::{self, Node, page, press};
use super::{Pressed, date, text};
use crate::check::{Ask, Ladder, Rung, RungId, Standing};
use crate::device::Address;
use crate::error::Explain as _;
use crate::fl;

/// The field and what was found.
#[derive(Default)]
pub struct Doctor {
    typed: String,
    wrong: bool,
    state: State,
}

#[derive(Default)]
enum State {
    #[default]
    Quiet,
    /// The number tells a late answer from the one waited for.
    Climbing(u64),
    Found {
        ladder: Arc<Ladder>,
        address: Address,
        at: OffsetDateTime,
    },
}

/// What the doctor hears.
#[derive(Debug, Clone)]
pub enum Message {
    /// Back to where one was.
    Back,
    /// A letter.
    Typed(String),
    /// Climb.
    Climb,
    /// The answer, with the number of its question.
    Climbed(u64, Address, Arc<Ladder>),
    /// What was found, for the clipboard.
    Copy,
    /// The certificate that was served.
    View,
}

const FIELD: &str = "doctor-address";

impl Doctor {
    /// Opens the doctor, and climbs at once when an address is given.
    pub fn open(address: Option<Address>, services: &Services) -> (Self, Task<Message>) {
        let mut doctor = Self::default();
        match address {
            Some(address) => {
                doctor.typed = address.to_string();
                let task = doctor.climb(services);
                (doctor, task)
            }
            None => (doctor, operation::focus(FIELD)),
        }
    }

    /// What Enter and Escape mean.
    pub fn key(&self, key: Pressed) -> Option<Message> {
        match key {
            Pressed::Escape => Some(Message::Back),
            Pressed::Enter => Some(Message::Climb),
            _ => None,
        }
    }

    /// Carries a message out.
    pub fn update(&mut self, message: Message, services: &Services) -> Action<Message> {
        match message {
            Message::Back => Action::event(Event::Retreat),
            Message::Typed(text) => {
                self.typed = text;
                self.wrong = false;
                Action::none()
            }
            Message::Climb => self.climb(services).into(),
            Message::Climbed(number, address, ladder) => {
                if matches!(self.state, State::Climbing(waited) if waited == number) {
                    self.state = State::Found {
                        ladder,
                        address,
                        at: services.now(),
                    };
                }
                Action::none()
            }
            Message::Copy => match &self.state {
                State::Found {
                    ladder, address, ..
                } => Action::event(Event::Copy(report(ladder, address))),
                _ => Action::none(),
            },
            Message::View => match &self.state {
                State::Found {
                    ladder, address, ..
                } => match ladder
                    .handshake
                    .as_ref()
                    .and_then(|h| h.chain.split_first())
                {
                    Some((certificate, above)) => Action::event(Event::Open {
                        certificate: certificate.clone(),
                        chain: above.to_vec(),
                        opened: Some(address.clone()),
                    }),
                    None => Action::none(),
                },
                _ => Action::none(),
            },
        }
    }

    fn climb(&mut self, services: &Services) -> Task<Message> {
        let Ok(address) = self.typed.parse::<Address>() else {
            self.wrong = true;
            return operation::focus(FIELD);
        };
        let number = match self.state {
            State::Climbing(number) => number + 1,
            _ => 1,
        };
        self.state = State::Climbing(number);
        let ask = Ask {
            now: services.now(),
            ..Ask::whole(address.clone())
        };
        Task::perform(services.checks.climb(ask), move |ladder| {
            Message::Climbed(number, address.clone(), Arc::new(ladder))
        })
    }

    /// The whole picture.
    pub fn view(&self, narrow: bool) -> Element<'_, Message> {
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
            .on_submit(Message::Climb)
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
        left = match &self.state {
            State::Quiet => left.push(ladder_view(None, false)),
            State::Climbing(_) => left.push(ladder_view(None, true)),
            State::Found { ladder, .. } => left.push(ladder_view(Some(ladder), false)),
        };
        let mut both = row![left].spacing(space::EDGE);
        let mut more = Vec::new();
        if let State::Found {
            ladder,
            address: _,
            at,
        } = &self.state
        {
            if !narrow {
                both = both.push(beside(ladder, *at));
            }
            more.push(
                press(fl!("doctor-copy"))
                    .icon(Icon::Copy)
                    .quiet_ink()
                    .on_press(Message::Copy),
            );
        }
        page(narrow, fl!("back"), Message::Back, more, both)
    }
}

fn ladder_view<'a>(ladder: Option<&'a Ladder>, busy: bool) -> Element<'a, Message> {
    let count = RungId::ALL.len();
    let mut rungs = Column::new();
    for (i, id) in RungId::ALL.into_iter().enumerate() {
        let rung = ladder.and_then(|l| l.rungs.iter().find(|r| r.id == id));
        let passed = |i: usize| {
            RungId::ALL.get(i).is_some_and(|id| {
                ladder.is_some_and(|l| {
                    l.rungs
                        .iter()
                        .any(|r| r.id == *id && matches!(r.standing, Standing::Passed(_)))
                })
            })
        };
        let above = (i > 0).then(|| passed(i - 1));
        let below = (i + 1 < count).then(|| passed(i));
        rungs = rungs.push(match rung.map(|r| (&r.standing, r)) {
            Some((Standing::Broken { .. }, rung)) => broken(rung, Tone::Refused, above, below),
            Some((Standing::Unknown { .. }, rung)) => broken(rung, Tone::Unknown, above, below),
            Some((Standing::Passed(_), rung)) => whole(rung, above, below),
            _ => asked_later(id, busy && i == 0, above, below),
        });
    }
    let mut all = Column::new().push(rungs).spacing(space::LARGE);
    if ladder.is_some_and(Ladder::is_whole) {
        all = all.push(widget::verdict(
            Tone::Secure,
            fl!("doctor-whole"),
            fl!("doctor-whole-more"),
            None,
        ));
    }
    all.into()
}

fn rung_line<'a>(
    node: Node,
    above: Option<bool>,
    below: Option<bool>,
    name: Element<'a, Message>,
    found: Element<'a, Message>,
) -> Element<'a, Message> {
    let words = row![
        container(name).width(FillPortion(3)),
        container(found).width(FillPortion(2)).align_x(iced::Right)
    ]
    .spacing(space::MEDIUM)
    .align_y(Center)
    .height(Length::Fixed(height::ROW - theme::border::REST));
    row![
        container(widget::rail(node, above, below)).height(height::ROW),
        column![words, widget::hairline()].width(Fill),
    ]
    .spacing(space::BLOCK)
    .into()
}

fn whole(rung: &Rung, above: Option<bool>, below: Option<bool>) -> Element<'_, Message> {
    let line = rung_line(
        Node::Done,
        above,
        below,
        text::label(question(rung.id)).into(),
        text::code(text::foreign(&rung.explain().what))
            .style(theme::ink(Ink::Muted))
            .into(),
    );
    let notes = rung.notes.iter().map(|note| {
        let explanation = note.explain();
        container(
            row![
                icon::tone(Tone::Attention),
                column![
                    text::label_strong(explanation.what),
                    text::second(explanation.todo)
                ]
            ]
            .spacing(space::MEDIUM),
        )
        .padding(iced::Padding {
            left: space::EDGE + space::SMALL,
            bottom: space::SMALL,
            top: space::SMALL,
            ..iced::Padding::ZERO
        })
        .into()
    });
    Column::new().push(line).extend(notes).into()
}

fn asked_later<'a>(
    id: RungId,
    busy: bool,
    above: Option<bool>,
    below: Option<bool>,
) -> Element<'a, Message> {
    let (node, found): (Node, Element<'a, Message>) = if busy {
        (Node::Now, icon::spinner().into())
    } else {
        (Node::Next, text::second(fl!("doctor-not-asked")).into())
    };
    rung_line(node, above, below, text::muted(question(id)).into(), found)
}

fn broken(
    rung: &Rung,
    tone: Tone,
    above: Option<bool>,
    below: Option<bool>,
) -> Element<'_, Message> {
    let explanation = rung.explain();
    let word = match tone {
        Tone::Unknown => fl!("tone-unknown"),
        _ => fl!("tone-refused"),
    };
    let card = container(
        column![
            row![
                text::body_strong(question(rung.id)).width(Fill),
                text::label_strong(word).style(theme::ink(Ink::Tone(tone))),
            ]
            .align_y(Center),
            text::body(explanation.what),
            row![
                Icon::Mend.view().ink(Ink::Accent),
                text::label_strong(explanation.todo)
            ]
            .spacing(space::SMALL),
        ]
        .spacing(space::SMALL),
    )
    .padding(space::LARGE)
    .width(Fill)
    .style(theme::broken(tone));
    // The card is as high as its words; the rail beside it takes that height.
    row![
        widget::rail(Node::Broken(tone), above, below),
        container(card).padding([space::SMALL, 0.0]).width(Fill),
    ]
    .spacing(space::BLOCK)
    .into()
}

fn question(id: RungId) -> String {
    match id {
        RungId::Reachable => fl!("doctor-reachable"),
        RungId::Port => fl!("doctor-port"),
        RungId::Tls => fl!("doctor-tls"),
        RungId::Chain => fl!("doctor-chain"),
        RungId::Name => fl!("doctor-name"),
        RungId::Dates => fl!("doctor-dates"),
        RungId::Root => fl!("doctor-root"),
        RungId::Clients => fl!("doctor-clients"),
    }
}

fn beside(ladder: &Ladder, at: OffsetDateTime) -> Element<'_, Message> {
    let Some(certificate) = ladder.handshake.as_ref().and_then(|h| h.chain.first()) else {
        return container(widget::calm(text::muted(fl!("doctor-no-certificate"))))
            .width(Length::Fixed(width::ASIDE))
            .into();
    };
    let names = Column::with_children(
        certificate
            .names()
            .iter()
            .take(6)
            .map(|name| text::code(text::foreign(&name.to_string())).into()),
    );
    let short = certificate.fingerprint().short();
    let (one, two) = short.split_at(short.len() / 2);
    let content = column![
        row![
            widget::tile(Icon::Certificate),
            column![
                text::body_strong(text::foreign(certificate.title())),
                text::second(certificate.key().to_string()),
            ]
        ]
        .spacing(space::MEDIUM)
        .align_y(Center),
        column![text::second(fl!("doctor-made-for")), names],
        widget::hairline(),
        column![
            text::second(fl!("doctor-ends")),
            text::label(fl!(
                "doctor-ends-when",
                date = date::day(certificate.not_after()),
                when = date::until(at, certificate.not_after())
            )),
            widget::life(certificate.not_before(), certificate.not_after(), at, true),
        ]
        .spacing(space::HAIR),
        widget::hairline(),
        column![
            text::second(fl!("viewer-fingerprint")),
            text::code(format!("{one} {two}")),
        ],
        press(fl!("doctor-view"))
            .icon(Icon::Certificate)
            .wide()
            .on_press(Message::View),
    ]
    .spacing(space::MEDIUM);
    container(widget::calm(content))
        .width(Length::Fixed(width::ASIDE))
        .into()
}

/// For a mail: every rung and what was found, as plain text.
fn report(ladder: &Ladder, address: &Address) -> String {
    let mut lines = vec![address.to_string()];
    for rung in &ladder.rungs {
        let mark = match rung.standing {
            Standing::Passed(_) => "+",
            Standing::Broken { .. } | Standing::AlsoBroken { .. } => "-",
            Standing::Unknown { .. } => "?",
            Standing::NotAsked => " ",
        };
        let explanation = rung.explain();
        lines.push(format!(
            "{mark} {}: {} {}",
            question(rung.id),
            explanation.what,
            explanation.todo
        ));
    }
    if let Some(certificate) = ladder.handshake.as_ref().and_then(|h| h.chain.first()) {
        lines.push(format!("SHA-256 {}", certificate.fingerprint()));
    }
    lines.join("\n")
}
