//! Opening: sites, dropped files, and the lines over a screen that go with it.
//!
//! Apart from the switchboard because a file can come from a picker, a drop, the command line or
//! the list of sites, and always ends in the same place.

use std::path::{Path, PathBuf};
use std::time::Duration;

use futures::future::BoxFuture;
use iced::widget::{container, row};
use iced::{Bottom, Center, Element, Fill, Task};

use super::action::{Event, Notice};
use super::icon::Icon;
use super::importing::Importing;
use super::services::{Services, blocking};
use super::theme::{self, Ink, Tone, glyph, height, space, width};
use super::widget::{self, edge, press};
use super::{App, Message, Screen, text};
use crate::authority::{self, Authority, request::CameraRequest};
use crate::certificate::{self, Certificate, chain::Chain, file};
use crate::error::{Cause, Explain};
use crate::secret::Secret;
use crate::site::{EXTENSION, Error, Site};
use crate::{directory, fl};
use time::OffsetDateTime;

/// What a file holds, ready to be shown.
#[derive(Debug, Clone)]
pub enum Found {
    /// Certificates: the lowest, and what stands above it.
    Certificate(Certificate, Vec<Certificate>),
    /// A root that is to be trusted.
    Root(Certificate),
    /// A request (CSR): what it asks for.
    Request(CameraRequest),
    /// An authority with its key.
    Authority(Authority),
    /// Only keys, which are never shown.
    Keys,
    /// Something in it is encrypted; what can be shown without a passphrase.
    Locked(Option<(Certificate, Vec<Certificate>)>),
}

/// Why a file is not shown.
#[derive(Debug, Clone)]
pub enum Unread {
    /// What is wrong with it.
    Certificate(certificate::Error),
    /// What is wrong with the request in it.
    Request(authority::Error),
    /// What is wrong with the site.
    Site(Error),
    /// There is no authority in it that could be trusted.
    NoRoot,
    /// What was pasted is encrypted, and only a file can be asked about twice.
    LockedPaste,
}

/// What is wanted of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Anything,
    Root,
}

/// A file that waits for its passphrase.
#[derive(Debug, Clone)]
pub struct Locked {
    paths: Vec<PathBuf>,
    typed: String,
    wrong: bool,
    /// What is shown when nobody knows the passphrase.
    clear: Option<(Certificate, Vec<Certificate>)>,
}

/// Files that are dropped together come one after the other, within this time.
const TOGETHER: Duration = Duration::from_millis(150);

impl App {
    /// Whatever the file is.
    pub(super) fn open_file(&mut self, path: PathBuf) -> Task<Message> {
        if is_site(&path) {
            open_site(path)
        } else {
            read(vec![path], None, Wanted::Anything)
        }
    }

    /// Several files that may belong together; a site among them is opened alone.
    pub(super) fn open_files(&mut self, paths: Vec<PathBuf>) -> Task<Message> {
        match paths.iter().find(|path| is_site(path)) {
            Some(site) => open_site(site.clone()),
            None if paths.is_empty() => Task::none(),
            None => read(paths, None, Wanted::Anything),
        }
    }

    /// One of perhaps several files that are dropped together.
    pub(super) fn falls(&mut self, path: PathBuf) -> Task<Message> {
        self.hovered = false;
        self.falling.push(path);
        if self.falling.len() > 1 {
            return Task::none();
        }
        Task::perform(tokio::time::sleep(TOGETHER), |()| Message::Fallen)
    }

    /// An authority becomes that of a site.
    pub(super) fn adopt(&self, site: Option<PathBuf>, authority: Authority) -> Task<Message> {
        let open = self.open_site();
        let folder = self.sites.clone();
        let day = self.services.now().date().to_string();
        let work = move || match (site, open) {
            (Some(path), Some(open)) if open.path() == path => (path, Ok(open)),
            (Some(path), _) => {
                let site = Site::open(&path);
                (path, site)
            }
            (None, _) => new_file(folder, &day),
        };
        Task::perform(blocking(work, ended_badly), move |(path, site)| {
            Message::Adopting(path, site, authority.clone())
        })
    }

    /// A site's root, or one in a file: picked, then trusted.
    pub(super) fn pick_to_trust(&self) -> Task<Message> {
        Task::perform(picked_files(&self.services), |paths| paths).then(|paths| {
            if paths.is_empty() {
                Task::none()
            } else {
                read(paths, None, Wanted::Root)
            }
        })
    }

