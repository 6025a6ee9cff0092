//! Many cameras at once: the list fills while they answer, red first to be read from afar, and can
//! be saved for the customer.
//!
//! Apart from the single ladder because here nothing is explained at length; a line opens the
//! doctor on that camera.

use std::path::PathBuf;

use futures::StreamExt as _;
use iced::widget::{Column, Row, button, column, container, row, space as gap};
use iced::{Center, Element, Fill, FillPortion, Task};

use super::recall::Sites;
use crate::certificate::Certificate;
use crate::check::audit::{self, Audit, Light, Line, Subject};
use crate::device::Address;
use crate::directory;
use crate::error::Explain as _;
use crate::fl;
use crate::gui::action::{Action, Event, Notice};
use crate::gui::icon::{self, Icon};
use crate::gui::services::{Services, blocking};
use crate::gui::theme::{self, Tone, height, radius, space};
use crate::gui::widget::{self, page, press};
use crate::gui::{date, text};
use crate::site;
use crate::work::memory;

/// The list while it fills.
#[derive(Default)]
pub struct List {
    lines: Vec<(usize, Line)>,
    total: usize,
    known: Vec<Certificate>,
    site: Option<String>,
    /// When all have answered.
    audit: Option<Audit>,
    shown: Option<Light>,
    _work: Option<iced::task::Handle>,
}

/// What the list hears.
#[derive(Debug, Clone)]
pub enum Message {
    /// The questions are known, or the site cannot be read.
    Asked(Result<(Vec<Subject>, Option<String>), site::Error>),
    /// One camera has answered.
    Answered(usize, Box<Line>),
    /// All have.
    Done,
    /// Only one light, or all again.
    Show(Light),
    /// The doctor on one camera.
    Open(Address),
    /// Save it.
    Save(Form),
    /// Where to.
    Saving(Form, Option<PathBuf>),
    /// It was saved, or not.
    Saved(Result<PathBuf, directory::Error>),
    /// Leave the list.
    Back,
}

/// How it is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A page.
    Html,
    /// For a spreadsheet.
    Csv,
}

impl List {
    /// All cameras of a site.
    pub fn of_site(path: PathBuf, sites: &Sites, services: &Services) -> (Self, Task<Message>) {
        let (sites, now) = (sites.clone(), services.now());
        let read = move || {
            let site = sites.site(&path)?;
            Ok((memory::subjects(&site, now)?, Some(site.name()?)))
        };
        let badly = || Ok((Vec::new(), None));
        (
            Self::default(),
            Task::perform(blocking(read, badly), Message::Asked),
        )
    }

    /// Addresses somebody typed, with what the sites know of them.
    pub fn of_addresses(
        many: Vec<Address>,
        sites: &Sites,
        services: &Services,
    ) -> (Self, Task<Message>) {
        let (sites, now) = (sites.clone(), services.now());
        let read = move || {
            let subjects = many.into_iter().map(|address| {
                let (ask, known) = sites.question(&address, now);
                let ask = ask.among_many();
                match known {
                    Some(known) => Subject {
                        ask,
                        title: Some(known.title),
                        memory: known.memory,
                    },
                    None => Subject::new(ask),
                }
            });
            Ok((subjects.collect(), None))
        };
        let badly = || Ok((Vec::new(), None));
        (
            Self::default(),
            Task::perform(blocking(read, badly), Message::Asked),
        )
    }

    /// Carries a message out.
    pub fn update(&mut self, message: Message, services: &Services) -> Action<Message> {
        match message {
            Message::Asked(Ok((subjects, site))) => {
                self.total = subjects.len();
                self.site = site;
                self.known = subjects
                    .first()
                    .map(|s| s.ask.known.clone())
                    .unwrap_or_default();
                let checks = services.checks.clone();
                let coming = audit::audit(subjects, move |ask| checks.climb(ask))
                    .map(|(place, line)| Message::Answered(place, Box::new(line)))
                    .chain(futures::stream::once(async { Message::Done }));
                let (task, handle) = Task::stream(coming).abortable();
                self._work = Some(handle.abort_on_drop());
                task.into()
            }
            Message::Asked(Err(error)) => {
                self.audit = Some(Audit::of(Vec::new(), &[], None, services.now()));
                Action::event(Event::Notify(Notice::explained(Tone::Refused, &error)))
            }
            Message::Answered(place, line) => {
                self.lines.push((place, *line));
                Action::none()
            }
            Message::Done => {
                let mut lines = std::mem::take(&mut self.lines);
                lines.sort_by_key(|(place, _)| *place);
                let lines = lines.into_iter().map(|(_, line)| line).collect();
                self.audit = Some(Audit::of(
                    lines,
                    &self.known,
                    self.site.clone(),
                    services.now(),
                ));
                Action::none()
            }
            Message::Show(light) => {
                self.shown = (self.shown != Some(light)).then_some(light);
                Action::none()
            }
            Message::Save(form) => {
                let name = match form {
                    Form::Html => "camseal.html",
                    Form::Csv => "camseal.csv",
                };
                let picked = services
                    .dialogs
                    .save_file(fl!("doctor-list-save"), name.to_owned());
                Task::perform(picked, move |path| Message::Saving(form, path)).into()
            }
            Message::Saving(form, Some(path)) => {
                let Some(audit) = &self.audit else {
                    return Action::none();
                };
                let document = match form {
                    Form::Html => audit::html(audit),
                    Form::Csv => audit::csv(audit),
                };
                let place = path.clone();
                let write =
                    move || directory::write_atomic(&path, document.as_bytes()).map(|()| path);
                let badly = move || Err(directory::Error::Missing { path: place });
                Task::perform(blocking(write, badly), Message::Saved).into()
            }
            Message::Saved(Ok(path)) => Action::event(Event::Notify(Notice {
                tone: Tone::Secure,
                what: fl!("doctor-list-saved"),
                more: text::foreign(&path.display().to_string()),
            })),
            Message::Saved(Err(error)) => {
                Action::event(Event::Notify(Notice::explained(Tone::Refused, &error)))
            }
            // The doctor itself does these.
            Message::Saving(_, None) | Message::Open(_) | Message::Back => Action::none(),
        }
    }

