//! The authority against the real OpenSSL: what it issues, what it refuses, what it says.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::cloned_ref_to_slice_refs
)] // a test says why it stops

use std::path::Path;
use std::process::Command;

use camseal::authority::request::CameraRequest;
use camseal::authority::vault::{self, Sealed};
use camseal::authority::{
    Authority, AuthorityWish, Constraints, Error, KeyKind, LeafWish, Note, Signed,
};
use camseal::certificate::{Certificate, Name, PrivateKey, file};
use camseal::error::Explain;
use camseal::secret::Secret;
use time::{Duration, OffsetDateTime};

fn now() -> OffsetDateTime {
    OffsetDateTime::now_utc()
}

fn ip(text: &str) -> Name {
    Name::Ip(text.parse().unwrap())
}

fn dns(text: &str) -> Name {
    Name::Dns(text.to_owned())
}

fn fast(site: &str) -> AuthorityWish {
    AuthorityWish {
        key: KeyKind::P256,
        ..AuthorityWish::new(site, now())
    }
}

/// `None` (said aloud) where openssl is not installed.
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

fn openssl(folder: &Path, line: &str) -> Result<String, String> {
    let output = Command::new("openssl")
        .args(line.split_whitespace().map(|a| a.replace('~', " ")))
        .current_dir(folder)
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    if output.status.success() {
        Ok(text)
    } else {
        Err(text)
    }
}

fn text_of(folder: &Path, certificate: &Certificate) -> String {
    std::fs::write(folder.join("show.pem"), certificate.pem()).unwrap();
    openssl(folder, "x509 -in show.pem -noout -text").unwrap()
}

fn verify(
    folder: &Path,
    root: &Certificate,
    chain: &[Certificate],
    extra: &str,
) -> Result<String, String> {
    std::fs::write(folder.join("root.pem"), root.pem()).unwrap();
    std::fs::write(folder.join("leaf.pem"), chain[0].pem()).unwrap();
    let between: String = chain[1..].iter().map(Certificate::pem).collect();
    std::fs::write(folder.join("between.pem"), &between).unwrap();
    let untrusted = if between.is_empty() {
        ""
    } else {
        "-untrusted between.pem"
    };
    openssl(
        folder,
        &format!(
            "verify -x509_strict -purpose sslserver -CAfile root.pem {untrusted} {extra} leaf.pem"
        ),
    )
}

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

/// A request made by OpenSSL, as a camera makes it.
fn request(folder: &Path, key: &str, options: &str) -> Vec<u8> {
    let _ = openssl(folder, &format!("genpkey {key} -out cam.key")).unwrap();
    let _ = openssl(
        folder,
        &format!("req -new -key cam.key -out cam.csr {options}"),
    )
    .unwrap();
    std::fs::read(folder.join("cam.csr")).unwrap()
}

const RSA: &str = "-algorithm RSA -pkeyopt rsa_keygen_bits:2048";

fn sign(authority: &Authority, request: &CameraRequest, names: Vec<Name>) -> Signed {
    authority
        .sign(request, &LeafWish::new(names, now()))
        .unwrap()
}

#[test]
fn a_sha1_request_with_an_address_as_common_name_is_repaired() {
    let Some(folder) = tools() else { return };
    let csr = request(folder.path(), RSA, "-sha1 -subj /C=US/CN=192.168.1.120");
    let request = CameraRequest::read(&csr).unwrap();
    assert_eq!(request.subject(), "C=US, CN=192.168.1.120");
    let authority = Authority::create(&fast("Repair")).unwrap();
    let signed = sign(&authority, &request, vec![ip("192.168.1.120")]);
    assert_eq!(
        signed.notes,
        [
            Note::OldSignature,
            Note::AddressMoved {
                address: "192.168.1.120".into()
            }
        ]
    );
    assert_eq!(signed.certificate.names(), [ip("192.168.1.120")]);
    assert_eq!(signed.certificate.common_name(), None);
    assert_eq!(signed.certificate.public_key(), request.public_key());
    assert_eq!(
        signed.certificate.signature_algorithm().name,
        "SHA-256 with ECDSA"
    );
    let _ = verify(
        folder.path(),
        authority.root(),
        &signed.chain,
        "-verify_ip 192.168.1.120",
    )
    .unwrap();
    let key = file::open(&folder.path().join("cam.key"), None)
        .unwrap()
        .keys
        .remove(0);
    assert!(key.belongs_to(&signed.certificate));
}

