//! Days and spans of time in the person's language.
//!
//! Apart because every screen shows when a certificate ends, and a date such as 03/04 is read
//! differently on the two sides of the Atlantic: the month is always a word.

use std::time::Duration;

use time::{Month, OffsetDateTime};

use crate::fl;

/// "12 Aug 2021", by UTC: certificates speak UTC, and a day's word must not depend on the laptop.
pub fn day(at: OffsetDateTime) -> String {
    let at = at.to_offset(time::UtcOffset::UTC);
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

/// "10:14", UTC, for what was asked in this session.
pub fn clock(at: OffsetDateTime) -> String {
    let at = at.to_offset(time::UtcOffset::UTC);
    format!("{:02}:{:02}", at.hour(), at.minute())
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

    #[test]
    fn spans_are_as_exact_as_they_are_useful() {
        assert_eq!(watch(Duration::from_secs(64)), "1:04");
        assert_eq!(span(Duration::from_secs(48)), "48 s");
        assert_eq!(span(Duration::from_secs(108)), "1 min 48 s");
        assert_eq!(span(Duration::from_secs(721)), "12 min");
    }
}
