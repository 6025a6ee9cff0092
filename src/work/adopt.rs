//! Trusting what a device has: its own root is fetched (or given as a file), judged, HTTPS is
//! switched on, and what it serves must come from that root.
//!
//! Apart from the batch because nothing is issued: the first of the three ways a maker's guide
//! shows, and the whole of the guide for recorders that made a root of their own.

use std::time::Duration;

use tokio::time::{Instant, sleep};

use super::Consent;
use super::guided::{OwnRoot, judge_root};
use crate::certificate::{Certificate, Name};
use crate::device::{self, Address, ClearHttp, Credentials, tls};
use crate::error::{Explain, Explanation};
use crate::explain;

/// For a device to come back from a restart with another certificate.
const RESTART: Duration = Duration::from_secs(180);
/// For HTTPS to answer after it was switched on.
const APPEAR: Duration = Duration::from_secs(60);
const LOOK: Duration = Duration::from_secs(5);
const PAUSE: Duration = Duration::from_millis(500);

/// What is wanted.
#[derive(Clone, Debug)]
pub struct Adopt {
    /// Which device.
    pub address: Address,
    /// Its login; without one nothing is asked or switched, and the root must be given.
    pub credentials: Option<Credentials>,
    /// Whether the login may travel over plain HTTP (digest).
    pub clear_http: ClearHttp,
    /// The root as a file of the device, instead of fetching it.
    pub root: Option<Certificate>,
    /// Whether a root is taken whose key lies in every device of the make.
    pub shared_key: Consent,
    /// Whether a device that shows a certificate for another address than its present one is
    /// restarted: it then makes one for where it is. Recording is cut meanwhile.
    pub restart: Consent,
}

/// What was found; nothing is trusted yet.
#[derive(Clone, Debug)]
pub struct Adopted {
    /// The device's own root.
    pub root: Certificate,
    /// What must be known of it.
    pub judged: OwnRoot,
    /// What it serves, signed by that root.
    pub served: Certificate,
    /// Where: host and HTTPS port.
    pub address: Address,
    /// How far its clock is ahead, where it told it.
    pub clock: Option<time::Duration>,
    /// Whether HTTPS was off and has been switched on.
    pub switched: bool,
    /// Whether it could be restarted by us, where that would help.
    pub can_restart: bool,
    /// Whether it was.
    pub restarted: bool,
}

impl Adopted {
    /// Whether the certificate that is served names the address it was reached at.
    pub fn names_its_address(&self) -> bool {
        names(&self.served, &self.address)
    }
}

fn names(served: &Certificate, address: &Address) -> bool {
    let called = match address.ip() {
        Some(ip) => Name::Ip(ip),
        None => Name::Dns(address.host().to_ascii_lowercase()),
    };
    served.names().contains(&called)
}

/// Why it was not taken.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    /// The device, or the way to it.
    #[error(transparent)]
    Device(#[from] device::Error),
    /// It hands no root out, and none was given.
    #[error("{address} hands no root out")]
    NoRoot { address: Address },
    /// What was given or fetched is no authority's certificate.
    #[error("{title} is no authority's certificate")]
    NoAuthority { title: String },
    /// The key of this root is in everybody's hands.
    #[error("the key of {title} lies in every device")]
    SharedKey { title: String },
    /// What the device serves was not signed by this root.
    #[error("{address} serves a certificate of another issuer")]
    NotItsOwn { address: Address, issuer: String },
}

impl Explain for Error {
    fn explain(&self) -> Explanation {
        match self {
            Self::Device(error) => error.explain(),
            Self::NoRoot { address } => {
                explain!("error-adopt-no-root", address = address.to_string())
            }
            Self::NoAuthority { title } => {
                explain!("error-adopt-no-authority", title = title.as_str())
            }
            Self::SharedKey { title } => {
                explain!("error-adopt-shared-key", title = title.as_str())
            }
            Self::NotItsOwn { address, issuer } => explain!(
                "error-adopt-not-its-own",
                address = address.to_string(),
                issuer = issuer.as_str()
            ),
        }
    }
}

