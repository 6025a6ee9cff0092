//! Finding cameras: several scouts look in their own way, one list grows.
//!
//! The door of the area: [`scan`] merges what the scouts see. A sighting is nothing chosen and
//! nothing trusted: everything in it is foreign text, cleaned and cut to length here.

use std::collections::HashMap;
use std::time::Duration;

use futures::stream::{self, BoxStream, StreamExt};
use serde::Serialize;

use crate::device::Address;
use crate::error::{Explain, Explanation};
use crate::explain;

pub use wsd::Interface;

pub mod range;
mod wsd;

/// More sightings than this in one scan are not cameras but an attack or a mistake.
const MOST: usize = 4096;

/// Who saw a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scout {
    /// It answered a WS-Discovery probe as an ONVIF device.
    WsDiscovery,
    /// A port of a web server was open at an address the person named.
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
    /// Who saw it first.
    pub scout: Scout,
}

impl Sighting {
    fn bare(address: Address, scout: Scout) -> Self {
        Self {
            address,
            also: Vec::new(),
            endpoint: None,
            name: None,
            model: None,
            manufacturer: None,
            scout,
        }
    }

    fn places(&self) -> impl Iterator<Item = &Address> {
        std::iter::once(&self.address).chain(&self.also)
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
        *self != before
    }
}

/// What to scan.
#[derive(Clone, Debug)]
pub struct Scan {
    /// How long to listen for answers to probes; a range is always gone through to its end.
    pub time: Duration,
    /// Addresses to try one by one, see [`range::parse`].
    pub ranges: Vec<Address>,
    /// Where to send probes from; [`Interface::all`] for those of this computer.
    pub interfaces: Vec<Interface>,
}

impl Default for Scan {
    /// Every interface of this computer, five seconds (late answers are normal).
    fn default() -> Self {
        Self {
            time: Duration::from_secs(5),
            ranges: Vec::new(),
            interfaces: Interface::all(),
        }
    }
}

/// Streams sightings until every scout is done. A device seen twice is one sighting; when the
/// second look told more, it comes again, grown, with the same `address`. Dropping the stream
/// ends the scan. Needs a tokio runtime.
pub fn scan(scan: Scan) -> BoxStream<'static, Sighting> {
    let mut scouts: Vec<BoxStream<'static, Sighting>> = scan
        .interfaces
        .into_iter()
        .map(|interface| wsd::hail(interface, scan.time).boxed())
        .collect();
    scouts.push(range::walk(scan.ranges).boxed());
    let mut list = List::default();
    stream::select_all(scouts)
        .filter_map(move |sighting| std::future::ready(list.add(sighting)))
        .boxed()
}

/// The one list.
#[derive(Default)]
struct List {
    sightings: Vec<Sighting>,
    by_endpoint: HashMap<String, usize>,
    by_address: HashMap<Address, usize>,
}

impl List {
    /// Answers the sighting when it is new or has grown.
    fn add(&mut self, sighting: Sighting) -> Option<Sighting> {
        let known = sighting
            .endpoint
            .as_ref()
            .and_then(|e| self.by_endpoint.get(e))
            .or_else(|| {
                // Two endpoints at one address are two devices behind one port forwarding or one
                // device with two names; a different endpoint is believed.
                self.by_address.get(&sighting.address).filter(|i| {
                    sighting.endpoint.is_none() || self.sightings[**i].endpoint.is_none()
                })
            })
            .copied();
        let place = match known {
            Some(place) => {
                if !self.sightings[place].grow(sighting) {
                    return None;
                }
                place
            }
            None if self.sightings.len() >= MOST => return None,
            None => {
                self.sightings.push(sighting);
                self.sightings.len() - 1
            }
        };
        let sighting = self.sightings[place].clone();
        for address in sighting.places() {
            let _ = self.by_address.entry(address.clone()).or_insert(place);
        }
        if let Some(endpoint) = &sighting.endpoint {
            let _ = self.by_endpoint.entry(endpoint.clone()).or_insert(place);
        }
        Some(sighting)
    }
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
            ..Sighting::bare(address.parse().unwrap(), Scout::WsDiscovery)
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
    fn foreign_text_is_cleaned() {
        assert_eq!(clean("\u{1b}[31mCam\u{202e}\n").as_deref(), Some("[31mCam"));
        assert_eq!(clean("\u{200b} "), None);
        assert_eq!(clean(&"x".repeat(500)).unwrap().len(), 80);
    }
}
