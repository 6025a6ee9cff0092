//! Who signed a certificate, link by link up to the root, and where each link was found.
//!
//! Apart because it puts together what was sent, what lay in the file and what the stores hold.

use iced::widget::{column, row};
use iced::{Center, Element, Fill};

use super::{Asked, Message, Viewer};
use crate::certificate::Certificate;
use crate::check::{Fact, Standing};
use crate::fl;
use crate::gui::icon::Icon;
use crate::gui::theme::{Ink, Tone, space};
use crate::gui::widget::{self, Link};
use crate::gui::{date, text};

impl Viewer {
    pub(super) fn signed_by(&self) -> Element<'_, Message> {
        let mut links: Vec<Link<'_, Message>> = Vec::new();
        let top = self.root();
        let whole = top.is_self_issued();
        if !whole {
            let vouching = self.vouching();
            let found = match &vouching {
                Some(_) => widget::toned(
                    Tone::Secure,
                    fl!("viewer-in-store"),
                    fl!("viewer-issuer-missing-why"),
                ),
                None => widget::toned(
                    Tone::Unknown,
                    fl!("viewer-issuer-missing"),
                    fl!("viewer-issuer-missing-why"),
                ),
            };
            links.push(Link {
                icon: Icon::Authority,
                name: text::foreign(vouching.as_deref().unwrap_or_else(|| top.issuer())),
                more: fl!("viewer-issuer-missing-more"),
                found,
            });
        }
        for (i, certificate) in self.above.iter().enumerate().rev() {
            links.push(self.link(certificate, i + 1));
        }
        links.push(self.link(&self.certificate, 0));
        column![
            row![
                text::label_strong(fl!("viewer-signed-by")).width(Fill),
                text::label_strong(fl!("viewer-found")).width(Fill),
            ]
            .spacing(space::MEDIUM),
            widget::chain(links),
        ]
        .spacing(space::MEDIUM)
        .into()
    }

    /// The root in this computer's store, when it was asked and one was found.
    fn vouching(&self) -> Option<String> {
        let Asked::Answered(ladder) = &self.asked else {
            return None;
        };
        ladder.rungs.iter().find_map(|rung| match &rung.standing {
            Standing::Passed(Fact::Root { root, .. }) => Some(root.clone()),
            _ => None,
        })
    }

    fn link<'a>(&self, certificate: &'a Certificate, place: usize) -> Link<'a, Message> {
        let kind = if certificate.is_authority() {
            if certificate.is_self_issued() {
                fl!("viewer-kind-root")
            } else {
                fl!("viewer-kind-intermediate")
            }
        } else if place == 0 {
            fl!("viewer-kind-this")
        } else {
            fl!("viewer-kind-other")
        };
        let mut more = fl!(
            "viewer-link",
            kind = kind,
            key = certificate.key().to_string(),
            date = date::day(certificate.not_after())
        );
        if certificate.name_constraints().is_some() {
            more = fl!("viewer-link-limited", more = more);
        }
        let in_store =
            certificate == self.root() && certificate.is_authority() && !self.trusted.is_empty();
        let found: Element<'a, Message> = if in_store {
            widget::toned(
                Tone::Secure,
                fl!("viewer-in-store"),
                self.trusted.join(", "),
            )
        } else if self.opened.is_some() {
            sent(Icon::Upload, fl!("viewer-sent"))
        } else {
            sent(Icon::File, fl!("viewer-in-file"))
        };
        Link {
            icon: if certificate.is_authority() {
                Icon::Authority
            } else {
                Icon::Camera
            },
            name: text::foreign(certificate.title()),
            more,
            found,
        }
    }
}

fn sent<'a>(icon: Icon, words: String) -> Element<'a, Message> {
    row![icon.view().ink(Ink::Muted), text::label_strong(words)]
        .spacing(space::SMALL)
        .align_y(Center)
        .into()
}
