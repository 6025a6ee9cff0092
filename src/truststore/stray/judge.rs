//! Judges every certificate that stores hold: at most one [`Stray`] for each place.
//!
//! Apart because it is the whole decision and touches nothing: listings in, findings out.

use std::collections::BTreeSet;

use super::{Known, Mend, Reason, Stray, vouches};
use crate::certificate::{Certificate, KeyAlgorithm};
use crate::truststore::{Held, Origin, SYSTEM, Scope, Shelf, StoreId, StoreKind};

/// Every certificate that lies where it does not belong, in the order of the listing.
pub fn judge(all: &[Held], known: &Known) -> Vec<Stray> {
    all.iter()
        .filter(|held| held.origin != Origin::System)
        .filter_map(|held| {
            let (reason, mend) = reason(held, all, known)?;
            let by_hand = held.origin == Origin::Policy || held.with_key;
            Some(Stray {
                reason,
                held: held.clone(),
                mend: if by_hand { Mend::ByHand } else { mend },
            })
        })
        .collect()
}

fn reason(held: &Held, all: &[Held], known: &Known) -> Option<(Reason, Mend)> {
    let certificate = &held.certificate;
    let own = known.root.as_ref().is_some_and(|root| root == certificate);
    let site = known.sites.iter().find(|(_, root)| root == certificate);
    if held.with_key && certificate.is_authority() {
        return Some((Reason::RootWithKey, Mend::ByHand));
    }
    if own {
        return own_root(held, all, known);
    }
    if let Some((site, _)) = site {
        let site = site.clone();
        return (!vouches(held.shelf) && held.shelf != Shelf::Refused)
            .then(|| (Reason::SiteRootMisplaced { site }, settle(held, all, known)));
    }
    if let Some(reason) = from_cameras(held, known) {
        return Some((reason, Mend::Remove));
    }
    if let Some(address) = served_by(certificate, known) {
        let reason = if vouches(held.shelf) {
            Reason::DeviceAsRoot { address }
        } else {
            Reason::DeviceMisplaced { address }
        };
        // A certificate that is refused on purpose does no harm.
        return (held.shelf != Shelf::Refused).then_some((reason, Mend::Remove));
    }
    if held.shelf == Shelf::Refused {
        return None;
    }
    if !is_root(certificate) {
        return vouches(held.shelf).then_some((Reason::LeafAsRoot, Mend::Remove));
    }
    if is_earlier_try(certificate, known) {
        return Some((Reason::EarlierTry, Mend::Remove));
    }
    if !vouches(held.shelf) {
        // Windows keeps roots among the intermediates by itself now and then; a stranger's root
        // there is told only when it vouches nowhere else.
        let elsewhere = all
            .iter()
            .any(|other| other.certificate == *certificate && vouches(other.shelf));
        return (certificate.is_self_issued() && !elsewhere)
            .then(|| (Reason::RootMisplaced, settle(held, all, known)));
    }
    if certificate.not_after() < known.now {
        return Some((Reason::ExpiredRoot, Mend::Remove));
    }
    if let KeyAlgorithm::Rsa(bits) = certificate.key()
        && *bits < 2048
    {
        return Some((Reason::WeakRoot, Mend::Remove));
    }
    newer_of_the_name(held, all).map(|other| {
        let other = other.fingerprint();
        (Reason::SameName { other }, Mend::Remove)
    })
}

/// The site's own root: everywhere it should be trusted, and nowhere else.
fn own_root(held: &Held, all: &[Held], known: &Known) -> Option<(Reason, Mend)> {
    if held.certificate.not_after() < known.now {
        return Some((Reason::ExpiredRoot, Mend::Remove));
    }
    match held.shelf {
        Shelf::Roots if !held.trusted => Some((Reason::OwnRootUntrusted, Mend::Trust)),
        Shelf::Refused => Some((Reason::OwnRootUntrusted, Mend::Trust)),
        Shelf::Roots => {
            let user = kind(&held.store, known) == Some(StoreKind::User);
            let system = has_system(known);
            (user && system).then(|| {
                if trusted_by_all(&held.certificate, all) {
                    (Reason::OwnRootTwice, Mend::Remove)
                } else {
                    let to = StoreId(SYSTEM.to_owned());
                    (Reason::OwnRootForOneUser, Mend::Move { to })
                }
            })
        }
        _ => Some((Reason::OwnRootMisplaced, settle(held, all, known))),
    }
}

