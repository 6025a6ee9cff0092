//! Oddities of practice cameras, each seen on real ones, and that the work gets by.

use std::time::{Duration, Instant};

use camseal::authority::request::CameraRequest;
use camseal::authority::{Authority, AuthorityWish, LeafWish};
use camseal::certificate::{Name, Subject};
use camseal::device::{
    self, Address, Channel, Device, Error, Keep, KeyState, KeyWish, Sign, Trail, tls,
};
use camseal::practice::{At, Legacy, Login, PracticeCamera, Quirks, What};

use super::kit::*;
use super::trouble::step;

#[tokio::test]
async fn odd_cameras_are_understood() {
    for quirks in [
        Quirks {
            local_time_only: true,
            undeclared_prefix: true,
            ..Quirks::default()
        },
        Quirks {
            tls12_only: true,
            ..Quirks::default()
        },
    ] {
        let camera = camera("onvif-tls", quirks).await;
        let _ = secure(&camera, "odd").await;
    }
}

#[tokio::test]
async fn a_camera_of_tls_12_speaks_just_that() {
    let quirks = Quirks {
        tls12_only: true,
        ..Quirks::default()
    };
    let camera = camera("onvif-tls", quirks).await;
    let seen = tls::look(&at(&camera), Duration::from_secs(5))
        .await
        .unwrap();
    assert_eq!(seen.version, "TLS 1.2");
    assert!(seen.old.is_none());
}

/// Only TLS of long ago is enabled: by its HTTP address it is taught today's, keeps the old one for
/// whoever came in by it, and is secured.
#[tokio::test]
async fn a_camera_of_old_tls_is_taught_todays() {
    let quirks = Quirks {
        old_tls: true,
        ..Quirks::default()
    };
    let camera = camera("onvif-tls", quirks).await;
    let seen = tls::look(&at(&camera), Duration::from_secs(5))
        .await
        .unwrap();
    assert_eq!(seen.version, "TLS 1.1");
    assert!(seen.old.is_some());
    let known = device::identify(&at(&camera)).await.unwrap();
    assert!(known.signs.iter().any(|s| matches!(s, Sign::OldTls(_))));
    openssl_follows(camera.https_port).await;
    let device = connect_at(&by_http(&camera)).await.unwrap();
    let before = device.before().await.unwrap();
    assert_eq!(before.served.map(|f| f.to_string()), camera.state().served);
    let mut trail = trail("old");
    let certificate = put_in(&*device, &mut trail, KeyWish::Rsa(2048))
        .await
        .unwrap();
    let _ = device.activate(&trail, &before).await.unwrap();
    appears(&at(&camera), certificate.fingerprint()).await;
    let told = camera.received();
    let set = told
        .iter()
        .find(|r| r.operation.as_deref() == Some("SetEnabledTLSVersions"));
    assert!(set.unwrap().body.contains("1.0 1.1 1.2 1.3"));
    let seen = tls::look(&at(&camera), Duration::from_secs(5))
        .await
        .unwrap();
    assert_eq!(seen.version, "TLS 1.3");
    assert!(seen.old.is_none());
}

/// OpenSSL, which still speaks TLS 1.1 when told to, understands all that such a camera says and
/// answers with its key exchange.
async fn openssl_follows(port: u16) {
    let output = tokio::process::Command::new("openssl")
        .args(["s_client", "-msg", "-tls1_1"])
        .args(["-cipher", "ALL:@SECLEVEL=0"])
        // Such cameras know nothing of RFC 5746 either.
        .arg("-legacy_server_connect")
        .args(["-connect", &format!("127.0.0.1:{port}")])
        .stdin(std::process::Stdio::null())
        .output()
        .await;
    let Ok(output) = output else {
        eprintln!("skipped: openssl is not installed");
        assert!(std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_none());
        return;
    };
    let said = String::from_utf8_lossy(&output.stdout);
    for step in [
        "ServerHello",
        "Certificate",
        "ServerHelloDone",
        "ClientKeyExchange",
    ] {
        let spoken = said.lines().any(|line| {
            line.contains("TLS 1.1, Handshake") && line.ends_with(&format!(", {step}"))
        });
        assert!(spoken, "no {step}: {said}");
    }
}

/// A key made here never travels in clear: the camera learns today's TLS before it is uploaded.
#[tokio::test]
async fn old_tls_is_left_before_a_key_travels() {
    let quirks = Quirks {
        old_tls: true,
        ..Quirks::default()
    };
    let camera = camera("onvif-tls", quirks).await;
    let device = connect_at(&by_http(&camera)).await.unwrap();
    let _ = device.identity().await.unwrap();
    let before = device.before().await.unwrap();
    assert_eq!(device.channel().await.unwrap(), Channel::Clear);
    assert_eq!(device.enter_tls(&before).await.unwrap(), Channel::Pinned);
}

fn by_http(camera: &PracticeCamera) -> Address {
    Address::new("127.0.0.1", Some(camera.http_port))
}

