//! Trusting what a recorder has: the root it made itself, as the guide for recorders does by hand.

#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::process::{Command, Output};

use camseal::certificate::file;
use camseal::practice::{self, PracticeCamera, Quirks};
use serde_json::Value;

async fn one(family: &str, quirks: Quirks) -> PracticeCamera {
    let options = practice::Options {
        families: vec![family.to_owned()],
        count: 1,
        restart_seconds: 0.5,
        quirks,
        ..practice::Options::default()
    };
    practice::start(options).await.unwrap().remove(0)
}

async fn camseal(arguments: Vec<String>) -> Output {
    tokio::task::spawn_blocking(move || {
        Command::new(env!("CARGO_BIN_EXE_camseal-cli"))
            .args(["--json", "--language", "en"])
            .args(arguments)
            .env("CAMSEAL_PASSWORD", "practice")
            .output()
            .unwrap()
    })
    .await
    .unwrap()
}

/// What it answered: it did what was asked.
fn answer(ran: &Output) -> Value {
    assert!(
        ran.status.success(),
        "{}{}",
        String::from_utf8_lossy(&ran.stdout),
        String::from_utf8_lossy(&ran.stderr)
    );
    serde_json::from_slice(&ran.stdout).unwrap()
}

/// The id of the error, told as JSON.
fn error(ran: &Output) -> String {
    let said: Value = serde_json::from_slice(&ran.stderr).unwrap();
    said["error"].as_str().unwrap_or_default().to_owned()
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_recorder_guide_is_one_command() {
    let camera = one("dahua", Quirks::default()).await;
    assert!(!camera.state().https);
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("root.crt");
    let address = format!("127.0.0.1:{}", camera.http_port);
    let mut asked = words(&format!(
        "adopt {address} --user admin --no-trust --allow-http --out"
    ));
    asked.push(out.display().to_string());
    let answer = answer(&camseal(asked).await);
    assert_eq!(answer["https_switched_on"], true);
    assert_eq!(answer["shared_key"], false);
    assert_eq!(
        answer["served"]["sha256"].as_str(),
        camera.state().served.as_deref()
    );
    assert!(camera.state().https && camera.state().serves_factory);
    let root = file::read(&std::fs::read(&out).unwrap(), None)
        .unwrap()
        .certificates;
    assert!(root[0].is_authority() && root[0].is_self_signed());
    // By file and without a login, as for a device whose page hands the root out.
    let secure = format!("127.0.0.1:{}", camera.https_port);
    let mut asked = words(&format!("adopt {secure} --no-trust --root"));
    asked.push(out.display().to_string());
    let ran = camseal(asked).await;
    assert!(ran.status.success(), "{ran:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_root_or_not_its_own_is_not_trusted() {
    let recorder = one("dahua", Quirks::default()).await;
    let other = one("dahua", Quirks::default()).await;
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("root.crt");
    let adopt = async |camera: &PracticeCamera, more: &str, file: &std::path::Path| {
        let port = match camera.state().https {
            true => camera.https_port,
            false => camera.http_port,
        };
        let mut asked = words(&format!(
            "adopt 127.0.0.1:{port} --user admin --no-trust --allow-http {more}"
        ));
        asked.push(file.display().to_string());
        camseal(asked).await
    };
    assert!(adopt(&recorder, "--out", &out).await.status.success());
    // The root of one recorder does not vouch for another.
    let ran = adopt(&other, "--root", &out).await;
    assert_eq!(ran.status.code(), Some(1));
    assert!(error(&ran).contains("not-its-own"), "{ran:?}");
    // What a device serves is no root.
    let served = folder.path().join("served.crt");
    let seen = camseal::device::tls::look(
        &camseal::device::Address::new("127.0.0.1", Some(other.https_port)),
        std::time::Duration::from_secs(5),
    )
    .await
    .unwrap();
    std::fs::write(&served, seen.chain[0].pem()).unwrap();
    let ran = adopt(&other, "--root", &served).await;
    assert!(error(&ran).contains("no-authority"), "{ran:?}");
    // A camera without a root of its own says so.
    let camera = one("hikvision", Quirks::default()).await;
    let ran = adopt(&camera, "--out", &served).await;
    assert_eq!(ran.status.code(), Some(1));
    assert!(error(&ran).contains("no-root"), "{ran:?}");
}

/// A recorder that moved: its certificate is for the old address until it restarts, which is done on
/// wish alone.
#[tokio::test(flavor = "multi_thread")]
async fn a_recorder_that_moved_is_restarted_on_wish() {
    let moved = Quirks {
        old_address: true,
        ..Quirks::default()
    };
    let recorder = one("dahua", moved).await;
    let address = format!("127.0.0.1:{}", recorder.http_port);
    let mut former = None;
    for restart in ["", " --restart"] {
        let asked = words(&format!(
            "adopt {address} --user admin --no-trust --allow-http{restart}"
        ));
        let answer = answer(&camseal(asked).await);
        let wished = !restart.is_empty();
        assert_eq!(answer["restarted"], wished, "{answer}");
        assert_eq!(answer["names_its_address"], wished, "{answer}");
        let state = recorder.state();
        assert_eq!(state.restarts, u32::from(wished));
        // The root it was from the first is the root it is.
        let root = answer["root"]["sha256"].clone();
        assert_eq!(*former.get_or_insert(root.clone()), root);
    }
}
