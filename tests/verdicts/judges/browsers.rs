//! Headless Chromium and Firefox: one process each, driven over their own protocols.
//!
//! Chromium by its DevTools protocol over two pipes (`--remote-debugging-pipe`), Firefox by
//! Marionette (<https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html>).

use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{Said, Served, Studio};

/// The start of a browser on a machine with forty programs at work took more than two minutes; one
/// that hangs still fails the test.
const LIMIT: Duration = Duration::from_secs(600);

struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Chromium waits three seconds before it shows a certificate error: many tabs wait at once.
const TABS: usize = 24;

/// Chromium's answers.
pub fn chromium(studio: &Studio, asked: &[&Served]) -> Said {
    Chromium::start(studio).open_all(asked)
}

struct Chromium {
    _running: Running,
    to: File,
    from: Receiver<Value>,
    count: u64,
}

impl Chromium {
    fn start(studio: &Studio) -> Self {
        let folder = studio.fresh("chromium");
        std::fs::create_dir_all(&folder).unwrap();
        let pipe = |name: &str| {
            let path = folder.join(name);
            let made = Command::new("mkfifo").arg(&path).status().unwrap();
            assert!(made.success());
            // Opened for both so that nobody waits for the other end.
            let file = OpenOptions::new()
                .read(true)
                .write(true)
                .open(&path)
                .unwrap();
            (path, file)
        };
        let (to_path, to) = pipe("to-chromium");
        let (from_path, from) = pipe("from-chromium");
        let child = Command::new("sh")
            .args(["-c", "exec chromium \"$@\" 3<\"$TO\" 4>\"$FROM\"", "sh"])
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
            ])
            .args([
                "--no-first-run",
                "--disable-sync",
                "--disable-dev-shm-usage",
            ])
            .args([
                "--disable-background-networking",
                "--disable-component-update",
            ])
            .arg("--host-resolver-rules=MAP * 127.0.0.1, EXCLUDE [::1], EXCLUDE ::1")
            .arg("--remote-debugging-pipe")
            .arg(format!(
                "--user-data-dir={}",
                folder.join("profile").display()
            ))
            .env("TO", to_path)
            .env("FROM", from_path)
            .env("HOME", &studio.home)
            .env_remove("XDG_CONFIG_HOME")
            .env_remove("XDG_DATA_HOME")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (tell, told) = channel();
        drop(std::thread::spawn(move || {
            let mut from = BufReader::new(from);
            let mut message = Vec::new();
            while from.read_until(0, &mut message).is_ok_and(|n| n > 0) {
                let _ = message.pop();
                if let Ok(value) = serde_json::from_slice(&message)
                    && tell.send(value).is_err()
                {
                    return;
                }
                message.clear();
            }
        }));
        Self {
            _running: Running(child),
            to,
            from: told,
            count: 0,
        }
    }

    fn tell(&mut self, session: Option<&str>, method: &str, params: Value) -> u64 {
        self.count += 1;
        let mut message = json!({"id": self.count, "method": method, "params": params});
        if let Some(session) = session {
            message["sessionId"] = json!(session);
        }
        self.to.write_all(message.to_string().as_bytes()).unwrap();
        self.to.write_all(&[0]).unwrap();
        self.count
    }

    /// The next answer to anything told.
    fn hear(&self) -> (u64, Value) {
        loop {
            let message = self
                .from
                .recv_timeout(LIMIT)
                .expect("Chromium answers in time");
            if let Some(id) = message["id"].as_u64() {
                return (id, message["result"].clone());
            }
        }
    }

    fn tab(&mut self) -> String {
        let _ = self.tell(None, "Target.createTarget", json!({"url": "about:blank"}));
        let (_, target) = self.hear();
        let attach = json!({"targetId": target["targetId"], "flatten": true});
        let _ = self.tell(None, "Target.attachToTarget", attach);
        let (_, attached) = self.hear();
        attached["sessionId"].as_str().unwrap().to_owned()
    }

    fn open_all(&mut self, asked: &[&Served]) -> Said {
        let tabs = TABS.min(asked.len());
        let mut free: Vec<String> = (0..tabs).map(|_| self.tab()).collect();
        let mut waiting = asked.iter();
        let mut under_way = HashMap::new();
        let mut said = Said::new();
        loop {
            while let Some(tab) = free.pop() {
                let Some(served) = waiting.next() else { break };
                let id = self.tell(Some(&tab), "Page.navigate", json!({"url": served.url()}));
                let _ = under_way.insert(id, (tab, served.case.id));
            }
            if under_way.is_empty() {
                return said;
            }
            let (id, answer) = self.hear();
            let Some((tab, case)) = under_way.remove(&id) else {
                continue;
            };
            let told = match answer["errorText"].as_str() {
                None | Some("") => "ok",
                Some(code) => code.trim_start_matches("net::"),
            };
            let _ = said.insert(case, told.to_owned());
            free.push(tab);
        }
    }
}

/// Firefox's answers.
pub fn firefox(studio: &Studio, asked: &[&Served]) -> Said {
    let mut browser = Firefox::start(studio);
    asked
        .iter()
        .map(|served| (served.case.id, browser.open(&served.url())))
        .collect()
}

