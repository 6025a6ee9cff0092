//! Files in and out of the recorder over its WebSocket (RFC 6455): the request out, the signed
//! certificate in.
//!
//! Apart from the commands because it is another protocol: JSON messages, and binary frames that
//! carry a small JSON before the bytes. As the recorder's own pages do it (modules "upload" and
//! "download"). Over TLS it is held to the same pin as everything else.

use std::sync::Arc;
use std::time::Duration;

use futures::{SinkExt as _, StreamExt as _};
use md5::Digest as _;
use rustls::pki_types::ServerName;
use serde_json::{Value, json};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::{self, Message, protocol::WebSocketConfig};

use super::session::{Recorder, Session};
use crate::device::tls;
use crate::device::{Address, Error};
use crate::error::Cause;

/// The whole transfer of a file of a few kilobytes.
const LIMIT: Duration = Duration::from_secs(60);
/// A request has one to four kilobytes.
const MOST: usize = 64 * 1024;
/// Bytes of a file in one frame, and frames that may be unanswered.
const FRAME: usize = 50 * 1024;
/// The download is over.
const AT_THE_END: i64 = 536_870_961;

trait Stream: AsyncRead + AsyncWrite + Unpin + Send {}
impl<S: AsyncRead + AsyncWrite + Unpin + Send> Stream for S {}

/// One open socket.
struct Socket<'a> {
    address: &'a Address,
    operation: &'a str,
    inner: WebSocketStream<Box<dyn Stream>>,
}

/// Fetches the waiting request (PEM as the recorder writes it).
pub(super) async fn download(recorder: &Recorder) -> Result<Vec<u8>, Error> {
    let session = recorder.session().await?;
    within(recorder, "download", async {
        let mut socket = Socket::open(recorder, &session, "download").await?;
        socket
            .say(
                "/device/file/download/start",
                json!({ "file_id": "cert_file" }),
            )
            .await?;
        let mut file = Vec::new();
        let mut index = 0;
        loop {
            match socket.hear().await? {
                Message::Binary(frame) => {
                    let part = bytes_of(&frame)
                        .ok_or_else(|| socket.unreadable("a frame of another shape"))?;
                    file.extend_from_slice(part);
                    if file.len() > MOST {
                        return Err(Error::TooLarge {
                            address: socket.address.clone(),
                            operation: "download".to_owned(),
                            limit: MOST as u64,
                        });
                    }
                    index += 1;
                    socket
                        .say(
                            "/device/file/download/step#response",
                            json!({ "index": index }),
                        )
                        .await?;
                }
                Message::Text(text) => {
                    let said = socket.json(&text)?;
                    if said["url"] == "/device/file/download/step"
                        && said["data"]["code"] == json!(AT_THE_END)
                    {
                        break;
                    }
                    socket.agreed(&said)?;
                }
                _ => {}
            }
        }
        socket
            .say(
                "/device/file/download/stop",
                json!({ "reason": "finished" }),
            )
            .await?;
        Ok(file)
    })
    .await
}

/// Sends the signed certificate (PEM). The recorder keeps it only when it fits its request.
pub(super) async fn upload(recorder: &Recorder, file: &[u8]) -> Result<(), Error> {
    let session = recorder.session().await?;
    within(recorder, "upload", async {
        let mut socket = Socket::open(recorder, &session, "upload").await?;
        socket
            .say(
                "/device/file/upload/start",
                json!({ "file_id": "cert_file", "size": file.len(), "sign_method": "MD5",
                    "param": {} }),
            )
            .await?;
        let _ = socket.answer("/device/file/upload/start").await?;
        for (index, part) in file.chunks(FRAME).enumerate() {
            socket.send(Message::binary(frame(index + 1, part))).await?;
            let _ = socket.answer("/device/file/upload/step").await?;
        }
        let sign: String = md5::Md5::digest(file)
            .iter()
            .map(|b| format!("{b:02X}"))
            .collect();
        socket
            .say(
                "/device/file/upload/stop",
                json!({ "reason": "finished", "sign": sign }),
            )
            .await?;
        let _ = socket.answer("/device/file/upload/stop").await?;
        Ok(())
    })
    .await
}

