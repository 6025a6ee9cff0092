//! The scroll bar: what it looks like, and how it is dragged.
//!
//! Apart because iced's own thumb has no least length: beside a thousand rows it shrinks to a dot
//! that nobody can grab. Here iced's bar has no width; this one stands in the room left for it, is
//! never shorter than a finger is wide, and grows while it is pointed at.

use iced::advanced::layout::Layout;
use iced::advanced::renderer::{self, Quad, Renderer as _};
use iced::advanced::widget::operation::Scrollable as Scrolled;
use iced::advanced::widget::operation::scrollable::AbsoluteOffset;
use iced::advanced::widget::{Id, Operation, Tree};
use iced::advanced::{Clipboard, Shell};
use iced::widget::scrollable::{Direction, Scrollable, Scrollbar};
use iced::{
    Element, Event, Length, Point, Rectangle, Renderer, Theme, Vector, mouse, touch, window,
};

use super::wrap::{Wrap, wrapped};
use crate::gui::theme::{self, bar, space};

/// Puts the bar beside what is scrolled. With `beside`, the content keeps clear of it; otherwise the
/// content has left room by itself.
pub(super) fn barred<'a, Message: 'a>(
    content: Scrollable<'a, Message>,
    beside: bool,
) -> Element<'a, Message> {
    let mut none = Scrollbar::new().width(0).scroller_width(0).margin(0);
    if beside {
        none = none.spacing(space::MEDIUM);
    }
    let content = content
        .direction(Direction::Vertical(none))
        .style(theme::scroll)
        .width(Length::Fill)
        .height(Length::Fill);
    wrapped(Barred {
        content: content.into(),
    })
}

struct Barred<'a, Message> {
    /// What is scrolled, and nothing else: its layout is the scrolled area's.
    content: Element<'a, Message>,
}

/// What the bar remembers.
#[derive(Default)]
struct Hold {
    /// How far down the content is.
    offset: f32,
    /// How far below the thumb's upper end it was taken hold of.
    grabbed: Option<f32>,
    pointed: bool,
}

/// Where everything stands.
#[derive(Debug, Clone, Copy)]
struct Geometry {
    /// Where a press is meant for the bar: wider than what is drawn.
    strip: Rectangle,
    thumb: Rectangle,
    /// How far the content can go.
    most: f32,
    /// How far the thumb can go.
    way: f32,
}

impl Geometry {
    /// `None` when everything is in sight.
    fn of(area: Rectangle, content: f32, offset: f32) -> Option<Self> {
        let most = content - area.height;
        if most <= 0.0 || area.height <= 0.0 {
            return None;
        }
        let length = (area.height * area.height / content)
            .max(bar::LEAST)
            .min(area.height);
        let way = area.height - length;
        let strip = Rectangle {
            x: area.x + area.width - bar::STRIP,
            width: bar::STRIP,
            ..area
        };
        let thumb = Rectangle {
            y: area.y + way * (offset / most).clamp(0.0, 1.0),
            height: length,
            ..strip
        };
        Some(Self {
            strip,
            thumb,
            most,
            way,
        })
    }

    /// How far down the content is when the thumb's upper end is here.
    fn offset(&self, top: f32) -> f32 {
        if self.way <= 0.0 {
            return 0.0;
        }
        ((top - self.strip.y) / self.way).clamp(0.0, 1.0) * self.most
    }
}

/// Asks how far down it is, and sends it elsewhere.
struct Ask {
    offset: f32,
    to: Option<f32>,
}

impl Operation for Ask {
    // What lies inside has bars of its own.
    fn traverse(&mut self, _: &mut dyn FnMut(&mut dyn Operation)) {}

    fn scrollable(
        &mut self,
        _: Option<&Id>,
        _: Rectangle,
        _: Rectangle,
        translation: Vector,
        state: &mut dyn Scrolled,
    ) {
        self.offset = translation.y;
        if let Some(to) = self.to {
            self.offset = to;
            state.scroll_to(AbsoluteOffset {
                x: None,
                y: Some(to),
            });
        }
    }
}

fn geometry(layout: Layout<'_>, offset: f32) -> Option<Geometry> {
    let content = layout.children().next()?;
    Geometry::of(layout.bounds(), content.bounds().height, offset)
}

