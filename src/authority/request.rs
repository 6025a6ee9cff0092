//! Reads a camera's request (CSR, PKCS#10, RFC 2986): what key, what it says, what it asks for.
//!
//! Apart because it judges hostile input. Only the key is taken into a certificate; everything
//! else a request asks for is shown, and told about when it was left out.

use base64::Engine;
use x509_parser::certification_request::X509CertificationRequest;
use x509_parser::cri_attributes::ParsedCriAttribute;
use x509_parser::extensions::ParsedExtension;
use x509_parser::prelude::FromDer;

use super::{Error, Note};
use crate::certificate::algorithm::Hash;
use crate::certificate::signature::{self, Unverified};
use crate::certificate::{KeyAlgorithm, Name, SignatureAlgorithm, wire};
use crate::error::Cause;

/// The largest request read; real ones have one or two kilobytes.
const LARGEST: usize = 64 * 1024;

/// A request whose key is sound and proven.
#[derive(Clone, Debug)]
pub struct CameraRequest {
    der: Vec<u8>,
    public_key: Vec<u8>,
    key: KeyAlgorithm,
    subject: String,
    common_name: Option<String>,
    names: Vec<Name>,
    authority: bool,
    extensions: Vec<String>,
    signature_algorithm: SignatureAlgorithm,
}

impl CameraRequest {
    /// Reads DER, PEM (with any text around it), or bare base64 with any white space.
    ///
    /// # Errors
    /// [`Error::NotARequest`], [`Error::WeakRequestKey`] (RSA under 2048),
    /// [`Error::UnsupportedRequestKey`] (P-521, Ed25519 and others), [`Error::RequestAlgorithm`]
    /// (MD5 and unknown ones), [`Error::RequestSignature`].
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        let der = unwrap(bytes)?;
        let (rest, csr) = X509CertificationRequest::from_der(&der)
            .map_err(|e| Error::NotARequest(Cause::new(e.to_string())))?;
        if !rest.is_empty() {
            return Err(Error::NotARequest(Cause::new("bytes follow the request")));
        }
        let inside = &csr.certification_request_info;
        let key = KeyAlgorithm::of_spki(inside.subject_pki.raw)
            .ok_or_else(|| Error::NotARequest(Cause::new("no public key")))?;
        match &key {
            KeyAlgorithm::Rsa(2048..=8192) | KeyAlgorithm::P256 | KeyAlgorithm::P384 => {}
            KeyAlgorithm::Rsa(bits) if *bits < 2048 => {
                return Err(Error::WeakRequestKey {
                    kind: key.to_string(),
                });
            }
            other => {
                return Err(Error::UnsupportedRequestKey {
                    kind: other.to_string(),
                });
            }
        }
        let signature_algorithm = SignatureAlgorithm::of(&csr.signature_algorithm);
        if signature_algorithm.hash == Hash::Md5 {
            return Err(Error::RequestAlgorithm {
                algorithm: signature_algorithm.name,
            });
        }
        signature::verify(
            inside.subject_pki.raw,
            &signature_algorithm,
            &csr.signature_value.data,
            inside.raw,
        )
        .map_err(|why| match why {
            Unverified::Wrong => Error::RequestSignature,
            Unverified::Unsupported => Error::RequestAlgorithm {
                algorithm: signature_algorithm.name.clone(),
            },
        })?;
        let mut request = Self {
            public_key: inside.subject_pki.raw.to_vec(),
            key,
            subject: wire::one_line(&inside.subject),
            common_name: wire::common_name(&inside.subject),
            names: Vec::new(),
            authority: false,
            extensions: Vec::new(),
            signature_algorithm,
            der: Vec::new(),
        };
        for attribute in inside.iter_attributes() {
            match attribute.parsed_attribute() {
                ParsedCriAttribute::ExtensionRequest(asked) => {
                    for extension in &asked.extensions {
                        request.note_extension(
                            extension.parsed_extension(),
                            &extension.oid.to_id_string(),
                        );
                    }
                }
                _ => request.extensions.push(attribute.oid.to_id_string()),
            }
        }
        request.der = der;
        Ok(request)
    }

    fn note_extension(&mut self, extension: &ParsedExtension<'_>, oid: &str) {
        match extension {
            ParsedExtension::SubjectAlternativeName(san) => {
                self.names.extend(san.general_names.iter().map(wire::name));
            }
            ParsedExtension::BasicConstraints(basic) if basic.ca => self.authority = true,
            // what every camera certificate gets anyway
            ParsedExtension::BasicConstraints(_) => {}
            ParsedExtension::KeyUsage(usage) => {
                let harmless = !usage.key_cert_sign() && !usage.crl_sign();
                if !harmless {
                    self.extensions.push("keyUsage".to_owned());
                }
            }
            ParsedExtension::ExtendedKeyUsage(usage) => {
                let only_server = !usage.any
                    && !usage.client_auth
                    && !usage.code_signing
                    && !usage.email_protection
                    && !usage.time_stamping
                    && !usage.ocsp_signing
                    && usage.other.is_empty();
                if !only_server {
                    self.extensions.push("extendedKeyUsage".to_owned());
                }
            }
            ParsedExtension::SubjectKeyIdentifier(_) => {}
            _ => self.extensions.push(oid.to_owned()),
        }
    }

    /// The whole request, DER.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// SubjectPublicKeyInfo, DER: two cameras with the same one share their private key.
    pub fn public_key(&self) -> &[u8] {
        &self.public_key
    }

    /// Kind of the key.
    pub fn key(&self) -> &KeyAlgorithm {
        &self.key
    }

    /// The subject it wishes, in one line. Foreign text; it is shown, not taken.
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// The common name it wishes, when it has one. Foreign text.
    pub fn common_name(&self) -> Option<&str> {
        self.common_name.as_deref()
    }

    /// The names it asks for. Foreign; offered as extras, never taken by themselves.
    pub fn names(&self) -> &[Name] {
        &self.names
    }

    /// How it is signed.
    pub fn signature_algorithm(&self) -> &SignatureAlgorithm {
        &self.signature_algorithm
    }

    /// What is told when this request becomes a certificate for exactly `names`.
    pub fn notes(&self, names: &[Name]) -> Vec<Note> {
        let mut notes = Vec::new();
        if self.signature_algorithm.hash == Hash::Sha1 {
            notes.push(Note::OldSignature);
        }
        let common_name = self
            .common_name
            .as_deref()
            .map(str::trim)
            .unwrap_or_default();
        if let Ok(ip) = common_name.parse() {
            let asked = self.names.contains(&Name::Ip(ip));
            if !asked && names.contains(&Name::Ip(ip)) {
                notes.push(Note::AddressMoved {
                    address: ip.to_string(),
                });
            }
        }
        let mut left_out = Vec::new();
        for name in &self.names {
            match name {
                Name::Dns(text) => match text.parse() {
                    Ok(ip) if names.contains(&Name::Ip(ip)) => {
                        notes.push(Note::AddressAsName {
                            address: ip.to_string(),
                        });
                    }
                    _ if names
                        .iter()
                        .any(|n| matches!(n, Name::Dns(t) if t.eq_ignore_ascii_case(text))) => {}
                    _ => left_out.push(short(text)),
                },
                other if names.contains(other) => {}
                other => left_out.push(short(&other.to_string())),
            }
        }
        // a common name that is a foreign name counts as asked for
        let known = names
            .iter()
            .any(|n| n.to_string().eq_ignore_ascii_case(common_name));
        if common_name.contains('.') && !known && !left_out.iter().any(|n| n == common_name) {
            left_out.push(short(common_name));
        }
        if !left_out.is_empty() {
            left_out.truncate(20);
            notes.push(Note::NamesLeftOut { names: left_out });
        }
        if self.authority {
            notes.push(Note::AuthorityLeftOut);
        }
        if !self.extensions.is_empty() {
            let mut extensions = self.extensions.clone();
            extensions.truncate(20);
            notes.push(Note::ExtensionsLeftOut { extensions });
        }
        notes
    }
}

