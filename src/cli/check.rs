//! `check`: what a client would say of an address, and why.
//!
//! Apart because a verdict is an answer, not an error: "not secure" is exit 1 with its reasons on
//! stdout; only what could not be found out is exit 2.

use serde::Serialize;

use super::failure::{Error, Failure};
use super::output::columns;
use super::sheet::{self, Sheet};
use super::{Desk, Done, Exit, arguments, files};
use crate::certificate::Name;
use crate::check::{self, Ask, Client, Finding, Ladder, Rung, Standing, Verdict};
use crate::device::Address;
use crate::error::Explain;
use crate::fl;

#[derive(Serialize)]
struct Answer<'a> {
    address: &'a Address,
    asked: String,
    verdicts: Vec<Told>,
    certificate: Option<Sheet>,
    chain: Vec<Sheet>,
    tls: Option<Tls<'a>>,
    rungs: &'a [Rung],
}

#[derive(Serialize)]
struct Tls<'a> {
    version: &'a str,
    cipher: &'a str,
}

/// A verdict with its findings in words.
#[derive(Serialize)]
struct Told {
    client: Client,
    secure: Option<bool>,
    findings: Vec<Reason>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<Reason>,
}

/// A finding: its id and facts, and its words.
#[derive(Serialize)]
struct Reason {
    #[serde(flatten)]
    finding: Finding,
    what: String,
    todo: String,
}

impl Reason {
    fn of(finding: &Finding) -> Self {
        let told = finding.explain();
        Self {
            finding: finding.clone(),
            what: told.what,
            todo: told.todo,
        }
    }
}

impl Told {
    fn of(verdict: &Verdict) -> Self {
        Self {
            client: verdict.client,
            secure: verdict.secure,
            findings: verdict.findings.iter().map(Reason::of).collect(),
            notes: verdict.notes.iter().map(Reason::of).collect(),
        }
    }
}

/// Climbs the ladder, then asks each client.
pub(super) async fn check(desk: &Desk, asked: &arguments::Check) -> Done {
    let clients = clients(&asked.client)?;
    let mut ask = Ask::whole(asked.address.clone());
    ask.name = asked.name.as_deref().map(name).transpose()?;
    for path in &asked.root {
        ask.roots.extend(files::certificates(path)?);
    }
    let ladder = check::climb(&ask).await;
    let verdicts: Vec<Verdict> = clients
        .into_iter()
        .map(|client| verdict(client, &ladder, &ask))
        .collect();
    let exit = exit(&verdicts);
    let chain = ladder.handshake.as_ref().map_or(&[][..], |h| &h.chain);
    let answer = Answer {
        address: &asked.address,
        asked: ask.asked_name().to_string(),
        verdicts: verdicts.iter().map(Told::of).collect(),
        certificate: chain.first().map(Sheet::of),
        chain: Sheet::all(chain),
        tls: ladder.handshake.as_ref().map(|h| Tls {
            version: &h.version,
            cipher: &h.cipher,
        }),
        rungs: &ladder.rungs,
    };
    desk.output.answer(&answer, || text(&ladder, &verdicts))?;
    Ok(exit)
}

fn clients(id: &str) -> Result<Vec<Client>, Failure> {
    if id == "all" {
        return Ok(Client::ALL.to_vec());
    }
    let client = Client::from_id(id).ok_or_else(|| Error::UnknownClient { id: id.to_owned() })?;
    if !client.is_built() {
        return Err(Error::ClientNotBuilt { id: id.to_owned() }.into());
    }
    Ok(vec![client])
}

/// A name as a client asks for it.
fn name(text: &str) -> Result<Name, Failure> {
    let address: Address = text.parse().map_err(|_| Error::BadName {
        text: text.chars().take(80).collect(),
    })?;
    Ok(match address.ip() {
        Some(ip) => Name::Ip(ip),
        None => Name::Dns(address.host().to_owned()),
    })
}

/// A client's verdict; where nothing was recorded, the broken rung is the reason.
fn verdict(client: Client, ladder: &Ladder, ask: &Ask) -> Verdict {
    let told = |secure, findings| Verdict {
        client,
        secure,
        findings,
        notes: Vec::new(),
    };
    if !client.is_built() {
        let id = client.id().to_owned();
        return told(None, vec![Finding::NotBuilt { client: id }]);
    }
    if let (Client::ThisPc, Some(verdict)) = (client, &ladder.verdict) {
        return verdict.clone();
    }
    if let Some(handshake) = &ladder.handshake {
        return check::verdict(client, handshake, &ask.roots, ask.now);
    }
    let findings: Vec<Finding> = ladder
        .broken()
        .and_then(|rung| match &rung.standing {
            Standing::Broken { finding } | Standing::Unknown { finding } => Some(finding.clone()),
            _ => None,
        })
        .into_iter()
        .collect();
    // A device that answers without a certificate is surely not secure; one that does not answer
    // (now, from here) may well be.
    let surely = findings
        .iter()
        .any(|f| !matches!(f, Finding::Unreachable { .. } | Finding::PortClosed { .. }));
    told(surely.then_some(false), findings)
}

/// One client that refuses is a no; all must agree for a yes.
fn exit(verdicts: &[Verdict]) -> Exit {
    if verdicts.iter().any(|v| v.secure == Some(false)) {
        Exit::No
    } else if verdicts.iter().all(Verdict::is_secure) {
        Exit::Yes
    } else {
        Exit::Unknown
    }
}

fn text(ladder: &Ladder, verdicts: &[Verdict]) -> String {
    let mut parts = Vec::new();
    for verdict in verdicts {
        let client = verdict.client.id();
        let mut lines = vec![match verdict.secure {
            Some(true) => fl!("console-verdict-secure", client = client),
            Some(false) => fl!("console-verdict-refused", client = client),
            None => fl!("console-verdict-unknown", client = client),
        }];
        for finding in verdict.findings.iter().chain(&verdict.notes) {
            let told = finding.explain();
            lines.push(format!("  {}", told.what));
            lines.push(format!("  {}", told.todo));
        }
        parts.push(lines.join("\n"));
    }
    let rungs: Vec<(String, String)> = ladder
        .rungs
        .iter()
        .map(|rung| {
            let mark = match rung.standing {
                Standing::Passed(_) => "+",
                Standing::Broken { .. } | Standing::AlsoBroken { .. } => "x",
                Standing::Unknown { .. } => "?",
                Standing::NotAsked => "-",
            };
            (format!("{mark} {}", rung.id.label()), rung.explain().what)
        })
        .collect();
    parts.push(columns(&rungs));
    if let Some(certificate) = ladder.handshake.as_ref().and_then(|h| h.chain.first()) {
        parts.push(sheet::lines(certificate));
    }
    parts.join("\n\n")
}
