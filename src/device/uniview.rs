//! The family Uniview: LAPI, JSON over HTTP digest, with one PEM file for key and certificate.
//!
//! By the maker's own web pages (web control 1.0.407 and an older generation); nobody has told of
//! a run on a real unit. Two things the pages leave open have a safe way round: the name of the
//! upload's part (two are tried) and when a new file is served (HTTPS off and on, then a restart).

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use time::{OffsetDateTime, UtcOffset};
use zeroize::Zeroizing;

use super::family::{Contact, Evidence, Family, Recognised};
use super::http::{Method, Wire};
use super::lift;
use super::tls::Pin;
use super::web::{Heard, Page, Part, Query, Web};
use super::{
    Address, Answer, Back, Before, Capabilities, Channel, ClearHttp, Clock, Connected, Device,
    Error, Identity, Keep, KeyMade, KeyState, KeyWish, Outage, Scheme, Trail, Upload, Uploaded,
};
use crate::certificate::Certificate;
use crate::error::Cause;
use crate::fl;

/// The family.
pub(super) static FAMILY: Family = Family {
    id: "uniview",
    evidence: Evidence::VendorDocument,
    label: || fl!("family-uniview"),
    probe: Some(|web| Box::pin(probe(web))),
    ports: &[],
    connect: |contact| Box::pin(async move { Ok(Arc::new(Uniview::new(&contact)?) as Connected) }),
};

const BASE: &str = "/LAPI/V1.0";
/// The older page waits so long for its upload.
const UPLOAD: Duration = Duration::from_secs(180);
const JSON: &str = "application/json; charset=UTF-8";

/// Result codes of the interface (the page's own table).
mod code {
    pub(super) const BAD_PARAMETER: u64 = 2;
    pub(super) const LOCKED: u64 = 364;
    pub(super) const UNSUPPORTED: u64 = 487;
    /// `ResponseCode` of a challenge that travels with status 200.
    pub(super) const CHALLENGE: u64 = 3;
}

/// Only this interface answers with its own path inside, even when it wants a login.
async fn probe(web: &Web) -> Result<Option<Recognised>, Error> {
    let query = Query::read("DeviceBasicInfo", format!("{BASE}/System/DeviceBasicInfo"));
    let page = web
        .fetch(query.open().within(Duration::from_secs(3)))
        .await?;
    let known = page.json().is_ok_and(|body| {
        body["Response"]["ResponseURL"]
            .as_str()
            .is_some_and(|url| url.starts_with("/LAPI/"))
    });
    Ok(known.then(Recognised::default))
}

/// The trap of this interface: a challenge that looks like success.
fn hear(page: &Page) -> Heard {
    let body = page.json().unwrap_or_default();
    let response = &body["Response"];
    if response["StatusCode"] == json!(code::LOCKED) {
        return Heard::Locked;
    }
    if page.status == 401 || response["ResponseCode"] == json!(code::CHALLENGE) {
        return Heard::Refusal;
    }
    Heard::Fine
}

/// A Uniview device, logged in.
struct Uniview {
    web: Web,
    agreed: ClearHttp,
    http_port: Option<u16>,
}

impl Uniview {
    fn new(contact: &Contact) -> Result<Self, Error> {
        let web = Web::new(
            contact.address.clone(),
            contact.wire()?,
            Some(contact.credentials.clone()),
        );
        Ok(Self {
            web: web.hearing(hear),
            agreed: contact.clear_http,
            http_port: contact.seen.http_port,
        })
    }

    async fn ask(&self, query: Query<'_>) -> Result<Value, Error> {
        let page = self.web.fetch(query).await?;
        read(&page)
    }

    async fn told(&self, operation: &str, path: &str) -> Result<Value, Error> {
        self.ask(Query::read(operation, format!("{BASE}{path}")))
            .await
    }

    async fn put(&self, operation: &str, path: &str, data: &Value) -> Result<(), Error> {
        // Their own page ends the body with a line end.
        let query = Query::change(operation, Method::PUT, format!("{BASE}{path}"))
            .body(JSON, format!("{data}\r\n"));
        self.ask(query).await.map(|_| ())
    }

    async fn who(&self) -> Result<Identity, Error> {
        let data = self
            .told("DeviceBasicInfo", "/System/DeviceBasicInfo")
            .await?;
        let text = |name: &str| data[name].as_str().unwrap_or_default().to_owned();
        Ok(Identity {
            manufacturer: "Uniview".to_owned(),
            model: text("DeviceModel"),
            firmware: text("FirmwareVersion"),
            serial: text("SerialNumber"),
            host_name: None,
        })
    }

    async fn https(&self) -> Result<(bool, Value), Error> {
        let data = self.told("HTTPS", "/NetWork/HTTPS").await?;
        Ok((data["Enable"] == json!(1), data))
    }

