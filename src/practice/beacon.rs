//! The cameras' ear for WS-Discovery: hears probes and answers for each camera that fits.
//!
//! Apart from the cameras because one computer has one port 3702: one ear hears for all of them.
//! It answers callers on loopback only, as the cameras themselves are reached nowhere else.
//! Strict as the standard: a probe that is not one is met with silence, never with a fault.
//! WS-Discovery 2005/04 over UDP, WS-Addressing 2004/08, ONVIF Core 7.

use std::collections::VecDeque;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Weak};
use std::time::Duration;

use roxmltree::{Document, Node};
use socket2::{Domain, Protocol, Socket, Type};
use tokio::net::UdpSocket;
use tokio::task::AbortHandle;

use super::Error;
use super::camera::Camera;
use super::soap::{ENVELOPE, TDS};
use super::xml::Xml;
use crate::error::Cause;

const GROUP: Ipv4Addr = Ipv4Addr::new(239, 255, 255, 250);
const ADDRESSING: &str = "http://schemas.xmlsoap.org/ws/2004/08/addressing";
const ANONYMOUS: &str = "http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous";
const DISCOVERY: &str = "http://schemas.xmlsoap.org/ws/2005/04/discovery";
/// Whom a probe is addressed to when nobody is known yet.
const EVERYBODY: &str = "urn:schemas-xmlsoap-org:ws:2005:04:discovery";
const NETWORK: &str = "http://www.onvif.org/ver10/network/wsdl";
const RFC3986: &str = "http://schemas.xmlsoap.org/ws/2005/04/discovery/rfc3986";
const STRCMP0: &str = "http://schemas.xmlsoap.org/ws/2005/04/discovery/strcmp0";

/// APP_MAX_DELAY: answers are spread over so many milliseconds (SOAP-over-UDP).
const SPREAD: u64 = 500;
/// Probes remembered, because each comes several times and is answered once.
const REMEMBERED: usize = 200;

/// What a camera says of itself in an answer.
#[derive(Clone, Debug)]
pub struct Presence {
    /// `urn:uuid:…`
    pub endpoint: String,
    /// Percent-encoded scope URIs.
    pub scopes: Vec<String>,
    /// Where its device service answers now.
    pub addresses: Vec<String>,
    /// Compares the text of a type instead of its namespace.
    pub literal_prefix: bool,
}

/// The running ear; dropping it closes it.
#[derive(Debug)]
pub struct Beacon {
    port: u16,
    task: AbortHandle,
}

impl Beacon {
    /// Listens at `port` (0 = any) for these cameras: in the group on loopback and directly, or,
    /// when they have an address of their own, directly there.
    ///
    /// # Errors
    /// [`Error::Port`].
    pub fn start(
        own: Option<Ipv4Addr>,
        port: u16,
        cameras: Vec<Weak<Camera>>,
    ) -> Result<Self, Error> {
        let error = |e: std::io::Error| Error::Port {
            port,
            cause: Cause::new(e),
        };
        let socket = Socket::new(Domain::IPV4, Type::DGRAM, Some(Protocol::UDP)).map_err(error)?;
        // Other responders of this computer may listen for the same group.
        socket.set_reuse_address(true).map_err(error)?;
        // Not bound to 127.0.0.1: many systems then let nothing in that was sent to the group.
        socket
            .bind(&SocketAddr::from((own.unwrap_or(Ipv4Addr::UNSPECIFIED), port)).into())
            .map_err(error)?;
        if own.is_none()
            && let Err(error) = socket.join_multicast_v4(&GROUP, &Ipv4Addr::LOCALHOST)
        {
            log::warn!("practice cameras hear only direct probes: {error}");
        }
        socket.set_nonblocking(true).map_err(error)?;
        let socket = UdpSocket::from_std(socket.into()).map_err(error)?;
        let port = socket.local_addr().map_err(error)?.port();
        let task = tokio::spawn(hear(Arc::new(socket), cameras)).abort_handle();
        Ok(Self { port, task })
    }

