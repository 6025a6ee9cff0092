//! Trust: this computer's stores, exactly what changes where, and the answer of each afterwards.

mod view;

use std::sync::Arc;

use iced::{Element, Task};

use super::step::{Gate, Heading, Key, Keys, Onward, Step, StepId};
use crate::certificate::Certificate;
use crate::fl;
use crate::gui::action::{Action, Event};
use crate::gui::icon::Icon;
use crate::gui::services::Services;
use crate::gui::text;
use crate::site::{Site, StoredAuthority};
use crate::truststore::{self, Presence, TrustStore};

/// The draft of this step.
#[derive(Default)]
pub struct Trust {
    authority: Option<StoredAuthority>,
    site: String,
    shelves: Vec<Shelf>,
    attempt: u32,
    details: bool,
    skipped: bool,
}

/// One store and what it says.
struct Shelf {
    store: Arc<dyn TrustStore>,
    before: Option<Result<Presence, truststore::Error>>,
    after: After,
}

/// What became of it.
enum After {
    /// Nothing was done yet.
    Open,
    /// The root is being put in.
    Working,
    /// The store was read again.
    Done(Result<Presence, truststore::Error>),
}

impl Shelf {
    fn trusts(&self) -> bool {
        match &self.after {
            After::Done(answer) => matches!(answer, Ok(Presence::Trusted)),
            _ => matches!(self.before, Some(Ok(Presence::Trusted))),
        }
    }

    fn is_asked(&self) -> bool {
        self.before.is_none()
    }
}

/// What this step hears.
#[derive(Debug, Clone)]
pub enum Message {
    /// A store was asked.
    Asked(usize, u32, Result<Presence, truststore::Error>),
    /// Put the root into every store that lacks it.
    Install,
    /// A store was changed and read again.
    Installed(usize, u32, Result<Presence, truststore::Error>),
    /// Leave this computer as it is.
    Skip,
    /// Show the root.
    Show,
    /// Copy its fingerprint.
    Copy,
    /// Open or close the fold.
    Details,
}

impl Trust {
    fn root(&self) -> Option<&Certificate> {
        self.authority.as_ref().map(StoredAuthority::root)
    }

    fn is_working(&self) -> bool {
        self.shelves
            .iter()
            .any(|shelf| matches!(shelf.after, After::Working))
    }

    fn is_asking(&self) -> bool {
        self.shelves.iter().any(Shelf::is_asked)
    }

    fn lacking(&self) -> impl Iterator<Item = &Shelf> {
        self.shelves.iter().filter(|shelf| !shelf.trusts())
    }

    /// Whether something was tried and did not lead to trust.
    fn failed(&self) -> bool {
        self.shelves
            .iter()
            .any(|shelf| matches!(shelf.after, After::Done(_)) && !shelf.trusts())
    }

    fn install(&mut self, services: &Services) -> Task<Message> {
        let Some(root) = self.root().cloned() else {
            return Task::none();
        };
        self.skipped = false;
        let attempt = self.attempt;
        let mut tasks = Vec::new();
        for (at, shelf) in self.shelves.iter_mut().enumerate() {
            if shelf.trusts() {
                continue;
            }
            shelf.after = After::Working;
            let root = root.clone();
            let answered = move |answer| Message::Installed(at, attempt, answer);
            tasks.push(if shelf.store.needs_elevation() {
                Task::perform(services.stores.elevate(root), answered)
            } else {
                let store = Arc::clone(&shelf.store);
                Task::perform(async move { store.install(&root).await }, answered)
            });
        }
        Task::batch(tasks)
    }
}

impl Step for Trust {
    type Message = Message;
    const ID: StepId = StepId::Trust;

