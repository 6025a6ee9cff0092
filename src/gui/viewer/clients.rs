//! What each client says of the connection: a card with glyph, word and the one reason.
//!
//! Apart because it is drawn only after a camera was really asked; a file alone proves nothing.

use iced::widget::{Row, column, container, row};
use iced::{Element, Fill};

use super::{Asked, Message, Viewer};
use crate::check::Verdict;
use crate::fl;
use crate::gui::icon;
use crate::gui::text;
use crate::gui::theme::{self, Ink, Tone, glyph, space};

impl Viewer {
    /// The row of clients; nothing before the camera was asked.
    pub(super) fn clients(&self) -> Option<Element<'_, Message>> {
        let Asked::Answered(ladder) = &self.asked else {
            return None;
        };
        let cards: Vec<Element<'_, Message>> = ladder
            .verdict
            .iter()
            .chain(&ladder.others)
            .map(card)
            .collect();
        if cards.is_empty() {
            return None;
        }
        // Three a line, so that a reason has room; four when there is none.
        let mut all = ladder.verdict.iter().chain(&ladder.others);
        let sound = all.all(|verdict| verdict.secure == Some(true));
        let a_line = if sound { A_LINE + 1 } else { A_LINE };
        let mut lines = column![text::label_strong(fl!("viewer-clients"))].spacing(space::SMALL);
        let mut cards = cards.into_iter().peekable();
        while cards.peek().is_some() {
            let line: Vec<_> = cards.by_ref().take(a_line).collect();
            let missing = a_line - line.len();
            let mut drawn = Row::with_children(line).spacing(space::SMALL);
            for _ in 0..missing {
                drawn = drawn.push(iced::widget::space().width(Fill));
            }
            lines = lines.push(drawn);
        }
        Some(lines.into())
    }
}

const A_LINE: usize = 3;

fn card(verdict: &Verdict) -> Element<'_, Message> {
    let (tone, word) = match verdict.secure {
        Some(true) => (Tone::Secure, fl!("tone-secure")),
        Some(false) => (Tone::Refused, fl!("tone-refused")),
        None => (Tone::Unknown, fl!("tone-unknown")),
    };
    let reason = match verdict.secure {
        Some(true) => String::new(),
        _ => verdict
            .findings
            .first()
            .map(|finding| text::sentence(&finding.explain_by(verdict.client).what))
            .unwrap_or_default(),
    };
    let words = column![
        text::label_strong(verdict.client.label()),
        text::caption_strong(word).style(theme::ink(Ink::Tone(tone))),
    ]
    .push((!reason.is_empty()).then(|| text::second(reason)))
    .width(Fill);
    let style = if tone == Tone::Refused {
        theme::notice(Tone::Refused)
    } else {
        theme::notice(Tone::Unknown)
    };
    let inside = row![icon::tone(tone).size(glyph::ROW), words].spacing(space::MEDIUM);
    let framed = container(inside)
        .padding([space::SMALL, space::MEDIUM])
        .width(Fill);
    if tone == Tone::Secure {
        framed.style(theme::card).into()
    } else {
        framed.style(style).into()
    }
}
