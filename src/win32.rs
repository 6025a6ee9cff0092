//! Windows' own doors: certificate stores, the chain engine, the prompt for an administrator and
//! the rights of files, each as one plain function.
//!
//! Apart because these are calls into C and therefore the only unsafe code of camseal: every
//! pointer is made and freed within one function here, and nothing above ever sees one. Ground:
//! it knows no word of the house, only bytes, paths and `io::Error`.
//!
//! Source: Microsoft's Win32 reference (`wincrypt.h`, `shellapi.h`, `securitybaseapi.h`).

use std::ffi::OsStr;
use std::io;
use std::os::windows::ffi::OsStrExt;

pub mod chain;
pub mod rights;
pub mod store;

/// Text as Windows reads it: UTF-16 with a zero at the end.
fn wide(text: impl AsRef<OsStr>) -> Vec<u16> {
    text.as_ref().encode_wide().chain([0]).collect()
}

/// Whether a call that answers a BOOL succeeded; otherwise its reason.
fn checked(answer: i32) -> io::Result<()> {
    if answer == 0 {
        Err(io::Error::last_os_error())
    } else {
        Ok(())
    }
}

/// A length for a call that counts in 32 bits.
fn length(bytes: &[u8]) -> io::Result<u32> {
    u32::try_from(bytes.len()).map_err(|_| io::Error::from(io::ErrorKind::InvalidInput))
}
