//! Trust stores: the four kinds of Linux below a temporary folder, NSS with the real certutil,
//! elevation with a runner that plays sudo and pkexec. The real system store only on demand.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use camseal::certificate::Certificate;
use camseal::truststore::command::{Command, Output, Programs, Runner};
use camseal::truststore::linux::{ANCHORS, Linux};
use camseal::truststore::nss::Nss;
use camseal::truststore::{
    Change, Computer, Error, Finding, Presence, StoreId, StoreKind, TrustStore,
};
use futures::future::BoxFuture;

#[path = "trust/elevation.rs"]
mod elevation;
#[path = "common/turn.rs"]
mod turn;

fn root(name: &str) -> Certificate {
    made(name, true)
}

fn made(name: &str, authority: bool) -> Certificate {
    let mut wish = rcgen::CertificateParams::new(vec![]).unwrap();
    wish.distinguished_name = rcgen::DistinguishedName::new();
    wish.distinguished_name
        .push(rcgen::DnType::CommonName, name);
    wish.is_ca = if authority {
        rcgen::IsCa::Ca(rcgen::BasicConstraints::Constrained(0))
    } else {
        rcgen::IsCa::ExplicitNoCa
    };
    let key = rcgen::KeyPair::generate().unwrap();
    Certificate::from_der(wish.self_signed(&key).unwrap().der()).unwrap()
}

/// Plays the update commands: concatenates the anchors into the bundle, as the real ones do.
struct Player {
    root: PathBuf,
    programs: BTreeSet<String>,
    administrator: bool,
    fails: bool,
    ran: Mutex<Vec<Vec<String>>>,
}

impl Player {
    fn new(root: &Path, programs: &[&str]) -> Self {
        Self {
            root: root.to_owned(),
            programs: programs.iter().map(|p| (*p).to_owned()).collect(),
            administrator: true,
            fails: false,
            ran: Mutex::new(Vec::new()),
        }
    }

    fn compile(&self) {
        let kind = ANCHORS
            .iter()
            .find(|a| self.root.join(a.folder).is_dir())
            .unwrap();
        let mut bundle = String::from("# the distribution's own roots\n");
        for entry in fs::read_dir(self.root.join(kind.folder)).unwrap() {
            bundle += &fs::read_to_string(entry.unwrap().path()).unwrap();
        }
        let path = self.root.join(kind.bundles[0]);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bundle).unwrap();
    }
}

impl Runner for Player {
    fn find(&self, program: &str) -> Option<PathBuf> {
        self.programs
            .contains(program)
            .then(|| PathBuf::from("/usr/sbin").join(program))
    }

    fn run<'a>(&'a self, command: &'a Command) -> BoxFuture<'a, Result<Output, Error>> {
        Box::pin(async move {
            self.ran.lock().unwrap().push(command.words());
            if self.fails {
                return Ok(Output {
                    status: Some(3),
                    stderr: b"E: no space left".to_vec(),
                    ..Output::default()
                });
            }
            self.compile();
            Ok(Output {
                status: Some(0),
                ..Output::default()
            })
        })
    }

    fn is_administrator(&self) -> bool {
        self.administrator
    }
}

fn place(kind: &camseal::truststore::linux::Anchors) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join(kind.folder)).unwrap();
    folder
}

#[tokio::test]
async fn every_kind_of_linux_goes_in_and_out_without_a_trace() {
    for kind in &ANCHORS {
        let folder = place(kind);
        let player = Arc::new(Player::new(folder.path(), &[kind.program]));
        let store = Linux::find(folder.path(), player.clone()).unwrap();
        assert_eq!(store.anchors().name, kind.name);
        let (ours, other) = (root("Hotel Astoria"), root("Hotel Astoria"));
        assert_eq!(store.presence(&ours).await.unwrap(), Presence::Absent);

        let file = folder.path().join(kind.folder).join(format!(
            "camseal-{}.crt",
            &ours.fingerprint().to_string()[..16]
        ));
        let mut run = vec![format!("/usr/sbin/{}", kind.program)];
        run.extend(kind.after_install.iter().map(|a| (*a).to_owned()));
        assert_eq!(
            store.preview_install(&ours),
            [Change::Write(file.clone()), Change::Run(run.clone())]
        );
        assert!(!file.exists(), "a preview must change nothing");

        assert_eq!(store.install(&ours).await.unwrap(), Presence::Trusted);
        assert_eq!(*player.ran.lock().unwrap(), [run]);
        assert_eq!(fs::read_to_string(&file).unwrap(), ours.pem());
        assert_eq!(store.preview_install(&ours), []);
        // The same name with another key is another root.
        assert_eq!(store.presence(&other).await.unwrap(), Presence::Absent);
        // Twice is once.
        assert_eq!(store.install(&ours).await.unwrap(), Presence::Trusted);
        assert_eq!(player.ran.lock().unwrap().len(), 1);

        assert_eq!(store.install(&other).await.unwrap(), Presence::Trusted);
        assert_eq!(store.remove(&ours).await.unwrap(), Presence::Absent);
        assert_eq!(store.presence(&other).await.unwrap(), Presence::Trusted);
        assert_eq!(store.remove(&other).await.unwrap(), Presence::Absent);
        let left = fs::read_dir(folder.path().join(kind.folder)).unwrap();
        assert_eq!(left.count(), 0, "{}", kind.name);
    }
}

