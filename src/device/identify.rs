//! Which family drives the device at an address, found out without a login.
//!
//! Apart because it asks strangers: bounded in time, never with a password, and every question
//! and answer is kept as a [`Sign`] for "why this family".

use std::time::{Duration, Instant};

use time::OffsetDateTime;
use tokio::time::timeout;

use super::conversation::Conversation;
use super::http::Wire;
use super::onvif::{clock, message, offer::Offer};
use super::tls::{self, Pin, Seen};
use super::web::Web;
use super::{Address, Channel, Clock, Error, FAMILIES, Family, Identified, Identity, Scheme, Sign};
use crate::certificate::Certificate;

/// How long one question may take.
const PATIENCE: Duration = Duration::from_secs(3);
/// Where cameras keep ONVIF when it is not at port 80.
const ONVIF_PORTS: [u16; 5] = [8000, 8080, 8899, 2020, 5000];

/// The second time is asked only where somebody takes the connection within this time: an address
/// that swallows everything costs no second round.
const DOOR: Duration = Duration::from_secs(1);
/// Longest that a second round may take, and a first one after which there is none.
const ROUND: Duration = Duration::from_secs(15);

/// Asks what answers at the address, over TLS and plain HTTP, in about three seconds. Who takes
/// the connection and does not answer in time is asked once more: while 64 others are being asked
/// it is as often this computer that was late.
///
/// # Errors
/// Only for answers that no camera gives and that must not be mistaken for "nothing there":
/// [`Error::TooLarge`], [`Error::CertificateChanged`], or a device that tells the time by ONVIF
/// and then breaks off. A silent address is an answer: [`Channel::Unreachable`].
pub async fn identify(address: &Address) -> Result<Identified, Error> {
    let begun = Instant::now();
    let first = once(address).await;
    match &first {
        Err(Error::Slow { .. }) => {}
        Ok(found) if found.missed && found.family.is_none() => {}
        _ => return Ok(first?.done()),
    }
    if begun.elapsed() < ROUND && has_open_door(address).await {
        log::info!("{address}: no answer in time; asked once more");
        // Whoever is cut off here again keeps the answer of before.
        if let Ok(Ok(found)) = timeout(ROUND, once(address)).await {
            return Ok(found.done());
        }
    }
    Ok(first?.done())
}

/// Whether a TCP connection stands soon, at the port of the address or the usual ones.
async fn has_open_door(address: &Address) -> bool {
    let ports = match address.port() {
        Some(port) => vec![port],
        None => vec![443, 80],
    };
    let knocks = ports.into_iter().map(|port| {
        let at = address.at(port);
        Box::pin(async move { tls::connect(&at).await.map(drop) })
    });
    timeout(DOOR, futures::future::select_ok(knocks))
        .await
        .is_ok_and(|door| door.is_ok())
}

async fn once(address: &Address) -> Result<Found, Error> {
    let mut found = Found::new(address);
    let https = address.port().unwrap_or(443);
    let http = address.port().unwrap_or(80);
    let secure_address = address.at(https);
    let (secure, plain) = futures::join!(tls::look(&secure_address, PATIENCE), found.knock(http));
    let plain = plain?;
    found.sign_tls(https, &secure);
    // One that answers is enough: the other question may have gone to a port of the other kind.
    let late = matches!(secure, Err(Error::Slow { .. })) || matches!(plain, Plain::Late);
    found.missed = late && secure.is_err() && !plain.is_some();

    let mut old = None;
    if let Ok(seen) = secure {
        old.clone_from(&seen.old);
        found.tls(https, seen);
    }
    let is_tls_port = found.https_port.is_some() && https == http;
    if !is_tls_port {
        found.sign_http(http, &plain);
    }
    if found.https_port.is_some() && old.is_none() {
        found.ask_over_tls(https).await?;
    }
    if found.family.is_none() && !is_tls_port && plain.is_some() {
        found.ask_over_http(http, plain.flatten_clock()).await?;
        if address.port().is_some() && found.https_port.is_none() {
            found.seek_tls(http).await?;
        }
    }
    if found.family.is_none() && address.port().is_none() {
        found.try_other_ports().await?;
    }
    Ok(found)
}

/// What plain HTTP answered: nothing, or something with or without the time.
#[derive(Clone, Default)]
enum Plain {
    #[default]
    Nothing,
    /// It did not answer in time.
    Late,
    Answers(Option<Clock>, Option<u16>),
}

