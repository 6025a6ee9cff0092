//! The family Hikvision: ISAPI, as far as its document and recorded devices confirm it. Identity,
//! clock, what it says it can do, and HTTPS switched on by its list of protocols.
//!
//! How a certificate is uploaded here is told by no public source; it comes by ONVIF where the
//! device has that, else by hand ([`super::combined`]).

use std::sync::Arc;
use std::time::Duration;

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use time::macros::format_description;

use super::combined;
use super::family::{Contact, Evidence, Family, Recognised};
use super::http::Method;
use super::lift;
use super::web::{Heard, Page, Query, Web};
use super::xml::{self, Element};
use super::{
    Address, Answer, Back, Before, Capabilities, Channel, Clock, Device, Error, Identity, Keep,
    KeyMade, KeyState, KeyWish, Outage, Trail, Upload, Uploaded,
};
use crate::fl;

mod edit;

/// The family.
pub(super) static FAMILY: Family = Family {
    id: "hikvision",
    evidence: Evidence::Half,
    label: || fl!("family-hikvision"),
    probe: Some(|web| Box::pin(probe(web))),
    ports: &[],
    connect: |contact| {
        Box::pin(async move {
            let own = Arc::new(Hikvision::new(&contact)?);
            combined::with_onvif(own, &contact).await
        })
    },
};

const ACCESSES: &str = "/ISAPI/Security/adminAccesses";
const TIME: &str = "/ISAPI/System/time";
const XML: &str = "application/xml; charset=\"UTF-8\"";

/// Answers in one of its two namespaces, be it to say that a login is wanted.
async fn probe(web: &Web) -> Result<Option<Recognised>, Error> {
    let query = Query::read("deviceInfo", "/ISAPI/System/deviceInfo");
    let page = web
        .fetch(query.open().within(Duration::from_secs(3)))
        .await?;
    let body = page.text();
    let known = ["www.hikvision.com/ver", "www.isapi.org/ver"]
        .iter()
        .any(|namespace| body.contains(namespace));
    Ok(known.then(Recognised::default))
}

/// A locked account is told inside the refusal.
fn hear(page: &Page) -> Heard {
    if page.status != 401 {
        return Heard::Fine;
    }
    let locked = xml::read(&page.body).is_ok_and(|answer| {
        answer.text_of("lockStatus") == Some("lock")
            || answer.text_of("subStatusCode") == Some("userLocked")
    });
    if locked {
        Heard::Locked
    } else {
        Heard::Refusal
    }
}

/// A Hikvision device, logged in.
struct Hikvision {
    web: Web,
}

impl Hikvision {
    fn new(contact: &Contact) -> Result<Self, Error> {
        let web = Web::new(
            contact.address.clone(),
            contact.wire()?,
            Some(contact.credentials.clone()),
        );
        Ok(Self {
            web: web.hearing(hear),
        })
    }

    async fn document(&self, operation: &str, path: &str) -> Result<String, Error> {
        let page = self.web.fetch(Query::read(operation, path)).await?;
        let _ = read(&page)?;
        Ok(page.text())
    }

    async fn put(&self, operation: &str, path: &str, document: String) -> Result<(), Error> {
        let query = Query::change(operation, Method::PUT, path).body(XML, document);
        let page = self.web.fetch(query).await?;
        read(&page).map(|_| ())
    }

    async fn who(&self) -> Result<Identity, Error> {
        let page = self
            .web
            .fetch(Query::read("deviceInfo", "/ISAPI/System/deviceInfo"))
            .await?;
        let told = read(&page)?;
        let text = |name| told.text_of(name).unwrap_or_default().to_owned();
        Ok(Identity {
            manufacturer: "Hikvision".to_owned(),
            model: text("model"),
            firmware: text("firmwareVersion"),
            serial: text("serialNumber"),
            host_name: None,
        })
    }

    async fn https(&self) -> Result<(String, edit::Https), Error> {
        let list = self.document("adminAccesses", ACCESSES).await?;
        match edit::entry(&list, "HTTPS") {
            Some(https) => Ok((list, https)),
            None => Err(self.lacks("HTTPS")),
        }
    }

    fn lacks(&self, operation: &str) -> Error {
        Error::NotOffered {
            address: self.web.address().clone(),
            operation: operation.to_owned(),
        }
    }

    async fn identify(&self) -> Result<Identity, Error> {
        let identity = self.who().await?;
        if !self.web.wire().await.is_tls()
            && let Ok((_, https)) = self.https().await
            && https.on
        {
            let port = https.port.unwrap_or(443);
            let _ = lift::into_tls(&self.web, port, || Box::pin(self.who())).await;
        }
        Ok(identity)
    }

    async fn set_https(&self, on: bool) -> Result<u16, Error> {
        let (list, https) = self.https().await?;
        let port = https.port.unwrap_or(443);
        if https.on == on {
            return Ok(port);
        }
        let list = edit::switched(&list, on).ok_or_else(|| self.lacks("HTTPS"))?;
        match self.put("adminAccesses", ACCESSES, list).await {
            // Switching off cuts the connection it came by.
            Err(Error::Cut { .. }) if !on => Ok(port),
            answer => answer.map(|()| port),
        }
    }

    async fn ask_clock(&self) -> Result<(String, Clock), Error> {
        let document = self.document("time", TIME).await?;
        let here = OffsetDateTime::now_utc();
        let device = edit::text(&document, &["Time", "localTime"])
            .and_then(|text| OffsetDateTime::parse(text, &Rfc3339).ok())
            .ok_or_else(|| self.lacks("time with its zone"))?;
        let mode = edit::text(&document, &["Time", "timeMode"]).unwrap_or_default();
        let clock = Clock {
            device,
            here,
            follows_ntp: mode.eq_ignore_ascii_case("NTP"),
        };
        Ok((document, clock))
    }
}

