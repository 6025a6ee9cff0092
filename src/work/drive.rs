//! One camera, from the first look to its outcome.
//!
//! Apart from the stages themselves: here is decided where to take up (a killed program left its
//! mark in the site), whose turn it is, and what an error means for the camera.

use std::sync::Arc;

use time::OffsetDateTime;

use super::batch::{Shared, Teller};
use super::contact::is_passing;
use super::gate::ModelTurn;
use super::plan::{Aim, PlanRow, still_fits};
use super::{Error, KeyPlace, Left, Moment, Outcome, Stage, Why};
use crate::certificate::{Certificate, Fingerprint};
use crate::device::{
    Address, Before, Capabilities, Connected, Credentials, Evidence, Identified, Trail,
};
use crate::error::Explain;
use crate::site::{self, Camera, Problem, Site, Standing};

/// Why one camera's work does not go on.
pub(super) enum Stop {
    Because(Error),
    Skipped,
    LoginsRefused(Address),
    Forgotten,
    NeedsRestart,
}

impl<E: Into<Error>> From<E> for Stop {
    fn from(error: E) -> Self {
        match error.into() {
            Error::Site(site::Error::UnknownCamera { .. }) => Self::Forgotten,
            error => Self::Because(error),
        }
    }
}

/// The work on one camera.
pub(super) struct Drive {
    pub(super) shared: Arc<Shared>,
    pub(super) row: PlanRow,
    pub(super) camera: Camera,
    pub(super) stage: Stage,
    pub(super) trail: Option<Trail>,
    pub(super) before: Before,
    /// The certificate that is to be served, and intermediates.
    pub(super) chain: Vec<Certificate>,
    pub(super) can: Capabilities,
    pub(super) device: Option<Connected>,
    /// Whether requests travel unencrypted.
    pub(super) clear: bool,
    model: Option<ModelTurn>,
    pub(super) login: Option<Credentials>,
    teller: Teller,
}

impl Drive {
    pub(super) fn new(
        shared: Arc<Shared>,
        row: PlanRow,
        login: Option<Credentials>,
        teller: Teller,
    ) -> Self {
        Self {
            shared,
            camera: row.camera.clone(),
            row,
            stage: Stage::Clock,
            trail: None,
            before: Before::default(),
            chain: Vec::new(),
            can: Capabilities::default(),
            device: None,
            clear: false,
            model: None,
            login,
            teller,
        }
    }

    pub(super) async fn run(mut self) -> Outcome {
        match self.whole().await {
            Ok(outcome) => {
                self.proven();
                outcome
            }
            Err(stop) => {
                let turn = self.model.take();
                let address = self.camera.address.clone();
                // A lost network or a full disk says nothing about the model.
                if let (Some(turn), Stop::Because(Error::Device(error))) = (turn, &stop)
                    && !is_passing(error)
                {
                    turn.fails(&address);
                }
                self.give_up(stop).await
            }
        }
    }

    async fn whole(&mut self) -> Result<Outcome, Stop> {
        let id = self.camera.id;
        self.camera = self.save(move |site| site.camera(id)).await?;
        self.begin(Stage::Clock);
        let planned = self.camera.served;
        let seen = self.look_at().await?;
        if self.camera.family.evidence == Evidence::ByHand {
            return self.by_hand(&seen).await;
        }
        let shown = self.shown(&seen).await;
        if let Some(outcome) = self.already(&seen, shown).await? {
            // The certificate is fine and no reason to ask for a login; the clock may be one.
            if outcome.is_secure() && self.row.aim == Aim::SetClock {
                self.log_in(seen).await?;
                self.clock().await?;
                self.pass(Stage::Clock);
            }
            return Ok(outcome);
        }
        self.no_surprise(shown)?;
        self.still_itself(planned, shown)?;
        self.log_in(seen).await?;
        self.take_up().await?;
        if self.trail.is_none() && self.is_half() {
            self.half().await?;
            let seen = self.look_at().await?;
            return self.by_hand(&seen).await;
        }
        self.stages().await
    }

    /// Whether the camera serves a certificate of ours that still fits: then nothing is asked.
    async fn already(
        &mut self,
        seen: &Identified,
        served: Option<Fingerprint>,
    ) -> Result<Option<Outcome>, Stop> {
        let fits = self.camera.standing == Standing::Secured
            && self.row.aim != Aim::Renew
            && self.fits(&self.camera).await?
            && self.camera.certificate().map(Certificate::fingerprint) == served;
        let (true, Some(fingerprint)) = (fits, served) else {
            return Ok(None);
        };
        if let Some(version) = self.speaks_old(seen).await {
            return Ok(Some(self.unspoken(fingerprint, version).await?));
        }
        let (id, port) = (self.camera.id, self.https_port());
        self.save(move |site| site.secured(id, fingerprint, port))
            .await?;
        Ok(Some(Outcome::AlreadySecure {
            fingerprint,
            address: self.https_address(),
        }))
    }

    /// The request this camera's certificate answered waits no longer.
    pub(super) async fn answered(&self) -> Result<(), Error> {
        let Some(request) = self.row.given.as_ref().map(|given| given.request) else {
            return Ok(());
        };
        let id = self.camera.id;
        self.save(move |site| site.request_closed(request, id))
            .await
    }

