//! What camseal itself can do about a finding.
//!
//! Apart because faces offer it as a button: the id names the action, not its words.

use serde::Serialize;

use super::Finding;

/// An action of camseal that mends a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Mend {
    /// Give the camera a new certificate that is right.
    Reissue,
    /// Give the camera the same certificate with new dates.
    Renew,
    /// Put the authority's root where this client looks.
    InstallRoot,
    /// Take the root out of one store and put it into the right one.
    MoveRoot,
    /// Set a clock: the camera's, or say how to set this computer's.
    SetClock,
    /// Make a new authority and secure the cameras with it.
    ReplaceAuthority,
    /// Take a vendor's shared root out and secure the camera with the site's own authority.
    ReplaceVendorRoot,
    /// Switch HTTPS on in the camera.
    EnableHttps,
    /// Switch TLS 1.2 on in the camera.
    EnableTls12,
}

impl Mend {
    /// The stable id, as in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Reissue => "reissue",
            Self::Renew => "renew",
            Self::InstallRoot => "install-root",
            Self::MoveRoot => "move-root",
            Self::SetClock => "set-clock",
            Self::ReplaceAuthority => "replace-authority",
            Self::ReplaceVendorRoot => "replace-vendor-root",
            Self::EnableHttps => "enable-https",
            Self::EnableTls12 => "enable-tls12",
        }
    }
}

impl Finding {
    /// The action of camseal that mends it, where there is one.
    pub fn mend(&self) -> Option<Mend> {
        match self {
            Self::OnlyHttp { .. } => Some(Mend::EnableHttps),
            Self::OldTls { .. } | Self::OldKeyExchange { .. } => Some(Mend::EnableTls12),
            Self::Expired { .. } => Some(Mend::Renew),
            Self::NotYetValid { .. }
            | Self::ThisClock { .. }
            | Self::CameraClock { .. }
            | Self::RootNotYetValid { .. } => Some(Mend::SetClock),
            Self::UntrustedRoot {
                self_signed: false, ..
            } => Some(Mend::InstallRoot),
            Self::OnlyThisUser => Some(Mend::MoveRoot),
            Self::RootExpired { .. }
            | Self::RootNotAuthority { .. }
            | Self::NameNotAllowed { .. }
            | Self::IssuerMayNotSign { .. }
            | Self::IssuerNotAuthority { .. }
            | Self::IssuerForOthers { .. }
            | Self::IssuerDates { .. }
            | Self::PathTooLong { .. } => Some(Mend::ReplaceAuthority),
            Self::NoCertificate { .. }
            | Self::MissingIssuer { .. }
            | Self::WrongName { .. }
            | Self::NoNames { .. }
            | Self::AddressAsName { .. }
            | Self::WideWildcard { .. }
            | Self::UntrustedRoot { .. }
            | Self::DeviceAsRoot
            | Self::AuthorityAsCamera
            | Self::WeakKey { .. }
            | Self::UnsupportedKey { .. }
            | Self::WeakSignature { .. }
            | Self::BadUsage
            | Self::NoPurpose
            | Self::WrongKeyUsage { .. }
            | Self::UnknownCritical { .. }
            | Self::Malformed { .. }
            | Self::OldCertificate { .. }
            | Self::BadSignature
            | Self::Revoked
            | Self::TooLong { .. }
            | Self::NameForm { .. }
            | Self::KeyIdMismatch { .. }
            | Self::ReusedSerial { .. }
            | Self::NotStrict { .. } => Some(Mend::Reissue),
            Self::ClockBehind { .. } => Some(Mend::SetClock),
            Self::ChainTooLarge { .. } => Some(Mend::Reissue),
            Self::ClientRefuses { because, .. } => because.mend(),
            Self::Unreachable { .. }
            | Self::OtherService { .. }
            | Self::PortClosed { .. }
            | Self::NoTls { .. }
            | Self::UnknownName { .. }
            | Self::Other { .. }
            | Self::StoreUnreadable { .. }
            | Self::NotMeasured { .. } => None,
        }
    }
}
