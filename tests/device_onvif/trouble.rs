//! Bad answers, lost answers, broken connections and somebody in between.

use std::time::{Duration, Instant};

use camseal::certificate::{Certificate, Fingerprint, Subject};
use camseal::device::{
    self, Before, ClearHttp, Device, Error, Family, Keep, KeyState, KeyWish, Trail, Upload, tls,
};
use camseal::practice::{At, PracticeCamera, Quirks, What};

use super::kit::*;

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
    let mut seen = match device::identify(&at(&camera)).await {
        // the switch to ours may still be on its way
        Err(Error::CertificateChanged { .. }) => device::identify(&at(&camera)).await.unwrap(),
        answer => answer.unwrap(),
    };
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
pub async fn step(
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
        *signed = Some(Signer::new().sign(&device.request(trail, &Subject::named("cam")).await?));
        return Ok(false);
    };
    // The older operations know no paths.
    let complete = match device.family() == Family::onvif_legacy() {
        true => &trail.certificate,
        false => &trail.path,
    };
    if complete.is_none() {
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
