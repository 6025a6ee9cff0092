//! From the services a device announces to a sighting.
//!
//! Apart because it decides what is a camera; reading the bytes is [`message`](super::message)'s.

use std::net::IpAddr;

use super::message::{self, Told};
use super::{CAMERAS, WEB};
use crate::discovery::interface::Interface;
use crate::discovery::{Scout, Sighting, brand, clean, hardware};

/// The device of one answer; `None` when it is no answer, or nothing in it is a camera's.
pub(super) fn read(datagram: &[u8], from: IpAddr, interface: &Interface) -> Option<Sighting> {
    let told = message::read(datagram)?;
    // A service of its own vouches for a camera; a web page only when its name does.
    let best = told
        .instances
        .iter()
        .find(|(_, service)| CAMERAS.contains(&service.as_str()))
        .or_else(|| {
            told.instances
                .iter()
                .find(|(name, service)| WEB.contains(&service.as_str()) && brand::is_camera(name))
        })?;
    let label = label(&best.0, &best.1);
    let words = |key: &str| {
        told.instances
            .iter()
            .filter_map(|(name, _)| told.words.get(&name.to_lowercase())?.get(key))
            .find_map(|value| clean(value))
    };
    let mut doors = doors(&told).map(|port| interface.source(from, port));
    let address = doors.next().unwrap_or_else(|| interface.source(from, None));
    let also = doors.filter(|door| *door != address).collect();
    Some(Sighting {
        also,
        name: clean(&label),
        manufacturer: words("manufacturer")
            .or_else(|| brand::maker(&label).map(ToOwned::to_owned))
            .or_else(|| (best.1 == "_axis-video._tcp").then(|| "Axis".to_owned())),
        model: words("model"),
        hardware: words("macaddress").as_deref().and_then(hardware),
        serial: words("serialnumber"),
        interface: clean(interface.name()),
        ..Sighting::new(address, Scout::Mdns)
    })
}

/// The instance without its service: what the device calls itself.
fn label(instance: &str, service: &str) -> String {
    let tail = format!(".{service}.local");
    match instance.len().checked_sub(tail.len()) {
        Some(at) if instance.is_char_boundary(at) && instance[at..].eq_ignore_ascii_case(&tail) => {
            instance[..at].to_owned()
        }
        _ => instance.to_owned(),
    }
}

/// The ports of its web page, HTTPS first; `None` for the usual ones.
fn doors(told: &Told) -> impl Iterator<Item = Option<u16>> + '_ {
    WEB.into_iter()
        .chain(["_axis-video._tcp"])
        .filter_map(|wanted| {
            let (name, _) = told
                .instances
                .iter()
                .find(|(_, service)| service == wanted)?;
            told.ports.get(&name.to_lowercase())
        })
        .filter(|port| **port != 0)
        .map(|port| Some(*port).filter(|port| !matches!(port, 80 | 443)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_lose_their_service_only() {
        assert_eq!(label("Yard. 3._rtsp._tcp.local", "_rtsp._tcp"), "Yard. 3");
        assert_eq!(label("x", "_rtsp._tcp"), "x");
        assert_eq!(label("ü", "_t"), "ü");
    }
}
