//! The site file itself: SQLite, its schema and versions, and how it is written.
//!
//! Apart so that the rest of the area speaks of cameras and not of pragmas. `journal_mode=DELETE`
//! and `synchronous=FULL` because a site may lie on a stick or a share and power may go at any
//! moment (<https://sqlite.org/pragma.html>); `locking_mode=EXCLUSIVE` because two programs that
//! drive the same cameras would undo each other's work.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::types::Type;
use rusqlite::{Connection, OpenFlags, Row, params};
use serde::Serialize;
use serde::de::DeserializeOwned;
use time::OffsetDateTime;

use super::Error;
use crate::certificate::{Certificate, Fingerprint};

/// "cams" in ASCII: tells our files from other databases (`application_id`).
const APPLICATION_ID: i64 = 0x6361_6d73;

/// One step from each version of the file to the next; its length is the version known here.
const MIGRATIONS: &[&str] = &[
    include_str!("schema1.sql"),
    include_str!("schema2.sql"),
    include_str!("schema3.sql"),
];

/// A change that waits for the disk. It answers what is to happen once the whole lot is, or is
/// not, on the disk: only then does its caller learn how it went.
type Change = Box<dyn FnOnce(Result<&Connection, Error>) -> (Option<Error>, Settle) + Send>;
type Settle = Box<dyn FnOnce(Result<(), Error>) + Send>;

/// One open file, shared by all clones of a site.
pub(super) struct Shared {
    path: PathBuf,
    db: Mutex<Connection>,
    /// Changes that wait for the disk. Whoever gets the file next commits all of them at once:
    /// 64 cameras at a time would otherwise wait for 64 flushes in a row.
    waiting: Mutex<Vec<Change>>,
}