/// Fetches and judges the root, switches HTTPS on where it is off, and compares what is served.
///
/// # Errors
/// [`Error`]; nothing was trusted then, and HTTPS stays switched on.
pub async fn adopt(wish: Adopt) -> Result<Adopted, Error> {
    let seen = device::identify(&wish.address).await?;
    let (mut root, mut clock, mut switched) = (wish.root, None, false);
    let mut port = seen.https_port.or(wish.address.port()).unwrap_or(443);
    let mut driven = None;
    if let Some(credentials) = &wish.credentials {
        let device = device::connect(&wish.address, &seen, credentials, wish.clear_http).await?;
        let _ = device.identity().await?;
        clock = device.clock().await.ok().map(|clock| clock.offset());
        if root.is_none() {
            root = device.own_root().await?;
        }
        let judged = judge(root.as_ref(), &wish.address, wish.shared_key)?;
        let before = device.before().await?;
        port = before.https_port.unwrap_or(port);
        if !before.https {
            log::info!("{}: {judged:?}, HTTPS is switched on", wish.address);
            port = device.switch_https_on().await?;
            switched = true;
        }
        driven = Some(device);
    }
    let judged = judge(root.as_ref(), &wish.address, wish.shared_key)?;
    let Some(root) = root else {
        let address = wish.address;
        return Err(Error::NoRoot { address });
    };
    let address = wish.address.at(port);
    let mut served = served(&address, switched).await?;
    if !served.is_signed_by(&root) {
        let issuer = served.issuer().to_owned();
        return Err(Error::NotItsOwn { address, issuer });
    }
    let (mut can_restart, mut restarted) = (false, false);
    if let (Some(device), false) = (&driven, names(&served, &address)) {
        can_restart = device.capabilities().await.is_ok_and(|can| can.restart);
        if can_restart && wish.restart == Consent::Given {
            log::info!("{address}: restarted, so that it makes a certificate for its address");
            device.restart().await?;
            restarted = true;
            served = remade(&address, &root, served).await?;
        }
    }
    Ok(Adopted {
        root,
        judged,
        served,
        address,
        clock,
        switched,
        can_restart,
        restarted,
    })
}

/// Waits until what is served names the address; what it serves then, or in the end.
async fn remade(
    address: &Address,
    root: &Certificate,
    before: Certificate,
) -> Result<Certificate, Error> {
    let end = Instant::now() + RESTART;
    let mut shown = Some(before);
    while Instant::now() < end {
        sleep(PAUSE).await;
        shown = match tls::look(address, LOOK).await {
            Ok(seen) => seen.chain.into_iter().next(),
            Err(error) => {
                log::debug!("{address}: {error}");
                None
            }
        };
        if shown.as_ref().is_some_and(|leaf| names(leaf, address)) {
            break;
        }
    }
    match shown {
        Some(leaf) if leaf.is_signed_by(root) => Ok(leaf),
        Some(leaf) => Err(Error::NotItsOwn {
            address: address.clone(),
            issuer: leaf.issuer().to_owned(),
        }),
        None => Err(device::Error::Unreachable {
            address: address.clone(),
            cause: crate::error::Cause::new("it did not come back from its restart"),
        }
        .into()),
    }
}

fn judge(
    root: Option<&Certificate>,
    address: &Address,
    shared_key: Consent,
) -> Result<OwnRoot, Error> {
    let Some(root) = root else {
        let address = address.clone();
        return Err(Error::NoRoot { address });
    };
    let title = root.title().to_owned();
    match judge_root(root) {
        OwnRoot::NoAuthority => Err(Error::NoAuthority { title }),
        OwnRoot::Shared if shared_key == Consent::Refused => Err(Error::SharedKey { title }),
        judged => Ok(judged),
    }
}

/// What a new connection shows; right after switching, with patience.
async fn served(address: &Address, switched: bool) -> Result<Certificate, Error> {
    let end = Instant::now() + if switched { APPEAR } else { Duration::ZERO };
    loop {
        match tls::look(address, LOOK).await {
            Ok(seen) => {
                if let Some(leaf) = seen.chain.into_iter().next() {
                    return Ok(leaf);
                }
            }
            Err(error) if Instant::now() > end => return Err(error.into()),
            Err(_) => {}
        }
        if Instant::now() > end {
            return Err(device::Error::Unreachable {
                address: address.clone(),
                cause: crate::error::Cause::new("no certificate was shown"),
            }
            .into());
        }
        sleep(PAUSE).await;
    }
}
