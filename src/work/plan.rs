//! What will change, said before anything does.
//!
//! Apart because it is pure: from what the site knows to one row a camera, with the names that go
//! into the certificate, the way it takes, and what deserves a second look.

use time::OffsetDateTime;

use super::order::Given;
use super::{Consent, Options, Stage};
use crate::authority::{Authority, LeafWish};
use crate::certificate::{Certificate, Fingerprint, Name};
use crate::check::{Client, Foreseen, foresee_issue};
use crate::device::{ClearHttp, Evidence, Family};
use crate::error::{Explain, Explanation};
use crate::explain;
use crate::i18n::drift;
use crate::site::{Camera, KeyPlace, Standing, StoredAuthority};
use crate::work::KeyPreference;

/// More than this and logins or validity suffer (ONVIF tokens allow five minutes).
pub const CLOCK_TOLERANCE: time::Duration = time::Duration::minutes(5);

/// A certificate that ends sooner is renewed although it still works.
const RENEW_BEFORE: time::Duration = time::Duration::days(30);

/// What a batch will do, one row a camera.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// In the order of the site's list.
    pub rows: Vec<PlanRow>,
}

/// What will happen to one camera. All of it may be changed by the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanRow {
    /// The camera as the site knows it now.
    pub camera: Camera,
    /// Whether it is worked on.
    pub chosen: bool,
    /// The names of its certificate: what it is reached by first.
    pub names: Vec<Name>,
    /// How many days from now the certificate is valid.
    pub days: u32,
    /// What the work sets out to do.
    pub aim: Aim,
    /// How the certificate comes into the camera.
    pub way: Way,
    /// What deserves a second look.
    pub warnings: Vec<Warning>,
    /// The certificate the technician accepts although the camera was secured with another, see
    /// [`Warning::CertificateChanged`].
    pub accepts: Option<Fingerprint>,
    /// A certificate of another authority that is put in instead of one of ours.
    pub given: Option<Given>,
}

/// What the work sets out to do with a camera: differences to its present state only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// Its first certificate of this site.
    Secure,
    /// Another certificate of ours instead of the present one.
    Renew,
    /// Interrupted work is finished (or taken back and done again).
    Finish,
    /// The certificate is fine and stays; the clock is set, or told its time server.
    SetClock,
    /// Only proved again: the certificate is fine.
    Prove,
}

impl Aim {
    /// Whether a certificate comes into the camera.
    pub fn puts_in(self) -> bool {
        !matches!(self, Self::Prove | Self::SetClock)
    }
}

/// How the certificate comes into a camera.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The camera makes its key; the key never leaves it.
    KeyOnCamera,
    /// The key is made here and sent.
    KeyHere,
    /// A person uploads files.
    ByHand,
}

/// What deserves a second look.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Warning {
    /// It was secured, and shows another certificate now. Without consent nothing is said to it.
    CertificateChanged {
        /// What it should show.
        known: Fingerprint,
        /// What it showed when last looked at.
        seen: Fingerprint,
    },
    /// Its clock is off by so much.
    ClockOff {
        /// Positive = ahead.
        offset: time::Duration,
    },
    /// No HTTPS answered; the work switches it on, the login travels over HTTP.
    NoHttps,
    /// As [`Warning::NoHttps`], and nobody agreed to the login over HTTP: it will not be worked on.
    ClearHttpRefused,
    /// A person has to do the upload.
    ByHand,
    /// The authority may not sign for this name; it is left out.
    OutsideConstraints {
        /// The name.
        name: Name,
    },
    /// No name is left.
    NoName,
    /// Reached by an IP address: an address that DHCP changes makes the certificate useless.
    AddressOnly,
    /// The way is by the standard only: nobody has shown it on a real unit.
    StandardOnly,
    /// The way is by the maker's own pages or document: nobody has told of a run on a real unit.
    MakerOnly,
    /// The maker's interface switches HTTPS, another one makes the key and takes the certificate.
    TwoInterfaces {
        /// Id of that other family.
        keys_by: String,
    },
}

