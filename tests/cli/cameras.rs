//! Cameras on the console: one wrong password, files for those done by hand, sudden death, Ctrl-C.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

use serde_json::Value;

use crate::program::{Desk, Practice, finish, kill, mode};

#[test]
fn a_wrong_password_is_tried_once_and_the_camera_is_as_before() {
    let desk = Desk::new();
    let site = desk.site();
    let practice = Practice::start(&desk, &["--family", "onvif-tls"], 1);
    let address = practice.address(0);
    let served =
        || desk.run(&["--json", "view", &address]).json()["certificates"][0]["sha256"].clone();
    let before = served();
    let file = desk.text("password");
    fs::write(&file, "wrong\n").unwrap();
    let secure = |password: &str| {
        desk.run(&[
            "--json",
            "secure",
            &address,
            "--user",
            "admin",
            "--site",
            &site,
            "--no-trust",
            "--password-file",
            password,
        ])
    };
    let ran = secure(&file);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let end = ran.outcome(&address);
    assert_eq!(end["error"], "device-refused");
    assert_eq!(end["left"], "untouched");
    assert!(end["fingerprint"].is_null());
    assert_eq!(served(), before);
    assert!(!format!("{}{}", ran.out, ran.err).contains("wrong"));
    fs::write(&file, "practice").unwrap();
    assert_eq!(secure(&file).code, 0);
}

#[test]
fn a_device_by_hand_gets_its_files() {
    let desk = Desk::new();
    let site = desk.site();
    let practice = Practice::start(&desk, &["--family", "by-hand"], 1);
    let address = practice.address(0);
    let ran = desk.run(&["--json", "secure", &address, "--site", &site, "--no-trust"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let end = ran.outcome(&address);
    assert_eq!(end["outcome"], "by-hand");
    let files: Vec<String> = end["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| f.as_str().unwrap().to_owned())
        .collect();
    assert_eq!(files.len(), 3);
    assert_eq!(mode(files[1].as_ref()), 0o600);
}

/// The time server of the command: named once, left alone after that; a certificate that is fine
/// stays.
#[test]
fn clocks_are_handed_to_a_time_server() {
    let desk = Desk::new();
    let site = desk.site();
    let practice = Practice::start(&desk, &["--family", "onvif-tls"], 1);
    let address = practice.address(0);
    let secure = |more: &[&str]| {
        let mut args = vec!["--json", "secure", "--user", "admin", "--site", &site];
        args.extend(["--no-trust"]);
        args.extend(more);
        desk.run(&args)
    };
    let odd = secure(&[&address, "--time-server", "10.0.0"]);
    assert_eq!(odd.code, 2, "{}", odd.err);
    let ran = secure(&[&address]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let before = ran.outcome(&address)["fingerprint"].clone();
    // Without an address: a camera that is done is worked on for its clock alone.
    for first in [true, false] {
        let ran = secure(&["--time-server", "127.0.0.1"]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let end = ran.outcome(&address);
        assert_eq!(end["outcome"], "already-secure");
        assert_eq!(end["fingerprint"], before);
        assert_eq!(
            ran.out.contains("follows-time-server"),
            first,
            "{}",
            ran.out
        );
    }
}

/// Every moment at which the program may die, as it shows in the stream.
const MOMENTS: [(&str, &str); 9] = [
    ("began", "clock"),
    ("passed", "clock"),
    ("waiting", "request"),
    ("passed", "request"),
    ("passed", "sign"),
    ("passed", "upload"),
    ("passed", "turn-on"),
    ("began", "check"),
    ("passed", "check"),
];

#[test]
fn killed_after_any_stage_the_next_run_ends_secured() {
    let desk = Desk::new();
    let site = desk.site();
    let count = MOMENTS.len();
    let practice = Practice::start(
        &desk,
        &["--family", "onvif-tls", "--count", &count.to_string()],
        count,
    );
    for (index, (event, stage)) in MOMENTS.into_iter().enumerate() {
        let address = practice.address(index);
        let args = [
            "--json",
            "secure",
            &address,
            "--user",
            "admin",
            "--site",
            &site,
            "--no-trust",
        ];
        let mut child = desk.command(&args).stderr(Stdio::null()).spawn().unwrap();
        let mut seen = false;
        for line in BufReader::new(child.stdout.take().unwrap()).lines() {
            let line: Value = serde_json::from_str(&line.unwrap()).unwrap();
            if line["event"] == event && line["stage"] == stage {
                kill(child.id(), "KILL");
                seen = true;
                break;
            }
        }
        let _ = child.wait();
        assert!(seen, "{event} {stage} was never told");
        let ran = desk.run(&args);
        assert_eq!(ran.code, 0, "{event} {stage}: {} {}", ran.out, ran.err);
        let end = ran.outcome(&address);
        let served = desk.run(&["--json", "view", &address]).json();
        assert_eq!(
            end["fingerprint"], served["certificates"][0]["sha256"],
            "{event} {stage}"
        );
    }
    let shown = desk
        .run(&["--json", "site", "show", "--site", &site])
        .json();
    let cameras = shown["cameras"].as_array().unwrap();
    assert_eq!(cameras.len(), count);
    assert!(cameras.iter().all(|c| c["standing"] == "secured"));
}

#[test]
fn ctrl_c_finishes_the_camera_in_hand() {
    let desk = Desk::new();
    let site = desk.site();
    let practice = Practice::start(&desk, &["--family", "onvif-tls", "--count", "2"], 2);
    let (first, second) = (practice.address(0), practice.address(1));
    let args = [
        "--json",
        "secure",
        &first,
        &second,
        "--user",
        "admin",
        "--site",
        &site,
        "--no-trust",
        "--at-once",
        "1",
    ];
    let mut child = desk.command(&args).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let told = lines.next().unwrap().unwrap();
    assert!(told.contains("began"), "{told}");
    kill(child.id(), "INT");
    let rest: Vec<Value> = lines
        .map(|l| serde_json::from_str(&l.unwrap()).unwrap())
        .collect();
    let ran = finish(child);
    assert_eq!(ran.code, 2, "{}", ran.err);
    let mut ends: Vec<&str> = rest.iter().filter_map(|l| l["outcome"].as_str()).collect();
    ends.sort_unstable();
    assert_eq!(ends, ["secured", "skipped"]);
    assert_eq!(desk.run(&args).code, 0);
}
