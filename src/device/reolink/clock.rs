//! The clock: local time with a zone and rules for daylight saving of its own.
//!
//! Apart because it is plain arithmetic. `timeZone` counts seconds WEST of Greenwich (guide,
//! `GetTime`); `Dst` says from when to when so many hours are added.

use serde_json::Value;
use time::{Date, Duration, Month, OffsetDateTime, PrimitiveDateTime, Time};

use crate::device::Clock;

/// What the device believes.
pub(super) fn read(told: &Value) -> Option<Clock> {
    let here = OffsetDateTime::now_utc();
    let time = &told["Time"];
    let small = |name: &str| time[name].as_u64().and_then(|n| u8::try_from(n).ok());
    let month = Month::try_from(small("mon")?).ok()?;
    let year = i32::try_from(time["year"].as_i64()?).ok()?;
    let day = Date::from_calendar_date(year, month, small("day")?).ok()?;
    let clock = Time::from_hms(small("hour")?, small("min")?, small("sec")?).ok()?;
    let local = PrimitiveDateTime::new(day, clock);
    let west = Duration::seconds(time["timeZone"].as_i64().unwrap_or_default());
    let utc = local.assume_utc() + west - summer(&told["Dst"], local);
    Some(Clock {
        device: utc,
        here,
        follows_ntp: false,
    })
}

/// The whole answer with this computer's time in it, to be sent back.
pub(super) fn set(told: &Value) -> Option<Value> {
    let mut wanted = told.clone();
    let west = Duration::seconds(told["Time"]["timeZone"].as_i64().unwrap_or_default());
    let winter = OffsetDateTime::now_utc() - west;
    let naive = PrimitiveDateTime::new(winter.date(), winter.time());
    let local = winter + summer(&told["Dst"], naive);
    let time = wanted.get_mut("Time")?;
    time["year"] = local.year().into();
    time["mon"] = u8::from(local.month()).into();
    time["day"] = local.day().into();
    time["hour"] = local.hour().into();
    time["min"] = local.minute().into();
    time["sec"] = local.second().into();
    Some(wanted)
}

/// How much is added at this local time.
fn summer(dst: &Value, local: PrimitiveDateTime) -> Duration {
    if dst["enable"] != 1 {
        return Duration::ZERO;
    }
    let (Some(start), Some(end)) = (
        turn(dst, "start", local.year()),
        turn(dst, "end", local.year()),
    ) else {
        return Duration::ZERO;
    };
    let inside = match start < end {
        true => local >= start && local < end,
        // South of the equator summer spans the new year.
        false => local >= start || local < end,
    };
    match inside {
        true => Duration::hours(dst["offset"].as_i64().unwrap_or(1)),
        false => Duration::ZERO,
    }
}

/// The moment of a rule such as "second Sunday of March at 2"; week 5 is the last.
fn turn(dst: &Value, which: &str, year: i32) -> Option<PrimitiveDateTime> {
    let number = |part: &str| dst[format!("{which}{part}")].as_u64();
    let month = Month::try_from(u8::try_from(number("Mon")?).ok()?).ok()?;
    let weekday = u8::try_from(number("Weekday")?).ok()?;
    let week = u8::try_from(number("Week")?).ok()?;
    let hour = u8::try_from(number("Hour").unwrap_or_default()).ok()?;
    let first = Date::from_calendar_date(year, month, 1).ok()?;
    let shift = (7 + weekday - first.weekday().number_days_from_sunday()) % 7;
    let mut day = 1 + shift + 7 * week.checked_sub(1)?;
    while Date::from_calendar_date(year, month, day).is_err() {
        day = day.checked_sub(7)?;
    }
    let date = Date::from_calendar_date(year, month, day).ok()?;
    Some(PrimitiveDateTime::new(
        date,
        Time::from_hms(hour, 0, 0).ok()?,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn local_time_with_zone_and_summer() {
        let told = json!({
            "Time": { "year": 2026, "mon": 7, "day": 1, "hour": 14, "min": 0, "sec": 0,
                      "timeZone": -3600 },
            "Dst": { "enable": 1, "offset": 1,
                     "startMon": 3, "startWeek": 5, "startWeekday": 0, "startHour": 2,
                     "endMon": 10, "endWeek": 5, "endWeekday": 0, "endHour": 3 },
        });
        let noon = time::macros::datetime!(2026-07-01 12:00 UTC);
        assert_eq!(read(&told).unwrap().device, noon);
        let mut winter = told.clone();
        winter["Time"]["mon"] = json!(12);
        let one = time::macros::datetime!(2026-12-01 13:00 UTC);
        assert_eq!(read(&winter).unwrap().device, one);
        let back = read(&set(&told).unwrap()).unwrap();
        assert!(back.offset().abs() < Duration::seconds(3));
    }
}
