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
    /// Its name in the standard, or nothing when it has none that is known here.
    pub name: &'static str,
    /// Dotted object identifier.
    pub oid: String,
    /// Whether who does not know it must refuse the certificate.
    pub critical: bool,
    /// What it says in plain words, one line an entry. May hold foreign text.
    pub lines: Vec<String>,
    /// The same in the standard's own words, where these differ.
    pub exact: String,
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
            name: name(&extension.oid),
            exact: exact(certificate, &extension.oid),
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

/// Names of RFC 5280 chapter 4.2, RFC 6962 and Netscape's of old.
fn name(oid: &str) -> &'static str {
    match oid {
        "2.5.29.14" => "subjectKeyIdentifier",
        "2.5.29.15" => "keyUsage",
        "2.5.29.17" => "subjectAltName",
        "2.5.29.18" => "issuerAltName",
        "2.5.29.19" => "basicConstraints",
        "2.5.29.30" => "nameConstraints",
        "2.5.29.31" => "cRLDistributionPoints",
        "2.5.29.32" => "certificatePolicies",
        "2.5.29.35" => "authorityKeyIdentifier",
        "2.5.29.37" => "extKeyUsage",
        "1.3.6.1.5.5.7.1.1" => "authorityInfoAccess",
        "1.3.6.1.4.1.11129.2.4.2" => "signedCertificateTimestampList",
        "2.16.840.1.113730.1.1" => "netscapeCertType",
        "2.16.840.1.113730.1.13" => "netscapeComment",
        _ => "",
    }
}

fn exact(certificate: &Certificate, oid: &str) -> String {
    match oid {
        "2.5.29.15" => certificate
            .key_usage()
            .map(|usage| usage.names().join(", "))
            .unwrap_or_default(),
        "2.5.29.37" => certificate
            .purposes()
            .map(|oids| oids.join(", "))
            .unwrap_or_default(),
        "2.5.29.19" => certificate
            .basic_constraints()
            .map(|basic| match (basic.authority, basic.path_length) {
                (true, Some(length)) => format!("CA:TRUE, pathlen:{length}"),
                (true, None) => "CA:TRUE".to_owned(),
                (false, _) => "CA:FALSE".to_owned(),
            })
            .unwrap_or_default(),
        _ => String::new(),
    }
}

/// keyUsage in plain words, by the name of the bit.
fn usage(bit: &str) -> String {
    match bit {
        "digitalSignature" => fl!("usage-sign"),
        "nonRepudiation" => fl!("usage-commit"),
        "keyEncipherment" => fl!("usage-key"),
        "dataEncipherment" => fl!("usage-content"),
        "keyAgreement" => fl!("usage-agree"),
        "keyCertSign" => fl!("usage-certificates"),
        "cRLSign" => fl!("usage-revocation"),
        other => other.to_owned(),
    }
}

/// Web addresses in an extension that holds little else: where lists or issuers lie.
fn addresses(value: &[u8]) -> Option<Vec<String>> {
    // [6] IA5String, uniformResourceIdentifier of a GeneralName (RFC 5280 4.2.1.6).
    const URI: u8 = 0x86;
    let mut found = Vec::new();
    for (at, pair) in value.windows(2).enumerate() {
        let length = usize::from(pair[1]);
        let text = value.get(at + 2..at + 2 + length);
        if pair[0] == URI
            && let Some(text) = text.and_then(|bytes| std::str::from_utf8(bytes).ok())
            && (text.starts_with("http") || text.starts_with("ldap"))
        {
            found.push(text.to_owned());
        }
    }
    (!found.is_empty()).then_some(found)
}

fn lines(certificate: &Certificate, extension: &Extension) -> Vec<String> {
    let known = match extension.oid.as_str() {
        "2.5.29.14" => certificate.subject_key_id().map(|id| vec![hex(id)]),
        "2.5.29.35" => certificate.authority_key_id().map(|id| vec![hex(id)]),
        "2.5.29.15" => certificate
            .key_usage()
            .map(|bits| bits.names().into_iter().map(usage).collect()),
        "2.5.29.31" | "1.3.6.1.5.5.7.1.1" => addresses(&extension.value),
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
