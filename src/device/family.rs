//! The list of families: who is driven by which interface, and on what evidence.
//!
//! Apart because it is the only place that names them all. A family is one file that holds its
//! [`Family`] value, and one line in [`FAMILIES`]; how it recognises its devices and how it drives
//! them are functions of that value. What it drives them with is its own affair: a family may
//! take some stages from another one's [`super::Device`] and wrap it.

use std::fmt;

use futures::future::BoxFuture;

use super::http::Wire;
use super::tls::Pin;
use super::web::Web;
use super::{
    Address, Channel, ClearHttp, Connected, Credentials, Error, Identified, Identity, Scheme, Sign,
    axis, hanwha, manual, onvif, reolink, synology,
};
use crate::certificate::Certificate;
use crate::error::Cause;
use crate::fl;

/// On what evidence a family is called supported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Others have run these calls against real units and said so in public.
    TriedByOthers,
    /// The maker's own code or document shows the calls.
    VendorDocument,
    /// State and HTTPS are confirmed; how a certificate comes in is not public, so that is left to
    /// ONVIF or to a person.
    Half,
    /// Only the standard says so.
    StandardOnly,
    /// No interface is used; the technician does it, guided.
    ByHand,
}

impl Evidence {
    /// In the person's language.
    pub fn label(self) -> String {
        match self {
            Self::TriedByOthers => fl!("evidence-tried"),
            Self::VendorDocument => fl!("evidence-vendor"),
            Self::Half => fl!("evidence-half"),
            Self::StandardOnly => fl!("evidence-standard"),
            Self::ByHand => fl!("evidence-by-hand"),
        }
    }
}

/// Devices that speak one management interface.
pub struct Family {
    /// Name for `--family` and in answers.
    pub id: &'static str,
    /// Evidence level.
    pub evidence: Evidence,
    /// Its name in the person's language.
    pub(super) label: fn() -> String,
    /// The one cheap question, without a login, that only devices of this family answer so.
    /// `None` when [`super::identify`] finds the family out by its questions to all devices.
    pub(super) probe: Option<Probe>,
    /// Ports besides 443 and 80 where its web interface usually is, with TLS.
    pub(super) ports: &'static [u16],
    /// Prepares driving a device.
    pub(super) connect: Connect,
}

/// Asks the device behind `Web` and answers what was recognised; errors count as "not mine".
pub(super) type Probe = for<'a> fn(&'a Web) -> BoxFuture<'a, Result<Option<Recognised>, Error>>;
/// Makes a [`super::Device`]; the password is not sent yet.
pub(super) type Connect = fn(Contact) -> BoxFuture<'static, Result<Connected, Error>>;

/// What a probe's answer told besides the family.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Recognised {
    /// What the device said of itself.
    pub(super) identity: Identity,
    /// Its HTTPS port, when it told it.
    pub(super) https_port: Option<u16>,
    /// What tells this device from its neighbours (a serial number, a realm with a hardware
    /// address), when the answer holds such a thing.
    pub(super) mark: Option<String>,
}

/// Every family camseal knows, in the order they are asked. The makers' own interfaces come
/// first: most of their devices speak some ONVIF too, and the more is known about the first.
pub static FAMILIES: &[&Family] = &[
    &axis::FAMILY,
    &hanwha::FAMILY,
    &reolink::FAMILY,
    &synology::FAMILY,
    &super::uniview::FAMILY,
    &super::tvt::FAMILY,
    &super::dahua::FAMILY,
    &super::hikvision::FAMILY,
    &onvif::TLS,
    &onvif::LEGACY,
    &manual::FAMILY,
];

impl Family {
    /// The family with this id.
    pub fn by_id(id: &str) -> Option<&'static Self> {
        FAMILIES.iter().copied().find(|f| f.id == id)
    }

    /// Advanced Security service of ONVIF.
    pub fn onvif_tls() -> &'static Self {
        &onvif::TLS
    }

    /// Certificate operations of the ONVIF device service.
    pub fn onvif_legacy() -> &'static Self {
        &onvif::LEGACY
    }

    /// Guided, no interface.
    pub fn by_hand() -> &'static Self {
        &manual::FAMILY
    }

    /// In the person's language.
    pub fn label(&self) -> String {
        (self.label)()
    }
}

impl PartialEq for Family {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Family {}

impl fmt::Debug for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Family({})", self.id)
    }
}

/// Everything a family needs to begin: where, what was seen there, who logs in.
pub(super) struct Contact {
    pub(super) address: Address,
    pub(super) seen: Identified,
    pub(super) credentials: Credentials,
    pub(super) clear_http: ClearHttp,
}

impl Contact {
    /// The wire the login will travel over: pinned TLS, or plain HTTP where the person agreed.
    ///
    /// # Errors
    /// [`Error::OnlyClearHttp`] when nobody agreed, [`Error::OldTls`] or [`Error::Unreachable`]
    /// when there is no way at all.
    pub(super) fn wire(&self) -> Result<Wire, Error> {
        let Self { address, seen, .. } = self;
        let served = seen.served.as_ref().map(Certificate::fingerprint);
        let (scheme, port) = match (seen.channel, seen.https_port, seen.http_port) {
            (Channel::Pinned, Some(port), _) => (Scheme::Https, port),
            (Channel::Clear, _, Some(port)) if self.clear_http == ClearHttp::Agreed => {
                (Scheme::Http, port)
            }
            (Channel::Clear, _, Some(_)) => return Err(self.only_clear()),
            _ => return Err(self.no_way()),
        };
        // Plain HTTP has no certificate yet; the pin is set when the work moves into TLS.
        let pin = Pin::new(served.filter(|_| scheme == Scheme::Https));
        if let Some(issued) = seen.expected {
            pin.expect(issued);
        }
        Wire::new(address, scheme, port, pin)
    }

    /// Pinned TLS or nothing: for logins that are readable by whoever listens.
    ///
    /// # Errors
    /// As [`Self::wire`]; [`Error::OnlyClearHttp`] even where the person agreed to digest logins.
    pub(super) fn secure_wire(&self) -> Result<Wire, Error> {
        match self.wire()? {
            wire if wire.is_tls() => Ok(wire),
            _ => Err(self.only_clear()),
        }
    }

    fn only_clear(&self) -> Error {
        Error::OnlyClearHttp {
            address: self.address.clone(),
        }
    }

    fn no_way(&self) -> Error {
        let address = self.address.clone();
        let old = self.seen.signs.iter().find_map(|sign| match sign {
            Sign::OldTls(version) => Some(version.clone()),
            _ => None,
        });
        match old {
            Some(version) => Error::OldTls { address, version },
            None => Error::Unreachable {
                address,
                cause: Cause::new("neither HTTPS nor HTTP answers"),
            },
        }
    }
}
