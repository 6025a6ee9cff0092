//! The family Axis: certificates by the VAPIX REST interface, or by SOAP on older firmware.
//!
//! Two ways to bring a certificate in, one to make the web server use it: the SOAP call
//! `SetWebServerTlsConfiguration` exists on all of them and needs no restart.
//! <https://developer.axis.com/vapix/device-configuration/certificate-management> (AXIS OS 11.11
//! and later, beta from 11.6),
//! <https://developer.axis.com/vapix/network-video/certificate-management-api> (before).

use std::sync::Arc;

use futures::future::BoxFuture;
use time::OffsetDateTime;
use tokio::sync::Mutex;

use super::family::{Contact, Evidence, Family, Recognised};
use super::web::Web;
use super::{
    Address, Answer, Back, Before, Capabilities, Channel, Clock, Connected, Device, Error,
    Identity, Keep, KeyMade, KeyState, KeyWish, Outage, Trail, Upload, Uploaded, is_ours,
};
use crate::certificate::{Certificate, Subject};
use crate::error::Cause;
use crate::fl;

mod cgi;
mod older;
mod rest;
mod server;

/// The family.
pub(super) static FAMILY: Family = Family {
    id: "axis",
    evidence: Evidence::TriedByOthers,
    label: || fl!("family-axis"),
    probe: Some(recognise),
    ports: &[],
    connect: |contact| Box::pin(open(contact)),
};

/// Devices tell brand, model and serial number to anybody unless that was switched off; then
/// their challenge still begins with the maker's name.
fn recognise(web: &Web) -> BoxFuture<'_, Result<Option<Recognised>, Error>> {
    Box::pin(cgi::recognise(web))
}

async fn open(contact: Contact) -> Result<Connected, Error> {
    let wire = contact.wire()?;
    Ok(Arc::new(Axis {
        web: Web::new(contact.address, wire, Some(contact.credentials)),
        way: Mutex::new(None),
    }))
}

/// An Axis device, logged in.
struct Axis {
    web: Web,
    /// Found at the first need; asked again after the conversation moved into TLS.
    way: Mutex<Option<Way>>,
}

/// How certificates come in.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Way {
    Rest(rest::Api),
    Older,
}

impl Axis {
    /// The REST interface in its released or its beta version, else the older SOAP. REST is
    /// spoken inside TLS only.
    async fn way(&self) -> Result<Way, Error> {
        let mut known = self.way.lock().await;
        if let Some(way) = known.as_ref() {
            return Ok(way.clone());
        }
        if self.web.channel().await == Channel::Clear {
            return Ok(Way::Older);
        }
        let way = match rest::Api::find(&self.web).await? {
            Some(api) => Way::Rest(api),
            None => Way::Older,
        };
        *known = Some(way.clone());
        Ok(way)
    }

    /// Aliases and certificates the device holds.
    async fn held(&self) -> Result<Vec<(String, Vec<u8>)>, Error> {
        match self.way().await? {
            Way::Rest(api) => api.held(&self.web).await,
            Way::Older => older::held(&self.web).await,
        }
    }

    async fn ask_identity(&self) -> Result<Identity, Error> {
        let identity = cgi::identity(&self.web).await?;
        if self.web.channel().await == Channel::Clear {
            self.leave_clear_http(&identity).await;
        }
        Ok(identity)
    }

    /// With the login accepted, the rest travels inside TLS where the device has it on, and only
    /// to the same device: behind address translation a port can be anybody's.
    async fn leave_clear_http(&self, here: &Identity) {
        let on = server::Settings::read(&self.web).await;
        let (Ok(true), Ok(port)) = (on.map(|now| now.is_on()), cgi::https_port(&self.web).await)
        else {
            return;
        };
        let plain = self.web.wire().await;
        if self.web.move_into_tls(port).await.is_none() {
            return;
        }
        match cgi::identity(&self.web).await {
            Ok(there) if there == *here && !there.serial.is_empty() => {}
            _ => self.web.move_to(plain).await,
        }
    }

