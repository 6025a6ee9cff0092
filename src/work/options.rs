//! What the technician agreed to and chose for a batch.
//!
//! Apart because the plan, the batch and both faces read it.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::device::{ClearHttp, TimeServer};

/// Whether the technician agreed to something that is noticed outside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Consent {
    /// Not asked, or no.
    #[default]
    Refused,
    /// Yes.
    Given,
}

/// Where keys are to be made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyPreference {
    /// On the camera where it can, else here.
    #[default]
    Auto,
    /// Only on the camera.
    Camera,
    /// Only here.
    Here,
}

/// How long the work waits for cameras.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// Between two looks at the certificate a camera serves, and two questions about a key.
    pub poll: Duration,
    /// For the new certificate to appear without a restart. Web servers of cameras restart within
    /// seconds; a minute without change means that they want more. As long for the right time to
    /// come from a time server.
    pub appear: Duration,
    /// For a camera to come back from a restart.
    pub restart: Duration,
    /// For a key on the camera, beyond the time it says it takes.
    pub key: Duration,
    /// Between two tries of a request whose connection ended.
    pub retry: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            poll: Duration::from_secs(1),
            appear: Duration::from_secs(60),
            restart: Duration::from_secs(180),
            key: Duration::from_secs(300),
            retry: Duration::from_secs(2),
        }
    }
}

/// What holds for a whole batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// How many cameras are worked on at once.
    pub at_once: usize,
    /// Whether clocks that are off may be set.
    pub set_clock: Consent,
    /// The time server (NTP) that cameras are to follow from now on. Where one does not get the
    /// right time from it, its clock is set.
    pub time_server: Option<TimeServer>,
    /// Whether cameras may be restarted when the certificate does not appear otherwise.
    pub restart: Consent,
    /// Whether cameras may be worked on that show another certificate than the one they were secured
    /// with, when the plan is drafted.
    pub changed: Consent,
    /// Whether cameras get a new certificate whose present one is fine.
    pub renew: bool,
    /// Days a certificate is valid, from now.
    pub days: u32,
    /// Where keys are made.
    pub key: KeyPreference,
    /// Whether logins may travel over plain HTTP (digest) where a camera offers nothing else.
    pub clear_http: ClearHttp,
    /// How long to wait.
    pub patience: Patience,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            // Enough to hide the cameras' slowness, few enough for a site's small switch.
            at_once: 8,
            set_clock: Consent::Refused,
            time_server: None,
            restart: Consent::Refused,
            changed: Consent::Refused,
            renew: false,
            // Two years: below Apple's limit of 825 days with room for back-dating.
            days: 730,
            key: KeyPreference::Auto,
            clear_http: ClearHttp::Refused,
            patience: Patience::default(),
        }
    }
}
