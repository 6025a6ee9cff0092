//! What an ONVIF device says of its video, asked without a login: whether it offers RTSP over TLS
//! with encrypted pictures (SRTP, RFC 3711).
//!
//! Apart because nothing of it is about certificates. Media service version 2, `StreamingCapabilities`
//! of `GetServices`: `SecureRTSPStreaming`, "live media streaming via RTSPS and SRTP". One flag for
//! both, and no promise that a recorder uses it.

use std::time::Duration;

use super::conversation::Conversation;
use super::http::Wire;
use super::onvif::message;
use super::tls::Pin;
use super::xml::{self, Element};
use super::{Address, Scheme};

/// Namespace of the media service, version 2.
const MEDIA2: &str = "http://www.onvif.org/ver20/media/wsdl";
/// How long it may take; nobody waits for it longer than for the ports of the video.
const PATIENCE: Duration = Duration::from_millis(2500);

/// What the device behind this HTTPS address says; `None` when it says nothing of it.
pub async fn offers_srtp(address: &Address) -> Option<bool> {
    let port = address.port().unwrap_or(443);
    let wire = Wire::new(address, Scheme::Https, port, Pin::default()).ok()?;
    let talk = Conversation::new(address.clone(), wire, None);
    let question = message::services().within(PATIENCE);
    let asking = talk.ask(&question);
    let answer = tokio::time::timeout(PATIENCE, asking).await.ok()?.ok()?;
    read(&answer)
}

fn read(services: &Element) -> Option<bool> {
    let media = services
        .each("Service")
        .find(|service| service.text_of("Namespace") == Some(MEDIA2))?;
    let told = media
        .find("StreamingCapabilities")?
        .attribute("SecureRTSPStreaming")?;
    Some(xml::yes(told))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_said_is_told() {
        let told = |inner: &str| {
            let text = format!(
                "<R><Service><Namespace>{MEDIA2}</Namespace><XAddr>http://a/</XAddr>\
                 <Capabilities><C>{inner}</C></Capabilities></Service></R>"
            );
            read(&xml::read(text.as_bytes()).unwrap())
        };
        assert_eq!(
            told("<StreamingCapabilities SecureRTSPStreaming=\"true\"/>"),
            Some(true)
        );
        assert_eq!(
            told("<StreamingCapabilities SecureRTSPStreaming=\"0\"/>"),
            Some(false)
        );
        assert_eq!(
            told("<StreamingCapabilities RTSPStreaming=\"true\"/>"),
            None
        );
        assert_eq!(told(""), None);
        assert_eq!(read(&xml::read(b"<R/>").unwrap()), None);
    }
}
