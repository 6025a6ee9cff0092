//! Many cameras at once: a red, amber and green list that can be handed to the customer.
//!
//! Apart from the ladder because a list is read from afar: one light a camera, one reason, and what
//! shows only between cameras ([`danger::between`]). Read-only.

use std::collections::BTreeMap;

use futures::future::BoxFuture;
use futures::stream::{self, Stream, StreamExt};
use serde::Serialize;
use time::OffsetDateTime;

use super::pin::{Memory, Sameness, State};
use super::{Ask, Danger, Finding, Kept, Ladder, SystemRoots, danger, kept};
use crate::certificate::Certificate;
use crate::device::Address;
use crate::error::{Explain, Explanation};
use crate::fl;

pub use csv::csv;
pub use html::html;

mod csv;
mod html;

/// How many cameras are asked at the same time: few enough for a small switch, enough for forty
/// cameras in seconds.
pub const AT_ONCE: usize = 20;
/// A certificate that ends within so many days wants attention now.
const ENDS_SOON: i64 = 60;

/// One camera to look at.
#[derive(Clone, Debug)]
pub struct Subject {
    /// The question.
    pub ask: Ask,
    /// What the site calls it. Foreign text.
    pub title: Option<String>,
    /// What is remembered of it.
    pub memory: Memory,
}

impl Subject {
    /// An address nobody knows anything about.
    pub fn new(ask: Ask) -> Self {
        Self {
            ask,
            title: None,
            memory: Memory::default(),
        }
    }
}

/// The light of one camera.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Light {
    /// Not secure.
    Red,
    /// Secure here and now, but something is to be done.
    Amber,
    /// All is well.
    Green,
    /// It did not answer, so nothing can be said.
    Unknown,
}

impl Light {
    /// Every light, in the order of a list: what is to be done first.
    pub const ALL: [Self; 4] = [Self::Red, Self::Amber, Self::Unknown, Self::Green];

    /// The word beside the glyph.
    pub fn label(self) -> String {
        match self {
            Self::Red => fl!("audit-red"),
            Self::Amber => fl!("audit-amber"),
            Self::Green => fl!("audit-green"),
            Self::Unknown => fl!("audit-unknown"),
        }
    }

    /// The stable id, as in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Amber => "amber",
            Self::Green => "green",
            Self::Unknown => "unknown",
        }
    }
}

/// One camera of the list.
#[derive(Clone, Debug)]
pub struct Line {
    /// Where it was asked.
    pub address: Address,
    /// What the site calls it. Foreign text.
    pub title: Option<String>,
    /// Its light.
    pub light: Light,
    /// Its state in plain words.
    pub state: State,
    /// Same as last time?
    pub sameness: Sameness,
    /// Why it is not green, the first thing to mend; `None` when it is.
    pub reason: Option<Reason>,
    /// Everything that was found.
    pub ladder: Ladder,
}

/// Why a camera is not green.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A rung is broken, or worth a remark.
    Finding(Finding),
    /// A danger.
    Danger(Danger),
    /// Another certificate than last time.
    Changed,
    /// The certificate ends soon.
    Ends {
        /// In so many days.
        days: i64,
    },
}

impl Reason {
    /// The stable id, as in JSON.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Finding(finding) => finding.id(),
            Self::Danger(danger) => danger.id(),
            Self::Changed => "changed",
            Self::Ends { .. } => "ends-soon",
        }
    }
}

impl Explain for Reason {
    fn explain(&self) -> Explanation {
        match self {
            Self::Finding(finding) => finding.explain(),
            Self::Danger(danger) => danger.explain(),
            Self::Changed => crate::explain!("finding-pin-changed"),
            Self::Ends { days } => crate::explain!("finding-ends-soon", days = days.to_owned()),
        }
    }
}

impl Line {
    /// Judges what was found of a subject.
    pub fn of(subject: Subject, ladder: Ladder) -> Self {
        let sameness = subject.memory.compare(ladder.certificate());
        let state = State::of(&ladder, &sameness);
        let mut line = Self {
            address: subject.ask.address,
            title: subject.title,
            light: Light::Unknown,
            state,
            sameness,
            reason: None,
            ladder,
        };
        if let (Some(before), Some(now)) = (&subject.memory.certificate, line.ladder.certificate())
            && let Some(danger) = danger::remade(before, now)
        {
            line.ladder.dangers.insert(0, danger);
        }
        line.shine();
        line
    }

