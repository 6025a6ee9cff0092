//! Climbing the ladder: one handshake, and questions to the port only when it did not come about.
//!
//! Apart from the rungs' shape because this is the only part that touches the network.

use std::io;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::{Fact, Ladder, Rung, RungId, Standing};
use crate::certificate::Certificate;
use crate::check::handshake::record;
use crate::check::this_pc::{self, Judgement};
use crate::check::{Ask, Finding, Handshake};
use crate::device::{self, Address};

/// How long a port may keep silent: enough for a camera behind a slow link.
const KNOCK: Duration = Duration::from_secs(2);

/// Climbs as far as the rungs hold.
pub async fn climb(ask: &Ask) -> Ladder {
    match record(ask).await {
        Ok(handshake) => judged(ask, handshake),
        Err(error) => broken_below(ask, &error).await,
    }
}

/// Every rung from a recorded handshake.
fn judged(ask: &Ask, handshake: Handshake) -> Ladder {
    let judgement = this_pc::judge(&handshake, &ask.roots, ask.now);
    let mut rungs = Vec::with_capacity(RungId::ALL.len());
    let mut whole = true;
    for id in RungId::ALL {
        let broken = judgement.verdict.findings.iter().find(|f| f.rung() == id);
        let standing = match broken {
            _ if !whole => Standing::NotAsked,
            Some(finding @ Finding::StoreUnreadable { .. }) => Standing::Unknown {
                finding: finding.clone(),
            },
            Some(finding) => Standing::Broken {
                finding: by_the_cameras_clock(ask, &handshake, finding),
            },
            None => Standing::Passed(fact(id, ask, &handshake, &judgement)),
        };
        whole = matches!(standing, Standing::Passed(_));
        let notes = if whole {
            notes(id, ask, &handshake, &judgement)
        } else {
            Vec::new()
        };
        rungs.push(Rung {
            id,
            standing,
            notes,
        });
    }
    Ladder {
        rungs,
        handshake: Some(handshake),
        verdict: Some(judgement.verdict),
    }
}

/// Dates that fit a camera's clock kept by a time server, but not this computer's, tell that this
/// computer's clock is wrong.
fn by_the_cameras_clock(ask: &Ask, handshake: &Handshake, finding: &Finding) -> Finding {
    let dates = matches!(
        finding,
        Finding::Expired { .. } | Finding::NotYetValid { .. }
    );
    match (&ask.camera_clock, handshake.chain.first()) {
        (Some(clock), Some(camera))
            if dates && clock.follows_ntp && within(camera, ask.now + clock.offset()) =>
        {
            Finding::ThisClock {
                seconds_off: clock.offset().whole_seconds(),
            }
        }
        _ => finding.clone(),
    }
}

fn within(certificate: &Certificate, at: time::OffsetDateTime) -> bool {
    certificate.not_before() <= at && at <= certificate.not_after()
}

fn fact(id: RungId, ask: &Ask, handshake: &Handshake, judgement: &Judgement) -> Fact {
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
        },
        RungId::Dates => Fact::Dates {
            until: handshake
                .chain
                .first()
                .map_or(ask.now, Certificate::not_after),
        },
        RungId::Root => Fact::Root {
            root: judgement
                .root
                .as_ref()
                .map_or_else(|| judgement.issuer.clone(), |r| r.title().to_owned()),
            given: !ask.roots.is_empty(),
        },
    }
}

fn notes(id: RungId, ask: &Ask, handshake: &Handshake, judgement: &Judgement) -> Vec<Finding> {
    let mut notes: Vec<Finding> = judgement
        .verdict
        .notes
        .iter()
        .filter(|n| n.rung() == id)
        .cloned()
        .collect();
    if let (RungId::Dates, Some(clock), Some(camera)) =
        (id, &ask.camera_clock, handshake.chain.first())
        && !within(camera, ask.now + clock.offset())
    {
        notes.push(Finding::CameraClock {
            seconds_off: clock.offset().whole_seconds(),
        });
    }
    notes
}

/// No handshake came about: finds out how far one comes.
async fn broken_below(ask: &Ask, error: &device::Error) -> Ladder {
    let address = ask.address.at(ask.address.port().unwrap_or(443));
    let port = address.port().unwrap_or(443);
    let host = address.host().to_owned();
    let finding = match knock(&address).await {
        Knock::Open if speaks_http(&address).await => Finding::OnlyHttp {
            address: host,
            port,
        },
        Knock::Open => Finding::NoTls {
            address: host,
            port,
            detail: crate::error::chain(error).join(": "),
        },
        Knock::Closed => Finding::PortClosed {
            address: host,
            port,
        },
        Knock::NoName => Finding::UnknownName { name: host },
        // A firewall may swallow one port only: a web page on port 80 shows that it is there.
        Knock::Silent => match knock(&address.at(80)).await {
            Knock::Open | Knock::Closed => Finding::PortClosed {
                address: host,
                port,
            },
            Knock::Silent | Knock::NoName => Finding::Unreachable { address: host },
        },
    };
    let at = finding.rung();
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
        handshake: None,
        verdict: None,
    }
}

enum Knock {
    Open,
    Closed,
    Silent,
    NoName,
}

async fn knock(address: &Address) -> Knock {
    let port = address.port().unwrap_or(443);
    let Ok(Ok(addresses)) = timeout(KNOCK, tokio::net::lookup_host((address.host(), port))).await
    else {
        return Knock::NoName;
    };
    let mut answer = Knock::NoName;
    for one in addresses {
        answer = match timeout(KNOCK, TcpStream::connect(one)).await {
            Ok(Ok(_)) => return Knock::Open,
            Ok(Err(e)) if e.kind() == io::ErrorKind::ConnectionRefused => Knock::Closed,
            _ => Knock::Silent,
        };
    }
    answer
}

/// Whether what listens answers HTTP with a page. A TLS server that scolds plain HTTP with
/// "400 Bad Request" does speak TLS, so 400 does not count.
async fn speaks_http(address: &Address) -> bool {
    let question = format!("HEAD / HTTP/1.0\r\nHost: {}\r\n\r\n", address.url_host());
    let asking = async {
        let target = (address.host(), address.port().unwrap_or(443));
        let mut stream = TcpStream::connect(target).await?;
        stream.write_all(question.as_bytes()).await?;
        let mut start = Vec::new();
        let _ = stream.take(12).read_to_end(&mut start).await?;
        io::Result::Ok(start)
    };
    match timeout(KNOCK, asking).await {
        Ok(Ok(start)) => start.starts_with(b"HTTP/1.") && !start.ends_with(b" 400"),
        _ => false,
    }
}
