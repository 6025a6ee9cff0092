//! Firefox on Windows and macOS: since version 120 it reads the operating system's store by
//! itself, unless somebody turned that off; then the policy `ImportEnterpriseRoots` turns it on.
//!
//! Apart from the policy files of Linux because here the certificate stays where it is: only the
//! switch is looked at, and this store answers what the system's store answers.
//!
//! Sources: <https://firefox-admin-docs.mozilla.org/reference/policies/certificates/>,
//! <https://support.mozilla.org/en-US/kb/automatically-trust-third-party-certificates> (preference
//! `security.enterprise_roots.enabled`).

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::{Map, Value};

use super::command::Runner;
use super::error::file_error;
use super::{Answer, Change, Error, Held, Presence, StoreId, StoreKind, TrustStore};
use crate::certificate::Certificate;
use crate::directory;

/// Folders of the program below the system's root, and where policies lie inside.
const PROGRAMS: [&str; 5] = [
    "Program Files/Mozilla Firefox",
    "Program Files (x86)/Mozilla Firefox",
    "Applications/Firefox.app/Contents/Resources",
    "Applications/Firefox ESR.app/Contents/Resources",
    "Applications/Firefox Developer Edition.app/Contents/Resources",
];

/// Where profiles lie below a home.
const PROFILES: [&str; 2] = [
    "AppData/Roaming/Mozilla/Firefox/Profiles",
    "Library/Application Support/Firefox/Profiles",
];

const LIMIT: u64 = 4 * 1024 * 1024;

/// One Firefox and its switch.
pub struct Firefox {
    policies: PathBuf,
    preferences: Vec<PathBuf>,
    system: Arc<dyn TrustStore>,
    runner: Arc<dyn Runner>,
}

impl Firefox {
    /// The Firefox below `root`, with the profiles of this home; `system` is the store it reads.
    pub fn find(
        root: &Path,
        home: Option<&Path>,
        system: &Arc<dyn TrustStore>,
        runner: &Arc<dyn Runner>,
    ) -> Option<Self> {
        let program = PROGRAMS.iter().map(|p| root.join(p)).find(|p| p.is_dir())?;
        let profiles = PROFILES
            .iter()
            .filter_map(|folder| fs::read_dir(home?.join(folder)).ok())
            .flatten()
            .filter_map(|entry| Some(entry.ok()?.path()));
        let preferences = profiles
            .flat_map(|profile| [profile.join("prefs.js"), profile.join("user.js")])
            .filter(|path| path.is_file())
            .collect();
        Some(Self {
            policies: program.join("distribution").join("policies.json"),
            preferences,
            system: system.clone(),
            runner: runner.clone(),
        })
    }

    fn document(&self) -> Result<Value, Error> {
        let damaged = |detail: String| Error::Damaged {
            place: self.place(),
            detail,
        };
        let bytes = match directory::read(&self.policies, LIMIT) {
            Ok(bytes) => bytes,
            Err(directory::Error::Missing { .. }) => return Ok(Value::Object(Map::new())),
            Err(error) => return Err(damaged(error.to_string())),
        };
        serde_json::from_slice(&bytes).map_err(|e| damaged(e.to_string()))
    }

    /// Whether this Firefox does not read the system's store.
    ///
    /// # Errors
    /// When its policies cannot be understood.
    pub fn is_off(&self) -> Result<bool, Error> {
        // A policy locks the preference, so it decides alone.
        if let Some(policy) = policy(&self.document()?) {
            return Ok(!policy);
        }
        Ok(self.preferences.iter().any(|path| {
            directory::read(path, LIMIT)
                .is_ok_and(|bytes| is_turned_off(&String::from_utf8_lossy(&bytes)))
        }))
    }

    async fn ask(&self, root: &Certificate) -> Result<Presence, Error> {
        let system = self.system.presence(root).await?;
        Ok(if system == Presence::Trusted && self.is_off()? {
            Presence::Untrusted
        } else {
            system
        })
    }

