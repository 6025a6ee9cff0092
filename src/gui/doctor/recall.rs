//! What the sites on this computer know of an address: the camera there, its memory, its authority.
//!
//! Apart because it reads files, off the window's thread; a site that cannot be read is left out,
//! home says why.

use std::path::PathBuf;

use time::OffsetDateTime;

use crate::certificate::Certificate;
use crate::check::pin::Memory;
use crate::check::{Ask, Ladder};
use crate::device::Address;
use crate::site::{Camera, CameraId, Site};
use crate::work::memory;

/// Where sites are looked for: files, and the one that is open right now.
#[derive(Clone, Debug, Default)]
pub struct Sites {
    /// The last ones, newest first.
    pub paths: Vec<PathBuf>,
    /// The one in the wizard below: its file is held and cannot be opened twice.
    pub open: Option<Site>,
}

/// A camera a site knows.
#[derive(Clone, Debug)]
pub struct Known {
    /// The site's file.
    pub path: PathBuf,
    /// Its name. Foreign text.
    pub site: String,
    /// Which camera.
    pub id: CameraId,
    /// What to call it. Foreign text.
    pub title: String,
    /// Its family and model. Foreign text.
    pub model: String,
    /// Where the site reaches it.
    pub address: Address,
    /// What is remembered of it.
    pub memory: Memory,
}

/// One line of the list to pick from.
#[derive(Clone, Debug)]
pub struct Pick {
    /// Where it is reached.
    pub address: Address,
    /// What to call it. Foreign text.
    pub title: String,
    /// Its site. Foreign text.
    pub site: String,
}

/// A site with cameras, to check as a whole.
#[derive(Clone, Debug)]
pub struct Whole {
    /// Its file.
    pub path: PathBuf,
    /// Its name. Foreign text.
    pub name: String,
    /// How many cameras.
    pub cameras: usize,
}

impl Sites {
    fn each<T>(&self, mut look: impl FnMut(&Site) -> Option<T>) -> Option<T> {
        if let Some(site) = &self.open
            && let Some(found) = look(site)
        {
            return Some(found);
        }
        let open = self.open.as_ref().map(Site::path);
        self.paths
            .iter()
            .filter(|path| Some(*path) != open.as_ref())
            .filter_map(|path| Site::open(path).ok())
            .find_map(|site| look(&site))
    }

    /// A handle on one of them.
    ///
    /// # Errors
    /// Those of [`Site::open`].
    pub fn site(&self, path: &std::path::Path) -> Result<Site, crate::site::Error> {
        match &self.open {
            Some(site) if site.path() == path => Ok(site.clone()),
            _ => Site::open(path),
        }
    }

    /// The question about an address, with what the sites know, and the camera when one has it.
    pub fn question(&self, address: &Address, now: OffsetDateTime) -> (Ask, Option<Known>) {
        let mut ask = Ask {
            now,
            ..Ask::whole(address.clone())
        };
        let known = self.each(|site| {
            let camera = at(site, address)?;
            let subject = memory::subject(site, &camera, now).ok()?;
            ask = Ask {
                // Asked as it was typed.
                address: match address.port() {
                    Some(_) => address.clone(),
                    None => subject.ask.address,
                },
                ..subject.ask
            };
            known(site, &camera, subject.memory)
        });
        if known.is_none() {
            // A stranger's address: the authorities of all sites are recognised all the same.
            let mut roots: Vec<Certificate> = Vec::new();
            let _: Option<()> = self.each(|site| {
                let authority = site.authority().ok().flatten()?;
                roots.push(authority.root().clone());
                None
            });
            ask.known = roots;
        }
        (ask, known)
    }

    /// After the climb: a camera that moved is found by its certificate, and one seen with a
    /// certificate for the first time is remembered with it.
    pub fn recognise(&self, known: Option<Known>, ladder: &Ladder) -> Option<Known> {
        let served = ladder.certificate()?;
        if let Some(known) = known {
            if let Ok(site) = self.site(&known.path)
                && let Ok(camera) = site.camera(known.id)
                && let Err(error) = memory::remember(&site, &camera, ladder)
                    .and_then(|_| memory::looked_at(&site, [(camera.id, ladder)]))
            {
                log::warn!("the site cannot remember the certificate: {error}");
            }
            return Some(known);
        }
        self.each(|site| {
            let cameras = site.cameras().ok()?;
            let camera = cameras.into_iter().find(|c| {
                c.served == Some(served.fingerprint())
                    || c.certificate() == Some(served)
                    || matches!(site.pin(c.id), Ok(Some(pin)) if pin.certificate == *served)
            })?;
            let memory = memory::memory(site, &camera).ok()?;
            self::known(site, &camera, memory)
        })
    }

    /// The first cameras of the last sites, and the sites themselves.
    pub fn list(&self) -> (Vec<Pick>, Vec<Whole>) {
        /// As many as are read at a glance; the field finds the others.
        const PICKS: usize = 6;
        let (mut picks, mut wholes) = (Vec::new(), Vec::new());
        let _: Option<()> = self.each(|site| {
            let (cameras, name) = (site.cameras().ok()?, site.name().ok()?);
            if !cameras.is_empty() {
                wholes.push(Whole {
                    path: site.path(),
                    name: name.clone(),
                    cameras: cameras.len(),
                });
            }
            for camera in cameras {
                if picks.len() < PICKS {
                    picks.push(Pick {
                        address: camera.https_address(),
                        title: camera.title(),
                        site: name.clone(),
                    });
                }
            }
            None
        });
        (picks, wholes)
    }
}

fn at(site: &Site, address: &Address) -> Option<Camera> {
    let https = address.at(address.port().unwrap_or(443));
    site.cameras().ok()?.into_iter().find(|c| {
        c.address == *address
            || c.https_address() == https
            || (address.port().is_none() && c.address.host() == address.host())
    })
}

fn known(site: &Site, camera: &Camera, memory: Memory) -> Option<Known> {
    Some(Known {
        path: site.path(),
        site: site.name().ok()?,
        id: camera.id,
        title: camera.title(),
        model: camera.identity.model.clone(),
        address: camera.address.clone(),
        memory,
    })
}
