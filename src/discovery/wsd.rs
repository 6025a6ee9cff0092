//! The scout that asks all ONVIF devices of the network at once: WS-Discovery 2005/04 over UDP
//! (ONVIF Core specification, chapter 7; WS-Addressing 2004/08).
//!
//! Apart because it is the one place with multicast sockets. One socket for each interface: a
//! laptop with cable and radio must ask on both, and the operating system picks only one.

use std::collections::VecDeque;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV6};
use std::time::Duration;

use futures::stream::{self, Stream};
use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::Event;
use socket2::{Domain, Protocol, Socket, Type};
use tokio::net::UdpSocket;
use tokio::time::{Instant, timeout_at};

use super::{Scout, Sighting, clean};
use crate::device::{Address, Scheme};

const PORT: u16 = 3702;
const GROUP_V4: Ipv4Addr = Ipv4Addr::new(239, 255, 255, 250);
const GROUP_V6: Ipv6Addr = Ipv6Addr::new(0xff02, 0, 0, 0, 0, 0, 0, 0xc);

/// Three times: the first is often lost while switches learn the group.
const ROUNDS: u32 = 3;
const GAP: Duration = Duration::from_millis(350);
/// The largest UDP datagram; what is longer cannot arrive.
const DATAGRAM: usize = 65_535;
/// Real answers nest 8 deep.
const DEPTH: usize = 32;
/// Real answers name one to six addresses.
const XADDRS: usize = 8;
/// Matches in one datagram: one a device, a few behind a recorder.
const MATCHES: usize = 64;

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
                    return match listen.hear().await {
                        Some(sighting) => Some((sighting, Hail::Listen(listen))),
                        None => None,
                    };
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
                    let found = read(&self.buffer[..length], from.ip(), &self.interface);
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

/// One ProbeMatch, or Hello, as it was told.
#[derive(Default)]
struct Match {
    endpoint: String,
    types: String,
    scopes: String,
    xaddrs: String,
}

/// Reads every ONVIF device out of a datagram; anything unreadable is nothing.
fn read(datagram: &[u8], from: IpAddr, interface: &Interface) -> Vec<Sighting> {
    matches(datagram)
        .unwrap_or_default()
        .into_iter()
        .filter(Match::is_onvif)
        .filter_map(|m| m.sighting(from, interface))
        .collect()
}

/// By local names, because prefixes and even namespaces vary between makers.
fn matches(datagram: &[u8]) -> Option<Vec<Match>> {
    let mut reader = Reader::from_reader(datagram);
    reader.config_mut().check_end_names = false;
    let mut path: Vec<String> = Vec::new();
    let mut found: Vec<Match> = Vec::new();
    let mut current: Option<Match> = None;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(start) => {
                if path.len() >= DEPTH {
                    return None;
                }
                let name = start.local_name().as_ref().to_owned();
                if matches!(name.as_str(), "ProbeMatch" | "Hello") {
                    current = Some(Match::default());
                }
                path.push(name);
            }
            Event::End(_) => {
                if matches!(path.pop().as_deref(), Some("ProbeMatch" | "Hello"))
                    && let Some(done) = current.take()
                    && found.len() < MATCHES
                {
                    found.push(done);
                }
            }
            Event::Text(text) => {
                note(&mut current, &path, &text);
            }
            Event::CData(text) => {
                note(&mut current, &path, &text);
            }
            Event::GeneralRef(reference) => {
                // Only the five of XML and numbers; a device has no business with others.
                let text = match reference.resolve_char_ref().ok()? {
                    Some(character) => character.to_string(),
                    None => resolve_xml_entity(&reference)?.to_owned(),
                };
                note(&mut current, &path, &text);
            }
            // No entities, no external parts.
            Event::DocType(_) => return None,
            Event::Eof => return Some(found),
            _ => {}
        }
    }
}

