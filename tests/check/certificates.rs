//! Certificates and chains, each with the verdict of a measured case table.

use camseal::certificate::Certificate;
use camseal::check::{Finding, RungId, Standing};
use rcgen::{
    BasicConstraints, ExtendedKeyUsagePurpose, GeneralSubtree, IsCa, Issuer, KeyPair,
    KeyUsagePurpose, NameConstraints, SanType,
};

use super::server::{
    Made, assert_stops_at, camera_wish, climbed, days, ids, made, named, root_wish,
};

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