struct Firefox {
    _running: Running,
    stream: TcpStream,
    count: u64,
}

const CODE: &str = "
    let told = [];
    try { told.push(document.getFailedCertSecurityInfo().errorCodeString); } catch (e) {}
    try { told.push(document.getNetErrorInfo().errorCodeString); } catch (e) {}
    told.push(new URL(document.documentURI).searchParams.get('e'));
    return told.filter(t => t)[0] || document.documentURI;
";

impl Firefox {
    fn start(studio: &Studio) -> Self {
        let profile = studio.fresh("firefox");
        std::fs::create_dir_all(&profile).unwrap();
        for file in ["cert9.db", "key4.db", "pkcs11.txt"] {
            let from = studio.home.join(".pki/nssdb").join(file);
            let _ = std::fs::copy(from, profile.join(file)).unwrap();
        }
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let names: Vec<&str> = studio
            .served
            .iter()
            .map(|s| s.case.host)
            .filter(|host| host.parse::<std::net::IpAddr>().is_err())
            .collect();
        let settings = [
            ("marionette.port", json!(port)),
            ("network.dns.localDomains", json!(names.join(","))),
            ("network.captive-portal-service.enabled", json!(false)),
            ("network.connectivity-service.enabled", json!(false)),
            ("security.OCSP.enabled", json!(0)),
            ("app.update.auto", json!(false)),
            ("browser.shell.checkDefaultBrowser", json!(false)),
            ("datareporting.policy.dataSubmissionEnabled", json!(false)),
            ("toolkit.telemetry.enabled", json!(false)),
            ("browser.safebrowsing.malware.enabled", json!(false)),
            ("services.settings.server", json!("http://127.0.0.1:9/")),
            ("network.proxy.type", json!(0)),
        ];
        let lines: String = settings
            .iter()
            .map(|(name, value)| format!("user_pref(\"{name}\", {value});\n"))
            .collect();
        std::fs::write(profile.join("user.js"), lines).unwrap();
        let child = Command::new("firefox-esr")
            .args(["--marionette", "--headless", "--no-remote", "--profile"])
            .arg(&profile)
            .env("HOME", &studio.home)
            .env("MOZ_CRASHREPORTER_DISABLE", "1")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let running = Running(child);
        let mut browser = Self {
            _running: running,
            stream: reach(port),
            count: 0,
        };
        let _ = browser.read();
        let _ = browser.ask("WebDriver:NewSession", json!({"pageLoadStrategy": "eager"}));
        browser
    }

    fn ask(&mut self, name: &str, params: Value) -> Result<Value, Value> {
        self.count += 1;
        let message = json!([0, self.count, name, params]).to_string();
        write!(self.stream, "{}:{message}", message.len()).unwrap();
        let answer = self.read();
        assert_eq!(answer[1], self.count, "{answer}");
        if answer[2].is_null() {
            Ok(answer[3].clone())
        } else {
            Err(answer[2].clone())
        }
    }

    /// One message: its length in digits, a colon, JSON.
    fn read(&mut self) -> Value {
        let mut length = 0;
        let mut one = [0];
        loop {
            self.stream
                .read_exact(&mut one)
                .expect("Firefox answers in time");
            match one[0] {
                b':' => break,
                digit => length = length * 10 + usize::from(digit - b'0'),
            }
        }
        let mut text = vec![0; length];
        self.stream.read_exact(&mut text).unwrap();
        serde_json::from_slice(&text).unwrap()
    }

    fn open(&mut self, url: &str) -> String {
        match self.ask("WebDriver:Navigate", json!({"url": url})) {
            Ok(_) => "ok".to_owned(),
            Err(error) => {
                let told = self.ask(
                    "WebDriver:ExecuteScript",
                    json!({"script": CODE, "args": []}),
                );
                match told {
                    Ok(told) => told["value"].as_str().unwrap_or("?").to_owned(),
                    Err(other) => format!("{} / {}", error["message"], other["message"]),
                }
            }
        }
    }
}

fn reach(port: u16) -> TcpStream {
    let end = Instant::now() + LIMIT;
    loop {
        match TcpStream::connect(("127.0.0.1", port)) {
            Ok(stream) => {
                stream.set_read_timeout(Some(LIMIT)).unwrap();
                return stream;
            }
            Err(error) => assert!(Instant::now() < end, "Firefox does not listen: {error}"),
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// The version a program tells: the first words of it.
pub fn version(program: &str) -> Option<String> {
    // OpenSSL knows no dashes.
    let option = if program == "openssl" {
        "version"
    } else {
        "--version"
    };
    let out = Command::new(program).arg(option).output().ok()?;
    let text = String::from_utf8_lossy(&out.stdout);
    let words: Vec<&str> = text.split_whitespace().take(3).collect();
    Some(words.join(" "))
}

/// Whether a program is there; said aloud when not.
pub fn present(program: &str) -> bool {
    let found = std::env::var_os("PATH").is_some_and(|paths| {
        std::env::split_paths(&paths).any(|folder| Path::new(&folder).join(program).is_file())
    });
    if !found {
        eprintln!("skipped: {program} is not installed");
        assert!(std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_none());
    }
    found
}
