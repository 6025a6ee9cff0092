//! How the work reaches cameras: the seam where tests put a camera of their own.
//!
//! Apart so that the stages never name a network.

use std::time::Duration;

use futures::future::BoxFuture;

use crate::certificate::Fingerprint;
use crate::device::{Address, ClearHttp, Connected, Credentials, Error, Identified};

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

    /// The fingerprint of the certificate that a *new* TLS connection is shown.
    fn look<'a>(
        &'a self,
        address: &'a Address,
        limit: Duration,
    ) -> BoxFuture<'a, Result<Fingerprint, Error>>;
}
