//! Style functions: what a card, a button, a field looks like at rest, pointed at, pressed, closed.
//!
//! Apart from the themes because a view picks a style by name and never looks at colours.

use iced::border::{self, Border};
use iced::widget::{button, container, scrollable, text, text_input};
use iced::{Background, Color, Theme};

use super::{Colours, Tone, border as line, colours, radius};

/// The colour of a text or glyph, by meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ink {
    /// As its surroundings: in a button, the button's.
    #[default]
    Inherited,
    /// Text.
    Text,
    /// Second lines.
    Muted,
    /// Placeholders and closed things.
    Faint,
    /// Links and invitations.
    Accent,
    /// On the accent.
    OnAccent,
    /// On the big card.
    OnHero,
    /// Decoration and borders of controls.
    Control,
    /// Glyph and word of a tone.
    Tone(Tone),
}

impl Ink {
    /// The colour, or `None` when it is inherited.
    pub fn colour(self, theme: &Theme) -> Option<Color> {
        let c = colours(theme);
        Some(match self {
            Self::Inherited => return None,
            Self::Text => c.ink,
            Self::Muted => c.muted,
            Self::Faint => c.faint,
            Self::Accent => c.accent,
            Self::OnAccent => c.on_accent,
            Self::OnHero => c.on_hero,
            Self::Control => c.control,
            Self::Tone(tone) => c.tone(tone).base,
        })
    }
}

/// Text in an [`Ink`].
pub fn ink(ink: Ink) -> impl Fn(&Theme) -> text::Style {
    move |theme| text::Style {
        color: ink.colour(theme),
    }
}

fn edge(c: &Colours, color: Color, corner: f32) -> Border {
    border::rounded(corner)
        .color(color)
        .width(if c.bold { line::BOLD } else { line::REST })
}

/// A ticked row, and the bar that says what may be done with it.
pub fn selected(theme: &Theme) -> container::Style {
    flat(colours(theme).accent_tint)
}

/// Around the control the keyboard stands on.
pub fn focus_ring(theme: &Theme, corner: f32) -> Border {
    border::rounded(corner)
        .color(colours(theme).accent)
        .width(line::BOLD)
}

fn area(background: Color, border: Border) -> container::Style {
    container::Style {
        background: Some(Background::Color(background)),
        border,
        ..container::Style::default()
    }
}

fn flat(color: Color) -> container::Style {
    area(color, Border::default())
}

/// Behind everything.
pub fn paper(theme: &Theme) -> container::Style {
    container::Style {
        text_color: Some(colours(theme).ink),
        ..flat(colours(theme).paper)
    }
}

/// Where one works.
pub fn surface(theme: &Theme) -> container::Style {
    container::Style {
        text_color: Some(colours(theme).ink),
        ..flat(colours(theme).surface)
    }
}

/// A card.
pub fn card(theme: &Theme) -> container::Style {
    let c = colours(theme);
    area(c.surface, edge(c, c.line, radius::OUTER))
}

/// A card with something calm to read, on the colour of the page's ground.
pub fn calm(theme: &Theme) -> container::Style {
    let c = colours(theme);
    area(c.paper, edge(c, c.line, radius::OUTER))
}

/// A card that is chosen.
pub fn chosen(theme: &Theme) -> container::Style {
    let c = colours(theme);
    area(
        c.surface,
        border::rounded(radius::OUTER)
            .color(c.accent)
            .width(line::BOLD),
    )
}

/// A card that says what is broken.
pub fn broken(tone: Tone) -> impl Fn(&Theme) -> container::Style {
    move |theme| {
        let c = colours(theme);
        area(
            c.surface,
            border::rounded(radius::OUTER)
                .color(c.tone(tone).base)
                .width(line::BOLD),
        )
    }
}

