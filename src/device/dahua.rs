//! The family Dahua (also Amcrest, Lorex, CCTV Camera World and others): CGI behind HTTP digest
//! for identity, clock, restart and HTTPS (Dahua's HTTP API document), RPC2 for the device's own
//! root ([`rpc`]).
//!
//! How a certificate is uploaded here is told by no public source; it comes by ONVIF where the
//! device has that, else by hand ([`super::combined`]). What many recorders do have is a root of
//! their own that signed what they serve: it can be fetched and trusted.

use std::sync::Arc;
use std::time::Duration;

use time::macros::format_description;
use time::{OffsetDateTime, PrimitiveDateTime, UtcOffset};

use super::combined;
use super::family::{Contact, Evidence, Family, Recognised};
use super::http::Method;
use super::lift;
use super::web::{Heard, Page, Query, Web};
use super::xml;
use super::{
    Address, Answer, Back, Before, Capabilities, Channel, Clock, Device, Error, Identity, Keep,
    KeyMade, KeyState, KeyWish, Outage, Trail, Upload, Uploaded,
};
use crate::certificate::Certificate;
use crate::error::Cause;
use crate::fl;

mod rpc;

/// The family.
pub(super) static FAMILY: Family = Family {
    id: "dahua",
    evidence: Evidence::Half,
    label: || fl!("family-dahua"),
    probe: Some(|web| Box::pin(probe(web))),
    ports: &[],
    connect: |contact| {
        Box::pin(async move {
            let own = Arc::new(Dahua::new(&contact)?);
            combined::with_onvif(own, &contact).await
        })
    },
};

