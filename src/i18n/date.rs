//! Days and spans of time in the person's language.
//!
//! Apart because every screen shows when a certificate ends, and a date such as 03/04 is read
//! differently on the two sides of the Atlantic: the month is always a word.

use std::time::Duration;

use time::{Month, OffsetDateTime, UtcOffset};

use crate::fl;

/// "12 Aug 2021", by UTC: certificates speak UTC, and a day's word must not depend on the laptop.
pub fn day(at: OffsetDateTime) -> String {
    day_in(at.to_offset(UtcOffset::UTC))
}

/// "13 Aug 2021", the day it was in this computer's zone: for what happened, not for certificates.
pub fn local_day(at: OffsetDateTime) -> String {
    day_in(at.to_offset(zone(at).unwrap_or(UtcOffset::UTC)))
}

fn day_in(at: OffsetDateTime) -> String {
    fl!(
        "date-day",
        day = at.day().to_string(),
        month = month(at.month()),
        year = at.year().to_string()
    )
}

fn month(month: Month) -> String {
    match month {
        Month::January => fl!("date-january"),
        Month::February => fl!("date-february"),
        Month::March => fl!("date-march"),
        Month::April => fl!("date-april"),
        Month::May => fl!("date-may"),
        Month::June => fl!("date-june"),
        Month::July => fl!("date-july"),
        Month::August => fl!("date-august"),
        Month::September => fl!("date-september"),
        Month::October => fl!("date-october"),
        Month::November => fl!("date-november"),
        Month::December => fl!("date-december"),
    }
}

/// A running watch: "1:04".
pub fn watch(span: Duration) -> String {
    let seconds = span.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// A span in words: "48 s", "1 min 48 s", "12 min".
pub fn span(span: Duration) -> String {
    let seconds = span.as_secs();
    let minutes = seconds / 60;
    match (minutes, seconds % 60) {
        (0, s) => fl!("date-seconds", seconds = s.to_string()),
        (m, s) if m < 10 && s > 0 => fl!(
            "date-minutes-seconds",
            minutes = m.to_string(),
            seconds = s.to_string()
        ),
        (m, _) => fl!("date-minutes", minutes = m.to_string()),
    }
}

/// "in 24 months", "in 38 days", "3 days ago".
pub fn until(now: OffsetDateTime, end: OffsetDateTime) -> String {
    // Beyond this a number of days says less than a number of months.
    const TOLD_IN_DAYS: i64 = 120;
    let days: i64 = (end - now).whole_days();
    if end < now {
        let ago = days.abs();
        fl!("date-ago", days = ago)
    } else if days >= TOLD_IN_DAYS {
        let months = days * 12 / 365;
        fl!("date-in-months", months = months)
    } else {
        fl!("date-in-days", days = days)
    }
}

/// "10:14" by this computer's clock, for what happened in this session. When the system does not
/// tell its zone it is "10:14 UTC": a time is never shown without saying whose it is.
pub fn clock(at: OffsetDateTime) -> String {
    match zone(at) {
        Some(zone) => clock_in(at.to_offset(zone)),
        None => format!("{} UTC", utc_clock(at)),
    }
}

/// "10:14", by UTC, as it stands in a certificate; whoever shows it says so.
pub fn utc_clock(at: OffsetDateTime) -> String {
    clock_in(at.to_offset(UtcOffset::UTC))
}

fn clock_in(at: OffsetDateTime) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// "12 Aug 2021, 10:14" by this computer's clock.
pub fn moment(at: OffsetDateTime) -> String {
    fl!("date-moment", day = local_day(at), clock = clock(at))
}

/// Whether both lie on the same day of this computer's calendar.
pub fn is_same_day(one: OffsetDateTime, other: OffsetDateTime) -> bool {
    let day = |at: OffsetDateTime| at.to_offset(zone(at).unwrap_or(UtcOffset::UTC)).date();
    day(one) == day(other)
}

/// This computer's zone at that moment, summer time included; `None` when the system does not say.
fn zone(at: OffsetDateTime) -> Option<UtcOffset> {
    UtcOffset::local_offset_at(at).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn a_day_has_its_month_as_a_word() {
        assert_eq!(day(datetime!(2021-08-12 23:30 UTC)), "12 Aug 2021");
        assert_eq!(day(datetime!(2021-08-13 00:30 +02:00)), "12 Aug 2021");
    }

    /// The zone is the process's, so the test runs itself again in another one; a zone written this
    /// way needs no list of zones on the machine.
    #[test]
    #[cfg(unix)]
    fn what_happened_is_told_by_the_clock_on_the_wall() {
        const CHILD: &str = "CAMSEAL_TEST_ZONE";
        if std::env::var_os(CHILD).is_some() {
            let evening = datetime!(2026-11-21 19:11 UTC);
            assert_eq!(clock(evening), "04:11");
            assert_eq!(utc_clock(evening), "19:11");
            assert_eq!(moment(evening), "22 Nov 2026, 04:11");
            // Certificates stay with UTC.
            assert_eq!(day(evening), "21 Nov 2026");
            assert!(is_same_day(evening, datetime!(2026-11-22 14:59 UTC)));
            assert!(!is_same_day(evening, datetime!(2026-11-21 14:59 UTC)));
            return;
        }
        let Ok(program) = std::env::current_exe() else {
            return;
        };
        let name = "i18n::date::tests::what_happened_is_told_by_the_clock_on_the_wall";
        let told = std::process::Command::new(program)
            .args(["--exact", name, "--nocapture"])
            .env(CHILD, "1")
            .env("TZ", "JST-9")
            .output();
        let told = told.map(|told| {
            let words = String::from_utf8_lossy(&told.stdout).into_owned();
            (told.status.success() && words.contains("1 passed"), words)
        });
        assert!(matches!(&told, Ok((true, _))), "{told:?}");
    }

    #[test]
    fn spans_are_as_exact_as_they_are_useful() {
        assert_eq!(watch(Duration::from_secs(64)), "1:04");
        assert_eq!(span(Duration::from_secs(48)), "48 s");
        assert_eq!(span(Duration::from_secs(108)), "1 min 48 s");
        assert_eq!(span(Duration::from_secs(721)), "12 min");
    }
}
