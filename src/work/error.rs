//! Why the work on one camera ended, as facts; the words are in the language files.

use std::time::Duration;

use crate::certificate::Fingerprint;
use crate::device::Address;
use crate::error::{Explain, Explanation};
use crate::i18n::drift;
use crate::{authority, device, explain, site};

/// Everything that ends the work on one camera.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The camera, or the way to it.
    #[error(transparent)]
    Device(#[from] device::Error),
    /// The site file.
    #[error(transparent)]
    Site(#[from] site::Error),
    /// The authority would not sign.
    #[error(transparent)]
    Authority(#[from] authority::Error),
    /// An earlier attempt could not be taken back.
    #[error("an earlier attempt at {address} could not be taken back")]
    OldWorkLeft { address: Address },
    /// No user name and password for it.
    #[error("no login for {address}")]
    NoLogin { address: Address },
    /// Its clock is too far off for any certificate, and setting it was not agreed to.
    #[error("the clock of {address} is off by {} s", offset.whole_seconds())]
    ClockOff {
        address: Address,
        offset: time::Duration,
    },
    /// A key made here would have to travel in clear.
    #[error("a key for {address} would travel over plain HTTP")]
    KeyInClear { address: Address },
    /// The wished place for the key is not offered.
    #[error("{address} does not offer the wished place for the key")]
    NoSuchKeyPlace { address: Address },
    /// It does not serve now what it was proved to serve, or never was proved.
    #[error("{address} is not proved to serve its certificate")]
    NotProven { address: Address },
    /// HTTP was switched off and answers all the same.
    #[error("{address} still answers over HTTP")]
    StillHttp { address: Address },
    /// It would be without HTTPS from the request to the answer.
    #[error("{address} gives up its certificate before it makes a request")]
    GivesUpFirst { address: Address },
    /// It makes only keys that browsers refuse.
    #[error("{address} makes only keys that browsers refuse")]
    WeakKeysOnly { address: Address },
    /// The key took too long.
    #[error("the key of {address} was not ready after {} s", waited.as_secs())]
    KeySlow { address: Address, waited: Duration },
    /// None of the camera's names may be signed by this authority.
    #[error("the authority may not sign for {address}")]
    NoName { address: Address },
    /// It was secured with one certificate and shows another now; nobody agreed to that.
    #[error("{address} shows {seen} instead of {known}")]
    CertificateChanged {
        address: Address,
        known: Fingerprint,
        seen: Fingerprint,
    },
    /// It goes on serving another certificate.
    #[error("{address} serves {seen} instead of {expected}")]
    StillOld {
        address: Address,
        expected: Fingerprint,
        seen: Fingerprint,
    },
    /// It serves nothing any more.
    #[error("{address} does not come back")]
    NotBack { address: Address, waited: Duration },
    /// The first camera of the model did not work out; this one was kept from it.
    #[error("the first camera of this model, {first}, did not work out")]
    ModelFailed { first: Address },
    /// The work itself broke off: a mistake of camseal.
    #[error("the work on {address} broke off")]
    BrokeOff { address: Address },
}

impl Explain for Error {
    fn explain(&self) -> Explanation {
        match self {
            Self::Device(error) => error.explain(),
            Self::Site(error) => error.explain(),
            Self::Authority(error) => error.explain(),
            Self::OldWorkLeft { address } => {
                explain!("error-work-old-work-left", address = address.to_string())
            }
            Self::NoLogin { address } => {
                explain!("error-work-no-login", address = address.to_string())
            }
            Self::ClockOff { address, offset } => explain!(
                "error-work-clock-off",
                address = address.to_string(),
                off = drift::words(*offset)
            ),
            Self::KeyInClear { address } => {
                explain!("error-work-key-in-clear", address = address.to_string())
            }
            Self::NoSuchKeyPlace { address } => {
                explain!(
                    "error-work-no-such-key-place",
                    address = address.to_string()
                )
            }
            Self::NotProven { address } => {
                explain!("error-work-not-proven", address = address.to_string())
            }
            Self::StillHttp { address } => {
                explain!("error-work-still-http", address = address.to_string())
            }
            Self::GivesUpFirst { address } => {
                explain!("error-work-gives-up-first", address = address.to_string())
            }
            Self::WeakKeysOnly { address } => {
                explain!("error-work-weak-keys-only", address = address.to_string())
            }
            Self::KeySlow { address, waited } => explain!(
                "error-work-key-slow",
                address = address.to_string(),
                seconds = waited.as_secs()
            ),
            Self::NoName { address } => {
                explain!("error-work-no-name", address = address.to_string())
            }
            Self::CertificateChanged {
                address,
                known,
                seen,
            } => explain!(
                "error-work-certificate-changed",
                address = address.to_string(),
                known = known.short(),
                seen = seen.short()
            ),
            Self::StillOld { address, seen, .. } => explain!(
                "error-work-still-old",
                address = address.to_string(),
                seen = seen.short()
            ),
            Self::NotBack { address, waited } => explain!(
                "error-work-not-back",
                address = address.to_string(),
                seconds = waited.as_secs()
            ),
            Self::ModelFailed { first } => {
                explain!("error-work-model-failed", first = first.to_string())
            }
            Self::BrokeOff { address } => {
                explain!("error-work-broke-off", address = address.to_string())
            }
        }
    }
}
