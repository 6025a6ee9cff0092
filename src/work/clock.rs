//! The clock of one camera: compared, set from this computer, or handed to a time server, as was
//! agreed to.
//!
//! Apart from the other stages because it may be all that is done to a camera, and because a time
//! server that does not answer must not leave the clock worse than it was.

use tokio::time::{Instant, sleep};

use super::contact::ask;
use super::drive::{Drive, Stop};
use super::plan::CLOCK_TOLERANCE;
use super::{Consent, Error, Moment, Stage};
use crate::device::{self, TimeServer};
use crate::error::{Explain, Explanation};
use crate::explain;
use crate::i18n::drift;

/// Back-dating of a certificate: a camera's clock may be so far behind and still accept it.
const BACKDATED: time::Duration = time::Duration::hours(24);

/// What was done about a clock, where a person should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// It was off, and was set to this computer's time.
    ClockSet {
        /// By how much it was off.
        off: time::Duration,
    },
    /// It follows this time server from now on, and is right.
    Follows {
        /// Which.
        server: TimeServer,
    },
    /// The interface this device is driven by has no words for a time server.
    NoTimeServer {
        /// Which one was wished for.
        server: TimeServer,
    },
    /// It did not get the right time from this server: it was set to this computer's time and
    /// follows nobody.
    ServerSilent {
        /// Which.
        server: TimeServer,
    },
    /// It did not get the right time from this server, and could not be set either.
    NeitherServerNorSet {
        /// Which.
        server: TimeServer,
        /// By how much it is off now.
        off: time::Duration,
    },
    /// It is off, and could not be set.
    NotSet {
        /// By how much it is off now.
        off: time::Duration,
    },
}

impl Note {
    /// Name in machine-readable answers.
    pub fn id(&self) -> &'static str {
        match self {
            Self::ClockSet { .. } => "clock-set",
            Self::Follows { .. } => "follows-time-server",
            Self::NoTimeServer { .. } => "no-time-server",
            Self::ServerSilent { .. } => "time-server-silent",
            Self::NeitherServerNorSet { .. } => "time-server-silent-clock-not-set",
            Self::NotSet { .. } => "clock-not-set",
        }
    }

    /// Whether the person has something to do about it.
    pub fn needs_the_person(&self) -> bool {
        !matches!(self, Self::ClockSet { .. } | Self::Follows { .. })
    }
}

impl Explain for Note {
    fn explain(&self) -> Explanation {
        match self {
            Self::ClockSet { off } => explain!("note-clock-set", off = drift::words(*off)),
            Self::Follows { server } => explain!("note-follows", server = server.to_string()),
            Self::NoTimeServer { server } => {
                explain!("note-no-time-server"; server = server.to_string())
            }
            Self::ServerSilent { server } => {
                explain!("note-server-silent", server = server.to_string(); server = server.to_string())
            }
            Self::NeitherServerNorSet { server, off } => explain!(
                "note-neither-server-nor-set",
                server = server.to_string(),
                off = drift::words(*off);
                server = server.to_string()
            ),
            Self::NotSet { off } => explain!("note-clock-not-set", off = drift::words(*off)),
        }
    }
}

/// What became of the wish for a time server.
enum Followed {
    /// The clock follows it and is right.
    Right,
    /// It follows it and is still off.
    Wrong,
    /// The device takes none from us.
    Not,
}

