//! The console as a command: use, languages, completions, streams, signals, and who a device is.

use std::fs;
use std::time::{Duration, Instant};

use crate::program::{Desk, Practice, finish};

#[test]
fn bad_use_is_two_and_help_is_zero() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["--help"]).code, 0);
    assert_eq!(desk.run(&["--version"]).code, 0);
    for args in [
        &["nonsense"][..],
        &[],
        &["site", "create"],
        &["site", "show"],
        &["check", "a b"],
        &["check", "127.0.0.1", "--client", "netscape"],
        &["find", "--range", "10.0.0.0/8", "--no-probes"],
        &["--language", "tlh", "manual"],
        &["secure", "127.0.0.1:1", "--site", "missing.camseal"],
        &["issue", "10.0.0.1", "--out", "x", "--days", "900"],
        &["practice", "--family", "hal9000"],
        &["practice", "--key-seconds", "-1"],
        &["view", "no such thing"],
    ] {
        let ran = desk.run(args);
        assert_eq!(ran.code, 2, "{args:?}: {}", ran.err);
        assert!(ran.out.is_empty(), "{args:?}: {}", ran.out);
        assert!(!ran.err.is_empty(), "{args:?}");
    }
}

#[test]
fn errors_have_an_id_and_words_in_the_language_wished() {
    let desk = Desk::new();
    let ran = desk.run(&["--json", "site", "show", "gone.camseal"]);
    assert_eq!(ran.code, 2);
    assert_eq!(ran.error()["error"], "site-missing");
    for key in ["what", "todo"] {
        assert!(ran.error()[key].as_str().is_some_and(|t| t.len() > 10));
    }
    let german = desk.run(&["--language", "de-AT", "site", "show", "gone.camseal"]);
    assert!(german.err.starts_with("Fehler: "), "{}", german.err);
    assert!(german.err.contains("\nRat: "), "{}", german.err);
}

#[test]
fn completions_and_manual_are_made() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        assert!(desk.run(&["completions", shell]).out.contains("secure"));
    }
    assert!(desk.run(&["manual"]).out.contains(".TH camseal"));
    assert!(desk.run(&["manual", "secure"]).out.contains("key\\-on"));
}

#[test]
fn a_full_disk_is_said_and_a_closed_pipe_is_not() {
    let desk = Desk::new();
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let child = desk.command(&["manual"]).stdout(full).spawn().unwrap();
    let ran = finish(child);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("error: "), "{}", ran.err);
    let mut child = desk.command(&["completions", "bash"]).spawn().unwrap();
    drop(child.stdout.take());
    let ran = finish(child);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

/// Three families, in this order.
const OLDEST: [&str; 6] = [
    "--family",
    "onvif-tls",
    "--family",
    "onvif-legacy",
    "--family",
    "by-hand",
];

#[test]
fn practice_speaks_json_and_ends_by_a_signal() {
    for signal in ["INT", "TERM"] {
        let desk = Desk::new();
        let practice = Practice::start(&desk, &[&["--user", "root"], &OLDEST[..]].concat(), 3);
        let families: Vec<_> = practice
            .cameras
            .iter()
            .map(|c| c["family"].clone())
            .collect();
        assert_eq!(families, ["onvif-tls", "onvif-legacy", "by-hand"]);
        for camera in &practice.cameras {
            assert_eq!(camera["address"], "127.0.0.1");
            assert_eq!(camera["user"], "root");
            assert!(camera["http_port"].as_u64() > Some(0));
            assert!(camera["https_port"].as_u64() > Some(0));
        }
        let begin = Instant::now();
        assert_eq!(practice.stop(signal), (0, String::new()));
        assert!(begin.elapsed() < Duration::from_secs(5));
    }
}

/// For programs RFC 3339 in whole seconds; for people a day, a time and by how much it is off.
#[test]
fn a_devices_clock_is_told_to_programs_and_to_people() {
    let desk = Desk::new();
    let behind = (2 * 24 * 3600 + 3600).to_string();
    let offset = format!("-{behind}");
    let arguments = ["--family", "onvif-tls", "--clock-offset", &offset];
    let practice = Practice::start(&desk, &arguments, 1);
    let address = practice.address(0);
    let whole = |moment: &serde_json::Value| {
        let text = moment.as_str().unwrap();
        assert!(text.len() == 20 && text.ends_with('Z'), "{text}");
    };
    whole(&desk.run(&["--json", "identify", &address]).json()["clock"]["device"]);
    whole(&desk.run(&["--json", "check", &address]).json()["clocks"]["here"]);
    for verb in ["identify", "check"] {
        let out = desk.run(&[verb, &address]).out;
        let line = out.lines().find(|line| line.contains("(2 days behind)"));
        let line = line.unwrap_or_else(|| panic!("{verb}: {out}"));
        assert!(!line.contains('T') || !line.contains('Z'), "{line}");
        // A year, and a time of day without fractions.
        assert!(
            line.contains("20") && line.contains(':') && !line.contains('.'),
            "{line}"
        );
    }
}

#[test]
fn identify_names_the_family_and_why() {
    let desk = Desk::new();
    let practice = Practice::start(&desk, &OLDEST, 3);
    for (index, family) in ["onvif-tls", "onvif-legacy", "by-hand"].iter().enumerate() {
        let ran = desk.run(&["--json", "identify", &practice.address(index)]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(ran.json()["family"], *family);
    }
    let address = practice.address(0);
    drop(practice);
    assert_eq!(desk.run(&["identify", &address]).code, 2);
    assert_eq!(desk.run(&["check", &address]).code, 2);
    let found = desk.run(&["find", "--no-probes", "--range", &address]);
    assert_eq!((found.code, found.out.as_str()), (1, ""));
}
