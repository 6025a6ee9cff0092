//! HTTP of a practice camera: from the bytes of a request to the bytes of an answer, tricks
//! included.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use bytes::Bytes;
use futures::future::BoxFuture;
use futures::stream;
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt as _, Full, Limited, StreamBody};
use hyper::body::{Frame, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::upgrade::Upgraded;
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};

use super::announce;
use super::camera::{Camera, Effect};
use super::family::Onvif;
use super::onvif;
use super::quirk::{Hangs, What};
use super::web;

/// How long a connection may idle, as in lighttpd and Apache.
const IDLE: Duration = Duration::from_secs(5);
/// Most a camera takes in one request.
const MOST: usize = 1 << 20;
/// What [`What::Huge`] sends.
const HUGE: usize = 50_000_000;

type Body = BoxBody<Bytes, std::io::Error>;

/// A request, read to its end.
#[derive(Debug)]
pub struct Call {
    /// Counted from 1.
    pub number: u32,
    /// Over TLS.
    pub tls: bool,
    /// HTTP method.
    pub method: String,
    /// Path and query, as sent.
    pub target: String,
    /// `Host` header, or the camera's address.
    pub host: String,
    /// `Content-Type`.
    pub content_type: String,
    /// `Authorization`.
    pub authorization: Option<String>,
    /// All headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Call {
    /// The path alone.
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or(&self.target)
    }

    /// The parameters of the query, decoded, in order.
    pub fn query(&self) -> Vec<(String, String)> {
        let query = self.target.split_once('?').map_or("", |(_, query)| query);
        super::multipart::read_encoded(query.as_bytes())
    }

    /// One parameter of the query.
    pub fn parameter(&self, name: &str) -> Option<String> {
        self.query()
            .into_iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value)
    }

    /// One header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// An answer, before tricks.
#[derive(Debug, Default)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// Further headers.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// What happens afterwards.
    pub effects: Vec<Effect>,
    /// Tricks on this operation; with one that carries nothing out the rest is not meant.
    pub tricks: Vec<What>,
    /// What the connection becomes after a 101.
    pub upgrade: Option<Upgrade>,
}

/// What a connection becomes that is no longer HTTP.
pub struct Upgrade(Box<dyn FnOnce(Upgraded) -> BoxFuture<'static, ()> + Send>);

impl Upgrade {
    /// Spoken by `further` from then on.
    pub fn new<F>(further: impl FnOnce(Upgraded) -> F + Send + 'static) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        Self(Box::new(move |upgraded| Box::pin(further(upgraded))))
    }
}

impl std::fmt::Debug for Upgrade {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Upgrade")
    }
}

impl Reply {
    /// With a body of this type.
    pub fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self {
            status,
            headers: vec![("content-type", content_type.to_owned())],
            body: body.into(),
            ..Self::default()
        }
    }

    /// No answer of its own: these tricks speak.
    pub fn tricked(tricks: Vec<What>) -> Self {
        Self {
            status: 200,
            tricks,
            ..Self::default()
        }
    }
}

/// Whether one of these keeps the camera from carrying the request out.
pub fn prevents(tricks: &[What]) -> bool {
    tricks.iter().any(|t| {
        matches!(
            t,
            What::CutBefore
                | What::Garbage
                | What::Endless
                | What::Huge
                | What::EntityBomb
                | What::Redirect(_)
        )
    })
}

/// Serves one connection to its end.
pub async fn connection<S>(stream: S, camera: Arc<Camera>, tls: bool)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    camera.inner().connections += 1;
    let (hung_up, mut hangs_up) = tokio::sync::watch::channel(false);
    let first = Arc::new(AtomicBool::new(true));
    let service = service_fn(move |request| {
        let camera = Arc::clone(&camera);
        let (first, hung_up) = (first.swap(false, Ordering::Relaxed), hung_up.clone());
        async move {
            let hangs = camera.inner().quirks.hangs;
            if hangs == Hangs::UpOnNext && !first {
                return Err(std::io::Error::other("hung up"));
            }
            let answer = answer(camera, tls, request).await;
            if hangs == Hangs::UpOnNextDone && !first {
                return Err(std::io::Error::other("hung up"));
            }
            if hangs == Hangs::Up {
                let _ = hung_up.send(true);
            }
            answer
        }
    });
    let serving = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(IDLE)
        .serve_connection(TokioIo::new(stream), service)
        .with_upgrades();
    tokio::select! {
        _ = serving => {}
        () = async {
            let _ = hangs_up.wait_for(|up| *up).await;
            // The answer leaves first.
            tokio::time::sleep(Duration::from_millis(50)).await;
        } => {}
    }
}

