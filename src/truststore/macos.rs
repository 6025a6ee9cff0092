//! The keychains of macOS: the System keychain for everybody, the login keychain for one person.
//!
//! A certificate in a keychain vouches for nothing until trust settings say so: both are changed
//! here, and both are read back. Keychains are read and changed by `security`, behind the runner
//! of commands; trust settings go through [`Framework`], so that the system shows its own prompt
//! for them. All but [`framework`] is the same on every system, and tried off a Mac.
//!
//! Sources: `security(1)` (find-certificate, add-certificates, delete-certificate -Z,
//! remove-trusted-cert, find-identity); `SecTrustSettingsSetTrustSettings`,
//! <https://developer.apple.com/documentation/security/sectrustsettingssettrustsettings(_:_:_:)>.
//! Since macOS 11 admin trust needs the person's consent on the screen, even for root.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::command::{Command, Output, Runner};
use super::error::file_error;
use super::{
    Answer, Change, Error, Held, Origin, Presence, SYSTEM, Scope, Shelf, StoreId, StoreKind,
    TrustStore, USER, admit,
};
use crate::certificate::Certificate;

#[cfg(target_os = "macos")]
pub mod framework;

/// Where everybody's certificates lie.
pub const SYSTEM_KEYCHAIN: &str = "/Library/Keychains/System.keychain";

/// Where a person's certificates lie, below the home.
pub const LOGIN_KEYCHAIN: &str = "Library/Keychains/login.keychain-db";

/// What only the operating system's own library can do.
pub trait Framework: Send + Sync {
    /// Says that this root is always trusted; the system asks the person.
    ///
    /// # Errors
    /// [`Error::NotAllowed`] when the person refuses, [`Error::NeedsAdministrator`] when nobody
    /// can be asked from here.
    fn trust(&self, root: &Certificate, scope: Scope) -> Result<(), Error>;
    /// Whether trust settings of this scope say that it is trusted for servers.
    ///
    /// # Errors
    /// When the system does not answer.
    fn says_trusted(&self, certificate: &Certificate, scope: Scope) -> Result<bool, Error>;
    /// Whether the system's own evaluation (SecTrust) accepts it now.
    ///
    /// # Errors
    /// When the system does not answer.
    fn evaluates(&self, root: &Certificate) -> Result<bool, Error>;
}

/// One keychain.
pub struct Keychain {
    scope: Scope,
    path: PathBuf,
    runner: Arc<dyn Runner>,
    framework: Arc<dyn Framework>,
}

impl Keychain {
    /// The System keychain.
    pub fn system(runner: Arc<dyn Runner>, framework: Arc<dyn Framework>) -> Self {
        Self {
            scope: Scope::Computer,
            path: PathBuf::from(SYSTEM_KEYCHAIN),
            runner,
            framework,
        }
    }

    /// The login keychain of the person with this home.
    pub fn login(home: &Path, runner: Arc<dyn Runner>, framework: Arc<dyn Framework>) -> Self {
        Self {
            scope: Scope::User,
            path: home.join(LOGIN_KEYCHAIN),
            runner,
            framework,
        }
    }

    fn security(&self) -> Result<PathBuf, Error> {
        self.runner
            .find("security")
            .ok_or_else(|| Error::ToolMissing {
                tool: "security".to_owned(),
                package: "macOS".to_owned(),
            })
    }

    /// `security` with arguments, the keychain last.
    fn command(&self, arguments: &[&str]) -> Result<Command, Error> {
        let mut command = Command::new(self.security()?, []);
        command.arguments = arguments.iter().map(|a| (*a).to_owned()).collect();
        command.arguments.push(self.path.display().to_string());
        Ok(command)
    }

    async fn run(&self, command: &Command) -> Result<Output, Error> {
        let output = self.runner.run(command).await?;
        if output.succeeded() {
            return Ok(output);
        }
        Err(fault(&output, &self.place()).unwrap_or_else(|| output.refusal(command)))
    }

    async fn certificates(&self) -> Result<Vec<Certificate>, Error> {
        let command = self.command(&["find-certificate", "-a", "-p"])?;
        let output = self.runner.run(&command).await?;
        // An empty keychain answers with an error that says so.
        if !output.succeeded() && !output.evidence().contains(NOT_FOUND) {
            return Err(fault(&output, &self.place()).unwrap_or_else(|| output.refusal(&command)));
        }
        Ok(certificates(&output.stdout))
    }

    async fn holds(&self, root: &Certificate) -> Result<bool, Error> {
        Ok(self.certificates().await?.contains(root))
    }

