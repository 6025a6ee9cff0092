//! The chain: root on top, the camera's certificate below, a line between.
//!
//! Apart because viewer and doctor draw the same chain.

use iced::widget::{Column, column, container, row, space};
use iced::{Center, Element, Fill};

use crate::gui::icon::Icon;
use crate::gui::text;
use crate::gui::theme::{self, Fill as Colour, glyph, node, space as gap};

/// One certificate of the chain.
pub struct Link<'a, Message> {
    /// Its drawing.
    pub icon: Icon,
    /// What it calls itself.
    pub name: String,
    /// Kind, key, end.
    pub more: String,
    /// Where it was found.
    pub found: Element<'a, Message>,
}

/// Root first.
pub fn chain<'a, Message: 'a>(
    links: impl IntoIterator<Item = Link<'a, Message>>,
) -> Element<'a, Message> {
    let mut rows = Column::new();
    for (i, link) in links.into_iter().enumerate() {
        if i > 0 {
            rows = rows.push(
                row![
                    container(
                        container(space())
                            .width(node::LINE)
                            .height(gap::LARGE)
                            .style(theme::fill(Colour::Control, 0.0))
                    )
                    .center_x(glyph::PAGE)
                ]
                .padding([gap::HAIR / 2.0, 0.0]),
            );
        }
        rows = rows.push(
            row![
                row![
                    super::tile(link.icon),
                    column![text::label_strong(link.name), text::second(link.more)].width(Fill),
                ]
                .spacing(gap::MEDIUM)
                .align_y(Center)
                .width(Fill),
                container(link.found).width(Fill),
            ]
            .spacing(gap::MEDIUM)
            .align_y(Center),
        );
    }
    rows.into()
}
