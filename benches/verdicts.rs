//! How long the verdicts of all clients take on one recorded handshake.
//!
//! `cargo bench --bench verdicts`: a camera under an intermediate under a root, RSA-2048 signatures
//! by both, judged for every client, first with this root alone, then among a system's 150 roots.
//! Nothing is kept between the rounds: every signature is verified anew. Figures: README.md beside.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::time::Instant;

use camseal::authority::{Authority, AuthorityWish, KeyKind, LeafWish};
use camseal::certificate::{Certificate, Name};
use camseal::check::{Client, Handshake, verdicts};
use time::OffsetDateTime;

const ROUNDS: u32 = 2000;

fn measure(title: &str, handshake: &Handshake, roots: &[Certificate], now: OffsetDateTime) {
    // This PC's own verdict reads the store from the disk; the others share the given roots.
    let clients: Vec<Client> = Client::ALL.to_vec();
    let mut took = Vec::new();
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let told = verdicts(handshake, roots, &clients, now);
        took.push(start.elapsed());
        assert!(told.iter().all(|v| v.secure != Some(false)), "{told:?}");
    }
    took.sort();
    println!(
        "{title}: {} clients, median {:?}, 99 of 100 under {:?}",
        clients.len(),
        took[took.len() / 2],
        took[took.len() * 99 / 100]
    );
}

fn main() {
    let now = OffsetDateTime::now_utc();
    let site = |name: &str, key| {
        let mut wish = AuthorityWish::new(name, now);
        wish.key = key;
        Authority::create(&wish).unwrap()
    };
    let authority = site("Bench", KeyKind::Rsa2048);
    let name = Name::Ip([192, 168, 1, 64].into());
    let issued = authority
        .issue(&LeafWish::new(vec![name.clone()], now))
        .unwrap();
    let handshake = Handshake {
        address: "192.168.1.64:443".parse().unwrap(),
        asked: name,
        chain: issued.chain,
        version: "TLS 1.3".into(),
        cipher: "TLS_AES_128_GCM_SHA256".into(),
        old: None,
        at: now,
    };
    let mut roots = vec![authority.root().clone()];
    measure("one root", &handshake, &roots, now);
    let others = (0..149).map(|n| site(&format!("Other {n}"), KeyKind::P256).root().clone());
    drop(roots.splice(0..0, others.collect::<Vec<_>>()));
    measure("150 roots", &handshake, &roots, now);
}
