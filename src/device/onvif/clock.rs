//! Reading the device's clock, whatever it makes of it. ONVIF Core 8.2, Device.GetSystemDateAndTime.
//!
//! Apart because cameras leave UTC out, overflow fields (61 seconds, month 13) or live in 1970;
//! none of that may stop the work.

use time::{Date, Duration, Month, OffsetDateTime, Time};

use crate::device::xml::{self, Element};
use crate::device::{Clock, TimeServer};

/// The clock in a `GetSystemDateAndTimeResponse` that came at `here`; `None` when there is none.
pub(in crate::device) fn read(response: &Element, here: OffsetDateTime) -> Option<Clock> {
    let date_and_time = response.child("SystemDateAndTime").unwrap_or(response);
    let device = date_and_time
        .child("UTCDateTime")
        .and_then(moment)
        .or_else(|| {
            // Without UTC only the local time is there. Its zone is a POSIX text with rules; the
            // offset it begins with is near enough to tell a wrong clock.
            let local = moment(date_and_time.child("LocalDateTime")?)?;
            let zone = zone(date_and_time).unwrap_or_default();
            let saving = date_and_time
                .text_of("DaylightSavings")
                .is_some_and(xml::yes);
            let saving = Duration::hours(i64::from(saving));
            Some(local + posix_offset(&zone).unwrap_or_default() - saving)
        })?;
    Some(Clock {
        device,
        here,
        follows_ntp: date_and_time
            .text_of("DateTimeType")
            .is_some_and(|t| t.eq_ignore_ascii_case("NTP")),
    })
}

/// The time zone text, to be sent back unchanged: devices refuse spellings they do not know.
pub(in crate::device) fn zone(response: &Element) -> Option<String> {
    response
        .find("TimeZone")?
        .text_of("TZ")
        .map(ToOwned::to_owned)
}

/// Whether the device says that daylight saving is on.
pub(in crate::device) fn daylight_saving(response: &Element) -> bool {
    response
        .find("DaylightSavings")
        .is_some_and(|e| xml::yes(e.text()))
}

/// The one time server a `GetNTPResponse` tells of; `None` when it is none, several, or DHCP's.
pub(in crate::device) fn time_server(response: &Element) -> Option<TimeServer> {
    let told = response.child("NTPInformation").unwrap_or(response);
    if told.text_of("FromDHCP").is_some_and(xml::yes) {
        return None;
    }
    let mut all = told.each("NTPManual").filter_map(|host| {
        ["IPv4Address", "IPv6Address", "DNSname"]
            .iter()
            .filter_map(|field| host.text_of(field))
            .find_map(|text| text.parse().ok())
    });
    match (all.next(), all.next()) {
        (Some(one), None) => Some(one),
        _ => None,
    }
}

/// Date and time with fields carried over instead of refused.
fn moment(element: &Element) -> Option<OffsetDateTime> {
    let date = element.child("Date")?;
    let time = element.child("Time")?;
    let number = |of: &Element, name: &str| {
        let number = of.text_of(name)?.parse::<i32>().ok()?;
        (-10_000..=100_000).contains(&number).then_some(number)
    };
    let month = number(date, "Month")? - 1;
    let year = number(date, "Year")? + month.div_euclid(12);
    let month = Month::try_from(month.rem_euclid(12) as u8 + 1).ok()?;
    if !(1900..=9000).contains(&year) {
        return None;
    }
    let first = Date::from_calendar_date(year, month, 1).ok()?;
    let days = i64::from(number(date, "Day")?) - 1;
    let seconds = i64::from(number(time, "Hour")?) * 3600
        + i64::from(number(time, "Minute")?) * 60
        + i64::from(number(time, "Second").unwrap_or(0));
    first
        .with_time(Time::MIDNIGHT)
        .assume_utc()
        .checked_add(Duration::days(days))?
        .checked_add(Duration::seconds(seconds))
}

