//! The check: real handshakes with servers on loopback, each certificate with the verdict of a
//! measured case table, and ladders that stop where they should.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use camseal::certificate::{Certificate, Name};
use camseal::check::{
    Ask, Client, Fact, Finding, Ladder, RungId, Standing, climb, handshake::record, verdict,
};
use camseal::device::{Address, Clock};
use camseal::error::Explain;
use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose,
    GeneralSubtree, IsCa, Issuer, KeyPair, KeyUsagePurpose, NameConstraints, SanType,
};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use time::OffsetDateTime;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

fn days(n: i64) -> OffsetDateTime {
    OffsetDateTime::now_utc() + time::Duration::days(n)
}

fn named(name: &str) -> CertificateParams {
    let mut wish = CertificateParams::new(vec![]).unwrap();
    wish.distinguished_name = DistinguishedName::new();
    wish.distinguished_name.push(DnType::CommonName, name);
    wish.not_before = days(-1);
    wish.not_after = days(300);
    wish
}

fn root_wish() -> CertificateParams {
    let mut wish = named("Test camera authority");
    wish.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    wish.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    wish
}

fn camera_wish() -> CertificateParams {
    let mut wish = named("cam01");
    wish.subject_alt_names = vec![SanType::IpAddress(HERE)];
    wish.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    wish.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    wish
}

/// What a camera serves, and the root that should vouch.
struct Made {
    chain: Vec<Vec<u8>>,
    key: KeyPair,
    root: Certificate,
}

fn made(root: CertificateParams, camera: CertificateParams) -> Made {
    made_with(root, camera, KeyPair::generate().unwrap())
}

fn made_with(root: CertificateParams, camera: CertificateParams, key: KeyPair) -> Made {
    let root_key = KeyPair::generate().unwrap();
    let root_der = root.self_signed(&root_key).unwrap().der().to_vec();
    let issuer = Issuer::new(root, root_key);
    Made {
        chain: vec![camera.signed_by(&key, &issuer).unwrap().der().to_vec()],
        key,
        root: Certificate::from_der(&root_der).unwrap(),
    }
}

/// Serves a chain at a free port until the runtime ends.
async fn served(chain: &[Vec<u8>], key: &KeyPair) -> Address {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let chain = chain.iter().cloned().map(CertificateDer::from).collect();
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
                    let mut buffer = [0; 256];
                    let _ = stream.read(&mut buffer).await;
                }
            }));
        }
    }));
    Address::new("127.0.0.1", Some(port))
}

async fn climbed(made: &Made) -> Ladder {
    let mut ask = Ask::new(served(&made.chain, &made.key).await);
    ask.roots = vec![made.root.clone()];
    climb(&ask).await
}

/// The ids of the broken rung's finding and of all the verdict's findings.
fn ids(ladder: &Ladder) -> (Option<&'static str>, Vec<&'static str>) {
    let broken = ladder.broken().map(|r| match &r.standing {
        Standing::Broken { finding } | Standing::Unknown { finding } => finding.id(),
        _ => unreachable!(),
    });
    let all = ladder
        .verdict
        .iter()
        .flat_map(|v| v.findings.iter().map(Finding::id))
        .collect();
    (broken, all)
}

