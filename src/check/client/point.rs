//! What is noteworthy on a way, whoever judges: each point once, with its finding.
//!
//! Apart from the table of who refuses what. A point is as fine as the finest difference between
//! two clients that was measured.

use super::route::Route;
use super::{Case, Rules, table};
use crate::certificate::Certificate;
use crate::check::Finding;

mod authority;
mod camera;

/// One thing a client may stumble over. What each means is told by its line in [`table`].
// crlDistributionPoints is the extension's own name.
#[allow(clippy::enum_variant_names)]
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

    /// Whether any client may refuse it.
    pub(super) fn matters(self) -> bool {
        table::row(self).matters()
    }
}

const SERVER: &str = "1.3.6.1.5.5.7.3.1";
const ANY: &str = "2.5.29.37.0";
/// The old step-up purposes of Netscape and Microsoft.
const GATED: [&str; 2] = ["2.16.840.1.113730.4.1", "1.3.6.1.4.1.311.10.3.3"];
const NAMES: &str = "2.5.29.17";
const BASIC: &str = "2.5.29.19";
const POLICIES: &str = "2.5.29.32";

/// Extensions every client processes (RFC 5280 4.2).
const UNDERSTOOD: [&str; 6] = [
    "2.5.29.15",
    NAMES,
    BASIC,
    "2.5.29.30",
    POLICIES,
    "2.5.29.37",
];

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
            camera::connection(case.handshake, camera, &mut constant);
            camera::name(camera, &case.handshake.asked, &mut constant);
            camera::camera_itself(camera, case, &mut constant);
            camera::shape(camera, &mut constant);
        }
        Self { case, constant }
    }

    /// Everything noteworthy on this way.
    pub(super) fn points(&self, route: &Route<'_>) -> Points {
        let mut points = self.constant.clone();
        authority::way(route, &self.case, &mut points);
        let last = route.links.len() - 1;
        for (at, link) in route.links.iter().enumerate() {
            let is_root = route.anchored && at == last;
            if !is_root {
                authority::signature(link, &mut points);
            }
            if at == 0 {
                if is_root {
                    authority::device_as_root(link, &mut points);
                }
                continue;
            }
            authority::issuer_key(link, &mut points);
            let below = route.links[1..at]
                .iter()
                .filter(|c| !c.is_self_issued())
                .count();
            if is_root {
                authority::root(link, below, self.case.now, &mut points);
            } else {
                authority::between(link, below, self.case.now, &mut points);
            }
            authority::restrict(link, route.camera(), is_root, &mut points);
        }
        points
    }
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
