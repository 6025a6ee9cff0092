//! The shapes of `check`'s answers in JSON: a verdict and a reason with their words.
//!
//! Apart because one camera and a list of them are told alike.

use serde::Serialize;

use crate::check::audit::Line;
use crate::check::pin::{Sameness, State};
use crate::check::{
    Client, Clocks, Danger, Finding, Kept, Ladder, Mend, Rung, Severity, Verdict, Video,
};
use crate::cli::sheet::Sheet;
use crate::device::Address;
use crate::error::Explain;

/// One address and everything that was found.
#[derive(Serialize)]
pub(super) struct Answer<'a> {
    pub address: &'a Address,
    pub asked: String,
    pub verdicts: Vec<Told>,
    pub certificate: Option<Sheet>,
    pub chain: Vec<Sheet>,
    pub tls: Option<Tls<'a>>,
    pub rungs: &'a [Rung],
    pub root: Option<Sheet>,
    pub stores: &'a [Kept],
    pub clocks: &'a Clocks,
    pub video: Option<Video>,
    pub dangers: Vec<Hazard>,
    pub state: State,
    #[serde(flatten)]
    pub sameness: &'a Sameness,
    pub before: Option<Sheet>,
    pub took_ms: u128,
}

#[derive(Serialize)]
pub(super) struct Tls<'a> {
    version: &'a str,
    cipher: &'a str,
    old: Option<&'a str>,
}

impl<'a> Tls<'a> {
    pub fn of(ladder: &'a Ladder) -> Option<Self> {
        ladder.handshake.as_ref().map(|h| Self {
            version: &h.version,
            cipher: &h.cipher,
            old: h.old.as_deref(),
        })
    }
}

/// A verdict with its findings in words.
#[derive(Serialize)]
pub(super) struct Told {
    client: Client,
    secure: Option<bool>,
    findings: Vec<Reason>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<Reason>,
}

impl Told {
    pub fn of(verdict: &Verdict) -> Self {
        Self {
            client: verdict.client,
            secure: verdict.secure,
            findings: told(verdict, false),
            notes: told(verdict, true),
        }
    }
}

fn told(verdict: &Verdict, remarks: bool) -> Vec<Reason> {
    verdict
        .weighed()
        .filter(|(severity, _)| (*severity == Severity::Remark) == remarks)
        .map(|(severity, finding)| Reason::of(verdict.client, severity, finding))
        .collect()
}

/// A finding: its id and facts, how much it weighs for this client, its words, and the action of
/// camseal that mends it.
#[derive(Serialize)]
pub(super) struct Reason {
    #[serde(flatten)]
    finding: Finding,
    severity: Severity,
    what: String,
    todo: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    mend: Option<Mend>,
}

impl Reason {
    fn of(client: Client, severity: Severity, finding: &Finding) -> Self {
        let told = finding.explain_by(client);
        Self {
            finding: finding.clone(),
            severity,
            what: told.what,
            todo: told.todo,
            mend: finding.mend(),
        }
    }
}

/// A danger: its id and facts, its words, and the action of camseal that ends it.
#[derive(Serialize)]
pub(super) struct Hazard {
    #[serde(flatten)]
    danger: Danger,
    what: String,
    todo: String,
    mend: Mend,
}

impl Hazard {
    pub fn of(danger: &Danger) -> Self {
        let told = danger.explain();
        Self {
            danger: danger.clone(),
            what: told.what,
            todo: told.todo,
            mend: danger.mend(),
        }
    }

    pub fn all(dangers: &[Danger]) -> Vec<Self> {
        dangers.iter().map(Self::of).collect()
    }
}

/// One camera of a list.
#[derive(Serialize)]
pub(super) struct ToldLine<'a> {
    address: &'a Address,
    title: Option<&'a str>,
    light: &'static str,
    state: State,
    #[serde(flatten)]
    sameness: &'a Sameness,
    reason: Option<Why>,
    verdicts: Vec<Told>,
    certificate: Option<Sheet>,
    days_left: Option<i64>,
    tls: Option<Tls<'a>>,
    video: Option<Video>,
    stores: &'a [Kept],
    dangers: Vec<Hazard>,
    took_ms: u128,
}

#[derive(Serialize)]
struct Why {
    id: &'static str,
    what: String,
    todo: String,
}

impl<'a> ToldLine<'a> {
    pub fn of(line: &'a Line) -> Self {
        let ladder = &line.ladder;
        Self {
            address: &line.address,
            title: line.title.as_deref(),
            light: line.light.id(),
            state: line.state,
            sameness: &line.sameness,
            reason: line.reason.as_ref().map(|reason| {
                let told = reason.explain();
                Why {
                    id: reason.id(),
                    what: told.what,
                    todo: told.todo,
                }
            }),
            verdicts: ladder
                .verdict
                .iter()
                .chain(&ladder.others)
                .map(Told::of)
                .collect(),
            certificate: ladder.certificate().map(Sheet::of),
            days_left: line.days_left(),
            tls: Tls::of(ladder),
            video: ladder.video,
            stores: &ladder.kept,
            dangers: Hazard::all(&ladder.dangers),
            took_ms: ladder.took.as_millis(),
        }
    }
}
