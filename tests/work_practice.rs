//! The batch against practice cameras: real TLS, real SOAP, accidents on the wire.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use camseal::authority::{Authority, AuthorityWish, KeyKind};
use camseal::device::{self, Address, ClearHttp, Credentials};
use camseal::error::Explain;
use camseal::practice::{self, At, Https, OPERATOR, PracticeCamera, Quirks, Trick, What};
use camseal::secret::Secret;
use camseal::site::{CameraId, Kept, Site, Standing, StoredAuthority};
use camseal::work::{
    Batch, Consent, Error, KeyPreference, Left, Moment, Network, Options, Outcome, Patience, Plan,
    run,
};
use futures::StreamExt;
use time::OffsetDateTime;

static AUTHORITY: LazyLock<Arc<Authority>> = LazyLock::new(|| {
    let wish = AuthorityWish {
        key: KeyKind::P256,
        ..AuthorityWish::new("Practice", OffsetDateTime::now_utc())
    };
    Arc::new(Authority::create(&wish).unwrap())
});

static STORED: LazyLock<StoredAuthority> = LazyLock::new(|| {
    StoredAuthority::seal(&AUTHORITY, &Secret::new("sleep"), Kept::Typed, &[]).unwrap()
});

fn options() -> Options {
    Options {
        patience: Patience {
            poll: Duration::from_millis(100),
            appear: Duration::from_secs(3),
            restart: Duration::from_secs(4),
            key: Duration::from_secs(20),
            retry: Duration::from_millis(300),
        },
        restart: Consent::Given,
        ..Options::default()
    }
}

async fn cameras(family: &str, count: usize, quirks: Quirks) -> Vec<PracticeCamera> {
    let options = practice::Options {
        families: vec![family.to_owned()],
        count,
        key_seconds: 0.2,
        restart_seconds: 0.5,
        quirks,
        ..practice::Options::default()
    };
    practice::start(options).await.unwrap()
}

/// A site on the disk and cameras on the wire.
struct Set {
    folder: tempfile::TempDir,
    site: Site,
    cameras: Vec<PracticeCamera>,
}

impl Set {
    async fn new(family: &str, quirks: Quirks) -> Self {
        Self::of(cameras(family, 1, quirks).await).await
    }

    async fn of(cameras: Vec<PracticeCamera>) -> Self {
        Self::at(cameras, |camera| match camera.state().https {
            true => camera.https_port,
            false => camera.http_port,
        })
        .await
    }

    async fn by_http(family: &str, quirks: Quirks) -> Self {
        Self::at(cameras(family, 1, quirks).await, |camera| camera.http_port).await
    }

    async fn at(cameras: Vec<PracticeCamera>, port: fn(&PracticeCamera) -> u16) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let site = fresh_site(folder.path());
        for camera in &cameras {
            let port = port(camera);
            let address = Address::new("127.0.0.1", Some(port));
            let _ = site
                .add(&device::identify(&address).await.unwrap())
                .unwrap();
        }
        Self {
            folder,
            site,
            cameras,
        }
    }

    fn batch(&self, options: Options, user: &str, password: &str) -> Batch {
        let cameras = self.site.cameras().unwrap();
        let login = Credentials {
            user: user.into(),
            password: Secret::new(password),
        };
        Batch {
            site: self.site.clone(),
            authority: Arc::clone(&AUTHORITY),
            plan: Plan::draft(&STORED, &cameras, &options, OffsetDateTime::now_utc()),
            logins: cameras.iter().map(|c| (c.id, login.clone())).collect(),
            options,
            attempt: 1,
        }
    }

    async fn run(&self, options: Options) -> Outcome {
        self.run_as(options, "admin", "practice").await
    }

    async fn run_as(&self, options: Options, user: &str, password: &str) -> Outcome {
        let all = outcomes(self.batch(options, user, password)).await;
        let outcome = all.into_values().next().unwrap();
        let told = outcome.explain();
        eprintln!("{}: {} | {}", outcome.id(), told.what, told.todo);
        outcome
    }

    /// Nothing of ours is left and the factory certificate is served.
    fn assert_as_new(&self, what: &str) {
        let state = self.cameras[0].state();
        let ours: Vec<_> = state
            .aliases
            .iter()
            .filter(|a| a.starts_with("camseal-"))
            .collect();
        assert!(ours.is_empty(), "{what}: {ours:?}");
        assert!(state.serves_factory, "{what}: {state:?}");
    }

    /// It serves what the site says, and only one set of our objects lies in it.
    fn assert_secured(&self, what: &str) {
        let state = self.cameras[0].state();
        let camera = &self.site.cameras().unwrap()[0];
        assert_eq!(camera.standing, Standing::Secured, "{what}");
        assert_eq!(state.served, camera.pinned.map(|f| f.to_string()), "{what}");
        let mut ours: Vec<_> = state
            .aliases
            .iter()
            .filter(|a| a.starts_with("camseal-"))
            .collect();
        ours.dedup();
        assert!(ours.len() <= 1, "{what}: {ours:?}");
        assert!(state.passphrases.is_empty(), "{what}");
    }
}

