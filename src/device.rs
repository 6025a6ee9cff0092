//! Cameras and recorders: what every family can be asked, whatever it speaks.
//!
//! The door of the area: [`Device`] is the contract between a family (one file each) and the work
//! that drives it. Each verb changes at most one thing on the device, so that [`crate::work`] can
//! save the [`Trail`] between two requests and a killed program goes on where it stood.

use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::certificate::{Certificate, Fingerprint, PrivateKey, Subject};
use crate::secret::Secret;

pub use address::{Address, Scheme};
pub use error::Error;
pub use family::{Evidence, FAMILIES, Family};
pub use identify::identify;
pub use time_server::{OddTimeServer, TimeServer};

mod address;
mod auth;
mod axis;
mod combined;
mod conversation;
mod dahua;
mod error;
mod family;
mod hanwha;
mod hikvision;
mod http;
mod identify;
mod lift;
mod manual;
pub mod media;
mod onvif;
mod reolink;
mod soap;
mod synology;
mod time_server;
pub mod tls;
mod tvt;
mod uniview;
mod web;
mod xml;

/// What a verb answers: boxed, so that families fit behind `dyn Device`.
pub type Answer<'a, T> = BoxFuture<'a, Result<T, Error>>;

/// User name and password of one device. No `Debug` of the password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credentials {
    /// The account, which must be an administrator of the device.
    pub user: String,
    /// Its password; sent once, never retried after a refusal.
    pub password: Secret,
}

/// What a device says of itself. All of it is foreign text: show it through a filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// Maker, as the device spells it.
    pub manufacturer: String,
    /// Model.
    pub model: String,
    /// Firmware version.
    pub firmware: String,
    /// Serial number.
    pub serial: String,
    /// Host name, when it has one.
    pub host_name: Option<String>,
}

/// The device's clock, read at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// What the device believes, in UTC.
    pub device: OffsetDateTime,
    /// This computer's time when the answer came.
    pub here: OffsetDateTime,
    /// Whether it follows a time server (NTP).
    pub follows_ntp: bool,
}

impl Clock {
    /// How far the device is ahead (positive) or behind.
    pub fn offset(&self) -> time::Duration {
        self.device - self.here
    }
}

/// How a certificate can come into this device.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capabilities {
    /// The device makes its own key and a request (CSR). Preferred.
    pub key_on_camera: bool,
    /// It takes a key made here.
    pub key_from_here: bool,
    /// RSA lengths in bit it can make or take; empty = not told.
    pub rsa_lengths: Vec<u32>,
    /// It makes or takes P-256 keys.
    pub p256: bool,
    /// Its clock can be set.
    pub set_clock: bool,
    /// It can be told which time server (NTP) its clock follows.
    #[serde(default)]
    pub time_server: bool,
    /// HTTPS can be switched on by us.
    pub switch_https: bool,
    /// It can be restarted by us.
    pub restart: bool,
    /// Free places for keys, certificates, paths; `None` = not told.
    pub free: Option<Free>,
    /// Why a way is missing, for the plan's fold (facts, not prose).
    pub tls_versions: Vec<String>,
    /// The family whose interface makes keys and takes certificates, when it is another than the
    /// one that does the rest.
    #[serde(default)]
    pub keys_by: Option<String>,
    /// The device gives up the certificate it serves before it makes a key: see
    /// [`Trail::unsettled`].
    #[serde(default)]
    pub gives_up_first: bool,
}

/// Free places in a device's key store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Free {
    /// For keys.
    pub keys: u32,
    /// For certificates.
    pub certificates: u32,
    /// For certification paths.
    pub paths: u32,
}

/// What the device looked like before we touched it, to put it back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Before {
    /// Ids of what its HTTPS server was assigned (paths or certificates).
    pub assigned: Vec<String>,
    /// Whether HTTPS was on.
    pub https: bool,
    /// Its HTTPS port as the device tells it.
    pub https_port: Option<u16>,
    /// Whether HTTP was on.
    pub http: bool,
    /// Its HTTP port as the device tells it.
    pub http_port: Option<u16>,
    /// SHA-256 of the certificate it served, when HTTPS answered.
    pub served: Option<Fingerprint>,
}

/// What camseal has made on a device so far. Saved after every change; ids are the device's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trail {
    /// Our name for the objects of this attempt, at most 32 ASCII characters, saved *before* the
    /// first change, so that objects whose answer got lost are found again.
    pub alias: String,
    /// Key pair.
    pub key: Option<String>,
    /// Camera certificate.
    pub certificate: Option<String>,
    /// Intermediates above it.
    pub intermediates: Vec<String>,
    /// Certification path.
    pub path: Option<String>,
    /// The device was asked, or is about to be, to give up the certificate it serves: until ours
    /// appears it may show one that nobody has seen before (its factory's). Saved before that.
    #[serde(default)]
    pub unsettled: bool,
}

