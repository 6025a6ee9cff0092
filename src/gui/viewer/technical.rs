//! The technical fold: everything else a certificate says, each with its plain word.
//!
//! Apart because few open it, and it is a list of facts and no argument.

use iced::widget::{Column, column, container, row};
use iced::{Element, Length};

use super::Message;
use crate::certificate::{Certificate, extension};
use crate::fl;
use crate::gui::icon::Icon;
use crate::gui::text;
use crate::gui::theme::{self, Ink, space, width};
use crate::gui::widget::{self, press};

pub(super) fn view(certificate: &Certificate) -> Element<'_, Message> {
    let mut lines = Column::new().spacing(space::SMALL);
    for (name, value) in facts(certificate) {
        lines = lines.push(line(name, value));
    }
    let extensions = Column::with_children(extension::describe(certificate).into_iter().map(
        |described| {
            let weight = if described.critical {
                fl!("viewer-critical")
            } else {
                String::new()
            };
            let said = Column::with_children(
                described
                    .lines
                    .iter()
                    .map(|line| text::code(text::foreign(line)).into()),
            );
            row![
                column![
                    text::label(described.title),
                    text::code(described.oid).style(theme::ink(Ink::Muted)),
                    text::second(weight),
                ]
                .width(Length::Fixed(width::SIDE)),
                widget::max_width(said, width::PAGE),
            ]
            .spacing(space::MEDIUM)
            .into()
        },
    ))
    .spacing(space::MEDIUM);
    let pem = certificate.pem();
    column![
        lines,
        text::label_strong(fl!("viewer-extensions")),
        extensions,
        row![
            text::label_strong(fl!("viewer-pem")),
            press(fl!("copy"))
                .icon(Icon::Copy)
                .quiet()
                .tight()
                .on_press(Message::Copy(pem.clone())),
        ]
        .align_y(iced::Center)
        .spacing(space::SMALL),
        container(text::code(pem).style(theme::ink(Ink::Muted)))
            .padding(space::LARGE)
            .style(theme::calm),
    ]
    .spacing(space::LARGE)
    .into()
}

fn facts(c: &Certificate) -> Vec<(String, String)> {
    let mut facts = vec![
        (fl!("viewer-subject"), text::foreign(c.subject())),
        (fl!("viewer-issuer"), text::foreign(c.issuer())),
        (fl!("viewer-serial"), c.serial()),
        (fl!("viewer-version"), c.version().to_string()),
        (fl!("viewer-from"), c.not_before().to_string()),
        (fl!("viewer-to"), c.not_after().to_string()),
        (fl!("viewer-key"), c.key().to_string()),
        (fl!("viewer-signature"), c.signature_algorithm().to_string()),
    ];
    if let Some(basic) = c.basic_constraints() {
        let words = match (basic.authority, basic.path_length) {
            (true, Some(length)) => fl!("viewer-authority-length", length = i64::from(length)),
            (true, None) => fl!("viewer-authority-yes"),
            (false, _) => fl!("viewer-authority-no"),
        };
        facts.push((fl!("viewer-authority"), words));
    }
    if let Some(usage) = c.key_usage() {
        facts.push((fl!("viewer-usage"), usage.names().join(", ")));
    }
    if let Some(purposes) = c.purposes() {
        facts.push((fl!("viewer-purposes"), text::foreign(&purposes.join(", "))));
    }
    if let Some(limits) = c.name_constraints() {
        facts.push((
            fl!("viewer-limits"),
            fl!(
                "viewer-limits-count",
                permitted = limits.permitted.len().to_string(),
                excluded = limits.excluded.len().to_string()
            ),
        ));
    }
    facts
}

fn line<'a>(name: String, value: String) -> Element<'a, Message> {
    row![
        text::muted(name).width(Length::Fixed(width::SIDE)),
        widget::max_width(text::code(value), width::PAGE),
    ]
    .spacing(space::MEDIUM)
    .into()
}
