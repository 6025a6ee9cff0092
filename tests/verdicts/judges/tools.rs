//! OpenSSL, strict and not, curl and Java.

use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::Mutex;

use super::{Said, Served, Studio};

/// Asks a few at once: each is a process of its own.
fn each(asked: &[&Served], ask: impl Fn(&Served) -> String + Sync) -> Said {
    let said = Mutex::new(Said::new());
    let next = Mutex::new(asked.iter());
    std::thread::scope(|scope| {
        for _ in 0..3 {
            let _ = scope.spawn(|| {
                loop {
                    let Some(served) = next.lock().unwrap().next() else {
                        return;
                    };
                    let answer = ask(served);
                    let _ = said.lock().unwrap().insert(served.case.id, answer);
                }
            });
        }
    });
    said.into_inner().unwrap()
}

/// `openssl s_client`, which judges as most programs with OpenSSL do.
pub fn openssl(studio: &Studio, asked: &[&Served], strict: bool) -> Said {
    each(asked, |served| {
        let host = served.case.host;
        let mut command = Command::new("openssl");
        let _ = command
            .args(["s_client", "-connect", &served.socket(), "-brief"])
            .args([
                "-verify_return_error",
                "-no-CApath",
                "-no-CAstore",
                "-CAfile",
            ])
            .arg(&studio.bundle);
        if host.parse::<std::net::IpAddr>().is_ok() {
            let _ = command.args(["-verify_ip", host]);
        } else {
            let _ = command.args(["-verify_hostname", host, "-servername", host]);
        }
        if strict {
            let _ = command.arg("-x509_strict");
        }
        let out = command.stdin(Stdio::null()).output().unwrap();
        let told = String::from_utf8_lossy(&out.stderr);
        if out.status.success() && told.contains("Verification: OK") {
            return "ok".to_owned();
        }
        let number = told
            .lines()
            .find_map(|l| l.trim().strip_prefix("verify error:num="));
        match number {
            Some(text) => text.to_owned(),
            None => told
                .lines()
                .find(|l| l.contains("error:"))
                .and_then(|l| l.rsplit(':').nth(2).map(|_| l))
                .map_or_else(
                    || format!("? {told}"),
                    |l| l.split(':').skip(5).take(1).collect::<String>(),
                ),
        }
    })
}

/// curl with these roots as the system's store.
pub fn curl(studio: &Studio, asked: &[&Served]) -> Said {
    each(asked, |served| {
        let mut command = Command::new("curl");
        let _ = command
            .args([
                "--silent",
                "--show-error",
                "--max-time",
                "20",
                "--noproxy",
                "*",
            ])
            .args([
                "--output",
                "/dev/null",
                "--capath",
                "/nonexistent",
                "--cacert",
            ])
            .arg(&studio.bundle);
        if served.case.host.parse::<std::net::IpAddr>().is_err() {
            let target = format!("{}:{}:127.0.0.1", served.case.host, served.port);
            let _ = command.args(["--resolve", &target]);
            let bare = served.case.host.trim_end_matches('.');
            let target = format!("{bare}:{}:127.0.0.1", served.port);
            let _ = command.args(["--resolve", &target]);
        }
        let out = command.arg(served.url()).output().unwrap();
        if out.status.success() {
            "ok".to_owned()
        } else {
            String::from_utf8_lossy(&out.stderr).trim().to_owned()
        }
    })
}

/// Java's own TLS with these roots.
pub fn java(studio: &Studio, asked: &[&Served]) -> Said {
    let source = studio.folder().join("Judge.java");
    std::fs::write(&source, include_str!("Judge.java")).unwrap();
    let mut child = Command::new("java")
        .arg("-XX:TieredStopAtLevel=1")
        .arg(&source)
        .arg(&studio.bundle)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap();
    {
        let mut stdin = child.stdin.take().unwrap();
        for served in asked {
            let real = if served.case.host == "::1" {
                "::1"
            } else {
                "127.0.0.1"
            };
            writeln!(
                stdin,
                "{}\t{real}\t{}\t{}",
                served.case.id, served.port, served.case.host
            )
            .unwrap();
        }
    }
    let out = child.wait_with_output().unwrap();
    assert!(out.status.success());
    let text = String::from_utf8_lossy(&out.stdout);
    let mut said = Said::new();
    for line in text.lines() {
        let Some((id, answer)) = line.split_once('\t') else {
            continue;
        };
        let case = studio.served.iter().find(|s| s.case.id == id).unwrap();
        let _ = said.insert(case.case.id, answer.to_owned());
    }
    said
}
