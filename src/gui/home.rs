//! Home: the main job as the one big card, other jobs beside it, the last sites below.
//!
//! Apart because it is the only screen that knows all sites; it reads each one quickly, off the
//! window's thread, and says so when one cannot be read.

mod summary;

use iced::widget::{Column, button, column, container, row, space as gap};
use iced::{Center, Element, Fill, FillPortion, Length, Task};
use std::path::PathBuf;

use super::date;
use super::icon::Icon;
use super::services::Services;
use super::text;
use super::theme::{self, Ink, glyph, height, radius, space, width};
use super::widget::{self, edge, press};
use crate::fl;
use crate::i18n::Language;
use time::OffsetDateTime;

pub use summary::{State, Summary};

/// The first screen.
#[derive(Debug)]
pub struct Home {
    sites: Vec<Summary>,
    now: OffsetDateTime,
}

/// What home hears.
#[derive(Debug, Clone)]
pub enum Message {
    /// The sites were read.
    Read(Vec<Summary>),
    /// Start at a new site.
    NewSite,
    /// A site of the list.
    Open(PathBuf),
    /// A site file somewhere else.
    Browse,
    /// Why is it not secure?
    Diagnose,
    /// Make this PC trust a site or a file.
    Trust,
    /// Make this PC trust what a device made itself.
    Adopt,
    /// Sign a device's request.
    Sign,
    /// Settings.
    Preferences,
    /// Help.
    Help,
}

impl Home {
    /// Starts to read the last sites.
    pub fn open(last: &[PathBuf], services: &Services) -> (Self, Task<Message>) {
        let now = services.now();
        let paths = last.to_vec();
        let read = Task::perform(
            super::services::blocking(move || Summary::read_all(&paths, now), Vec::new),
            Message::Read,
        );
        let task = if last.is_empty() { Task::none() } else { read };
        (Self::showing(Vec::new(), now), task)
    }

    /// Home with these sites, as they were read.
    pub fn showing(sites: Vec<Summary>, now: OffsetDateTime) -> Self {
        Self { sites, now }
    }

    /// Takes over what was read.
    pub fn read(&mut self, sites: Vec<Summary>) {
        self.sites = sites;
    }

    /// What Enter means: go on with the newest unfinished site, else start a new one.
    pub fn enter(&self) -> Message {
        match self.first_unfinished() {
            Some(site) => Message::Open(site.path.clone()),
            None => Message::NewSite,
        }
    }

    fn first_unfinished(&self) -> Option<&Summary> {
        self.sites
            .iter()
            .find(|s| matches!(s.state, State::Unfinished { .. }))
    }

