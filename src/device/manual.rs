//! The family "by hand": a person uploads the files, camseal watches the address.
//!
//! Apart so that the work can treat such a device like any other: everything but looking is
//! answered with [`super::Error::NotOffered`], and [`super::Capabilities`] are empty.

use std::sync::Arc;
use std::time::Duration;

use super::family::{Evidence, Family};
use super::tls;
use super::{
    Address, Answer, Back, Before, Capabilities, Channel, Connected, Device, Identified, Identity,
    Keep, Outage, Trail, Upload, Uploaded, not_offered,
};
use crate::certificate::Certificate;
use crate::fl;

/// The family.
pub(super) static FAMILY: Family = Family {
    id: "by-hand",
    evidence: Evidence::ByHand,
    label: || fl!("family-by-hand"),
    probe: None,
    ports: &[],
    connect: |contact| {
        Box::pin(async move { Ok(Arc::new(Manual::new(&contact.seen)) as Connected) })
    },
};

/// How long one look may take.
const LOOK: Duration = Duration::from_secs(5);

/// A device nobody drives.
pub(super) struct Manual {
    address: Address,
    identity: Identity,
    https_port: u16,
}

impl Manual {
    pub(super) fn new(seen: &Identified) -> Self {
        Self {
            address: seen.address.clone(),
            identity: seen.identity.clone(),
            https_port: seen.https_port.or(seen.address.port()).unwrap_or(443),
        }
    }
}

impl Device for Manual {
    fn address(&self) -> &Address {
        &self.address
    }

    fn family(&self) -> &'static Family {
        Family::by_hand()
    }

    /// Nothing of ours travels to it at all.
    fn channel(&self) -> Answer<'_, Channel> {
        Box::pin(async { Ok(Channel::Unreachable) })
    }

    /// What it said without a login.
    fn identity(&self) -> Answer<'_, Identity> {
        Box::pin(async { Ok(self.identity.clone()) })
    }

    fn capabilities(&self) -> Answer<'_, Capabilities> {
        Box::pin(async { Ok(Capabilities::default()) })
    }

    /// What it serves now; HTTPS counts as off when nothing answers.
    fn before(&self) -> Answer<'_, Before> {
        Box::pin(async {
            let served = tls::look(&self.address.at(self.https_port), LOOK)
                .await
                .ok()
                .and_then(|seen| seen.chain.first().map(Certificate::fingerprint));
            Ok(Before {
                https: served.is_some(),
                https_port: Some(self.https_port),
                served,
                ..Before::default()
            })
        })
    }

    fn upload<'a>(&'a self, _: &'a Trail, _: &'a Upload) -> Answer<'a, Uploaded> {
        not_offered(&self.address, "upload")
    }

    fn activate<'a>(&'a self, _: &'a Trail, _: &'a Before) -> Answer<'a, Outage> {
        not_offered(&self.address, "activate")
    }

    fn put_back<'a>(&'a self, _: &'a Trail, _: &'a Before) -> Answer<'a, Back> {
        not_offered(&self.address, "put back")
    }

    /// Nothing of ours is there that we could know of.
    fn clean_up<'a>(&'a self, _: &'a Trail, _: Keep) -> Answer<'a, u32> {
        Box::pin(async { Ok(0) })
    }
}
