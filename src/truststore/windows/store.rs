//! One of Windows' two stores as camseal's: asked, changed, and asked again.
//!
//! Apart because it compiles on Windows only. Every call may wait for a person (Windows asks its
//! own security question before an account's roots change), so all run on threads of their own.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use super::place::{self, Part};
use crate::certificate::{Certificate, Fingerprint};
use crate::error::Cause;
use crate::truststore::{
    Answer, Change, Error, Held, Origin, Presence, SYSTEM, Scope, Shelf, StoreId, StoreKind,
    TrustStore, USER, admit,
};
use crate::win32::chain::{self, Engine};
use crate::win32::rights;
use crate::win32::store::{self, Place};

/// Both stores of this computer, the one for everybody first: an account sees its roots too.
pub(in crate::truststore) fn stores() -> Vec<Arc<dyn TrustStore>> {
    vec![
        Arc::new(Windows(Scope::Computer)),
        Arc::new(Windows(Scope::User)),
    ]
}

/// The store of this scope.
#[derive(Clone, Copy, Debug)]
struct Windows(Scope);

impl Windows {
    fn at(self) -> Place {
        match self.0 {
            Scope::Computer => Place::Machine,
            Scope::User => Place::User,
        }
    }

    fn engine(self) -> Engine {
        match self.0 {
            Scope::Computer => Engine::Machine,
            Scope::User => Engine::User,
        }
    }

    /// Microsoft's name of the place.
    fn word(self) -> &'static str {
        match self.0 {
            Scope::Computer => "LocalMachine",
            Scope::User => "CurrentUser",
        }
    }

    /// A shelf as PowerShell names it: `dir Cert:\LocalMachine\Root` shows it.
    fn path(self, shelf: Shelf) -> String {
        format!(r"Cert:\{}\{}", self.word(), place::name(shelf))
    }

    /// A certificate's own path there: Windows names it by its SHA-1.
    fn path_of(self, shelf: Shelf, certificate: &Certificate) -> PathBuf {
        let thumbprint = certificate.sha1().replace(':', "").to_uppercase();
        PathBuf::from(format!(r"{}\{thumbprint}", self.path(shelf)))
    }

    /// What can lie in this store physically, and where Windows keeps it.
    fn parts(self, shelf: Shelf) -> Vec<(Part, Place, &'static str)> {
        let name = place::name(shelf);
        match self.0 {
            Scope::Computer => {
                let mut parts = vec![
                    (Part::Own, Place::Machine, name),
                    (Part::Policy, Place::MachinePolicy, name),
                    (Part::Enterprise, Place::Enterprise, name),
                ];
                if shelf == Shelf::Roots {
                    parts.push((Part::Program, Place::Machine, "AuthRoot"));
                }
                parts
            }
            Scope::User => vec![
                (Part::Own, Place::User, name),
                (Part::Policy, Place::UserPolicy, name),
            ],
        }
    }

    /// Windows' words for a refusal in ours.
    fn refusal(self, shelf: Shelf, error: io::Error) -> Error {
        const ACCESS_DENIED: i32 = 0x8007_0005_u32.cast_signed();
        const WRITE_PROTECTED: i32 = 19;
        const IN_USE: i32 = 32;
        const DISK_FULL: i32 = 112;
        const CANCELLED: i32 = 1223;
        let place = self.path(shelf);
        match error.raw_os_error() {
            Some(5 | ACCESS_DENIED) if self.needs_elevation() => {
                Error::NeedsAdministrator { place }
            }
            Some(5 | ACCESS_DENIED) => Error::Denied { place },
            Some(WRITE_PROTECTED) => Error::ReadOnly { place },
            Some(IN_USE) => Error::Busy { place },
            Some(DISK_FULL) => Error::DiskFull { place },
            Some(CANCELLED) => Error::NotAllowed {
                output: error.to_string(),
            },
            _ => Error::Refused {
                place,
                cause: Cause::new(error),
            },
        }
    }

    fn presence_of(self, root: &Certificate) -> Result<Presence, Error> {
        let there = |shelf: Shelf| -> Result<bool, Error> {
            let all = store::all(self.at(), place::name(shelf));
            let all = all.map_err(|e| self.refusal(shelf, e))?;
            Ok(all.iter().any(|entry| entry.der == root.der()))
        };
        if !there(Shelf::Roots)? {
            return Ok(Presence::Absent);
        }
        let rests = chain::rests_on(self.engine(), root.der())
            .map_err(|e| self.refusal(Shelf::Roots, e))?;
        if rests && !there(Shelf::Refused)? {
            Ok(Presence::Trusted)
        } else {
            Ok(Presence::Untrusted)
        }
    }

    fn put_in(self, root: &Certificate) -> Result<Presence, Error> {
        if self.presence_of(root)? == Presence::Trusted {
            return Ok(Presence::Trusted);
        }
        // Among the refused it would have no effect, and whoever installs it wants it otherwise.
        let _ = store::delete(self.at(), place::name(Shelf::Refused), |der| {
            der == root.der()
        })
        .map_err(|e| self.refusal(Shelf::Refused, e))?;
        store::add(self.at(), place::name(Shelf::Roots), root.der())
            .map_err(|e| self.refusal(Shelf::Roots, e))?;
        self.presence_of(root)
    }

    fn take_out(self, root: &Certificate) -> Result<Presence, Error> {
        let ours = self.held(Shelf::Roots)?;
        let mut same = ours
            .iter()
            .filter(|held| held.fingerprint() == root.fingerprint());
        if let Some(held) = same.find(|held| held.origin != Origin::Local) {
            return Err(Error::ByHand {
                place: held.location.clone(),
            });
        }
        let name = place::name(Shelf::Roots);
        let _ = store::delete(self.at(), name, |der| der == root.der())
            .map_err(|e| self.refusal(Shelf::Roots, e))?;
        self.presence_of(root)
    }

    /// What lies on one shelf, each with its place. What cannot be read as a certificate is left
    /// out: it vouches for nothing.
    fn held(self, shelf: Shelf) -> Result<Vec<Held>, Error> {
        let program: Vec<Fingerprint> = store::own(Place::Machine, "AuthRoot")
            .unwrap_or_default()
            .iter()
            .map(|entry| Fingerprint::of(&entry.der))
            .collect();
        let refused = store::all(self.at(), place::name(Shelf::Refused)).unwrap_or_default();
        let mut held = Vec::new();
        for (part, at, name) in self.parts(shelf) {
            let entries = match store::own(at, name) {
                Ok(entries) => entries,
                // Policies and the program may be closed to an account; its own part is not.
                Err(_) if part != Part::Own => continue,
                Err(error) => return Err(self.refusal(shelf, error)),
            };
            for entry in entries {
                let Ok(certificate) = Certificate::from_der(&entry.der) else {
                    continue;
                };
                held.push(Held {
                    origin: place::origin(part, shelf, &certificate, &program),
                    store: self.id(),
                    scope: self.0,
                    shelf,
                    location: format!("{}{}", self.path(shelf), part.name()),
                    trusted: shelf == Shelf::Roots && !refused.iter().any(|r| r.der == entry.der),
                    with_key: entry.with_key,
                    certificate,
                });
            }
        }
        Ok(held)
    }

    fn give_up(self, held: &Held) -> Result<(), Error> {
        if held.origin != Origin::Local || held.with_key {
            return Err(Error::ByHand {
                place: held.location.clone(),
            });
        }
        let there = |now: &[Held]| now.iter().any(|other| other.is_at(held));
        if !there(&self.held(held.shelf)?) {
            return Ok(());
        }
        let wanted = held.fingerprint();
        let name = place::name(held.shelf);
        let _ = store::delete(self.at(), name, |der| Fingerprint::of(der) == wanted)
            .map_err(|e| self.refusal(held.shelf, e))?;
        if there(&self.held(held.shelf)?) {
            return Err(Error::NotMended {
                place: held.location.clone(),
            });
        }
        Ok(())
    }
}

