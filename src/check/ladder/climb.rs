//! Climbing the ladder: a knock, one handshake, a few harmless questions beside it.
//!
//! Apart from the rungs' shape because this is the part that touches the network. Every question
//! has a limit of its own and all together stay below ten seconds, whatever answers; a healthy
//! camera takes as long as its handshake.

use std::time::{Duration, Instant};

use tokio::time::timeout;

use super::below::{self, Knock, Service};
use super::clocks::{Clocks, surely_past};
use super::{Fact, Ladder, Rung, RungId, Standing, kept, video};
use crate::certificate::Certificate;
use crate::check::client::no_certificate;
use crate::check::danger;
use crate::check::handshake::record;
use crate::check::this_pc::{self, Judgement};
use crate::check::{Ask, Case, Client, Court, Finding, Handshake, SystemRoots, Verdict};
use crate::device::{self, Address, Clock, tls};

/// How long the camera may take to tell the time.
const TIME: Duration = Duration::from_millis(2500);

/// Climbs as far as the rungs hold.
pub async fn climb(ask: &Ask) -> Ladder {
    let begun = Instant::now();
    let mut ladder = steps(ask).await;
    ladder.took = begun.elapsed();
    ladder
}

async fn steps(ask: &Ask) -> Ladder {
    let address = ask.address.at(ask.address.port().unwrap_or(443));
    match below::knock(&address).await {
        Knock::Open => {}
        answer => {
            let also = match ask.address.port() {
                None => Some(ask.http_port.unwrap_or(80)),
                Some(_) => ask.http_port,
            };
            let finding = below::closed(&address, answer, also).await;
            return stopped(ask, &address, &finding);
        }
    }
    let (handshake, clock, page, video) = futures::join!(
        record(ask),
        camera_clock(ask),
        page(ask, &address),
        look_at_video(ask, &address)
    );
    match handshake {
        Ok(handshake) => {
            let past = surely_past(&[], ask.now).max(ask.past);
            let clocks = Clocks::of(ask.now, clock, page, past);
            judged(ask, handshake, clocks, video).await
        }
        Err(error) => {
            let finding = unspoken(&address, &error).await;
            Ladder {
                video,
                ..stopped(ask, &address, &finding)
            }
        }
    }
}

/// The camera's clock: as it was read before, or by the question every family answers without a
/// login.
async fn camera_clock(ask: &Ask) -> Option<Clock> {
    if ask.camera_clock.is_some() || !ask.interface {
        return ask.camera_clock;
    }
    timeout(TIME, device::identify(&ask.address))
        .await
        .ok()?
        .ok()?
        .clock
}

async fn page(ask: &Ask, address: &Address) -> Option<time::OffsetDateTime> {
    if ask.beside {
        tls::told_time(address, TIME).await
    } else {
        None
    }
}

async fn look_at_video(ask: &Ask, address: &Address) -> Option<super::Video> {
    match ask.video {
        Some(ports) if ask.beside => Some(video::look(address, ports, ask.interface).await),
        _ => None,
    }
}

/// Every rung from a recorded handshake. Judging reads the system's store and checks signatures,
/// so it is kept off the threads that talk.
async fn judged(
    ask: &Ask,
    handshake: Handshake,
    clocks: Clocks,
    video: Option<super::Video>,
) -> Ladder {
    let (roots, system, now) = (
        ask.roots.clone(),
        ask.system.clone().unwrap_or_default(),
        ask.now,
    );
    let judging = tokio::task::spawn_blocking(move || {
        let (judgement, others) = hear(&handshake, &roots, &system, now);
        (handshake, judgement, others)
    });
    let Ok((handshake, judgement, others)) = judging.await else {
        // Only a panic in a library ends here; nothing may be said of the certificate then.
        let finding = Finding::Other {
            detail: "the certificate could not be judged".to_owned(),
        };
        return stopped(ask, &ask.address, &finding);
    };
    let rungs = rungs(ask, &handshake, &judgement, &others, &clocks);
    let root = judgement.root.clone().or_else(|| top(ask, &handshake));
    let kept = match &root {
        Some(root) if ask.stores => kept(root).await,
        _ => Vec::new(),
    };
    let dangers = danger::of_one(&handshake.chain, &ask.known, &judgement, &kept);
    Ladder {
        rungs,
        handshake: Some(handshake),
        verdict: Some(judgement.verdict),
        others,
        root,
        kept,
        clocks,
        video,
        dangers,
        took: Duration::ZERO,
    }
}

