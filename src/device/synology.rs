//! The family Synology DSM: a NAS among the devices.
//!
//! Certificate and key are imported under a description; one certificate is the default that the
//! web interface shows. A default of ours is replaced in its place, so that services bound to it
//! stay bound. Sources: `acmesh-official/acme.sh` (deploy hook `synology_dsm`) and
//! `N4S4/synology-api`, both used on many devices; facts only.

use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;
use serde_json::Value;
use tokio::sync::Mutex;
use zeroize::Zeroizing;

use super::family::{Contact, Evidence, Family, Recognised};
use super::http::Method;
use super::web::{Page, Part, Query, Web};
use super::{
    Address, Answer, Back, Before, Capabilities, Channel, Connected, Device, Error, Identity, Keep,
    Outage, Trail, Upload, Uploaded, is_ours,
};
use crate::error::Cause;
use crate::fl;

/// The family.
pub(super) static FAMILY: Family = Family {
    id: "synology",
    evidence: Evidence::TriedByOthers,
    label: || fl!("family-synology"),
    probe: Some(recognise),
    ports: &[5001],
    connect: |contact| Box::pin(open(contact)),
};

const QUERY: &str =
    "/webapi/query.cgi?api=SYNO.API.Info&version=1&method=query&query=SYNO.API.Auth";
const ENTRY: &str = "/webapi/entry.cgi";
const CERTIFICATES: &str = "SYNO.Core.Certificate.CRT";
/// The login of later versions is another one.
const LOGIN_VERSION: u64 = 6;

fn recognise(web: &Web) -> BoxFuture<'_, Result<Option<Recognised>, Error>> {
    Box::pin(async move {
        let query = Query::read("SYNO.API.Info", QUERY)
            .open()
            .within(Duration::from_secs(3));
        let page = web.fetch(query).await?;
        let told = page.json().ok();
        let ours = told.is_some_and(|told| told["data"]["SYNO.API.Auth"]["path"].is_string());
        Ok(ours.then(|| Recognised {
            identity: Identity {
                manufacturer: "Synology".to_owned(),
                ..Identity::default()
            },
            ..Recognised::default()
        }))
    })
}

async fn open(contact: Contact) -> Result<Connected, Error> {
    // The login is readable: inside TLS or not at all.
    let wire = contact.secure_wire()?;
    Ok(Arc::new(Synology {
        web: Web::new(contact.address, wire, Some(contact.credentials)),
        session: Mutex::new(None),
    }))
}

/// A DSM, logged in.
struct Synology {
    web: Web,
    session: Mutex<Option<Session>>,
}

#[derive(Clone)]
struct Session {
    id: Zeroizing<String>,
    token: Zeroizing<String>,
}

/// One certificate in its list.
struct Entry {
    id: String,
    description: String,
    is_default: bool,
}

impl Synology {
    /// The session; the first call logs in.
    async fn session(&self) -> Result<Session, Error> {
        let mut known = self.session.lock().await;
        if let Some(session) = known.as_ref() {
            return Ok(session.clone());
        }
        let session = self.log_in().await?;
        *known = Some(session.clone());
        Ok(session)
    }

