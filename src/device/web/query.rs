//! What is asked of a device's web server: a page, JSON, a form, a file upload.
//!
//! Apart from [`super::Web`], which adds the login and sends it: here is only said what is wanted,
//! and whether it may be sent twice.

use std::time::Duration;

use serde_json::Value;
use zeroize::Zeroizing;

use crate::device::http::Method;

/// How long a device may take for an ordinary answer.
const USUAL: Duration = Duration::from_secs(20);
const CONTENT_TYPE_NAME: &str = "content-type";
const ACCEPT_NAME: &str = "accept";

/// One request.
pub(in crate::device) struct Query<'a> {
    /// For messages only.
    pub(super) operation: &'a str,
    pub(super) method: Method,
    pub(super) path: Zeroizing<String>,
    pub(super) headers: Vec<(&'a str, Zeroizing<String>)>,
    pub(super) body: Zeroizing<Vec<u8>>,
    /// Changes nothing: it may be sent again when the connection broke.
    pub(super) harmless: bool,
    /// Without the login.
    pub(super) open: bool,
    pub(super) limit: Duration,
}

/// One part of an upload form (RFC 7578).
pub(in crate::device) struct Part<'a> {
    pub(in crate::device) name: &'a str,
    /// Set for files.
    pub(in crate::device) file_name: Option<&'a str>,
    pub(in crate::device) content: &'a [u8],
}

impl<'a> Query<'a> {
    /// Reads something.
    pub(in crate::device) fn read(operation: &'a str, path: impl Into<String>) -> Self {
        Self {
            operation,
            method: Method::GET,
            path: Zeroizing::new(path.into()),
            headers: Vec::new(),
            body: Zeroizing::default(),
            harmless: true,
            open: false,
            limit: USUAL,
        }
    }

    /// Changes something with `method`.
    pub(in crate::device) fn change(
        operation: &'a str,
        method: Method,
        path: impl Into<String>,
    ) -> Self {
        Self {
            method,
            harmless: false,
            ..Self::read(operation, path)
        }
    }

    /// Posts something that changes nothing.
    pub(in crate::device) fn ask(operation: &'a str, path: impl Into<String>) -> Self {
        Self {
            method: Method::POST,
            ..Self::read(operation, path)
        }
    }

    /// With a body of this type.
    pub(in crate::device) fn body(mut self, kind: &str, body: impl Into<Vec<u8>>) -> Self {
        self.body = Zeroizing::new(body.into());
        self.header(CONTENT_TYPE_NAME, kind)
    }

    /// With a JSON body.
    pub(in crate::device) fn json(self, body: &Value) -> Self {
        self.body("application/json", body.to_string())
    }

    /// With an HTML form's fields.
    pub(in crate::device) fn form(self, fields: &[(&str, &str)]) -> Self {
        let body = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        self.body("application/x-www-form-urlencoded", body)
    }

    /// With an upload form's fields and files.
    pub(in crate::device) fn multipart(self, parts: &[Part<'_>]) -> Self {
        let boundary = format!("camseal{:032x}", rand::random::<u128>());
        let mut body = Vec::new();
        for part in parts {
            let file = part
                .file_name
                .map(|name| {
                    format!("; filename=\"{name}\"\r\nContent-Type: application/octet-stream")
                })
                .unwrap_or_default();
            let name = part.name;
            body.extend_from_slice(
                format!(
                    "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n"
                )
                .as_bytes(),
            );
            body.extend_from_slice(part.content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        self.body(&format!("multipart/form-data; boundary={boundary}"), body)
    }

    /// Asks for this type of answer.
    pub(in crate::device) fn accept(self, kind: &str) -> Self {
        self.header(ACCEPT_NAME, kind)
    }

    /// With one more header.
    pub(in crate::device) fn header(mut self, name: &'a str, value: &str) -> Self {
        self.headers.push((name, Zeroizing::new(value.to_owned())));
        self
    }

    /// Without the login.
    pub(in crate::device) fn open(mut self) -> Self {
        self.open = true;
        self
    }

    /// Waits so long for the answer.
    pub(in crate::device) fn within(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }
}
