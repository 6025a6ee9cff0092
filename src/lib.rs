//! camseal takes IP cameras and recorders from "Not secure" to a padlock every browser shows.

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
pub mod work;