    /// Its UDP port.
    pub fn port(&self) -> u16 {
        self.port
    }
}

impl Drop for Beacon {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn hear(socket: Arc<UdpSocket>, cameras: Vec<Weak<Camera>>) {
    let instance = time::OffsetDateTime::now_utc().unix_timestamp();
    let mut number = 0;
    let mut answered = VecDeque::new();
    let mut buffer = vec![0; 65_535];
    loop {
        let (length, from) = match socket.recv_from(&mut buffer).await {
            Ok(heard) => heard,
            // An answer nobody waited for comes back as an error on some systems.
            Err(_) => {
                tokio::time::sleep(Duration::from_millis(10)).await;
                continue;
            }
        };
        let heard = buffer.get(..length).unwrap_or_default();
        let Some(probe) = std::str::from_utf8(heard).ok().and_then(Probe::read) else {
            continue;
        };
        if !from.ip().is_loopback() || answered.contains(&probe.message) {
            continue;
        }
        if answered.len() == REMEMBERED {
            let _ = answered.pop_front();
        }
        answered.push_back(probe.message.clone());
        for camera in cameras.iter().filter_map(Weak::upgrade) {
            let address = camera.address();
            let Some(presence) = present(camera) else {
                continue;
            };
            if !probe.fits(&presence) {
                continue;
            }
            number += 1;
            let text = answer(&probe.message, &presence, instance, number);
            // A camera answers from its own address.
            let socket = match UdpSocket::bind((address, 0)).await {
                Ok(own) if address != Ipv4Addr::LOCALHOST => Arc::new(own),
                _ => Arc::clone(&socket),
            };
            let pause = Duration::from_millis(rand::random_range(0..SPREAD));
            drop(tokio::spawn(async move {
                tokio::time::sleep(pause).await;
                let _ = socket.send_to(text.as_bytes(), from).await;
            }));
        }
    }
}

/// A camera that is away or does not speak ONVIF says nothing.
fn present(camera: Arc<Camera>) -> Option<Presence> {
    camera.presence()
}

/// A probe, read strictly.
#[derive(Debug)]
struct Probe {
    message: String,
    /// As written, and resolved: namespace and local name.
    types: Vec<(String, (String, String))>,
    scopes: Vec<String>,
    rule: String,
}

impl Probe {
    /// `None` for anything that is no probe.
    fn read(text: &str) -> Option<Self> {
        // Document types are refused by the parser.
        let document = Document::parse(text).ok()?;
        let root = document.root_element();
        let named = |node: &Node<'_, '_>, namespace: &str, name: &str| {
            node.tag_name().namespace() == Some(namespace) && node.tag_name().name() == name
        };
        if !named(&root, ENVELOPE, "Envelope") {
            return None;
        }
        let parts: Vec<_> = root.children().filter(Node::is_element).collect();
        let [header, body] = parts.as_slice() else {
            return None;
        };
        if !named(header, ENVELOPE, "Header") || !named(body, ENVELOPE, "Body") {
            return None;
        }
        let block = |name: &str| {
            let mut found = header.children().filter(|n| named(n, ADDRESSING, name));
            let first = found.next();
            found.next().is_none().then_some(first).flatten()
        };
        let words = |node: Node<'_, '_>| node.text().unwrap_or_default().trim().to_owned();
        let unknown = header.children().filter(Node::is_element).any(|n| {
            matches!(
                n.attribute((ENVELOPE, "mustUnderstand")),
                Some("1" | "true")
            ) && n.tag_name().namespace() != Some(ADDRESSING)
        });
        let reply_to = block("ReplyTo").map(|n| {
            n.children()
                .find(|c| named(c, ADDRESSING, "Address"))
                .map(words)
        });
        let message = words(block("MessageID")?);
        if unknown
            || words(block("Action")?) != format!("{DISCOVERY}/Probe")
            || words(block("To")?) != EVERYBODY
            || reply_to.is_some_and(|to| to.as_deref() != Some(ANONYMOUS))
            || !message.contains(':')
        {
            return None;
        }
        let mut inside = body.children().filter(Node::is_element);
        let (Some(probe), None) = (inside.next(), inside.next()) else {
            return None;
        };
        if !named(&probe, DISCOVERY, "Probe") {
            return None;
        }
        let part = |name: &str| probe.children().find(|n| named(n, DISCOVERY, name));
        let mut types = Vec::new();
        if let Some(node) = part("Types") {
            for word in words(node).split_whitespace() {
                let (prefix, local) = match word.split_once(':') {
                    Some((prefix, local)) => (Some(prefix), local),
                    None => (None, word),
                };
                // An undeclared prefix makes the list meaningless.
                let namespace = match (node.lookup_namespace_uri(prefix), prefix) {
                    (Some(namespace), _) => namespace,
                    (None, None) => "",
                    (None, Some(_)) => return None,
                };
                types.push((word.to_owned(), (namespace.to_owned(), local.to_owned())));
            }
        }
        let scopes = part("Scopes");
        Some(Self {
            message,
            types,
            rule: scopes
                .and_then(|n| n.attribute("MatchBy"))
                .unwrap_or(RFC3986)
                .to_owned(),
            scopes: scopes
                .map(words)
                .unwrap_or_default()
                .split_whitespace()
                .map(ToOwned::to_owned)
                .collect(),
        })
    }

