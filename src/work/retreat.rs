//! Taking back: assignment and protocols as they were, our objects gone, and the proof of it.
//!
//! Apart because every stage may end here, and so may a program started anew after a kill.

use tokio::time::sleep;

use super::drive::{Drive, Stop};
use super::proof::appears;
use super::{Error, Left, Moment, Stage};
use crate::device::{self, Back, Keep};

/// So often is a camera asked that does not answer while it is being put back.
const TRIES: u32 = 4;

impl Drive {
    /// Before a new attempt: what an interrupted one left goes first.
    pub(super) async fn take_back(&mut self) -> Result<(), Stop> {
        match self.put_back_all().await {
            Left::AsBefore | Left::Untouched => {
                self.trail = None;
                self.chain.clear();
                Ok(())
            }
            _ => Err(Error::OldWorkLeft {
                address: self.camera.address.clone(),
            }
            .into()),
        }
    }

    /// After an error (`None` = the person skipped it): as it was, as far as the camera lets us.
    pub(super) async fn retreat(&mut self, error: Option<&Error>) -> Left {
        if self.trail.is_none() {
            return match self.camera.trail {
                // An earlier run's objects; this run did not even get in.
                Some(_) if self.camera.before.is_some() => Left::Unfinished,
                _ => Left::Untouched,
            };
        }
        match error {
            // Another try with this login may lock the account; a strange certificate may be a
            // stranger's.
            Some(Error::Device(
                device::Error::Refused { .. }
                | device::Error::Locked { .. }
                | device::Error::SecondFactor { .. }
                | device::Error::CertificateChanged { .. },
            ))
            | Some(Error::OldWorkLeft { .. }) => Left::Unfinished,
            _ => self.put_back_all().await,
        }
    }

    async fn put_back_all(&mut self) -> Left {
        let id = self.camera.id;
        self.tell(Moment::PuttingBack);
        // A full disk must not keep us from the camera: its objects are known by their alias,
        // which is saved since before the first of them was made.
        if let Err(error) = self.save(move |site| site.putting_back(id)).await {
            log::warn!("{}: {error}", self.camera.address);
        }
        let mut left = Left::Unfinished;
        for again in 0..TRIES {
            if again > 0 {
                sleep(self.shared.options.patience.retry * again).await;
            }
            match self.put_back_once(&mut left).await {
                Ok(()) => {
                    left = Left::AsBefore;
                    break;
                }
                Err(Stop::Because(error)) => {
                    log::warn!("{}: putting back: {error}", self.camera.address);
                    if let Error::Device(
                        device::Error::Refused { .. }
                        | device::Error::Locked { .. }
                        | device::Error::CertificateChanged { .. },
                    ) = error
                    {
                        break;
                    }
                }
                Err(_) => break,
            }
        }
        if left == Left::AsBefore
            && let Err(error) = self.save(move |site| site.put_back(id)).await
        {
            log::warn!("{}: {error}", self.camera.address);
        }
        left
    }

    async fn put_back_once(&mut self, left: &mut Left) -> Result<(), Stop> {
        self.reconnect().await?;
        let trail = self.own_trail()?;
        let before = self.before.clone();
        let back = self.device()?.put_back(&trail, &before).await?;
        // Then there is no HTTPS any more to stay in.
        self.clear |= !before.https;
        // The assignment is touched from this stage on; before it, the camera served the old
        // certificate all the time.
        if self.stage >= Stage::TurnOn {
            if let (true, Back::AsBefore, Some(old)) = (before.https, back, before.served) {
                let shared = self.shared.clone();
                let patience = shared.options.patience;
                let address = self.camera.address.at(before.https_port.unwrap_or(443));
                let _ = appears(
                    shared.connector.as_ref(),
                    &address,
                    old,
                    patience.appear,
                    &patience,
                )
                .await
                .map_err(|_| Error::NotBack {
                    address,
                    waited: patience.appear,
                })?;
            }
            self.reconnect().await?;
        }
        *left = Left::Leftovers;
        if self
            .row
            .given
            .as_ref()
            .is_some_and(|given| given.key.is_none())
        {
            // Without the key on the camera, what another authority signed is worth nothing.
            return Ok(());
        }
        let _ = self.device()?.clean_up(&trail, Keep::Old).await?;
        Ok(())
    }
}
