//! Help: what happens on this screen and why, the keys, and where things lie on this computer.
//!
//! Apart because it can be asked for from everywhere (F1) and belongs to no screen. The handbook
//! under `docs/` is made from the same texts.

use iced::widget::{Column, column, container, row};
use iced::{Center, Element, Fill, Length};

use super::keys;
use super::text;
use super::theme::{self, space, width};
use super::widget::{self, key_cap, press};
use super::wizard::step::StepId;
use crate::{directory, fl, settings::Settings};

/// What is explained: a screen or a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// The first screen.
    Home,
    /// A step of the wizard.
    Step(StepId),
    /// A site and its cameras.
    Cameras,
    /// The certificate viewer.
    Viewer,
    /// Why is it not secure?
    Doctor,
    /// An authority in files.
    Import,
    /// A root on its way into the stores.
    Trusting,
    /// A request on its way to its certificate.
    Signing,
}

impl Topic {
    /// All of them, in the order of the handbook.
    pub const ALL: [Self; 14] = [
        Self::Home,
        Self::Step(StepId::Find),
        Self::Step(StepId::Login),
        Self::Step(StepId::Authority),
        Self::Step(StepId::Plan),
        Self::Step(StepId::Work),
        Self::Step(StepId::Trust),
        Self::Step(StepId::Proof),
        Self::Cameras,
        Self::Viewer,
        Self::Doctor,
        Self::Import,
        Self::Trusting,
        Self::Signing,
    ];

    /// What it is called.
    pub fn title(self) -> String {
        match self {
            Self::Home => fl!("home"),
            Self::Step(step) => step.name(),
            Self::Cameras => fl!("home-column-site"),
            Self::Viewer => fl!("viewer-kind-other"),
            Self::Doctor => fl!("home-why"),
            Self::Import => fl!("import-title"),
            Self::Trusting => fl!("trusting-title"),
            Self::Signing => fl!("home-sign"),
        }
    }

    /// What happens here.
    pub fn here(self) -> String {
        match self {
            Self::Home => fl!("guide-home"),
            Self::Step(StepId::Find) => fl!("guide-find"),
            Self::Step(StepId::Login) => fl!("guide-login"),
            Self::Step(StepId::Authority) => fl!("guide-authority"),
            Self::Step(StepId::Plan) => fl!("guide-plan"),
            Self::Step(StepId::Work) => fl!("guide-work"),
            Self::Step(StepId::Trust) | Self::Trusting => fl!("guide-trust"),
            Self::Step(StepId::Proof) => fl!("guide-proof"),
            Self::Cameras => fl!("guide-cameras"),
            Self::Viewer => fl!("guide-viewer"),
            Self::Doctor => fl!("guide-doctor"),
            Self::Import => fl!("guide-import"),
            Self::Signing => fl!("guide-signing"),
        }
    }

    /// Why it has to be.
    pub fn why(self) -> String {
        match self {
            Self::Home => fl!("guide-home-why"),
            Self::Step(StepId::Find) => fl!("guide-find-why"),
            Self::Step(StepId::Login) => fl!("guide-login-why"),
            Self::Step(StepId::Authority) => fl!("guide-authority-why"),
            Self::Step(StepId::Plan) => fl!("guide-plan-why"),
            Self::Step(StepId::Work) => fl!("guide-work-why"),
            Self::Step(StepId::Trust) | Self::Trusting => fl!("guide-trust-why"),
            Self::Step(StepId::Proof) => fl!("guide-proof-why"),
            Self::Cameras => fl!("guide-cameras-why"),
            Self::Viewer => fl!("guide-viewer-why"),
            Self::Doctor => fl!("guide-doctor-why"),
            Self::Import => fl!("guide-import-why"),
            Self::Signing => fl!("guide-signing-why"),
        }
    }
}

/// The panel at the right of everything.
pub(super) fn view<'a, Message: Clone + 'a>(topic: Topic, close: Message) -> Element<'a, Message> {
    let keys = [
        (fl!("key-enter"), fl!("help-enter")),
        (fl!("key-escape"), fl!("help-escape")),
        (fl!("key-tab"), fl!("help-tab")),
        (fl!("key-arrows"), fl!("help-arrows")),
        (keys::step(), fl!("help-step")),
        (keys::find(), fl!("help-find")),
        (fl!("key-help"), fl!("help-help")),
    ];
    let keys = Column::with_children(keys.into_iter().map(|(key, does)| {
        row![
            container(key_cap(key)).width(Length::Fixed(width::WORD)),
            text::label(does).width(Fill)
        ]
        .spacing(space::MEDIUM)
        .align_y(Center)
        .into()
    }))
    .spacing(space::SMALL);
    let place = |name: String, path: Option<std::path::PathBuf>| {
        path.map(|path| {
            column![
                text::second(name),
                text::code(text::foreign(&path.display().to_string())),
            ]
        })
    };
    let places = Column::new()
        .push(place(fl!("help-sites"), directory::data()))
        .push(place(fl!("help-settings"), Settings::path()))
        .push(place(fl!("help-log"), directory::log()))
        .spacing(space::SMALL);
    let content = column![
        part(fl!("help-here"), topic.here()),
        part(fl!("help-why"), topic.why()),
        widget::hairline(),
        text::label_strong(fl!("help-keys")),
        keys,
        widget::hairline(),
        places,
        text::second(fl!("help-version", version = env!("CARGO_PKG_VERSION"))),
    ]
    .spacing(space::LARGE);
    let head = row![
        text::heading(topic.title()).width(Fill),
        press(fl!("close"))
            .key(fl!("key-escape"))
            .tight()
            .on_press(close),
    ]
    .spacing(space::MEDIUM)
    .align_y(Center);
    container(
        column![
            container(head).padding(space::BLOCK),
            widget::hairline(),
            widget::scroll(container(content).padding(space::BLOCK)),
        ]
        .height(Fill),
    )
    .width(Length::Fixed(width::HELP))
    .height(Fill)
    .style(theme::surface)
    .into()
}

fn part<'a, Message: 'a>(name: String, words: String) -> Element<'a, Message> {
    column![text::label_strong(name), text::body(words)]
        .spacing(space::SMALL)
        .into()
}
