//! The trust stores of this computer: is our root in, put it in, take it out, and ask again.
//!
//! The door of the area. A store is matched by SHA-256, never by name or serial; every change is
//! presence → change → presence, and the second answer is the result.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use futures::future::BoxFuture;
use serde::Serialize;

use crate::certificate::Certificate;

pub use error::{Error, Finding};

use command::{Programs, Runner};

pub use held::{Held, Origin, Scope, Shelf};
pub use person::Person;

pub mod command;
pub mod elevate;
mod error;
pub mod firefox;
mod held;
pub mod java;
#[cfg(target_os = "linux")]
pub mod linux;
#[cfg(unix)]
pub mod macos;
#[cfg(target_os = "linux")]
pub mod nss;
mod person;
#[cfg(target_os = "linux")]
pub mod policy;
pub mod stray;
#[cfg(any(windows, test))]
mod windows;

/// Id of the operating system's store for everybody: Linux' anchors, Windows' LocalMachine\\Root,
/// macOS' System keychain.
pub const SYSTEM: &str = "system";

/// Id of the operating system's store of this person alone: Windows' CurrentUser\\Root, macOS'
/// login keychain.
pub const USER: &str = "user";

/// Which store of this computer: `system`, `chromium`, `firefox-<profile folder>` and the like.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct StoreId(pub String);

impl fmt::Display for StoreId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether a root is in a store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "presence", rename_all = "kebab-case")]
pub enum Presence {
    /// It is in and trusted for servers.
    Trusted,
    /// It is in, but not (or not for servers) trusted.
    Untrusted,
    /// It is not in.
    Absent,
}

/// One thing that will change, said before it is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "change", content = "what", rename_all = "kebab-case")]
pub enum Change {
    /// A file is written.
    Write(PathBuf),
    /// A file is removed.
    Remove(PathBuf),
    /// A program is run.
    Run(Vec<String>),
    /// The operating system itself is told to trust it in this place.
    Trust(String),
}

/// What kind of store it is, for words and icons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StoreKind {
    /// The operating system's store, for all users.
    System,
    /// The operating system's store of this person alone.
    User,
    /// Chrome, Chromium, Edge of this user (NSS).
    Chromium,
    /// A Firefox profile (NSS).
    Firefox,
    /// The policy file of a Chromium-like browser, for all users.
    ChromiumPolicy,
    /// Firefox's policy file, for all users.
    FirefoxPolicy,
    /// The `cacerts` of a Java runtime.
    Java,
}

impl StoreKind {
    /// Whom such a store usually serves.
    pub fn scope(self) -> Scope {
        match self {
            Self::System | Self::ChromiumPolicy | Self::FirefoxPolicy | Self::Java => {
                Scope::Computer
            }
            Self::User | Self::Chromium | Self::Firefox => Scope::User,
        }
    }

    /// Whether it is read by one kind of program only, and is the operating system's no part.
    pub fn is_browser(self) -> bool {
        matches!(
            self,
            Self::Chromium | Self::Firefox | Self::ChromiumPolicy | Self::FirefoxPolicy
        )
    }
}

/// Answer of a store.
pub type Answer<'a, T> = BoxFuture<'a, Result<T, Error>>;

