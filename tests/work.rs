//! The batch against cameras made of memory: accidents at every request, kills at every request.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

#[path = "work/fake.rs"]
mod fake;

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use camseal::authority::{Authority, AuthorityWish, KeyKind};
use camseal::device::{ClearHttp, Credentials, Error as DeviceError};
use camseal::error::Explain;
use camseal::secret::Secret;
use camseal::site::{CameraId, Kept, Site, Standing, StoredAuthority};
use camseal::work::{
    Aim, Batch, Connector, Consent, Error, KeyPreference, Left, Moment, Options, Outcome, Patience,
    Plan, Progress, Stage, Warning, Way, Why, run,
};
use fake::{Accident, Cable, Fake};
use futures::StreamExt;
use time::OffsetDateTime;

static AUTHORITY: LazyLock<Arc<Authority>> = LazyLock::new(|| {
    let mut wish = AuthorityWish::new("Test", OffsetDateTime::now_utc());
    wish.key = KeyKind::P256;
    Arc::new(Authority::create(&wish).unwrap())
});

static SEALED: LazyLock<StoredAuthority> = LazyLock::new(|| {
    StoredAuthority::seal(&AUTHORITY, &Secret::new("sleep"), Kept::Typed, &[]).unwrap()
});

fn options() -> Options {
    Options {
        patience: Patience {
            poll: Duration::from_millis(5),
            appear: Duration::from_millis(40),
            restart: Duration::from_millis(40),
            key: Duration::from_millis(500),
            retry: Duration::from_millis(1),
        },
        ..Options::default()
    }
}

fn site(folder: &Path) -> Site {
    let site = Site::create(&folder.join("Test.camseal"), "Test").unwrap();
    site.adopt(SEALED.clone()).unwrap();
    site
}

fn batch(site: &Site, options: Options, password: &str) -> Batch {
    let cameras = site.cameras().unwrap();
    let login = Credentials {
        user: "admin".into(),
        password: Secret::new(password),
    };
    Batch {
        site: site.clone(),
        authority: Arc::clone(&AUTHORITY),
        plan: Plan::draft(&SEALED, &cameras, &options, OffsetDateTime::now_utc()),
        logins: cameras.iter().map(|c| (c.id, login.clone())).collect(),
        options,
        attempt: 1,
    }
}

async fn add(site: &Site, cable: &Cable) {
    for fake in &cable.0 {
        let _ = site
            .add(&cable.identify(&fake.address).await.unwrap())
            .unwrap();
    }
}

async fn outcomes(batch: Batch, cable: &Cable) -> HashMap<CameraId, Outcome> {
    let (stream, _control) = run(batch, Arc::new(cable.clone()));
    let all: Vec<Progress> = stream.collect().await;
    all.into_iter()
        .filter_map(|p| match p.at {
            Moment::Ended(outcome) => Some((p.camera, outcome)),
            _ => None,
        })
        .collect()
}

async fn one(site: &Site, cable: &Cable, options: Options) -> Outcome {
    let mut all = outcomes(batch(site, options, "right"), cable).await;
    assert_eq!(all.len(), 1);
    let id = site.cameras().unwrap()[0].id;
    all.remove(&id).unwrap()
}

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

#[tokio::test]
async fn key_made_here_never_travels_in_clear() {
    let folder = tempfile::tempdir().unwrap();
    let (site, cable) = (site(folder.path()), Cable(vec![Fake::new(1, "A")]));
    {
        let mut state = cable.0[0].state.lock().unwrap();
        state.https = false;
        state.serving = None;
        state.can.switch_https = false;
    }
    add(&site, &cable).await;
    let mut wish = options();
    wish.key = KeyPreference::Here;
    wish.clear_http = ClearHttp::Agreed;
    let outcome = one(&site, &cable, wish.clone()).await;
    assert!(
        matches!(
            outcome,
            Outcome::Failed {
                error: Error::KeyInClear { .. },
                left: Left::Untouched,
                ..
            }
        ),
        "{outcome:?}"
    );
    // Where HTTPS can be switched on, that comes first; the camera's own key may come over HTTP.
    cable.0[0].state.lock().unwrap().can.switch_https = true;
    let outcome = one(&site, &cable, wish).await;
    assert!(outcome.is_secure(), "{outcome:?}");
    let state = cable.0[0].state.lock().unwrap();
    assert!(state.https);
    assert_eq!(state.keys_in_clear, 0);
}

