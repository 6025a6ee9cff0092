//! Accidents at every request and verbs that fail for good: finished, or as it was before.

use camseal::error::Explain;
use camseal::site::Standing;
use camseal::work::{Aim, Consent, Error, Left, Outcome, Stage};

use super::fake::{Accident, Cable, Fake};
use super::scene::{add, batch, one, options, outcomes, site};

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
