//! Talks plain HTTP with one device: pages, JSON, forms and file uploads of the makers' own
//! interfaces, with the login they ask for.
//!
//! Apart from [`super::conversation`], which is SOAP's. The rules are the same: nothing → digest
//! → Basic (inside TLS only); the password travels once, and after a refusal never again; what
//! must not happen twice is never sent twice. Requests of one device go one after the other.
//! Families whose login is a request of its own (a token, a session) ask with [`Query::open`] and
//! prove themselves.

use std::time::Duration;

use http_auth::DigestClient;
use serde_json::Value;
use tokio::sync::Mutex;
use tokio::time::Instant;
use zeroize::Zeroizing;

use super::http::{HeaderMap, Line, Method, Outgoing, Reply, Wire};
use super::soap::speaks_of_lock;
use super::tls::{self, Pin};
use super::{Address, Channel, Credentials, Error, Scheme, auth};
use crate::certificate::Fingerprint;
use crate::error::Cause;

/// How long a device may take for an ordinary answer.
const USUAL: Duration = Duration::from_secs(20);
/// How long one look at the certificate may take.
const LOOK: Duration = Duration::from_secs(5);
/// Between two looks.
const GLANCE: Duration = Duration::from_millis(400);

/// Plain HTTP with one device.
pub(super) struct Web {
    address: Address,
    credentials: Option<Credentials>,
    hear: fn(&Page) -> Heard,
    state: Mutex<State>,
}

/// What an answer says about the login.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// Nothing: it is the answer.
    Fine,
    /// A login is wanted, or was not accepted.
    Refusal,
    /// The account is locked.
    Locked,
}

struct State {
    wire: Wire,
    login: Login,
    digest: Option<DigestClient>,
    /// Whether the device has accepted this password once.
    proven: bool,
    /// The refusal, once there was one.
    refused: Option<Error>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Login {
    Unknown,
    Digest,
    Basic,
}

/// One request.
pub(super) struct Query<'a> {
    /// For messages only.
    operation: &'a str,
    method: Method,
    path: Zeroizing<String>,
    headers: Vec<(&'a str, Zeroizing<String>)>,
    body: Zeroizing<Vec<u8>>,
    /// Changes nothing: it may be sent again when the connection broke.
    harmless: bool,
    /// Without the login.
    open: bool,
    limit: Duration,
}

/// One part of an upload form (RFC 7578).
pub(super) struct Part<'a> {
    pub(super) name: &'a str,
    /// Set for files.
    pub(super) file_name: Option<&'a str>,
    pub(super) content: &'a [u8],
}

impl<'a> Query<'a> {
    /// Reads something.
    pub(super) fn read(operation: &'a str, path: impl Into<String>) -> Self {
        Self {
            operation,
            method: Method::GET,
            path: Zeroizing::new(path.into()),
            headers: Vec::new(),
            body: Zeroizing::default(),
            harmless: true,
            open: false,
            limit: USUAL,
        }
    }

    /// Changes something with `method`.
    pub(super) fn change(operation: &'a str, method: Method, path: impl Into<String>) -> Self {
        Self {
            method,
            harmless: false,
            ..Self::read(operation, path)
        }
    }

    /// Posts something that changes nothing.
    pub(super) fn ask(operation: &'a str, path: impl Into<String>) -> Self {
        Self {
            method: Method::POST,
            ..Self::read(operation, path)
        }
    }

    /// With a body of this type.
    pub(super) fn body(mut self, kind: &str, body: impl Into<Vec<u8>>) -> Self {
        self.body = Zeroizing::new(body.into());
        self.header(CONTENT_TYPE_NAME, kind)
    }

    /// With a JSON body.
    pub(super) fn json(self, body: &Value) -> Self {
        self.body("application/json", body.to_string())
    }

    /// With an HTML form's fields.
    pub(super) fn form(self, fields: &[(&str, &str)]) -> Self {
        let body = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        self.body("application/x-www-form-urlencoded", body)
    }

