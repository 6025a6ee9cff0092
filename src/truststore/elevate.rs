//! One prompt for administrator rights: this same program starts again with `trust install`.
//!
//! Apart because the window never runs as administrator: only the small second run does, and it
//! compares the announced SHA-256 before it changes anything. Afterwards the store is read again
//! by the process without rights; that answer is the result.
//!
//! How a person is asked differs by system: see `password` and `runas`.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::error::file_error;
use super::{Computer, Error, Presence, SYSTEM, admit};
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

/// What is to be done with the system's store.
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

/// Changes the system's store of this computer, asking for rights once when they are needed, and
/// answers what is there afterwards.
///
/// # Errors
/// [`Error::NotAllowed`] when the person refuses, [`Error::NoElevation`] when nobody can be asked,
/// and everything the store itself can answer.
pub async fn elevate(act: Act, root: &Certificate, prompt: Prompt) -> Result<Presence, Error> {
    let program = std::env::current_exe().map_err(|e| Error::File {
        path: PathBuf::from("camseal"),
        cause: Cause::new(e),
    })?;
    elevate_on(&Computer::this(), &program, act, root, prompt).await
}

/// The same on a given computer, with the program that answers `trust`; for tests.
///
/// # Errors
/// See [`elevate`].
pub async fn elevate_on(
    computer: &Computer,
    program: &Path,
    act: Act,
    root: &Certificate,
    prompt: Prompt,
) -> Result<Presence, Error> {
    let store = computer.store(SYSTEM)?;
    let before = store.presence(root).await?;
    let done = match act {
        Act::Install => {
            admit(root)?;
            before == Presence::Trusted
        }
        Act::Remove => before == Presence::Absent,
    };
    if done {
        return Ok(before);
    }
    if !store.needs_elevation() {
        return match act {
            Act::Install => store.install(root).await,
            Act::Remove => store.remove(root).await,
        };
    }

    #[cfg(windows)]
    {
        let _ = (prompt, &computer.runner);
        runas::ask(store.as_ref(), program, act, root).await
    }
    #[cfg(not(windows))]
    {
        let after = password::ask(computer, store.as_ref(), program, act, root, prompt).await?;
        // macOS lets nobody but the person at the screen say that a root is trusted: the second
        // run has put it into the keychain, here the system asks.
        #[cfg(target_os = "macos")]
        if act == Act::Install && after == Presence::Untrusted {
            return store.install(root).await;
        }
        Ok(after)
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
