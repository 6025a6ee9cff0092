//! A practice NAS of the family Synology DSM: login by form, a list of certificates of which one
//! is the default.
//!
//! Awkward as the real ones: an account with a second factor is asked for it (403), an account
//! without rights gets 105, an import without an id makes a new entry and with one replaces it in
//! its place, and the web server restarts whenever the default changes.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use super::camera::{Effect, Inner};
use super::factory::Factory;
use super::family::{Family, Firmware, Onvif};
use super::key::Key;
use super::login::{Level, Refusal};
use super::multipart;
use super::serve::{Call, Reply, prevents};
use super::web;
use super::witness::State;
use super::x509::Paper;

/// The family.
pub const FAMILY: Family = Family {
    id: "synology",
    onvif: Onvif::None,
    https: true,
    firmware: Some(|factory, _| Box::new(Synology::new(factory))),
};

#[derive(Debug)]
struct Entry {
    id: String,
    description: String,
    der: Vec<u8>,
    key: Arc<Key>,
}

#[derive(Debug)]
struct Session {
    id: String,
    token: String,
    level: Level,
}

/// The firmware.
#[derive(Debug)]
struct Synology {
    entries: Vec<Entry>,
    default: String,
    sessions: Vec<Session>,
}

/// An error code of DSM.
struct No(u32);

const MISSING: No = No(101);
const UNKNOWN_API: No = No(102);
const UNKNOWN_METHOD: No = No(103);
const NO_RIGHT: No = No(105);
const NO_SESSION: No = No(119);
/// Codes of the certificate API for files it cannot use.
const BAD_FILE: No = No(5511);
const NO_SUCH: No = No(5500);

const APIS: [(&str, u32, u32); 7] = [
    ("SYNO.API.Info", 1, 1),
    ("SYNO.API.Auth", 1, 7),
    ("SYNO.API.Auth.UIConfig", 1, 1),
    ("SYNO.DSM.Info", 1, 2),
    ("SYNO.Core.Certificate", 1, 1),
    ("SYNO.Core.Certificate.CRT", 1, 1),
    ("SYNO.Core.Certificate.Service", 1, 1),
];

fn random(letters: usize) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    (0..letters)
        .map(|_| {
            let at = usize::from(rand::random::<u8>()) % LETTERS.len();
            char::from(LETTERS[at])
        })
        .collect()
}

/// What was asked: parameters of query and body, and uploaded files.
struct Asked {
    values: Vec<(String, String)>,
    files: Vec<(String, Vec<u8>)>,
}

impl Asked {
    fn of(call: &Call) -> Self {
        let mut values = call.query();
        let mut files = Vec::new();
        match multipart::read(&call.content_type, &call.body) {
            Some(fields) => {
                for field in fields {
                    match field.file {
                        Some(_) => files.push((field.name, field.content)),
                        None => {
                            let text = String::from_utf8_lossy(&field.content).into_owned();
                            values.push((field.name, text));
                        }
                    }
                }
            }
            None => values.extend(multipart::read_encoded(&call.body)),
        }
        Self { values, files }
    }

    fn value(&self, name: &str) -> &str {
        let found = self.values.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    /// A value that may be quoted as JSON.
    fn unquoted(&self, name: &str) -> String {
        let raw = self.value(name);
        match serde_json::from_str::<Value>(raw) {
            Ok(Value::String(text)) => text,
            _ => raw.to_owned(),
        }
    }

    fn file(&self, name: &str) -> Option<&[u8]> {
        let found = self.files.iter().find(|(known, _)| known == name);
        found.map(|(_, content)| content.as_slice())
    }
}

impl Synology {
    fn new(factory: &Factory) -> Self {
        let id = random(6);
        Self {
            entries: vec![Entry {
                id: id.clone(),
                description: "synology".to_owned(),
                der: factory.certificate.clone(),
                key: Arc::clone(&factory.key),
            }],
            default: id,
            sessions: Vec::new(),
        }
    }

    fn log_in(&mut self, inner: &mut Inner, asked: &Asked) -> Result<Value, No> {
        let quirks = inner.quirks.clone();
        let (name, password) = (asked.value("account"), asked.value("passwd"));
        let guest = inner
            .accounts
            .proof(name, |right| right == password, &quirks)
            .map_err(|refusal| match refusal {
                Refusal::Locked => No(407),
                _ => No(400),
            })?;
        if quirks.second_factor && asked.value("otp_code").is_empty() {
            return Err(No(403));
        }
        let session = Session {
            id: random(60),
            token: random(13),
            level: guest.level,
        };
        let told = json!({
            "sid": session.id, "synotoken": session.token, "did": random(40),
            "is_portal_port": false,
        });
        self.sessions.push(session);
        Ok(told)
    }

