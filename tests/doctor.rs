//! The doctor's memory and its lists: what many cameras show together, the files it saves, and what
//! a site remembers; the console program does the asking.

#![cfg(all(feature = "cli", unix))]
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "cli/program.rs"]
mod program;

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use camseal::authority::{Authority, AuthorityWish, KeyKind};
use camseal::certificate::Certificate;
use camseal::check::audit::{self, Audit, Light, Line, Subject};
use camseal::check::pin::{Memory, Sameness, State};
use camseal::check::{Ask, Danger, Ladder, climb, danger};
use camseal::device::{Address, Channel, Family, Identified, Identity};
use camseal::secret::Secret;
use camseal::site::{Deed, Kept, PinReason, Site, Standing, StoredAuthority};
use futures::StreamExt;
use program::Desk;
use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa,
    Issuer, KeyPair, KeyUsagePurpose, SanType, SerialNumber,
};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use time::OffsetDateTime;
use time::macros::datetime;
use tokio::io::AsyncReadExt;
use tokio::net::TcpListener;

const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

fn wish(name: &str) -> CertificateParams {
    let mut wish = CertificateParams::new(vec![]).unwrap();
    wish.distinguished_name = DistinguishedName::new();
    wish.distinguished_name.push(DnType::CommonName, name);
    wish.not_before = OffsetDateTime::now_utc() - time::Duration::days(1);
    wish.not_after = OffsetDateTime::now_utc() + time::Duration::days(300);
    wish.subject_alt_names = vec![SanType::IpAddress(HERE)];
    wish.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    wish.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    wish
}

fn root_wish(name: &str) -> CertificateParams {
    let mut wish = wish(name);
    wish.subject_alt_names = vec![];
    wish.extended_key_usages = vec![];
    wish.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    wish.key_usages = vec![KeyUsagePurpose::KeyCertSign];
    wish
}

fn certificate(der: &[u8]) -> Certificate {
    Certificate::from_der(der).unwrap()
}

/// Serves a chain at a free port until the runtime ends.
async fn served(chain: &[&Certificate], key: &KeyPair) -> Address {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let chain = chain
        .iter()
        .map(|c| CertificateDer::from(c.der().to_vec()))
        .collect();
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .unwrap();
    let acceptor = tokio_rustls::TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind((HERE, 0)).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            drop(tokio::spawn(async move {
                if let Ok(mut stream) = acceptor.accept(stream).await {
                    let _ = stream.read(&mut [0; 256]).await;
                }
            }));
        }
    }));
    Address::new("127.0.0.1", Some(port))
}

async fn list(addresses: &[Address], roots: &[Certificate]) -> Audit {
    let subjects = addresses
        .iter()
        .map(|address| {
            Subject::new(Ask {
                roots: roots.to_vec(),
                ..Ask::new(address.clone())
            })
        })
        .collect();
    let mut lines: Vec<(usize, Line)> =
        audit::audit(subjects, |ask| Box::pin(async move { climb(&ask).await }))
            .collect()
            .await;
    lines.sort_by_key(|(place, _)| *place);
    let lines = lines.into_iter().map(|(_, line)| line).collect();
    Audit::of(lines, &[], None, OffsetDateTime::now_utc())
}

fn ids(dangers: &[Danger]) -> Vec<&'static str> {
    dangers.iter().map(Danger::id).collect()
}

