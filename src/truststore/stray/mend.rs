//! Reads all stores, and mends one stray: in first, then out, then a look whether it holds.
//!
//! Apart from the judgement because it changes stores.

use std::sync::Arc;

use super::{Mend, Stray};
use crate::truststore::{Change, Error, Held, Presence, StoreId, TrustStore, admit};

/// Everything the stores hold, and which of them could not be read.
pub async fn listing(stores: &[Arc<dyn TrustStore>]) -> (Vec<Held>, Vec<(StoreId, Error)>) {
    let (mut all, mut unread) = (Vec::new(), Vec::new());
    for store in stores {
        match store.listing().await {
            Ok(held) => all.extend(held),
            Err(error) => unread.push((store.id(), error)),
        }
    }
    (all, unread)
}

/// What mending would change; nothing is changed.
pub fn preview(stores: &[Arc<dyn TrustStore>], stray: &Stray) -> Vec<Change> {
    let Ok(from) = named(stores, &stray.held.store) else {
        return Vec::new();
    };
    match &stray.mend {
        Mend::Remove => from.preview_take(&stray.held),
        Mend::Trust => from.preview_install(&stray.held.certificate),
        Mend::ByHand => Vec::new(),
        Mend::Move { to } => {
            let mut changes = named(stores, to)
                .map(|store| store.preview_install(&stray.held.certificate))
                .unwrap_or_default();
            changes.extend(from.preview_take(&stray.held));
            changes
        }
    }
}

/// Mends it and looks again. A root that moves is in its new place before it leaves the old one.
///
/// # Errors
/// [`Error::ByHand`] when only a person can; everything the stores answer. What could not be
/// proved afterwards is [`Error::NotMended`].
pub async fn mend(stores: &[Arc<dyn TrustStore>], stray: &Stray) -> Result<(), Error> {
    let from = named(stores, &stray.held.store)?;
    let certificate = &stray.held.certificate;
    match &stray.mend {
        Mend::ByHand => {
            return Err(Error::ByHand {
                place: stray.held.location.clone(),
            });
        }
        Mend::Trust => {
            trusted(from.as_ref(), stray).await?;
            return Ok(());
        }
        Mend::Move { to } => {
            admit(certificate)?;
            let to = named(stores, to)?;
            // In an NSS database the flags are the shelf: what becomes trusted has moved.
            trusted(to.as_ref(), stray).await?;
        }
        Mend::Remove => {}
    }
    if is_there(from.as_ref(), &stray.held).await? {
        from.take(&stray.held).await?;
    }
    if is_there(from.as_ref(), &stray.held).await? {
        return Err(Error::NotMended {
            place: stray.held.location.clone(),
        });
    }
    if matches!(stray.mend, Mend::Move { .. }) {
        // Taking it out of the old place must not have taken it out of the new one.
        if let Mend::Move { to } = &stray.mend {
            let to = named(stores, to)?;
            if to.presence(certificate).await? != Presence::Trusted {
                return Err(Error::NotMended { place: to.place() });
            }
        }
    }
    Ok(())
}

async fn trusted(store: &dyn TrustStore, stray: &Stray) -> Result<(), Error> {
    match store.install(&stray.held.certificate).await? {
        Presence::Trusted => Ok(()),
        Presence::Untrusted | Presence::Absent => Err(Error::NotMended {
            place: store.place(),
        }),
    }
}

async fn is_there(store: &dyn TrustStore, held: &Held) -> Result<bool, Error> {
    Ok(store.listing().await?.iter().any(|other| other.is_at(held)))
}

fn named(stores: &[Arc<dyn TrustStore>], id: &StoreId) -> Result<Arc<dyn TrustStore>, Error> {
    stores
        .iter()
        .find(|store| store.id() == *id)
        .cloned()
        .ok_or_else(|| Error::NoSuchStore { id: id.0.clone() })
}
