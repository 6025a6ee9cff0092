//! Words that several steps say in the same way.

use crate::device::Address;
use crate::fl;
use crate::gui::text;
use crate::gui::theme::Tone;
use crate::site::Camera;

/// The word that belongs to a tone's glyph.
pub fn tone(tone: Tone) -> String {
    match tone {
        Tone::Secure => fl!("tone-secure"),
        Tone::Attention => fl!("tone-attention"),
        Tone::Refused => fl!("tone-refused"),
        Tone::Unknown => fl!("tone-unknown"),
    }
}

/// What to call a camera in a row: maker and model, made harmless; its address when it told
/// neither, nor a host name.
pub fn camera(camera: &Camera) -> String {
    let (maker, model) = (&camera.identity.manufacturer, &camera.identity.model);
    let whole = if model.to_lowercase().starts_with(&maker.to_lowercase()) {
        model.clone()
    } else {
        format!("{maker} {model}")
    };
    let clean = text::foreign(&whole);
    let host = || {
        let name = camera.identity.host_name.as_deref().map(text::foreign);
        name.filter(|name| !name.is_empty())
    };
    if clean.is_empty() {
        host().unwrap_or_else(|| address(&camera.address))
    } else {
        clean
    }
}

/// Whose make a camera is: its maker's name, else the interface it speaks.
pub fn brand(camera: &Camera) -> String {
    let maker = text::foreign(camera.identity.manufacturer.trim());
    if maker.is_empty() {
        camera.family.label()
    } else {
        maker
    }
}

/// An address as a person reads it: without the scheme.
pub fn address(address: &Address) -> String {
    match address.port() {
        Some(port) => format!("{}:{port}", address.url_host()),
        None => address.host().to_owned(),
    }
}

/// A number for a sentence.
pub fn count(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
