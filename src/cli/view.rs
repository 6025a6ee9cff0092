//! `view`: the certificate viewer as text or JSON, of a file or of what an address serves.
//!
//! Apart because it judges nothing but the object itself; what a client thinks is `check`.

use std::path::Path;
use std::time::Duration;

use serde::Serialize;
use time::OffsetDateTime;

use super::failure::{Error, Failure};
use super::sheet::{self, Sheet};
use super::{Desk, Done, Exit, arguments, files};
use crate::authority::request::CameraRequest;
use crate::certificate::{Certificate, PrivateKey, file, lint};
use crate::device::{Address, tls};
use crate::error::Explain;
use crate::fl;

/// How long one look at an address takes at most: old cameras need two seconds for a signature.
const PATIENCE: Duration = Duration::from_secs(8);

#[derive(Serialize)]
struct Shown {
    source: String,
    kind: String,
    certificates: Vec<Shell>,
    keys: Vec<Key>,
    requests: Vec<Request>,
    locked: bool,
}

/// A certificate with what there is to say about it.
#[derive(Serialize)]
struct Shell {
    #[serde(flatten)]
    sheet: Sheet,
    sha1: String,
    version: u32,
    findings: Vec<sheet::Note>,
}

/// A key, without the key: its kind, and which certificate of the file it belongs to.
#[derive(Serialize)]
struct Key {
    kind: String,
    belongs_to: Vec<String>,
}

#[derive(Serialize)]
struct Request {
    subject: String,
    names: Vec<String>,
    key: String,
    signature: String,
}

/// Shows it; exit 0 when everything could be read, 1 when part of it stayed locked.
pub(super) async fn view(desk: &Desk, asked: &arguments::View) -> Done {
    let path = Path::new(&asked.subject);
    let contents = if path.exists() {
        files::look(path, asked.password_file.as_deref())?
    } else {
        served(&asked.subject).await?
    };
    let requests: Vec<CameraRequest> = contents
        .requests
        .iter()
        .map(|der| CameraRequest::read(der))
        .collect::<Result<_, _>>()?;
    let shown = Shown {
        source: asked.subject.clone(),
        kind: kind(&contents, path.exists()),
        certificates: contents.certificates.iter().map(shell).collect(),
        keys: contents
            .keys
            .iter()
            .map(|k| key(k, &contents.certificates))
            .collect(),
        requests: requests.iter().map(request).collect(),
        locked: contents.locked,
    };
    desk.output
        .answer(&shown, || text(&shown, &contents.certificates))?;
    Ok(if contents.locked { Exit::No } else { Exit::Yes })
}

/// What an address serves, as if it were a file.
async fn served(subject: &str) -> Result<file::Contents, Failure> {
    let address: Address = subject.parse().map_err(|_| Error::NoSubject {
        text: subject.chars().take(200).collect(),
    })?;
    let seen = tls::look(&address.at(address.port().unwrap_or(443)), PATIENCE).await?;
    Ok(file::Contents {
        kind: file::Kind::Der,
        certificates: seen.chain,
        keys: Vec::new(),
        requests: Vec::new(),
        locked: false,
    })
}

fn kind(contents: &file::Contents, is_file: bool) -> String {
    let kind = match contents.kind {
        _ if !is_file => "address",
        file::Kind::Pem => "pem",
        file::Kind::Der => "der",
        file::Kind::Pkcs7 => "pkcs7",
        file::Kind::Pkcs12 => "pkcs12",
        file::Kind::Zip => "zip",
    };
    kind.to_owned()
}

fn findings(certificate: &Certificate) -> Vec<lint::Finding> {
    let now = OffsetDateTime::now_utc();
    if certificate.is_authority() {
        lint::root(certificate, now)
    } else {
        lint::camera_certificate(certificate, now)
    }
}

fn shell(certificate: &Certificate) -> Shell {
    Shell {
        sheet: Sheet::of(certificate),
        sha1: certificate.sha1(),
        version: certificate.version(),
        findings: findings(certificate)
            .iter()
            .map(|f| sheet::Note::of(f.id(), f))
            .collect(),
    }
}

fn key(key: &PrivateKey, certificates: &[Certificate]) -> Key {
    Key {
        kind: key.kind().to_string(),
        belongs_to: certificates
            .iter()
            .filter(|c| key.belongs_to(c))
            .map(|c| c.fingerprint().to_string())
            .collect(),
    }
}

fn request(request: &CameraRequest) -> Request {
    Request {
        subject: request.subject().to_owned(),
        names: request.names().iter().map(ToString::to_string).collect(),
        key: request.key().to_string(),
        signature: request.signature_algorithm().to_string(),
    }
}

fn text(shown: &Shown, certificates: &[Certificate]) -> String {
    let mut parts = Vec::new();
    for certificate in certificates {
        let mut part = sheet::lines(certificate);
        for finding in findings(certificate) {
            let told = finding.explain();
            part.push_str(&format!("\n! {} {}", told.what, told.todo));
        }
        parts.push(part);
    }
    for key in &shown.keys {
        let fits = if key.belongs_to.is_empty() {
            fl!("console-key-alone")
        } else {
            fl!("console-key-fits")
        };
        parts.push(format!(
            "{}  {}",
            fl!("console-key", kind = key.kind.as_str()),
            fits
        ));
    }
    for request in &shown.requests {
        parts.push(fl!(
            "console-request",
            subject = request.subject.as_str(),
            names = sheet::names(request.names.clone()),
            key = request.key.as_str(),
            signature = request.signature.as_str()
        ));
    }
    if shown.locked {
        parts.push(fl!("console-locked"));
    }
    parts.join("\n\n")
}