/// One trust store.
pub trait TrustStore: Send + Sync {
    /// Its name for `--store` and in answers, stable between runs.
    fn id(&self) -> StoreId;
    /// What kind it is.
    fn kind(&self) -> StoreKind;
    /// Where it lies, in words a person knows (path or profile name).
    fn place(&self) -> String;
    /// Whom it serves.
    fn scope(&self) -> Scope {
        self.kind().scope()
    }
    /// Whether it is another way to what a further store does already, or a program most people
    /// here do not use: then it is changed only when named, and its absence is no lack.
    fn is_extra(&self) -> bool {
        false
    }
    /// Whether changing it needs an administrator, now and by this process.
    fn needs_elevation(&self) -> bool;
    /// Whether the root is in.
    fn presence<'a>(&'a self, root: &'a Certificate) -> Answer<'a, Presence>;
    /// What installing would change; nothing is changed.
    fn preview_install(&self, root: &Certificate) -> Vec<Change>;
    /// What removing would change; nothing is changed.
    fn preview_remove(&self, root: &Certificate) -> Vec<Change>;
    /// Puts it in and asks again.
    fn install<'a>(&'a self, root: &'a Certificate) -> Answer<'a, Presence>;
    /// Takes it out and asks again.
    fn remove<'a>(&'a self, root: &'a Certificate) -> Answer<'a, Presence>;
    /// Every certificate it holds, on all its shelves, each with its place. What belongs to the
    /// system's own program may be left out; where it is in, it says [`Origin::System`].
    fn listing(&self) -> Answer<'_, Vec<Held>>;
    /// What taking this one out of its place would change; nothing is changed.
    fn preview_take(&self, held: &Held) -> Vec<Change>;
    /// Takes exactly this certificate out of exactly this place, after its SHA-256 was compared
    /// with what lies there now, and looks again. Other places of the same certificate stay.
    fn take<'a>(&'a self, held: &'a Held) -> Answer<'a, ()>;
}

/// A computer's stores: this one's, or one below a folder with a runner of its own in tests.
#[derive(Clone)]
pub struct Computer {
    /// `/` outside tests.
    pub root: PathBuf,
    /// The person's home, where browsers keep their stores; `None` = no browsers.
    pub home: Option<PathBuf>,
    /// Whose home that is, when this process runs as administrator for somebody else.
    pub person: Option<Person>,
    /// Finds and runs the system's tools.
    pub runner: Arc<dyn Runner>,
}

impl Computer {
    /// This one.
    pub fn this() -> Self {
        let person = Programs
            .is_administrator()
            .then(|| std::fs::read_to_string("/etc/passwd").ok())
            .flatten()
            .and_then(|passwd| Person::behind(|name| std::env::var(name).ok(), &passwd));
        let own = std::env::home_dir().filter(|home| home.is_absolute());
        Self {
            root: PathBuf::from("/"),
            home: person.as_ref().map(|p| p.home.clone()).or(own),
            person,
            runner: Arc::new(Programs),
        }
    }

    /// The system below a folder: an image or container that is being prepared. Its own tools run
    /// inside it (`chroot`), so that nothing of this computer changes. It has no browsers of a
    /// person.
    ///
    /// # Errors
    /// When the folder cannot be found.
    pub fn below(folder: &std::path::Path) -> Result<Self, Error> {
        let root = folder
            .canonicalize()
            .map_err(|e| error::file_error(folder, e))?;
        Ok(Self {
            runner: Arc::new(command::Inside::new(&root, Arc::new(Programs))),
            root,
            home: None,
            person: None,
        })
    }

    /// Every store there is: the system's first, then the browsers'.
    #[cfg(target_os = "linux")]
    pub fn stores(&self) -> Vec<Arc<dyn TrustStore>> {
        let mut stores: Vec<Arc<dyn TrustStore>> = Vec::new();
        if let Some(system) = linux::Linux::find(&self.root, self.runner.clone()) {
            stores.push(Arc::new(system));
        }
        let browsers = match (&self.person, &self.home) {
            (Some(person), _) => nss::Nss::find_of(person, &self.runner),
            (None, Some(home)) => nss::Nss::find(home, &self.runner),
            (None, None) => Vec::new(),
        };
        for store in browsers {
            stores.push(Arc::new(store));
        }
        for store in policy::Policy::find(&self.root, &self.runner) {
            stores.push(Arc::new(store));
        }
        for store in java::Java::find(&self.root, self.home.as_deref(), &self.runner) {
            stores.push(Arc::new(store));
        }
        stores
    }

    /// Windows': for everybody, then for this account. Browsers there read the same.
    #[cfg(windows)]
    pub fn stores(&self) -> Vec<Arc<dyn TrustStore>> {
        let drive = std::env::var("SystemDrive").unwrap_or_else(|_| "C:".to_owned());
        self.with_programs(windows::stores(), &PathBuf::from(format!("{drive}\\")))
    }

