//! The real console program, run as a script would run it.

#![allow(clippy::panic, clippy::unwrap_used, clippy::print_stderr)]

use std::io::{BufRead, BufReader, Read, Write};
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
    /// The one JSON document on stdout.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out)
            .unwrap_or_else(|e| panic!("{e}: {:?} {:?}", self.out, self.err))
    }

    /// The JSON objects on stdout, one a line.
    pub fn lines(&self) -> Vec<Value> {
        self.out
            .lines()
            .map(|l| serde_json::from_str(l).unwrap_or_else(|e| panic!("{e}: {l}")))
            .collect()
    }

    /// The last line of the camera at this address.
    pub fn outcome(&self, address: &str) -> Value {
        self.lines()
            .into_iter()
            .rfind(|l| l["address"] == address && !l["outcome"].is_null())
            .unwrap_or_else(|| panic!("{address}: {} {}", self.out, self.err))
    }

    /// The JSON error on stderr.
    pub fn error(&self) -> Value {
        let line = self.err.lines().last().unwrap_or_default();
        serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {}", self.err))
    }
}

/// A folder of its own with the program's settings and home in it, in English, with secrets given.
pub struct Desk {
    pub folder: tempfile::TempDir,
}

impl Desk {
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn text(&self, name: &str) -> String {
        self.path(name).display().to_string()
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_camseal-cli"));
        let home = self.folder.path();
        let _ = command
            .args(args)
            .current_dir(home)
            .env("HOME", home)
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_DATA_HOME", home.join("data"))
            .env("LC_ALL", "C.UTF-8")
            .env_remove("LANGUAGE")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            // They would stand in for the system's store.
            .env_remove("SSL_CERT_FILE")
            .env_remove("SSL_CERT_DIR")
            .env("CAMSEAL_PASSPHRASE", "a passphrase")
            .env("CAMSEAL_PASSWORD", "practice")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        finish(self.command(args).spawn().unwrap())
    }

    /// A site with a quick authority.
    pub fn site(&self) -> String {
        let file = self.text("hotel.camseal");
        let made = self.run(&[
            "site",
            "create",
            &file,
            "--name",
            "Hotel Astoria",
            "--key",
            "p256",
        ]);
        assert_eq!(made.code, 0, "{}", made.err);
        file
    }
}

pub fn finish(child: Child) -> Ran {
    let output = child.wait_with_output().unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// Feeds stdin.
pub fn feed(mut command: Command, text: &[u8]) -> Ran {
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(text).unwrap();
    finish(child)
}

/// Practice cameras in a process of their own, stopped when dropped.
pub struct Practice {
    child: Child,
    pub cameras: Vec<Value>,
}

impl Practice {
    pub fn start(desk: &Desk, args: &[&str], count: usize) -> Self {
        let mut all = vec![
            "practice",
            "--key-seconds",
            "0.3",
            "--restart-seconds",
            "0.5",
        ];
        all.extend(args);
        let mut child = desk.command(&all).stderr(Stdio::inherit()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.as_mut().unwrap()).lines();
        let cameras = (0..count)
            .map(|_| serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap())
            .collect();
        Self { child, cameras }
    }

    /// Host and HTTPS port of a camera.
    pub fn address(&self, index: usize) -> String {
        format!("127.0.0.1:{}", self.cameras[index]["https_port"])
    }

    /// Sends a signal by name and waits for the end.
    pub fn stop(mut self, signal: &str) -> (i32, String) {
        kill(self.child.id(), signal);
        let status = self.child.wait().unwrap();
        let mut rest = String::new();
        let _ = self.child.stdout.take().unwrap().read_to_string(&mut rest);
        (status.code().unwrap_or(-1), rest)
    }
}

impl Drop for Practice {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// One process gets a signal.
pub fn kill(id: u32, signal: &str) {
    let done = Command::new("kill")
        .args(["-s", signal, &id.to_string()])
        .status()
        .unwrap();
    assert!(done.success());
}

/// Whether a tool is here; a missing one is said aloud, or a failure when tools are required.
pub fn has(tool: &str) -> bool {
    let found = std::env::var_os("PATH")
        .is_some_and(|p| std::env::split_paths(&p).any(|d| d.join(tool).is_file()));
    assert!(
        found || std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_none(),
        "{tool} is missing"
    );
    if !found {
        eprintln!("skipped: {tool} is not installed");
    }
    found
}

/// A foreign tool's answer.
pub fn tool(program: &str, args: &[&str]) -> Ran {
    let child = Command::new(program)
        .args(args)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    finish(child)
}

pub fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}
