//! A practice camera of the family Axis: REST for certificates (released, preview or absent), the
//! SOAP service beside it, and the CGIs around.
//!
//! Awkward as the real ones: REST is not found over plain HTTP, and the login is Basic inside TLS
//! but digest outside; SOAP elements without their namespace are refused; the web server changes
//! its certificate without a restart; the factory's identity certificates are nobody's to delete.

use std::sync::Arc;

use serde_json::{Value, json};
use time::format_description::well_known::Rfc3339;

use super::camera::{Effect, Inner};
use super::factory::{Factory, stranger};
use super::family::{Family, Firmware, Onvif};
use super::key::Key;
use super::login::{Level, Refusal};
use super::multipart;
use super::quirk::Age;
use super::serve::{Call, Reply, prevents};
use super::web;
use super::witness::State;

mod rest;
mod soap;

/// What its login challenges call it.
const REALM: &str = "AXIS_ACCC8E000001";

/// The family.
pub const FAMILY: Family = Family {
    id: "axis",
    onvif: Onvif::None,
    https: true,
    firmware: Some(|factory, _| Box::new(Axis::new(factory))),
};

const SERIAL: &str = "ACCC8E000001";
/// Most certificates it holds.
const PLACES: usize = 12;

/// One certificate with its key.
#[derive(Clone, Debug)]
struct Entry {
    alias: String,
    der: Vec<u8>,
    key: Arc<Key>,
}

/// The firmware.
#[derive(Debug)]
struct Axis {
    entries: Vec<Entry>,
    server: Server,
}

/// Settings of the web server.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Server {
    tls: bool,
    admin: String,
    ciphers: Vec<String>,
    certificates: Vec<String>,
}

/// How a call is answered.
type Run<'c> = Box<dyn FnOnce(&mut Axis, &mut Inner) -> Reply + 'c>;

/// What a call came to: the operation's name for tricks, and how to answer.
struct Task<'c> {
    name: String,
    run: Run<'c>,
}

impl Axis {
    fn new(factory: &Factory) -> Self {
        let mut entries = vec![Entry {
            alias: "Default (self-signed)".to_owned(),
            der: factory.certificate.clone(),
            key: Arc::clone(&factory.key),
        }];
        if let Ok(other) = stranger() {
            entries.push(Entry {
                alias: "Axis device ID RSA-2048 (802.1AR)".to_owned(),
                der: other.certificate.clone(),
                key: Arc::clone(&other.key),
            });
        }
        Self {
            entries,
            server: Server {
                tls: true,
                admin: "HttpAndHttps".to_owned(),
                ciphers: [
                    "ECDHE-ECDSA-AES128-GCM-SHA256",
                    "ECDHE-RSA-AES128-GCM-SHA256",
                    "ECDHE-RSA-CHACHA20-POLY1305",
                ]
                .map(str::to_owned)
                .to_vec(),
                certificates: vec!["Default (self-signed)".to_owned()],
            },
        }
    }

    fn find(&self, alias: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.alias == alias)
    }

    /// Takes new settings of the web server over.
    fn settle(&mut self, inner: &mut Inner, server: Server) -> Vec<Effect> {
        self.server = server;
        inner.https_on = self.server.tls && self.server.admin != "Http";
        inner.http_on = !self.server.tls || self.server.admin != "Https";
        vec![Effect::Protocols, Effect::Switch]
    }

    fn task<'c>(&self, inner: &Inner, call: &'c Call) -> Option<Task<'c>> {
        let path = call.path();
        if let Some(rest) = rest::task(inner, call) {
            return Some(rest);
        }
        match path {
            "/vapix/services" => soap::task(call),
            "/axis-cgi/param.cgi" => Some(Task {
                name: "param.cgi".to_owned(),
                run: Box::new(|own, inner| own.parameters(inner, call)),
            }),
            "/axis-cgi/applications/list.cgi" => Some(Task {
                name: "list.cgi".to_owned(),
                run: Box::new(|_, _| Reply::new(200, "text/xml", "<reply result=\"ok\"></reply>")),
            }),
            _ => cgi(path, call),
        }
    }

    fn parameters(&self, inner: &Inner, call: &Call) -> Reply {
        let mut asked = call.query();
        asked.extend(multipart::read_encoded(&call.body));
        let of = |name: &str| {
            let found = asked.iter().find(|(known, _)| known == name);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        if of("action") != "list" {
            return Reply::new(200, "text/plain", "# Error: unknown action\n");
        }
        let enabled = if inner.https_on { "yes" } else { "no" };
        let all = [
            ("Brand.Brand", "AXIS".to_owned()),
            (
                "Brand.ProdFullName",
                "AXIS P0000 Practice Camera".to_owned(),
            ),
            ("Brand.ProdNbr", "P0000".to_owned()),
            ("Brand.ProdShortName", "AXIS P0000".to_owned()),
            ("Brand.ProdType", "Network Camera".to_owned()),
            ("Brand.ProdVariant", String::new()),
            ("Brand.WebURL", "http://www.axis.com".to_owned()),
            ("HTTPS.Ciphers", self.server.ciphers.join(":")),
            ("HTTPS.Enabled", enabled.to_owned()),
            ("HTTPS.Port", inner.ports.1.to_string()),
            ("Properties.API.HTTP.Version", "3".to_owned()),
            ("Properties.API.Metadata.Metadata", "yes".to_owned()),
            ("Properties.API.Metadata.Version", "1.0".to_owned()),
            (
                "Properties.Firmware.BuildDate",
                "Feb 01 2026 10:00".to_owned(),
            ),
            ("Properties.Firmware.BuildNumber", "1".to_owned()),
            ("Properties.Firmware.Version", version(inner).to_owned()),
            ("Properties.System.Architecture", "aarch64".to_owned()),
            ("Properties.System.SerialNumber", SERIAL.to_owned()),
        ];
        let groups = of("group");
        let wanted: Vec<&str> = groups
            .split(',')
            .map(|group| group.trim_start_matches("root.").trim_end_matches(".*"))
            .collect();
        let text: String = all
            .iter()
            .filter(|(name, _)| {
                wanted.iter().any(|group| {
                    group.is_empty()
                        || name == group
                        || name
                            .strip_prefix(group)
                            .is_some_and(|rest| rest.starts_with('.'))
                })
            })
            .map(|(name, value)| format!("root.{name}={value}\n"))
            .collect();
        Reply::new(200, "text/plain", text)
    }
}

