//! The batch: what will change on which camera, doing it, and how far each one came.
//!
//! The door of the area. [`Plan`] says what will change before anything does; [`run`] does it,
//! many cameras at once, and yields [`Progress`]; window and console draw the same stream. A
//! camera in hand is never dropped: the work goes on when nobody listens any more.

pub use crate::site::{KeyPlace, Stage};
pub use batch::{Batch, Control, run};
pub use clock::Note;
pub use connector::{Connector, Network, Shown};
pub use error::Error;
pub use options::{Consent, KeyPreference, Options, Patience};
pub use plan::{Aim, CLOCK_TOLERANCE, Plan, PlanRow, Warning, Way};
pub use progress::{Kit, Left, Moment, Outcome, Progress, Why};

pub mod adopt;
mod batch;
mod by_hand;
mod clock;
mod connector;
mod contact;
mod drive;
mod error;
pub mod forget;
mod gate;
pub mod guided;
pub mod http_off;
pub mod memory;
mod options;
pub mod order;
mod plan;
mod progress;
mod proof;
mod retreat;
mod stages;
mod surprise;
