//! The device's CGI interfaces: who it is, its clock, its HTTPS port, restart.
//!
//! Apart because they are the same for every firmware. Sources: VAPIX Basic device information,
//! Time API, Parameter management and Firmware management API.

use serde_json::{Value, json};
use time::format_description::well_known::Rfc3339;
use time::{Duration, OffsetDateTime};

use crate::device::family::Recognised;
use crate::device::http::Method;
use crate::device::web::{Page, Query, Web};
use crate::device::{Clock, Error, Identity};

const INFORMATION: &str = "/axis-cgi/basicdeviceinfo.cgi";
const TIME: &str = "/axis-cgi/time.cgi";
const FIRMWARE: &str = "/axis-cgi/firmwaremanagement.cgi";
/// Where HTTPS is when the device does not say.
const HTTPS: u16 = 443;

fn call(method: &str) -> Value {
    json!({ "apiVersion": "1.0", "method": method })
}

pub(super) async fn recognise(web: &Web) -> Result<Option<Recognised>, Error> {
    let query = Query::ask("getAllUnrestrictedProperties", INFORMATION)
        .json(&call("getAllUnrestrictedProperties"))
        .open()
        .within(std::time::Duration::from_secs(3));
    let page = web.fetch(query).await?;
    if page.status == 401 {
        let realm = page.challenges.iter().find_map(|challenge| {
            let (_, rest) = challenge.split_once("realm=\"")?;
            rest.starts_with("AXIS_")
                .then(|| rest.split('"').next().unwrap_or_default().to_owned())
        });
        return Ok(realm.map(|realm| Recognised {
            identity: Identity {
                manufacturer: "AXIS".to_owned(),
                ..Identity::default()
            },
            mark: Some(realm),
            ..Recognised::default()
        }));
    }
    if !page.is_good() {
        return Ok(None);
    }
    let Ok(identity) = properties(&page) else {
        return Ok(None);
    };
    if !identity.manufacturer.eq_ignore_ascii_case("axis") {
        return Ok(None);
    }
    Ok(Some(Recognised {
        mark: Some(identity.serial.clone()).filter(|serial| !serial.is_empty()),
        identity,
        https_port: None,
    }))
}

/// Needs the login.
pub(super) async fn identity(web: &Web) -> Result<Identity, Error> {
    let query = Query::ask("getAllProperties", INFORMATION).json(&call("getAllProperties"));
    let page = web.fetch(query).await?;
    if page.status == 404 {
        return older_identity(web).await;
    }
    if !page.is_good() {
        return Err(page.bad_status());
    }
    properties(&page)
}

fn properties(page: &Page) -> Result<Identity, Error> {
    let answer = answer(page)?;
    let list = answer
        .pointer("/data/propertyList")
        .ok_or_else(|| page.unreadable("no properties inside"))?;
    let text = |name: &str| list[name].as_str().unwrap_or_default().to_owned();
    let model = match text("ProdNbr") {
        empty if empty.is_empty() => text("ProdFullName"),
        number => number,
    };
    Ok(Identity {
        manufacturer: text("Brand"),
        model,
        firmware: text("Version"),
        serial: text("SerialNumber"),
        host_name: None,
    })
}

async fn older_identity(web: &Web) -> Result<Identity, Error> {
    let known = parameters(web, "Brand,Properties.Firmware,Properties.System").await?;
    let text = |name: &str| {
        let found = known.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    Ok(Identity {
        manufacturer: text("root.Brand.Brand"),
        model: text("root.Brand.ProdNbr"),
        firmware: text("root.Properties.Firmware.Version"),
        serial: text("root.Properties.System.SerialNumber"),
        host_name: None,
    })
}

/// Name and value of a group of parameters.
async fn parameters(web: &Web, groups: &str) -> Result<Vec<(String, String)>, Error> {
    let path = format!("/axis-cgi/param.cgi?action=list&group={groups}");
    let page = web.fetch(Query::read("param.cgi", path)).await?;
    if !page.is_good() {
        return Err(page.bad_status());
    }
    Ok(page
        .text()
        .lines()
        .filter_map(|line| line.split_once('='))
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        .collect())
}

/// Behind address translation this is the device's own number, as for every family.
pub(super) async fn https_port(web: &Web) -> Result<u16, Error> {
    let known = parameters(web, "HTTPS").await?;
    let told = known
        .iter()
        .find(|(name, _)| name == "root.HTTPS.Port")
        .and_then(|(_, value)| value.parse().ok());
    Ok(told.unwrap_or(HTTPS))
}

pub(super) async fn clock(web: &Web) -> Result<Clock, Error> {
    let page = web
        .fetch(Query::ask("getDateTimeInfo", TIME).json(&call("getDateTimeInfo")))
        .await?;
    let here = OffsetDateTime::now_utc();
    if !page.is_good() {
        return Err(page.bad_status());
    }
    let answer = answer(&page)?;
    let device = answer
        .pointer("/data/dateTime")
        .and_then(Value::as_str)
        .and_then(|text| OffsetDateTime::parse(text, &Rfc3339).ok())
        .ok_or_else(|| page.unreadable("no date and time inside"))?;
    Ok(Clock {
        device,
        here,
        follows_ntp: false,
    })
}

pub(super) async fn set_clock(web: &Web, to: OffsetDateTime) -> Result<(), Error> {
    let whole = to - Duration::nanoseconds(to.nanosecond().into());
    let mut call = call("setDateTime");
    call["params"] = json!({ "dateTime": whole.format(&Rfc3339).unwrap_or_default() });
    // Setting a clock twice does no harm.
    let page = web
        .fetch(Query::ask("setDateTime", TIME).json(&call))
        .await?;
    if !page.is_good() {
        return Err(page.bad_status());
    }
    answer(&page).map(drop)
}

pub(super) async fn restart(web: &Web) -> Result<(), Error> {
    let reboot = Query::change("reboot", Method::POST, FIRMWARE).json(&call("reboot"));
    let page = match web.fetch(reboot).await {
        Ok(page) if page.status == 404 => {
            let older = Query::change("restart.cgi", Method::GET, "/axis-cgi/restart.cgi");
            web.fetch(older).await
        }
        answer => answer,
    };
    match page {
        Ok(page) if page.is_good() => Ok(()),
        Ok(page) => Err(page.bad_status()),
        // It may go down before it answers.
        Err(Error::Cut { .. }) => Ok(()),
        Err(error) => Err(error),
    }
}

/// The JSON of a CGI: `error` inside a good status is a refusal.
fn answer(page: &Page) -> Result<Value, Error> {
    let answer = page.json()?;
    match answer.get("error") {
        Some(error) => Err(page.fault(
            error["code"].as_i64().unwrap_or_default(),
            error["message"].as_str().unwrap_or_default(),
        )),
        None => Ok(answer),
    }
}
