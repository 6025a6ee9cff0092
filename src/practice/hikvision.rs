//! A device with Hikvision's ISAPI, as far as it is known: identity, clock, capability flags, the
//! list of its protocols and the switch for HTTPS. No certificate comes in this way; many units
//! offer ONVIF beside it.
//!
//! Awkward as recorded devices are: the namespace and the number of the HTTPS entry differ between
//! cameras and recorders, `enabled` may be missing, and elements nobody knows must come back.

use roxmltree::{Document, Node};

use super::Options;
use super::camera::{Effect, Inner};
use super::factory::Factory;
use super::family::Firmware;
use super::key::Key;
use super::login::{Level, Refusal};
use super::serve::{Call, Reply, prevents};
use super::witness::State;
use super::xml::escape;

/// It keeps nothing of its own: certificates are ONVIF's affair.
#[derive(Debug)]
pub struct Hikvision;

/// As it leaves the factory.
pub fn firmware(_: &'static Factory, _: &Options) -> Box<dyn Firmware> {
    Box::new(Hikvision)
}

impl Firmware for Hikvision {
    fn answer(&mut self, inner: &mut Inner, call: &Call) -> Reply {
        if call.path().starts_with("/ISAPI/") {
            return answer(inner, call);
        }
        Reply::new(404, "text/html", "<!doctype html><title>404</title>")
    }

    fn served(&self) -> Option<(Vec<Vec<u8>>, &Key)> {
        None
    }

    fn forget_activation(&mut self) {}

    fn show(&self, _: &mut State) {}
}

const CAMERAS: &str = "http://www.hikvision.com/ver20/XMLSchema";
const RECORDERS: &str = "http://www.isapi.org/ver20/XMLSchema";

fn answer(inner: &mut Inner, call: &Call) -> Reply {
    let namespace = namespace(inner);
    let administrator = match log_in(inner, call) {
        Ok((name, level)) => {
            inner.noted(call.number, |entry| entry.account = Some(name));
            level == Level::Administrator
        }
        Err(reply) => return reply,
    };
    let tricks = inner.tricks(call.number, Some(call.path()));
    if prevents(&tricks) {
        return Reply::tricked(tricks);
    }
    let open = matches!(
        call.path(),
        "/ISAPI/System/deviceInfo" | "/ISAPI/System/status" | "/ISAPI/System/time"
    );
    let mut reply = if !(administrator || open && call.method == "GET") {
        status(call, namespace, 403, 4, "Invalid Operation", "lowPrivilege")
    } else {
        carry_out(inner, call)
    };
    reply.tricks = tricks;
    reply
}

fn namespace(inner: &Inner) -> &'static str {
    if inner.quirks.isapi.recorder {
        RECORDERS
    } else {
        CAMERAS
    }
}

fn carry_out(inner: &mut Inner, call: &Call) -> Reply {
    let namespace = namespace(inner);
    let kind = if inner.quirks.isapi.recorder {
        ("NVR", "DS-PRACTICE-NVR")
    } else {
        ("IPCamera", "DS-PRACTICE-CAM")
    };
    match (call.method.as_str(), call.path()) {
        ("GET", "/ISAPI/System/deviceInfo") => document(&format!(
            "<DeviceInfo version=\"2.0\" xmlns=\"{namespace}\"><deviceName>practice</deviceName>\
             <deviceID>6aff4000-1f90-00b0-0000-00000000{:04x}</deviceID><model>{}</model>\
             <serialNumber>{}000000{:04}</serialNumber><macAddress>02:00:00:00:00:{:02x}</macAddress>\
             <firmwareVersion>V5.7.15</firmwareVersion><deviceType>{}</deviceType></DeviceInfo>",
            inner.ports.0,
            kind.1,
            kind.1,
            inner.ports.0,
            inner.ports.0 % 256,
            kind.0
        )),
        ("GET", "/ISAPI/System/status") => document(&format!(
            "<DeviceStatus version=\"2.0\" xmlns=\"{namespace}\">\
             <deviceUpTime>4711</deviceUpTime></DeviceStatus>"
        )),
        ("GET", "/ISAPI/System/capabilities") => document(&capabilities(inner, namespace)),
        ("GET", "/ISAPI/Security/adminAccesses") => {
            let list = protocols(inner, namespace);
            document(&list)
        }
        ("PUT", "/ISAPI/Security/adminAccesses") => match arrange(inner, call, namespace) {
            Ok(changed) => {
                let mut reply = status(call, namespace, 200, 1, "OK", "ok");
                if changed {
                    reply.effects.push(Effect::Protocols);
                }
                reply
            }
            Err(why) => status(call, namespace, 400, 6, "Invalid XML Content", why),
        },
        ("GET", "/ISAPI/System/time") => {
            // Its own zone is told, in the way of ISO 8601.
            let now = inner.clock.local();
            let zone = inner.clock.local() - inner.clock.now();
            let hours = zone.whole_hours();
            document(&format!(
                "<Time version=\"2.0\" xmlns=\"{namespace}\"><timeMode>{}</timeMode>\
                 <localTime>{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}{:02}:00</localTime>\
                 <timeZone>{}:00:00</timeZone></Time>",
                if inner.clock.ntp { "NTP" } else { "manual" },
                now.year(),
                u8::from(now.month()),
                now.day(),
                now.hour(),
                now.minute(),
                now.second(),
                if hours < 0 { '-' } else { '+' },
                hours.abs(),
                escape(&inner.clock.zone),
            ))
        }
        ("PUT", "/ISAPI/System/time") => match set_clock(inner, call, namespace) {
            Some(()) => status(call, namespace, 200, 1, "OK", "ok"),
            None => status(
                call,
                namespace,
                400,
                6,
                "Invalid XML Content",
                "badXmlContent",
            ),
        },
        ("PUT", "/ISAPI/System/reboot") => {
            let mut reply = status(call, namespace, 200, 7, "Reboot Required", "rebootRequired");
            reply.effects.push(Effect::Restart);
            reply
        }
        ("GET", "/ISAPI/Event/triggers") => document(&format!(
            "<EventTriggerList version=\"2.0\" xmlns=\"{namespace}\"/>"
        )),
        _ => status(call, namespace, 404, 4, "Invalid Operation", "notSupport"),
    }
}

