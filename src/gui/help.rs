//! Help: the keys, and where things lie on this computer.
//!
//! Apart because it can be asked for from everywhere and belongs to no screen.

use iced::widget::{Column, column, container, row};
use iced::{Center, Element, Length};

use super::text;
use super::theme::{self, space, width};
use super::widget::{self, key_cap, press};
use crate::{directory, fl, settings::Settings};

/// The card over everything.
pub(super) fn view<'a, Message: Clone + 'a>(close: Message) -> Element<'a, Message> {
    let keys = [
        (fl!("key-enter"), fl!("help-enter")),
        (fl!("key-escape"), fl!("help-escape")),
        (fl!("key-tab"), fl!("help-tab")),
        (fl!("key-step"), fl!("help-step")),
        (fl!("key-help"), fl!("help-help")),
    ];
    let keys = Column::with_children(keys.into_iter().map(|(key, does)| {
        row![
            container(key_cap(key)).width(Length::Fixed(width::WORD)),
            text::label(does)
        ]
        .spacing(space::MEDIUM)
        .align_y(Center)
        .into()
    }))
    .spacing(space::SMALL);
    let place = |name: String, path: Option<std::path::PathBuf>| {
        path.map(|path| {
            column![
                text::second(name),
                text::code(text::foreign(&path.display().to_string())),
            ]
        })
    };
    let places = Column::new()
        .push(place(fl!("help-sites"), directory::data()))
        .push(place(fl!("help-settings"), Settings::path()))
        .push(place(fl!("help-log"), directory::log()))
        .spacing(space::SMALL);
    let content = column![
        text::heading(fl!("help")),
        keys,
        widget::hairline(),
        places,
        text::second(fl!("help-version", version = env!("CARGO_PKG_VERSION"))),
        container(press(fl!("close")).key(fl!("key-escape")).on_press(close))
            .align_right(iced::Fill),
    ]
    .spacing(space::LARGE);
    container(content)
        .padding(space::BLOCK)
        .width(Length::Fixed(width::DIALOG))
        .style(theme::card)
        .into()
}
