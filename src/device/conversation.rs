//! Talks SOAP with one device: which login it wants, how often we may try, what to repeat.
//!
//! Apart because the rules are few and strict: nothing → digest → user name token, remembered;
//! one request that carries the password, and after a refusal none ever again; what must not
//! happen twice is never sent twice; Basic only inside TLS. Requests of one device go one after the
//! other, so that a wrong password cannot be sent by two of them.

use std::collections::HashMap;

use http_auth::DigestClient;
use time::{Duration, OffsetDateTime};
use tokio::sync::Mutex;
use zeroize::Zeroizing;

use super::http::{Post, Reply, Wire};
use super::soap::{self, Answer, Fault, Request, Service, Version};
use super::xml::Element;
use super::{Address, Credentials, Error, auth};
use crate::error::Cause;

/// The fixed entry point of every ONVIF device (Core 5.1.1).
pub(super) const DEVICE_SERVICE: &str = "/onvif/device_service";

/// A conversation with one device.
pub(super) struct Conversation {
    address: Address,
    credentials: Option<Credentials>,
    state: Mutex<State>,
}

struct State {
    wire: Wire,
    version: Version,
    paths: Paths,
    login: Login,
    /// Digest challenges still in use, by path: some devices tie a nonce to its URL.
    nonces: HashMap<String, DigestClient>,
    /// The device's clock minus ours, for the token.
    offset: Option<Duration>,
    /// Whether the device has accepted this password once.
    proven: bool,
    /// Whether `GetDeviceInformation` was asked as the first test of the login.
    tested: bool,
    /// The refusal, once there was one.
    refused: Option<Error>,
}

struct Paths {
    device: String,
    security: String,
}

/// What the device wants as a login.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Login {
    Unknown,
    Digest,
    Token,
    Basic,
}

impl Conversation {
    /// Nothing is sent yet.
    pub(super) fn new(address: Address, wire: Wire, credentials: Option<Credentials>) -> Self {
        Self {
            address,
            credentials,
            state: Mutex::new(State {
                wire,
                version: Version::default(),
                paths: Paths {
                    device: DEVICE_SERVICE.to_owned(),
                    security: DEVICE_SERVICE.to_owned(),
                },
                login: Login::Unknown,
                nonces: HashMap::new(),
                offset: None,
                proven: false,
                tested: false,
                refused: None,
            }),
        }
    }

    pub(super) fn address(&self) -> &Address {
        &self.address
    }

    /// The wire in use.
    pub(super) async fn wire(&self) -> Wire {
        self.state.lock().await.wire.clone()
    }

    /// Goes on over another wire. Challenges of the old one are forgotten.
    pub(super) async fn move_to(&self, wire: Wire) {
        let mut state = self.state.lock().await;
        state.wire = wire;
        state.nonces.clear();
    }

    /// Where the Advanced Security service is.
    pub(super) async fn security_at(&self, path: String) {
        self.state.lock().await.paths.security = path;
    }

    /// How far the device's clock is ahead, for the user name token.
    pub(super) async fn clock_is_ahead(&self, offset: Duration) {
        self.state.lock().await.offset = Some(offset);
    }

    /// Sends a request and answers its response element.
    ///
    /// A request that changes something and ends in [`Error::Cut`] or [`Error::Slow`] may have
    /// been carried out: the caller has to look.
    pub(super) async fn ask(&self, request: &Request) -> Result<Element, Error> {
        let mut state = self.state.lock().await;
        if !request.open {
            if let Some(refused) = &state.refused {
                return Err(refused.clone());
            }
            if !state.tested && request.operation != "GetDeviceInformation" {
                // Tells a wrong password from missing rights: everybody may ask this one.
                let test = Request::get(Service::Device, "GetDeviceInformation", String::new());
                let _ = self.patiently(&mut state, &test).await?;
            }
        }
        self.patiently(&mut state, request).await
    }

