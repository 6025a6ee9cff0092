//! A camera with Uniview's LAPI: JSON over HTTP digest, one PEM file for key and certificate.
//!
//! Awkward as the facts say: its own page gets the challenge with status 200 and ResponseCode 3,
//! HTTPS is off when it leaves the factory, the file must begin with a PKCS#1 key, and a new file
//! is read when the HTTPS server starts anew.

use std::sync::Arc;

use serde_json::{Value, json};
use time::OffsetDateTime;

use super::Options;
use super::camera::{Effect, Inner};
use super::factory::Factory;
use super::family::Firmware;
use super::holder::{Holder, Kit, certificates};
use super::key::Key;
use super::login::{Level, Refusal};
use super::multipart;
use super::quirk::{Part, Reload};
use super::serve::{Call, Reply, prevents};
use super::witness::State;

/// What it keeps.
#[derive(Debug)]
pub struct Uniview {
    holder: Holder,
}

/// As it leaves the factory.
pub fn firmware(factory: &'static Factory, _: &Options) -> Box<dyn Firmware> {
    Box::new(Uniview {
        holder: Holder::new(factory),
    })
}

impl Firmware for Uniview {
    fn answer(&mut self, inner: &mut Inner, call: &Call) -> Reply {
        answer(self, inner, call)
    }

    fn served(&self) -> Option<(Vec<Vec<u8>>, &Key)> {
        Some(self.holder.served())
    }

    fn restart(&mut self) {
        self.holder.load();
    }

    fn forget_activation(&mut self) {
        self.holder.forget();
    }

    fn show(&self, _: &mut State) {}
}

const BASE: &str = "/LAPI/V1.0";
/// Result codes of the interface.
const FAILED: u32 = 1;
const BAD_PARAMETER: u32 = 2;
const LOCKED: u32 = 364;
const WRONG_PASSWORD: u32 = 460;
const UNSUPPORTED: u32 = 487;

fn answer(own: &mut Uniview, inner: &mut Inner, call: &Call) -> Reply {
    let Some(path) = call.path().strip_prefix(BASE) else {
        return Reply::new(404, "text/html", "<html><body>Not Found</body></html>");
    };
    let administrator = match log_in(inner, call) {
        Ok((name, level)) => {
            inner.noted(call.number, |entry| entry.account = Some(name));
            level == Level::Administrator
        }
        Err(reply) => return reply,
    };
    let tricks = inner.tricks(call.number, Some(path));
    if prevents(&tricks) {
        return Reply::tricked(tricks);
    }
    let mut reply = if call.method != "GET" && !administrator {
        Reply::new(403, "text/html", "<html><body>Forbidden</body></html>")
    } else {
        carry_out(own, inner, call, path)
    };
    reply.tricks = tricks;
    reply
}

fn carry_out(own: &mut Uniview, inner: &mut Inner, call: &Call, path: &str) -> Reply {
    match (call.method.as_str(), path) {
        ("GET", "/System/DeviceBasicInfo") => done(
            call,
            json!({
                "DeviceName": "IPC",
                "DeviceModel": "IPC-PRACTICE-UNV",
                "SerialNumber": format!("210235UNV{:05}", inner.ports.0),
                "FirmwareVersion": "IPC_PRACTICE-B1000",
            }),
        ),
        ("GET", "/NetWork/HTTPS") => done(call, json!({ "Enable": u32::from(inner.https_on) })),
        ("PUT", "/NetWork/HTTPS") => switch(own, inner, call),
        ("GET", "/NetWork/Port") => done(
            call,
            json!({
                "HttpPort": inner.ports.0,
                "HttpsPort": inner.ports.1,
                "RtspPort": 554,
            }),
        ),
        ("GET", "/System/TimePrivate") => done(call, clock(inner.clock.now())),
        ("PUT", "/System/TimePrivate") => set_clock(inner, call),
        ("POST", "/Network/HTTPS_SSLCERT") => take(own, inner, call),
        ("PUT", "/System/Reboot") => {
            let mut reply = done(call, Value::Null);
            reply.effects.push(Effect::Restart);
            reply
        }
        _ => result(call, UNSUPPORTED, "Not Supported"),
    }
}

fn response(call: &Call, code: u32, words: &str, status: u32, data: Value) -> Vec<u8> {
    let body = json!({ "Response": {
        "ResponseURL": call.path(),
        "CreatedID": -1,
        "ResponseCode": code,
        "ResponseString": words,
        "StatusCode": status,
        "StatusString": words,
        "Data": data,
    }});
    format!("{body}\r\n").into_bytes()
}

fn done(call: &Call, data: Value) -> Reply {
    let body = response(call, 0, "Succeed", 0, data);
    Reply::new(200, "application/json", body)
}

fn result(call: &Call, status: u32, words: &str) -> Reply {
    let body = response(call, 1, words, status, json!("null"));
    Reply::new(200, "application/json", body)
}

