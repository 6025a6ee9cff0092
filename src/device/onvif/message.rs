//! Every request of the device service, one function each. ONVIF devicemgmt.wsdl, Core 8.
//!
//! Apart so that the whole of what camseal can ask stands in one place and is checked against
//! the official WSDL by one test. Order of elements matters (xs:sequence).

use time::OffsetDateTime;
use time::macros::format_description;

use crate::device::TimeServer;
use crate::device::soap::{Request, Service::Device};
use crate::device::xml::{leaf, wrap};

pub(in crate::device) mod keystore;
pub(in crate::device) mod legacy;

/// GetSystemDateAndTime: answered without a login, so always the first question.
pub(in crate::device) fn clock() -> Request {
    Request::get(Device, "GetSystemDateAndTime", String::new()).open()
}

/// SetSystemDateAndTime to `now`, by hand, with the zone the device told.
pub(in crate::device) fn set_clock(
    now: OffsetDateTime,
    zone: Option<&str>,
    daylight_saving: bool,
) -> Request {
    let now = now.to_offset(time::UtcOffset::UTC);
    let number = |name, value: i64| leaf(name, &value.to_string());
    let time = [
        number("tt:Hour", now.hour().into()),
        number("tt:Minute", now.minute().into()),
        number("tt:Second", now.second().into()),
    ];
    let date = [
        number("tt:Year", now.year().into()),
        number("tt:Month", u8::from(now.month()).into()),
        number("tt:Day", now.day().into()),
    ];
    let zone = zone.map_or_else(String::new, |z| wrap("tds:TimeZone", &leaf("tt:TZ", z)));
    let utc = wrap("tt:Time", &time.concat()) + &wrap("tt:Date", &date.concat());
    let arguments = [
        leaf("tds:DateTimeType", "Manual"),
        leaf("tds:DaylightSavings", &daylight_saving.to_string()),
        zone,
        wrap("tds:UTCDateTime", &utc),
    ];
    Request::change(Device, "SetSystemDateAndTime", arguments.concat())
}

/// SetSystemDateAndTime to the time of the time server, with the zone the device told. The time
/// itself has no meaning then and is left out.
pub(in crate::device) fn follow_time_server(zone: Option<&str>, daylight_saving: bool) -> Request {
    let zone = zone.map_or_else(String::new, |z| wrap("tds:TimeZone", &leaf("tt:TZ", z)));
    let arguments = [
        leaf("tds:DateTimeType", "NTP"),
        leaf("tds:DaylightSavings", &daylight_saving.to_string()),
        zone,
    ];
    Request::change(Device, "SetSystemDateAndTime", arguments.concat())
}

/// GetNTP: the time servers the device knows, followed or not.
pub(in crate::device) fn time_servers() -> Request {
    Request::get(Device, "GetNTP", String::new())
}

/// SetNTP: this one and no other; none by DHCP. Does not touch whether the clock follows it.
pub(in crate::device) fn set_time_server(server: &TimeServer) -> Request {
    let (kind, field, value) = match server {
        TimeServer::Ip(std::net::IpAddr::V4(ip)) => ("IPv4", "tt:IPv4Address", ip.to_string()),
        TimeServer::Ip(std::net::IpAddr::V6(ip)) => ("IPv6", "tt:IPv6Address", ip.to_string()),
        TimeServer::Name(name) => ("DNS", "tt:DNSname", name.clone()),
    };
    let arguments = [
        leaf("tds:FromDHCP", "false"),
        wrap(
            "tds:NTPManual",
            &(leaf("tt:Type", kind) + &leaf(field, &value)),
        ),
    ];
    Request::change(Device, "SetNTP", arguments.concat())
}

/// GetDeviceInformation: the cheapest test of the login.
pub(in crate::device) fn identity() -> Request {
    Request::get(Device, "GetDeviceInformation", String::new())
}

/// GetServices with capabilities; answered without a login.
pub(in crate::device) fn services() -> Request {
    let arguments = leaf("tds:IncludeCapability", "true");
    Request::get(Device, "GetServices", arguments).open()
}

/// GetServiceCapabilities of the device service; answered without a login.
pub(in crate::device) fn device_capabilities() -> Request {
    Request::get(Device, "GetServiceCapabilities", String::new()).open()
}

/// GetCapabilities, for devices older than GetServices; answered without a login.
pub(in crate::device) fn capabilities() -> Request {
    let arguments = leaf("tds:Category", "All");
    Request::get(Device, "GetCapabilities", arguments).open()
}

/// GetHostname; answered without a login.
pub(in crate::device) fn host_name() -> Request {
    Request::get(Device, "GetHostname", String::new()).open()
}

/// GetEndpointReference: the device's own unique id; answered without a login.
pub(in crate::device) fn endpoint() -> Request {
    Request::get(Device, "GetEndpointReference", String::new()).open()
}

/// GetNetworkProtocols.
pub(in crate::device) fn protocols() -> Request {
    Request::get(Device, "GetNetworkProtocols", String::new())
}

/// One line of GetNetworkProtocols and SetNetworkProtocols.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::device) struct Protocol {
    /// `HTTP`, `HTTPS` or `RTSP`.
    pub(in crate::device) name: String,
    pub(in crate::device) enabled: bool,
    /// At least one, needed even to switch off.
    pub(in crate::device) ports: Vec<u16>,
}

/// SetNetworkProtocols: protocols that are not listed stay as they are.
pub(in crate::device) fn set_protocols(protocols: &[Protocol]) -> Request {
    let arguments: String = protocols
        .iter()
        .map(|protocol| {
            let mut inner = leaf("tt:Name", &protocol.name)
                + &leaf("tt:Enabled", &protocol.enabled.to_string());
            for port in &protocol.ports {
                inner += &leaf("tt:Port", &port.to_string());
            }
            wrap("tds:NetworkProtocols", &inner)
        })
        .collect();
    Request::change(Device, "SetNetworkProtocols", arguments).alone()
}

/// SystemReboot.
pub(in crate::device) fn restart() -> Request {
    Request::change(Device, "SystemReboot", String::new()).alone()
}

/// xs:dateTime in UTC, whole seconds.
fn date_time(moment: OffsetDateTime) -> String {
    let format = format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]Z");
    moment
        .to_offset(time::UtcOffset::UTC)
        .format(format)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests;
