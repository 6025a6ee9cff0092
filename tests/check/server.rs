//! What a camera serves on loopback, and the ladder climbed to it.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use camseal::certificate::Certificate;
use camseal::check::{Ask, Finding, Ladder, RungId, Standing, climb};
use camseal::device::Address;
use camseal::error::Explain;
use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa,
    Issuer, KeyPair, KeyUsagePurpose, SanType,
};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use time::OffsetDateTime;
use tokio::io::AsyncReadExt;
use tokio::net::TcpListener;

pub const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

pub fn days(n: i64) -> OffsetDateTime {
    OffsetDateTime::now_utc() + time::Duration::days(n)
}

pub fn named(name: &str) -> CertificateParams {
    let mut wish = CertificateParams::new(vec![]).unwrap();
    wish.distinguished_name = DistinguishedName::new();
    wish.distinguished_name.push(DnType::CommonName, name);
    wish.not_before = days(-1);
    wish.not_after = days(300);
    wish
}

pub fn root_wish() -> CertificateParams {
    let mut wish = named("Test camera authority");
    wish.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    wish.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    wish
}

pub fn camera_wish() -> CertificateParams {
    let mut wish = named("cam01");
    wish.subject_alt_names = vec![SanType::IpAddress(HERE)];
    wish.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    wish.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    wish
}

/// What a camera serves, and the root that should vouch.
pub struct Made {
    pub chain: Vec<Vec<u8>>,
    pub key: KeyPair,
    pub root: Certificate,
}

pub fn made(root: CertificateParams, camera: CertificateParams) -> Made {
    made_with(root, camera, KeyPair::generate().unwrap())
}

pub fn made_with(root: CertificateParams, camera: CertificateParams, key: KeyPair) -> Made {
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
pub async fn served(chain: &[Vec<u8>], key: &KeyPair) -> Address {
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

pub async fn climbed(made: &Made) -> Ladder {
    let mut ask = Ask::new(served(&made.chain, &made.key).await);
    ask.roots = vec![made.root.clone()];
    climb(&ask).await
}

/// The ids of the broken rung's finding and of all the verdict's findings.
pub fn ids(ladder: &Ladder) -> (Option<&'static str>, Vec<&'static str>) {
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

pub fn assert_stops_at(ladder: &Ladder, at: RungId) {
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
