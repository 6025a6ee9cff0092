//! The kit: what screens are put together from.
//!
//! Apart so that a view says what it shows and not how it looks; the few helpers of iced that
//! change names between its versions (`max_width`) live only here.

pub use chain::{Link, chain};
pub use field::{Field, closed_field, field};
pub use life::{life, short_life};
pub use page::{edge, page, page_to_top};
pub use press::{Press, glyph_button, key_cap, press};
pub use rail::{Node, node, rail, stages};
pub use reach::{out_of_reach, reach, walk};
pub use sheet::sheet;
pub use table::{Column, cell, head, open_row, row, two_lines};
pub use validity::{Span, validity};
pub use verdict::{clients, pill, toned, toned_tight, verdict};

mod bar;
mod chain;
mod field;
mod life;
mod page;
mod press;
mod rail;
mod reach;
mod reveal;
mod roam;
mod sheet;
mod table;
mod validity;
mod verdict;
mod wrap;

use std::time::Duration;

use iced::widget::{
    Column as Stack, Row, button, center, column, container, mouse_area, opaque, row as line,
    scrollable, space as gap, stack, tooltip,
};
use iced::{Center, Element, Fill, Length, widget::Id};

use super::action::Notice;
use super::icon::{self, Icon};
use super::text;
use super::theme::{self, Fill as Colour, Ink, Tone, border, glyph, height, radius, space, width};
use crate::check::Foreseen;

/// At most this wide, filling what there is below it.
pub fn max_width<'a, Message: 'a>(
    content: impl Into<Element<'a, Message>>,
    most: f32,
) -> Element<'a, Message> {
    container(content).max_width(most).into()
}

/// A field under its name, with the reason when it is wrong or a remark when it is not.
pub fn labelled<'a, Message: 'a>(
    name: String,
    field: impl Into<Element<'a, Message>>,
    wrong: Option<String>,
    remark: Option<String>,
) -> Element<'a, Message> {
    let below: Option<Element<'a, Message>> = match (wrong, remark) {
        (Some(reason), _) => Some(wrong_line(reason)),
        (None, Some(remark)) => Some(text::second(remark).into()),
        (None, None) => None,
    };
    column![text::label_strong(name), field.into()]
        .push(below)
        .spacing(space::SMALL)
        .into()
}

/// What is wrong with what was typed.
pub fn wrong_line<'a, Message: 'a>(reason: String) -> Element<'a, Message> {
    line![
        icon::tone(Tone::Refused).size(glyph::SMALL),
        text::caption(reason).style(theme::ink(Ink::Tone(Tone::Refused))),
    ]
    .spacing(space::SMALL)
    .align_y(Center)
    .into()
}

/// A card with 16 inside.
pub fn card<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    container(content)
        .padding(space::LARGE)
        .width(Fill)
        .style(theme::card)
        .into()
}

/// A card on the ground's colour, for what is only read.
pub fn calm<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    container(content)
        .padding(space::LARGE)
        .width(Fill)
        .style(theme::calm)
        .into()
}

/// A line to the person, with buttons at its right end when there are any.
pub fn notice<'a, Message: 'a>(
    notice: &Notice,
    buttons: impl IntoIterator<Item = Element<'a, Message>>,
) -> Element<'a, Message> {
    let words = if notice.more.is_empty() {
        column![text::label_strong(notice.what.clone())]
    } else {
        column![
            text::label_strong(notice.what.clone()),
            text::caption(notice.more.clone()).style(theme::ink(Ink::Muted)),
        ]
    };
    let content = line![icon::tone(notice.tone), words.width(Fill)]
        .extend(buttons)
        .spacing(space::MEDIUM)
        .align_y(Center);
    container(content)
        .padding([space::SMALL, space::LARGE])
        .width(Fill)
        .style(theme::notice(notice.tone))
        .into()
}

/// What clients will refuse, said before it is issued; a person reads three reasons, not twenty.
pub fn foreseen<'a, Message: 'a>(all: &[Foreseen]) -> Vec<Element<'a, Message>> {
    const SHOWN: usize = 3;
    let told = |foreseen: &Foreseen| {
        let explained = Notice::explained(Tone::Attention, foreseen);
        let shown = Notice {
            what: text::sentence(&explained.what),
            ..explained
        };
        notice(&shown, [])
    };
    all.iter().take(SHOWN).map(told).collect()
}

/// A code with a button that copies it.
pub fn copyable<'a, Message: Clone + 'a>(
    shown: String,
    on_copy: Message,
    copy: String,
) -> Element<'a, Message> {
    line![
        text::code(shown),
        press(copy)
            .icon(Icon::Copy)
            .quiet()
            .tight()
            .on_press(on_copy)
    ]
    .spacing(space::MEDIUM)
    .align_y(Center)
    .into()
}

