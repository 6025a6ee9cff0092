//! A UPnP device description (UPnP Device Architecture 1.1, 2.3), read tolerantly.
//!
//! Apart because this half meets hostile XML and needs no socket.

use std::collections::HashMap;
use std::net::IpAddr;

use quick_xml::Reader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::Event;

use crate::device::{Address, Scheme};
use crate::discovery::interface::Interface;
use crate::discovery::{Scout, Sighting, brand, clean, hardware};

/// Real descriptions nest 7 deep.
const DEPTH: usize = 32;
/// What is read; the first of each counts: embedded devices come after the root.
const FIELDS: [&str; 7] = [
    "deviceType",
    "friendlyName",
    "manufacturer",
    "modelName",
    "modelDescription",
    "serialNumber",
    "presentationURL",
];

/// The camera a description describes; `None` for other devices and for what cannot be read.
pub(super) fn read(text: &[u8], from: IpAddr, interface: &Interface) -> Option<Sighting> {
    let fields = fields(text)?;
    let field = |name: &str| fields.get(name).and_then(|text| clean(text));
    let speaks = [
        "deviceType",
        "friendlyName",
        "manufacturer",
        "modelName",
        "modelDescription",
    ];
    if !speaks
        .into_iter()
        .filter_map(field)
        .any(|text| brand::is_camera(&text))
    {
        return None;
    }
    let manufacturer = field("manufacturer");
    let known = manufacturer.as_deref().and_then(brand::maker);
    let serial = field("serialNumber");
    Some(Sighting {
        name: field("friendlyName"),
        model: field("modelName"),
        manufacturer: known.map(ToOwned::to_owned).or(manufacturer),
        // Axis and others tell their hardware address here.
        hardware: serial.as_deref().and_then(hardware),
        serial,
        interface: clean(interface.name()),
        ..Sighting::new(
            page(fields.get("presentationURL"), from, interface),
            Scout::Ssdp,
        )
    })
}

/// Its page: the port of the presentation URL, at the address that answered.
fn page(url: Option<&String>, from: IpAddr, interface: &Interface) -> Address {
    let told: Option<Address> = url.and_then(|url| url.trim().parse().ok());
    let port = told
        .filter(|a| a.ip() == Some(from))
        .and_then(|a| match (a.scheme(), a.port()) {
            (Some(Scheme::Http), Some(80)) | (Some(Scheme::Https), Some(443)) => None,
            (_, port) => port,
        });
    interface.source(from, port)
}

fn fields(text: &[u8]) -> Option<HashMap<&'static str, String>> {
    let mut reader = Reader::from_reader(text);
    reader.config_mut().check_end_names = false;
    let mut path: Vec<Option<&'static str>> = Vec::new();
    let mut found: HashMap<&'static str, String> = HashMap::new();
    let mut closed: Vec<&'static str> = Vec::new();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let text = match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(start) => {
                if path.len() >= DEPTH {
                    return None;
                }
                let name = start.local_name().as_ref().to_owned();
                let field = FIELDS
                    .into_iter()
                    .find(|f| *f == name && !closed.contains(f));
                path.push(field);
                continue;
            }
            Event::End(_) => {
                if let Some(Some(field)) = path.pop() {
                    closed.push(field);
                }
                continue;
            }
            Event::Text(text) => text.to_string(),
            Event::CData(text) => text.to_string(),
            Event::GeneralRef(reference) => match reference.resolve_char_ref().ok()? {
                Some(character) => character.to_string(),
                None => resolve_xml_entity(&reference)?.to_owned(),
            },
            // No entities, no external parts.
            Event::DocType(_) => return None,
            Event::Eof => return Some(found),
            _ => continue,
        };
        if let Some(Some(field)) = path.last() {
            found.entry(field).or_default().push_str(&text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> Option<Sighting> {
        let interface = Interface::for_tests("192.168.1.5", 24, 2);
        read(text.as_bytes(), "192.168.1.64".parse().unwrap(), &interface)
    }

    fn device(inside: &str) -> String {
        format!(
            "<?xml version=\"1.0\"?><root xmlns=\"urn:schemas-upnp-org:device-1-0\"><device>{inside}</device></root>"
        )
    }

    #[test]
    fn reads_a_camera() {
        let seen = one(&device(
            "<deviceType>urn:schemas-upnp-org:device:Basic:1</deviceType>\
             <friendlyName>AXIS M3106 - ACCC8E0A0B0C</friendlyName><manufacturer>AXIS</manufacturer>\
             <modelName>AXIS M3106 &amp; Co</modelName><serialNumber>ACCC8E0A0B0C</serialNumber>\
             <presentationURL>http://192.168.1.64:8080/</presentationURL>\
             <deviceList><device><modelName>other</modelName></device></deviceList>",
        ))
        .unwrap();
        assert_eq!(seen.address.to_string(), "192.168.1.64:8080");
        assert_eq!(seen.manufacturer.as_deref(), Some("Axis"));
        assert_eq!(seen.model.as_deref(), Some("AXIS M3106 & Co"));
        assert_eq!(seen.hardware.as_deref(), Some("ac:cc:8e:0a:0b:0c"));
        assert_eq!(seen.serial.as_deref(), Some("ACCC8E0A0B0C"));
    }

    #[test]
    fn a_page_elsewhere_is_not_believed() {
        let seen = one(&device(
            "<manufacturer>HIKVISION</manufacturer><presentationURL>https://evil.example:9/</presentationURL>",
        ))
        .unwrap();
        assert_eq!(seen.address.to_string(), "192.168.1.64");
    }

    #[test]
    fn leaves_out_what_is_no_camera() {
        let router = device(
            "<deviceType>urn:schemas-upnp-org:device:InternetGatewayDevice:1</deviceType>\
             <friendlyName>FRITZ!Box</friendlyName><manufacturer>AVM</manufacturer>",
        );
        assert_eq!(one(&router), None);
    }

    #[test]
    fn survives_garbage() {
        let deep = "<a>".repeat(5000);
        let bomb = format!(
            "<!DOCTYPE x [<!ENTITY a \"axis\">]>{}",
            device("<manufacturer>&a;</manufacturer>")
        );
        let unknown = device("<manufacturer>axis &a;</manufacturer>");
        for text in ["", "x", "<a", "</a></b>", &deep, &bomb, &unknown] {
            assert_eq!(one(text), None, "{text:.40}");
        }
    }
}
