//! A recorder with Dahua's interfaces: CGI behind HTTP digest, and RPC2 with its two-step login.
//! It has a root of its own that signed its certificate, and hands that root out by RPC2.
//!
//! Awkward as the facts say: the first login answer is a refusal that holds the challenge, a
//! locked account has a code of its own, what it does not know is "method not found".

use std::collections::HashMap;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use md5::Digest as _;
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use serde_json::{Value, json};
use time::macros::format_description;

use super::Options;
use super::camera::{Effect, Inner};
use super::factory::Factory;
use super::family::Firmware;
use super::holder::pem_text;
use super::key::Key;
use super::login::{Level, Refusal};
use super::serve::{Call, Reply, prevents};
use super::witness::State;

/// What it keeps.
#[derive(Debug)]
pub struct Dahua {
    /// Its certificate when it leaves the factory, signed by its root.
    factory: Factory,
    root: Vec<u8>,
    /// What it makes itself at the next restart, for the address it has then.
    next_own: Option<Factory>,
    /// What it made so.
    own: Option<Factory>,
    sessions: HashMap<String, Session>,
    next: u32,
}

#[derive(Debug)]
struct Session {
    random: String,
    guest: Option<Level>,
}

const CHALLENGE: u64 = 268_632_079;
const NO_USER: u64 = 268_632_070;
const WRONG_PASSWORD: u64 = 268_632_071;
const LOCKED: u64 = 268_632_081;
const NO_METHOD: u64 = 268_894_210;
const NO_SESSION: u64 = 287_637_504;
const NO_RIGHT: u64 = 268_632_073;

/// As it leaves the factory: a root of its own and a certificate under it.
pub fn firmware(factory: &'static Factory, options: &Options) -> Box<dyn Firmware> {
    let moved = options.quirks.old_address;
    let (root, factory, next_own) = own(moved).unwrap_or_else(|| {
        let same = Factory {
            key: Arc::clone(&factory.key),
            certificate: factory.certificate.clone(),
        };
        (factory.certificate.clone(), same, None)
    });
    Box::new(Dahua {
        factory,
        root,
        next_own,
        own: None,
        sessions: HashMap::new(),
        next: 1,
    })
}

impl Firmware for Dahua {
    fn answer(&mut self, inner: &mut Inner, call: &Call) -> Reply {
        match call.path() {
            "/RPC2_Login" | "/RPC2" if call.method == "POST" => rpc(self, inner, call),
            path if path.starts_with("/cgi-bin/") => cgi(inner, call),
            _ => Reply::new(404, "text/html", "<html>Error 404</html>"),
        }
    }

    fn served(&self) -> Option<(Vec<Vec<u8>>, &Key)> {
        let own = self.own.as_ref()?;
        Some((vec![own.certificate.clone()], &*own.key))
    }

    fn restart(&mut self) {
        self.sessions.clear();
        self.own = self.next_own.take().or(self.own.take());
    }

    fn forget_activation(&mut self) {}

    fn factory(&self) -> Option<&Factory> {
        Some(&self.factory)
    }

    fn realm(&self) -> Option<String> {
        Some(realm(self))
    }

    fn show(&self, _: &mut State) {}
}

/// An address nobody has here.
const FORMER: &str = "192.168.1.108";

/// The device's root and what it signed: for the address it is reached at, or for the one it had
/// before with what comes after a restart.
fn own(moved: bool) -> Option<(Vec<u8>, Factory, Option<Factory>)> {
    let root_key = KeyPair::generate().ok()?;
    let mut root = CertificateParams::new(Vec::new()).ok()?;
    root.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    root.distinguished_name.push(
        DnType::CommonName,
        format!("Product Root CA {:08x}", rand::random::<u32>()),
    );
    let root_der = root.self_signed(&root_key).ok()?.der().to_vec();
    let issuer = Issuer::from_params(&root, &root_key);
    let here = leaf("127.0.0.1", &issuer)?;
    match moved {
        true => Some((root_der, leaf(FORMER, &issuer)?, Some(here))),
        false => Some((root_der, here, None)),
    }
}

