//! How the batch is drawn: one bar for all, a rail for each.

use iced::widget::{Column, Row, column, container, responsive, row, space as gap};
use iced::{Center, Element, Fill, Length, Right};

use super::lane::{Ending, Lane};
use super::{Message, Work};
use crate::error::Explain;
use crate::fl;
use crate::gui::action::Notice;
use crate::gui::date;
use crate::gui::icon::{self, Icon};
use crate::gui::text;
use crate::gui::theme::{self, Fill as Colour, Ink, Tone, height, radius, space, width};
use crate::gui::widget::{self, press};
use crate::gui::wizard::words;
use crate::work::Note;

/// Width of the first column.
const DEVICE: f32 = 196.0;
/// Least width of the last one.
const NOW: f32 = 140.0;
/// A stage is at least so wide: its head must fit.
const NARROWEST: f32 = 48.0;

pub(super) fn corner(work: &Work) -> Element<'_, Message> {
    let left = work
        .left()
        .map(|left| text::body_strong(fl!("work-left", time = date::span(left))));
    let so_far = text::second(fl!("work-so-far", time = date::span(work.so_far())));
    let button = if work.paused {
        press(fl!("work-resume"))
            .icon(Icon::Play)
            .on_press(Message::Resume)
    } else {
        press(fl!("work-pause"))
            .icon(Icon::Pause)
            .on_press(Message::Pause)
    };
    row![Column::new().push(left).push(so_far).align_x(Right), button]
        .spacing(space::LARGE)
        .align_y(Center)
        .into()
}

pub(super) fn body(work: &Work) -> Element<'_, Message> {
    // A camera done by hand has a card of its own; one at a time is what a person does.
    let hand = work.hands.first().map(|hand| {
        let id = hand.id;
        hand.view().map(move |message| Message::Hand(id, message))
    });
    let notices = work
        .lanes
        .iter()
        .filter(|lane| !matches!(lane.ending, Some(Ending::ByHand(_))))
        .filter_map(notice);
    // Three are read, thirty are not: the rest says why in its own row.
    let mut notices: Vec<Element<'_, Message>> = notices.take(3).collect();
    notices.extend(noted(work));
    column![
        column![bar(work), counts(work)],
        Column::with_children(notices)
            .push(hand)
            .spacing(space::SMALL),
        responsive(move |size| table(work, size.width)),
    ]
    .spacing(space::SMALL)
    .height(Fill)
    .into()
}

/// One piece per state, as long as its share.
fn bar(work: &Work) -> Element<'_, Message> {
    let pieces = [
        (work.secure(), Colour::Tone(Tone::Secure)),
        (work.busy(), Colour::Accent),
        (work.needing(), Colour::Tone(Tone::Attention)),
        (rest(work), Colour::Track),
    ];
    Row::with_children(
        pieces
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, colour)| {
                container(gap())
                    .width(Length::FillPortion(
                        u16::try_from(count).unwrap_or(u16::MAX),
                    ))
                    .height(height::TIME)
                    .style(theme::fill(colour, radius::INNER))
                    .into()
            }),
    )
    .spacing(2)
    .height(height::TIME)
    .into()
}

/// Waiting, or left out.
fn rest(work: &Work) -> usize {
    work.lanes.len() - work.secure() - work.busy() - work.needing()
}

fn counts(work: &Work) -> Element<'_, Message> {
    let said = |tone: Tone, words: String| {
        row![
            icon::tone(tone),
            text::label_strong(words).style(theme::ink(Ink::Tone(tone)))
        ]
        .spacing(space::SMALL)
        .align_y(Center)
    };
    let (secure, busy, needing) = (work.secure(), work.busy(), work.needing());
    let waiting = work.open() - busy;
    Row::new()
        .push((secure > 0).then(|| {
            said(
                Tone::Secure,
                fl!("work-secure", count = words::count(secure)),
            )
        }))
        .push((busy > 0).then(|| {
            row![
                icon::spinner(),
                text::label_strong(fl!("work-busy", count = words::count(busy)))
                    .style(theme::ink(Ink::Accent))
            ]
            .spacing(space::SMALL)
            .align_y(Center)
        }))
        .push((needing > 0).then(|| {
            said(
                Tone::Attention,
                fl!("work-needs", count = words::count(needing)),
            )
        }))
        .push(
            (waiting > 0).then(|| text::muted(fl!("work-waiting", count = words::count(waiting)))),
        )
        .push((work.paused && busy > 0).then(|| text::muted(fl!("work-pausing"))))
        .spacing(space::BLOCK)
        .align_y(Center)
        .height(height::CONTROL)
        .into()
}

