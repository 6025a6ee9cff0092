//! The wrong-store finder in Windows' stores: the same prepared situations as in NSS, put there by
//! the witness, named and mended by the Windows program, looked at again by the witness.

use std::path::Path;

use camseal::certificate::Certificate;

use super::strays::{self, Situation, Table};
use super::wine::{Ran, Wine};

/// Windows' names of the shelves.
fn store(shelf: &str) -> &'static str {
    match shelf {
        "roots" => "Root",
        "intermediates" => "CA",
        "people" => "TrustedPeople",
        "refused" => "Disallowed",
        other => panic!("no shelf {other}"),
    }
}

fn thumbprint(certificate: &Certificate) -> String {
    certificate.sha1().replace(':', "").to_uppercase()
}

/// Takes everything of one situation out again.
struct Undo<'a> {
    wine: &'a Wine,
    names: Vec<String>,
}

impl Drop for Undo<'_> {
    fn drop(&mut self) {
        for name in &self.names {
            for store in ["Root", "CA", "TrustedPeople", "Disallowed"] {
                if self.wine.holds("machine", store, name) {
                    let _ = self.wine.witness(&["out", "machine", store, name]);
                }
            }
        }
    }
}

/// Another customer's site where the program looks for sites, and its root.
fn customer(wine: &Wine) -> Certificate {
    let folder = wine.sites();
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("Hotel Bristol.camseal");
    let _ = std::fs::remove_file(&path);
    let file = Wine::windows(&path);
    let create = [
        "site",
        "create",
        &file,
        "--name",
        "Hotel Bristol",
        "--key",
        "p256",
    ];
    let made = wine.camseal(&create);
    assert_eq!(made.code, 0, "{}{}", made.out, made.err);
    let exported = wine.camseal(&["--site", &file, "authority", "export"]);
    let pem = pem::parse(exported.out).unwrap();
    Certificate::from_der(pem.contents()).unwrap()
}

fn tidy(wine: &Wine, table: &Table, more: &[&str]) -> Ran {
    let root = Wine::windows(&table.root);
    let mut args = vec![
        "--json", "trust", "tidy", "--store", "system", "--root", &root,
    ];
    args.extend(more);
    args.extend(table.addresses.iter().map(String::as_str));
    wine.camseal(&args)
}

/// What was said of one certificate.
fn row(ran: &Ran, sha256: &str) -> Option<serde_json::Value> {
    let answer = ran.json();
    let all = answer["strays"].as_array().unwrap();
    all.iter().find(|row| row["sha256"] == sha256).cloned()
}

#[test]
fn every_prepared_situation_is_named_and_mended() {
    let Some(wine) = Wine::find() else { return };
    let customer = customer(&wine);
    let table = strays::table(wine.folder.path(), &customer);
    assert!(table.situations.len() >= 11);
    for situation in &table.situations {
        one(&wine, &table, situation);
    }
    let _ = std::fs::remove_file(wine.sites().join("Hotel Bristol.camseal"));
}

