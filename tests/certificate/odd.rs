//! Odd, damaged and hostile files: an explanation, never a panic.

use super::*;

#[test]
fn what_is_wrong_is_said() {
    let Some(folder) = tools() else { return };
    let folder = folder.path();
    let _ = pair(folder, "rsa:2048", "");
    openssl(folder, "x509 -in cert.pem -outform DER -out cert.der");
    let key = std::fs::read_to_string(folder.join("key.pem")).unwrap();
    let der = std::fs::read(folder.join("cert.der")).unwrap();
    let half_key = &key[..key.len() / 2];
    let mut lines: Vec<&str> = key.lines().collect();
    let _ = lines.remove(5);
    let hole = lines.join("\n");
    let big = vec![b'A'; 50 * 1024 * 1024];
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("bomb.pem", zip::write::SimpleFileOptions::default())
        .unwrap();
    zip.write_all(&vec![b' '; 60 * 1024 * 1024]).unwrap();
    let bomb = zip.finish().unwrap().into_inner();
    assert!(bomb.len() < 200_000);
    for (bytes, variant) in [
        (&b""[..], "Empty"),
        (b" \r\n\t", "Empty"),
        (
            b"<!DOCTYPE html><html><head><title>Login</title>",
            "WebPage",
        ),
        (b"\n<HTML><body>", "WebPage"),
        (half_key.as_bytes(), "Truncated"),
        (hole.as_bytes(), "Truncated"),
        (&der[..der.len() - 10], "Truncated"),
        (b"just some notes", "Unknown"),
        (b"\x7fELF\0\0\0", "Unknown"),
        (
            b"-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----",
            "Unsupported",
        ),
        (b"\xfe\xed\xfe\xed\0\0\0\x02", "Unsupported"),
        (
            b"-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----",
            "Damaged",
        ),
        (
            b"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
            "Unknown",
        ),
        (&big, "TooLarge"),
        (&bomb, "TooLarge"),
        (b"PK\x03\x04rest", "Damaged"),
    ] {
        let error = file::read(bytes, None).unwrap_err();
        let start: String = String::from_utf8_lossy(&bytes[..bytes.len().min(40)]).into_owned();
        assert!(
            format!("{error:?}").starts_with(variant),
            "{start:?}: {error:?}"
        );
        let words = error.explain();
        assert!(!words.what.is_empty() && !words.todo.is_empty());
    }
    assert!(matches!(
        open(folder, "missing.pem", None),
        Err(Error::Unreadable { .. })
    ));
}

#[test]
fn odd_certificates_of_cameras_load() {
    let Some(folder) = tools() else { return };
    let folder = folder.path();
    let old = pair(folder, "rsa:1024", "-sha1 -days 1");
    assert_eq!(old.key(), &KeyAlgorithm::Rsa(1024));
    assert_eq!(old.signature_algorithm().name, "SHA-1 with RSA");
    assert!(old.is_self_signed());
    let md5 = pair(folder, "rsa:1024", "-md5");
    assert!(md5.is_self_signed());
    let odd = pair(folder, "rsa:512", "-set_serial -5");
    assert_eq!(odd.key(), &KeyAlgorithm::Rsa(512));
    let text = pair(
        folder,
        "rsa:2048",
        "-utf8 -set_serial 0 -addext subjectAltName=DNS:a.local,IP:10.0.0.1,URI:urn:x,email:a@b",
    );
    assert_eq!(text.serial(), "00");
    assert_eq!(text.names().len(), 4);
    for (from, until) in [
        ("19700101000000Z", "19700102000000Z"),
        ("20200101000000Z", "99991231235959Z"),
    ] {
        let _ = std::fs::remove_dir_all(folder.join("ca"));
        std::fs::create_dir(folder.join("ca")).unwrap();
        std::fs::write(folder.join("ca/index"), "").unwrap();
        std::fs::write(
            folder.join("ca.cnf"),
            "[ca]\ndefault_ca=d\n[d]\ndatabase=ca/index\nnew_certs_dir=ca\nrand_serial=yes\ndefault_md=sha256\npolicy=p\n[p]\ncommonName=supplied\n",
        )
        .unwrap();
        openssl(
            folder,
            "req -new -newkey rsa:2048 -nodes -keyout key.pem -subj /CN=cam -out req.pem",
        );
        openssl(
            folder,
            &format!(
                "ca -batch -config ca.cnf -selfsign -keyfile key.pem -in req.pem -out dated.pem -startdate {from} -enddate {until} -notext"
            ),
        );
        let dated = open(folder, "dated.pem", None)
            .unwrap()
            .certificates
            .remove(0);
        assert_eq!(dated.version(), 1);
        assert_eq!(dated.not_before().year().to_string(), from[..4]);
        assert_eq!(dated.not_after().year().to_string(), until[..4]);
    }
}

