//! The picture of trusting what a device has: which device, its login or its root in a file, and
//! what was found.
//!
//! Apart from the screen's deeds so that both stay readable.

use iced::widget::{Column, Row, column, container, row, space as gap};
use iced::{Bottom, Center, Element, Fill};

use super::{Adopting, Message};
use crate::device;
use crate::error::Explain;
use crate::fl;
use crate::gui::action::Notice;
use crate::gui::icon::{self, Icon};
use crate::gui::theme::{Tone, space, width};
use crate::gui::widget::{self, page, press};
use crate::gui::wizard::words;
use crate::gui::{date, text};
use crate::secret::Secret;
use crate::work::adopt::{Adopted, Error};
use crate::work::guided::OwnRoot;

pub(super) fn body(screen: &Adopting, narrow: bool) -> Element<'_, Message> {
    let found = match &screen.answer {
        Some(Ok(found)) => Some(shown(screen, found)),
        Some(Err(error)) => Some(refused(screen, error)),
        None => None,
    };
    let content = Column::new()
        .push(
            column![
                text::title(fl!("adopting-title")),
                text::muted(fl!("adopting-lead")),
            ]
            .spacing(space::HAIR),
        )
        .push(widget::card(
            Column::new()
                .push(device(screen))
                .push(screen.asks_login().then(|| login(screen)))
                .push(root(screen))
                .push(ways(screen, narrow))
                .spacing(space::LARGE),
        ))
        .push(found)
        .spacing(space::BLOCK);
    page(
        narrow,
        fl!("back"),
        Message::Back,
        [],
        container(widget::max_width(content, width::PAGE + width::SIDE)),
    )
}

/// A device of the list, or an address.
fn device(screen: &Adopting) -> Element<'_, Message> {
    let lines = screen.devices.iter().enumerate().map(|(at, one)| {
        let address = words::address(&one.address);
        let words = if one.title == address {
            address
        } else {
            format!("{}, {address}", one.title)
        };
        widget::radio_line(screen.chosen == Some(at), words, Message::Choose(Some(at)))
    });
    let other = (!screen.devices.is_empty()).then(|| {
        let on = screen.chosen.is_none();
        widget::radio_line(on, fl!("adopting-other"), Message::Choose(None))
    });
    let typed = screen.chosen.is_none().then(|| {
        let text = screen.address.trim();
        let wrong = !text.is_empty() && text.parse::<device::Address>().is_err();
        let field = widget::field("192.168.1.60", &screen.address, wrong, Message::Address)
            .on_submit(Message::Look)
            .width(width::FIELD);
        let wrong = wrong.then(|| fl!("cameras-move-wrong"));
        widget::labelled(fl!("adopting-address"), field, wrong, None)
    });
    Column::with_children(lines).push(other).push(typed).into()
}

fn login(screen: &Adopting) -> Element<'_, Message> {
    let user = widget::field("", &screen.user, false, Message::User);
    let password = widget::field("", screen.password.reveal(), false, |text| {
        Message::Password(Secret::new(text))
    })
    .secure(true)
    .on_submit(Message::Look);
    let needed = screen.root.is_some().then(|| fl!("adopting-login-free"));
    row![
        container(widget::labelled(fl!("login-user"), user, None, None)).width(Fill),
        container(widget::labelled(
            fl!("login-password"),
            password,
            None,
            needed
        ))
        .width(Fill),
    ]
    .spacing(space::LARGE)
    .align_y(iced::Top)
    .into()
}

/// Fetched, or out of a file.
fn root(screen: &Adopting) -> Element<'_, Message> {
    let line = match &screen.root {
        Some(root) => row![
            widget::tile(Icon::Authority),
            text::label_strong(text::foreign(root.title())).width(Fill),
            press(fl!("adopting-no-file"))
                .quiet()
                .tight()
                .on_press(Message::NoFile),
        ],
        None => row![
            widget::tile(Icon::Drop),
            text::label(fl!("adopting-file")).width(Fill),
            press(fl!("adopting-browse"))
                .icon(Icon::Open)
                .on_press(Message::Browse),
        ],
    };
    widget::calm(line.spacing(space::LARGE).align_y(Center))
}

