//! The SOAP service `/vapix/services`: envelope and faults, and the certificate operations of
//! firmware before AXIS OS 11.6.
//!
//! Apart from ONVIF's code: this end point is Axis' own, takes one login (digest) and mixes
//! ONVIF's operations with the maker's.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use zeroize::Zeroizing;

use crate::certificate::{Certificate, PrivateKey};
use crate::device::http::Method;
use crate::device::web::{Query, Web};
use crate::device::xml::{self, Element, leaf, wrap};
use crate::device::{Channel, Error};

const PATH: &str = "/vapix/services";
const ENVELOPE: &str = "http://www.w3.org/2003/05/soap-envelope";
const TDS: &str = "http://www.onvif.org/ver10/device/wsdl";
const TT: &str = "http://www.onvif.org/ver10/schema";
/// Namespace of certificate sets.
pub(super) const CERT: &str = "http://www.axis.com/vapix/ws/cert";
const LIMIT: Duration = Duration::from_secs(60);

/// Sends one operation and answers the body of the envelope.
pub(super) async fn soap(
    web: &Web,
    operation: &str,
    body: &str,
    harmless: bool,
) -> Result<Element, Error> {
    let envelope = Zeroizing::new(format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\
         <s:Envelope xmlns:s=\"{ENVELOPE}\"><s:Body>{body}</s:Body></s:Envelope>"
    ));
    let query = match harmless {
        true => Query::ask(operation, PATH),
        false => Query::change(operation, Method::POST, PATH),
    };
    let query = query
        .body(
            "application/soap+xml; charset=utf-8",
            envelope.as_bytes().to_vec(),
        )
        .within(LIMIT);
    let page = web.fetch(query).await?;
    let read = xml::read(&page.body);
    if let Some(fault) = read.as_ref().ok().and_then(|answer| answer.find("Fault")) {
        let reason = fault.find("Text").map(Element::text).unwrap_or_default();
        let code = fault
            .find("Subcode")
            .and_then(|code| code.find("Value"))
            .or_else(|| fault.find("Value"))
            .map(Element::text)
            .unwrap_or_default();
        if code.ends_with("NotAuthorized") {
            return Err(Error::NotAdministrator {
                address: web.address().clone(),
                operation: operation.to_owned(),
            });
        }
        return Err(page.fault(code, reason));
    }
    if !page.is_good() {
        return Err(page.bad_status());
    }
    let answer = read.map_err(|error| page.unreadable(error))?;
    answer
        .find("Body")
        .cloned()
        .ok_or_else(|| page.unreadable("no SOAP body"))
}

/// Ids and certificates, DER.
pub(super) async fn held(web: &Web) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let body = format!("<tds:GetCertificates xmlns:tds=\"{TDS}\"/>");
    let answer = soap(web, "GetCertificates", &body, true).await?;
    let Some(list) = answer.child("GetCertificatesResponse") else {
        return Ok(Vec::new());
    };
    Ok(list
        .each("NvtCertificate")
        .filter_map(|entry| {
            let id = entry.text_of("CertificateID")?.to_owned();
            let data = entry
                .at(&["Certificate", "Data"])
                .map(Element::text)
                .unwrap_or_default();
            let packed: String = data.split_whitespace().collect();
            Some((id, BASE64.decode(packed).unwrap_or_default()))
        })
        .collect())
}

/// Puts certificate and key in; the key as PKCS#8, inside TLS only.
pub(super) async fn import(
    web: &Web,
    id: &str,
    certificate: &Certificate,
    key: &PrivateKey,
) -> Result<(), Error> {
    if web.channel().await == Channel::Clear {
        return Err(Error::OnlyClearHttp {
            address: web.address().clone(),
        });
    }
    let data = |der: &[u8]| Zeroizing::new(leaf("tt:Data", &BASE64.encode(der)));
    let inner = Zeroizing::new(
        [
            leaf("tt:CertificateID", id).as_str(),
            &wrap("tt:Certificate", &data(certificate.der())),
            &wrap("tt:PrivateKey", &data(key.pkcs8())),
        ]
        .concat(),
    );
    let body = Zeroizing::new(format!(
        "<tds:LoadCertificateWithPrivateKey xmlns:tds=\"{TDS}\" xmlns:tt=\"{TT}\">{}\
         </tds:LoadCertificateWithPrivateKey>",
        wrap("tds:CertificateWithPrivateKey", &inner)
    ));
    soap(web, "LoadCertificateWithPrivateKey", &body, false)
        .await
        .map(drop)
}

/// Deletes one certificate.
pub(super) async fn delete(web: &Web, id: &str) -> Result<(), Error> {
    let body = format!(
        "<tds:DeleteCertificates xmlns:tds=\"{TDS}\">{}</tds:DeleteCertificates>",
        leaf("tds:CertificateID", id)
    );
    soap(web, "DeleteCertificates", &body, false)
        .await
        .map(drop)
}
