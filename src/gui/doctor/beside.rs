//! What stands around the ladder: cameras to pick before it, the certificate beside it, and below
//! it where the root is kept, what each program says, the video, known dangers.
//!
//! Apart because none of it decides anything; it is there to be read.

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill, FillPortion, Length};

use super::recall::{Pick, Whole};
use super::{Found, Message, ladder, mend};
use crate::check::Verdict;
use crate::error::Explain as _;
use crate::fl;
use crate::gui::action::Notice;
use crate::gui::icon::Icon;
use crate::gui::theme::{Tone, height, space, width};
use crate::gui::widget::{self, press};
use crate::gui::{date, text, trusting};
use crate::truststore::Presence;

/// Cameras and sites this computer knows, to press instead of typing.
pub(super) fn picks<'a>(picks: &[Pick], wholes: &[Whole]) -> Option<Element<'a, Message>> {
    if picks.is_empty() && wholes.is_empty() {
        return None;
    }
    let cameras = Row::with_children(picks.iter().map(|pick| {
        let address = pick.address.to_string();
        let title = if pick.title == address {
            String::new()
        } else {
            text::foreign(&pick.title)
        };
        widget::chip(
            None,
            title,
            text::foreign(&address),
            false,
            Message::Pick(pick.address.clone()),
        )
    }))
    .spacing(space::SMALL)
    .wrap();
    let sites = Row::with_children(wholes.iter().take(4).map(|whole| {
        let name = if whole.name.trim().is_empty() {
            fl!("doctor-site-unnamed")
        } else {
            text::foreign(&whole.name)
        };
        press(fl!("doctor-whole-site", site = name, count = whole.cameras))
            .icon(Icon::Report)
            .on_press(Message::Whole(whole.path.clone()))
            .into()
    }))
    .spacing(space::SMALL)
    .wrap();
    Some(
        column![text::second(fl!("doctor-picks")), cameras, sites]
            .spacing(space::SMALL)
            .into(),
    )
}

/// The card at the right: the certificate that was served.
pub(super) fn card(found: &Found) -> Element<'_, Message> {
    let ladder = &found.ladder;
    let Some(certificate) = ladder.certificate() else {
        return container(widget::calm(text::muted(fl!("doctor-no-certificate"))))
            .width(Length::Fixed(width::ASIDE))
            .into();
    };
    let names = Column::with_children(
        certificate
            .names()
            .iter()
            .take(6)
            .map(|name| text::code(text::foreign(&name.to_string())).into()),
    );
    let short = certificate.fingerprint().short();
    let (one, two) = short.split_at(short.len() / 2);
    // Each fact a line of its own: whose camera, and which model where that is not its name.
    let (title, second) = match &found.known {
        Some(known) => {
            let title = text::foreign(&known.title);
            let facts = [&known.site, &known.model].map(|fact| text::foreign(fact));
            let more = facts
                .into_iter()
                .filter(|fact| !fact.is_empty() && *fact != title)
                .collect();
            (title, more)
        }
        None => (
            text::foreign(certificate.title()),
            vec![certificate.key().to_string()],
        ),
    };
    let second = second.into_iter().map(|fact| text::second(fact).into());
    let tile = if found.known.is_some() {
        Icon::Camera
    } else {
        Icon::Certificate
    };
    let block = |name: String, value: String| {
        column![widget::hairline(), text::second(name), text::label(value)].spacing(space::HAIR)
    };
    let clock = ladder
        .clocks
        .camera()
        .map(|at| block(fl!("doctor-camera-clock"), date::moment(at)));
    let since = found.known.as_ref().and_then(|known| {
        known.memory.since.map(|since| {
            block(
                fl!("doctor-known-since"),
                fl!(
                    "doctor-known-at",
                    date = date::local_day(since),
                    address = text::foreign(&known.address.to_string())
                ),
            )
        })
    });
    let same = found.sameness.text();
    let content = column![
        row![
            widget::tile(tile),
            column![text::body_strong(title)].extend(second)
        ]
        .spacing(space::MEDIUM)
        .align_y(Center),
        column![text::second(fl!("doctor-made-for")), names],
        widget::hairline(),
        column![
            text::second(fl!("doctor-ends")),
            text::label(fl!(
                "doctor-ends-when",
                date = date::day(certificate.not_after()),
                when = date::until(found.at, certificate.not_after())
            )),
            widget::life(
                certificate.not_before(),
                certificate.not_after(),
                found.at,
                true
            ),
        ]
        .spacing(space::HAIR),
    ]
    .push(clock)
    .push(since)
    .push(
        column![
            widget::hairline(),
            text::second(fl!("viewer-fingerprint")),
            text::code(format!("{one} {two}")),
        ]
        .push((!same.is_empty()).then(|| text::second(same)))
        .spacing(space::HAIR),
    )
    .push(
        press(fl!("doctor-view"))
            .icon(Icon::Certificate)
            .wide()
            .on_press(Message::View),
    )
    .spacing(space::MEDIUM);
    container(widget::calm(content))
        .width(Length::Fixed(width::ASIDE))
        .into()
}

