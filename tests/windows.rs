//! The Windows programs, built here and run in Wine: what they change is confirmed by Wine's own
//! registry, by a small C program that shares nothing with camseal, and by OpenSSL.
//!
//! `.ci/windows` builds them and prepares the prefix; `CAMSEAL_WINDOWS` names the folder. What
//! Wine cannot show (the real prompt, SmartScreen, other browsers) is in `packaging/TESTING.md`.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr
)]

#[path = "verdicts/builder.rs"]
#[allow(dead_code)]
mod builder;
#[path = "verdicts/cases.rs"]
#[allow(dead_code)]
mod cases;
#[path = "windows/engine.rs"]
mod engine;
#[path = "verdicts/judges.rs"]
#[allow(dead_code)]
mod judges;
#[path = "windows/portable.rs"]
mod portable;
#[path = "verdicts/sample.rs"]
#[allow(dead_code)]
mod sample;
#[path = "windows/stores.rs"]
mod stores;
#[path = "common/strays.rs"]
#[allow(dead_code)]
mod strays;
#[path = "windows/tidy.rs"]
mod tidy;
#[path = "windows/whole.rs"]
mod whole;
#[path = "windows/window.rs"]
mod window;
#[path = "windows/wine.rs"]
mod wine;
