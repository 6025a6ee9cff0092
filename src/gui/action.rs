//! What a screen or step answers to a message: work for the runtime and a wish to the frame.
//!
//! Apart because it is the only thing that crosses between a screen and its frame. A struct and
//! not an enum, because both often come at once ("advance *and* focus the first field").

use std::path::PathBuf;

use iced::Task;

use super::theme::Tone;
use super::wizard::step::StepId;
use crate::certificate::Certificate;
use crate::device::Address;
use crate::site::CameraId;
use crate::work::order::Given;

/// The answer of `update`.
#[derive(Debug)]
#[must_use]
pub struct Action<Message> {
    /// Work for the runtime, built from the services.
    pub task: Task<Message>,
    /// A wish to the frame.
    pub event: Option<Event>,
}

/// What a screen may wish from its frame; nothing else crosses.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// The next step that applies.
    Advance,
    /// The step or screen before.
    Retreat,
    /// This step.
    Go(StepId),
    /// The certificate viewer: the certificate of a device first, then what it came with.
    Open {
        /// What is shown.
        certificate: Certificate,
        /// What stands above it, nearest first.
        chain: Vec<Certificate>,
        /// The address it was opened at, when it came from a device.
        opened: Option<Address>,
    },
    /// A line to the person inside the window.
    Notify(Notice),
    /// Into the clipboard.
    Copy(String),
    /// Make this computer trust a root.
    Trust(Certificate),
    /// Make this computer trust a root no longer.
    TakeOut(Certificate),
    /// The doctor, asked about this address.
    Diagnose(Address),
    /// Secure this camera: in the site that knows it (with the address it has now, when it moved),
    /// or in a new one.
    Secure {
        /// Where it was found.
        address: Address,
        /// The site's file, which camera, and its new address.
        known: Option<(PathBuf, CameraId, Option<Address>)>,
    },
    /// Requests for another authority, about the site in front.
    Requests,
    /// What another authority signed for cameras of the site in front is to go in.
    Install(Vec<(CameraId, Given)>),
    /// Trust what devices made themselves: those of the site in front, or one whose address is typed.
    Adopt,
    /// A file the person chose or dropped: certificate, key, request or site.
    OpenFile(PathBuf),
    /// This site leaves the computer: nobody may hold it any more, then its file goes.
    Forget(PathBuf),
    /// Home.
    Home,
    /// Settings.
    Preferences,
    /// The keys and where things lie.
    Help,
    /// End of the program.
    Quit,
}

/// A line to the person. The text is made when it is shown, so it is never stale for long: a
/// notice goes after six seconds or at the next step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it means.
    pub tone: Tone,
    /// One strong sentence.
    pub what: String,
    /// What else there is to say, or nothing.
    pub more: String,
}

impl Notice {
    /// From an explained error or finding.
    pub fn explained(tone: Tone, reason: &dyn crate::error::Explain) -> Self {
        let explanation = reason.explain();
        Self {
            tone,
            what: explanation.what,
            more: explanation.todo,
        }
    }
}

impl<Message> Action<Message> {
    /// Nothing.
    pub fn none() -> Self {
        Self {
            task: Task::none(),
            event: None,
        }
    }

    /// Only work.
    pub fn task(task: Task<Message>) -> Self {
        Self { task, event: None }
    }

    /// Only a wish.
    pub fn event(event: Event) -> Self {
        Self {
            task: Task::none(),
            event: Some(event),
        }
    }

    /// The same with a wish.
    pub fn and(self, event: Event) -> Self {
        Self {
            event: Some(event),
            ..self
        }
    }

    /// The same for the message type of the frame.
    pub fn map<Outer>(
        self,
        f: impl Fn(Message) -> Outer + Send + Sync + Clone + 'static,
    ) -> Action<Outer>
    where
        Message: Send + 'static,
        Outer: Send + 'static,
    {
        Action {
            task: self.task.map(f),
            event: self.event,
        }
    }
}

impl<Message> From<Task<Message>> for Action<Message> {
    fn from(task: Task<Message>) -> Self {
        Self::task(task)
    }
}
