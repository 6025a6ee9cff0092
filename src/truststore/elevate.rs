//! One prompt for administrator rights: this same program starts again with `trust install`.
//!
//! Apart because the window never runs as administrator: only the small second run does, and it
//! compares the announced SHA-256 before it changes anything. Afterwards the store is read again
//! by the process without rights; that answer is the result.
//!
//! Sources: `pkexec(1)` (exit status 126 and 127), `sudo(8)`.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::command::{Command, Output};
use super::error::file_error;
use super::{Computer, Error, Presence, SYSTEM, admit};
use crate::certificate::Certificate;
use crate::error::Cause;

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
        path: PathBuf::from("/proc/self/exe"),
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

    let file = announced(root)?;
    let words = [
        program.display().to_string(),
        "trust".to_owned(),
        act.verb().to_owned(),
        "--root".to_owned(),
        file.path().display().to_string(),
        "--sha256".to_owned(),
        root.fingerprint().to_string(),
        "--store".to_owned(),
        SYSTEM.to_owned(),
    ];
    let by = asker(computer, prompt).ok_or_else(|| Error::NoElevation {
        command: format!("{} trust {} --store {SYSTEM}", words[0], act.verb()),
    })?;
    let mut command = Command::new(by.path, []);
    command.arguments = by.arguments;
    command.arguments.extend(words);
    // A person reads the prompt and looks for the password.
    command.limit = Duration::from_secs(300);
    let output = computer.runner.run(&command).await?;
    let after = store.presence(root).await?;
    let wanted = match act {
        Act::Install => Presence::Trusted,
        Act::Remove => Presence::Absent,
    };
    if after == wanted || output.succeeded() {
        return Ok(after);
    }
    Err(if was_refused(&output, by.name) {
        Error::NotAllowed {
            output: output.evidence(),
        }
    } else {
        output.refusal(&command)
    })
}

struct Asker {
    name: &'static str,
    path: PathBuf,
    arguments: Vec<String>,
}

/// sudo first in a terminal; elsewhere only pkexec can show a prompt.
fn asker(computer: &Computer, prompt: Prompt) -> Option<Asker> {
    let names: &[&'static str] = match prompt {
        Prompt::Terminal => &["sudo", "pkexec"],
        Prompt::Window => &["pkexec"],
    };
    names.iter().find_map(|name| {
        Some(Asker {
            name,
            path: computer.runner.find(name)?,
            arguments: match *name {
                "sudo" => vec!["--".to_owned()],
                _ => Vec::new(),
            },
        })
    })
}

/// Whether the prompt was refused, told apart from a second run that ended badly: pkexec has
/// statuses of its own, sudo ends with 1 and speaks in its own name (or not at all on Ctrl-C),
/// while our own program always writes something when it does not succeed.
fn was_refused(output: &Output, by: &str) -> bool {
    if by == "pkexec" {
        return matches!(output.status, Some(126 | 127));
    }
    let said = String::from_utf8_lossy(&output.stderr);
    output.stdout.is_empty()
        && (said.trim().is_empty() || said.lines().any(|l| l.trim_start().starts_with("sudo:")))
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