fn document(text: &str) -> Reply {
    Reply::new(
        200,
        "application/xml; charset=\"UTF-8\"",
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{text}\n"),
    )
}

fn status(call: &Call, namespace: &str, http: u16, code: u32, words: &str, sub: &str) -> Reply {
    let mut reply = document(&format!(
        "<ResponseStatus version=\"2.0\" xmlns=\"{namespace}\"><requestURL>{}</requestURL>\
         <statusCode>{code}</statusCode><statusString>{words}</statusString>\
         <subStatusCode>{sub}</subStatusCode></ResponseStatus>",
        escape(call.path())
    ));
    reply.status = http;
    reply
}

fn log_in(inner: &mut Inner, call: &Call) -> Result<(String, Level), Reply> {
    let quirks = inner.quirks.clone();
    let judged = match &call.authorization {
        Some(header) if header.starts_with("Digest ") => {
            inner
                .accounts
                .digest(header, &call.method, &call.target, &quirks)
        }
        _ => Err(Refusal::Wrong),
    };
    let (stale, sub) = match judged {
        Ok(guest) => return Ok((guest.name, guest.level)),
        Err(Refusal::Malformed(why)) => return Err(Reply::new(400, "text/plain", why)),
        Err(Refusal::Locked) => (false, "userLocked"),
        Err(Refusal::Stale) => (true, "invalidOperation"),
        Err(Refusal::Wrong) => (false, "invalidOperation"),
    };
    let namespace = namespace(inner);
    let mut reply = document(&format!(
        "<userCheck version=\"2.0\" xmlns=\"{namespace}\"><statusValue>401</statusValue>\
         <statusString>Unauthorized</statusString><isActivated>true</isActivated>\
         <lockStatus>{}</lockStatus><subStatusCode>{sub}</subStatusCode></userCheck>",
        if sub == "userLocked" {
            "lock"
        } else {
            "unlock"
        }
    ));
    reply.status = 401;
    for challenge in inner.accounts.challenges(&quirks, stale) {
        reply.headers.push(("www-authenticate", challenge));
    }
    Err(reply)
}

fn capabilities(inner: &Inner, namespace: &str) -> String {
    let https = inner.quirks.isapi.knows_https;
    format!(
        "<DeviceCap version=\"2.0\" xmlns=\"{namespace}\"><SysCap><isSupportDst>true</isSupportDst>\
         <NetworkCap><isSupportHttps>{https}</isSupportHttps></NetworkCap></SysCap>\
         <SecurityCap version=\"2.0\"><supportUserNums>32</supportUserNums>\
         <isSupCertificate>true</isSupCertificate><RSAKeyLength opt=\"1024,2048\" def=\"2048\">2048</RSAKeyLength>\
         <isSupportDeviceCertificatesManagement>true</isSupportDeviceCertificatesManagement>\
         <isSupportEncryptCertificate>true</isSupportEncryptCertificate></SecurityCap></DeviceCap>"
    )
}