fn note(current: &mut Option<Match>, path: &[String], text: &str) {
    let (Some(current), Some(name)) = (current, path.last()) else {
        return;
    };
    let parent = path.len().checked_sub(2).map(|i| path[i].as_str());
    match (parent, name.as_str()) {
        (Some("EndpointReference"), "Address") => current.endpoint.push_str(text),
        (_, "Types") => current.types.push_str(text),
        (_, "Scopes") => current.scopes.push_str(text),
        (_, "XAddrs") => current.xaddrs.push_str(text),
        _ => {}
    }
}

impl Match {
    /// Printers and Windows computers speak WS-Discovery too.
    fn is_onvif(&self) -> bool {
        let video = self.types.split_whitespace().any(|t| {
            let local = t.rsplit(':').next().unwrap_or(t);
            local.starts_with("NetworkVideo")
        });
        video
            || self
                .scopes
                .split_whitespace()
                .any(|s| s.to_ascii_lowercase().starts_with("onvif://"))
    }

    fn sighting(self, from: IpAddr, interface: &Interface) -> Option<Sighting> {
        let mut named: Vec<Address> = Vec::new();
        for text in self.xaddrs.split_whitespace().take(XADDRS) {
            if let Some(address) = xaddr(text)
                && !named.contains(&address)
            {
                named.push(address);
            }
        }
        // The address the answer came from is the one that surely works from here; a named one
        // adds its port. Else one of the same network; else the source, and the named ones are
        // only mentioned: a device may be left with the address of another site.
        let chosen = named
            .iter()
            .find(|a| a.ip() == Some(from))
            .or_else(|| {
                named
                    .iter()
                    .find(|a| a.ip().is_some_and(|ip| interface.same_network(ip)))
            })
            .cloned()
            .unwrap_or_else(|| source(from, interface));
        named.retain(|a| *a != chosen);
        let endpoint = self.endpoint.trim().to_ascii_lowercase();
        let endpoint = endpoint.strip_prefix("urn:").unwrap_or(&endpoint);
        Some(Sighting {
            also: named,
            endpoint: clean(endpoint),
            name: self.scope("name"),
            model: self.scope("hardware"),
            manufacturer: self.scope("manufacturer"),
            ..Sighting::bare(chosen, Scout::WsDiscovery)
        })
    }

    /// The first value of a scope, `onvif://www.onvif.org/<kind>/<value>`, decoded.
    fn scope(&self, kind: &str) -> Option<String> {
        self.scopes.split_whitespace().find_map(|scope| {
            let (_, rest) = scope.split_once("://")?;
            let (_, path) = rest.split_once('/')?;
            let (found, value) = path.split_once('/')?;
            if !found.eq_ignore_ascii_case(kind) {
                return None;
            }
            clean(&decode(value))
        })
    }
}

/// The device's own address; a link-local IPv6 one is of use only with its interface.
fn source(from: IpAddr, interface: &Interface) -> Address {
    match from {
        IpAddr::V6(v6) if v6.is_unicast_link_local() && interface.index != 0 => {
            Address::new(format!("{v6}%{}", interface.index), None)
        }
        ip => Address::new(ip.to_string(), None),
    }
}

/// Host and port of one XAddr; the usual ports are left out, so that the `http` and the `https`
/// address of a camera are one.
fn xaddr(text: &str) -> Option<Address> {
    let address: Address = text.parse().ok()?;
    if address
        .ip()
        .is_some_and(|ip| ip.is_unspecified() || ip.is_multicast())
    {
        return None;
    }
    let port = match (address.scheme()?, address.port()) {
        (Scheme::Http, Some(80)) | (Scheme::Https, Some(443)) => None,
        (_, port) => port,
    };
    Some(Address::new(address.host(), port))
}

