//! Windows' own chain engine as the verifier of this computer's verdict.
//!
//! Apart because it asks twice: for the computer, which is what everyone at it and every service
//! gets, and only when that does not know the root for this account, which may trust more.
//!
//! Sources: Microsoft, `CertVerifyCertificateChainPolicy` (codes in `winerror.h`).

use std::net::IpAddr;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, DigitallySignedStruct, Error, SignatureScheme};
use time::OffsetDateTime;

use crate::certificate::{Certificate, Name};
use crate::check::Handshake;
use crate::win32::chain::{self, Engine};
use crate::win32::store::{self, Place};

const EXPIRED: u32 = 0x800B_0101;
const UNTRUSTED_ROOT: u32 = 0x800B_0109;
const CHAINING: u32 = 0x800B_010A;
const REVOKED: u32 = 0x800B_010C;
const CRYPT_REVOKED: u32 = 0x8009_2010;
const NO_MATCH: u32 = 0x800B_010F;
const WRONG_USAGE: u32 = 0x800B_0110;
const DISTRUSTED: u32 = 0x800B_0111;
const UNTRUSTED_AUTHORITY: u32 = 0x800B_0112;
const INVALID_NAME: u32 = 0x800B_0114;
const BAD_SIGNATURE: u32 = 0x8009_6004;

/// The roots (DER) that people put among Windows' own: here, in this account, by policies.
///
/// The usual reading of the whole store leaves out a root that names no use when Windows does not
/// say in so many words that it is good for all; a site's root names none.
pub(super) fn put_there() -> Vec<Vec<u8>> {
    let places = [
        Place::Machine,
        Place::User,
        Place::MachinePolicy,
        Place::UserPolicy,
        Place::Enterprise,
    ];
    let entries = places
        .into_iter()
        .flat_map(|place| store::own(place, "Root").unwrap_or_default());
    entries.map(|entry| entry.der).collect()
}

/// Asks the computer, then the account. Judges a recorded handshake only: signatures of the
/// handshake itself were checked when it was made.
#[derive(Debug)]
pub(super) struct System;

impl ServerCertVerifier for System {
    fn verify_server_cert(
        &self,
        camera: &CertificateDer<'_>,
        above: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        _: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let chain: Vec<&[u8]> = [camera]
            .into_iter()
            .chain(above)
            .map(AsRef::as_ref)
            .collect();
        let name = match name {
            ServerName::IpAddress(ip) => Name::Ip(IpAddr::from(*ip)),
            name => Name::Dns(name.to_str().into_owned()),
        };
        let mut code = judge(Engine::Machine, &chain, &name, now.as_secs())?;
        if matches!(code, UNTRUSTED_ROOT | CHAINING) {
            code = judge(Engine::User, &chain, &name, now.as_secs())?;
        }
        if code == 0 {
            Ok(ServerCertVerified::assertion())
        } else {
            Err(Error::InvalidCertificate(reason(code)))
        }
    }

    fn verify_tls12_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Err(no_connection())
    }

    fn verify_tls13_signature(
        &self,
        _: &[u8],
        _: &CertificateDer<'_>,
        _: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        Err(no_connection())
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        Vec::new()
    }
}

fn no_connection() -> Error {
    Error::General("this verifier judges recorded handshakes only".to_owned())
}

/// Whether the account trusts what the computer does not.
pub(super) fn is_for_one(handshake: &Handshake, now: OffsetDateTime) -> bool {
    let chain: Vec<&[u8]> = handshake.chain.iter().map(Certificate::der).collect();
    let seconds = u64::try_from(now.unix_timestamp()).unwrap_or(0);
    let code = |engine| judge(engine, &chain, &handshake.asked, seconds);
    matches!(code(Engine::Machine), Ok(UNTRUSTED_ROOT | CHAINING))
        && matches!(code(Engine::User), Ok(0))
}

fn judge(engine: Engine, chain: &[&[u8]], name: &Name, seconds: u64) -> Result<u32, Error> {
    let said = |name: Option<&str>| {
        chain::judge(engine, chain, name, seconds).map_err(|e| Error::General(e.to_string()))
    };
    let code = said(Some(&name.to_string()))?;
    // Older Windows looks for an address among the DNS names only. Browsers bring name rules of
    // their own, so an address entry that is there byte for byte counts; all else stays as said.
    if code == NO_MATCH
        && let (Name::Ip(_), Some(camera)) = (name, chain.first())
        && Certificate::from_der(camera).is_ok_and(|c| c.names().contains(name))
    {
        return said(None);
    }
    Ok(code)
}

/// Windows' code in the library's words, which the caller turns into findings.
fn reason(code: u32) -> CertificateError {
    match code {
        EXPIRED => CertificateError::Expired,
        UNTRUSTED_ROOT | UNTRUSTED_AUTHORITY | CHAINING => CertificateError::UnknownIssuer,
        REVOKED | CRYPT_REVOKED | DISTRUSTED => CertificateError::Revoked,
        NO_MATCH => CertificateError::NotValidForName,
        INVALID_NAME => other("NameConstraintViolation"),
        WRONG_USAGE => CertificateError::InvalidPurpose,
        BAD_SIGNATURE => CertificateError::BadSignature,
        code => other(&format!("Windows says 0x{code:08X}")),
    }
}

fn other(text: &str) -> CertificateError {
    let text: Box<dyn std::error::Error + Send + Sync> = text.into();
    CertificateError::Other(rustls::OtherError(std::sync::Arc::from(text)))
}
