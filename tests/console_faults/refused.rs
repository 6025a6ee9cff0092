//! The camera, or what it offers, says no.

use camseal::practice::{OPERATOR, Options, Quirks};

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
