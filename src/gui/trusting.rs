//! "Make this PC trust a site or a file": one root, where it goes, and what was read back. And the
//! way back, for a root nobody should trust.
//!
//! Apart from the wizard's step because it needs no site: a colleague's root file is enough.

use iced::widget::{Column, Row, column, container, row, space as gap};
use iced::{Center, Element, Fill, FillPortion, Task};
use std::sync::Arc;

use super::action::{Action, Event, Notice};
use super::icon::{self, Icon};
use super::services::Services;
use super::theme::{Tone, height, space, width};
use super::widget::{self, page, press};
use super::{Pressed, date, text};
use crate::certificate::Certificate;
use crate::error::{Explain as _, Explanation};
use crate::fl;
use crate::truststore::elevate::{Act, Answers};
use crate::truststore::{Error, Presence, StoreKind, TrustStore};
use crate::work::adopt;
use crate::work::guided::{OwnRoot, judge_root};

/// A root and the stores of this computer.
pub struct Trusting {
    root: Certificate,
    act: Act,
    rows: Vec<Line>,
    busy: bool,
}

struct Line {
    store: Arc<dyn TrustStore>,
    answer: Option<Result<Presence, Error>>,
}

impl Line {
    fn trusts(&self) -> bool {
        matches!(self.answer, Some(Ok(Presence::Trusted)))
    }

    /// A store that only stands in for another, or for programs nobody here may use, is left as
    /// it is.
    fn changes(&self, act: Act) -> bool {
        let changes = match act {
            Act::Install => !self.trusts(),
            Act::Remove => matches!(
                self.answer,
                Some(Ok(Presence::Trusted | Presence::Untrusted))
            ),
        };
        changes && !self.store.is_extra()
    }

    /// Whether it is to change and only an administrator can do that.
    fn is_locked(&self, act: Act) -> bool {
        self.changes(act) && self.store.needs_elevation()
    }
}

/// What it hears.
#[derive(Debug, Clone)]
pub enum Message {
    /// Back to where one was.
    Back,
    /// A store said whether the root is in.
    Looked(usize, Result<Presence, Error>),
    /// Put it in everywhere, or take it out.
    Change,
    /// A store was changed and read again; the next one is due.
    Changed(usize, Result<Presence, Error>),
    /// Stores that need an administrator were changed after one question; the others are due.
    Elevated(Answers),
    /// See the certificate.
    View,
    /// Into the clipboard.
    Copy,
}

impl Trusting {
    /// To put it in; asks every store.
    pub fn open(root: Certificate, services: &Services) -> (Self, Task<Message>) {
        Self::to(Act::Install, root, services)
    }

    /// To take it out; asks every store.
    pub fn take_out(root: Certificate, services: &Services) -> (Self, Task<Message>) {
        Self::to(Act::Remove, root, services)
    }

    fn to(act: Act, root: Certificate, services: &Services) -> (Self, Task<Message>) {
        let rows: Vec<Line> = services
            .stores
            .all()
            .into_iter()
            // Other ways to the same are chosen in the wizard or by the console.
            .filter(|store| !store.is_extra())
            .map(|store| Line {
                store,
                answer: None,
            })
            .collect();
        let trusting = Self {
            root,
            act,
            rows,
            busy: false,
        };
        let task = trusting.ask(|_| true);
        (trusting, task)
    }

    /// Asks those stores whether the root is in.
    fn ask(&self, whom: impl Fn(&Line) -> bool) -> Task<Message> {
        let lines = self.rows.iter().enumerate().filter(|(_, line)| whom(line));
        Task::batch(lines.map(|(i, line)| {
            let store = line.store.clone();
            let root = self.root.clone();
            Task::perform(async move { store.presence(&root).await }, move |answer| {
                Message::Looked(i, answer)
            })
        }))
    }

    /// What Enter and Escape mean.
    pub fn key(&self, key: Pressed) -> Option<Message> {
        match key {
            Pressed::Escape => Some(Message::Back),
            // What everybody's key can sign is trusted by a click that means it, or not at all.
            Pressed::Enter
                if self.can_change() && !(self.act == Act::Install && self.is_shared()) =>
            {
                Some(Message::Change)
            }
            _ => None,
        }
    }

    /// Whether the key of this root is known to lie in every device of a make.
    fn is_shared(&self) -> bool {
        judge_root(&self.root) == OwnRoot::Shared
    }