/// Found over HTTP, encrypted since the login: a key may go in, and never by a connection that
/// begins in the clear again.
#[tokio::test]
async fn a_key_made_here_goes_into_a_channel_that_became_encrypted() {
    for at in 0..40 {
        let folder = tempfile::tempdir().unwrap();
        let (site, cable) = (site(folder.path()), Cable(vec![Fake::new(1, "A")]));
        {
            let mut state = cable.0[0].state.lock().unwrap();
            state.hidden = true;
            let _ = state.accidents.insert(at, Accident::CutAfter);
        }
        add(&site, &cable).await;
        let mut wish = options();
        wish.key = KeyPreference::Here;
        wish.clear_http = ClearHttp::Agreed;
        let outcome = one(&site, &cable, wish).await;
        assert!(outcome.is_secure(), "cut at {at}: {outcome:?}");
        let state = cable.0[0].state.lock().unwrap();
        assert_eq!(state.keys_in_clear, 0, "cut at {at}");
        if state.requests <= at {
            assert!(at > 8, "only {at} requests were made");
            return;
        }
    }
    panic!("no end of requests");
}

/// The camera goes over to our certificate while a lost connection is made anew.
#[tokio::test]
async fn a_switch_during_a_reconnect_is_no_stranger() {
    for later in 0..4 {
        for at in 0..20 {
            let folder = tempfile::tempdir().unwrap();
            let (site, cable) = (site(folder.path()), Cable(vec![Fake::new(1, "A")]));
            {
                let mut state = cable.0[0].state.lock().unwrap();
                state.switches_in = Some(later);
                let _ = state.accidents.insert(at, Accident::CutAfter);
            }
            add(&site, &cable).await;
            // It comes after so many requests, however long a busy computer takes for them.
            let mut wish = options();
            wish.patience.appear = Duration::from_secs(60);
            let outcome = one(&site, &cable, wish).await;
            let label = format!("cut at {at}, switch {later} later: {outcome:?}");
            assert!(outcome.is_secure(), "{label}");
            assert_eq!(cable.0[0].ours(), (1, 1, 1), "{label}");
        }
    }
}

/// One cut at every request in turn, before and after its effect: asked again, and secured.
#[tokio::test]
async fn a_cut_at_any_request_is_survived() {
    for accident in [Accident::CutBefore, Accident::CutAfter] {
        for at in 0..40 {
            let folder = tempfile::tempdir().unwrap();
            let (site, cable) = (site(folder.path()), Cable(vec![Fake::new(1, "A")]));
            add(&site, &cable).await;
            let _ = cable.0[0]
                .state
                .lock()
                .unwrap()
                .accidents
                .insert(at, accident);
            let outcome = one(&site, &cable, options()).await;
            assert!(outcome.is_secure(), "{accident:?} at {at}: {outcome:?}");
            assert_eq!(cable.0[0].ours(), (1, 1, 1), "{accident:?} at {at}");
            if cable.0[0].state.lock().unwrap().requests <= at {
                assert!(at > 8, "only {at} requests were made");
                return;
            }
        }
    }
}

/// Each verb fails for good: explained, and the camera is as it was.
#[tokio::test]
async fn a_verb_that_fails_leaves_the_camera_as_it_was() {
    for verb in [
        "identity",
        "clock",
        "capabilities",
        "before",
        "make-key",
        "key-state",
        "request",
        "upload",
        "activate",
    ] {
        let folder = tempfile::tempdir().unwrap();
        let (site, cable) = (site(folder.path()), Cable(vec![Fake::new(1, "A")]));
        add(&site, &cable).await;
        cable.0[0].state.lock().unwrap().broken = Some(verb);
        let outcome = one(&site, &cable, options()).await;
        match &outcome {
            Outcome::PutBack { .. }
            | Outcome::Failed {
                left: Left::Untouched,
                ..
            } => {}
            other => panic!("{verb}: {other:?}"),
        }
        assert!(cable.0[0].is_as_new(), "{verb}: {:?}", cable.0[0].ours());
        let camera = &site.cameras().unwrap()[0];
        assert_eq!(
            (camera.standing, camera.trail.is_some()),
            (Standing::Failed, false),
            "{verb}"
        );
        assert!(
            camera
                .problem
                .as_ref()
                .unwrap()
                .what
                .contains("192.168.7.1"),
            "{verb}"
        );
        // Mended, it works.
        cable.0[0].state.lock().unwrap().broken = None;
        assert!(one(&site, &cable, options()).await.is_secure(), "{verb}");
        assert_eq!(cable.0[0].ours(), (1, 1, 1), "{verb}");
    }
}

