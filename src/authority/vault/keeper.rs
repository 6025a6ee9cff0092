//! The operating system's key store: remembers the secret that opens a site's authority.
//!
//! Apart because it may be absent, locked or stuck (Secret Service over D-Bus, Keychain,
//! Credential Manager): everything runs on a thread of its own and is given up after a while.

use std::sync::mpsc;
use std::time::Duration;

use crate::error::{Cause, Explain, Explanation};
use crate::explain;
use crate::secret::Secret;

/// The service name all entries of camseal have in the key store.
const SERVICE: &str = "camseal";

/// Long enough for a person to unlock the store when it asks.
const PATIENCE: Duration = Duration::from_secs(60);

/// Long enough for a store that needs nobody.
const HASTE: Duration = Duration::from_secs(4);

/// Why the key store did not serve.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is none here, or it does not answer.
    #[error("no key store of the operating system")]
    Absent(#[source] Cause),
    /// It answered, but refused.
    #[error("the key store refused")]
    Refused(#[source] Cause),
}

impl Explain for Error {
    fn explain(&self) -> Explanation {
        match self {
            Self::Absent(_) => explain!("error-keeper-absent"),
            Self::Refused(_) => explain!("error-keeper-refused"),
        }
    }
}

/// Whether this computer has a key store that answers. Takes up to four seconds where it is stuck.
pub fn is_available() -> bool {
    apart(HASTE, answers).is_ok()
}

#[cfg(not(windows))]
fn answers() -> Result<(), Error> {
    match keyring::Entry::store_status() {
        Ok(()) => Ok(()),
        Err(error) => Err(Error::Absent(Cause::new(error.to_string()))),
    }
}

/// The Credential Manager is there wherever the account has a session; an account without one is
/// told so. Asked with a name that no site has.
#[cfg(windows)]
fn answers() -> Result<(), Error> {
    match entry("")?.get_password() {
        Err(keyring::Error::NoEntry) | Ok(_) => Ok(()),
        Err(error) => Err(refused(error)),
    }
}

/// Keeps the secret for a site; an older one is replaced.
///
/// # Errors
/// [`Error`]
pub fn remember(site: &str, secret: &Secret) -> Result<(), Error> {
    let (site, secret) = (site.to_owned(), secret.clone());
    with_store(move || entry(&site)?.set_password(secret.reveal()).map_err(refused))
}

/// The secret kept for a site; `None` when there is none.
///
/// # Errors
/// [`Error`]
pub fn recall(site: &str) -> Result<Option<Secret>, Error> {
    let site = site.to_owned();
    with_store(move || match entry(&site)?.get_password() {
        Ok(text) => Ok(Some(Secret::new(text))),
        Err(keyring::Error::NoEntry) => Ok(None),
        Err(error) => Err(refused(error)),
    })
}

/// Removes the secret of a site. It is no error when there is none.
///
/// # Errors
/// [`Error`]
pub fn forget(site: &str) -> Result<(), Error> {
    let site = site.to_owned();
    with_store(move || match entry(&site)?.delete_credential() {
        Ok(()) | Err(keyring::Error::NoEntry) => Ok(()),
        Err(error) => Err(refused(error)),
    })
}

fn entry(site: &str) -> Result<keyring::Entry, Error> {
    keyring::Entry::new(SERVICE, site).map_err(refused)
}

fn refused(error: keyring::Error) -> Error {
    let absent = matches!(
        error,
        keyring::Error::NoStorageAccess(_) | keyring::Error::PlatformFailure(_)
    );
    #[cfg(not(windows))]
    let absent = absent || matches!(error, keyring::Error::NoDefaultStore);
    let cause = Cause::new(error.to_string());
    if absent {
        Error::Absent(cause)
    } else {
        Error::Refused(cause)
    }
}

/// Asks first whether a store is there at all: a person gets time only when one is.
fn with_store<T: Send + 'static>(
    job: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    if !is_available() {
        return Err(Error::Absent(Cause::new("no key store answers")));
    }
    apart(PATIENCE, job)
}

/// Runs on a thread of its own; a job that never ends is left behind.
fn apart<T: Send + 'static>(
    patience: Duration,
    job: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let (sender, receiver) = mpsc::channel();
    let started = std::thread::Builder::new()
        .name("key store".to_owned())
        .spawn(move || {
            // nobody may listen any more
            let _ = sender.send(job());
        });
    if let Err(error) = started {
        return Err(Error::Absent(Cause::new(error)));
    }
    match receiver.recv_timeout(patience) {
        Ok(answer) => answer,
        // a panic inside drops the sender, which ends the waiting too
        Err(error) => Err(Error::Absent(Cause::new(error))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stuck_store_is_given_up() {
        let answer = apart(Duration::from_millis(50), || {
            std::thread::sleep(Duration::from_secs(5));
            Ok(())
        });
        assert!(matches!(answer, Err(Error::Absent(_))));
    }

    #[test]
    fn a_panicking_store_is_absent() {
        let answer: Result<(), Error> = apart(Duration::from_secs(5), || panic!("broken"));
        assert!(matches!(answer, Err(Error::Absent(_))));
    }
}
