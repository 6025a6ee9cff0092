//! Sealing and opening the authority's key: passphrase given, passphrase typed, or the operating
//! system's key store.
//!
//! Apart because four verbs need the open key and two seal one, and all must ask in the same order.

use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::failure::{Error, Failure};
use super::secrets::{self, PASSPHRASE};
use super::{Desk, Exit};
use crate::authority::vault::{self, Sealed, keeper};
use crate::authority::{self, Authority};
use crate::directory;
use crate::fl;
use crate::secret::Secret;
use crate::site::{self, Kept, Site, StoredAuthority};

/// With what a new seal is made.
pub(super) enum Seal {
    /// What a person will type again.
    Typed(Secret),
    /// A random secret for the operating system's key store.
    Random(Secret),
    /// A random secret for a private file, given again as `--passphrase-file`.
    Filed(Secret, PathBuf),
}

impl Seal {
    /// The given passphrase; else, on a terminal, a typed one; else the operating system's store.
    pub fn choose(file: Option<&Path>) -> Result<Self, Failure> {
        if let Some(secret) = PASSPHRASE.given(file)? {
            return Ok(Self::Typed(secret));
        }
        let keeper = keeper::is_available();
        if secrets::can_ask() {
            let question = if keeper {
                fl!("console-ask-new-passphrase-or-keeper")
            } else {
                fl!("console-ask-new-passphrase")
            };
            let typed = secrets::ask(&question)?;
            if !typed.is_empty() {
                let again = secrets::ask(&fl!("console-ask-again"))?;
                return if again == typed {
                    Ok(Self::Typed(typed))
                } else {
                    Err(Error::SecretsDiffer.into())
                };
            }
        }
        if keeper {
            Ok(Self::Random(vault::random_secret()?))
        } else {
            Err(PASSPHRASE.missing())
        }
    }

    /// A random secret for a file that does not exist yet.
    pub fn in_new_file(path: &Path) -> Result<Self, Failure> {
        if path.exists() {
            let path = path.to_owned();
            return Err(directory::Error::Exists { path }.into());
        }
        Ok(Self::Filed(vault::random_secret()?, path.to_owned()))
    }

    fn secret(&self) -> &Secret {
        match self {
            Self::Typed(secret) | Self::Random(secret) | Self::Filed(secret, _) => secret,
        }
    }

    /// Seals the authority's key and makes the authority the site's. A random secret is in the
    /// key store, or in its file, before the seal is in the site: the other way round a crash would lock the key in.
    ///
    /// Keys of requests that wait for an answer come along: `old` opens them, else what this
    /// computer's key store remembers, else, on a terminal, what a person types. A random secret that
    /// is remembered is used again: the key store keeps one for a site, and the old seal must open
    /// until the new one is in the site.
    pub fn adopt(
        &self,
        site: &Site,
        authority: &Authority,
        domains: Vec<String>,
        old: Option<Secret>,
    ) -> Result<StoredAuthority, Failure> {
        let remembered = site.remembered()?;
        let secret = match (self, &remembered) {
            (Self::Random(_), Some(known)) => known,
            _ => self.secret(),
        };
        let keys = match site.resealed(secret, old.as_ref().or(remembered.as_ref())) {
            Err(site::Error::KeysWait { .. }) if old.is_none() && secrets::can_ask() => {
                let old = secrets::ask(&fl!("console-ask-old-passphrase"))?;
                site.resealed(secret, Some(&old))?
            }
            keys => keys?,
        };
        let sealed = authority.seal(secret)?;
        let kept = match self {
            Self::Typed(_) => Kept::Typed,
            Self::Random(_) => {
                if remembered.is_none() {
                    keeper::remember(&site.id()?, secret)?;
                }
                Kept::OsKeyStore
            }
            Self::Filed(secret, path) => {
                let line = Zeroizing::new(format!("{}\n", secret.reveal()));
                directory::write_private(path, line.as_bytes())?;
                Kept::Typed
            }
        };
        let stored = StoredAuthority {
            certificate: authority.certificate().clone(),
            above: authority.above().to_vec(),
            sealed: sealed.der().to_vec(),
            kept,
            domains,
            constrained: authority.certificate().name_constraints().is_some(),
        };
        site.adopt_with(stored.clone(), keys)?;
        Ok(stored)
    }
}

/// The site of `--site`.
pub(super) fn site(desk: &Desk) -> Result<Site, Failure> {
    Ok(Site::open(desk.site_path()?)?)
}

/// What the site knows of its authority.
pub(super) fn stored(site: &Site) -> Result<StoredAuthority, Failure> {
    site.authority()?
        .ok_or_else(|| Error::NoAuthority { path: site.path() }.into())
}

/// The site's authority with its key: by the given passphrase, the operating system's key store,
/// or a typed one.
pub(super) fn open(
    site: &Site,
    stored: &StoredAuthority,
    file: Option<&Path>,
) -> Result<Authority, Failure> {
    Ok(open_with(site, stored, file)?.0)
}

/// As [`open`], with the secret that opened it: keys of requests sleep under the same one.
pub(super) fn open_with(
    site: &Site,
    stored: &StoredAuthority,
    file: Option<&Path>,
) -> Result<(Authority, Secret), Failure> {
    let sealed = Sealed::from_der(stored.sealed.clone());
    let with = |secret: Secret| {
        Authority::open(&stored.certificate, &stored.above, &sealed, &secret)
            .map(|authority| (authority, secret))
            .map_err(Failure::from)
    };
    if let Some(secret) = PASSPHRASE.given(file)? {
        return with(secret);
    }
    if stored.kept != Kept::Typed {
        match keeper::recall(&site.id()?) {
            Ok(Some(secret)) => return with(secret),
            // Another computer's key store had it; a passphrase may still be known.
            Ok(None) if secrets::can_ask() => {}
            Ok(None) => return Err(Error::KeptElsewhere.into()),
            Err(error) if secrets::can_ask() => log::warn!("{error}"),
            Err(error) => return Err(error.into()),
        }
    }
    if !secrets::can_ask() {
        return Err(PASSPHRASE.missing());
    }
    with(secrets::ask(&fl!("console-ask-passphrase"))?)
}

impl From<site::Error> for Failure {
    fn from(error: site::Error) -> Self {
        Self::of("site", &error, Exit::Unknown)
    }
}

impl From<authority::Error> for Failure {
    /// The authority understood and said no.
    fn from(error: authority::Error) -> Self {
        let exit = match error {
            authority::Error::Crypto(_) => Exit::Unknown,
            _ => Exit::No,
        };
        Self::of("authority", &error, exit)
    }
}

impl From<keeper::Error> for Failure {
    fn from(error: keeper::Error) -> Self {
        Self::of("keeper", &error, Exit::Unknown)
    }
}
