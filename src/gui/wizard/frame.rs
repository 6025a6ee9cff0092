//! How the wizard is drawn around the body of a step.
//!
//! Apart from the frame's logic, which can then be read and tested without a picture.

use iced::widget::{Column, Row, button, column, container, row};
use iced::{Bottom, Center, Element, Fill, Length, Right};

use super::step::{Gate, Reason, Standing, Step, StepId};
use super::{Message, Wizard};
use crate::fl;
use crate::gui::icon::{self, Icon};
use crate::gui::text;
use crate::gui::theme::{self, Ink, border, glyph, height, radius, space, width};
use crate::gui::widget::{self, Node, edge, press};
use crate::site::Site;

/// What a step draws, in the frame's own messages.
struct Drawn<'a> {
    title: String,
    lead: String,
    corner: Option<Element<'a, Message>>,
    body: Element<'a, Message>,
    aside: Option<Element<'a, Message>>,
    dialog: Option<Element<'a, Message>>,
}

fn drawn<'a, S: Step>(step: &'a S, site: &'a Site, wrap: fn(S::Message) -> Message) -> Drawn<'a> {
    let heading = step.heading(site);
    Drawn {
        title: heading.title,
        lead: heading.lead,
        corner: step.corner(site).map(|e| e.map(wrap)),
        body: step.view(site).map(wrap),
        aside: step.aside(site).map(|e| e.map(wrap)),
        dialog: step.dialog(site).map(|e| e.map(wrap)),
    }
}

/// Side list, head, body, bar.
pub(super) fn view(wizard: &Wizard, narrow: bool) -> Element<'_, Message> {
    let site = &wizard.site;
    let step = match wizard.at {
        StepId::Find => drawn(&wizard.find, site, Message::Find),
        StepId::Login => drawn(&wizard.login, site, Message::Login),
        StepId::Authority => drawn(&wizard.authority, site, Message::Authority),
        StepId::Plan => drawn(&wizard.plan, site, Message::Plan),
        StepId::Work => drawn(&wizard.work, site, Message::Work),
        StepId::Trust => drawn(&wizard.trust, site, Message::Trust),
        StepId::Proof => drawn(&wizard.proof, site, Message::Proof),
    };
    let side_room = edge(narrow);
    let head = row![
        column![text::title(step.title), text::muted(step.lead)]
            .spacing(space::HAIR)
            .width(Fill)
    ]
    .push(step.corner)
    .spacing(space::BLOCK);
    let main = column![
        container(head).padding(iced::Padding {
            top: space::BLOCK,
            right: side_room,
            bottom: space::LARGE,
            left: side_room,
        }),
        container(step.body)
            .padding([0.0, side_room])
            .width(Fill)
            .height(Fill),
        widget::hairline(),
        bar(wizard, step.aside, narrow),
    ];
    let whole = row![
        side(wizard, narrow),
        widget::upright(),
        container(main)
            .width(Fill)
            .height(Fill)
            .style(theme::surface)
    ];
    match step.dialog {
        Some(dialog) => widget::modal(whole, dialog, None),
        None => whole.into(),
    }
}

fn side(wizard: &Wizard, narrow: bool) -> Element<'_, Message> {
    let brand = button(
        row![
            Icon::Logo.view().size(glyph::TILE).ink(Ink::Accent),
            text::body_strong(fl!("program")),
        ]
        .spacing(space::SMALL)
        .align_y(Center),
    )
    .padding([0.0, space::SMALL])
    .style(theme::quiet_ink)
    .on_press(Message::Home);
    let brand = widget::reach(brand, Some(Message::Home), radius::OUTER);
    let steps: Vec<StepId> = wizard.applying().collect();
    let number = steps.iter().position(|s| *s == wizard.at).unwrap_or(0) + 1;
    let name = wizard.site.name().unwrap_or_default();
    let name = if name.trim().is_empty() {
        fl!("wizard-new-site")
    } else {
        text::foreign(&name)
    };
    let head = column![
        text::label_strong(name),
        text::second(fl!(
            "wizard-step-of",
            number = number.to_string(),
            all = steps.len().to_string()
        )),
    ];
    let last = steps.len() - 1;
    let list = Column::with_children(steps.iter().enumerate().map(|(i, step)| {
        let standing = wizard.standing(*step);
        let reached = |s: Standing| matches!(s, Standing::Done | Standing::Now);
        let above = (i > 0).then(|| reached(standing));
        let below = (i < last).then(|| standing == Standing::Done);
        one(wizard, *step, standing, above, below)
    }));
    let help = press(fl!("help")).icon(Icon::Help).quiet_ink().tight();
    let help = if narrow {
        help
    } else {
        help.key(fl!("key-help"))
    };
    let foot = column![
        help.on_press(Message::Help),
        press(fl!("settings"))
            .icon(Icon::Settings)
            .quiet_ink()
            .tight()
            .on_press(Message::Preferences),
    ];
    container(
        column![
            brand,
            container(head).padding(iced::Padding {
                top: space::BLOCK,
                right: space::SMALL,
                bottom: space::MEDIUM,
                left: space::SMALL,
            }),
            widget::scroll(list),
            foot,
        ]
        .padding(iced::Padding {
            top: space::BLOCK,
            right: space::SMALL,
            bottom: space::MEDIUM,
            left: space::SMALL,
        }),
    )
    .width(width::SIDE)
    .height(Fill)
    .style(theme::paper)
    .into()
}

