//! The certificate viewer: one sentence first, then names, time, chain, fingerprint, and the
//! technical rest in a fold.
//!
//! Apart because certificates are opened from everywhere: a camera, a file, a site's authority.

mod technical;

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill, Length, Task};
use std::path::PathBuf;
use std::sync::Arc;
use time::OffsetDateTime;

use super::action::{Action, Event, Notice};
use super::icon::{self, Icon};
use super::services::{Kind, Services, blocking};
use super::theme::{self, Ink, Mark, Tone, glyph, height, space, width};
use super::widget::{self, Link, page, press};
use super::{Pressed, date, text};
use crate::certificate::{Certificate, Name};
use crate::check::{Ask, Fact, Ladder, Standing};
use crate::device::Address;
use crate::directory;
use crate::error::Explain as _;
use crate::fl;
use crate::truststore::Presence;

/// A certificate with what stands above it.
pub struct Viewer {
    certificate: Certificate,
    above: Vec<Certificate>,
    opened: Option<Address>,
    now: OffsetDateTime,
    asked: Asked,
    /// Where the root is trusted, as this computer's stores said.
    trusted: Vec<String>,
    unfolded: bool,
}

/// Whether this computer was asked.
enum Asked {
    /// It came from a file.
    No,
    /// Right now.
    Asking,
    /// It answered.
    Answered(Arc<Ladder>),
}

/// What the viewer hears.
#[derive(Debug, Clone)]
pub enum Message {
    /// Back to where one was.
    Back,
    /// Ask this computer (again).
    Ask,
    /// It answered.
    Answered(Arc<Ladder>),
    /// The stores said where the root is trusted.
    Trusted(Vec<String>),
    /// Into the clipboard.
    Copy(String),
    /// Write it into a file.
    Export,
    /// Where to; `None` when the person changed their mind.
    Exporting(Option<PathBuf>),
    /// Written, or not.
    Exported(Result<PathBuf, directory::Error>),
    /// Another file.
    Browse,
    /// It was picked.
    Picked(Option<PathBuf>),
    /// The technical fold.
    Unfold,
    /// Make this computer trust it.
    Trust,
}

impl Viewer {
    /// Shows a certificate; with an address, this computer is asked at once.
    pub fn open(
        certificate: Certificate,
        above: Vec<Certificate>,
        opened: Option<Address>,
        services: &Services,
    ) -> (Self, Task<Message>) {
        let mut viewer = Self {
            certificate,
            above,
            opened,
            now: services.now(),
            asked: Asked::No,
            trusted: Vec::new(),
            unfolded: false,
        };
        let asking = viewer.ask(services);
        let stores = viewer.look_into_stores(services);
        (viewer, Task::batch([asking, stores]))
    }

    /// What Enter, Escape and the space bar mean.
    pub fn key(&self, key: Pressed) -> Option<Message> {
        match key {
            Pressed::Escape => Some(Message::Back),
            Pressed::Space => Some(Message::Unfold),
            Pressed::Enter if self.opened.is_some() => Some(Message::Ask),
            _ => None,
        }
    }

