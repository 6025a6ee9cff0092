//! One camera's way through the stages, as the stream tells it.
//!
//! Apart because all of it is pure: a moment in, a drawing and a sentence out.

use std::collections::BTreeSet;
use std::time::Duration;

use time::OffsetDateTime;

use crate::error::{Explain, Explanation};
use crate::fl;
use crate::gui::theme::Tone;
use crate::gui::widget::Node;
use crate::gui::wizard::words;
use crate::site::CameraId;
use crate::work::{Error, Kit, Left, Moment, Note, Outcome, PlanRow, Stage, Why};
use crate::{device, gui::date};

/// A camera on its way.
pub struct Lane {
    /// Which.
    pub id: CameraId,
    /// Maker and model, made harmless.
    pub title: String,
    /// Where it is reached.
    pub address: String,
    /// The run it belongs to.
    pub attempt: u32,
    /// When it was begun.
    pub began: Option<OffsetDateTime>,
    /// How it ended.
    pub ending: Option<Ending>,
    passed: BTreeSet<Stage>,
    now: Option<Stage>,
    since: Option<OffsetDateTime>,
    ended: Option<OffsetDateTime>,
    expected: Option<Duration>,
    putting_back: bool,
    /// What a person should know beside how it ends.
    pub note: Option<Note>,
}

/// How a camera ended, as the page shows it.
#[derive(Clone, Debug)]
pub enum Ending {
    /// It serves our certificate.
    Secure,
    /// It must be restarted, and nobody agreed yet.
    NeedsRestart(Outcome),
    /// Its login was not accepted.
    NeedsLogin(Stage, Outcome),
    /// It did not work out.
    Failed(Stage, Outcome),
    /// Files for a person to upload.
    ByHand(Box<Kit>),
    /// Not worked on.
    Skipped(Option<Why>),
}

impl PartialEq for Ending {
    /// By kind: the facts inside are compared nowhere.
    fn eq(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

impl Ending {
    fn of(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Secured { .. } | Outcome::AlreadySecure { .. } => Self::Secure,
            // The certificate is in; the proof of it is what failed.
            Outcome::Unspoken { .. } => Self::Failed(Stage::Check, outcome),
            Outcome::NeedsRestart { .. } => Self::NeedsRestart(outcome),
            Outcome::ByHand(kit) => Self::ByHand(Box::new(kit)),
            Outcome::Skipped { why } => Self::Skipped(Some(why)),
            Outcome::PutBack { stage, ref error }
            | Outcome::Failed {
                stage, ref error, ..
            } => {
                if is_login(error) {
                    Self::NeedsLogin(stage, outcome)
                } else {
                    Self::Failed(stage, outcome)
                }
            }
        }
    }

    /// Whether somebody has to do something.
    pub fn needs_the_person(&self) -> bool {
        !matches!(self, Self::Secure | Self::Skipped(_))
    }

    /// Its tone.
    pub fn tone(&self) -> Tone {
        match self {
            Self::Secure => Tone::Secure,
            Self::NeedsRestart(_) | Self::NeedsLogin(..) | Self::ByHand(_) => Tone::Attention,
            Self::Failed(
                _,
                Outcome::Failed {
                    left: Left::Unfinished,
                    ..
                },
            ) => Tone::Refused,
            Self::Failed(..) => Tone::Refused,
            Self::Skipped(_) => Tone::Unknown,
        }
    }

    /// In one or two words.
    pub fn word(&self) -> String {
        match self {
            Self::Secure => words::tone(Tone::Secure),
            Self::NeedsRestart(_) => fl!("work-needs-restart"),
            Self::NeedsLogin(..) => fl!("work-login-refused"),
            Self::Failed(..) => fl!("work-failed"),
            Self::ByHand(_) => fl!("work-by-hand"),
            Self::Skipped(_) => fl!("work-skipped"),
        }
    }

    /// Why, and what to do; nothing for a good end.
    pub fn explanation(&self) -> Option<Explanation> {
        match self {
            Self::Secure | Self::Skipped(None) => None,
            Self::NeedsRestart(outcome)
            | Self::NeedsLogin(_, outcome)
            | Self::Failed(_, outcome) => Some(outcome.explain()),
            Self::ByHand(kit) => Some(Outcome::ByHand((**kit).clone()).explain()),
            Self::Skipped(Some(why)) => Some(why.explain()),
        }
    }
}

fn is_login(error: &Error) -> bool {
    matches!(
        error,
        Error::NoLogin { .. }
            | Error::Device(
                device::Error::Refused { .. }
                    | device::Error::Locked { .. }
                    | device::Error::NotAdministrator { .. }
            )
    )
}

impl Lane {
    /// Waiting for its turn.
    pub fn new(row: &PlanRow, attempt: u32) -> Self {
        Self {
            id: row.camera.id,
            title: words::camera(&row.camera),
            address: words::address(&row.camera.address),
            attempt,
            began: None,
            ending: None,
            passed: BTreeSet::new(),
            now: None,
            since: None,
            ended: None,
            expected: None,
            putting_back: false,
            note: None,
        }
    }

