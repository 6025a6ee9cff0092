//! The REST interface for certificates.

use std::sync::Arc;

use serde_json::{Value, json};
use time::{Duration, OffsetDateTime};

use super::{Axis, Entry, PLACES, Task};
use crate::practice::camera::Inner;
use crate::practice::key::{Algorithm, Curve, Key};
use crate::practice::quirk::{Age, What};
use crate::practice::serve::{Call, Reply};
use crate::practice::subject::Subject;
use crate::practice::x509::{self, Paper};

const KEY_TYPES: [&str; 6] = [
    "RSA-1024", "RSA-2048", "RSA-4096", "EC-P256", "EC-P384", "EC-P521",
];

fn success(data: Value) -> Reply {
    let answer = match data {
        Value::Null => json!({ "status": "success" }),
        data => json!({ "status": "success", "data": data }),
    };
    Reply::new(200, "application/json", answer.to_string())
}

fn failure(status: u16, code: u32, message: &str) -> Reply {
    let answer = json!({ "status": "error", "error": { "code": code, "message": message } });
    Reply::new(status, "application/json", answer.to_string())
}

/// What an unknown path is answered with.
pub fn missing() -> Reply {
    failure(404, 1, "Path not found")
}

/// What a call of this interface comes to; `None` when the camera does not have it, or not here.
pub fn task<'c>(inner: &Inner, call: &'c Call) -> Option<Task<'c>> {
    let base = match inner.quirks.age {
        Age::Current => "/config/rest/cert/v1/",
        Age::Beta => "/config/rest/cert/v1beta/",
        Age::Older => return None,
    };
    if !call.tls || !inner.quirks.certificates {
        return None;
    }
    let rest = call.path().strip_prefix(base)?;
    let parts: Vec<String> = rest.split('/').map(decoded).collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let alias = parts.get(1).copied().unwrap_or_default().to_owned();
    type Run<'c> = Box<dyn FnOnce(&mut Axis, &mut Inner) -> Reply + 'c>;
    let (name, run): (&str, Run<'c>) = match (call.method.as_str(), parts.as_slice()) {
        ("GET", ["keystores"]) => ("keystores", Box::new(|_, _| success(stores()))),
        ("GET", ["certificates"]) => ("list", Box::new(|own, _| own.list())),
        ("GET", ["certificates", _]) => ("one", Box::new(move |own, _| own.one(&alias))),
        ("POST", ["certificates"]) => ("import", Box::new(|own, inner| own.import(inner, call))),
        ("POST", ["create_certificate"]) => (
            "create_certificate",
            Box::new(|own, inner| own.create(inner, call)),
        ),
        ("POST", ["certificates", _, "get_csr"]) => (
            "get_csr",
            Box::new(move |own, inner| own.csr(inner, &alias, call)),
        ),
        ("PATCH", ["certificates", _]) => {
            ("patch", Box::new(move |own, _| own.patch(&alias, call)))
        }
        ("DELETE", ["certificates", _]) => ("delete", Box::new(move |own, _| own.delete(&alias))),
        _ => return None,
    };
    Some(Task {
        name: name.to_owned(),
        run,
    })
}

fn decoded(part: &str) -> String {
    // A plus sign means itself in a path.
    let pair = format!("p={}", part.replace('+', "%2B"));
    url::form_urlencoded::parse(pair.as_bytes())
        .next()
        .map(|(_, value)| value.into_owned())
        .unwrap_or_default()
}

fn stores() -> Value {
    json!([
        { "id": "TEE0", "certifications": [], "security_level": "TRUSTED_ENVIRONMENT",
          "key_types": &KEY_TYPES[1..] },
        { "id": "SE0", "certifications": ["CC EAL6+"], "security_level": "STRONG",
          "key_types": KEY_TYPES },
    ])
}

/// `data` of the body.
fn data(call: &Call) -> Result<Value, Reply> {
    let mut body: Value =
        serde_json::from_slice(&call.body).map_err(|_| failure(400, 2, "The body is no JSON"))?;
    match body.get_mut("data") {
        Some(data) => Ok(data.take()),
        None => Err(failure(400, 2, "No data")),
    }
}

fn text<'v>(data: &'v Value, name: &str) -> Result<&'v str, Reply> {
    data[name]
        .as_str()
        .ok_or_else(|| failure(400, 2, &format!("{name} is wanted")))
}

/// Exactly one PEM block of this label.
fn block(text: &str, label: &str) -> Result<Vec<u8>, Reply> {
    match pem::parse_many(text).ok().as_deref() {
        Some([one]) if one.tag() == label => Ok(one.contents().to_vec()),
        _ => Err(failure(400, 2, &format!("One PEM {label} is wanted"))),
    }
}

fn pem_of(label: &str, der: &[u8]) -> String {
    pem::encode_config(
        &pem::Pem::new(label, der.to_vec()),
        pem::EncodeConfig::new().set_line_ending(pem::LineEnding::LF),
    )
}

impl Axis {
    fn json(entry: &Entry) -> Value {
        json!({
            "alias": entry.alias,
            "certificate": pem_of("CERTIFICATE", &entry.der),
            "keystore": "SE0",
        })
    }

    fn list(&self) -> Reply {
        success(self.entries.iter().map(Self::json).collect())
    }

    fn one(&self, alias: &str) -> Reply {
        self.find(alias)
            .map_or_else(missing, |entry| success(Self::json(entry)))
    }

