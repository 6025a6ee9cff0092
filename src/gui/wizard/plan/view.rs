//! How the plan is drawn: four big numbers, then a row a camera.

use iced::widget::{Column, Row, column, container, row, space as gap};
use iced::{Center, Element, Fill, Length};

use super::{Message, Plan, change};
use crate::certificate::Name;
use crate::error::Explain;
use crate::fl;
use crate::gui::icon;
use crate::gui::text;
use crate::gui::theme::{self, Ink, Tone, glyph, height, space, width};
use crate::gui::widget;
use crate::gui::wizard::words;
use crate::gui::{action::Notice, date};
use crate::work::{Aim, Consent, PlanRow, Warning, Way};

const COLUMNS: [widget::Column; 5] = [
    Length::Fixed(20.0),
    Length::Fixed(204.0),
    Length::Fixed(148.0),
    Length::Fixed(88.0),
    Fill,
];

pub(super) fn body(plan: &Plan) -> Element<'_, Message> {
    let http = plan.count(|row| row.camera.http_port.is_some()) > 0;
    let stays = http.then(|| {
        widget::notice(
            &Notice {
                tone: Tone::Attention,
                what: fl!("plan-http-stays"),
                more: fl!("plan-http-stays-more"),
            },
            [],
        )
    });
    let changed = plan.plan.rows.iter().flat_map(|row| &row.warnings);
    let changed = changed
        .filter(|warning| matches!(warning, Warning::CertificateChanged { .. }))
        .map(Warning::explain)
        .next()
        .map(|told| {
            widget::notice(
                &Notice {
                    tone: Tone::Attention,
                    what: told.what,
                    more: told.todo,
                },
                [],
            )
        });
    let clocks = (plan.clocks_off() > 0 || !plan.sets()).then(|| {
        let given = plan.options.set_clock == Consent::Given;
        widget::tick_line(
            given,
            fl!("plan-set-clocks"),
            Some(Message::SetClocks(!given)),
        )
    });
    let by_us = plan.count(|row| row.way != Way::ByHand) > 0;
    let follow = by_us.then(|| time_server(plan));
    let given = plan.options.restart == Consent::Given;
    let restart = (plan.changes() > 0).then(|| {
        widget::tick_line(
            given,
            fl!("plan-may-restart"),
            Some(Message::Restart(!given)),
        )
    });
    let rows = Column::with_children(plan.plan.rows.iter().map(|row| one(plan, row)));
    let table = column![
        widget::head(
            &COLUMNS,
            [
                String::new(),
                fl!("plan-device"),
                fl!("plan-names"),
                fl!("plan-key"),
                fl!("plan-changes"),
            ]
        ),
        rows,
    ];
    let list = Column::new()
        .push(table)
        .push(
            Column::new()
                .push(clocks)
                .push(follow)
                .push(restart)
                .push(general(plan)),
        )
        .spacing(space::MEDIUM);
    Column::new()
        .push(tiles(plan))
        .push(changed)
        .push(stays)
        .extend(widget::foreseen(&plan.foreseen))
        .push(widget::scroll(list))
        .spacing(space::MEDIUM)
        .height(Fill)
        .into()
}

/// A number and one line under it.
const TILES: f32 = 76.0;

/// Whether clocks follow a time server, and which.
fn time_server(plan: &Plan) -> Element<'_, Message> {
    let tick = widget::tick_line(
        plan.follow,
        fl!("plan-follow"),
        Some(Message::Follow(!plan.follow)),
    );
    let field = plan.follow.then(|| {
        let odd = plan.is_odd() && !plan.server.trim().is_empty();
        let field = widget::field("192.168.1.1", &plan.server, odd, Message::Server);
        let field = widget::labelled(
            fl!("plan-time-server"),
            widget::max_width(field, width::FIELD),
            odd.then(|| fl!("plan-time-server-odd")),
            Some(fl!("plan-time-server-else")),
        );
        container(field).padding(
            iced::Padding::ZERO
                .left(space::BLOCK + space::MEDIUM)
                .bottom(space::MEDIUM),
        )
    });
    Column::new().push(tick).push(field).into()
}

fn tiles(plan: &Plan) -> Element<'_, Message> {
    let certificates = plan.changes();
    let https = plan.count(|row| {
        row.aim.puts_in() && row.way != Way::ByHand && row.camera.https_port.is_none()
    });
    let clocks = plan.clocks();
    let by_hand = plan.count(|row| row.way == Way::ByHand);
    let tile = |count: usize, name: String| {
        container(column![text::title(count.to_string()), text::second(name)])
            .padding([space::MEDIUM, space::LARGE])
            .width(Fill)
    };
    // As high as its longest name needs; the lines between them reach all the way.
    let line = row![
        gap().height(TILES),
        tile(
            certificates,
            fl!("plan-certificates", count = words::count(certificates))
        ),
        widget::upright(),
        tile(https, fl!("plan-https", count = words::count(https))),
        widget::upright(),
        tile(clocks, fl!("plan-clocks", count = words::count(clocks))),
        widget::upright(),
        tile(by_hand, fl!("plan-by-hand", count = words::count(by_hand))),
    ]
    .height(Length::Shrink);
    container(line).width(Fill).style(theme::calm).into()
}

