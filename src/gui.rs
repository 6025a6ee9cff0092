//! The window.

pub mod action;
pub mod date;
pub mod icon;
pub mod services;
pub mod text;
pub mod theme;
pub mod widget;
pub mod wizard;
