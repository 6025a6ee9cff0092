//! "Trust what a device has": the root that a device made itself is fetched or dropped, judged, and
//! shown with what the device serves and what its clock says, before this computer trusts it.
//!
//! Apart from the wizard because nothing on the device is replaced, and it need not be on a list.

mod view;

use std::path::PathBuf;

use iced::{Element, Task};

use super::Pressed;
use super::action::{Action, Event, Notice};
use super::services::{Services, blocking};
use super::theme::Tone;
use super::wizard::session::Login;
use crate::certificate::{self, Certificate, file};
use crate::device::{Address, ClearHttp, Credentials};
use crate::fl;
use crate::secret::Secret;
use crate::work::adopt::{self, Adopt, Adopted};
use crate::work::{CLOCK_TOLERANCE, Consent};

/// A device that may be asked.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// What to call it.
    pub title: String,
    /// Where it is.
    pub address: Address,
    /// Its login, when it is known.
    pub login: Option<Login>,
}

/// The screen.
pub struct Adopting {
    devices: Vec<Candidate>,
    /// One of the list; `None` is the typed address.
    chosen: Option<usize>,
    address: String,
    user: String,
    password: Secret,
    /// The root from a file of the device.
    root: Option<Certificate>,
    /// Everybody's key is trusted all the same.
    shared: bool,
    clear_http: bool,
    busy: bool,
    /// It is being restarted.
    restarting: bool,
    attempt: u32,
    answer: Option<Result<Box<Adopted>, adopt::Error>>,
}

/// What it hears. The password travels as a secret, so that no log shows it.
#[derive(Debug, Clone)]
pub enum Message {
    /// Back to where one was.
    Back,
    /// This device of the list, or the typed address.
    Choose(Option<usize>),
    /// The address changed.
    Address(String),
    /// The user name changed.
    User(String),
    /// The password changed.
    Password(Secret),
    /// Choose the file of a root.
    Browse,
    /// It was picked or dropped; `None` when the person changed their mind.
    Picked(Option<PathBuf>),
    /// It was read.
    Read(Result<Option<Certificate>, certificate::Error>),
    /// Fetch it from the device after all.
    NoFile,
    /// Take a root whose key lies in every device.
    Shared(bool),
    /// The login may travel over plain HTTP.
    ClearHttp(bool),
    /// Look.
    Look,
    /// Restart the device, so that it makes a certificate for where it is, and look again.
    Restart,
    /// What was found.
    Found(u32, Result<Box<Adopted>, adopt::Error>),
    /// See the root.
    View,
    /// On to the stores of this computer.
    Trust,
}

impl Adopting {
    /// With these devices to choose from, or none.
    pub fn open(devices: Vec<Candidate>) -> Self {
        Self {
            chosen: (!devices.is_empty()).then_some(0),
            devices,
            address: String::new(),
            user: "admin".to_owned(),
            password: Secret::default(),
            root: None,
            shared: false,
            clear_http: false,
            busy: false,
            restarting: false,
            attempt: 0,
            answer: None,
        }
    }

    /// What was found, when something was.
    pub fn adopted(&self) -> Option<&Adopted> {
        self.answer.as_ref()?.as_ref().ok().map(|found| &**found)
    }

    fn candidate(&self) -> Option<&Candidate> {
        self.devices.get(self.chosen?)
    }

    fn address(&self) -> Option<Address> {
        match self.candidate() {
            Some(candidate) => Some(candidate.address.clone()),
            None => self.address.trim().parse().ok(),
        }
    }

    /// Whether a login is to be typed. Without one the root must be given.
    fn asks_login(&self) -> bool {
        self.candidate().is_none_or(|one| one.login.is_none())
    }

    fn login(&self) -> Option<Login> {
        let known = self.candidate().and_then(|one| one.login.clone());
        known.or_else(|| {
            let typed = !self.password.is_empty() && !self.user.trim().is_empty();
            typed.then(|| Login {
                credentials: Credentials {
                    user: self.user.trim().to_owned(),
                    password: self.password.clone(),
                },
                clear_http: match self.clear_http {
                    true => ClearHttp::Agreed,
                    false => ClearHttp::Refused,
                },
            })
        })
    }

    fn can_look(&self) -> bool {
        let known = self.root.is_some() || self.login().is_some();
        !self.busy && known && self.address().is_some()
    }

    /// Whether a restart would help, and was not tried yet.
    fn can_restart(&self) -> bool {
        let helps =
            |found: &Adopted| found.can_restart && !found.restarted && !found.names_its_address();
        !self.busy && self.adopted().is_some_and(helps)
    }

