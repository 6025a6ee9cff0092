//! The one HTTP client for devices.
//!
//! Apart because it is the only place with `reqwest` and the only place that decides what a
//! device may do to us: bytes and seconds are limited, other hosts are refused, TLS is held to
//! the pinned certificate. Bodies and authorisations are never logged: that is where secrets
//! would leak.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use reqwest::header::{
    AUTHORIZATION, CONNECTION, CONTENT_TYPE, HeaderValue, LOCATION, WWW_AUTHENTICATE,
};
use reqwest::{Client, StatusCode};
use zeroize::Zeroizing;

pub(super) use reqwest::Method;
pub(super) use reqwest::header::HeaderMap;

use super::tls::{self, Pin};
use super::{Address, Error, Scheme};
use crate::error::Cause;

/// Largest answer read: the longest real ones (all services with capabilities) stay under 100 kB.
pub(super) const LIMIT: u64 = 1024 * 1024;
/// How long a connection may take to stand, TLS included.
const CONNECT: Duration = Duration::from_secs(8);

/// A connection that was idle for longer is not used again: the web servers of cameras close
/// theirs after five seconds (lighttpd, Apache) or later.
const IDLE: Duration = Duration::from_millis(2500);
/// A connection that answered so short ago is taken to live still, even by a change.
const FRESH: Duration = Duration::from_millis(500);

/// One end point: scheme, host and port that every request of a device goes to. Clones share
/// connections.
#[derive(Clone)]
pub(super) struct Wire {
    /// Keeps one connection for the next request.
    keeping: Client,
    habits: Arc<Habits>,
    address: Address,
    scheme: Scheme,
    port: u16,
    pin: Pin,
}

/// What was learned about the device's connections.
#[derive(Default)]
struct Habits {
    /// It broke one while we used it: from then on each request has its own.
    breaks: AtomicBool,
    /// When the last whole answer came.
    answered: Mutex<Option<Instant>>,
    /// Keeps nothing; made when it is needed.
    single: OnceLock<Client>,
}

impl Habits {
    fn answered_just_now(&self) -> bool {
        let answered = self.answered.lock().unwrap_or_else(PoisonError::into_inner);
        answered.is_some_and(|at| at.elapsed() < FRESH)
    }

    fn answers(&self) {
        *self.answered.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }
}

/// Which connection a request may travel over. A kept one can be dead without a sign: the request
/// is then lost, and whether it was carried out is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Any: sent again it does no harm.
    Kept,
    /// A kept one only if it answered a moment ago: the request changes something.
    Fresh,
    /// Its own: a broken connection will be taken for an answer, or all connections end with it.
    Own,
}

/// One request.
pub(super) struct Post<'a> {
    /// For messages only.
    pub(super) operation: &'a str,
    /// Path with query, as in an XAddr.
    pub(super) path: &'a str,
    pub(super) content_type: &'a str,
    /// SOAP 1.1 only.
    pub(super) soap_action: Option<&'a str>,
    pub(super) body: &'a Zeroizing<String>,
    pub(super) authorization: Option<Zeroizing<String>>,
    pub(super) line: Line,
    pub(super) limit: Duration,
}

/// One request of any kind.
pub(super) struct Outgoing<'a> {
    /// For messages only.
    pub(super) operation: &'a str,
    pub(super) method: Method,
    /// Path with query.
    pub(super) path: &'a str,
    /// Name and value; values are taken for secrets.
    pub(super) headers: Vec<(&'a str, Zeroizing<String>)>,
    pub(super) body: &'a [u8],
    pub(super) line: Line,
    pub(super) limit: Duration,
}

/// What came back, whatever its status.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    /// Values of all `WWW-Authenticate` headers.
    pub(super) challenges: Vec<String>,
    pub(super) body: Vec<u8>,
}

impl Wire {
    /// A wire to `port` of the address' host. With HTTPS every connection is held to `pin`.
    pub(super) fn new(
        address: &Address,
        scheme: Scheme,
        port: u16,
        pin: Pin,
    ) -> Result<Self, Error> {
        Ok(Self {
            keeping: client(address, port, &pin, 1)?,
            habits: Arc::default(),
            address: address.clone(),
            scheme,
            port,
            pin,
        })
    }