#[test]
fn a_clever_request_gets_nothing_it_should_not() {
    let Some(folder) = tools() else { return };
    let csr = request(
        folder.path(),
        RSA,
        "-subj /O=Evil/CN=www.google.com -addext basicConstraints=critical,CA:TRUE \
         -addext subjectAltName=DNS:www.google.com,DNS:192.168.1.5,DNS:cam.local,IP:192.168.1.5 \
         -addext keyUsage=keyCertSign -addext extendedKeyUsage=codeSigning -addext 1.2.3.4=ASN1:NULL",
    );
    let request = CameraRequest::read(&csr).unwrap();
    let authority = Authority::create(&fast("Clever")).unwrap();
    let signed = sign(
        &authority,
        &request,
        vec![ip("192.168.1.5"), dns("cam.local")],
    );
    let c = &signed.certificate;
    assert!(!c.is_authority());
    assert_eq!(c.names(), [ip("192.168.1.5"), dns("cam.local")]);
    assert_eq!(c.subject(), "O=Clever, CN=cam.local");
    assert_eq!(c.purposes().unwrap(), ["1.3.6.1.5.5.7.3.1"]);
    assert!(c.extension("1.2.3.4").is_none());
    let ids: Vec<_> = signed.notes.iter().map(Note::id).collect();
    assert_eq!(
        ids,
        [
            "address-as-name",
            "names-left-out",
            "authority-left-out",
            "extensions-left-out"
        ]
    );
    assert_eq!(
        signed.notes[1],
        Note::NamesLeftOut {
            names: vec!["www.google.com".into()]
        }
    );
    assert_eq!(
        signed.notes[3],
        Note::ExtensionsLeftOut {
            extensions: vec![
                "keyUsage".into(),
                "extendedKeyUsage".into(),
                "1.2.3.4".into()
            ]
        }
    );
    for note in &signed.notes {
        assert!(!note.explain().what.is_empty());
    }
    let _ = verify(
        folder.path(),
        authority.root(),
        &signed.chain,
        "-verify_hostname cam.local",
    )
    .unwrap();
    let error = authority
        .sign(&request, &LeafWish::new(request.names().to_vec(), now()))
        .unwrap_err();
    assert!(matches!(error, Error::NameNotPermitted { name } if name == "www.google.com"));
}

#[test]
fn requests_are_refused_with_their_reason() {
    let Some(folder) = tools() else { return };
    let folder = folder.path();
    for (key, options, variant, word) in [
        (
            "-algorithm RSA -pkeyopt rsa_keygen_bits:1024",
            "",
            "WeakRequestKey",
            "RSA-1024",
        ),
        (
            "-algorithm EC -pkeyopt ec_paramgen_curve:P-521",
            "",
            "UnsupportedRequestKey",
            "P-521",
        ),
        (
            "-algorithm EC -pkeyopt ec_paramgen_curve:secp256k1",
            "",
            "UnsupportedRequestKey",
            "secp256k1",
        ),
        ("-algorithm ED25519", "", "UnsupportedRequestKey", "Ed25519"),
        (RSA, "-md5", "RequestAlgorithm", "MD5 with RSA"),
    ] {
        let csr = request(folder, key, &format!("-subj /CN=cam {options}"));
        let error = CameraRequest::read(&csr).unwrap_err();
        assert!(format!("{error:?}").starts_with(variant), "{error:?}");
        assert!(error.explain().what.contains(word), "{:?}", error.explain());
    }
    let _ = request(folder, RSA, "-subj /CN=cam -outform DER");
    let good = std::fs::read(folder.join("cam.csr")).unwrap();
    let _ = CameraRequest::read(&good).unwrap();
    let mut bad = good.clone();
    let last = bad.len() - 1;
    bad[last] ^= 1;
    assert!(matches!(
        CameraRequest::read(&bad),
        Err(Error::RequestSignature)
    ));
    let mut renamed = good.clone();
    let at = renamed.windows(3).position(|w| w == b"cam").unwrap();
    renamed[at] = b'x';
    assert!(matches!(
        CameraRequest::read(&renamed),
        Err(Error::RequestSignature)
    ));
    for junk in [
        &b""[..],
        b"hello",
        b"\x30\x03\x02\x01\x05",
        &good[..good.len() - 5],
        &[0x30; 100_000],
    ] {
        assert!(matches!(
            CameraRequest::read(junk),
            Err(Error::NotARequest(_))
        ));
    }
    let root = Authority::create(&fast("x")).unwrap().root().pem();
    assert!(matches!(
        CameraRequest::read(root.as_bytes()),
        Err(Error::NotARequest(_))
    ));
}

#[test]
fn requests_come_in_every_wrapping() {
    use base64::Engine;
    let Some(folder) = tools() else { return };
    for key in [
        RSA,
        "-algorithm EC -pkeyopt ec_paramgen_curve:P-256",
        "-algorithm EC -pkeyopt ec_paramgen_curve:P-384",
    ] {
        let pem = request(folder.path(), key, "-subj /CN=cam");
        let der = CameraRequest::read(&pem).unwrap().der().to_vec();
        assert_eq!(CameraRequest::read(&der).unwrap().der(), der);
        let base64 = base64::engine::general_purpose::STANDARD.encode(&der);
        let spaced: String = base64
            .chars()
            .enumerate()
            .flat_map(|(i, c)| {
                if i % 50 == 0 {
                    vec!['\r', '\n', '\t', c]
                } else {
                    vec![c]
                }
            })
            .collect();
        let old = format!(
            "text before\n-----BEGIN NEW CERTIFICATE REQUEST-----\r\n{spaced}\r\n-----END NEW CERTIFICATE REQUEST-----\r\n"
        );
        for wrapped in [base64.clone(), spaced, old] {
            assert_eq!(CameraRequest::read(wrapped.as_bytes()).unwrap().der(), der);
        }
    }
}