/// The one big card.
pub fn hero(theme: &Theme) -> container::Style {
    let c = colours(theme);
    let border = if c.bold {
        edge(c, c.accent, radius::OUTER)
    } else {
        border::rounded(radius::OUTER)
    };
    container::Style {
        text_color: Some(c.on_hero),
        ..area(c.hero, border)
    }
}

/// An area in a tone; its text stays ink.
pub fn notice(tone: Tone) -> impl Fn(&Theme) -> container::Style {
    move |theme| {
        let c = colours(theme);
        let t = c.tone(tone);
        area(t.tint, edge(c, t.line, radius::OUTER))
    }
}

/// A pill in a tone.
pub fn pill(tone: Tone) -> impl Fn(&Theme) -> container::Style {
    move |theme| {
        let c = colours(theme);
        let t = c.tone(tone);
        area(t.tint, edge(c, t.line, radius::INNER))
    }
}

/// A chip; framed when it is the one that was opened or chosen.
pub fn chip(mark: Mark) -> impl Fn(&Theme) -> container::Style {
    move |theme| {
        let c = colours(theme);
        let frame = |color| {
            border::rounded(radius::INNER)
                .color(color)
                .width(line::BOLD)
        };
        match mark {
            Mark::None => area(c.surface, edge(c, c.line, radius::INNER)),
            Mark::Chosen => area(c.accent_tint, frame(c.accent)),
            Mark::Broken => area(c.refused.tint, frame(c.refused.base)),
        }
    }
}

/// How a chip stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Not.
    None,
    /// Chosen, or the one opened.
    Chosen,
    /// Opened, but not in it.
    Broken,
}

/// Tile behind an icon.
pub fn tile(theme: &Theme) -> container::Style {
    let c = colours(theme);
    let border = if c.bold {
        edge(c, c.accent, radius::OUTER)
    } else {
        border::rounded(radius::OUTER)
    };
    area(c.accent_tint, border)
}

/// A key cap.
pub fn key_cap(theme: &Theme) -> container::Style {
    let c = colours(theme);
    container::Style {
        border: border::rounded(radius::INNER)
            .color(c.control)
            .width(line::REST),
        ..container::Style::default()
    }
}

/// A key cap on the accent.
pub fn key_cap_on_accent(theme: &Theme) -> container::Style {
    let c = colours(theme);
    container::Style {
        border: border::rounded(radius::INNER)
            .color(c.on_accent)
            .width(line::REST),
        ..container::Style::default()
    }
}

/// A key cap in the button on the big card, in the ink of its words.
pub fn key_cap_on_hero(theme: &Theme) -> container::Style {
    let ink = on_hero(theme, button::Status::Active).text_color;
    container::Style {
        border: border::rounded(radius::INNER).color(ink).width(line::REST),
        ..container::Style::default()
    }
}

/// A flat fill in a role's colour, for lines and bars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// Hairline.
    Line,
    /// Line under column heads.
    Control,
    /// Done.
    Accent,
    /// Empty part of bars.
    Track,
    /// Today's hand.
    Ink,
    /// The ground where one works.
    Surface,
    /// A tone.
    Tone(Tone),
}

/// A flat fill with rounded ends.
pub fn fill(fill: Fill, corner: f32) -> impl Fn(&Theme) -> container::Style {
    move |theme| {
        let c = colours(theme);
        let color = match fill {
            Fill::Line => c.line,
            Fill::Control => c.control,
            Fill::Accent => c.accent,
            Fill::Track => c.track,
            Fill::Ink => c.ink,
            Fill::Surface => c.surface,
            Fill::Tone(tone) => c.tone(tone).base,
        };
        area(color, border::rounded(corner))
    }
}