const FORMAT: &[time::format_description::BorrowedFormatItem<'_>] =
    format_description!("[year]-[month]-[day] [hour]:[minute]:[second]");

/// Its digest realm names the very device: `Login to` and a hash.
async fn probe(web: &Web) -> Result<Option<Recognised>, Error> {
    let query = Query::read(
        "getDeviceType",
        "/cgi-bin/magicBox.cgi?action=getDeviceType",
    );
    let page = web
        .fetch(query.open().within(Duration::from_secs(3)))
        .await?;
    let realm = page
        .challenges
        .iter()
        .find_map(|challenge| realm(challenge))
        .filter(|realm| realm.starts_with("Login to "));
    Ok(realm.map(|realm| Recognised {
        mark: Some(realm),
        ..Recognised::default()
    }))
}

fn realm(challenge: &str) -> Option<String> {
    let (_, rest) = challenge.split_once("realm=\"")?;
    let (realm, _) = rest.split_once('"')?;
    Some(realm.chars().take(100).collect())
}

/// A locked account is told in words.
fn hear(page: &Page) -> Heard {
    match page.status {
        401 => Heard::Refusal,
        403 if page.text().to_ascii_lowercase().contains("lock") => Heard::Locked,
        _ => Heard::Fine,
    }
}

/// A Dahua device, logged in.
struct Dahua {
    web: Web,
}

impl Dahua {
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

    /// `key=value` lines of an answer.
    async fn ask(&self, operation: &str, path: &str) -> Result<Vec<(String, String)>, Error> {
        let query = Query::read(operation, format!("/cgi-bin/{path}"));
        let page = self.web.fetch(query).await?;
        judge(&page)?;
        Ok(lines(&page.text()))
    }

    async fn tell(&self, operation: &str, path: &str) -> Result<(), Error> {
        // A change although it is a GET: what was cut is not simply sent again.
        let path = format!("/cgi-bin/{path}");
        let query = Query::change(operation, Method::GET, path);
        let page = self.web.fetch(query).await?;
        judge(&page)?;
        match page.text().trim() {
            "OK" => Ok(()),
            other => Err(page.fault("", other)),
        }
    }

    async fn one(&self, operation: &str, path: &str) -> Result<String, Error> {
        let lines = self.ask(operation, path).await?;
        Ok(lines.into_iter().next().map(|(_, v)| v).unwrap_or_default())
    }

    async fn who(&self) -> Result<Identity, Error> {
        let box_ = |action: &str| format!("magicBox.cgi?action={action}");
        let model = self.one("getDeviceType", &box_("getDeviceType")).await?;
        let serial = self.one("getSerialNo", &box_("getSerialNo")).await?;
        let firmware = self
            .one("getSoftwareVersion", &box_("getSoftwareVersion"))
            .await
            .unwrap_or_default();
        Ok(Identity {
            manufacturer: "Dahua".to_owned(),
            model,
            firmware: firmware.split(',').next().unwrap_or_default().to_owned(),
            serial,
            host_name: None,
        })
    }

    async fn https(&self) -> Result<(bool, u16), Error> {
        let path = "configManager.cgi?action=getConfig&name=Https";
        let lines = self.ask("getConfig Https", path).await?;
        let value = |name: &str| {
            lines
                .iter()
                .find(|(key, _)| key.trim_start_matches("table.") == name)
                .map(|(_, value)| value.as_str())
        };
        let on = value("Https.Enable").is_some_and(xml::yes);
        let port = value("Https.Port").and_then(|port| port.parse().ok());
        Ok((on, port.unwrap_or(443)))
    }

    async fn set_https(&self, on: bool) -> Result<u16, Error> {
        let (is_on, port) = self.https().await?;
        if is_on == on {
            return Ok(port);
        }
        let path =
            format!("configManager.cgi?action=setConfig&Https.Enable={on}&Https.Port={port}");
        match self.tell("setConfig Https", &path).await {
            Err(Error::Cut { .. }) if !on => Ok(port),
            answer => answer.map(|()| port),
        }
    }

    async fn identify(&self) -> Result<Identity, Error> {
        let identity = self.who().await?;
        if !self.web.wire().await.is_tls()
            && let Ok((true, port)) = self.https().await
        {
            let _ = lift::into_tls(&self.web, port, || Box::pin(self.who())).await;
        }
        Ok(identity)
    }
}

fn judge(page: &Page) -> Result<(), Error> {
    match page.status {
        200 => Ok(()),
        403 => Err(page.not_administrator()),
        _ => Err(page.bad_status()),
    }
}

fn lines(text: &str) -> Vec<(String, String)> {
    text.lines()
        .filter_map(|line| line.split_once('='))
        .map(|(key, value)| (key.trim().to_owned(), value.trim().to_owned()))
        .collect()
}

/// The device tells its local time and no zone: it is taken for this computer's.
fn zone() -> UtcOffset {
    UtcOffset::current_local_offset().unwrap_or(UtcOffset::UTC)
}

impl Device for Dahua {
    fn address(&self) -> &Address {
        self.web.address()
    }

    fn family(&self) -> &'static super::Family {
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
            let path = "global.cgi?action=getCurrentTime";
            let told = self.one("getCurrentTime", path).await?;
            let here = OffsetDateTime::now_utc();
            let local =
                PrimitiveDateTime::parse(&told, FORMAT).map_err(|error| Error::Unreadable {
                    address: self.web.address().clone(),
                    operation: "getCurrentTime".to_owned(),
                    cause: Cause::new(error),
                })?;
            Ok(Clock {
                device: local.assume_offset(zone()),
                here,
                follows_ntp: false,
            })
        })
    }

    fn set_clock(&self) -> Answer<'_, ()> {
        Box::pin(async {
            let now = OffsetDateTime::now_utc().to_offset(zone());
            let now = now.format(FORMAT).unwrap_or_default().replace(' ', "%20");
            let path = format!("global.cgi?action=setCurrentTime&time={now}");
            self.tell("setCurrentTime", &path).await
        })
    }

    fn capabilities(&self) -> Answer<'_, Capabilities> {
        Box::pin(async {
            let _ = self.https().await?;
            Ok(Capabilities {
                set_clock: true,
                switch_https: true,
                restart: true,
                ..Capabilities::default()
            })
        })
    }

    fn before(&self) -> Answer<'_, Before> {
        Box::pin(async {
            let (https, port) = self.https().await?;
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
            match self.tell("reboot", "magicBox.cgi?action=reboot").await {
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

    fn own_root(&self) -> Answer<'_, Option<Certificate>> {
        Box::pin(rpc::own_root(&self.web))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_lines_and_realms() {
        assert_eq!(
            lines("table.Https.Enable=true\r\ntable.Https.Port=443\r\nodd\r\n"),
            [
                ("table.Https.Enable".to_owned(), "true".to_owned()),
                ("table.Https.Port".to_owned(), "443".to_owned())
            ]
        );
        assert_eq!(
            realm("Digest realm=\"Login to 3f\", qop=\"auth\""),
            Some("Login to 3f".to_owned())
        );
        assert_eq!(realm("Basic"), None);
    }
}