#[tokio::test]
async fn what_shows_only_between_cameras_is_named() {
    let (one, two, three) = (
        KeyPair::generate().unwrap(),
        KeyPair::generate().unwrap(),
        KeyPair::generate().unwrap(),
    );
    let factory = certificate(wish("IPC").self_signed(&one).unwrap().der());
    let again = certificate(wish("IPC 2").self_signed(&one).unwrap().der());
    let root_key = KeyPair::generate().unwrap();
    let root = certificate(root_wish("Vendor").self_signed(&root_key).unwrap().der());
    let issuer = Issuer::new(root_wish("Vendor"), root_key);
    let mut numbered = wish("cam");
    numbered.serial_number = Some(SerialNumber::from(7));
    let first = certificate(numbered.signed_by(&two, &issuer).unwrap().der());
    let second = certificate(numbered.signed_by(&three, &issuer).unwrap().der());
    let addresses = [
        served(&[&factory], &one).await,
        served(&[&factory], &one).await,
        served(&[&again], &one).await,
        served(&[&first, &root], &two).await,
        served(&[&second, &root], &three).await,
    ];
    let audit = list(&addresses, &[]).await;
    let mut found = ids(&audit.dangers);
    found.sort_unstable();
    assert_eq!(
        found,
        [
            "reused-serial",
            "shared-certificate",
            "shared-key",
            "shared-root"
        ]
    );
    for danger in &audit.dangers {
        let cameras = danger.cameras();
        match danger.id() {
            "shared-key" => assert_eq!(cameras.len(), 3, "{cameras:?}"),
            _ => assert_eq!(cameras.len(), 2, "{danger:?}"),
        }
    }
    assert!(audit.lines.iter().all(|l| l.light == Light::Red));
    // The site's own root on several cameras is no danger.
    let chains: Vec<_> = [&first, &second]
        .into_iter()
        .zip(&addresses)
        .map(|(c, a)| (a.clone(), vec![c.clone(), root.clone()]))
        .collect();
    assert_eq!(
        ids(&danger::between(&chains, std::slice::from_ref(&root))),
        ["reused-serial"]
    );
}

async fn dangers_of(chain: &[&Certificate], key: &KeyPair, roots: &[Certificate]) -> Vec<Danger> {
    let ask = Ask {
        roots: roots.to_vec(),
        ..Ask::new(served(chain, key).await)
    };
    climb(&ask).await.dangers
}

#[tokio::test]
async fn dangers_of_one_camera_are_named() {
    let key = KeyPair::generate().unwrap();
    let mut factory = wish("cn.uniview.com");
    factory.not_before = datetime!(2016-08-29 0:00 UTC);
    factory.not_after = datetime!(2021-08-27 0:00 UTC);
    let factory = certificate(factory.self_signed(&key).unwrap().der());
    assert_eq!(
        ids(&dangers_of(&[&factory], &key, &[]).await),
        ["factory-key"]
    );

    // The dates of the Sunell guide.
    let mut vendor = root_wish("CA");
    vendor.not_before = datetime!(2023-08-14 6:00 UTC);
    vendor.not_after = datetime!(2033-08-11 6:00 UTC);
    let vendor_key = KeyPair::generate().unwrap();
    let root = certificate(vendor.self_signed(&vendor_key).unwrap().der());
    let issuer = Issuer::new(vendor, vendor_key);
    let leaf = certificate(wish("server").signed_by(&key, &issuer).unwrap().der());
    let found = dangers_of(&[&leaf, &root], &key, &[]).await;
    assert!(
        matches!(&found[..], [Danger::VendorRoot { vendor, trusted: false, .. }] if vendor == "Sunell"),
        "{found:?}"
    );
    let trusted = dangers_of(&[&leaf, &root], &key, std::slice::from_ref(&root)).await;
    assert!(matches!(
        trusted[..],
        [Danger::VendorRoot { trusted: true, .. }]
    ));

    // Any other authority that a camera sends and that signed for a private address.
    let other_key = KeyPair::generate().unwrap();
    let other = certificate(root_wish("Built in").self_signed(&other_key).unwrap().der());
    let issuer = Issuer::new(root_wish("Built in"), other_key);
    let mut private = wish("server");
    private.subject_alt_names = vec![SanType::IpAddress("192.168.1.64".parse().unwrap())];
    let leaf = certificate(private.signed_by(&key, &issuer).unwrap().der());
    let found = dangers_of(&[&leaf, &other], &key, &[]).await;
    assert!(
        matches!(&found[..], [Danger::RootInDevice { name, .. }] if name == "192.168.1.64"),
        "{found:?}"
    );

    let mut old = wish("IPC");
    old.not_before = datetime!(1970-01-01 0:00 UTC);
    let old = certificate(old.self_signed(&key).unwrap().der());
    assert_eq!(
        ids(&dangers_of(&[&old], &key, &[]).await),
        ["made-without-clock"]
    );

    // Somebody put the device's own certificate among the roots.
    let own = certificate(wish("IPC").self_signed(&key).unwrap().der());
    assert_eq!(
        ids(&dangers_of(&[&own], &key, std::slice::from_ref(&own)).await),
        ["device-as-root"]
    );

    // A healthy camera has none.
    let root_key = KeyPair::generate().unwrap();
    let root = certificate(root_wish("Site").self_signed(&root_key).unwrap().der());
    let issuer = Issuer::new(root_wish("Site"), root_key);
    let leaf = certificate(wish("cam").signed_by(&key, &issuer).unwrap().der());
    assert_eq!(dangers_of(&[&leaf], &key, &[root]).await, []);
}

