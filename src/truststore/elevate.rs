//! One prompt for administrator rights: this same program starts again with `trust install`, for
//! all stores that need them at once.
//!
//! Apart because the window never runs as administrator: only the small second run does, and it
//! compares the announced SHA-256 before it changes anything. Afterwards the store is read again
//! by the process without rights; that answer is the result.
//!
//! How a person is asked differs by system: see `password` and `runas`.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::file_error;
use super::stray::{self, Mend, Stray};
use super::{Computer, Error, Presence, Shelf, StoreId, TrustStore, admit};
use crate::certificate::Certificate;
use crate::error::Cause;

// Elsewhere only its tests use it.
#[cfg(any(windows, test))]
#[cfg_attr(not(windows), allow(dead_code))]
mod order;
#[cfg(not(windows))]
mod password;
#[cfg(windows)]
mod runas;

#[cfg(windows)]
pub use order::Order;

/// What is to be done with a root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Put the root in.
    Install,
    /// Take it out.
    Remove,
}

impl Act {
    /// The verb of the command line.
    pub fn verb(self) -> &'static str {
        match self {
            Self::Install => "install",
            Self::Remove => "remove",
        }
    }
}

/// Where the person can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prompt {
    /// In this terminal, by sudo.
    Terminal,
    /// In a window of the desktop, by pkexec.
    Window,
}

impl Prompt {
    /// The terminal when this process has one to read from; a window otherwise.
    pub fn here() -> Self {
        if std::io::stdin().is_terminal() && std::io::stderr().is_terminal() {
            Self::Terminal
        } else {
            Self::Window
        }
    }
}

/// What each store answered, in the order they were named.
pub type Answers = Vec<(StoreId, Result<Presence, Error>)>;

/// What is to be done with rights: one root, one act, one prompt for all stores that need it.
#[derive(Clone, Copy)]
struct Errand<'a> {
    act: Act,
    root: &'a Certificate,
    /// Where; each of them needs rights.
    stores: &'a [Arc<dyn TrustStore>],
    /// The shelf it is taken from: with [`Act::Install`] after it was put among the roots, with
    /// [`Act::Remove`] instead of the roots.
    shelf: Option<Shelf>,
}

impl Errand<'_> {
    /// The presence that counts as done.
    fn wanted(&self) -> Presence {
        match self.act {
            Act::Install => Presence::Trusted,
            Act::Remove => Presence::Absent,
        }
    }

    /// The words behind the program's name that start the second run.
    #[cfg(not(windows))]
    fn words(&self, root: &Path) -> Vec<String> {
        let mut words = vec![
            "trust".to_owned(),
            self.act.verb().to_owned(),
            "--root".to_owned(),
            root.display().to_string(),
            "--sha256".to_owned(),
            self.root.fingerprint().to_string(),
        ];
        for store in self.stores {
            words.extend(["--store".to_owned(), store.id().0]);
        }
        words
    }

    /// Asks every store again. What is as it should be is done, whatever the second run said;
    /// `otherwise` has the reason when it is not.
    async fn read_back(
        &self,
        otherwise: impl Fn(&dyn TrustStore, Presence) -> Result<Presence, Error>,
    ) -> Vec<Result<Presence, Error>> {
        let mut answers = Vec::new();
        for store in self.stores {
            answers.push(match store.presence(self.root).await {
                // Whether a shelf is empty, presence does not say.
                Ok(after) if after == self.wanted() && self.shelf.is_none() => Ok(after),
                Ok(after) => otherwise(store.as_ref(), after),
                Err(error) => Err(error),
            });
        }
        answers
    }
}

/// Changes these stores of this computer, asking for rights once for all that need it, and
/// answers what each says afterwards: [`Error::NotAllowed`] when the person refuses,
/// [`Error::NoElevation`] when nobody can be asked, and everything the store itself can answer.
pub async fn elevate(act: Act, root: &Certificate, stores: &[StoreId], prompt: Prompt) -> Answers {
    match program() {
        Ok(program) => elevate_on(&Computer::this(), &program, act, root, stores, prompt).await,
        Err(error) => stores
            .iter()
            .map(|id| (id.clone(), Err(error.clone())))
            .collect(),
    }
}

fn program() -> Result<PathBuf, Error> {
    std::env::current_exe().map_err(|e| Error::File {
        path: PathBuf::from("camseal"),
        cause: Cause::new(e),
    })
}

/// The same on a given computer, with the program that answers `trust`; for tests.
pub async fn elevate_on(
    computer: &Computer,
    program: &Path,
    act: Act,
    root: &Certificate,
    stores: &[StoreId],
    prompt: Prompt,
) -> Answers {
    let all = computer.stores();
    let mut locked = Vec::new();
    let mut answers: Vec<(StoreId, Option<Result<Presence, Error>>)> = Vec::new();
    for id in stores {
        let answer = match all.iter().find(|store| store.id() == *id) {
            None => Some(Err(Error::NoSuchStore { id: id.0.clone() })),
            Some(store) => {
                let answer = without_rights(store.as_ref(), act, root).await;
                if answer.is_none() {
                    locked.push(Arc::clone(store));
                }
                answer
            }
        };
        answers.push((id.clone(), answer));
    }
    let errand = Errand {
        act,
        root,
        stores: &locked,
        shelf: None,
    };
    let mut asked = if locked.is_empty() {
        Vec::new()
    } else {
        ask(computer, program, errand, prompt).await
    }
    .into_iter();
    answers
        .into_iter()
        .filter_map(|(id, answer)| Some((id, answer.or_else(|| asked.next())?)))
        .collect()
}

