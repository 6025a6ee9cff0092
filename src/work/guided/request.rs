//! Requests (CSR) that a technician took from a device: found in a folder or dropped on the
//! window, signed for the camera in hand, and written back as the file its page wants.
//!
//! Apart because a request is foreign: read through the authority's own care, and what the site
//! then waits for is the certificate made from it.

use std::path::{Path, PathBuf};

use time::OffsetDateTime;

use crate::authority::request::CameraRequest;
use crate::authority::{Authority, KeyKind, LeafWish, Note};
use crate::certificate::{Certificate, Name, file};
use crate::error::{Explain, Explanation};
use crate::site::{self, CameraId, Deed, Site};
use crate::{authority, directory, explain};

/// A request has one to four kilobytes; more is another file.
const LARGEST: u64 = 64 * 1024;
/// Endings under which devices save requests.
const ENDINGS: [&str; 5] = ["csr", "req", "pem", "txt", "p10"];

/// What came of a request.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The camera certificate first.
    pub chain: Vec<Certificate>,
    /// The file for the device's page.
    pub file: PathBuf,
    /// What was repaired or left out.
    pub notes: Vec<Note>,
}

/// Why a request was not answered.
#[derive(Clone, Debug, thiserror::Error)]
pub enum RequestError {
    /// The file.
    #[error(transparent)]
    Directory(#[from] directory::Error),
    /// The request, or the authority.
    #[error(transparent)]
    Authority(#[from] authority::Error),
    /// The site.
    #[error(transparent)]
    Site(#[from] site::Error),
    /// The file holds no request.
    #[error("{} holds no request", path.display())]
    NoRequest { path: PathBuf },
}

impl Explain for RequestError {
    fn explain(&self) -> Explanation {
        match self {
            Self::Directory(error) => error.explain(),
            Self::Authority(error) => error.explain(),
            Self::Site(error) => error.explain(),
            Self::NoRequest { path } => {
                explain!("error-no-request", file = path.display().to_string())
            }
        }
    }
}

/// Files with a request that wait in a folder, oldest first; unreadable ones are passed over.
pub fn waiting(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found: Vec<_> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            path.extension()
                .and_then(|ending| ending.to_str())
                .is_some_and(|ending| ENDINGS.contains(&ending.to_ascii_lowercase().as_str()))
        })
        .filter(|path| !answer_to(path).exists() && read(path).is_ok())
        .collect();
    found.sort_by_key(|path| {
        std::fs::metadata(path)
            .and_then(|meta| meta.modified())
            .ok()
    });
    found
}

fn answer_to(request: &Path) -> PathBuf {
    let mut name = request.file_stem().unwrap_or_default().to_owned();
    name.push("-signed.crt");
    request.with_file_name(name)
}

fn read(path: &Path) -> Result<Vec<u8>, RequestError> {
    let bytes = directory::read(path, LARGEST)?;
    file::read(&bytes, None)
        .ok()
        .and_then(|found| found.requests.into_iter().next())
        .ok_or_else(|| RequestError::NoRequest {
            path: path.to_owned(),
        })
}

/// Signs the request in `path` for a camera done by hand and writes the certificate beside it. The
/// site waits for this certificate from then on.
///
/// # Errors
/// When the file holds no request, the authority refuses it, or something cannot be written.
pub fn answer(
    site: &Site,
    authority: &Authority,
    camera: CameraId,
    names: &[Name],
    days: u32,
    path: &Path,
) -> Result<Answered, RequestError> {
    let request = CameraRequest::read(&read(path)?)?;
    let mut wish = LeafWish::new(names.to_vec(), OffsetDateTime::now_utc());
    wish.days = days;
    wish.key = KeyKind::Rsa2048;
    let signed = authority.sign(&request, &wish)?;
    let file = answer_to(path);
    let text: String = signed.chain.iter().map(Certificate::pem).collect();
    site.files_made(camera, &signed.chain)?;
    directory::write_atomic(&file, text.as_bytes())?;
    site.note(
        Some(camera),
        Deed::Issued,
        signed.certificate.title(),
        Some(signed.certificate.fingerprint()),
    )?;
    Ok(Answered {
        chain: signed.chain,
        file,
        notes: signed.notes,
    })
}

/// Whether a file holds a request.
pub fn is_request(path: &Path) -> bool {
    read(path).is_ok()
}
