//! The stages of one camera: clock, request, sign, upload, turn on, restart, check.
//!
//! Apart from [`drive`](super::drive) so that they read in the order they happen. Each answer of
//! the camera is saved before the next request leaves; each stage may be entered anew by another
//! program after this one was killed in it.

use std::time::Duration;

use time::OffsetDateTime;
use tokio::time::{Instant, sleep};

use super::contact::{ask, is_passing};
use super::drive::{Drive, Stop};
use super::plan::Way;
use super::proof::appears;
use super::{Consent, Error, KeyPlace, KeyPreference, Moment, Outcome, Shown, Stage};
use crate::authority::request::CameraRequest;
use crate::authority::{KeyKind, LeafWish};
use crate::certificate::{Certificate, Fingerprint, Name, PrivateKey, Subject};
use crate::device::{self, Address, Capabilities, Keep, KeyState, KeyWish, Outage, Trail, Upload};
use crate::site::Site;

impl Drive {
    /// From the stage that the site remembers to the outcome.
    pub(super) async fn stages(&mut self) -> Result<Outcome, Stop> {
        let from = match &self.trail {
            Some(_) => self.camera.stage.unwrap_or(Stage::Request),
            None => Stage::Clock,
        };
        let mut key = None;
        if from == Stage::Clock {
            self.clock().await?;
            self.pass(Stage::Clock);
            let place = self.key_place()?;
            self.prepare(place).await?;
            // A device that calls HTTPS off may be about to close it.
            if place == KeyPlace::Here && (self.clear || !self.before.https) {
                self.encrypt().await?;
            }
        }
        if from <= Stage::Sign && self.chain.is_empty() {
            if let Some(given) = self.row.given.clone() {
                self.begin(Stage::Sign);
                self.chain = given.chain;
                key = given.key;
            } else if self.camera.key_place == Some(KeyPlace::Camera) {
                self.begin(Stage::Request);
                let request = self.request().await?;
                self.pass(Stage::Request);
                self.begin(Stage::Sign);
                self.chain = self.sign(request).await?;
            } else {
                self.begin(Stage::Sign);
                let (chain, made) = self.issue().await?;
                self.chain = chain;
                key = Some(made);
            }
            let (id, chain) = (self.camera.id, self.chain.clone());
            self.save(move |site| site.issued(id, &chain)).await?;
            self.pass(Stage::Sign);
        }
        if from <= Stage::Upload {
            self.not_skipped()?;
            self.wait_for_turn().await?;
            self.not_skipped()?;
            self.begin(Stage::Upload);
            self.upload(key).await?;
            self.pass(Stage::Upload);
        }
        let mut outage = Outage::None;
        if from <= Stage::TurnOn {
            self.begin(Stage::TurnOn);
            outage = self.turn_on().await?;
            self.pass(Stage::TurnOn);
        }
        self.check(from == Stage::Restart, outage).await
    }

    /// Where the key will be made: the person's wish within what the camera can do.
    fn key_place(&self) -> Result<KeyPlace, Stop> {
        // Where the key of a request is, it is.
        if let Some(given) = &self.row.given
            && given.key.is_none()
        {
            return Ok(KeyPlace::Camera);
        }
        let given = self.row.given.is_some();
        let wish = match (self.row.way, self.shared.options.key) {
            (Way::KeyHere, _) => KeyPreference::Here,
            _ if given => KeyPreference::Here,
            (_, wish) => wish,
        };
        let address = self.camera.address.clone();
        let (there, here) = (self.can.key_on_camera, self.can.key_from_here);
        let place = match wish {
            _ if !there && !here => {
                return Err(device::Error::NoCertificateService { address }.into());
            }
            KeyPreference::Auto | KeyPreference::Camera if there => match self.key_wish() {
                Ok(_) => KeyPlace::Camera,
                Err(_) if here && wish == KeyPreference::Auto => KeyPlace::Here,
                Err(error) => return Err(error.into()),
            },
            KeyPreference::Auto | KeyPreference::Here if here => KeyPlace::Here,
            _ => return Err(Error::NoSuchKeyPlace { address }.into()),
        };
        if place == KeyPlace::Here && self.clear && !self.can.switch_https {
            return Err(Error::KeyInClear { address }.into());
        }
        Ok(place)
    }

