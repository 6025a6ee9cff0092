//! The stores of Chromium-like browsers and of Firefox on Linux: NSS databases, by `certutil`.
//!
//! Apart from the system's store, which these browsers do not read on Linux. What certutil prints
//! as success is never believed: the certificate is read back and its SHA-256 and flags compared.
//!
//! Format: <https://firefox-source-docs.mozilla.org/security/nss/legacy/tools/certutil/>.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::command::{Command, Output, Runner};
use super::error::file_error;
use super::{
    Answer, CERTUTIL_PACKAGE, Change, Error, Held, Origin, Person, Presence, Scope, Shelf, StoreId,
    StoreKind, TrustStore, admit,
};
use crate::certificate::{Certificate, Fingerprint};

mod place;
mod rows;
mod trouble;

pub(super) use place::unstarted;

/// Trusted to sign servers; nothing for mail and programs.
const TRUST: &str = "C,,";

/// One NSS database.
pub struct Nss {
    id: StoreId,
    kind: StoreKind,
    folder: PathBuf,
    /// Whose it is, when this process is not theirs.
    person: Option<Person>,
    runner: Arc<dyn Runner>,
}

/// One line of `certutil -L`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    nickname: String,
    /// The flags for servers, before the first comma.
    servers: String,
    flags: String,
}

impl Nss {
    /// Every database of this home that is there, or that an installed browser would read.
    pub fn find(home: &Path, runner: &Arc<dyn Runner>) -> Vec<Self> {
        place::all(home, runner.as_ref())
            .into_iter()
            .map(|(id, kind, folder)| Self::at(id, kind, folder, runner.clone()))
            .collect()
    }

    /// The same in the home of somebody else, with their rights alone.
    pub fn find_of(person: &Person, runner: &Arc<dyn Runner>) -> Vec<Self> {
        let mut found = Self::find(&person.home, runner);
        for store in &mut found {
            store.person = Some(person.clone());
        }
        found
    }

    /// The database in this folder.
    pub fn at(id: StoreId, kind: StoreKind, folder: PathBuf, runner: Arc<dyn Runner>) -> Self {
        Self {
            id,
            kind,
            folder,
            person: None,
            runner,
        }
    }

    fn exists(&self) -> bool {
        self.folder.join("cert9.db").is_file()
    }

    fn certutil(&self) -> Result<PathBuf, Error> {
        self.runner
            .find("certutil")
            .ok_or_else(|| Error::ToolMissing {
                tool: "certutil".to_owned(),
                package: CERTUTIL_PACKAGE.to_owned(),
            })
    }

    fn command<const N: usize>(&self, arguments: [&str; N]) -> Result<Command, Error> {
        Ok(self.command_with(self.certutil()?, arguments))
    }

    fn command_with<const N: usize>(&self, program: PathBuf, arguments: [&str; N]) -> Command {
        let mut command = Command::new(program, arguments);
        command
            .arguments
            .extend(["-d".to_owned(), format!("sql:{}", self.folder.display())]);
        command.person.clone_from(&self.person);
        command
    }

    fn creation(&self, program: PathBuf) -> Command {
        self.command_with(program, ["-N", "--empty-password"])
    }

    fn addition(&self, program: PathBuf, nickname: &str, flags: &str) -> Command {
        // -f: without it certutil asks the terminal for a database's password, and hangs.
        self.command_with(
            program,
            ["-A", "-a", "-n", nickname, "-t", flags, "-f", "/dev/null"],
        )
    }

    fn removal(&self, program: PathBuf, nickname: &str) -> Command {
        self.command_with(program, ["-D", "-n", nickname, "-f", "/dev/null"])
    }

