//! The web site of a camera done by hand: one page with two file fields, one that makes a request,
//! hands it out and takes the signed certificate. Behind a digest login.
//!
//! Modelled on the pages technicians meet ("HTTPS Certificate"): PEM files only, the key must fit,
//! applying restarts the web server.

use std::sync::Arc;

use super::camera::{Camera, Effect, Inner};
use super::factory::Factory;
use super::key::Key;
use super::login::{Level, Refusal};
use super::multipart::{self, Field};
use super::serve::{Call, Reply, prevents};
use super::subject::Subject;
use super::x509::{self, Paper};
use super::xml::escape;

/// What the page works on.
#[derive(Debug)]
pub struct Site {
    factory: Kit,
    installed: Option<Kit>,
    wanted: Option<(Arc<Key>, Vec<u8>)>,
}

#[derive(Clone, Debug)]
struct Kit {
    chain: Vec<Vec<u8>>,
    key: Arc<Key>,
}

impl Site {
    /// As it leaves the factory.
    pub fn new(factory: &Factory) -> Self {
        Self {
            factory: Kit {
                chain: vec![factory.certificate.clone()],
                key: Arc::clone(&factory.key),
            },
            installed: None,
            wanted: None,
        }
    }

    /// Chain and key to serve.
    pub fn served(&self) -> Option<(Vec<Vec<u8>>, &Key)> {
        let kit = self.installed.as_ref().unwrap_or(&self.factory);
        Some((kit.chain.clone(), &kit.key))
    }

    /// The factory's certificate again.
    pub fn forget_activation(&mut self) {
        self.installed = None;
    }
}

/// Answers one call of the site.
pub fn answer(camera: &Arc<Camera>, call: &Call) -> Reply {
    if call.path() == "/" && call.method == "GET" {
        return start_page(camera.family.id);
    }
    let mut inner = camera.inner();
    match log_in(&mut inner, call) {
        Ok(name) => inner.noted(call.number, |entry| entry.account = Some(name)),
        Err(reply) => return reply,
    }
    let tricks = inner.tricks(call.number, Some(call.path()));
    if prevents(&tricks) {
        return Reply::tricked(tricks);
    }
    if !inner.quirks.certificates && call.path() != "/" {
        return Reply::new(404, "text/plain", "not found");
    }
    let mut reply = match (call.method.as_str(), call.path()) {
        ("GET", "/two-files") => two_files_page(""),
        ("POST", "/two-files") => settle(take_files(&mut inner, call), two_files_page),
        ("GET", "/request") => request_page(&inner, ""),
        ("POST", "/request/create") => match create(&mut inner, call) {
            Ok(()) => see("/request"),
            Err(why) => with_status(400, request_page(&inner, why)),
        },
        ("GET", "/request/certreq.pem") => export(&inner),
        ("POST", "/request/delete") => {
            inner.site.wanted = None;
            see("/request")
        }
        ("POST", "/request/upload") => {
            let taken = take_signed(&mut inner, call);
            settle(taken, |note| request_page(&inner, note))
        }
        _ => Reply::new(404, "text/plain", "not found"),
    };
    reply.tricks = tricks;
    reply
}

fn log_in(inner: &mut Inner, call: &Call) -> Result<String, Reply> {
    let quirks = inner.quirks.clone();
    let judged = match &call.authorization {
        Some(header) => inner
            .accounts
            .digest(header, &call.method, &call.target, &quirks),
        None => Err(Refusal::Wrong),
    };
    let stale = match judged {
        Ok(guest) if guest.level == Level::Administrator => return Ok(guest.name),
        Ok(_) => {
            return Err(Reply::new(
                403,
                "text/plain",
                "only the administrator may enter",
            ));
        }
        Err(Refusal::Locked) => return Err(Reply::new(403, "text/plain", "the account is locked")),
        Err(Refusal::Malformed(why)) => return Err(Reply::new(400, "text/plain", why)),
        Err(Refusal::Wrong) => false,
        Err(Refusal::Stale) => true,
    };
    let mut reply = Reply::new(401, "text/plain", "a login is needed");
    for challenge in inner.accounts.challenges(&quirks, stale) {
        reply.headers.push(("www-authenticate", challenge));
    }
    Err(reply)
}

