//! The site's authority (CA): the root certificate and the key that signs camera certificates.
//!
//! The door of the area: create an authority, take over an existing one, issue for a key made
//! here ([`Authority::issue`]), sign a camera's request ([`Authority::sign`]), and put the key to
//! sleep ([`vault`]). The profile of what is issued is in one place, `authority/profile.rs`; it
//! follows what today's browsers were measured to take, which is more than RFC 5280 asks for.

mod error;
mod import;
mod issue;
mod key;
mod names;
mod note;
mod order;
mod profile;
pub mod request;
pub mod vault;

use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use sha2::Digest;
use time::{Duration, OffsetDateTime};

use crate::certificate::{Certificate, Name, NameConstraints, PrivateKey};

pub use error::Error;
pub use key::{BadKeyKind, KeyKind};
pub use note::Note;
pub use order::{Ordered, order};

/// How long before now certificates begin to be valid: camera clocks run late, and Chromium and
/// Firefox refuse what starts five minutes from now.
pub const BACK_DATING: Duration = Duration::hours(24);

/// The longest a camera certificate may be valid in all; Apple refuses more (HT211025, "825 days").
pub const LONGEST_DAYS: u32 = 825;

/// What an authority is limited to when it is created.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Constraints {
    /// Private, link-local and loopback addresses, local names, and these of the customer.
    Local {
        /// The customer's own domains, and single host names such as `cam01`.
        domains: Vec<String>,
        /// Public addresses in use.
        addresses: Vec<IpAddr>,
    },
    /// Nothing: cameras with any name. A stolen key could then imitate any site.
    Unlimited,
}

impl Default for Constraints {
    fn default() -> Self {
        Self::Local {
            domains: Vec::new(),
            addresses: Vec::new(),
        }
    }
}

/// What a new authority shall be.
#[derive(Clone, Debug)]
pub struct AuthorityWish {
    /// The site's name, as it appears in the root.
    pub site: String,
    /// Kind of its key.
    pub key: KeyKind,
    /// Years of validity, 1 to 30.
    pub years: u32,
    /// What it is limited to.
    pub constraints: Constraints,
    /// The moment of creation.
    pub now: OffsetDateTime,
}

impl AuthorityWish {
    /// The recommended authority: RSA-3072, 10 years, limited to local names.
    pub fn new(site: impl Into<String>, now: OffsetDateTime) -> Self {
        Self {
            site: site.into(),
            key: KeyKind::Rsa3072,
            years: 10,
            constraints: Constraints::default(),
            now,
        }
    }
}

/// What a camera certificate shall be.
#[derive(Clone, Debug)]
pub struct LeafWish {
    /// Exactly the names it will work for.
    pub names: Vec<Name>,
    /// Organization in the subject; the authority's when `None`.
    pub organization: Option<String>,
    /// Serial number or model of the device, for the subject.
    pub device: Option<String>,
    /// Kind of the key to make; not used when a request is signed.
    pub key: KeyKind,
    /// Days of validity from now; with the back-dating never over [`LONGEST_DAYS`] in all.
    pub days: u32,
    /// The moment of issuing.
    pub now: OffsetDateTime,
}

impl LeafWish {
    /// The recommended certificate for these names: RSA-2048, 730 days.
    pub fn new(names: Vec<Name>, now: OffsetDateTime) -> Self {
        Self {
            names,
            organization: None,
            device: None,
            key: KeyKind::Rsa2048,
            days: 730,
            now,
        }
    }
}

/// A certificate for a key made here.
#[derive(Clone, Debug)]
pub struct Issued {
    /// The camera certificate.
    pub certificate: Certificate,
    /// What the camera must serve: the certificate, then the intermediates; never the root.
    pub chain: Vec<Certificate>,
    /// The private key.
    pub key: PrivateKey,
    /// What came out otherwise than wished.
    pub notes: Vec<Note>,
}

/// A certificate for a key made by the camera.
#[derive(Clone, Debug)]
pub struct Signed {
    /// The camera certificate.
    pub certificate: Certificate,
    /// What the camera must serve: the certificate, then the intermediates; never the root.
    pub chain: Vec<Certificate>,
    /// What was repaired, left out or came out otherwise than wished.
    pub notes: Vec<Note>,
}

/// An authority with its key. Cheap to clone; the key is wiped when the last clone is dropped.
#[derive(Clone)]
pub struct Authority(Arc<Inner>);

