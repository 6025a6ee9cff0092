//! A practice camera of the family Reolink: one command interface, a token, one place for an own
//! certificate.
//!
//! Awkward as the real ones: an import over an installed certificate is answered well and changes
//! nothing; clearing restarts the web server with the factory's; the token dies with that; only
//! RSA, only these file names.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use time::{Date, Month, PrimitiveDateTime, Time};

use super::camera::{Effect, Inner};
use super::factory::Factory;
use super::family::{Family, Firmware, Onvif};
use super::key::Key;
use super::login::{Level, Refusal};
use super::serve::{Call, Reply, prevents};
use super::web;
use super::witness::State;
use super::x509::Paper;

/// The family.
pub const FAMILY: Family = Family {
    id: "reolink",
    onvif: Onvif::None,
    https: true,
    firmware: Some(|factory, _| Box::new(Reolink::new(factory))),
};

/// Sessions at once.
const SESSIONS: usize = 8;
/// Seconds west of Greenwich, as these cameras count.
const ZONE: i64 = -3600;

#[derive(Debug)]
struct Session {
    token: String,
    name: String,
    level: Level,
}

/// The firmware.
#[derive(Debug)]
struct Reolink {
    factory: (Vec<u8>, Arc<Key>),
    own: Option<(Vec<u8>, Arc<Key>)>,
    sessions: Vec<Session>,
}

