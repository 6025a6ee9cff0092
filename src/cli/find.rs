//! `find` and `identify`: what is there, before anybody logs in.
//!
//! Apart because neither needs a site nor a secret.

use std::time::Duration;

use futures::StreamExt;
use serde::Serialize;

use super::output::columns;
use super::sheet::{self, Sheet};
use super::{Desk, Done, Exit, arguments};
use crate::device::{self, Address, Channel, Family, Identified, Identity, Sign};
use crate::discovery::{Scan, Sighting, range, scan};
use crate::fl;

/// Streams sightings; exit 0 when there was one, 1 when there was none.
pub(super) async fn find(desk: &Desk, asked: arguments::Find) -> Done {
    let mut wish = Scan {
        time: Duration::from_secs(asked.seconds.into()),
        ..Scan::default()
    };
    if !asked.range.is_empty() {
        wish.ranges = range::parse(&asked.range.join("\n"))?;
    }
    if asked.no_probes {
        wish.interfaces = Vec::new();
    }
    let mut sightings = scan(wish);
    let mut exit = Exit::No;
    while let Some(sighting) = sightings.next().await {
        exit = Exit::Yes;
        desk.output.answer(&sighting, || line(&sighting))?;
    }
    Ok(exit)
}

fn line(sighting: &Sighting) -> String {
    let words: Vec<&str> = [
        sighting.manufacturer.as_deref(),
        sighting.model.as_deref(),
        sighting.name.as_deref(),
    ]
    .into_iter()
    .flatten()
    .collect();
    format!("{:<22} {}", sighting.address.to_string(), words.join(", "))
        .trim_end()
        .to_owned()
}

/// What a device is, in JSON.
#[derive(Serialize)]
struct Told<'a> {
    address: &'a Address,
    family: &'static str,
    evidence: String,
    signs: &'a [Sign],
    channel: Channel,
    https_port: Option<u16>,
    http_port: Option<u16>,
    served: Option<Sheet>,
    identity: &'a Identity,
    clock: Option<Clock>,
}

#[derive(Serialize)]
struct Clock {
    device: String,
    offset_seconds: i64,
    follows_ntp: bool,
}

/// Family and why; exit 0 when anything answered, 2 when nothing did.
pub(super) async fn identify(desk: &Desk, asked: arguments::Identify) -> Done {
    let seen = device::identify(&asked.address).await?;
    let told = Told {
        address: &seen.address,
        family: seen.family.id,
        evidence: seen.family.evidence.label(),
        signs: &seen.signs,
        channel: seen.channel,
        https_port: seen.https_port,
        http_port: seen.http_port,
        served: seen.served.as_ref().map(Sheet::of),
        identity: &seen.identity,
        clock: seen.clock.map(|clock| Clock {
            device: sheet::moment(clock.device),
            offset_seconds: clock.offset().whole_seconds(),
            follows_ntp: clock.follows_ntp,
        }),
    };
    desk.output.answer(&told, || words(&seen))?;
    Ok(match seen.channel {
        Channel::Unreachable => Exit::Unknown,
        Channel::Pinned | Channel::Clear => Exit::Yes,
    })
}

fn words(seen: &Identified) -> String {
    let mut rows = vec![(
        fl!("console-identify-family"),
        format!("{} ({})", seen.family.id, seen.family.label()),
    )];
    let signs: Vec<String> = seen.signs.iter().map(sign).collect();
    rows.push((fl!("console-identify-signs"), signs.join("\n")));
    rows.push((
        fl!("console-identify-channel"),
        match seen.channel {
            Channel::Pinned => fl!("console-channel-pinned"),
            Channel::Clear => fl!("console-channel-clear"),
            Channel::Unreachable => fl!("console-channel-unreachable"),
        },
    ));
    if let Some(clock) = seen.clock {
        rows.push((
            fl!("console-identify-clock"),
            fl!(
                "console-identify-clock-off",
                time = sheet::moment(clock.device),
                seconds = clock.offset().whole_seconds()
            ),
        ));
    }
    let mut text = columns(&rows);
    if let Some(served) = &seen.served {
        text.push_str("\n\n");
        text.push_str(&sheet::lines(served));
    }
    text
}

fn sign(sign: &Sign) -> String {
    match sign {
        Sign::PortClosed(port) => fl!("console-sign-port-closed", port = port.to_string()),
        Sign::Tls(version) => fl!("console-sign-tls", version = version.as_str()),
        Sign::OldTls(version) => fl!("console-sign-old-tls", version = version.as_str()),
        Sign::Http => fl!("console-sign-http"),
        Sign::OnvifClock => fl!("console-sign-onvif-clock"),
        Sign::OnvifKeystore => fl!("console-sign-onvif-keystore"),
        Sign::OnvifLegacy => fl!("console-sign-onvif-legacy"),
        Sign::OnvifWithoutCertificates => fl!("console-sign-onvif-without"),
        Sign::Maker(id) => {
            let family = Family::by_id(id).map_or_else(|| (*id).to_owned(), Family::label);
            fl!("console-sign-maker", family = family)
        }
    }
}
