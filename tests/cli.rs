//! The console program from outside: exit codes, JSON, wrong inputs, Ctrl-C and sudden death.
#![cfg(all(feature = "cli", unix))]
#![allow(dead_code, clippy::panic, clippy::unwrap_used)]

#[path = "cli/program.rs"]
mod program;

#[path = "cli/cameras.rs"]
mod cameras;
#[path = "cli/files.rs"]
mod files;
#[path = "cli/sites.rs"]
mod sites;
#[path = "cli/usage.rs"]
mod usage;
