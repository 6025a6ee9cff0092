//! The site file: what a change invalidates, and every way a file can be wrong.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use camseal::authority::{Authority, AuthorityWish, KeyKind, LeafWish, order, vault};
use camseal::certificate::{Certificate, Name, Subject};
use camseal::device::{
    Address, Before, Capabilities, Channel, Family, Identified, Identity, Trail,
};
use camseal::error::Explain;
use camseal::secret::Secret;
use camseal::site::{
    CameraId, Deed, Error, Kept, KeyAt, KeyPlace, Problem, Site, Stage, Standing, StoredAuthority,
};
use time::OffsetDateTime;

fn authority(name: &str) -> Authority {
    let mut wish = AuthorityWish::new(name, OffsetDateTime::now_utc());
    wish.key = KeyKind::P256;
    Authority::create(&wish).unwrap()
}

fn sealed(authority: &Authority, passphrase: &str) -> StoredAuthority {
    StoredAuthority::seal(
        authority,
        &Secret::new(passphrase),
        Kept::Typed,
        &["example.com".into()],
    )
    .unwrap()
}

static FIRST: LazyLock<Authority> = LazyLock::new(|| authority("First"));
static STORED: LazyLock<StoredAuthority> = LazyLock::new(|| sealed(&FIRST, "sleep well"));

fn leaf(address: &str) -> Certificate {
    let mut wish = LeafWish::new(
        vec![Name::Ip(address.parse().unwrap())],
        OffsetDateTime::now_utc(),
    );
    wish.key = KeyKind::P256;
    FIRST.issue(&wish).unwrap().certificate
}

fn seen(address: &str) -> Identified {
    Identified {
        address: address.parse().unwrap(),
        family: Family::onvif_tls(),
        signs: Vec::new(),
        channel: Channel::Pinned,
        served: None,
        https_port: Some(443),
        http_port: Some(80),
        identity: Identity {
            model: "M1".into(),
            ..Identity::default()
        },
        clock: None,
        expected: None,
    }
}

fn trail(alias: &str) -> Trail {
    Trail {
        alias: alias.into(),
        ..Trail::default()
    }
}

struct Case {
    folder: tempfile::TempDir,
    path: PathBuf,
}

fn case() -> Case {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Hotel Astoria.camseal");
    Case { folder, path }
}

/// A site with one camera that is secured.
fn secured(path: &Path) -> (Site, CameraId) {
    let site = Site::create(path, "Hotel Astoria").unwrap();
    site.adopt(STORED.clone()).unwrap();
    let id = site.add(&seen("192.168.1.10")).unwrap();
    let leaf = leaf("192.168.1.10");
    site.prepared(
        id,
        &trail("camseal-1"),
        &Before::default(),
        KeyPlace::Camera,
    )
    .unwrap();
    site.issued(id, std::slice::from_ref(&leaf)).unwrap();
    site.uploaded(id, &trail("camseal-1")).unwrap();
    site.turned_on(id, Some(443), Stage::Check).unwrap();
    site.secured(id, leaf.fingerprint(), 443).unwrap();
    (site, id)
}

#[test]
fn everything_is_found_again() {
    let case = case();
    let (site, id) = secured(&case.path);
    let (camera, journal, number) = (
        site.camera(id).unwrap(),
        site.journal().unwrap(),
        site.id().unwrap(),
    );
    site.rename("  Hotel Bristol ").unwrap();
    drop(site);
    let site = Site::open(&case.path).unwrap();
    assert_eq!(site.name().unwrap(), "Hotel Bristol");
    assert_eq!((site.id().unwrap(), number.len()), (number, 32));
    assert_eq!(site.camera(id).unwrap(), camera);
    assert_eq!(site.authority().unwrap().unwrap(), *STORED);
    let deeds: Vec<_> = site.journal().unwrap().iter().map(|e| e.deed).collect();
    assert_eq!(
        deeds,
        [
            Deed::Created,
            Deed::Adopted,
            Deed::Added,
            Deed::Prepared,
            Deed::Issued,
            Deed::Uploaded,
            Deed::TurnedOn,
            Deed::Secured,
            Deed::Renamed
        ]
    );
    assert_eq!(site.journal().unwrap()[..8], journal[..]);
}

#[test]
fn the_authority_opens_with_its_passphrase_only_and_lies_sealed() {
    let case = case();
    let (site, _) = secured(&case.path);
    assert!(matches!(
        site.open_authority(&Secret::new("wrong")),
        Err(Error::Authority(_))
    ));
    let open = site.open_authority(&Secret::new("sleep well")).unwrap();
    assert_eq!(open.certificate(), FIRST.certificate());
    assert!(site.try_open_from_os().unwrap().is_none());
    drop(site);
    let bytes = fs::read(&case.path).unwrap();
    let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|w| w == needle);
    assert!(!holds(b"sleep well"));
    assert!(!holds(b"PRIVATE KEY"));
    assert!(holds(&STORED.sealed[STORED.sealed.len() - 64..]));
}

