//! The wrong-store finder: every prepared situation is named and mended in a real NSS database, by
//! the real console program, and certutil confirms it.
#![cfg(all(feature = "cli", target_os = "linux"))]
#![allow(
    dead_code,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::print_stderr
)]

use std::fs;
use std::process::{Command, Stdio};

use camseal::certificate::Certificate;

#[path = "cli/program.rs"]
mod program;
#[path = "common/strays.rs"]
mod strays;

use program::{Desk, Ran, has, tool};
use strays::Situation;

/// A new NSS database in the desk's home.
fn database(desk: &Desk) -> String {
    let folder = desk.path(".pki/nssdb");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let database = format!("sql:{}", folder.display());
    let made = tool("certutil", &["-N", "--empty-password", "-d", &database]);
    assert_eq!(made.code, 0, "{}", made.err);
    database
}

/// The shelves of an NSS database are its flags.
fn flags(shelf: &str, certificate: &Certificate) -> &'static str {
    match shelf {
        "roots" if certificate.is_authority() => "C,,",
        // A trusted server: how a browser keeps "trust this page".
        "roots" => "P,,",
        "refused" => "p,,",
        _ => ",,",
    }
}

fn put(database: &str, nickname: &str, certificate: &Certificate, shelf: &str) {
    let mut child = Command::new("certutil")
        .args(["-A", "-a", "-f", "/dev/null", "-n", nickname])
        .args(["-t", flags(shelf, certificate), "-d", database])
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let pem = certificate.pem();
    std::io::Write::write_all(child.stdin.as_mut().unwrap(), pem.as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
}

/// The flags certutil shows for exactly this certificate; `None` when it is not in.
fn shown(database: &str, sha256: &str) -> Option<String> {
    let list = tool("certutil", &["-L", "-d", database]);
    for line in list.out.lines().skip(4) {
        let Some((nickname, flags)) = line.trim_end().rsplit_once(' ') else {
            continue;
        };
        let one = tool(
            "certutil",
            &["-L", "-a", "-d", database, "-n", nickname.trim()],
        );
        for block in pem::parse_many(one.out).unwrap_or_default() {
            let certificate = Certificate::from_der(block.contents()).unwrap();
            if certificate.fingerprint().to_string() == sha256 {
                return Some(flags.to_owned());
            }
        }
    }
    None
}

fn tidy(desk: &Desk, table: &strays::Table, more: &[&str]) -> Ran {
    let root = table.root.display().to_string();
    let mut args = vec![
        "--json", "trust", "tidy", "--store", "chromium", "--root", &root,
    ];
    args.extend(more);
    args.extend(table.addresses.iter().map(String::as_str));
    desk.run(&args)
}

/// Another customer's site in the usual folder, and its root.
fn customer(desk: &Desk) -> Certificate {
    let folder = desk.path("data/camseal/sites");
    fs::create_dir_all(&folder).unwrap();
    let site = folder.join("Hotel Bristol.camseal");
    let site = site.display().to_string();
    let key = ["--key", "p256"];
    let made = desk.run(
        &[
            &["site", "create", &site, "--name", "Hotel Bristol"],
            &key[..],
        ]
        .concat(),
    );
    assert_eq!(made.code, 0, "{}{}", made.out, made.err);
    let exported = desk.run(&["--site", &site, "authority", "export"]);
    let pem = pem::parse(exported.out).unwrap();
    Certificate::from_der(pem.contents()).unwrap()
}

#[test]
fn every_prepared_situation_is_named_and_mended() {
    if !has("certutil") || !has("openssl") {
        return;
    }
    let desk = Desk::new();
    let customer = customer(&desk);
    let table = strays::table(desk.folder.path(), &customer);
    assert!(table.situations.len() >= 11);
    for situation in &table.situations {
        one(&desk, &table, situation);
    }
}

fn one(desk: &Desk, table: &strays::Table, situation: &Situation) {
    let name = situation.name;
    let database = database(desk);
    for (at, (certificate, shelf)) in situation.put.iter().enumerate() {
        put(&database, &format!("by hand {at}"), certificate, shelf);
    }
    let before: Vec<_> = situation
        .put
        .iter()
        .map(|(c, _)| shown(&database, &c.fingerprint().to_string()))
        .collect();

    let planned = tidy(desk, table, &["--dry-run"]);
    let answer = planned.json();
    let strays = answer["strays"].as_array().unwrap();
    assert_eq!(strays.len(), 1, "{name}: {}{}", planned.out, planned.err);
    let found = &strays[0];
    assert_eq!(found["id"], situation.id, "{name}: {found}");
    assert_eq!(found["sha256"], situation.stray.as_str(), "{name}");
    assert_eq!(found["mend"], situation.mend, "{name}");
    assert_eq!(found["known"], situation.known, "{name}");
    let outcome = if situation.known { "planned" } else { "left" };
    assert_eq!(found["outcome"], outcome, "{name}");
    assert_ne!(found["changes"].as_array().map(Vec::len), None, "{name}");
    assert_eq!(planned.code, 1, "{name}");

    // A stranger's is left alone until it is named.
    let unasked = tidy(desk, table, &[]);
    if situation.known {
        assert_eq!(
            unasked.json()["strays"][0]["outcome"],
            "mended",
            "{}",
            unasked.out
        );
        assert_eq!(unasked.code, 0, "{name}: {}", unasked.out);
    } else {
        assert_eq!(unasked.code, 1, "{name}");
        let still: Vec<_> = situation
            .put
            .iter()
            .map(|(c, _)| shown(&database, &c.fingerprint().to_string()))
            .collect();
        assert_eq!(still, before, "{name}: changed unasked");
        let named = tidy(desk, table, &["--only", &situation.stray]);
        assert_eq!(named.code, 0, "{name}: {}{}", named.out, named.err);
        assert_eq!(named.json()["strays"][0]["outcome"], "mended", "{name}");
    }

    // Judged by certutil, not by us.
    let after = shown(&database, &situation.stray);
    match situation.after {
        None => assert_eq!(after, None, "{name}"),
        Some(_) => assert!(after.is_some_and(|f| f.starts_with('C')), "{name}"),
    }
    for (certificate, _) in &situation.put {
        let sha256 = certificate.fingerprint().to_string();
        if sha256 != situation.stray {
            assert!(
                shown(&database, &sha256).is_some(),
                "{name}: the other went too"
            );
        }
    }
    let again = tidy(desk, table, &["--dry-run"]);
    assert_eq!(
        again.json()["strays"].as_array().map(Vec::len),
        Some(0),
        "{name}: {}",
        again.out
    );
    assert_eq!(again.code, 0, "{name}");
}

#[test]
fn a_root_with_its_private_key_is_left_to_a_person() {
    if !has("certutil") || !has("openssl") || !has("pk12util") {
        return;
    }
    let desk = Desk::new();
    let database = database(&desk);
    let (pem, key, p12) = (
        desk.text("ca.pem"),
        desk.text("ca.key"),
        desk.text("ca.p12"),
    );
    let made = tool(
        "openssl",
        &[
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "300",
            "-subj",
            "/CN=Mine",
            "-addext",
            "basicConstraints=critical,CA:TRUE",
            "-keyout",
            &key,
            "-out",
            &pem,
        ],
    );
    assert_eq!(made.code, 0, "{}", made.err);
    let packed = tool(
        "openssl",
        &[
            "pkcs12", "-export", "-in", &pem, "-inkey", &key, "-out", &p12, "-passout", "pass:x",
        ],
    );
    assert_eq!(packed.code, 0, "{}", packed.err);
    let put = tool(
        "pk12util",
        &["-i", &p12, "-W", "x", "-K", "", "-d", &database],
    );
    assert_eq!(put.code, 0, "{}{}", put.out, put.err);

    let args = [
        "--json", "trust", "tidy", "--store", "chromium", "--root", &pem,
    ];
    let told = desk.run(&args);
    let found = &told.json()["strays"][0];
    assert_eq!(found["id"], "root-with-key", "{}", told.out);
    assert_eq!(found["mend"], "by-hand");
    let sha256 = found["sha256"].as_str().unwrap().to_owned();
    let named = desk.run(&[&args[..], &["--only", &sha256]].concat());
    assert_eq!(named.code, 1, "{}", named.out);
    assert_eq!(
        named.json()["strays"][0]["error"]["id"],
        "truststore-by-hand"
    );
    let keys = tool("certutil", &["-K", "-d", &database]);
    assert!(keys.out.contains("rsa"), "the key is gone: {}", keys.out);
}
