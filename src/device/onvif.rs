//! The ONVIF family: the Advanced Security service, or the older certificate operations.
//!
//! Both share the device service (identity, clock, protocols, restart); how a certificate comes
//! in is in [`keystore`] and [`legacy`]. ONVIF Core 26.06 and, for cameras as they are sold,
//! the shape of 20.12.

use std::sync::Arc;
use std::time::Duration;

use time::OffsetDateTime;

use super::conversation::Conversation;
use super::family::{Contact, Evidence, Family};
use super::http::Wire;
use super::tls::{self, Pin};
use super::xml::Element;
use super::{
    Address, Answer, Back, Before, Capabilities, Channel, ClearHttp, Clock, Connected, Device,
    Error, Identity, Keep, KeyMade, KeyState, KeyWish, Outage, Scheme, TimeServer, Trail, Upload,
    Uploaded,
};
use crate::certificate::{Fingerprint, Subject};
use crate::error::Cause;
use crate::fl;

pub(super) mod clock;
mod decode;
mod keystore;
mod legacy;
pub(super) mod message;
pub(super) mod offer;
mod protocols;

/// The family of the Advanced Security service.
pub(super) static TLS: Family = Family {
    id: "onvif-tls",
    evidence: Evidence::StandardOnly,
    label: || fl!("family-onvif-tls"),
    // Found out by the questions that every address is asked.
    probe: None,
    ports: &[],
    connect: |contact| Box::pin(open(contact, &TLS)),
};

/// The family of the older certificate operations.
pub(super) static LEGACY: Family = Family {
    id: "onvif-legacy",
    evidence: Evidence::StandardOnly,
    label: || fl!("family-onvif-legacy"),
    probe: None,
    ports: &[],
    connect: |contact| Box::pin(open(contact, &LEGACY)),
};

/// A device driven by ONVIF; also for families that drive some stages by it.
pub(super) async fn open(contact: Contact, family: &Family) -> Result<Connected, Error> {
    let wire = contact.wire()?;
    let talk = Conversation::new(contact.address, wire, Some(contact.credentials));
    let mut device = Onvif::connect(talk, family).await?;
    device.host_name = contact.seen.identity.host_name;
    if contact.clear_http == ClearHttp::Agreed {
        device.clear_port = contact.seen.http_port;
    }
    Ok(Arc::new(device))
}

/// How long a device may take to open HTTPS.
const OPENS: Duration = Duration::from_secs(20);
/// How long one look at the certificate may take.
const LOOK: Duration = Duration::from_secs(8);

/// An ONVIF device, logged in.
pub(super) struct Onvif {
    talk: Conversation,
    way: Way,
    /// The port of plain HTTP, when the person agreed to logins there.
    clear_port: Option<u16>,
    /// Told before the login.
    host_name: Option<String>,
}

enum Way {
    Keystore(offer::Keystore),
    Legacy(offer::Legacy),
}

impl Onvif {
    /// Asks what the device offers and takes the way of `family`, if it is offered.
    ///
    /// # Errors
    /// [`Error::NoCertificateService`] when it is not.
    pub(super) async fn connect(talk: Conversation, family: &Family) -> Result<Self, Error> {
        let offer = offer::Offer::ask(&talk).await?;
        let way = if family == Family::onvif_legacy() {
            offer.legacy.map(Way::Legacy)
        } else {
            offer.keystore.map(Way::Keystore)
        };
        let way = way.ok_or_else(|| Error::NoCertificateService {
            address: talk.address().clone(),
        })?;
        Ok(Self {
            talk,
            way,
            clear_port: None,
            host_name: None,
        })
    }

    async fn ask_clock(&self) -> Result<(Element, Clock), Error> {
        let request = message::clock();
        let answer = match self.talk.ask(&request).await {
            // A few devices want the login even for this.
            Err(Error::Refused { .. }) => self.talk.ask(&request.closed()).await?,
            answer => answer?,
        };
        let here = OffsetDateTime::now_utc();
        let clock = clock::read(&answer, here).ok_or_else(|| Error::Unreadable {
            address: self.talk.address().clone(),
            operation: "GetSystemDateAndTime".to_owned(),
            cause: Cause::new("no date and time inside"),
        })?;
        self.talk.clock_is_ahead(clock.offset()).await;
        Ok((answer, clock))
    }

