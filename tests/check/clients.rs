//! The clients beside this computer: what only one of them refuses, and what all will.

use camseal::certificate::{Certificate, Name};
use camseal::check::handshake::record;
use camseal::check::{Ask, Client, Finding, verdict};
use rcgen::{BasicConstraints, IsCa, KeyPair};
use time::OffsetDateTime;

use super::server::{camera_wish, climbed, days, ids, made, made_with, root_wish, served};

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
