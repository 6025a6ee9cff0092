//! What the policy files of the two families of browsers look like inside.
//!
//! Apart because it is pure reading and changing of JSON.

use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};

use super::below;
use crate::certificate::Certificate;

/// Which browser reads the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `policies.Certificates.Install`: paths of certificate files, DER or PEM.
    Firefox,
    /// `CACertificates`: DER in base64.
    Chromium,
}

/// Where Firefox looks for a certificate that is named without a path, on Linux.
const FOLDERS: [&str; 2] = [
    "/usr/lib/mozilla/certificates",
    "/usr/lib64/mozilla/certificates",
];

impl Form {
    fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Firefox => &["policies", "Certificates", "Install"],
            Self::Chromium => &["CACertificates"],
        }
    }

    /// Whether what stands at the keys can be added to: objects, and a list at the end.
    pub fn fits(self, document: &Value) -> bool {
        let mut at = document;
        for key in self.keys() {
            if !at.is_object() {
                return false;
            }
            match at.get(key) {
                Some(next) => at = next,
                None => return true,
            }
        }
        at.is_array()
    }

    /// Every entry of the list that is text.
    pub fn words(self, document: &Value) -> Vec<String> {
        let mut at = Some(document);
        for key in self.keys() {
            at = at.and_then(|value| value.get(key));
        }
        at.and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect()
    }

    /// The certificate an entry leads to.
    pub fn certificate(self, root: &Path, word: &str) -> Option<Certificate> {
        match self {
            Self::Chromium => {
                let plain: String = word.split_whitespace().collect();
                Certificate::from_der(&STANDARD.decode(plain).ok()?).ok()
            }
            Self::Firefox => {
                let path = PathBuf::from(word);
                let candidates = if path.is_absolute() {
                    vec![path]
                } else {
                    FOLDERS.iter().map(|f| Path::new(f).join(word)).collect()
                };
                candidates.iter().find_map(|path| {
                    let bytes = crate::directory::read(&below(root, path), super::LIMIT).ok()?;
                    match pem::parse(&bytes) {
                        Ok(block) => Certificate::from_der(block.contents()).ok(),
                        Err(_) => Certificate::from_der(&bytes).ok(),
                    }
                })
            }
        }
    }

    /// Appends an entry, with what is missing above it. Only for a document that [`Form::fits`].
    pub fn add(self, document: &mut Value, word: String) {
        let Some((last, above)) = self.keys().split_last() else {
            return;
        };
        let mut at = document;
        for key in above {
            let Some(object) = at.as_object_mut() else {
                return;
            };
            at = object
                .entry(*key)
                .or_insert_with(|| Value::Object(Map::new()));
        }
        let list = at.as_object_mut().map(|object| {
            object
                .entry(*last)
                .or_insert_with(|| Value::Array(Vec::new()))
        });
        if let Some(list) = list.and_then(Value::as_array_mut) {
            list.push(Value::String(word));
        }
    }

    /// Takes an entry out, and what became empty by that.
    pub fn drop(self, document: &mut Value, word: &str) {
        prune(document, self.keys(), word);
    }
}

fn prune(value: &mut Value, keys: &[&str], word: &str) {
    let Some((key, rest)) = keys.split_first() else {
        if let Some(list) = value.as_array_mut() {
            list.retain(|entry| entry.as_str() != Some(word));
        }
        return;
    };
    let Some(object) = value.as_object_mut() else {
        return;
    };
    if let Some(next) = object.get_mut(*key) {
        prune(next, rest, word);
        if is_hollow(next) {
            let _ = object.remove(*key);
        }
    }
}

fn is_hollow(value: &Value) -> bool {
    value.as_object().is_some_and(Map::is_empty) || value.as_array().is_some_and(Vec::is_empty)
}

/// Whether nothing is left that a file is needed for.
pub(super) fn is_empty(document: &Value) -> bool {
    is_hollow(document)
}

/// As Chromium reads a certificate.
pub(super) fn base64(certificate: &Certificate) -> String {
    STANDARD.encode(certificate.der())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_entry_comes_and_goes_and_the_rest_stays() {
        let mut document = json!({"policies": {"Homepage": {"URL": "http://x"}}});
        let before = document.clone();
        Form::Firefox.add(&mut document, "/a.crt".to_owned());
        Form::Firefox.add(&mut document, "/b.crt".to_owned());
        assert_eq!(Form::Firefox.words(&document), ["/a.crt", "/b.crt"]);
        Form::Firefox.drop(&mut document, "/a.crt");
        assert_eq!(Form::Firefox.words(&document), ["/b.crt"]);
        Form::Firefox.drop(&mut document, "/b.crt");
        assert_eq!(document, before);
    }

    #[test]
    fn what_we_alone_made_becomes_nothing_again() {
        for form in [Form::Firefox, Form::Chromium] {
            let mut document = json!({});
            form.add(&mut document, "x".to_owned());
            assert!(!is_empty(&document));
            form.drop(&mut document, "x");
            assert!(is_empty(&document), "{document}");
        }
    }

    #[test]
    fn another_shape_is_not_added_to() {
        assert!(!Form::Firefox.fits(&json!({"policies": []})));
        assert!(!Form::Firefox.fits(&json!({"policies": {"Certificates": {"Install": "a"}}})));
        assert!(!Form::Chromium.fits(&json!({"CACertificates": {}})));
        assert!(Form::Chromium.fits(&json!({"Other": 1})));
        assert!(Form::Firefox.fits(&json!({})));
    }
}
