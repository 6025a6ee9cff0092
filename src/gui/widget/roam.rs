//! The arrow keys: the focus goes to the nearest control in that direction.
//!
//! Apart from Tab's walk because it follows the picture and not the order of drawing: in a table
//! Down stays in its column. Two walks over the widgets, as in `reveal`: the first learns where
//! every control stands, the second moves the focus.

use iced::Rectangle;
use iced::advanced::widget::Id;
use iced::advanced::widget::operation::{Focusable, Operation};
use iced::keyboard::key::Named;

/// Where to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum To {
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
}

impl To {
    /// What a key means.
    pub(super) fn of(key: Named) -> Option<Self> {
        match key {
            Named::ArrowUp => Some(Self::Up),
            Named::ArrowDown => Some(Self::Down),
            Named::ArrowLeft => Some(Self::Left),
            Named::ArrowRight => Some(Self::Right),
            _ => None,
        }
    }
}

/// Moves the focus; `operate` runs an operation over all widgets. Answers whether it moved.
pub(super) fn roam(to: To, mut operate: impl FnMut(&mut dyn Operation)) -> bool {
    let mut look = Look::default();
    operate(&mut look);
    let Some(which) = look.nearest(to) else {
        return false;
    };
    operate(&mut Move { which, seen: 0 });
    true
}

#[derive(Default)]
struct Look {
    all: Vec<Rectangle>,
    focused: Option<usize>,
}

impl Look {
    fn nearest(&self, to: To) -> Option<usize> {
        let from = match self.focused {
            Some(at) => *self.all.get(at)?,
            // From nowhere the first control is the next one down.
            None => return (to == To::Down && !self.all.is_empty()).then_some(0),
        };
        self.all
            .iter()
            .enumerate()
            .filter(|(at, _)| Some(*at) != self.focused)
            .filter_map(|(at, other)| Some((at, cost(to, &from, other)?)))
            .min_by(|(_, a), (_, b)| a.total_cmp(b))
            .map(|(at, _)| at)
    }
}

/// How far it is; `None` when it does not lie that way. What stands in the same column (or row)
/// is nearer than what stands beside it.
fn cost(to: To, from: &Rectangle, other: &Rectangle) -> Option<f32> {
    let (along, aside, extent) = match to {
        To::Down => (other.y - from.y, other.x - from.x, from.height),
        To::Up => (from.y - other.y, other.x - from.x, from.height),
        To::Right => (other.x - from.x, other.y - from.y, from.width),
        To::Left => (from.x - other.x, other.y - from.y, from.width),
    };
    // What lies inside the same control is no step.
    let least = extent.min(other.height.min(other.width)) / 2.0;
    (along > least).then(|| along + ASIDE * aside.abs())
}

/// A step to the side costs as much as so many steps ahead.
const ASIDE: f32 = 3.0;

impl Operation for Look {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn focusable(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        if state.is_focused() {
            self.focused = Some(self.all.len());
        }
        self.all.push(bounds);
    }
}

struct Move {
    which: usize,
    seen: usize,
}

impl Operation for Move {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        operate(self);
    }

    fn focusable(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        if self.seen == self.which {
            state.focus();
        } else {
            state.unfocus();
        }
        self.seen += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn control(x: f32, y: f32) -> Rectangle {
        Rectangle {
            x,
            y,
            width: 20.0,
            height: 20.0,
        }
    }

    #[test]
    fn down_stays_in_its_column() {
        let look = Look {
            all: vec![
                control(0.0, 0.0),
                control(100.0, 5.0),
                control(100.0, 50.0),
                control(0.0, 60.0),
            ],
            focused: Some(0),
        };
        assert_eq!(look.nearest(To::Down), Some(3));
        assert_eq!(look.nearest(To::Right), Some(1));
        assert_eq!(look.nearest(To::Up), None);
    }

    #[test]
    fn from_nowhere_down_is_the_first() {
        let look = Look {
            all: vec![control(0.0, 0.0)],
            focused: None,
        };
        assert_eq!(look.nearest(To::Down), Some(0));
        assert_eq!(look.nearest(To::Up), None);
    }
}
