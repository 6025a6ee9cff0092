//! A recorder with TVT's NVMS-9000: XML commands over HTTP, three generations of login, and files
//! that travel over a WebSocket ([`socket`]).
//!
//! Awkward as the facts say: the token stands in the body; the certificate cannot be deleted, nor
//! another asked for, while HTTPS is on; its request has no field for alternative names; an old
//! firmware knows neither the challenge nor the WebSocket.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use aes::cipher::generic_array::GenericArray;
use aes::cipher::{BlockDecrypt as _, BlockEncrypt as _, KeyInit as _};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use md5::Digest as _;
use roxmltree::{Document, Node};

use super::Options;
use super::camera::{Effect, Inner};
use super::factory::Factory;
use super::family::Firmware;
use super::holder::{Holder, Kit};
use super::key::Key;
use super::login::{Level, Refusal};
use super::quirk::{Nvms, Reload};
use super::serve::{Call, Reply, prevents};
use super::subject::Subject;
use super::witness::State;
use super::x509::{self, Paper};
use super::xml::escape;

pub mod socket;

/// The recorder.
#[derive(Debug)]
pub struct Tvt {
    keeps: Arc<Mutex<Keeps>>,
    /// What the TLS server has loaded: the firmware's door asks for a reference.
    live: Holder,
}

/// What it keeps; sockets live beside the commands and reach it too.
#[derive(Debug)]
pub struct Keeps {
    /// Its certificate.
    holder: Holder,
    /// A request that waits for its certificate.
    pub wanted: Option<(Arc<Key>, Vec<u8>)>,
    sessions: HashMap<String, Session>,
}

#[derive(Debug, Default)]
struct Session {
    nonce: String,
    token: String,
    key: Option<[u8; 32]>,
    guest: Option<Level>,
}

const UNKNOWN_COMMAND: u32 = 536_870_934;
const BAD_PARAMETER: u32 = 536_870_943;
const WRONG_LOGIN: u32 = 536_870_948;
const LOCKED: u32 = 536_870_951;
const NO_RIGHT: u32 = 536_870_953;
const NOT_LOGGED_IN: u32 = 536_870_960;

/// As it leaves the factory.
pub fn firmware(factory: &'static Factory, _: &Options) -> Box<dyn Firmware> {
    Box::new(Tvt {
        keeps: Arc::new(Mutex::new(Keeps {
            holder: Holder::new(factory),
            wanted: None,
            sessions: HashMap::new(),
        })),
        live: Holder::new(factory),
    })
}

/// What it keeps, for one short moment.
pub fn open(keeps: &Mutex<Keeps>) -> MutexGuard<'_, Keeps> {
    keeps.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Firmware for Tvt {
    fn answer(&mut self, inner: &mut Inner, call: &Call) -> Reply {
        let keeps = Arc::clone(&self.keeps);
        if call.method == "GET" && call.path() == "/requestWebsocketConnection" {
            return socket::door(keeps, inner, call);
        }
        let reply = answer(&mut open(&keeps), inner, call);
        self.live = open(&keeps).holder.clone();
        reply
    }

    fn served(&self) -> Option<(Vec<Vec<u8>>, &Key)> {
        Some(self.live.served())
    }

    fn restart(&mut self) {
        let mut keeps = open(&self.keeps);
        keeps.sessions.clear();
        keeps.holder.load();
        self.live = keeps.holder.clone();
    }

    fn forget_activation(&mut self) {
        open(&self.keeps).holder.forget();
        self.live.forget();
    }

    fn show(&self, state: &mut State) {
        if open(&self.keeps).wanted.is_some() {
            state.keys.push("request".to_owned());
        }
    }
}

impl Keeps {
    /// Whether somebody with all rights is logged in under this session.
    pub fn lets_in(&self, session: &str) -> bool {
        self.sessions
            .get(session)
            .is_some_and(|s| s.guest == Some(Level::Administrator))
    }

    /// The certificate of the waiting request; taken only when it fits.
    pub fn take(&mut self, file: &[u8]) -> bool {
        let Some((key, _)) = self.wanted.clone() else {
            return false;
        };
        let Some(papers) = super::holder::certificates(file) else {
            return false;
        };
        if papers.first().is_none_or(|paper| paper.spki != key.spki()) {
            return false;
        }
        self.wanted = None;
        let chain = papers.into_iter().map(|paper| paper.der).collect();
        self.holder.put(Some(Kit { chain, key }), Reload::OnSwitch);
        true
    }
}

