//! Headless Firefox as a judge, driven over its own Marionette port: opens an address with a given
//! profile and says what it showed.
//!
//! Protocol: <https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html>: JSON
//! arrays with their length in front.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use camseal::truststore::command::{Programs, Runner};
use serde_json::{Value, json};

/// The Firefox of this computer.
pub struct Firefox(PathBuf);

impl Firefox {
    /// `None`, said aloud, when it is missing.
    pub fn find() -> Option<Self> {
        let program = ["firefox-esr", "firefox"]
            .iter()
            .find_map(|p| Programs.find(p));
        if program.is_none() {
            eprintln!("skipped: Firefox is not installed");
            assert!(std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_none());
        }
        program.map(Self)
    }

    /// Whether the page came; `Err` with Firefox's own word when it did not.
    pub fn open(&self, profile: &Path, url: &str) -> Result<(), String> {
        std::fs::create_dir_all(profile).unwrap();
        let port = {
            let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
            free.local_addr().unwrap().port()
        };
        let prefs = format!("user_pref(\"marionette.port\", {port});\n");
        std::fs::write(profile.join("user.js"), prefs).unwrap();
        let home = profile.parent().unwrap();
        let child = Command::new(&self.0)
            .args(["--headless", "--marionette", "--no-remote", "--profile"])
            .arg(profile)
            .env("HOME", home)
            .env("MOZ_HEADLESS", "1")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut running = Running(child);
        let mut talk = Talk::begin(port);
        let session = json!({"capabilities": {"alwaysMatch": {"acceptInsecureCerts": false}}});
        let _ = talk.ask("WebDriver:NewSession", &session).unwrap();
        // A policy's certificates are put in while the browser starts, not before it answers.
        std::thread::sleep(Duration::from_secs(2));
        let answer = talk.ask("WebDriver:Navigate", &json!({ "url": url }));
        let _ = talk.ask("Marionette:Quit", &json!({"flags": ["eForceQuit"]}));
        running.end();
        answer.map(|_| ())
    }
}

struct Running(Child);

impl Running {
    fn end(&mut self) {
        for _ in 0..100 {
            if self.0.try_wait().unwrap().is_some() {
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

struct Talk {
    stream: TcpStream,
    number: u64,
}

impl Talk {
    fn begin(port: u16) -> Self {
        let until = Instant::now() + Duration::from_secs(120);
        let stream = loop {
            match TcpStream::connect(("127.0.0.1", port)) {
                Ok(stream) => break stream,
                Err(error) => assert!(Instant::now() < until, "Firefox does not answer: {error}"),
            }
            std::thread::sleep(Duration::from_millis(200));
        };
        stream
            .set_read_timeout(Some(Duration::from_secs(120)))
            .unwrap();
        let mut talk = Self { stream, number: 0 };
        let hello = talk.read();
        assert_eq!(hello["marionetteProtocol"], 3, "{hello}");
        talk
    }

    fn read(&mut self) -> Value {
        let mut length = String::new();
        let mut byte = [0];
        loop {
            self.stream.read_exact(&mut byte).unwrap();
            if byte[0] == b':' {
                break;
            }
            length.push(byte[0].into());
        }
        let mut text = vec![0; length.parse().unwrap()];
        self.stream.read_exact(&mut text).unwrap();
        serde_json::from_slice(&text).unwrap()
    }

    fn ask(&mut self, name: &str, parameters: &Value) -> Result<Value, String> {
        self.number += 1;
        let text = json!([0, self.number, name, parameters]).to_string();
        write!(self.stream, "{}:{text}", text.len()).unwrap();
        let answer = self.read();
        match answer[2]["error"].as_str() {
            Some(error) => Err(error.to_owned()),
            None => Ok(answer[3].clone()),
        }
    }
}
