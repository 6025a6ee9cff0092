//! The ONVIF family against practice cameras: both services, both places of the key, and every
//! odd thing a camera or somebody in between can do.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

use std::time::{Duration, Instant};

use camseal::certificate::{Certificate, Fingerprint, PrivateKey};
use camseal::device::{
    self, Address, Before, Channel, ClearHttp, Connected, Credentials, Device, Error, Family,
    Identified, Keep, KeyState, KeyWish, Sign, Trail, Upload, tls,
};
use camseal::practice::{
    self, At, Https, Legacy, Login, Options, PracticeCamera, Quirks, Trick, What,
};
use camseal::secret::Secret;

const PASSWORD: &str = "practice";

async fn camera(family: &str, quirks: Quirks) -> PracticeCamera {
    let options = Options {
        families: vec![family.to_owned()],
        count: 1,
        key_seconds: 0.2,
        restart_seconds: 0.3,
        quirks,
        ..Options::default()
    };
    practice::start(options).await.unwrap().remove(0)
}

fn at(camera: &PracticeCamera) -> Address {
    Address::new("127.0.0.1", Some(camera.https_port))
}

fn login(user: &str, password: &str) -> Credentials {
    Credentials {
        user: user.to_owned(),
        password: Secret::new(password),
    }
}

async fn connect_at(address: &Address) -> Result<Connected, Error> {
    let seen = device::identify(address).await?;
    device::connect(address, &seen, &login("admin", PASSWORD), ClearHttp::Agreed).await
}

async fn connect(camera: &PracticeCamera) -> Connected {
    connect_at(&at(camera)).await.unwrap()
}

/// A small authority of the test's own.
struct Signer {
    issuer: rcgen::Issuer<'static, rcgen::KeyPair>,
}

impl Signer {
    fn new() -> Self {
        let mut params = rcgen::CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Constrained(0));
        let key = rcgen::KeyPair::generate().unwrap();
        Self {
            issuer: rcgen::Issuer::new(params, key),
        }
    }

    fn sign(&self, request: &[u8]) -> Certificate {
        let mut request =
            rcgen::CertificateSigningRequestParams::from_der(&request.to_vec().into()).unwrap();
        request.params.subject_alt_names = vec![rcgen::SanType::IpAddress([127, 0, 0, 1].into())];
        request.params.serial_number = Some(rand::random::<u64>().into());
        let signed = request.signed_by(&self.issuer).unwrap();
        Certificate::from_der(signed.der()).unwrap()
    }

    fn issue(&self) -> (Certificate, PrivateKey) {
        use rsa::pkcs8::EncodePrivateKey as _;
        let key = rsa::RsaPrivateKey::new(&mut rsa::rand_core::OsRng, 2048).unwrap();
        let der = key.to_pkcs8_der().unwrap().as_bytes().to_vec();
        let pair = rcgen::KeyPair::from_pkcs8_der_and_sign_algo(
            &der.clone().into(),
            &rcgen::PKCS_RSA_SHA256,
        )
        .unwrap();
        let params = rcgen::CertificateParams::new(vec!["127.0.0.1".to_owned()]).unwrap();
        let signed = params.signed_by(&pair, &self.issuer).unwrap();
        (
            Certificate::from_der(signed.der()).unwrap(),
            PrivateKey::from_pkcs8(der.into()),
        )
    }
}

fn trail(name: &str) -> Trail {
    Trail {
        alias: format!("camseal-{name}"),
        ..Trail::default()
    }
}

