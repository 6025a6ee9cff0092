//! `identify`: the family of a device and why, before anybody logs in.
//!
//! Apart because it needs neither a site nor a secret.

use serde::Serialize;

use super::output::columns;
use super::sheet::{self, Sheet};
use super::{Desk, Done, Exit, arguments};
use crate::device::{self, Address, Channel, Family, Identified, Identity, Sign};
use crate::fl;

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
            sheet::shown(clock.device, clock.offset()),
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