/// What a command answers: the inside of `content`, or an error code.
type Said = Result<String, u32>;

fn answer(own: &mut Keeps, inner: &mut Inner, call: &Call) -> Reply {
    if call.method != "POST" {
        return Reply::new(404, "text/html", "404");
    }
    let command = call.path().trim_start_matches('/').to_owned();
    inner.noted(call.number, |entry| entry.operation = Some(command.clone()));
    let tricks = inner.tricks(call.number, Some(&command));
    if prevents(&tricks) {
        return Reply::tricked(tricks);
    }
    let text = String::from_utf8_lossy(&call.body).into_owned();
    let mut effects = Vec::new();
    let mut cookie = None;
    let said = match Document::parse(&text) {
        Ok(document) if document.root_element().has_tag_name("request") => {
            let root = document.root_element();
            match command.as_str() {
                "reqLogin" => ask_login(own, inner, &mut cookie),
                "doLogin" => log_in(own, inner, call, root),
                _ => known(own, inner, call, root).and_then(|(session, level)| {
                    let asker = Asker { session, level };
                    carry_out(own, inner, &command, root, &asker, &mut effects)
                }),
            }
        }
        _ => Err(BAD_PARAMETER),
    };
    let body = match &said {
        Ok(content) => format!("<status>success</status>{content}"),
        Err(code) => format!("<status>fail</status><errorCode>{code}</errorCode>"),
    };
    let mut reply = Reply::new(
        200,
        "text/xml; charset=utf-8",
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" ?><response version=\"1.0\" cmdUrl=\"{}\">{body}</response>",
            escape(&command)
        ),
    );
    if let Some(session) = cookie {
        reply
            .headers
            .push(("set-cookie", format!("sessionId={session}; Path=/")));
    }
    reply.effects = effects;
    reply.tricks = tricks;
    reply
}

fn child<'a>(node: Node<'a, '_>, path: &[&str]) -> Option<&'a str> {
    let mut here = node;
    for name in path {
        here = here.children().find(|c| c.has_tag_name(*name))?;
    }
    Some(here.text().unwrap_or_default())
}

fn ask_login(own: &mut Keeps, inner: &mut Inner, cookie: &mut Option<String>) -> Said {
    if inner.quirks.nvms == Nvms::Legacy {
        return Err(UNKNOWN_COMMAND);
    }
    let hex = || format!("{:032X}", rand::random::<u128>());
    let (session, nonce, token) = (format!("{{{}}}", hex()), hex(), format!("{{{}}}", hex()));
    let told = match inner.quirks.nvms {
        Nvms::Modern => format!("<nonce>{nonce}</nonce><sessionId>{session}</sessionId>"),
        _ => format!("<nonce>{nonce}</nonce><token>{token}</token>"),
    };
    if own.sessions.len() > 100 {
        own.sessions.clear();
    }
    let _ = own.sessions.insert(
        session.clone(),
        Session {
            nonce,
            token,
            ..Session::default()
        },
    );
    *cookie = Some(session);
    Ok(format!("<content>{told}</content>"))
}

pub fn session(call: &Call) -> Option<&str> {
    call.header("cookie")?
        .split(';')
        .find_map(|part| part.trim().strip_prefix("sessionId="))
}

