//! SOAP envelopes out, elements or faults in. ONVIF Core 5.7, 5.8.
//!
//! Apart from [`super::conversation`] because nothing here waits or connects: it can be tested
//! with recorded answers.

use std::time::Duration;

use zeroize::Zeroizing;

use super::http::{Line, Reply};
use super::xml::{self, Element};
use super::{Address, Error};
use crate::error::Cause;

const SOAP12: &str = "http://www.w3.org/2003/05/soap-envelope";
const SOAP11: &str = "http://schemas.xmlsoap.org/soap/envelope/";
/// ONVIF device service.
pub(super) const TDS: &str = "http://www.onvif.org/ver10/device/wsdl";
/// ONVIF Advanced Security service.
pub(super) const TAS: &str = "http://www.onvif.org/ver10/advancedsecurity/wsdl";
const TT: &str = "http://www.onvif.org/ver10/schema";

/// How long an ordinary answer may take.
pub(super) const USUAL: Duration = Duration::from_secs(20);
/// How long a call may take in which an old camera computes a key.
pub(super) const LONG: Duration = Duration::from_secs(180);

/// Which service a request goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Service {
    /// The device service, prefix `tds`.
    Device,
    /// The Advanced Security service, prefix `tas`.
    Security,
}

impl Service {
    fn namespace(self) -> &'static str {
        match self {
            Self::Device => TDS,
            Self::Security => TAS,
        }
    }

    fn prefix(self) -> &'static str {
        match self {
            Self::Device => "tds",
            Self::Security => "tas",
        }
    }
}

/// One operation with its arguments.
#[derive(Clone)]
pub(super) struct Request {
    pub(super) service: Service,
    /// The operation's name.
    pub(super) operation: &'static str,
    /// XML of the arguments; may hold a private key or passphrase.
    arguments: Zeroizing<String>,
    /// Whether it may be sent twice: it changes nothing, or twice is the same as once.
    pub(super) harmless: bool,
    /// Whether it answers everybody (PRE_AUTH in ONVIF Core 5.9.4).
    pub(super) open: bool,
    /// Which connection it may travel over.
    pub(super) line: Line,
    /// How long its answer may take.
    pub(super) limit: Duration,
}

impl Request {
    /// A request that changes nothing and needs the login.
    pub(super) fn get(service: Service, operation: &'static str, arguments: String) -> Self {
        Self {
            service,
            operation,
            arguments: Zeroizing::new(arguments),
            harmless: true,
            open: false,
            line: Line::Kept,
            limit: USUAL,
        }
    }

    /// A request that changes something: never sent twice.
    pub(super) fn change(service: Service, operation: &'static str, arguments: String) -> Self {
        Self {
            harmless: false,
            line: Line::Fresh,
            ..Self::get(service, operation, arguments)
        }
    }

    /// A change that is the same done twice as done once, so that it may be sent again when the
    /// connection broke.
    pub(super) fn settle(service: Service, operation: &'static str, arguments: String) -> Self {
        Self::get(service, operation, arguments)
    }

    /// The same, answered without a login.
    pub(super) fn open(self) -> Self {
        Self { open: true, ..self }
    }

    /// The same with the login, for devices that want it everywhere.
    pub(super) fn closed(self) -> Self {
        Self {
            open: false,
            ..self
        }
    }

    /// The same over a connection of its own, which ends with it: for what makes a device drop
    /// its connections, and where a broken one counts as done.
    pub(super) fn alone(self) -> Self {
        Self {
            line: Line::Own,
            ..self
        }
    }

    /// The same with more patience.
    pub(super) fn within(self, limit: Duration) -> Self {
        Self { limit, ..self }
    }

    /// The action URI, which several cameras insist on.
    pub(super) fn action(&self) -> String {
        format!("{}/{}", self.service.namespace(), self.operation)
    }

    /// The whole message, compact: some cameras refuse white space between elements.
    pub(super) fn envelope(&self, version: Version, header: &str) -> Zeroizing<String> {
        let soap = match version {
            Version::Soap12 => SOAP12,
            Version::Soap11 => SOAP11,
        };
        let (prefix, namespace) = (self.service.prefix(), self.service.namespace());
        let body = Zeroizing::new(xml::wrap(
            &format!("{prefix}:{}", self.operation),
            &self.arguments,
        ));
        let header = if header.is_empty() {
            String::new()
        } else {
            xml::wrap("s:Header", header)
        };
        Zeroizing::new(format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><s:Envelope xmlns:s=\"{soap}\" \
             xmlns:{prefix}=\"{namespace}\" xmlns:tt=\"{TT}\">{header}<s:Body>{}</s:Body>\
             </s:Envelope>",
            *body
        ))
    }

    /// The content type for that version.
    pub(super) fn content_type(&self, version: Version) -> String {
        match version {
            Version::Soap12 => format!(
                "application/soap+xml; charset=utf-8; action=\"{}\"",
                self.action()
            ),
            Version::Soap11 => "text/xml; charset=utf-8".to_owned(),
        }
    }
}

