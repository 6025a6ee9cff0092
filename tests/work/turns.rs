//! Many cameras at once: who goes first, who is kept from harm, and the reins in the hand.

use std::sync::Arc;
use std::time::Duration;

use camseal::device::Error as DeviceError;
use camseal::work::{Error, Left, Moment, Outcome, Stage, Why, run};
use futures::StreamExt;

use super::fake::{Cable, Fake};
use super::scene::{add, batch, options, outcomes, site};

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
