//! The family Hanwha Vision (Wisenet, Samsung Techwin): the SUNAPI of cameras and recorders.
//!
//! The key is made here and sent with the certificate in one request; a policy then decides what
//! the web server shows. The device cuts the connection when the policy changes and forgets its
//! digest challenges after an install. Source: SUNAPI, chapter "Security", submenu `ssl`; the
//! web pages of the devices.

use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;
use time::OffsetDateTime;
use zeroize::Zeroizing;

use super::family::{Contact, Evidence, Family, Recognised};
use super::http::Method;
use super::web::{Query, Web};
use super::{
    Address, Answer, Back, Before, Capabilities, Channel, Clock, Connected, Device, Error,
    Identity, Keep, OURS, Outage, Trail, Upload, Uploaded,
};
use crate::certificate::{Certificate, PrivateKey};
use crate::error::Cause;
use crate::fl;
use ssl::{Policy, Ssl};
use told::Told;

mod ssl;
mod told;

/// The family.
pub(super) static FAMILY: Family = Family {
    id: "hanwha",
    // Others have switched the policy on real units; of the install only the maker tells.
    evidence: Evidence::VendorDocument,
    label: || fl!("family-hanwha"),
    probe: Some(recognise),
    ports: &[],
    connect: |contact| Box::pin(open(contact)),
};

const INFORMATION: &str = "/stw-cgi/system.cgi?msubmenu=deviceinfo&action=view";
const DATE: &str = "/stw-cgi/system.cgi?msubmenu=date";
const SSL: &str = "/stw-cgi/security.cgi?msubmenu=ssl";
const HTTPS_PORT: &str = "/stw-cgi/network.cgi?msubmenu=https&action=view";
/// Longest certificate name of the older web page.
const NAME: usize = 31;
/// How long the web server may take to come back with another certificate.
const RETURN: Duration = Duration::from_secs(30);

fn recognise(web: &Web) -> BoxFuture<'_, Result<Option<Recognised>, Error>> {
    Box::pin(ask_strangers(web))
}

/// The path belongs to this maker, and it wants a digest login there. A device that wants a login
/// everywhere says so at a path that nobody has, too.
async fn ask_strangers(web: &Web) -> Result<Option<Recognised>, Error> {
    let quick = |path| {
        Query::read("SUNAPI", path)
            .open()
            .within(Duration::from_secs(3))
    };
    let page = web.fetch(quick(INFORMATION)).await?;
    let realm = page.challenges.iter().find_map(|challenge| {
        let (_, rest) = challenge.split_once("realm=\"")?;
        Some(rest.split('"').next().unwrap_or_default().to_owned())
    });
    let Some(realm) = realm.filter(|_| page.status == 401) else {
        return Ok(None);
    };
    if web.fetch(quick("/stw-none")).await?.status == 401 {
        return Ok(None);
    }
    Ok(Some(Recognised {
        // Realms of these devices carry the hardware address.
        mark: Some(realm)
            .filter(|realm| realm.chars().filter(char::is_ascii_hexdigit).count() >= 12),
        ..Recognised::default()
    }))
}

async fn open(contact: Contact) -> Result<Connected, Error> {
    let wire = contact.wire()?;
    Ok(Arc::new(Hanwha {
        web: Web::new(contact.address, wire, Some(contact.credentials)),
    }))
}

/// A SUNAPI device, logged in.
struct Hanwha {
    web: Web,
}

impl Hanwha {
    async fn view(&self, operation: &str, path: &str) -> Result<Told, Error> {
        let query = Query::read(operation, path).accept("application/json");
        Told::read(&self.web.fetch(query).await?)
    }

    async fn change(&self, operation: &str, path: String) -> Result<(), Error> {
        let query = Query::change(operation, Method::GET, path).accept("application/json");
        Told::read(&self.web.fetch(query).await?).map(drop)
    }

    async fn ssl(&self) -> Result<Ssl, Error> {
        Ok(Ssl::of(
            &self.view("ssl view", &format!("{SSL}&action=view")).await?,
        ))
    }

