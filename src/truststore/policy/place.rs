//! Where browsers on Linux look for policy files.
//!
//! Apart because it is a table that grows with browsers and packagings.

use std::fs;
use std::path::{Path, PathBuf};

use super::form::Form;
use super::{LIMIT, below};
use crate::truststore::command::Runner;

/// The file we make where no other file sets the same policy: Chrome does not say which of two
/// files wins.
pub(super) const OURS: &str = "camseal.json";

/// Chromium-like browsers: id, programs, folder.
const CHROMIUM: [(&str, &[&str], &str); 5] = [
    (
        "chromium-policy",
        &["chromium"],
        "/etc/chromium/policies/managed",
    ),
    // Ubuntu's, a snap; its program may be a script that only starts the snap.
    (
        "chromium-browser-policy",
        &["chromium-browser"],
        "/etc/chromium-browser/policies/managed",
    ),
    (
        "chrome-policy",
        &["google-chrome", "google-chrome-stable"],
        "/etc/opt/chrome/policies/managed",
    ),
    (
        "edge-policy",
        &["microsoft-edge", "microsoft-edge-stable"],
        "/etc/opt/edge/policies/managed",
    ),
    (
        "brave-policy",
        &["brave-browser"],
        "/etc/brave/policies/managed",
    ),
];

/// Firefox reads this one first, also as a snap; only when it is missing, the one of its own
/// folder.
const FIREFOX: &str = "/etc/firefox/policies/policies.json";

/// Folders Firefox is installed in.
const DISTRIBUTIONS: [&str; 6] = [
    "/usr/lib/firefox/distribution",
    "/usr/lib64/firefox/distribution",
    "/usr/lib/firefox-esr/distribution",
    "/usr/lib64/firefox-esr/distribution",
    "/opt/firefox/distribution",
    "/opt/firefox-esr/distribution",
];

/// Every policy file of a browser that is here.
pub(super) fn all(root: &Path, runner: &dyn Runner) -> Vec<(&'static str, Form, PathBuf)> {
    let mut found = Vec::new();
    for (id, programs, folder) in CHROMIUM {
        let folder = PathBuf::from(folder);
        let here = programs.iter().any(|p| runner.find(p).is_some());
        if here || below(root, &folder).is_dir() {
            found.push((id, Form::Chromium, chromium(root, &folder)));
        }
    }
    let here = ["firefox", "firefox-esr"]
        .iter()
        .any(|p| runner.find(p).is_some());
    if here || below(root, Path::new(FIREFOX)).is_file() {
        found.push(("firefox-policy", Form::Firefox, firefox(root)));
    }
    found
}

/// The file in the folder that sets the policy already, else ours.
fn chromium(root: &Path, folder: &Path) -> PathBuf {
    let entries = fs::read_dir(below(root, folder));
    let mut files: Vec<PathBuf> = entries
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.file_name()))
        .map(|name| folder.join(name))
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    files.sort();
    files
        .into_iter()
        .find(|path| {
            crate::directory::read(&below(root, path), LIMIT)
                .ok()
                .and_then(|bytes| serde_json::from_slice::<serde_json::Value>(&bytes).ok())
                .is_some_and(|value| value.get("CACertificates").is_some())
        })
        .unwrap_or_else(|| folder.join(OURS))
}

/// The file Firefox reads now: a new one in `/etc` would hide the one in its own folder.
fn firefox(root: &Path) -> PathBuf {
    let etc = PathBuf::from(FIREFOX);
    if below(root, &etc).is_file() {
        return etc;
    }
    DISTRIBUTIONS
        .iter()
        .map(|folder| Path::new(folder).join("policies.json"))
        .find(|path| below(root, path).is_file())
        .unwrap_or(etc)
}
