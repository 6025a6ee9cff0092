//! Saving what is shown: which form, then where.
//!
//! Apart because four forms are asked for by four kinds of program, and each is named by who wants
//! it and not only by its letters.

use std::path::PathBuf;

use iced::widget::{column, row};
use iced::{Center, Element, Fill, Task};

use super::{Message, Viewer, file_name};
use crate::certificate::{Certificate, file};
use crate::directory;
use crate::fl;
use crate::gui::icon::Icon;
use crate::gui::services::{Services, blocking};
use crate::gui::text;
use crate::gui::theme::{Tone, space};
use crate::gui::widget::{self, press};

/// A form of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One certificate as text.
    Pem,
    /// One certificate, binary.
    Der,
    /// The whole chain as text, the lowest first.
    Chain,
    /// The whole chain in one binary object without keys.
    P7b,
}

impl Form {
    const ALL: [Self; 4] = [Self::Pem, Self::Der, Self::Chain, Self::P7b];

    fn ending(self) -> &'static str {
        match self {
            Self::Pem => "crt",
            Self::Der => "cer",
            Self::Chain => "pem",
            Self::P7b => "p7b",
        }
    }

    fn words(self) -> (String, String) {
        match self {
            Self::Pem => (fl!("export-pem"), fl!("export-pem-for")),
            Self::Der => (fl!("export-der"), fl!("export-der-for")),
            Self::Chain => (fl!("export-chain"), fl!("export-chain-for")),
            Self::P7b => (fl!("export-p7b"), fl!("export-p7b-for")),
        }
    }

    fn bytes(self, certificate: &Certificate, above: &[Certificate]) -> Vec<u8> {
        let whole: Vec<Certificate> = std::iter::once(certificate).chain(above).cloned().collect();
        match self {
            Self::Pem => certificate.pem().into_bytes(),
            Self::Der => certificate.der().to_vec(),
            Self::Chain => whole
                .iter()
                .map(Certificate::pem)
                .collect::<String>()
                .into_bytes(),
            Self::P7b => file::p7b(&whole),
        }
    }
}

impl Viewer {
    /// Where to; the name proposed fits the form.
    pub(super) fn ask_where(&self, form: Form, services: &Services) -> Task<Message> {
        let name = format!("{}.{}", file_name(self.certificate.title()), form.ending());
        Task::perform(
            services.dialogs.save_file(fl!("viewer-export"), name),
            move |path| Message::Exporting(form, path),
        )
    }

    pub(super) fn write(&self, form: Form, path: PathBuf) -> Task<Message> {
        let bytes = form.bytes(&self.certificate, &self.above);
        let place = path.clone();
        Task::perform(
            blocking(
                move || directory::write_atomic(&path, &bytes).map(|()| path),
                move || Err(directory::Error::Missing { path: place }),
            ),
            Message::Exported,
        )
    }

    /// Which form, each with who wants it.
    pub(super) fn ask_form(&self) -> Element<'_, Message> {
        let several = !self.above.is_empty();
        let forms = Form::ALL
            .into_iter()
            .filter(|form| several || matches!(form, Form::Pem | Form::Der))
            .map(|form| {
                let (name, whom) = form.words();
                row![
                    column![text::label_strong(name), text::second(whom)].width(Fill),
                    press(fl!("viewer-export"))
                        .icon(Icon::Save)
                        .on_press(Message::ExportAs(form)),
                ]
                .spacing(space::MEDIUM)
                .align_y(Center)
                .into()
            });
        widget::ask(
            Tone::Unknown,
            fl!("export-title"),
            fl!("export-why"),
            Some(
                iced::widget::Column::with_children(forms)
                    .spacing(space::MEDIUM)
                    .into(),
            ),
            [press(fl!("cancel"))
                .key(fl!("key-escape"))
                .on_press(Message::Export)
                .into()],
        )
    }
}