fn assert_stops_at(ladder: &Ladder, at: RungId) {
    for rung in &ladder.rungs {
        match rung.id.cmp(&at) {
            std::cmp::Ordering::Less => {
                assert!(matches!(rung.standing, Standing::Passed(_)), "{rung:?}");
            }
            std::cmp::Ordering::Equal => {
                assert!(matches!(rung.standing, Standing::Broken { .. }), "{rung:?}");
                let explanation = rung.explain();
                assert!(!explanation.what.is_empty() && !explanation.todo.is_empty());
            }
            std::cmp::Ordering::Greater => {
                assert!(
                    !matches!(
                        rung.standing,
                        Standing::Broken { .. } | Standing::Unknown { .. }
                    ),
                    "only the first is explained: {rung:?}"
                );
                assert_eq!(rung.explain().todo, "", "{rung:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_healthy_camera_is_whole_within_three_seconds() {
    let made = made(root_wish(), camera_wish());
    let start = Instant::now();
    let ladder = climbed(&made).await;
    assert!(start.elapsed() < Duration::from_secs(3));
    assert!(ladder.is_whole(), "{:?}", ladder.broken());
    let verdict = ladder.verdict.clone().unwrap();
    assert_eq!(
        (verdict.secure, verdict.findings.len(), verdict.notes.len()),
        (Some(true), 0, 0)
    );
    let handshake = ladder.handshake.unwrap();
    assert_eq!(handshake.version, "TLS 1.3");
    assert_eq!(handshake.chain[0].der(), made.chain[0]);
    assert_eq!(
        ladder.rungs[6].standing,
        Standing::Passed(Fact::Root {
            root: "Test camera authority".into(),
            given: true
        })
    );
}

#[tokio::test]
async fn the_system_store_does_not_know_our_test_root() {
    let made = made(root_wish(), camera_wish());
    let ladder = climb(&Ask::new(served(&made.chain, &made.key).await)).await;
    assert_eq!(
        ids(&ladder),
        (Some("untrusted-root"), vec!["untrusted-root"])
    );
    assert_stops_at(&ladder, RungId::Root);
}

#[tokio::test]
async fn every_bad_certificate_is_named() {
    let mut cases: Vec<(&str, Made, &str, RungId)> = Vec::new();
    let mut wish = camera_wish();
    wish.not_before = days(-400);
    wish.not_after = days(-2);
    cases.push(("expired", made(root_wish(), wish), "expired", RungId::Dates));

    let mut wish = camera_wish();
    wish.not_before = days(1);
    cases.push((
        "starts tomorrow",
        made(root_wish(), wish),
        "not-yet-valid",
        RungId::Dates,
    ));

    let mut wish = camera_wish();
    wish.subject_alt_names = vec![SanType::IpAddress("192.168.1.64".parse().unwrap())];
    cases.push((
        "the old address",
        made(root_wish(), wish),
        "wrong-name",
        RungId::Name,
    ));

    let mut wish = camera_wish();
    wish.subject_alt_names = vec![SanType::DnsName("127.0.0.1".try_into().unwrap())];
    cases.push((
        "the address as DNS name",
        made(root_wish(), wish),
        "address-as-name",
        RungId::Name,
    ));

    let mut wish = camera_wish();
    wish.subject_alt_names = vec![];
    cases.push((
        "only a common name",
        made(root_wish(), wish),
        "no-names",
        RungId::Name,
    ));

    let mut wish = camera_wish();
    wish.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
    cases.push((
        "for clients only",
        made(root_wish(), wish),
        "bad-usage",
        RungId::Chain,
    ));

    let mut root = root_wish();
    root.not_before = days(-800);
    root.not_after = days(-1);
    cases.push((
        "root expired",
        made(root, camera_wish()),
        "root-expired",
        RungId::Root,
    ));

    let mut root = root_wish();
    root.is_ca = IsCa::NoCa;
    root.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    cases.push((
        "root without basicConstraints",
        made(root, camera_wish()),
        "issuer-may-not-sign",
        RungId::Chain,
    ));

    let mut root = root_wish();
    root.name_constraints = Some(NameConstraints {
        permitted_subtrees: vec![GeneralSubtree::DnsName("local".into())],
        excluded_subtrees: vec![GeneralSubtree::IpAddress(rcgen::CidrSubnet::V4(
            [127, 0, 0, 0],
            [255, 0, 0, 0],
        ))],
    });
    cases.push((
        "an authority for other addresses",
        made(root, camera_wish()),
        "name-not-allowed",
        RungId::Name,
    ));

    // Made again under the same name: this computer has the old root.
    let mut again = made(root_wish(), camera_wish());
    again.root = made(root_wish(), camera_wish()).root;
    cases.push((
        "another root of that name",
        again,
        "untrusted-root",
        RungId::Root,
    ));

    // The same, but its identifiers say that it is by this very key: changed after signing.
    let mut wish = camera_wish();
    wish.use_authority_key_identifier_extension = true;
    let mut forged = made(root_wish(), wish);
    let last = forged.chain[0].len() - 1;
    forged.chain[0][last] ^= 1;
    cases.push(("changed", forged, "bad-signature", RungId::Chain));

    // A factory certificate that vouches for itself.
    let key = KeyPair::generate().unwrap();
    let own = camera_wish().self_signed(&key).unwrap().der().to_vec();
    let factory = Made {
        chain: vec![own],
        key,
        root: made(root_wish(), camera_wish()).root,
    };
    cases.push(("self-signed", factory, "untrusted-root", RungId::Root));

    for (what, made, id, rung) in cases {
        let ladder = climbed(&made).await;
        let (broken, all) = ids(&ladder);
        assert_eq!(broken, Some(id), "{what}: {all:?}");
        assert_eq!(all, [id], "{what}");
        assert_eq!(
            ladder.verdict.as_ref().unwrap().secure,
            Some(false),
            "{what}"
        );
        assert_stops_at(&ladder, rung);
    }
}

/// What is issued is judged before any camera serves it.
#[test]
fn refusals_are_foreseen() {
    use camseal::authority::{Authority, AuthorityWish, KeyKind, LeafWish};
    use camseal::check::{foresee, foresee_authority};
    let now = OffsetDateTime::now_utc();
    let mut wish = AuthorityWish::new("Hotel Astoria", now);
    wish.key = KeyKind::P256;
    let authority = Authority::create(&wish).unwrap();
    let names = vec![
        Name::Ip("192.168.1.64".parse().unwrap()),
        Name::Dns("cam01.local".into()),
    ];
    let issued = authority.issue(&LeafWish::new(names, now)).unwrap();
    let root = authority.root();
    assert_eq!(foresee(&issued.chain, root, &Client::ALL, now), []);
    assert_eq!(foresee_authority(&authority, &Client::ALL, now), []);

    let mut long = camera_wish();
    long.not_after = days(1000);
    let foreign = made(root_wish(), long);
    let chain = [Certificate::from_der(&foreign.chain[0]).unwrap()];
    let told = foresee(&chain, &foreign.root, &Client::ALL, now);
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].client, Client::Apple);
    assert_eq!(
        told[0].finding,
        Finding::TooLong {
            days: 1001,
            limit: 825
        }
    );
}

/// OpenSSL, and with it this computer, takes an authority's certificate; Firefox does not.
#[tokio::test]
async fn what_only_another_client_refuses_breaks_the_last_rung() {
    let mut wish = camera_wish();
    wish.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let ladder = climbed(&made(root_wish(), wish)).await;
    assert_eq!(ids(&ladder), (Some("client-refuses"), vec![]));
    let firefox = ladder
        .others
        .iter()
        .find(|v| v.client == Client::Firefox)
        .unwrap();
    assert_eq!(firefox.findings, [Finding::AuthorityAsCamera]);
    let chrome = ladder
        .others
        .iter()
        .find(|v| v.client == Client::Chrome)
        .unwrap();
    assert!(chrome.is_secure(), "{chrome:?}");
}

#[tokio::test]
async fn all_reasons_are_listed_the_first_to_mend_first() {
    let mut wish = camera_wish();
    wish.not_before = days(-400);
    wish.not_after = days(-2);
    wish.subject_alt_names = vec![SanType::IpAddress("192.168.1.64".parse().unwrap())];
    let key = KeyPair::generate().unwrap();
    let made = Made {
        chain: vec![wish.self_signed(&key).unwrap().der().to_vec()],
        key,
        root: made(root_wish(), camera_wish()).root,
    };
    let ladder = climbed(&made).await;
    assert_eq!(
        ids(&ladder),
        (
            Some("wrong-name"),
            vec!["wrong-name", "expired", "untrusted-root"]
        )
    );
    // The rest is shown, not explained.
    let above: Vec<&str> = ladder
        .rungs
        .iter()
        .filter_map(|r| match &r.standing {
            Standing::AlsoBroken { finding } => Some(finding.id()),
            _ => None,
        })
        .collect();
    assert_eq!(above[..2], ["expired", "untrusted-root"]);
}

#[tokio::test]
async fn intermediates_sent_in_any_order_or_not_at_all() {
    let root_key = KeyPair::generate().unwrap();
    let root = Certificate::from_der(root_wish().self_signed(&root_key).unwrap().der()).unwrap();
    let root_issuer = Issuer::new(root_wish(), root_key);
    let (middle_key, key) = (KeyPair::generate().unwrap(), KeyPair::generate().unwrap());
    let mut middle = named("Test camera intermediate");
    middle.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    middle.key_usages = vec![KeyUsagePurpose::KeyCertSign];
    let middle_der = middle.signed_by(&middle_key, &root_issuer).unwrap();
    let camera = camera_wish()
        .signed_by(&key, &Issuer::new(middle, middle_key))
        .unwrap();
    let stray = made(root_wish(), camera_wish()).chain.remove(0);

    let whole = Made {
        chain: vec![camera.der().to_vec(), stray, middle_der.der().to_vec()],
        key,
        root,
    };
    let ladder = climbed(&whole).await;
    assert!(ladder.is_whole(), "{:?}", ladder.broken());

    let alone = Made {
        chain: vec![camera.der().to_vec()],
        ..whole
    };
    let ladder = climbed(&alone).await;
    let Some(Finding::UntrustedRoot {
        issuer,
        self_signed: false,
    }) = ladder.verdict.unwrap().findings.first().cloned()
    else {
        panic!("an unsent intermediate must be named");
    };
    assert!(issuer.contains("Test camera intermediate"), "{issuer}");
}

#[tokio::test]
async fn keys_that_browsers_refuse_are_noted() {
    let key = KeyPair::generate_for(&rcgen::PKCS_ED25519).unwrap();
    let ladder = climbed(&made_with(root_wish(), camera_wish(), key)).await;
    let verdict = ladder.verdict.unwrap();
    assert_eq!(verdict.secure, Some(true));
    assert_eq!(
        verdict.notes,
        [Finding::UnsupportedKey {
            key: "Ed25519".into()
        }]
    );
}

#[tokio::test]
async fn a_name_can_be_asked_for_instead_of_the_address() {
    let mut wish = camera_wish();
    wish.subject_alt_names = vec![SanType::DnsName("*.cctv.lan".try_into().unwrap())];
    let made = made(root_wish(), wish);
    let mut ask = Ask::new(served(&made.chain, &made.key).await);
    ask.roots = vec![made.root.clone()];
    for (name, broken) in [
        ("cam01.cctv.lan", None),
        ("CAM01.cctv.lan", None),
        ("a.b.cctv.lan", Some("wrong-name")),
        ("cctv.lan", Some("wrong-name")),
        ("not a name", Some("wrong-name")),
    ] {
        ask.name = Some(Name::Dns(name.into()));
        assert_eq!(ids(&climb(&ask).await).0, broken, "{name}");
    }
}

#[tokio::test]
async fn clocks_are_told_apart() {
    let mut wish = camera_wish();
    wish.not_before = days(1);
    let made = made(root_wish(), wish);
    let mut ask = Ask::new(served(&made.chain, &made.key).await);
    ask.roots = vec![made.root.clone()];
    let clock = |device, follows_ntp| {
        Some(Clock {
            device,
            here: OffsetDateTime::now_utc(),
            follows_ntp,
        })
    };
    // The camera follows a time server and is right: this computer's clock is behind.
    ask.camera_clock = clock(days(3), true);
    assert_eq!(ids(&climb(&ask).await).0, Some("this-clock"));
    // Set by hand it proves nothing.
    ask.camera_clock = clock(days(3), false);
    assert_eq!(ids(&climb(&ask).await).0, Some("not-yet-valid"));

    // A camera in 1970 serves a good certificate all the same: whole, but noted.
    ask.now = days(2);
    ask.camera_clock = clock(OffsetDateTime::UNIX_EPOCH, false);
    let ladder = climb(&ask).await;
    assert!(ladder.is_whole(), "{:?}", ladder.broken());
    let dates = &ladder.rungs[5];
    assert_eq!(dates.id, RungId::Dates);
    assert_eq!(dates.notes[0].id(), "camera-clock");
}

#[tokio::test]
async fn what_is_no_tls_is_named_from_below() {
    // Nothing listens.
    let free = TcpListener::bind((HERE, 0)).await.unwrap();
    let port = free.local_addr().unwrap().port();
    drop(free);
    let ladder = climb(&Ask::new(Address::new("127.0.0.1", Some(port)))).await;
    assert_eq!(ids(&ladder), (Some("port-closed"), vec![]));
    assert_stops_at(&ladder, RungId::Port);

    // Plain HTTP.
    let port = answers(b"HTTP/1.0 200 OK\r\n\r\n").await;
    let ladder = climb(&Ask::new(Address::new("127.0.0.1", Some(port)))).await;
    assert_eq!(ids(&ladder), (Some("only-http"), vec![]));
    assert_stops_at(&ladder, RungId::Port);

    // Something else.
    let port = answers(b"SSH-2.0-dropbear\r\n").await;
    let ladder = climb(&Ask::new(Address::new("127.0.0.1", Some(port)))).await;
    assert_eq!(ids(&ladder), (Some("other-service"), vec![]));
    assert_stops_at(&ladder, RungId::Port);
    let port = answers(b"\x00\x01\x02 what is this\r\n").await;
    let ladder = climb(&Ask::new(Address::new("127.0.0.1", Some(port)))).await;
    assert_eq!(ids(&ladder), (Some("no-tls"), vec![]));
    assert_stops_at(&ladder, RungId::Tls);

    // A name nobody knows (RFC 6761 reserves .invalid).
    let ladder = climb(&Ask::new(Address::new("cam.invalid", Some(443)))).await;
    assert_eq!(ids(&ladder), (Some("unknown-name"), vec![]));
    assert_stops_at(&ladder, RungId::Reachable);
}

/// Answers every connection with these bytes once something was said.
async fn answers(bytes: &'static [u8]) -> u16 {
    let listener = TcpListener::bind((HERE, 0)).await.unwrap();
    let SocketAddr::V4(at) = listener.local_addr().unwrap() else {
        unreachable!()
    };
    drop(tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut buffer = [0; 1024];
            let _ = stream.read(&mut buffer).await;
            let _ = stream.write_all(bytes).await;
        }
    }));
    at.port()
}

