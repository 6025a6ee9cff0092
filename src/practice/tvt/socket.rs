//! Files in and out of the recorder over a WebSocket: JSON messages, and binary frames that carry
//! a small JSON before the bytes.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures::{SinkExt as _, StreamExt as _};
use hyper::upgrade::Upgraded;
use hyper_util::rt::TokioIo;
use md5::Digest as _;
use serde_json::{Value, json};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;
use tokio_tungstenite::tungstenite::protocol::Role;

use super::{Keeps, open};
use crate::practice::camera::Inner;
use crate::practice::holder::pem_text;
use crate::practice::quirk::Nvms;
use crate::practice::serve::{Call, Reply, Upgrade};

/// All files of this interface are small.
const MOST: usize = 64 * 1024;
/// Bytes of a file in one frame of a download.
const FRAME: usize = 300;
const CHECK_FAILED: u32 = 536_871_064;
const AT_THE_END: u32 = 536_870_961;

type Socket = WebSocketStream<TokioIo<Upgraded>>;

/// Opens a socket (RFC 6455) where the firmware has them.
pub fn door(keeps: Arc<Mutex<Keeps>>, inner: &mut Inner, call: &Call) -> Reply {
    let accept = call
        .header("sec-websocket-key")
        .map(|key| derive_accept_key(key.as_bytes()));
    let Some(accept) = accept.filter(|_| inner.quirks.nvms == Nvms::Modern) else {
        return Reply::new(404, "text/html", "404");
    };
    let tricks = inner.tricks(call.number, Some("requestWebsocketConnection"));
    let session = call.parameter("sessionID").unwrap_or_default();
    let forgets = inner.quirks.forgets_activation;
    let mut reply = Reply::new(101, "text/plain", "");
    reply.headers = vec![
        ("connection", "Upgrade".to_owned()),
        ("upgrade", "websocket".to_owned()),
        ("sec-websocket-accept", accept),
    ];
    reply.tricks = tricks;
    reply.upgrade = Some(Upgrade::new(move |upgraded| {
        serve(Recorder { keeps, forgets }, upgraded, session)
    }));
    reply
}

struct Recorder {
    keeps: Arc<Mutex<Keeps>>,
    /// Says yes and keeps nothing.
    forgets: bool,
}

/// Serves one socket to its end. Who is not let in hears so and is cut off.
async fn serve(camera: Recorder, upgraded: Upgraded, session: String) {
    let mut socket =
        WebSocketStream::from_raw_socket(TokioIo::new(upgraded), Role::Server, None).await;
    let allowed = open(&camera.keeps).lets_in(&session);
    let code = if allowed { 0 } else { 536_870_960_u32 };
    let hello = json!({ "url": "/device/create_connection#response",
        "basic": { "ver": "1.0", "code": code }, "data": { "code": code } });
    if !say(&mut socket, &hello).await || !allowed {
        return;
    }
    let mut upload: Option<Upload> = None;
    // A recorder keeps no idle sockets.
    while let Ok(Some(Ok(message))) =
        tokio::time::timeout(Duration::from_secs(30), socket.next()).await
    {
        let open = match message {
            Message::Text(text) => {
                let Ok(value) = serde_json::from_str::<Value>(&text) else {
                    return;
                };
                spoken(&camera, &mut socket, &mut upload, &value).await
            }
            Message::Binary(bytes) => chunk(&mut socket, &mut upload, &bytes).await,
            Message::Close(_) => return,
            _ => true,
        };
        if !open {
            return;
        }
    }
}

struct Upload {
    size: usize,
    bytes: Vec<u8>,
    next: u64,
}

async fn say(socket: &mut Socket, value: &Value) -> bool {
    socket.send(Message::text(value.to_string())).await.is_ok()
}

fn told(url: &str, code: u32, data: Value) -> Value {
    json!({ "url": format!("{url}#response"), "basic": { "ver": "1.0", "code": code }, "data": data })
}