struct Inner {
    certificate: Certificate,
    /// from the issuer of `certificate` up to the root; empty when `certificate` is the root
    above: Vec<Certificate>,
    key: PrivateKey,
    signer: key::Signer,
}

impl Authority {
    /// Makes a new root and its key. RSA-3072 takes about a second: call it off the user
    /// interface's thread.
    ///
    /// # Errors
    /// [`Error::NoSiteName`], [`Error::BadYears`], [`Error::BadDomain`], [`Error::Crypto`].
    pub fn create(wish: &AuthorityWish) -> Result<Self, Error> {
        let site = names::plain(&wish.site);
        if site.is_empty() {
            return Err(Error::NoSiteName);
        }
        if !(1..=30).contains(&wish.years) {
            return Err(Error::BadYears { years: wish.years });
        }
        let limits = names::limits(&wish.constraints)?;
        let (key, public_key) = wish.key.pair()?;
        let signer = key::Signer::of(&key)?;
        let common_name = common_name(&site, &code_of(&public_key));
        let subject = profile::root_subject(&common_name, &site);
        let certificate = profile::Frame {
            signer: &signer,
            issuer: &subject,
            subject: &subject,
            public_key: &public_key,
            from: wish.now - BACK_DATING,
            until: years_later(wish.now, wish.years),
        }
        .root(limits.as_ref())?;
        Ok(Self(Arc::new(Inner {
            certificate,
            above: Vec::new(),
            key,
            signer,
        })))
    }

    /// The certificate that signs: the root, or an intermediate under a company root.
    pub fn certificate(&self) -> &Certificate {
        &self.0.certificate
    }

    /// The top of the chain: what goes into trust stores.
    pub fn root(&self) -> &Certificate {
        self.0.above.last().unwrap_or(&self.0.certificate)
    }

    /// What cameras must serve after their own certificate, nearest first; empty under a root.
    pub fn intermediates(&self) -> Vec<Certificate> {
        if self.0.above.is_empty() {
            return Vec::new();
        }
        std::iter::once(&self.0.certificate)
            .chain(self.0.above.iter().take(self.0.above.len() - 1))
            .cloned()
            .collect()
    }

    /// From the issuer of [`certificate`](Self::certificate) up to the root.
    pub fn above(&self) -> &[Certificate] {
        &self.0.above
    }

    /// Four letters and digits that tell this key from others, to compare by eye.
    pub fn code(&self) -> String {
        code_of(self.0.certificate.public_key())
    }

    /// Whether every limit of the chain permits the name.
    pub fn permits(&self, name: &Name) -> bool {
        self.limits().all(|limits| limits.permits(name))
    }

    fn limits(&self) -> impl Iterator<Item = &NameConstraints> {
        std::iter::once(&self.0.certificate)
            .chain(&self.0.above)
            .filter_map(Certificate::name_constraints)
    }
}

impl fmt::Debug for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authority")
            .field("certificate", &self.0.certificate)
            .finish_non_exhaustive()
    }
}

/// Twenty-four characters that cannot be mistaken for one another.
const CODE: &[u8; 24] = b"ACDEFHJKLMNPQRTUVWXY3479";

/// The code of a key: four of [`CODE`] from the SHA-256 of its SubjectPublicKeyInfo.
fn code_of(public_key: &[u8]) -> String {
    sha2::Sha256::digest(public_key)
        .iter()
        .take(4)
        .map(|b| char::from(CODE[usize::from(*b) % CODE.len()]))
        .collect()
}

/// iOS lists only authorities with a common name; two roots of one name confuse every store.
fn common_name(site: &str, code: &str) -> String {
    let tail = format!(" camera authority {code}");
    let room = profile::LONGEST_NAME - tail.chars().count();
    let head: String = site.chars().take(room).collect();
    format!("{}{tail}", head.trim_end())
}

fn years_later(now: OffsetDateTime, years: u32) -> OffsetDateTime {
    let year = now.year() + i32::try_from(years).unwrap_or(0);
    // 29 February has no twin in most years
    now.replace_year(year)
        .unwrap_or(now + Duration::days(365 * i64::from(years)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_site_name_keeps_its_code() {
        let name = common_name(&"Ä".repeat(80), "K7QX");
        assert_eq!(name.chars().count(), 64);
        assert!(name.ends_with(" camera authority K7QX"));
    }

    #[test]
    fn leap_day_roots() {
        let at = years_later(time::macros::datetime!(2028-02-29 12:00 UTC), 1);
        assert_eq!(at, time::macros::datetime!(2029-02-28 12:00 UTC));
    }
}