    fn enter(&mut self, site: &Site, services: &Services) -> Task<Message> {
        if self.is_working() {
            return Task::none();
        }
        self.site = site.name().unwrap_or_default();
        self.authority = site.authority().ok().flatten();
        self.attempt += 1;
        let attempt = self.attempt;
        self.shelves = services
            .stores
            .all()
            .into_iter()
            .map(|store| Shelf {
                store,
                before: None,
                after: After::Open,
            })
            .collect();
        let Some(root) = self.root().cloned() else {
            return Task::none();
        };
        Task::batch(self.shelves.iter().enumerate().map(|(at, shelf)| {
            let (store, root) = (Arc::clone(&shelf.store), root.clone());
            Task::perform(async move { store.presence(&root).await }, move |answer| {
                Message::Asked(at, attempt, answer)
            })
        }))
    }

    fn update(
        &mut self,
        message: Message,
        _site: &mut Site,
        services: &Services,
    ) -> Action<Message> {
        match message {
            Message::Asked(at, attempt, answer) if attempt == self.attempt => {
                if let Some(shelf) = self.shelves.get_mut(at) {
                    shelf.before = Some(answer);
                }
            }
            Message::Installed(at, attempt, answer) if attempt == self.attempt => {
                if let Some(shelf) = self.shelves.get_mut(at) {
                    shelf.after = After::Done(answer);
                }
            }
            // Late answers of an earlier visit.
            Message::Asked(..) | Message::Installed(..) => {}
            Message::Install => return Action::task(self.install(services)),
            Message::Skip => {
                self.skipped = true;
                return Action::event(Event::Advance);
            }
            Message::Show => {
                if let Some(root) = self.root() {
                    return Action::event(Event::Open {
                        certificate: root.clone(),
                        chain: Vec::new(),
                        opened: None,
                    });
                }
            }
            Message::Copy => {
                if let Some(root) = self.root() {
                    return Action::event(Event::Copy(root.fingerprint().grouped()));
                }
            }
            Message::Details => self.details = !self.details,
        }
        Action::none()
    }

    fn view<'a>(&'a self, _site: &'a Site) -> Element<'a, Message> {
        view::body(self)
    }

    fn heading(&self, site: &Site) -> Heading {
        let name = site.name().unwrap_or_default();
        Heading {
            title: fl!("trust-title", site = text::foreign(&name)),
            lead: fl!("trust-lead"),
        }
    }

    fn gate(&self, _site: &Site) -> Gate {
        if self.authority.is_none() {
            Gate::closed(fl!("trust-reason-authority"))
        } else if self.is_working() {
            Gate::busy(fl!("trust-reason-working"))
        } else if self.is_asking() {
            Gate::busy(fl!("trust-reason-asking"))
        } else {
            Gate::Open
        }
    }

    fn onward(&self, _site: &Site) -> Option<Onward<Message>> {
        if self.is_asking() || self.is_working() || self.lacking().next().is_none() {
            return None;
        }
        let elevates = self.lacking().any(|shelf| shelf.store.needs_elevation());
        Some(Onward {
            label: if self.failed() {
                fl!("trust-again")
            } else {
                fl!("trust-install")
            },
            icon: elevates.then_some(Icon::Elevate),
            send: Some(Message::Install),
            remark: Some(if elevates {
                fl!("trust-elevation")
            } else {
                fl!("trust-no-elevation")
            }),
        })
    }

    fn aside<'a>(&'a self, _site: &'a Site) -> Option<Element<'a, Message>> {
        let open = !self.is_working() && self.lacking().next().is_some();
        open.then(|| {
            crate::gui::widget::press(fl!("trust-skip"))
                .quiet_ink()
                .tight()
                .on_press(Message::Skip)
                .into()
        })
    }

    fn caption(&self, _site: &Site) -> Option<String> {
        if self.skipped {
            Some(fl!("trust-fact-skipped"))
        } else {
            self.shelves
                .iter()
                .any(Shelf::trusts)
                .then(|| fl!("trust-fact"))
        }
    }

    fn keys(&self) -> Keys<Message> {
        Keys {
            // While a prompt of the system stands in front, Enter is meant for it.
            enter: if self.is_working() {
                Key::Nothing
            } else {
                Key::Frame
            },
            ..Keys::default()
        }
    }
}
