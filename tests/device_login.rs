//! Logins with awkward web servers: what is sent, how often, and what never leaves in the clear.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use camseal::device::{self, Address, ClearHttp, Connected, Credentials, Error, Family};
use camseal::secret::Secret;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate};

/// How this server behaves to `GetDeviceInformation`.
#[derive(Clone, Copy, PartialEq)]
enum Door {
    BasicOnly,
    Sha256AndMd5,
    StaleOnce,
    Soap11,
    LockedAccount,
    Open,
}

struct Camera {
    door: Door,
    stale: Arc<AtomicU32>,
}

fn envelope(body: &str) -> ResponseTemplate {
    ResponseTemplate::new(200)
        .set_body_string(format!("<x:Envelope><x:Body>{body}</x:Body></x:Envelope>"))
}

fn fault(code: &str, reason: &str) -> ResponseTemplate {
    ResponseTemplate::new(400).set_body_string(format!(
        "<x:Envelope><x:Body><x:Fault><x:Code><x:Value>x:Sender</x:Value><x:Subcode>\
         <x:Value>ter:{code}</x:Value></x:Subcode></x:Code><x:Reason><x:Text>{reason}</x:Text>\
         </x:Reason></x:Fault></x:Body></x:Envelope>"
    ))
}

fn header<'a>(request: &'a Request, name: &str) -> &'a str {
    request
        .headers
        .get(name)
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default()
}

fn challenge(values: &[&str]) -> ResponseTemplate {
    let mut answer = ResponseTemplate::new(401);
    for value in values {
        answer = answer.append_header("WWW-Authenticate", *value);
    }
    answer
}

const INFORMATION: &str = "<d:GetDeviceInformationResponse><d:Manufacturer>M</d:Manufacturer>\
     <d:SerialNumber>7</d:SerialNumber></d:GetDeviceInformationResponse>";

impl Respond for Camera {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        let body = String::from_utf8_lossy(&request.body).into_owned();
        let login = header(request, "authorization");
        if self.door == Door::Soap11 && body.contains("2003/05/soap-envelope") {
            return ResponseTemplate::new(200);
        }
        if body.contains("GetSystemDateAndTime") {
            return envelope("<d:GetSystemDateAndTimeResponse/>");
        }
        if body.contains("GetServices") {
            return envelope(
                "<d:GetServicesResponse><d:Service><d:Namespace>http://www.onvif.org/ver10/device/wsdl</d:Namespace>\
                 <d:Capabilities><d:Capabilities><d:Security TLS1.2=\"true\"/></d:Capabilities></d:Capabilities>\
                 </d:Service></d:GetServicesResponse>",
            );
        }
        if !body.contains("GetDeviceInformation") {
            return fault("ActionNotSupported", "no");
        }
        match self.door {
            Door::Open | Door::Soap11 => envelope(INFORMATION),
            Door::BasicOnly if login.is_empty() && !body.contains("UsernameToken") => {
                challenge(&["Basic realm=\"c\""])
            }
            Door::BasicOnly => fault("NotAuthorized", "no"),
            Door::LockedAccount if login.is_empty() => {
                challenge(&["Digest realm=\"c\", qop=\"auth\", nonce=\"n\""])
            }
            Door::LockedAccount => fault("NotAuthorized", "The account is locked"),
            Door::Sha256AndMd5 if login.is_empty() => challenge(&[
                "Digest realm=\"c\", qop=\"auth\", algorithm=MD5, nonce=\"md5\"",
                "Digest realm=\"c\", qop=\"auth\", algorithm=SHA-256, nonce=\"sha\"",
            ]),
            Door::StaleOnce if login.is_empty() => {
                challenge(&["Digest realm=\"c\", qop=\"auth\", nonce=\"old\""])
            }
            Door::StaleOnce if self.stale.fetch_add(1, Ordering::SeqCst) == 0 => {
                challenge(&["Digest realm=\"c\", qop=\"auth\", nonce=\"new\", stale=true"])
            }
            Door::Sha256AndMd5 | Door::StaleOnce => envelope(INFORMATION),
        }
    }
}

