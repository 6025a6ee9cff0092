//! The doctor in the real window: Xvfb, keys and clicks, broken cameras on loopback. What it found
//! is read from the clipboard, as a technician would paste it into a mail; a picture of every case
//! is left in `target/tmp/window_doctor/` to be looked at.
//!
//! The program gets a store of roots of its own (`SSL_CERT_FILE`), so that one camera can be
//! healthy without changing this machine.

#![cfg(all(feature = "gui", feature = "cli", target_os = "linux"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use camseal::certificate::Certificate;
use camseal::device::{Address, Channel, Family, Identified, Identity};
use camseal::settings::Settings;
use camseal::site::Site;
use rcgen::{
    BasicConstraints, CertificateParams, CustomExtension, DistinguishedName, DnType,
    ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair, KeyUsagePurpose, SanType,
};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use time::OffsetDateTime;
use time::macros::datetime;

/// Kills what was started when the test ends, however it ends.
struct Started(Child);

impl Drop for Started {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn missing() -> Option<&'static str> {
    ["Xvfb", "xdotool", "import", "xclip", "openssl"]
        .into_iter()
        .find(|tool| {
            Command::new("sh")
                .args(["-c", &format!("command -v {tool}")])
                .stdout(Stdio::null())
                .status()
                .map_or(true, |status| !status.success())
        })
}

fn wait<T>(limit: Duration, mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let end = Instant::now() + limit;
    while Instant::now() < end {
        if let Some(found) = look() {
            return Some(found);
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    None
}

// ── broken cameras

fn wish(name: &str) -> CertificateParams {
    let mut wish = CertificateParams::new(vec![]).unwrap();
    wish.distinguished_name = DistinguishedName::new();
    wish.distinguished_name.push(DnType::CommonName, name);
    wish.not_before = OffsetDateTime::now_utc() - time::Duration::days(1);
    wish.not_after = OffsetDateTime::now_utc() + time::Duration::days(400);
    wish.subject_alt_names = vec![SanType::IpAddress(IpAddr::V4(Ipv4Addr::LOCALHOST))];
    wish.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    wish.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    wish
}

fn authority(name: &str) -> CertificateParams {
    let mut wish = wish(name);
    wish.subject_alt_names = vec![];
    wish.extended_key_usages = vec![];
    wish.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    wish.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    wish
}

struct Ca {
    der: Vec<u8>,
    issuer: Issuer<'static, KeyPair>,
}

impl Ca {
    fn new(name: &str) -> Self {
        let key = KeyPair::generate().unwrap();
        let der = authority(name).self_signed(&key).unwrap().der().to_vec();
        Self {
            der,
            issuer: Issuer::new(authority(name), key),
        }
    }

    fn below(&self, name: &str) -> Self {
        let key = KeyPair::generate().unwrap();
        let made = authority(name).signed_by(&key, &self.issuer).unwrap();
        Self {
            der: made.der().to_vec(),
            issuer: Issuer::new(authority(name), key),
        }
    }

    /// Serves a camera certificate signed by this authority.
    fn camera(&self, wish: &CertificateParams) -> u16 {
        let key = KeyPair::generate().unwrap();
        let leaf = wish.signed_by(&key, &self.issuer).unwrap();
        served(leaf.der().to_vec(), &key)
    }
}

/// A factory certificate that vouches for itself.
fn factory(wish: &CertificateParams) -> u16 {
    let key = KeyPair::generate().unwrap();
    let leaf = wish.self_signed(&key).unwrap();
    served(leaf.der().to_vec(), &key)
}

fn serves(each: impl Fn(TcpStream) + Send + Sync + 'static) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let each = Arc::new(each);
    drop(std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let each = each.clone();
            drop(std::thread::spawn(move || each(stream)));
        }
    }));
    port
}

fn served(leaf: Vec<u8>, key: &KeyPair) -> u16 {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![CertificateDer::from(leaf)], key)
        .unwrap();
    let config = Arc::new(config);
    serves(move |mut stream| {
        let mut session = rustls::ServerConnection::new(config.clone()).unwrap();
        while session.is_handshaking() {
            if session.complete_io(&mut stream).is_err() {
                return;
            }
        }
        let mut whole = rustls::Stream::new(&mut session, &mut stream);
        let _ = whole.read(&mut [0; 2048]);
        let _ = whole.write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    })
}