/// Digest, MD5 only. The camera's own page (known by its cookie) gets the challenge with 200.
fn log_in(inner: &mut Inner, call: &Call) -> Result<(String, Level), Reply> {
    let quirks = super::quirk::Quirks {
        login: super::quirk::Login::DigestMd5Only,
        ..inner.quirks.clone()
    };
    let judged = match &call.authorization {
        Some(header) if header.starts_with("Digest ") => {
            inner
                .accounts
                .digest(header, &call.method, &call.target, &quirks)
        }
        _ => Err(Refusal::Wrong),
    };
    let (stale, status, words) = match judged {
        Ok(guest) => return Ok((guest.name, guest.level)),
        Err(Refusal::Malformed(why)) => return Err(Reply::new(400, "text/plain", why)),
        Err(Refusal::Locked) => (false, LOCKED, "User Locked"),
        Err(Refusal::Stale) => (true, FAILED, "Not Authorized"),
        Err(Refusal::Wrong) if call.authorization.is_some() => {
            (false, WRONG_PASSWORD, "Wrong Password")
        }
        Err(Refusal::Wrong) => (false, FAILED, "Not Authorized"),
    };
    let own_page = call
        .header("cookie")
        .is_some_and(|cookie| cookie.contains("WebLoginHandle="));
    let http = if own_page || inner.quirks.lapi.hidden_challenge {
        200
    } else {
        401
    };
    let body = response(call, 3, words, status, json!("null"));
    let mut reply = Reply::new(http, "application/json", body);
    for challenge in inner.accounts.challenges(&quirks, stale) {
        reply.headers.push(("www-authenticate", challenge));
    }
    Err(reply)
}

fn switch(own: &mut Uniview, inner: &mut Inner, call: &Call) -> Reply {
    let enable = serde_json::from_slice::<Value>(&call.body)
        .ok()
        .and_then(|body| body.get("Enable").and_then(Value::as_u64));
    let Some(enable @ 0..=1) = enable else {
        return result(call, BAD_PARAMETER, "Invalid Arguments");
    };
    let was = inner.https_on;
    inner.https_on = enable == 1;
    if !was && inner.https_on && inner.quirks.lapi.reload != Reload::AtRestart {
        own.holder.load();
    }
    let mut reply = done(call, Value::Null);
    reply.effects.push(Effect::Switch);
    reply.effects.push(Effect::Protocols);
    reply
}

/// One file part: key (PKCS#1, RSA-2048 or more is not asked) first, then its certificate.
fn take(own: &mut Uniview, inner: &mut Inner, call: &Call) -> Reply {
    let refuse = || result(call, BAD_PARAMETER, "Invalid Arguments");
    let Some(fields) = multipart::read(&call.content_type, &call.body) else {
        return refuse();
    };
    let wanted: &[&str] = match inner.quirks.lapi.part {
        Part::File => &["file"],
        Part::FileName => &["FileName"],
        Part::Either => &["file", "FileName"],
    };
    let [field] = fields.as_slice() else {
        return refuse();
    };
    let named_pem = field.file.as_deref().is_some_and(|f| f.ends_with(".pem"));
    if !wanted.contains(&field.name.as_str()) || !named_pem {
        return refuse();
    }
    let Some(kit) = kit(&field.content) else {
        return result(call, FAILED, "Certificate Error");
    };
    let reload = inner.quirks.lapi.reload;
    if !inner.quirks.forgets_activation {
        own.holder.put(Some(kit), reload);
    }
    let mut reply = done(call, Value::Null);
    if reload == Reload::AtOnce {
        reply.effects.push(Effect::Switch);
    }
    reply
}

fn kit(bytes: &[u8]) -> Option<Kit> {
    let blocks = pem::parse_many(bytes).ok()?;
    let first = blocks.first()?;
    if first.tag() != "RSA PRIVATE KEY" {
        return None;
    }
    let key = Key::from_pkcs1(first.contents())?;
    let papers = certificates(bytes)?;
    if papers.first()?.spki != key.spki() {
        return None;
    }
    Some(Kit {
        chain: papers.into_iter().map(|paper| paper.der).collect(),
        key: Arc::new(key),
    })
}

fn clock(now: OffsetDateTime) -> Value {
    json!({
        "LocalTime": {
            "Year": now.year(),
            "Month": u8::from(now.month()),
            "MonthDay": now.day(),
            "Hour": now.hour(),
            "Minute": now.minute(),
            "Second": now.second(),
        },
        "DateFormat": 1,
    })
}

fn set_clock(inner: &mut Inner, call: &Call) -> Reply {
    let Some(to) = read_clock(&call.body) else {
        return result(call, BAD_PARAMETER, "Invalid Arguments");
    };
    inner.clock.set(to);
    done(call, Value::Null)
}

/// The whole object is wanted back.
fn read_clock(body: &[u8]) -> Option<OffsetDateTime> {
    let body: Value = serde_json::from_slice(body).ok()?;
    let _ = body.get("DateFormat")?;
    let local = body.get("LocalTime")?;
    let number = |name: &str| local.get(name)?.as_u64();
    let small = |name: &str| u8::try_from(number(name)?).ok();
    let date = time::Date::from_calendar_date(
        i32::try_from(number("Year")?).ok()?,
        time::Month::try_from(small("Month")?).ok()?,
        small("MonthDay")?,
    )
    .ok()?;
    let time = time::Time::from_hms(small("Hour")?, small("Minute")?, small("Second")?).ok()?;
    Some(date.with_time(time).assume_utc())
}
