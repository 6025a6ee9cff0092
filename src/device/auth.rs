//! Proofs of the password: HTTP digest and the WS-Security user name token.
//!
//! Apart because nothing else touches the password. RFC 7616 (and 2617, 2069 for old cameras),
//! ONVIF Core 5.9; what is tried when is decided in [`super::conversation`].

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use http_auth::{ChallengeRef, DigestClient, PasswordParams, parse_challenges};
use sha1::{Digest as _, Sha1};
use time::OffsetDateTime;
use time::macros::format_description;
use zeroize::Zeroizing;

use super::{Credentials, xml};

const WSSE: &str =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
const WSU: &str =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
const PASSWORD_DIGEST: &str = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordDigest";
const BASE64_BINARY: &str = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";

/// The best digest challenge among all headers: SHA-256 before MD5. Its nonce belongs to it
/// alone. `None` when the device offers no digest.
pub(super) fn digest(challenges: &[String]) -> Option<DigestClient> {
    let mut found: Vec<(u8, DigestClient)> = challenges
        .iter()
        .filter_map(|header| parse_challenges(header).ok())
        .flatten()
        .filter(|challenge| challenge.scheme.eq_ignore_ascii_case("digest"))
        .filter_map(|challenge| {
            Some((weight(&challenge), DigestClient::try_from(&challenge).ok()?))
        })
        .collect();
    found.sort_by_key(|(weight, _)| *weight);
    found.pop().map(|(_, client)| client)
}

fn weight(challenge: &ChallengeRef<'_>) -> u8 {
    let sha256 = challenge.params.iter().any(|(name, value)| {
        name.eq_ignore_ascii_case("algorithm")
            && value
                .as_escaped()
                .to_ascii_uppercase()
                .starts_with("SHA-256")
    });
    u8::from(sha256)
}

/// Whether the device asks for Basic.
pub(super) fn offers_basic(challenges: &[String]) -> bool {
    challenges
        .iter()
        .filter_map(|header| parse_challenges(header).ok())
        .flatten()
        .any(|challenge| challenge.scheme.eq_ignore_ascii_case("basic"))
}

/// The `Authorization` value that answers a digest challenge for `method` and `uri`.
pub(super) fn answer(
    client: &mut DigestClient,
    credentials: &Credentials,
    method: &str,
    uri: &str,
    body: &[u8],
) -> Result<Zeroizing<String>, String> {
    client
        .respond(&PasswordParams {
            username: &credentials.user,
            password: credentials.password.reveal(),
            uri,
            method,
            body: Some(body),
        })
        .map(Zeroizing::new)
}

/// The `Authorization` value of Basic. Readable by whoever sees it: over TLS only.
pub(super) fn basic(credentials: &Credentials) -> Zeroizing<String> {
    let plain = Zeroizing::new(format!(
        "{}:{}",
        credentials.user,
        credentials.password.reveal()
    ));
    let mut value = Zeroizing::new(String::from("Basic "));
    BASE64.encode_string(plain.as_bytes(), &mut value);
    value
}

/// The `wsse:Security` header for a device whose clock shows `created`. `soap` is the prefix of
/// the envelope's namespace.
pub(super) fn token(credentials: &Credentials, created: OffsetDateTime) -> String {
    // 16 bytes and whole seconds: some cameras refuse longer ones.
    let nonce: [u8; 16] = rand::random();
    let format = format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]Z");
    let created = created
        .to_offset(time::UtcOffset::UTC)
        .format(format)
        .unwrap_or_default();
    let proof = password_digest(&nonce, &created, credentials.password.reveal());
    let user = xml::leaf("wsse:Username", &credentials.user);
    let nonce = BASE64.encode(nonce);
    format!(
        "<wsse:Security s:mustUnderstand=\"1\" xmlns:wsse=\"{WSSE}\" xmlns:wsu=\"{WSU}\">\
         <wsse:UsernameToken>{user}<wsse:Password Type=\"{PASSWORD_DIGEST}\">{proof}</wsse:Password>\
         <wsse:Nonce EncodingType=\"{BASE64_BINARY}\">{nonce}</wsse:Nonce>\
         <wsu:Created>{created}</wsu:Created></wsse:UsernameToken></wsse:Security>"
    )
}

fn password_digest(nonce: &[u8], created: &str, password: &str) -> String {
    let digest = Sha1::new()
        .chain_update(nonce)
        .chain_update(created)
        .chain_update(password)
        .finalize();
    BASE64.encode(digest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::Secret;

    fn credentials(user: &str, password: &str) -> Credentials {
        Credentials {
            user: user.into(),
            password: Secret::new(password),
        }
    }

    #[test]
    fn token_proof_as_in_the_onvif_example() {
        let nonce = BASE64.decode("LKqI6G/AikKCQrN0zqZFlg==").unwrap();
        assert_eq!(
            password_digest(&nonce, "2010-09-16T07:50:45Z", "userpassword"),
            "tuOSpGlFlIXsozq4HFNeeGeFLEI="
        );
    }

    #[test]
    fn token_is_short_and_in_utc() {
        let created = time::macros::datetime!(2026-11-21 10:02:17.5 +1);
        let token = token(&credentials("a<b", "pw"), created);
        let read = xml::read(token.as_bytes()).unwrap();
        let inner = read.child("UsernameToken").unwrap();
        assert_eq!(inner.text_of("Created"), Some("2026-11-21T09:02:17Z"));
        assert_eq!(inner.text_of("Username"), Some("a<b"));
        assert_eq!(inner.text_of("Nonce").unwrap().len(), 24);
        assert!(!token.contains("pw<"));
    }

    #[test]
    fn takes_sha256_with_its_own_nonce() {
        let two = [
            r#"Digest realm="c", qop="auth", algorithm=MD5, nonce="one""#.to_owned(),
            r#"Digest realm="c", qop="auth", algorithm=SHA-256, nonce="two""#.to_owned(),
        ];
        assert_eq!(digest(&two).unwrap().nonce(), "two");
        let joined = [two.join(", ")];
        assert_eq!(digest(&joined).unwrap().nonce(), "two");
        assert!(digest(&["Basic realm=\"c\"".to_owned()]).is_none());
        assert!(offers_basic(&["Basic realm=\"c\"".to_owned()]));
    }

    #[test]
    fn answers_like_the_old_rfc_when_there_is_no_qop() {
        let mut client = digest(&[r#"Digest realm="c", nonce="n""#.to_owned()]).unwrap();
        let answer = answer(&mut client, &credentials("u", "p"), "POST", "/x", b"").unwrap();
        assert!(!answer.contains("cnonce"), "{}", *answer);
    }
}