/// Which key a device is to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeyWish {
    /// RSA of so many bit.
    Rsa(u32),
    /// NIST P-256.
    P256,
}

/// State of a key a device makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyState {
    /// Usable.
    Ready,
    /// Still being made.
    Making,
    /// The device says it is unusable.
    Broken,
}

/// A key being made on the device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyMade {
    /// The device's id.
    pub id: String,
    /// How long the device says it takes.
    pub estimate: Option<Duration>,
}

/// What is uploaded.
#[derive(Clone, Debug)]
pub struct Upload {
    /// Camera certificate first, then intermediates; never the root.
    pub chain: Vec<Certificate>,
    /// The key, when it was made here.
    pub key: Option<PrivateKey>,
}

/// What happened to a restart or switch request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outage {
    /// It goes on answering.
    None,
    /// It will be gone for a while.
    Expected,
}

/// The answer of a verb that a family has not.
fn not_offered<'a, T: Send + 'a>(address: &Address, operation: &str) -> Answer<'a, T> {
    let error = Error::NotOffered {
        address: address.clone(),
        operation: operation.to_owned(),
    };
    Box::pin(async move { Err(error) })
}

/// One device, logged in. What a family cannot do it leaves out: the verb then answers
/// [`Error::NotOffered`], and its [`Capabilities`] say so before. Each verb changes at most one thing and, where it can, first looks
/// whether that thing was already done under the trail's alias.
pub trait Device: Send + Sync {
    /// The address the person reaches it by.
    fn address(&self) -> &Address;
    /// The family that drives it.
    fn family(&self) -> &'static Family;
    /// How requests travel now. A conversation begun in the clear may have moved into TLS since.
    fn channel(&self) -> Answer<'_, Channel>;
    /// Who it is. Needs the login: the first real test of the password.
    fn identity(&self) -> Answer<'_, Identity>;
    /// Its clock. Never needs the login where the standard says so.
    fn clock(&self) -> Answer<'_, Clock> {
        not_offered(self.address(), "clock")
    }
    /// Sets its clock to this computer's time (UTC), keeping its time zone.
    fn set_clock(&self) -> Answer<'_, ()> {
        not_offered(self.address(), "set clock")
    }
    /// The time server it follows now; `None` when its clock is left to itself, or follows one that
    /// the network names (DHCP).
    fn follows(&self) -> Answer<'_, Option<TimeServer>> {
        not_offered(self.address(), "time server")
    }
    /// Makes its clock follow this time server. Whether it gets the time from there shows only its
    /// clock, and that perhaps a minute later.
    fn follow<'a>(&'a self, server: &'a TimeServer) -> Answer<'a, ()> {
        let _ = server;
        not_offered(self.address(), "time server")
    }
    /// What it can do, including whether this account may do it ([`Error::NotAdministrator`]).
    fn capabilities(&self) -> Answer<'_, Capabilities>;
    /// What it looks like now.
    fn before(&self) -> Answer<'_, Before>;
    /// Starts making a key on the device.
    fn make_key<'a>(&'a self, _trail: &'a Trail, _wish: KeyWish) -> Answer<'a, KeyMade> {
        not_offered(self.address(), "make a key")
    }
    /// Whether that key is ready.
    fn key_state<'a>(&'a self, _trail: &'a Trail) -> Answer<'a, KeyState> {
        not_offered(self.address(), "make a key")
    }
    /// The device's request (CSR) for that key, DER. What of the subject it has no field for is
    /// left out.
    fn request<'a>(&'a self, _trail: &'a Trail, _subject: &'a Subject) -> Answer<'a, Vec<u8>> {
        not_offered(self.address(), "make a request")
    }
    /// Puts one more object of the upload into the device and answers the grown trail; called
    /// again until [`Uploaded::complete`].
    fn upload<'a>(&'a self, trail: &'a Trail, upload: &'a Upload) -> Answer<'a, Uploaded>;
    /// Makes the device serve what was uploaded (assignment). Does not switch HTTPS on.
    fn activate<'a>(&'a self, trail: &'a Trail, before: &'a Before) -> Answer<'a, Outage>;
    /// Before a key made here travels: switches HTTPS on with a certificate the device has already,
    /// and goes on inside it. `before` is saved, so that [`Device::put_back`] undoes it. Answers
    /// how requests travel now; where nothing can be done, as they did.
    fn enter_tls<'a>(&'a self, before: &'a Before) -> Answer<'a, Channel> {
        let _ = before;
        self.channel()
    }
    /// Switches HTTPS on (never touches HTTP) and answers the port it is on.
    fn switch_https_on(&self) -> Answer<'_, u16> {
        not_offered(self.address(), "switch HTTPS on")
    }
    /// Switches plain HTTP off, for good; only asked once HTTPS was proved.
    fn switch_http_off(&self) -> Answer<'_, ()> {
        not_offered(self.address(), "switch HTTP off")
    }
    /// Restarts the device.
    fn restart(&self) -> Answer<'_, ()> {
        not_offered(self.address(), "restart")
    }
    /// Puts assignment and protocols back to `before`, as far as the device lets us.
    fn put_back<'a>(&'a self, trail: &'a Trail, before: &'a Before) -> Answer<'a, Back>;
    /// Removes objects of ours: with [`Keep::New`] those of older attempts, with [`Keep::Old`]
    /// those of this trail. Never somebody else's. Answers how many were removed.
    fn clean_up<'a>(&'a self, trail: &'a Trail, keep: Keep) -> Answer<'a, u32>;
    /// The root that the device itself has made and signs with, where it hands that out.
    fn own_root(&self) -> Answer<'_, Option<Certificate>> {
        Box::pin(async { Ok(None) })
    }
}

