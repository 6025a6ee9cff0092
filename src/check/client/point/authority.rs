//! What is noteworthy of the way: its links, the authorities on it, the root.
//!
//! Apart because it differs from way to way, and what an intermediate may not is sometimes allowed
//! to a root.

use time::OffsetDateTime;

use super::super::limits::Breach;
use super::super::route::Route;
use super::super::{Case, form, limits};
use super::{BASIC, Point, Points, Purpose, UNDERSTOOD, purpose};
use crate::certificate::{Certificate, Hash, KeyAlgorithm};
use crate::check::Finding;
use crate::check::path::unreached;

pub(super) fn signature(certificate: &Certificate, points: &mut Points) {
    let algorithm = certificate.signature_algorithm();
    let weak = || Finding::WeakSignature {
        algorithm: algorithm.name.clone(),
    };
    // Nobody verifies what a certificate says about itself.
    if certificate.is_self_issued() {
        return;
    }
    match algorithm.hash {
        Hash::Md5 => points.push((Point::Md5, weak())),
        Hash::Sha1 => points.push((Point::Sha1, weak())),
        _ if algorithm.name.ends_with("PSS") => points.push((Point::PssSignature, weak())),
        _ => {}
    }
}

pub(super) fn issuer_key(issuer: &Certificate, points: &mut Points) {
    let key = issuer.key().to_string();
    points.extend(match issuer.key() {
        KeyAlgorithm::Rsa(2048..) | KeyAlgorithm::P256 | KeyAlgorithm::P384 => None,
        KeyAlgorithm::Rsa(_) => Some((Point::ShortIssuerKey, Finding::WeakKey { key })),
        KeyAlgorithm::P521 => Some((Point::P521Issuer, Finding::UnsupportedKey { key })),
        _ => Some((Point::Ed25519Issuer, Finding::UnsupportedKey { key })),
    });
}

/// The links between, and whether a root is reached.
pub(super) fn way(route: &Route<'_>, case: &Case<'_>, points: &mut Points) {
    let title = |c: &Certificate| c.title().to_owned();
    for pair in route.links.windows(2) {
        let [below, above] = pair else { continue };
        let issuer = title(above);
        let (asked, has) = (below.issuer_der(), above.subject_der());
        if asked != has {
            let point = if form::differs_oddly(asked, has) {
                Point::OddNameForm
            } else {
                Point::NameForm
            };
            points.push((
                point,
                Finding::NameForm {
                    issuer: issuer.clone(),
                },
            ));
        }
        if !form::key_id_fits(below, above) {
            points.push((Point::KeyIdMismatch, Finding::KeyIdMismatch { issuer }));
        }
    }
    if let Some(at) = route.broken {
        let below = route.links[at];
        let named = route.links.get(at + 1).is_some_and(|above| {
            below.authority_key_id().is_some() && below.authority_key_id() == above.subject_key_id()
        });
        // Without key identifiers it may as well be another authority of the same name.
        points.push(if named {
            (Point::BadSignature, Finding::BadSignature)
        } else {
            (Point::Untrusted, unreached(below))
        });
    }
    if !route.anchored {
        let top = route.top();
        let finding = unreached(top);
        let trusted = case.roots.contains(top);
        let point = if trusted {
            Point::NoRootAbove
        } else {
            Point::Untrusted
        };
        points.push((point, finding));
    } else if !route.top().is_self_issued() {
        let issuer = route.top().issuer().to_owned();
        points.push((Point::NoRootAbove, Finding::MissingIssuer { issuer }));
    }
    // Camera, six authorities and the root.
    if route.links.len() > 8 {
        let issuer = title(route.top());
        points.push((Point::TooManyBetween, Finding::PathTooLong { issuer }));
    }
}

pub(super) fn between(link: &Certificate, below: usize, now: OffsetDateTime, points: &mut Points) {
    let issuer = || link.title().to_owned();
    if now < link.not_before() || link.not_after() < now {
        let (from, until) = (link.not_before(), link.not_after());
        let finding = Finding::IssuerDates {
            issuer: issuer(),
            from,
            until,
        };
        points.push((Point::BetweenDates, finding));
    }
    if !link.is_authority() {
        let finding = Finding::IssuerNotAuthority { issuer: issuer() };
        points.push((Point::BetweenNoAuthority, finding));
    }
    match link.key_usage() {
        None => {
            let detail = "keyUsage".to_owned();
            points.push((Point::BetweenNoUse, Finding::NotStrict { detail }));
        }
        Some(usage) if !usage.certificate_sign() => {
            let finding = Finding::IssuerMayNotSign { issuer: issuer() };
            points.push((Point::BetweenMayNotSign, finding));
        }
        Some(_) => {}
    }
    let others = Finding::IssuerForOthers { issuer: issuer() };
    points.extend(match purpose(link) {
        Purpose::Unsaid | Purpose::Server => None,
        Purpose::Any => Some((Point::BetweenAnyPurpose, others)),
        Purpose::Gated | Purpose::Other => Some((Point::BetweenOtherPurpose, others)),
    });
    if is_exceeded(link, below) {
        let finding = Finding::PathTooLong { issuer: issuer() };
        points.push((Point::BetweenLength, finding));
    }
    if let Some(oid) = unknown_critical(link) {
        points.push((Point::BetweenCritical, Finding::UnknownCritical { oid }));
    }
}