    /// Browsers keep their databases private; so do we when we are first.
    async fn make_folder(&self) -> Result<(), Error> {
        if let Some(person) = &self.person {
            // Made with their rights: a link in a home must not lead an administrator anywhere.
            let mkdir = self
                .runner
                .find("mkdir")
                .ok_or_else(|| Error::ToolMissing {
                    tool: "mkdir".to_owned(),
                    package: "coreutils".to_owned(),
                })?;
            let mut command = Command::new(mkdir, ["-p", "-m", "0700", "--"]);
            command.arguments.push(self.folder.display().to_string());
            command.person = Some(person.clone());
            let _ = self.run(&command).await?;
            return Ok(());
        }
        let mut builder = fs::DirBuilder::new();
        let _ = builder.recursive(true);
        #[cfg(unix)]
        {
            use std::os::unix::fs::DirBuilderExt;
            let _ = builder.mode(0o700);
        }
        builder
            .create(&self.folder)
            .map_err(|e| file_error(&self.folder, e))
    }

    async fn run(&self, command: &Command) -> Result<Output, Error> {
        let output = self.runner.run(command).await?;
        if output.succeeded() {
            return Ok(output);
        }
        let trouble = match trouble::of(&self.folder, &output) {
            Some(Error::Damaged { .. }) | None if self.is_closed_to_person().await => {
                Some(Error::Denied {
                    place: self.place(),
                })
            }
            other => other,
        };
        Err(trouble.unwrap_or_else(|| output.refusal(command)))
    }

    /// Whether the person this runs for may not write there, though this process may.
    async fn is_closed_to_person(&self) -> bool {
        let (Some(person), Some(test)) = (&self.person, self.runner.find("test")) else {
            return false;
        };
        for path in [self.folder.clone(), self.folder.join("cert9.db")] {
            let mut question = Command::new(&test, ["-w"]);
            question.arguments.push(path.display().to_string());
            question.person = Some(person.clone());
            let answer = self.runner.run(&question).await;
            if path.exists() && answer.is_ok_and(|output| output.status == Some(1)) {
                return true;
            }
        }
        false
    }

    async fn entries(&self) -> Result<Vec<Entry>, Error> {
        let output = self.run(&self.command(["-L"])?).await?;
        Ok(String::from_utf8_lossy(&output.stdout)
            .lines()
            .filter_map(entry)
            .collect())
    }

    /// What certutil shows for a nickname: every certificate of that subject, whatever nickname
    /// the others have.
    async fn named(&self, nickname: &str) -> Result<Vec<Vec<u8>>, Error> {
        let command = self.command(["-L", "-a", "-n", nickname])?;
        let output = self.runner.run(&command).await?;
        if !output.succeeded() {
            if output.evidence().contains("Could not find cert") {
                return Ok(Vec::new());
            }
            return Err(output.refusal(&command));
        }
        Ok(pem::parse_many(output.stdout)
            .unwrap_or_default()
            .into_iter()
            .map(pem::Pem::into_contents)
            .collect())
    }

    /// The entry that holds exactly this root. Whether it is in is read from the database, so that
    /// it is known without certutil too; its flags are certutil's.
    async fn entry_of(&self, root: &Certificate) -> Result<Option<Entry>, Error> {
        if !self.exists() {
            let _ = self.certutil()?;
            return Ok(None);
        }
        let Some(nickname) = rows::nickname(&self.folder, root.fingerprint())? else {
            return Ok(None);
        };
        let mut entries = self.entries().await?;
        entries.retain(|entry| entry.nickname == nickname);
        // Two certificates may share a nickname: the trusted one speaks for both.
        entries.sort_by_key(|entry| !entry.servers.contains('C'));
        Ok(Some(entries.into_iter().next().unwrap_or(Entry {
            nickname,
            servers: String::new(),
            flags: ",,".to_owned(),
        })))
    }

    async fn ask(&self, root: &Certificate) -> Result<Presence, Error> {
        let Some(entry) = self.entry_of(root).await? else {
            return Ok(Presence::Absent);
        };
        let anew = rows::trust(&self.folder);
        let trusted = match anew.get(&root.fingerprint().to_string()) {
            Some(trust) => *trust == rows::Trust::Yes,
            None => entry.servers.contains('C'),
        };
        Ok(if trusted {
            Presence::Trusted
        } else {
            Presence::Untrusted
        })
    }

    async fn add(&self, der: &[u8], nickname: &str, flags: &str) -> Result<(), Error> {
        let mut command = self.addition(self.certutil()?, nickname, flags);
        command.stdin = pem::encode(&pem::Pem::new("CERTIFICATE", der)).into_bytes();
        let _ = self.run(&command).await?;
        Ok(())
    }

