//! The time bar of the viewer: start, today, end, the last 60, 30 and 7 days, and the camera's clock.
//!
//! Apart because it is put together from rows and fills instead of a canvas, which the software
//! renderer draws less exactly.

use iced::widget::{Row, column, container, row, space, stack};
use iced::{Center, Element, Fill, Length, Right};
use time::{Duration, OffsetDateTime};

use crate::fl;
use crate::gui::icon::{self, Icon};
use crate::gui::text;
use crate::gui::theme::{
    self, Fill as Colour, Ink, Tone, border, glyph, height, radius, space as gap,
};

const PARTS: f32 = 2000.0;
/// Days before the end that are marked; the first is when it is time to renew.
const MARKS: [i64; 3] = [60, 30, 7];
/// A mark needs so much of the bar, or it would lie on the next one.
const LEAST_SHARE: f32 = 0.02;

/// What the bar shows.
pub struct Span {
    /// Start of validity.
    pub start: OffsetDateTime,
    /// Its end.
    pub end: OffsetDateTime,
    /// This computer's time.
    pub now: OffsetDateTime,
    /// What the camera takes for the time, when it said so.
    pub camera: Option<OffsetDateTime>,
}

impl Span {
    /// Where a moment lies, 0 at the start and 1 at the end; outside it is cut off.
    fn place(&self, at: OffsetDateTime) -> f32 {
        let whole = (self.end - self.start).whole_seconds().max(1) as f32;
        ((at - self.start).whole_seconds() as f32 / whole).clamp(0.0, 1.0)
    }

    fn marks(&self) -> Vec<(i64, f32)> {
        let mut marks: Vec<(i64, f32)> = Vec::new();
        for days in MARKS {
            let at = self.end - Duration::days(days);
            let place = self.place(at);
            let crowded = marks.last().is_some_and(|(_, p)| place - p < LEAST_SHARE);
            if at > self.start && place > LEAST_SHARE && !crowded {
                marks.push((days, place));
            }
        }
        marks
    }
}

/// Start and end over the bar, today at its hand. Grey when the certificate is refused, so that
/// green never stands on a refused page.
pub fn validity<'a, Message: 'a>(
    span: &Span,
    tone: Tone,
    date: impl Fn(OffsetDateTime) -> String,
) -> Element<'a, Message> {
    let place = span.place(span.now);
    let (before, after) = parts(place);
    let colour = match tone {
        Tone::Refused | Tone::Unknown => Colour::Control,
        other => Colour::Tone(other),
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
    let mut drawn = stack![
        container(bar)
            .height(height::HAND)
            .width(Fill)
            .center_y(height::HAND),
    ];
    for (_, mark) in span.marks() {
        drawn = drawn.push(at(
            mark,
            upright(height::TIME, Colour::Surface),
            height::HAND,
        ));
    }
    drawn = drawn.push(at(place, hand(), height::HAND));
    let day = |at| text::caption(date(at)).style(theme::ink(Ink::Muted));
    let today = text::label_strong(fl!("validity-today"));
    // Beside a date and not over it, when the hand is near an end.
    let ends: Element<'a, Message> = if place < 0.12 {
        row![day(span.start), today, space().width(Fill), day(span.end)]
            .spacing(gap::MEDIUM)
            .into()
    } else if place > 0.88 {
        row![day(span.start), space().width(Fill), today, day(span.end)]
            .spacing(gap::MEDIUM)
            .into()
    } else {
        stack![
            row![
                space().width(part(before)),
                today,
                space().width(part(after))
            ],
            row![
                day(span.start),
                space().width(Fill),
                container(day(span.end)).align_x(Right)
            ],
        ]
        .into()
    };
    column![ends, drawn].push(below(span, date)).into()
}

/// The days that are left at each mark, and the camera's clock.
fn below<'a, Message: 'a>(
    span: &Span,
    date: impl Fn(OffsetDateTime) -> String,
) -> Option<Element<'a, Message>> {
    let marks = span.marks();
    let days: Option<Element<'a, Message>> = marks.first().map(|first| {
        // The words stand before the first mark; under each its number.
        let mut line = Row::new();
        let words = text::second(fl!("validity-days-left")).align_x(Right);
        line = line.push(
            container(words)
                .width(part(parts(first.1 - LEAST_SHARE).0))
                .align_x(Right),
        );
        for (i, (days, place)) in marks.iter().enumerate() {
            let next = marks.get(i + 1).map_or(1.0, |(_, p)| *p - LEAST_SHARE);
            let share = (next - (place - LEAST_SHARE)).max(0.0);
            let number =
                container(text::second(days.to_string())).center_x(Length::Fixed(gap::EDGE));
            line = line.push(container(number).width(part((share * PARTS) as u16)));
        }
        line.into()
    });
    let clock = span.camera.map(|camera| clock(span, camera, date(camera)));
    if days.is_none() && clock.is_none() {
        return None;
    }
    let mut both = stack![space().width(Fill).height(height::KEY)];
    if let Some(days) = days {
        both = both.push(days);
    }
    if let Some(clock) = clock {
        both = both.push(clock);
    }
    Some(both.into())
}

