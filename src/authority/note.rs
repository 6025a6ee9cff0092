//! What came out otherwise than wished or asked for, and is told in plain words.
//!
//! Apart from errors: a note never stops the work.

use time::OffsetDateTime;

use crate::error::{Explain, Explanation};
use crate::explain;
use crate::i18n::date;

/// One thing the technician should know about an issued certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Note {
    /// More days were wished than Apple's devices take; it ends at this moment.
    Shortened { until: OffsetDateTime },
    /// It ends with the authority.
    EndsWithAuthority { until: OffsetDateTime },
    /// The request was signed with SHA-1; the certificate is signed with SHA-256 or better.
    OldSignature,
    /// The request named an address only in its common name, where no browser looks.
    AddressMoved { address: String },
    /// The request wrote an address as a DNS name.
    AddressAsName { address: String },
    /// The request asked for names that are not in the plan.
    NamesLeftOut { names: Vec<String> },
    /// The request asked to become an authority.
    AuthorityLeftOut,
    /// The request asked for other extensions; dotted identifiers or names.
    ExtensionsLeftOut { extensions: Vec<String> },
}

impl Note {
    /// A stable name for scripts.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Shortened { .. } => "shortened",
            Self::EndsWithAuthority { .. } => "ends-with-authority",
            Self::OldSignature => "old-signature",
            Self::AddressMoved { .. } => "address-moved",
            Self::AddressAsName { .. } => "address-as-name",
            Self::NamesLeftOut { .. } => "names-left-out",
            Self::AuthorityLeftOut => "authority-left-out",
            Self::ExtensionsLeftOut { .. } => "extensions-left-out",
        }
    }
}

impl Explain for Note {
    fn explain(&self) -> Explanation {
        match self {
            Self::Shortened { until } => explain!("note-shortened", until = date::day(*until)),
            Self::EndsWithAuthority { until } => {
                explain!("note-ends-with-authority", until = date::day(*until))
            }
            Self::OldSignature => explain!("note-old-signature"),
            Self::AddressMoved { address } => {
                explain!("note-address-moved", address = address.as_str())
            }
            Self::AddressAsName { address } => {
                explain!("note-address-as-name", address = address.as_str())
            }
            Self::NamesLeftOut { names } => {
                explain!("note-names-left-out", names = names.join(", "))
            }
            Self::AuthorityLeftOut => explain!("note-authority-left-out"),
            Self::ExtensionsLeftOut { extensions } => explain!(
                "note-extensions-left-out",
                extensions = extensions.join(", ")
            ),
        }
    }
}
