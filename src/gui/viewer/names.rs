//! Which names a certificate works for, the opened address among them or missed at once.
//!
//! Apart because it compares with the address in the address bar, as a browser would.

use iced::widget::{Row, container, row};
use iced::{Center, Element, Length};

use super::{Message, Viewer};
use crate::certificate::Name;
use crate::fl;
use crate::gui::icon::{self, Icon};
use crate::gui::text;
use crate::gui::theme::{self, Ink, Mark, Tone, glyph, height, space, width};

impl Viewer {
    pub(super) fn works_for(&self) -> Element<'_, Message> {
        let opened = self.opened.as_ref().map(|a| match a.ip() {
            Some(ip) => Name::Ip(ip),
            None => Name::Dns(a.host().to_owned()),
        });
        let names = self.certificate.names();
        let mut chips: Vec<Element<'_, Message>> = Vec::new();
        for name in names {
            let is_opened = opened.as_ref() == Some(name);
            let kind = match (is_opened, name) {
                (true, _) => fl!("viewer-opened"),
                (false, Name::Ip(_)) => fl!("viewer-address"),
                (false, Name::Dns(_)) => fl!("viewer-name"),
                (false, Name::Other(_)) => fl!("viewer-other"),
            };
            let mark = if is_opened { Mark::Chosen } else { Mark::None };
            chips.push(chip(mark, text::foreign(&name.to_string()), kind));
        }
        if let Some(opened) = opened.filter(|o| !names.contains(o)) {
            chips.insert(
                0,
                chip(Mark::Broken, opened.to_string(), fl!("viewer-not-in-it")),
            );
        }
        if chips.is_empty() {
            chips.push(text::muted(fl!("viewer-no-names")).into());
        }
        row![
            container(text::label_strong(fl!("viewer-works-for")))
                .width(Length::Fixed(width::WORD))
                .center_y(height::CHIP),
            Row::with_children(chips)
                .spacing(space::SMALL)
                .wrap()
                .vertical_spacing(space::SMALL),
        ]
        .spacing(space::SMALL)
        .into()
    }
}

fn chip<'a>(mark: Mark, name: String, kind: String) -> Element<'a, Message> {
    let glyph = match mark {
        Mark::None => None,
        Mark::Chosen => Some(Icon::Check.view().size(glyph::SMALL).ink(Ink::Accent)),
        Mark::Broken => Some(icon::tone(Tone::Refused).size(glyph::SMALL)),
    };
    container(
        Row::new()
            .push(glyph)
            .push(text::code(name))
            .push(text::second(kind))
            .spacing(space::SMALL)
            .align_y(Center),
    )
    .padding([0.0, space::MEDIUM])
    .center_y(height::CHIP)
    .style(theme::chip(mark))
    .into()
}
