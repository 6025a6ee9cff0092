//! Authority: who vouches for these cameras. The site's name is the only field.
//!
//! Making a key and sealing it take a second or two and happen off the window's thread. The open
//! authority goes into the session; the site keeps only the sealed key.

mod making;
mod passphrase;
mod view;

use std::path::PathBuf;

use iced::widget::{Id, operation};
use iced::{Element, Task};
use time::OffsetDateTime;

use self::making::{Failure, Import, New};
pub(in crate::gui) use self::passphrase::SHORTEST;
use super::session::Session;
use super::step::{Gate, Heading, Key, Keys, Onward, Step, StepId};
use crate::authority::{Authority as Signer, Constraints, KeyKind};
use crate::certificate::Certificate;
use crate::fl;
use crate::gui::action::{Action, Event, Notice};
use crate::gui::services::{Kind, Services};
use crate::gui::theme::Tone;
use crate::secret::Secret;
use crate::site::{Site, StoredAuthority};

/// What is chosen above the two cards.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// A new authority.
    #[default]
    New,
    /// One that exists.
    Existing,
}

/// Whether this computer has a key store of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Keeper {
    #[default]
    Asking,
    Here,
    Absent,
}

/// The draft of this step.
#[derive(Default)]
pub struct Authority {
    session: Session,
    choice: Choice,
    name: String,
    domains: String,
    domain_shown: bool,
    details: bool,
    key: Option<KeyKind>,
    years: Option<String>,
    unlimited: bool,
    passphrase: Secret,
    again: Secret,
    keeper: Keeper,
    busy: bool,
    /// The sealed key of the site was refused to us once: the passphrase must be typed.
    closed: bool,
    files: Vec<PathBuf>,
    import: Option<Import>,
    /// The files are locked.
    locked: bool,
    import_passphrase: Secret,
    /// The site has an authority, but another one is to be made.
    anew: bool,
    /// Where to go on once it is adopted; the next step when nobody said otherwise.
    afterwards: Option<StepId>,
}

/// What this step hears. Passphrases travel as secrets, so that no log shows them.
#[derive(Debug, Clone)]
pub enum Message {
    /// One of the two cards.
    Chose(Choice),
    /// The name of the site changed.
    Named(String),
    /// The customer's own domains changed.
    Domains(String),
    /// Show the field for them.
    ShowDomains,
    /// Open or close the fold.
    Details,
    /// Another kind of key.
    Key(KeyKind),
    /// Another number of years.
    Years(String),
    /// Limit it, or not.
    Limit(bool),
    /// The passphrase changed.
    Passphrase(Secret),
    /// Its repetition changed.
    Again(Secret),
    /// Whether this computer has a key store.
    Keeper(bool),
    /// Choose the files of an existing authority.
    OpenFiles,
    /// They were chosen.
    Picked(Vec<PathBuf>),
    /// The passphrase of the files changed.
    ImportPassphrase(Secret),
    /// Read the files with it.
    Unlock,
    /// The files were read.
    Read(Result<Import, Failure>),
    /// Make it, or take it over.
    Make,
    /// Another authority signs: requests.
    Requests,
    /// Trust what the devices have.
    Adopt,
    /// It is made, sealed and saved.
    Made(Result<Signer, Failure>),
    /// Open the sealed key of the site.
    Wake,
    /// It is open, or not.
    Woken(Result<Option<Signer>, Failure>),
    /// Make another one.
    Anew(bool),
    /// Show a certificate.
    Show(Certificate),
    /// Go on when everything is there; otherwise to the next field.
    Submit,
}

fn name_field() -> Id {
    Id::new("authority-name")
}

fn passphrase_field() -> Id {
    Id::new("authority-passphrase")
}

fn again_field() -> Id {
    Id::new("authority-again")
}

impl Authority {
    /// Nothing typed yet.
    pub fn new(session: Session) -> Self {
        Self {
            session,
            ..Self::default()
        }
    }

    /// An authority was read from files already: it only has to be named and adopted.
    pub(super) fn take(&mut self, taken: Signer, afterwards: StepId, now: OffsetDateTime) {
        self.choice = Choice::Existing;
        self.import = Some(Import::judged(taken, now));
        self.anew = true;
        self.afterwards = Some(afterwards);
    }

    fn kind(&self) -> KeyKind {
        self.key.unwrap_or(KeyKind::Rsa3072)
    }

    fn years(&self) -> Option<u32> {
        match &self.years {
            None => Some(10),
            Some(text) => text.trim().parse().ok().filter(|y| (1..=25).contains(y)),
        }
    }

    fn stored(&self, site: &Site) -> Option<StoredAuthority> {
        if self.anew {
            return None;
        }
        match site.authority() {
            Ok(stored) => stored,
            Err(error) => {
                log::error!("the authority cannot be read: {error}");
                None
            }
        }
    }

