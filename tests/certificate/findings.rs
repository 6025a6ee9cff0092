//! What a client will refuse, said before anything is installed; chains in order.

use super::*;

fn ids(findings: &[lint::Finding]) -> Vec<&'static str> {
    for finding in findings {
        assert!(!finding.explain().what.is_empty() && !finding.explain().todo.is_empty());
    }
    findings.iter().map(lint::Finding::id).collect()
}

#[test]
fn findings_of_camera_certificates() {
    let Some(folder) = tools() else { return };
    let folder = folder.path();
    // the certificates are made after this moment
    let now = OffsetDateTime::now_utc() + Duration::minutes(2);
    let good = "-addext basicConstraints=critical,CA:FALSE -addext extendedKeyUsage=serverAuth";
    for (key, options, expected) in [
        (
            "rsa:2048",
            "-addext subjectAltName=IP:10.0.0.1 -days 397",
            vec!["self-signed"],
        ),
        (
            "rsa:2048",
            "-days 825 -addext subjectAltName=IP:10.0.0.1",
            vec!["self-signed"],
        ),
        (
            "rsa:2048",
            "-days 826 -addext subjectAltName=IP:10.0.0.1",
            vec!["too-long", "self-signed"],
        ),
        ("rsa:2048", "", vec!["no-names", "self-signed"]),
        (
            "rsa:2048",
            "-addext subjectAltName=DNS:10.0.0.1",
            vec!["address-as-name", "self-signed"],
        ),
        (
            "rsa:2048",
            "-addext subjectAltName=DNS:10.0.0.1,IP:10.0.0.1",
            vec!["self-signed"],
        ),
        (
            "rsa:2048",
            "-addext subjectAltName=DNS:*.local",
            vec!["wide-wildcard", "self-signed"],
        ),
        (
            "rsa:2048",
            "-addext subjectAltName=DNS:*.cctv.lan",
            vec!["self-signed"],
        ),
        (
            "rsa:2048",
            "-addext subjectAltName=IP:10.0.0.1 -addext keyUsage=keyEncipherment",
            vec!["no-digital-signature", "self-signed"],
        ),
        (
            "rsa:1024",
            "-addext subjectAltName=IP:10.0.0.1",
            vec!["weak-key", "self-signed"],
        ),
        (
            "ec -pkeyopt ec_paramgen_curve:P-384",
            "-addext subjectAltName=IP:10.0.0.1",
            vec!["self-signed"],
        ),
        (
            "ec -pkeyopt ec_paramgen_curve:P-521",
            "-addext subjectAltName=IP:10.0.0.1",
            vec!["unsupported-key", "self-signed"],
        ),
        (
            "ed25519",
            "-addext subjectAltName=IP:10.0.0.1",
            vec!["unsupported-key", "self-signed"],
        ),
        (
            "rsa:2048",
            "-sha1 -addext subjectAltName=IP:10.0.0.1",
            vec!["old-signature", "self-signed"],
        ),
        (
            "rsa:2048",
            "-addext subjectAltName=IP:10.0.0.1 -addext 1.2.3.4=critical,ASN1:NULL",
            vec!["unknown-critical", "self-signed"],
        ),
    ] {
        let certificate = pair(folder, key, &format!("{good} {options}"));
        assert_eq!(
            ids(&lint::camera_certificate(&certificate, now)),
            expected,
            "{key} {options}"
        );
    }
    for (options, expected) in [
        (
            "-addext basicConstraints=CA:FALSE",
            vec!["no-purpose", "self-signed"],
        ),
        (
            "-addext basicConstraints=CA:FALSE -addext extendedKeyUsage=clientAuth",
            vec!["wrong-purpose", "self-signed"],
        ),
        (
            "-addext basicConstraints=CA:TRUE -addext extendedKeyUsage=serverAuth",
            vec!["camera-is-authority", "self-signed"],
        ),
    ] {
        let certificate = pair(
            folder,
            "rsa:2048",
            &format!("-addext subjectAltName=IP:10.0.0.1 {options}"),
        );
        assert_eq!(
            ids(&lint::camera_certificate(&certificate, now)),
            expected,
            "{options}"
        );
    }
    let short = pair(
        folder,
        "rsa:2048",
        &format!("{good} -days 2 -addext subjectAltName=IP:10.0.0.1"),
    );
    assert_eq!(
        ids(&lint::camera_certificate(&short, now + Duration::days(3))),
        ["expired", "self-signed"]
    );
    assert_eq!(
        ids(&lint::camera_certificate(&short, now - Duration::days(1))),
        ["not-yet-valid", "self-signed"]
    );
}

