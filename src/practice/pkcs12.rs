//! PKCS#12 containers as older cameras take them (RFC 7292).

use super::key::Key;
use super::soap::Fault;
use crate::secret::Secret;

/// What was inside.
#[derive(Debug)]
pub struct Opened {
    /// The key.
    pub key: Key,
    /// Certificates in the order of the container, DER.
    pub certificates: Vec<Vec<u8>>,
}

/// Opens a container.
pub fn open(
    _container: &[u8],
    _integrity: Option<&Secret>,
    _encryption: Option<&Secret>,
) -> Result<Opened, Fault> {
    Err(Fault::not_supported(
        "UploadCertificateWithPrivateKeyInPKCS12",
    ))
}