/// The list as it stands; elements of its own included.
fn protocols(inner: &Inner, namespace: &str) -> String {
    let enabled = |on: bool| {
        if inner.quirks.isapi.without_enabled {
            String::new()
        } else {
            format!("<enabled>{on}</enabled>")
        }
    };
    let http = format!(
        "<protocol>HTTP</protocol><portNo>{}</portNo>",
        inner.ports.0
    );
    let https = format!(
        "<enabled>{}</enabled><protocol>HTTPS</protocol><redirectToHttps>false</redirectToHttps>\
         <portNo>{}</portNo><TLS1_1Enable>false</TLS1_1Enable><TLS1_2Enable>true</TLS1_2Enable>\
         <practiceUnknown keep=\"yes\">17</practiceUnknown>",
        inner.https_on, inner.ports.1
    );
    let rtsp = "<protocol>RTSP</protocol><portNo>554</portNo>".to_owned();
    let entries = if inner.quirks.isapi.recorder {
        [
            format!("{}{http}", enabled(inner.http_on)),
            format!("{}{rtsp}", enabled(true)),
            https,
        ]
    } else {
        [
            format!("{}{http}", enabled(inner.http_on)),
            https,
            format!("{}{rtsp}", enabled(true)),
        ]
    };
    let entries: String = entries
        .iter()
        .enumerate()
        .map(|(index, inside)| {
            format!(
                "<AdminAccessProtocol><id>{}</id>{inside}</AdminAccessProtocol>",
                index + 1
            )
        })
        .collect();
    format!(
        "<AdminAccessProtocolList version=\"2.0\" xmlns=\"{namespace}\">{entries}</AdminAccessProtocolList>"
    )
}

/// Takes the whole list back: only HTTPS may differ, and what it does not know must be there.
fn arrange(inner: &mut Inner, call: &Call, namespace: &str) -> Result<bool, &'static str> {
    let text = std::str::from_utf8(&call.body).map_err(|_| "badXmlFormat")?;
    let document = Document::parse(text).map_err(|_| "badXmlFormat")?;
    let root = document.root_element();
    if !root.has_tag_name((namespace, "AdminAccessProtocolList")) {
        return Err("badXmlContent");
    }
    let here = protocols(inner, namespace);
    let here = Document::parse(&here).map_err(|_| "deviceError")?;
    let sent: Vec<_> = root.children().filter(Node::is_element).collect();
    let own: Vec<_> = here
        .root_element()
        .children()
        .filter(Node::is_element)
        .collect();
    if sent.len() != own.len() {
        return Err("badXmlContent");
    }
    let mut wish = inner.https_on;
    for (sent, own) in sent.iter().zip(&own) {
        let (sent, own) = (inside(*sent), inside(*own));
        if sent.len() != own.len() {
            return Err("badParameters");
        }
        let is_https = own.iter().any(|(n, v)| *n == "protocol" && v == "HTTPS");
        for ((name, value), (own_name, own_value)) in sent.iter().zip(&own) {
            if name != own_name {
                return Err("badParameters");
            }
            if is_https && *name == "enabled" {
                wish = match value.as_str() {
                    "true" => true,
                    "false" => false,
                    _ => return Err("badParameters"),
                };
            } else if value != own_value {
                return Err("badParameters");
            }
        }
    }
    if wish && !inner.quirks.isapi.knows_https {
        return Err("notSupport");
    }
    let changed = inner.https_on != wish;
    inner.https_on = wish;
    Ok(changed)
}

fn inside<'a>(node: Node<'a, '_>) -> Vec<(&'a str, String)> {
    node.children()
        .filter(Node::is_element)
        .map(|child| {
            let attributes: String = child
                .attributes()
                .map(|a| format!("{}={};", a.name(), a.value()))
                .collect();
            let text = child.text().unwrap_or_default();
            (child.tag_name().name(), format!("{attributes}{text}"))
        })
        .collect()
}

fn set_clock(inner: &mut Inner, call: &Call, namespace: &str) -> Option<()> {
    let text = std::str::from_utf8(&call.body).ok()?;
    let document = Document::parse(text).ok()?;
    let root = document.root_element();
    if !root.has_tag_name((namespace, "Time")) {
        return None;
    }
    let find = |name: &str| {
        root.children()
            .find(|c| c.tag_name().name() == name)
            .and_then(|c| c.text())
    };
    if find("timeMode")? != "manual" {
        return None;
    }
    let zone = find("timeZone")?;
    let kept = format!("{}:00:00", inner.clock.zone);
    if zone != kept {
        return None;
    }
    let at = time::OffsetDateTime::parse(
        find("localTime")?,
        &time::format_description::well_known::Rfc3339,
    )
    .ok()?;
    inner.clock.set(at);
    inner.clock.ntp = false;
    Some(())
}