/// Code and detail of a refusal.
struct No(i32, &'static str);

const NOT_LOGGED_IN: No = No(-6, "please login first");
const BAD: No = No(-4, "param error");

/// What one command does besides answering.
#[derive(Default)]
struct After {
    effects: Vec<Effect>,
}

impl Reolink {
    fn new(factory: &Factory) -> Self {
        Self {
            factory: (factory.certificate.clone(), Arc::clone(&factory.key)),
            own: None,
            sessions: Vec::new(),
        }
    }

    fn log_in(&mut self, inner: &mut Inner, param: &Value) -> Result<Value, No> {
        let user = &param["User"];
        let (Some(name), Some(password)) = (user["userName"].as_str(), user["password"].as_str())
        else {
            return Err(BAD);
        };
        if password.len() > 31 {
            return Err(BAD);
        }
        let quirks = inner.quirks.clone();
        let guest = inner
            .accounts
            .proof(name, |right| right == password, &quirks)
            .map_err(|refusal| match refusal {
                Refusal::Locked => No(-506, "login has been locked"),
                _ => No(-7, "login failed"),
            })?;
        if self.sessions.len() >= SESSIONS {
            return Err(No(-5, "max session"));
        }
        let token: String = rand::random::<[u8; 6]>()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        self.sessions.push(Session {
            token: token.clone(),
            name: guest.name,
            level: guest.level,
        });
        Ok(json!({ "Token": { "leaseTime": 3600, "name": token } }))
    }

    fn import(&mut self, param: &Value, after: &mut After) -> Result<Value, No> {
        let files = &param["importCertificate"];
        let file = |part: &str, name: &str| -> Result<String, No> {
            let file = &files[part];
            let bytes = file["content"]
                .as_str()
                .and_then(|text| STANDARD.decode(text).ok())
                .ok_or(BAD)?;
            if file["name"] != name || file["size"].as_u64() != Some(bytes.len() as u64) {
                return Err(BAD);
            }
            String::from_utf8(bytes).map_err(|_| BAD)
        };
        let certificate = pem::parse(file("crt", "server.crt")?).map_err(|_| BAD)?;
        let key = pem::parse(file("key", "server.key")?).map_err(|_| BAD)?;
        let paper = Paper::read(certificate.contents()).ok_or(BAD)?;
        let key = match key.tag() {
            "RSA PRIVATE KEY" => Key::from_pkcs1(key.contents()),
            "PRIVATE KEY" => Key::from_pkcs8(key.contents()),
            _ => None,
        }
        .filter(|key| matches!(key, Key::Rsa(_)))
        .ok_or(BAD)?;
        if paper.spki != key.spki() {
            return Err(BAD);
        }
        // The trap: well answered, nothing changed.
        if self.own.is_none() {
            self.own = Some((paper.der, Arc::new(key)));
            self.sessions.clear();
            after.effects.push(Effect::Switch);
        }
        Ok(json!({ "rspCode": 200 }))
    }

    fn command(
        &mut self,
        inner: &mut Inner,
        call: &Call,
        name: &str,
        body: &Value,
        after: &mut After,
    ) -> Result<Value, No> {
        let param = &body["param"];
        if name == "Login" {
            return self.log_in(inner, param);
        }
        let token = call.parameter("token").unwrap_or_default();
        let level = {
            let session = self.sessions.iter().find(|s| s.token == token);
            let session = session.ok_or(NOT_LOGGED_IN)?;
            inner.noted(call.number, |entry| {
                entry.account = Some(session.name.clone());
            });
            session.level
        };
        let open = matches!(name, "GetDevInfo" | "GetTime" | "Logout" | "GetNetPort");
        if level < Level::Administrator && !open {
            return Err(No(-26, "ability error"));
        }
        let done = json!({ "rspCode": 200 });
        match name {
            "Logout" => {
                self.sessions.retain(|session| session.token != token);
                Ok(done)
            }
            "GetDevInfo" => Ok(json!({ "DevInfo": {
                "B485": 0, "IOInputNum": 0, "IOOutputNum": 0, "audioNum": 1, "buildDay": "build 26010100",
                "cfgVer": "v3.0.0.0", "channelNum": 1, "detail": "IPC_0000", "diskNum": 0,
                "exactType": "IPC", "firmVer": "v3.0.0.1_26010100", "frameworkVer": 1,
                "hardVer": "IPC_0000", "model": "RLC-0000A", "name": "Practice", "pakSuffix": "pak",
                "serial": "00000000000001", "type": "IPC", "wifi": 0,
            }})),
            "GetCertificateInfo" => {
                let own = self.own.is_some();
                let name = |file: &str| if own { file.to_owned() } else { String::new() };
                Ok(json!({ "CertificateInfo": {
                    "crtName": name("server.crt"), "enable": u8::from(own),
                    "keyName": name("server.key"),
                }}))
            }
            _ if !inner.quirks.certificates && name.contains("Certificate") => {
                Err(No(-9, "not support"))
            }
            "CertificateClear" => {
                self.own = None;
                self.sessions.clear();
                after.effects.push(Effect::Restart);
                Ok(done)
            }
            "ImportCertificate" => self.import(param, after),
            "GetNetPort" => Ok(json!({ "NetPort": ports(inner) })),
            "SetNetPort" => {
                let wanted = &param["NetPort"];
                let on = |name: &str| wanted[name].as_u64().map(|n| n != 0);
                inner.https_on = on("httpsEnable").ok_or(BAD)?;
                inner.http_on = on("httpEnable").ok_or(BAD)?;
                after.effects.push(Effect::Protocols);
                Ok(done)
            }
            "GetTime" => Ok(time(inner)),
            "SetTime" => {
                set_time(inner, &param["Time"]).ok_or(BAD)?;
                Ok(done)
            }
            "Reboot" => {
                after.effects.push(Effect::Restart);
                Ok(done)
            }
            _ => Err(No(-9, "not support")),
        }
    }
}

fn ports(inner: &Inner) -> Value {
    json!({
        "httpEnable": u8::from(inner.http_on), "httpPort": inner.ports.0,
        "httpsEnable": u8::from(inner.https_on), "httpsPort": inner.ports.1,
        "mediaPort": 9000, "onvifEnable": 0, "onvifPort": 8000,
        "rtmpEnable": 0, "rtmpPort": 1935, "rtspEnable": 0, "rtspPort": 554,
    })
}

fn time(inner: &Inner) -> Value {
    let local = inner.clock.now() - time::Duration::seconds(ZONE);
    json!({
        "Dst": { "enable": 0, "offset": 1, "startMon": 3, "startWeek": 5, "startWeekday": 0,
                 "startHour": 2, "startMin": 0, "startSec": 0, "endMon": 10, "endWeek": 5,
                 "endWeekday": 0, "endHour": 3, "endMin": 0, "endSec": 0 },
        "Time": { "year": local.year(), "mon": u8::from(local.month()), "day": local.day(),
                  "hour": local.hour(), "min": local.minute(), "sec": local.second(),
                  "timeFmt": "DD/MM/YYYY", "hourFmt": 0, "timeZone": ZONE },
    })
}

fn set_time(inner: &mut Inner, wanted: &Value) -> Option<()> {
    let small = |name: &str| u8::try_from(wanted[name].as_u64()?).ok();
    let year = i32::try_from(wanted["year"].as_i64()?).ok()?;
    let month = Month::try_from(small("mon")?).ok()?;
    let date = Date::from_calendar_date(year, month, small("day")?).ok()?;
    let time = Time::from_hms(small("hour")?, small("min")?, small("sec")?).ok()?;
    let zone = time::Duration::seconds(wanted["timeZone"].as_i64()?);
    inner
        .clock
        .set(PrimitiveDateTime::new(date, time).assume_utc() + zone);
    Some(())
}

impl Firmware for Reolink {
    fn answer(&mut self, inner: &mut Inner, call: &Call) -> Reply {
        if call.path() == "/" && call.method == "GET" {
            return web::start_page(FAMILY.id);
        }
        if !matches!(call.path(), "/cgi-bin/api.cgi" | "/api.cgi") || call.method != "POST" {
            return Reply::new(404, "text/html", "not found");
        }
        let Ok(Value::Array(commands)) = serde_json::from_slice::<Value>(&call.body) else {
            return Reply::new(400, "text/html", "bad request");
        };
        let named = call.parameter("cmd").unwrap_or_default();
        inner.noted(call.number, |entry| entry.operation = Some(named.clone()));
        let tricks = inner.tricks(call.number, Some(&named));
        if prevents(&tricks) {
            return Reply::tricked(tricks);
        }
        let mut after = After::default();
        let answers: Vec<Value> = commands
            .iter()
            .map(|command| {
                let name = command["cmd"].as_str().unwrap_or_default();
                match self.command(inner, call, name, command, &mut after) {
                    Ok(value) => json!({ "cmd": name, "code": 0, "value": value }),
                    Err(No(code, detail)) => json!({
                        "cmd": name, "code": 1, "error": { "detail": detail, "rspCode": code },
                    }),
                }
            })
            .collect();
        let mut reply = Reply::new(200, "text/html", Value::Array(answers).to_string());
        reply.effects = after.effects;
        reply.tricks.extend(tricks);
        reply
    }

    fn served(&self) -> Option<(Vec<Vec<u8>>, &Key)> {
        let (der, key) = self.own.as_ref().unwrap_or(&self.factory);
        Some((vec![der.clone()], key))
    }

    fn restart(&mut self) {
        self.sessions.clear();
    }

    fn forget_activation(&mut self) {
        self.own = None;
    }

    fn show(&self, state: &mut State) {
        let own = self.own.iter().map(|_| "server.crt".to_owned());
        state.certificates = own.collect();
        state.assigned.clone_from(&state.certificates);
    }
}
