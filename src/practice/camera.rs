//! One practice camera: its two doors, and what happens after an answer.
//!
//! Answers are made at once under one lock; what takes time (switching the certificate, opening
//! and closing doors, restarting) is queued and done one after the other by a task of its own,
//! as the firmware of a camera does.

use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use sha2::Digest as _;
use tokio::sync::mpsc;
use tokio::task::AbortHandle;

use super::ahead::Ahead;
use super::announce::Announcement;
use super::beacon::{self, Presence};
use super::factory::{factory, stranger};
use super::family::{Family, Onvif};
use super::gate::{Gate, Speech};
use super::quirk::Quirks;
use super::slot::{self, Slot};
use super::sntp;
use super::witness::{Received, State};
use super::{Error, Options};
use crate::error::Cause;

pub use inside::Inner;

mod inside;

/// What is done after an answer was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Serve what is assigned now.
    Switch,
    /// Open and close doors as the protocols say now.
    Protocols,
    /// Close and open the TLS server: it is set up anew.
    Reopen,
    /// Ask the time server, when the clock follows one.
    AskTime,
    /// Be away for a while, forget what lives in memory, come back.
    Restart,
    /// Show a stranger's certificate from now on.
    Stranger,
}

/// One camera.
#[derive(Debug)]
pub struct Camera {
    /// Its family.
    pub family: &'static Family,
    /// Number in its batch, from 0.
    pub index: usize,
    /// How it was started.
    pub options: Arc<Options>,
    /// Keys that lie ready.
    pub ahead: Arc<Ahead>,
    endpoint: String,
    inner: Mutex<Inner>,
    slot: Arc<Slot>,
    http: Gate,
    https: Gate,
    effects: mpsc::UnboundedSender<Effect>,
    /// Effects that are queued or under way.
    owed: AtomicUsize,
    housekeeper: OnceLock<AbortHandle>,
}

impl Camera {
    /// Starts one; its tasks run until [`Self::stop`].
    ///
    /// # Errors
    /// When no factory certificate can be made or no port taken.
    pub async fn start(
        family: &'static Family,
        index: usize,
        options: Arc<Options>,
        ahead: Arc<Ahead>,
    ) -> Result<Arc<Self>, Error> {
        // The first one makes two RSA keys.
        let made = tokio::task::spawn_blocking(|| Ok::<_, Cause>((factory()?, stranger()?)))
            .await
            .map_err(|e| Error::Factory(Cause::new(e)))?;
        let (factory, stranger) = made.map_err(Error::Factory)?;
        let slot = Arc::new(Slot::default());
        let address = options.address_of(index);
        let (http, https) = match options.port_base {
            Some(base) => {
                // With an address of its own a camera keeps to the same two ports as the others.
                let first = match options.spread {
                    Some(_) => base,
                    None => base + 2 * index as u16,
                };
                (
                    Gate::reserve(address, first)?,
                    Gate::reserve(address, first + 1)?,
                )
            }
            None => neighbours(address)?,
        };
        let endpoint = endpoint(family.id, index, address, http.port());
        let (effects, queue) = mpsc::unbounded_channel();
        let inner = Inner::new(
            family,
            &options,
            (http.port(), https.port()),
            factory,
            stranger,
        );
        let camera = Arc::new(Self {
            family,
            index,
            options,
            ahead,
            endpoint,
            inner: Mutex::new(inner),
            slot,
            http,
            https,
            effects,
            owed: AtomicUsize::new(0),
            housekeeper: OnceLock::new(),
        });
        camera.serve_assigned();
        camera.arrange_doors().await?;
        let task = tokio::spawn(Self::keep_house(Arc::clone(&camera), queue));
        let _ = camera.housekeeper.set(task.abort_handle());
        Ok(camera)
    }

    /// Its insides, for one short moment.
    pub fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Its address on loopback.
    pub fn address(&self) -> Ipv4Addr {
        self.options.address_of(self.index)
    }

    /// What it announces by mDNS and SSDP; nothing while it is away.
    pub fn announcement(&self) -> Option<Announcement> {
        let open = |gate: &Gate| gate.is_open().then(|| gate.port());
        let (http, https) = (open(&self.http), open(&self.https));
        (http.is_some() || https.is_some()).then(|| Announcement {
            name: format!("Practice IP camera {} {}", self.family.id, self.index),
            model: format!("Camera {}", self.family.id),
            serial: format!("PRACTICE{:04}", self.index),
            endpoint: self.endpoint.clone(),
            address: self.address(),
            http,
            https,
            has_video: self.family.onvif != Onvif::None,
        })
    }

    /// What its TLS server shows now, DER.
    pub fn served_chain(&self) -> Vec<Vec<u8>> {
        self.slot.chain()
    }

    /// HTTP port.
    pub fn http_port(&self) -> u16 {
        self.http.port()
    }

