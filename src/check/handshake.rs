//! One recorded handshake: what the camera sent, judged by nobody.
//!
//! Apart because recording must never fail for a bad certificate: everything that judges reads the
//! record, so that all clients judge the same connection.

use serde::Serialize;
use time::OffsetDateTime;

use crate::certificate::{Certificate, Name};
use crate::device::Address;

/// What one connection showed.
#[derive(Clone, Debug)]
pub struct Handshake {
    /// Where it was recorded, with the port.
    pub address: Address,
    /// The name that was asked for.
    pub asked: Name,
    /// What the camera sent, camera certificate first, in the order it came.
    pub chain: Vec<Certificate>,
    /// TLS version, such as `TLS 1.3`.
    pub version: String,
    /// Cipher suite.
    pub cipher: String,
    /// The camera speaks only what today's programs refuse.
    pub old: bool,
    /// When, by this computer's clock, UTC.
    pub at: OffsetDateTime,
}

/// A handshake as the console prints it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// TLS version.
    pub version: String,
    /// Cipher suite.
    pub cipher: String,
    /// The name asked for.
    pub asked: String,
    /// SHA-256 of every certificate sent.
    pub chain: Vec<String>,
}

impl Handshake {
    /// The facts without the certificates.
    pub fn summary(&self) -> Summary {
        Summary {
            version: self.version.clone(),
            cipher: self.cipher.clone(),
            asked: self.asked.to_string(),
            chain: self
                .chain
                .iter()
                .map(|c| c.fingerprint().to_string())
                .collect(),
        }
    }
}