fn leaf(address: &str, issuer: &Issuer<'_, &KeyPair>) -> Option<Factory> {
    let key = KeyPair::generate().ok()?;
    let mut leaf = CertificateParams::new(vec![address.to_owned()]).ok()?;
    leaf.distinguished_name.push(DnType::CommonName, address);
    let now = time::OffsetDateTime::now_utc();
    leaf.not_before = now - time::Duration::days(30);
    leaf.not_after = now + time::Duration::days(700);
    leaf.extended_key_usages
        .push(rcgen::ExtendedKeyUsagePurpose::ServerAuth);
    let leaf = leaf.signed_by(&key, issuer).ok()?.der().to_vec();
    let key = Key::from_pkcs8(&key.serialize_der())?;
    Some(Factory {
        certificate: leaf,
        key: Arc::new(key),
    })
}

fn rpc(own: &mut Dahua, inner: &mut Inner, call: &Call) -> Reply {
    let Ok(body) = serde_json::from_slice::<Value>(&call.body) else {
        return Reply::new(400, "text/plain", "bad JSON");
    };
    let id = body.get("id").cloned().unwrap_or(Value::Null);
    let method = body.get("method").and_then(Value::as_str).unwrap_or("");
    let session = match body.get("session") {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let params = body.get("params").cloned().unwrap_or(Value::Null);
    let mut effects = Vec::new();
    let tricks = inner.tricks(call.number, Some(method));
    if prevents(&tricks) {
        return Reply::tricked(tricks);
    }
    let said = if call.path() == "/RPC2_Login" {
        match method {
            "global.login" => login(own, inner, call, &session, &params),
            _ => Err((NO_METHOD, Value::Null)),
        }
    } else {
        match own.sessions.get(&session).and_then(|s| s.guest) {
            None => Err((NO_SESSION, Value::Null)),
            Some(level) => carry_out(own, inner, method, &params, level, &mut effects),
        }
    };
    let mut answer = json!({ "id": id });
    match said {
        Ok((session_id, params)) => {
            answer["result"] = Value::Bool(true);
            answer["params"] = params;
            let session = session_id.unwrap_or(session);
            answer["session"] = Value::String(session);
        }
        Err((code, params)) => {
            answer["result"] = Value::Bool(false);
            answer["error"] = json!({ "code": code, "message": message(code) });
            if let Some(given) = params.get("session").cloned() {
                answer["session"] = given;
                answer["params"] = params["params"].clone();
            } else {
                answer["params"] = params;
                answer["session"] = Value::String(session);
            }
        }
    }
    let mut reply = Reply::new(200, "application/json", answer.to_string());
    reply.effects = effects;
    reply.tricks = tricks;
    reply
}

fn message(code: u64) -> &'static str {
    match code {
        CHALLENGE => "Component error: login challenge!",
        NO_USER => "User not exist",
        WRONG_PASSWORD => "Password not valid",
        LOCKED => "User locked",
        NO_METHOD => "Request method not found!",
        NO_SESSION => "Invalid session in request data!",
        _ => "Authority check failure",
    }
}

type Said = Result<(Option<String>, Value), (u64, Value)>;

