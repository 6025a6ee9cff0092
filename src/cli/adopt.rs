//! `adopt`: trust what a device has already, its own root.
//!
//! Apart from `secure`, which gives it a certificate of the site: here nothing is issued and no
//! site is needed.

use std::path::Path;

use serde::Serialize;

use super::failure::{Error, Failure};
use super::secrets::{self, PASSWORD};
use super::sheet::{self, Sheet};
use super::{Desk, Done, Exit, arguments, files, trust};
use crate::device::{Address, ClearHttp, Credentials};
use crate::directory;
use crate::fl;
use crate::work::Consent;
use crate::work::adopt::{self, Adopt, Adopted};
use crate::work::guided::OwnRoot;

#[derive(Serialize)]
struct Answer<'a> {
    address: &'a Address,
    root: Sheet,
    served: Sheet,
    shared_key: bool,
    https_switched_on: bool,
    names_its_address: bool,
    restarted: bool,
    clock_offset_seconds: Option<i64>,
    trusted: bool,
    out: Option<&'a Path>,
}

/// Fetches, judges, switches HTTPS on, compares, installs.
pub(super) async fn adopt(desk: &Desk, asked: &arguments::Adopt) -> Done {
    let root = match &asked.root {
        Some(path) => files::certificates(path)?.into_iter().next(),
        None => None,
    };
    let credentials = match &asked.user {
        Some(user) => {
            let question = fl!("console-ask-password", user = user.as_str());
            let password = PASSWORD.wanted(asked.password_file.as_deref(), &question)?;
            let user = user.clone();
            Some(Credentials { user, password })
        }
        None if root.is_some() => None,
        None => return Err(Error::NoUser.into()),
    };
    let adopted = adopt::adopt(Adopt {
        address: asked.address.clone(),
        credentials,
        clear_http: if asked.allow_http {
            ClearHttp::Agreed
        } else {
            ClearHttp::Refused
        },
        root,
        restart: if asked.restart {
            Consent::Given
        } else {
            Consent::Refused
        },
        shared_key: if asked.accept_shared_key {
            Consent::Given
        } else {
            Consent::Refused
        },
    })
    .await?;
    if let Some(out) = &asked.out {
        directory::write_atomic(out, adopted.root.pem().as_bytes())?;
    }
    let mut refused = Vec::new();
    if !asked.no_trust {
        refused = trust::install_everywhere(desk, &adopted.root, secrets::can_ask()).await;
    }
    tell(desk, asked, &adopted, refused.is_empty())?;
    if !adopted.names_its_address() && !desk.output.is_json() {
        let names = adopted.served.names().iter().map(ToString::to_string);
        let names = names.collect::<Vec<_>>().join(", ");
        let address = adopted.address.to_string();
        desk.output.aside(&match adopted.restarted {
            true => fl!("adopting-still", address = address, names = names),
            false => fl!("adopting-renamed", address = address, names = names),
        });
    }
    for note in &refused {
        desk.output.note(note);
    }
    Ok(Exit::Yes)
}

fn tell(
    desk: &Desk,
    asked: &arguments::Adopt,
    adopted: &Adopted,
    all_took_it: bool,
) -> Result<(), Failure> {
    let answer = Answer {
        address: &adopted.address,
        root: Sheet::of(&adopted.root),
        served: Sheet::of(&adopted.served),
        shared_key: adopted.judged == OwnRoot::Shared,
        https_switched_on: adopted.switched,
        names_its_address: adopted.names_its_address(),
        restarted: adopted.restarted,
        clock_offset_seconds: adopted.clock.map(time::Duration::whole_seconds),
        trusted: !asked.no_trust && all_took_it,
        out: asked.out.as_deref(),
    };
    desk.output.answer(&answer, || {
        format!(
            "{}\n\n{}",
            fl!(
                "console-adopted",
                address = adopted.address.to_string(),
                fingerprint = adopted.root.fingerprint().to_string()
            ),
            sheet::lines(&adopted.root)
        )
    })?;
    Ok(())
}

impl From<adopt::Error> for Failure {
    fn from(error: adopt::Error) -> Self {
        match error {
            adopt::Error::Device(error) => error.into(),
            error => Self::of("adopt", &error, Exit::No),
        }
    }
}
