//! Takes over an authority the customer already has.
//!
//! Apart because everything about somebody else's certificate has to be asked first: does the
//! key belong, may it sign, does the chain reach a root.

use std::sync::Arc;

use time::OffsetDateTime;

use super::key::Signer;
use super::{Authority, Error, Inner};
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
    let mut path: Vec<Certificate> = Vec::new();
    let mut last = certificate;
    while !last.is_self_signed() {
        let next = heap.iter().find(|c| {
            c.subject_der() == last.issuer_der()
                && *c != last
                && !path.contains(c)
                && last.is_signed_by(c)
        });
        match next {
            Some(upper) => {
                path.push(upper.clone());
                last = upper;
            }
            None => {
                return Err(Error::BrokenChain {
                    missing: last.issuer().chars().take(100).collect(),
                });
            }
        }
    }
    Ok(path)
}