/// What to add to local time for UTC: `CET-1CEST,…` gives -1 h (POSIX counts west positive).
fn posix_offset(zone: &str) -> Option<Duration> {
    let start = zone.find(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'))?;
    let (name, rest) = zone.split_at(start);
    if name.starts_with('<') {
        return posix_offset(zone.split_once('>')?.1);
    }
    let (sign, rest) = match rest.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, rest.trim_start_matches('+')),
    };
    let end = rest
        .find(|c: char| !c.is_ascii_digit() && c != ':')
        .unwrap_or(rest.len());
    let mut parts = rest[..end].split(':').map(|p| p.parse::<i64>().ok());
    let hours = parts.next()??;
    let minutes = parts.next().flatten().unwrap_or(0);
    (hours <= 24 && minutes < 60).then(|| Duration::minutes(sign * (hours * 60 + minutes)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    const HERE: OffsetDateTime = datetime!(2026-11-21 9:02:20 UTC);

    fn clock(inner: &str) -> Option<Clock> {
        let text = format!(
            "<R><tds:SystemDateAndTime><tt:DateTimeType>NTP</tt:DateTimeType>{inner}</tds:SystemDateAndTime></R>"
        );
        read(&xml::read(text.as_bytes()).unwrap(), HERE)
    }

    fn fields(name: &str, time: [i32; 3], date: [i32; 3]) -> String {
        format!(
            "<{name}><tt:Time><tt:Hour>{}</tt:Hour><tt:Minute>{}</tt:Minute><tt:Second>{}</tt:Second></tt:Time>\
             <tt:Date><tt:Year>{}</tt:Year><tt:Month>{}</tt:Month><tt:Day>{}</tt:Day></tt:Date></{name}>",
            time[0], time[1], time[2], date[0], date[1], date[2]
        )
    }

    #[test]
    fn reads_utc_and_offset() {
        let clock = clock(&fields("UTCDateTime", [9, 2, 17], [2026, 11, 21])).unwrap();
        assert_eq!(clock.offset(), Duration::seconds(-3));
        assert!(clock.follows_ntp);
    }

    #[test]
    fn carries_overflowing_fields() {
        let clock = clock(&fields("UTCDateTime", [0, 61, 61], [2026, 13, 32])).unwrap();
        assert_eq!(clock.device, datetime!(2027-02-01 1:02:01 UTC));
    }

    #[test]
    fn makes_do_with_local_time() {
        let zone = "<tt:TimeZone><tt:TZ>CET-1CEST,M3.5.0/2,M10.5.0/3</tt:TZ></tt:TimeZone>";
        let local = fields("LocalDateTime", [10, 2, 17], [2026, 11, 21]);
        let clock = clock(&format!("{zone}{local}")).unwrap();
        assert_eq!(clock.device, datetime!(2026-11-21 9:02:17 UTC));
        assert_eq!(posix_offset("EST5EDT"), Some(Duration::hours(5)));
        assert_eq!(posix_offset("<+0530>-5:30"), Some(Duration::minutes(-330)));
        assert_eq!(posix_offset("UTC"), None);
    }

    #[test]
    fn reads_the_time_server() {
        let read = |inner: &str| {
            let text = format!("<R><tds:NTPInformation>{inner}</tds:NTPInformation></R>");
            time_server(&xml::read(text.as_bytes()).unwrap()).map(|server| server.to_string())
        };
        let one = "<tt:FromDHCP>false</tt:FromDHCP><tt:NTPManual><tt:Type>IPv4</tt:Type>\
                   <tt:IPv4Address>10.0.0.1</tt:IPv4Address></tt:NTPManual>";
        assert_eq!(read(one).as_deref(), Some("10.0.0.1"));
        let two = format!(
            "{one}<tt:NTPManual><tt:Type>DNS</tt:Type><tt:DNSname>a.b</tt:DNSname></tt:NTPManual>"
        );
        assert_eq!(read(&two), None);
        assert_eq!(read("<tt:FromDHCP>true</tt:FromDHCP>"), None);
        assert_eq!(read(""), None);
    }

    #[test]
    fn survives_nonsense() {
        assert!(clock("").is_none());
        assert!(clock(&fields("UTCDateTime", [0, 0, 0], [0, 0, 0])).is_none());
        let edge = fields(
            "UTCDateTime",
            [i32::MAX, i32::MAX, i32::MAX],
            [1970, 1, i32::MAX],
        );
        let _ = clock(&edge);
        let old = clock(&fields("UTCDateTime", [0, 0, 5], [1970, 1, 1])).unwrap();
        assert_eq!(old.device.year(), 1970);
    }
}