impl<'a, Message: 'a> Barred<'a, Message> {
    /// How far down it is, after it was sent there when it should be.
    fn ask(&mut self, tree: &mut Tree, layout: Layout<'_>, to: Option<f32>, by: &Renderer) {
        let mut ask = Ask { offset: 0.0, to };
        self.operate_inside(tree, layout, by, &mut ask);
        tree.state.downcast_mut::<Hold>().offset = ask.offset;
    }

    /// What the pointer does to the bar; the place to scroll to when it is pulled.
    fn pulled(
        tree: &mut Tree,
        event: &Event,
        place: Geometry,
        at: Option<Point>,
    ) -> Option<Option<f32>> {
        let hold = tree.state.downcast_mut::<Hold>();
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))
            | Event::Touch(touch::Event::FingerPressed { .. }) => {
                let at = at.filter(|at| place.strip.contains(*at))?;
                // Beside the thumb: it comes to the pointer.
                let grabbed = if place.thumb.contains(at) {
                    at.y - place.thumb.y
                } else {
                    place.thumb.height / 2.0
                };
                hold.grabbed = Some(grabbed);
                Some(Some(place.offset(at.y - grabbed)))
            }
            Event::Mouse(mouse::Event::CursorMoved { .. })
            | Event::Touch(touch::Event::FingerMoved { .. }) => {
                let (grabbed, at) = (hold.grabbed?, at?);
                Some(Some(place.offset(at.y - grabbed)))
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left))
            | Event::Touch(touch::Event::FingerLifted { .. } | touch::Event::FingerLost { .. }) => {
                let _ = hold.grabbed.take()?;
                Some(None)
            }
            _ => None,
        }
    }
}

impl<'a, Message: 'a> Wrap<'a, Message> for Barred<'a, Message> {
    type State = Hold;

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
        self.ask(tree, layout, None, renderer);
        let place = geometry(layout, tree.state.downcast_ref::<Hold>().offset);
        let at = cursor.position();
        let pulled = place.and_then(|place| Self::pulled(tree, event, place, at));
        let turned;
        let (event, cursor) = match pulled {
            Some(to) => {
                if to.is_some() {
                    self.ask(tree, layout, to, renderer);
                }
                shell.capture_event();
                shell.request_redraw();
                // A turn of the wheel by nothing has the scrolled area tell where it is now.
                turned = Event::Mouse(mouse::Event::WheelScrolled {
                    delta: mouse::ScrollDelta::Pixels { x: 0.0, y: 0.0 },
                });
                let middle = mouse::Cursor::Available(layout.bounds().center());
                (&turned, middle)
            }
            None => (event, cursor),
        };
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
        if let Event::Window(window::Event::RedrawRequested(_)) = event {
            self.ask(tree, layout, None, renderer);
        }
        let hold = tree.state.downcast_mut::<Hold>();
        let pointed = place.is_some_and(|place| at.is_some_and(|at| place.strip.contains(at)));
        if pointed != hold.pointed {
            hold.pointed = pointed;
            shell.request_redraw();
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
        self.content.as_widget().draw(
            &tree.children[0],
            renderer,
            theme,
            style,
            layout,
            cursor,
            viewport,
        );
        let hold = tree.state.downcast_ref::<Hold>();
        let Some(place) = geometry(layout, hold.offset) else {
            return;
        };
        let wide = if hold.pointed || hold.grabbed.is_some() {
            bar::POINTED
        } else {
            bar::REST
        };
        let bounds = Rectangle {
            x: place.thumb.x + place.thumb.width - wide,
            width: wide,
            ..place.thumb
        };
        // A layer of its own, above what is scrolled.
        renderer.with_layer(place.strip, |renderer| {
            let quad = Quad {
                bounds,
                border: iced::border::rounded(wide / 2.0),
                ..Quad::default()
            };
            renderer.fill_quad(quad, theme::thumb(theme));
        });
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        let hold = tree.state.downcast_ref::<Hold>();
        if hold.grabbed.is_some() {
            return mouse::Interaction::Grabbing;
        }
        if hold.pointed {
            return mouse::Interaction::Idle;
        }
        self.content.as_widget().mouse_interaction(
            &tree.children[0],
            layout,
            cursor,
            viewport,
            renderer,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Rectangle = Rectangle {
        x: 0.0,
        y: 100.0,
        width: 800.0,
        height: 400.0,
    };

    #[test]
    fn the_thumb_is_never_a_dot_and_reaches_both_ends() {
        let rows = 50_000.0;
        let first = Geometry::of(AREA, rows, 0.0);
        let last = Geometry::of(AREA, rows, rows - AREA.height);
        let ends = first.zip(last).map(|(first, last)| {
            (
                first.thumb.height,
                first.thumb.y,
                last.thumb.y + last.thumb.height,
            )
        });
        assert_eq!(ends, Some((bar::LEAST, 100.0, 500.0)));
        // Half of everything in sight: half as long as the area.
        let half = Geometry::of(AREA, 800.0, 0.0).map(|half| half.thumb.height);
        assert_eq!(half, Some(200.0));
        assert!(Geometry::of(AREA, 400.0, 0.0).is_none(), "all in sight");
    }

    #[test]
    fn the_content_follows_the_thumb() {
        let Some(place) = Geometry::of(AREA, 50_000.0, 0.0) else {
            unreachable!("it does not fit");
        };
        assert_eq!(place.offset(100.0), 0.0);
        assert_eq!(place.offset(9_999.0), place.most);
        let middle = place.offset(100.0 + place.way / 2.0);
        assert!((middle - place.most / 2.0).abs() < 1.0, "{middle}");
        let there = Geometry::of(AREA, 50_000.0, middle).map(|there| there.thumb.y);
        assert_eq!(there, Some(100.0 + place.way / 2.0));
    }
}
