//! ONVIF of a practice camera: reads the envelope, checks the login, carries the operation out.

use std::sync::Arc;

use roxmltree::Document;

use super::camera::{Camera, Effect, Inner};
use super::family::Onvif;
use super::login::{Guest, Level, Refusal};
use super::quirk::{Login, What};
use super::reader::Reader;
use super::serve::{Call, Reply, prevents};
use super::soap::{self, Fault, TAS, TDS};

mod capabilities;
mod certificates;
mod device;
mod keys;
mod network;
mod older;
mod time_server;
mod tls_server;

/// Who may call an operation (ONVIF Core 5.9.4, default policy).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// PRE_AUTH.
    Anybody,
    /// READ_SYSTEM.
    Account,
    /// WRITE_SYSTEM, UNRECOVERABLE, READ_SYSTEM_SECRET.
    Administrator,
}

/// What an operation works on.
pub struct Scene<'s> {
    /// The camera's insides.
    pub inner: &'s mut Inner,
    /// The camera.
    pub camera: &'s Camera,
    /// Scheme and host the caller used, for addresses in answers.
    pub base: String,
    /// What happens after the answer.
    pub effects: Vec<Effect>,
    /// How long the answer takes, in seconds.
    pub takes: f64,
}

/// One operation.
pub struct Operation {
    name: &'static str,
    access: Access,
    run: fn(&mut Scene<'_>, Reader<'_, '_>) -> Result<String, Fault>,
}

const fn operation(
    name: &'static str,
    access: Access,
    run: fn(&mut Scene<'_>, Reader<'_, '_>) -> Result<String, Fault>,
) -> Operation {
    Operation { name, access, run }
}

/// Answers one call of a service.
pub fn answer(camera: &Arc<Camera>, call: &Call) -> Reply {
    if call.method != "POST" {
        return Reply::new(405, "text/plain", "POST only");
    }
    let mut inner = camera.inner();
    let declared = !inner.quirks.undeclared_prefix;
    let mut name = String::from("?");
    let reply = match admit(camera, &mut inner, call, &mut name) {
        Ok(reply) => reply,
        Err(Stop::Fault(fault)) => soap_reply(fault.status(), fault.envelope(declared)),
        Err(Stop::Challenge { stale }) => {
            let quirks = inner.quirks.clone();
            let fault = Fault::not_authorized("a login is needed");
            let mut reply = soap_reply(401, fault.envelope(declared));
            for challenge in inner.accounts.challenges(&quirks, stale) {
                reply.headers.push(("www-authenticate", challenge));
            }
            reply
        }
        Err(Stop::Locked) => {
            let fault = Fault::not_authorized("the account is locked after too many wrong logins");
            soap_reply(403, fault.envelope(declared))
        }
    };
    inner.noted(call.number, |entry| entry.operation = Some(name.clone()));
    if let Ok(text) = std::str::from_utf8(&reply.body)
        && !text.is_empty()
    {
        inner.keep_answer(&name, text);
    }
    reply
}

fn soap_reply(status: u16, envelope: String) -> Reply {
    Reply::new(status, "application/soap+xml; charset=utf-8", envelope)
}

enum Stop {
    Fault(Fault),
    Challenge { stale: bool },
    Locked,
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

fn admit(
    camera: &Arc<Camera>,
    inner: &mut Inner,
    call: &Call,
    name: &mut String,
) -> Result<Reply, Stop> {
    // Callers that expect a challenge (curl) ask with an empty body first.
    if call.body.is_empty() && call.authorization.is_none() {
        return Err(Stop::Challenge { stale: false });
    }
    let action = content_type(&call.content_type)?;
    let text = std::str::from_utf8(&call.body)
        .map_err(|_| Fault::sender("WellFormed", None, "the body is not UTF-8"))?;
    // A document type is refused: SOAP 1.2 forbids it, and it is how bombs are built.
    let document = Document::parse(text)
        .map_err(|e| Fault::sender("WellFormed", None, &format!("not well-formed: {e}")))?;
    let request = soap::read(&document)?;
    let called = request.operation.tag_name();
    name.clear();
    name.push_str(called.name());
    let namespace = match called.namespace() {
        Some(TDS) => TDS,
        Some(TAS) => TAS,
        _ => return Err(Fault::sender("Namespace", None, "an unknown namespace").into()),
    };
    if action != format!("{namespace}/{name}") {
        return Err(Fault::sender("UnknownAction", None, "action and body do not agree").into());
    }
    let service = if call.path() == "/onvif/device_service" {
        TDS
    } else {
        TAS
    };
    if service != namespace {
        return Err(Fault::not_supported(name).into());
    }
    let operation = operations(camera.family.onvif, namespace, inner)
        .into_iter()
        .flatten()
        .find(|o| o.name == name)
        .ok_or_else(|| Fault::not_supported(name))?;
    let guest = log_in(inner, call, request.security, operation.access)?;
    if let Some(guest) = &guest {
        inner.noted(call.number, |entry| {
            entry.account = Some(guest.name.clone());
        });
        if operation.access == Access::Administrator && guest.level < Level::Administrator {
            return Err(Fault::not_authorized("only an administrator may do this").into());
        }
    }
    let reader = Reader::new(request.operation, namespace)?;
    let mut tricks = inner.tricks(call.number, Some(name.as_str()));
    if prevents(&tricks) {
        return Ok(Reply::tricked(tricks));
    }
    let scheme = if call.tls { "https" } else { "http" };
    let mut scene = Scene {
        inner,
        camera,
        base: format!("{scheme}://{}", call.host),
        effects: Vec::new(),
        takes: 0.0,
    };
    let body = (operation.run)(&mut scene, reader)?;
    let effects = scene.effects;
    if scene.takes > 0.0 {
        tricks.push(What::Slow(scene.takes));
    }
    Ok(Reply {
        effects,
        tricks,
        ..soap_reply(200, soap::envelope(&body))
    })
}

/// The operations of a service, as this camera has them.
fn operations(has: Onvif, namespace: &str, inner: &Inner) -> [&'static [Operation]; 5] {
    const NONE: &[Operation] = &[];
    let certificates = inner.quirks.certificates;
    let clock = match inner.quirks.time_server {
        true => time_server::OPERATIONS,
        false => NONE,
    };
    match (has, namespace) {
        (Onvif::Keystore, TAS) if certificates => [
            keys::OPERATIONS,
            certificates::OPERATIONS,
            tls_server::OPERATIONS,
            capabilities::SECURITY,
            NONE,
        ],
        (Onvif::Legacy, TDS) if certificates => [
            device::OPERATIONS,
            network::OPERATIONS,
            capabilities::OPERATIONS,
            older::OPERATIONS,
            clock,
        ],
        (_, TDS) => [
            device::OPERATIONS,
            network::OPERATIONS,
            capabilities::OPERATIONS,
            clock,
            NONE,
        ],
        _ => [NONE; 5],
    }
}

/// The action of `application/soap+xml; charset=utf-8; action="…"`, which is mandatory here.
fn content_type(header: &str) -> Result<String, Fault> {
    let mut parts = header.split(';').map(str::trim);
    if !parts
        .next()
        .is_some_and(|t| t.eq_ignore_ascii_case("application/soap+xml"))
    {
        return Err(Fault::sender(
            "UnknownAction",
            None,
            "content type application/soap+xml is wanted",
        ));
    }
    parts
        .filter_map(|part| part.split_once('='))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case("action"))
        .map(|(_, value)| value.trim().trim_matches('"').to_owned())
        .ok_or_else(|| Fault::sender("UnknownAction", None, "no action in the content type"))
}

fn log_in(
    inner: &mut Inner,
    call: &Call,
    security: Option<roxmltree::Node<'_, '_>>,
    access: Access,
) -> Result<Option<Guest>, Stop> {
    let quirks = inner.quirks.clone();
    let digest_only = matches!(quirks.login, Login::DigestOnly | Login::DigestMd5Only);
    if security.is_some() && digest_only {
        return Err(Stop::Fault(Fault {
            code: "MustUnderstand",
            subcode: None,
            second: None,
            reason: "wsse:Security is not understood".to_owned(),
        }));
    }
    if call.authorization.is_some() && security.is_some() {
        return Err(Fault::not_authorized("two logins at once").into());
    }
    if access == Access::Anybody {
        return Ok(None);
    }
    let judged = match (&call.authorization, security) {
        (Some(header), _) => inner
            .accounts
            .digest(header, &call.method, &call.target, &quirks),
        (None, Some(security)) => {
            let now = inner.clock.now();
            return match inner.accounts.token(security, now, &quirks) {
                Ok(guest) => Ok(Some(guest)),
                Err(Refusal::Locked) => Err(Stop::Locked),
                // Core 5.9: with only a token the refusal is 400 and a fault.
                Err(Refusal::Malformed(why)) => Err(Fault::not_authorized(why).into()),
                Err(_) => Err(Fault::not_authorized("the sender is not authorized").into()),
            };
        }
        (None, None) if quirks.login == Login::TokenOnly => {
            return Err(Fault::not_authorized("a login is needed").into());
        }
        (None, None) => Err(Refusal::Wrong),
    };
    match judged {
        Ok(guest) => Ok(Some(guest)),
        Err(Refusal::Wrong) => Err(Stop::Challenge { stale: false }),
        Err(Refusal::Stale) => Err(Stop::Challenge { stale: true }),
        Err(Refusal::Locked) => Err(Stop::Locked),
        // RFC 7616, 3.4.6: a login that does not belong to its request is a bad request.
        Err(Refusal::Malformed(why)) => Err(Fault::sender("InvalidArgs", None, why).into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn action_is_mandatory() {
        assert_eq!(
            content_type("application/soap+xml; charset=utf-8; action=\"urn:a\"").unwrap(),
            "urn:a"
        );
        assert!(content_type("application/soap+xml; charset=utf-8").is_err());
        assert!(content_type("text/xml; action=\"urn:a\"").is_err());
    }
}
