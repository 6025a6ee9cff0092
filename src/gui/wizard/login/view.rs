//! How the logins are drawn.

use iced::widget::{Column, Row, column, container, row, space as gap};
use iced::{Bottom, Center, Element, Fill, Length};

use super::{Answer, Device, Login, Message, Try, is_refusal, password};
use crate::device::ClearHttp;
use crate::error::Explain;
use crate::fl;
use crate::gui::action::Notice;
use crate::gui::icon::{self, Icon};
use crate::gui::text;
use crate::gui::theme::{self, Ink, Tone, glyph, height, space};
use crate::gui::widget::{self, press};
use crate::gui::wizard::words;
use crate::secret::Secret;

const COLUMNS: [widget::Column; 4] = [
    Length::Fixed(196.0),
    Length::Fixed(148.0),
    Fill,
    Length::Shrink,
];

pub(super) fn body(login: &Login) -> Element<'_, Message> {
    let first = first(login);
    let another = Column::with_children(
        further(login)
            .into_iter()
            .map(|(at, row)| another(login, at, row)),
    )
    .spacing(space::MEDIUM);
    let clear = login.count(Device::needs_consent);
    let consent = (clear > 0).then(|| {
        widget::notice(
            &Notice {
                tone: Tone::Attention,
                what: fl!("login-clear", count = words::count(clear)),
                more: fl!("login-clear-why"),
            },
            [press(fl!("login-agree")).on_press(Message::AgreeAll).into()],
        )
    });
    let rows = Column::with_children(login.devices.iter().map(device));
    let table = column![
        widget::head(
            &COLUMNS,
            [
                fl!("login-device"),
                fl!("login-address"),
                fl!("login-answer"),
                String::new()
            ]
        ),
        rows,
    ];
    let foot = text::second(fl!("login-forgotten"));
    let list = Column::new()
        .push(consent)
        .push(table)
        .push((!further(login).is_empty()).then_some(another))
        .push(foot)
        .spacing(space::LARGE);
    // One row stays in sight; a row for each brand may be more than the window is high.
    if login.by_brand {
        let all = column![first, list].spacing(space::LARGE);
        return widget::scroll(all);
    }
    column![first, widget::scroll(list)]
        .spacing(space::LARGE)
        .height(Fill)
        .into()
}

/// The card to type into: one row for all, or one for each brand.
fn first(login: &Login) -> Element<'_, Message> {
    let rows = login
        .tries
        .iter()
        .enumerate()
        .filter(|(_, row)| !row.further);
    let rows = rows.map(|(at, row)| one(login, at, row, whom(login, row), at == 0));
    let brands = login.brands().len();
    let other = (brands > 1 || login.by_brand).then(|| {
        let (words, icon) = if login.by_brand {
            (fl!("login-one-for-all"), Icon::Lock)
        } else {
            (fl!("login-by-brand"), Icon::Sort)
        };
        press(words)
            .icon(icon)
            .quiet()
            .tight()
            .on_press(Message::ByBrand(!login.by_brand))
    });
    let card = Column::with_children(rows)
        .push(other)
        .spacing(space::MEDIUM);
    container(card)
        .padding(space::LARGE)
        .width(Fill)
        .style(theme::calm)
        .into()
}

/// The last further row of each brand that still has somebody to ask.
fn further(login: &Login) -> Vec<(usize, &Try)> {
    let open = |row: &Try| {
        let mut meant = login.devices.iter().filter(|device| row.is_for(device));
        meant.any(|d| !matches!(d.answer, Answer::Accepted(_) | Answer::LeftOut))
    };
    let rows = login.tries.iter().enumerate();
    rows.filter(|(at, row)| {
        let newest = login
            .tries
            .iter()
            .skip(at + 1)
            .all(|o| o.brand != row.brand);
        row.further && newest && open(row)
    })
    .collect()
}

fn another<'a>(login: &'a Login, at: usize, row: &'a Try) -> Element<'a, Message> {
    let once = row![
        Icon::Lock.view().size(glyph::SMALL).ink(Ink::Muted),
        text::second(fl!("login-once"))
    ]
    .spacing(space::SMALL)
    .align_y(Center);
    let words = others_words(login, row);
    container(column![one(login, at, row, words, true), once].spacing(space::MEDIUM))
        .padding(space::LARGE)
        .width(Fill)
        .style(theme::chosen)
        .into()
}

/// Whom a row is for.
fn whom(login: &Login, row: &Try) -> (String, String) {
    match &row.brand {
        None => all_words(login),
        Some(brand) => {
            let count = login.count(|device| row.is_for(device));
            let count = fl!("login-brand", count = words::count(count));
            (brand.clone(), count)
        }
    }
}

