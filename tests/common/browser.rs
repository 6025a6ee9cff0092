//! Headless Chromium as a judge: opens an address with a given home and says what it showed.
//!
//! Apart because more than one test asks it.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use camseal::truststore::command::{Programs, Runner};

/// Headless Chromium with a home of its own.
pub struct Browser {
    program: PathBuf,
    home: PathBuf,
}

/// What the browser showed.
#[derive(Debug, PartialEq, Eq)]
pub enum Shown {
    /// The page of the camera.
    Page,
    /// Its own error page, with the code.
    Refused(String),
}

impl Browser {
    /// `None`, said aloud, when Chromium or certutil is missing.
    pub fn find(home: &Path) -> Option<Self> {
        let program = ["chromium", "chromium-browser", "google-chrome"]
            .iter()
            .find_map(|p| Programs.find(p));
        match (program, Programs.find("certutil")) {
            (Some(program), Some(_)) => Some(Self {
                program,
                home: home.to_owned(),
            }),
            (program, _) => {
                let what = program.map_or("Chromium", |_| "certutil");
                eprintln!("skipped: {what} is not installed");
                assert!(std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_none());
                None
            }
        }
    }

    /// Opens the address in a fresh profile and reads what it shows; `expected` is part of the
    /// camera's page.
    pub async fn open(&self, url: &str, expected: &str) -> Shown {
        let profile = tempfile::tempdir().unwrap();
        let child = tokio::process::Command::new(&self.program)
            .args(["--headless", "--no-sandbox", "--disable-gpu"])
            .args(["--disable-quic", "--no-first-run", "--disable-sync"])
            .args([
                "--disable-background-networking",
                "--disable-component-update",
            ])
            .arg("--disable-dev-shm-usage")
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .args(["--dump-dom", url])
            .env("HOME", &self.home)
            .env_remove("XDG_CONFIG_HOME")
            .env_remove("XDG_DATA_HOME")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let output = tokio::time::timeout(Duration::from_secs(90), child.wait_with_output())
            .await
            .expect("Chromium did not end in time")
            .unwrap();
        let dom = String::from_utf8_lossy(&output.stdout);
        if dom.contains(expected) {
            return Shown::Page;
        }
        // Without a page Chromium dumps nothing and tells the code on stderr.
        let log = String::from_utf8_lossy(&output.stderr);
        let code = log.find("net::ERR_").map(|at| {
            log[at + 5..]
                .chars()
                .take_while(|c| c.is_ascii_uppercase() || *c == '_')
                .collect::<String>()
        });
        Shown::Refused(code.unwrap_or_else(|| format!("no page and no code: {dom}\n{log}")))
    }
}