    fn level(&self, call: &Call, asked: &Asked) -> Result<Level, No> {
        let session = self.sessions.iter().find(|s| s.id == asked.value("_sid"));
        let session = session.ok_or(NO_SESSION)?;
        // What changes something wants the token besides.
        let token = call.header("x-syno-token").unwrap_or_default();
        let shown = [token, asked.value("SynoToken")];
        match shown.contains(&session.token.as_str()) {
            true => Ok(session.level),
            false => Err(NO_SESSION),
        }
    }

    fn list(&self) -> Value {
        let list: Vec<Value> = self
            .entries
            .iter()
            .map(|entry| {
                let default = entry.id == self.default;
                let facts = Paper::read(&entry.der).and_then(|paper| paper.facts());
                let (subject, issuer) = facts
                    .map(|facts| (facts.subject, facts.issuer))
                    .unwrap_or_default();
                let services: Vec<Value> = default
                    .then(|| {
                        json!({
                            "display_name": "DSM Desktop Service", "isPkg": false,
                            "owner": "root", "service": "default", "subscriber": "system",
                        })
                    })
                    .into_iter()
                    .collect();
                json!({
                    "desc": entry.description, "id": entry.id, "is_default": default,
                    "is_broken": false, "renewable": false, "services": services,
                    "subject": { "common_name": subject }, "issuer": { "common_name": issuer },
                })
            })
            .collect();
        json!({ "certificates": list })
    }

    fn import(&mut self, asked: &Asked, effects: &mut Vec<Effect>) -> Result<Value, No> {
        let pem_of = |name: &str| -> Result<pem::Pem, No> {
            pem::parse(asked.file(name).ok_or(MISSING)?).map_err(|_| BAD_FILE)
        };
        let (certificate, key) = (pem_of("cert")?, pem_of("key")?);
        let paper = Paper::read(certificate.contents()).ok_or(BAD_FILE)?;
        let key = match key.tag() {
            "RSA PRIVATE KEY" => Key::from_pkcs1(key.contents()),
            "PRIVATE KEY" => Key::from_pkcs8(key.contents()),
            _ => None,
        }
        .ok_or(BAD_FILE)?;
        if paper.spki != key.spki() {
            return Err(BAD_FILE);
        }
        let id = asked.value("id").to_owned();
        let id = if id.is_empty() {
            let id = random(6);
            self.entries.push(Entry {
                id: id.clone(),
                description: asked.value("desc").to_owned(),
                der: paper.der,
                key: Arc::new(key),
            });
            id
        } else {
            let entry = self.entries.iter_mut().find(|entry| entry.id == id);
            let entry = entry.ok_or(NO_SUCH)?;
            entry.description = asked.value("desc").to_owned();
            entry.der = paper.der;
            entry.key = Arc::new(key);
            id
        };
        if asked.value("as_default") == "true" {
            self.default.clone_from(&id);
        }
        let restarts = self.default == id;
        if restarts {
            effects.push(Effect::Switch);
        }
        Ok(json!({ "id": id, "restart_httpd": restarts }))
    }

    fn set(&mut self, asked: &Asked, effects: &mut Vec<Effect>) -> Result<Value, No> {
        let id = asked.unquoted("id");
        let entry = self.entries.iter_mut().find(|entry| entry.id == id);
        let entry = entry.ok_or(NO_SUCH)?;
        entry.description = asked.unquoted("desc");
        if asked.value("as_default") == "true" {
            self.default = id;
            effects.push(Effect::Switch);
        }
        Ok(json!({ "restart_httpd": true }))
    }

    fn delete(&mut self, asked: &Asked) -> Result<Value, No> {
        let ids: Vec<String> = serde_json::from_str(asked.value("ids")).map_err(|_| MISSING)?;
        if ids.contains(&self.default) {
            return Err(NO_SUCH);
        }
        self.entries.retain(|entry| !ids.contains(&entry.id));
        Ok(json!({ "restart_httpd": false }))
    }