    /// HTTPS port.
    pub fn https_port(&self) -> u16 {
        self.https.port()
    }

    /// Its own id, the same at both ports and after a restart.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// What it answers a probe; nothing while it is away or when it is no ONVIF camera.
    pub fn presence(&self) -> Option<Presence> {
        if self.family.onvif == Onvif::None {
            return None;
        }
        let inner = self.inner();
        let doors = [("http", &self.http), ("https", &self.https)];
        let addresses: Vec<String> = doors
            .iter()
            .filter(|(_, gate)| gate.is_open())
            .map(|(scheme, gate)| {
                let (address, port) = (self.address(), gate.port());
                format!("{scheme}://{address}:{port}/onvif/device_service")
            })
            .collect();
        let scope = |rest: String| format!("onvif://www.onvif.org/{rest}");
        (!addresses.is_empty()).then(|| Presence {
            endpoint: self.endpoint.clone(),
            scopes: vec![
                scope("type/video_encoder".to_owned()),
                scope("location/country/practice".to_owned()),
                scope("hardware/P1".to_owned()),
                scope(format!(
                    "name/Practice%20{}%20{}",
                    self.family.id, self.index
                )),
            ],
            addresses,
            literal_prefix: inner.quirks.literal_prefix,
        })
    }

    /// Queues what is to happen after the answer.
    pub fn afterwards(&self, effects: Vec<Effect>) {
        for effect in effects {
            let _ = self.owed.fetch_add(1, Ordering::SeqCst);
            let _ = self.effects.send(effect);
        }
    }

    /// Closes everything.
    pub fn stop(&self) {
        if let Some(task) = self.housekeeper.get() {
            task.abort();
        }
        self.http.stop();
        self.https.stop();
    }

    async fn keep_house(camera: Arc<Self>, mut queue: mpsc::UnboundedReceiver<Effect>) {
        while let Some(effect) = queue.recv().await {
            let switch = camera.inner().quirks.switch_seconds;
            // The answer must be out before its connection is cut. A stranger needs no time to
            // switch.
            let switch = if effect == Effect::Stranger {
                0.0
            } else {
                switch
            };
            tokio::time::sleep(Duration::from_secs_f64(switch.max(0.05))).await;
            let forgets = camera.inner().quirks.forgets_activation;
            let done = match effect {
                Effect::Switch if forgets => {
                    camera.inner().forget_activation();
                    camera.restart().await
                }
                Effect::Switch => {
                    camera.serve_assigned();
                    camera.https.cut();
                    Ok(())
                }
                Effect::Stranger => {
                    camera.inner().stranger = true;
                    camera.serve_assigned();
                    camera.https.cut();
                    Ok(())
                }
                Effect::Protocols => camera.arrange_doors().await,
                Effect::Reopen => {
                    camera.https.close().await;
                    camera.arrange_doors().await
                }
                Effect::AskTime => {
                    camera.ask_time().await;
                    Ok(())
                }
                Effect::Restart => camera.restart().await,
            };
            if let Err(error) = done {
                log::warn!("practice camera {}: {error}", camera.http_port());
            }
            let _ = camera.owed.fetch_sub(1, Ordering::SeqCst);
        }
    }

    /// One question to the time server; the clock stays as it is without an answer.
    async fn ask_time(&self) {
        let server = self.inner().clock.server.clone();
        let Some(server) = server else { return };
        let now = sntp::ask(&server, self.options.ntp_port).await;
        let mut inner = self.inner();
        if let Some(now) = now.filter(|_| inner.clock.ntp) {
            inner.clock.set(now);
        }
    }

    async fn restart(self: &Arc<Self>) -> Result<(), Error> {
        self.http.close().await;
        self.https.close().await;
        tokio::time::sleep(Duration::from_secs_f64(self.options.restart_seconds)).await;
        self.inner().restart();
        self.serve_assigned();
        self.arrange_doors().await
    }

    /// Puts into the TLS server what is assigned.
    fn serve_assigned(&self) {
        let inner = self.inner();
        let served = inner.stranger.then(|| stranger().ok()).flatten();
        let put = match (served, inner.assigned()) {
            (Some(kit), _) => self
                .slot
                .put(std::slice::from_ref(&kit.certificate), &kit.key),
            (None, Some((chain, key))) => self.slot.put(&chain, key),
            (None, None) => false,
        };
        if !put {
            self.slot.clear();
        }
    }

    /// Opens and closes doors as the protocols say.
    async fn arrange_doors(self: &Arc<Self>) -> Result<(), Error> {
        let (http, https, tls12, tls13) = {
            let inner = self.inner();
            let speaks = |v: &str| inner.tls_versions.iter().any(|t| t == v);
            (inner.http_on, inner.https_on, speaks("1.2"), speaks("1.3"))
        };
        if http {
            self.http.open(Arc::clone(self), Speech::Clear)?;
        } else {
            self.http.close().await;
        }
        if https {
            let speech = match tls12 || tls13 {
                true => slot::server(Arc::clone(&self.slot), tls12, tls13)
                    .map(Speech::Tls)
                    .map_err(Error::Factory)?,
                false => Speech::OldTls,
            };
            self.https.open(Arc::clone(self), speech)?;
        } else {
            self.https.close().await;
        }
        Ok(())
    }