async fn answer(
    camera: Arc<Camera>,
    tls: bool,
    mut request: Request<Incoming>,
) -> Result<Response<Body>, std::io::Error> {
    let upgraded = hyper::upgrade::on(&mut request);
    let (head, body) = request.into_parts();
    let header = |name: &str| {
        head.headers
            .get(name)
            .and_then(|v| v.to_str().ok())
            .map(ToOwned::to_owned)
    };
    let target = head.uri.path_and_query().map_or("/", |p| p.as_str());
    let line = format!("{} {target}", head.method);
    let Ok(body) = Limited::new(body, MOST).collect().await else {
        return Ok(plain(413, "too large"));
    };
    let body = body.to_bytes().to_vec();
    let number = camera
        .inner()
        .note(tls, line, String::from_utf8_lossy(&body).into_owned());
    let call = Call {
        number,
        tls,
        method: head.method.to_string(),
        target: target.to_owned(),
        host: header("host").unwrap_or_else(|| format!("127.0.0.1:{}", camera.http_port())),
        content_type: header("content-type").unwrap_or_default(),
        authorization: header("authorization"),
        headers: head
            .headers
            .iter()
            .filter_map(|(name, value)| Some((name.to_string(), value.to_str().ok()?.to_owned())))
            .collect(),
        body,
    };
    let by_number = camera.inner().tricks(number, None);
    let mut reply = if prevents(&by_number) {
        Reply::tricked(by_number)
    } else {
        let mut reply = reply(&camera, &call);
        reply.tricks.extend(by_number);
        reply
    };
    camera
        .inner()
        .noted(number, |entry| entry.status = Some(reply.status));
    let mut late = Duration::ZERO;
    for trick in &reply.tricks {
        match trick {
            What::SwapCertificate => reply.effects.push(Effect::Stranger),
            What::Restart => reply.effects.push(Effect::Restart),
            What::Slow(seconds) => late += Duration::from_secs_f64(*seconds),
            _ => {}
        }
    }
    // What was carried out has its effect, whether the caller waits for the answer or is gone: a
    // caller who hangs up ends this future while it sleeps.
    camera.afterwards(std::mem::take(&mut reply.effects));
    tokio::time::sleep(late).await;
    if let Some(Upgrade(further)) = reply.upgrade.take() {
        drop(tokio::spawn(async move {
            if let Ok(upgraded) = upgraded.await {
                further(upgraded).await;
            }
        }));
    }
    send(reply)
}

fn reply(camera: &Arc<Camera>, call: &Call) -> Reply {
    let family = camera.family;
    let onvif = matches!(
        call.path(),
        "/onvif/device_service" | "/onvif/advancedsecurity_service"
    );
    if onvif && family.onvif != Onvif::None {
        return onvif::answer(camera, call);
    }
    if call.path() == announce::DESCRIPTION && camera.options.announce.is_some() {
        let text = camera.announcement().map(|a| announce::description(&a));
        return Reply::new(200, "text/xml; charset=utf-8", text.unwrap_or_default());
    }
    if family.id == "by-hand" {
        return web::answer(camera, call);
    }
    if let Some(reply) = camera.inner().own_answer(call) {
        return reply;
    }
    match call.path() {
        "/" if call.method == "GET" => web::start_page(family.id),
        _ => Reply::new(404, "text/plain", "not found"),
    }
}

fn send(reply: Reply) -> Result<Response<Body>, std::io::Error> {
    let mut odd = None;
    for trick in &reply.tricks {
        match trick {
            What::CutBefore | What::CutAfter => {
                return Err(std::io::Error::other("cut"));
            }
            What::CutMidway => {
                let half = Bytes::from(
                    reply
                        .body
                        .get(..reply.body.len() / 2)
                        .unwrap_or(&[])
                        .to_vec(),
                );
                odd = Some(streamed(vec![Ok(half), Err(std::io::Error::other("cut"))]));
            }
            What::Garbage => {
                let bytes: Vec<u8> = (0..2048).map(|_| rand::random()).collect();
                odd = Some(whole(bytes));
            }
            What::Endless => {
                let chunk = Bytes::from(vec![b' '; 16 * 1024]);
                let forever = stream::repeat_with(move || Ok(Frame::data(chunk.clone())));
                odd = Some(StreamBody::new(forever).boxed());
            }
            What::Huge => {
                let chunk = Bytes::from(vec![b' '; 50_000]);
                let parts = HUGE / chunk.len();
                let all = stream::iter((0..parts).map(move |_| Ok(Frame::data(chunk.clone()))));
                odd = Some(StreamBody::new(all).boxed());
            }
            What::EntityBomb => odd = Some(whole(entity_bomb().into_bytes())),
            What::Redirect(url) => {
                return Response::builder()
                    .status(307)
                    .header("location", url)
                    .body(whole(Vec::new()))
                    .map_err(std::io::Error::other);
            }
            What::Slow(_) | What::SwapCertificate | What::Restart => {}
        }
    }
    let mut builder = Response::builder().status(reply.status);
    if odd.is_some() && reply.headers.is_empty() {
        builder = builder.header("content-type", "application/soap+xml; charset=utf-8");
    }
    for (name, value) in &reply.headers {
        builder = builder.header(*name, value);
    }
    builder
        .body(odd.unwrap_or_else(|| whole(reply.body)))
        .map_err(std::io::Error::other)
}

fn entity_bomb() -> String {
    let mut text = String::from("<?xml version=\"1.0\"?><!DOCTYPE bomb [<!ENTITY e0 \"boom\">");
    for level in 1..10 {
        let inner = format!("&e{};", level - 1).repeat(10);
        text.push_str(&format!("<!ENTITY e{level} \"{inner}\">"));
    }
    text.push_str("]><bomb>&e9;</bomb>");
    text
}

fn whole(bytes: Vec<u8>) -> Body {
    Full::new(Bytes::from(bytes))
        .map_err(|never: Infallible| match never {})
        .boxed()
}

fn streamed(parts: Vec<Result<Bytes, std::io::Error>>) -> Body {
    StreamBody::new(stream::iter(
        parts.into_iter().map(|part| part.map(Frame::data)),
    ))
    .boxed()
}

fn plain(status: u16, text: &'static str) -> Response<Body> {
    let mut response = Response::new(whole(text.as_bytes().to_vec()));
    *response.status_mut() =
        hyper::StatusCode::from_u16(status).unwrap_or(hyper::StatusCode::BAD_REQUEST);
    response
}
