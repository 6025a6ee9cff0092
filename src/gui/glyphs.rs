//! Which languages this computer can draw, found by laying their letters out as the window does.
//!
//! Apart because a language such as Chinese needs a face of the system: Inter, which travels with
//! the program, has Latin, Greek and Cyrillic letters only, and the thousands of a Chinese face
//! would be larger than the program. Without such a face the language is not offered.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use iced::advanced::graphics::text::{self, cosmic_text};
use iced::font::{Font, Weight};

use super::text::{FONTS, REGULAR};
use crate::i18n::Language;

/// What was found for one language; fonts do not change while the window is open.
struct Drawn {
    whole: bool,
    stand_in: Option<Font>,
}

/// Is there a glyph for every letter of this language's texts?
pub fn drawable(language: Language) -> bool {
    drawn(language).whole
}

/// The system's face for a language most of whose letters Inter does not have, in the weight next
/// to semibold. Without it words in a heavier weight would be put together from several faces,
/// because a fallback is looked for in exactly the weight that was asked for.
pub fn stand_in(language: Language) -> Option<Font> {
    drawn(language).stand_in
}

/// The desktop's first language that is shipped and can be drawn; English otherwise.
pub fn of_desktop() -> Language {
    Language::wished()
        .into_iter()
        .find(|language| drawable(*language))
        .unwrap_or(Language::English)
}

fn drawn(language: Language) -> &'static Drawn {
    static FOUND: [OnceLock<Drawn>; Language::ALL.len()] =
        [const { OnceLock::new() }; Language::ALL.len()];
    FOUND[language as usize].get_or_init(|| lay_out(language.letters()))
}

fn lay_out(letters: &str) -> Drawn {
    let nothing = Drawn {
        whole: false,
        stand_in: None,
    };
    let Ok(mut system) = text::font_system().write() else {
        return nothing;
    };
    for font in FONTS {
        system.load_font(Cow::Borrowed(font));
    }
    let system = system.raw();
    let mut buffer = cosmic_text::Buffer::new(system, cosmic_text::Metrics::new(16.0, 24.0));
    let face = text::to_attributes(REGULAR);
    buffer.set_text(system, letters, &face, cosmic_text::Shaping::Advanced, None);
    buffer.shape_until_scroll(system, false);
    let mut whole = true;
    let mut families: BTreeMap<String, usize> = BTreeMap::new();
    for glyph in buffer.layout_runs().flat_map(|run| run.glyphs) {
        // Glyph 0 is the box of a letter that is missing (OpenType, "cmap").
        whole &= glyph.glyph_id != 0;
        let face = system.db().face(glyph.font_id);
        if let Some((name, _)) = face.and_then(|face| face.families.first()) {
            *families.entry(name.clone()).or_default() += 1;
        }
    }
    let most = families.into_iter().max_by_key(|(_, glyphs)| *glyphs);
    let stand_in = match (REGULAR.family, most) {
        (iced::font::Family::Name(own), Some((family, _))) if whole && family != own => {
            Some(heavier(system, family))
        }
        _ => None,
    };
    Drawn { whole, stand_in }
}

/// The face of this family whose weight is next to semibold.
fn heavier(system: &cosmic_text::FontSystem, family: String) -> Font {
    let weight = system
        .db()
        .faces()
        .filter(|face| face.families.iter().any(|(name, _)| *name == family))
        .map(|face| face.weight.0)
        .min_by_key(|weight| weight.abs_diff(600))
        .unwrap_or(400);
    let weight = match weight {
        ..350 => Weight::Light,
        350..450 => Weight::Normal,
        450..550 => Weight::Medium,
        550..650 => Weight::Semibold,
        650..750 => Weight::Bold,
        750.. => Weight::ExtraBold,
    };
    Font {
        weight,
        // Once a language at most; the window's faces are named by constants.
        ..Font::with_name(Box::leak(family.into_boxed_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_no_font_has_makes_a_language_undrawable() {
        // A code point that will never be a character.
        assert!(!lay_out("ä\u{FFFFE}").whole);
    }

    #[test]
    fn latin_letters_stand_in_the_face_that_travels_along() {
        let latin = lay_out("äöüßÄÖÜéèêçœőűŐŰñ¿¡«»„“”–—…·→×");
        assert!(latin.whole);
        assert_eq!(latin.stand_in, None);
    }
}