pub(super) fn root(root: &Certificate, below: usize, now: OffsetDateTime, points: &mut Points) {
    let title = || root.title().to_owned();
    if root.not_after() < now {
        let since = root.not_after();
        let finding = Finding::RootExpired {
            root: title(),
            since,
        };
        points.push((Point::RootExpired, finding));
    } else if root.not_before() > now {
        let from = root.not_before();
        let finding = Finding::RootNotYetValid {
            root: title(),
            from,
        };
        points.push((Point::RootNotYetValid, finding));
    }
    let no_authority = || Finding::RootNotAuthority { root: title() };
    let strict = |detail: &str| Finding::NotStrict {
        detail: format!("{}: {detail}", title()),
    };
    match (root.version(), root.basic_constraints()) {
        (..3, _) => points.push((Point::RootVersion1, strict("basicConstraints"))),
        (_, None) => points.push((Point::RootNoBasic, no_authority())),
        (_, Some(basic)) if !basic.authority => {
            points.push((Point::RootNotAuthority, no_authority()));
        }
        (_, Some(_)) => {}
    }
    match root.key_usage() {
        None if root.version() >= 3 => points.push((Point::RootNoUse, strict("keyUsage"))),
        Some(usage) if !usage.certificate_sign() => {
            let finding = Finding::IssuerMayNotSign { issuer: title() };
            points.push((Point::RootMayNotSign, finding));
        }
        _ => {}
    }
    let others = Finding::IssuerForOthers { issuer: title() };
    points.extend(match purpose(root) {
        Purpose::Unsaid | Purpose::Server => None,
        Purpose::Any => Some((Point::RootAnyPurpose, others)),
        Purpose::Gated | Purpose::Other => Some((Point::RootOtherPurpose, others)),
    });
    if is_exceeded(root, below) {
        points.push((Point::RootLength, Finding::PathTooLong { issuer: title() }));
    }
    if let Some(oid) = unknown_critical(root) {
        points.push((Point::RootCritical, Finding::UnknownCritical { oid }));
    }
    if root.version() >= 3 && root.subject_key_id().is_none() {
        points.push((Point::RootNoKeyId, strict("subjectKeyIdentifier")));
    }
    if root.extension(BASIC).is_some_and(|e| !e.critical) && root.is_authority() {
        points.push((Point::RootSoftBasic, strict("basicConstraints")));
    }
}

/// The camera's own certificate stands among the roots.
pub(super) fn device_as_root(camera: &Certificate, points: &mut Points) {
    if camera.basic_constraints().is_some_and(|b| !b.authority) {
        points.push((Point::DeviceNotAuthority, Finding::DeviceAsRoot));
    } else if camera
        .key_usage()
        .is_some_and(|usage| !usage.certificate_sign())
    {
        points.push((Point::DeviceMayNotSign, Finding::DeviceAsRoot));
    }
}

fn is_exceeded(authority: &Certificate, below: usize) -> bool {
    authority
        .basic_constraints()
        .and_then(|b| b.path_length)
        .is_some_and(|most| usize::try_from(most).is_ok_and(|most| below > most))
}

fn unknown_critical(authority: &Certificate) -> Option<String> {
    let mut critical = authority.extensions().iter().filter(|e| e.critical);
    let unknown = critical.find(|e| !UNDERSTOOD.contains(&e.oid.as_str()))?;
    Some(unknown.oid.clone())
}

pub(super) fn restrict(
    authority: &Certificate,
    camera: &Certificate,
    is_root: bool,
    points: &mut Points,
) {
    let asked = || {
        let names: Vec<String> = camera.names().iter().map(ToString::to_string).collect();
        names.join(", ")
    };
    for breach in limits::breaches(authority, camera) {
        let outside = || Finding::NameNotAllowed { asked: asked() };
        let malformed = || Finding::Malformed {
            detail: "nameConstraints".to_owned(),
        };
        points.push(match breach {
            Breach::Outside if is_root => (Point::RootLimit, outside()),
            Breach::Outside => (Point::BetweenLimit, outside()),
            Breach::Wildcard => (Point::RootLimitWildcard, outside()),
            Breach::CommonName => (
                Point::CommonNameLimit,
                Finding::NameNotAllowed {
                    asked: camera.common_name().unwrap_or_default().to_owned(),
                },
            ),
            Breach::Empty => (Point::EmptyLimits, malformed()),
            Breach::Gaps => (Point::GapsInLimits, malformed()),
            Breach::Minimum => (Point::MinimumInLimits, malformed()),
        });
    }
}