    fn can_change(&self) -> bool {
        !self.busy && self.next(0).is_some()
    }

    /// The first store from here on that is not yet as it is to be.
    fn next(&self, from: usize) -> Option<usize> {
        (from..self.rows.len()).find(|i| self.rows.get(*i).is_some_and(|l| l.changes(self.act)))
    }

    /// Carries a message out.
    pub fn update(&mut self, message: Message, services: &Services) -> Action<Message> {
        match message {
            Message::Back => Action::event(Event::Retreat),
            Message::View => Action::event(Event::Open {
                certificate: self.root.clone(),
                chain: Vec::new(),
                opened: None,
            }),
            Message::Copy => Action::event(Event::Copy(self.root.fingerprint().to_string())),
            Message::Looked(i, answer) => {
                if let Some(line) = self.rows.get_mut(i) {
                    line.answer = Some(answer);
                }
                Action::none()
            }
            Message::Change => {
                if self.busy {
                    return Action::none();
                }
                self.busy = true;
                let locked = self.rows.iter().filter(|line| line.is_locked(self.act));
                let locked: Vec<_> = locked.map(|line| line.store.id()).collect();
                if locked.is_empty() {
                    return self.change(0);
                }
                let root = self.root.clone();
                let asked = services.stores.elevate(self.act, root, locked);
                Task::perform(asked, Message::Elevated).into()
            }
            Message::Elevated(answers) => {
                for (id, answer) in answers {
                    if let Some(line) = self.rows.iter_mut().find(|line| line.store.id() == id) {
                        line.answer = Some(answer);
                    }
                }
                self.change(0)
            }
            Message::Changed(i, answer) => {
                if let Some(line) = self.rows.get_mut(i) {
                    line.answer = Some(answer);
                }
                let mut action = self.change(i + 1);
                // A store that stands in for another may show the root as soon as that has it.
                let others = self.ask(|line| line.store.is_extra());
                action.task = Task::batch([action.task, others]);
                action
            }
        }
    }

    fn change(&mut self, from: usize) -> Action<Message> {
        let act = self.act;
        let due = |i: &usize| {
            self.rows
                .get(*i)
                .is_some_and(|l| l.changes(act) && !l.is_locked(act))
        };
        let Some(i) = (from..self.rows.len()).find(due) else {
            self.busy = false;
            let done = self.next(0).is_none() && !self.rows.is_empty();
            return if done {
                let (what, more) = match self.act {
                    Act::Install => (fl!("trusting-done"), fl!("trusting-done-more")),
                    Act::Remove => (fl!("trusting-out-done"), fl!("trusting-out-done-more")),
                };
                Action::event(Event::Notify(Notice {
                    tone: Tone::Secure,
                    what,
                    more,
                }))
            } else {
                Action::none()
            };
        };
        let Some(line) = self.rows.get(i) else {
            return Action::none();
        };
        let (root, store, act) = (self.root.clone(), line.store.clone(), self.act);
        let changed = async move {
            match act {
                Act::Install => store.install(&root).await,
                Act::Remove => store.remove(&root).await,
            }
        };
        Task::perform(changed, move |answer| Message::Changed(i, answer)).into()
    }