fn login(own: &mut Dahua, inner: &mut Inner, call: &Call, session: &str, params: &Value) -> Said {
    let text = |name: &str| params.get(name).and_then(Value::as_str).unwrap_or("");
    let realm = realm(own);
    let Some(known) = own.sessions.get(session) else {
        // The first call: refused, with the challenge in it.
        let random = format!("{}", rand::random::<u32>());
        let number = own.next;
        own.next += 1;
        let given = format!("{:08x}{number:08x}", rand::random::<u32>());
        if own.sessions.len() > 200 {
            own.sessions.clear();
        }
        let _ = own.sessions.insert(
            given.clone(),
            Session {
                random: random.clone(),
                guest: None,
            },
        );
        return Err((
            CHALLENGE,
            json!({ "session": given, "params": {
                "encryption": "Default", "mac": "020000000000", "random": random, "realm": realm,
            }}),
        ));
    };
    let (user, proof) = (text("userName"), text("password"));
    let random = known.random.clone();
    let quirks = inner.quirks.clone();
    let judged = inner.accounts.proof(
        user,
        |password| {
            let first = upper_md5(&format!("{user}:{realm}:{password}"));
            upper_md5(&format!("{user}:{random}:{first}")) == proof
        },
        &quirks,
    );
    match judged {
        Ok(guest) => {
            inner.noted(call.number, |entry| entry.account = Some(guest.name));
            if let Some(open) = own.sessions.get_mut(session) {
                open.guest = Some(guest.level);
            }
            Ok((Some(session.to_owned()), json!({ "keepAliveInterval": 60 })))
        }
        Err(Refusal::Locked) => Err((LOCKED, Value::Null)),
        Err(_) if user.is_empty() => Err((NO_USER, Value::Null)),
        Err(_) => {
            let _ = own.sessions.remove(session);
            Err((WRONG_PASSWORD, Value::Null))
        }
    }
}

fn realm(own: &Dahua) -> String {
    let hash: String = md5::Md5::digest(&own.root)
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    format!("Login to {hash}")
}

fn upper_md5(text: &str) -> String {
    md5::Md5::digest(text.as_bytes())
        .iter()
        .map(|b| format!("{b:02X}"))
        .collect()
}

fn carry_out(
    own: &Dahua,
    inner: &mut Inner,
    method: &str,
    params: &Value,
    level: Level,
    effects: &mut Vec<Effect>,
) -> Said {
    let changes = matches!(method, "configManager.setConfig" | "magicBox.reboot")
        || method.starts_with("CertManager.");
    if changes && level != Level::Administrator {
        return Err((NO_RIGHT, Value::Null));
    }
    let good = |params: Value| Ok((None, params));
    match method {
        "global.keepAlive" => good(json!({ "timeout": 60 })),
        "global.logout" => good(Value::Null),
        "global.getCurrentTime" => good(json!({ "time": stamp(inner.clock.now()) })),
        "magicBox.getDeviceType" => good(json!({ "type": MODEL })),
        "magicBox.getSerialNo" => good(json!({ "sn": serial(inner) })),
        "magicBox.getSoftwareVersion" => good(json!({ "version": {
            "Version": FIRMWARE, "BuildDate": "2024-01-01",
        }})),
        "configManager.getConfig" if params["name"] == "Https" => {
            good(json!({ "table": { "Enable": inner.https_on, "Port": inner.ports.1 } }))
        }
        "configManager.setConfig" if params["name"] == "Https" => {
            let Some(on) = params["table"]["Enable"].as_bool() else {
                return Err((NO_METHOD, Value::Null));
            };
            inner.https_on = on;
            effects.push(Effect::Protocols);
            good(json!({ "options": [] }))
        }
        "CertManager.exportRootCert" => {
            let text = pem_text("CERTIFICATE", &own.root);
            good(json!({ "cert": BASE64.encode(text) }))
        }
        "CertManager.getSvrCertInfo" => {
            good(json!({ "info": { "IP": "127.0.0.1", "Type": "Self" } }))
        }
        _ => Err((NO_METHOD, Value::Null)),
    }
}

const MODEL: &str = "NVR-PRACTICE-DH";
const FIRMWARE: &str = "4.003.0000000.0";

fn serial(inner: &Inner) -> String {
    format!("DH{:010}", inner.ports.0)
}

fn stamp(at: time::OffsetDateTime) -> String {
    at.format(format_description!(
        "[year]-[month]-[day] [hour]:[minute]:[second]"
    ))
    .unwrap_or_default()
}