fn one(
    wizard: &Wizard,
    step: StepId,
    standing: Standing,
    above: Option<bool>,
    below: Option<bool>,
) -> Element<'_, Message> {
    let node = match standing {
        Standing::Done => Node::Done,
        Standing::Now => Node::Now,
        Standing::Next | Standing::Locked => Node::Next,
    };
    let name = match standing {
        Standing::Now => text::label_strong(step.name()),
        Standing::Done => text::label(step.name()),
        Standing::Next | Standing::Locked => text::label(step.name()).style(theme::ink(Ink::Muted)),
    };
    let caption = matches!(standing, Standing::Done | Standing::Now)
        .then(|| wizard.caption(step))
        .flatten();
    let line = row![
        widget::rail(node, above, below),
        Column::new().push(name).push(caption.map(text::second)),
    ]
    .spacing(space::MEDIUM)
    .align_y(Center)
    .width(Fill)
    .height(height::STEP);
    match standing {
        Standing::Now => container(line)
            .padding([0.0, space::SMALL])
            .style(theme::step_now)
            .into(),
        _ => {
            let send = (standing != Standing::Locked).then_some(Message::Go(step));
            let face = button(line)
                .padding([0.0, space::SMALL])
                .width(Fill)
                .height(height::STEP)
                .style(match standing {
                    Standing::Locked => theme::row_button,
                    _ => theme::quiet_ink,
                })
                .on_press_maybe(send.clone());
            widget::reach(face, send, radius::OUTER)
        }
    }
}

fn bar<'a>(
    wizard: &'a Wizard,
    aside: Option<Element<'a, Message>>,
    narrow: bool,
) -> Element<'a, Message> {
    let control = wizard.control();
    let mut back = press(fl!("back")).icon(Icon::Left).on_press(Message::Back);
    let next = wizard.applying().find(|step| *step > wizard.at);
    let (label, before, remark) = match control.onward {
        Some(onward) => (onward.label, onward.icon, onward.remark),
        None => match next {
            Some(step) => (fl!("next-to", step = step.name()), None, None),
            None => (fl!("finish"), None, None),
        },
    };
    let mut onward = press(label)
        .icon_maybe(before)
        .primary()
        .on_press_maybe((control.gate == Gate::Open).then_some(Message::Onward));
    if before.is_none() {
        onward = onward.trailing(Icon::Right);
    }
    if !narrow {
        back = back.key(fl!("key-escape"));
        onward = onward.key(fl!("key-enter"));
    }
    let reason = match control.gate {
        Gate::Open => remark.map(|text| widget::max_width(text::muted(text), width::REASON)),
        Gate::Busy(reason) => Some(why(reason, true)),
        Gate::Closed(reason) => Some(why(reason, false)),
    };
    // The words give way, the buttons never do.
    let words = Row::new()
        .push(aside)
        .push(reason)
        .spacing(space::LARGE)
        .align_y(Center);
    let line = Row::new()
        .push(back)
        .push(container(words).width(Fill).align_x(Right))
        .push(onward)
        .spacing(space::LARGE)
        .align_y(Center)
        .height(Length::Fixed(height::BOTTOM - border::REST));
    container(line)
        .padding([0.0, edge(narrow)])
        .width(Fill)
        .align_y(Bottom)
        .into()
}

fn why<'a>(reason: Reason, busy: bool) -> Element<'a, Message> {
    let glyph: Option<Element<'a, Message>> = if busy {
        Some(icon::spinner().into())
    } else {
        reason.tone.map(|tone| icon::tone(tone).into())
    };
    Row::new()
        .push(glyph)
        .push(widget::max_width(text::label(reason.text), width::REASON))
        .spacing(space::MEDIUM)
        .align_y(Center)
        .into()
}
