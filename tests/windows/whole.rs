//! The whole job in the Windows program: against a camera that runs outside Wine, with what a
//! technician's account keeps (key store, private files, German umlauts on the console).

use std::path::Path;
use std::process::{Command, Stdio};

use super::wine::{Practice, Wine, has, tool};

/// A practice camera of the Linux program on loopback.
fn native(family: &str) -> Practice {
    Practice::start(
        Command::new(env!("CARGO_BIN_EXE_camseal-cli"))
            .args(["practice", "--family", family, "--key-seconds", "0.2"])
            .env("CAMSEAL_PASSWORD", "practice")
            .stderr(Stdio::null()),
    )
}

#[test]
fn a_camera_outside_wine_is_secured_from_within() {
    let Some(wine) = Wine::find() else { return };
    assert!(has("openssl"));
    let (site, sha1) = wine.site("Whole");
    let camera = native("onvif-tls");
    let address = camera.address();
    let secured = wine.camseal(&[
        "--json", "--site", &site, "secure", &address, "--user", "admin",
    ]);
    let taken = wine.camseal(&["--json", "--site", &site, "trust", "remove"]);
    assert_eq!(secured.code, 0, "{}{}", secured.out, secured.err);
    assert_eq!(taken.code, 0, "{}{}", taken.out, taken.err);
    assert!(!wine.registry_has(&sha1));
    // Success is the fingerprint the camera serves, read by OpenSSL outside Wine.
    let served = camera.served(wine.folder.path());
    let said = tool(
        "openssl",
        &["dgst", "-sha256", "-r", &served[0].display().to_string()],
    );
    let fingerprint = &said.out[..64];
    let last = secured
        .out
        .lines()
        .rfind(|line| line.contains("\"outcome\""))
        .unwrap_or_default();
    assert!(last.contains(fingerprint), "{last} is not {fingerprint}");
}

#[test]
fn what_an_account_keeps_is_its_own() {
    let Some(wine) = Wine::find() else { return };
    let file = wine.path("Kept.camseal");
    let mut create = wine.command(
        &wine.program("camseal-cli"),
        &["site", "create", &file, "--name", "Kept", "--key", "p256"],
    );
    // Without a passphrase the secret goes to Credential Manager.
    let made = super::wine::finish(create.env_remove("CAMSEAL_PASSPHRASE"));
    assert_eq!(made.code, 0, "{}{}", made.out, made.err);
    let kept = wine.witness(&["secrets"]);
    assert_eq!(kept.code, 0, "{}", kept.out);
    assert!(kept.out.contains("bytes"), "{}", kept.out);
    // It opens again without being asked, and keys are the owner's alone.
    let out = wine.path("kit");
    let mut issue = wine.command(
        &wine.program("camseal-cli"),
        &["--site", &file, "issue", "10.0.0.7", "--out", &out],
    );
    let issued = super::wine::finish(issue.env_remove("CAMSEAL_PASSPHRASE"));
    assert_eq!(issued.code, 0, "{}{}", issued.out, issued.err);
    for path in [
        wine.folder.path().join("Kept.camseal"),
        key_file(&wine.folder.path().join("kit")),
    ] {
        let rights = wine.witness(&["rights", &Wine::windows(&path)]);
        assert_eq!(rights.code, 0, "{}", rights.out);
        // WD = everyone, BU = users, AU = everyone who logged in
        for others in [";WD)", ";BU)", ";AU)"] {
            assert!(
                !rights.out.contains(others),
                "{}: {}",
                path.display(),
                rights.out
            );
        }
    }
}

fn key_file(folder: &Path) -> std::path::PathBuf {
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if std::fs::read_to_string(&path).is_ok_and(|t| t.contains("PRIVATE KEY")) {
                return path;
            }
        }
    }
    panic!("no key below {}", folder.display());
}

#[test]
fn umlauts_leave_the_console_as_utf_8() {
    let Some(wine) = Wine::find() else { return };
    let (file, _) = wine.site("Gästehaus Süd");
    let shown = wine.camseal(&["--language", "de", "--site", &file, "trust", "status"]);
    assert!(shown.out.contains("Gästehaus Süd"), "{:?}", shown.out);
    let german = wine.camseal(&["--language", "de", "site", "show", "gibt es nicht.camseal"]);
    assert!(german.err.starts_with("Fehler: "), "{:?}", german.err);
    assert!(
        german.err.contains('ü') || german.err.contains('ä'),
        "{:?}",
        german.err
    );
}