#[tokio::test]
async fn cannot_be_put_back_is_said_and_made_good_by_the_next_run() {
    let folder = tempfile::tempdir().unwrap();
    let (site, cable) = (site(folder.path()), Cable(vec![Fake::new(1, "A")]));
    add(&site, &cable).await;
    {
        let mut state = cable.0[0].state.lock().unwrap();
        state.stubborn = true;
        state.lazy = true;
        state.broken = Some("put-back");
    }
    let mut wish = options();
    wish.restart = Consent::Given;
    let outcome = one(&site, &cable, wish.clone()).await;
    assert!(
        matches!(
            outcome,
            Outcome::Failed {
                error: Error::StillOld { .. },
                left: Left::Unfinished,
                ..
            }
        ),
        "{outcome:?}"
    );
    assert_eq!(site.cameras().unwrap()[0].standing, Standing::PuttingBack);
    {
        let mut state = cable.0[0].state.lock().unwrap();
        state.broken = None;
        state.lazy = false;
    }
    let outcome = one(&site, &cable, wish).await;
    assert!(outcome.is_secure(), "{outcome:?}");
    assert_eq!(cable.0[0].ours(), (1, 1, 1));
}

#[tokio::test]
async fn restart_only_with_consent() {
    let folder = tempfile::tempdir().unwrap();
    let (site, cable) = (site(folder.path()), Cable(vec![Fake::new(1, "A")]));
    add(&site, &cable).await;
    cable.0[0].state.lock().unwrap().lazy = true;
    let outcome = one(&site, &cable, options()).await;
    assert!(
        matches!(outcome, Outcome::NeedsRestart { .. }),
        "{outcome:?}"
    );
    assert_eq!(cable.0[0].state.lock().unwrap().restarts, 0);
    let mut wish = options();
    wish.restart = Consent::Given;
    let outcome = one(&site, &cable, wish).await;
    assert!(outcome.is_secure(), "{outcome:?}");
    assert_eq!(cable.0[0].state.lock().unwrap().restarts, 1);
    assert_eq!(cable.0[0].ours(), (1, 1, 1));
}

#[tokio::test]
async fn a_camera_that_restarts_into_its_old_certificate_is_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let (site, cable) = (site(folder.path()), Cable(vec![Fake::new(1, "A")]));
    add(&site, &cable).await;
    {
        let mut state = cable.0[0].state.lock().unwrap();
        state.stubborn = true;
        state.lazy = true;
    }
    let mut wish = options();
    wish.restart = Consent::Given;
    let outcome = one(&site, &cable, wish).await;
    assert!(
        matches!(
            outcome,
            Outcome::PutBack {
                stage: Stage::Check,
                error: Error::StillOld { .. }
            }
        ),
        "{outcome:?}"
    );
    assert!(cable.0[0].is_as_new());
    let told = outcome.explain();
    assert!(
        told.what.contains("192.168.7.1") && told.what.contains("as it was"),
        "{told:?}"
    );
}

#[tokio::test]
async fn a_clock_in_1970_is_set_only_with_consent() {
    let folder = tempfile::tempdir().unwrap();
    let (site, cable) = (site(folder.path()), Cable(vec![Fake::new(1, "A")]));
    add(&site, &cable).await;
    let decades = time::Duration::days(-20_000);
    cable.0[0].state.lock().unwrap().clock_offset = decades;
    let outcome = one(&site, &cable, options()).await;
    assert!(
        matches!(
            outcome,
            Outcome::Failed {
                error: Error::ClockOff { .. },
                left: Left::Untouched,
                ..
            }
        ),
        "{outcome:?}"
    );
    assert_eq!(cable.0[0].state.lock().unwrap().clock_offset, decades);
    let mut wish = options();
    wish.set_clock = Consent::Given;
    assert!(one(&site, &cable, wish).await.is_secure());
    assert_eq!(
        cable.0[0].state.lock().unwrap().clock_offset,
        time::Duration::ZERO
    );
}