/// A fold: chevron, name in accent, and in muted text what lies inside.
pub fn fold<'a, Message: Clone + 'a>(
    name: String,
    inside: String,
    open: bool,
    on_toggle: Message,
) -> Element<'a, Message> {
    let chevron = if open {
        Icon::ChevronDown
    } else {
        Icon::ChevronRight
    };
    let head = line![
        chevron.view().ink(Ink::Accent),
        text::label_strong(name).style(theme::ink(Ink::Accent)),
        text::second(inside),
    ]
    .spacing(space::SMALL)
    .align_y(Center)
    .height(Fill);
    let face = button(head)
        .height(height::CONTROL)
        .padding([0.0, space::HAIR])
        .style(theme::quiet_ink)
        .on_press(on_toggle.clone());
    reach(face, Some(on_toggle), radius::OUTER)
}

/// A box to tick. `Some(false)` in `partly` is not possible: partly ticked is its own state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ticked {
    /// Yes.
    On,
    /// No.
    Off,
    /// Some of what it stands for.
    Partly,
}

impl From<bool> for Ticked {
    fn from(on: bool) -> Self {
        if on { Self::On } else { Self::Off }
    }
}

/// A box to tick, without words.
pub fn tick<'a, Message: Clone + 'a>(
    ticked: impl Into<Ticked>,
    send: Option<Message>,
) -> Element<'a, Message> {
    reach(bare_tick(ticked.into(), send.clone()), send, radius::INNER)
}

fn bare_tick<'a, Message: Clone + 'a>(
    ticked: Ticked,
    send: Option<Message>,
) -> Element<'a, Message> {
    let mark = match ticked {
        Ticked::On => Some(Icon::Check),
        Ticked::Partly => Some(Icon::Minus),
        Ticked::Off => None,
    };
    let inside =
        container(Row::new().push(mark.map(|icon| icon.view().size(glyph::TICK)))).center(Fill);
    button(inside)
        .width(glyph::ROW)
        .height(glyph::ROW)
        .padding(0)
        .style(theme::tick(ticked != Ticked::Off, radius::INNER))
        .on_press_maybe(send)
        .into()
}

/// A box to tick with its words; the whole line can be pressed.
pub fn tick_line<'a, Message: Clone + 'a>(
    ticked: impl Into<Ticked>,
    words: String,
    send: Option<Message>,
) -> Element<'a, Message> {
    let content = line![bare_tick(ticked.into(), send.clone()), text::label(words)]
        .spacing(space::MEDIUM)
        .align_y(Center)
        .height(Fill);
    let face = button(content)
        .height(height::CONTROL)
        .padding([0.0, space::HAIR])
        .style(theme::quiet_ink)
        .on_press_maybe(send.clone());
    reach(face, send, radius::OUTER)
}

/// One of several, without words.
pub fn radio<'a, Message: Clone + 'a>(on: bool, send: Option<Message>) -> Element<'a, Message> {
    let dot = on.then(|| {
        container(gap())
            .width(node_size::DOT)
            .height(node_size::DOT)
            .style(theme::fill(Colour::Accent, node_size::DOT / 2.0))
    });
    let ring = container(center(Row::new().push(dot)))
        .width(glyph::ROW)
        .height(glyph::ROW)
        .style(theme::ring(
            if on { Colour::Accent } else { Colour::Control },
            Some(Colour::Surface),
            glyph::ROW / 2.0,
        ));
    match send {
        Some(message) => {
            let face = mouse_area(ring)
                .on_press(message.clone())
                .interaction(iced::mouse::Interaction::Pointer);
            reach(face, Some(message), glyph::ROW / 2.0)
        }
        None => ring.into(),
    }
}

/// One of several with its words; the whole line can be pressed.
pub fn radio_line<'a, Message: Clone + 'a>(
    on: bool,
    words: String,
    send: Message,
) -> Element<'a, Message> {
    let content = line![radio(on, None), text::label(words)]
        .spacing(space::MEDIUM)
        .align_y(Center)
        .height(Fill);
    let face = button(content)
        .height(height::CONTROL)
        .padding([0.0, space::SMALL])
        .style(theme::quiet_ink)
        .on_press(send.clone());
    reach(face, Some(send), radius::OUTER)
}

mod node_size {
    pub(super) const DOT: f32 = super::theme::node::STAGE;
}

