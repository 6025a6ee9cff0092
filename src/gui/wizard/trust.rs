//! Trust: this computer's stores, exactly what changes where, and the answer of each afterwards.

mod tidying;
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
use crate::truststore::elevate::{Act, Answers};
use crate::truststore::stray::Stray;
use crate::truststore::{self, Presence, TrustStore};

/// The draft of this step.
#[derive(Default)]
pub struct Trust {
    authority: Option<StoredAuthority>,
    site: String,
    shelves: Vec<Shelf>,
    findings: Vec<tidying::Finding>,
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
    /// The store was read again after the root was put in.
    Done(Result<Presence, truststore::Error>),
    /// The store was read again after the root was taken out.
    Undone(Result<Presence, truststore::Error>),
}

impl Shelf {
    fn trusts(&self) -> bool {
        match &self.after {
            After::Done(answer) | After::Undone(answer) => matches!(answer, Ok(Presence::Trusted)),
            _ => matches!(self.before, Some(Ok(Presence::Trusted))),
        }
    }

    /// Whether the one button puts it in: other ways to the same, and programs most people do not
    /// use, are chosen one by one; what was just taken out stays out.
    fn is_meant(&self) -> bool {
        !self.trusts() && !self.store.is_extra() && !matches!(self.after, After::Undone(Ok(_)))
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
    /// Put it into this one store too.
    Add(usize),
    /// Take it out of this store again.
    Remove(usize),
    /// It was taken out and the store read again.
    Removed(usize, u32, Result<Presence, truststore::Error>),
    /// Stores that need an administrator were changed after one question, and read again.
    Elevated(Act, u32, Answers),
    /// Everything the stores hold was looked at.
    Found(u32, Vec<Stray>),
    /// Mend this one.
    Mend(usize),
    /// It was mended and looked at again.
    Mended(usize, u32, Result<(), truststore::Error>),
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
        self.shelves.iter().filter(|shelf| shelf.is_meant())
    }

    /// Whether something was tried and did not lead to trust.
    fn failed(&self) -> bool {
        self.shelves
            .iter()
            .any(|shelf| matches!(shelf.after, After::Done(_)) && !shelf.trusts())
    }

    fn install(&mut self, services: &Services) -> Task<Message> {
        self.skipped = false;
        let meant = self.shelves.iter().enumerate();
        let meant: Vec<usize> = meant
            .filter(|(_, shelf)| shelf.is_meant())
            .map(|(at, _)| at)
            .collect();
        // One question for all that need rights; the others go their way meanwhile.
        let (locked, free): (Vec<usize>, Vec<usize>) =
            meant.into_iter().partition(|at| self.is_locked(*at));
        let mut tasks = vec![self.elevate(&locked, Act::Install, services)];
        for at in free {
            tasks.push(self.change(at, Act::Install, services));
        }
        Task::batch(tasks)
    }

    fn is_locked(&self, at: usize) -> bool {
        let shelf = self.shelves.get(at);
        shelf.is_some_and(|shelf| shelf.store.needs_elevation())
    }

    /// Asks for rights once and changes all these stores.
    fn elevate(&mut self, locked: &[usize], act: Act, services: &Services) -> Task<Message> {
        let Some(root) = self.root().cloned() else {
            return Task::none();
        };
        let attempt = self.attempt;
        let mut ids = Vec::new();
        for at in locked {
            if let Some(shelf) = self.shelves.get_mut(*at) {
                shelf.after = After::Working;
                ids.push(shelf.store.id());
            }
        }
        if ids.is_empty() {
            return Task::none();
        }
        Task::perform(services.stores.elevate(act, root, ids), move |answers| {
            Message::Elevated(act, attempt, answers)
        })
    }

    /// What each store said after that.
    fn elevated(&mut self, act: Act, answers: Answers) {
        for (id, answer) in answers {
            let mut shelves = self.shelves.iter_mut();
            if let Some(shelf) = shelves.find(|shelf| shelf.store.id() == id) {
                shelf.after = match act {
                    Act::Install => After::Done(answer),
                    Act::Remove => After::Undone(answer),
                };
            }
        }
    }

    fn change(&mut self, at: usize, act: Act, services: &Services) -> Task<Message> {
        let attempt = self.attempt;
        let root = self.root().cloned();
        let (Some(root), Some(shelf)) = (root, self.shelves.get_mut(at)) else {
            return Task::none();
        };
        if shelf.store.needs_elevation() {
            return self.elevate(&[at], act, services);
        }
        shelf.after = After::Working;
        let answered = move |answer| match act {
            Act::Install => Message::Installed(at, attempt, answer),
            Act::Remove => Message::Removed(at, attempt, answer),
        };
        let store = Arc::clone(&shelf.store);
        Task::perform(
            async move {
                match act {
                    Act::Install => store.install(&root).await,
                    Act::Remove => store.remove(&root).await,
                }
            },
            answered,
        )
    }
}

impl Trust {
    /// A store that stands in for another may show the root as soon as the other has it.
    fn ask_the_others(&self) -> Task<Message> {
        let Some(root) = self.root() else {
            return Task::none();
        };
        let attempt = self.attempt;
        let others = self.shelves.iter().enumerate();
        let others = others.filter(|(_, shelf)| shelf.store.is_extra() && !shelf.trusts());
        Task::batch(others.map(|(at, shelf)| {
            let (store, root) = (Arc::clone(&shelf.store), root.clone());
            Task::perform(async move { store.presence(&root).await }, move |answer| {
                Message::Asked(at, attempt, answer)
            })
        }))
    }
}

impl Step for Trust {
    type Message = Message;
    const ID: StepId = StepId::Trust;

    fn enter(&mut self, site: &Site, services: &Services) -> Task<Message> {
        if self.is_working() {
            return Task::none();
        }
        self.findings.clear();
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
        let stores: Vec<_> = self.shelves.iter().map(|s| Arc::clone(&s.store)).collect();
        let asked = self.shelves.iter().enumerate().map(|(at, shelf)| {
            let (store, root) = (Arc::clone(&shelf.store), root.clone());
            Task::perform(async move { store.presence(&root).await }, move |answer| {
                Message::Asked(at, attempt, answer)
            })
        });
        let asked: Vec<_> = asked.collect();
        let looked = tidying::look(site, root, stores, services, attempt);
        Task::batch(asked.into_iter().chain([looked]))
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
                return Action::task(self.ask_the_others());
            }
            Message::Removed(at, attempt, answer) if attempt == self.attempt => {
                if let Some(shelf) = self.shelves.get_mut(at) {
                    shelf.after = After::Undone(answer);
                }
            }
            Message::Elevated(act, attempt, answers) if attempt == self.attempt => {
                self.elevated(act, answers);
                return Action::task(self.ask_the_others());
            }
            Message::Found(attempt, strays) if attempt == self.attempt => self.found(strays),
            Message::Mended(at, attempt, answer) if attempt == self.attempt => {
                self.mended(at, answer);
            }
            // Late answers of an earlier visit.
            Message::Asked(..)
            | Message::Installed(..)
            | Message::Removed(..)
            | Message::Elevated(..)
            | Message::Found(..)
            | Message::Mended(..) => {}
            Message::Add(at) => return Action::task(self.change(at, Act::Install, services)),
            Message::Remove(at) => return Action::task(self.change(at, Act::Remove, services)),
            Message::Mend(at) => return Action::task(self.mend(at, services)),
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
