//! "Does this key belong to this certificate?": the question before every upload by hand.
//!
//! Apart because it is the only place of the viewer that touches a private key: it is read, compared
//! and forgotten, and only the answer is kept.

use std::path::{Path, PathBuf};

use iced::widget::{Row, column, container, row};
use iced::{Center, Element, Fill, Task};

use super::{Message, Viewer};
use crate::certificate::{self, Certificate, file};
use crate::fl;
use crate::gui::icon::{self, Icon};
use crate::gui::services::{Kind, Services, blocking};
use crate::gui::text;
use crate::gui::theme::{self, Ink, Tone, glyph, space};
use crate::gui::widget::{self, press};
use crate::secret::Secret;

/// What is known of the key.
#[derive(Debug, Clone, Default)]
pub(super) enum Match {
    /// No key was looked at.
    #[default]
    None,
    /// It waits for its passphrase.
    Locked {
        path: PathBuf,
        typed: Secret,
        wrong: bool,
    },
    /// It belongs to the certificate, or does not.
    Told { file: String, belongs: bool },
}

/// What a key file said.
#[derive(Debug, Clone)]
pub enum Looked {
    /// It holds the key of the certificate, or another one.
    Key(bool),
    /// It wants a passphrase, or another one than was typed.
    Locked,
    /// There is no key in it, or it cannot be read.
    Unread(certificate::Error),
}

/// Picks a key file.
pub(super) fn pick(services: &Services) -> Task<Message> {
    let kind = Kind {
        name: fl!("kind-key"),
        endings: ["key", "pem", "pfx", "p12", "der", "p8"]
            .map(str::to_owned)
            .to_vec(),
    };
    Task::perform(
        services
            .dialogs
            .open_file(fl!("viewer-key-pick"), vec![kind]),
        Message::KeyPicked,
    )
}

/// Looks into a key file, off the window's thread: opening a sealed key takes its time.
pub(super) fn look(
    certificate: Certificate,
    path: PathBuf,
    passphrase: Option<Secret>,
) -> Task<Message> {
    let place = path.clone();
    let work = move || match file::open(&path, passphrase.as_ref()) {
        Ok(contents) if !contents.keys.is_empty() => {
            Looked::Key(contents.keys.iter().any(|key| key.belongs_to(&certificate)))
        }
        Ok(contents) if contents.locked => Looked::Locked,
        Ok(_) => Looked::Unread(certificate::Error::Unknown),
        Err(certificate::Error::WrongPassphrase) => Looked::Locked,
        Err(error) => Looked::Unread(error),
    };
    Task::perform(
        blocking(work, || Looked::Unread(certificate::Error::Unknown)),
        move |looked| Message::KeyLooked(place.clone(), looked),
    )
}

impl Match {
    /// Takes what a file said.
    pub(super) fn take(&mut self, path: PathBuf, looked: &Looked) {
        *self = match looked {
            Looked::Key(belongs) => Self::Told {
                file: name(&path),
                belongs: *belongs,
            },
            Looked::Locked => Self::Locked {
                // Asked for the second time: what was typed did not open it.
                wrong: matches!(self, Self::Locked { typed, .. } if !typed.is_empty()),
                path,
                typed: Secret::default(),
            },
            Looked::Unread(_) => Self::None,
        };
    }
}

fn name(path: &Path) -> String {
    text::foreign(
        &path
            .file_name()
            .unwrap_or(path.as_os_str())
            .to_string_lossy(),
    )
}

impl Viewer {
    /// The answer, or the way to ask.
    pub(super) fn key_bar(&self) -> Element<'_, Message> {
        let another = |words: String| {
            press(words)
                .icon(Icon::Folder)
                .on_press(Message::Key)
                .into()
        };
        match &self.key {
            Match::None => bar(
                Tone::Unknown,
                fl!("viewer-key-ask"),
                fl!("viewer-key-ask-how"),
                [another(fl!("viewer-key-pick"))],
            ),
            Match::Told { file, belongs } => {
                let (tone, what) = if *belongs {
                    (Tone::Secure, fl!("viewer-key-belongs", file = file.clone()))
                } else {
                    (Tone::Refused, fl!("viewer-key-other", file = file.clone()))
                };
                let more = if *belongs {
                    String::new()
                } else {
                    fl!("viewer-key-other-how")
                };
                bar(tone, what, more, [another(fl!("viewer-key-another"))])
            }
            Match::Locked { path, typed, wrong } => {
                let field = widget::field("", typed.reveal(), *wrong, |text| {
                    Message::KeyTyped(Secret::new(text))
                })
                .secure(true)
                .on_submit(Message::KeyOpen);
                let asked = widget::labelled(
                    fl!("viewer-key-locked", file = name(path)),
                    field,
                    wrong.then(|| fl!("open-passphrase-wrong")),
                    None,
                );
                container(
                    row![
                        asked,
                        press(fl!("open")).primary().on_press(Message::KeyOpen)
                    ]
                    .spacing(space::MEDIUM)
                    .align_y(iced::Bottom),
                )
                .padding(space::LARGE)
                .width(Fill)
                .style(theme::calm)
                .into()
            }
        }
    }
}

fn bar<'a>(
    tone: Tone,
    what: String,
    more: String,
    buttons: impl IntoIterator<Item = Element<'a, Message>>,
) -> Element<'a, Message> {
    let mark: Element<'a, Message> = if tone == Tone::Unknown {
        Icon::Key.view().ink(Ink::Muted).into()
    } else {
        icon::tone(tone).size(glyph::ROW).into()
    };
    let words = column![text::label_strong(what)]
        .push((!more.is_empty()).then(|| text::muted(more)))
        .width(Fill);
    container(
        Row::new()
            .push(mark)
            .push(words)
            .extend(buttons)
            .spacing(space::MEDIUM)
            .align_y(Center),
    )
    .padding([space::SMALL, space::LARGE])
    .width(Fill)
    .style(theme::notice(tone))
    .into()
}
