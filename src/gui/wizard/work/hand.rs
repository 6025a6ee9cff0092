//! A camera done by hand, in the window: its page, its files, its request, and the watch.
//!
//! Apart from the lanes because it goes on when the batch is over: a person uploads, the program
//! looks on and turns green by itself.

use std::path::{Path, PathBuf};

use iced::widget::{Column, Row, column, row};
use iced::{Center, Element, Fill, Task};

use crate::authority::Authority;
use crate::certificate::Name;
use crate::error::Explanation;
use crate::fl;
use crate::gui::icon::{self, Icon};
use crate::gui::services::{self, Kind, Services};
use crate::gui::text;
use crate::gui::theme::{self, Ink, Tone, space};
use crate::gui::widget::{self, press};
use crate::secret::Secret;
use crate::site::{CameraId, Site};
use crate::work::Kit;
use crate::work::guided::{self, Answered, KitKind, Page, RequestError, Sight};

/// One camera that waits for a person.
pub struct Hand {
    /// Which.
    pub id: CameraId,
    address: String,
    kit: Kit,
    names: Vec<Name>,
    days: u32,
    page: &'static Page,
    url: String,
    folder: PathBuf,
    kind: KitKind,
    files: Vec<PathBuf>,
    password: Option<Secret>,
    sight: Option<Sight>,
    trouble: Option<Explanation>,
    busy: bool,
}

/// What it hears.
#[derive(Debug, Clone)]
pub enum Message {
    /// Its page asks for these files.
    Choose(KitKind),
    /// Make them.
    Make,
    /// Make them in a folder of the person's choice.
    Elsewhere,
    /// Open its page in the browser.
    OpenPage,
    /// Show the files in the file manager.
    OpenFolder,
    /// Choose the file of a request.
    Browse,
    /// A request was picked or dropped; `None` when the person changed their mind.
    Request(Option<PathBuf>),
    /// It was signed, or not; `None` = there was none.
    Answered(Option<Result<Answered, RequestError>>),
}

impl Hand {
    /// Files were made for this camera; none is on the disk yet.
    pub fn new(id: CameraId, kit: Kit, names: Vec<Name>, days: u32, site: &Site) -> Self {
        let camera = site.camera(id).ok();
        let page = camera.as_ref().map_or(guided::other(), Page::of);
        Self {
            id,
            address: crate::gui::wizard::words::address(&kit.address),
            url: camera.as_ref().map(guided::url).unwrap_or_default(),
            page,
            kind: page.kit,
            folder: guided::folder(&site.path()),
            kit,
            names,
            days,
            files: Vec::new(),
            password: None,
            sight: None,
            trouble: None,
            busy: false,
        }
    }

    /// Whether no file was made yet, so that Enter makes them.
    pub fn is_waiting(&self) -> bool {
        self.files.is_empty() && self.kind != KitKind::Request
    }

    /// Its files, for a folder elsewhere.
    pub fn keep(&mut self, folder: &Path) -> Result<(), guided::KitError> {
        self.make_password();
        guided::write(&self.kit, self.kind, folder, self.password.as_ref()).map(|_| ())
    }

    fn make_password(&mut self) {
        let wants = matches!(self.kind, KitKind::Pfx | KitKind::OldPfx);
        if wants && self.password.is_none() {
            self.password = Some(Secret::new(format!("{:016x}", rand::random::<u64>())));
        }
    }

    /// What a look showed.
    pub fn saw(&mut self, sight: Sight) {
        self.sight = Some(sight);
    }

    /// Looks into the folder for a request that was saved there: one named after this camera, or
    /// any while it is the only one that waits.
    pub fn look_for_requests(
        &self,
        site: &Site,
        authority: Option<Authority>,
        alone: bool,
    ) -> Task<Message> {
        let Some(authority) = authority.filter(|_| !self.busy) else {
            return Task::none();
        };
        let (site, id, folder) = (site.clone(), self.id, self.folder.clone());
        let (names, days) = (self.names.clone(), self.days);
        let stem = guided::stem(&self.kit.address);
        let found = move || {
            let path = guided::waiting(&folder).into_iter().find(|path| {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                alone || name.contains(&stem)
            })?;
            Some(guided::answer(&site, &authority, id, &names, days, &path))
        };
        Task::perform(services::blocking(found, || None), Message::Answered)
    }