#[test]
fn a_certificate_made_again_at_boot_is_recognised() {
    let numbered = |key: &KeyPair| {
        let mut wish = wish("IPC");
        wish.serial_number = Some(SerialNumber::from(1));
        certificate(wish.self_signed(key).unwrap().der())
    };
    let (one, two) = (KeyPair::generate().unwrap(), KeyPair::generate().unwrap());
    let (before, now) = (numbered(&one), numbered(&two));
    assert!(matches!(
        danger::remade(&before, &now),
        Some(Danger::Remade { .. })
    ));
    assert_eq!(danger::remade(&before, &before), None);
    let other = certificate(wish("IPC").self_signed(&two).unwrap().der());
    assert_eq!(danger::remade(&before, &other), None);
}

fn seen(address: &Address) -> Identified {
    Identified {
        address: address.clone(),
        family: Family::by_hand(),
        signs: Vec::new(),
        channel: Channel::Pinned,
        served: None,
        expected: None,
        https_port: address.port(),
        http_port: None,
        identity: Identity::default(),
        clock: None,
    }
}

#[test]
fn a_site_remembers_what_a_camera_showed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.camseal");
    let site = Site::create(&path, "Hotel").unwrap();
    let address = Address::new("192.168.1.64", None);
    let id = site.add(&seen(&address)).unwrap();
    assert_eq!(site.pin(id).unwrap(), None);
    let (one, two) = (KeyPair::generate().unwrap(), KeyPair::generate().unwrap());
    let first = certificate(wish("a").self_signed(&one).unwrap().der());
    let second = certificate(wish("b").self_signed(&two).unwrap().der());
    assert!(site.first_seen_with(id, &first).unwrap());
    assert!(
        !site.first_seen_with(id, &second).unwrap(),
        "only the first"
    );
    let pin = site.pin(id).unwrap().unwrap();
    assert_eq!((&pin.certificate, pin.reason), (&first, PinReason::Seen));

    // Accepting is written down; a secured camera that shows a stranger is secured no longer.
    let ours = certificate(wish("ours").self_signed(&two).unwrap().der());
    site.files_made(id, std::slice::from_ref(&ours)).unwrap();
    site.secured(id, ours.fingerprint(), 443).unwrap();
    assert_eq!(site.pin(id).unwrap().unwrap().reason, PinReason::Ours);
    assert!(site.ours(id).unwrap().contains(&ours.fingerprint()));
    site.accept(id, &second).unwrap();
    let camera = site.camera(id).unwrap();
    assert_eq!((camera.standing, camera.pinned), (Standing::Stale, None));
    let pin = site.pin(id).unwrap().unwrap();
    assert_eq!(
        (&pin.certificate, pin.reason),
        (&second, PinReason::Accepted)
    );
    let last = site.journal().unwrap().pop().unwrap();
    assert_eq!(
        (last.deed, last.fingerprint),
        (Deed::Accepted, Some(second.fingerprint()))
    );
    // It lies in the file, and goes with the camera.
    drop(site);
    let site = Site::open(&path).unwrap();
    assert_eq!(site.pin(id).unwrap().unwrap().certificate, second);
    site.forget(id).unwrap();
    let again = site.add(&seen(&address)).unwrap();
    assert_eq!(site.pin(again).unwrap(), None);
}