/// The request is signed with SHA-1; the certificate is not.
#[tokio::test]
async fn sha1_requests_are_signed_with_sha256() {
    let quirks = Quirks {
        sha1_requests: true,
        ..Quirks::default()
    };
    let camera = camera("onvif-tls", quirks).await;
    let device = connect(&camera).await;
    let mut trail = trail("sha1");
    trail.key = Some(made(&*device, &trail).await);
    let der = device
        .request(&trail, &Subject::named("cam01.local"))
        .await
        .unwrap();
    // sha1WithRSAEncryption, 1.2.840.113549.1.1.5
    let sha1 = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x05];
    assert!(der.windows(sha1.len()).any(|w| w == sha1));
    let now = time::OffsetDateTime::now_utc();
    let authority = Authority::create(&AuthorityWish::new("Sha", now)).unwrap();
    let wish = LeafWish::new(vec![Name::Ip([127, 0, 0, 1].into())], now);
    let request = CameraRequest::read(&der).unwrap();
    let signed = authority.sign(&request, &wish).unwrap();
    let told: Vec<_> = signed
        .notes
        .iter()
        .map(camseal::authority::Note::id)
        .collect();
    assert!(told.contains(&"old-signature"), "{told:?}");
    let leaf = signed.chain[0].clone();
    assert!(!leaf.der().windows(sha1.len()).any(|w| w == sha1));
    upload(&*device, &mut trail, leaf.clone(), None)
        .await
        .unwrap();
    let before = device.before().await.unwrap();
    let _ = device.activate(&trail, &before).await.unwrap();
    appears(&at(&camera), leaf.fingerprint()).await;
}

async fn made(device: &dyn Device, trail: &Trail) -> String {
    let id = device.make_key(trail, KeyWish::Rsa(2048)).await.unwrap().id;
    let named = Trail {
        key: Some(id.clone()),
        ..trail.clone()
    };
    let begun = Instant::now();
    while device.key_state(&named).await.unwrap() != KeyState::Ready {
        assert!(begun.elapsed() < Duration::from_secs(60));
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    id
}

#[tokio::test]
async fn tokens_are_short_enough_for_the_strictest() {
    let quirks = Quirks {
        login: Login::TokenOnly,
        short_tokens: true,
        token_window_seconds: 5,
        ..Quirks::default()
    };
    let camera = camera("onvif-tls", quirks).await;
    let device = connect(&camera).await;
    let _ = device.identity().await.unwrap();
    let _ = device.before().await.unwrap();
    assert_eq!(camera.state().wrong_tries, 0);
}

/// The new certificate waits for a restart, which is asked for only then.
#[tokio::test]
async fn a_certificate_that_waits_for_a_restart() {
    let quirks = Quirks {
        legacy: Legacy {
            needs_restart: true,
            ..Legacy::default()
        },
        ..Quirks::default()
    };
    let camera = camera("onvif-legacy", quirks).await;
    let device = connect(&camera).await;
    let before = device.before().await.unwrap();
    let mut trail = trail("later");
    let certificate = put_in(&*device, &mut trail, KeyWish::Rsa(2048))
        .await
        .unwrap();
    let _ = device.activate(&trail, &before).await.unwrap();
    tokio::time::sleep(Duration::from_millis(1200)).await;
    assert_eq!(
        camera.state().served,
        before.served.map(|f| f.to_string()),
        "the old one is served on"
    );
    device.restart().await.unwrap();
    appears(&at(&camera), certificate.fingerprint()).await;
    assert_eq!(camera.state().restarts, 1);
}

/// A camera that restarts in the middle: the next questions find nobody, then everything goes on.
#[tokio::test]
async fn a_restart_in_the_middle_is_survived() {
    for operation in ["CreatePKCS10CSR", "UploadCertificate"] {
        let camera = camera(
            "onvif-tls",
            trick(At::First(operation.to_owned()), What::Restart),
        )
        .await;
        let factory = camera.state();
        let device = connect(&camera).await;
        let before = device.before().await.unwrap();
        let (mut trail, mut signed) = (trail("restart"), None);
        let begun = Instant::now();
        let mut lost = 0;
        loop {
            assert!(begun.elapsed() < Duration::from_secs(30), "{operation}");
            match step(&*device, &mut trail, &mut signed, &before).await {
                Ok(true) => break,
                Ok(false) if camera.state().restarts == 0 && signed.is_some() => {
                    // the restart begins half a second after its answer
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
                Ok(false) => {}
                Err(Error::Cut { .. } | Error::Unreachable { .. }) => {
                    lost += 1;
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
                Err(other) => panic!("{operation}: {other:?}"),
            }
        }
        appears(&at(&camera), signed.unwrap().fingerprint()).await;
        let begun = Instant::now();
        while camera.state().restarts == 0 {
            assert!(begun.elapsed() < Duration::from_secs(10), "{lost}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let now = camera.state();
        assert_eq!(now.keys.len(), factory.keys.len() + 1, "{operation}");
        assert_eq!(now.paths.len(), factory.paths.len() + 1, "{operation}");
    }
}

/// A slow answer to something of no matter does not stop anything; it is waited for just so long.
#[tokio::test]
async fn a_slow_camera_is_identified_without_what_it_is_slow_with() {
    let camera = camera(
        "onvif-tls",
        trick(At::Operation("GetHostname".to_owned()), What::Slow(8.0)),
    )
    .await;
    let begun = Instant::now();
    let seen = device::identify(&at(&camera)).await.unwrap();
    assert!(begun.elapsed() < Duration::from_secs(7));
    assert_eq!(seen.identity.host_name, None);
    assert_eq!(seen.family, device::Family::onvif_tls());

    camera.bend(trick(
        At::Operation("CreateRSAKeyPair".to_owned()),
        What::Slow(2.0),
    ));
    let device = connect(&camera).await;
    let mut slow = trail("slow");
    slow.key = Some(made(&*device, &slow).await);
    assert!(device.clean_up(&slow, Keep::Old).await.unwrap() > 0);
}