    async fn device_information(&self) -> Result<Identity, Error> {
        let answer = self.talk.ask(&message::identity()).await?;
        let text = |name| answer.text_of(name).unwrap_or_default().to_owned();
        Ok(Identity {
            manufacturer: text("Manufacturer"),
            model: text("Model"),
            firmware: text("FirmwareVersion"),
            serial: text("SerialNumber"),
            host_name: None,
        })
    }

    async fn ask_identity(&self) -> Result<Identity, Error> {
        let identity = self.device_information().await?;
        self.leave_clear_http().await;
        if self.host_name.is_some() {
            return Ok(Identity {
                host_name: self.host_name.clone(),
                ..identity
            });
        }
        let host_name = match self.talk.ask(&message::host_name()).await {
            Ok(answer) => answer
                .child("HostnameInformation")
                .and_then(|h| h.text_of("Name"))
                .map(ToOwned::to_owned),
            Err(_) => None,
        };
        Ok(Identity {
            host_name,
            ..identity
        })
    }

    async fn ask_before(&self) -> Result<Before, Error> {
        let mut before = Before::default();
        protocols::remember(&protocols::now(&self.talk).await?, &mut before);
        before.assigned = match &self.way {
            Way::Keystore(_) => keystore::assigned(&self.talk).await?,
            Way::Legacy(_) => legacy::assigned(&self.talk).await?,
        };
        let wire = self.talk.wire().await;
        if wire.is_tls() {
            before.served = wire.pin().first();
        } else if let (true, Some(port)) = (before.https, before.https_port) {
            before.served = self.move_into_tls(port).await;
        }
        Ok(before)
    }

    /// Once the device told its HTTPS port, nothing more goes in the clear: the rest of the work
    /// travels there, pinned. Answers what is served. Old TLS stays on HTTP, and so does what
    /// turns out to be another device (behind address translation a port can be anybody's).
    async fn move_into_tls(&self, port: u16) -> Option<Fingerprint> {
        let address = self.talk.address().at(port);
        let seen = tls::look(&address, LOOK).await.ok()?;
        let served = seen.chain.first()?.fingerprint();
        if seen.old.is_some() {
            return Some(served);
        }
        let pin = Pin::new(Some(served));
        let here = self.device_information().await.ok()?;
        let plain = self.talk.wire().await;
        if let Some(issued) = plain.pin().expected() {
            pin.expect(issued);
        }
        let secure = Wire::new(self.talk.address(), Scheme::Https, port, pin).ok()?;
        self.talk.move_to(secure).await;
        match self.device_information().await {
            Ok(there) if there == here && !here.serial.is_empty() => Some(served),
            answer => {
                log::info!("{address} is not the device at HTTP: {answer:?}");
                self.talk.move_to(plain).await;
                None
            }
        }
    }

    /// As soon as the login is accepted over plain HTTP.
    async fn leave_clear_http(&self) {
        if self.talk.wire().await.is_tls() {
            return;
        }
        let Ok(protocols) = protocols::now(&self.talk).await else {
            return;
        };
        let mut now = Before::default();
        protocols::remember(&protocols, &mut now);
        if let (true, Some(port)) = (now.https, now.https_port) {
            let _ = self.move_into_tls(port).await;
        }
    }