    /// The keychains for everybody and for this person. Browsers there read the same.
    #[cfg(target_os = "macos")]
    pub fn stores(&self) -> Vec<Arc<dyn TrustStore>> {
        use macos::{Keychain, framework::Apple};
        let system = Keychain::system(self.runner.clone(), Arc::new(Apple));
        let mut stores: Vec<Arc<dyn TrustStore>> = vec![Arc::new(system)];
        if let Some(home) = &self.home {
            let login = Keychain::login(home, self.runner.clone(), Arc::new(Apple));
            stores.push(Arc::new(login));
        }
        self.with_programs(stores, &self.root)
    }

    /// With the programs that may look elsewhere, below the system's drive.
    #[cfg(any(windows, target_os = "macos"))]
    fn with_programs(
        &self,
        mut stores: Vec<Arc<dyn TrustStore>>,
        root: &std::path::Path,
    ) -> Vec<Arc<dyn TrustStore>> {
        let home = self.home.as_deref();
        let firefox = stores
            .first()
            .and_then(|system| firefox::Firefox::find(root, home, system, &self.runner));
        if let Some(firefox) = firefox {
            stores.push(Arc::new(firefox));
        }
        for store in java::Java::find(root, home, &self.runner) {
            stores.push(Arc::new(store));
        }
        stores
    }

    /// Not built for this operating system; [`Computer::findings`] says so.
    #[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
    pub fn stores(&self) -> Vec<Arc<dyn TrustStore>> {
        Vec::new()
    }

    /// One store by its id.
    ///
    /// # Errors
    /// [`Error::NoSuchStore`].
    pub fn store(&self, id: &str) -> Result<Arc<dyn TrustStore>, Error> {
        self.stores()
            .into_iter()
            .find(|s| s.id().0 == id)
            .ok_or_else(|| Error::NoSuchStore { id: id.to_owned() })
    }

    /// What a person should know about these stores.
    pub fn findings(&self) -> Vec<Finding> {
        let stores = self.stores();
        let mut findings = Vec::new();
        if !stores.iter().any(|s| s.kind() == StoreKind::System) {
            findings.push(Finding::NoSystemStore);
        }
        #[cfg(target_os = "linux")]
        if let Some(home) = &self.home {
            let unstarted = nss::unstarted(&self.root, home, self.runner.as_ref(), &stores);
            findings.extend(
                unstarted
                    .into_iter()
                    .map(|browser| Finding::NeverStarted { browser }),
            );
        }
        #[cfg(not(target_os = "linux"))]
        if let Some(firefox) = stores.iter().find(|s| s.kind() == StoreKind::FirefoxPolicy) {
            findings.push(if firefox.is_extra() {
                Finding::FirefoxReadsSystem
            } else {
                Finding::FirefoxIgnoresSystem {
                    place: firefox.place(),
                }
            });
        }
        let browsers = stores
            .iter()
            .any(|s| matches!(s.kind(), StoreKind::Chromium | StoreKind::Firefox));
        if browsers && self.runner.find("certutil").is_none() {
            findings.push(Finding::NoCertutil {
                package: CERTUTIL_PACKAGE.to_owned(),
            });
        }
        findings
    }
}

/// The package that brings certutil: Debian's name first, the others' in brackets.
pub const CERTUTIL_PACKAGE: &str =
    "libnss3-tools (Fedora: nss-tools, Arch: nss, openSUSE: mozilla-nss-tools)";

/// The stores of this computer.
pub fn stores() -> Vec<Arc<dyn TrustStore>> {
    Computer::this().stores()
}

/// What a person should know about the stores of this computer.
pub fn findings() -> Vec<Finding> {
    Computer::this().findings()
}

/// Refuses what does not belong into a store of roots: a certificate that says it is no authority.
/// One of version 1 cannot say so (it has no extensions) and is let in; browsers accept it.
///
/// # Errors
/// [`Error::NotAnAuthority`].
pub fn admit(root: &Certificate) -> Result<(), Error> {
    let old = root.version() == 1 && root.is_self_issued();
    if root.is_authority() || old {
        Ok(())
    } else {
        Err(Error::NotAnAuthority {
            title: root.title().to_owned(),
        })
    }
}
