//! The line to one camera: found at its address, logged in to, and taken up again when it breaks.
//!
//! Apart from what is done over it because every stage asks through here, and because here lies what
//! nobody may forget: which certificate a new connection is pinned to, and that a refused login is
//! not tried again.

use super::drive::{Drive, Stop};
use super::gate::LoginTurn;
use super::{Error, Moment};
use crate::certificate::Certificate;
use crate::device::{self, Connected, Identified};
use crate::error::Cause;

/// A request whose connection ended is tried again so often; the verbs look first what was done.
pub(super) const AGAIN: u32 = 2;

/// Asks the device; after a lost connection reconnects and asks again.
macro_rules! ask {
    ($drive:ident, |$device:ident| $question:expr) => {{
        let mut left = $crate::work::contact::AGAIN;
        loop {
            let $device = $drive.device()?;
            match $question.await {
                Err(error) if left > 0 && $crate::work::contact::is_passing(&error) => {
                    left -= 1;
                    $drive.again(&error).await?;
                }
                answer => break answer,
            }
        }
    }};
}
pub(super) use ask;

/// Whether an error may be gone in a moment, and the request was perhaps carried out.
pub(super) fn is_passing(error: &device::Error) -> bool {
    matches!(
        error,
        device::Error::Cut { .. } | device::Error::Unreachable { .. }
    )
}

impl Drive {
    /// What answers at the address. A camera of ours may be just about to change its certificate,
    /// because an earlier run asked for it: then it is asked once more. Any other that changes while
    /// it is being asked is a stranger's.
    async fn identify(&self) -> Result<Identified, device::Error> {
        let (connector, address) = (&self.shared.connector, &self.camera.address);
        match connector.identify(address).await {
            Err(device::Error::CertificateChanged { .. }) if self.ours().is_some() => {
                connector.identify(address).await
            }
            answer => answer,
        }
    }

    /// What answers at the address; saved, because ports and certificate may have changed.
    pub(super) async fn look_at(&mut self) -> Result<Identified, Stop> {
        let mut seen = self.identify().await?;
        let id = self.camera.id;
        let fresh = seen.clone();
        let never_answered = self.camera.last_seen.is_none();
        if never_answered {
            let family = seen.family;
            self.save(move |site| site.assign_family(id, family))
                .await?;
        }
        self.camera = self
            .save(move |site| {
                site.seen(id, &fresh)?;
                site.camera(id)
            })
            .await?;
        // The person's choice of family counts more than ours.
        seen.family = self.camera.family;
        Ok(seen)
    }

    /// Logs in, unless this login was refused too often already.
    pub(super) async fn log_in(&mut self, seen: Identified) -> Result<(), Stop> {
        let address = self.camera.address.clone();
        let Some(login) = self.login.clone() else {
            return Err(Error::NoLogin { address }.into());
        };
        let turn = self.shared.gates.login(&login).await;
        if let LoginTurn::Closed { last } = turn {
            return Err(Stop::LoginsRefused(last));
        }
        self.connect(seen).await?;
        // Not asked again after a refusal, whatever it was: accounts lock.
        let identity = match ask!(self, |device| device.identity()) {
            Ok(identity) => {
                turn.accepted();
                identity
            }
            Err(error) => {
                if matches!(
                    error,
                    device::Error::Refused { .. } | device::Error::Locked { .. }
                ) {
                    turn.refused(&address);
                }
                return Err(error.into());
            }
        };
        // With the login accepted, the conversation may have moved from HTTP into TLS.
        self.clear = self.device()?.channel().await? == device::Channel::Clear;
        self.can = ask!(self, |device| device.capabilities())?;
        let (id, can, known) = (self.camera.id, self.can.clone(), identity.clone());
        self.save(move |site| site.logged_in(id, &known, &can))
            .await?;
        self.camera.identity = identity;
        Ok(())
    }

    async fn connect(&mut self, mut seen: Identified) -> Result<(), Stop> {
        // It may change to our certificate at any moment, once it was told to; perhaps by a run
        // that was killed right after.
        seen.expected = self.ours();
        let Some(login) = &self.login else {
            let address = self.camera.address.clone();
            return Err(Error::NoLogin { address }.into());
        };
        let clear_http = self.shared.options.clear_http;
        let connected = self
            .shared
            .connector
            .connect(&seen, login, clear_http)
            .await?;
        self.device = Some(connected);
        Ok(())
    }

    /// A new connection, pinned to what the camera serves now: the one before or ours, no other.
    pub(super) async fn reconnect(&mut self) -> Result<(), Stop> {
        let mut seen = self.identify().await?;
        seen.family = self.camera.family;
        if let Some(shown) = seen.served.as_ref().map(Certificate::fingerprint) {
            let known = self.before.served.or(self.camera.served);
            // A device that had to give its certificate up first shows its factory's, which
            // nobody has seen before.
            let settled = !self.trail.as_ref().is_some_and(|trail| trail.unsettled);
            if let Some(pinned) = known
                && settled
                && shown != pinned
                && Some(shown) != self.ours()
            {
                return Err(device::Error::CertificateChanged {
                    address: self.camera.address.clone(),
                    pinned,
                    seen: shown,
                }
                .into());
            }
        }
        if let Some(port) = seen.https_port {
            self.camera.https_port = Some(port);
        }
        let before = self.device.clone();
        self.connect(seen).await?;
        // Whoever is called by HTTP begins there anew; what was encrypted stays so, if need be by
        // the connection before.
        let device = self.device()?;
        if !self.clear && device.channel().await? == device::Channel::Clear {
            let _ = device.identity().await?;
            if device.channel().await? == device::Channel::Clear {
                self.device = before;
                return Err(device::Error::Unreachable {
                    address: self.https_address(),
                    cause: Cause::new("HTTPS does not answer at the moment"),
                }
                .into());
            }
        }
        Ok(())
    }

    /// After a lost connection: a moment's rest and a new one. The old one is kept when the camera
    /// cannot be reached yet; its next answer says so.
    pub(super) async fn again(&mut self, error: &device::Error) -> Result<(), Stop> {
        log::info!("{}: {error}; once more", self.camera.address);
        self.tell(Moment::Retrying { stage: self.stage });
        tokio::time::sleep(self.shared.options.patience.retry).await;
        match self.reconnect().await {
            Err(Stop::Because(Error::Device(error))) if is_passing(&error) => Ok(()),
            answer => answer,
        }
    }

    pub(super) fn device(&self) -> Result<Connected, Error> {
        self.device.clone().ok_or_else(|| Error::BrokeOff {
            address: self.camera.address.clone(),
        })
    }
}
