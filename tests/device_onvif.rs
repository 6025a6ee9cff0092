//! The ONVIF family against practice cameras: both services, both places of the key, and every
//! odd thing a camera or somebody in between can do.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

use camseal::device::{self, Address, Channel, ClearHttp, Error, Keep, KeyWish};
use camseal::practice::{Https, Legacy, PracticeCamera, Quirks};

use kit::*;

#[path = "device_onvif/connections.rs"]
mod connections;
#[path = "device_onvif/kit.rs"]
mod kit;
#[path = "device_onvif/logins.rs"]
mod logins;
#[path = "device_onvif/quirks.rs"]
mod quirks;
#[path = "device_onvif/sight.rs"]
mod sight;
#[path = "device_onvif/trouble.rs"]
mod trouble;

#[tokio::test]
async fn key_on_the_camera_and_renewal() {
    let camera = camera("onvif-tls", Quirks::default()).await;
    let factory = camera.state();
    let (before, _, first) = secure(&camera, "one").await;
    assert!(before.https && before.http);
    assert_eq!(before.https_port, Some(camera.https_port));
    assert_eq!(
        before.served.map(|f| f.to_string()),
        factory.served,
        "the factory certificate was noted"
    );
    let one = camera.state();
    assert_eq!(one.served, Some(first.to_string()));
    assert_eq!(one.keys.len(), factory.keys.len() + 1);

    let (before, _, second) = secure(&camera, "two").await;
    assert_eq!(before.served, Some(first));
    let two = camera.state();
    assert_eq!(two.served, Some(second.to_string()));
    assert_eq!(two.keys.len(), one.keys.len(), "the older key went");
    assert_eq!(two.certificates.len(), one.certificates.len());
    assert_eq!(two.paths.len(), one.paths.len());
    assert!(!two.aliases.iter().any(|a| a == "camseal-one"));
}

#[tokio::test]
async fn elliptic_key_on_the_camera() {
    let camera = camera("onvif-tls", Quirks::default()).await;
    let device = connect(&camera).await;
    assert!(device.capabilities().await.unwrap().p256);
    let before = device.before().await.unwrap();
    let mut trail = trail("p256");
    let certificate = put_in(&*device, &mut trail, KeyWish::P256).await.unwrap();
    let _ = device.activate(&trail, &before).await.unwrap();
    appears(&at(&camera), certificate.fingerprint()).await;
}

#[tokio::test]
async fn put_back_leaves_no_trace() {
    for family in ["onvif-tls", "onvif-legacy"] {
        let camera = camera(family, Quirks::default()).await;
        let factory = camera.state();
        let device = connect(&camera).await;
        let before = device.before().await.unwrap();
        let mut trail = trail("back");
        let certificate = put_in(&*device, &mut trail, KeyWish::Rsa(2048))
            .await
            .unwrap();
        let _ = device.activate(&trail, &before).await.unwrap();
        appears(&at(&camera), certificate.fingerprint()).await;
        // another run of the program takes it back: pinned to ours, the old one returns
        let later = connect(&camera).await;
        let _ = later.put_back(&trail, &before).await.unwrap();
        appears(&at(&camera), before.served.unwrap()).await;
        assert!(later.clean_up(&trail, Keep::Old).await.unwrap() > 0);
        let now = camera.state();
        assert_eq!(
            (
                &now.keys,
                &now.certificates,
                &now.paths,
                &now.assigned,
                &now.served
            ),
            (
                &factory.keys,
                &factory.certificates,
                &factory.paths,
                &factory.assigned,
                &factory.served
            ),
            "{family}"
        );
        assert_eq!((now.http, now.https), (true, true));
    }
}

