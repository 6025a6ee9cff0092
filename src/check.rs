//! The proof: what a client says about a camera's certificate, and why.
//!
//! The door of the area. One handshake is recorded ([`handshake`], judges nothing), then judged:
//! by the operating system's own store and rules ([`this_pc`]), and rung by rung ([`climb`]),
//! stopping at the first broken rung with what to do.

use serde::{Serialize, Serializer};
use time::OffsetDateTime;

use crate::certificate::{Certificate, Name};
use crate::device::{Address, Clock};
use crate::fl;

pub use client::{Case, Court, Rules};
pub use danger::Danger;
pub use finding::{Finding, Mend};
pub use foresight::{Foreseen, foresee, foresee_authority, foresee_issue};
pub use handshake::Handshake;
pub use ladder::{
    Clocks, Door, Fact, Kept, Ladder, Ports, Rung, RungId, Standing, Video, climb, kept,
};
pub use this_pc::SystemRoots;

pub mod audit;
mod client;
pub mod danger;
mod finding;
mod foresight;
pub mod handshake;
mod ladder;
mod path;
pub mod pin;
mod this_pc;

/// Whose rules judge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Client {
    /// This computer: the operating system's own store and rules.
    ThisPc,
    /// Chrome, Chromium, Edge.
    Chrome,
    /// Firefox.
    Firefox,
    /// Safari on macOS, iOS and iPadOS.
    Apple,
    /// Windows itself: Schannel, and the applications that use it.
    Windows,
    /// OpenSSL, and with it most video management systems on Linux.
    Openssl,
    /// Java, and with it some video management systems.
    Java,
}

impl Client {
    /// Every client, in the order they are shown.
    pub const ALL: [Self; 7] = [
        Self::ThisPc,
        Self::Chrome,
        Self::Firefox,
        Self::Apple,
        Self::Windows,
        Self::Openssl,
        Self::Java,
    ];

    /// Its name for `--client` and in answers.
    pub fn id(self) -> &'static str {
        match self {
            Self::ThisPc => "this-pc",
            Self::Chrome => "chrome",
            Self::Firefox => "firefox",
            Self::Apple => "apple",
            Self::Windows => "windows",
            Self::Openssl => "openssl",
            Self::Java => "java",
        }
    }

    /// Its name for a person.
    pub fn label(self) -> String {
        match self {
            Self::ThisPc => fl!("client-this-pc"),
            Self::Chrome => fl!("client-chrome"),
            Self::Firefox => fl!("client-firefox"),
            Self::Apple => fl!("client-apple"),
            Self::Windows => fl!("client-windows"),
            Self::Openssl => fl!("client-openssl"),
            Self::Java => fl!("client-java"),
        }
    }

    /// The client of that name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.id() == id)
    }
}

impl Serialize for Client {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// What one client says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// Who says it.
    pub client: Client,
    /// Whether it would show a padlock; `None` when camseal cannot tell: neither measured nor
    /// published.
    pub secure: Option<bool>,
    /// Why not, the first to mend first; empty when it is secure.
    pub findings: Vec<Finding>,
    /// What does not stop this client but is worth knowing: others may stop at it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Finding>,
}

/// How much a finding weighs for one client.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// It shows no padlock for this.
    Refuses,
    /// Whether it refuses is neither measured nor published.
    Unknown,
    /// It takes it; another client may not.
    Remark,
}

impl Verdict {
    /// Every finding with its weight for this client, the first to mend first.
    pub fn weighed(&self) -> impl Iterator<Item = (Severity, &Finding)> {
        let stops = match self.secure {
            Some(false) => Severity::Refuses,
            _ => Severity::Unknown,
        };
        let findings = self.findings.iter().map(move |f| (stops, f));
        findings.chain(self.notes.iter().map(|f| (Severity::Remark, f)))
    }

    /// Whether the client surely accepts the connection.
    pub fn is_secure(&self) -> bool {
        self.secure == Some(true)
    }
}

