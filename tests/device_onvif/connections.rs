//! Connections that are kept, and those that break where they were thought to stand: nothing is
//! done twice, nothing is taken for done, and everything ends well.

use std::time::{Duration, Instant};

use camseal::device::{self, ClearHttp, Error, Keep};
use camseal::practice::{Hangs, Quirks};

use super::kit::*;
use super::trouble::step;

fn hangs(hangs: Hangs) -> Quirks {
    Quirks {
        hangs,
        ..Quirks::default()
    }
}

#[tokio::test]
async fn one_connection_carries_many_questions() {
    let camera = camera("onvif-tls", Quirks::default()).await;
    let _ = secure(&camera, "kept").await;
    let state = camera.state();
    assert!(state.requests > 20, "{}", state.requests);
    // Looking (plain and TLS), asking, working, each look at the new certificate, sweeping.
    let looks = 4;
    assert!(
        state.connections * 2 < state.requests + looks,
        "{} connections for {} requests",
        state.connections,
        state.requests
    );
}

/// The work as a program does it: what ends in a broken connection is asked again.
#[tokio::test]
async fn cameras_that_hang_up_are_secured_once() {
    for family in ["onvif-tls", "onvif-legacy"] {
        for kind in [Hangs::Up, Hangs::UpOnNext, Hangs::UpOnNextDone] {
            let about = format!("{family} {kind:?}");
            let camera = camera(family, hangs(kind)).await;
            let factory = camera.state();
            let device = connect(&camera).await;
            let _ = device
                .identity()
                .await
                .unwrap_or_else(|e| panic!("{about}: {e:?}"));
            let before = device
                .before()
                .await
                .unwrap_or_else(|e| panic!("{about}: {e:?}"));
            let (mut trail, mut signed) = (trail("hang"), None);
            let begun = Instant::now();
            let mut broken = 0;
            loop {
                assert!(begun.elapsed() < Duration::from_secs(180), "{about}");
                match step(&*device, &mut trail, &mut signed, &before).await {
                    Ok(true) => break,
                    Ok(false) => {}
                    Err(Error::Cut { .. }) => broken += 1,
                    Err(other) => panic!("{about}: {other:?}"),
                }
            }
            assert!(broken <= 1, "{about}: {broken}");
            appears(&at(&camera), signed.unwrap().fingerprint()).await;
            let _ = device.clean_up(&trail, Keep::New).await.unwrap();
            let now = camera.state();
            let more = |now: &[String], then: &[String]| now.len() - then.len();
            if family == "onvif-tls" {
                assert_eq!(more(&now.keys, &factory.keys), 1, "{about}");
                assert_eq!(more(&now.certificates, &factory.certificates), 1, "{about}");
                assert_eq!(more(&now.paths, &factory.paths), 1, "{about}");
            } else {
                // The key's own certificate and the signed one.
                assert_eq!(more(&now.certificates, &factory.certificates), 2, "{about}");
            }
            assert_eq!(now.wrong_tries, 0, "{about}");
        }
    }
}

/// A lost connection counts as done for these two; on a dead one they would never have left.
#[tokio::test]
async fn a_restart_and_a_switch_never_leave_over_a_dead_connection() {
    let camera = camera("onvif-tls", hangs(Hangs::UpOnNext)).await;
    let device = connect(&camera).await;
    let _ = device.identity().await.unwrap();
    device.restart().await.unwrap();
    let begun = Instant::now();
    while camera.state().restarts == 0 {
        assert!(begun.elapsed() < Duration::from_secs(10), "never restarted");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test]
async fn a_wrong_password_is_sent_once_also_where_connections_break() {
    for kind in [Hangs::Up, Hangs::UpOnNext, Hangs::UpOnNextDone] {
        let camera = camera("onvif-tls", hangs(kind)).await;
        let seen = device::identify(&at(&camera)).await.unwrap();
        let wrong = login("admin", "wrong");
        let device = device::connect(&at(&camera), &seen, &wrong, ClearHttp::Refused)
            .await
            .unwrap();
        assert!(
            matches!(device.identity().await, Err(Error::Refused { .. })),
            "{kind:?}"
        );
        assert!(device.before().await.is_err());
        assert_eq!(camera.state().wrong_tries, 1, "{kind:?}");
    }
}