    /// Everything in the database: certificates as the database has them, flags as certutil says.
    async fn everything(&self) -> Result<Vec<Held>, Error> {
        if !self.exists() {
            let _ = self.certutil()?;
            return Ok(Vec::new());
        }
        let entries = self.entries().await?;
        let anew = rows::trust(&self.folder);
        let mut all = Vec::new();
        for (nickname, certificate) in rows::read(&self.folder)? {
            let flags: String = entries
                .iter()
                .filter(|e| e.nickname == nickname)
                .map(|e| e.servers.as_str())
                .collect();
            let shelf = match anew.get(&certificate.fingerprint().to_string()) {
                Some(rows::Trust::Yes) => Shelf::Roots,
                Some(rows::Trust::Refused) => Shelf::Refused,
                None => shelf(&flags, certificate.is_authority()),
            };
            all.push(Held {
                trusted: shelf == Shelf::Roots,
                with_key: flags.contains('u'),
                certificate,
                store: self.id(),
                scope: Scope::User,
                shelf,
                location: nickname,
                origin: Origin::Local,
            });
        }
        Ok(all)
    }

    /// Every certificate under this nickname or with a trust flag, once.
    async fn held(&self, entries: &[Entry], nickname: &str) -> Result<BTreeSet<Vec<u8>>, Error> {
        let mut held = BTreeSet::new();
        for entry in entries {
            if entry.nickname == nickname || !entry.servers.is_empty() {
                held.extend(self.named(&entry.nickname).await?);
            }
        }
        Ok(held)
    }

    /// Deletes this one certificate. `certutil -D` takes a nickname, which another certificate may
    /// share: what went by mistake is put back with its flags.
    async fn delete(&self, root: &Certificate, nickname: &str) -> Result<(), Error> {
        let command = self.removal(self.certutil()?, nickname);
        let mut mistaken = Vec::new();
        let mut entries = self.entries().await?;
        let mut held = self.held(&entries, nickname).await?;
        while entries.iter().any(|e| e.nickname == nickname) {
            let _ = self.run(&command).await?;
            let entries_left = self.entries().await?;
            let left = self.held(&entries_left, nickname).await?;
            for entry in &entries_left {
                if let Some(at) = entries.iter().position(|e| e == entry) {
                    let _ = entries.remove(at);
                }
            }
            let flags = entries.first().map_or(TRUST, |e| &e.flags).to_owned();
            let gone: Vec<_> = held.difference(&left).cloned().collect();
            let finished = gone.is_empty()
                || gone
                    .iter()
                    .any(|d| Fingerprint::of(d) == root.fingerprint());
            mistaken.extend(
                gone.into_iter()
                    .filter(|d| Fingerprint::of(d) != root.fingerprint())
                    .map(|d| (d, flags.clone())),
            );
            if finished {
                break;
            }
            (entries, held) = (entries_left, left);
        }
        for (der, flags) in mistaken {
            self.add(&der, nickname, &flags).await?;
        }
        Ok(())
    }
}

impl TrustStore for Nss {
    fn id(&self) -> StoreId {
        self.id.clone()
    }

    fn kind(&self) -> StoreKind {
        self.kind
    }

    fn place(&self) -> String {
        self.folder.display().to_string()
    }

    /// Without certutil the policy files are the way; they do not reach into a flatpak.
    fn is_extra(&self) -> bool {
        self.runner.find("certutil").is_none() && !self.id.0.contains("flatpak")
    }

    fn needs_elevation(&self) -> bool {
        false
    }

    fn presence<'a>(&'a self, root: &'a Certificate) -> Answer<'a, Presence> {
        Box::pin(self.ask(root))
    }

    fn preview_install(&self, root: &Certificate) -> Vec<Change> {
        let program = self.certutil().unwrap_or_else(|_| "certutil".into());
        let mut changes = Vec::new();
        if !self.exists() {
            changes.push(Change::Run(self.creation(program.clone()).words()));
        }
        changes.push(Change::Run(
            self.addition(program, &nickname(root), TRUST).words(),
        ));
        changes
    }

