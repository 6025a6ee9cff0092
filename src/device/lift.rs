//! From plain HTTP into TLS: as soon as a device's HTTPS answers, nothing more goes in the clear.
//!
//! Apart because every maker's interface does it the same way: pinned to what is served there,
//! and only when the same device answers (behind address translation a port can be anybody's).

use std::time::Duration;

use futures::future::BoxFuture;

use super::http::Wire;
use super::tls::{self, Pin};
use super::web::Web;
use super::{Answer, Channel, Error, Identity, Scheme};
use crate::certificate::{Certificate, Fingerprint};

/// How long one look at the certificate may take.
const LOOK: Duration = Duration::from_secs(8);

/// Goes on at HTTPS port `port`, when `who` answers the same there as here. Answers what is served
/// at that port, whether or not the conversation went there; `None` when nothing was.
pub(super) async fn into_tls<'a>(
    web: &'a Web,
    port: u16,
    who: impl Fn() -> BoxFuture<'a, Result<Identity, Error>>,
) -> Option<Fingerprint> {
    let address = web.address().at(port);
    let seen = tls::look(&address, LOOK).await.ok()?;
    let served = seen.chain.first()?.fingerprint();
    // Old TLS that no modern program speaks stays on HTTP.
    if seen.old.is_some() {
        return Some(served);
    }
    let here = who().await.ok()?;
    let plain = web.wire().await;
    let pin = Pin::new(Some(served));
    if let Some(issued) = plain.pin().expected() {
        pin.expect(issued);
    }
    web.move_to(Wire::new(web.address(), Scheme::Https, port, pin).ok()?)
        .await;
    match who().await {
        Ok(there) if there == here && !here.serial.is_empty() => Some(served),
        answer => {
            log::info!("{address} is not the device at HTTP: {answer:?}");
            web.move_to(plain).await;
            None
        }
    }
}

/// What a new connection to this port of the device is shown.
pub(super) async fn served(web: &Web, port: u16) -> Option<Fingerprint> {
    let seen = tls::look(&web.address().at(port), LOOK).await.ok()?;
    seen.chain.first().map(Certificate::fingerprint)
}

/// How this conversation travels.
pub(super) async fn channel(web: &Web) -> Result<Channel, Error> {
    Ok(match web.wire().await.is_tls() {
        true => Channel::Pinned,
        false => Channel::Clear,
    })
}

/// The interface has no such verb.
pub(super) fn not_offered<'a, T: Send + 'a>(web: &Web, operation: &str) -> Answer<'a, T> {
    let error = Error::NotOffered {
        address: web.address().clone(),
        operation: operation.to_owned(),
    };
    Box::pin(async move { Err(error) })
}
