//! From the doctor to the wizard: one camera, in its site or in a new one, ready to be secured.
//!
//! Apart from the doctor because it opens site files and changes them; the doctor only looks.

use std::path::PathBuf;

use iced::Task;

use super::action::Notice;
use super::opening;
use super::services::blocking;
use super::theme::Tone;
use super::wizard::Wizard;
use super::{App, Message, Screen};
use crate::device::{self, Address};
use crate::error::{Cause, Explain};
use crate::site::{self, CameraId, Site};

/// A site with the camera that is meant.
#[derive(Debug, Clone)]
pub struct Meant {
    /// The site's file.
    pub path: PathBuf,
    /// A handle on it.
    pub site: Site,
    /// The camera.
    pub camera: CameraId,
}

/// Why there is none.
#[derive(Debug, Clone)]
pub enum Unmeant {
    /// The camera does not answer any more.
    Device(device::Error),
    /// The site cannot be used.
    Site(site::Error),
}

impl App {
    /// Secures one camera: in the site that knows it (under a new address when it moved), else in
    /// a new site.
    pub(super) fn secure(
        &self,
        address: Address,
        known: Option<(PathBuf, CameraId, Option<Address>)>,
    ) -> Task<Message> {
        let open = self.open_site();
        let Some((path, camera, moved)) = known else {
            return self.secure_stranger(address);
        };
        let work = move || {
            let site = match open {
                Some(site) if site.path() == path => site,
                _ => Site::open(&path).map_err(Unmeant::Site)?,
            };
            if let Some(address) = moved {
                site.readdress(camera, &address).map_err(Unmeant::Site)?;
            }
            Ok(Meant { path, site, camera })
        };
        Task::perform(blocking(work, stumbled), Message::Secure)
    }

    fn secure_stranger(&self, address: Address) -> Task<Message> {
        let devices = self.services.devices.clone();
        let folder = self.sites.clone();
        let day = self.services.now().date().to_string();
        let work = async move {
            let seen = devices.identify(address).await.map_err(Unmeant::Device)?;
            let make = move || {
                let (path, site) = opening::new_file(folder, &day);
                let site = site.map_err(Unmeant::Site)?;
                let camera = site.add(&seen).map_err(Unmeant::Site)?;
                Ok(Meant { path, site, camera })
            };
            blocking(make, stumbled).await
        };
        Task::perform(work, Message::Secure)
    }

    /// The wizard with this one camera.
    pub(super) fn secured(&mut self, meant: Result<Meant, Unmeant>) -> Task<Message> {
        match meant {
            Ok(Meant { path, site, camera }) => {
                self.settings.opened(&path);
                let (wizard, task) = Wizard::open_for(site, &[camera], &self.services);
                self.screens.truncate(1);
                self.screens.push(Screen::Wizard(Box::new(wizard)));
                Task::batch([task.map(Message::Wizard), self.save()])
            }
            Err(error) => {
                let explained: &dyn Explain = match &error {
                    Unmeant::Device(error) => error,
                    Unmeant::Site(error) => error,
                };
                self.notify(Notice::explained(Tone::Refused, explained))
            }
        }
    }

    /// The site of the wizard below, when there is one: its file is held by this program.
    pub(super) fn open_site(&self) -> Option<Site> {
        self.screens.iter().rev().find_map(|screen| match screen {
            Screen::Wizard(wizard) => Some(wizard.site().clone()),
            Screen::Cameras(cameras) => Some(cameras.site().clone()),
            Screen::Requests(requests) => Some(requests.site().clone()),
            _ => None,
        })
    }
}

fn stumbled() -> Result<Meant, Unmeant> {
    Err(Unmeant::Site(site::Error::Unusable {
        path: PathBuf::new(),
        cause: Cause::new("the program stumbled while opening the file"),
    }))
}
