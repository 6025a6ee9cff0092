//! Every family in every situation, driven by the work, against its practice camera: N of N as
//! expected, and the camera reachable and securable at the end of each.
//!
//! A new family is one line in [`ROWS`]. `CAMSEAL_FAMILY` and `CAMSEAL_SITUATION` narrow it down,
//! `CAMSEAL_TRACE` shows the requests.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

use std::time::Instant;

use bench::{Bench, device_error, impatient, options};
use camseal::device;
use camseal::practice::{Age, At, Https, Isapi, Lapi, OPERATOR, Part, Quirks, Reload, Trick, What};
use camseal::site::KeyPlace;
use camseal::work::Outcome;
use futures::StreamExt;

#[path = "families/bench.rs"]
mod bench;
#[path = "families/oddities.rs"]
mod oddities;

/// What is true of a family beyond what holds for all.
pub struct Row {
    family: &'static str,
    /// Which of its kinds, where it has several.
    kind: &'static str,
    /// Its interface as it leaves the factory in this row.
    quirks: fn() -> Quirks,
    /// Where the key is made.
    key: KeyPlace,
    /// Called by its HTTP port, after the technician agreed to that.
    by_http: bool,
    /// How it is full.
    full: Full,
    /// Whether each of its connections is cut here. Kinds that send the same requests in another
    /// spelling are not cut a second time, and ONVIF alone has a test of its own for that, with the
    /// console killed as well (`console_faults`).
    cut: bool,
}

/// When no place is left for another certificate.
#[derive(Clone, Copy)]
enum Full {
    /// It has one place, which is used anew.
    Never,
    /// The maker's own interface says so.
    Says,
    /// Somebody else's objects fill the key store.
    Foreign,
}

const USUAL: Row = Row {
    family: "",
    kind: "",
    quirks: Quirks::default,
    key: KeyPlace::Here,
    by_http: false,
    full: Full::Never,
    cut: true,
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

/// One line a family, more where its firmware comes in several kinds.
#[rustfmt::skip]
const ROWS: &[Row] = &[
    Row { family: "axis", key: KeyPlace::Camera, full: Full::Says, ..USUAL },
    Row { family: "axis", kind: "preview", quirks: beta, key: KeyPlace::Camera, full: Full::Says, cut: false, ..USUAL },
    Row { family: "axis", kind: "older", quirks: older, full: Full::Says, ..USUAL },
    Row { family: "hanwha", full: Full::Says, ..USUAL },
    Row { family: "hanwha", kind: "older", quirks: older, ..USUAL },
    Row { family: "hanwha", kind: "HTTPS off", quirks: https_off, by_http: true, full: Full::Says, ..USUAL },
    Row { family: "reolink", ..USUAL },
    Row { family: "synology", ..USUAL },
    Row { family: "uniview", ..USUAL },
    Row { family: "uniview", kind: "hidden challenge", quirks: hidden, cut: false, ..USUAL },
    Row { family: "tvt", key: KeyPlace::Camera, ..USUAL },
    Row { family: "dahua", key: KeyPlace::Camera, full: Full::Foreign, ..USUAL },
    Row { family: "hikvision", key: KeyPlace::Camera, full: Full::Foreign, ..USUAL },
    Row { family: "hikvision", kind: "recorder", quirks: recorder, key: KeyPlace::Camera, full: Full::Foreign, cut: false, ..USUAL },
    Row { family: "onvif-tls", key: KeyPlace::Camera, full: Full::Foreign, cut: false, ..USUAL },
    Row { family: "onvif-legacy", key: KeyPlace::Camera, full: Full::Foreign, cut: false, ..USUAL },
];

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

fn expect(truth: bool, what: impl FnOnce() -> String) -> Result<(), String> {
    if truth { Ok(()) } else { Err(what()) }
}

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
            let outcome = bench.run_as("admin", "nonsense", options()).await;
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
            let locks = Quirks {
                lock_after: 1,
                lock_seconds: 3600.0,
                ..usual
            };
            let bench = Bench::new(row, locks).await;
            let _ = bench.run_as("admin", "nonsense", options()).await;
            let outcome = bench.run().await;
            let error = device_error(&outcome);
            expect(matches!(error, Some(device::Error::Locked { .. })), || {
                format!("{outcome:?}")
            })?;
            bench.untouched()
        }
        "no rights" => {
            let bench = Bench::new(row, usual).await;
            let outcome = bench.run_as(OPERATOR, "practice", options()).await;
            let error = device_error(&outcome);
            let right = matches!(error, Some(device::Error::NotAdministrator { .. }));
            expect(right, || format!("{outcome:?}"))?;
            bench.untouched()?;
            bench.reachable(row).await
        }
        "restart into the old certificate" => {
            let forgets = Quirks {
                forgets_activation: true,
                ..usual
            };
            let bench = Bench::new(row, forgets).await;
            let outcome = bench.run_as("admin", "practice", impatient()).await;
            expect(
                matches!(outcome, Outcome::Failed { .. } | Outcome::PutBack { .. }),
                || format!("{outcome:?}"),
            )?;
            expect(bench.camera.state().serves_factory, || {
                "not back to the factory's certificate".to_owned()
            })?;
            bench.reachable(row).await
        }
        "connection cut at each request" if !row.cut => Ok(()),
        "connection cut at each request" => cuts(row).await,
        "slow" => {
            let slow = Quirks {
                tricks: vec![Trick {
                    at: At::Every,
                    what: What::Slow(0.3),
                }],
                ..usual
            };
            let bench = Bench::new(row, slow).await;
            let outcome = bench.run().await;
            bench.secured(&outcome)
        }
        "full" => {
            let full = match row.full {
                Full::Never => return Ok(()),
                Full::Says => Quirks {
                    full: true,
                    ..usual
                },
                Full::Foreign => Quirks {
                    foreign_objects: 16,
                    ..usual
                },
            };
            let bench = Bench::new(row, full).await;
            let outcome = bench.run().await;
            let right = matches!(device_error(&outcome), Some(device::Error::Full { .. }));
            expect(right, || format!("{outcome:?}"))?;
            bench.untouched()?;
            match row.full {
                // Somebody else's objects are not ours to remove: it stays full, and answers so.
                Full::Foreign => {
                    let again = bench.run().await;
                    let right = matches!(device_error(&again), Some(device::Error::Full { .. }));
                    expect(right, || format!("{again:?}"))
                }
                _ => bench.reachable(row).await,
            }
        }
        other => Err(format!("no such situation: {other}")),
    }
}

