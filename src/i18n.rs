//! The languages camseal speaks, and switching between them.
//!
//! Apart because [`fl!`](crate::fl) is used by every area that explains itself. English is the
//! source and the fallback. Texts are looked up at the moment of drawing, never stored.

use std::sync::LazyLock;

use i18n_embed::fluent::{FluentLanguageLoader, fluent_language_loader};
use i18n_embed::{LanguageLoader, unic_langid::LanguageIdentifier};
use rust_embed::RustEmbed;

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

/// A language camseal ships complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// English, the source.
    English,
    /// German.
    German,
}

impl Language {
    /// Every shipped language.
    pub const ALL: [Self; 2] = [Self::English, Self::German];

    /// BCP 47 tag, also the name of its folder in `i18n/`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }

    /// Its own name for itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
        }
    }

    /// The shipped language closest to a tag such as `de-AT` or `de_DE.UTF-8`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.', '@']).next()?.to_ascii_lowercase();
        Self::ALL.into_iter().find(|l| l.tag() == primary)
    }

    /// The first language of the desktop that camseal ships; English otherwise.
    pub fn of_desktop() -> Self {
        i18n_embed::DesktopLanguageRequester::requested_languages()
            .iter()
            .find_map(|wanted| Self::from_tag(&wanted.to_string()))
            .unwrap_or(Self::English)
    }
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
    // `select` brings U+2068/U+2069 around arguments back; they would be drawn as boxes.
    LOADER.set_use_isolating(false);
}

/// Looks up a text by id in the current language; ids and arguments are checked by the compiler.
#[macro_export]
macro_rules! fl {
    ($id:literal) => { ::i18n_embed_fl::fl!($crate::i18n::LOADER, $id) };
    ($id:literal, $($rest:tt)*) => { ::i18n_embed_fl::fl!($crate::i18n::LOADER, $id, $($rest)*) };
}
