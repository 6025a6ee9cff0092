//! Browsers' policy files in a folder, and the real Chromium and Firefox that read them.
#![cfg(target_os = "linux")]
#![allow(
    dead_code,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::print_stderr
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command as Process, Stdio};
use std::sync::Arc;

use camseal::certificate::Certificate;
use camseal::truststore::command::{Command, Output, Programs, Runner};
use camseal::truststore::nss::Nss;
use camseal::truststore::policy::Policy;
use camseal::truststore::{
    Change, Computer, Error, Origin, Presence, StoreId, StoreKind, TrustStore,
};
use futures::future::BoxFuture;

#[path = "common/browser.rs"]
mod browser;
#[path = "common/firefox.rs"]
mod firefox;
#[path = "common/turn.rs"]
mod turn;

use browser::{Browser, Shown};
use firefox::Firefox;

/// A computer with these programs, of which none is run.
struct Here(&'static [&'static str], bool);

impl Runner for Here {
    fn find(&self, program: &str) -> Option<PathBuf> {
        let here = self.0.contains(&program);
        here.then(|| PathBuf::from("/usr/bin").join(program))
    }
    fn run<'a>(&'a self, _: &'a Command) -> BoxFuture<'a, Result<Output, Error>> {
        unreachable!("a policy needs no program")
    }
    fn is_administrator(&self) -> bool {
        self.1
    }
}

fn policies(root: &Path, programs: &'static [&'static str]) -> Vec<Policy> {
    let runner: Arc<dyn Runner> = Arc::new(Here(programs, true));
    Policy::find(root, &runner)
}

fn one(root: &Path, program: &'static [&'static str]) -> Policy {
    let mut all = policies(root, program);
    assert_eq!(all.len(), 1);
    all.pop().unwrap()
}

struct Authority {
    certificate: Certificate,
    key: rcgen::KeyPair,
    wish: rcgen::CertificateParams,
}

fn authority(name: &str) -> Authority {
    let mut wish = rcgen::CertificateParams::new(vec![]).unwrap();
    wish.distinguished_name = rcgen::DistinguishedName::new();
    wish.distinguished_name
        .push(rcgen::DnType::CommonName, name);
    wish.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Constrained(0));
    wish.key_usages = vec![rcgen::KeyUsagePurpose::KeyCertSign];
    let key = rcgen::KeyPair::generate().unwrap();
    Authority {
        certificate: Certificate::from_der(wish.self_signed(&key).unwrap().der()).unwrap(),
        key,
        wish,
    }
}

fn root(name: &str) -> Certificate {
    authority(name).certificate
}

fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut todo = vec![folder.to_owned()];
    while let Some(next) = todo.pop() {
        for entry in fs::read_dir(next).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                todo.push(path);
            } else {
                found.push(path.strip_prefix(folder).unwrap().display().to_string());
            }
        }
    }
    found.sort();
    found
}

#[tokio::test]
async fn a_policy_comes_and_goes_without_a_trace() {
    for (program, kind, wrote) in [
        (&["firefox-esr"][..], StoreKind::FirefoxPolicy, 2),
        (&["chromium"][..], StoreKind::ChromiumPolicy, 1),
        (&["google-chrome"][..], StoreKind::ChromiumPolicy, 1),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let store = one(folder.path(), program);
        assert_eq!(store.kind(), kind);
        let (ours, other) = (root("a"), root("a"));
        assert_eq!(store.presence(&ours).await.unwrap(), Presence::Absent);
        let planned = store.preview_install(&ours);
        assert_eq!(planned.len(), wrote);
        assert!(files(folder.path()).is_empty(), "a preview changes nothing");
        assert_eq!(store.install(&ours).await.unwrap(), Presence::Trusted);
        let mut said: Vec<String> = planned
            .iter()
            .map(|change| match change {
                Change::Write(path) => path.strip_prefix(folder.path()).unwrap(),
                other => panic!("{other:?}"),
            })
            .map(|path| path.display().to_string())
            .collect();
        said.sort();
        assert_eq!(files(folder.path()), said, "exactly what was said");
        assert_eq!(store.install(&other).await.unwrap(), Presence::Trusted);
        assert_eq!(store.remove(&ours).await.unwrap(), Presence::Absent);
        assert_eq!(store.presence(&other).await.unwrap(), Presence::Trusted);
        let held = store.listing().await.unwrap();
        assert_eq!(held.len(), 1);
        assert_eq!(held[0].origin, Origin::Local);
        store.take(&held[0]).await.unwrap();
        assert!(
            files(folder.path()).is_empty(),
            "{:?}",
            files(folder.path())
        );
    }
}