    /// The light and its reason, from what is known now.
    fn shine(&mut self) {
        let ladder = &self.ladder;
        let certain = ladder.dangers.iter().find(|d| d.is_certain());
        let first = ladder.finding();
        let (light, reason) = if let (false, Some(finding)) = (ladder.is_whole(), first) {
            let silent = matches!(
                finding,
                Finding::Unreachable { .. }
                    | Finding::UnknownName { .. }
                    | Finding::PortClosed { .. }
                    | Finding::StoreUnreadable { .. }
            );
            // A stranger's certificate outweighs what is wrong with it.
            let reason = match (self.sameness.is_strange(), certain) {
                (true, None) => Reason::Changed,
                (_, Some(danger)) => Reason::Danger(danger.clone()),
                _ => Reason::Finding(finding.clone()),
            };
            let light = if silent { Light::Unknown } else { Light::Red };
            (light, Some(reason))
        } else if self.sameness.is_strange() {
            (Light::Red, Some(Reason::Changed))
        } else if let Some(danger) = certain {
            (Light::Red, Some(Reason::Danger(danger.clone())))
        } else if let Some(finding) = first {
            (Light::Amber, Some(Reason::Finding(finding.clone())))
        } else if let Some(danger) = ladder.dangers.first() {
            (Light::Amber, Some(Reason::Danger(danger.clone())))
        } else if let Some(days) = self.days_left().filter(|d| *d <= ENDS_SOON) {
            (Light::Amber, Some(Reason::Ends { days }))
        } else if let Some(note) = ladder.rungs.iter().flat_map(|r| &r.notes).next() {
            (Light::Amber, Some(Reason::Finding(note.clone())))
        } else {
            (Light::Green, None)
        };
        self.light = light;
        self.reason = reason;
    }

    /// Days until the certificate ends, by this computer's clock; negative when it has.
    pub fn days_left(&self) -> Option<i64> {
        let until = self.ladder.certificate()?.not_after();
        Some((until - self.ladder.clocks.here).whole_days())
    }
}

/// The finished list.
#[derive(Clone, Debug)]
pub struct Audit {
    /// When, UTC.
    pub at: OffsetDateTime,
    /// The site's name, when it is one. Foreign text.
    pub site: Option<String>,
    /// The cameras, in the order they were given.
    pub lines: Vec<Line>,
    /// What shows only between cameras.
    pub dangers: Vec<Danger>,
}

impl Audit {
    /// Puts the lines together: dangers between cameras are found and change their lights.
    /// `known` are authorities whose key is in good hands.
    pub fn of(
        mut lines: Vec<Line>,
        known: &[Certificate],
        site: Option<String>,
        at: OffsetDateTime,
    ) -> Self {
        let chains: Vec<_> = lines
            .iter()
            .filter_map(|line| {
                let handshake = line.ladder.handshake.as_ref()?;
                Some((line.address.clone(), handshake.chain.clone()))
            })
            .collect();
        let dangers = danger::between(&chains, known);
        for line in &mut lines {
            let mine = line.address.to_string();
            let about: Vec<_> = dangers
                .iter()
                .filter(|d| d.cameras().contains(&mine))
                .cloned()
                .collect();
            if !about.is_empty() {
                line.ladder.dangers.extend(about);
                line.shine();
            }
        }
        Self {
            at,
            site,
            lines,
            dangers,
        }
    }

    /// How many cameras have this light.
    pub fn count(&self, light: Light) -> usize {
        self.lines.iter().filter(|l| l.light == light).count()
    }

    /// Asks the stores of this computer for the roots seen, each root once.
    pub async fn ask_stores(&mut self) {
        let mut known: BTreeMap<Vec<u8>, Vec<Kept>> = BTreeMap::new();
        for line in &mut self.lines {
            let Some(root) = &line.ladder.root else {
                continue;
            };
            if !known.contains_key(root.der()) {
                let answer = kept(root).await;
                let _ = known.insert(root.der().to_vec(), answer);
            }
            if let Some(answer) = known.get(root.der()) {
                line.ladder.kept.clone_from(answer);
            }
        }
    }
}

/// Looks at every subject, [`AT_ONCE`] at a time, and yields each line with its place in the list
/// as it comes. The system's store is read once for all. `climb` is [`super::climb`], or what stands for it in a test.
pub fn audit<C>(subjects: Vec<Subject>, climb: C) -> impl Stream<Item = (usize, Line)>
where
    C: Fn(Ask) -> BoxFuture<'static, Ladder>,
{
    let system = SystemRoots::default();
    stream::iter(subjects.into_iter().enumerate())
        .map(move |(place, mut subject)| {
            subject.ask.system = Some(system.clone());
            let climbing = climb(subject.ask.clone());
            async move { (place, Line::of(subject, climbing.await)) }
        })
        .buffer_unordered(AT_ONCE)
}

/// Foreign text for a document: no control, direction or invisible characters, bounded.
fn plain(text: &str) -> String {
    const LONGEST: usize = 300;
    text.chars()
        .filter(|c| {
            !(c.is_control()
                || matches!(*c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'))
        })
        .take(LONGEST)
        .collect()
}
