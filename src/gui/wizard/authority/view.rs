//! How the two choices, the limits and the fold are drawn.

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill};

use super::passphrase::{Strength, strength};
use super::{Authority, Choice, Keeper, Message, again_field, name_field, passphrase_field};
use crate::authority::KeyKind;
use crate::fl;
use crate::gui::icon::Icon;
use crate::gui::text;
use crate::gui::theme::{self, Ink, Tone, space, width};
use crate::gui::widget::{self, press};
use crate::gui::{date, icon};
use crate::secret::Secret;
use crate::site::{Kept, StoredAuthority};

pub(super) fn body(step: &Authority, stored: Option<StoredAuthority>) -> Element<'_, Message> {
    match stored {
        Some(stored) => {
            widget::scroll(column![adopted(step, stored), others(true)].spacing(space::BLOCK))
        }
        None => widget::scroll(
            column![
                column![new(step), existing(step)].spacing(space::MEDIUM),
                others(false),
            ]
            .spacing(space::BLOCK),
        ),
    }
}

/// The other ways to a padlock, for who has something else: a company's or public CA, or devices
/// that made a root of their own.
fn others<'a>(ready: bool) -> Element<'a, Message> {
    let way = |icon, what, more, button, send| {
        widget::card(
            row![
                widget::tile(icon),
                column![text::label_strong(what), text::second(more)].width(Fill),
                press(button).on_press_maybe(send),
            ]
            .spacing(space::LARGE)
            .align_y(Center),
        )
    };
    let first = if ready {
        fl!("ways-company-more")
    } else {
        fl!("ways-company-first")
    };
    column![
        text::label_strong(fl!("ways-title")),
        way(
            Icon::Bank,
            fl!("ways-company"),
            first,
            fl!("ways-company-open"),
            ready.then_some(Message::Requests),
        ),
        way(
            Icon::Recorder,
            fl!("ways-device"),
            fl!("ways-device-more"),
            fl!("ways-device-open"),
            Some(Message::Adopt),
        ),
    ]
    .spacing(space::SMALL)
    .into()
}

/// The site has one: what it is, and its passphrase when this computer does not know it.
fn adopted(step: &Authority, stored: StoredAuthority) -> Element<'_, Message> {
    let certificate = stored.certificate.clone();
    let open = step.is_open(&stored);
    let head = row![
        widget::tile(Icon::Authority),
        column![
            text::body_strong(text::foreign(certificate.title())),
            text::muted(if open {
                fl!(
                    "authority-adopted-more",
                    short = certificate.fingerprint().short()
                )
            } else {
                fl!("authority-asleep")
            }),
        ]
        .width(Fill),
        press(fl!("trust-view"))
            .icon(Icon::Eye)
            .on_press(Message::Show(certificate)),
    ]
    .spacing(space::LARGE)
    .align_y(Center);
    let lock = (!open && (stored.kept == Kept::Typed || step.closed)).then(|| {
        let field = widget::field("", step.passphrase.reveal(), false, |text| {
            Message::Passphrase(Secret::new(text))
        })
        .id(passphrase_field())
        .secure(true)
        .on_submit(Message::Submit);
        widget::max_width(
            widget::labelled(fl!("authority-passphrase"), field, None, None),
            width::FIELD,
        )
    });
    let another = open.then(|| {
        press(fl!("authority-replace"))
            .quiet_ink()
            .tight()
            .on_press(Message::Anew(true))
    });
    Column::new()
        .push(widget::calm(
            Column::new().push(head).push(lock).spacing(space::LARGE),
        ))
        .push(another)
        .spacing(space::MEDIUM)
        .into()
}

fn choice<'a>(chosen: bool, content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    container(content)
        .padding(space::LARGE)
        .width(Fill)
        .style(if chosen { theme::chosen } else { theme::card })
        .into()
}

fn new(step: &Authority) -> Element<'_, Message> {
    let chosen = step.choice == Choice::New;
    let head = row![
        widget::radio(chosen, Some(Message::Chose(Choice::New))),
        text::body_strong(fl!("authority-new")),
    ]
    .spacing(space::MEDIUM)
    .align_y(Center);
    if !chosen {
        return choice(false, head);
    }
    let shown = step.name.trim();
    let shown = (!shown.is_empty())
        .then(|| text::second(fl!("authority-shown", name = text::foreign(shown))));
    let inside = Column::new()
        .push(name(step))
        .push(shown)
        .push((step.keeper == Keeper::Absent).then(|| sealing(step)))
        .push(limits(step))
        .push(details(step))
        .spacing(space::MEDIUM);
    choice(
        true,
        column![head, container(inside).padding([0.0, space::LARGE * 2.0])].spacing(space::MEDIUM),
    )
}

