//! A technician who is a program: Chromium, steered by Playwright, on the page of a practice
//! camera that is done by hand.
//!
//! Apart because window and console are both tested with him.

use std::path::{Path, PathBuf};
use std::process::Command;

use camseal::authority::{Authority, AuthorityWish, KeyKind};
use camseal::device::{self, Address};
use camseal::practice::{self, PracticeCamera, Quirks};
use camseal::secret::Secret;
use camseal::site::{Kept, Site, StoredAuthority};
use time::OffsetDateTime;

/// Passphrase of the authority.
pub const PASSPHRASE: &str = "practice12";

/// The programs he is made of.
pub struct Technician {
    modules: PathBuf,
    chromium: PathBuf,
}

impl Technician {
    /// `None`, said aloud, when node, playwright-core or Chromium is missing.
    pub fn find() -> Option<Self> {
        let home = PathBuf::from(std::env::var_os("HOME")?);
        let modules = home.join(".cache/camseal/npm/node_modules");
        let chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser"]
            .iter()
            .map(PathBuf::from)
            .find(|path| path.exists());
        let node = Command::new("node").arg("--version").output().is_ok();
        match chromium {
            Some(chromium) if node && modules.join("playwright-core").exists() => {
                Some(Self { modules, chromium })
            }
            _ => {
                let why = "node, playwright-core or Chromium is missing";
                assert!(std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_none(), "{why}");
                eprintln!("skipped: {why}");
                None
            }
        }
    }

    /// Does one job on the camera's page and answers what the page said.
    pub fn does(&self, camera: &PracticeCamera, job: &str, files: &[&Path]) -> String {
        let output = Command::new("node")
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/foreign/technician.cjs"))
            .arg(format!("http://127.0.0.1:{}/", camera.http_port))
            .args([camera.user.as_str(), "practice", job])
            .args(files)
            .env("NODE_PATH", &self.modules)
            .env("CHROMIUM", &self.chromium)
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{job}: {}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }
}

/// A camera with a page like Sunell's, and a site that knows it and has an authority.
pub async fn stage(folder: &Path) -> (PracticeCamera, PathBuf) {
    let options = practice::Options {
        families: vec!["by-hand".to_owned()],
        count: 1,
        restart_seconds: 0.5,
        quirks: Quirks::default(),
        ..practice::Options::default()
    };
    let camera = practice::start(options).await.unwrap().remove(0);
    let path = folder.join("Hotel Astoria.camseal");
    let site = Site::create(&path, "Hotel Astoria").unwrap();
    let wish = AuthorityWish {
        key: KeyKind::P256,
        ..AuthorityWish::new("Hotel Astoria", OffsetDateTime::now_utc())
    };
    let authority = Authority::create(&wish).unwrap();
    let stored =
        StoredAuthority::seal(&authority, &Secret::new(PASSPHRASE), Kept::Typed, &[]).unwrap();
    site.adopt(stored).unwrap();
    let address = Address::new("127.0.0.1", Some(camera.https_port));
    let seen = device::identify(&address).await.unwrap();
    let _ = site.add(&seen).unwrap();
    (camera, path)
}

#[allow(dead_code, reason = "the console says it by itself")]
/// What a copy of the site file says: the program holds the file itself.
pub fn secured(path: &Path) -> bool {
    let copy = path.with_extension("copy");
    let _ = std::fs::copy(path, &copy).unwrap();
    let Ok(site) = Site::open(&copy) else {
        return false;
    };
    let cameras = site.cameras().unwrap_or_default();
    !cameras.is_empty()
        && cameras
            .iter()
            .all(|camera| camera.standing == camseal::site::Standing::Secured)
}
