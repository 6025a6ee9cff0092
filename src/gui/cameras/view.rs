//! How the site is drawn: what it is, the chips, the table, and the bar with what the ticked ones
//! may be sent to.
//!
//! Apart because only the rows in sight are drawn: a site may have a thousand.

use iced::widget::{Row as Flow, button, column, container, keyed_column, row, space as gap};
use iced::{Center, Element, Fill, Length, padding, widget::Id};

use super::row::Row;
use super::{Cameras, Column, Kind, Message, search_field};
use crate::device::Address;
use crate::fl;
use crate::gui::action::Notice;
use crate::gui::icon::Icon;
use crate::gui::theme::{self, Ink, Tone, border, glyph, height, radius, space, width};
use crate::gui::widget::{self, Ticked, edge, press};
use crate::gui::wizard::step::StepId;
use crate::gui::{date, keys, text};

/// The table's window before the first scroll; more is drawn than is seen, never less.
pub(super) const HEIGHT_AT_FIRST: f32 = 2160.0;
/// So many rows above and below the window are drawn as well.
const AHEAD: usize = 4;

pub(super) fn address_field() -> Id {
    Id::new("cameras-address")
}

const COLUMNS: [widget::Column; 6] = [
    Length::Fixed(glyph::TILE),
    Length::FillPortion(30),
    Length::FillPortion(16),
    Length::FillPortion(24),
    Length::FillPortion(26),
    Length::FillPortion(13),
];