#[cfg(unix)]
#[test]
fn the_file_is_private() {
    use std::os::unix::fs::PermissionsExt;
    let case = case();
    let (_site, _) = secured(&case.path);
    for entry in fs::read_dir(case.folder.path()).unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{:?}", entry.path());
    }
}

#[test]
fn another_authority_makes_its_certificates_stale_and_the_same_one_does_not() {
    let case = case();
    let (site, id) = secured(&case.path);
    site.adopt(sealed(&FIRST, "another passphrase")).unwrap();
    assert_eq!(site.camera(id).unwrap().standing, Standing::Secured);
    let working = site.add(&seen("192.168.1.11")).unwrap();
    site.prepared(
        working,
        &trail("camseal-2"),
        &Before::default(),
        KeyPlace::Camera,
    )
    .unwrap();
    let untouched = site.add(&seen("192.168.1.12")).unwrap();

    site.adopt(sealed(&authority("Second"), "x")).unwrap();
    let camera = site.camera(id).unwrap();
    assert_eq!(
        (camera.standing, camera.pinned, camera.certificate()),
        (Standing::Stale, None, None)
    );
    assert!(
        camera.trail.is_some(),
        "what lies in the camera stays known"
    );
    assert_eq!(
        site.camera(working).unwrap().standing,
        Standing::PuttingBack
    );
    assert_eq!(site.camera(untouched).unwrap().standing, Standing::Found);
}

#[test]
fn another_address_makes_the_certificate_stale() {
    let case = case();
    let (site, id) = secured(&case.path);
    let other = site.add(&seen("192.168.1.11")).unwrap();
    let taken: Address = "192.168.1.11".parse().unwrap();
    assert!(matches!(
        site.readdress(id, &taken),
        Err(Error::AddressTaken { .. })
    ));
    let same: Address = "192.168.1.10".parse().unwrap();
    site.readdress(id, &same).unwrap();
    assert_eq!(site.camera(id).unwrap().standing, Standing::Secured);
    let free: Address = "192.168.1.99".parse().unwrap();
    site.readdress(id, &free).unwrap();
    let camera = site.camera(id).unwrap();
    assert_eq!(
        (camera.standing, camera.address, camera.https_port),
        (Standing::Stale, free, None)
    );
    assert_eq!(site.camera(other).unwrap().standing, Standing::Found);
}

#[test]
fn adding_again_refreshes_and_forgets_nothing() {
    let case = case();
    let (site, id) = secured(&case.path);
    let mut silent = seen("192.168.1.10");
    silent.https_port = None;
    silent.http_port = None;
    silent.family = Family::by_hand();
    silent.identity = Identity::default();
    assert_eq!(site.add(&silent).unwrap(), id);
    let camera = site.camera(id).unwrap();
    assert_eq!(
        (camera.standing, camera.family, camera.https_port),
        (Standing::Secured, Family::onvif_tls(), Some(443))
    );
    assert_eq!(camera.title(), "M1");
    assert_eq!(site.cameras().unwrap().len(), 1);
}

#[test]
fn a_problem_with_a_trail_left_is_taken_back_first() {
    let case = case();
    let site = Site::create(&case.path, "S").unwrap();
    let id = site.add(&seen("192.168.1.10")).unwrap();
    let problem = Problem {
        stage: Stage::Upload,
        what: "It broke.".into(),
        todo: "Mend it.".into(),
    };
    site.failed(id, &problem).unwrap();
    assert_eq!(site.camera(id).unwrap().standing, Standing::Failed);
    site.prepared(
        id,
        &trail("camseal-1"),
        &Before::default(),
        KeyPlace::Camera,
    )
    .unwrap();
    assert_eq!(site.camera(id).unwrap().problem, None);
    site.failed(id, &problem).unwrap();
    let camera = site.camera(id).unwrap();
    assert_eq!(
        (camera.standing, camera.problem.as_ref()),
        (Standing::PuttingBack, Some(&problem))
    );
    site.put_back(id).unwrap();
    let camera = site.camera(id).unwrap();
    assert_eq!((camera.standing, camera.trail), (Standing::Ready, None));
}

