//! RPC2: JSON with a login of two steps, used for one thing only, the device's own root.
//!
//! Apart from the CGI because it has a login of its own: the first answer is a refusal that holds
//! the challenge, the second carries a hash. As several public clients do it (DahuaConsole,
//! dahua-rpc); the password is sent once, and only after the CGI has accepted it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use md5::Digest as _;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use crate::certificate::{Certificate, file};
use crate::device::web::{Page, Query, Web};
use crate::device::{Credentials, Error};

/// The first answer's code: not a refusal, the challenge is inside.
const CHALLENGE: [u64; 2] = [268_632_079, 401];
const REFUSED: [u64; 2] = [268_632_070, 268_632_071];
const LOCKED: [u64; 2] = [268_632_081, 268_632_073];
const NO_METHOD: u64 = 268_894_210;

/// `UPPERMD5(U:random:UPPERMD5(U:realm:P))`.
fn proof(credentials: &Credentials, realm: &str, random: &str) -> Zeroizing<String> {
    let user = &credentials.user;
    let secret = Zeroizing::new(format!("{user}:{realm}:{}", credentials.password.reveal()));
    let first = upper_md5(&secret);
    upper_md5(&format!("{user}:{random}:{}", *first))
}

fn upper_md5(text: &str) -> Zeroizing<String> {
    let hash = md5::Md5::digest(text.as_bytes());
    Zeroizing::new(hash.iter().map(|b| format!("{b:02X}")).collect())
}

/// Fetches the device's own root; `None` when this firmware does not hand it out.
pub(super) async fn own_root(web: &Web) -> Result<Option<Certificate>, Error> {
    let refused = || Error::Refused {
        address: web.address().clone(),
    };
    let credentials = web.credentials().cloned().ok_or_else(refused)?;
    let mut params = json!({ "userName": credentials.user, "password": "",
        "clientType": "Web3.0", "loginType": "Direct" });
    let ask =
        |path: &'static str, body: Value| web.fetch(Query::ask("RPC2", path).open().json(&body));
    let first = json!({ "method": "global.login", "params": params, "id": 1 });
    let page = ask("/RPC2_Login", first).await?;
    if page.status == 404 {
        return Ok(None);
    }
    let body = page.json()?;
    let challenge = &body["params"];
    let text = |name: &str| challenge[name].as_str().unwrap_or_default();
    let known = body["error"]["code"]
        .as_u64()
        .is_some_and(|code| CHALLENGE.contains(&code));
    if !known || text("realm").is_empty() || text("random").is_empty() {
        return Err(judge(web, &page, &body));
    }
    let session = body["session"].clone();
    let encryption = match text("encryption") {
        "" => "Default",
        other => other,
    };
    let hash = proof(&credentials, text("realm"), text("random"));
    params["password"] = json!(*hash);
    params["authorityType"] = json!(encryption);
    params["passwordType"] = json!(encryption);
    let second = json!({ "method": "global.login", "params": params, "id": 2, "session": session });
    let page = ask("/RPC2_Login", second).await?;
    let body = page.json()?;
    if body["result"] != json!(true) {
        return Err(judge(web, &page, &body));
    }
    let wish = json!({ "method": "CertManager.exportRootCert", "params": Value::Null, "id": 3,
        "session": session });
    let page = ask("/RPC2", wish).await?;
    let body = page.json()?;
    let goodbye = json!({ "method": "global.logout", "params": Value::Null, "id": 4,
        "session": session });
    let _ = ask("/RPC2", goodbye).await;
    if body["error"]["code"] == json!(NO_METHOD) {
        return Ok(None);
    }
    if body["result"] != json!(true) {
        return Err(judge(web, &page, &body));
    }
    let bytes = BASE64
        .decode(body["params"]["cert"].as_str().unwrap_or_default())
        .map_err(|error| page.unreadable(error))?;
    let found = file::read(&bytes, None).map_err(|error| page.unreadable(error))?;
    Ok(found.certificates.into_iter().next())
}

fn judge(web: &Web, page: &Page, body: &Value) -> Error {
    let address = web.address().clone();
    match body["error"]["code"].as_u64() {
        Some(code) if REFUSED.contains(&code) => Error::Refused { address },
        Some(code) if LOCKED.contains(&code) => Error::Locked { address },
        Some(code) => {
            let words = body["error"]["message"].as_str().unwrap_or_default();
            page.fault(code, words)
        }
        None => page.unreadable("no error code inside"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::Secret;

    #[test]
    fn the_proof_is_two_hashes_deep() {
        let credentials = Credentials {
            user: "admin".to_owned(),
            password: Secret::new("pw"),
        };
        // Computed with `printf … | md5sum | tr a-f A-F`.
        assert_eq!(
            proof(&credentials, "Login to x", "12345").as_str(),
            "A9B587314F510E393AFA34A3FE2E7580"
        );
    }
}