    async fn port(&self, name: &str) -> Result<Option<u16>, Error> {
        let data = self.told("Port", "/NetWork/Port").await?;
        Ok(data[name]
            .as_u64()
            .and_then(|port| u16::try_from(port).ok()))
    }

    async fn https_port(&self) -> Result<u16, Error> {
        Ok(self.port("HttpsPort").await?.unwrap_or(443))
    }

    async fn identify(&self) -> Result<Identity, Error> {
        let identity = self.who().await?;
        if !self.web.wire().await.is_tls() && self.https().await?.0 {
            let port = self.https_port().await?;
            let _ = lift::into_tls(&self.web, port, || Box::pin(self.who())).await;
        }
        Ok(identity)
    }

    async fn set_https(&self, on: bool) -> Result<(), Error> {
        let (is_on, mut data) = self.https().await?;
        if is_on == on {
            return Ok(());
        }
        data["Enable"] = json!(u8::from(on));
        match self.put("HTTPS", "/NetWork/HTTPS", &data).await {
            // Switching off cuts the connection it came by.
            Err(Error::Cut { .. }) if !on => Ok(()),
            answer => answer,
        }
    }

    async fn send_file(&self, part: &str, file: &[u8]) -> Result<(), Error> {
        let parts = [Part {
            name: part,
            file_name: Some("server.pem"),
            content: file,
        }];
        let path = format!("{BASE}/Network/HTTPS_SSLCERT");
        let query = Query::change("HTTPS_SSLCERT", Method::POST, path)
            .multipart(&parts)
            .within(UPLOAD);
        self.ask(query).await.map(|_| ())
    }

    /// HTTPS off and on again, which makes the web server read the file: the second half travels
    /// over plain HTTP, so only where that was agreed to and the same device answers there.
    async fn switch_over(&self) -> Result<(), Error> {
        let secure = self.web.wire().await;
        let Some(port) = self.http_port.or(self.port("HttpPort").await?) else {
            return Ok(());
        };
        if secure.is_tls() {
            let here = self.who().await?;
            let plain = Wire::new(self.web.address(), Scheme::Http, port, Pin::default())?;
            self.web.move_to(plain).await;
            let there = self.who().await;
            if !there.is_ok_and(|there| there == here) {
                self.web.move_to(secure).await;
                return Ok(());
            }
        }
        self.set_https(false).await?;
        self.set_https(true).await
    }

    async fn turn_on(&self, trail: &Trail) -> Result<Outage, Error> {
        let port = self.https_port().await?;
        let shown = lift::served(&self.web, port).await.map(|f| f.to_string());
        if shown.is_some() && shown == trail.certificate {
            return Ok(Outage::None);
        }
        if self.agreed == ClearHttp::Agreed {
            self.switch_over().await?;
        }
        Ok(Outage::Expected)
    }
}

/// The data of an answer; what the codes mean.
fn read(page: &Page) -> Result<Value, Error> {
    if page.status == 403 {
        return Err(page.not_administrator());
    }
    if !page.is_good() {
        return Err(page.bad_status());
    }
    let body = page.json()?;
    let response = &body["Response"];
    if !response.is_object() {
        return Err(page.unreadable("no Response inside"));
    }
    let words = response["StatusString"].as_str().unwrap_or_default();
    match response["StatusCode"].as_u64() {
        Some(0) => Ok(response["Data"].clone()),
        Some(code::UNSUPPORTED) => Err(page.not_offered()),
        Some(code) => Err(page.fault(code, words)),
        None => Err(page.unreadable("no StatusCode inside")),
    }
}

/// One PEM: the key first (PKCS#1, as the factory's own file has it), then its certificate.
fn file(upload: &Upload) -> Option<Zeroizing<String>> {
    let key = upload.key.as_ref()?.pkcs1_pem()?;
    let chain: String = upload.chain.iter().map(Certificate::pem).collect();
    Some(Zeroizing::new(format!("{}{chain}", *key)))
}

/// The device tells its local time and no zone: it is taken for this computer's.
fn zone() -> UtcOffset {
    UtcOffset::current_local_offset().unwrap_or(UtcOffset::UTC)
}

fn clock(data: &Value) -> Option<OffsetDateTime> {
    let local = &data["LocalTime"];
    let number = |name: &str| local[name].as_u64();
    let small = |name: &str| u8::try_from(number(name)?).ok();
    let date = time::Date::from_calendar_date(
        i32::try_from(number("Year")?).ok()?,
        time::Month::try_from(small("Month")?).ok()?,
        small("MonthDay")?,
    )
    .ok()?;
    let time = time::Time::from_hms(small("Hour")?, small("Minute")?, small("Second")?).ok()?;
    Some(date.with_time(time).assume_offset(zone()))
}

