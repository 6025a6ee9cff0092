//! Every message against the official WSDL, element order included.

use std::path::{Path, PathBuf};
use std::process::Command;

use time::OffsetDateTime;
use time::macros::datetime;

use super::*;
use crate::certificate::Subject;
use crate::device::soap::Version;
use crate::device::{Credentials, auth};
use crate::secret::Secret;

const NOW: OffsetDateTime = datetime!(2026-11-21 9:02:17 UTC);

fn full_subject() -> Subject {
    Subject {
        common_name: "a & <b>".into(),
        country: "US".into(),
        state: "Ohio".into(),
        place: "\u{c9}rd".into(),
        organization: "Sample & Sons".into(),
        unit: "Cameras".into(),
    }
}

/// One of each, with every optional part once present and once absent.
fn every() -> Vec<Request> {
    let https = Protocol {
        name: "HTTPS".into(),
        enabled: true,
        ports: vec![443, 8443],
    };
    let http = Protocol {
        name: "HTTP".into(),
        enabled: false,
        ports: vec![80],
    };
    let alias = "camseal-0123456789abcdef";
    vec![
        clock(),
        set_clock(NOW, Some("CET-1CEST,M3.5.0/2,M10.5.0/3"), true),
        set_clock(NOW, None, false),
        follow_time_server(Some("CET-1CEST,M3.5.0/2,M10.5.0/3"), true),
        follow_time_server(None, false),
        time_servers(),
        set_time_server(&"192.168.1.1".parse().unwrap()),
        set_time_server(&"fd00::1".parse().unwrap()),
        set_time_server(&"pool.ntp.org".parse().unwrap()),
        identity(),
        services(),
        device_capabilities(),
        capabilities(),
        host_name(),
        endpoint(),
        protocols(),
        set_protocols(std::slice::from_ref(&https)),
        set_protocols(&[http, https]),
        restart(),
        keystore::capabilities(),
        keystore::keys(),
        keystore::key_state("K1"),
        keystore::make_rsa(2048, alias),
        keystore::make_p256(alias),
        keystore::request(&Subject::named("192.168.1.64"), "K1", keystore::RSA_SHA256),
        keystore::request(&full_subject(), "K1", keystore::ECDSA_SHA256),
        keystore::upload(&[48, 0], alias, true),
        keystore::upload(&[48, 0], alias, false),
        keystore::upload_pkcs12(&[48, 0], alias, &Secret::new("p&<\">")),
        keystore::upload_passphrase(&Secret::new("p&<\">"), alias),
        keystore::passphrases(),
        keystore::delete_passphrase("S1"),
        keystore::upload_pkcs8(&[48, 0], alias, Some("S1"), None),
        keystore::upload_pkcs8(&[48, 0], alias, None, Some(&Secret::new("p&<\">"))),
        keystore::certificates(),
        keystore::enabled_tls(),
        keystore::enable_tls(&["1.2", "1.3"]),
        keystore::make_path(&["C1", "C2"], alias),
        keystore::paths(),
        keystore::path("P1"),
        keystore::assigned(),
        keystore::assign("P1"),
        keystore::reassign("P1", "P2"),
        keystore::unassign("P1"),
        keystore::client_certificates(),
        keystore::delete_path("P1"),
        keystore::delete_certificate("C1"),
        keystore::delete_key("K1"),
        legacy::make(alias, "cam", NOW, NOW),
        legacy::request(alias, "cam"),
        legacy::load(alias, &[48, 0]),
        legacy::load_with_key(alias, &[48, 0], &[48, 1]),
        legacy::certificates(),
        legacy::states(),
        legacy::set_states(&[(alias, true), ("OLD", false)]),
        legacy::delete("OLD"),
        legacy::client_certificates(),
    ]
}

fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(
            || Path::new(env!("CARGO_MANIFEST_DIR")).join("target"),
            PathBuf::from,
        )
        .join("soap")
}

/// Python with xmlschema and lxml, and the folder of the WSDL files; says aloud what is missing.
fn tools() -> Option<(PathBuf, PathBuf)> {
    let home = std::env::var_os("HOME")
        .map(PathBuf::from)
        .unwrap_or_default();
    let python = std::env::var_os("CAMSEAL_PYTHON").map_or_else(
        || home.join(".cache/camseal/venv/bin/python"),
        PathBuf::from,
    );
    let wsdl = std::env::var_os("CAMSEAL_ONVIF_WSDL").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/onvif"),
        PathBuf::from,
    );
    let has_python = Command::new(&python)
        .args(["-c", "import xmlschema, lxml"])
        .output()
        .is_ok_and(|o| o.status.success());
    let missing = match (has_python, wsdl.join("catalog.json").exists()) {
        (true, true) => return Some((python, wsdl)),
        (false, _) => "Python with xmlschema and lxml (CAMSEAL_PYTHON)",
        (_, false) => "the ONVIF WSDL files (CAMSEAL_ONVIF_WSDL)",
    };
    assert!(
        std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_none(),
        "missing: {missing}"
    );
    eprintln!("skipped: {missing}");
    None
}

#[test]
fn fit_the_official_wsdl() {
    let folder = target();
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let credentials = Credentials {
        user: "admin".into(),
        password: Secret::new("secret"),
    };
    let every = every();
    for (number, request) in every.iter().enumerate() {
        let header = if number % 2 == 0 {
            String::new()
        } else {
            auth::token(&credentials, NOW)
        };
        let envelope = request.envelope(Version::Soap12, &header);
        assert!(!envelope.contains('\n'), "compact");
        let name = format!("{number:02}-{}.xml", request.operation);
        std::fs::write(folder.join(name), envelope.as_bytes()).unwrap();
    }
    let Some((python, wsdl)) = tools() else {
        return;
    };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/foreign/validate_requests.py");
    let run = Command::new(python)
        .arg(script)
        .arg(&wsdl)
        .arg(&folder)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(
        run.status.success(),
        "{said}{}",
        String::from_utf8_lossy(&run.stderr)
    );
    assert!(
        said.contains(&format!("{} valid, 0 not", every.len())),
        "{said}"
    );
}
