//! Below the certificate: nothing that listens, no TLS, old TLS.

use std::net::SocketAddr;
use std::time::Duration;

use camseal::certificate::Certificate;
use camseal::check::{Ask, RungId, climb};
use camseal::device::Address;
use rcgen::{KeyPair, KeyUsagePurpose};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::server::{HERE, assert_stops_at, camera_wish, ids, made_with, root_wish};

#[tokio::test]
async fn what_is_no_tls_is_named_from_below() {
    // Nothing listens.
    let free = TcpListener::bind((HERE, 0)).await.unwrap();
    let port = free.local_addr().unwrap().port();
    drop(free);
    let ladder = climb(&Ask::new(Address::new("127.0.0.1", Some(port)))).await;
    assert_eq!(ids(&ladder), (Some("port-closed"), vec![]));
    assert_stops_at(&ladder, RungId::Port);

    // Plain HTTP.
    let port = answers(b"HTTP/1.0 200 OK\r\n\r\n").await;
    let ladder = climb(&Ask::new(Address::new("127.0.0.1", Some(port)))).await;
    assert_eq!(ids(&ladder), (Some("only-http"), vec![]));
    assert_stops_at(&ladder, RungId::Port);

    // Something else.
    let port = answers(b"SSH-2.0-dropbear\r\n").await;
    let ladder = climb(&Ask::new(Address::new("127.0.0.1", Some(port)))).await;
    assert_eq!(ids(&ladder), (Some("other-service"), vec![]));
    assert_stops_at(&ladder, RungId::Port);
    let port = answers(b"\x00\x01\x02 what is this\r\n").await;
    let ladder = climb(&Ask::new(Address::new("127.0.0.1", Some(port)))).await;
    assert_eq!(ids(&ladder), (Some("no-tls"), vec![]));
    assert_stops_at(&ladder, RungId::Tls);

    // A name nobody knows (RFC 6761 reserves .invalid).
    let ladder = climb(&Ask::new(Address::new("cam.invalid", Some(443)))).await;
    assert_eq!(ids(&ladder), (Some("unknown-name"), vec![]));
    assert_stops_at(&ladder, RungId::Reachable);
}

/// Answers every connection with these bytes once something was said.
async fn answers(bytes: &'static [u8]) -> u16 {
    let listener = TcpListener::bind((HERE, 0)).await.unwrap();
    let SocketAddr::V4(at) = listener.local_addr().unwrap() else {
        unreachable!()
    };
    drop(tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut buffer = [0; 1024];
            let _ = stream.read(&mut buffer).await;
            let _ = stream.write_all(bytes).await;
        }
    }));
    at.port()
}

/// Old cameras, played by OpenSSL: too short a key, TLS 1.1, RSA key exchange.
#[tokio::test]
async fn old_cameras_are_judged_by_what_they_speak() {
    let Ok(version) = std::process::Command::new("openssl")
        .arg("version")
        .output()
    else {
        eprintln!("skipped: openssl is not installed");
        assert!(std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_none());
        return;
    };
    assert!(version.status.success());
    let folder = tempfile::tempdir().unwrap();
    let openssl = |words: &str| {
        let output = std::process::Command::new("openssl")
            .args(words.split(' '))
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert!(output.status.success(), "{words}: {output:?}");
    };
    let mut wish = camera_wish();
    // Chromium insists on it for RSA key exchange.
    wish.key_usages.push(KeyUsagePurpose::KeyEncipherment);
    let made = made_with(
        root_wish(),
        wish,
        KeyPair::generate_rsa_for(&rcgen::PKCS_RSA_SHA256, rcgen::RsaKeySize::_2048).unwrap(),
    );
    let pem = |der: &[u8]| pem::encode(&pem::Pem::new("CERTIFICATE", der));
    std::fs::write(folder.path().join("good.pem"), pem(&made.chain[0])).unwrap();
    std::fs::write(folder.path().join("good.key"), made.key.serialize_pem()).unwrap();
    openssl(
        "req -x509 -newkey rsa:1024 -nodes -keyout weak.key -out weak.pem -days 30 -sha1 \
         -subj /CN=factory -addext subjectAltName=IP:127.0.0.1",
    );
    let weak_pem = std::fs::read(folder.path().join("weak.pem")).unwrap();
    let weak = Certificate::from_der(pem::parse(weak_pem).unwrap().contents()).unwrap();

    for (name, options, root, broken) in [
        ("weak", "-cipher DEFAULT@SECLEVEL=0", weak, Some("weak-key")),
        (
            "good",
            "-tls1_1 -cipher DEFAULT@SECLEVEL=0",
            made.root.clone(),
            Some("old-tls"),
        ),
        ("good", "-tls1_2 -cipher AES128-GCM-SHA256", made.root, None),
    ] {
        let free = TcpListener::bind((HERE, 0)).await.unwrap();
        let port = free.local_addr().unwrap().port();
        drop(free);
        let mut server = std::process::Command::new("openssl")
            .args([
                "s_server",
                "-quiet",
                "-accept",
                &format!("127.0.0.1:{port}"),
            ])
            .args([
                "-cert",
                &format!("{name}.pem"),
                "-key",
                &format!("{name}.key"),
            ])
            .args(options.split(' '))
            .current_dir(folder.path())
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        let mut ask = Ask::new(Address::new("127.0.0.1", Some(port)));
        ask.roots = vec![root];
        let mut ladder = climb(&ask).await;
        for _ in 0..50 {
            if ids(&ladder).0 != Some("port-closed") {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
            ladder = climb(&ask).await;
        }
        let _ = server.kill();
        let _ = server.wait();
        assert_eq!(ids(&ladder).0, broken, "{options}: {:?}", ladder.broken());
        if broken.is_none() {
            assert_eq!(ladder.rungs[2].notes[0].id(), "old-key-exchange");
        }
    }
}
