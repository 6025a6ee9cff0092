//! Everything that goes wrong at a customer's, through the real console program: each ends in a
//! clear explanation, exit 1 or 2, and the camera as it was, counted at the camera itself.
//!
//! The practice cameras run in this process, so that their insides can be looked at; the console
//! is a child process, as a script would start it.
#![cfg(all(feature = "cli", unix))]
#![allow(
    dead_code,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    clippy::expect_used
)]

#[path = "cli/program.rs"]
mod program;

#[path = "console_faults/scene.rs"]
mod scene;

#[path = "console_faults/disk.rs"]
mod disk;
#[path = "console_faults/files.rs"]
mod files;
#[path = "console_faults/killed.rs"]
mod killed;
#[path = "console_faults/refused.rs"]
mod refused;
#[path = "console_faults/wire.rs"]
mod wire;