/// SOAP's version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Version {
    /// As ONVIF asks for.
    #[default]
    Soap12,
    /// For old firmware that answers 1.2 with nothing.
    Soap11,
}

/// What the device says is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Fault {
    /// Local names of code and subcodes, outermost first.
    codes: Vec<String>,
    reason: String,
}

impl Fault {
    fn read(fault: &Element) -> Self {
        let mut codes = Vec::new();
        let mut next = fault.child("Code");
        while let Some(code) = next {
            codes.extend(code.text_of("Value").map(local));
            next = code.child("Subcode");
        }
        // SOAP 1.1; some devices put the subcode behind a point or slash
        if let Some(code) = fault.text_of("faultcode") {
            codes.extend(code.split(['.', '/']).map(local));
        }
        let reason = fault
            .at(&["Reason", "Text"])
            .map(Element::text)
            .or_else(|| fault.text_of("faultstring"))
            .unwrap_or_default();
        Self {
            codes,
            reason: shorten(reason),
        }
    }

    /// Whether a code or subcode has this local name.
    pub(super) fn is(&self, code: &str) -> bool {
        self.codes.iter().any(|c| c.eq_ignore_ascii_case(code))
    }

    /// Whether the login is what is wrong.
    pub(super) fn is_about_login(&self) -> bool {
        [
            "NotAuthorized",
            "FailedAuthentication",
            "FailedCheck",
            "InvalidSecurity",
            "InvalidSecurityToken",
        ]
        .iter()
        .any(|code| self.is(code))
    }

    /// Whether the device says that it locked the account.
    pub(super) fn is_about_lock(&self) -> bool {
        speaks_of_lock(&self.reason) || self.codes.iter().any(|c| speaks_of_lock(c))
    }

    /// The error a person gets. The login is judged in the conversation.
    pub(super) fn error(&self, address: &Address, operation: &str) -> Error {
        let (address, operation) = (address.clone(), operation.to_owned());
        let last = self.codes.last().map(String::as_str).unwrap_or_default();
        // this one is about assignments, and there is a way round it
        let assignments = last == "MaximumNumberOfTLSCertificationPathsReached";
        if !assignments && (last.starts_with("MaximumNumberOf") || last == "MaxCertificates") {
            return Error::Full { address };
        }
        if [
            "ActionNotSupported",
            "UnknownAction",
            "NoSuchService",
            "NotImplemented",
            "OptionalActionNotImplemented",
            "ServiceNotSupported",
        ]
        .contains(&last)
        {
            return Error::NotOffered { address, operation };
        }
        Error::Fault {
            address,
            operation,
            code: self
                .codes
                .iter()
                .filter(|c| !matches!(c.as_str(), "Sender" | "Receiver"))
                .cloned()
                .collect::<Vec<_>>()
                .join("/"),
            reason: self.reason.clone(),
        }
    }
}

/// Whether a text speaks of a locked account.
pub(super) fn speaks_of_lock(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    ["locked", "lockout", "lock out", "too many", "blocked"]
        .iter()
        .any(|word| text.contains(word))
}

/// Whether a device error carries this fault code.
pub(super) fn has_code(error: &Error, wanted: &str) -> bool {
    matches!(error, Error::Fault { code, .. } if code.split('/').any(|c| c == wanted))
}

fn local(name: &str) -> String {
    shorten(name.rsplit(':').next().unwrap_or(name))
}

/// Foreign text for one line of a message.
fn shorten(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .filter(|c| !c.is_control())
        .take(200)
        .collect()
}

/// An answer, read.
#[derive(Debug)]
pub(super) enum Answer {
    /// The response element.
    Done(Element),
    /// A SOAP fault.
    Fault(Fault),
    /// HTTP 401, whatever the body says.
    Unauthorized,
    /// Success without a single byte.
    Empty,
}

