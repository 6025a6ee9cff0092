//! Where browsers of a home keep their NSS databases.
//!
//! Apart because this is a table that grows with browsers and packagings, and needs no certutil.

use std::fs;
use std::path::{Path, PathBuf};

use crate::truststore::command::Runner;
use crate::truststore::{StoreId, StoreKind};

/// Programs that read `~/.pki/nssdb`.
const BROWSERS: [&str; 10] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "brave-browser",
    "vivaldi",
    "vivaldi-stable",
    "opera",
];

/// Databases of Chromium-like browsers: id, folder, and what must exist for it to be listed.
const CHROMIUM: [(&str, &str, &str); 6] = [
    // The newer place; read only when the older one is missing.
    (
        "chromium-data",
        ".local/share/pki/nssdb",
        ".local/share/pki/nssdb",
    ),
    (
        "chromium-snap",
        "snap/chromium/current/.pki/nssdb",
        "snap/chromium/current",
    ),
    (
        "chromium-flatpak",
        ".var/app/org.chromium.Chromium/.pki/nssdb",
        ".var/app/org.chromium.Chromium/.pki",
    ),
    (
        "chrome-flatpak",
        ".var/app/com.google.Chrome/.pki/nssdb",
        ".var/app/com.google.Chrome/.pki",
    ),
    (
        "edge-flatpak",
        ".var/app/com.microsoft.Edge/.pki/nssdb",
        ".var/app/com.microsoft.Edge/.pki",
    ),
    (
        "brave-flatpak",
        ".var/app/com.brave.Browser/.pki/nssdb",
        ".var/app/com.brave.Browser/.pki",
    ),
];

/// Folders that hold a `profiles.ini` of Firefox, with the prefix of their ids.
const FIREFOX: [(&str, &str); 5] = [
    ("firefox", ".mozilla/firefox"),
    ("firefox", ".config/mozilla/firefox"),
    ("firefox-snap", "snap/firefox/common/.mozilla/firefox"),
    (
        "firefox-flatpak",
        ".var/app/org.mozilla.firefox/.mozilla/firefox",
    ),
    (
        "firefox-flatpak",
        ".var/app/org.mozilla.firefox/config/mozilla/firefox",
    ),
];

/// Every database of this home, in a stable order.
pub(super) fn all(home: &Path, runner: &dyn Runner) -> Vec<(StoreId, StoreKind, PathBuf)> {
    let mut found = Vec::new();
    let usual = home.join(".pki/nssdb");
    if usual.is_dir() || BROWSERS.iter().any(|b| runner.find(b).is_some()) {
        found.push((StoreId("chromium".to_owned()), StoreKind::Chromium, usual));
    }
    for (id, folder, sign) in CHROMIUM {
        if home.join(sign).is_dir() {
            let folder = home.join(folder);
            found.push((StoreId(id.to_owned()), StoreKind::Chromium, folder));
        }
    }
    for (prefix, folder) in FIREFOX {
        let folder = home.join(folder);
        let Ok(text) = fs::read_to_string(folder.join("profiles.ini")) else {
            continue;
        };
        for path in profiles(&text) {
            let profile = folder.join(path);
            let Some(name) = profile.file_name().map(|n| n.to_string_lossy().to_string()) else {
                continue;
            };
            let taken = found.iter().any(|(_, _, f)| *f == profile);
            if profile.is_dir() && !taken {
                let id = StoreId(format!("{prefix}-{name}"));
                found.push((id, StoreKind::Firefox, profile));
            }
        }
    }
    found
}

/// A browser: its name, programs, folders below the root or the home that show it is installed,
/// and what the ids of its stores begin with.
type Browser = (
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
    &'static str,
);

const INSTALLED: [Browser; 7] = [
    ("Firefox", &["firefox-esr"], &[], "firefox-"),
    (
        "Firefox (snap)",
        &[],
        &["snap/firefox", "snap/bin/firefox"],
        "firefox-snap-",
    ),
    (
        "Firefox (flatpak)",
        &[],
        &[
            "var/lib/flatpak/app/org.mozilla.firefox",
            ".local/share/flatpak/app/org.mozilla.firefox",
        ],
        "firefox-flatpak-",
    ),
    (
        "Chromium (snap)",
        &[],
        &["snap/chromium", "snap/bin/chromium"],
        "chromium-snap",
    ),
    (
        "Chromium (flatpak)",
        &[],
        &[
            "var/lib/flatpak/app/org.chromium.Chromium",
            ".local/share/flatpak/app/org.chromium.Chromium",
        ],
        "chromium-flatpak",
    ),
    (
        "Chrome (flatpak)",
        &[],
        &[
            "var/lib/flatpak/app/com.google.Chrome",
            ".local/share/flatpak/app/com.google.Chrome",
        ],
        "chrome-flatpak",
    ),
    (
        "Edge (flatpak)",
        &[],
        &[
            "var/lib/flatpak/app/com.microsoft.Edge",
            ".local/share/flatpak/app/com.microsoft.Edge",
        ],
        "edge-flatpak",
    ),
];

/// Browsers that are installed for this home and have no store in it yet.
pub(in crate::truststore) fn unstarted(
    root: &Path,
    home: &Path,
    runner: &dyn Runner,
    stores: &[std::sync::Arc<dyn crate::truststore::TrustStore>],
) -> Vec<String> {
    INSTALLED
        .iter()
        .filter(|(_, programs, folders, _)| {
            programs.iter().any(|p| runner.find(p).is_some())
                || folders
                    .iter()
                    .any(|f| root.join(f).exists() || home.join(f).exists())
        })
        .filter(|(_, _, _, prefix)| {
            !stores.iter().any(|store| {
                let nss = matches!(store.kind(), StoreKind::Chromium | StoreKind::Firefox);
                nss && store.id().0.starts_with(prefix)
            })
        })
        .map(|(name, ..)| (*name).to_owned())
        .collect()
}

/// The `Path=` of every `[Profile…]` section; a relative one joins to the ini's folder, an
/// absolute one replaces it, which is what `Path::join` does.
fn profiles(ini: &str) -> Vec<PathBuf> {
    let mut inside = false;
    let mut found = Vec::new();
    for line in ini.lines().map(str::trim) {
        if line.starts_with('[') {
            inside = line.starts_with("[Profile");
        } else if let Some(path) = line.strip_prefix("Path=").filter(|_| inside) {
            found.push(PathBuf::from(path));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_profiles_and_nothing_else() {
        let ini = "[Install4F96D1932A9F858E]\nDefault=a.default-release\nLocked=1\n\n\
                   [Profile1]\nName=default\nIsRelative=1\nPath=b.default\n\n\
                   [Profile0]\r\nName=work\r\nIsRelative=0\r\nPath=/mnt/stick/p\r\n\n\
                   [General]\nPath=nothing\n";
        assert_eq!(
            profiles(ini),
            [PathBuf::from("b.default"), PathBuf::from("/mnt/stick/p")]
        );
    }
}