    fn turn_on(&self) -> Result<(), Error> {
        let mut document = self.document()?;
        let said = |detail: &str| Error::Damaged {
            place: self.place(),
            detail: detail.to_owned(),
        };
        let mut at = &mut document;
        for key in ["policies", "Certificates"] {
            let object = at.as_object_mut().ok_or_else(|| said("no object"))?;
            at = object
                .entry(key)
                .or_insert_with(|| Value::Object(Map::new()));
        }
        let object = at.as_object_mut().ok_or_else(|| said("no object"))?;
        let _ = object.insert("ImportEnterpriseRoots".to_owned(), Value::Bool(true));
        let text = serde_json::to_string_pretty(&document).map_err(|e| said(&e.to_string()))?;
        if let Some(folder) = self.policies.parent() {
            fs::create_dir_all(folder).map_err(|e| file_error(folder, e))?;
        }
        directory::write_atomic(&self.policies, text.as_bytes()).map_err(|error| match error {
            directory::Error::Denied { .. } => Error::Denied {
                place: self.place(),
            },
            directory::Error::DiskFull { .. } => Error::DiskFull {
                place: self.place(),
            },
            other => Error::Damaged {
                place: self.place(),
                detail: other.to_string(),
            },
        })
    }
}

/// What the policy says, when it says anything.
fn policy(document: &Value) -> Option<bool> {
    document
        .get("policies")?
        .get("Certificates")?
        .get("ImportEnterpriseRoots")?
        .as_bool()
}

/// Whether a preferences file turns the system's store off; the last line counts.
fn is_turned_off(preferences: &str) -> bool {
    preferences
        .lines()
        .filter_map(|line| {
            let rest = line.trim().strip_prefix("user_pref(")?;
            let (name, value) = rest.split_once(',')?;
            (name.trim().trim_matches('"') == "security.enterprise_roots.enabled")
                .then(|| value.trim().starts_with("false"))
        })
        .next_back()
        .unwrap_or(false)
}

impl TrustStore for Firefox {
    fn id(&self) -> StoreId {
        StoreId("firefox-system".to_owned())
    }

    fn kind(&self) -> StoreKind {
        StoreKind::FirefoxPolicy
    }

    fn place(&self) -> String {
        self.policies.display().to_string()
    }

    /// As long as it reads the system's store it needs nothing of its own.
    fn is_extra(&self) -> bool {
        matches!(self.is_off(), Ok(false))
    }

    fn needs_elevation(&self) -> bool {
        matches!(self.is_off(), Ok(true)) && !self.runner.is_administrator()
    }

    fn presence<'a>(&'a self, root: &'a Certificate) -> Answer<'a, Presence> {
        Box::pin(self.ask(root))
    }

    fn preview_install(&self, _: &Certificate) -> Vec<Change> {
        match self.is_off() {
            Ok(true) => vec![Change::Write(self.policies.clone())],
            _ => Vec::new(),
        }
    }

    fn preview_remove(&self, _: &Certificate) -> Vec<Change> {
        Vec::new()
    }

    fn install<'a>(&'a self, root: &'a Certificate) -> Answer<'a, Presence> {
        Box::pin(async move {
            if self.is_off()? {
                if self.needs_elevation() {
                    return Err(Error::NeedsAdministrator {
                        place: self.place(),
                    });
                }
                self.turn_on()?;
            }
            self.ask(root).await
        })
    }

    /// Reading the system's store is how Firefox is delivered: nothing is taken back.
    fn remove<'a>(&'a self, root: &'a Certificate) -> Answer<'a, Presence> {
        Box::pin(self.ask(root))
    }

    fn listing(&self) -> Answer<'_, Vec<Held>> {
        Box::pin(std::future::ready(Ok(Vec::new())))
    }

    fn preview_take(&self, _: &Held) -> Vec<Change> {
        Vec::new()
    }

    fn take<'a>(&'a self, _: &'a Held) -> Answer<'a, ()> {
        Box::pin(std::future::ready(Ok(())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_switch_is_read_where_it_may_be() {
        assert_eq!(policy(&json!({})), None);
        let off = json!({"policies": {"Certificates": {"ImportEnterpriseRoots": false}}});
        assert_eq!(policy(&off), Some(false));
        let line = |value| format!("user_pref(\"security.enterprise_roots.enabled\", {value});\n");
        assert!(is_turned_off(&line("false")));
        assert!(!is_turned_off(&format!(
            "{}{}",
            line("false"),
            line("true")
        )));
        assert!(!is_turned_off("user_pref(\"app.x\", false);"));
        assert!(!is_turned_off(""));
    }
}