/// A ring or disc of the rail. `corner` is half its size.
pub fn ring(
    outline: Fill,
    inside: Option<Fill>,
    corner: f32,
) -> impl Fn(&Theme) -> container::Style {
    move |theme| {
        let c = colours(theme);
        let pick = |f| match f {
            Fill::Line => c.line,
            Fill::Control => c.control,
            Fill::Accent => c.accent,
            Fill::Track => c.track,
            Fill::Ink => c.ink,
            Fill::Surface => c.surface,
            Fill::Tone(tone) => c.tone(tone).base,
        };
        container::Style {
            background: inside.map(|f| Background::Color(pick(f))),
            border: border::rounded(corner)
                .color(pick(outline))
                .width(line::BOLD),
            ..container::Style::default()
        }
    }
}

/// The step of the side list where one is.
pub fn step_now(theme: &Theme) -> container::Style {
    let c = colours(theme);
    let color = if c.bold { c.accent } else { c.line };
    area(c.surface, edge(c, color, radius::OUTER))
}

/// Behind a question: what lies below is out of reach.
pub fn scrim(theme: &Theme) -> container::Style {
    // Flat and half transparent: the software renderer blends it without a blur. Always the darker
    // of the two, or a dark window would grow bright and grey behind a question.
    let c = colours(theme);
    if c.ink.relative_luminance() < c.paper.relative_luminance() {
        flat(c.ink.scale_alpha(0.4))
    } else {
        flat(c.paper.scale_alpha(0.6))
    }
}

fn shape(background: Option<Color>, text_color: Color, border: Border) -> button::Style {
    button::Style {
        background: background.map(Background::Color),
        text_color,
        border,
        ..button::Style::default()
    }
}

fn closed(c: &Colours) -> button::Style {
    if c.bold {
        // No ground and a thin line: grey alone is too near white to be told apart.
        let thin = border::rounded(radius::OUTER).color(c.faint);
        shape(None, c.faint, thin.width(line::REST))
    } else {
        shape(Some(c.hover), c.faint, border::rounded(radius::OUTER))
    }
}

/// The way on; one a screen.
pub fn primary(theme: &Theme, status: button::Status) -> button::Style {
    let c = colours(theme);
    let ground = match status {
        button::Status::Active => c.accent,
        button::Status::Hovered => c.accent_hover,
        button::Status::Pressed => c.accent_press,
        button::Status::Disabled => return closed(c),
    };
    shape(Some(ground), c.on_accent, border::rounded(radius::OUTER))
}

/// A button among others.
pub fn plain(theme: &Theme, status: button::Status) -> button::Style {
    let c = colours(theme);
    let ground = match status {
        button::Status::Active => c.surface,
        button::Status::Hovered => c.hover,
        button::Status::Pressed => c.press,
        button::Status::Disabled => return closed(c),
    };
    shape(Some(ground), c.ink, edge(c, c.control, radius::OUTER))
}

fn bare(c: &Colours, color: Color, status: button::Status) -> button::Style {
    let ground = match status {
        button::Status::Active => None,
        button::Status::Hovered => Some(c.hover),
        button::Status::Pressed => Some(c.press),
        button::Status::Disabled => return shape(None, c.faint, border::rounded(radius::OUTER)),
    };
    shape(ground, color, border::rounded(radius::OUTER))
}

/// Text in accent: an invitation.
pub fn quiet(theme: &Theme, status: button::Status) -> button::Style {
    let c = colours(theme);
    bare(c, c.accent, status)
}

/// Text in ink: no invitation.
pub fn quiet_ink(theme: &Theme, status: button::Status) -> button::Style {
    let c = colours(theme);
    bare(c, c.ink, status)
}

/// The button on the big card.
pub fn on_hero(theme: &Theme, status: button::Status) -> button::Style {
    let c = colours(theme);
    if c.bold {
        return primary(theme, status);
    }
    let ground = match status {
        button::Status::Hovered => c.accent_tint,
        button::Status::Pressed => c.accent_line,
        button::Status::Active | button::Status::Disabled => c.on_hero,
    };
    // Dark on light in both themes: the hero is the same kind of blue.
    let (ground, ink) = if c.on_hero == c.surface {
        (ground, c.hero)
    } else {
        (c.on_hero, c.hero)
    };
    shape(Some(ground), ink, border::rounded(radius::OUTER))
}

