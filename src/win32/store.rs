//! Certificate stores: what lies in one, put one in, take one out.
//!
//! Apart because of one choice that everything rests on: stores are opened with `CertOpenStore`
//! and a named place. `CertOpenSystemStore` opens the current user's view instead, where an
//! administrator is told "access denied" on the way to the machine's store.
//!
//! A system store is a collection: `LocalMachine\Root` shows its own certificates and those of
//! group policy, the enterprise and Windows' own program (`AuthRoot`). [`all`] reads the whole,
//! [`own`] only what lies in this very place, and [`delete`] reaches only the latter.
//!
//! Source: Microsoft, "System Store Locations" and `CertOpenStore`.

#![allow(unsafe_code)] // calls into crypt32.dll

use std::ffi::c_void;
use std::io;
use std::ptr;

use windows_sys::Win32::Foundation::{CRYPT_E_NOT_FOUND, ERROR_FILE_NOT_FOUND};
use windows_sys::Win32::Security::Cryptography::{
    CERT_CONTEXT, CERT_KEY_PROV_INFO_PROP_ID, CERT_STORE_ADD_REPLACE_EXISTING,
    CERT_STORE_OPEN_EXISTING_FLAG, CERT_STORE_PROV_PHYSICAL_W, CERT_STORE_PROV_SYSTEM_REGISTRY_W,
    CERT_STORE_PROV_SYSTEM_W, CERT_STORE_READONLY_FLAG,
    CERT_SYSTEM_STORE_CURRENT_USER_GROUP_POLICY_ID, CERT_SYSTEM_STORE_CURRENT_USER_ID,
    CERT_SYSTEM_STORE_LOCAL_MACHINE_ENTERPRISE_ID, CERT_SYSTEM_STORE_LOCAL_MACHINE_GROUP_POLICY_ID,
    CERT_SYSTEM_STORE_LOCAL_MACHINE_ID, CERT_SYSTEM_STORE_LOCATION_SHIFT,
    CertAddEncodedCertificateToStore, CertCloseStore, CertDeleteCertificateFromStore,
    CertEnumCertificatesInStore, CertFreeCertificateContext, CertGetCertificateContextProperty,
    CertOpenStore, HCERTSTORE, X509_ASN_ENCODING,
};
use windows_sys::core::PCSTR;

use super::{checked, length, wide};

/// Where a system store lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// This computer, for everyone.
    Machine,
    /// This account.
    User,
    /// This computer, by group policy.
    MachinePolicy,
    /// This account, by group policy.
    UserPolicy,
    /// This computer, by the domain's directory.
    Enterprise,
}

impl Place {
    fn location(self) -> u32 {
        match self {
            Self::Machine => CERT_SYSTEM_STORE_LOCAL_MACHINE_ID,
            Self::User => CERT_SYSTEM_STORE_CURRENT_USER_ID,
            Self::MachinePolicy => CERT_SYSTEM_STORE_LOCAL_MACHINE_GROUP_POLICY_ID,
            Self::UserPolicy => CERT_SYSTEM_STORE_CURRENT_USER_GROUP_POLICY_ID,
            Self::Enterprise => CERT_SYSTEM_STORE_LOCAL_MACHINE_ENTERPRISE_ID,
        }
    }
}

/// More certificates than any store has; a walk that goes in circles ends here.
const MOST: usize = 20_000;

/// One certificate of a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The certificate.
    pub der: Vec<u8>,
    /// Whether the store says that its private key is at this computer.
    pub with_key: bool,
}

/// Every certificate of a store as Windows' programs see it, inherited ones included. A
/// store that is not there is an empty one.
///
/// # Errors
/// What Windows refused.
pub fn all(place: Place, store: &str) -> io::Result<Vec<Entry>> {
    match Open::system(place, store, Mode::Read) {
        Ok(open) => Ok(open.list()),
        Err(error) => absent(error),
    }
}

/// Only the certificates that lie in this very place: not those of group policy, the enterprise
/// or Windows' own program, and for an account not the computer's.
///
/// # Errors
/// What Windows refused.
pub fn own(place: Place, store: &str) -> io::Result<Vec<Entry>> {
    match Open::own(place, store, Mode::Read) {
        Ok(open) => Ok(open.list()),
        Err(error) => absent(error),
    }
}

/// Puts a certificate in; one that is there already is replaced by itself. For the account's
/// `Root`, Windows asks the person a security question of its own.
///
/// # Errors
/// What Windows refused, usually for want of rights; `ERROR_CANCELLED` when the person said no.
pub fn add(place: Place, store: &str, der: &[u8]) -> io::Result<()> {
    let open = Open::system(place, store, Mode::Write)?;
    // SAFETY: the store is open, `der` is readable for its whole length, and no context is asked
    // back.
    checked(unsafe {
        CertAddEncodedCertificateToStore(
            open.0,
            X509_ASN_ENCODING,
            der.as_ptr(),
            length(der)?,
            CERT_STORE_ADD_REPLACE_EXISTING,
            ptr::null_mut(),
        )
    })
}

