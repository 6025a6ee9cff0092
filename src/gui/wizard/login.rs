//! Login: one user name and password for all, or one for each brand, tested at once, one try a
//! device.
//!
//! Most cameras lock an account after five wrong passwords, so a password that a camera refused is
//! never sent to it again. Passwords live in the session and nowhere else.

mod brand;
mod view;

use iced::widget::{Id, operation};
use iced::{Element, Task};

use super::session::{self, Session};
use super::step::{Gate, Heading, Key, Keys, Step, StepId};
use super::words;
use crate::device::{self, Address, Channel, ClearHttp, Credentials, Family};
use crate::fl;
use crate::gui::action::{Action, Event};
use crate::gui::services::{self, Services};
use crate::secret::Secret;
use crate::site::{Camera, CameraId, Site};

/// What nearly every camera calls its administrator.
const USUAL_USER: &str = "admin";

/// The draft of this step.
#[derive(Default)]
pub struct Login {
    session: Session,
    tries: Vec<Try>,
    devices: Vec<Device>,
    by_hand: usize,
    attempt: u32,
    /// A password for each brand instead of one for all.
    by_brand: bool,
}

/// A row to type a login into. A further one appears when the one before was refused somewhere.
#[derive(Default)]
struct Try {
    /// Only for devices of this brand; `None` is for all.
    brand: Option<String>,
    /// For those that refused the row before.
    further: bool,
    user: String,
    password: Secret,
    shown: bool,
}

impl Try {
    fn credentials(&self) -> Credentials {
        Credentials {
            user: self.user.trim().to_owned(),
            password: self.password.clone(),
        }
    }

    fn is_complete(&self) -> bool {
        !self.user.trim().is_empty() && !self.password.is_empty()
    }
}

/// A device that wants a login.
struct Device {
    id: CameraId,
    title: String,
    address: Address,
    /// Whose make it is, as a person sorts devices; foreign text made harmless.
    brand: String,
    /// Whether the login would travel over plain HTTP, and whether that is agreed to.
    clear: Option<ClearHttp>,
    answer: Answer,
    /// What it refused: never sent again.
    refused: Vec<Credentials>,
}

/// What a device said.
#[derive(Clone, Debug)]
enum Answer {
    Waiting,
    Asking(u32, Credentials),
    Accepted(ClearHttp),
    Refused(device::Error),
    LeftOut,
}

impl Device {
    fn is_open(&self) -> bool {
        matches!(self.answer, Answer::Waiting | Answer::Refused(_))
    }

    fn needs_consent(&self) -> bool {
        self.is_open() && self.clear == Some(ClearHttp::Refused)
    }

    fn may_try(&self, credentials: &Credentials) -> bool {
        self.is_open() && !self.needs_consent() && !self.refused.contains(credentials)
    }

    fn is_asked(&self) -> bool {
        matches!(self.answer, Answer::Asking(..))
    }

    fn has_refused(&self) -> bool {
        matches!(&self.answer, Answer::Refused(error) if is_refusal(error))
    }
}

/// What this step hears. Passwords travel as secrets, so that no log shows them.
#[derive(Debug, Clone)]
pub enum Message {
    /// The user name of a row changed.
    User(usize, String),
    /// The password of a row changed.
    Password(usize, Secret),
    /// Show or hide the password of a row.
    Show(usize),
    /// Try a row's login where it is still open.
    Try(usize),
    /// One password for each brand, or one for all.
    ByBrand(bool),
    /// A device answered.
    Answered(CameraId, u32, Result<ClearHttp, device::Error>),
    /// The login of this device may travel over plain HTTP.
    Agree(CameraId),
    /// The same for all that need it.
    AgreeAll,
    /// Do not work on this device.
    LeaveOut(CameraId),
    /// Do work on it after all.
    TakeBack(CameraId),
}

fn password(at: usize) -> Id {
    Id::from(format!("login-password-{at}"))
}

impl Login {
    /// Nobody asked yet.
    pub fn new(session: Session) -> Self {
        Self {
            session,
            ..Self::default()
        }
    }

