//! DNS messages: the question we write, and the few records we read (RFC 1035 4, RFC 2782).
//!
//! Apart because this half meets hostile bytes: every length is checked, names end after 255
//! bytes, and a pointer may only lead backwards, so that reading always ends.

use std::collections::HashMap;

const PTR: u16 = 12;
const TXT: u16 = 16;
const SRV: u16 = 33;
const INTERNET: u16 = 1;
/// Records in one message. Real ones have a dozen.
const RECORDS: usize = 256;
/// Bytes of a whole name (RFC 1035 2.3.4).
const NAME: usize = 255;

/// What an answer tells: instances of services, and of each its port and its words.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// Instance (its own label, then the service), service.
    pub(super) instances: Vec<(String, String)>,
    /// Port of an instance, by its whole name in lower case.
    pub(super) ports: HashMap<String, u16>,
    /// Words of an instance, by its whole name in lower case; keys in lower case.
    pub(super) words: HashMap<String, HashMap<String, String>>,
}

/// A message that asks for the instances of these services.
pub(super) fn question(services: &[&str]) -> Vec<u8> {
    let mut out = rand::random::<[u8; 2]>().to_vec();
    out.extend([0, 0]);
    out.extend((services.len() as u16).to_be_bytes());
    out.extend([0; 6]);
    for service in services {
        for label in service.split('.').chain(["local"]) {
            out.push(label.len() as u8);
            out.extend(label.as_bytes());
        }
        out.push(0);
        out.extend(PTR.to_be_bytes());
        out.extend(INTERNET.to_be_bytes());
    }
    out
}

/// Reads an answer; `None` for anything else.
pub(super) fn read(message: &[u8]) -> Option<Told> {
    let number = |at: usize| {
        Some(u16::from_be_bytes([
            *message.get(at)?,
            *message.get(at + 1)?,
        ]))
    };
    // QR = answer, opcode 0.
    if number(2)? & 0xf800 != 0x8000 {
        return None;
    }
    let mut at = 12;
    for _ in 0..number(4)? {
        let (_, after) = name(message, at)?;
        at = after + 4;
    }
    let records = [number(6)?, number(8)?, number(10)?]
        .map(usize::from)
        .iter()
        .sum::<usize>();
    let mut told = Told::default();
    for _ in 0..records.min(RECORDS) {
        let Some(after) = record(message, at, &mut told) else {
            // Cut off in the middle: what was read before is still true.
            break;
        };
        at = after;
    }
    Some(told)
}

fn record(message: &[u8], at: usize, told: &mut Told) -> Option<usize> {
    let (owner, at) = name(message, at)?;
    let head = message.get(at..at + 10)?;
    let kind = u16::from_be_bytes([head[0], head[1]]);
    let length = usize::from(u16::from_be_bytes([head[8], head[9]]));
    let start = at + 10;
    let data = message.get(start..start + length)?;
    match kind {
        PTR => {
            let (instance, _) = name(message, start)?;
            let service = owner.trim_end_matches(".local").to_ascii_lowercase();
            told.instances.push((instance, service));
        }
        SRV => {
            let port = u16::from_be_bytes([*data.get(4)?, *data.get(5)?]);
            let _ = told.ports.insert(owner.to_lowercase(), port);
        }
        TXT => {
            let _ = told.words.insert(owner.to_lowercase(), words(data));
        }
        _ => {}
    }
    Some(start + length)
}

/// `key=value` strings (RFC 6763 6).
fn words(mut data: &[u8]) -> HashMap<String, String> {
    let mut words = HashMap::new();
    while let [length, rest @ ..] = data {
        let Some((word, after)) = rest.split_at_checked(usize::from(*length)) else {
            break;
        };
        if let Some((key, value)) = String::from_utf8_lossy(word).split_once('=') {
            // The first of a key counts (RFC 6763 6.4).
            let _ = words
                .entry(key.to_lowercase())
                .or_insert_with(|| value.to_owned());
        }
        data = after;
    }
    words
}