    async fn log_in(&self) -> Result<Session, Error> {
        if let Some(refused) = self.web.refusal().await {
            return Err(refused);
        }
        let address = self.web.address().clone();
        let Some(login) = self.web.credentials() else {
            return Err(Error::Refused { address });
        };
        let page = self
            .web
            .fetch(Query::read("SYNO.API.Info", QUERY).open())
            .await?;
        let told = page.json()?;
        let told = &told["data"]["SYNO.API.Auth"];
        let path = told["path"].as_str().unwrap_or("auth.cgi");
        let version = told["maxVersion"].as_u64().unwrap_or(3).min(LOGIN_VERSION);
        let version = version.to_string();
        let fields = [
            ("api", "SYNO.API.Auth"),
            ("version", version.as_str()),
            ("method", "login"),
            ("format", "sid"),
            ("enable_syno_token", "yes"),
            ("account", login.user.as_str()),
            ("passwd", login.password.reveal()),
        ];
        let query = Query::change("SYNO.API.Auth", Method::POST, format!("/webapi/{path}"))
            .form(&fields)
            .open();
        let page = self.web.fetch(query).await?;
        let data = match answer(&page) {
            Ok(data) => data,
            Err(Error::Fault { code, .. }) => {
                // Synology, "DSM Login Web API Guide": 400 no such account or wrong password, 401
                // disabled, 402 denied, 403/404/406 second factor, 407 this address is blocked.
                let error = match code.as_str() {
                    "400" | "401" | "402" => Error::Refused { address },
                    "403" | "404" | "406" => Error::SecondFactor { address },
                    "407" => Error::Locked { address },
                    _ => return Err(page.fault(code, "SYNO.API.Auth")),
                };
                return Err(self.web.never_again(error).await);
            }
            Err(error) => return Err(error),
        };
        let text = |name: &str| Zeroizing::new(data[name].as_str().unwrap_or_default().to_owned());
        let session = Session {
            id: text("sid"),
            token: text("synotoken"),
        };
        match session.id.is_empty() {
            true => Err(page.unreadable("no session inside")),
            false => Ok(session),
        }
    }

    async fn log_out(&self) {
        let Some(session) = self.session.lock().await.take() else {
            return;
        };
        let fields = [
            ("api", "SYNO.API.Auth"),
            ("version", "6"),
            ("method", "logout"),
            ("_sid", session.id.as_str()),
        ];
        let query = Query::change("logout", Method::POST, ENTRY)
            .form(&fields)
            .open();
        let _ = self.web.fetch(query).await;
    }

    /// Calls a method of an API.
    async fn call(&self, api: &str, method: &str, more: &[(&str, &str)]) -> Result<Value, Error> {
        let session = self.session().await?;
        let operation = format!("{api} {method}");
        let mut fields = vec![
            ("api", api),
            ("method", method),
            ("_sid", session.id.as_str()),
        ];
        if !more.iter().any(|(name, _)| *name == "version") {
            fields.push(("version", "1"));
        }
        fields.extend_from_slice(more);
        let query = match method {
            "list" | "getinfo" => Query::ask(&operation, ENTRY),
            _ => Query::change(&operation, Method::POST, ENTRY),
        };
        let query = query
            .form(&fields)
            .header("X-SYNO-TOKEN", &session.token)
            .open();
        let page = self.web.fetch(query).await?;
        self.judged(&page, &operation).await
    }

    /// 105 is the account's fault (no permission), 106 (timeout), 107 (another login of the same
    /// account) and 119 (no such session) the session's; the common codes of Synology's "DSM Login
    /// Web API Guide".
    async fn judged(&self, page: &Page, operation: &str) -> Result<Value, Error> {
        match answer(page) {
            Err(Error::Fault { code, .. }) if code == "105" => Err(Error::NotAdministrator {
                address: self.web.address().clone(),
                operation: operation.to_owned(),
            }),
            Err(Error::Fault { code, .. }) if code == "106" || code == "107" || code == "119" => {
                // Asked again by whoever drives; the next call logs in anew.
                *self.session.lock().await = None;
                Err(Error::Cut {
                    address: self.web.address().clone(),
                    operation: operation.to_owned(),
                    cause: Cause::new("the session has ended"),
                })
            }
            answer => answer,
        }
    }

    async fn list(&self) -> Result<Vec<Entry>, Error> {
        let data = self.call(CERTIFICATES, "list", &[]).await?;
        Ok(data["certificates"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|entry| {
                Some(Entry {
                    id: entry["id"].as_str()?.to_owned(),
                    description: entry["desc"].as_str().unwrap_or_default().to_owned(),
                    is_default: entry["is_default"] == true,
                })
            })
            .collect())
    }

