//! Changes single texts inside a document of the device and leaves every other byte as it came.
//!
//! Apart because it is pure: devices want the whole document back, with elements nobody here
//! knows, in the namespace it came in.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::Event;

/// Deepest nesting read.
const DEPTH: usize = 32;

/// One element of the document: its local name, where it stands, where its inside is.
struct Place {
    path: Vec<String>,
    whole: Range<usize>,
    inside: Range<usize>,
}

/// Every element, in the order they end. `None` when it is no XML.
fn places(text: &str) -> Option<Vec<Place>> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<(String, usize, usize)> = Vec::new();
    let mut found = Vec::new();
    loop {
        let begin = usize::try_from(reader.buffer_position()).ok()?;
        let event = reader.read_event().ok()?;
        let end = usize::try_from(reader.buffer_position()).ok()?;
        match event {
            Event::Start(start) => {
                if open.len() > DEPTH {
                    return None;
                }
                open.push((start.local_name().as_ref().to_owned(), begin, end));
            }
            Event::Empty(start) => {
                let mut path: Vec<String> = open.iter().map(|(n, ..)| n.clone()).collect();
                path.push(start.local_name().as_ref().to_owned());
                found.push(Place {
                    path,
                    whole: begin..end,
                    inside: end..end,
                });
            }
            Event::End(_) => {
                let path = open.iter().map(|(n, ..)| n.clone()).collect();
                let (_, whole, inside) = open.pop()?;
                found.push(Place {
                    path,
                    whole: whole..end,
                    inside: inside..begin,
                });
            }
            Event::DocType(_) => return None,
            Event::Eof => break,
            _ => {}
        }
    }
    open.is_empty().then_some(found)
}

/// The text of the element at `path` (local names from the root).
pub(super) fn text<'a>(document: &'a str, path: &[&str]) -> Option<&'a str> {
    let places = places(document)?;
    let place = places.iter().find(|place| place.path == path)?;
    document.get(place.inside.clone()).map(str::trim)
}

/// The document with another text in the element at `path`; `None` when it has none there.
pub(super) fn with_text(document: &str, path: &[&str], new: &str) -> Option<String> {
    let places = places(document)?;
    let place = places.iter().find(|place| place.path == path)?;
    let mut out = document.to_owned();
    if place.inside.is_empty() && document.get(place.whole.clone())?.ends_with("/>") {
        return None;
    }
    out.replace_range(place.inside.clone(), &quick_xml::escape::escape(new));
    Some(out)
}

/// The entry of the protocol list whose `protocol` is HTTPS.
pub(super) struct Https {
    /// Whether it is on; an entry without a word about it counts as off.
    pub(super) on: bool,
    /// Its port.
    pub(super) port: Option<u16>,
}

const LIST: &str = "AdminAccessProtocolList";
const ENTRY: &str = "AdminAccessProtocol";

/// Finds the entry of `protocol` in the list; `None` when there is none.
pub(super) fn entry(document: &str, protocol: &str) -> Option<Https> {
    let places = places(document)?;
    let entry = find(document, &places, protocol)?;
    let value = |name: &str| {
        let place = within(&places, entry, name)?;
        document.get(place.inside.clone()).map(str::trim)
    };
    Some(Https {
        on: value("enabled").is_some_and(super::super::xml::yes),
        port: value("portNo").and_then(|port| port.parse().ok()),
    })
}

fn find<'p>(document: &str, places: &'p [Place], protocol: &str) -> Option<&'p Place> {
    places
        .iter()
        .filter(|place| place.path == [LIST, ENTRY])
        .find(|entry| {
            within(places, entry, "protocol")
                .and_then(|place| document.get(place.inside.clone()))
                .is_some_and(|text| text.trim().eq_ignore_ascii_case(protocol))
        })
}

fn within<'p>(places: &'p [Place], entry: &Place, name: &str) -> Option<&'p Place> {
    places.iter().find(|place| {
        place.path.len() == 3
            && place.path.last().is_some_and(|last| last == name)
            && place.whole.start >= entry.inside.start
            && place.whole.end <= entry.inside.end
    })
}

/// The whole list with HTTPS switched; every other byte is as it came.
pub(super) fn switched(document: &str, on: bool) -> Option<String> {
    let places = places(document)?;
    let entry = find(document, &places, "HTTPS")?;
    let mut out = document.to_owned();
    if let Some(enabled) = within(&places, entry, "enabled") {
        out.replace_range(enabled.inside.clone(), if on { "true" } else { "false" });
        return Some(out);
    }
    // Some entries have no word about it: it is put before `protocol`, in the same prefix.
    let protocol = within(&places, entry, "protocol")?;
    let tag = document.get(protocol.whole.start..protocol.inside.start)?;
    let prefix = tag
        .trim_start_matches('<')
        .split_once(':')
        .map(|(prefix, _)| format!("{prefix}:"))
        .unwrap_or_default();
    out.insert_str(
        protocol.whole.start,
        &format!("<{prefix}enabled>{on}</{prefix}enabled>"),
    );
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAMERA: &str = "<?xml version=\"1.0\"?>\n<AdminAccessProtocolList xmlns=\"urn:a\">\
        <AdminAccessProtocol><id>1</id><protocol>HTTP</protocol><portNo>80</portNo></AdminAccessProtocol>\n\
        <AdminAccessProtocol><id>2</id><enabled>false</enabled><protocol>HTTPS</protocol>\
        <odd a=\"1\"/><portNo>8443</portNo></AdminAccessProtocol></AdminAccessProtocolList>";

    #[test]
    fn switches_the_one_entry_and_keeps_every_other_byte() {
        let before = entry(CAMERA, "HTTPS").unwrap();
        assert!(!before.on);
        assert_eq!(before.port, Some(8443));
        let on = switched(CAMERA, true).unwrap();
        assert_eq!(
            on,
            CAMERA.replace("<enabled>false</enabled>", "<enabled>true</enabled>")
        );
        assert!(entry(&on, "HTTPS").unwrap().on);
        assert_eq!(switched(&on, false).unwrap(), CAMERA);
    }

    #[test]
    fn an_entry_without_a_word_gets_one_in_its_own_prefix() {
        let list = "<h:AdminAccessProtocolList xmlns:h=\"urn:b\"><h:AdminAccessProtocol>\
            <h:id>3</h:id><h:protocol>HTTPS</h:protocol></h:AdminAccessProtocol></h:AdminAccessProtocolList>";
        let on = switched(list, true).unwrap();
        assert!(on.contains("<h:id>3</h:id><h:enabled>true</h:enabled><h:protocol>"));
        assert!(entry(&on, "HTTPS").unwrap().on);
        assert!(switched(&list.replace("HTTPS", "RTSP"), true).is_none());
    }

    #[test]
    fn texts_are_changed_in_place() {
        let time = "<Time xmlns=\"urn:a\"><timeMode>NTP</timeMode><localTime>x</localTime></Time>";
        let changed = with_text(time, &["Time", "timeMode"], "a&b").unwrap();
        assert!(changed.contains("<timeMode>a&amp;b</timeMode>"));
        assert_eq!(text(time, &["Time", "localTime"]), Some("x"));
        assert!(with_text(time, &["Time", "zone"], "x").is_none());
        assert!(with_text("<a><b>", &["a"], "x").is_none());
        assert!(with_text("<!DOCTYPE a><a/>", &["a"], "x").is_none());
    }
}
