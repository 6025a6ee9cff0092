//! The picture of requests for another authority: what waits and what came back on top, because
//! that is why one comes a second time; below it a new request.
//!
//! Apart from the screen's deeds so that both stay readable.

use iced::widget::{Column, Row, column, container, row, space as gap};
use iced::{Bottom, Center, Element, Fill, FillPortion};

use super::work::{Answers, Where, doubts};
use super::{Message, PASSPHRASE, Part, Requests};
use crate::authority::request::CameraRequest;
use crate::fl;
use crate::gui::action::Notice;
use crate::gui::icon::{self, Icon};
use crate::gui::theme::{Tone, height, space, width};
use crate::gui::widget::{self, page, press};
use crate::gui::wizard::words;
use crate::gui::{date, text};
use crate::secret::Secret;
use crate::site::{Camera, CameraId, KeyAt, OpenRequest};
use crate::work::order::Match;

const COLUMNS: [widget::Column; 5] = [
    FillPortion(26),
    FillPortion(34),
    FillPortion(16),
    FillPortion(12),
    FillPortion(14),
];

pub(super) fn body(screen: &Requests, narrow: bool) -> Element<'_, Message> {
    let told = screen
        .trouble
        .iter()
        .map(|trouble| widget::notice(&Notice::explained(Tone::Refused, trouble), []));
    let content = Column::new()
        .push(
            column![
                text::title(fl!("requests-title")),
                text::muted(fl!("requests-lead")),
            ]
            .spacing(space::HAIR),
        )
        .extend(told)
        .push((!screen.waiting.is_empty() || screen.answers.is_some()).then(|| waiting(screen)))
        .push((!screen.by_page.is_empty()).then(|| by_page(screen)))
        .push(screen.locked.then(|| passphrase(screen)))
        .push(new(screen))
        .spacing(space::BLOCK);
    page(
        narrow,
        fl!("back"),
        Message::Back,
        [],
        container(widget::max_width(content, width::PAGE + width::SIDE)),
    )
}

/// What waits for its answer, and the place for what comes back.
fn waiting(screen: &Requests) -> Element<'_, Message> {
    let rows = screen.waiting.iter().map(|one| line(screen, one));
    let table = column![
        widget::head(
            &COLUMNS,
            [
                fl!("requests-for"),
                fl!("requests-asks"),
                fl!("requests-key"),
                fl!("requests-since"),
                String::new(),
            ],
        ),
        Column::with_children(rows),
    ];
    let drop = widget::calm(
        row![
            widget::tile(Icon::Drop),
            text::label(fl!("requests-drop")).width(Fill),
            press(fl!("requests-browse"))
                .icon(Icon::Open)
                .on_press_maybe((!screen.busy).then_some(Message::Browse)),
        ]
        .spacing(space::LARGE)
        .align_y(Center),
    );
    Column::new()
        .push(text::label_strong(fl!("requests-waiting")))
        .push(table)
        .push(drop)
        .push(screen.answers.as_ref().map(|all| answers(screen, all)))
        .spacing(space::MEDIUM)
        .into()
}

fn devices(screen: &Requests, ids: &[CameraId]) -> String {
    let all: Vec<String> = ids
        .iter()
        .filter_map(|id| screen.camera(*id))
        .map(|camera| words::address(&camera.address))
        .collect();
    all.join(", ")
}

fn line<'a>(screen: &Requests, one: &OpenRequest) -> Element<'a, Message> {
    let asks = match one.der.as_ref().map(|der| CameraRequest::read(der)) {
        Some(Ok(request)) => text::foreign(request.subject()),
        Some(Err(_)) => String::new(),
        None => fl!("requests-making"),
    };
    let key = match &one.key {
        KeyAt::Camera(_) => fl!("requests-key-device"),
        KeyAt::Here(_) => fl!("requests-key-here"),
        KeyAt::Page => fl!("requests-key-page"),
    };
    widget::row(
        &COLUMNS,
        height::ROW_TWO,
        [
            text::code(devices(screen, &one.cameras)).into(),
            text::label(asks).into(),
            text::muted(key).into(),
            text::label(date::day(one.made)).into(),
            press(fl!("requests-give-up"))
                .quiet_ink()
                .tight()
                .on_press_maybe((!screen.busy).then_some(Message::GiveUp(one.id)))
                .into(),
        ],
    )
}

