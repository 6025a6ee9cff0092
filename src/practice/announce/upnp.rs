//! SSDP as a camera speaks it, and its description (UPnP Device Architecture 1.1, 1.3 and 2.3).
//!
//! Apart because its words are HTTP headers and XML, written and read without a line of the
//! client's.

use super::Announcement;
use crate::practice::xml::Xml;

/// Path of the description at the HTTP port.
pub const DESCRIPTION: &str = "/upnp/description.xml";

/// Answers a search for every root device; a camera without HTTP has no description to point to.
pub fn answer(message: &[u8], camera: &Announcement) -> Option<Vec<u8>> {
    let text = std::str::from_utf8(message).ok()?;
    let (head, "") = text.split_once("\r\n\r\n")? else {
        return None;
    };
    let mut lines = head.split("\r\n");
    if lines.next() != Some("M-SEARCH * HTTP/1.1") {
        return None;
    }
    let headers: Vec<(String, &str)> = lines
        .map(|line| {
            let (key, value) = line.split_once(':')?;
            Some((key.to_ascii_uppercase(), value.trim()))
        })
        .collect::<Option<_>>()?;
    let header = |name: &str| headers.iter().find(|(key, _)| key == name).map(|h| h.1);
    let waits = header("MX")?.parse::<u32>().ok()?;
    let wanted = header("ST")?;
    if header("MAN")? != "\"ssdp:discover\""
        || !header("HOST")?.contains(':')
        || waits == 0
        || !matches!(wanted, "ssdp:all" | "upnp:rootdevice")
    {
        return None;
    }
    let id = camera.endpoint.trim_start_matches("urn:");
    Some(
        format!(
            "HTTP/1.1 200 OK\r\nCACHE-CONTROL: max-age=1800\r\nEXT:\r\n\
             LOCATION: http://{}:{}{DESCRIPTION}\r\nSERVER: Practice/1 UPnP/1.1 Camera/1\r\n\
             ST: upnp:rootdevice\r\nUSN: {id}::upnp:rootdevice\r\n\r\n",
            camera.address, camera.http?
        )
        .into_bytes(),
    )
}

/// The description.
pub fn description(camera: &Announcement) -> String {
    let page = match (camera.http, camera.https) {
        (Some(port), _) => format!("http://{}:{port}/", camera.address),
        (None, Some(port)) => format!("https://{}:{port}/", camera.address),
        (None, None) => String::new(),
    };
    let inside = Xml::new()
        .open("specVersion")
        .leaf("major", "1")
        .leaf("minor", "1")
        .close()
        .open("device")
        .leaf(
            "deviceType",
            "urn:schemas-upnp-org:device:DigitalSecurityCamera:1",
        )
        .leaf("friendlyName", &camera.name)
        .leaf("manufacturer", "Practice")
        .leaf("modelName", &camera.model)
        .leaf("serialNumber", &camera.serial)
        .leaf("UDN", camera.endpoint.trim_start_matches("urn:"))
        .leaf("presentationURL", &page)
        .done();
    format!(
        "<?xml version=\"1.0\"?><root xmlns=\"urn:schemas-upnp-org:device-1-0\">{inside}</root>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::practice::announce::camera;

    #[test]
    fn searches_are_read_strictly() {
        let good = "M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\n\
                    MAN: \"ssdp:discover\"\r\nMX: 2\r\nST: upnp:rootdevice\r\n\r\n";
        let said = answer(good.as_bytes(), &camera()).unwrap();
        let said = String::from_utf8(said).unwrap();
        assert!(said.contains("LOCATION: http://127.0.0.9:8080/upnp/description.xml\r\n"));
        for (from, to) in [
            ("\"ssdp:discover\"", "ssdp:discover"),
            ("MX: 2\r\n", ""),
            ("MX: 2", "MX: 0"),
            ("M-SEARCH", "NOTIFY"),
            ("upnp:rootdevice", "urn:schemas-upnp-org:device:Printer:1"),
            ("\r\n\r\n", "\r\n"),
        ] {
            assert!(good.contains(from));
            assert!(
                answer(good.replace(from, to).as_bytes(), &camera()).is_none(),
                "{to}"
            );
        }
        assert!(roxmltree::Document::parse(&description(&camera())).is_ok());
    }
}
