//! What home says about one site, read from its file in one go.
//!
//! Apart because reading touches the disk and the words are made when they are drawn.

use std::path::{Path, PathBuf};

use time::OffsetDateTime;

use crate::fl;
use crate::gui::theme::Tone;
use crate::gui::{date, text};
use crate::site::{self, Site, Standing};

/// One line of the table.
#[derive(Debug, Clone)]
pub struct Summary {
    /// Its file.
    pub path: PathBuf,
    /// The customer's name for it. Foreign text.
    pub name: String,
    /// How many cameras.
    pub cameras: usize,
    /// Start and end of the certificate that ends first.
    pub ends: Option<(OffsetDateTime, OffsetDateTime)>,
    /// When somebody last worked on it.
    pub visited: Option<OffsetDateTime>,
    /// How it stands.
    pub state: State,
}

/// How a site stands.
#[derive(Debug, Clone)]
pub enum State {
    /// Nothing chosen yet.
    Empty,
    /// Every camera was secured.
    Secure,
    /// Some are still to do.
    Unfinished {
        /// Secured.
        done: usize,
        /// Chosen.
        all: usize,
    },
    /// When last looked at, so many served something that camseal did not put there.
    Changed(usize),
    /// The first certificate ends soon or has ended.
    Ending,
    /// Every camera was secured, and nobody has looked for so many days.
    Unseen(i64),
    /// The file cannot be read; opening it says why.
    Unreadable,
}

impl Summary {
    /// Reads the file. Never fails: a file that cannot be read is a state.
    pub fn read(path: &Path, now: OffsetDateTime) -> Self {
        match Self::look(path, now) {
            Ok(summary) => summary,
            Err(error) => {
                log::warn!("{}: {error}", path.display());
                Self {
                    path: path.to_owned(),
                    name: path
                        .file_stem()
                        .map(|stem| stem.to_string_lossy().into_owned())
                        .unwrap_or_default(),
                    cameras: 0,
                    ends: None,
                    visited: None,
                    state: State::Unreadable,
                }
            }
        }
    }

    /// Reads all of them. A site that was only begun (no name, no camera, no authority) holds
    /// nothing: its file is taken away, so that looking around leaves no rows behind.
    pub fn read_all(paths: &[PathBuf], now: OffsetDateTime) -> Vec<Self> {
        paths
            .iter()
            .filter(|path| !taken_away(path))
            .map(|path| Self::read(path, now))
            .collect()
    }

    fn look(path: &Path, now: OffsetDateTime) -> Result<Self, site::Error> {
        let site = Site::open(path)?;
        let cameras = site.cameras()?;
        let ends = cameras
            .iter()
            .filter_map(site::Camera::certificate)
            .map(|c| (c.not_before(), c.not_after()))
            .min_by_key(|(_, end)| *end);
        let done = cameras
            .iter()
            .filter(|c| matches!(c.standing, Standing::Secured))
            .count();
        let all = cameras.len();
        let changed = cameras.iter().filter(|c| c.is_changed()).count();
        let visited = cameras.iter().filter_map(|c| c.last_seen).max();
        let state = if all == 0 {
            State::Empty
        } else if changed > 0 {
            State::Changed(changed)
        } else if done < all {
            State::Unfinished { done, all }
        } else if ends.is_some_and(|(_, end)| ending(now, end)) {
            State::Ending
        } else if let Some(days) = visited.and_then(|at| long_ago(now, at)) {
            State::Unseen(days)
        } else {
            State::Secure
        };
        Ok(Self {
            path: path.to_owned(),
            name: site.name()?,
            cameras: all,
            ends,
            visited,
            state,
        })
    }

    /// Whether its file could be read.
    pub fn is_readable(&self) -> bool {
        !matches!(self.state, State::Unreadable)
    }

    /// Whether what is known still stands for the devices.
    pub(super) fn seen(&self) -> bool {
        !matches!(self.state, State::Unreadable)
    }

    /// The second line under the name.
    pub(super) fn visit_words(&self) -> String {
        match (&self.state, self.visited) {
            (State::Unreadable, _) => self
                .path
                .file_name()
                .map(|name| text::foreign(&name.to_string_lossy()))
                .unwrap_or_default(),
            (_, Some(at)) => fl!("home-visited", date = date::local_day(at)),
            (_, None) => fl!("home-not-visited"),
        }
    }
}

/// Whether the file was one of ours that holds nothing, and is gone now.
fn taken_away(path: &Path) -> bool {
    let ours = path
        .file_stem()
        .and_then(|stem| stem.to_str())
        .is_some_and(|stem| stem.starts_with(crate::gui::opening::BEGUN));
    if !ours || !path.exists() {
        return false;
    }
    let Ok(site) = Site::open(path) else {
        return false;
    };
    let nothing = site.name().is_ok_and(|name| name.trim().is_empty())
        && site.cameras().is_ok_and(|cameras| cameras.is_empty())
        && site.authority().is_ok_and(|authority| authority.is_none());
    // Closed first: Windows keeps files that are open.
    drop(site);
    nothing && std::fs::remove_file(path).is_ok()
}

/// Sixty days, as the life bar says it.
fn ending(now: OffsetDateTime, end: OffsetDateTime) -> bool {
    (end - now).whole_days() <= 60
}

/// The days since, when they are so many that nothing can be said of today. Half a year: twice the
/// usual round of service.
fn long_ago(now: OffsetDateTime, at: OffsetDateTime) -> Option<i64> {
    const HALF_A_YEAR: i64 = 183;
    let days = (now - at).whole_days();
    (days > HALF_A_YEAR).then_some(days)
}

impl State {
    /// Tone, word and reason.
    pub(super) fn words(&self) -> (Tone, String, String) {
        match self {
            Self::Empty => (Tone::Unknown, fl!("home-empty"), fl!("home-empty-why")),
            Self::Secure => (Tone::Secure, fl!("tone-secure"), fl!("home-secure-why")),
            Self::Unfinished { done, all } => (
                Tone::Attention,
                fl!("home-unfinished"),
                fl!(
                    "home-unfinished-why",
                    done = done.to_string(),
                    all = all.to_string()
                ),
            ),
            Self::Changed(count) => {
                let count: usize = *count;
                (
                    Tone::Refused,
                    fl!("home-changed", count = count),
                    fl!("cameras-changed-why"),
                )
            }
            Self::Unseen(days) => {
                let days: i64 = *days;
                (
                    Tone::Unknown,
                    fl!("tone-unknown"),
                    fl!("home-unseen-why", days = days),
                )
            }
            Self::Ending => (Tone::Attention, fl!("home-ending"), fl!("home-ending-why")),
            // Why, and what to do, has room on the screen that opens.
            Self::Unreadable => (
                Tone::Refused,
                fl!("home-unreadable"),
                fl!("home-unreadable-why"),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn a_site_that_holds_nothing_is_not_left() {
        let Ok(folder) = tempfile::tempdir() else {
            return;
        };
        let path = |name: &str| folder.path().join(format!("{name}.camseal"));
        let all = [
            path("site-2026-11-21-1"),
            path("site-2026-11-21-2"),
            path("mine"),
        ];
        for (path, name) in all.iter().zip(["", "Hotel", ""]) {
            assert!(Site::create(path, name).is_ok());
        }
        let read = Summary::read_all(&all, datetime!(2026-11-21 10:00 UTC));
        let left: Vec<_> = read.iter().map(|site| site.path.clone()).collect();
        assert_eq!(
            left,
            all[1..],
            "only what camseal named itself and nobody filled goes"
        );
        assert!(!all[0].exists() && all[2].exists());
    }
}
