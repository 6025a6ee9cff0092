//! A camera made of memory: the verbs of a device over a small key store, with accidents on order.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use camseal::certificate::{Certificate, Fingerprint, Subject};
use camseal::device::{
    Address, Answer, Back, Before, Capabilities, Channel, ClearHttp, Clock, Connected, Credentials,
    Device, Error, Family, Identified, Identity, Keep, KeyMade, KeyState, KeyWish, Outage, Trail,
    Upload, Uploaded,
};
use camseal::error::Cause;
use camseal::work::{Connector, Shown};
use futures::future::BoxFuture;
use time::OffsetDateTime;

/// What happens to one request, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accident {
    /// The connection ends before the camera did anything.
    CutBefore,
    /// The camera did it; the answer is lost.
    CutAfter,
    /// As CutBefore, but nothing is ever heard: the moment to kill the program.
    HangBefore,
    /// As CutAfter, likewise.
    HangAfter,
}

pub struct State {
    pub identity: Identity,
    pub password: String,
    pub tries: u32,
    pub keys: BTreeMap<String, (String, rcgen::KeyPair)>,
    pub certificates: BTreeMap<String, (String, Certificate)>,
    pub paths: BTreeMap<String, (String, String)>,
    pub assigned: Vec<String>,
    pub https: bool,
    /// HTTPS is found only by who is logged in.
    pub hidden: bool,
    /// Keys that came unencrypted.
    pub keys_in_clear: u32,
    /// Ours is assigned now and served only after so many more requests.
    pub switches_in: Option<u32>,
    pub serving: Option<Certificate>,
    /// The new certificate shows only after a restart.
    pub lazy: bool,
    /// Not even then.
    pub stubborn: bool,
    pub clock_offset: time::Duration,
    pub can: Capabilities,
    pub requests: u32,
    pub accidents: BTreeMap<u32, Accident>,
    pub hanging: bool,
    /// A verb that always fails.
    pub broken: Option<&'static str>,
    pub restarts: u32,
    next: u32,
    factory: Certificate,
}

/// One fake camera; clones are the same camera.
#[derive(Clone)]
pub struct Fake {
    pub address: Address,
    pub state: Arc<Mutex<State>>,
}

impl Fake {
    pub fn new(number: u8, model: &str) -> Self {
        let address = Address::new(format!("192.168.7.{number}"), None);
        let key = rcgen::KeyPair::generate().unwrap();
        let factory = rcgen::CertificateParams::new(vec!["factory".to_owned()])
            .unwrap()
            .self_signed(&key)
            .unwrap();
        let factory = Certificate::from_der(factory.der()).unwrap();
        let state = State {
            identity: Identity {
                manufacturer: "Memory".into(),
                model: model.into(),
                firmware: "1".into(),
                serial: format!("S{number}"),
                host_name: Some(format!("cam{number}")),
            },
            password: "right".into(),
            tries: 0,
            keys: BTreeMap::new(),
            certificates: BTreeMap::from([(
                "factory-cert".to_owned(),
                ("Factory".to_owned(), factory.clone()),
            )]),
            paths: BTreeMap::from([(
                "factory-path".to_owned(),
                ("Factory".to_owned(), "factory-cert".to_owned()),
            )]),
            assigned: vec!["factory-path".to_owned()],
            https: true,
            hidden: false,
            keys_in_clear: 0,
            switches_in: None,
            serving: Some(factory.clone()),
            lazy: false,
            stubborn: false,
            clock_offset: time::Duration::ZERO,
            can: Capabilities {
                key_on_camera: true,
                key_from_here: true,
                p256: true,
                set_clock: true,
                switch_https: true,
                restart: true,
                ..Capabilities::default()
            },
            requests: 0,
            accidents: BTreeMap::new(),
            hanging: false,
            broken: None,
            restarts: 0,
            next: 0,
            factory,
        };
        Self {
            address,
            state: Arc::new(Mutex::new(state)),
        }
    }

    /// Objects of ours that lie in it: keys, certificates, paths.
    pub fn ours(&self) -> (usize, usize, usize) {
        let state = self.state.lock().unwrap();
        let count = |alias: &str| usize::from(alias.starts_with("camseal-"));
        (
            state.keys.values().map(|(a, _)| count(a)).sum(),
            state.certificates.values().map(|(a, _)| count(a)).sum(),
            state.paths.values().map(|(a, _)| count(a)).sum(),
        )
    }

