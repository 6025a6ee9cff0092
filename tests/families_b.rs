//! Every family in every situation, driven by the work, against its practice camera: N of N as
//! expected, and the camera reachable and securable at the end of each.
//!
//! Families on the maker's own code, and those that take two interfaces. A new family is one line
//! in [`ROWS`]. `CAMSEAL_FAMILY` and `CAMSEAL_SITUATION` narrow it down.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use camseal::authority::{Authority, AuthorityWish, KeyKind};
use camseal::device::{self, Address, ClearHttp, Credentials};
use camseal::practice::{
    self, At, Isapi, Lapi, Nvms, OPERATOR, Part, PracticeCamera, Quirks, Reload, Trick, What,
};
use camseal::secret::Secret;
use camseal::site::{Kept, KeyPlace, Site, StoredAuthority};
use camseal::work::{
    Batch, Consent, Error, Moment, Network, Options, Outcome, Patience, Plan, Warning, Way, run,
};
use futures::StreamExt;
use time::OffsetDateTime;

/// What is true of a family beyond what holds for all.
struct Row {
    family: &'static str,
    /// Its interface as it leaves the factory in this row.
    quirks: fn() -> Quirks,
    /// Where the key is made.
    key: KeyPlace,
    /// Called by its HTTP port, after the technician agreed to that.
    by_http: bool,
    /// Whether a full device is told apart (a device with one place is never full).
    fills_up: bool,
    /// Whether it has accounts that may look but not change.
    knows_rights: bool,
}

const USUAL: Row = Row {
    family: "",
    quirks: Quirks::default,
    key: KeyPlace::Here,
    by_http: false,
    fills_up: true,
    knows_rights: true,
};

fn hidden() -> Quirks {
    Quirks {
        lapi: Lapi {
            hidden_challenge: true,
            part: Part::FileName,
            reload: Reload::OnSwitch,
        },
        ..Quirks::default()
    }
}

fn recorder() -> Quirks {
    Quirks {
        isapi: Isapi {
            recorder: true,
            without_enabled: true,
            knows_https: true,
        },
        ..Quirks::default()
    }
}

/// One line a family (more where its firmware comes in several kinds).
const ROWS: &[Row] = &[
    Row {
        family: "uniview",
        fills_up: false,
        ..USUAL
    },
    Row {
        family: "uniview",
        quirks: hidden,
        fills_up: false,
        ..USUAL
    },
    Row {
        family: "tvt",
        key: KeyPlace::Camera,
        fills_up: false,
        ..USUAL
    },
    Row {
        family: "dahua",
        key: KeyPlace::Camera,
        ..USUAL
    },
    Row {
        family: "hikvision",
        key: KeyPlace::Camera,
        ..USUAL
    },
    Row {
        family: "hikvision",
        quirks: recorder,
        key: KeyPlace::Camera,
        ..USUAL
    },
];

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
            appear: Duration::from_secs(4),
            restart: Duration::from_secs(6),
            key: Duration::from_secs(20),
            retry: Duration::from_millis(300),
        },
        restart: Consent::Given,
        set_clock: Consent::Given,
        clear_http: ClearHttp::Agreed,
        ..Options::default()
    }
}

/// One practice camera and the site that knows it.
struct Bench {
    _folder: tempfile::TempDir,
    site: Site,
    camera: PracticeCamera,
    address: Address,
}

impl Bench {
    async fn new(row: &Row, quirks: Quirks) -> Self {
        let options = practice::Options {
            families: vec![row.family.to_owned()],
            count: 1,
            key_seconds: 0.1,
            restart_seconds: 0.5,
            quirks,
            ..practice::Options::default()
        };
        let camera = practice::start(options).await.unwrap().remove(0);
        let port = match row.by_http || !camera.state().https {
            true => camera.http_port,
            false => camera.https_port,
        };
        Self::of(camera, Address::new("127.0.0.1", Some(port))).await
    }

