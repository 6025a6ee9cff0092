//! Practice cameras are found: they answer WS-Discovery probes and tell their own id at both
//! ports, strictly, judged by the client and by WSDiscovery (PyPI).

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr)]

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use camseal::device::{self, Address, Channel, ClearHttp, Credentials, Error, Sign};
use camseal::discovery::{Interface, Scan, Sighting, Sweep, scan};
use camseal::practice::{self, Https, Options, PracticeCamera, Quirks};
use camseal::secret::Secret;
use futures::StreamExt as _;
use tokio::net::{TcpListener, TcpStream};

async fn start(families: &[&str], quirks: Quirks) -> Vec<PracticeCamera> {
    let options = Options {
        families: families.iter().map(|&f| f.to_owned()).collect(),
        restart_seconds: 3.0,
        discovery: Some(0),
        quirks,
        ..Options::default()
    };
    practice::start(options).await.unwrap()
}

async fn look(camera: &PracticeCamera) -> Vec<Sighting> {
    let ear = SocketAddr::from((Ipv4Addr::LOCALHOST, camera.discovery_port().unwrap()));
    scan(Scan {
        time: Duration::from_millis(1800),
        ranges: Vec::new(),
        interfaces: vec![Interface::towards(ear)],
        sweep: Sweep::Off,
    })
    .collect()
    .await
}

#[tokio::test]
async fn onvif_cameras_are_found_once_each_and_others_are_silent() {
    let cameras = start(&["onvif-tls", "onvif-legacy", "by-hand"], Quirks::default()).await;
    let seen = look(&cameras[0]).await;
    let mut endpoints: Vec<_> = seen.iter().filter_map(|s| s.endpoint.clone()).collect();
    endpoints.sort();
    endpoints.dedup();
    // Both spellings are in use; the client leaves `urn:` out.
    let id = |camera: &PracticeCamera| camera.endpoint().trim_start_matches("urn:").to_owned();
    let mut wanted = vec![id(&cameras[0]), id(&cameras[1])];
    wanted.sort();
    assert_eq!(endpoints, wanted, "{seen:?}");
    for camera in &cameras[..2] {
        let sighting = seen
            .iter()
            .rfind(|s| s.endpoint == Some(id(camera)))
            .unwrap();
        let places: Vec<_> = std::iter::once(&sighting.address)
            .chain(&sighting.also)
            .filter_map(Address::port)
            .collect();
        assert!(places.contains(&camera.http_port), "{sighting:?}");
        assert_eq!(sighting.model.as_deref(), Some("P1"));
    }
    drop(cameras);
}

#[tokio::test]
async fn a_camera_that_is_away_says_nothing() {
    let cameras = start(&["onvif-tls"], Quirks::default()).await;
    let address = Address::new("127.0.0.1", Some(cameras[0].https_port));
    let seen = device::identify(&address).await.unwrap();
    let login = Credentials {
        user: "admin".to_owned(),
        password: Secret::new("practice"),
    };
    let device = device::connect(&address, &seen, &login, ClearHttp::Refused)
        .await
        .unwrap();
    device.restart().await.unwrap();
    tokio::time::sleep(Duration::from_millis(1000)).await;
    assert!(look(&cameras[0]).await.is_empty());
}

#[tokio::test]
async fn literal_prefixes_are_what_the_client_sends() {
    let quirks = Quirks {
        literal_prefix: true,
        ..Quirks::default()
    };
    let cameras = start(&["onvif-tls"], quirks).await;
    assert!(!look(&cameras[0]).await.is_empty());
    // WSDiscovery calls the namespace `dp0`, so such cameras stay silent.
    if let Some(found) = foreign(&cameras[0], "unicast").await {
        assert_eq!(found, serde_json::json!([]));
    }
}

#[tokio::test]
async fn a_foreign_client_reads_the_answers() {
    let cameras = start(&["onvif-tls", "by-hand"], Quirks::default()).await;
    for way in ["unicast", "multicast"] {
        let Some(found) = foreign(&cameras[0], way).await else {
            return;
        };
        let all = found.as_array().unwrap();
        // Twice asked with one id, once answered.
        assert_eq!(all.len(), 1, "{way}: {found}");
        assert_eq!(all[0]["endpoint"], cameras[0].endpoint());
        assert_eq!(
            all[0]["types"],
            serde_json::json!(["NetworkVideoTransmitter", "Device"])
        );
        let at =
            |scheme: &str, port: u16| format!("{scheme}://127.0.0.1:{port}/onvif/device_service");
        assert_eq!(
            all[0]["addresses"],
            serde_json::json!([
                at("http", cameras[0].http_port),
                at("https", cameras[0].https_port)
            ])
        );
    }
}