    fn device(&mut self, id: CameraId) -> Option<&mut Device> {
        self.devices.iter_mut().find(|device| device.id == id)
    }

    fn last(&self) -> usize {
        self.tries.len().saturating_sub(1)
    }

    /// Whether pressing *Try* in this row would ask anybody.
    fn can_try(&self, at: usize) -> bool {
        self.tries.get(at).is_some_and(|row| {
            let credentials = row.credentials();
            row.is_complete()
                && self
                    .devices
                    .iter()
                    .any(|device| row.is_for(device) && device.may_try(&credentials))
        })
    }

    /// Whether this row's login was sent to anybody.
    fn was_tried(&self, at: usize) -> bool {
        self.tries.get(at).is_some_and(|row| {
            let credentials = row.credentials();
            let meant = self.devices.iter().filter(|device| row.is_for(device));
            meant.into_iter().any(|device| match &device.answer {
                Answer::Asking(_, sent) => *sent == credentials,
                Answer::Accepted(_) => self
                    .session
                    .login(device.id)
                    .is_some_and(|login| login.credentials == credentials),
                _ => device.refused.contains(&credentials),
            })
        })
    }

    fn count(&self, what: impl Fn(&Device) -> bool) -> usize {
        self.devices.iter().filter(|device| what(device)).count()
    }

    fn meet(&mut self, camera: &Camera) {
        let clear = self
            .session
            .seen(camera.id)
            .filter(|seen| seen.channel == Channel::Clear)
            .map(|_| ClearHttp::Refused);
        let login = self.session.login(camera.id);
        match self.device(camera.id) {
            Some(device) => {
                device.title = words::camera(camera);
                device.brand = words::brand(camera);
                device.clear = device.clear.or(clear);
            }
            None => self.devices.push(Device {
                id: camera.id,
                title: words::camera(camera),
                address: camera.address.clone(),
                brand: words::brand(camera),
                clear,
                answer: login.map_or(Answer::Waiting, |l| Answer::Accepted(l.clear_http)),
                refused: Vec::new(),
            }),
        }
    }

    fn try_row(&mut self, at: usize, site: &Site, services: &Services) -> Task<Message> {
        let Some(row) = self.tries.get(at).filter(|row| row.is_complete()) else {
            return operation::focus(password(at));
        };
        let credentials = row.credentials();
        let mut tasks = Vec::new();
        for device in &mut self.devices {
            if !row.is_for(device) || !device.may_try(&credentials) {
                continue;
            }
            self.attempt += 1;
            device.answer = Answer::Asking(self.attempt, credentials.clone());
            let (id, attempt) = (device.id, self.attempt);
            let clear = device.clear.unwrap_or_default();
            tasks.push(Task::perform(
                log_in(
                    (id, device.address.clone()),
                    credentials.clone(),
                    clear,
                    self.session.clone(),
                    site.clone(),
                    services.clone(),
                ),
                move |answer| Message::Answered(id, attempt, answer),
            ));
        }
        Task::batch(tasks)
    }

    fn answered(
        &mut self,
        id: CameraId,
        attempt: u32,
        answer: Result<ClearHttp, device::Error>,
    ) -> Task<Message> {
        let Some(device) = self.device(id) else {
            return Task::none();
        };
        let sent = match &device.answer {
            Answer::Asking(now, sent) if *now == attempt => sent.clone(),
            // A late answer of a question that was given up.
            _ => return Task::none(),
        };
        match answer {
            Ok(clear) => device.answer = Answer::Accepted(clear),
            Err(device::Error::OnlyClearHttp { .. }) => {
                device.clear = Some(ClearHttp::Refused);
                device.answer = Answer::Waiting;
            }
            Err(error) => {
                if is_refusal(&error) {
                    device.refused.push(sent);
                }
                device.answer = Answer::Refused(error);
            }
        }
        let brand = self.by_brand.then(|| device_brand(&self.devices, id));
        self.offer_another(brand.flatten())
    }

