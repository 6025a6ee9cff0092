//! A practice camera of the family Hanwha Vision: SUNAPI's certificate submenu of today (a list of
//! named certificates) or before (one place).
//!
//! Awkward as the real ones: the connection is cut when the policy changes, digest challenges are
//! forgotten after an install, a public policy is refused before one, names are letters and
//! digits, answers are JSON or lines as the caller wishes.

use std::sync::Arc;

use roxmltree::Document;
use serde_json::{Map, Value, json};
use sha2::Digest as _;
use time::macros::format_description;
use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time};

use super::camera::{Effect, Inner};
use super::factory::Factory;
use super::family::{Family, Firmware, Onvif};
use super::key::Key;
use super::login::{Level, Refusal};
use super::multipart::read_encoded;
use super::quirk::{Age, Https, Quirks, What};
use super::serve::{Call, Reply, prevents};
use super::web;
use super::witness::State;
use super::x509::Paper;

/// What its login challenges call it.
const REALM: &str = "iPolis_00:09:18:00:00:01";

/// The family.
pub const FAMILY: Family = Family {
    id: "hanwha",
    onvif: Onvif::None,
    https: true,
    firmware: Some(|factory, options| Box::new(Hanwha::new(factory, &options.quirks))),
};

/// Most certificates of the newer firmware.
const PLACES: usize = 5;

#[derive(Debug)]
struct Installed {
    name: String,
    der: Vec<u8>,
    key: Arc<Key>,
}

/// The firmware.
#[derive(Debug)]
struct Hanwha {
    factory: (Vec<u8>, Arc<Key>),
    policy: String,
    installed: Vec<Installed>,
    in_use: Option<String>,
}

