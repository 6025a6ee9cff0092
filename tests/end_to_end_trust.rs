//! The main job with the real trust stores: practice cameras, a site, `secure`, then `trust
//! install` until OpenSSL, curl and Chromium agree, and `trust remove` until all refuse again.
//!
//! A program of its own, so that nothing else asks the system's store while it changes. Without
//! `CAMSEAL_SYSTEM_STORE_TESTS=1` and administrator's rights only the browser's store is filled,
//! which lies in a temporary home.
#![cfg(all(feature = "cli", target_os = "linux"))]
#![allow(
    dead_code,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::print_stderr
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

#[path = "common/browser.rs"]
mod browser;
#[path = "cli/program.rs"]
mod program;
#[path = "common/turn.rs"]
mod turn;

use browser::{Browser, Shown};
use program::{Desk, Practice, Ran, has, tool};

/// Where OpenSSL looks a root up by the hash of its name.
const CAPATH: &str = "/etc/ssl/certs";
/// Where Debian's administrators put roots.
const ANCHORS: &str = "/usr/local/share/ca-certificates";

#[tokio::test]
async fn the_padlock_comes_with_the_root_and_goes_with_it() {
    if !has("openssl") || !has("curl") {
        return;
    }
    let desk = Desk::new();
    let Some(browser) = Browser::find(desk.folder.path()) else {
        return;
    };
    // Last to be given back: whatever goes wrong below is undone before.
    let turn = turn::take();
    if turn.is_none() {
        eprintln!("skipped: the system store; only the browser's is tried");
    }
    let system = turn.is_some();
    let database = browser_store(&desk);

    let practice = Practice::start(&desk, &["--family", "onvif-tls", "--count", "3"], 3);
    let cameras: Vec<String> = (0..3).map(|i| practice.address(i)).collect();
    let site = desk.site();
    let mut secure = vec!["--site", &site, "secure", "--user", "admin", "--no-trust"];
    secure.extend(cameras.iter().map(String::as_str));
    let secured = desk.run(&secure);
    assert_eq!(secured.code, 0, "{}{}", secured.out, secured.err);

    let trust = |verb: &str| {
        let mut args = vec!["--json", "--site", &site, "trust", verb];
        if !system {
            args.extend(["--store", "chromium"]);
        }
        desk.run(&args)
    };
    let stores: &[&str] = if system {
        &["system", "chromium"]
    } else {
        &["chromium"]
    };

    // Secured, but nobody here trusts the authority yet.
    let before = Listing::now();
    let untouched = trust("status");
    assert_eq!(untouched.code, 1, "{}", untouched.err);
    assert_eq!(presences(&untouched), all(stores, "absent"));
    for camera in &cameras {
        let judged = Judged::of(&desk, &browser, camera).await;
        assert_eq!(judged, Judged::refused(), "{camera}");
    }

    {
        let _undo = Undo {
            desk: &desk,
            site: &site,
            system,
        };
        let installed = trust("install");
        assert_eq!(installed.code, 0, "{}{}", installed.out, installed.err);
        assert_eq!(presences(&installed), all(stores, "trusted"));
        assert_eq!(trust("status").code, 0);
        let expected = Judged {
            browser: Shown::Page,
            ..if system {
                Judged::agreed()
            } else {
                Judged::refused()
            }
        };
        for camera in &cameras {
            let judged = Judged::of(&desk, &browser, camera).await;
            assert_eq!(judged, expected, "{camera}");
        }

        let removed = trust("remove");
        assert_eq!(removed.code, 0, "{}{}", removed.out, removed.err);
        assert_eq!(presences(&removed), all(stores, "absent"));
    }

    assert_eq!(trust("status").code, 1);
    for camera in &cameras {
        let judged = Judged::of(&desk, &browser, camera).await;
        assert_eq!(judged, Judged::refused(), "{camera}");
    }
    let changed = Listing::now().differs_from(&before);
    assert!(changed.is_empty(), "not as before: {changed:?}");
    let left = tool("certutil", &["-L", "-d", &database]);
    assert_eq!(left.code, 0, "{}", left.err);
    assert!(!left.out.contains("camseal"), "{}", left.out);
}

#[test]
fn a_store_that_refuses_still_says_what_is_in_it() {
    if !has("certutil") {
        return;
    }
    let desk = Desk::new();
    let site = desk.site();
    let database = browser_store(&desk);
    fs::write(desk.path("none"), "\n").unwrap();
    fs::write(desk.path("primary"), "a primary password\n").unwrap();
    let (old, new) = (desk.text("none"), desk.text("primary"));
    let locked = tool("certutil", &["-W", "-d", &database, "-f", &old, "-@", &new]);
    assert_eq!(locked.code, 0, "{}", locked.err);
    let args = ["trust", "install", "--store", "chromium", "--site", &site];
    let refused = desk.run(&[&["--json"], &args[..]].concat());
    assert_eq!(refused.code, 1, "{}{}", refused.out, refused.err);
    let store = &refused.json()["stores"][0];
    assert_eq!(store["presence"], "absent");
    assert_eq!(store["error"]["id"], "truststore-locked");
    let words = desk.run(&args);
    assert_eq!(words.code, 1);
    assert!(words.out.contains("not there"), "{}", words.out);
    assert!(words.err.contains("error: "), "{}", words.err);
    assert!(words.err.contains("hint: "), "{}", words.err);
}

