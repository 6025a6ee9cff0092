//! The watch on cameras done by hand: a new connection a second until it shows what was made.
//!
//! Apart because it has no end of its own: whoever stops listening ends it.

use std::sync::Arc;
use std::time::Duration;

use futures::StreamExt as _;
use futures::stream::{self, BoxStream};

use crate::certificate::{Certificate, Fingerprint};
use crate::device::Address;
use crate::site::{Camera, CameraId, Site};
use crate::work::{Connector, Shown};

/// Between two looks, so that what was uploaded shows within five seconds.
const PAUSE: Duration = Duration::from_secs(1);
/// One look is given so long.
const LOOK: Duration = Duration::from_secs(3);

/// One look at one camera.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watched {
    /// Which camera.
    pub camera: CameraId,
    /// What it shows.
    pub sight: Sight,
}

/// What a camera shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Another certificate than the one made for it.
    Other(Fingerprint),
    /// Ours, in a TLS that no browser speaks, for example `TLS 1.1`.
    Unspoken(String),
    /// No HTTPS answers.
    Nothing,
    /// Ours: it is secure, and the site says so. The last look at this camera.
    Secured {
        /// SHA-256 of the certificate.
        fingerprint: Fingerprint,
        /// Where: host and HTTPS port.
        address: Address,
    },
}

struct Eye {
    site: Site,
    connector: Arc<dyn Connector>,
    camera: CameraId,
    over: bool,
    first: bool,
}

/// Watches these cameras; each look is told, the last of a camera is [`Sight::Secured`]. What is
/// waited for is read from the site each time: a request signed meanwhile counts at once.
pub fn watch(
    site: Site,
    connector: Arc<dyn Connector>,
    cameras: Vec<CameraId>,
) -> BoxStream<'static, Watched> {
    let eyes = cameras.into_iter().map(move |camera| {
        let eye = Eye {
            site: site.clone(),
            connector: Arc::clone(&connector),
            camera,
            over: false,
            first: true,
        };
        stream::unfold(eye, |mut eye| async move {
            if eye.over {
                return None;
            }
            if !std::mem::replace(&mut eye.first, false) {
                tokio::time::sleep(PAUSE).await;
            }
            let watched = eye.look().await?;
            eye.over = matches!(watched.sight, Sight::Secured { .. });
            Some((watched, eye))
        })
        .boxed()
    });
    stream::select_all(eyes).boxed()
}

impl Eye {
    /// `None` when the camera is no longer in the site.
    async fn look(&self) -> Option<Watched> {
        let (site, id) = (self.site.clone(), self.camera);
        let camera = tokio::task::spawn_blocking(move || site.camera(id))
            .await
            .ok()?
            .ok()?;
        let sight = match self.shown(&camera).await {
            Some((address, shown)) if self.is_ours(&camera, shown.fingerprint) => {
                match shown.unspoken {
                    Some(version) => Sight::Unspoken(version),
                    None => {
                        self.settle(shown.fingerprint, &address).await;
                        Sight::Secured {
                            fingerprint: shown.fingerprint,
                            address,
                        }
                    }
                }
            }
            Some((_, shown)) => Sight::Other(shown.fingerprint),
            None => Sight::Nothing,
        };
        Some(Watched {
            camera: self.camera,
            sight,
        })
    }

    fn is_ours(&self, camera: &Camera, shown: Fingerprint) -> bool {
        camera.certificate().map(Certificate::fingerprint) == Some(shown)
    }

    /// At the port the site knows, the one it is called by, and the usual one.
    async fn shown(&self, camera: &Camera) -> Option<(Address, Shown)> {
        let mut ports: Vec<u16> = camera
            .https_port
            .into_iter()
            .chain(camera.address.port())
            .chain([443])
            .collect();
        ports.dedup();
        for port in ports {
            let address = camera.address.at(port);
            if let Ok(shown) = self.connector.look(&address, LOOK).await {
                return Some((address, shown));
            }
        }
        None
    }

    async fn settle(&self, shown: Fingerprint, address: &Address) {
        let (site, id) = (self.site.clone(), self.camera);
        let port = address.port().unwrap_or(443);
        let saved = tokio::task::spawn_blocking(move || site.secured(id, shown, port)).await;
        if let Ok(Err(error)) = saved {
            log::warn!("{address}: {error}");
        }
    }
}
