//! Making, taking over and waking an authority: the heavy part, off the window's thread.
//!
//! Apart from the step so that it can be read as what it is: a sequence that either ends with a
//! sealed key in the site, or changes nothing.

use std::path::PathBuf;

use time::OffsetDateTime;

use crate::authority::vault::{self, Sealed, keeper};
use crate::authority::{self, Authority, AuthorityWish, Constraints, KeyKind};
use crate::certificate::{self, file};
use crate::check::{Client, Foreseen, foresee_authority};
use crate::error::{Explain, Explanation};
use crate::explain;
use crate::gui::services;
use crate::secret::Secret;
use crate::site::{self, Kept, Site, StoredAuthority};

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

impl Import {
    /// Asks every client beforehand.
    pub fn judged(authority: Authority, now: OffsetDateTime) -> Self {
        let foreseen = foresee_authority(&authority, &Client::ALL, now);
        Self {
            authority,
            foreseen,
        }
    }
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
            let remembered = site.remembered()?;
            let (secret, kept) = match (passphrase, keeper_here) {
                (Some(typed), true) => (typed, Kept::Both),
                (Some(typed), false) => (typed, Kept::Typed),
                // The key store keeps one secret for a site: the old seal must open until the new
                // one is in the site.
                (None, _) => match &remembered {
                    Some(known) => (known.clone(), Kept::OsKeyStore),
                    None => (vault::random_secret()?, Kept::OsKeyStore),
                },
            };
            let keys = site.resealed(&secret, remembered.as_ref())?;
            let sealed = authority.seal(&secret)?;
            if kept == Kept::OsKeyStore && remembered.is_none() {
                keeper::remember(&site.id()?, &secret)?;
            }
            site.rename(&name)?;
            let stored = StoredAuthority {
                certificate: authority.certificate().clone(),
                above: authority.above().to_vec(),
                sealed: sealed.der().to_vec(),
                kept,
                domains,
                constrained,
            };
            site.adopt_with(stored, keys)?;
            // What was typed is in a head; what only the key store knew is needed until now.
            if kept == Kept::Both {
                keeper::remember(&site.id()?, &secret)?;
            }
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

/// Reads an existing authority out of the files a person chose: PEM, DER, PFX, or a NAS's archive.
pub async fn read(files: Vec<PathBuf>, passphrase: Option<Secret>) -> Result<Import, Failure> {
    let now = OffsetDateTime::now_utc();
    services::blocking(
        move || {
            let contents = files
                .iter()
                .map(|path| file::open(path, passphrase.as_ref()))
                .collect::<Result<Vec<_>, _>>()?;
            match Authority::import_files(&contents, now) {
                Ok(authority) => Ok(Import::judged(authority, now)),
                Err(authority::Error::Locked) => Err(Failure::Locked),
                Err(authority::Error::NoKey | authority::Error::NoCertificate) => {
                    Err(Failure::NoAuthority)
                }
                Err(error) => Err(error.into()),
            }
        },
        || Err(Failure::BrokeOff),
    )
    .await
}
