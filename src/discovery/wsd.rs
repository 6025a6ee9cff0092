//! The scout that asks all ONVIF devices of the network at once: WS-Discovery 2005/04 over UDP
//! (ONVIF Core specification, chapter 7; WS-Addressing 2004/08).
//!
//! Apart because its words are SOAP; how they travel is [`hail`](super::hail)'s.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::time::Duration;

use futures::stream::{self, Stream, StreamExt};

use super::hail::hail;
use super::interface::{Groups, Interface};
use super::{Scout, Sighting};

mod reply;

const GROUPS: Groups = Groups {
    v4: Ipv4Addr::new(239, 255, 255, 250),
    v6: Ipv6Addr::new(0xff02, 0, 0, 0, 0, 0, 0, 0xc),
    port: 3702,
};

/// Probes on one interface for so long.
pub(super) fn look(
    interface: Interface,
    time: Duration,
) -> impl Stream<Item = Sighting> + Send + use<> {
    let target = interface.target(Scout::WsDiscovery, GROUPS);
    let asked = interface.clone();
    stream::iter(target)
        .flat_map(move |target| Box::pin(hail(asked.clone(), target, probes, time)))
        .flat_map(move |(datagram, from)| {
            stream::iter(reply::read(&datagram, from.ip(), &interface))
        })
}

/// Types is an AND list, so the newer type needs a probe of its own.
fn probes() -> Vec<Vec<u8>> {
    ["dn:NetworkVideoTransmitter", "tds:Device"]
        .map(|types| envelope(types).into_bytes())
        .to_vec()
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