#[cfg(unix)]
#[tokio::test]
async fn an_anchor_is_readable_by_everybody() {
    use std::os::unix::fs::PermissionsExt;
    let folder = place(&ANCHORS[3]);
    let player = Arc::new(Player::new(folder.path(), &["update-ca-certificates"]));
    let store = Linux::find(folder.path(), player).unwrap();
    assert_eq!(store.install(&root("a")).await.unwrap(), Presence::Trusted);
    let file = fs::read_dir(folder.path().join(ANCHORS[3].folder))
        .unwrap()
        .next()
        .unwrap()
        .unwrap();
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o644);
}

#[tokio::test]
async fn an_update_that_ends_badly_leaves_no_anchor() {
    let folder = place(&ANCHORS[3]);
    let mut player = Player::new(folder.path(), &["update-ca-certificates"]);
    player.fails = true;
    let store = Linux::find(folder.path(), Arc::new(player)).unwrap();
    let error = store.install(&root("a")).await.unwrap_err();
    assert!(
        matches!(&error, Error::Command { status: Some(3), output, .. } if output.contains("no space")),
        "{error:?}"
    );
    let left = fs::read_dir(folder.path().join(ANCHORS[3].folder)).unwrap();
    assert_eq!(left.count(), 0);
}

#[tokio::test]
async fn an_anchor_that_was_never_compiled_is_not_called_trusted() {
    let folder = place(&ANCHORS[0]);
    let player = Arc::new(Player::new(folder.path(), &["update-ca-trust"]));
    let store = Linux::find(folder.path(), player).unwrap();
    let ours = root("a");
    // Put in by hand, under another name, as DER.
    let by_hand = folder.path().join(ANCHORS[0].folder).join("company.cer");
    fs::write(&by_hand, ours.der()).unwrap();
    assert_eq!(store.presence(&ours).await.unwrap(), Presence::Untrusted);
    assert_eq!(
        store.preview_remove(&ours)[0],
        Change::Remove(by_hand.clone())
    );
}

#[tokio::test]
async fn a_cameras_certificate_is_no_root() {
    let folder = place(&ANCHORS[3]);
    let player = Arc::new(Player::new(folder.path(), &["update-ca-certificates"]));
    let store = Linux::find(folder.path(), player.clone()).unwrap();
    let error = store.install(&made("cam01", false)).await.unwrap_err();
    assert!(matches!(error, Error::NotAnAuthority { .. }), "{error:?}");
    assert_eq!(player.ran.lock().unwrap().len(), 0);
}

#[test]
fn a_linux_without_a_store_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let computer = Computer {
        root: folder.path().to_owned(),
        home: Some(folder.path().to_owned()),
        person: None,
        runner: Arc::new(Player::new(folder.path(), &["chromium"])),
    };
    let ids: Vec<_> = computer.stores().iter().map(|s| s.id().0).collect();
    assert_eq!(ids, ["chromium", "chromium-policy"]);
    let findings = computer.findings();
    assert!(findings.contains(&Finding::NoSystemStore));
    assert!(matches!(findings[1], Finding::NoCertutil { .. }));
}

/// `None` and a line on stderr when certutil is missing; an end when it must not be.
fn certutil() -> Option<()> {
    if Programs.find("certutil").is_some() {
        return Some(());
    }
    eprintln!("skipped: certutil is not installed");
    assert!(std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_none());
    None
}

fn chromium(home: &Path) -> Nss {
    Nss::at(
        StoreId("chromium".into()),
        StoreKind::Chromium,
        home.join(".pki/nssdb"),
        Arc::new(Programs),
    )
}

