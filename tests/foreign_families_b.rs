//! Practice cameras of Uniview, TVT, Dahua and Hikvision, judged by programs nobody here wrote:
//! curl, and clients from PyPI, all unmodified. Each logs in and does what it can.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use camseal::authority::{Authority, AuthorityWish, KeyKind, LeafWish};
use camseal::certificate::Name;
use camseal::practice::{self, Isapi, Lapi, PracticeCamera, Quirks, Reload};
use serde_json::Value;
use time::OffsetDateTime;

fn skip(why: &str) {
    assert!(std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_none(), "{why}");
    eprintln!("skipped: {why}");
}

async fn one(family: &str, quirks: Quirks) -> PracticeCamera {
    let options = practice::Options {
        families: vec![family.to_owned()],
        count: 1,
        restart_seconds: 0.3,
        quirks,
        ..practice::Options::default()
    };
    practice::start(options).await.unwrap().remove(0)
}

/// The Python with the makers' clients.
fn python() -> Option<PathBuf> {
    let home = std::env::var_os("HOME")?;
    let python = PathBuf::from(home).join(".cache/camseal/families/bin/python");
    python.exists().then_some(python)
}

async fn foreign(script: &str, arguments: Vec<String>) -> Option<Value> {
    let Some(python) = python() else {
        skip("no Python with pytvt, pyhik, hikvisionapi, amcrest, dahua-rpc-api, ipc-sun-sync");
        return None;
    };
    let script = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/foreign")
        .join(script);
    let output = tokio::task::spawn_blocking(move || {
        Command::new(python)
            .arg(script)
            .args(arguments)
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .output()
            .unwrap()
    })
    .await
    .unwrap();
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success(),
        "{out}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let last = out.lines().last().unwrap_or_default();
    Some(serde_json::from_str(last).unwrap_or_else(|_| panic!("{out}")))
}

fn told(camera: &PracticeCamera) -> Vec<String> {
    let port = camera.http_port.to_string();
    ["127.0.0.1".to_owned(), port, camera.user.clone()]
        .into_iter()
        .chain(["practice".to_owned(), camera.https_port.to_string()])
        .collect()
}

async fn curl(arguments: &[&str]) -> Option<(bool, String)> {
    if Command::new("curl")
        .arg("--version")
        .stdout(Stdio::null())
        .status()
        .is_err()
    {
        skip("no curl");
        return None;
    }
    let arguments: Vec<String> = arguments.iter().map(|a| (*a).to_owned()).collect();
    let output = tokio::task::spawn_blocking(move || {
        Command::new("curl")
            .args([
                "--silent",
                "--show-error",
                "--max-time",
                "20",
                "--noproxy",
                "*",
            ])
            .args(arguments)
            .output()
            .unwrap()
    })
    .await
    .unwrap();
    Some((
        output.status.success(),
        String::from_utf8_lossy(&output.stdout).into_owned(),
    ))
}

