//! The measures: the only place where a length is a number.
//!
//! Apart so that a view can say `space::BLOCK` and the whole window stays in step. Plain numbers:
//! the window's scale factor makes all of them grow.

/// Gaps and paddings.
pub mod space {
    /// Between two lines that belong together.
    pub const HAIR: f32 = 4.0;
    /// Between a glyph and its word.
    pub const SMALL: f32 = 8.0;
    /// Inside controls.
    pub const MEDIUM: f32 = 12.0;
    /// Inside a card, between blocks.
    pub const LARGE: f32 = 16.0;
    /// Between groups; the page's edge in a narrow window.
    pub const BLOCK: f32 = 24.0;
    /// The page's edge.
    pub const EDGE: f32 = 40.0;
}

/// Corners.
pub mod radius {
    /// What lies inside a row.
    pub const INNER: f32 = 4.0;
    /// What stands alone.
    pub const OUTER: f32 = 8.0;
}

/// Heights.
pub mod height {
    /// Anything pressed or typed into: for cold hands.
    pub const CONTROL: f32 = 44.0;
    /// Table row with one line.
    pub const ROW: f32 = 44.0;
    /// Table row with two lines.
    pub const ROW_TWO: f32 = 50.0;
    /// Table row that is read with care.
    pub const ROW_CARE: f32 = 64.0;
    /// Column heads.
    pub const HEAD: f32 = 32.0;
    /// Chip.
    pub const CHIP: f32 = 32.0;
    /// Pill.
    pub const PILL: f32 = 28.0;
    /// Key cap.
    pub const KEY: f32 = 20.0;
    /// A step in the side list.
    pub const STEP: f32 = 52.0;
    /// Top bar.
    pub const TOP: f32 = 60.0;
    /// Bottom bar.
    pub const BOTTOM: f32 = 76.0;
    /// Life bar.
    pub const LIFE: f32 = 8.0;
    /// Time bar of the viewer, bar of the work.
    pub const TIME: f32 = 12.0;
    /// Hand of the time bar.
    pub const HAND: f32 = 24.0;
    /// One of the cards beside the big one on home; higher when its words need two lines.
    pub const JOB: f32 = 62.0;
}

/// Widths.
pub mod width {
    /// Side list of the wizard.
    pub const SIDE: f32 = 220.0;
    /// A field for a name.
    pub const FIELD: f32 = 360.0;
    /// The reason beside the way on.
    pub const REASON: f32 = 400.0;
    /// The panel with the help.
    pub const HELP: f32 = 400.0;
    /// A question before something is done.
    pub const DIALOG: f32 = 480.0;
    /// A page of running text or settings.
    pub const PAGE: f32 = 720.0;
    /// The card beside the doctor's ladder.
    pub const ASIDE: f32 = 288.0;
    /// The big card on home.
    pub const HERO: f32 = 388.0;
    /// One stage of the work.
    pub const STAGE: f32 = 62.0;
    /// Life bar in a row.
    pub const LIFE: f32 = 88.0;
    /// The same in a narrow window, where the date beside it needs the room.
    pub const LIFE_NARROW: f32 = 40.0;
    /// Kept free for a key cap inside a field.
    pub const KEY: f32 = 64.0;
    /// A word before a row of chips.
    pub const WORD: f32 = 112.0;
    /// Below this the edge narrows and key caps leave the buttons.
    pub const NARROW: f32 = 1100.0;
    /// The window at first.
    pub const WINDOW: f32 = 1100.0;
    /// The window at least.
    pub const LEAST: f32 = 900.0;
}

/// The window's heights.
pub mod window {
    /// At first.
    pub const HEIGHT: f32 = 760.0;
    /// At least.
    pub const LEAST: f32 = 560.0;
}

/// Glyphs.
pub mod glyph {
    /// In captions and pills.
    pub const SMALL: f32 = 16.0;
    /// In controls and rows.
    pub const ROW: f32 = 20.0;
    /// In tiles.
    pub const TILE: f32 = 24.0;
    /// In verdicts of one line.
    pub const VERDICT: f32 = 32.0;
    /// In verdicts of a page; a tile.
    pub const PAGE: f32 = 40.0;
    /// Tick inside a box or node.
    pub const TICK: f32 = 14.0;
}

/// Nodes of the rail.
pub mod node {
    /// Steps and rungs.
    pub const STEP: f32 = 24.0;
    /// Stage under way.
    pub const NOW: f32 = 20.0;
    /// Stage done or to come; dot in a step.
    pub const STAGE: f32 = 10.0;
    /// The line.
    pub const LINE: f32 = 2.0;
}

/// The scroll bar.
pub mod bar {
    /// Wide, at rest.
    pub const REST: f32 = 4.0;
    /// Wide, pointed at or dragged.
    pub const POINTED: f32 = 8.0;
    /// Where a press is meant for it.
    pub const STRIP: f32 = 12.0;
    /// The thumb is at least as long as this: a finger's width.
    pub const LEAST: f32 = 40.0;
}

/// The focus ring.
pub mod ring {
    /// Between a control and its ring.
    pub const AWAY: f32 = 2.0;
}

/// Borders.
pub mod border {
    /// At rest.
    pub const REST: f32 = 1.0;
    /// Chosen, focused, broken; everything in high contrast.
    pub const BOLD: f32 = 2.0;
}
