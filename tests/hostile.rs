//! Servers that mean harm, or were never cameras, asked by the real console program: an answer
//! within ten seconds, never a panic, little memory, and the right first broken rung.

#![cfg(all(feature = "cli", target_os = "linux"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rcgen::{CertificateParams, CustomExtension, KeyPair, SanType};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use serde_json::Value;

/// What the program said, and what it cost.
struct Ran {
    code: Option<i32>,
    json: Value,
    err: String,
    wall: Duration,
    peak_megabytes: u64,
}

fn check(port: u16) -> Ran {
    let home = tempfile::tempdir().unwrap();
    let begun = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_camseal-cli"))
        .args(["--json", "--language", "en", "check"])
        .arg(format!("127.0.0.1:{port}"))
        .env("HOME", home.path())
        .env("XDG_CONFIG_HOME", home.path())
        .env("XDG_DATA_HOME", home.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    let code = loop {
        let memory = std::fs::read_to_string(&status).unwrap_or_default();
        let now = memory
            .lines()
            .find_map(|l| {
                l.strip_prefix("VmHWM:")?
                    .trim()
                    .split(' ')
                    .next()?
                    .parse()
                    .ok()
            })
            .unwrap_or(0);
        peak = peak.max(now);
        if let Some(status) = child.try_wait().unwrap() {
            break status.code();
        }
        if begun.elapsed() > Duration::from_secs(60) {
            let _ = child.kill();
            panic!("the program hangs");
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    let wall = begun.elapsed();
    let (mut out, mut err) = (String::new(), String::new());
    let _ = child.stdout.take().unwrap().read_to_string(&mut out);
    let _ = child.stderr.take().unwrap().read_to_string(&mut err);
    Ran {
        code,
        json: serde_json::from_str(&out).unwrap_or(Value::Null),
        err,
        wall,
        peak_megabytes: peak / 1024,
    }
}

/// Serves every connection with `each` in a thread of its own; the process' end ends them.
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

fn hear(stream: &mut TcpStream) {
    let _ = stream.read(&mut [0; 2048]);
}

/// A TLS server of rustls with this chain; `talk` has the connection after the handshake.
fn tls(
    chain: Vec<Vec<u8>>,
    key: &KeyPair,
    talk: impl Fn(&mut dyn Write) + Send + Sync + 'static,
) -> u16 {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    // Without the checks of `with_single_cert`: no honest server would serve these.
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let certified = rustls::sign::CertifiedKey::new(
        chain.into_iter().map(CertificateDer::from).collect(),
        rustls::crypto::aws_lc_rs::sign::any_supported_type(&key).unwrap(),
    );
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_cert_resolver(Arc::new(rustls::sign::SingleCertAndKey::from(certified)));
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
        talk(&mut whole);
    })
}

fn leaf(extra: Option<usize>) -> (Vec<u8>, KeyPair) {
    let key = KeyPair::generate().unwrap();
    let mut wish = CertificateParams::new(vec![]).unwrap();
    wish.subject_alt_names = vec![SanType::IpAddress("127.0.0.1".parse().unwrap())];
    if let Some(size) = extra {
        wish.custom_extensions = vec![CustomExtension::from_oid_content(
            &[1, 3, 6, 1, 4, 1, 55555, 1],
            vec![0x41; size],
        )];
    }
    (wish.self_signed(&key).unwrap().der().to_vec(), key)
}

/// The id of the first broken rung's finding.
fn broken(json: &Value) -> Option<&str> {
    json["rungs"]
        .as_array()?
        .iter()
        .find(|r| r["standing"] == "broken")?["finding"]["id"]
        .as_str()
}

#[test]
fn hostile_servers_are_answered_in_time() {
    let mut cases: Vec<(&str, u16, &[&str])> = Vec::new();
    let drip = |bytes: &'static [u8]| {
        move |mut stream: TcpStream| {
            hear(&mut stream);
            for byte in bytes.iter().cycle() {
                if stream.write_all(&[*byte]).is_err() {
                    return;
                }
                std::thread::sleep(Duration::from_secs(1));
            }
        }
    };
    cases.push((
        "endless handshake: HelloRequest without end",
        serves(|mut stream| {
            hear(&mut stream);
            let records = [22u8, 3, 3, 0, 4, 0, 0, 0, 0].repeat(1000);
            while stream.write_all(&records).is_ok() {}
        }),
        &["no-tls"],
    ));
    cases.push((
        "endless handshake: one message of 16 MB in small records",
        serves(|mut stream| {
            hear(&mut stream);
            let _ = stream.write_all(&[22, 3, 3, 0, 4, 11, 0xff, 0xff, 0xff]);
            let mut record = vec![22, 3, 3, 0x40, 0];
            record.extend([0x30; 0x4000]);
            while stream.write_all(&record).is_ok() {}
        }),
        &["no-tls", "chain-too-large"],
    ));
    let (der, key) = leaf(None);
    cases.push((
        "200 certificates",
        tls(vec![der.clone(); 200], &key, |_| {}),
        &["chain-too-large"],
    ));
    let (large, large_key) = leaf(Some(1_000_000));
    cases.push((
        "a certificate of 1 MB",
        tls(vec![large], &large_key, |_| {}),
        &["chain-too-large"],
    ));
    cases.push((
        "half closed at once",
        serves(|stream| {
            let _ = stream.shutdown(Shutdown::Write);
            std::thread::sleep(Duration::from_secs(30));
        }),
        &["no-tls"],
    ));
    cases.push((
        "half closed after the first bytes",
        serves(|mut stream| {
            hear(&mut stream);
            let _ = stream.write_all(&[22, 3, 3]);
            let _ = stream.shutdown(Shutdown::Write);
            std::thread::sleep(Duration::from_secs(30));
        }),
        &["no-tls"],
    ));
    cases.push((
        "accepts and says nothing",
        serves(|_stream| std::thread::sleep(Duration::from_secs(30))),
        &["no-tls"],
    ));
    cases.push((
        "one byte a second",
        serves(drip(&[22, 3, 3, 0x30, 0, 2, 0, 0, 80, 3, 3])),
        &["no-tls"],
    ));
    cases.push((
        "SSH",
        serves(|mut stream| {
            let _ = stream.write_all(b"SSH-2.0-dropbear_2022.83\r\n");
            hear(&mut stream);
            std::thread::sleep(Duration::from_secs(30));
        }),
        &["other-service"],
    ));
    cases.push((
        "plain HTTP",
        serves(|mut stream| {
            hear(&mut stream);
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        }),
        &["only-http"],
    ));
    cases.push((
        "plain HTTP that redirects to itself",
        serves(|mut stream| {
            hear(&mut stream);
            let port = stream.local_addr().unwrap().port();
            let page = format!(
                "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{port}/\r\nContent-Length: 0\r\n\r\n"
            );
            let _ = stream.write_all(page.as_bytes());
        }),
        &["only-http"],
    ));
    cases.push((
        "HTTPS that redirects to itself",
        tls(vec![der.clone()], &key, |stream| {
            let _ = stream.write_all(
                b"HTTP/1.1 302 Found\r\nLocation: https://127.0.0.1/\r\nContent-Length: 0\r\n\r\n",
            );
        }),
        &["untrusted-root"],
    ));
    cases.push((
        "HTTPS with headers without end, one byte a second",
        tls(vec![der], &key, |stream| {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n");
            while stream.write_all(b"a").is_ok() && stream.flush().is_ok() {
                std::thread::sleep(Duration::from_secs(1));
            }
        }),
        &["untrusted-root"],
    ));
    cases.push((
        "zeroes without end",
        serves(|mut stream| {
            let zeroes = vec![0; 1 << 16];
            while stream.write_all(&zeroes).is_ok() {}
        }),
        &["no-tls"],
    ));
    let old = openssl_tls10();
    if let Some((_, port)) = &old {
        cases.push(("TLS 1.0 only", *port, &["old-tls"]));
    }
    let mut worst = (Duration::ZERO, 0);
    for (what, port, expected) in &cases {
        let ran = check(*port);
        let found = broken(&ran.json);
        eprintln!(
            "{what}: {found:?}, exit {:?}, {:?}, {} MB",
            ran.code, ran.wall, ran.peak_megabytes
        );
        assert!(
            found.is_some_and(|f| expected.contains(&f)),
            "{what}: {found:?} {} {}",
            ran.json,
            ran.err
        );
        assert_eq!(ran.code, Some(1), "{what}");
        assert!(!ran.err.contains("panicked"), "{what}: {}", ran.err);
        // The program's own measure: a busy machine must not fail what the program does right.
        let took = ran.json["took_ms"].as_u64().unwrap();
        assert!(took < 10_000, "{what}: {took} ms");
        assert!(ran.peak_megabytes < 150, "{what}: {}", ran.peak_megabytes);
        worst = (worst.0.max(ran.wall), worst.1.max(ran.peak_megabytes));
    }
    eprintln!("{} servers, worst {worst:?}", cases.len());
}

struct Stopped(std::process::Child);

impl Drop for Stopped {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// OpenSSL as a camera that speaks nothing newer than TLS 1.0.
fn openssl_tls10() -> Option<(Stopped, u16)> {
    let folder = tempfile::tempdir().unwrap();
    let made = Command::new("openssl")
        .args(["req", "-x509", "-newkey", "rsa:2048", "-nodes"])
        .args(["-keyout", "k.pem", "-out", "c.pem", "-days", "30"])
        .args(["-subj", "/CN=old", "-addext", "subjectAltName=IP:127.0.0.1"])
        .current_dir(folder.path())
        .stderr(Stdio::null())
        .status();
    if !made.is_ok_and(|s| s.success()) {
        eprintln!("skipped: openssl is missing");
        assert!(std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_none());
        return None;
    }
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let server = Command::new("openssl")
        .args(["s_server", "-quiet", "-accept", &port.to_string()])
        .args(["-cert", "c.pem", "-key", "k.pem"])
        .args(["-tls1", "-cipher", "ALL:@SECLEVEL=0"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let server = Stopped(server);
    for _ in 0..200 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return Some((server, port));
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("openssl does not listen");
}