/// What came back, by request, with what there is to doubt, and the way on.
fn answers<'a>(screen: &'a Requests, all: &'a Answers) -> Element<'a, Message> {
    let fits = all.matches.iter().map(|one| answer(screen, one));
    let strange = all
        .strange
        .iter()
        .map(|title| text::second(fl!("console-answer-strange", title = text::foreign(title))));
    let needs = all.matches.is_empty().then(|| {
        let notice = Notice {
            tone: Tone::Unknown,
            what: fl!("requests-only-above"),
            more: String::new(),
        };
        widget::notice(&notice, [])
    });
    let put_in = screen.can_put_in().then(|| {
        Row::new()
            .push(gap().width(Fill))
            .push(screen.busy.then(icon::spinner))
            .push(
                press(fl!("requests-put-in"))
                    .trailing(Icon::Right)
                    .primary()
                    .on_press(Message::PutIn),
            )
            .spacing(space::LARGE)
            .align_y(Center)
    });
    Column::new()
        .push(needs)
        .extend(fits)
        .extend(strange.map(Element::from))
        .push(put_in)
        .spacing(space::SMALL)
        .into()
}

fn answer<'a>(screen: &'a Requests, one: &'a Match) -> Element<'a, Message> {
    let Some(leaf) = one.chain.first() else {
        return Column::new().into();
    };
    let ids = &one.request.cameras;
    let fits = fl!(
        "requests-fits",
        devices = devices(screen, ids),
        name = text::foreign(leaf.title()),
        date = date::day(leaf.not_after())
    );
    let by = fl!("requests-by", issuer = text::foreign(leaf.issuer()));
    let save = ids.first().filter(|_| one.request.key == KeyAt::Page);
    let save = save.map(|id| {
        press(fl!("requests-save"))
            .icon(Icon::Save)
            .on_press_maybe((!screen.busy).then_some(Message::Save(*id)))
    });
    let head = Row::new()
        .push(icon::tone(Tone::Secure))
        .push(column![text::label_strong(fits), text::second(by)].width(Fill))
        .push(save)
        .spacing(space::MEDIUM)
        .align_y(Center);
    let doubted = doubts(one, &screen.cameras).into_iter().map(|what| {
        let more = String::new();
        let tone = Tone::Attention;
        widget::notice(&Notice { tone, what, more }, [])
    });
    let card = Column::new().push(head).extend(doubted);
    widget::card(card.spacing(space::MEDIUM))
}

/// Devices whose certificate a person uploads: each line turns green by itself.
fn by_page(screen: &Requests) -> Element<'_, Message> {
    let lines = screen.by_page.iter().map(|(id, shown)| {
        let address = devices(screen, std::slice::from_ref(id));
        let line = if *shown {
            let what = fl!("requests-shown");
            row![
                text::code(address),
                widget::toned(Tone::Secure, what, String::new())
            ]
        } else {
            let what = text::muted(fl!("requests-watched"));
            row![text::code(address), icon::spinner(), what]
        };
        line.spacing(space::MEDIUM).align_y(Center).into()
    });
    widget::calm(Column::with_children(lines).spacing(space::SMALL))
}

fn passphrase(screen: &Requests) -> Element<'_, Message> {
    let field = widget::field("", screen.passphrase.reveal(), screen.wrong, |typed| {
        Message::Passphrase(Secret::new(typed))
    })
    .id(PASSPHRASE)
    .secure(true)
    .width(width::FIELD);
    widget::labelled(
        fl!("signing-passphrase"),
        field,
        screen.wrong.then(|| fl!("open-passphrase-wrong")),
        None,
    )
}

/// So many cameras stand below one another.
const FEW: usize = 6;