/// Where a misplaced root goes: among the roots of its own store; only out, when it is there
/// already.
fn settle(held: &Held, all: &[Held], known: &Known) -> Mend {
    let user = kind(&held.store, known) == Some(StoreKind::User);
    if user && has_system(known) {
        return if trusted_by_all(&held.certificate, all) {
            Mend::Remove
        } else {
            Mend::Move {
                to: StoreId(SYSTEM.to_owned()),
            }
        };
    }
    let there = all.iter().any(|other| {
        other.certificate == held.certificate
            && other.store == held.store
            && vouches(other.shelf)
            && other.trusted
    });
    if there {
        Mend::Remove
    } else {
        Mend::Move {
            to: held.store.clone(),
        }
    }
}

fn kind(store: &StoreId, known: &Known) -> Option<StoreKind> {
    let (_, kind) = known.stores.iter().find(|(id, _)| id == store)?;
    Some(*kind)
}

fn has_system(known: &Known) -> bool {
    known
        .stores
        .iter()
        .any(|(_, kind)| *kind == StoreKind::System)
}

fn trusted_by_all(certificate: &Certificate, all: &[Held]) -> bool {
    all.iter().any(|other| {
        other.certificate == *certificate
            && other.store.0 == SYSTEM
            && other.scope == Scope::Computer
            && vouches(other.shelf)
            && other.trusted
    })
}

/// An authority, or one of version 1, which cannot say so.
fn is_root(certificate: &Certificate) -> bool {
    certificate.is_authority() || (certificate.version() == 1 && certificate.is_self_issued())
}

/// The camera that serves exactly this certificate as its own.
fn served_by(certificate: &Certificate, known: &Known) -> Option<String> {
    known
        .served
        .iter()
        .find(|(_, chain)| chain.first() == Some(certificate))
        .map(|(address, _)| address.clone())
        .or_else(|| {
            let mut devices = known.devices.iter();
            let (address, _) = devices.find(|(_, print)| *print == certificate.fingerprint())?;
            Some(address.clone())
        })
}

/// A root that comes from cameras. Two cameras that serve it as their own certificate both hold its
/// key: that is certain. Cameras that only hand out what it signed leave open who made it.
fn from_cameras(held: &Held, known: &Known) -> Option<Reason> {
    let root = &held.certificate;
    if !is_root(root) || !root.is_self_issued() || held.shelf == Shelf::Refused {
        return None;
    }
    let as_own = count(known, |chain| chain.first() == Some(root));
    if as_own > 1 {
        return Some(Reason::VendorRoot { cameras: as_own });
    }
    let signed = |chain: &[Certificate]| {
        let leaf = chain.first();
        leaf.is_some_and(|leaf| leaf != root && leaf.is_signed_by(root))
    };
    let handed_out = count(known, |c| signed(c) && c.iter().skip(1).any(|c| c == root));
    let cameras = count(known, signed);
    (handed_out > 0 || cameras > 1).then_some(Reason::RootFromCameras { cameras })
}

fn count(known: &Known, test: impl Fn(&[Certificate]) -> bool) -> usize {
    let cameras: BTreeSet<&str> = known
        .served
        .iter()
        .filter(|(_, chain)| test(chain))
        .map(|(address, _)| address.as_str())
        .collect();
    cameras.len()
}

/// Made for the same site with another key: named as camseal names an authority, and the same but
/// for the four characters of the key. Of authorities made elsewhere nobody here knows whether the
/// other one is still in use: they are [`Reason::SameName`].
fn is_earlier_try(certificate: &Certificate, known: &Known) -> bool {
    let Some(root) = &known.root else {
        return false;
    };
    let ours = root.common_name().and_then(site_of);
    certificate.is_self_issued()
        && certificate.public_key() != root.public_key()
        && ours.is_some()
        && ours == certificate.common_name().and_then(site_of)
        && certificate.organization() == root.organization()
}

/// "Hotel Astoria" of "Hotel Astoria camera authority K7QX".
fn site_of(name: &str) -> Option<&str> {
    let (site, code) = name.rsplit_once(" camera authority ")?;
    (code.len() == 4).then_some(site)
}

/// A younger root of the same name with another key on the roots' shelf of the same store.
fn newer_of_the_name<'a>(held: &Held, all: &'a [Held]) -> Option<&'a Held> {
    all.iter().find(|other| {
        other.store == held.store
            && vouches(other.shelf)
            && other.certificate.subject_der() == held.certificate.subject_der()
            && other.certificate.public_key() != held.certificate.public_key()
            && (
                other.certificate.not_before(),
                other.fingerprint().to_string(),
            ) > (
                held.certificate.not_before(),
                held.fingerprint().to_string(),
            )
    })
}
