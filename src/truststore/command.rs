//! Running the system's own tools, with their output kept as evidence.
//!
//! Apart so that tests can put a runner of their own in: the anchor table is proved without root.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use futures::future::BoxFuture;
use tokio::io::AsyncWriteExt;

use super::{Error, Person};
use crate::error::Cause;

/// One program call. Never carries a secret: arguments are shown and logged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    /// Full path, or a name to be looked up by the runner.
    pub program: PathBuf,
    /// Its arguments.
    pub arguments: Vec<String>,
    /// What it reads from stdin; empty = nothing.
    pub stdin: Vec<u8>,
    /// How long it may take.
    pub limit: Duration,
    /// Further variables. Nothing secret: other processes of the same account can read them.
    pub environment: Vec<(String, String)>,
    /// With whose rights it runs; `None` = this process's.
    pub person: Option<Person>,
}

impl Command {
    /// A call that may take a minute: `update-ca-certificates` needs 4 s on a busy computer.
    pub fn new<const N: usize>(program: impl Into<PathBuf>, arguments: [&str; N]) -> Self {
        Self {
            program: program.into(),
            arguments: arguments.iter().map(|a| (*a).to_owned()).collect(),
            stdin: Vec::new(),
            limit: Duration::from_secs(60),
            environment: Vec::new(),
            person: None,
        }
    }

    /// Program and arguments, for previews.
    pub fn words(&self) -> Vec<String> {
        let mut words = vec![self.program.display().to_string()];
        words.extend(self.arguments.iter().cloned());
        words
    }
}

impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, word) in self.words().iter().enumerate() {
            let gap = if at == 0 { "" } else { " " };
            if word.is_empty() || word.contains([' ', '\'', '"', '$', '\\']) {
                write!(f, "{gap}'{}'", word.replace('\'', r"'\''"))?;
            } else {
                write!(f, "{gap}{word}")?;
            }
        }
        Ok(())
    }
}

/// What a program said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// Exit status; `None` when a signal ended it.
    pub status: Option<i32>,
    /// What it wrote to stdout.
    pub stdout: Vec<u8>,
    /// What it wrote to stderr.
    pub stderr: Vec<u8>,
}

impl Output {
    /// Whether it ended with 0.
    pub fn succeeded(&self) -> bool {
        self.status == Some(0)
    }

    /// Both outputs as text, cut at 4000 characters: the evidence.
    pub fn evidence(&self) -> String {
        let mut text = String::from_utf8_lossy(&self.stderr).trim().to_owned();
        let out = String::from_utf8_lossy(&self.stdout);
        if !out.trim().is_empty() {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(out.trim());
        }
        text.chars().take(4000).collect()
    }

    /// The error of a call that did not succeed.
    pub fn refusal(&self, command: &Command) -> Error {
        Error::Command {
            command: command.to_string(),
            status: self.status,
            output: self.evidence(),
        }
    }
}

/// Finds and runs programs.
pub trait Runner: Send + Sync {
    /// Where a program lies, when it is there.
    fn find(&self, program: &str) -> Option<PathBuf>;
    /// Runs it to its end. An exit status other than 0 is an [`Output`], not an error.
    fn run<'a>(&'a self, command: &'a Command) -> BoxFuture<'a, Result<Output, Error>>;
    /// Whether this process is the administrator.
    fn is_administrator(&self) -> bool;
}

/// The real runner: programs of this computer. Needs a tokio runtime.
#[derive(Clone, Copy, Debug, Default)]
pub struct Programs;

/// Looked through before `PATH`: a user's `PATH` lacks `sbin` on Debian, and an elevated run must
/// not start a program out of a folder others may write to.
const FOLDERS: [&str; 4] = ["/usr/sbin", "/usr/bin", "/sbin", "/bin"];

impl Runner for Programs {
    fn find(&self, program: &str) -> Option<PathBuf> {
        let mut folders: Vec<PathBuf> = FOLDERS.iter().map(PathBuf::from).collect();
        if !self.is_administrator() || cfg!(not(unix)) {
            let path = std::env::var_os("PATH").unwrap_or_default();
            folders.extend(std::env::split_paths(&path).filter(|p| p.is_absolute()));
        }
        folders
            .into_iter()
            .map(|f| f.join(format!("{program}{}", std::env::consts::EXE_SUFFIX)))
            .find(|p| is_program(p))
    }