/// A new request: for whom, what it says, where the key is made.
fn new(screen: &Requests) -> Element<'_, Message> {
    let tick = |camera: &Camera| -> Element<'static, Message> {
        let on = screen.ticked.contains(&camera.id);
        let title = words::camera(camera);
        let address = words::address(&camera.address);
        let words = if title == address {
            title
        } else {
            format!("{title}, {address}")
        };
        widget::tick_line(on, words, Some(Message::Tick(camera.id, !on)))
    };
    // Many stand in columns, so that what is done with them is not far below.
    let beside = if screen.cameras.len() > FEW { 3 } else { 1 };
    let ticks = screen.cameras.chunks(beside).map(|some| {
        let cells = some
            .iter()
            .map(|camera| container(tick(camera)).width(Fill).into());
        let missing = (some.len()..beside).map(|_| gap().width(Fill).into());
        Row::with_children(cells.chain(missing)).into()
    });
    let make = {
        let ready = screen.can_make().then_some(Message::Make);
        press(fl!("requests-make"))
            .icon(Icon::Save)
            .primary()
            .on_press_maybe(ready)
    };
    let reason = if screen.ticked.is_empty() {
        fl!("requests-tick")
    } else if screen.place == Where::Device && screen.by_hand() > 0 {
        fl!("requests-by-page")
    } else {
        String::new()
    };
    let ways = Row::new()
        .push(text::muted(reason).width(Fill))
        .push(screen.busy.then(icon::spinner))
        .push(make)
        .spacing(space::LARGE)
        .align_y(Center);
    let inside = Column::new()
        .push(text::body_strong(fl!("requests-new")))
        .push(Column::with_children(ticks))
        .push(subject(screen))
        .push(places(screen))
        .push(screen.asks_login().then(|| login(screen)))
        .push(ways)
        .spacing(space::MEDIUM);
    widget::card(inside)
}

fn subject(screen: &Requests) -> Element<'_, Message> {
    let one = |part: Part, name: String, value: &str| {
        let field = widget::field("", value, false, move |text| Message::Typed(part, text));
        container(widget::labelled(name, field, None, None))
            .width(Fill)
            .into()
    };
    let subject = &screen.subject;
    let pair = |left: Element<'static, Message>, right: Element<'static, Message>| {
        row![left, right].spacing(space::LARGE)
    };
    let common = screen.is_one().then(|| {
        let placeholder = screen.chosen().next();
        let placeholder = placeholder.map(|camera| camera.address.host().to_owned());
        let field = widget::field(
            &placeholder.unwrap_or_default(),
            &subject.common_name,
            false,
            |text| Message::Typed(Part::CommonName, text),
        );
        let names = widget::field("", &screen.names, false, Message::Names);
        pair(
            widget::labelled(fl!("requests-common-name"), field, None, None),
            widget::labelled(fl!("requests-names"), names, None, None),
        )
    });
    Column::new()
        .push(common)
        .push(pair(
            one(
                Part::Organization,
                fl!("requests-organization"),
                &subject.organization,
            ),
            one(Part::Unit, fl!("requests-unit"), &subject.unit),
        ))
        .push(
            row![
                one(Part::Place, fl!("requests-place"), &subject.place),
                one(Part::State, fl!("requests-state"), &subject.state),
                one(Part::Country, fl!("requests-country"), &subject.country),
            ]
            .spacing(space::LARGE),
        )
        .spacing(space::MEDIUM)
        .into()
}

fn places(screen: &Requests) -> Element<'_, Message> {
    let here = screen.place == Where::Here;
    let shared = (here && screen.ticked.len() > 1).then(|| {
        widget::tick_line(
            screen.shared,
            fl!("requests-shared"),
            Some(Message::Shared(!screen.shared)),
        )
    });
    let warned = (here && screen.shared && screen.ticked.len() > 1).then(|| {
        let notice = Notice {
            tone: Tone::Attention,
            what: fl!("console-request-shared", count = screen.ticked.len()),
            more: String::new(),
        };
        widget::notice(&notice, [])
    });
    Column::new()
        .push(text::label_strong(fl!("requests-where")))
        .push(widget::radio_line(
            !here,
            fl!("requests-on-device"),
            Message::OnDevice(true),
        ))
        .push(widget::radio_line(
            here,
            fl!("requests-here"),
            Message::OnDevice(false),
        ))
        .push(shared)
        .push(warned)
        .into()
}

fn login(screen: &Requests) -> Element<'_, Message> {
    let user = widget::field("", &screen.user, false, Message::User);
    let password = widget::field("", screen.password.reveal(), false, |text| {
        Message::Password(Secret::new(text))
    })
    .secure(true);
    row![
        container(widget::labelled(fl!("login-user"), user, None, None)).width(Fill),
        container(widget::labelled(
            fl!("login-password"),
            password,
            None,
            None
        ))
        .width(Fill),
    ]
    .spacing(space::LARGE)
    .align_y(Bottom)
    .into()
}
