//! The `cacerts` of installed Java runtimes: recorders' software and video clients in Java ask
//! neither the system nor a browser.
//!
//! Apart because every runtime has a keystore of its own. What is in is read from the file itself;
//! changes go through the runtime's own `keytool`, whose word is not believed: the file is read
//! again. The password of a `cacerts` is public (`changeit`), yet it is never an argument.
//!
//! Sources: `keytool` of the JDK, <https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html>
//! (cacerts, `-storepass:env`); JEP 229 (PKCS#12 since Java 9).

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::command::{Command, Runner};
use super::error::file_error;
use super::{
    Answer, Change, Error, Held, Origin, Presence, Scope, Shelf, StoreId, StoreKind, TrustStore,
    admit,
};
use crate::certificate::{Certificate, Fingerprint};

mod keystore;
mod place;

/// The variable keytool reads the password from.
const VARIABLE: &str = "CAMSEAL_STOREPASS";

/// What every `cacerts` is locked with since Java 1.2; it protects nothing and hides nothing.
const PASSWORD: &str = "changeit";

/// The largest `cacerts` that is read; a usual one has 200 kB.
const LIMIT: u64 = 32 * 1024 * 1024;

/// One runtime's keystore.
pub struct Java {
    id: StoreId,
    file: PathBuf,
    keytool: Option<PathBuf>,
    runner: Arc<dyn Runner>,
}

impl Java {
    /// Every keystore of a runtime below `root`, each once, however many links lead to it.
    pub fn find(root: &Path, home: Option<&Path>, runner: &Arc<dyn Runner>) -> Vec<Self> {
        let mut seen = BTreeSet::new();
        let mut ids = BTreeSet::new();
        let mut found = Vec::new();
        for runtime in place::runtimes(root, home) {
            let file = runtime.cacerts;
            let real = file.canonicalize().unwrap_or_else(|_| file.clone());
            if !seen.insert(real.clone()) {
                continue;
            }
            let mut id = format!("java-{}", runtime.name);
            while !ids.insert(id.clone()) {
                id.push('+');
            }
            let beside = runtime.keytool.filter(|path| path.is_file());
            found.push(Self {
                id: StoreId(id),
                file: real,
                keytool: beside.or_else(|| runner.find("keytool")),
                runner: runner.clone(),
            });
        }
        found
    }

    /// The keystore in this file, changed by this keytool.
    pub fn at(
        id: StoreId,
        file: PathBuf,
        keytool: Option<PathBuf>,
        runner: Arc<dyn Runner>,
    ) -> Self {
        Self {
            id,
            file,
            keytool,
            runner,
        }
    }

    fn read(&self) -> Result<Vec<(String, Certificate)>, Error> {
        let damaged = |detail: String| Error::Damaged {
            place: self.place(),
            detail,
        };
        let meta = fs::metadata(&self.file).map_err(|e| file_error(&self.file, e))?;
        if meta.len() > LIMIT {
            return Err(damaged(format!("{} bytes", meta.len())));
        }
        let bytes = fs::read(&self.file).map_err(|e| file_error(&self.file, e))?;
        keystore::read(&bytes, PASSWORD).map_err(damaged)
    }

    fn alias_of(&self, root: Fingerprint) -> Result<Option<String>, Error> {
        Ok(self
            .read()?
            .into_iter()
            .find(|(_, certificate)| certificate.fingerprint() == root)
            .map(|(alias, _)| alias))
    }

    fn ask(&self, root: &Certificate) -> Result<Presence, Error> {
        Ok(match self.alias_of(root.fingerprint())? {
            Some(_) => Presence::Trusted,
            None => Presence::Absent,
        })
    }

    fn keytool(&self) -> Result<PathBuf, Error> {
        self.keytool.clone().ok_or_else(|| Error::ToolMissing {
            tool: "keytool".to_owned(),
            package: "default-jre-headless (Windows, macOS: a JRE or JDK)".to_owned(),
        })
    }