#[test]
fn a_forgotten_camera_keeps_its_lines_and_its_number() {
    let case = case();
    let (site, id) = secured(&case.path);
    site.forget(id).unwrap();
    assert!(matches!(site.camera(id), Err(Error::UnknownCamera { .. })));
    assert!(matches!(site.forget(id), Err(Error::UnknownCamera { .. })));
    assert!(matches!(
        site.logged_in(id, &Identity::default(), &Capabilities::default()),
        Err(Error::UnknownCamera { .. })
    ));
    let again = site.add(&seen("192.168.1.10")).unwrap();
    assert_ne!(again, id);
    assert!(
        site.journal()
            .unwrap()
            .iter()
            .any(|e| e.camera == Some(id) && e.deed == Deed::Secured)
    );
}

#[test]
fn the_journal_cannot_be_rewritten() {
    let case = case();
    let (site, _) = secured(&case.path);
    drop(site);
    let db = rusqlite::Connection::open(&case.path).unwrap();
    assert!(db.execute("DELETE FROM journal", []).is_err());
    assert!(db.execute("UPDATE journal SET detail = ''", []).is_err());
}

#[test]
fn many_hands_write_at_once() {
    let case = case();
    let site = Site::create(&case.path, "S").unwrap();
    let hands: Vec<_> = (0..64)
        .map(|n| {
            let site = site.clone();
            std::thread::spawn(move || {
                let id = site.add(&seen(&format!("192.168.2.{n}"))).unwrap();
                for round in 0..10 {
                    site.prepared(
                        id,
                        &trail(&format!("camseal-{n}-{round}")),
                        &Before::default(),
                        KeyPlace::Camera,
                    )
                    .unwrap();
                }
                (id, n)
            })
        })
        .collect();
    for hand in hands {
        let (id, n) = hand.join().unwrap();
        assert_eq!(
            site.camera(id).unwrap().trail.unwrap().alias,
            format!("camseal-{n}-9")
        );
    }
    drop(site);
    assert_eq!(Site::open(&case.path).unwrap().cameras().unwrap().len(), 64);
}

#[test]
fn an_existing_file_is_never_overwritten() {
    let case = case();
    fs::write(&case.path, b"precious").unwrap();
    assert!(matches!(
        Site::create(&case.path, "S"),
        Err(Error::Exists { .. })
    ));
    assert_eq!(fs::read(&case.path).unwrap(), b"precious");
    let nowhere = case.folder.path().join("no/such/folder.camseal");
    let error = Site::create(&nowhere, "S").unwrap_err();
    assert!(error.explain().what.contains("folder.camseal"));
}

#[test]
fn files_that_are_no_sites_are_refused_and_left_as_they_are() {
    let case = case();
    assert!(matches!(Site::open(&case.path), Err(Error::Missing { .. })));
    assert!(matches!(
        Site::open(case.folder.path()),
        Err(Error::NotASite { .. })
    ));
    for bytes in [
        &b""[..],
        b"hello",
        &[0u8; 5000],
        b"SQLite format 3\0 but not really",
    ] {
        fs::write(&case.path, bytes).unwrap();
        assert!(
            matches!(
                Site::open(&case.path),
                Err(Error::Damaged { .. } | Error::NotASite { .. })
            ),
            "{bytes:?}"
        );
        assert_eq!(fs::read(&case.path).unwrap(), bytes);
        fs::remove_file(&case.path).unwrap();
    }
    let db = rusqlite::Connection::open(&case.path).unwrap();
    db.execute_batch("CREATE TABLE bookmarks (x)").unwrap();
    drop(db);
    let before = fs::read(&case.path).unwrap();
    assert!(matches!(
        Site::open(&case.path),
        Err(Error::NotASite { .. })
    ));
    assert_eq!(fs::read(&case.path).unwrap(), before);
}

#[test]
fn a_newer_file_is_refused_and_left_as_it_is() {
    let case = case();
    let _ = secured(&case.path);
    let db = rusqlite::Connection::open(&case.path).unwrap();
    db.pragma_update(None, "user_version", 99).unwrap();
    drop(db);
    let before = fs::read(&case.path).unwrap();
    let error = Site::open(&case.path).unwrap_err();
    assert!(matches!(
        error,
        Error::Newer {
            version: 99,
            known: 3,
            ..
        }
    ));
    assert!(error.explain().todo.contains("newest camseal"));
    assert_eq!(fs::read(&case.path).unwrap(), before);
}