    /// A key made here travels inside TLS only: where HTTPS is off it is switched on first, with
    /// the certificate the factory put in.
    async fn encrypt(&mut self) -> Result<(), Stop> {
        let address = self.camera.address.clone();
        let before = self.before.clone();
        if self.clear && ask!(self, |device| device.enter_tls(&before))? == device::Channel::Pinned
        {
            self.clear = false;
            return Ok(());
        }
        if !self.before.https {
            let port = ask!(self, |device| device.switch_https_on())?;
            self.camera.https_port = Some(port);
        }
        let patience = self.shared.options.patience;
        let begun = Instant::now();
        // From here on a new connection climbs into TLS, and what cannot is no connection.
        self.clear = false;
        loop {
            let moved = match self.reconnect().await {
                Ok(()) => self.device()?.channel().await? == device::Channel::Pinned,
                Err(Stop::Because(Error::Device(error))) if is_passing(&error) => false,
                Err(stop) => return Err(stop),
            };
            if moved {
                return Ok(());
            }
            if begun.elapsed() > patience.appear {
                self.clear = true;
                return Err(Error::KeyInClear { address }.into());
            }
            sleep(patience.retry).await;
        }
    }

    /// Whether the device itself takes no certificate in any way we know.
    pub(super) fn is_half(&self) -> bool {
        !self.can.key_on_camera && !self.can.key_from_here && self.can.switch_https
    }

    /// Clock and HTTPS are seen to; the certificate is left to a person.
    pub(super) async fn half(&mut self) -> Result<(), Stop> {
        self.clock().await?;
        self.pass(Stage::Clock);
        let before = ask!(self, |device| device.before())?;
        if !before.https {
            self.begin(Stage::TurnOn);
            let port = ask!(self, |device| device.switch_https_on())?;
            self.camera.https_port = Some(port);
            let id = self.camera.id;
            self.save(move |site| site.https_at(id, port)).await?;
            self.pass(Stage::TurnOn);
        }
        Ok(())
    }

    fn key_wish(&self) -> Result<KeyWish, Error> {
        key_wish(&self.can, &self.camera.address)
    }

    /// What the camera looks like, and our name for what will be made: on the disk before the
    /// first change.
    async fn prepare(&mut self, place: KeyPlace) -> Result<(), Stop> {
        let address = self.camera.address.clone();
        if self.row.names.is_empty() {
            return Err(Error::NoName { address }.into());
        }
        let waiting = self
            .row
            .given
            .as_ref()
            .and_then(|given| given.trail.clone());
        if let Some(free) = self.can.free
            && ((free.keys == 0 && waiting.is_none()) || free.certificates == 0)
        {
            return Err(device::Error::Full { address }.into());
        }
        self.before = ask!(self, |device| device.before())?;
        let trail = waiting.unwrap_or_else(|| Trail {
            alias: Site::fresh_alias(),
            unsettled: self.can.gives_up_first,
            ..Trail::default()
        });
        let (id, before, saved) = (self.camera.id, self.before.clone(), trail.clone());
        self.save(move |site| site.prepared(id, &saved, &before, place))
            .await?;
        self.camera.key_place = Some(place);
        self.trail = Some(trail);
        Ok(())
    }

    /// Key and request on the camera; answers the request, DER.
    async fn request(&mut self) -> Result<Vec<u8>, Stop> {
        let mut trail = self.own_trail()?;
        let wish = self.key_wish()?;
        let mut estimate = None;
        if trail.key.is_none() {
            let made = ask!(self, |device| device.make_key(&trail, wish))?;
            trail.key = Some(made.id);
            estimate = made.estimate;
            self.grown(&trail).await?;
        }
        self.tell(Moment::Waiting {
            stage: Stage::Request,
            expected: estimate,
        });
        self.await_key(&trail, estimate).await?;
        self.not_skipped()?;
        let subject = Subject::named(common_name(&self.row.names));
        Ok(ask!(self, |device| device.request(&trail, &subject))?)
    }

    async fn await_key(&mut self, trail: &Trail, estimate: Option<Duration>) -> Result<(), Stop> {
        let patience = self.shared.options.patience;
        let limit = patience.key + estimate.unwrap_or_default() * 4;
        let begun = Instant::now();
        loop {
            match ask!(self, |device| device.key_state(trail))? {
                KeyState::Ready => return Ok(()),
                KeyState::Broken => {
                    let address = self.camera.address.clone();
                    return Err(device::Error::BrokenKey { address }.into());
                }
                KeyState::Making if begun.elapsed() > limit => {
                    return Err(Error::KeySlow {
                        address: self.camera.address.clone(),
                        waited: begun.elapsed(),
                    }
                    .into());
                }
                // Asked soon at first (many keys are ready at once), and right when the camera said
                // it would be ready: 64 cameras that idle half a second each cost a tenth.
                KeyState::Making => {
                    let passed = begun.elapsed();
                    let rest = estimate.and_then(|e| e.checked_sub(passed));
                    let pause = rest.unwrap_or(passed / 8).max(EARLY);
                    sleep(pause.min(patience.poll)).await;
                }
            }
        }
    }