#[tokio::test]
async fn every_client_has_its_verdict() {
    let made = made(root_wish(), camera_wish());
    let ask = Ask::new(served(&made.chain, &made.key).await);
    let handshake = record(&ask).await.unwrap();
    for client in Client::ALL {
        let answer = verdict(
            client,
            &handshake,
            std::slice::from_ref(&made.root),
            ask.now,
        );
        assert!(answer.is_secure(), "{answer:?}");
        assert_eq!(answer.client, client);
        assert_eq!(Client::from_id(client.id()), Some(client));
    }
}

/// Old cameras, played by OpenSSL: too short a key, TLS 1.1, RSA key exchange.
#[tokio::test]
async fn old_cameras_are_judged_by_what_they_speak() {
    let Ok(version) = std::process::Command::new("openssl")
        .arg("version")
        .output()
    else {
        eprintln!("skipped: openssl is not installed");
        assert!(std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_none());
        return;
    };
    assert!(version.status.success());
    let folder = tempfile::tempdir().unwrap();
    let openssl = |words: &str| {
        let output = std::process::Command::new("openssl")
            .args(words.split(' '))
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert!(output.status.success(), "{words}: {output:?}");
    };
    let mut wish = camera_wish();
    // Chromium insists on it for RSA key exchange.
    wish.key_usages.push(KeyUsagePurpose::KeyEncipherment);
    let made = made_with(
        root_wish(),
        wish,
        KeyPair::generate_rsa_for(&rcgen::PKCS_RSA_SHA256, rcgen::RsaKeySize::_2048).unwrap(),
    );
    let pem = |der: &[u8]| pem::encode(&pem::Pem::new("CERTIFICATE", der));
    std::fs::write(folder.path().join("good.pem"), pem(&made.chain[0])).unwrap();
    std::fs::write(folder.path().join("good.key"), made.key.serialize_pem()).unwrap();
    openssl(
        "req -x509 -newkey rsa:1024 -nodes -keyout weak.key -out weak.pem -days 30 -sha1 \
         -subj /CN=factory -addext subjectAltName=IP:127.0.0.1",
    );
    let weak_pem = std::fs::read(folder.path().join("weak.pem")).unwrap();
    let weak = Certificate::from_der(pem::parse(weak_pem).unwrap().contents()).unwrap();

    for (name, options, root, broken) in [
        ("weak", "-cipher DEFAULT@SECLEVEL=0", weak, Some("weak-key")),
        (
            "good",
            "-tls1_1 -cipher DEFAULT@SECLEVEL=0",
            made.root.clone(),
            Some("old-tls"),
        ),
        ("good", "-tls1_2 -cipher AES128-GCM-SHA256", made.root, None),
    ] {
        let free = TcpListener::bind((HERE, 0)).await.unwrap();
        let port = free.local_addr().unwrap().port();
        drop(free);
        let mut server = std::process::Command::new("openssl")
            .args([
                "s_server",
                "-quiet",
                "-accept",
                &format!("127.0.0.1:{port}"),
            ])
            .args([
                "-cert",
                &format!("{name}.pem"),
                "-key",
                &format!("{name}.key"),
            ])
            .args(options.split(' '))
            .current_dir(folder.path())
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        let mut ask = Ask::new(Address::new("127.0.0.1", Some(port)));
        ask.roots = vec![root];
        let mut ladder = climb(&ask).await;
        for _ in 0..50 {
            if ids(&ladder).0 != Some("port-closed") {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
            ladder = climb(&ask).await;
        }
        let _ = server.kill();
        let _ = server.wait();
        assert_eq!(ids(&ladder).0, broken, "{options}: {:?}", ladder.broken());
        if broken.is_none() {
            assert_eq!(ladder.rungs[2].notes[0].id(), "old-key-exchange");
        }
    }
}
