//! Tone in the three sizes it is said: a word in a row, a pill, the big sentence of a page.
//!
//! Apart because tone is always colour, glyph and word together, and only these functions draw it.

use iced::widget::text::Wrapping;
use iced::widget::{Column, column, container, row};
use iced::{Center, Element, Fill};

use crate::gui::icon;
use crate::gui::text;
use crate::gui::theme::{self, Ink, Tone, glyph, height, space};

/// Glyph and word, with the reason in muted text below.
pub fn toned<'a, Message: 'a>(tone: Tone, word: String, why: String) -> Element<'a, Message> {
    let words = Column::new()
        .push(text::label_strong(word).style(theme::ink(Ink::Tone(tone))))
        .push((!why.is_empty()).then(|| text::second(why)));
    row![icon::tone(tone), words].spacing(space::SMALL).into()
}

/// A reason of so many characters fits into the column of a state.
const FITS: usize = 28;

/// The same where a row has room for two lines and no more: the reason does not wrap, and is
/// whole when it is pointed at.
pub fn toned_tight<'a, Message: 'a>(tone: Tone, word: String, why: String) -> Element<'a, Message> {
    // What fits needs no layer of its own and no hint.
    if why.chars().count() <= FITS {
        return toned(tone, word, why);
    }
    let words = column![
        text::label_strong(word).style(theme::ink(Ink::Tone(tone))),
        text::second(why.clone()).wrapping(Wrapping::None),
    ]
    .clip(true);
    super::hint(row![icon::tone(tone), words].spacing(space::SMALL), why)
}

/// What one client says, where seven of them stand side by side: the glyph, and the word below.
pub fn client<'a, Message: 'a>(tone: Tone, word: String) -> Element<'a, Message> {
    column![
        icon::tone(tone).size(glyph::ROW),
        text::caption(word).style(theme::ink(Ink::Tone(tone))),
    ]
    .into()
}

/// A pill.
pub fn pill<'a, Message: 'a>(tone: Tone, word: String) -> Element<'a, Message> {
    container(
        row![
            icon::tone(tone).size(glyph::SMALL),
            text::caption_strong(word).style(theme::ink(Ink::Tone(tone))),
        ]
        .spacing(space::SMALL)
        .align_y(Center),
    )
    .padding([0.0, space::SMALL])
    .center_y(height::PILL)
    .style(theme::pill(tone))
    .into()
}

/// The sentence of a page: a big glyph, what holds, and how it is known.
pub fn verdict<'a, Message: 'a>(
    tone: Tone,
    sentence: String,
    how: String,
    at_the_right: Option<Element<'a, Message>>,
) -> Element<'a, Message> {
    let words = column![text::heading(sentence)]
        .push((!how.is_empty()).then(|| text::muted(how)))
        .width(Fill);
    container(
        row![icon::tone(tone).size(glyph::PAGE), words]
            .push(at_the_right)
            .spacing(space::LARGE)
            .align_y(Center),
    )
    .padding(space::LARGE)
    .width(Fill)
    .style(theme::notice(tone))
    .into()
}
