//! The end of a job: a site leaves this computer.
//!
//! Apart because its order is its safety, in the window as in the console: first a copy that was
//! proved to open, then the root out of every store (see [`crate::truststore`]), then the secret
//! that opens the authority, the site's file last. Whatever goes wrong, what is not gone yet is
//! still whole.

use std::path::{Path, PathBuf};

use crate::authority::vault::keeper;
use crate::error::{Explain, Explanation};
use crate::secret::Secret;
use crate::site::{Kept, Site, StoredAuthority};
use crate::{authority, directory, explain, site};

/// Why a site could not be copied or removed.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The site's file.
    #[error(transparent)]
    Site(#[from] site::Error),
    /// Another file or folder.
    #[error(transparent)]
    File(#[from] directory::Error),
    /// The authority's key could not be sealed again.
    #[error(transparent)]
    Authority(#[from] authority::Error),
    /// The operating system's key store.
    #[error(transparent)]
    Keeper(#[from] keeper::Error),
    /// The secret that opens the authority is in another computer's key store.
    #[error("the secret is in the key store of another computer or account")]
    KeptElsewhere,
    /// The copy, opened again, does not hold what the site holds.
    #[error("{} is not what the site is", path.display())]
    NotTheSame { path: PathBuf },
}

impl Explain for Error {
    fn explain(&self) -> Explanation {
        match self {
            Self::Site(error) => error.explain(),
            Self::File(error) => error.explain(),
            Self::Authority(error) => error.explain(),
            Self::Keeper(error) => error.explain(),
            Self::KeptElsewhere => explain!("error-forget-kept-elsewhere"),
            Self::NotTheSame { path } => explain!(
                "error-forget-not-the-same",
                path = path.display().to_string()
            ),
        }
    }
}

/// Whether only this computer's key store opens the authority: then a copy needs a passphrase to
/// open anywhere else.
pub fn needs_passphrase(stored: Option<&StoredAuthority>) -> bool {
    stored.is_some_and(|stored| stored.kept == Kept::OsKeyStore)
}

/// Writes a copy that opens on another computer, readable by this account only, and opens it. What
/// only this computer's key store can open is sealed again with `passphrase`. Takes a fraction of
/// a second (scrypt). A copy that does not open is removed.
///
/// # Errors
/// [`directory::Error::Exists`] when something lies there; [`Error::NotTheSame`] when the copy is
/// not the site; [`authority::Error::EmptyPassphrase`] when one is needed and missing.
pub fn copy(site: &Site, to: &Path, passphrase: Option<&Secret>) -> Result<(), Error> {
    if to.exists() {
        let path = to.to_owned();
        return Err(directory::Error::Exists { path }.into());
    }
    let stored = site.authority()?;
    let again = match &stored {
        Some(stored) if needs_passphrase(Some(stored)) => {
            let secret = site.secret(None)?.ok_or(Error::KeptElsewhere)?;
            let authority = stored.open(&secret)?;
            let passphrase = passphrase.ok_or(authority::Error::EmptyPassphrase)?;
            let sealed =
                StoredAuthority::seal(&authority, passphrase, Kept::Typed, &stored.domains)?;
            Some((sealed, secret, passphrase))
        }
        _ => None,
    };
    let bytes = std::fs::read(site.path()).map_err(|e| directory::Error::at(&site.path(), e))?;
    directory::write_private(to, &bytes)?;
    let proved = || -> Result<(), Error> {
        let copy = Site::open(to)?;
        if let Some((sealed, secret, passphrase)) = again {
            copy.adopt(sealed)?;
            let _ = copy.open_authority(passphrase)?;
            // Keys of requests that wait for an answer sleep under the secret that stays here.
            copy.reseal_requests(&secret, passphrase)?;
        }
        let same = copy.id()? == site.id()?
            && copy.cameras()?.len() == site.cameras()?.len()
            && copy.requests()?.len() == site.requests()?.len();
        if same {
            Ok(())
        } else {
            let path = to.to_owned();
            Err(Error::NotTheSame { path })
        }
    };
    proved().inspect_err(|_| {
        // A copy that does not open is none.
        let _ = std::fs::remove_file(to);
    })
}

/// Removes the secret and then the file. Answers the folders with keys that are left to the person
/// (see [`kits`]). No other handle on the site may be open: Windows removes no file in use.
///
/// # Errors
/// What the key store or the disk refused; what is not gone yet is whole.
pub fn erase(site: Site) -> Result<Vec<PathBuf>, Error> {
    let kept = site.authority()?.map_or(Kept::Typed, |stored| stored.kept);
    match keeper::forget(&site.id()?) {
        Ok(()) => {}
        // Without a key store nothing can have been kept in it.
        Err(_) if kept == Kept::Typed => {}
        Err(error) => return Err(error.into()),
    }
    let path = site.path();
    let left = kits(&path);
    drop(site);
    std::fs::remove_file(&path).map_err(|e| directory::Error::at(&path, e))?;
    Ok(left)
}

/// The folder beside the site's file with what was made for devices done by hand (see `secure`).
pub fn kits(site: &Path) -> Vec<PathBuf> {
    let mut name = site.file_stem().unwrap_or_default().to_owned();
    name.push("-by-hand");
    let folder = site.with_file_name(name);
    folder.is_dir().then_some(folder).into_iter().collect()
}