impl Shared {
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn read<T>(
        &self,
        question: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, Error> {
        question(&lock(&self.db)).map_err(|e| Error::of(&self.path, e))
    }

    /// Carries out one change; when this returns `Ok`, it is on the disk. Blocks for the time of
    /// a disk flush. A change that fails is undone alone and does not take others with it.
    pub(super) fn write<T: Send + 'static>(
        &self,
        change: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, Error> {
        let answer: Arc<Mutex<Option<Result<T, Error>>>> = Arc::default();
        let slot = Arc::clone(&answer);
        let path = self.path.clone();
        lock(&self.waiting).push(Box::new(move |begun: Result<&Connection, Error>| {
            let result = begun.and_then(|db| {
                let result = db
                    .execute_batch("SAVEPOINT one")
                    .and_then(|()| change(db))
                    .and_then(|value| db.execute_batch("RELEASE one").map(|()| value));
                if result.is_err() {
                    let _ = db.execute_batch("ROLLBACK TO one; RELEASE one");
                }
                result.map_err(|e| Error::of(&path, e))
            });
            let refused = result.as_ref().err().cloned();
            let settle: Settle = Box::new(move |saved| *lock(&slot) = Some(saved.and(result)));
            (refused, settle)
        }));
        let db = lock(&self.db);
        // An empty list: whoever had the file before has committed ours too, and said how it went.
        let all = std::mem::take(&mut *lock(&self.waiting));
        if !all.is_empty() {
            self.commit(&db, all);
        }
        drop(db);
        lock(&answer).take().unwrap_or_else(|| {
            Err(Error::Unusable {
                path: self.path.clone(),
                cause: crate::error::Cause::new("a change was not carried out"),
            })
        })
    }

    fn commit(&self, db: &Connection, changes: Vec<Change>) {
        let error = |e| Error::of(&self.path, e);
        let begun = db.execute_batch("BEGIN IMMEDIATE").map_err(error);
        let mut refused = None;
        let mut settle: Vec<Settle> = Vec::with_capacity(changes.len());
        for change in changes {
            let (why, told) = change(begun.clone().map(|()| db));
            refused = refused.or(why);
            settle.push(told);
        }
        let saved = begun.and_then(|()| match refused {
            // A full disk ends SQLite's whole transaction, the changes before it included; what
            // COMMIT would say then ("no transaction is active") hides the reason.
            Some(why) if db.is_autocommit() => Err(why),
            _ => db.execute_batch("COMMIT").map_err(error),
        });
        if saved.is_err() && !db.is_autocommit() {
            let _ = db.execute_batch("ROLLBACK");
        }
        for settle in settle {
            settle(saved.clone());
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic elsewhere leaves no half change behind: SQLite's transaction is rolled back.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes the file; never overwrites.
pub(super) fn create(path: &Path, name: &str) -> Result<Shared, Error> {
    let refused = |e: std::io::Error| match e.kind() {
        std::io::ErrorKind::AlreadyExists => Error::Exists {
            path: path.to_owned(),
        },
        _ => unusable(path, e),
    };
    // Made by hand first: SQLite would make it readable by everyone.
    let mut options = std::fs::OpenOptions::new();
    let _ = options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        let _ = options.mode(0o600);
    }
    drop(options.open(path).map_err(refused)?);
    // On a share the site is meant for colleagues too: there the folder's rights count.
    #[cfg(windows)]
    if !crate::win32::rights::is_remote(path) {
        crate::directory::keep_to_owner(path);
    }
    let made = fill(path, name);
    if made.is_err() {
        // Ours, made a moment ago and still empty: an error must not leave a file that cannot
        // be opened and cannot be made again.
        let _ = std::fs::remove_file(path);
    }
    Ok(shared(path, made.map_err(|e| Error::of(path, e))?))
}

fn fill(path: &Path, name: &str) -> rusqlite::Result<Connection> {
    let mut db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    prepare(&db)?;
    let tx = db.transaction()?;
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    migrate(&tx, 0)?;
    let _ = tx.execute(
        "INSERT INTO site (one, id, name, created) VALUES (1, ?1, ?2, ?3)",
        params![
            super::random_hex(16),
            name.trim(),
            OffsetDateTime::now_utc().unix_timestamp()
        ],
    )?;
    tx.commit()?;
    Ok(db)
}

/// Opens an existing file and brings an older version up to date.
pub(super) fn open(path: &Path) -> Result<Shared, Error> {
    let about = std::fs::metadata(path).map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => Error::Missing {
            path: path.to_owned(),
        },
        _ => unusable(path, e),
    })?;
    if !about.is_file() {
        return Err(Error::NotASite {
            path: path.to_owned(),
        });
    }
    // SQLite takes an empty file for a new database; for us it is one that lost its content.
    if about.len() == 0 {
        return Err(damaged(path, "the file is empty"));
    }
    let error = |e| Error::of(path, e);
    let mut db =
        Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(error)?;
    // Asked before anything is written: a file of another program or a newer one stays as it is.
    let application: i64 = db
        .pragma_query_value(None, "application_id", |row| row.get(0))
        .map_err(error)?;
    if application != APPLICATION_ID {
        return Err(Error::NotASite {
            path: path.to_owned(),
        });
    }
    let version: i64 = db
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .map_err(error)?;
    let known = MIGRATIONS.len() as i64;
    if version > known {
        return Err(Error::Newer {
            path: path.to_owned(),
            version,
            known,
        });
    }
    let sound: String = db
        .pragma_query_value(None, "quick_check", |row| row.get(0))
        .map_err(error)?;
    if sound != "ok" {
        return Err(damaged(path, &sound));
    }
    if db.is_readonly("main").map_err(error)? {
        return Err(Error::ReadOnly {
            path: path.to_owned(),
        });
    }
    prepare(&db).map_err(error)?;
    let tx = db
        .transaction_with_behavior(rusqlite::TransactionBehavior::Exclusive)
        .map_err(error)?;
    migrate(&tx, version).map_err(error)?;
    let rows: i64 = tx
        .query_row("SELECT count(*) FROM site", [], |row| row.get(0))
        .map_err(|e| damaged(path, &e.to_string()))?;
    if rows != 1 {
        return Err(damaged(path, "the site's own row is missing"));
    }
    tx.commit().map_err(error)?;
    Ok(shared(path, db))
}

fn prepare(db: &Connection) -> rusqlite::Result<()> {
    // Long enough for a program that is just closing, short enough not to look hung.
    db.busy_timeout(std::time::Duration::from_millis(500))?;
    db.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    db.pragma_update(None, "journal_mode", "DELETE")?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "foreign_keys", true)
}

