//! The SOAP service of all firmware: the web server's settings and the older certificate calls.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use roxmltree::{Document, Node};

use super::{Axis, Entry, PLACES, Server, Task};
use crate::practice::camera::{Effect, Inner};
use crate::practice::key::Key;
use crate::practice::serve::{Call, Reply};
use crate::practice::x509::Paper;
use crate::practice::xml::escape;

const SOAP: &str = "http://www.w3.org/2003/05/soap-envelope";
const WEB: &str = "http://www.axis.com/vapix/ws/webserver";
const CERT: &str = "http://www.axis.com/vapix/ws/cert";
const DEVICE: &str = "http://www.onvif.org/ver10/device/wsdl";
const SCHEMA: &str = "http://www.onvif.org/ver10/schema";

struct Fault(&'static str, String);

type Outcome = Result<(String, Vec<Effect>), Fault>;

/// What a call of the service comes to; `None` when it is no SOAP at all.
pub fn task(call: &Call) -> Option<Task<'_>> {
    let text = std::str::from_utf8(&call.body).ok()?;
    let document = Document::parse(text).ok()?;
    let name = operation(&document)?.tag_name().name().to_owned();
    let known = [
        "GetWebServerTlsConfiguration",
        "SetWebServerTlsConfiguration",
        "GetCertificates",
        "LoadCertificateWithPrivateKey",
        "DeleteCertificates",
    ];
    let asked = name.clone();
    Some(Task {
        run: Box::new(move |own, inner| {
            let outcome = match Document::parse(text) {
                Ok(document) if known.contains(&asked.as_str()) => {
                    own.operate(inner, &document, &asked)
                }
                _ => Err(Fault("ter:ActionNotSupported", asked.clone())),
            };
            reply(outcome)
        }),
        name,
    })
}

fn operation<'a>(document: &'a Document<'_>) -> Option<Node<'a, 'a>> {
    let root = document.root_element();
    root.has_tag_name((SOAP, "Envelope")).then_some(())?;
    let body = root.children().find(|n| n.has_tag_name((SOAP, "Body")))?;
    body.children().find(Node::is_element)
}

fn reply(outcome: Outcome) -> Reply {
    const KIND: &str = "application/soap+xml; charset=utf-8";
    let envelope = |body: &str| {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><SOAP-ENV:Envelope xmlns:SOAP-ENV=\"{SOAP}\" \
             xmlns:ter=\"http://www.onvif.org/ver10/error\" xmlns:aweb=\"{WEB}\" xmlns:acert=\"{CERT}\" \
             xmlns:tds=\"{DEVICE}\" xmlns:tt=\"{SCHEMA}\"><SOAP-ENV:Body>{body}</SOAP-ENV:Body></SOAP-ENV:Envelope>"
        )
    };
    match outcome {
        Ok((body, effects)) => Reply {
            effects,
            ..Reply::new(200, KIND, envelope(&body))
        },
        Err(Fault(code, reason)) => Reply::new(
            400,
            KIND,
            envelope(&format!(
                "<SOAP-ENV:Fault><SOAP-ENV:Code><SOAP-ENV:Value>SOAP-ENV:Sender</SOAP-ENV:Value>\
                 <SOAP-ENV:Subcode><SOAP-ENV:Value>{code}</SOAP-ENV:Value></SOAP-ENV:Subcode></SOAP-ENV:Code>\
                 <SOAP-ENV:Reason><SOAP-ENV:Text xml:lang=\"en\">{}</SOAP-ENV:Text></SOAP-ENV:Reason></SOAP-ENV:Fault>",
                escape(&reason)
            )),
        ),
    }
}

/// The child of this name; another namespace is what current firmware calls a mismatch.
fn child<'a>(node: Node<'a, 'a>, space: &str, name: &str) -> Result<Node<'a, 'a>, Fault> {
    node.children()
        .find(|n| n.is_element() && n.has_tag_name((space, name)))
        .ok_or_else(|| {
            Fault(
                "ter:TagMismatch",
                format!("Validation constraint violation: tag name or namespace mismatch in element '{name}'"),
            )
        })
}

fn all<'a>(node: Node<'a, 'a>, space: &str, name: &str) -> Vec<String> {
    node.children()
        .filter(|n| n.has_tag_name((space, name)))
        .map(|n| n.text().unwrap_or_default().trim().to_owned())
        .collect()
}

fn words<'a>(node: Node<'a, 'a>) -> &'a str {
    node.text().unwrap_or_default().trim()
}

impl Axis {
    fn operate(&mut self, inner: &mut Inner, document: &Document<'_>, name: &str) -> Outcome {
        let called = operation(document).ok_or(Fault("ter:WellFormed", String::new()))?;
        let space = match name {
            "GetWebServerTlsConfiguration" | "SetWebServerTlsConfiguration" => WEB,
            _ => DEVICE,
        };
        if called.tag_name().namespace() != Some(space) {
            return Err(Fault(
                "ter:TagMismatch",
                format!("{name}: another namespace"),
            ));
        }
        if !inner.quirks.certificates && space == DEVICE {
            return Err(Fault("ter:ActionNotSupported", name.to_owned()));
        }
        match name {
            "GetWebServerTlsConfiguration" => Ok((self.settings(), Vec::new())),
            "SetWebServerTlsConfiguration" => self.set(inner, called),
            "GetCertificates" => Ok((self.certificates(), Vec::new())),
            "LoadCertificateWithPrivateKey" => self.load(inner, called),
            _ => self.remove(called),
        }
    }

