//! The camera's own clock: this computer's, shifted; with its own idea of a time zone.

use time::{Duration, OffsetDateTime};

/// The clock.
#[derive(Clone, Debug)]
pub struct Clock {
    offset: Duration,
    /// Follows its time server.
    pub ntp: bool,
    /// The time server it knows, followed or not.
    pub server: Option<String>,
    /// Daylight saving as set.
    pub daylight: bool,
    /// POSIX time zone as set.
    pub zone: String,
}

impl Clock {
    /// So far ahead of this computer.
    pub fn ahead(seconds: i64) -> Self {
        Self {
            offset: Duration::seconds(seconds),
            ntp: false,
            server: None,
            daylight: false,
            zone: "CST-8".to_owned(),
        }
    }

    /// Now, as the camera believes, in UTC.
    pub fn now(&self) -> OffsetDateTime {
        OffsetDateTime::now_utc()
            .checked_add(self.offset)
            .unwrap_or(OffsetDateTime::UNIX_EPOCH)
    }

    /// What it shows on its picture: its zone, as far as it understands it.
    pub fn local(&self) -> OffsetDateTime {
        let now = self.now();
        now.checked_add(Duration::hours(zone_hours(&self.zone)))
            .unwrap_or(now)
    }

    /// Sets it.
    pub fn set(&mut self, to: OffsetDateTime) {
        self.offset = to - OffsetDateTime::now_utc();
    }
}

/// Hours east of Greenwich in a POSIX zone such as `CST-8` (whose sign is west).
fn zone_hours(zone: &str) -> i64 {
    let number: String = zone
        .trim_start_matches(|c: char| c.is_ascii_alphabetic())
        .chars()
        .take_while(|c| c.is_ascii_digit() || matches!(c, '-' | '+'))
        .collect();
    -number.parse::<i64>().unwrap_or(0)
}

/// Whether a text is a POSIX zone these cameras know: name, then hours.
pub fn knows_zone(zone: &str) -> bool {
    let name = zone.chars().take_while(char::is_ascii_alphabetic).count();
    name >= 3
        && zone[name..]
            .trim_start_matches(['-', '+'])
            .starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones() {
        assert_eq!(zone_hours("CST-8"), 8);
        assert_eq!(zone_hours("UTC0"), 0);
        assert_eq!(zone_hours("EST5EDT,M3.2.0,M11.1.0"), -5);
        assert!(knows_zone("CET-1CEST,M3.5.0/2,M10.5.0/3") && knows_zone("UTC0"));
        assert!(!knows_zone("Europe/Berlin") && !knows_zone(""));
    }

    #[test]
    fn set_clock_keeps_running_from_there() {
        let mut clock = Clock::ahead(-3600);
        let to = time::macros::datetime!(1970-01-01 0:00 UTC);
        clock.set(to);
        assert!((clock.now() - to).whole_seconds().abs() < 5);
    }
}