/// Places of one run cut at the same time: most of it is waiting.
const CUT_AT_ONCE: usize = 6;

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
            let told = patiently(&case, || cut(row, n, what.clone())).await;
            told.err().map(|why| format!("{case}: {why}"))
        })
        .buffer_unordered(CUT_AT_ONCE)
        .filter_map(|failure| async { failure })
        .collect()
        .await;
    eprintln!("{} {}: cut at {count} places", row.family, row.kind);
    expect(failures.is_empty(), || failures.join("\n    "))
}

async fn cut(row: &Row, n: u32, what: What) -> Result<(), String> {
    let bench = Bench::new(row, (row.quirks)()).await;
    bench.camera.bend(Quirks {
        tricks: vec![Trick {
            at: At::Request(n),
            what,
        }],
        ..(row.quirks)()
    });
    let outcome = bench.run().await;
    match &outcome {
        Outcome::Secured { .. } => bench.secured(&outcome),
        // A lost answer may end the work; the camera must not be lost by it.
        Outcome::PutBack { .. } | Outcome::Failed { .. } => bench.reachable(row).await,
        _ => Err(format!("{outcome:?}")),
    }
}

/// A device has three seconds for an answer, and here device and client share a computer that may
/// be busy with something else: what went otherwise than expected must do so three times.
async fn patiently<F>(case: &str, what: impl Fn() -> F) -> Result<(), String>
where
    F: Future<Output = Result<(), String>>,
{
    let mut told = what().await;
    for _ in 0..2 {
        let Err(why) = &told else {
            break;
        };
        eprintln!("{case}, once more: {why}");
        told = what().await;
    }
    told
}

/// Cells of the table at the same time.
const AT_ONCE: usize = 3;

#[tokio::test(flavor = "multi_thread")]
async fn every_family_in_every_situation() {
    let wanted =
        |variable: &str, name: &str| std::env::var(variable).map_or(true, |wanted| wanted == name);
    let cells: Vec<_> = ROWS
        .iter()
        .filter(|row| wanted("CAMSEAL_FAMILY", row.family))
        .flat_map(|row| SITUATIONS.map(|name| (row, name)))
        .filter(|(_, name)| wanted("CAMSEAL_SITUATION", name))
        .collect();
    let count = cells.len();
    let wrong: Vec<String> = futures::stream::iter(cells)
        .map(|(row, name)| async move {
            let case = format!("{} {}, {name}", row.family, row.kind);
            let begun = Instant::now();
            // The cuts are tried again one by one.
            let told = match name {
                "connection cut at each request" => situation(row, name).await,
                _ => patiently(&case, || situation(row, name)).await,
            };
            eprintln!("{case}: {:.1} s", begun.elapsed().as_secs_f64());
            told.err().map(|why| format!("{case}:\n    {why}"))
        })
        .buffer_unordered(AT_ONCE)
        .filter_map(|wrong| async { wrong })
        .collect()
        .await;
    eprintln!("families: {} of {count} as expected", count - wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_family_is_in_the_table() {
    for family in device::FAMILIES {
        assert!(
            // By hand nothing is driven; the guided way has tests of its own.
            family.id == "by-hand" || ROWS.iter().any(|row| row.family == family.id),
            "{} is missing in the table",
            family.id
        );
    }
}
