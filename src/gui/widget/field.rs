//! Fields to type into, 44 high, and what their caret costs.
//!
//! Apart because of the caret. iced blinks it for ever, and as the renderer compares what is drawn
//! place by place, every blink moved everything drawn after the caret and had half the window
//! drawn anew. Here a field is a layer of its own, so that a blink touches nothing but the caret,
//! and the caret stands still once nobody has typed for a while, as GTK's does: a window that is
//! left alone takes no processor.

use std::time::{Duration, Instant};

use iced::advanced::input_method;
use iced::advanced::layout::Layout;
use iced::advanced::renderer::{self, Renderer as _};
use iced::advanced::text::Renderer as Letters;
use iced::advanced::widget::Tree;
use iced::advanced::{Clipboard, Shell};
use iced::widget::text_input::{State, TextInput};
use iced::widget::{Row, space as gap, stack};
use iced::{
    Center, Element, Event, Length, Padding, Rectangle, Renderer, Theme, mouse, touch, window,
};

use super::press::key_cap;
use super::wrap::{Wrap, wrapped};
use crate::gui::icon::Icon;
use crate::gui::text;
use crate::gui::theme::{self, Ink, glyph, height, space, width};

/// A field to type into. `wrong` frames it; the reason stands under it in
/// [`labelled`](super::labelled).
pub fn field<'a, Message: Clone + 'a>(
    placeholder: &str,
    value: &str,
    wrong: bool,
    on_input: impl Fn(String) -> Message + 'a,
) -> Field<'a, Message> {
    Field::of(bare(placeholder, value, wrong).on_input(on_input))
}

/// A field that cannot be typed into now.
pub fn closed_field<'a, Message: Clone + 'a>(placeholder: &str, value: &str) -> Field<'a, Message> {
    Field::of(bare(placeholder, value, false))
}

fn bare<'a, Message: Clone + 'a>(
    placeholder: &str,
    value: &str,
    wrong: bool,
) -> TextInput<'a, Message> {
    TextInput::new(placeholder, value)
        .font(text::REGULAR)
        .size(text::BODY)
        .line_height(iced::widget::text::LineHeight::Absolute(24.0.into()))
        .padding(Padding::from([above(), space::MEDIUM]))
        .style(theme::field(wrong))
}

/// 24 of line and 10 above and below make the 44 of every control.
const fn above() -> f32 {
    (height::CONTROL - 24.0) / 2.0
}

/// A field being put together.
#[must_use]
pub struct Field<'a, Message> {
    typed: TextInput<'a, Message>,
    icon: Option<Icon>,
    key: Option<String>,
}

impl<'a, Message: Clone> Field<'a, Message> {
    fn of(typed: TextInput<'a, Message>) -> Self {
        Self {
            typed,
            icon: None,
            key: None,
        }
    }

    fn with(self, change: impl FnOnce(TextInput<'a, Message>) -> TextInput<'a, Message>) -> Self {
        Self {
            typed: change(self.typed),
            ..self
        }
    }

    /// A glyph inside, at the left.
    pub fn icon(self, icon: Icon) -> Self {
        Self {
            icon: Some(icon),
            ..self
        }
    }

    /// The key that puts the caret here, inside at the right.
    pub fn key(self, key: String) -> Self {
        Self {
            key: Some(key),
            ..self
        }
    }

    /// Its name, by which the caret is put into it.
    pub fn id(self, id: impl Into<iced::widget::Id>) -> Self {
        self.with(|typed| typed.id(id))
    }

    /// Dots instead of letters.
    pub fn secure(self, secure: bool) -> Self {
        self.with(|typed| typed.secure(secure))
    }

    /// What Enter sends.
    pub fn on_submit(self, message: Message) -> Self {
        self.with(|typed| typed.on_submit(message))
    }

    /// What Enter sends, or nothing.
    pub fn on_submit_maybe(self, message: Option<Message>) -> Self {
        self.with(|typed| typed.on_submit_maybe(message))
    }

    /// Otherwise it fills its surroundings.
    pub fn width(self, width: impl Into<Length>) -> Self {
        self.with(|typed| typed.width(width))
    }
}

impl<'a, Message: Clone + 'a> From<Field<'a, Message>> for Element<'a, Message> {
    fn from(field: Field<'a, Message>) -> Self {
        let Field { typed, icon, key } = field;
        if icon.is_none() && key.is_none() {
            return wrapped(Calm {
                content: typed.into(),
            });
        }
        // What is typed keeps clear of both.
        let left = icon.as_ref().map_or(0.0, |_| glyph::ROW + space::SMALL);
        let right = key.as_ref().map_or(0.0, |_| width::KEY);
        let typed = typed.padding(Padding {
            top: above(),
            right: space::MEDIUM + right,
            bottom: above(),
            left: space::MEDIUM + left,
        });
        let beside = Row::new()
            .push(icon.map(|icon| icon.view().ink(Ink::Muted)))
            .push(gap().width(Length::Fill))
            .push(key.map(key_cap))
            .align_y(Center)
            .height(height::CONTROL)
            .padding([0.0, space::MEDIUM]);
        let typed = wrapped(Calm {
            content: typed.into(),
        });
        stack![typed, beside].into()
    }
}

/// So long after the last key or click the caret blinks.
const BLINKS: Duration = Duration::from_secs(10);

struct Calm<'a, Message> {
    content: Element<'a, Message>,
}