/// Key on the camera, up to the upload.
async fn put_in(
    device: &dyn Device,
    trail: &mut Trail,
    wish: KeyWish,
) -> Result<Certificate, Error> {
    trail.key = Some(device.make_key(trail, wish).await?.id);
    let begun = Instant::now();
    while device.key_state(trail).await? != KeyState::Ready {
        assert!(
            begun.elapsed() < Duration::from_secs(60),
            "the key is never ready"
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let request = device.request(trail, "cam01.local").await?;
    let certificate = Signer::new().sign(&request);
    upload(device, trail, certificate.clone(), None).await?;
    Ok(certificate)
}

async fn upload(
    device: &dyn Device,
    trail: &mut Trail,
    certificate: Certificate,
    key: Option<PrivateKey>,
) -> Result<(), Error> {
    let upload = Upload {
        chain: vec![certificate],
        key,
    };
    for _ in 0..5 {
        let uploaded = device.upload(trail, &upload).await?;
        *trail = uploaded.trail;
        if uploaded.complete {
            return Ok(());
        }
    }
    panic!("the upload never ends");
}

async fn appears(address: &Address, wanted: Fingerprint) {
    let begun = Instant::now();
    loop {
        if let Ok(seen) = tls::look(address, Duration::from_secs(2)).await
            && seen.chain.first().map(Certificate::fingerprint) == Some(wanted)
        {
            return;
        }
        assert!(begun.elapsed() < Duration::from_secs(10), "never served");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Everything from login to proof and clean-up; answers what was there before.
async fn secure(camera: &PracticeCamera, name: &str) -> (Before, Trail, Fingerprint) {
    let device = connect(camera).await;
    let _ = device.identity().await.unwrap();
    let can = device.capabilities().await.unwrap();
    assert!(can.key_on_camera);
    let before = device.before().await.unwrap();
    let mut trail = trail(name);
    let certificate = put_in(&*device, &mut trail, KeyWish::Rsa(2048))
        .await
        .unwrap();
    let _ = device.activate(&trail, &before).await.unwrap();
    appears(&at(camera), certificate.fingerprint()).await;
    // the same connection object survives the change it asked for
    let _ = device.clean_up(&trail, Keep::New).await.unwrap();
    (before, trail, certificate.fingerprint())
}

#[tokio::test]
async fn key_on_the_camera_and_renewal() {
    let camera = camera("onvif-tls", Quirks::default()).await;
    let factory = camera.state();
    let (before, _, first) = secure(&camera, "one").await;
    assert!(before.https && before.http);
    assert_eq!(before.https_port, Some(camera.https_port));
    assert_eq!(
        before.served.map(|f| f.to_string()),
        factory.served,
        "the factory certificate was noted"
    );
    let one = camera.state();
    assert_eq!(one.served, Some(first.to_string()));
    assert_eq!(one.keys.len(), factory.keys.len() + 1);

    let (before, _, second) = secure(&camera, "two").await;
    assert_eq!(before.served, Some(first));
    let two = camera.state();
    assert_eq!(two.served, Some(second.to_string()));
    assert_eq!(two.keys.len(), one.keys.len(), "the older key went");
    assert_eq!(two.certificates.len(), one.certificates.len());
    assert_eq!(two.paths.len(), one.paths.len());
    assert!(!two.aliases.iter().any(|a| a == "camseal-one"));
}

#[tokio::test]
async fn elliptic_key_on_the_camera() {
    let camera = camera("onvif-tls", Quirks::default()).await;
    let device = connect(&camera).await;
    assert!(device.capabilities().await.unwrap().p256);
    let before = device.before().await.unwrap();
    let mut trail = trail("p256");
    let certificate = put_in(&*device, &mut trail, KeyWish::P256).await.unwrap();
    let _ = device.activate(&trail, &before).await.unwrap();
    appears(&at(&camera), certificate.fingerprint()).await;
}

#[tokio::test]
async fn put_back_leaves_no_trace() {
    for family in ["onvif-tls", "onvif-legacy"] {
        let camera = camera(family, Quirks::default()).await;
        let factory = camera.state();
        let device = connect(&camera).await;
        let before = device.before().await.unwrap();
        let mut trail = trail("back");
        let certificate = put_in(&*device, &mut trail, KeyWish::Rsa(2048))
            .await
            .unwrap();
        let _ = device.activate(&trail, &before).await.unwrap();
        appears(&at(&camera), certificate.fingerprint()).await;
        // another run of the program takes it back: pinned to ours, the old one returns
        let later = connect(&camera).await;
        let _ = later.put_back(&trail, &before).await.unwrap();
        appears(&at(&camera), before.served.unwrap()).await;
        assert!(later.clean_up(&trail, Keep::Old).await.unwrap() > 0);
        let now = camera.state();
        assert_eq!(
            (
                &now.keys,
                &now.certificates,
                &now.paths,
                &now.assigned,
                &now.served
            ),
            (
                &factory.keys,
                &factory.certificates,
                &factory.paths,
                &factory.assigned,
                &factory.served
            ),
            "{family}"
        );
        assert_eq!((now.http, now.https), (true, true));
    }
}

#[tokio::test]
async fn https_that_was_off_is_switched_on_and_off_again() {
    for (family, https) in [
        ("onvif-tls", Https::OffUnassigned),
        ("onvif-tls", Https::Off),
        ("onvif-legacy", Https::OffUnassigned),
        ("onvif-legacy", Https::Off),
    ] {
        let camera = camera(
            family,
            Quirks {
                https,
                ..Quirks::default()
            },
        )
        .await;
        let factory = camera.state();
        let address = Address::new("127.0.0.1", Some(camera.http_port));
        let seen = device::identify(&address).await.unwrap();
        assert_eq!(seen.channel, Channel::Clear);
        let refused = device::connect(
            &address,
            &seen,
            &login("admin", PASSWORD),
            ClearHttp::Refused,
        )
        .await;
        assert!(matches!(refused.err(), Some(Error::OnlyClearHttp { .. })));
        let device = connect_at(&address).await.unwrap();
        let before = device.before().await.unwrap();
        assert!(!before.https);
        let mut trail = trail("on");
        let certificate = put_in(&*device, &mut trail, KeyWish::Rsa(2048))
            .await
            .unwrap();
        let _ = device.activate(&trail, &before).await.unwrap();
        let port = device.switch_https_on().await.unwrap();
        assert_eq!(port, camera.https_port, "read, not assumed");
        appears(&at(&camera), certificate.fingerprint()).await;
        assert!(camera.state().http, "HTTP is never touched");
        let _ = device.put_back(&trail, &before).await.unwrap();
        let _ = device.clean_up(&trail, Keep::Old).await.unwrap();
        let now = camera.state();
        assert_eq!(
            (
                &now.keys,
                &now.certificates,
                &now.paths,
                &now.assigned,
                now.https
            ),
            (
                &factory.keys,
                &factory.certificates,
                &factory.paths,
                &factory.assigned,
                false
            ),
            "{family} {https:?}"
        );
    }
}

#[tokio::test]
async fn legacy_both_ways() {
    for legacy in [
        Legacy::default(),
        Legacy {
            same_id: true,
            ..Legacy::default()
        },
        Legacy {
            pem_request: true,
            services: false,
            ..Legacy::default()
        },
    ] {
        let camera = camera(
            "onvif-legacy",
            Quirks {
                legacy,
                ..Quirks::default()
            },
        )
        .await;
        let (_, trail, served) = secure(&camera, "legacy").await;
        assert_eq!(camera.state().served, Some(served.to_string()));
        assert!(trail.certificate.is_some());
        let _ = secure(&camera, "again").await;
        assert!(
            !camera
                .state()
                .certificates
                .iter()
                .any(|id| id.starts_with("camseal-legacy"))
        );
    }
    for wants_pkcs1 in [false, true] {
        let legacy = Legacy {
            onboard_key: false,
            wants_pkcs1,
            ..Legacy::default()
        };
        let camera = camera(
            "onvif-legacy",
            Quirks {
                legacy,
                ..Quirks::default()
            },
        )
        .await;
        key_from_here(&camera).await;
    }
}

async fn key_from_here(camera: &PracticeCamera) {
    let factory = camera.state();
    let device = connect(camera).await;
    let can = device.capabilities().await.unwrap();
    assert!(can.key_from_here && !can.key_on_camera);
    let before = device.before().await.unwrap();
    let mut trail = trail("here");
    let (certificate, key) = Signer::new().issue();
    upload(&*device, &mut trail, certificate.clone(), Some(key))
        .await
        .unwrap();
    let _ = device.activate(&trail, &before).await.unwrap();
    appears(&at(camera), certificate.fingerprint()).await;
    let _ = device.put_back(&trail, &before).await.unwrap();
    appears(&at(camera), before.served.unwrap()).await;
    let _ = device.clean_up(&trail, Keep::Old).await.unwrap();
    let now = camera.state();
    assert_eq!(
        (&now.keys, &now.certificates, &now.paths, &now.assigned),
        (
            &factory.keys,
            &factory.certificates,
            &factory.paths,
            &factory.assigned
        )
    );
    assert!(
        camera
            .received()
            .iter()
            .filter(|r| r.body.contains("Key"))
            .all(|r| r.tls),
        "keys travel inside TLS only"
    );
}

#[tokio::test]
async fn key_from_here_as_a_container() {
    let camera = camera(
        "onvif-tls",
        Quirks {
            makes_keys: false,
            ..Quirks::default()
        },
    )
    .await;
    key_from_here(&camera).await;
}

#[tokio::test]
async fn takes_every_login() {
    for login in [
        Login::Both,
        Login::DigestOnly,
        Login::DigestMd5Only,
        Login::TokenOnly,
    ] {
        let camera = camera(
            "onvif-tls",
            Quirks {
                login,
                ..Quirks::default()
            },
        )
        .await;
        let device = connect(&camera).await;
        let identity = device
            .identity()
            .await
            .unwrap_or_else(|e| panic!("{login:?}: {e:?}"));
        assert!(!identity.serial.is_empty());
        let _ = device.capabilities().await.unwrap();
        assert_eq!(camera.state().wrong_tries, 0, "{login:?}");
    }
}

#[tokio::test]
async fn nonces_run_out_and_the_clock_is_from_1970() {
    for login in [Login::Both, Login::TokenOnly] {
        let quirks = Quirks {
            nonce_seconds: 0.1,
            login,
            ..Quirks::default()
        };
        let options = Options {
            families: vec!["onvif-tls".to_owned()],
            count: 1,
            clock_offset_seconds: -56 * 365 * 86_400,
            quirks,
            ..Options::default()
        };
        let camera = practice::start(options).await.unwrap().remove(0);
        let device = connect(&camera).await;
        let _ = device.identity().await.unwrap();
        let offset = device.clock().await.unwrap().offset();
        assert!(offset < -time::Duration::days(20_000), "{offset}");
        tokio::time::sleep(Duration::from_millis(200)).await;
        device.set_clock().await.unwrap();
        let offset = device.clock().await.unwrap().offset();
        assert!(offset.abs() < time::Duration::seconds(5), "{offset}");
        tokio::time::sleep(Duration::from_millis(200)).await;
        let _ = device.before().await.unwrap();
        assert_eq!(camera.state().wrong_tries, 0);
    }
}

#[tokio::test]
async fn a_wrong_password_is_sent_once() {
    for kind in [Login::Both, Login::DigestOnly, Login::TokenOnly] {
        let camera = camera(
            "onvif-tls",
            Quirks {
                login: kind,
                ..Quirks::default()
            },
        )
        .await;
        let address = at(&camera);
        let seen = device::identify(&address).await.unwrap();
        let device = device::connect(
            &address,
            &seen,
            &login("admin", "wrong"),
            ClearHttp::Refused,
        )
        .await
        .unwrap();
        assert!(
            matches!(device.identity().await, Err(Error::Refused { .. })),
            "{kind:?}"
        );
        assert!(matches!(
            device.capabilities().await,
            Err(Error::Refused { .. })
        ));
        assert!(matches!(device.before().await, Err(Error::Refused { .. })));
        assert_eq!(camera.state().wrong_tries, 1, "{kind:?}");
    }
}

#[tokio::test]
async fn a_lesser_account_is_told_apart_from_a_wrong_password() {
    for family in ["onvif-tls", "onvif-legacy"] {
        let camera = camera(family, Quirks::default()).await;
        let address = at(&camera);
        let seen = device::identify(&address).await.unwrap();
        let credentials = login(practice::OPERATOR, PASSWORD);
        let device = device::connect(&address, &seen, &credentials, ClearHttp::Refused)
            .await
            .unwrap();
        let _ = device.identity().await.unwrap();
        let answer = device.capabilities().await;
        assert!(
            matches!(answer, Err(Error::NotAdministrator { .. })),
            "{answer:?}"
        );
    }
}

#[tokio::test]
async fn identifies_without_a_password() {
    let tls = camera("onvif-tls", Quirks::default()).await;
    let seen = device::identify(&at(&tls)).await.unwrap();
    assert_eq!(seen.family, Family::onvif_tls());
    assert_eq!(seen.channel, Channel::Pinned);
    assert_eq!(seen.https_port, Some(tls.https_port));
    assert!(seen.clock.is_some() && seen.served.is_some());
    assert!(
        seen.signs.contains(&Sign::OnvifKeystore),
        "{:?}",
        seen.signs
    );

    let legacy = camera("onvif-legacy", Quirks::default()).await;
    assert_eq!(
        device::identify(&at(&legacy)).await.unwrap().family,
        Family::onvif_legacy()
    );

    let by_hand = camera("by-hand", Quirks::default()).await;
    let seen = device::identify(&at(&by_hand)).await.unwrap();
    assert_eq!(seen.family, Family::by_hand());
    assert_eq!(seen.channel, Channel::Pinned);
    let device = connect(&by_hand).await;
    assert!(device.before().await.unwrap().served.is_some());
    assert!(matches!(
        device.clock().await,
        Err(Error::NotOffered { .. })
    ));

    let none = camera(
        "onvif-tls",
        Quirks {
            certificates: false,
            ..Quirks::default()
        },
    )
    .await;
    let seen = device::identify(&at(&none)).await.unwrap();
    assert_eq!(seen.family, Family::by_hand());
    assert!(
        seen.signs.contains(&Sign::OnvifWithoutCertificates),
        "{:?}",
        seen.signs
    );
    let forced = Identified {
        family: Family::onvif_tls(),
        ..seen
    };
    let refused = device::connect(
        &at(&none),
        &forced,
        &login("admin", PASSWORD),
        ClearHttp::Refused,
    )
    .await;
    assert!(matches!(
        refused.err(),
        Some(Error::NoCertificateService { .. })
    ));

    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = Address::new("127.0.0.1", Some(nobody.local_addr().unwrap().port()));
    drop(nobody);
    let seen = device::identify(&address).await.unwrap();
    assert_eq!(seen.channel, Channel::Unreachable);
    let refused = device::connect(
        &address,
        &Identified {
            family: Family::onvif_tls(),
            ..seen
        },
        &login("admin", PASSWORD),
        ClearHttp::Agreed,
    )
    .await;
    assert!(matches!(refused.err(), Some(Error::Unreachable { .. })));
}

#[tokio::test]
async fn the_http_port_leads_into_tls() {
    let camera = camera("onvif-tls", Quirks::default()).await;
    let address = Address::new("127.0.0.1", Some(camera.http_port));
    let device = connect_at(&address).await.unwrap();
    let _ = device.identity().await.unwrap();
    let first = camera.received().len();
    let before = device.before().await.unwrap();
    assert_eq!(before.served.map(|f| f.to_string()), camera.state().served);
    let _ = device.capabilities().await.unwrap();
    assert!(
        camera.received()[first..].iter().all(|r| r.tls),
        "all further requests are encrypted"
    );
}

/// What was found over HTTP says so until the login has led into TLS.
#[tokio::test]
async fn the_channel_is_told_as_it_is_now() {
    let camera = camera("onvif-tls", Quirks::default()).await;
    let address = Address::new("127.0.0.1", Some(camera.http_port));
    let seen = device::identify(&address).await.unwrap();
    let clear = Identified {
        channel: Channel::Clear,
        http_port: Some(camera.http_port),
        ..seen
    };
    let login = login("admin", PASSWORD);
    let device = device::connect(&address, &clear, &login, ClearHttp::Agreed)
        .await
        .unwrap();
    assert_eq!(device.channel().await.unwrap(), Channel::Clear);
    let _ = device.identity().await.unwrap();
    assert_eq!(device.channel().await.unwrap(), Channel::Pinned);
}

#[tokio::test]
async fn odd_cameras_are_understood() {
    for quirks in [
        Quirks {
            local_time_only: true,
            undeclared_prefix: true,
            ..Quirks::default()
        },
        Quirks {
            tls12_only: true,
            ..Quirks::default()
        },
    ] {
        let camera = camera("onvif-tls", quirks).await;
        let _ = secure(&camera, "odd").await;
    }
}

#[tokio::test]
async fn refusals_are_named() {
    let full = camera(
        "onvif-tls",
        Quirks {
            foreign_objects: 64,
            ..Quirks::default()
        },
    )
    .await;
    let device = connect(&full).await;
    let free = device.capabilities().await.unwrap().free.unwrap();
    assert_eq!((free.keys, free.certificates), (0, 0));
    let answer = device.make_key(&trail("full"), KeyWish::Rsa(2048)).await;
    assert!(matches!(answer, Err(Error::Full { .. })), "{answer:?}");

    let asking = camera(
        "onvif-tls",
        Quirks {
            client_certificates: true,
            ..Quirks::default()
        },
    )
    .await;
    let answer = connect(&asking).await.capabilities().await;
    assert!(
        matches!(answer, Err(Error::ClientCertificates { .. })),
        "{answer:?}"
    );

    let corrupt = camera(
        "onvif-tls",
        Quirks {
            corrupt_keys: true,
            ..Quirks::default()
        },
    )
    .await;
    let device = connect(&corrupt).await;
    let mut broken = trail("corrupt");
    broken.key = Some(
        device
            .make_key(&broken, KeyWish::Rsa(2048))
            .await
            .unwrap()
            .id,
    );
    let begun = Instant::now();
    while device.key_state(&broken).await.unwrap() != KeyState::Broken {
        assert!(begun.elapsed() < Duration::from_secs(20));
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

fn trick(at: At, what: What) -> Quirks {
    Quirks {
        tricks: vec![Trick { at, what }],
        ..Quirks::default()
    }
}

#[tokio::test]
async fn bad_answers_end_clearly() {
    let operation = || At::Operation("GetDeviceInformation".to_owned());
    for (what, name) in [
        (What::Garbage, "unreadable"),
        (What::EntityBomb, "unreadable"),
        (What::Endless, "large"),
        (What::Huge, "large"),
        (What::CutBefore, "cut"),
        (What::CutMidway, "cut"),
        (
            What::Redirect("http://evil.example/".to_owned()),
            "redirected",
        ),
    ] {
        let camera = camera("onvif-tls", trick(operation(), what.clone())).await;
        let device = connect(&camera).await;
        let begun = Instant::now();
        let error = device.identity().await.unwrap_err();
        let seen = match error {
            Error::Unreadable { .. } => "unreadable",
            Error::TooLarge { .. } => "large",
            Error::Cut { .. } => "cut",
            Error::Redirected { .. } => "redirected",
            ref other => panic!("{what:?}: {other:?}"),
        };
        assert_eq!(seen, name, "{what:?}");
        assert!(begun.elapsed() < Duration::from_secs(25), "{what:?}");
    }
}

#[tokio::test]
async fn a_swapped_certificate_stops_everything() {
    let camera = camera(
        "onvif-tls",
        trick(At::First("GetAllKeys".to_owned()), What::SwapCertificate),
    )
    .await;
    let device = connect(&camera).await;
    let _ = device.identity().await.unwrap();
    let pinned = seen_at(&camera).await;
    // the trick goes off with this answer
    let _ = device.capabilities().await;
    let begun = Instant::now();
    while seen_at(&camera).await == pinned {
        assert!(
            begun.elapsed() < Duration::from_secs(10),
            "nobody in between"
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let count = camera.state().requests;
    assert!(matches!(
        device.before().await,
        Err(Error::CertificateChanged { .. })
    ));
    assert_eq!(
        camera.state().requests,
        count,
        "nothing reaches the stranger"
    );
}

async fn seen_at(camera: &PracticeCamera) -> Fingerprint {
    let limit = Duration::from_secs(2);
    loop {
        if let Ok(seen) = tls::look(&at(camera), limit).await {
            return seen.chain[0].fingerprint();
        }
    }
}

/// Whatever change loses its answer: asked again it is found done, and nothing exists twice.
#[tokio::test]
async fn lost_answers_are_not_done_twice() {
    for operation in [
        "CreateRSAKeyPair",
        "UploadCertificate",
        "CreateCertificationPath",
        "ReplaceServerCertificateAssignment",
    ] {
        let quirks = trick(At::First(operation.to_owned()), What::CutAfter);
        let camera = camera("onvif-tls", quirks).await;
        let factory = camera.state();
        let device = connect(&camera).await;
        let before = device.before().await.unwrap();
        let mut trail = trail("lost");
        let mut failures = 0;
        let mut signed: Option<Certificate> = None;
        let begun = Instant::now();
        loop {
            assert!(begun.elapsed() < Duration::from_secs(30), "{operation}");
            match step(&*device, &mut trail, &mut signed, &before).await {
                Ok(true) => break,
                Ok(false) => {}
                Err(Error::Cut { .. }) => failures += 1,
                Err(other) => panic!("{operation}: {other:?}"),
            }
        }
        assert!(failures <= 1, "{operation}");
        appears(&at(&camera), signed.unwrap().fingerprint()).await;
        let now = camera.state();
        assert_eq!(now.keys.len(), factory.keys.len() + 1, "{operation}");
        assert_eq!(
            now.certificates.len(),
            factory.certificates.len() + 1,
            "{operation}"
        );
        assert_eq!(now.paths.len(), factory.paths.len() + 1, "{operation}");
    }
}

/// One request after the other loses its answer, over the whole way. Whatever happens, a new
/// connection takes everything back.
#[tokio::test]
async fn cut_at_each_request_in_turn() {
    let whole = camera("onvif-tls", Quirks::default()).await;
    let _ = secure(&whole, "count").await;
    let count = whole.state().requests;
    assert!(count > 20, "{count}");
    let numbers: Vec<u32> = (1..=count).collect();
    for group in numbers.chunks(4) {
        let runs = group
            .iter()
            .flat_map(|n| [What::CutBefore, What::CutMidway].map(|what| cut_at(*n, what)));
        let _ = futures::future::join_all(runs).await;
    }
}

async fn cut_at(number: u32, what: What) {
    let about = format!("{what:?} at request {number}");
    let camera = camera("onvif-tls", trick(At::Request(number), what)).await;
    let factory = camera.state();
    let mut trail = trail("cut");
    let (mut before, mut issued) = (None, None);
    if let Err(error) = attempt(&camera, &mut trail, &mut before, &mut issued).await {
        assert!(
            matches!(error, Error::Cut { .. } | Error::Unreachable { .. }),
            "{about}: {error:?}"
        );
    }
    // A run that asked fewer questions than the counted one was not cut; what takes it back is not
    // to be cut either.
    camera.bend(Quirks::default());
    let mut seen = device::identify(&at(&camera)).await.unwrap();
    // the switch to ours may still be on its way
    seen.expected = issued;
    let device = device::connect(
        &seen.address,
        &seen,
        &login("admin", PASSWORD),
        ClearHttp::Refused,
    )
    .await
    .unwrap_or_else(|e| panic!("{about}: {e:?}"));
    if let Some(before) = before {
        let _ = device
            .put_back(&trail, &before)
            .await
            .unwrap_or_else(|e| panic!("{about}: {e:?}"));
    }
    let _ = device
        .clean_up(&trail, Keep::Old)
        .await
        .unwrap_or_else(|e| panic!("{about}: {e:?}"));
    let now = camera.state();
    assert_eq!(
        (&now.keys, &now.certificates, &now.paths, &now.assigned),
        (
            &factory.keys,
            &factory.certificates,
            &factory.paths,
            &factory.assigned
        ),
        "{about}"
    );
    assert_eq!(now.wrong_tries, 0, "{about}");
}

async fn attempt(
    camera: &PracticeCamera,
    trail: &mut Trail,
    noted: &mut Option<Before>,
    issued: &mut Option<Fingerprint>,
) -> Result<(), Error> {
    let device = connect_at(&at(camera)).await?;
    let _ = device.identity().await?;
    let _ = device.capabilities().await?;
    let before = device.before().await?;
    *noted = Some(before.clone());
    // quickly made
    let certificate = put_in(&*device, trail, KeyWish::P256).await?;
    *issued = Some(certificate.fingerprint());
    let _ = device.activate(trail, &before).await?;
    let _ = device.clean_up(trail, Keep::New).await?;
    Ok(())
}

/// The next thing to do, as the work does it; true when all is done.
async fn step(
    device: &dyn Device,
    trail: &mut Trail,
    signed: &mut Option<Certificate>,
    before: &Before,
) -> Result<bool, Error> {
    if trail.key.is_none() {
        trail.key = Some(device.make_key(trail, KeyWish::Rsa(2048)).await?.id);
        return Ok(false);
    }
    if device.key_state(trail).await? != KeyState::Ready {
        tokio::time::sleep(Duration::from_millis(50)).await;
        return Ok(false);
    }
    let Some(certificate) = signed else {
        *signed = Some(Signer::new().sign(&device.request(trail, "cam").await?));
        return Ok(false);
    };
    if trail.path.is_none() {
        let upload = Upload {
            chain: vec![certificate.clone()],
            key: None,
        };
        *trail = device.upload(trail, &upload).await?.trail;
        return Ok(false);
    }
    let _ = device.activate(trail, before).await?;
    Ok(true)
}
