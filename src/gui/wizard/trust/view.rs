//! How the root and the stores are drawn: before, after, and why not.

use iced::widget::{Column, Row, column, container, row, space as gap};
use iced::{Center, Element, Fill, Length};

use super::{After, Message, Shelf, Trust, tidying};
use crate::certificate::Certificate;
use crate::error::Explain;
use crate::fl;
use crate::gui::action::Notice;
use crate::gui::icon::{self, Icon};
use crate::gui::text;
use crate::gui::theme::{self, Ink, Tone, height, space};
use crate::gui::widget::{self, press};
use crate::gui::{date, wizard::words};
use crate::truststore::{Change, Presence, StoreKind};

/// The last one is for a button, and takes no room where no row has one.
fn columns(trust: &Trust) -> [widget::Column; 5] {
    let button = trust.shelves.iter().any(has_button);
    [
        Length::Fixed(24.0),
        Fill,
        Length::Fixed(136.0),
        Length::Fixed(208.0),
        Length::Fixed(if button { 104.0 } else { 0.0 }),
    ]
}

pub(super) fn body(trust: &Trust) -> Element<'_, Message> {
    let Some(root) = trust.root() else {
        return gap().into();
    };
    let rows = trust.shelves.iter().enumerate();
    let rows = Column::with_children(rows.map(|(at, shelf)| one(trust, at, shelf)));
    let table: Element<'_, Message> = if trust.shelves.is_empty() {
        widget::notice(
            &Notice {
                tone: Tone::Attention,
                what: fl!("trust-none"),
                more: fl!("trust-none-todo"),
            },
            [],
        )
    } else {
        column![
            text::body_strong(fl!("trust-changes")),
            widget::head(
                &columns(trust),
                [
                    String::new(),
                    fl!("trust-where"),
                    fl!("trust-today"),
                    fl!("trust-after"),
                    String::new(),
                ]
            ),
            rows,
            details(trust, root),
        ]
        .into()
    };
    let content = Column::new()
        .push(card(trust, root))
        .push(table)
        .push(tidying::card(trust))
        .spacing(space::BLOCK);
    widget::scroll(content)
}

/// The root, with its fingerprint to compare and to read aloud.
fn card<'a>(trust: &'a Trust, root: &'a Certificate) -> Element<'a, Message> {
    let until = date::day(root.not_after());
    let limited = trust.authority.as_ref().is_some_and(|a| a.constrained);
    let what = if limited {
        fl!("trust-root", date = until)
    } else {
        fl!("trust-root-unlimited", date = until)
    };
    let head = row![
        widget::tile(Icon::Authority),
        column![
            text::body_strong(text::foreign(root.title())),
            text::muted(what)
        ]
        .width(Fill),
        press(fl!("trust-view"))
            .icon(Icon::Eye)
            .on_press(Message::Show),
    ]
    .spacing(space::LARGE);
    let groups = root.fingerprint().grouped();
    let groups: Vec<&str> = groups.split(' ').collect();
    let lines = Column::with_children(groups.chunks(8).map(|line| {
        Row::with_children(
            line.iter()
                .map(|group| text::code((*group).to_owned()).into()),
        )
        .spacing(space::MEDIUM)
        .into()
    }));
    let aloud = groups.iter().take(2).copied().collect::<Vec<_>>().join(" ");
    let print = row![
        column![text::second(fl!("trust-fingerprint")), lines].spacing(space::HAIR),
        gap().width(Fill),
        Icon::Speak.view().ink(Ink::Muted),
        column![text::second(fl!("trust-aloud")), text::code(aloud)],
        press(fl!("trust-copy"))
            .icon(Icon::Copy)
            .on_press(Message::Copy),
    ]
    .spacing(space::MEDIUM)
    .align_y(Center);
    widget::calm(
        column![
            head,
            container(print).padding(iced::Padding::ZERO.left(theme::glyph::PAGE + space::LARGE))
        ]
        .spacing(space::MEDIUM),
    )
}

