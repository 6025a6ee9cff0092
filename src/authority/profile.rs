//! What stands in the certificates camseal makes: roots and camera certificates (RFC 5280).
//!
//! Apart because it is the profile itself, extension by extension, without a decision about
//! whether something may be issued.

use std::net::IpAddr;

use aws_lc_rs::rand::SecureRandom;
use sha1::Digest;
use time::OffsetDateTime;

use super::Error;
use super::key::Signer;
use crate::certificate::{Certificate, Name, NameConstraints, Subject, Subtree, der};
use crate::error::Cause;

const COMMON_NAME: [u64; 4] = [2, 5, 4, 3];
const SERIAL_NUMBER: [u64; 4] = [2, 5, 4, 5];
const COUNTRY: [u64; 4] = [2, 5, 4, 6];
const LOCALITY: [u64; 4] = [2, 5, 4, 7];
const STATE: [u64; 4] = [2, 5, 4, 8];
const ORGANIZATION: [u64; 4] = [2, 5, 4, 10];
const UNIT: [u64; 4] = [2, 5, 4, 11];
const SUBJECT_KEY_ID: [u64; 4] = [2, 5, 29, 14];
const KEY_USAGE: [u64; 4] = [2, 5, 29, 15];
const SUBJECT_ALT_NAME: [u64; 4] = [2, 5, 29, 17];
const BASIC_CONSTRAINTS: [u64; 4] = [2, 5, 29, 19];
const NAME_CONSTRAINTS: [u64; 4] = [2, 5, 29, 30];
const AUTHORITY_KEY_ID: [u64; 4] = [2, 5, 29, 35];
const EXTENDED_KEY_USAGE: [u64; 4] = [2, 5, 29, 37];
const SERVER_AUTH: [u64; 9] = [1, 3, 6, 1, 5, 5, 7, 3, 1];

// bits of keyUsage (RFC 5280 4.2.1.3)
const DIGITAL_SIGNATURE: u8 = 0;
const KEY_ENCIPHERMENT: u8 = 2;
const KEY_CERT_SIGN: u8 = 5;
const CRL_SIGN: u8 = 6;

/// Upper bounds of RFC 5280 appendix A; OpenSSL and GnuTLS refuse longer ones.
pub(super) const LONGEST_NAME: usize = 64;

/// What both kinds of certificates have.
pub(super) struct Frame<'a> {
    pub(super) signer: &'a Signer,
    pub(super) issuer: &'a [u8],
    pub(super) subject: &'a [u8],
    pub(super) public_key: &'a [u8],
    pub(super) from: OffsetDateTime,
    pub(super) until: OffsetDateTime,
}

impl Frame<'_> {
    fn sign(&self, extensions: &[Vec<u8>]) -> Result<Certificate, Error> {
        let algorithm = self.signer.algorithm();
        let tbs = der::sequence(&[
            // version 3
            &der::tlv(0xa0, &der::integer(&[2])),
            &der::integer(&serial()?),
            &algorithm,
            self.issuer,
            &der::sequence(&[&der::time(self.from), &der::time(self.until)]),
            self.subject,
            self.public_key,
            &der::tlv(0xa3, &der::tlv(0x30, &extensions.concat())),
        ]);
        let signature = self.signer.sign(&tbs)?;
        let whole = der::sequence(&[&tbs, &algorithm, &der::bits(&signature)]);
        Certificate::from_der(&whole).map_err(|e| Error::Crypto(Cause::new(e)))
    }

    /// A root: CA, no authority below it, signs certificates and revocation lists.
    pub(super) fn root(&self, limits: Option<&NameConstraints>) -> Result<Certificate, Error> {
        let mut extensions = vec![
            extension(
                &BASIC_CONSTRAINTS,
                true,
                &der::sequence(&[&der::TRUE, &der::integer(&[0])]),
            ),
            extension(
                &KEY_USAGE,
                true,
                &der::named_bits(&[KEY_CERT_SIGN, CRL_SIGN]),
            ),
            extension(
                &SUBJECT_KEY_ID,
                false,
                &der::octets(&key_id(self.public_key)),
            ),
        ];
        if let Some(limits) = limits {
            extensions.push(extension(
                &NAME_CONSTRAINTS,
                true,
                &name_constraints(limits),
            ));
        }
        self.sign(&extensions)
    }

    /// A camera certificate: a server for exactly these names.
    pub(super) fn camera(
        &self,
        names: &[Name],
        rsa: bool,
        authority_key_id: &[u8],
    ) -> Result<Certificate, Error> {
        let usage: &[u8] = if rsa {
            &[DIGITAL_SIGNATURE, KEY_ENCIPHERMENT]
        } else {
            &[DIGITAL_SIGNATURE]
        };
        // RFC 5280 4.1.2.6: the names are critical when the subject is empty
        let nameless = self.subject == der::sequence(&[]);
        self.sign(&[
            extension(&BASIC_CONSTRAINTS, true, &der::sequence(&[])),
            extension(&KEY_USAGE, true, &der::named_bits(usage)),
            extension(
                &EXTENDED_KEY_USAGE,
                false,
                &der::sequence(&[&der::oid(&SERVER_AUTH)]),
            ),
            subject_alt_names(names, nameless),
            extension(
                &SUBJECT_KEY_ID,
                false,
                &der::octets(&key_id(self.public_key)),
            ),
            extension(
                &AUTHORITY_KEY_ID,
                false,
                &der::sequence(&[&der::tlv(0x80, authority_key_id)]),
            ),
        ])
    }
}