async fn server(door: Door) -> (MockServer, Result<Connected, Error>) {
    let server = MockServer::start().await;
    Mock::given(any())
        .respond_with(Camera {
            door,
            stale: Arc::default(),
        })
        .mount(&server)
        .await;
    let address: Address = server.uri().parse().unwrap();
    let seen = device::identify(&address).await.unwrap();
    assert_eq!(seen.family, Family::onvif_legacy());
    let credentials = Credentials {
        user: "admin".to_owned(),
        password: Secret::new("practice"),
    };
    let connected = device::connect(&address, &seen, &credentials, ClearHttp::Agreed).await;
    (server, connected)
}

async fn asked(server: &MockServer) -> Vec<Request> {
    server
        .received_requests()
        .await
        .unwrap()
        .into_iter()
        .filter(|r| String::from_utf8_lossy(&r.body).contains("GetDeviceInformation"))
        .collect()
}

#[tokio::test]
async fn basic_never_leaves_over_clear_http() {
    let (server, device) = server(Door::BasicOnly).await;
    let device = device.unwrap();
    for _ in 0..3 {
        assert!(matches!(
            device.identity().await,
            Err(Error::Refused { .. })
        ));
    }
    let asked = asked(&server).await;
    assert!(asked.iter().all(|r| header(r, "authorization").is_empty()));
    let with_password = asked
        .iter()
        .filter(|r| String::from_utf8_lossy(&r.body).contains("PasswordDigest"))
        .count();
    assert_eq!(with_password, 1);
}

#[tokio::test]
async fn takes_the_better_challenge_and_its_nonce() {
    let (server, device) = server(Door::Sha256AndMd5).await;
    let identity = device.unwrap().identity().await.unwrap();
    assert_eq!(identity.serial, "7");
    let asked = asked(&server).await;
    let login = header(&asked[1], "authorization");
    assert!(
        login.contains("nonce=\"sha\"") && login.contains("SHA-256"),
        "{login}"
    );
}

#[tokio::test]
async fn a_stale_nonce_is_no_refusal() {
    let (server, device) = server(Door::StaleOnce).await;
    let _ = device.unwrap().identity().await.unwrap();
    let asked = asked(&server).await;
    assert!(header(&asked[2], "authorization").contains("nonce=\"new\""));
    assert_eq!(asked.len(), 3);
}

#[tokio::test]
async fn old_soap_is_tried_when_the_new_gets_nothing() {
    let (server, device) = server(Door::Soap11).await;
    let _ = device.unwrap().identity().await.unwrap();
    let asked = asked(&server).await;
    let last = asked.last().unwrap();
    assert_eq!(
        header(last, "soapaction"),
        "\"http://www.onvif.org/ver10/device/wsdl/GetDeviceInformation\""
    );
    assert!(header(last, "content-type").starts_with("text/xml"));
}

#[tokio::test]
async fn a_lock_is_named_and_nothing_more_is_sent() {
    let (server, device) = server(Door::LockedAccount).await;
    let device = device.unwrap();
    assert!(matches!(device.identity().await, Err(Error::Locked { .. })));
    let before = asked(&server).await.len();
    assert!(matches!(device.identity().await, Err(Error::Locked { .. })));
    assert_eq!(asked(&server).await.len(), before);
}

#[tokio::test]
async fn every_request_names_its_action() {
    let (server, device) = server(Door::Open).await;
    let _ = device.unwrap().identity().await.unwrap();
    let all = server.received_requests().await.unwrap();
    // The makers' own questions are no SOAP.
    let soap = all.iter().filter(|r| r.url.path().starts_with("/onvif/"));
    assert!(soap.clone().count() > 3);
    for request in soap {
        assert!(header(request, "content-type").contains("action=\"http://www.onvif.org/"));
        assert!(
            header(request, "authorization").is_empty(),
            "nobody asked for a login"
        );
    }
}
