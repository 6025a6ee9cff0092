//! How the window starts: what it is given, and the program made of it.
//!
//! Apart because `main`, tests and the pictures of the gallery start the same program with other
//! services.

use std::path::PathBuf;

use iced::{Preset, Program, Theme, window};

use super::services::{Fake, Services};
use super::theme::{self, window as size};
use super::{App, Message, text};
use crate::settings::{Oddity, Settings};

/// What the window is given.
#[derive(Clone, Debug)]
pub struct Start {
    /// What screens may ask of the world.
    pub services: Services,
    /// As they were read.
    pub settings: Settings,
    /// Where they are saved; `None` keeps them for this run only.
    pub saved_at: Option<PathBuf>,
    /// What was odd about them.
    pub odd: Vec<Oddity>,
    /// The folder for new sites.
    pub sites: Option<PathBuf>,
    /// A file to open at once.
    pub file: Option<PathBuf>,
}

impl Start {
    /// With these services and otherwise empty hands; nothing is saved.
    pub fn with(services: Services) -> Self {
        Self {
            services,
            settings: Settings::default(),
            saved_at: None,
            odd: Vec::new(),
            sites: None,
            file: None,
        }
    }
}

/// The program, ready to be run or tested. The presets start it in a world that does not exist.
pub fn application(
    start: Start,
) -> iced::Application<impl Program<State = App, Message = Message, Theme = Theme>> {
    let scale = f32::from(start.settings.scale) / 100.0;
    iced::application(move || App::boot(&start), App::update, App::view)
        .title(App::title)
        .theme(App::theme)
        .scale_factor(App::scale)
        .subscription(App::subscription)
        .settings(iced::Settings {
            id: Some(ID.to_owned()),
            fonts: text::FONTS.iter().map(|font| (*font).into()).collect(),
            default_font: text::REGULAR,
            default_text_size: text::LABEL.into(),
            antialiasing: true,
            ..iced::Settings::default()
        })
        .window(window(scale))
        .presets([Preset::new("empty", || {
            App::boot(&Start::with(Services::fake(Fake::default())))
        })])
}

/// The same in window settings, desktop file and metainfo, so that desktops find the icon.
pub const ID: &str = "camseal";

fn window(scale: f32) -> window::Settings {
    window::Settings {
        size: iced::Size::new(theme::width::WINDOW, size::HEIGHT) * scale,
        min_size: Some(iced::Size::new(theme::width::LEAST, size::LEAST)),
        icon: window::icon::from_rgba(ICON.to_vec(), ICON_SIDE, ICON_SIDE).ok(),
        #[cfg(target_os = "linux")]
        platform_specific: window::settings::PlatformSpecific {
            application_id: ID.to_owned(),
            ..Default::default()
        },
        ..window::Settings::default()
    }
}

/// `logo-tile.svg` at 64, as plain pixels: iced reads no picture file without another library.
const ICON: &[u8] = include_bytes!("../../assets/window-icon.rgba");
const ICON_SIDE: u32 = 64;