    /// Whether the site's own authority is the one that is open.
    fn is_open(&self, stored: &StoredAuthority) -> bool {
        self.session
            .authority()
            .is_some_and(|open| *open.certificate() == stored.certificate)
    }

    fn needs_passphrase(&self) -> bool {
        self.keeper == Keeper::Absent
    }

    fn constraints(&self) -> Constraints {
        if self.unlimited {
            return Constraints::Unlimited;
        }
        Constraints::Local {
            domains: self
                .domains
                .split([',', ';', ' '])
                .map(str::trim)
                .filter(|domain| !domain.is_empty())
                .map(ToOwned::to_owned)
                .collect(),
            addresses: Vec::new(),
        }
    }

    fn make(&mut self, site: &Site, services: &Services) -> Task<Message> {
        let new = match (self.choice, &self.import) {
            (Choice::New, _) => New::Fresh {
                key: self.kind(),
                years: self.years().unwrap_or(10),
                constraints: self.constraints(),
            },
            (Choice::Existing, Some(import)) => New::Taken(import.clone()),
            (Choice::Existing, None) => return Task::none(),
        };
        self.busy = true;
        let passphrase = (!self.passphrase.is_empty()).then(|| self.passphrase.clone());
        Task::perform(
            making::make(
                site.clone(),
                self.name.trim().to_owned(),
                new,
                passphrase,
                self.keeper == Keeper::Here,
                services.now(),
            ),
            Message::Made,
        )
    }

    fn wake(&mut self, stored: StoredAuthority, site: &Site) -> Task<Message> {
        self.busy = true;
        let typed = (!self.passphrase.is_empty()).then(|| self.passphrase.clone());
        Task::perform(making::wake(site.clone(), stored, typed), Message::Woken)
    }

    fn read(&mut self) -> Task<Message> {
        self.busy = true;
        let passphrase =
            (!self.import_passphrase.is_empty()).then(|| self.import_passphrase.clone());
        Task::perform(making::read(self.files.clone(), passphrase), Message::Read)
    }

    /// Enter in a field: to the first that is still missing, else on.
    fn submit(&mut self, site: &Site, services: &Services) -> Action<Message> {
        if let Some(stored) = self.stored(site) {
            return if self.is_open(&stored) {
                Action::event(Event::Advance)
            } else {
                Action::task(self.wake(stored, site))
            };
        }
        if self.name.trim().is_empty() {
            Action::task(operation::focus(name_field()))
        } else if self.needs_passphrase() && self.passphrase.is_empty() {
            Action::task(operation::focus(passphrase_field()))
        } else if !self.passphrase.is_empty() && self.again.is_empty() {
            Action::task(operation::focus(again_field()))
        } else if self.gate(site) == Gate::Open {
            Action::task(self.make(site, services))
        } else {
            Action::none()
        }
    }
}

impl Step for Authority {
    type Message = Message;
    const ID: StepId = StepId::Authority;

    fn enter(&mut self, site: &Site, _services: &Services) -> Task<Message> {
        if self.name.is_empty() {
            self.name = site.name().unwrap_or_default();
        }
        let asked = Task::perform(making::keeper(), Message::Keeper);
        let field = match self.stored(site) {
            Some(stored) if self.is_open(&stored) => Task::none(),
            // The key store of this computer may open it without a question.
            Some(stored) => Task::batch([
                operation::focus(passphrase_field()),
                self.wake(stored, site),
            ]),
            None => operation::focus(name_field()),
        };
        Task::batch([asked, field])
    }

