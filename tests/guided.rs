//! A camera done by hand, on the console: the program makes the files and watches, a scripted
//! Chromium is the technician, and the program ends by itself with a yes.

#![cfg(feature = "cli")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

#[path = "common/technician.rs"]
mod technician;

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use serde_json::Value;
use technician::{PASSPHRASE, Technician, stage};

/// The running console program and its lines.
struct Console {
    child: Child,
    lines: Receiver<Value>,
}

impl Drop for Console {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Console {
    fn start(site: &Path, https_port: u16, more: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_camseal-cli"))
            .args(["--json", "--site"])
            .arg(site)
            .args(["secure", &format!("127.0.0.1:{https_port}")])
            .args(["--family", "by-hand", "--no-trust", "--watch"])
            .args(more)
            .env("CAMSEAL_PASSPHRASE", PASSPHRASE)
            .env("LANG", "C.UTF-8")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let out = child.stdout.take().unwrap();
        let (send, lines) = channel();
        let _ = std::thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                if let Ok(value) = serde_json::from_str(&line) {
                    let _ = send.send(value);
                }
            }
        });
        Self { child, lines }
    }

    /// The first line that `wanted` finds.
    fn tells(&self, wanted: impl Fn(&Value) -> bool) -> Value {
        let end = Instant::now() + Duration::from_secs(120);
        while Instant::now() < end {
            if let Ok(line) = self.lines.recv_timeout(Duration::from_secs(120))
                && wanted(&line)
            {
                return line;
            }
        }
        panic!("the line never came");
    }

    fn ends_with_a_yes(mut self) {
        let status = self.child.wait().unwrap();
        assert_eq!(status.code(), Some(0));
    }
}

fn paths(end: &Value) -> Vec<PathBuf> {
    let files = end["files"].as_array().unwrap();
    files.iter().map(|f| f.as_str().unwrap().into()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn two_files_uploaded_by_a_browser_end_the_watch() {
    let Some(technician) = Technician::find() else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let (camera, site) = stage(folder.path()).await;
    let console = Console::start(&site, camera.https_port, &[]);
    let made = console.tells(|line| line["outcome"] == "by-hand");
    let hint = console.tells(|line| line["event"] == "by-hand");
    assert_eq!(hint["page"], "other", "{hint}");
    let url = format!("https://127.0.0.1:{}/", camera.https_port);
    assert_eq!(hint["url"], url.as_str(), "{hint}");
    let files = paths(&made);
    let said = technician.does(&camera, "two-files", &[&files[0], &files[1]]);
    let uploaded = Instant::now();
    assert!(said.contains("taken"), "{said}");
    let end = console.tells(|line| line["outcome"] == "secured");
    eprintln!(
        "green {:.1} s after the upload",
        uploaded.elapsed().as_secs_f64()
    );
    assert_eq!(
        end["fingerprint"].as_str(),
        camera.state().served.as_deref()
    );
    console.ends_with_a_yes();

    // Done is done; renewed it is when new files were uploaded, not because the old are still there.
    let again = Console::start(&site, camera.https_port, &[]);
    let _ = again.tells(|line| line["outcome"] == "already-secure");
    again.ends_with_a_yes();
    let renewal = Console::start(&site, camera.https_port, &["--renew"]);
    let made = renewal.tells(|line| line["outcome"] == "by-hand");
    let files = paths(&made);
    let said = technician.does(&camera, "two-files", &[&files[0], &files[1]]);
    assert!(said.contains("taken"), "{said}");
    let renewed = renewal.tells(|line| line["outcome"] == "secured");
    assert_ne!(renewed["fingerprint"], end["fingerprint"]);
    renewal.ends_with_a_yes();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_saved_by_a_browser_is_signed_and_goes_back() {
    let Some(technician) = Technician::find() else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let (camera, site) = stage(folder.path()).await;
    let console = Console::start(&site, camera.https_port, &["--kit", "one-pem"]);
    let hint = console.tells(|line| line["event"] == "by-hand");
    let requests = PathBuf::from(hint["requests"].as_str().unwrap());
    // The one PEM begins with its key.
    let pem = std::fs::read_dir(&requests)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|e| e == "pem"))
        .unwrap();
    let text = std::fs::read_to_string(pem).unwrap();
    assert!(text.starts_with("-----BEGIN RSA PRIVATE KEY-----"));
    assert_eq!(technician.does(&camera, "request", &[&requests]), "saved");
    let signed = console.tells(|line| line["event"] == "request-signed");
    let file = PathBuf::from(signed["file"].as_str().unwrap());
    let said = technician.does(&camera, "signed", &[&file]);
    let uploaded = Instant::now();
    assert!(said.contains("taken"), "{said}");
    let end = console.tells(|line| line["outcome"] == "secured");
    eprintln!(
        "green {:.1} s after the upload",
        uploaded.elapsed().as_secs_f64()
    );
    assert_eq!(end["fingerprint"], signed["fingerprint"]);
    assert_eq!(
        end["fingerprint"].as_str(),
        camera.state().served.as_deref()
    );
    console.ends_with_a_yes();
}

/// What a folder may hold beside requests is left alone.
#[test]
fn only_requests_are_taken_for_requests() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::write(at("holiday.txt"), "no request").unwrap();
    std::fs::write(
        at("broken.csr"),
        "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n",
    )
    .unwrap();
    std::fs::write(at("big.pem"), vec![b'A'; 200_000]).unwrap();
    assert!(camseal::work::guided::waiting(folder.path()).is_empty());
    assert!(camseal::work::guided::waiting(&at("nowhere")).is_empty());
}