    async fn ask_before(&self) -> Result<Before, Error> {
        let now = server::Settings::read(&self.web).await?;
        let wire = self.web.wire().await;
        Ok(Before {
            https: now.is_on(),
            https_port: Some(cgi::https_port(&self.web).await?),
            http: now.allows_http(),
            http_port: None,
            assigned: now.certificates,
            served: wire.is_tls().then(|| wire.pin().first()).flatten(),
        })
    }

    /// The certificate of that alias, when the device holds one.
    async fn find(&self, alias: &str) -> Result<Option<Vec<u8>>, Error> {
        let held = self.held().await?;
        Ok(held
            .into_iter()
            .find_map(|(known, der)| (known == alias).then_some(der)))
    }

    async fn put_in(&self, trail: &Trail, upload: &Upload) -> Result<Uploaded, Error> {
        let Some(leaf) = upload.chain.first() else {
            return Err(self.unreadable("upload", "an empty chain"));
        };
        let way = self.way().await?;
        // Looked for first: an answer may have got lost.
        let there = self.find(&trail.alias).await?;
        if there.as_deref() != Some(leaf.der()) {
            match (&way, &upload.key) {
                (Way::Rest(api), None) => api.sign(&self.web, &trail.alias, leaf).await?,
                (Way::Rest(api), Some(key)) => {
                    api.import(&self.web, &trail.alias, leaf, key).await?;
                }
                (Way::Older, Some(key)) => {
                    older::import(&self.web, &trail.alias, leaf, key).await?;
                }
                (Way::Older, None) => {
                    return Err(self.unreadable("upload", "this firmware takes keys made here"));
                }
            }
        }
        self.web.wire().await.pin().expect(leaf.fingerprint());
        Ok(Uploaded {
            trail: Trail {
                certificate: Some(trail.alias.clone()),
                ..trail.clone()
            },
            complete: true,
        })
    }

    async fn serve(&self, trail: &Trail) -> Result<Outage, Error> {
        let alias = trail
            .certificate
            .as_deref()
            .ok_or_else(|| self.unreadable("activate", "nothing was put in yet"))?;
        if let Some(der) = self.find(alias).await?
            && let Ok(certificate) = Certificate::from_der(&der)
        {
            self.web
                .wire()
                .await
                .pin()
                .expect(certificate.fingerprint());
        }
        let mut settings = server::Settings::read(&self.web).await?;
        if settings.certificates != [alias] {
            settings.certificates = vec![alias.to_owned()];
            settings.write(&self.web).await?;
        }
        Ok(Outage::Expected)
    }

    async fn sweep(&self, trail: &Trail, keep: Keep) -> Result<u32, Error> {
        let in_use = server::Settings::read(&self.web).await?.certificates;
        let way = self.way().await?;
        let mut removed = 0;
        for (alias, _) in self.held().await? {
            let of_trail = alias == trail.alias;
            let goes = is_ours(&alias)
                && !in_use.contains(&alias)
                && match keep {
                    Keep::Old => of_trail,
                    Keep::New => !of_trail,
                };
            if !goes {
                continue;
            }
            let deleted = match &way {
                Way::Rest(api) => api.delete(&self.web, &alias).await,
                Way::Older => older::delete(&self.web, &alias).await,
            };
            match deleted {
                Ok(()) => removed += 1,
                Err(error @ Error::Fault { .. }) => {
                    log::info!("{} delete {alias}: {error}", self.web.address());
                }
                Err(error) => return Err(error),
            }
        }
        Ok(removed)
    }

    fn unreadable(&self, operation: &str, cause: &str) -> Error {
        Error::Unreadable {
            address: self.web.address().clone(),
            operation: operation.to_owned(),
            cause: Cause::new(cause),
        }
    }
}

impl Device for Axis {
    fn address(&self) -> &Address {
        self.web.address()
    }