#[test]
fn a_site_of_the_first_version_learns_to_remember() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.camseal");
    let site = Site::create(&path, "Hotel").unwrap();
    let address = Address::new("192.168.1.64", None);
    let id = site.add(&seen(&address)).unwrap();
    let key = KeyPair::generate().unwrap();
    let ours = certificate(wish("ours").self_signed(&key).unwrap().der());
    site.files_made(id, std::slice::from_ref(&ours)).unwrap();
    site.secured(id, ours.fingerprint(), 443).unwrap();
    drop(site);
    let db = rusqlite::Connection::open(&path).unwrap();
    db.execute_batch("DROP TABLE pin; DROP TABLE request; PRAGMA user_version = 1;")
        .unwrap();
    drop(db);
    // What was secured before is remembered from the chain that was kept.
    let site = Site::open(&path).unwrap();
    let pin = site.pin(id).unwrap().unwrap();
    assert_eq!((pin.certificate, pin.reason), (ours, PinReason::Ours));
}

#[test]
fn the_four_states_and_the_comparison() {
    let key = KeyPair::generate().unwrap();
    let (one, two) = (
        certificate(wish("a").self_signed(&key).unwrap().der()),
        certificate(wish("b").self_signed(&key).unwrap().der()),
    );
    let mut memory = Memory::default();
    assert_eq!(memory.compare(Some(&one)), Sameness::Unknown);
    memory.certificate = Some(one.clone());
    assert_eq!(memory.compare(None), Sameness::Unknown);
    assert_eq!(memory.compare(Some(&one)), Sameness::Same);
    let before = one.fingerprint();
    assert_eq!(memory.compare(Some(&two)), Sameness::Changed { before });
    assert_eq!(
        State::of(&Ladder::default(), &Sameness::Changed { before }),
        State::Changed
    );
    memory.ours = vec![two.fingerprint()];
    assert_eq!(memory.compare(Some(&two)), Sameness::ChangedByUs { before });
}

/// A site with an authority and two cameras by hand: one serves ours, one a stranger's.
struct Installed {
    desk: Desk,
    site: String,
    root: String,
    good: Address,
    hostile: Address,
}

