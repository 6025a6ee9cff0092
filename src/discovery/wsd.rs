//! The scout that asks all ONVIF devices of the network at once: WS-Discovery 2005/04 over UDP
//! (ONVIF Core specification, chapter 7; WS-Addressing 2004/08).
//!
//! Apart because it is the one place with multicast sockets. One socket for each interface: a
//! laptop with cable and radio must ask on both, and the operating system picks only one.

use std::collections::VecDeque;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV6};
use std::time::Duration;

use futures::stream::{self, Stream};
use socket2::{Domain, Protocol, Socket, Type};
use tokio::net::UdpSocket;
use tokio::time::{Instant, timeout_at};

use super::Sighting;

mod reply;

const PORT: u16 = 3702;
const GROUP_V4: Ipv4Addr = Ipv4Addr::new(239, 255, 255, 250);
const GROUP_V6: Ipv6Addr = Ipv6Addr::new(0xff02, 0, 0, 0, 0, 0, 0, 0xc);

/// Three times: the first is often lost while switches learn the group.
const ROUNDS: u32 = 3;
const GAP: Duration = Duration::from_millis(350);
/// The largest UDP datagram; what is longer cannot arrive.
const DATAGRAM: usize = 65_535;

/// Where probes leave this computer, and where to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interface {
    /// The own address to bind to.
    local: IpAddr,
    /// Bits of the network part, to prefer addresses of the same network.
    prefix: u8,
    /// Number of the interface, needed for IPv6.
    index: u32,
    /// Group or device.
    target: SocketAddr,
}

impl Interface {
    /// The interfaces of this computer that are up, without loopback.
    pub fn all() -> Vec<Self> {
        let found = if_addrs::get_if_addrs().unwrap_or_else(|error| {
            log::warn!("network interfaces cannot be listed: {error}");
            Vec::new()
        });
        let mut list: Vec<Self> = Vec::new();
        for interface in found {
            if interface.is_loopback() || !interface.is_oper_up() {
                continue;
            }
            let index = interface.index.unwrap_or(0);
            match &interface.addr {
                if_addrs::IfAddr::V4(v4) => list.push(Self {
                    local: v4.ip.into(),
                    prefix: v4.prefixlen,
                    index,
                    target: SocketAddr::new(GROUP_V4.into(), PORT),
                }),
                // One IPv6 socket an interface is enough: the group is link-local.
                if_addrs::IfAddr::V6(v6) if v6.ip.is_unicast_link_local() && index != 0 => {
                    list.push(Self {
                        local: v6.ip.into(),
                        prefix: v6.prefixlen,
                        index,
                        target: SocketAddrV6::new(GROUP_V6, PORT, 0, index).into(),
                    });
                }
                if_addrs::IfAddr::V6(_) => {}
            }
        }
        list
    }

    /// One device asked directly: many answer, also beyond a router, where no group reaches.
    pub fn unicast(device: IpAddr) -> Self {
        Self::towards(SocketAddr::new(device, PORT))
    }

    /// One device asked directly at a port of its own.
    pub fn towards(device: SocketAddr) -> Self {
        let any: IpAddr = match device {
            SocketAddr::V4(_) => Ipv4Addr::UNSPECIFIED.into(),
            SocketAddr::V6(_) => Ipv6Addr::UNSPECIFIED.into(),
        };
        Self {
            local: any,
            prefix: if device.is_ipv4() { 32 } else { 128 },
            index: 0,
            target: device,
        }
    }

    fn socket(&self) -> std::io::Result<UdpSocket> {
        let domain = Domain::for_address(self.target);
        let socket = Socket::new(domain, Type::DGRAM, Some(Protocol::UDP))?;
        let local = match (self.local, self.target.ip().is_multicast()) {
            (IpAddr::V4(v4), true) => {
                socket.set_multicast_if_v4(&v4)?;
                socket.set_multicast_ttl_v4(1)?;
                SocketAddr::new(self.local, 0)
            }
            (IpAddr::V6(v6), true) => {
                socket.set_multicast_if_v6(self.index)?;
                socket.set_multicast_hops_v6(1)?;
                SocketAddrV6::new(v6, 0, 0, self.index).into()
            }
            (ip, false) => SocketAddr::new(ip, 0),
        };
        socket.bind(&local.into())?;
        socket.set_nonblocking(true)?;
        UdpSocket::from_std(socket.into())
    }

    fn same_network(&self, ip: IpAddr) -> bool {
        match (self.local, ip) {
            (IpAddr::V4(a), IpAddr::V4(b)) => {
                let mask = u32::MAX
                    .checked_shl(32 - u32::from(self.prefix.min(32)))
                    .unwrap_or(0);
                !a.is_unspecified() && u32::from(a) & mask == u32::from(b) & mask
            }
            _ => false,
        }
    }
}

