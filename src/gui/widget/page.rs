//! The frame of the screens beside the wizard: a bar on top with the way back, the page below.
//!
//! Apart because viewer, doctor and preferences share it.

use iced::widget::{Id, Row, column, container, operation, row, space};
use iced::{Center, Element, Fill, Task};

use super::{Press, hairline, press, scroll_named};
use crate::fl;
use crate::gui::icon::Icon;
use crate::gui::theme::{self, height, space as gap};

fn id() -> Id {
    Id::new("page")
}

/// Scrolls the page that is shown to its beginning, for what is new at its top.
pub fn page_to_top<Message: Send + 'static>() -> Task<Message> {
    operation::snap_to(id(), operation::RelativeOffset::START)
}

/// The room at the left and right of a page.
pub fn edge(narrow: bool) -> f32 {
    if narrow { gap::BLOCK } else { gap::EDGE }
}

/// Top bar with the way back and what else can be done, and the page under it, which scrolls.
pub fn page<'a, Message: Clone + 'a>(
    narrow: bool,
    back: String,
    on_back: Message,
    more: impl IntoIterator<Item = Press<'a, Message>>,
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    let mut way_back = press(back)
        .icon(Icon::Left)
        .quiet_ink()
        .tight()
        .on_press(on_back);
    if !narrow {
        way_back = way_back.key(fl!("key-escape"));
    }
    let bar = row![way_back, space().width(Fill)]
        .push(Row::with_children(more.into_iter().map(Element::from)).spacing(gap::SMALL))
        .align_y(Center)
        .height(Fill)
        .padding([0.0, edge(narrow) - gap::SMALL]);
    column![
        container(bar)
            .height(height::TOP)
            .width(Fill)
            .style(theme::paper),
        hairline(),
        container(scroll_named(
            id(),
            container(content)
                .padding([gap::LARGE, edge(narrow)])
                .width(Fill)
        ))
        .style(theme::surface)
        .width(Fill)
        .height(Fill),
    ]
    .into()
}