/// This computer's verdict and those of the others, in the order of [`Client::ALL`]; the ways up
/// are looked for once for all.
fn hear(
    handshake: &Handshake,
    given: &[Certificate],
    system: &SystemRoots,
    now: time::OffsetDateTime,
) -> (Judgement, Vec<Verdict>) {
    let anchors = system.unless(given);
    let court = Court::open(Case {
        handshake,
        roots: anchors,
        earlier: &[],
        now,
    });
    let others = Client::ALL.into_iter().filter(|c| *c != Client::ThisPc);
    match court {
        Some(court) => (
            this_pc::judge(&court, handshake, given, anchors, now),
            others.map(|client| court.verdict(client)).collect(),
        ),
        None => (
            this_pc::unjudged(handshake),
            others
                .map(|client| no_certificate(client, handshake))
                .collect(),
        ),
    }
}

fn rungs(
    ask: &Ask,
    handshake: &Handshake,
    judgement: &Judgement,
    others: &[Verdict],
    clocks: &Clocks,
) -> Vec<Rung> {
    let mut whole = true;
    let mut rungs = Vec::with_capacity(RungId::ALL.len());
    let refusing = refusing(others);
    for id in RungId::ALL {
        let findings = &judgement.verdict.findings;
        let broken = match id {
            RungId::Clients => refusing.as_ref(),
            _ => findings.iter().find(|f| f.rung() == id),
        };
        let standing = match broken {
            Some(finding @ Finding::StoreUnreadable { .. }) if whole => Standing::Unknown {
                finding: finding.clone(),
            },
            Some(Finding::StoreUnreadable { .. }) => Standing::NotAsked,
            Some(finding) if whole => Standing::Broken {
                finding: handshake
                    .chain
                    .first()
                    .map_or_else(|| finding.clone(), |c| clocks.blame(c, finding)),
            },
            Some(finding) => Standing::AlsoBroken {
                finding: finding.clone(),
            },
            // What others say while this computer refuses is said by their own verdicts.
            None if !whole && (id == RungId::Clients || !settled(id, judgement)) => {
                Standing::NotAsked
            }
            None => Standing::Passed(fact(id, ask, handshake, judgement, others)),
        };
        let holds = matches!(standing, Standing::Passed(_));
        whole &= holds;
        let notes = if holds {
            notes(id, handshake, judgement, clocks)
        } else {
            Vec::new()
        };
        rungs.push(Rung {
            id,
            standing,
            notes,
        });
    }
    rungs
}

/// Whether a rung without a finding surely holds although one below it is broken.
fn settled(id: RungId, judgement: &Judgement) -> bool {
    match id {
        RungId::Root => judgement.root.is_some(),
        RungId::Chain | RungId::Name | RungId::Dates => judgement
            .verdict
            .findings
            .iter()
            .all(|f| !matches!(f, Finding::NoCertificate { .. } | Finding::Other { .. })),
        _ => true,
    }
}

/// The first client that refuses, with its first reason.
fn refusing(others: &[Verdict]) -> Option<Finding> {
    others.iter().find_map(|verdict| {
        let because = verdict.findings.first()?;
        (verdict.secure == Some(false)).then(|| Finding::ClientRefuses {
            client: verdict.client.id().to_owned(),
            because: Box::new(because.clone()),
        })
    })
}

pub(super) fn within(certificate: &Certificate, at: time::OffsetDateTime) -> bool {
    certificate.not_before() <= at && at <= certificate.not_after()
}

