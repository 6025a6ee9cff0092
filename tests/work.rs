//! The batch against cameras made of memory: accidents at every request, kills at every request.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

use camseal::site::Standing;
use camseal::work::{Aim, Outcome, Warning, Way};

use fake::{Cable, Fake};
use scene::{add, batch, one, options, site};

#[path = "work/channels.rs"]
mod channels;
#[path = "work/consent.rs"]
mod consent;
#[path = "work/fake.rs"]
mod fake;
#[path = "work/killed.rs"]
mod killed;
#[path = "work/scene.rs"]
mod scene;
#[path = "work/setbacks.rs"]
mod setbacks;
#[path = "work/turns.rs"]
mod turns;

#[tokio::test]
async fn a_camera_is_secured_and_the_second_run_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (site, cable) = (site(folder.path()), Cable(vec![Fake::new(1, "A")]));
    add(&site, &cable).await;
    let outcome = one(&site, &cable, options()).await;
    let served = cable.0[0].served();
    assert!(matches!(outcome, Outcome::Secured { fingerprint, .. } if Some(fingerprint) == served));
    assert_eq!(cable.0[0].ours(), (1, 1, 1));
    let camera = &site.cameras().unwrap()[0];
    assert_eq!(camera.standing, Standing::Secured);
    assert_eq!(camera.pinned, served);
    let certificate = camera.certificate().unwrap();
    let names: Vec<_> = certificate
        .names()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        names,
        ["192.168.7.1"],
        "the host name is known only after the login"
    );

    let requests = cable.0[0].state.lock().unwrap().requests;
    let again = one(&site, &cable, options()).await;
    assert!(matches!(again, Outcome::AlreadySecure { .. }), "{again:?}");
    assert_eq!(cable.0[0].state.lock().unwrap().requests, requests);
}

#[tokio::test]
async fn the_plan_names_what_a_login_told_and_what_the_authority_may_sign() {
    let folder = tempfile::tempdir().unwrap();
    let (site, cable) = (site(folder.path()), Cable(vec![Fake::new(1, "A")]));
    add(&site, &cable).await;
    let camera = site.cameras().unwrap()[0].id;
    let (mut identity, can) = {
        let state = cable.0[0].state.lock().unwrap();
        (state.identity.clone(), state.can.clone())
    };
    site.logged_in(camera, &identity, &can).unwrap();
    let row = batch(&site, options(), "right").plan.rows.remove(0);
    let names: Vec<_> = row.names.iter().map(ToString::to_string).collect();
    assert_eq!(names, ["192.168.7.1", "cam1.local"]);
    identity.host_name = Some("cam1.elsewhere.example".into());
    site.logged_in(camera, &identity, &can).unwrap();
    let row = batch(&site, options(), "right").plan.rows.remove(0);
    assert_eq!(row.names.len(), 1);
    let outside = |w: &Warning| matches!(w, Warning::OutsideConstraints { .. });
    assert!(row.warnings.iter().any(outside), "{:?}", row.warnings);
    assert_eq!((row.aim, row.way), (Aim::Secure, Way::KeyOnCamera));
}
