//! Cameras' requests: repaired, filtered, refused, with the reason.

use super::*;

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
