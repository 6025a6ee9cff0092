//! Names of subjects: from the elements of a request or from a line of text, to DER.

use roxmltree::Node;

use super::der;
use super::reader::{Reader, text};
use super::soap::{Fault, TAS};

/// A distinguished name: attribute type (dotted) and value, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject(Vec<(String, String)>);

/// The order of the schema (tas:DistinguishedName) with the X.520 types.
const ELEMENTS: [(&str, &str); 14] = [
    ("Country", "2.5.4.6"),
    ("Organization", "2.5.4.10"),
    ("OrganizationalUnit", "2.5.4.11"),
    ("DistinguishedNameQualifier", "2.5.4.46"),
    ("StateOrProvinceName", "2.5.4.8"),
    ("CommonName", "2.5.4.3"),
    ("SerialNumber", "2.5.4.5"),
    ("Locality", "2.5.4.7"),
    ("Title", "2.5.4.12"),
    ("Surname", "2.5.4.4"),
    ("GivenName", "2.5.4.42"),
    ("Initials", "2.5.4.43"),
    ("Pseudonym", "2.5.4.65"),
    ("GenerationQualifier", "2.5.4.44"),
];

/// The short names of RFC 4514 and those everybody uses beside them.
const SHORT: [(&str, &str); 8] = [
    ("CN", "2.5.4.3"),
    ("C", "2.5.4.6"),
    ("O", "2.5.4.10"),
    ("OU", "2.5.4.11"),
    ("ST", "2.5.4.8"),
    ("L", "2.5.4.7"),
    ("SN", "2.5.4.4"),
    ("serialNumber", "2.5.4.5"),
];

impl Subject {
    /// Of a tas:Subject element.
    ///
    /// # Errors
    /// Faults of the order, and InvalidSubject for what this camera does not build.
    pub fn read(node: Node<'_, '_>) -> Result<Self, Fault> {
        let mut reader = Reader::new(node, TAS)?;
        let mut parts = Vec::new();
        for (element, oid) in ELEMENTS {
            for value in reader.many(element, 0)? {
                parts.push((oid.to_owned(), text(value)?));
            }
        }
        reader.end()?;
        Self::checked(parts)
    }

    /// Of text such as `CN=192.168.1.64, O=Site`.
    ///
    /// # Errors
    /// InvalidSubject when it is none.
    pub fn parse(line: &str) -> Result<Self, Fault> {
        let mut parts = Vec::new();
        for part in line
            .split([',', '/'])
            .map(str::trim)
            .filter(|p| !p.is_empty())
        {
            let known = part.split_once('=').and_then(|(name, value)| {
                let (_, oid) = SHORT
                    .iter()
                    .find(|(short, _)| short.eq_ignore_ascii_case(name.trim()))?;
                Some(((*oid).to_owned(), value.trim().to_owned()))
            });
            parts.push(
                known.ok_or_else(|| Fault::value("InvalidSubject", "not a distinguished name"))?,
            );
        }
        Self::checked(parts)
    }

    /// Of X.520 types and values; empty values are left out.
    pub fn of(parts: &[(&str, &str)]) -> Self {
        Self(
            parts
                .iter()
                .filter(|(_, value)| !value.is_empty())
                .map(|(oid, value)| ((*oid).to_owned(), (*value).to_owned()))
                .collect(),
        )
    }

    /// Only a common name.
    pub fn common_name(name: &str) -> Self {
        Self::of(&[("2.5.4.3", name)])
    }

    fn checked(parts: Vec<(String, String)>) -> Result<Self, Fault> {
        if parts.is_empty() {
            return Err(Fault::value("InvalidSubject", "the subject is empty"));
        }
        for (oid, value) in &parts {
            let fits = match oid.as_str() {
                "2.5.4.6" => value.len() == 2 && value.chars().all(|c| c.is_ascii_alphabetic()),
                _ => !value.is_empty() && value.chars().count() <= 64,
            };
            if !fits {
                return Err(Fault::value(
                    "InvalidSubject",
                    "a value of the subject does not fit",
                ));
            }
        }
        Ok(Self(parts))
    }

    /// RDNSequence, DER.
    pub fn der(&self) -> Vec<u8> {
        let names: Vec<Vec<u8>> = self
            .0
            .iter()
            .filter_map(|(oid, value)| {
                // countryName, serialNumber and dnQualifier are PrintableString (X.520).
                let tag = if matches!(oid.as_str(), "2.5.4.6" | "2.5.4.5" | "2.5.4.46") {
                    0x13
                } else {
                    0x0c
                };
                let value = der::tlv(tag, value.as_bytes());
                Some(der::set_of_one(&der::sequence(&[&der::oid(oid)?, &value])))
            })
            .collect();
        der::tlv(0x30, &names.concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_line_and_refuses_nonsense() {
        assert_eq!(
            Subject::parse("CN=192.168.1.64, O=Site").unwrap(),
            Subject::of(&[("2.5.4.3", "192.168.1.64"), ("2.5.4.10", "Site")])
        );
        assert!(Subject::parse("192.168.1.64").is_err());
        assert!(Subject::parse("").is_err());
        assert!(Subject::parse("C=Germany").is_err());
    }
}