impl Plain {
    fn is_some(&self) -> bool {
        matches!(self, Self::Answers(..))
    }

    fn flatten_clock(&self) -> Option<Clock> {
        match self {
            Self::Answers(clock, _) => *clock,
            Self::Nothing | Self::Late => None,
        }
    }
}

/// What is known so far.
struct Found {
    address: Address,
    signs: Vec<Sign>,
    family: Option<&'static Family>,
    secure: bool,
    served: Option<Certificate>,
    https_port: Option<u16>,
    http_port: Option<u16>,
    /// HTTPS port that a redirect or an XAddr told.
    hint: Option<u16>,
    old_tls: bool,
    /// A question was not answered in time.
    missed: bool,
    /// What tells a maker's device from its neighbours.
    mark: Option<String>,
    identity: Identity,
    clock: Option<Clock>,
}

impl Found {
    fn new(address: &Address) -> Self {
        Self {
            address: address.clone(),
            signs: Vec::new(),
            family: None,
            secure: false,
            served: None,
            https_port: None,
            http_port: None,
            hint: None,
            old_tls: false,
            missed: false,
            mark: None,
            identity: Identity::default(),
            clock: None,
        }
    }

    fn talk(&self, scheme: Scheme, port: u16, pin: Pin) -> Result<Conversation, Error> {
        let wire = Wire::new(&self.address, scheme, port, pin)?;
        Ok(Conversation::new(self.address.clone(), wire, None))
    }

    /// Asks for the time over plain HTTP: the one question every ONVIF device answers.
    async fn knock(&self, port: u16) -> Result<Plain, Error> {
        let talk = self.talk(Scheme::Http, port, Pin::default())?;
        match talk.ask(&message::clock().within(PATIENCE)).await {
            Ok(answer) => Ok(Plain::Answers(
                clock::read(&answer, OffsetDateTime::now_utc()),
                None,
            )),
            Err(Error::Redirected { target, .. }) => {
                Ok(Plain::Answers(None, https_port(&self.address, &target)))
            }
            Err(error @ Error::TooLarge { .. }) => Err(error),
            Err(Error::Slow { .. }) => Ok(Plain::Late),
            Err(Error::Unreachable { .. } | Error::Cut { .. }) => Ok(Plain::Nothing),
            Err(_) => Ok(Plain::Answers(None, None)),
        }
    }

    fn sign_tls(&mut self, port: u16, secure: &Result<Seen, Error>) {
        match secure {
            Ok(Seen { old: Some(old), .. }) => self.signs.push(Sign::OldTls(old.clone())),
            Ok(seen) => self.signs.push(Sign::Tls(seen.version.clone())),
            Err(Error::Unreachable { .. }) => self.signs.push(Sign::PortClosed(port)),
            Err(_) => {}
        }
    }

    fn sign_http(&mut self, port: u16, plain: &Plain) {
        match plain {
            Plain::Answers(_, hint) => {
                self.signs.push(Sign::Http);
                self.http_port = Some(port);
                self.hint = *hint;
            }
            Plain::Nothing | Plain::Late if !self.signs.contains(&Sign::PortClosed(port)) => {
                self.signs.push(Sign::PortClosed(port));
            }
            Plain::Nothing | Plain::Late => {}
        }
    }

    fn tls(&mut self, port: u16, seen: Seen) {
        self.https_port = Some(port);
        self.old_tls = seen.old.is_some();
        self.served = seen.chain.into_iter().next();
    }

    /// Asks each maker's own question, in the order of [`FAMILIES`], until one is answered.
    async fn ask_makers(&mut self, scheme: Scheme, port: u16) -> Result<(), Error> {
        let pin = match scheme {
            Scheme::Https => Pin::new(self.served.as_ref().map(Certificate::fingerprint)),
            Scheme::Http => Pin::default(),
        };
        let wire = Wire::new(&self.address, scheme, port, pin)?;
        let web = Web::new(self.address.clone(), wire, None);
        for family in FAMILIES {
            let Some(probe) = family.probe else {
                continue;
            };
            let mut answer = probe(&web).await;
            if matches!(answer, Err(Error::Slow { .. })) {
                // A busy device deserves a second chance; to miss it here leaves it to a person.
                answer = probe(&web).await;
            }
            match answer {
                Ok(Some(told)) => {
                    self.signs.push(Sign::Maker(family.id));
                    self.family = Some(family);
                    self.identity = told.identity;
                    self.hint = told.https_port.or(self.hint);
                    self.mark = told.mark;
                    self.secure = scheme == Scheme::Https;
                    return Ok(());
                }
                Err(error @ (Error::TooLarge { .. } | Error::CertificateChanged { .. })) => {
                    return Err(error);
                }
                // Who does not answer in time, or not at all, is not asked the rest.
                Err(error @ (Error::Slow { .. } | Error::Unreachable { .. })) => {
                    self.missed |= matches!(error, Error::Slow { .. });
                    return Ok(());
                }
                Ok(None) | Err(_) => {}
            }
        }
        Ok(())
    }

