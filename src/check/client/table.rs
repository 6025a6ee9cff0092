//! Who refuses what, one line a point: the whole difference between the clients, as data.
//!
//! Columns: Chrome, Firefox, Apple, Windows, OpenSSL, strict OpenSSL, curl, Java. `+` takes it,
//! `-` refuses it, `?` was neither measured nor published: no verdict is given then. Chrome,
//! Firefox, OpenSSL, curl and Java are measured by `tests/verdicts.rs` with real programs in every
//! case (Chromium 156, Firefox ESR 153, OpenSSL 3.0, curl 7.88, OpenJDK 17); Apple and Windows
//! stand on what is named beside them.

use super::Rules;
use super::point::Point;

/// What a client does with a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    Takes,
    Refuses,
    Unknown,
}

/// One line.
pub(super) struct Row {
    point: Point,
    says: [u8; 8],
    /// Where Apple's and Windows' columns come from; what the measured ones depend on.
    #[cfg_attr(not(test), allow(dead_code))]
    source: &'static str,
}

impl Row {
    pub(super) fn says(&self, rules: Rules) -> Says {
        match self.says[rules.column()] {
            b'+' => Says::Takes,
            b'-' => Says::Refuses,
            _ => Says::Unknown,
        }
    }

    /// Whether any client may refuse it. Strict OpenSSL does not count: what only it refuses is
    /// told with OpenSSL's verdict.
    pub(super) fn matters(&self) -> bool {
        Rules::ALL
            .into_iter()
            .any(|rules| rules != Rules::OpensslStrict && self.says(rules) != Says::Takes)
    }
}

/// Chrome, Firefox, OpenSSL, curl and Java measured, nothing published by Apple and Microsoft.
const MEASURED: &str = "measured";
/// <https://support.apple.com/en-us/103769>
const APPLE: &str = "Apple 103769: requirements for trusted certificates";
/// <https://www.rfc-editor.org/rfc/rfc5280#section-6.1>: every path validation must refuse it.
const PKIX: &str = "RFC 5280 6.1";
const NAME: &str = "RFC 9525 6";
/// Short RSA keys are put out of use for public roots only.
/// <https://techcommunity.microsoft.com/t5/windows-it-pro-blog/tls-server-authentication-deprecation-of-weak-rsa-certificates/ba-p/4134028>
const WINDOWS_RSA: &str = "Apple 103769; Microsoft: deprecation of weak RSA certificates";

const fn line(point: Point, says: [u8; 8], source: &'static str) -> Row {
    Row {
        point,
        says,
        source,
    }
}