    async fn ask(&self, root: &Certificate) -> Result<Presence, Error> {
        if !self.holds(root).await? {
            return Ok(Presence::Absent);
        }
        let trusted =
            self.framework.says_trusted(root, self.scope)? && self.framework.evaluates(root)?;
        Ok(if trusted {
            Presence::Trusted
        } else {
            Presence::Untrusted
        })
    }

    async fn delete(&self, root: &Certificate) -> Result<(), Error> {
        // `-Z` takes the SHA-256 that stands here: no other certificate can be meant.
        let hash = root.fingerprint().to_string().to_uppercase();
        let command = self.command(&["delete-certificate", "-Z", &hash])?;
        let _ = self.run(&command).await?;
        Ok(())
    }

    /// Takes the trust settings back, when there are any.
    async fn distrust(&self, root: &Certificate) -> Result<(), Error> {
        let file = written(root)?;
        let mut command = Command::new(self.security()?, ["remove-trusted-cert"]);
        if self.scope == Scope::Computer {
            command.arguments.push("-d".to_owned());
        }
        command.arguments.push(file.path().display().to_string());
        let output = self.runner.run(&command).await?;
        if output.succeeded() || output.evidence().contains(NOT_FOUND) {
            return Ok(());
        }
        Err(fault(&output, &self.place()).unwrap_or_else(|| output.refusal(&command)))
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

/// What `security` says of what is not there (errSecItemNotFound).
const NOT_FOUND: &str = "could not be found in the keychain";

/// What a complaint of `security` means for a person; `None` when it is no fault of these.
fn fault(output: &Output, place: &str) -> Option<Error> {
    let said = output.evidence();
    let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
    let place = place.to_owned();
    // errSecWrPerm, errSecReadOnly, errAuthorizationCanceled and -Denied, errSecAuthFailed,
    // errSecInteractionNotAllowed.
    if has(&["canceled", "-60006", "-60005", "-128"]) {
        return Some(Error::NotAllowed { output: said });
    }
    if has(&["no user interaction was possible", "-60007", "-25308"]) {
        return Some(Error::NeedsAdministrator { place });
    }
    if has(&["Write permissions error", "-61", "errSecWrPerm"]) {
        return Some(Error::Denied { place });
    }
    if has(&["read-only", "-25292"]) {
        return Some(Error::ReadOnly { place });
    }
    if has(&[
        "keychain is locked",
        "-25293",
        "passphrase you entered is not correct",
    ]) {
        return Some(Error::Locked { place });
    }
    None
}

/// Every certificate in what `find-certificate -p` prints.
fn certificates(pem: &[u8]) -> Vec<Certificate> {
    pem::parse_many(pem)
        .unwrap_or_default()
        .iter()
        .filter_map(|block| Certificate::from_der(block.contents()).ok())
        .collect()
}

/// The SHA-1 of every certificate whose key lies in the keychain: lines such as
/// `  1) 0123…CDEF "name"` of `find-identity`.
fn identities(text: &str) -> BTreeSet<String> {
    text.lines()
        .filter_map(|line| {
            let (number, rest) = line.trim().split_once(')')?;
            let hash = rest.split_whitespace().next()?;
            let is_hash = hash.len() == 40 && hash.chars().all(|c| c.is_ascii_hexdigit());
            (number.parse::<u32>().is_ok() && is_hash).then(|| hash.to_lowercase())
        })
        .collect()
}

/// The root in a file for `security`.
fn written(root: &Certificate) -> Result<tempfile::NamedTempFile, Error> {
    let mut file = tempfile::Builder::new()
        .prefix("camseal-root-")
        .suffix(".crt")
        .tempfile()
        .map_err(|e| file_error(&std::env::temp_dir(), e))?;
    file.write_all(root.pem().as_bytes())
        .map_err(|e| file_error(file.path(), e))?;
    Ok(file)
}

impl TrustStore for Keychain {
    fn id(&self) -> StoreId {
        StoreId(
            match self.scope {
                Scope::Computer => SYSTEM,
                Scope::User => USER,
            }
            .to_owned(),
        )
    }

    fn kind(&self) -> StoreKind {
        match self.scope {
            Scope::Computer => StoreKind::System,
            Scope::User => StoreKind::User,
        }
    }

    fn place(&self) -> String {
        self.path.display().to_string()
    }

    /// For those without rights; otherwise everybody's is enough.
    fn is_extra(&self) -> bool {
        self.scope == Scope::User
    }

    fn needs_elevation(&self) -> bool {
        self.scope == Scope::Computer && !self.runner.is_administrator()
    }

    fn presence<'a>(&'a self, root: &'a Certificate) -> Answer<'a, Presence> {
        Box::pin(self.ask(root))
    }

    fn preview_install(&self, root: &Certificate) -> Vec<Change> {
        let file = format!("{}.crt", root.fingerprint().short());
        let program = self.security().unwrap_or_else(|_| "security".into());
        vec![
            Change::Run(vec![
                program.display().to_string(),
                "add-certificates".to_owned(),
                "-k".to_owned(),
                self.place(),
                file,
            ]),
            Change::Trust(self.place()),
        ]
    }

    fn preview_remove(&self, root: &Certificate) -> Vec<Change> {
        let hash = root.fingerprint().to_string().to_uppercase();
        self.command(&["delete-certificate", "-Z", &hash])
            .map(|command| vec![Change::Run(command.words())])
            .unwrap_or_default()
    }

    fn install<'a>(&'a self, root: &'a Certificate) -> Answer<'a, Presence> {
        Box::pin(async move {
            admit(root)?;
            let before = self.ask(root).await?;
            if before == Presence::Trusted {
                return Ok(before);
            }
            if before == Presence::Absent {
                self.allowed()?;
                let file = written(root)?;
                let mut command = Command::new(self.security()?, ["add-certificates", "-k"]);
                command.arguments.push(self.path.display().to_string());
                command.arguments.push(file.path().display().to_string());
                let _ = self.run(&command).await?;
            }
            match self.framework.trust(root, self.scope) {
                // As root without a screen nobody can be asked: the person's own process goes on
                // from here, for which the certificate is where it must be.
                Err(Error::NeedsAdministrator { .. }) if self.runner.is_administrator() => {}
                Err(error) => {
                    if before == Presence::Absent {
                        // Without rights it stays, untrusted, and the next look says so.
                        let _ = self.delete(root).await;
                    }
                    return Err(error);
                }
                Ok(()) => {}
            }
            self.ask(root).await
        })
    }

    fn remove<'a>(&'a self, root: &'a Certificate) -> Answer<'a, Presence> {
        Box::pin(async move {
            if self.ask(root).await? != Presence::Absent {
                self.allowed()?;
                self.distrust(root).await?;
                self.delete(root).await?;
            }
            self.ask(root).await
        })
    }

    fn listing(&self) -> Answer<'_, Vec<Held>> {
        Box::pin(async move {
            let own = self.command(&["find-identity"])?;
            let own = self.runner.run(&own).await?;
            let own = identities(&String::from_utf8_lossy(&own.stdout));
            let mut all = Vec::new();
            for certificate in self.certificates().await? {
                let trusted = self.framework.says_trusted(&certificate, self.scope)?;
                let with_key = own.contains(&certificate.sha1());
                let shelf = match (trusted, with_key, certificate.is_authority()) {
                    (true, ..) => Shelf::Roots,
                    (_, true, _) => Shelf::Personal,
                    (_, _, true) => Shelf::Intermediates,
                    _ => Shelf::People,
                };
                all.push(Held {
                    certificate,
                    store: self.id(),
                    scope: self.scope,
                    shelf,
                    location: self.place(),
                    trusted,
                    origin: Origin::Local,
                    with_key,
                });
            }
            Ok(all)
        })
    }

    fn preview_take(&self, held: &Held) -> Vec<Change> {
        self.preview_remove(&held.certificate)
    }

    fn take<'a>(&'a self, held: &'a Held) -> Answer<'a, ()> {
        Box::pin(async move {
            if held.with_key {
                return Err(Error::ByHand {
                    place: self.place(),
                });
            }
            let _ = self.remove(&held.certificate).await?;
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identities_are_read_and_nothing_else() {
        let text = "Policy: X.509 Basic\n  Matching identities\n  \
                    1) A94A8FE5CCB19BA61C4C0873D391E987982FBBD3 \"eva\"\n     \
                    1 identities found\n\n  2) tooshort \"x\"\n";
        let found = identities(text);
        assert_eq!(found.len(), 1);
        assert!(found.contains("a94a8fe5ccb19ba61c4c0873d391e987982fbbd3"));
    }

    #[test]
    fn complaints_are_told_apart() {
        let of = |text: &str| {
            let output = Output {
                status: Some(1),
                stderr: text.as_bytes().to_vec(),
                ..Output::default()
            };
            fault(&output, "/k")
        };
        assert!(matches!(
            of("SecTrustSettingsSetTrustSettings: The authorization was canceled by the user."),
            Some(Error::NotAllowed { .. })
        ));
        assert!(matches!(
            of("The authorization was denied since no user interaction was possible."),
            Some(Error::NeedsAdministrator { .. })
        ));
        assert!(matches!(
            of("SecCertificateAddToKeychain: Write permissions error."),
            Some(Error::Denied { .. })
        ));
        assert!(of("something new").is_none());
    }
}
