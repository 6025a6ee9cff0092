//! One reason why a client refuses, or may refuse, as a fact with an id.
//!
//! Apart because console, window and the ladder all show them; the words are in the language files.

use serde::Serialize;
use time::OffsetDateTime;

use crate::error::{Explain, Explanation};
use crate::explain;

/// One reason. The id (`finding` in JSON: `id`) is stable; scripts rely on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Finding {
    /// Nothing at all answers at the address.
    Unreachable { address: String },
    /// The machine answers, but nothing listens at the port.
    PortClosed { address: String, port: u16 },
    /// Something listens, but it speaks plain HTTP.
    OnlyHttp { address: String, port: u16 },
    /// Something listens that does not speak TLS.
    NoTls {
        address: String,
        port: u16,
        detail: String,
    },
    /// Only TLS versions or key exchanges that today's programs refuse.
    OldTls { address: String, version: String },
    /// Old, but most programs still open it (RSA key exchange, CBC).
    OldKeyExchange { what: String },
    /// No name server knows the name.
    UnknownName { name: String },
    /// TLS answered, but without a certificate.
    NoCertificate { address: String },
    /// The issuer of the last certificate sent is neither sent nor in the store, and what was sent
    /// is not signed by a root directly: an intermediate is missing.
    MissingIssuer { issuer: String },
    /// The certificate is for other names.
    WrongName { asked: String, names: Vec<String> },
    /// The certificate has no name field (SAN) at all.
    NoNames { asked: String },
    /// Its validity is over.
    Expired {
        #[serde(serialize_with = "super::moment")]
        since: OffsetDateTime,
    },
    /// Its validity has not begun by this computer's clock.
    NotYetValid {
        #[serde(serialize_with = "super::moment")]
        from: OffsetDateTime,
    },
    /// The certificate's dates fit the camera's clock but not this computer's, and the two differ.
    ThisClock { seconds_off: i64 },
    /// The camera's clock is outside the certificate's dates.
    CameraClock { seconds_off: i64 },
    /// Nobody this computer trusts has signed it; `self_signed` when it only vouches for itself.
    UntrustedRoot { issuer: String, self_signed: bool },
    /// The root in the store is expired (not every library looks).
    RootExpired {
        root: String,
        #[serde(serialize_with = "super::moment")]
        since: OffsetDateTime,
    },
    /// The root in the store is not marked as an authority (not every library looks).
    RootNotAuthority { root: String },
    /// The camera serves an authority's certificate as its own.
    AuthorityAsCamera,
    /// A key too short or of a kind that is refused.
    WeakKey { key: String },
    /// A signature by an algorithm that is refused (SHA-1, MD5).
    WeakSignature { algorithm: String },
    /// Not made for servers (extended key usage).
    BadUsage,
    /// The authority is limited to other names (name constraints).
    NameNotAllowed { asked: String },
    /// A signature in the chain does not fit its issuer's key.
    BadSignature,
    /// It was withdrawn.
    Revoked,
    /// A reason without words of its own.
    Other { detail: String },
    /// The rules of this client are not built yet.
    NotBuilt { client: String },
    /// The operating system's store could not be read.
    StoreUnreadable { detail: String },
}

impl Finding {
    /// The stable id, as in JSON.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Unreachable { .. } => "unreachable",
            Self::PortClosed { .. } => "port-closed",
            Self::OnlyHttp { .. } => "only-http",
            Self::NoTls { .. } => "no-tls",
            Self::OldTls { .. } => "old-tls",
            Self::OldKeyExchange { .. } => "old-key-exchange",
            Self::UnknownName { .. } => "unknown-name",
            Self::NoCertificate { .. } => "no-certificate",
            Self::MissingIssuer { .. } => "missing-issuer",
            Self::WrongName { .. } => "wrong-name",
            Self::NoNames { .. } => "no-names",
            Self::Expired { .. } => "expired",
            Self::NotYetValid { .. } => "not-yet-valid",
            Self::ThisClock { .. } => "this-clock",
            Self::CameraClock { .. } => "camera-clock",
            Self::UntrustedRoot { .. } => "untrusted-root",
            Self::RootExpired { .. } => "root-expired",
            Self::RootNotAuthority { .. } => "root-not-authority",
            Self::AuthorityAsCamera => "authority-as-camera",
            Self::WeakKey { .. } => "weak-key",
            Self::WeakSignature { .. } => "weak-signature",
            Self::BadUsage => "bad-usage",
            Self::NameNotAllowed { .. } => "name-not-allowed",
            Self::BadSignature => "bad-signature",
            Self::Revoked => "revoked",
            Self::Other { .. } => "other",
            Self::NotBuilt { .. } => "not-built",
            Self::StoreUnreadable { .. } => "store-unreadable",
        }
    }
}

