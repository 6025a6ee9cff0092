//! Handshakes with devices as old as they come, played by OpenSSL.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use camseal::device::{Address, Error, tls};

struct Server(Child, Address);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Whether OpenSSL is here; says aloud when not.
fn openssl() -> bool {
    let here = Command::new("openssl")
        .arg("version")
        .stdout(Stdio::null())
        .status()
        .is_ok_and(|s| s.success());
    assert!(
        here || std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_none(),
        "openssl is missing"
    );
    if !here {
        eprintln!("skipped: openssl is missing");
    }
    here
}

fn make(folder: &Path, arguments: &[&str]) {
    let done = Command::new("openssl")
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
}

/// An X.509 v1 certificate with RSA-1024 and SHA-1: what cameras leave the factory with.
fn factory_certificate(folder: &Path) {
    make(folder, &["genrsa", "-out", "k.pem", "1024"]);
    make(
        folder,
        &[
            "req", "-new", "-key", "k.pem", "-subj", "/CN=IPC", "-sha1", "-out", "r.pem",
        ],
    );
    make(
        folder,
        &[
            "x509", "-req", "-in", "r.pem", "-signkey", "k.pem", "-sha1", "-days", "1", "-out",
            "c.pem",
        ],
    );
}

fn serve(folder: &Path, arguments: &[&str]) -> Server {
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let child = Command::new("openssl")
        .args(["s_server", "-quiet", "-accept"])
        .arg(format!("127.0.0.1:{port}"))
        .args(["-cert", "c.pem", "-key", "k.pem"])
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    for _ in 0..200 {
        if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
            break;
        }
        std::thread::sleep(Duration::from_millis(25));
    }
    Server(child, Address::new("127.0.0.1", Some(port)))
}

async fn look(address: &Address) -> Result<tls::Seen, Error> {
    tls::look(address, Duration::from_secs(5)).await
}

#[tokio::test]
async fn reads_every_age_of_tls() {
    if !openssl() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    factory_certificate(folder.path());
    let all = "ALL:@SECLEVEL=0";
    for (arguments, version, old) in [
        (vec!["-tls1_3", "-cipher", all], "TLS 1.3", None),
        (vec!["-tls1_2", "-cipher", all], "TLS 1.2", None),
        (
            vec!["-tls1_2", "-cipher", all, "-sigalgs", "RSA+SHA1"],
            "TLS 1.2",
            None,
        ),
        (
            vec!["-tls1_2", "-cipher", all, "-sigalgs", "RSA+SHA256"],
            "TLS 1.2",
            None,
        ),
        (
            vec!["-tls1_2", "-cipher", "AES128-SHA:@SECLEVEL=0"],
            "TLS 1.2",
            Some("RSA key exchange"),
        ),
        (
            vec!["-tls1_2", "-cipher", "DHE-RSA-AES128-SHA:@SECLEVEL=0"],
            "TLS 1.2",
            Some("DHE key exchange"),
        ),
        (vec!["-tls1", "-cipher", all], "TLS 1.0", Some("TLS 1.0")),
        (vec!["-tls1_1", "-cipher", all], "TLS 1.1", Some("TLS 1.1")),
    ] {
        let server = serve(folder.path(), &arguments);
        let seen = look(&server.1)
            .await
            .unwrap_or_else(|e| panic!("{arguments:?}: {e:?}"));
        assert_eq!(seen.version, version, "{arguments:?}");
        assert_eq!(seen.old.as_deref(), old, "{arguments:?}");
        assert_eq!(seen.chain[0].common_name(), Some("IPC"));
        assert_eq!(seen.unreadable, 0);
        assert!(seen.cipher.starts_with("TLS_"), "{}", seen.cipher);
    }
}

#[tokio::test]
async fn says_what_is_not_tls() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let address = Address::new("127.0.0.1", Some(port));
    drop(listener);
    assert!(matches!(
        look(&address).await,
        Err(Error::Unreachable { .. })
    ));

    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = address.at(listener.local_addr().unwrap().port());
    let _ = std::thread::spawn(move || {
        for stream in listener.incoming() {
            use std::io::Write as _;
            let _ = stream
                .unwrap()
                .write_all(b"HTTP/1.0 400 Bad Request\r\n\r\n");
        }
    });
    assert!(matches!(
        look(&address).await,
        Err(Error::Unreadable { .. })
    ));

    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = address.at(silent.local_addr().unwrap().port());
    assert!(matches!(
        tls::look(&address, Duration::from_millis(300)).await,
        Err(Error::Slow { .. })
    ));
}
