//! The certificate viewer: one sentence first, then names, time, chain, fingerprint, and the
//! technical rest in a fold.
//!
//! Apart because certificates are opened from everywhere: a camera, a file, a site's authority.

mod chain;
mod fingerprint;
mod names;
mod sentence;
mod technical;

use iced::widget::column;
use iced::{Element, Task};
use std::path::PathBuf;
use std::sync::Arc;
use time::OffsetDateTime;

use super::action::{Action, Event, Notice};
use super::icon::Icon;
use super::services::{Kind, Services, blocking};
use super::theme::{Tone, space};
use super::widget::{self, page, press};
use super::{Pressed, date, text};
use crate::certificate::Certificate;
use crate::check::{Ask, Ladder};
use crate::device::Address;
use crate::directory;
use crate::fl;
use crate::truststore::Presence;

/// A certificate with what stands above it.
pub struct Viewer {
    certificate: Certificate,
    above: Vec<Certificate>,
    opened: Option<Address>,
    now: OffsetDateTime,
    asked: Asked,
    /// Where the root is trusted, as this computer's stores said.
    trusted: Vec<String>,
    unfolded: bool,
}

/// Whether this computer was asked.
enum Asked {
    /// It came from a file.
    No,
    /// Right now.
    Asking,
    /// It answered.
    Answered(Arc<Ladder>),
}

/// What the viewer hears.
#[derive(Debug, Clone)]
pub enum Message {
    /// Back to where one was.
    Back,
    /// Ask this computer (again).
    Ask,
    /// It answered.
    Answered(Arc<Ladder>),
    /// The stores said where the root is trusted.
    Trusted(Vec<String>),
    /// Into the clipboard.
    Copy(String),
    /// Write it into a file.
    Export,
    /// Where to; `None` when the person changed their mind.
    Exporting(Option<PathBuf>),
    /// Written, or not.
    Exported(Result<PathBuf, directory::Error>),
    /// Another file.
    Browse,
    /// It was picked.
    Picked(Option<PathBuf>),
    /// The technical fold.
    Unfold,
    /// Make this computer trust it.
    Trust,
}

impl Viewer {
    /// Shows a certificate; with an address, this computer is asked at once.
    pub fn open(
        certificate: Certificate,
        above: Vec<Certificate>,
        opened: Option<Address>,
        services: &Services,
    ) -> (Self, Task<Message>) {
        let mut viewer = Self {
            certificate,
            above,
            opened,
            now: services.now(),
            asked: Asked::No,
            trusted: Vec::new(),
            unfolded: false,
        };
        let asking = viewer.ask(services);
        let stores = viewer.look_into_stores(services);
        (viewer, Task::batch([asking, stores]))
    }

    /// What Enter, Escape and the space bar mean.
    pub fn key(&self, key: Pressed) -> Option<Message> {
        match key {
            Pressed::Escape => Some(Message::Back),
            Pressed::Space => Some(Message::Unfold),
            Pressed::Enter if self.opened.is_some() => Some(Message::Ask),
            _ => None,
        }
    }

    /// Carries a message out.
    pub fn update(&mut self, message: Message, services: &Services) -> Action<Message> {
        match message {
            Message::Back => Action::event(Event::Retreat),
            Message::Ask => self.ask(services).into(),
            Message::Answered(ladder) => {
                if let Some(handshake) = &ladder.handshake
                    && let Some((first, rest)) = handshake.chain.split_first()
                {
                    self.certificate = first.clone();
                    self.above = rest.to_vec();
                }
                self.now = services.now();
                self.asked = Asked::Answered(ladder);
                self.look_into_stores(services).into()
            }
            Message::Trusted(places) => {
                self.trusted = places;
                Action::none()
            }
            Message::Copy(text) => Action::event(Event::Copy(text)),
            Message::Export => {
                let name = format!("{}.crt", file_name(self.certificate.title()));
                Task::perform(
                    services.dialogs.save_file(fl!("viewer-export"), name),
                    Message::Exporting,
                )
                .into()
            }
            Message::Exporting(None) | Message::Picked(None) => Action::none(),
            Message::Exporting(Some(path)) => {
                let pem = self.certificate.pem();
                let place = path.clone();
                Task::perform(
                    blocking(
                        move || directory::write_atomic(&path, pem.as_bytes()).map(|()| path),
                        move || Ok(place),
                    ),
                    Message::Exported,
                )
                .into()
            }
            Message::Exported(Ok(path)) => Action::event(Event::Notify(Notice {
                tone: Tone::Secure,
                what: fl!("viewer-exported"),
                more: path.display().to_string(),
            })),
            Message::Exported(Err(error)) => {
                Action::event(Event::Notify(Notice::explained(Tone::Refused, &error)))
            }
            Message::Browse => Task::perform(
                services
                    .dialogs
                    .open_file(fl!("viewer-open"), vec![certificate_files()]),
                Message::Picked,
            )
            .into(),
            Message::Picked(Some(path)) => Action::event(Event::OpenFile(path)),
            Message::Unfold => {
                self.unfolded = !self.unfolded;
                Action::none()
            }
            Message::Trust => Action::event(Event::Trust(self.root().clone())),
        }
    }

