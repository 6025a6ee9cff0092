//! The authority of a site as it lies in the file: public part, sealed key, and what it may sign.
//!
//! Apart because adopting another authority is the change with the widest consequences: every
//! certificate the old one issued stops counting.

use rusqlite::{OptionalExtension, params};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use super::{Deed, Error, Resealed, Site, Standing, file, journal};
use crate::authority::vault::{Sealed, keeper};
use crate::authority::{self, Authority};
use crate::certificate::Certificate;
use crate::secret::Secret;

/// Where the secret that opens the authority's key is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kept {
    /// Only in the technician's head: a passphrase, typed.
    Typed,
    /// A random secret in the operating system's key store of one computer.
    OsKeyStore,
    /// A typed passphrase that the operating system's key store remembers too.
    Both,
}

/// An authority as the file keeps it. Holds nothing secret: the key is sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredAuthority {
    /// The certificate that signs.
    pub certificate: Certificate,
    /// What stands above it, nearest first, root last; empty for a site's own root.
    pub above: Vec<Certificate>,
    /// PKCS#8 EncryptedPrivateKeyInfo, DER.
    pub sealed: Vec<u8>,
    /// Where the secret is that opens it.
    pub kept: Kept,
    /// The customer's own domains it may sign for.
    pub domains: Vec<String>,
    /// Whether its certificate limits the names it may sign for.
    pub constrained: bool,
}

impl StoredAuthority {
    /// Puts an authority's key to sleep under `secret`, ready to be adopted. Takes a fraction of a
    /// second (scrypt).
    ///
    /// # Errors
    /// [`authority::Error::EmptyPassphrase`]; when there is no randomness.
    pub fn seal(
        authority: &Authority,
        secret: &Secret,
        kept: Kept,
        domains: &[String],
    ) -> Result<Self, authority::Error> {
        Ok(Self {
            certificate: authority.certificate().clone(),
            above: authority.above().to_vec(),
            sealed: authority.seal(secret)?.der().to_vec(),
            kept,
            domains: domains.to_vec(),
            constrained: authority.certificate().name_constraints().is_some(),
        })
    }

    /// Wakes the authority. Takes a fraction of a second (scrypt).
    ///
    /// # Errors
    /// [`authority::Error::Closed`] for a wrong secret or a damaged key, without a difference.
    pub fn open(&self, secret: &Secret) -> Result<Authority, authority::Error> {
        let sealed = Sealed::from_der(self.sealed.clone());
        Authority::open(&self.certificate, &self.above, &sealed, secret)
    }

    /// The root that goes into trust stores: the last above, else the certificate itself.
    pub fn root(&self) -> &Certificate {
        self.above.last().unwrap_or(&self.certificate)
    }
}

impl Site {
    /// The site's authority, when it has one.
    ///
    /// # Errors
    /// When the file cannot be read any more.
    pub fn authority(&self) -> Result<Option<StoredAuthority>, Error> {
        self.read(|db| {
            db.query_row(
                "SELECT certificate, above, sealed, kept, domains, constrained FROM authority",
                [],
                |row| {
                    Ok(StoredAuthority {
                        certificate: file::unders(row, 0)?
                            .pop()
                            .ok_or_else(|| file::odd(0, "no certificate"))?,
                        above: file::unders(row, 1)?,
                        sealed: row.get(2)?,
                        kept: file::untag(row, 3)?,
                        domains: file::unjson(row, 4)?.unwrap_or_default(),
                        constrained: row.get(5)?,
                    })
                },
            )
            .optional()
        })
    }

    /// Wakes the site's authority with a typed passphrase.
    ///
    /// # Errors
    /// [`Error::NoAuthority`]; [`Error::Authority`] for a wrong passphrase.
    pub fn open_authority(&self, secret: &Secret) -> Result<Authority, Error> {
        let stored = self.authority()?.ok_or(Error::NoAuthority)?;
        Ok(stored.open(secret)?)
    }

    /// Wakes the site's authority with the secret that this computer's key store remembers.
    /// `None` when it remembers none, or one that does not fit any more: then somebody must type.
    ///
    /// # Errors
    /// [`Error::NoAuthority`]; when the file cannot be read any more.
    pub fn try_open_from_os(&self) -> Result<Option<Authority>, Error> {
        let stored = self.authority()?.ok_or(Error::NoAuthority)?;
        if stored.kept == Kept::Typed {
            return Ok(None);
        }
        let secret = match keeper::recall(&self.id()?) {
            Ok(Some(secret)) => secret,
            Ok(None) => return Ok(None),
            Err(error) => {
                log::warn!("the key store of this computer does not answer: {error}");
                return Ok(None);
            }
        };
        Ok(stored.open(&secret).ok())
    }