    /// The authority signs the camera's request.
    async fn sign(&mut self, request: Vec<u8>) -> Result<Vec<Certificate>, Stop> {
        let (authority, wish) = (self.shared.authority.clone(), self.wish(KeyKind::Rsa2048));
        let signed = tokio::task::spawn_blocking(move || {
            let request = CameraRequest::read(&request)?;
            authority.sign(&request, &wish)
        });
        let signed = signed.await.map_err(|_| self.broke_off())??;
        Ok(signed.chain)
    }

    /// Key and certificate made here.
    pub(super) async fn issue(&mut self) -> Result<(Vec<Certificate>, PrivateKey), Stop> {
        if self.row.names.is_empty() {
            let address = self.camera.address.clone();
            return Err(Error::NoName { address }.into());
        }
        let lengths = &self.can.rsa_lengths;
        let kind = match lengths.iter().copied().filter(|l| *l >= 2048).min() {
            Some(0..=2048) | None => KeyKind::Rsa2048,
            Some(2049..=3072) => KeyKind::Rsa3072,
            Some(_) => KeyKind::Rsa4096,
        };
        let (authority, wish) = (self.shared.authority.clone(), self.wish(kind));
        let issued = tokio::task::spawn_blocking(move || authority.issue(&wish));
        let issued = issued.await.map_err(|_| self.broke_off())??;
        Ok((issued.chain, issued.key))
    }

    fn wish(&self, key: KeyKind) -> LeafWish {
        let identity = &self.camera.identity;
        let device = [&identity.serial, &identity.model]
            .into_iter()
            .find(|text| !text.trim().is_empty())
            .cloned();
        LeafWish {
            names: self.row.names.clone(),
            organization: None,
            device,
            key,
            days: self.row.days,
            now: OffsetDateTime::now_utc(),
        }
    }

    /// Into the camera, object by object.
    async fn upload(&mut self, key: Option<PrivateKey>) -> Result<(), Stop> {
        let mut trail = self.own_trail()?;
        let upload = Upload {
            chain: self.chain.clone(),
            key,
        };
        // More rounds than any chain has objects: a camera that never says "complete" ends here.
        for _ in 0..upload.chain.len() + 4 {
            let uploaded = match ask!(self, |device| device.upload(&trail, &upload)) {
                // A new connection may have found only HTTP.
                Err(device::Error::OnlyClearHttp { address }) if upload.key.is_some() => {
                    return Err(Error::KeyInClear { address }.into());
                }
                answer => answer?,
            };
            trail = uploaded.trail;
            self.trail = Some(trail.clone());
            if uploaded.complete {
                let id = self.camera.id;
                self.save(move |site| site.uploaded(id, &trail)).await?;
                return Ok(());
            }
            self.grown(&trail).await?;
        }
        Err(self.broke_off().into())
    }

    /// The camera is told to serve it, and HTTPS is switched on where it was off.
    async fn turn_on(&mut self) -> Result<Outage, Stop> {
        let (trail, before) = (self.own_trail()?, self.before.clone());
        let outage = ask!(self, |device| device.activate(&trail, &before))?;
        let port = match before.https {
            true => before.https_port,
            false => Some(ask!(self, |device| device.switch_https_on())?),
        };
        let id = self.camera.id;
        self.save(move |site| site.turned_on(id, port, Stage::Check))
            .await?;
        self.camera.https_port = port.or(self.camera.https_port);
        Ok(outage)
    }

