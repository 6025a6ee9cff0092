//! The scout for addresses a person names: reading lists in any shape, and trying them.
//!
//! Apart because reading (pure) and walking (TCP) share only the limit: [`parse`] refuses lists
//! that [`walk`] could not finish in a technician's patience.

use std::collections::HashSet;
use std::net::IpAddr;
use std::time::Duration;

use futures::stream::{self, Stream, StreamExt};
use tokio::net::TcpStream;
use tokio::time::Instant;

use super::{Error, Interface, Scout, Sighting, call};
use crate::device::Address;

/// A /20. More is a typing mistake in the prefix, or a plan for the whole night.
pub const LIMIT: usize = 4096;

/// Where cameras have their web server; the first open one of the two usual ones needs no port.
const PORTS: [u16; 5] = [443, 80, 8443, 8080, 8000];

/// A camera on a LAN answers within 10 ms, over a poor radio link within 300.
const PATIENCE: Duration = Duration::from_millis(900);

/// Open attempts. Silent addresses hold theirs for the whole of [`PATIENCE`]: with fewer the places,
/// not the pace, would decide how long 250 of them with five ports each take. Linux gives a program
/// 1024 files at first, macOS 256.
const AT_ONCE: usize = if cfg!(target_os = "macos") { 150 } else { 720 };

/// Attempts a second. 1000 packets of 60 bytes are half a megabit: no switch, no camera and no
/// watchdog of a network minds them, and 254 addresses with five ports each are through in 1.3 s.
pub const PACE: u32 = 1000;

/// Attempts sent together, because timers are no finer than a few milliseconds.
const TOGETHER: usize = 10;

/// A device that was found is then asked in every tongue who it is, for so long.
const TALK: Duration = Duration::from_millis(1500);

/// How long going through these takes about.
pub(super) fn expected(addresses: &[Address]) -> Duration {
    if addresses.is_empty() {
        return Duration::ZERO;
    }
    Duration::from_secs(1) * attempts(addresses).count() as u32 / PACE + PATIENCE + TALK
}

/// Port by port over all addresses, so that the usual ports are through first.
fn attempts(addresses: &[Address]) -> impl Iterator<Item = (Address, u16)> + '_ {
    PORTS.iter().enumerate().flat_map(move |(turn, port)| {
        addresses
            .iter()
            .filter(move |a| a.port().is_none() || turn == 0)
            .map(move |a| (a.clone(), a.port().unwrap_or(*port)))
    })
}

/// Reads addresses out of whatever was typed or pasted: one a line or separated by blanks, commas
/// or semicolons; CIDR (`192.168.1.0/24`), from-to (`192.168.1.10-20`,
/// `192.168.1.10-192.168.2.20`), URLs, `host:port`, names; CSV with other columns. A `#` begins a
/// remark. Every address once, in the order of the text.
///
/// # Errors
/// Not an address, backwards, nothing, or more than [`LIMIT`].
pub fn parse(text: &str) -> Result<Vec<Address>, Error> {
    let mut list = Unique::default();
    let mut header_possible = true;
    for (number, line) in text.lines().enumerate() {
        let line = line.split('#').next().unwrap_or(line).trim();
        let cells = cells(line);
        if cells.is_empty() {
            continue;
        }
        let read: Vec<Result<Part, Error>> =
            cells.iter().map(|cell| part(cell, number + 1)).collect();
        let certain = read.iter().any(|r| matches!(r, Ok(p) if p.certain));
        if certain {
            // A row of a table: the other cells are names, models, remarks.
            for one in read.into_iter().flatten().filter(|p| p.certain) {
                list.extend(one)?;
            }
        } else if header_possible && cells.len() > 1 && text.lines().count() > 1 {
            // The headings of a table; a plain list of names in the first line has no second line.
        } else {
            for one in read {
                list.extend(one?)?;
            }
        }
        header_possible = false;
    }
    if list.addresses.is_empty() {
        return Err(Error::Nothing);
    }
    Ok(list.addresses)
}

/// Cells of a line: by semicolon, tab or comma when there is one, otherwise by blanks; quotes off.
fn cells(line: &str) -> Vec<&str> {
    let table = line.contains([',', ';', '\t', '|']);
    let parts: Vec<&str> = if table {
        line.split([',', ';', '\t', '|']).collect()
    } else {
        line.split_whitespace().collect()
    };
    parts
        .into_iter()
        .map(|p| p.trim().trim_matches(['"', '\'', '\u{feff}']).trim())
        .filter(|p| !p.is_empty())
        .collect()
}