/// What certutil itself says is in.
fn list(folder: &Path) -> String {
    let output = std::process::Command::new("certutil")
        .args(["-L", "-d"])
        .arg(format!("sql:{}", folder.display()))
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// Rows in the database itself, trust records included.
fn rows(folder: &Path) -> i64 {
    rusqlite::Connection::open(folder.join("cert9.db"))
        .unwrap()
        .query_row("select count(*) from nssPublic", [], |r| r.get(0))
        .unwrap()
}

#[tokio::test]
async fn a_chromium_store_is_made_filled_and_emptied() {
    if certutil().is_none() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let store = chromium(home.path());
    let folder = home.path().join(".pki/nssdb");
    let ours = root("Hotel Astoria");
    assert_eq!(store.presence(&ours).await.unwrap(), Presence::Absent);
    assert_eq!(store.preview_install(&ours).len(), 2);
    assert!(!folder.exists(), "asking must not make the database");
    assert_eq!(store.install(&ours).await.unwrap(), Presence::Trusted);
    assert!(list(&folder).contains("C,,"));
    assert_eq!(store.install(&ours).await.unwrap(), Presence::Trusted);
    assert_eq!(store.remove(&ours).await.unwrap(), Presence::Absent);
    assert_eq!(rows(&folder), 0, "{}", list(&folder));
    assert_eq!(store.remove(&ours).await.unwrap(), Presence::Absent);
}

#[tokio::test]
async fn a_root_put_in_by_hand_without_trust_is_told_and_mended() {
    if certutil().is_none() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let store = chromium(home.path());
    let folder = home.path().join(".pki/nssdb");
    let (ours, first) = (root("a"), root("b"));
    assert_eq!(store.install(&first).await.unwrap(), Presence::Trusted);
    let file = home.path().join("a.pem");
    fs::write(&file, ours.pem()).unwrap();
    let by_hand = |flags: &str| {
        let status = std::process::Command::new("certutil")
            .args(["-A", "-n", "by hand", "-t", flags, "-d"])
            .arg(format!("sql:{}", folder.display()))
            .arg("-i")
            .arg(&file)
            .status()
            .unwrap();
        assert!(status.success());
    };
    // Trusted for its clients only: in, but no help for cameras.
    by_hand("T,,");
    assert_eq!(store.presence(&ours).await.unwrap(), Presence::Untrusted);
    assert_eq!(store.install(&ours).await.unwrap(), Presence::Trusted);
    assert_eq!(store.remove(&ours).await.unwrap(), Presence::Absent);
    // Trusted already under another nickname: found, nothing to do, and removable.
    by_hand("C,,");
    assert_eq!(store.presence(&ours).await.unwrap(), Presence::Trusted);
    assert_eq!(store.remove(&ours).await.unwrap(), Presence::Absent);
    assert_eq!(store.presence(&first).await.unwrap(), Presence::Trusted);
}

#[tokio::test]
async fn roots_of_one_name_are_kept_apart() {
    if certutil().is_none() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let store = chromium(home.path());
    let (old, new) = (root("Hotel Astoria"), root("Hotel Astoria"));
    assert_eq!(store.install(&old).await.unwrap(), Presence::Trusted);
    assert_eq!(store.presence(&new).await.unwrap(), Presence::Absent);
    assert_eq!(store.install(&new).await.unwrap(), Presence::Trusted);
    assert_eq!(store.presence(&old).await.unwrap(), Presence::Trusted);
    assert_eq!(store.remove(&new).await.unwrap(), Presence::Absent);
    assert_eq!(store.presence(&old).await.unwrap(), Presence::Trusted);
    assert_eq!(store.remove(&old).await.unwrap(), Presence::Absent);
    assert_eq!(rows(&home.path().join(".pki/nssdb")), 0);
}

#[tokio::test]
async fn a_nickname_shared_with_somebody_elses_root_costs_nobody_anything() {
    if certutil().is_none() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let store = chromium(home.path());
    let folder = home.path().join(".pki/nssdb");
    let all = [root("same"), root("same"), root("same")];
    assert_eq!(store.install(&root("x")).await.unwrap(), Presence::Trusted);
    for root in &all {
        let file = home.path().join("a.pem");
        fs::write(&file, root.pem()).unwrap();
        let status = std::process::Command::new("certutil")
            .args(["-A", "-n", "company", "-t", "C,,", "-d"])
            .arg(format!("sql:{}", folder.display()))
            .arg("-i")
            .arg(&file)
            .status()
            .unwrap();
        assert!(status.success());
    }
    for (at, gone) in all.iter().enumerate() {
        assert_eq!(store.remove(gone).await.unwrap(), Presence::Absent);
        for left in &all[at + 1..] {
            assert_eq!(store.presence(left).await.unwrap(), Presence::Trusted);
        }
    }
    assert!(!list(&folder).contains("company"), "{}", list(&folder));
}

#[tokio::test]
async fn a_store_with_a_password_is_explained_and_left_as_it_was() {
    if certutil().is_none() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join(".pki/nssdb");
    fs::create_dir_all(&folder).unwrap();
    let password = home.path().join("password");
    fs::write(&password, "primary\n").unwrap();
    let status = std::process::Command::new("certutil")
        .args(["-N", "-f"])
        .arg(&password)
        .arg("-d")
        .arg(format!("sql:{}", folder.display()))
        .status()
        .unwrap();
    assert!(status.success());
    let store = chromium(home.path());
    let ours = root("a");
    let error = store.install(&ours).await.unwrap_err();
    assert!(matches!(error, Error::Locked { .. }), "{error:?}");
    assert_eq!(store.presence(&ours).await.unwrap(), Presence::Absent);
    assert_eq!(rows(&folder), 0, "{}", list(&folder));
}

#[tokio::test]
async fn firefox_profiles_are_found_where_they_are_kept() {
    let home = tempfile::tempdir().unwrap();
    for (folder, profile) in [
        (".mozilla/firefox", "x1.default-release"),
        ("snap/firefox/common/.mozilla/firefox", "x2.default"),
        (
            ".var/app/org.mozilla.firefox/.mozilla/firefox",
            "x3.default",
        ),
    ] {
        let folder = home.path().join(folder);
        fs::create_dir_all(folder.join(profile)).unwrap();
        let ini = format!(
            "[Profile0]\nName=d\nIsRelative=1\nPath={profile}\n[Profile1]\nPath=gone.away\n"
        );
        fs::write(folder.join("profiles.ini"), ini).unwrap();
    }
    let none: Arc<dyn Runner> = Arc::new(Player::new(home.path(), &[]));
    let stores = Nss::find(home.path(), &none);
    let ids: Vec<_> = stores.iter().map(|s| s.id().0).collect();
    assert_eq!(
        ids,
        [
            "firefox-x1.default-release",
            "firefox-snap-x2.default",
            "firefox-flatpak-x3.default"
        ]
    );
    // Without certutil nothing is claimed.
    let error = stores[0].presence(&root("a")).await.unwrap_err();
    assert!(
        matches!(&error, Error::ToolMissing { package, .. } if package.contains("libnss3-tools")),
        "{error:?}"
    );

    if certutil().is_none() {
        return;
    }
    let programs: Arc<dyn Runner> = Arc::new(Programs);
    let stores = Nss::find(home.path(), &programs);
    let profile = stores
        .iter()
        .find(|s| s.id().0 == "firefox-x1.default-release")
        .unwrap();
    let ours = root("a");
    assert_eq!(profile.install(&ours).await.unwrap(), Presence::Trusted);
    assert_eq!(profile.remove(&ours).await.unwrap(), Presence::Absent);
}

/// Changes this computer, so only when `CAMSEAL_SYSTEM_STORE_TESTS=1` and as administrator.
#[tokio::test]
async fn the_real_system_store_goes_in_and_out_without_a_trace() {
    let Some(_turn) = turn::take() else {
        return;
    };
    let computer = Computer::this();
    let store = computer.store("system").unwrap();
    let ours = root("camseal test of the system store");
    let links = || {
        let mut names: Vec<_> = fs::read_dir("/etc/ssl/certs")
            .unwrap()
            .map(|e| e.unwrap().file_name())
            .collect();
        names.sort();
        names
    };
    let before = links();
    assert_eq!(store.presence(&ours).await.unwrap(), Presence::Absent);
    let installed = store.install(&ours).await;
    let seen = rustls_sees(&ours);
    let removed = store.remove(&ours).await;
    assert_eq!(installed.unwrap(), Presence::Trusted);
    assert!(seen, "what programs read must hold it");
    assert_eq!(removed.unwrap(), Presence::Absent);
    assert_eq!(links(), before, "links were left behind");
}

fn rustls_sees(root: &Certificate) -> bool {
    rustls_native_certs::load_native_certs()
        .certs
        .iter()
        .any(|c| c.as_ref() == root.der())
}