    async fn ask_over_tls(&mut self, port: u16) -> Result<(), Error> {
        self.ask_makers(Scheme::Https, port).await?;
        if self.family.is_some() {
            return Ok(());
        }
        let pin = Pin::new(self.served.as_ref().map(Certificate::fingerprint));
        let talk = self.talk(Scheme::Https, port, pin)?;
        let time = match talk.ask(&message::clock().within(PATIENCE)).await {
            Ok(answer) => clock::read(&answer, OffsetDateTime::now_utc()),
            Err(error @ (Error::TooLarge { .. } | Error::CertificateChanged { .. })) => {
                return Err(error);
            }
            Err(error) => {
                self.missed |= matches!(error, Error::Slow { .. });
                None
            }
        };
        self.secure = true;
        self.ask(&talk, time).await
    }

    async fn ask_over_http(&mut self, port: u16, time: Option<Clock>) -> Result<(), Error> {
        self.ask_makers(Scheme::Http, port).await?;
        if self.family.is_none() {
            let talk = self.talk(Scheme::Http, port, Pin::default())?;
            self.ask(&talk, time).await?;
        }
        if self.family.is_some() {
            self.secure = false;
            self.http_port = Some(port);
        }
        Ok(())
    }

    /// The questions after the time. Without the time the device may still be one that wants a
    /// login for it, so its services are asked for all the same.
    async fn ask(&mut self, talk: &Conversation, time: Option<Clock>) -> Result<(), Error> {
        let offer = match Offer::ask(talk).await {
            Ok(offer) => offer,
            Err(error @ (Error::TooLarge { .. } | Error::CertificateChanged { .. })) => {
                return Err(error);
            }
            Err(error) if time.is_some() => return Err(error),
            Err(error) => {
                self.missed |= matches!(error, Error::Slow { .. });
                return Ok(());
            }
        };
        let mut put = |sign| {
            if !self.signs.contains(&sign) {
                self.signs.push(sign);
            }
        };
        if time.is_some() {
            put(Sign::OnvifClock);
        }
        if offer.keystore.is_some() {
            put(Sign::OnvifKeystore);
        }
        if offer.legacy.is_some() {
            put(Sign::OnvifLegacy);
        }
        if offer.family().is_none() && time.is_some() {
            put(Sign::OnvifWithoutCertificates);
        }
        self.clock = time.or(self.clock);
        self.hint = self.hint.or(offer.https_port);
        self.family = offer.family();
        if time.is_some() || self.family.is_some() {
            self.identity.host_name = host_name(talk).await;
        }
        Ok(())
    }

