//! camseal takes IP cameras and recorders from "Not secure" to a padlock every browser shows.
//!
//! This page is the map of the house. Areas are folders; the file named like an area is its door
//! (its types, its `Error`, its trait). Arrows point down only:
//!
//! ```text
//!         main.rs        bin/camseal-cli.rs
//!            │                  │
//!          gui ──────┐   ┌──── cli          nothing below this line knows iced or clap
//! ───────────────────┴───┴─────────────────────────────────────────────
//!                     work                  what a batch does, as a stream of progress
//!                      │
//!   site    check    truststore   discovery the customer's installation; proof; stores; finding
//!      │       │           │          │
//!   authority ─┴── device ─┴──────────┘     signing; camera families
//!        ╲        ╱
//!       certificate                         X.509 for people
//! ─────────────────────────────
//!  i18n  error  secret  directory  settings  win32    ground: used by all, use only each other
//! ```
//!
//! Two rules make it true instead of wished: `iced` and `rfd` are optional under the feature `gui`,
//! `clap` under `cli`, and the library is built without both; `tests/architecture.rs` reads every
//! `crate::` path and fails on an upward one. [`truststore`] and [`device`] never meet: only
//! [`work`] and the faces know both. [`practice`] stands apart: practice cameras are real servers
//! that share no protocol code with the client they judge.
//!
//! # Words
//!
//! One word per thing, in code, texts, console and window: *site* (one customer's installation, one
//! file), *authority* (CA) and its *root certificate*, *camera certificate*, *camera* / *recorder* /
//! *device*, *family* (devices that speak one interface), *sighting* (seen, not yet chosen),
//! *address* (where we reach it) and *name* (what the certificate says), *request* (CSR),
//! *issue → upload → install → check*, *store* and *presence*, *handshake*, *verdict*, *finding*,
//! *plan*, *work*, *progress*, *explanation* (what, todo), *notice*.
//!
//! # Promises
//!
//! * An area's `Error` carries facts; [`error::Explain`] turns them into *what happened* and *what to
//!   do now*. A variant without text does not compile.
//! * A device verb changes at most one thing, and its outcome is committed to the site file before
//!   the next request leaves: a killed program goes on where it stood.
//! * Success is only ever the SHA-256 fingerprint the device serves on a new connection.
//! * Secrets have no `Debug`, are wiped when dropped, and never reach a log, an argument or a file.

pub mod authority;
pub mod certificate;
pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod device;
pub mod directory;
pub mod discovery;
pub mod error;
#[cfg(feature = "gui")]
pub mod gui;
pub mod i18n;
pub mod practice;
pub mod secret;
pub mod settings;
pub mod site;
pub mod truststore;
#[cfg(windows)]
pub mod win32;
pub mod work;
