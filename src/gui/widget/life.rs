//! The life bar: how long a certificate still lives.
//!
//! Apart because it says "how long" in every table with the same lengths and colours.

use iced::widget::{container, row, space};
use iced::{Element, Length};
use time::OffsetDateTime;

use crate::gui::theme::{self, Fill, Tone, height, radius, width};

/// Days under which a certificate ends soon, and under which it is urgent. Sixty is two visits of
/// a monthly service round; seven is a week to react.
const SOON: i64 = 60;
const URGENT: i64 = 7;

/// The tone of what is left; `None` when the end is not known.
pub fn tone_of(now: OffsetDateTime, end: OffsetDateTime) -> Tone {
    let days = (end - now).whole_days();
    if days <= URGENT {
        Tone::Refused
    } else if days <= SOON {
        Tone::Attention
    } else {
        Tone::Secure
    }
}

/// The bar. With `seen` false it is grey: the dates are known, the device was not seen.
pub fn life<'a, Message: 'a>(
    start: OffsetDateTime,
    end: OffsetDateTime,
    now: OffsetDateTime,
    seen: bool,
) -> Element<'a, Message> {
    bar(start, end, now, seen, LEAST / width::LIFE)
}

/// The bar in a table of a narrow window, half as long.
pub fn short_life<'a, Message: 'a>(
    start: OffsetDateTime,
    end: OffsetDateTime,
    now: OffsetDateTime,
    seen: bool,
) -> Element<'a, Message> {
    container(bar(start, end, now, seen, LEAST / width::LIFE_NARROW))
        .width(width::LIFE_NARROW)
        .into()
}

/// A little never looks like nothing.
const LEAST: f32 = height::LIFE;

fn bar<'a, Message: 'a>(
    start: OffsetDateTime,
    end: OffsetDateTime,
    now: OffsetDateTime,
    seen: bool,
    least: f32,
) -> Element<'a, Message> {
    let whole = (end - start).whole_seconds().max(1) as f32;
    let left = ((end - now).whole_seconds() as f32 / whole).clamp(0.0, 1.0);
    let shown = (left.max(least) * PARTS).round() as u16;
    let gone = PARTS as u16 - shown.min(PARTS as u16);
    let colour = if seen {
        Fill::Tone(tone_of(now, end))
    } else {
        Fill::Control
    };
    let rest = container(space())
        .width(Length::FillPortion(shown))
        .height(height::LIFE)
        .style(theme::fill(colour, radius::INNER));
    let bar = if gone == 0 {
        row![rest]
    } else {
        row![space().width(Length::FillPortion(gone)), rest]
    };
    container(bar)
        .width(Length::Fill)
        .height(height::LIFE)
        .style(theme::fill(Fill::Track, radius::INNER))
        .into()
}

const PARTS: f32 = 1000.0;

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn sixty_and_seven_days_change_the_tone() {
        let now = datetime!(2026-11-21 0:00 UTC);
        for (days, tone) in [
            (61, Tone::Secure),
            (60, Tone::Attention),
            (8, Tone::Attention),
            (7, Tone::Refused),
            (-1, Tone::Refused),
        ] {
            assert_eq!(
                tone_of(now, now + time::Duration::days(days)),
                tone,
                "{days}"
            );
        }
    }
}