/// Probes on one interface for so long; a socket that cannot be opened is logged and yields
/// nothing, because one broken interface must not spoil the others.
pub(super) fn hail(interface: Interface, time: Duration) -> impl Stream<Item = Sighting> + Send {
    stream::unfold(Hail::Begin(interface, time), |mut hail| async move {
        loop {
            hail = match hail {
                Hail::Begin(interface, time) => match interface.socket() {
                    Ok(socket) => Hail::Listen(Box::new(Listen {
                        socket,
                        end: Instant::now() + time,
                        next: Instant::now(),
                        round: 0,
                        ready: VecDeque::new(),
                        buffer: vec![0; DATAGRAM],
                        interface,
                    })),
                    Err(error) => {
                        log::warn!("no probes from {}: {error}", interface.local);
                        return None;
                    }
                },
                Hail::Listen(mut listen) => {
                    let heard = listen.hear().await;
                    return heard.map(|sighting| (sighting, Hail::Listen(listen)));
                }
            };
        }
    })
}

enum Hail {
    Begin(Interface, Duration),
    Listen(Box<Listen>),
}

struct Listen {
    interface: Interface,
    socket: UdpSocket,
    end: Instant,
    next: Instant,
    round: u32,
    ready: VecDeque<Sighting>,
    buffer: Vec<u8>,
}

impl Listen {
    async fn hear(&mut self) -> Option<Sighting> {
        loop {
            if let Some(sighting) = self.ready.pop_front() {
                return Some(sighting);
            }
            let now = Instant::now();
            if now >= self.end {
                return None;
            }
            if self.round < ROUNDS && now >= self.next {
                self.probe().await;
            }
            let until = if self.round < ROUNDS {
                self.next.min(self.end)
            } else {
                self.end
            };
            match timeout_at(until, self.socket.recv_from(&mut self.buffer)).await {
                Ok(Ok((length, from))) => {
                    let found = reply::read(&self.buffer[..length], from.ip(), &self.interface);
                    self.ready.extend(found);
                }
                // Windows and Linux tell a UDP socket that the other side has no such port; a
                // unicast probe then has nothing to wait for.
                Ok(Err(error)) if error.kind() == std::io::ErrorKind::ConnectionRefused => {
                    return None;
                }
                Ok(Err(error)) => {
                    log::debug!("answers on {}: {error}", self.interface.local);
                    // An error that comes back at once must not spin.
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
                Err(_) => {}
            }
        }
    }

    async fn probe(&mut self) {
        self.round += 1;
        self.next = Instant::now() + GAP;
        for types in [
            "dn:NetworkVideoTransmitter",
            // Types is an AND list, so the newer type needs a probe of its own.
            "tds:Device",
        ] {
            let text = envelope(types);
            if let Err(error) = self
                .socket
                .send_to(text.as_bytes(), self.interface.target)
                .await
            {
                log::debug!("probe from {}: {error}", self.interface.local);
            }
        }
    }
}

/// A Probe. The prefix `dn` is literal and declared on the envelope: some devices compare the
/// prefix instead of the namespace, and stay silent for any other.
fn envelope(types: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\" \
xmlns:a=\"http://schemas.xmlsoap.org/ws/2004/08/addressing\" \
xmlns:d=\"http://schemas.xmlsoap.org/ws/2005/04/discovery\" \
xmlns:dn=\"http://www.onvif.org/ver10/network/wsdl\" \
xmlns:tds=\"http://www.onvif.org/ver10/device/wsdl\">\
<s:Header>\
<a:Action s:mustUnderstand=\"1\">http://schemas.xmlsoap.org/ws/2005/04/discovery/Probe</a:Action>\
<a:MessageID>uuid:{}</a:MessageID>\
<a:ReplyTo><a:Address>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</a:Address></a:ReplyTo>\
<a:To s:mustUnderstand=\"1\">urn:schemas-xmlsoap-org:ws:2005:04:discovery</a:To>\
</s:Header>\
<s:Body><d:Probe><d:Types>{types}</d:Types></d:Probe></s:Body>\
</s:Envelope>",
        uuid()
    )
}

/// A random UUID, version 4 (RFC 9562 5.4).
fn uuid() -> String {
    let mut bytes: [u8; 16] = rand::random();
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
    format!(
        "{}-{}-{}-{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..]
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probes_are_new_each_time_and_well_formed() {
        let text = envelope("dn:NetworkVideoTransmitter");
        let parsed = roxmltree::Document::parse(&text).unwrap();
        let id = |d: &roxmltree::Document<'_>| {
            d.descendants()
                .find(|n| n.tag_name().name() == "MessageID")
                .and_then(|n| n.text().map(str::to_owned))
                .unwrap()
        };
        let again = envelope("tds:Device");
        assert_ne!(
            id(&parsed),
            id(&roxmltree::Document::parse(&again).unwrap())
        );
        assert_eq!(id(&parsed).len(), "uuid:".len() + 36);
    }
}
