//! The rules themselves, as pure functions over one certificate.
//!
//! Apart from the list of findings so that each rule stands in one line beside its neighbours.

use std::net::IpAddr;

use time::{Duration, OffsetDateTime};

use super::Finding;
use crate::certificate::algorithm::Hash;
use crate::certificate::{Certificate, KeyAlgorithm, Name};

const SERVER_AUTH: &str = "1.3.6.1.5.5.7.3.1";
const ANY_PURPOSE: &str = "2.5.29.37.0";

/// Suffixes over which Chromium refuses a wildcard.
const BARE_SUFFIXES: [&str; 2] = ["home.arpa", "in-addr.arpa"];

/// Extensions that all clients process, so that "critical" does not matter.
const UNDERSTOOD: [&str; 8] = [
    "2.5.29.14",
    "2.5.29.15",
    "2.5.29.17",
    "2.5.29.19",
    "2.5.29.30",
    "2.5.29.32",
    "2.5.29.35",
    "2.5.29.37",
];

/// What clients will say about a certificate that a camera serves, the worst first.
pub fn camera_certificate(certificate: &Certificate, now: OffsetDateTime) -> Vec<Finding> {
    let mut findings = common(certificate, now);
    names(certificate, &mut findings);
    let span = certificate.not_after() - certificate.not_before();
    if span > Duration::days(825) {
        findings.push(Finding::TooLong {
            days: span.whole_days(),
        });
    }
    match certificate.purposes() {
        None => findings.push(Finding::NoPurpose),
        Some(list) if !list.iter().any(|p| p == SERVER_AUTH || p == ANY_PURPOSE) => {
            findings.push(Finding::WrongPurpose);
        }
        Some(_) => {}
    }
    if certificate
        .key_usage()
        .is_some_and(|usage| !usage.digital_signature())
    {
        findings.push(Finding::NoDigitalSignature);
    }
    if certificate.is_authority() {
        findings.push(Finding::CameraIsAuthority);
    }
    let own = certificate.is_self_signed();
    if own {
        findings.push(Finding::SelfSigned);
    }
    old_signature(certificate, &mut findings);
    worst_first(findings)
}

/// What clients will say about a root before it is put into a store, the worst first.
pub fn root(certificate: &Certificate, now: OffsetDateTime) -> Vec<Finding> {
    let mut findings = common(certificate, now);
    match (certificate.version(), certificate.basic_constraints()) {
        (_, Some(basic)) if !basic.authority => findings.push(Finding::NotAnAuthority),
        (_, Some(_)) => {}
        (..3, None) => findings.push(Finding::OldRoot),
        (_, None) => findings.push(Finding::RootWithoutConstraints),
    }
    if certificate
        .key_usage()
        .is_some_and(|usage| !usage.certificate_sign())
    {
        findings.push(Finding::MayNotSign);
    }
    if certificate.name_constraints().is_none() {
        findings.push(Finding::UnlimitedRoot);
    }
    if certificate
        .common_name()
        .is_none_or(|n| n.trim().is_empty())
    {
        findings.push(Finding::RootWithoutName);
    }
    if certificate.version() >= 3 && certificate.subject_key_id().is_none() {
        findings.push(Finding::RootWithoutKeyId);
    }
    // nobody verifies what a root says about itself: its own signature may be old
    if !certificate.is_self_signed() {
        findings.push(Finding::NotARoot {
            issuer: certificate.issuer().chars().take(100).collect(),
        });
        old_signature(certificate, &mut findings);
    }
    worst_first(findings)
}

fn common(certificate: &Certificate, now: OffsetDateTime) -> Vec<Finding> {
    let mut findings = Vec::new();
    let (from, until) = (certificate.not_before(), certificate.not_after());
    if until < from {
        findings.push(Finding::NeverValid);
    } else if now > until {
        findings.push(Finding::Expired { until });
    } else if now < from {
        findings.push(Finding::NotYetValid { from });
    }
    match certificate.key() {
        KeyAlgorithm::Rsa(2048..) | KeyAlgorithm::P256 | KeyAlgorithm::P384 => {}
        kind @ KeyAlgorithm::Rsa(_) => findings.push(Finding::WeakKey {
            kind: kind.to_string(),
        }),
        kind => findings.push(Finding::UnsupportedKey {
            kind: kind.to_string(),
        }),
    }
    for extension in certificate.extensions() {
        if extension.critical && !UNDERSTOOD.contains(&extension.oid.as_str()) {
            findings.push(Finding::UnknownCritical {
                oid: extension.oid.clone(),
            });
        }
    }
    findings
}

fn names(certificate: &Certificate, findings: &mut Vec<Finding>) {
    let usable = certificate
        .names()
        .iter()
        .any(|n| !matches!(n, Name::Other(_)));
    if !usable {
        findings.push(Finding::NoNames);
    }
    for name in certificate.names() {
        let Name::Dns(text) = name else { continue };
        if let Ok(ip) = text.parse::<IpAddr>() {
            if !certificate.names().contains(&Name::Ip(ip)) {
                findings.push(Finding::AddressAsName { name: text.clone() });
            }
        } else if let Some(base) = text.strip_prefix("*.") {
            let base = base.to_ascii_lowercase();
            if !base.contains('.') || BARE_SUFFIXES.contains(&base.as_str()) {
                findings.push(Finding::WideWildcard { name: text.clone() });
            }
        }
    }
}

fn old_signature(certificate: &Certificate, findings: &mut Vec<Finding>) {
    let algorithm = certificate.signature_algorithm();
    if matches!(algorithm.hash, Hash::Sha1 | Hash::Md5) {
        findings.push(Finding::OldSignature {
            algorithm: algorithm.name.clone(),
        });
    }
}

fn worst_first(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|f| std::cmp::Reverse(f.severity()));
    findings
}