/// Pages scrambled or cut off: an explained error or a file that reads, never a crash, and never
/// a change to the file.
#[test]
fn a_damaged_file_is_explained_and_kept() {
    let case = case();
    let (site, _) = secured(&case.path);
    for n in 20..120 {
        let _ = site.add(&seen(&format!("192.168.1.{n}"))).unwrap();
    }
    drop(site);
    let sound = fs::read(&case.path).unwrap();
    let mut damaged = 0;
    for at in (0..sound.len()).step_by(1024) {
        let mut bytes = sound.clone();
        let end = (at + 600).min(bytes.len());
        bytes[at..end].fill(0xa5);
        fs::write(&case.path, &bytes).unwrap();
        match Site::open(&case.path) {
            Ok(site) => {
                let _ = site.cameras().map(|c| c.len());
            }
            Err(Error::Damaged { .. } | Error::NotASite { .. } | Error::Newer { .. }) => {
                damaged += 1;
                assert_eq!(fs::read(&case.path).unwrap(), bytes, "at {at}");
            }
            Err(other) => panic!("at {at}: {other:?}"),
        }
    }
    assert!(damaged > 5, "only {damaged} were noticed");
    fs::write(&case.path, &sound[..sound.len() / 2]).unwrap();
    assert!(matches!(Site::open(&case.path), Err(Error::Damaged { .. })));
}

#[test]
fn a_second_program_is_told_that_the_file_is_busy() {
    let case = case();
    let (site, _) = secured(&case.path);
    let error = Site::open(&case.path).unwrap_err();
    assert!(matches!(error, Error::Busy { .. }), "{error:?}");
    assert!(site.name().is_ok());
    drop(site);
    assert!(Site::open(&case.path).is_ok());
}

#[test]
fn a_copy_goes_on_elsewhere() {
    let case = case();
    let (site, id) = secured(&case.path);
    let camera = site.camera(id).unwrap();
    drop(site);
    let copy = case.folder.path().join("copy.camseal");
    let _ = fs::copy(&case.path, &copy).unwrap();
    let (one, two) = (Site::open(&case.path).unwrap(), Site::open(&copy).unwrap());
    assert_eq!(two.camera(id).unwrap(), camera);
    assert_eq!(one.id().unwrap(), two.id().unwrap());
}

/// A file system of 400 kB fills up under the site: explained, what was saved before is there, and
/// with some room made it goes on. Needs the right to mount one.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_explained_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mounted = std::process::Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=400k", "tmpfs"])
        .arg(folder.path())
        .output();
    if !mounted.is_ok_and(|out| out.status.success()) {
        eprintln!("skipped: a small file system cannot be mounted here");
        return;
    }
    struct Unmount<'a>(&'a Path);
    impl Drop for Unmount<'_> {
        fn drop(&mut self) {
            let _ = std::process::Command::new("umount").arg(self.0).status();
        }
    }
    let _unmount = Unmount(folder.path());
    let path = folder.path().join("S.camseal");
    let ballast = folder.path().join("ballast");
    let site = Site::create(&path, "S").unwrap();
    let mut known = Vec::new();
    fs::write(&ballast, vec![1u8; 150_000]).unwrap();
    let error = loop {
        match site.add(&seen(&format!(
            "10.0.{}.{}",
            known.len() / 250,
            known.len() % 250 + 1
        ))) {
            Ok(id) => known.push(id),
            Err(error) => break error,
        }
        assert!(known.len() < 20_000, "the disk never filled");
    };
    assert!(matches!(error, Error::Full { .. }), "{error:?}");
    assert!(error.explain().todo.contains("space"));
    assert_eq!(site.cameras().unwrap().len(), known.len());
    fs::remove_file(&ballast).unwrap();
    let _ = site.add(&seen("192.168.99.99")).unwrap();
    drop(site);
    assert_eq!(
        Site::open(&path).unwrap().cameras().unwrap().len(),
        known.len() + 1
    );
}

/// A copy for another computer opens with another secret: keys of requests that wait go along.
#[test]
fn keys_of_open_requests_can_sleep_under_another_secret() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::create(&folder.path().join("a.camseal"), "Hotel").unwrap();
    let names = [Name::Ip("10.0.0.9".parse().unwrap())];
    let made = order(KeyKind::P256, &Subject::default(), &names).unwrap();
    let (old, new) = (
        Secret::new("of this computer"),
        Secret::new("typed elsewhere"),
    );
    let sealed = vault::seal(&made.key, &old).unwrap();
    let _ = site
        .request_kept(&[], &made.request, &made.public_key, Some(&sealed))
        .unwrap();
    let wakes = |secret: &Secret| match &site.requests().unwrap()[0].key {
        KeyAt::Here(sealed) => vault::unseal(sealed, secret).is_ok(),
        other => panic!("{other:?}"),
    };
    assert!(site.reseal_requests(&new, &old).is_err());
    assert!(wakes(&old), "a wrong secret changes nothing");
    site.reseal_requests(&old, &new).unwrap();
    assert!(wakes(&new) && !wakes(&old));
}