fn ways(screen: &Adopting, narrow: bool) -> Element<'_, Message> {
    let mut look = press(fl!("adopting-look"))
        .icon(Icon::Search)
        .on_press_maybe(screen.can_look().then_some(Message::Look));
    // One primary button at a time: once something was found, the way on is below.
    if screen.adopted().is_none() {
        look = look.primary();
        if !narrow {
            look = look.key(fl!("key-enter"));
        }
    }
    // A closed button never stands alone.
    let closed = !screen.busy && !screen.can_look();
    Row::new()
        .push(gap().width(Fill))
        .push(closed.then(|| text::muted(fl!("adopting-needs"))))
        .push((screen.busy && screen.restarting).then(|| text::muted(fl!("adopting-restarting"))))
        .push(screen.busy.then(icon::spinner))
        .push(look)
        .spacing(space::LARGE)
        .align_y(Bottom)
        .into()
}

/// Why it was not taken, with the consent that would change that.
fn refused<'a>(screen: &Adopting, error: &Error) -> Element<'a, Message> {
    let consent = match error {
        Error::SharedKey { .. } => Some(widget::tick_line(
            screen.shared,
            fl!("adopting-shared"),
            Some(Message::Shared(!screen.shared)),
        )),
        Error::Device(device::Error::OnlyClearHttp { .. }) => Some(widget::tick_line(
            screen.clear_http,
            fl!("login-agree"),
            Some(Message::ClearHttp(!screen.clear_http)),
        )),
        _ => None,
    };
    Column::new()
        .push(widget::notice(&Notice::explained(Tone::Refused, error), []))
        .push(consent)
        .spacing(space::SMALL)
        .into()
}

fn shown<'a>(screen: &'a Adopting, found: &'a Adopted) -> Element<'a, Message> {
    let line = |tone, what| {
        let more = String::new();
        widget::notice(&Notice { tone, what, more }, [])
    };
    let names: Vec<String> = found
        .served
        .names()
        .iter()
        .map(ToString::to_string)
        .collect();
    let address = words::address(&found.address);
    let names = text::foreign(&names.join(", "));
    let named = if found.names_its_address() {
        line(Tone::Secure, fl!("adopting-serves", address = address))
    } else if found.restarted {
        let still = fl!("adopting-still", address = address, names = names);
        line(Tone::Attention, still)
    } else {
        let restart = screen.can_restart().then(|| {
            press(fl!("adopting-restart"))
                .icon(Icon::Again)
                .on_press(Message::Restart)
                .into()
        });
        widget::notice(
            &Notice {
                tone: Tone::Attention,
                what: fl!("adopting-renamed", address = address, names = names),
                more: match restart {
                    Some(_) => fl!("adopting-restart-more"),
                    None => String::new(),
                },
            },
            restart,
        )
    };
    let clock = match (screen.clock_off(), found.clock) {
        (Some(off), _) => {
            let day = date::day(time::OffsetDateTime::now_utc() + off);
            Some(line(Tone::Attention, fl!("adopting-clock", date = day)))
        }
        (None, Some(_)) => Some(line(Tone::Secure, fl!("adopting-clock-right"))),
        (None, None) => None,
    };
    let shared = (found.judged == OwnRoot::Shared).then(|| {
        let title = text::foreign(found.root.title());
        line(Tone::Refused, Error::SharedKey { title }.explain().what)
    });
    let switched = found
        .switched
        .then(|| line(Tone::Secure, fl!("adopting-switched")));
    let root = widget::calm(
        row![
            widget::tile(Icon::Authority),
            column![
                text::body_strong(text::foreign(found.root.title())),
                text::muted(fl!(
                    "adopting-until",
                    date = date::day(found.root.not_after())
                )),
                text::code(found.root.fingerprint().grouped()),
            ]
            .spacing(space::HAIR)
            .width(Fill),
            press(fl!("trusting-view"))
                .icon(Icon::Eye)
                .on_press(Message::View),
        ]
        .spacing(space::LARGE),
    );
    let trust = row![
        gap().width(Fill),
        press(fl!("adopting-trust"))
            .trailing(Icon::Right)
            .primary()
            .on_press(Message::Trust),
    ];
    Column::new()
        .push(root)
        .push(shared)
        .push(switched)
        .push(named)
        .push(clock)
        .push(trust)
        .spacing(space::MEDIUM)
        .into()
}
