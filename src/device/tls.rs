//! TLS with devices whose certificates nobody vouches for yet.
//!
//! Apart because this is the only place that accepts unknown certificates. [`look`] records what
//! an address serves and judges nothing; [`Pin`] holds the work to the certificate seen first.
//! Both check the handshake's signature themselves, with the algorithms of old factory
//! certificates too ([`signature`]); devices that speak only what rustls leaves out are read by a
//! plain ClientHello ([`old`]). [`told_time`] reads one header of a device's web page ([`greeting`]).

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::ServerName;
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::{Address, Error};
use crate::certificate::Certificate;
use crate::error::Cause;

pub use greeting::told_time;
pub use pin::Pin;

mod greeting;
mod old;
mod pin;
mod signature;

/// The port of HTTPS when none was named.
const HTTPS: u16 = 443;

/// What one handshake showed. Nothing in it has been judged.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The readable certificates, in the order they were sent: the device's own first.
    pub chain: Vec<Certificate>,
    /// How many certificates of the chain could not be read.
    pub unreadable: usize,
    /// Version, for example `TLS 1.3`.
    pub version: String,
    /// Cipher suite by its IANA name, without the hybrid `TLS13_` spelling.
    pub cipher: String,
    /// Set when the device speaks nothing rustls speaks: what stands in the way, for example
    /// `TLS 1.0` or `RSA key exchange`. The chain was then read from plain handshake messages.
    pub old: Option<String>,
}

impl Seen {
    /// Whether browsers refuse the connection before they look at the certificate. TLS 1.2 with
    /// RSA key exchange or CBC is old, but they still open it (facts measured with Chromium and
    /// Firefox; RFC 8996 for the versions).
    pub fn is_refused(&self) -> bool {
        self.old.is_some() && browsers_refuse(&self.version, &self.cipher)
    }
}

/// [`Seen::is_refused`] for a version and a cipher suite that are no modern ones.
pub fn browsers_refuse(version: &str, cipher: &str) -> bool {
    version != "TLS 1.2"
        || cipher.starts_with("TLS_DHE_")
        || ["3DES", "RC4", "NULL", "_DES_"]
            .iter()
            .any(|weak| cipher.contains(weak))
}

/// Connects once and records what is served, within `limit` in all.
///
/// # Errors
/// [`Error::Unreachable`] when nothing accepts the connection, [`Error::Slow`] when the time is
/// up, [`Error::Unreadable`] when what answers is not TLS.
pub async fn look(address: &Address, limit: Duration) -> Result<Seen, Error> {
    match timeout(limit, look_at(address)).await {
        Ok(answer) => answer,
        Err(_) => Err(Error::Slow {
            address: address.clone(),
            operation: "TLS".into(),
            waited: limit,
        }),
    }
}

async fn look_at(address: &Address) -> Result<Seen, Error> {
    let recorder = Arc::new(pin::Recorder::default());
    let unreadable = |cause| Error::Unreadable {
        address: address.clone(),
        operation: "TLS".into(),
        cause,
    };
    let config = config(recorder.clone()).map_err(|error| unreadable(Cause::new(error)))?;
    let connector = tokio_rustls::TlsConnector::from(Arc::new(config));
    let stream = connect(address).await?;
    match connector.connect(server_name(address), stream).await {
        Ok(stream) => {
            let (_, session) = stream.get_ref();
            let (chain, broken) = recorder.chain();
            Ok(Seen {
                chain,
                unreadable: broken,
                version: session.protocol_version().map_or("TLS".into(), version),
                cipher: session
                    .negotiated_cipher_suite()
                    .map_or_else(String::new, |suite| {
                        format!("{:?}", suite.suite()).replacen("TLS13_", "TLS_", 1)
                    }),
                old: None,
            })
        }
        Err(error) => {
            let sni = matches!(server_name(address), ServerName::DnsName(_))
                .then(|| address.host().to_owned());
            if is_oversized(&error) {
                return Err(Error::TooLarge {
                    address: address.clone(),
                    operation: "TLS".into(),
                    limit: MESSAGE,
                });
            }
            match old::look(|| connect(address), sni.as_deref()).await {
                Ok(seen) if seen.old.is_some() => Ok(seen),
                _ => Err(unreadable(Cause::new(error))),
            }
        }
    }
}

/// Longest handshake message rustls reads, in bytes: no honest chain comes near it.
const MESSAGE: u64 = 0xffff;

/// Whether the handshake ended because a message was larger than any chain of certificates is.
fn is_oversized(error: &io::Error) -> bool {
    error
        .get_ref()
        .and_then(|e| e.downcast_ref::<rustls::Error>())
        .is_some_and(|e| {
            matches!(
                e,
                rustls::Error::InvalidMessage(rustls::InvalidMessage::HandshakePayloadTooLarge)
            )
        })
}

/// A TCP connection to the address, at 443 when no port was named.
pub(super) async fn connect(address: &Address) -> Result<TcpStream, Error> {
    let port = address.port().unwrap_or(HTTPS);
    let attempt = match address.ip() {
        // A zone (fe80::1%eth0) only the system's resolver understands.
        Some(ip) if !address.host().contains('%') => {
            TcpStream::connect(SocketAddr::new(ip, port)).await
        }
        _ => TcpStream::connect((address.host(), port)).await,
    };
    attempt.map_err(|error: io::Error| Error::Unreachable {
        address: address.clone(),
        cause: Cause::new(error),
    })
}

/// A client configuration that judges by `verifier` alone and never resumes a session, so that
/// every connection shows its certificate.
pub(super) fn config(
    verifier: Arc<dyn rustls::client::danger::ServerCertVerifier>,
) -> Result<rustls::ClientConfig, rustls::Error> {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let mut config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .dangerous()
        .with_custom_certificate_verifier(verifier)
        .with_no_client_auth();
    config.resumption = rustls::client::Resumption::disabled();
    Ok(config)
}

/// The name to ask for. A host that TLS cannot name (odd characters) is asked for without a name.
fn server_name(address: &Address) -> ServerName<'static> {
    if let Some(ip) = address.ip() {
        return ServerName::IpAddress(ip.into());
    }
    ServerName::try_from(address.host().to_owned())
        .unwrap_or_else(|_| ServerName::IpAddress(Ipv4Addr::UNSPECIFIED.into()))
}

fn version(version: rustls::ProtocolVersion) -> String {
    match version {
        rustls::ProtocolVersion::TLSv1_3 => "TLS 1.3".into(),
        rustls::ProtocolVersion::TLSv1_2 => "TLS 1.2".into(),
        other => format!("{other:?}"),
    }
}
