//! The ladder as a picture: rungs that hold, the first broken one as a card with the button that
//! mends it, the rest below it shown and not explained.
//!
//! Apart because it is the doctor's one drawing; the same facts as text are beside it, for a mail.

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill, FillPortion, Length};

use super::mend::Cure;
use super::{Found, Message};
use crate::check::{Fact, Ladder, Rung, RungId, Standing};
use crate::error::Explain as _;
use crate::fl;
use crate::gui::icon::{self, Icon};
use crate::gui::theme::{self, Ink, Tone, height, space};
use crate::gui::widget::{self, Node, Press, press};
use crate::gui::{date, text};

/// All rungs; before the answer all of them hollow.
pub(super) fn view(found: Option<&Found>, busy: bool, cure: Option<Cure>) -> Element<'_, Message> {
    let ladder = found.map(|found| &*found.ladder);
    let count = RungId::ALL.len();
    // The line is drawn as far as one comes from below.
    let reached = ladder.map_or(0, |ladder| {
        RungId::ALL
            .iter()
            .take_while(|id| {
                ladder
                    .rungs
                    .iter()
                    .any(|r| r.id == **id && matches!(r.standing, Standing::Passed(_)))
            })
            .count()
    });
    let mut rungs = Column::new();
    let mut cure = cure;
    for (i, id) in RungId::ALL.into_iter().enumerate() {
        let above = (i > 0).then_some(i <= reached);
        let below = (i + 1 < count).then_some(i < reached);
        let rung = ladder.and_then(|l| l.rungs.iter().find(|r| r.id == id));
        let place = (above, below);
        rungs = rungs.push(match (rung.map(|r| &r.standing), rung, found) {
            (Some(Standing::Broken { .. }), Some(rung), Some(found)) => {
                broken(rung, Tone::Refused, place, cure.take(), found)
            }
            (Some(Standing::Unknown { .. }), Some(rung), Some(found)) => {
                broken(rung, Tone::Unknown, place, cure.take(), found)
            }
            (Some(Standing::AlsoBroken { .. }), Some(rung), _) => also_broken(rung, place),
            (Some(Standing::Passed(_)), Some(rung), _) => whole(rung, place),
            _ => asked_later(id, busy && i == 0, place),
        });
    }
    let mut all = Column::new().push(rungs).spacing(space::LARGE);
    if ladder.is_some_and(Ladder::is_accepted_by_all) {
        all = all.push(widget::verdict(
            Tone::Secure,
            fl!("doctor-whole"),
            fl!("doctor-whole-more"),
            None,
        ));
    }
    all.into()
}

type Place = (Option<bool>, Option<bool>);

fn line<'a>(
    node: Node,
    place: Place,
    name: Element<'a, Message>,
    found: Element<'a, Message>,
) -> Element<'a, Message> {
    let words = row![
        container(name).width(FillPortion(5)),
        container(found).width(FillPortion(4)).align_x(iced::Right)
    ]
    .spacing(space::MEDIUM)
    .align_y(Center)
    .height(Length::Fixed(height::ROW - theme::border::REST));
    row![
        container(widget::rail(node, place.0, place.1)).height(height::ROW),
        column![words, widget::hairline()].width(Fill),
    ]
    .spacing(space::BLOCK)
    .into()
}