/// Addresses of one cell.
struct Part {
    /// Nobody would write a name or model like this.
    certain: bool,
    span: Span,
}

enum Span {
    One(Address),
    /// First and last, both meant, as numbers of the same version.
    Between(IpAddr, IpAddr),
}

fn part(cell: &str, line: usize) -> Result<Part, Error> {
    let bad = || Error::NotAnAddress {
        line,
        text: cell.chars().take(80).collect(),
    };
    if let Some((base, prefix)) = cell.split_once('/')
        && let Ok(base) = base.parse::<IpAddr>()
    {
        let prefix: u8 = prefix.parse().map_err(|_| bad())?;
        let (first, last) = network(base, prefix).ok_or_else(bad)?;
        return Ok(Part {
            certain: true,
            span: Span::Between(first, last),
        });
    }
    if let Some((from, to)) = cell.split_once(['-', '–'])
        && let Ok(from) = from.trim().parse::<IpAddr>()
    {
        let to = to.trim();
        let to = match (from, to.parse::<u8>()) {
            (IpAddr::V4(v4), Ok(last)) => {
                let [a, b, c, _] = v4.octets();
                IpAddr::from([a, b, c, last])
            }
            _ => to.parse().map_err(|_| bad())?,
        };
        if from.is_ipv4() != to.is_ipv4() {
            return Err(bad());
        }
        if from > to {
            return Err(Error::Backwards {
                line,
                text: cell.chars().take(80).collect(),
            });
        }
        return Ok(Part {
            certain: true,
            span: Span::Between(from, to),
        });
    }
    let address: Address = cell.parse().map_err(|_| bad())?;
    Ok(Part {
        certain: address.ip().is_some() || address.scheme().is_some(),
        span: Span::One(address),
    })
}

/// First and last host of a network; network and broadcast address are left out where they exist.
fn network(base: IpAddr, prefix: u8) -> Option<(IpAddr, IpAddr)> {
    match base {
        IpAddr::V4(base) => {
            let hosts = u32::MAX.checked_shr(prefix.into()).unwrap_or(0);
            if prefix > 32 {
                return None;
            }
            let first = u32::from(base) & !hosts;
            let (first, last) = if prefix >= 31 {
                (first, first | hosts)
            } else {
                (first + 1, (first | hosts) - 1)
            };
            Some((IpAddr::V4(first.into()), IpAddr::V4(last.into())))
        }
        IpAddr::V6(base) => {
            if prefix > 128 {
                return None;
            }
            let hosts = u128::MAX.checked_shr(prefix.into()).unwrap_or(0);
            let first = u128::from(base) & !hosts;
            Some((IpAddr::V6(first.into()), IpAddr::V6((first | hosts).into())))
        }
    }
}

#[derive(Default)]
struct Unique {
    addresses: Vec<Address>,
    known: HashSet<Address>,
}

impl Unique {
    fn extend(&mut self, part: Part) -> Result<(), Error> {
        match part.span {
            Span::One(address) => self.push(address),
            Span::Between(first, last) => {
                let (from, to) = (number(first), number(last));
                // Counted before anything is made: a /8 must not fill the memory.
                let count = (to - from).saturating_add(1);
                if count > LIMIT as u128 {
                    return Err(Error::TooMany {
                        count,
                        limit: LIMIT,
                    });
                }
                for n in from..=to {
                    let ip = match first {
                        IpAddr::V4(_) => IpAddr::V4((n as u32).into()),
                        IpAddr::V6(_) => IpAddr::V6(n.into()),
                    };
                    self.push(Address::new(ip.to_string(), None))?;
                }
                Ok(())
            }
        }
    }

    fn push(&mut self, address: Address) -> Result<(), Error> {
        if self.known.insert(address.clone()) {
            self.addresses.push(address);
        }
        if self.addresses.len() > LIMIT {
            return Err(Error::TooMany {
                count: self.addresses.len() as u128,
                limit: LIMIT,
            });
        }
        Ok(())
    }
}

fn number(ip: IpAddr) -> u128 {
    match ip {
        IpAddr::V4(v4) => u32::from(v4).into(),
        IpAddr::V6(v6) => v6.into(),
    }
}

