//! The way from a camera's certificate up to a root, and what can be said of it without a library.
//!
//! Apart because libraries answer with one reason only, and do not look at the root itself: its
//! dates, whether it is an authority, whether its key is long enough.

use time::OffsetDateTime;
use x509_parser::oid_registry::asn1_rs::FromDer;
use x509_parser::prelude::{AuthorityInfoAccess, GeneralName};

use super::Finding;
use crate::certificate::{Certificate, Hash, KeyAlgorithm, Name};

/// Longer ways do not exist; a loop ends here.
const LONGEST: usize = 8;

/// serverAuth and anyExtendedKeyUsage (RFC 5280 4.2.1.12).
const FOR_SERVERS: [&str; 2] = ["1.3.6.1.5.5.7.3.1", "2.5.29.37.0"];
const AUTHORITY_INFORMATION: &str = "1.3.6.1.5.5.7.1.1";

/// A way up.
#[derive(Clone, Debug)]
pub(super) struct Path {
    /// Camera certificate first, then what was sent above it. Never empty.
    pub sent: Vec<Certificate>,
    /// The root it reaches, out of those given.
    pub root: Option<Certificate>,
    /// The topmost names exactly one of the certificates at hand as its issuer, by name and key
    /// identifier, but its signature is not by that key. Without identifiers this is no proof: an
    /// authority made again under the same name looks alike.
    pub forged: bool,
}

impl Path {
    /// Walks up by signatures, not by the order of sending.
    pub(super) fn walk(chain: &[Certificate], roots: &[Certificate]) -> Option<Self> {
        let mut sent = vec![chain.first()?.clone()];
        loop {
            let top = sent.last()?.clone();
            if let Some(root) = root_of(&top, roots) {
                return Some(Self {
                    sent,
                    root: Some(root),
                    forged: false,
                });
            }
            let above = chain
                .iter()
                .find(|c| {
                    c.subject_der() == top.issuer_der() && !sent.contains(c) && top.is_signed_by(c)
                })
                .cloned();
            match above {
                Some(above) if sent.len() < LONGEST => sent.push(above),
                _ => {
                    let forged = top.authority_key_id().is_some()
                        && roots.iter().chain(chain).any(|c| {
                            c.subject_der() == top.issuer_der()
                                && c.subject_key_id() == top.authority_key_id()
                                && !top.is_signed_by(c)
                        });
                    return Some(Self {
                        sent,
                        root: None,
                        forged,
                    });
                }
            }
        }
    }

    /// The camera's own.
    pub(super) fn camera(&self) -> Option<&Certificate> {
        self.sent.first()
    }

    /// Who signed the topmost that was sent, by name. Foreign text.
    pub(super) fn issuer(&self) -> String {
        match (&self.root, self.sent.last()) {
            (Some(root), _) => root.title().to_owned(),
            (None, Some(top)) => top.issuer().to_owned(),
            (None, None) => String::new(),
        }
    }

    /// What libraries do not look at, but browsers and OpenSSL do.
    pub(super) fn overlooked(&self, now: OffsetDateTime) -> Vec<Finding> {
        let mut findings = Vec::new();
        let own_root = self.root.as_ref().filter(|r| self.camera() != Some(r));
        for certificate in self.sent.iter().chain(own_root) {
            if matches!(certificate.key(), KeyAlgorithm::Rsa(bits) if *bits < 2048) {
                findings.push(Finding::WeakKey {
                    key: certificate.key().to_string(),
                });
            }
        }
        if let Some(root) = own_root {
            if root.not_after() < now {
                findings.push(Finding::RootExpired {
                    root: root.title().to_owned(),
                    since: root.not_after(),
                });
            }
            // Version 1 cannot say what it is; browsers accept it.
            if root.version() >= 3 && !root.is_authority() {
                findings.push(Finding::RootNotAuthority {
                    root: root.title().to_owned(),
                });
            }
        }
        findings
    }

