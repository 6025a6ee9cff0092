//! The window program in Wine on a display of its own, looked at: not blank, and the same picture
//! as the Linux program draws, whose pictures people have judged. Pictures are kept under
//! `target/tmp/windows`.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::wine::{Wine, has, tool};

/// Kills what was started, however the test ends.
struct Started(Child);

impl Drop for Started {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The display of a test, looked at and clicked on.
struct Display {
    name: String,
    pictures: PathBuf,
}

impl Display {
    fn of(wine: &Wine) -> Self {
        for program in ["xdotool", "import", "compare", "convert", "identify"] {
            assert!(has(program), "{program} is not installed");
        }
        let pictures = Path::new(env!("CARGO_TARGET_TMPDIR")).join("windows");
        std::fs::create_dir_all(&pictures).unwrap();
        Self {
            name: wine.display.clone(),
            pictures,
        }
    }

    fn start(&self, command: &mut Command) -> Started {
        Started(
            command
                .env("DISPLAY", &self.name)
                .env_remove("WAYLAND_DISPLAY")
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap(),
        )
    }

    fn xdotool(&self, words: &[&str]) -> String {
        let said = Command::new("xdotool")
            .args(words)
            .env("DISPLAY", &self.name)
            .output()
            .unwrap();
        String::from_utf8_lossy(&said.stdout).trim().to_owned()
    }

    /// The id of the window whose title says so.
    fn window(&self, title: &str) -> String {
        wait(60, || {
            let found = self.xdotool(&["search", "--onlyvisible", "--name", title]);
            found.lines().last().map(str::to_owned)
        })
        .unwrap_or_else(|| panic!("no window {title}"))
    }

