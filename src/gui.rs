//! The window: which screen is shown, and what happens between screens.
//!
//! The door of the area. Screens are a stack: the viewer and the settings lie over where one was,
//! and going back finds it unchanged. A screen never navigates; it answers an
//! [`action::Action`], and the wish in it is carried out here.

pub mod action;
pub mod adopting;
pub mod cameras;
pub mod doctor;
pub mod failure;
pub mod glyphs;
pub mod help;
pub mod home;
pub mod icon;
pub mod importing;
mod keys;
pub mod opening;
pub mod preferences;
pub mod requests;
mod securing;
pub mod services;
pub mod signing;
mod start;
pub mod text;
pub mod theme;
pub mod trusting;
mod update;
pub mod viewer;
mod ways;
pub mod widget;
pub mod wizard;

use std::path::PathBuf;

use iced::widget::{container, space, stack};
use iced::{Element, Fill, Subscription, Task, Theme};

use crate::fl;
use crate::i18n::date;
use crate::i18n::{self, Language};
use crate::settings::{self, Settings};
use crate::site::{self, Site};
use action::Notice;
use adopting::Adopting;
use cameras::Cameras;
use doctor::Doctor;
use failure::Failure;
use help::Topic;
use home::Home;
use importing::Importing;
use requests::Requests;
use services::Services;
use signing::Signing;
use trusting::Trusting;
use viewer::Viewer;
use wizard::Wizard;

pub use keys::Pressed;
pub use start::{Start, application};

/// What the window is.
pub struct App {
    services: Services,
    settings: Settings,
    saved_at: Option<PathBuf>,
    sites: Option<PathBuf>,
    desktop: iced::theme::Mode,
    /// The desktop's language, asked once.
    spoken: Language,
    /// Never empty; the last one is shown.
    screens: Vec<Screen>,
    notice: Option<(u64, Notice)>,
    notices: u64,
    help: bool,
    /// How wide the window is, measured without the person's own scale.
    wide: f32,
    /// A file hovers over the window.
    hovered: bool,
    /// Files that are being dropped together.
    falling: Vec<PathBuf>,
    /// A file waits for its passphrase.
    locked: Option<opening::Locked>,
}

/// One screen.
enum Screen {
    Home(Home),
    Wizard(Box<Wizard>),
    Cameras(Box<Cameras>),
    Viewer(Box<Viewer>),
    Doctor(Box<Doctor>),
    Trusting(Trusting),
    Importing(Box<Importing>),
    Signing(Box<Signing>),
    Requests(Box<Requests>),
    Adopting(Box<Adopting>),
    Failure(Failure),
    Preferences,
}

/// What the window hears. A message lives for a moment, and there is one at a time.
#[allow(clippy::large_enum_variant)]
#[derive(Debug, Clone)]
pub enum Message {
    /// Of home.
    Home(home::Message),
    /// Of the wizard.
    Wizard(wizard::Message),
    /// Of a site and its cameras.
    Cameras(cameras::Message),
    /// A site left the computer, or did not.
    Forgotten(PathBuf, Result<action::Notice, action::Notice>),
    /// Of the viewer.
    Viewer(viewer::Message),
    /// Of the doctor.
    Doctor(doctor::Message),
    /// Of the root on its way into the stores.
    Trusting(trusting::Message),
    /// Of an authority in files.
    Importing(importing::Message),
    /// Of a request that is being signed.
    Signing(signing::Message),
    /// Of requests for another authority.
    Requests(requests::Message),
    /// Of a device whose own root is to be trusted.
    OwnRoot(adopting::Message),
    /// Files were read, or what is wrong with them.
    Read(Vec<PathBuf>, Result<opening::Found, opening::Unread>),
    /// About a file that waits for its passphrase.
    Unlock(opening::Unlock),
    /// Of the failure screen.
    Failure(failure::Message),
    /// Of the settings.
    Preferences(preferences::Message),
    /// A key no field took.
    Pressed(Pressed),
    /// A file hovers over the window, or no longer.
    Hovered(bool),
    /// A file was dropped on the window, or picked to be opened.
    Dropped(PathBuf),
    /// One of perhaps several files that are dropped together.
    Falling(PathBuf),
    /// All of them are here.
    Fallen,
    /// Several files were picked, to be opened together.
    Picked(Vec<PathBuf>),
    /// This was in the clipboard.
    Pasted(Option<String>),
    /// The window has this width now.
    Resized(f32),
    /// The desktop went light or dark.
    Desktop(iced::theme::Mode),
    /// A site was opened or made.
    Opened(PathBuf, Result<Site, site::Error>),
    /// A site that takes this authority was opened or made.
    Adopting(
        PathBuf,
        Result<Site, site::Error>,
        crate::authority::Authority,
    ),
    /// A camera to secure, in its site.
    Secure(Result<securing::Meant, securing::Unmeant>),
    /// The settings were written, or not.
    Saved(Result<(), crate::directory::Error>),
    /// This notice was shown long enough.
    Faded(u64),
    /// The person closed the notice or the help.
    Close,
    /// A picker was closed without a choice.
    Nothing,
}