impl Explain for Warning {
    fn explain(&self) -> Explanation {
        match self {
            Self::CertificateChanged { known, seen } => explain!(
                "warning-certificate-changed",
                known = known.short(),
                seen = seen.short()
            ),
            Self::ClockOff { offset } => {
                explain!("warning-clock-off", off = drift::words(*offset))
            }
            Self::NoHttps => explain!("warning-no-https"),
            Self::ClearHttpRefused => explain!("warning-clear-http-refused"),
            Self::ByHand => explain!("warning-by-hand"),
            Self::OutsideConstraints { name } => {
                explain!("warning-outside-constraints", name = name.to_string())
            }
            Self::NoName => explain!("warning-no-name"),
            Self::AddressOnly => explain!("warning-address-only"),
            Self::StandardOnly => explain!("warning-standard-only"),
            Self::MakerOnly => explain!("warning-maker-only"),
            Self::TwoInterfaces { keys_by } => {
                let other = Family::by_id(keys_by).map_or_else(|| keys_by.clone(), Family::label);
                explain!("warning-two-interfaces", other = other)
            }
        }
    }
}

impl Plan {
    /// What a batch with these options would do. Pure; nothing is asked and nothing is saved.
    pub fn draft(
        authority: &StoredAuthority,
        cameras: &[Camera],
        options: &Options,
        now: OffsetDateTime,
    ) -> Self {
        let rows = cameras
            .iter()
            .map(|camera| row(authority, camera, options, now))
            .collect();
        Self { rows }
    }

    /// What clients will have against the certificates this plan leads to, each reason once a
    /// client: said before the first is issued. A specimen of each is made in memory, which takes a
    /// few milliseconds a camera.
    pub fn foresee(&self, authority: &Authority, now: OffsetDateTime) -> Vec<Foreseen> {
        let mut all: Vec<Foreseen> = Vec::new();
        let changing = self
            .chosen()
            .filter(|row| row.aim.puts_in() && !row.names.is_empty());
        for row in changing {
            let mut wish = LeafWish::new(row.names.clone(), now);
            wish.days = row.days;
            for foreseen in foresee_issue(authority, &wish, &Client::ALL) {
                let told = |f: &Foreseen| {
                    f.client == foreseen.client && f.finding.id() == foreseen.finding.id()
                };
                if !all.iter().any(told) {
                    all.push(foreseen);
                }
            }
        }
        all
    }

    /// The rows that are worked on.
    pub fn chosen(&self) -> impl Iterator<Item = &PlanRow> {
        self.rows.iter().filter(|row| row.chosen)
    }
}

impl PlanRow {
    /// What the camera shows now, when it was secured with another certificate.
    pub fn changed_to(&self) -> Option<Fingerprint> {
        self.warnings.iter().find_map(|warning| match warning {
            Warning::CertificateChanged { seen, .. } => Some(*seen),
            _ => None,
        })
    }

    /// Works on it, or not. Who chooses a camera whose certificate has changed accepts the one it
    /// shows now, and no other.
    pub fn choose(&mut self, chosen: bool) {
        self.chosen = chosen;
        self.accepts = chosen.then(|| self.changed_to()).flatten();
    }

    /// A certificate of another authority goes in instead of one of ours: its names hold, and where
    /// its key is says the way.
    pub fn give(&mut self, given: Given) {
        if let Some(leaf) = given.chain.first()
            && !leaf.names().is_empty()
        {
            self.names = leaf.names().to_vec();
        }
        self.way = match (&given.key, self.way) {
            (_, Way::ByHand) => Way::ByHand,
            (Some(_), _) => Way::KeyHere,
            (None, _) => Way::KeyOnCamera,
        };
        self.given = Some(given);
    }

    /// The stages this camera goes through, as far as can be foreseen.
    pub fn stages(&self) -> Vec<Stage> {
        match (self.aim, self.way) {
            (Aim::Prove, _) => vec![Stage::Check],
            (Aim::SetClock, _) => vec![Stage::Clock, Stage::Check],
            (_, Way::KeyOnCamera) => vec![
                Stage::Clock,
                Stage::Request,
                Stage::Sign,
                Stage::Upload,
                Stage::TurnOn,
                Stage::Check,
            ],
            (_, Way::KeyHere) => vec![
                Stage::Clock,
                Stage::Sign,
                Stage::Upload,
                Stage::TurnOn,
                Stage::Check,
            ],
            (_, Way::ByHand) => vec![Stage::Sign, Stage::Check],
        }
    }
}

