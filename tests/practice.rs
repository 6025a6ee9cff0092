//! Practice cameras judged from outside: by raw requests of our own, by curl, and by foreign
//! clients that read the official WSDL (`practice/foreign.rs` drives `tests/foreign`).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use camseal::practice::{self, At, Https, Login, Options, PracticeCamera, Quirks, Trick, What};
use camseal::secret::Secret;
use sha1::Digest as _;

#[path = "practice/foreign.rs"]
mod foreign;

const TDS: &str = "http://www.onvif.org/ver10/device/wsdl";
const TAS: &str = "http://www.onvif.org/ver10/advancedsecurity/wsdl";

fn options(family: &str) -> Options {
    Options {
        families: vec![family.to_owned()],
        key_seconds: 0.3,
        restart_seconds: 0.3,
        ..Options::default()
    }
}

fn bent(family: &str, quirks: Quirks) -> Options {
    Options {
        quirks,
        ..options(family)
    }
}

async fn one(options: Options) -> PracticeCamera {
    practice::start(options).await.unwrap().remove(0)
}

/// A tool is missing: skipped aloud, or a failure where everything must be there.
fn skip(why: &str) {
    assert!(
        std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_none(),
        "missing: {why}"
    );
    let _ = writeln!(std::io::stderr(), "skipped: {why}");
}

// ---- raw requests -------------------------------------------------------------------------

/// Sends bytes, reads to the end; the camera is asked to close.
fn raw(port: u16, request: &str) -> std::io::Result<(u16, String)> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(20)))?;
    stream.write_all(request.as_bytes())?;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer)?;
    let text = String::from_utf8_lossy(&answer).into_owned();
    let status = text
        .split(' ')
        .nth(1)
        .and_then(|s| s.parse().ok())
        .ok_or_else(|| std::io::Error::other("no answer"))?;
    Ok((status, text))
}

fn post(port: u16, service: &str, action: &str, body: &str) -> std::io::Result<(u16, String)> {
    raw(
        port,
        &format!(
            "POST /onvif/{service}_service HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\
             Content-Type: application/soap+xml; charset=utf-8; action=\"{action}\"\r\n\
             Content-Length: {}\r\n\r\n{body}",
            body.len()
        ),
    )
}

fn token(user: &str, password: &str, created: &str) -> String {
    let nonce: [u8; 16] = rand::random();
    let mut hash = sha1::Sha1::new();
    hash.update(nonce);
    hash.update(created.as_bytes());
    hash.update(password.as_bytes());
    let wss = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss";
    format!(
        "<Security s:mustUnderstand=\"1\" xmlns=\"{wss}-wssecurity-secext-1.0.xsd\"><UsernameToken>\
         <Username>{user}</Username><Password Type=\"{wss}-username-token-profile-1.0#PasswordDigest\">{}\
         </Password><Nonce EncodingType=\"{wss}-soap-message-security-1.0#Base64Binary\">{}</Nonce>\
         <Created xmlns=\"{wss}-wssecurity-utility-1.0.xsd\">{created}</Created></UsernameToken></Security>",
        STANDARD.encode(hash.finalize()),
        STANDARD.encode(nonce)
    )
}

fn now() -> String {
    created(time::OffsetDateTime::now_utc())
}

fn created(at: time::OffsetDateTime) -> String {
    let format =
        time::macros::format_description!("[year]-[month]-[day]T[hour]:[minute]:[second]Z");
    at.format(format).unwrap()
}

fn envelope(header: &str, body: &str) -> String {
    format!(
        "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\" xmlns:tds=\"{TDS}\" xmlns:tas=\"{TAS}\" \
         xmlns:tt=\"http://www.onvif.org/ver10/schema\"><s:Header>{header}</s:Header><s:Body>{body}</s:Body></s:Envelope>"
    )
}

/// Calls an operation with the administrator's token; `body` is the operation's element.
async fn call(camera: &PracticeCamera, body: &str) -> std::io::Result<(u16, String)> {
    call_as(camera, &token("admin", "practice", &now()), body).await
}

async fn call_as(
    camera: &PracticeCamera,
    header: &str,
    body: &str,
) -> std::io::Result<(u16, String)> {
    let start = body.trim_start_matches('<');
    let (prefix, rest) = start.split_once(':').unwrap();
    let name = rest.split([' ', '>', '/']).next().unwrap().to_owned();
    let (service, namespace) = if prefix == "tds" {
        ("device", TDS)
    } else {
        ("advancedsecurity", TAS)
    };
    let (port, text) = (camera.http_port, envelope(header, body));
    let action = format!("{namespace}/{name}");
    tokio::task::spawn_blocking(move || post(port, service, &action, &text))
        .await
        .unwrap()
}

fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let start = text
        .find(from)
        .unwrap_or_else(|| panic!("{from} in {text}"))
        + from.len();
    &text[start..start + text[start..].find(to).unwrap()]
}

// ---- strictness ---------------------------------------------------------------------------

#[tokio::test(flavor = "multi_thread")]
async fn order_namespaces_and_extra_children_are_refused() {
    let camera = one(options("onvif-tls")).await;
    for (body, subcode) in [
        // Alias before KeyLength.
        (
            "<tas:CreateRSAKeyPair><tas:Alias>a</tas:Alias><tas:KeyLength>2048</tas:KeyLength></tas:CreateRSAKeyPair>",
            "ter:InvalidArgs",
        ),
        (
            "<tas:CreateRSAKeyPair><KeyLength>2048</KeyLength></tas:CreateRSAKeyPair>",
            "ter:TagMismatch",
        ),
        ("<tas:CreateRSAKeyPair/>", "ter:InvalidArgs"),
        (
            "<tas:CreateRSAKeyPair><tas:KeyLength>2048</tas:KeyLength><tas:More/></tas:CreateRSAKeyPair>",
            "ter:InvalidArgs",
        ),
        (
            "<tas:CreateRSAKeyPair><tas:KeyLength>1000</tas:KeyLength></tas:CreateRSAKeyPair>",
            "ter:KeyLength",
        ),
        (
            "<tas:UploadCertificate><tas:Certificate>not base64!</tas:Certificate></tas:UploadCertificate>",
            "ter:InvalidArgs",
        ),
        (
            "<tas:UploadCertificate><tas:Certificate>MAA=</tas:Certificate></tas:UploadCertificate>",
            "ter:BadCertificate",
        ),
        (
            "<tas:DeleteKey><tas:KeyID>K99</tas:KeyID></tas:DeleteKey>",
            "ter:KeyID",
        ),
        ("<tas:SetCertificationPath/>", "ter:ActionNotSupported"),
        (
            "<tds:SetNetworkProtocols><tds:NetworkProtocols><tt:Enabled>true</tt:Enabled><tt:Name>HTTPS</tt:Name></tds:NetworkProtocols></tds:SetNetworkProtocols>",
            "ter:InvalidArgs",
        ),
        (
            "<tds:SetNetworkProtocols><tds:NetworkProtocols><tds:Name>HTTPS</tds:Name></tds:NetworkProtocols></tds:SetNetworkProtocols>",
            "ter:TagMismatch",
        ),
    ] {
        let (status, text) = call(&camera, body).await.unwrap();
        assert!(status == 400 || status == 500, "{status} {body}");
        assert!(text.contains(subcode), "{subcode} for {body}: {text}");
    }
    assert_eq!(
        camera.state().keys.len(),
        1,
        "nothing of it was carried out"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn action_well_formedness_and_entities() {
    let camera = one(options("onvif-tls")).await;
    let port = camera.http_port;
    let body = envelope("", "<tds:GetHostname/>");
    let ask = move |action: &'static str, body: String| {
        tokio::task::spawn_blocking(move || post(port, "device", action, &body).unwrap())
    };
    let right = "http://www.onvif.org/ver10/device/wsdl/GetHostname";
    assert_eq!(ask(right, body.clone()).await.unwrap().0, 200);
    let (status, text) = ask("urn:other", body.clone()).await.unwrap();
    assert_eq!(status, 400);
    assert!(text.contains("ter:UnknownAction"));
    let bomb = format!("<!DOCTYPE a [<!ENTITY b \"c\">]>{body}");
    let (status, text) = ask(right, bomb).await.unwrap();
    assert_eq!(status, 400);
    assert!(text.contains("ter:WellFormed"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn tokens_are_judged_by_the_cameras_own_clock_and_once() {
    let hour_ahead = Options {
        clock_offset_seconds: 3600,
        ..options("onvif-tls")
    };
    let camera = one(hour_ahead).await;
    let ask = "<tds:GetDeviceInformation/>";
    let (status, text) = call(&camera, ask).await.unwrap();
    assert_eq!(status, 400, "our clock is not the camera's");
    assert!(text.contains("ter:NotAuthorized"));
    let theirs = time::OffsetDateTime::now_utc() + time::Duration::hours(1);
    let good = token("admin", "practice", &created(theirs));
    assert_eq!(call_as(&camera, &good, ask).await.unwrap().0, 200);
    assert_eq!(
        call_as(&camera, &good, ask).await.unwrap().0,
        400,
        "replayed"
    );
    // An operator looks, but does not touch.
    let operator = || token("operator", "practice", &created(theirs));
    assert_eq!(call_as(&camera, &operator(), ask).await.unwrap().0, 200);
    let (status, text) = call_as(&camera, &operator(), "<tas:GetAllKeys/>")
        .await
        .unwrap();
    assert_eq!(status, 400);
    assert!(text.contains("ter:NotAuthorized"));
}

#[tokio::test(flavor = "multi_thread")]
async fn five_wrong_passwords_lock_the_account_for_a_while() {
    let quirks = Quirks {
        lock_seconds: 1.0,
        ..Quirks::default()
    };
    let camera = one(bent("onvif-tls", quirks)).await;
    let ask = "<tds:GetDeviceInformation/>";
    for _ in 0..4 {
        let wrong = token("admin", "wrong", &now());
        assert_eq!(call_as(&camera, &wrong, ask).await.unwrap().0, 400);
    }
    let wrong = token("admin", "wrong", &now());
    assert_eq!(call_as(&camera, &wrong, ask).await.unwrap().0, 403);
    assert_eq!(
        call(&camera, ask).await.unwrap().0,
        403,
        "even with the right one"
    );
    tokio::time::sleep(Duration::from_millis(1100)).await;
    assert_eq!(call(&camera, ask).await.unwrap().0, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_logins_at_once_and_basic_are_refused() {
    let camera = one(options("onvif-tls")).await;
    let port = camera.http_port;
    let ask = move |authorization: &'static str, header: String| {
        let body = envelope(&header, "<tds:GetDeviceInformation/>");
        tokio::task::spawn_blocking(move || {
            raw(
                port,
                &format!(
                    "POST /onvif/device_service HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\
                     Authorization: {authorization}\r\n\
                     Content-Type: application/soap+xml; action=\"{TDS}/GetDeviceInformation\"\r\n\
                     Content-Length: {}\r\n\r\n{body}",
                    body.len()
                ),
            )
            .unwrap()
        })
    };
    let both = ask(
        "Digest username=\"admin\"",
        token("admin", "practice", &now()),
    );
    let (status, text) = both.await.unwrap();
    assert_eq!(status, 400);
    assert!(text.contains("two logins at once"));
    let (status, text) = ask("Basic YWRtaW46cHJhY3RpY2U=", String::new())
        .await
        .unwrap();
    assert_eq!(status, 400, "{text}");
    let (status, text) = raw_blocking(port, "<tds:GetDeviceInformation/>").await;
    assert_eq!(status, 401);
    assert!(!text.contains("Basic"));
    assert_eq!(
        text.matches("www-authenticate: Digest").count(),
        2,
        "{text}"
    );
}

async fn raw_blocking(port: u16, body: &'static str) -> (u16, String) {
    tokio::task::spawn_blocking(move || {
        let action = format!("{TDS}/GetDeviceInformation");
        post(port, "device", &action, &envelope("", body)).unwrap()
    })
    .await
    .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_keystore_and_corrupt_keys_say_so() {
    let quirks = Quirks {
        foreign_objects: 15,
        ..Quirks::default()
    };
    let camera = one(bent("onvif-tls", quirks)).await;
    let ask = "<tas:CreateRSAKeyPair><tas:KeyLength>2048</tas:KeyLength></tas:CreateRSAKeyPair>";
    let (status, text) = call(&camera, ask).await.unwrap();
    assert_eq!(status, 500);
    assert!(text.contains("ter:MaximumNumberOfKeysReached"));

    let quirks = Quirks {
        corrupt_keys: true,
        ..Quirks::default()
    };
    let camera = one(bent("onvif-tls", quirks)).await;
    let (_, text) = call(&camera, ask).await.unwrap();
    let id = between(&text, "<tas:KeyID>", "<").to_owned();
    let status = format!("<tas:GetKeyStatus><tas:KeyID>{id}</tas:KeyID></tas:GetKeyStatus>");
    let end = Instant::now() + Duration::from_secs(20);
    loop {
        let (_, text) = call(&camera, &status).await.unwrap();
        match between(&text, "<tas:KeyStatus>", "<") {
            "generating" if Instant::now() < end => {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            other => break assert_eq!(other, "corrupt"),
        }
    }
}

// ---- doors --------------------------------------------------------------------------------

#[tokio::test(flavor = "multi_thread")]
async fn https_opens_and_closes_for_real() {
    let quirks = Quirks {
        https: Https::OffUnassigned,
        switch_seconds: 0.1,
        ..Quirks::default()
    };
    let camera = one(bent("onvif-tls", quirks)).await;
    let reach = |port: u16| TcpStream::connect(("127.0.0.1", port)).is_ok();
    assert!(!reach(camera.https_port));
    let switch = |on: bool| {
        format!(
            "<tds:SetNetworkProtocols><tds:NetworkProtocols><tt:Name>HTTPS</tt:Name><tt:Enabled>{on}</tt:Enabled>\
             <tt:Port>{}</tt:Port></tds:NetworkProtocols></tds:SetNetworkProtocols>",
            camera.https_port
        )
    };
    let (status, text) = call(&camera, &switch(true)).await.unwrap();
    assert_eq!(status, 500);
    assert!(text.contains("ter:EnablingTlsFailed"));
    let (_, paths) = call(&camera, "<tas:GetAllCertificationPaths/>")
        .await
        .unwrap();
    let path = between(&paths, "<tas:CertificationPathID>", "<");
    let add = format!(
        "<tas:AddServerCertificateAssignment><tas:CertificationPathID>{path}</tas:CertificationPathID></tas:AddServerCertificateAssignment>"
    );
    assert_eq!(call(&camera, &add).await.unwrap().0, 200);
    assert_eq!(call(&camera, &switch(true)).await.unwrap().0, 200);
    wait(|| reach(camera.https_port)).await;
    assert_eq!(call(&camera, &switch(false)).await.unwrap().0, 200);
    wait(|| !reach(camera.https_port)).await;
}

async fn wait(until: impl Fn() -> bool) {
    let end = Instant::now() + Duration::from_secs(15);
    while !until() {
        assert!(Instant::now() < end, "it did not happen");
        tokio::time::sleep(Duration::from_millis(30)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restart_is_a_gap_and_the_same_ports() {
    let camera = one(options("onvif-tls")).await;
    let (status, text) = call(&camera, "<tds:SystemReboot/>").await.unwrap();
    assert_eq!(status, 200);
    assert!(text.contains("Rebooting"));
    wait(|| TcpStream::connect(("127.0.0.1", camera.http_port)).is_err()).await;
    wait(|| TcpStream::connect(("127.0.0.1", camera.http_port)).is_ok()).await;
    wait(|| TcpStream::connect(("127.0.0.1", camera.https_port)).is_ok()).await;
    assert_eq!(camera.state().restarts, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn dropped_cameras_close_their_doors() {
    let camera = one(options("onvif-tls")).await;
    let port = camera.http_port;
    assert!(TcpStream::connect(("127.0.0.1", port)).is_ok());
    drop(camera);
    wait(|| TcpStream::connect(("127.0.0.1", port)).is_err()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_start_quickly() {
    let _ = one(options("onvif-tls")).await;
    let begin = Instant::now();
    let many = Options {
        count: 200,
        ..options("onvif-tls")
    };
    let cameras = practice::start(many).await.unwrap();
    assert_eq!(cameras.len(), 200);
    assert!(
        begin.elapsed() < Duration::from_secs(5),
        "{:?}",
        begin.elapsed()
    );
    let ports: std::collections::HashSet<u16> = cameras
        .iter()
        .flat_map(|c| [c.http_port, c.https_port])
        .collect();
    assert_eq!(ports.len(), 400);
}

#[tokio::test]
async fn nonsense_options_are_explained() {
    use camseal::error::Explain as _;
    for options in [
        options("axis-9000"),
        Options {
            key_seconds: -1.0,
            ..options("onvif-tls")
        },
        Options {
            key_seconds: f64::NAN,
            ..options("onvif-tls")
        },
        Options {
            port_base: Some(65_535),
            count: 2,
            ..options("onvif-tls")
        },
    ] {
        let error = practice::start(options).await.unwrap_err();
        let explanation = error.explain();
        assert!(!explanation.what.is_empty() && !explanation.todo.is_empty());
    }
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let options = Options {
        port_base: Some(port),
        ..options("onvif-tls")
    };
    let error = practice::start(options).await.unwrap_err();
    assert!(matches!(error, practice::Error::Port { port: p, .. } if p == port));
}

// ---- tricks -------------------------------------------------------------------------------

fn trick(at: At, what: What) -> Quirks {
    Quirks {
        tricks: vec![Trick { at, what }],
        ..Quirks::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn cuts_before_and_after_differ_inside() {
    let make = "<tas:CreateRSAKeyPair><tas:KeyLength>2048</tas:KeyLength></tas:CreateRSAKeyPair>";
    for (what, keys) in [
        (What::CutBefore, 1),
        (What::CutAfter, 2),
        (What::CutMidway, 2),
        (What::Garbage, 1),
        (What::EntityBomb, 1),
        (What::Redirect("http://192.0.2.1/".to_owned()), 1),
    ] {
        let quirks = trick(At::First("CreateRSAKeyPair".to_owned()), what.clone());
        let camera = one(bent("onvif-tls", quirks)).await;
        let answer = call(&camera, make).await;
        match &what {
            What::CutBefore | What::CutAfter => assert!(answer.is_err(), "{what:?}"),
            What::CutMidway => {
                let whole = answer.is_ok_and(|(_, t)| t.contains("</s:Envelope>"));
                assert!(!whole);
            }
            What::EntityBomb => assert!(answer.unwrap().1.contains("<!ENTITY")),
            What::Redirect(_) => assert_eq!(answer.unwrap().0, 307),
            _ => assert!(!answer.unwrap().1.contains("Envelope")),
        }
        assert_eq!(camera.state().keys.len(), keys, "{what:?}");
        // The trick was for the first one only.
        assert_eq!(call(&camera, make).await.unwrap().0, 200, "{what:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn numbered_tricks_hit_their_request_and_huge_is_huge() {
    let camera = one(bent("onvif-tls", trick(At::Request(2), What::Huge))).await;
    let ask = "<tds:GetHostname/>";
    assert_eq!(call_as(&camera, "", ask).await.unwrap().0, 200);
    let (_, text) = call_as(&camera, "", ask).await.unwrap();
    assert!(text.len() > 49_000_000, "{}", text.len());
    assert_eq!(call_as(&camera, "", ask).await.unwrap().0, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_in_between_and_a_forgotten_activation() {
    let swap = trick(
        At::Operation("GetHostname".to_owned()),
        What::SwapCertificate,
    );
    let camera = one(bent("onvif-tls", swap)).await;
    assert!(camera.state().serves_factory);
    assert_eq!(
        call_as(&camera, "", "<tds:GetHostname/>").await.unwrap().0,
        200
    );
    wait(|| !camera.state().serves_factory).await;

    let quirks = Quirks {
        forgets_activation: true,
        foreign_objects: 1,
        ..Quirks::default()
    };
    let camera = one(bent("onvif-tls", quirks)).await;
    let state = camera.state();
    let replace = format!(
        "<tas:ReplaceServerCertificateAssignment><tas:OldCertificationPathID>{}</tas:OldCertificationPathID>\
         <tas:NewCertificationPathID>{}</tas:NewCertificationPathID></tas:ReplaceServerCertificateAssignment>",
        state.paths[0], state.paths[1]
    );
    assert_eq!(call(&camera, &replace).await.unwrap().0, 200);
    wait(|| camera.state().restarts == 1).await;
    assert!(camera.state().serves_factory);
    assert_eq!(camera.state().assigned, state.assigned);
}

#[tokio::test(flavor = "multi_thread")]
async fn quirks_of_telling() {
    let quirks = Quirks {
        local_time_only: true,
        undeclared_prefix: true,
        certificates: false,
        login: Login::DigestOnly,
        ..Quirks::default()
    };
    let camera = one(bent("onvif-tls", quirks)).await;
    let (_, text) = call_as(&camera, "", "<tds:GetSystemDateAndTime/>")
        .await
        .unwrap();
    assert!(text.contains("LocalDateTime") && !text.contains("UTCDateTime"));
    let all =
        "<tds:GetServices><tds:IncludeCapability>true</tds:IncludeCapability></tds:GetServices>";
    let (_, text) = call_as(&camera, "", all).await.unwrap();
    assert!(!text.contains("http://www.onvif.org/ver10/advancedsecurity/wsdl</tds:Namespace>"));
    let (_, text) = call_as(&camera, "", "<tas:GetAllKeys/>").await.unwrap();
    assert!(text.contains("ter:ActionNotSupported") && !text.contains("xmlns:ter"));
    let (_, text) = call(&camera, "<tds:GetDeviceInformation/>").await.unwrap();
    assert!(text.contains("s:MustUnderstand"));
}

#[test]
fn the_password_never_shows_in_debug() {
    let options = Options {
        password: Secret::new("very-secret"),
        ..Options::default()
    };
    assert!(!format!("{options:?}").contains("very-secret"));
}