    fn so_far(&self) -> Vec<&Line> {
        let mut lines: Vec<&Line> = match &self.audit {
            Some(audit) => audit.lines.iter().collect(),
            None => self.lines.iter().map(|(_, line)| line).collect(),
        };
        lines.sort_by_key(|line| Light::ALL.iter().position(|l| *l == line.light));
        lines
    }

    /// The whole picture.
    pub(super) fn view(&self, narrow: bool) -> Element<'_, super::Message> {
        let lines = self.so_far();
        let busy = self.audit.is_none();
        let title = match &self.site {
            Some(site) if !site.trim().is_empty() => {
                fl!("doctor-list-site", site = text::foreign(site))
            }
            _ => fl!("doctor-list-title"),
        };
        let lead = if busy {
            fl!(
                "doctor-list-busy",
                done = lines.len().to_string(),
                all = self.total.to_string()
            )
        } else {
            fl!("doctor-list-lead", all = lines.len().to_string())
        };
        let chips = Row::with_children(Light::ALL.into_iter().filter_map(|light| {
            let count = lines.iter().filter(|l| l.light == light).count();
            (count > 0).then(|| {
                widget::chip(
                    Some(tone(light)),
                    light.label(),
                    count.to_string(),
                    self.shown == Some(light),
                    Message::Show(light),
                )
            })
        }))
        .push(gap().width(Fill))
        .push(busy.then(icon::spinner))
        .push(
            press(fl!("doctor-list-html"))
                .icon(Icon::Report)
                .on_press_maybe((!busy).then_some(Message::Save(Form::Html))),
        )
        .push(
            press(fl!("doctor-list-csv"))
                .icon(Icon::Save)
                .on_press_maybe((!busy).then_some(Message::Save(Form::Csv))),
        )
        .spacing(space::SMALL)
        .align_y(Center);
        let mut table = Column::new().push(
            container(widget::head(
                &COLUMNS,
                [
                    fl!("audit-column-light"),
                    fl!("audit-column-camera"),
                    fl!("audit-column-found"),
                    fl!("audit-column-certificate"),
                ],
            ))
            .padding([0.0, space::SMALL]),
        );
        for line in lines
            .iter()
            .filter(|l| self.shown.is_none_or(|light| light == l.light))
        {
            table = table.push(line_view(line));
        }
        let dangers = self
            .audit
            .iter()
            .flat_map(|audit| &audit.dangers)
            .map(|danger| {
                let told = danger.explain();
                widget::notice(
                    &Notice {
                        tone: Tone::Refused,
                        what: text::sentence(&told.what),
                        more: told.todo,
                    },
                    [],
                )
            });
        let content: Element<'_, Message> = column![
            column![text::title(title), text::muted(lead)].spacing(space::HAIR),
            chips,
        ]
        .extend(dangers)
        .push(table)
        .spacing(space::LARGE)
        .into();
        page(
            narrow,
            fl!("back"),
            super::Message::Back,
            [],
            content.map(super::Message::List),
        )
    }
}

const COLUMNS: [widget::Column; 4] = [
    FillPortion(3),
    FillPortion(4),
    FillPortion(9),
    FillPortion(4),
];

fn tone(light: Light) -> Tone {
    match light {
        Light::Red => Tone::Refused,
        Light::Amber => Tone::Attention,
        Light::Green => Tone::Secure,
        Light::Unknown => Tone::Unknown,
    }
}

fn line_view(line: &Line) -> Element<'_, Message> {
    let why = line
        .reason
        .as_ref()
        .map_or_else(|| line.state.label(), |reason| reason.explain().what);
    let ends: Element<'_, Message> = match line.ladder.certificate() {
        Some(certificate) => {
            widget::two_lines(date::day(certificate.not_after()), line.state.label())
        }
        None => text::second(line.state.label()).into(),
    };
    let cells: [Element<'_, Message>; 4] = [
        widget::toned(tone(line.light), line.light.label(), String::new()),
        widget::two_lines(
            text::foreign(&line.address.to_string()),
            line.title
                .as_deref()
                .filter(|title| *title != line.address.to_string())
                .map(text::foreign)
                .unwrap_or_default(),
        ),
        text::caption(shortened(&text::foreign(&why))).into(),
        ends,
    ];
    let content = row(COLUMNS
        .iter()
        .zip(cells)
        .map(|(width, cell)| container(cell).width(*width).into()))
    .spacing(space::MEDIUM)
    .align_y(Center)
    .height(Fill);
    let open = Message::Open(line.address.clone());
    let face = button(content)
        .height(height::ROW_CARE)
        .width(Fill)
        .padding([0.0, space::SMALL])
        .style(theme::row_button)
        .on_press(open.clone());
    column![
        widget::reach(face, Some(open), radius::INNER),
        widget::hairline()
    ]
    .into()
}

/// Two lines of a row; the doctor says the rest.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 130;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(LONGEST).collect();
    short.push('…');
    short
}
