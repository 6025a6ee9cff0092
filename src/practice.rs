//! Practice cameras: real TLS servers on loopback, one a family, with that family's awkward parts.
//!
//! Apart from [`crate::device`] on purpose: they share no line of protocol code (other parser,
//! other builders, own login checks), so that a mistake in the client is not mirrored here. They
//! are strict where the standard is strict and awkward where real cameras are ([`Quirks`]).

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use crate::error::{Cause, Explain, Explanation};
use crate::explain;
use crate::secret::Secret;

use ahead::Ahead;
use announce::Announcer;
use beacon::Beacon;
use camera::Camera;
use family::{FAMILIES, Family};
pub use quirk::{
    Age, At, HandTime, Hangs, Https, Isapi, Lapi, Legacy, Login, Nvms, Part, Quirks, Reload, Trick,
    What,
};
pub use witness::{Received, State};

mod ahead;
mod announce;
mod axis;
mod beacon;
mod camera;
mod clock;
mod dahua;
mod der;
mod factory;
mod family;
mod gate;
mod hanwha;
mod hikvision;
mod holder;
mod key;
mod keystore;
mod legacy;
mod login;
mod multipart;
mod old_tls;
mod onvif;
mod pkcs12;
mod quirk;
mod reader;
mod reolink;
mod serve;
mod slot;
mod sntp;
mod soap;
mod subject;
mod synology;
mod tvt;
mod uniview;
mod web;
mod witness;
mod x509;
mod xml;

/// The families that can be practised, as `--family` names them.
pub fn families() -> Vec<&'static str> {
    FAMILIES.iter().map(|family| family.id).collect()
}

/// Which cameras to start, and how slow they are.
#[derive(Clone, Debug)]
pub struct Options {
    /// Families out of [`families`]; with more cameras than families they take turns.
    pub families: Vec<String>,
    /// How many cameras in all; 0 = one of each family.
    pub count: usize,
    /// The administrator's name. A second account, [`OPERATOR`], has the same password.
    pub user: String,
    /// The password of both accounts.
    pub password: Secret,
    /// How far the cameras' clocks are ahead (positive) or behind, in seconds.
    pub clock_offset_seconds: i64,
    /// UDP port at which the cameras ask time servers: [`NTP_PORT`] for real.
    pub ntp_port: u16,
    /// How long a camera takes to make a key.
    pub key_seconds: f64,
    /// How many RSA keys are made in the background from the start, so that making them does not
    /// compete with whoever practises. Each is used once; the time a camera takes stays.
    pub keys_ahead: usize,
    /// How long a camera is away when it restarts.
    pub restart_seconds: f64,
    /// The first camera's HTTP port; HTTPS is one above, the next camera two above. `None` = free
    /// ports.
    pub port_base: Option<u16>,
    /// UDP port at which the ONVIF cameras hear WS-Discovery probes from this computer, all through
    /// one ear: [`DISCOVERY_PORT`] for real, 0 = a free one. `None` = they stay silent.
    pub discovery: Option<u16>,
    /// UDP ports at which all cameras hear questions by mDNS and SSDP from this computer:
    /// [`ANNOUNCE_PORTS`] for real, 0 = a free one. `None` = they stay silent.
    pub announce: Option<(u16, u16)>,
    /// Each camera gets an address of its own, from this one on (127.0.0.0/8; Linux has all of
    /// them), and all the same ports when `port_base` is given. `None` = 127.0.0.1 for all.
    pub spread: Option<Ipv4Addr>,
    /// What is odd about them, for tests.
    pub quirks: Quirks,
}

/// Name of the account that is no administrator.
pub const OPERATOR: &str = "operator";

/// Where the standard has probes sent to (WS-Discovery 2005/04, 2.4).
pub const DISCOVERY_PORT: u16 = 3702;

/// Where time servers listen (RFC 4330).
pub const NTP_PORT: u16 = 123;

/// Where mDNS (RFC 6762 3) and SSDP (UPnP 1.1, 1.3) have questions sent to.
pub const ANNOUNCE_PORTS: (u16, u16) = (5353, 1900);