fn version(inner: &Inner) -> &'static str {
    match inner.quirks.age {
        Age::Current => "12.2.62",
        Age::Beta => "11.8.61",
        Age::Older => "10.12.233",
    }
}

/// The JSON CGIs: one path each, the method named in the body.
fn cgi<'c>(path: &str, call: &'c Call) -> Option<Task<'c>> {
    let name = path
        .strip_prefix("/axis-cgi/")?
        .strip_suffix(".cgi")?
        .to_owned();
    let body: Value = serde_json::from_slice(&call.body).unwrap_or(Value::Null);
    let method = body["method"].as_str().unwrap_or_default().to_owned();
    if !matches!(
        name.as_str(),
        "apidiscovery" | "basicdeviceinfo" | "time" | "firmwaremanagement"
    ) {
        return None;
    }
    Some(Task {
        name: format!("{name}.{method}"),
        run: Box::new(move |_, inner| {
            let mut effects = Vec::new();
            let data = match (name.as_str(), method.as_str()) {
                ("apidiscovery", "getApiList") => Ok(api_list()),
                ("basicdeviceinfo", "getAllProperties") => {
                    Ok(json!({ "propertyList": properties(inner) }))
                }
                ("time", "getDateTimeInfo") => Ok(time(inner)),
                ("time", "setDateTime") => set_time(inner, &body),
                ("firmwaremanagement", "reboot") => {
                    effects.push(Effect::Restart);
                    Ok(json!({}))
                }
                _ => Err((2004, "Method not supported")),
            };
            let mut answer = json!({ "apiVersion": "1.0", "method": method });
            if let Some(context) = body.get("context") {
                answer["context"] = context.clone();
            }
            match data {
                Ok(data) => answer["data"] = data,
                Err((code, message)) => {
                    answer["error"] = json!({ "code": code, "message": message });
                }
            }
            Reply {
                effects,
                ..Reply::new(200, "application/json", answer.to_string())
            }
        }),
    })
}

fn api_list() -> Value {
    let list = [
        ("api-discovery", "API Discovery Service", "1.0"),
        ("basic-device-info", "Basic Device Information", "1.3"),
        ("param-cgi", "Legacy Parameter Handling", "1.0"),
        ("time-service", "Time API", "1.0"),
    ];
    let list: Vec<Value> = list
        .iter()
        .map(|(id, name, version)| {
            json!({ "id": id, "name": name, "version": version, "status": "official", "docLink": "" })
        })
        .collect();
    json!({ "apiList": list })
}

fn properties(inner: &Inner) -> Value {
    json!({
        "Architecture": "aarch64",
        "Brand": "AXIS",
        "BuildDate": "Feb 01 2026 10:00",
        "HardwareID": "000",
        "ProdFullName": "AXIS P0000 Practice Camera",
        "ProdNbr": "P0000",
        "ProdShortName": "AXIS P0000",
        "ProdType": "Network Camera",
        "ProdVariant": "",
        "SerialNumber": SERIAL,
        "Soc": "Practice",
        "SocSerialNumber": "",
        "Version": version(inner),
        "WebURL": "http://www.axis.com",
    })
}

