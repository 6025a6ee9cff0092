//! Type roles: what a text is decides its size, line and weight.
//!
//! Apart so that no view names a font or a size. Code stands in its own face, because its digits
//! line up and its 0 O 1 l I stay apart when they are read aloud.

use iced::font::{Font, Weight};
use iced::widget::text::{IntoFragment, LineHeight, Span, Wrapping};
use iced::widget::{Text, rich_text, text};
use iced::{Element, Pixels};

use super::glyphs;
use super::theme::{self, Ink};
use crate::i18n::Language;

/// The fonts that travel with the program, once in it (a constant would be there once for each use).
pub static FONTS: [&[u8]; 3] = [
    include_bytes!("../../assets/fonts/Inter-Regular.otf"),
    include_bytes!("../../assets/fonts/Inter-SemiBold.otf"),
    include_bytes!("../../assets/fonts/JetBrainsMono-Regular.ttf"),
];

/// The face of sentences.
pub const REGULAR: Font = Font::with_name("Inter");
/// Its one heavier weight; where Inter has no letters for a language, the heavier weight of the
/// system's face that stands in for it.
pub fn semibold() -> Font {
    glyphs::stand_in(Language::now()).unwrap_or(Font {
        weight: Weight::Semibold,
        ..REGULAR
    })
}
/// The face of codes.
pub const CODE: Font = Font::with_name("JetBrains Mono");

/// Size of typed text and sentences.
pub const BODY: f32 = 16.0;
/// Size of labels.
pub const LABEL: f32 = 15.0;

fn role<'a>(content: impl IntoFragment<'a>, size: f32, line: f32, font: Font) -> Text<'a> {
    text(content)
        .size(size)
        .line_height(LineHeight::Absolute(Pixels(line)))
        .font(font)
}

/// One a screen; big numbers.
pub fn title<'a>(content: impl IntoFragment<'a>) -> Text<'a> {
    role(content, 26.0, 32.0, semibold())
}

/// The sentence of a verdict; sections of a long page.
pub fn heading<'a>(content: impl IntoFragment<'a>) -> Text<'a> {
    role(content, 20.0, 28.0, semibold())
}

/// Sentences.
pub fn body<'a>(content: impl IntoFragment<'a>) -> Text<'a> {
    role(content, BODY, 24.0, REGULAR)
}

/// Names of cards.
pub fn body_strong<'a>(content: impl IntoFragment<'a>) -> Text<'a> {
    role(content, BODY, 24.0, semibold())
}

/// Controls and table cells.
pub fn label<'a>(content: impl IntoFragment<'a>) -> Text<'a> {
    role(content, LABEL, 20.0, REGULAR)
}

/// Buttons, first lines of rows.
pub fn label_strong<'a>(content: impl IntoFragment<'a>) -> Text<'a> {
    role(content, LABEL, 20.0, semibold())
}

/// Second lines and column heads.
pub fn caption<'a>(content: impl IntoFragment<'a>) -> Text<'a> {
    role(content, 13.0, 18.0, REGULAR)
}

/// Pills.
pub fn caption_strong<'a>(content: impl IntoFragment<'a>) -> Text<'a> {
    role(content, 13.0, 18.0, semibold())
}

/// Addresses, fingerprints, ports, dates in columns.
pub fn code<'a>(content: impl IntoFragment<'a>) -> Text<'a> {
    role(content, 14.0, 20.0, CODE).wrapping(Wrapping::WordOrGlyph)
}

/// A second line: a caption in muted ink.
pub fn second<'a>(content: impl IntoFragment<'a>) -> Text<'a> {
    caption(content).style(theme::ink(Ink::Muted))
}

/// A label in muted ink.
pub fn muted<'a>(content: impl IntoFragment<'a>) -> Text<'a> {
    label(content).style(theme::ink(Ink::Muted))
}

/// A label whose beginning is strong: "**Limited to this site.** Even if stolen …".
pub fn lead_in<'a, M: 'a>(
    strong: impl IntoFragment<'a>,
    rest: impl IntoFragment<'a>,
) -> Element<'a, M> {
    let spans: Vec<Span<'a, (), Font>> = vec![
        Span::new(strong).font(semibold()),
        Span::new(" "),
        Span::new(rest),
    ];
    rich_text(spans)
        .size(LABEL)
        .line_height(LineHeight::Absolute(Pixels(20.0)))
        .font(REGULAR)
        .into()
}

/// Text that came from a device, a file or the network, made harmless for the eye: control,
/// bidirectional override and zero-width characters are removed, and length is capped at 120.
///
/// A camera named "evil\u{202E}gpj.exe" would otherwise be read the other way round
/// (Unicode Technical Report 36, 2.9).
pub fn foreign(content: &str) -> String {
    harmless(content, 120)
}

/// A sentence of ours with a device's words in it: as [`foreign`], but as long as a sentence is,
/// or it would be cut before it says what to do.
pub fn sentence(content: &str) -> String {
    harmless(content, 600)
}

fn harmless(content: &str, longest: usize) -> String {
    let mut clean: String = content
        .chars()
        .filter(|c| !c.is_control() && !is_invisible(*c))
        .take(longest + 1)
        .collect();
    if clean.chars().count() > longest {
        let _ = clean.pop();
        clean.push('…');
    }
    clean.trim().to_owned()
}

fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::foreign;

    #[test]
    fn foreign_text_cannot_turn_itself_round_or_hide() {
        assert_eq!(foreign("evil\u{202E}gpj.exe\n"), "evilgpj.exe");
        assert_eq!(foreign("\u{200B}Lobby\u{FEFF} east "), "Lobby east");
        assert_eq!(foreign("Kamera Ő 1"), "Kamera Ő 1");
    }

    #[test]
    fn foreign_text_is_capped() {
        let long = foreign(&"x".repeat(5000));
        assert_eq!(long.chars().count(), 121);
        assert!(long.ends_with('…'));
    }
}