/// Bytes changed, cut and doubled everywhere: an error or a certificate, never a panic.
#[test]
fn hostile_bytes_never_panic() {
    let now = OffsetDateTime::now_utc();
    let authority = Authority::create(&AuthorityWish {
        key: KeyKind::P256,
        ..AuthorityWish::new("Böse \u{202e}", now)
    })
    .unwrap();
    let issued = authority
        .issue(&LeafWish::new(
            vec![
                Name::Dns("cam.local".into()),
                Name::Ip([10, 0, 0, 1].into()),
            ],
            now,
        ))
        .unwrap();
    let pfx = file::pkcs12(
        &issued.chain,
        &issued.key,
        &Secret::new("p"),
        Cipher::Legacy,
    )
    .unwrap();
    let mut readable = 0;
    for der in [
        authority.root().der(),
        issued.certificate.der(),
        issued.key.pkcs8(),
    ] {
        for at in 0..der.len() {
            for value in [0, 1, 0x7f, 0x80, 0xff, der[at] ^ 0x20] {
                let mut bytes = der.to_vec();
                bytes[at] = value;
                if let Ok(c) = Certificate::from_der(&bytes) {
                    readable += 1;
                    let _ = (
                        lint::root(&c, now),
                        lint::camera_certificate(&c, now),
                        extension::describe(&c),
                    );
                    let _ = (
                        c.is_self_signed(),
                        c.serial(),
                        c.pem(),
                        c.sha1(),
                        issued.key.belongs_to(&c),
                    );
                }
                if let Ok(contents) = file::read(&bytes, None) {
                    for key in contents.keys {
                        let _ = (key.kind(), key.pkcs1(), key.belongs_to(authority.root()));
                    }
                }
            }
            let _ = file::read(&der[..at], None);
        }
    }
    assert!(readable > 1000, "{readable}");
    for at in 0..pfx.len() {
        let _ = file::read(&pfx[..at], None);
    }
    for seed in 0..2000u32 {
        let bytes: Vec<u8> = (0..seed % 97)
            .map(|i| (seed.wrapping_mul(2_654_435_761).wrapping_add(i * 40_503) >> 13) as u8)
            .collect();
        let _ = file::read(&bytes, Some(&Secret::new("x")));
        let _ = PrivateKey::from_pkcs1(&bytes);
        let _ = PrivateKey::from_sec1(&bytes);
        let _ = camseal::authority::request::CameraRequest::read(&bytes);
    }
}

#[test]
fn foreign_text_is_kept_raw() {
    let Some(folder) = tools() else { return };
    let certificate = pair(
        folder.path(),
        "rsa:2048",
        "-utf8 -subj /O=A,B/CN=cam\u{202e}evil\u{7}",
    );
    assert_eq!(certificate.common_name(), Some("cam\u{202e}evil\u{7}"));
    assert_eq!(certificate.subject(), "O=A\\,B, CN=cam\u{202e}evil\u{7}");
}
