//! What can go wrong with a store, and what is worth knowing about this computer's stores.
//!
//! Facts only; the words are in the language files.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::certificate::Fingerprint;
use crate::error::{Cause, Explain, Explanation};
use crate::explain;

/// Everything that can go wrong with a store.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The root handed over is not the one that was announced.
    #[error("the root's fingerprint is {found}, announced was {expected}")]
    OtherRoot {
        expected: Fingerprint,
        found: Fingerprint,
    },
    /// The certificate says it is no authority; browsers refuse such a root.
    #[error("{title} is not an authority")]
    NotAnAuthority { title: String },
    /// No store of that id on this computer.
    #[error("no store {id} on this computer")]
    NoSuchStore { id: String },
    /// The person refused, or mistyped, the administrator's password.
    #[error("administrator rights were refused: {output}")]
    NotAllowed { output: String },
    /// The change needs an administrator and this process is none.
    #[error("changing {place} needs an administrator")]
    NeedsAdministrator { place: String },
    /// Neither sudo nor pkexec can be used; `command` is what an administrator can run.
    #[error("no way to ask for administrator rights; run: {command}")]
    NoElevation { command: String },
    /// A program is missing.
    #[error("{tool} is not installed (package {package})")]
    ToolMissing { tool: String, package: String },
    /// A program answered with an error; its output is the evidence.
    #[error("{command} ended with {status:?}: {output}")]
    Command {
        command: String,
        status: Option<i32>,
        output: String,
    },
    /// A program did not end in time.
    #[error("{command} did not end within {seconds} s")]
    Slow { command: String, seconds: u64 },
    /// A file could not be read or written.
    #[error("{}: {cause}", path.display())]
    File {
        path: PathBuf,
        #[source]
        cause: Cause,
    },
    /// The NSS database is protected by a password of its own (primary password).
    #[error("{place} is protected by a password")]
    Locked { place: String },
    /// The account may not read or change it.
    #[error("no permission for {place}")]
    Denied { place: String },
    /// It lies on a disk or in a folder that cannot be written to.
    #[error("{place} is read-only")]
    ReadOnly { place: String },
    /// No space is left where it lies.
    #[error("no space left for {place}")]
    DiskFull { place: String },
    /// Another program holds it open and lets nobody in.
    #[error("{place} is in use by another program")]
    Busy { place: String },
    /// It is there, but not what it should be (damaged, or of another kind).
    #[error("{place} cannot be understood: {detail}")]
    Damaged { place: String, detail: String },
    /// Only a person can change this: device management put it there, or a private key lies with it.
    #[error("{place} must be changed by hand")]
    ByHand { place: String },
    /// The operating system did not change it; its own words are the cause.
    #[error("{place} was not changed")]
    Refused {
        place: String,
        #[source]
        cause: Cause,
    },
    /// It was changed, but a second look does not show it.
    #[error("{place} is not as it should be after the change")]
    NotMended { place: String },
}

impl Explain for Error {
    fn explain(&self) -> Explanation {
        match self {
            Self::OtherRoot { expected, found } => explain!(
                "error-truststore-other-root",
                expected = expected.short(),
                found = found.short()
            ),
            Self::NotAnAuthority { title } => {
                explain!("error-truststore-not-an-authority", title = title.as_str())
            }
            Self::NoSuchStore { id } => {
                explain!("error-truststore-no-such-store", id = id.as_str())
            }
            Self::NotAllowed { .. } => explain!("error-truststore-not-allowed"),
            Self::NeedsAdministrator { place } => explain!(
                "error-truststore-needs-administrator",
                place = place.as_str()
            ),
            Self::NoElevation { command } => {
                explain!("error-truststore-no-elevation"; command = command.as_str())
            }
            Self::ToolMissing { tool, package } => explain!(
                "error-truststore-tool-missing",
                tool = tool.as_str();
                package = package.as_str()
            ),
            Self::Command { command, .. } => {
                explain!("error-truststore-command", command = command.as_str())
            }
            Self::Slow { command, seconds } => explain!(
                "error-truststore-slow",
                command = command.as_str(),
                seconds = seconds.to_owned()
            ),
            Self::File { path, .. } => {
                explain!("error-truststore-file", path = path.display().to_string())
            }
            Self::Locked { place } => {
                explain!("error-truststore-locked", place = place.as_str())
            }
            Self::Denied { place } => {
                explain!("error-truststore-denied", place = place.as_str())
            }
            Self::ReadOnly { place } => {
                explain!("error-truststore-read-only", place = place.as_str())
            }
            Self::DiskFull { place } => {
                explain!("error-truststore-disk-full", place = place.as_str())
            }
            Self::Busy { place } => explain!("error-truststore-busy", place = place.as_str()),
            Self::Damaged { place, .. } => {
                explain!("error-truststore-damaged", place = place.as_str())
            }
            Self::ByHand { place } => {
                explain!("error-truststore-by-hand", place = place.as_str())
            }
            Self::Refused { place, .. } => {
                explain!("error-truststore-refused", place = place.as_str())
            }
            Self::NotMended { place } => {
                explain!("error-truststore-not-mended", place = place.as_str())
            }
        }
    }
}

/// A file's own error with its path; the three a person can mend have variants of their own.
pub(super) fn file_error(path: &Path, cause: std::io::Error) -> Error {
    use std::io::ErrorKind as Kind;
    let place = path.display().to_string();
    match cause.kind() {
        Kind::PermissionDenied => Error::Denied { place },
        Kind::ReadOnlyFilesystem => Error::ReadOnly { place },
        Kind::StorageFull | Kind::QuotaExceeded => Error::DiskFull { place },
        _ => Error::File {
            path: path.to_owned(),
            cause: Cause::new(cause),
        },
    }
}

/// Something about this computer's stores that a person should know; not an error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Finding {
    /// camseal knows no system store here (another operating system, or an unknown Linux).
    NoSystemStore,
    /// Browsers with a store of their own are here, but the tool that changes it is not.
    NoCertutil { package: String },
    /// A browser is installed but has no store yet: it makes one when it starts first.
    NeverStarted { browser: String },
    /// Firefox reads the operating system's store here and needs nothing of its own.
    FirefoxReadsSystem,
    /// Somebody turned off that Firefox reads the operating system's store.
    FirefoxIgnoresSystem { place: String },
}

impl Explain for Finding {
    fn explain(&self) -> Explanation {
        match self {
            Self::NoSystemStore => explain!("finding-no-system-store"),
            Self::NeverStarted { browser } => {
                explain!("finding-browser-never-started", browser = browser.as_str())
            }
            Self::FirefoxReadsSystem => explain!("finding-firefox-reads-system"),
            Self::FirefoxIgnoresSystem { place } => {
                explain!("finding-firefox-ignores-system"; place = place.as_str())
            }
            Self::NoCertutil { package } => {
                explain!("finding-no-certutil"; package = package.as_str())
            }
        }
    }
}
