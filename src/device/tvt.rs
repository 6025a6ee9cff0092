//! The family TVT: recorders with NVMS-9000 and their many brands. XML commands over HTTP
//! ([`session`]), the request and the certificate over a WebSocket ([`files`]).
//!
//! By the maker's own web pages; the login is tried on recorders in the field by others, the
//! certificate part by nobody who told of it. The recorder makes its key: the request has no
//! field for alternative names, the authority adds them. Another certificate can be asked for
//! only while HTTPS is off, so a renewal switches it off and goes through plain HTTP.

use std::sync::Arc;
use std::time::Duration;

use quick_xml::escape::escape;

use super::family::{Contact, Evidence, Family, Recognised};
use super::http::Wire;
use super::lift;
use super::tls::Pin;
use super::web::{Query, Web};
use super::xml;
use super::{
    Address, Answer, Back, Before, Capabilities, Channel, ClearHttp, Clock, Connected, Device,
    Error, Identity, Keep, KeyMade, KeyState, KeyWish, Outage, Scheme, Trail, Upload, Uploaded,
};
use crate::certificate::{Certificate, Subject, file};
use crate::error::Cause;
use crate::fl;
use session::Recorder;

mod files;
mod session;

/// The family.
pub(super) static FAMILY: Family = Family {
    id: "tvt",
    evidence: Evidence::VendorDocument,
    label: || fl!("family-tvt"),
    probe: Some(|web| Box::pin(probe(web))),
    ports: &[],
    connect: |contact| Box::pin(async move { Ok(Arc::new(Tvt::new(&contact)?) as Connected) }),
};

/// The recorder's name for its one certificate.
const FILE: &str = "cert_file";

/// Asks for a login challenge, which carries no password and is no try.
async fn probe(web: &Web) -> Result<Option<Recognised>, Error> {
    let body = "<?xml version=\"1.0\" encoding=\"UTF-8\" ?><request version=\"1.0\" \
        systemType=\"NVMS-9000\" clientType=\"WEB\"><token>null</token></request>";
    let query = Query::ask("reqLogin", "/reqLogin")
        .open()
        .within(Duration::from_secs(3))
        .body("application/x-www-form-urlencoded; charset=UTF-8", body);
    let page = web.fetch(query).await?;
    let known = xml::read(&page.body).is_ok_and(|answer| {
        answer.name == "response"
            && (answer.find("nonce").is_some()
                || answer
                    .text_of("errorCode")
                    .is_some_and(|code| code.starts_with("5368709")))
    });
    Ok(known.then(Recognised::default))
}

/// A recorder, logged in.
struct Tvt {
    recorder: Recorder,
    agreed: ClearHttp,
    http_port: Option<u16>,
}

/// What `queryNetPortCfg` tells.
struct Ports {
    http: Option<u16>,
    https: u16,
    on: bool,
}

impl Tvt {
    fn new(contact: &Contact) -> Result<Self, Error> {
        let web = Web::new(
            contact.address.clone(),
            contact.wire()?,
            Some(contact.credentials.clone()),
        );
        Ok(Self {
            recorder: Recorder::new(web),
            agreed: contact.clear_http,
            http_port: contact.seen.http_port,
        })
    }

    fn web(&self) -> &Web {
        &self.recorder.web
    }

    async fn ports(&self) -> Result<Ports, Error> {
        let answer = self.recorder.ask("queryNetPortCfg").await?;
        let told = answer.child("content").unwrap_or(&answer);
        let port = |name| told.text_of(name).and_then(|port| port.parse().ok());
        Ok(Ports {
            http: port("httpPort"),
            https: port("httpsPort").unwrap_or(443),
            on: told.text_of("httpsSwitch").is_some_and(xml::yes),
        })
    }

    /// Nothing tells model or serial without leaving what is known of this interface.
    async fn who(&self) -> Result<Identity, Error> {
        let ports = self.ports().await?;
        Ok(Identity {
            manufacturer: "TVT".to_owned(),
            model: "NVMS-9000".to_owned(),
            // Enough to tell it from a neighbour: the pair of its ports.
            serial: format!("{}-{}", ports.http.unwrap_or_default(), ports.https),
            ..Identity::default()
        })
    }

