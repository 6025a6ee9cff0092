//! Opening: sites, dropped files, and the lines over a screen that go with it.
//!
//! Apart from the switchboard because a file can come from a picker, a drop, the command line or
//! the list of sites, and always ends in the same place.

use std::path::{Path, PathBuf};

use iced::widget::{container, row};
use iced::{Bottom, Center, Element, Fill, Task};

use super::action::Notice;
use super::icon::Icon;
use super::services::blocking;
use super::theme::{self, Ink, Tone, glyph, height, space, width};
use super::widget::{self, edge};
use super::{App, Message, text};
use crate::directory;
use crate::error::Cause;
use crate::fl;
use crate::site::{EXTENSION, Error, Site};

impl App {
    /// Whatever the file is.
    pub(super) fn open_file(&mut self, path: PathBuf) -> Task<Message> {
        if is_site(&path) {
            open_site(path)
        } else {
            self.notify(Notice {
                tone: Tone::Unknown,
                what: fl!("open-unknown"),
                more: text::foreign(&path.display().to_string()),
            })
        }
    }

    /// A new site, in a file of its own from the start: what is found is saved at once.
    pub(super) fn new_site(&self) -> Task<Message> {
        let folder = self.sites.clone();
        let day = self.services.now().date().to_string();
        let work = move || {
            let Some(folder) = folder else {
                let path = PathBuf::new();
                let cause = Cause::new("this account has no folder for data");
                return (path.clone(), Err(Error::Unusable { path, cause }));
            };
            if let Err(error) = directory::make(&folder) {
                let cause = Cause::new(error);
                return (
                    folder.clone(),
                    Err(Error::Unusable {
                        path: folder,
                        cause,
                    }),
                );
            }
            make(&folder, &day)
        };
        Task::perform(blocking(work, ended_badly), |(path, site)| {
            Message::Opened(path, site)
        })
    }
}

/// The first free name of the day.
fn make(folder: &Path, day: &str) -> (PathBuf, Result<Site, Error>) {
    let mut number = 1;
    loop {
        let path = folder.join(format!("site-{day}-{number}.{EXTENSION}"));
        match Site::create(&path, "") {
            Err(Error::Exists { .. }) => number += 1,
            answer => return (path, answer),
        }
    }
}

/// Opens a site off the window's thread; a share or a stick may be slow.
pub(super) fn open_site(path: PathBuf) -> Task<Message> {
    Task::perform(
        blocking(
            move || {
                let site = Site::open(&path);
                (path, site)
            },
            ended_badly,
        ),
        |(path, site)| Message::Opened(path, site),
    )
}

fn ended_badly() -> (PathBuf, Result<Site, Error>) {
    let path = PathBuf::new();
    let cause = Cause::new("the program stumbled while opening the file");
    (path.clone(), Err(Error::Unusable { path, cause }))
}

pub(super) fn is_site(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case(EXTENSION))
}

/// A notice just over the bottom bar, so that it never covers Back or the way on.
pub(super) fn over_the_bar(notice: &Notice, narrow: bool) -> Element<'_, Message> {
    let close = widget::glyph_button(Icon::Close, fl!("close"), Some(Message::Close));
    container(widget::max_width(
        widget::notice(notice, [close]),
        width::PAGE,
    ))
    .padding(iced::Padding {
        top: 0.0,
        right: edge(narrow),
        bottom: height::BOTTOM + space::SMALL,
        left: edge(narrow),
    })
    .width(Fill)
    .height(Fill)
    .align_x(Center)
    .align_y(Bottom)
    .into()
}

/// While a file hovers over the window.
pub(super) fn drop_here<'a>() -> Element<'a, Message> {
    let card = container(
        row![
            Icon::Drop.view().size(glyph::VERDICT).ink(Ink::Accent),
            text::heading(fl!("home-drop")),
        ]
        .spacing(space::MEDIUM)
        .align_y(Center),
    )
    .padding(space::BLOCK)
    .style(theme::chosen);
    container(card).center(Fill).style(theme::scrim).into()
}
