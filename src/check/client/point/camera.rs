//! What is noteworthy of the connection and of the camera's own certificate.
//!
//! Apart because it is the same on every way up.

use time::OffsetDateTime;
use time::macros::datetime;

use super::super::names::Fit;
use super::super::{Case, form, names};
use super::{BASIC, NAMES, POLICIES, Point, Points, Purpose, UNDERSTOOD, purpose};
use crate::certificate::{Certificate, KeyAlgorithm, Name};
use crate::check::{Finding, Handshake};

const KEY_ID: &str = "2.5.29.14";
const CRL_POINTS: &str = "2.5.29.31";
const ISSUER_KEY_ID: &str = "2.5.29.35";
const SOURCE: &str = "1.3.6.1.5.5.7.1.1";
const STAPLE: &str = "1.3.6.1.5.5.7.1.24";
const NETSCAPE: &str = "2.16.840.1.113730.1.1";

/// Apple's limit for certificates of authorities somebody installed, and since when.
const APPLE_DAYS: i64 = 825;
const APPLE_SINCE: OffsetDateTime = datetime!(2019-07-01 0:00 UTC);

pub(super) fn connection(handshake: &Handshake, camera: &Certificate, points: &mut Points) {
    let cipher = handshake.cipher.as_str();
    let old = |what: &str| Finding::OldKeyExchange {
        what: what.to_owned(),
    };
    let version = handshake.version.as_str();
    if !matches!(version, "TLS 1.2" | "TLS 1.3") {
        let (address, version) = (handshake.address.to_string(), version.to_owned());
        points.push((Point::OldTls, Finding::OldTls { address, version }));
    } else if handshake.is_refused() {
        let point = if cipher.contains("_3DES_") || !cipher.starts_with("TLS_DHE_") {
            Point::BrokenSuite
        } else {
            Point::DheExchange
        };
        let (address, version) = (handshake.address.to_string(), cipher.to_owned());
        points.push((point, Finding::OldTls { address, version }));
    }
    let exchange = cipher.starts_with("TLS_RSA_");
    if exchange {
        points.push((Point::RsaExchange, old("RSA key exchange")));
    }
    if cipher.contains("_CBC_SHA256") || cipher.contains("_CBC_SHA384") {
        points.push((Point::CbcSha2, old(cipher)));
    } else if cipher.contains("_ECDSA_") && cipher.contains("_CBC_") {
        points.push((Point::EcdsaCbc, old(cipher)));
    }
    if let Some(usage) = camera.key_usage() {
        let needed = |text: &str| Finding::WrongKeyUsage {
            needed: text.to_owned(),
        };
        let bit = |n: u16| usage.0 >> n & 1 == 1;
        if !bit(0) && !bit(2) && !bit(4) {
            points.push((Point::NoServerUse, needed("digitalSignature")));
        } else if exchange && !bit(2) {
            points.push((Point::NoEnciphermentUse, needed("keyEncipherment")));
        } else if !exchange && !bit(0) {
            points.push((Point::NoSignatureUse, needed("digitalSignature")));
        }
        if bit(5) && !camera.is_authority() {
            let detail = "keyCertSign".to_owned();
            points.push((Point::SignsAsCamera, Finding::NotStrict { detail }));
        }
    }
}

