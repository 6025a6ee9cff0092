//! The scout that asks by multicast DNS which services there are (RFC 6762, RFC 6763).
//!
//! Apart because its words are DNS. Questions are one-shot ones (RFC 6762 5.1) from a port of our
//! own: answers come to us alone, port 5353 stays with whoever has it on this computer (Avahi,
//! Bonjour), and Windows needs no rule for it. That is why no mDNS library is used: they all are
//! responders that take port 5353 on every interface.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::time::Duration;

use futures::stream::{self, Stream, StreamExt};

use super::hail::hail;
use super::interface::{Groups, Interface};
use super::{Scout, Sighting};

mod message;
mod reply;

const GROUPS: Groups = Groups {
    v4: Ipv4Addr::new(224, 0, 0, 251),
    v6: Ipv6Addr::new(0xff02, 0, 0, 0, 0, 0, 0, 0xfb),
    port: 5353,
};

/// Services that only cameras and recorders offer.
const CAMERAS: [&str; 4] = [
    "_axis-video._tcp",
    "_psia._tcp",
    "_onvif._tcp",
    "_rtsp._tcp",
];
/// Services that others offer too: they tell the port, and no more.
const WEB: [&str; 2] = ["_https._tcp", "_http._tcp"];

/// Asks on one interface for so long.
pub(super) fn look(
    interface: Interface,
    time: Duration,
) -> impl Stream<Item = Sighting> + Send + use<> {
    let target = interface.target(Scout::Mdns, GROUPS);
    let asked = interface.clone();
    stream::iter(target)
        .flat_map(move |target| Box::pin(hail(asked.clone(), target, questions, time)))
        .filter_map(move |(datagram, from)| {
            std::future::ready(reply::read(&datagram, from.ip(), &interface))
        })
}

/// One message, so that one answer tells the camera and its page's port together. A camera's own
/// service comes first: a simple responder answers only that.
fn questions() -> Vec<Vec<u8>> {
    vec![message::question(&[&CAMERAS[..], &WEB[..]].concat())]
}
