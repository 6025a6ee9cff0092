//! The check: real handshakes with servers on loopback, each certificate with the verdict of a
//! measured case table, and ladders that stop where they should.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

use std::time::{Duration, Instant};

use camseal::certificate::Name;
use camseal::check::{Ask, Fact, RungId, Standing, climb};
use camseal::device::Clock;
use rcgen::SanType;
use time::OffsetDateTime;

use server::{assert_stops_at, camera_wish, climbed, days, ids, made, root_wish, served};

#[path = "check/below.rs"]
mod below;
#[path = "check/certificates.rs"]
mod certificates;
#[path = "check/clients.rs"]
mod clients;
#[path = "check/server.rs"]
mod server;

#[tokio::test]
async fn a_healthy_camera_is_whole_within_three_seconds() {
    let made = made(root_wish(), camera_wish());
    let start = Instant::now();
    let ladder = climbed(&made).await;
    assert!(start.elapsed() < Duration::from_secs(3));
    assert!(ladder.is_whole(), "{:?}", ladder.broken());
    let verdict = ladder.verdict.clone().unwrap();
    assert_eq!(
        (verdict.secure, verdict.findings.len(), verdict.notes.len()),
        (Some(true), 0, 0)
    );
    let handshake = ladder.handshake.unwrap();
    assert_eq!(handshake.version, "TLS 1.3");
    assert_eq!(handshake.chain[0].der(), made.chain[0]);
    assert_eq!(
        ladder.rungs[6].standing,
        Standing::Passed(Fact::Root {
            root: "Test camera authority".into(),
            given: true
        })
    );
}

#[tokio::test]
async fn the_system_store_does_not_know_our_test_root() {
    let made = made(root_wish(), camera_wish());
    let ladder = climb(&Ask::new(served(&made.chain, &made.key).await)).await;
    assert_eq!(
        ids(&ladder),
        (Some("untrusted-root"), vec!["untrusted-root"])
    );
    assert_stops_at(&ladder, RungId::Root);
}

#[tokio::test]
async fn a_name_can_be_asked_for_instead_of_the_address() {
    let mut wish = camera_wish();
    wish.subject_alt_names = vec![SanType::DnsName("*.cctv.lan".try_into().unwrap())];
    let made = made(root_wish(), wish);
    let mut ask = Ask::new(served(&made.chain, &made.key).await);
    ask.roots = vec![made.root.clone()];
    for (name, broken) in [
        ("cam01.cctv.lan", None),
        ("CAM01.cctv.lan", None),
        ("a.b.cctv.lan", Some("wrong-name")),
        ("cctv.lan", Some("wrong-name")),
        ("not a name", Some("wrong-name")),
    ] {
        ask.name = Some(Name::Dns(name.into()));
        assert_eq!(ids(&climb(&ask).await).0, broken, "{name}");
    }
}

#[tokio::test]
async fn clocks_are_told_apart() {
    let mut wish = camera_wish();
    wish.not_before = days(1);
    let made = made(root_wish(), wish);
    let mut ask = Ask::new(served(&made.chain, &made.key).await);
    ask.roots = vec![made.root.clone()];
    let clock = |device, follows_ntp| {
        Some(Clock {
            device,
            here: OffsetDateTime::now_utc(),
            follows_ntp,
        })
    };
    // The camera follows a time server and is right: this computer's clock is behind.
    ask.camera_clock = clock(days(3), true);
    assert_eq!(ids(&climb(&ask).await).0, Some("this-clock"));
    // Set by hand it proves nothing.
    ask.camera_clock = clock(days(3), false);
    assert_eq!(ids(&climb(&ask).await).0, Some("not-yet-valid"));

    // A camera in 1970 serves a good certificate all the same: whole, but noted.
    ask.now = days(2);
    ask.camera_clock = clock(OffsetDateTime::UNIX_EPOCH, false);
    let ladder = climb(&ask).await;
    assert!(ladder.is_whole(), "{:?}", ladder.broken());
    let dates = &ladder.rungs[5];
    assert_eq!(dates.id, RungId::Dates);
    assert_eq!(dates.notes[0].id(), "camera-clock");
}