    fn room(&self, inner: &Inner, alias: &str) -> Result<(), Reply> {
        if alias.is_empty() || alias.chars().count() > 128 {
            return Err(failure(400, 2, "An alias has 1 to 128 characters"));
        }
        if self.find(alias).is_some() {
            return Err(failure(400, 2, "The alias is already used"));
        }
        if inner.quirks.full || self.entries.len() >= PLACES {
            return Err(failure(500, 100, "The keystore is full"));
        }
        Ok(())
    }

    fn create(&mut self, inner: &Inner, call: &Call) -> Reply {
        match self.created(inner, call) {
            Ok(entry) => {
                let mut reply = success(Self::json(&entry));
                self.entries.push(entry);
                reply.tricks.push(What::Slow(inner.key_seconds));
                reply
            }
            Err(reply) => reply,
        }
    }

    fn created(&self, inner: &Inner, call: &Call) -> Result<Entry, Reply> {
        let data = data(call)?;
        let alias = text(&data, "alias")?;
        let subject = Subject::parse(text(&data, "subject")?)
            .map_err(|_| failure(400, 2, "subject is no distinguished name"))?;
        self.room(inner, alias)?;
        let kind = data["key_type"].as_str().unwrap_or("EC-P256");
        if !KEY_TYPES.contains(&kind) {
            return Err(failure(400, 5, "The keystore cannot make that key type"));
        }
        let key = match kind.split_once('-') {
            Some(("RSA", bits)) => Key::rsa(bits.parse().unwrap_or(2048)),
            Some((_, "P384")) => Key::ec(Curve::P384),
            _ => Key::ec(Curve::P256),
        }
        .ok_or_else(|| failure(500, 100, "No key was made"))?;
        let now = OffsetDateTime::now_utc();
        let der = x509::self_signed(
            &subject,
            &key,
            key.usual_algorithm(),
            &[1],
            now - Duration::DAY,
            now + Duration::days(365),
        )
        .ok_or_else(|| failure(500, 100, "No certificate was made"))?;
        Ok(Entry {
            alias: alias.to_owned(),
            der,
            key: Arc::new(key),
        })
    }

    fn csr(&self, inner: &Inner, alias: &str, call: &Call) -> Reply {
        let made = || -> Result<String, Reply> {
            let data = data(call)?;
            let entry = self.find(alias).ok_or_else(missing)?;
            let subject = match data["subject"].as_str() {
                Some(line) => Subject::parse(line)
                    .map_err(|_| failure(400, 2, "subject is no distinguished name"))?,
                None => Subject::common_name(&format!("axis-{}", super::SERIAL.to_lowercase())),
            };
            let algorithm = match inner.quirks.sha1_requests {
                true => Algorithm::RsaSha1,
                false => entry.key.usual_algorithm(),
            };
            let der = x509::request(&subject, &entry.key, algorithm)
                .ok_or_else(|| failure(500, 100, "No request was made"))?;
            Ok(pem_of("CERTIFICATE REQUEST", &der))
        };
        made().map_or_else(|reply| reply, |text| success(Value::String(text)))
    }

    fn patch(&mut self, alias: &str, call: &Call) -> Reply {
        let read = || -> Result<Paper, Reply> {
            let data = data(call)?;
            let entry = self.find(alias).ok_or_else(missing)?;
            let der = block(text(&data, "certificate")?, "CERTIFICATE")?;
            let paper =
                Paper::read(&der).ok_or_else(|| failure(400, 2, "No readable certificate"))?;
            if paper.spki != entry.key.spki() {
                return Err(failure(400, 2, "The certificate is for another key"));
            }
            Ok(paper)
        };
        match read() {
            Ok(paper) => {
                if let Some(entry) = self.entries.iter_mut().find(|e| e.alias == alias) {
                    entry.der = paper.der;
                }
                success(Value::Null)
            }
            Err(reply) => reply,
        }
    }

    fn import(&mut self, inner: &Inner, call: &Call) -> Reply {
        let read = || -> Result<Entry, Reply> {
            let data = data(call)?;
            let alias = text(&data, "alias")?;
            self.room(inner, alias)?;
            let der = block(text(&data, "certificate")?, "CERTIFICATE")?;
            let paper =
                Paper::read(&der).ok_or_else(|| failure(400, 2, "No readable certificate"))?;
            let key = text(&data, "private_key")?;
            let key = block(key, "PRIVATE KEY")
                .ok()
                .and_then(|der| Key::from_pkcs8(&der))
                .or_else(|| Key::from_pkcs1(&block(key, "RSA PRIVATE KEY").ok()?))
                .ok_or_else(|| failure(400, 2, "No readable private key"))?;
            if paper.spki != key.spki() {
                return Err(failure(400, 2, "The certificate is for another key"));
            }
            Ok(Entry {
                alias: alias.to_owned(),
                der,
                key: Arc::new(key),
            })
        };
        match read() {
            Ok(entry) => {
                let mut reply = success(Self::json(&entry));
                reply.status = 201;
                self.entries.push(entry);
                reply
            }
            Err(reply) => reply,
        }
    }

    pub fn delete(&mut self, alias: &str) -> Reply {
        if self.find(alias).is_none() {
            return missing();
        }
        if self.server.certificates.iter().any(|used| used == alias) || alias.contains("802.1AR") {
            return failure(400, 2, "The certificate is in use");
        }
        self.entries.retain(|entry| entry.alias != alias);
        success(Value::Null)
    }
}