    /// Carries a message out.
    pub fn update(&mut self, message: Message, services: &Services) -> Action<Message> {
        match message {
            Message::Back => Action::event(Event::Retreat),
            Message::Ask => self.ask(services).into(),
            Message::Answered(ladder) => {
                if let Some(handshake) = &ladder.handshake
                    && let Some((first, rest)) = handshake.chain.split_first()
                {
                    self.certificate = first.clone();
                    self.above = rest.to_vec();
                }
                self.now = services.now();
                self.asked = Asked::Answered(ladder);
                self.look_into_stores(services).into()
            }
            Message::Trusted(places) => {
                self.trusted = places;
                Action::none()
            }
            Message::Copy(text) => Action::event(Event::Copy(text)),
            Message::Export => {
                let name = format!("{}.crt", file_name(self.certificate.title()));
                Task::perform(
                    services.dialogs.save_file(fl!("viewer-export"), name),
                    Message::Exporting,
                )
                .into()
            }
            Message::Exporting(None) | Message::Picked(None) => Action::none(),
            Message::Exporting(Some(path)) => {
                let pem = self.certificate.pem();
                let place = path.clone();
                Task::perform(
                    blocking(
                        move || directory::write_atomic(&path, pem.as_bytes()).map(|()| path),
                        move || Ok(place),
                    ),
                    Message::Exported,
                )
                .into()
            }
            Message::Exported(Ok(path)) => Action::event(Event::Notify(Notice {
                tone: Tone::Secure,
                what: fl!("viewer-exported"),
                more: path.display().to_string(),
            })),
            Message::Exported(Err(error)) => {
                Action::event(Event::Notify(Notice::explained(Tone::Refused, &error)))
            }
            Message::Browse => Task::perform(
                services
                    .dialogs
                    .open_file(fl!("viewer-open"), vec![certificate_files()]),
                Message::Picked,
            )
            .into(),
            Message::Picked(Some(path)) => Action::event(Event::OpenFile(path)),
            Message::Unfold => {
                self.unfolded = !self.unfolded;
                Action::none()
            }
            Message::Trust => Action::event(Event::Trust(self.root().clone())),
        }
    }

    fn ask(&mut self, services: &Services) -> Task<Message> {
        let Some(address) = self.opened.clone() else {
            return Task::none();
        };
        self.asked = Asked::Asking;
        let ask = Ask {
            now: services.now(),
            ..Ask::new(address)
        };
        Task::perform(services.checks.climb(ask), |ladder| {
            Message::Answered(Arc::new(ladder))
        })
    }

    fn look_into_stores(&self, services: &Services) -> Task<Message> {
        let root = self.root().clone();
        if !root.is_authority() {
            return Task::none();
        }
        let stores = services.stores.all();
        Task::perform(
            async move {
                let mut places = Vec::new();
                for store in stores {
                    if store
                        .presence(&root)
                        .await
                        .is_ok_and(|p| p == Presence::Trusted)
                    {
                        places.push(store.place());
                    }
                }
                places
            },
            Message::Trusted,
        )
    }

    /// The highest certificate at hand.
    fn root(&self) -> &Certificate {
        self.above.last().unwrap_or(&self.certificate)
    }