impl Cameras {
    /// The whole picture.
    pub fn view(&self, narrow: bool) -> Element<'_, Message> {
        let body = iced::widget::Column::new()
            .push(self.head())
            .push((self.waiting > 0).then(|| self.waiting()))
            .push(self.tools(narrow))
            .push(self.table(narrow))
            .spacing(space::MEDIUM)
            .height(Fill);
        let inside = container(body)
            .padding([space::LARGE, edge(narrow)])
            .width(Fill)
            .height(Fill)
            .style(theme::surface);
        let whole = column![self.top(narrow), widget::hairline(), inside]
            .push((!self.ticked.is_empty()).then(|| self.selection(narrow)));
        if let Some(farewell) = &self.farewell {
            let question = farewell.view().map(Message::Said);
            let leave = Message::Said(super::farewell::Message::Leave);
            widget::modal(whole, question, Some(leave))
        } else if self.forgetting {
            widget::modal(whole, self.ask_forget(), Some(Message::Leave))
        } else if let Some((_, typed)) = &self.moving {
            widget::modal(whole, ask_address(typed), Some(Message::Leave))
        } else {
            whole.into()
        }
    }

    fn top(&self, narrow: bool) -> Element<'_, Message> {
        let mut back = press(fl!("home"))
            .icon(Icon::Left)
            .quiet_ink()
            .tight()
            .on_press(Message::Back);
        if !narrow {
            back = back.key(fl!("key-escape"));
        }
        let bar = row![
            back,
            gap().width(Fill),
            press(fl!("farewell-open"))
                .icon(Icon::Bin)
                .quiet_ink()
                .on_press(Message::Farewell),
            press(fl!("step-trust"))
                .icon(Icon::Pc)
                .quiet_ink()
                .on_press(Message::Go(StepId::Trust)),
            press(fl!("step-proof"))
                .icon(Icon::Check)
                .quiet_ink()
                .on_press(Message::Go(StepId::Proof)),
            press(fl!("step-authority"))
                .icon(Icon::Authority)
                .quiet_ink()
                .on_press_maybe(self.authority_ends.map(|_| Message::Authority)),
        ]
        .align_y(Center)
        .height(Fill)
        .padding([0.0, edge(narrow) - space::SMALL]);
        container(bar)
            .height(height::TOP)
            .width(Fill)
            .style(theme::paper)
            .into()
    }

    fn head(&self) -> Element<'_, Message> {
        let count = self.rows.len();
        let mut said = vec![fl!("cameras-count", count = count)];
        if self.asked > 0 {
            said.push(fl!("cameras-asking", count = self.asked));
        } else if let Some(at) = self.checked {
            said.push(fl!("cameras-checked", clock = date::clock(at)));
        }
        if let Some(end) = self.authority_ends {
            said.push(fl!("cameras-authority-until", date = date::day(end)));
        }
        let words = column![
            text::title(text::foreign(&self.name)),
            text::muted(said.join(" ")),
        ]
        .width(Fill);
        let mut check = press(fl!("cameras-check-all"))
            .icon(Icon::Again)
            .on_press_maybe((self.asked == 0 && count > 0).then_some(Message::CheckAll));
        if self.ticked.is_empty() {
            check = check.key(fl!("key-enter"));
        }
        row![
            words,
            check,
            press(fl!("cameras-more"))
                .icon(Icon::Plus)
                .primary()
                .on_press(Message::Go(StepId::Find)),
        ]
        .spacing(space::BLOCK)
        .align_y(Center)
        .into()
    }

    /// Another authority has not answered yet: seen without ticking anything.
    fn waiting(&self) -> Element<'_, Message> {
        let buttons = [
            press(fl!("cameras-export"))
                .icon(Icon::Save)
                .on_press(Message::Export)
                .into(),
            press(fl!("cameras-answer"))
                .icon(Icon::Open)
                .on_press(Message::Requests)
                .into(),
        ];
        widget::notice(
            &Notice {
                tone: Tone::Unknown,
                what: fl!("cameras-waiting", count = self.waiting),
                more: String::new(),
            },
            buttons,
        )
    }

    fn tools(&self, narrow: bool) -> Element<'_, Message> {
        let all = widget::chip(
            None,
            fl!("cameras-all"),
            self.rows.len().to_string(),
            self.shown.is_none(),
            Message::ShowAll,
        );
        let kinds = Kind::ALL.into_iter().filter_map(|kind| {
            let count = self.count(kind);
            (count > 0 || self.shown == Some(kind)).then(|| {
                widget::chip(
                    Some(kind.tone()),
                    kind.word(),
                    count.to_string(),
                    self.shown == Some(kind),
                    Message::Show(kind),
                )
            })
        });
        let chips = Flow::new().push(all).extend(kinds).spacing(space::SMALL);
        let mut field = widget::field(&fl!("cameras-search"), &self.search, false, Message::Search)
            .icon(Icon::Search)
            .id(search_field())
            .width(Length::Fixed(width::ASIDE));
        // What is typed wants the room more than the key does.
        if !narrow && self.search.is_empty() {
            field = field.key(keys::find());
        }
        row![chips.wrap(), gap().width(Fill), field]
            .spacing(space::MEDIUM)
            .align_y(Center)
            .into()
    }

    fn table(&self, narrow: bool) -> Element<'_, Message> {
        let rows = self.listed();
        let ticked = rows
            .iter()
            .filter(|row| self.ticked.contains(&row.camera.id))
            .count();
        let all = match ticked {
            0 => Ticked::Off,
            n if n == rows.len() => Ticked::On,
            _ => Ticked::Partly,
        };
        let heads: [Element<'_, Message>; 6] = [
            widget::tick(
                all,
                (!rows.is_empty()).then_some(Message::TickAll(all != Ticked::On)),
            ),
            self.sorter(Column::Camera, fl!("cameras-camera")),
            self.sorter(Column::Address, fl!("cameras-address")),
            self.sorter(Column::State, fl!("cameras-state")),
            self.sorter(Column::Ends, fl!("cameras-ends-head")),
            self.sorter(Column::Seen, fl!("cameras-seen")),
        ];
        // The bar has its own room beside the list, and the heads keep clear of it too.
        let clear = padding::right(space::MEDIUM);
        let head = container(widget::row(&COLUMNS, height::ROW, heads)).padding(clear);
        if rows.is_empty() {
            let nothing = text::muted(fl!("cameras-none"));
            return column![head, container(nothing).padding(space::BLOCK)]
                .height(Fill)
                .into();
        }
        // Only what is in sight, between two empty stretches as high as the rest.
        let (offset, room) = self.scrolled;
        let high = height::ROW_TWO;
        let first = ((offset / high) as usize)
            .saturating_sub(AHEAD)
            .min(rows.len());
        let last = (((offset + room) / high) as usize + 1 + AHEAD).min(rows.len());
        let above = first as f32 * high;
        let below = (rows.len() - last) as f32 * high;
        let drawn = rows
            .get(first..last)
            .unwrap_or_default()
            .iter()
            .map(|row| (Some(row.camera.id), self.line(row, narrow)));
        // By camera and not by place, so that the focus stays with its row while the list moves.
        let list = keyed_column(
            std::iter::once((None, Element::from(gap().height(above))))
                .chain(drawn)
                .chain(std::iter::once((None, Element::from(gap().height(below))))),
        )
        .padding(clear);
        let scrolled = widget::scroll_told(list, Message::Scrolled);
        column![head, scrolled].height(Fill).into()
    }

    fn sorter(&self, column: Column, name: String) -> Element<'_, Message> {
        let mark = (self.sort == column).then(|| {
            let icon = if self.upside_down {
                Icon::ChevronDown
            } else {
                Icon::ChevronUp
            };
            icon.view().size(glyph::SMALL).ink(Ink::Muted)
        });
        let content = Flow::new()
            .push(text::second(name))
            .push(mark)
            .spacing(space::HAIR)
            .align_y(Center);
        let face = button(content)
            .padding([space::SMALL, 0.0])
            .style(theme::quiet_ink)
            .on_press(Message::Sort(column));
        widget::reach(face, Some(Message::Sort(column)), radius::INNER)
    }

    fn line<'a>(&self, row: &Row, narrow: bool) -> Element<'a, Message> {
        let camera = &row.camera;
        let id = camera.id;
        let on = self.ticked.contains(&id);
        let kind = row.kind(self.now);
        let seen = !matches!(kind, Kind::NotSeen | Kind::Changed);
        let bar = |start, end| -> Element<'a, Message> {
            if narrow {
                widget::short_life(start, end, self.now, seen)
            } else {
                container(widget::life(start, end, self.now, seen))
                    .width(width::LIFE)
                    .into()
            }
        };
        let ends: Element<'a, Message> = match row.certificate() {
            Some(c) => row![
                bar(c.not_before(), c.not_after()),
                column![
                    text::label(date::day(c.not_after())),
                    text::second(date::until(self.now, c.not_after())),
                ],
            ]
            .spacing(space::MEDIUM)
            .align_y(Center)
            .into(),
            None => text::muted(fl!("home-no-certificate")).into(),
        };
        let cells: [Element<'a, Message>; 6] = [
            widget::tick(on, Some(Message::Tick(id, !on))),
            widget::two_lines(
                text::foreign(&camera.title()),
                text::foreign(&camera.identity.manufacturer),
            ),
            text::code(camera.address.to_string()).into(),
            widget::toned_tight(kind.tone(), kind.word(), row.why(self.now)),
            ends,
            text::second(row.seen_words(self.now)).into(),
        ];
        let line = Flow::with_children(
            COLUMNS
                .iter()
                .zip(cells)
                .map(|(width, cell)| container(cell).width(*width).into()),
        )
        .spacing(space::MEDIUM)
        .align_y(Center)
        .height(height::ROW_TWO - border::REST);
        // Clipped once a row and not once a cell: each clip is a layer of its own to the renderer.
        let face = button(container(line).clip(true))
            .padding(0)
            .width(Fill)
            .height(height::ROW_TWO - border::REST)
            .style(theme::row_button)
            .on_press(Message::Diagnose(id));
        let face = widget::reach(face, Some(Message::Diagnose(id)), radius::INNER);
        let face: Element<'a, Message> = if on {
            container(face).style(theme::selected).into()
        } else {
            face
        };
        column![face, widget::hairline()].into()
    }

    /// What the ticked ones may be sent to.
    fn selection(&self, narrow: bool) -> Element<'_, Message> {
        let one = (self.ticked.len() == 1)
            .then(|| self.ticked.first().copied())
            .flatten();
        let mut renew = press(fl!("cameras-renew"))
            .icon(Icon::Again)
            .primary()
            .on_press(Message::Renew);
        if !narrow {
            renew = renew.key(fl!("key-enter"));
        }
        // What goes with one camera only is not there for several: no dead buttons in two lines.
        // Long words in a small window take a second line; nothing falls off the edge.
        let ways = Flow::new()
            .push(renew)
            .push(
                press(fl!("cameras-check"))
                    .icon(Icon::Check)
                    .on_press_maybe((self.asked == 0).then_some(Message::Check)),
            )
            .push(one.map(|one| {
                press(fl!("cameras-move"))
                    .icon(Icon::Address)
                    .on_press(Message::Move(one))
            }))
            .push(one.map(|one| {
                press(fl!("cameras-view"))
                    .icon(Icon::Certificate)
                    .on_press(Message::View(one))
            }))
            .push(
                press(fl!("requests-open"))
                    .icon(Icon::Request)
                    .on_press_maybe(self.authority_ends.map(|_| Message::Requests)),
            )
            .push(one.map(|one| {
                press(fl!("cameras-page"))
                    .icon(Icon::Open)
                    .on_press(Message::Page(one))
            }))
            .push(
                press(fl!("cameras-forget"))
                    .icon(Icon::Bin)
                    .quiet_ink()
                    .tight()
                    .on_press(Message::Forget),
            )
            .spacing(space::SMALL)
            .align_y(Center)
            .wrap()
            .vertical_spacing(space::SMALL);
        let bar = row![
            text::label_strong(fl!("cameras-ticked", count = self.ticked.len())),
            container(ways).width(Fill),
        ]
        .spacing(space::MEDIUM)
        .align_y(Center)
        .padding([space::MEDIUM, edge(narrow)]);
        column![
            widget::hairline(),
            container(bar).width(Fill).style(theme::selected)
        ]
        .into()
    }

    fn ask_forget(&self) -> Element<'_, Message> {
        widget::ask(
            Tone::Attention,
            fl!("cameras-forget-ask", count = self.ticked.len()),
            fl!("cameras-forget-why"),
            None,
            [
                press(fl!("cancel"))
                    .key(fl!("key-escape"))
                    .on_press(Message::Leave)
                    .into(),
                press(fl!("cameras-forget-yes"))
                    .icon(Icon::Bin)
                    .primary()
                    .on_press(Message::Forgotten)
                    .into(),
            ],
        )
    }
}

fn ask_address(typed: &str) -> Element<'_, Message> {
    let wrong = typed.trim().parse::<Address>().is_err();
    let field = widget::field("", typed, wrong, Message::MoveTyped)
        .id(address_field())
        .on_submit(Message::Moved);
    widget::ask(
        Tone::Attention,
        fl!("cameras-move-ask"),
        fl!("cameras-move-why"),
        Some(widget::labelled(
            fl!("cameras-address"),
            field,
            wrong.then(|| fl!("cameras-move-wrong")),
            None,
        )),
        [
            press(fl!("cancel"))
                .key(fl!("key-escape"))
                .on_press(Message::Leave)
                .into(),
            press(fl!("cameras-move-yes"))
                .primary()
                .key(fl!("key-enter"))
                .on_press_maybe((!wrong).then_some(Message::Moved))
                .into(),
        ],
    )
}
