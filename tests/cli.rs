//! The console program from outside: exit codes, JSON, wrong inputs, Ctrl-C and sudden death.
#![cfg(all(feature = "cli", unix))]
#![allow(dead_code, clippy::panic, clippy::unwrap_used)]

#[path = "cli/program.rs"]
mod program;

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::time::{Duration, Instant};

use program::{Desk, Practice, feed, finish, has, kill, mode, tool};
use serde_json::Value;

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
        &["check", "127.0.0.1", "--client", "chrome"],
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

#[test]
fn a_site_is_made_shown_and_never_overwritten() {
    let desk = Desk::new();
    let site = desk.site();
    assert_eq!(mode(site.as_ref()), 0o600);
    let shown = desk
        .run(&["--json", "site", "show", "--site", &site])
        .json();
    assert_eq!(shown["name"], "Hotel Astoria");
    assert_eq!(shown["authority"]["constrained"], true);
    assert_eq!(shown["authority"]["kept"], "typed");
    assert_eq!(shown["cameras"], Value::Array(Vec::new()));
    let before = fs::read(&site).unwrap();
    let again = desk.run(&["site", "create", &site, "--name", "Other"]);
    assert_eq!(again.code, 2);
    assert_eq!(fs::read(&site).unwrap(), before);
    // No secret, nobody at a terminal, no key store: said, and nothing is left behind.
    let mut command = desk.command(&["site", "create", "b.camseal", "--name", "B"]);
    let ran = finish(command.env_remove("CAMSEAL_PASSPHRASE").spawn().unwrap());
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("--passphrase-file"), "{}", ran.err);
    assert!(!desk.path("b.camseal").exists());
}

#[test]
fn the_key_is_never_clear_on_the_disk() {
    let desk = Desk::new();
    let site = desk.site();
    let bytes = fs::read(&site).unwrap();
    // The passphrase is nowhere, and no clear PKCS#8 of P-256 (its fixed beginning) either.
    let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|w| w == needle);
    assert!(!holds(b"a passphrase"));
    assert!(!holds(b"PRIVATE KEY"));
    assert!(!holds(&[
        0x02, 0x01, 0x00, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d
    ]));
}

