//! The families that can be practised, and what is theirs alone.
//!
//! Apart because doors, TLS, clock, accounts and accidents are the same for all of them, while a
//! maker's web interface is its own: one file each, with a [`Firmware`] and one line in
//! [`FAMILIES`].

use std::fmt::Debug;

use super::Options;
use super::camera::Inner;
use super::factory::Factory;
use super::key::Key;
use super::serve::{Call, Reply};
use super::witness::State;
use super::{axis, hanwha, reolink, synology};

/// Makes a camera's own interface, as it leaves the factory.
pub type Make = fn(&'static Factory, &Options) -> Box<dyn Firmware>;

/// One family.
#[derive(Debug)]
pub struct Family {
    /// As `--family` names it.
    pub id: &'static str,
    /// Which ONVIF services it has besides.
    pub onvif: Onvif,
    /// Whether HTTPS is on when it leaves the factory.
    pub https: bool,
    /// Its maker's own interface, as it leaves the factory.
    pub firmware: Option<Make>,
}

/// Which ONVIF services a family has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Onvif {
    /// None: the device service's path is not found.
    None,
    /// Device service and Advanced Security service.
    Keystore,
    /// Device service with the older certificate operations.
    Legacy,
}

/// Every family, in the order cameras take turns.
pub static FAMILIES: &[Family] = &[
    Family {
        id: "onvif-tls",
        onvif: Onvif::Keystore,
        https: true,
        firmware: None,
    },
    Family {
        id: "onvif-legacy",
        onvif: Onvif::Legacy,
        https: true,
        firmware: None,
    },
    axis::FAMILY,
    hanwha::FAMILY,
    reolink::FAMILY,
    synology::FAMILY,
    Family {
        id: "by-hand",
        onvif: Onvif::None,
        https: true,
        firmware: None,
    },
    Family {
        id: "uniview",
        onvif: Onvif::None,
        https: false,
        firmware: Some(super::uniview::firmware),
    },
    Family {
        id: "tvt",
        onvif: Onvif::None,
        https: false,
        firmware: Some(super::tvt::firmware),
    },
    Family {
        id: "dahua",
        onvif: Onvif::Legacy,
        https: false,
        firmware: Some(super::dahua::firmware),
    },
    Family {
        id: "hikvision",
        onvif: Onvif::Keystore,
        https: false,
        firmware: Some(super::hikvision::firmware),
    },
];

/// A maker's own interface: what it answers and what it serves. Not called from two requests at
/// once.
pub trait Firmware: Debug + Send {
    /// Answers one call on any path but ONVIF's (where the family has that). Accounts, clock,
    /// doors, oddities and ports are in `inner`; tricks on an operation are asked there by name
    /// ([`Inner::tricks`]) once the caller was let in.
    fn answer(&mut self, inner: &mut Inner, call: &Call) -> Reply;

    /// Chain and key the TLS server shows; `None` leaves that to ONVIF's assignment.
    fn served(&self) -> Option<(Vec<Vec<u8>>, &Key)>;

    /// Forgets what lives in memory only.
    fn restart(&mut self) {}

    /// Key and certificate it leaves the factory with, when they are its own.
    fn factory(&self) -> Option<&Factory> {
        None
    }

    /// An activation is undone, as a bad firmware does at its restart: the factory's certificate.
    fn forget_activation(&mut self);

    /// The realm of its HTTP digest, when it has one of its own.
    fn realm(&self) -> Option<String> {
        None
    }

    /// Adds what it holds to what tests see.
    fn show(&self, state: &mut State);
}

impl Inner {
    /// Lets the maker's own interface answer; `None` when the family has none.
    pub fn own_answer(&mut self, call: &Call) -> Option<Reply> {
        let mut own = self.firmware.take()?;
        let reply = own.answer(self, call);
        self.firmware = Some(own);
        Some(reply)
    }
}
