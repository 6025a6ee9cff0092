//! Two interfaces of one device: the maker's own for what it is good at, ONVIF for the
//! certificate.
//!
//! Apart because it belongs to neither. The maker's interface tells who it is, sets the clock,
//! switches HTTPS and restarts; it is the one tried on the most units. ONVIF makes the key, takes
//! the certificate and assigns it, which the maker's interface does in no documented way.

use std::sync::Arc;

use super::conversation::Conversation;
use super::family::Contact;
use super::onvif::Onvif;
use super::{
    Address, Answer, Back, Before, Capabilities, Channel, Clock, Connected, Device, Error, Family,
    Identity, Keep, KeyMade, KeyState, KeyWish, Outage, TimeServer, Trail, Upload, Uploaded,
};
use crate::certificate::Subject;

/// The maker's interface with ONVIF beside it, where the device offers certificates there; alone
/// otherwise. Only questions without a login are asked.
///
/// # Errors
/// As [`Contact::wire`].
pub(super) async fn with_onvif(
    own: Arc<dyn Device>,
    contact: &Contact,
) -> Result<Connected, Error> {
    for family in [Family::onvif_tls(), Family::onvif_legacy()] {
        let wire = contact.wire()?;
        let login = Some(contact.credentials.clone());
        let talk = Conversation::new(contact.address.clone(), wire, login);
        match Onvif::connect(talk, family).await {
            Ok(onvif) => {
                return Ok(Arc::new(Combined {
                    own,
                    onvif: Arc::new(onvif),
                }));
            }
            Err(error) => log::info!("{}, {}: {error}", contact.address, family.id),
        }
    }
    Ok(own)
}

/// Both.
struct Combined {
    own: Arc<dyn Device>,
    onvif: Arc<dyn Device>,
}

impl Device for Combined {
    fn address(&self) -> &Address {
        self.own.address()
    }

    fn family(&self) -> &'static Family {
        self.own.family()
    }

    /// As open as the more open of the two.
    fn channel(&self) -> Answer<'_, Channel> {
        Box::pin(async {
            let (own, onvif) = (self.own.channel().await?, self.onvif.channel().await?);
            Ok(match (own, onvif) {
                (Channel::Pinned, Channel::Pinned) => Channel::Pinned,
                _ => Channel::Clear,
            })
        })
    }

    /// The maker's interface is asked first: ONVIF often has accounts of its own.
    fn identity(&self) -> Answer<'_, Identity> {
        Box::pin(async {
            let identity = self.own.identity().await?;
            if self.own.channel().await? == Channel::Pinned
                && self.onvif.channel().await? == Channel::Clear
            {
                // It follows into TLS; a refusal there is dealt with when it is asked for keys.
                let _ = self.onvif.identity().await;
            }
            Ok(identity)
        })
    }

    fn clock(&self) -> Answer<'_, Clock> {
        self.own.clock()
    }

    fn set_clock(&self) -> Answer<'_, ()> {
        self.own.set_clock()
    }

    /// ONVIF's is the one with a public description.
    fn follows(&self) -> Answer<'_, Option<TimeServer>> {
        self.onvif.follows()
    }

    fn follow<'a>(&'a self, server: &'a TimeServer) -> Answer<'a, ()> {
        self.onvif.follow(server)
    }

    fn capabilities(&self) -> Answer<'_, Capabilities> {
        Box::pin(async {
            let own = self.own.capabilities().await?;
            match self.onvif.capabilities().await {
                Ok(onvif) => Ok(Capabilities {
                    set_clock: own.set_clock,
                    switch_https: own.switch_https || onvif.switch_https,
                    restart: own.restart || onvif.restart,
                    keys_by: Some(self.onvif.family().id.to_owned()),
                    ..onvif
                }),
                // ONVIF's accounts are others than the device's: the certificate comes by hand.
                Err(Error::Refused { .. } | Error::Locked { .. }) => {
                    log::info!("{}: ONVIF does not know this login", self.address());
                    Ok(own)
                }
                Err(error) => Err(error),
            }
        })
    }

    fn before(&self) -> Answer<'_, Before> {
        Box::pin(async {
            let own = self.own.before().await?;
            let onvif = self.onvif.before().await?;
            Ok(Before {
                assigned: onvif.assigned,
                served: own.served.or(onvif.served),
                ..own
            })
        })
    }

    fn make_key<'a>(&'a self, trail: &'a Trail, wish: KeyWish) -> Answer<'a, KeyMade> {
        self.onvif.make_key(trail, wish)
    }

    fn key_state<'a>(&'a self, trail: &'a Trail) -> Answer<'a, KeyState> {
        self.onvif.key_state(trail)
    }

    fn request<'a>(&'a self, trail: &'a Trail, subject: &'a Subject) -> Answer<'a, Vec<u8>> {
        self.onvif.request(trail, subject)
    }

    fn upload<'a>(&'a self, trail: &'a Trail, upload: &'a Upload) -> Answer<'a, Uploaded> {
        self.onvif.upload(trail, upload)
    }

    fn activate<'a>(&'a self, trail: &'a Trail, before: &'a Before) -> Answer<'a, Outage> {
        self.onvif.activate(trail, before)
    }

    fn switch_https_on(&self) -> Answer<'_, u16> {
        self.own.switch_https_on()
    }

    fn switch_http_off(&self) -> Answer<'_, ()> {
        self.onvif.switch_http_off()
    }

    fn restart(&self) -> Answer<'_, ()> {
        self.own.restart()
    }

    fn put_back<'a>(&'a self, trail: &'a Trail, before: &'a Before) -> Answer<'a, Back> {
        Box::pin(async move {
            let back = self.onvif.put_back(trail, before).await?;
            match self.own.put_back(trail, before).await? {
                Back::AsBefore => Ok(back),
                Back::Otherwise => Ok(Back::Otherwise),
            }
        })
    }

    fn clean_up<'a>(&'a self, trail: &'a Trail, keep: Keep) -> Answer<'a, u32> {
        self.onvif.clean_up(trail, keep)
    }

    fn own_root(&self) -> Answer<'_, Option<crate::certificate::Certificate>> {
        self.own.own_root()
    }
}
