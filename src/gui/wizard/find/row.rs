//! One device of the list: what is known of it, how it stands today, and whether it is ticked.
//!
//! Apart because all of it is pure: from what was seen to a tone, a sentence and a tick.

use time::OffsetDateTime;

use crate::check::{Finding, Ladder, Standing};
use crate::device::{Address, Channel, Family, Identified, Identity, Sign};
use crate::discovery::Sighting;
use crate::error::Explain;
use crate::fl;
use crate::gui::theme::Tone;
use crate::gui::{date, text};
use crate::site::Camera;

/// Which row; never used twice in one list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(pub u32);

/// A device of the list.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its number.
    pub id: RowId,
    /// Where it is reached.
    pub address: Address,
    /// Its lasting identity, when discovery learned one.
    pub endpoint: Option<String>,
    /// Name, model and maker as discovery or the site knows them. Foreign text.
    pub name: Option<String>,
    identity: Identity,
    /// How it stands.
    pub today: Today,
    /// What was seen without a login.
    pub identified: Option<Identified>,
    /// The how-manieth question this row waits for an answer to.
    pub attempt: u32,
    chosen: Option<bool>,
    sighted: bool,
    /// Doors of its own that nobody was asked at yet.
    doors: Vec<Address>,
    /// Those that were.
    tried: Vec<Address>,
}

/// How a device stands today.
#[derive(Clone, Debug, PartialEq)]
pub enum Today {
    /// It is being asked.
    Asking,
    /// Nothing answers.
    Silent,
    /// Only HTTP.
    NoHttps,
    /// HTTPS that no browser speaks any more.
    OldTls(String),
    /// It vouches for itself.
    Factory,
    /// Its certificate is over.
    Ended(OffsetDateTime),
    /// Its certificate has not begun.
    NotYet(OffsetDateTime),
    /// Its certificate names other addresses.
    OtherName,
    /// This computer refuses it, for this reason.
    Refused(Option<Finding>),
    /// This computer accepts it until then.
    Secure(OffsetDateTime),
    /// No interface for certificates.
    ByHand,
}

impl Today {
    /// From what was seen, before any store was asked; `None` when only a verdict can tell.
    pub fn seen(identified: &Identified, now: OffsetDateTime) -> Option<Self> {
        if identified.channel == Channel::Unreachable {
            return Some(Self::Silent);
        }
        let by_hand = identified.family == Family::by_hand();
        let old = identified.signs.iter().find_map(|sign| match sign {
            Sign::OldTls(version) => Some(version.clone()),
            _ => None,
        });
        if let Some(version) = old {
            return Some(Self::OldTls(version));
        }
        let Some(served) = &identified.served else {
            return Some(if by_hand { Self::ByHand } else { Self::NoHttps });
        };
        let state = if served.not_after() < now {
            Self::Ended(served.not_after())
        } else if served.is_self_issued() {
            Self::Factory
        } else if served.not_before() > now {
            Self::NotYet(served.not_before())
        } else {
            return None;
        };
        // What no interface can mend is not "everything not yet secure", it is a visit.
        Some(if by_hand { Self::ByHand } else { state })
    }

    /// From what this computer says about it.
    pub fn judged(identified: &Identified, ladder: &Ladder) -> Self {
        match &identified.served {
            Some(served) if ladder.is_whole() => Self::Secure(served.not_after()),
            _ if identified.family == Family::by_hand() => Self::ByHand,
            _ => match ladder.broken().map(|rung| &rung.standing) {
                Some(Standing::Broken { finding } | Standing::Unknown { finding }) => match finding
                {
                    Finding::WrongName { .. } | Finding::NoNames { .. } => Self::OtherName,
                    other => Self::Refused(Some(other.clone())),
                },
                _ => Self::Refused(None),
            },
        }
    }

    /// Its tone; none while it is being asked.
    pub fn tone(&self) -> Option<Tone> {
        match self {
            Self::Asking => None,
            Self::Silent | Self::ByHand => Some(Tone::Unknown),
            Self::Secure(_) => Some(Tone::Secure),
            _ => Some(Tone::Refused),
        }
    }

    /// The second line.
    pub fn why(&self) -> String {
        match self {
            Self::Asking => fl!("today-asking"),
            Self::Silent => fl!("today-silent"),
            Self::NoHttps => fl!("today-no-https"),
            Self::OldTls(version) => fl!("today-old-tls", version = text::foreign(version)),
            Self::Factory => fl!("today-factory"),
            Self::Ended(at) => fl!("today-ended", date = date::day(*at)),
            Self::NotYet(at) => fl!("today-not-yet", date = date::day(*at)),
            Self::OtherName => fl!("today-other-name"),
            Self::Refused(Some(Finding::UntrustedRoot { .. })) => fl!("today-not-trusted"),
            Self::Refused(Some(finding)) => text::foreign(&finding.explain().what),
            Self::Refused(None) => fl!("today-refused"),
            Self::Secure(until) => fl!("today-secure", date = date::day(*until)),
            Self::ByHand => fl!("today-by-hand"),
        }
    }
}

impl Row {
    /// A device discovery saw, not asked yet.
    pub fn sighted(id: RowId, sighting: Sighting) -> Self {
        let mut row = Self::named(id, sighting.address.clone());
        row.sighted = true;
        row.grow(sighting);
        row
    }

