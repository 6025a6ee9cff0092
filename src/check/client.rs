//! What each client would say of one recorded handshake, by its own rules and a given set of roots.
//!
//! Apart from [`this_pc`](super::this_pc), which asks the system where it can. Nothing here is an
//! `if` for one client: [`point`] finds what is noteworthy on a way up to a root, whoever judges;
//! [`table`] says in one line for each point which client refuses it, and where that is known
//! from; [`Building`] says how a client looks for its way. Signatures are verified by aws-lc
//! ([`crate::certificate::signature`]).

use time::OffsetDateTime;

use super::{Client, Finding, Handshake, Verdict};
use crate::certificate::Certificate;
use point::{Point, Scene};
use route::{Route, Routes};
use table::Says;

mod form;
mod limits;
mod names;
mod point;
mod route;
mod table;

/// A column of the table: programs that judge alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rules {
    /// Chrome, Chromium, Edge: one verifier on all desktop systems.
    Chrome,
    /// Firefox (mozilla::pkix).
    Firefox,
    /// Apple's published requirements.
    Apple,
    /// Windows' certificate chain engine.
    Windows,
    /// OpenSSL's own defaults: `openssl s_client`, most programs that link it.
    Openssl,
    /// The same with `X509_V_FLAG_X509_STRICT`: Python since 3.13, and what is written in it.
    OpensslStrict,
    /// curl with OpenSSL: takes intermediates as roots, compares names itself.
    Curl,
    /// Java's own TLS.
    Java,
}

impl Rules {
    /// Every column, in the order of the table.
    pub const ALL: [Self; 8] = [
        Self::Chrome,
        Self::Firefox,
        Self::Apple,
        Self::Windows,
        Self::Openssl,
        Self::OpensslStrict,
        Self::Curl,
        Self::Java,
    ];

    fn column(self) -> usize {
        Self::ALL.iter().position(|r| *r == self).unwrap_or(0)
    }

    fn of(client: Client) -> Self {
        match client {
            Client::Chrome => Self::Chrome,
            Client::Firefox => Self::Firefox,
            Client::Apple => Self::Apple,
            Client::Windows => Self::Windows,
            Client::Openssl => Self::Openssl,
            Client::Java => Self::Java,
            // The system's own programs on Linux go through OpenSSL as curl does.
            Client::ThisPc => Self::Curl,
        }
    }

    fn building(self) -> Building {
        match self {
            Self::Openssl | Self::OpensslStrict => Building::First { partial: false },
            Self::Curl => Building::First { partial: true },
            _ => Building::Best,
        }
    }
}

/// How a client looks for a way up to a root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Building {
    /// It tries every way until one holds.
    Best,
    /// It follows the first issuer that fits by name, key identifier and date, trusted ones first,
    /// and never turns back (OpenSSL's `X509_verify_cert`); `partial` when a trusted certificate
    /// that is no root ends the way (`X509_V_FLAG_PARTIAL_CHAIN`).
    First { partial: bool },
}

/// What is judged.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The recorded handshake.
    pub handshake: &'a Handshake,
    /// What is trusted.
    pub roots: &'a [Certificate],
    /// Certificates seen earlier, at this or other addresses: some clients remember serial numbers.
    pub earlier: &'a [Certificate],
    /// This computer's time, UTC.
    pub now: OffsetDateTime,
}

/// One way with all that is noteworthy on it.
struct Judged<'a> {
    route: Route<'a>,
    points: Vec<(Point, Finding)>,
}

/// All ways of one handshake, looked for once for all clients.
pub struct Court<'a> {
    every: Vec<Judged<'a>>,
    first: Judged<'a>,
    first_partial: Judged<'a>,
}

impl<'a> Court<'a> {
    /// Looks for all ways; `None` when the server sent no readable certificate.
    pub fn open(case: Case<'a>) -> Option<Self> {
        let mut routes = Routes::new(&case.handshake.chain, case.roots, case.now)?;
        let scene = Scene::of(case);
        let judged = |route: Route<'a>| Judged {
            points: scene.points(&route),
            route,
        };
        Some(Self {
            every: routes.every().into_iter().map(judged).collect(),
            first: judged(routes.first(false)),
            first_partial: judged(routes.first(true)),
        })
    }

    /// The verdict of this client.
    pub fn verdict(&self, client: Client) -> Verdict {
        let rules = Rules::of(client);
        let mut verdict = self.by(rules, client);
        if rules == Rules::Openssl {
            // What only strict programs refuse is worth knowing.
            for finding in self.by(Rules::OpensslStrict, client).findings {
                if !verdict.findings.contains(&finding) && !verdict.notes.contains(&finding) {
                    verdict.notes.push(finding);
                }
            }
        }
        verdict
    }

    /// The verdict by these rules, in the name of this client.
    pub fn by(&self, rules: Rules, client: Client) -> Verdict {
        let refusals = |judged: &Judged<'_>| {
            let says = |says| {
                judged
                    .points
                    .iter()
                    .filter(move |p| p.0.says(rules) == says)
            };
            (says(Says::Refuses).count(), says(Says::Unknown).count())
        };
        let judged = match rules.building() {
            Building::First { partial: false } => &self.first,
            Building::First { partial: true } => &self.first_partial,
            Building::Best => self
                .every
                .iter()
                .min_by_key(|judged| refusals(judged))
                .unwrap_or(&self.first),
        };
        let mut findings = Vec::new();
        let mut unknown = Vec::new();
        let mut notes = Vec::new();
        for (point, finding) in &judged.points {
            let into = match point.says(rules) {
                Says::Refuses => &mut findings,
                Says::Unknown => &mut unknown,
                Says::Takes if point.matters() => &mut notes,
                Says::Takes => continue,
            };
            if !into.contains(finding) {
                into.push(finding.clone());
            }
        }
        let secure = match (findings.is_empty(), unknown.is_empty()) {
            (false, _) => Some(false),
            (true, true) => Some(true),
            (true, false) => None,
        };
        if secure.is_none() {
            findings = unknown
                .iter()
                .map(|f| Finding::NotMeasured { of: f.id().into() })
                .collect();
        }
        unknown.append(&mut notes);
        let mut notes = unknown;
        notes.retain(|n| !findings.contains(n));
        findings.sort_by_key(Finding::rung);
        findings.dedup();
        Verdict {
            client,
            secure,
            findings,
            notes,
        }
    }

    /// The root a client of these rules ends at, when it reaches one.
    pub fn root(&self, client: Client) -> Option<&'a Certificate> {
        let judged = match Rules::of(client).building() {
            Building::First { partial: true } => &self.first_partial,
            _ => &self.first,
        };
        judged.route.anchored.then(|| judged.route.top())
    }

    /// Who signed the topmost certificate that was reached, by name. Foreign text.
    pub fn issuer(&self) -> String {
        self.first_partial.route.top().issuer().to_owned()
    }
}

/// The verdict of a client where no readable certificate was sent.
pub(super) fn no_certificate(client: Client, handshake: &Handshake) -> Verdict {
    Verdict {
        client,
        secure: Some(false),
        findings: vec![Finding::NoCertificate {
            address: handshake.address.to_string(),
        }],
        notes: Vec::new(),
    }
}
