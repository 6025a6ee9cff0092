//! Turns DER into the parts of a [`Certificate`](super::Certificate).
//!
//! Apart because it is the only place that touches hostile bytes with a foreign parser. What
//! cannot be read in an extension is left out there and kept raw in the list of extensions.

use sha1::Digest;
use x509_parser::extensions::{GeneralName, GeneralSubtree, ParsedExtension};
use x509_parser::oid_registry::asn1_rs::Tag;
use x509_parser::prelude::{FromDer, X509Certificate};
use x509_parser::x509::{AttributeTypeAndValue, X509Name};

use super::{
    BasicConstraints, Error, Extension, Fingerprint, KeyAlgorithm, KeyUsage, Name, NameConstraints,
    Parts, SignatureAlgorithm, Subtree,
};
use crate::error::Cause;

pub(super) fn parts(der: &[u8]) -> Result<Parts, Error> {
    let (rest, x509) = X509Certificate::from_der(der)
        .map_err(|e| Error::NotACertificate(Cause::new(e.to_string())))?;
    if !rest.is_empty() {
        return Err(Error::NotACertificate(Cause::new(
            "bytes follow the certificate",
        )));
    }
    let mut parts = Parts {
        der: der.to_vec(),
        tbs: x509.tbs_certificate.as_ref().to_vec(),
        fingerprint: Fingerprint::of(der),
        sha1: sha1::Sha1::digest(der).into(),
        version: x509.version().0.saturating_add(1),
        serial: x509.raw_serial().to_vec(),
        subject: one_line(x509.subject()),
        subject_der: x509.subject().as_raw().to_vec(),
        issuer: one_line(x509.issuer()),
        issuer_der: x509.issuer().as_raw().to_vec(),
        common_name: common_name(x509.subject()),
        organization: x509.subject().iter_organization().next().map(text),
        names: Vec::new(),
        not_before: x509.validity().not_before.to_datetime(),
        not_after: x509.validity().not_after.to_datetime(),
        basic: None,
        key_usage: None,
        purposes: None,
        subject_key_id: None,
        authority_key_id: None,
        constraints: None,
        extensions: Vec::new(),
        public_key: x509.public_key().raw.to_vec(),
        key: KeyAlgorithm::of(x509.public_key()),
        signature_algorithm: SignatureAlgorithm::of(&x509.signature_algorithm),
        signature: x509.signature_value.data.to_vec(),
    };
    for extension in x509.extensions() {
        parts.extensions.push(Extension {
            oid: extension.oid.to_id_string(),
            critical: extension.critical,
            value: extension.value.to_vec(),
        });
        match extension.parsed_extension() {
            ParsedExtension::SubjectAlternativeName(san) => {
                parts.names.extend(san.general_names.iter().map(name));
            }
            ParsedExtension::BasicConstraints(basic) => {
                parts.basic = Some(BasicConstraints {
                    authority: basic.ca,
                    path_length: basic.path_len_constraint,
                });
            }
            ParsedExtension::KeyUsage(usage) => parts.key_usage = Some(KeyUsage(usage.flags)),
            ParsedExtension::ExtendedKeyUsage(_) => parts.purposes = oids(extension.value),
            ParsedExtension::SubjectKeyIdentifier(id) => {
                parts.subject_key_id = Some(id.0.to_vec());
            }
            ParsedExtension::AuthorityKeyIdentifier(id) => {
                parts.authority_key_id = id.key_identifier.as_ref().map(|k| k.0.to_vec());
            }
            ParsedExtension::NameConstraints(limits) => {
                let list = |subtrees: &Option<Vec<GeneralSubtree<'_>>>| {
                    subtrees
                        .iter()
                        .flatten()
                        .map(|s| subtree(&s.base))
                        .collect()
                };
                parts.constraints = Some(NameConstraints {
                    permitted: list(&limits.permitted_subtrees),
                    excluded: list(&limits.excluded_subtrees),
                });
            }
            _ => {}
        }
    }
    Ok(parts)
}

/// SEQUENCE OF OBJECT IDENTIFIER as dotted texts, in order.
fn oids(der: &[u8]) -> Option<Vec<String>> {
    use x509_parser::oid_registry::Oid;
    let (_, list) = <Vec<Oid<'_>>>::from_der(der).ok()?;
    Some(list.iter().map(Oid::to_id_string).collect())
}