    fn settings(&self) -> String {
        let server = &self.server;
        let list = |name: &str, values: &[String]| -> String {
            values
                .iter()
                .map(|value| format!("<acert:{name}>{}</acert:{name}>", escape(value)))
                .collect()
        };
        format!(
            "<aweb:GetWebServerTlsConfigurationResponse><aweb:Configuration name=\"WebServer\">\
             <aweb:Tls>{}</aweb:Tls><aweb:ConnectionPolicies><aweb:Admin>{}</aweb:Admin></aweb:ConnectionPolicies>\
             <aweb:Ciphers>{}</aweb:Ciphers><aweb:CertificateSet><acert:Certificates>{}</acert:Certificates>\
             <acert:CACertificates></acert:CACertificates><acert:TrustedCertificates></acert:TrustedCertificates>\
             </aweb:CertificateSet></aweb:Configuration></aweb:GetWebServerTlsConfigurationResponse>",
            server.tls,
            server.admin,
            list("Cipher", &server.ciphers),
            list("Id", &server.certificates),
        )
    }

    fn set(&mut self, inner: &mut Inner, called: Node<'_, '_>) -> Outcome {
        let wanted = child(called, WEB, "Configuration")?;
        let tls = match words(child(wanted, WEB, "Tls")?) {
            "true" => true,
            "false" => false,
            _ => return Err(Fault("ter:InvalidArgVal", "Tls".to_owned())),
        };
        let policies = child(wanted, WEB, "ConnectionPolicies")?;
        let admin = words(child(policies, WEB, "Admin")?).to_owned();
        if !["Http", "HttpAndHttps", "Https"].contains(&admin.as_str()) {
            return Err(Fault("ter:InvalidArgVal", "Admin".to_owned()));
        }
        let ciphers = all(child(wanted, WEB, "Ciphers")?, CERT, "Cipher");
        if ciphers.is_empty() {
            return Err(Fault("ter:InvalidArgVal", "no cipher".to_owned()));
        }
        let set = child(wanted, WEB, "CertificateSet")?;
        let certificates = all(child(set, CERT, "Certificates")?, CERT, "Id");
        let _ = child(set, CERT, "CACertificates")?;
        let _ = child(set, CERT, "TrustedCertificates")?;
        if tls && (certificates.is_empty() || certificates.iter().any(|id| self.find(id).is_none()))
        {
            return Err(Fault("ter:InvalidArgVal", "no such certificate".to_owned()));
        }
        let effects = self.settle(
            inner,
            Server {
                tls,
                admin,
                ciphers,
                certificates,
            },
        );
        Ok((
            "<aweb:SetWebServerTlsConfigurationResponse></aweb:SetWebServerTlsConfigurationResponse>"
                .to_owned(),
            effects,
        ))
    }

    fn certificates(&self) -> String {
        let list: String = self
            .entries
            .iter()
            .map(|entry| {
                format!(
                    "<tds:NvtCertificate><tt:CertificateID>{}</tt:CertificateID><tt:Certificate>\
                     <tt:Data>{}</tt:Data></tt:Certificate></tds:NvtCertificate>",
                    escape(&entry.alias),
                    STANDARD.encode(&entry.der)
                )
            })
            .collect();
        format!("<tds:GetCertificatesResponse>{list}</tds:GetCertificatesResponse>")
    }

    fn load(&mut self, inner: &Inner, called: Node<'_, '_>) -> Outcome {
        let invalid = |what: &str| Fault("ter:InvalidArgVal", what.to_owned());
        let pair = child(called, DEVICE, "CertificateWithPrivateKey")?;
        let id = words(child(pair, SCHEMA, "CertificateID")?);
        let bytes = |name: &str| -> Result<Vec<u8>, Fault> {
            let data = child(child(pair, SCHEMA, name)?, SCHEMA, "Data")?;
            STANDARD.decode(words(data)).map_err(|_| invalid(name))
        };
        let (certificate, key) = (bytes("Certificate")?, bytes("PrivateKey")?);
        let paper = Paper::read(&certificate).ok_or_else(|| invalid("Certificate"))?;
        let key = Key::from_pkcs8(&key).ok_or_else(|| invalid("PrivateKey"))?;
        if paper.spki != key.spki() {
            return Err(invalid("key and certificate do not match"));
        }
        if id.is_empty() || self.find(id).is_some() {
            return Err(Fault(
                "ter:CertificateID",
                "the id is already used".to_owned(),
            ));
        }
        if inner.quirks.full || self.entries.len() >= PLACES {
            return Err(Fault(
                "ter:MaxCertificates",
                "The keystore is full".to_owned(),
            ));
        }
        self.entries.push(Entry {
            alias: id.to_owned(),
            der: certificate,
            key: Arc::new(key),
        });
        Ok((
            "<tds:LoadCertificateWithPrivateKeyResponse></tds:LoadCertificateWithPrivateKeyResponse>"
                .to_owned(),
            Vec::new(),
        ))
    }

    fn remove(&mut self, called: Node<'_, '_>) -> Outcome {
        for id in all(called, DEVICE, "CertificateID") {
            if self.delete(&id).status != 200 {
                return Err(Fault("ter:ReferenceToCertificate", id));
            }
        }
        Ok((
            "<tds:DeleteCertificatesResponse></tds:DeleteCertificatesResponse>".to_owned(),
            Vec::new(),
        ))
    }
}