    /// HTTPS was off: something the device can serve is assigned, HTTPS switched on, and the work
    /// goes on there. Nothing of it is ours; [`Device::put_back`] finds it by what was not there.
    async fn lend_tls(&self) -> Result<(), Error> {
        let lent = match &self.way {
            Way::Keystore(_) => keystore::lend(&self.talk).await?,
            Way::Legacy(_) => legacy::lend(&self.talk).await?,
        };
        if !lent {
            return Ok(());
        }
        let port = protocols::switch_https(&self.talk, true).await?;
        let begun = tokio::time::Instant::now();
        while self.move_into_tls(port).await.is_none() && begun.elapsed() < OPENS {
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        Ok(())
    }

    /// HTTPS that is on and speaks only TLS which browsers refuse is taught today's where the device
    /// lets itself be taught. Inside TLS there is nothing to do: this program speaks no old one. It
    /// stays taught when the certificate is put back: whoever came in before still does.
    async fn renew_tls(&self) -> Result<bool, Error> {
        let renewed = match (&self.way, self.talk.wire().await.is_tls()) {
            (Way::Keystore(offer), false) => keystore::renew_tls(&self.talk, offer).await,
            _ => Ok(false),
        };
        match renewed {
            // It promises the choice and does not let us: the certificate is worth putting in still.
            Err(Error::Fault { .. } | Error::NotOffered { .. }) => {
                log::info!("{}: its TLS versions stay as they are", self.talk.address());
                Ok(false)
            }
            renewed => renewed,
        }
    }

    /// Waits until the device's HTTPS at `port` answers in a TLS this program speaks, and goes on
    /// there; stays where it is when that takes too long.
    async fn climb(&self, port: u16) {
        let begun = tokio::time::Instant::now();
        while begun.elapsed() < OPENS {
            let _ = self.move_into_tls(port).await;
            if self.talk.wire().await.is_tls() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
    }

    /// HTTPS was off before, so the last steps back cannot be taken inside it: its assignment is
    /// held while it is on. They go over plain HTTP, to the same device, where that was agreed to.
    async fn leave_tls(&self, before: &Before) {
        let wire = self.talk.wire().await;
        let port = self.clear_port.or(before.http_port);
        let (false, true, Some(port)) = (before.https, wire.is_tls(), port) else {
            return;
        };
        if self.clear_port.is_none() {
            return;
        }
        let Ok(here) = self.device_information().await else {
            return;
        };
        let Ok(plain) = Wire::new(self.talk.address(), Scheme::Http, port, Pin::default()) else {
            return;
        };
        self.talk.move_to(plain).await;
        match self.device_information().await {
            Ok(there) if there == here && !here.serial.is_empty() => {}
            answer => {
                log::info!("{}: no way back over HTTP: {answer:?}", self.talk.address());
                self.talk.move_to(wire).await;
            }
        }
    }

    /// The certificate that will be served may be met from now on.
    async fn expect(&self, trail: &Trail) -> Result<(), Error> {
        let fingerprint = match &self.way {
            Way::Keystore(_) => keystore::fingerprint(&self.talk, trail).await?,
            Way::Legacy(_) => legacy::fingerprint(&self.talk, trail).await?,
        };
        if let Some(fingerprint) = fingerprint {
            self.talk.wire().await.pin().expect(fingerprint);
        }
        Ok(())
    }
}

impl Device for Onvif {
    fn address(&self) -> &Address {
        self.talk.address()
    }

    fn family(&self) -> &'static Family {
        match self.way {
            Way::Keystore(_) => Family::onvif_tls(),
            Way::Legacy(_) => Family::onvif_legacy(),
        }
    }

    fn channel(&self) -> Answer<'_, Channel> {
        Box::pin(async {
            Ok(match self.talk.wire().await.is_tls() {
                true => Channel::Pinned,
                false => Channel::Clear,
            })
        })
    }