/// Reads a reply. The body decides, not the status: devices use 200, 400, 401 and 500 for faults.
pub(super) fn read(address: &Address, request: &Request, reply: &Reply) -> Result<Answer, Error> {
    let operation = || request.operation.to_owned();
    let status = reply.status.as_u16();
    if reply.body.iter().all(u8::is_ascii_whitespace) && reply.status.is_success() {
        return Ok(Answer::Empty);
    }
    let parsed = xml::read(&reply.body);
    let body = parsed.as_ref().ok().and_then(|e| {
        (e.name == "Envelope")
            .then(|| e.child("Body")?.children.first())
            .flatten()
    });
    match body {
        Some(fault) if fault.name == "Fault" => {
            let fault = Fault::read(fault);
            return Ok(if status == 401 && !fault.is_about_lock() {
                Answer::Unauthorized
            } else {
                Answer::Fault(fault)
            });
        }
        Some(element)
            if reply.status.is_success()
                && element.name.strip_suffix("Response") == Some(request.operation) =>
        {
            return Ok(Answer::Done(element.clone()));
        }
        _ => {}
    }
    match status {
        401 => Ok(Answer::Unauthorized),
        403 => Ok(Answer::Fault(Fault {
            codes: vec!["NotAuthorized".into()],
            reason: if speaks_of_lock(&String::from_utf8_lossy(&reply.body)) {
                "locked".into()
            } else {
                String::new()
            },
        })),
        404 | 405 | 410 | 501 => Err(Error::NotOffered {
            address: address.clone(),
            operation: operation(),
        }),
        423 | 429 => Err(Error::Locked {
            address: address.clone(),
        }),
        _ => Err(Error::Unreadable {
            address: address.clone(),
            operation: operation(),
            cause: parsed.err().unwrap_or_else(|| {
                Cause::new(format!("HTTP status {status}, not the expected element"))
            }),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(status: u16, body: &str) -> Reply {
        Reply {
            headers: Default::default(),
            status: reqwest::StatusCode::from_u16(status).unwrap(),
            challenges: Vec::new(),
            body: body.as_bytes().to_vec(),
        }
    }

    fn ask(status: u16, body: &str) -> Result<Answer, Error> {
        let request = Request::get(Service::Security, "GetAllKeys", String::new());
        read(&Address::new("cam", None), &request, &reply(status, body))
    }

    fn fault(subcodes: &str) -> String {
        format!(
            "<e:Envelope><e:Body><e:Fault><e:Code><e:Value>e:Receiver</e:Value>{subcodes}</e:Code>\
             <e:Reason><e:Text>because</e:Text></e:Reason></e:Fault></e:Body></e:Envelope>"
        )
    }

    #[test]
    fn envelope_is_compact_and_names_its_action() {
        let request = Request::get(Service::Security, "GetAllKeys", String::new());
        let text = request.envelope(Version::Soap12, "");
        assert!(text.ends_with("<s:Body><tas:GetAllKeys/></s:Body></s:Envelope>"));
        assert!(
            request.content_type(Version::Soap12).ends_with(
                "action=\"http://www.onvif.org/ver10/advancedsecurity/wsdl/GetAllKeys\""
            )
        );
    }

    #[test]
    fn faults_become_errors_by_their_last_code() {
        let address = Address::new("cam", None);
        for (subcodes, status, expected) in [
            (
                "<e:Subcode><e:Value>ter:Action</e:Value><e:Subcode><e:Value>ter:MaximumNumberOfKeysReached</e:Value></e:Subcode></e:Subcode>",
                500,
                "full",
            ),
            (
                "<e:Subcode><e:Value>ter:ActionNotSupported</e:Value></e:Subcode>",
                500,
                "offered",
            ),
            (
                "<e:Subcode><e:Value>ter:Action</e:Value><e:Subcode><e:Value>x:MaximumNumberOfTLSCertificationPathsReached</e:Value></e:Subcode></e:Subcode>",
                200,
                "fault",
            ),
        ] {
            let Ok(Answer::Fault(fault)) = ask(status, &fault(subcodes)) else {
                panic!("no fault: {subcodes}");
            };
            let kind = match fault.error(&address, "X") {
                Error::Full { .. } => "full",
                Error::NotOffered { .. } => "offered",
                error if has_code(&error, "MaximumNumberOfTLSCertificationPathsReached") => "fault",
                other => panic!("{other:?}"),
            };
            assert_eq!(kind, expected);
        }
    }

    #[test]
    fn reads_soap_11_faults() {
        let text = "<S:Envelope><S:Body><S:Fault><faultcode>SOAP-ENV:Client</faultcode>\
                    <faultstring>no</faultstring></S:Fault></S:Body></S:Envelope>";
        let Ok(Answer::Fault(fault)) = ask(500, text) else {
            panic!("no fault");
        };
        assert!(fault.is("Client"));
    }

    #[test]
    fn judges_by_body_and_status() {
        let good = "<a:Envelope><a:Body><b:GetAllKeysResponse/></a:Body></a:Envelope>";
        assert!(matches!(ask(200, good), Ok(Answer::Done(_))));
        assert!(matches!(ask(200, " \n"), Ok(Answer::Empty)));
        assert!(matches!(ask(401, "<html/>"), Ok(Answer::Unauthorized)));
        assert!(matches!(ask(404, ""), Err(Error::NotOffered { .. })));
        let other = "<a:Envelope><a:Body><b:OtherResponse/></a:Body></a:Envelope>";
        assert!(matches!(ask(200, other), Err(Error::Unreadable { .. })));
        assert!(matches!(ask(200, "garbage"), Err(Error::Unreadable { .. })));
    }
}
