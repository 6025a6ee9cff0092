//! How any area's error leaves the program: an id for scripts, words for people, an exit code.
//!
//! Apart because every verb ends here, whatever area its error comes from.

use std::error::Error as StdError;
use std::fmt::Debug;
use std::path::PathBuf;

use super::Exit;
use crate::check::Client;
use crate::device::FAMILIES;
use crate::error::{Cause, Explain, Explanation, chain};
use crate::explain;
use crate::i18n::Language;

/// An error on its way out.
#[derive(Debug)]
pub(super) struct Failure {
    /// Stable name for scripts, such as `device-refused`.
    pub id: String,
    /// For people.
    pub explanation: Explanation,
    /// Technical causes, outermost first.
    pub chain: Vec<String>,
    /// 1 = no, 2 = could not find out.
    pub exit: Exit,
}

impl Failure {
    /// From an error of `area`; the id is the area and the variant's name.
    pub fn of<E: Explain + StdError + Debug + 'static>(area: &str, error: &E, exit: Exit) -> Self {
        Self {
            id: format!("{area}-{}", variant(error)),
            explanation: error.explain(),
            chain: chain(error),
            exit,
        }
    }
}

/// The variant's name in kebab case, out of `Debug`, of which nothing else is used: an id can then
/// never be forgotten.
pub(super) fn variant(value: &impl Debug) -> String {
    let text = format!("{value:?}");
    let mut id = String::new();
    for c in text.chars().take_while(char::is_ascii_alphanumeric) {
        if c.is_ascii_uppercase() && !id.is_empty() {
            id.push('-');
        }
        id.push(c.to_ascii_lowercase());
    }
    id
}