    pub fn served(&self) -> Option<Fingerprint> {
        let state = self.state.lock().unwrap();
        state.serving.as_ref().map(Certificate::fingerprint)
    }

    pub fn is_as_new(&self) -> bool {
        let state = self.state.lock().unwrap();
        let same = state.serving.as_ref() == Some(&state.factory);
        same && state.assigned == ["factory-path"]
            && state.keys.is_empty()
            && state.certificates.len() == 1
            && state.paths.len() == 1
    }
}

impl State {
    fn fresh(&mut self, kind: &str) -> String {
        self.next += 1;
        format!("{kind}-{}", self.next)
    }

    /// A switch that was put off.
    fn come_to_it(&mut self) {
        let ours = self.assigned.first().is_some_and(|p| p != "factory-path");
        match self.switches_in {
            Some(0) if ours => {
                self.switches_in = None;
                self.serve();
            }
            Some(more) if ours => self.switches_in = Some(more - 1),
            _ => {}
        }
    }

    fn serve(&mut self) {
        if !self.https {
            self.serving = None;
            return;
        }
        let certificate = self
            .assigned
            .first()
            .and_then(|path| self.paths.get(path))
            .and_then(|(_, certificate)| self.certificates.get(certificate))
            .map(|(_, certificate)| certificate.clone());
        self.serving = certificate.or_else(|| Some(self.factory.clone()));
    }
}

/// One login at one fake camera, pinned to what it served.
struct Session {
    fake: Fake,
    password: String,
    pinned: Option<Fingerprint>,
    expected: Mutex<Option<Fingerprint>>,
    clear: AtomicBool,
}

impl Session {
    /// One request: accidents, pin, login, then the effect.
    async fn request<T>(
        &self,
        verb: &'static str,
        effect: impl FnOnce(&mut State) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let address = self.fake.address.clone();
        let cut = || Error::Cut {
            address: address.clone(),
            operation: verb.to_owned(),
            cause: Cause::new("cut on order"),
        };
        tokio::task::yield_now().await;
        let (answer, accident) = {
            let mut state = self.fake.state.lock().unwrap();
            let accident = state.accidents.get(&state.requests).copied();
            state.requests += 1;
            state.come_to_it();
            let seen = state.serving.as_ref().map(Certificate::fingerprint);
            if let (Some(pinned), Some(seen)) = (self.pinned, seen)
                && pinned != seen
                && *self.expected.lock().unwrap() != Some(seen)
            {
                return Err(Error::CertificateChanged {
                    address,
                    pinned,
                    seen,
                });
            }
            if self.password != state.password {
                state.tries += 1;
                return Err(Error::Refused { address });
            }
            if state.broken == Some(verb) {
                return Err(Error::Fault {
                    address,
                    operation: verb.to_owned(),
                    code: "ter:Broken".to_owned(),
                    reason: String::new(),
                });
            }
            if matches!(accident, Some(Accident::CutBefore)) {
                return Err(cut());
            }
            state.hanging = matches!(accident, Some(Accident::HangBefore | Accident::HangAfter));
            let answer = match accident {
                Some(Accident::HangBefore) => None,
                _ => Some(effect(&mut state)),
            };
            (answer, accident)
        };
        match (answer, accident) {
            (_, Some(Accident::HangBefore | Accident::HangAfter)) | (None, _) => {
                std::future::pending().await
            }
            (_, Some(Accident::CutAfter)) => Err(cut()),
            (Some(answer), _) => answer,
        }
    }
}

impl Device for Session {
    fn address(&self) -> &Address {
        &self.fake.address
    }

