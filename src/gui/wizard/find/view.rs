//! How the list is drawn.

use iced::widget::{Column, column, row, space as gap};
use iced::{Center, Element, Fill, Length};

use super::row::{Row, Today};
use super::{Find, Message, field};
use crate::fl;
use crate::gui::icon::{self, Icon};
use crate::gui::text;
use crate::gui::theme::{self, Ink, Tone, height, space};
use crate::gui::widget::{self, Ticked, press};
use crate::gui::wizard::words;

const COLUMNS: [widget::Column; 4] = [
    Length::Fixed(20.0),
    Length::Fixed(200.0),
    Length::Fixed(148.0),
    Fill,
];

pub(super) fn body(find: &Find) -> Element<'_, Message> {
    let entry = row![
        widget::field(&fl!("find-field"), &find.typed, false, Message::Typed)
            .id(field())
            .on_submit(Message::Add),
        press(fl!("find-add"))
            .on_press_maybe((!find.typed.trim().is_empty()).then_some(Message::Add)),
        press(fl!("find-file"))
            .icon(Icon::File)
            .on_press(Message::FromFile),
    ]
    .spacing(space::SMALL)
    .align_y(Center);
    let all = find.rows.len();
    let ticked = find.ticked().count();
    let tickable = find.rows.iter().filter(|row| row.can_be_ticked()).count();
    let state = match (ticked, tickable) {
        (0, _) => Ticked::Off,
        (t, a) if t == a => Ticked::On,
        _ => Ticked::Partly,
    };
    let list = Column::with_children(find.rows.iter().map(|row| one(find, row)));
    let heads = row![
        widget::tick(
            state,
            (tickable > 0).then_some(Message::TickAll(state != Ticked::On))
        ),
        widget::head(
            &COLUMNS[1..],
            [fl!("find-camera"), fl!("find-address"), fl!("find-today")]
        ),
    ]
    .spacing(space::MEDIUM)
    .align_y(Center);
    let table: Element<'_, Message> = if all == 0 && find.scan.is_none() {
        nothing()
    } else {
        column![heads, widget::scroll(list)].into()
    };
    column![entry, standing(find, all, ticked), table]
        .spacing(space::SMALL)
        .height(Fill)
        .into()
}

fn standing(find: &Find, all: usize, ticked: usize) -> Element<'_, Message> {
    let found = text::label_strong(fl!("find-found", count = words::count(all)));
    let looking = if find.scan.is_some() {
        row![
            icon::spinner(),
            found,
            text::label(searching(find)),
            press(fl!("find-stop"))
                .quiet()
                .tight()
                .on_press(Message::Stop),
        ]
    } else {
        row![
            found,
            text::muted(fl!("find-ended")),
            press(fl!("find-again"))
                .quiet()
                .tight()
                .on_press(Message::Again),
        ]
    };
    row![
        looking.spacing(space::MEDIUM).align_y(Center),
        gap().width(Fill),
        text::muted(fl!(
            "find-ticked",
            ticked = words::count(ticked),
            all = words::count(all)
        )),
    ]
    .align_y(Center)
    .height(height::CONTROL)
    .into()
}

/// Where is being looked, and how long still.
fn searching(find: &Find) -> String {
    let (place, left) = &find.looking;
    match (place.is_empty(), *left) {
        (_, 0) => fl!("find-searching"),
        (true, left) => fl!("find-searching-range", seconds = left),
        (false, left) => fl!(
            "find-searching-on",
            interfaces = place.as_str(),
            seconds = left
        ),
    }
}

fn nothing<'a>() -> Element<'a, Message> {
    widget::calm(
        column![
            text::body_strong(fl!("find-nothing")),
            text::muted(fl!("find-nothing-todo")),
        ]
        .spacing(space::HAIR),
    )
}

fn one<'a>(find: &'a Find, row: &'a Row) -> Element<'a, Message> {
    let ticked = row.ticked();
    let send = row
        .can_be_ticked()
        .then_some(Message::Tick(row.id, !ticked));
    let today: Element<'a, Message> = match (&row.today, row.today.tone()) {
        (Today::Asking, _) | (_, None) => row![icon::spinner(), text::muted(fl!("today-asking"))]
            .spacing(space::SMALL)
            .align_y(Center)
            .into(),
        _ if find.is_shared(row) => widget::toned(
            Tone::Attention,
            words::tone(Tone::Attention),
            fl!("today-shared"),
        ),
        (today, Some(tone)) => widget::toned(tone, words::tone(tone), today.why()),
    };
    let title: Element<'a, Message> = if row.today == Today::Asking {
        text::label(row.title())
            .style(theme::ink(Ink::Muted))
            .into()
    } else {
        let title = widget::two_lines(row.title(), row.subtitle());
        match &row.identified {
            Some(seen) => widget::hint(
                title,
                fl!(
                    "find-family",
                    family = seen.family.label(),
                    evidence = seen.family.evidence.label()
                ),
            ),
            None => title,
        }
    };
    widget::row(
        &COLUMNS,
        height::ROW_TWO,
        [
            widget::tick(ticked, send),
            title,
            text::code(row.address.to_string()).into(),
            today,
        ],
    )
}
