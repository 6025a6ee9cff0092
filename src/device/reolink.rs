//! The family Reolink: one JSON command interface, RSA keys made here.
//!
//! Putting a certificate over an installed one is answered well and changes nothing; so an
//! installed one is cleared first, the web server restarts with the factory's, a new login is
//! made, and only then ours goes in. Source of the general commands: Camera HTTP API User Guide
//! v7; of `CertificateClear` and `ImportCertificate`: public code measured on real cameras.

use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;
use serde_json::{Value, json};
use tokio::sync::Mutex;
use zeroize::Zeroizing;

use super::family::{Contact, Evidence, Family, Recognised};
use super::http::Method;
use super::web::{Query, Web};
use super::{
    Address, Answer, Back, Before, Capabilities, Channel, Clock, Connected, Device, Error,
    Identity, Keep, Outage, Trail, Upload, Uploaded,
};
use crate::certificate::Fingerprint;
use crate::error::Cause;
use crate::fl;

mod clock;
mod file;

/// The family.
pub(super) static FAMILY: Family = Family {
    id: "reolink",
    evidence: Evidence::TriedByOthers,
    label: || fl!("family-reolink"),
    probe: Some(recognise),
    ports: &[],
    connect: |contact| Box::pin(open(contact)),
};

const API: &str = "/cgi-bin/api.cgi";
/// The web server comes back with the factory's certificate within 10 to 15 seconds; slower
/// models exist.
const CLEARED: Duration = Duration::from_secs(20);
/// It takes a moment until it is gone.
const GONE: Duration = Duration::from_secs(1);
/// How long after the import the new certificate may take before the round is done once more.
/// The work waits longer after the second.
const IMPORTED: Duration = Duration::from_secs(30);

fn recognise(web: &Web) -> BoxFuture<'_, Result<Option<Recognised>, Error>> {
    Box::pin(ask_strangers(web))
}

/// Without a login every command is answered "please login first", in a shape of its own.
async fn ask_strangers(web: &Web) -> Result<Option<Recognised>, Error> {
    let query = Query::ask("GetDevInfo", format!("{API}?cmd=GetDevInfo"))
        .json(&json!([{ "cmd": "GetDevInfo", "action": 0, "param": {} }]))
        .open()
        .within(Duration::from_secs(3));
    let page = web.fetch(query).await?;
    let Ok(answer) = page.json() else {
        return Ok(None);
    };
    let first = &answer[0];
    let ours =
        first["cmd"] == "GetDevInfo" && first["error"]["rspCode"] == -6 && first["code"] == 1;
    Ok(ours.then(Recognised::default))
}

async fn open(contact: Contact) -> Result<Connected, Error> {
    // The login is readable: inside TLS or not at all.
    let wire = contact.secure_wire()?;
    let port = wire.port();
    Ok(Arc::new(Reolink {
        web: Web::new(contact.address, wire, Some(contact.credentials)),
        token: Mutex::new(None),
        port,
    }))
}

/// A Reolink device, logged in.
struct Reolink {
    web: Web,
    token: Mutex<Option<Zeroizing<String>>>,
    /// Where HTTPS was met.
    port: u16,
}

impl Reolink {
    /// Sends a command and answers its `value`.
    async fn command(&self, name: &str, param: Value, harmless: bool) -> Result<Value, Error> {
        let mut token = self.token.lock().await;
        let mut fresh = false;
        if token.is_none() {
            *token = Some(self.log_in().await?);
            fresh = true;
        }
        let answer = self.send(name, &param, token.as_ref(), harmless).await;
        match answer {
            // The token went with a restart.
            Err(Error::Refused { .. }) if !fresh => {
                *token = None;
                *token = Some(self.log_in().await?);
                self.send(name, &param, token.as_ref(), harmless).await
            }
            answer => answer,
        }
    }

    async fn read(&self, name: &str) -> Result<Value, Error> {
        self.command(name, json!({}), true).await
    }

    async fn log_in(&self) -> Result<Zeroizing<String>, Error> {
        let refused = || Error::Refused {
            address: self.web.address().clone(),
        };
        let credentials = self.web.credentials().ok_or_else(refused)?;
        let param = json!({ "User": {
            "Version": "0",
            "userName": credentials.user,
            "password": credentials.password.reveal(),
        }});
        // Sent once: a lost answer is no reason to try a password again by itself.
        let answer = match self.send("Login", &param, None, false).await {
            Err(error @ (Error::Refused { .. } | Error::Locked { .. })) => {
                return Err(self.web.never_again(error).await);
            }
            answer => answer?,
        };
        answer["Token"]["name"]
            .as_str()
            .map(|token| Zeroizing::new(token.to_owned()))
            .ok_or_else(|| self.unreadable("Login", "no token inside"))
    }

    async fn log_out(&self) {
        let mut token = self.token.lock().await;
        if let Some(token) = token.take() {
            let _ = self.send("Logout", &json!({}), Some(&token), false).await;
        }
    }

