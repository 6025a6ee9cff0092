//! "Sign a request": a device made its own key and a request (CSR); a site's authority answers it
//! with a certificate, which is saved as PEM (RFC 7468), the chain without the root.
//!
//! Apart from the wizard because the device need not be on any list: it may be a door station, or
//! a recorder only a browser reaches. Site files are opened for the moment of the work only.

mod view;
mod work;

use std::path::PathBuf;

use iced::widget::operation;
use iced::{Element, Task};

use self::work::Signer;
use super::Pressed;
use super::action::{Action, Event, Notice};
use super::services::{Kind, Services, blocking};
use super::theme::Tone;
use crate::authority::{self, Signed, request::CameraRequest};
use crate::certificate::Certificate;
use crate::check::Foreseen;
use crate::secret::Secret;
use crate::site::{EXTENSION, Error};
use crate::{directory, fl};

/// A request, who may sign it, and what came of it.
pub struct Signing {
    request: Option<CameraRequest>,
    /// `None` while the site files are read.
    signers: Option<Vec<Signer>>,
    chosen: usize,
    names: String,
    passphrase: Secret,
    /// The key did not open by itself, or not with what was typed.
    locked: bool,
    wrong: bool,
    busy: bool,
    trouble: Option<Error>,
    signed: Option<Box<Signed>>,
    /// What clients will refuse of it: said before it is saved.
    foreseen: Vec<Foreseen>,
}

/// What it hears. The passphrase travels as a secret, so that no log shows it.
#[derive(Debug, Clone)]
pub enum Message {
    /// Back to where one was.
    Back,
    /// The last sites were read.
    Listed(Vec<Signer>),
    /// Choose the file of the request.
    Browse,
    /// It was picked, or not.
    Picked(Option<PathBuf>),
    /// This site signs.
    Choose(usize),
    /// A site file somewhere else.
    BrowseSite,
    /// It was picked, or not.
    PickedSite(Option<PathBuf>),
    /// It was read.
    ReadSite(Result<Signer, Error>),
    /// The names it shall work for.
    Names(String),
    /// The passphrase of the site's key.
    Passphrase(Secret),
    /// Sign it.
    Sign,
    /// Signed, with what clients will refuse; `None` when the key needs a passphrase first.
    Signed(Result<Option<work::Ready>, Error>),
    /// Write the certificate into a file.
    Save,
    /// Where to; `None` when the person changed their mind.
    Saving(Option<PathBuf>),
    /// Written, or not.
    Saved(Result<PathBuf, directory::Error>),
    /// See the certificate.
    View,
}

const NAMES: &str = "signing-names";
const PASSPHRASE: &str = "signing-passphrase";

/// Why nothing can be signed yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Missing {
    Site,
    Names,
    Passphrase,
}

impl Signing {
    /// Opens the screen, with a request when one was dropped or opened already.
    pub fn open(request: Option<CameraRequest>, last_sites: &[PathBuf]) -> (Self, Task<Message>) {
        let mut signing = Self {
            request: None,
            signers: None,
            chosen: 0,
            names: String::new(),
            passphrase: Secret::default(),
            locked: false,
            wrong: false,
            busy: false,
            trouble: None,
            signed: None,
            foreseen: Vec::new(),
        };
        let focus = match request {
            Some(request) => signing.take(request),
            None => Task::none(),
        };
        let paths = last_sites.to_vec();
        let list = Task::perform(
            blocking(move || work::signers(&paths), Vec::new),
            Message::Listed,
        );
        (signing, Task::batch([list, focus]))
    }

    /// Another request; the names are the new one's.
    pub fn take(&mut self, request: CameraRequest) -> Task<Message> {
        self.names = work::plausible(&request).join(" ");
        self.request = Some(request);
        self.signed = None;
        self.trouble = None;
        // What is plausible needs no typing; then only the passphrase is missing.
        operation::focus(if self.asks() && !self.names.is_empty() {
            PASSPHRASE
        } else {
            NAMES
        })
    }

    /// What Enter and Escape mean.
    pub fn key(&self, key: Pressed) -> Option<Message> {
        match key {
            Pressed::Escape => Some(Message::Back),
            Pressed::Enter if self.signed.is_some() => Some(Message::Save),
            Pressed::Enter if self.request.is_none() => Some(Message::Browse),
            Pressed::Enter if self.can_sign() => Some(Message::Sign),
            _ => None,
        }
    }

    fn signer(&self) -> Option<&Signer> {
        self.signers.as_ref()?.get(self.chosen)
    }

    /// Whether the key of the chosen site opens only with a typed passphrase.
    fn asks(&self) -> bool {
        self.locked || self.signer().is_some_and(|signer| signer.typed)
    }

    fn can_sign(&self) -> bool {
        !self.busy && self.request.is_some() && self.missing().is_none()
    }

    /// What is still to be said before anything can be signed.
    fn missing(&self) -> Option<Missing> {
        if self.signer().is_none() {
            Some(Missing::Site)
        } else if work::names(&self.names).map_or(true, |names| names.is_empty()) {
            Some(Missing::Names)
        } else if self.asks() && self.passphrase.is_empty() {
            Some(Missing::Passphrase)
        } else {
            None
        }
    }

