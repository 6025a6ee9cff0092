//! What an authority is and issues, judged by OpenSSL.

use super::*;

#[test]
fn the_root_has_exactly_the_profile() {
    let Some(folder) = tools() else { return };
    let wish = AuthorityWish {
        constraints: Constraints::Local {
            domains: vec!["hotel.example".into()],
            addresses: vec!["203.0.113.7".parse().unwrap()],
        },
        ..AuthorityWish::new("Hotel Astoria", now())
    };
    let authority = Authority::create(&wish).unwrap();
    let text = text_of(folder.path(), authority.root());
    let code = authority.code();
    for line in [
        "Version: 3 (0x2)".to_owned(),
        format!("Subject: O = Hotel Astoria, CN = Hotel Astoria camera authority {code}"),
        format!("Issuer: O = Hotel Astoria, CN = Hotel Astoria camera authority {code}"),
        "Public-Key: (3072 bit)".to_owned(),
        "Signature Algorithm: sha256WithRSAEncryption".to_owned(),
        "X509v3 Basic Constraints: critical\n                CA:TRUE, pathlen:0".to_owned(),
        "X509v3 Key Usage: critical\n                Certificate Sign, CRL Sign".to_owned(),
        "X509v3 Subject Key Identifier:".to_owned(),
        "X509v3 Name Constraints: critical".to_owned(),
        "IP:10.0.0.0/255.0.0.0".to_owned(),
        "IP:172.16.0.0/255.240.0.0".to_owned(),
        "IP:192.168.0.0/255.255.0.0".to_owned(),
        "IP:169.254.0.0/255.255.0.0".to_owned(),
        "IP:127.0.0.0/255.0.0.0".to_owned(),
        "IP:100.64.0.0/255.192.0.0".to_owned(),
        "IP:203.0.113.7/255.255.255.255".to_owned(),
        "IP:FC00:0:0:0:0:0:0:0/FE00:0:0:0:0:0:0:0".to_owned(),
        "IP:FE80:0:0:0:0:0:0:0/FFC0:0:0:0:0:0:0:0".to_owned(),
        "IP:0:0:0:0:0:0:0:1/FFFF:FFFF:FFFF:FFFF:FFFF:FFFF:FFFF:FFFF".to_owned(),
        "DNS:local".to_owned(),
        "DNS:lan".to_owned(),
        "DNS:internal".to_owned(),
        "DNS:home.arpa".to_owned(),
        "DNS:localdomain".to_owned(),
        "DNS:hotel.example".to_owned(),
    ] {
        assert!(text.contains(&line), "{line:?} is not in\n{text}");
    }
    assert_eq!(text.matches("            X509v3 ").count(), 4, "{text}");
    let root = authority.root();
    assert!(root.is_self_signed());
    assert_eq!(root.serial().len(), 32);
    assert_eq!(root.not_after().year(), now().year() + 10);
    assert_eq!(code.len(), 4);
    assert!(!text.to_lowercase().contains("rcgen"));
}

#[test]
fn every_kind_of_authority_issues_every_kind_of_key() {
    let Some(folder) = tools() else { return };
    for kind in [
        KeyKind::Rsa3072,
        KeyKind::P256,
        KeyKind::P384,
        KeyKind::Rsa4096,
    ] {
        let wish = AuthorityWish {
            key: kind,
            ..AuthorityWish::new("Büro Süd", now())
        };
        let authority = Authority::create(&wish).unwrap();
        for leaf in [
            KeyKind::Rsa2048,
            KeyKind::P256,
            KeyKind::P384,
            KeyKind::Rsa3072,
        ] {
            let wish = LeafWish {
                key: leaf,
                device: Some("DS-2CD2143_G0 №5".into()),
                ..LeafWish::new(
                    vec![ip("192.168.1.64"), dns("cam01.local"), ip("fe80::7")],
                    now(),
                )
            };
            let issued = authority.issue(&wish).unwrap();
            assert!(issued.key.belongs_to(&issued.certificate));
            assert_eq!(issued.certificate.names(), wish.names.as_slice());
            assert_eq!(issued.chain, [issued.certificate.clone()]);
            for name in [
                "-verify_ip 192.168.1.64",
                "-verify_hostname cam01.local",
                "-verify_ip fe80::7",
            ] {
                let _ = verify(folder.path(), authority.root(), &issued.chain, name).unwrap();
            }
            let _ = verify(
                folder.path(),
                authority.root(),
                &issued.chain,
                "-verify_ip 192.168.1.65",
            )
            .unwrap_err();
            let text = text_of(folder.path(), &issued.certificate);
            let usage = if leaf.is_rsa() {
                "X509v3 Key Usage: critical\n                Digital Signature, Key Encipherment"
            } else {
                "X509v3 Key Usage: critical\n                Digital Signature\n"
            };
            for line in [
                usage,
                "CA:FALSE",
                "TLS Web Server Authentication",
                "IP Address:192.168.1.64, DNS:cam01.local, IP Address:FE80:0:0:0:0:0:0:7",
                "X509v3 Authority Key Identifier",
                "CN = cam01.local",
                "serialNumber = DS-2CD2143-G0 -5",
            ] {
                assert!(text.contains(line), "{line:?} is not in\n{text}");
            }
        }
    }
}

