//! Device service: which time server it knows (ONVIF Core 8.2, GetNTP and SetNTP). Whether the
//! clock follows it is SetSystemDateAndTime's.

use super::{Access, Operation, Scene, operation};
use crate::practice::camera::Effect;
use crate::practice::reader::Reader;
use crate::practice::soap::{Fault, TT};
use crate::practice::xml::Xml;

pub const OPERATIONS: &[Operation] = &[
    operation("GetNTP", Access::Account, tell),
    operation("SetNTP", Access::Administrator, set),
];

fn tell(scene: &mut Scene<'_>, reader: Reader<'_, '_>) -> Result<String, Fault> {
    reader.end()?;
    let known = scene.inner.clock.server.iter();
    Ok(Xml::new()
        .open("tds:GetNTPResponse")
        .open("tds:NTPInformation")
        .leaf("tt:FromDHCP", "false")
        .each(known, |xml, host| {
            let (kind, field) = match host.parse::<std::net::IpAddr>() {
                Ok(std::net::IpAddr::V4(_)) => ("IPv4", "tt:IPv4Address"),
                Ok(std::net::IpAddr::V6(_)) => ("IPv6", "tt:IPv6Address"),
                Err(_) => ("DNS", "tt:DNSname"),
            };
            xml.open("tt:NTPManual")
                .leaf("tt:Type", kind)
                .leaf(field, host)
                .close()
        })
        .done())
}

fn set(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let dhcp = reader.boolean("FromDHCP")?;
    let mut servers = Vec::new();
    for node in reader.many("NTPManual", 0)? {
        servers.push(host(node)?);
    }
    reader.end()?;
    if dhcp {
        return Err(Fault::arguments("this camera has a fixed address"));
    }
    // One is what its capabilities promise.
    if servers.len() > 1 {
        return Err(Fault::arguments("one time server at most"));
    }
    scene.inner.clock.server = servers.pop();
    if scene.inner.clock.ntp {
        scene.effects.push(Effect::AskTime);
    }
    Ok(Xml::new().empty("tds:SetNTPResponse", &[]).done())
}

/// A tt:NetworkHost: the field that its type names, and no other.
fn host(node: roxmltree::Node<'_, '_>) -> Result<String, Fault> {
    let mut reader = Reader::new(node, TT)?;
    let kind = reader.text("Type")?;
    let v4 = reader.optional_text("IPv4Address")?;
    let v6 = reader.optional_text("IPv6Address")?;
    let name = reader.optional_text("DNSname")?;
    reader.end()?;
    let invalid = |what: &'static str| Fault::value(what, "no such time server");
    match (kind.as_str(), v4, v6, name) {
        ("IPv4", Some(ip), None, None) if ip.parse::<std::net::Ipv4Addr>().is_ok() => Ok(ip),
        ("IPv4", ..) => Err(invalid("InvalidIPv4Address")),
        ("IPv6", None, Some(ip), None) if ip.parse::<std::net::Ipv6Addr>().is_ok() => Ok(ip),
        ("IPv6", ..) => Err(invalid("InvalidIPv6Address")),
        ("DNS", None, None, Some(name)) if is_name(&name) => Ok(name),
        ("DNS", ..) => Err(invalid("InvalidDnsName")),
        _ => Err(Fault::arguments("Type is IPv4, IPv6 or DNS")),
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text.len() < 64
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-.".contains(&b))
}
