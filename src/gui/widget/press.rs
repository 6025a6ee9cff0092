//! Buttons: label, glyphs and key cap in one line, 44 high.
//!
//! Apart because they stand everywhere and always look the same.

use iced::widget::{Row, button, center_y, container};
use iced::{Center, Element, Fill, Length, Theme};

use super::reach;
use crate::gui::icon::Icon;
use crate::gui::text;
use crate::gui::theme::{self, glyph, height, radius, space};

/// A button being put together: `press(fl!("…")).icon(Icon::Save).on_press(message)`.
#[must_use]
pub struct Press<'a, Message> {
    label: String,
    kind: Kind,
    before: Option<Icon>,
    after: Option<Icon>,
    key: Option<String>,
    send: Option<Message>,
    width: Length,
    tight: bool,
    _life: std::marker::PhantomData<&'a ()>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Primary,
    Plain,
    Quiet,
    QuietInk,
    OnHero,
}

/// A plain button; closed until it is told what to send.
pub fn press<'a, Message>(label: impl Into<String>) -> Press<'a, Message> {
    Press {
        label: label.into(),
        kind: Kind::Plain,
        before: None,
        after: None,
        key: None,
        send: None,
        width: Length::Shrink,
        tight: false,
        _life: std::marker::PhantomData,
    }
}

impl<Message> Press<'_, Message> {
    /// The way on; one a screen.
    pub fn primary(mut self) -> Self {
        self.kind = Kind::Primary;
        self
    }

    /// Text in accent.
    pub fn quiet(mut self) -> Self {
        self.kind = Kind::Quiet;
        self
    }

    /// Text in ink, where it is no invitation.
    pub fn quiet_ink(mut self) -> Self {
        self.kind = Kind::QuietInk;
        self
    }

    /// On the big card.
    pub fn on_hero(mut self) -> Self {
        self.kind = Kind::OnHero;
        self
    }

    /// A glyph before the words.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.before = Some(icon);
        self
    }

    /// A glyph before the words, or none.
    pub fn icon_maybe(mut self, icon: Option<Icon>) -> Self {
        self.before = icon;
        self
    }

    /// A glyph after the words.
    pub fn trailing(mut self, icon: Icon) -> Self {
        self.after = Some(icon);
        self
    }

    /// The key that does the same, as a cap.
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// What it sends.
    pub fn on_press(mut self, message: Message) -> Self {
        self.send = Some(message);
        self
    }

    /// What it sends, or nothing while it is closed.
    pub fn on_press_maybe(mut self, message: Option<Message>) -> Self {
        self.send = message;
        self
    }

    /// As wide as its surroundings.
    pub fn wide(mut self) -> Self {
        self.width = Fill;
        self
    }

    /// Less room at the sides, for lines of text.
    pub fn tight(mut self) -> Self {
        self.tight = true;
        self
    }
}

impl<'a, Message: Clone + 'a> From<Press<'a, Message>> for Element<'a, Message> {
    fn from(press: Press<'a, Message>) -> Self {
        let open = press.send.is_some();
        let words = text::label_strong(press.label);
        let line = Row::new()
            .spacing(space::SMALL)
            .align_y(Center)
            .push(press.before.map(Icon::view))
            .push(words)
            .push(press.after.map(Icon::view))
            .push(press.key.filter(|_| open).map(|key| match press.kind {
                Kind::Primary => key_cap_in(key, theme::key_cap_on_accent),
                Kind::OnHero => key_cap_in(key, theme::key_cap_on_hero),
                _ => key_cap(key),
            }));
        let content: Element<'a, Message> = if press.width == Fill {
            container(line).center(Fill).into()
        } else {
            center_y(line).width(Length::Shrink).into()
        };
        let style = match press.kind {
            Kind::Primary => theme::primary,
            Kind::Plain => theme::plain,
            Kind::Quiet => theme::quiet,
            Kind::QuietInk => theme::quiet_ink,
            Kind::OnHero => theme::on_hero,
        };
        let side = if press.tight {
            space::SMALL
        } else {
            space::LARGE
        };
        let face = button(content)
            .height(height::CONTROL)
            .width(press.width)
            .padding([0.0, side])
            .style(style)
            .on_press_maybe(press.send.clone());
        reach(face, press.send, radius::OUTER)
    }
}

/// A key as it stands on the keyboard.
pub fn key_cap<'a, Message: 'a>(key: impl Into<String>) -> Element<'a, Message> {
    container(text::second(key.into()))
        .padding([0.0, space::HAIR])
        .center_y(height::KEY)
        .style(theme::key_cap)
        .into()
}

/// A key cap on a filled button, in the ink of the button's words.
fn key_cap_in<'a, Message: 'a>(
    key: String,
    style: fn(&Theme) -> container::Style,
) -> Element<'a, Message> {
    container(text::caption(key))
        .padding([0.0, space::HAIR])
        .center_y(height::KEY)
        .style(style)
        .into()
}

/// A small square button that is only a glyph; `name` says what it does when pointed at.
pub fn glyph_button<'a, Message: Clone + 'a>(
    icon: Icon,
    name: String,
    send: Option<Message>,
) -> Element<'a, Message> {
    let face = button(container(icon.view().size(glyph::ROW)).center(Fill))
        .width(height::CONTROL)
        .height(height::CONTROL)
        .padding(0)
        .style(theme::quiet_ink)
        .on_press_maybe(send.clone());
    super::hint(reach(face, send, radius::OUTER), name)
}
