//! The ladder: eight rungs from "does it answer" to "does every client accept it". The first
//! broken one says what to do; those above it are shown, not explained.
//!
//! Apart from the verdict because a technician wants the *first* thing to mend, not all of them.

use std::time::Duration;

use serde::Serialize;

use super::danger::Danger;
use super::{Finding, Handshake, Verdict};
use crate::certificate::Certificate;
use crate::error::{Explain, Explanation};
use crate::fl;
pub use climb::climb;
pub use clocks::Clocks;
pub use fact::Fact;
pub use stores::{Kept, kept};
pub use video::{Door, Ports, Video};

mod below;
mod climb;
mod clocks;
mod fact;
mod stores;
mod video;

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
    /// Does every other client accept it too?
    Clients,
}

impl RungId {
    /// Every rung, from the ground up.
    pub const ALL: [Self; 8] = [
        Self::Reachable,
        Self::Port,
        Self::Tls,
        Self::Chain,
        Self::Name,
        Self::Dates,
        Self::Root,
        Self::Clients,
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
            Self::Clients => fl!("rung-clients"),
        }
    }
}

impl Finding {
    /// The rung it breaks.
    pub fn rung(&self) -> RungId {
        match self {
            Self::Unreachable { .. } | Self::UnknownName { .. } => RungId::Reachable,
            Self::PortClosed { .. } | Self::OnlyHttp { .. } => RungId::Port,
            Self::OtherService { .. } => RungId::Port,
            Self::ClientRefuses { .. } => RungId::Clients,
            Self::ClockBehind { .. } => RungId::Dates,
            Self::ChainTooLarge { .. } => RungId::Chain,
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
            | Self::OnlyThisUser
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
            | Self::StoreUnreadable { .. } => RungId::Root,
        }
    }
}

/// How a rung stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "standing", rename_all = "kebab-case")]
pub enum Standing {
    /// It holds.
    Passed(Fact),
    /// It is the first broken one.
    Broken { finding: Finding },
    /// It is broken too, but another below it is to be mended first.
    AlsoBroken { finding: Finding },
    /// It cannot be judged while one below is broken.
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
    /// What was found; `todo` is empty when there is nothing to do, or something else first.
    fn explain(&self) -> Explanation {
        let plain = |what| Explanation {
            what,
            todo: String::new(),
        };
        match &self.standing {
            Standing::Passed(fact) => plain(fact.text()),
            Standing::Broken { finding } | Standing::Unknown { finding } => finding.explain(),
            Standing::AlsoBroken { finding } => plain(finding.explain().what),
            Standing::NotAsked => plain(fl!("rung-not-asked")),
        }
    }
}

/// All rungs, the recorded handshake, and everything that was seen on the way.
#[derive(Clone, Debug, Default)]
pub struct Ladder {
    /// The eight rungs in order.
    pub rungs: Vec<Rung>,
    /// What was recorded, when TLS answered.
    pub handshake: Option<Handshake>,
    /// This computer's verdict, when there was something to judge.
    pub verdict: Option<Verdict>,
    /// The verdicts of the other clients, in the order of [`super::Client::ALL`].
    pub others: Vec<Verdict>,
    /// The root the certificate leads to, trusted or not, when it is at hand.
    pub root: Option<Certificate>,
    /// In which stores of this computer that root is; empty when nobody asked.
    pub kept: Vec<Kept>,
    /// What each clock says.
    pub clocks: Clocks,
    /// Whether the video is encrypted too; `None` when nobody asked.
    pub video: Option<Video>,
    /// Known dangers, whether they break a rung or not.
    pub dangers: Vec<Danger>,
    /// How long it took.
    pub took: Duration,
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

    /// What is wrong with the first broken rung.
    pub fn finding(&self) -> Option<&Finding> {
        match &self.broken()?.standing {
            Standing::Broken { finding } | Standing::Unknown { finding } => Some(finding),
            _ => None,
        }
    }

    /// The camera's own certificate.
    pub fn certificate(&self) -> Option<&Certificate> {
        self.handshake.as_ref()?.chain.first()
    }

    /// Whether this computer accepts it: every rung up to its own store holds.
    pub fn is_whole(&self) -> bool {
        !self.rungs.is_empty()
            && self
                .rungs
                .iter()
                .filter(|r| r.id <= RungId::Root)
                .all(|r| matches!(r.standing, Standing::Passed(_)))
    }

    /// Whether every client whose rules are known accepts it too.
    pub fn is_accepted_by_all(&self) -> bool {
        self.is_whole() && self.broken().is_none()
    }
}