fn name(step: &Authority) -> Element<'_, Message> {
    let field = widget::field(
        &fl!("authority-name-example"),
        &step.name,
        false,
        Message::Named,
    )
    .id(name_field())
    .on_submit(Message::Submit);
    widget::labelled(
        fl!("authority-name"),
        widget::max_width(field, width::FIELD),
        None,
        None,
    )
}

/// Passphrase and its repetition.
fn sealing(step: &Authority) -> Element<'_, Message> {
    let (tone, words) = match strength(&step.passphrase) {
        Strength::Short => (Tone::Refused, fl!("authority-strength-short")),
        Strength::Weak => (Tone::Attention, fl!("authority-strength-weak")),
        Strength::Good => (Tone::Secure, fl!("authority-strength-good")),
    };
    let typed = !step.passphrase.is_empty();
    let judged: Element<'_, Message> = if typed {
        row![
            icon::tone(tone).size(theme::glyph::SMALL),
            text::caption(words).style(theme::ink(Ink::Tone(tone)))
        ]
        .spacing(space::SMALL)
        .align_y(Center)
        .into()
    } else {
        text::second(fl!("authority-passphrase-hint")).into()
    };
    let other =
        !step.again.is_empty() && !step.passphrase.reveal().starts_with(step.again.reveal());
    let first = widget::field("", step.passphrase.reveal(), false, |text| {
        Message::Passphrase(Secret::new(text))
    })
    .id(passphrase_field())
    .secure(true)
    .on_submit(Message::Submit);
    let again = widget::field("", step.again.reveal(), other, |text| {
        Message::Again(Secret::new(text))
    })
    .id(again_field())
    .secure(true)
    .on_submit(Message::Submit);
    let fields = row![
        widget::labelled(fl!("authority-passphrase"), first, None, None),
        widget::labelled(
            fl!("authority-passphrase-again"),
            again,
            other.then(|| fl!("authority-passphrase-other")),
            None
        ),
    ]
    .spacing(space::MEDIUM);
    let why = if step.keeper == Keeper::Absent {
        fl!("authority-passphrase-why")
    } else {
        fl!("authority-passphrase-optional")
    };
    column![text::second(why), fields, judged]
        .spacing(space::SMALL)
        .into()
}

/// What it can and can never vouch for.
fn limits(step: &Authority) -> Element<'_, Message> {
    if step.unlimited {
        return container(
            row![
                icon::tone(Tone::Attention),
                text::lead_in(fl!("authority-unlimited"), fl!("authority-unlimited-more")),
            ]
            .spacing(space::MEDIUM),
        )
        .padding(space::MEDIUM)
        .width(Fill)
        .style(theme::notice(Tone::Attention))
        .into();
    }
    let head = row![
        Icon::Lock.view().ink(Ink::Accent),
        text::lead_in(fl!("authority-limited"), fl!("authority-limited-more")),
    ]
    .spacing(space::MEDIUM)
    .align_y(Center);
    let domains = step.domains.trim();
    let own = if domains.is_empty() {
        fl!("authority-domain-none")
    } else {
        text::foreign(domains)
    };
    let add = (!step.domain_shown).then(|| {
        press(fl!("authority-domain-add"))
            .quiet()
            .tight()
            .on_press(Message::ShowDomains)
    });
    let can = column![
        side_head(Icon::Check, fl!("authority-can")),
        side_line(
            Icon::Network,
            fl!("authority-private"),
            fl!("authority-private-more")
        ),
        side_line(
            Icon::Camera,
            fl!("authority-local"),
            fl!("authority-local-more")
        ),
        Row::new()
            .push(side_line(Icon::Site, fl!("authority-domain"), own))
            .push(add)
            .align_y(Center),
    ]
    .push(step.domain_shown.then(|| {
        widget::field(
            &fl!("authority-domain-field"),
            &step.domains,
            false,
            Message::Domains,
        )
        .on_submit(Message::Submit)
    }))
    .spacing(space::HAIR)
    .width(Fill);
    let never = column![
        side_head(Icon::Wall, fl!("authority-never")),
        side_line(
            Icon::Bank,
            fl!("authority-banks"),
            fl!("authority-banks-more")
        ),
        side_line(
            Icon::Language,
            fl!("authority-internet"),
            fl!("authority-internet-more")
        ),
        side_line(
            Icon::Authority,
            fl!("authority-others"),
            fl!("authority-others-more")
        ),
    ]
    .spacing(space::HAIR)
    .width(Fill);
    container(column![
        container(head).padding([space::MEDIUM, space::LARGE]),
        widget::hairline(),
        container(row![can, never].spacing(space::BLOCK)).padding([space::MEDIUM, space::LARGE]),
    ])
    .width(Fill)
    .style(theme::calm)
    .into()
}

