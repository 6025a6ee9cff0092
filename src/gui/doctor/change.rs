//! "Changed, and nobody knows why": both certificates side by side, and the button that accepts.
//!
//! Apart because a person decides here, and must see both before the button is within reach.

use iced::widget::{Row, column, container, row};
use iced::{Center, Element, Fill};

use super::{Found, Message};
use crate::certificate::Certificate;
use crate::fl;
use crate::gui::icon::{self, Icon};
use crate::gui::theme::{self, Tone, space};
use crate::gui::widget::{self, press};
use crate::gui::{date, text};

/// Nothing while the certificate is the one that counts.
pub(super) fn view(found: &Found) -> Option<Element<'_, Message>> {
    if !found.sameness.is_strange() {
        return None;
    }
    let known = found.known.as_ref()?;
    let before = known.memory.certificate.as_ref()?;
    let now = found.ladder.certificate()?;
    let since = known.memory.since.map(date::day).unwrap_or_default();
    let sides = row![
        side(
            fl!("doctor-before", date = since),
            before,
            Message::ViewBefore
        ),
        side(fl!("doctor-now"), now, Message::View),
    ]
    .spacing(space::LARGE);
    let card = container(
        column![
            row![
                icon::tone(Tone::Refused),
                text::body_strong(fl!("pin-changed")).width(Fill),
            ]
            .spacing(space::SMALL)
            .align_y(Center),
            text::body(fl!("doctor-changed-why")),
            sides,
            Row::new()
                .push(
                    press(fl!("doctor-accept"))
                        .icon(Icon::Check)
                        .on_press(Message::Accept)
                )
                .push(text::second(fl!("doctor-accept-more")))
                .spacing(space::MEDIUM)
                .align_y(Center),
        ]
        .spacing(space::MEDIUM),
    )
    .padding(space::LARGE)
    .width(Fill)
    .style(theme::broken(Tone::Refused));
    Some(card.into())
}

fn side<'a>(name: String, certificate: &'a Certificate, view: Message) -> Element<'a, Message> {
    let line = |name: String, value: String| {
        column![text::second(name), text::label(text::foreign(&value))]
    };
    let names: Vec<String> = certificate
        .names()
        .iter()
        .take(4)
        .map(ToString::to_string)
        .collect();
    let content = column![
        text::label_strong(name),
        line(fl!("doctor-made-for"), names.join(", ")),
        line(fl!("doctor-issuer"), certificate.issuer().to_owned()),
        line(fl!("doctor-made-on"), date::day(certificate.not_before())),
        column![
            text::second(fl!("viewer-fingerprint")),
            text::code(certificate.fingerprint().short())
        ],
        press(fl!("doctor-view"))
            .icon(Icon::Certificate)
            .on_press(view),
    ]
    .spacing(space::SMALL);
    container(widget::calm(content)).width(Fill).into()
}
