//! By how much a clock is wrong, in the person's language.
//!
//! Apart from [`date`](super::date) because a clock's fault is rounded to the one unit that says
//! enough, down to "9 minutes", while the length of a certificate's life is not.

use time::Duration;

use crate::fl;

/// "3 days", "5 hours", "9 minutes", "40 seconds", whichever way it is off. A clock in 1970 is not
/// wrong by thirty million minutes.
pub fn words(off: Duration) -> String {
    const MINUTE: i64 = 60;
    const HOUR: i64 = 60 * MINUTE;
    const DAY: i64 = 24 * HOUR;
    let seconds = off.whole_seconds().saturating_abs();
    let (days, hours, minutes) = (seconds / DAY, seconds / HOUR, seconds / MINUTE);
    // Two of a unit before it is used: "36 hours" says more than "1 day".
    if days >= 2 {
        fl!("drift-days", count = days)
    } else if hours >= 2 {
        fl!("drift-hours", count = hours)
    } else if minutes >= 1 {
        fl!("drift-minutes", count = minutes)
    } else {
        fl!("drift-seconds", count = seconds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_unit_says_enough() {
        let told = |seconds| words(Duration::seconds(seconds));
        assert_eq!(told(-20_000 * 86_400), "20000 days");
        assert_eq!(told(36 * 3600), "36 hours");
        assert_eq!(told(-7200), "2 hours");
        assert_eq!(told(119), "1 minute");
        assert_eq!(told(-1), "1 second");
        assert_eq!(told(0), "0 seconds");
        assert_eq!(told(i64::MIN), "106751991167300 days");
    }
}
