//! Wine with the Windows programs in it: run as a technician would, answered as on Windows.

use std::fs::File;
use std::io::{BufRead, BufReader, Read as _, Seek as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

/// How a run ended.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out)
            .unwrap_or_else(|e| panic!("{e}: {:?} {:?}", self.out, self.err))
    }

    /// The presence in one store, from `trust … --json`.
    pub fn presence(&self, store: &str) -> String {
        self.store(store)["presence"]
            .as_str()
            .unwrap_or("none")
            .to_owned()
    }

    /// What was said of one store.
    pub fn store(&self, id: &str) -> Value {
        self.json()["stores"]
            .as_array()
            .and_then(|all| all.iter().find(|s| s["id"] == id).cloned())
            .unwrap_or_else(|| panic!("no store {id}: {} {}", self.out, self.err))
    }
}

/// A prefix with the programs, one test at a time, and a folder for this test.
pub struct Wine {
    programs: PathBuf,
    pub folder: tempfile::TempDir,
    /// The display all programs of this test are on, `:7`.
    pub display: String,
    screen: Child,
    keeper: Option<Child>,
    _turn: File,
}

impl Drop for Wine {
    fn drop(&mut self) {
        if let Some(mut keeper) = self.keeper.take() {
            // Its input ends, and so does it.
            drop(keeper.stdin.take());
            let _ = keeper.wait();
        }
        // Wine's own services still hang on the display; the next test has another.
        let mut server = Command::new("wineserver");
        let server = server.env("WINEPREFIX", self.programs.join("prefix"));
        let _ = server.arg("--wait").status();
        let _ = self.screen.kill();
        let _ = self.screen.wait();
    }
}

impl Wine {
    /// `None`, said aloud, when the programs were not built or Wine is missing.
    pub fn find() -> Option<Self> {
        let why = match std::env::var_os("CAMSEAL_WINDOWS").map(PathBuf::from) {
            None => "CAMSEAL_WINDOWS names no folder with the Windows programs (see .ci/windows)",
            Some(programs) if !programs.join("camseal-cli.exe").is_file() => {
                "CAMSEAL_WINDOWS has no camseal-cli.exe"
            }
            Some(_) if !has("wine") => "wine is not installed",
            Some(_) if !has("Xvfb") => "Xvfb is not installed",
            Some(programs) => {
                // The registry of the prefix is shared.
                let turn = File::create(programs.join("turn.lock")).unwrap();
                turn.lock().unwrap();
                let (screen, display) = screen();
                return Some(Self::opened(Self {
                    programs,
                    display,
                    screen,
                    keeper: None,
                    // An umlaut and a space, as in the name of a person.
                    folder: tempfile::Builder::new()
                        .prefix("Jörg Müller ")
                        .tempdir()
                        .unwrap(),
                    _turn: turn,
                }));
            }
        };
        eprintln!("skipped: {why}");
        assert!(
            std::env::var_os("CAMSEAL_REQUIRE_WINDOWS").is_none(),
            "{why}"
        );
        None
    }