/// The answer of a store that is as it should be, or that needs no rights; `None` when it does.
async fn without_rights(
    store: &dyn TrustStore,
    act: Act,
    root: &Certificate,
) -> Option<Result<Presence, Error>> {
    let before = match store.presence(root).await {
        Ok(before) => before,
        Err(error) => return Some(Err(error)),
    };
    let done = match act {
        Act::Install => {
            if let Err(error) = admit(root) {
                return Some(Err(error));
            }
            before == Presence::Trusted
        }
        Act::Remove => before == Presence::Absent,
    };
    if done {
        return Some(Ok(before));
    }
    if store.needs_elevation() {
        return None;
    }
    Some(match act {
        Act::Install => store.install(root).await,
        Act::Remove => store.remove(root).await,
    })
}

/// Mends a stray as [`stray::mend`] does, asking for rights once when a store on the way needs
/// them. These are the stores of this computer.
///
/// # Errors
/// As [`stray::mend`]; [`Error::NotAllowed`] and [`Error::NoElevation`] as [`elevate`].
pub async fn mend(
    stores: &[Arc<dyn TrustStore>],
    found: &Stray,
    prompt: Prompt,
) -> Result<(), Error> {
    mend_on(&Computer::this(), &program()?, stores, found, prompt).await
}

/// The same on a given computer; for tests.
///
/// # Errors
/// See [`mend`].
pub async fn mend_on(
    computer: &Computer,
    program: &Path,
    stores: &[Arc<dyn TrustStore>],
    found: &Stray,
    prompt: Prompt,
) -> Result<(), Error> {
    let locked = |id: &StoreId| {
        let mut all = stores.iter();
        all.find(|store| store.id() == *id && store.needs_elevation())
    };
    let held = &found.held;
    let aside = (held.shelf != Shelf::Roots).then_some(held.shelf);
    let way = match &found.mend {
        Mend::ByHand => None,
        Mend::Remove => locked(&held.store).map(|store| (Act::Remove, store, aside)),
        Mend::Trust => locked(&held.store).map(|store| (Act::Install, store, None)),
        Mend::Move { to } => {
            let aside = aside.filter(|_| *to == held.store);
            locked(to).map(|store| (Act::Install, store, aside))
        }
    };
    if let Some((act, store, shelf)) = way {
        if act == Act::Install {
            admit(&held.certificate)?;
        }
        let errand = Errand {
            act,
            root: &held.certificate,
            stores: std::slice::from_ref(store),
            shelf,
        };
        for answer in ask(computer, program, errand, prompt).await {
            let _ = answer?;
        }
    }
    // What is left needs no rights; and everything is looked at again.
    stray::mend(stores, found).await
}

/// One prompt for all stores of the errand; their answers in the same order.
async fn ask(
    computer: &Computer,
    program: &Path,
    errand: Errand<'_>,
    prompt: Prompt,
) -> Vec<Result<Presence, Error>> {
    #[cfg(windows)]
    {
        let _ = (prompt, &computer.runner);
        runas::ask(program, errand).await
    }
    #[cfg(not(windows))]
    {
        let answers = password::ask(computer, program, errand, prompt).await;
        // macOS lets nobody but the person at the screen say that a root is trusted: the second
        // run has put it into the keychain, here the system asks.
        #[cfg(target_os = "macos")]
        if errand.act == Act::Install {
            let mut settled = Vec::new();
            for (store, answer) in errand.stores.iter().zip(answers) {
                settled.push(match answer {
                    Ok(Presence::Untrusted) => store.install(errand.root).await,
                    other => other,
                });
            }
            return settled;
        }
        answers
    }
}

/// The root in a file that the second run reads; it compares the SHA-256, so that a file swapped
/// in between is refused.
fn announced(root: &Certificate) -> Result<tempfile::NamedTempFile, Error> {
    let mut file = tempfile::Builder::new()
        .prefix("camseal-root-")
        .suffix(".crt")
        .tempfile()
        .map_err(|e| file_error(&std::env::temp_dir(), e))?;
    file.write_all(root.pem().as_bytes())
        .map_err(|e| file_error(file.path(), e))?;
    Ok(file)
}

/// Compares what was handed over with what was announced; the second run's first act.
///
/// # Errors
/// [`Error::OtherRoot`].
pub fn compare(
    root: &Certificate,
    announced: crate::certificate::Fingerprint,
) -> Result<(), Error> {
    if root.fingerprint() == announced {
        Ok(())
    } else {
        Err(Error::OtherRoot {
            expected: announced,
            found: root.fingerprint(),
        })
    }
}