/// The documented call, with a file this program made: key first, then the certificate; then
/// HTTPS on; then a connection that trusts nothing but the authority's root.
#[tokio::test(flavor = "multi_thread")]
async fn curl_secures_a_uniview_camera() {
    let quirks = Quirks {
        lapi: Lapi {
            reload: Reload::OnSwitch,
            ..Lapi::default()
        },
        ..Quirks::default()
    };
    let camera = one("uniview", quirks).await;
    let now = OffsetDateTime::now_utc();
    let authority = Authority::create(&AuthorityWish {
        key: KeyKind::P256,
        ..AuthorityWish::new("Curl", now)
    })
    .unwrap();
    let issued = authority
        .issue(&LeafWish::new(
            vec![Name::Ip("127.0.0.1".parse().unwrap())],
            now,
        ))
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let key = issued.key.pkcs1_pem().unwrap();
    let certificate = issued.certificate.pem();
    std::fs::write(at("server.pem"), format!("{}{certificate}", *key)).unwrap();
    std::fs::write(at("turned.pem"), format!("{certificate}{}", *key)).unwrap();
    std::fs::write(at("root.pem"), authority.root().pem()).unwrap();
    let base = format!("http://127.0.0.1:{}/LAPI/V1.0", camera.http_port);
    let upload = format!("{base}/Network/HTTPS_SSLCERT");
    let send = async |file: &str, user: &str| {
        let form = format!("file=@{}", at(file).display());
        curl(&["--digest", "-u", user, "-F", &form, &upload]).await
    };
    let Some((_, wrong)) = send("server.pem", "admin:wrong").await else {
        return;
    };
    assert!(wrong.contains("\"ResponseCode\":3"), "{wrong}");
    let (_, refused) = send("turned.pem", "admin:practice").await.unwrap();
    assert!(!refused.contains("\"StatusCode\":0"), "{refused}");
    let (good, taken) = send("server.pem", "admin:practice").await.unwrap();
    assert!(good && taken.contains("\"StatusCode\":0"), "{taken}");
    let https = format!("{base}/NetWork/HTTPS");
    let (good, on) = curl(&[
        "--digest",
        "-u",
        "admin:practice",
        "-X",
        "PUT",
        "-H",
        "Content-Type: application/json; charset=UTF-8",
        "-d",
        "{\"Enable\":1}",
        &https,
    ])
    .await
    .unwrap();
    assert!(good && on.contains("\"StatusCode\":0"), "{on}");
    let secure = format!(
        "https://127.0.0.1:{}/LAPI/V1.0/System/DeviceBasicInfo",
        camera.https_port
    );
    let root = at("root.pem").display().to_string();
    let mut answer = (false, String::new());
    for _ in 0..40 {
        answer = curl(&[
            "--digest",
            "-u",
            "admin:practice",
            "--cacert",
            &root,
            &secure,
        ])
        .await
        .unwrap();
        if answer.0 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    assert!(
        answer.0 && answer.1.contains("IPC-PRACTICE-UNV"),
        "{answer:?}"
    );
    assert_eq!(
        camera.state().served,
        Some(issued.certificate.fingerprint().to_string())
    );
}

/// The trap: the camera's own page (known by its cookie) gets the challenge with status 200.
#[tokio::test(flavor = "multi_thread")]
async fn curl_sees_the_challenge_that_looks_like_success() {
    let camera = one("uniview", Quirks::default()).await;
    let url = format!(
        "http://127.0.0.1:{}/LAPI/V1.0/NetWork/HTTPS",
        camera.http_port
    );
    let cookie = "Cookie: WebLoginHandle=1700000000000";
    let Some((good, page)) = curl(&["-i", "-H", cookie, &url]).await else {
        return;
    };
    assert!(good && page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(
        page.to_lowercase().contains("www-authenticate: digest"),
        "{page}"
    );
    assert!(page.contains("\"ResponseCode\":3"), "{page}");
    let (_, page) = curl(&["-i", &url]).await.unwrap();
    assert!(page.starts_with("HTTP/1.1 401"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn pytvt_logs_in_to_two_generations() {
    for nvms in [practice::Nvms::Modern, practice::Nvms::Classic] {
        let camera = one(
            "tvt",
            Quirks {
                nvms,
                ..Quirks::default()
            },
        )
        .await;
        let Some(told) = foreign("families_tvt.py", told(&camera)).await else {
            return;
        };
        assert_eq!(told["http"], camera.http_port, "{told}");
        assert_eq!(told["https"], camera.https_port, "{told}");
        assert!(
            told["wrong"].as_str().unwrap().contains("536870948"),
            "{told}"
        );
        assert_eq!(camera.state().wrong_tries, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pyhik_and_hikvisionapi_switch_https_on() {
    for recorder in [false, true] {
        let camera = one(
            "hikvision",
            Quirks {
                isapi: Isapi {
                    recorder,
                    ..Isapi::default()
                },
                ..Quirks::default()
            },
        )
        .await;
        let Some(told) = foreign("families_hikvision.py", told(&camera)).await else {
            return;
        };
        assert_eq!(told["status"], "OK", "{told}");
        assert_eq!(told["name"], "practice", "{told}");
        let kind = if recorder { "NVR" } else { "IPCamera" };
        assert_eq!(told["type"], kind, "{told}");
        assert!(camera.state().https);
    }
}

/// The whole CCTV Camera World guide by foreign hands: root out, HTTPS on, connection trusted.
#[tokio::test(flavor = "multi_thread")]
async fn three_clients_do_the_recorder_guide_on_a_dahua() {
    let camera = one("dahua", Quirks::default()).await;
    let Some(told) = foreign("families_dahua.py", told(&camera)).await else {
        return;
    };
    assert_eq!(told["answer"], "OK", "{told}");
    assert_eq!(told["https"], true, "{told}");
    assert_eq!(told["served"], "127.0.0.1", "{told}");
    assert_eq!(told["serial"], told["rpc_serial"], "{told}");
    assert!(camera.state().https);
}
