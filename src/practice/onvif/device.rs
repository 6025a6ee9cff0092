//! Device service: clock, identity, restart (ONVIF Core 8.1 to 8.3).

use time::{Date, Month, OffsetDateTime, Time};

use super::{Access, Operation, Scene, operation};
use crate::practice::camera::Effect;
use crate::practice::clock;
use crate::practice::quirk::HandTime;
use crate::practice::reader::Reader;
use crate::practice::soap::{Fault, TT};
use crate::practice::xml::Xml;

pub const OPERATIONS: &[Operation] = &[
    operation("GetSystemDateAndTime", Access::Anybody, tell_time),
    operation("SetSystemDateAndTime", Access::Administrator, set_time),
    operation("GetDeviceInformation", Access::Account, tell_identity),
    operation("GetHostname", Access::Anybody, tell_name),
    operation("GetEndpointReference", Access::Anybody, tell_endpoint),
    operation("SystemReboot", Access::Administrator, restart),
];

fn tell_time(scene: &mut Scene<'_>, reader: Reader<'_, '_>) -> Result<String, Fault> {
    reader.end()?;
    let clock = &scene.inner.clock;
    let moment = |xml: Xml, name: &'static str, at: OffsetDateTime| {
        xml.open(name)
            .open("tt:Time")
            .leaf("tt:Hour", &at.hour().to_string())
            .leaf("tt:Minute", &at.minute().to_string())
            .leaf("tt:Second", &at.second().to_string())
            .close()
            .open("tt:Date")
            .leaf("tt:Year", &at.year().to_string())
            .leaf("tt:Month", &u8::from(at.month()).to_string())
            .leaf("tt:Day", &at.day().to_string())
            .close()
            .close()
    };
    let mut xml = Xml::new()
        .open("tds:GetSystemDateAndTimeResponse")
        .open("tds:SystemDateAndTime")
        .leaf("tt:DateTimeType", if clock.ntp { "NTP" } else { "Manual" })
        .leaf(
            "tt:DaylightSavings",
            if clock.daylight { "true" } else { "false" },
        )
        .open("tt:TimeZone")
        .leaf("tt:TZ", &clock.zone)
        .close();
    if !scene.inner.quirks.local_time_only {
        xml = moment(xml, "tt:UTCDateTime", clock.now());
    }
    Ok(moment(xml, "tt:LocalDateTime", clock.local()).done())
}

fn set_time(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let kind = reader.text("DateTimeType")?;
    let ntp = match kind.as_str() {
        "NTP" => true,
        "Manual" => false,
        _ => return Err(Fault::arguments("DateTimeType is Manual or NTP")),
    };
    let daylight = reader.boolean("DaylightSavings")?;
    let zone = match reader.optional("TimeZone")? {
        None => None,
        Some(node) => {
            let mut inside = Reader::new(node, TT)?;
            let zone = inside.text("TZ")?;
            inside.end()?;
            if !clock::knows_zone(&zone) {
                return Err(Fault::value(
                    "InvalidTimeZone",
                    "this time zone is not known",
                ));
            }
            Some(zone)
        }
    };
    let utc = reader.optional("UTCDateTime")?.map(moment).transpose()?;
    reader.end()?;
    let clock = &mut scene.inner.clock;
    if ntp && clock.server.is_none() {
        return Err(Fault::value("NtpServerUndefined", "no time server is set"));
    }
    let set = Xml::new().empty("tds:SetSystemDateAndTimeResponse", &[]);
    if ntp {
        clock.ntp = true;
        clock.daylight = daylight;
        clock.zone = zone.unwrap_or_else(|| clock.zone.clone());
        scene.effects.push(Effect::AskTime);
        return Ok(set.done());
    }
    let Some(utc) = utc else {
        return Err(Fault::value(
            "InvalidDateTime",
            "with Manual the time is needed",
        ));
    };
    match scene.inner.quirks.hand_time {
        HandTime::Taken => clock.set(utc),
        HandTime::Refused => return Err(Fault::not_supported("Manual")),
        HandTime::Ignored => return Ok(set.done()),
    }
    clock.ntp = false;
    clock.daylight = daylight;
    if let Some(zone) = zone {
        clock.zone = zone;
    }
    Ok(set.done())
}

/// A tt:DateTime: time before date.
fn moment(node: roxmltree::Node<'_, '_>) -> Result<OffsetDateTime, Fault> {
    let invalid = || Fault::value("InvalidDateTime", "no such time");
    let small = |number: u32| u8::try_from(number).map_err(|_| invalid());
    let mut reader = Reader::new(node, TT)?;
    let mut clock = Reader::new(reader.required("Time")?, TT)?;
    let (hour, minute, second) = (
        clock.number("Hour")?,
        clock.number("Minute")?,
        clock.number("Second")?,
    );
    clock.end()?;
    let mut calendar = Reader::new(reader.required("Date")?, TT)?;
    let (year, month, day) = (
        calendar.number("Year")?,
        calendar.number("Month")?,
        calendar.number("Day")?,
    );
    calendar.end()?;
    reader.end()?;
    let month = Month::try_from(small(month)?).map_err(|_| invalid())?;
    let year = i32::try_from(year).map_err(|_| invalid())?;
    let date = Date::from_calendar_date(year, month, small(day)?).map_err(|_| invalid())?;
    // The schema allows leap seconds, 60 and 61.
    let time = Time::from_hms(small(hour)?, small(minute)?, small(second)?.min(59))
        .map_err(|_| invalid())?;
    Ok(date.with_time(time).assume_utc())
}

fn tell_identity(scene: &mut Scene<'_>, reader: Reader<'_, '_>) -> Result<String, Fault> {
    reader.end()?;
    Ok(Xml::new()
        .open("tds:GetDeviceInformationResponse")
        .leaf("tds:Manufacturer", "Practice")
        .leaf("tds:Model", &format!("Camera {}", scene.camera.family.id))
        .leaf("tds:FirmwareVersion", "1.0.0")
        .leaf("tds:SerialNumber", &serial(scene.camera.index))
        .leaf("tds:HardwareId", "P1")
        .done())
}

fn serial(index: usize) -> String {
    format!("PRACTICE{index:04}")
}

fn tell_name(scene: &mut Scene<'_>, reader: Reader<'_, '_>) -> Result<String, Fault> {
    reader.end()?;
    Ok(Xml::new()
        .open("tds:GetHostnameResponse")
        .open("tds:HostnameInformation")
        .leaf("tt:FromDHCP", "false")
        .leaf("tt:Name", &format!("camera-{:04}", scene.camera.index))
        .done())
}

fn tell_endpoint(scene: &mut Scene<'_>, reader: Reader<'_, '_>) -> Result<String, Fault> {
    reader.end()?;
    if !scene.inner.quirks.endpoint {
        return Err(Fault::not_supported("GetEndpointReference"));
    }
    Ok(Xml::new()
        .open("tds:GetEndpointReferenceResponse")
        .leaf("tds:GUID", scene.camera.endpoint())
        .done())
}

fn restart(scene: &mut Scene<'_>, reader: Reader<'_, '_>) -> Result<String, Fault> {
    reader.end()?;
    if scene.inner.quirks.forgets_activation {
        scene.effects.push(Effect::Switch);
    } else {
        scene.effects.push(Effect::Restart);
    }
    let seconds = scene.camera.options.restart_seconds.ceil();
    Ok(Xml::new()
        .open("tds:SystemRebootResponse")
        .leaf("tds:Message", &format!("Rebooting in {seconds} seconds."))
        .done())
}