/// A chip that filters; framed when it is chosen.
pub fn chip<'a, Message: Clone + 'a>(
    tone: Option<Tone>,
    words: String,
    count: String,
    chosen: bool,
    send: Message,
) -> Element<'a, Message> {
    let mark = if chosen {
        theme::Mark::Chosen
    } else {
        theme::Mark::None
    };
    let content = Row::new()
        .push(tone.map(|tone| icon::tone(tone).size(glyph::SMALL)))
        .push(text::label(words))
        .push(text::label_strong(count))
        .spacing(space::SMALL)
        .align_y(Center)
        .height(Fill);
    let face = button(content)
        .height(height::CHIP)
        .padding([0.0, space::MEDIUM])
        .style(theme::chip_button(mark))
        .on_press(send.clone());
    reach(face, Some(send), radius::INNER)
}

/// The tile behind an icon.
pub fn tile<'a, Message: 'a>(icon: Icon) -> Element<'a, Message> {
    container(icon.view().size(glyph::TILE).ink(Ink::Accent))
        .center(glyph::PAGE)
        .style(theme::tile)
        .into()
}

/// A hairline across.
pub fn hairline<'a, Message: 'a>() -> Element<'a, Message> {
    container(gap())
        .width(Fill)
        .height(border::REST)
        .style(theme::fill(Colour::Line, 0.0))
        .into()
}

/// A hairline down.
pub fn upright<'a, Message: 'a>() -> Element<'a, Message> {
    container(gap())
        .width(border::REST)
        .height(Fill)
        .style(theme::fill(Colour::Line, 0.0))
        .into()
}

/// What may grow longer than the room for it. A little room at the right keeps the bar off the
/// content.
pub fn scroll<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    bar::barred(scrollable(content), true)
}

/// The same with a name, so that it can be scrolled to an end.
pub fn scroll_named<'a, Message: 'a>(
    id: Id,
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    bar::barred(scrollable(content).id(id), true)
}

/// The same for a list that leaves room for the bar by itself and is told where it stands: how far
/// down it is, and how much of it is in sight.
pub fn scroll_told<'a, Message: 'a>(
    content: impl Into<Element<'a, Message>>,
    told: impl Fn(f32, f32) -> Message + 'a,
) -> Element<'a, Message> {
    let list = scrollable(content);
    let list = list.on_scroll(move |at| told(at.absolute_offset().y, at.bounds().height));
    bar::barred(list, false)
}

/// Words that appear when something is pointed at.
pub fn hint<'a, Message: 'a>(
    content: impl Into<Element<'a, Message>>,
    words: String,
) -> Element<'a, Message> {
    tooltip(
        content,
        container(text::caption(words))
            .padding(space::SMALL)
            .style(theme::card),
        tooltip::Position::Bottom,
    )
    .gap(space::HAIR)
    .delay(HINT_AFTER)
    .into()
}

/// Long enough not to flicker under a passing pointer.
const HINT_AFTER: Duration = Duration::from_millis(300);

/// Something over everything else; what lies below cannot be reached.
pub fn modal<'a, Message: Clone + 'a>(
    below: impl Into<Element<'a, Message>>,
    above: impl Into<Element<'a, Message>>,
    on_leave: Option<Message>,
) -> Element<'a, Message> {
    let scrim = container(center(opaque(above)))
        .width(Fill)
        .height(Fill)
        .style(theme::scrim);
    let mut area = mouse_area(scrim);
    if let Some(message) = on_leave {
        area = area.on_press(message);
    }
    stack![out_of_reach(below), opaque(area)].into()
}

/// A panel at the right end, over everything else; what lies below cannot be reached.
pub fn drawer<'a, Message: Clone + 'a>(
    below: impl Into<Element<'a, Message>>,
    panel: impl Into<Element<'a, Message>>,
    on_leave: Message,
) -> Element<'a, Message> {
    let panel = line![upright(), opaque(panel)];
    let scrim = container(container(panel).align_right(Fill))
        .width(Fill)
        .height(Fill)
        .style(theme::scrim);
    let area = mouse_area(scrim).on_press(on_leave);
    stack![out_of_reach(below), opaque(area)].into()
}

/// A question before something is done: what, why, and the two ways out.
pub fn ask<'a, Message: Clone + 'a>(
    tone: Tone,
    question: String,
    why: String,
    body: Option<Element<'a, Message>>,
    buttons: impl IntoIterator<Item = Element<'a, Message>>,
) -> Element<'a, Message> {
    let head = line![
        icon::tone(tone).size(glyph::TILE),
        Stack::new()
            .push(text::body_strong(question))
            .push((!why.is_empty()).then(|| text::muted(why)))
            .spacing(space::HAIR)
            .width(Fill),
    ]
    .spacing(space::MEDIUM);
    let ways = line![gap().width(Fill)]
        .extend(buttons)
        .spacing(space::SMALL);
    let content = column![head].push(body).push(ways).spacing(space::LARGE);
    container(content)
        .padding(space::BLOCK)
        .width(Length::Fixed(width::DIALOG))
        .style(theme::card)
        .into()
}
