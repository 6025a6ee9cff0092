//! Browsers' policy files: a way to trust that needs no certutil and serves everybody.
//!
//! Apart from the browsers' own databases because a policy is an administrator's word: other
//! policies in the same file stay as they are, and a file that cannot be understood is not
//! touched.
//!
//! Sources: Firefox `Certificates: Install`,
//! <https://firefox-admin-docs.mozilla.org/reference/policies/certificates/>; Chrome
//! `CACertificates`, <https://chromeenterprise.google/policies/#CACertificates>; places: Firefox'
//! `EnterprisePoliciesParent.sys.mjs`, <https://support.google.com/chrome/a/answer/9027408>.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;

use super::command::Runner;
use super::error::file_error;
use super::linux::write_public;
use super::{
    Answer, Change, Error, Held, Origin, Presence, Scope, Shelf, StoreId, StoreKind, TrustStore,
    admit,
};
use crate::certificate::Certificate;

mod form;
mod place;

use form::Form;

/// More than any administrator writes.
const LIMIT: u64 = 4 * 1024 * 1024;

/// The policy file of one browser.
pub struct Policy {
    id: StoreId,
    form: Form,
    /// The file inside the system, such as `/etc/firefox/policies/policies.json`.
    file: PathBuf,
    /// `/`, or the folder the system lies below.
    root: PathBuf,
    extra: bool,
    runner: Arc<dyn Runner>,
}

/// One entry of a policy.
struct Entry {
    /// As it stands there.
    word: String,
    /// What it leads to, when that can be read.
    certificate: Option<Certificate>,
}

impl Policy {
    /// The policy files of every browser this system has, below `root`.
    pub fn find(root: &Path, runner: &Arc<dyn Runner>) -> Vec<Self> {
        // With certutil the browsers' own databases are the way: no other policy can be in its way
        // there, and nobody else at this computer is concerned.
        let extra = runner.find("certutil").is_some();
        place::all(root, runner.as_ref())
            .into_iter()
            .map(|(id, form, file)| Self {
                id: StoreId(id.to_owned()),
                form,
                file,
                root: root.to_owned(),
                extra,
                runner: runner.clone(),
            })
            .collect()
    }

    fn path(&self) -> PathBuf {
        below(&self.root, &self.file)
    }

    /// The whole file; an empty object when there is none.
    fn document(&self) -> Result<Value, Error> {
        let path = self.path();
        let bytes = match crate::directory::read(&path, LIMIT) {
            Ok(bytes) => bytes,
            Err(crate::directory::Error::Missing { .. }) => {
                return Ok(Value::Object(serde_json::Map::new()));
            }
            Err(error) => {
                return Err(Error::Damaged {
                    place: self.place(),
                    detail: error.to_string(),
                });
            }
        };
        let damaged = |detail: String| Error::Damaged {
            place: self.place(),
            detail,
        };
        let value: Value = serde_json::from_slice(&bytes).map_err(|e| damaged(e.to_string()))?;
        if !value.is_object() || !self.form.fits(&value) {
            return Err(damaged("another shape than the browser reads".to_owned()));
        }
        Ok(value)
    }

    fn entries(&self, document: &Value) -> Vec<Entry> {
        self.form
            .words(document)
            .into_iter()
            .map(|word| Entry {
                certificate: self.form.certificate(&self.root, &word),
                word,
            })
            .collect()
    }

    fn ask(&self, root: &Certificate) -> Result<Presence, Error> {
        let document = self.document()?;
        let there = self
            .entries(&document)
            .iter()
            .any(|entry| entry.certificate.as_ref() == Some(root));
        Ok(if there {
            Presence::Trusted
        } else {
            Presence::Absent
        })
    }

    fn allowed(&self) -> Result<(), Error> {
        if self.needs_elevation() {
            return Err(Error::NeedsAdministrator {
                place: self.place(),
            });
        }
        Ok(())
    }

    fn save(&self, document: &Value) -> Result<(), Error> {
        let path = self.path();
        if form::is_empty(document) {
            return match fs::remove_file(&path) {
                Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(file_error(&path, e)),
                _ => Ok(()),
            };
        }
        let mut text = serde_json::to_string_pretty(document).map_err(|e| Error::Damaged {
            place: self.place(),
            detail: e.to_string(),
        })?;
        text.push('\n');
        write_public(&path, text.as_bytes())
    }

    /// The certificate's own file, which Firefox reads; Chromium holds it in the policy itself.
    fn companion(&self, root: &Certificate) -> Option<PathBuf> {
        let hex = root.fingerprint().to_string();
        let folder = self.file.parent()?;
        matches!(self.form, Form::Firefox)
            .then(|| folder.join(format!("camseal-{}.crt", &hex[..16])))
    }

