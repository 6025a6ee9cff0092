//! An authority in files: what it is, what programs will think of it, and what shall become of it.
//!
//! Apart from trusting a root, because with the key there are two things people mean by "import a
//! CA": this PC knows it from now on, or it signs the cameras of a site.

use std::path::PathBuf;

use iced::widget::{Column, column, container, row};
use iced::{Center, Element, Fill, Task};

use super::action::{Action, Event, Notice};
use super::home::Summary;
use super::icon::{self, Icon};
use super::opening::picked_files;
use super::services::{Services, blocking};
use super::theme::{Ink, Tone, space, width};
use super::widget::{self, page, press};
use super::{Pressed, date, text};
use crate::authority::Authority;
use crate::check::{Client, Foreseen, foresee_authority};
use crate::error::Explain as _;
use crate::fl;

/// So many sites are offered; the others are opened from their files.
const SITES: usize = 4;

/// The screen.
pub struct Importing {
    authority: Authority,
    files: usize,
    /// `None` while the clients are being asked.
    refusals: Option<Vec<Foreseen>>,
    /// The last sites, as they were read.
    sites: Vec<Summary>,
}

/// What it hears.
#[derive(Debug, Clone)]
pub enum Message {
    /// Back to where one was.
    Back,
    /// What programs will have against it.
    Judged(Vec<Foreseen>),
    /// The last sites were read.
    Read(Vec<Summary>),
    /// Its root into this computer's stores.
    Trust,
    /// The authority of this site, or of a new one; carried out by the window.
    Adopt(Option<PathBuf>),
    /// Other files.
    Browse,
    /// They were picked; carried out by the window.
    Picked(Vec<PathBuf>),
    /// See the certificate.
    View,
    /// Into the clipboard.
    Copy,
}

impl Importing {
    /// An authority out of so many files, and the sites it may be for.
    pub fn open(
        authority: Authority,
        files: usize,
        sites: &[PathBuf],
        services: &Services,
    ) -> (Self, Task<Message>) {
        let now = services.now();
        let specimen = authority.clone();
        let judged = blocking(
            move || foresee_authority(&specimen, &Client::ALL, now),
            Vec::new,
        );
        let sites: Vec<PathBuf> = sites.iter().take(SITES).cloned().collect();
        let read = blocking(
            move || sites.iter().map(|path| Summary::read(path, now)).collect(),
            Vec::new,
        );
        let screen = Self {
            authority,
            files,
            refusals: None,
            sites: Vec::new(),
        };
        let task = Task::batch([
            Task::perform(judged, Message::Judged),
            Task::perform(read, Message::Read),
        ]);
        (screen, task)
    }

    /// The authority that was read.
    pub fn authority(&self) -> &Authority {
        &self.authority
    }

    /// What Enter and Escape mean.
    pub fn key(&self, key: Pressed) -> Option<Message> {
        match key {
            Pressed::Escape => Some(Message::Back),
            Pressed::Enter => Some(Message::Trust),
            _ => None,
        }
    }

    /// Carries a message out.
    pub fn update(&mut self, message: Message, services: &Services) -> Action<Message> {
        match message {
            Message::Back => return Action::event(Event::Retreat),
            Message::Judged(refusals) => self.refusals = Some(refusals),
            Message::Read(mut sites) => {
                sites.retain(Summary::is_readable);
                self.sites = sites;
            }
            Message::Trust => return Action::event(Event::Trust(self.authority.root().clone())),
            Message::Browse => {
                return Task::perform(picked_files(services), Message::Picked).into();
            }
            Message::View => {
                return Action::event(Event::Open {
                    certificate: self.authority.certificate().clone(),
                    chain: self.authority.above().to_vec(),
                    opened: None,
                });
            }
            Message::Copy => {
                let fingerprint = self.authority.root().fingerprint();
                return Action::event(Event::Copy(fingerprint.to_string()));
            }
            // The window itself does these.
            Message::Adopt(_) | Message::Picked(_) => {}
        }
        Action::none()
    }

