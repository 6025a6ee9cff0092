//! What travels between console and camera breaks, lies, or is somebody else's.

use std::time::{Duration, Instant};

use camseal::practice::{At, Quirks, Trick, What};

use crate::scene::{Scene, each, explained, explained_in_words};

fn trick(at: At, what: What) -> Quirks {
    Quirks {
        tricks: vec![Trick { at, what }],
        ..Quirks::default()
    }
}

/// So many requests a run needs when nothing goes wrong.
fn requests(family: &str) -> u32 {
    let scene = Scene::new(family, 1, Quirks::default());
    let before = scene.shape(0);
    let ran = scene.secure(0, &[]);
    scene.assert_secured(0, &ran, &before, family);
    let count = scene.cameras[0].state().requests;
    assert!(count > 8, "{family}: {count}");
    count
}

/// At each request in turn: secured in the end, or as it was and explained.
fn at_each_request(family: &str, what: &What) {
    let count = requests(family);
    let scene = Scene::new(family, count as usize, Quirks::default());
    let secured = std::sync::atomic::AtomicUsize::new(0);
    each(0..count as usize, 6, |index| {
        let at = index as u32 + 1;
        let before = scene.shape(index);
        scene.cameras[index].bend(trick(At::Request(at), what.clone()));
        let label = format!("{family}, {what:?} at {at} of {count}");
        let ran = scene.secure(index, &[]);
        // Waiting for the key takes a question more or less: the last ones may not come.
        assert!(
            scene.cameras[index].state().requests >= at || at > count / 2,
            "{label}"
        );
        if ran.code == 0 {
            let _ = secured.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            scene.assert_secured(index, &ran, &before, &label);
            return;
        }
        let _ = scene.assert_refused(index, &ran, &before, &label);
        // And nothing keeps a second run from its end.
        scene.cameras[index].bend(Quirks::default());
        let ran = scene.secure_patiently(index, &[]);
        scene.assert_secured(index, &ran, &before, &label);
    });
    eprintln!(
        "{family}, {what:?}: {} of {count} secured all the same",
        secured.into_inner()
    );
}

#[test]
fn a_connection_cut_in_the_middle_of_each_answer() {
    for family in ["onvif-tls", "onvif-legacy"] {
        at_each_request(family, &What::CutMidway);
    }
}

#[test]
fn a_connection_cut_before_each_request_is_carried_out() {
    at_each_request("onvif-tls", &What::CutBefore);
}

#[test]
fn garbage_at_each_request() {
    at_each_request("onvif-tls", &What::Garbage);
}

/// A camera that never answers anything else.
#[test]
fn nothing_but_garbage() {
    let tricks = [
        What::Garbage,
        What::Endless,
        What::Huge,
        What::EntityBomb,
        What::CutMidway,
    ];
    let scene = Scene::new("onvif-tls", tricks.len(), Quirks::default());
    each(tricks.iter().enumerate(), 5, |(index, what)| {
        let label = format!("{what:?} always");
        let before = scene.shape(index);
        scene.cameras[index].bend(trick(At::Every, what.clone()));
        explained_in_words(&scene.secure_in_words(index, &[]), &label);
        let ran = scene.secure(index, &["--family", "onvif-tls"]);
        let _ = scene.assert_refused(index, &ran, &before, &label);
        assert!(
            scene.cameras[index]
                .received()
                .iter()
                .all(|r| r.account.is_none())
        );
    });
}

/// A camera that answers well until something is asked of it.
#[test]
fn lies_to_every_request_that_changes_something() {
    let operations = [
        "CreateRSAKeyPair",
        "CreatePKCS10CSR",
        "UploadCertificate",
        "CreateCertificationPath",
    ];
    let lies = [What::Garbage, What::Endless, What::Huge, What::EntityBomb];
    let all: Vec<(&str, What)> = operations
        .iter()
        .flat_map(|o| lies.iter().map(|w| (*o, w.clone())))
        .collect();
    let scene = Scene::new("onvif-tls", all.len(), Quirks::default());
    each(
        all.into_iter().enumerate(),
        6,
        |(index, (operation, what))| {
            let label = format!("{what:?} to {operation}");
            let before = scene.shape(index);
            scene.cameras[index].bend(trick(At::Operation(operation.into()), what));
            let ran = scene.secure(index, &[]);
            let _ = scene.assert_refused(index, &ran, &before, &label);
            assert!(
                scene.cameras[index]
                    .received()
                    .iter()
                    .any(|r| r.operation.as_deref() == Some(operation)),
                "{label}: was never asked"
            );
        },
    );
}

/// Somebody gets in between after each request in turn: told, nothing secret said to him, and once
/// he is gone the next run ends secured with nothing left over.
#[test]
fn a_man_in_the_middle_between_any_two_requests() {
    let family = "onvif-tls";
    let count = requests(family);
    let scene = Scene::new(family, count as usize, Quirks::default());
    let noticed = std::sync::atomic::AtomicUsize::new(0);
    // Who comes before the first handshake is taken for the camera, and all the patience for its
    // new certificate is spent on him: those few only wait, beside the others.
    each(0..count as usize, 12, |index| {
        let at = index as u32 + 1;
        let label = format!("swapped after {at} of {count}");
        let before = scene.shape(index);
        scene.cameras[index].bend(trick(At::Request(at), What::SwapCertificate));
        let ran = scene.secure(index, &[]);
        if ran.code == 0 {
            // Only when everything was done and proven before he came.
            let served = before.served.as_deref();
            let said = ran.outcome(&scene.address(index));
            assert_ne!(said["fingerprint"].as_str(), served, "{label}");
        } else {
            let _ = noticed.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            let end = explained(&ran, &scene.address(index), &label);
            assert!(end["fingerprint"].is_null(), "{label}: {end}");
        }
        // What the camera was told before comes first, then he; or the run ended before his turn.
        let until = Instant::now() + Duration::from_secs(60);
        let mut state = scene.cameras[index].state();
        while state.requests >= at && !state.serves_stranger {
            assert!(Instant::now() < until, "{label}: he never came: {state:?}");
            std::thread::sleep(Duration::from_millis(20));
            state = scene.cameras[index].state();
        }
        scene.cameras[index].bend(Quirks::default());
        let ran = scene.secure_patiently(index, &[]);
        scene.assert_secured(index, &ran, &before, &label);
    });
    let noticed = noticed.into_inner();
    eprintln!("noticed {noticed} of {count} times");
    assert!(noticed * 2 > count as usize, "{noticed} of {count}");
}