fn settle(taken: Result<(), &'static str>, page: impl Fn(&str) -> Reply) -> Reply {
    match taken {
        Ok(()) => {
            let mut reply = page("The certificate was taken. The web server restarts now.");
            reply.effects.push(Effect::Restart);
            reply
        }
        Err(why) => with_status(400, page(why)),
    }
}

fn with_status(status: u16, mut reply: Reply) -> Reply {
    reply.status = status;
    reply
}

fn see(path: &str) -> Reply {
    let mut reply = Reply::new(303, "text/plain", "");
    reply.headers.push(("location", path.to_owned()));
    reply
}

fn file<'f>(fields: &'f [Field], name: &str) -> Result<&'f [u8], &'static str> {
    fields
        .iter()
        .find(|f| f.name == name && !f.content.is_empty())
        .map(|f| f.content.as_slice())
        .ok_or("No file was chosen.")
}

/// Certificates of a PEM file; these pages take nothing else.
fn certificates(bytes: &[u8]) -> Result<Vec<Paper>, &'static str> {
    let blocks = pem::parse_many(bytes).map_err(|_| "The certificate file is not PEM.")?;
    let papers: Vec<Paper> = blocks
        .iter()
        .filter(|block| block.tag() == "CERTIFICATE")
        .map(|block| Paper::read(block.contents()).ok_or("The certificate cannot be read."))
        .collect::<Result<_, _>>()?;
    if papers.is_empty() {
        return Err("The certificate file holds no certificate in PEM.");
    }
    Ok(papers)
}

fn private_key(bytes: &[u8]) -> Result<Key, &'static str> {
    let blocks = pem::parse_many(bytes).map_err(|_| "The key file is not PEM.")?;
    let block = blocks.first().ok_or("The key file holds no key in PEM.")?;
    match block.tag() {
        "PRIVATE KEY" => Key::from_pkcs8(block.contents()),
        "RSA PRIVATE KEY" => Key::from_pkcs1(block.contents()),
        _ => None,
    }
    .ok_or("The key cannot be read; it must be PEM without a passphrase.")
}

fn install(inner: &mut Inner, papers: &[Paper], key: Arc<Key>) -> Result<(), &'static str> {
    if papers.first().is_none_or(|p| p.spki != key.spki()) {
        return Err("Key and certificate do not belong together.");
    }
    if !matches!(*key, Key::Rsa(_)) && !inner.quirks.elliptic_curves {
        return Err("Only RSA is supported.");
    }
    inner.site.installed = Some(Kit {
        chain: papers.iter().map(|p| p.der.clone()).collect(),
        key,
    });
    if inner.quirks.forgets_activation {
        inner.site.forget_activation();
    }
    inner.https_on = true;
    Ok(())
}

fn take_files(inner: &mut Inner, call: &Call) -> Result<(), &'static str> {
    let fields = multipart::read(&call.content_type, &call.body).ok_or("Not a form.")?;
    let papers = certificates(file(&fields, "server_cert")?)?;
    let key = private_key(file(&fields, "server_key")?)?;
    install(inner, &papers, Arc::new(key))
}

/// Fields of the form and the types of X.520 they stand for.
const SUBJECT: [(&str, &str, &str); 6] = [
    ("country", "2.5.4.6", "Country"),
    ("state", "2.5.4.8", "State or Province"),
    ("region", "2.5.4.7", "Region"),
    ("organization", "2.5.4.10", "Organization"),
    ("unit", "2.5.4.11", "Organization Unit"),
    ("common_name", "2.5.4.3", "Common Name"),
];