    /// Where to begin: what an earlier run left is finished, or taken back first.
    async fn take_up(&mut self) -> Result<(), Stop> {
        let (Some(trail), standing) = (self.camera.trail.clone(), self.camera.standing) else {
            return Ok(());
        };
        let goes_on = standing == Standing::Working
            && (self.camera.chain.is_empty() || self.fits(&self.camera).await?)
            // A key made here is gone with the program that made it.
            && (self.camera.key_place == Some(KeyPlace::Camera)
                || !matches!(self.camera.stage, Some(Stage::Request | Stage::Sign | Stage::Upload)));
        if goes_on || standing == Standing::PuttingBack || standing == Standing::Working {
            self.before = self.camera.before.clone().unwrap_or_default();
            self.chain = self.camera.chain.clone();
            self.trail = Some(trail);
        }
        if goes_on || self.trail.is_none() {
            return Ok(());
        }
        self.stage = self.camera.stage.unwrap_or(Stage::Request);
        self.take_back().await?;
        let id = self.camera.id;
        self.camera = self.save(move |site| site.camera(id)).await?;
        self.stage = Stage::Clock;
        Ok(())
    }

    /// The first of a model goes alone from here on.
    pub(super) async fn wait_for_turn(&mut self) -> Result<(), Stop> {
        if self.model.is_some() {
            return Ok(());
        }
        let identity = &self.camera.identity;
        let model = format!(
            "{}\n{}\n{}\n{}",
            self.camera.family.id, identity.manufacturer, identity.model, identity.firmware
        );
        match self.shared.gates.model(&model).await {
            ModelTurn::Closed { first } => Err(Error::ModelFailed { first }.into()),
            turn => {
                self.model = Some(turn);
                Ok(())
            }
        }
    }

    /// The model takes our certificate: the others of it may begin.
    pub(super) fn proven(&mut self) {
        if let Some(turn) = self.model.take() {
            turn.works();
        }
    }

    /// Whether the technician said to leave this camera out.
    pub(super) fn not_skipped(&self) -> Result<(), Stop> {
        if self.shared.reins.skips_camera(self.camera.id) {
            return Err(Stop::Skipped);
        }
        Ok(())
    }

    /// What the end means for the camera.
    async fn give_up(&mut self, stop: Stop) -> Outcome {
        let stage = self.stage;
        let address = self.camera.address.clone();
        let error = match stop {
            Stop::Because(error) => Some(error),
            Stop::NeedsRestart => return Outcome::NeedsRestart { address },
            Stop::LoginsRefused(last) => {
                let why = Why::LoginsRefused { last };
                return Outcome::Skipped { why };
            }
            Stop::Forgotten => {
                return Outcome::Skipped {
                    why: Why::Forgotten,
                };
            }
            Stop::Skipped => None,
        };
        let left = self.retreat(error.as_ref()).await;
        if let Some(error) = &error {
            log::warn!("{address}, {stage:?}: {error}");
            let told = error.explain();
            let (id, problem) = (
                self.camera.id,
                Problem {
                    stage,
                    what: told.what,
                    todo: told.todo,
                },
            );
            let saved = self.save(move |site| site.failed(id, &problem)).await;
            if let Err(error) = saved {
                log::error!("{address}: {error}");
            }
        }
        match (error, left) {
            (None, Left::Untouched | Left::AsBefore) => Outcome::Skipped { why: Why::Asked },
            (None, left) => Outcome::Failed {
                stage,
                error: Error::BrokeOff { address },
                left,
            },
            (Some(error), Left::AsBefore) => Outcome::PutBack { stage, error },
            (Some(error), left) => Outcome::Failed { stage, error, left },
        }
    }

    pub(super) async fn fits(&self, camera: &Camera) -> Result<bool, Stop> {
        if let Some(given) = &self.row.given {
            return Ok(camera.certificate() == given.chain.first());
        }
        let now = OffsetDateTime::now_utc();
        let stored = self.save(Site::authority).await?;
        Ok(stored.is_some_and(|a| still_fits(&a, camera, &self.row.names, now)))
    }

    /// Does something with the site file off the network's threads: it waits for the disk.
    pub(super) async fn save<T: Send + 'static>(
        &self,
        change: impl FnOnce(&Site) -> Result<T, site::Error> + Send + 'static,
    ) -> Result<T, Error> {
        let site = self.shared.site.clone();
        match tokio::task::spawn_blocking(move || change(&site)).await {
            Ok(answer) => Ok(answer?),
            Err(_) => Err(Error::BrokeOff {
                address: self.camera.address.clone(),
            }),
        }
    }

    pub(super) fn begin(&mut self, stage: Stage) {
        self.stage = stage;
        self.teller.tell(Moment::Began(stage));
    }

    pub(super) fn pass(&self, stage: Stage) {
        self.teller.tell(Moment::Passed(stage));
    }

    pub(super) fn tell(&self, at: Moment) {
        self.teller.tell(at);
    }

    pub(super) fn https_port(&self) -> u16 {
        self.camera
            .https_port
            .or(self.before.https_port)
            .unwrap_or(443)
    }

    pub(super) fn https_address(&self) -> Address {
        self.camera.address.at(self.https_port())
    }

    pub(super) fn expected(&self) -> Option<Fingerprint> {
        self.chain.first().map(Certificate::fingerprint)
    }

    /// The certificate of ours that it may show: this run's, or the one of the run before.
    pub(super) fn ours(&self) -> Option<Fingerprint> {
        let known = self.camera.certificate().map(Certificate::fingerprint);
        self.expected().or(known)
    }
}