/// Below the ladder: dangers, clients, stores, video.
pub(super) fn below(found: &Found) -> Element<'_, Message> {
    let ladder = &found.ladder;
    let mut all = Column::new().spacing(space::LARGE);
    for danger in &ladder.dangers {
        let told = danger.explain();
        let tone = if danger.is_certain() {
            Tone::Refused
        } else {
            Tone::Attention
        };
        let cures = mend::cures(danger, ladder, &found.sameness);
        let buttons = cures.into_iter().map(|cure| {
            ladder::button(&cure, found)
                .tight()
                .on_press(Message::Cure(cure))
                .into()
        });
        all = all.push(widget::notice(
            &Notice {
                tone,
                what: text::sentence(&told.what),
                more: told.todo,
            },
            [Column::with_children(buttons).spacing(space::SMALL).into()],
        ));
    }
    let judged: Vec<&Verdict> = ladder
        .verdict
        .iter()
        .chain(&ladder.others)
        .filter(|v| v.secure.is_some())
        .collect();
    if judged.len() > 1 {
        all = all.push(
            column![text::heading(fl!("doctor-programs"))]
                .extend(judged.into_iter().map(client))
                .spacing(space::SMALL),
        );
    }
    if !ladder.kept.is_empty() {
        all = all.push(stores(found));
    }
    if let Some(video) = ladder.video {
        all = all.push(
            row![Icon::Camera.view(), text::label(video.text())]
                .spacing(space::SMALL)
                .align_y(Center),
        );
    }
    all.into()
}

/// Glyph, name, and in one sentence why not.
fn client(verdict: &Verdict) -> Element<'_, Message> {
    let (tone, word) = match verdict.secure {
        Some(true) => (Tone::Secure, fl!("tone-secure")),
        _ => (Tone::Refused, fl!("tone-refused")),
    };
    let why = verdict
        .findings
        .first()
        .or_else(|| verdict.notes.first())
        .map(|f| text::sentence(&f.explain().what))
        .unwrap_or_default();
    let line = row![
        container(text::label(verdict.client.label())).width(FillPortion(2)),
        container(widget::toned(tone, word, why)).width(FillPortion(5)),
    ]
    .spacing(space::MEDIUM);
    column![line, widget::hairline()]
        .spacing(space::SMALL)
        .into()
}

fn stores(found: &Found) -> Element<'_, Message> {
    let title = found
        .ladder
        .root
        .as_ref()
        .map(|root| text::foreign(root.title()))
        .unwrap_or_default();
    let rows = found.ladder.kept.iter().map(|kept| {
        let name = trusting::kind(kept.kind);
        let (tone, word) = match kept.presence {
            Some(Presence::Trusted) => (Tone::Secure, fl!("trusting-in")),
            Some(Presence::Untrusted) => (Tone::Attention, fl!("trusting-untrusted")),
            Some(Presence::Absent) => (Tone::Refused, fl!("trusting-absent")),
            None => (Tone::Unknown, fl!("tone-unknown")),
        };
        widget::row(
            &[FillPortion(5), FillPortion(3)],
            height::ROW_CARE,
            [
                widget::two_lines(name, text::foreign(&kept.place)),
                widget::toned(tone, word, String::new()),
            ],
        )
    });
    column![text::heading(fl!("doctor-stores", root = title))]
        .extend(rows)
        .width(Fill)
        .into()
}
