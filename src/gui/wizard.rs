//! The frame of the seven steps.

pub mod step;