    fn command<const N: usize>(&self, keytool: PathBuf, arguments: [&str; N]) -> Command {
        let mut command = Command::new(keytool, arguments);
        command.arguments.extend([
            "-noprompt".to_owned(),
            "-keystore".to_owned(),
            self.file.display().to_string(),
            "-storepass:env".to_owned(),
            VARIABLE.to_owned(),
        ]);
        command.environment = vec![(VARIABLE.to_owned(), PASSWORD.to_owned())];
        command
    }

    fn import(&self, keytool: PathBuf, root: &Certificate) -> Command {
        self.command(keytool, ["-importcert", "-alias", &alias(root)])
    }

    fn removal(&self, keytool: PathBuf, alias: &str) -> Command {
        self.command(keytool, ["-delete", "-alias", alias])
    }

    /// Runs a change on a copy, and puts the copy in the file's place only when it holds what it
    /// should: keytool stopped half-way (disk full, power) leaves the runtime without any root.
    async fn change(
        &self,
        command: impl FnOnce(&Self) -> Result<Command, Error>,
        holds: impl FnOnce(&[(String, Certificate)]) -> bool,
    ) -> Result<(), Error> {
        self.allowed()?;
        let folder = self.file.parent().unwrap_or(Path::new("/"));
        let copy = tempfile::Builder::new()
            .prefix(".camseal-")
            .suffix(".part")
            .tempfile_in(folder)
            .map_err(|e| file_error(&self.file, e))?;
        let _ = fs::copy(&self.file, copy.path()).map_err(|e| file_error(&self.file, e))?;
        let trial = Self {
            id: self.id.clone(),
            file: copy.path().to_owned(),
            keytool: self.keytool.clone(),
            runner: self.runner.clone(),
        };
        let command = command(&trial)?;
        let output = self.runner.run(&command).await?;
        if !output.succeeded() {
            return Err(output.refusal(&command));
        }
        if !holds(&trial.read()?) {
            return Err(Error::NotMended {
                place: self.place(),
            });
        }
        let rights = fs::metadata(&self.file).map_err(|e| file_error(&self.file, e))?;
        // keytool may have made a new file under the copy's name: that one is kept.
        let made = copy.into_temp_path();
        fs::set_permissions(&made, rights.permissions()).map_err(|e| file_error(&self.file, e))?;
        keep_owner(&made, &rights).map_err(|e| file_error(&self.file, e))?;
        made.persist(&self.file)
            .map_err(|e| file_error(&self.file, e.error))
    }

    fn allowed(&self) -> Result<(), Error> {
        if self.needs_elevation() {
            return Err(Error::NeedsAdministrator {
                place: self.place(),
            });
        }
        Ok(())
    }
}

/// The new file belongs to whom the old one belonged to.
#[cfg(unix)]
fn keep_owner(path: &Path, old: &fs::Metadata) -> std::io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    let new = fs::metadata(path)?;
    if (new.uid(), new.gid()) == (old.uid(), old.gid()) {
        return Ok(());
    }
    std::os::unix::fs::chown(path, Some(old.uid()), Some(old.gid()))
}

#[cfg(not(unix))]
fn keep_owner(_: &Path, _: &fs::Metadata) -> std::io::Result<()> {
    Ok(())
}

/// Named after the SHA-256; keytool writes aliases in lower case.
fn alias(root: &Certificate) -> String {
    format!("camseal-{}", &root.fingerprint().to_string()[..16])
}

/// Aliases that come with a runtime: the JDK's own end with `[jdk]`, Debian's begin with `debian:`.
/// What Debian's hook copied from an anchor file of ours carries our name and is ours to take out:
/// the hook itself leaves it behind.
fn is_stock(alias: &str) -> bool {
    alias.ends_with("[jdk]")
        || (alias.starts_with("debian:") && !alias.starts_with("debian:camseal-"))
}

impl TrustStore for Java {
    fn id(&self) -> StoreId {
        self.id.clone()
    }