#[tokio::test]
async fn an_administrators_own_policies_stay() {
    let folder = tempfile::tempdir().unwrap();
    // Firefox would no longer read this one if another appeared in /etc.
    let theirs = folder
        .path()
        .join("usr/lib/firefox-esr/distribution/policies.json");
    fs::create_dir_all(theirs.parent().unwrap()).unwrap();
    let company = root("company");
    let file = folder.path().join("opt/company.crt");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, company.der()).unwrap();
    let before =
        r#"{"policies":{"Certificates":{"Install":["/opt/company.crt"]},"DisableTelemetry":true}}"#;
    fs::write(&theirs, before).unwrap();
    let store = one(folder.path(), &["firefox-esr"]);
    assert_eq!(store.place(), theirs.display().to_string());
    assert_eq!(store.presence(&company).await.unwrap(), Presence::Trusted);
    let held = store.listing().await.unwrap();
    assert_eq!(held[0].origin, Origin::Policy);
    let refused = store.take(&held[0]).await.unwrap_err();
    assert!(matches!(refused, Error::ByHand { .. }), "{refused:?}");

    let ours = root("a");
    assert_eq!(store.install(&ours).await.unwrap(), Presence::Trusted);
    assert_eq!(store.presence(&company).await.unwrap(), Presence::Trusted);
    assert_eq!(store.remove(&ours).await.unwrap(), Presence::Absent);
    let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    let after = fs::read_to_string(&theirs).unwrap();
    assert_eq!(read(&after), read(before));

    // Of two files that set the same policy Chrome takes either: there is only ever one.
    let managed = folder.path().join("etc/chromium/policies/managed");
    fs::create_dir_all(&managed).unwrap();
    fs::write(managed.join("company.json"), r#"{"CACertificates":[]}"#).unwrap();
    let store = one(folder.path(), &["chromium"]);
    assert!(store.place().ends_with("company.json"), "{}", store.place());
}

#[tokio::test]
async fn what_cannot_be_understood_or_changed_is_explained_and_left() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("etc/firefox/policies/policies.json");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    for odd in ["{\"policies\":", "[]", r#"{"policies":{"Certificates":7}}"#] {
        fs::write(&path, odd).unwrap();
        let store = one(folder.path(), &["firefox"]);
        let error = store.install(&root("a")).await.unwrap_err();
        assert!(matches!(error, Error::Damaged { .. }), "{odd}: {error:?}");
        assert_eq!(fs::read_to_string(&path).unwrap(), odd);
        assert_eq!(files(folder.path()).len(), 1, "half of it was left behind");
    }
    let runner: Arc<dyn Runner> = Arc::new(Here(&["chromium"], false));
    let store = Policy::find(folder.path(), &runner).remove(0);
    let error = store.install(&root("a")).await.unwrap_err();
    assert!(
        matches!(error, Error::NeedsAdministrator { .. }),
        "{error:?}"
    );
}

/// A page behind a certificate of this authority, by `openssl s_server`.
struct Page {
    child: Child,
    url: String,
    log: PathBuf,
}

