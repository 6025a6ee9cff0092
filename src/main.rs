//! The window program: log file, panic report, then the window.
//!
//! Apart from the library because everything here is about being a process: where the log goes,
//! what happens when the program stumbles, and the one verb that runs as administrator.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;

use camseal::gui::{self, Start, services::Services};
use camseal::settings::Settings;
use camseal::{cli, directory, discovery, fl, practice};

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args_os()
        .map(|arg| arg.to_string_lossy().into_owned())
        .collect();
    // The second run as administrator (see `truststore::elevate`); it needs no window.
    #[cfg(windows)]
    if let Some(code) = cli::elevated(std::env::args_os()) {
        return ExitCode::from(code);
    }
    // The password prompts of the other systems start this same program with this verb; it needs no
    // window.
    #[cfg(not(windows))]
    if args.get(1).is_some_and(|verb| verb == "trust") {
        return ExitCode::from(cli::run(args));
    }
    let log = directory::log();
    write_log(log.as_deref());
    report_panics(log.clone());

    let wish = Wish::of(&args[1..]);
    match panic::catch_unwind(AssertUnwindSafe(|| open(wish))) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => {
            say(&fl!("main-no-window"), &log);
            ExitCode::from(2)
        }
        Err(_) => {
            say(&fl!("main-stumbled"), &log);
            ExitCode::from(2)
        }
    }
}

/// What the command line asks of the window.
#[derive(Debug, Default, PartialEq, Eq)]
struct Wish {
    practice: Option<Practice>,
    file: Option<PathBuf>,
}

/// Which practice cameras are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Practice {
    /// Every family as it leaves the factory.
    All,
    /// Those that ask for no consent on the way: for walks by keys alone.
    HttpsOn,
}

impl Wish {
    fn of(args: &[String]) -> Self {
        args.iter()
            .fold(Self::default(), |wish, arg| match arg.as_str() {
                "--practice" => Self {
                    practice: Some(Practice::All),
                    ..wish
                },
                "--practice-https" => Self {
                    practice: Some(Practice::HttpsOn),
                    ..wish
                },
                path => Self {
                    file: Some(PathBuf::from(path)),
                    ..wish
                },
            })
    }
}

/// Opens the window and stays until it is closed; `false` when the desktop refuses it.
fn open(wish: Wish) -> bool {
    let path = Settings::path();
    let (settings, odd) = path
        .as_deref()
        .map_or_else(|| (Settings::default(), Vec::new()), Settings::load);
    // The practice cameras live on a runtime of their own until the window closes.
    let stage = wish.practice.and_then(Stage::open);
    let services = match &stage {
        Some(stage) => Services::showing(stage.sightings()),
        None => Services::real(),
    };
    let start = Start {
        services,
        settings,
        saved_at: path,
        odd,
        sites: directory::data().map(|folder| folder.join("sites")),
        file: wish.file,
    };
    match gui::application(start).run() {
        Ok(()) => true,
        Err(error) => {
            log::error!("window: {error}");
            false
        }
    }
}

/// Practice cameras on loopback: real TLS, no hardware. User `admin`, password `practice`.
struct Stage {
    which: Practice,
    cameras: Vec<practice::PracticeCamera>,
    _runtime: tokio::runtime::Runtime,
}

impl Stage {
    fn open(which: Practice) -> Option<Self> {
        let runtime = tokio::runtime::Runtime::new()
            .map_err(|error| log::error!("practice: {error}"))
            .ok()?;
        let cameras = runtime
            .block_on(practice::start(practice::Options::default()))
            .map_err(|error| log::error!("practice: {error}"))
            .ok()?;
        Some(Self {
            which,
            cameras,
            _runtime: runtime,
        })
    }

    fn sightings(&self) -> Vec<discovery::Sighting> {
        self.cameras
            .iter()
            .filter(|camera| self.which == Practice::All || camera.state().https)
            .map(|camera| discovery::Sighting {
                name: Some(fl!("main-practice-camera")),
                // As on a network, both doors are seen and only asking tells which one opens.
                also: vec![place(camera, camera.http_port)],
                ..discovery::Sighting::new(
                    place(camera, camera.https_port),
                    discovery::Scout::Range,
                )
            })
            .collect()
    }
}

fn place(camera: &practice::PracticeCamera, port: u16) -> camseal::device::Address {
    camseal::device::Address::new(camera.address.to_string(), Some(port))
}

/// Tells the person on the terminal when there is one, and where the report lies.
fn say(what: &str, log: &Option<PathBuf>) {
    let place = log.as_ref().map(|p| p.display().to_string());
    let _ = writeln!(
        std::io::stderr(),
        "{what}\n{}",
        place.as_deref().unwrap_or_default()
    );
    // The desktop's own box: without a console nobody would read the line above.
    let _ = rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title(fl!("program"))
        .set_description(format!("{what}\n{}", place.unwrap_or_default()))
        .show();
}

/// Everything our own code logs goes into one file, begun anew at a megabyte.
fn write_log(path: Option<&Path>) {
    const LIMIT: u64 = 1024 * 1024;
    let Some(path) = path else { return };
    if let Some(folder) = path.parent() {
        let _ = directory::make(folder);
    }
    let full = path.metadata().is_ok_and(|m| m.len() > LIMIT);
    let file = OpenOptions::new()
        .create(true)
        .append(!full)
        .write(true)
        .truncate(full)
        .open(path);
    let Ok(file) = file else { return };
    let log: &'static Log = Box::leak(Box::new(Log(Mutex::new(file))));
    if log::set_logger(log).is_ok() {
        log::set_max_level(log::LevelFilter::Info);
    }
}

struct Log(Mutex<File>);

impl log::Log for Log {
    fn enabled(&self, metadata: &log::Metadata<'_>) -> bool {
        // Other crates may write what they were given; only our own texts are known to hold no
        // secrets.
        metadata.target().starts_with("camseal") || metadata.level() <= log::Level::Warn
    }

    fn log(&self, record: &log::Record<'_>) {
        if !self.enabled(record.metadata()) {
            return;
        }
        if let Ok(mut file) = self.0.lock() {
            let now = time::OffsetDateTime::now_utc();
            let _ = writeln!(
                file,
                "{now} {} {}: {}",
                record.level(),
                record.target(),
                record.args()
            );
        }
    }

    fn flush(&self) {
        if let Ok(mut file) = self.0.lock() {
            let _ = file.flush();
        }
    }
}

/// A panic is written beside the log with its place, so that it can be sent in.
fn report_panics(log: Option<PathBuf>) {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |stumble| {
        log::error!("{stumble}");
        if let Some(folder) = log.as_deref().and_then(Path::parent) {
            let report = format!(
                "camseal {} on {}\n{stumble}\n{}\n",
                env!("CARGO_PKG_VERSION"),
                std::env::consts::OS,
                std::backtrace::Backtrace::force_capture()
            );
            let _ = directory::write_private(&folder.join("panic.txt"), report.as_bytes());
        }
        usual(stumble);
    }));
}

#[cfg(test)]
mod tests {
    use super::{Practice, Wish};
    use std::path::PathBuf;

    #[test]
    fn the_command_line_names_a_file_and_practice() {
        let args = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
        assert_eq!(Wish::of(&args(&[])), Wish::default());
        assert_eq!(
            Wish::of(&args(&["--practice", "a b.pem"])),
            Wish {
                practice: Some(Practice::All),
                file: Some(PathBuf::from("a b.pem"))
            }
        );
    }
}