    fn family(&self) -> &'static Family {
        Family::onvif_tls()
    }

    fn channel(&self) -> Answer<'_, Channel> {
        Box::pin(async {
            Ok(match self.clear.load(Ordering::Relaxed) {
                true => Channel::Clear,
                false => Channel::Pinned,
            })
        })
    }

    fn identity(&self) -> Answer<'_, Identity> {
        Box::pin(self.request("identity", |state| {
            self.clear.store(!state.https, Ordering::Relaxed);
            Ok(state.identity.clone())
        }))
    }

    fn clock(&self) -> Answer<'_, Clock> {
        Box::pin(self.request("clock", |state| {
            let here = OffsetDateTime::now_utc();
            Ok(Clock {
                device: here + state.clock_offset,
                here,
                follows_ntp: false,
            })
        }))
    }

    fn set_clock(&self) -> Answer<'_, ()> {
        Box::pin(self.request("set-clock", |state| {
            state.clock_offset = time::Duration::ZERO;
            Ok(())
        }))
    }

    fn capabilities(&self) -> Answer<'_, Capabilities> {
        Box::pin(self.request("capabilities", |state| Ok(state.can.clone())))
    }

    fn before(&self) -> Answer<'_, Before> {
        Box::pin(self.request("before", |state| {
            Ok(Before {
                assigned: state.assigned.clone(),
                https: state.https,
                https_port: Some(443),
                http: true,
                http_port: Some(80),
                served: state.serving.as_ref().map(Certificate::fingerprint),
            })
        }))
    }

    fn make_key<'a>(&'a self, trail: &'a Trail, _: KeyWish) -> Answer<'a, KeyMade> {
        Box::pin(self.request("make-key", |state| {
            let known = state.keys.iter().find(|(_, (a, _))| *a == trail.alias);
            let id = match known {
                Some((id, _)) => id.clone(),
                None => {
                    let id = state.fresh("key");
                    let pair = rcgen::KeyPair::generate().unwrap();
                    let _ = state.keys.insert(id.clone(), (trail.alias.clone(), pair));
                    id
                }
            };
            let estimate = Some(Duration::from_millis(1));
            Ok(KeyMade { id, estimate })
        }))
    }

    fn key_state<'a>(&'a self, _: &'a Trail) -> Answer<'a, KeyState> {
        Box::pin(self.request("key-state", |_| Ok(KeyState::Ready)))
    }

    fn request<'a>(&'a self, trail: &'a Trail, subject: &'a Subject) -> Answer<'a, Vec<u8>> {
        Box::pin(self.request("request", move |state| {
            let (_, pair) = &state.keys[trail.key.as_ref().unwrap()];
            let mut wish = rcgen::CertificateParams::default();
            wish.distinguished_name
                .push(rcgen::DnType::CommonName, subject.common_name.as_str());
            Ok(wish.serialize_request(pair).unwrap().der().to_vec())
        }))
    }

    fn upload<'a>(&'a self, trail: &'a Trail, upload: &'a Upload) -> Answer<'a, Uploaded> {
        Box::pin(self.request("upload", |state| {
            if upload.key.is_some() && self.clear.load(Ordering::Relaxed) {
                state.keys_in_clear += 1;
            }
            *self.expected.lock().unwrap() = Some(upload.chain[0].fingerprint());
            let mut trail = trail.clone();
            if trail.certificate.is_none() {
                let known = state
                    .certificates
                    .iter()
                    .find(|(_, (a, _))| *a == trail.alias)
                    .map(|(id, _)| id.clone());
                let id = known.unwrap_or_else(|| {
                    let id = state.fresh("cert");
                    let object = (trail.alias.clone(), upload.chain[0].clone());
                    let _ = state.certificates.insert(id.clone(), object);
                    id
                });
                trail.certificate = Some(id);
                return Ok(Uploaded {
                    trail,
                    complete: false,
                });
            }
            let known = state
                .paths
                .iter()
                .find(|(_, (a, _))| *a == trail.alias)
                .map(|(id, _)| id.clone());
            let id = known.unwrap_or_else(|| {
                let id = state.fresh("path");
                let object = (trail.alias.clone(), trail.certificate.clone().unwrap());
                let _ = state.paths.insert(id.clone(), object);
                id
            });
            trail.path = Some(id);
            Ok(Uploaded {
                trail,
                complete: true,
            })
        }))
    }

    fn activate<'a>(&'a self, trail: &'a Trail, _: &'a Before) -> Answer<'a, Outage> {
        Box::pin(self.request("activate", |state| {
            state.assigned = vec![trail.path.clone().unwrap()];
            if !state.lazy && state.switches_in.is_none() {
                state.serve();
            }
            Ok(Outage::None)
        }))
    }

    fn switch_https_on(&self) -> Answer<'_, u16> {
        Box::pin(self.request("switch", |state| {
            state.https = true;
            state.serve();
            Ok(443)
        }))
    }

    fn restart(&self) -> Answer<'_, ()> {
        Box::pin(self.request("restart", |state| {
            state.restarts += 1;
            if !state.stubborn {
                state.serve();
            }
            Ok(())
        }))
    }

    fn put_back<'a>(&'a self, _: &'a Trail, before: &'a Before) -> Answer<'a, Back> {
        Box::pin(self.request("put-back", |state| {
            state.assigned.clone_from(&before.assigned);
            state.https = before.https;
            state.serve();
            Ok(Back::AsBefore)
        }))
    }

    fn clean_up<'a>(&'a self, trail: &'a Trail, keep: Keep) -> Answer<'a, u32> {
        Box::pin(async move {
            let goes = move |alias: &str| match keep {
                Keep::New => alias.starts_with("camseal-") && alias != trail.alias,
                Keep::Old => alias == trail.alias,
            };
            let paths = self
                .request("clean-paths", move |state| {
                    let all = state.paths.len();
                    let assigned = state.assigned.clone();
                    state
                        .paths
                        .retain(|id, (alias, _)| !goes(alias) || assigned.contains(id));
                    Ok(all - state.paths.len())
                })
                .await?;
            let certificates = self
                .request("clean-certificates", move |state| {
                    let all = state.certificates.len();
                    let used: Vec<_> = state.paths.values().map(|(_, c)| c.clone()).collect();
                    state
                        .certificates
                        .retain(|id, (alias, _)| !goes(alias) || used.contains(id));
                    Ok(all - state.certificates.len())
                })
                .await?;
            let keys = self
                .request("clean-keys", move |state| {
                    let all = state.keys.len();
                    let used: Vec<_> = state
                        .certificates
                        .values()
                        .map(|(a, _)| a.clone())
                        .collect();
                    state
                        .keys
                        .retain(|_, (alias, _)| !goes(alias) || used.contains(alias));
                    Ok(all - state.keys.len())
                })
                .await?;
            Ok((paths + certificates + keys) as u32)
        })
    }
}

