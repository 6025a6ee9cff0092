//! What is noteworthy on a way, whoever judges: each point once, with its finding.
//!
//! Apart from the table of who refuses what. A point is as fine as the finest difference between
//! two clients that was measured.

use time::OffsetDateTime;
use time::macros::datetime;

use super::limits::Breach;
use super::names::Fit;
use super::route::Route;
use super::{Case, Rules, form, limits, names, table};
use crate::certificate::{Certificate, Hash, KeyAlgorithm, Name};
use crate::check::path::unreached;
use crate::check::{Finding, Handshake};

/// One thing a client may stumble over. What each means is told by its line in [`table`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Point {
    // the connection
    OldTls,
    DheExchange,
    BrokenSuite,
    RsaExchange,
    CbcSha2,
    EcdsaCbc,
    // names
    WrongName,
    CommonName,
    CommonNameBesideAddress,
    CommonNameAddress,
    AddressAsName,
    MappedAddress,
    WildcardTop,
    WildcardSuffix,
    WildcardPart,
    WildcardInside,
    DotAsked,
    DotWritten,
    DotBoth,
    UnderscoreAsked,
    OddAddress,
    SpoiltNames,
    // the camera's certificate
    Expired,
    NotYetValid,
    TooLong,
    NoPurpose,
    AnyPurpose,
    GatedPurpose,
    OtherPurpose,
    NoSignatureUse,
    NoEnciphermentUse,
    NoServerUse,
    SignsAsCamera,
    CameraIsAuthority,
    LengthOnCamera,
    EmptySubject,
    MustStaple,
    NetscapeClient,
    SerialAgain,
    NoIssuerKeyId,
    // keys and signatures
    TinyKey,
    ShortKey,
    P521Key,
    Ed25519Key,
    PssKey,
    OtherKey,
    ShortIssuerKey,
    P521Issuer,
    Ed25519Issuer,
    Sha1,
    Md5,
    PssSignature,
    TwoAlgorithms,
    BadSignature,
    // form
    UnknownCritical,
    CriticalCrlPoint,
    CriticalKeyId,
    CriticalNetscape,
    CriticalSource,
    DoubleExtension,
    SpoiltPolicies,
    LooseBoolean,
    OddTime,
    OddText,
    EmptySet,
    // the way
    Untrusted,
    NoRootAbove,
    NameForm,
    OddNameForm,
    KeyIdMismatch,
    TooManyBetween,
    BetweenDates,
    BetweenNoAuthority,
    BetweenNoUse,
    BetweenMayNotSign,
    BetweenAnyPurpose,
    BetweenOtherPurpose,
    BetweenLength,
    BetweenCritical,
    // the root
    RootExpired,
    RootNotYetValid,
    RootVersion1,
    RootNoBasic,
    RootNotAuthority,
    RootMayNotSign,
    RootNoUse,
    RootAnyPurpose,
    RootOtherPurpose,
    RootLength,
    RootCritical,
    RootNoKeyId,
    RootSoftBasic,
    DeviceNotAuthority,
    DeviceMayNotSign,
    // limits of authorities
    RootLimit,
    RootLimitWildcard,
    BetweenLimit,
    CommonNameLimit,
    EmptyLimits,
    GapsInLimits,
    MinimumInLimits,
}

impl Point {
    /// What these rules say of it.
    pub(super) fn says(self, rules: Rules) -> table::Says {
        table::row(self).says(rules)
    }

    /// Whether any client refuses it.
    pub(super) fn matters(self) -> bool {
        table::row(self).refused_by_any()
    }
}

const SERVER: &str = "1.3.6.1.5.5.7.3.1";
const ANY: &str = "2.5.29.37.0";
/// The old step-up purposes of Netscape and Microsoft.
const GATED: [&str; 2] = ["2.16.840.1.113730.4.1", "1.3.6.1.4.1.311.10.3.3"];
const KEY_ID: &str = "2.5.29.14";
const NAMES: &str = "2.5.29.17";
const BASIC: &str = "2.5.29.19";
const CRL_POINTS: &str = "2.5.29.31";
const POLICIES: &str = "2.5.29.32";
const ISSUER_KEY_ID: &str = "2.5.29.35";
const SOURCE: &str = "1.3.6.1.5.5.7.1.1";
const STAPLE: &str = "1.3.6.1.5.5.7.1.24";
const NETSCAPE: &str = "2.16.840.1.113730.1.1";