pub(crate) fn name(name: &GeneralName<'_>) -> Name {
    match name {
        GeneralName::DNSName(text) => Name::Dns((*text).to_owned()),
        GeneralName::IPAddress(bytes) => {
            if let Ok(four) = <[u8; 4]>::try_from(*bytes) {
                Name::Ip(four.into())
            } else if let Ok(sixteen) = <[u8; 16]>::try_from(*bytes) {
                Name::Ip(sixteen.into())
            } else {
                Name::Other(format!("IP ({} bytes)", bytes.len()))
            }
        }
        GeneralName::URI(text) | GeneralName::RFC822Name(text) => Name::Other((*text).to_owned()),
        GeneralName::DirectoryName(name) => Name::Other(one_line(name)),
        other => Name::Other(other.to_string()),
    }
}

fn subtree(base: &GeneralName<'_>) -> Subtree {
    match base {
        GeneralName::DNSName(text) => Subtree::Dns((*text).to_owned()),
        GeneralName::IPAddress(bytes) => {
            let (net, mask) = bytes.split_at(bytes.len() / 2);
            if let (Ok(net), Ok(mask)) = (<[u8; 4]>::try_from(net), <[u8; 4]>::try_from(mask)) {
                Subtree::Ip(net.into(), mask.into())
            } else if let (Ok(net), Ok(mask)) =
                (<[u8; 16]>::try_from(net), <[u8; 16]>::try_from(mask))
            {
                Subtree::Ip(net.into(), mask.into())
            } else {
                Subtree::Other(format!("IP ({} bytes)", bytes.len()))
            }
        }
        other => Subtree::Other(match name(other) {
            Name::Other(text) => text,
            known => known.to_string(),
        }),
    }
}

/// First common name. Foreign text.
pub(crate) fn common_name(name: &X509Name<'_>) -> Option<String> {
    name.iter_common_name().next().map(text)
}

/// `CN=…, O=…` in the order of the certificate. Foreign text.
pub(crate) fn one_line(name: &X509Name<'_>) -> String {
    name.iter_attributes()
        .map(|a| {
            let value = text(a).replace('\\', "\\\\").replace(',', "\\,");
            format!("{}={value}", short_name(&a.attr_type().to_id_string()))
        })
        .collect::<Vec<_>>()
        .join(", ")
}

/// What the bearer of such a line is called for short: the first common name, else all of it.
/// Foreign text.
pub(crate) fn title_of(line: &str) -> String {
    let (mut parts, mut part) = (Vec::new(), String::new());
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        match character {
            ',' => parts.push(std::mem::take(&mut part)),
            '\\' => part.extend(characters.next()),
            other => part.push(other),
        }
    }
    parts.push(part);
    parts
        .iter()
        .find_map(|part| part.trim_start().strip_prefix("CN="))
        .map_or_else(|| line.to_owned(), str::to_owned)
}

/// Labels of RFC 4519, and the object identifier where there is none.
fn short_name(oid: &str) -> &str {
    match oid {
        "2.5.4.3" => "CN",
        "2.5.4.4" => "SN",
        "2.5.4.5" => "serialNumber",
        "2.5.4.6" => "C",
        "2.5.4.7" => "L",
        "2.5.4.8" => "ST",
        "2.5.4.9" => "street",
        "2.5.4.10" => "O",
        "2.5.4.11" => "OU",
        "2.5.4.12" => "title",
        "2.5.4.42" => "GN",
        "2.5.4.46" => "dnQualifier",
        "0.9.2342.19200300.100.1.25" => "DC",
        "0.9.2342.19200300.100.1.1" => "UID",
        "1.2.840.113549.1.9.1" => "emailAddress",
        other => other,
    }
}

/// The value of an attribute in whatever string type it came.
fn text(attribute: &AttributeTypeAndValue<'_>) -> String {
    let bytes = attribute.as_slice();
    match attribute.attr_value().tag() {
        Tag::BmpString => {
            let units: Vec<u16> = bytes
                .chunks_exact(2)
                .map(|c| u16::from_be_bytes([c[0], c[1]]))
                .collect();
            String::from_utf16_lossy(&units)
        }
        Tag::UniversalString => bytes
            .chunks_exact(4)
            .map(|c| {
                char::from_u32(u32::from_be_bytes([c[0], c[1], c[2], c[3]])).unwrap_or('\u{fffd}')
            })
            .collect(),
        // what everybody reads T.61 as
        Tag::T61String => bytes.iter().map(|b| char::from(*b)).collect(),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_authority_is_called_by_its_common_name() {
        for (line, title) in [
            (
                "O=Hotel Astoria, CN=Hotel Astoria cameras",
                "Hotel Astoria cameras",
            ),
            (r"O=A\, CN=no, CN=Smith\, Sons", "Smith, Sons"),
            (r"O=ends in \\, CN=yes", "yes"),
            ("C=CN, O=IPC", "C=CN, O=IPC"),
            ("", ""),
            ("\\", "\\"),
        ] {
            assert_eq!(title_of(line), title);
        }
    }
}
