//! `find`: what is there and how it stands today, before anybody logs in.
//!
//! Apart because it needs neither a site nor a secret. Each sighting is asked who it is
//! ([`device::identify`]) and what it serves is judged by this computer, while the list still
//! grows.

use std::collections::{HashMap, VecDeque};
use std::io::Read as _;
use std::path::Path;
use std::time::Duration;

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use serde::Serialize;

use super::failure::{Error, Failure};
use super::{Desk, Done, Exit, arguments};
use crate::check::{self, Ask};
use crate::device::{self, Address, Channel, Family, Identified, Sign};
use crate::directory;
use crate::discovery::{Interface, Scan, Sighting, Sweep, range, scan};
use crate::fl;

/// Devices asked at the same time: cheap questions, no login.
const ASKED_AT_ONCE: usize = 32;
/// A list of cameras is a table of a few kilobytes.
const LIST_LIMIT: u64 = 1 << 20;

/// How a device stands today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Today {
    /// Nothing answers.
    Unreachable,
    /// A web page, and no HTTPS.
    HttpOnly,
    /// HTTPS that no browser speaks any more.
    OldHttps,
    /// HTTPS that this computer does not trust.
    HttpsOwn,
    /// HTTPS that this computer trusts.
    HttpsTrusted,
}

/// One line: what was seen, and once it was asked, who it is.
#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    sighting: &'a Sighting,
    #[serde(skip_serializing_if = "Option::is_none")]
    family: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    today: Option<Today>,
}

/// What asking a device told.
struct Known {
    today: Today,
    identified: Option<Identified>,
}

/// Tells what is there; exit 0 when there was something, 1 when there was nothing. In JSON a device
/// comes when it is seen, again when it was asked, and again when more is seen of it; `was` names
/// addresses whose lines are part of this one. For a person one line a device, by address, at the
/// end: until then a device may still show another door or turn out to be one with another.
pub(super) async fn find(desk: &Desk, asked: arguments::Find) -> Done {
    let wish = wish(&asked)?;
    if !desk.output.is_json() {
        desk.output.aside(&plan(&wish));
    }
    let mut sightings = scan(wish).fuse();
    let mut list = List::default();
    let mut asking = FuturesUnordered::new();
    loop {
        while asking.len() < ASKED_AT_ONCE
            && let Some(door) = list.waiting.pop_front()
        {
            // A task each: judging takes a processor for a while, and nobody must wait for it who
            // listens to the network.
            asking.push(tokio::spawn(ask(door)));
        }
        let row = tokio::select! {
            Some(sighting) = sightings.next() => list.seen(sighting),
            Some(answer) = asking.next(), if !asking.is_empty() => {
                match answer.ok().and_then(|(door, known)| list.answered(&door, known)) {
                    Some(row) => row,
                    None => continue,
                }
            }
            else => break,
        };
        if desk.output.is_json() {
            desk.output.json(&row.line())?;
        }
    }
    let mut rows: Vec<&Row> = list.rows.values().collect();
    rows.sort_by_key(|row| {
        let address = &row.sighting.address;
        // Numbers before names, as people count them.
        (address.ip().is_none(), address.ip(), address.to_string())
    });
    if !desk.output.is_json() {
        for row in &rows {
            desk.output.text(&row.words())?;
        }
    }
    Ok(if rows.is_empty() { Exit::No } else { Exit::Yes })
}

/// The devices seen so far.
#[derive(Default)]
struct List {
    rows: HashMap<Address, Row>,
    /// The row a door belongs to.
    row_of: HashMap<Address, Address>,
    /// Doors nobody was asked at yet.
    waiting: VecDeque<Address>,
}

/// One device.
struct Row {
    sighting: Sighting,
    known: Option<Known>,
    /// Doors of which no answer came yet.
    open: usize,
}

impl List {
    fn seen(&mut self, sighting: Sighting) -> &Row {
        let address = sighting.address.clone();
        let mut row = self.rows.remove(&address).unwrap_or(Row {
            sighting: sighting.clone(),
            known: None,
            open: 0,
        });
        // What was two is one now.
        for other in sighting.was.iter().filter_map(|was| self.rows.remove(was)) {
            row.open += other.open;
            row.known = Known::better(row.known, other.known);
            for owner in self.row_of.values_mut() {
                if *owner == other.sighting.address {
                    *owner = address.clone();
                }
            }
        }
        for door in sighting.doors() {
            if !self.row_of.contains_key(door) {
                let _ = self.row_of.insert(door.clone(), address.clone());
                self.waiting.push_back(door.clone());
                row.open += 1;
            }
        }
        row.sighting = sighting;
        self.rows.entry(address).insert_entry(row).into_mut()
    }

    /// The row, once all its doors have answered.
    fn answered(&mut self, door: &Address, known: Known) -> Option<&Row> {
        let row = self.rows.get_mut(self.row_of.get(door)?)?;
        row.open = row.open.saturating_sub(1);
        row.known = Known::better(row.known.take(), Some(known));
        (row.open == 0).then_some(row)
    }
}

impl Known {
    /// What the better door told: a family, else HTTPS.
    fn better(one: Option<Self>, other: Option<Self>) -> Option<Self> {
        let rank = |known: &Self| {
            let family = known.identified.as_ref().map(|seen| seen.family);
            (
                family.is_some_and(|family| family != Family::by_hand()),
                known.today,
            )
        };
        match (one, other) {
            (Some(one), Some(other)) if rank(&other) > rank(&one) => Some(other),
            (one, other) => one.or(other),
        }
    }
}

