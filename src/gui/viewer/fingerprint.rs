//! The fingerprint, laid out to be compared by eye and read out over the telephone.
//!
//! Apart because its grouping follows what browsers and systems show next to it.

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill};

use super::{Message, Viewer};
use crate::fl;
use crate::gui::icon::Icon;
use crate::gui::text;
use crate::gui::theme::{self, Ink, height, space};
use crate::gui::widget::press;

impl Viewer {
    pub(super) fn fingerprint(&self) -> Element<'_, Message> {
        let fingerprint = self.certificate.fingerprint();
        let short = fingerprint.short();
        let (one, two) = short.split_at(short.len() / 2);
        let left = column![
            row![
                text::label_strong(fl!("viewer-fingerprint")),
                text::second(fl!("viewer-sha256")),
                press(fl!("copy"))
                    .icon(Icon::Copy)
                    .quiet()
                    .tight()
                    .on_press(Message::Copy(fingerprint.to_string())),
            ]
            .spacing(space::SMALL)
            .align_y(Center),
            groups(&fingerprint.grouped(), 8, Ink::Text),
        ]
        .width(Fill);
        let right = column![
            container(
                row![
                    Icon::Speak.view().ink(Ink::Muted),
                    text::label(fl!("viewer-read-aloud")),
                    text::code(format!("{one} {two}")),
                ]
                .spacing(space::SMALL)
                .align_y(Center)
            )
            .center_y(height::CONTROL),
            text::second(fl!("viewer-sha1")),
            groups(&in_fours(&self.certificate.sha1()), 10, Ink::Muted),
        ]
        .width(Fill);
        row![left, right].spacing(space::MEDIUM).into()
    }
}

/// Groups of four, so many a line, as they are compared with what a browser shows.
fn groups<'a>(grouped: &str, a_line: usize, ink: Ink) -> Element<'a, Message> {
    let words: Vec<&str> = grouped.split(' ').collect();
    Column::with_children(words.chunks(a_line).map(|line| {
        Row::with_children(
            line.iter()
                .map(|word| text::code((*word).to_owned()).style(theme::ink(ink)).into()),
        )
        .spacing(space::MEDIUM)
        .into()
    }))
    .into()
}

fn in_fours(hex: &str) -> String {
    let digits: Vec<char> = hex
        .chars()
        .filter(char::is_ascii_hexdigit)
        .map(|c| c.to_ascii_uppercase())
        .collect();
    digits
        .chunks(4)
        .map(|c| c.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::in_fours;

    #[test]
    fn sha1_is_read_in_fours() {
        assert_eq!(in_fours("b0:7c:41"), "B07C 41");
    }
}
