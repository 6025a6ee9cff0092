//! Commands of NVMS-9000 and the three generations of its login.
//!
//! Apart from the verbs because the token in the body, the cookie and the session key belong to
//! one login; it is done once, and again only after the recorder itself threw it away (when HTTPS
//! is switched). As `pytvt` does it on recorders in the field, and as the recorder's own pages do.

use aes::cipher::generic_array::GenericArray;
use aes::cipher::{BlockDecrypt as _, BlockEncrypt as _, KeyInit as _};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use md5::Digest as _;
use quick_xml::escape::escape;
use tokio::sync::Mutex;
use zeroize::Zeroizing;

use crate::device::http::Method;
use crate::device::web::{Page, Query, Web};
use crate::device::xml::{self, Element};
use crate::device::{Credentials, Error, auth};

/// Error codes of the recorder, counted from 0x20000000.
mod code {
    pub(super) const UNKNOWN_COMMAND: &str = "536870934";
    pub(super) const WRONG: [&str; 2] = ["536870947", "536870948"];
    pub(super) const LOCKED: &str = "536870951";
    pub(super) const NO_RIGHT: &str = "536870953";
}

/// A recorder that is spoken to.
pub(super) struct Recorder {
    pub(super) web: Web,
    session: Mutex<Option<Session>>,
}

/// What one login gave.
#[derive(Clone)]
pub(super) struct Session {
    token: Option<String>,
    /// For the WebSocket; firmware without it tells none.
    pub(super) id: Option<String>,
    pub(super) cookie: Option<String>,
    key: Option<Zeroizing<Vec<u8>>>,
    security: Option<String>,
    /// The oldest firmware: Basic on every call.
    basic: bool,
}

impl Recorder {
    pub(super) fn new(web: Web) -> Self {
        Self {
            web,
            session: Mutex::new(None),
        }
    }

    /// The recorder has thrown the login away.
    pub(super) async fn forget(&self) {
        *self.session.lock().await = None;
    }

    /// Logs in unless that was done.
    pub(super) async fn session(&self) -> Result<Session, Error> {
        let mut session = self.session.lock().await;
        if let Some(session) = session.as_ref() {
            return Ok(session.clone());
        }
        let fresh = self.log_in().await?;
        *session = Some(fresh.clone());
        Ok(fresh)
    }

    /// Asks a command that changes nothing.
    pub(super) async fn ask(&self, command: &str) -> Result<Element, Error> {
        let session = self.session().await?;
        self.call(command, "", Some(&session), true).await
    }

    /// Carries a command out; `content` is XML.
    pub(super) async fn tell(&self, command: &str, content: &str) -> Result<Element, Error> {
        let session = self.session().await?;
        self.call(command, content, Some(&session), false).await
    }

    /// A password element as this login wants it: sealed under the session key, or plain.
    pub(super) fn sealed(session: &Session, text: &str) -> String {
        match (&session.key, &session.security) {
            (Some(key), security) => format!(
                "<password securityVer=\"{}\"><![CDATA[{}]]></password>",
                escape(security.as_deref().unwrap_or("1")),
                BASE64.encode(encrypt(key, text.as_bytes()))
            ),
            (None, _) => format!("<password><![CDATA[{text}]]></password>"),
        }
    }

    async fn call(
        &self,
        command: &str,
        content: &str,
        session: Option<&Session>,
        harmless: bool,
    ) -> Result<Element, Error> {
        let (page, answer) = self.raw(command, content, session, harmless).await?;
        if answer.text_of("status") == Some("success") {
            return Ok(answer);
        }
        Err(self.refusal(&page, &answer))
    }

    fn refusal(&self, page: &Page, answer: &Element) -> Error {
        let address = self.web.address().clone();
        match answer.text_of("errorCode").unwrap_or_default() {
            code::UNKNOWN_COMMAND => page.not_offered(),
            code::LOCKED => Error::Locked { address },
            code::NO_RIGHT => page.not_administrator(),
            wrong if code::WRONG.contains(&wrong) => Error::Refused { address },
            other => page.fault(other, ""),
        }
    }