    /// A harmless request is repeated once when the connection broke: old web servers close
    /// connections without saying so.
    async fn patiently(&self, state: &mut State, request: &Request) -> Result<Element, Error> {
        match self.exchange(state, request).await {
            Err(Error::Cut { .. }) if request.harmless => self.exchange(state, request).await,
            answer => answer,
        }
    }

    async fn exchange(&self, state: &mut State, request: &Request) -> Result<Element, Error> {
        let mut login = if request.open {
            Login::Unknown
        } else {
            state.login
        };
        let mut challenges = Vec::new();
        if login == Login::Unknown
            || (login == Login::Digest && !state.nonces.contains_key(state.path(request)))
        {
            let (answer, reply) = self.send(state, request, Proof::None).await?;
            match answer {
                Answer::Done(element) => {
                    state.tested |= !request.open;
                    return Ok(element);
                }
                Answer::Fault(fault) if !fault.is_about_login() => {
                    return Err(fault.error(&self.address, request.operation));
                }
                Answer::Fault(fault) if fault.is_about_lock() => {
                    return Err(self.locked(state));
                }
                Answer::Empty => return Err(self.empty(request)),
                Answer::Fault(_) | Answer::Unauthorized => challenges = reply.challenges,
            }
            if self.credentials.is_none() {
                return Err(self.refusal());
            }
            if let Some(client) = auth::digest(&challenges) {
                let path = state.path(request).to_owned();
                let _ = state.nonces.insert(path, client);
                login = Login::Digest;
            } else if auth::offers_basic(&challenges) && state.wire.is_tls() {
                login = Login::Basic;
            } else {
                login = Login::Token;
            }
        }
        let fresh = !challenges.is_empty();
        self.logged_in(state, request, login, fresh).await
    }

    /// The part that carries the password. `fresh` says that the digest challenge was just given.
    async fn logged_in(
        &self,
        state: &mut State,
        request: &Request,
        login: Login,
        fresh: bool,
    ) -> Result<Element, Error> {
        let credentials = self.credentials.as_ref().ok_or_else(|| self.refusal())?;
        if login == Login::Token && state.offset.is_none() {
            state.offset = Some(self.offset(state).await);
        }
        let proof = |login| match login {
            Login::Digest => Proof::Digest(credentials),
            Login::Basic => Proof::Basic(credentials),
            Login::Token | Login::Unknown => Proof::Token(credentials),
        };
        let (mut answer, reply) = self.send(state, request, proof(login)).await?;
        if login == Login::Digest
            && matches!(answer, Answer::Unauthorized)
            && let Some(client) = auth::digest(&reply.challenges)
        {
            // A nonce has run out: of itself no word against the password. Without `stale` that
            // is believed only of a nonce that had been good, and a password that had been.
            let outdated = client.stale() || (!fresh && state.proven);
            let _ = state.nonces.insert(state.path(request).to_owned(), client);
            if outdated {
                (answer, _) = self.send(state, request, proof(login)).await?;
            }
        }
        match answer {
            Answer::Done(element) => {
                state.succeeded(login);
                Ok(element)
            }
            Answer::Empty => Err(self.empty(request)),
            Answer::Unauthorized => Err(self.refused(state, request, None)),
            Answer::Fault(fault) if fault.is_about_login() || fault.is("MustUnderstand") => {
                Err(self.refused(state, request, Some(&fault)))
            }
            Answer::Fault(fault) => {
                state.succeeded(login);
                Err(fault.error(&self.address, request.operation))
            }
        }
    }

