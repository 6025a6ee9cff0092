//! The time bar of the viewer: start, today, end, and how many days are left.
//!
//! Apart because it is put together from rows and fills instead of a canvas, which the software
//! renderer draws less exactly.

use iced::widget::{column, container, row, space, stack};
use iced::{Element, Fill, Length, Right};
use time::OffsetDateTime;

use crate::fl;
use crate::gui::text;
use crate::gui::theme::{self, Fill as Colour, Ink, Tone, height, radius, space as gap, width};

const PARTS: f32 = 2000.0;

/// Start and end over the bar, today at its hand. Grey when the certificate is refused, so that
/// green never stands on a refused page.
pub fn validity<'a, Message: 'a>(
    start: OffsetDateTime,
    end: OffsetDateTime,
    now: OffsetDateTime,
    tone: Tone,
    date: impl Fn(OffsetDateTime) -> String,
) -> Element<'a, Message> {
    let whole = (end - start).whole_seconds().max(1) as f32;
    let place = ((now - start).whole_seconds() as f32 / whole).clamp(0.0, 1.0);
    let before = (place * PARTS).round() as u16;
    let after = PARTS as u16 - before;
    let colour = match tone {
        Tone::Refused | Tone::Unknown => Colour::Control,
        other => Colour::Tone(other),
    };
    let part = |portion: u16| match portion {
        0 => Length::Fixed(0.0),
        portion => Length::FillPortion(portion),
    };
    let bar = container(row![
        space().width(part(before)),
        container(space())
            .width(part(after))
            .height(height::TIME)
            .style(theme::fill(colour, radius::INNER)),
    ])
    .width(Fill)
    .height(height::TIME)
    .style(theme::fill(Colour::Track, radius::INNER));
    let hand = row![
        space().width(part(before)),
        container(space())
            .width(gap::HAIR)
            .height(height::HAND)
            .style(theme::fill(Colour::Ink, gap::HAIR / 2.0)),
        space().width(part(after)),
    ];
    let drawn = stack![
        container(bar)
            .height(height::HAND)
            .width(Fill)
            .center_y(height::HAND),
        hand
    ];
    // Beside a date and not over it, when the hand is near an end.
    let today = text::label_strong(fl!("validity-today"));
    let today: Element<'a, Message> = if place < 0.12 {
        row![space().width(width::WORD), today].into()
    } else if place > 0.88 {
        row![space().width(Fill), today, space().width(width::WORD)].into()
    } else {
        row![
            space().width(part(before)),
            today,
            space().width(part(after))
        ]
        .into()
    };
    let muted = theme::ink(Ink::Muted);
    let ends = stack![
        today,
        row![
            text::caption(date(start)).style(theme::ink(Ink::Muted)),
            space().width(Fill),
            container(text::caption(date(end)).style(muted)).align_x(Right),
        ],
    ];
    column![ends, drawn].into()
}