impl Row {
    fn line(&self) -> Line<'_> {
        let known = self.known.as_ref();
        Line {
            sighting: &self.sighting,
            family: known
                .and_then(|k| k.identified.as_ref())
                .map(|seen| seen.family.id),
            today: known.map(|k| k.today),
        }
    }

    fn words(&self) -> String {
        let sighting = &self.sighting;
        let seen = self.known.as_ref().and_then(|k| k.identified.as_ref());
        let told = seen.map(|seen| &seen.identity);
        let pick = |ours: Option<&String>, theirs: Option<&String>| {
            let text = theirs.filter(|t| !t.is_empty()).or(ours);
            text.cloned()
        };
        let maker = pick(
            sighting.manufacturer.as_ref(),
            told.map(|t| &t.manufacturer),
        );
        let model = pick(sighting.model.as_ref(), told.map(|t| &t.model));
        let device: Vec<String> = maker.into_iter().chain(model).collect();
        let words: Vec<String> = [
            (!device.is_empty()).then(|| device.join(" ")),
            sighting.name.clone(),
            seen.map(|seen| seen.family.label()),
        ]
        .into_iter()
        .flatten()
        .collect();
        let state = match self.known.as_ref().map(|k| k.today) {
            None | Some(Today::Unreachable) => fl!("console-today-unreachable"),
            Some(Today::HttpOnly) => fl!("console-today-http-only"),
            Some(Today::OldHttps) => fl!("console-today-old-https"),
            Some(Today::HttpsOwn) => fl!("console-today-https-own"),
            Some(Today::HttpsTrusted) => fl!("console-today-https-trusted"),
        };
        let line = format!(
            "{:<22} {state:<24} {}",
            sighting.address.to_string(),
            words.join(", ")
        );
        line.trim_end().to_owned()
    }
}

fn wish(asked: &arguments::Find) -> Result<Scan, Failure> {
    let mut text = asked.range.join("\n");
    if let Some(path) = &asked.list {
        text.push('\n');
        text.push_str(&listed(path)?);
    }
    let ranges = if text.trim().is_empty() {
        Vec::new()
    } else {
        range::parse(&text)?
    };
    let mut interfaces = Vec::new();
    for name in &asked.interface {
        let named = Interface::named(name);
        if named.is_empty() {
            return Err(Error::NoInterface { name: name.clone() }.into());
        }
        interfaces.extend(named);
    }
    if asked.interface.is_empty() && !asked.no_probes {
        interfaces = Interface::all();
    }
    // Who names addresses means those; the own networks are gone through when nothing is named.
    let sweep = match asked.no_sweep || !ranges.is_empty() {
        true => Sweep::Off,
        false => Sweep::Own,
    };
    Ok(Scan {
        time: Duration::from_secs(asked.seconds.into()),
        ranges,
        interfaces,
        sweep,
    })
}

fn listed(path: &Path) -> Result<String, Failure> {
    let bytes = if path == Path::new("-") {
        let mut bytes = Vec::new();
        let _ = std::io::stdin()
            .lock()
            .take(LIST_LIMIT)
            .read_to_end(&mut bytes)
            .map_err(Error::runtime)?;
        bytes
    } else {
        directory::read(path, LIST_LIMIT)?
    };
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// What will be done, before it is done.
fn plan(wish: &Scan) -> String {
    let mut names: Vec<&str> = wish.interfaces.iter().map(Interface::name).collect();
    names.dedup();
    let mut parts = Vec::new();
    if !names.is_empty() {
        parts.push(fl!("console-find-asking", interfaces = names.join(", ")));
    }
    let networks: Vec<String> = match wish.sweep {
        Sweep::Own => wish
            .interfaces
            .iter()
            .filter_map(Interface::network)
            .collect(),
        Sweep::Off => Vec::new(),
    };
    let count = wish.addresses().len();
    if !networks.is_empty() {
        parts.push(fl!(
            "console-find-sweep",
            networks = networks.join(", "),
            count = count,
            pace = range::PACE
        ));
    } else if count > 0 {
        parts.push(fl!("console-find-range", count = count, pace = range::PACE));
    }
    let seconds = wish.expected().as_secs_f64().ceil() as u64;
    parts.push(fl!("console-find-seconds", seconds = seconds));
    parts.join(" ")
}

/// Who it is, and what this computer says about what it serves. No login.
async fn ask(address: Address) -> (Address, Known) {
    let known = match device::identify(&address).await {
        Ok(seen) => Known {
            today: today(&seen).await,
            identified: Some(seen),
        },
        Err(error) => {
            log::info!("{address}: {error}");
            Known {
                today: match error {
                    device::Error::OldTls { .. } => Today::OldHttps,
                    _ => Today::Unreachable,
                },
                identified: None,
            }
        }
    };
    (address, known)
}

async fn today(seen: &Identified) -> Today {
    if seen.signs.iter().any(|s| matches!(s, Sign::OldTls(_))) {
        return Today::OldHttps;
    }
    match (seen.channel, seen.https_port, &seen.served) {
        (Channel::Unreachable, ..) => Today::Unreachable,
        (_, Some(port), Some(_)) => {
            let ask = Ask {
                camera_clock: seen.clock,
                ..Ask::new(seen.address.at(port))
            };
            if check::climb(&ask).await.is_whole() {
                Today::HttpsTrusted
            } else {
                Today::HttpsOwn
            }
        }
        _ => Today::HttpOnly,
    }
}