    /// Carries a message out.
    pub fn update(
        &mut self,
        message: Message,
        site: &Site,
        authority: Option<Authority>,
        services: &Services,
    ) -> Task<Message> {
        match message {
            Message::Choose(kind) => {
                self.kind = kind;
                self.files.clear();
                self.trouble = None;
            }
            Message::Make => {
                self.make_password();
                let folder = self.folder.clone();
                match guided::write(&self.kit, self.kind, &folder, self.password.as_ref()) {
                    Ok(files) => {
                        // A request signed meanwhile is no longer what is waited for.
                        if let Err(error) = site.files_made(self.id, &self.kit.chain) {
                            log::warn!("{}: {error}", self.address);
                        }
                        self.files = files;
                        self.trouble = None;
                    }
                    Err(error) => self.trouble = Some(crate::error::Explain::explain(&error)),
                }
            }
            // A wish to the step, which asks for the folder.
            Message::Elsewhere => {}
            Message::OpenPage => services.shell.open(self.url.clone()),
            Message::OpenFolder => services.shell.open(self.folder.display().to_string()),
            Message::Browse => {
                let kind = Kind {
                    name: fl!("kind-request"),
                    endings: ["csr", "req", "pem", "txt"].map(str::to_owned).to_vec(),
                };
                let picked = services.dialogs.open_file(fl!("hand-browse"), vec![kind]);
                return Task::perform(picked, Message::Request);
            }
            Message::Request(None) => {}
            Message::Request(Some(path)) => {
                let Some(authority) = authority else {
                    return Task::none();
                };
                self.busy = true;
                let (site, id) = (site.clone(), self.id);
                let (names, days) = (self.names.clone(), self.days);
                let sign = move || Some(guided::answer(&site, &authority, id, &names, days, &path));
                return Task::perform(services::blocking(sign, || None), Message::Answered);
            }
            Message::Answered(answer) => {
                self.busy = false;
                match answer {
                    Some(Ok(answered)) => {
                        self.kind = KitKind::Request;
                        self.files = vec![answered.file];
                        self.trouble = None;
                    }
                    Some(Err(error)) => {
                        self.trouble = Some(crate::error::Explain::explain(&error));
                    }
                    None => {}
                }
            }
        }
        Task::none()
    }

    /// The card of this camera.
    pub fn view(&self) -> Element<'_, Message> {
        let head = row![
            text::label_strong(fl!("hand-title", address = self.address.as_str())),
            iced::widget::space().width(Fill),
            self.watch(),
        ]
        .spacing(space::MEDIUM)
        .align_y(Center);
        let way = row![
            column![
                text::second(fl!("hand-way")),
                text::label(text::foreign(&self.page.path())),
            ]
            .width(Fill),
            press(fl!("hand-open"))
                .icon(Icon::Open)
                .on_press(Message::OpenPage),
        ]
        .spacing(space::MEDIUM)
        .align_y(Center);
        let kinds = Row::with_children(KitKind::ALL.into_iter().map(|kind| {
            widget::radio_line(self.kind == kind, kind.label(), Message::Choose(kind))
        }))
        .wrap();
        widget::card(
            Column::new()
                .push(head)
                .push(way)
                .push(text::second(fl!("hand-asks")))
                .push(kinds)
                .push(self.made())
                .push(self.trouble.as_ref().map(|told| {
                    text::label(format!("{} {}", told.what, told.todo))
                        .style(theme::ink(Ink::Tone(Tone::Refused)))
                }))
                .spacing(space::SMALL),
        )
    }

    fn watch(&self) -> Element<'_, Message> {
        let words = match &self.sight {
            None => fl!("hand-watching"),
            Some(Sight::Nothing) => fl!("hand-sees-nothing"),
            Some(Sight::Other(_)) => fl!("hand-sees-other"),
            Some(Sight::Unspoken(version)) => {
                fl!("hand-sees-old-tls", version = text::foreign(version))
            }
            Some(Sight::Secured { .. }) => fl!("tone-secure"),
        };
        row![icon::spinner(), text::second(words)]
            .spacing(space::SMALL)
            .align_y(Center)
            .into()
    }

    fn made(&self) -> Element<'_, Message> {
        if self.kind == KitKind::Request && self.files.is_empty() {
            return row![
                text::label(fl!(
                    "hand-request",
                    folder = self.folder.display().to_string()
                ))
                .width(Fill),
                press(fl!("hand-choose"))
                    .icon(Icon::File)
                    .on_press(Message::Browse),
            ]
            .spacing(space::MEDIUM)
            .align_y(Center)
            .into();
        }
        if self.files.is_empty() {
            return row![
                press(fl!("hand-make"))
                    .icon(Icon::Save)
                    .primary()
                    .on_press(Message::Make),
                press(fl!("work-keep"))
                    .quiet_ink()
                    .tight()
                    .on_press(Message::Elsewhere),
            ]
            .spacing(space::MEDIUM)
            .align_y(Center)
            .into();
        }
        let folder = text::foreign(&self.folder.display().to_string());
        let names = self.files.iter().map(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            text::code(text::foreign(&name)).into()
        });
        Column::new()
            .push(text::second(fl!("hand-files")))
            .push(Row::with_children(names).spacing(space::LARGE).wrap())
            .push(
                row![
                    text::code(folder).style(theme::ink(Ink::Muted)).width(Fill),
                    press(fl!("hand-folder"))
                        .icon(Icon::Folder)
                        .quiet()
                        .tight()
                        .on_press(Message::OpenFolder),
                ]
                .spacing(space::MEDIUM)
                .align_y(Center),
            )
            .push(
                self.password.as_ref().map(|password| {
                    text::label(fl!("hand-password", password = password.reveal()))
                }),
            )
            .spacing(space::HAIR)
            .into()
    }
}