    /// Carries a message out.
    pub fn update(&mut self, message: Message, services: &Services) -> Action<Message> {
        match message {
            Message::Back => return Action::event(Event::Retreat),
            Message::Listed(signers) => {
                // One may have been picked by hand while the last ones were read.
                let picked = self.signers.take().unwrap_or_default();
                let others = signers
                    .into_iter()
                    .filter(|s| picked.iter().all(|p| p.path != s.path));
                self.signers = Some(picked.iter().cloned().chain(others).collect());
            }
            Message::Browse => {
                let kind = Kind {
                    name: fl!("signing-kind"),
                    endings: ["csr", "req", "p10", "pem", "der", "txt"]
                        .map(str::to_owned)
                        .to_vec(),
                };
                let picked = services
                    .dialogs
                    .open_file(fl!("signing-browse"), vec![kind]);
                return Task::perform(picked, Message::Picked).into();
            }
            // The frame reads it, as it reads what is dropped, and hands it back.
            Message::Picked(Some(path)) => return Action::event(Event::OpenFile(path)),
            Message::Picked(None) | Message::PickedSite(None) | Message::Saving(None) => {}
            Message::Choose(chosen) => {
                self.chosen = chosen;
                self.ask_anew();
            }
            Message::BrowseSite => {
                let kind = Kind {
                    name: fl!("kind-site"),
                    endings: vec![EXTENSION.to_owned()],
                };
                let picked = services.dialogs.open_file(fl!("home-open"), vec![kind]);
                return Task::perform(picked, Message::PickedSite).into();
            }
            Message::PickedSite(Some(path)) => {
                let place = path.clone();
                return Task::perform(
                    blocking(
                        move || work::signer(&path),
                        move || Err(work::broke_off(place)),
                    ),
                    Message::ReadSite,
                )
                .into();
            }
            Message::ReadSite(Ok(signer)) => {
                let signers = self.signers.get_or_insert_default();
                signers.retain(|known| known.path != signer.path);
                signers.insert(0, signer);
                self.chosen = 0;
                self.ask_anew();
            }
            Message::ReadSite(Err(error)) => self.trouble = Some(error),
            Message::Names(names) => {
                self.names = names;
                self.signed = None;
            }
            Message::Passphrase(passphrase) => {
                self.passphrase = passphrase;
                self.wrong = false;
            }
            Message::Sign if self.can_sign() => return self.sign(services).into(),
            Message::Sign => {}
            Message::Signed(Ok(Some(work::Ready { signed, foreseen }))) => {
                self.busy = false;
                self.passphrase = Secret::default();
                self.signed = Some(signed);
                self.foreseen = foreseen;
                // Where somebody will refuse it the person reads that first, and saves then.
                if self.foreseen.is_empty() {
                    return self.save(services).into();
                }
            }
            Message::Signed(Ok(None)) => {
                self.busy = false;
                self.locked = true;
                return operation::focus(PASSPHRASE).into();
            }
            Message::Signed(Err(Error::Authority(authority::Error::Closed))) => {
                self.busy = false;
                self.locked = true;
                self.wrong = true;
                return operation::focus(PASSPHRASE).into();
            }
            Message::Signed(Err(error)) => {
                self.busy = false;
                self.trouble = Some(error);
            }
            Message::Save => return self.save(services).into(),
            Message::Saving(Some(path)) => return self.write(path).into(),
            Message::Saved(Ok(path)) => {
                return Action::event(Event::Notify(Notice {
                    tone: Tone::Secure,
                    what: fl!("viewer-exported"),
                    more: path.display().to_string(),
                }));
            }
            Message::Saved(Err(error)) => {
                return Action::event(Event::Notify(Notice::explained(Tone::Refused, &error)));
            }
            Message::View => {
                if let Some(signed) = &self.signed {
                    return Action::event(Event::Open {
                        certificate: signed.certificate.clone(),
                        chain: signed.chain.iter().skip(1).cloned().collect(),
                        opened: None,
                    });
                }
            }
        }
        Action::none()
    }

    /// Another authority: what was typed or refused for the one before does not count.
    fn ask_anew(&mut self) {
        self.passphrase = Secret::default();
        self.locked = false;
        self.wrong = false;
        self.trouble = None;
        self.signed = None;
    }

    fn sign(&mut self, services: &Services) -> Task<Message> {
        let (Some(request), Some(signer)) = (self.request.clone(), self.signer().cloned()) else {
            return Task::none();
        };
        let Ok(names) = work::names(&self.names) else {
            return Task::none();
        };
        self.busy = true;
        self.trouble = None;
        let typed = (!self.passphrase.is_empty()).then(|| self.passphrase.clone());
        let now = services.now();
        let place = signer.path.clone();
        Task::perform(
            blocking(
                move || work::sign(&signer.path, &request, names, typed.as_ref(), now),
                move || Err(work::broke_off(place)),
            ),
            Message::Signed,
        )
    }

    fn save(&self, services: &Services) -> Task<Message> {
        let Some(signed) = &self.signed else {
            return Task::none();
        };
        let name = format!(
            "{}.pem",
            super::viewer::file_name(signed.certificate.title())
        );
        Task::perform(
            services.dialogs.save_file(fl!("viewer-export"), name),
            Message::Saving,
        )
    }

    fn write(&self, path: PathBuf) -> Task<Message> {
        let Some(signed) = &self.signed else {
            return Task::none();
        };
        let pem: String = signed.chain.iter().map(Certificate::pem).collect();
        let place = path.clone();
        Task::perform(
            blocking(
                move || directory::write_atomic(&path, pem.as_bytes()).map(|()| path),
                move || Ok(place),
            ),
            Message::Saved,
        )
    }

    /// The whole picture.
    pub fn view(&self, narrow: bool) -> Element<'_, Message> {
        view::body(self, narrow)
    }
}
