//! One recorded handshake: what the camera sent, judged by nobody.
//!
//! Apart because recording must never fail for a bad certificate: everything that judges reads the
//! record, so that all clients judge the same connection.

use std::time::Duration;

use serde::Serialize;
use time::OffsetDateTime;

use super::Ask;
use crate::certificate::{Certificate, Name};
use crate::device::{self, Address, tls};

/// How long one handshake may take, all ways of asking together: old cameras need two seconds for
/// an RSA signature, and with a knock before and a question after it must stay below ten.
const LIMIT: Duration = Duration::from_millis(5500);

/// Connects once, to port 443 when none is named, and records what is sent.
///
/// # Errors
/// Those of [`tls::look`]: nothing answers, too slow, or it is not TLS.
pub async fn record(ask: &Ask) -> Result<Handshake, device::Error> {
    let address = ask.address.at(ask.address.port().unwrap_or(443));
    let seen = tls::look(&address, LIMIT).await?;
    Ok(Handshake {
        asked: ask.asked_name(),
        address,
        chain: seen.chain,
        version: seen.version,
        cipher: seen.cipher,
        old: seen.old,
        at: ask.now,
    })
}

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
    /// What the camera lacks when it speaks nothing modern: `TLS 1.0`, `RSA key exchange`.
    pub old: Option<String>,
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
    /// Whether browsers refuse the connection before they look at the certificate. TLS 1.2 with
    /// RSA key exchange or CBC is old, but they still open it.
    pub fn is_refused(&self) -> bool {
        self.old.is_some() && tls::browsers_refuse(&self.version, &self.cipher)
    }

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
