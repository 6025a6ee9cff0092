//! The picture of signing a request: what it asks for, who signs, for which names, what came of it.
//!
//! Apart from the screen's deeds so that both stay readable.

use iced::widget::{Column, Row, column, container, row, space as gap};
use iced::{Center, Element, Fill};

use super::work::{self, Signer};
use super::{Message, Missing, NAMES, PASSPHRASE, Signing};
use crate::authority::request::CameraRequest;
use crate::authority::{Note, Signed};
use crate::error::Explain;
use crate::fl;
use crate::gui::action::Notice;
use crate::gui::icon::{self, Icon};
use crate::gui::theme::{Ink, Tone, space, width};
use crate::gui::widget::{self, page, press};
use crate::gui::{date, text};
use crate::secret::Secret;

pub(super) fn body(signing: &Signing, narrow: bool) -> Element<'_, Message> {
    let mut content = Column::new()
        .push(
            column![
                text::title(fl!("home-sign")),
                text::muted(fl!("signing-lead")),
            ]
            .spacing(space::HAIR),
        )
        .push(asked(signing.request.as_ref(), narrow))
        .spacing(space::BLOCK);
    if let Some(request) = &signing.request {
        content = content
            .push(signers(signing))
            .push(names(signing))
            .push(signing.asks().then(|| passphrase(signing)))
            .push(signing.trouble.as_ref().map(|error| refused(error)))
            .extend(
                signing
                    .signed
                    .iter()
                    .flat_map(|_| widget::foreseen(&signing.foreseen)),
            )
            .push(match &signing.signed {
                Some(signed) => done(signed, narrow),
                None => ways(signing, narrow),
            })
            // Last: a request with many faults must not push the way on out of sight.
            .push(notes(signing, request));
    }
    page(
        narrow,
        fl!("back"),
        Message::Back,
        [],
        container(widget::max_width(content, width::PAGE + width::SIDE)),
    )
}

fn refused<'a>(error: &dyn Explain) -> Element<'a, Message> {
    widget::notice(&Notice::explained(Tone::Refused, error), [])
}

/// The request, or the way to one.
fn asked(request: Option<&CameraRequest>, narrow: bool) -> Element<'_, Message> {
    let Some(request) = request else {
        let mut browse = press(fl!("signing-browse"))
            .icon(Icon::Open)
            .primary()
            .on_press(Message::Browse);
        if !narrow {
            browse = browse.key(fl!("key-enter"));
        }
        return widget::calm(
            row![
                widget::tile(Icon::Request),
                text::label(fl!("signing-none")).width(Fill),
                browse,
            ]
            .spacing(space::LARGE)
            .align_y(Center),
        );
    };
    let mut wishes: Vec<String> = request
        .names()
        .iter()
        .take(8)
        .map(|name| text::foreign(&name.to_string()))
        .collect();
    if wishes.is_empty() {
        wishes.push(fl!("signing-no-names"));
    }
    widget::calm(
        row![
            widget::tile(Icon::Request),
            column![
                text::body_strong(fl!(
                    "open-request",
                    name = text::foreign(request.subject()),
                    key = request.key().to_string()
                )),
                text::muted(fl!("signing-asked", names = wishes.join(", "))),
            ]
            .spacing(space::HAIR)
            .width(Fill),
            press(fl!("signing-another"))
                .icon(Icon::Open)
                .on_press(Message::Browse),
        ]
        .spacing(space::LARGE)
        .align_y(Center),
    )
}

fn signers(signing: &Signing) -> Element<'_, Message> {
    let mut list = Column::new().push(text::label_strong(fl!("signing-by")));
    match &signing.signers {
        None => list = list.push(icon::spinner()),
        Some(signers) => {
            if signers.is_empty() {
                list = list.push(text::muted(fl!("signing-no-sites")));
            }
            for (i, signer) in signers.iter().enumerate() {
                list = list.push(line(i, signer, i == signing.chosen));
            }
        }
    }
    list.push(
        press(fl!("home-open"))
            .icon(Icon::Folder)
            .quiet()
            .tight()
            .on_press(Message::BrowseSite),
    )
    .spacing(space::HAIR)
    .into()
}

