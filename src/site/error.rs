//! What can go wrong with a site file, as facts; the words are in the language files.

use std::path::{Path, PathBuf};

use crate::error::{Cause, Explain, Explanation};
use crate::site::CameraId;
use crate::{authority, explain};

/// Everything that can go wrong with a site file.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no such file.
    #[error("{} does not exist", path.display())]
    Missing { path: PathBuf },
    /// Something lies where a new file was to be made.
    #[error("{} exists already", path.display())]
    Exists { path: PathBuf },
    /// A sound database, but of another program.
    #[error("{} is no site file", path.display())]
    NotASite { path: PathBuf },
    /// Not a database, or a broken one. It was not touched.
    #[error("{} is damaged: {detail}", path.display())]
    Damaged { path: PathBuf, detail: String },
    /// Written by a newer camseal.
    #[error("{} has version {version}, this program knows {known}", path.display())]
    Newer {
        path: PathBuf,
        version: i64,
        known: i64,
    },
    /// Another program has it open.
    #[error("{} is open in another program", path.display())]
    Busy { path: PathBuf },
    /// No space left; what was saved before is safe.
    #[error("no space left for {}", path.display())]
    Full { path: PathBuf },
    /// File, folder or medium cannot be written.
    #[error("{} cannot be written", path.display())]
    ReadOnly { path: PathBuf },
    /// The system refuses, for another reason.
    #[error("{} cannot be used", path.display())]
    Unusable {
        path: PathBuf,
        #[source]
        cause: Cause,
    },
    /// The site has no authority yet.
    #[error("the site has no authority")]
    NoAuthority,
    /// The authority does not open.
    #[error(transparent)]
    Authority(#[from] authority::Error),
    /// No camera with this number.
    #[error("the site has no camera {id}")]
    UnknownCamera { id: CameraId },
    /// Keys of requests that wait for their answer sleep under another passphrase, which nobody told:
    /// they would be lost.
    #[error("{count} keys of requests sleep under another passphrase")]
    KeysWait { count: usize },
    /// Another camera of the site has this address.
    #[error("another camera of the site has the address {address}")]
    AddressTaken { address: String },
}

impl Error {
    /// Sorts what SQLite says into what a person can do about it.
    pub(super) fn of(path: &Path, error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let path = path.to_owned();
        match error.sqlite_error_code() {
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Busy { path },
            Some(Code::DiskFull) => Self::Full { path },
            Some(Code::ReadOnly | Code::PermissionDenied) => Self::ReadOnly { path },
            Some(Code::NotADatabase | Code::DatabaseCorrupt) => Self::Damaged {
                path,
                detail: error.to_string(),
            },
            // A column that does not read back is damage too: only this program writes it.
            None if matches!(
                error,
                rusqlite::Error::FromSqlConversionFailure(..)
                    | rusqlite::Error::InvalidColumnType(..)
                    | rusqlite::Error::IntegralValueOutOfRange(..)
            ) =>
            {
                Self::Damaged {
                    path,
                    detail: error.to_string(),
                }
            }
            _ => Self::Unusable {
                path,
                cause: Cause::new(error),
            },
        }
    }
}

impl Explain for Error {
    fn explain(&self) -> Explanation {
        match self {
            Self::Missing { path } => explain!("error-site-missing", path = text(path)),
            Self::Exists { path } => explain!("error-site-exists", path = text(path)),
            Self::NotASite { path } => explain!("error-site-not-a-site", path = text(path)),
            Self::Damaged { path, .. } => explain!("error-site-damaged", path = text(path)),
            Self::Newer { path, .. } => explain!("error-site-newer", path = text(path)),
            Self::Busy { path } => explain!("error-site-busy", path = text(path)),
            Self::Full { path } => explain!("error-site-full", path = text(path)),
            Self::ReadOnly { path } => explain!("error-site-read-only", path = text(path)),
            Self::Unusable { path, .. } => explain!("error-site-unusable", path = text(path)),
            Self::NoAuthority => explain!("error-site-no-authority"),
            Self::Authority(error) => error.explain(),
            Self::UnknownCamera { .. } => explain!("error-site-unknown-camera"),
            Self::KeysWait { count } => explain!("error-site-keys-wait", count = count),
            Self::AddressTaken { address } => {
                explain!("error-site-address-taken", address = address.as_str())
            }
        }
    }
}

fn text(path: &Path) -> String {
    path.display().to_string()
}