fn row(
    authority: &StoredAuthority,
    camera: &Camera,
    options: &Options,
    now: OffsetDateTime,
) -> PlanRow {
    let (mut names, mut outside) = names(authority, camera);
    let reached = names.first().cloned();
    if let (Some(reached), Some(present)) = (&reached, camera.certificate())
        && matches!(camera.standing, Standing::Secured | Standing::ByHand)
        && still_fits(authority, camera, std::slice::from_ref(reached), now)
    {
        // It works by the name it is reached by: a host name learned since is no reason to change
        // a camera. Who wants one adds it, and gets a renewal.
        names = present.names().to_vec();
        outside.clear();
    }
    let way = way(camera, options.key);
    let mut warnings = Vec::new();
    // By hand nothing is said to the camera; the check asks about its certificate.
    let changed = camera
        .served
        .filter(|_| way != Way::ByHand)
        .and_then(|seen| Some((camera.expected_instead_of(seen)?, seen)));
    if let Some((known, seen)) = changed {
        warnings.push(Warning::CertificateChanged { known, seen });
    }
    if let Some(offset) = camera.clock_offset.map(time::Duration::seconds)
        && offset.abs() > CLOCK_TOLERANCE
    {
        warnings.push(Warning::ClockOff { offset });
    }
    match way {
        Way::ByHand => warnings.push(Warning::ByHand),
        _ if camera.https_port.is_none() => {
            warnings.push(match options.clear_http {
                ClearHttp::Agreed => Warning::NoHttps,
                ClearHttp::Refused => Warning::ClearHttpRefused,
            });
        }
        _ => {}
    }
    if names.is_empty() {
        warnings.push(Warning::NoName);
    }
    warnings.extend(
        outside
            .into_iter()
            .map(|name| Warning::OutsideConstraints { name }),
    );
    if !names.is_empty() && names.iter().all(|name| matches!(name, Name::Ip(_))) {
        warnings.push(Warning::AddressOnly);
    }
    match camera.family.evidence {
        Evidence::StandardOnly => warnings.push(Warning::StandardOnly),
        Evidence::VendorDocument | Evidence::Half => warnings.push(Warning::MakerOnly),
        Evidence::TriedByOthers | Evidence::ByHand => {}
    }
    if let Some(keys_by) = camera.capabilities.as_ref().and_then(|c| c.keys_by.clone()) {
        warnings.push(Warning::TwoInterfaces { keys_by });
    }
    let agreed = changed.is_none() || options.changed == Consent::Given;
    let mut row = PlanRow {
        chosen: false,
        aim: match changed {
            Some(_) if camera.standing == Standing::Secured => Aim::Renew,
            _ => match aim(authority, camera, &names, now) {
                Aim::Prove if options.renew => Aim::Renew,
                Aim::Prove if way != Way::ByHand && clock_is_due(camera, options) => Aim::SetClock,
                aim => aim,
            },
        },
        names,
        days: options.days,
        way,
        warnings,
        accepts: None,
        camera: camera.clone(),
        given: None,
    };
    row.choose(agreed && !row.names.is_empty());
    row
}

/// The names the certificate gets, and those the authority may not sign for.
fn names(authority: &StoredAuthority, camera: &Camera) -> (Vec<Name>, Vec<Name>) {
    let mut wished = vec![match camera.address.ip() {
        Some(ip) => Name::Ip(ip),
        None => Name::Dns(camera.address.host().to_ascii_lowercase()),
    }];
    // The camera's own name is foreign text: only a plain host name gets near a certificate. A
    // bare one helps in browsers only with the suffix that mDNS gives it.
    if let Some(host) = camera.identity.host_name.as_deref().and_then(host_name) {
        if host.contains('.') {
            wished.push(Name::Dns(host));
        } else {
            let bare = Name::Dns(host.clone());
            // Few authorities may sign it; leaving it out deserves no warning.
            if permits(authority, &bare) {
                wished.push(bare);
            }
            wished.push(Name::Dns(format!("{host}.local")));
        }
    }
    let mut seen = Vec::new();
    wished.retain(|name| {
        let fresh = !seen.contains(name);
        seen.push(name.clone());
        fresh
    });
    wished
        .into_iter()
        .partition(|name| permits(authority, name))
}