    /// See [`super::PracticeCamera::bend`].
    pub fn bend(&self, quirks: Quirks) {
        let freed = {
            let mut inner = self.inner();
            inner.quirks = quirks;
            inner.fired.clear();
            std::mem::take(&mut inner.stranger)
        };
        if freed {
            self.serve_assigned();
            self.https.cut();
        }
    }

    /// See [`super::PracticeCamera::reset`].
    pub fn reset(&self) {
        // Made when the first camera started.
        let (Ok(factory), Ok(stranger)) = (factory(), stranger()) else {
            return;
        };
        {
            let mut inner = self.inner();
            let fresh = Inner::new(self.family, &self.options, inner.ports, factory, stranger);
            let old = std::mem::replace(&mut *inner, fresh);
            inner.received = old.received;
            inner.requests = old.requests;
        }
        self.serve_assigned();
        self.https.cut();
        self.afterwards(vec![Effect::Protocols]);
    }

    /// See [`super::PracticeCamera::state`].
    pub fn state(&self) -> State {
        let served = self.slot.served();
        let inner = self.inner();
        let store = &inner.store;
        let aliases = store
            .keys
            .iter()
            .map(|k| &k.alias)
            .chain(store.certificates.iter().map(|c| &c.alias))
            .chain(store.paths.iter().map(|p| &p.alias));
        let older = inner.shelf.ids();
        let mut state = State {
            keys: store.keys.iter().map(|k| k.id.clone()).collect(),
            certificates: if self.family.onvif == Onvif::Legacy {
                older
            } else {
                store.certificates.iter().map(|c| c.id.clone()).collect()
            },
            paths: store.paths.iter().map(|p| p.id.clone()).collect(),
            passphrases: store.passphrases.iter().map(|p| p.id.clone()).collect(),
            assigned: if self.family.onvif == Onvif::Legacy {
                inner.shelf.enabled().into_iter().collect()
            } else {
                store.assigned.clone()
            },
            aliases: aliases.flatten().cloned().collect(),
            serves_factory: match inner.firmware.as_ref().and_then(|own| own.factory()) {
                Some(own) => served.as_ref() == Some(&own.certificate),
                None => factory().is_ok_and(|f| served.as_ref() == Some(&f.certificate)),
            },
            serves_stranger: inner.stranger,
            served: served.map(|der| {
                sha2::Sha256::digest(der)
                    .iter()
                    .map(|b| format!("{b:02x}"))
                    .collect()
            }),
            http: inner.http_on,
            https: inner.https_on,
            time_server: inner.clock.server.clone().filter(|_| inner.clock.ntp),
            clock_offset_seconds: (inner.clock.now() - time::OffsetDateTime::now_utc())
                .whole_seconds(),
            wrong_tries: inner.accounts.wrong_tries(),
            busy: self.owed.load(Ordering::SeqCst) > 0,
            restarts: inner.restarts,
            requests: inner.requests,
            connections: inner.connections,
        };
        if let Some(own) = &inner.firmware {
            own.show(&mut state);
        }
        state
    }

    /// See [`super::PracticeCamera::received`].
    pub fn received(&self) -> Vec<Received> {
        self.inner().received.clone()
    }

    /// See [`super::PracticeCamera::answered`].
    pub fn answered(&self) -> Vec<(String, String)> {
        self.inner().answered.clone()
    }
}

/// Two free ports, HTTPS one above HTTP where the computer has such a pair, as real cameras keep
/// theirs together (80 and 443, 8080 and 8443).
fn neighbours(address: Ipv4Addr) -> Result<(Gate, Gate), Error> {
    for _ in 0..32 {
        let http = Gate::reserve(address, 0)?;
        let Some(next) = http.port().checked_add(1) else {
            continue;
        };
        if let Ok(https) = Gate::reserve(address, next) {
            return Ok((http, https));
        }
    }
    Ok((Gate::reserve(address, 0)?, Gate::reserve(address, 0)?))
}

/// A camera's own id: the same whenever it is started at the same place.
fn endpoint(family: &str, index: usize, address: Ipv4Addr, port: u16) -> String {
    let place = format!("practice camera {family} {index} {address}:{port}");
    let digest = sha2::Sha256::digest(place);
    let mut bytes = [0; 16];
    bytes
        .iter_mut()
        .zip(digest)
        .for_each(|(to, from)| *to = from);
    format!("urn:uuid:{}", beacon::uuid(bytes))
}