    /// The port every request goes to.
    pub(super) fn port(&self) -> u16 {
        self.port
    }

    /// Whether what is sent is encrypted.
    pub(super) fn is_tls(&self) -> bool {
        self.scheme == Scheme::Https
    }

    /// The certificate this wire is held to.
    pub(super) fn pin(&self) -> &Pin {
        &self.pin
    }

    /// Posts once, as SOAP does.
    pub(super) async fn post(&self, post: Post<'_>) -> Result<Reply, Error> {
        let mut headers = vec![(
            CONTENT_TYPE.as_str(),
            Zeroizing::new(post.content_type.to_owned()),
        )];
        if let Some(action) = post.soap_action {
            headers.push(("SOAPAction", Zeroizing::new(format!("\"{action}\""))));
        }
        if let Some(value) = post.authorization {
            headers.push((AUTHORIZATION.as_str(), value));
        }
        self.send(Outgoing {
            operation: post.operation,
            method: Method::POST,
            path: post.path,
            headers,
            body: post.body.as_bytes(),
            line: post.line,
            limit: post.limit,
        })
        .await
    }

    /// Sends one request once. Nothing is repeated here.
    pub(super) async fn send(&self, out: Outgoing<'_>) -> Result<Reply, Error> {
        let operation = out.operation;
        let limit = out.limit;
        let keeps = !self.habits.breaks.load(Ordering::Relaxed)
            && match out.line {
                Line::Kept => true,
                Line::Fresh => self.habits.answered_just_now(),
                Line::Own => false,
            };
        let client = if keeps { &self.keeping } else { self.single()? };
        let mut request = client
            .request(out.method, self.url(out.path))
            .timeout(limit);
        if !keeps {
            request = request.header(CONNECTION, "close");
        }
        if !out.body.is_empty() {
            request = request.body(out.body.to_vec());
        }
        for (name, value) in &out.headers {
            let mut value =
                HeaderValue::from_str(value).map_err(|error| self.unreadable(operation, error))?;
            value.set_sensitive(true);
            request = request.header(*name, value);
        }
        let response = request
            .send()
            .await
            .map_err(|error| self.failure(operation, limit, error))?;
        let status = response.status();
        log::debug!("{} {operation}: {status}", self.address);
        if status.is_redirection() {
            let target = response
                .headers()
                .get(LOCATION)
                .and_then(|v| v.to_str().ok())
                .unwrap_or_default();
            return Err(Error::Redirected {
                address: self.address.clone(),
                target: target
                    .chars()
                    .filter(|c| !c.is_control())
                    .take(200)
                    .collect(),
            });
        }
        let challenges = response
            .headers()
            .get_all(WWW_AUTHENTICATE)
            .iter()
            .filter_map(|v| v.to_str().ok().map(ToOwned::to_owned))
            .collect();
        let headers = response.headers().clone();
        let body = self.body(operation, limit, response).await?;
        self.habits.answers();
        Ok(Reply {
            status,
            headers,
            challenges,
            body,
        })
    }

    /// The client that keeps no connection.
    fn single(&self) -> Result<&Client, Error> {
        if let Some(client) = self.habits.single.get() {
            return Ok(client);
        }
        let made = client(&self.address, self.port, &self.pin, 0)?;
        Ok(self.habits.single.get_or_init(|| made))
    }

    async fn body(
        &self,
        operation: &str,
        limit: Duration,
        mut response: reqwest::Response,
    ) -> Result<Vec<u8>, Error> {
        let too_large = || Error::TooLarge {
            address: self.address.clone(),
            operation: operation.to_owned(),
            limit: LIMIT,
        };
        if response.content_length().is_some_and(|n| n > LIMIT) {
            return Err(too_large());
        }
        let mut body = Vec::new();
        loop {
            match response.chunk().await {
                Ok(Some(chunk)) => {
                    if (body.len() + chunk.len()) as u64 > LIMIT {
                        return Err(too_large());
                    }
                    body.extend_from_slice(&chunk);
                }
                Ok(None) => return Ok(body),
                Err(error) => return Err(self.failure(operation, limit, error)),
            }
        }
    }

