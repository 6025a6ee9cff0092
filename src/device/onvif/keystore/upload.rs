//! Putting certificates in, one object a call, so that the trail can be saved between them.
//!
//! Apart because a lost answer is likeliest here: each step looks for its object by content or
//! alias first.

use super::{decode, message, needed, pair, texts, unreadable};
use crate::certificate::Certificate;
use crate::certificate::file::{self, Cipher};
use crate::device::conversation::Conversation;
use crate::device::onvif::offer::Keystore as Offer;
use crate::device::soap::has_code;
use crate::device::xml::Element;
use crate::device::{Error, Trail, Upload, Uploaded};
use crate::secret::Secret;

/// The next object of `upload`.
pub(in crate::device::onvif) async fn upload(
    talk: &Conversation,
    offer: &Offer,
    trail: &Trail,
    upload: &Upload,
) -> Result<Uploaded, Error> {
    let mut trail = trail.clone();
    if upload.key.is_some() && offer.takes_pkcs12 {
        with_key(talk, offer, &mut trail, upload).await?;
        return Ok(Uploaded {
            trail,
            complete: true,
        });
    }
    let Some((leaf, above)) = upload.chain.split_first() else {
        return Err(unreadable(talk, "UploadCertificate", "an empty chain"));
    };
    if let (Some(key), None) = (&upload.key, &trail.key) {
        trail.key = Some(pair::put_in(talk, offer, &trail, leaf, key).await?);
    } else if trail.certificate.is_none() {
        trail.certificate = Some(certificate(talk, &mut trail, leaf, true).await?);
    } else if let Some(next) = above.get(trail.intermediates.len()) {
        let id = certificate(talk, &mut trail, next, false).await?;
        trail.intermediates.push(id);
    } else {
        trail.path = Some(path(talk, &trail).await?);
        return Ok(Uploaded {
            trail,
            complete: true,
        });
    }
    Ok(Uploaded {
        trail,
        complete: false,
    })
}

/// Uploads one certificate unless exactly this one is there already.
async fn certificate(
    talk: &Conversation,
    trail: &mut Trail,
    certificate: &Certificate,
    needs_key: bool,
) -> Result<String, Error> {
    let present = talk.ask(&message::certificates()).await?;
    let found = present
        .each("Certificate")
        .find(|c| {
            c.child("CertificateContent")
                .and_then(decode::der)
                .is_some_and(|der| der == certificate.der())
        })
        .and_then(|c| c.text_of("CertificateID"));
    if let Some(id) = found {
        return Ok(id.to_owned());
    }
    let request = message::upload(certificate.der(), &trail.alias, needs_key);
    let answer = talk.ask(&request).await?;
    let id = needed(talk, &answer, request.operation, "CertificateID")?;
    if needs_key {
        let key = answer.text_of("KeyID").map(ToOwned::to_owned);
        if key.is_some() && trail.key.is_some() && key != trail.key {
            return Err(unreadable(
                talk,
                request.operation,
                "the device joined the certificate with another key",
            ));
        }
        trail.key = trail.key.take().or(key);
    }
    Ok(id)
}

/// The path of the trail's certificates, made unless it stands under the alias.
async fn path(talk: &Conversation, trail: &Trail) -> Result<String, Error> {
    if let Some(path) = path_of(talk, &trail.alias).await? {
        return Ok(path.0);
    }
    let ids: Vec<&str> = trail
        .certificate
        .iter()
        .chain(&trail.intermediates)
        .map(String::as_str)
        .collect();
    let request = message::make_path(&ids, &trail.alias);
    let answer = talk.ask(&request).await?;
    needed(talk, &answer, request.operation, "CertificationPathID")
}

/// Id and certificate ids of the path with that alias.
async fn path_of(talk: &Conversation, alias: &str) -> Result<Option<(String, Vec<String>)>, Error> {
    let all = talk.ask(&message::paths()).await?;
    for id in texts(&all, "CertificationPathID") {
        let answer = talk.ask(&message::path(&id)).await?;
        if answer
            .child("CertificationPath")
            .is_some_and(|p| p.text_of("Alias") == Some(alias))
        {
            return Ok(Some((id, members(&answer))));
        }
    }
    Ok(None)
}

/// The certificate ids of a GetCertificationPath answer, with or without their wrapper.
pub(super) fn members(answer: &Element) -> Vec<String> {
    let Some(path) = answer.child("CertificationPath") else {
        return Vec::new();
    };
    texts(
        path.child("CertificateIDs").unwrap_or(path),
        "CertificateID",
    )
}

/// Key, certificates and path in one container. Its passphrase travels with it, so only inside
/// TLS.
async fn with_key(
    talk: &Conversation,
    offer: &Offer,
    trail: &mut Trail,
    upload: &Upload,
) -> Result<(), Error> {
    if !talk.wire().await.is_tls() {
        return Err(Error::OnlyClearHttp {
            address: talk.address().clone(),
        });
    }
    if let Some((path, certificates)) = path_of(talk, &trail.alias).await? {
        let keys = talk.ask(&message::keys()).await?;
        trail.key = keys
            .each("KeyAttribute")
            .find(|k| k.text_of("Alias") == Some(&trail.alias))
            .and_then(|k| k.text_of("KeyID").map(ToOwned::to_owned));
        remember(trail, path, certificates);
        return Ok(());
    }
    let ciphers = if offer.modern_pkcs12 {
        [Cipher::Modern, Cipher::Legacy]
    } else {
        [Cipher::Legacy, Cipher::Modern]
    };
    let mut answer = container(talk, trail, upload, ciphers[0]).await;
    // A fault says that nothing was put in, so the other container may be tried.
    if answer.as_ref().is_err_and(|error| {
        ["DecryptionFailed", "BadPKCS12File"]
            .iter()
            .any(|code| has_code(error, code))
    }) {
        answer = container(talk, trail, upload, ciphers[1]).await;
    }
    let answer = answer?;
    let operation = "UploadCertificateWithPrivateKeyInPKCS12";
    let path = needed(talk, &answer, operation, "CertificationPathID")?;
    trail.key = answer.text_of("KeyID").map(ToOwned::to_owned);
    let certificates = members(&talk.ask(&message::path(&path)).await?);
    remember(trail, path, certificates);
    Ok(())
}

fn remember(trail: &mut Trail, path: String, certificates: Vec<String>) {
    let mut certificates = certificates.into_iter();
    trail.certificate = certificates.next();
    trail.intermediates = certificates.collect();
    trail.path = Some(path);
}

async fn container(
    talk: &Conversation,
    trail: &Trail,
    upload: &Upload,
    cipher: Cipher,
) -> Result<Element, Error> {
    let operation = "UploadCertificateWithPrivateKeyInPKCS12";
    let key = upload
        .key
        .as_ref()
        .ok_or_else(|| unreadable(talk, operation, "no key to put in"))?;
    let passphrase = once();
    let file = file::pkcs12(&upload.chain, key, &passphrase, cipher)
        .map_err(|error| unreadable(talk, operation, error))?;
    talk.ask(&message::upload_pkcs12(&file, &trail.alias, &passphrase))
        .await
}

/// A passphrase for one upload: 32 letters and digits, which every device takes.
pub(super) fn once() -> Secret {
    use rand::Rng as _;
    use rand::distr::Alphanumeric;
    Secret::new(
        rand::rng()
            .sample_iter(Alphanumeric)
            .take(32)
            .map(char::from)
            .collect::<String>(),
    )
}