/// Whether every limit of the authority's chain permits the name.
fn permits(authority: &StoredAuthority, name: &Name) -> bool {
    std::iter::once(&authority.certificate)
        .chain(&authority.above)
        .filter_map(Certificate::name_constraints)
        .all(|limits| limits.permits(name))
}

/// A host name as RFC 1123 allows it, in lower case; `None` for anything else.
fn host_name(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches('.').to_ascii_lowercase();
    let label = |l: &str| {
        (1..=63).contains(&l.len())
            && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !l.starts_with('-')
            && !l.ends_with('-')
    };
    let address = text.parse::<std::net::IpAddr>().is_ok();
    (text.len() <= 253 && !address && text.split('.').all(label)).then_some(text)
}

fn way(camera: &Camera, wish: KeyPreference) -> Way {
    if camera.family.evidence == Evidence::ByHand {
        return Way::ByHand;
    }
    // Half-done work keeps the place it began with.
    if camera.standing == Standing::Working
        && let Some(place) = camera.key_place
    {
        return match place {
            KeyPlace::Camera => Way::KeyOnCamera,
            KeyPlace::Here => Way::KeyHere,
        };
    }
    match (&camera.capabilities, wish) {
        (Some(can), _) if !can.key_on_camera && !can.key_from_here => Way::ByHand,
        (_, KeyPreference::Here) => Way::KeyHere,
        (Some(can), KeyPreference::Auto) if !can.key_on_camera && can.key_from_here => Way::KeyHere,
        _ => Way::KeyOnCamera,
    }
}

fn aim(authority: &StoredAuthority, camera: &Camera, names: &[Name], now: OffsetDateTime) -> Aim {
    match camera.standing {
        Standing::Working | Standing::PuttingBack => Aim::Finish,
        Standing::Secured | Standing::ByHand if still_fits(authority, camera, names, now) => {
            Aim::Prove
        }
        Standing::Secured | Standing::Stale => Aim::Renew,
        _ => Aim::Secure,
    }
}

/// Whether something is to be done about the clock of a camera whose certificate is fine. What it
/// can do is known since a login; before that it is tried.
fn clock_is_due(camera: &Camera, options: &Options) -> bool {
    let can = camera.capabilities.as_ref();
    let off = camera
        .clock_offset
        .is_some_and(|seconds| time::Duration::seconds(seconds).abs() > CLOCK_TOLERANCE);
    let follows = options.time_server.is_some() && can.is_none_or(|can| can.time_server);
    let agreed = options.set_clock == Consent::Given || options.time_server.is_some();
    follows || (off && agreed && can.is_none_or(|can| can.set_clock))
}

/// Whether the certificate a camera has is ours, or was put in by us for another authority and
/// proved (an own authority that is replaced takes its certificates with it), has these names, and
/// lasts.
pub(super) fn still_fits(
    authority: &StoredAuthority,
    camera: &Camera,
    names: &[Name],
    now: OffsetDateTime,
) -> bool {
    camera.certificate().is_some_and(|certificate| {
        (certificate.is_signed_by(&authority.certificate)
            || camera.pinned == Some(certificate.fingerprint()))
            && names.iter().all(|n| certificate.names().contains(n))
            && certificate.not_after() - now > RENEW_BEFORE
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_host_names_get_near_a_certificate() {
        for (text, name) in [
            ("CAM-01", Some("cam-01")),
            ("cam.example.com.", Some("cam.example.com")),
            ("*.example.com", None),
            ("-cam", None),
            ("cam 1", None),
            ("käm", None),
            ("10.0.0.1", None),
            ("", None),
            ("a..b", None),
        ] {
            assert_eq!(host_name(text).as_deref(), name, "{text}");
        }
    }
}
