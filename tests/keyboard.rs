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

#[path = "common/filled.rs"]
mod filled;
#[path = "common/stage.rs"]
mod stage;

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

/// Ctrl+F (on a Mac the command key) puts the caret into the search field of a site.
#[test]
fn the_command_key_and_f_search_a_site() {
    use iced::keyboard::{Event, Key, Location, Modifiers, key};

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("harbour.camseal");
    let now = time::OffsetDateTime::now_utc();
    let authority = filled::authority("Harbour Logistics", now);
    let site = filled::site(&path, "Harbour Logistics", &authority);
    for (ip, model) in [("10.20.4.33", "P3265"), ("10.20.4.36", "XNV-8083R")] {
        let id = site.add(&filled::seen(ip, "Practice", model)).unwrap();
        filled::secured(&site, id, &filled::leaf(&authority, ip, now, 730));
    }
    drop(site);
    let mut start = Start::with(Services::fake(Fake::default()));
    start.settings.language = Some(Language::English);
    let mut stage = stage::Stage::open(&start, SIZE);
    stage.say(Message::Home(home::Message::Open(path)));
    stage.until("P3265");
    stage.until("XNV-8083R");
    let f = Key::Character("f".into());
    stage.happen(&[iced::Event::Keyboard(Event::KeyPressed {
        key: f.clone(),
        modified_key: f,
        physical_key: key::Physical::Code(key::Code::KeyF),
        location: Location::Standard,
        modifiers: Modifiers::COMMAND,
        text: None,
        repeat: false,
    })]);
    stage.types("8083");
    let found = stage.wait(|stage| !stage.sees("P3265"));
    assert!(found && stage.sees("XNV-8083R"), "{:#?}", stage.texts());
}

/// Beside a thousand rows the thumb is still long enough to be taken hold of, and what is scrolled
/// follows it.
#[test]
fn a_long_list_is_pulled_by_its_bar() {
    use iced::{Event, Point, mouse};

    let list = iced::widget::Column::with_children(
        (0..1000).map(|row| widget::press(format!("row {row}")).on_press(row).into()),
    );
    let mut ui = simulate(widget::scroll(list));
    let turn = |ui: &mut Simulator<'_, i32>, y: f32, event: mouse::Event| {
        ui.point_at(Point::new(SIZE.width - 2.0, y));
        let _ = ui.simulate([Event::Mouse(event)]);
    };
    let moved = |y: f32| mouse::Event::CursorMoved {
        position: Point::new(SIZE.width - 2.0, y),
    };
    let left = mouse::Button::Left;
    assert!(ui.click("row 999").is_err(), "it is far below");
    // Taken hold of near its lower end nothing moves; a thumb of two pixels would not be there, and
    // a press beside it goes elsewhere.
    turn(&mut ui, 36.0, mouse::Event::ButtonPressed(left));
    turn(&mut ui, 36.0, mouse::Event::ButtonReleased(left));
    let _ = ui.click("row 0").unwrap();
    turn(&mut ui, 36.0, mouse::Event::ButtonPressed(left));
    turn(&mut ui, SIZE.height + 50.0, moved(SIZE.height + 50.0));
    turn(
        &mut ui,
        SIZE.height + 50.0,
        mouse::Event::ButtonReleased(left),
    );
    let _ = ui.click("row 999").unwrap();
    // Let go of: it stays.
    turn(&mut ui, 100.0, moved(100.0));
    let _ = ui.click("row 998").unwrap();
    assert_eq!(ui.into_messages().collect::<Vec<_>>(), [0, 999, 998]);
}