fn fresh_site(folder: &Path) -> Site {
    let site = Site::create(&folder.join("S.camseal"), "S").unwrap();
    site.adopt(STORED.clone()).unwrap();
    site
}

async fn outcomes(batch: Batch) -> HashMap<CameraId, Outcome> {
    let (stream, _) = run(batch, Arc::new(Network));
    stream
        .filter_map(|p| async move {
            match p.at {
                Moment::Ended(outcome) => Some((p.camera, outcome)),
                _ => None,
            }
        })
        .collect()
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn onvif_tls_key_on_camera() {
    let set = Set::new("onvif-tls", Quirks::default()).await;
    let outcome = set.run(options()).await;
    assert!(matches!(outcome, Outcome::Secured { .. }), "{outcome:?}");
    set.assert_secured("first");
    assert!(matches!(
        set.run(options()).await,
        Outcome::AlreadySecure { .. }
    ));
}

#[tokio::test(flavor = "multi_thread")]
async fn onvif_tls_key_made_here() {
    let set = Set::new("onvif-tls", Quirks::default()).await;
    let wish = Options {
        key: KeyPreference::Here,
        ..options()
    };
    let outcome = set.run(wish.clone()).await;
    assert!(matches!(outcome, Outcome::Secured { .. }), "{outcome:?}");
    set.assert_secured("key made here");
    assert!(matches!(set.run(wish).await, Outcome::AlreadySecure { .. }));
}

#[tokio::test(flavor = "multi_thread")]
async fn onvif_tls_that_makes_no_keys() {
    let quirks = Quirks {
        makes_keys: false,
        ..Quirks::default()
    };
    let set = Set::new("onvif-tls", quirks).await;
    let wish = Options {
        key: KeyPreference::Camera,
        ..options()
    };
    let outcome = set.run(wish).await;
    assert!(
        matches!(
            outcome,
            Outcome::Failed {
                error: Error::NoSuchKeyPlace { .. },
                left: Left::Untouched,
                ..
            }
        ),
        "{outcome:?}"
    );
    set.assert_as_new("no key place");
    let outcome = set.run(options()).await;
    assert!(matches!(outcome, Outcome::Secured { .. }), "{outcome:?}");
    set.assert_secured("makes no keys");
}

/// Found at its HTTP port only: the login goes in the clear, the key does not.
#[tokio::test(flavor = "multi_thread")]
async fn a_key_made_here_finds_the_encrypted_way() {
    let set = Set::by_http("onvif-tls", Quirks::default()).await;
    let wish = Options {
        key: KeyPreference::Here,
        clear_http: ClearHttp::Agreed,
        ..options()
    };
    let outcome = set.run(wish).await;
    assert!(outcome.is_secure(), "{outcome:?}");
    set.assert_secured("by HTTP");
    let received = set.cameras[0].received();
    let uploads: Vec<_> = received
        .iter()
        .filter(|r| r.operation.as_deref().is_some_and(|o| o.contains("PKCS12")))
        .collect();
    assert!(!uploads.is_empty() && uploads.iter().all(|r| r.tls));
}

#[tokio::test(flavor = "multi_thread")]
async fn onvif_tls_with_https_off() {
    for https in [Https::Off, Https::OffUnassigned] {
        let quirks = Quirks {
            https,
            ..Quirks::default()
        };
        let set = Set::new("onvif-tls", quirks).await;
        let outcome = set.run(options()).await;
        assert!(
            matches!(
                outcome,
                Outcome::Failed {
                    error: Error::Device(device::Error::OnlyClearHttp { .. }),
                    left: Left::Untouched,
                    ..
                }
            ),
            "{outcome:?}"
        );
        let wish = Options {
            clear_http: ClearHttp::Agreed,
            ..options()
        };
        let outcome = set.run(wish).await;
        assert!(outcome.is_secure(), "{https:?}: {outcome:?}");
        set.assert_secured("https off");
        assert!(set.cameras[0].state().https);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn onvif_legacy_both_ways() {
    for key in [KeyPreference::Auto, KeyPreference::Here] {
        let mut quirks = Quirks::default();
        quirks.legacy.onboard_key = key == KeyPreference::Auto;
        let set = Set::new("onvif-legacy", quirks).await;
        let outcome = set.run(Options { key, ..options() }).await;
        assert!(outcome.is_secure(), "{key:?}: {outcome:?}");
        set.assert_secured("legacy");
        assert!(set.run(options()).await.is_secure());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn onvif_legacy_that_needs_a_restart() {
    let mut quirks = Quirks::default();
    quirks.legacy.needs_restart = true;
    let set = Set::new("onvif-legacy", quirks).await;
    let wish = Options {
        restart: Consent::Refused,
        ..options()
    };
    let outcome = set.run(wish).await;
    assert!(
        matches!(outcome, Outcome::NeedsRestart { .. }),
        "{outcome:?}"
    );
    assert_eq!(set.cameras[0].state().restarts, 0);
    let outcome = set.run(options()).await;
    assert!(outcome.is_secure(), "{outcome:?}");
    set.assert_secured("restart");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_camera_stays_as_it_was() {
    let trick = |what: What| Quirks {
        tricks: vec![Trick {
            at: At::Operation("UploadCertificate".into()),
            what,
        }],
        ..Quirks::default()
    };
    let cases = [
        (
            "no certificate service",
            Quirks {
                certificates: false,
                ..Quirks::default()
            },
        ),
        (
            "full",
            Quirks {
                foreign_objects: 1000,
                ..Quirks::default()
            },
        ),
        (
            "corrupt keys",
            Quirks {
                corrupt_keys: true,
                ..Quirks::default()
            },
        ),
        (
            "client certificates",
            Quirks {
                client_certificates: true,
                ..Quirks::default()
            },
        ),
        ("garbage", trick(What::Garbage)),
        ("endless", trick(What::Endless)),
        ("huge", trick(What::Huge)),
        ("entity bomb", trick(What::EntityBomb)),
        (
            "redirect",
            trick(What::Redirect("http://127.0.0.2:9/".into())),
        ),
        ("cut for good", trick(What::CutBefore)),
        (
            "restarts into the old certificate",
            Quirks {
                forgets_activation: true,
                ..Quirks::default()
            },
        ),
    ];
    for (what, quirks) in cases {
        eprint!("{what}: ");
        let set = Set::new("onvif-tls", quirks).await;
        let outcome = set.run(options()).await;
        assert!(!outcome.is_secure(), "{what}: {outcome:?}");
        let told = outcome.explain();
        assert!(!told.what.is_empty() && !told.todo.is_empty(), "{what}");
        set.assert_as_new(what);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_password_and_no_administrator() {
    let set = Set::new("onvif-tls", Quirks::default()).await;
    let outcome = set.run_as(options(), "admin", "wrong").await;
    assert!(
        matches!(
            outcome,
            Outcome::Failed {
                error: Error::Device(device::Error::Refused { .. }),
                left: Left::Untouched,
                ..
            }
        ),
        "{outcome:?}"
    );
    assert_eq!(set.cameras[0].state().wrong_tries, 1);
    set.assert_as_new("wrong password");
    let outcome = set.run_as(options(), OPERATOR, "practice").await;
    assert!(
        matches!(
            outcome,
            Outcome::Failed {
                error: Error::Device(device::Error::NotAdministrator { .. }),
                left: Left::Untouched,
                ..
            }
        ),
        "{outcome:?}"
    );
    set.assert_as_new("operator");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_in_1970() {
    let all = practice::start(practice::Options {
        families: vec!["onvif-tls".into()],
        clock_offset_seconds: -OffsetDateTime::now_utc().unix_timestamp() + 1000,
        key_seconds: 0.1,
        ..practice::Options::default()
    })
    .await
    .unwrap();
    let set = Set::of(all).await;
    let outcome = set.run(options()).await;
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
    set.assert_as_new("1970");
    let wish = Options {
        set_clock: Consent::Given,
        ..options()
    };
    let outcome = set.run(wish).await;
    assert!(outcome.is_secure(), "{outcome:?}");
    assert!(set.cameras[0].state().clock_offset_seconds.abs() < 5);
}

/// Somebody gets in between at each request in turn: never secured with his certificate.
#[tokio::test(flavor = "multi_thread")]
async fn a_man_in_the_middle_ends_the_work() {
    for at in [3, 8, 14, 20] {
        let set = Set::new("onvif-tls", Quirks::default()).await;
        let mut quirks = Quirks::default();
        let now = set.cameras[0].state().requests;
        quirks.tricks = vec![Trick {
            at: At::Request(now + at),
            what: What::SwapCertificate,
        }];
        set.cameras[0].bend(quirks);
        let outcome = set.run(options()).await;
        assert!(!outcome.is_secure(), "{at}: {outcome:?}");
    }
}

/// The connection is cut at each request in turn: secured in the end, nothing orphaned.
#[tokio::test(flavor = "multi_thread")]
async fn a_cut_at_each_request() {
    for family in ["onvif-tls", "onvif-legacy"] {
        for what in [What::CutBefore, What::CutAfter, What::CutMidway] {
            let mut at = 1;
            loop {
                let set = Set::new(family, Quirks::default()).await;
                let now = set.cameras[0].state().requests;
                set.cameras[0].bend(Quirks {
                    tricks: vec![Trick {
                        at: At::Request(now + at),
                        what: what.clone(),
                    }],
                    ..Quirks::default()
                });
                let outcome = set.run(options()).await;
                let label = format!("{family} {what:?} at {at}: {outcome:?}");
                if outcome.is_secure() {
                    set.assert_secured(&label);
                } else {
                    set.assert_as_new(&label);
                }
                if set.cameras[0].state().requests < now + at {
                    assert!(at > 10);
                    break;
                }
                // Every request would take minutes; the steps share no factor with the flow's
                // rhythm.
                at += 3;
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn by_hand_makes_files_and_then_sees_them() {
    let set = Set::new("by-hand", Quirks::default()).await;
    let outcome = set.run(options()).await;
    let Outcome::ByHand(kit) = outcome else {
        panic!("{outcome:?}");
    };
    assert!(kit.key.belongs_to(&kit.chain[0]));
    assert_eq!(kit.root, *AUTHORITY.root());
    assert_eq!(set.site.cameras().unwrap()[0].standing, Standing::ByHand);
    set.assert_as_new("by hand");
    drop(set.folder);
}

/// A firmware that knows nothing newer than TLS 1.1: the certificate goes in and is served, and no
/// browser will ever see it. That is no secured camera; with a newer firmware the work goes on from
/// there.
#[tokio::test(flavor = "multi_thread")]
async fn a_camera_that_speaks_only_old_tls_does_not_count_as_secured() {
    let old = Quirks {
        old_tls: true,
        only_old_tls: true,
        ..Quirks::default()
    };
    let set = Set::by_http("onvif-tls", old.clone()).await;
    let options = Options {
        clear_http: ClearHttp::Agreed,
        ..options()
    };
    for _ in 0..2 {
        let outcome = set.run(options.clone()).await;
        let Outcome::Unspoken {
            fingerprint,
            version,
            ..
        } = &outcome
        else {
            panic!("{outcome:?}");
        };
        assert_eq!(version, "TLS 1.1");
        assert!(!outcome.is_secure());
        assert_eq!(set.cameras[0].state().served, Some(fingerprint.to_string()));
        let camera = &set.site.cameras().unwrap()[0];
        assert_ne!(camera.standing, Standing::Secured);
        assert!(camera.problem.as_ref().unwrap().what.contains("TLS 1.1"));
    }
    // Newer firmware: it may be taught, and is.
    set.cameras[0].bend(Quirks {
        only_old_tls: false,
        ..old
    });
    let served = set.cameras[0].state().served;
    let outcome = set.run(options).await;
    assert!(matches!(outcome, Outcome::Secured { .. }), "{outcome:?}");
    assert_eq!(
        set.cameras[0].state().served,
        served,
        "the same certificate"
    );
    let camera = &set.site.cameras().unwrap()[0];
    assert_eq!(camera.standing, Standing::Secured);
    assert!(camera.problem.is_none());
}
