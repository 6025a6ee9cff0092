//! Reading any certificate, key or request file, asking for its password when it is locked.
//!
//! Apart because `view`, `authority import` and every `--root` read the same kinds of file.

use std::path::Path;

use super::failure::{Error, Failure};
use super::secrets::PASSWORD;
use super::{Exit, secrets};
use crate::certificate::{self, Certificate, file};
use crate::directory;
use crate::fl;

/// Certificate files have some kilobytes, a company's bundle of roots some hundred.
const LIMIT: u64 = 8 * 1024 * 1024;

/// What is in a file. A locked one is opened with the given password, or one typed on a terminal;
/// without either it is answered as far as it can be read.
pub(super) fn look(path: &Path, password: Option<&Path>) -> Result<file::Contents, Failure> {
    let bytes = directory::read(path, LIMIT)?;
    let given = PASSWORD.given(password)?;
    let contents = file::read(&bytes, given.as_ref())?;
    if contents.locked && given.is_none() && secrets::can_ask() {
        let typed = secrets::ask(&fl!(
            "console-ask-file-password",
            path = path.display().to_string()
        ))?;
        return Ok(file::read(&bytes, Some(&typed))?);
    }
    Ok(contents)
}

/// Like [`look`], but a file that stays locked is a failure.
pub(super) fn read(path: &Path, password: Option<&Path>) -> Result<file::Contents, Failure> {
    let contents = look(path, password)?;
    if contents.locked {
        return Err(PASSWORD.missing());
    }
    Ok(contents)
}

/// The certificates of a file that must hold some.
pub(super) fn certificates(path: &Path) -> Result<Vec<Certificate>, Failure> {
    let certificates = look(path, None)?.certificates;
    if certificates.is_empty() {
        return Err(Error::NoCertificate.into());
    }
    Ok(certificates)
}

impl From<certificate::Error> for Failure {
    /// A wrong password is a no; a file that is something else is a bad use.
    fn from(error: certificate::Error) -> Self {
        Self::of("certificate", &error, Exit::Unknown)
    }
}
