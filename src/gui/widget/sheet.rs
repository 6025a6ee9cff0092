//! What a frame draws anew: one piece, or everything at once.
//!
//! Apart because of what a frame costs. iced's software renderer compares it with the one before
//! and draws anew what lies around every piece that differs. Where a list was scrolled or another
//! page is shown nearly everything differs: thirty rectangles that overlap, each with every
//! background clipped to it, took over 100 ms where the whole window drawn once takes under ten.
//! The renderer takes a whole layer where its bounds differ from before. So the page is one layer,
//! which reaches up to a hundredth of a pixel over the window's edge, and how far says where
//! everything stands: it differs when something moved. Where only a word or a colour is another it
//! stays, and only that piece is drawn.

use std::hash::{DefaultHasher, Hasher};

use iced::advanced::layout::Layout;
use iced::advanced::renderer::{self, Renderer as _};
use iced::advanced::widget::operation::Scrollable;
use iced::advanced::widget::{Id, Operation, Tree};
use iced::advanced::{Clipboard, Shell};
use iced::{Element, Event, Rectangle, Renderer, Size, Theme, Vector, mouse, window};

use super::wrap::{Wrap, wrapped};

/// `content`, the whole window's.
pub fn sheet<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    wrapped(Sheet {
        content: content.into(),
    })
}

struct Sheet<'a, Message> {
    content: Element<'a, Message>,
}

/// How far the layer reaches over the edges.
#[derive(Default)]
struct Margin(Size);

impl Margin {
    /// Of the arrangement that is drawn next.
    fn of(arrangement: &Arrangement) -> Self {
        let [a, b, c, d, ..] = arrangement.0.finish().to_le_bytes();
        Self(Size::new(
            share(u16::from_le_bytes([a, b])),
            share(u16::from_le_bytes([c, d])),
        ))
    }

    /// The layer around all that is seen. Its middle is the window's corner: the renderer begins to
    /// put rectangles together at that corner, and whatever comes first takes in all others.
    fn around(&self, seen: &Rectangle) -> Rectangle {
        let right = seen.x + seen.width;
        let bottom = seen.y + seen.height;
        Rectangle {
            x: -right,
            y: -bottom,
            width: 2.0 * right + self.0.width,
            height: 2.0 * bottom + self.0.height,
        }
    }
}

/// A share of a hundredth of a pixel.
fn share(of: u16) -> f32 {
    const MOST: f32 = 0.01;
    MOST * f32::from(of) / f32::from(u16::MAX)
}

/// Where everything stands, and how far every list was scrolled.
#[derive(Default)]
struct Arrangement(DefaultHasher);

impl Arrangement {
    fn place(&mut self, layout: Layout<'_>) {
        let bounds = layout.bounds();
        self.write([bounds.x, bounds.y, bounds.width, bounds.height]);
        layout.children().for_each(|child| self.place(child));
    }

    fn write(&mut self, numbers: impl IntoIterator<Item = f32>) {
        for number in numbers {
            self.0.write_u32(number.to_bits());
        }
    }
}

impl Operation for Arrangement {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        _bounds: Rectangle,
        _content: Rectangle,
        moved: Vector,
        _state: &mut dyn Scrollable,
    ) {
        self.write([moved.x, moved.y]);
    }
}

impl<'a, Message: 'a> Wrap<'a, Message> for Sheet<'a, Message> {
    type State = Margin;

    fn inside(&self) -> &Element<'a, Message> {
        &self.content
    }

    fn inside_mut(&mut self) -> &mut Element<'a, Message> {
        &mut self.content
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        self.content.as_widget_mut().update(
            &mut tree.children[0],
            event,
            layout,
            cursor,
            renderer,
            clipboard,
            shell,
            viewport,
        );
        if matches!(event, Event::Window(window::Event::RedrawRequested(_))) {
            let mut arrangement = Arrangement::default();
            arrangement.place(layout);
            self.operate_inside(tree, layout, renderer, &mut arrangement);
            *tree.state.downcast_mut() = Margin::of(&arrangement);
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let margin: &Margin = tree.state.downcast_ref();
        renderer.with_layer(margin.around(viewport), |renderer| {
            self.content.as_widget().draw(
                &tree.children[0],
                renderer,
                theme,
                style,
                layout,
                cursor,
                viewport,
            );
        });
    }
}
