//! The languages camseal speaks, and switching between them.
//!
//! Apart because [`fl!`](crate::fl) is used by every area that explains itself. English is the
//! source and the fallback. A language is a folder of `i18n/` and nothing else: the list of them is
//! made from the folders by `packaging/languages.rs`. Texts are looked up at the moment of drawing, never stored.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use i18n_embed::fluent::{FluentLanguageLoader, fluent_language_loader};
use i18n_embed::{LanguageLoader, unic_langid::LanguageIdentifier};
use rust_embed::RustEmbed;

pub mod date;
pub mod drift;

#[derive(RustEmbed)]
#[folder = "i18n/"]
struct Texts;

/// The one loader of the program; use the macro [`fl!`](crate::fl) instead.
pub static LOADER: LazyLock<FluentLanguageLoader> = LazyLock::new(|| {
    let loader = fluent_language_loader!();
    if let Err(error) = loader.load_fallback_language(&Texts) {
        log::error!("the English texts cannot be loaded: {error}");
    }
    loader.set_use_isolating(false);
    loader
});

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

impl Language {
    /// The shipped language closest to a tag such as `de-AT` or `de_DE.UTF-8`: the same language,
    /// and of those the one that shares most of the tag (RFC 4647, lookup).
    pub fn from_tag(tag: &str) -> Option<Self> {
        let wanted = subtags(tag);
        Self::ALL
            .into_iter()
            .map(|language| {
                let own = subtags(language.tag());
                let shared = own.iter().zip(&wanted).take_while(|(a, b)| a == b).count();
                (shared, language)
            })
            .filter(|(shared, _)| *shared > 0)
            .reduce(|best, next| if next.0 > best.0 { next } else { best })
            .map(|(_, language)| language)
    }

    /// What the desktop asks for and camseal ships, best first.
    pub fn wished() -> Vec<Self> {
        i18n_embed::DesktopLanguageRequester::requested_languages()
            .iter()
            .filter_map(|wanted| Self::from_tag(&wanted.to_string()))
            .collect()
    }

    /// The first language of the desktop that camseal ships; English otherwise.
    pub fn of_desktop() -> Self {
        Self::wished().first().copied().unwrap_or(Self::English)
    }

    /// The language all texts are looked up in now.
    pub fn now() -> Self {
        Self::ALL
            .get(NOW.load(Ordering::Relaxed))
            .copied()
            .unwrap_or(Self::English)
    }
}

/// Place of the language of this moment in [`Language::ALL`]; English is the first.
static NOW: AtomicUsize = AtomicUsize::new(0);

/// `zh_CN.UTF-8` is `zh`, `cn`.
fn subtags(tag: &str) -> Vec<String> {
    tag.split(['.', '@'])
        .next()
        .unwrap_or_default()
        .split(['-', '_'])
        .map(str::to_ascii_lowercase)
        .collect()
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// Makes `language` the one that all texts are looked up in from now on.
pub fn switch(language: Language) {
    let Ok(id) = language.tag().parse::<LanguageIdentifier>() else {
        return;
    };
    if let Err(error) = i18n_embed::select(&*LOADER, &Texts, &[id]) {
        log::error!("the texts for {language} cannot be loaded: {error}");
    }
    NOW.store(language as usize, Ordering::Relaxed);
    // `select` brings U+2068/U+2069 around arguments back; they would be drawn as boxes.
    LOADER.set_use_isolating(false);
}

/// Looks up a text by id in the current language; ids and arguments are checked by the compiler.
#[macro_export]
macro_rules! fl {
    ($id:literal) => { ::i18n_embed_fl::fl!($crate::i18n::LOADER, $id) };
    ($id:literal, $($rest:tt)*) => { ::i18n_embed_fl::fl!($crate::i18n::LOADER, $id, $($rest)*) };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_finds_the_language_that_shares_most_of_it() {
        for language in Language::ALL {
            assert_eq!(Language::from_tag(language.tag()), Some(language));
            let posix = language.tag().replace('-', "_") + ".UTF-8";
            assert_eq!(Language::from_tag(&posix), Some(language));
        }
        assert_eq!(Language::from_tag("DE_at@euro"), Some(Language::German));
        for none in ["", "C", "POSIX", "tlh", "deutsch", "-", "_DE"] {
            assert_eq!(Language::from_tag(none), None, "{none}");
        }
    }

    #[test]
    fn english_is_first_and_the_fallback() {
        assert_eq!(Language::ALL[0], Language::English);
        assert_eq!(Language::ALL[0].tag(), "en");
        assert_eq!(Language::ALL[0] as usize, 0);
    }
}
