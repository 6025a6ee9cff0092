//! Prepared situations for the wrong-store finder: what lies where, what it is called, what mends it.
//!
//! Apart because the same table is put into NSS databases on Linux and into the stores of Windows.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use camseal::certificate::Certificate;

/// One certificate in a wrong place, alone or with another that matters.
pub struct Situation {
    pub name: &'static str,
    /// What is put in, and on which shelf.
    pub put: Vec<(Certificate, &'static str)>,
    /// The SHA-256 of the stray.
    pub stray: String,
    /// What the finder calls it.
    pub id: &'static str,
    /// What mends it.
    pub mend: &'static str,
    /// Whether it is mended without being named.
    pub known: bool,
    /// The shelf the stray is on afterwards; `None` when it is gone.
    pub after: Option<&'static str>,
}

/// The table with all that belongs to it.
pub struct Table {
    pub situations: Vec<Situation>,
    /// The own root, as a file for `--root`.
    pub root: PathBuf,
    /// Cameras to be asked.
    pub addresses: Vec<String>,
    /// The certificate of another customer's site, to be made known by that site's file.
    cameras: Vec<Child>,
}

impl Drop for Table {
    fn drop(&mut self) {
        for camera in &mut self.cameras {
            let _ = camera.kill();
            let _ = camera.wait();
        }
    }
}

/// A certificate with its key.
struct Made {
    certificate: Certificate,
    key: rcgen::KeyPair,
    wish: rcgen::CertificateParams,
}

fn wish(name: &str, authority: bool) -> rcgen::CertificateParams {
    let mut wish = rcgen::CertificateParams::new(vec![]).unwrap();
    wish.distinguished_name = rcgen::DistinguishedName::new();
    wish.distinguished_name
        .push(rcgen::DnType::CommonName, name);
    wish.is_ca = if authority {
        rcgen::IsCa::Ca(rcgen::BasicConstraints::Constrained(0))
    } else {
        rcgen::IsCa::ExplicitNoCa
    };
    wish.not_before = rcgen::date_time_ymd(2024, 1, 1);
    wish.not_after = rcgen::date_time_ymd(2040, 1, 1);
    wish
}

fn own(wish: rcgen::CertificateParams) -> Made {
    let key = rcgen::KeyPair::generate().unwrap();
    let certificate = Certificate::from_der(wish.self_signed(&key).unwrap().der()).unwrap();
    Made {
        certificate,
        key,
        wish,
    }
}

fn signed(name: &str, by: &Made) -> Made {
    let key = rcgen::KeyPair::generate().unwrap();
    let wish = wish(name, false);
    let issuer = rcgen::Issuer::from_params(&by.wish, &by.key);
    let der = wish.signed_by(&key, &issuer).unwrap();
    Made {
        certificate: Certificate::from_der(der.der()).unwrap(),
        key,
        wish,
    }
}

/// Makes the table. `customer` is the root of another site that this computer knows; files and
/// cameras (`openssl s_server` on loopback) live in `folder`.
pub fn table(folder: &Path, customer: &Certificate) -> Table {
    let root = own(wish("Hotel Astoria camera authority BBBB", true));
    let earlier = own(wish("Hotel Astoria camera authority AAAA", true));
    let stranger = own(wish("Company root", true));
    let leaf = own(wish("printer", false));
    let camera = own(wish("IPCamera", false));
    let vendor = own(wish("IPC Root", true));
    let offered = own(wish("NVR Authority", true));
    let serves = signed("NVR", &offered);
    let older = own(wish("Office CA", true));
    let mut wish_newer = wish("Office CA", true);
    wish_newer.not_before = rcgen::date_time_ymd(2025, 1, 1);
    let newer = own(wish_newer);
    let mut wish_over = wish("Last year's CA", true);
    wish_over.not_after = rcgen::date_time_ymd(2025, 1, 1);
    let over = own(wish_over);
    let weak = short_key(folder);

    let mut addresses = Vec::new();
    let mut cameras = Vec::new();
    for (at, (serving, chain)) in [
        (&camera, None),
        (&vendor, None),
        (&vendor, None),
        (&serves, Some(&offered.certificate)),
    ]
    .into_iter()
    .enumerate()
    {
        let (child, address) = serve(folder, at, serving, chain);
        cameras.push(child);
        addresses.push(address);
    }

    let one = |name, certificate: &Certificate, shelf, id, mend, known, after| Situation {
        name,
        put: vec![(certificate.clone(), shelf)],
        stray: certificate.fingerprint().to_string(),
        id,
        mend,
        known,
        after,
    };
    let roots = Some("roots");
    let ours = &root.certificate;
    let mut situations = vec![
        one(
            "own root among the intermediates",
            ours,
            "intermediates",
            "own-root-misplaced",
            "move",
            true,
            roots,
        ),
        one(
            "own root refused",
            ours,
            "refused",
            "own-root-untrusted",
            "trust",
            true,
            roots,
        ),
        one(
            "another customer's root among the intermediates",
            customer,
            "intermediates",
            "site-root-misplaced",
            "move",
            true,
            roots,
        ),
        one(
            "a stranger's root among the intermediates",
            &stranger.certificate,
            "intermediates",
            "root-misplaced",
            "move",
            false,
            roots,
        ),
        one(
            "no authority among the roots",
            &leaf.certificate,
            "roots",
            "leaf-as-root",
            "remove",
            false,
            None,
        ),
        one(
            "a camera's own certificate among the roots",
            &camera.certificate,
            "roots",
            "device-as-root",
            "remove",
            true,
            None,
        ),
        one(
            "a camera's own certificate among those of others",
            &camera.certificate,
            "people",
            "device-misplaced",
            "remove",
            true,
            None,
        ),
        one(
            "root that is over",
            &over.certificate,
            "roots",
            "expired-root",
            "remove",
            false,
            None,
        ),
        one(
            "root of an earlier try",
            &earlier.certificate,
            "roots",
            "earlier-try",
            "remove",
            true,
            None,
        ),
        one(
            "a maker's root that cameras share",
            &vendor.certificate,
            "roots",
            "vendor-root",
            "remove",
            true,
            None,
        ),
        one(
            "a root that a recorder hands out",
            &offered.certificate,
            "roots",
            "root-from-cameras",
            "remove",
            false,
            None,
        ),
        one(
            "a root with a short key",
            &weak,
            "roots",
            "weak-root",
            "remove",
            false,
            None,
        ),
    ];
    situations.push(Situation {
        name: "two roots of one name",
        put: vec![
            (older.certificate.clone(), "roots"),
            (newer.certificate.clone(), "roots"),
        ],
        stray: older.certificate.fingerprint().to_string(),
        id: "same-name",
        mend: "remove",
        known: false,
        after: None,
    });
    let file = folder.join("own-root.pem");
    std::fs::write(&file, ours.pem()).unwrap();
    Table {
        situations,
        root: file,
        addresses,
        cameras,
    }
}

/// OpenSSL makes what our own libraries refuse to.
fn short_key(folder: &Path) -> Certificate {
    let out = folder.join("weak.pem");
    let status = Command::new("openssl")
        .args([
            "req", "-x509", "-newkey", "rsa:1024", "-nodes", "-days", "3650",
        ])
        .args([
            "-subj",
            "/CN=Old CA",
            "-addext",
            "basicConstraints=critical,CA:TRUE",
        ])
        .arg("-keyout")
        .arg(folder.join("weak.key"))
        .arg("-out")
        .arg(&out)
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
    let pem = pem::parse(std::fs::read(out).unwrap()).unwrap();
    Certificate::from_der(pem.contents()).unwrap()
}

/// A TLS server that serves exactly this certificate.
fn serve(folder: &Path, at: usize, made: &Made, chain: Option<&Certificate>) -> (Child, String) {
    let file = |name: &str| folder.join(format!("camera-{at}-{name}.pem"));
    std::fs::write(file("certificate"), made.certificate.pem()).unwrap();
    std::fs::write(file("key"), made.key.serialize_pem()).unwrap();
    let port = {
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        free.local_addr().unwrap().port()
    };
    let address = format!("127.0.0.1:{port}");
    let mut command = Command::new("openssl");
    let _ = command
        .args(["s_server", "-quiet", "-accept", &address])
        .arg("-cert")
        .arg(file("certificate"))
        .arg("-key")
        .arg(file("key"))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    if let Some(chain) = chain {
        std::fs::write(file("chain"), chain.pem()).unwrap();
        let _ = command.arg("-cert_chain").arg(file("chain"));
    }
    let mut child = command.spawn().unwrap();
    for _ in 0..200 {
        if std::net::TcpStream::connect(&address).is_ok() {
            return (child, address);
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    let _ = child.kill();
    let _ = child.wait();
    panic!("openssl s_server does not answer at {address}");
}