#[tokio::test]
async fn back_dating_covers_a_clock_that_is_some_hours_late() {
    let folder = tempfile::tempdir().unwrap();
    let (site, cable) = (site(folder.path()), Cable(vec![Fake::new(1, "A")]));
    add(&site, &cable).await;
    cable.0[0].state.lock().unwrap().clock_offset = time::Duration::hours(-20);
    assert!(one(&site, &cable, options()).await.is_secure());
}

#[tokio::test]
async fn a_wrong_password_is_tried_on_three_cameras_once_and_then_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let fakes = (1..=20).map(|n| Fake::new(n, "A")).collect();
    let (site, cable) = (site(folder.path()), Cable(fakes));
    add(&site, &cable).await;
    let mut wish = options();
    wish.at_once = 16;
    let all = outcomes(batch(&site, wish, "wrong"), &cable).await;
    let refused = all
        .values()
        .filter(|o| {
            matches!(
                o,
                Outcome::Failed {
                    error: Error::Device(DeviceError::Refused { .. }),
                    left: Left::Untouched,
                    ..
                }
            )
        })
        .count();
    let skipped = all
        .values()
        .filter(|o| {
            matches!(
                o,
                Outcome::Skipped {
                    why: Why::LoginsRefused { .. }
                }
            )
        })
        .count();
    assert_eq!((refused, skipped), (3, 17));
    let tries: Vec<u32> = cable
        .0
        .iter()
        .map(|f| f.state.lock().unwrap().tries)
        .collect();
    assert!(tries.iter().all(|t| *t <= 1), "{tries:?}");
    assert_eq!(tries.iter().sum::<u32>(), 3);
}

#[tokio::test]
async fn the_first_of_a_model_goes_alone_and_keeps_the_others_from_harm() {
    let folder = tempfile::tempdir().unwrap();
    let fakes: Vec<Fake> = (1..=12)
        .map(|n| Fake::new(n, if n % 2 == 0 { "Good" } else { "Bad" }))
        .collect();
    for fake in fakes
        .iter()
        .filter(|f| f.state.lock().unwrap().identity.model == "Bad")
    {
        fake.state.lock().unwrap().broken = Some("activate");
    }
    let (site, cable) = (site(folder.path()), Cable(fakes));
    add(&site, &cable).await;
    let mut wish = options();
    wish.at_once = 12;
    let all = outcomes(batch(&site, wish, "right"), &cable).await;
    let secured = all.values().filter(|o| o.is_secure()).count();
    let kept = all
        .values()
        .filter(|o| {
            matches!(
                o,
                Outcome::PutBack {
                    error: Error::ModelFailed { .. },
                    ..
                }
            )
        })
        .count();
    assert_eq!((secured, kept), (6, 5));
    for fake in &cable.0 {
        let bad = fake.state.lock().unwrap().identity.model == "Bad";
        assert_eq!(fake.is_as_new(), bad);
    }
}

#[tokio::test]
async fn pause_skip_and_stop() {
    let folder = tempfile::tempdir().unwrap();
    let fakes = (1..=4).map(|n| Fake::new(n, "A")).collect();
    let (site, cable) = (site(folder.path()), Cable(fakes));
    add(&site, &cable).await;
    let ids: Vec<_> = site.cameras().unwrap().iter().map(|c| c.id).collect();
    let mut wish = options();
    wish.at_once = 1;
    let (mut stream, control) = run(batch(&site, wish, "right"), Arc::new(cable.clone()));
    control.skip(ids[1]);
    control.pause();
    assert!(control.is_paused());
    let nothing = tokio::time::timeout(Duration::from_millis(100), stream.next()).await;
    assert!(nothing.is_err(), "{nothing:?}");
    control.resume();
    let mut ended = Vec::new();
    while let Some(progress) = stream.next().await {
        match progress.at {
            // In hand: it is finished whatever is said now.
            Moment::Began(Stage::Clock) if progress.camera == ids[0] => {
                control.stop();
                control.resume();
            }
            Moment::Ended(outcome) => ended.push((progress.camera, outcome.id())),
            _ => {}
        }
    }
    let rest = ids[1..].iter().map(|id| (*id, "skipped"));
    let expected: Vec<_> = std::iter::once((ids[0], "secured")).chain(rest).collect();
    assert_eq!(ended, expected);
    assert!(cable.0[1].is_as_new() && cable.0[3].is_as_new());
}

