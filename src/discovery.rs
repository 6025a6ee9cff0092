//! Finding cameras: several scouts look in their own way, one list grows.
//!
//! The door of the area: [`scan`] merges what the scouts see. A sighting is nothing chosen and
//! nothing trusted: everything in it is foreign text, cleaned and cut to length here.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use futures::stream::{self, BoxStream, StreamExt};
use serde::Serialize;

use crate::device::Address;
use crate::error::{Explain, Explanation};
use crate::explain;

pub use interface::Interface;

mod brand;
mod hail;
mod interface;
mod mdns;
pub mod range;
mod ssdp;
mod wsd;

/// More sightings than this in one scan are not cameras but an attack or a mistake.
const MOST: usize = 4096;

/// Who saw a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scout {
    /// It answered a WS-Discovery probe as an ONVIF device.
    WsDiscovery,
    /// It announced a camera's service by multicast DNS.
    Mdns,
    /// It answered an SSDP search and describes itself as a camera.
    Ssdp,
    /// A port of a web server was open at an address that was gone through.
    Range,
}

/// Something discovery saw, not yet chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sighting {
    /// Where to reach it first. Stays the same when a sighting grows.
    pub address: Address,
    /// Other addresses it named or was seen at.
    pub also: Vec<Address>,
    /// Its lasting identity (WS-Discovery endpoint), lower case.
    pub endpoint: Option<String>,
    /// Name. Foreign text, cleaned.
    pub name: Option<String>,
    /// Model. Foreign text, cleaned.
    pub model: Option<String>,
    /// Maker. Foreign text, cleaned.
    pub manufacturer: Option<String>,
    /// Hardware address (MAC) it told itself, `00:40:8c:12:34:56`.
    pub hardware: Option<String>,
    /// Serial number. Foreign text, cleaned.
    pub serial: Option<String>,
    /// Name of this computer's interface that it was seen on.
    pub interface: Option<String>,
    /// Addresses under which it came before as sightings of their own, until it was known that
    /// they are one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub was: Vec<Address>,
    /// Who saw it first.
    pub scout: Scout,
}

impl Sighting {
    /// Something at this address, of which nothing more is known.
    pub fn new(address: Address, scout: Scout) -> Self {
        Self {
            address,
            also: Vec::new(),
            endpoint: None,
            name: None,
            model: None,
            manufacturer: None,
            hardware: None,
            serial: None,
            interface: None,
            was: Vec::new(),
            scout,
        }
    }

    fn places(&self) -> impl Iterator<Item = &Address> {
        std::iter::once(&self.address).chain(&self.also)
    }

    /// Every place at its own address: its doors.
    pub fn doors(&self) -> impl Iterator<Item = &Address> {
        self.places()
            .filter(|place| place.host() == self.address.host())
    }

    /// Takes over what `other` knows more; answers whether that was anything.
    fn grow(&mut self, other: Self) -> bool {
        let before = self.clone();
        for place in std::iter::once(other.address).chain(other.also) {
            if !self.places().any(|known| *known == place) && self.also.len() < 8 {
                self.also.push(place);
            }
        }
        let more = |mine: &mut Option<String>, theirs: Option<String>| {
            if mine.is_none() {
                *mine = theirs;
            }
        };
        more(&mut self.endpoint, other.endpoint);
        more(&mut self.name, other.name);
        more(&mut self.model, other.model);
        more(&mut self.manufacturer, other.manufacturer);
        more(&mut self.hardware, other.hardware);
        more(&mut self.serial, other.serial);
        more(&mut self.interface, other.interface);
        *self != before
    }
}

/// What to scan.
#[derive(Clone, Debug)]
pub struct Scan {
    /// How long to listen for answers to questions; a range is always gone through to its end.
    pub time: Duration,
    /// Addresses to try one by one, see [`range::parse`].
    pub ranges: Vec<Address>,
    /// Where to ask from; [`Interface::all`] for those of this computer.
    pub interfaces: Vec<Interface>,
    /// Whether the computer's own networks are gone through too.
    pub sweep: Sweep,
}

/// Whether the computer's own networks are gone through address by address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sweep {
    /// Every private network of up to 1022 addresses that an interface of the scan is in.
    Own,
    /// Nothing but the given ranges.
    Off,
}