/// The camera's clock: a mark under the bar, or an arrow when it lies outside.
fn clock<'a, Message: 'a>(
    span: &Span,
    camera: OffsetDateTime,
    date: String,
) -> Element<'a, Message> {
    let outside = if camera < span.start {
        Some((
            Icon::Left,
            fl!("validity-clock-before", date = date.clone()),
        ))
    } else if camera > span.end {
        Some((
            Icon::Right,
            fl!("validity-clock-after", date = date.clone()),
        ))
    } else {
        None
    };
    if let Some((arrow, words)) = outside {
        let line = row![
            arrow
                .view()
                .size(glyph::SMALL)
                .ink(Ink::Tone(Tone::Attention)),
            icon::tone(Tone::Attention).size(glyph::SMALL),
            text::caption_strong(fl!("tone-attention"))
                .style(theme::ink(Ink::Tone(Tone::Attention))),
            text::second(words),
        ]
        .spacing(gap::SMALL)
        .align_y(Center);
        return line.into();
    }
    let place = span.place(camera);
    let words = text::second(fl!("validity-clock", date = date));
    let mark = Icon::Camera.view().size(glyph::SMALL).ink(Ink::Muted);
    let (before, after) = parts(place);
    // Beyond two thirds the words stand before the mark, where there is room.
    if place > 0.66 {
        row![
            container(row![words, mark].spacing(gap::SMALL).align_y(Center))
                .width(part(before))
                .align_x(Right),
            space().width(part(after)),
        ]
        .into()
    } else {
        row![
            space().width(part(before)),
            container(row![mark, words].spacing(gap::SMALL).align_y(Center)).width(part(after)),
        ]
        .into()
    }
}

fn parts(place: f32) -> (u16, u16) {
    let before = (place.clamp(0.0, 1.0) * PARTS).round() as u16;
    (before, PARTS as u16 - before)
}

fn part(portion: u16) -> Length {
    match portion {
        0 => Length::Fixed(0.0),
        portion => Length::FillPortion(portion),
    }
}

/// Something at a place of the bar.
fn at<'a, Message: 'a>(place: f32, what: Element<'a, Message>, high: f32) -> Element<'a, Message> {
    let (before, after) = parts(place);
    row![
        space().width(part(before)),
        container(what).center_y(high),
        space().width(part(after)),
    ]
    .into()
}

fn hand<'a, Message: 'a>() -> Element<'a, Message> {
    container(space())
        .width(gap::HAIR)
        .height(height::HAND)
        .style(theme::fill(Colour::Ink, gap::HAIR / 2.0))
        .into()
}

fn upright<'a, Message: 'a>(high: f32, colour: Colour) -> Element<'a, Message> {
    container(space())
        .width(border::BOLD)
        .height(high)
        .style(theme::fill(colour, 0.0))
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    fn span(start: OffsetDateTime, end: OffsetDateTime) -> Span {
        Span {
            start,
            end,
            now: datetime!(2026-11-21 10:00 UTC),
            camera: None,
        }
    }

    #[test]
    fn marks_never_lie_on_each_other_or_before_the_start() {
        let days = |span: Span| span.marks().iter().map(|(d, _)| *d).collect::<Vec<_>>();
        let two_years = span(
            datetime!(2026-11-20 0:00 UTC),
            datetime!(2028-11-19 0:00 UTC),
        );
        assert_eq!(days(two_years), [60, 30, 7]);
        let a_month = span(
            datetime!(2026-11-20 0:00 UTC),
            datetime!(2026-12-20 0:00 UTC),
        );
        assert_eq!(days(a_month), [7]);
        let ten_years = span(
            datetime!(2026-11-20 0:00 UTC),
            datetime!(2036-11-20 0:00 UTC),
        );
        assert_eq!(days(ten_years), [60]);
    }

    #[test]
    fn a_moment_outside_lies_at_the_end() {
        let span = span(
            datetime!(2026-01-01 0:00 UTC),
            datetime!(2027-01-01 0:00 UTC),
        );
        assert!(span.place(datetime!(1970-01-01 0:00 UTC)).abs() < f32::EPSILON);
        assert!((span.place(datetime!(2100-01-01 0:00 UTC)) - 1.0).abs() < f32::EPSILON);
    }
}
