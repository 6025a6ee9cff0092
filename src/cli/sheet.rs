//! A certificate as the console writes it: one shape in JSON, one in text, for every verb.
//!
//! Apart because `view`, `check`, `site`, `issue` and `sign` must not each invent their own fields.

use serde::Serialize;
use time::format_description::well_known::Rfc3339;
use time::{Duration, OffsetDateTime};

use super::Desk;
use super::output::columns;
use crate::certificate::{Certificate, Fingerprint};
use crate::check::{Client, Finding, Foreseen};
use crate::error::{Explain, Explanation};
use crate::fl;
use crate::i18n::{date, drift};

/// The fields of a certificate. Moments are RFC 3339 in UTC, fingerprints 64 hexadecimal digits.
#[derive(Serialize)]
pub(super) struct Sheet {
    subject: String,
    issuer: String,
    names: Vec<String>,
    not_before: String,
    not_after: String,
    serial: String,
    sha256: Fingerprint,
    authority: bool,
    key: String,
    signature: String,
}

impl Sheet {
    pub fn of(certificate: &Certificate) -> Self {
        Self {
            subject: certificate.subject().to_owned(),
            issuer: certificate.issuer().to_owned(),
            names: certificate
                .names()
                .iter()
                .map(ToString::to_string)
                .collect(),
            not_before: moment(certificate.not_before()),
            not_after: moment(certificate.not_after()),
            serial: certificate.serial(),
            sha256: certificate.fingerprint(),
            authority: certificate.is_authority(),
            key: certificate.key().to_string(),
            signature: certificate.signature_algorithm().to_string(),
        }
    }

    pub fn all(certificates: &[Certificate]) -> Vec<Self> {
        certificates.iter().map(Self::of).collect()
    }
}

/// RFC 3339 in whole seconds, which is all a certificate or a device tells; a moment that cannot be
/// written is a year beyond 9999.
pub(super) fn moment(at: OffsetDateTime) -> String {
    let at = at.replace_nanosecond(0).unwrap_or(at);
    at.format(&Rfc3339).unwrap_or_else(|_| at.to_string())
}

/// What a device's clock shows, for people; by how much it is off, where that is more than the
/// question took on its way.
pub(super) fn shown(at: OffsetDateTime, off: Duration) -> String {
    let moment = date::moment(at);
    if off.abs() < Duration::MINUTE {
        moment
    } else if off.is_negative() {
        fl!(
            "console-clock-behind",
            moment = moment,
            off = drift::words(off)
        )
    } else {
        fl!(
            "console-clock-ahead",
            moment = moment,
            off = drift::words(off)
        )
    }
}

/// Names in one line; that there is none is said.
pub(super) fn names(all: Vec<String>) -> String {
    if all.is_empty() {
        return fl!("console-certificate-no-names");
    }
    all.join(", ")
}

/// A certificate in lines for people: what it is for first, the fingerprint last.
pub(super) fn lines(certificate: &Certificate) -> String {
    let names = names(
        certificate
            .names()
            .iter()
            .map(ToString::to_string)
            .collect(),
    );
    let days = (certificate.not_after() - OffsetDateTime::now_utc()).whole_days();
    let until = fl!(
        "console-certificate-dates",
        from = date::day(certificate.not_before()),
        until = date::day(certificate.not_after())
    );
    let until = if days < 0 {
        format!("{until} {}", fl!("console-certificate-over"))
    } else {
        format!("{until} {}", fl!("console-certificate-left", days = days))
    };
    let mut rows = vec![(
        fl!("console-certificate-subject"),
        certificate.subject().to_owned(),
    )];
    if !certificate.is_authority() {
        rows.push((fl!("console-certificate-names"), names));
    }
    rows.extend([
        (fl!("console-certificate-valid"), until),
        (
            fl!("console-certificate-issuer"),
            certificate.issuer().to_owned(),
        ),
        (
            fl!("console-certificate-key"),
            format!(
                "{}, {}",
                certificate.key(),
                certificate.signature_algorithm()
            ),
        ),
        (
            fl!("console-certificate-sha256"),
            certificate.fingerprint().grouped(),
        ),
    ]);
    columns(&rows)
}

/// Something worth knowing, with its stable id.
#[derive(Serialize)]
pub(super) struct Note {
    id: String,
    what: String,
    todo: String,
}

impl Note {
    pub fn of(id: impl Into<String>, note: &impl Explain) -> Self {
        let told = note.explain();
        Self {
            id: id.into(),
            what: told.what,
            todo: told.todo,
        }
    }

    /// Its words again, to print them.
    pub fn explanation(&self) -> Explanation {
        Explanation {
            what: self.what.clone(),
            todo: self.todo.clone(),
        }
    }
}

/// A client that will refuse a certificate, before any camera serves it.
#[derive(Clone, Serialize)]
pub(super) struct Refusal {
    client: Client,
    opened_as: String,
    #[serde(flatten)]
    finding: Finding,
    what: String,
    todo: String,
}

impl Refusal {
    pub fn of(foreseen: &Foreseen) -> Self {
        let told = foreseen.finding.explain();
        Self {
            client: foreseen.client,
            opened_as: foreseen.name.to_string(),
            finding: foreseen.finding.clone(),
            what: told.what,
            todo: told.todo,
        }
    }
}

/// Tells the person at the console who will refuse what was made.
pub(super) fn warn(desk: &Desk, refusals: &[Refusal]) {
    if desk.output.is_json() {
        return;
    }
    for refusal in refusals {
        desk.output.note(&Explanation {
            what: fl!(
                "console-will-refuse",
                client = refusal.client.id(),
                name = refusal.opened_as.as_str(),
                what = refusal.what.as_str()
            ),
            todo: refusal.todo.clone(),
        });
    }
}
