//! What may travel over which connection, and which certificate a new one may show.

use std::time::Duration;

use camseal::device::ClearHttp;
use camseal::work::{Error, KeyPreference, Left, Outcome};

use super::fake::{Accident, Cable, Fake};
use super::scene::{add, one, options, site};

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