/// A new NSS database in the desk's home, as the browser would have left it.
fn browser_store(desk: &Desk) -> String {
    let folder = desk.path(".pki/nssdb");
    fs::create_dir_all(&folder).unwrap();
    let database = format!("sql:{}", folder.display());
    let made = tool("certutil", &["-N", "--empty-password", "-d", &database]);
    assert_eq!(made.code, 0, "{}", made.err);
    database
}

/// What each store answered, by its id.
fn presences(ran: &Ran) -> BTreeMap<String, String> {
    let text = |value: &serde_json::Value| value.as_str().unwrap_or("none").to_owned();
    ran.json()["stores"]
        .as_array()
        .unwrap()
        .iter()
        .map(|store| (text(&store["id"]), text(&store["presence"])))
        // Policies and Java are changed only when they are named, and have tests of their own.
        .filter(|(id, _)| ["system", "chromium"].contains(&id.as_str()))
        .collect()
}

fn all(stores: &[&str], presence: &str) -> BTreeMap<String, String> {
    stores
        .iter()
        .map(|id| ((*id).to_owned(), presence.to_owned()))
        .collect()
}

/// What four programs say of one camera with nothing but the stores of this computer: three by
/// their exit status.
#[derive(Debug, PartialEq, Eq)]
struct Judged {
    camseal: i32,
    openssl: i32,
    curl: i32,
    browser: Shown,
}

impl Judged {
    fn agreed() -> Self {
        Self {
            camseal: 0,
            openssl: 0,
            curl: 0,
            browser: Shown::Page,
        }
    }

    /// Each for the same reason: the signer is unknown.
    fn refused() -> Self {
        Self {
            camseal: 1,
            openssl: 2,
            curl: 60,
            browser: Shown::Refused("ERR_CERT_AUTHORITY_INVALID".to_owned()),
        }
    }

    async fn of(desk: &Desk, browser: &Browser, camera: &str) -> Self {
        let url = format!("https://{camera}/");
        let checked = desk.run(&["--json", "check", camera]);
        if checked.code == 1 {
            let finding = &checked.json()["verdicts"][0]["findings"][0]["id"];
            assert_eq!(finding, "untrusted-root", "{}", checked.out);
        }
        Self {
            camseal: checked.code,
            openssl: openssl(desk, camera),
            curl: curl(&url),
            browser: browser.open(&url, "Practice camera").await,
        }
    }
}

/// `openssl verify` of what the camera serves, by the system's folder of hashed roots alone.
fn openssl(desk: &Desk, camera: &str) -> i32 {
    let dialled = tool("openssl", &["s_client", "-connect", camera, "-showcerts"]);
    let start = dialled.out.find("-----BEGIN").unwrap();
    let served = desk.text("served.pem");
    fs::write(&served, &dialled.out[start..]).unwrap();
    let strict = ["verify", "-x509_strict", "-purpose", "sslserver"];
    let name = ["-verify_ip", "127.0.0.1"];
    let store = ["-no-CAfile", "-no-CAstore", "-CApath", CAPATH];
    let chain = ["-untrusted", &served, &served];
    let verified = tool("openssl", &[&strict[..], &name, &store, &chain].concat());
    if verified.code != 0 {
        // 20: unable to get local issuer certificate.
        assert!(verified.err.contains("error 20 "), "{}", verified.err);
    }
    verified.code
}

/// curl with its own default, which Debian builds as the system's store.
fn curl(url: &str) -> i32 {
    std::process::Command::new("curl")
        .args(["-sS", "--max-time", "20", "-o", "/dev/null", url])
        .env_remove("CURL_CA_BUNDLE")
        .env_remove("SSL_CERT_FILE")
        .env_remove("SSL_CERT_DIR")
        .output()
        .unwrap()
        .status
        .code()
        .unwrap_or(-1)
}

/// The system's store as files: every name, with where a link points or what a file holds.
struct Listing(BTreeMap<PathBuf, Vec<u8>>);

impl Listing {
    fn now() -> Self {
        let folders = [CAPATH, ANCHORS].into_iter().map(Path::new);
        let entries = folders
            .filter(|folder| folder.is_dir())
            .flat_map(|folder| fs::read_dir(folder).unwrap())
            .map(|entry| entry.unwrap().path());
        Self(
            entries
                .map(|path| {
                    let holds = match fs::read_link(&path) {
                        Ok(target) => target.into_os_string().into_encoded_bytes(),
                        Err(_) => fs::read(&path).unwrap_or_default(),
                    };
                    (path, holds)
                })
                .collect(),
        )
    }

    /// What was added, removed or changed.
    fn differs_from(&self, before: &Self) -> Vec<PathBuf> {
        let names = self.0.keys().chain(before.0.keys());
        let mut changed: Vec<PathBuf> = names
            .filter(|name| self.0.get(*name) != before.0.get(*name))
            .cloned()
            .collect();
        changed.sort();
        changed.dedup();
        changed
    }
}

/// Takes the root out of this computer however the test ends.
struct Undo<'a> {
    desk: &'a Desk,
    site: &'a str,
    system: bool,
}

impl Drop for Undo<'_> {
    fn drop(&mut self) {
        let mut args = vec!["--site", self.site, "trust", "remove"];
        if !self.system {
            args.extend(["--store", "chromium"]);
        }
        // No unwrap: a second panic would hide the first.
        let undone = self.desk.command(&args).output();
        if !undone.as_ref().is_ok_and(|o| o.status.success()) {
            eprintln!("the root may still be in the stores of this computer: {undone:?}");
        }
    }
}