/// What needs the person, with what can be done about it.
fn notice(lane: &Lane) -> Option<Element<'_, Message>> {
    let ending = lane.ending.as_ref()?;
    if !ending.needs_the_person() {
        return None;
    }
    let explanation = ending.explanation()?;
    let again = || {
        press(fl!("work-again"))
            .icon(Icon::Again)
            .on_press(Message::Again(lane.id))
    };
    let skip = || {
        press(fl!("work-skip"))
            .quiet_ink()
            .tight()
            .on_press(Message::Skip(lane.id))
    };
    let buttons: Vec<Element<'_, Message>> = match ending {
        Ending::NeedsLogin(..) => vec![
            press(fl!("work-new-password"))
                .icon(Icon::Key)
                .on_press(Message::Login(lane.id))
                .into(),
            skip().into(),
        ],
        Ending::NeedsRestart(_) => vec![
            press(fl!("work-restart"))
                .icon(Icon::Again)
                .on_press(Message::Restart(lane.id))
                .into(),
            skip().into(),
        ],
        _ => vec![again().into(), skip().into()],
    };
    let said = text::sentence(&explanation.what);
    let what = if said.contains(&lane.address) {
        said
    } else {
        format!("{}: {said}", lane.address)
    };
    Some(widget::notice(
        &Notice {
            tone: ending.tone(),
            what,
            more: text::sentence(&explanation.todo),
        },
        buttons,
    ))
}

/// What is to be known of some cameras beside how they end: said once, with their addresses.
fn noted(work: &Work) -> Option<Element<'_, Message>> {
    /// So many addresses are read.
    const NAMED: usize = 4;
    let lanes = || {
        let noted = |lane: &&Lane| lane.note.as_ref().is_some_and(Note::needs_the_person);
        work.lanes.iter().filter(noted)
    };
    let note = lanes().find_map(|lane| lane.note.as_ref())?;
    let same = || lanes().filter(|lane| lane.note.as_ref().is_some_and(|n| n.id() == note.id()));
    let mut who: Vec<&str> = same()
        .map(|lane| lane.address.as_str())
        .take(NAMED)
        .collect();
    if same().count() > NAMED {
        who.push("…");
    }
    let told = note.explain();
    Some(widget::notice(
        &Notice {
            tone: Tone::Attention,
            what: format!("{}: {}", who.join(", "), told.what),
            more: told.todo,
        },
        [],
    ))
}

fn table(work: &Work, room: f32) -> Element<'_, Message> {
    let stage = ((room - DEVICE - NOW - 2.0 * space::MEDIUM) / 7.0)
        .clamp(NARROWEST, width::STAGE)
        .floor();
    let columns = [Length::Fixed(DEVICE), Length::Fixed(stage * 7.0), Fill];
    let heads = [
        fl!("work-stage-clock"),
        fl!("work-stage-request"),
        fl!("work-stage-sign"),
        fl!("work-stage-upload"),
        fl!("work-stage-turn-on"),
        fl!("work-stage-restart"),
        fl!("work-stage-check"),
    ];
    let stages = Row::with_children(heads.into_iter().map(|head| {
        container(text::second(head))
            .center_x(Length::Fixed(stage))
            .into()
    }));
    let head = column![
        row![
            container(text::second(fl!("work-camera"))).width(columns[0]),
            stages,
            container(text::second(fl!("work-now"))).width(columns[2]),
        ]
        .spacing(space::MEDIUM)
        .align_y(Center)
        .height(height::HEAD - theme::border::REST),
        container(gap())
            .width(Fill)
            .height(theme::border::REST)
            .style(theme::fill(Colour::Control, 0.0)),
    ];
    let rows = Column::with_children(
        work.lanes
            .iter()
            .map(|lane| one(work, lane, &columns, stage)),
    );
    column![head, widget::scroll(rows)].height(Fill).into()
}

fn one<'a>(
    work: &'a Work,
    lane: &'a Lane,
    columns: &[widget::Column],
    stage: f32,
) -> Element<'a, Message> {
    let device = column![
        text::label_strong(lane.title.clone()),
        text::code(lane.address.clone()).style(theme::ink(Ink::Muted)),
    ];
    let now: Element<'a, Message> = match &lane.ending {
        Some(ending) => {
            let took = lane.took().map(date::watch).unwrap_or_default();
            widget::toned(ending.tone(), ending.word(), took)
        }
        None if lane.began.is_none() => text::muted(lane.words(None).0).into(),
        None => {
            let (what, time) = lane.words(work.now);
            column![text::label(what), text::second(time)].into()
        }
    };
    widget::row(
        columns,
        // Long model names take two lines, the address a third.
        height::ROW_TWO,
        [device.into(), widget::stages(&lane.nodes(), stage), now],
    )
}