    fn ask(&mut self, services: &Services) -> Task<Message> {
        let Some(address) = self.opened.clone() else {
            return Task::none();
        };
        self.asked = Asked::Asking;
        let ask = Ask {
            now: services.now(),
            ..Ask::new(address)
        };
        Task::perform(services.checks.climb(ask), |ladder| {
            Message::Answered(Arc::new(ladder))
        })
    }

    fn look_into_stores(&self, services: &Services) -> Task<Message> {
        let root = self.root().clone();
        if !root.is_authority() {
            return Task::none();
        }
        let stores = services.stores.all();
        Task::perform(
            async move {
                let mut places = Vec::new();
                for store in stores {
                    if store
                        .presence(&root)
                        .await
                        .is_ok_and(|p| p == Presence::Trusted)
                    {
                        places.push(store.place());
                    }
                }
                places
            },
            Message::Trusted,
        )
    }

    /// The highest certificate at hand.
    fn root(&self) -> &Certificate {
        self.above.last().unwrap_or(&self.certificate)
    }

    /// The whole picture.
    pub fn view(&self, narrow: bool) -> Element<'_, Message> {
        let mut content = column![self.sentence()].spacing(space::BLOCK);
        if !self.certificate.is_authority() || self.opened.is_some() {
            content = content.push(self.works_for());
        }
        content = content
            .push(widget::validity(
                self.certificate.not_before(),
                self.certificate.not_after(),
                self.now,
                self.tone(),
                date::day,
            ))
            .push(self.signed_by())
            .push(self.fingerprint())
            .push(widget::hairline())
            .push(widget::fold(
                fl!("viewer-technical"),
                fl!("viewer-technical-inside"),
                self.unfolded,
                Message::Unfold,
            ));
        if self.unfolded {
            content = content.push(technical::view(&self.certificate));
        }
        page(
            narrow,
            fl!("back"),
            Message::Back,
            [
                press(fl!("viewer-export"))
                    .icon(Icon::Save)
                    .quiet_ink()
                    .on_press(Message::Export),
                press(fl!("viewer-open"))
                    .icon(Icon::Open)
                    .quiet_ink()
                    .on_press(Message::Browse),
            ],
            content,
        )
    }
}

/// The endings certificates come with.
pub fn certificate_files() -> Kind {
    Kind {
        name: fl!("kind-certificate"),
        endings: [
            "crt", "cer", "pem", "der", "p7b", "p7c", "pfx", "p12", "csr", "key", "zip",
        ]
        .map(str::to_owned)
        .to_vec(),
    }
}

/// A file name that every operating system takes.
pub(super) fn file_name(title: &str) -> String {
    let name: String = text::foreign(title)
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || matches!(c, '.' | '-' | ' ') {
                c
            } else {
                '-'
            }
        })
        .take(60)
        .collect();
    let name = name.trim_matches(['.', ' ']).to_owned();
    if name.is_empty() {
        "certificate".to_owned()
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_title_becomes_a_file_name() {
        assert_eq!(file_name("Hotel Astoria: a/b"), "Hotel Astoria- a-b");
        assert_eq!(file_name("../.."), "-");
        assert_eq!(file_name(""), "certificate");
    }
}