    fn preview_remove(&self, root: &Certificate) -> Vec<Change> {
        if !self.exists() {
            return Vec::new();
        }
        let program = self.certutil().unwrap_or_else(|_| "certutil".into());
        vec![Change::Run(self.removal(program, &nickname(root)).words())]
    }

    fn install<'a>(&'a self, root: &'a Certificate) -> Answer<'a, Presence> {
        Box::pin(async move {
            admit(root)?;
            let before = self.ask(root).await?;
            if before == Presence::Trusted {
                return Ok(Presence::Trusted);
            }
            if !self.exists() {
                self.make_folder().await?;
                let _ = self.run(&self.creation(self.certutil()?)).await?;
            }
            let name = nickname(root);
            let added = self.add(root.der(), &name, TRUST).await;
            if added.is_err() && before == Presence::Absent {
                // certutil may have put it in without trust before it stumbled (over a password,
                // or a disk that is full by now).
                let _ = self
                    .runner
                    .run(&self.removal(self.certutil()?, &name))
                    .await?;
            }
            added?;
            self.ask(root).await
        })
    }

    fn remove<'a>(&'a self, root: &'a Certificate) -> Answer<'a, Presence> {
        Box::pin(async move {
            if let Some(entry) = self.entry_of(root).await? {
                self.delete(root, &entry.nickname).await?;
            }
            self.ask(root).await
        })
    }

    fn listing(&self) -> Answer<'_, Vec<Held>> {
        Box::pin(self.everything())
    }

    fn preview_take(&self, held: &Held) -> Vec<Change> {
        let program = self.certutil().unwrap_or_else(|_| "certutil".into());
        vec![Change::Run(self.removal(program, &held.location).words())]
    }

    fn take<'a>(&'a self, held: &'a Held) -> Answer<'a, ()> {
        Box::pin(async move {
            // `-D` would leave the key behind, where nobody finds it again.
            if held.with_key {
                return Err(Error::ByHand {
                    place: format!("{}: {}", self.place(), held.location),
                });
            }
            if self.everything().await?.iter().any(|now| now.is_at(held)) {
                self.delete(&held.certificate, &held.location).await?;
            }
            Ok(())
        })
    }
}

/// What the flags for servers make of a certificate; see the manual of certutil, option `-t`.
fn shelf(flags: &str, authority: bool) -> Shelf {
    // P: trusted peer, C: trusted authority for servers, p: refused.
    if flags.contains(['C', 'P']) {
        Shelf::Roots
    } else if flags.contains('p') {
        Shelf::Refused
    } else if flags.contains('u') {
        Shelf::Personal
    } else if authority {
        Shelf::Intermediates
    } else {
        Shelf::People
    }
}

/// Ours, told apart by fingerprint: a new authority of the same name gets another one.
fn nickname(root: &Certificate) -> String {
    format!("camseal {}", &root.fingerprint().to_string()[..16])
}

/// The last word of a line are the flags, two commas; everything before is the nickname.
fn entry(line: &str) -> Option<Entry> {
    let (nickname, flags) = line.trim_end().rsplit_once(char::is_whitespace)?;
    let is_flags = flags.matches(',').count() == 2
        && flags.chars().all(|c| c == ',' || c.is_ascii_alphabetic())
        && flags != "SSL,S/MIME,JAR/XPI";
    is_flags.then(|| Entry {
        nickname: nickname.trim().to_owned(),
        servers: flags.split(',').next().unwrap_or_default().to_owned(),
        flags: flags.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_lines_of_certutil() {
        assert_eq!(entry(""), None);
        assert_eq!(
            entry("Certificate Nickname                     Trust Attributes"),
            None
        );
        assert_eq!(entry("               SSL,S/MIME,JAR/XPI"), None);
        let line = "my  CA, Ltd                                   CTu,u,  ";
        let found = entry(line).unwrap();
        assert_eq!(
            (found.nickname.as_str(), found.servers.as_str()),
            ("my  CA, Ltd", "CTu")
        );
        assert_eq!(entry("plain       ,,   ").unwrap().servers, "");
    }
}
