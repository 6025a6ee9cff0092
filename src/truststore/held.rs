//! One certificate in a store, and where exactly it lies.
//!
//! Apart because it is what stores of all systems answer alike, so that one piece of logic can
//! judge them: see [`super::stray`].

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use super::StoreId;
use crate::certificate::{Certificate, Fingerprint};

/// Whom a store serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Everybody at this computer.
    Computer,
    /// This person alone.
    User,
}

/// Which drawer of a store. The names are Windows' (Root, CA, My, TrustedPeople, Disallowed);
/// an NSS database says it by its trust flags, folders of anchors and keystores have roots only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shelf {
    /// What is here vouches for others: the only place where a root has an effect.
    Roots,
    /// Authorities that help to build chains and vouch for nothing.
    Intermediates,
    /// Certificates of the person or computer itself, usually with their keys.
    Personal,
    /// Single certificates of others.
    People,
    /// What must never be trusted.
    Refused,
}

impl Shelf {
    /// Every shelf.
    pub const ALL: [Self; 5] = [
        Self::Roots,
        Self::Intermediates,
        Self::Personal,
        Self::People,
        Self::Refused,
    ];

    /// Its name for `--shelf` and in answers.
    pub fn id(self) -> &'static str {
        match self {
            Self::Roots => "roots",
            Self::Intermediates => "intermediates",
            Self::Personal => "personal",
            Self::People => "people",
            Self::Refused => "refused",
        }
    }
}

impl fmt::Display for Shelf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// No shelf of this name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no such shelf")]
pub struct NoSuchShelf;

impl FromStr for Shelf {
    type Err = NoSuchShelf;

    fn from_str(text: &str) -> Result<Self, NoSuchShelf> {
        Self::ALL
            .into_iter()
            .find(|shelf| shelf.id() == text)
            .ok_or(NoSuchShelf)
    }
}

/// Who put a certificate where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// A person or a program at this computer: may be taken out again.
    Local,
    /// An administrator from afar (group policy, device management): it would come back.
    Policy,
    /// The system's or runtime's own program of roots: never touched.
    System,
}

/// One certificate in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// What lies there.
    pub certificate: Certificate,
    /// In which store.
    pub store: StoreId,
    /// Whom the store serves.
    pub scope: Scope,
    /// On which shelf.
    pub shelf: Shelf,
    /// The physical place, as the store names it: a file, a nickname, a registry key, an alias.
    pub location: String,
    /// Whether it vouches for servers there now.
    pub trusted: bool,
    /// Who put it there.
    pub origin: Origin,
    /// Whether its private key lies with it.
    pub with_key: bool,
}

impl Held {
    /// By what alone it is named when something is done to it.
    pub fn fingerprint(&self) -> Fingerprint {
        self.certificate.fingerprint()
    }

    /// Whether it is the same certificate in the same place.
    pub fn is_at(&self, other: &Self) -> bool {
        self.fingerprint() == other.fingerprint()
            && self.store == other.store
            && self.shelf == other.shelf
            && self.location == other.location
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shelf_is_read_back_by_its_id() {
        for shelf in Shelf::ALL {
            assert_eq!(shelf.id().parse(), Ok(shelf));
        }
        assert_eq!("Root".parse::<Shelf>(), Err(NoSuchShelf));
    }
}