#[test]
fn an_address_alone_gets_no_common_name_but_a_subject() {
    let Some(folder) = tools() else { return };
    let authority = Authority::create(&fast("Praxis")).unwrap();
    let issued = authority
        .issue(&LeafWish::new(vec![ip("10.1.2.3")], now()))
        .unwrap();
    assert_eq!(issued.certificate.common_name(), None);
    assert_eq!(issued.certificate.subject(), "O=Praxis");
    let _ = verify(
        folder.path(),
        authority.root(),
        &issued.chain,
        "-verify_ip 10.1.2.3",
    )
    .unwrap();
}

#[test]
fn constraints_bite_and_the_switch_lifts_them() {
    let Some(folder) = tools() else { return };
    let bound = Authority::create(&fast("Bound")).unwrap();
    for name in ["www.google.com", "cam01"] {
        let error = bound
            .issue(&LeafWish::new(vec![dns(name)], now()))
            .unwrap_err();
        assert!(matches!(&error, Error::NameNotPermitted { name: n } if n == name));
        assert!(error.explain().what.contains(name));
    }
    let error = bound
        .issue(&LeafWish::new(vec![ip("8.8.8.8")], now()))
        .unwrap_err();
    assert!(matches!(error, Error::NameNotPermitted { .. }));

    let free = Authority::create(&AuthorityWish {
        constraints: Constraints::Unlimited,
        ..fast("Free")
    })
    .unwrap();
    assert!(free.root().name_constraints().is_none());
    let issued = free
        .issue(&LeafWish::new(vec![dns("cam01"), ip("203.0.113.9")], now()))
        .unwrap();
    let _ = verify(
        folder.path(),
        free.root(),
        &issued.chain,
        "-verify_hostname cam01",
    )
    .unwrap();
    for name in ["*.local", "*.lan", "*"] {
        assert!(
            free.issue(&LeafWish::new(vec![dns(name)], now())).is_err(),
            "{name}"
        );
    }
}

#[test]
fn dates_obey_the_hard_rule() {
    let authority = Authority::create(&fast("Dates")).unwrap();
    let wish = |days| LeafWish {
        key: KeyKind::P256,
        days,
        ..LeafWish::new(vec![ip("10.0.0.1")], now())
    };
    for days in [1, 730, 824, 825, 826, 3650, u32::MAX / 100_000] {
        let issued = authority.issue(&wish(days)).unwrap();
        let c = &issued.certificate;
        assert!(
            c.not_after() - c.not_before() < Duration::days(825),
            "{days}"
        );
        assert!((now() - c.not_before() - Duration::hours(24)).abs() < Duration::minutes(1));
        let short = issued
            .notes
            .iter()
            .any(|n| matches!(n, Note::Shortened { .. }));
        assert_eq!(short, days >= 824, "{days}");
    }
    assert!(matches!(
        authority.issue(&wish(0)),
        Err(Error::BadDays { days: 0 })
    ));

    let young = Authority::create(&AuthorityWish {
        years: 1,
        ..fast("Young")
    })
    .unwrap();
    let issued = young.issue(&wish(730)).unwrap();
    assert_eq!(issued.certificate.not_after(), young.root().not_after());
    assert!(matches!(
        issued.notes.as_slice(),
        [Note::EndsWithAuthority { .. }]
    ));

    let old = Authority::create(&AuthorityWish {
        years: 1,
        now: now() - Duration::days(800),
        ..fast("Old")
    })
    .unwrap();
    assert!(matches!(old.issue(&wish(730)), Err(Error::Expired { .. })));
}

#[test]
fn serials_never_repeat() {
    let authority = Authority::create(&fast("Serials")).unwrap();
    let mut seen = std::collections::HashSet::new();
    for _ in 0..100 {
        let wish = LeafWish {
            key: KeyKind::P256,
            ..LeafWish::new(vec![ip("10.0.0.1")], now())
        };
        let serial = authority.issue(&wish).unwrap().certificate.serial();
        assert_eq!(serial.len(), 32);
        assert!(seen.insert(serial));
    }
}

#[test]
fn wishes_that_make_no_sense_are_refused() {
    for (wish, id) in [
        (
            AuthorityWish {
                site: " \u{202e} ".into(),
                ..fast("x")
            },
            "NoSiteName",
        ),
        (
            AuthorityWish {
                years: 0,
                ..fast("x")
            },
            "BadYears",
        ),
        (
            AuthorityWish {
                years: 99,
                ..fast("x")
            },
            "BadYears",
        ),
    ] {
        let error = Authority::create(&wish).unwrap_err();
        assert!(format!("{error:?}").starts_with(id));
        assert!(!error.explain().todo.is_empty());
    }
    let authority = Authority::create(&fast("x")).unwrap();
    assert!(matches!(
        authority.issue(&LeafWish::new(vec![], now())),
        Err(Error::NoNames)
    ));
    let other = Name::Other("URI".into());
    assert!(matches!(
        authority.issue(&LeafWish::new(vec![other], now())),
        Err(Error::BadName { .. })
    ));
}