    /// The whole picture.
    pub fn view(&self, narrow: bool) -> Element<'_, Message> {
        let content = Column::new()
            .push(
                column![
                    text::title(fl!("import-title")),
                    text::muted(fl!("import-lead")),
                ]
                .spacing(space::HAIR),
            )
            .push(self.what())
            .push(self.judged())
            .push(self.trust(narrow))
            .push(self.adopt())
            .spacing(space::LARGE);
        page(
            narrow,
            fl!("back"),
            Message::Back,
            [press(fl!("import-other-files"))
                .icon(Icon::Open)
                .quiet_ink()
                .on_press(Message::Browse)],
            container(widget::max_width(content, width::PAGE + width::SIDE)),
        )
    }

    /// What was found in the files.
    fn what(&self) -> Element<'_, Message> {
        let certificate = self.authority.certificate();
        let limited = if certificate.name_constraints().is_some() {
            fl!("trusting-limited")
        } else {
            fl!("trusting-unlimited")
        };
        let above = self.authority.above().iter().map(|above| {
            let kind = if above.is_self_issued() {
                fl!("viewer-kind-root")
            } else {
                fl!("viewer-kind-intermediate")
            };
            text::muted(format!("{kind}: {}", text::foreign(above.title()))).into()
        });
        let words = column![
            text::body_strong(text::foreign(certificate.title())),
            text::muted(fl!(
                "trusting-root",
                limited = limited,
                date = date::day(certificate.not_after())
            )),
        ]
        .extend(above)
        .push(
            row![
                icon::tone(Tone::Secure),
                text::label_strong(fl!("import-key-fits")),
                text::muted(fl!("import-locked-more")),
            ]
            .spacing(space::SMALL),
        )
        .push(text::second(fl!("trusting-fingerprint")))
        .push(text::code(self.authority.root().fingerprint().grouped()))
        .push(text::second(fl!("import-files", count = self.files)))
        .spacing(space::HAIR)
        .width(Fill);
        let ways = column![
            press(fl!("trusting-view"))
                .icon(Icon::Eye)
                .on_press(Message::View),
            press(fl!("copy")).icon(Icon::Copy).on_press(Message::Copy),
        ]
        .spacing(space::SMALL);
        widget::calm(row![widget::tile(Icon::Authority), words, ways].spacing(space::LARGE))
    }

    /// What programs will think of it.
    fn judged(&self) -> Element<'_, Message> {
        let Some(refusals) = &self.refusals else {
            return icon::spinner().into();
        };
        if refusals.is_empty() {
            let fine = Notice {
                tone: Tone::Secure,
                what: fl!("import-clients-fine"),
                more: String::new(),
            };
            return widget::notice(&fine, []);
        }
        Column::with_children(refusals.iter().map(|refusal| {
            let explained = refusal.finding.explain();
            let notice = Notice {
                tone: Tone::Attention,
                what: fl!(
                    "import-clients-refuse",
                    client = refusal.client.label(),
                    why = text::foreign(&explained.what)
                ),
                more: explained.todo,
            };
            widget::notice(&notice, [])
        }))
        .spacing(space::SMALL)
        .into()
    }

    fn trust(&self, narrow: bool) -> Element<'_, Message> {
        let mut trust = press(fl!("import-trust"))
            .icon(Icon::Pc)
            .primary()
            .on_press(Message::Trust);
        if !narrow {
            trust = trust.key(fl!("key-enter"));
        }
        choice(
            Icon::Pc,
            fl!("import-trust"),
            fl!("import-trust-more"),
            Some(trust.into()),
        )
    }

    fn adopt(&self) -> Element<'_, Message> {
        let new = press(fl!("import-new-site"))
            .icon(Icon::Plus)
            .on_press(Message::Adopt(None));
        let sites = self.sites.iter().map(|site| {
            press(text::foreign(&site.name))
                .icon(Icon::Site)
                .on_press(Message::Adopt(Some(site.path.clone())))
                .into()
        });
        let ways = iced::widget::Row::new()
            .push(new)
            .extend(sites)
            .spacing(space::SMALL)
            .wrap();
        let head = choice(
            Icon::Authority,
            fl!("import-adopt"),
            fl!("import-adopt-more"),
            None,
        );
        column![head, ways].spacing(space::SMALL).into()
    }
}

fn choice<'a>(
    icon: Icon,
    name: String,
    more: String,
    way: Option<Element<'a, Message>>,
) -> Element<'a, Message> {
    row![
        icon.view().ink(Ink::Accent),
        column![text::body_strong(name), text::muted(more)].width(Fill),
    ]
    .push(way)
    .spacing(space::LARGE)
    .align_y(Center)
    .into()
}
