//! What can be wrong with a certificate, key or file as such, and its words.
//!
//! Apart from the door because every way a file can disappoint has its own explanation.

use crate::error::{Cause, Explain, Explanation};
use crate::explain;

/// What can be wrong with a certificate, key, request or file.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The bytes are not a certificate.
    #[error("not a certificate")]
    NotACertificate(#[source] Cause),
    /// The bytes are not a private key camseal can use.
    #[error("not a usable private key")]
    NotAKey(#[source] Cause),
    /// The file cannot be read from disk.
    #[error("the file {file:?} cannot be read")]
    Unreadable {
        file: String,
        #[source]
        cause: Cause,
    },
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// More than certificates need, packed or unpacked.
    #[error("more than {limit} bytes")]
    TooLarge { limit: usize },
    /// A page of a web server instead of a file.
    #[error("a web page")]
    WebPage,
    /// It ends in the middle of what `what` names.
    #[error("the file ends inside a {what}")]
    Truncated { what: String },
    /// It says what it is, but is damaged.
    #[error("the {what} is damaged")]
    Damaged {
        what: String,
        #[source]
        cause: Cause,
    },
    /// A known kind of file that camseal does not read.
    #[error("a {what}")]
    Unsupported { what: String },
    /// Nothing known in it.
    #[error("nothing known in the file")]
    Unknown,
    /// Something in it is encrypted, and not with this passphrase.
    #[error("the passphrase is wrong")]
    WrongPassphrase,
}

impl Explain for Error {
    fn explain(&self) -> Explanation {
        match self {
            Self::NotACertificate(_) => explain!("error-certificate-not-one"),
            Self::NotAKey(_) => explain!("error-certificate-not-a-key"),
            Self::Unreadable { file, .. } => {
                explain!("error-certificate-unreadable", file = file.as_str())
            }
            Self::Empty => explain!("error-certificate-empty"),
            Self::TooLarge { limit } => {
                explain!(
                    "error-certificate-too-large",
                    megabytes = (limit / 1_048_576)
                )
            }
            Self::WebPage => explain!("error-certificate-web-page"),
            Self::Truncated { what } => {
                explain!("error-certificate-truncated", what = what.as_str())
            }
            Self::Damaged { what, .. } => {
                explain!("error-certificate-damaged", what = what.as_str())
            }
            Self::Unsupported { what } => {
                explain!("error-certificate-unsupported", what = what.as_str())
            }
            Self::Unknown => explain!("error-certificate-unknown"),
            Self::WrongPassphrase => explain!("error-certificate-wrong-passphrase"),
        }
    }
}