/// Tries the web ports of each address; an address with an open one is a sighting, and is then
/// asked directly who it is.
pub(super) fn walk(addresses: Vec<Address>) -> impl Stream<Item = Sighting> + Send {
    let attempts: Vec<(usize, (Address, u16))> = attempts(&addresses).enumerate().collect();
    let mut begun = None;
    stream::iter(attempts)
        .then(move |(number, attempt)| {
            let begun = *begun.get_or_insert_with(Instant::now);
            async move {
                let lot = (number / TOGETHER * TOGETHER) as u32;
                tokio::time::sleep_until(begun + Duration::from_secs(1) * lot / PACE).await;
                attempt
            }
        })
        .map(|(address, port)| async move {
            let target = (address.host().to_owned(), port);
            let open = tokio::time::timeout(PATIENCE, TcpStream::connect(target)).await;
            matches!(open, Ok(Ok(_))).then_some((address, port))
        })
        .buffer_unordered(AT_ONCE)
        .filter_map(std::future::ready)
        .scan(HashSet::new(), |seen, (address, port)| {
            // The first open port speaks for the device; the same host is not two sightings.
            let first = seen.insert(address.clone());
            std::future::ready(Some(first.then_some((address, port))))
        })
        .filter_map(std::future::ready)
        .map(|(address, port)| {
            let usual = address.port().is_some() || matches!(port, 80 | 443);
            let shown = if usual { address } else { address.at(port) };
            let told =
                stream::iter(shown.ip()).flat_map(|device| call(Interface::unicast(device), TALK));
            let here = shown.clone();
            stream::once(std::future::ready(Sighting::new(shown, Scout::Range))).chain(told.map(
                move |told| {
                    // It speaks of itself, perhaps with another port. Who answers for another
                    // device than the one asked is heard, but that is not this one.
                    if told.address.host() == here.host() {
                        Sighting {
                            address: here.clone(),
                            ..told
                        }
                    } else {
                        told
                    }
                },
            ))
        })
        .flatten_unordered(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts(text: &str) -> Vec<String> {
        parse(text)
            .unwrap()
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn reads_networks_and_spans() {
        assert_eq!(hosts("192.168.1.0/30"), ["192.168.1.1", "192.168.1.2"]);
        assert_eq!(hosts("192.168.1.77/24").len(), 254);
        assert_eq!(hosts("10.0.0.4/31"), ["10.0.0.4", "10.0.0.5"]);
        assert_eq!(hosts("10.0.0.4/32"), ["10.0.0.4"]);
        assert_eq!(hosts("10.0.0.9-11"), ["10.0.0.9", "10.0.0.10", "10.0.0.11"]);
        assert_eq!(hosts("10.0.0.254-10.0.1.1").len(), 4);
        assert_eq!(hosts("fd00::/126").len(), 4);
        assert_eq!(hosts("fd00::1-fd00::3").len(), 3);
    }

    #[test]
    fn reads_lists_and_pastes() {
        assert_eq!(
            hosts(
                "10.0.0.1, 10.0.0.2;10.0.0.1\n\n# spare\n10.0.0.3:8443 https://cam.local/x\n[::1]:443"
            ),
            [
                "10.0.0.1",
                "10.0.0.2",
                "10.0.0.3:8443",
                "https://cam.local",
                "[::1]:443"
            ]
        );
        assert_eq!(hosts("cam01\ncam02.lan"), ["cam01", "cam02.lan"]);
        assert_eq!(hosts("cam01 cam02"), ["cam01", "cam02"]);
    }

    #[test]
    fn reads_tables() {
        let table = "\u{feff}\"Name\";\"IP\";\"Model\"\r\n\"Front, door\";\"10.0.0.7\";\"DS-2CD\"\r\nYard;10.0.0.8;M30-6\r\n";
        assert_eq!(hosts(table), ["10.0.0.7", "10.0.0.8"]);
    }

    #[test]
    fn says_what_it_cannot_read() {
        for (text, line) in [("300.1.1.1", 1), ("10.0.0.1\na b$", 2), ("10.0.0.0/33", 1)] {
            assert!(
                matches!(parse(text), Err(Error::NotAnAddress { line: l, .. }) if l == line),
                "{text}"
            );
        }
        assert!(matches!(
            parse("10.0.0.9-3"),
            Err(Error::Backwards { line: 1, .. })
        ));
        assert_eq!(parse(" \n#x"), Err(Error::Nothing));
    }

    #[test]
    fn refuses_more_than_a_scan_can_do() {
        assert_eq!(hosts("10.0.0.0/20").len(), 4094);
        for text in [
            "10.0.0.0/19",
            "0.0.0.0/0",
            "::/0",
            "10.0.0.0/20\n10.1.0.0/20",
        ] {
            assert!(matches!(parse(text), Err(Error::TooMany { .. })), "{text}");
        }
    }
}
