//! Practice cameras of the makers' families judged by clients that are not ours: curl as the
//! vendor's document uses it, and the Python packages people use with real devices. What is
//! missing is skipped aloud.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use camseal::practice::{self, Age, PracticeCamera, Quirks};
use sha2::Digest as _;

fn skip(why: &str) {
    assert!(std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_none(), "{why}");
    eprintln!("skipped: {why}");
}

async fn one(family: &str, quirks: Quirks) -> PracticeCamera {
    let options = practice::Options {
        families: vec![family.to_owned()],
        count: 1,
        restart_seconds: 0.5,
        quirks,
        ..practice::Options::default()
    };
    practice::start(options).await.unwrap().remove(0)
}

/// Runs a program; what it printed, or `None` when it is not here.
async fn run(program: impl Into<PathBuf>, arguments: Vec<String>) -> Option<(bool, String)> {
    let program = program.into();
    let ran = tokio::task::spawn_blocking(move || {
        Command::new(program)
            .args(arguments)
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .output()
    });
    let output = ran.await.unwrap().ok()?;
    let text = [output.stdout, output.stderr].concat();
    Some((
        output.status.success(),
        String::from_utf8_lossy(&text).into_owned(),
    ))
}

fn words(line: &str) -> Vec<String> {
    line.split_whitespace().map(ToOwned::to_owned).collect()
}

/// A key and a certificate made by OpenSSL: `server.key`, `server.crt`. Answers its SHA-256.
async fn made_by_openssl(folder: &Path) -> Option<String> {
    let line = format!(
        "req -x509 -newkey rsa:2048 -nodes -sha256 -days 30 -subj /CN=127.0.0.1 \
         -addext subjectAltName=IP:127.0.0.1 -keyout {0}/server.key -out {0}/server.crt",
        folder.display()
    );
    let Some((true, _)) = run("openssl", words(&line)).await else {
        skip("openssl is not here");
        return None;
    };
    let text = std::fs::read_to_string(folder.join("server.crt")).unwrap();
    let der = pem::parse(text).unwrap().into_contents();
    let digest = sha2::Sha256::digest(der);
    Some(digest.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Waits until the camera serves this certificate.
async fn serves(camera: &PracticeCamera, wanted: &str) {
    for _ in 0..100 {
        let state = camera.state();
        if state.served.as_deref() == Some(wanted) && state.https {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("serves {:?}, not {wanted}", camera.state().served);
}

#[tokio::test(flavor = "multi_thread")]
async fn curl_secures_hanwha_as_its_document_says() {
    for age in [Age::Current, Age::Older] {
        let folder = tempfile::tempdir().unwrap();
        let Some(wanted) = made_by_openssl(folder.path()).await else {
            return;
        };
        let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
        let (certificate, key) = (read("server.crt"), read("server.key"));
        let xml = format!(
            "<SetHTTPSData><PublicCertName>judge1</PublicCertName><CertLength>{}</CertLength>\
             <CertData>{certificate}</CertData><KeyLength>{}</KeyLength><KeyData>{key}</KeyData>\
             </SetHTTPSData>",
            certificate.len(),
            key.len()
        );
        let file = folder.path().join("ssl.xml");
        std::fs::write(&file, xml).unwrap();
        let quirks = Quirks {
            age,
            ..Quirks::default()
        };
        let camera = one("hanwha", quirks).await;
        let url = format!(
            "https://127.0.0.1:{}/stw-cgi/security.cgi?msubmenu=ssl",
            camera.https_port
        );
        let ask = |more: &[&str]| {
            let mut line = words("-s -k --digest -u admin:practice");
            line.extend(more.iter().map(|&word| word.to_owned()));
            line
        };
        let view = format!("{url}&action=view");
        let Some((_, before)) = run("curl", ask(&[&view])).await else {
            return skip("curl is not here");
        };
        assert!(
            before.contains("PublicCertificateInstalled=False"),
            "{before}"
        );
        // A public policy before an install is refused.
        let public = format!("{url}&action=set&Policy=HTTPSPublic");
        let (_, refused) = run("curl", ask(&[&public])).await.unwrap();
        assert!(refused.starts_with("NG"), "{refused}");
        let install = format!("{url}&action=install");
        let encoded = format!("@{}", file.display());
        let (_, installed) = run(
            "curl",
            ask(&["-H", "Expect:", "--data-urlencode", &encoded, &install]),
        )
        .await
        .unwrap();
        assert_eq!(installed.trim(), "OK");
        let (_, json) = run("curl", ask(&["-H", "Accept: application/json", &view]))
            .await
            .unwrap();
        assert!(
            json.contains("\"PublicCertificateName\":\"judge1\""),
            "{json}"
        );
        let used = match age {
            Age::Older => public,
            _ => format!("{public}&CertificateInUse=judge1"),
        };
        // The connection drops: nothing comes back.
        let (good, text) = run("curl", ask(&[&used])).await.unwrap();
        assert!(!good && text.is_empty(), "{text}");
        serves(&camera, &wanted).await;
        let remove = match age {
            Age::Older => format!("{url}&action=remove&PublicCertificateName=judge1"),
            _ => format!("{url}&action=remove&CertificateName=judge1"),
        };
        let (_, kept) = run("curl", ask(&[&remove])).await.unwrap();
        assert!(kept.starts_with("NG"), "in use: {kept}");
    }
}

/// Python with `axis`, `reolink-aio` and `synology-api`.
fn python() -> Option<PathBuf> {
    let named = std::env::var_os("CAMSEAL_PYTHON_FAMILIES").map(PathBuf::from);
    let usual = std::env::var_os("HOME")
        .map(|home| PathBuf::from(home).join(".cache/camseal/venv-families/bin/python"));
    named.or(usual).filter(|path| path.exists())
}

/// Runs a script of `tests/foreign` against the camera.
async fn judged(camera: &PracticeCamera, script: &str, folder: &Path) -> Option<String> {
    let Some(python) = python() else {
        skip("no Python with axis, reolink-aio and synology-api");
        return None;
    };
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/foreign")
        .join(script);
    let arguments = vec![
        script.display().to_string(),
        camera.http_port.to_string(),
        camera.https_port.to_string(),
        folder.display().to_string(),
    ];
    let (good, text) = run(python, arguments).await.unwrap();
    assert!(good, "{text}");
    Some(text)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_axis_package_reads_the_camera() {
    let folder = tempfile::tempdir().unwrap();
    let camera = one("axis", Quirks::default()).await;
    let Some(text) = judged(&camera, "family_axis.py", folder.path()).await else {
        return;
    };
    assert!(text.contains("P0000 ACCC8E000001 12.2.62"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn reolink_aio_logs_in_and_carries_a_certificate() {
    let folder = tempfile::tempdir().unwrap();
    let Some(wanted) = made_by_openssl(folder.path()).await else {
        return;
    };
    let camera = one("reolink", Quirks::default()).await;
    let Some(text) = judged(&camera, "family_reolink.py", folder.path()).await else {
        return;
    };
    assert!(text.contains("refused before login"), "{text}");
    serves(&camera, &wanted).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn synology_api_uploads_a_certificate() {
    let folder = tempfile::tempdir().unwrap();
    let Some(wanted) = made_by_openssl(folder.path()).await else {
        return;
    };
    let camera = one("synology", Quirks::default()).await;
    let Some(text) = judged(&camera, "family_synology.py", folder.path()).await else {
        return;
    };
    assert!(text.contains("judge"), "{text}");
    serves(&camera, &wanted).await;
}
