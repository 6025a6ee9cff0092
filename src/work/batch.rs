//! Many cameras at once: who is in hand, who waits, and what the first ones teach about the rest.
//!
//! Apart from [`drive`](super::drive), which knows one camera and nothing of the others. Two gates
//! keep a mistake from spreading: a login is tried on one camera until one accepts it, and the
//! first camera of a model goes through the dangerous part alone.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use futures::channel::mpsc::{UnboundedSender, unbounded};
use futures::stream::BoxStream;
use futures::{StreamExt, stream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

use super::drive::Drive;
use super::gate::Gates;
use super::{Connector, Error, Left, Moment, Options, Outcome, Plan, Progress, Stage, Why};
use crate::authority::Authority;
use crate::device::Credentials;
use crate::site::{CameraId, Site};

/// Everything a batch needs.
#[derive(Clone)]
pub struct Batch {
    /// Where every stage is saved.
    pub site: Site,
    /// Who signs.
    pub authority: Arc<Authority>,
    /// Which cameras, with which names; rows not chosen are left alone.
    pub plan: Plan,
    /// User and password of each camera; those done by hand need none.
    pub logins: HashMap<CameraId, Credentials>,
    /// What was agreed to.
    pub options: Options,
    /// The how-manieth run of these cameras by this program, from 1; comes back in [`Progress`].
    pub attempt: u32,
}

/// The reins of a running batch. Dropping it changes nothing.
#[derive(Clone, Debug)]
pub struct Control(Arc<Reins>);

#[derive(Debug)]
pub(super) struct Reins {
    pace: watch::Sender<Pace>,
    skipped: Mutex<HashSet<CameraId>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pace {
    On,
    Paused,
    Stopped,
}

impl Control {
    /// No further camera is begun; those in hand are finished.
    pub fn pause(&self) {
        self.0.set(Pace::Paused);
    }

    /// Goes on after [`Control::pause`].
    pub fn resume(&self) {
        self.0.set(Pace::On);
    }

    /// Leaves this camera out. One in hand is taken back when its new certificate is not in use
    /// yet, else finished.
    pub fn skip(&self, camera: CameraId) {
        let _ = self.0.skips().insert(camera);
    }

    /// No further camera is begun, for good; those in hand are finished.
    pub fn stop(&self) {
        self.0.set(Pace::Stopped);
    }

    /// Whether [`Control::pause`] holds.
    pub fn is_paused(&self) -> bool {
        *self.0.pace.borrow() == Pace::Paused
    }
}

impl Reins {
    fn set(&self, pace: Pace) {
        let _ = self.pace.send_if_modified(|now| {
            // Stopped is for good.
            let changes = *now != Pace::Stopped && *now != pace;
            if changes {
                *now = pace;
            }
            changes
        });
    }

    fn skips(&self) -> std::sync::MutexGuard<'_, HashSet<CameraId>> {
        self.skipped.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn skips_camera(&self, camera: CameraId) -> bool {
        self.skips().contains(&camera)
    }

    /// Waits while paused; answers why the camera is not to be begun, if so.
    async fn clearance(&self, camera: CameraId) -> Option<Why> {
        let mut pace = self.pace.subscribe();
        // The sender lives in `self`, so this ends only with a pace other than a pause.
        let _ = pace.wait_for(|pace| *pace != Pace::Paused).await;
        if *pace.borrow() == Pace::Stopped {
            return Some(Why::Stopped);
        }
        self.skips_camera(camera).then_some(Why::Asked)
    }
}

/// What all cameras of a batch share.
pub(super) struct Shared {
    pub(super) site: Site,
    pub(super) authority: Arc<Authority>,
    pub(super) connector: Arc<dyn Connector>,
    pub(super) options: Options,
    pub(super) gates: Gates,
    pub(super) reins: Arc<Reins>,
}

/// Tells what happens to one camera; nobody has to listen.
#[derive(Clone)]
pub(super) struct Teller {
    camera: CameraId,
    attempt: u32,
    to: UnboundedSender<Progress>,
}

impl Teller {
    pub(super) fn tell(&self, at: Moment) {
        let _ = self.to.unbounded_send(Progress {
            camera: self.camera,
            attempt: self.attempt,
            at,
        });
    }
}

/// Works on the chosen cameras. The batch begins when the stream is first polled, inside a tokio
/// runtime, and goes on by itself from then on, also when the stream is dropped; the stream ends
/// when every camera has [`Moment::Ended`].
pub fn run(batch: Batch, connector: Arc<dyn Connector>) -> (BoxStream<'static, Progress>, Control) {
    let reins = Arc::new(Reins {
        pace: watch::Sender::new(Pace::On),
        skipped: Mutex::default(),
    });
    let control = Control(Arc::clone(&reins));
    let begin = async move {
        let (to, progress) = unbounded();
        drop(tokio::spawn(supervise(batch, connector, reins, to)));
        progress
    };
    (stream::once(begin).flatten().boxed(), control)
}

async fn supervise(
    batch: Batch,
    connector: Arc<dyn Connector>,
    reins: Arc<Reins>,
    to: UnboundedSender<Progress>,
) {
    let places = Arc::new(Semaphore::new(batch.options.at_once.max(1)));
    let shared = Arc::new(Shared {
        site: batch.site,
        authority: batch.authority,
        connector,
        options: batch.options,
        gates: Gates::default(),
        reins,
    });
    let mut cameras = JoinSet::new();
    let mut tellers = HashMap::new();
    let mut logins = batch.logins;
    for row in batch.plan.rows.into_iter().filter(|row| row.chosen) {
        let teller = Teller {
            camera: row.camera.id,
            attempt: batch.attempt,
            to: to.clone(),
        };
        let (shared, places) = (Arc::clone(&shared), Arc::clone(&places));
        let (id, address) = (row.camera.id, row.camera.address.clone());
        let login = logins.remove(&id);
        let own = teller.clone();
        let task = cameras.spawn(async move {
            // The semaphore is never closed; its queue is fair, so cameras begin in plan order.
            let _place = places.acquire_owned().await;
            let outcome = match shared.reins.clearance(id).await {
                Some(why) => Outcome::Skipped { why },
                None => Drive::new(shared, row, login, own.clone()).run().await,
            };
            own.tell(Moment::Ended(outcome));
        });
        let _ = tellers.insert(task.id(), (teller, address));
    }
    drop(to);
    while let Some(ended) = cameras.join_next_with_id().await {
        // A panic is a mistake of ours: the camera is told so, the others go on.
        if let Err(error) = ended
            && let Some((teller, address)) = tellers.remove(&error.id())
        {
            log::error!("the work on {address} broke off: {error}");
            teller.tell(Moment::Ended(Outcome::Failed {
                stage: Stage::Clock,
                error: Error::BrokeOff { address },
                left: Left::Unfinished,
            }));
        }
    }
}
