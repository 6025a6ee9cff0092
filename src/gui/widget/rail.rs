//! The rail with nodes: how far, for steps, rungs and stages.
//!
//! Apart because one drawing says "how far" everywhere in the window.

use iced::widget::{Row, column, container, row, space};
use iced::{Center, Element, Fill, Length};

use crate::gui::icon::{self, Icon};
use crate::gui::theme::{self, Fill as Colour, Ink, Tone, glyph, node as size};

/// What a node says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Node {
    /// Filled, with a tick.
    Done,
    /// Ring with a dot.
    Now,
    /// Hollow.
    Next,
    /// The glyph of a tone.
    Broken(Tone),
}

fn disc<'a, Message: 'a>(
    diameter: f32,
    outline: Colour,
    inside: Option<Colour>,
    content: Option<Element<'a, Message>>,
) -> Element<'a, Message> {
    container(Row::new().push(content))
        .center(diameter)
        .style(theme::ring(outline, inside, diameter / 2.0))
        .into()
}

fn dot<'a, Message: 'a>(diameter: f32, colour: Colour) -> Element<'a, Message> {
    container(space())
        .width(diameter)
        .height(diameter)
        .style(theme::fill(colour, diameter / 2.0))
        .into()
}

/// A node of 24, for steps and rungs.
pub fn node<'a, Message: 'a>(node: Node) -> Element<'a, Message> {
    match node {
        Node::Done => disc(
            size::STEP,
            Colour::Accent,
            Some(Colour::Accent),
            Some(
                Icon::Check
                    .view()
                    .size(glyph::TICK)
                    .ink(Ink::OnAccent)
                    .into(),
            ),
        ),
        Node::Now => disc(
            size::STEP,
            Colour::Accent,
            Some(Colour::Surface),
            Some(dot(size::STAGE, Colour::Accent)),
        ),
        Node::Next => disc(size::STEP, Colour::Control, None, None),
        Node::Broken(tone) => icon::tone(tone).size(size::STEP).into(),
    }
}

fn down<'a, Message: 'a>(done: Option<bool>) -> Element<'a, Message> {
    let piece = container(space()).width(size::LINE).height(Fill);
    match done {
        Some(true) => piece.style(theme::fill(Colour::Accent, 0.0)).into(),
        Some(false) => piece.style(theme::fill(Colour::Line, 0.0)).into(),
        None => piece.into(),
    }
}

/// A node with the line above and below it, as high as its row. `above` and `below` say whether
/// there is a line and whether it is already done.
pub fn rail<'a, Message: 'a>(
    what: Node,
    above: Option<bool>,
    below: Option<bool>,
) -> Element<'a, Message> {
    column![down(above), node(what), down(below)]
        .align_x(Center)
        .width(size::STEP)
        .height(Fill)
        .into()
}

fn across<'a, Message: 'a>(done: Option<bool>) -> Element<'a, Message> {
    let piece = container(space()).width(Fill).height(size::LINE);
    match done {
        Some(true) => piece.style(theme::fill(Colour::Accent, 0.0)).into(),
        Some(false) => piece.style(theme::fill(Colour::Line, 0.0)).into(),
        None => piece.into(),
    }
}

/// The stages of one device in a row, each `stage` wide.
pub fn stages<'a, Message: 'a>(nodes: &[Node], stage: f32) -> Element<'a, Message> {
    let last = nodes.len().saturating_sub(1);
    let reached = |i: usize| matches!(nodes.get(i), Some(Node::Done | Node::Now | Node::Broken(_)));
    Row::with_children(nodes.iter().enumerate().map(|(i, what)| {
        let drawing: Element<'a, Message> = match what {
            Node::Done => dot(size::STAGE, Colour::Accent),
            Node::Now => disc(
                size::NOW,
                Colour::Accent,
                None,
                Some(dot(size::STAGE, Colour::Accent)),
            ),
            Node::Next => disc(size::STAGE, Colour::Control, None, None),
            Node::Broken(tone) => icon::tone(*tone).size(size::NOW).into(),
        };
        let before = (i > 0).then(|| reached(i));
        let after = (i < last).then(|| reached(i + 1));
        row![across(before), drawing, across(after)]
            .align_y(Center)
            .width(Length::Fixed(stage))
            .into()
    }))
    .align_y(Center)
    .into()
}