    async fn send(
        &self,
        name: &str,
        param: &Value,
        token: Option<&Zeroizing<String>>,
        harmless: bool,
    ) -> Result<Value, Error> {
        if let Some(refused) = self.web.refusal().await {
            return Err(refused);
        }
        let mut path = format!("{API}?cmd={name}");
        if let Some(token) = token {
            path.push_str("&token=");
            path.push_str(token);
        }
        let body = json!([{ "cmd": name, "action": 0, "param": param }]);
        let query = match harmless {
            true => Query::ask(name, path),
            false => Query::change(name, Method::POST, path),
        };
        let query = query.json(&body).open().within(Duration::from_secs(30));
        let page = self.web.fetch(query).await?;
        if !page.is_good() {
            return Err(page.bad_status());
        }
        let mut answer = page.json()?;
        let first = answer[0].take();
        if first["cmd"] != name {
            return Err(page.unreadable("another command was answered"));
        }
        if first["code"] == 0 {
            return Ok(first["value"].clone());
        }
        let address = self.web.address().clone();
        let operation = name.to_owned();
        let code = first["error"]["rspCode"].as_i64().unwrap_or_default();
        let detail = first["error"]["detail"].as_str().unwrap_or_default();
        // Reolink, "Camera HTTP API User Guide" v8, table of error codes: -6 login required, -7
        // login error, -9 not supported, -26 ability error (the account may not), -501 no such
        // user, -502 password error, -503 login deny, -506 login locked.
        Err(match code {
            -6 | -7 | -501 | -502 | -503 => Error::Refused { address },
            -506 => Error::Locked { address },
            -9 => Error::NotOffered { address, operation },
            -26 => Error::NotAdministrator { address, operation },
            code => page.fault(code, detail),
        })
    }

    /// Whether somebody's own certificate is installed, and its name.
    async fn installed(&self) -> Result<Option<String>, Error> {
        let told = self.read("GetCertificateInfo").await?;
        let told = &told["CertificateInfo"];
        let name = told["crtName"].as_str().unwrap_or_default().to_owned();
        Ok((told["enable"] == 1).then_some(name))
    }

    async fn ports(&self) -> Result<Value, Error> {
        let told = self.read("GetNetPort").await?;
        match told["NetPort"].is_object() {
            true => Ok(told["NetPort"].clone()),
            false => Err(self.unreadable("GetNetPort", "no ports inside")),
        }
    }

    async fn ask_before(&self) -> Result<Before, Error> {
        let ports = self.ports().await?;
        let port = |name: &str| ports[name].as_u64().and_then(|n| u16::try_from(n).ok());
        Ok(Before {
            assigned: self.installed().await?.into_iter().collect(),
            https: ports["httpsEnable"] != 0,
            https_port: port("httpsPort").or(Some(self.port)),
            http: ports["httpEnable"] != 0,
            http_port: port("httpPort"),
            served: self.web.wire().await.pin().first(),
        })
    }

    /// Gives up what is installed, waits for the factory's certificate and holds on to that.
    async fn clear(&self, shows_another: bool) -> Result<Option<Fingerprint>, Error> {
        let old = self.served().await;
        match self.command("CertificateClear", json!({}), false).await {
            Ok(_) | Err(Error::Cut { .. }) => {}
            Err(error) => return Err(error),
        }
        *self.token.lock().await = None;
        tokio::time::sleep(GONE).await;
        let good = |shown| !shows_another || Some(shown) != old;
        let _ = self.web.watch(self.port, CLEARED, good).await;
        match self.web.move_into_tls(self.port).await {
            Some(shown) => Ok(Some(shown)),
            None => Err(Error::Unreachable {
                address: self.web.address().at(self.port),
                cause: Cause::new("HTTPS does not come back"),
            }),
        }
    }

    /// What a new connection shows now.
    async fn served(&self) -> Option<Fingerprint> {
        self.web
            .watch(self.port, Duration::ZERO, |_| true)
            .await
            .ok()
    }

    async fn put_in(&self, trail: &Trail, upload: &Upload) -> Result<Uploaded, Error> {
        let (Some(leaf), Some(key)) = (upload.chain.first(), &upload.key) else {
            return Err(self.unreadable("ImportCertificate", "certificate and key go together"));
        };
        let wanted = leaf.fingerprint();
        let pin = self.web.wire().await;
        pin.pin().expect(wanted);
        if self.served().await == Some(wanted) {
            return Ok(done(trail));
        }
        let second = trail.certificate.is_some();
        let taken = self.installed().await?.is_some();
        if second || taken {
            if !trail.unsettled {
                return Ok(Uploaded {
                    trail: Trail {
                        unsettled: true,
                        ..trail.clone()
                    },
                    complete: false,
                });
            }
            let _ = self.clear(taken).await?;
            self.web.wire().await.pin().expect(wanted);
        }
        let files = file::import(leaf, key)
            .ok_or_else(|| self.unreadable("ImportCertificate", "the key is no RSA key"))?;
        match self.command("ImportCertificate", files, false).await {
            Ok(_) | Err(Error::Cut { .. }) => {}
            Err(error) => return Err(error),
        }
        // Its web server restarts and forgets the login.
        *self.token.lock().await = None;
        let shown = self
            .web
            .watch(self.port, IMPORTED, |shown| shown == wanted)
            .await;
        if shown.is_ok() || second {
            return Ok(done(trail));
        }
        // Answered well and not served: the whole round once more, with a clear before.
        Ok(Uploaded {
            complete: false,
            ..done(trail)
        })
    }

