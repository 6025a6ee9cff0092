//! "Remove from this laptop": the end of a job, as a question over the site screen.
//!
//! Apart because it is a small journey of its own: a copy is offered first, then the root leaves
//! every store after one question to the administrator, and only then the window closes the site
//! and its file goes (see [`forget`]).

use std::path::PathBuf;

use iced::widget::{Column, row, space as gap};
use iced::{Center, Element, Fill, Task};

use crate::error::Explain as _;
use crate::fl;
use crate::gui::action::Notice;
use crate::gui::icon::{self, Icon};
use crate::gui::services::{Services, blocking};
use crate::gui::text;
use crate::gui::theme::{Tone, space};
use crate::gui::widget::{self, press};
use crate::gui::wizard::authority::SHORTEST;
use crate::secret::Secret;
use crate::site::{EXTENSION, Site};
use crate::truststore::elevate::{Act, Answers};
use crate::truststore::{Presence, StoreId};
use crate::work::forget;

/// What was answered so far.
pub struct Farewell {
    site: Site,
    name: String,
    /// Only this computer's key store opens the site: a copy needs a passphrase.
    sealed_here: bool,
    passphrase: Secret,
    copy: Option<PathBuf>,
    without: bool,
    working: Option<Working>,
    trouble: Option<Notice>,
    /// A store refused once: the site may go without it.
    stubborn: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Working {
    Copy,
    Root,
}

/// What it hears.
#[derive(Debug, Clone)]
pub enum Message {
    /// The passphrase of the copy changed.
    Passphrase(String),
    /// Choose where the copy goes.
    Copy,
    /// The place was chosen, or not.
    Picked(Option<PathBuf>),
    /// The copy was made and opened, or not.
    Copied(Result<PathBuf, forget::Error>),
    /// No copy is wanted, or one is.
    Without(bool),
    /// Take the root out, then the site.
    Remove,
    /// What the stores said.
    Removed(Answers),
    /// Leave the question.
    Leave,
}

/// How it goes on.
pub enum Next {
    /// Something is done meanwhile, or nothing.
    Wait(Task<Message>),
    /// The question goes away; nothing more happens.
    Leave,
    /// The root is gone from everywhere it can be: the site may go.
    Erase,
}

impl Farewell {
    /// The question about a site.
    pub fn new(site: Site, name: &str) -> Self {
        let stored = site.authority().ok().flatten();
        Self {
            sealed_here: forget::needs_passphrase(stored.as_ref()),
            name: name.to_owned(),
            site,
            passphrase: Secret::new(""),
            copy: None,
            without: false,
            working: None,
            trouble: None,
            stubborn: false,
        }
    }

    fn can_copy(&self) -> bool {
        let long = self.passphrase.reveal().chars().count() >= SHORTEST;
        self.working.is_none() && (long || !self.sealed_here)
    }

    fn can_remove(&self) -> bool {
        self.working.is_none() && (self.copy.is_some() || self.without)
    }

    /// Carries a message out.
    pub fn update(&mut self, message: Message, services: &Services) -> Next {
        let task = match message {
            Message::Passphrase(text) => {
                self.passphrase = Secret::new(text);
                Task::none()
            }
            Message::Copy => {
                let name = format!("{}.{EXTENSION}", self.name.replace(['/', '\\', ':'], " "));
                let title = fl!("farewell-copy");
                Task::perform(services.dialogs.save_file(title, name), Message::Picked)
            }
            Message::Picked(None) => Task::none(),
            Message::Picked(Some(to)) => self.copy_to(to),
            Message::Copied(answer) => {
                self.working = None;
                match answer {
                    Ok(path) => {
                        self.trouble = None;
                        self.copy = Some(path);
                    }
                    Err(error) => self.trouble = Some(Notice::explained(Tone::Refused, &error)),
                }
                Task::none()
            }
            Message::Without(without) => {
                self.without = without;
                Task::none()
            }
            Message::Remove if !self.can_remove() => Task::none(),
            Message::Remove if self.stubborn => return Next::Erase,
            Message::Remove => return self.take_out(services),
            Message::Removed(answers) => {
                self.working = None;
                let kept = answers.into_iter().find_map(|(id, answer)| match answer {
                    Ok(Presence::Absent) => None,
                    Ok(_) => Some((id, None)),
                    Err(error) => Some((id, Some(error))),
                });
                let Some((id, error)) = kept else {
                    return Next::Erase;
                };
                self.stubborn = true;
                self.trouble = Some(match error {
                    Some(error) => Notice::explained(Tone::Refused, &error),
                    None => Notice {
                        tone: Tone::Refused,
                        what: fl!("trust-still-there"),
                        more: id.to_string(),
                    },
                });
                Task::none()
            }
            Message::Leave if self.working.is_some() => Task::none(),
            Message::Leave => return Next::Leave,
        };
        Next::Wait(task)
    }

