//! The words of the findings.
//!
//! Apart from the rules because it is one long table.

use super::Finding;
use crate::error::{Explain, Explanation};
use crate::explain;
use crate::i18n::date;

impl Explain for Finding {
    fn explain(&self) -> Explanation {
        match self {
            Self::NoNames => explain!("finding-certificate-no-names"),
            Self::AddressAsName { name } => {
                explain!("finding-certificate-address-as-name", name = name.as_str())
            }
            Self::WideWildcard { name } => {
                explain!("finding-certificate-wide-wildcard", name = name.as_str())
            }
            Self::TooLong { days } => {
                explain!("finding-certificate-too-long", days = days.to_owned())
            }
            Self::NoPurpose => explain!("finding-certificate-no-purpose"),
            Self::WrongPurpose => explain!("finding-certificate-wrong-purpose"),
            Self::NoDigitalSignature => explain!("finding-certificate-no-digital-signature"),
            Self::WeakKey { kind } => {
                explain!("finding-certificate-weak-key", kind = kind.as_str())
            }
            Self::UnsupportedKey { kind } => {
                explain!("finding-certificate-unsupported-key", kind = kind.as_str())
            }
            Self::OldSignature { algorithm } => {
                explain!(
                    "finding-certificate-old-signature",
                    algorithm = algorithm.as_str()
                )
            }
            Self::CameraIsAuthority => explain!("finding-certificate-camera-is-authority"),
            Self::Expired { until } => {
                explain!("finding-certificate-expired", until = date::day(*until))
            }
            Self::NotYetValid { from } => {
                explain!("finding-certificate-not-yet-valid", from = date::day(*from))
            }
            Self::SelfSigned => explain!("finding-certificate-self-signed"),
            Self::UnknownCritical { oid } => {
                explain!("finding-certificate-unknown-critical", oid = oid.as_str())
            }
            Self::NeverValid => explain!("finding-certificate-never-valid"),
            Self::OldRoot => explain!("finding-certificate-old-root"),
            Self::RootWithoutConstraints => {
                explain!("finding-certificate-root-without-constraints")
            }
            Self::NotAnAuthority => explain!("finding-certificate-not-an-authority"),
            Self::MayNotSign => explain!("finding-certificate-may-not-sign"),
            Self::UnlimitedRoot => explain!("finding-certificate-unlimited-root"),
            Self::RootWithoutName => explain!("finding-certificate-root-without-name"),
            Self::RootWithoutKeyId => explain!("finding-certificate-root-without-key-id"),
            Self::NotARoot { issuer } => {
                explain!("finding-certificate-not-a-root", issuer = issuer.as_str())
            }
        }
    }
}