impl Default for Scan {
    /// Every interface of this computer and its own networks, five seconds (late answers are
    /// normal).
    fn default() -> Self {
        Self {
            time: Duration::from_secs(5),
            ranges: Vec::new(),
            interfaces: Interface::all(),
            sweep: Sweep::Own,
        }
    }
}

impl Scan {
    /// Every address that is gone through, each once.
    pub fn addresses(&self) -> Vec<Address> {
        let mut known = HashSet::new();
        let mut all = self.ranges.clone();
        if self.sweep == Sweep::Own {
            all.extend(self.interfaces.iter().flat_map(Interface::neighbours));
        }
        all.retain(|address| known.insert(address.clone()));
        all
    }

    /// How long it takes about: listening, and going through the addresses at the pace of
    /// [`range::PACE`].
    pub fn expected(&self) -> Duration {
        let listening = if self.interfaces.is_empty() {
            Duration::ZERO
        } else {
            self.time
        };
        listening.max(range::expected(&self.addresses()))
    }
}

/// Streams sightings until every scout is done. A device seen twice is one sighting; when the
/// second look told more, it comes again, grown, with the same `address`; two sightings that turn
/// out to be one come again as the first, with the other's address in `was`. Dropping the stream
/// ends the scan. No login is ever sent. Needs a tokio runtime.
pub fn scan(scan: Scan) -> BoxStream<'static, Sighting> {
    let addresses = scan.addresses();
    let mut scouts: Vec<BoxStream<'static, Sighting>> = scan
        .interfaces
        .into_iter()
        .map(|interface| call(interface, scan.time))
        .collect();
    scouts.push(range::walk(addresses).boxed());
    let mut list = List::default();
    stream::select_all(scouts)
        .filter_map(move |sighting| std::future::ready(list.add(sighting)))
        .boxed()
}

/// Every tongue on one interface.
fn call(interface: Interface, time: Duration) -> BoxStream<'static, Sighting> {
    stream::select_all([
        wsd::look(interface.clone(), time).boxed(),
        mdns::look(interface.clone(), time).boxed(),
        ssdp::look(interface, time).boxed(),
    ])
    .boxed()
}

/// The one list.
#[derive(Default)]
struct List {
    /// `None` = turned out to be another one.
    sightings: Vec<Option<Sighting>>,
    by_mark: HashMap<Mark, usize>,
    by_address: HashMap<Address, usize>,
}

/// What a device cannot share with another one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Mark {
    Endpoint(String),
    Hardware(String),
    Serial(String),
}