#[test]
fn a_random_passphrase_is_kept_in_a_private_file_and_opens_the_key() {
    let desk = Desk::new();
    let create = |site: &str, more: &[&str]| {
        let mut args = vec![
            "--json", "site", "create", site, "--name", "Astoria", "--key", "p256",
        ];
        args.extend(more);
        desk.run(&args)
    };
    let made = create("a.camseal", &["--new-passphrase-file", "a.pass"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let secret = fs::read_to_string(desk.path("a.pass")).unwrap();
    assert!(
        secret.starts_with("camseal-") && secret.len() > 40,
        "{}",
        secret.len()
    );
    assert!(!made.out.contains(secret.trim()) && !made.err.contains(secret.trim()));
    assert_eq!(mode(&desk.path("a.pass")), 0o600);
    let issue = |file: &str, out: &str| {
        let site = desk.text("a.camseal");
        desk.run(&[
            "--site",
            &site,
            "issue",
            "10.0.0.7",
            "--key",
            "p256",
            "--out",
            out,
            "--passphrase-file",
            file,
        ])
    };
    assert_eq!(issue("a.pass", "out").code, 0);
    fs::write(
        desk.path("wrong.pass"),
        secret.replace(['a', 'b', 'c', '2'], "z"),
    )
    .unwrap();
    assert_eq!(issue("wrong.pass", "other").code, 1);

    // No file is overwritten, and without its secret no site is made.
    let again = create("b.camseal", &["--new-passphrase-file", "a.pass"]);
    assert_eq!(again.code, 2, "{}", again.err);
    let nowhere = create("b.camseal", &["--new-passphrase-file", "no/such/folder"]);
    assert_eq!(nowhere.code, 2, "{}", nowhere.err);
    assert!(!desk.path("b.camseal").exists());
    assert_eq!(fs::read_to_string(desk.path("a.pass")).unwrap(), secret);
    let both = create(
        "b.camseal",
        &[
            "--new-passphrase-file",
            "c.pass",
            "--passphrase-file",
            "a.pass",
        ],
    );
    assert_eq!(both.code, 2);
}

#[test]
fn damaged_newer_and_foreign_site_files_are_refused_and_kept() {
    let desk = Desk::new();
    let site = desk.site();
    let good = fs::read(&site).unwrap();
    let mut newer = good.clone();
    newer[60..64].copy_from_slice(&9999u32.to_be_bytes());
    let mut damaged = good.clone();
    for byte in &mut damaged[100..4000] {
        *byte ^= 0x5a;
    }
    for (name, bytes, id) in [
        ("newer", newer, "site-newer"),
        ("damaged", damaged, "site-damaged"),
        ("text", b"not a site at all\n".repeat(500), "site-damaged"),
    ] {
        fs::write(&site, &bytes).unwrap();
        let ran = desk.run(&["--json", "site", "show", "--site", &site]);
        assert_eq!(ran.code, 2, "{name}");
        assert_eq!(ran.error()["error"], id, "{name}");
        assert_eq!(fs::read(&site).unwrap(), bytes, "{name}");
    }
}

#[test]
fn kits_hold_what_they_say_and_keys_are_private() {
    let desk = Desk::new();
    let site = desk.site();
    for (kit, files) in [
        ("two-pem", 3),
        ("one-pem", 2),
        ("pfx", 2),
        ("pfx-legacy", 2),
    ] {
        let out = desk.text(kit);
        let ran = desk.run(&[
            "--json",
            "issue",
            "192.168.1.64",
            "--dns",
            "Cam1.local",
            "--key",
            "p256",
            "--out",
            &out,
            "--kit",
            kit,
            "--site",
            &site,
        ]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let answer = ran.json();
        assert_eq!(
            answer["certificate"]["names"],
            serde_json::json!(["192.168.1.64", "cam1.local"])
        );
        assert_eq!(answer["files"].as_array().unwrap().len(), files);
        for file in answer["files"].as_array().unwrap() {
            let path = std::path::Path::new(file["path"].as_str().unwrap());
            let holds = file["holds"].as_str().unwrap();
            if holds.contains("key") || holds == "pfx" {
                assert_eq!(mode(path), 0o600, "{}", path.display());
            }
            let seen = desk.run(&["--json", "view", &path.display().to_string()]);
            assert_eq!(seen.code, 0, "{}", seen.err);
            let keys = seen.json()["keys"].as_array().unwrap().len();
            assert_eq!(
                keys == 1,
                holds.contains("key") || holds == "pfx",
                "{holds}"
            );
        }
        // The same again would put another key over the first.
        let again = desk.run(&[
            "--json",
            "issue",
            "192.168.1.64",
            "--out",
            &out,
            "--kit",
            kit,
            "--site",
            &site,
        ]);
        assert_eq!(again.code, 2);
        assert_eq!(again.error()["error"], "directory-exists");
    }
    let pfx = desk.text("pfx/192.168.1.64.pfx");
    let mut command = desk.command(&["--json", "view", &pfx]);
    let wrong = finish(command.env("CAMSEAL_PASSWORD", "wrong").spawn().unwrap());
    assert_ne!(wrong.code, 0);
    assert_eq!(wrong.error()["error"], "certificate-wrong-passphrase");
}

#[test]
fn names_the_authority_may_not_sign_for_are_refused() {
    let desk = Desk::new();
    let site = desk.site();
    let ran = desk.run(&[
        "--json",
        "issue",
        "www.example.com",
        "--out",
        &desk.text("x"),
        "--site",
        &site,
    ]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert_eq!(ran.error()["error"], "authority-name-not-permitted");
    assert!(!desk.path("x").exists());
}

#[test]
fn a_wrong_passphrase_is_a_no_and_changes_nothing() {
    let desk = Desk::new();
    let site = desk.site();
    let file = desk.text("passphrase");
    fs::write(&file, "not it\n").unwrap();
    let ran = desk.run(&[
        "--json",
        "issue",
        "10.0.0.1",
        "--out",
        &desk.text("x"),
        "--site",
        &site,
        "--passphrase-file",
        &file,
    ]);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.error()["error"], "authority-closed");
    fs::write(&file, "a passphrase\r\nsecond line").unwrap();
    let ran = desk.run(&[
        "issue",
        "10.0.0.1",
        "--key",
        "p256",
        "--out",
        &desk.text("x"),
        "--site",
        &site,
        "--passphrase-file",
        &file,
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let mut command = desk.command(&["sign", "-", "--address", "10.0.0.1", "--out", "-"]);
    let _ = command.args(["--site", &site, "--passphrase-file", "-"]);
    assert_eq!(feed(command, b"x").code, 2);
}

#[test]
fn requests_are_signed_and_changes_are_told() {
    if !has("openssl") {
        return;
    }
    let desk = Desk::new();
    let site = desk.site();
    let (csr, key) = (desk.text("cam.csr"), desk.text("cam.key"));
    let made = tool(
        "openssl",
        &[
            "req",
            "-new",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-keyout",
            &key,
            "-out",
            &csr,
            "-subj",
            "/CN=camera",
            "-addext",
            "subjectAltName=DNS:evil.example.com,DNS:192.168.1.9",
        ],
    );
    assert_eq!(made.code, 0, "{}", made.err);
    let out = desk.text("cam.pem");
    let ran = desk.run(&[
        "--json",
        "sign",
        &csr,
        "--address",
        "192.168.1.9",
        "--out",
        &out,
        "--site",
        &site,
    ]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let answer = ran.json();
    assert_eq!(
        answer["certificate"]["names"],
        serde_json::json!(["192.168.1.9"])
    );
    let notes: Vec<&str> = answer["notes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|n| n["id"].as_str().unwrap())
        .collect();
    assert!(notes.contains(&"names-left-out"), "{notes:?}");
    let root = desk.text("root.pem");
    assert_eq!(
        desk.run(&["authority", "export", "--site", &site, "--out", &root])
            .code,
        0
    );
    let verified = tool(
        "openssl",
        &["verify", "-x509_strict", "-CAfile", &root, &out],
    );
    assert_eq!(verified.code, 0, "{}{}", verified.out, verified.err);
    // A certificate, half a request and a key are no requests.
    let whole = fs::read(&csr).unwrap();
    let half = desk.text("half.csr");
    fs::write(&half, &whole[..whole.len() / 2]).unwrap();
    for wrong in [&root, &half, &key] {
        let ran = desk.run(&[
            "sign",
            wrong,
            "--address",
            "192.168.1.9",
            "--out",
            &out,
            "--site",
            &site,
        ]);
        assert_ne!(ran.code, 0, "{wrong}");
        assert!(ran.err.starts_with("error: "), "{}", ran.err);
    }
}

#[test]
fn the_root_leaves_in_three_forms() {
    let desk = Desk::new();
    let site = desk.site();
    let mut prints = Vec::new();
    for (format, kind) in [("pem", "pem"), ("der", "der"), ("p7b", "pkcs7")] {
        let out = desk.text(format);
        let ran = desk.run(&[
            "authority",
            "export",
            "--format",
            format,
            "--out",
            &out,
            "--site",
            &site,
        ]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let seen = desk.run(&["--json", "view", &out]).json();
        assert_eq!(seen["kind"], kind);
        prints.push(seen["certificates"][0]["sha256"].clone());
    }
    assert!(prints.iter().all(|p| *p == prints[0] && p.is_string()));
    if has("openssl") {
        let read = tool(
            "openssl",
            &[
                "pkcs7",
                "-inform",
                "DER",
                "-in",
                &desk.text("p7b"),
                "-print_certs",
            ],
        );
        assert!(read.out.contains("Hotel Astoria"), "{}", read.err);
    }
}

#[test]
fn a_foreign_authority_is_taken_over_with_its_key_only() {
    if !has("openssl") {
        return;
    }
    let desk = Desk::new();
    let site = desk.site();
    let (certificate, key, other) = (desk.text("ca.pem"), desk.text("ca.key"), desk.text("o.key"));
    let made = tool(
        "openssl",
        &[
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-keyout",
            &key,
            "-out",
            &certificate,
            "-subj",
            "/CN=Company Root",
            "-days",
            "3650",
        ],
    );
    assert_eq!(made.code, 0, "{}", made.err);
    let made = tool("openssl", &["genrsa", "-out", &other, "2048"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let import = |key: Option<&str>| {
        let mut args = vec![
            "--json",
            "authority",
            "import",
            "--site",
            &site,
            "--certificate",
            &certificate,
        ];
        args.extend(key.into_iter().flat_map(|k| ["--key", k]));
        desk.run(&args)
    };
    let without = import(None);
    assert_eq!(without.error()["error"], "console-no-key");
    let wrong = import(Some(&other));
    assert_eq!(wrong.code, 1);
    assert_eq!(wrong.error()["error"], "authority-key-does-not-belong");
    let right = import(Some(&key));
    assert_eq!(right.code, 0, "{}", right.err);
    let notes = right.json()["notes"].to_string();
    assert!(notes.contains("unlimited-root"), "{notes}");
    let out = desk.text("kit");
    let ran = desk.run(&["issue", "10.0.0.1", "--out", &out, "--site", &site]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let verified = tool(
        "openssl",
        &[
            "verify",
            "-CAfile",
            &certificate,
            &desk.text("kit/10.0.0.1-certificate.pem"),
        ],
    );
    assert_eq!(verified.code, 0, "{}", verified.err);
}

#[test]
fn trust_refuses_another_root_than_announced_and_cameras() {
    let desk = Desk::new();
    let site = desk.site();
    let root = desk.text("root.pem");
    let _ = desk.run(&["authority", "export", "--site", &site, "--out", &root]);
    let other = "00".repeat(32);
    let ran = desk.run(&[
        "--json", "trust", "install", "--root", &root, "--sha256", &other,
    ]);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.error()["error"], "truststore-other-root");
    let ran = desk.run(&[
        "--json", "trust", "install", "--root", &root, "--sha256", "xyz",
    ]);
    assert_eq!(ran.code, 2);
    assert_eq!(ran.error()["error"], "console-bad-fingerprint");
    let _ = desk.run(&[
        "issue",
        "10.0.0.1",
        "--key",
        "p256",
        "--out",
        &desk.text("kit"),
        "--site",
        &site,
    ]);
    let leaf = desk.text("kit/10.0.0.1-certificate.pem");
    let ran = desk.run(&["--json", "trust", "install", "--dry-run", "--root", &leaf]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert_eq!(ran.error()["error"], "truststore-not-an-authority");
    let ran = desk.run(&[
        "--json", "trust", "status", "--root", &root, "--store", "nowhere",
    ]);
    assert_eq!(ran.code, 2);
    assert_eq!(ran.error()["error"], "truststore-no-such-store");
}

#[test]
fn practice_speaks_json_and_ends_by_a_signal() {
    for signal in ["INT", "TERM"] {
        let desk = Desk::new();
        let practice = Practice::start(&desk, &["--user", "root"], 3);
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

#[test]
fn identify_names_the_family_and_why() {
    let desk = Desk::new();
    let practice = Practice::start(&desk, &[], 3);
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