    async fn of(camera: PracticeCamera, address: Address) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let site = fresh_site(folder.path());
        let seen = device::identify(&address).await.unwrap();
        assert_eq!(seen.family.id, camera.family, "signs: {:?}", seen.signs);
        let _ = site.add(&seen).unwrap();
        Self {
            _folder: folder,
            site,
            camera,
            address,
        }
    }

    /// The same camera met by another laptop, which knows nothing of it.
    async fn again(self) -> Self {
        Self::of(self.camera, self.address).await
    }

    async fn run(&self) -> Outcome {
        self.run_as("admin", "practice").await
    }

    async fn run_as(&self, user: &str, password: &str) -> Outcome {
        let cameras = self.site.cameras().unwrap();
        let login = Credentials {
            user: user.into(),
            password: Secret::new(password),
        };
        let batch = Batch {
            site: self.site.clone(),
            authority: Arc::clone(&AUTHORITY),
            plan: Plan::draft(&STORED, &cameras, &options(), OffsetDateTime::now_utc()),
            logins: cameras.iter().map(|c| (c.id, login.clone())).collect(),
            options: options(),
            attempt: 1,
        };
        let (stream, _) = run(batch, Arc::new(Network));
        let ended = stream.filter_map(|p| async move {
            match p.at {
                Moment::Ended(outcome) => Some(outcome),
                _ => None,
            }
        });
        let all: Vec<Outcome> = ended.collect().await;
        all.into_iter().next().unwrap()
    }

    /// Asserts that the device serves what the outcome says, and nothing else of ours lies in it.
    fn secured(&self, outcome: &Outcome) -> Result<(), String> {
        let state = self.camera.state();
        let Outcome::Secured { fingerprint, .. } = outcome else {
            return Err(format!("not secured: {outcome:?}"));
        };
        if state.served != Some(fingerprint.to_string()) {
            return Err(format!("serves {:?}, not {fingerprint}", state.served));
        }
        if state.serves_factory {
            return Err("serves the factory's certificate".to_owned());
        }
        let ours = ours(&state);
        match ours.len() {
            0 | 1 => Ok(()),
            _ => Err(format!("left behind: {ours:?}")),
        }
    }

    /// As it was from the factory, nothing of ours in it.
    fn untouched(&self) -> Result<(), String> {
        let state = self.camera.state();
        let ours = ours(&state);
        if state.serves_factory && ours.is_empty() {
            return Ok(());
        }
        Err(format!("factory {}, ours {ours:?}", state.serves_factory))
    }

    /// Reachable in the only sense that counts: without the oddities the work secures it.
    async fn reachable(&self, row: &Row) -> Result<(), String> {
        self.camera.bend((row.quirks)());
        match self.run().await {
            Outcome::Secured { .. } | Outcome::AlreadySecure { .. } => Ok(()),
            outcome => Err(format!("afterwards: {outcome:?}")),
        }
    }
}

fn ours(state: &practice::State) -> Vec<String> {
    let ours = state.aliases.iter();
    let mut ours: Vec<String> = ours.filter(|a| a.starts_with("camseal")).cloned().collect();
    ours.dedup();
    ours
}

fn fresh_site(folder: &Path) -> Site {
    let site = Site::create(&folder.join("S.camseal"), "S").unwrap();
    site.adopt(STORED.clone()).unwrap();
    site
}

fn device_error(outcome: &Outcome) -> Option<&device::Error> {
    match outcome {
        Outcome::Failed {
            error: Error::Device(error),
            ..
        }
        | Outcome::PutBack {
            error: Error::Device(error),
            ..
        } => Some(error),
        _ => None,
    }
}

fn expect(truth: bool, what: impl FnOnce() -> String) -> Result<(), String> {
    if truth { Ok(()) } else { Err(what()) }
}

const SITUATIONS: [&str; 9] = [
    "fresh",
    "renewal",
    "wrong password",
    "locked account",
    "no rights",
    "restart into the old certificate",
    "connection cut at each request",
    "slow",
    "full",
];

