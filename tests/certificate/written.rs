//! What camseal writes is read by OpenSSL; what a NAS writes is read by camseal.

use super::*;

#[test]
fn openssl_reads_our_pfx() {
    let Some(folder) = tools() else { return };
    let folder = folder.path();
    let wish = AuthorityWish {
        key: KeyKind::P256,
        ..AuthorityWish::new("Haus Öl", OffsetDateTime::now_utc())
    };
    let authority = Authority::create(&wish).unwrap();
    let issued = authority
        .issue(&LeafWish::new(
            vec![Name::Dns("cam.local".into())],
            OffsetDateTime::now_utc(),
        ))
        .unwrap();
    let chain = [issued.certificate.clone(), authority.root().clone()];
    for (cipher, legacy, sign) in [
        (Cipher::Modern, "", "AES-256-CBC"),
        (
            Cipher::Legacy,
            "-legacy",
            "pbeWithSHA1And3-KeyTripleDES-CBC",
        ),
    ] {
        let pfx = file::pkcs12(&chain, &issued.key, &Secret::new("gehéim"), cipher).unwrap();
        std::fs::write(folder.join("ours.pfx"), &pfx).unwrap();
        openssl(
            folder,
            &format!("pkcs12 {legacy} -in ours.pfx -nodes -passin pass:gehéim -out ours.pem"),
        );
        let contents = open(folder, "ours.pem", None).unwrap();
        assert_eq!(contents.certificates, chain);
        assert!(contents.keys[0].belongs_to(&issued.certificate));
        let info = Command::new("openssl")
            .args([
                "pkcs12",
                "-info",
                "-noout",
                "-in",
                "ours.pfx",
                "-passin",
                "pass:gehéim",
            ])
            .args(legacy.split_whitespace())
            .current_dir(folder)
            .output()
            .unwrap();
        let info = String::from_utf8_lossy(&info.stderr).into_owned();
        assert!(info.contains(sign), "{info}");
        let back = file::read(&pfx, Some(&Secret::new("gehéim"))).unwrap();
        assert_eq!(back.certificates, chain);
    }
}

#[test]
fn openssl_reads_our_pkcs7() {
    let Some(folder) = tools() else { return };
    let certificate = pair(folder.path(), "rsa:2048", "");
    std::fs::write(
        folder.path().join("ours.p7b"),
        file::p7b(std::slice::from_ref(&certificate)),
    )
    .unwrap();
    openssl(
        folder.path(),
        "pkcs7 -inform DER -in ours.p7b -print_certs -out back.pem",
    );
    let back = open(folder.path(), "back.pem", None).unwrap();
    assert_eq!(back.certificates, [certificate]);
    let kind = open(folder.path(), "ours.p7b", None).unwrap().kind;
    assert_eq!(kind, Kind::Pkcs7);
}

#[test]
fn a_nas_zip_is_an_authority_in_one_file() {
    let Some(folder) = tools() else { return };
    let folder = folder.path();
    let _ = pair(folder, "rsa:2048", "-addext keyUsage=critical,keyCertSign");
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, from) in [
        ("cert.pem", "cert.pem"),
        ("privkey.pem", "key.pem"),
        ("syno-ca-cert.pem", "cert.pem"),
    ] {
        zip.start_file(name, options).unwrap();
        zip.write_all(&std::fs::read(folder.join(from)).unwrap())
            .unwrap();
    }
    zip.start_file("readme.txt", options).unwrap();
    zip.write_all(b"exported").unwrap();
    let bytes = zip.finish().unwrap().into_inner();
    let contents = file::read(&bytes, None).unwrap();
    assert_eq!(contents.kind, Kind::Zip);
    assert_eq!((contents.certificates.len(), contents.keys.len()), (1, 1));
    let authority = Authority::import_files(&[contents], OffsetDateTime::now_utc()).unwrap();
    assert_eq!(authority.root().common_name(), Some("cam"));
    assert!(matches!(
        file::read(&bytes[..bytes.len() / 2], None),
        Err(Error::Damaged { .. })
    ));
}