impl App {
    /// The window as it starts.
    pub fn boot(start: &Start) -> (Self, Task<Message>) {
        let mut app = Self {
            services: start.services.clone(),
            settings: start.settings.clone(),
            saved_at: start.saved_at.clone(),
            sites: start.sites.clone(),
            desktop: iced::theme::Mode::None,
            spoken: glyphs::of_desktop(),
            screens: Vec::new(),
            notice: None,
            notices: 0,
            help: false,
            wide: theme::width::WINDOW * f32::from(start.settings.scale) / 100.0,
            hovered: false,
            falling: Vec::new(),
            locked: None,
        };
        i18n::switch(app.language());
        let home = app.go_home();
        let odd = match start.odd.first() {
            Some(odd) => app.notify(Notice::explained(theme::Tone::Attention, odd)),
            None => Task::none(),
        };
        let file = match &start.file {
            Some(path) => app.open_file(path.clone()),
            None => Task::none(),
        };
        let desktop = iced::system::theme().map(Message::Desktop);
        (app, Task::batch([home, odd, file, desktop]))
    }

    /// Its name for the desktop's window list.
    pub fn title(&self) -> String {
        match self.screen() {
            Some(Screen::Wizard(wizard)) => {
                let name = wizard.site().name().unwrap_or_default();
                if name.trim().is_empty() {
                    fl!("program")
                } else {
                    fl!("window-title", site = text::foreign(&name))
                }
            }
            _ => fl!("program"),
        }
    }

    /// The theme of the settings, or the desktop's.
    pub fn theme(&self) -> Theme {
        match self.settings.theme {
            settings::Theme::Light => theme::light(),
            settings::Theme::Dark => theme::dark(),
            settings::Theme::Contrast => theme::contrast(),
            settings::Theme::System => match self.desktop {
                iced::theme::Mode::Dark => theme::dark(),
                iced::theme::Mode::Light | iced::theme::Mode::None => theme::light(),
            },
        }
    }

    /// How much larger than drawn.
    pub fn scale(&self) -> f32 {
        f32::from(self.settings.scale) / 100.0
    }

    /// Keys, files and the desktop's appearance.
    pub fn subscription(&self) -> Subscription<Message> {
        Subscription::batch([
            keys::listen(),
            iced::system::theme_changes().map(Message::Desktop),
        ])
    }

    /// The whole picture.
    pub fn view(&self) -> Element<'_, Message> {
        let narrow = self.wide / self.scale() < theme::width::NARROW;
        let screen = match self.screen() {
            Some(Screen::Home(home)) => home.view(self.language(), narrow).map(Message::Home),
            Some(Screen::Wizard(wizard)) => wizard.view(narrow).map(Message::Wizard),
            Some(Screen::Cameras(cameras)) => cameras.view(narrow).map(Message::Cameras),
            Some(Screen::Viewer(viewer)) => viewer.view(narrow).map(Message::Viewer),
            Some(Screen::Doctor(doctor)) => doctor.view(narrow).map(Message::Doctor),
            Some(Screen::Trusting(trusting)) => trusting.view(narrow).map(Message::Trusting),
            Some(Screen::Importing(importing)) => importing.view(narrow).map(Message::Importing),
            Some(Screen::Signing(signing)) => signing.view(narrow).map(Message::Signing),
            Some(Screen::Requests(requests)) => requests.view(narrow).map(Message::Requests),
            Some(Screen::Adopting(adopting)) => adopting.view(narrow).map(Message::OwnRoot),
            Some(Screen::Failure(failure)) => failure.view().map(Message::Failure),
            Some(Screen::Preferences) => {
                preferences::view(&self.settings, narrow).map(Message::Preferences)
            }
            None => space().into(),
        };
        let mut layers = stack![screen];
        if let Some((_, notice)) = &self.notice {
            layers = layers.push(opening::over_the_bar(notice, narrow));
        }
        if self.hovered {
            layers = layers.push(opening::drop_here());
        }
        let whole = container(layers)
            .width(Fill)
            .height(Fill)
            .style(theme::paper);
        let whole: Element<'_, Message> = if let Some(locked) = &self.locked {
            let leave = Message::Unlock(opening::Unlock::Leave);
            widget::modal(whole, opening::ask_passphrase(locked), Some(leave))
        } else if self.help {
            widget::drawer(
                whole,
                help::view(self.topic(), Message::Close),
                Message::Close,
            )
        } else {
            whole.into()
        };
        widget::walk(widget::sheet(whole))
    }

    /// The language of the settings, or the desktop's.
    fn language(&self) -> Language {
        // Settings travel between computers, fonts do not.
        let chosen = self.settings.language.filter(|l| glyphs::drawable(*l));
        chosen.unwrap_or(self.spoken)
    }

    /// The certificate that is shown, when the viewer is in front.
    pub fn viewer(&self) -> Option<&Viewer> {
        match self.screen() {
            Some(Screen::Viewer(viewer)) => Some(viewer),
            _ => None,
        }
    }

    /// The line to the person that stands in the window now.
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref().map(|(_, notice)| notice)
    }

    /// The file that waits for its passphrase.
    pub fn waits_for_a_passphrase(&self) -> bool {
        self.locked.is_some()
    }

    /// What F1 explains now.
    fn topic(&self) -> Topic {
        match self.screen() {
            Some(Screen::Wizard(wizard)) => Topic::Step(wizard.at()),
            Some(Screen::Cameras(_)) => Topic::Cameras,
            Some(Screen::Viewer(_)) => Topic::Viewer,
            Some(Screen::Doctor(_)) => Topic::Doctor,
            Some(Screen::Trusting(_) | Screen::Adopting(_)) => Topic::Trusting,
            Some(Screen::Importing(_)) => Topic::Import,
            Some(Screen::Signing(_) | Screen::Requests(_)) => Topic::Signing,
            Some(Screen::Home(_) | Screen::Failure(_) | Screen::Preferences) | None => Topic::Home,
        }
    }

    fn screen(&self) -> Option<&Screen> {
        self.screens.last()
    }
}