/// The network that fake cameras hang on.
#[derive(Clone, Default)]
pub struct Cable(pub Vec<Fake>);

impl Cable {
    fn at(&self, host: &str) -> Option<&Fake> {
        self.0.iter().find(|fake| fake.address.host() == host)
    }

    fn missing(address: &Address) -> Error {
        Error::Unreachable {
            address: address.clone(),
            cause: Cause::new("nobody"),
        }
    }
}

impl Connector for Cable {
    fn identify<'a>(&'a self, address: &'a Address) -> BoxFuture<'a, Result<Identified, Error>> {
        Box::pin(async move {
            let fake = self
                .at(address.host())
                .ok_or_else(|| Self::missing(address))?;
            let state = fake.state.lock().unwrap();
            let found = state.https && !state.hidden;
            Ok(Identified {
                address: address.clone(),
                family: Family::onvif_tls(),
                signs: Vec::new(),
                channel: match found {
                    true => Channel::Pinned,
                    false => Channel::Clear,
                },
                served: state.serving.clone().filter(|_| found),
                https_port: found.then_some(443),
                http_port: Some(80),
                identity: Identity::default(),
                clock: None,
                expected: None,
            })
        })
    }

    fn connect<'a>(
        &'a self,
        seen: &'a Identified,
        credentials: &'a Credentials,
        _: ClearHttp,
    ) -> BoxFuture<'a, Result<Connected, Error>> {
        Box::pin(async move {
            let fake = self
                .at(seen.address.host())
                .ok_or_else(|| Self::missing(&seen.address))?;
            let session = Session {
                fake: fake.clone(),
                password: credentials.password.reveal().to_owned(),
                pinned: seen.served.as_ref().map(Certificate::fingerprint),
                expected: Mutex::new(seen.expected),
                clear: AtomicBool::new(seen.channel == Channel::Clear),
            };
            Ok(Arc::new(session) as Connected)
        })
    }

    fn look<'a>(
        &'a self,
        address: &'a Address,
        _: Duration,
    ) -> BoxFuture<'a, Result<Shown, Error>> {
        Box::pin(async move {
            if let Some(fake) = self.at(address.host()) {
                fake.state.lock().unwrap().come_to_it();
            }
            self.at(address.host())
                .and_then(Fake::served)
                .map(Shown::from)
                .ok_or_else(|| Self::missing(address))
        })
    }
}