    fn put(&self, root: &Certificate) -> Result<(), Error> {
        let mut document = self.document()?;
        let path = self.path();
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|e| file_error(folder, e))?;
        }
        let companion = self.companion(root);
        let word = match &companion {
            Some(file) => {
                write_public(&below(&self.root, file), root.pem().as_bytes())?;
                file.display().to_string()
            }
            None => form::base64(root),
        };
        self.form.add(&mut document, word);
        let saved = self.save(&document);
        if let (Err(_), Some(file)) = (&saved, &companion) {
            // Half of it would look like an installation some day.
            let _ = fs::remove_file(below(&self.root, file));
        }
        saved
    }

    fn drop_all(&self, gone: &Certificate) -> Result<(), Error> {
        let mut document = self.document()?;
        let entries = self.entries(&document);
        let ours: Vec<_> = entries
            .into_iter()
            .filter(|entry| entry.certificate.as_ref() == Some(gone))
            .collect();
        if ours.is_empty() {
            return Ok(());
        }
        for entry in &ours {
            self.form.drop(&mut document, &entry.word);
        }
        self.save(&document)?;
        // Only our own file goes: one an administrator named may serve something else.
        if let Some(file) = self.companion(gone) {
            let path = below(&self.root, &file);
            match fs::remove_file(&path) {
                Err(e) if e.kind() != std::io::ErrorKind::NotFound => {
                    return Err(file_error(&path, e));
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn held(&self) -> Result<Vec<Held>, Error> {
        let document = self.document()?;
        Ok(self
            .entries(&document)
            .into_iter()
            .filter_map(|entry| {
                let certificate = entry.certificate?;
                let companion = self.companion(&certificate);
                let ours = match &companion {
                    Some(file) => Path::new(&entry.word) == file,
                    None => self.file.ends_with(place::OURS),
                };
                Some(Held {
                    certificate,
                    store: self.id(),
                    scope: Scope::Computer,
                    shelf: Shelf::Roots,
                    location: self.place(),
                    trusted: true,
                    origin: if ours { Origin::Local } else { Origin::Policy },
                    with_key: false,
                })
            })
            .collect())
    }
}

/// A path of the system as it lies on this computer.
fn below(root: &Path, inside: &Path) -> PathBuf {
    root.join(inside.strip_prefix("/").unwrap_or(inside))
}

impl TrustStore for Policy {
    fn id(&self) -> StoreId {
        self.id.clone()
    }

    fn kind(&self) -> StoreKind {
        match self.form {
            Form::Firefox => StoreKind::FirefoxPolicy,
            Form::Chromium => StoreKind::ChromiumPolicy,
        }
    }

    fn place(&self) -> String {
        self.path().display().to_string()
    }

    fn is_extra(&self) -> bool {
        self.extra
    }

    fn needs_elevation(&self) -> bool {
        !self.runner.is_administrator()
    }

    fn presence<'a>(&'a self, root: &'a Certificate) -> Answer<'a, Presence> {
        Box::pin(async move { self.ask(root) })
    }

    fn preview_install(&self, root: &Certificate) -> Vec<Change> {
        if self.ask(root).is_ok_and(|p| p == Presence::Trusted) {
            return Vec::new();
        }
        let companion = self.companion(root).map(|file| below(&self.root, &file));
        companion
            .into_iter()
            .chain([self.path()])
            .map(Change::Write)
            .collect()
    }

    fn preview_remove(&self, root: &Certificate) -> Vec<Change> {
        if !self.ask(root).is_ok_and(|p| p == Presence::Trusted) {
            return Vec::new();
        }
        let companion = self.companion(root).map(|file| below(&self.root, &file));
        let companion = companion.filter(|file| file.is_file());
        [Change::Write(self.path())]
            .into_iter()
            .chain(companion.map(Change::Remove))
            .collect()
    }

    fn install<'a>(&'a self, root: &'a Certificate) -> Answer<'a, Presence> {
        Box::pin(async move {
            admit(root)?;
            if self.ask(root)? == Presence::Trusted {
                return Ok(Presence::Trusted);
            }
            self.allowed()?;
            self.put(root)?;
            self.ask(root)
        })
    }

    fn remove<'a>(&'a self, root: &'a Certificate) -> Answer<'a, Presence> {
        Box::pin(async move {
            if self.ask(root)? != Presence::Absent {
                self.allowed()?;
                self.drop_all(root)?;
            }
            self.ask(root)
        })
    }

    fn listing(&self) -> Answer<'_, Vec<Held>> {
        Box::pin(async move { self.held() })
    }

    fn preview_take(&self, held: &Held) -> Vec<Change> {
        self.preview_remove(&held.certificate)
    }

    fn take<'a>(&'a self, held: &'a Held) -> Answer<'a, ()> {
        Box::pin(async move {
            if held.origin == Origin::Policy {
                return Err(Error::ByHand {
                    place: self.place(),
                });
            }
            let _ = self.remove(&held.certificate).await?;
            Ok(())
        })
    }
}
