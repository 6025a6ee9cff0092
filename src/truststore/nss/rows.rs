//! The certificates of an NSS database, read from its file.
//!
//! Apart because certutil shows one certificate a call, and a Firefox profile keeps hundreds. Only
//! read, never written: trust and changes stay with certutil.
//!
//! Format: `lib/softoken/sdb.c` of NSS: table `nssPublic`, one column for each PKCS#11 attribute,
//! named by its number in hexadecimal: 0 CKA_CLASS (1 = certificate, four bytes), 3 CKA_LABEL,
//! 11 CKA_VALUE (PKCS#11 v2.40, 4.3 and 4.6).

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use crate::certificate::Certificate;
use crate::truststore::Error;

/// More than any browser keeps.
const LIMIT: i64 = 20_000;

/// Every certificate with its nickname; what cannot be read as X.509 is left out.
pub(super) fn read(folder: &Path) -> Result<Vec<(String, Certificate)>, Error> {
    let path = folder.join("cert9.db");
    let said = |e: rusqlite::Error| trouble(&path, &e);
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(&path, flags).map_err(said)?;
    db.busy_timeout(std::time::Duration::from_secs(5))
        .map_err(said)?;
    let mut question = db
        .prepare("SELECT a3, a11 FROM nssPublic WHERE a0 = x'00000001' ORDER BY id LIMIT ?1")
        .map_err(said)?;
    let rows = question
        .query_map([LIMIT], |row| {
            let label: Option<Vec<u8>> = row.get(0)?;
            let value: Option<Vec<u8>> = row.get(1)?;
            Ok((label.unwrap_or_default(), value.unwrap_or_default()))
        })
        .map_err(said)?;
    let mut found = Vec::new();
    for row in rows {
        let (label, value) = row.map_err(said)?;
        if let Ok(certificate) = Certificate::from_der(&value) {
            found.push((
                String::from_utf8_lossy(&label).trim().to_owned(),
                certificate,
            ));
        }
    }
    Ok(found)
}

fn trouble(path: &Path, error: &rusqlite::Error) -> Error {
    use rusqlite::ErrorCode as Code;
    let place = path.display().to_string();
    match error.sqlite_error_code() {
        Some(Code::DatabaseBusy | Code::DatabaseLocked) => Error::Busy { place },
        Some(Code::PermissionDenied | Code::CannotOpen) => Error::Denied { place },
        Some(Code::DiskFull) => Error::DiskFull { place },
        Some(Code::ReadOnly) => Error::ReadOnly { place },
        _ => Error::Damaged {
            place,
            detail: error.to_string(),
        },
    }
}
