//! Any certificate file in, typed parts out; and PFX out.
//!
//! Apart because files come from cameras, browsers, NAS boxes and administrators in every form
//! there is. What a file is, is found from its bytes, never from its name. Objects that are not
//! certificates, keys or requests (public keys, revocation lists, parameters) are passed over.

mod binary;
mod locked;
mod text;
mod write;

use std::io::Read;
use std::path::Path;

use crate::certificate::{Certificate, Error, PrivateKey};
use crate::error::Cause;
use crate::secret::Secret;

pub use write::{Cipher, p7b, pkcs12};

/// The largest file read, and the most that a ZIP may unpack to. Whole company bundles stay
/// under one megabyte.
pub const LARGEST: usize = 8 * 1024 * 1024;

/// What a file is, as its bytes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text with `BEGIN` and `END` lines.
    Pem,
    /// One or more binary objects.
    Der,
    /// PKCS#7: certificates without keys (.p7b).
    Pkcs7,
    /// PKCS#12: certificates with key (.pfx, .p12).
    Pkcs12,
    /// Several files, as a NAS exports them.
    Zip,
}

/// What was found in a file.
#[derive(Clone, Debug)]
pub struct Contents {
    /// What the file is.
    pub kind: Kind,
    /// Certificates, each once, in the order of the file.
    pub certificates: Vec<Certificate>,
    /// Private keys.
    pub keys: Vec<PrivateKey>,
    /// Certificate requests, DER.
    pub requests: Vec<Vec<u8>>,
    /// Something in it is encrypted and no passphrase was given.
    pub locked: bool,
}

impl Contents {
    fn new(kind: Kind) -> Self {
        Self {
            kind,
            certificates: Vec::new(),
            keys: Vec::new(),
            requests: Vec::new(),
            locked: false,
        }
    }

    fn is_empty(&self) -> bool {
        self.certificates.is_empty()
            && self.keys.is_empty()
            && self.requests.is_empty()
            && !self.locked
    }

    fn add(&mut self, certificate: Certificate) {
        if !self.certificates.contains(&certificate) {
            self.certificates.push(certificate);
        }
    }

    /// Takes what another file holds as well, as if both were one.
    pub fn absorb(&mut self, other: Self) {
        for certificate in other.certificates {
            self.add(certificate);
        }
        self.keys.extend(other.keys);
        self.requests.extend(other.requests);
        self.locked |= other.locked;
    }
}

/// Reads a file from disk.
///
/// # Errors
/// As [`read`], and [`Error::Unreadable`].
pub fn open(path: &Path, passphrase: Option<&Secret>) -> Result<Contents, Error> {
    let unreadable = |e: std::io::Error| Error::Unreadable {
        file: path.display().to_string(),
        cause: Cause::new(e),
    };
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let mut bytes = zeroize::Zeroizing::new(Vec::new());
    // one byte more than allowed shows that there is more
    let _ = file
        .take(LARGEST as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    read(&bytes, passphrase)
}

/// Finds everything useful in these bytes.
///
/// With no passphrase, encrypted parts are skipped and [`Contents::locked`] is set; with a wrong
/// one nothing is returned.
///
/// # Errors
/// Says what the bytes are instead, or what is wrong with them: [`Error::Empty`],
/// [`Error::TooLarge`], [`Error::WebPage`], [`Error::Truncated`], [`Error::Damaged`],
/// [`Error::Unsupported`], [`Error::Unknown`], [`Error::WrongPassphrase`].
pub fn read(bytes: &[u8], passphrase: Option<&Secret>) -> Result<Contents, Error> {
    if bytes.len() > LARGEST {
        return Err(Error::TooLarge { limit: LARGEST });
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Error::Empty);
    }
    let passphrase = passphrase.filter(|p| !p.is_empty());
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zip(bytes, passphrase);
    }
    one(bytes, passphrase)
}

/// A file that is no ZIP.
fn one(bytes: &[u8], passphrase: Option<&Secret>) -> Result<Contents, Error> {
    let contents = match text::decode(bytes) {
        Some(text) => text::read(&text, passphrase)?,
        None => binary::read(bytes, passphrase)?,
    };
    if contents.is_empty() {
        return Err(Error::Unknown);
    }
    Ok(contents)
}

/// Each file inside is read by itself; those that are something else are passed over.
fn zip(bytes: &[u8], passphrase: Option<&Secret>) -> Result<Contents, Error> {
    let damaged = |e: zip::result::ZipError| Error::Damaged {
        what: "ZIP".to_owned(),
        cause: Cause::new(e),
    };
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > 500 {
        return Err(Error::TooLarge { limit: LARGEST });
    }
    let mut contents = Contents::new(Kind::Zip);
    let mut first_trouble = None;
    let mut room = LARGEST;
    for index in 0..archive.len() {
        let entry = match archive.by_index(index) {
            Ok(entry) if entry.is_file() => entry,
            Ok(_) => continue,
            Err(zip::result::ZipError::UnsupportedArchive(_)) => {
                return Err(Error::Unsupported {
                    what: "ZIP with a password".to_owned(),
                });
            }
            Err(error) => return Err(damaged(error)),
        };
        let mut file = zeroize::Zeroizing::new(Vec::new());
        // the size in the directory is a claim; what is unpacked is counted
        let _ = entry
            .take(room as u64 + 1)
            .read_to_end(&mut file)
            .map_err(|e| damaged(e.into()))?;
        room = room
            .checked_sub(file.len())
            .ok_or(Error::TooLarge { limit: LARGEST })?;
        match one(&file, passphrase) {
            Ok(found) => contents.absorb(found),
            Err(Error::WrongPassphrase) => return Err(Error::WrongPassphrase),
            Err(trouble) => {
                let _ = first_trouble.get_or_insert(trouble);
            }
        }
    }
    if contents.is_empty() {
        return Err(first_trouble.unwrap_or(Error::Unknown));
    }
    Ok(contents)
}
