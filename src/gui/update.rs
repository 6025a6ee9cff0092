//! The switchboard: each message in one place, each arm one call.
//!
//! Apart from the window's state and picture, so that both stay readable.

use std::path::PathBuf;
use std::time::Duration;

use iced::{Task, clipboard, window};

use super::action::{Action, Event, Notice};
use super::adopting;
use super::cameras::{self, Cameras};
use super::doctor::Doctor;
use super::doctor::recall::Sites;
use super::failure::{self, Failure};
use super::home::{self, Home};
use super::importing;
use super::opening::open_site;
use super::preferences;
use super::requests;
use super::services::Kind;
use super::signing::Signing;
use super::theme::Tone;
use super::trusting::{self, Trusting};
use super::viewer::Viewer;
use super::wizard::{self, Wizard};
use super::{App, Message, Pressed, Screen};
use crate::authority::request::CameraRequest;
use crate::device::Address;
use crate::fl;
use crate::i18n;
use crate::site::EXTENSION;

/// Long enough to read two lines.
const SHOWN: Duration = Duration::from_secs(6);

impl App {
    /// Carries one message out.
    pub fn update(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::Home(message) => self.home(message),
            Message::Wizard(message) => {
                let services = self.services.clone();
                match self.screens.iter_mut().rev().find_map(|s| match s {
                    Screen::Wizard(wizard) => Some(wizard),
                    _ => None,
                }) {
                    Some(wizard) => {
                        let action = wizard.update(message, &services);
                        self.carry_out(action.map(Message::Wizard))
                    }
                    // Late answers of a wizard that was left.
                    None => Task::none(),
                }
            }
            Message::Cameras(message) => self.cameras(message),
            Message::Viewer(message) => {
                let services = self.services.clone();
                let action = match self.screens.last_mut() {
                    Some(Screen::Viewer(viewer)) => viewer.update(message, &services),
                    _ => Action::none(),
                };
                self.carry_out(action.map(Message::Viewer))
            }
            Message::Doctor(message) => {
                let services = self.services.clone();
                let action = match self.screens.last_mut() {
                    Some(Screen::Doctor(doctor)) => doctor.update(message, &services),
                    _ => Action::none(),
                };
                self.carry_out(action.map(Message::Doctor))
            }
            Message::Trusting(message) => {
                let services = self.services.clone();
                let action = match self.screens.iter_mut().rev().find_map(|s| match s {
                    Screen::Trusting(trusting) => Some(trusting),
                    _ => None,
                }) {
                    Some(trusting) => trusting.update(message, &services),
                    None => Action::none(),
                };
                self.carry_out(action.map(Message::Trusting))
            }
            Message::Signing(message) => {
                let services = self.services.clone();
                let action = match self.signing() {
                    Some(signing) => signing.update(message, &services),
                    None => Action::none(),
                };
                self.carry_out(action.map(Message::Signing))
            }
            Message::Requests(message) => {
                let services = self.services.clone();
                let action = match self.screens.iter_mut().rev().find_map(|s| match s {
                    Screen::Requests(requests) => Some(requests),
                    _ => None,
                }) {
                    Some(requests) => requests.update(message, &services),
                    None => Action::none(),
                };
                self.carry_out(action.map(Message::Requests))
            }
            Message::OwnRoot(message) => {
                let services = self.services.clone();
                let action = match self.screens.iter_mut().rev().find_map(|s| match s {
                    Screen::Adopting(adopting) => Some(adopting),
                    _ => None,
                }) {
                    Some(adopting) => adopting.update(message, &services),
                    None => Action::none(),
                };
                self.carry_out(action.map(Message::OwnRoot))
            }
            Message::Importing(message) => self.importing(message),
            Message::Read(paths, found) => self.read(paths, found),
            Message::Pasted(Some(text)) => super::opening::pasted(text),
            Message::Unlock(letter) => self.unlocking(letter),
            Message::Failure(message) => self.failure(message),
            Message::Preferences(message) => self.prefer(message),
            Message::Pressed(key) => self.press(key),
            Message::Hovered(hovered) => {
                self.hovered = hovered;
                Task::none()
            }
            Message::Falling(path) => self.falls(path),
            Message::Fallen => {
                let mut fallen = std::mem::take(&mut self.falling);
                match (fallen.pop(), fallen.is_empty()) {
                    (Some(path), true) => self.update(Message::Dropped(path)),
                    (last, _) => {
                        fallen.extend(last);
                        // What a CA sends back often comes as several files.
                        if matches!(self.screens.last(), Some(Screen::Requests(_))) {
                            let picked = requests::Message::Picked(fallen);
                            return self.update(Message::Requests(picked));
                        }
                        self.open_files(fallen)
                    }
                }
            }
            Message::Picked(paths) => self.open_files(paths),
            Message::Dropped(path) => {
                self.hovered = false;
                if let Some(Screen::Wizard(wizard)) = self.screens.last()
                    && wizard.takes(&path)
                {
                    let dropped = wizard::work::Message::Dropped(path);
                    let message = wizard::Message::Work(dropped);
                    return Task::done(Message::Wizard(message));
                }
                match self.screens.last() {
                    Some(Screen::Requests(_)) => {
                        let dropped = requests::Message::Dropped(path);
                        return Task::done(Message::Requests(dropped));
                    }
                    Some(Screen::Adopting(_)) => {
                        let dropped = adopting::Message::Picked(Some(path));
                        return Task::done(Message::OwnRoot(dropped));
                    }
                    _ => {}
                }
                self.open_file(path)
            }
            Message::Resized(wide) => {
                self.wide = wide * self.scale();
                Task::none()
            }
            Message::Desktop(mode) => {
                self.desktop = mode;
                Task::none()
            }
            Message::Opened(path, Ok(site)) => {
                self.settings.opened(&path);
                if Cameras::fits(&site)
                    && let Ok(cameras) = Cameras::open(site.clone(), &self.services)
                {
                    self.screens.truncate(1);
                    self.screens.push(Screen::Cameras(Box::new(cameras)));
                    return self.save();
                }
                let opened = Wizard::open(site, &self.services);
                Task::batch([self.begin(opened), self.save()])
            }
            Message::Adopting(path, Ok(site), authority) => {
                self.settings.opened(&path);
                let opened = Wizard::open_with(site, authority, &self.services);
                Task::batch([self.begin(opened), self.save()])
            }
            Message::Opened(path, Err(error)) | Message::Adopting(path, Err(error), _) => {
                log::warn!("site: {error}");
                self.screens.truncate(1);
                self.screens
                    .push(Screen::Failure(Failure::of_site(path, error)));
                Task::none()
            }
            Message::Secure(meant) => self.secured(meant),
            Message::Saved(Ok(())) | Message::Pasted(None) | Message::Nothing => Task::none(),
            Message::Forgotten(_, Ok(notice)) => self.notify(notice),
            Message::Forgotten(path, Err(notice)) => {
                // It is still there, and can be found again.
                self.settings.opened(&path);
                let home = self.go_home();
                Task::batch([home, self.save(), self.notify(notice)])
            }
            Message::Saved(Err(error)) => self.notify(Notice::explained(Tone::Attention, &error)),
            Message::Faded(number) => {
                if self.notice.as_ref().is_some_and(|(n, _)| *n == number) {
                    self.notice = None;
                }
                Task::none()
            }
            Message::Close => {
                if !std::mem::take(&mut self.help) {
                    self.notice = None;
                }
                Task::none()
            }
        }
    }

    fn home(&mut self, message: home::Message) -> Task<Message> {
        match message {
            home::Message::Read(sites) => {
                // Those that held nothing are gone by now.
                let before = self.settings.last_sites.len();
                self.settings
                    .last_sites
                    .retain(|path| path.exists() || sites.iter().any(|site| site.path == *path));
                let forgotten = self.settings.last_sites.len() < before;
                for screen in &mut self.screens {
                    if let Screen::Home(home) = screen {
                        home.read(sites.clone());
                    }
                }
                if forgotten { self.save() } else { Task::none() }
            }
            home::Message::NewSite => self.new_site(),
            home::Message::Open(path) => open_site(path),
            home::Message::Browse => {
                let kind = Kind {
                    name: fl!("kind-site"),
                    endings: vec![EXTENSION.to_owned()],
                };
                let picked = self
                    .services
                    .dialogs
                    .open_file(fl!("home-open"), vec![kind]);
                Task::perform(picked, |path| {
                    path.map_or(Message::Nothing, Message::Dropped)
                })
            }
            home::Message::Diagnose => self.diagnose(None),
            home::Message::Trust => self.pick_to_trust(),
            home::Message::Adopt => self.trust_devices(),
            home::Message::Sign => self.sign(None),
            home::Message::Preferences => self.wish(Event::Preferences),
            home::Message::Help => self.wish(Event::Help),
        }
    }

    fn begin(&mut self, (wizard, task): (Wizard, Task<wizard::Message>)) -> Task<Message> {
        self.screens.truncate(1);
        self.screens.push(Screen::Wizard(Box::new(wizard)));
        task.map(Message::Wizard)
    }

    /// A site and its cameras; what leads into the wizard is carried out here.
    fn cameras(&mut self, message: cameras::Message) -> Task<Message> {
        let services = self.services.clone();
        let Some(cameras) = self.screens.iter_mut().rev().find_map(|s| match s {
            Screen::Cameras(cameras) => Some(cameras),
            _ => None,
        }) else {
            return Task::none();
        };
        match message {
            cameras::Message::Renew => {
                let site = cameras.site().clone();
                let opened = Wizard::open_for(site, &cameras.ticked(), &services);
                self.begin(opened)
            }
            cameras::Message::Go(step) => {
                let opened = Wizard::open_at(cameras.site().clone(), step, &services);
                self.begin(opened)
            }
            message => {
                let action = cameras.update(message, &services);
                self.carry_out(action.map(Message::Cameras))
            }
        }
    }

    /// An authority in files; what leads away from it is carried out here.
    fn importing(&mut self, message: importing::Message) -> Task<Message> {
        let services = self.services.clone();
        let Some(importing) = self.screens.iter_mut().rev().find_map(|s| match s {
            Screen::Importing(importing) => Some(importing),
            _ => None,
        }) else {
            return Task::none();
        };
        match message {
            importing::Message::Adopt(site) => {
                let authority = importing.authority().clone();
                self.adopt(site, authority)
            }
            importing::Message::Picked(paths) => self.open_files(paths),
            message => {
                let action = importing.update(message, &services);
                self.carry_out(action.map(Message::Importing))
            }
        }
    }

    fn failure(&mut self, message: failure::Message) -> Task<Message> {
        let Some(Screen::Failure(failure)) = self.screens.last() else {
            return Task::none();
        };
        match message {
            failure::Message::Again => open_site(failure.path().clone()),
            failure::Message::Copy => clipboard::write(failure.details()),
            failure::Message::Home => self.go_home(),
        }
    }

    fn prefer(&mut self, message: preferences::Message) -> Task<Message> {
        if message == preferences::Message::Back {
            return self.back();
        }
        let before = self.scale();
        message.apply(&mut self.settings);
        i18n::switch(self.language());
        let grown = self.scale() / before;
        let resized = if (grown - 1.0).abs() < f32::EPSILON {
            Task::none()
        } else {
            grow(grown)
        };
        Task::batch([resized, self.save()])
    }

    pub(super) fn save(&self) -> Task<Message> {
        let Some(path) = self.saved_at.clone() else {
            return Task::none();
        };
        let settings = self.settings.clone();
        Task::perform(
            super::services::blocking(move || settings.save(&path), || Ok(())),
            Message::Saved,
        )
    }

    fn press(&mut self, key: Pressed) -> Task<Message> {
        match key {
            Pressed::Help => {
                self.help = !self.help;
                return Task::none();
            }
            Pressed::Paste => return clipboard::read().map(Message::Pasted),
            Pressed::Escape if self.locked.is_some() => return self.stays_locked(),
            Pressed::Enter if self.locked.is_some() => {
                return self.unlocking(super::opening::Unlock::Open);
            }
            Pressed::Enter | Pressed::Escape if self.help => {
                self.help = false;
                return Task::none();
            }
            _ => {}
        }
        let message = match (self.screens.last(), key) {
            (Some(Screen::Home(home)), Pressed::Enter) => Some(Message::Home(home.enter())),
            (Some(Screen::Wizard(wizard)), key) => wizard.key(key).map(Message::Wizard),
            (Some(Screen::Cameras(cameras)), key) => cameras.key(key).map(Message::Cameras),
            (Some(Screen::Viewer(viewer)), key) => viewer.key(key).map(Message::Viewer),
            (Some(Screen::Doctor(doctor)), key) => doctor.key(key).map(Message::Doctor),
            (Some(Screen::Trusting(trusting)), key) => trusting.key(key).map(Message::Trusting),
            (Some(Screen::Importing(importing)), key) => importing.key(key).map(Message::Importing),
            (Some(Screen::Signing(signing)), key) => signing.key(key).map(Message::Signing),
            (Some(Screen::Requests(requests)), key) => requests.key(key).map(Message::Requests),
            (Some(Screen::Adopting(adopting)), key) => adopting.key(key).map(Message::OwnRoot),
            (Some(Screen::Failure(_)), Pressed::Enter) => {
                Some(Message::Failure(failure::Message::Again))
            }
            (Some(Screen::Failure(_)), Pressed::Escape) => {
                Some(Message::Failure(failure::Message::Home))
            }
            (Some(Screen::Preferences), Pressed::Escape | Pressed::Enter) => {
                Some(Message::Preferences(preferences::Message::Back))
            }
            _ => None,
        };
        match message {
            Some(message) => self.update(message),
            None => Task::none(),
        }
    }

    fn carry_out(&mut self, action: Action<Message>) -> Task<Message> {
        let wish = match action.event {
            Some(event) => self.wish(event),
            None => Task::none(),
        };
        Task::batch([action.task, wish])
    }

    pub(super) fn wish(&mut self, event: Event) -> Task<Message> {
        match event {
            Event::Notify(notice) => self.notify(notice),
            Event::Copy(text) => {
                let copied = Notice {
                    tone: Tone::Secure,
                    what: fl!("copied"),
                    more: String::new(),
                };
                Task::batch([clipboard::write(text), self.notify(copied)])
            }
            Event::OpenFile(path) => self.open_file(path),
            Event::Home => self.go_home(),
            Event::Forget(path) => self.forget(path),
            Event::Preferences => {
                self.screens.push(Screen::Preferences);
                Task::none()
            }
            Event::Help => {
                self.help = true;
                Task::none()
            }
            Event::Quit => iced::exit(),
            Event::Open {
                certificate,
                chain,
                opened,
            } => {
                self.locked = None;
                let (viewer, task) = Viewer::open(certificate, chain, opened, &self.services);
                self.screens.push(Screen::Viewer(Box::new(viewer)));
                task.map(Message::Viewer)
            }
            Event::Trust(root) => self.trust(Trusting::open(root, &self.services)),
            Event::TakeOut(root) => self.trust(Trusting::take_out(root, &self.services)),
            Event::Requests => self.requests(),
            Event::Install(given) => self.install(given),
            Event::Adopt => self.trust_devices(),
            Event::Diagnose(address) => self.diagnose(Some(address)),
            Event::Secure { address, known } => self.secure(address, known),
            Event::Retreat => self.back(),
            // Only the wizard has a way on, and it carries these out itself.
            Event::Advance | Event::Go(_) => Task::none(),
        }
    }

    fn trust(&mut self, (trusting, task): (Trusting, Task<trusting::Message>)) -> Task<Message> {
        self.screens.push(Screen::Trusting(trusting));
        task.map(Message::Trusting)
    }

    fn diagnose(&mut self, address: Option<Address>) -> Task<Message> {
        let sites = Sites {
            paths: self.settings.last_sites.clone(),
            open: self.open_site(),
        };
        let (doctor, task) = Doctor::open(address, sites, &self.services);
        self.screens.push(Screen::Doctor(Box::new(doctor)));
        task.map(Message::Doctor)
    }

    fn signing(&mut self) -> Option<&mut Signing> {
        self.screens.iter_mut().rev().find_map(|s| match s {
            Screen::Signing(signing) => Some(&mut **signing),
            _ => None,
        })
    }

    /// A request on its way to its certificate: on the screen that waits for one, else a new one.
    pub(super) fn sign(&mut self, request: Option<CameraRequest>) -> Task<Message> {
        let task = match (self.screens.last_mut(), request) {
            (Some(Screen::Signing(signing)), Some(request)) => signing.take(request),
            (_, request) => {
                let (signing, task) = Signing::open(request, &self.settings.last_sites);
                self.screens.push(Screen::Signing(Box::new(signing)));
                task
            }
        };
        task.map(Message::Signing)
    }

    pub(super) fn notify(&mut self, notice: Notice) -> Task<Message> {
        self.notices += 1;
        let number = self.notices;
        self.notice = Some((number, notice));
        Task::perform(tokio::time::sleep(SHOWN), move |()| Message::Faded(number))
    }

    /// Home with its sites read anew; whatever lay over it is left.
    pub(super) fn go_home(&mut self) -> Task<Message> {
        let (home, task) = Home::open(&self.settings.last_sites, &self.services);
        self.screens = vec![Screen::Home(home)];
        task.map(Message::Home)
    }

    /// Home without this site, whose file goes as soon as no screen holds it.
    fn forget(&mut self, path: PathBuf) -> Task<Message> {
        self.settings.last_sites.retain(|other| *other != path);
        let home = self.go_home();
        let erased = cameras::farewell::erase(path.clone());
        let erased = Task::perform(erased, move |ended| Message::Forgotten(path.clone(), ended));
        Task::batch([home, self.save(), erased])
    }

    /// Back to what lies below.
    fn back(&mut self) -> Task<Message> {
        if self.screens.len() > 1 {
            let _ = self.screens.pop();
            if let Some(Screen::Cameras(cameras)) = self.screens.last_mut() {
                cameras.refresh();
            }
            Task::none()
        } else {
            self.go_home()
        }
    }
}

/// A larger picture wants a larger window, as far as the screen has room.
fn grow(by: f32) -> Task<Message> {
    window::latest()
        .and_then(move |id| window::size(id).then(move |size| window::resize(id, size * by)))
}
