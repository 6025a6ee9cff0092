//! Files and certificates of every age, made by the real OpenSSL, and hostile ones.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::cloned_ref_to_slice_refs
)] // a test says why it stops

use std::io::Write;
use std::path::Path;
use std::process::Command;

use camseal::authority::{Authority, AuthorityWish, KeyKind, LeafWish};
use camseal::certificate::chain::Chain;
use camseal::certificate::file::{self, Cipher, Kind};
use camseal::certificate::lint::{self, Severity};
use camseal::certificate::{Certificate, Error, KeyAlgorithm, Name, PrivateKey, extension};
use camseal::error::Explain;
use camseal::secret::Secret;
use time::{Duration, OffsetDateTime};

fn tools() -> Option<tempfile::TempDir> {
    let there = Command::new("openssl").arg("version").output().is_ok();
    if !there {
        assert!(
            std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_none(),
            "openssl is missing"
        );
        eprintln!("skipped: openssl is not installed");
        return None;
    }
    Some(tempfile::tempdir().unwrap())
}

fn openssl(folder: &Path, line: &str) {
    let output = Command::new("openssl")
        .args(line.split_whitespace().map(|a| a.replace('~', " ")))
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{line}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

fn open(folder: &Path, name: &str, passphrase: Option<&str>) -> Result<file::Contents, Error> {
    file::open(&folder.join(name), passphrase.map(Secret::new).as_ref())
}

/// key.pem and cert.pem, a self-signed pair.
fn pair(folder: &Path, key: &str, options: &str) -> Certificate {
    openssl(
        folder,
        &format!(
            "req -x509 -newkey {key} -nodes -keyout key.pem -out cert.pem -subj /CN=cam {options}"
        ),
    );
    open(folder, "cert.pem", None)
        .unwrap()
        .certificates
        .remove(0)
}

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