#[tokio::test]
async fn https_that_was_off_is_switched_on_and_off_again() {
    for (family, https) in [
        ("onvif-tls", Https::OffUnassigned),
        ("onvif-tls", Https::Off),
        ("onvif-legacy", Https::OffUnassigned),
        ("onvif-legacy", Https::Off),
    ] {
        let camera = camera(
            family,
            Quirks {
                https,
                ..Quirks::default()
            },
        )
        .await;
        let factory = camera.state();
        let address = Address::new("127.0.0.1", Some(camera.http_port));
        let seen = device::identify(&address).await.unwrap();
        assert_eq!(seen.channel, Channel::Clear);
        let refused = device::connect(
            &address,
            &seen,
            &login("admin", PASSWORD),
            ClearHttp::Refused,
        )
        .await;
        assert!(matches!(refused.err(), Some(Error::OnlyClearHttp { .. })));
        let device = connect_at(&address).await.unwrap();
        let before = device.before().await.unwrap();
        assert!(!before.https);
        let mut trail = trail("on");
        let certificate = put_in(&*device, &mut trail, KeyWish::Rsa(2048))
            .await
            .unwrap();
        let _ = device.activate(&trail, &before).await.unwrap();
        let port = device.switch_https_on().await.unwrap();
        assert_eq!(port, camera.https_port, "read, not assumed");
        appears(&at(&camera), certificate.fingerprint()).await;
        assert!(camera.state().http, "HTTP is never touched");
        // another run finds the HTTPS port by the HTTP port, and still gets back
        let later = connect_at(&address).await.unwrap();
        assert_eq!(later.channel().await.unwrap(), Channel::Pinned);
        let _ = later.put_back(&trail, &before).await.unwrap();
        let _ = later.clean_up(&trail, Keep::Old).await.unwrap();
        let now = camera.state();
        assert_eq!(
            (
                &now.keys,
                &now.certificates,
                &now.paths,
                &now.assigned,
                now.https
            ),
            (
                &factory.keys,
                &factory.certificates,
                &factory.paths,
                &factory.assigned,
                false
            ),
            "{family} {https:?}"
        );
    }
}

#[tokio::test]
async fn legacy_both_ways() {
    for legacy in [
        Legacy::default(),
        Legacy {
            same_id: true,
            ..Legacy::default()
        },
        Legacy {
            pem_request: true,
            services: false,
            ..Legacy::default()
        },
    ] {
        let camera = camera(
            "onvif-legacy",
            Quirks {
                legacy,
                ..Quirks::default()
            },
        )
        .await;
        let (_, trail, served) = secure(&camera, "legacy").await;
        assert_eq!(camera.state().served, Some(served.to_string()));
        assert!(trail.certificate.is_some());
        let _ = secure(&camera, "again").await;
        assert!(
            !camera
                .state()
                .certificates
                .iter()
                .any(|id| id.starts_with("camseal-legacy"))
        );
    }
    for wants_pkcs1 in [false, true] {
        let legacy = Legacy {
            onboard_key: false,
            wants_pkcs1,
            ..Legacy::default()
        };
        let camera = camera(
            "onvif-legacy",
            Quirks {
                legacy,
                ..Quirks::default()
            },
        )
        .await;
        key_from_here(&camera).await;
    }
}

async fn key_from_here(camera: &PracticeCamera) {
    let factory = camera.state();
    let device = connect(camera).await;
    let can = device.capabilities().await.unwrap();
    assert!(can.key_from_here && !can.key_on_camera);
    let before = device.before().await.unwrap();
    let mut trail = trail("here");
    let (certificate, key) = Signer::new().issue();
    upload(&*device, &mut trail, certificate.clone(), Some(key))
        .await
        .unwrap();
    let _ = device.activate(&trail, &before).await.unwrap();
    appears(&at(camera), certificate.fingerprint()).await;
    let _ = device.put_back(&trail, &before).await.unwrap();
    appears(&at(camera), before.served.unwrap()).await;
    let _ = device.clean_up(&trail, Keep::Old).await.unwrap();
    let now = camera.state();
    assert_eq!(
        (&now.keys, &now.certificates, &now.paths, &now.assigned),
        (
            &factory.keys,
            &factory.certificates,
            &factory.paths,
            &factory.assigned
        )
    );
    assert!(
        camera
            .received()
            .iter()
            .filter(|r| r.body.contains("Key"))
            .all(|r| r.tls),
        "keys travel inside TLS only"
    );
}