fn short(text: &str) -> String {
    text.chars().take(100).collect()
}

/// The DER inside whatever wrapping.
fn unwrap(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    if bytes.len() > LARGEST {
        return Err(Error::NotARequest(Cause::new(format!(
            "{} bytes are too many for a request",
            bytes.len()
        ))));
    }
    if bytes.first() == Some(&0x30) && std::str::from_utf8(bytes).is_err() {
        return Ok(bytes.to_vec());
    }
    let text = String::from_utf8_lossy(bytes);
    let base64 = match text.find("-----BEGIN ") {
        Some(start) => {
            let after = &text[start + 11..];
            let (label, body) = after
                .split_once("-----")
                .ok_or_else(|| Error::NotARequest(Cause::new("unfinished PEM")))?;
            if !matches!(label, "CERTIFICATE REQUEST" | "NEW CERTIFICATE REQUEST") {
                return Err(Error::NotARequest(Cause::new(format!(
                    "the PEM holds a {}",
                    label.chars().take(40).collect::<String>()
                ))));
            }
            body.split("-----").next().unwrap_or(body).to_owned()
        }
        None if bytes.first() == Some(&0x30) && bytes.contains(&0) => return Ok(bytes.to_vec()),
        None => text.into_owned(),
    };
    let compact: String = base64.chars().filter(|c| !c.is_whitespace()).collect();
    base64::engine::general_purpose::STANDARD
        .decode(compact.as_bytes())
        .map_err(|e| Error::NotARequest(Cause::new(e)))
}
