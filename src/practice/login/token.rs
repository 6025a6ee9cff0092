//! WS-Security UsernameToken with PasswordDigest, the camera's side (OASIS UsernameToken Profile
//! 1.0; ONVIF Core 5.9.5): nonce and time are wanted, each nonce works once.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use roxmltree::Node;
use sha1::Digest as _;
use time::{Duration, OffsetDateTime};

use super::Refusal;
use crate::practice::reader;
use crate::practice::soap::WSSE;
use crate::secret::Secret;

const WSU: &str =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
const PASSWORD_DIGEST: &str = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordDigest";
const BASE64: &str = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";

/// What the caller says.
#[derive(Debug)]
pub struct Claim {
    /// Name of the account.
    pub user: String,
    digest: Vec<u8>,
    nonce: Vec<u8>,
    created: String,
}

/// Nonces seen, with their time.
#[derive(Debug, Default)]
pub struct Seen(HashMap<Vec<u8>, OffsetDateTime>);

impl Claim {
    /// Reads a `wsse:Security` header.
    pub fn read(security: Node<'_, '_>) -> Result<Self, Refusal> {
        let token =
            child(security, WSSE, "UsernameToken").ok_or(Refusal::Malformed("no UsernameToken"))?;
        let part =
            |namespace, name, why| child(token, namespace, name).ok_or(Refusal::Malformed(why));
        let user = part(WSSE, "Username", "no Username")?;
        let password = part(WSSE, "Password", "no Password")?;
        let nonce = part(WSSE, "Nonce", "no Nonce")?;
        let created = part(WSU, "Created", "no Created of the utility namespace")?;
        if password.attribute("Type") != Some(PASSWORD_DIGEST) {
            return Err(Refusal::Malformed("only PasswordDigest is taken"));
        }
        // Absent means base64 too (WSS 1.0, 6.3).
        if !matches!(nonce.attribute("EncodingType"), None | Some(BASE64)) {
            return Err(Refusal::Malformed("the nonce is not base64"));
        }
        let decoded = |node: Node<'_, '_>| {
            STANDARD
                .decode(node.text().unwrap_or_default().trim())
                .map_err(|_| Refusal::Malformed("not base64"))
        };
        let claim = Self {
            user: user.text().unwrap_or_default().to_owned(),
            digest: decoded(password)?,
            nonce: decoded(nonce)?,
            created: created.text().unwrap_or_default().to_owned(),
        };
        // The profile names no limits; these keep nonsense out of memory.
        if !(8..=128).contains(&claim.nonce.len()) || claim.created.len() > 40 {
            return Err(Refusal::Malformed("nonce or time is too long or too short"));
        }
        Ok(claim)
    }
}

fn child<'a, 'i>(parent: Node<'a, 'i>, namespace: &str, name: &str) -> Option<Node<'a, 'i>> {
    let mut all = parent
        .children()
        .filter(|n| n.tag_name().namespace() == Some(namespace) && n.tag_name().name() == name);
    let first = all.next()?;
    all.next().is_none().then_some(first)
}

impl Claim {
    /// Whether nonce and time are as short as some real cameras want them: 16 bytes, and
    /// milliseconds at most.
    pub fn is_short(&self) -> bool {
        self.nonce.len() <= 16 && self.created.len() <= 24
    }
}

impl Seen {
    /// Whether the claim proves `password` within `window` seconds of the camera's time.
    pub fn judge(
        &mut self,
        claim: &Claim,
        password: &Secret,
        now: OffsetDateTime,
        window: i64,
    ) -> Result<(), Refusal> {
        let created = reader::date_time(&claim.created)
            .map_err(|_| Refusal::Malformed("Created is no time"))?;
        if (created - now).abs() > Duration::seconds(window) {
            return Err(Refusal::Malformed("the time of the token is off"));
        }
        let mut hash = sha1::Sha1::new();
        hash.update(&claim.nonce);
        hash.update(claim.created.as_bytes());
        hash.update(password.reveal().as_bytes());
        if hash.finalize().as_slice() != claim.digest {
            return Err(Refusal::Wrong);
        }
        // Older than the window is refused by its time already.
        self.0
            .retain(|_, at| (*at - now).abs() <= Duration::seconds(2 * window));
        if self.0.insert(claim.nonce.clone(), created).is_some() {
            return Err(Refusal::Malformed("this token was used before"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use roxmltree::Document;
    use time::macros::datetime;

    /// The vector of the ONVIF application programmer's guide.
    fn vector() -> String {
        format!(
            "<Security xmlns=\"{WSSE}\"><UsernameToken><Username>admin</Username>\
             <Password Type=\"{PASSWORD_DIGEST}\">tuOSpGlFlIXsozq4HFNeeGeFLEI=</Password>\
             <Nonce EncodingType=\"{BASE64}\">LKqI6G/AikKCQrN0zqZFlg==</Nonce>\
             <Created xmlns=\"{WSU}\">2010-09-16T07:50:45Z</Created></UsernameToken></Security>"
        )
    }

    #[test]
    fn known_vector_once_and_only_in_time() {
        let text = vector();
        let document = Document::parse(&text).unwrap();
        let claim = Claim::read(document.root_element()).unwrap();
        let password = Secret::new("userpassword");
        let mut seen = Seen::default();
        let late = datetime!(2010-09-16 08:50:45 UTC);
        assert!(matches!(
            seen.judge(&claim, &password, late, 300),
            Err(Refusal::Malformed(_))
        ));
        let now = datetime!(2010-09-16 07:51 UTC);
        assert_eq!(
            seen.judge(&claim, &Secret::new("other"), now, 300),
            Err(Refusal::Wrong)
        );
        assert_eq!(seen.judge(&claim, &password, now, 300), Ok(()));
        assert!(matches!(
            seen.judge(&claim, &password, now, 300),
            Err(Refusal::Malformed(_))
        ));
    }

    #[test]
    fn clear_passwords_and_wrong_namespaces_are_no_token() {
        for (from, to) in [
            ("#PasswordDigest", "#PasswordText"),
            ("wssecurity-utility", "wssecurity-futility"),
            ("<Nonce", "<Once"),
        ] {
            let text = vector().replace(from, to);
            let text = if from == "<Nonce" {
                text.replace("</Nonce>", "</Once>")
            } else {
                text
            };
            let document = Document::parse(&text).unwrap();
            assert!(Claim::read(document.root_element()).is_err(), "{to}");
        }
    }
}
