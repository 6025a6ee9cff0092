//! Removing what is ours from the key store, in the order references allow.
//!
//! Apart because it must never err: an object is ours by its alias, or because it hangs on
//! something that is; whatever is assigned, referenced or foreign stays.

use super::pair::forget_passphrases;
use super::upload::members;
use super::{assigned, message, texts};
use crate::device::conversation::Conversation;
use crate::device::onvif::offer::Keystore as Offer;
use crate::device::soap::{Request, has_code};
use crate::device::{Error, Keep, Trail, is_ours};

/// Removes paths, then certificates, then keys. Answers how many objects went.
pub(in crate::device::onvif) async fn clean_up(
    talk: &Conversation,
    offer: &Offer,
    trail: &Trail,
    keep: Keep,
) -> Result<u32, Error> {
    let goes = |alias: &str, id: &str, named: &[Option<&String>]| {
        let of_trail = alias == trail.alias || named.iter().flatten().any(|n| *n == id);
        match keep {
            // ids alone are not enough: devices use them again
            Keep::Old => of_trail && (is_ours(alias) || alias.is_empty()),
            Keep::New => is_ours(alias) && !of_trail,
        }
    };
    let in_use = assigned(talk).await?;
    let mut removed = 0;

    // Certificates that came in a container have no alias of their own: their path vouches.
    let mut vouched = Vec::new();
    let all = talk.ask(&message::paths()).await?;
    for id in texts(&all, "CertificationPathID") {
        let answer = talk.ask(&message::path(&id)).await?;
        let alias = answer
            .child("CertificationPath")
            .and_then(|p| p.text_of("Alias"))
            .unwrap_or_default();
        if goes(alias, &id, &[trail.path.as_ref()]) && !in_use.contains(&id) {
            if is_ours(alias) {
                vouched.extend(members(&answer));
            }
            removed += delete(talk, message::delete_path(&id)).await?;
        }
    }

    let keys = talk.ask(&message::keys()).await?;
    let our_keys: Vec<&str> = keys
        .each("KeyAttribute")
        .filter(|k| {
            let id = k.text_of("KeyID").unwrap_or_default();
            let alias = k.text_of("Alias").unwrap_or_default();
            goes(alias, id, &[trail.key.as_ref()])
        })
        .filter_map(|k| k.text_of("KeyID"))
        .collect();

    let certificates = talk.ask(&message::certificates()).await?;
    for certificate in certificates.each("Certificate") {
        let Some(id) = certificate.text_of("CertificateID") else {
            continue;
        };
        let alias = certificate.text_of("Alias").unwrap_or_default();
        let mut named = vec![trail.certificate.as_ref()];
        named.extend(trail.intermediates.iter().map(Some));
        let key_is_ours = certificate
            .text_of("KeyID")
            .is_some_and(|key| our_keys.contains(&key));
        let hangs_on_ours = alias.is_empty() && (key_is_ours || vouched.iter().any(|v| v == id));
        if goes(alias, id, &named) || hangs_on_ours {
            removed += delete(talk, message::delete_certificate(id)).await?;
        }
    }

    // A run cut short may have left the passphrase of its key pair.
    if offer.takes_pkcs8 && !offer.takes_pkcs12 && offer.keeps_passphrases {
        forget_passphrases(talk, &trail.alias).await?;
    }

    for key in our_keys {
        removed += delete(talk, message::delete_key(key)).await?;
    }
    Ok(removed)
}

/// One deletion. What is referenced elsewhere stays; what is gone already is no failure.
async fn delete(talk: &Conversation, request: Request) -> Result<u32, Error> {
    match talk.ask(&request).await {
        Ok(_) => Ok(1),
        Err(error)
            if [
                "ReferenceExists",
                "KeyID",
                "CertificateID",
                "CertificationPathID",
                "KeyDeletionFailed",
                "CertificateDeletionFailed",
                "CertificationPathDeletionFailed",
            ]
            .iter()
            .any(|code| has_code(&error, code)) =>
        {
            log::info!("{} {}: {error}", talk.address(), request.operation);
            Ok(0)
        }
        Err(error) => Err(error),
    }
}
