//! The way through the certificate operations of the device service (deprecated 2016).
//!
//! Apart from the key store because a certificate, its key and its assignment are one thing here:
//! an id with a status. Fault codes differ from device to device and are never branched on,
//! except to try the other permitted spelling once.

use time::{Duration, OffsetDateTime};

use super::message::legacy as message;
use super::offer::Legacy as Offer;
use super::{decode, protocols};
use crate::certificate::{Fingerprint, Subject};
use crate::device::conversation::Conversation;
use crate::device::xml;
use crate::device::{
    Before, Capabilities, Error, Keep, KeyMade, KeyState, Outage, Trail, Upload, Uploaded, is_ours,
};
use crate::error::Cause;

/// Longest id that all devices take.
const ID: usize = 32;

pub(super) async fn capabilities(
    talk: &Conversation,
    offer: &Offer,
) -> Result<Capabilities, Error> {
    // Reading certificates needs an administrator on most devices.
    let _ = talk.ask(&message::certificates()).await?;
    match talk.ask(&message::client_certificates()).await {
        Ok(answer) if answer.text_of("Enabled").is_some_and(xml::yes) => {
            return Err(Error::ClientCertificates {
                address: talk.address().clone(),
            });
        }
        Ok(_) | Err(Error::NotOffered { .. } | Error::Fault { .. } | Error::Unreadable { .. }) => {}
        Err(error) => return Err(error),
    }
    Ok(Capabilities {
        key_on_camera: offer.makes_keys,
        // Required without keys of its own, optional with: the plan prefers the camera's key.
        key_from_here: true,
        set_clock: true,
        // By the standard; a device without it answers so, and its clock is set by hand.
        time_server: true,
        switch_https: true,
        restart: true,
        tls_versions: offer.tls_versions.clone(),
        ..Capabilities::default()
    })
}

/// Ids of the certificates that are switched on.
pub(super) async fn assigned(talk: &Conversation) -> Result<Vec<String>, Error> {
    let answer = talk.ask(&message::states()).await?;
    Ok(answer
        .each("CertificateStatus")
        .filter(|s| s.text_of("Status").is_some_and(xml::yes))
        .filter_map(|s| s.text_of("CertificateID").map(ToOwned::to_owned))
        .collect())
}

/// Every certificate: id and DER.
async fn all(talk: &Conversation) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let answer = talk.ask(&message::certificates()).await?;
    Ok(answer
        .each("NvtCertificate")
        .filter_map(|c| {
            let id = c.text_of("CertificateID")?.to_owned();
            Some((
                id,
                c.child("Certificate")
                    .and_then(decode::der)
                    .unwrap_or_default(),
            ))
        })
        .collect())
}

pub(super) async fn make_key(talk: &Conversation, trail: &Trail) -> Result<KeyMade, Error> {
    let known = all(talk).await?;
    let found = known
        .iter()
        .find(|(id, _)| *id == trail.alias || trail.key.as_ref() == Some(id));
    if let Some((id, _)) = found {
        return Ok(KeyMade {
            id: id.clone(),
            estimate: None,
        });
    }
    let now = OffsetDateTime::now_utc();
    let request = message::make(
        &trail.alias,
        talk.address().host(),
        now - Duration::DAY,
        now + Duration::days(730),
    );
    let answer = talk.ask(&request).await?;
    let id = answer
        .child("NvtCertificate")
        .and_then(|c| c.text_of("CertificateID"))
        .unwrap_or(&trail.alias);
    Ok(KeyMade {
        id: id.to_owned(),
        estimate: None,
    })
}

/// The call that makes the key ends when it is there.
pub(super) async fn key_state(talk: &Conversation, trail: &Trail) -> Result<KeyState, Error> {
    let known = all(talk).await?;
    if known.iter().any(|(id, _)| trail.key.as_ref() == Some(id)) {
        Ok(KeyState::Ready)
    } else {
        Ok(KeyState::Making)
    }
}

pub(super) async fn request(
    talk: &Conversation,
    trail: &Trail,
    subject: &Subject,
) -> Result<Vec<u8>, Error> {
    let operation = "GetPkcs10Request";
    let key = trail
        .key
        .as_deref()
        .ok_or_else(|| unreadable(talk, operation, "no key was made yet"))?;
    let answer = talk.ask(&message::request(key, &subject.line())).await?;
    answer
        .child("Pkcs10Request")
        .and_then(decode::der)
        .ok_or_else(|| unreadable(talk, operation, "no request inside"))
}

/// One certificate, with or without its key. These operations know no chain to serve: what
/// LoadCACertificates takes is for judging clients and 802.1X servers (ONVIF Core up to 16.12), so
/// intermediates stay out, and whoever connects has to have them.
pub(super) async fn upload(
    talk: &Conversation,
    trail: &Trail,
    upload: &Upload,
) -> Result<Uploaded, Error> {
    let mut trail = trail.clone();
    let leaf = upload
        .chain
        .first()
        .ok_or_else(|| unreadable(talk, "LoadCertificates", "an empty chain"))?;
    let known = all(talk).await?;
    let found = known.iter().find(|(_, der)| der == leaf.der());
    let id = if let Some((id, _)) = found {
        id.clone()
    } else if let Some(key) = &upload.key {
        with_key(talk, &trail.alias, leaf.der(), key).await?;
        trail.alias.clone()
    } else {
        load(talk, &trail, leaf.der()).await?
    };
    trail.certificate = Some(id);
    Ok(Uploaded {
        trail,
        complete: true,
    })
}