/// What can be wrong with a command line beyond its grammar, and with the console itself.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The verb needs `--site`.
    #[error("no --site given")]
    NoSite,
    /// No such language.
    #[error("camseal does not speak {tag:?}")]
    UnknownLanguage { tag: String },
    /// stdout cannot be written.
    #[error("the answer cannot be written")]
    Output(#[source] Cause),
    /// The operating system gives no threads.
    #[error("the program cannot start its threads")]
    Runtime(#[source] Cause),
    /// A secret is needed, none was given, and nobody is there to type it.
    #[error("a secret is needed: {option}, {variable}")]
    NoSecret {
        option: &'static str,
        variable: &'static str,
    },
    /// The secret's file is empty.
    #[error("{} holds no secret", path.display())]
    EmptySecret { path: PathBuf },
    /// Typed twice, differently.
    #[error("the two passphrases differ")]
    SecretsDiffer,
    /// stdin is named for two things.
    #[error("stdin is asked for twice")]
    StdinTwice,
    /// Typing was broken off.
    #[error("the question was not answered")]
    NotAnswered(#[source] Cause),
    /// There is no manual page for this verb.
    #[error("no verb {verb:?}")]
    UnknownVerb { verb: String },
    /// The site has no authority yet.
    #[error("{} has no authority", path.display())]
    NoAuthority { path: PathBuf },
    /// The key store of another computer holds the secret.
    #[error("this computer's key store does not know the site's secret")]
    KeptElsewhere,
    /// A file has no certificate.
    #[error("no certificate in the file")]
    NoCertificate,
    /// A file has no key.
    #[error("no key in the file")]
    NoKey,
    /// Cameras have certificates of the present authority.
    #[error("the authority is in use")]
    AuthorityInUse,
    /// Not 64 hexadecimal digits.
    #[error("not a fingerprint: {text:?}")]
    BadFingerprint { text: String },
    /// No trust store is known here.
    #[error("no trust store on this computer")]
    NoStores,
    /// No such family.
    #[error("no family {id:?}")]
    UnknownFamily { id: String },
    /// No such client.
    #[error("no client {id:?}")]
    UnknownClient { id: String },
    /// Not a name a certificate may have.
    #[error("not a name: {text:?}")]
    BadName { text: String },
    /// A site is to be forgotten, and nobody said whether a copy is wanted.
    #[error("{} was not exported", path.display())]
    NotExported { path: PathBuf },
    /// A login is needed.
    #[error("no --user given")]
    NoUser,
    /// Two rows of a list name the same camera with different logins.
    #[error("two logins for {address}")]
    TwoLogins { address: String },
    /// No certificate answers a request of the site.
    #[error("no certificate answers a request of this site")]
    NothingFits,
    /// Nothing drives this device.
    #[error("{address} makes no request by an interface")]
    RequestPage { address: String },
    /// A field no request may have.
    #[error("{text:?} cannot stand in a request")]
    BadSubject { text: String },
    /// A further name for several cameras.
    #[error("--dns for several cameras")]
    NamesForMany,
    /// Nothing to check.
    #[error("no address to check")]
    NothingToCheck,
    /// A certificate is accepted for one camera at a time.
    #[error("--accept for several cameras")]
    AcceptOne,
    /// The address is none of the site's cameras.
    #[error("{address} is no camera of the site")]
    NoCamera { address: String },
    /// This computer has no such network interface, or it is down.
    #[error("no interface {name:?}")]
    NoInterface { name: String },
    /// Neither a file nor an address.
    #[error("neither a file nor an address: {text:?}")]
    NoSubject { text: String },
}

impl Error {
    pub(super) fn runtime(error: std::io::Error) -> Self {
        Self::Runtime(Cause::new(error))
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::of("console", &error, Exit::Unknown)
    }
}

impl Explain for Error {
    fn explain(&self) -> Explanation {
        match self {
            Self::NoSite => explain!("error-console-no-site"),
            Self::UnknownLanguage { tag } => explain!(
                "error-console-unknown-language",
                tag = tag.as_str();
                known = Language::ALL.map(Language::tag).join(", ")
            ),
            Self::Output(_) => explain!("error-console-output"),
            Self::Runtime(_) => explain!("error-console-runtime"),
            Self::NoSecret { option, variable } => explain!(
                "error-console-no-secret";
                option = (*option).to_owned(),
                variable = (*variable).to_owned()
            ),
            Self::EmptySecret { path } => explain!(
                "error-console-empty-secret",
                path = path.display().to_string()
            ),
            Self::SecretsDiffer => explain!("error-console-secrets-differ"),
            Self::StdinTwice => explain!("error-console-stdin-twice"),
            Self::NotAnswered(_) => explain!("error-console-not-answered"),
            Self::UnknownVerb { verb } => {
                explain!("error-console-unknown-verb", verb = verb.as_str())
            }
            Self::NoAuthority { path } => explain!(
                "error-console-no-authority",
                path = path.display().to_string()
            ),
            Self::KeptElsewhere => explain!("error-console-kept-elsewhere"),
            Self::NoCertificate => explain!("error-console-no-certificate"),
            Self::NoKey => explain!("error-console-no-key"),
            Self::AuthorityInUse => explain!("error-console-authority-in-use"),
            Self::BadFingerprint { text } => {
                explain!("error-console-bad-fingerprint", text = text.as_str())
            }
            Self::NoStores => explain!("error-console-no-stores"),
            Self::UnknownFamily { id } => explain!(
                "error-console-unknown-family",
                id = id.as_str();
                known = FAMILIES.iter().map(|f| f.id).collect::<Vec<_>>().join(", ")
            ),
            Self::UnknownClient { id } => explain!(
                "error-console-unknown-client",
                id = id.as_str();
                known = Client::ALL.map(Client::id).join(", ")
            ),
            Self::BadName { text } => {
                explain!("error-console-bad-name", text = text.as_str())
            }
            Self::NotExported { path } => explain!(
                "error-console-not-exported",
                path = path.display().to_string()
            ),
            Self::NoUser => explain!("error-console-no-user"),
            Self::TwoLogins { address } => {
                explain!("error-console-two-logins", address = address.as_str())
            }
            Self::NothingFits => explain!("error-console-nothing-fits"),
            Self::RequestPage { address } => {
                explain!("error-console-request-page", address = address.as_str())
            }
            Self::BadSubject { text } => {
                explain!("error-console-bad-subject", text = text.as_str())
            }
            Self::NamesForMany => explain!("error-console-names-for-many"),
            Self::NothingToCheck => explain!("error-console-nothing-to-check"),
            Self::AcceptOne => explain!("error-console-accept-one"),
            Self::NoCamera { address } => {
                explain!("error-console-no-camera", address = address.as_str())
            }
            Self::NoInterface { name } => {
                explain!("error-console-no-interface", name = name.as_str())
            }
            Self::NoSubject { text } => {
                explain!("error-console-no-subject", text = text.as_str())
            }
        }
    }
}

impl From<crate::directory::Error> for Failure {
    fn from(error: crate::directory::Error) -> Self {
        Self::of("directory", &error, Exit::Unknown)
    }
}

impl From<crate::discovery::Error> for Failure {
    fn from(error: crate::discovery::Error) -> Self {
        Self::of("discovery", &error, Exit::Unknown)
    }
}

impl From<crate::work::Error> for Failure {
    fn from(error: crate::work::Error) -> Self {
        use crate::work::Error as W;
        match error {
            W::Device(error) => error.into(),
            W::Site(error) => error.into(),
            W::Authority(error) => error.into(),
            error => Self::of("work", &error, Exit::No),
        }
    }
}

impl From<crate::device::Error> for Failure {
    fn from(error: crate::device::Error) -> Self {
        let exit = device_exit(&error);
        Self::of("device", &error, exit)
    }
}

/// Whether the device said no, or could not be asked.
pub(super) fn device_exit(error: &crate::device::Error) -> Exit {
    use crate::device::Error as D;
    match error {
        D::Unreachable { .. }
        | D::Slow { .. }
        | D::Cut { .. }
        | D::Unreadable { .. }
        | D::TooLarge { .. } => Exit::Unknown,
        _ => Exit::No,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_come_from_the_variant_alone() {
        let error = Error::UnknownLanguage {
            tag: "secret".into(),
        };
        assert_eq!(variant(&error), "unknown-language");
        assert_eq!(variant(&Error::NoSite), "no-site");
        assert_eq!(Failure::from(error).id, "console-unknown-language");
    }
}