    async fn put_in(&self, trail: &Trail, upload: &Upload) -> Result<Uploaded, Error> {
        let (Some(leaf), Some(key)) = (upload.chain.first(), &upload.key) else {
            return Err(self.unreadable("import", "certificate and key go together"));
        };
        let held = self.list().await?;
        self.web.wire().await.pin().expect(leaf.fingerprint());
        let there = held.iter().find(|e| e.description == trail.alias);
        let id = match there {
            // An answer got lost.
            Some(entry) => entry.id.clone(),
            None => {
                let replaced = held
                    .iter()
                    .find(|entry| entry.is_default && is_ours(&entry.description));
                let id = replaced.map(|entry| entry.id.as_str()).unwrap_or_default();
                let certificate = leaf.pem();
                let key = key.pem();
                let above: String = upload
                    .chain
                    .iter()
                    .skip(1)
                    .map(super::super::certificate::Certificate::pem)
                    .collect();
                self.import(id, &trail.alias, &certificate, &key, &above)
                    .await?
            }
        };
        Ok(Uploaded {
            trail: Trail {
                certificate: Some(id),
                ..trail.clone()
            },
            complete: true,
        })
    }

    async fn import(
        &self,
        id: &str,
        description: &str,
        certificate: &str,
        key: &str,
        above: &str,
    ) -> Result<String, Error> {
        let session = self.session().await?;
        let mut parts = vec![
            file("key", "server.key", key),
            file("cert", "server.crt", certificate),
        ];
        if !above.is_empty() {
            parts.push(file("inter_cert", "chain.crt", above));
        }
        parts.push(field("id", id));
        parts.push(field("desc", description));
        // What is replaced stays the default; otherwise the parameter is left out.
        if !id.is_empty() {
            parts.push(field("as_default", "true"));
        }
        let path = format!(
            "{ENTRY}?api=SYNO.Core.Certificate&method=import&version=1&SynoToken={}&_sid={}",
            session.token.as_str(),
            session.id.as_str()
        );
        let query = Query::change("import", Method::POST, path)
            .multipart(&parts)
            .header("X-SYNO-TOKEN", &session.token)
            .open()
            .within(Duration::from_secs(60));
        let page = self.web.fetch(query).await?;
        let data = self.judged(&page, "import").await?;
        match data["id"].as_str() {
            Some(id) => Ok(id.to_owned()),
            // Not every version tells it.
            None => {
                let held = self.list().await?;
                held.into_iter()
                    .find_map(|entry| (entry.description == description).then_some(entry.id))
                    .ok_or_else(|| self.unreadable("import", "the certificate is not in the list"))
            }
        }
    }

    async fn make_default(&self, id: &str, description: &str) -> Result<(), Error> {
        let quoted = |text: &str| Value::String(text.to_owned()).to_string();
        let (id, description) = (quoted(id), quoted(description));
        let more = [
            ("as_default", "true"),
            ("id", id.as_str()),
            ("desc", description.as_str()),
        ];
        match self.call(CERTIFICATES, "set", &more).await {
            // Its web server restarts; what came of it is seen by looking.
            Err(error @ (Error::Cut { .. } | Error::Slow { .. })) => {
                let wanted = id.trim_matches('"');
                let held = self.list().await?;
                match held.iter().any(|e| e.is_default && e.id == wanted) {
                    true => Ok(()),
                    false => Err(error),
                }
            }
            answer => answer.map(drop),
        }
    }

    async fn serve(&self, trail: &Trail) -> Result<Outage, Error> {
        let id = trail
            .certificate
            .as_deref()
            .ok_or_else(|| self.unreadable("set", "nothing was put in yet"))?;
        let held = self.list().await?;
        if !held.iter().any(|entry| entry.is_default && entry.id == id) {
            self.make_default(id, &trail.alias).await?;
        }
        Ok(Outage::Expected)
    }

    async fn go_back(&self, before: &Before) -> Result<Back, Error> {
        let wire = self.web.wire().await;
        if let Some(old) = before.served.filter(|old| wire.pin().first() != Some(*old)) {
            wire.pin().expect(old);
        }
        let held = self.list().await?;
        let Some(id) = before.assigned.first() else {
            return Ok(Back::AsBefore);
        };
        let Some(old) = held.iter().find(|entry| entry.id == *id) else {
            return Ok(Back::Otherwise);
        };
        if before.assigned.get(1) != Some(&old.description) {
            // Replaced in its place: the certificate before is gone with its key.
            return Ok(Back::Otherwise);
        }
        if !old.is_default {
            self.make_default(id, &old.description).await?;
        }
        Ok(Back::AsBefore)
    }

