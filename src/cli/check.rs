//! `check`: what a client would say of an address, and why; or of a list of them.
//!
//! Apart because a verdict is an answer, not an error: "not secure" is exit 1 with its reasons on
//! stdout; only what could not be found out is exit 2.

use time::OffsetDateTime;

use super::failure::{Error, Failure};
use super::output::columns;
use super::sheet::{self, Sheet};
use super::{Desk, Done, Exit, arguments, files, opening};
use crate::certificate::{Certificate, Name};
use crate::check::audit::Subject;
use crate::check::pin::{Memory, Sameness, State};
use crate::check::{self, Ask, Client, Finding, Ladder, Standing, Verdict, danger};
use crate::device::Address;
use crate::error::Explain;
use crate::fl;
use crate::i18n::date;
use crate::site::{Camera, Site};
use crate::truststore::Presence;
use crate::work::memory;
use told::{Answer, Hazard, Tls, Told};

mod list;
mod told;

/// One address, or a list.
pub(super) async fn check(desk: &Desk, asked: &arguments::Check) -> Done {
    let clients = clients(&asked.client)?;
    let site = match desk.global.site {
        Some(_) => Some(opening::site(desk)?),
        None => None,
    };
    let mut addresses = asked.addresses.clone();
    if let Some(path) = &asked.list {
        addresses.extend(list::addresses(path)?);
    }
    let many = asked.list.is_some() || asked.html.is_some() || asked.csv.is_some();
    match (addresses.as_slice(), &site) {
        ([], None) => Err(Error::NothingToCheck.into()),
        ([], Some(_)) if asked.accept => Err(Error::AcceptOne.into()),
        ([one], _) if !many => single(desk, asked, one, &clients, site).await,
        _ if asked.accept => Err(Error::AcceptOne.into()),
        _ => {
            let all = subjects(asked, &addresses, site)?;
            if all.subjects.is_empty() {
                return Err(Error::NothingToCheck.into());
            }
            list::list(desk, asked, all).await
        }
    }
}

/// The list: the site's cameras, or addresses, with what the site knows of them.
fn subjects(
    asked: &arguments::Check,
    addresses: &[Address],
    site: Option<Site>,
) -> Result<list::Asked, Failure> {
    let now = OffsetDateTime::now_utc();
    let mut all = list::Asked {
        subjects: Vec::new(),
        site: None,
        cameras: Vec::new(),
    };
    match &site {
        Some(site) if addresses.is_empty() => {
            all.cameras = site.cameras()?;
            all.subjects = memory::subjects(site, now)?;
        }
        _ => {
            for address in addresses {
                let (subject, _) = subject(site.as_ref(), address, now)?;
                all.subjects.push(subject);
            }
        }
    }
    let (name, roots) = (asked.name.as_deref().map(name).transpose()?, roots(asked)?);
    for subject in &mut all.subjects {
        subject.ask = subject.ask.clone().among_many();
        subject.ask.name.clone_from(&name);
        subject.ask.roots.clone_from(&roots);
    }
    all.site = site.filter(|_| addresses.is_empty());
    Ok(all)
}

/// The question about an address, and the site's camera there when it has one.
fn subject(
    site: Option<&Site>,
    address: &Address,
    now: OffsetDateTime,
) -> Result<(Subject, Option<Camera>), Failure> {
    let ask = Ask::whole(address.clone());
    let Some(site) = site else {
        return Ok((Subject::new(ask), None));
    };
    let camera = site.cameras()?.into_iter().find(|c| {
        c.address == *address || c.https_address() == address.at(address.port().unwrap_or(443))
    });
    let subject = match &camera {
        Some(camera) => {
            let mut subject = memory::subject(site, camera, now)?;
            // Asked as it was written: the port of a site's camera counts only when none was.
            if address.port().is_some() {
                subject.ask.address = address.clone();
            }
            subject
        }
        None => Subject::new(memory::question(site, ask, now)?),
    };
    Ok((subject, camera))
}

fn roots(asked: &arguments::Check) -> Result<Vec<Certificate>, Failure> {
    let mut roots = Vec::new();
    for path in &asked.root {
        roots.extend(files::certificates(path)?);
    }
    Ok(roots)
}

