//! What goes wrong with stores: each fault has its own explanation, and nothing is half installed.
#![cfg(target_os = "linux")]
#![allow(
    dead_code,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::print_stderr
)]

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Command as Process;
use std::sync::Arc;

use camseal::certificate::Certificate;
use camseal::error::Explain;
use camseal::truststore::command::{Programs, Runner};
use camseal::truststore::linux::Linux;
use camseal::truststore::nss::Nss;
use camseal::truststore::{Error, Person, Presence, TrustStore};

fn root(name: &str) -> Certificate {
    let mut wish = rcgen::CertificateParams::new(vec![]).unwrap();
    wish.distinguished_name = rcgen::DistinguishedName::new();
    wish.distinguished_name
        .push(rcgen::DnType::CommonName, name);
    wish.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Constrained(0));
    let key = rcgen::KeyPair::generate().unwrap();
    Certificate::from_der(wish.self_signed(&key).unwrap().der()).unwrap()
}

fn certutil() -> bool {
    let here = Programs.find("certutil").is_some();
    if !here {
        eprintln!("skipped: certutil is not installed");
        assert!(std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_none());
    }
    here
}

/// Whether this process may mount and become others.
fn administrator() -> bool {
    let is = Programs.is_administrator();
    if !is {
        eprintln!("skipped: not an administrator");
        assert!(std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_none());
    }
    is
}

/// Somebody without rights (`nobody`), with this home.
fn nobody(home: &Path) -> Person {
    Person {
        uid: 65534,
        gid: 65534,
        home: home.to_owned(),
    }
}

fn own(path: &Path) {
    std::os::unix::fs::chown(path, Some(65534), Some(65534)).unwrap();
}

/// A home anybody may walk into.
fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::set_permissions(home.path(), fs::Permissions::from_mode(0o755)).unwrap();
    home
}

fn chromium_of(person: &Person) -> Nss {
    let runner: Arc<dyn Runner> = Arc::new(Programs);
    fs::create_dir_all(person.home.join(".pki/nssdb")).unwrap();
    let mut all = Nss::find_of(person, &runner);
    assert_eq!(all[0].id().0, "chromium");
    all.swap_remove(0)
}

/// The words are there and name the place.
fn told(error: &Error, place: &Path) {
    let told = error.explain();
    assert!(!told.todo.is_empty(), "{error:?}");
    let plain = told.what.replace(['\u{2068}', '\u{2069}'], "");
    assert!(plain.contains(&place.display().to_string()), "{plain}");
}

#[tokio::test]
async fn an_administrator_serves_the_persons_home_and_leaves_it_theirs() {
    if !certutil() || !administrator() {
        return;
    }
    let home = home();
    own(home.path());
    let person = nobody(home.path());
    let runner: Arc<dyn Runner> = Arc::new(Programs);
    // Not there yet: it is made, by the person.
    let store = Nss::find_of(&person, &runner)
        .into_iter()
        .find(|s| s.id().0 == "chromium");
    let Some(store) = store else {
        eprintln!("skipped: no Chromium here");
        return;
    };
    let ours = root("a");
    assert_eq!(store.install(&ours).await.unwrap(), Presence::Trusted);
    let mut todo = vec![home.path().join(".pki")];
    let mut seen = 0;
    while let Some(path) = todo.pop() {
        let meta = fs::symlink_metadata(&path).unwrap();
        assert_eq!(
            (meta.uid(), meta.gid()),
            (65534, 65534),
            "{}",
            path.display()
        );
        seen += 1;
        if meta.is_dir() {
            todo.extend(fs::read_dir(&path).unwrap().map(|e| e.unwrap().path()));
        }
    }
    assert!(seen >= 4, "only {seen} files");
    let mode = fs::metadata(home.path().join(".pki/nssdb")).unwrap().mode();
    assert_eq!(mode & 0o777, 0o700);
    assert_eq!(store.remove(&ours).await.unwrap(), Presence::Absent);
}

#[tokio::test]
async fn a_folder_without_rights_is_denied_not_damaged() {
    if !certutil() || !administrator() {
        return;
    }
    let home = home();
    let person = nobody(home.path());
    let store = chromium_of(&person);
    let folder = home.path().join(".pki/nssdb");
    // Made by somebody else; the person may read, not write.
    let made = Process::new("certutil")
        .args(["-N", "--empty-password", "-d"])
        .arg(format!("sql:{}", folder.display()))
        .status()
        .unwrap();
    assert!(made.success());
    for entry in fs::read_dir(&folder).unwrap() {
        let everybody = fs::Permissions::from_mode(0o644);
        fs::set_permissions(entry.unwrap().path(), everybody).unwrap();
    }
    let ours = root("a");
    let error = store.install(&ours).await.unwrap_err();
    assert!(matches!(error, Error::Denied { .. }), "{error:?}");
    told(&error, &folder);
    assert_eq!(store.presence(&ours).await.unwrap(), Presence::Absent);
}

/// A small disk of its own, taken off again.
struct Disk(tempfile::TempDir);

