//! How the proof is drawn: one sentence for all, a row a device, the reason under a refused one.

use iced::widget::{Column, Row, column, row, space as gap};
use iced::{Center, Element, Fill, Length};

use super::{Message, Proof, Test};
use crate::check::Client;
use crate::error::Explain;
use crate::fl;
use crate::gui::action::Notice;
use crate::gui::date;
use crate::gui::icon::{self, Icon};
use crate::gui::text;
use crate::gui::theme::{self, Ink, Tone, height, space};
use crate::gui::widget::{self, press};
use crate::gui::wizard::words;
use crate::work::Options;

const COLUMNS: [widget::Column; 4] = [
    Length::Fixed(204.0),
    Length::Fixed(148.0),
    Fill,
    Length::Shrink,
];

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
        widget::head(
            &COLUMNS,
            [
                fl!("proof-device"),
                fl!("proof-address"),
                fl!("proof-this-pc"),
                String::new(),
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
    let cell: Element<'_, Message> = if test.ladder.is_none() {
        row![icon::spinner(), text::muted(fl!("proof-checking"))]
            .spacing(space::SMALL)
            .align_y(Center)
            .into()
    } else if test.is_secure() {
        let until = certificate.map(|c| date::day(c.not_after()));
        widget::toned(
            Tone::Secure,
            words::tone(Tone::Secure),
            until
                .map(|date| fl!("proof-secure-until", date = date))
                .unwrap_or_default(),
        )
    } else {
        widget::toned(Tone::Refused, words::tone(Tone::Refused), String::new())
    };
    let view = press(fl!("proof-view"))
        .icon(Icon::Eye)
        .quiet()
        .tight()
        .on_press_maybe(certificate.map(|_| Message::Show(test.id)));
    // One line closes what belongs to one device.
    let line = widget::open_row(
        &COLUMNS,
        height::ROW_TWO,
        [
            text::label_strong(test.title.clone()).into(),
            text::code(words::address(&test.address))
                .style(theme::ink(Ink::Muted))
                .into(),
            cell,
            view.into(),
        ],
    );
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
        .push(clients(test))
        .push(why)
        .push(widget::hairline())
        .into()
}

/// What every other client says of the same handshake; nothing where nothing was recorded.
fn clients(test: &Test) -> Option<Element<'_, Message>> {
    let others = &test.ladder.as_ref()?.others;
    let told = others.iter().map(|verdict| {
        let tone = match verdict.secure {
            Some(true) => Tone::Secure,
            Some(false) => Tone::Refused,
            None => Tone::Unknown,
        };
        (tone, short(verdict.client), words::tone(tone))
    });
    (!others.is_empty()).then(|| widget::clients(told))
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