/// A card one can press.
pub fn card_button(theme: &Theme, status: button::Status) -> button::Style {
    let c = colours(theme);
    let ground = match status {
        button::Status::Active | button::Status::Disabled => c.surface,
        button::Status::Hovered => c.hover,
        button::Status::Pressed => c.press,
    };
    shape(Some(ground), c.ink, edge(c, c.line, radius::OUTER))
}

/// A row of a table one can press.
pub fn row_button(theme: &Theme, status: button::Status) -> button::Style {
    let c = colours(theme);
    let ground = match status {
        button::Status::Active | button::Status::Disabled => None,
        button::Status::Hovered => Some(c.hover),
        button::Status::Pressed => Some(c.press),
    };
    shape(ground, c.ink, Border::default())
}

/// A chip one can press.
pub fn chip_button(mark: Mark) -> impl Fn(&Theme, button::Status) -> button::Style {
    move |theme, status| {
        let c = colours(theme);
        let still = chip(mark)(theme);
        let background = match status {
            button::Status::Hovered => Some(Background::Color(c.hover)),
            button::Status::Pressed => Some(Background::Color(c.press)),
            button::Status::Active | button::Status::Disabled => still.background,
        };
        button::Style {
            background,
            text_color: c.ink,
            border: still.border,
            ..button::Style::default()
        }
    }
}

/// A box to tick, or a round choice when `corner` is half its size.
pub fn tick(on: bool, corner: f32) -> impl Fn(&Theme, button::Status) -> button::Style {
    move |theme, status| {
        let c = colours(theme);
        let (ground, frame) = match (on, status) {
            (_, button::Status::Disabled) => (c.hover, c.faint),
            (true, _) => (c.accent, c.accent),
            (false, button::Status::Active) => (c.surface, c.control),
            (false, _) => (c.hover, c.accent),
        };
        shape(
            Some(ground),
            if status == button::Status::Disabled {
                c.faint
            } else {
                c.on_accent
            },
            border::rounded(corner).color(frame).width(line::BOLD),
        )
    }
}

/// A field to type into; `wrong` frames it in the tone of a refusal.
pub fn field(wrong: bool) -> impl Fn(&Theme, text_input::Status) -> text_input::Style {
    move |theme, status| {
        let c = colours(theme);
        let focused = matches!(status, text_input::Status::Focused { .. });
        let border = if wrong {
            border::rounded(radius::OUTER)
                .color(c.refused.base)
                .width(line::BOLD)
        } else if focused {
            border::rounded(radius::OUTER)
                .color(c.accent)
                .width(line::BOLD)
        } else if matches!(status, text_input::Status::Hovered) {
            edge(c, c.muted, radius::OUTER)
        } else {
            edge(c, c.control, radius::OUTER)
        };
        let disabled = matches!(status, text_input::Status::Disabled);
        text_input::Style {
            background: Background::Color(if disabled { c.hover } else { c.surface }),
            border,
            icon: c.muted,
            placeholder: c.faint,
            value: if disabled { c.faint } else { c.ink },
            selection: if c.bold { c.press } else { c.accent_line },
        }
    }
}

/// A scrolled area; its bar is drawn by [`widget::scroll`](crate::gui::widget::scroll).
pub fn scroll(theme: &Theme, status: scrollable::Status) -> scrollable::Style {
    let mut style = scrollable::default(theme, status);
    let rail = scrollable::Rail {
        background: None,
        border: Border::default(),
        scroller: scrollable::Scroller {
            background: Background::Color(Color::TRANSPARENT),
            border: Border::default(),
        },
    };
    style.vertical_rail = rail;
    style.horizontal_rail = rail;
    style.gap = None;
    style
}

/// The thumb of the scroll bar.
pub fn thumb(theme: &Theme) -> Color {
    colours(theme).control
}
