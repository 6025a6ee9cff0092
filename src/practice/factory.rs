//! The certificate every practice camera leaves the factory with: RSA-1024, X.509 version 1,
//! expired, for a name nobody uses.
//!
//! Made once a process: two hundred cameras start at once, and real makers share one key too.

use std::sync::{Arc, LazyLock};

use time::macros::datetime;

use super::key::{Algorithm, Key};
use super::subject::Subject;
use super::x509::self_signed;
use crate::error::Cause;

/// Key and certificate of the factory.
#[derive(Debug)]
pub struct Factory {
    /// RSA-1024.
    pub key: Arc<Key>,
    /// Self-signed.
    pub certificate: Vec<u8>,
}

static FACTORY: LazyLock<Result<Factory, Cause>> = LazyLock::new(|| make("IPCamera"));
static STRANGER: LazyLock<Result<Factory, Cause>> = LazyLock::new(|| make("Stranger"));

/// The one of this process.
///
/// # Errors
/// When the system gives no random numbers.
pub fn factory() -> Result<&'static Factory, Cause> {
    FACTORY.as_ref().map_err(Clone::clone)
}

/// What somebody in between would show.
pub fn stranger() -> Result<&'static Factory, Cause> {
    STRANGER.as_ref().map_err(Clone::clone)
}

fn make(name: &str) -> Result<Factory, Cause> {
    let key = Key::rsa(1024).ok_or_else(|| Cause::new("no RSA key of 1024 bit can be made"))?;
    let certificate = self_signed(
        &Subject::of(&[("2.5.4.6", "CN"), ("2.5.4.10", "IPC"), ("2.5.4.3", name)]),
        &key,
        Algorithm::RsaSha256,
        &[1],
        datetime!(2010-01-01 0:00 UTC),
        datetime!(2020-01-01 0:00 UTC),
    )
    .ok_or_else(|| Cause::new("the factory certificate cannot be signed"))?;
    Ok(Factory {
        key: Arc::new(key),
        certificate,
    })
}