impl Disk {
    fn mount(options: &str) -> Option<Self> {
        let folder = home();
        let mounted = Process::new("mount")
            .args(["-t", "tmpfs", "-o", options, "tmpfs"])
            .arg(folder.path())
            .status();
        if !mounted.is_ok_and(|s| s.success()) {
            eprintln!("skipped: this machine does not let anybody mount");
            return None;
        }
        Some(Self(folder))
    }

    fn again(&self, options: &str) {
        let status = Process::new("mount")
            .args(["-o", &format!("remount,{options}")])
            .arg(self.0.path())
            .status()
            .unwrap();
        assert!(status.success());
    }

    /// Writes until nothing more fits.
    fn fill(&self) {
        use std::io::Write;
        let mut file = fs::File::create(self.0.path().join("filler")).unwrap();
        while file.write_all(&[7; 512]).is_ok() {}
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Process::new("umount").arg(self.0.path()).status();
    }
}

fn nss_on(disk: &Disk) -> (Nss, PathBuf) {
    let runner: Arc<dyn Runner> = Arc::new(Programs);
    let folder = disk.0.path().join(".pki/nssdb");
    fs::create_dir_all(&folder).unwrap();
    let store = Nss::find(disk.0.path(), &runner).swap_remove(0);
    (store, folder)
}

#[tokio::test]
async fn a_read_only_and_a_full_disk_are_told_apart() {
    if !certutil() || !administrator() {
        return;
    }
    let Some(disk) = Disk::mount("size=1m") else {
        return;
    };
    let (store, folder) = nss_on(&disk);
    let (first, second) = (root("a"), root("b"));
    assert_eq!(store.install(&first).await.unwrap(), Presence::Trusted);
    disk.again("ro");
    let error = store.install(&second).await.unwrap_err();
    assert!(matches!(error, Error::ReadOnly { .. }), "{error:?}");
    told(&error, &folder);
    assert_eq!(store.presence(&first).await.unwrap(), Presence::Trusted);
    disk.again("rw");
    disk.fill();
    let error = store.install(&second).await.unwrap_err();
    assert!(matches!(error, Error::DiskFull { .. }), "{error:?}");
    told(&error, &folder);
    assert_eq!(store.presence(&second).await.unwrap(), Presence::Absent);
    fs::remove_file(disk.0.path().join("filler")).unwrap();
    assert_eq!(store.presence(&first).await.unwrap(), Presence::Trusted);
    assert_eq!(store.install(&second).await.unwrap(), Presence::Trusted);
}

#[tokio::test]
async fn a_full_disk_leaves_no_half_anchor() {
    if !administrator() {
        return;
    }
    let Some(disk) = Disk::mount("size=1m") else {
        return;
    };
    let folder = disk.0.path().join("usr/local/share/ca-certificates");
    fs::create_dir_all(&folder).unwrap();
    let Some(store) = Linux::find(disk.0.path(), Arc::new(Programs)) else {
        eprintln!("skipped: no update-ca-certificates");
        return;
    };
    disk.fill();
    // The program that would compile the bundle is this computer's: it is never reached.
    let error = store.install(&root("a")).await.unwrap_err();
    assert!(matches!(error, Error::DiskFull { .. }), "{error:?}");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
    disk.again("ro");
    let error = store.install(&root("a")).await.unwrap_err();
    assert!(matches!(error, Error::ReadOnly { .. }), "{error:?}");
}

#[tokio::test]
async fn a_database_in_the_middle_of_a_write_is_busy() {
    if !certutil() {
        return;
    }
    let home = home();
    let runner: Arc<dyn Runner> = Arc::new(Programs);
    fs::create_dir_all(home.path().join(".pki/nssdb")).unwrap();
    let store = Nss::find(home.path(), &runner).swap_remove(0);
    let (first, second) = (root("a"), root("b"));
    assert_eq!(store.install(&first).await.unwrap(), Presence::Trusted);
    let folder = home.path().join(".pki/nssdb");
    let other = rusqlite::Connection::open(folder.join("cert9.db")).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let error = store.install(&second).await.unwrap_err();
    assert!(matches!(error, Error::Busy { .. }), "{error:?}");
    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(store.presence(&second).await.unwrap(), Presence::Absent);
    assert_eq!(store.install(&second).await.unwrap(), Presence::Trusted);
}

#[tokio::test]
async fn a_database_of_nonsense_is_damaged_and_stays_as_it_is() {
    if !certutil() {
        return;
    }
    let home = home();
    let folder = home.path().join(".pki/nssdb");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("cert9.db"), b"no database at all, only text").unwrap();
    let runner: Arc<dyn Runner> = Arc::new(Programs);
    let store = Nss::find(home.path(), &runner).swap_remove(0);
    let error = store.install(&root("a")).await.unwrap_err();
    assert!(matches!(error, Error::Damaged { .. }), "{error:?}");
    told(&error, &folder.join("cert9.db"));
    let left = fs::read(folder.join("cert9.db")).unwrap();
    assert_eq!(left, b"no database at all, only text");
}
