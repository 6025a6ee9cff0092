//! Takes over an authority the customer already has.
//!
//! Apart because everything about somebody else's certificate has to be asked first: does the
//! key belong, may it sign, does the chain reach a root.

use std::sync::Arc;

use time::OffsetDateTime;

use super::key::Signer;
use super::{Authority, Error, Inner};
use crate::certificate::chain::Chain;
use crate::certificate::file::Contents;
use crate::certificate::{Certificate, PrivateKey};

impl Authority {
    /// Takes over a certificate, its key, and the certificates above it in any order (may hold
    /// others; they are ignored). `above` may be empty when `certificate` is a root.
    ///
    /// # Errors
    /// [`Error::KeyDoesNotBelong`], [`Error::AuthorityKey`], [`Error::NotAnAuthority`],
    /// [`Error::MayNotSign`], [`Error::TooDeep`], [`Error::BrokenChain`], [`Error::Expired`],
    /// [`Error::NotYetValid`].
    pub fn import(
        certificate: &Certificate,
        key: &PrivateKey,
        above: &[Certificate],
        now: OffsetDateTime,
    ) -> Result<Self, Error> {
        let authority = Self::assemble(certificate, key, above)?;
        authority.valid_at(now)?;
        Ok(authority)
    }

    /// Takes over what the customer's files hold together: certificate, key and chain in one
    /// file or several (PEM, DER, PFX, a NAS's ZIP).
    ///
    /// # Errors
    /// [`Error::Locked`] when the key needs a passphrase, [`Error::NoKey`],
    /// [`Error::NoCertificate`], and as [`import`](Self::import).
    pub fn import_files(files: &[Contents], now: OffsetDateTime) -> Result<Self, Error> {
        let certificates: Vec<Certificate> = files
            .iter()
            .flat_map(|f| f.certificates.iter().cloned())
            .collect();
        let keys: Vec<&PrivateKey> = files.iter().flat_map(|f| &f.keys).collect();
        if keys.is_empty() && files.iter().any(|f| f.locked) {
            return Err(Error::Locked);
        }
        let first = certificates.first().ok_or(Error::NoCertificate)?;
        if keys.is_empty() {
            return Err(Error::NoKey);
        }
        let pair = |authority: bool| {
            keys.iter().find_map(|key| {
                certificates
                    .iter()
                    .find(|c| c.is_authority() == authority && key.belongs_to(c))
                    .map(|c| (c, *key))
            })
        };
        let (certificate, key) =
            pair(true)
                .or_else(|| pair(false))
                .ok_or_else(|| Error::KeyDoesNotBelong {
                    title: title(first),
                })?;
        Self::import(certificate, key, &certificates, now)
    }

    /// As [`import`](Self::import), but dates are not judged: an expired authority can be shown.
    pub(super) fn assemble(
        certificate: &Certificate,
        key: &PrivateKey,
        above: &[Certificate],
    ) -> Result<Self, Error> {
        if !key.belongs_to(certificate) {
            return Err(Error::KeyDoesNotBelong {
                title: title(certificate),
            });
        }
        may_sign(certificate)?;
        let signer = Signer::of(key)?;
        let above = path(certificate, above)?;
        for (below, upper) in above.iter().enumerate() {
            may_sign(upper)?;
            let allowed = upper.basic_constraints().and_then(|b| b.path_length);
            if allowed.is_some_and(|n| (n as usize) < below + 1) {
                return Err(Error::TooDeep {
                    title: title(upper),
                });
            }
        }
        Ok(Self(Arc::new(Inner {
            certificate: certificate.clone(),
            above,
            key: key.clone(),
            signer,
        })))
    }
}

fn title(certificate: &Certificate) -> String {
    certificate.title().chars().take(100).collect()
}

/// basicConstraints and keyUsage. A version 1 root has neither; browsers take it, so it passes
/// here and the lint warns.
fn may_sign(certificate: &Certificate) -> Result<(), Error> {
    let old_root = certificate.version() < 3 && certificate.is_self_issued();
    if !certificate.is_authority() && !old_root {
        return Err(Error::NotAnAuthority {
            title: title(certificate),
        });
    }
    if certificate
        .key_usage()
        .is_some_and(|usage| !usage.certificate_sign())
    {
        return Err(Error::MayNotSign {
            title: title(certificate),
        });
    }
    Ok(())
}

/// From the issuer of `certificate` up to a self-signed root.
fn path(certificate: &Certificate, heap: &[Certificate]) -> Result<Vec<Certificate>, Error> {
    let chain = Chain::above(certificate, heap);
    match chain.missing {
        Some(missing) => Err(Error::BrokenChain {
            missing: missing.chars().take(100).collect(),
        }),
        None => Ok(chain.certificates.into_iter().skip(1).collect()),
    }
}
