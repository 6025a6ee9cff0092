//! How the work reaches cameras: the seam where tests put a camera of their own.
//!
//! Apart so that the stages never name a network.

use std::time::Duration;

use futures::future::BoxFuture;

use crate::certificate::Fingerprint;
use crate::device::{self, Address, ClearHttp, Connected, Credentials, Error, Identified};
use crate::error::Cause;

/// The way to cameras.
pub trait Connector: Send + Sync {
    /// What answers at an address, without a login.
    fn identify<'a>(&'a self, address: &'a Address) -> BoxFuture<'a, Result<Identified, Error>>;

    /// A device ready to be driven; the password is not sent yet.
    fn connect<'a>(
        &'a self,
        seen: &'a Identified,
        credentials: &'a Credentials,
        clear_http: ClearHttp,
    ) -> BoxFuture<'a, Result<Connected, Error>>;

    /// What a *new* TLS connection is shown.
    fn look<'a>(
        &'a self,
        address: &'a Address,
        limit: Duration,
    ) -> BoxFuture<'a, Result<Shown, Error>>;
}

/// What a new TLS connection showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// SHA-256 of the certificate.
    pub fingerprint: Fingerprint,
    /// Set when no browser speaks the TLS it came in, for example `TLS 1.1`.
    pub unspoken: Option<String>,
}

impl From<Fingerprint> for Shown {
    /// In a TLS of today.
    fn from(fingerprint: Fingerprint) -> Self {
        Self {
            fingerprint,
            unspoken: None,
        }
    }
}

/// The real way: the network of this computer.
#[derive(Clone, Copy, Debug, Default)]
pub struct Network;

impl Connector for Network {
    fn identify<'a>(&'a self, address: &'a Address) -> BoxFuture<'a, Result<Identified, Error>> {
        Box::pin(device::identify(address))
    }

    fn connect<'a>(
        &'a self,
        seen: &'a Identified,
        credentials: &'a Credentials,
        clear_http: ClearHttp,
    ) -> BoxFuture<'a, Result<Connected, Error>> {
        Box::pin(device::connect(
            &seen.address,
            seen,
            credentials,
            clear_http,
        ))
    }

    fn look<'a>(
        &'a self,
        address: &'a Address,
        limit: Duration,
    ) -> BoxFuture<'a, Result<Shown, Error>> {
        Box::pin(async move {
            let seen = device::tls::look(address, limit).await?;
            match seen.chain.first() {
                Some(leaf) => Ok(Shown {
                    fingerprint: leaf.fingerprint(),
                    unspoken: seen.old.clone().filter(|_| seen.is_refused()),
                }),
                None => Err(Error::Unreadable {
                    address: address.clone(),
                    operation: "TLS".to_owned(),
                    cause: Cause::new("no certificate was shown"),
                }),
            }
        })
    }
}
