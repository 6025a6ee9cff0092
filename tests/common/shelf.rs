//! A trust store in memory, and the real ladder judged by what lies in it.
//!
//! Apart because every test that walks to the Trust step needs one, and none may touch the
//! computer's own.

// Several programs share it, and none needs all of it.
#![allow(dead_code)]

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use camseal::certificate::Certificate;
use camseal::check::{self, Ask, Ladder};
use camseal::gui::services::Checks;
use camseal::truststore::{
    Answer, Change, Error, Held, Origin, Presence, Scope, Shelf as Drawer, StoreId, StoreKind,
    TrustStore,
};
use futures::future::BoxFuture;

/// The store.
pub struct Shelf {
    /// Where it says it lies.
    place: &'static str,
    /// An administrator has to agree.
    elevated: bool,
    /// And does not, when something is to be taken out.
    refuses: bool,
    roots: Mutex<Vec<Certificate>>,
    strays: Mutex<Vec<Certificate>>,
}

impl Default for Shelf {
    fn default() -> Self {
        Self {
            place: "memory",
            elevated: true,
            refuses: false,
            roots: Mutex::default(),
            strays: Mutex::default(),
        }
    }
}

impl Shelf {
    /// One in which this root is trusted already.
    pub fn holding(root: &Certificate) -> Self {
        Self {
            roots: Mutex::new(vec![root.clone()]),
            ..Self::default()
        }
    }

    /// The same, lying there.
    pub fn at(self, place: &'static str) -> Self {
        Self { place, ..self }
    }

    /// The same, asking nobody.
    pub fn of_the_person(self) -> Self {
        Self {
            elevated: false,
            ..self
        }
    }

    /// The same, giving nothing out when it `refuses`.
    pub fn refusing(self, refuses: bool) -> Self {
        Self { refuses, ..self }
    }

    /// What lies in it.
    pub fn roots(&self) -> Vec<Certificate> {
        self.roots.lock().unwrap().clone()
    }

    /// Somebody put this root into it long ago.
    pub fn also_holds(&self, root: Certificate) {
        self.strays.lock().unwrap().push(root);
    }
}

fn at_once<'a, T: Send + 'a>(answer: Result<T, Error>) -> Answer<'a, T> {
    Box::pin(std::future::ready(answer))
}

impl TrustStore for Shelf {
    fn id(&self) -> StoreId {
        StoreId("memory".to_owned())
    }
    fn kind(&self) -> StoreKind {
        StoreKind::System
    }
    fn place(&self) -> String {
        self.place.to_owned()
    }
    fn needs_elevation(&self) -> bool {
        self.elevated
    }
    fn presence<'a>(&'a self, root: &'a Certificate) -> Answer<'a, Presence> {
        at_once(Ok(if self.roots().contains(root) {
            Presence::Trusted
        } else {
            Presence::Absent
        }))
    }
    fn preview_install(&self, _: &Certificate) -> Vec<Change> {
        let file = PathBuf::from(self.place).join("camseal.crt");
        vec![Change::Write(file)]
    }
    fn preview_remove(&self, _: &Certificate) -> Vec<Change> {
        Vec::new()
    }
    fn install<'a>(&'a self, root: &'a Certificate) -> Answer<'a, Presence> {
        self.roots.lock().unwrap().push(root.clone());
        self.presence(root)
    }
    fn remove<'a>(&'a self, root: &'a Certificate) -> Answer<'a, Presence> {
        if self.refuses {
            let output = "dismissed".to_owned();
            return at_once(Err(Error::NotAllowed { output }));
        }
        self.roots.lock().unwrap().retain(|known| known != root);
        self.presence(root)
    }
    fn listing(&self) -> Answer<'_, Vec<Held>> {
        let held = |certificate| Held {
            certificate,
            store: self.id(),
            scope: Scope::Computer,
            shelf: Drawer::Roots,
            location: self.place(),
            trusted: true,
            origin: Origin::Local,
            with_key: false,
        };
        let strays = self.strays.lock().unwrap().clone();
        at_once(Ok(strays.into_iter().map(held).collect()))
    }
    fn preview_take(&self, _: &Held) -> Vec<Change> {
        Vec::new()
    }
    fn take<'a>(&'a self, _: &'a Held) -> Answer<'a, ()> {
        at_once(Ok(()))
    }
}

/// The real ladder, with the store in memory instead of the system's.
pub struct Judge(pub Arc<Shelf>);

impl Checks for Judge {
    fn climb(&self, ask: Ask) -> BoxFuture<'static, Ladder> {
        let roots = self.0.roots();
        Box::pin(async move { check::climb(&Ask { roots, ..ask }).await })
    }
}
