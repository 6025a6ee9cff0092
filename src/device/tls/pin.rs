//! Two verifiers: one that records any certificate, one that holds to the first.
//!
//! Apart from the handshake code because this is what security rests on during the work: the
//! same device must be at the other end of every connection, whoever it is.

use std::sync::{Arc, Mutex, PoisonError};

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{DigitallySignedStruct, SignatureScheme};

use super::signature;
use crate::certificate::{Certificate, Fingerprint};

/// Accepts any certificate and keeps what was sent.
#[derive(Debug, Default)]
pub(super) struct Recorder(Mutex<Vec<Vec<u8>>>);

impl Recorder {
    /// The certificates that can be read, and how many cannot.
    pub(super) fn chain(&self) -> (Vec<Certificate>, usize) {
        read(&self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Reads each certificate by itself: an unreadable one must not hide the others.
pub(super) fn read(sent: &[Vec<u8>]) -> (Vec<Certificate>, usize) {
    let chain: Vec<_> = sent
        .iter()
        .filter_map(|der| Certificate::from_der(der).ok())
        .collect();
    let unreadable = sent.len() - chain.len();
    (chain, unreadable)
}

impl ServerCertVerifier for Recorder {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let mut sent = vec![end_entity.as_ref().to_vec()];
        sent.extend(intermediates.iter().map(|c| c.as_ref().to_vec()));
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = sent;
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        signature::check(message, certificate, signed)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        signature::check(message, certificate, signed)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        signature::SCHEMES.to_vec()
    }
}

/// The certificate a device is held to during the work: the first one seen, and from the moment
/// it is expected also the one we issued. Clones share their state.
#[derive(Clone, Debug, Default)]
pub struct Pin(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    first: Option<Fingerprint>,
    expected: Option<Fingerprint>,
    changed: Option<(Fingerprint, Fingerprint)>,
}

impl Pin {
    /// A pin that takes the next certificate it sees, or holds to `first` from the start.
    pub fn new(first: Option<Fingerprint>) -> Self {
        Self(Arc::new(Mutex::new(State {
            first,
            ..State::default()
        })))
    }

    /// From now on accepts this certificate too: the one that was just issued for the device.
    pub fn expect(&self, issued: Fingerprint) {
        self.state().expected = Some(issued);
    }

    /// The certificate that is accepted besides the first.
    pub fn expected(&self) -> Option<Fingerprint> {
        self.state().expected
    }

    /// The certificate seen first.
    pub fn first(&self) -> Option<Fingerprint> {
        self.state().first
    }

    /// Pinned and seen, when a connection was refused for another certificate since last asked.
    pub(in crate::device) fn take_change(&self) -> Option<(Fingerprint, Fingerprint)> {
        self.state().changed.take()
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn admit(&self, seen: Fingerprint) -> bool {
        let mut state = self.state();
        let first = *state.first.get_or_insert(seen);
        if seen == first || state.expected == Some(seen) {
            return true;
        }
        state.changed = Some((first, seen));
        false
    }
}

impl ServerCertVerifier for Pin {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        if self.admit(Fingerprint::of(end_entity)) {
            Ok(ServerCertVerified::assertion())
        } else {
            Err(rustls::Error::InvalidCertificate(
                rustls::CertificateError::ApplicationVerificationFailure,
            ))
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        signature::check(message, certificate, signed)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        signature::check(message, certificate, signed)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        signature::SCHEMES.to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_to_the_first_and_the_expected() {
        let (a, b, c) = (
            Fingerprint::of(b"a"),
            Fingerprint::of(b"b"),
            Fingerprint::of(b"c"),
        );
        let pin = Pin::new(None);
        assert!(pin.admit(a));
        assert!(!pin.admit(b));
        assert_eq!(pin.take_change(), Some((a, b)));
        assert_eq!(pin.take_change(), None);
        pin.expect(b);
        assert!(pin.admit(b));
        assert!(pin.admit(a), "put back must stay possible");
        assert!(!pin.admit(c));
    }
}
