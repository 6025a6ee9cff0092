//! "Same as last time?": what a camera serves now beside what it was last agreed to serve, and in
//! which of the plain states it is.
//!
//! Apart from the verdicts because this is a second proof: a stranger with a certificate some
//! client trusts is still a stranger. Where the memory is kept is the faces' business; nothing
//! here knows a site.

use serde::Serialize;
use time::OffsetDateTime;

use super::{Finding, Ladder};
use crate::certificate::{Certificate, Fingerprint};
use crate::fl;

/// What is remembered of a camera.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// The certificate it was last agreed to have.
    pub certificate: Option<Certificate>,
    /// Since when.
    pub since: Option<OffsetDateTime>,
    /// Certificates that were made for it by us.
    pub ours: Vec<Fingerprint>,
}

/// How what is served now stands to what is remembered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "sameness", rename_all = "kebab-case")]
pub enum Sameness {
    /// Nothing is remembered, or nothing is served.
    Unknown,
    /// The same certificate as last time.
    Same,
    /// Another one, which we made.
    ChangedByUs {
        /// The one remembered.
        before: Fingerprint,
    },
    /// Another one, and nobody knows why.
    Changed {
        /// The one remembered.
        before: Fingerprint,
    },
}

impl Memory {
    /// Compares with what is served now.
    pub fn compare(&self, served: Option<&Certificate>) -> Sameness {
        let (Some(before), Some(now)) = (&self.certificate, served) else {
            return Sameness::Unknown;
        };
        if before == now {
            return Sameness::Same;
        }
        let before = before.fingerprint();
        if self.ours.contains(&now.fingerprint()) {
            Sameness::ChangedByUs { before }
        } else {
            Sameness::Changed { before }
        }
    }
}

impl Sameness {
    /// The stable id, as in JSON.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Same => "same",
            Self::ChangedByUs { .. } => "changed-by-us",
            Self::Changed { .. } => "changed",
        }
    }

    /// In plain words; empty when there is nothing to compare.
    pub fn text(&self) -> String {
        match self {
            Self::Unknown => String::new(),
            Self::Same => fl!("pin-same"),
            Self::ChangedByUs { .. } => fl!("pin-by-us"),
            Self::Changed { .. } => fl!("pin-changed"),
        }
    }

    /// Whether a person must look at it.
    pub fn is_strange(&self) -> bool {
        matches!(self, Self::Changed { .. })
    }
}

/// A camera's state in the words a customer understands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// It does not answer, or not with what was asked for.
    Unknown,
    /// HTTP only.
    HttpOnly,
    /// HTTPS, with a certificate that only the device itself vouches for.
    Device,
    /// HTTPS, with a certificate somebody signed, but this computer does not accept it.
    Untrusted,
    /// HTTPS, trusted by this computer.
    Trusted,
    /// HTTPS, but another certificate than last time, and nobody knows why.
    Changed,
}

impl State {
    /// From a ladder and the comparison.
    pub fn of(ladder: &Ladder, sameness: &Sameness) -> Self {
        if sameness.is_strange() {
            return Self::Changed;
        }
        match ladder.finding() {
            Some(Finding::OnlyHttp { .. }) => Self::HttpOnly,
            _ if ladder.certificate().is_none() => Self::Unknown,
            _ if ladder.is_whole() => Self::Trusted,
            _ if ladder
                .certificate()
                .is_some_and(Certificate::is_self_issued) =>
            {
                Self::Device
            }
            _ => Self::Untrusted,
        }
    }

    /// In plain words.
    pub fn label(self) -> String {
        match self {
            Self::Unknown => fl!("state-unknown"),
            Self::HttpOnly => fl!("state-http-only"),
            Self::Device => fl!("state-device"),
            Self::Untrusted => fl!("state-untrusted"),
            Self::Trusted => fl!("state-trusted"),
            Self::Changed => fl!("state-changed"),
        }
    }

    /// The stable id, as in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::HttpOnly => "http-only",
            Self::Device => "device",
            Self::Untrusted => "untrusted",
            Self::Trusted => "trusted",
            Self::Changed => "changed",
        }
    }
}
