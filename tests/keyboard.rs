//! Everything by keyboard: Tab reaches every control in the order it is drawn, Enter and the space
//! bar press it, and nothing below a question is reached.

#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::PathBuf;

use camseal::gui::home::{self, Home, State, Summary};
use camseal::gui::services::{Fake, Services};
use camseal::gui::widget::{self, Ticked};
use camseal::gui::{App, Message, Start, text};
use camseal::i18n::{self, Language};
use iced::keyboard::key::Named;
use iced::widget::{column, space};
use iced::{Element, Size};
use iced_test::Simulator;
use time::macros::datetime;

const SIZE: Size = Size::new(1100.0, 760.0);

fn simulate<'a, M>(picture: Element<'a, M>) -> Simulator<'a, M> {
    let settings = iced::Settings {
        fonts: text::FONTS.iter().map(|font| (*font).into()).collect(),
        default_font: text::REGULAR,
        ..iced::Settings::default()
    };
    Simulator::with_size(settings, SIZE, picture)
}

/// What pressing Tab so often and then this key sends.
fn after_tabs<M>(picture: Element<'_, M>, tabs: usize, key: Named) -> Vec<M> {
    let mut ui = simulate(picture);
    for _ in 0..tabs {
        let _ = ui.tap_key(Named::Tab);
    }
    let _ = ui.tap_key(key);
    ui.into_messages().collect()
}

fn controls<'a>() -> Element<'a, &'static str> {
    widget::walk(column![
        widget::press("one").on_press("one"),
        widget::press("closed"),
        widget::tick(Ticked::Off, Some("two")),
        widget::tick_line(Ticked::On, "words".to_owned(), Some("three")),
        widget::radio_line(false, "words".to_owned(), "four"),
        widget::chip(None, "chip".to_owned(), "3".to_owned(), false, "five"),
        widget::fold("name".to_owned(), "inside".to_owned(), false, "six"),
        widget::glyph_button(
            camseal::gui::icon::Icon::Eye,
            "show".to_owned(),
            Some("seven")
        ),
    ])
}

#[test]
fn every_control_is_reached_in_order_and_pressed_by_both_keys() {
    let order = ["one", "two", "three", "four", "five", "six", "seven"];
    for (at, name) in order.into_iter().enumerate() {
        assert_eq!(after_tabs(controls(), at + 1, Named::Enter), [name]);
        assert_eq!(after_tabs(controls(), at + 1, Named::Space), [name]);
    }
    // A closed control is passed by, and without the focus no control hears Enter.
    assert!(after_tabs(controls(), 0, Named::Enter).is_empty());
    assert_eq!(
        after_tabs(controls(), order.len() + 1, Named::Enter),
        ["one"]
    );
}

#[test]
fn what_lies_below_a_question_is_not_reached() {
    let below = column![widget::press("below").on_press("below")];
    let above = widget::press("above").on_press("above");
    let picture = widget::walk(widget::modal(below, above, None));
    let mut ui = simulate(picture);
    for _ in 0..3 {
        let _ = ui.tap_key(Named::Tab);
        let _ = ui.tap_key(Named::Enter);
    }
    let heard: Vec<_> = ui.into_messages().collect();
    assert_eq!(heard, ["above"; 3]);
}

/// A row out of sight scrolls into it: pressing it by the pointer works afterwards.
#[test]
fn the_focus_scrolls_into_sight() {
    let rows = (0..40).map(|row| widget::press(format!("row {row}")).on_press(row).into());
    let list = iced::widget::Column::with_children(rows);
    let picture = widget::walk(column![widget::scroll(list), space().height(20)]);
    let mut ui = simulate(picture);
    for _ in 0..40 {
        let _ = ui.tap_key(Named::Tab);
    }
    let _ = ui.click("row 39").unwrap();
    let _ = ui.tap_key(Named::Tab);
    let _ = ui.click("row 0").unwrap();
    assert_eq!(ui.into_messages().collect::<Vec<_>>(), [39, 0]);
}

#[test]
fn home_is_walked_from_the_language_to_the_last_site() {
    i18n::switch(Language::English);
    let site = |name: &str| Summary {
        path: PathBuf::from(name),
        name: name.to_owned(),
        cameras: 3,
        ends: None,
        visited: None,
        state: State::Secure,
    };
    let home = Home::showing(vec![site("a"), site("b")], datetime!(2026-11-21 10:00 UTC));
    let mut pressed = Vec::new();
    for tabs in 1..=12 {
        let picture = widget::walk(home.view(Language::English, false));
        pressed.extend(after_tabs(picture, tabs, Named::Enter));
    }
    let opened = |name: &str| {
        pressed
            .iter()
            .any(|m| matches!(m, home::Message::Open(path) if path == std::path::Path::new(name)))
    };
    assert!(opened("a") && opened("b"), "{pressed:?}");
    for wanted in [
        "NewSite",
        "Diagnose",
        "Trust",
        "Sign",
        "Browse",
        "Help",
        "Preferences",
    ] {
        assert!(
            pressed.iter().any(|m| format!("{m:?}") == wanted),
            "{wanted} is out of reach: {pressed:?}"
        );
    }
}

/// The whole window, so that the walk is not forgotten around it.
#[test]
fn tab_and_enter_open_a_screen_of_the_window() {
    let mut start = Start::with(Services::fake(Fake::default()));
    start.settings.language = Some(Language::English);
    let (app, _) = App::boot(&start);
    let heard = after_tabs(app.view(), 1, Named::Enter);
    assert!(
        matches!(heard[..], [Message::Home(_)]),
        "the first control of home: {heard:?}"
    );
}