fn all_words(login: &Login) -> (String, String) {
    let by_hand = match login.by_hand {
        0 => String::new(),
        n => fl!("login-by-hand", count = words::count(n)),
    };
    (
        fl!("login-all", count = words::count(login.devices.len())),
        by_hand,
    )
}

fn others_words(login: &Login, row: &Try) -> (String, String) {
    let refused: Vec<&Device> = login
        .devices
        .iter()
        .filter(|d| row.is_for(d) && matches!(d.answer, Answer::Refused(_)))
        .collect();
    let mut titles: Vec<&str> = refused.iter().map(|d| d.title.as_str()).collect();
    titles.dedup();
    titles.truncate(3);
    (
        fl!("login-others", count = words::count(refused.len())),
        titles.join(", "),
    )
}

/// A row to type into: whom it is for, user, password, *Try*. The first of a card has the names of
/// the fields above them.
fn one<'a>(
    login: &'a Login,
    at: usize,
    row: &'a Try,
    (whom, more): (String, String),
    named: bool,
) -> Element<'a, Message> {
    let whom = Column::new()
        .push(text::body_strong(whom))
        .push((!more.is_empty()).then(|| text::second(more)))
        .width(Fill);
    let user = widget::field("", &row.user, false, move |user| Message::User(at, user))
        .on_submit(Message::Try(at));
    let secret = widget::field("", row.password.reveal(), false, move |text| {
        Message::Password(at, Secret::new(text))
    })
    .id(password(at))
    .secure(!row.shown)
    .on_submit(Message::Try(at));
    let shown = widget::glyph_button(Icon::Eye, fl!("login-show"), Some(Message::Show(at)));
    let can = login.can_try(at);
    let tried = !can && login.was_tried(at);
    let button = press(if tried {
        fl!("login-tried")
    } else {
        fl!("login-try")
    })
    .wide()
    .on_press_maybe(can.then_some(Message::Try(at)));
    row![
        // As high as the fields beside it; a long name makes it higher.
        row![gap().height(height::CONTROL), whom]
            .width(Fill)
            .align_y(Center),
        container(titled(named, fl!("login-user"), user)).width(184.0),
        container(titled(
            named,
            fl!("login-password"),
            iced::widget::row![secret, shown].align_y(Center),
        ))
        .width(260.0),
        // As wide as its longer word, so that nothing moves when it changes.
        container(button).width(112.0),
    ]
    .spacing(space::SMALL)
    .align_y(Bottom)
    .into()
}

fn titled<'a>(
    named: bool,
    name: String,
    field: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    if named {
        widget::labelled(name, field, None, None)
    } else {
        field.into()
    }
}

fn device(device: &Device) -> Element<'_, Message> {
    let leave = || {
        press(fl!("login-leave-out"))
            .quiet_ink()
            .tight()
            .on_press(Message::LeaveOut(device.id))
            .into()
    };
    let nothing = || Row::new().into();
    let (answer, act): (Element<'_, Message>, Element<'_, Message>) = match &device.answer {
        Answer::Asking(..) => (
            row![icon::spinner(), text::muted(fl!("login-trying"))]
                .spacing(space::SMALL)
                .align_y(Center)
                .into(),
            nothing(),
        ),
        Answer::Accepted(clear) => (
            widget::toned(
                Tone::Secure,
                fl!("login-accepted"),
                match clear {
                    ClearHttp::Agreed => fl!("login-over-http"),
                    ClearHttp::Refused => fl!("login-over-https"),
                },
            ),
            nothing(),
        ),
        _ if device.needs_consent() => (
            widget::toned(
                Tone::Attention,
                fl!("login-no-https"),
                fl!("login-no-https-more"),
            ),
            row![
                press(fl!("login-agree-one"))
                    .quiet()
                    .tight()
                    .on_press(Message::Agree(device.id)),
                leave()
            ]
            .into(),
        ),
        Answer::Refused(error) => (
            widget::toned(
                Tone::Refused,
                if is_refusal(error) {
                    fl!("login-refused")
                } else {
                    fl!("login-failed")
                },
                text::foreign(&error.explain().what),
            ),
            leave(),
        ),
        Answer::LeftOut => (
            text::muted(fl!("login-left-out")).into(),
            press(fl!("login-take-back"))
                .quiet()
                .tight()
                .on_press(Message::TakeBack(device.id))
                .into(),
        ),
        Answer::Waiting => (text::muted(fl!("login-waiting")).into(), nothing()),
    };
    widget::row(
        &COLUMNS,
        height::ROW_CARE,
        [
            text::label_strong(device.title.clone()).into(),
            text::code(words::address(&device.address)).into(),
            answer,
            act,
        ],
    )
}
