//! Extensions in plain words, each with its object identifier (RFC 5280 4.2).
//!
//! Apart because only the viewer's fold and `view` need them.

use super::{Certificate, Extension, NameConstraints, Subtree, hex};
use crate::fl;

/// One extension for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// What it is about, in the language of this moment.
    pub title: String,
    /// Dotted object identifier.
    pub oid: String,
    /// Whether who does not know it must refuse the certificate.
    pub critical: bool,
    /// What it says, one line an entry. May hold foreign text.
    pub lines: Vec<String>,
}

/// The longest unknown extension shown, in bytes.
const SHOWN: usize = 64;

/// Every extension of a certificate, in its order.
pub fn describe(certificate: &Certificate) -> Vec<Described> {
    certificate
        .extensions()
        .iter()
        .map(|extension| Described {
            title: title(&extension.oid),
            oid: extension.oid.clone(),
            critical: extension.critical,
            lines: lines(certificate, extension),
        })
        .collect()
}

fn title(oid: &str) -> String {
    match oid {
        "2.5.29.14" => fl!("extension-subject-key-id"),
        "2.5.29.15" => fl!("extension-key-usage"),
        "2.5.29.17" => fl!("extension-names"),
        "2.5.29.18" => fl!("extension-issuer-names"),
        "2.5.29.19" => fl!("extension-basic-constraints"),
        "2.5.29.30" => fl!("extension-name-constraints"),
        "2.5.29.31" => fl!("extension-revocation-lists"),
        "2.5.29.32" => fl!("extension-policies"),
        "2.5.29.35" => fl!("extension-authority-key-id"),
        "2.5.29.37" => fl!("extension-purposes"),
        "1.3.6.1.5.5.7.1.1" => fl!("extension-authority-access"),
        "1.3.6.1.4.1.11129.2.4.2" => fl!("extension-transparency"),
        "2.16.840.1.113730.1.1" | "2.16.840.1.113730.1.13" => fl!("extension-netscape"),
        _ => fl!("extension-unknown"),
    }
}

fn lines(certificate: &Certificate, extension: &Extension) -> Vec<String> {
    let known = match extension.oid.as_str() {
        "2.5.29.14" => certificate.subject_key_id().map(|id| vec![hex(id)]),
        "2.5.29.35" => certificate.authority_key_id().map(|id| vec![hex(id)]),
        "2.5.29.15" => certificate
            .key_usage()
            .map(|usage| usage.names().into_iter().map(ToOwned::to_owned).collect()),
        "2.5.29.17" => Some(
            certificate
                .names()
                .iter()
                .map(ToString::to_string)
                .collect(),
        ),
        "2.5.29.19" => certificate.basic_constraints().map(|basic| {
            let mut lines = vec![if basic.authority {
                fl!("extension-is-authority")
            } else {
                fl!("extension-is-no-authority")
            }];
            if let Some(length) = basic.path_length {
                lines.push(fl!("extension-path-length", length = length.to_string()));
            }
            lines
        }),
        "2.5.29.30" => certificate.name_constraints().map(limits),
        "2.5.29.37" => certificate
            .purposes()
            .map(|list| list.iter().map(|oid| purpose(oid)).collect()),
        // the comment of old OpenSSL examples
        "2.16.840.1.113730.1.13" => extension
            .value
            .get(2..)
            .map(|text| vec![String::from_utf8_lossy(text).into_owned()]),
        _ => None,
    };
    known.unwrap_or_else(|| {
        let shown = extension.value.get(..SHOWN).unwrap_or(&extension.value);
        let more = if extension.value.len() > SHOWN {
            " …"
        } else {
            ""
        };
        vec![format!("{}{more}", hex(shown))]
    })
}

fn limits(limits: &NameConstraints) -> Vec<String> {
    let list = |subtrees: &[Subtree]| {
        subtrees
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(", ")
    };
    let mut lines = Vec::new();
    if !limits.permitted.is_empty() {
        lines.push(fl!("extension-only-names", names = list(&limits.permitted)));
    }
    if !limits.excluded.is_empty() {
        lines.push(fl!("extension-never-names", names = list(&limits.excluded)));
    }
    lines
}

fn purpose(oid: &str) -> String {
    match oid {
        "1.3.6.1.5.5.7.3.1" => fl!("purpose-server"),
        "1.3.6.1.5.5.7.3.2" => fl!("purpose-client"),
        "1.3.6.1.5.5.7.3.3" => fl!("purpose-code"),
        "1.3.6.1.5.5.7.3.4" => fl!("purpose-mail"),
        "1.3.6.1.5.5.7.3.8" => fl!("purpose-time"),
        "1.3.6.1.5.5.7.3.9" => fl!("purpose-ocsp"),
        "2.5.29.37.0" => fl!("purpose-any"),
        other => other.to_owned(),
    }
}