async fn situation(row: &Row, name: &str) -> Result<(), String> {
    let usual = (row.quirks)();
    match name {
        "fresh" => {
            let bench = Bench::new(row, usual).await;
            let outcome = bench.run().await;
            bench.secured(&outcome)?;
            let camera = &bench.site.cameras().unwrap()[0];
            expect(camera.key_place == Some(row.key), || {
                format!("the key was made at {:?}", camera.key_place)
            })?;
            let again = bench.run().await;
            expect(matches!(again, Outcome::AlreadySecure { .. }), || {
                format!("a second run: {again:?}")
            })
        }
        "renewal" => {
            let bench = Bench::new(row, usual).await;
            let first = bench.run().await;
            bench.secured(&first)?;
            let before = bench.camera.state().served;
            let bench = bench.again().await;
            let second = bench.run().await;
            bench.secured(&second)?;
            expect(bench.camera.state().served != before, || {
                "the same certificate as before".to_owned()
            })
        }
        "wrong password" => {
            let bench = Bench::new(row, usual).await;
            let outcome = bench.run_as("admin", "nonsense").await;
            let error = device_error(&outcome);
            expect(matches!(error, Some(device::Error::Refused { .. })), || {
                format!("{outcome:?}")
            })?;
            let tries = bench.camera.state().wrong_tries;
            expect(tries == 1, || format!("{tries} wrong tries"))?;
            bench.untouched()?;
            bench.reachable(row).await
        }
        "locked account" => {
            let bench = Bench::new(
                row,
                Quirks {
                    lock_after: 1,
                    ..usual
                },
            )
            .await;
            let _ = bench.run_as("admin", "nonsense").await;
            let outcome = bench.run().await;
            let error = device_error(&outcome);
            expect(matches!(error, Some(device::Error::Locked { .. })), || {
                format!("{outcome:?}")
            })?;
            bench.untouched()
        }
        "no rights" if !row.knows_rights => Ok(()),
        "no rights" => {
            let bench = Bench::new(row, usual).await;
            let outcome = bench.run_as(OPERATOR, "practice").await;
            let error = device_error(&outcome);
            let right = matches!(error, Some(device::Error::NotAdministrator { .. }));
            expect(right, || format!("{outcome:?}"))?;
            bench.untouched()?;
            bench.reachable(row).await
        }
        "restart into the old certificate" => {
            let quirks = Quirks {
                forgets_activation: true,
                ..usual
            };
            let bench = Bench::new(row, quirks).await;
            let outcome = bench.run().await;
            expect(
                matches!(outcome, Outcome::Failed { .. } | Outcome::PutBack { .. }),
                || format!("{outcome:?}"),
            )?;
            expect(bench.camera.state().serves_factory, || {
                "not back to the factory's certificate".to_owned()
            })?;
            bench.reachable(row).await
        }
        "connection cut at each request" => cuts(row).await,
        "slow" => {
            let quirks = Quirks {
                tricks: vec![Trick {
                    at: At::Every,
                    what: What::Slow(0.3),
                }],
                ..usual
            };
            let bench = Bench::new(row, quirks).await;
            let outcome = bench.run().await;
            bench.secured(&outcome)
        }
        "full" if !row.fills_up => Ok(()),
        "full" => {
            let quirks = Quirks {
                foreign_objects: 16,
                ..usual
            };
            let bench = Bench::new(row, quirks).await;
            let outcome = bench.run().await;
            let right = matches!(device_error(&outcome), Some(device::Error::Full { .. }));
            expect(right, || format!("{outcome:?}"))?;
            bench.untouched()
        }
        other => Err(format!("no such situation: {other}")),
    }
}