fn fact(
    id: RungId,
    ask: &Ask,
    handshake: &Handshake,
    judgement: &Judgement,
    others: &[Verdict],
) -> Fact {
    let camera = handshake.chain.first();
    let ids = |secure: Option<bool>| {
        others
            .iter()
            .filter(|v| v.secure == secure)
            .map(|v| v.client.id().to_owned())
            .collect()
    };
    match id {
        RungId::Reachable => Fact::Answers {
            address: ask.address.host().to_owned(),
        },
        RungId::Port => Fact::Port {
            port: handshake.address.port().unwrap_or(443),
        },
        RungId::Tls => Fact::Tls {
            version: handshake.version.clone(),
            cipher: handshake.cipher.clone(),
        },
        RungId::Chain => Fact::Chain {
            count: handshake.chain.len(),
            issuer: judgement.issuer.clone(),
        },
        RungId::Name => Fact::Name {
            name: handshake.asked.to_string(),
            names: camera
                .map(|c| c.names().iter().map(ToString::to_string).collect())
                .unwrap_or_default(),
        },
        RungId::Dates => Fact::Dates {
            until: camera.map_or(ask.now, Certificate::not_after),
        },
        RungId::Root => Fact::Root {
            root: judgement
                .root
                .as_ref()
                .map_or_else(|| judgement.issuer.clone(), |r| r.title().to_owned()),
            given: !ask.roots.is_empty(),
        },
        RungId::Clients => Fact::Clients {
            accepting: ids(Some(true)),
            unknown: ids(None),
        },
    }
}

fn notes(
    id: RungId,
    handshake: &Handshake,
    judgement: &Judgement,
    clocks: &Clocks,
) -> Vec<Finding> {
    let mut notes: Vec<Finding> = judgement
        .verdict
        .notes
        .iter()
        .filter(|n| n.rung() == id)
        .cloned()
        .collect();
    if let (RungId::Dates, Some(camera)) = (id, handshake.chain.first()) {
        notes.extend(clocks.remark(camera));
    }
    notes
}

/// The root an untrusted certificate leads to: one that is known here, or the one that was sent.
fn top(ask: &Ask, handshake: &Handshake) -> Option<Certificate> {
    let chain = &handshake.chain;
    let known = ask
        .known
        .iter()
        .find(|root| chain.iter().any(|c| c.is_signed_by(root)));
    let sent = chain
        .iter()
        .skip(1)
        .find(|c| c.is_self_signed() && chain.iter().any(|below| below.is_signed_by(c)));
    known.or(sent).cloned()
}

/// The port is open, but no handshake came about.
async fn unspoken(address: &Address, error: &device::Error) -> Finding {
    let (host, port) = (address.host().to_owned(), address.port().unwrap_or(443));
    if matches!(error, device::Error::TooLarge { .. }) {
        return Finding::ChainTooLarge { address: host };
    }
    match below::service(address).await {
        Service::Http => Finding::OnlyHttp {
            address: host,
            port,
        },
        Service::Named(service) => Finding::OtherService {
            address: host,
            port,
            service: service.to_owned(),
        },
        Service::Unknown => Finding::NoTls {
            address: host,
            port,
            detail: crate::error::chain(error).join(": "),
        },
    }
}

/// A ladder that ends below the certificate.
fn stopped(ask: &Ask, address: &Address, finding: &Finding) -> Ladder {
    let at = finding.rung();
    let port = address.port().unwrap_or(443);
    let rungs = RungId::ALL
        .into_iter()
        .map(|id| Rung {
            id,
            standing: match id.cmp(&at) {
                std::cmp::Ordering::Less => Standing::Passed(match id {
                    RungId::Reachable => Fact::Answers {
                        address: address.host().to_owned(),
                    },
                    _ => Fact::Open { port },
                }),
                std::cmp::Ordering::Equal => Standing::Broken {
                    finding: finding.clone(),
                },
                std::cmp::Ordering::Greater => Standing::NotAsked,
            },
            notes: Vec::new(),
        })
        .collect();
    Ladder {
        rungs,
        clocks: Clocks::of(ask.now, None, None, None),
        ..Ladder::default()
    }
}