    /// What this computer takes but others refuse.
    pub(super) fn notes(&self) -> Vec<Finding> {
        let mut notes = Vec::new();
        let Some(camera) = self.camera() else {
            return notes;
        };
        if matches!(camera.key(), KeyAlgorithm::P521 | KeyAlgorithm::Ed25519) {
            notes.push(Finding::WeakKey {
                key: camera.key().to_string(),
            });
        }
        if self.root.as_ref() == Some(camera) && !camera.is_authority() {
            notes.push(Finding::RootNotAuthority {
                root: camera.title().to_owned(),
            });
        }
        notes
    }

    /// Every reason there may be for a refusal, beside the one a library has named.
    pub(super) fn reasons(&self, asked: &Name, now: OffsetDateTime) -> Vec<Finding> {
        let Some(camera) = self.camera() else {
            return Vec::new();
        };
        let mut findings = Vec::new();
        for certificate in &self.sent {
            let algorithm = certificate.signature_algorithm();
            if matches!(algorithm.hash, Hash::Sha1 | Hash::Md5) && !certificate.is_self_issued() {
                findings.push(Finding::WeakSignature {
                    algorithm: algorithm.name.clone(),
                });
            }
            if certificate.not_after() < now {
                findings.push(Finding::Expired {
                    since: certificate.not_after(),
                });
            } else if certificate.not_before() > now {
                findings.push(Finding::NotYetValid {
                    from: certificate.not_before(),
                });
            }
        }
        let for_servers = camera
            .purposes()
            .is_none_or(|p| p.iter().any(|oid| FOR_SERVERS.contains(&oid.as_str())));
        if !for_servers {
            findings.push(Finding::BadUsage);
        }
        findings.extend(wrong_name(camera, asked));
        if self.forged {
            findings.push(Finding::BadSignature);
        } else if self.root.is_none() {
            findings.extend(self.sent.last().map(unreached));
        }
        findings
    }
}

/// The root that is or has signed this certificate; a valid one before an expired one of the
/// same key.
fn root_of(top: &Certificate, roots: &[Certificate]) -> Option<Certificate> {
    if roots.contains(top) {
        return Some(top.clone());
    }
    roots
        .iter()
        .filter(|r| r.subject_der() == top.issuer_der() && top.is_signed_by(r))
        .max_by_key(|r| (r.version() < 3 || r.is_authority(), r.not_after()))
        .cloned()
}

/// Why no root was reached. An issuer that offers its certificate for download (authority
/// information access) is an intermediate that should have been sent.
pub(super) fn unreached(top: &Certificate) -> Finding {
    let offers_issuer = top
        .extension(AUTHORITY_INFORMATION)
        .and_then(|e| AuthorityInfoAccess::from_der(&e.value).ok())
        .is_some_and(|(_, aia)| {
            aia.accessdescs.iter().any(|d| {
                d.access_method.to_id_string() == "1.3.6.1.5.5.7.48.2"
                    && matches!(d.access_location, GeneralName::URI(_))
            })
        });
    if offers_issuer && !top.is_self_issued() {
        return Finding::MissingIssuer {
            issuer: top.issuer().to_owned(),
        };
    }
    Finding::UntrustedRoot {
        issuer: top.issuer().to_owned(),
        self_signed: top.is_self_signed() && !top.is_authority(),
    }
}

/// Whether the name asked stands in the certificate (RFC 9525 6.3; the common name never counts).
pub(super) fn wrong_name(camera: &Certificate, asked: &Name) -> Option<Finding> {
    let fits = camera.names().iter().any(|name| match (name, asked) {
        (Name::Ip(has), Name::Ip(asked)) => has == asked,
        (Name::Dns(has), Name::Dns(asked)) => {
            let (has, asked) = (has.to_ascii_lowercase(), asked.to_ascii_lowercase());
            let asked = asked.trim_end_matches('.');
            match has.strip_prefix("*.") {
                Some(rest) => asked.split_once('.').is_some_and(|(_, tail)| tail == rest),
                None => has == asked,
            }
        }
        _ => false,
    });
    if fits {
        return None;
    }
    let asked = asked.to_string();
    Some(if camera.names().is_empty() {
        Finding::NoNames { asked }
    } else {
        Finding::WrongName {
            asked,
            names: camera.names().iter().map(ToString::to_string).collect(),
        }
    })
}