    async fn https_port(&self) -> u16 {
        // Older devices have no such submenu; then it is where everybody has it.
        match self.view("https view", HTTPS_PORT).await {
            Ok(told) => told.number("Port").unwrap_or(443),
            Err(_) => 443,
        }
    }

    async fn who(&self) -> Result<Identity, Error> {
        let told = self.view("deviceinfo", INFORMATION).await?;
        let text = |name| told.text(name).unwrap_or_default().to_owned();
        Ok(Identity {
            manufacturer: "Hanwha Vision".to_owned(),
            model: text("Model"),
            firmware: text("FirmwareVersion"),
            serial: match text("SerialNumber") {
                none if none.is_empty() => text("ConnectedMACAddress"),
                serial => serial,
            },
            host_name: None,
        })
    }

    /// With the login accepted, the rest travels inside TLS where the device has it on, and only
    /// to the same device: behind address translation a port can be anybody's.
    async fn ask_identity(&self) -> Result<Identity, Error> {
        let here = self.who().await?;
        if self.web.channel().await == Channel::Pinned {
            return Ok(here);
        }
        let Ok(true) = self.ssl().await.map(|now| now.policy.https()) else {
            return Ok(here);
        };
        let port = self.https_port().await;
        let plain = self.web.wire().await;
        if self.web.move_into_tls(port).await.is_some() {
            match self.who().await {
                Ok(there) if there == here && !there.serial.is_empty() => {}
                _ => self.web.move_to(plain).await,
            }
        }
        Ok(here)
    }

    async fn date(&self) -> Result<Told, Error> {
        self.view("date view", &format!("{DATE}&action=view")).await
    }

    async fn ask_clock(&self) -> Result<Clock, Error> {
        let told = self.date().await?;
        let here = OffsetDateTime::now_utc();
        let device = told
            .moment("UTCTime")
            .ok_or_else(|| self.unreadable("date view", "no UTC time inside"))?;
        Ok(Clock {
            device,
            here,
            follows_ntp: told.text("SyncType") == Some("NTP"),
        })
    }

    /// The parts of a set date are local time, by the device's own zone.
    async fn set_date(&self) -> Result<(), Error> {
        let told = self.date().await?;
        let zone = match (told.moment("LocalTime"), told.moment("UTCTime")) {
            (Some(local), Some(utc)) => local - utc,
            _ => return Err(self.unreadable("date view", "no local time inside")),
        };
        let to = OffsetDateTime::now_utc() + zone;
        let path = format!(
            "{DATE}&action=set&SyncType=Manual&Year={}&Month={}&Day={}&Hour={}&Minute={}&Second={}",
            to.year(),
            u8::from(to.month()),
            to.day(),
            to.hour(),
            to.minute(),
            to.second()
        );
        self.change("date set", path).await
    }

    async fn ask_before(&self) -> Result<Before, Error> {
        let ssl = self.ssl().await?;
        let wire = self.web.wire().await;
        let mut assigned = vec![ssl.policy.name().to_owned()];
        assigned.extend(ssl.used().map(ToOwned::to_owned));
        Ok(Before {
            assigned,
            https: ssl.policy.https(),
            https_port: Some(self.https_port().await),
            http: ssl.policy.http(),
            http_port: None,
            served: wire.is_tls().then(|| wire.pin().first()).flatten(),
        })
    }

    async fn put_in(&self, trail: &Trail, upload: &Upload) -> Result<Uploaded, Error> {
        let (Some(leaf), Some(key)) = (upload.chain.first(), &upload.key) else {
            return Err(self.unreadable("ssl install", "certificate and key are sent together"));
        };
        let name = name_of(&trail.alias);
        let ssl = self.ssl().await?;
        if !ssl.holds(&name, leaf) {
            if let Some(other) = ssl.single_place_taken() {
                // One place only, and the web server may be using it: the factory's certificate
                // has to take over first.
                if !trail.unsettled {
                    return Ok(Uploaded {
                        trail: Trail {
                            unsettled: true,
                            ..trail.clone()
                        },
                        complete: false,
                    });
                }
                if ssl.policy.is_public() {
                    self.set_policy(ssl.policy.proprietary(), None).await?;
                    self.settle().await?;
                }
                self.remove(&ssl, other).await?;
            }
            self.install(&name, leaf, key).await?;
            // Its challenges are worth nothing any more, and it says so only by refusing.
            self.web.forget_challenge().await;
        }
        self.web.wire().await.pin().expect(leaf.fingerprint());
        Ok(Uploaded {
            trail: Trail {
                certificate: Some(name),
                ..trail.clone()
            },
            complete: true,
        })
    }

