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
use tokio::sync::Mutex;
use tokio::time::Instant;
use zeroize::Zeroizing;

use super::http::{Line, Outgoing, Reply, Wire};
use super::soap::speaks_of_lock;
use super::tls::{self, Pin};
use super::{Address, Channel, Credentials, Error, Scheme, auth};
use crate::certificate::Fingerprint;
use crate::error::Cause;

pub(super) use page::Page;
pub(super) use query::{Part, Query};

mod page;
mod query;

/// How long one look at the certificate may take.
const LOOK: Duration = Duration::from_secs(5);
/// Between two looks.
const GLANCE: Duration = Duration::from_millis(400);

const AUTHORIZATION_NAME: &str = "authorization";

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