/// The name at a place, its labels joined by dots, and where it ends there.
fn name(message: &[u8], at: usize) -> Option<(String, usize)> {
    let mut text = String::new();
    let (mut at, mut end, mut floor) = (at, None, at);
    loop {
        match *message.get(at)? {
            0 => return Some((text, end.unwrap_or(at + 1))),
            length @ 1..=63 => {
                let label = message.get(at + 1..at + 1 + usize::from(length))?;
                if text.len() + label.len() > NAME {
                    return None;
                }
                if !text.is_empty() {
                    text.push('.');
                }
                text.push_str(&String::from_utf8_lossy(label));
                at += 1 + usize::from(length);
            }
            high @ 0xc0.. => {
                let low = *message.get(at + 1)?;
                let to = usize::from(high & 0x3f) << 8 | usize::from(low);
                let _ = end.get_or_insert(at + 2);
                // Only backwards, and further back each time: no circle.
                if to >= floor {
                    return None;
                }
                (at, floor) = (to, to);
            }
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// PTR with a compressed instance, SRV and TXT that point at it.
    pub(in crate::discovery) fn answer() -> Vec<u8> {
        let mut out = vec![0, 7, 0x84, 0, 0, 0, 0, 1, 0, 0, 0, 2];
        out.extend(b"\x0b_axis-video\x04_tcp\x05local\0");
        out.extend([0, 12, 0x80, 1, 0, 0, 0, 10, 0, 17]);
        // "AXIS M1 - 00408C" at 46, then a pointer to 12.
        let instance = out.len() as u8;
        out.extend(b"\x0eAXIS M1.00408C\xc0\x0c");
        out.extend([0xc0, instance, 0, 33, 0x80, 1, 0, 0, 0, 10, 0, 8]);
        out.extend([0, 0, 0, 0, 0x1f, 0x90, 0xc0, 0x18]);
        out.extend([0xc0, instance, 0, 16, 0x80, 1, 0, 0, 0, 10, 0, 24]);
        out.extend(b"\x17macaddress=00408C123456");
        out
    }

    #[test]
    fn reads_services_ports_and_words() {
        let told = read(&answer()).unwrap();
        let whole = "AXIS M1.00408C._axis-video._tcp.local";
        assert_eq!(
            told.instances,
            [(whole.to_owned(), "_axis-video._tcp".to_owned())]
        );
        let key = whole.to_lowercase();
        assert_eq!(told.ports[&key], 8080);
        assert_eq!(told.words[&key]["macaddress"], "00408C123456");
    }

    #[test]
    fn asks_well_formed_questions() {
        let asked = question(&["_http._tcp", "_rtsp._tcp"]);
        assert_eq!(asked[4..12], [0, 2, 0, 0, 0, 0, 0, 0]);
        assert_eq!(&asked[12..29], b"\x05_http\x04_tcp\x05local");
        // A question is no answer.
        assert_eq!(read(&asked), None);
    }

    #[test]
    fn hostile_bytes_end() {
        let good = answer();
        for at in 0..good.len() {
            let _ = read(&good[..at]);
            for value in [0, 1, 0x3f, 0x40, 0x80, 0xc0, 0xff] {
                let mut odd = good.clone();
                odd[at] = value;
                let _ = read(&odd);
            }
        }
        // A name that points at itself, and two that point at each other.
        let mut circle = vec![0, 0, 0x84, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0xc0, 12];
        circle.extend([0; 20]);
        assert_eq!(read(&circle), Some(Told::default()));
        let mut long = vec![0, 0, 0x84, 0, 0, 0, 0, 1, 0, 0, 0, 0];
        long.extend(b"\x3f".iter().chain([b'a'; 63].iter()).cycle().take(6400));
        assert_eq!(read(&long), Some(Told::default()));
    }
}
