//! What a person chose for the program itself: language, appearance, scale, last sites.
//!
//! Apart because window and console share it. The file's law: **a missing, invalid, extra or odd
//! value never stops the program.** A missing value is the default; an odd one is the default and
//! reported; an extra one is kept for the version that knows it; a file that is no TOML at all is
//! put aside, never overwritten, and reported. What is reported is an [`Oddity`], not an error.

use std::path::{Path, PathBuf};

use toml::{Table, Value};

use crate::directory;
use crate::error::{Explain, Explanation};
use crate::explain;
use crate::i18n::Language;

/// Settings of more than this were not written by camseal (ordinary ones have some hundred bytes).
const LIMIT: u64 = 256 * 1024;
/// As many as the home screen shows.
const LAST_SITES: usize = 12;

/// Light, dark, or what the desktop says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the desktop.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// Black, white and one strong colour.
    Contrast,
}

impl Theme {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::Contrast];

    /// The word in the file.
    pub fn id(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }
}

/// Everything in the file, always usable.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// `None` = as the desktop.
    pub language: Option<Language>,
    /// Appearance.
    pub theme: Theme,
    /// Size of everything in percent, see [`Settings::SCALES`].
    pub scale: u16,
    /// Site files opened last, newest first.
    pub last_sites: Vec<PathBuf>,
    extra: Table,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            theme: Theme::default(),
            scale: 100,
            last_sites: Vec::new(),
            extra: Table::new(),
        }
    }
}

/// What was not as it should be in the file; the program goes on with the default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// The file is no TOML; it lies at `kept` now.
    Broken { kept: PathBuf },
    /// The file cannot be read (rights, disk), and was left alone.
    Unreadable { path: PathBuf },
    /// This key has a value nobody can use.
    Odd { key: &'static str },
}

impl Explain for Oddity {
    fn explain(&self) -> Explanation {
        match self {
            Self::Broken { kept } => {
                explain!("notice-settings-broken"; path = kept.display().to_string())
            }
            Self::Unreadable { path } => {
                explain!(
                    "notice-settings-unreadable",
                    path = path.display().to_string()
                )
            }
            Self::Odd { key } => explain!("notice-settings-odd", key = (*key).to_owned()),
        }
    }
}

impl Settings {
    /// Smallest and largest scale in percent: below, words are unreadable; above, the narrowest
    /// supported screen no longer holds one step.
    pub const SCALES: std::ops::RangeInclusive<u16> = 75..=200;

    /// Where the file lies; `None` when the account has no home.
    pub fn path() -> Option<PathBuf> {
        directory::config().map(|folder| folder.join("settings.toml"))
    }

    /// The settings at `path`, and what was odd about them. Never fails, see the file's law.
    pub fn load(path: &Path) -> (Self, Vec<Oddity>) {
        let bytes = match directory::read(path, LIMIT) {
            Ok(bytes) => bytes,
            Err(directory::Error::Missing { .. }) => return (Self::default(), Vec::new()),
            Err(directory::Error::TooLarge { .. }) => return (Self::default(), put_aside(path)),
            Err(error) => {
                log::warn!("settings: {error}");
                return (
                    Self::default(),
                    vec![Oddity::Unreadable {
                        path: path.to_owned(),
                    }],
                );
            }
        };
        let text = String::from_utf8(bytes).unwrap_or_else(|_| "\0".to_owned());
        // Editors of Windows put a byte order mark in front.
        match text.trim_start_matches('\u{feff}').parse::<Table>() {
            Ok(table) => Self::from_table(table),
            Err(error) => {
                log::warn!("settings: {error}");
                (Self::default(), put_aside(path))
            }
        }
    }

    fn from_table(mut table: Table) -> (Self, Vec<Oddity>) {
        let mut settings = Self::default();
        let mut odd = Vec::new();
        match table.remove("language") {
            None => {}
            Some(value) => match value.as_str().map(Language::from_tag) {
                Some(Some(language)) => settings.language = Some(language),
                _ => odd.push(Oddity::Odd { key: "language" }),
            },
        }
        match table.remove("theme") {
            None => {}
            Some(value) => match Theme::ALL.into_iter().find(|t| {
                value
                    .as_str()
                    .is_some_and(|v| v.eq_ignore_ascii_case(t.id()))
            }) {
                Some(theme) => settings.theme = theme,
                None => odd.push(Oddity::Odd { key: "theme" }),
            },
        }
        match table.remove("scale") {
            None => {}
            Some(value) => match value.as_integer().and_then(|n| u16::try_from(n).ok()) {
                Some(scale) if Self::SCALES.contains(&scale) => settings.scale = scale,
                _ => odd.push(Oddity::Odd { key: "scale" }),
            },
        }
        match table.remove("last-sites") {
            None => {}
            Some(Value::Array(sites)) => {
                settings.last_sites = sites
                    .iter()
                    .filter_map(Value::as_str)
                    .filter(|s| !s.is_empty())
                    .map(PathBuf::from)
                    .take(LAST_SITES)
                    .collect();
                if sites.iter().any(|s| !s.is_str()) {
                    odd.push(Oddity::Odd { key: "last-sites" });
                }
            }
            Some(_) => odd.push(Oddity::Odd { key: "last-sites" }),
        }
        settings.extra = table;
        (settings, odd)
    }