/// Some devices want a new id for the signed certificate, others that of the key.
async fn load(talk: &Conversation, trail: &Trail, der: &[u8]) -> Result<String, Error> {
    let stem: String = trail.alias.chars().take(ID - 2).collect();
    let id = format!("{stem}-S");
    match talk.ask(&message::load(&id, der)).await {
        Ok(_) => Ok(id),
        Err(error @ Error::Fault { .. }) => {
            let Some(key) = &trail.key else {
                return Err(error);
            };
            let _ = talk.ask(&message::load(key, der)).await?;
            Ok(key.clone())
        }
        Err(error) => Err(error),
    }
}

/// PKCS#8 first, then the older PKCS#1. The key travels in the clear inside the request, so only
/// inside TLS.
async fn with_key(
    talk: &Conversation,
    id: &str,
    der: &[u8],
    key: &crate::certificate::PrivateKey,
) -> Result<(), Error> {
    if !talk.wire().await.is_tls() {
        return Err(Error::OnlyClearHttp {
            address: talk.address().clone(),
        });
    }
    match talk
        .ask(&message::load_with_key(id, der, key.pkcs8()))
        .await
    {
        Ok(_) => Ok(()),
        Err(error @ Error::Fault { .. }) => {
            let Some(old) = key.pkcs1() else {
                return Err(error);
            };
            talk.ask(&message::load_with_key(id, der, &old))
                .await
                .map(drop)
        }
        Err(error) => Err(error),
    }
}

pub(super) async fn activate(talk: &Conversation, trail: &Trail) -> Result<Outage, Error> {
    let id = trail
        .certificate
        .as_deref()
        .ok_or_else(|| unreadable(talk, "SetCertificatesStatus", "nothing was put in yet"))?;
    switch_to(talk, Some(id), &[]).await
}

/// Switches `wanted` on and in the same request off what else is on, `leaving` included.
async fn switch_to(
    talk: &Conversation,
    wanted: Option<&str>,
    leaving: &[&str],
) -> Result<Outage, Error> {
    let now = assigned(talk).await?;
    let mut states: Vec<(&str, bool)> = Vec::new();
    if let Some(id) = wanted.filter(|id| !now.iter().any(|n| n == id)) {
        states.push((id, true));
    }
    states.extend(
        now.iter()
            .map(String::as_str)
            .filter(|id| Some(*id) != wanted && (wanted.is_some() || leaving.contains(id)))
            .map(|id| (id, false)),
    );
    if states.is_empty() {
        return Ok(Outage::Expected);
    }
    match talk.ask(&message::set_states(&states)).await {
        Ok(_) => Ok(Outage::Expected),
        Err(error @ (Error::Cut { .. } | Error::Slow { .. })) => {
            let now = assigned(talk).await;
            match (now, wanted) {
                (Ok(now), Some(id)) if now.iter().any(|n| n == id) => Ok(Outage::Expected),
                _ => Err(error),
            }
        }
        Err(error) => Err(error),
    }
}

/// Makes sure that a certificate is switched on which the TLS server can serve; false when there
/// is none. Asked only where HTTPS is off, so nobody sees a change yet.
pub(super) async fn lend(talk: &Conversation) -> Result<bool, Error> {
    if !assigned(talk).await?.is_empty() {
        return Ok(true);
    }
    for (id, _) in all(talk).await? {
        match switch_to(talk, Some(&id), &[]).await {
            Ok(_) => return Ok(true),
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
    let lent = (!before.https && before.assigned.is_empty()).then_some(&now);
    let ours: Vec<&str> = [&trail.certificate, &trail.key]
        .into_iter()
        .flatten()
        // Lent to a device that served nothing, see `lend`.
        .chain(lent.into_iter().flatten())
        .map(String::as_str)
        .collect();
    if !before.https {
        let _ = protocols::switch_https(talk, false).await?;
    }
    let _ = switch_to(talk, before.assigned.first().map(String::as_str), &ours).await?;
    if before.https {
        let _ = protocols::switch_https(talk, true).await?;
    }
    Ok(())
}

/// SHA-256 of the trail's certificate as the device holds it.
pub(super) async fn fingerprint(
    talk: &Conversation,
    trail: &Trail,
) -> Result<Option<Fingerprint>, Error> {
    let known = all(talk).await?;
    Ok(known
        .iter()
        .find(|(id, der)| trail.certificate.as_ref() == Some(id) && !der.is_empty())
        .map(|(_, der)| Fingerprint::of(der)))
}

/// Deletes one by one: the standard's all-or-nothing would let one stubborn object keep all.
pub(super) async fn clean_up(talk: &Conversation, trail: &Trail, keep: Keep) -> Result<u32, Error> {
    let in_use = assigned(talk).await?;
    let mut removed = 0;
    for (id, _) in all(talk).await? {
        let of_trail = id.starts_with(trail.alias.as_str())
            || [&trail.certificate, &trail.key].contains(&&Some(id.clone()));
        let goes = is_ours(&id)
            && !in_use.contains(&id)
            && match keep {
                Keep::Old => of_trail,
                Keep::New => !of_trail,
            };
        if !goes {
            continue;
        }
        match talk.ask(&message::delete(&id)).await {
            Ok(_) => removed += 1,
            Err(error @ Error::Fault { .. }) => {
                log::info!("{} DeleteCertificates {id}: {error}", talk.address());
            }
            Err(error) => return Err(error),
        }
    }
    Ok(removed)
}

fn unreadable(talk: &Conversation, operation: &str, cause: &str) -> Error {
    Error::Unreadable {
        address: talk.address().clone(),
        operation: operation.to_owned(),
        cause: Cause::new(cause),
    }
}