    /// A file was read.
    pub(super) fn read(
        &mut self,
        paths: Vec<PathBuf>,
        found: Result<Found, Unread>,
    ) -> Task<Message> {
        let explained = |explain: &dyn Explain| Notice::explained(Tone::Refused, explain);
        let file = shown(&paths);
        let notice = match found {
            Ok(Found::Certificate(certificate, chain)) => {
                return self.wish(Event::Open {
                    certificate,
                    chain,
                    opened: None,
                });
            }
            Ok(Found::Root(root)) => return self.wish(Event::Trust(root)),
            Ok(Found::Authority(authority)) => {
                self.locked = None;
                let last = &self.settings.last_sites;
                let (screen, task) = Importing::open(authority, paths.len(), last, &self.services);
                if matches!(self.screens.last(), Some(Screen::Importing(_))) {
                    let _ = self.screens.pop();
                }
                self.screens.push(Screen::Importing(Box::new(screen)));
                return task.map(Message::Importing);
            }
            Ok(Found::Locked(clear)) => {
                // A second time: the passphrase was wrong or there was none.
                self.locked = Some(Locked {
                    paths,
                    typed: String::new(),
                    wrong: false,
                    clear,
                });
                return iced::widget::operation::focus(PASSPHRASE);
            }
            Ok(Found::Request(request)) => {
                self.locked = None;
                return self.sign(Some(request));
            }
            Ok(Found::Keys) => Notice {
                tone: Tone::Attention,
                what: fl!("open-key"),
                more: fl!("open-key-more"),
            },
            Err(Unread::Certificate(certificate::Error::WrongPassphrase)) => {
                if let Some(locked) = &mut self.locked {
                    locked.wrong = true;
                }
                return iced::widget::operation::focus(PASSPHRASE);
            }
            Err(Unread::Certificate(error)) => explained(&error),
            Err(Unread::Request(error)) => explained(&error),
            Err(Unread::Site(error)) => explained(&error),
            Err(Unread::LockedPaste) => Notice {
                tone: Tone::Attention,
                what: fl!("paste-locked"),
                more: String::new(),
            },
            Err(Unread::NoRoot) => Notice {
                tone: Tone::Attention,
                what: fl!("open-no-root"),
                more: file,
            },
        };
        self.locked = None;
        self.notify(notice)
    }

    /// The passphrase of a file is typed.
    pub(super) fn unlocking(&mut self, letter: Unlock) -> Task<Message> {
        let Some(locked) = &mut self.locked else {
            return Task::none();
        };
        match letter {
            Unlock::Typed(text) => {
                locked.typed = text;
                locked.wrong = false;
                Task::none()
            }
            Unlock::Open => {
                let secret = Secret::new(std::mem::take(&mut locked.typed));
                read(locked.paths.clone(), Some(secret), Wanted::Anything)
            }
            Unlock::Leave => self.stays_locked(),
        }
    }

    /// Nobody knows the passphrase: what can be shown without it is shown.
    pub(super) fn stays_locked(&mut self) -> Task<Message> {
        match self.locked.take().and_then(|locked| locked.clear) {
            Some((certificate, chain)) => self.wish(Event::Open {
                certificate,
                chain,
                opened: None,
            }),
            None => Task::none(),
        }
    }

    /// A new site, in a file of its own from the start: what is found is saved at once.
    pub(super) fn new_site(&self) -> Task<Message> {
        let folder = self.sites.clone();
        let day = self.services.now().date().to_string();
        let work = move || new_file(folder, &day);
        Task::perform(blocking(work, ended_badly), |(path, site)| {
            Message::Opened(path, site)
        })
    }
}

/// What is done about a locked file.
#[derive(Clone)]
pub enum Unlock {
    /// A letter of the passphrase.
    Typed(String),
    /// Try it.
    Open,
    /// Leave the file closed.
    Leave,
}

impl std::fmt::Debug for Unlock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            // Messages may be printed; a passphrase may not.
            Self::Typed(_) => "Typed(…)",
            Self::Open => "Open",
            Self::Leave => "Leave",
        })
    }
}

const PASSPHRASE: &str = "passphrase";

/// Asks for the passphrase of a file.
pub(super) fn ask_passphrase(locked: &Locked) -> Element<'_, Message> {
    let field = widget::field("", &locked.typed, locked.wrong, |text| {
        Message::Unlock(Unlock::Typed(text))
    })
    .id(PASSPHRASE)
    .secure(true)
    .on_submit(Message::Unlock(Unlock::Open));
    widget::ask(
        Tone::Attention,
        fl!("open-locked"),
        shown(&locked.paths),
        Some(widget::labelled(
            fl!("open-passphrase"),
            field,
            locked.wrong.then(|| fl!("open-passphrase-wrong")),
            None,
        )),
        [
            press(fl!("cancel"))
                .key(fl!("key-escape"))
                .on_press(Message::Unlock(Unlock::Leave))
                .into(),
            press(fl!("open"))
                .primary()
                .key(fl!("key-enter"))
                .on_press(Message::Unlock(Unlock::Open))
                .into(),
        ],
    )
}

