//! Device service: interfaces and protocols (ONVIF Core 8.2).

use super::{Access, Operation, Scene, operation};
use crate::practice::camera::Effect;
use crate::practice::reader::Reader;
use crate::practice::soap::{Fault, TT};
use crate::practice::xml::Xml;

pub const OPERATIONS: &[Operation] = &[
    operation("GetNetworkInterfaces", Access::Account, tell_interfaces),
    operation("GetNetworkProtocols", Access::Account, tell_protocols),
    operation("SetNetworkProtocols", Access::Administrator, set_protocols),
];

fn tell_interfaces(scene: &mut Scene<'_>, reader: Reader<'_, '_>) -> Result<String, Fault> {
    reader.end()?;
    Ok(Xml::new()
        .open("tds:GetNetworkInterfacesResponse")
        .open_with("tds:NetworkInterfaces", &[("token", "eth0")])
        .leaf("tt:Enabled", "true")
        .open("tt:Info")
        .leaf("tt:Name", "eth0")
        .leaf("tt:HwAddress", "02:00:00:00:00:01")
        .leaf("tt:MTU", "1500")
        .close()
        .open("tt:IPv4")
        .leaf("tt:Enabled", "true")
        .open("tt:Config")
        .open("tt:Manual")
        .leaf("tt:Address", &scene.camera.address().to_string())
        .leaf("tt:PrefixLength", "8")
        .close()
        .leaf("tt:DHCP", "false")
        .done())
}

fn tell_protocols(scene: &mut Scene<'_>, reader: Reader<'_, '_>) -> Result<String, Fault> {
    reader.end()?;
    let rows = [
        ("HTTP", scene.inner.http_on, scene.camera.http_port()),
        ("HTTPS", scene.inner.https_on, scene.camera.https_port()),
        // Nothing streams here.
        ("RTSP", false, 554),
    ];
    Ok(Xml::new()
        .open("tds:GetNetworkProtocolsResponse")
        .each(rows, |xml, (name, on, port)| {
            xml.open("tds:NetworkProtocols")
                .leaf("tt:Name", name)
                .leaf("tt:Enabled", if on { "true" } else { "false" })
                .leaf("tt:Port", &port.to_string())
                .close()
        })
        .done())
}

fn set_protocols(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let (mut http, mut https) = (scene.inner.http_on, scene.inner.https_on);
    for row in reader.many("NetworkProtocols", 1)? {
        let mut row = Reader::new(row, TT)?;
        let name = row.text("Name")?;
        let on = row.boolean("Enabled")?;
        let ports = row.many("Port", 1)?;
        row.end()?;
        let own = match name.as_str() {
            "HTTP" => {
                http = on;
                scene.camera.http_port()
            }
            "HTTPS" => {
                https = on;
                scene.camera.https_port()
            }
            "RTSP" if !on => continue,
            "RTSP" => {
                return Err(Fault::value(
                    "ServiceNotSupported",
                    "no RTSP server is here",
                ));
            }
            _ => return Err(Fault::arguments("a protocol is HTTP, HTTPS or RTSP")),
        };
        for port in ports {
            let port = crate::practice::reader::text(port)?;
            // Every other port of this computer may belong to somebody.
            if port.trim().parse() != Ok(own) {
                return Err(Fault::value(
                    "PortAlreadyInUse",
                    "a practice camera stays at its port",
                ));
            }
        }
    }
    reader.end()?;
    if https && !scene.inner.https_on && scene.inner.assigned().is_none() {
        return Err(Fault::receiver(
            "ActionNotSupported",
            Some("EnablingTlsFailed"),
            "TLS is not configured appropriately: no certificate is assigned",
        ));
    }
    if !http && !https {
        return Err(Fault::sender(
            "OperationProhibited",
            None,
            "nobody could reach the camera any more",
        ));
    }
    scene.inner.http_on = http;
    scene.inner.https_on = https;
    scene.effects.push(Effect::Protocols);
    Ok(Xml::new()
        .empty("tds:SetNetworkProtocolsResponse", &[])
        .done())
}
