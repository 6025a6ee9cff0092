//! Two certificates side by side, what differs marked with a glyph and a colour.
//!
//! Apart because it answers another question than the page: not "is it good" but "what changed".

use std::path::PathBuf;

use iced::widget::{Column, column, row};
use iced::{Center, Element, Fill, Length, Task};

use super::{Message, Viewer, certificate_files};
use crate::certificate::{self, Certificate, chain::Chain, file};
use crate::fl;
use crate::gui::icon::{self, Icon};
use crate::gui::services::{Services, blocking};
use crate::gui::theme::{self, Ink, Tone, glyph, space, width};
use crate::gui::widget::{self, press};
use crate::gui::{date, text};

/// Why there is nothing to compare with.
#[derive(Debug, Clone)]
pub enum Uncompared {
    /// The file is encrypted.
    Locked,
    /// What is wrong with it.
    Unread(certificate::Error),
}

/// Picks the other one.
pub(super) fn pick(services: &Services) -> Task<Message> {
    Task::perform(
        services
            .dialogs
            .open_file(fl!("viewer-compare"), vec![certificate_files()]),
        Message::ComparePicked,
    )
}

/// Reads the lowest certificate of a file.
pub(super) fn read(path: PathBuf) -> Task<Message> {
    let work = move || {
        let contents = file::open(&path, None).map_err(Uncompared::Unread)?;
        Chain::order(&contents.certificates)
            .and_then(|chain| chain.certificates.into_iter().next())
            .ok_or(if contents.locked {
                Uncompared::Locked
            } else {
                Uncompared::Unread(certificate::Error::Unknown)
            })
    };
    Task::perform(
        blocking(work, || {
            Err(Uncompared::Unread(certificate::Error::Unknown))
        }),
        Message::Compared,
    )
}

/// What is compared, in the order of the page.
fn facts(c: &Certificate) -> Vec<(String, String)> {
    let names = c
        .names()
        .iter()
        .take(20)
        .map(|name| text::foreign(&name.to_string()))
        .collect::<Vec<_>>()
        .join(", ");
    vec![
        (fl!("viewer-works-for"), names),
        (fl!("viewer-subject"), text::foreign(c.subject())),
        (fl!("viewer-issuer"), text::foreign(c.issuer())),
        (fl!("viewer-from"), date::day(c.not_before())),
        (fl!("viewer-to"), date::day(c.not_after())),
        (fl!("viewer-key"), c.key().to_string()),
        (
            fl!("compare-same-key"),
            certificate::Fingerprint::of(c.public_key()).grouped(),
        ),
        (fl!("viewer-signature"), c.signature_algorithm().to_string()),
        (fl!("viewer-serial"), c.serial()),
        (fl!("viewer-fingerprint"), c.fingerprint().grouped()),
    ]
}

impl Viewer {
    /// The comparison, when another one was chosen.
    pub(super) fn comparison(&self) -> Option<Element<'_, Message>> {
        let other = self.compared.as_ref()?;
        let (here, there) = (facts(&self.certificate), facts(other));
        let differing = here
            .iter()
            .zip(&there)
            .filter(|((_, a), (_, b))| a != b)
            .count();
        let same = other == &self.certificate;
        let sentence = if same {
            widget::verdict(
                Tone::Secure,
                fl!("compare-same"),
                fl!("compare-same-how"),
                None,
            )
        } else {
            widget::verdict(
                Tone::Attention,
                fl!("compare-differs", count = differing),
                if other.public_key() == self.certificate.public_key() {
                    fl!("compare-one-key")
                } else {
                    fl!("compare-two-keys")
                },
                None,
            )
        };
        let head = row![
            text::second(String::new()).width(Length::Fixed(width::SIDE)),
            text::label_strong(fl!("compare-this")).width(Fill),
            text::label_strong(fl!("compare-that")).width(Fill),
        ]
        .spacing(space::MEDIUM);
        let rows = Column::with_children(
            here.into_iter()
                .zip(there)
                .map(|((name, a), (_, b))| line(name, a, b)),
        );
        Some(
            column![
                row![
                    text::heading(fl!("compare-title")).width(Fill),
                    press(fl!("compare-other"))
                        .icon(Icon::Open)
                        .quiet()
                        .tight()
                        .on_press(Message::Compare),
                    press(fl!("compare-close"))
                        .icon(Icon::Close)
                        .quiet_ink()
                        .tight()
                        .on_press(Message::CompareClose),
                ]
                .spacing(space::SMALL)
                .align_y(Center),
                sentence,
                head,
                rows,
            ]
            .spacing(space::LARGE)
            .into(),
        )
    }
}

fn line<'a>(name: String, a: String, b: String) -> Element<'a, Message> {
    let differs = a != b;
    let ink = if differs {
        Ink::Tone(Tone::Attention)
    } else {
        Ink::Muted
    };
    let mark: Element<'a, Message> = if differs {
        icon::tone(Tone::Attention).size(glyph::SMALL).into()
    } else {
        Icon::Check.view().size(glyph::SMALL).ink(Ink::Muted).into()
    };
    let value = |words: String| text::code(words).style(theme::ink(ink)).width(Fill);
    let content = row![
        row![mark, text::label(name)]
            .spacing(space::SMALL)
            .width(Length::Fixed(width::SIDE)),
        value(a),
        value(b),
    ]
    .spacing(space::MEDIUM)
    .padding([space::SMALL, 0.0]);
    column![content, widget::hairline()].into()
}
