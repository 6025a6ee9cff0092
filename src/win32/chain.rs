//! What Windows itself says of a chain: `CertGetCertificateChain` and the policy for servers.
//!
//! Apart because it can ask for the computer instead of the account: an account may trust a root
//! that no other account and no service does. Nothing is fetched from the network: the answer is
//! about what was sent and what is in the stores.
//!
//! Source: Microsoft, `CertGetCertificateChain`, `CertVerifyCertificateChainPolicy`
//! (`CERT_CHAIN_POLICY_SSL`).

#![allow(unsafe_code)] // calls into crypt32.dll

use std::ffi::c_void;
use std::io;
use std::mem::size_of;
use std::ptr;

use windows_sys::Win32::Foundation::{
    CERT_E_CHAINING, CERT_E_EXPIRED, CERT_E_INVALID_NAME, CERT_E_REVOCATION_FAILURE,
    CERT_E_REVOKED, CERT_E_UNTRUSTEDROOT, CERT_E_WRONG_USAGE, CRYPT_E_NO_REVOCATION_CHECK,
    CRYPT_E_REVOCATION_OFFLINE, FILETIME, TRUST_E_BASIC_CONSTRAINTS, TRUST_E_CERT_SIGNATURE,
    TRUST_E_EXPLICIT_DISTRUST,
};
use windows_sys::Win32::Security::Cryptography::{
    AUTHTYPE_SERVER, CERT_CHAIN_CACHE_ONLY_URL_RETRIEVAL, CERT_CHAIN_CONTEXT, CERT_CHAIN_PARA,
    CERT_CHAIN_POLICY_IGNORE_ALL_REV_UNKNOWN_FLAGS, CERT_CHAIN_POLICY_PARA, CERT_CHAIN_POLICY_SSL,
    CERT_CHAIN_POLICY_STATUS, CERT_CHAIN_REVOCATION_CHECK_END_CERT, CERT_CONTEXT,
    CERT_STORE_ADD_ALWAYS, CERT_STORE_PROV_MEMORY, CERT_TRUST_HAS_EXCLUDED_NAME_CONSTRAINT,
    CERT_TRUST_HAS_NOT_PERMITTED_NAME_CONSTRAINT, CERT_TRUST_INVALID_BASIC_CONSTRAINTS,
    CERT_TRUST_INVALID_NAME_CONSTRAINTS, CERT_TRUST_IS_CYCLIC, CERT_TRUST_IS_EXPLICIT_DISTRUST,
    CERT_TRUST_IS_NOT_SIGNATURE_VALID, CERT_TRUST_IS_NOT_TIME_VALID,
    CERT_TRUST_IS_NOT_VALID_FOR_USAGE, CERT_TRUST_IS_PARTIAL_CHAIN, CERT_TRUST_IS_REVOKED,
    CERT_TRUST_IS_UNTRUSTED_ROOT, CTL_USAGE, CertAddEncodedCertificateToStore, CertCloseStore,
    CertFreeCertificateChain, CertFreeCertificateContext, CertGetCertificateChain, CertOpenStore,
    CertVerifyCertificateChainPolicy, HCERTCHAINENGINE, HCERTSTORE, HTTPSPolicyCallbackData,
    HTTPSPolicyCallbackData_0, USAGE_MATCH_TYPE_OR, X509_ASN_ENCODING, szOID_PKIX_KP_SERVER_AUTH,
};
use windows_sys::Win32::System::LibraryLoader::{GetModuleHandleW, GetProcAddress};
use windows_sys::core::BOOL;

use super::{checked, length, wide};

/// `SECURITY_FLAG_IGNORE_CERT_CN_INVALID` of wininet.h: a missing name alone is not enough.
const IGNORE_NAME: u32 = 0x1000;

/// Whose trust is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// The computer's: every account, every service.
    Machine,
    /// This account's: the computer's and its own.
    User,
}

impl Engine {
    fn handle(self) -> HCERTCHAINENGINE {
        match self {
            // HCCE_LOCAL_MACHINE and HCCE_CURRENT_USER are numbers in disguise (wincrypt.h)
            Self::Machine => ptr::without_provenance_mut(1),
            Self::User => ptr::null_mut(),
        }
    }
}

