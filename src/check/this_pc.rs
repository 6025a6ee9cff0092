//! This computer's verdict: the operating system's own store and rules over a recorded handshake.
//!
//! Apart from the rules of other clients because it asks the system instead of imitating it. The
//! verifier is made anew for every verdict: on Linux it reads the store once, when it is made, and
//! an older one would not know a root that was just installed.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::ServerCertVerifier;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, Error, RootCertStore};
use time::OffsetDateTime;

use super::client::no_certificate;
use super::path::Path;
use super::{Client, Court, Finding, Handshake, Verdict};
use crate::certificate::{Certificate, KeyAlgorithm, Name};

#[cfg(windows)]
mod windows;

/// A verdict and the root it rests on.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// What this computer says.
    pub verdict: Verdict,
    /// The root that vouches, when one was reached.
    pub root: Option<Certificate>,
    /// Who signed the topmost certificate sent. Foreign text.
    pub issuer: String,
}

/// The roots of the system's store, read when they are first asked for and then kept: for one
/// verdict, or for one list of cameras. Never for longer, or a root installed meanwhile would not
/// count.
#[derive(Clone, Default)]
pub struct SystemRoots(Arc<OnceLock<Vec<Certificate>>>);

impl SystemRoots {
    /// All that could be read; the file is read by whoever asks first.
    pub fn all(&self) -> &[Certificate] {
        self.0.get_or_init(|| {
            let native = rustls_native_certs::load_native_certs();
            let ders = native.certs.iter().map(|c| c.to_vec());
            #[cfg(windows)]
            let ders = ders.chain(windows::put_there());
            ders.filter_map(|der| Certificate::from_der(&der).ok())
                .collect()
        })
    }

    /// `given`, or the system's when none are.
    pub(super) fn unless<'a>(&'a self, given: &'a [Certificate]) -> &'a [Certificate] {
        if given.is_empty() { self.all() } else { given }
    }
}

impl std::fmt::Debug for SystemRoots {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let count = self.0.get().map(Vec::len);
        f.debug_tuple("SystemRoots").field(&count).finish()
    }
}

/// Judges by `given` roots, or by the system's store when there are none. `court` has looked for
/// the ways up to `anchors`, which are the same roots.
///
/// On Linux the system has no verifier of its own: its programs go through OpenSSL, as curl does,
/// and by those rules is judged here. Windows and macOS are asked themselves.
pub(super) fn judge(
    court: &Court<'_>,
    handshake: &Handshake,
    given: &[Certificate],
    anchors: &[Certificate],
    now: OffsetDateTime,
) -> Judgement {
    if cfg!(target_os = "linux") {
        return by_rules(court, anchors);
    }
    let Some(path) = Path::walk(&handshake.chain, anchors) else {
        return unjudged(handshake);
    };
    let mut findings = path.overlooked(now);
    let mut notes = path.notes();
    if let Some(old) = &handshake.old {
        if handshake.is_refused() {
            findings.push(Finding::OldTls {
                address: handshake.address.to_string(),
                version: old.clone(),
            });
        } else {
            notes.push(Finding::OldKeyExchange { what: old.clone() });
        }
    }
    let mut unknown = false;
    match verifier(given) {
        Ok(verifier) => {
            if let Err(error) = ask(verifier.as_ref(), handshake, now) {
                findings.extend(path.reasons(&handshake.asked, now));
                let named = reason(&error, &path, handshake);
                if !findings.iter().any(|f| f.id() == named.id()) {
                    // Answers that our own walk up the chain has better words for.
                    let vague = matches!(
                        named,
                        Finding::UntrustedRoot { .. }
                            | Finding::BadSignature
                            | Finding::Other { .. }
                    );
                    if findings.is_empty() || !vague {
                        findings.push(named);
                    }
                }
            }
        }
        Err(error) => {
            unknown = true;
            findings.push(Finding::StoreUnreadable {
                detail: error.to_string(),
            });
        }
    }
    #[cfg(windows)]
    if given.is_empty() && !unknown && findings.is_empty() && windows::is_for_one(handshake, now) {
        notes.push(Finding::OnlyThisUser);
    }
    findings.sort_by_key(Finding::rung);
    findings.dedup();
    Judgement {
        verdict: Verdict {
            client: Client::ThisPc,
            secure: (!unknown).then_some(findings.is_empty()),
            findings,
            notes,
        },
        issuer: path.issuer(),
        root: path.root,
    }
}

/// By the rules of curl and OpenSSL.
fn by_rules(court: &Court<'_>, anchors: &[Certificate]) -> Judgement {
    let mut verdict = court.verdict(Client::ThisPc);
    if anchors.is_empty() {
        verdict.secure = None;
        verdict.findings.push(Finding::StoreUnreadable {
            detail: "no root could be read".to_owned(),
        });
    }
    let root = court.root(Client::ThisPc);
    Judgement {
        issuer: root.map_or_else(|| court.issuer(), |root| root.title().to_owned()),
        root: root.cloned(),
        verdict,
    }
}

/// Where no readable certificate was sent.
pub(super) fn unjudged(handshake: &Handshake) -> Judgement {
    Judgement {
        verdict: no_certificate(Client::ThisPc, handshake),
        root: None,
        issuer: String::new(),
    }
}