/// What `tests/foreign/probe.py` found; `None` when its package is missing.
async fn foreign(camera: &PracticeCamera, way: &str) -> Option<serde_json::Value> {
    let python = python("wsdiscovery")?;
    let output = tokio::process::Command::new(python)
        .arg(script("probe.py"))
        .args([&camera.discovery_port().unwrap().to_string(), way])
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .output()
        .await
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

/// Clients that nobody here wrote read what the cameras announce by mDNS and SSDP: zeroconf and
/// async-upnp-client, the description included.
#[tokio::test(flavor = "multi_thread")]
async fn foreign_clients_read_the_announcements() {
    let Some(python) = python("zeroconf, async_upnp_client") else {
        return;
    };
    let options = Options {
        families: ["axis", "onvif-tls", "by-hand"].map(str::to_owned).to_vec(),
        count: 3,
        announce: Some((0, 0)),
        quirks: Quirks::default(),
        ..Options::default()
    };
    let cameras = practice::start(options).await.unwrap();
    let (mdns, ssdp) = cameras[0].announce_ports().unwrap();
    let output = tokio::process::Command::new(python)
        .arg(script("announced.py"))
        .args([mdns.to_string(), ssdp.to_string(), "3".to_owned()])
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .output()
        .await
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    for (index, camera) in cameras.iter().enumerate() {
        let name = format!("Practice IP camera {} {index}", camera.family);
        let service = &told["http"][format!("{name}._http._tcp.local.")];
        assert_eq!(service["port"], camera.http_port, "{told}");
        assert_eq!(service["address"], "127.0.0.1", "{told}");
        let page = format!("http://127.0.0.1:{}/upnp/description.xml", camera.http_port);
        let usn = told["search"][&page].as_str().unwrap_or_default();
        let id = camera.endpoint().trim_start_matches("urn:");
        assert_eq!(usn, format!("{id}::upnp:rootdevice"), "{told}");
        let device = &told["described"][&page];
        assert_eq!(device["name"], name.as_str(), "{told}");
        assert_eq!(device["maker"], "Practice", "{told}");
        assert_eq!(
            device["model"],
            format!("Camera {}", camera.family).as_str()
        );
        assert_eq!(device["udn"], id, "{told}");
    }
}

/// A script of another language that judges.
fn script(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/foreign");
    folder.join(name)
}

/// Python with these packages; a missing one is said aloud, or a failure when tools are required.
fn python(packages: &str) -> Option<PathBuf> {
    let named = std::env::var_os("CAMSEAL_PYTHON").map(PathBuf::from);
    let usual = std::env::var_os("HOME")
        .map(|home| PathBuf::from(home).join(".cache/camseal/venv/bin/python"));
    let python = named.or(usual).filter(|p| p.exists());
    let there = |python: &PathBuf| {
        std::process::Command::new(python)
            .args(["-c", &format!("import {packages}")])
            .output()
            .is_ok_and(|o| o.status.success())
    };
    let found = python.filter(there);
    if found.is_none() {
        eprintln!("skipped: no Python with {packages}");
        assert!(
            std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_none(),
            "Python with {packages} is required"
        );
    }
    found
}

/// Everything that comes to `listener` goes on to `port`.
fn forward(listener: TcpListener, port: u16) {
    drop(tokio::spawn(async move {
        while let Ok((mut outer, _)) = listener.accept().await {
            drop(tokio::spawn(async move {
                if let Ok(mut inner) = TcpStream::connect(("127.0.0.1", port)).await {
                    let _ = tokio::io::copy_bidirectional(&mut outer, &mut inner).await;
                }
            }));
        }
    }));
}

/// Two neighbouring ports, forwarded.
async fn doorstep(http: u16, https: u16) -> u16 {
    loop {
        let first = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = first.local_addr().unwrap().port();
        let Some(next) = port.checked_add(1) else {
            continue;
        };
        if let Ok(second) = TcpListener::bind(("127.0.0.1", next)).await {
            forward(first, http);
            forward(second, https);
            return port;
        }
    }
}

#[tokio::test]
async fn the_http_port_is_paired_with_the_https_port_of_the_same_camera_only() {
    let cameras = start(&["onvif-tls", "onvif-tls"], Quirks::default()).await;
    let (mine, other) = (&cameras[0], &cameras[1]);

    // The camera itself, and the same behind address translation.
    let translated = doorstep(mine.http_port, mine.https_port).await;
    for port in [mine.http_port, translated] {
        let seen = device::identify(&Address::new("127.0.0.1", Some(port)))
            .await
            .unwrap();
        assert_eq!(seen.channel, Channel::Pinned, "{:?}", seen.signs);
        assert_eq!(seen.https_port, Some(port + 1));
        assert!(seen.signs.iter().any(|s| matches!(s, Sign::Tls(_))));
    }

    // Behind address translation the next port may be another camera.
    let mixed = doorstep(mine.http_port, other.https_port).await;
    let address = Address::new("127.0.0.1", Some(mixed));
    let seen = device::identify(&address).await.unwrap();
    assert_eq!(seen.channel, Channel::Clear, "{:?}", seen.signs);
    assert_eq!(seen.https_port, None);
    let login = Credentials {
        user: "admin".to_owned(),
        password: Secret::new("practice"),
    };
    let refused = device::connect(&address, &seen, &login, ClearHttp::Refused).await;
    assert!(matches!(refused.err(), Some(Error::OnlyClearHttp { .. })));
    assert!(other.received().iter().all(|r| r.account.is_none()));
}

#[tokio::test]
async fn without_an_id_or_without_https_nothing_is_paired() {
    for quirks in [
        Quirks {
            endpoint: false,
            ..Quirks::default()
        },
        Quirks {
            https: Https::Off,
            ..Quirks::default()
        },
    ] {
        let cameras = start(&["onvif-legacy"], quirks).await;
        let address = Address::new("127.0.0.1", Some(cameras[0].http_port));
        let seen = device::identify(&address).await.unwrap();
        assert_eq!(seen.channel, Channel::Clear, "{:?}", seen.signs);
    }
}