fn whole(rung: &Rung, place: Place) -> Element<'_, Message> {
    let line = line(
        Node::Done,
        place,
        text::label(question(rung.id)).into(),
        value(rung),
    );
    let notes = rung.notes.iter().map(|note| {
        let explanation = note.explain();
        container(
            row![
                icon::tone(Tone::Attention),
                column![
                    text::label_strong(text::sentence(&explanation.what)),
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

/// What was found, as short as it can be said; the copied report says it in full.
fn value(rung: &Rung) -> Element<'_, Message> {
    match &rung.standing {
        Standing::Passed(
            fact
            @ (Fact::Answers { .. } | Fact::Port { .. } | Fact::Tls { .. } | Fact::Name { .. }),
        ) => text::code(text::foreign(&fact.short()))
            .style(theme::ink(Ink::Muted))
            .into(),
        Standing::Passed(fact @ Fact::Clients { accepting, .. }) if accepting.is_empty() => {
            text::second(fact.text()).into()
        }
        Standing::Passed(Fact::Dates { until }) => {
            text::muted(fl!("doctor-until", date = date::day(*until))).into()
        }
        Standing::Passed(fact) => text::muted(text::foreign(&fact.short()))
            .wrapping(iced::widget::text::Wrapping::None)
            .into(),
        _ => text::second(rung.explain().what).into(),
    }
}

fn asked_later<'a>(id: RungId, busy: bool, place: Place) -> Element<'a, Message> {
    let (node, found): (Node, Element<'a, Message>) = if busy {
        (Node::Now, icon::spinner().into())
    } else {
        (Node::Next, text::second(fl!("doctor-not-asked")).into())
    };
    line(node, place, text::muted(question(id)).into(), found)
}

/// Broken too, but something below it comes first: one muted sentence.
fn also_broken(rung: &Rung, place: Place) -> Element<'_, Message> {
    let words = container(column![
        text::label(question(rung.id)),
        text::second(text::sentence(&rung.explain().what)),
    ])
    .padding([space::SMALL, 0.0]);
    row![
        widget::rail(Node::Broken(Tone::Refused), place.0, place.1),
        column![words, widget::hairline()].width(Fill),
    ]
    .spacing(space::BLOCK)
    .into()
}

fn broken<'a>(
    rung: &'a Rung,
    tone: Tone,
    place: Place,
    cure: Option<Cure>,
    found: &'a Found,
) -> Element<'a, Message> {
    let explanation = rung.explain();
    let word = match tone {
        Tone::Unknown => fl!("tone-unknown"),
        _ => fl!("tone-refused"),
    };
    let card = container(
        Column::new()
            .push(
                row![
                    text::body_strong(unsaid(rung.id)).width(Fill),
                    text::label_strong(word).style(theme::ink(Ink::Tone(tone))),
                ]
                .align_y(Center),
            )
            .push(text::body(text::sentence(&explanation.what)))
            .push(cure.map(|cure| buttons(&cure, found)))
            .push(
                row![
                    Icon::Mend.view().ink(Ink::Accent),
                    text::label_strong(explanation.todo)
                ]
                .spacing(space::SMALL),
            )
            .spacing(space::MEDIUM),
    )
    .padding(space::LARGE)
    .width(Fill)
    .style(theme::broken(tone));
    // The card is as high as its words; the rail beside it takes that height.
    row![
        widget::rail(Node::Broken(tone), place.0, place.1),
        container(card).padding([space::SMALL, 0.0]).width(Fill),
    ]
    .spacing(space::BLOCK)
    .into()
}

fn buttons<'a>(cure: &Cure, found: &Found) -> Element<'a, Message> {
    Row::new()
        .push(
            button(cure, found)
                .primary()
                .key(fl!("key-enter"))
                .on_press(Message::Mend),
        )
        .push(found.ladder.handshake.as_ref().map(|_| {
            press(fl!("doctor-view"))
                .icon(Icon::Certificate)
                .on_press(Message::View)
        }))
        .spacing(space::SMALL)
        .into()
}

/// What a cure is called.
pub(super) fn button<'a>(cure: &Cure, found: &Found) -> Press<'a, Message> {
    let host = found.address.host();
    let (label, icon) = match cure {
        Cure::Trust(_) => (fl!("doctor-mend-trust"), Icon::Elevate),
        Cure::TakeOut(_) => (fl!("doctor-mend-take-out"), Icon::Bin),
        Cure::Clock => (fl!("doctor-mend-clock"), Icon::Clock),
        Cure::Secure if found.known.is_some() && found.ladder.handshake.is_some() => {
            (fl!("doctor-mend-renew", address = host), Icon::Mend)
        }
        Cure::Secure => (fl!("doctor-mend-secure", address = host), Icon::Mend),
    };
    press(label).icon(icon)
}

/// The rung as something that holds.
pub(super) fn question(id: RungId) -> String {
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

/// The rung as something that does not.
fn unsaid(id: RungId) -> String {
    match id {
        RungId::Reachable => fl!("doctor-not-reachable"),
        RungId::Port => fl!("doctor-not-port"),
        RungId::Tls => fl!("doctor-not-tls"),
        RungId::Chain => fl!("doctor-not-chain"),
        RungId::Name => fl!("doctor-not-name"),
        RungId::Dates => fl!("doctor-not-dates"),
        RungId::Root => fl!("doctor-not-root"),
        RungId::Clients => fl!("doctor-not-clients"),
    }
}

/// For a mail: every rung and what was found, as plain text.
pub(super) fn report(found: &Found) -> String {
    let ladder = &found.ladder;
    let mut lines = vec![found.address.to_string()];
    for rung in &ladder.rungs {
        let (mark, name) = match rung.standing {
            Standing::Passed(_) => ("+", question(rung.id)),
            Standing::Broken { .. } => ("X", unsaid(rung.id)),
            Standing::AlsoBroken { .. } => ("x", unsaid(rung.id)),
            Standing::Unknown { .. } => ("?", question(rung.id)),
            Standing::NotAsked => ("-", question(rung.id)),
        };
        let explanation = rung.explain();
        lines.push(
            format!(
                "{mark} {name}: {} {}",
                text::sentence(&explanation.what),
                explanation.todo
            )
            .trim_end()
            .to_owned(),
        );
    }
    for danger in &ladder.dangers {
        let told = danger.explain();
        lines.push(format!("! {} {}", text::sentence(&told.what), told.todo));
    }
    let same = found.sameness.text();
    if !same.is_empty() {
        lines.push(same);
    }
    lines.extend(ladder.video.map(crate::check::Video::text));
    if let Some(certificate) = ladder.certificate() {
        lines.push(format!("SHA-256 {}", certificate.fingerprint()));
    }
    lines.join("\n")
}