    /// Its picture once it has stopped changing and is no single colour.
    fn settled(&self, window: &str, name: &str) -> PathBuf {
        let path = self.pictures.join(format!("{name}.png"));
        let mut last = Vec::new();
        wait(60, || {
            let taken = Command::new("import")
                .args(["-window", window])
                .arg(&path)
                .env("DISPLAY", &self.name)
                .stderr(Stdio::null())
                .status()
                .is_ok_and(|s| s.success());
            if !taken {
                return None;
            }
            let now = pixels(&path);
            // A blinking cursor is no change.
            let calm = !last.is_empty() && differing(&now, &last) < 600;
            last = now;
            (calm && colours(&path) > 40).then(|| path.clone())
        })
        .unwrap_or_else(|| panic!("{name} never came to rest, or stayed blank"))
    }
}

fn wait<T>(seconds: u64, mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let end = Instant::now() + Duration::from_secs(seconds);
    while Instant::now() < end {
        if let Some(found) = look() {
            return Some(found);
        }
        std::thread::sleep(Duration::from_millis(400));
    }
    None
}

/// Raw pixels: PNG files carry the time they were made.
fn pixels(path: &Path) -> Vec<u8> {
    let raw = path.with_extension("rgb");
    let (from, to) = (path.display().to_string(), raw.display().to_string());
    assert_eq!(tool("convert", &[&from, &to]).code, 0);
    let bytes = std::fs::read(&raw).unwrap();
    std::fs::remove_file(&raw).unwrap();
    bytes
}

fn differing(a: &[u8], b: &[u8]) -> usize {
    a.len().abs_diff(b.len()) + a.iter().zip(b).filter(|(a, b)| a != b).count()
}

fn colours(path: &Path) -> usize {
    let said = tool("identify", &["-format", "%k", &path.display().to_string()]);
    said.out.trim().parse().unwrap_or(0)
}

/// How much of two pictures of one size is not the same, from 0 to 1.
fn unlike(a: &Path, b: &Path) -> f64 {
    let size = |path: &Path| {
        let said = tool(
            "identify",
            &["-format", "%w %h", &path.display().to_string()],
        );
        let sides: Vec<f64> = said
            .out
            .split_whitespace()
            .map(|n| n.parse().unwrap())
            .collect();
        (sides[0], sides[1])
    };
    assert_eq!(size(a).0, size(b).0, "{} {}", a.display(), b.display());
    assert_eq!(size(a).1, size(b).1, "{} {}", a.display(), b.display());
    let (a_text, b_text) = (a.display().to_string(), b.display().to_string());
    let said = tool(
        "compare",
        &["-metric", "AE", "-fuzz", "8%", &a_text, &b_text, "null:"],
    );
    let differing: f64 = said.err.split_whitespace().next().unwrap().parse().unwrap();
    differing / (size(a).0 * size(a).1)
}

/// The Linux program with the same file, for comparison.
fn native(wine: &Wine, display: &Display, args: &[&str]) -> Started {
    let home = wine.folder.path().join("native");
    display.start(
        Command::new(env!("CARGO_BIN_EXE_camseal"))
            .args(args)
            .env("HOME", &home)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_STATE_HOME", home.join("state"))
            .env("LC_ALL", "en_US.UTF-8")
            .env("LANGUAGE", "en")
            .env_remove("DBUS_SESSION_BUS_ADDRESS"),
    )
}

#[test]
fn home_and_viewer_are_drawn_as_on_linux() {
    let Some(wine) = Wine::find() else { return };
    let display = Display::of(&wine);
    let (_, _) = wine.site("Hotel Astoria");
    // Home lists the last sites; both programs start as on their first day.
    let _ = std::fs::remove_dir_all(wine.settings());
    let der = wine.folder.path().join("Hotel Astoria.der");
    let text = der.display().to_string();
    let dos = Wine::windows(&der);
    for (name, here, there) in [
        ("home", vec![], vec![]),
        ("viewer", vec![dos.as_str()], vec![text.as_str()]),
    ] {
        let windows = {
            let _program = display.start(&mut wine.command(&wine.program("camseal"), &here));
            let window = display.window("camseal");
            display.settled(&window, name)
        };
        let linux = {
            let _program = native(&wine, &display, &there);
            let window = display.window("camseal");
            display.settled(&window, &format!("{name}-linux"))
        };
        let unlike = unlike(&windows, &linux);
        eprintln!("{name}: {:.2} % is not the same", unlike * 100.0);
        assert!(unlike < 0.02, "{name} is drawn differently in Windows");
    }
}

#[test]
fn a_dropped_file_opens_the_viewer() {
    let Some(wine) = Wine::find() else { return };
    let display = Display::of(&wine);
    let (_, _) = wine.site("Dropped");
    let _program = display.start(&mut wine.command(&wine.program("camseal"), &[]));
    let window = display.window("camseal");
    let before = display.settled(&window, "before-drop");
    let file = wine.path("Dropped.der");
    let mut drag = wine.command(&wine.program("drag"), &[&file]);
    let _drag = display.start(&mut drag);
    let source = display.window("drag");
    // Pressed in the small window, moved over ours in steps as a hand does, let go.
    let _ = display.xdotool(&[
        "mousemove",
        "--window",
        &source,
        "30",
        "30",
        "mousedown",
        "1",
    ]);
    for at in 1..=8 {
        std::thread::sleep(Duration::from_millis(150));
        let (x, y) = ((100 + at * 40).to_string(), (100 + at * 30).to_string());
        let _ = display.xdotool(&["mousemove", "--window", &window, &x, &y]);
    }
    std::thread::sleep(Duration::from_millis(400));
    let _ = display.xdotool(&["mouseup", "1"]);
    let after = wait(30, || {
        let after = display.settled(&window, "after-drop");
        (unlike(&before, &after) > 0.05).then_some(after)
    });
    assert!(after.is_some(), "nothing happened after the drop");
}

/// A click where nothing is, so that the keyboard is ours, then keys.
fn keys(display: &Display, window: &str, keys: &[&str]) {
    let _ = display.xdotool(&["mousemove", "--window", window, "700", "640", "click", "1"]);
    for key in keys {
        std::thread::sleep(Duration::from_millis(300));
        let _ = display.xdotool(&["key", key]);
    }
}

#[test]
fn the_trust_step_installs_the_root() {
    let Some(wine) = Wine::find() else { return };
    let display = Display::of(&wine);
    let (site, sha1) = wine.site("Hotel Astoria");
    let camera = wine.practice("onvif-tls");
    let address = camera.address();
    let secured = wine.camseal(&[
        "--site",
        &site,
        "secure",
        &address,
        "--user",
        "admin",
        "--no-trust",
    ]);
    assert_eq!(secured.code, 0, "{}{}", secured.out, secured.err);
    assert!(!wine.registry_has(&sha1));

    let program = display.start(&mut wine.command(&wine.program("camseal"), &[&site]));
    let window = display.window("camseal");
    // The work is done, so the window shows the site's cameras; the sixth step is one key away.
    let cameras = display.settled(&window, "cameras");
    let before = pressed(&display, &window, "ctrl+6", &cameras, "trust-before");
    let before = before.expect("the key did not lead to Trust");
    // Enter is Install as long as a store lacks the root.
    keys(&display, &window, &["Return"]);
    let there = wait(90, || wine.registry_has(&sha1).then_some(()));
    let after = wait(60, || {
        let after = display.settled(&window, "trust-after");
        (unlike(&before, &after) > 0.005).then_some(after)
    });
    // Enter goes on only when the store's second answer was a yes.
    let proof = after
        .as_ref()
        .and_then(|after| pressed(&display, &window, "Return", after, "proof-after"));
    drop(program);
    let removed = wine.camseal(&["--site", &site, "trust", "remove"]);
    assert_eq!(removed.code, 0, "{}{}", removed.out, removed.err);
    assert!(there.is_some(), "the root is not in Wine's registry");
    assert!(after.is_some(), "the window says nothing");
    assert!(proof.is_some(), "the window does not go on to Proof");
}

/// Presses a key until the window shows something else; a busy computer may be slow to answer.
fn pressed(
    display: &Display,
    window: &str,
    key: &str,
    before: &Path,
    name: &str,
) -> Option<PathBuf> {
    wait(90, || {
        keys(display, window, &[key]);
        wait(10, || {
            let now = display.settled(window, name);
            (unlike(before, &now) > 0.005).then_some(now)
        })
    })
}
