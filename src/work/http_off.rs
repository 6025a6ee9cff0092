//! Switching plain HTTP off, at the end and only on wish: after the camera was proved to serve its
//! certificate, and after somebody said which recorder uses it.
//!
//! Apart from the batch because it is the one change that can lock a recorder out: nothing here is
//! done by the way.

use tokio::net::TcpStream;
use tokio::time::{Instant, sleep, timeout};

use super::{Connector, Error, Patience};
use crate::certificate::Fingerprint;
use crate::device::{Address, ClearHttp, Credentials};
use crate::site::{Camera, CameraId, Deed, Site, Standing};

/// One look at a door.
const LOOK: std::time::Duration = std::time::Duration::from_secs(5);

/// What is wanted.
#[derive(Clone, Debug)]
pub struct HttpOff {
    /// Which camera.
    pub camera: CameraId,
    /// Its administrator.
    pub login: Credentials,
    /// Which recorder or program uses it, for the journal; empty for none.
    pub recorder: String,
    /// How long to wait for the doors.
    pub patience: Patience,
}

/// Proves the camera, switches HTTP off, and proves it again: HTTPS serves the same certificate,
/// and HTTP is closed. Answers the HTTP port that is closed now, when it is known.
///
/// # Errors
/// [`Error::NotProven`] before anything was changed; [`Error::StillHttp`] or [`Error::NotBack`]
/// afterwards; what the camera says.
pub async fn http_off(
    site: &Site,
    connector: &dyn Connector,
    wish: HttpOff,
) -> Result<Option<u16>, Error> {
    let camera = site.camera(wish.camera)?;
    let address = camera.https_address();
    let not_proven = || Error::NotProven {
        address: camera.address.clone(),
    };
    let pinned = camera
        .pinned
        .filter(|_| camera.standing == Standing::Secured)
        .ok_or_else(not_proven)?;
    if !serves(connector, &address, pinned).await {
        return Err(not_proven());
    }
    let mut seen = connector.identify(&address).await?;
    seen.family = camera.family;
    let device = connector
        .connect(&seen, &wish.login, ClearHttp::Refused)
        .await?;
    let _ = device.identity().await?;
    let before = device.before().await?;
    let port = before.http_port.or(camera.http_port);
    device.switch_http_off().await?;
    let begun = Instant::now();
    loop {
        let safe = serves(connector, &address, pinned).await;
        let closed = is_closed(&camera, port).await;
        if safe && closed {
            break;
        }
        let waited = begun.elapsed();
        if waited > wish.patience.appear {
            return Err(match safe {
                true => Error::StillHttp {
                    address: camera.address.clone(),
                },
                false => Error::NotBack { address, waited },
            });
        }
        sleep(wish.patience.poll).await;
    }
    site.note(
        Some(camera.id),
        Deed::HttpOff,
        wish.recorder.trim(),
        Some(pinned),
    )?;
    Ok(port)
}

async fn serves(connector: &dyn Connector, address: &Address, wanted: Fingerprint) -> bool {
    let shown = connector.look(address, LOOK).await;
    shown.is_ok_and(|shown| shown.fingerprint == wanted)
}

/// Whether nobody listens there; a port that nobody told is taken for the usual one.
async fn is_closed(camera: &Camera, port: Option<u16>) -> bool {
    let place = (camera.address.host().to_owned(), port.unwrap_or(80));
    !matches!(timeout(LOOK, TcpStream::connect(place)).await, Ok(Ok(_)))
}
