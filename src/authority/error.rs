//! What can go wrong with an authority, and its words.
//!
//! Apart from the door because the list is long; facts only, texts are in the language files.

use time::OffsetDateTime;

use crate::error::{Cause, Explain, Explanation};
use crate::explain;
use crate::i18n::date;

/// Everything that can go wrong with an authority.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The site's name is empty.
    #[error("the site has no name")]
    NoSiteName,
    /// Years out of range.
    #[error("{years} years of validity")]
    BadYears { years: u32 },
    /// Not a domain or host name.
    #[error("{domain:?} is not a domain")]
    BadDomain { domain: String },
    /// A certificate without names works nowhere.
    #[error("no names wished")]
    NoNames,
    /// Not a host name or address of one device.
    #[error("{name:?} is not a name for a camera certificate")]
    BadName { name: String },
    /// A wildcard over a name without an owner.
    #[error("wildcard {name:?} is too wide")]
    WideWildcard { name: String },
    /// A name for more than one device.
    #[error("{name:?} is a wildcard")]
    Wildcard { name: String },
    /// Every client would refuse the name under this authority.
    #[error("{name:?} lies outside the authority's name constraints")]
    NameNotPermitted { name: String },
    /// Zero days.
    #[error("{days} days of validity")]
    BadDays { days: u32 },
    /// The authority (or one above it) has expired.
    #[error("{title:?} expired at {until}")]
    Expired {
        title: String,
        until: OffsetDateTime,
    },
    /// The authority (or one above it) is not valid yet.
    #[error("{title:?} is not valid before {from}")]
    NotYetValid { title: String, from: OffsetDateTime },
    /// Certificate and key are not a pair.
    #[error("the key does not belong to the certificate {title:?}")]
    KeyDoesNotBelong { title: String },
    /// The files hold no private key.
    #[error("no private key in the files")]
    NoKey,
    /// The files hold no certificate.
    #[error("no certificate in the files")]
    NoCertificate,
    /// The key is encrypted and no passphrase was given.
    #[error("the private key needs a passphrase")]
    Locked,
    /// It is no authority.
    #[error("{title:?} is not an authority")]
    NotAnAuthority { title: String },
    /// keyUsage lacks keyCertSign.
    #[error("{title:?} may not sign certificates")]
    MayNotSign { title: String },
    /// The path length of one above forbids it.
    #[error("{title:?} allows no authority below it")]
    TooDeep { title: String },
    /// A kind of key browsers do not trust in an authority.
    #[error("an authority with a {kind} key")]
    AuthorityKey { kind: String },
    /// The certificates above do not lead to a root.
    #[error("the certificate of {missing:?} is missing")]
    BrokenChain { missing: String },
    /// Nothing that could be a request was found.
    #[error("not a certificate request")]
    NotARequest(#[source] Cause),
    /// The request's key is too weak.
    #[error("a request with a {kind} key")]
    WeakRequestKey { kind: String },
    /// The request's key is of a kind browsers refuse.
    #[error("a request with a {kind} key")]
    UnsupportedRequestKey { kind: String },
    /// The request is signed in a way that proves nothing.
    #[error("a request signed with {algorithm}")]
    RequestAlgorithm { algorithm: String },
    /// The request is not signed by its own key.
    #[error("the request's signature is wrong")]
    RequestSignature,
    /// The passphrase is empty.
    #[error("empty passphrase")]
    EmptyPassphrase,
    /// The sleeping key did not open. Deliberately one error for every reason.
    #[error("the authority's key cannot be opened")]
    Closed,
    /// The crypto library refused.
    #[error("cryptography")]
    Crypto(#[source] Cause),
}

impl Explain for Error {
    fn explain(&self) -> Explanation {
        match self {
            Self::NoSiteName => explain!("error-authority-no-site-name"),
            Self::BadYears { years } => {
                explain!("error-authority-bad-years", years = years.to_owned())
            }
            Self::BadDomain { domain } => {
                explain!("error-authority-bad-domain", domain = domain.as_str())
            }
            Self::NoNames => explain!("error-authority-no-names"),
            Self::BadName { name } => explain!("error-authority-bad-name", name = name.as_str()),
            Self::Wildcard { name } => {
                explain!("error-authority-wildcard", name = name.as_str())
            }
            Self::WideWildcard { name } => {
                explain!("error-authority-wide-wildcard", name = name.as_str())
            }
            Self::NameNotPermitted { name } => {
                explain!("error-authority-name-not-permitted", name = name.as_str())
            }
            Self::BadDays { days } => explain!("error-authority-bad-days", days = days.to_owned()),
            Self::Expired { title, until } => explain!(
                "error-authority-expired",
                title = title.as_str(),
                until = date::day(*until)
            ),
            Self::NotYetValid { title, from } => explain!(
                "error-authority-not-yet-valid",
                title = title.as_str(),
                from = date::day(*from)
            ),
            Self::KeyDoesNotBelong { title } => {
                explain!(
                    "error-authority-key-does-not-belong",
                    title = title.as_str()
                )
            }
            Self::NoKey => explain!("error-authority-no-key"),
            Self::NoCertificate => explain!("error-authority-no-certificate"),
            Self::Locked => explain!("error-authority-locked"),
            Self::NotAnAuthority { title } => {
                explain!("error-authority-not-one", title = title.as_str())
            }
            Self::MayNotSign { title } => {
                explain!("error-authority-may-not-sign", title = title.as_str())
            }
            Self::TooDeep { title } => {
                explain!("error-authority-too-deep", title = title.as_str())
            }
            Self::AuthorityKey { kind } => explain!("error-authority-key", kind = kind.as_str()),
            Self::BrokenChain { missing } => {
                explain!("error-authority-broken-chain", missing = missing.as_str())
            }
            Self::NotARequest(_) => explain!("error-authority-not-a-request"),
            Self::WeakRequestKey { kind } => {
                explain!("error-authority-weak-request-key", kind = kind.as_str())
            }
            Self::UnsupportedRequestKey { kind } => explain!(
                "error-authority-unsupported-request-key",
                kind = kind.as_str()
            ),
            Self::RequestAlgorithm { algorithm } => explain!(
                "error-authority-request-algorithm",
                algorithm = algorithm.as_str()
            ),
            Self::RequestSignature => explain!("error-authority-request-signature"),
            Self::EmptyPassphrase => explain!("error-authority-empty-passphrase"),
            Self::Closed => explain!("error-authority-closed"),
            Self::Crypto(_) => explain!("error-authority-crypto"),
        }
    }
}
