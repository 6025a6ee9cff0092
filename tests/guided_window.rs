//! A camera done by hand, in the real window under Xvfb: keys alone make the files, a scripted
//! Chromium uploads them on the camera's page, and the window turns green by itself. The same with
//! a request that the camera makes. Pictures of every step are left in `target/tmp/guided/`.

#![cfg(all(feature = "gui", feature = "cli", target_os = "linux"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

#[path = "common/technician.rs"]
mod technician;

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use technician::{PASSPHRASE, Technician, secured, stage};

/// Kills what was started when the test ends, however it ends.
struct Started(Child);

impl Drop for Started {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

struct Desk {
    display: String,
    pictures: PathBuf,
    _home: tempfile::TempDir,
    _program: Started,
    _screen: Started,
}

fn missing() -> bool {
    let lacks = ["Xvfb", "xdotool", "import"].into_iter().find(|tool| {
        !Command::new("sh")
            .args(["-c", &format!("command -v {tool}")])
            .stdout(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    });
    if let Some(tool) = lacks {
        let required = std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_some();
        assert!(!required, "{tool} is missing");
        eprintln!("skipped: {tool} is missing");
    }
    lacks.is_some()
}

impl Desk {
    fn open(site: &Path, story: &str) -> (Self, Vec<u8>) {
        let home = tempfile::tempdir().unwrap();
        let number = home.path().join("display");
        let file = std::fs::File::create(&number).unwrap();
        let screen = Started(
            Command::new("sh")
                .args([
                    "-c",
                    "exec Xvfb -displayfd 1 -screen 0 1100x760x24 -nolisten tcp",
                ])
                .stdout(Stdio::from(file))
                .stderr(Stdio::null())
                .spawn()
                .unwrap(),
        );
        let display = wait(Duration::from_secs(30), || {
            let text = std::fs::read_to_string(&number).ok()?;
            text.ends_with('\n').then(|| format!(":{}", text.trim()))
        })
        .expect("the display did not start");
        let place = |name: &str| home.path().join(name);
        let program = Started(
            Command::new(env!("CARGO_BIN_EXE_camseal"))
                .arg(site)
                .env("DISPLAY", &display)
                .env_remove("WAYLAND_DISPLAY")
                .env_remove("DBUS_SESSION_BUS_ADDRESS")
                .env("HOME", home.path())
                .env("XDG_DATA_HOME", place("data"))
                .env("XDG_CONFIG_HOME", place("config"))
                .env("XDG_STATE_HOME", place("state"))
                .env("LANG", "en_US.UTF-8")
                .env("LANGUAGE", "en")
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap(),
        );
        let pictures = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("guided")
            .join(story);
        std::fs::create_dir_all(&pictures).unwrap();
        let desk = Self {
            display,
            pictures,
            _home: home,
            _program: program,
            _screen: screen,
        };
        desk.xdotool(&["search", "--sync", "--onlyvisible", "--name", "camseal"]);
        let opened = desk.calm("1-opened", &[]);
        desk.xdotool(&[
            "search",
            "--onlyvisible",
            "--name",
            "camseal",
            "windowfocus",
        ]);
        (desk, opened)
    }

    fn xdotool(&self, words: &[&str]) {
        let status = Command::new("xdotool")
            .args(words)
            .env("DISPLAY", &self.display)
            .stdout(Stdio::null())
            .status()
            .unwrap();
        assert!(status.success(), "xdotool {words:?}");
    }

    fn keys(&self, keys: &[&str]) {
        let mut words = vec!["key", "--delay", "60"];
        words.extend(keys);
        self.xdotool(&words);
    }

    fn picture(&self, name: &str) -> Vec<u8> {
        let path = self.pictures.join(format!("{name}.png"));
        for target in [path.clone(), path.with_extension("rgb")] {
            let status = Command::new("import")
                .args(["-window", "root"])
                .arg(&target)
                .env("DISPLAY", &self.display)
                .status()
                .unwrap();
            assert!(status.success(), "no picture");
        }
        std::fs::read(path.with_extension("rgb")).unwrap()
    }

    /// The picture when it has stopped changing and is another than `before`; a blinking cursor is
    /// no change.
    fn calm(&self, name: &str, before: &[u8]) -> Vec<u8> {
        let mut last = Vec::new();
        let still = wait(Duration::from_secs(90), || {
            let now = self.picture(name);
            let calm = differing(&now, &last) < STILL && differing(&now, before) > CHANGED;
            last.clone_from(&now);
            std::thread::sleep(Duration::from_millis(400));
            calm.then_some(now)
        });
        still.unwrap_or_else(|| panic!("the window never came to rest at {name}"))
    }

    /// Opens the authority, starts the work, and waits for the card of the camera done by hand.
    fn up_to_the_hand(&self, opened: &[u8]) -> Vec<u8> {
        self.xdotool(&["type", "--delay", "40", PASSPHRASE]);
        let typed = self.calm("2-typed", opened);
        self.keys(&["Return"]);
        let plan = self.calm("3-plan", &typed);
        self.keys(&["Return"]);
        // The spinner of the watch goes on turning.
        self.calm("4-hand", &plan)
    }

    /// What must be on the picture at the end: the tone of a secure camera, and not before.
    fn greens(&self, name: &str) -> usize {
        let picture = self.picture(name);
        picture
            // Two bytes a colour, the finer one first or last: both are the same in drawn pixels.
            .chunks_exact(6)
            .filter(|p| {
                let (r, g, b) = (i32::from(p[0]), i32::from(p[2]), i32::from(p[4]));
                g > r + 40 && g > b + 20
            })
            .count()
    }
}

/// Bytes of a text cursor and of a turning spinner, and of the smallest thing a step changes.
const STILL: usize = 1500;
const CHANGED: usize = 3000;

fn differing(a: &[u8], b: &[u8]) -> usize {
    a.len().abs_diff(b.len()) + a.iter().zip(b).filter(|(a, b)| a != b).count()
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

fn file(folder: &Path, ending: &str) -> Option<PathBuf> {
    std::fs::read_dir(folder)
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| path.to_string_lossy().ends_with(ending))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_window_turns_green_after_a_browser_uploaded_its_two_files() {
    let Some(technician) = Technician::find() else {
        return;
    };
    if missing() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (camera, site) = stage(folder.path()).await;
    let (desk, opened) = Desk::open(&site, "two-files");
    let hand = desk.up_to_the_hand(&opened);
    let made = folder.path().join("Hotel Astoria-by-hand");
    let long = Duration::from_secs(90);
    assert!(
        !made.exists(),
        "no key lies on the disk before somebody asks"
    );
    desk.keys(&["Return"]);
    let found = wait(long, || Some((file(&made, ".crt")?, file(&made, ".key")?)));
    let _ = desk.calm("5-files", &hand);
    let key = found.expect("no files were made").1;
    let certificate = key.with_extension("crt");
    let before = desk.greens("6-before");
    let said = technician.does(&camera, "two-files", &[&certificate, &key]);
    assert!(said.contains("taken"), "{said}");
    let uploaded = Instant::now();
    assert!(wait(long, || secured(&site).then_some(())).is_some());
    let green = wait(long, || {
        (desk.greens("7-green") > before + 100).then_some(())
    });
    eprintln!(
        "green {:.1} s after the upload",
        uploaded.elapsed().as_secs_f64()
    );
    assert!(green.is_some(), "the window is not green");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_window_signs_a_request_and_turns_green_after_its_upload() {
    let Some(technician) = Technician::find() else {
        return;
    };
    if missing() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (camera, site) = stage(folder.path()).await;
    let (desk, opened) = Desk::open(&site, "request");
    let hand = desk.up_to_the_hand(&opened);
    let made = folder.path().join("Hotel Astoria-by-hand");
    std::fs::create_dir_all(&made).unwrap();
    assert_eq!(technician.does(&camera, "request", &[&made]), "saved");
    let long = Duration::from_secs(90);
    let signed = wait(long, || file(&made, "certreq-signed.crt"));
    let signed = signed.expect("the request was not signed");
    let _ = desk.picture("5-signed");
    let said = technician.does(&camera, "signed", &[&signed]);
    assert!(said.contains("taken"), "{said}");
    let uploaded = Instant::now();
    assert!(wait(long, || secured(&site).then_some(())).is_some());
    eprintln!(
        "green {:.1} s after the upload",
        uploaded.elapsed().as_secs_f64()
    );
    let _ = desk.calm("6-green", &hand);
}
