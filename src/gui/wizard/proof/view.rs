//! How the proof is drawn: one sentence for all, then the matrix of devices and clients, with the
//! reason under a refused one.

use iced::widget::{Column, Row, button, column, container, row, space as gap};
use iced::{Center, Element, Fill, Length};

use super::{Message, Proof, Test};
use crate::check::Client;
use crate::error::Explain;
use crate::fl;
use crate::gui::action::Notice;
use crate::gui::date;
use crate::gui::icon::{self, Icon};
use crate::gui::text;
use crate::gui::theme::{self, Ink, Tone, glyph, height, radius, space};
use crate::gui::widget::{self, press};
use crate::gui::wizard::words;
use crate::work::Options;

const COLUMNS: [widget::Column; 3] = [
    Fill,
    Length::Fixed(CLIENT * Client::ALL.len() as f32),
    Length::Fixed(glyph::ROW),
];

/// The column of one client, as wide as the longest word for a verdict.
const CLIENT: f32 = 68.0;

pub(super) fn body(proof: &Proof) -> Element<'_, Message> {
    let somewhere = proof.tests.iter().filter(|t| t.is_refused_somewhere());
    let somewhere = somewhere.count();
    // A filter over nothing would show an empty list.
    let narrowed = proof.refused && somewhere > 0;
    let shown = proof
        .tests
        .iter()
        .filter(|test| !narrowed || test.is_refused_somewhere());
    let rows = Column::with_children(shown.map(one));
    let filters = (somewhere > 0 && !proof.is_asking()).then(|| {
        row![
            widget::chip(
                None,
                fl!("proof-all-shown"),
                words::count(proof.tests.len()).to_string(),
                !narrowed,
                Message::Filter(false),
            ),
            widget::chip(
                Some(Tone::Refused),
                fl!("proof-refused-shown"),
                words::count(somewhere).to_string(),
                narrowed,
                Message::Filter(true),
            ),
        ]
        .spacing(space::SMALL)
    });
    let again = Row::new().push(filters).push(gap().width(Fill)).push(
        press(fl!("proof-again"))
            .icon(Icon::Again)
            .quiet()
            .tight()
            .on_press_maybe((!proof.is_asking()).then_some(Message::Again)),
    );
    let table = column![
        widget::heads(
            &COLUMNS,
            [
                text::second(fl!("proof-device")).into(),
                side_by_side(Client::ALL.map(|client| text::second(short(client)).into())),
                gap().into(),
            ]
        ),
        widget::scroll(rows),
    ];
    column![verdict(proof), again, table]
        .spacing(space::SMALL)
        .height(Fill)
        .into()
}

fn verdict(proof: &Proof) -> Element<'_, Message> {
    let (secure, all) = (proof.secure(), proof.tests.len());
    let number = words::count(all);
    if all == 0 {
        return widget::verdict(
            Tone::Unknown,
            fl!("proof-none"),
            fl!("proof-none-more"),
            None,
        );
    }
    if proof.is_asking() {
        return widget::calm(
            row![
                icon::spinner().size(theme::glyph::PAGE),
                text::heading(fl!("proof-asking", all = number))
            ]
            .spacing(space::LARGE)
            .align_y(Center),
        );
    }
    if secure == all {
        let elsewhere = proof.tests.iter().filter(|t| t.is_refused_somewhere());
        let elsewhere = elsewhere.count();
        return widget::verdict(
            Tone::Secure,
            fl!("proof-all", all = number),
            fl!("proof-all-more", all = words::count(all)),
            (elsewhere > 0).then(|| {
                widget::pill(
                    Tone::Refused,
                    fl!("proof-refused-count", count = words::count(elsewhere)),
                )
            }),
        );
    }
    let refused = proof.tests.iter().filter(|test| test.is_refused()).count();
    widget::verdict(
        if secure == 0 {
            Tone::Refused
        } else {
            Tone::Attention
        },
        fl!("proof-some", secure = words::count(secure), all = number),
        fl!("proof-some-more"),
        Some(widget::pill(
            Tone::Refused,
            fl!("proof-refused-count", count = words::count(refused)),
        )),
    )
}

fn one(test: &Test) -> Element<'_, Message> {
    let certificate = test
        .ladder
        .as_ref()
        .and_then(|ladder| ladder.handshake.as_ref())
        .and_then(|handshake| handshake.chain.first());
    let until = certificate
        .filter(|_| test.is_secure())
        .map(|c| fl!("proof-secure-until", date = date::day(c.not_after())));
    let device = column![
        text::label_strong(test.title.clone()),
        Row::new()
            .push(text::code(words::address(&test.address)).style(theme::ink(Ink::Muted)))
            .push(until.map(text::second))
            .spacing(space::MEDIUM)
            .wrap()
            .vertical_spacing(0),
    ];
    let send = certificate.map(|_| Message::Show(test.id));
    // One line closes what belongs to one device.
    let line = widget::open_row(
        &COLUMNS,
        height::ROW_TWO,
        [
            device.into(),
            told(test),
            widget::hint(Icon::Eye.view().ink(Ink::Accent), fl!("proof-view")),
        ],
    );
    let face = button(line)
        .padding(0)
        .style(theme::row_button)
        .on_press_maybe(send.clone());
    let line = widget::reach(face, send, radius::INNER);
    let why = test.finding().map(|finding| {
        let explanation = finding.explain();
        let renew = test.is_mended_anew().then(|| {
            press(fl!("proof-renew", days = Options::default().days))
                .icon(Icon::Again)
                .on_press(Message::Renew(test.id))
                .into()
        });
        widget::notice(
            &Notice {
                tone: Tone::Refused,
                what: text::sentence(&explanation.what),
                more: text::sentence(&explanation.todo),
            },
            renew,
        )
    });
    Column::new()
        .push(line)
        .push(why)
        .push(widget::hairline())
        .into()
}

/// What each client says of this device, this computer first; nothing where nothing was recorded.
fn told(test: &Test) -> Element<'_, Message> {
    let Some(ladder) = &test.ladder else {
        return row![icon::spinner(), text::muted(fl!("proof-checking"))]
            .spacing(space::SMALL)
            .align_y(Center)
            .into();
    };
    side_by_side(Client::ALL.map(|client| {
        let secure = if client == Client::ThisPc {
            // Nobody refused what nobody was shown.
            let shown = ladder.handshake.is_some();
            Some(shown.then(|| test.is_secure()))
        } else {
            let verdict = ladder.others.iter().find(|v| v.client == client);
            verdict.map(|verdict| verdict.secure)
        };
        match secure {
            Some(Some(true)) => widget::client(Tone::Secure, fl!("proof-cell-secure")),
            Some(Some(false)) => widget::client(Tone::Refused, fl!("proof-cell-refused")),
            Some(None) => widget::client(Tone::Unknown, fl!("proof-cell-unknown")),
            None => gap().into(),
        }
    }))
}

/// One cell a client.
fn side_by_side<'a>(cells: [Element<'a, Message>; Client::ALL.len()]) -> Element<'a, Message> {
    Row::with_children(cells.map(|cell| container(cell).width(CLIENT).into()))
        .align_y(Center)
        .into()
}

/// A client's name where little room is.
fn short(client: Client) -> String {
    match client {
        Client::ThisPc => fl!("proof-this-pc"),
        Client::Chrome => fl!("proof-client-chrome"),
        Client::Firefox => fl!("proof-client-firefox"),
        Client::Apple => fl!("proof-client-apple"),
        Client::Windows => fl!("proof-client-windows"),
        Client::Openssl => fl!("proof-client-openssl"),
        Client::Java => fl!("proof-client-java"),
    }
}
