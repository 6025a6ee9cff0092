//! Making, taking over and waking an authority: the heavy part, off the window's thread.
//!
//! Apart from the step so that it can be read as what it is: a sequence that either ends with a
//! sealed key in the site, or changes nothing.

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use time::OffsetDateTime;

use crate::authority::vault::{self, Sealed, keeper};
use crate::authority::{self, Authority, AuthorityWish, Constraints, KeyKind};
use crate::certificate::{self, Certificate, PrivateKey, file};
use crate::check::{Client, Foreseen, foresee_authority};
use crate::directory;
use crate::error::{Cause, Explain, Explanation};
use crate::explain;
use crate::gui::services;
use crate::secret::Secret;
use crate::site::{self, Kept, Site, StoredAuthority};

/// Certificates, keys and the archives of a NAS are a few kilobytes; more is another file.
const LIMIT: u64 = 1 << 20;

/// More files in an archive than this are not an exported authority.
const MOST: usize = 64;

/// What is to become the site's authority.
#[derive(Clone, Debug)]
pub enum New {
    /// Made here.
    Fresh {
        /// Kind of its key.
        key: KeyKind,
        /// Years of validity.
        years: u32,
        /// What it is limited to.
        constraints: Constraints,
    },
    /// The customer's own.
    Taken(Import),
}

/// An authority read from files: certificate and key belong together, and it may sign.
#[derive(Clone, Debug)]
pub struct Import {
    /// It may sign.
    pub authority: Authority,
    /// What clients will have against all that it signs: said before the site takes it over.
    pub foreseen: Vec<Foreseen>,
}

