//! The look: palettes as iced themes, and every style as a function.
//!
//! Apart so that no view spells a colour, a border or a corner. Styles read their colours from the
//! palette of the theme they are drawn with, so switching the theme needs nothing else.

pub use measure::{bar, border, glyph, height, node, radius, ring, space, width, window};
pub use palette::{CONTRAST, Colours, DARK, LIGHT, Tone, Toned};
pub use style::*;

use std::sync::LazyLock;

use iced::Theme;
use iced::theme::Palette;
use iced::theme::palette::{
    Background, Danger, Extended, Pair, Primary, Secondary, Success, Warning,
};

mod measure;
mod palette;
mod style;

static THEMES: LazyLock<[Theme; 3]> =
    LazyLock::new(|| [theme(&LIGHT), theme(&DARK), theme(&CONTRAST)]);

/// Day.
pub fn light() -> Theme {
    THEMES[0].clone()
}

/// Night.
pub fn dark() -> Theme {
    THEMES[1].clone()
}

/// High contrast.
pub fn contrast() -> Theme {
    THEMES[2].clone()
}

/// The colours of a theme made here; those of the day for any other.
pub fn colours(theme: &Theme) -> &'static Colours {
    // The accent differs in all three, and iced keeps it as given.
    let accent = theme.palette().primary;
    [&LIGHT, &DARK, &CONTRAST]
        .into_iter()
        .find(|c| c.accent == accent)
        .unwrap_or(&LIGHT)
}

/// Not by generation, so that the computed ratios stay true.
fn theme(c: &'static Colours) -> Theme {
    let seed = Palette {
        background: c.surface,
        text: c.ink,
        primary: c.accent,
        success: c.secure.base,
        warning: c.attention.base,
        danger: c.refused.base,
    };
    let pair = |color, text| Pair { color, text };
    let name = if c.bold {
        "camseal-contrast"
    } else if c.paper == DARK.paper {
        "camseal-dark"
    } else {
        "camseal-light"
    };
    Theme::custom_with_fn(name, seed, |_| Extended {
        background: Background {
            weakest: pair(c.paper, c.ink),
            base: pair(c.surface, c.ink),
            weaker: pair(c.hover, c.ink),
            weak: pair(c.press, c.ink),
            neutral: pair(c.track, c.ink),
            strong: pair(c.line, c.ink),
            stronger: pair(c.control, c.surface),
            strongest: pair(c.muted, c.surface),
        },
        primary: Primary {
            base: pair(c.accent, c.on_accent),
            weak: pair(c.accent_tint, c.ink),
            strong: pair(c.accent_hover, c.on_accent),
        },
        secondary: Secondary {
            base: pair(c.unknown.tint, c.unknown.base),
            weak: pair(c.hover, c.faint),
            strong: pair(c.unknown.line, c.ink),
        },
        success: Success {
            base: pair(c.secure.base, c.surface),
            weak: pair(c.secure.tint, c.ink),
            strong: pair(c.secure.line, c.ink),
        },
        warning: Warning {
            base: pair(c.attention.base, c.surface),
            weak: pair(c.attention.tint, c.ink),
            strong: pair(c.attention.line, c.ink),
        },
        danger: Danger {
            base: pair(c.refused.base, c.surface),
            weak: pair(c.refused.tint, c.ink),
            strong: pair(c.refused.line, c.ink),
        },
        is_dark: c.paper != LIGHT.paper,
    })
}