    async fn go_back(&self, before: &Before) -> Result<Back, Error> {
        let mut served = self.served().await;
        // Ours, perhaps not served yet; an own one from before is left in peace.
        if self.installed().await?.is_some()
            && (before.assigned.is_empty() || served != before.served)
        {
            served = self.clear(true).await?;
        }
        if !before.https {
            let _ = self.switch(false).await?;
        }
        // An own certificate that was cleared is gone with its key.
        Ok(match served == before.served || before.served.is_none() {
            true => Back::AsBefore,
            false => Back::Otherwise,
        })
    }

    async fn switch(&self, on: bool) -> Result<u16, Error> {
        self.switch_door("httpsEnable", on).await
    }

    /// One of the flags of SetNetPort; answers the HTTPS port.
    async fn switch_door(&self, flag: &str, on: bool) -> Result<u16, Error> {
        let mut ports = self.ports().await?;
        let port = ports["httpsPort"]
            .as_u64()
            .and_then(|n| u16::try_from(n).ok());
        let wanted = u8::from(on);
        if ports[flag] != wanted {
            ports[flag] = json!(wanted);
            let _ = self
                .command("SetNetPort", json!({ "NetPort": ports }), false)
                .await?;
        }
        Ok(port.unwrap_or(443))
    }

    fn unreadable(&self, operation: &str, cause: &str) -> Error {
        Error::Unreadable {
            address: self.web.address().clone(),
            operation: operation.to_owned(),
            cause: Cause::new(cause),
        }
    }
}

fn done(trail: &Trail) -> Uploaded {
    Uploaded {
        trail: Trail {
            certificate: Some("server.crt".to_owned()),
            ..trail.clone()
        },
        complete: true,
    }
}

impl Device for Reolink {
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
            let told = self.read("GetDevInfo").await?;
            let text = |name: &str| {
                let value = told["DevInfo"][name].as_str();
                value.unwrap_or_default().to_owned()
            };
            Ok(Identity {
                manufacturer: "Reolink".to_owned(),
                model: text("model"),
                firmware: text("firmVer"),
                serial: text("serial"),
                host_name: Some(text("name")).filter(|name| !name.is_empty()),
            })
        })
    }

    fn clock(&self) -> Answer<'_, Clock> {
        Box::pin(async {
            let told = self.read("GetTime").await?;
            clock::read(&told).ok_or_else(|| self.unreadable("GetTime", "no readable time inside"))
        })
    }

    fn set_clock(&self) -> Answer<'_, ()> {
        Box::pin(async {
            let told = self.read("GetTime").await?;
            let wanted = clock::set(&told)
                .ok_or_else(|| self.unreadable("GetTime", "no readable time inside"))?;
            self.command("SetTime", wanted, false).await.map(drop)
        })
    }

    fn capabilities(&self) -> Answer<'_, Capabilities> {
        Box::pin(async {
            // Readable for administrators only: tells whether this account is one.
            let _ = self.installed().await?;
            Ok(Capabilities {
                key_from_here: true,
                rsa_lengths: vec![2048, 4096],
                set_clock: true,
                switch_https: true,
                restart: true,
                ..Capabilities::default()
            })
        })
    }

    fn before(&self) -> Answer<'_, Before> {
        Box::pin(self.ask_before())
    }

    fn upload<'a>(&'a self, trail: &'a Trail, upload: &'a Upload) -> Answer<'a, Uploaded> {
        Box::pin(self.put_in(trail, upload))
    }

    /// What is imported is served.
    fn activate<'a>(&'a self, _: &'a Trail, _: &'a Before) -> Answer<'a, Outage> {
        Box::pin(async { Ok(Outage::Expected) })
    }

    fn switch_https_on(&self) -> Answer<'_, u16> {
        Box::pin(self.switch(true))
    }

    fn switch_http_off(&self) -> Answer<'_, ()> {
        Box::pin(async { self.switch_door("httpEnable", false).await.map(drop) })
    }

    fn restart(&self) -> Answer<'_, ()> {
        Box::pin(async {
            match self.command("Reboot", json!({}), false).await {
                Ok(_) | Err(Error::Cut { .. }) => Ok(()),
                Err(error) => Err(error),
            }
        })
    }

    fn put_back<'a>(&'a self, _: &'a Trail, before: &'a Before) -> Answer<'a, Back> {
        Box::pin(self.go_back(before))
    }

    /// One place, nothing to sweep; the session is given back, there are few of them.
    fn clean_up<'a>(&'a self, _: &'a Trail, _: Keep) -> Answer<'a, u32> {
        Box::pin(async {
            self.log_out().await;
            Ok(0)
        })
    }
}