/// Code and details of a refusal.
struct No(u32, &'static str);

type Fields = Map<String, Value>;

impl Hanwha {
    fn new(factory: &Factory, quirks: &Quirks) -> Self {
        let policy = match (quirks.https, quirks.age) {
            (Https::On | Https::Usual, Age::Older) => "HTTPSProprietary",
            (Https::On | Https::Usual, _) => "HTTPandHTTPSProprietary",
            (Https::Off | Https::OffUnassigned, _) => "HTTP",
        };
        Self {
            factory: (factory.certificate.clone(), Arc::clone(&factory.key)),
            policy: policy.to_owned(),
            installed: Vec::new(),
            in_use: None,
        }
    }

    fn policies(age: Age) -> &'static [&'static str] {
        match age {
            Age::Older => &["HTTP", "HTTPSProprietary", "HTTPSPublic"],
            _ => &[
                "HTTP",
                "HTTPSProprietary",
                "HTTPSPublic",
                "HTTPandHTTPSProprietary",
                "HTTPandHTTPSPublic",
            ],
        }
    }

    fn is_public(&self) -> bool {
        self.policy.ends_with("Public")
    }

    fn view(&self, age: Age) -> Fields {
        let mut told = Fields::new();
        let _ = told.insert("Policy".into(), json!(self.policy));
        let _ = told.insert(
            "PublicCertificateInstalled".into(),
            json!(!self.installed.is_empty()),
        );
        let name = self.installed.last().map(|one| one.name.clone());
        let _ = told.insert(
            "PublicCertificateName".into(),
            json!(name.unwrap_or_default()),
        );
        if age == Age::Older {
            return told;
        }
        let in_use = self.in_use.clone().unwrap_or_default();
        let _ = told.insert("CertificateInUse".into(), json!(in_use));
        let list: Vec<Value> = self
            .installed
            .iter()
            .map(|one| {
                let print: String = sha2::Sha256::digest(&one.der)
                    .iter()
                    .map(|byte| format!("{byte:02X}"))
                    .collect();
                json!({
                    "CertificateName": one.name, "Type": "Public", "Thumbprint": print,
                    "IsRemovable": self.in_use.as_deref() != Some(&one.name), "IsEncrypted": false,
                })
            })
            .collect();
        let _ = told.insert("Certificates".into(), Value::Array(list));
        told
    }

    fn install(&mut self, inner: &mut Inner, call: &Call) -> Result<Fields, No> {
        const FORM: &str = "application/x-www-form-urlencoded";
        if !call.content_type.starts_with(FORM) || !call.tls {
            return Err(No(608, "Invalid content"));
        }
        let body = read_encoded(&call.body);
        let xml = match body.as_slice() {
            [(name, value)] if value.is_empty() => name.clone(),
            [(name, value)] if name.is_empty() => value.clone(),
            // Pages send the equals signs of the base64 as they are.
            parts => parts
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect::<Vec<_>>()
                .join("&"),
        };
        let document = Document::parse(&xml).map_err(|_| No(608, "Invalid XML"))?;
        let root = document.root_element();
        if root.tag_name().name() != "SetHTTPSData" {
            return Err(No(608, "SetHTTPSData expected"));
        }
        let text = |name: &str| {
            root.children()
                .find(|node| node.has_tag_name(name))
                .and_then(|node| node.text())
                .ok_or(No(608, "Missing element"))
        };
        let name = text("PublicCertName")?.trim();
        if name.is_empty() || name.len() > 31 || !name.chars().all(|c| c.is_ascii_alphanumeric()) {
            return Err(No(604, "Invalid certificate name"));
        }
        let file = |length: &str, data: &str| -> Result<String, No> {
            let (length, data) = (text(length)?, text(data)?);
            // The file's own line end at the end of the element may be the XML's.
            let told: usize = length
                .trim()
                .parse()
                .map_err(|_| No(604, "Invalid length"))?;
            match told == data.len() || told == data.trim().len() + 1 {
                true => Ok(repaired(data)),
                false => Err(No(604, "Length mismatch")),
            }
        };
        let certificate = file("CertLength", "CertData")?;
        let key = file("KeyLength", "KeyData")?;
        let der = match pem::parse_many(&certificate).ok().as_deref() {
            Some([one, ..]) if one.tag() == "CERTIFICATE" => one.contents().to_vec(),
            _ => return Err(No(604, "Invalid certificate")),
        };
        let paper = Paper::read(&der).ok_or(No(604, "Invalid certificate"))?;
        let key = pem::parse(&key).map_err(|_| No(604, "Invalid key"))?;
        let key = match key.tag() {
            "RSA PRIVATE KEY" => Key::from_pkcs1(key.contents()),
            "PRIVATE KEY" => Key::from_pkcs8(key.contents()),
            _ => None,
        }
        .filter(|key| matches!(key, Key::Rsa(_)))
        .ok_or(No(604, "Invalid key"))?;
        if paper.spki != key.spki() {
            return Err(No(604, "Key does not match"));
        }
        let taken = self.installed.iter().any(|one| one.name == name);
        match inner.quirks.age {
            Age::Older if !self.installed.is_empty() => {
                return Err(No(611, "A certificate is installed already"));
            }
            _ if taken => return Err(No(611, "The name is used already")),
            _ if inner.quirks.full || self.installed.len() >= PLACES => {
                return Err(No(612, "Maximum number of certificates reached"));
            }
            _ => {}
        }
        self.installed.push(Installed {
            name: name.to_owned(),
            der,
            key: Arc::new(key),
        });
        inner.accounts.forget_nonces();
        Ok(Fields::new())
    }

    fn set(&mut self, inner: &mut Inner, call: &Call) -> Result<Fields, No> {
        let policy = call.parameter("Policy").ok_or(No(602, "Policy missing"))?;
        if !Self::policies(inner.quirks.age).contains(&policy.as_str()) {
            return Err(No(604, "Invalid policy"));
        }
        if policy.ends_with("Public") {
            let wanted = match (inner.quirks.age, call.parameter("CertificateInUse")) {
                (Age::Older, _) => self.installed.last().map(|one| one.name.clone()),
                (_, Some(name)) => Some(name),
                (_, None) => self.in_use.clone(),
            };
            let known = wanted
                .as_ref()
                .is_some_and(|name| self.installed.iter().any(|one| one.name == *name));
            if !known {
                return Err(No(611, "No public certificate installed"));
            }
            self.in_use = wanted;
        }
        inner.http_on = policy == "HTTP" || policy.starts_with("HTTPand");
        inner.https_on = policy != "HTTP";
        self.policy = policy;
        Ok(Fields::new())
    }

    fn remove(&mut self, inner: &Inner, call: &Call) -> Result<Fields, No> {
        let parameter = match inner.quirks.age {
            Age::Older => "PublicCertificateName",
            _ => "CertificateName",
        };
        let name = call.parameter(parameter).ok_or(No(602, "Name missing"))?;
        if self.is_public() && self.in_use.as_ref() == Some(&name) {
            return Err(No(611, "The certificate is in use"));
        }
        let before = self.installed.len();
        self.installed.retain(|one| one.name != name);
        match self.installed.len() < before {
            true => Ok(Fields::new()),
            false => Err(No(604, "No such certificate")),
        }
    }

    fn operate(&mut self, inner: &mut Inner, call: &Call) -> Result<Fields, No> {
        let menu = call.parameter("msubmenu").unwrap_or_default();
        let action = call.parameter("action").unwrap_or_default();
        let script = call.path().trim_start_matches("/stw-cgi/");
        match (script, menu.as_str(), action.as_str(), call.method.as_str()) {
            ("system.cgi", "deviceinfo", "view", "GET") => Ok(information()),
            ("system.cgi", "date", "view", "GET") => Ok(date(inner)),
            ("system.cgi", "date", "set", "GET") => set_date(inner, call),
            ("network.cgi", "http", "view", "GET") => Ok(port(inner.ports.0)),
            ("network.cgi", "https", "view", "GET") => Ok(port(inner.ports.1)),
            ("security.cgi", "ssl", _, _) if !inner.quirks.certificates => {
                Err(No(600, "Submenu Not Found"))
            }
            ("security.cgi", "ssl", "view", "GET") => Ok(self.view(inner.quirks.age)),
            ("security.cgi", "ssl", "install", "POST") => self.install(inner, call),
            ("security.cgi", "ssl", "set", "GET") => self.set(inner, call),
            ("security.cgi", "ssl", "remove", "GET") => self.remove(inner, call),
            _ => Err(No(600, "Submenu Not Found")),
        }
    }
}