impl Drive {
    /// Reads the clock; sets it when it is off and that was agreed to, and has it follow the time
    /// server that was wished for.
    pub(super) async fn clock(&mut self) -> Result<(), Stop> {
        let address = self.camera.address.clone();
        let clock = match ask!(self, |device| device.clock()) {
            Ok(clock) => clock,
            // Nothing to compare, nothing to set: the certificate does not depend on it.
            Err(device::Error::NotOffered { .. }) => {
                if let Some(server) = self.shared.options.time_server.clone() {
                    self.tell(Moment::Noted(Note::NoTimeServer { server }));
                }
                return Ok(());
            }
            Err(error) => return Err(error.into()),
        };
        let offset = clock.offset();
        let mut off = offset.abs() > CLOCK_TOLERANCE;
        let mut agreed = self.shared.options.set_clock == Consent::Given;
        let mut silent = None;
        if let Some(server) = self.shared.options.time_server.clone() {
            match self.follow(&server, off).await? {
                Followed::Right => return Ok(()),
                // Also one that was right before, and is not any more.
                Followed::Wrong => (off, silent) = (true, Some(server)),
                Followed::Not => self.tell(Moment::Noted(Note::NoTimeServer { server })),
            }
            agreed = true;
        }
        if !off {
            return Ok(());
        }
        let now = match agreed {
            true => self.set(offset, silent).await?,
            false => offset,
        };
        // The camera takes a certificate that is valid by its own clock.
        let lasts = time::Duration::days(i64::from(self.row.days));
        if -now < BACKDATED && now < lasts {
            return Ok(());
        }
        Err(Error::ClockOff {
            address,
            offset: now,
        }
        .into())
    }

    /// Sets it to this computer's time as far as the device lets it be set, and tells what became
    /// of it; answers by how much it is off then. `silent` is the server that did not help.
    async fn set(
        &mut self,
        was: time::Duration,
        silent: Option<TimeServer>,
    ) -> Result<time::Duration, Stop> {
        let taken = self.can.set_clock
            && match ask!(self, |device| device.set_clock()) {
                Ok(()) => true,
                Err(error) if is_no(&error) => {
                    log::warn!("{}: {error}", self.camera.address);
                    false
                }
                Err(error) => return Err(error.into()),
            };
        // What it says now counts, whatever it answered; a server may have moved it as well.
        let off = ask!(self, |device| device.clock())?.offset();
        let right = off.abs() <= CLOCK_TOLERANCE;
        let id = self.camera.id;
        if right && taken {
            self.save(move |site| site.clock_set(id, was)).await?;
        }
        let note = match (silent, right) {
            (Some(server), true) if taken => Note::ServerSilent { server },
            (Some(server), true) => return self.followed(server).await.map(|()| off),
            (Some(server), false) => Note::NeitherServerNorSet { server, off },
            (None, true) => Note::ClockSet { off: was },
            (None, false) => Note::NotSet { off },
        };
        self.tell(Moment::Noted(note));
        Ok(off)
    }

    /// It follows the server and is right.
    async fn followed(&self, server: TimeServer) -> Result<(), Stop> {
        let (id, saved) = (self.camera.id, server.clone());
        self.save(move |site| site.clock_follows(id, &saved))
            .await?;
        self.tell(Moment::Noted(Note::Follows { server }));
        Ok(())
    }

    /// Has the clock follow the server, and waits until it is right. One that follows it already
    /// and is right is left alone.
    async fn follow(&mut self, server: &TimeServer, off: bool) -> Result<Followed, Stop> {
        if !self.can.time_server {
            return Ok(Followed::Not);
        }
        let now = match ask!(self, |device| device.follows()) {
            Ok(now) => now,
            Err(error) if is_no(&error) => return Ok(Followed::Not),
            Err(error) => return Err(error.into()),
        };
        if now.as_ref() == Some(server) && !off {
            return Ok(Followed::Right);
        }
        match ask!(self, |device| device.follow(server)) {
            Ok(()) => {}
            Err(error) if is_no(&error) => return Ok(Followed::Not),
            Err(error) => return Err(error.into()),
        }
        let patience = self.shared.options.patience;
        let begun = Instant::now();
        self.tell(Moment::Waiting {
            stage: Stage::Clock,
            expected: None,
        });
        // A moment first: a clock that was right may be so no longer, once the server has spoken.
        loop {
            sleep(patience.poll).await;
            if ask!(self, |device| device.clock())?.offset().abs() <= CLOCK_TOLERANCE {
                break;
            }
            if begun.elapsed() > patience.appear {
                return Ok(Followed::Wrong);
            }
        }
        self.followed(server.clone()).await?;
        Ok(Followed::Right)
    }
}

/// The device does not do this, whatever its reason.
fn is_no(error: &device::Error) -> bool {
    matches!(
        error,
        device::Error::NotOffered { .. } | device::Error::Fault { .. }
    )
}
