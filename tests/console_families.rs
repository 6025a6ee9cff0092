//! The makers' families through the console: a site of forty mixed devices in one call, and every
//! byte of such a call looked at.
#![cfg(all(feature = "cli", target_os = "linux"))]
#![allow(
    dead_code,
    clippy::panic,
    clippy::print_stderr,
    clippy::unwrap_used,
    clippy::expect_used
)]

#[path = "cli/program.rs"]
mod program;
#[path = "console_families/street.rs"]
mod street;
#[path = "console_families/tap.rs"]
mod tap;

use std::io::Write as _;
use std::net::{Ipv4Addr, TcpStream};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use camseal::practice::{At, Quirks, Trick, What};
use md5::{Digest as _, Md5};
use program::{Desk, has, tool};
use street::{GROUPS, Street};
use tap::Tap;

/// One call for a site of several brands, with one password file a group.
#[test]
fn forty_mixed_devices_are_secured_in_one_call() {
    if !has("openssl") {
        return;
    }
    let street = Street::open(40);
    let desk = Desk::new();
    let site = desk.site();
    street.write_list(&desk, |camera| camera.address().to_owned());
    let outcomes = street.secure(&desk, &site);
    assert_eq!(outcomes.len(), 40);
    let root = desk.text("root.pem");
    let exported = desk.run(&["authority", "export", "--site", &site, "--out", &root]);
    assert_eq!(exported.code, 0, "{}", exported.err);
    for camera in &street.cameras {
        let state = camera.camera.state();
        let label = format!("{} at {}", camera.camera.family, camera.address());
        assert_eq!(state.wrong_tries, 0, "{label}");
        let outcome = &outcomes[camera.address()];
        assert_eq!(
            outcome["fingerprint"].as_str(),
            state.served.as_deref(),
            "{label}: {outcome}"
        );
        let judged = tool(
            "openssl",
            &[
                "s_client",
                "-connect",
                &format!("127.0.0.1:{}", camera.camera.https_port),
                "-CAfile",
                &root,
                "-verify_ip",
                "127.0.0.1",
                "-verify_return_error",
            ],
        );
        assert_eq!(judged.code, 0, "{label}: {}{}", judged.out, judged.err);
    }
    eprintln!("one call: 40 of 40 secured");
}

/// What must be on no line: passwords in the clear or as good as that, and private keys.
fn secrets() -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for group in GROUPS {
        let (user, password) = (group.user, group.password);
        let mut add = |what: &str, text: String| {
            all.push((format!("{password}, {what}"), text.into_bytes()));
        };
        add("as it is", password.to_owned());
        add("in base64", STANDARD.encode(password));
        add("in Basic", STANDARD.encode(format!("{user}:{password}")));
        let hash: String = Md5::digest(password)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        add("as MD5", hash.clone());
        add("as MD5 in capitals", hash.to_uppercase());
    }
    for (what, mark) in [
        ("a key in PEM", "PRIVATE KEY-----"),
        // What every RSA key of 2048 bit and more has behind its length, in base64.
        ("PKCS#8 in base64", "IBADANBgkqhkiG9w0BAQEFAASC"),
        ("PKCS#1 in base64", "IBAAKCAQEA"),
    ] {
        all.push((what.to_owned(), mark.as_bytes().to_vec()));
    }
    let pkcs8 = [
        &[0x02, 0x01, 0x00, 0x30, 0x0d, 0x06, 0x09][..],
        &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01][..],
    ];
    all.push(("PKCS#8".to_owned(), pkcs8.concat()));
    all
}

/// What of it went over the line.
fn leaks(tap: &Tap) -> Vec<String> {
    secrets()
        .into_iter()
        .filter_map(|(what, bytes)| tap.find(&bytes).map(|place| format!("{what}: {place}")))
        .collect()
}

/// Every family, called through taps that keep all bytes: without consent nothing of the login
/// travels to devices that have HTTPS off; with it all are secured, and still no password can be
/// read and no key was seen.
#[test]
fn nothing_secret_is_on_the_line() {
    let street = Street::open(10);
    let taps: Vec<Tap> = street
        .cameras
        .iter()
        .zip(1..)
        .map(|(camera, number)| {
            let ports = [camera.camera.http_port, camera.camera.https_port];
            Tap::on(Ipv4Addr::new(127, 0, 7, number), ports)
        })
        .collect();
    let called = |address: &str| {
        let at = street.cameras.iter().position(|c| c.address() == address);
        let (_, port) = address.rsplit_once(':').unwrap();
        format!("{}:{port}", taps[at.unwrap()].address)
    };
    let desk = Desk::new();
    let site = desk.site();
    street.write_list(&desk, |camera| called(camera.address()));
    let refused = desk.run(&street::words(&site, false));
    assert_ne!(refused.code, 0, "{}", refused.out);
    for (camera, tap) in street.cameras.iter().zip(&taps) {
        if camera.https {
            continue;
        }
        assert_eq!(camera.camera.state().wrong_tries, 0);
        assert!(tap.amount() > 0, "{} was not asked", camera.camera.family);
        for word in [
            "Authorization:",
            "doLogin",
            "Digest username",
            GROUPS[0].user,
        ] {
            let found = tap.find(word.as_bytes());
            assert_eq!(found, None, "{}", camera.camera.family);
        }
    }
    let outcomes = street.secure(&desk, &site);
    assert_eq!(outcomes.len(), 10);
    for (camera, tap) in street.cameras.iter().zip(&taps) {
        let family = camera.camera.family;
        assert_eq!(leaks(tap), Vec::<String>::new(), "{family}");
        assert!(tap.amount() > 5_000, "{family}: {} bytes", tap.amount());
        // Nothing went past the tap.
        assert!(
            camera.camera.state().connections <= tap.let_in(),
            "{family}: {} of {} connections were seen",
            tap.let_in(),
            camera.camera.state().connections
        );
    }
    // The search finds what is there.
    let mut line =
        TcpStream::connect((taps[0].address, street.cameras[0].camera.http_port)).unwrap();
    let login = STANDARD.encode(format!("{}:{}", GROUPS[0].user, GROUPS[0].password));
    write!(line, "GET / HTTP/1.1\r\nAuthorization: Basic {login}\r\n").unwrap();
    write!(line, "X-Key: -----BEGIN PRIVATE KEY-----\r\n\r\n").unwrap();
    street::within("the tap hears it", || leaks(&taps[0]).len() == 2);
}

