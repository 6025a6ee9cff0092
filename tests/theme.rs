//! Every pair of colours that is drawn, in every palette, is readable: WCAG 2 asks for 4.5 between
//! text and its ground, and for 3 between a control's outline and its ground.

#![allow(clippy::unwrap_used, clippy::panic)]
#![cfg(feature = "gui")]

use camseal::gui::theme::{self, CONTRAST, Colours, DARK, LIGHT, Tone};
use iced::Color;

const TONES: [Tone; 4] = [Tone::Secure, Tone::Attention, Tone::Refused, Tone::Unknown];

/// Relative luminance, WCAG 2: computed here and not by the framework that draws.
fn luminance(color: Color) -> f64 {
    let linear = |channel: f32| {
        let c = f64::from(channel);
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)
}

fn ratio(one: Color, other: Color) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn text_pairs(c: &Colours) -> Vec<(String, Color, Color)> {
    let mut pairs = Vec::new();
    let grounds = [
        ("surface", c.surface),
        ("paper", c.paper),
        ("hover", c.hover),
    ];
    for (ground, color) in grounds {
        for (ink, text) in [
            ("ink", c.ink),
            ("muted", c.muted),
            ("faint", c.faint),
            ("accent", c.accent),
        ] {
            pairs.push((format!("{ink} on {ground}"), text, color));
        }
        for tone in TONES {
            pairs.push((format!("{tone:?} on {ground}"), c.tone(tone).base, color));
        }
    }
    for (ink, text) in [("ink", c.ink), ("accent", c.accent)] {
        pairs.push((format!("{ink} on press"), text, c.press));
    }
    for (ink, text) in [("ink", c.ink), ("muted", c.muted), ("accent", c.accent)] {
        pairs.push((format!("{ink} on accent tint"), text, c.accent_tint));
    }
    for (ground, color) in [
        ("accent", c.accent),
        ("accent hover", c.accent_hover),
        ("accent press", c.accent_press),
    ] {
        pairs.push((format!("on accent on {ground}"), c.on_accent, color));
    }
    pairs.push(("on hero on hero".to_owned(), c.on_hero, c.hero));
    for tone in TONES {
        let t = c.tone(tone);
        pairs.push((format!("{tone:?} on its tint"), t.base, t.tint));
        pairs.push((format!("ink on tint of {tone:?}"), c.ink, t.tint));
        pairs.push((format!("muted on tint of {tone:?}"), c.muted, t.tint));
        pairs.push((format!("surface on {tone:?}"), c.surface, t.base));
    }
    pairs
}

fn shape_pairs(c: &Colours) -> Vec<(String, Color, Color)> {
    let mut pairs = vec![
        ("control on surface".to_owned(), c.control, c.surface),
        ("control on paper".to_owned(), c.control, c.paper),
        ("accent on surface".to_owned(), c.accent, c.surface),
        ("accent on paper".to_owned(), c.accent, c.paper),
    ];
    for tone in [Tone::Secure, Tone::Attention, Tone::Refused] {
        pairs.push((format!("{tone:?} on track"), c.tone(tone).base, c.track));
    }
    pairs
}

#[test]
fn every_text_can_be_read() {
    for (name, colours) in [("light", &LIGHT), ("dark", &DARK), ("contrast", &CONTRAST)] {
        for (pair, text, ground) in text_pairs(colours) {
            let found = ratio(text, ground);
            assert!(found >= 4.5, "{name}: {pair} is {found:.2}");
        }
    }
}

#[test]
fn every_outline_can_be_seen() {
    for (name, colours) in [("light", &LIGHT), ("dark", &DARK), ("contrast", &CONTRAST)] {
        for (pair, shape, ground) in shape_pairs(colours) {
            let found = ratio(shape, ground);
            assert!(found >= 3.0, "{name}: {pair} is {found:.2}");
        }
    }
}

#[test]
fn the_measure_is_the_known_one() {
    let close = |found: f64, wanted: f64| (found - wanted).abs() < 0.01;
    assert!(close(ratio(Color::BLACK, Color::WHITE), 21.0));
    // the lowest text pair of each palette, as it was computed when the palettes were chosen
    assert!(close(ratio(LIGHT.faint, LIGHT.hover), 4.81));
    assert!(close(ratio(DARK.faint, DARK.hover), 5.40));
    assert!(close(ratio(CONTRAST.accent, CONTRAST.press), 6.80));
}

#[test]
fn a_theme_finds_its_own_colours_again() {
    for (theme, colours) in [
        (theme::light(), &LIGHT),
        (theme::dark(), &DARK),
        (theme::contrast(), &CONTRAST),
    ] {
        assert_eq!(theme::colours(&theme), colours);
        assert_eq!(
            theme.extended_palette().background.base.color,
            colours.surface
        );
        assert_eq!(
            theme.extended_palette().background.weakest.color,
            colours.paper
        );
    }
}
