//! Certificates, keys and PFX in every wrapping the tools of the world write.

use super::*;

#[test]
fn certificates_in_every_wrapping() {
    let Some(folder) = tools() else { return };
    let folder = folder.path();
    let certificate = pair(folder, "rsa:2048", "");
    for line in [
        "x509 -in cert.pem -outform DER -out cert.cer",
        "crl2pkcs7 -nocrl -certfile cert.pem -outform DER -out der.p7b",
        "crl2pkcs7 -nocrl -certfile cert.pem -out pem.p7b",
        "x509 -in cert.pem -text -out text.crt",
        "x509 -in cert.pem -trustout -addtrust serverAuth -out trusted.pem",
    ] {
        openssl(folder, line);
    }
    let pem = std::fs::read_to_string(folder.join("cert.pem")).unwrap();
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(pem.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    std::fs::write(folder.join("utf16.pem"), utf16).unwrap();
    std::fs::write(
        folder.join("crlf.pem"),
        format!("\u{feff}Bag Attributes: x\r\n{}", pem.replace('\n', "\r\n")),
    )
    .unwrap();
    let bare: String = pem.lines().filter(|l| !l.starts_with('-')).collect();
    std::fs::write(folder.join("bare.txt"), bare).unwrap();
    for (name, kind) in [
        ("cert.pem", Kind::Pem),
        ("cert.cer", Kind::Der),
        ("der.p7b", Kind::Pkcs7),
        ("pem.p7b", Kind::Pem),
        ("text.crt", Kind::Pem),
        ("trusted.pem", Kind::Pem),
        ("utf16.pem", Kind::Pem),
        ("crlf.pem", Kind::Pem),
        ("bare.txt", Kind::Der),
    ] {
        let contents = open(folder, name, None).unwrap_or_else(|e| panic!("{name}: {e:?}"));
        assert_eq!(contents.kind, kind, "{name}");
        assert_eq!(contents.certificates, [certificate.clone()], "{name}");
        assert!(contents.keys.is_empty() && !contents.locked, "{name}");
    }
}

#[test]
fn keys_in_every_wrapping() {
    let Some(folder) = tools() else { return };
    let folder = folder.path();
    for (key, curve) in [
        ("rsa:2048", false),
        ("ec -pkeyopt ec_paramgen_curve:P-256", true),
    ] {
        let certificate = pair(folder, key, "");
        let tool = if curve { "ec" } else { "rsa -traditional" };
        let mut clear = vec!["key.pem", "old.pem", "pkcs8.der", "old.der"];
        for line in [
            format!("{tool} -in key.pem -out old.pem"),
            format!("{tool} -in key.pem -outform DER -out old.der"),
            "pkcs8 -topk8 -nocrypt -in key.pem -outform DER -out pkcs8.der".to_owned(),
        ] {
            openssl(folder, &line);
        }
        if curve {
            openssl(folder, "ecparam -name prime256v1 -genkey -out params.pem");
            assert_eq!(open(folder, "params.pem", None).unwrap().keys.len(), 1);
        }
        for name in clear.drain(..) {
            let contents = open(folder, name, None).unwrap_or_else(|e| panic!("{name}: {e:?}"));
            assert!(contents.keys[0].belongs_to(&certificate), "{name}");
        }
        for options in [
            "pkcs8 -topk8 -v2 aes-256-cbc",
            "pkcs8 -topk8 -v2 aes-128-cbc -v2prf hmacWithSHA1",
            "pkcs8 -topk8 -v2 des3",
            "pkcs8 -topk8 -scrypt",
            "pkcs8 -topk8 -v2 aes-256-cbc -outform DER",
            "pkcs8 -topk8 -v1 PBE-SHA1-3DES",
            "pkcs8 -topk8 -v1 PBE-MD5-DES -provider legacy -provider default",
            "pkcs8 -topk8 -v1 PBE-SHA1-DES -provider legacy -provider default",
            &format!("{tool} -aes128"),
            &format!("{tool} -aes256"),
            &format!("{tool} -des3"),
        ] {
            openssl(
                folder,
                &format!("{options} -in key.pem -out locked -passout pass:geheim"),
            );
            let contents = open(folder, "locked", Some("geheim"))
                .unwrap_or_else(|e| panic!("{options}: {e:?}"));
            assert!(contents.keys[0].belongs_to(&certificate), "{options}");
            let closed = open(folder, "locked", None).unwrap();
            assert!(closed.locked && closed.keys.is_empty(), "{options}");
            let wrong = open(folder, "locked", Some("falsch"));
            assert!(
                matches!(wrong, Err(Error::WrongPassphrase)),
                "{options}: {wrong:?}"
            );
        }
    }
}

#[test]
fn pfx_of_every_age_is_read() {
    let Some(folder) = tools() else { return };
    let folder = folder.path();
    let certificate = pair(folder, "rsa:2048", "");
    for options in [
        "",
        "-legacy",
        "-certpbe PBE-SHA1-3DES -keypbe PBE-SHA1-3DES -macalg sha1",
        "-certpbe AES-128-CBC -keypbe AES-256-CBC -macalg sha256",
        "-nomac",
    ] {
        openssl(
            folder,
            &format!(
                "pkcs12 -export {options} -in cert.pem -inkey key.pem -out x.pfx -passout pass:geheim"
            ),
        );
        let contents =
            open(folder, "x.pfx", Some("geheim")).unwrap_or_else(|e| panic!("{options}: {e:?}"));
        assert_eq!(contents.kind, Kind::Pkcs12);
        assert_eq!(contents.certificates, [certificate.clone()], "{options}");
        assert!(contents.keys[0].belongs_to(&certificate), "{options}");
        assert!(open(folder, "x.pfx", None).unwrap().locked, "{options}");
        let wrong = open(folder, "x.pfx", Some("falsch"));
        assert!(
            matches!(wrong, Err(Error::WrongPassphrase)),
            "{options}: {wrong:?}"
        );
    }
    openssl(
        folder,
        "pkcs12 -export -in cert.pem -inkey key.pem -out empty.pfx -passout pass:",
    );
    assert_eq!(open(folder, "empty.pfx", None).unwrap().keys.len(), 1);
}

#[test]
fn several_objects_in_one_file() {
    let Some(folder) = tools() else { return };
    let folder = folder.path();
    let certificate = pair(folder, "rsa:2048", "");
    openssl(folder, "req -new -key key.pem -subj /CN=cam -out req.pem");
    openssl(
        folder,
        "pkcs8 -topk8 -in key.pem -out locked.pem -passout pass:x",
    );
    openssl(folder, "x509 -in cert.pem -outform DER -out cert.der");
    let text = |n: &str| std::fs::read_to_string(folder.join(n)).unwrap();
    let all = text("key.pem")
        + &text("cert.pem")
        + &text("req.pem")
        + &text("cert.pem")
        + &text("locked.pem");
    let contents = file::read(all.as_bytes(), None).unwrap();
    assert_eq!(contents.certificates, [certificate]);
    assert_eq!(
        (
            contents.keys.len(),
            contents.requests.len(),
            contents.locked
        ),
        (1, 1, true)
    );
    assert_eq!(
        file::read(all.as_bytes(), Some(&Secret::new("x")))
            .unwrap()
            .keys
            .len(),
        2
    );
    assert!(matches!(
        file::read(all.as_bytes(), Some(&Secret::new("y"))),
        Err(Error::WrongPassphrase)
    ));
    let mut twice = std::fs::read(folder.join("cert.der")).unwrap();
    twice.extend(twice.clone());
    assert_eq!(file::read(&twice, None).unwrap().certificates.len(), 1);
}
