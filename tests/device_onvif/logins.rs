//! Which login a camera takes, and what it says of wrong ones.

use std::time::Duration;

use camseal::device::{self, ClearHttp, Error};
use camseal::practice::{self, Login, Options, Quirks};

use super::kit::*;

#[tokio::test]
async fn takes_every_login() {
    for login in [
        Login::Both,
        Login::DigestOnly,
        Login::DigestMd5Only,
        Login::TokenOnly,
    ] {
        let camera = camera(
            "onvif-tls",
            Quirks {
                login,
                ..Quirks::default()
            },
        )
        .await;
        let device = connect(&camera).await;
        let identity = device
            .identity()
            .await
            .unwrap_or_else(|e| panic!("{login:?}: {e:?}"));
        assert!(!identity.serial.is_empty());
        let _ = device.capabilities().await.unwrap();
        assert_eq!(camera.state().wrong_tries, 0, "{login:?}");
    }
}

#[tokio::test]
async fn nonces_run_out_and_the_clock_is_from_1970() {
    for login in [Login::Both, Login::TokenOnly] {
        let quirks = Quirks {
            nonce_seconds: 0.1,
            login,
            ..Quirks::default()
        };
        let options = Options {
            families: vec!["onvif-tls".to_owned()],
            count: 1,
            clock_offset_seconds: -56 * 365 * 86_400,
            quirks,
            ..Options::default()
        };
        let camera = practice::start(options).await.unwrap().remove(0);
        let device = connect(&camera).await;
        let _ = device.identity().await.unwrap();
        let offset = device.clock().await.unwrap().offset();
        assert!(offset < -time::Duration::days(20_000), "{offset}");
        tokio::time::sleep(Duration::from_millis(200)).await;
        device.set_clock().await.unwrap();
        let offset = device.clock().await.unwrap().offset();
        assert!(offset.abs() < time::Duration::seconds(5), "{offset}");
        tokio::time::sleep(Duration::from_millis(200)).await;
        let _ = device.before().await.unwrap();
        assert_eq!(camera.state().wrong_tries, 0);
    }
}

#[tokio::test]
async fn a_wrong_password_is_sent_once() {
    for kind in [Login::Both, Login::DigestOnly, Login::TokenOnly] {
        let camera = camera(
            "onvif-tls",
            Quirks {
                login: kind,
                ..Quirks::default()
            },
        )
        .await;
        let address = at(&camera);
        let seen = device::identify(&address).await.unwrap();
        let device = device::connect(
            &address,
            &seen,
            &login("admin", "wrong"),
            ClearHttp::Refused,
        )
        .await
        .unwrap();
        assert!(
            matches!(device.identity().await, Err(Error::Refused { .. })),
            "{kind:?}"
        );
        assert!(matches!(
            device.capabilities().await,
            Err(Error::Refused { .. })
        ));
        assert!(matches!(device.before().await, Err(Error::Refused { .. })));
        assert_eq!(camera.state().wrong_tries, 1, "{kind:?}");
    }
}

#[tokio::test]
async fn a_lesser_account_is_told_apart_from_a_wrong_password() {
    for family in ["onvif-tls", "onvif-legacy"] {
        let camera = camera(family, Quirks::default()).await;
        let address = at(&camera);
        let seen = device::identify(&address).await.unwrap();
        let credentials = login(practice::OPERATOR, PASSWORD);
        let device = device::connect(&address, &seen, &credentials, ClearHttp::Refused)
            .await
            .unwrap();
        let _ = device.identity().await.unwrap();
        let answer = device.capabilities().await;
        assert!(
            matches!(answer, Err(Error::NotAdministrator { .. })),
            "{answer:?}"
        );
    }
}
