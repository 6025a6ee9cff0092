//! A view without a window: drawn, read, and kept as a picture for a person to look at.
//!
//! Apart because many tests look at one screen alone, without the program around it.

// Several programs share it, and none needs all of it.
#![allow(dead_code)]

use std::path::Path;

use camseal::gui::{text, theme};
use iced::{Element, Size};
use iced_test::Simulator;

/// The window as it opens.
pub const WINDOW: Size = Size::new(1100.0, 760.0);
/// High enough that nothing has to be scrolled to.
pub const TALL: Size = Size::new(1100.0, 1400.0);

/// The view in a window of this size.
pub fn simulate<M>(view: Element<'_, M>, size: Size) -> Simulator<'_, M> {
    let settings = iced::Settings {
        fonts: text::FONTS.iter().map(|font| (*font).into()).collect(),
        default_font: text::REGULAR,
        default_text_size: text::LABEL.into(),
        ..iced::Settings::default()
    };
    Simulator::with_size(settings, size, view)
}

/// Whether these words stand in it.
pub fn shows<M>(view: Element<'_, M>, size: Size, words: &str) -> bool {
    simulate(view, size).find(words).is_ok()
}

/// Leaves a picture in this folder of the tests.
pub fn picture<M>(view: Element<'_, M>, size: Size, folder: &str, name: &str) {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    std::fs::create_dir_all(&place).unwrap();
    let _ = std::fs::remove_file(place.join(format!("{name}-tiny-skia.png")));
    let drawn = simulate(view, size).snapshot(&theme::light()).unwrap();
    let file = place.join(format!("{name}.png"));
    assert!(drawn.matches_image(file).unwrap());
}