    async fn raw(
        &self,
        command: &str,
        content: &str,
        session: Option<&Session>,
        harmless: bool,
    ) -> Result<(Page, Element), Error> {
        let token = session
            .and_then(|session| session.token.as_deref())
            .unwrap_or("null");
        let content = match content {
            "" => String::new(),
            inside => xml::wrap("content", inside),
        };
        let body = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" ?><request version=\"1.0\" \
             systemType=\"NVMS-9000\" clientType=\"WEB\"><token>{}</token>{content}</request>",
            escape(token)
        );
        let path = format!("/{command}");
        let mut query = if harmless {
            Query::ask(command, path)
        } else {
            Query::change(command, Method::POST, path)
        };
        query = query
            .open()
            .body("application/x-www-form-urlencoded; charset=UTF-8", body);
        if let Some(cookie) = session.and_then(|session| session.cookie.as_deref()) {
            query = query.header("cookie", cookie);
        }
        if session.is_some_and(|session| session.basic) {
            let credentials = self.credentials()?;
            query = query.header("authorization", &auth::basic(&credentials));
        }
        let page = self.web.fetch(query).await?;
        if !page.is_good() {
            return Err(page.bad_status());
        }
        let answer = xml::read(&page.body).map_err(|cause| page.unreadable(cause))?;
        if answer.name != "response" {
            return Err(page.unreadable("no response inside"));
        }
        Ok((page, answer))
    }

    fn credentials(&self) -> Result<Credentials, Error> {
        self.web
            .credentials()
            .cloned()
            .ok_or_else(|| Error::Refused {
                address: self.web.address().clone(),
            })
    }

    async fn log_in(&self) -> Result<Session, Error> {
        let (page, answer) = self.raw("reqLogin", "", None, true).await?;
        if answer.text_of("errorCode") == Some(code::UNKNOWN_COMMAND) {
            return self.log_in_as_of_old().await;
        }
        let told = answer.child("content").unwrap_or(&answer);
        let Some(nonce) = told.text_of("nonce") else {
            return Err(self.refusal(&page, &answer));
        };
        let cookie = page
            .headers
            .get("set-cookie")
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.split(';').next())
            .map(ToOwned::to_owned);
        let mut session = Session {
            token: told.text_of("token").map(ToOwned::to_owned),
            id: told.text_of("sessionId").map(ToOwned::to_owned),
            cookie,
            key: None,
            security: None,
            basic: false,
        };
        let credentials = self.credentials()?;
        let first = upper_md5(credentials.password.reveal());
        let content = format!(
            "<userName><![CDATA[{}]]></userName><password><![CDATA[{}]]></password>",
            credentials.user.replace("]]>", ""),
            *proof(&first, nonce)
        );
        let answer = self.prove(&content, &session).await?;
        let told = answer.child("content").unwrap_or(&answer);
        if session.token.is_none() {
            session.token = told.text_of("token").map(ToOwned::to_owned);
        }
        session.security = told.text_of("securityVer").map(ToOwned::to_owned);
        session.key = told
            .text_of("sessionKey")
            .and_then(|sealed| BASE64.decode(sealed).ok())
            .and_then(|sealed| decrypt(first.as_bytes(), &sealed));
        Ok(session)
    }

    /// Firmware that knows no challenge: the password in base64, and Basic from then on. Readable
    /// by whoever listens, so only inside TLS.
    async fn log_in_as_of_old(&self) -> Result<Session, Error> {
        if !self.web.wire().await.is_tls() {
            return Err(Error::OnlyClearHttp {
                address: self.web.address().clone(),
            });
        }
        let credentials = self.credentials()?;
        let content = Zeroizing::new(format!(
            "<userName><![CDATA[{}]]></userName><password><![CDATA[{}]]></password>",
            credentials.user.replace("]]>", ""),
            BASE64.encode(credentials.password.reveal())
        ));
        let session = Session {
            token: None,
            id: None,
            cookie: None,
            key: None,
            security: None,
            basic: true,
        };
        let _ = self.prove(&content, &session).await?;
        Ok(session)
    }

    /// The one request that carries the password; after a refusal there is no other.
    async fn prove(&self, content: &str, session: &Session) -> Result<Element, Error> {
        let bare = Session {
            basic: false,
            ..session.clone()
        };
        match self.call("doLogin", content, Some(&bare), false).await {
            Err(error @ (Error::Refused { .. } | Error::Locked { .. })) => {
                Err(self.web.never_again(error).await)
            }
            answer => answer,
        }
    }
}

/// `UPPERHEX(MD5(password))`, also the key of the session key.
fn upper_md5(password: &str) -> Zeroizing<String> {
    let hash = md5::Md5::digest(password.as_bytes());
    Zeroizing::new(hash.iter().map(|b| format!("{b:02X}")).collect())
}

/// `hex(SHA512(first + "#" + nonce))`.
fn proof(first: &str, nonce: &str) -> Zeroizing<String> {
    let hash = sha2::Sha512::digest(format!("{first}#{nonce}").as_bytes());
    Zeroizing::new(hash.iter().map(|b| format!("{b:02x}")).collect())
}

/// AES-256-ECB, zero padding, as the recorder's own page does it.
fn encrypt(key: &[u8], plain: &[u8]) -> Vec<u8> {
    let mut out = plain.to_vec();
    // An empty text is one block of zeros.
    let blocks = out.len().div_ceil(16).max(1);
    out.resize(blocks * 16, 0);
    if let Ok(cipher) = aes::Aes256::new_from_slice(key) {
        for block in out.chunks_exact_mut(16) {
            cipher.encrypt_block(GenericArray::from_mut_slice(block));
        }
    }
    out
}

/// The other way; the padding stays when the inside is a key of 32 bytes.
fn decrypt(key: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let cipher = aes::Aes256::new_from_slice(key).ok()?;
    let mut out = Zeroizing::new(sealed.to_vec());
    if out.is_empty() || !out.len().is_multiple_of(16) {
        return None;
    }
    for block in out.chunks_exact_mut(16) {
        cipher.decrypt_block(GenericArray::from_mut_slice(block));
    }
    out.truncate(32);
    (out.len() == 32).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_proof_of_the_password() {
        // Computed with md5sum and sha512sum.
        let first = upper_md5("practice");
        assert_eq!(first.as_str(), "8C40400C009918B5F10B73F9A0E47398");
        assert_eq!(
            proof(&first, "NONCE").as_str(),
            "32200a9440d5a30501b9f099b18c4e09b6d8eadd67a0cddff8a6a04eb4bf3c037677febb8c40fceaf3f23d13c41bdbba5a977844ec01702d22fd9f89a9afc314"
        );
    }

    #[test]
    fn what_is_sealed_opens_again() {
        let key = b"0123456789abcdef0123456789abcdef";
        let inside = [7_u8; 32];
        assert_eq!(*decrypt(key, &encrypt(key, &inside)).unwrap(), inside);
        assert_eq!(encrypt(key, b"").len(), 16);
        assert!(decrypt(key, b"short").is_none());
        assert!(decrypt(b"no key", &[0; 32]).is_none());
    }
}
