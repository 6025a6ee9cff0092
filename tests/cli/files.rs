//! Files on the console: kits, requests, roots, and authorities brought in.

use std::fs;

use crate::program::{Desk, feed, finish, has, mode, tool};

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