fn line(i: usize, signer: &Signer, chosen: bool) -> Element<'_, Message> {
    let name = if signer.name.trim().is_empty() {
        signer
            .path
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
            .unwrap_or_default()
    } else {
        signer.name.clone()
    };
    row![
        widget::radio_line(chosen, text::foreign(&name), Message::Choose(i)),
        text::second(text::foreign(&signer.authority)),
    ]
    .spacing(space::SMALL)
    .align_y(Center)
    .into()
}

fn names(signing: &Signing) -> Element<'_, Message> {
    let wrong = work::names(&signing.names)
        .err()
        .map(|part| fl!("signing-names-wrong", part = text::foreign(&part)));
    widget::labelled(
        fl!("signing-names"),
        widget::field("", &signing.names, wrong.is_some(), Message::Names)
            .id(NAMES)
            .on_submit(Message::Sign),
        wrong,
        Some(fl!("signing-names-more")),
    )
}

fn passphrase(signing: &Signing) -> Element<'_, Message> {
    let field = widget::field("", signing.passphrase.reveal(), signing.wrong, |typed| {
        Message::Passphrase(Secret::new(typed))
    })
    .id(PASSPHRASE)
    .secure(true)
    .on_submit(Message::Sign)
    .width(width::FIELD);
    widget::labelled(
        fl!("signing-passphrase"),
        field,
        signing.wrong.then(|| fl!("open-passphrase-wrong")),
        None,
    )
}

/// What is repaired or left out: of the certificate when there is one, else as it would be.
fn notes<'a>(signing: &'a Signing, request: &CameraRequest) -> Option<Element<'a, Message>> {
    let notes: Vec<Note> = match (&signing.signed, work::names(&signing.names)) {
        (Some(signed), _) => signed.notes.clone(),
        (None, Ok(names)) if !names.is_empty() => request.notes(&names),
        _ => Vec::new(),
    };
    if notes.is_empty() {
        return None;
    }
    let lines = notes
        .iter()
        .map(|note| widget::notice(&Notice::explained(Tone::Attention, note), []));
    Some(Column::with_children(lines).spacing(space::SMALL).into())
}

fn ways(signing: &Signing, narrow: bool) -> Element<'_, Message> {
    let mut sign = press(fl!("signing-sign"))
        .icon(Icon::Pen)
        .primary()
        .on_press_maybe(signing.can_sign().then_some(Message::Sign));
    if !narrow {
        sign = sign.key(fl!("key-enter"));
    }
    // A closed button never stands alone.
    let reason = signing.missing().map(|missing| match missing {
        Missing::Site => fl!("signing-needs-site"),
        Missing::Names => fl!("signing-needs-names"),
        Missing::Passphrase => fl!("signing-needs-passphrase"),
    });
    Row::new()
        .push(gap().width(Fill))
        .push(reason.map(text::muted))
        .push(signing.busy.then(icon::spinner))
        .push(sign)
        .spacing(space::LARGE)
        .align_y(Center)
        .into()
}

fn done(signed: &Signed, narrow: bool) -> Element<'_, Message> {
    let mut save = press(fl!("viewer-export"))
        .icon(Icon::Save)
        .primary()
        .on_press(Message::Save);
    if !narrow {
        save = save.key(fl!("key-enter"));
    }
    let what = fl!(
        "signing-done",
        date = date::day(signed.certificate.not_after())
    );
    widget::card(
        row![
            icon::tone(Tone::Secure),
            column![
                text::label_strong(what),
                text::caption(fl!("signing-done-more")).style(crate::gui::theme::ink(Ink::Muted)),
            ]
            .width(Fill),
            press(fl!("doctor-view"))
                .icon(Icon::Certificate)
                .on_press(Message::View),
            save,
        ]
        .spacing(space::MEDIUM)
        .align_y(Center),
    )
}