fn create(inner: &mut Inner, call: &Call) -> Result<(), &'static str> {
    if inner.site.wanted.is_some() {
        return Err("There is a request already; delete it first.");
    }
    let form = multipart::read_encoded(&call.body);
    let value = |name: &str| form.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v);
    if value("common_name").is_empty() {
        return Err("The common name is missing.");
    }
    if value("country").len() != 2 {
        return Err("The country has two letters.");
    }
    let parts: Vec<_> = SUBJECT
        .iter()
        .map(|(name, oid, _)| (*oid, value(name)))
        .collect();
    let key = Key::rsa(2048).ok_or("No key could be made.")?;
    let algorithm = if inner.quirks.sha1_requests {
        super::key::Algorithm::RsaSha1
    } else {
        key.usual_algorithm()
    };
    let request =
        x509::request(&Subject::of(&parts), &key, algorithm).ok_or("It cannot be signed.")?;
    inner.site.wanted = Some((Arc::new(key), request));
    Ok(())
}

fn export(inner: &Inner) -> Reply {
    let Some((_, request)) = &inner.site.wanted else {
        return Reply::new(404, "text/plain", "no request");
    };
    let text = pem::encode(&pem::Pem::new("CERTIFICATE REQUEST", request.clone()));
    let mut reply = Reply::new(200, "application/octet-stream", text);
    reply.headers.push((
        "content-disposition",
        "attachment; filename=\"certreq.pem\"".to_owned(),
    ));
    reply
}

fn take_signed(inner: &mut Inner, call: &Call) -> Result<(), &'static str> {
    let fields = multipart::read(&call.content_type, &call.body).ok_or("Not a form.")?;
    let papers = certificates(file(&fields, "signed_cert")?)?;
    let Some((key, _)) = inner.site.wanted.clone() else {
        return Err("Create a request first.");
    };
    install(inner, &papers, key)?;
    inner.site.wanted = None;
    Ok(())
}

fn page(title: &str, note: &str, body: &str) -> Reply {
    let note = if note.is_empty() {
        String::new()
    } else {
        format!("<p role=\"status\">{}</p>", escape(note))
    };
    Reply::new(
        200,
        "text/html; charset=utf-8",
        format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title></head>\
             <body><h1>{title}</h1>{note}{body}</body></html>"
        ),
    )
}

/// What a browser sees at the root of every family.
pub fn start_page(family: &str) -> Reply {
    let links = if family == "by-hand" {
        "<p>HTTPS Certificate: <a href=\"/two-files\">upload files</a>, \
         <a href=\"/request\">certificate request</a></p>"
    } else {
        ""
    };
    let body = format!("<p>Family {}.</p>{links}", escape(family));
    page("Practice camera", "", &body)
}

fn two_files_page(note: &str) -> Reply {
    page(
        "HTTPS Certificate",
        note,
        "<form method=\"post\" enctype=\"multipart/form-data\">\
         <p><label>Server Cert <input type=\"file\" name=\"server_cert\"></label></p>\
         <p><label>Server Key <input type=\"file\" name=\"server_key\"></label></p>\
         <p><button>Upload</button></p></form>",
    )
}

fn request_page(inner: &Inner, note: &str) -> Reply {
    let body = if inner.site.wanted.is_some() {
        "<p><a href=\"/request/certreq.pem\">Export</a></p>\
         <form method=\"post\" action=\"/request/upload\" enctype=\"multipart/form-data\">\
         <p><label>Select Certificate File <input type=\"file\" name=\"signed_cert\"></label></p>\
         <p><button>Upload</button></p></form>\
         <form method=\"post\" action=\"/request/delete\"><p><button>Restore</button></p></form>"
            .to_owned()
    } else {
        let fields: String = SUBJECT
            .iter()
            .map(|(name, _, label)| {
                format!("<p><label>{label} <input name=\"{name}\" maxlength=\"64\"></label></p>")
            })
            .collect();
        format!(
            "<form method=\"post\" action=\"/request/create\">{fields}<p><button>Create</button></p></form>"
        )
    };
    page("HTTPS Certificate", note, &body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_take_only_pem() {
        assert!(certificates(b"\x30\x03\x02\x01\x00").is_err());
        assert!(private_key(b"").is_err());
        let key = pem::encode(&pem::Pem::new("ENCRYPTED PRIVATE KEY", vec![1, 2]));
        assert!(private_key(key.as_bytes()).is_err());
    }
}