    fn operate(
        &mut self,
        inner: &mut Inner,
        call: &Call,
        asked: &Asked,
        effects: &mut Vec<Effect>,
    ) -> Result<Value, No> {
        let api = match call.path().strip_prefix("/webapi/entry.cgi/") {
            Some(named) => named,
            None => asked.value("api"),
        };
        let method = asked.value("method");
        match (api, method) {
            ("SYNO.API.Info", "query") => Ok(apis(asked.value("query"))),
            ("SYNO.API.Auth.UIConfig", "get") => Ok(json!({})),
            ("SYNO.API.Auth", "login") => self.log_in(inner, asked),
            ("SYNO.API.Auth", "logout") => {
                self.sessions.retain(|s| s.id != asked.value("_sid"));
                Ok(json!({}))
            }
            ("SYNO.DSM.Info", "getinfo") => {
                let _ = self.level(call, asked)?;
                Ok(json!({
                    "model": "DS000", "serial": "0000PRACTICE1", "version": "72806",
                    "version_string": "DSM 7.2.2-72806",
                }))
            }
            (api, method) if api.starts_with("SYNO.Core.Certificate") => {
                if self.level(call, asked)? < Level::Administrator {
                    return Err(NO_RIGHT);
                }
                if !inner.quirks.certificates {
                    return Err(UNKNOWN_API);
                }
                match (api, method) {
                    ("SYNO.Core.Certificate.CRT", "list") => Ok(self.list()),
                    ("SYNO.Core.Certificate.CRT", "set") => self.set(asked, effects),
                    ("SYNO.Core.Certificate.CRT", "delete") => self.delete(asked),
                    ("SYNO.Core.Certificate", "import") => self.import(asked, effects),
                    _ => Err(UNKNOWN_METHOD),
                }
            }
            _ => Err(UNKNOWN_API),
        }
    }
}

fn apis(wanted: &str) -> Value {
    let list = APIS
        .iter()
        .filter(|(name, _, _)| wanted == "all" || wanted.split(',').any(|w| w == *name))
        .map(|(name, least, most)| {
            let path = match *name {
                "SYNO.API.Info" => "query.cgi",
                "SYNO.API.Auth" => "auth.cgi",
                _ => "entry.cgi",
            };
            let told = json!({ "path": path, "minVersion": least, "maxVersion": most });
            ((*name).to_owned(), told)
        });
    Value::Object(list.collect())
}

impl Firmware for Synology {
    fn answer(&mut self, inner: &mut Inner, call: &Call) -> Reply {
        if call.path() == "/" && call.method == "GET" {
            return web::start_page(FAMILY.id);
        }
        let script = call.path().strip_prefix("/webapi/").unwrap_or_default();
        let script = script.split('/').next().unwrap_or_default();
        if !["query.cgi", "auth.cgi", "entry.cgi"].contains(&script) {
            return Reply::new(404, "text/html", "not found");
        }
        let asked = Asked::of(call);
        let name = asked.value("method").to_owned();
        inner.noted(call.number, |entry| entry.operation = Some(name.clone()));
        let tricks = inner.tricks(call.number, Some(&name));
        if prevents(&tricks) {
            return Reply::tricked(tricks);
        }
        let mut effects = Vec::new();
        let answer = match self.operate(inner, call, &asked, &mut effects) {
            Ok(data) => json!({ "success": true, "data": data }),
            Err(No(code)) => json!({ "success": false, "error": { "code": code } }),
        };
        let mut reply = Reply::new(200, "application/json; charset=utf-8", answer.to_string());
        if call.path().ends_with("UIConfig") {
            let key = URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>());
            reply
                .headers
                .push(("set-cookie", format!("_SSID={key}; path=/")));
        }
        reply.effects = effects;
        reply.tricks.extend(tricks);
        reply
    }

    fn served(&self) -> Option<(Vec<Vec<u8>>, &Key)> {
        let entry = self.entries.iter().find(|entry| entry.id == self.default)?;
        Some((vec![entry.der.clone()], &entry.key))
    }

    fn forget_activation(&mut self) {
        if let Some(first) = self.entries.first() {
            self.default = first.id.clone();
        }
    }

    fn show(&self, state: &mut State) {
        let names = self.entries.iter().map(|entry| entry.description.clone());
        state.certificates = names.collect();
        state.aliases.clone_from(&state.certificates);
        state.assigned = vec![self.default.clone()];
    }
}