fn log_in(own: &mut Keeps, inner: &mut Inner, call: &Call, root: Node<'_, '_>) -> Said {
    let (Some(user), Some(proof)) = (
        child(root, &["content", "userName"]),
        child(root, &["content", "password"]),
    ) else {
        return Err(BAD_PARAMETER);
    };
    let quirks = inner.quirks.clone();
    let legacy = quirks.nvms == Nvms::Legacy;
    let id = session(call).unwrap_or_default().to_owned();
    let nonce = match own.sessions.get(&id) {
        Some(session) => session.nonce.clone(),
        None if legacy => String::new(),
        None => return Err(NOT_LOGGED_IN),
    };
    let mut first = String::new();
    let judged = inner.accounts.proof(
        user,
        |password| {
            first = upper_md5(password);
            if legacy {
                return BASE64.encode(password) == proof;
            }
            let hash = sha2::Sha512::digest(format!("{first}#{nonce}"));
            let hash: String = hash.iter().map(|b| format!("{b:02x}")).collect();
            hash == proof
        },
        &quirks,
    );
    let guest = match judged {
        Ok(guest) => guest,
        Err(Refusal::Locked) => return Err(LOCKED),
        Err(_) => return Err(WRONG_LOGIN),
    };
    inner.noted(call.number, |entry| entry.account = Some(guest.name));
    if legacy {
        return Ok("<content/>".to_owned());
    }
    let Some(session) = own.sessions.get_mut(&id) else {
        return Err(NOT_LOGGED_IN);
    };
    session.guest = Some(guest.level);
    if quirks.nvms != Nvms::Modern {
        return Ok("<content/>".to_owned());
    }
    let key: [u8; 32] = rand::random();
    session.key = Some(key);
    let mut login_key = [0_u8; 32];
    login_key.copy_from_slice(first.as_bytes().get(..32).unwrap_or(&[0; 32]));
    Ok(format!(
        "<content><token>{}</token><sessionKey>{}</sessionKey><securityVer>1</securityVer></content>",
        session.token,
        BASE64.encode(encrypt(&login_key, &key))
    ))
}

fn upper_md5(text: &str) -> String {
    md5::Md5::digest(text.as_bytes())
        .iter()
        .map(|b| format!("{b:02X}"))
        .collect()
}

fn encrypt(key: &[u8; 32], plain: &[u8]) -> Vec<u8> {
    let cipher = aes::Aes256::new(GenericArray::from_slice(key));
    let mut out = plain.to_vec();
    out.resize(plain.len().div_ceil(16) * 16, 0);
    for block in out.chunks_exact_mut(16) {
        cipher.encrypt_block(GenericArray::from_mut_slice(block));
    }
    out
}

fn decrypt(key: &[u8; 32], sealed: &[u8]) -> Option<Vec<u8>> {
    if !sealed.len().is_multiple_of(16) {
        return None;
    }
    let cipher = aes::Aes256::new(GenericArray::from_slice(key));
    let mut out = sealed.to_vec();
    for block in out.chunks_exact_mut(16) {
        cipher.decrypt_block(GenericArray::from_mut_slice(block));
    }
    while out.last() == Some(&0) {
        let _ = out.pop();
    }
    Some(out)
}

struct Asker {
    session: String,
    level: Level,
}

/// The session behind the cookie, with its token in the body; Basic for the oldest.
fn known(
    own: &Keeps,
    inner: &mut Inner,
    call: &Call,
    root: Node<'_, '_>,
) -> Result<(String, Level), u32> {
    if inner.quirks.nvms == Nvms::Legacy {
        let quirks = inner.quirks.clone();
        let pair = call
            .authorization
            .as_deref()
            .and_then(|value| value.strip_prefix("Basic "))
            .and_then(|value| BASE64.decode(value).ok())
            .and_then(|bytes| String::from_utf8(bytes).ok())
            .ok_or(NOT_LOGGED_IN)?;
        let (user, given) = pair.split_once(':').ok_or(NOT_LOGGED_IN)?;
        let guest = inner
            .accounts
            .proof(user, |password| password == given, &quirks)
            .map_err(|_| WRONG_LOGIN)?;
        return Ok((String::new(), guest.level));
    }
    let id = session(call).ok_or(NOT_LOGGED_IN)?;
    let session = own.sessions.get(id).ok_or(NOT_LOGGED_IN)?;
    let level = session.guest.ok_or(NOT_LOGGED_IN)?;
    if child(root, &["token"]) != Some(session.token.as_str()) {
        return Err(NOT_LOGGED_IN);
    }
    Ok((id.to_owned(), level))
}

