//! The whole way of finding: a street of practice cameras of every family, each at an address of
//! its own, the real console, and no login sent.
#![cfg(all(feature = "cli", target_os = "linux"))]
#![allow(
    dead_code,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    clippy::expect_used
)]

use std::collections::HashMap;
use std::fs::File;
use std::net::Ipv4Addr;

use camseal::practice::{self, Options, PracticeCamera, Quirks};
use program::Desk;
use serde_json::Value;

#[path = "cli/program.rs"]
mod program;

const COUNT: usize = 40;
/// Unprivileged, and among the ports a sweep tries.
const PORT: u16 = 8080;

/// Cameras of two streets announce themselves in the same groups: one street at a time, also beside
/// another run of these tests.
fn turn() -> File {
    let file = File::create(std::env::temp_dir().join("camseal-street-tests.lock")).unwrap();
    file.lock().unwrap();
    file
}

fn street(runtime: &tokio::runtime::Runtime, first: Ipv4Addr, count: usize) -> Vec<PracticeCamera> {
    runtime
        .block_on(practice::start(Options {
            count,
            spread: Some(first),
            port_base: Some(PORT),
            discovery: Some(practice::DISCOVERY_PORT),
            announce: Some(practice::ANNOUNCE_PORTS),
            quirks: Quirks::default(),
            ..Options::default()
        }))
        .unwrap()
}

/// The last line of each device; what was two lines and is one now is one.
fn last(lines: Vec<Value>) -> HashMap<String, Value> {
    let mut all = HashMap::new();
    for line in lines {
        for was in line["was"].as_array().into_iter().flatten() {
            let _ = all.remove(was.as_str().unwrap());
        }
        let _ = all.insert(line["address"].as_str().unwrap().to_owned(), line);
    }
    all
}

/// The line of this camera, whichever of its doors was seen first.
fn line<'a>(found: &'a HashMap<String, Value>, camera: &PracticeCamera) -> &'a Value {
    let of_camera: Vec<&Value> = [camera.http_port, camera.https_port]
        .iter()
        .filter_map(|port| found.get(&format!("{}:{port}", camera.address)))
        .collect();
    match of_camera[..] {
        [one] => one,
        _ => panic!("{}: {of_camera:?} of {:?}", camera.address, found.keys()),
    }
}

fn assert_nobody_logged_in(cameras: &[PracticeCamera]) {
    for camera in cameras {
        assert_eq!(camera.state().wrong_tries, 0);
        let received = camera.received();
        assert!(!received.is_empty(), "{} was never asked", camera.address);
        for request in received {
            assert_eq!(request.account, None, "{request:?}");
            for word in ["UsernameToken", "PasswordDigest", "password="] {
                assert!(!request.body.contains(word), "{request:?}");
            }
        }
    }
}

#[test]
fn forty_cameras_of_every_family_are_known_without_a_login() {
    let _turn = turn();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let cameras = street(&runtime, Ipv4Addr::new(127, 0, 0, 2), COUNT);
    let desk = Desk::new();
    let begin = std::time::Instant::now();
    let ran = desk.run(&[
        "--json",
        "find",
        "--range",
        "127.0.0.2-127.0.0.120",
        "--interface",
        "127.0.0.1",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let found = last(ran.lines());
    eprintln!("{} found in {:?}", found.len(), begin.elapsed());
    let mut known = 0;
    for camera in &cameras {
        let seen = line(&found, camera);
        assert_eq!(seen["family"], camera.family, "{seen}");
        // Some makers leave HTTPS off at the factory.
        let today = seen["today"].as_str().unwrap();
        let https = camera.family.starts_with("onvif") || today == "https-own";
        assert!(https || today == "http-only", "{seen}");
        assert!(today == "https-own" || !https, "{seen}");
        assert!(seen["serial"].as_str().is_some(), "{seen}");
        // Who speaks WS-Discovery has told its endpoint.
        let endpoint = camera.endpoint().trim_start_matches("urn:");
        if camera.family.starts_with("onvif") {
            assert_eq!(seen["endpoint"], endpoint, "{seen}");
        }
        known += 1;
    }
    assert_eq!((known, found.len()), (COUNT, COUNT), "{:?}", found.keys());
    assert_nobody_logged_in(&cameras);
}

/// Without a single address named: the groups alone.
#[test]
fn the_groups_alone_find_them_too() {
    let _turn = turn();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let cameras = street(&runtime, Ipv4Addr::new(127, 0, 1, 2), 6);
    let desk = Desk::new();
    let ran = desk.run(&[
        "--json",
        "find",
        "--interface",
        "127.0.0.1",
        "--no-sweep",
        "--seconds",
        "3",
    ]);
    let found = last(ran.lines());
    for camera in &cameras {
        let seen = line(&found, camera);
        assert_eq!(seen["family"], camera.family, "{seen}");
        assert_eq!(seen["interface"], "lo", "{seen}");
    }
    assert_nobody_logged_in(&cameras);
}

#[test]
fn lists_are_read_and_what_is_done_is_said() {
    let _turn = turn();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let cameras = street(&runtime, Ipv4Addr::new(127, 0, 2, 2), 3);
    let desk = Desk::new();
    let list = desk.text("cameras.csv");
    let rows: Vec<String> = cameras
        .iter()
        .map(|c| {
            format!(
                "\"Yard\";\"{}:{}\";\"remark, long\"",
                c.address, c.http_port
            )
        })
        .collect();
    std::fs::write(
        &list,
        format!("\u{feff}Name;IP;Remark\r\n{}\r\n", rows.join("\r\n")),
    )
    .unwrap();
    let ran = desk.run(&["find", "--list", &list, "--no-probes"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let hosts: Vec<&str> = ran
        .out
        .lines()
        .filter_map(|l| l.split(':').next())
        .collect();
    assert_eq!(
        hosts,
        ["127.0.2.2", "127.0.2.3", "127.0.2.4"],
        "{}",
        ran.out
    );
    for camera in &cameras {
        assert!(ran.out.contains(camera.family), "{}", ran.out);
    }
    assert!(ran.out.contains("HTTPS, not trusted"), "{}", ran.out);
    assert!(ran.err.contains("No login is sent"), "{}", ran.err);
    assert!(ran.err.contains("3 addresses"), "{}", ran.err);
    let none = desk.run(&["find", "--interface", "no-such-card"]);
    assert_eq!(none.code, 2);
    assert!(none.err.starts_with("error: "), "{}", none.err);
}