    fn run<'a>(&'a self, command: &'a Command) -> BoxFuture<'a, Result<Output, Error>> {
        Box::pin(async move {
            log::info!("runs {command}");
            let broken = |e: std::io::Error| Error::File {
                path: command.program.clone(),
                cause: Cause::new(e),
            };
            let mut call = tokio::process::Command::new(&command.program);
            #[cfg(unix)]
            if let Some(person) = &command.person {
                let _ = call
                    .uid(person.uid)
                    .gid(person.gid)
                    .env("HOME", &person.home);
            }
            let mut child = call
                .args(&command.arguments)
                // Outputs are read by us: columns and messages must not be translated.
                .env("LC_ALL", "C.UTF-8")
                .envs(command.environment.iter().cloned())
                .stdin(if command.stdin.is_empty() {
                    Stdio::null()
                } else {
                    Stdio::piped()
                })
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .kill_on_drop(true)
                .spawn()
                .map_err(broken)?;
            let pipe = child.stdin.take();
            let work = async {
                if let Some(mut pipe) = pipe {
                    // A program that ends without reading tells why by its status.
                    let _ = pipe.write_all(&command.stdin).await;
                }
                child.wait_with_output().await
            };
            let output = tokio::time::timeout(command.limit, work)
                .await
                .map_err(|_| Error::Slow {
                    command: command.to_string(),
                    seconds: command.limit.as_secs(),
                })?
                .map_err(broken)?;
            let output = Output {
                status: output.status.code(),
                stdout: output.stdout,
                stderr: output.stderr,
            };
            log::info!(
                "{command} ended with {:?}: {}",
                output.status,
                output.evidence()
            );
            Ok(output)
        })
    }

    fn is_administrator(&self) -> bool {
        #[cfg(windows)]
        return crate::win32::rights::is_elevated();
        #[cfg(not(windows))]
        return effective_user() == Some(0);
    }
}

/// Runs the tools of a system that lies below a folder, inside it: an image of another
/// distribution brings its own.
pub struct Inside {
    root: PathBuf,
    outside: std::sync::Arc<dyn Runner>,
}

impl Inside {
    /// Below `root`, changing into it by `outside`.
    pub fn new(root: &Path, outside: std::sync::Arc<dyn Runner>) -> Self {
        Self {
            root: root.to_owned(),
            outside,
        }
    }
}

impl Runner for Inside {
    fn find(&self, program: &str) -> Option<PathBuf> {
        // An image links /bin to /usr/bin, absolutely or not: only the usual folders are looked at.
        FOLDERS
            .iter()
            .map(|folder| Path::new(folder).join(program))
            .find(|path| is_program(&self.root.join(path.strip_prefix("/").unwrap_or(path))))
    }

    fn run<'a>(&'a self, command: &'a Command) -> BoxFuture<'a, Result<Output, Error>> {
        Box::pin(async move {
            let chroot = self.outside.find("chroot").ok_or(Error::ToolMissing {
                tool: "chroot".to_owned(),
                package: "coreutils".to_owned(),
            })?;
            let mut inside = Command::new(chroot, []);
            inside.arguments.push(self.root.display().to_string());
            inside.arguments.extend(command.words());
            inside.stdin.clone_from(&command.stdin);
            inside.limit = command.limit;
            inside.environment.clone_from(&command.environment);
            self.outside.run(&inside).await
        })
    }

    fn is_administrator(&self) -> bool {
        self.outside.is_administrator()
    }
}

/// The effective user id, read from the kernel's own file: std has no call for it, and a library
/// for one number is not worth it.
#[cfg(not(windows))]
fn effective_user() -> Option<u32> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|l| l.strip_prefix("Uid:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).is_ok_and(|m| m.is_file() && m.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_can_be_copied_into_a_shell() {
        let command = Command::new("/usr/bin/certutil", ["-n", "it's a camera", "-t", ""]);
        assert_eq!(
            command.to_string(),
            r"/usr/bin/certutil -n 'it'\''s a camera' -t ''"
        );
    }

    #[tokio::test]
    async fn a_program_that_hangs_is_ended() {
        let Some(sleep) = Programs.find("sleep") else {
            return;
        };
        let mut command = Command::new(sleep, ["5"]);
        command.limit = Duration::from_millis(50);
        assert!(matches!(
            Programs.run(&command).await,
            Err(Error::Slow { .. })
        ));
    }
}