    async fn identify(&self) -> Result<Identity, Error> {
        let identity = self.who().await?;
        let ports = self.ports().await?;
        if ports.on && !self.web().wire().await.is_tls() {
            let session = lift::into_tls(self.web(), ports.https, || {
                Box::pin(async {
                    self.recorder.forget().await;
                    self.who().await
                })
            });
            let _ = session.await;
        }
        // The ports told it from a neighbour; a serial number for people they are not.
        Ok(Identity {
            serial: String::new(),
            ..identity
        })
    }

    /// Whether a certificate lies in it.
    async fn has(&self, command: &str) -> Result<bool, Error> {
        match self.recorder.ask(command).await {
            Ok(_) => Ok(true),
            Err(Error::Fault { .. }) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Switches HTTPS; the recorder throws every login away with it, and switching off leaves
    /// plain HTTP only.
    async fn set_https(&self, on: bool) -> Result<u16, Error> {
        let ports = self.ports().await?;
        if ports.on == on {
            return Ok(ports.https);
        }
        if !on {
            self.only_where_agreed()?;
        }
        let content = format!("<httpsSwitch>{on}</httpsSwitch>");
        match self.recorder.tell("editNetPortCfg", &content).await {
            Ok(_) => {}
            Err(Error::Cut { .. }) if !on => {}
            Err(error) => return Err(error),
        }
        self.recorder.forget().await;
        if !on && self.web().wire().await.is_tls() {
            let port = self.http_port.or(ports.http).unwrap_or(80);
            let plain = Wire::new(self.web().address(), Scheme::Http, port, Pin::default())?;
            self.web().move_to(plain).await;
        }
        Ok(ports.https)
    }

    fn only_where_agreed(&self) -> Result<(), Error> {
        match self.agreed {
            ClearHttp::Agreed => Ok(()),
            ClearHttp::Refused => Err(Error::OnlyClearHttp {
                address: self.web().address().clone(),
            }),
        }
    }

    /// Room for a new request: HTTPS off, no certificate, no other request.
    async fn make_room(&self) -> Result<(), Error> {
        let _ = self.set_https(false).await?;
        if self.has("queryCertReq").await? {
            let _ = self.recorder.tell("delCertReq", "").await?;
        }
        if self.has("queryCert").await? {
            let _ = self.recorder.tell("delCert", "").await?;
        }
        Ok(())
    }

    async fn ask_request(&self, subject: &Subject) -> Result<Vec<u8>, Error> {
        self.make_room().await?;
        let session = self.recorder.session().await?;
        let field = |text: &str| escape(text.chars().take(64).collect::<String>()).to_string();
        // The country must be there; the site's authority takes only the key from the request.
        let country = match subject.country.as_str() {
            "" => "XX",
            country => country,
        };
        let content = format!(
            "<DN><countryName>{country}</countryName><commonName>{}</commonName>\
             <stateOrProvinceName>{}</stateOrProvinceName><localityName>{}</localityName>\
             <organizationName>{}</organizationName>\
             <organizationalUnitName>{}</organizationalUnitName><email></email></DN>{}",
            field(&subject.common_name),
            field(&subject.state),
            field(&subject.place),
            field(&subject.organization),
            field(&subject.unit),
            Recorder::sealed(&session, "")
        );
        let _ = self.recorder.tell("createCertReq", &content).await?;
        let text = files::download(&self.recorder).await?;
        let unreadable = |cause| Error::Unreadable {
            address: self.web().address().clone(),
            operation: "request".to_owned(),
            cause,
        };
        let found = file::read(&text, None).map_err(|error| unreadable(Cause::new(error)))?;
        found
            .requests
            .into_iter()
            .next()
            .ok_or_else(|| unreadable(Cause::new("no request in the file")))
    }

    async fn put_in(&self, leaf: &Certificate) -> Result<(), Error> {
        // An earlier answer may have been lost: with no request left and a certificate in place
        // it was taken.
        if !self.has("queryCertReq").await? && self.has("queryCert").await? {
            return Ok(());
        }
        files::upload(&self.recorder, leaf.pem().as_bytes()).await?;
        if !self.has("queryCert").await? {
            return Err(Error::NotOffered {
                address: self.web().address().clone(),
                operation: "keep the certificate it took".to_owned(),
            });
        }
        Ok(())
    }
}

impl Device for Tvt {
    fn address(&self) -> &Address {
        self.web().address()
    }

    fn family(&self) -> &'static Family {
        &FAMILY
    }

    fn channel(&self) -> Answer<'_, Channel> {
        Box::pin(lift::channel(self.web()))
    }