    /// With one small program running, so that Wine does not start anew for each of the others.
    fn opened(mut self) -> Self {
        let mut command = self.command(&self.program("witness"), &["stay"]);
        let mut keeper = command
            .stdin(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut ready = String::new();
        let _ = BufReader::new(keeper.stdout.as_mut().unwrap())
            .read_line(&mut ready)
            .unwrap();
        assert_eq!(ready.trim(), "ready", "Wine does not start");
        self.keeper = Some(keeper);
        self
    }

    /// The folder with the Windows programs.
    pub fn programs(&self) -> &Path {
        &self.programs
    }

    /// Wine's own folder: its registry and drives.
    pub fn prefix(&self) -> PathBuf {
        self.programs.join("prefix")
    }

    /// A file of this name in a folder that a program made for a while.
    pub fn temporary(&self, name: &str) -> Option<PathBuf> {
        let account = self.account();
        ["Temp", "AppData/Local/Temp"]
            .iter()
            .filter_map(|folder| std::fs::read_dir(account.join(folder)).ok())
            .flatten()
            .filter_map(|entry| Some(entry.ok()?.path().join(name)))
            .find(|path| path.is_file())
    }

    /// One of the Windows programs, to look at from outside.
    pub fn program(&self, name: &str) -> PathBuf {
        self.programs.join(format!("{name}.exe"))
    }

    /// Where the program keeps its sites.
    pub fn sites(&self) -> PathBuf {
        self.account().join("AppData/Local/camseal/data/sites")
    }

    /// Where it keeps its settings.
    pub fn settings(&self) -> PathBuf {
        self.account().join("AppData/Roaming/camseal")
    }

    /// The home of the prefix's account.
    fn account(&self) -> PathBuf {
        std::fs::read_dir(self.programs.join("prefix/drive_c/users"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .find(|path| !path.ends_with("Public"))
            .unwrap()
    }

    /// A path of ours as Windows names it.
    pub fn windows(path: &Path) -> String {
        format!("Z:{}", path.display().to_string().replace('/', "\\"))
    }

    /// A file of this test as Windows names it.
    pub fn path(&self, name: &str) -> String {
        Self::windows(&self.folder.path().join(name))
    }

    pub fn command(&self, program: &Path, args: &[&str]) -> Command {
        let mut command = Command::new("wine");
        let _ = command
            .arg(program)
            .args(args)
            .current_dir(self.folder.path())
            .env("WINEPREFIX", self.programs.join("prefix"))
            .env("WINEDEBUG", "-all")
            .env("WINEDLLOVERRIDES", "mscoree,mshtml=")
            .env("LC_ALL", "C.UTF-8")
            .env_remove("LANGUAGE")
            .env("DISPLAY", &self.display)
            .env("CAMSEAL_PASSPHRASE", "a passphrase")
            .env("CAMSEAL_PASSWORD", "practice")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    pub fn run(&self, program: &str, args: &[&str]) -> Ran {
        finish(&mut self.command(&self.program(program), args))
    }

    /// The console program.
    pub fn camseal(&self, args: &[&str]) -> Ran {
        self.run("camseal-cli", args)
    }

    /// The witness that shares nothing with camseal.
    pub fn witness(&self, args: &[&str]) -> Ran {
        self.run("witness", args)
    }

    /// Whether the witness finds this SHA-1 in a store.
    pub fn holds(&self, place: &str, store: &str, sha1: &str) -> bool {
        let listed = self.witness(&["list", place, store]);
        assert_eq!(listed.code, 0, "{}{}", listed.out, listed.err);
        listed.out.lines().any(|line| line.trim() == sha1)
    }

    /// Whether Wine's registry has this SHA-1 among the computer's roots.
    pub fn registry_has(&self, sha1: &str) -> bool {
        let key =
            format!("HKLM\\Software\\Microsoft\\SystemCertificates\\Root\\Certificates\\{sha1}");
        let mut command = self.command(Path::new("reg"), &["query", &key]);
        finish(&mut command).code == 0
    }

    /// A site with a quick authority; answers its file and the root's SHA-1.
    pub fn site(&self, name: &str) -> (String, String) {
        let file = self.path(&format!("{name}.camseal"));
        let made = self.camseal(&[
            "--json", "site", "create", &file, "--name", name, "--key", "p256",
        ]);
        assert_eq!(made.code, 0, "{}{}", made.out, made.err);
        let root = self.folder.path().join(format!("{name}.der"));
        let out = Self::windows(&root);
        let saved = self.camseal(&[
            "--site",
            &file,
            "authority",
            "export",
            "--format",
            "der",
            "--out",
            &out,
        ]);
        assert_eq!(saved.code, 0, "{}{}", saved.out, saved.err);
        (file, sha1(&root))
    }

    /// Practice cameras of the Windows program.
    pub fn practice(&self, family: &str) -> Practice {
        let args = ["practice", "--family", family, "--key-seconds", "0.2"];
        let mut command = self.command(&self.program("camseal-cli"), &args);
        Practice::start(command.stderr(Stdio::null()))
    }
}

/// A display without a window manager: windows lie where they put themselves.
fn screen() -> (Child, String) {
    let mut server = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1280x900x24"])
        .args(["-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut number = String::new();
    let _ = BufReader::new(server.stdout.as_mut().unwrap())
        .read_line(&mut number)
        .unwrap();
    assert!(!number.trim().is_empty(), "the display did not start");
    (server, format!(":{}", number.trim()))
}

/// SHA-1 of a DER file as Windows names certificates, by OpenSSL.
pub fn sha1(der: &Path) -> String {
    let said = tool(
        "openssl",
        &["dgst", "-sha1", "-r", &der.display().to_string()],
    );
    assert_eq!(said.code, 0, "{}", said.err);
    said.out[..40].to_uppercase()
}

/// A practice camera in a process of its own, stopped when dropped.
pub struct Practice {
    child: Child,
    pub camera: Value,
}

impl Practice {
    pub fn start(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.as_mut().unwrap()).lines();
        let camera = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
        Self { child, camera }
    }

    /// Host and HTTPS port.
    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.camera["https_port"])
    }

    /// The chain it serves now, read by OpenSSL into DER files, its own first.
    pub fn served(&self, folder: &Path) -> Vec<PathBuf> {
        let address = self.address();
        let said = tool("openssl", &["s_client", "-connect", &address, "-showcerts"]);
        let pems: Vec<String> = said
            .out
            .split_inclusive("-----END CERTIFICATE-----")
            .filter_map(|part| part.find("-----BEGIN").map(|at| part[at..].to_owned()))
            .filter(|pem| pem.contains("BEGIN CERTIFICATE"))
            .collect();
        // s_client repeats the first as "Server certificate" only without -showcerts.
        assert!(!pems.is_empty(), "{}{}", said.out, said.err);
        pems.iter()
            .enumerate()
            .map(|(at, pem)| {
                let path = folder.join(format!("served-{at}.der"));
                std::fs::write(&path, pem::parse(pem).unwrap().contents()).unwrap();
                path
            })
            .collect()
    }
}

impl Drop for Practice {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs a program to its end. It writes into files: what Wine starts beside it keeps a pipe open
/// long after the program itself has ended.
pub fn finish(command: &mut Command) -> Ran {
    let (mut out, mut err) = (tempfile::tempfile().unwrap(), tempfile::tempfile().unwrap());
    let status = command
        .stdin(Stdio::null())
        .stdout(out.try_clone().unwrap())
        .stderr(err.try_clone().unwrap())
        .status()
        .unwrap_or_else(|e| panic!("{command:?}: {e}"));
    let text = |file: &mut File| {
        let mut bytes = Vec::new();
        file.rewind().unwrap();
        let _ = file.read_to_end(&mut bytes).unwrap();
        String::from_utf8_lossy(&bytes).replace("\r\n", "\n")
    };
    Ran {
        code: status.code().unwrap_or(-1),
        out: text(&mut out),
        err: text(&mut err),
    }
}

/// A foreign tool's answer.
pub fn tool(program: &str, args: &[&str]) -> Ran {
    finish(Command::new(program).args(args))
}

/// Whether a program is in `PATH`.
pub fn has(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|d| d.join(program).is_file()))
}
