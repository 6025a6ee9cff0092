//! What the batch tells while it goes on: moments, and how each camera ended.
//!
//! Apart because window and console draw these and nothing else of the work.

use std::time::Duration;

use super::{Error, Note, Stage};
use crate::certificate::{Certificate, Fingerprint, PrivateKey};
use crate::device::Address;
use crate::error::{Explain, Explanation};
use crate::explain;
use crate::site::CameraId;

/// One thing that happened to one camera.
#[derive(Clone, Debug)]
pub struct Progress {
    /// Which camera.
    pub camera: CameraId,
    /// The how-manieth run of it by this program, from 1: a late answer of an older one is told
    /// from the present one.
    pub attempt: u32,
    /// What happened.
    pub at: Moment,
}

/// What happened.
#[derive(Clone, Debug)]
pub enum Moment {
    /// A stage began.
    Began(Stage),
    /// The camera takes its time; how long it says it takes.
    Waiting {
        /// At which stage.
        stage: Stage,
        /// How long it takes, as far as known.
        expected: Option<Duration>,
    },
    /// A stage is done and saved.
    Passed(Stage),
    /// A connection ended and the request is tried again.
    Retrying {
        /// At which stage.
        stage: Stage,
    },
    /// Something a person should know, beside how it ends.
    Noted(Note),
    /// What was made is being taken back.
    PuttingBack,
    /// The camera is finished with.
    Ended(Outcome),
}

/// How the work on one camera ended.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// A new connection served our certificate.
    Secured {
        /// SHA-256 of the certificate.
        fingerprint: Fingerprint,
        /// Where: host and HTTPS port.
        address: Address,
    },
    /// It served our certificate already; nothing was changed.
    AlreadySecure {
        /// SHA-256 of the certificate.
        fingerprint: Fingerprint,
        /// Where: host and HTTPS port.
        address: Address,
    },
    /// A new connection served our certificate, in a TLS that no browser speaks and the camera
    /// cannot be taught another: it counts as secured nowhere.
    Unspoken {
        /// SHA-256 of the certificate.
        fingerprint: Fingerprint,
        /// Where: host and HTTPS port.
        address: Address,
        /// What it speaks, for example `TLS 1.1`.
        version: String,
    },
    /// Everything is in the camera; it must be restarted, and nobody agreed to that yet. Run it
    /// again with consent, or after a restart by hand.
    NeedsRestart {
        /// Which camera.
        address: Address,
    },
    /// It did not work out; the camera is as it was before.
    PutBack {
        /// Where it ended.
        stage: Stage,
        /// Why.
        error: Error,
    },
    /// It did not work out.
    Failed {
        /// Where it ended.
        stage: Stage,
        /// Why.
        error: Error,
        /// What the camera was left in.
        left: Left,
    },
    /// Nothing drives this camera: certificate and key for a person to upload.
    ByHand(Kit),
    /// Not worked on.
    Skipped {
        /// Why.
        why: Why,
    },
}

impl Outcome {
    /// Whether the camera serves our certificate.
    pub fn is_secure(&self) -> bool {
        matches!(self, Self::Secured { .. } | Self::AlreadySecure { .. })
    }

    /// Name in machine-readable answers.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Secured { .. } => "secured",
            Self::AlreadySecure { .. } => "already-secure",
            Self::Unspoken { .. } => "old-tls",
            Self::NeedsRestart { .. } => "needs-restart",
            Self::PutBack { .. } => "put-back",
            Self::Failed { .. } => "failed",
            Self::ByHand(_) => "by-hand",
            Self::Skipped { .. } => "skipped",
        }
    }

    /// The certificate the camera serves now, when it is ours.
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        match self {
            Self::Secured { fingerprint, .. }
            | Self::AlreadySecure { fingerprint, .. }
            | Self::Unspoken { fingerprint, .. } => Some(*fingerprint),
            _ => None,
        }
    }
}

impl Explain for Outcome {
    fn explain(&self) -> Explanation {
        match self {
            Self::Secured { address, .. } => {
                explain!("outcome-secured", address = address.to_string())
            }
            Self::AlreadySecure { address, .. } => {
                explain!("outcome-already-secure", address = address.to_string())
            }
            Self::Unspoken {
                address, version, ..
            } => explain!(
                "outcome-old-tls",
                address = address.to_string(),
                version = version.as_str()
            ),
            Self::NeedsRestart { address } => {
                explain!("outcome-needs-restart", address = address.to_string())
            }
            Self::PutBack { error, .. } => with_left(error, Left::AsBefore),
            Self::Failed { error, left, .. } => with_left(error, *left),
            Self::ByHand(kit) => explain!("outcome-by-hand", address = kit.address.to_string()),
            Self::Skipped { why } => why.explain(),
        }
    }
}

/// The reason first, then what the camera was left in; the same for what to do.
fn with_left(error: &Error, left: Left) -> Explanation {
    let (why, state) = (error.explain(), left.explain());
    Explanation {
        what: format!("{} {}", why.what, state.what),
        todo: format!("{} {}", why.todo, state.todo).trim().to_owned(),
    }
}

/// What a camera was left in when the work did not end well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// Nothing was changed.
    Untouched,
    /// Changed, and put back.
    AsBefore,
    /// It could not be put back (yet): the next run takes up here first.
    Unfinished,
    /// It serves its old certificate, but objects of ours may still lie in it.
    Leftovers,
}

impl Explain for Left {
    fn explain(&self) -> Explanation {
        match self {
            Self::Untouched => explain!("left-untouched"),
            Self::AsBefore => explain!("left-as-before"),
            Self::Unfinished => explain!("left-unfinished"),
            Self::Leftovers => explain!("left-leftovers"),
        }
    }
}

/// Why a camera was not worked on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The technician said so.
    Asked,
    /// The batch was stopped before its turn.
    Stopped,
    /// The first cameras all refused this login; more tries would lock accounts.
    LoginsRefused {
        /// The camera that refused last.
        last: Address,
    },
    /// Too little is known, or it was taken off the list meanwhile.
    Forgotten,
}

impl Explain for Why {
    fn explain(&self) -> Explanation {
        match self {
            Self::Asked => explain!("skipped-asked"),
            Self::Stopped => explain!("skipped-stopped"),
            Self::LoginsRefused { last } => {
                explain!("skipped-logins-refused", last = last.to_string())
            }
            Self::Forgotten => explain!("skipped-forgotten"),
        }
    }
}

/// What a person uploads by hand. The key lives in memory only, until a face saves it where the
/// person says.
#[derive(Clone, Debug)]
pub struct Kit {
    /// For which camera.
    pub address: Address,
    /// Camera certificate first, then intermediates.
    pub chain: Vec<Certificate>,
    /// The root, for cameras that want it too.
    pub root: Certificate,
    /// The key made here.
    pub key: PrivateKey,
}