/// Pages leave plus signs raw, and a plus is a blank in a form.
fn repaired(text: &str) -> String {
    text.lines()
        .map(|line| match line.starts_with("-----") {
            true => line.to_owned(),
            false => line.replace(' ', "+"),
        })
        .collect::<Vec<_>>()
        .join("\n")
}

fn port(number: u16) -> Fields {
    let mut told = Fields::new();
    let _ = told.insert("Port".into(), json!(number));
    told
}

fn information() -> Fields {
    let mut told = Fields::new();
    for (name, value) in [
        ("Model", "XNV-0000P"),
        ("SerialNumber", "ZPRACTICE000001"),
        ("FirmwareVersion", "1.41.00"),
        ("DeviceType", "NWC"),
        ("ConnectedMACAddress", "00:09:18:00:00:01"),
    ] {
        let _ = told.insert(name.into(), json!(value));
    }
    told
}

fn date(inner: &Inner) -> Fields {
    let format = format_description!("[year]-[month]-[day] [hour]:[minute]:[second]");
    let text = |moment: OffsetDateTime| moment.format(&format).unwrap_or_default();
    let mut told = Fields::new();
    for (name, value) in [
        ("LocalTime", text(inner.clock.local())),
        ("UTCTime", text(inner.clock.now())),
        ("SyncType", "Manual".to_owned()),
        ("POSIXTimeZone", inner.clock.zone.clone()),
    ] {
        let _ = told.insert(name.into(), json!(value));
    }
    told
}

fn set_date(inner: &mut Inner, call: &Call) -> Result<Fields, No> {
    let number = |name: &str| -> Result<i32, No> {
        call.parameter(name)
            .and_then(|text| text.parse().ok())
            .ok_or(No(602, "Part of the date missing"))
    };
    if call.parameter("SyncType").as_deref() != Some("Manual") {
        return Err(No(602, "SyncType missing"));
    }
    let small =
        |name: &str| number(name).and_then(|n| u8::try_from(n).map_err(|_| No(604, "Invalid")));
    let month = Month::try_from(small("Month")?).map_err(|_| No(604, "Invalid month"))?;
    let day = Date::from_calendar_date(number("Year")?, month, small("Day")?)
        .map_err(|_| No(604, "Invalid date"))?;
    let time = Time::from_hms(small("Hour")?, small("Minute")?, small("Second")?)
        .map_err(|_| No(604, "Invalid time"))?;
    let ahead = inner.clock.local() - inner.clock.now();
    let wanted = PrimitiveDateTime::new(day, time).assume_utc();
    inner.clock.set(wanted - ahead);
    Ok(Fields::new())
}

