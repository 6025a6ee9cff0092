//! What a device's web server answered, and the errors an answer stands for.
//!
//! Apart from [`super::Web`] because each family reads its own answers; all of it is foreign text.

use serde_json::Value;

use crate::device::http::HeaderMap;
use crate::device::{Address, Error};
use crate::error::Cause;

/// What a device answered, whatever its status. Foreign text.
pub(in crate::device) struct Page {
    pub(in crate::device) status: u16,
    pub(in crate::device) headers: HeaderMap,
    pub(in crate::device) body: Vec<u8>,
    /// Values of all `WWW-Authenticate` headers.
    pub(in crate::device) challenges: Vec<String>,
    pub(super) address: Address,
    pub(super) operation: String,
}

impl Page {
    /// Whether the status is one of success.
    pub(in crate::device) fn is_good(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The body as text, unreadable bytes replaced.
    pub(in crate::device) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    ///
    /// # Errors
    /// [`Error::Unreadable`] when it is none.
    pub(in crate::device) fn json(&self) -> Result<Value, Error> {
        serde_json::from_slice(&self.body).map_err(|error| self.unreadable(error))
    }

    /// The answer is not what was asked for.
    pub(in crate::device) fn unreadable(
        &self,
        cause: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Error {
        Error::Unreadable {
            address: self.address.clone(),
            operation: self.operation.clone(),
            cause: Cause::new(cause),
        }
    }

    /// The device says no, in its own words.
    pub(in crate::device) fn fault(&self, code: impl ToString, reason: &str) -> Error {
        let lower = reason.to_ascii_lowercase();
        if ["is full", "no space", "no more room", "maximum number"]
            .iter()
            .any(|words| lower.contains(words))
        {
            return Error::Full {
                address: self.address.clone(),
            };
        }
        Error::Fault {
            address: self.address.clone(),
            operation: self.operation.clone(),
            code: code.to_string(),
            reason: reason
                .chars()
                .filter(|c| !c.is_control())
                .take(200)
                .collect(),
        }
    }

    /// The account may not do this.
    pub(in crate::device) fn not_administrator(&self) -> Error {
        Error::NotAdministrator {
            address: self.address.clone(),
            operation: self.operation.clone(),
        }
    }

    /// The device lacks this.
    pub(in crate::device) fn not_offered(&self) -> Error {
        Error::NotOffered {
            address: self.address.clone(),
            operation: self.operation.clone(),
        }
    }

    /// The device says no by a status that explains nothing more.
    pub(in crate::device) fn bad_status(&self) -> Error {
        match self.status {
            404 | 405 | 501 => Error::NotOffered {
                address: self.address.clone(),
                operation: self.operation.clone(),
            },
            403 => self.not_administrator(),
            _ => self.fault(self.status, &self.text()),
        }
    }
}
