//! How the work is told on the console: progress as it comes, one last line for each camera.
//!
//! Apart because only the form differs between a person (progress on stderr, outcome on stdout)
//! and a program (one JSON object a line).

use std::path::PathBuf;

use serde::Serialize;

use crate::certificate::Fingerprint;
use crate::cli::failure::{Error, Failure, variant};
use crate::cli::output::Output;
use crate::device::{self, Address};
use crate::error::{Explain, Explanation, chain};
use crate::fl;
use crate::work::{self, Left, Moment, Note, Outcome, PlanRow, Stage, Warning};

/// Prints.
pub(super) struct Teller {
    output: Output,
}

#[derive(Serialize)]
struct Step<'a> {
    address: &'a Address,
    event: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<Stage>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected_seconds: Option<f64>,
}

#[derive(Serialize)]
struct End<'a> {
    address: &'a Address,
    outcome: &'static str,
    fingerprint: Option<Fingerprint>,
    #[serde(skip_serializing_if = "Option::is_none")]
    served_at: Option<&'a Address>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<Stage>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    left: Option<&'static str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    files: &'a [PathBuf],
    what: &'a str,
    todo: &'a str,
}

/// How a person goes on with a camera done by hand.
#[derive(Serialize)]
pub(super) struct Hint<'a> {
    pub address: &'a Address,
    pub event: &'static str,
    /// Whose page it is taken for.
    pub page: &'static str,
    /// Where its page is.
    pub url: &'a str,
    /// Where on it.
    pub menu: String,
    /// Which files that page asks for.
    pub kit: String,
    /// A request saved here is signed while this program watches.
    pub requests: &'a std::path::Path,
}

#[derive(Serialize)]
struct RequestSigned<'a> {
    address: &'a Address,
    event: &'static str,
    file: &'a std::path::Path,
    fingerprint: Option<Fingerprint>,
}

/// A camera that was secured shows another certificate.
#[derive(Serialize)]
struct Changed<'a> {
    address: &'a Address,
    event: &'static str,
    known: Fingerprint,
    seen: Fingerprint,
    what: &'a str,
    todo: &'a str,
}

/// A note on the way.
#[derive(Serialize)]
struct Noted<'a> {
    address: &'a Address,
    event: &'static str,
    what: &'a str,
    todo: &'a str,
}

impl Teller {
    /// A secured camera shows another certificate: told before anything is said to it.
    pub fn changed(&self, row: &PlanRow) -> Result<(), Error> {
        let address = &row.camera.address;
        for warning in &row.warnings {
            let Warning::CertificateChanged { known, seen } = warning else {
                continue;
            };
            let told = warning.explain();
            if self.output.is_json() {
                return self.output.json(&Changed {
                    address,
                    event: "certificate-changed",
                    known: *known,
                    seen: *seen,
                    what: &told.what,
                    todo: &told.todo,
                });
            }
            self.output.aside(&format!("{address}  {}", told.what));
        }
        Ok(())
    }

    /// The way on a camera's page.
    pub fn hint(&self, hint: &Hint<'_>) -> Result<(), Error> {
        if self.output.is_json() {
            return self.output.json(hint);
        }
        self.output.aside(&fl!(
            "console-by-hand",
            url = hint.url,
            menu = hint.menu.as_str(),
            kit = hint.kit.as_str()
        ));
        Ok(())
    }

    /// A request was answered with a certificate.
    pub fn signed(
        &self,
        address: &Address,
        answered: &work::guided::Answered,
    ) -> Result<(), Error> {
        if self.output.is_json() {
            return self.output.json(&RequestSigned {
                address,
                event: "request-signed",
                file: &answered.file,
                fingerprint: answered
                    .chain
                    .first()
                    .map(crate::certificate::Certificate::fingerprint),
            });
        }
        let file = answered.file.display().to_string();
        self.output.aside(&fl!(
            "console-request-signed",
            address = address.to_string(),
            file = file
        ));
        Ok(())
    }

    pub fn new(output: Output) -> Self {
        Self { output }
    }

    /// A moment before the end.
    pub fn moment(&self, address: &Address, at: &Moment) -> Result<(), Error> {
        let (event, stage, expected) = match at {
            Moment::Began(stage) => ("began", Some(*stage), None),
            Moment::Waiting { stage, expected } => ("waiting", Some(*stage), *expected),
            Moment::Passed(stage) => ("passed", Some(*stage), None),
            Moment::Retrying { stage } => ("retrying", Some(*stage), None),
            Moment::PuttingBack => ("putting-back", None, None),
            Moment::Noted(note) => return self.noted(address, note),
            Moment::Ended(_) => return Ok(()),
        };
        if self.output.is_json() {
            return self.output.json(&Step {
                address,
                event,
                stage,
                expected_seconds: expected.map(|e| e.as_secs_f64()),
            });
        }
        let words = match at {
            Moment::Began(stage) => label(*stage),
            Moment::Waiting {
                expected: Some(expected),
                ..
            } => fl!(
                "console-moment-waiting-about",
                seconds = expected.as_secs().max(1)
            ),
            Moment::Waiting { .. } => fl!("console-moment-waiting"),
            Moment::Retrying { .. } => fl!("console-moment-retrying"),
            Moment::PuttingBack => fl!("console-moment-putting-back"),
            // The next one's beginning says as much.
            Moment::Passed(_) | Moment::Noted(_) | Moment::Ended(_) => return Ok(()),
        };
        self.output.aside(&format!("{address}  {words}"));
        Ok(())
    }