/// Why it could not be made, taken over or woken.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Failure {
    /// The authority itself.
    #[error(transparent)]
    Authority(#[from] authority::Error),
    /// The key store of this computer.
    #[error(transparent)]
    Keeper(#[from] keeper::Error),
    /// The site file.
    #[error(transparent)]
    Site(#[from] site::Error),
    /// A file of the customer.
    #[error(transparent)]
    File(#[from] directory::Error),
    /// What is in it.
    #[error(transparent)]
    Certificate(#[from] certificate::Error),
    /// The files need their passphrase.
    #[error("the files need their passphrase")]
    Locked,
    /// No authority's certificate with its key.
    #[error("no authority with its key in the files")]
    NoAuthority,
    /// A mistake of camseal.
    #[error("the work broke off")]
    BrokeOff,
}

impl Explain for Failure {
    fn explain(&self) -> Explanation {
        match self {
            Self::Authority(error) => error.explain(),
            Self::Keeper(error) => error.explain(),
            Self::Site(error) => error.explain(),
            Self::File(error) => error.explain(),
            Self::Certificate(error) => error.explain(),
            Self::Locked => explain!("error-wizard-locked"),
            Self::NoAuthority => explain!("error-wizard-no-authority"),
            Self::BrokeOff => explain!("error-wizard-broke-off"),
        }
    }
}

/// Whether this computer has a key store that answers.
pub async fn keeper() -> bool {
    services::blocking(keeper::is_available, || false).await
}

/// Makes or takes over the authority, seals its key and writes both into the site. With a
/// passphrase the site can be opened on any computer; with a key store it opens here by itself.
pub async fn make(
    site: Site,
    name: String,
    new: New,
    passphrase: Option<Secret>,
    keeper_here: bool,
    now: OffsetDateTime,
) -> Result<Authority, Failure> {
    services::blocking(
        move || {
            let (authority, domains, constrained) = match new {
                New::Fresh {
                    key,
                    years,
                    constraints,
                } => {
                    let (domains, constrained) = match &constraints {
                        Constraints::Local { domains, .. } => (domains.clone(), true),
                        Constraints::Unlimited => (Vec::new(), false),
                    };
                    let wish = AuthorityWish {
                        key,
                        years,
                        constraints,
                        ..AuthorityWish::new(name.as_str(), now)
                    };
                    (Authority::create(&wish)?, domains, constrained)
                }
                New::Taken(Import { authority, .. }) => {
                    let constrained = authority.certificate().name_constraints().is_some();
                    (authority, Vec::new(), constrained)
                }
            };
            let (secret, kept) = match (passphrase, keeper_here) {
                (Some(typed), true) => (typed, Kept::Both),
                (Some(typed), false) => (typed, Kept::Typed),
                (None, _) => (vault::random_secret()?, Kept::OsKeyStore),
            };
            let sealed = authority.seal(&secret)?;
            if kept != Kept::Typed {
                keeper::remember(&site.id()?, &secret)?;
            }
            site.rename(&name)?;
            site.adopt(StoredAuthority {
                certificate: authority.certificate().clone(),
                above: authority.above().to_vec(),
                sealed: sealed.der().to_vec(),
                kept,
                domains,
                constrained,
            })?;
            Ok(authority)
        },
        || Err(Failure::BrokeOff),
    )
    .await
}

/// Opens the site's sealed key: with what was typed, else with what this computer remembers.
/// `None` when nothing was typed and nothing is remembered.
pub async fn wake(
    site: Site,
    stored: StoredAuthority,
    typed: Option<Secret>,
) -> Result<Option<Authority>, Failure> {
    services::blocking(
        move || {
            let secret = match typed {
                Some(typed) => typed,
                None if stored.kept == Kept::Typed => return Ok(None),
                None => match keeper::recall(&site.id()?) {
                    Ok(Some(secret)) => secret,
                    Ok(None) => return Ok(None),
                    Err(error) => {
                        log::warn!("the key store does not tell the passphrase: {error}");
                        return Ok(None);
                    }
                },
            };
            let sealed = Sealed::from_der(stored.sealed);
            let open = Authority::open(&stored.certificate, &stored.above, &sealed, &secret)?;
            Ok(Some(open))
        },
        || Err(Failure::BrokeOff),
    )
    .await
}

/// Reads an existing authority out of the files a person chose.
pub async fn read(files: Vec<PathBuf>, passphrase: Option<Secret>) -> Result<Import, Failure> {
    let now = OffsetDateTime::now_utc();
    services::blocking(
        move || {
            let mut found = Found::default();
            for path in files {
                found.take(&path, passphrase.as_ref())?;
            }
            found.authority(now)
        },
        || Err(Failure::BrokeOff),
    )
    .await
}

#[derive(Default)]
struct Found {
    certificates: Vec<Certificate>,
    keys: Vec<PrivateKey>,
    locked: bool,
}

impl Found {
    fn take(&mut self, path: &Path, passphrase: Option<&Secret>) -> Result<(), Failure> {
        let bytes = directory::read(path, LIMIT)?;
        if bytes.starts_with(b"PK\x03\x04") {
            for inner in unpack(path, bytes)? {
                // An archive also holds notes and pictures: what is no certificate is passed over.
                if let Err(error) = self.read(&inner, passphrase) {
                    log::info!("{}: {error}", path.display());
                }
            }
            return Ok(());
        }
        Ok(self.read(&bytes, passphrase)?)
    }

    fn read(
        &mut self,
        bytes: &[u8],
        passphrase: Option<&Secret>,
    ) -> Result<(), certificate::Error> {
        let contents = file::read(bytes, passphrase)?;
        self.certificates.extend(contents.certificates);
        self.keys.extend(contents.keys);
        self.locked |= contents.locked;
        Ok(())
    }

    fn authority(self, now: OffsetDateTime) -> Result<Import, Failure> {
        let pair = self.keys.iter().find_map(|key| {
            self.certificates
                .iter()
                .find(|certificate| key.belongs_to(certificate))
                .map(|certificate| (certificate, key))
        });
        match pair {
            Some((certificate, key)) => {
                let authority = Authority::import(certificate, key, &self.certificates, now)?;
                let foreseen = foresee_authority(&authority, &Client::ALL, now);
                Ok(Import {
                    authority,
                    foreseen,
                })
            }
            None if self.locked => Err(Failure::Locked),
            None => Err(Failure::NoAuthority),
        }
    }
}

/// The files of an archive, none larger than [`LIMIT`] however small it was packed.
fn unpack(path: &Path, bytes: Vec<u8>) -> Result<Vec<Vec<u8>>, Failure> {
    let broken = |cause: Cause| {
        Failure::File(directory::Error::Unusable {
            path: path.to_owned(),
            cause,
        })
    };
    let mut archive =
        zip::ZipArchive::new(Cursor::new(bytes)).map_err(|e| broken(Cause::new(e)))?;
    let mut all = Vec::new();
    for at in 0..archive.len().min(MOST) {
        let entry = archive.by_index(at).map_err(|e| broken(Cause::new(e)))?;
        if entry.is_dir() {
            continue;
        }
        let mut inner = Vec::new();
        let read = entry
            .take(LIMIT + 1)
            .read_to_end(&mut inner)
            .map_err(|e| broken(Cause::new(e)))?;
        if read as u64 <= LIMIT {
            all.push(inner);
        }
    }
    Ok(all)
}