    /// The whole picture.
    pub fn view(&self, language: Language, narrow: bool) -> Element<'_, Message> {
        let mut help = press(fl!("help")).icon(Icon::Help).quiet_ink().tight();
        if !narrow {
            help = help.key(fl!("key-help"));
        }
        let top = row![
            Icon::Logo.view().size(glyph::PAGE).ink(Ink::Accent),
            text::heading(fl!("program")),
            gap().width(Fill),
            press(language.name())
                .icon(Icon::Language)
                .quiet_ink()
                .on_press(Message::Preferences),
            press(fl!("settings"))
                .icon(Icon::Settings)
                .quiet_ink()
                .on_press(Message::Preferences),
            help.on_press(Message::Help),
        ]
        .spacing(space::SMALL)
        .align_y(Center)
        .height(Length::Fixed(height::BOTTOM));
        let jobs = column![
            job(
                Icon::Unlocked,
                fl!("home-why"),
                fl!("home-why-more"),
                Message::Diagnose
            ),
            job(
                Icon::Pc,
                fl!("home-trust"),
                fl!("home-trust-more"),
                Message::Trust
            ),
            job(
                Icon::Authority,
                fl!("adopting-title"),
                fl!("home-adopt-more"),
                Message::Adopt
            ),
            job(
                Icon::Pen,
                fl!("home-sign"),
                fl!("home-sign-more"),
                Message::Sign
            ),
        ]
        .spacing(space::SMALL)
        .width(Fill);
        // As high as the jobs; the sites take the rest.
        let cards = row![self.hero(), jobs]
            .spacing(space::LARGE)
            .height(Length::Shrink);
        let drop = row![
            Icon::Drop.view().size(glyph::SMALL).ink(Ink::Muted),
            text::second(fl!("home-drop")),
        ]
        .spacing(space::SMALL)
        .align_y(Center);
        let page = column![
            top,
            cards,
            container(widget::scroll(self.sites()))
                .height(Fill)
                .padding(iced::Padding {
                    top: space::LARGE,
                    bottom: space::MEDIUM,
                    ..iced::Padding::ZERO
                }),
            drop,
        ];
        container(page)
            .padding(iced::Padding {
                top: 0.0,
                right: edge(narrow),
                bottom: space::LARGE,
                left: edge(narrow),
            })
            .width(Fill)
            .height(Fill)
            .style(theme::paper)
            .into()
    }

    fn hero(&self) -> Element<'_, Message> {
        let mut start = press(fl!("home-start"))
            .trailing(Icon::Right)
            .on_hero()
            .on_press(Message::NewSite);
        if self.first_unfinished().is_none() {
            start = start.key(fl!("key-enter"));
        }
        let card = column![
            row![
                Icon::Camera.view().size(glyph::PAGE).ink(Ink::OnHero),
                text::title(fl!("home-secure")).style(theme::ink(Ink::OnHero)),
            ]
            .spacing(space::LARGE)
            .align_y(Center),
            gap().height(space::LARGE),
            text::body(fl!("home-secure-more")).style(theme::ink(Ink::OnHero)),
            gap().height(Fill),
            start,
        ];
        container(card)
            .padding(space::BLOCK)
            .width(width::HERO)
            .height(Fill)
            .style(theme::hero)
            .into()
    }

    fn sites(&self) -> Element<'_, Message> {
        let head = row![
            text::heading(fl!("home-sites")),
            gap().width(Fill),
            press(fl!("home-open"))
                .icon(Icon::Folder)
                .quiet()
                .tight()
                .on_press(Message::Browse),
        ]
        .align_y(Center);
        let body: Element<'_, Message> = if self.sites.is_empty() {
            widget::card(text::muted(fl!("home-no-sites")))
        } else {
            let continued = self.first_unfinished().map(|s| s.path.clone());
            let mut table = Column::new().push(
                container(widget::head(
                    &COLUMNS,
                    [
                        fl!("home-column-site"),
                        fl!("home-column-cameras"),
                        fl!("home-column-ends"),
                        fl!("home-column-state"),
                        String::new(),
                    ],
                ))
                .padding([0.0, space::LARGE]),
            );
            for (i, site) in self.sites.iter().enumerate() {
                if i > 0 {
                    table = table.push(widget::hairline());
                }
                let enter = continued.as_ref() == Some(&site.path);
                table = table.push(self.line(site, enter));
            }
            container(table)
                .padding(theme::border::REST)
                .width(Fill)
                .style(theme::card)
                .into()
        };
        column![head, body].spacing(space::SMALL).into()
    }

    fn line<'a>(&'a self, site: &'a Summary, enter: bool) -> Element<'a, Message> {
        let ends: Element<'a, Message> = match site.ends {
            Some((start, end)) => row![
                container(widget::life(start, end, self.now, site.seen())).width(width::LIFE),
                column![
                    text::label(date::day(end)),
                    text::second(date::until(self.now, end))
                ],
            ]
            .spacing(space::MEDIUM)
            .align_y(Center)
            .into(),
            None if !site.is_readable() => text::muted("").into(),
            None => text::muted(fl!("home-no-certificate")).into(),
        };
        let cameras = if site.is_readable() {
            site.cameras.to_string()
        } else {
            String::new()
        };
        let (tone, word, why) = site.state.words();
        let go: Element<'a, Message> = if enter {
            press(fl!("home-continue"))
                .icon(Icon::Play)
                .key(fl!("key-enter"))
                .on_press(Message::Open(site.path.clone()))
                .into()
        } else {
            Icon::ChevronRight.view().ink(Ink::Muted).into()
        };
        let cells: [Element<'a, Message>; 5] = [
            column![
                text::body_strong(text::foreign(&site.name)),
                text::second(site.visit_words()),
            ]
            .into(),
            text::label(cameras).into(),
            ends,
            widget::toned(tone, word, why),
            container(go).align_right(Fill).into(),
        ];
        let line = iced::widget::Row::with_children(
            COLUMNS
                .iter()
                .zip(cells)
                .map(|(width, cell)| container(cell).width(*width).clip(true).into()),
        )
        .spacing(space::MEDIUM)
        .align_y(Center)
        .height(Fill);
        let open = Message::Open(site.path.clone());
        let face = button(line)
            .height(height::ROW_CARE)
            .width(Fill)
            .padding([0.0, space::LARGE])
            .style(theme::row_button)
            .on_press(open.clone());
        // The button inside the first row does the same: one stop for the keyboard is enough.
        widget::reach(face, (!enter).then_some(open), radius::INNER)
    }
}

const COLUMNS: [widget::Column; 5] = [
    FillPortion(23),
    FillPortion(8),
    FillPortion(23),
    FillPortion(20),
    FillPortion(20),
];

fn job<'a>(icon: Icon, name: String, more: String, send: Message) -> Element<'a, Message> {
    let content = row![
        widget::tile(icon),
        column![text::body_strong(name), text::muted(more)].width(Fill),
        Icon::ChevronRight.view().ink(Ink::Muted),
    ]
    .spacing(space::LARGE)
    .padding([space::SMALL, 0.0])
    .align_y(Center);
    let face = button(row![gap().height(height::JOB), content].align_y(Center))
        .width(Fill)
        .padding([0.0, space::LARGE])
        .style(theme::card_button)
        .on_press(send.clone());
    widget::reach(face, Some(send), radius::OUTER)
}