    /// Every type and every scope asked for must be the camera's.
    fn fits(&self, presence: &Presence) -> bool {
        let types = self.types.iter().all(|(word, (namespace, local))| {
            if presence.literal_prefix {
                return matches!(word.as_str(), "dn:NetworkVideoTransmitter" | "tds:Device");
            }
            matches!(
                (namespace.as_str(), local.as_str()),
                (NETWORK, "NetworkVideoTransmitter") | (TDS, "Device")
            )
        });
        let scopes = self.scopes.iter().all(|wanted| {
            presence.scopes.iter().any(|own| match self.rule.as_str() {
                RFC3986 => is_below(own, wanted),
                STRCMP0 => own == wanted,
                _ => false,
            })
        });
        types && scopes
    }
}

/// Whether `own` equals `wanted` or lies below it, whole segments compared (WS-Discovery 5.1).
fn is_below(own: &str, wanted: &str) -> bool {
    let split = |uri: &str| -> Option<(String, Vec<String>)> {
        let (scheme, rest) = uri.split_once("://")?;
        let mut segments = rest.trim_end_matches('/').split('/');
        let host = segments.next()?;
        let start = format!("{scheme}://{host}").to_ascii_lowercase();
        Some((start, segments.map(ToOwned::to_owned).collect()))
    };
    match (split(own), split(wanted)) {
        (Some((host, own)), Some((other, wanted))) => host == other && own.starts_with(&wanted),
        _ => own == wanted,
    }
}

fn answer(to: &str, presence: &Presence, instance: i64, number: u32) -> String {
    let body = Xml::new()
        .open("d:ProbeMatches")
        .open("d:ProbeMatch")
        .open("a:EndpointReference")
        .leaf("a:Address", &presence.endpoint)
        .close()
        .leaf("d:Types", "dn:NetworkVideoTransmitter tds:Device")
        .leaf("d:Scopes", &presence.scopes.join(" "))
        .leaf("d:XAddrs", &presence.addresses.join(" "))
        .leaf("d:MetadataVersion", "1")
        .done();
    let header = Xml::new()
        .leaf("a:MessageID", &format!("urn:uuid:{}", uuid(rand::random())))
        .leaf("a:RelatesTo", to)
        .leaf("a:To", ANONYMOUS)
        .leaf("a:Action", &format!("{DISCOVERY}/ProbeMatches"))
        .empty(
            "d:AppSequence",
            &[
                ("InstanceId", &instance.to_string()),
                ("MessageNumber", &number.to_string()),
            ],
        )
        .done();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><s:Envelope xmlns:s=\"{ENVELOPE}\" \
         xmlns:a=\"{ADDRESSING}\" xmlns:d=\"{DISCOVERY}\" xmlns:dn=\"{NETWORK}\" xmlns:tds=\"{TDS}\">\
         <s:Header>{header}</s:Header><s:Body>{body}</s:Body></s:Envelope>"
    )
}