    /// The person named the HTTP port; the login should not travel there. HTTPS is taken where
    /// the device itself points, and at the usual ports only if the *same* device answers there:
    /// behind address translation a neighbouring port is another camera.
    async fn seek_tls(&mut self, http: u16) -> Result<(), Error> {
        let plain = self.talk(Scheme::Http, http, Pin::default())?;
        let mine = match self.family.and_then(|family| family.probe) {
            Some(_) => self.mark.clone(),
            None => endpoint(&plain).await,
        };
        let pointed = self.hint.filter(|port| *port != http);
        let usual = mine
            .is_some()
            .then_some([443, 8443, http.saturating_add(1)])
            .into_iter()
            .flatten()
            .filter(|port| *port != http);
        let mut ports: Vec<u16> = pointed.into_iter().collect();
        ports.extend(usual.filter(|port| Some(*port) != pointed));
        // A firewall that swallows one port must not make the person wait for each in turn.
        let address = &self.address;
        let looks = ports
            .iter()
            .map(|port| async move { tls::look(&address.at(*port), PATIENCE).await });
        let looks = futures::future::join_all(looks).await;
        for (port, seen) in ports.into_iter().zip(looks) {
            let Ok(seen) = seen else {
                continue;
            };
            if seen.old.is_some() {
                continue;
            }
            let pin = Pin::new(seen.chain.first().map(Certificate::fingerprint));
            let same = match self.family.and_then(|family| family.probe) {
                Some(probe) => {
                    let wire = Wire::new(&self.address, Scheme::Https, port, pin)?;
                    let web = Web::new(self.address.clone(), wire, None);
                    match probe(&web).await {
                        Ok(Some(there)) => {
                            mine == there.mark && (mine.is_some() || Some(port) == pointed)
                        }
                        _ => false,
                    }
                }
                None => {
                    let talk = self.talk(Scheme::Https, port, pin)?;
                    match (&mine, &endpoint(&talk).await) {
                        (Some(mine), Some(there)) => mine == there,
                        _ => Some(port) == pointed && talk.ask(&message::clock()).await.is_ok(),
                    }
                }
            };
            if same {
                self.signs.push(Sign::Tls(seen.version.clone()));
                self.tls(port, seen);
                self.secure = true;
                return Ok(());
            }
        }
        Ok(())
    }

    async fn try_other_ports(&mut self) -> Result<(), Error> {
        for port in FAMILIES.iter().flat_map(|family| family.ports) {
            let Ok(seen) = tls::look(&self.address.at(*port), PATIENCE).await else {
                continue;
            };
            if seen.old.is_some() {
                continue;
            }
            let usual = (self.https_port, self.served.take());
            let version = seen.version.clone();
            self.tls(*port, seen);
            self.ask_makers(Scheme::Https, *port).await?;
            if self.family.is_some() {
                self.signs.push(Sign::Tls(version));
                return Ok(());
            }
            (self.https_port, self.served) = usual;
        }
        let knocks = ONVIF_PORTS.map(|port| self.knock(port));
        let answers = futures::future::join_all(knocks).await;
        for (port, answer) in ONVIF_PORTS.into_iter().zip(answers) {
            let answer = answer?;
            if answer.is_some() {
                self.ask_over_http(port, answer.flatten_clock()).await?;
            }
            if self.family.is_some() {
                self.sign_http(port, &answer);
                break;
            }
        }
        Ok(())
    }

    fn done(self) -> Identified {
        let channel = match self.family {
            Some(_) if self.secure => Channel::Pinned,
            Some(_) => Channel::Clear,
            None if self.https_port.is_some() && !self.old_tls => Channel::Pinned,
            None if self.http_port.is_some() => Channel::Clear,
            None => Channel::Unreachable,
        };
        Identified {
            address: self.address,
            family: self.family.unwrap_or(Family::by_hand()),
            signs: self.signs,
            channel,
            served: self.served,
            https_port: self.https_port,
            http_port: self.http_port,
            identity: self.identity,
            clock: self.clock,
            expected: None,
        }
    }
}

/// The device's own id, which tells it from its neighbours.
async fn endpoint(talk: &Conversation) -> Option<String> {
    let answer = talk.ask(&message::endpoint().within(PATIENCE)).await.ok()?;
    answer.text_of("GUID").map(str::to_ascii_lowercase)
}

async fn host_name(talk: &Conversation) -> Option<String> {
    let answer = talk
        .ask(&message::host_name().within(PATIENCE))
        .await
        .ok()?;
    let name = answer.child("HostnameInformation")?.text_of("Name")?;
    Some(name.to_owned())
}

/// The port of a redirect to HTTPS on the same host.
fn https_port(address: &Address, target: &str) -> Option<u16> {
    let url = url::Url::parse(target).ok()?;
    let host = url.host_str()?.trim_matches(['[', ']']);
    (url.scheme() == "https" && host.eq_ignore_ascii_case(address.host()))
        .then(|| url.port_or_known_default())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn believes_redirects_to_the_same_host_only() {
        let address = Address::new("192.168.1.64", Some(80));
        assert_eq!(
            https_port(&address, "https://192.168.1.64/login"),
            Some(443)
        );
        assert_eq!(
            https_port(&address, "https://192.168.1.64:8443/"),
            Some(8443)
        );
        assert_eq!(https_port(&address, "https://evil.example/"), None);
        assert_eq!(https_port(&address, "http://192.168.1.64/login"), None);
        assert_eq!(https_port(&address, "/login"), None);
    }
}
