//! The end of a job: the site's root, its secret and its file leave this computer, after a copy was
//! made and opened.
#![cfg(all(feature = "cli", target_os = "linux"))]
#![allow(
    dead_code,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::print_stderr
)]

use std::fs;

#[path = "cli/program.rs"]
mod program;

use program::{Desk, has, tool};

/// `HOME` has a browser's database; the system's own store is not touched: the root is not in it.
fn database(desk: &Desk) -> String {
    let folder = desk.path(".pki/nssdb");
    fs::create_dir_all(&folder).unwrap();
    let database = format!("sql:{}", folder.display());
    let made = tool("certutil", &["-N", "--empty-password", "-d", &database]);
    assert_eq!(made.code, 0, "{}", made.err);
    database
}

#[test]
fn a_site_is_forgotten_only_with_a_copy_or_a_word() {
    if !has("certutil") {
        return;
    }
    let desk = Desk::new();
    let site = desk.site();
    let database = database(&desk);
    let put = desk.run(&["--site", &site, "trust", "install", "--store", "chromium"]);
    assert_eq!(put.code, 0, "{}{}", put.out, put.err);
    let listed = || tool("certutil", &["-L", "-d", &database]).out;
    assert!(listed().contains("camseal"));

    let silent = desk.run(&["--json", "site", "forget", &site]);
    assert_eq!(silent.code, 2, "{}", silent.out);
    assert_eq!(silent.error()["error"], "console-not-exported");
    let planned = desk.run(&[
        "--json",
        "site",
        "forget",
        &site,
        "--without-export",
        "--dry-run",
    ]);
    assert_eq!(planned.code, 0, "{}{}", planned.out, planned.err);
    assert_eq!(planned.json()["file_removed"], false);
    assert!(listed().contains("camseal"), "a dry run changes nothing");
    assert!(desk.path(&site).is_file());

    let copy = desk.text("handed over.camseal");
    let gone = desk.run(&["--json", "site", "forget", &site, "--export", &copy]);
    assert_eq!(gone.code, 0, "{}{}", gone.out, gone.err);
    let answer = gone.json();
    assert_eq!(answer["file_removed"], true, "{answer}");
    assert_eq!(answer["exported"], copy.as_str());
    for store in answer["stores"].as_array().unwrap() {
        assert_eq!(store["presence"], "absent", "{store}");
    }
    assert!(!listed().contains("camseal"), "{}", listed());
    assert!(!desk.path(&site).exists());

    // The copy works: it signs with the same passphrase.
    let out = desk.text("files");
    let issued = desk.run(&["--site", &copy, "issue", "10.1.2.3", "--out", &out]);
    assert_eq!(issued.code, 0, "{}{}", issued.out, issued.err);
    // And is never written over.
    let again = desk.run(&["--json", "site", "forget", &copy, "--export", &copy]);
    assert_eq!(again.code, 2, "{}", again.out);
    assert!(desk.path(&copy).is_file());
}
