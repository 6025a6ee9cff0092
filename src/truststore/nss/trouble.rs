//! What certutil's complaints mean for a person.
//!
//! Apart because it is a table of what was seen, and pure but for one look at the folder: certutil
//! says "read-only" for a full disk, a folder without rights and a database that is in use alike.
//!
//! Codes: <https://firefox-source-docs.mozilla.org/security/nss/legacy/reference/> (SEC_ERROR_*).

use std::io::Write;
use std::path::Path;

use crate::truststore::Error;
use crate::truststore::command::Output;
use crate::truststore::error::file_error;

/// The fault behind an output; `None` when it is none a person can mend by its name.
pub(super) fn of(folder: &Path, output: &Output) -> Option<Error> {
    let said = output.evidence();
    let place = folder.display().to_string();
    let has = |code: &str| said.contains(code);
    if has("SEC_ERROR_BAD_PASSWORD") || has("SEC_ERROR_TOKEN_NOT_LOGGED_IN") {
        return Some(Error::Locked { place });
    }
    if has("SEC_ERROR_BUSY") || has("database is locked") {
        return Some(Error::Busy { place });
    }
    let stuck = [
        "SEC_ERROR_READ_ONLY",
        "SEC_ERROR_PKCS11_DEVICE_ERROR",
        "SEC_ERROR_IO",
        "SEC_ERROR_BAD_DATABASE",
        "SEC_ERROR_PKCS11_GENERAL_ERROR",
        "SEC_ERROR_UNRECOGNIZED_OID",
        "SEC_ERROR_LEGACY_DATABASE",
        "PR_NO_DEVICE_SPACE_ERROR",
        "PR_READ_ONLY_FILESYSTEM_ERROR",
        "PR_NO_ACCESS_RIGHTS_ERROR",
    ];
    // What certutil says of many faults, and of certificates it does not like.
    if has("SEC_ERROR_ADDING_CERT") {
        return by_trying(folder);
    }
    if stuck.iter().any(|code| has(code)) {
        return Some(by_trying(folder).unwrap_or(Error::Damaged {
            place,
            detail: said,
        }));
    }
    None
}

/// What the folder itself answers: a small file is written where the database needs its journal,
/// and the database is opened for writing.
fn by_trying(folder: &Path) -> Option<Error> {
    let trial = || -> std::io::Result<()> {
        let mut file = tempfile::Builder::new()
            .prefix(".camseal-")
            .tempfile_in(folder)?;
        file.write_all(&[0; 4096])?;
        file.as_file().sync_all()
    };
    if let Err(error) = trial() {
        return Some(file_error(folder, error));
    }
    for name in ["cert9.db", "key4.db"] {
        let path = folder.join(name);
        let opened = std::fs::OpenOptions::new().write(true).open(&path);
        if let Err(error) = opened
            && error.kind() != std::io::ErrorKind::NotFound
        {
            return Some(file_error(&path, error));
        }
        if is_held(&path) {
            return Some(Error::Busy {
                place: folder.display().to_string(),
            });
        }
    }
    None
}

/// Whether another program is in the middle of writing to the database.
fn is_held(path: &Path) -> bool {
    let Ok(db) = rusqlite::Connection::open_with_flags(
        path,
        rusqlite::OpenFlags::SQLITE_OPEN_READ_WRITE | rusqlite::OpenFlags::SQLITE_OPEN_NO_MUTEX,
    ) else {
        return false;
    };
    let tried = db.execute_batch("BEGIN IMMEDIATE; ROLLBACK;");
    let code = tried.err().and_then(|e| e.sqlite_error_code());
    matches!(
        code,
        Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked)
    )
}