    /// After a good login a refusal is about rights; before it, about the password.
    fn refused(&self, state: &mut State, request: &Request, fault: Option<&Fault>) -> Error {
        if fault.is_some_and(Fault::is_about_lock) {
            return self.locked(state);
        }
        if state.proven {
            return Error::NotAdministrator {
                address: self.address.clone(),
                operation: request.operation.to_owned(),
            };
        }
        let error = self.refusal();
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

    fn refusal(&self) -> Error {
        Error::Refused {
            address: self.address.clone(),
        }
    }

    fn empty(&self, request: &Request) -> Error {
        Error::Unreadable {
            address: self.address.clone(),
            operation: request.operation.to_owned(),
            cause: Cause::new("an answer without content"),
        }
    }

    /// The offset of the device's clock, asked without a login; none when it does not tell.
    async fn offset(&self, state: &mut State) -> Duration {
        let request = super::onvif::message::clock();
        match self.send(state, &request, Proof::None).await {
            Ok((Answer::Done(element), _)) => {
                super::onvif::clock::read(&element, OffsetDateTime::now_utc())
                    .map_or(Duration::ZERO, |clock| clock.offset())
            }
            _ => Duration::ZERO,
        }
    }

    /// Sends once; the one exception is a harmless request that was answered with nothing at
    /// all, which old firmware does with SOAP 1.2.
    async fn send(
        &self,
        state: &mut State,
        request: &Request,
        proof: Proof<'_>,
    ) -> Result<(Answer, Reply), Error> {
        let (answer, reply) = self.send_once(state, request, &proof).await?;
        if matches!(answer, Answer::Empty) && request.harmless && state.version == Version::Soap12 {
            state.version = Version::Soap11;
            let second = self.send_once(state, request, &proof).await;
            if !matches!(&second, Ok((Answer::Done(_) | Answer::Fault(_), _))) {
                state.version = Version::Soap12;
            }
            return second;
        }
        Ok((answer, reply))
    }

    async fn send_once(
        &self,
        state: &mut State,
        request: &Request,
        proof: &Proof<'_>,
    ) -> Result<(Answer, Reply), Error> {
        let header = match proof {
            Proof::Token(credentials) => {
                let offset = state.offset.unwrap_or_default();
                auth::token(credentials, OffsetDateTime::now_utc() + offset)
            }
            _ => String::new(),
        };
        let body = request.envelope(state.version, &header);
        let path = state.path(request).to_owned();
        let authorization = match proof {
            Proof::None | Proof::Token(_) => None,
            Proof::Basic(credentials) => Some(auth::basic(credentials)),
            Proof::Digest(credentials) => {
                Some(self.digest(state, request, credentials, &path, &body)?)
            }
        };
        let action = request.action();
        let reply = state
            .wire
            .post(Post {
                operation: request.operation,
                path: &path,
                content_type: &request.content_type(state.version),
                soap_action: (state.version == Version::Soap11).then_some(&action),
                body: &body,
                authorization,
                line: request.line,
                limit: request.limit,
            })
            .await?;
        let answer = soap::read(&self.address, request, &reply)?;
        Ok((answer, reply))
    }

    fn digest(
        &self,
        state: &mut State,
        request: &Request,
        credentials: &Credentials,
        path: &str,
        body: &str,
    ) -> Result<Zeroizing<String>, Error> {
        let unusable = |cause: String| Error::Unreadable {
            address: self.address.clone(),
            operation: request.operation.to_owned(),
            cause: Cause::new(cause),
        };
        let client = state
            .nonces
            .get_mut(path)
            .ok_or_else(|| unusable("no digest challenge".to_owned()))?;
        auth::answer(client, credentials, "POST", path, body.as_bytes()).map_err(unusable)
    }
}

/// What a request carries as a login.
enum Proof<'a> {
    None,
    Digest(&'a Credentials),
    Token(&'a Credentials),
    Basic(&'a Credentials),
}

impl State {
    fn path(&self, request: &Request) -> &str {
        match request.service {
            Service::Device => &self.paths.device,
            Service::Security => &self.paths.security,
        }
    }

    fn succeeded(&mut self, login: Login) {
        self.login = login;
        self.proven = true;
        self.tested = true;
    }
}