    /// As the vendor's document does it: the XML percent-encoded as one value without a name.
    async fn install(&self, name: &str, leaf: &Certificate, key: &PrivateKey) -> Result<(), Error> {
        if self.web.channel().await == Channel::Clear {
            return Err(Error::OnlyClearHttp {
                address: self.web.address().clone(),
            });
        }
        let certificate = leaf.pem();
        let key = key
            .pkcs1_pem()
            .ok_or_else(|| self.unreadable("ssl install", "the key is no RSA key"))?;
        let xml = Zeroizing::new(format!(
            "<SetHTTPSData><PublicCertName>{name}</PublicCertName>\
             <CertLength>{}</CertLength><CertData>{certificate}</CertData>\
             <KeyLength>{}</KeyLength><KeyData>{}</KeyData></SetHTTPSData>",
            certificate.len(),
            key.len(),
            key.as_str()
        ));
        let body = Zeroizing::new(ssl::percent(&xml));
        let query = Query::change("ssl install", Method::POST, format!("{SSL}&action=install"))
            .body(
                "application/x-www-form-urlencoded",
                body.as_bytes().to_vec(),
            )
            .accept("application/json")
            .within(Duration::from_secs(60));
        Told::read(&self.web.fetch(query).await?).map(drop)
    }

    /// Asks for a policy. The device drops the connection or redirects while it changes: both
    /// mean that it was heard.
    async fn set_policy(&self, policy: Policy, used: Option<&str>) -> Result<(), Error> {
        let mut path = format!("{SSL}&action=set&Policy={}", policy.name());
        if let Some(name) = used {
            path.push_str("&CertificateInUse=");
            path.push_str(name);
        }
        match self.change("ssl set", path).await {
            Err(Error::Cut { .. } | Error::Redirected { .. } | Error::Slow { .. }) => Ok(()),
            answer => answer,
        }
    }

    /// Waits for the web server to come back and holds on to what it shows then.
    async fn settle(&self) -> Result<(), Error> {
        let old = self.web.wire().await.pin().first();
        let port = self.https_port_known().await;
        let _ = self
            .web
            .watch(port, RETURN, |shown| Some(shown) != old)
            .await;
        match self.web.move_into_tls(port).await {
            Some(_) => Ok(()),
            None => Err(Error::Unreachable {
                address: self.web.address().at(port),
                cause: Cause::new("HTTPS does not come back"),
            }),
        }
    }

    /// The port in use, without asking.
    async fn https_port_known(&self) -> u16 {
        let wire = self.web.wire().await;
        match wire.is_tls() {
            true => wire.port(),
            false => self.https_port().await,
        }
    }

    async fn remove(&self, ssl: &Ssl, name: &str) -> Result<(), Error> {
        let parameter = match ssl.lists() {
            true => "CertificateName",
            false => "PublicCertificateName",
        };
        let path = format!("{SSL}&action=remove&{parameter}={name}");
        self.change("ssl remove", path).await
    }

    async fn serve(&self, trail: &Trail, before: &Before) -> Result<Outage, Error> {
        let name = trail
            .certificate
            .as_deref()
            .ok_or_else(|| self.unreadable("ssl set", "nothing was put in yet"))?;
        let ssl = self.ssl().await?;
        let used = ssl.lists().then_some(name);
        if ssl.policy.is_public() && ssl.used() == Some(name) {
            return Ok(Outage::Expected);
        }
        // HTTP stays as it is, where this firmware knows a policy for that.
        let gentle = Policy::public(before.http || !before.https);
        match self.set_policy(gentle, used).await {
            Err(Error::Fault { .. } | Error::NotOffered { .. }) if gentle.http() => {
                self.set_policy(Policy::public(false), used).await?;
            }
            answer => answer?,
        }
        Ok(Outage::Expected)
    }