#[tokio::test]
async fn a_renewal_that_fails_returns_to_the_former_certificate() {
    let folder = tempfile::tempdir().unwrap();
    let (site, cable) = (site(folder.path()), Cable(vec![Fake::new(1, "A")]));
    add(&site, &cable).await;
    assert!(one(&site, &cable, options()).await.is_secure());
    let former = site.cameras().unwrap()[0].clone();
    let mut more = batch(&site, options(), "right");
    assert_eq!(more.plan.rows[0].aim, Aim::Prove);
    // Another name makes a renewal.
    more.plan.rows[0]
        .names
        .push(camseal::certificate::Name::Dns("door.local".into()));
    cable.0[0].state.lock().unwrap().broken = Some("activate");
    let outcome = outcomes(more.clone(), &cable)
        .await
        .remove(&former.id)
        .unwrap();
    assert!(matches!(outcome, Outcome::PutBack { .. }), "{outcome:?}");
    assert_eq!(cable.0[0].ours(), (1, 1, 1));
    let camera = site.cameras().unwrap()[0].clone();
    assert_eq!(
        (camera.standing, &camera.chain, &camera.trail),
        (Standing::Secured, &former.chain, &former.trail)
    );
    cable.0[0].state.lock().unwrap().broken = None;
    let outcome = outcomes(more, &cable).await.remove(&former.id).unwrap();
    assert!(matches!(outcome, Outcome::Secured { .. }), "{outcome:?}");
    assert_eq!(cable.0[0].ours(), (1, 1, 1), "the older objects are swept");
    assert_ne!(site.cameras().unwrap()[0].chain, former.chain);
}

#[tokio::test]
async fn a_secured_camera_with_another_certificate_waits_for_consent() {
    let folder = tempfile::tempdir().unwrap();
    let (site, cable) = (site(folder.path()), Cable(vec![Fake::new(1, "A")]));
    add(&site, &cable).await;
    assert!(one(&site, &cable, options()).await.is_secure());
    let ours = cable.0[0].served().unwrap();
    let other = Fake::new(2, "B").state.lock().unwrap().serving.clone();
    let shown = other.as_ref().unwrap().fingerprint();
    let requests = {
        let mut state = cable.0[0].state.lock().unwrap();
        state.serving = other;
        state.requests
    };

    // Nobody knew when the plan was drafted: noticed all the same, and nothing is said to it.
    let refused = |outcome: &Outcome| {
        matches!(outcome, Outcome::Failed {
            error: Error::CertificateChanged { known, seen, .. },
            left: Left::Untouched,
            ..
        } if (*known, *seen) == (ours, shown))
    };
    let outcome = one(&site, &cable, options()).await;
    assert!(refused(&outcome), "{outcome:?}");
    assert_eq!(cable.0[0].state.lock().unwrap().requests, requests);

    // The next plan says so, and leaves it out.
    let mut next = batch(&site, options(), "right");
    let row = &mut next.plan.rows[0];
    let warning = Warning::CertificateChanged {
        known: ours,
        seen: shown,
    };
    assert_eq!(row.warnings.first(), Some(&warning));
    assert_eq!(
        (row.chosen, row.accepts, row.aim),
        (false, None, Aim::Renew)
    );
    // Agreed to what it showed, not to what it shows.
    row.choose(true);
    assert_eq!(row.accepts, Some(shown));
    row.accepts = Some(ours);
    let id = row.camera.id;
    let outcome = outcomes(next.clone(), &cable).await.remove(&id).unwrap();
    assert!(refused(&outcome), "{outcome:?}");
    assert_eq!(cable.0[0].state.lock().unwrap().requests, requests);

    next.plan.rows[0].choose(true);
    let outcome = outcomes(next, &cable).await.remove(&id).unwrap();
    assert!(matches!(outcome, Outcome::Secured { .. }), "{outcome:?}");
    assert_eq!(site.camera(id).unwrap().known, cable.0[0].served());
}