fn migrate(tx: &Connection, version: i64) -> rusqlite::Result<()> {
    let done = usize::try_from(version).unwrap_or(0);
    for (step, sql) in MIGRATIONS.iter().enumerate().skip(done) {
        tx.execute_batch(sql)?;
        tx.pragma_update(None, "user_version", step as i64 + 1)?;
    }
    Ok(())
}

fn shared(path: &Path, db: Connection) -> Shared {
    Shared {
        path: path.to_owned(),
        db: Mutex::new(db),
        waiting: Mutex::default(),
    }
}

fn damaged(path: &Path, detail: &str) -> Error {
    Error::Damaged {
        path: path.to_owned(),
        detail: detail.to_owned(),
    }
}

fn unusable(path: &Path, error: std::io::Error) -> Error {
    let path = path.to_owned();
    match error.kind() {
        std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
            Error::ReadOnly { path }
        }
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Error::Full { path },
        _ => Error::Unusable {
            path,
            cause: crate::error::Cause::new(error),
        },
    }
}

// ── how our types lie in columns

/// The kebab-case name of a unit variant.
pub(super) fn tag<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        // Only unit variants are passed; anything else would be unreadable later and fail there.
        _ => String::new(),
    }
}

/// Reads [`tag`] back.
pub(super) fn untag<T: DeserializeOwned>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    serde_json::from_value(serde_json::Value::String(text)).map_err(|e| odd(column, e))
}

/// [`untag`] of a column that may be empty.
pub(super) fn untag_some<T: DeserializeOwned>(
    row: &Row<'_>,
    column: usize,
) -> rusqlite::Result<Option<T>> {
    match row.get::<_, Option<String>>(column)? {
        Some(_) => untag(row, column).map(Some),
        None => Ok(None),
    }
}

/// As JSON text.
pub(super) fn json<T: Serialize>(value: &T) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(|e| rusqlite::Error::ToSqlConversionFailure(Box::new(e)))
}

/// Reads [`json`] back.
pub(super) fn unjson<T: DeserializeOwned>(
    row: &Row<'_>,
    column: usize,
) -> rusqlite::Result<Option<T>> {
    row.get::<_, Option<String>>(column)?
        .map(|text| serde_json::from_str(&text).map_err(|e| odd(column, e)))
        .transpose()
}

/// Certificates one after another, DER; each tells its own length, so none is stored.
pub(super) fn ders(chain: &[Certificate]) -> Vec<u8> {
    chain.iter().flat_map(|c| c.der().to_vec()).collect()
}

/// Reads [`ders`] back.
pub(super) fn unders(row: &Row<'_>, column: usize) -> rusqlite::Result<Vec<Certificate>> {
    use x509_parser::prelude::{FromDer, X509Certificate};
    let Some(bytes) = row.get::<_, Option<Vec<u8>>>(column)? else {
        return Ok(Vec::new());
    };
    let mut rest = bytes.as_slice();
    let mut chain = Vec::new();
    while !rest.is_empty() {
        let (after, _) = X509Certificate::from_der(rest).map_err(|e| odd(column, e.to_string()))?;
        let one = &rest[..rest.len() - after.len()];
        chain.push(Certificate::from_der(one).map_err(|e| odd(column, e))?);
        rest = after;
    }
    Ok(chain)
}

pub(super) fn moment(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<OffsetDateTime>> {
    row.get::<_, Option<i64>>(column)?
        .map(|s| OffsetDateTime::from_unix_timestamp(s).map_err(|e| odd(column, e)))
        .transpose()
}

pub(super) fn fingerprint(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Fingerprint>> {
    row.get::<_, Option<String>>(column)?
        .map(|text| text.parse().map_err(|e| odd(column, e)))
        .transpose()
}

pub(super) fn odd(
    column: usize,
    error: impl Into<Box<dyn std::error::Error + Send + Sync>>,
) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, Type::Text, error.into())
}