    /// The whole picture.
    pub fn view(&self, narrow: bool) -> Element<'_, Message> {
        let mut content = column![self.sentence()].spacing(space::BLOCK);
        if !self.certificate.is_authority() || self.opened.is_some() {
            content = content.push(self.works_for());
        }
        content = content
            .push(widget::validity(
                self.certificate.not_before(),
                self.certificate.not_after(),
                self.now,
                self.tone(),
                date::day,
            ))
            .push(self.signed_by())
            .push(self.fingerprint())
            .push(widget::hairline())
            .push(widget::fold(
                fl!("viewer-technical"),
                fl!("viewer-technical-inside"),
                self.unfolded,
                Message::Unfold,
            ));
        if self.unfolded {
            content = content.push(technical::view(&self.certificate));
        }
        page(
            narrow,
            fl!("back"),
            Message::Back,
            [
                press(fl!("viewer-export"))
                    .icon(Icon::Save)
                    .quiet_ink()
                    .on_press(Message::Export),
                press(fl!("viewer-open"))
                    .icon(Icon::Open)
                    .quiet_ink()
                    .on_press(Message::Browse),
            ],
            content,
        )
    }

    fn tone(&self) -> Tone {
        let c = &self.certificate;
        match &self.asked {
            Asked::Answered(ladder) if ladder.is_whole() => Tone::Secure,
            Asked::Answered(_) => Tone::Refused,
            _ if c.not_after() < self.now => Tone::Refused,
            _ if c.not_before() > self.now => Tone::Attention,
            _ if !self.trusted.is_empty() && c.is_authority() => Tone::Secure,
            _ => Tone::Unknown,
        }
    }

    fn sentence(&self) -> Element<'_, Message> {
        let c = &self.certificate;
        let end = date::day(c.not_after());
        let days = (c.not_after() - self.now).whole_days();
        let (sentence, how) = match &self.asked {
            Asked::Asking => {
                let words = column![text::heading(fl!("viewer-asking"))].width(Fill);
                return container(
                    row![icon::spinner().size(glyph::PAGE), words]
                        .spacing(space::LARGE)
                        .align_y(Center),
                )
                .padding(space::LARGE)
                .width(Fill)
                .style(theme::notice(Tone::Unknown))
                .into();
            }
            Asked::Answered(ladder) => match ladder.broken() {
                Some(rung) => {
                    let explanation = rung.explain();
                    (explanation.what, explanation.todo)
                }
                None => (
                    fl!("viewer-trusted", address = self.address_words(), date = end),
                    fl!(
                        "viewer-trusted-how",
                        days = days,
                        clock = date::clock(self.now)
                    ),
                ),
            },
            Asked::No if c.not_after() < self.now => {
                (fl!("viewer-ended", date = end), fl!("viewer-ended-how"))
            }
            Asked::No if c.not_before() > self.now => (
                fl!("viewer-not-yet", date = date::day(c.not_before())),
                fl!("viewer-not-yet-how"),
            ),
            Asked::No if c.is_authority() && !self.trusted.is_empty() => (
                fl!(
                    "viewer-root-trusted",
                    name = text::foreign(c.title()),
                    date = end
                ),
                fl!("viewer-root-trusted-how"),
            ),
            Asked::No if c.is_authority() => (
                fl!("viewer-root", name = text::foreign(c.title()), date = end),
                fl!("viewer-root-how"),
            ),
            Asked::No => (
                fl!("viewer-file", name = text::foreign(c.title()), date = end),
                fl!("viewer-file-how"),
            ),
        };
        let button: Option<Element<'_, Message>> = if self.opened.is_some() {
            Some(
                press(fl!("check-again"))
                    .icon(Icon::Again)
                    .on_press(Message::Ask)
                    .into(),
            )
        } else if c.is_authority() && self.trusted.is_empty() {
            Some(
                press(fl!("viewer-trust"))
                    .icon(Icon::Elevate)
                    .on_press(Message::Trust)
                    .into(),
            )
        } else {
            None
        };
        widget::verdict(self.tone(), sentence, how, button)
    }

    fn address_words(&self) -> String {
        self.opened
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default()
    }

    fn works_for(&self) -> Element<'_, Message> {
        let opened = self.opened.as_ref().map(|a| match a.ip() {
            Some(ip) => Name::Ip(ip),
            None => Name::Dns(a.host().to_owned()),
        });
        let names = self.certificate.names();
        let mut chips: Vec<Element<'_, Message>> = Vec::new();
        for name in names {
            let is_opened = opened.as_ref() == Some(name);
            let kind = match (is_opened, name) {
                (true, _) => fl!("viewer-opened"),
                (false, Name::Ip(_)) => fl!("viewer-address"),
                (false, Name::Dns(_)) => fl!("viewer-name"),
                (false, Name::Other(_)) => fl!("viewer-other"),
            };
            let mark = if is_opened { Mark::Chosen } else { Mark::None };
            chips.push(chip(mark, text::foreign(&name.to_string()), kind));
        }
        if let Some(opened) = opened.filter(|o| !names.contains(o)) {
            chips.insert(
                0,
                chip(Mark::Broken, opened.to_string(), fl!("viewer-not-in-it")),
            );
        }
        if chips.is_empty() {
            chips.push(text::muted(fl!("viewer-no-names")).into());
        }
        row![
            container(text::label_strong(fl!("viewer-works-for")))
                .width(Length::Fixed(width::WORD))
                .center_y(height::CHIP),
            Row::with_children(chips)
                .spacing(space::SMALL)
                .wrap()
                .vertical_spacing(space::SMALL),
        ]
        .spacing(space::SMALL)
        .into()
    }

    fn signed_by(&self) -> Element<'_, Message> {
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

    fn fingerprint(&self) -> Element<'_, Message> {
        let fingerprint = self.certificate.fingerprint();
        let short = fingerprint.short();
        let (one, two) = short.split_at(short.len() / 2);
        let left = column![
            row![
                text::label_strong(fl!("viewer-fingerprint")),
                text::second(fl!("viewer-sha256")),
                press(fl!("copy"))
                    .icon(Icon::Copy)
                    .quiet()
                    .tight()
                    .on_press(Message::Copy(fingerprint.to_string())),
            ]
            .spacing(space::SMALL)
            .align_y(Center),
            groups(&fingerprint.grouped(), 8, Ink::Text),
        ]
        .width(Fill);
        let right = column![
            container(
                row![
                    Icon::Speak.view().ink(Ink::Muted),
                    text::label(fl!("viewer-read-aloud")),
                    text::code(format!("{one} {two}")),
                ]
                .spacing(space::SMALL)
                .align_y(Center)
            )
            .center_y(height::CONTROL),
            text::second(fl!("viewer-sha1")),
            groups(&in_fours(&self.certificate.sha1()), 10, Ink::Muted),
        ]
        .width(Fill);
        row![left, right].spacing(space::MEDIUM).into()
    }
}

