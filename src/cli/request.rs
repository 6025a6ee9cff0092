//! `request`: what a public or company CA is to sign. Made today, answered days later by
//! `secure --answer`.
//!
//! Apart from `sign` and `issue`, where the site's own authority answers at once.

use std::path::PathBuf;

use super::arguments::{self, RequestKeyOn, RequestMake};
use super::failure::{Error, Failure};
use super::secrets::PASSWORD;
use super::sheet::moment;
use super::{Desk, Done, Exit, issue, opening};
use crate::authority::request::CameraRequest;
use crate::authority::{self, vault};
use crate::certificate::{BadSubject, Subject};
use crate::device::{self, Address, Channel, ClearHttp, Credentials, Family};
use crate::site::{CameraId, KeyAt, OpenRequest, Site};
use crate::work::order::{self, Order};
use crate::work::{Network, Patience};
use crate::{directory, fl};
use serde::Serialize;

/// A request has one to four kilobytes; more is another file.
const LIMIT: u64 = 1024 * 1024;

/// The verbs of requests.
pub(super) async fn request(desk: &Desk, asked: &arguments::Request) -> Done {
    match asked {
        arguments::Request::Make(asked) => make(desk, asked).await,
        arguments::Request::Add { request, address } => add(desk, request, address).await,
        arguments::Request::List => list(desk),
        arguments::Request::Drop { addresses } => give_up(desk, addresses),
    }
}

/// One request that was made.
#[derive(Serialize)]
struct Made {
    addresses: Vec<Address>,
    file: PathBuf,
    key: &'static str,
    subject: String,
}

#[derive(Serialize)]
struct MadeAll {
    requests: Vec<Made>,
    /// Devices that will share a key.
    shared: Option<usize>,
}

async fn make(desk: &Desk, asked: &RequestMake) -> Done {
    let site = opening::site(desk)?;
    let stored = opening::stored(&site)?;
    if !asked.dns.is_empty() && asked.addresses.len() > 1 && !asked.shared {
        return Err(Error::NamesForMany.into());
    }
    let mut requests = Vec::new();
    directory::make(&asked.out)?;
    match asked.key_on {
        RequestKeyOn::Here => {
            let file = asked.passphrase.passphrase_file.as_deref();
            let (_, secret) = opening::open_with(&site, &stored, file)?;
            let groups: Vec<&[Address]> = match asked.shared {
                true => vec![&asked.addresses[..]],
                false => asked.addresses.chunks(1).collect(),
            };
            for addresses in groups {
                let mut cameras = Vec::new();
                for address in addresses {
                    cameras.push(known(&site, address).await?);
                }
                let names = issue::names(addresses, &asked.dns);
                let subject = subject(asked, addresses)?;
                let ordered = authority::order(issue::kind(asked.key), &subject, &names)?;
                let sealed = vault::seal(&ordered.key, &secret)?;
                let key = &ordered.public_key;
                let _ = site.request_kept(&cameras, &ordered.request, key, Some(&sealed))?;
                requests.push(write(asked, addresses, &ordered.request, "here")?);
            }
        }
        RequestKeyOn::Camera => {
            let user = asked.user.clone().ok_or(Error::NoUser)?;
            let question = fl!("console-ask-password", user = user.as_str());
            let password = PASSWORD.wanted(asked.password_file.as_deref(), &question)?;
            let login = Credentials { user, password };
            for address in &asked.addresses {
                let camera = known(&site, address).await?;
                if site.camera(camera)?.family == Family::by_hand() {
                    let address = address.to_string();
                    return Err(Error::RequestPage { address }.into());
                }
                let order = Order {
                    camera,
                    login: login.clone(),
                    clear_http: match asked.allow_http {
                        true => ClearHttp::Agreed,
                        false => ClearHttp::Refused,
                    },
                    subject: subject(asked, std::slice::from_ref(address))?,
                    patience: Patience::default(),
                };
                let der = order::on_camera(&site, &Network, order).await?;
                requests.push(write(asked, std::slice::from_ref(address), &der, "camera")?);
            }
        }
    }
    let shared = (asked.shared && asked.addresses.len() > 1).then_some(asked.addresses.len());
    let answer = MadeAll { requests, shared };
    desk.output.answer(&answer, || {
        let lines: Vec<String> = answer.requests.iter().map(told).collect();
        lines.join("\n")
    })?;
    if let Some(count) = shared {
        desk.output
            .aside(&fl!("console-request-shared", count = count));
    }
    Ok(Exit::Yes)
}

fn told(made: &Made) -> String {
    let addresses: Vec<String> = made.addresses.iter().map(ToString::to_string).collect();
    fl!(
        "console-request-made",
        address = addresses.join(", "),
        file = made.file.display().to_string()
    )
}