    fn family(&self) -> &'static Family {
        &FAMILY
    }

    fn channel(&self) -> Answer<'_, Channel> {
        Box::pin(async { Ok(self.web.channel().await) })
    }

    fn identity(&self) -> Answer<'_, Identity> {
        Box::pin(self.ask_identity())
    }

    fn clock(&self) -> Answer<'_, Clock> {
        Box::pin(cgi::clock(&self.web))
    }

    fn set_clock(&self) -> Answer<'_, ()> {
        Box::pin(cgi::set_clock(&self.web, OffsetDateTime::now_utc()))
    }

    fn capabilities(&self) -> Answer<'_, Capabilities> {
        Box::pin(async {
            let can = Capabilities {
                key_from_here: true,
                set_clock: true,
                switch_https: true,
                restart: true,
                ..Capabilities::default()
            };
            match self.way().await? {
                Way::Rest(api) => Ok(Capabilities {
                    key_on_camera: true,
                    ..api.key_types(&self.web, can).await?
                }),
                Way::Older => {
                    // Readable for administrators only: tells whether this account is one.
                    let _ = older::held(&self.web).await?;
                    Ok(can)
                }
            }
        })
    }

    fn before(&self) -> Answer<'_, Before> {
        Box::pin(self.ask_before())
    }

    fn make_key<'a>(&'a self, trail: &'a Trail, wish: KeyWish) -> Answer<'a, KeyMade> {
        Box::pin(async move {
            let Way::Rest(api) = self.way().await? else {
                return Err(self.unreadable("create_certificate", "this firmware makes no keys"));
            };
            if self.find(&trail.alias).await?.is_none() {
                api.make_key(&self.web, &trail.alias, wish).await?;
            }
            Ok(KeyMade {
                id: trail.alias.clone(),
                estimate: None,
            })
        })
    }

    /// The call that makes the key ends when it is there.
    fn key_state<'a>(&'a self, trail: &'a Trail) -> Answer<'a, KeyState> {
        Box::pin(async move {
            Ok(match self.find(&trail.alias).await? {
                Some(_) => KeyState::Ready,
                None => KeyState::Making,
            })
        })
    }

    fn request<'a>(&'a self, trail: &'a Trail, subject: &'a Subject) -> Answer<'a, Vec<u8>> {
        Box::pin(async move {
            let Way::Rest(api) = self.way().await? else {
                return Err(self.unreadable("get_csr", "this firmware makes no requests"));
            };
            api.request(&self.web, &trail.alias, subject).await
        })
    }

    fn upload<'a>(&'a self, trail: &'a Trail, upload: &'a Upload) -> Answer<'a, Uploaded> {
        Box::pin(self.put_in(trail, upload))
    }

    fn activate<'a>(&'a self, trail: &'a Trail, _: &'a Before) -> Answer<'a, Outage> {
        Box::pin(self.serve(trail))
    }

    fn switch_https_on(&self) -> Answer<'_, u16> {
        Box::pin(async {
            let mut settings = server::Settings::read(&self.web).await?;
            if !settings.is_on() {
                settings.switch(true, true);
                settings.write(&self.web).await?;
            }
            cgi::https_port(&self.web).await
        })
    }

    fn switch_http_off(&self) -> Answer<'_, ()> {
        Box::pin(async {
            let mut settings = server::Settings::read(&self.web).await?;
            if settings.allows_http() {
                settings.switch(true, false);
                settings.write(&self.web).await?;
            }
            Ok(())
        })
    }

    fn restart(&self) -> Answer<'_, ()> {
        Box::pin(cgi::restart(&self.web))
    }

    fn put_back<'a>(&'a self, _: &'a Trail, before: &'a Before) -> Answer<'a, Back> {
        Box::pin(async move {
            // In a new run the certificate pinned first is ours, and the old one comes back.
            let wire = self.web.wire().await;
            if let Some(old) = before.served.filter(|old| wire.pin().first() != Some(*old)) {
                wire.pin().expect(old);
            }
            let now = server::Settings::read(&self.web).await?;
            let mut wanted = now.clone();
            wanted.certificates.clone_from(&before.assigned);
            if now.is_on() != before.https || now.allows_http() != before.http {
                wanted.switch(before.https, before.http);
            }
            if wanted != now {
                wanted.write(&self.web).await?;
            }
            Ok(Back::AsBefore)
        })
    }

    fn clean_up<'a>(&'a self, trail: &'a Trail, keep: Keep) -> Answer<'a, u32> {
        Box::pin(self.sweep(trail, keep))
    }
}