    fn copy_to(&mut self, to: PathBuf) -> Task<Message> {
        self.working = Some(Working::Copy);
        let (site, passphrase) = (self.site.clone(), self.passphrase.clone());
        let path = to.clone();
        let copied = move || forget::copy(&site, &to, Some(&passphrase)).map(|()| to);
        let stopped = || Err(forget::Error::NotTheSame { path });
        Task::perform(blocking(copied, stopped), Message::Copied)
    }

    /// Every store of this laptop, with one question for those that need an administrator.
    fn take_out(&mut self, services: &Services) -> Next {
        let stored = self.site.authority().ok().flatten();
        let Some(root) = stored.map(|stored| stored.root().clone()) else {
            return Next::Erase;
        };
        self.working = Some(Working::Root);
        self.trouble = None;
        let stores = services.stores.all();
        let ids: Vec<StoreId> = stores.iter().map(|store| store.id()).collect();
        let asked = services.stores.elevate(Act::Remove, root, ids);
        Next::Wait(Task::perform(asked, Message::Removed))
    }

    /// The question.
    pub fn view(&self) -> Element<'_, Message> {
        let copied = self.copy.as_ref().map(|path| {
            let path = text::foreign(&path.display().to_string());
            widget::toned(
                Tone::Secure,
                fl!("farewell-copied", path = path),
                String::new(),
            )
        });
        let passphrase = (self.sealed_here && self.copy.is_none()).then(|| {
            let field = widget::field("", self.passphrase.reveal(), false, Message::Passphrase)
                .secure(true);
            let why = fl!("farewell-passphrase-why", count = SHORTEST);
            widget::labelled(fl!("farewell-passphrase"), field, None, Some(why))
        });
        let save = self.copy.is_none().then(|| {
            row![
                press(fl!("farewell-copy"))
                    .icon(Icon::Save)
                    .on_press_maybe(self.can_copy().then_some(Message::Copy)),
                (self.working == Some(Working::Copy)).then(icon::spinner),
            ]
            .spacing(space::MEDIUM)
            .align_y(Center)
        });
        let without = self.copy.is_none().then(|| {
            let send = self.working.is_none();
            widget::tick_line(
                self.without,
                fl!("farewell-without"),
                send.then_some(Message::Without(!self.without)),
            )
        });
        // A closed button never stands alone.
        let needs =
            (self.copy.is_none() && !self.without).then(|| text::second(fl!("farewell-needs")));
        let working = (self.working == Some(Working::Root)).then(|| {
            row![icon::spinner(), text::muted(fl!("farewell-working"))]
                .spacing(space::SMALL)
                .align_y(Center)
        });
        let trouble = self
            .trouble
            .as_ref()
            .map(|notice| widget::notice(notice, []));
        let body = Column::new()
            .push(passphrase)
            .push(save)
            .push(copied)
            .push(without)
            .push(needs)
            .push(working)
            .push(trouble)
            .push(gap().width(Fill))
            .spacing(space::MEDIUM);
        let remove = if self.stubborn {
            fl!("farewell-anyway")
        } else {
            fl!("farewell-go")
        };
        widget::ask(
            Tone::Attention,
            fl!("farewell-ask", site = text::foreign(&self.name)),
            fl!("farewell-why"),
            Some(body.into()),
            [
                press(fl!("cancel"))
                    .key(fl!("key-escape"))
                    .on_press_maybe(self.working.is_none().then_some(Message::Leave))
                    .into(),
                press(remove)
                    .icon(Icon::Bin)
                    .primary()
                    .on_press_maybe(self.can_remove().then_some(Message::Remove))
                    .into(),
            ],
        )
    }
}

/// The last act, when no window holds the site any more: secret and file. Answers the line to the
/// person, or the refusal.
pub fn erase(path: PathBuf) -> impl Future<Output = Result<Notice, Notice>> + Send {
    let stopped = forget::Error::NotTheSame { path: path.clone() };
    let gone = move || -> Result<Notice, forget::Error> {
        let site = Site::open(&path)?;
        let name = site.name()?;
        let left = forget::erase(site)?;
        let more = left.first().map(|folder| {
            let path = text::foreign(&folder.display().to_string());
            fl!("farewell-left", path = path)
        });
        Ok(Notice {
            tone: Tone::Secure,
            what: fl!("farewell-done", site = text::foreign(&name)),
            more: more.unwrap_or_default(),
        })
    };
    let refused = |error: forget::Error| Notice {
        tone: Tone::Refused,
        what: error.explain().what,
        more: error.explain().todo,
    };
    let ended = blocking(gone, || Err(stopped));
    async move { ended.await.map_err(refused) }
}