fn side_head<'a>(icon: Icon, words: String) -> Element<'a, Message> {
    row![icon.view().ink(Ink::Accent), text::label_strong(words)]
        .spacing(space::MEDIUM)
        .align_y(Center)
        .into()
}

fn side_line<'a>(icon: Icon, first: String, second: String) -> Element<'a, Message> {
    row![
        icon.view().ink(Ink::Muted),
        column![text::label(first), text::second(second)].width(Fill)
    ]
    .spacing(space::MEDIUM)
    .align_y(Center)
    .into()
}

/// Kind of key, years, limits, passphrase.
fn details(step: &Authority) -> Element<'_, Message> {
    let typed = !step.passphrase.is_empty();
    let sealed = match (step.keeper, typed) {
        (Keeper::Absent, _) => fl!("authority-sealed-passphrase"),
        (_, true) => fl!("authority-sealed-both"),
        (_, false) => fl!("authority-sealed-system"),
    };
    let years = match &step.years {
        Some(years) => years.clone(),
        None => String::from("10"),
    };
    let fold = widget::fold(
        fl!("authority-details"),
        fl!(
            "authority-details-more",
            key = Named(step.kind()).to_string(),
            years = years.clone(),
            sealed = sealed
        ),
        step.details,
        Message::Details,
    );
    if !step.details {
        return fold;
    }
    // All of them at once: a list that opens cannot be reached by the keyboard.
    let kinds = KeyKind::ALL
        .into_iter()
        .filter(|kind| *kind != KeyKind::Rsa2048)
        .map(|kind| {
            widget::radio_line(
                kind == step.kind(),
                Named(kind).to_string(),
                Message::Key(kind),
            )
        });
    let kind = Row::with_children(kinds).spacing(space::SMALL);
    let wrong = step.years().is_none();
    let years = widget::field("", &years, wrong, Message::Years).width(96.0);
    let mut inside = column![
        widget::labelled(fl!("authority-key"), kind.wrap(), None, None),
        widget::labelled(
            fl!("authority-years"),
            years,
            wrong.then(|| fl!("authority-reason-years")),
            None
        ),
        widget::tick_line(
            !step.unlimited,
            fl!("authority-constraints"),
            Some(Message::Limit(step.unlimited))
        ),
    ]
    .spacing(space::MEDIUM);
    if step.keeper != Keeper::Absent {
        inside = inside.push(sealing(step));
    }
    column![fold, inside].spacing(space::SMALL).into()
}

/// A kind of key as people write it; not translated, because it is a name.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Named(KeyKind);

impl std::fmt::Display for Named {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.tag().to_uppercase().replace('-', "\u{a0}"))
    }
}

fn existing(step: &Authority) -> Element<'_, Message> {
    let chosen = step.choice == Choice::Existing;
    let second = match &step.import {
        Some(import) => {
            let certificate = import.authority.certificate();
            fl!(
                "authority-opened",
                name = text::foreign(certificate.title()),
                date = date::day(certificate.not_after())
            )
        }
        None => fl!("authority-existing-more"),
    };
    let head = row![
        widget::radio(chosen, Some(Message::Chose(Choice::Existing))),
        column![
            text::body_strong(fl!("authority-existing")),
            text::second(second)
        ]
        .width(Fill),
        press(fl!("authority-open"))
            .icon(Icon::Folder)
            .on_press(Message::OpenFiles),
    ]
    .spacing(space::MEDIUM)
    .align_y(Center);
    if !chosen {
        return choice(false, head);
    }
    let lock = step.locked.then(|| {
        let field = widget::field("", step.import_passphrase.reveal(), false, |text| {
            Message::ImportPassphrase(Secret::new(text))
        })
        .secure(true)
        .on_submit(Message::Unlock);
        row![
            widget::labelled(
                fl!("authority-import-passphrase"),
                widget::max_width(field, width::FIELD),
                None,
                None
            ),
            press(fl!("authority-import-unlock")).on_press(Message::Unlock),
        ]
        .spacing(space::SMALL)
        .align_y(iced::Bottom)
    });
    let inside = Column::new()
        .push(lock)
        .extend(
            step.import
                .iter()
                .flat_map(|import| widget::foreseen(&import.foreseen)),
        )
        .push(step.import.is_some().then(|| name(step)))
        .push((step.import.is_some() && step.keeper == Keeper::Absent).then(|| sealing(step)))
        .spacing(space::MEDIUM);
    choice(
        true,
        column![head, container(inside).padding([0.0, space::LARGE * 2.0])].spacing(space::MEDIUM),
    )
}