    /// After an agreement: the password that is already there is tried at once.
    fn try_if_typed(&mut self, site: &Site, services: &Services) -> Task<Message> {
        let ready: Vec<usize> = match (self.by_brand, self.ready()) {
            (true, _) => (0..self.tries.len())
                .filter(|at| self.can_try(*at))
                .collect(),
            (false, ready) => ready.into_iter().collect(),
        };
        if ready.is_empty() {
            return self.back_to_typing();
        }
        let tried: Vec<_> = ready
            .into_iter()
            .map(|at| self.try_row(at, site, services))
            .collect();
        Task::batch(tried)
    }

    /// Who answered a question goes on typing where he was about to.
    fn back_to_typing(&self) -> Task<Message> {
        let open = self.tries.iter().position(|row| !row.is_complete());
        match open {
            Some(at) => operation::focus(password(at)),
            None => Task::none(),
        }
    }
}

fn device_brand(devices: &[Device], id: CameraId) -> Option<String> {
    let device = devices.iter().find(|device| device.id == id)?;
    Some(device.brand.clone())
}

/// Whether the password, not the way to the camera, was the reason.
fn is_refusal(error: &device::Error) -> bool {
    matches!(
        error,
        device::Error::Refused { .. }
            | device::Error::Locked { .. }
            | device::Error::NotAdministrator { .. }
    )
}

/// One try: connect, ask who it is, what it can do and what time it believes it is; keep the facts
/// in the site and the login in the session.
async fn log_in(
    (id, address): (CameraId, Address),
    credentials: Credentials,
    clear_http: ClearHttp,
    session: Session,
    site: Site,
    services: Services,
) -> Result<ClearHttp, device::Error> {
    let seen = match session.seen(id) {
        Some(seen) => seen,
        None => {
            let seen = services.devices.identify(address).await?;
            session.saw(id, seen.clone());
            seen
        }
    };
    if seen.channel == Channel::Clear && clear_http == ClearHttp::Refused {
        return Err(device::Error::OnlyClearHttp {
            address: seen.address,
        });
    }
    let used = match seen.channel {
        Channel::Clear => ClearHttp::Agreed,
        _ => ClearHttp::Refused,
    };
    let device = services
        .devices
        .connect(seen, credentials.clone(), used)
        .await?;
    let identity = device.identity().await?;
    let capabilities = device.capabilities().await?;
    session.logged_in(
        id,
        session::Login {
            credentials,
            clear_http: used,
        },
    );
    // The login holds for this run even when the stick is full; the plan will say what it lacks.
    services::blocking(
        move || {
            if let Err(error) = site.logged_in(id, &identity, &capabilities) {
                log::error!("what the camera can do cannot be kept: {error}");
            }
        },
        || (),
    )
    .await;
    Ok(used)
}

impl Step for Login {
    type Message = Message;
    const ID: StepId = StepId::Login;

    fn enter(&mut self, site: &Site, _services: &Services) -> Task<Message> {
        let meant = self.session.cameras(site);
        self.by_hand = meant
            .iter()
            .filter(|c| c.family == Family::by_hand())
            .count();
        // What was left out here stays on the list, so that it can be taken back.
        self.devices.retain(|device| {
            matches!(device.answer, Answer::LeftOut) || meant.iter().any(|c| c.id == device.id)
        });
        for camera in meant.iter().filter(|c| c.family != Family::by_hand()) {
            self.meet(camera);
            if let Some(device) = self.device(camera.id)
                && matches!(device.answer, Answer::LeftOut)
            {
                device.answer = Answer::Waiting;
            }
        }
        if self.by_brand {
            self.add_brands();
        }
        if self.tries.is_empty() {
            self.tries.push(Try {
                user: USUAL_USER.to_owned(),
                ..Try::default()
            });
        }
        operation::focus(password(self.last()))
    }