/// The connection is cut at each request in turn, before and after it was carried out.
async fn cuts(row: &Row) -> Result<(), String> {
    let quiet = Bench::new(row, (row.quirks)()).await;
    let before = quiet.camera.state().requests;
    let outcome = quiet.run().await;
    quiet.secured(&outcome)?;
    let all = quiet.camera.state().requests;
    drop(quiet);
    let cases: Vec<(u32, What)> = (before + 1..=all)
        .flat_map(|n| [(n, What::CutBefore), (n, What::CutAfter)])
        .collect();
    let count = cases.len();
    let failures: Vec<String> = futures::stream::iter(cases)
        .map(|(n, what)| async move {
            let case = format!("{what:?} at request {n}");
            let bench = Bench::new(row, (row.quirks)()).await;
            bench.camera.bend(Quirks {
                tricks: vec![Trick {
                    at: At::Request(n),
                    what,
                }],
                ..(row.quirks)()
            });
            let outcome = bench.run().await;
            let fine = match &outcome {
                Outcome::Secured { .. } => bench.secured(&outcome),
                // A lost answer may end the work; the camera must not be lost by it.
                Outcome::PutBack { .. } | Outcome::Failed { .. } => bench.reachable(row).await,
                _ => Err(format!("{outcome:?}")),
            };
            fine.err().map(|why| format!("{case}: {why}"))
        })
        .buffer_unordered(6)
        .filter_map(|failure| async { failure })
        .collect()
        .await;
    eprintln!("{}: cut at {count} places", row.family);
    expect(failures.is_empty(), || failures.join("\n    "))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_family_in_every_situation() {
    let only = std::env::var("CAMSEAL_FAMILY").ok();
    let meant = ROWS
        .iter()
        .filter(|row| only.as_deref().is_none_or(|family| family == row.family));
    let among = std::env::var("CAMSEAL_SITUATION").ok();
    let (mut right, mut wrong) = (0, Vec::new());
    for row in meant {
        for name in SITUATIONS
            .iter()
            .filter(|name| among.as_deref().is_none_or(|s| s == **name))
        {
            match situation(row, name).await {
                Ok(()) => right += 1,
                Err(why) => {
                    eprintln!("{}, {name}:\n    {why}", row.family);
                    wrong.push(format!("{}, {name}", row.family));
                }
            }
        }
    }
    eprintln!("families: {right} of {} as expected", right + wrong.len());
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Without ONVIF the half families switch HTTPS on and hand the files to a person; the site knows
/// where to look from then on.
#[tokio::test(flavor = "multi_thread")]
async fn half_families_without_onvif_leave_the_certificate_to_a_person() {
    for family in ["dahua", "hikvision"] {
        let row = Row { family, ..USUAL };
        let quirks = Quirks {
            certificates: false,
            ..Quirks::default()
        };
        let bench = Bench::new(&row, quirks).await;
        let outcome = bench.run().await;
        let Outcome::ByHand(kit) = outcome else {
            panic!("{family}: {outcome:?}");
        };
        let state = bench.camera.state();
        assert!(state.https && state.serves_factory, "{family}: {state:?}");
        let camera = &bench.site.cameras().unwrap()[0];
        assert_eq!(camera.https_port, Some(bench.camera.https_port), "{family}");
        assert_eq!(camera.certificate(), kit.chain.first(), "{family}");
        // The next look at the plan says that a person is needed.
        let plan = Plan::draft(
            &STORED,
            &bench.site.cameras().unwrap(),
            &options(),
            OffsetDateTime::now_utc(),
        );
        assert_eq!(plan.rows[0].way, Way::ByHand, "{family}");
    }
}

/// Whether a Uniview device serves a new file at once, or only after a restart, is written
/// nowhere: both end well.
#[tokio::test(flavor = "multi_thread")]
async fn uniview_serves_a_new_file_whenever_it_likes() {
    for reload in [Reload::AtOnce, Reload::AtRestart] {
        let row = Row {
            family: "uniview",
            ..USUAL
        };
        let quirks = Quirks {
            lapi: Lapi {
                part: Part::File,
                reload,
                ..Lapi::default()
            },
            ..Quirks::default()
        };
        let bench = Bench::new(&row, quirks).await;
        let outcome = bench.run().await;
        bench.secured(&outcome).unwrap();
        let restarts = bench.camera.state().restarts;
        assert_eq!(restarts, u32::from(reload == Reload::AtRestart));
    }
}

/// What the plan says of a device with two interfaces, once it was logged in.
#[tokio::test(flavor = "multi_thread")]
async fn the_plan_names_the_interface_that_takes_the_certificate() {
    let row = Row {
        family: "hikvision",
        ..USUAL
    };
    let bench = Bench::new(&row, Quirks::default()).await;
    let outcome = bench.run().await;
    bench.secured(&outcome).unwrap();
    let cameras = bench.site.cameras().unwrap();
    let plan = Plan::draft(&STORED, &cameras, &options(), OffsetDateTime::now_utc());
    let named = plan.rows[0].warnings.iter().any(
        |warning| matches!(warning, Warning::TwoInterfaces { keys_by } if keys_by == "onvif-tls"),
    );
    assert!(named, "{:?}", plan.rows[0].warnings);
    assert!(plan.rows[0].warnings.contains(&Warning::MakerOnly));
}

/// Older generations of TVT's login: the classic one lets in but has no way for files; the oldest
/// would send a readable password and is not given it over plain HTTP.
#[tokio::test(flavor = "multi_thread")]
async fn older_recorders_of_tvt_are_told_apart() {
    let row = Row {
        family: "tvt",
        ..USUAL
    };
    let old = |nvms| Quirks {
        nvms,
        ..Quirks::default()
    };
    let bench = Bench::new(&row, old(Nvms::Classic)).await;
    let outcome = bench.run().await;
    assert!(matches!(outcome, Outcome::ByHand(_)), "{outcome:?}");
    assert!(bench.camera.state().https);
    let bench = Bench::new(&row, old(Nvms::Legacy)).await;
    let outcome = bench.run().await;
    let error = device_error(&outcome);
    assert!(
        matches!(error, Some(device::Error::OnlyClearHttp { .. })),
        "{outcome:?}"
    );
    let sent = bench.camera.received();
    assert!(sent.iter().all(|r| !r.line.contains("doLogin")), "{sent:?}");
}

/// No private key over plain HTTP, and no password that can be read, whatever the family does.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_secret_travels_in_the_clear() {
    for family in ["uniview", "tvt", "dahua", "hikvision"] {
        let row = Row { family, ..USUAL };
        let bench = Bench::new(&row, Quirks::default()).await;
        let outcome = bench.run().await;
        bench.secured(&outcome).unwrap();
        let clear: Vec<_> = bench
            .camera
            .received()
            .into_iter()
            .filter(|r| !r.tls)
            .collect();
        assert!(!clear.is_empty(), "{family} began in the clear");
        for request in clear {
            let text = format!("{} {}", request.line, request.body);
            assert!(!text.contains("PRIVATE KEY"), "{family}: {text}");
            // The account is `admin`, the password `practice`.
            assert!(!text.contains("practice<"), "{family}: {text}");
            assert!(!text.contains("cHJhY3RpY2U"), "{family}: {text}");
        }
    }
}
