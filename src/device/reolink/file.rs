//! The two files of an import.
//!
//! Apart because every detail of them was learnt on real cameras: exactly these names, sizes
//! before base64, PKCS#1 for the key.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};

use crate::certificate::{Certificate, PrivateKey};

/// `param` of `ImportCertificate`; `None` when the key is no RSA key.
pub(super) fn import(leaf: &Certificate, key: &PrivateKey) -> Option<Value> {
    let key = key.pkcs1_pem()?;
    Some(json!({ "importCertificate": {
        "crt": file("server.crt", &leaf.pem()),
        "key": file("server.key", &key),
    }}))
}

fn file(name: &str, text: &str) -> Value {
    json!({ "size": text.len(), "name": name, "content": BASE64.encode(text) })
}