#[tokio::test]
async fn another_authority_while_work_is_half_done_takes_it_back_first() {
    let folder = tempfile::tempdir().unwrap();
    let (site, cable) = (site(folder.path()), Cable(vec![Fake::new(1, "A")]));
    add(&site, &cable).await;
    cable.0[0].state.lock().unwrap().lazy = true;
    assert!(matches!(
        one(&site, &cable, options()).await,
        Outcome::NeedsRestart { .. }
    ));
    cable.0[0].state.lock().unwrap().lazy = false;
    let mut wish = AuthorityWish::new("Other", OffsetDateTime::now_utc());
    wish.key = KeyKind::P256;
    let other = Arc::new(Authority::create(&wish).unwrap());
    site.adopt(StoredAuthority::seal(&other, &Secret::new("x"), Kept::Typed, &[]).unwrap())
        .unwrap();
    assert_eq!(site.cameras().unwrap()[0].standing, Standing::PuttingBack);
    let mut all = batch(&site, options(), "right");
    all.authority = other.clone();
    let outcome = outcomes(all, &cable).await.into_values().next().unwrap();
    assert!(outcome.is_secure(), "{outcome:?}");
    assert_eq!(cable.0[0].ours(), (1, 1, 1));
    assert!(
        site.cameras().unwrap()[0]
            .certificate()
            .unwrap()
            .is_signed_by(other.certificate())
    );
}

/// The program dies at every request in turn, before and after the camera carried it out; the
/// next program finishes: no camera lost, nothing orphaned.
#[test]
fn killed_at_any_request_the_next_program_finishes() {
    for (here, restart) in [(false, false), (true, false), (false, true)] {
        for accident in [Accident::HangBefore, Accident::HangAfter] {
            let mut at = 0;
            while killed_at(at, accident, here, restart) {
                at += 1;
            }
            assert!(at > 8, "only {at} requests were made");
        }
    }
}

/// Answers whether there was such a request.
fn killed_at(at: u32, accident: Accident, here: bool, restart: bool) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let cable = Cable(vec![Fake::new(1, "A")]);
    cable.0[0].state.lock().unwrap().lazy = restart;
    let mut wish = options();
    wish.restart = Consent::Given;
    if here {
        wish.key = KeyPreference::Here;
    }
    let runtime = || {
        tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap()
    };
    let first = runtime();
    let path = {
        let site = site(folder.path());
        first.block_on(add(&site, &cable));
        let _ = cable.0[0]
            .state
            .lock()
            .unwrap()
            .accidents
            .insert(at, accident);
        let (mut stream, _) = run(batch(&site, wish.clone(), "right"), Arc::new(cable.clone()));
        let ended = first.block_on(async {
            loop {
                match tokio::time::timeout(Duration::from_millis(20), stream.next()).await {
                    Ok(Some(Progress {
                        at: Moment::Ended(outcome),
                        ..
                    })) => break Some(outcome),
                    Ok(Some(_)) => {}
                    Ok(None) => break None,
                    Err(_) if cable.0[0].state.lock().unwrap().hanging => break None,
                    Err(_) => {}
                }
            }
        });
        if let Some(outcome) = ended {
            assert!(outcome.is_secure(), "{outcome:?}");
            return false;
        }
        site.path()
    };
    first.shutdown_timeout(Duration::from_secs(5));
    {
        let mut state = cable.0[0].state.lock().unwrap();
        state.accidents.clear();
        state.hanging = false;
    }
    let site = Site::open(&path).unwrap();
    let outcome = runtime().block_on(one(&site, &cable, wish));
    assert!(
        outcome.is_secure(),
        "{accident:?} at {at}, here {here}: {outcome:?}"
    );
    let keys = if here { 0 } else { 1 };
    assert_eq!(
        cable.0[0].ours(),
        (keys, 1, 1),
        "{accident:?} at {at}, here {here}"
    );
    assert_eq!(site.cameras().unwrap()[0].standing, Standing::Secured);
    true
}