impl Page {
    fn serve(folder: &Path, by: &Authority) -> Self {
        let key = rcgen::KeyPair::generate().unwrap();
        let mut wish = rcgen::CertificateParams::new(vec![]).unwrap();
        wish.distinguished_name = rcgen::DistinguishedName::new();
        wish.distinguished_name
            .push(rcgen::DnType::OrganizationName, "camera");
        wish.subject_alt_names = vec![rcgen::SanType::IpAddress("127.0.0.1".parse().unwrap())];
        wish.key_usages = vec![rcgen::KeyUsagePurpose::DigitalSignature];
        wish.extended_key_usages = vec![rcgen::ExtendedKeyUsagePurpose::ServerAuth];
        let now = time::OffsetDateTime::now_utc();
        wish.not_before = now - time::Duration::days(1);
        wish.not_after = now + time::Duration::days(300);
        let issuer = rcgen::Issuer::from_params(&by.wish, &by.key);
        let leaf = wish.signed_by(&key, &issuer).unwrap();
        fs::write(folder.join("leaf.pem"), leaf.pem()).unwrap();
        fs::write(folder.join("leaf.key"), key.serialize_pem()).unwrap();
        let port = {
            let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
            free.local_addr().unwrap().port()
        };
        let log = folder.join("server.log");
        let child = Process::new("openssl")
            .args(["s_server", "-www", "-accept", &format!("127.0.0.1:{port}")])
            .arg("-cert")
            .arg(folder.join("leaf.pem"))
            .arg("-key")
            .arg(folder.join("leaf.key"))
            .stdin(Stdio::null())
            .stdout(fs::File::create(&log).unwrap())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        for _ in 0..200 {
            if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        Self {
            child,
            url: format!("https://127.0.0.1:{port}/"),
            log,
        }
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const PAGE: &str = "s_server";

fn refused() -> Shown {
    Shown::Refused("ERR_CERT_AUTHORITY_INVALID".to_owned())
}

/// Takes a root out of a store however the test ends.
struct Undo<'a>(&'a dyn TrustStore, &'a Certificate);

impl Drop for Undo<'_> {
    fn drop(&mut self) {
        let gone = futures::executor::block_on(self.0.remove(self.1));
        if !matches!(gone, Ok(Presence::Absent)) {
            eprintln!("still in {}: {gone:?}", self.0.place());
        }
    }
}

#[tokio::test]
async fn the_real_chromium_obeys_its_policy() {
    let Some(_turn) = turn::take() else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let Some(browser) = Browser::find(folder.path()) else {
        return;
    };
    let by = authority("camseal test of a policy");
    let page = Page::serve(folder.path(), &by);
    let store = Computer::this().store("chromium-policy").unwrap();
    assert_eq!(browser.open(&page.url, PAGE).await, refused());
    {
        let _undo = Undo(store.as_ref(), &by.certificate);
        let installed = store.install(&by.certificate).await.unwrap();
        assert_eq!(installed, Presence::Trusted);
        assert_eq!(browser.open(&page.url, PAGE).await, Shown::Page);
    }
    assert_eq!(browser.open(&page.url, PAGE).await, refused());
}

#[tokio::test]
async fn the_real_firefox_obeys_its_policy_and_keeps_what_it_took_in() {
    let Some(_turn) = turn::take() else {
        return;
    };
    let Some(firefox) = Firefox::find() else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let by = authority("camseal test of a policy");
    let page = Page::serve(folder.path(), &by);
    let store = Computer::this().store("firefox-policy").unwrap();
    let profile = folder.path().join("x.default");
    let insecure = Err("insecure certificate".to_owned());
    assert_eq!(firefox.open(&profile, &page.url), insecure);
    {
        let _undo = Undo(store.as_ref(), &by.certificate);
        let installed = store.install(&by.certificate).await.unwrap();
        assert_eq!(installed, Presence::Trusted);
        assert_eq!(firefox.open(&profile, &page.url), Ok(()));
    }
    // A policy that is gone leaves the root in every profile that was started meanwhile: the
    // profile says so, though certutil shows no flag, and there it is taken out.
    let kept = Nss::at(
        StoreId("firefox-x.default".to_owned()),
        StoreKind::Firefox,
        profile.clone(),
        Arc::new(Programs),
    );
    assert_eq!(
        kept.presence(&by.certificate).await.unwrap(),
        Presence::Trusted
    );
    assert_eq!(firefox.open(&profile, &page.url), Ok(()));
    assert_eq!(
        kept.remove(&by.certificate).await.unwrap(),
        Presence::Absent
    );
    assert_eq!(firefox.open(&profile, &page.url), insecure);
}

#[tokio::test]
async fn the_real_firefox_trusts_what_is_in_its_profile() {
    let (Some(firefox), Some(_)) = (Firefox::find(), Programs.find("certutil")) else {
        assert!(std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_none());
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let by = authority("camseal test of a profile");
    let page = Page::serve(folder.path(), &by);
    let profile = folder.path().join("x.default");
    let store = Nss::at(
        StoreId("firefox-x.default".to_owned()),
        StoreKind::Firefox,
        profile.clone(),
        Arc::new(Programs),
    );
    assert_eq!(
        store.install(&by.certificate).await.unwrap(),
        Presence::Trusted
    );
    assert_eq!(firefox.open(&profile, &page.url), Ok(()));
    assert_eq!(
        store.remove(&by.certificate).await.unwrap(),
        Presence::Absent
    );
    assert_eq!(
        firefox.open(&profile, &page.url),
        Err("insecure certificate".to_owned())
    );
}