impl Mark {
    fn all(sighting: &Sighting) -> Vec<Self> {
        let serial = sighting.serial.as_ref().map(|s| s.to_lowercase());
        // "0", "123456" and the like are what a maker forgot to fill in.
        let serial = serial.filter(|s| {
            s.len() >= 6 && s != "123456" && s.chars().collect::<HashSet<_>>().len() > 2
        });
        [
            sighting.endpoint.clone().map(Self::Endpoint),
            sighting.hardware.clone().map(Self::Hardware),
            serial.map(Self::Serial),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

impl List {
    fn at(&self, place: usize) -> Option<&Sighting> {
        self.sightings.get(place)?.as_ref()
    }

    /// Every known sighting that is this device, the oldest first.
    fn known(&self, sighting: &Sighting) -> Vec<usize> {
        // Two endpoints are two devices, whatever else they share: devices behind one port
        // forwarding, or one with two names. A different endpoint is believed.
        let may_be = |place: &usize| {
            self.at(*place).is_some_and(|known| {
                known.endpoint.is_none()
                    || sighting.endpoint.is_none()
                    || known.endpoint == sighting.endpoint
            })
        };
        let by_mark = Mark::all(sighting)
            .into_iter()
            .filter_map(|mark| self.by_mark.get(&mark).copied());
        // What a device names at its own address is its own; what it names elsewhere may be left
        // from another site, and be somebody else by now.
        let doors = sighting.doors();
        let mut places: Vec<usize> = by_mark
            .chain(doors.filter_map(|door| self.by_address.get(door).copied()))
            .filter(may_be)
            .collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// Answers the sighting when it is new or has grown.
    fn add(&mut self, sighting: Sighting) -> Option<Sighting> {
        let known = self.known(&sighting);
        let place = match known.split_first() {
            Some((&first, others)) => {
                let mut grown = false;
                for &other in others {
                    let same = self.sightings.get_mut(other).and_then(Option::take);
                    if let (Some(same), Some(Some(first))) = (same, self.sightings.get_mut(first)) {
                        first.was.push(same.address.clone());
                        let _ = first.grow(same);
                        grown = true;
                    }
                    self.forward(other, first);
                }
                let mine = self.sightings.get_mut(first)?.as_mut()?;
                if !(mine.grow(sighting) | grown) {
                    return None;
                }
                first
            }
            None if self.sightings.len() >= MOST => return None,
            None => {
                self.sightings.push(Some(sighting));
                self.sightings.len() - 1
            }
        };
        let sighting = self.at(place)?.clone();
        for address in sighting.places() {
            let _ = self.by_address.entry(address.clone()).or_insert(place);
        }
        for mark in Mark::all(&sighting) {
            let _ = self.by_mark.entry(mark).or_insert(place);
        }
        Some(sighting)
    }

    fn forward(&mut self, from: usize, to: usize) {
        let places = self
            .by_address
            .values_mut()
            .chain(self.by_mark.values_mut());
        for place in places.filter(|place| **place == from) {
            *place = to;
        }
    }
}

/// A hardware address as people write it, or nothing when the text is none: 12 hexadecimal digits,
/// with or without `:` or `-`.
fn hardware(text: &str) -> Option<String> {
    let digits: String = text
        .chars()
        .filter(|c| !matches!(c, ':' | '-' | '.'))
        .collect();
    let plausible = digits.len() == 12
        && digits.chars().all(|c| c.is_ascii_hexdigit())
        && !matches!(digits.as_str(), "000000000000" | "ffffffffffff");
    let digits = digits.to_ascii_lowercase();
    plausible.then(|| {
        (0..6)
            .map(|at| &digits[2 * at..2 * at + 2])
            .collect::<Vec<_>>()
            .join(":")
    })
}

/// Foreign text for a list: no control, direction or invisible characters, at most 80 characters.
fn clean(text: &str) -> Option<String> {
    let cleaned: String = text
        .chars()
        .filter(|c| {
            !c.is_control()
                && !matches!(*c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        })
        .take(80)
        .collect();
    let trimmed = cleaned.trim();
    (!trimmed.is_empty()).then(|| trimmed.to_owned())
}

/// What is wrong with a list of addresses.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// More addresses than one scan takes.
    #[error("{count} addresses are more than {limit}")]
    TooMany { count: u128, limit: usize },
    /// This part is no address and no range.
    #[error("line {line} is not an address: {text:?}")]
    NotAnAddress { line: usize, text: String },
    /// The range ends before it begins.
    #[error("line {line}: the range {text:?} ends before it begins")]
    Backwards { line: usize, text: String },
    /// There is no address in the text at all.
    #[error("no address in the text")]
    Nothing,
}

impl Explain for Error {
    fn explain(&self) -> Explanation {
        match self {
            Self::TooMany { count, limit } => explain!(
                "error-discovery-too-many",
                count = count.to_string();
                limit = limit.to_string()
            ),
            Self::NotAnAddress { line, text } => explain!(
                "error-discovery-not-an-address",
                line = line.to_string(),
                text = clean(text).unwrap_or_default()
            ),
            Self::Backwards { line, text } => explain!(
                "error-discovery-backwards",
                line = line.to_string(),
                text = clean(text).unwrap_or_default()
            ),
            Self::Nothing => explain!("error-discovery-nothing"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(address: &str, endpoint: Option<&str>) -> Sighting {
        Sighting {
            endpoint: endpoint.map(Into::into),
            ..Sighting::new(address.parse().unwrap(), Scout::WsDiscovery)
        }
    }

    #[test]
    fn a_device_seen_twice_is_one_sighting() {
        let mut list = List::default();
        assert!(list.add(seen("10.0.0.1", Some("uuid:a"))).is_some());
        assert!(list.add(seen("10.0.0.1", Some("uuid:a"))).is_none());
        let grown = list.add(seen("10.0.1.1", Some("uuid:a"))).unwrap();
        assert_eq!(grown.address.host(), "10.0.0.1");
        assert_eq!(grown.also.len(), 1);
        assert!(list.add(seen("10.0.1.1", None)).is_none());
        assert_eq!(list.sightings.len(), 1);
    }

    #[test]
    fn a_range_sighting_grows_by_a_probe() {
        let mut list = List::default();
        assert!(list.add(seen("10.0.0.1", None)).is_some());
        let mut told = seen("10.0.0.1", Some("uuid:a"));
        told.model = Some("M".into());
        assert_eq!(list.add(told).unwrap().model.as_deref(), Some("M"));
        assert!(list.add(seen("10.0.0.1", Some("uuid:b"))).is_some());
        assert_eq!(list.sightings.len(), 2);
    }

    #[test]
    fn two_sightings_with_one_hardware_address_become_one() {
        let mut list = List::default();
        assert!(list.add(seen("10.0.0.1", None)).is_some());
        let mut other = seen("10.0.0.1:8080", None);
        other.hardware = hardware("00-40-8C-12-34-56");
        assert!(list.add(other.clone()).is_some());
        assert_eq!(list.sightings.iter().flatten().count(), 2);
        // The same hardware at the first address: now it is known that both are one.
        let mut same = seen("10.0.0.1", None);
        same.hardware = hardware("00408c123456");
        let grown = list.add(same).unwrap();
        assert_eq!(grown.address.to_string(), "10.0.0.1");
        assert_eq!(grown.also, ["10.0.0.1:8080".parse().unwrap()]);
        assert_eq!(grown.was, grown.also);
        assert_eq!(list.sightings.iter().flatten().count(), 1);
        assert!(list.add(other).is_none());
        // Serial numbers tell devices apart too, but not the ones a maker forgot to fill in.
        let serials = [
            ("ABC-12345", 1),
            ("ABC-12345", 0),
            ("000000", 1),
            ("000000", 1),
        ];
        for (number, (serial, fresh)) in serials.into_iter().enumerate() {
            let before = list.sightings.iter().flatten().count();
            let mut told = seen(&format!("10.0.1.{}", number + 1), None);
            told.serial = Some(serial.to_owned());
            let _ = list.add(told);
            let after = list.sightings.iter().flatten().count();
            assert_eq!(after - before, fresh, "{serial}");
        }
    }

    #[test]
    fn two_doors_of_one_address_become_one_and_other_addresses_do_not() {
        let mut list = List::default();
        assert!(list.add(seen("10.0.0.1:8443", None)).is_some());
        assert!(list.add(seen("10.0.0.2", None)).is_some());
        let mut told = seen("10.0.0.1:8080", Some("uuid:a"));
        told.also = ["10.0.0.1:8443", "10.0.0.2"]
            .map(|a| a.parse().unwrap())
            .to_vec();
        let grown = list.add(told).unwrap();
        assert_eq!(grown.address.to_string(), "10.0.0.1:8443");
        assert_eq!(grown.endpoint.as_deref(), Some("uuid:a"));
        // The other camera is still one of its own, and keeps growing.
        let mut other = seen("10.0.0.2", None);
        other.model = Some("M".to_owned());
        assert_eq!(list.add(other).unwrap().address.to_string(), "10.0.0.2");
        assert_eq!(list.sightings.iter().flatten().count(), 2);
    }

    #[test]
    fn hardware_addresses_are_read_in_every_spelling() {
        for text in ["00:40:8C:12:34:56", "00-40-8c-12-34-56", "00408C123456"] {
            assert_eq!(hardware(text).as_deref(), Some("00:40:8c:12:34:56"));
        }
        for text in ["", "0040", "000000000000", "00408C12345G", "ffffffffffff"] {
            assert_eq!(hardware(text), None, "{text}");
        }
    }

    #[test]
    fn foreign_text_is_cleaned() {
        assert_eq!(clean("\u{1b}[31mCam\u{202e}\n").as_deref(), Some("[31mCam"));
        assert_eq!(clean("\u{200b} "), None);
        assert_eq!(clean(&"x".repeat(500)).unwrap().len(), 80);
    }
}