fn one<'a>(trust: &Trust, at: usize, shelf: &'a Shelf) -> Element<'a, Message> {
    let (icon, name) = match shelf.store.kind() {
        StoreKind::System => (Icon::Pc, fl!("trust-system")),
        StoreKind::User => (Icon::Pc, fl!("trust-user")),
        StoreKind::ChromiumPolicy => (Icon::Language, fl!("trust-chromium-policy")),
        StoreKind::FirefoxPolicy => (Icon::Language, fl!("trust-firefox-policy")),
        StoreKind::Java => (Icon::Pc, fl!("trust-java")),
        StoreKind::Chromium => (Icon::Language, fl!("trust-chromium")),
        StoreKind::Firefox => (Icon::Language, fl!("trust-firefox")),
    };
    let place = text::foreign(&shelf.store.place());
    let today: Element<'_, Message> = match &shelf.before {
        None => asking(fl!("trust-asking")),
        Some(Ok(presence)) => text::muted(said(presence)).into(),
        Some(Err(error)) => widget::toned(
            Tone::Unknown,
            words::tone(Tone::Unknown),
            text::foreign(&error.explain().what),
        ),
    };
    let after: Element<'_, Message> = match &shelf.after {
        After::Open if shelf.before.is_none() => gap().into(),
        After::Open if shelf.trusts() => text::muted(fl!("trust-same")).into(),
        After::Open if shelf.store.is_extra() => text::muted(fl!("trust-skipped-row")).into(),
        After::Open => row![
            Icon::Plus.view().ink(Ink::Accent),
            text::label_strong(fl!("trust-added")).style(theme::ink(Ink::Accent))
        ]
        .spacing(space::SMALL)
        .align_y(Center)
        .into(),
        After::Working => asking(fl!("trust-working")),
        After::Done(Ok(Presence::Trusted)) => widget::toned(
            Tone::Secure,
            words::tone(Tone::Secure),
            fl!("trust-now-there"),
        ),
        After::Undone(Ok(Presence::Absent)) => text::muted(fl!("trust-taken-out")).into(),
        After::Undone(Ok(other)) => {
            widget::toned(Tone::Refused, fl!("trust-still-there"), said(other))
        }
        After::Undone(Err(_)) => {
            widget::toned(Tone::Refused, fl!("trust-still-there"), String::new())
        }
        After::Done(Ok(other)) => widget::toned(Tone::Refused, fl!("trust-refused"), said(other)),
        After::Done(Err(_)) => widget::toned(Tone::Refused, fl!("trust-refused"), String::new()),
    };
    let line = widget::row(
        &columns(trust),
        height::ROW_CARE,
        [
            icon.view().size(theme::glyph::TILE).ink(Ink::Muted).into(),
            widget::two_lines(name, place),
            today,
            after,
            way(at, shelf),
        ],
    );
    let why = match &shelf.after {
        After::Done(Err(error)) | After::Undone(Err(error)) => {
            Some(widget::notice(&Notice::explained(Tone::Refused, error), []))
        }
        _ => None,
    };
    Column::new().push(line).push(why).into()
}

/// Each row can be undone, and what the one button leaves alone can be chosen.
/// Whether this shelf is opened or shut by itself.
fn has_button(shelf: &Shelf) -> bool {
    shelf.trusts() || !(shelf.is_meant() || matches!(shelf.before, Some(Err(_))))
}

fn way(at: usize, shelf: &Shelf) -> Element<'_, Message> {
    if !has_button(shelf) {
        return gap().into();
    }
    let busy = matches!(shelf.after, After::Working) || shelf.is_asked();
    let (label, send) = if shelf.trusts() {
        (fl!("trust-row-remove"), Message::Remove(at))
    } else {
        (fl!("trust-row-add"), Message::Add(at))
    };
    press(label)
        .quiet_ink()
        .tight()
        .on_press_maybe((!busy).then_some(send))
        .into()
}

fn asking<'a>(words: String) -> Element<'a, Message> {
    row![icon::spinner(), text::muted(words)]
        .spacing(space::SMALL)
        .align_y(Center)
        .into()
}

fn said(presence: &Presence) -> String {
    match presence {
        Presence::Trusted => fl!("trust-there"),
        Presence::Untrusted => fl!("trust-untrusted"),
        Presence::Absent => fl!("trust-not-there"),
    }
}

/// The exact files and commands.
fn details<'a>(trust: &'a Trust, root: &'a Certificate) -> Element<'a, Message> {
    let fold = widget::fold(
        fl!("trust-details"),
        fl!("trust-details-more"),
        trust.details,
        Message::Details,
    );
    if !trust.details {
        return fold;
    }
    let lines = trust
        .lacking()
        .flat_map(|shelf| shelf.store.preview_install(root))
        .map(|change| {
            let words = match change {
                Change::Write(path) => fl!("trust-change-write", path = path.display().to_string()),
                Change::Remove(path) => {
                    fl!("trust-change-remove", path = path.display().to_string())
                }
                Change::Run(command) => fl!("trust-change-run", command = command.join(" ")),
                Change::Trust(place) => fl!("trust-change-trust", place = place),
            };
            text::code(words).into()
        });
    column![fold, Column::with_children(lines).spacing(space::HAIR)].into()
}
