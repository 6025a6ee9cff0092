//! A device nothing drives: what a person uploads is made, and recognised once it is there.
//!
//! Apart from the stages because none of them happens here; what the person does with the files is
//! [`guided`](super::guided)'s.

use super::drive::{Drive, Stop};
use super::order::Given;
use super::plan::Aim;
use super::{Kit, Outcome, Stage};
use crate::certificate::Certificate;
use crate::device::Identified;
use crate::site::Standing;

impl Drive {
    /// Nothing drives it: look whether a person has uploaded what we made, else make it.
    pub(super) async fn by_hand(&mut self, seen: &Identified) -> Result<Outcome, Stop> {
        let id = self.camera.id;
        let served = self.shown(seen).await;
        let ours = self.camera.certificate().map(Certificate::fingerprint);
        // What is to be renewed is not done because the old one is still there.
        let renews = self.row.aim == Aim::Renew && self.camera.standing == Standing::Secured;
        if let (Some(ours), true) = (ours, ours == served && !renews)
            && self.fits(&self.camera).await?
        {
            if let Some(version) = self.speaks_old(seen).await {
                return self.unspoken(ours, version).await;
            }
            let (port, was) = (self.https_port(), self.camera.standing);
            self.save(move |site| site.secured(id, ours, port)).await?;
            let address = self.https_address();
            return Ok(match was {
                Standing::Secured => Outcome::AlreadySecure {
                    fingerprint: ours,
                    address,
                },
                _ => Outcome::Secured {
                    fingerprint: ours,
                    address,
                },
            });
        }
        self.begin(Stage::Sign);
        let given = self.row.given.clone();
        let own = self.shared.authority.root().clone();
        let (chain, root, key) = match given {
            Some(Given {
                chain,
                root,
                key: Some(key),
                ..
            }) => {
                // A page that wants what signed it takes the highest that came along.
                let root = root.or_else(|| chain.last().cloned()).unwrap_or(own);
                (chain, root, key)
            }
            _ => {
                let (chain, key) = self.issue().await?;
                (chain, own, key)
            }
        };
        let saved = chain.clone();
        self.save(move |site| site.files_made(id, &saved)).await?;
        self.answered().await?;
        self.pass(Stage::Sign);
        Ok(Outcome::ByHand(Kit {
            address: self.camera.address.clone(),
            chain,
            root,
            key,
        }))
    }
}