impl Options {
    fn address_of(&self, index: usize) -> Ipv4Addr {
        let first = self.spread.unwrap_or(Ipv4Addr::LOCALHOST);
        match self.spread {
            Some(_) => Ipv4Addr::from(u32::from(first).saturating_add(index as u32)),
            None => first,
        }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self {
            families: families().into_iter().map(str::to_owned).collect(),
            count: 0,
            user: "admin".to_owned(),
            password: Secret::new("practice"),
            clock_offset_seconds: 0,
            ntp_port: NTP_PORT,
            key_seconds: 2.0,
            keys_ahead: 0,
            restart_seconds: 3.0,
            port_base: None,
            discovery: None,
            announce: None,
            spread: None,
            quirks: Quirks::default(),
        }
    }
}

/// Why a practice camera does not start.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No practice camera of that name exists.
    #[error("no practice camera of family {family:?}")]
    UnknownFamily {
        /// What was asked for.
        family: String,
    },
    /// A port on loopback cannot be taken.
    #[error("port {port} on 127.0.0.1 cannot be taken")]
    Port {
        /// 0 = any.
        port: u16,
        /// The system's reason.
        #[source]
        cause: Cause,
    },
    /// A number makes no sense: a negative time, or a port base too high for so many cameras.
    #[error("{option} {value} is out of range")]
    Range {
        /// Which option.
        option: &'static str,
        /// Its value.
        value: String,
    },
    /// The factory certificate cannot be made.
    #[error("the factory certificate cannot be made")]
    Factory(#[source] Cause),
}

impl Explain for Error {
    fn explain(&self) -> Explanation {
        match self {
            Self::UnknownFamily { family } => {
                explain!("error-practice-family", family = family.as_str(); known = families().join(", "))
            }
            Self::Port { port, .. } => explain!("error-practice-port", port = port.to_string()),
            Self::Range { option, value } => {
                explain!(
                    "error-practice-range",
                    option = (*option).to_owned(),
                    given = value.clone()
                )
            }
            Self::Factory(_) => explain!("error-practice-factory"),
        }
    }
}

/// One running practice camera; dropping it closes its doors.
#[derive(Debug)]
pub struct PracticeCamera {
    /// Its family, out of [`families`].
    pub family: &'static str,
    /// 127.0.0.1, or one of its own; see [`Options::spread`].
    pub address: IpAddr,
    /// HTTP port.
    pub http_port: u16,
    /// HTTPS port; open when HTTPS is on.
    pub https_port: u16,
    /// The administrator's name.
    pub user: String,
    camera: Arc<Camera>,
    /// Its own ear, and the one in the group that it shares with the others.
    beacon: Option<Arc<Beacon>>,
    group: Option<Arc<Beacon>>,
    announcer: Option<Arc<Announcer>>,
}

impl PracticeCamera {
    /// What the camera looks like inside, now.
    pub fn state(&self) -> State {
        self.camera.state()
    }

    /// Every request since the start, in order. Bodies may hold secrets of the practice.
    pub fn received(&self) -> Vec<Received> {
        self.camera.received()
    }

    /// Every SOAP answer since the start: operation and envelope, for judging by the schema.
    pub fn answered(&self) -> Vec<(String, String)> {
        self.camera.answered()
    }

    /// The UDP port at which it hears probes; see [`Options::discovery`].
    pub fn discovery_port(&self) -> Option<u16> {
        self.beacon.as_ref().map(|beacon| beacon.port())
    }

    /// How many keys lie ready for all cameras of the batch; see [`Options::keys_ahead`].
    pub fn keys_ahead(&self) -> usize {
        self.camera.ahead.ready()
    }

    /// The UDP ports at which it hears mDNS and SSDP; see [`Options::announce`].
    pub fn announce_ports(&self) -> Option<(u16, u16)> {
        self.announcer.as_ref().map(|announcer| announcer.ports())
    }

    /// Its own id, as GetEndpointReference and probe matches tell it.
    pub fn endpoint(&self) -> &str {
        self.camera.endpoint()
    }