fn subject_alt_names(names: &[Name], critical: bool) -> Vec<u8> {
    let sans: Vec<u8> = names.iter().filter_map(general_name).flatten().collect();
    extension(&SUBJECT_ALT_NAME, critical, &der::tlv(0x30, &sans))
}

/// The names of a request, as the extension of the certificate it asks for.
pub(super) fn names_extension(names: &[Name]) -> Vec<u8> {
    subject_alt_names(names, false)
}

/// The subject of a request, field by field, from the country down.
pub(super) fn subject(subject: &Subject) -> Vec<u8> {
    let attributes: Vec<Vec<u8>> = subject
        .parts()
        .map(|(short, value)| match short {
            // countryName is a PrintableString (RFC 5280 appendix A)
            "C" => attribute(&COUNTRY, der::printable(value)),
            "ST" => attribute(&STATE, der::utf8(value)),
            "L" => attribute(&LOCALITY, der::utf8(value)),
            "O" => attribute(&ORGANIZATION, der::utf8(value)),
            "OU" => attribute(&UNIT, der::utf8(value)),
            _ => attribute(&COMMON_NAME, der::utf8(value)),
        })
        .collect();
    name(&attributes)
}

/// The subject of a root: common name and organization.
pub(super) fn root_subject(common_name: &str, organization: &str) -> Vec<u8> {
    name(&[
        attribute(&ORGANIZATION, der::utf8(&cut(organization))),
        attribute(&COMMON_NAME, der::utf8(&cut(common_name))),
    ])
}

/// The subject of a camera certificate; a common name only when it is one of the DNS names.
pub(super) fn camera_subject(
    organization: Option<&str>,
    device: Option<&str>,
    common_name: Option<&str>,
) -> Vec<u8> {
    let mut attributes = Vec::new();
    if let Some(text) = organization {
        attributes.push(attribute(&ORGANIZATION, der::utf8(&cut(text))));
    }
    if let Some(text) = device {
        // serialNumber is a PrintableString (RFC 5280 appendix A)
        let plain: String = text
            .chars()
            .map(|c| if is_printable(c) { c } else { '-' })
            .take(LONGEST_NAME)
            .collect();
        if !plain.is_empty() {
            attributes.push(attribute(&SERIAL_NUMBER, der::printable(&plain)));
        }
    }
    // a longer host name stands in the SAN alone
    if let Some(text) = common_name.filter(|t| t.chars().count() <= LONGEST_NAME) {
        attributes.push(attribute(&COMMON_NAME, der::utf8(text)));
    }
    name(&attributes)
}

/// SHA-256 of the key bits, the first 160 bits (RFC 7093 2, method 1).
pub(super) fn key_id(public_key: &[u8]) -> Vec<u8> {
    use x509_parser::prelude::FromDer;
    let bits = x509_parser::x509::SubjectPublicKeyInfo::from_der(public_key)
        .map(|(_, spki)| spki.subject_public_key.data.to_vec())
        .unwrap_or_default();
    sha2::Sha256::digest(bits)[..20].to_vec()
}

/// 16 random bytes, positive and always 16 long: some cameras compare serials as text.
fn serial() -> Result<[u8; 16], Error> {
    let mut bytes = [0; 16];
    aws_lc_rs::rand::SystemRandom::new()
        .fill(&mut bytes)
        .map_err(|e| Error::Crypto(Cause::new(e)))?;
    bytes[0] = bytes[0] & 0x7f | 0x40;
    Ok(bytes)
}

fn extension(id: &[u64], critical: bool, value: &[u8]) -> Vec<u8> {
    let critical: &[u8] = if critical { &der::TRUE } else { &[] };
    der::sequence(&[&der::oid(id), critical, &der::octets(value)])
}

fn attribute(id: &[u64], value: Vec<u8>) -> Vec<u8> {
    der::tlv(0x31, &der::sequence(&[&der::oid(id), &value]))
}

fn name(attributes: &[Vec<u8>]) -> Vec<u8> {
    der::tlv(0x30, &attributes.concat())
}

fn cut(text: &str) -> String {
    text.chars().take(LONGEST_NAME).collect()
}

fn is_printable(c: char) -> bool {
    c.is_ascii_alphanumeric() || " '()+,-./:=?".contains(c)
}

fn general_name(name: &Name) -> Option<Vec<u8>> {
    match name {
        Name::Dns(text) => Some(der::tlv(0x82, text.as_bytes())),
        Name::Ip(IpAddr::V4(ip)) => Some(der::tlv(0x87, &ip.octets())),
        Name::Ip(IpAddr::V6(ip)) => Some(der::tlv(0x87, &ip.octets())),
        Name::Other(_) => None,
    }
}

fn name_constraints(limits: &NameConstraints) -> Vec<u8> {
    let list = |tag, subtrees: &[Subtree]| {
        let content: Vec<u8> = subtrees
            .iter()
            .filter_map(base)
            .flat_map(|b| der::sequence(&[&b]))
            .collect();
        if content.is_empty() {
            Vec::new()
        } else {
            der::tlv(tag, &content)
        }
    };
    der::sequence(&[
        &list(0xa0, &limits.permitted),
        &list(0xa1, &limits.excluded),
    ])
}

fn base(subtree: &Subtree) -> Option<Vec<u8>> {
    let bytes = |ip: &IpAddr| match ip {
        IpAddr::V4(ip) => ip.octets().to_vec(),
        IpAddr::V6(ip) => ip.octets().to_vec(),
    };
    match subtree {
        Subtree::Dns(text) => Some(der::tlv(0x82, text.as_bytes())),
        Subtree::Ip(net, mask) => Some(der::tlv(0x87, &[bytes(net), bytes(mask)].concat())),
        Subtree::Other(_) => None,
    }
}