    fn kind(&self) -> StoreKind {
        StoreKind::Java
    }

    fn place(&self) -> String {
        self.file.display().to_string()
    }

    /// Most technicians run no Java program; those who do name it.
    fn is_extra(&self) -> bool {
        true
    }

    fn needs_elevation(&self) -> bool {
        if self.runner.is_administrator() {
            return false;
        }
        // A runtime unpacked in a home belongs to the person.
        let folder = self.file.parent().unwrap_or(Path::new("/"));
        tempfile::tempfile_in(folder).is_err()
    }

    fn presence<'a>(&'a self, root: &'a Certificate) -> Answer<'a, Presence> {
        Box::pin(async move { self.ask(root) })
    }

    fn preview_install(&self, root: &Certificate) -> Vec<Change> {
        if self.ask(root).is_ok_and(|p| p == Presence::Trusted) {
            return Vec::new();
        }
        let keytool = self.keytool().unwrap_or_else(|_| "keytool".into());
        vec![Change::Run(self.import(keytool, root).words())]
    }

    fn preview_remove(&self, root: &Certificate) -> Vec<Change> {
        let Ok(Some(alias)) = self.alias_of(root.fingerprint()) else {
            return Vec::new();
        };
        let keytool = self.keytool().unwrap_or_else(|_| "keytool".into());
        vec![Change::Run(self.removal(keytool, &alias).words())]
    }

    fn install<'a>(&'a self, root: &'a Certificate) -> Answer<'a, Presence> {
        Box::pin(async move {
            admit(root)?;
            if self.ask(root)? != Presence::Trusted {
                let keytool = self.keytool()?;
                let import = |trial: &Self| {
                    let mut command = trial.import(keytool, root);
                    command.stdin = root.pem().into_bytes();
                    Ok(command)
                };
                self.change(import, |all| all.iter().any(|(_, c)| c == root))
                    .await?;
            }
            self.ask(root)
        })
    }

    fn remove<'a>(&'a self, root: &'a Certificate) -> Answer<'a, Presence> {
        Box::pin(async move {
            while let Some(alias) = self.alias_of(root.fingerprint())? {
                if is_stock(&alias) {
                    return Err(Error::ByHand {
                        place: format!("{}: {alias}", self.place()),
                    });
                }
                let keytool = self.keytool()?;
                self.change(
                    |trial| Ok(trial.removal(keytool, &alias)),
                    |all| all.iter().all(|(other, _)| *other != alias),
                )
                .await?;
            }
            self.ask(root)
        })
    }

    fn listing(&self) -> Answer<'_, Vec<Held>> {
        Box::pin(async move {
            Ok(self
                .read()?
                .into_iter()
                .map(|(alias, certificate)| Held {
                    certificate,
                    store: self.id(),
                    scope: Scope::Computer,
                    shelf: Shelf::Roots,
                    origin: if is_stock(&alias) {
                        Origin::System
                    } else {
                        Origin::Local
                    },
                    location: alias,
                    trusted: true,
                    with_key: false,
                })
                .collect())
        })
    }

    fn preview_take(&self, held: &Held) -> Vec<Change> {
        let keytool = self.keytool().unwrap_or_else(|_| "keytool".into());
        vec![Change::Run(self.removal(keytool, &held.location).words())]
    }

    fn take<'a>(&'a self, held: &'a Held) -> Answer<'a, ()> {
        Box::pin(async move {
            let all = self.read()?;
            let there = all.iter().any(|(alias, certificate)| {
                *alias == held.location && *certificate == held.certificate
            });
            if !there {
                return Ok(());
            }
            if held.origin != Origin::Local {
                return Err(Error::ByHand {
                    place: format!("{}: {}", self.place(), held.location),
                });
            }
            let keytool = self.keytool()?;
            self.change(
                |trial| Ok(trial.removal(keytool, &held.location)),
                |all| all.iter().all(|(alias, _)| *alias != held.location),
            )
            .await
        })
    }
}
