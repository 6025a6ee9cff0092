//! Issues camera certificates: for a key made here, or for a camera's request.
//!
//! Apart because here it is decided what may be issued; how it is written is the profile's.

use time::{Duration, OffsetDateTime};

use super::request::CameraRequest;
use super::{Authority, BACK_DATING, Error, Issued, LONGEST_DAYS, LeafWish, Note, Signed};
use super::{names, profile};
use crate::certificate::{Certificate, KeyAlgorithm, Name};

impl Authority {
    /// Makes a key and a certificate for it. RSA takes a moment: call it off the user
    /// interface's thread.
    ///
    /// # Errors
    /// Names the first name that cannot be issued ([`Error::BadName`], [`Error::WideWildcard`],
    /// [`Error::NameNotPermitted`]), [`Error::Expired`], [`Error::NotYetValid`],
    /// [`Error::BadDays`], [`Error::Crypto`].
    pub fn issue(&self, wish: &LeafWish) -> Result<Issued, Error> {
        let draft = self.draft(wish)?;
        let (key, public_key) = wish.key.pair()?;
        let (certificate, notes) = self.write(wish, draft, &public_key, wish.key.is_rsa())?;
        Ok(Issued {
            chain: self.chain(&certificate),
            certificate,
            key,
            notes,
        })
    }

    /// Signs the key of a camera's request, for the names of the wish and nothing else.
    ///
    /// # Errors
    /// As [`issue`](Self::issue). What can be wrong with the request itself was already refused
    /// by [`CameraRequest::read`].
    pub fn sign(&self, request: &CameraRequest, wish: &LeafWish) -> Result<Signed, Error> {
        let draft = self.draft(wish)?;
        let rsa = matches!(request.key(), KeyAlgorithm::Rsa(_));
        let mut notes = request.notes(&draft.names);
        let (certificate, more) = self.write(wish, draft, request.public_key(), rsa)?;
        notes.extend(more);
        Ok(Signed {
            chain: self.chain(&certificate),
            certificate,
            notes,
        })
    }

    fn chain(&self, certificate: &Certificate) -> Vec<Certificate> {
        std::iter::once(certificate.clone())
            .chain(self.intermediates())
            .collect()
    }

    /// Everything that can be refused before a key is made.
    fn draft(&self, wish: &LeafWish) -> Result<Draft, Error> {
        if wish.days == 0 {
            return Err(Error::BadDays { days: wish.days });
        }
        self.valid_at(wish.now)?;
        let limits: Vec<_> = self.limits().collect();
        let names = names::checked(&wish.names, limits.iter().copied())?;
        let mut notes = Vec::new();
        let from = wish.now - BACK_DATING;
        let mut until = wish.now + Duration::days(i64::from(wish.days));
        // Both ends count (RFC 5280 4.1.2.5), so one second less
        let longest = from + Duration::days(i64::from(LONGEST_DAYS)) - Duration::SECOND;
        if until > longest {
            until = longest;
            notes.push(Note::Shortened { until });
        }
        let end = self.end();
        if until > end {
            until = end;
            notes.retain(|n| !matches!(n, Note::Shortened { .. }));
            notes.push(Note::EndsWithAuthority { until });
        }
        Ok(Draft {
            names,
            from,
            until,
            notes,
        })
    }

    fn write(
        &self,
        wish: &LeafWish,
        draft: Draft,
        public_key: &[u8],
        rsa: bool,
    ) -> Result<(Certificate, Vec<Note>), Error> {
        let authority = self.certificate();
        let organization = wish
            .organization
            .as_deref()
            .map(names::plain)
            .filter(|o| !o.is_empty())
            .or_else(|| authority.organization().map(names::plain))
            .unwrap_or_else(|| names::plain(authority.title()));
        let device = wish.device.as_deref().map(names::plain);
        // A common name that is no DNS name of the SAN is judged as one by OpenSSL and GnuTLS
        let common_name = draft.names.iter().find_map(|name| match name {
            Name::Dns(text) => Some(text.as_str()),
            _ => None,
        });
        let subject = profile::camera_subject(
            Some(organization.as_str()).filter(|o| !o.is_empty()),
            device.as_deref(),
            common_name,
        );
        let key_id = authority
            .subject_key_id()
            .map_or_else(|| profile::key_id(authority.public_key()), <[u8]>::to_vec);
        let certificate = profile::Frame {
            signer: &self.0.signer,
            issuer: authority.subject_der(),
            subject: &subject,
            public_key,
            from: draft.from,
            until: draft.until,
        }
        .camera(&draft.names, rsa, &key_id)?;
        Ok((certificate, draft.notes))
    }

    /// The earliest end in the chain.
    fn end(&self) -> OffsetDateTime {
        self.whole()
            .map(Certificate::not_after)
            .min()
            .unwrap_or(OffsetDateTime::UNIX_EPOCH)
    }

    fn whole(&self) -> impl Iterator<Item = &Certificate> {
        std::iter::once(self.certificate()).chain(self.above())
    }

    pub(super) fn valid_at(&self, now: OffsetDateTime) -> Result<(), Error> {
        for certificate in self.whole() {
            let title = || certificate.title().chars().take(100).collect();
            if now > certificate.not_after() {
                return Err(Error::Expired {
                    title: title(),
                    until: certificate.not_after(),
                });
            }
            if now < certificate.not_before() {
                return Err(Error::NotYetValid {
                    title: title(),
                    from: certificate.not_before(),
                });
            }
        }
        Ok(())
    }
}

struct Draft {
    names: Vec<Name>,
    from: OffsetDateTime,
    until: OffsetDateTime,
    notes: Vec<Note>,
}