    /// Makes the camera odd in another way from now on; whoever stood in between is gone. What
    /// the factory decides (free places, HTTPS at the start) stays as it is.
    pub fn bend(&self, quirks: Quirks) {
        self.camera.bend(quirks);
    }

    /// Puts it back as it left the factory, as with a pin in its hole: certificates, accounts and
    /// everything it was told are gone. What it received stays to be read.
    pub fn reset(&self) {
        self.camera.reset();
    }
}

impl Drop for PracticeCamera {
    fn drop(&mut self) {
        self.camera.stop();
        drop(self.group.take());
    }
}

/// Starts the cameras; they run on the current tokio runtime until dropped.
///
/// # Errors
/// [`Error::UnknownFamily`], [`Error::Range`], [`Error::Port`], [`Error::Factory`]; then nothing
/// keeps running.
pub async fn start(options: Options) -> Result<Vec<PracticeCamera>, Error> {
    let families: Vec<&'static Family> = if options.families.is_empty() {
        FAMILIES.iter().collect()
    } else {
        let known = |wanted: &String| {
            FAMILIES
                .iter()
                .find(|f| f.id == wanted)
                .ok_or_else(|| Error::UnknownFamily {
                    family: wanted.clone(),
                })
        };
        options
            .families
            .iter()
            .map(known)
            .collect::<Result<_, _>>()?
    };
    let count = if options.count == 0 {
        families.len()
    } else {
        options.count
    };
    for (option, seconds) in [
        ("key-seconds", options.key_seconds),
        ("restart-seconds", options.restart_seconds),
    ] {
        // A day is far longer than any camera takes and far from overflowing a Duration.
        if !(0.0..=86_400.0).contains(&seconds) {
            return Err(Error::Range {
                option,
                value: seconds.to_string(),
            });
        }
    }
    if let Some(first) = options.spread
        && !(first.is_loopback() && options.address_of(count).is_loopback())
    {
        return Err(Error::Range {
            option: "spread",
            value: first.to_string(),
        });
    }
    let pairs = if options.spread.is_some() { 1 } else { count };
    if let Some(base) = options.port_base
        && (base == 0 || usize::from(base) + 2 * pairs > 65_536)
    {
        return Err(Error::Range {
            option: "port-base",
            value: base.to_string(),
        });
    }
    let ahead = Ahead::begin(options.keys_ahead);
    let options = Arc::new(options);
    let mut cameras = Vec::with_capacity(count);
    for index in 0..count {
        let Some(&family) = families.get(index % families.len()) else {
            break;
        };
        let camera = Camera::start(family, index, Arc::clone(&options), Arc::clone(&ahead)).await?;
        cameras.push(PracticeCamera {
            family: family.id,
            address: IpAddr::V4(camera.address()),
            http_port: camera.http_port(),
            https_port: camera.https_port(),
            user: options.user.clone(),
            camera,
            beacon: None,
            group: None,
            announcer: None,
        });
    }
    let all: Vec<_> = cameras.iter().map(|c| Arc::downgrade(&c.camera)).collect();
    // Who has an address of its own is also asked there directly, and answers for itself alone.
    let own = |camera: &Arc<Camera>| options.spread.map(|_| camera.address());
    if let Some(port) = options.discovery {
        let beacon = Arc::new(Beacon::start(None, port, all.clone())?);
        for camera in &mut cameras {
            camera.beacon = Some(match own(&camera.camera) {
                Some(address) => {
                    let this = vec![Arc::downgrade(&camera.camera)];
                    Arc::new(Beacon::start(Some(address), beacon.port(), this)?)
                }
                None => Arc::clone(&beacon),
            });
        }
        for camera in &mut cameras {
            camera.group = Some(Arc::clone(&beacon));
        }
    }
    if let Some(ports) = options.announce {
        let announcer = Arc::new(Announcer::start(ports, &all, options.spread.is_some())?);
        for camera in &mut cameras {
            camera.announcer = Some(Arc::clone(&announcer));
        }
    }
    Ok(cameras)
}