/// A camera that takes no containers gets the pair alone, sealed; its passphrase does not stay.
#[tokio::test]
async fn key_from_here_as_a_pair() {
    for passphrases in [true, false] {
        let quirks = Quirks {
            makes_keys: false,
            bare_pairs: true,
            passphrases,
            ..Quirks::default()
        };
        let camera = camera("onvif-tls", quirks).await;
        key_from_here(&camera).await;
        assert!(camera.state().passphrases.is_empty());
        let sent = |operation: &str| {
            camera
                .received()
                .iter()
                .filter(|r| r.operation.as_deref() == Some(operation) && r.status == Some(200))
                .count()
        };
        assert_eq!(sent("UploadKeyPairInPKCS8"), 1);
        assert_eq!(sent("UploadPassphrase"), usize::from(passphrases));
        assert_eq!(sent("DeletePassphrase"), usize::from(passphrases));
    }
}

/// HTTPS is off and the camera makes no keys: its own certificate is lent to HTTPS, so that the
/// key from here travels inside TLS; and everything can be put back.
#[tokio::test]
async fn a_key_from_here_where_https_was_off() {
    for (family, https) in [
        ("onvif-tls", Https::Off),
        ("onvif-tls", Https::OffUnassigned),
        ("onvif-legacy", Https::Off),
        ("onvif-legacy", Https::OffUnassigned),
    ] {
        let about = format!("{family} {https:?}");
        let quirks = Quirks {
            https,
            makes_keys: false,
            foreign_objects: 1,
            legacy: Legacy {
                onboard_key: false,
                ..Legacy::default()
            },
            ..Quirks::default()
        };
        let camera = camera(family, quirks).await;
        let factory = camera.state();
        let address = Address::new("127.0.0.1", Some(camera.http_port));
        let device = connect_at(&address).await.unwrap();
        let _ = device.identity().await.unwrap();
        let before = device.before().await.unwrap();
        assert!(!before.https, "{about}");
        let mut trail = trail("lent");
        let (certificate, key) = Signer::new().issue();
        let clear = upload(&*device, &mut trail, certificate.clone(), Some(key.clone())).await;
        assert!(
            matches!(clear, Err(Error::OnlyClearHttp { .. })),
            "{about}: {clear:?}"
        );
        let channel = device.enter_tls(&before).await;
        assert_eq!(channel.unwrap(), Channel::Pinned, "{about}");
        upload(&*device, &mut trail, certificate.clone(), Some(key))
            .await
            .unwrap_or_else(|e| panic!("{about}: {e:?}"));
        let _ = device.activate(&trail, &before).await.unwrap();
        appears(&at(&camera), certificate.fingerprint()).await;
        assert!(
            camera
                .received()
                .iter()
                .filter(|r| r.body.contains("PrivateKey") && r.account.is_some())
                .all(|r| r.tls),
            "{about}"
        );

        let later = connect_at(&address).await.unwrap();
        let _ = later
            .put_back(&trail, &before)
            .await
            .unwrap_or_else(|e| panic!("{about}: {e:?}"));
        let _ = later.clean_up(&trail, Keep::Old).await.unwrap();
        let now = camera.state();
        assert_eq!(
            (
                &now.keys,
                &now.certificates,
                &now.paths,
                &now.assigned,
                now.https
            ),
            (
                &factory.keys,
                &factory.certificates,
                &factory.paths,
                &factory.assigned,
                false
            ),
            "{about}"
        );
    }
}

#[tokio::test]
async fn key_from_here_as_a_container() {
    let camera = camera(
        "onvif-tls",
        Quirks {
            makes_keys: false,
            ..Quirks::default()
        },
    )
    .await;
    key_from_here(&camera).await;
}