/// The answer's root; what a `ResponseStatus` means.
fn read(page: &Page) -> Result<Element, Error> {
    if page.status == 404 {
        return Err(page.not_offered());
    }
    let answer = xml::read(&page.body).map_err(|cause| page.unreadable(cause))?;
    if answer.name != "ResponseStatus" {
        return if page.is_good() {
            Ok(answer)
        } else {
            Err(page.bad_status())
        };
    }
    let sub = answer.text_of("subStatusCode").unwrap_or_default();
    match answer.text_of("statusCode") {
        // 1 = OK, 7 = OK after a reboot.
        Some("1" | "7") if page.is_good() => Ok(answer),
        _ if sub.eq_ignore_ascii_case("lowPrivilege") || page.status == 403 => {
            Err(page.not_administrator())
        }
        _ if sub.eq_ignore_ascii_case("notSupport") => Err(page.not_offered()),
        Some(code) => Err(page.fault(code, sub)),
        None => Err(page.unreadable("no statusCode inside")),
    }
}

/// What `SecurityCap` says of key lengths; empty when it says nothing.
fn lengths(capabilities: &Element) -> Vec<u32> {
    capabilities
        .find("RSAKeyLength")
        .and_then(|length| length.attribute("opt"))
        .unwrap_or_default()
        .split(',')
        .filter_map(|length| length.trim().parse().ok())
        .collect()
}

impl Device for Hikvision {
    fn address(&self) -> &Address {
        self.web.address()
    }

    fn family(&self) -> &'static Family {
        &FAMILY
    }

    fn channel(&self) -> Answer<'_, Channel> {
        Box::pin(lift::channel(&self.web))
    }

    fn identity(&self) -> Answer<'_, Identity> {
        Box::pin(self.identify())
    }

    fn clock(&self) -> Answer<'_, Clock> {
        Box::pin(async { self.ask_clock().await.map(|(_, clock)| clock) })
    }

    fn set_clock(&self) -> Answer<'_, ()> {
        Box::pin(async {
            let (document, clock) = self.ask_clock().await?;
            let now = OffsetDateTime::now_utc().to_offset(clock.device.offset());
            let format = format_description!(
                "[year]-[month]-[day]T[hour]:[minute]:[second][offset_hour sign:mandatory]:[offset_minute]"
            );
            let now = now.format(format).unwrap_or_default();
            let changed = edit::with_text(&document, &["Time", "localTime"], &now)
                .and_then(|document| edit::with_text(&document, &["Time", "timeMode"], "manual"))
                .ok_or_else(|| self.lacks("set time"))?;
            self.put("time", TIME, changed).await
        })
    }

    /// What the device itself takes: nothing; HTTPS where it has that.
    fn capabilities(&self) -> Answer<'_, Capabilities> {
        Box::pin(async {
            let path = "/ISAPI/System/capabilities";
            let page = self.web.fetch(Query::read("capabilities", path)).await?;
            let told = read(&page)?;
            let https = told
                .find("isSupportHttps")
                .is_none_or(|flag| xml::yes(flag.text()));
            Ok(Capabilities {
                rsa_lengths: lengths(&told),
                set_clock: true,
                switch_https: https,
                restart: true,
                ..Capabilities::default()
            })
        })
    }

    fn before(&self) -> Answer<'_, Before> {
        Box::pin(async {
            let (list, https) = self.https().await?;
            let http = edit::entry(&list, "HTTP");
            let wire = self.web.wire().await;
            let served = match (wire.is_tls(), https.on) {
                (true, _) => wire.pin().first(),
                (false, true) => lift::served(&self.web, https.port.unwrap_or(443)).await,
                (false, false) => None,
            };
            Ok(Before {
                https: https.on,
                https_port: https.port,
                http: http.as_ref().is_some_and(|http| http.on),
                http_port: http.and_then(|http| http.port),
                served,
                ..Before::default()
            })
        })
    }

    fn make_key<'a>(&'a self, _: &'a Trail, _: KeyWish) -> Answer<'a, KeyMade> {
        lift::not_offered(&self.web, "make a key")
    }

    fn key_state<'a>(&'a self, _: &'a Trail) -> Answer<'a, KeyState> {
        lift::not_offered(&self.web, "make a key")
    }

    fn upload<'a>(&'a self, _: &'a Trail, _: &'a Upload) -> Answer<'a, Uploaded> {
        lift::not_offered(&self.web, "take a certificate")
    }

    fn activate<'a>(&'a self, _: &'a Trail, _: &'a Before) -> Answer<'a, Outage> {
        lift::not_offered(&self.web, "take a certificate")
    }

    fn switch_https_on(&self) -> Answer<'_, u16> {
        Box::pin(self.set_https(true))
    }

    fn restart(&self) -> Answer<'_, ()> {
        Box::pin(async {
            let answer = self
                .put("reboot", "/ISAPI/System/reboot", String::new())
                .await;
            match answer {
                Ok(()) | Err(Error::Cut { .. }) => Ok(()),
                Err(error) => Err(error),
            }
        })
    }

    fn put_back<'a>(&'a self, _: &'a Trail, before: &'a Before) -> Answer<'a, Back> {
        Box::pin(async move {
            if !before.https {
                let _ = self.set_https(false).await?;
            }
            Ok(Back::AsBefore)
        })
    }

    fn clean_up<'a>(&'a self, _: &'a Trail, _: Keep) -> Answer<'a, u32> {
        Box::pin(async { Ok(0) })
    }
}