async fn spoken(
    camera: &Recorder,
    socket: &mut Socket,
    upload: &mut Option<Upload>,
    value: &Value,
) -> bool {
    let url = value["url"].as_str().unwrap_or_default();
    let data = &value["data"];
    if value["basic"]["ver"] != "1.0" || !value["basic"]["nonce"].is_number() {
        return false;
    }
    match url {
        "/device/file/download/start" if data["file_id"] == "cert_file" => {
            let wanted = open(&camera.keeps).wanted.clone();
            match wanted {
                Some((_, request)) => {
                    let text = pem_text("CERTIFICATE REQUEST", &request);
                    say(socket, &told(url, 0, json!({ "size": text.len() }))).await
                        && download(socket, text.as_bytes()).await
                }
                None => say(socket, &told(url, CHECK_FAILED, Value::Null)).await,
            }
        }
        "/device/file/download/stop" => true,
        "/device/file/download/step#response" => true,
        "/device/file/upload/start" => {
            let size = data["size"].as_u64().unwrap_or(0) as usize;
            let good = data["file_id"] == "cert_file"
                && data["sign_method"] == "MD5"
                && data["param"].is_object()
                && (1..=MOST).contains(&size);
            *upload = good.then_some(Upload {
                size,
                bytes: Vec::new(),
                next: 1,
            });
            let code = if good { 0 } else { CHECK_FAILED };
            say(socket, &told(url, code, Value::Null)).await
        }
        "/device/file/upload/stop" => {
            let taken = upload.take().is_some_and(|done| {
                let sign: String = md5::Md5::digest(&done.bytes)
                    .iter()
                    .map(|b| format!("{b:02X}"))
                    .collect();
                done.bytes.len() == done.size
                    && data["reason"] == "finished"
                    && data["sign"] == sign.as_str()
                    && keep(camera, &done.bytes)
            });
            let code = if taken { 0 } else { CHECK_FAILED };
            say(socket, &told(url, code, Value::Null)).await
        }
        _ => false,
    }
}

fn keep(camera: &Recorder, file: &[u8]) -> bool {
    let mut keeps = open(&camera.keeps);
    if camera.forgets {
        return keeps.wanted.take().is_some();
    }
    keeps.take(file)
}

/// Frames of header, JSON and bytes; each must be confirmed before the next.
async fn download(socket: &mut Socket, file: &[u8]) -> bool {
    for (index, part) in file.chunks(FRAME).enumerate() {
        // Both kinds of header exist; this recorder takes turns.
        let kind = u32::from(index % 2 == 1);
        let head = json!({ "url": "/device/file/download/step",
            "basic": { "ver": "1.0", "code": 0 }, "data": { "index": index + 1 } })
        .to_string();
        let mut frame = kind.to_le_bytes().to_vec();
        frame.extend((head.len() as u32).to_le_bytes());
        if kind != 0 {
            frame.extend([0; 8]);
        }
        frame.extend(head.as_bytes());
        frame.extend(part);
        if socket.send(Message::binary(frame)).await.is_err() {
            return false;
        }
        let confirmed = match tokio::time::timeout(Duration::from_secs(10), socket.next()).await {
            Ok(Some(Ok(Message::Text(text)))) => {
                serde_json::from_str::<Value>(&text).is_ok_and(|value| {
                    value["url"] == "/device/file/download/step#response"
                        && value["data"]["index"] == json!(index + 1)
                })
            }
            _ => false,
        };
        if !confirmed {
            return false;
        }
    }
    let end = json!({ "url": "/device/file/download/step",
        "basic": { "ver": "1.0", "code": AT_THE_END }, "data": { "code": AT_THE_END } });
    say(socket, &end).await
}

/// One frame of an upload: kind 0, length of the JSON, JSON, bytes.
async fn chunk(socket: &mut Socket, upload: &mut Option<Upload>, frame: &[u8]) -> bool {
    let Some(running) = upload else {
        return false;
    };
    let Some((head, bytes)) = split(frame) else {
        return false;
    };
    let told_length = head["data"]["upload_file_data"]
        .as_str()
        .and_then(|text| text.strip_prefix("0,"))
        .and_then(|text| text.parse::<usize>().ok());
    if head["url"] != "/device/file/upload/step"
        || head["data"]["index"] != json!(running.next)
        || told_length != Some(bytes.len())
        || bytes.is_empty()
        || bytes.len() > 50 * 1024
        || running.bytes.len() + bytes.len() > running.size
    {
        return false;
    }
    running.bytes.extend(bytes);
    running.next += 1;
    let percent = running.bytes.len() * 100 / running.size;
    let answer = told("/device/file/upload/step", 0, json!({ "step": percent }));
    say(socket, &answer).await
}

fn split(frame: &[u8]) -> Option<(Value, &[u8])> {
    let number = |at: usize| {
        let bytes = frame.get(at..at + 4)?;
        Some(u32::from_le_bytes(bytes.try_into().ok()?))
    };
    if number(0)? != 0 {
        return None;
    }
    let length = number(4)? as usize;
    let head = frame.get(8..8_usize.checked_add(length)?)?;
    let rest = frame.get(8 + length..)?;
    Some((serde_json::from_slice(head).ok()?, rest))
}