    fn url(&self, path: &str) -> String {
        let scheme = match self.scheme {
            Scheme::Http => "http",
            Scheme::Https => "https",
        };
        let host = if self.address.host().contains('%') {
            ZONED.to_owned()
        } else {
            self.address.url_host()
        };
        let slash = if path.starts_with('/') { "" } else { "/" };
        format!("{scheme}://{host}:{}{slash}{path}", self.port)
    }

    /// What a failed request means. A changed certificate comes first: it hides in a TLS error.
    fn failure(&self, operation: &str, limit: Duration, error: reqwest::Error) -> Error {
        let address = self.address.clone();
        let error = error.without_url();
        if let Some((pinned, seen)) = self.pin.take_change() {
            return Error::CertificateChanged {
                address,
                pinned,
                seen,
            };
        }
        if error.is_connect() {
            return Error::Unreachable {
                address,
                cause: Cause::new(error),
            };
        }
        // A device that breaks connections, or leaves an answer's end open, is not trusted with
        // another kept one.
        self.habits.breaks.store(true, Ordering::Relaxed);
        if error.is_timeout() {
            return Error::Slow {
                address,
                operation: operation.to_owned(),
                waited: limit,
            };
        }
        Error::Cut {
            address,
            operation: operation.to_owned(),
            cause: Cause::new(error),
        }
    }

    fn unreadable(
        &self,
        operation: &str,
        cause: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Error {
        Error::Unreadable {
            address: self.address.clone(),
            operation: operation.to_owned(),
            cause: Cause::new(cause),
        }
    }
}

/// A client that keeps up to `kept` idle connections. Sessions are never resumed (see
/// [`tls::config`]), so each new connection is held to `pin` by a full handshake; a kept one is
/// the one that was.
fn client(address: &Address, port: u16, pin: &Pin, kept: usize) -> Result<Client, Error> {
    let unreachable = |cause| Error::Unreachable {
        address: address.clone(),
        cause,
    };
    let tls = tls::config(Arc::new(pin.clone())).map_err(|error| unreachable(Cause::new(error)))?;
    let mut builder = Client::builder()
        .tls_backend_preconfigured(tls)
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .http1_only()
        .http1_ignore_invalid_headers_in_responses(true)
        .http1_allow_spaces_after_header_name_in_responses(true)
        .http1_allow_obsolete_multiline_headers_in_responses(true)
        .pool_max_idle_per_host(kept)
        .pool_idle_timeout(IDLE)
        .referer(false)
        .connect_timeout(CONNECT);
    if address.host().contains('%') {
        // A URL has no place for a zone; the name stands for the zoned address.
        let zoned = std::net::ToSocketAddrs::to_socket_addrs(&(address.host(), port))
            .ok()
            .and_then(|mut found| found.next())
            .unwrap_or(SocketAddr::new(Ipv4Addr::UNSPECIFIED.into(), port));
        builder = builder.resolve(ZONED, zoned);
    }
    builder
        .build()
        .map_err(|error| unreachable(Cause::new(error)))
}

/// Stands in URLs for an IPv6 address with a zone.
const ZONED: &str = "zoned.invalid";

/// Path and query of an XAddr; host and port of foreign texts are never believed (a device
/// behind address translation tells its own).
pub(super) fn path_of(xaddr: &str) -> Option<String> {
    let url = url::Url::parse(xaddr.trim()).ok()?;
    let mut path = url.path().to_owned();
    if let Some(query) = url.query() {
        path.push('?');
        path.push_str(query);
    }
    (path.len() <= 512).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_only_path_and_query() {
        assert_eq!(
            path_of(" http://10.0.0.9:8000/onvif/tas?x=1 ").as_deref(),
            Some("/onvif/tas?x=1")
        );
        assert_eq!(path_of("not a url"), None);
    }

    #[test]
    fn writes_ipv6_in_brackets() {
        let wire = Wire::new(
            &Address::new("::1", None),
            Scheme::Https,
            8443,
            Pin::default(),
        )
        .unwrap();
        assert_eq!(wire.url("/a?b"), "https://[::1]:8443/a?b");
    }
}
