//! What the running program knows of a site and no file may: logins, the opened authority, which
//! cameras are meant this time.
//!
//! Apart because several steps need it and none owns it. It lives as long as the wizard; nothing
//! of it is written anywhere.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::authority::Authority;
use crate::device::{ClearHttp, Credentials, Identified};
use crate::site::{Camera, CameraId, Site, Standing};
use crate::work::order::Given;
use crate::work::{Options, Plan};

/// A handle; clones share what is known.
#[derive(Clone, Default)]
pub struct Session(Arc<Mutex<Known>>);

#[derive(Default)]
struct Known {
    chosen: Option<BTreeSet<CameraId>>,
    anew: BTreeSet<CameraId>,
    seen: BTreeMap<CameraId, Identified>,
    logins: BTreeMap<CameraId, Login>,
    authority: Option<Authority>,
    order: Option<Order>,
    given: BTreeMap<CameraId, Given>,
}

/// What the person pressed *Start* for.
#[derive(Clone, Debug)]
pub struct Order {
    /// Which cameras, with which names.
    pub plan: Plan,
    /// What was agreed to.
    pub options: Options,
}

/// A login that a camera accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Login {
    /// User and password.
    pub credentials: Credentials,
    /// Whether it may travel over plain HTTP.
    pub clear_http: ClearHttp,
}

impl Session {
    fn known(&self) -> MutexGuard<'_, Known> {
        // Nothing in here can be left half changed.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// These cameras are meant, and this is what was seen of them.
    pub fn choose(&self, cameras: impl IntoIterator<Item = (CameraId, Identified)>) {
        let mut known = self.known();
        let cameras: BTreeMap<_, _> = cameras.into_iter().collect();
        known.chosen = Some(cameras.keys().copied().collect());
        known.seen.extend(cameras);
    }

    /// These cameras are meant and no others.
    pub fn only(&self, cameras: impl IntoIterator<Item = CameraId>) {
        self.known().chosen = Some(cameras.into_iter().collect());
    }

    /// These get another certificate although theirs still fits: somebody found out that it must be
    /// done again.
    pub fn renew(&self, cameras: impl IntoIterator<Item = CameraId>) {
        self.known().anew.extend(cameras);
    }

    /// Whether this one does.
    pub fn renews(&self, camera: CameraId) -> bool {
        self.known().anew.contains(&camera)
    }

    /// This camera is meant after all, or not any more.
    pub fn mean(&self, camera: CameraId, meant: bool) {
        if let Some(chosen) = &mut self.known().chosen {
            if meant {
                let _ = chosen.insert(camera);
            } else {
                let _ = chosen.remove(&camera);
            }
        }
    }

    /// The cameras that are meant: those chosen, or everything not yet secured when nobody chose
    /// (a site that is continued), or simply all.
    pub fn cameras(&self, site: &Site) -> Vec<Camera> {
        let all = match site.cameras() {
            Ok(all) => all,
            Err(error) => {
                log::error!("the cameras cannot be read: {error}");
                return Vec::new();
            }
        };
        if let Some(chosen) = &self.known().chosen {
            return all.into_iter().filter(|c| chosen.contains(&c.id)).collect();
        }
        let open: Vec<Camera> = all
            .iter()
            .filter(|c| c.standing != Standing::Secured)
            .cloned()
            .collect();
        if open.is_empty() { all } else { open }
    }

    /// What was seen of a camera without a login, in this run of the program.
    pub fn seen(&self, camera: CameraId) -> Option<Identified> {
        self.known().seen.get(&camera).cloned()
    }

    /// A camera was looked at again.
    pub fn saw(&self, camera: CameraId, identified: Identified) {
        let _ = self.known().seen.insert(camera, identified);
    }

    /// A camera accepted this login.
    pub fn logged_in(&self, camera: CameraId, login: Login) {
        let _ = self.known().logins.insert(camera, login);
    }

    /// The login of a camera.
    pub fn login(&self, camera: CameraId) -> Option<Login> {
        self.known().logins.get(&camera).cloned()
    }

    /// All logins.
    pub fn logins(&self) -> BTreeMap<CameraId, Login> {
        self.known().logins.clone()
    }

    /// A camera does not accept its login any more.
    pub fn log_out(&self, camera: CameraId) {
        let _ = self.known().logins.remove(&camera);
    }

    /// The person pressed *Start*.
    pub fn order(&self, order: Order) {
        let mut known = self.known();
        for row in order.plan.chosen() {
            let _ = known.anew.remove(&row.camera.id);
            let _ = known.given.remove(&row.camera.id);
        }
        known.order = Some(order);
    }

    /// These cameras get certificates of another authority, instead of ours.
    pub fn give(&self, given: impl IntoIterator<Item = (CameraId, Given)>) {
        self.known().given.extend(given);
    }

    /// The certificate of another authority for this camera.
    pub fn given(&self, camera: CameraId) -> Option<Given> {
        self.known().given.get(&camera).cloned()
    }

    /// What is to be done, once: whoever takes it does it.
    pub fn take_order(&self) -> Option<Order> {
        self.known().order.take()
    }

    /// The authority is open.
    pub fn opened(&self, authority: Authority) {
        self.known().authority = Some(authority);
    }

    /// The authority, when it is open.
    pub fn authority(&self) -> Option<Authority> {
        self.known().authority.clone()
    }
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Session")
    }
}