    async fn go_back(&self, trail: &Trail, before: &Before) -> Result<Back, Error> {
        let ssl = self.ssl().await?;
        let wire = self.web.wire().await;
        if let Some(old) = before.served.filter(|old| wire.pin().first() != Some(*old)) {
            wire.pin().expect(old);
        }
        let mut wanted = before
            .assigned
            .first()
            .and_then(|name| Policy::by_name(name))
            .unwrap_or(ssl.policy);
        let name = before.assigned.get(1).map(String::as_str);
        let mut back = Back::AsBefore;
        if wanted.is_public() && !name.is_some_and(|name| ssl.has(name)) {
            wanted = wanted.proprietary();
            back = Back::Otherwise;
        }
        let used = name.filter(|_| ssl.lists() && wanted.is_public());
        let same_use = !wanted.is_public() || ssl.used() == name;
        if ssl.policy != wanted || !same_use {
            self.set_policy(wanted, used).await?;
            if wanted.https() && trail.unsettled {
                self.settle().await?;
            }
        }
        Ok(back)
    }

    async fn sweep(&self, trail: &Trail, keep: Keep) -> Result<u32, Error> {
        let ssl = self.ssl().await?;
        let mine = name_of(&trail.alias);
        let stem: String = OURS.chars().filter(char::is_ascii_alphanumeric).collect();
        let mut removed = 0;
        for name in ssl.names() {
            let in_use = ssl.policy.is_public() && ssl.used() == Some(name);
            let goes = name.starts_with(&stem)
                && !in_use
                && match keep {
                    Keep::Old => *name == mine,
                    Keep::New => *name != mine,
                };
            if !goes {
                continue;
            }
            match self.remove(&ssl, name).await {
                Ok(()) => removed += 1,
                Err(error @ Error::Fault { .. }) => {
                    log::info!("{} ssl remove {name}: {error}", self.web.address());
                }
                Err(error) => return Err(error),
            }
        }
        Ok(removed)
    }

    async fn switch_on(&self) -> Result<u16, Error> {
        let ssl = self.ssl().await?;
        let port = self.https_port().await;
        if ssl.policy.https() {
            return Ok(port);
        }
        let gentle = Policy::Proprietary { http: true };
        match self.set_policy(gentle, None).await {
            Err(Error::Fault { .. } | Error::NotOffered { .. }) => {
                self.set_policy(Policy::Proprietary { http: false }, None)
                    .await?;
            }
            answer => answer?,
        }
        Ok(port)
    }

    fn unreadable(&self, operation: &str, cause: &str) -> Error {
        Error::Unreadable {
            address: self.web.address().clone(),
            operation: operation.to_owned(),
            cause: Cause::new(cause),
        }
    }
}

/// Names are letters and digits alone.
fn name_of(alias: &str) -> String {
    let plain = alias.chars().filter(char::is_ascii_alphanumeric);
    plain.take(NAME).collect()
}

impl Device for Hanwha {
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
        Box::pin(self.ask_identity())
    }

    fn clock(&self) -> Answer<'_, Clock> {
        Box::pin(self.ask_clock())
    }

    fn set_clock(&self) -> Answer<'_, ()> {
        Box::pin(self.set_date())
    }

    fn capabilities(&self) -> Answer<'_, Capabilities> {
        Box::pin(async {
            // Readable for administrators only: tells whether this account is one.
            let _ = self.ssl().await?;
            Ok(Capabilities {
                key_from_here: true,
                rsa_lengths: vec![2048],
                set_clock: true,
                switch_https: true,
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

    fn activate<'a>(&'a self, trail: &'a Trail, before: &'a Before) -> Answer<'a, Outage> {
        Box::pin(self.serve(trail, before))
    }

    fn switch_https_on(&self) -> Answer<'_, u16> {
        Box::pin(self.switch_on())
    }

    fn put_back<'a>(&'a self, trail: &'a Trail, before: &'a Before) -> Answer<'a, Back> {
        Box::pin(self.go_back(trail, before))
    }

    fn clean_up<'a>(&'a self, trail: &'a Trail, keep: Keep) -> Answer<'a, u32> {
        Box::pin(self.sweep(trail, keep))
    }
}