    /// Something happened.
    pub fn take(&mut self, moment: Moment, now: OffsetDateTime) {
        let _ = self.began.get_or_insert(now);
        match moment {
            Moment::Began(stage) => self.at(stage, None, now),
            Moment::Waiting { stage, expected } => self.at(stage, expected, now),
            Moment::Retrying { stage } => self.at(stage, self.expected, now),
            Moment::Passed(stage) => {
                let _ = self.passed.insert(stage);
            }
            // What the person has to do is not hidden by what went well after it.
            Moment::Noted(note) => {
                if note.needs_the_person() || !self.is_left_to_do() {
                    self.note = Some(note);
                }
            }
            Moment::PuttingBack => {
                self.putting_back = true;
                self.since = Some(now);
                self.expected = None;
            }
            Moment::Ended(outcome) => {
                self.ended = Some(now);
                self.ending = Some(Ending::of(outcome));
            }
        }
    }

    fn is_left_to_do(&self) -> bool {
        self.note.as_ref().is_some_and(Note::needs_the_person)
    }

    /// A person has finished it.
    pub fn is_secure(&mut self, now: OffsetDateTime) {
        self.ended = Some(now);
        self.ending = Some(Ending::Secure);
    }

    fn at(&mut self, stage: Stage, expected: Option<Duration>, now: OffsetDateTime) {
        if self.now != Some(stage) {
            self.since = Some(now);
        }
        self.now = Some(stage);
        self.expected = expected;
    }

    /// The seven nodes of its rail. A stage this camera does not need counts as passed as soon as
    /// a later one is reached.
    pub fn nodes(&self) -> [Node; 7] {
        let broken = match &self.ending {
            Some(Ending::Failed(stage, _)) => Some((*stage, Tone::Refused)),
            Some(Ending::NeedsLogin(stage, _)) => Some((*stage, Tone::Attention)),
            Some(Ending::NeedsRestart(_)) => Some((Stage::Restart, Tone::Attention)),
            _ => None,
        };
        Stage::ALL.map(|stage| match (&self.ending, broken) {
            (Some(Ending::Secure), _) => Node::Done,
            (_, Some((at, tone))) if at == stage => Node::Broken(tone),
            (_, Some((at, _))) => {
                if stage < at {
                    Node::Done
                } else {
                    Node::Next
                }
            }
            _ if self.ending.is_none() && self.now == Some(stage) => Node::Now,
            _ if self.passed.contains(&stage) || self.now.is_some_and(|now| stage < now) => {
                Node::Done
            }
            _ => Node::Next,
        })
    }

    /// What happens now, and how long already.
    pub fn words(&self, now: Option<OffsetDateTime>) -> (String, String) {
        let Some(stage) = self.now else {
            return (fl!("work-wait-turn"), String::new());
        };
        let what = if self.putting_back {
            fl!("work-putting-back")
        } else {
            match stage {
                Stage::Clock => fl!("work-doing-clock"),
                Stage::Request => fl!("work-doing-request"),
                Stage::Sign => fl!("work-doing-sign"),
                Stage::Upload => fl!("work-doing-upload"),
                Stage::TurnOn => fl!("work-doing-turn-on"),
                Stage::Restart => fl!("work-doing-restart"),
                Stage::Check => fl!("work-doing-check"),
            }
        };
        let since: Duration = match (self.since, now) {
            (Some(since), Some(now)) => (now - since).try_into().unwrap_or_default(),
            _ => Duration::ZERO,
        };
        let time = match self.expected {
            Some(expected) => fl!(
                "work-of-about",
                time = date::watch(since),
                estimate = date::watch(expected)
            ),
            None => date::watch(since),
        };
        (what, time)
    }

    /// How long it took in all.
    pub fn took(&self) -> Option<Duration> {
        (self.ended? - self.began?).try_into().ok()
    }
}