impl Device for Uniview {
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
        Box::pin(async {
            let data = self.told("TimePrivate", "/System/TimePrivate").await?;
            let here = OffsetDateTime::now_utc();
            let device = clock(&data).ok_or_else(|| Error::Unreadable {
                address: self.web.address().clone(),
                operation: "TimePrivate".to_owned(),
                cause: Cause::new("no local time inside"),
            })?;
            Ok(Clock {
                device,
                here,
                follows_ntp: false,
            })
        })
    }

    fn set_clock(&self) -> Answer<'_, ()> {
        Box::pin(async {
            let mut data = self.told("TimePrivate", "/System/TimePrivate").await?;
            let now = OffsetDateTime::now_utc().to_offset(zone());
            for (name, value) in [
                ("Year", i64::from(now.year())),
                ("Month", i64::from(u8::from(now.month()))),
                ("MonthDay", i64::from(now.day())),
                ("Hour", i64::from(now.hour())),
                ("Minute", i64::from(now.minute())),
                ("Second", i64::from(now.second())),
            ] {
                data["LocalTime"][name] = json!(value);
            }
            self.put("TimePrivate", "/System/TimePrivate", &data).await
        })
    }

    fn capabilities(&self) -> Answer<'_, Capabilities> {
        Box::pin(async {
            // Without HTTPS there is nothing to put a certificate into.
            let _ = self.https().await?;
            Ok(Capabilities {
                key_from_here: true,
                rsa_lengths: vec![2048],
                set_clock: true,
                switch_https: true,
                restart: true,
                ..Capabilities::default()
            })
        })
    }

    fn before(&self) -> Answer<'_, Before> {
        Box::pin(async {
            let (https, _) = self.https().await?;
            let port = self.https_port().await?;
            let wire = self.web.wire().await;
            let served = match (wire.is_tls(), https) {
                (true, _) => wire.pin().first(),
                (false, true) => lift::served(&self.web, port).await,
                (false, false) => None,
            };
            Ok(Before {
                https,
                https_port: Some(port),
                http: true,
                http_port: self.port("HttpPort").await?,
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

    fn upload<'a>(&'a self, trail: &'a Trail, upload: &'a Upload) -> Answer<'a, Uploaded> {
        Box::pin(async move {
            if !self.web.wire().await.is_tls() {
                return Err(Error::OnlyClearHttp {
                    address: self.web.address().clone(),
                });
            }
            let (Some(file), Some(leaf)) = (file(upload), upload.chain.first()) else {
                return lift::not_offered(&self.web, "take a key that is not RSA").await;
            };
            self.web.wire().await.pin().expect(leaf.fingerprint());
            match self.send_file("file", file.as_bytes()).await {
                Err(Error::Fault { code, .. }) if code == code::BAD_PARAMETER.to_string() => {
                    self.send_file("FileName", file.as_bytes()).await?;
                }
                answer => answer?,
            }
            let trail = Trail {
                certificate: Some(leaf.fingerprint().to_string()),
                ..trail.clone()
            };
            Ok(Uploaded {
                trail,
                complete: true,
            })
        })
    }

    fn activate<'a>(&'a self, trail: &'a Trail, _: &'a Before) -> Answer<'a, Outage> {
        Box::pin(self.turn_on(trail))
    }

    fn switch_https_on(&self) -> Answer<'_, u16> {
        Box::pin(async {
            self.set_https(true).await?;
            self.https_port().await
        })
    }

    fn restart(&self) -> Answer<'_, ()> {
        Box::pin(async {
            match self.put("Reboot", "/System/Reboot", &json!({})).await {
                Ok(()) | Err(Error::Cut { .. }) => Ok(()),
                Err(error) => Err(error),
            }
        })
    }

    /// The file the factory put in is gone once ours was taken.
    fn put_back<'a>(&'a self, trail: &'a Trail, before: &'a Before) -> Answer<'a, Back> {
        Box::pin(async move {
            if !before.https {
                self.set_https(false).await?;
            }
            let gone = trail.certificate.is_some() && before.https;
            Ok(if gone {
                Back::Otherwise
            } else {
                Back::AsBefore
            })
        })
    }

    /// There is one place only: nothing of ours lies about.
    fn clean_up<'a>(&'a self, _: &'a Trail, _: Keep) -> Answer<'a, u32> {
        Box::pin(async { Ok(0) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_clock_as_the_page_writes_it() {
        let data = json!({"LocalTime": {"Year": 2026, "Month": 2, "MonthDay": 3,
            "Hour": 4, "Minute": 5, "Second": 6}});
        let read = clock(&data).unwrap();
        assert_eq!((read.year(), read.hour(), read.second()), (2026, 4, 6));
        assert!(clock(&json!({"LocalTime": {"Year": 2026}})).is_none());
        assert!(clock(&json!({})).is_none());
    }
}