/// Runs a question to Windows on a thread that may wait for a person.
fn apart<'a, T: Send + 'static>(
    place: String,
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Answer<'a, T> {
    Box::pin(async move {
        tokio::task::spawn_blocking(work)
            .await
            .unwrap_or_else(|error| {
                Err(Error::Refused {
                    place,
                    cause: Cause::new(error),
                })
            })
    })
}

impl TrustStore for Windows {
    fn id(&self) -> StoreId {
        let id = match self.0 {
            Scope::Computer => SYSTEM,
            Scope::User => USER,
        };
        StoreId(id.to_owned())
    }

    fn kind(&self) -> StoreKind {
        match self.0 {
            Scope::Computer => StoreKind::System,
            Scope::User => StoreKind::User,
        }
    }

    fn place(&self) -> String {
        self.path(Shelf::Roots)
    }

    fn is_extra(&self) -> bool {
        self.0 == Scope::User
    }

    fn needs_elevation(&self) -> bool {
        self.0 == Scope::Computer && !rights::is_elevated()
    }

    fn presence<'a>(&'a self, root: &'a Certificate) -> Answer<'a, Presence> {
        let (this, root) = (*self, root.clone());
        apart(self.place(), move || this.presence_of(&root))
    }

    fn preview_install(&self, root: &Certificate) -> Vec<Change> {
        let refused = store::own(self.at(), place::name(Shelf::Refused)).unwrap_or_default();
        let mut changes = Vec::new();
        if refused.iter().any(|entry| entry.der == root.der()) {
            changes.push(Change::Remove(self.path_of(Shelf::Refused, root)));
        }
        changes.push(Change::Write(self.path_of(Shelf::Roots, root)));
        changes
    }

    fn preview_remove(&self, root: &Certificate) -> Vec<Change> {
        vec![Change::Remove(self.path_of(Shelf::Roots, root))]
    }

    fn install<'a>(&'a self, root: &'a Certificate) -> Answer<'a, Presence> {
        if let Err(error) = admit(root) {
            return Box::pin(async move { Err(error) });
        }
        let (this, root) = (*self, root.clone());
        apart(self.place(), move || this.put_in(&root))
    }

    fn remove<'a>(&'a self, root: &'a Certificate) -> Answer<'a, Presence> {
        let (this, root) = (*self, root.clone());
        apart(self.place(), move || this.take_out(&root))
    }

    fn listing(&self) -> Answer<'_, Vec<Held>> {
        let this = *self;
        apart(self.place(), move || {
            let mut all = Vec::new();
            for shelf in Shelf::ALL {
                all.extend(this.held(shelf)?);
            }
            Ok(all)
        })
    }

    fn preview_take(&self, held: &Held) -> Vec<Change> {
        vec![Change::Remove(self.path_of(held.shelf, &held.certificate))]
    }

    fn take<'a>(&'a self, held: &'a Held) -> Answer<'a, ()> {
        let (this, held) = (*self, held.clone());
        apart(self.path(held.shelf), move || this.give_up(&held))
    }
}
