//! A company's own authority, brought in with key and chain.

use super::*;

/// A company: root, intermediate, both made by OpenSSL.
fn company(folder: &Path, root_options: &str, between_options: &str) {
    let run = |line: &str| openssl(folder, line).unwrap();
    let _ = run(&format!(
        "req -x509 -newkey rsa:2048 -nodes -keyout top.key -out top.pem -days 900 -subj /O=Firma/OU=A/OU=B/CN=Firma~Root {root_options}"
    ));
    let _ = run(
        "req -new -newkey rsa:2048 -nodes -keyout mid.key -out mid.csr -subj /O=Firma/OU=A/OU=B/CN=Firma~Video",
    );
    std::fs::write(
        folder.join("mid.ext"),
        format!("subjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n{between_options}"),
    )
    .unwrap();
    let _ = run(
        "x509 -req -in mid.csr -CA top.pem -CAkey top.key -CAcreateserial -days 800 -extfile mid.ext -out mid.pem",
    );
}

const MAY: &str =
    "keyUsage=critical,keyCertSign,cRLSign\nbasicConstraints=critical,CA:TRUE,pathlen:0";

fn files(folder: &Path, names: &[&str]) -> Vec<file::Contents> {
    names
        .iter()
        .map(|n| file::open(&folder.join(n), None).unwrap())
        .collect()
}

#[test]
fn a_companys_intermediate_keeps_its_chain() {
    let Some(folder) = tools() else { return };
    let folder = folder.path();
    company(folder, "-addext keyUsage=critical,keyCertSign", MAY);
    let authority =
        Authority::import_files(&files(folder, &["mid.key", "top.pem", "mid.pem"]), now()).unwrap();
    assert_eq!(authority.root().common_name(), Some("Firma Root"));
    assert_eq!(authority.certificate().common_name(), Some("Firma Video"));
    assert_eq!(authority.intermediates(), [authority.certificate().clone()]);
    let issued = authority
        .issue(&LeafWish::new(vec![ip("10.0.0.1"), dns("cam01")], now()))
        .unwrap();
    assert_eq!(issued.chain.len(), 2);
    // two OUs stand in the issuer byte for byte
    assert_eq!(
        issued.certificate.issuer_der(),
        authority.certificate().subject_der()
    );
    let _ = verify(
        folder,
        authority.root(),
        &issued.chain,
        "-verify_ip 10.0.0.1",
    )
    .unwrap();
    assert!(issued.certificate.not_after() <= authority.certificate().not_after());
    let sealed = authority.seal(&Secret::new("p")).unwrap();
    let again = Authority::open(
        authority.certificate(),
        authority.above(),
        &sealed,
        &Secret::new("p"),
    )
    .unwrap();
    assert_eq!(again.root(), authority.root());
}

#[test]
fn imports_that_cannot_work_are_refused() {
    let Some(folder) = tools() else { return };
    let folder = folder.path();
    let import =
        |names: &[&str]| Authority::import_files(&files(folder, names), now()).unwrap_err();
    company(folder, "", MAY);
    let _ = openssl(
        folder,
        "pkcs8 -topk8 -in mid.key -out locked.key -passout pass:x",
    )
    .unwrap();
    let _ = openssl(folder, "req -new -key mid.key -out only.csr -subj /CN=x").unwrap();
    for (names, id) in [
        (&["mid.pem", "top.pem"][..], "NoKey"),
        (&["mid.key"], "NoCertificate"),
        (&["mid.key", "top.pem"], "KeyDoesNotBelong"),
        (&["mid.key", "mid.pem"], "BrokenChain"),
        (&["mid.pem", "locked.key"], "Locked"),
        (&["only.csr"], "NoCertificate"),
    ] {
        let error = import(names);
        assert!(format!("{error:?}").starts_with(id), "{names:?}: {error:?}");
        assert!(!error.explain().what.is_empty());
    }
    let later = Authority::import_files(
        &files(folder, &["mid.key", "mid.pem", "top.pem"]),
        now() + Duration::days(850),
    );
    assert!(matches!(later, Err(Error::Expired { .. })));
    let before = Authority::import_files(
        &files(folder, &["mid.key", "mid.pem", "top.pem"]),
        now() - Duration::days(2),
    );
    assert!(matches!(before, Err(Error::NotYetValid { .. })));

    company(folder, "", "basicConstraints=critical,CA:FALSE");
    assert!(matches!(
        import(&["mid.key", "mid.pem", "top.pem"]),
        Error::NotAnAuthority { .. }
    ));
    company(
        folder,
        "",
        "basicConstraints=critical,CA:TRUE\nkeyUsage=digitalSignature",
    );
    assert!(matches!(
        import(&["mid.key", "mid.pem", "top.pem"]),
        Error::MayNotSign { .. }
    ));
    for (key, kind) in [
        ("rsa:1024", "RSA-1024"),
        ("ec -pkeyopt ec_paramgen_curve:P-521", "P-521"),
        ("ed25519", "Ed25519"),
    ] {
        let _ = openssl(
            folder,
            &format!("req -x509 -newkey {key} -nodes -keyout own.key -out own.pem -subj /CN=own"),
        )
        .unwrap();
        let error = import(&["own.key", "own.pem"]);
        assert!(
            matches!(&error, Error::AuthorityKey { kind: k } if k == kind),
            "{error:?}"
        );
    }
}

#[test]
fn a_path_length_of_zero_above_is_noticed() {
    let Some(folder) = tools() else { return };
    let folder = folder.path();
    let config = "[req]\ndistinguished_name=dn\nx509_extensions=v3\n[dn]\n[v3]\nbasicConstraints=critical,CA:TRUE,pathlen:0\nsubjectKeyIdentifier=hash\n";
    std::fs::write(folder.join("top.cnf"), config).unwrap();
    company(folder, "-config top.cnf", MAY);
    let error = Authority::import_files(&files(folder, &["mid.key", "mid.pem", "top.pem"]), now())
        .unwrap_err();
    assert!(matches!(error, Error::TooDeep { title } if title == "Firma Root"));
}

#[test]
fn a_version_1_root_is_taken_and_found() {
    let Some(folder) = tools() else { return };
    let folder = folder.path();
    for line in [
        "req -new -newkey rsa:2048 -nodes -keyout v1.key -out v1.csr -subj /CN=Old~Root",
        "x509 -req -in v1.csr -signkey v1.key -days 3650 -out v1.pem",
    ] {
        let _ = openssl(folder, line).unwrap();
    }
    let authority = Authority::import_files(&files(folder, &["v1.key", "v1.pem"]), now()).unwrap();
    let ids: Vec<_> = camseal::certificate::lint::root(authority.root(), now())
        .iter()
        .map(camseal::certificate::lint::Finding::id)
        .collect();
    assert_eq!(ids, ["old-root", "unlimited-root"]);
    let issued = authority
        .issue(&LeafWish::new(vec![ip("10.0.0.1")], now()))
        .unwrap();
    assert!(issued.certificate.is_signed_by(authority.root()));
}
