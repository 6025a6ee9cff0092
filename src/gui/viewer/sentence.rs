//! The one sentence above everything: what this computer makes of the certificate, in its colour.
//!
//! Apart because it weighs the clock, the stores and the ladder; the rest only shows what is written.

use iced::widget::{column, container, row};
use iced::{Center, Element, Fill};

use super::{Asked, Message, Viewer};
use crate::error::Explain as _;
use crate::fl;
use crate::gui::icon::{self, Icon};
use crate::gui::theme::{self, Tone, glyph, space};
use crate::gui::widget::{self, press};
use crate::gui::{date, text};

impl Viewer {
    pub(super) fn tone(&self) -> Tone {
        let c = &self.certificate;
        match &self.asked {
            Asked::Answered(ladder) if ladder.is_whole() => Tone::Secure,
            Asked::Answered(_) => Tone::Refused,
            _ if c.not_after() < self.now => Tone::Refused,
            _ if c.not_before() > self.now => Tone::Attention,
            _ if !self.trusted.is_empty() && c.is_authority() => Tone::Secure,
            _ => Tone::Unknown,
        }
    }

    pub(super) fn sentence(&self) -> Element<'_, Message> {
        let c = &self.certificate;
        let end = date::day(c.not_after());
        let days = (c.not_after() - self.now).whole_days();
        let (sentence, how) = match &self.asked {
            Asked::Asking => {
                let words = column![text::heading(fl!("viewer-asking"))].width(Fill);
                return container(
                    row![icon::spinner().size(glyph::PAGE), words]
                        .spacing(space::LARGE)
                        .align_y(Center),
                )
                .padding(space::LARGE)
                .width(Fill)
                .style(theme::notice(Tone::Unknown))
                .into();
            }
            Asked::Answered(ladder) => match ladder.broken() {
                Some(rung) => {
                    let explanation = rung.explain();
                    (explanation.what, explanation.todo)
                }
                None => (
                    fl!("viewer-trusted", address = self.address_words(), date = end),
                    fl!(
                        "viewer-trusted-how",
                        days = days,
                        clock = date::clock(self.now)
                    ),
                ),
            },
            Asked::No if c.not_after() < self.now => {
                (fl!("viewer-ended", date = end), fl!("viewer-ended-how"))
            }
            Asked::No if c.not_before() > self.now => (
                fl!("viewer-not-yet", date = date::day(c.not_before())),
                fl!("viewer-not-yet-how"),
            ),
            Asked::No if c.is_authority() && !self.trusted.is_empty() => (
                fl!(
                    "viewer-root-trusted",
                    name = text::foreign(c.title()),
                    date = end
                ),
                fl!("viewer-root-trusted-how"),
            ),
            Asked::No if c.is_authority() => (
                fl!("viewer-root", name = text::foreign(c.title()), date = end),
                fl!("viewer-root-how"),
            ),
            Asked::No => (
                fl!("viewer-file", name = text::foreign(c.title()), date = end),
                fl!("viewer-file-how"),
            ),
        };
        let button: Option<Element<'_, Message>> = if self.opened.is_some() {
            Some(
                press(fl!("check-again"))
                    .icon(Icon::Again)
                    .on_press(Message::Ask)
                    .into(),
            )
        } else if c.is_authority() && self.trusted.is_empty() {
            Some(
                press(fl!("viewer-trust"))
                    .icon(Icon::Elevate)
                    .on_press(Message::Trust)
                    .into(),
            )
        } else {
            None
        };
        widget::verdict(self.tone(), sentence, how, button)
    }

    fn address_words(&self) -> String {
        self.opened
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default()
    }
}