#[test]
fn findings_of_roots() {
    let Some(folder) = tools() else { return };
    let folder = folder.path();
    // the certificates are made after this moment
    let now = OffsetDateTime::now_utc() + Duration::minutes(2);
    std::fs::write(
        folder.join("bare.cnf"),
        "[req]\ndistinguished_name=dn\n[dn]\n",
    )
    .unwrap();
    for (key, options, expected) in [
        ("rsa:2048", "", vec!["unlimited-root"]),
        ("rsa:2048", "-sha1", vec!["unlimited-root"]),
        (
            "rsa:2048",
            "-addext nameConstraints=critical,permitted;DNS:local",
            vec![],
        ),
        (
            "rsa:2048",
            "-addext keyUsage=digitalSignature",
            vec!["may-not-sign", "unlimited-root"],
        ),
        ("rsa:1024", "", vec!["weak-key", "unlimited-root"]),
        ("ed25519", "", vec!["unsupported-key", "unlimited-root"]),
        (
            "ec -pkeyopt ec_paramgen_curve:P-521",
            "",
            vec!["unsupported-key", "unlimited-root"],
        ),
        (
            "rsa:2048",
            "-config bare.cnf -addext subjectKeyIdentifier=hash",
            vec!["root-without-constraints", "unlimited-root"],
        ),
        (
            "rsa:2048",
            "-config bare.cnf -addext basicConstraints=CA:TRUE -addext subjectKeyIdentifier=none",
            vec!["unlimited-root", "root-without-key-id"],
        ),
        (
            "rsa:2048",
            "-config bare.cnf",
            vec!["old-root", "unlimited-root"],
        ),
        (
            "rsa:2048",
            "-config bare.cnf -addext basicConstraints=CA:FALSE -addext subjectKeyIdentifier=hash",
            vec!["not-an-authority", "unlimited-root"],
        ),
        (
            "rsa:2048",
            "-subj /O=only",
            vec!["root-without-name", "unlimited-root"],
        ),
    ] {
        let certificate = pair(folder, key, options);
        assert_eq!(
            ids(&lint::root(&certificate, now)),
            expected,
            "{key} {options}"
        );
    }
}

#[test]
fn what_camseal_makes_has_no_findings() {
    let now = OffsetDateTime::now_utc();
    for key in [KeyKind::Rsa3072, KeyKind::P256] {
        let authority = Authority::create(&AuthorityWish {
            key,
            ..AuthorityWish::new("Rein", now)
        })
        .unwrap();
        assert!(lint::root(authority.root(), now).is_empty());
        let issued = authority
            .issue(&LeafWish::new(vec![Name::Ip([10, 0, 0, 1].into())], now))
            .unwrap();
        assert!(lint::camera_certificate(&issued.certificate, now).is_empty());
        let described = extension::describe(authority.root());
        assert_eq!(described.len(), 4);
        assert!(
            described
                .iter()
                .all(|d| !d.title.is_empty() && !d.lines.is_empty())
        );
        let limits = described.iter().find(|d| d.oid == "2.5.29.30").unwrap();
        assert!(
            limits.critical
                && limits.lines[0].contains("192.168.0.0/16")
                && limits.lines[0].contains("fe80::/10")
        );
    }
    assert!(Severity::Error > Severity::Warning && Severity::Warning > Severity::Note);
}

#[test]
fn chains_are_put_in_order() {
    let Some(folder) = tools() else { return };
    let folder = folder.path();
    let stranger = pair(folder, "rsa:2048", "");
    openssl(
        folder,
        "req -x509 -newkey rsa:2048 -nodes -keyout top.key -out top.pem -subj /CN=top",
    );
    std::fs::write(folder.join("ca.ext"), "basicConstraints=CA:TRUE\n").unwrap();
    std::fs::write(folder.join("leaf.ext"), "basicConstraints=CA:FALSE\n").unwrap();
    for (name, by, ext) in [("mid", "top", "ca"), ("cam", "mid", "leaf")] {
        openssl(
            folder,
            &format!(
                "req -new -newkey rsa:2048 -nodes -keyout {name}.key -out {name}.csr -subj /CN={name}"
            ),
        );
        openssl(
            folder,
            &format!(
                "x509 -req -in {name}.csr -CA {by}.pem -CAkey {by}.key -CAcreateserial -extfile {ext}.ext -out {name}.pem"
            ),
        );
    }
    let one = |n: &str| open(folder, n, None).unwrap().certificates.remove(0);
    let (top, mid, cam) = (one("top.pem"), one("mid.pem"), one("cam.pem"));
    let chain = Chain::order(&[top.clone(), cam.clone(), mid.clone()]).unwrap();
    assert_eq!(chain.certificates, [cam.clone(), mid.clone(), top.clone()]);
    assert_eq!((chain.missing, chain.others.len()), (None, 0));
    let chain = Chain::order(&[top.clone(), cam.clone()]).unwrap();
    assert_eq!(chain.missing.as_deref(), Some("CN=mid"));
    assert_eq!(chain.others, [top.clone()]);
    let chain = Chain::above(&cam, &[stranger.clone(), mid.clone()]);
    assert_eq!(chain.missing.as_deref(), Some("CN=top"));
    assert_eq!(chain.others, [stranger]);
    assert!(Chain::order(&[]).is_none());
}
