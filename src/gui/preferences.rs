//! Language, appearance and size; every choice holds at once and is saved at once.
//!
//! Apart because it is the one place that changes the settings; there is no OK to forget.

use iced::widget::{Column, column, row};
use iced::{Center, Element};

use super::glyphs;
use super::icon::Icon;
use super::text;
use super::theme::space;
use super::widget::{self, page, press};
use crate::fl;
use crate::i18n::Language;
use crate::settings::{Settings, Theme};

/// What was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// A language; `None` = as the desktop.
    Speak(Option<Language>),
    /// An appearance.
    Dress(Theme),
    /// A size in percent.
    Scale(u16),
    /// Back to where one was.
    Back,
}

/// Sizes that are offered, in percent.
pub const SCALES: [u16; 6] = [75, 100, 125, 150, 175, 200];

impl Message {
    /// Writes the choice into the settings; nothing for [`Message::Back`].
    pub fn apply(self, settings: &mut Settings) {
        match self {
            Self::Speak(language) => settings.language = language,
            Self::Dress(theme) => settings.theme = theme,
            Self::Scale(percent) => settings.scale = percent,
            Self::Back => {}
        }
    }
}

/// The whole picture.
pub fn view(settings: &Settings, narrow: bool) -> Element<'_, Message> {
    listing(&Language::ALL, settings, narrow)
}

/// The same with only some of the languages, for pictures that a further language does not change.
pub fn listing<'a>(known: &[Language], settings: &Settings, narrow: bool) -> Element<'a, Message> {
    let mut languages = Column::new().push(widget::radio_line(
        settings.language.is_none(),
        fl!("settings-as-desktop"),
        Message::Speak(None),
    ));
    for language in known.iter().copied() {
        languages = if glyphs::drawable(language) {
            languages.push(widget::radio_line(
                settings.language == Some(language),
                language.name().to_owned(),
                Message::Speak(Some(language)),
            ))
        } else {
            // Its own name could not be drawn either.
            languages.push(text::muted(fl!(
                "settings-no-font",
                language = language.english()
            )))
        };
    }
    let themes = Column::with_children(Theme::ALL.into_iter().map(|theme| {
        widget::radio_line(
            settings.theme == theme,
            theme_name(theme),
            Message::Dress(theme),
        )
    }));
    let smaller = SCALES.into_iter().rev().find(|s| *s < settings.scale);
    let larger = SCALES.into_iter().find(|s| *s > settings.scale);
    let scale = row![
        press(fl!("settings-smaller"))
            .icon(Icon::Minus)
            .on_press_maybe(smaller.map(Message::Scale)),
        text::code(fl!("settings-percent", percent = i64::from(settings.scale))),
        press(fl!("settings-larger"))
            .icon(Icon::Plus)
            .on_press_maybe(larger.map(Message::Scale)),
    ]
    .spacing(space::MEDIUM)
    .align_y(Center);
    // Two columns, so that nothing has to be scrolled for on the smallest laptop.
    let looks = column![
        section(Icon::Eye, fl!("settings-appearance"), themes.into()),
        section(Icon::Pc, fl!("settings-size"), scale.into()),
    ]
    .spacing(space::BLOCK);
    let sections = row![
        section(Icon::Language, fl!("settings-language"), languages.into()),
        looks,
    ]
    .spacing(space::BLOCK);
    let content = column![text::title(fl!("settings")), sections].spacing(space::BLOCK);
    page(narrow, fl!("back"), Message::Back, [], content)
}

fn section<'a>(icon: Icon, name: String, content: Element<'a, Message>) -> Element<'a, Message> {
    widget::card(
        column![
            row![widget::tile(icon), text::heading(name)]
                .spacing(space::MEDIUM)
                .align_y(Center),
            content,
        ]
        .spacing(space::MEDIUM),
    )
}

fn theme_name(theme: Theme) -> String {
    match theme {
        Theme::System => fl!("settings-as-desktop"),
        Theme::Light => fl!("settings-light"),
        Theme::Dark => fl!("settings-dark"),
        Theme::Contrast => fl!("settings-contrast"),
    }
}