    /// With an upload form's fields and files.
    pub(super) fn multipart(self, parts: &[Part<'_>]) -> Self {
        let boundary = format!("camseal{:032x}", rand::random::<u128>());
        let mut body = Vec::new();
        for part in parts {
            let file = part
                .file_name
                .map(|name| {
                    format!("; filename=\"{name}\"\r\nContent-Type: application/octet-stream")
                })
                .unwrap_or_default();
            let name = part.name;
            body.extend_from_slice(
                format!(
                    "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n"
                )
                .as_bytes(),
            );
            body.extend_from_slice(part.content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        self.body(&format!("multipart/form-data; boundary={boundary}"), body)
    }

    /// Asks for this type of answer.
    pub(super) fn accept(self, kind: &str) -> Self {
        self.header(ACCEPT_NAME, kind)
    }

    /// With one more header.
    pub(super) fn header(mut self, name: &'a str, value: &str) -> Self {
        self.headers.push((name, Zeroizing::new(value.to_owned())));
        self
    }

    /// Without the login.
    pub(super) fn open(mut self) -> Self {
        self.open = true;
        self
    }

    /// Waits so long for the answer.
    pub(super) fn within(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }
}

const CONTENT_TYPE_NAME: &str = "content-type";
const ACCEPT_NAME: &str = "accept";
const AUTHORIZATION_NAME: &str = "authorization";

/// What a device answered, whatever its status. Foreign text.
pub(super) struct Page {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Vec<u8>,
    /// Values of all `WWW-Authenticate` headers.
    pub(super) challenges: Vec<String>,
    address: Address,
    operation: String,
}

impl Page {
    /// Whether the status is one of success.
    pub(super) fn is_good(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The body as text, unreadable bytes replaced.
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    ///
    /// # Errors
    /// [`Error::Unreadable`] when it is none.
    pub(super) fn json(&self) -> Result<Value, Error> {
        serde_json::from_slice(&self.body).map_err(|error| self.unreadable(error))
    }

    /// The answer is not what was asked for.
    pub(super) fn unreadable(
        &self,
        cause: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Error {
        Error::Unreadable {
            address: self.address.clone(),
            operation: self.operation.clone(),
            cause: Cause::new(cause),
        }
    }

    /// The device says no, in its own words.
    pub(super) fn fault(&self, code: impl ToString, reason: &str) -> Error {
        let lower = reason.to_ascii_lowercase();
        if ["is full", "no space", "no more room", "maximum number"]
            .iter()
            .any(|words| lower.contains(words))
        {
            return Error::Full {
                address: self.address.clone(),
            };
        }
        Error::Fault {
            address: self.address.clone(),
            operation: self.operation.clone(),
            code: code.to_string(),
            reason: reason
                .chars()
                .filter(|c| !c.is_control())
                .take(200)
                .collect(),
        }
    }

    /// The account may not do this.
    pub(super) fn not_administrator(&self) -> Error {
        Error::NotAdministrator {
            address: self.address.clone(),
            operation: self.operation.clone(),
        }
    }

    /// The device lacks this.
    pub(super) fn not_offered(&self) -> Error {
        Error::NotOffered {
            address: self.address.clone(),
            operation: self.operation.clone(),
        }
    }

    /// The device says no by a status that explains nothing more.
    pub(super) fn bad_status(&self) -> Error {
        match self.status {
            404 | 405 | 501 => Error::NotOffered {
                address: self.address.clone(),
                operation: self.operation.clone(),
            },
            403 => self.not_administrator(),
            _ => self.fault(self.status, &self.text()),
        }
    }
}

impl Web {
    /// Nothing is sent yet.
    pub(super) fn new(address: Address, wire: Wire, credentials: Option<Credentials>) -> Self {
        Self {
            address,
            credentials,
            hear: |page| match page.status {
                401 => Heard::Refusal,
                403 | 423 if speaks_of_lock(&page.text()) => Heard::Locked,
                _ => Heard::Fine,
            },
            state: Mutex::new(State {
                wire,
                login: Login::Unknown,
                digest: None,
                proven: false,
                refused: None,
            }),
        }
    }

    /// For devices that say by other means than status 401 that a login is wanted, or that the
    /// account is locked.
    pub(super) fn hearing(mut self, hear: fn(&Page) -> Heard) -> Self {
        self.hear = hear;
        self
    }

    pub(super) fn address(&self) -> &Address {
        &self.address
    }

    /// The login given by the person.
    pub(super) fn credentials(&self) -> Option<&Credentials> {
        self.credentials.as_ref()
    }

    /// The wire in use.
    pub(super) async fn wire(&self) -> Wire {
        self.state.lock().await.wire.clone()
    }

    /// Goes on over another wire. Challenges of the old one are forgotten.
    pub(super) async fn move_to(&self, wire: Wire) {
        let mut state = self.state.lock().await;
        state.wire = wire;
        state.digest = None;
        state.login = Login::Unknown;
    }

    /// Goes on inside TLS at `port`, pinned to what is served there now; answers that, or `None`
    /// when nothing (or only old TLS) answers there and the wire stays as it is. Whether it is the
    /// same device is the caller's to find out.
    pub(super) async fn move_into_tls(&self, port: u16) -> Option<Fingerprint> {
        let seen = tls::look(&self.address.at(port), LOOK).await.ok()?;
        let served = seen.chain.first()?.fingerprint();
        if seen.old.is_some() {
            return None;
        }
        let pin = Pin::new(Some(served));
        if let Some(issued) = self.wire().await.pin().expected() {
            pin.expect(issued);
        }
        let wire = Wire::new(&self.address, Scheme::Https, port, pin).ok()?;
        self.move_to(wire).await;
        Some(served)
    }

    /// Until `good` finds what it looks for in the certificate a new connection shows, or
    /// `limit` is over: web servers restart. Answers what was shown last.
    pub(super) async fn watch(
        &self,
        port: u16,
        limit: Duration,
        good: impl Fn(Fingerprint) -> bool,
    ) -> Result<Fingerprint, Option<Fingerprint>> {
        let end = Instant::now() + limit;
        let mut last = None;
        loop {
            if let Ok(seen) = tls::look(&self.address.at(port), LOOK).await
                && let Some(leaf) = seen.chain.first()
            {
                last = Some(leaf.fingerprint());
                if good(leaf.fingerprint()) {
                    return Ok(leaf.fingerprint());
                }
            }
            if Instant::now() + GLANCE > end {
                return Err(last);
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// How requests travel now.
    pub(super) async fn channel(&self) -> Channel {
        match self.wire().await.is_tls() {
            true => Channel::Pinned,
            false => Channel::Clear,
        }
    }

    /// The device has forgotten its challenges: the next request asks for a new one.
    pub(super) async fn forget_challenge(&self) {
        self.state.lock().await.digest = None;
    }

    /// Sends a request and answers what came back, whatever its status except 401.
    ///
    /// A request that changes something and ends in [`Error::Cut`] or [`Error::Slow`] may have
    /// been carried out: the caller has to look.
    ///
    /// # Errors
    /// [`Error::Refused`] once and for ever when the password is not accepted,
    /// [`Error::NotAdministrator`] when a password that was good before is refused here, and what
    /// the network does.
    pub(super) async fn fetch(&self, query: Query<'_>) -> Result<Page, Error> {
        let mut state = self.state.lock().await;
        if !query.open
            && let Some(refused) = &state.refused
        {
            return Err(refused.clone());
        }
        match self.exchange(&mut state, &query).await {
            // Old web servers close connections without saying so.
            Err(Error::Cut { .. }) if query.harmless => self.exchange(&mut state, &query).await,
            answer => answer,
        }
    }

    async fn exchange(&self, state: &mut State, query: &Query<'_>) -> Result<Page, Error> {
        let knows_how = match state.login {
            Login::Unknown => false,
            Login::Digest => state.digest.is_some(),
            Login::Basic => state.wire.is_tls(),
        };
        let mut fresh = false;
        if query.open || !knows_how {
            let page = self.send(state, query, None).await?;
            match (self.hear)(&page) {
                _ if query.open => return Ok(page),
                Heard::Fine => return Ok(page),
                Heard::Locked => return Err(self.locked(state)),
                Heard::Refusal => {}
            }
            if let Some(client) = auth::digest(&page.challenges) {
                state.digest = Some(client);
                state.login = Login::Digest;
            } else if auth::offers_basic(&page.challenges) && state.wire.is_tls() {
                state.login = Login::Basic;
            } else if auth::offers_basic(&page.challenges) {
                // A password readable by everybody: never.
                return Err(Error::OnlyClearHttp {
                    address: self.address.clone(),
                });
            } else {
                return Err(self.refused(state, query));
            }
            fresh = true;
        }
        let proof = self.proof(state, query)?;
        let mut page = self.send(state, query, Some(proof)).await?;
        if (self.hear)(&page) == Heard::Refusal
            && state.login == Login::Digest
            && let Some(client) = auth::digest(&page.challenges)
        {
            // A nonce has run out: of itself no word against the password. Without `stale` that
            // is believed only of a nonce that had been good, and a password that had been.
            let outdated = client.stale() || (!fresh && state.proven);
            state.digest = Some(client);
            if outdated {
                let proof = self.proof(state, query)?;
                page = self.send(state, query, Some(proof)).await?;
            }
        }
        match (self.hear)(&page) {
            Heard::Fine => {
                state.proven = true;
                Ok(page)
            }
            Heard::Refusal => Err(self.refused(state, query)),
            Heard::Locked => Err(self.locked(state)),
        }
    }

    fn proof(&self, state: &mut State, query: &Query<'_>) -> Result<Zeroizing<String>, Error> {
        let refused = || Error::Refused {
            address: self.address.clone(),
        };
        let credentials = self.credentials.as_ref().ok_or_else(refused)?;
        if state.login == Login::Basic {
            return Ok(auth::basic(credentials));
        }
        let client = state.digest.as_mut().ok_or_else(refused)?;
        auth::answer(
            client,
            credentials,
            query.method.as_str(),
            &query.path,
            &query.body,
        )
        .map_err(|cause| Error::Unreadable {
            address: self.address.clone(),
            operation: query.operation.to_owned(),
            cause: Cause::new(cause),
        })
    }

    /// After a good login a refusal is about rights; before it, about the password.
    fn refused(&self, state: &mut State, query: &Query<'_>) -> Error {
        if state.proven {
            return Error::NotAdministrator {
                address: self.address.clone(),
                operation: query.operation.to_owned(),
            };
        }
        let error = Error::Refused {
            address: self.address.clone(),
        };
        state.refused = Some(error.clone());
        error
    }

    fn locked(&self, state: &mut State) -> Error {
        let error = Error::Locked {
            address: self.address.clone(),
        };
        state.refused = Some(error.clone());
        error
    }

    /// The refusal, once there was one.
    pub(super) async fn refusal(&self) -> Option<Error> {
        self.state.lock().await.refused.clone()
    }

    /// A family's own login was refused: nobody tries again.
    pub(super) async fn never_again(&self, error: Error) -> Error {
        self.state.lock().await.refused = Some(error.clone());
        error
    }

    async fn send(
        &self,
        state: &State,
        query: &Query<'_>,
        proof: Option<Zeroizing<String>>,
    ) -> Result<Page, Error> {
        let mut headers = query.headers.clone();
        if let Some(proof) = proof {
            headers.push((AUTHORIZATION_NAME, proof));
        }
        let Reply {
            status,
            headers,
            challenges,
            body,
        } = state
            .wire
            .send(Outgoing {
                operation: query.operation,
                method: query.method.clone(),
                path: &query.path,
                headers,
                body: &query.body,
                line: if query.harmless {
                    Line::Kept
                } else {
                    Line::Fresh
                },
                limit: query.limit,
            })
            .await?;
        Ok(Page {
            status: status.as_u16(),
            headers,
            body,
            challenges,
            address: self.address.clone(),
            operation: query.operation.to_owned(),
        })
    }
}
