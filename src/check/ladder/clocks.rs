//! Whose clock is wrong: this computer's, the camera's, or neither.
//!
//! Apart because a certificate's dates are judged by one clock only, and a technician cannot see
//! from the browser's page which one lies. Three witnesses: this computer, the camera (ONVIF, and
//! the `Date` of its web page), and what has surely been: files do not come from the future.

use std::path::Path;
use std::time::SystemTime;

use serde::Serialize;
use time::{Duration, OffsetDateTime};

use crate::certificate::Certificate;
use crate::check::Finding;
use crate::device::Clock;

/// Less than this is no reason to doubt a clock: clocks of file servers drift too.
const DOUBT: Duration = Duration::hours(1);
/// Certificates of camseal begin a day early, so that a clock off by less does no harm.
const HARMLESS: Duration = Duration::minutes(5);

/// What each clock says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Clocks {
    /// This computer, UTC.
    #[serde(serialize_with = "crate::check::moment")]
    pub here: OffsetDateTime,
    /// How many seconds the camera is ahead (positive) or behind by its own interface.
    pub camera_off: Option<i64>,
    /// Whether the camera says a time server keeps it.
    pub camera_follows_ntp: bool,
    /// How many seconds the `Date` of its web page is ahead or behind.
    pub page_off: Option<i64>,
    /// The latest moment that has surely been.
    #[serde(serialize_with = "some_moment")]
    pub past: Option<OffsetDateTime>,
}

fn some_moment<S: serde::Serializer>(
    at: &Option<OffsetDateTime>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match at {
        Some(at) => crate::check::moment(at, serializer),
        None => serializer.serialize_none(),
    }
}

impl Default for Clocks {
    fn default() -> Self {
        Self::of(OffsetDateTime::UNIX_EPOCH, None, None, None)
    }
}

impl Clocks {
    pub(super) fn of(
        here: OffsetDateTime,
        camera: Option<Clock>,
        page: Option<OffsetDateTime>,
        past: Option<OffsetDateTime>,
    ) -> Self {
        Self {
            here,
            camera_off: camera.map(|c| c.offset().whole_seconds()),
            camera_follows_ntp: camera.is_some_and(|c| c.follows_ntp),
            page_off: page.map(|p| (p - here).whole_seconds()),
            past,
        }
    }

    /// The camera's time, by its interface or else by its page.
    pub fn camera(&self) -> Option<OffsetDateTime> {
        let off = self.camera_off.or(self.page_off)?;
        self.here.checked_add(Duration::seconds(off))
    }

    /// The clock to blame for dates that do not fit, when one of the witnesses settles it.
    pub(super) fn blame(&self, certificate: &Certificate, finding: &Finding) -> Finding {
        let dates = matches!(
            finding,
            Finding::Expired { .. } | Finding::NotYetValid { .. }
        );
        if !dates {
            return finding.clone();
        }
        if let Some(past) = self.past
            && past - self.here > DOUBT
        {
            return Finding::ClockBehind { known: past };
        }
        match self.camera_off {
            // A clock kept by a time server is right; one set by hand proves nothing.
            Some(off)
                if self.camera_follows_ntp
                    && self
                        .camera()
                        .is_some_and(|at| super::climb::within(certificate, at)) =>
            {
                Finding::ThisClock { seconds_off: off }
            }
            _ => finding.clone(),
        }
    }

    /// The camera's clock, when it is worth a remark: outside the certificate's dates.
    pub(super) fn remark(&self, certificate: &Certificate) -> Option<Finding> {
        let camera = self.camera()?;
        let seconds_off = (camera - self.here).whole_seconds();
        let far = seconds_off.abs() > HARMLESS.whole_seconds();
        (far && !super::climb::within(certificate, camera))
            .then_some(Finding::CameraClock { seconds_off })
    }
}

/// The latest moment that has surely been: when this program was written to the disk, and when
/// these files were changed last. A moment far in the future is a wrong stamp, not a witness.
pub fn surely_past(files: &[&Path], here: OffsetDateTime) -> Option<OffsetDateTime> {
    let program = std::env::current_exe().ok();
    let changed = |path: &Path| -> Option<SystemTime> { path.metadata().ok()?.modified().ok() };
    program
        .iter()
        .map(std::path::PathBuf::as_path)
        .chain(files.iter().copied())
        .filter_map(changed)
        .map(OffsetDateTime::from)
        .filter(|at| *at - here < Duration::days(365 * 30))
        .max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn a_file_newer_than_now_tells_of_a_clock_behind() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.camseal");
        std::fs::write(&file, b"x").unwrap();
        let past = surely_past(&[&file], datetime!(2020-01-01 0:00 UTC)).unwrap();
        assert!(past > datetime!(2026-01-01 0:00 UTC));
        assert!(surely_past(&[], datetime!(1970-01-02 0:00 UTC)).is_none());
    }

    #[test]
    fn the_page_stands_in_for_a_camera_without_an_interface() {
        let here = datetime!(2026-11-21 10:00 UTC);
        let clocks = Clocks::of(here, None, Some(datetime!(1970-01-01 0:01 UTC)), None);
        assert_eq!(clocks.camera(), Some(datetime!(1970-01-01 0:01 UTC)));
        assert_eq!(Clocks::of(here, None, None, None).camera(), None);
    }
}
