//! The wrong-store finder: certificates that lie where they do not belong, and how each is mended.
//!
//! Apart from the stores because it is pure: it judges [`Held`]s of any system. What it finds is
//! always named by its SHA-256. Nothing of the system's own program of roots is ever named, and
//! what camseal cannot tie to a site, an authority of its own or a camera it has seen is only
//! offered, never mended unasked ([`Stray::is_sure`]).

use serde::Serialize;
use time::OffsetDateTime;

use super::{Held, Shelf, StoreId, StoreKind, TrustStore};
use crate::certificate::{Certificate, Fingerprint};
use crate::error::{Explain, Explanation};
use crate::explain;
use crate::i18n::date;

mod judge;
mod mend;

pub use judge::judge;
pub use mend::{listing, mend, preview};

/// What camseal knows of the certificates it may meet.
#[derive(Clone, Debug)]
pub struct Known {
    /// The root of the site at hand.
    pub root: Option<Certificate>,
    /// Roots of other sites of this computer, each with the customer's name.
    pub sites: Vec<(String, Certificate)>,
    /// What cameras serve: address, and the chain as sent (the camera's own certificate first).
    pub served: Vec<(String, Vec<Certificate>)>,
    /// Cameras of the site: address, and the SHA-256 of what they served when last looked at.
    pub devices: Vec<(String, Fingerprint)>,
    /// Which stores there are, by kind: a root moves to the one for everybody.
    pub stores: Vec<(StoreId, StoreKind)>,
    /// Now, UTC.
    pub now: OffsetDateTime,
}

impl Known {
    /// Nothing but the stores and the time.
    pub fn new(stores: &[std::sync::Arc<dyn TrustStore>], now: OffsetDateTime) -> Self {
        Self {
            root: None,
            sites: Vec::new(),
            served: Vec::new(),
            devices: Vec::new(),
            stores: stores.iter().map(|s| (s.id(), s.kind())).collect(),
            now,
        }
    }
}

/// Why a certificate does not belong where it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "id", rename_all = "kebab-case")]
pub enum Reason {
    /// The site's own root on a shelf where it vouches for nothing.
    OwnRootMisplaced,
    /// The site's own root on the right shelf, but without trust for servers, or refused.
    OwnRootUntrusted,
    /// The site's own root trusted for one person where everybody should have it.
    OwnRootForOneUser,
    /// The site's own root trusted for one person although everybody has it.
    OwnRootTwice,
    /// An authority's root together with its private key.
    RootWithKey,
    /// Another customer's root on a shelf where it vouches for nothing.
    SiteRootMisplaced {
        /// The customer's site.
        site: String,
    },
    /// A stranger's root on a shelf where it vouches for nothing.
    RootMisplaced,
    /// A root of an earlier try: made for the same site, with another key.
    EarlierTry,
    /// A root that is over.
    ExpiredRoot,
    /// Another root of the same name with another key.
    SameName {
        /// The other one.
        other: Fingerprint,
    },
    /// A certificate that is no authority among the roots.
    LeafAsRoot,
    /// A camera's own certificate among the roots.
    DeviceAsRoot {
        /// Which camera serves it.
        address: String,
    },
    /// A camera's own certificate on another shelf.
    DeviceMisplaced {
        /// Which camera serves it.
        address: String,
    },
    /// A root whose key lies in cameras: several of them serve it as their own certificate.
    VendorRoot {
        /// How many of the cameras that were asked.
        cameras: usize,
    },
    /// A root that cameras hand out, or that signed what they serve, and that no site made.
    RootFromCameras {
        /// How many of the cameras that were asked.
        cameras: usize,
    },
    /// A root whose key is too short to protect anything.
    WeakRoot,
}

/// What mends it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "mend", rename_all = "kebab-case")]
pub enum Mend {
    /// Take it out.
    Remove,
    /// Put it where it belongs, then take it out.
    Move {
        /// The store for roots.
        to: StoreId,
    },
    /// Give it the trust it lacks, where it is.
    Trust,
    /// Only a person can: an administrator from afar put it there, or a private key lies with it.
    ByHand,
}

/// One certificate where it does not belong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stray {
    /// Why.
    pub reason: Reason,
    /// What and where.
    pub held: Held,
    /// What to do.
    pub mend: Mend,
}

impl Stray {
    /// Whether camseal knows this certificate: from a site, by its own way of naming, or from a
    /// camera that serves it. What is not sure is mended only when a person names it.
    pub fn is_sure(&self) -> bool {
        match self.reason {
            Reason::OwnRootMisplaced
            | Reason::OwnRootUntrusted
            | Reason::OwnRootForOneUser
            | Reason::OwnRootTwice
            | Reason::SiteRootMisplaced { .. }
            | Reason::EarlierTry
            | Reason::DeviceAsRoot { .. }
            | Reason::DeviceMisplaced { .. }
            | Reason::VendorRoot { .. } => true,
            Reason::RootWithKey
            | Reason::RootMisplaced
            | Reason::ExpiredRoot
            | Reason::SameName { .. }
            | Reason::LeafAsRoot
            | Reason::RootFromCameras { .. }
            | Reason::WeakRoot => false,
        }
    }
}

impl Explain for Stray {
    fn explain(&self) -> Explanation {
        let title = self.held.certificate.title().to_owned();
        let place = format!("{}: {}", self.held.store, self.held.location);
        match &self.reason {
            Reason::OwnRootMisplaced => {
                explain!("finding-stray-own-root-misplaced", place = place)
            }
            Reason::OwnRootUntrusted => {
                explain!("finding-stray-own-root-untrusted", place = place)
            }
            Reason::OwnRootForOneUser => {
                explain!("finding-stray-own-root-for-one-user", place = place)
            }
            Reason::OwnRootTwice => explain!("finding-stray-own-root-twice", place = place),
            Reason::RootWithKey => {
                explain!("finding-stray-root-with-key", title = title, place = place)
            }
            Reason::SiteRootMisplaced { site } => explain!(
                "finding-stray-site-root-misplaced",
                site = site.as_str(),
                place = place
            ),
            Reason::RootMisplaced => {
                explain!("finding-stray-root-misplaced", title = title, place = place)
            }
            Reason::EarlierTry => {
                explain!("finding-stray-earlier-try", title = title, place = place)
            }
            Reason::ExpiredRoot => explain!(
                "finding-stray-expired-root",
                title = title,
                place = place,
                date = date::day(self.held.certificate.not_after())
            ),
            Reason::SameName { other } => explain!(
                "finding-stray-same-name",
                title = title,
                place = place,
                other = other.short()
            ),
            Reason::LeafAsRoot => {
                explain!("finding-stray-leaf-as-root", title = title, place = place)
            }
            Reason::DeviceAsRoot { address } => explain!(
                "finding-stray-device-as-root",
                address = address.as_str(),
                place = place
            ),
            Reason::DeviceMisplaced { address } => explain!(
                "finding-stray-device-misplaced",
                address = address.as_str(),
                place = place
            ),
            Reason::VendorRoot { cameras } => explain!(
                "finding-stray-vendor-root",
                title = title,
                place = place,
                cameras = cameras.to_owned()
            ),
            Reason::RootFromCameras { cameras } => explain!(
                "finding-stray-root-from-cameras",
                title = title,
                place = place,
                cameras = cameras.to_owned()
            ),
            Reason::WeakRoot => explain!(
                "finding-stray-weak-root",
                title = title,
                place = place,
                key = self.held.certificate.key().to_string()
            ),
        }
    }
}

/// Whether a root on this shelf has any effect.
fn vouches(shelf: Shelf) -> bool {
    shelf == Shelf::Roots
}
