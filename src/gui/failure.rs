//! When something cannot be opened: what it is, what to do, and the ways out.
//!
//! Apart because a broken file must end in a screen and never in a crash or an empty window.

use std::path::PathBuf;

use iced::widget::{column, container};
use iced::{Center, Element, Fill};

use super::icon::Icon;
use super::text;
use super::theme::{self, Ink, Tone, space, width};
use super::widget::{self, press};
use crate::error::{Explanation, chain};
use crate::fl;
use crate::site;

/// What cannot be opened.
#[derive(Debug, Clone)]
pub struct Failure {
    path: PathBuf,
    error: site::Error,
}

/// The ways out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// Look again: the stick is in now, the other program is closed.
    Again,
    /// The technical chain into the clipboard.
    Copy,
    /// Home.
    Home,
}

impl Failure {
    /// A site file that cannot be opened.
    pub fn of_site(path: PathBuf, error: site::Error) -> Self {
        Self { path, error }
    }

    /// Which file.
    pub fn path(&self) -> &PathBuf {
        &self.path
    }

    /// The technical chain, for the clipboard.
    pub fn details(&self) -> String {
        let mut lines = vec![self.path.display().to_string()];
        lines.extend(chain(&self.error));
        lines.join("\n")
    }

    /// The whole picture.
    pub fn view(&self) -> Element<'_, Message> {
        let Explanation { what, todo } = crate::error::Explain::explain(&self.error);
        let question = widget::ask(
            Tone::Refused,
            what,
            todo,
            Some(
                column![
                    text::second(fl!("failure-file")),
                    text::code(text::foreign(&self.path.display().to_string())),
                    text::code(text::foreign(&chain(&self.error).join(": ")))
                        .style(theme::ink(Ink::Muted)),
                ]
                .spacing(space::HAIR)
                .into(),
            ),
            [
                press(fl!("copy"))
                    .icon(Icon::Copy)
                    .quiet()
                    .tight()
                    .on_press(Message::Copy)
                    .into(),
                press(fl!("home")).on_press(Message::Home).into(),
                press(fl!("again"))
                    .icon(Icon::Again)
                    .primary()
                    .on_press(Message::Again)
                    .into(),
            ],
        );
        container(widget::max_width(question, width::PAGE))
            .padding(space::EDGE)
            .align_x(Center)
            .center(Fill)
            .style(theme::paper)
            .into()
    }
}