/// What a device looks like after being put back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Back {
    /// As it was.
    AsBefore,
    /// It works, but serves another certificate than before: the device had to give the old one
    /// up and its key is in no hand of ours.
    Otherwise,
}

/// Which of our objects stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// The trail's; older ones of ours go.
    New,
    /// What was there before; the trail's go.
    Old,
}

/// How far an upload is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uploaded {
    /// The trail with the new ids.
    pub trail: Trail,
    /// Whether nothing is left to put in.
    pub complete: bool,
}

/// What was found out about an address without logging in.
#[derive(Clone, Debug)]
pub struct Identified {
    /// The address asked.
    pub address: Address,
    /// The family that fits; "by hand" when none answers.
    pub family: &'static Family,
    /// Why: ids of the signs seen, in the order they were asked.
    pub signs: Vec<Sign>,
    /// Whether the password would travel over TLS.
    pub channel: Channel,
    /// The certificate HTTPS serves now.
    pub served: Option<Certificate>,
    /// Port of HTTPS, when one answered.
    pub https_port: Option<u16>,
    /// Port of HTTP, when one answered.
    pub http_port: Option<u16>,
    /// What the device said of itself without a login.
    pub identity: Identity,
    /// Its clock, when it told it.
    pub clock: Option<Clock>,
    /// The certificate issued for it, filled in by whoever knows: it may take the place of
    /// `served` while we connect, when an activation was asked for shortly before.
    pub expected: Option<Fingerprint>,
}

/// One unauthenticated observation, for "why this family".
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sign {
    /// Nothing listens at this port.
    PortClosed(u16),
    /// TLS answered, with this version.
    Tls(String),
    /// TLS, but only versions or key exchanges modern programs refuse (version named).
    OldTls(String),
    /// Plain HTTP answered.
    Http,
    /// The ONVIF device service told the time.
    OnvifClock,
    /// ONVIF lists the Advanced Security service with a TLS server.
    OnvifKeystore,
    /// ONVIF tells of the certificate operations of the device service.
    OnvifLegacy,
    /// ONVIF answers, but offers no certificates.
    OnvifWithoutCertificates,
    /// The question only devices of this family answer was answered (its id named).
    Maker(&'static str),
}

/// How the login would travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// HTTPS, pinned to the certificate seen first.
    Pinned,
    /// HTTP; only digest or digest token, and only after the technician agreed.
    Clear,
    /// Neither answered.
    Unreachable,
}

/// Whether the technician agreed to send a digest login over plain HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum ClearHttp {
    /// Not asked, or no.
    #[default]
    Refused,
    /// Agreed for this device.
    Agreed,
}

/// A device ready to be driven.
pub type Connected = Arc<dyn Device>;

/// Prepares driving a device with the family and over the channel that [`identify`] found. The
/// password is not sent yet: [`Device::identity`] is its first test.
///
/// # Errors
/// [`Error::OnlyClearHttp`] when the login would travel over plain HTTP and nobody agreed,
/// [`Error::OldTls`] or [`Error::Unreachable`] when there is no way at all,
/// [`Error::NoCertificateService`] when the device does not offer what the family needs.
pub async fn connect(
    address: &Address,
    seen: &Identified,
    credentials: &Credentials,
    clear_http: ClearHttp,
) -> Result<Connected, Error> {
    let contact = family::Contact {
        address: address.clone(),
        seen: seen.clone(),
        credentials: credentials.clone(),
        clear_http,
    };
    (seen.family.connect)(contact).await
}

/// What the names of our objects on devices begin with.
pub const OURS: &str = "camseal-";

/// Whether an object on a device is ours, by its name.
fn is_ours(name: &str) -> bool {
    name.get(..OURS.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(OURS))
}