    /// The secret under which the site's keys sleep, keys of requests too: what was typed, else what
    /// this computer's key store remembers. `None` when somebody must type it. Takes a fraction of
    /// a second (scrypt).
    ///
    /// # Errors
    /// [`Error::NoAuthority`]; [`Error::Authority`] for a wrong passphrase.
    pub fn secret(&self, typed: Option<&Secret>) -> Result<Option<Secret>, Error> {
        let stored = self.authority()?.ok_or(Error::NoAuthority)?;
        if let Some(typed) = typed {
            let _ = stored.open(typed)?;
            return Ok(Some(typed.clone()));
        }
        if stored.kept == Kept::Typed {
            return Ok(None);
        }
        let remembered = keeper::recall(&self.id()?).unwrap_or_else(|error| {
            log::warn!("the key store of this computer does not answer: {error}");
            None
        });
        Ok(remembered.filter(|secret| stored.open(secret).is_ok()))
    }

    /// The secret that this computer's key store remembers for the site's present authority; `None`
    /// without an authority, too. Takes a fraction of a second (scrypt).
    ///
    /// # Errors
    /// When the file cannot be read any more.
    pub fn remembered(&self) -> Result<Option<Secret>, Error> {
        match self.secret(None) {
            Err(Error::NoAuthority) => Ok(None),
            answer => answer,
        }
    }

    /// Makes this the site's authority. Certificates of another one stop counting: secured
    /// cameras become [`Standing::Stale`], interrupted work is taken back before it starts anew.
    /// The same certificate with another seal invalidates nothing.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn adopt(&self, authority: StoredAuthority) -> Result<(), Error> {
        self.adopt_with(authority, Resealed::default())
    }

    /// As [`Site::adopt`], together with the keys of requests that wait: both or neither. Whoever
    /// seals an authority under another secret than the present one's needs this one, or those keys
    /// open never again.
    ///
    /// # Errors
    /// When it cannot be saved.
    pub fn adopt_with(&self, authority: StoredAuthority, keys: Resealed) -> Result<(), Error> {
        self.write(move |tx| {
            keys.save(tx)?;
            let old: Option<Vec<u8>> = tx
                .query_row("SELECT certificate FROM authority", [], |row| row.get(0))
                .optional()?;
            let _ = tx.execute(
                "INSERT OR REPLACE INTO authority
                 (one, certificate, above, sealed, kept, domains, constrained, adopted)
                 VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![
                    authority.certificate.der(),
                    file::ders(&authority.above),
                    authority.sealed,
                    file::tag(&authority.kept),
                    file::json(&authority.domains)?,
                    authority.constrained,
                    OffsetDateTime::now_utc().unix_timestamp(),
                ],
            )?;
            if old.is_some_and(|der| der != authority.certificate.der()) {
                invalidate(tx, None)?;
            }
            journal::append(
                tx,
                None,
                Deed::Adopted,
                authority.certificate.title(),
                Some(authority.certificate.fingerprint()),
            )
        })
    }
}

/// Certificates stop counting, of one camera or of all.
pub(super) fn invalidate(
    tx: &rusqlite::Connection,
    camera: Option<super::CameraId>,
) -> rusqlite::Result<()> {
    let whose = camera.map(|id| id.0);
    let _ = tx.execute(
        "UPDATE camera SET standing = ?1, pinned = NULL, chain = NULL
         WHERE standing IN (?2, ?3, ?1) AND (?4 IS NULL OR id = ?4)",
        params![
            file::tag(&Standing::Stale),
            file::tag(&Standing::Secured),
            file::tag(&Standing::ByHand),
            whose
        ],
    )?;
    // Half-done work is on the camera with the old names or the old signature: what the trail
    // lists is taken back first, and the chain tells our certificate from a stranger's until then.
    // Without a trail nothing was changed yet.
    let _ = tx.execute(
        "UPDATE camera SET chain = CASE WHEN trail IS NULL THEN NULL ELSE chain END, pinned = NULL,
                standing = CASE WHEN trail IS NULL THEN ?1 ELSE ?2 END
         WHERE standing IN (?3, ?4, ?2) AND (?5 IS NULL OR id = ?5)",
        params![
            file::tag(&Standing::Found),
            file::tag(&Standing::PuttingBack),
            file::tag(&Standing::Working),
            file::tag(&Standing::Failed),
            whose
        ],
    )?;
    Ok(())
}
