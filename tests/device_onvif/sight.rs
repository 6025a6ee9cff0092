//! What is found out without a login, and how the login then travels.

use std::sync::atomic::Ordering;

use camseal::device::{self, Address, Channel, ClearHttp, Error, Family, Identified, Sign};
use camseal::practice::{self, Quirks};
use tokio::net::{TcpListener, TcpStream};

use super::kit::*;

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

/// Stands before a camera: takes every connection, and leaves the first ones without an answer.
struct Porter {
    address: Address,
    taken: std::sync::Arc<std::sync::atomic::AtomicUsize>,
}

async fn porter(camera: &practice::PracticeCamera, ignores: usize) -> Porter {
    let door = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = Address::new("127.0.0.1", Some(door.local_addr().unwrap().port()));
    let taken = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let (count, to) = (taken.clone(), camera.https_port);
    drop(tokio::spawn(async move {
        let mut kept = Vec::new();
        while let Ok((mut caller, _)) = door.accept().await {
            if count.fetch_add(1, Ordering::SeqCst) < ignores {
                kept.push(caller);
                continue;
            }
            drop(tokio::spawn(async move {
                let mut camera = TcpStream::connect(("127.0.0.1", to)).await.unwrap();
                let _ = tokio::io::copy_bidirectional(&mut caller, &mut camera).await;
            }));
        }
    }));
    Porter { address, taken }
}

/// A first answer that did not come in time is asked for once more, and only once.
#[tokio::test]
async fn who_misses_the_first_answer_asks_again() {
    let camera = camera("onvif-tls", Quirks::default()).await;
    let mut seen = Vec::new();
    // The look by TLS and the question over plain HTTP. A computer that is busy with other tests
    // may miss the second answer too.
    for _ in 0..5 {
        let porter = porter(&camera, 2).await;
        let found = device::identify(&porter.address).await.unwrap();
        seen.push(found.family.id);
        if found.family == Family::onvif_tls() {
            return;
        }
    }
    panic!("never known: {seen:?}");
}

#[tokio::test]
async fn who_never_answers_is_asked_twice_and_no_more() {
    let camera = camera("onvif-tls", Quirks::default()).await;
    let mut taken = 0;
    // Where the first round took very long there is no second one.
    for _ in 0..5 {
        let porter = porter(&camera, usize::MAX).await;
        let seen = device::identify(&porter.address).await.unwrap();
        assert_eq!(seen.channel, Channel::Unreachable);
        taken = porter.taken.load(Ordering::SeqCst);
        // Twice the two questions, and one knock between.
        assert!(taken <= 5, "{taken}");
        if taken > 2 {
            return;
        }
    }
    panic!("never asked again: {taken}");
}

/// What the device says of encrypted video is told by the doctor, and nothing where it says nothing;
/// not one request of it needs a login.
#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_tells_what_a_device_says_of_srtp() {
    use camseal::check::{Ask, Ports, climb};
    for says_srtp in [Some(true), Some(false), None] {
        let quirks = Quirks {
            says_srtp,
            ..Quirks::default()
        };
        let camera = camera("onvif-tls", quirks).await;
        let free = || {
            let socket = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
            socket.local_addr().unwrap().port()
        };
        let ask = Ask {
            stores: false,
            video: Some(Ports {
                plain: free(),
                encrypted: free(),
            }),
            ..Ask::whole(at(&camera))
        };
        // A busy computer may miss the camera's time limit.
        let mut told = None;
        for _ in 0..5 {
            let video = climb(&ask).await.video.unwrap();
            told = video.offers_srtp;
            if told == says_srtp {
                assert_eq!(video.text().contains("SRTP"), says_srtp.is_some());
                break;
            }
        }
        assert_eq!(told, says_srtp);
        assert!(camera.received().iter().all(|r| r.account.is_none()));
    }
}
