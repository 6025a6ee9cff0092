//! The ladder: seven rungs from "does it answer" to "is its root trusted", the first broken one
//! says what to do.
//!
//! Apart from the verdict because a technician wants the *first* thing to mend, not all of them.

use serde::Serialize;
use time::OffsetDateTime;

use super::{Finding, Handshake, Verdict};
use crate::error::{Explain, Explanation};
use crate::fl;
pub use climb::climb;

mod climb;

/// One question of the ladder, in the order they are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RungId {
    /// Does anything answer at the address?
    Reachable,
    /// Is HTTPS behind the port?
    Port,
    /// Is it a TLS that today's programs speak?
    Tls,
    /// Is everything up to the root sent, and of sound make?
    Chain,
    /// Is the certificate for the name asked?
    Name,
    /// Is it valid now, here and by the camera's clock?
    Dates,
    /// Is its root trusted by this computer?
    Root,
}

impl RungId {
    /// Every rung, from the ground up.
    pub const ALL: [Self; 7] = [
        Self::Reachable,
        Self::Port,
        Self::Tls,
        Self::Chain,
        Self::Name,
        Self::Dates,
        Self::Root,
    ];

    /// Its short name for a list.
    pub fn label(self) -> String {
        match self {
            Self::Reachable => fl!("rung-reachable"),
            Self::Port => fl!("rung-port"),
            Self::Tls => fl!("rung-tls"),
            Self::Chain => fl!("rung-chain"),
            Self::Name => fl!("rung-name"),
            Self::Dates => fl!("rung-dates"),
            Self::Root => fl!("rung-root"),
        }
    }
}

impl Finding {
    /// The rung it breaks.
    pub fn rung(&self) -> RungId {
        match self {
            Self::Unreachable { .. } | Self::UnknownName { .. } => RungId::Reachable,
            Self::PortClosed { .. } | Self::OnlyHttp { .. } => RungId::Port,
            Self::NoTls { .. } | Self::OldTls { .. } | Self::OldKeyExchange { .. } => RungId::Tls,
            Self::NoCertificate { .. }
            | Self::MissingIssuer { .. }
            | Self::AuthorityAsCamera
            | Self::WeakKey { .. }
            | Self::WeakSignature { .. }
            | Self::BadUsage
            | Self::BadSignature
            | Self::NoPurpose
            | Self::WrongKeyUsage { .. }
            | Self::UnsupportedKey { .. }
            | Self::UnknownCritical { .. }
            | Self::Malformed { .. }
            | Self::OldCertificate { .. }
            | Self::IssuerDates { .. }
            | Self::IssuerNotAuthority { .. }
            | Self::IssuerMayNotSign { .. }
            | Self::IssuerForOthers { .. }
            | Self::PathTooLong { .. }
            | Self::NameForm { .. }
            | Self::KeyIdMismatch { .. }
            | Self::ReusedSerial { .. }
            | Self::NotStrict { .. }
            | Self::NotMeasured { .. }
            | Self::Other { .. } => RungId::Chain,
            Self::WrongName { .. }
            | Self::NoNames { .. }
            | Self::AddressAsName { .. }
            | Self::WideWildcard { .. }
            | Self::NameNotAllowed { .. } => RungId::Name,
            Self::Expired { .. }
            | Self::NotYetValid { .. }
            | Self::TooLong { .. }
            | Self::ThisClock { .. }
            | Self::CameraClock { .. } => RungId::Dates,
            Self::UntrustedRoot { .. }
            | Self::RootExpired { .. }
            | Self::RootNotAuthority { .. }
            | Self::RootNotYetValid { .. }
            | Self::DeviceAsRoot
            | Self::Revoked
            | Self::NotBuilt { .. }
            | Self::StoreUnreadable { .. } => RungId::Root,
        }
    }
}

/// What was found on a rung that holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "fact", rename_all = "kebab-case")]
pub enum Fact {
    /// The machine answers.
    Answers { address: String },
    /// TLS is behind this port.
    Port { port: u16 },
    /// Something listens at this port.
    Open { port: u16 },
    /// Version and cipher.
    Tls { version: String, cipher: String },
    /// So many certificates were sent, the last signed by `issuer`.
    Chain { count: usize, issuer: String },
    /// The certificate is for this name.
    Name { name: String },
    /// Valid until then.
    Dates {
        #[serde(serialize_with = "super::moment")]
        until: OffsetDateTime,
    },
    /// This root vouches; `given` when it was handed over and not found in the system's store.
    Root { root: String, given: bool },
}

impl Fact {
    /// In the language chosen at this moment.
    pub fn text(&self) -> String {
        match self {
            Self::Answers { address } => fl!("rung-passed-answers", address = address.as_str()),
            Self::Port { port } => fl!("rung-passed-port", port = port.to_string()),
            Self::Open { port } => fl!("rung-passed-open", port = port.to_string()),
            Self::Tls { version, cipher } => fl!(
                "rung-passed-tls",
                version = version.as_str(),
                cipher = cipher.as_str()
            ),
            Self::Chain { count, issuer } => fl!(
                "rung-passed-chain",
                count = count.to_owned(),
                issuer = issuer.as_str()
            ),
            Self::Name { name } => fl!("rung-passed-name", name = name.as_str()),
            Self::Dates { until } => {
                fl!("rung-passed-dates", date = until.date().to_string())
            }
            Self::Root { root, given: true } => {
                fl!("rung-passed-root-given", root = root.as_str())
            }
            Self::Root { root, .. } => fl!("rung-passed-root-system", root = root.as_str()),
        }
    }
}

/// How a rung stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "standing", rename_all = "kebab-case")]
pub enum Standing {
    /// It holds.
    Passed(Fact),
    /// It is broken; nothing above it was judged.
    Broken { finding: Finding },
    /// A rung below is broken.
    NotAsked,
    /// It could not be found out.
    Unknown { finding: Finding },
}

/// One rung with its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rung {
    /// Which.
    pub id: RungId,
    /// How it stands.
    #[serde(flatten)]
    pub standing: Standing,
    /// Things worth knowing that do not break it, such as the camera's clock.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Finding>,
}

impl Explain for Rung {
    /// What was found; `todo` is empty when there is nothing to do.
    fn explain(&self) -> Explanation {
        let plain = |what| Explanation {
            what,
            todo: String::new(),
        };
        match &self.standing {
            Standing::Passed(fact) => plain(fact.text()),
            Standing::Broken { finding } | Standing::Unknown { finding } => finding.explain(),
            Standing::NotAsked => plain(fl!("rung-not-asked")),
        }
    }
}

/// All rungs, the recorded handshake, and what this computer says.
#[derive(Clone, Debug)]
pub struct Ladder {
    /// The seven rungs in order.
    pub rungs: Vec<Rung>,
    /// What was recorded, when TLS answered.
    pub handshake: Option<Handshake>,
    /// This computer's verdict, when there was something to judge.
    pub verdict: Option<Verdict>,
}

impl Ladder {
    /// The first broken (or unknown) rung.
    pub fn broken(&self) -> Option<&Rung> {
        self.rungs.iter().find(|r| {
            matches!(
                r.standing,
                Standing::Broken { .. } | Standing::Unknown { .. }
            )
        })
    }

    /// Whether every rung holds.
    pub fn is_whole(&self) -> bool {
        self.rungs
            .iter()
            .all(|r| matches!(r.standing, Standing::Passed(_)))
    }
}