fn one(wine: &Wine, table: &Table, situation: &Situation) {
    let name = situation.name;
    let _undo = Undo {
        wine,
        names: situation.put.iter().map(|(c, _)| thumbprint(c)).collect(),
    };
    for (at, (certificate, shelf)) in situation.put.iter().enumerate() {
        let file = wine.folder.path().join(format!("put-{at}.der"));
        std::fs::write(&file, certificate.der()).unwrap();
        let put = wine.witness(&["put", "machine", store(shelf), &Wine::windows(&file)]);
        assert_eq!(put.code, 0, "{name}: {}", put.out);
    }
    let stray = situation
        .put
        .iter()
        .map(|(certificate, _)| certificate)
        .find(|c| c.fingerprint().to_string() == situation.stray)
        .unwrap();
    let others = listing(wine);

    let planned = tidy(wine, table, &["--dry-run"]);
    let found = row(&planned, &situation.stray)
        .unwrap_or_else(|| panic!("{name}: not found: {}{}", planned.out, planned.err));
    assert_eq!(found["id"], situation.id, "{name}");
    assert_eq!(found["mend"], situation.mend, "{name}");
    assert_eq!(found["known"], situation.known, "{name}");
    assert_eq!(listing(wine), others, "{name}: a dry run changed something");

    // What camseal does not know is touched only when its SHA-256 is given.
    let named = ["--only", situation.stray.as_str()];
    if !situation.known {
        let left = tidy(wine, table, &[]);
        assert_eq!(
            row(&left, &situation.stray).unwrap()["outcome"],
            "left",
            "{name}"
        );
        assert_eq!(listing(wine), others, "{name}: touched without being named");
    }
    let mended = tidy(wine, table, &named);
    let done = row(&mended, &situation.stray).unwrap();
    assert_eq!(
        done["outcome"], "mended",
        "{name}: {}{}",
        mended.out, mended.err
    );
    let print = thumbprint(stray);
    for shelf in ["roots", "intermediates", "people", "refused"] {
        let there = wine.holds("machine", store(shelf), &print);
        assert_eq!(there, situation.after == Some(shelf), "{name}: {shelf}");
    }
    assert!(
        row(&tidy(wine, table, &["--dry-run"]), &situation.stray).is_none(),
        "{name}"
    );
    // Everything else is as it was.
    let without = |all: Vec<String>| -> Vec<String> {
        all.into_iter()
            .filter(|line| !line.ends_with(&print))
            .collect()
    };
    assert_eq!(
        without(listing(wine)),
        without(others),
        "{name}: more was changed"
    );
}

/// Every certificate of the computer's shelves, by the witness.
fn listing(wine: &Wine) -> Vec<String> {
    let mut all = Vec::new();
    for store in ["Root", "CA", "TrustedPeople", "Disallowed"] {
        let listed = wine.witness(&["list", "machine", store]);
        all.extend(
            listed
                .out
                .lines()
                .map(|line| format!("{store} {}", line.trim())),
        );
    }
    all.sort();
    all
}

#[test]
fn a_root_of_windows_own_is_never_named() {
    let Some(wine) = Wine::find() else { return };
    // Long over, and Windows needs it: exactly what a tidy mind would throw out.
    let folder = wine.folder.path();
    let file = |name: &str| folder.join(name).display().to_string();
    let made = super::wine::tool(
        "openssl",
        &[
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "1",
            "-not_after",
            "20201231070000Z",
            "-not_before",
            "19970110070000Z",
            "-subj",
            "/OU=Copyright (c) 1997 Microsoft Corp./CN=Microsoft Root Authority",
            "-keyout",
            &file("key.pem"),
            "-out",
            &file("microsoft.pem"),
        ],
    );
    // Older OpenSSL cannot set dates; then an own-dated root of that name does.
    let dated = made.code == 0;
    if !dated {
        let plain = super::wine::tool(
            "openssl",
            &[
                "req",
                "-x509",
                "-newkey",
                "rsa:1024",
                "-nodes",
                "-days",
                "1",
                "-subj",
                "/OU=Copyright (c) 1997 Microsoft Corp./CN=Microsoft Root Authority",
                "-keyout",
                &file("key.pem"),
                "-out",
                &file("microsoft.pem"),
            ],
        );
        assert_eq!(plain.code, 0, "{}", plain.err);
    }
    let pem = pem::parse(std::fs::read(file("microsoft.pem")).unwrap()).unwrap();
    let root = Certificate::from_der(pem.contents()).unwrap();
    std::fs::write(folder.join("microsoft.der"), root.der()).unwrap();
    let der = Wine::windows(Path::new(&file("microsoft.der")));
    assert_eq!(wine.witness(&["put", "machine", "Root", &der]).code, 0);
    let _undo = Undo {
        wine: &wine,
        names: vec![thumbprint(&root)],
    };
    let sha256 = root.fingerprint().to_string();
    let args = [
        "--json", "trust", "tidy", "--store", "system", "--root", &der,
    ];
    let seen = wine.camseal(&[&args[..], &["--dry-run"]].concat());
    assert!(row(&seen, &sha256).is_none(), "{}", seen.out);
    let asked = wine.camseal(&[&args[..], &["--only", &sha256]].concat());
    assert!(row(&asked, &sha256).is_none(), "{}", asked.out);
    assert!(wine.holds("machine", "Root", &thumbprint(&root)));
}