    /// A new connection must show our certificate; a restart is the last means.
    async fn check(&mut self, restart_due: bool, outage: Outage) -> Result<Outcome, Stop> {
        let patience = self.shared.options.patience;
        let shared = self.shared.clone();
        let connector = shared.connector.as_ref();
        let Some(expected) = self.expected() else {
            return Err(self.broke_off().into());
        };
        let address = self.https_address();
        let id = self.camera.id;
        let limit = match (restart_due, outage) {
            // One look: perhaps somebody restarted it meanwhile.
            (true, _) => Duration::ZERO,
            (_, Outage::None) => patience.appear,
            (_, Outage::Expected) => patience.restart,
        };
        self.begin(Stage::Check);
        self.tell(Moment::Waiting {
            stage: Stage::Check,
            expected: None,
        });
        let mut shown = appears(connector, &address, expected, limit, &patience).await;
        let mut waited = limit;
        self.no_stranger(&shown)?;
        if shown.is_err() && self.can.restart {
            self.begin(Stage::Restart);
            self.save(move |site| site.turned_on(id, None, Stage::Restart))
                .await?;
            if shared.options.restart == Consent::Refused {
                return Err(Stop::NeedsRestart);
            }
            self.reconnect().await?;
            ask!(self, |device| device.restart())?;
            self.save(move |site| site.restarted(id)).await?;
            self.pass(Stage::Restart);
            self.begin(Stage::Check);
            self.tell(Moment::Waiting {
                stage: Stage::Check,
                expected: None,
            });
            shown = appears(connector, &address, expected, patience.restart, &patience).await;
            waited = patience.restart;
            self.no_stranger(&shown)?;
        }
        let unspoken = match shown {
            Ok(shown) => shown.unspoken,
            Err(Some(seen)) => {
                return Err(Error::StillOld {
                    address,
                    expected,
                    seen,
                }
                .into());
            }
            Err(None) => return Err(Error::NotBack { address, waited }.into()),
        };
        if let Some(version) = unspoken {
            self.answered().await?;
            return self.unspoken(expected, version).await;
        }
        // From here on the camera is secure whatever else happens, and others of its model need
        // not wait for the broom.
        self.proven();
        self.sweep().await;
        let port = self.https_port();
        self.save(move |site| site.secured(id, expected, port))
            .await?;
        self.answered().await?;
        self.pass(Stage::Check);
        Ok(Outcome::Secured {
            fingerprint: expected,
            address,
        })
    }

    /// A third certificate, neither the one of before nor ours: a restart will not mend that, and
    /// whoever shows it must not be logged in to.
    fn no_stranger(&self, shown: &Result<Shown, Option<Fingerprint>>) -> Result<(), Stop> {
        match (shown, self.before.served) {
            (Err(Some(seen)), Some(pinned)) if *seen != pinned => {
                Err(device::Error::CertificateChanged {
                    address: self.https_address(),
                    pinned,
                    seen: *seen,
                }
                .into())
            }
            _ => Ok(()),
        }
    }

    /// Removes what older attempts of ours left in the camera. Failing that is no failure of the
    /// work: the next one tries again.
    async fn sweep(&mut self) {
        let (id, own) = (self.camera.id, self.trail.clone());
        let swept = async {
            // Inside TLS each request is a connection of its own, held to the old certificate or
            // ours; to find the camera anew would cost it a dozen handshakes.
            if self.clear {
                self.reconnect().await?;
            }
            let trail = self.own_trail()?;
            if self.save(move |site| site.awaits(id, &own)).await? {
                // Among the old objects is a key whose certificate another authority is making.
                return Ok(0);
            }
            Ok::<_, Stop>(ask!(self, |device| device.clean_up(&trail, Keep::New))?)
        };
        match swept.await {
            Ok(0) => {}
            Ok(count) => log::info!("{}: {count} old objects removed", self.camera.address),
            Err(Stop::Because(error)) => {
                log::warn!("{}: not swept: {error}", self.camera.address);
            }
            Err(_) => {}
        }
    }

    pub(super) fn own_trail(&self) -> Result<Trail, Error> {
        self.trail.clone().ok_or_else(|| self.broke_off())
    }

    async fn grown(&mut self, trail: &Trail) -> Result<(), Error> {
        self.trail = Some(trail.clone());
        let (id, trail) = (self.camera.id, trail.clone());
        self.save(move |site| site.trailed(id, &trail)).await
    }

    pub(super) fn broke_off(&self) -> Error {
        Error::BrokeOff {
            address: self.camera.address.clone(),
        }
    }
}

/// RSA-2048 where possible: every client takes it and cameras make it in bearable time.
pub(super) fn key_wish(can: &Capabilities, address: &Address) -> Result<KeyWish, Error> {
    let lengths = &can.rsa_lengths;
    let fitting = lengths.iter().copied().filter(|l| *l >= 2048).min();
    match fitting {
        Some(length) => Ok(KeyWish::Rsa(length)),
        None if lengths.is_empty() && !can.p256 => Ok(KeyWish::Rsa(2048)),
        None if can.p256 => Ok(KeyWish::P256),
        None => Err(Error::WeakKeysOnly {
            address: address.clone(),
        }),
    }
}

/// The first question about a key comes so soon.
const EARLY: Duration = Duration::from_millis(200);

/// What the camera writes into its request; the authority takes only the key from it.
fn common_name(names: &[Name]) -> String {
    names.first().map(ToString::to_string).unwrap_or_default()
}