async fn within<T>(
    recorder: &Recorder,
    operation: &str,
    work: impl Future<Output = Result<T, Error>>,
) -> Result<T, Error> {
    match tokio::time::timeout(LIMIT, work).await {
        Ok(answer) => answer,
        Err(_) => Err(Error::Slow {
            address: recorder.web.address().clone(),
            operation: operation.to_owned(),
            waited: LIMIT,
        }),
    }
}

/// u32 LE kind, u32 LE length of the JSON, JSON, bytes.
fn frame(index: usize, part: &[u8]) -> Vec<u8> {
    let head = json!({ "url": "/device/file/upload/step", "basic": basic(),
        "data": { "upload_file_data": format!("0,{}", part.len()), "index": index } })
    .to_string();
    let mut frame = 0_u32.to_le_bytes().to_vec();
    frame.extend((head.len() as u32).to_le_bytes());
    frame.extend(head.as_bytes());
    frame.extend(part);
    frame
}

/// The bytes of the file in a frame of a download; the header has 8 or 16 bytes.
fn bytes_of(frame: &[u8]) -> Option<&[u8]> {
    let number = |at: usize| {
        let bytes = frame.get(at..at + 4)?;
        Some(u32::from_le_bytes(bytes.try_into().ok()?))
    };
    let header: usize = if number(0)? == 0 { 8 } else { 16 };
    let length = usize::try_from(number(4)?).ok()?;
    frame.get(header.checked_add(length)?..)
}

/// Stands in every message.
fn basic() -> Value {
    let now = time::OffsetDateTime::now_utc().unix_timestamp_nanos() / 1_000_000;
    json!({ "ver": "1.0", "time": now as i64, "id": 1, "nonce": rand::random::<u32>() })
}

impl<'a> Socket<'a> {
    async fn open(
        recorder: &'a Recorder,
        session: &Session,
        operation: &'a str,
    ) -> Result<Self, Error> {
        let address = recorder.web.address();
        let not_offered = || Error::NotOffered {
            address: address.clone(),
            operation: "file transfer".to_owned(),
        };
        // Firmware that tells no session has no socket either.
        let id = session.id.as_deref().ok_or_else(not_offered)?;
        let wire = recorder.web.wire().await;
        let at = address.at(wire.port());
        let scheme = if wire.is_tls() { "wss" } else { "ws" };
        let query: String = url::form_urlencoded::byte_serialize(id.as_bytes()).collect();
        let url = format!(
            "{scheme}://{}:{}/requestWebsocketConnection?sessionID={query}",
            address.url_host(),
            wire.port()
        );
        let cut = |cause: Cause| Error::Cut {
            address: address.clone(),
            operation: operation.to_owned(),
            cause,
        };
        let mut request = url
            .into_client_request()
            .map_err(|error| cut(Cause::new(error)))?;
        if let Some(cookie) = &session.cookie
            && let Ok(cookie) = cookie.parse()
        {
            let _ = request.headers_mut().insert("cookie", cookie);
        }
        let tcp = tls::connect(&at).await?;
        let stream: Box<dyn Stream> = if wire.is_tls() {
            let config = tls::config(Arc::new(wire.pin().clone()))
                .map_err(|error| cut(Cause::new(error)))?;
            let name = ServerName::try_from(address.host().to_owned())
                .or_else(|_| ServerName::try_from("recorder"))
                .map_err(|error| cut(Cause::new(error)))?;
            let tls = tokio_rustls::TlsConnector::from(Arc::new(config));
            match tls.connect(name, tcp).await {
                Ok(stream) => Box::new(stream),
                Err(error) => {
                    return Err(match wire.pin().take_change() {
                        Some((pinned, seen)) => Error::CertificateChanged {
                            address: address.clone(),
                            pinned,
                            seen,
                        },
                        None => cut(Cause::new(error)),
                    });
                }
            }
        } else {
            Box::new(tcp)
        };
        let limits = WebSocketConfig::default()
            .max_message_size(Some(4 * MOST))
            .max_frame_size(Some(4 * MOST));
        let opened =
            tokio_tungstenite::client_async_with_config(request, stream, Some(limits)).await;
        let inner = match opened {
            Ok((inner, _)) => inner,
            Err(tungstenite::Error::Http(_)) => return Err(not_offered()),
            Err(error) => return Err(cut(Cause::new(error))),
        };
        let mut socket = Self {
            address,
            operation,
            inner,
        };
        let hello = socket.answer("/device/create_connection").await?;
        match hello["data"]["code"].as_i64() {
            Some(0) | None => Ok(socket),
            Some(code) => Err(socket.fault(code)),
        }
    }