    fn identity(&self) -> Answer<'_, Identity> {
        Box::pin(self.ask_identity())
    }

    fn clock(&self) -> Answer<'_, Clock> {
        Box::pin(async { self.ask_clock().await.map(|(_, clock)| clock) })
    }

    fn set_clock(&self) -> Answer<'_, ()> {
        Box::pin(async {
            let (answer, _) = self.ask_clock().await?;
            let request = message::set_clock(
                OffsetDateTime::now_utc(),
                clock::zone(&answer).as_deref(),
                clock::daylight_saving(&answer),
            );
            let _ = self.talk.ask(&request).await?;
            // The offset of the token has just changed.
            let _ = self.ask_clock().await?;
            Ok(())
        })
    }

    fn follows(&self) -> Answer<'_, Option<TimeServer>> {
        Box::pin(async {
            let (_, clock) = self.ask_clock().await?;
            if !clock.follows_ntp {
                return Ok(None);
            }
            let answer = self.talk.ask(&message::time_servers()).await?;
            Ok(clock::time_server(&answer))
        })
    }

    /// The server is named first, which does not touch the clock; a device that takes it for its
    /// clock only when it knows one would refuse the other order (Core 8.2, NtpServerUndefined).
    fn follow<'a>(&'a self, server: &'a TimeServer) -> Answer<'a, ()> {
        Box::pin(async move {
            let (answer, _) = self.ask_clock().await?;
            let named = message::set_time_server(server);
            let _ = self.talk.ask(&named).await?;
            let request = message::follow_time_server(
                clock::zone(&answer).as_deref(),
                clock::daylight_saving(&answer),
            );
            let _ = self.talk.ask(&request).await?;
            // The offset of the token may change from now on.
            let _ = self.ask_clock().await?;
            Ok(())
        })
    }

    fn capabilities(&self) -> Answer<'_, Capabilities> {
        Box::pin(async {
            match &self.way {
                Way::Keystore(offer) => keystore::capabilities(&self.talk, offer).await,
                Way::Legacy(offer) => legacy::capabilities(&self.talk, offer).await,
            }
        })
    }

    fn before(&self) -> Answer<'_, Before> {
        Box::pin(self.ask_before())
    }

    fn make_key<'a>(&'a self, trail: &'a Trail, wish: KeyWish) -> Answer<'a, KeyMade> {
        Box::pin(async move {
            match &self.way {
                Way::Keystore(_) => keystore::make_key(&self.talk, trail, wish).await,
                Way::Legacy(_) => legacy::make_key(&self.talk, trail).await,
            }
        })
    }

    fn key_state<'a>(&'a self, trail: &'a Trail) -> Answer<'a, KeyState> {
        Box::pin(async move {
            match &self.way {
                Way::Keystore(_) => keystore::key_state(&self.talk, trail).await,
                Way::Legacy(_) => legacy::key_state(&self.talk, trail).await,
            }
        })
    }

    fn request<'a>(&'a self, trail: &'a Trail, subject: &'a Subject) -> Answer<'a, Vec<u8>> {
        Box::pin(async move {
            match &self.way {
                Way::Keystore(_) => keystore::request(&self.talk, trail, subject).await,
                Way::Legacy(_) => legacy::request(&self.talk, trail, subject).await,
            }
        })
    }

    fn upload<'a>(&'a self, trail: &'a Trail, upload: &'a Upload) -> Answer<'a, Uploaded> {
        Box::pin(async move {
            let uploaded = match &self.way {
                Way::Keystore(offer) => keystore::upload(&self.talk, offer, trail, upload).await?,
                Way::Legacy(_) => legacy::upload(&self.talk, trail, upload).await?,
            };
            if let Some(leaf) = upload.chain.first() {
                self.talk.wire().await.pin().expect(leaf.fingerprint());
            }
            Ok(uploaded)
        })
    }

    fn activate<'a>(&'a self, trail: &'a Trail, before: &'a Before) -> Answer<'a, Outage> {
        Box::pin(async move {
            self.expect(trail).await?;
            if self.renew_tls().await?
                && let (true, Some(port)) = (before.https, before.https_port)
            {
                self.climb(port).await;
            }
            match &self.way {
                Way::Keystore(_) => keystore::activate(&self.talk, trail, before).await,
                Way::Legacy(_) => legacy::activate(&self.talk, trail).await,
            }
        })
    }

    fn enter_tls<'a>(&'a self, before: &'a Before) -> Answer<'a, Channel> {
        Box::pin(async move {
            if !self.talk.wire().await.is_tls() {
                match (before.https, before.https_port) {
                    (false, _) => self.lend_tls().await?,
                    (true, Some(port)) if self.renew_tls().await? => self.climb(port).await,
                    (true, _) => {}
                }
            }
            self.channel().await
        })
    }

    fn switch_https_on(&self) -> Answer<'_, u16> {
        Box::pin(protocols::switch_https(&self.talk, true))
    }

    fn switch_http_off(&self) -> Answer<'_, ()> {
        Box::pin(protocols::switch_http_off(&self.talk))
    }

    fn restart(&self) -> Answer<'_, ()> {
        Box::pin(async {
            match self.talk.ask(&message::restart()).await {
                // Some devices go down before they answer.
                Ok(_) | Err(Error::Cut { .. }) => Ok(()),
                Err(error) => Err(error),
            }
        })
    }

    fn put_back<'a>(&'a self, trail: &'a Trail, before: &'a Before) -> Answer<'a, Back> {
        Box::pin(async move {
            // In a new run the certificate pinned first is ours, and the old one comes back.
            let wire = self.talk.wire().await;
            if let Some(old) = before.served.filter(|old| wire.pin().first() != Some(*old)) {
                wire.pin().expect(old);
            }
            self.leave_tls(before).await;
            match &self.way {
                Way::Keystore(_) => keystore::put_back(&self.talk, trail, before).await?,
                Way::Legacy(_) => legacy::put_back(&self.talk, trail, before).await?,
            }
            Ok(Back::AsBefore)
        })
    }

    fn clean_up<'a>(&'a self, trail: &'a Trail, keep: Keep) -> Answer<'a, u32> {
        Box::pin(async move {
            match &self.way {
                Way::Keystore(offer) => keystore::clean_up(&self.talk, offer, trail, keep).await,
                Way::Legacy(_) => legacy::clean_up(&self.talk, trail, keep).await,
            }
        })
    }
}