/// Extensions every client processes (RFC 5280 4.2).
const UNDERSTOOD: [&str; 6] = [
    "2.5.29.15",
    NAMES,
    BASIC,
    "2.5.29.30",
    POLICIES,
    "2.5.29.37",
];

/// Apple's limit for certificates of authorities somebody installed, and since when.
const APPLE_DAYS: i64 = 825;
const APPLE_SINCE: OffsetDateTime = datetime!(2019-07-01 0:00 UTC);

/// What is judged, and what is the same on every way.
pub(super) struct Scene<'a> {
    case: Case<'a>,
    constant: Vec<(Point, Finding)>,
}

type Points = Vec<(Point, Finding)>;

impl<'a> Scene<'a> {
    pub(super) fn of(case: Case<'a>) -> Self {
        let mut constant = Points::new();
        if let Some(camera) = case.handshake.chain.first() {
            connection(case.handshake, camera, &mut constant);
            name(camera, &case.handshake.asked, &mut constant);
            camera_itself(camera, case, &mut constant);
            shape(camera, &mut constant);
        }
        Self { case, constant }
    }

    /// Everything noteworthy on this way.
    pub(super) fn points(&self, route: &Route<'_>) -> Points {
        let mut points = self.constant.clone();
        way(route, &self.case, &mut points);
        let last = route.links.len() - 1;
        for (at, link) in route.links.iter().enumerate() {
            let is_root = route.anchored && at == last;
            if !is_root {
                signature(link, &mut points);
            }
            if at == 0 {
                if is_root {
                    device_as_root(link, &mut points);
                }
                continue;
            }
            issuer_key(link, &mut points);
            let below = route.links[1..at]
                .iter()
                .filter(|c| !c.is_self_issued())
                .count();
            if is_root {
                root(link, below, self.case.now, &mut points);
            } else {
                between(link, below, self.case.now, &mut points);
            }
            restrict(link, route.camera(), is_root, &mut points);
        }
        points
    }
}

fn connection(handshake: &Handshake, camera: &Certificate, points: &mut Points) {
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

fn name(camera: &Certificate, asked: &Name, points: &mut Points) {
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

fn camera_itself(camera: &Certificate, case: Case<'_>, points: &mut Points) {
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

/// What extended key usage says of servers.
enum Purpose {
    Unsaid,
    Server,
    Any,
    Gated,
    Other,
}

fn purpose(certificate: &Certificate) -> Purpose {
    let Some(list) = certificate.purposes() else {
        return Purpose::Unsaid;
    };
    let has = |oid: &str| list.iter().any(|p| p == oid);
    if has(SERVER) {
        Purpose::Server
    } else if has(ANY) {
        Purpose::Any
    } else if GATED.into_iter().any(has) {
        Purpose::Gated
    } else {
        Purpose::Other
    }
}

/// The form of the camera's certificate.
fn shape(camera: &Certificate, points: &mut Points) {
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

fn signature(certificate: &Certificate, points: &mut Points) {
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

fn issuer_key(issuer: &Certificate, points: &mut Points) {
    let key = issuer.key().to_string();
    points.extend(match issuer.key() {
        KeyAlgorithm::Rsa(2048..) | KeyAlgorithm::P256 | KeyAlgorithm::P384 => None,
        KeyAlgorithm::Rsa(_) => Some((Point::ShortIssuerKey, Finding::WeakKey { key })),
        KeyAlgorithm::P521 => Some((Point::P521Issuer, Finding::UnsupportedKey { key })),
        _ => Some((Point::Ed25519Issuer, Finding::UnsupportedKey { key })),
    });
}

/// The links between, and whether a root is reached.
fn way(route: &Route<'_>, case: &Case<'_>, points: &mut Points) {
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
    if route.broken.is_some() {
        points.push((Point::BadSignature, Finding::BadSignature));
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

fn between(link: &Certificate, below: usize, now: OffsetDateTime, points: &mut Points) {
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

fn root(root: &Certificate, below: usize, now: OffsetDateTime, points: &mut Points) {
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
fn device_as_root(camera: &Certificate, points: &mut Points) {
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

fn restrict(authority: &Certificate, camera: &Certificate, is_root: bool, points: &mut Points) {
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
