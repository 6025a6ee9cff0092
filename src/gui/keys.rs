//! Keys and files: what the window listens to beside its widgets.
//!
//! Apart because Enter, Escape, F1 and Ctrl with a digit mean something wherever the focus stands;
//! what they mean is decided by the screen that is shown. Tab is the business of
//! [`walk`](super::widget::walk), Enter on a focused control that of [`reach`](super::widget::reach).

use iced::keyboard::{self, Key, key::Named};
use iced::{Event, Subscription, event, window};

use super::Message;
use crate::fl;

/// A key that means something to a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pressed {
    /// The way on.
    Enter,
    /// The way back.
    Escape,
    /// Ctrl with a digit: the step of this number, counted from zero.
    Step(usize),
    /// F1.
    Help,
    /// The space bar, when no field has it.
    Space,
    /// Ctrl+V, when no field has it.
    Paste,
    /// Ctrl+F.
    Find,
}

/// Keys and files as messages.
pub(super) fn listen() -> Subscription<Message> {
    event::listen_with(heard)
}

fn heard(event: Event, status: event::Status, _window: window::Id) -> Option<Message> {
    match event {
        Event::Keyboard(keyboard::Event::KeyPressed {
            key,
            modifiers,
            repeat,
            ..
        }) => pressed(&key, modifiers, repeat, status).map(Message::Pressed),
        Event::Window(window::Event::Resized(size)) => Some(Message::Resized(size.width)),
        Event::Window(window::Event::Opened { size, .. }) => Some(Message::Resized(size.width)),
        Event::Window(window::Event::FileHovered(_)) => Some(Message::Hovered(true)),
        Event::Window(window::Event::FilesHoveredLeft) => Some(Message::Hovered(false)),
        Event::Window(window::Event::FileDropped(path)) => Some(Message::Falling(path)),
        _ => None,
    }
}

/// A held key must not race through the steps, so repeats are ignored. Escape counts even when a
/// field took it: a field only gives up its focus, which nobody presses Escape for.
fn pressed(
    key: &Key,
    modifiers: keyboard::Modifiers,
    repeat: bool,
    status: event::Status,
) -> Option<Pressed> {
    let free = status == event::Status::Ignored;
    match key.as_ref() {
        _ if repeat => None,
        Key::Named(Named::Escape) => Some(Pressed::Escape),
        Key::Named(Named::ArrowLeft) if modifiers.alt() => Some(Pressed::Escape),
        Key::Named(Named::F1) => Some(Pressed::Help),
        Key::Named(Named::Enter) if free => Some(Pressed::Enter),
        Key::Named(Named::Space) if free => Some(Pressed::Space),
        Key::Character("f") if modifiers.command() => Some(Pressed::Find),
        Key::Character("v") if modifiers.command() && free => Some(Pressed::Paste),
        Key::Character(digit) if modifiers.command() => {
            let number: usize = digit.parse().ok()?;
            (1..=7).contains(&number).then(|| Pressed::Step(number - 1))
        }
        _ => None,
    }
}

/// What the key for searching is called here.
pub fn find() -> String {
    if cfg!(target_os = "macos") {
        fl!("key-find-mac")
    } else {
        fl!("key-find")
    }
}

/// What the keys that go to a step are called here.
pub fn step() -> String {
    if cfg!(target_os = "macos") {
        fl!("key-step-mac")
    } else {
        fl!("key-step")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use iced::keyboard::Modifiers;

    #[test]
    fn a_held_enter_counts_once() {
        let enter = Key::Named(Named::Enter);
        let none = Modifiers::default();
        let free = event::Status::Ignored;
        assert_eq!(pressed(&enter, none, false, free), Some(Pressed::Enter));
        assert_eq!(pressed(&enter, none, true, free), None);
        assert_eq!(pressed(&enter, none, false, event::Status::Captured), None);
    }

    #[test]
    fn escape_leaves_even_from_a_field() {
        let escape = Key::Named(Named::Escape);
        let taken = event::Status::Captured;
        assert_eq!(
            pressed(&escape, Modifiers::default(), false, taken),
            Some(Pressed::Escape)
        );
    }

    #[test]
    fn control_and_a_digit_name_a_step() {
        let key = Key::Character("3".into());
        let free = event::Status::Ignored;
        assert_eq!(
            pressed(&key, Modifiers::COMMAND, false, free),
            Some(Pressed::Step(2))
        );
        assert_eq!(pressed(&key, Modifiers::default(), false, free), None);
    }
}