/// Asks whether `chain` (DER, the server's own first) is good for a server of this name at that
/// moment (seconds since 1970). Zero = good; otherwise Windows' code (`CERT_E_…`, `TRUST_E_…`).
/// Without a name everything but the name is judged.
///
/// # Errors
/// When Windows could not judge at all, for instance because a certificate cannot be read.
pub fn judge(engine: Engine, chain: &[&[u8]], name: Option<&str>, seconds: u64) -> io::Result<u32> {
    // Private authorities have no revocation list: what is not known is no reason to refuse. The
    // flag that says so is not enough everywhere.
    let unknown = [
        CERT_E_REVOCATION_FAILURE.cast_unsigned(),
        CRYPT_E_NO_REVOCATION_CHECK.cast_unsigned(),
        CRYPT_E_REVOCATION_OFFLINE.cast_unsigned(),
    ];
    let code = verify(
        engine,
        chain,
        name,
        seconds,
        CERT_CHAIN_REVOCATION_CHECK_END_CERT,
    )?;
    if unknown.contains(&code) {
        return verify(engine, chain, name, seconds, 0);
    }
    Ok(code)
}

fn verify(
    engine: Engine,
    chain: &[&[u8]],
    name: Option<&str>,
    seconds: u64,
    revocation: u32,
) -> io::Result<u32> {
    let built = Built::from(engine, chain, Some(seconds), revocation)?;
    let mut name = name.map(wide);
    let mut server = HTTPSPolicyCallbackData {
        Anonymous: HTTPSPolicyCallbackData_0 {
            cbSize: size::<HTTPSPolicyCallbackData>(),
        },
        dwAuthType: AUTHTYPE_SERVER,
        fdwChecks: if name.is_some() { 0 } else { IGNORE_NAME },
        pwszServerName: name.as_mut().map_or(ptr::null_mut(), |n| n.as_mut_ptr()),
    };
    let wish = CERT_CHAIN_POLICY_PARA {
        cbSize: size::<CERT_CHAIN_POLICY_PARA>(),
        dwFlags: CERT_CHAIN_POLICY_IGNORE_ALL_REV_UNKNOWN_FLAGS,
        pvExtraPolicyPara: (&raw mut server).cast::<c_void>(),
    };
    let mut said = CERT_CHAIN_POLICY_STATUS {
        cbSize: size::<CERT_CHAIN_POLICY_STATUS>(),
        ..Default::default()
    };
    // SAFETY: the chain is live; `wish` points at `server`, which points at `name`, and all three
    // outlive the call; `said` may be written.
    checked(unsafe {
        CertVerifyCertificateChainPolicy(
            CERT_CHAIN_POLICY_SSL,
            built.chain,
            &raw const wish,
            &raw mut said,
        )
    })?;
    // SAFETY: the chain context is live.
    let status = unsafe { (*built.chain).TrustStatus.dwErrorStatus };
    Ok(if said.dwError == 0 {
        overlooked(status)
    } else {
        said.dwError
    })
}

/// What the chain itself says although the policy for servers found no fault: a policy that lets
/// an incomplete chain pass must not make a padlock. Zero = nothing.
fn overlooked(status: u32) -> u32 {
    let names = CERT_TRUST_INVALID_NAME_CONSTRAINTS
        | CERT_TRUST_HAS_NOT_PERMITTED_NAME_CONSTRAINT
        | CERT_TRUST_HAS_EXCLUDED_NAME_CONSTRAINT;
    let codes = [
        (CERT_TRUST_IS_EXPLICIT_DISTRUST, TRUST_E_EXPLICIT_DISTRUST),
        (CERT_TRUST_IS_REVOKED, CERT_E_REVOKED),
        (CERT_TRUST_IS_NOT_SIGNATURE_VALID, TRUST_E_CERT_SIGNATURE),
        (CERT_TRUST_IS_UNTRUSTED_ROOT, CERT_E_UNTRUSTEDROOT),
        (
            CERT_TRUST_IS_PARTIAL_CHAIN | CERT_TRUST_IS_CYCLIC,
            CERT_E_CHAINING,
        ),
        (CERT_TRUST_IS_NOT_TIME_VALID, CERT_E_EXPIRED),
        (CERT_TRUST_IS_NOT_VALID_FOR_USAGE, CERT_E_WRONG_USAGE),
        (
            CERT_TRUST_INVALID_BASIC_CONSTRAINTS,
            TRUST_E_BASIC_CONSTRAINTS,
        ),
        (names, CERT_E_INVALID_NAME),
    ];
    codes
        .iter()
        .find(|(bits, _)| status & bits != 0)
        .map_or(0, |(_, code)| code.cast_unsigned())
}

/// Whether this root (DER) is one that the engine rests on: not unknown, not distrusted. Its
/// dates are not looked at.
///
/// # Errors
/// When Windows could not judge at all.
pub fn rests_on(engine: Engine, root: &[u8]) -> io::Result<bool> {
    let built = Built::from(engine, &[root], None, 0)?;
    // SAFETY: the chain context is live.
    let status = unsafe { (*built.chain).TrustStatus.dwErrorStatus };
    let refused = CERT_TRUST_IS_UNTRUSTED_ROOT
        | CERT_TRUST_IS_PARTIAL_CHAIN
        | CERT_TRUST_IS_EXPLICIT_DISTRUST;
    Ok(status & refused == 0)
}