/// OpenSSL as an old camera.
fn openssl(folder: &Path, name: &str, key: &str, options: &[&str]) -> (Started, u16) {
    let made = Command::new("openssl")
        .args(["req", "-x509", "-newkey", key, "-nodes", "-days", "30"])
        .args([
            "-keyout",
            &format!("{name}.key"),
            "-out",
            &format!("{name}.pem"),
        ])
        .args(["-subj", &format!("/CN={name}")])
        .args(["-addext", "subjectAltName=IP:127.0.0.1"])
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(made.status.success(), "{made:?}");
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let server = Command::new("openssl")
        .args([
            "s_server",
            "-quiet",
            "-accept",
            &format!("127.0.0.1:{port}"),
        ])
        .args([
            "-cert",
            &format!("{name}.pem"),
            "-key",
            &format!("{name}.key"),
        ])
        .args(options)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let server = Started(server);
    let connected = wait(Duration::from_secs(20), || {
        TcpStream::connect(("127.0.0.1", port)).ok()
    });
    assert!(connected.is_some(), "openssl does not listen");
    (server, port)
}

// ── the window

struct Desk {
    display: String,
    pictures: PathBuf,
    _program: Started,
    _screen: Started,
}

impl Desk {
    fn open(home: &Path, roots: &Path) -> Self {
        let number = home.join("display");
        let file = std::fs::File::create(&number).unwrap();
        let screen = Started(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", "1100x1100x24"])
                .args(["-nolisten", "tcp"])
                .stdout(Stdio::from(file))
                .stderr(Stdio::null())
                .spawn()
                .unwrap(),
        );
        let display = wait(Duration::from_secs(20), || {
            let text = std::fs::read_to_string(&number).ok()?;
            text.ends_with('\n').then(|| format!(":{}", text.trim()))
        })
        .expect("the display did not start");
        let program = Started(
            Command::new(env!("CARGO_BIN_EXE_camseal"))
                .env("DISPLAY", &display)
                .env("SSL_CERT_FILE", roots)
                .env_remove("SSL_CERT_DIR")
                .env_remove("WAYLAND_DISPLAY")
                .env_remove("DBUS_SESSION_BUS_ADDRESS")
                .env("HOME", home)
                .env("XDG_DATA_HOME", home.join("data"))
                .env("XDG_CONFIG_HOME", home.join("config"))
                .env("XDG_STATE_HOME", home.join("state"))
                .env("LANG", "en_US.UTF-8")
                .env("LANGUAGE", "en")
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap(),
        );
        let pictures = Path::new(env!("CARGO_TARGET_TMPDIR")).join("window_doctor");
        std::fs::create_dir_all(&pictures).unwrap();
        let desk = Self {
            display,
            pictures,
            _program: program,
            _screen: screen,
        };
        wait(Duration::from_secs(60), || {
            Command::new("xdotool")
                .args(["search", "--onlyvisible", "--name", "camseal"])
                .args([
                    "windowsize",
                    "1100",
                    "1100",
                    "windowmove",
                    "0",
                    "0",
                    "windowfocus",
                ])
                .env("DISPLAY", &desk.display)
                .stderr(Stdio::null())
                .status()
                .is_ok_and(|s| s.success())
                .then_some(())
        })
        .expect("the window did not open");
        // It is there before anything is drawn in it.
        wait(Duration::from_secs(60), || {
            (desk.colours() > 60).then_some(())
        })
        .expect("the window stays empty");
        std::thread::sleep(Duration::from_secs(1));
        desk
    }

    fn xdotool(&self, words: &[&str]) {
        let status = Command::new("xdotool")
            .args(words)
            .env("DISPLAY", &self.display)
            .status()
            .unwrap();
        assert!(status.success(), "xdotool {words:?}");
        std::thread::sleep(Duration::from_millis(250));
    }

    fn click(&self, x: u32, y: u32) {
        self.xdotool(&["mousemove", &x.to_string(), &y.to_string()]);
        self.xdotool(&["click", "1"]);
    }

