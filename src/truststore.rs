//! The trust stores of this computer: is our root in, put it in, take it out, and ask again.
//!
//! The door of the area. A store is matched by SHA-256, never by name or serial; every change is
//! presence → change → presence, and the second answer is the result.

use std::fmt;
use std::path::PathBuf;

use futures::future::BoxFuture;
use serde::Serialize;

use crate::certificate::Certificate;

pub use error::{Error, Finding};

mod error;

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
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum Change {
    /// A file is written.
    Write(PathBuf),
    /// A file is removed.
    Remove(PathBuf),
    /// A program is run.
    Run(Vec<String>),
}

/// What kind of store it is, for words and icons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StoreKind {
    /// The operating system's store, for all users.
    System,
    /// Chrome, Chromium, Edge of this user (NSS).
    Chromium,
    /// A Firefox profile (NSS).
    Firefox,
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
}