/// The camera in the site; a new one is asked who it is.
async fn known(site: &Site, address: &Address) -> Result<CameraId, Failure> {
    if let Some(camera) = site.camera_at(address)? {
        return Ok(camera.id);
    }
    let seen = device::identify(address).await?;
    if seen.channel == Channel::Unreachable {
        return Err(device::Error::Unreachable {
            address: address.clone(),
            cause: crate::error::Cause::new("no port of a web server is open"),
        }
        .into());
    }
    Ok(site.add(&seen)?)
}

fn subject(asked: &RequestMake, addresses: &[Address]) -> Result<Subject, Failure> {
    let first = addresses.first().map(|address| address.host().to_owned());
    let common_name = asked.common_name.clone();
    let subject = Subject {
        common_name: common_name
            .or_else(|| asked.dns.first().cloned())
            .or(first)
            .unwrap_or_default(),
        country: asked.country.clone(),
        state: asked.state.clone(),
        place: asked.place.clone(),
        organization: asked.organization.clone(),
        unit: asked.unit.clone(),
    };
    subject.checked().map_err(|error| {
        let (BadSubject::Country { text } | BadSubject::Field { text }) = error;
        Error::BadSubject { text }.into()
    })
}

fn write(
    asked: &RequestMake,
    addresses: &[Address],
    der: &[u8],
    key: &'static str,
) -> Result<Made, Failure> {
    let file = asked.out.join(format!("{}.csr", issue::stem(addresses)));
    let pem = pem::encode_config(
        &pem::Pem::new("CERTIFICATE REQUEST", der),
        pem::EncodeConfig::new().set_line_ending(pem::LineEnding::LF),
    );
    directory::write_atomic(&file, pem.as_bytes())?;
    let request = CameraRequest::read(der)?;
    Ok(Made {
        addresses: addresses.to_vec(),
        file,
        key,
        subject: request.subject().to_owned(),
    })
}

async fn add(desk: &Desk, file: &std::path::Path, address: &Address) -> Done {
    let site = opening::site(desk)?;
    let request = CameraRequest::read(&directory::read(file, LIMIT)?)?;
    let camera = known(&site, address).await?;
    let _ = site.request_kept(&[camera], request.der(), request.public_key(), None)?;
    tell(desk, &site)
}

/// A request that waits.
#[derive(Serialize)]
struct Waiting {
    addresses: Vec<Address>,
    since: String,
    key: &'static str,
    subject: String,
}

#[derive(Serialize)]
struct WaitingAll {
    requests: Vec<Waiting>,
}

fn list(desk: &Desk) -> Done {
    tell(desk, &opening::site(desk)?)
}

/// What waits; "no" when nothing does.
fn tell(desk: &Desk, site: &Site) -> Done {
    let requests = site.requests()?;
    let none = requests.is_empty();
    let answer = WaitingAll {
        requests: requests.iter().map(|one| waiting(site, one)).collect(),
    };
    desk.output.answer(&answer, || {
        if none {
            return fl!("console-request-none");
        }
        let line = |one: &Waiting| {
            let addresses: Vec<String> = one.addresses.iter().map(ToString::to_string).collect();
            fl!(
                "console-request-waiting",
                address = addresses.join(", "),
                day = one.since.chars().take(10).collect::<String>(),
                subject = one.subject.as_str()
            )
        };
        let lines: Vec<String> = answer.requests.iter().map(line).collect();
        lines.join("\n")
    })?;
    Ok(if none { Exit::No } else { Exit::Yes })
}

fn waiting(site: &Site, one: &OpenRequest) -> Waiting {
    let read = |der: &Vec<u8>| CameraRequest::read(der).ok();
    Waiting {
        // A camera that was forgotten since has no address any more.
        addresses: one
            .cameras
            .iter()
            .filter_map(|id| site.camera(*id).ok())
            .map(|camera| camera.address)
            .collect(),
        since: moment(one.made),
        key: match one.key {
            KeyAt::Here(_) => "here",
            KeyAt::Camera(_) => "camera",
            KeyAt::Page => "page",
        },
        subject: one
            .der
            .as_ref()
            .and_then(read)
            .map(|request| request.subject().to_owned())
            .unwrap_or_default(),
    }
}

/// What lies on a camera for it goes with the next `secure` of that camera.
fn give_up(desk: &Desk, addresses: &[Address]) -> Done {
    let site = opening::site(desk)?;
    let requests = site.requests()?;
    for address in addresses {
        let camera = site.camera_at(address)?.ok_or_else(|| Error::NoCamera {
            address: address.to_string(),
        })?;
        for one in requests
            .iter()
            .filter(|one| one.cameras.contains(&camera.id))
        {
            site.request_closed(one.id, camera.id)?;
        }
        desk.output.aside(&fl!(
            "console-request-dropped",
            address = address.to_string()
        ));
    }
    let _ = tell(desk, &site)?;
    Ok(Exit::Yes)
}