    /// The whole picture.
    pub fn view(&self, narrow: bool) -> Element<'_, Message> {
        let fingerprint = self.root.fingerprint();
        let limited = if self.root.name_constraints().is_some() {
            fl!("trusting-limited")
        } else {
            fl!("trusting-unlimited")
        };
        let root = widget::calm(
            row![
                widget::tile(Icon::Authority),
                column![
                    text::body_strong(text::foreign(self.root.title())),
                    text::muted(fl!(
                        "trusting-root",
                        limited = limited,
                        date = date::day(self.root.not_after())
                    )),
                    text::second(fl!("trusting-fingerprint")),
                    text::code(fingerprint.grouped()),
                ]
                .spacing(space::HAIR)
                .width(Fill),
                column![
                    press(fl!("trusting-view"))
                        .icon(Icon::Eye)
                        .on_press(Message::View),
                    press(fl!("copy")).icon(Icon::Copy).on_press(Message::Copy),
                ]
                .spacing(space::SMALL),
            ]
            .spacing(space::LARGE),
        );
        let shared = self.is_shared().then(|| {
            let title = text::foreign(self.root.title());
            let told = adopt::Error::SharedKey { title }.explain();
            widget::notice(
                &Notice {
                    tone: Tone::Refused,
                    what: told.what,
                    more: String::new(),
                },
                [],
            )
        });
        let columns = [FillPortion(5), FillPortion(2), FillPortion(2)];
        let mut table = Column::new().push(widget::head(
            &columns,
            [
                fl!("trusting-where"),
                fl!("trusting-today"),
                fl!("trusting-after"),
            ],
        ));
        for line in &self.rows {
            table = table.push(widget::row(
                &columns,
                height::ROW_CARE,
                [
                    widget::two_lines(kind(line.store.kind()), text::foreign(&line.store.place())),
                    today(&line.answer),
                    self.after(line),
                ],
            ));
        }
        if self.rows.is_empty() {
            table = table.push(
                container(text::muted(fl!("trusting-no-stores"))).padding([space::LARGE, 0.0]),
            );
        }
        let trouble = self.rows.iter().find_map(|line| match &line.answer {
            Some(Err(error)) => {
                let Explanation { what, todo } = error.explain();
                Some(widget::notice(
                    &Notice {
                        tone: Tone::Refused,
                        what,
                        more: todo,
                    },
                    [],
                ))
            }
            _ => None,
        });
        let asks = self.rows.iter().any(|line| line.is_locked(self.act));
        let remark = asks.then(|| text::muted(fl!("trusting-asks")));
        let (title, lead, label) = match self.act {
            Act::Install => (
                fl!("trusting-title"),
                fl!("trusting-lead"),
                fl!("trusting-install"),
            ),
            Act::Remove => (
                fl!("trusting-out-title"),
                fl!("trusting-out-lead"),
                fl!("trusting-out"),
            ),
        };
        let mut install = press(label)
            .primary()
            .on_press_maybe(self.can_change().then_some(Message::Change));
        if asks {
            install = install.icon(Icon::Elevate);
        }
        if !narrow && !self.is_shared() {
            install = install.key(fl!("key-enter"));
        }
        let ways = Row::new()
            .push(gap().width(Fill))
            .push(remark)
            .push(self.busy.then(icon::spinner))
            .push(install)
            .spacing(space::LARGE)
            .align_y(Center);
        let content = Column::new()
            .push(text::title(title))
            .push(text::muted(lead))
            .push(root)
            .push(shared)
            .push(trouble)
            .push(table)
            .push(ways)
            .spacing(space::LARGE);
        page(
            narrow,
            fl!("back"),
            Message::Back,
            [],
            container(widget::max_width(content, width::PAGE + width::SIDE)),
        )
    }

    fn after<'a>(&self, line: &Line) -> Element<'a, Message> {
        if line.changes(self.act) {
            let (icon, words) = match self.act {
                Act::Install => (Icon::Plus, fl!("trusting-added")),
                Act::Remove => (Icon::Bin, fl!("trusting-out-goes")),
            };
            row![
                icon.view().ink(super::theme::Ink::Accent),
                text::label_strong(words).style(super::theme::ink(super::theme::Ink::Accent)),
            ]
            .spacing(space::SMALL)
            .into()
        } else {
            text::muted(fl!("trusting-stays")).into()
        }
    }
}

pub(super) fn kind(kind: StoreKind) -> String {
    match kind {
        StoreKind::System => fl!("trusting-system"),
        StoreKind::User => fl!("trust-user"),
        StoreKind::ChromiumPolicy => fl!("trust-chromium-policy"),
        StoreKind::FirefoxPolicy => fl!("trust-firefox-policy"),
        StoreKind::Java => fl!("trust-java"),
        StoreKind::Chromium => fl!("trusting-chromium"),
        StoreKind::Firefox => fl!("trusting-firefox"),
    }
}

fn today<'a>(answer: &Option<Result<Presence, Error>>) -> Element<'a, Message> {
    match answer {
        None => icon::spinner().into(),
        Some(Ok(Presence::Trusted)) => {
            widget::toned(Tone::Secure, fl!("trusting-in"), String::new())
        }
        Some(Ok(Presence::Untrusted)) => {
            widget::toned(Tone::Attention, fl!("trusting-untrusted"), String::new())
        }
        Some(Ok(Presence::Absent)) => text::label(fl!("trusting-absent")).into(),
        Some(Err(_)) => widget::toned(Tone::Unknown, fl!("tone-unknown"), String::new()),
    }
}