async fn installed() -> Installed {
    let desk = Desk::new();
    let path = desk.path("Hotel.camseal");
    let wish_of_authority = AuthorityWish {
        key: KeyKind::P256,
        ..AuthorityWish::new("Hotel", OffsetDateTime::now_utc())
    };
    let authority = Authority::create(&wish_of_authority).unwrap();
    let site = Site::create(&path, "Hotel").unwrap();
    let stored =
        StoredAuthority::seal(&authority, &Secret::new("a passphrase"), Kept::Typed, &[]).unwrap();
    site.adopt(stored).unwrap();
    let key = KeyPair::generate().unwrap();
    let root_key = KeyPair::generate().unwrap();
    let root = certificate(root_wish("Test").self_signed(&root_key).unwrap().der());
    let issuer = Issuer::new(root_wish("Test"), root_key);
    let leaf = certificate(wish("cam01").signed_by(&key, &issuer).unwrap().der());
    let mut nasty = wish("=HYPERLINK(\"http://evil\")");
    nasty
        .distinguished_name
        .push(DnType::OrganizationName, "<script>alert(1)</script>");
    let nasty_key = KeyPair::generate().unwrap();
    let nasty = certificate(nasty.self_signed(&nasty_key).unwrap().der());
    let good = served(&[&leaf], &key).await;
    let hostile = served(&[&nasty], &nasty_key).await;
    for address in [&good, &hostile] {
        let _ = site.add(&seen(address)).unwrap();
    }
    std::fs::write(desk.path("root.pem"), root.pem()).unwrap();
    Installed {
        site: desk.text("Hotel.camseal"),
        root: desk.text("root.pem"),
        desk,
        good,
        hostile,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sites_cameras_become_a_list_with_its_files() {
    let at = installed().await;
    let (html, csv) = (at.desk.text("list.html"), at.desk.text("list.csv"));
    let ran = tokio::task::spawn_blocking(move || {
        let ran = at.desk.run(&[
            "--json", "check", "--site", &at.site, "--root", &at.root, "--html", &html, "--csv",
            &csv,
        ]);
        (
            ran,
            std::fs::read_to_string(html).unwrap(),
            std::fs::read_to_string(csv).unwrap(),
            at,
        )
    });
    let (ran, html, csv, at) = ran.await.unwrap();
    assert_eq!(ran.code, 1, "{}", ran.err);
    let json = ran.json();
    assert_eq!(json["site"], "Hotel");
    let lines = json["lines"].as_array().unwrap();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["address"], at.good.to_string());
    assert_eq!(lines[0]["state"], "trusted");
    assert_eq!(lines[1]["light"], "red");
    assert_eq!(lines[1]["state"], "device");
    assert_eq!(lines[1]["reason"]["id"], "untrusted-root");

    assert!(html.starts_with("<!doctype html>"), "{html}");
    assert!(html.contains("&lt;script&gt;"), "{html}");
    for outside in ["<script", "src=", "href=", "url(", "@import"] {
        assert!(!html.contains(outside), "{outside} in {html}");
    }
    let rows: Vec<&str> = csv.lines().collect();
    assert_eq!(rows.len(), 3);
    assert!(rows[0].starts_with("\u{feff}\"address\",\"name\",\"light\""));
    for row in rows {
        for cell in row
            .trim_start_matches('\u{feff}')
            .trim_matches('"')
            .split("\",\"")
        {
            let number = cell.parse::<i64>().is_ok();
            assert!(number || !cell.starts_with(['=', '+', '-', '@']), "{cell}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_certificate_is_shown_and_accepted() {
    let at = installed().await;
    let (at, first) = tokio::task::spawn_blocking(move || {
        let good = at.good.to_string();
        let first = at.desk.run(&[
            "--json", "check", &good, "--site", &at.site, "--root", &at.root,
        ]);
        (at, first)
    })
    .await
    .unwrap();
    assert_eq!(first.code, 0, "{} {}", first.out, first.err);
    assert_eq!(first.json()["sameness"], "unknown");

    // The site moves the camera to where the stranger answers: another certificate than last time.
    {
        let site = Site::open(at.site.as_ref()).unwrap();
        let cameras = site.cameras().unwrap();
        site.forget(cameras[1].id).unwrap();
        site.readdress(cameras[0].id, &at.hostile).unwrap();
    }
    let run = |extra: &'static [&'static str], at: Installed| {
        tokio::task::spawn_blocking(move || {
            let hostile = at.hostile.to_string();
            let mut words = vec!["--json", "check", &hostile, "--site", &at.site];
            words.extend(extra);
            let ran = at.desk.run(&words);
            (ran, at)
        })
    };
    let (changed, at) = run(&[], at).await.unwrap();
    let json = changed.json();
    assert_eq!((changed.code, &json["sameness"]), (1, &"changed".into()));
    assert_eq!(json["state"], "changed");
    assert_ne!(json["before"]["sha256"], json["certificate"]["sha256"]);
    let (accepted, at) = run(&["--accept"], at).await.unwrap();
    assert!(accepted.err.contains("Accepted"), "{}", accepted.err);
    let (same, at) = run(&[], at).await.unwrap();
    assert_eq!(same.json()["sameness"], "same");
    assert_eq!(same.json()["state"], "device");

    let none = at.desk.run(&["check", "--accept", "--site", &at.site]);
    assert_eq!(none.code, 2);
    let stranger = at
        .desk
        .run(&["check", "127.0.0.1:1", "--accept", "--site", &at.site]);
    assert_eq!(stranger.code, 2, "{}", stranger.err);
    assert_eq!(at.desk.run(&["check"]).code, 2);
}
