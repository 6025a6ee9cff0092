//! What is done only when the technician agreed: restarts, clocks, a certificate nobody expected.

use camseal::work::{Aim, Consent, Error, Left, Outcome, Warning};

use super::fake::{Cable, Fake};
use super::scene::{add, batch, one, options, outcomes, site};

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