/// A difference of clocks, rounded to the largest unit that says enough.
fn span(seconds: i64) -> (i64, &'static str) {
    match seconds.abs() {
        s if s >= 2 * 86_400 => (s / 86_400, "days"),
        s if s >= 2 * 3_600 => (s / 3_600, "hours"),
        s => (s.div_euclid(60).max(1), "minutes"),
    }
}

impl Explain for Finding {
    fn explain(&self) -> Explanation {
        match self {
            Self::Unreachable { address } => {
                explain!("finding-unreachable", address = address.as_str())
            }
            Self::PortClosed { address, port } => explain!(
                "finding-port-closed",
                address = address.as_str(),
                port = port.to_string()
            ),
            Self::OnlyHttp { address, port } => explain!(
                "finding-only-http",
                address = address.as_str(),
                port = port.to_string()
            ),
            Self::NoTls { address, port, .. } => explain!(
                "finding-no-tls",
                address = address.as_str(),
                port = port.to_string()
            ),
            Self::OldTls { address, version } => explain!(
                "finding-old-tls",
                address = address.as_str(),
                version = version.as_str()
            ),
            Self::OldKeyExchange { what } => {
                explain!("finding-old-key-exchange", what = what.as_str())
            }
            Self::UnknownName { name } => {
                explain!("finding-unknown-name", name = name.as_str())
            }
            Self::NoCertificate { address } => {
                explain!("finding-no-certificate", address = address.as_str())
            }
            Self::MissingIssuer { issuer } => {
                explain!("finding-missing-issuer", issuer = issuer.as_str())
            }
            Self::WrongName { asked, names } => explain!(
                "finding-wrong-name",
                asked = asked.as_str(),
                names = names.join(", ")
            ),
            Self::NoNames { asked } => explain!("finding-no-names", asked = asked.as_str()),
            Self::Expired { since } => {
                explain!("finding-expired", date = since.date().to_string())
            }
            Self::NotYetValid { from } => {
                explain!("finding-not-yet-valid", date = from.date().to_string())
            }
            Self::ThisClock { seconds_off } => {
                let (amount, unit) = span(*seconds_off);
                explain!("finding-this-clock", amount = amount, unit = unit)
            }
            Self::CameraClock { seconds_off } => {
                let (amount, unit) = span(*seconds_off);
                explain!("finding-camera-clock", amount = amount, unit = unit)
            }
            Self::UntrustedRoot {
                self_signed: true, ..
            } => explain!("finding-self-signed"),
            Self::UntrustedRoot { issuer, .. } => {
                explain!("finding-untrusted-root", issuer = issuer.as_str())
            }
            Self::RootExpired { root, since } => explain!(
                "finding-root-expired",
                root = root.as_str(),
                date = since.date().to_string()
            ),
            Self::RootNotAuthority { root } => {
                explain!("finding-root-not-authority", root = root.as_str())
            }
            Self::AuthorityAsCamera => explain!("finding-authority-as-camera"),
            Self::WeakKey { key } => explain!("finding-weak-key", key = key.as_str()),
            Self::WeakSignature { algorithm } => {
                explain!("finding-weak-signature", algorithm = algorithm.as_str())
            }
            Self::BadUsage => explain!("finding-bad-usage"),
            Self::NameNotAllowed { asked } => {
                explain!("finding-name-not-allowed", asked = asked.as_str())
            }
            Self::BadSignature => explain!("finding-bad-signature"),
            Self::Revoked => explain!("finding-revoked"),
            Self::Other { detail } => explain!("finding-other", detail = detail.as_str()),
            Self::NotBuilt { client } => explain!("finding-not-built", client = client.as_str()),
            Self::StoreUnreadable { .. } => explain!("finding-store-unreadable"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_is_the_one_in_json() {
        for finding in [
            Finding::BadUsage,
            Finding::UntrustedRoot {
                issuer: "CN=x".into(),
                self_signed: true,
            },
            Finding::ThisClock { seconds_off: 5 },
            Finding::StoreUnreadable { detail: "x".into() },
            Finding::NotBuilt {
                client: "chrome".into(),
            },
        ] {
            let json = serde_json::to_value(&finding).unwrap();
            assert_eq!(json["id"], finding.id());
        }
    }

    #[test]
    fn a_difference_is_said_in_the_largest_unit() {
        assert_eq!(span(-20), (1, "minutes"));
        assert_eq!(span(7_200), (2, "hours"));
        assert_eq!(span(-1_000_000), (11, "days"));
    }
}