/// Climbs the ladder of one address, then asks each client.
async fn single(
    desk: &Desk,
    asked: &arguments::Check,
    address: &Address,
    clients: &[Client],
    site: Option<Site>,
) -> Done {
    let (subject, camera) = subject(site.as_ref(), address, OffsetDateTime::now_utc())?;
    if asked.accept && camera.is_none() {
        return Err(Error::NoCamera {
            address: address.to_string(),
        }
        .into());
    }
    let Subject {
        mut ask, memory, ..
    } = subject;
    ask.name = asked.name.as_deref().map(name).transpose()?;
    ask.roots = roots(asked)?;
    let mut ladder = check::climb(&ask).await;
    let sameness = memory.compare(ladder.certificate());
    if let (Some(before), Some(now)) = (&memory.certificate, ladder.certificate()) {
        let remade = danger::remade(before, now);
        ladder.dangers.extend(remade);
    }
    let verdicts: Vec<Verdict> = clients
        .iter()
        .map(|client| verdict(*client, &ladder, &ask))
        .collect();
    let mut exit = exit(&verdicts);
    if let (Some(site), Some(camera)) = (&site, &camera) {
        let _ = memory::remember(site, camera, &ladder)?;
        memory::looked_at(site, [(camera.id, &ladder)])?;
        if sameness.is_strange() {
            exit = Exit::No;
        }
    }
    let chain = ladder.handshake.as_ref().map_or(&[][..], |h| &h.chain);
    let answer = Answer {
        address,
        asked: ask.asked_name().to_string(),
        verdicts: verdicts.iter().map(Told::of).collect(),
        certificate: chain.first().map(Sheet::of),
        chain: Sheet::all(chain),
        tls: Tls::of(&ladder),
        rungs: &ladder.rungs,
        root: ladder.root.as_ref().map(Sheet::of),
        stores: &ladder.kept,
        clocks: &ladder.clocks,
        video: ladder.video,
        dangers: Hazard::all(&ladder.dangers),
        state: State::of(&ladder, &sameness),
        sameness: &sameness,
        before: memory
            .certificate
            .as_ref()
            .filter(|_| !matches!(sameness, Sameness::Same | Sameness::Unknown))
            .map(Sheet::of),
        took_ms: ladder.took.as_millis(),
    };
    desk.output
        .answer(&answer, || text(&ladder, &verdicts, &sameness, &memory))?;
    if asked.accept
        && let (Some(site), Some(camera), Some(now)) = (&site, &camera, ladder.certificate())
    {
        site.accept(camera.id, now)?;
        desk.output.aside(&fl!("console-check-accepted"));
    }
    Ok(exit)
}

fn clients(id: &str) -> Result<Vec<Client>, Failure> {
    if id == "all" {
        return Ok(Client::ALL.to_vec());
    }
    let client = Client::from_id(id).ok_or_else(|| Error::UnknownClient { id: id.to_owned() })?;
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
    let climbed = ladder.verdict.iter().chain(&ladder.others);
    if let Some(verdict) = climbed.into_iter().find(|v| v.client == client) {
        return verdict.clone();
    }
    if let Some(handshake) = &ladder.handshake {
        return check::verdict(client, handshake, &ask.roots, ask.now);
    }
    let findings: Vec<Finding> = ladder.finding().cloned().into_iter().collect();
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

fn text(ladder: &Ladder, verdicts: &[Verdict], sameness: &Sameness, memory: &Memory) -> String {
    let mut parts = Vec::new();
    for verdict in verdicts {
        let client = verdict.client.label();
        let mut lines = vec![match verdict.secure {
            Some(true) => fl!("console-verdict-secure", client = client),
            Some(false) => fl!("console-verdict-refused", client = client),
            None => fl!("console-verdict-unknown", client = client),
        }];
        for finding in verdict.findings.iter().chain(&verdict.notes) {
            let told = finding.explain_by(verdict.client);
            lines.push(format!("  - {}", told.what));
            lines.push(format!("    {}", told.todo));
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
    parts.extend(beside(ladder));
    let same = sameness.text();
    if let (false, Some(since)) = (same.is_empty(), memory.since) {
        parts.push(fl!(
            "console-check-same",
            what = same,
            date = date::day(since)
        ));
    }
    if let (true, Some(before)) = (sameness.is_strange(), &memory.certificate) {
        // Side by side would be too wide for most terminals: one under the other.
        parts.push(format!(
            "{}\n{}",
            fl!("console-check-before"),
            sheet::lines(before)
        ));
        parts.push(fl!("console-check-now"));
    }
    if let Some(certificate) = ladder.certificate() {
        parts.push(sheet::lines(certificate));
    }
    parts.join("\n\n")
}

/// What was seen beside the rungs: notes, stores, the camera's clock, its video, dangers.
fn beside(ladder: &Ladder) -> Vec<String> {
    let mut parts = Vec::new();
    let notes: Vec<String> = ladder
        .rungs
        .iter()
        .flat_map(|rung| &rung.notes)
        .map(|note| fl!("console-check-note", what = note.explain().what))
        .collect();
    let mut facts = notes;
    if let Some(camera) = ladder.clocks.camera() {
        facts.push(fl!(
            "console-check-camera-clock",
            moment = sheet::shown(camera, camera - ladder.clocks.here)
        ));
    }
    facts.extend(ladder.video.map(check::Video::text));
    if !facts.is_empty() {
        parts.push(facts.join("\n"));
    }
    if let (Some(root), false) = (&ladder.root, ladder.kept.is_empty()) {
        let rows: Vec<(String, String)> = ladder
            .kept
            .iter()
            .map(|kept| {
                let word = match kept.presence {
                    Some(Presence::Trusted) => fl!("console-check-store-trusted"),
                    Some(Presence::Untrusted) => fl!("console-check-store-untrusted"),
                    Some(Presence::Absent) => fl!("console-check-store-absent"),
                    None => fl!("console-check-store-unknown"),
                };
                (format!("  {} {}", kept.store, kept.place), word)
            })
            .collect();
        parts.push(format!(
            "{}\n{}",
            fl!("console-check-stores", root = root.title()),
            columns(&rows)
        ));
    }
    for danger in &ladder.dangers {
        let told = danger.explain();
        parts.push(format!(
            "{}\n  {}",
            fl!("console-check-danger", what = told.what.as_str()),
            told.todo
        ));
    }
    parts
}