    /// Writes the settings, with what other versions put into the file.
    ///
    /// # Errors
    /// What the operating system refused; the old file is then untouched.
    pub fn save(&self, path: &Path) -> Result<(), directory::Error> {
        let mut table = self.extra.clone();
        if let Some(language) = self.language {
            let _ = table.insert("language".into(), language.tag().into());
        }
        let _ = table.insert("theme".into(), self.theme.id().into());
        let _ = table.insert("scale".into(), i64::from(self.scale).into());
        let sites = self
            .last_sites
            .iter()
            .filter_map(|p| p.to_str())
            .map(|p| Value::String(p.to_owned()))
            .collect();
        let _ = table.insert("last-sites".into(), Value::Array(sites));
        if let Some(folder) = path.parent() {
            directory::make(folder)?;
        }
        directory::write_atomic(path, table.to_string().as_bytes())
    }

    /// Puts a site in front of the last ones.
    pub fn opened(&mut self, site: &Path) {
        self.last_sites.retain(|p| p != site);
        self.last_sites.insert(0, site.to_owned());
        self.last_sites.truncate(LAST_SITES);
    }
}

fn put_aside(path: &Path) -> Vec<Oddity> {
    match directory::keep_aside(path) {
        Ok(kept) => vec![Oddity::Broken { kept }],
        Err(error) => {
            log::warn!("settings: {error}");
            vec![Oddity::Unreadable {
                path: path.to_owned(),
            }]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(text: &[u8]) -> (Settings, Vec<Oddity>, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        std::fs::write(&path, text).unwrap();
        let (settings, odd) = Settings::load(&path);
        (settings, odd, folder)
    }

    #[test]
    fn missing_is_default() {
        let (settings, odd) = Settings::load(Path::new("/no/such/settings.toml"));
        assert_eq!((settings, odd), (Settings::default(), Vec::new()));
    }

    #[test]
    fn odd_values_are_defaults_and_reported() {
        let (settings, odd, _folder) =
            load(b"language = 'xx'\ntheme = 7\nscale = 5000\nlast-sites = ['/a', 3]\n");
        assert_eq!(settings.last_sites, [PathBuf::from("/a")]);
        assert_eq!((settings.scale, settings.theme), (100, Theme::System));
        assert_eq!(
            odd,
            ["language", "theme", "scale", "last-sites"].map(|key| Oddity::Odd { key })
        );
    }

    #[test]
    fn broken_files_are_kept_aside() {
        for text in [&b"theme = = 3"[..], b"\xff\xfe\x00", b"\0\0\0\0"] {
            let (settings, odd, folder) = load(text);
            assert_eq!(settings, Settings::default());
            let [Oddity::Broken { kept }] = &odd[..] else {
                panic!("{odd:?}")
            };
            assert_eq!(std::fs::read(kept).unwrap(), text);
            assert!(!folder.path().join("settings.toml").exists());
        }
    }

    #[test]
    fn what_is_saved_is_loaded_with_extras() {
        let (mut settings, odd, folder) =
            load("\u{feff}language = 'de-AT'\nscale = 150\n[future]\nx = 1\n".as_bytes());
        assert!(odd.is_empty());
        settings.theme = Theme::Dark;
        settings.opened(Path::new("/b.camseal"));
        settings.opened(Path::new("/c.camseal"));
        settings.opened(Path::new("/b.camseal"));
        let path = folder.path().join("deeper/settings.toml");
        settings.save(&path).unwrap();
        let (again, odd) = Settings::load(&path);
        assert_eq!((again.clone(), odd), (settings, Vec::new()));
        assert_eq!(again.language, Some(Language::German));
        assert!(std::fs::read_to_string(path).unwrap().contains("[future]"));
    }
}