/// What is picked when an authority or a root is wanted: one file, several, or a site.
pub(super) fn picked_files(services: &Services) -> BoxFuture<'static, Vec<PathBuf>> {
    let mut kind = super::viewer::certificate_files();
    kind.endings.push(EXTENSION.to_owned());
    services.dialogs.open_files(fl!("home-trust"), vec![kind])
}

/// The files in the way a person recognises them.
fn shown(paths: &[PathBuf]) -> String {
    let all: Vec<String> = paths
        .iter()
        .map(|path| text::foreign(&path.display().to_string()))
        .collect();
    all.join(", ")
}

fn read(paths: Vec<PathBuf>, passphrase: Option<Secret>, wanted: Wanted) -> Task<Message> {
    let places = paths.clone();
    Task::perform(
        blocking(
            move || look(&paths, passphrase.as_ref(), wanted),
            || Err(Unread::Certificate(certificate::Error::Unknown)),
        ),
        move |found| Message::Read(places.clone(), found),
    )
}

fn look(paths: &[PathBuf], passphrase: Option<&Secret>, wanted: Wanted) -> Result<Found, Unread> {
    if let Some(path) = paths.iter().find(|path| is_site(path)) {
        let site = Site::open(path).map_err(Unread::Site)?;
        let authority = site.authority().map_err(Unread::Site)?;
        return authority
            .map(|authority| Found::Root(authority.root().clone()))
            .ok_or(Unread::NoRoot);
    }
    let contents = together(paths, passphrase).map_err(Unread::Certificate)?;
    sorted(&contents, wanted)
}

/// What all the files hold; one that is something else is passed over beside others.
fn together(
    paths: &[PathBuf],
    passphrase: Option<&Secret>,
) -> Result<file::Contents, certificate::Error> {
    let mut all: Option<file::Contents> = None;
    let mut trouble = None;
    for path in paths {
        match (file::open(path, passphrase), &mut all) {
            (Ok(contents), Some(all)) => all.absorb(contents),
            (Ok(contents), None) => all = Some(contents),
            (Err(certificate::Error::WrongPassphrase), _) => {
                return Err(certificate::Error::WrongPassphrase);
            }
            (Err(error), _) => trouble = trouble.or(Some(error)),
        }
    }
    all.ok_or(trouble.unwrap_or(certificate::Error::Empty))
}

/// What was pasted, as if it were a file.
pub(super) fn pasted(text: String) -> Task<Message> {
    let work = move || {
        let contents = file::read(text.as_bytes(), None).map_err(Unread::Certificate)?;
        match sorted(&contents, Wanted::Anything)? {
            Found::Locked(_) => Err(Unread::LockedPaste),
            found => Ok(found),
        }
    };
    Task::perform(
        blocking(work, || {
            Err(Unread::Certificate(certificate::Error::Unknown))
        }),
        |found| Message::Read(Vec::new(), found),
    )
}

/// What of a file is shown: an authority with its key first, then certificates, requests, keys.
fn sorted(contents: &file::Contents, wanted: Wanted) -> Result<Found, Unread> {
    let files = std::slice::from_ref(contents);
    match Authority::import_files(files, OffsetDateTime::now_utc()) {
        Ok(authority) => return Ok(Found::Authority(authority)),
        // Then it is something to look at; the viewer says what is wrong with it.
        Err(error) => log::info!("no authority to take over: {error}"),
    }
    if let Some(chain) = Chain::order(&contents.certificates) {
        let mut line = chain.certificates.into_iter();
        if let Some(lowest) = line.next() {
            let above: Vec<Certificate> = line.collect();
            let top = above.last().unwrap_or(&lowest);
            let waits = contents.locked && contents.keys.is_empty() && top.is_authority();
            return match wanted {
                // The key may belong to it: then there is more to do than to look.
                Wanted::Anything if waits => Ok(Found::Locked(Some((lowest, above)))),
                Wanted::Anything => Ok(Found::Certificate(lowest, above)),
                Wanted::Root if top.is_authority() => Ok(Found::Root(top.clone())),
                Wanted::Root => Err(Unread::NoRoot),
            };
        }
    }
    if contents.locked {
        return Ok(Found::Locked(None));
    }
    if wanted == Wanted::Root {
        return Err(Unread::NoRoot);
    }
    match contents.requests.first() {
        Some(request) => CameraRequest::read(request)
            .map(Found::Request)
            .map_err(Unread::Request),
        None => Ok(Found::Keys),
    }
}

/// How the file of a new site is called at first.
pub(super) const BEGUN: &str = "site-";

/// A new site in the folder for sites.
pub(super) fn new_file(folder: Option<PathBuf>, day: &str) -> (PathBuf, Result<Site, Error>) {
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
    make(&folder, day)
}

/// The first free name of the day.
fn make(folder: &Path, day: &str) -> (PathBuf, Result<Site, Error>) {
    let mut number = 1;
    loop {
        let path = folder.join(format!("{BEGUN}{day}-{number}.{EXTENSION}"));
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
