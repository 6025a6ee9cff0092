//! What a step of the wizard is: the contract between a step and its frame.
//!
//! Apart because seven files fulfil it and one frame relies on it. Not object-safe on purpose:
//! the frame's `match` is exhaustive, so the compiler lists what is missing when a step is added.
//! The frame draws side list, title, Back, reason, the way on; a step draws only its body.

use iced::{Element, Task};

use crate::fl;
use crate::gui::action::Action;
use crate::gui::icon::Icon;
use crate::gui::services::Services;
use crate::gui::theme::Tone;
use crate::site::Site;

/// The steps in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepId {
    /// Which cameras.
    Find,
    /// User names and passwords.
    Login,
    /// Who vouches.
    Authority,
    /// What will change.
    Plan,
    /// Doing it.
    Work,
    /// This computer's stores.
    Trust,
    /// Every client.
    Proof,
}

impl StepId {
    /// All of them in order.
    pub const ALL: [Self; 7] = [
        Self::Find,
        Self::Login,
        Self::Authority,
        Self::Plan,
        Self::Work,
        Self::Trust,
        Self::Proof,
    ];

    /// Its word in the side list and on the way on.
    pub fn name(self) -> String {
        match self {
            Self::Find => fl!("step-find"),
            Self::Login => fl!("step-login"),
            Self::Authority => fl!("step-authority"),
            Self::Plan => fl!("step-plan"),
            Self::Work => fl!("step-work"),
            Self::Trust => fl!("step-trust"),
            Self::Proof => fl!("step-proof"),
        }
    }

    /// The one after it, when there is one.
    pub fn next(self) -> Option<Self> {
        Self::ALL.into_iter().find(|other| *other > self)
    }

    /// The one before it, when there is one.
    pub fn previous(self) -> Option<Self> {
        Self::ALL.into_iter().rev().find(|other| *other < self)
    }
}

/// Where a step stands in the side list; computed by the frame, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Behind us.
    Done,
    /// Here.
    Now,
    /// May be entered.
    Next,
    /// Needs an earlier one first.
    Locked,
}

/// Whether the way on is open. A closed one always says why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gate {
    /// Enter goes on.
    Open,
    /// Something is under way; the reason says what is waited for.
    Busy(Reason),
    /// Something is missing; the reason says what.
    Closed(Reason),
}

/// The sentence beside the way on. Made anew for every picture, so it follows the language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Its glyph; none for a plain wait.
    pub tone: Option<Tone>,
    /// One sentence.
    pub text: String,
}

impl Gate {
    /// Closed, with what is missing.
    pub fn closed(text: impl Into<String>) -> Self {
        Self::Closed(Reason {
            tone: Some(Tone::Attention),
            text: text.into(),
        })
    }

    /// Busy, with what is waited for.
    pub fn busy(text: impl Into<String>) -> Self {
        Self::Busy(Reason {
            tone: None,
            text: text.into(),
        })
    }
}

/// The head of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// One a screen.
    pub title: String,
    /// The sentence before any field.
    pub lead: String,
}

/// What a key means here.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Key<Message> {
    /// Enter: the way on. Escape: back.
    #[default]
    Frame,
    /// This message instead.
    Send(Message),
    /// Nothing.
    Nothing,
}

/// What Enter and Escape mean in this step at this moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keys<Message> {
    /// Enter.
    pub enter: Key<Message>,
    /// Escape.
    pub escape: Key<Message>,
}

impl<Message> Default for Keys<Message> {
    fn default() -> Self {
        Self {
            enter: Key::Frame,
            escape: Key::Frame,
        }
    }
}

/// The button at the bottom right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Onward<Message> {
    /// Its words, such as "Install"; the frame's own are "Next: where to".
    pub label: String,
    /// The glyph before them.
    pub icon: Option<Icon>,
    /// What pressing it (or Enter) sends to the step; `None` advances.
    pub send: Option<Message>,
    /// A sentence left of it although it is open ("Windows asks once for permission").
    pub remark: Option<String>,
}

/// A step: drafts of its own, the saved facts of the [`Site`] by reference.
pub trait Step {
    /// Its own messages, nobody else's.
    type Message: Clone + std::fmt::Debug + Send + 'static;
    /// Which one it is.
    const ID: StepId;

    /// On arrival: fill drafts, start what runs by itself, focus the first field.
    fn enter(&mut self, site: &Site, services: &Services) -> Task<Self::Message>;

    /// On departure: drop handles, except of work that must not stop.
    fn leave(&mut self) {}

    /// The only place that changes the site, through its methods.
    fn update(
        &mut self,
        message: Self::Message,
        site: &mut Site,
        services: &Services,
    ) -> Action<Self::Message>;

    /// The body only. It fills the room between head and bar; what may grow long goes into
    /// [`crate::gui::widget::scroll`].
    fn view<'a>(&'a self, site: &'a Site) -> Element<'a, Self::Message>;

    /// Title and the sentence under it.
    fn heading(&self, site: &Site) -> Heading;

    /// Something at the right of the head ("about 2 min left", Pause).
    fn corner<'a>(&'a self, _site: &'a Site) -> Option<Element<'a, Self::Message>> {
        None
    }

    /// Whether the way on is open.
    fn gate(&self, site: &Site) -> Gate;

    /// Another way on than "Next".
    fn onward(&self, _site: &Site) -> Option<Onward<Self::Message>> {
        None
    }

    /// More buttons in the bar, between Back and the way on.
    fn aside<'a>(&'a self, _site: &'a Site) -> Option<Element<'a, Self::Message>> {
        None
    }

    /// What it gave, in a few words, for the side list ("41 devices").
    fn caption(&self, _site: &Site) -> Option<String> {
        None
    }

    /// A question over the whole window; while it stands, nothing else can be pressed.
    fn dialog<'a>(&'a self, _site: &'a Site) -> Option<Element<'a, Self::Message>> {
        None
    }

    /// What Enter and Escape mean.
    fn keys(&self) -> Keys<Self::Message> {
        Keys::default()
    }
}

#[cfg(test)]
mod tests {
    use super::StepId;

    #[test]
    fn the_steps_follow_one_another() {
        assert_eq!(StepId::Find.next(), Some(StepId::Login));
        assert_eq!(StepId::Proof.next(), None);
        assert_eq!(StepId::Find.previous(), None);
        assert_eq!(StepId::Trust.previous(), Some(StepId::Work));
    }
}