#[test]
fn the_sleeping_key_is_a_standard_file() {
    let Some(folder) = tools() else { return };
    let authority = Authority::create(&AuthorityWish::new("Vault", now())).unwrap();
    let passphrase = vault::random_secret().unwrap();
    let sealed = authority.seal(&passphrase).unwrap();
    std::fs::write(folder.path().join("ca.key"), sealed.pem()).unwrap();
    let clear = openssl(
        folder.path(),
        &format!("pkcs8 -in ca.key -passin pass:{}", passphrase.reveal()),
    )
    .unwrap();
    let key = file::read(clear.as_bytes(), None).unwrap().keys.remove(0);
    assert!(key.belongs_to(authority.root()));
    let text = openssl(folder.path(), "asn1parse -in ca.key").unwrap();
    assert!(
        text.contains("PBES2") && text.contains("scrypt") && text.contains("aes-256-cbc"),
        "{text}"
    );
    assert!(
        !sealed
            .der()
            .windows(20)
            .any(|w| key.pkcs8().windows(20).any(|k| k == w))
    );

    let again = Authority::open(authority.root(), &[], &sealed, &passphrase).unwrap();
    assert_eq!(again.code(), authority.code());
    let wrong = Authority::open(authority.root(), &[], &sealed, &Secret::new("nope"));
    assert!(matches!(wrong, Err(Error::Closed)));
    let stranger = Authority::create(&fast("Stranger")).unwrap();
    let other = Authority::open(stranger.root(), &[], &sealed, &passphrase);
    assert!(matches!(other, Err(Error::Closed)));
    assert!(matches!(
        authority.seal(&Secret::new("")),
        Err(Error::EmptyPassphrase)
    ));
    let debug = format!("{authority:?} {sealed:?} {passphrase:?} {key:?}");
    assert!(!debug.contains(passphrase.reveal()));
}

#[test]
fn a_dear_sealed_key_is_not_even_tried() {
    use pkcs8::der::Decode as _;
    use pkcs8::pkcs5::{pbes2, scrypt};
    let authority = Authority::create(&fast("x")).unwrap();
    let secret = Secret::new("x");
    let sealed = authority.seal(&secret).unwrap();
    let clear = pkcs8::EncryptedPrivateKeyInfo::from_der(sealed.der())
        .unwrap()
        .decrypt("x")
        .unwrap();
    let with_block_size = |r| {
        let cost = scrypt::Params::new(4, r, 1, 32).unwrap();
        let parameters = pbes2::Parameters::scrypt_aes256cbc(cost, &[7; 16], &[9; 16]).unwrap();
        let again = pkcs8::PrivateKeyInfo::from_der(clear.as_bytes())
            .unwrap()
            .encrypt_with_params(parameters, "x")
            .unwrap();
        let again = Sealed::from_der(again.as_bytes().to_vec());
        Authority::open(authority.root(), &[], &again, &secret)
    };
    // The passphrase is right both times: only the limit tells them apart.
    assert!(with_block_size(16).is_ok());
    assert!(matches!(with_block_size(17), Err(Error::Closed)));
}

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

#[test]
fn the_key_store_answers_or_is_absent() {
    use camseal::authority::vault::keeper;
    let started = std::time::Instant::now();
    let site = "test-0000";
    match keeper::remember(site, &Secret::new("s")) {
        Ok(()) => {
            assert!(keeper::recall(site).unwrap() == Some(Secret::new("s")));
            keeper::forget(site).unwrap();
            assert!(keeper::recall(site).unwrap().is_none());
        }
        Err(error) => {
            assert!(!error.explain().todo.is_empty());
            assert!(keeper::recall(site).is_err());
            assert!(keeper::forget(site).is_err());
            assert!(!keeper::is_available());
        }
    }
    assert!(started.elapsed() < std::time::Duration::from_secs(30));
}

#[test]
fn private_keys_are_compared_not_guessed() {
    let authority = Authority::create(&fast("Pairs")).unwrap();
    let keys: Vec<PrivateKey> = KeyKind::ALL[..1]
        .iter()
        .chain(&KeyKind::ALL[3..])
        .map(|k| k.make().unwrap())
        .collect();
    let issued = authority
        .issue(&LeafWish::new(vec![ip("10.0.0.1")], now()))
        .unwrap();
    assert!(keys.iter().all(|k| !k.belongs_to(&issued.certificate)));
    assert!(issued.key.pkcs1().is_some());
    assert!(
        issued
            .key
            .pkcs1_pem()
            .unwrap()
            .starts_with("-----BEGIN RSA PRIVATE KEY-----")
    );
    assert!(keys[1].pkcs1().is_none());
}
