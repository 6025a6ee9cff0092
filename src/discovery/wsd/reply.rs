//! What devices answer to a probe, read tolerantly: prefixes differ, and printers answer too.
//!
//! Apart from asking because this half meets hostile text and needs no socket.

use std::net::IpAddr;

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::Event;

use crate::device::{Address, Scheme};
use crate::discovery::interface::Interface;
use crate::discovery::{Scout, Sighting, clean, hardware};

/// Real answers nest 8 deep.
const DEPTH: usize = 32;
/// Real answers name one to six addresses.
const XADDRS: usize = 8;
/// Matches in one datagram: one a device, a few behind a recorder.
const MATCHES: usize = 64;

/// One ProbeMatch, or Hello, as it was told.
#[derive(Default)]
struct Match {
    endpoint: String,
    types: String,
    scopes: String,
    xaddrs: String,
}

/// Reads every ONVIF device out of a datagram; anything unreadable is nothing.
pub(super) fn read(datagram: &[u8], from: IpAddr, interface: &Interface) -> Vec<Sighting> {
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
            .unwrap_or_else(|| interface.source(from, None));
        named.retain(|a| *a != chosen);
        let endpoint = self.endpoint.trim().to_ascii_lowercase();
        let endpoint = endpoint.strip_prefix("urn:").unwrap_or(&endpoint);
        Some(Sighting {
            also: named,
            endpoint: clean(endpoint),
            name: self.scope("name"),
            model: self.scope("hardware"),
            manufacturer: self.scope("manufacturer"),
            // Newer devices tell these two as well (ONVIF Core 7.3.2.2).
            hardware: self.scope("MacAddress").as_deref().and_then(hardware),
            serial: self.scope("SerialNumber"),
            interface: clean(interface.name()),
            ..Sighting::new(chosen, Scout::WsDiscovery)
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
        Interface::for_tests("192.168.1.5", 24, 2)
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
    fn decodes_scopes() {
        assert_eq!(decode("a%20b%zz%e4%C3%A4%"), "a b%zz\u{fffd}ä%");
    }
}
