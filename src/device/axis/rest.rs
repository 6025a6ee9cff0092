//! The REST interface for certificates: keys made on the device, requests, signed certificates.
//!
//! Apart because only AXIS OS 11.6 and later has it. Every request is `{"data": …}`, every answer
//! `{"status": "success", "data": …}` or `{"status": "error", "error": {code, message}}`.

use std::time::Duration;

use serde_json::{Value, json};

use crate::certificate::{Certificate, PrivateKey, Subject};
use crate::device::http::Method;
use crate::device::web::{Page, Query, Web};
use crate::device::{Capabilities, Error, KeyWish};

/// Released and beta, in the order they are tried.
const PATHS: [&str; 2] = ["/config/rest/cert/v1", "/config/rest/cert/v1beta"];
/// Making a key of 4096 bit takes an old processor that long.
const KEY_LIMIT: Duration = Duration::from_secs(180);

/// The interface, where the device has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Api {
    base: &'static str,
}

impl Api {
    /// Which version the device has; `None` on older firmware.
    pub(super) async fn find(web: &Web) -> Result<Option<Self>, Error> {
        for base in PATHS {
            let page = web
                .fetch(Query::read("keystores", format!("{base}/keystores")))
                .await?;
            match page.status {
                // A firmware without the interface answers 404 with JSON, older ones without.
                404 => {}
                _ if page.is_good() => return Ok(Some(Self { base })),
                _ => return Err(refusal(&page)),
            }
        }
        Ok(None)
    }

    /// Which keys the device makes, over all its key stores.
    pub(super) async fn key_types(
        &self,
        web: &Web,
        mut can: Capabilities,
    ) -> Result<Capabilities, Error> {
        let stores = self.read(web, "keystores", "keystores").await?;
        for kind in stores
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|store| store["key_types"].as_array())
            .flatten()
            .filter_map(Value::as_str)
        {
            match kind.split_once('-') {
                Some(("RSA", bits)) => can.rsa_lengths.extend(bits.parse::<u32>().ok()),
                Some(("EC", "P256")) => can.p256 = true,
                _ => {}
            }
        }
        can.rsa_lengths.sort_unstable();
        can.rsa_lengths.dedup();
        Ok(can)
    }

    /// Aliases and certificates, DER.
    pub(super) async fn held(&self, web: &Web) -> Result<Vec<(String, Vec<u8>)>, Error> {
        let list = self.read(web, "certificates", "certificates").await?;
        Ok(list
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|entry| {
                let alias = entry["alias"].as_str()?.to_owned();
                let der = entry["certificate"]
                    .as_str()
                    .and_then(|text| pem::parse(text).ok())
                    .map(pem::Pem::into_contents)
                    .unwrap_or_default();
                Some((alias, der))
            })
            .collect())
    }

    /// A key and, as the interface wants it, a self-signed certificate over it.
    pub(super) async fn make_key(
        &self,
        web: &Web,
        alias: &str,
        wish: KeyWish,
    ) -> Result<(), Error> {
        let kind = match wish {
            KeyWish::Rsa(bits) => format!("RSA-{bits}"),
            KeyWish::P256 => "EC-P256".to_owned(),
        };
        let wanted = json!({
            "alias": alias,
            "key_type": kind,
            "subject": Subject::named(web.address().host()).line(),
        });
        let query = self
            .query("create_certificate", Method::POST, "create_certificate")
            .json(&json!({ "data": wanted }))
            .within(KEY_LIMIT);
        answer(&web.fetch(query).await?).map(drop)
    }

    /// The request for that key, DER. Names are taken from its certificate, and so is the subject
    /// when there is no more to it than the name.
    pub(super) async fn request(
        &self,
        web: &Web,
        alias: &str,
        subject: &Subject,
    ) -> Result<Vec<u8>, Error> {
        let wanted = match subject.parts().count() {
            0 | 1 => json!({}),
            _ => json!({ "subject": subject.line() }),
        };
        let path = format!("certificates/{}/get_csr", encoded(alias));
        let query = Query::ask("get_csr", format!("{}/{path}", self.base))
            .json(&json!({ "data": wanted }))
            .within(KEY_LIMIT);
        let page = web.fetch(query).await?;
        let data = answer(&page)?;
        let text = data
            .as_str()
            .ok_or_else(|| page.unreadable("no request inside"))?;
        let request = pem::parse(text).map_err(|error| page.unreadable(error))?;
        Ok(request.into_contents())
    }

    /// Puts the signed certificate on the device's own key: the leaf alone, a chain is not
    /// documented here.
    pub(super) async fn sign(
        &self,
        web: &Web,
        alias: &str,
        leaf: &Certificate,
    ) -> Result<(), Error> {
        let path = format!("certificates/{}", encoded(alias));
        let query = self
            .query("put certificate", Method::PATCH, &path)
            .json(&json!({ "data": { "certificate": leaf.pem() } }));
        answer(&web.fetch(query).await?).map(drop)
    }

    /// Puts certificate and key in.
    pub(super) async fn import(
        &self,
        web: &Web,
        alias: &str,
        leaf: &Certificate,
        key: &PrivateKey,
    ) -> Result<(), Error> {
        let body = json!({ "data": {
            "alias": alias,
            "certificate": leaf.pem(),
            "private_key": key.pem().as_str(),
        }});
        let query = self
            .query("import certificate", Method::POST, "certificates")
            .json(&body);
        answer(&web.fetch(query).await?).map(drop)
    }

    /// Deletes one certificate with its key.
    pub(super) async fn delete(&self, web: &Web, alias: &str) -> Result<(), Error> {
        let path = format!("certificates/{}", encoded(alias));
        let query = self.query("delete certificate", Method::DELETE, &path);
        answer(&web.fetch(query).await?).map(drop)
    }

    async fn read(&self, web: &Web, operation: &str, path: &str) -> Result<Value, Error> {
        let query = Query::read(operation, format!("{}/{path}", self.base));
        answer(&web.fetch(query).await?)
    }

    fn query<'a>(&self, operation: &'a str, method: Method, path: &str) -> Query<'a> {
        Query::change(operation, method, format!("{}/{path}", self.base))
    }
}

/// `data` of a good answer; an empty body is a good answer without data.
fn answer(page: &Page) -> Result<Value, Error> {
    if !page.is_good() {
        return Err(refusal(page));
    }
    if page.body.is_empty() {
        return Ok(Value::Null);
    }
    let mut answer = page.json()?;
    if answer["status"] == "error" {
        return Err(refusal(page));
    }
    Ok(answer["data"].take())
}

/// The error of the interface, or what its status says.
fn refusal(page: &Page) -> Error {
    match page.json() {
        Ok(answer) if answer["error"].is_object() && page.status != 403 => page.fault(
            answer["error"]["code"].as_i64().unwrap_or_default(),
            answer["error"]["message"].as_str().unwrap_or_default(),
        ),
        _ => page.bad_status(),
    }
}

/// An alias inside a path.
fn encoded(alias: &str) -> String {
    alias
        .bytes()
        .map(|b| match b {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(b).to_string()
            }
            _ => format!("%{b:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_written_safely() {
        assert_eq!(encoded("camseal-1 (x)"), "camseal-1%20%28x%29");
    }
}