    fn picture(&self, name: &str) {
        let path = self.pictures.join(format!("{name}.png"));
        let status = Command::new("import")
            .args(["-window", "root"])
            .arg(&path)
            .env("DISPLAY", &self.display)
            .status()
            .unwrap();
        assert!(status.success(), "no picture");
    }

    /// How many colours the screen shows; an empty window shows one or two.
    fn colours(&self) -> u32 {
        let output = Command::new("import")
            .args(["-window", "root", "-format", "%k", "info:"])
            .env("DISPLAY", &self.display)
            .output()
            .unwrap();
        String::from_utf8_lossy(&output.stdout)
            .trim()
            .parse()
            .unwrap_or(0)
    }

    fn clipboard(&self) -> String {
        let output = Command::new("timeout")
            .args(["5", "xclip", "-selection", "clipboard", "-o"])
            .env("DISPLAY", &self.display)
            .output()
            .unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Types into the doctor's field, replacing what is there, and presses Enter.
    fn ask(&self, text: &str) {
        self.click(300, FIELD);
        self.xdotool(&["key", "ctrl+a"]);
        self.xdotool(&["type", "--delay", "40", text]);
        self.xdotool(&["key", "Return"]);
    }

    /// What the doctor found about an address, by "Copy what was found". On a busy computer a key
    /// may have come before the field was ready for it: then it is asked anew.
    fn report(&self, address: &str) -> String {
        let found = || {
            wait(Duration::from_secs(30), || {
                std::thread::sleep(Duration::from_millis(700));
                self.click(970, 30);
                let text = self.clipboard();
                (text.lines().next() == Some(address)).then_some(text)
            })
        };
        let found = found().or_else(|| {
            self.ask(address);
            found()
        });
        found.unwrap_or_else(|| {
            self.picture("no-report");
            panic!("nothing was copied about {address}: {:?}", self.clipboard())
        })
    }
}

/// Where the doctor's field lies.
const FIELD: u32 = 178;

/// The line of the first broken rung.
fn broken(report: &str) -> &str {
    report
        .lines()
        .find_map(|line| line.strip_prefix("X ").or_else(|| line.strip_prefix("? ")))
        .unwrap_or("")
}

#[test]
fn eight_broken_cameras_and_their_first_broken_rungs() {
    if let Some(tool) = missing() {
        assert!(
            std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_none(),
            "{tool} is missing"
        );
        eprintln!("skipped: {tool} is missing");
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let (trusted, unknown) = (
        Ca::new("Hotel Astoria authority"),
        Ca::new("Somebody's authority"),
    );
    let roots = home.path().join("roots.pem");
    std::fs::write(&roots, Certificate::from_der(&trusted.der).unwrap().pem()).unwrap();

    let mut expired = wish("IPC factory");
    expired.not_before = datetime!(2021-01-01 0:00 UTC);
    expired.not_after = datetime!(2024-01-01 0:00 UTC);
    let mut moved = wish("cam02");
    moved.subject_alt_names = vec![SanType::IpAddress("192.168.1.64".parse().unwrap())];
    let mut clockless = wish("IPC without clock");
    clockless.not_before = datetime!(1970-01-01 0:00 UTC);
    clockless.not_after = datetime!(1980-01-01 0:00 UTC);
    // Says where its issuer can be fetched, but does not send it (RFC 5280 4.2.2.1).
    let mut halved = wish("cam04");
    let location = b"http://ca.local/i.crt";
    let mut access = vec![0x30, 0x21, 0x30, 0x1f, 0x06, 0x08];
    access.extend([0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x30, 0x02, 0x86, 0x15]);
    access[1] = 12 + 2 + location.len() as u8;
    access[3] = 10 + 2 + location.len() as u8;
    *access.last_mut().unwrap() = location.len() as u8;
    access.extend(location);
    halved.custom_extensions = vec![CustomExtension::from_oid_content(
        &[1, 3, 6, 1, 5, 5, 7, 1, 1],
        access,
    )];
    let http = serves(|mut stream| {
        let _ = stream.read(&mut [0; 1024]);
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    });
    let (_old, old) = openssl(
        home.path(),
        "old",
        "rsa:2048",
        &["-tls1", "-cipher", "ALL:@SECLEVEL=0"],
    );
    let (_weak, weak) = openssl(
        home.path(),
        "weak",
        "rsa:1024",
        &["-cipher", "DEFAULT@SECLEVEL=0"],
    );
    let stranger = unknown.camera(&wish("cam03"));
    let here = |port: u16| format!("127.0.0.1:{port}");
    let cases = [
        (
            "1-name-unknown",
            "cam07.invalid".to_owned(),
            "The camera does not answer",
            "is not known in this network",
        ),
        (
            "2-http-only",
            here(http),
            "Its HTTPS port is not open",
            "speaks plain HTTP",
        ),
        (
            "3-tls-1.0",
            here(old),
            "The connection is too old",
            "TLS 1.0",
        ),
        (
            "4-missing-intermediate",
            here(trusted.below("Astoria cameras").camera(&halved)),
            "The certificate is not sound",
            "does not send the certificate of",
        ),
        (
            "5-weak-key",
            here(weak),
            "The certificate is not sound",
            "RSA-1024",
        ),
        (
            "6-wrong-name",
            here(trusted.camera(&moved)),
            "The certificate is not made for this address",
            "192.168.1.64",
        ),
        (
            "7-expired-factory",
            here(factory(&expired)),
            "The dates do not fit",
            "expired on 1 Jan 2024",
        ),
        (
            "8-clock-1970",
            here(factory(&clockless)),
            "The dates do not fit",
            "expired on 1 Jan 1980",
        ),
        (
            "9-unknown-root",
            here(stranger),
            "This PC does not know the authority",
            "Somebody's authority",
        ),
    ];
    // A site that knows the last one with another certificate.
    let site_file = home.path().join("Astoria.camseal");
    let known = {
        let site = Site::create(&site_file, "Hotel Astoria").unwrap();
        let key = KeyPair::generate().unwrap();
        let before = wish("cam05 before").self_signed(&key).unwrap();
        let port = trusted.camera(&wish("cam05"));
        let address = Address::new("127.0.0.1", Some(port));
        let id = site
            .add(&Identified {
                address: address.clone(),
                family: Family::by_hand(),
                signs: Vec::new(),
                channel: Channel::Pinned,
                served: None,
                expected: None,
                https_port: Some(port),
                http_port: None,
                identity: Identity::default(),
                clock: None,
            })
            .unwrap();
        let before = Certificate::from_der(before.der()).unwrap();
        assert!(site.first_seen_with(id, &before).unwrap());
        address.to_string()
    };
    let mut settings = Settings::default();
    settings.opened(&site_file);
    settings
        .save(&home.path().join("config/camseal/settings.toml"))
        .unwrap();

    let desk = Desk::open(home.path(), &roots);
    desk.picture("0-home");
    desk.click(750, 112);
    std::thread::sleep(Duration::from_secs(1));
    desk.picture("0-doctor");
    for (name, address, rung, reason) in &cases {
        desk.ask(address);
        let report = desk.report(address);
        desk.picture(name);
        let first = broken(&report);
        eprintln!("{name}: {first}");
        assert!(
            first.starts_with(rung) && first.contains(reason),
            "{name}: {report}"
        );
        let count = report.lines().filter(|l| l.starts_with("X ")).count();
        assert_eq!(count, 1, "only one rung is the first: {report}");
        if *name == "8-clock-1970" {
            assert!(report.contains("before its clock was set"), "{report}");
        }
    }

    // A healthy one: every rung holds.
    let healthy = here(trusted.camera(&wish("cam06")));
    desk.ask(&healthy);
    let report = desk.report(&healthy);
    desk.picture("10-healthy");
    assert_eq!(broken(&report), "", "{report}");
    assert!(report.contains("+ This PC knows the authority"), "{report}");

    // One whose certificate changed since the last visit.
    desk.ask(&known);
    let report = desk.report(&known);
    desk.picture("11-changed");
    assert!(report.contains("nobody knows why"), "{report}");

    // Several at once.
    let many: Vec<&str> = cases[1..].iter().map(|c| c.1.as_str()).collect();
    desk.ask(&format!("{} {healthy} {known}", many.join(" ")));
    std::thread::sleep(Duration::from_secs(20));
    desk.picture("12-list");
}
