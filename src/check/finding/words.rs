//! The words of the findings, in the language chosen at this moment.
//!
//! Apart from the findings because it is one long table.

use super::Finding;
use crate::certificate::title_of;
use crate::check::Client;
use crate::error::{Explain, Explanation};
use crate::explain;
use crate::i18n::{date, drift};

impl Finding {
    /// The words of it when this client says it: whom it trusts is its own matter, and its own
    /// store's.
    pub fn explain_by(&self, client: Client) -> Explanation {
        self.distrust(client).unwrap_or_else(|| self.explain())
    }

    /// A lack of trust, in a sentence that names the client; `None` for everything else, and for
    /// this computer, whose trust the usual words speak of.
    fn distrust(&self, client: Client) -> Option<Explanation> {
        let Self::UntrustedRoot {
            issuer,
            self_signed,
        } = self
        else {
            return None;
        };
        let label = client.label();
        match (client, self_signed) {
            (Client::ThisPc, _) => None,
            (_, true) => Some(explain!("finding-client-self-signed", client = label)),
            (_, false) => Some(explain!(
                "finding-client-untrusted-root",
                client = label.as_str(),
                issuer = title_of(issuer);
                client = label.as_str()
            )),
        }
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
                explain!("finding-missing-issuer", issuer = title_of(issuer))
            }
            Self::WrongName { asked, names } => explain!(
                "finding-wrong-name",
                asked = asked.as_str(),
                names = names.join(", ")
            ),
            Self::NoNames { asked } => explain!("finding-no-names", asked = asked.as_str()),
            Self::Expired { since } => {
                explain!("finding-expired", date = date::day(*since))
            }
            Self::NotYetValid { from } => {
                explain!("finding-not-yet-valid", date = date::day(*from))
            }
            Self::ThisClock { seconds_off } => {
                let off = drift::words(time::Duration::seconds(*seconds_off));
                explain!("finding-this-clock", off = off)
            }
            Self::CameraClock { seconds_off } => {
                let off = drift::words(time::Duration::seconds(*seconds_off));
                explain!("finding-camera-clock", off = off)
            }
            Self::UntrustedRoot {
                self_signed: true, ..
            } => explain!("finding-self-signed"),
            Self::UntrustedRoot { issuer, .. } => {
                explain!("finding-untrusted-root", issuer = title_of(issuer))
            }
            Self::RootExpired { root, since } => explain!(
                "finding-root-expired",
                root = root.as_str(),
                date = date::day(*since)
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
            Self::StoreUnreadable { .. } => explain!("finding-store-unreadable"),
            Self::TooLong { days, limit } => {
                explain!(
                    "finding-too-long",
                    days = days.to_owned(),
                    limit = limit.to_owned()
                )
            }
            Self::AddressAsName { asked } => {
                explain!("finding-address-as-name", asked = asked.as_str())
            }
            Self::WideWildcard { name } => explain!("finding-wide-wildcard", name = name.as_str()),
            Self::NoPurpose => explain!("finding-no-purpose"),
            Self::WrongKeyUsage { needed } => {
                explain!("finding-wrong-key-usage", needed = needed.as_str())
            }
            Self::UnsupportedKey { key } => explain!("finding-unsupported-key", key = key.as_str()),
            Self::UnknownCritical { oid } => {
                explain!("finding-unknown-critical", oid = oid.as_str())
            }
            Self::Malformed { detail } => explain!("finding-malformed", detail = detail.as_str()),
            Self::OldCertificate { version } => {
                explain!("finding-old-certificate", version = version.to_string())
            }
            Self::IssuerDates {
                issuer,
                from,
                until,
            } => explain!(
                "finding-issuer-dates",
                issuer = title_of(issuer),
                from = date::day(*from),
                until = date::day(*until)
            ),
            Self::IssuerNotAuthority { issuer } => {
                explain!("finding-issuer-not-authority", issuer = title_of(issuer))
            }
            Self::IssuerMayNotSign { issuer } => {
                explain!("finding-issuer-may-not-sign", issuer = title_of(issuer))
            }
            Self::IssuerForOthers { issuer } => {
                explain!("finding-issuer-for-others", issuer = title_of(issuer))
            }
            Self::PathTooLong { issuer } => {
                explain!("finding-path-too-long", issuer = title_of(issuer))
            }
            Self::NameForm { issuer } => explain!("finding-name-form", issuer = title_of(issuer)),
            Self::KeyIdMismatch { issuer } => {
                explain!("finding-key-id-mismatch", issuer = title_of(issuer))
            }
            Self::RootNotYetValid { root, from } => explain!(
                "finding-root-not-yet-valid",
                root = root.as_str(),
                date = date::day(*from)
            ),
            Self::DeviceAsRoot => explain!("finding-device-as-root"),
            Self::ReusedSerial { serial } => {
                explain!("finding-reused-serial", serial = serial.as_str())
            }
            Self::NotStrict { detail } => explain!("finding-not-strict", detail = detail.as_str()),
            Self::OtherService {
                address,
                port,
                service,
            } => explain!(
                "finding-other-service",
                address = address.as_str(),
                port = port.to_string(),
                service = service.as_str()
            ),
            Self::ChainTooLarge { address } => {
                explain!("finding-chain-too-large", address = address.as_str())
            }
            Self::ClockBehind { known } => {
                explain!("finding-clock-behind", date = date::day(*known))
            }
            Self::ClientRefuses { client, because } => {
                let known = Client::from_id(client);
                if let Some(words) = known.and_then(|client| because.distrust(client)) {
                    return words;
                }
                let Explanation { what, todo } = because.explain();
                let client = known.map_or_else(|| client.clone(), Client::label);
                explain!("finding-client-refuses", client = client, what = what; todo = todo)
            }
            Self::OnlyThisUser => explain!("finding-only-this-user"),
            Self::NotMeasured { of } => explain!("finding-not-measured", of = of.as_str()),
        }
    }
}
