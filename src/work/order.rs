//! Certificates of another authority: the request is made today, on the camera or here; the answer
//! comes days later, is matched to its camera by key, and goes in like one of ours.
//!
//! Apart from the batch because there is a gap of days in the middle: what waits lies in the site
//! ([`crate::site::OpenRequest`]), and the batch is only given what came back ([`Given`]).

use time::OffsetDateTime;
use tokio::time::{Instant, sleep};

use super::stages::key_wish;
use super::{Connector, Error, Patience};
use crate::authority::request::CameraRequest;
use crate::authority::vault;
use crate::certificate::chain::Chain;
use crate::certificate::{Certificate, PrivateKey, Subject};
use crate::device::{self, ClearHttp, Connected, Credentials, KeyState, Trail};
use crate::secret::Secret;
use crate::site::{CameraId, KeyAt, OpenRequest, RequestId, Site};

/// A certificate that another authority made for a camera.
#[derive(Clone, Debug)]
pub struct Given {
    /// The request it answers.
    pub request: RequestId,
    /// Camera certificate first, then intermediates; never the root.
    pub chain: Vec<Certificate>,
    /// The root above, when it came along.
    pub root: Option<Certificate>,
    /// The key, when it was made here.
    pub key: Option<PrivateKey>,
    /// What lies on the camera, when the key was made there.
    pub trail: Option<Trail>,
}

/// Keys are never compared: the chain says which one it is.
impl PartialEq for Given {
    fn eq(&self, other: &Self) -> bool {
        self.request == other.request && self.chain == other.chain
    }
}

impl Eq for Given {}

/// What a request on a camera needs.
#[derive(Clone, Debug)]
pub struct Order {
    /// Which camera of the site.
    pub camera: CameraId,
    /// Its administrator.
    pub login: Credentials,
    /// Whether the login may travel over plain HTTP (digest).
    pub clear_http: ClearHttp,
    /// What the request says.
    pub subject: Subject,
    /// How long to wait for the key.
    pub patience: Patience,
}

/// Has the camera make a key and a request, which is kept in the site and answered here (DER). A
/// request that waits already is not made anew; one that was interrupted is finished.
///
/// # Errors
/// [`Error::NoSuchKeyPlace`] when the camera makes no keys, [`Error::GivesUpFirst`] when it would
/// be without HTTPS until the answer comes; what the camera, the site or the request say.
pub async fn on_camera(
    site: &Site,
    connector: &dyn Connector,
    order: Order,
) -> Result<Vec<u8>, Error> {
    let camera = site.camera(order.camera)?;
    let address = camera.address.clone();
    let known = site.requests()?.into_iter().find_map(|one| match one.key {
        KeyAt::Camera(trail) if one.cameras == [camera.id] => Some((one.id, trail, one.der)),
        _ => None,
    });
    if let Some((_, _, Some(der))) = known {
        return Ok(der);
    }
    let mut seen = connector.identify(&address).await?;
    seen.family = camera.family;
    let device = connector
        .connect(&seen, &order.login, order.clear_http)
        .await?;
    let identity = device.identity().await?;
    let can = device.capabilities().await?;
    site.logged_in(camera.id, &identity, &can)?;
    if can.gives_up_first {
        return Err(Error::GivesUpFirst { address });
    }
    if !can.key_on_camera {
        return Err(Error::NoSuchKeyPlace { address });
    }
    let wish = key_wish(&can, &address)?;
    let (id, mut trail) = match known {
        Some((id, trail, _)) => (id, trail),
        None => {
            if can
                .free
                .is_some_and(|free| free.keys == 0 || free.certificates == 0)
            {
                return Err(device::Error::Full { address }.into());
            }
            let trail = Trail {
                alias: Site::fresh_alias(),
                ..Trail::default()
            };
            (site.request_begun(camera.id, &trail)?, trail)
        }
    };
    let made = device.make_key(&trail, wish).await?;
    trail.key = Some(made.id);
    let limit = order.patience.key + made.estimate.unwrap_or_default() * 4;
    ready(&device, &trail, limit, &order.patience).await?;
    let der = device.request(&trail, &order.subject).await?;
    let request = CameraRequest::read(&der)?;
    site.request_made(id, &trail, request.der(), request.public_key())?;
    Ok(request.der().to_vec())
}

async fn ready(
    device: &Connected,
    trail: &Trail,
    limit: std::time::Duration,
    patience: &Patience,
) -> Result<(), Error> {
    let begun = Instant::now();
    loop {
        let address = device.address().clone();
        match device.key_state(trail).await? {
            KeyState::Ready => return Ok(()),
            KeyState::Broken => return Err(device::Error::BrokenKey { address }.into()),
            KeyState::Making if begun.elapsed() > limit => {
                let waited = begun.elapsed();
                return Err(Error::KeySlow { address, waited });
            }
            KeyState::Making => sleep(patience.poll).await,
        }
    }
}

/// An answer and the request it belongs to.
#[derive(Clone, Debug)]
pub struct Match {
    /// The request.
    pub request: OpenRequest,
    /// The certificate for its key, then intermediates; never the root.
    pub chain: Vec<Certificate>,
    /// The root above, when it came along.
    pub root: Option<Certificate>,
}

impl Match {
    /// What the batch is given for this camera. A key made here is woken with the site's secret.
    ///
    /// # Errors
    /// [`crate::authority::Error::Closed`] when the secret does not fit.
    pub fn given(&self, secret: Option<&Secret>) -> Result<Given, Error> {
        let (key, trail) = match &self.request.key {
            KeyAt::Camera(trail) => (None, Some(trail.clone())),
            KeyAt::Page => (None, None),
            KeyAt::Here(sealed) => {
                let secret = secret.ok_or(crate::authority::Error::Closed)?;
                (Some(vault::unseal(sealed, secret)?), None)
            }
        };
        Ok(Given {
            request: self.request.id,
            chain: self.chain.clone(),
            root: self.root.clone(),
            key,
            trail,
        })
    }
}

/// Which requests these certificates answer, whatever file they came in and in whatever order. Of
/// several for one key the one that is valid longest counts; one that is over counts for nothing.
pub fn matched(
    requests: &[OpenRequest],
    certificates: &[Certificate],
    now: OffsetDateTime,
) -> Vec<Match> {
    let answer = |request: &OpenRequest| {
        let leaf = certificates
            .iter()
            .filter(|one| request.is_answered_by(one) && one.not_after() > now)
            .max_by_key(|one| one.not_after())?;
        let mut chain = Chain::above(leaf, certificates).certificates;
        let root = chain.pop_if(|last| last.is_self_signed() && *last != *leaf);
        Some(Match {
            request: request.clone(),
            chain,
            root,
        })
    };
    requests.iter().filter_map(answer).collect()
}
