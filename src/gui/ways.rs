//! The two other ways to a padlock, from the site in front: requests for another authority, and
//! trusting what devices made themselves.
//!
//! Apart from the switchboard because logins and files are handed from one screen to the next here.

use iced::Task;

use super::action::Notice;
use super::adopting::{Adopting, Candidate};
use super::requests::Requests;
use super::theme::Tone;
use super::wizard::{Wizard, words};
use super::{App, Message, Screen};
use crate::site::CameraId;
use crate::work::order::Given;

impl App {
    /// The requests of the site in front, for the cameras that are meant there.
    pub(super) fn requests(&mut self) -> Task<Message> {
        let opened = self.screens.iter().rev().find_map(|screen| match screen {
            Screen::Wizard(wizard) => {
                let (site, session) = (wizard.site().clone(), wizard.session());
                let meant = session.cameras(&site).into_iter().map(|camera| camera.id);
                let meant: Vec<CameraId> = meant.collect();
                Some(Requests::open(site, meant, session.logins()))
            }
            Screen::Cameras(cameras) => {
                let none = std::collections::BTreeMap::new();
                Some(Requests::open(
                    cameras.site().clone(),
                    cameras.ticked(),
                    none,
                ))
            }
            _ => None,
        });
        match opened {
            Some(Ok(requests)) => {
                self.screens.push(Screen::Requests(Box::new(requests)));
                Task::none()
            }
            Some(Err(error)) => self.notify(Notice::explained(Tone::Refused, &error)),
            None => Task::none(),
        }
    }

    /// What another authority signed goes in: by the wizard below, which knows logins, else by a
    /// new one.
    pub(super) fn install(&mut self, given: Vec<(CameraId, Given)>) -> Task<Message> {
        let Some(site) = self.open_site() else {
            return Task::none();
        };
        let below = self
            .screens
            .iter()
            .rposition(|s| matches!(s, Screen::Wizard(_)));
        if let Some(at) = below {
            self.screens.truncate(at + 1);
        } else {
            let (wizard, _) = Wizard::open(site, &self.services);
            self.screens.truncate(1);
            self.screens.push(Screen::Wizard(Box::new(wizard)));
        }
        let services = self.services.clone();
        match self.screens.last_mut() {
            Some(Screen::Wizard(wizard)) => wizard.give(given, &services).map(Message::Wizard),
            _ => Task::none(),
        }
    }

    /// Trust what devices have: those that are meant in the wizard below, or a typed address.
    pub(super) fn trust_devices(&mut self) -> Task<Message> {
        let devices = self.screens.iter().rev().find_map(|screen| match screen {
            Screen::Wizard(wizard) => {
                let session = wizard.session();
                let meant = session.cameras(wizard.site()).into_iter();
                let known = meant.map(|camera| Candidate {
                    title: words::camera(&camera),
                    login: session.login(camera.id),
                    address: camera.address,
                });
                Some(known.collect())
            }
            _ => None,
        });
        let adopting = Adopting::open(devices.unwrap_or_default());
        self.screens.push(Screen::Adopting(Box::new(adopting)));
        Task::none()
    }
}
