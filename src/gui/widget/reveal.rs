//! Scrolls the control that has the focus into sight.
//!
//! Apart because it takes two walks over the widgets: the first learns where the focus stands and
//! which scrolled area holds it, the second moves that area.

use iced::advanced::widget::Id;
use iced::advanced::widget::operation::scrollable::{AbsoluteOffset, Scrollable};
use iced::advanced::widget::operation::{Focusable, Operation};
use iced::{Rectangle, Vector};

use crate::gui::theme::space;

/// Carries out both walks; `operate` runs an operation over all widgets. Answers whether anything
/// has the focus.
pub(super) fn reveal(mut operate: impl FnMut(&mut dyn Operation)) -> bool {
    let mut look = Look::default();
    operate(&mut look);
    if let Some((which, down)) = look.missing() {
        operate(&mut Scroll {
            which,
            down,
            seen: 0,
        });
    }
    look.focused.is_some()
}

/// A scrolled area: what is seen of it, what lies in it, and how far it was moved.
struct Area {
    bounds: Rectangle,
    content: Rectangle,
    moved: Vector,
}

#[derive(Default)]
struct Look {
    areas: Vec<Area>,
    focused: Option<Rectangle>,
}

impl Look {
    /// The innermost area around the focus, by number, and how far down it has to go.
    fn missing(&self) -> Option<(usize, f32)> {
        let focused = self.focused?;
        let (which, area) = self
            .areas
            .iter()
            .enumerate()
            .rev()
            .find(|(_, area)| focused.is_within(&area.content))?;
        let top = focused.y - area.moved.y - space::MEDIUM - area.bounds.y;
        let bottom = top + focused.height + 2.0 * space::MEDIUM - area.bounds.height;
        if top < 0.0 {
            Some((which, top))
        } else if bottom > 0.0 {
            Some((which, bottom.min(top)))
        } else {
            None
        }
    }
}

impl Operation for Look {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        content: Rectangle,
        moved: Vector,
        _state: &mut dyn Scrollable,
    ) {
        self.areas.push(Area {
            bounds,
            content,
            moved,
        });
    }

    fn focusable(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        if state.is_focused() {
            self.focused = Some(bounds);
        }
    }
}

struct Scroll {
    which: usize,
    down: f32,
    seen: usize,
}

impl Operation for Scroll {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        content: Rectangle,
        _moved: Vector,
        state: &mut dyn Scrollable,
    ) {
        if self.seen == self.which {
            let offset = AbsoluteOffset {
                x: 0.0,
                y: self.down,
            };
            state.scroll_by(offset, bounds, content);
        }
        self.seen += 1;
    }
}
