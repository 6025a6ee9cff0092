//! The camera, or what it offers, says no.

use camseal::practice::{At, OPERATOR, Options, Quirks, Trick, What};

use crate::scene::{Scene, explained_in_words, options};

const FAMILIES: [&str; 2] = ["onvif-tls", "onvif-legacy"];

/// Both faces of one refusal: in words and as JSON. Answers the id of the error.
fn refused(scene: &Scene, more: &[&str], what: &str) -> String {
    let before = scene.shape(0);
    explained_in_words(&scene.secure_in_words(0, more), what);
    assert_eq!(scene.shape(0), before, "{what}");
    let ran = scene.secure(0, more);
    let end = scene.assert_refused(0, &ran, &before, what);
    end["error"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_wrong_password() {
    for family in FAMILIES {
        let scene = Scene::new(family, 1, Quirks::default());
        let file = scene.desk.text("password");
        std::fs::write(&file, "not the password\n").unwrap();
        let id = refused(&scene, &["--password-file", &file], family);
        assert_eq!(id, "device-refused", "{family}");
        // Two runs, one try each.
        assert_eq!(scene.cameras[0].state().wrong_tries, 2, "{family}");
    }
}

#[test]
fn an_account_without_rights() {
    for family in FAMILIES {
        let scene = Scene::new(family, 1, Quirks::default());
        let id = refused(&scene, &["--user", OPERATOR], family);
        assert_eq!(id, "device-not-administrator", "{family}");
    }
}

#[test]
fn a_clock_in_1970() {
    for family in FAMILIES {
        let now = time::OffsetDateTime::now_utc().unix_timestamp();
        let scene = Scene::of(Options {
            clock_offset_seconds: 1000 - now,
            ..options(family, 1, Quirks::default())
        });
        let offset = scene.cameras[0].state().clock_offset_seconds;
        assert_eq!(refused(&scene, &[], family), "work-clock-off", "{family}");
        let after = scene.cameras[0].state().clock_offset_seconds;
        assert!(
            (offset - after).abs() <= 2,
            "{family}: nobody agreed to set it"
        );
        let before = scene.shape(0);
        let ran = scene.secure(0, &["--set-clock"]);
        scene.assert_secured(0, &ran, &before, family);
    }
}

/// Nothing to drive it by: the files for the person's own hands, and a family that was insisted on
/// is refused.
#[test]
fn no_certificate_service() {
    for family in FAMILIES {
        let quirks = Quirks {
            certificates: false,
            ..Quirks::default()
        };
        let scene = Scene::new(family, 1, quirks);
        let before = scene.shape(0);
        explained_in_words(&scene.secure_in_words(0, &[]), family);
        let ran = scene.secure(0, &[]);
        let end = scene.assert_refused(0, &ran, &before, family);
        assert_eq!((ran.code, &end["outcome"]), (1, &"by-hand".into()), "{end}");
        let id = refused(&scene, &["--family", family], family);
        assert_eq!(id, "device-no-certificate-service", "{family}");
    }
}

#[test]
fn a_full_key_store() {
    for family in FAMILIES {
        let quirks = Quirks {
            foreign_objects: 1000,
            ..Quirks::default()
        };
        let scene = Scene::new(family, 1, quirks);
        assert_eq!(refused(&scene, &[], family), "device-full", "{family}");
    }
}

/// It takes everything, restarts, and shows the old certificate again.
#[test]
fn a_restart_into_the_old_certificate() {
    let quirks = Quirks {
        forgets_activation: true,
        ..Quirks::default()
    };
    let scene = Scene::new("onvif-tls", 1, quirks);
    let before = scene.shape(0);
    let ran = scene.secure(0, &["--allow-restart"]);
    let end = scene.assert_refused(0, &ran, &before, "forgets");
    assert_eq!(end["error"], "work-still-old", "{end}");
    assert_eq!(end["left"], "as-before", "{end}");
    assert!(scene.cameras[0].state().restarts >= 1);
}

/// A camera of the site that was reset: told, not logged in to, and secured again once somebody
/// said that he knows of it.
#[test]
fn a_secured_camera_that_shows_its_factory_certificate_again() {
    let scene = Scene::new("onvif-tls", 1, Quirks::default());
    let before = scene.shape(0);
    let ran = scene.secure_patiently(0, &[]);
    scene.assert_secured(0, &ran, &before, "first");
    let ours = scene.shape(0).served;

    scene.cameras[0].reset();
    assert_eq!(scene.shape(0), before, "as new");
    let id = silently_refused(&scene, "reset");
    assert_eq!(id, "work-certificate-changed");
    let ran = scene.secure_patiently(0, &["--allow-changed-certificate"]);
    scene.assert_secured(0, &ran, &before, "agreed");
    let told = ran
        .lines()
        .into_iter()
        .find(|line| line["event"] == "certificate-changed");
    let told = told.unwrap_or_else(|| panic!("not told: {}", ran.out));
    assert_eq!(told["known"].as_str(), ours.as_deref(), "{told}");
    assert_eq!(told["seen"].as_str(), before.served.as_deref(), "{told}");

    // And what it shows since counts.
    let ran = scene.secure_patiently(0, &[]);
    assert_eq!(
        ran.outcome(&scene.address(0))["outcome"],
        "already-secure",
        "{}",
        ran.out
    );
}

/// Somebody stands before a secured camera: he does not even learn the user's name.
#[test]
fn a_man_in_the_middle_of_a_secured_camera() {
    let scene = Scene::new("onvif-tls", 1, Quirks::default());
    let before = scene.shape(0);
    let ran = scene.secure_patiently(0, &[]);
    scene.assert_secured(0, &ran, &before, "first");
    let ours = scene.shape(0).served;
    scene.cameras[0].bend(Quirks {
        tricks: vec![Trick {
            at: At::Request(scene.cameras[0].state().requests + 1),
            what: What::SwapCertificate,
        }],
        ..Quirks::default()
    });
    let _ = scene.desk.run(&["identify", &scene.address(0)]);
    let begun = std::time::Instant::now();
    while scene.shape(0).served == ours {
        assert!(begun.elapsed().as_secs() < 60, "nobody came in between");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let id = silently_refused(&scene, "in between");
    assert_eq!(id, "work-certificate-changed");

    // He is gone, and nothing has changed.
    scene.cameras[0].bend(Quirks::default());
    let ran = scene.secure_patiently(0, &[]);
    assert_eq!(
        ran.outcome(&scene.address(0))["outcome"],
        "already-secure",
        "{}",
        ran.out
    );
}

/// Refused in both faces without a login. Answers the id of the error.
fn silently_refused(scene: &Scene, what: &str) -> String {
    let before = scene.shape(0);
    let heard = scene.cameras[0].received().len();
    // A computer that is busy with many tests may miss a camera's answer.
    let mut words = scene.secure_in_words(0, &[]);
    for _ in 0..3 {
        if words.err.contains("another certificate") {
            break;
        }
        words = scene.secure_in_words(0, &[]);
    }
    explained_in_words(&words, what);
    let ran = scene.secure_patiently(0, &[]);
    assert_eq!(ran.code, 1, "{what}: {}", ran.out);
    let end = scene.assert_refused(0, &ran, &before, what);
    let received = scene.cameras[0].received();
    assert!(received.len() > heard, "{what}: nothing was asked");
    for request in &received[heard..] {
        assert!(request.account.is_none(), "{what}: {}", request.line);
    }
    end["error"].as_str().unwrap_or_default().to_owned()
}