fn verifier(roots: &[Certificate]) -> Result<Arc<dyn ServerCertVerifier>, Error> {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    if roots.is_empty() {
        // The library asks for the account only; the padlock is promised to everyone here.
        #[cfg(windows)]
        return Ok(Arc::new(windows::System));
        #[cfg(not(windows))]
        return Ok(Arc::new(rustls_platform_verifier::Verifier::new(provider)?));
    }
    let mut store = RootCertStore::empty();
    for root in roots {
        store.add(CertificateDer::from(root.der().to_vec()))?;
    }
    let verifier = WebPkiServerVerifier::builder_with_provider(store.into(), provider)
        .build()
        .map_err(|e| Error::General(e.to_string()))?;
    Ok(verifier)
}

fn ask(
    verifier: &dyn ServerCertVerifier,
    handshake: &Handshake,
    now: OffsetDateTime,
) -> Result<(), Error> {
    let ders: Vec<CertificateDer<'_>> = handshake
        .chain
        .iter()
        .map(|c| CertificateDer::from(c.der()))
        .collect();
    let Some((camera, above)) = ders.split_first() else {
        return Err(Error::NoCertificatesPresented);
    };
    let name = match &handshake.asked {
        Name::Ip(ip) => ServerName::IpAddress((*ip).into()),
        Name::Dns(name) | Name::Other(name) => ServerName::try_from(name.clone())
            .map_err(|_| Error::InvalidCertificate(CertificateError::NotValidForName))?,
    };
    let seconds = u64::try_from(now.unix_timestamp()).unwrap_or(0);
    let now = UnixTime::since_unix_epoch(Duration::from_secs(seconds));
    let _ = verifier.verify_server_cert(camera, above, &name, &[], now)?;
    Ok(())
}

/// The library's reason in our words.
fn reason(error: &Error, path: &Path, handshake: &Handshake) -> Finding {
    let asked = || handshake.asked.to_string();
    let Error::InvalidCertificate(error) = error else {
        return Finding::Other {
            detail: error.to_string(),
        };
    };
    let moment = |t: &UnixTime| {
        i64::try_from(t.as_secs())
            .ok()
            .and_then(|s| OffsetDateTime::from_unix_timestamp(s).ok())
            .unwrap_or(OffsetDateTime::UNIX_EPOCH)
    };
    let camera = path.camera();
    match error {
        CertificateError::ExpiredContext { not_after, .. } => Finding::Expired {
            since: moment(not_after),
        },
        CertificateError::Expired => Finding::Expired {
            since: camera.map_or(OffsetDateTime::UNIX_EPOCH, Certificate::not_after),
        },
        CertificateError::NotValidYetContext { not_before, .. } => Finding::NotYetValid {
            from: moment(not_before),
        },
        CertificateError::NotValidYet => Finding::NotYetValid {
            from: camera.map_or(OffsetDateTime::UNIX_EPOCH, Certificate::not_before),
        },
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            let names: Vec<String> = camera
                .map(|c| c.names().iter().map(ToString::to_string).collect())
                .unwrap_or_default();
            if names.is_empty() {
                Finding::NoNames { asked: asked() }
            } else {
                Finding::WrongName {
                    asked: asked(),
                    names,
                }
            }
        }
        CertificateError::UnknownIssuer => Finding::UntrustedRoot {
            issuer: path.issuer(),
            self_signed: camera
                .is_some_and(|c| path.sent.len() == 1 && c.is_self_signed() && !c.is_authority()),
        },
        CertificateError::Revoked => Finding::Revoked,
        CertificateError::BadSignature
        | CertificateError::UnsupportedSignatureAlgorithmContext { .. }
        | CertificateError::UnsupportedSignatureAlgorithmForPublicKeyContext { .. } => {
            bad_signature(path)
        }
        CertificateError::InvalidPurpose | CertificateError::InvalidPurposeContext { .. } => {
            Finding::BadUsage
        }
        other => {
            // webpki's own errors arrive wrapped; only their names tell them apart.
            let text = format!("{other:?}");
            if text.contains("NameConstraintViolation") {
                Finding::NameNotAllowed { asked: asked() }
            } else if text.contains("CaUsedAsEndEntity") {
                Finding::AuthorityAsCamera
            } else if text.contains("EkuError") {
                Finding::BadUsage
            } else if text.contains("UnsupportedSignatureAlgorithm") {
                bad_signature(path)
            } else {
                Finding::Other {
                    detail: other.to_string(),
                }
            }
        }
    }
}

/// A signature that the library cannot or will not check: usually a key of a kind it leaves out.
fn bad_signature(path: &Path) -> Finding {
    let odd = path.sent.iter().skip(1).chain(&path.root).find(|c| {
        !matches!(
            c.key(),
            KeyAlgorithm::Rsa(2048..) | KeyAlgorithm::P256 | KeyAlgorithm::P384
        )
    });
    match odd {
        Some(issuer) => Finding::WeakKey {
            key: issuer.key().to_string(),
        },
        None => Finding::BadSignature,
    }
}
