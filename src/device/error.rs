//! What can go wrong with a device, as facts; the words are in the language files.

use std::time::Duration;

use super::Address;
use crate::certificate::Fingerprint;
use crate::error::{Cause, Explain, Explanation};
use crate::explain;

/// Everything a device or the way to it can answer instead of what was asked.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Nothing answers at the address.
    #[error("{address} does not answer")]
    Unreachable {
        address: Address,
        #[source]
        cause: Cause,
    },
    /// The device did not answer in time.
    #[error("{address} did not answer {operation} within {} s", waited.as_secs())]
    Slow {
        address: Address,
        operation: String,
        waited: Duration,
    },
    /// The connection ended inside a request; whether it was carried out is not known.
    #[error("the connection to {address} ended during {operation}")]
    Cut {
        address: Address,
        operation: String,
        #[source]
        cause: Cause,
    },
    /// User name or password not accepted. Never tried twice.
    #[error("{address} refused the login")]
    Refused { address: Address },
    /// The account is not an administrator of the device.
    #[error("the account at {address} may not do {operation}")]
    NotAdministrator { address: Address, operation: String },
    /// The device locked the account.
    #[error("{address} locked the account")]
    Locked { address: Address },
    /// The account wants a one-time code besides the password.
    #[error("{address} asks for a second factor")]
    SecondFactor { address: Address },
    /// Only plain HTTP answers and nobody agreed to use it.
    #[error("{address} offers only plain HTTP for the login")]
    OnlyClearHttp { address: Address },
    /// Only TLS that no modern program speaks; `version` as the device told it.
    #[error("{address} speaks only {version}")]
    OldTls { address: Address, version: String },
    /// Another certificate than the one pinned during the work.
    #[error("{address} changed its certificate between two requests")]
    CertificateChanged {
        address: Address,
        pinned: Fingerprint,
        seen: Fingerprint,
    },
    /// The device sent us to another host.
    #[error("{address} redirects to {target}")]
    Redirected { address: Address, target: String },
    /// Not what was asked for: no XML, wrong root, missing parts.
    #[error("{address} answered {operation} with something unreadable")]
    Unreadable {
        address: Address,
        operation: String,
        #[source]
        cause: Cause,
    },
    /// More than the limit.
    #[error("{address} answered {operation} with more than {limit} bytes")]
    TooLarge {
        address: Address,
        operation: String,
        limit: u64,
    },
    /// The device lacks the operation.
    #[error("{address} does not know {operation}")]
    NotOffered { address: Address, operation: String },
    /// A fault the device explains with a code.
    #[error("{address} refused {operation}: {code} {reason}")]
    Fault {
        address: Address,
        operation: String,
        code: String,
        reason: String,
    },
    /// No place left for keys, certificates or paths.
    #[error("the key store of {address} is full")]
    Full { address: Address },
    /// It made an unusable key.
    #[error("{address} made an unusable key")]
    BrokenKey { address: Address },
    /// It has no certificate service at all.
    #[error("{address} has no certificate service")]
    NoCertificateService { address: Address },
    /// It wants a client certificate, which would lock us out.
    #[error("{address} asks for client certificates")]
    ClientCertificates { address: Address },
    /// HTTPS could not be switched on.
    #[error("{address} did not switch HTTPS on")]
    HttpsNotSwitched { address: Address, code: String },
}

impl Explain for Error {
    fn explain(&self) -> Explanation {
        match self {
            Self::Unreachable { address, .. } => {
                explain!("error-device-unreachable", address = address.to_string())
            }
            Self::Slow {
                address,
                operation,
                waited,
            } => explain!(
                "error-device-slow",
                address = address.to_string(),
                operation = operation.as_str(),
                seconds = waited.as_secs()
            ),
            Self::Cut {
                address, operation, ..
            } => explain!(
                "error-device-cut",
                address = address.to_string(),
                operation = operation.as_str()
            ),
            Self::Refused { address } => {
                explain!("error-device-refused", address = address.to_string())
            }
            Self::NotAdministrator { address, operation } => explain!(
                "error-device-not-administrator",
                address = address.to_string(),
                operation = operation.as_str()
            ),
            Self::Locked { address } => {
                explain!("error-device-locked", address = address.to_string())
            }
            Self::SecondFactor { address } => {
                explain!("error-device-second-factor", address = address.to_string())
            }
            Self::OnlyClearHttp { address } => {
                explain!(
                    "error-device-only-clear-http",
                    address = address.to_string()
                )
            }
            Self::OldTls { address, version } => explain!(
                "error-device-old-tls",
                address = address.to_string(),
                version = version.as_str()
            ),
            Self::CertificateChanged {
                address,
                pinned,
                seen,
            } => explain!(
                "error-device-certificate-changed",
                address = address.to_string(),
                pinned = pinned.short(),
                seen = seen.short()
            ),
            Self::Redirected { address, target } => explain!(
                "error-device-redirected",
                address = address.to_string(),
                target = target.as_str()
            ),
            Self::Unreadable {
                address, operation, ..
            } => explain!(
                "error-device-unreadable",
                address = address.to_string(),
                operation = operation.as_str()
            ),
            Self::TooLarge {
                address,
                operation,
                limit,
            } => explain!(
                "error-device-too-large",
                address = address.to_string(),
                operation = operation.as_str(),
                limit = limit.to_owned()
            ),
            Self::NotOffered { address, operation } => explain!(
                "error-device-not-offered",
                address = address.to_string(),
                operation = operation.as_str()
            ),
            Self::Fault {
                address,
                operation,
                code,
                reason,
            } => explain!(
                "error-device-fault",
                address = address.to_string(),
                operation = operation.as_str(),
                code = code.as_str(),
                reason = reason.as_str()
            ),
            Self::Full { address } => explain!("error-device-full", address = address.to_string()),
            Self::BrokenKey { address } => {
                explain!("error-device-broken-key", address = address.to_string())
            }
            Self::NoCertificateService { address } => {
                explain!(
                    "error-device-no-certificate-service",
                    address = address.to_string()
                )
            }
            Self::ClientCertificates { address } => {
                explain!(
                    "error-device-client-certificates",
                    address = address.to_string()
                )
            }
            Self::HttpsNotSwitched { address, code } => explain!(
                "error-device-https-not-switched",
                address = address.to_string(),
                code = code.as_str()
            ),
        }
    }
}