    async fn send(&mut self, message: Message) -> Result<(), Error> {
        match self.inner.send(message).await {
            Ok(()) => Ok(()),
            Err(error) => Err(self.cut(Cause::new(error))),
        }
    }

    async fn say(&mut self, url: &str, data: Value) -> Result<(), Error> {
        let text = json!({ "url": url, "basic": basic(), "data": data }).to_string();
        self.send(Message::text(text)).await
    }

    async fn hear(&mut self) -> Result<Message, Error> {
        match self.inner.next().await {
            Some(Ok(Message::Close(_))) | None => {
                Err(self.cut(Cause::new("the recorder closed the socket")))
            }
            Some(Ok(message)) => Ok(message),
            Some(Err(error)) => Err(self.cut(Cause::new(error))),
        }
    }

    /// The answer to `url`; what else is said meanwhile is passed over.
    async fn answer(&mut self, url: &str) -> Result<Value, Error> {
        let wanted = format!("{url}#response");
        // A recorder that talks of other things for ever ends here.
        for _ in 0..64 {
            if let Message::Text(text) = self.hear().await? {
                let said = self.json(&text)?;
                if said["url"] == wanted.as_str() {
                    self.agreed(&said)?;
                    return Ok(said);
                }
            }
        }
        Err(self.unreadable("no answer among many messages"))
    }

    fn json(&self, text: &str) -> Result<Value, Error> {
        serde_json::from_str(text).map_err(|error| self.unreadable(error))
    }

    fn agreed(&self, said: &Value) -> Result<(), Error> {
        match said["basic"]["code"].as_i64() {
            Some(0) | None => Ok(()),
            Some(code) => Err(self.fault(code)),
        }
    }

    fn fault(&self, code: i64) -> Error {
        Error::Fault {
            address: self.address.clone(),
            operation: self.operation.to_owned(),
            code: code.to_string(),
            reason: String::new(),
        }
    }

    fn cut(&self, cause: Cause) -> Error {
        Error::Cut {
            address: self.address.clone(),
            operation: self.operation.to_owned(),
            cause,
        }
    }

    fn unreadable(&self, cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
        Error::Unreadable {
            address: self.address.clone(),
            operation: self.operation.to_owned(),
            cause: Cause::new(cause),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_carry_json_and_bytes() {
        let made = frame(3, b"bytes");
        assert_eq!(made.get(..4), Some(&[0, 0, 0, 0][..]));
        assert_eq!(bytes_of(&made), Some(&b"bytes"[..]));
        let mut long = vec![1, 0, 0, 0, 2, 0, 0, 0];
        long.extend([0; 8]);
        long.extend(b"{}rest");
        assert_eq!(bytes_of(&long), Some(&b"rest"[..]));
        assert_eq!(bytes_of(&[0, 0, 0, 0, 255, 255, 255, 255]), None);
        assert_eq!(bytes_of(&[0]), None);
    }
}
