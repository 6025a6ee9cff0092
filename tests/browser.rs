//! The proof with other people's programs: headless Chromium shows a camera's page after its store
//! was filled, and refuses it before and after; curl does the same with the system's store.
//!
//! The whole way with practice cameras and the console is walked in `end_to_end_trust.rs`.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::sync::Arc;

use camseal::certificate::Certificate;
use camseal::check::{Ask, climb};
use camseal::truststore::command::{Programs, Runner};
use camseal::truststore::{Computer, Presence, TrustStore};
use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa,
    Issuer, KeyPair, KeyUsagePurpose, SanType,
};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use time::OffsetDateTime;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

#[path = "common/browser.rs"]
mod browser;
#[path = "common/turn.rs"]
mod turn;

use browser::{Browser, Shown};

const PAGE: &str = "the live picture of cam01";

fn wish(name: &str) -> CertificateParams {
    let mut wish = CertificateParams::new(vec![]).unwrap();
    wish.distinguished_name = DistinguishedName::new();
    wish.distinguished_name.push(DnType::CommonName, name);
    wish.not_before = OffsetDateTime::now_utc() - time::Duration::days(1);
    wish.not_after = OffsetDateTime::now_utc() + time::Duration::days(300);
    wish
}

/// A camera on loopback with a certificate of a fresh authority: its URL and the root.
async fn camera() -> (String, Certificate) {
    let here = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let mut root = wish("camseal browser test authority");
    root.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    root.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    let root_key = KeyPair::generate().unwrap();
    let root_der = root.self_signed(&root_key).unwrap().der().to_vec();
    let mut leaf = wish("cam01");
    leaf.subject_alt_names = vec![SanType::IpAddress(here)];
    leaf.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    leaf.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    let key = KeyPair::generate().unwrap();
    let leaf = leaf
        .signed_by(&key, &Issuer::new(root, root_key))
        .unwrap()
        .der()
        .to_vec();

    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(
            vec![CertificateDer::from(leaf)],
            PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der())),
        )
        .unwrap();
    let acceptor = tokio_rustls::TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind((here, 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            drop(tokio::spawn(async move {
                let Ok(mut stream) = acceptor.accept(stream).await else {
                    return;
                };
                let mut buffer = [0; 4096];
                let _ = stream.read(&mut buffer).await;
                let body = format!("<title>cam01</title><p>{PAGE}</p>");
                let answer = format!(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\
                     Connection: close\r\n\r\n{body}",
                    body.len()
                );
                let _ = stream.write_all(answer.as_bytes()).await;
                let _ = stream.shutdown().await;
            }));
        }
    }));
    (
        format!("https://127.0.0.1:{port}/"),
        Certificate::from_der(&root_der).unwrap(),
    )
}

/// The browser store of this home, as the program itself finds it.
fn store(home: &Path) -> Arc<dyn TrustStore> {
    let computer = Computer {
        home: Some(home.to_owned()),
        ..Computer::this()
    };
    computer.store("chromium").unwrap()
}

#[tokio::test]
async fn chromium_shows_the_page_while_the_root_is_in_its_store() {
    let home = tempfile::tempdir().unwrap();
    let Some(browser) = Browser::find(home.path()) else {
        return;
    };
    let (url, root) = camera().await;
    let store = store(home.path());
    let unknown = Shown::Refused("ERR_CERT_AUTHORITY_INVALID".to_owned());

    assert_eq!(browser.open(&url, PAGE).await, unknown);
    assert_eq!(store.install(&root).await.unwrap(), Presence::Trusted);
    assert_eq!(browser.open(&url, PAGE).await, Shown::Page);
    assert_eq!(store.remove(&root).await.unwrap(), Presence::Absent);
    assert_eq!(browser.open(&url, PAGE).await, unknown);
}

/// Whether curl, with nothing but the system's store, reads the camera's page.
async fn curl(url: &str) -> bool {
    let output = tokio::process::Command::new("curl")
        .args(["--silent", "--max-time", "20", url])
        .env_remove("CURL_CA_BUNDLE")
        .env_remove("SSL_CERT_FILE")
        .env_remove("SSL_CERT_DIR")
        .output()
        .await
        .unwrap();
    output.status.success() && String::from_utf8_lossy(&output.stdout).contains(PAGE)
}

/// Changes this computer, so only when `CAMSEAL_SYSTEM_STORE_TESTS=1` and as administrator.
#[tokio::test]
async fn the_system_store_convinces_curl_and_our_own_verdict_at_once() {
    let Some(_turn) = turn::take() else {
        return;
    };
    if Programs.find("curl").is_none() {
        eprintln!("skipped: curl is not installed");
        assert!(std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_none());
        return;
    }
    let (url, root) = camera().await;
    let ask = Ask::new(url.parse().unwrap());
    let system = Computer::this().store("system").unwrap();
    let judged = async || (curl(&url).await, climb(&ask).await.is_whole());

    let before = judged().await;
    let installed = system.install(&root).await;
    let between = judged().await;
    // First put the computer back, then complain.
    let removed = system.remove(&root).await;
    let after = judged().await;
    assert_eq!(before, (false, false));
    assert_eq!(installed.unwrap(), Presence::Trusted);
    assert_eq!(between, (true, true));
    assert_eq!(removed.unwrap(), Presence::Absent);
    assert_eq!(after, (false, false));
}
