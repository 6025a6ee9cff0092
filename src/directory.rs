//! Where camseal's own files lie, and how files are written so that none is ever half there.
//!
//! Apart because every area that writes (sites, settings, kits, kept files) must do it the same
//! way: a temporary file in the same folder, fsync, rename. Places follow the XDG base directory
//! specification on Linux, Known Folders on Windows, `~/Library` on macOS.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use crate::error::{Cause, Explain, Explanation};
use crate::explain;

/// What can go wrong with a file of ours or one that a person names.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is nothing at this path.
    #[error("{} does not exist", path.display())]
    Missing { path: PathBuf },
    /// The account may not read or write it.
    #[error("no permission for {}", path.display())]
    Denied {
        path: PathBuf,
        #[source]
        cause: Cause,
    },
    /// No space is left on the disk.
    #[error("no space left for {}", path.display())]
    DiskFull {
        path: PathBuf,
        #[source]
        cause: Cause,
    },
    /// More than `limit` bytes: not what was asked for.
    #[error("{} is larger than {limit} bytes", path.display())]
    TooLarge { path: PathBuf, limit: u64 },
    /// Something is there already and must not be overwritten.
    #[error("{} exists already", path.display())]
    Exists { path: PathBuf },
    /// Anything else the operating system said.
    #[error("{} cannot be used", path.display())]
    Unusable {
        path: PathBuf,
        #[source]
        cause: Cause,
    },
}

impl Error {
    /// From what the operating system said about `path`.
    pub fn at(path: &Path, error: io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing { path },
            io::ErrorKind::AlreadyExists => Self::Exists { path },
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::Denied {
                path,
                cause: Cause::new(error),
            },
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull {
                path,
                cause: Cause::new(error),
            },
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
            Self::Missing { path } => {
                explain!("error-directory-missing", path = path.display().to_string())
            }
            Self::Denied { path, .. } => {
                explain!("error-directory-denied", path = path.display().to_string())
            }
            Self::DiskFull { path, .. } => {
                explain!(
                    "error-directory-disk-full",
                    path = path.display().to_string()
                )
            }
            Self::TooLarge { path, limit } => explain!(
                "error-directory-too-large",
                path = path.display().to_string(),
                limit = limit.to_owned()
            ),
            Self::Exists { path } => {
                explain!("error-directory-exists", path = path.display().to_string())
            }
            Self::Unusable { path, .. } => {
                explain!(
                    "error-directory-unusable",
                    path = path.display().to_string()
                )
            }
        }
    }
}

fn places() -> Option<ProjectDirs> {
    ProjectDirs::from("", "", "camseal")
}

/// Folder for what is kept (backups of damaged files). `None` when the account has no home.
pub fn data() -> Option<PathBuf> {
    places().map(|p| p.data_local_dir().to_owned())
}

/// Folder of the settings file.
pub fn config() -> Option<PathBuf> {
    places().map(|p| p.config_dir().to_owned())
}

/// Folder of the log file.
pub fn log() -> Option<PathBuf> {
    places().map(|p| {
        p.state_dir()
            .unwrap_or_else(|| p.data_local_dir())
            .join("log")
    })
}

/// Who may read a written file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Readers {
    /// Whoever the folder and the umask allow.
    Usual,
    /// Nobody but this account.
    Owner,
}

/// Writes `bytes` so that `path` holds either its old content or all of the new.
///
/// # Errors
/// What the operating system refused; the old content is then untouched.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    write(path, bytes, Readers::Usual)
}

/// Like [`write_atomic`], readable by this account only (0600; on Windows an access list of its
/// own). For keys.
///
/// # Errors
/// What the operating system refused; the old content is then untouched.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    write(path, bytes, Readers::Owner)
}