/// Sixteen bytes as a UUID of the kind whose meaning is nobody's business (RFC 9562, version 8).
pub fn uuid(mut bytes: [u8; 16]) -> String {
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut text = String::with_capacity(36);
    for (at, byte) in bytes.iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        text.push_str(&format!("{byte:02x}"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn probe(types: &str, to: &str) -> String {
        format!(
            "<e:Envelope xmlns:e=\"{ENVELOPE}\" xmlns:a=\"{ADDRESSING}\" xmlns:d=\"{DISCOVERY}\" \
             xmlns:dn=\"{NETWORK}\" xmlns:x=\"{NETWORK}\" xmlns:tds=\"{TDS}\"><e:Header>\
             <a:Action>{DISCOVERY}/Probe</a:Action><a:MessageID>uuid:1</a:MessageID><a:To>{to}</a:To>\
             </e:Header><e:Body><d:Probe>{types}</d:Probe></e:Body></e:Envelope>"
        )
    }

    fn camera(literal_prefix: bool) -> Presence {
        Presence {
            endpoint: "urn:uuid:1".to_owned(),
            scopes: vec!["onvif://www.onvif.org/location/country/practice".to_owned()],
            addresses: vec!["http://127.0.0.1/onvif/device_service".to_owned()],
            literal_prefix,
        }
    }

    #[test]
    fn types_are_names_in_a_namespace_and_all_must_fit() {
        for (types, fits, literally) in [
            ("", true, true),
            ("<d:Types>dn:NetworkVideoTransmitter</d:Types>", true, true),
            (
                "<d:Types>x:NetworkVideoTransmitter tds:Device</d:Types>",
                true,
                false,
            ),
            ("<d:Types>tds:Device dn:Printer</d:Types>", false, false),
            (
                "<d:Types>tds:NetworkVideoTransmitter</d:Types>",
                false,
                false,
            ),
            (
                "<d:Scopes>onvif://WWW.onvif.org/location/country</d:Scopes>",
                true,
                true,
            ),
            (
                "<d:Scopes>onvif://www.onvif.org/location/count</d:Scopes>",
                false,
                false,
            ),
            (
                "<d:Scopes MatchBy=\"urn:other\">onvif://www.onvif.org</d:Scopes>",
                false,
                false,
            ),
        ] {
            let read = Probe::read(&probe(types, EVERYBODY)).unwrap();
            assert_eq!(read.fits(&camera(false)), fits, "{types}");
            assert_eq!(read.fits(&camera(true)), literally, "{types}");
        }
    }

    #[test]
    fn what_is_no_probe_is_not_heard() {
        let good = probe("", EVERYBODY);
        assert!(Probe::read(&good).is_some());
        for (from, to) in [
            ("/Probe</a:Action>", "/Resolve</a:Action>"),
            ("uuid:1", ""),
            (EVERYBODY, "urn:somebody"),
            ("</e:Header>", "<a:To>x</a:To></e:Header>"),
            (
                "</e:Header>",
                "<o:S xmlns:o=\"urn:o\" e:mustUnderstand=\"1\"/></e:Header>",
            ),
            (
                "</e:Header>",
                "<a:ReplyTo><a:Address>http://elsewhere/</a:Address></a:ReplyTo></e:Header>",
            ),
            ("<e:Envelope", "<!DOCTYPE e:Envelope><e:Envelope"),
            ("2003/05/soap-envelope", "2001/09/soap-envelope"),
            ("<d:Probe></d:Probe>", "<d:Probe/><d:Probe/>"),
            (
                "<d:Probe></d:Probe>",
                "<d:Probe><d:Types>zz:Device</d:Types></d:Probe>",
            ),
        ] {
            assert!(good.contains(from));
            assert!(Probe::read(&good.replace(from, to)).is_none(), "{to}");
        }
    }
}
