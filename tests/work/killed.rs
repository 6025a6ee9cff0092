//! A program that dies in the middle: the next one takes up what it left, or takes it back.

use std::sync::Arc;
use std::time::Duration;

use camseal::authority::{Authority, AuthorityWish, KeyKind};
use camseal::secret::Secret;
use camseal::site::{Kept, Site, Standing, StoredAuthority};
use camseal::work::{Consent, KeyPreference, Moment, Outcome, Progress, run};
use futures::StreamExt;
use time::OffsetDateTime;

use super::fake::{Accident, Cable, Fake};
use super::scene::{add, batch, one, options, outcomes, site};

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