pub(super) fn name(camera: &Certificate, asked: &Name, points: &mut Points) {
    let (fit, text) = names::fit(camera, asked);
    let wrong = || {
        let asked = asked.to_string();
        if camera.names().is_empty() {
            Finding::NoNames { asked }
        } else {
            let names = camera.names().iter().map(ToString::to_string).collect();
            Finding::WrongName { asked, names }
        }
    };
    let wildcard = || Finding::WideWildcard { name: text.clone() };
    points.extend(match fit {
        Fit::Plain => None,
        Fit::None => Some((Point::WrongName, wrong())),
        Fit::CommonName => Some((Point::CommonName, wrong())),
        Fit::CommonNameBesideAddress => Some((Point::CommonNameBesideAddress, wrong())),
        Fit::CommonNameAddress => Some((Point::CommonNameAddress, wrong())),
        Fit::AddressAsName => {
            let asked = asked.to_string();
            Some((Point::AddressAsName, Finding::AddressAsName { asked }))
        }
        Fit::Mapped => Some((Point::MappedAddress, wrong())),
        Fit::WildcardTop => Some((Point::WildcardTop, wildcard())),
        Fit::WildcardSuffix => Some((Point::WildcardSuffix, wildcard())),
        Fit::WildcardPart => Some((Point::WildcardPart, wildcard())),
        Fit::WildcardInside => Some((Point::WildcardInside, wildcard())),
        Fit::DotAsked => Some((Point::DotAsked, wrong())),
        Fit::DotWritten => Some((Point::DotWritten, wrong())),
        Fit::DotBoth => Some((Point::DotBoth, wrong())),
    });
    if matches!(asked, Name::Dns(text) if text.contains('_')) {
        points.push((Point::UnderscoreAsked, wrong()));
    }
    let odd = |n: &Name| matches!(n, Name::Other(text) if text.starts_with("IP ("));
    if camera.names().iter().any(odd) {
        let detail = "iPAddress".to_owned();
        points.push((Point::OddAddress, Finding::Malformed { detail }));
    }
    if let Some(names) = camera.extension(NAMES)
        && !form::is_whole(&names.value)
    {
        let detail = "subjectAltName".to_owned();
        points.push((Point::SpoiltNames, Finding::Malformed { detail }));
    }
}

pub(super) fn camera_itself(camera: &Certificate, case: Case<'_>, points: &mut Points) {
    if camera.not_after() < case.now {
        let since = camera.not_after();
        points.push((Point::Expired, Finding::Expired { since }));
    } else if camera.not_before() > case.now {
        let from = camera.not_before();
        points.push((Point::NotYetValid, Finding::NotYetValid { from }));
    }
    let span = camera.not_after() - camera.not_before();
    if camera.not_before() >= APPLE_SINCE && span > time::Duration::days(APPLE_DAYS) {
        let days = span.whole_days();
        let limit = APPLE_DAYS;
        points.push((Point::TooLong, Finding::TooLong { days, limit }));
    }
    points.extend(match purpose(camera) {
        Purpose::Server => None,
        Purpose::Unsaid if camera.not_before() < APPLE_SINCE => None,
        Purpose::Unsaid => Some((Point::NoPurpose, Finding::NoPurpose)),
        Purpose::Any => Some((Point::AnyPurpose, Finding::BadUsage)),
        Purpose::Gated => Some((Point::GatedPurpose, Finding::BadUsage)),
        Purpose::Other => Some((Point::OtherPurpose, Finding::BadUsage)),
    });
    if camera.is_authority() {
        points.push((Point::CameraIsAuthority, Finding::AuthorityAsCamera));
    }
    let strict = |detail: &str| Finding::NotStrict {
        detail: detail.to_owned(),
    };
    if camera
        .basic_constraints()
        .is_some_and(|b| !b.authority && b.path_length.is_some())
    {
        points.push((Point::LengthOnCamera, strict("pathLenConstraint")));
    }
    let soft = camera.extension(NAMES).is_none_or(|names| !names.critical);
    if form::is_empty_name(camera.subject_der()) && soft {
        points.push((Point::EmptySubject, strict("subject")));
    }
    if camera
        .extension(ISSUER_KEY_ID)
        .is_none_or(|_| camera.authority_key_id().is_none())
        && camera.version() == 3
        && !camera.is_self_issued()
    {
        points.push((Point::NoIssuerKeyId, strict("authorityKeyIdentifier")));
    }
    if camera.extension(STAPLE).is_some() {
        let detail = "TLS feature: OCSP".to_owned();
        points.push((Point::MustStaple, Finding::Malformed { detail }));
    }
    // Bit 1 of the Netscape type is "TLS server".
    if camera
        .extension(NETSCAPE)
        .is_some_and(|e| e.value.get(3).is_some_and(|bits| bits & 0x40 == 0))
    {
        points.push((Point::NetscapeClient, Finding::BadUsage));
    }
    let again = case.earlier.iter().any(|old| {
        old != camera
            && old.serial_bytes() == camera.serial_bytes()
            && old.issuer_der() == camera.issuer_der()
    });
    if again {
        let serial = camera.serial();
        points.push((Point::SerialAgain, Finding::ReusedSerial { serial }));
    }
    let key = || camera.key().to_string();
    points.extend(match camera.key() {
        KeyAlgorithm::Rsa(..1024) => Some((Point::TinyKey, Finding::WeakKey { key: key() })),
        KeyAlgorithm::Rsa(..2048) => Some((Point::ShortKey, Finding::WeakKey { key: key() })),
        KeyAlgorithm::Rsa(_) | KeyAlgorithm::P256 | KeyAlgorithm::P384 => None,
        KeyAlgorithm::P521 => Some((Point::P521Key, Finding::UnsupportedKey { key: key() })),
        KeyAlgorithm::Ed25519 => Some((Point::Ed25519Key, Finding::UnsupportedKey { key: key() })),
        KeyAlgorithm::Other(kind) if kind == "RSA-PSS" => {
            Some((Point::PssKey, Finding::UnsupportedKey { key: key() }))
        }
        KeyAlgorithm::Other(_) => Some((Point::OtherKey, Finding::UnsupportedKey { key: key() })),
    });
}

