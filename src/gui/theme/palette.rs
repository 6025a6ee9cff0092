//! The colours: three palettes, named by what they are for.
//!
//! Apart because the contrast of every pair is computed in a test, which needs the values without
//! the styles. The look is described in the crate documentation; the ratios are WCAG 2.

use iced::Color;

/// What a colour is for. A view never names a colour, only one of these or a [`Tone`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Colours {
    /// Behind everything.
    pub paper: Color,
    /// Where one works.
    pub surface: Color,
    /// Pointed at; closed button.
    pub hover: Color,
    /// Pressed.
    pub press: Color,
    /// Empty part of bars.
    pub track: Color,
    /// Hairlines, borders of cards.
    pub line: Color,
    /// Borders of fields, ticks, hollow nodes.
    pub control: Color,
    /// Text.
    pub ink: Color,
    /// Second lines.
    pub muted: Color,
    /// Placeholders, text of closed buttons.
    pub faint: Color,
    /// The one accent.
    pub accent: Color,
    /// Primary pointed at.
    pub accent_hover: Color,
    /// Primary pressed.
    pub accent_press: Color,
    /// Selected row, chip, tile.
    pub accent_tint: Color,
    /// Border of accent areas.
    pub accent_line: Color,
    /// Text on accent.
    pub on_accent: Color,
    /// The one big card on home.
    pub hero: Color,
    /// Text on it.
    pub on_hero: Color,
    /// Colours of the four tones.
    pub secure: Toned,
    /// Attention.
    pub attention: Toned,
    /// Not secure.
    pub refused: Toned,
    /// Unknown.
    pub unknown: Toned,
    /// High contrast: borders are doubled and areas outlined.
    pub bold: bool,
}

/// Glyph and word, area, border of the area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Toned {
    /// Glyph and word.
    pub base: Color,
    /// Area.
    pub tint: Color,
    /// Border of the area.
    pub line: Color,
}

/// What is known about security: always shown as colour, glyph and word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Proven just now.
    Secure,
    /// Works, or waits for the person.
    Attention,
    /// A client refuses it.
    Refused,
    /// Could not be found out.
    Unknown,
}

impl Colours {
    /// The three colours of a tone.
    pub fn tone(&self, tone: Tone) -> Toned {
        match tone {
            Tone::Secure => self.secure,
            Tone::Attention => self.attention,
            Tone::Refused => self.refused,
            Tone::Unknown => self.unknown,
        }
    }
}

const fn hex(rgb: u32) -> Color {
    Color::from_rgb8((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

const fn toned(base: u32, tint: u32, line: u32) -> Toned {
    Toned {
        base: hex(base),
        tint: hex(tint),
        line: hex(line),
    }
}

/// Day.
pub static LIGHT: Colours = Colours {
    paper: hex(0xF3F5F9),
    surface: hex(0xFFFFFF),
    hover: hex(0xE9EDF3),
    press: hex(0xD7DDE7),
    track: hex(0xDBE0E8),
    line: hex(0xDBE0E8),
    control: hex(0x7C8796),
    ink: hex(0x0E141B),
    muted: hex(0x465160),
    faint: hex(0x5D6877),
    accent: hex(0x2446C7),
    accent_hover: hex(0x1B389F),
    accent_press: hex(0x142A78),
    accent_tint: hex(0xE9EDFC),
    accent_line: hex(0xAEBBF1),
    on_accent: hex(0xFFFFFF),
    hero: hex(0x2446C7),
    on_hero: hex(0xFFFFFF),
    secure: toned(0x0A6638, 0xE1F3E8, 0x9FD2B5),
    attention: toned(0x814C00, 0xFFF0D3, 0xE6C583),
    refused: toned(0xAB181E, 0xFCE7E6, 0xEEB1AE),
    unknown: toned(0x465160, 0xEAEEF3, 0xC3CBD6),
    bold: false,
};

/// Night.
pub static DARK: Colours = Colours {
    paper: hex(0x0C1015),
    surface: hex(0x141920),
    hover: hex(0x202833),
    press: hex(0x2E3947),
    track: hex(0x2A323D),
    line: hex(0x2A323D),
    control: hex(0x6F7B8A),
    ink: hex(0xEEF2F6),
    muted: hex(0xB0BAC6),
    faint: hex(0x929DAA),
    accent: hex(0x9DB1FF),
    accent_hover: hex(0xB7C6FF),
    accent_press: hex(0xD0DAFF),
    accent_tint: hex(0x1D284B),
    accent_line: hex(0x41549A),
    on_accent: hex(0x0A1030),
    hero: hex(0x2B3F91),
    on_hero: hex(0xFFFFFF),
    secure: toned(0x62D394, 0x11291D, 0x28583E),
    attention: toned(0xF0B64C, 0x2D230E, 0x5F4A1A),
    refused: toned(0xFF9C94, 0x371A1B, 0x713637),
    unknown: toned(0xB0BAC6, 0x222A34, 0x3C4653),
    bold: false,
};

/// High contrast.
pub static CONTRAST: Colours = Colours {
    paper: hex(0x000000),
    surface: hex(0x000000),
    hover: hex(0x262626),
    press: hex(0x404040),
    track: hex(0x4D4D4D),
    line: hex(0xFFFFFF),
    control: hex(0xFFFFFF),
    ink: hex(0xFFFFFF),
    muted: hex(0xFFFFFF),
    faint: hex(0xD6D6D6),
    accent: hex(0x6FE0FF),
    accent_hover: hex(0xB5EFFF),
    accent_press: hex(0xFFFFFF),
    accent_tint: hex(0x003545),
    accent_line: hex(0x6FE0FF),
    on_accent: hex(0x000000),
    hero: hex(0x000000),
    on_hero: hex(0xFFFFFF),
    secure: toned(0x5CFF9D, 0x000000, 0x5CFF9D),
    attention: toned(0xFFC84A, 0x000000, 0xFFC84A),
    refused: toned(0xFF9E96, 0x000000, 0xFF9E96),
    unknown: toned(0xFFFFFF, 0x000000, 0xFFFFFF),
    bold: true,
};
