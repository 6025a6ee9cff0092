//! The cameras' ears for mDNS and SSDP, and what they answer.
//!
//! Apart from the cameras because one computer has one port of each kind: one ear in each group
//! hears for all of them; a camera with an address of its own is also asked there directly. Callers
//! on loopback only. Strict: what is not well-formed is met with silence.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Weak};
use std::time::Duration;

use socket2::{Domain, Protocol, Socket, Type};
use tokio::net::UdpSocket;
use tokio::task::AbortHandle;

use super::Error;
use super::camera::Camera;
use crate::error::Cause;

mod dns;
mod upnp;

pub use upnp::{DESCRIPTION, description};

const DNS_GROUP: Ipv4Addr = Ipv4Addr::new(224, 0, 0, 251);
const UPNP_GROUP: Ipv4Addr = Ipv4Addr::new(239, 255, 255, 250);
/// Answers are spread over so many milliseconds.
const SPREAD: u64 = 400;

/// What a camera says of itself.
#[derive(Clone, Debug)]
pub struct Announcement {
    /// Its name.
    pub name: String,
    /// Its model.
    pub model: String,
    /// Its serial number.
    pub serial: String,
    /// `urn:uuid:…`
    pub endpoint: String,
    /// Its address.
    pub address: Ipv4Addr,
    /// HTTP port, when open.
    pub http: Option<u16>,
    /// HTTPS port, when open.
    pub https: Option<u16>,
    /// Whether it announces its video: then it is known for a camera by more than its name.
    pub has_video: bool,
}

/// From a question and a camera to an answer.
type Speak = fn(&[u8], &Announcement) -> Option<Vec<u8>>;

/// The running ears; dropping it closes them.
#[derive(Debug)]
pub struct Announcer {
    ports: (u16, u16),
    tasks: Vec<AbortHandle>,
}

impl Announcer {
    /// Listens at these ports (0 = any) of mDNS and SSDP for these cameras; `spread` = each at its
    /// own address too.
    ///
    /// # Errors
    /// [`Error::Port`].
    pub fn start(ports: (u16, u16), cameras: &[Weak<Camera>], spread: bool) -> Result<Self, Error> {
        let mut started = Self {
            ports,
            tasks: Vec::new(),
        };
        started.ports.0 = started.listen(DNS_GROUP, ports.0, cameras, spread, dns::answer)?;
        started.ports.1 = started.listen(UPNP_GROUP, ports.1, cameras, spread, upnp::answer)?;
        Ok(started)
    }

    /// The UDP ports of mDNS and SSDP.
    pub fn ports(&self) -> (u16, u16) {
        self.ports
    }

    fn listen(
        &mut self,
        group: Ipv4Addr,
        port: u16,
        cameras: &[Weak<Camera>],
        spread: bool,
        speak: Speak,
    ) -> Result<u16, Error> {
        let shared = Arc::new(ear(None, Some(group), port)?);
        let port = shared
            .local_addr()
            .map_err(|e| Error::Port {
                port,
                cause: Cause::new(e),
            })?
            .port();
        let mut voices = Vec::new();
        for camera in cameras {
            let own = camera.upgrade().map(|c| c.address()).filter(|_| spread);
            let voice = match own {
                Some(address) => {
                    let voice = Arc::new(ear(Some(address), None, port)?);
                    let alone = vec![(camera.clone(), Arc::clone(&voice))];
                    self.hear(Arc::clone(&voice), alone, speak);
                    voice
                }
                None => Arc::clone(&shared),
            };
            voices.push((camera.clone(), voice));
        }
        self.hear(shared, voices, speak);
        Ok(port)
    }

    fn hear(
        &mut self,
        ear: Arc<UdpSocket>,
        voices: Vec<(Weak<Camera>, Arc<UdpSocket>)>,
        speak: Speak,
    ) {
        let task = tokio::spawn(hear(ear, voices, speak)).abort_handle();
        self.tasks.push(task);
    }
}

impl Drop for Announcer {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
    }
}

fn ear(own: Option<Ipv4Addr>, group: Option<Ipv4Addr>, port: u16) -> Result<UdpSocket, Error> {
    let error = |e: std::io::Error| Error::Port {
        port,
        cause: Cause::new(e),
    };
    let socket = Socket::new(Domain::IPV4, Type::DGRAM, Some(Protocol::UDP)).map_err(error)?;
    // Other responders of this computer (Avahi, a media server) listen there as well.
    socket.set_reuse_address(true).map_err(error)?;
    let local = own.unwrap_or(Ipv4Addr::UNSPECIFIED);
    socket
        .bind(&SocketAddr::from((local, port)).into())
        .map_err(error)?;
    if let Some(group) = group
        && let Err(error) = socket.join_multicast_v4(&group, &Ipv4Addr::LOCALHOST)
    {
        log::warn!("practice cameras hear only direct questions: {error}");
    }
    socket.set_nonblocking(true).map_err(error)?;
    UdpSocket::from_std(socket.into()).map_err(error)
}

async fn hear(ear: Arc<UdpSocket>, voices: Vec<(Weak<Camera>, Arc<UdpSocket>)>, speak: Speak) {
    let mut buffer = vec![0; 9000];
    loop {
        let (length, from) = match ear.recv_from(&mut buffer).await {
            Ok(heard) => heard,
            Err(_) => {
                tokio::time::sleep(Duration::from_millis(10)).await;
                continue;
            }
        };
        if !from.ip().is_loopback() {
            continue;
        }
        let heard = buffer.get(..length).unwrap_or_default();
        for (camera, voice) in &voices {
            let said = camera
                .upgrade()
                .and_then(|camera| camera.announcement())
                .and_then(|announcement| speak(heard, &announcement));
            let Some(said) = said else {
                continue;
            };
            let voice = Arc::clone(voice);
            let pause = Duration::from_millis(rand::random_range(0..SPREAD));
            drop(tokio::spawn(async move {
                tokio::time::sleep(pause).await;
                let _ = voice.send_to(&said, from).await;
            }));
        }
    }
}

#[cfg(test)]
pub(super) fn camera() -> Announcement {
    Announcement {
        name: "Practice IP camera 7".to_owned(),
        model: "Camera x".to_owned(),
        serial: "PRACTICE0007".to_owned(),
        endpoint: "urn:uuid:1".to_owned(),
        address: Ipv4Addr::new(127, 0, 0, 9),
        http: Some(8080),
        https: Some(8443),
        has_video: true,
    }
}