/// The form of the camera's certificate.
pub(super) fn shape(camera: &Certificate, points: &mut Points) {
    let critical = |oid: &str| Finding::UnknownCritical {
        oid: oid.to_owned(),
    };
    let malformed = |detail: &str| Finding::Malformed {
        detail: detail.to_owned(),
    };
    for extension in camera.extensions().iter().filter(|e| e.critical) {
        let oid = extension.oid.as_str();
        let point = match oid {
            KEY_ID | ISSUER_KEY_ID => Point::CriticalKeyId,
            CRL_POINTS => Point::CriticalCrlPoint,
            SOURCE => Point::CriticalSource,
            NETSCAPE => Point::CriticalNetscape,
            _ if UNDERSTOOD.contains(&oid) => continue,
            _ => Point::UnknownCritical,
        };
        points.push((point, critical(oid)));
    }
    let mut seen: Vec<&str> = Vec::new();
    for extension in camera.extensions() {
        if seen.contains(&extension.oid.as_str()) {
            points.push((Point::DoubleExtension, malformed(&extension.oid)));
        }
        seen.push(&extension.oid);
    }
    if let Some(policies) = camera.extension(POLICIES)
        && !form::is_list_of_lists(&policies.value)
    {
        points.push((Point::SpoiltPolicies, malformed("certificatePolicies")));
    }
    if let Some(basic) = camera.extension(BASIC)
        && basic
            .value
            .windows(3)
            .any(|w| w[0] == 1 && w[1] == 1 && w[2] != 0 && w[2] != 0xff)
    {
        points.push((Point::LooseBoolean, malformed("basicConstraints")));
    }
    if let Some(form) = form::form(camera) {
        if form.algorithms.0 != form.algorithms.1 {
            points.push((Point::TwoAlgorithms, malformed("signatureAlgorithm")));
        }
        if !form.times_are_proper() {
            points.push((Point::OddTime, malformed("validity")));
        }
    }
    for name in [camera.subject_der(), camera.issuer_der()] {
        if form::has_empty_set(name) {
            points.push((Point::EmptySet, malformed("subject")));
        } else if !form::is_proper_text(name) {
            points.push((Point::OddText, malformed("string type")));
        }
    }
}
