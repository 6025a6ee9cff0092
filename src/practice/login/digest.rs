//! HTTP digest (RFC 7616, qop `auth`), the camera's side: MD5 and SHA-256, each with nonces of
//! its own, every count used once.

use std::collections::HashMap;
use std::time::Instant;

use md5::Digest as _;

use super::Refusal;
use crate::practice::quirk::{Login, Quirks};
use crate::secret::Secret;

const REALM: &str = "Practice camera";
/// Nonces remembered; the oldest go first.
const REMEMBERED: usize = 64;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Algorithm {
    Md5,
    Sha256,
}

impl Algorithm {
    fn name(self) -> &'static str {
        match self {
            Self::Md5 => "MD5",
            Self::Sha256 => "SHA-256",
        }
    }

    fn hex(self, text: &str) -> String {
        match self {
            Self::Md5 => hex(&md5::Md5::digest(text.as_bytes())),
            Self::Sha256 => hex(&sha2::Sha256::digest(text.as_bytes())),
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

#[derive(Debug)]
struct Nonce {
    algorithm: Algorithm,
    born: Instant,
    count: u32,
}

/// The nonces given out.
#[derive(Debug)]
pub struct Nonces {
    given: HashMap<String, Nonce>,
    opaque: String,
    /// What the login is for.
    pub realm: String,
}

impl Default for Nonces {
    fn default() -> Self {
        Self {
            given: HashMap::new(),
            opaque: String::new(),
            realm: REALM.to_owned(),
        }
    }
}

/// What the caller says in `Authorization`.
#[derive(Debug)]
pub struct Claim {
    /// Name of the account.
    pub user: String,
    fields: HashMap<String, String>,
}

impl Claim {
    /// Reads the header; `None` when it is not a complete digest.
    pub fn read(header: &str) -> Option<Self> {
        let rest = header
            .strip_prefix("Digest ")
            .or_else(|| header.strip_prefix("digest "))?;
        let fields = parameters(rest)?;
        for name in ["username", "realm", "nonce", "uri", "response"] {
            let _ = fields.get(name)?;
        }
        Some(Self {
            user: fields.get("username")?.clone(),
            fields,
        })
    }

    fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }
}

/// `name=value` pairs, values quoted or not; a name twice is no header.
fn parameters(mut rest: &str) -> Option<HashMap<String, String>> {
    let mut fields = HashMap::new();
    loop {
        rest = rest.trim_start_matches([' ', '\t', ',']);
        if rest.is_empty() {
            return Some(fields);
        }
        let (name, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let value = if let Some(quoted) = after.strip_prefix('"') {
            let mut value = String::new();
            let mut chars = quoted.char_indices();
            let end = loop {
                match chars.next()? {
                    (at, '"') => break at,
                    (_, '\\') => value.push(chars.next()?.1),
                    (_, c) => value.push(c),
                }
            };
            rest = quoted.get(end + 1..)?;
            value
        } else {
            let end = after.find(',').unwrap_or(after.len());
            rest = after.get(end..)?;
            after.get(..end)?.trim().to_owned()
        };
        if fields
            .insert(name.trim().to_ascii_lowercase(), value)
            .is_some()
        {
            return None;
        }
    }
}

impl Nonces {
    /// One header value for each algorithm, strongest first (RFC 7616, 3.7).
    pub fn challenges(&mut self, quirks: &Quirks, stale: bool) -> Vec<String> {
        let algorithms: &[Algorithm] = match quirks.login {
            Login::TokenOnly => &[],
            Login::DigestMd5Only => &[Algorithm::Md5],
            Login::Both | Login::DigestOnly => &[Algorithm::Sha256, Algorithm::Md5],
        };
        if self.opaque.is_empty() {
            self.opaque = hex(&rand::random::<[u8; 8]>());
        }
        if self.given.len() + algorithms.len() > REMEMBERED
            && let Some(oldest) = self
                .given
                .iter()
                .min_by_key(|(_, n)| n.born)
                .map(|(text, _)| text.clone())
        {
            let _ = self.given.remove(&oldest);
        }
        let mut headers = Vec::new();
        for &algorithm in algorithms {
            let nonce = hex(&rand::random::<[u8; 16]>());
            let stale = if stale { ", stale=true" } else { "" };
            headers.push(format!(
                "Digest realm=\"{}\", qop=\"auth\", algorithm={}, nonce=\"{nonce}\", opaque=\"{}\"{stale}",
                self.realm,
                algorithm.name(),
                self.opaque
            ));
            let _ = self.given.insert(
                nonce,
                Nonce {
                    algorithm,
                    born: Instant::now(),
                    count: 0,
                },
            );
        }
        headers
    }

    /// Whether the claim proves `password` for this request.
    pub fn judge(
        &mut self,
        claim: &Claim,
        method: &str,
        target: &str,
        password: &Secret,
        quirks: &Quirks,
    ) -> Result<(), Refusal> {
        if quirks.login == Login::TokenOnly {
            return Err(Refusal::Malformed("HTTP digest is not spoken here"));
        }
        let Some(nonce) = self.given.get_mut(claim.field("nonce")) else {
            // Nothing is known of this nonce: the password cannot be judged.
            return Err(Refusal::Stale);
        };
        let algorithm = nonce.algorithm;
        let named = claim.field("algorithm");
        let algorithm_fits = named.eq_ignore_ascii_case(algorithm.name())
            || (named.is_empty() && algorithm == Algorithm::Md5);
        if !algorithm_fits {
            return Err(Refusal::Malformed("the nonce belongs to another algorithm"));
        }
        if claim.field("uri") != target {
            return Err(Refusal::Malformed("the url does not match the nonce url"));
        }
        if claim.field("realm") != self.realm || claim.field("opaque") != self.opaque {
            return Err(Refusal::Malformed("realm or opaque was changed"));
        }
        let (count, cnonce) = (claim.field("nc"), claim.field("cnonce"));
        if claim.field("qop") != "auth" || cnonce.is_empty() || count.len() != 8 {
            return Err(Refusal::Malformed("qop, nc and cnonce are wanted"));
        }
        let Ok(number) = u32::from_str_radix(count, 16) else {
            return Err(Refusal::Malformed("nc is eight hexadecimal digits"));
        };
        let secret = algorithm.hex(&format!(
            "{}:{}:{}",
            claim.user,
            self.realm,
            password.reveal()
        ));
        let request = algorithm.hex(&format!("{method}:{target}"));
        let expected = algorithm.hex(&format!(
            "{secret}:{}:{count}:{cnonce}:auth:{request}",
            claim.field("nonce")
        ));
        if claim.field("response") != expected {
            return Err(Refusal::Wrong);
        }
        // Only a right answer may learn that its nonce is old or its count was used.
        if number <= nonce.count || nonce.born.elapsed().as_secs_f64() > quirks.nonce_seconds {
            return Err(Refusal::Stale);
        }
        nonce.count = number;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_with_quotes_and_commas() {
        let fields = parameters(r#"username="a,\"b", nc=00000001, uri="/x?y=1,2""#).unwrap();
        assert_eq!(fields["username"], "a,\"b");
        assert_eq!(fields["nc"], "00000001");
        assert_eq!(fields["uri"], "/x?y=1,2");
        assert!(parameters("a=1, a=2").is_none());
        assert!(parameters("a=\"open").is_none());
    }

    fn claim(nonces: &Nonces, challenge: &str, password: &str, count: u32, target: &str) -> Claim {
        let of = |name: &str| {
            parameters(challenge.strip_prefix("Digest ").unwrap()).unwrap()[name].clone()
        };
        let algorithm = if of("algorithm") == "MD5" {
            Algorithm::Md5
        } else {
            Algorithm::Sha256
        };
        let (nonce, count) = (of("nonce"), format!("{count:08x}"));
        let h = |t: String| algorithm.hex(&t);
        let response = h(format!(
            "{}:{nonce}:{count}:c:auth:{}",
            h(format!("admin:{REALM}:{password}")),
            h(format!("POST:{target}"))
        ));
        let opaque = &nonces.opaque;
        Claim::read(&format!(
            "Digest username=\"admin\", realm=\"{REALM}\", nonce=\"{nonce}\", uri=\"{target}\", \
             algorithm={}, qop=auth, nc={count}, cnonce=\"c\", response=\"{response}\", opaque=\"{opaque}\"",
            algorithm.name()
        ))
        .unwrap()
    }

    #[test]
    fn counts_must_rise_and_nonces_are_known() {
        let (mut nonces, quirks) = (Nonces::default(), Quirks::default());
        let password = Secret::new("practice");
        let both = nonces.challenges(&quirks, false);
        assert_eq!(both.len(), 2);
        for challenge in &both {
            let one = claim(&nonces, challenge, "practice", 1, "/x");
            let mut judge = |c: &Claim, t: &str| nonces.judge(c, "POST", t, &password, &quirks);
            assert_eq!(judge(&one, "/x"), Ok(()));
            assert_eq!(judge(&one, "/x"), Err(Refusal::Stale));
            assert!(matches!(judge(&one, "/y"), Err(Refusal::Malformed(_))));
            let wrong = claim(&nonces, challenge, "practise", 2, "/x");
            assert_eq!(
                nonces.judge(&wrong, "POST", "/x", &password, &quirks),
                Err(Refusal::Wrong)
            );
            let again = claim(&nonces, challenge, "practice", 2, "/x");
            assert_eq!(
                nonces.judge(&again, "POST", "/x", &password, &quirks),
                Ok(())
            );
        }
        let foreign = Nonces::default().challenges(&quirks, false).remove(0);
        let strange = claim(&nonces, &foreign, "practice", 1, "/x");
        assert_eq!(
            nonces.judge(&strange, "POST", "/x", &password, &quirks),
            Err(Refusal::Stale)
        );
    }
}
