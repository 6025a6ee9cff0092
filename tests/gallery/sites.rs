//! The sites and files the gallery shows.

#[path = "../common/filled.rs"]
mod filled;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use camseal::authority::{Authority, AuthorityWish, KeyKind, LeafWish};
use camseal::certificate::{Certificate, Name};
use camseal::secret::Secret;
use camseal::site::{CameraId, Site};
use time::{Duration, OffsetDateTime};

use crate::world::World;

/// Where everything lies.
pub struct Filled {
    pub all: Vec<PathBuf>,
    pub large: PathBuf,
    /// One of its cameras.
    pub camera: CameraId,
    pub broken: PathBuf,
    pub certificate: PathBuf,
    pub other: PathBuf,
    pub locked: PathBuf,
    pub request: PathBuf,
}

/// Makes sites and files in the folder of this world.
pub fn fill(world: &World) -> Filled {
    let folder = world.folder();
    let now = OffsetDateTime::now_utc();
    let harbour = authority("Harbour Logistics, Gate 3", now);
    let large = site(
        folder,
        "Harbour Logistics, Gate 3",
        &harbour,
        40,
        |number| {
            // Three were secured two years ago and are about to be renewed.
            Some(match number {
                0..3 => 692 - i64::from(number / 2) * 6,
                _ => 20 + i64::from(number) * 13,
            })
        },
    );
    let camera = changed(&large, "10.20.4.33", &harbour);
    let of_its_own = |name: &str, many, since: &dyn Fn(u8) -> Option<i64>| {
        site(folder, name, &authority(name, now), many, since)
    };
    let unfinished = of_its_own("Hotel Astoria", 40, &|number| (number < 17).then_some(2));
    let secure = of_its_own("Marina Car Park", 24, &|_| Some(50));
    seen_last(&secure, now - Duration::days(38));
    let school = of_its_own("School on the Hill", 16, &|_| Some(320));
    seen_last(&school, now - Duration::days(316));
    let broken = folder.join("Northgate Offices.camseal");
    let text = b"this is no database, and it is long enough to look like a file";
    std::fs::write(&broken, text).unwrap();
    let issue = |address: &str, file: &str| {
        let names = vec![
            Name::Ip(address.parse().unwrap()),
            Name::Dns("weighbridge.harbour.lan".to_owned()),
        ];
        let wish = LeafWish {
            key: KeyKind::P256,
            ..LeafWish::new(names, now)
        };
        let issued = harbour.issue(&wish).unwrap();
        let path = folder.join(file);
        let chain = format!("{}{}", issued.certificate.pem(), harbour.root().pem());
        std::fs::write(&path, chain).unwrap();
        path
    };
    let request = folder.join("door.csr");
    std::fs::write(&request, include_bytes!("../fixtures/screens/request.csr")).unwrap();
    Filled {
        all: vec![unfinished, large.clone(), secure, school],
        large,
        camera,
        broken,
        certificate: issue("10.20.4.33", "weighbridge.pem"),
        other: issue("10.20.4.36", "fuel-store.pem"),
        locked: zipped(folder, &authority("Northern Retail", now)),
        request,
    }
}

/// Two years old: its first cameras are about to be renewed.
fn authority(name: &str, now: OffsetDateTime) -> Authority {
    filled::authority(name, now - Duration::days(730))
}

/// The root of an authority whose time is over.
pub fn ended(name: &str) -> Certificate {
    let wish = AuthorityWish {
        key: KeyKind::P256,
        years: 1,
        ..AuthorityWish::new(name, OffsetDateTime::now_utc() - Duration::days(730))
    };
    Authority::create(&wish).unwrap().root().clone()
}

const MODELS: [(&str, &str); 6] = [
    ("Bosch", "NBE-3702-AL"),
    ("Uniview", "IPC3618SB"),
    ("Hanwha", "XNV-8083R"),
    ("Axis", "P3265-LVE"),
    ("Axis", "Q1656-LE"),
    ("Dahua", "IPC-HFW3841T"),
];

/// A site with so many devices; each was secured so many days ago, or not yet.
fn site(
    folder: &Path,
    name: &str,
    authority: &Authority,
    many: u8,
    since: impl Fn(u8) -> Option<i64>,
) -> PathBuf {
    let path = folder.join(format!("{name}.camseal"));
    let site = filled::site(&path, name, authority);
    for number in 0..many {
        let ip = format!("10.20.4.{}", 21 + number);
        let (maker, model) = MODELS[usize::from(number) % MODELS.len()];
        let id = site.add(&filled::seen(&ip, maker, model)).unwrap();
        let Some(days) = since(number) else {
            continue;
        };
        let began = OffsetDateTime::now_utc() - Duration::days(days);
        filled::secured(&site, id, &filled::leaf(authority, &ip, began, 730));
    }
    path
}

/// The device at this address was found with a certificate that was made elsewhere.
fn changed(path: &Path, ip: &str, authority: &Authority) -> CameraId {
    let site = Site::open(path).unwrap();
    let camera = site.camera_at(&ip.parse().unwrap()).unwrap().unwrap();
    let other = filled::leaf(authority, ip, OffsetDateTime::now_utc(), 30);
    site.looked_at(&[(camera.id, other.fingerprint())]).unwrap();
    camera.id
}

/// Nobody has been there since; the site itself always says now.
fn seen_last(path: &Path, at: OffsetDateTime) {
    let file = rusqlite::Connection::open(path).unwrap();
    let _ = file
        .execute("UPDATE camera SET last_seen = ?1", [at.unix_timestamp()])
        .unwrap();
}

/// A NAS's archive: certificate and locked key in files of their own.
fn zipped(folder: &Path, authority: &Authority) -> PathBuf {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    let sealed = authority.seal(&Secret::new("winter garden")).unwrap();
    for (name, text) in [
        ("ca.crt", authority.certificate().pem()),
        ("ca.key", sealed.pem()),
    ] {
        writer.start_file(name, options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    let path = folder.join("nas-export.zip");
    std::fs::write(&path, writer.finish().unwrap().into_inner()).unwrap();
    path
}
