//! The sites and files the gallery shows.

#[path = "../common/filled.rs"]
mod filled;

use std::io::Write as _;
use std::path::{Path, PathBuf};

use camseal::authority::{Authority, AuthorityWish, KeyKind, LeafWish};
use camseal::certificate::{Certificate, Name};
use camseal::secret::Secret;
use time::{Duration, OffsetDateTime};

use crate::world::World;

/// Where everything lies.
pub struct Filled {
    pub all: Vec<PathBuf>,
    pub large: PathBuf,
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
    let large = site(folder, "Harbour Logistics, Gate 3", &harbour, 40, 40);
    let unfinished = site(
        folder,
        "Hotel Astoria",
        &authority("Hotel Astoria", now),
        9,
        4,
    );
    let school = site(
        folder,
        "School on the Hill",
        &authority("School on the Hill", now),
        3,
        3,
    );
    let broken = folder.join("Marina Car Park.camseal");
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
        all: vec![unfinished, large.clone(), school],
        large,
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

fn site(folder: &Path, name: &str, authority: &Authority, many: u8, secured: u8) -> PathBuf {
    let path = folder.join(format!("{name}.camseal"));
    let site = filled::site(&path, name, authority);
    for number in 0..many {
        let ip = format!("10.20.4.{}", 21 + number);
        let (maker, model) = MODELS[usize::from(number) % MODELS.len()];
        let id = site.add(&filled::seen(&ip, maker, model)).unwrap();
        if number >= secured {
            continue;
        }
        let began = OffsetDateTime::now_utc() - Duration::days(i64::from(number) * 17);
        let days = match number {
            0..3 => 40 + u32::from(number) * 30,
            _ => 730,
        };
        filled::secured(&site, id, &filled::leaf(authority, &ip, began, days));
    }
    path
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
