//! One camera of the table: what the file knows of it, what it answered, and how that reads.
//!
//! Apart because sorting, filtering and searching are questions to a row and to nothing else.

use std::cmp::Ordering;

use time::OffsetDateTime;

use crate::certificate::Certificate;
use crate::check::audit::{Light, Line};
use crate::error::Explain as _;
use crate::fl;
use crate::gui::theme::Tone;
use crate::gui::{date, text};
use crate::site::{Camera, Standing};

/// A certificate that ends within so many days ends soon.
const SOON: i64 = 60;

/// What a camera is filtered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Another certificate than the last one, and nobody knows why.
    Changed,
    /// A client refuses it.
    Refused,
    /// Its certificate ends soon, or has ended.
    Ends,
    /// Not secured yet, or to be secured again.
    Unfinished,
    /// It did not answer.
    NotSeen,
    /// All is well.
    Secure,
}

impl Kind {
    /// Worst first, as they are sorted.
    pub const ALL: [Self; 6] = [
        Self::Changed,
        Self::Refused,
        Self::Ends,
        Self::Unfinished,
        Self::NotSeen,
        Self::Secure,
    ];

    /// Its word.
    pub fn word(self) -> String {
        match self {
            Self::Changed => fl!("cameras-changed"),
            Self::Refused => fl!("tone-refused"),
            Self::Ends => fl!("cameras-ends"),
            Self::Unfinished => fl!("cameras-unfinished"),
            Self::NotSeen => fl!("cameras-not-seen"),
            Self::Secure => fl!("tone-secure"),
        }
    }

    /// Its tone.
    pub fn tone(self) -> Tone {
        match self {
            Self::Changed | Self::Refused => Tone::Refused,
            Self::Ends | Self::Unfinished => Tone::Attention,
            Self::NotSeen => Tone::Unknown,
            Self::Secure => Tone::Secure,
        }
    }
}

/// What the table is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Its name.
    Camera,
    /// Where it is.
    Address,
    /// How it stands, worst first.
    State,
    /// When its certificate ends, soonest first.
    Ends,
    /// When it last answered, longest ago first.
    Seen,
}

/// One camera.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) camera: Camera,
    pub(super) answer: Option<Box<Line>>,
}

impl Row {
    pub(super) fn new(camera: Camera) -> Self {
        Self {
            camera,
            answer: None,
        }
    }

    /// What it serves, when it was asked; else what was issued for it.
    pub(super) fn certificate(&self) -> Option<Certificate> {
        let served = self
            .answer
            .as_ref()
            .and_then(|line| line.ladder.certificate());
        served.or_else(|| self.camera.certificate()).cloned()
    }

    /// Whether it answered when it was asked.
    pub(super) fn answers(&self) -> bool {
        self.answer
            .as_ref()
            .is_some_and(|line| line.ladder.handshake.is_some())
    }

    pub(super) fn kind(&self, now: OffsetDateTime) -> Kind {
        let ends = self
            .certificate()
            .is_some_and(|c| (c.not_after() - now).whole_days() <= SOON);
        let sound = if ends { Kind::Ends } else { Kind::Secure };
        match &self.answer {
            Some(line) if line.sameness.is_strange() => Kind::Changed,
            Some(line) if line.light == Light::Unknown => Kind::NotSeen,
            Some(line) if line.ladder.is_whole() => sound,
            Some(_) if ends => Kind::Ends,
            Some(_) => Kind::Refused,
            // Known from an earlier look: home says so too.
            None if self.camera.is_changed() => Kind::Changed,
            None if self.camera.standing == Standing::Secured => sound,
            None => Kind::Unfinished,
        }
    }

    /// Why it is not green, in one line.
    pub(super) fn why(&self, now: OffsetDateTime) -> String {
        let reason = |line: &Line| {
            line.reason
                .as_ref()
                .map(|reason| text::foreign(&reason.explain().what))
                .unwrap_or_default()
        };
        match (self.kind(now), &self.answer) {
            (Kind::Changed, _) => fl!("cameras-changed-why"),
            (Kind::Refused, Some(line)) => reason(line),
            (Kind::NotSeen, _) => fl!("cameras-not-seen-why"),
            (Kind::Unfinished, _) => match self.camera.standing {
                Standing::Stale => fl!("cameras-stale-why"),
                Standing::Failed => fl!("cameras-failed-why"),
                Standing::ByHand => fl!("cameras-by-hand-why"),
                _ => String::new(),
            },
            (Kind::Secure, None) => fl!("cameras-not-asked-why"),
            _ => String::new(),
        }
    }

    /// When it last answered.
    pub(super) fn seen(&self) -> Option<OffsetDateTime> {
        let now = self
            .answer
            .as_ref()
            .filter(|_| self.answers())
            .map(|line| line.ladder.clocks.here);
        now.or(self.camera.last_seen)
    }

    pub(super) fn seen_words(&self, now: OffsetDateTime) -> String {
        match self.seen() {
            Some(at) if date::is_same_day(at, now) => {
                fl!("cameras-today", clock = date::clock(at))
            }
            Some(at) => date::local_day(at),
            None => fl!("home-not-visited"),
        }
    }

    pub(super) fn is_found_by(&self, wanted: &str) -> bool {
        wanted.is_empty()
            || [
                self.camera.title(),
                self.camera.identity.manufacturer.clone(),
                self.camera.identity.serial.clone(),
                self.camera.identity.host_name.clone().unwrap_or_default(),
                self.camera.address.to_string(),
            ]
            .iter()
            .any(|text| text.to_lowercase().contains(wanted))
    }

    pub(super) fn compare(&self, other: &Self, by: Column, now: OffsetDateTime) -> Ordering {
        let first = match by {
            Column::Camera => Ordering::Equal,
            Column::Address => self.place().cmp(&other.place()),
            // Among those of one state the one that has the least time.
            Column::State => self
                .kind(now)
                .cmp(&other.kind(now))
                .then_with(|| self.compare_ends(other)),
            Column::Ends => self.compare_ends(other),
            Column::Seen => self.seen().cmp(&other.seen()),
        };
        first
            .then_with(|| {
                let name = |row: &Self| row.camera.title().to_lowercase();
                name(self).cmp(&name(other))
            })
            .then_with(|| self.place().cmp(&other.place()))
    }

    /// Without a certificate there is nothing that ends: last.
    fn compare_ends(&self, other: &Self) -> Ordering {
        let end = |row: &Self| row.certificate().map(|c| c.not_after());
        match (end(self), end(other)) {
            (Some(a), Some(b)) => a.cmp(&b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        }
    }

    /// Addresses by number, so that .9 comes before .10; names after them.
    fn place(&self) -> (bool, Option<std::net::IpAddr>, String, Option<u16>) {
        let address = &self.camera.address;
        (
            address.ip().is_none(),
            address.ip(),
            address.host().to_owned(),
            address.port(),
        )
    }
}
