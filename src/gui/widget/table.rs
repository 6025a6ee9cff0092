//! Tables: heads, rows and cells that stand in the same columns.
//!
//! Apart because column widths must agree between head and rows; a table names its columns once.

use iced::widget::text::Wrapping;
use iced::widget::{Column as Stack, Row, column, container, space};
use iced::{Center, Element, Fill, Length};

use crate::gui::text;
use crate::gui::theme::{self, Fill as Colour, Ink, border, height, space as gap};

/// Width of a column: fixed, or a share of what is left.
pub type Column = Length;

/// The heads, with the stronger line below.
pub fn head<'a, Message: 'a>(
    columns: &[Column],
    names: impl IntoIterator<Item = String>,
) -> Element<'a, Message> {
    heads(
        columns,
        names.into_iter().map(|name| text::second(name).into()),
    )
}

/// The same where a head is more than a name.
pub fn heads<'a, Message: 'a>(
    columns: &[Column],
    names: impl IntoIterator<Item = Element<'a, Message>>,
) -> Element<'a, Message> {
    column![
        at_least(height::HEAD - border::REST, cells(columns, names)),
        container(space())
            .width(Fill)
            .height(border::REST)
            .style(theme::fill(Colour::Control, 0.0))
    ]
    .into()
}

fn cells<'a, Message: 'a>(
    columns: &[Column],
    contents: impl IntoIterator<Item = Element<'a, Message>>,
) -> Row<'a, Message> {
    Row::with_children(
        columns
            .iter()
            .zip(contents)
            .map(|(width, content)| container(content).width(*width).into()),
    )
    .spacing(gap::MEDIUM)
    .align_y(Center)
}

/// A row of `high`, or higher where a cell needs more lines, with the hairline below.
pub fn row<'a, Message: 'a>(
    columns: &[Column],
    high: f32,
    cells: impl IntoIterator<Item = Element<'a, Message>>,
) -> Element<'a, Message> {
    column![open_row(columns, high, cells), super::hairline()].into()
}

/// The same without the line, for what goes on below it.
pub fn open_row<'a, Message: 'a>(
    columns: &[Column],
    high: f32,
    contents: impl IntoIterator<Item = Element<'a, Message>>,
) -> Element<'a, Message> {
    at_least(high - border::REST, cells(columns, contents))
}

/// This high, or as high as its words need in a language that says it in more of them.
fn at_least<'a, Message: 'a>(high: f32, line: Row<'a, Message>) -> Element<'a, Message> {
    Row::new()
        .push(space().height(high))
        .push(line)
        .align_y(Center)
        .into()
}

/// One line in a cell.
pub fn cell<'a, Message: 'a>(words: impl Into<String>) -> Element<'a, Message> {
    text::label(words.into()).into()
}

/// A strong line and a muted one.
pub fn two_lines<'a, Message: 'a>(
    first: impl Into<String>,
    second: impl Into<String>,
) -> Element<'a, Message> {
    let second = second.into();
    // A word longer than the column is broken, not drawn over the neighbour.
    Stack::new()
        .push(text::label_strong(first.into()).wrapping(Wrapping::WordOrGlyph))
        .push((!second.is_empty()).then(|| {
            let second = text::caption(second).wrapping(Wrapping::WordOrGlyph);
            second.style(theme::ink(Ink::Muted))
        }))
        .into()
}
