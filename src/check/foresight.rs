//! What clients will say of a certificate before any camera serves it.
//!
//! Apart because no handshake exists yet: one is imagined, as a healthy camera would make it, and
//! judged by the very rules that judge real ones. So nothing is issued, and no authority is
//! imported, that a client will refuse without the technician having been told.

use time::OffsetDateTime;

use super::{Client, Finding, Handshake, Verdict, verdicts};
use crate::authority::{Authority, KeyKind, LeafWish};
use crate::certificate::{Certificate, KeyAlgorithm, Name};
use crate::device::Address;
use crate::error::{Explain, Explanation};
use crate::explain;

/// Where a specimen of an authority's work stands, the first of these it may sign for.
const SPECIMENS: [&str; 4] = ["192.168.1.64", "10.0.0.64", "172.16.0.64", "fd00::64"];

/// What a client will say of a certificate at one of its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreseen {
    /// Who.
    pub client: Client,
    /// Opened by this name.
    pub name: Name,
    /// Why it will refuse, or what it has against it.
    pub finding: Finding,
}

impl Explain for Foreseen {
    fn explain(&self) -> Explanation {
        let Explanation { what, todo } = self.finding.explain();
        explain!("finding-foreseen", client = self.client.label(), name = self.name.to_string(), what = what; todo = todo)
    }
}

/// What clients will have against what this authority is about to issue for `wish`: it is issued
/// in memory, with a key of a moment, and judged. Empty when nothing can be issued; why, is told
/// when it is tried.
pub fn foresee_issue(authority: &Authority, wish: &LeafWish, clients: &[Client]) -> Vec<Foreseen> {
    let mut wish = wish.clone();
    wish.key = KeyKind::P256;
    match authority.issue(&wish) {
        Ok(issued) => foresee(&issued.chain, authority.root(), clients, wish.now),
        Err(_) => Vec::new(),
    }
}

/// Every refusal these clients will have for a chain (camera certificate first) under `root`, by
/// any of its names, each reason once a client. Empty when nobody refuses.
///
/// [`Client::ThisPc`] is left out: it asks the system, which the root may not be in yet.
pub fn foresee(
    chain: &[Certificate],
    root: &Certificate,
    clients: &[Client],
    now: OffsetDateTime,
) -> Vec<Foreseen> {
    let Some(camera) = chain.first() else {
        return Vec::new();
    };
    let clients: Vec<Client> = clients
        .iter()
        .copied()
        .filter(|c| *c != Client::ThisPc)
        .collect();
    let mut found: Vec<Foreseen> = Vec::new();
    for name in asked(camera) {
        let handshake = imagined(chain, name.clone(), now);
        let told = verdicts(&handshake, std::slice::from_ref(root), &clients, now);
        for verdict in told.into_iter().filter(|v| v.secure == Some(false)) {
            let Verdict {
                client, findings, ..
            } = verdict;
            for finding in findings {
                let known = |f: &Foreseen| f.client == client && f.finding == finding;
                if !found.iter().any(known) {
                    found.push(Foreseen {
                        client,
                        name: name.clone(),
                        finding,
                    });
                }
            }
        }
    }
    found
}

/// What clients will have against everything this authority signs: a specimen is issued in memory
/// and judged. The reasons that lie in the specimen's own name are left out.
pub fn foresee_authority(
    authority: &Authority,
    clients: &[Client],
    now: OffsetDateTime,
) -> Vec<Foreseen> {
    let names = SPECIMENS
        .iter()
        .filter_map(|s| s.parse().ok().map(Name::Ip));
    let Some(name) = names.into_iter().find(|name| authority.permits(name)) else {
        return Vec::new();
    };
    foresee_issue(authority, &LeafWish::new(vec![name], now), clients)
}

/// The names people will open it by; a wildcard by one name it stands for.
fn asked(camera: &Certificate) -> Vec<Name> {
    let names: Vec<Name> = camera
        .names()
        .iter()
        .filter_map(|name| match name {
            Name::Ip(_) => Some(name.clone()),
            Name::Dns(text) => Some(Name::Dns(text.replace('*', "camera"))),
            Name::Other(_) => None,
        })
        .collect();
    if names.is_empty() {
        let title = camera.common_name().unwrap_or("camera");
        return vec![match title.parse() {
            Ok(ip) => Name::Ip(ip),
            Err(_) => Name::Dns(title.to_owned()),
        }];
    }
    names
}

/// A modern handshake of a camera with this chain.
fn imagined(chain: &[Certificate], asked: Name, now: OffsetDateTime) -> Handshake {
    let host = asked.to_string();
    let kind = chain.first().map(Certificate::key);
    let cipher = match kind {
        Some(KeyAlgorithm::Rsa(_)) => "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        _ => "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    };
    Handshake {
        address: Address::new(host, Some(443)),
        asked,
        chain: chain.to_vec(),
        version: "TLS 1.2".to_owned(),
        cipher: cipher.to_owned(),
        old: None,
        at: now,
    }
}