    fn identity(&self) -> Answer<'_, Identity> {
        Box::pin(self.identify())
    }

    /// No command for the clock is known.
    fn clock(&self) -> Answer<'_, Clock> {
        lift::not_offered(self.web(), "clock")
    }

    fn set_clock(&self) -> Answer<'_, ()> {
        lift::not_offered(self.web(), "set clock")
    }

    fn capabilities(&self) -> Answer<'_, Capabilities> {
        Box::pin(async {
            let ports = self.ports().await?;
            if self.recorder.session().await?.id.is_none() {
                // Older firmware has no way for files.
                return Ok(Capabilities {
                    switch_https: true,
                    ..Capabilities::default()
                });
            }
            if ports.on {
                self.only_where_agreed()?;
            }
            Ok(Capabilities {
                key_on_camera: true,
                rsa_lengths: vec![2048],
                switch_https: true,
                gives_up_first: ports.on,
                ..Capabilities::default()
            })
        })
    }

    fn before(&self) -> Answer<'_, Before> {
        Box::pin(async {
            let ports = self.ports().await?;
            let assigned = match self.has("queryCert").await? {
                true => vec![FILE.to_owned()],
                false => Vec::new(),
            };
            let wire = self.web().wire().await;
            let served = match (wire.is_tls(), ports.on) {
                (true, _) => wire.pin().first(),
                (false, true) => lift::served(self.web(), ports.https).await,
                (false, false) => None,
            };
            Ok(Before {
                assigned,
                https: ports.on,
                https_port: Some(ports.https),
                http: true,
                http_port: ports.http,
                served,
            })
        })
    }

    /// Key and request are made in one: see [`Device::request`].
    fn make_key<'a>(&'a self, _: &'a Trail, _: KeyWish) -> Answer<'a, KeyMade> {
        Box::pin(async {
            Ok(KeyMade {
                id: FILE.to_owned(),
                estimate: None,
            })
        })
    }

    fn key_state<'a>(&'a self, _: &'a Trail) -> Answer<'a, KeyState> {
        Box::pin(async { Ok(KeyState::Ready) })
    }

    fn request<'a>(&'a self, _: &'a Trail, subject: &'a Subject) -> Answer<'a, Vec<u8>> {
        Box::pin(self.ask_request(subject))
    }

    fn upload<'a>(&'a self, trail: &'a Trail, upload: &'a Upload) -> Answer<'a, Uploaded> {
        Box::pin(async move {
            let Some(leaf) = upload.chain.first() else {
                return lift::not_offered(self.web(), "take nothing").await;
            };
            self.put_in(leaf).await?;
            Ok(Uploaded {
                trail: Trail {
                    certificate: Some(FILE.to_owned()),
                    ..trail.clone()
                },
                complete: true,
            })
        })
    }

    /// It is served as soon as HTTPS is switched on, which the work does where it was off before.
    fn activate<'a>(&'a self, _: &'a Trail, before: &'a Before) -> Answer<'a, Outage> {
        Box::pin(async move {
            if before.https {
                let _ = self.set_https(true).await?;
            }
            Ok(Outage::Expected)
        })
    }

    fn switch_https_on(&self) -> Answer<'_, u16> {
        Box::pin(self.set_https(true))
    }

    /// No command is known.
    fn restart(&self) -> Answer<'_, ()> {
        lift::not_offered(self.web(), "restart")
    }

    /// What was there before had to be deleted: HTTPS comes back with the recorder's own.
    fn put_back<'a>(&'a self, trail: &'a Trail, before: &'a Before) -> Answer<'a, Back> {
        Box::pin(async move {
            let _ = self.set_https(before.https).await?;
            let gone = before.https && trail.key.is_some();
            Ok(if gone {
                Back::Otherwise
            } else {
                Back::AsBefore
            })
        })
    }

    fn clean_up<'a>(&'a self, trail: &'a Trail, keep: Keep) -> Answer<'a, u32> {
        Box::pin(async move {
            if keep == Keep::New || trail.key.is_none() {
                return Ok(0);
            }
            let mut removed = 0;
            if self.has("queryCertReq").await? {
                let _ = self.recorder.tell("delCertReq", "").await?;
                removed += 1;
            }
            if !self.ports().await?.on && self.has("queryCert").await? {
                let _ = self.recorder.tell("delCert", "").await?;
                removed += 1;
            }
            Ok(removed)
        })
    }
}