/// An engine keeps the stores as they were when it was first asked: without this a root that was
/// just installed would be unknown to it (Microsoft, `CertResyncCertificateChainEngine`).
///
/// Asked for by name while running: every Windows has it, but Wine has not (its engines read the
/// stores anew each time), and a program that imports what is not there is stopped at the call.
fn look_again(engine: Engine) -> io::Result<()> {
    let library = wide("crypt32.dll");
    let name = c"CertResyncCertificateChainEngine";
    // SAFETY: both names end in zero; the library stays loaded, since we import from it.
    let found = unsafe {
        let library = GetModuleHandleW(library.as_ptr());
        GetProcAddress(library, name.as_ptr().cast())
    };
    let Some(found) = found else { return Ok(()) };
    // SAFETY: the signature of wincrypt.h.
    let resync: unsafe extern "system" fn(HCERTCHAINENGINE) -> BOOL =
        unsafe { std::mem::transmute(found) };
    // SAFETY: the handle is one of the two that need no making.
    checked(unsafe { resync(engine.handle()) })
}

fn size<T>() -> u32 {
    // structures of a few dozen bytes
    u32::try_from(size_of::<T>()).unwrap_or(0)
}

/// A chain as Windows built it, with what it was built from; freed when dropped.
struct Built {
    chain: *mut CERT_CHAIN_CONTEXT,
    first: *mut CERT_CONTEXT,
    sent: HCERTSTORE,
}

impl Built {
    fn from(engine: Engine, ders: &[&[u8]], seconds: Option<u64>, flags: u32) -> io::Result<Self> {
        // SAFETY: a store in memory needs no name.
        let sent = unsafe { CertOpenStore(CERT_STORE_PROV_MEMORY, 0, 0, 0, ptr::null()) };
        if sent.is_null() {
            return Err(io::Error::last_os_error());
        }
        let mut built = Self {
            chain: ptr::null_mut(),
            first: ptr::null_mut(),
            sent,
        };
        for (at, der) in ders.iter().enumerate() {
            let asked_back = if at == 0 {
                &raw mut built.first
            } else {
                ptr::null_mut()
            };
            // SAFETY: the store is open, `der` is readable for its length, and `asked_back` is
            // null or may be written.
            checked(unsafe {
                CertAddEncodedCertificateToStore(
                    built.sent,
                    X509_ASN_ENCODING,
                    der.as_ptr(),
                    length(der)?,
                    CERT_STORE_ADD_ALWAYS,
                    asked_back,
                )
            })?;
        }
        if built.first.is_null() {
            return Err(io::Error::from(io::ErrorKind::InvalidInput));
        }

        look_again(engine)?;

        let mut for_servers = [szOID_PKIX_KP_SERVER_AUTH.cast_mut()];
        let mut wish = CERT_CHAIN_PARA {
            cbSize: size::<CERT_CHAIN_PARA>(),
            ..Default::default()
        };
        wish.RequestedUsage.dwType = USAGE_MATCH_TYPE_OR;
        wish.RequestedUsage.Usage = CTL_USAGE {
            cUsageIdentifier: 1,
            rgpszUsageIdentifier: for_servers.as_mut_ptr(),
        };
        let moment = seconds.map(filetime);
        // SAFETY: the first certificate and the store are live; `moment`, `wish` and what they
        // point at outlive the call; the chain may be written.
        checked(unsafe {
            CertGetCertificateChain(
                engine.handle(),
                built.first,
                moment.as_ref().map_or(ptr::null(), ptr::from_ref),
                built.sent,
                &raw const wish,
                flags | CERT_CHAIN_CACHE_ONLY_URL_RETRIEVAL,
                ptr::null(),
                &raw mut built.chain,
            )
        })?;
        if built.chain.is_null() {
            return Err(io::Error::last_os_error());
        }
        Ok(built)
    }
}

impl Drop for Built {
    fn drop(&mut self) {
        // SAFETY: each was made by `from` or is null, and is freed once.
        unsafe {
            if !self.chain.is_null() {
                CertFreeCertificateChain(self.chain);
            }
            if !self.first.is_null() {
                let _ = CertFreeCertificateContext(self.first);
            }
            let _ = CertCloseStore(self.sent, 0);
        }
    }
}

/// Windows counts in 100 ns since 1601.
fn filetime(seconds: u64) -> FILETIME {
    const BETWEEN: u64 = 11_644_473_600;
    let ticks = seconds.saturating_add(BETWEEN).saturating_mul(10_000_000);
    FILETIME {
        dwLowDateTime: (ticks & u64::from(u32::MAX)) as u32,
        dwHighDateTime: (ticks >> 32) as u32,
    }
}
