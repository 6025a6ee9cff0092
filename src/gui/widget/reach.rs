//! Controls the keyboard reaches: Tab walks them, a ring shows where it stands, Enter and the space
//! bar press.
//!
//! Apart because iced's buttons take no focus. [`reach`] lends any control one; [`walk`] lies around
//! the whole window and moves it at the very key press, so that the ring never lags behind;
//! [`out_of_reach`] keeps it off what lies below a question.

use iced::advanced::layout::Layout;
use iced::advanced::renderer::{self, Quad, Renderer as _};
use iced::advanced::widget::Tree;
use iced::advanced::widget::operation::{Focusable, Operation, Outcome, focusable};
use iced::advanced::{Clipboard, Shell};
use iced::keyboard::{self, Key, key::Named};
use iced::{Color, Element, Event, Rectangle, Renderer, Theme, mouse, touch};

use super::roam;
use super::wrap::{Wrap, wrapped};
use crate::gui::theme::{self, border, ring};

/// Lends `content` the focus. Enter or the space bar there sends `press`; without one the keyboard
/// passes it by. `corner` is the radius of the control inside the ring.
pub fn reach<'a, Message: Clone + 'a>(
    content: impl Into<Element<'a, Message>>,
    press: Option<Message>,
    corner: f32,
) -> Element<'a, Message> {
    wrapped(Reach {
        content: content.into(),
        press,
        corner,
    })
}

/// Tab and Shift+Tab move the focus through `content`, in the order it is drawn.
pub fn walk<'a, Message: 'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    wrapped(Around {
        content: content.into(),
        what: Way::Walked,
    })
}

/// What the keyboard must not reach now.
pub fn out_of_reach<'a, Message: 'a>(
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    wrapped(Around {
        content: content.into(),
        what: Way::Closed,
    })
}

struct Reach<'a, Message> {
    content: Element<'a, Message>,
    press: Option<Message>,
    corner: f32,
}

#[derive(Default)]
struct Focus(bool);

impl Focusable for Focus {
    fn is_focused(&self) -> bool {
        self.0
    }

    fn focus(&mut self) {
        self.0 = true;
    }

    fn unfocus(&mut self) {
        self.0 = false;
    }
}

impl<'a, Message: Clone + 'a> Wrap<'a, Message> for Reach<'a, Message> {
    type State = Focus;

    fn inside(&self) -> &Element<'a, Message> {
        &self.content
    }

    fn inside_mut(&mut self) -> &mut Element<'a, Message> {
        &mut self.content
    }

    fn built(&self, focus: &mut Focus) {
        if self.press.is_none() {
            focus.unfocus();
        }
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        if self.press.is_some() {
            let focus = tree.state.downcast_mut::<Focus>();
            operation.focusable(None, layout.bounds(), focus);
        }
        self.operate_inside(tree, layout, renderer, operation);
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
        let focus = tree.state.downcast_mut::<Focus>();
        if !focus.is_focused() {
            return;
        }
        match event {
            Event::Keyboard(keyboard::Event::KeyPressed {
                key: Key::Named(Named::Enter | Named::Space),
                repeat: false,
                ..
            }) if !shell.is_event_captured() => {
                if let Some(message) = &self.press {
                    shell.publish(message.clone());
                    shell.capture_event();
                }
            }
            // The ring is for the keyboard: who points does not need to be told where he is.
            Event::Mouse(mouse::Event::ButtonPressed(_))
            | Event::Touch(touch::Event::FingerPressed { .. }) => {
                focus.unfocus();
                shell.request_redraw();
            }
            _ => {}
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
        if !tree.state.downcast_ref::<Focus>().is_focused() {
            return;
        }
        // On a layer of its own: the neighbour drawn next would cover it.
        let bounds = layout.bounds().expand(ring::AWAY + border::BOLD);
        let Some(seen) = bounds.intersection(viewport) else {
            return;
        };
        renderer.with_layer(seen, |renderer| {
            let quad = Quad {
                bounds,
                border: theme::focus_ring(theme, self.corner + ring::AWAY + border::BOLD),
                ..Quad::default()
            };
            renderer.fill_quad(quad, Color::TRANSPARENT);
        });
    }
}

/// How the focus meets what lies inside.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Walked,
    Closed,
}

/// It remembers nothing.
#[derive(Default)]
struct Forgets;

struct Around<'a, Message> {
    content: Element<'a, Message>,
    what: Way,
}

impl<'a, Message: 'a> Around<'a, Message> {
    /// Moves the focus one control on or back, and scrolls to it when it lies out of sight. After
    /// the last comes the first: iced's own walk would stand nowhere in between.
    fn walk(&mut self, tree: &mut Tree, layout: Layout<'_>, renderer: &Renderer, back: bool) {
        if !self.step(tree, layout, renderer, back) {
            let _ = self.step(tree, layout, renderer, back);
        }
    }

    /// Moves the focus by an arrow key.
    fn roam(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        to: roam::To,
    ) -> bool {
        let moved = roam::roam(to, |operation| {
            self.operate_inside(tree, layout, renderer, operation);
        });
        if moved {
            let _ = super::reveal::reveal(|operation| {
                self.operate_inside(tree, layout, renderer, operation);
            });
        }
        moved
    }

    fn step(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        back: bool,
    ) -> bool {
        let first: Box<dyn Operation> = if back {
            Box::new(focusable::focus_previous())
        } else {
            Box::new(focusable::focus_next())
        };
        let mut next = Some(first);
        while let Some(mut operation) = next.take() {
            self.operate_inside(tree, layout, renderer, operation.as_mut());
            if let Outcome::Chain(following) = operation.finish() {
                next = Some(following);
            }
        }
        super::reveal::reveal(|operation| {
            self.operate_inside(tree, layout, renderer, operation);
        })
    }
}

impl<'a, Message: 'a> Wrap<'a, Message> for Around<'a, Message> {
    type State = Forgets;

    fn inside(&self) -> &Element<'a, Message> {
        &self.content
    }

    fn inside_mut(&mut self) -> &mut Element<'a, Message> {
        &mut self.content
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        if self.what == Way::Walked {
            self.operate_inside(tree, layout, renderer, operation);
        }
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
        if self.what == Way::Closed || shell.is_event_captured() {
            return;
        }
        if let Event::Keyboard(keyboard::Event::KeyPressed {
            key: Key::Named(Named::Tab),
            modifiers,
            ..
        }) = event
        {
            self.walk(tree, layout, renderer, modifiers.shift());
            shell.capture_event();
            shell.request_redraw();
        }
        if let Event::Keyboard(keyboard::Event::KeyPressed {
            key: Key::Named(named),
            modifiers,
            ..
        }) = event
            && modifiers.is_empty()
            && let Some(to) = roam::To::of(*named)
            && self.roam(tree, layout, renderer, to)
        {
            shell.capture_event();
            shell.request_redraw();
        }
    }
}