struct Caret {
    /// Before anything was typed: seen from here the caret is always in the visible half of its
    /// blinking.
    born: Instant,
    /// The first frame since the last key or click; none while the field is without the caret.
    stirred: Option<Instant>,
}

impl Default for Caret {
    fn default() -> Self {
        Self {
            born: Instant::now(),
            stirred: None,
        }
    }
}

impl Caret {
    /// Whether it has blinked long enough at this frame.
    fn rests(&mut self, now: Instant) -> bool {
        let since = *self.stirred.get_or_insert(now);
        now.saturating_duration_since(since) >= BLINKS
    }
}

fn is_stir(event: &Event) -> bool {
    matches!(
        event,
        Event::Keyboard(_)
            | Event::InputMethod(input_method::Event::Preedit(..) | input_method::Event::Commit(_))
            | Event::Mouse(mouse::Event::ButtonPressed(_))
            | Event::Touch(touch::Event::FingerPressed { .. })
            | Event::Window(window::Event::Focused)
    )
}

impl<'a, Message: 'a> Wrap<'a, Message> for Calm<'a, Message> {
    type State = Caret;

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
        let typed = &tree.children[0].state;
        let has_caret = typed
            .downcast_ref::<State<<Renderer as Letters>::Paragraph>>()
            .is_focused();
        let caret = tree.state.downcast_mut::<Caret>();
        if !has_caret || is_stir(event) {
            caret.stirred = None;
        }
        let still = match event {
            Event::Window(window::Event::RedrawRequested(now)) if has_caret => caret
                .rests(*now)
                .then_some(Event::Window(window::Event::RedrawRequested(caret.born))),
            _ => None,
        };
        let asked = shell.redraw_request();
        self.content.as_widget_mut().update(
            &mut tree.children[0],
            still.as_ref().unwrap_or(event),
            layout,
            cursor,
            renderer,
            clipboard,
            shell,
            viewport,
        );
        if still.is_some() {
            // The next blink, which is not wanted; who asked before is still drawn.
            Shell::replace_redraw_request(shell, asked);
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
        let Some(seen) = layout.bounds().intersection(viewport) else {
            return;
        };
        renderer.with_layer(seen, |renderer| {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_rests_after_a_while_and_blinks_again_once_somebody_types() {
        let born = Instant::now();
        let mut caret = Caret {
            born,
            stirred: None,
        };
        assert!(!caret.rests(born));
        assert!(!caret.rests(born + BLINKS / 2));
        assert!(caret.rests(born + BLINKS));
        assert!(is_stir(&Event::Mouse(mouse::Event::ButtonPressed(
            mouse::Button::Left
        ))));
        // Pointing elsewhere or being drawn is no typing.
        let drawn = window::Event::RedrawRequested(born);
        assert!(!is_stir(&Event::Window(drawn)));
        assert!(!is_stir(&Event::Mouse(mouse::Event::CursorLeft)));
        caret.stirred = None;
        assert!(!caret.rests(born + BLINKS * 3));
        assert!(caret.rests(born + BLINKS * 4));
    }
}