/// What is to be checked.
#[derive(Clone, Debug)]
pub struct Ask {
    /// Where the camera is reached; without a port, 443.
    pub address: Address,
    /// The name the client asks for; `None` = the address's host.
    pub name: Option<Name>,
    /// Roots to judge by *instead of* the system's store; empty = the system's store.
    pub roots: Vec<Certificate>,
    /// The camera's clock, when it was read.
    pub camera_clock: Option<Clock>,
    /// This computer's time, UTC.
    pub now: OffsetDateTime,
    /// Authorities whose key is in good hands, the site's own: recognised, never trusted by it.
    pub known: Vec<Certificate>,
    /// A moment that has surely been, such as when the site was last worked on.
    pub past: Option<OffsetDateTime>,
    /// Where plain HTTP answered before, when it is known.
    pub http_port: Option<u16>,
    /// Whether to ask the camera more than for a handshake: the time of its page, its video.
    pub beside: bool,
    /// Whether to ask the camera's own interface for its clock: a dozen questions for one camera,
    /// too many for a list.
    pub interface: bool,
    /// Whether to ask in which stores of this computer the root lies.
    pub stores: bool,
    /// Where the video is looked for; `None` = not at all.
    pub video: Option<Ports>,
    /// The system's store, which cameras of one list share; `None` = read anew, as a root may have
    /// been installed since.
    pub system: Option<SystemRoots>,
}

impl Ask {
    /// The usual question: this address, by its own name, with the system's store, now.
    pub fn new(address: Address) -> Self {
        Self {
            address,
            name: None,
            roots: Vec::new(),
            camera_clock: None,
            now: OffsetDateTime::now_utc(),
            known: Vec::new(),
            past: None,
            http_port: None,
            beside: false,
            interface: false,
            stores: false,
            video: None,
            system: None,
        }
    }

    /// The question for a list: what one camera tells in two connections. The stores are asked once
    /// for all, see [`audit::Audit::ask_stores`].
    pub fn of_many(address: Address) -> Self {
        Self {
            beside: true,
            video: Some(Ports::default()),
            ..Self::new(address)
        }
    }

    /// The same question as one of a list.
    pub fn among_many(self) -> Self {
        Self {
            interface: false,
            stores: false,
            ..self
        }
    }

    /// The doctor's question: everything that can be found out without a login.
    pub fn whole(address: Address) -> Self {
        Self {
            beside: true,
            interface: true,
            stores: true,
            video: Some(Ports::default()),
            ..Self::new(address)
        }
    }

    /// The name asked for, as it would stand in a certificate.
    pub fn asked_name(&self) -> Name {
        self.name
            .clone()
            .unwrap_or_else(|| match self.address.ip() {
                Some(ip) => Name::Ip(ip),
                None => Name::Dns(self.address.host().to_owned()),
            })
    }
}

/// What one client says of a recorded handshake.
///
/// `roots` are judged by *instead of* the system's store; none = the system's store.
pub fn verdict(
    client: Client,
    handshake: &Handshake,
    roots: &[Certificate],
    now: OffsetDateTime,
) -> Verdict {
    verdicts(handshake, roots, &[client], now)
        .pop()
        .unwrap_or_else(|| client::no_certificate(client, handshake))
}

/// What each of these clients says of one recorded handshake, in their order.
///
/// `roots` are judged by *instead of* the system's store; none = the system's store, for the other
/// clients too, since camseal installs its roots wherever a client looks.
pub fn verdicts(
    handshake: &Handshake,
    roots: &[Certificate],
    clients: &[Client],
    now: OffsetDateTime,
) -> Vec<Verdict> {
    verdicts_after(handshake, roots, &[], clients, now)
}

/// The same, with the certificates seen earlier at this and other addresses: Firefox refuses a
/// second one of the same issuer and serial number.
pub fn verdicts_after(
    handshake: &Handshake,
    roots: &[Certificate],
    earlier: &[Certificate],
    clients: &[Client],
    now: OffsetDateTime,
) -> Vec<Verdict> {
    let system = SystemRoots::default();
    let anchors = system.unless(roots);
    let court = Court::open(Case {
        handshake,
        roots: anchors,
        earlier,
        now,
    });
    clients
        .iter()
        .map(|client| match (&court, client) {
            (None, _) => client::no_certificate(*client, handshake),
            (Some(court), Client::ThisPc) => {
                this_pc::judge(court, handshake, roots, anchors, now).verdict
            }
            (Some(court), _) => court.verdict(*client),
        })
        .collect()
}

/// RFC 3339 in whole seconds, for JSON.
fn moment<S: Serializer>(at: &OffsetDateTime, serializer: S) -> Result<S::Ok, S::Error> {
    let text = at
        .replace_nanosecond(0)
        .unwrap_or(*at)
        .format(&time::format_description::well_known::Rfc3339)
        .map_err(serde::ser::Error::custom)?;
    serializer.serialize_str(&text)
}