fn write(path: &Path, bytes: &[u8], readers: Readers) -> Result<(), Error> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let said = |e: io::Error| Error::at(path, e);
    // The temporary file must lie in the same folder: a rename across disks is not atomic.
    let mut builder = tempfile::Builder::new();
    let _ = builder.prefix(".camseal-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = match readers {
            Readers::Usual => 0o666,
            Readers::Owner => 0o600,
        };
        let _ = builder.permissions(fs::Permissions::from_mode(mode));
    }
    let mut file = builder.tempfile_in(folder).map_err(said)?;
    // Before a byte is in it; renaming keeps an access list.
    #[cfg(windows)]
    if readers == Readers::Owner {
        keep_to_owner(file.path());
    }
    #[cfg(not(any(unix, windows)))]
    let _ = readers;
    file.write_all(bytes).map_err(said)?;
    file.as_file().sync_all().map_err(said)?;
    rename(file, path)?;
    // Without this the rename itself may be lost with the power.
    #[cfg(unix)]
    if let Ok(folder) = fs::File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// Lets nobody but this account (and the system) reach a file that was just made. A stick or a
/// share may know no such rights: that is noted, and the file is written all the same.
#[cfg(windows)]
pub fn keep_to_owner(path: &Path) {
    if let Err(error) = crate::win32::rights::keep_to_owner(path) {
        log::warn!("{}: no access list: {error}", path.display());
    }
}

#[cfg(not(windows))]
fn rename(file: tempfile::NamedTempFile, path: &Path) -> Result<(), Error> {
    let _ = file.persist(path).map_err(|e| Error::at(path, e.error))?;
    Ok(())
}

/// Virus scanners hold fresh files open for a moment; a second of patience settles it.
#[cfg(windows)]
fn rename(mut file: tempfile::NamedTempFile, path: &Path) -> Result<(), Error> {
    for _ in 0..20 {
        match file.persist(path) {
            Ok(_) => return Ok(()),
            Err(refused) => file = refused.file,
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    let _ = file.persist(path).map_err(|e| Error::at(path, e.error))?;
    Ok(())
}

/// Makes a folder and those above it; it may exist already.
///
/// # Errors
/// What the operating system refused.
pub fn make(folder: &Path) -> Result<(), Error> {
    fs::create_dir_all(folder).map_err(|e| Error::at(folder, e))
}

/// Reads a file of at most `limit` bytes.
///
/// # Errors
/// Missing, denied, larger than `limit`, or a folder.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>, Error> {
    let said = |e: io::Error| Error::at(path, e);
    let mut bytes = Vec::new();
    let _ = fs::File::open(path)
        .map_err(said)?
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(said)?;
    if bytes.len() as u64 > limit {
        return Err(Error::TooLarge {
            path: path.to_owned(),
            limit,
        });
    }
    Ok(bytes)
}

/// Puts a broken file aside under a name that is still free and answers where it lies now.
///
/// # Errors
/// What the operating system refused; the file is then still where it was.
pub fn keep_aside(path: &Path) -> Result<PathBuf, Error> {
    for number in 1..1000 {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".broken-{number}"));
        let aside = PathBuf::from(name);
        if !aside.exists() {
            fs::rename(path, &aside).map_err(|e| Error::at(path, e))?;
            return Ok(aside);
        }
    }
    Err(Error::Exists {
        path: path.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_whole_and_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        write_atomic(&path, b"old").unwrap();
        write_atomic(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn private_files_are_the_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key.pem");
        fs::write(&path, b"was readable by all").unwrap();
        write_private(&path, b"key").unwrap();
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }

    #[test]
    fn says_what_is_missing_or_too_large() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x");
        assert!(matches!(read(&path, 10), Err(Error::Missing { .. })));
        fs::write(&path, [0; 11]).unwrap();
        assert!(matches!(
            read(&path, 10),
            Err(Error::TooLarge { limit: 10, .. })
        ));
        assert!(matches!(
            write_atomic(&folder.path().join("no/such/folder"), b""),
            Err(Error::Missing { .. })
        ));
    }

    #[test]
    fn keeps_every_broken_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("s");
        for text in ["one", "two"] {
            fs::write(&path, text).unwrap();
            assert_eq!(
                fs::read_to_string(keep_aside(&path).unwrap()).unwrap(),
                text
            );
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