#[rustfmt::skip]
static TABLE: &[Row] = &[
    // the connection                        CFAWOSUJ
    line(Point::OldTls,                     *b"--------", "facts: browsers; RFC 8996"),
    line(Point::DheExchange,               *b"--??++++", MEASURED),
    line(Point::BrokenSuite,               *b"--??????", "Chromium and Firefox no longer offer 3DES, RC4 and NULL"),
    line(Point::RsaExchange,                *b"++??++++", MEASURED),
    line(Point::CbcSha2,                    *b"--??++++", MEASURED),
    line(Point::EcdsaCbc,                   *b"--??++++", MEASURED),
    // names
    line(Point::WrongName,                  *b"--------", NAME),
    line(Point::CommonName,                 *b"---?++++", APPLE),
    line(Point::CommonNameBesideAddress,    *b"---?++-+", APPLE),
    line(Point::CommonNameAddress,          *b"---?--+-", APPLE),
    line(Point::AddressAsName,              *b"--??----", MEASURED),
    line(Point::MappedAddress,              *b"--??---+", MEASURED),
    line(Point::WildcardTop,                *b"--??---+", MEASURED),
    line(Point::WildcardSuffix,             *b"-+??++++", MEASURED),
    line(Point::WildcardPart,               *b"--??++-+", MEASURED),
    line(Point::WildcardInside,             *b"--??---+", MEASURED),
    line(Point::DotAsked,                   *b"++??--++", MEASURED),
    line(Point::DotWritten,                 *b"+-??--+-", MEASURED),
    line(Point::DotBoth,                    *b"+-??+++-", MEASURED),
    line(Point::UnderscoreAsked,            *b"++??+++-", MEASURED),
    line(Point::OddAddress,                 *b"-+??+++-", MEASURED),
    line(Point::SpoiltNames,                *b"--??+++-", MEASURED),
    // the camera's certificate
    line(Point::Expired,                    *b"--------", PKIX),
    line(Point::NotYetValid,                *b"--------", PKIX),
    line(Point::TooLong,                    *b"++-+++++", "Apple 103769; CA/B SC-081v3 binds public authorities only"),
    line(Point::NoPurpose,                  *b"++-+++++", "Apple 103769; RFC 5280 4.2.1.12: absent means any"),
    line(Point::AnyPurpose,                 *b"+--?---+", "Apple 103769: must contain id-kp-serverAuth"),
    line(Point::GatedPurpose,               *b"---?++++", "Apple 103769: must contain id-kp-serverAuth"),
    line(Point::OtherPurpose,               *b"--------", "RFC 5280 4.2.1.12"),
    line(Point::NoSignatureUse,             *b"-+??+++-", MEASURED),
    line(Point::NoEnciphermentUse,          *b"-+??+++-", MEASURED),
    line(Point::NoServerUse,                *b"--??----", MEASURED),
    line(Point::SignsAsCamera,              *b"++??+-++", MEASURED),
    line(Point::CameraIsAuthority,          *b"+-??++++", MEASURED),
    line(Point::LengthOnCamera,             *b"++??+-++", MEASURED),
    line(Point::EmptySubject,               *b"-+??+-+-", MEASURED),
    line(Point::MustStaple,                 *b"+-??++++", MEASURED),
    line(Point::NetscapeClient,             *b"++??----", MEASURED),
    line(Point::SerialAgain,                *b"+-??++++", "measured: the other certificate was seen in the same run of the browser"),
    line(Point::NoIssuerKeyId,              *b"+++++-++", "measured; RFC 5280 4.2.1.1 lets path validation go without"),
    // keys and signatures
    line(Point::TinyKey,                    *b"---?----", APPLE),
    line(Point::ShortKey,                   *b"++-+---+", WINDOWS_RSA),
    line(Point::P521Key,                    *b"-+??++++", MEASURED),
    line(Point::Ed25519Key,                 *b"--??++++", MEASURED),
    line(Point::PssKey,                     *b"--??++++", MEASURED),
    line(Point::OtherKey,                   *b"--??????", "measured as part of the handshake"),
    line(Point::ShortIssuerKey,             *b"++-+---+", WINDOWS_RSA),
    line(Point::P521Issuer,                 *b"++??++++", MEASURED),
    line(Point::Ed25519Issuer,              *b"--??++++", "measured; NSS does not take such a root at all"),
    line(Point::Sha1,                       *b"---?---+", APPLE),
    line(Point::Md5,                        *b"---?----", APPLE),
    line(Point::PssSignature,               *b"++??++++", MEASURED),
    line(Point::TwoAlgorithms,              *b"--??----", "measured; RFC 5280 4.1.1.2"),
    line(Point::BadSignature,               *b"--------", PKIX),
    // form
    line(Point::UnknownCritical,            *b"--------", "RFC 5280 4.2"),
    line(Point::CriticalCrlPoint,           *b"--??+++-", MEASURED),
    line(Point::CriticalKeyId,              *b"--??----", MEASURED),
    line(Point::CriticalNetscape,           *b"-+??+++-", MEASURED),
    line(Point::CriticalSource,             *b"-+??----", MEASURED),
    line(Point::DoubleExtension,            *b"-+??+++-", MEASURED),
    line(Point::SpoiltPolicies,             *b"-+??++++", MEASURED),
    line(Point::LooseBoolean,               *b"--??++++", MEASURED),
    line(Point::OddTime,                    *b"--??---+", MEASURED),
    line(Point::OddText,                    *b"-+??++++", MEASURED),
    line(Point::EmptySet,                   *b"-+??+-+-", MEASURED),
    // the way
    line(Point::Untrusted,                  *b"--------", PKIX),
    line(Point::NoRootAbove,                *b"++??--++", MEASURED),
    line(Point::NameForm,                   *b"--??++++", "measured; Chrome on Linux, where NSS looks roots up byte by byte"),
    line(Point::OddNameForm,                *b"--??+++-", "measured; Chrome on Linux, where NSS looks roots up byte by byte"),
    line(Point::KeyIdMismatch,              *b"++??----", MEASURED),
    line(Point::TooManyBetween,             *b"+-??++++", MEASURED),
    line(Point::BetweenDates,               *b"--------", PKIX),
    line(Point::BetweenNoAuthority,         *b"--------", "RFC 5280 6.1.4 (k)"),
    line(Point::BetweenNoUse,               *b"+++++-++", "measured; RFC 5280 6.1.4 (n) asks only when it is there"),
    line(Point::BetweenMayNotSign,          *b"--------", "RFC 5280 6.1.4 (n)"),
    line(Point::BetweenAnyPurpose,          *b"+-??---+", MEASURED),
    line(Point::BetweenOtherPurpose,        *b"--??---+", MEASURED),
    line(Point::BetweenLength,              *b"--------", "RFC 5280 6.1.4 (l)"),
    line(Point::BetweenCritical,            *b"--------", "RFC 5280 6.1.4 (o)"),
    // the root
    line(Point::RootExpired,                *b"--??---+", MEASURED),
    line(Point::RootNotYetValid,            *b"--??---+", MEASURED),
    line(Point::RootVersion1,               *b"++??+-++", MEASURED),
    line(Point::RootNoBasic,                *b"+-??+-+-", MEASURED),
    line(Point::RootNotAuthority,           *b"--??----", MEASURED),
    line(Point::RootMayNotSign,             *b"--??----", MEASURED),
    line(Point::RootNoUse,                  *b"+++++-++", "measured; RFC 5280 6.1 asks nothing of a root's extensions"),
    line(Point::RootAnyPurpose,             *b"+-??---+", MEASURED),
    line(Point::RootOtherPurpose,           *b"--??---+", MEASURED),
    line(Point::RootLength,                 *b"--??---+", MEASURED),
    line(Point::RootCritical,               *b"--??---+", MEASURED),
    line(Point::RootNoKeyId,                *b"+++++-++", "measured; RFC 5280 6.1 asks nothing of a root's extensions"),
    line(Point::RootSoftBasic,              *b"+++++-++", "measured; RFC 5280 6.1 asks nothing of a root's extensions"),
    line(Point::DeviceNotAuthority,         *b"-+??++++", MEASURED),
    line(Point::DeviceMayNotSign,           *b"-+??++++", MEASURED),
    // limits of authorities
    line(Point::RootLimit,                  *b"--??---+", "measured; Java ignores the limits of a root in its store"),
    line(Point::RootLimitWildcard,          *b"--??++++", MEASURED),
    line(Point::BetweenLimit,               *b"--------", "RFC 5280 6.1.4 (g)"),
    line(Point::CommonNameLimit,            *b"++??---+", MEASURED),
    line(Point::EmptyLimits,                *b"--??++++", MEASURED),
    line(Point::GapsInLimits,               *b"-+??++++", MEASURED),
    line(Point::MinimumInLimits,            *b"--??++++", MEASURED),
];

/// The line of a point.
pub(super) fn row(point: Point) -> &'static Row {
    // Every point has its line: the test below counts them.
    TABLE
        .iter()
        .find(|row| row.point == point)
        .unwrap_or(&TABLE[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_point_has_one_line_and_a_source() {
        for (at, row) in TABLE.iter().enumerate() {
            // The lines stand in the order of the points, none is missing or doubled.
            assert_eq!(row.point as usize, at, "{:?}", row.point);
            assert!(
                row.says.iter().all(|c| b"+-?".contains(c)),
                "{:?}",
                row.point
            );
            assert!(!row.source.is_empty());
        }
        assert_eq!(TABLE.len(), Point::MinimumInLimits as usize + 1);
    }

    #[test]
    fn what_was_only_measured_says_nothing_of_apple_and_windows() {
        for row in TABLE.iter().filter(|row| row.source == MEASURED) {
            assert_eq!(&row.says[2..4], b"??", "{:?}", row.point);
        }
    }
}