/// Takes out of this very place what `wanted` points at; answers how many there were.
///
/// # Errors
/// What Windows refused; those before it are then gone.
pub fn delete(place: Place, store: &str, wanted: impl Fn(&[u8]) -> bool) -> io::Result<usize> {
    let wanted = |entry: &Entry| wanted(&entry.der);
    let open = match Open::own(place, store, Mode::Write) {
        Ok(open) => open,
        Err(error) => return absent(error).map(|_| 0),
    };
    let mut gone = 0;
    // From the start again after each: a walk must not go on from a certificate that is gone.
    while gone < MOST {
        let Some(found) = open.find(&wanted) else {
            break;
        };
        // SAFETY: `found` is a live context of the open store; deleting frees it even when it
        // fails.
        checked(unsafe { CertDeleteCertificateFromStore(found) })?;
        gone += 1;
    }
    Ok(gone)
}

/// No such store is no certificate, not an error.
fn absent(error: io::Error) -> io::Result<Vec<Entry>> {
    let missing = [ERROR_FILE_NOT_FOUND.cast_signed(), CRYPT_E_NOT_FOUND];
    match error.raw_os_error() {
        Some(code) if missing.contains(&code) => Ok(Vec::new()),
        _ => Err(error),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Read,
    Write,
}

/// An open store; closed when dropped.
struct Open(HCERTSTORE);

impl Open {
    /// The whole collection.
    fn system(place: Place, store: &str, mode: Mode) -> io::Result<Self> {
        Self::by(CERT_STORE_PROV_SYSTEM_W, place, store, mode)
    }

    /// This place's own part: the physical store `.Default`, which for an account's `Root` also
    /// carries Windows' protection. Where that provider is not known, the registry itself.
    fn own(place: Place, store: &str, mode: Mode) -> io::Result<Self> {
        let physical = format!("{store}\\.Default");
        Self::by(CERT_STORE_PROV_PHYSICAL_W, place, &physical, mode)
            .or_else(|_| Self::by(CERT_STORE_PROV_SYSTEM_REGISTRY_W, place, store, mode))
    }

    fn by(provider: PCSTR, place: Place, name: &str, mode: Mode) -> io::Result<Self> {
        let name = wide(name);
        let mut flags = place.location() << CERT_SYSTEM_STORE_LOCATION_SHIFT;
        if mode == Mode::Read {
            // Without this an account without rights could not even look.
            flags |= CERT_STORE_READONLY_FLAG | CERT_STORE_OPEN_EXISTING_FLAG;
        }
        // SAFETY: the provider is one of Windows' own numbers, for which the last argument is a
        // zero-ended UTF-16 name; it lives until the call returns.
        let store = unsafe { CertOpenStore(provider, 0, 0, flags, name.as_ptr().cast::<c_void>()) };
        if store.is_null() {
            Err(io::Error::last_os_error())
        } else {
            Ok(Self(store))
        }
    }

    fn list(&self) -> Vec<Entry> {
        let mut found = Vec::new();
        let last = self.find(|entry| {
            found.push(entry.clone());
            found.len() >= MOST
        });
        if let Some(last) = last {
            // SAFETY: handed over by `find`, freed once.
            let _ = unsafe { CertFreeCertificateContext(last) };
        }
        found
    }

    /// The first certificate that `wanted` points at: a live context that the caller must free.
    fn find(&self, mut wanted: impl FnMut(&Entry) -> bool) -> Option<*mut CERT_CONTEXT> {
        let mut at: *mut CERT_CONTEXT = ptr::null_mut();
        loop {
            // SAFETY: the store is open; `at` is null or the context this call answered last,
            // which it frees. The last call answers null and leaves nothing to free.
            at = unsafe { CertEnumCertificatesInStore(self.0, at) };
            if at.is_null() {
                return None;
            }
            // SAFETY: `at` is a live context until the next turn.
            if wanted(&unsafe { entry(at) }) {
                return Some(at);
            }
        }
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        // SAFETY: opened by `by`, closed once.
        let _ = unsafe { CertCloseStore(self.0, 0) };
    }
}

/// What a context says.
///
/// # Safety
/// `context` must be live.
unsafe fn entry(context: *const CERT_CONTEXT) -> Entry {
    let mut length = 0;
    // SAFETY: the caller holds the context, and Windows keeps its bytes as long as it lives; the
    // property is only measured.
    unsafe {
        let (bytes, count) = ((*context).pbCertEncoded, (*context).cbCertEncoded as usize);
        Entry {
            der: if bytes.is_null() {
                Vec::new()
            } else {
                std::slice::from_raw_parts(bytes, count).to_vec()
            },
            with_key: CertGetCertificateContextProperty(
                context,
                CERT_KEY_PROV_INFO_PROP_ID,
                ptr::null_mut(),
                &raw mut length,
            ) != 0,
        }
    }
}