fn cgi(inner: &mut Inner, call: &Call) -> Reply {
    let quirks = inner.quirks.clone();
    let judged = match &call.authorization {
        Some(header) if header.starts_with("Digest ") => {
            inner
                .accounts
                .digest(header, &call.method, &call.target, &quirks)
        }
        _ => Err(Refusal::Wrong),
    };
    let level = match judged {
        Ok(guest) => {
            inner.noted(call.number, |entry| entry.account = Some(guest.name));
            guest.level
        }
        Err(Refusal::Malformed(why)) => return Reply::new(400, "text/plain", why),
        Err(Refusal::Locked) => {
            return Reply::new(
                403,
                "text/plain",
                "Error\r\nErrorID=18, Detail=User locked\r\n",
            );
        }
        Err(refusal) => {
            let mut reply = Reply::new(401, "text/plain", "Invalid Authority!\r\n");
            for challenge in inner
                .accounts
                .challenges(&quirks, refusal == Refusal::Stale)
            {
                reply.headers.push(("www-authenticate", challenge));
            }
            return reply;
        }
    };
    let asked = call.query();
    let value = |name: &str| {
        asked
            .iter()
            .find(|(n, _)| n == name)
            .map_or("", |(_, v)| v.as_str())
    };
    let script = call.path().trim_start_matches("/cgi-bin/");
    let action = value("action").to_owned();
    let tricks = inner.tricks(call.number, Some(&format!("{script}?{action}")));
    if prevents(&tricks) {
        return Reply::tricked(tricks);
    }
    let changes = action.starts_with("set") || action == "reboot";
    let mut reply = if changes && level != Level::Administrator {
        Reply::new(
            403,
            "text/plain",
            "Error\r\nErrorID=4, Detail=No Authority\r\n",
        )
    } else {
        act(inner, script, &action, &asked)
    };
    reply.tricks = tricks;
    reply
}

fn act(inner: &mut Inner, script: &str, action: &str, asked: &[(String, String)]) -> Reply {
    let text = |body: String| Reply::new(200, "text/plain;charset=utf-8", body);
    let value = |name: &str| {
        asked
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v.as_str())
    };
    let bad = || Reply::new(400, "text/plain", "Error\r\nBad Request!\r\n");
    match (script, action) {
        ("magicBox.cgi", "getMachineName") => text("name=practice\r\n".to_owned()),
        ("magicBox.cgi", "getDeviceType") => text(format!("type={MODEL}\r\n")),
        ("magicBox.cgi", "getSerialNo") => text(format!("sn={}\r\n", serial(inner))),
        ("magicBox.cgi", "getSoftwareVersion") => {
            text(format!("version={FIRMWARE},build:2024-01-01\r\n"))
        }
        ("magicBox.cgi", "reboot") => {
            let mut reply = text("OK\r\n".to_owned());
            reply.effects.push(Effect::Restart);
            reply
        }
        ("global.cgi", "getCurrentTime") => {
            text(format!("result={}\r\n", stamp(inner.clock.now())))
        }
        ("global.cgi", "setCurrentTime") => {
            let format = format_description!("[year]-[month]-[day] [hour]:[minute]:[second]");
            let Some(local) =
                value("time").and_then(|text| time::PrimitiveDateTime::parse(text, &format).ok())
            else {
                return bad();
            };
            inner.clock.set(local.assume_utc());
            text("OK\r\n".to_owned())
        }
        ("configManager.cgi", "getConfig") => match value("name") {
            Some("Https") => text(format!(
                "table.Https.Enable={}\r\ntable.Https.Port={}\r\n",
                inner.https_on, inner.ports.1
            )),
            Some("NTP") => text(format!(
                "table.NTP.Address=pool.ntp.org\r\ntable.NTP.Enable={}\r\n",
                inner.clock.ntp
            )),
            _ => bad(),
        },
        ("configManager.cgi", "setConfig") => {
            let mut wish = inner.https_on;
            for (name, value) in asked.iter().filter(|(name, _)| name != "action") {
                match (name.as_str(), value.as_str()) {
                    ("Https.Enable", "true") => wish = true,
                    ("Https.Enable", "false") => wish = false,
                    ("Https.Port", port) if port == inner.ports.1.to_string() => {}
                    _ => return bad(),
                }
            }
            inner.https_on = wish;
            let mut reply = text("OK\r\n".to_owned());
            reply.effects.push(Effect::Protocols);
            reply
        }
        _ => Reply::new(404, "text/plain", "Error\r\nNot Implemented!\r\n"),
    }
}