fn sent<'a>(icon: Icon, words: String) -> Element<'a, Message> {
    row![icon.view().ink(Ink::Muted), text::label_strong(words)]
        .spacing(space::SMALL)
        .align_y(Center)
        .into()
}

fn chip<'a>(mark: Mark, name: String, kind: String) -> Element<'a, Message> {
    let glyph = match mark {
        Mark::None => None,
        Mark::Chosen => Some(Icon::Check.view().size(glyph::SMALL).ink(Ink::Accent)),
        Mark::Broken => Some(icon::tone(Tone::Refused).size(glyph::SMALL)),
    };
    container(
        Row::new()
            .push(glyph)
            .push(text::code(name))
            .push(text::second(kind))
            .spacing(space::SMALL)
            .align_y(Center),
    )
    .padding([0.0, space::MEDIUM])
    .center_y(height::CHIP)
    .style(theme::chip(mark))
    .into()
}

/// Groups of four, so many a line, as they are compared with what a browser shows.
fn groups<'a>(grouped: &str, a_line: usize, ink: Ink) -> Element<'a, Message> {
    let words: Vec<&str> = grouped.split(' ').collect();
    Column::with_children(words.chunks(a_line).map(|line| {
        Row::with_children(
            line.iter()
                .map(|word| text::code((*word).to_owned()).style(theme::ink(ink)).into()),
        )
        .spacing(space::MEDIUM)
        .into()
    }))
    .into()
}

fn in_fours(hex: &str) -> String {
    let digits: Vec<char> = hex
        .chars()
        .filter(char::is_ascii_hexdigit)
        .map(|c| c.to_ascii_uppercase())
        .collect();
    digits
        .chunks(4)
        .map(|c| c.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The endings certificates come with.
pub fn certificate_files() -> Kind {
    Kind {
        name: fl!("kind-certificate"),
        endings: [
            "crt", "cer", "pem", "der", "p7b", "p7c", "pfx", "p12", "csr", "key", "zip",
        ]
        .map(str::to_owned)
        .to_vec(),
    }
}

/// A file name that every operating system takes.
fn file_name(title: &str) -> String {
    let name: String = text::foreign(title)
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || matches!(c, '.' | '-' | ' ') {
                c
            } else {
                '-'
            }
        })
        .take(60)
        .collect();
    let name = name.trim_matches(['.', ' ']).to_owned();
    if name.is_empty() {
        "certificate".to_owned()
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::{file_name, in_fours};

    #[test]
    fn a_title_becomes_a_file_name() {
        assert_eq!(file_name("Hotel Astoria: a/b"), "Hotel Astoria- a-b");
        assert_eq!(file_name("../.."), "-");
        assert_eq!(file_name(""), "certificate");
    }

    #[test]
    fn sha1_is_read_in_fours() {
        assert_eq!(in_fours("b0:7c:41"), "B07C 41");
    }
}
