//! Elevation by sudo in a terminal, by pkexec in a window of Linux, by osascript in one of macOS.
//!
//! Apart because Windows asks in another way altogether.
//!
//! Sources: `pkexec(1)` (exit status 126 and 127), `sudo(8)`; `do shell script … with administrator
//! privileges`, <https://developer.apple.com/library/archive/technotes/tn2065/_index.html> (error
//! -128 when the person cancels).

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{Errand, Prompt, announced};
use crate::truststore::command::{Command, Output};
use crate::truststore::{Computer, Error, Presence};

/// Asks, waits for the second run, and answers what each store says afterwards.
pub(super) async fn ask(
    computer: &Computer,
    program: &Path,
    errand: Errand<'_>,
    prompt: Prompt,
) -> Vec<Result<Presence, Error>> {
    let ran = run(computer, program, &errand, prompt).await;
    errand
        .read_back(|_, after| match &ran {
            Ok((_, output, _)) if output.succeeded() => Ok(after),
            Ok((by, output, _)) if was_refused(output, by) => Err(Error::NotAllowed {
                output: output.evidence(),
            }),
            Ok((_, output, command)) => Err(output.refusal(command)),
            Err(error) => Err(error.clone()),
        })
        .await
}

/// The second run: by whom it was asked for, what it said, and how it was called.
async fn run(
    computer: &Computer,
    program: &Path,
    errand: &Errand<'_>,
    prompt: Prompt,
) -> Result<(&'static str, Output, Command), Error> {
    // No store here has another shelf that only an administrator may change.
    if errand.shelf.is_some() {
        let place = errand.stores.first().map(|store| store.place());
        return Err(Error::NeedsAdministrator {
            place: place.unwrap_or_default(),
        });
    }
    let file = announced(errand.root)?;
    let mut words = vec![program.display().to_string()];
    words.extend(errand.words(file.path()));
    let by = asker(computer, prompt).ok_or_else(|| {
        let stores = errand.stores.iter().map(|store| store.id().0);
        let stores: Vec<String> = stores.map(|id| format!("--store {id}")).collect();
        let (program, verb) = (program.display(), errand.act.verb());
        Error::NoElevation {
            command: format!("{program} trust {verb} {}", stores.join(" ")),
        }
    })?;
    let mut command = Command::new(by.path, []);
    command.arguments = by.arguments;
    if by.name == OSASCRIPT {
        command.arguments.push(script(&words));
    } else {
        command.arguments.extend(words);
    }
    // A person reads the prompt and looks for the password.
    command.limit = Duration::from_secs(300);
    let output = computer.runner.run(&command).await?;
    Ok((by.name, output, command))
}

/// macOS' own interpreter, which shows the system's password prompt.
const OSASCRIPT: &str = "osascript";

/// One line of AppleScript that runs these words in a shell with rights: each word quoted for the
/// shell, the whole once more for AppleScript.
fn script(words: &[String]) -> String {
    let line = words
        .iter()
        .map(|word| format!("'{}'", word.replace('\'', r"'\''")))
        .collect::<Vec<_>>()
        .join(" ");
    let text = line.replace('\\', r"\\").replace('"', "\\\"");
    format!("do shell script \"{text}\" with administrator privileges")
}

struct Asker {
    name: &'static str,
    path: PathBuf,
    arguments: Vec<String>,
}

/// sudo first in a terminal; elsewhere only pkexec can show a prompt.
fn asker(computer: &Computer, prompt: Prompt) -> Option<Asker> {
    let names: &[&'static str] = match prompt {
        Prompt::Terminal => &["sudo", "pkexec", OSASCRIPT],
        Prompt::Window => &["pkexec", OSASCRIPT],
    };
    names.iter().find_map(|name| {
        Some(Asker {
            name,
            path: computer.runner.find(name)?,
            arguments: match *name {
                "sudo" => vec!["--".to_owned()],
                OSASCRIPT => vec!["-e".to_owned()],
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
    if by == OSASCRIPT {
        return said.contains("(-128)");
    }
    output.stdout.is_empty()
        && (said.trim().is_empty() || said.lines().any(|l| l.trim_start().starts_with("sudo:")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_survives_shell_and_applescript() {
        let words = [
            "/Volumes/Eva's \"stick\"/a\\b".to_owned(),
            "trust".to_owned(),
        ];
        assert_eq!(
            script(&words),
            r#"do shell script "'/Volumes/Eva'\\''s \"stick\"/a\\b' 'trust'" with administrator privileges"#
        );
    }

    #[test]
    fn a_cancelled_prompt_of_macos_is_a_refusal() {
        let ended = |text: &str| Output {
            status: Some(1),
            stderr: text.as_bytes().to_vec(),
            ..Output::default()
        };
        let cancelled = ended("execution error: User canceled. (-128)");
        assert!(was_refused(&cancelled, OSASCRIPT));
        assert!(!was_refused(&ended("error: disk full (2)"), OSASCRIPT));
    }
}