fn time(inner: &Inner) -> Value {
    let now = inner.clock.now();
    let now = now.replace_nanosecond(0).unwrap_or(now);
    json!({
        "dateTime": now.format(&Rfc3339).unwrap_or_default(),
        "dstEnabled": false,
        "timeZone": "Europe/Stockholm",
        "posixTimeZone": "CET-1CEST,M3.5.0,M10.5.0/3",
    })
}

fn set_time(inner: &mut Inner, body: &Value) -> Result<Value, (u32, &'static str)> {
    let text = body["params"]["dateTime"]
        .as_str()
        .ok_or((4002, "Required parameter missing or invalid"))?;
    let wanted = time::OffsetDateTime::parse(text, &Rfc3339)
        .ok()
        .filter(|_| text.ends_with('Z') && !text.contains('.'))
        .ok_or((1000, "Invalid parameter value specified"))?;
    inner.clock.set(wanted);
    Ok(json!({}))
}

/// Who calls; inside TLS the camera asks for Basic, outside for digest.
fn log_in(inner: &mut Inner, call: &Call) -> Result<(String, Level), Reply> {
    let quirks = inner.quirks.clone();
    let judged = match &call.authorization {
        Some(header) if header.starts_with("Basic ") && call.tls => {
            inner.accounts.basic(header, &quirks)
        }
        Some(header) => inner
            .accounts
            .digest(header, &call.method, &call.target, &quirks),
        None => Err(Refusal::Wrong),
    };
    let stale = match judged {
        Ok(guest) => return Ok((guest.name, guest.level)),
        Err(Refusal::Locked) => return Err(Reply::new(403, "text/plain", "Account locked")),
        Err(Refusal::Malformed(why)) => return Err(Reply::new(400, "text/plain", why)),
        Err(Refusal::Wrong) => false,
        Err(Refusal::Stale) => true,
    };
    let mut reply = Reply::new(401, "text/html", "<h1>401 Unauthorized</h1>");
    if call.tls {
        reply
            .headers
            .push(("www-authenticate", format!("Basic realm=\"{REALM}\"")));
    } else {
        for challenge in inner.accounts.challenges(&quirks, stale) {
            reply.headers.push(("www-authenticate", challenge));
        }
    }
    Err(reply)
}

/// What anybody may ask.
fn unrestricted(inner: &Inner, call: &Call) -> Option<Reply> {
    if call.path() != "/axis-cgi/basicdeviceinfo.cgi" {
        return None;
    }
    let body: Value = serde_json::from_slice(&call.body).ok()?;
    if body["method"] != "getAllUnrestrictedProperties" {
        return None;
    }
    let mut told = properties(inner);
    for secret in ["Architecture", "Soc", "SocSerialNumber"] {
        let _ = told.as_object_mut()?.remove(secret);
    }
    let answer = json!({
        "apiVersion": "1.0",
        "method": "getAllUnrestrictedProperties",
        "data": { "propertyList": told },
    });
    Some(Reply::new(200, "application/json", answer.to_string()))
}

impl Firmware for Axis {
    fn answer(&mut self, inner: &mut Inner, call: &Call) -> Reply {
        if call.path() == "/" && call.method == "GET" {
            return web::start_page(FAMILY.id);
        }
        if let Some(reply) = unrestricted(inner, call) {
            return reply;
        }
        let Some(task) = self.task(inner, call) else {
            return rest::missing();
        };
        let (name, level) = match log_in(inner, call) {
            Ok(guest) => guest,
            Err(reply) => return reply,
        };
        inner.noted(call.number, |entry| {
            entry.account = Some(name);
            entry.operation = Some(task.name.clone());
        });
        let open = ["apidiscovery", "basicdeviceinfo", "time.get", "param.cgi"];
        if level < Level::Administrator && !open.iter().any(|o| task.name.starts_with(o)) {
            return Reply::new(403, "text/html", "<h1>403 Forbidden</h1>");
        }
        let tricks = inner.tricks(call.number, Some(&task.name));
        if prevents(&tricks) {
            return Reply::tricked(tricks);
        }
        let mut reply = (task.run)(self, inner);
        reply.tricks.extend(tricks);
        reply
    }

    fn served(&self) -> Option<(Vec<Vec<u8>>, &Key)> {
        let entry = self.find(self.server.certificates.first()?)?;
        Some((vec![entry.der.clone()], &entry.key))
    }

    fn realm(&self) -> Option<String> {
        Some(REALM.to_owned())
    }

    fn forget_activation(&mut self) {
        self.server.certificates = vec!["Default (self-signed)".to_owned()];
    }

    fn show(&self, state: &mut State) {
        state.certificates = self.entries.iter().map(|e| e.alias.clone()).collect();
        state.aliases.clone_from(&state.certificates);
        state.assigned.clone_from(&self.server.certificates);
    }
}
