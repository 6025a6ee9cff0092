//! The certificate viewer: one sentence first, then names, time, chain, fingerprint, and the
//! technical rest in a fold.
//!
//! Apart because certificates are opened from everywhere: a camera, a file, a site's authority.

mod chain;
mod clients;
mod compare;
mod export;
mod fingerprint;
mod matching;
mod names;
mod sentence;
mod technical;

pub use compare::Uncompared;
pub use export::Form;
pub use matching::Looked;

use iced::widget::column;
use iced::{Element, Task};
use std::path::PathBuf;
use std::sync::Arc;
use time::OffsetDateTime;

use super::action::{Action, Event, Notice};
use super::icon::Icon;
use super::services::{Kind, Services};
use super::theme::{Tone, space};
use super::widget::{self, page, press};
use super::{Pressed, date, text};
use crate::certificate::Certificate;
use crate::check::{Ask, Ladder};
use crate::device::Address;
use crate::directory;
use crate::fl;
use crate::secret::Secret;
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
    /// The forms to save it in are shown.
    exporting: bool,
    /// What it is compared with.
    compared: Option<Certificate>,
    /// Whether a key belongs to it.
    key: matching::Match,
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
    /// Show the forms it can be saved in, or hide them.
    Export,
    /// Save it in this form.
    ExportAs(Form),
    /// Where to; `None` when the person changed their mind.
    Exporting(Form, Option<PathBuf>),
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
    /// Pick another one to compare it with.
    Compare,
    /// It was picked.
    ComparePicked(Option<PathBuf>),
    /// It was read, or why not.
    Compared(Result<Certificate, Uncompared>),
    /// No more comparing.
    CompareClose,
    /// Pick a key: does it belong to this certificate?
    Key,
    /// It was picked.
    KeyPicked(Option<PathBuf>),
    /// What the file said.
    KeyLooked(PathBuf, Looked),
    /// Its passphrase changed.
    KeyTyped(Secret),
    /// Look again with the passphrase.
    KeyOpen,
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
            exporting: false,
            compared: None,
            key: matching::Match::None,
        };
        let asking = viewer.ask(services);
        let stores = viewer.look_into_stores(services);
        (viewer, Task::batch([asking, stores]))
    }

    /// What Enter, Escape and the space bar mean.
    pub fn key(&self, key: Pressed) -> Option<Message> {
        match key {
            Pressed::Escape if self.exporting => Some(Message::Export),
            Pressed::Escape if self.compared.is_some() => Some(Message::CompareClose),
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
                self.exporting = !self.exporting;
                Action::none()
            }
            Message::ExportAs(form) => {
                self.exporting = false;
                self.ask_where(form, services).into()
            }
            Message::Exporting(_, None)
            | Message::Picked(None)
            | Message::ComparePicked(None)
            | Message::KeyPicked(None) => Action::none(),
            Message::Exporting(form, Some(path)) => self.write(form, path).into(),
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
            Message::Compare => compare::pick(services).into(),
            Message::ComparePicked(Some(path)) => compare::read(path).into(),
            Message::Compared(Ok(other)) => {
                self.compared = Some(other);
                // What it says stands at the top, however far down the certificate was read.
                widget::page_to_top().into()
            }
            Message::Compared(Err(Uncompared::Locked)) => Action::event(Event::Notify(Notice {
                tone: Tone::Attention,
                what: fl!("compare-locked"),
                more: String::new(),
            })),
            Message::Compared(Err(Uncompared::Unread(error))) => {
                Action::event(Event::Notify(Notice::explained(Tone::Refused, &error)))
            }
            Message::CompareClose => {
                self.compared = None;
                Action::none()
            }
            Message::Key => matching::pick(services).into(),
            Message::KeyPicked(Some(path)) => {
                self.key = matching::Match::None;
                matching::look(self.certificate.clone(), path, None).into()
            }
            Message::KeyLooked(path, looked) => {
                self.key.take(path, &looked);
                match looked {
                    Looked::Unread(error) => {
                        Action::event(Event::Notify(Notice::explained(Tone::Refused, &error)))
                    }
                    _ => Action::none(),
                }
            }
            Message::KeyTyped(secret) => {
                if let matching::Match::Locked { typed, wrong, .. } = &mut self.key {
                    *typed = secret;
                    *wrong = false;
                }
                Action::none()
            }
            Message::KeyOpen => match &self.key {
                matching::Match::Locked { path, typed, .. } => {
                    matching::look(self.certificate.clone(), path.clone(), Some(typed.clone()))
                        .into()
                }
                _ => Action::none(),
            },
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
        let whole = page(
            narrow,
            fl!("back"),
            Message::Back,
            [
                press(fl!("viewer-export"))
                    .icon(Icon::Save)
                    .quiet_ink()
                    .on_press(Message::Export),
                press(fl!("viewer-compare"))
                    .icon(Icon::Compare)
                    .quiet_ink()
                    .on_press(Message::Compare),
                press(fl!("viewer-open"))
                    .icon(Icon::Open)
                    .quiet_ink()
                    .on_press(Message::Browse),
            ],
            self.comparison().unwrap_or_else(|| self.content()),
        );
        if self.exporting {
            widget::modal(whole, self.ask_form(), Some(Message::Export))
        } else {
            whole
        }
    }

    fn content(&self) -> Element<'_, Message> {
        let mut content = column![self.sentence()].spacing(space::BLOCK);
        if !self.certificate.is_authority() || self.opened.is_some() {
            content = content.push(self.works_for());
        }
        content = content
            .push(widget::validity(&self.span(), self.tone(), date::day))
            .push(self.signed_by())
            .push(self.clients())
            .push(self.fingerprint())
            .push(widget::hairline())
            .push(widget::fold(
                fl!("viewer-technical"),
                fl!("viewer-technical-inside"),
                self.unfolded,
                Message::Unfold,
            ));
        if self.unfolded {
            content = content.push(technical::view(self));
        }
        content.into()
    }

    fn span(&self) -> widget::Span {
        widget::Span {
            start: self.certificate.not_before(),
            end: self.certificate.not_after(),
            now: self.now,
            camera: match &self.asked {
                Asked::Answered(ladder) => ladder.clocks.camera(),
                _ => None,
            },
        }
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
