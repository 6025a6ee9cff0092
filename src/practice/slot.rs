//! The certificate slot of the TLS server: what is served now, exchanged while it runs.

use std::sync::{Arc, PoisonError, RwLock};

use rustls::ServerConfig;
use rustls::pki_types::CertificateDer;
use rustls::server::{ClientHello, NoServerSessionStorage, ResolvesServerCert};
use rustls::sign::CertifiedKey;

use super::key::Key;
use crate::error::Cause;

/// What is served; shared between the running server and who exchanges it.
#[derive(Debug, Default)]
pub struct Slot(RwLock<Option<Arc<CertifiedKey>>>);

impl Slot {
    /// Serves this chain from the next handshake on. Answers false when the key cannot sign TLS.
    pub fn put(&self, chain: &[Vec<u8>], key: &Key) -> bool {
        let Some(signing) = key.for_tls() else {
            return false;
        };
        let chain = chain.iter().cloned().map(CertificateDer::from).collect();
        let served = Arc::new(CertifiedKey::new(chain, signing));
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(served);
        true
    }

    /// Serves nothing.
    pub fn clear(&self) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// The chain served now, DER.
    pub fn chain(&self) -> Vec<Vec<u8>> {
        let slot = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let chain = slot.iter().flat_map(|k| &k.cert);
        chain.map(|c| c.as_ref().to_vec()).collect()
    }

    /// The camera certificate served now, DER.
    pub fn served(&self) -> Option<Vec<u8>> {
        let slot = self.0.read().unwrap_or_else(PoisonError::into_inner);
        slot.as_ref()
            .and_then(|k| k.cert.first())
            .map(|c| c.as_ref().to_vec())
    }
}

impl ResolvesServerCert for Slot {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        self.0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

/// A TLS server over `slot` that resumes no session, so that every connection shows the
/// certificate of its moment.
///
/// # Errors
/// When no version is left.
pub fn server(slot: Arc<Slot>, tls12: bool, tls13: bool) -> Result<Arc<ServerConfig>, Cause> {
    let mut versions = Vec::new();
    if tls13 {
        versions.push(&rustls::version::TLS13);
    }
    if tls12 {
        versions.push(&rustls::version::TLS12);
    }
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(&versions)
        .map_err(Cause::new)?
        .with_no_client_auth()
        .with_cert_resolver(slot);
    config.session_storage = Arc::new(NoServerSessionStorage {});
    config.send_tls13_tickets = 0;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}
