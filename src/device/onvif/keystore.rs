//! The way through the Advanced Security service: key, request, certificate, path, assignment.
//!
//! Apart from the older operations because everything has another shape: ids of three kinds,
//! paths, slots. ONVIF Security 5; the order of the TLS Configuration add-on. Every verb looks
//! first whether its object already stands under the trail's alias: an answer may have been lost.

use std::time::Duration;

use super::message::keystore as message;
use super::offer::Keystore as Offer;
use super::{decode, protocols};
use crate::certificate::{Fingerprint, Subject};
use crate::device::conversation::Conversation;
use crate::device::soap::{Request, has_code};
use crate::device::xml::{self, Element};
use crate::device::{Before, Capabilities, Error, Free, KeyMade, KeyState, KeyWish, Outage, Trail};
use crate::error::Cause;

mod pair;
mod stock;
mod upload;

pub(super) use stock::clean_up;
pub(super) use upload::upload;

/// What the account may do and what is free. Reading the keys needs an administrator, so a
/// lesser account shows itself here, before anything is changed.
pub(super) async fn capabilities(
    talk: &Conversation,
    offer: &Offer,
) -> Result<Capabilities, Error> {
    let keys = talk.ask(&message::keys()).await?;
    let certificates = talk.ask(&message::certificates()).await?;
    let paths = talk.ask(&message::paths()).await?;
    if offer.asks_for_client_certificates {
        match talk.ask(&message::client_certificates()).await {
            Ok(answer)
                if answer
                    .text_of("clientAuthenticationRequired")
                    .is_some_and(xml::yes) =>
            {
                return Err(Error::ClientCertificates {
                    address: talk.address().clone(),
                });
            }
            Ok(_) | Err(Error::NotOffered { .. } | Error::Fault { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    let free = |limit: Option<u32>, used: usize| limit.map(|l| l.saturating_sub(used as u32));
    let free = (|| {
        Some(Free {
            keys: free(offer.keys, keys.each("KeyAttribute").count())?,
            certificates: free(offer.certificates, certificates.each("Certificate").count())?,
            paths: free(offer.paths, paths.each("CertificationPathID").count())?,
        })
    })();
    Ok(Capabilities {
        key_on_camera: offer.makes_keys && offer.makes_requests,
        key_from_here: offer.takes_pkcs12 || offer.takes_pkcs8,
        rsa_lengths: offer.rsa_lengths.clone(),
        p256: offer.makes_p256,
        set_clock: true,
        // By the standard; a device without it answers so, and its clock is set by hand.
        time_server: true,
        switch_https: true,
        restart: true,
        free,
        tls_versions: offer.tls_versions.clone(),
        ..Capabilities::default()
    })
}

/// Ids of the assigned paths.
pub(super) async fn assigned(talk: &Conversation) -> Result<Vec<String>, Error> {
    let answer = talk.ask(&message::assigned()).await?;
    Ok(texts(&answer, "CertificationPathID"))
}

pub(super) async fn make_key(
    talk: &Conversation,
    trail: &Trail,
    wish: KeyWish,
) -> Result<KeyMade, Error> {
    if let Some(id) = key_of(talk, trail).await? {
        return Ok(KeyMade { id, estimate: None });
    }
    let request = match wish {
        KeyWish::Rsa(bits) => message::make_rsa(bits, &trail.alias),
        KeyWish::P256 => message::make_p256(&trail.alias),
    };
    let answer = talk.ask(&request).await?;
    Ok(KeyMade {
        id: needed(talk, &answer, request.operation, "KeyID")?,
        estimate: answer.text_of("EstimatedCreationTime").and_then(duration),
    })
}

/// The key of this attempt, by id or by alias.
async fn key_of(talk: &Conversation, trail: &Trail) -> Result<Option<String>, Error> {
    let keys = talk.ask(&message::keys()).await?;
    Ok(keys
        .each("KeyAttribute")
        .filter(|key| {
            key.text_of("KeyID")
                .is_some_and(|id| trail.key.as_deref() == Some(id))
                || key.text_of("Alias") == Some(&trail.alias)
        })
        .find_map(|key| key.text_of("KeyID").map(ToOwned::to_owned)))
}

pub(super) async fn key_state(talk: &Conversation, trail: &Trail) -> Result<KeyState, Error> {
    let key = id_of(talk, trail.key.as_deref(), "GetKeyStatus")?;
    let answer = talk.ask(&message::key_state(key)).await?;
    match answer.text_of("KeyStatus").unwrap_or_default() {
        "ok" => Ok(KeyState::Ready),
        "generating" => Ok(KeyState::Making),
        "corrupt" => Ok(KeyState::Broken),
        other => Err(unreadable(
            talk,
            "GetKeyStatus",
            format!("unknown status {other:?}"),
        )),
    }
}

/// Asks for a request signed with SHA-256; devices that cannot are asked for what they can. The
/// signature of a request does not end up in the certificate.
pub(super) async fn request(
    talk: &Conversation,
    trail: &Trail,
    subject: &Subject,
) -> Result<Vec<u8>, Error> {
    let key = id_of(talk, trail.key.as_deref(), "CreatePKCS10CSR")?;
    let mut subject = subject.clone();
    let mut algorithms = [
        message::RSA_SHA256,
        message::ECDSA_SHA256,
        message::RSA_SHA1,
    ]
    .into_iter();
    let mut algorithm = algorithms.next().unwrap_or(message::RSA_SHA256);
    loop {
        let ask = message::request(&subject, key, algorithm);
        match talk.ask(&ask).await {
            Ok(answer) => {
                return answer
                    .child("PKCS10CSR")
                    .and_then(decode::der)
                    .ok_or_else(|| unreadable(talk, ask.operation, "no request inside"));
            }
            // The official test sends a country; a few devices insist on it.
            Err(error) if has_code(&error, "InvalidSubject") && subject.country.is_empty() => {
                "US".clone_into(&mut subject.country);
            }
            Err(error)
                if has_code(&error, "UnsupportedSignatureAlgorithm")
                    || has_code(&error, "KeySignatureAlgorithmMismatch") =>
            {
                algorithm = algorithms.next().ok_or(error)?;
            }
            Err(error) => return Err(error),
        }
    }
}

pub(super) async fn activate(
    talk: &Conversation,
    trail: &Trail,
    before: &Before,
) -> Result<Outage, Error> {
    let path = id_of(
        talk,
        trail.path.as_deref(),
        "AddServerCertificateAssignment",
    )?;
    let now = assigned(talk).await?;
    if now.iter().any(|id| id == path) {
        return Ok(Outage::Expected);
    }
    // What was assigned before goes first: anything else came from somebody else meanwhile.
    let old = |now: &[String]| {
        before
            .assigned
            .iter()
            .find(|id| now.contains(id))
            .or_else(|| now.first())
            .cloned()
    };
    match old(&now) {
        Some(old) => surely(talk, &message::reassign(&old, path), path).await,
        None => match surely(talk, &message::assign(path), path).await {
            Err(error) if has_code(&error, "MaximumNumberOfTLSCertificationPathsReached") => {
                let now = assigned(talk).await?;
                match old(&now) {
                    Some(old) => surely(talk, &message::reassign(&old, path), path).await,
                    None => Err(error),
                }
            }
            answer => answer,
        },
    }
}

/// An assignment of `path` that survives a lost connection: the device cuts connections while it
/// changes its certificate. Only when a look shows that it was not done is it asked for again.
async fn surely(talk: &Conversation, request: &Request, path: &str) -> Result<Outage, Error> {
    match talk.ask(request).await {
        Ok(_) => Ok(Outage::Expected),
        Err(Error::Cut { .. } | Error::Slow { .. }) => {
            if !assigned(talk).await?.iter().any(|id| id == path) {
                let _ = talk.ask(request).await?;
            }
            Ok(Outage::Expected)
        }
        Err(error) => Err(error),
    }
}

/// Enables TLS 1.2 and 1.3 where the device can speak them and only older ones are enabled (ONVIF
/// Security 5, SetEnabledTLSVersions): no browser takes less. Nothing that is enabled is disabled,
/// so whoever came in before still does. Answers whether something was changed.
pub(super) async fn renew_tls(talk: &Conversation, offer: &Offer) -> Result<bool, Error> {
    let today = |version: &&str| matches!(*version, "1.2" | "1.3");
    let can: Vec<&str> = offer.tls_versions.iter().map(String::as_str).collect();
    if !offer.chooses_tls || !can.iter().any(today) {
        return Ok(false);
    }
    let answer = talk.ask(&message::enabled_tls()).await?;
    let enabled: Vec<&str> = answer
        .text_of("Versions")
        .map(|list| list.split_whitespace().collect())
        .unwrap_or_default();
    if enabled.is_empty() || enabled.iter().any(today) {
        return Ok(false);
    }
    let wanted: Vec<&str> = can
        .into_iter()
        .filter(|v| today(v) || enabled.contains(v))
        .collect();
    let _ = talk.ask(&message::enable_tls(&wanted)).await?;
    Ok(true)
}

/// Makes sure that something is assigned which the TLS server can serve; false when nothing is
/// there. Asked only where HTTPS is off, so nobody sees a change yet.
pub(super) async fn lend(talk: &Conversation) -> Result<bool, Error> {
    if !assigned(talk).await?.is_empty() {
        return Ok(true);
    }
    let paths = talk.ask(&message::paths()).await?;
    for path in texts(&paths, "CertificationPathID") {
        match surely(talk, &message::assign(&path), &path).await {
            Ok(_) => return Ok(true),
            // A recorder's or a root's: without its key it cannot be served.
            Err(Error::Fault { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(false)
}

pub(super) async fn put_back(
    talk: &Conversation,
    trail: &Trail,
    before: &Before,
) -> Result<(), Error> {
    let now = assigned(talk).await?;
    if let Some(path) = trail
        .path
        .as_deref()
        .filter(|p| now.iter().any(|id| id == p))
    {
        match before.assigned.iter().find(|id| !now.contains(id)) {
            Some(old) => {
                let _ = surely(talk, &message::reassign(path, old), old).await?;
            }
            None => {
                // The standard lets a device refuse to remove an assignment while HTTPS is on;
                // but over HTTPS we would lock ourselves out.
                if !talk.wire().await.is_tls() {
                    let _ = protocols::switch_https(talk, false).await?;
                }
                let _ = talk.ask(&message::unassign(path)).await?;
            }
        }
    }
    let _ = protocols::switch_https(talk, before.https).await?;
    // Lent to a device that served nothing, see `lend`.
    if !before.https && before.assigned.is_empty() && !talk.wire().await.is_tls() {
        for lent in assigned(talk).await? {
            let _ = talk.ask(&message::unassign(&lent)).await?;
        }
    }
    Ok(())
}

/// SHA-256 of the certificate the trail's path begins with, as the device holds it.
pub(super) async fn fingerprint(
    talk: &Conversation,
    trail: &Trail,
) -> Result<Option<Fingerprint>, Error> {
    let Some(id) = trail.certificate.as_deref() else {
        return Ok(None);
    };
    let answer = talk.ask(&message::certificates()).await?;
    Ok(answer
        .each("Certificate")
        .find(|c| c.text_of("CertificateID") == Some(id))
        .and_then(|c| decode::der(c.child("CertificateContent")?))
        .map(|der| Fingerprint::of(&der)))
}

/// The ids of all children of that name.
fn texts(answer: &Element, name: &str) -> Vec<String> {
    answer
        .each(name)
        .map(|e| e.text().to_owned())
        .filter(|t| !t.is_empty())
        .collect()
}

/// An id out of an answer, echoed back later exactly as it came.
fn needed(
    talk: &Conversation,
    answer: &Element,
    operation: &str,
    name: &str,
) -> Result<String, Error> {
    answer
        .text_of(name)
        .map(ToOwned::to_owned)
        .ok_or_else(|| unreadable(talk, operation, format!("{name} is missing")))
}

/// An id out of the trail.
fn id_of<'a>(talk: &Conversation, id: Option<&'a str>, operation: &str) -> Result<&'a str, Error> {
    id.ok_or_else(|| unreadable(talk, operation, "nothing was put in yet"))
}

fn unreadable(
    talk: &Conversation,
    operation: &str,
    cause: impl Into<Box<dyn std::error::Error + Send + Sync>>,
) -> Error {
    Error::Unreadable {
        address: talk.address().clone(),
        operation: operation.to_owned(),
        cause: Cause::new(cause),
    }
}

/// xs:duration without years and months, which no key takes.
fn duration(text: &str) -> Option<Duration> {
    let rest = text.trim().strip_prefix('P')?;
    let (days, time) = rest.split_once('T').unwrap_or((rest, ""));
    let mut seconds = 0.0;
    let mut number = String::new();
    for (part, units) in [
        (days, [('D', 86_400.0)].as_slice()),
        (time, &[('H', 3600.0), ('M', 60.0), ('S', 1.0)]),
    ] {
        for character in part.chars() {
            if character.is_ascii_digit() || character == '.' {
                number.push(character);
                continue;
            }
            let (_, unit) = units.iter().find(|(c, _)| *c == character)?;
            seconds += number.parse::<f64>().ok()? * unit;
            number.clear();
        }
    }
    // A day is more than any device takes; the rest is nonsense.
    (seconds <= 86_400.0).then(|| Duration::from_secs_f64(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_durations() {
        assert_eq!(duration("PT20S"), Some(Duration::from_secs(20)));
        assert_eq!(duration("PT1M30.5S"), Some(Duration::from_millis(90_500)));
        assert_eq!(duration("PT0S"), Some(Duration::ZERO));
        assert_eq!(duration("P400D"), None);
        assert_eq!(duration("20"), None);
        assert_eq!(duration("PTxS"), None);
    }
}
