//! The certificates of an NSS database, read from its file.
//!
//! Apart because certutil shows one certificate a call, and a Firefox profile keeps hundreds. Only
//! read, never written: trust and changes stay with certutil.
//!
//! Format: `lib/softoken/sdb.c` of NSS: table `nssPublic`, one column for each PKCS#11 attribute,
//! named by its number in hexadecimal: 0 CKA_CLASS (1 = certificate, b = trust, four bytes),
//! 3 CKA_LABEL, 11 CKA_VALUE (PKCS#11 v2.40, 4.3 and 4.6), 62c CKA_TRUST_SERVER_AUTH and 635
//! CKA_HASH_OF_CERTIFICATE (PKCS#11 v3.2, 4.16; seen in profiles of Firefox 153).

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use crate::certificate::{Certificate, Fingerprint};
use crate::truststore::Error;

/// More than any browser keeps.
const LIMIT: i64 = 20_000;

/// What new programs (PKCS#11 v3.2) wrote about the trust of a certificate for servers. An older
/// certutil does not see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// CKT_TRUST_ANCHOR, or CKT_TRUSTED for a single server.
    Yes,
    /// CKT_NOT_TRUSTED.
    Refused,
}

fn open(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    db.busy_timeout(std::time::Duration::from_secs(5))?;
    Ok(db)
}

/// The trust of certificates by their SHA-256, as far as it is written in the new way. Databases
/// of older programs have no such columns: then nothing is known.
pub(super) fn trust(folder: &Path) -> BTreeMap<String, Trust> {
    let read = || -> rusqlite::Result<BTreeMap<String, Trust>> {
        let db = open(&folder.join("cert9.db"))?;
        let mut question = db.prepare(
            "SELECT lower(hex(a635)), hex(a62c) FROM nssPublic
             WHERE a0 = x'0000000b' AND length(a635) = 32 LIMIT ?1",
        )?;
        let rows = question.query_map([LIMIT], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
        })?;
        let mut found = BTreeMap::new();
        for row in rows {
            let (hash, trust) = row?;
            let trust = match trust.as_str() {
                "00000001" | "00000002" => Trust::Yes,
                "00000003" => Trust::Refused,
                _ => continue,
            };
            let _ = found.insert(hash, trust);
        }
        Ok(found)
    };
    read().unwrap_or_default()
}

/// The nickname of exactly this certificate, when it is in.
pub(super) fn nickname(folder: &Path, of: Fingerprint) -> Result<Option<String>, Error> {
    Ok(read(folder)?
        .into_iter()
        .find(|(_, certificate)| certificate.fingerprint() == of)
        .map(|(nickname, _)| nickname))
}

/// Every certificate with its nickname; what cannot be read as X.509 is left out.
pub(super) fn read(folder: &Path) -> Result<Vec<(String, Certificate)>, Error> {
    let path = folder.join("cert9.db");
    let said = |e: rusqlite::Error| trouble(&path, &e);
    let db = open(&path).map_err(said)?;
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