    /// How far the device's clock is off, when that is too far.
    fn clock_off(&self) -> Option<time::Duration> {
        let off = self.adopted()?.clock?;
        (off.abs() > CLOCK_TOLERANCE).then_some(off)
    }

    /// What Enter and Escape mean.
    pub fn key(&self, key: Pressed) -> Option<Message> {
        match key {
            Pressed::Escape => Some(Message::Back),
            Pressed::Enter if self.adopted().is_some() => Some(Message::Trust),
            Pressed::Enter if self.can_look() => Some(Message::Look),
            _ => None,
        }
    }

    /// Carries a message out.
    pub fn update(&mut self, message: Message, services: &Services) -> Action<Message> {
        match message {
            Message::Back => return Action::event(Event::Retreat),
            Message::Choose(chosen) => {
                self.chosen = chosen;
                self.forget();
            }
            Message::Address(address) => {
                self.address = address;
                self.forget();
            }
            Message::User(user) => self.user = user,
            Message::Password(password) => self.password = password,
            Message::Browse => {
                let kind = super::viewer::certificate_files();
                let picked = services
                    .dialogs
                    .open_file(fl!("adopting-browse"), vec![kind]);
                return Task::perform(picked, Message::Picked).into();
            }
            Message::Picked(None) => {}
            Message::Picked(Some(path)) => {
                let read = move || file::open(&path, None).map(|found| root(found.certificates));
                let read = blocking(read, || Err(certificate::Error::Unknown));
                return Task::perform(read, Message::Read).into();
            }
            Message::Read(Ok(Some(root))) => {
                self.root = Some(root);
                self.forget();
            }
            Message::Read(Ok(None)) => {
                return Action::event(Event::Notify(Notice {
                    tone: Tone::Attention,
                    what: fl!("open-no-root"),
                    more: String::new(),
                }));
            }
            Message::Read(Err(error)) => {
                return Action::event(Event::Notify(Notice::explained(Tone::Refused, &error)));
            }
            Message::NoFile => {
                self.root = None;
                self.forget();
            }
            Message::Shared(shared) => self.shared = shared,
            Message::ClearHttp(agreed) => self.clear_http = agreed,
            Message::Look if self.can_look() => return self.look(false, services).into(),
            Message::Restart if self.can_restart() => return self.look(true, services).into(),
            Message::Restart => {}
            Message::Look => {}
            Message::Found(attempt, answer) if attempt == self.attempt => {
                self.busy = false;
                self.answer = Some(answer);
            }
            // A late answer about another device.
            Message::Found(..) => {}
            Message::View => {
                if let Some(found) = self.adopted() {
                    return Action::event(Event::Open {
                        certificate: found.root.clone(),
                        chain: Vec::new(),
                        opened: None,
                    });
                }
            }
            Message::Trust => {
                if let Some(found) = self.adopted() {
                    return Action::event(Event::Trust(found.root.clone()));
                }
            }
        }
        Action::none()
    }

    /// What was found is about something else now.
    fn forget(&mut self) {
        self.answer = None;
        self.shared = false;
        self.busy = false;
        self.attempt += 1;
    }

    fn look(&mut self, restart: bool, services: &Services) -> Task<Message> {
        let Some(address) = self.address() else {
            return Task::none();
        };
        let login = self.login();
        let wish = Adopt {
            address,
            clear_http: login.as_ref().map(|l| l.clear_http).unwrap_or_default(),
            credentials: login.map(|login| login.credentials),
            root: self.root.clone(),
            shared_key: consent(self.shared),
            restart: consent(restart),
        };
        self.busy = true;
        self.restarting = restart;
        self.answer = None;
        self.attempt += 1;
        let attempt = self.attempt;
        Task::perform(services.devices.adopt(wish), move |found| {
            Message::Found(attempt, found.map(Box::new))
        })
    }

    /// The whole picture.
    pub fn view(&self, narrow: bool) -> Element<'_, Message> {
        view::body(self, narrow)
    }
}

fn consent(given: bool) -> Consent {
    if given {
        Consent::Given
    } else {
        Consent::Refused
    }
}

/// The root among what a file holds: what signs itself first, else any authority.
fn root(certificates: Vec<Certificate>) -> Option<Certificate> {
    let mut all = certificates.into_iter().filter(Certificate::is_authority);
    let first = all.next()?;
    if first.is_self_signed() {
        return Some(first);
    }
    Some(all.find(Certificate::is_self_signed).unwrap_or(first))
}