/// JSON or lines, as the caller wishes.
fn reply(call: &Call, outcome: Result<Fields, No>) -> Reply {
    let json = call
        .header("accept")
        .is_some_and(|accept| accept.contains("application/json"));
    let (kind, text) = match (json, outcome) {
        (true, Ok(told)) if told.is_empty() => (
            "application/json",
            json!({ "Response": "Success" }).to_string(),
        ),
        (true, Ok(told)) => ("application/json", Value::Object(told).to_string()),
        (true, Err(No(code, details))) => (
            "application/json",
            json!({ "Response": "Fail", "Error": { "Code": code, "Details": details } })
                .to_string(),
        ),
        (false, Ok(told)) if told.is_empty() => ("text/plain", "OK\r\n".to_owned()),
        (false, Ok(told)) => {
            let lines = told.iter().filter_map(|(name, value)| {
                let value = match value {
                    Value::String(text) => text.clone(),
                    Value::Bool(true) => "True".to_owned(),
                    Value::Bool(false) => "False".to_owned(),
                    Value::Number(number) => number.to_string(),
                    _ => return None,
                };
                Some(format!("{name}={value}\r\n"))
            });
            ("text/plain", lines.collect())
        }
        (false, Err(No(code, details))) => (
            "text/plain",
            format!("NG\r\nError Code: {code}\r\nError Details: {details}\r\n"),
        ),
    };
    Reply::new(200, kind, text)
}

impl Firmware for Hanwha {
    fn answer(&mut self, inner: &mut Inner, call: &Call) -> Reply {
        if call.path() == "/" && call.method == "GET" {
            return web::start_page(FAMILY.id);
        }
        let script = call.path().trim_start_matches("/stw-cgi/").to_owned();
        if !["system.cgi", "network.cgi", "security.cgi"].contains(&script.as_str()) {
            return Reply::new(404, "text/html", "not found");
        }
        let quirks = inner.quirks.clone();
        let judged = match &call.authorization {
            Some(header) => inner
                .accounts
                .digest(header, &call.method, &call.target, &quirks),
            None => Err(Refusal::Wrong),
        };
        let guest = match judged {
            Ok(guest) => guest,
            Err(Refusal::Locked) => return Reply::new(403, "text/plain", "Account Blocked"),
            Err(Refusal::Malformed(why)) => return Reply::new(400, "text/plain", why),
            // Its devices say nothing of staleness.
            Err(Refusal::Wrong | Refusal::Stale) => {
                let mut reply = Reply::new(401, "text/html", "unauthorized");
                for challenge in inner.accounts.challenges(&quirks, false) {
                    reply.headers.push(("www-authenticate", challenge));
                }
                return reply;
            }
        };
        let menu = call.parameter("msubmenu").unwrap_or_default();
        let action = call.parameter("action").unwrap_or_default();
        let name = format!("{menu}.{action}");
        inner.noted(call.number, |entry| {
            entry.account = Some(guest.name.clone());
            entry.operation = Some(name.clone());
        });
        let open = matches!(name.as_str(), "deviceinfo.view" | "date.view");
        if guest.level < Level::Administrator && !open {
            return Reply::new(403, "text/plain", "Not Authorized");
        }
        let tricks = inner.tricks(call.number, Some(&name));
        if prevents(&tricks) {
            return Reply::tricked(tricks);
        }
        let outcome = self.operate(inner, call);
        let changed = outcome.is_ok() && name == "ssl.set";
        let mut reply = reply(call, outcome);
        if changed {
            reply.effects = vec![Effect::Protocols, Effect::Switch];
            // It drops the connection instead of answering.
            reply.tricks.push(What::CutAfter);
        }
        reply.tricks.extend(tricks);
        reply
    }

    fn served(&self) -> Option<(Vec<Vec<u8>>, &Key)> {
        let used = self.in_use.as_ref().filter(|_| self.is_public());
        match used.and_then(|name| self.installed.iter().find(|one| one.name == *name)) {
            Some(one) => Some((vec![one.der.clone()], &one.key)),
            None => Some((vec![self.factory.0.clone()], &self.factory.1)),
        }
    }

    fn realm(&self) -> Option<String> {
        Some(REALM.to_owned())
    }

    fn forget_activation(&mut self) {
        if self.is_public() {
            self.policy = self.policy.replace("Public", "Proprietary");
        }
    }

    fn show(&self, state: &mut State) {
        state.certificates = self.installed.iter().map(|one| one.name.clone()).collect();
        state.aliases.clone_from(&state.certificates);
        state.assigned = vec![self.policy.clone()];
    }
}