    /// A device the person named.
    pub fn named(id: RowId, address: Address) -> Self {
        Self {
            id,
            address,
            endpoint: None,
            name: None,
            identity: Identity::default(),
            today: Today::Asking,
            identified: None,
            attempt: 0,
            chosen: None,
            sighted: false,
            doors: Vec::new(),
            tried: Vec::new(),
        }
    }

    /// A door that was not asked at yet; the one it is listed by comes first.
    pub fn next_door(&mut self) -> Option<Address> {
        if self.doors.is_empty() {
            return None;
        }
        let door = self.doors.remove(0);
        self.tried.push(door.clone());
        Some(door)
    }

    /// All doors are asked anew, the one it is listed by first.
    pub fn ask_anew(&mut self) -> Address {
        let others = std::mem::take(&mut self.tried);
        let known = std::mem::take(&mut self.doors);
        for door in others.into_iter().chain(known) {
            if door != self.address && !self.doors.contains(&door) {
                self.doors.push(door);
            }
        }
        self.tried.push(self.address.clone());
        self.address.clone()
    }

    /// What one door told; the better of two is kept: a family, else HTTPS.
    pub fn met(&mut self, seen: Identified) {
        let rank = |seen: &Identified| {
            let family = seen.family != Family::by_hand();
            (
                family,
                seen.https_port.is_some(),
                seen.channel != Channel::Unreachable,
            )
        };
        if self
            .identified
            .as_ref()
            .is_none_or(|known| rank(&seen) > rank(known))
        {
            self.identified = Some(seen);
        }
    }

    /// Whether another door could tell more.
    pub fn is_settled(&self) -> bool {
        self.identified
            .as_ref()
            .is_some_and(|seen| seen.family != Family::by_hand() && seen.https_port.is_some())
    }

    /// A camera of the site.
    pub fn of_site(id: RowId, camera: &Camera, ticked: bool) -> Self {
        Self {
            identity: camera.identity.clone(),
            chosen: Some(ticked),
            ..Self::named(id, camera.address.clone())
        }
    }

    /// Whether this sighting is this device.
    pub fn is(&self, sighting: &Sighting) -> bool {
        self.address == sighting.address
            && (self.endpoint.is_none()
                || sighting.endpoint.is_none()
                || self.endpoint == sighting.endpoint)
    }

    /// Whether discovery alone put it here and nobody touched it.
    pub fn is_draft(&self) -> bool {
        self.sighted && self.chosen.is_none()
    }

    /// Takes over what a sighting tells more.
    pub fn grow(&mut self, sighting: Sighting) {
        for door in sighting.doors() {
            let known = *door == self.address || self.doors.contains(door);
            if !known && !self.tried.contains(door) {
                self.doors.push(door.clone());
            }
        }
        let fill = |mine: &mut String, theirs: Option<String>| {
            if mine.is_empty() {
                *mine = theirs.unwrap_or_default();
            }
        };
        fill(&mut self.identity.model, sighting.model);
        fill(&mut self.identity.manufacturer, sighting.manufacturer);
        self.name = self.name.take().or(sighting.name);
        self.endpoint = self.endpoint.take().or(sighting.endpoint);
    }

    /// The first line: maker and model. Already made harmless.
    pub fn title(&self) -> String {
        let told = self.identified.as_ref().map(|i| &i.identity);
        let pick = |field: fn(&Identity) -> &String| {
            told.map(field)
                .filter(|text| !text.is_empty())
                .unwrap_or_else(|| field(&self.identity))
                .clone()
        };
        let (maker, model) = (pick(|i| &i.manufacturer), pick(|i| &i.model));
        let whole = if model.to_lowercase().starts_with(&maker.to_lowercase()) {
            model
        } else {
            format!("{maker} {model}")
        };
        let clean = text::foreign(&whole);
        if !clean.is_empty() {
            clean
        } else if self.today == Today::Asking {
            fl!("find-new")
        } else {
            self.name
                .as_deref()
                .map(text::foreign)
                .unwrap_or_else(|| fl!("find-new"))
        }
    }

    /// The second line: what the person calls it.
    pub fn subtitle(&self) -> String {
        let title = self.title();
        let host = self.identified.as_ref();
        let host = host.and_then(|i| i.identity.host_name.clone());
        self.name
            .iter()
            .chain(host.iter())
            .map(|name| text::foreign(name))
            .find(|name| !name.is_empty() && *name != title)
            .unwrap_or_default()
    }

    /// What was seen, with what discovery told where the device itself said nothing.
    pub fn complete(&self) -> Option<Identified> {
        let mut seen = self.identified.clone()?;
        let fill = |mine: &mut String, ours: &String| {
            if mine.is_empty() {
                mine.clone_from(ours);
            }
        };
        fill(&mut seen.identity.model, &self.identity.model);
        fill(&mut seen.identity.manufacturer, &self.identity.manufacturer);
        Some(seen)
    }

    /// Whether it may be ticked: something must have answered.
    pub fn can_be_ticked(&self) -> bool {
        self.identified.is_some() && self.today != Today::Silent
    }

    /// Whether it is ticked: by the person, else when it is not yet secure.
    pub fn ticked(&self) -> bool {
        self.can_be_ticked()
            && self
                .chosen
                .unwrap_or(self.today.tone() == Some(Tone::Refused))
    }

    /// The person ticks or unticks it.
    pub fn tick(&mut self, on: bool) {
        self.chosen = Some(on);
    }
}
