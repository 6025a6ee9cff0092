//! `http-off`: plain HTTP is closed on cameras whose padlock was proved.
//!
//! Apart from `secure`, which never touches HTTP: a recorder that still comes that way would lose
//! its pictures, so somebody has to say which one it is.

use serde::Serialize;

use super::failure::{Error, Failure};
use super::secrets::PASSWORD;
use super::{Desk, Done, Exit, arguments, opening};
use crate::device::{Address, Credentials};
use crate::fl;
use crate::work::http_off::{self, HttpOff};
use crate::work::{Network, Patience};

#[derive(Serialize)]
struct Closed<'a> {
    address: &'a Address,
    http: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// One after the other: whoever loses the pictures of one stops here.
pub(super) async fn http_off(desk: &Desk, asked: &arguments::HttpOff) -> Done {
    let site = opening::site(desk)?;
    let user = asked.user.clone().ok_or(Error::NoUser)?;
    let question = fl!("console-ask-password", user = user.as_str());
    let password = PASSWORD.wanted(asked.password_file.as_deref(), &question)?;
    let mut exit = Exit::Yes;
    for address in &asked.addresses {
        let camera = site.camera_at(address)?.ok_or_else(|| Error::NoCamera {
            address: address.to_string(),
        })?;
        let wish = HttpOff {
            camera: camera.id,
            login: Credentials {
                user: user.clone(),
                password: password.clone(),
            },
            recorder: asked.recorder.clone().unwrap_or_default(),
            patience: Patience::default(),
        };
        let failure = match http_off::http_off(&site, &Network, wish).await {
            Ok(_) => None,
            Err(error) => Some(Failure::from(error)),
        };
        tell(desk, address, failure.as_ref())?;
        if let Some(failure) = failure {
            exit = failure.exit;
        }
    }
    Ok(exit)
}

fn tell(desk: &Desk, address: &Address, failure: Option<&Failure>) -> Result<(), Failure> {
    let http = match failure {
        None => "off",
        Some(_) => "unchanged",
    };
    if desk.output.is_json() {
        desk.output.json(&Closed {
            address,
            http,
            error: failure.map(|failure| failure.id.clone()),
        })?;
        return Ok(());
    }
    match failure {
        None => desk
            .output
            .text(&fl!("console-http-off", address = address.to_string()))?,
        Some(failure) => desk.output.failure(failure),
    }
    Ok(())
}