    async fn sweep(&self, trail: &Trail, keep: Keep) -> Result<u32, Error> {
        let held = self.list().await?;
        let goes = |entry: &&Entry| {
            is_ours(&entry.description)
                && !entry.is_default
                && match keep {
                    Keep::Old => entry.description == trail.alias,
                    Keep::New => entry.description != trail.alias,
                }
        };
        let ids: Vec<&str> = held
            .iter()
            .filter(goes)
            .map(|entry| entry.id.as_str())
            .collect();
        let count = u32::try_from(ids.len()).unwrap_or_default();
        if count > 0 {
            let list = serde_json::to_string(&ids).unwrap_or_default();
            let _ = self
                .call(CERTIFICATES, "delete", &[("ids", list.as_str())])
                .await?;
        }
        // Sessions are shown in its list of users.
        self.log_out().await;
        Ok(count)
    }

    fn unreadable(&self, operation: &str, cause: &str) -> Error {
        Error::Unreadable {
            address: self.web.address().clone(),
            operation: operation.to_owned(),
            cause: Cause::new(cause),
        }
    }
}

fn file<'a>(name: &'a str, file_name: &'a str, content: &'a str) -> Part<'a> {
    Part {
        name,
        file_name: Some(file_name),
        content: content.as_bytes(),
    }
}

fn field<'a>(name: &'a str, content: &'a str) -> Part<'a> {
    Part {
        name,
        file_name: None,
        content: content.as_bytes(),
    }
}

/// `data` of a good answer.
fn answer(page: &Page) -> Result<Value, Error> {
    if !page.is_good() {
        return Err(page.bad_status());
    }
    let mut answer = page.json()?;
    match answer["success"] == true {
        true => Ok(answer["data"].take()),
        false => Err(page.fault(
            answer["error"]["code"].as_i64().unwrap_or_default(),
            "refused by DSM",
        )),
    }
}

impl Device for Synology {
    fn address(&self) -> &Address {
        self.web.address()
    }

    fn family(&self) -> &'static Family {
        &FAMILY
    }

    fn channel(&self) -> Answer<'_, Channel> {
        Box::pin(async { Ok(self.web.channel().await) })
    }

    fn identity(&self) -> Answer<'_, Identity> {
        Box::pin(async {
            let _ = self.session().await?;
            // A name is nice to have; the login is what counts here.
            let told = self
                .call("SYNO.DSM.Info", "getinfo", &[("version", "2")])
                .await
                .unwrap_or_default();
            let text = |name: &str| told[name].as_str().unwrap_or_default().to_owned();
            Ok(Identity {
                manufacturer: "Synology".to_owned(),
                model: text("model"),
                firmware: text("version_string"),
                serial: text("serial"),
                host_name: None,
            })
        })
    }

    fn capabilities(&self) -> Answer<'_, Capabilities> {
        Box::pin(async {
            let _ = self.list().await?;
            Ok(Capabilities {
                key_from_here: true,
                rsa_lengths: vec![2048],
                ..Capabilities::default()
            })
        })
    }

    fn before(&self) -> Answer<'_, Before> {
        Box::pin(async {
            let held = self.list().await?;
            let wire = self.web.wire().await;
            let default = held.into_iter().find(|entry| entry.is_default);
            Ok(Before {
                assigned: default
                    .map(|entry| vec![entry.id, entry.description])
                    .unwrap_or_default(),
                // Always on.
                https: true,
                https_port: Some(wire.port()),
                http: true,
                http_port: None,
                served: wire.pin().first(),
            })
        })
    }

    fn upload<'a>(&'a self, trail: &'a Trail, upload: &'a Upload) -> Answer<'a, Uploaded> {
        Box::pin(self.put_in(trail, upload))
    }

    fn activate<'a>(&'a self, trail: &'a Trail, _: &'a Before) -> Answer<'a, Outage> {
        Box::pin(self.serve(trail))
    }

    fn put_back<'a>(&'a self, _: &'a Trail, before: &'a Before) -> Answer<'a, Back> {
        Box::pin(self.go_back(before))
    }

    fn clean_up<'a>(&'a self, trail: &'a Trail, keep: Keep) -> Answer<'a, u32> {
        Box::pin(self.sweep(trail, keep))
    }
}