/// At the end and on wish only: HTTP is closed on cameras that are proved, and on no other.
#[test]
fn http_is_switched_off_after_the_proof_and_a_question() {
    let street = Street::open(10);
    let desk = Desk::new();
    let site = desk.site();
    street.write_list(&desk, |camera| camera.address().to_owned());
    let able = ["axis", "reolink", "onvif-tls", "onvif-legacy", "hikvision"];
    let cameras: Vec<_> = street
        .cameras
        .iter()
        .filter(|c| able.contains(&c.camera.family))
        .collect();
    let off = |camera: &street::OneOfMany, more: &[&str]| {
        let mut words = vec!["--json", "--site", &site, "http-off", camera.address()];
        words.extend(["--user", camera.user(), "--password-file"]);
        let file = camera.password_file();
        words.push(&file);
        words.extend(more);
        desk.run(&words)
    };
    // Nobody said which recorder uses it; then: it is no camera of the site yet.
    assert_eq!(off(cameras[0], &[]).code, 2);
    let ran = off(cameras[0], &["--no-recorder"]);
    assert_eq!(ran.error()["error"], "console-no-camera", "{}", ran.err);
    let outcomes = street.secure(&desk, &site);
    assert_eq!(outcomes.len(), 10);
    for camera in cameras {
        let family = camera.camera.family;
        assert!(camera.camera.state().http, "{family}: secure closed HTTP");
        let mut ran = off(camera, &["--recorder", "NVR in the cellar"]);
        // A device has three seconds for an answer.
        for _ in 0..3 {
            if ran.code == 0 {
                break;
            }
            eprintln!("{family}, once more: {}{}", ran.out, ran.err);
            ran = off(camera, &["--recorder", "NVR in the cellar"]);
        }
        assert_eq!(ran.code, 0, "{family}: {}{}", ran.out, ran.err);
        let state = camera.camera.state();
        assert!(!state.http && state.https, "{family}: {state:?}");
        assert!(!state.serves_factory, "{family}");
    }
    // Somebody else's certificate is no proof.
    let other = street.cameras.iter().find(|c| c.camera.family == "hanwha");
    let other = other.unwrap();
    other.camera.bend(Quirks {
        tricks: vec![Trick {
            at: At::Every,
            what: What::SwapCertificate,
        }],
        ..Quirks::default()
    });
    let _ = desk.run(&["identify", other.address()]);
    street::within("another certificate is served", || {
        let ran = off(other, &["--no-recorder"]);
        let told = ran.lines().pop().unwrap_or_default();
        told["error"] == "work-not-proven"
    });
    assert!(other.camera.state().http);
}

/// A camera of the site that is found at another address is the same one: the site follows it, and
/// its certificate is renewed for the address it has now.
#[test]
fn a_camera_that_moved_is_known_again() {
    let street = Street::open(10);
    let camera = &street.cameras[8];
    assert_eq!(camera.camera.family, "onvif-tls");
    let ports = [camera.camera.http_port, camera.camera.https_port];
    let desk = Desk::new();
    let site = desk.site();
    std::fs::write(desk.path("p.txt"), camera.password()).unwrap();
    let secure = |address: &str| {
        let words = [
            "--json",
            "--site",
            &site,
            "secure",
            address,
            "--no-trust",
            "--user",
            camera.user(),
            "--password-file",
            "p.txt",
            "--set-clock",
        ];
        let mut ran = desk.run(&words);
        for _ in 0..3 {
            if ran.code == 0 {
                break;
            }
            eprintln!("once more: {}{}", ran.out, ran.err);
            ran = desk.run(&words);
        }
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
        ran
    };
    let first = Tap::on(Ipv4Addr::new(127, 0, 8, 1), ports);
    let old = format!("{}:{}", first.address, ports[1]);
    let _ = secure(&old);
    let before = camera.camera.state().served;
    drop(first);
    street::within("the old address is given up", || {
        TcpStream::connect((Ipv4Addr::new(127, 0, 8, 1), ports[1])).is_err()
    });
    let second = Tap::on(Ipv4Addr::new(127, 0, 8, 2), ports);
    let new = format!("{}:{}", second.address, ports[1]);
    let ran = secure(&new);
    assert!(ran.err.contains(&old), "{}", ran.err);
    assert_eq!(ran.outcome(&new)["outcome"], "secured", "{}", ran.out);
    let state = camera.camera.state();
    assert_ne!(state.served, before);
    let shown = desk
        .run(&["--json", "--site", &site, "site", "show"])
        .json();
    let cameras = shown["cameras"].as_array().unwrap();
    assert_eq!(cameras.len(), 1, "{shown}");
    assert_eq!(cameras[0]["address"], new.as_str(), "{shown}");
    let view = desk.run(&["--json", "view", &new]).out;
    assert!(
        view.contains("127.0.8.2") && !view.contains("127.0.8.1"),
        "{view}"
    );
}