fn carry_out(
    own: &mut Keeps,
    inner: &mut Inner,
    command: &str,
    root: Node<'_, '_>,
    asker: &Asker,
    effects: &mut Vec<Effect>,
) -> Said {
    let content = root.children().find(|c| c.has_tag_name("content"));
    let changes = !command.starts_with("query");
    if changes && asker.level != Level::Administrator {
        return Err(NO_RIGHT);
    }
    let nothing = || Ok("<content/>".to_owned());
    match command {
        "queryNetPortCfg" => Ok(format!(
            "<content><httpPort>{}</httpPort><httpsSwitch>{}</httpsSwitch><httpsPort>{}</httpsPort>\
             <netPort>6036</netPort><rtspPort>554</rtspPort></content>",
            inner.ports.0,
            inner.https_on,
            inner.ports.1
        )),
        "editNetPortCfg" => {
            let wish = content.and_then(|c| child(c, &["httpsSwitch"]));
            let on = match wish {
                Some("true") => true,
                Some("false") => false,
                _ => return Err(BAD_PARAMETER),
            };
            if on && !inner.https_on {
                own.holder.load();
            }
            inner.https_on = on;
            effects.extend([Effect::Switch, Effect::Protocols]);
            nothing()
        }
        "queryCert" if inner.quirks.certificates => match own.holder.stored() {
            Some(kit) => {
                let facts = kit
                    .chain
                    .first()
                    .and_then(|der| Paper::read(der))
                    .and_then(|paper| paper.facts())
                    .ok_or(BAD_PARAMETER)?;
                Ok(format!(
                    "<content><DN><commonName>{}</commonName><issuerCommonName>{}</issuerCommonName>\
                     <countryName>{}</countryName></DN></content>",
                    escape(&part(&facts.subject, "CN")),
                    escape(&part(&facts.issuer, "CN")),
                    escape(&part(&facts.subject, "C")),
                ))
            }
            None => Err(BAD_PARAMETER),
        },
        "delCert" if inner.quirks.certificates => {
            if inner.https_on || own.holder.stored().is_none() {
                return Err(BAD_PARAMETER);
            }
            own.holder.forget();
            effects.push(Effect::Switch);
            nothing()
        }
        "createCertReq" if inner.quirks.certificates => create(own, inner, content, asker),
        "queryCertReq" if inner.quirks.certificates => match &own.wanted {
            Some(_) => Ok("<content><DN><countryName>XX</countryName><commonName></commonName></DN></content>".to_owned()),
            None => Err(BAD_PARAMETER),
        },
        "delCertReq" if inner.quirks.certificates => {
            own.wanted = None;
            nothing()
        }
        _ => Err(UNKNOWN_COMMAND),
    }
}

/// One part of a name written as `CN=…, O=…`.
fn part(name: &str, wanted: &str) -> String {
    name.split(',')
        .filter_map(|part| part.trim().split_once('='))
        .find(|(kind, _)| *kind == wanted)
        .map(|(_, value)| value.to_owned())
        .unwrap_or_default()
}

/// Makes a key and a request; the password of the key travels sealed under the session key.
fn create(own: &mut Keeps, inner: &Inner, content: Option<Node<'_, '_>>, asker: &Asker) -> Said {
    let content = content.ok_or(BAD_PARAMETER)?;
    if inner.https_on || own.holder.stored().is_some() || own.wanted.is_some() {
        return Err(BAD_PARAMETER);
    }
    let field = |name: &str| child(content, &["DN", name]).unwrap_or_default().trim();
    let (country, name) = (field("countryName"), field("commonName"));
    let letters = country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase());
    if !letters || name.is_empty() || name.len() > 64 {
        return Err(BAD_PARAMETER);
    }
    let password = content
        .children()
        .find(|c| c.has_tag_name("password"))
        .ok_or(BAD_PARAMETER)?;
    let sealed = password.attribute("securityVer");
    let key = own
        .sessions
        .get(&asker.session)
        .and_then(|session| session.key);
    match (sealed, key) {
        (Some("1"), Some(key)) => {
            let bytes = BASE64
                .decode(password.text().unwrap_or_default())
                .map_err(|_| BAD_PARAMETER)?;
            let _ = decrypt(&key, &bytes).ok_or(BAD_PARAMETER)?;
        }
        (None, None) => {}
        _ => return Err(BAD_PARAMETER),
    }
    let parts = [
        ("2.5.4.6", country),
        ("2.5.4.8", field("stateOrProvinceName")),
        ("2.5.4.7", field("localityName")),
        ("2.5.4.10", field("organizationName")),
        ("2.5.4.11", field("organizationalUnitName")),
        ("2.5.4.3", name),
    ];
    let key = Key::rsa(2048).ok_or(BAD_PARAMETER)?;
    let request =
        x509::request(&Subject::of(&parts), &key, key.usual_algorithm()).ok_or(BAD_PARAMETER)?;
    own.wanted = Some((Arc::new(key), request));
    Ok("<content/>".to_owned())
}
