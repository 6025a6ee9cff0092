//! The real program in a real window: Xvfb, keys and clicks, nothing else. A picture of every step
//! is left in `target/window/` for a person to look at.
//!
//! It runs the program as a person would on a fresh machine with practice cameras. The trust step
//! is skipped unless `CAMSEAL_SYSTEM_STORE_TESTS` allows changing this machine.

#![cfg(all(feature = "gui", feature = "cli", target_os = "linux"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

#[path = "common/turn.rs"]
mod turn;

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Kills what was started when the test ends, however it ends.
struct Started(Child);

impl Drop for Started {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn missing() -> Option<&'static str> {
    ["Xvfb", "xdotool", "import", "compare"]
        .into_iter()
        .find(|tool| {
            Command::new("sh")
                .args(["-c", &format!("command -v {tool}")])
                .stdout(Stdio::null())
                .status()
                .map_or(true, |status| !status.success())
        })
}

struct Desk {
    display: String,
    pictures: PathBuf,
    home: tempfile::TempDir,
    /// Keys and letters so far; nothing is clicked.
    typed: std::cell::Cell<usize>,
    _program: Started,
    _screen: Started,
}

impl Desk {
    fn open() -> Self {
        let home = tempfile::tempdir().unwrap();
        // The server picks a free number itself and writes it where we can read it.
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
        let display = wait(Duration::from_secs(20), || {
            let text = std::fs::read_to_string(&number).ok()?;
            text.ends_with('\n').then(|| format!(":{}", text.trim()))
        })
        .expect("the display did not start");
        let place = |name: &str| home.path().join(name);
        let program = Started(
            Command::new(env!("CARGO_BIN_EXE_camseal"))
                .arg("--practice-https")
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
        let pictures = Path::new(env!("CARGO_TARGET_TMPDIR")).join("window");
        std::fs::create_dir_all(&pictures).unwrap();
        Self {
            display,
            pictures,
            home,
            typed: std::cell::Cell::new(0),
            _program: program,
            _screen: screen,
        }
    }

    fn xdotool(&self, words: &[&str]) {
        let status = Command::new("xdotool")
            .args(words)
            .env("DISPLAY", &self.display)
            .status()
            .unwrap();
        assert!(status.success(), "xdotool {words:?}");
    }

    fn keys(&self, keys: &[&str]) {
        self.typed.set(self.typed.get() + keys.len());
        let mut words = vec!["key", "--delay", "60"];
        words.extend(keys);
        self.xdotool(&words);
    }

    fn types(&self, text: &str) {
        self.typed.set(self.typed.get() + text.chars().count());
        self.xdotool(&["type", "--delay", "40", text]);
    }

    fn picture(&self, name: &str) -> PathBuf {
        let path = self.pictures.join(format!("{name}.png"));
        let status = Command::new("import")
            .args(["-window", "root"])
            .arg(&path)
            .env("DISPLAY", &self.display)
            .status()
            .unwrap();
        assert!(status.success(), "no picture");
        path
    }

    /// The picture when it has stopped changing, and differs from `before`.
    fn settled(&self, name: &str, before: Option<&Path>, limit: Duration) -> PathBuf {
        let mut last = Vec::new();
        let old = before.map(|path| std::fs::read(pixels(path)).unwrap());
        wait(limit, || {
            let path = self.picture(name);
            let now = std::fs::read(pixels(&path)).unwrap();
            // A blinking cursor is no change, a turned tick is one.
            let calm = differing(&now, &last) < STILL
                && old
                    .as_ref()
                    .is_none_or(|old| differing(old, &now) > CHANGED);
            last = now;
            if !calm {
                std::thread::sleep(Duration::from_millis(700));
            }
            calm.then_some(path)
        })
        .unwrap_or_else(|| panic!("the window never came to rest at {name}"))
    }

    fn sites(&self) -> PathBuf {
        self.home.path().join("data/camseal/sites")
    }

    fn site(&self) -> camseal::site::Site {
        // The running program holds its file; a copy is read instead.
        let file = std::fs::read_dir(self.sites())
            .unwrap()
            .filter_map(|entry| Some(entry.ok()?.path()))
            .find(|path| path.extension().is_some_and(|e| e == "camseal"))
            .expect("no site was made");
        let copy = self.home.path().join("copy.camseal");
        let _ = std::fs::copy(file, &copy).unwrap();
        camseal::site::Site::open(&copy).unwrap()
    }
}

/// Bytes of a text cursor, and of the smallest thing a step changes.
const STILL: usize = 600;
const CHANGED: usize = 3000;

fn differing(a: &[u8], b: &[u8]) -> usize {
    a.len().abs_diff(b.len()) + a.iter().zip(b).filter(|(a, b)| a != b).count()
}

/// Raw pixels of a picture: PNG files carry the time they were made.
fn pixels(path: &Path) -> PathBuf {
    let raw = path.with_extension("rgb");
    let status = Command::new("convert")
        .arg(path)
        .arg(&raw)
        .status()
        .unwrap();
    assert!(status.success());
    raw
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

#[test]
fn the_window_secures_practice_cameras_by_keys_alone() {
    if let Some(tool) = missing() {
        assert!(
            std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_none(),
            "{tool} is missing"
        );
        eprintln!("skipped: {tool} is missing");
        return;
    }
    let long = Duration::from_secs(90);
    let desk = Desk::open();
    let home = desk.settled("1-home", None, long);
    // Without a window manager nobody gives a window the keyboard.
    desk.xdotool(&[
        "search",
        "--onlyvisible",
        "--name",
        "camseal",
        "windowfocus",
    ]);
    desk.keys(&["Return"]);
    let find = desk.settled("2-find", Some(&home), long);
    desk.keys(&["Return"]);
    let login = desk.settled("3-login", Some(&find), long);
    desk.types("practice");
    desk.keys(&["Return"]);
    let tried = desk.settled("4-tried", Some(&login), long);
    desk.keys(&["Return"]);
    let authority = desk.settled("5-authority", Some(&tried), long);
    desk.types("Hotel Astoria");
    let named = desk.settled("5-named", Some(&authority), long);
    // No key store under a bare display: the passphrase is asked for, twice. A busy computer moves
    // to the next field late, and a person looks before going on.
    desk.keys(&["Return"]);
    let first = desk.settled("5-first-field", Some(&named), long);
    desk.types("practice12");
    let once = desk.settled("6-once", Some(&first), long);
    desk.keys(&["Return"]);
    let second = desk.settled("6-second-field", Some(&once), long);
    desk.types("practice12");
    let typed = desk.settled("6-passphrase", Some(&second), long);
    desk.keys(&["Return"]);
    let plan = desk.settled("7-plan", Some(&typed), long);
    desk.keys(&["Return"]);
    let work = desk.settled("8-work", Some(&plan), Duration::from_secs(180));

    let cameras = desk.site().cameras().unwrap();
    let secured = cameras
        .iter()
        .filter(|camera| camera.standing == camseal::site::Standing::Secured)
        .count();
    assert!(secured > 0, "no camera is secured: {cameras:?}");

    desk.keys(&["Return"]);
    let trust = desk.settled("9-trust", Some(&work), long);
    if let Some(_turn) = turn::take() {
        let root = desk.site().authority().unwrap().unwrap().root().clone();
        let undo = Undo(root);
        desk.keys(&["Return"]);
        // The file is there at once; the bundle is made anew by a program that takes seconds.
        let store = camseal::truststore::stores().into_iter().next().unwrap();
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let mut presence = None;
        let trusted = wait(long, || {
            let now = runtime.block_on(store.presence(&undo.0));
            let trusted = matches!(now, Ok(camseal::truststore::Presence::Trusted));
            presence = Some(now);
            trusted.then_some(())
        });
        assert!(trusted.is_some(), "{presence:?}");
        let installed = desk.settled("10-installed", Some(&trust), long);
        desk.keys(&["Return"]);
        let _proof = desk.settled("11-proof", Some(&installed), long);
    }
    // The goal is six clicks and sixty characters, Enter counted as one.
    let typed = desk.typed.get();
    eprintln!("the whole run: no click, {typed} characters and keys");
    assert!(typed <= 60, "{typed} characters and keys");
}

/// Takes the root out of this machine again.
struct Undo(camseal::certificate::Certificate);

impl Drop for Undo {
    fn drop(&mut self) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        for store in camseal::truststore::stores() {
            let _ = runtime.block_on(store.remove(&self.0));
        }
    }
}