    fn update(
        &mut self,
        message: Message,
        site: &mut Site,
        services: &Services,
    ) -> Action<Message> {
        match message {
            Message::Chose(choice) => self.choice = choice,
            Message::Named(name) => self.name = name,
            Message::Domains(domains) => self.domains = domains,
            Message::ShowDomains => self.domain_shown = true,
            Message::Details => self.details = !self.details,
            Message::Key(key) => self.key = Some(key),
            Message::Years(years) => self.years = Some(years),
            Message::Limit(limited) => self.unlimited = !limited,
            Message::Passphrase(passphrase) => self.passphrase = passphrase,
            Message::Again(again) => self.again = again,
            Message::Keeper(here) => {
                self.keeper = if here { Keeper::Here } else { Keeper::Absent };
            }
            Message::OpenFiles => {
                self.choice = Choice::Existing;
                let kinds = vec![Kind {
                    name: fl!("authority-open-title"),
                    endings: [
                        "pem", "crt", "cer", "der", "key", "p12", "pfx", "p7b", "zip",
                    ]
                    .map(str::to_owned)
                    .to_vec(),
                }];
                return Action::task(Task::perform(
                    services
                        .dialogs
                        .open_files(fl!("authority-open-title"), kinds),
                    Message::Picked,
                ));
            }
            Message::Picked(files) if files.is_empty() => {}
            Message::Picked(files) => {
                self.files = files;
                self.import = None;
                self.import_passphrase = Secret::default();
                return Action::task(self.read());
            }
            Message::ImportPassphrase(passphrase) => self.import_passphrase = passphrase,
            Message::Unlock => return Action::task(self.read()),
            Message::Read(Ok(import)) => {
                self.busy = false;
                self.locked = false;
                self.import = Some(import);
            }
            Message::Read(Err(failure)) => {
                self.busy = false;
                self.locked = matches!(failure, Failure::Locked);
                return complain(&failure);
            }
            Message::Requests => return Action::event(Event::Requests),
            Message::Adopt => return Action::event(Event::Adopt),
            Message::Make => return Action::task(self.make(site, services)),
            Message::Made(Ok(signer)) => {
                self.busy = false;
                self.anew = false;
                self.passphrase = Secret::default();
                self.again = Secret::default();
                self.session.opened(signer);
                return Action::event(match self.afterwards.take() {
                    Some(step) => Event::Go(step),
                    None => Event::Advance,
                });
            }
            Message::Made(Err(failure)) => {
                self.busy = false;
                if matches!(failure, Failure::Keeper(_)) {
                    self.keeper = Keeper::Absent;
                }
                return complain(&failure);
            }
            Message::Wake => {
                if let Some(stored) = self.stored(site) {
                    return Action::task(self.wake(stored, site));
                }
            }
            Message::Woken(Ok(Some(signer))) => {
                self.busy = false;
                self.closed = false;
                self.passphrase = Secret::default();
                self.session.opened(signer);
                // Typed and right: nothing else is to do here.
                return Action::event(Event::Advance);
            }
            Message::Woken(Ok(None)) => {
                self.busy = false;
                self.closed = true;
                return Action::task(operation::focus(passphrase_field()));
            }
            Message::Woken(Err(failure)) => {
                self.busy = false;
                self.closed = true;
                return complain(&failure);
            }
            Message::Anew(anew) => {
                self.anew = anew;
                self.passphrase = Secret::default();
                self.again = Secret::default();
                return Action::task(operation::focus(name_field()));
            }
            Message::Show(certificate) => {
                return Action::event(Event::Open {
                    certificate,
                    chain: Vec::new(),
                    opened: None,
                });
            }
            Message::Submit => return self.submit(site, services),
        }
        Action::none()
    }

    fn view<'a>(&'a self, site: &'a Site) -> Element<'a, Message> {
        view::body(self, self.stored(site))
    }

    fn heading(&self, _site: &Site) -> Heading {
        Heading {
            title: fl!("authority-title"),
            lead: fl!("authority-lead"),
        }
    }

    fn gate(&self, site: &Site) -> Gate {
        if let Some(stored) = self.stored(site) {
            return if self.busy {
                Gate::busy(fl!("authority-waking"))
            } else if !self.is_open(&stored) && self.passphrase.is_empty() {
                Gate::closed(fl!("authority-reason-closed"))
            } else {
                Gate::Open
            };
        }
        if self.busy {
            return Gate::busy(fl!("authority-making"));
        }
        // In the order of the page: the name is asked for once the files are open.
        if self.choice == Choice::Existing {
            if self.locked {
                return Gate::closed(fl!("authority-reason-locked"));
            }
            if self.import.is_none() {
                return Gate::closed(fl!("authority-reason-file"));
            }
        }
        if self.name.trim().is_empty() {
            return Gate::closed(fl!("authority-reason-name"));
        }
        if self.choice == Choice::New && self.years().is_none() {
            return Gate::closed(fl!("authority-reason-years"));
        }
        if self.keeper == Keeper::Asking && self.passphrase.is_empty() {
            return Gate::busy(fl!("authority-asking-keeper"));
        }
        match self.passphrase_gate() {
            Some(reason) => Gate::closed(reason),
            None => Gate::Open,
        }
    }

    fn onward(&self, site: &Site) -> Option<Onward<Message>> {
        let send = match self.stored(site) {
            Some(stored) if self.is_open(&stored) => return None,
            Some(_) => Message::Wake,
            None => Message::Make,
        };
        Some(Onward {
            label: fl!("next-to", step = StepId::Plan.name()),
            icon: None,
            send: Some(send),
            remark: None,
        })
    }

    fn caption(&self, site: &Site) -> Option<String> {
        let stored = self.stored(site)?;
        Some(match code(&stored.certificate) {
            Some(code) => fl!("authority-fact-new", code = code),
            None => fl!("authority-fact-own"),
        })
    }

    fn keys(&self) -> Keys<Message> {
        Keys {
            enter: Key::Send(Message::Submit),
            ..Keys::default()
        }
    }
}

/// The four characters that tell an authority made here from others.
fn code(certificate: &Certificate) -> Option<String> {
    let (_, code) = certificate
        .common_name()?
        .rsplit_once(" camera authority ")?;
    (code.len() == 4).then(|| code.to_owned())
}

fn complain(failure: &Failure) -> Action<Message> {
    Action::event(Event::Notify(Notice::explained(Tone::Refused, failure)))
}
