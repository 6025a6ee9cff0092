//! Every family in every situation, driven by the work, against its practice camera: N of N as
//! expected, and the camera reachable and securable at the end of each.
//!
//! Families whose calls others have tried on real units. A new family is one line in [`ROWS`].
//! `CAMSEAL_FAMILY` and `CAMSEAL_SITUATION` narrow it down, `CAMSEAL_TRACE` shows the requests.

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
use camseal::device::{self, Address, ClearHttp, Credentials, Evidence};
use camseal::practice::{self, Age, At, Https, OPERATOR, PracticeCamera, Quirks, Trick, What};
use camseal::secret::Secret;
use camseal::site::{Kept, KeyPlace, Site, StoredAuthority};
use camseal::work::{
    Batch, Consent, Error, Moment, Network, Options, Outcome, Patience, Plan, run,
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

fn older() -> Quirks {
    Quirks {
        age: Age::Older,
        ..Quirks::default()
    }
}

fn beta() -> Quirks {
    Quirks {
        age: Age::Beta,
        ..Quirks::default()
    }
}

fn https_off() -> Quirks {
    Quirks {
        https: Https::Off,
        ..Quirks::default()
    }
}

/// One line a family (two where its firmware speaks two interfaces).
const ROWS: &[Row] = &[
    Row {
        family: "axis",
        key: KeyPlace::Camera,
        ..USUAL
    },
    Row {
        family: "axis",
        key: KeyPlace::Camera,
        quirks: beta,
        ..USUAL
    },
    Row {
        family: "axis",
        quirks: older,
        ..USUAL
    },
    Row {
        family: "hanwha",
        ..USUAL
    },
    Row {
        family: "hanwha",
        quirks: older,
        fills_up: false,
        ..USUAL
    },
    Row {
        family: "hanwha",
        quirks: https_off,
        by_http: true,
        ..USUAL
    },
    Row {
        family: "reolink",
        fills_up: false,
        ..USUAL
    },
    Row {
        family: "synology",
        fills_up: false,
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
        let mut seen = device::identify(&address).await.unwrap();
        // A question has three seconds; a busy computer may need them for its own things.
        for _ in 0..3 {
            if seen.family.id == camera.family {
                break;
            }
            seen = device::identify(&address).await.unwrap();
        }
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
        if std::env::var_os("CAMSEAL_TRACE").is_some() {
            for seen in self.camera.received() {
                eprintln!(
                    "{:>3} {} {} {:?} {:?}",
                    seen.number, seen.tls, seen.line, seen.operation, seen.status
                );
            }
        }
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
            let bench = Bench::new(
                row,
                Quirks {
                    full: true,
                    ..usual
                },
            )
            .await;
            let outcome = bench.run().await;
            let right = matches!(device_error(&outcome), Some(device::Error::Full { .. }));
            expect(right, || format!("{outcome:?}"))?;
            bench.untouched()?;
            bench.reachable(row).await
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
    let one = std::env::var("CAMSEAL_SITUATION").ok();
    let (mut right, mut wrong) = (0, Vec::new());
    for row in meant {
        for name in SITUATIONS {
            if one.as_deref().is_some_and(|one| one != name) {
                continue;
            }
            let age = (row.quirks)().age;
            match situation(row, name).await {
                Ok(()) => right += 1,
                Err(why) => {
                    eprintln!("{} ({age:?}), {name}:\n    {why}", row.family);
                    wrong.push(format!("{} ({age:?}), {name}", row.family));
                }
            }
        }
    }
    eprintln!("families: {right} of {} as expected", right + wrong.len());
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_family_tried_by_others_is_in_the_table() {
    for family in device::FAMILIES {
        // Families on a maker's own code have a table of their own.
        if family.evidence != Evidence::TriedByOthers {
            continue;
        }
        assert!(
            ROWS.iter().any(|row| row.family == family.id),
            "{} is missing in the table",
            family.id
        );
    }
}
