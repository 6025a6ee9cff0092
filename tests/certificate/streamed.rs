//! Files written as a stream (BER, indefinite lengths): PKCS#7 of OpenSSL, PFX of Firefox's NSS.

use super::*;

#[test]
fn a_streamed_pkcs7_is_read() {
    let Some(folder) = tools() else { return };
    let folder = folder.path();
    let certificate = pair(folder, "rsa:2048", "");
    std::fs::write(folder.join("data"), vec![0xa5; 20_000]).unwrap();
    for (name, stream) in [("stream.p7b", "-stream"), ("whole.p7b", "")] {
        openssl(
            folder,
            &format!(
                "cms -sign -binary -nodetach -in data -signer cert.pem -inkey key.pem -outform DER {stream} -out {name}"
            ),
        );
    }
    let bytes = std::fs::read(folder.join("stream.p7b")).unwrap();
    assert_eq!(bytes[..2], [0x30, 0x80], "not a stream");
    for name in ["stream.p7b", "whole.p7b"] {
        let contents = open(folder, name, None).unwrap();
        assert_eq!(contents.kind, Kind::Pkcs7, "{name}");
        assert_eq!(contents.certificates, [certificate.clone()], "{name}");
    }
    for at in 0..bytes.len().min(3000) {
        let _ = file::read(&bytes[..at], None);
        let mut odd = bytes.clone();
        odd[at] ^= 0x80;
        let _ = file::read(&odd, None);
    }
    assert!(matches!(
        file::read(&bytes[..bytes.len() - 4], None),
        Err(Error::Truncated { .. })
    ));
}

#[test]
fn a_pfx_of_nss_is_read() {
    let Some(folder) = tools() else { return };
    let folder = folder.path();
    for tool in ["certutil", "pk12util"] {
        if Command::new(tool).arg("-H").output().is_err() {
            assert!(
                std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_none(),
                "{tool} is missing"
            );
            eprintln!("skipped: {tool} is not installed");
            return;
        }
    }
    let certificate = pair(folder, "rsa:2048", "");
    openssl(
        folder,
        "pkcs12 -export -in cert.pem -inkey key.pem -name cam -passout pass:right -out in.pfx",
    );
    for (tool, line) in [
        ("certutil", "-N -d sql:. --empty-password"),
        ("pk12util", "-i in.pfx -d sql:. -W right"),
        ("pk12util", "-o nss.pfx -n cam -d sql:. -W right"),
    ] {
        let done = Command::new(tool)
            .args(line.split(' '))
            .current_dir(folder)
            .output()
            .unwrap();
        assert!(done.status.success(), "{tool} {line}: {done:?}");
    }
    let bytes = std::fs::read(folder.join("nss.pfx")).unwrap();
    assert_eq!(bytes[..2], [0x30, 0x80], "not a stream");
    let contents = open(folder, "nss.pfx", Some("right")).unwrap();
    assert_eq!(contents.kind, Kind::Pkcs12);
    assert_eq!(contents.certificates, [certificate.clone()]);
    assert_eq!(contents.keys.len(), 1);
    assert!(contents.keys[0].belongs_to(&certificate));
    assert!(open(folder, "nss.pfx", None).unwrap().locked);
    assert!(matches!(
        open(folder, "nss.pfx", Some("wrong")),
        Err(Error::WrongPassphrase)
    ));
    // A changed byte inside is noticed by the checksum, as in any other PFX.
    let mut odd = bytes.clone();
    odd[200] ^= 1;
    assert!(file::read(&odd, Some(&Secret::new("right"))).is_err());
}
