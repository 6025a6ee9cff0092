//! The main job with foreign judges: practice cameras, a site, `secure`, then OpenSSL and curl.
//!
//! Only what leaves the trust stores of this computer alone; `end_to_end_trust.rs` fills them.
#![cfg(all(feature = "cli", unix))]
#![allow(dead_code, clippy::panic, clippy::unwrap_used)]

#[path = "cli/program.rs"]
mod program;

use program::{Desk, Practice, has, tool};

#[test]
fn three_cameras_are_proven_by_foreign_judges() {
    if !has("openssl") || !has("curl") {
        return;
    }
    let desk = Desk::new();
    let site = desk.site();
    let practice = Practice::start(&desk, &["--family", "onvif-tls", "--count", "3"], 3);
    let addresses: Vec<String> = (0..3).map(|i| practice.address(i)).collect();
    let mut args = vec!["--json", "secure"];
    args.extend(addresses.iter().map(String::as_str));
    args.extend(["--user", "admin", "--site", &site, "--no-trust"]);
    let ran = desk.run(&args);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let root = desk.text("root.pem");
    let exported = desk.run(&["authority", "export", "--site", &site, "--out", &root]);
    assert_eq!(exported.code, 0, "{}", exported.err);
    for address in &addresses {
        judged(&desk, address, &root, &ran.outcome(address)["fingerprint"]);
    }
    // A second run changes nothing.
    let again = desk.run(&args);
    assert_eq!(again.code, 0, "{}", again.err);
    for address in &addresses {
        assert_eq!(again.outcome(address)["outcome"], "already-secure");
    }
}

#[test]
fn the_older_certificate_operations_lead_there_too() {
    if !has("openssl") || !has("curl") {
        return;
    }
    let desk = Desk::new();
    let site = desk.site();
    let practice = Practice::start(&desk, &["--family", "onvif-legacy"], 1);
    let address = practice.address(0);
    let ran = desk.run(&[
        "--json",
        "secure",
        &address,
        "--user",
        "admin",
        "--site",
        &site,
        "--no-trust",
        "--allow-http",
        "--allow-restart",
        "--set-clock",
    ]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let root = desk.text("root.pem");
    let _ = desk.run(&["authority", "export", "--site", &site, "--out", &root]);
    let end = ran.outcome(&address);
    judged(&desk, &address, &root, &end["fingerprint"]);
}

/// openssl, curl and camseal agree with the root, and refuse without it.
fn judged(desk: &Desk, address: &str, root: &str, fingerprint: &serde_json::Value) {
    let shown = desk.run(&["--json", "check", address, "--root", root]);
    assert_eq!(shown.code, 0, "{}", shown.out);
    let answer = shown.json();
    assert_eq!(answer["verdicts"][0]["client"], "this-pc");
    assert_eq!(answer["verdicts"][0]["secure"], true);
    assert_eq!(answer["certificate"]["sha256"], *fingerprint);
    assert!(answer["chain"].is_array());
    let without = desk.run(&["--json", "check", address]);
    assert_eq!(without.code, 1, "{}", without.out);
    let verdict = &without.json()["verdicts"][0];
    assert_eq!(verdict["secure"], false);
    assert_eq!(verdict["findings"][0]["id"], "untrusted-root");
    let other_name = desk.run(&["check", address, "--root", root, "--name", "other.local"]);
    assert_eq!(other_name.code, 1, "{}", other_name.out);

    let dialled = tool(
        "openssl",
        &[
            "s_client",
            "-connect",
            address,
            "-CAfile",
            root,
            "-x509_strict",
            "-verify_ip",
            "127.0.0.1",
            "-verify_return_error",
            "-showcerts",
        ],
    );
    assert_eq!(dialled.code, 0, "{}{}", dialled.out, dialled.err);
    let start = dialled.out.find("-----BEGIN").unwrap();
    let leaf = desk.text("leaf.pem");
    std::fs::write(&leaf, &dialled.out[start..]).unwrap();
    let verified = tool(
        "openssl",
        &["verify", "-x509_strict", "-CAfile", root, &leaf],
    );
    assert_eq!(verified.code, 0, "{}{}", verified.out, verified.err);

    let url = format!("https://{address}/");
    let curled = tool("curl", &["-sS", "-o", "/dev/null", "--cacert", root, &url]);
    assert_eq!(curled.code, 0, "{}", curled.err);
    let refused = tool("curl", &["-sS", "-o", "/dev/null", &url]);
    assert_eq!(refused.code, 60, "{}", refused.err);
}