/// What holds for many rows is said once, below them, and for which devices where not for all.
fn general(plan: &Plan) -> Option<Element<'_, Message>> {
    let mut said: Vec<(&Warning, Vec<String>)> = Vec::new();
    for row in plan.plan.chosen() {
        for warning in &row.warnings {
            let general = matches!(
                warning,
                Warning::StandardOnly
                    | Warning::MakerOnly
                    | Warning::TwoInterfaces { .. }
                    | Warning::AddressOnly
            );
            if !general {
                continue;
            }
            let device = words::camera(&row.camera);
            match said.iter_mut().find(|(other, _)| *other == warning) {
                Some((_, devices)) => devices.push(device),
                None => said.push((warning, vec![device])),
            }
        }
    }
    let all = plan.plan.chosen().count();
    (!said.is_empty()).then(|| {
        Column::with_children(said.into_iter().map(|(warning, devices)| {
            let told = warning.explain();
            let told = format!("{} {}", told.what, told.todo);
            text::second(if devices.len() == all {
                told
            } else {
                fl!("plan-note-for", devices = models(devices), note = told)
            })
            .into()
        }))
        .spacing(space::HAIR)
        .into()
    })
}

/// The models, each once.
fn models(mut devices: Vec<String>) -> String {
    devices.sort();
    devices.dedup();
    devices.join(", ")
}

fn one<'a>(plan: &'a Plan, row: &'a PlanRow) -> Element<'a, Message> {
    let names = Column::with_children(row.names.iter().take(2).map(|name| {
        match name {
            Name::Ip(ip) => text::code(ip.to_string()).into(),
            other => text::code(text::foreign(&other.to_string()))
                .style(theme::ink(Ink::Muted))
                .into(),
        }
    }));
    let key = match (row.aim, row.way) {
        (Aim::Prove | Aim::SetClock, _) => String::new(),
        (_, Way::KeyOnCamera) => fl!("plan-key-camera"),
        (_, Way::KeyHere | Way::ByHand) => fl!("plan-key-here"),
    };
    let what = change(row, plan.served(row), plan.now);
    let can = row.camera.capabilities.as_ref();
    let server = plan
        .follows()
        .filter(|_| can.is_none_or(|can| can.time_server));
    let what = match (plan.sees_to_clock(row), row.aim.puts_in(), server) {
        (false, ..) => what,
        (true, false, None) => fl!("plan-change-clock"),
        (true, true, None) => fl!("plan-change-and-clock", change = what),
        (true, false, Some(server)) => fl!("plan-change-follows", server = server.to_string()),
        (true, true, Some(server)) => fl!(
            "plan-change-and-follows",
            server = server.to_string(),
            change = what
        ),
    };
    let changes = Column::new()
        .push(text::label(what))
        .push(warning(plan, row));
    widget::row(
        &COLUMNS,
        height::ROW_TWO,
        [
            widget::tick(
                row.chosen,
                (!row.names.is_empty()).then_some(Message::Choose(row.camera.id, !row.chosen)),
            ),
            text::label_strong(words::camera(&row.camera)).into(),
            names.into(),
            text::muted(key).into(),
            changes.into(),
        ],
    )
}

/// The first thing of this row that deserves a second look.
fn warning<'a>(plan: &Plan, row: &PlanRow) -> Option<Element<'a, Message>> {
    let words = row.warnings.iter().find_map(|warning| match warning {
        Warning::StandardOnly
        | Warning::MakerOnly
        | Warning::TwoInterfaces { .. }
        | Warning::AddressOnly
        | Warning::NoHttps => None,
        Warning::ClockOff { offset } => {
            Some(fl!("plan-warn-clock", date = date::day(plan.now + *offset)))
        }
        Warning::ByHand => Some(fl!("plan-warn-by-hand")),
        other => Some(other.explain().what),
    })?;
    Some(
        Row::new()
            .push(icon::tone(Tone::Attention).size(glyph::SMALL))
            .push(
                text::caption_strong(words::tone(Tone::Attention))
                    .style(theme::ink(Ink::Tone(Tone::Attention))),
            )
            .push(text::second(words))
            .spacing(space::SMALL)
            .align_y(Center)
            .into(),
    )
}