    fn update(
        &mut self,
        message: Message,
        site: &mut Site,
        services: &Services,
    ) -> Action<Message> {
        match message {
            Message::User(at, user) => {
                if let Some(row) = self.tries.get_mut(at) {
                    row.user = user;
                }
                Action::none()
            }
            Message::Password(at, password) => {
                if let Some(row) = self.tries.get_mut(at) {
                    row.password = password;
                }
                Action::none()
            }
            Message::Show(at) => {
                if let Some(row) = self.tries.get_mut(at) {
                    row.shown = !row.shown;
                }
                Action::none()
            }
            // Enter in a field whose login has been tried everywhere means: go on.
            Message::Try(at) if !self.can_try(at) && self.gate(site) == Gate::Open => {
                Action::event(Event::Advance)
            }
            Message::Try(at) => {
                let tried = self.try_row(at, site, services);
                let next = self.next_to_type(at);
                Action::task(Task::batch([tried, next]))
            }
            Message::ByBrand(by_brand) => Action::task(self.sort_by_brand(by_brand)),
            Message::Answered(id, attempt, answer) => {
                let task = self.answered(id, attempt, answer);
                // A login also tells who it is.
                if let (Ok(camera), Some(device)) = (site.camera(id), self.device(id)) {
                    // Its brand stays: a row that is typed into must not lose its devices.
                    device.title = words::camera(&camera);
                }
                Action::task(task)
            }
            Message::Agree(id) => {
                if let Some(device) = self.device(id) {
                    device.clear = Some(ClearHttp::Agreed);
                }
                Action::task(self.try_if_typed(site, services))
            }
            Message::AgreeAll => {
                for device in self.devices.iter_mut().filter(|d| d.needs_consent()) {
                    device.clear = Some(ClearHttp::Agreed);
                }
                Action::task(self.try_if_typed(site, services))
            }
            Message::LeaveOut(id) => {
                if let Some(device) = self.device(id) {
                    device.answer = Answer::LeftOut;
                }
                self.session.mean(id, false);
                Action::none()
            }
            Message::TakeBack(id) => {
                if let Some(device) = self.device(id) {
                    device.answer = Answer::Waiting;
                }
                self.session.mean(id, true);
                Action::none()
            }
        }
    }

    fn view<'a>(&'a self, _site: &'a Site) -> Element<'a, Message> {
        view::body(self)
    }

    fn heading(&self, _site: &Site) -> Heading {
        Heading {
            title: fl!("login-title"),
            lead: fl!("login-lead"),
        }
    }

    fn gate(&self, _site: &Site) -> Gate {
        if self
            .devices
            .iter()
            .any(|d| matches!(d.answer, Answer::Asking(..)))
        {
            return Gate::busy(fl!("login-reason-trying"));
        }
        let clear = self.count(Device::needs_consent);
        if clear > 0 {
            return Gate::closed(fl!("login-reason-clear", count = words::count(clear)));
        }
        if self
            .devices
            .iter()
            .any(|d| matches!(d.answer, Answer::Waiting))
        {
            return Gate::closed(if self.can_try(self.last()) {
                fl!("login-reason-try")
            } else {
                fl!("login-reason-password")
            });
        }
        let refused = self.count(|d| matches!(d.answer, Answer::Refused(_)));
        if refused > 0 {
            return Gate::closed(fl!("login-reason-refused", count = words::count(refused)));
        }
        if self.by_hand == 0 && self.count(|d| matches!(d.answer, Answer::Accepted(_))) == 0 {
            return Gate::closed(fl!("login-reason-none"));
        }
        Gate::Open
    }

    fn caption(&self, _site: &Site) -> Option<String> {
        let count = self.count(|d| matches!(d.answer, Answer::Accepted(_))) as i64;
        (count > 0).then(|| fl!("login-fact", count = count))
    }

    fn keys(&self) -> Keys<Message> {
        Keys {
            // Enter outside the fields tries what is typed, while there is somebody to ask.
            enter: match self.ready() {
                Some(at) => Key::Send(Message::Try(at)),
                None => Key::Frame,
            },
            ..Keys::default()
        }
    }
}