/// Percent-decoding (RFC 3986 2.1); what is no valid escape stays as it is.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escape = (bytes[at] == b'%')
            .then(|| bytes.get(at + 1..at + 3))
            .flatten()
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match escape {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(types: &str, scopes: &str, xaddrs: &str) -> String {
        format!(
            "<e:Envelope xmlns:e=\"x\" xmlns:w=\"y\"><e:Body><w:ProbeMatches><w:ProbeMatch>\
<q:EndpointReference xmlns:q=\"z\"><q:Address> urn:uuid:A1F48AC2 </q:Address></q:EndpointReference>\
<w:Types>{types}</w:Types><w:Scopes>{scopes}</w:Scopes><w:XAddrs>{xaddrs}</w:XAddrs>\
</w:ProbeMatch></w:ProbeMatches></e:Body></e:Envelope>"
        )
    }

    fn interface() -> Interface {
        Interface {
            local: "192.168.1.5".parse().unwrap(),
            prefix: 24,
            index: 2,
            target: SocketAddr::new(GROUP_V4.into(), PORT),
        }
    }

    fn one(text: &str, from: &str) -> Option<Sighting> {
        read(text.as_bytes(), from.parse().unwrap(), &interface()).pop()
    }

    #[test]
    fn reads_a_camera() {
        let seen = one(
            &answer(
                "dn:NetworkVideoTransmitter tds:Device",
                "onvif://www.onvif.org/hardware/M3106\n onvif://www.onvif.org/name/AXIS%20M3106&amp;Co onvif://www.onvif.org/location/x",
                "http://192.168.1.64/onvif/device_service https://192.168.1.64/onvif/device_service http://[fe80::1]/onvif/device_service",
            ),
            "192.168.1.64",
        )
        .unwrap();
        assert_eq!(seen.address.to_string(), "192.168.1.64");
        assert_eq!(seen.also, ["[fe80::1]".parse().unwrap()]);
        assert_eq!(seen.endpoint.as_deref(), Some("uuid:a1f48ac2"));
        assert_eq!(seen.name.as_deref(), Some("AXIS M3106&Co"));
        assert_eq!(seen.model.as_deref(), Some("M3106"));
    }

    #[test]
    fn prefers_the_address_that_works_from_here() {
        let text = answer(
            "dn:NetworkVideoTransmitter",
            "",
            "http://10.9.9.9/x http://192.168.1.70:8080/x http://0.0.0.0/x ftp://a/ junk",
        );
        assert_eq!(
            one(&text, "192.168.1.64").unwrap().address.to_string(),
            "192.168.1.70:8080"
        );
        let other = answer("dn:NetworkVideoTransmitter", "", "http://10.9.9.9/x");
        let seen = one(&other, "192.168.1.64").unwrap();
        assert_eq!(seen.address.to_string(), "192.168.1.64");
        assert_eq!(seen.also, ["10.9.9.9".parse().unwrap()]);
        assert_eq!(
            one(&answer("dn:NetworkVideoTransmitter", "", ""), "fe80::9")
                .unwrap()
                .address
                .to_string(),
            "[fe80::9%2]"
        );
    }

    #[test]
    fn leaves_out_what_is_no_camera() {
        assert!(
            one(
                &answer("wsdp:Device pub:Computer", "", "http://192.168.1.9/"),
                "192.168.1.9"
            )
            .is_none()
        );
        assert!(
            one(
                &answer("tds:Device", "onvif://www.onvif.org/type/x", ""),
                "192.168.1.9"
            )
            .is_some()
        );
    }

    #[test]
    fn survives_garbage() {
        let deep = "<a>".repeat(5000);
        let bomb = format!(
            "<!DOCTYPE x [<!ENTITY a \"aaaa\">]>{}",
            answer("dn:NetworkVideoTransmitter", "&a;", "")
        );
        let unknown = answer("dn:NetworkVideoTransmitter", "&a;", "");
        for text in [
            "",
            "x",
            "<a",
            "</a></b>",
            "\u{0}\u{1}",
            &deep,
            &bomb,
            &unknown,
        ] {
            assert_eq!(one(text, "192.168.1.9"), None, "{text:.40}");
        }
        assert!(read(&[0xff; 9000], "10.0.0.1".parse().unwrap(), &interface()).is_empty());
    }

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

    #[test]
    fn decodes_scopes() {
        assert_eq!(decode("a%20b%zz%e4%C3%A4%"), "a b%zz\u{fffd}ä%");
    }
}
