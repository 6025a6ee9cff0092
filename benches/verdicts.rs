//! How long the verdicts of all clients take on one recorded handshake.
//!
//! `cargo bench --bench verdicts`: a camera under an authority with an RSA-2048 key, judged for
//! every client, first with this root alone, then among a system's 150 roots. Nothing is kept
//! between the rounds: every signature is verified anew. Figures: README.md beside.

#![allow(clippy::unwrap_used)]

use std::hint::black_box;

use camseal::authority::{Authority, AuthorityWish, KeyKind, LeafWish};
use camseal::certificate::{Certificate, Name};
use camseal::check::{Client, Handshake, verdicts};
use criterion::{Criterion, criterion_group, criterion_main};
use time::OffsetDateTime;

fn authority(name: &str, key: KeyKind, now: OffsetDateTime) -> Authority {
    let mut wish = AuthorityWish::new(name, now);
    wish.key = key;
    Authority::create(&wish).unwrap()
}

fn judging(bench: &mut Criterion) {
    let now = OffsetDateTime::now_utc();
    let site = authority("Bench", KeyKind::Rsa2048, now);
    let name = Name::Ip([192, 168, 1, 64].into());
    let issued = site.issue(&LeafWish::new(vec![name.clone()], now)).unwrap();
    let handshake = Handshake {
        address: "192.168.1.64:443".parse().unwrap(),
        asked: name,
        chain: issued.chain,
        version: "TLS 1.3".into(),
        cipher: "TLS_AES_128_GCM_SHA256".into(),
        old: None,
        at: now,
    };
    let others = (0..149).map(|n| {
        authority(&format!("Other {n}"), KeyKind::P256, now)
            .root()
            .clone()
    });
    let mut roots: Vec<Certificate> = others.collect();
    roots.push(site.root().clone());
    let own = std::slice::from_ref(site.root());
    for (title, roots) in [("one root", own), ("150 roots", &roots[..])] {
        let told = verdicts(&handshake, roots, &Client::ALL, now);
        assert!(told.iter().all(|v| v.secure != Some(false)), "{told:?}");
        let _ = bench.bench_function(&format!("verdicts of all clients, {title}"), |b| {
            b.iter(|| verdicts(black_box(&handshake), black_box(roots), &Client::ALL, now));
        });
    }
}

criterion_group!(benches, judging);
criterion_main!(benches);