    /// What a person should know beside how it ends.
    fn noted(&self, address: &Address, note: &Note) -> Result<(), Error> {
        let told = note.explain();
        if self.output.is_json() {
            return self.output.json(&Noted {
                address,
                event: note.id(),
                what: &told.what,
                todo: &told.todo,
            });
        }
        let said = format!("{} {}", told.what, told.todo);
        self.output.aside(&format!("{address}  {}", said.trim()));
        Ok(())
    }

    /// The last line of a camera.
    pub fn ended(
        &self,
        address: &Address,
        outcome: &Outcome,
        files: &[PathBuf],
    ) -> Result<(), Error> {
        let told = outcome.explain();
        let (stage, error, left) = match outcome {
            Outcome::PutBack { stage, error } => (Some(*stage), Some(error), Some(Left::AsBefore)),
            Outcome::Failed { stage, error, left } => (Some(*stage), Some(error), Some(*left)),
            _ => (None, None, None),
        };
        let served_at = match outcome {
            Outcome::Secured { address, .. }
            | Outcome::AlreadySecure { address, .. }
            | Outcome::Unspoken { address, .. } => Some(address),
            _ => None,
        };
        let end = End {
            address,
            outcome: outcome.id(),
            fingerprint: outcome.fingerprint(),
            served_at,
            stage,
            error: error.map(error_id),
            left: left.map(left_id),
            files,
            what: &told.what,
            todo: &told.todo,
        };
        let causes = error.map(|e| chain(e)).unwrap_or_default();
        self.end(&end, &told, &causes)
    }

    /// The last line of a camera nobody could ask.
    pub fn unreachable(&self, address: &Address, error: &device::Error) -> Result<(), Error> {
        let told = error.explain();
        let end = End {
            address,
            outcome: "failed",
            fingerprint: None,
            served_at: None,
            stage: None,
            error: Some(format!("device-{}", variant(error))),
            left: Some(left_id(Left::Untouched)),
            files: &[],
            what: &told.what,
            todo: &told.todo,
        };
        self.end(&end, &told, &chain(error))
    }

    fn end(&self, end: &End<'_>, told: &Explanation, causes: &[String]) -> Result<(), Error> {
        if self.output.is_json() {
            return self.output.json(end);
        }
        let mut line = format!("{}  {}", end.address, outcome_word(end.outcome));
        if let Some(fingerprint) = end.fingerprint {
            line.push_str(&format!("  {}", fingerprint.grouped()));
        }
        self.output.text(&line)?;
        for file in end.files {
            self.output.text(&format!("  {}", file.display()))?;
        }
        if end.error.is_some() {
            self.output.failure(&Failure {
                id: end.error.clone().unwrap_or_default(),
                explanation: told.clone(),
                chain: causes.to_vec(),
                exit: crate::cli::Exit::No,
            });
        } else if end.fingerprint.is_none() || end.outcome == "old-tls" {
            self.output.note(told);
        }
        Ok(())
    }
}

/// The id of an error with its area.
fn error_id(error: &work::Error) -> String {
    match error {
        work::Error::Device(inner) => format!("device-{}", variant(inner)),
        work::Error::Site(inner) => format!("site-{}", variant(inner)),
        work::Error::Authority(inner) => format!("authority-{}", variant(inner)),
        other => format!("work-{}", variant(other)),
    }
}

fn left_id(left: Left) -> &'static str {
    match left {
        Left::Untouched => "untouched",
        Left::AsBefore => "as-before",
        Left::Unfinished => "unfinished",
        Left::Leftovers => "leftovers",
    }
}

fn label(stage: Stage) -> String {
    match stage {
        Stage::Clock => fl!("console-stage-clock"),
        Stage::Request => fl!("console-stage-request"),
        Stage::Sign => fl!("console-stage-sign"),
        Stage::Upload => fl!("console-stage-upload"),
        Stage::TurnOn => fl!("console-stage-turn-on"),
        Stage::Restart => fl!("console-stage-restart"),
        Stage::Check => fl!("console-stage-check"),
    }
}

fn outcome_word(id: &str) -> String {
    match id {
        "secured" => fl!("console-outcome-secured"),
        "already-secure" => fl!("console-outcome-already-secure"),
        "old-tls" => fl!("console-outcome-old-tls"),
        "needs-restart" => fl!("console-outcome-needs-restart"),
        "put-back" => fl!("console-outcome-put-back"),
        "by-hand" => fl!("console-outcome-by-hand"),
        "skipped" => fl!("console-outcome-skipped"),
        _ => fl!("console-outcome-failed"),
    }
}
