//! One verdict per client, beside what the clients themselves say.
//!
//! Every case is served on loopback and opened by real Chromium, Firefox, OpenSSL (strict and
//! not), curl and Java; camseal's rules, its expected answers and the truth must agree in each.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

#[path = "verdicts/builder.rs"]
mod builder;
#[path = "verdicts/cases.rs"]
mod cases;
#[path = "verdicts/judges.rs"]
mod judges;

use judges::Studio;
use judges::browsers::{chromium, firefox};
use judges::tools::{curl, java, openssl};

#[test]
fn measure() {
    let start = std::time::Instant::now();
    let studio = Studio::open(cases::all());
    eprintln!(
        "{} cases served after {:?}",
        studio.served.len(),
        start.elapsed()
    );
    let save = |name: &str, said: judges::Said| {
        eprintln!("{name} {:?}", start.elapsed());
        let text: String = said.iter().map(|(k, v)| format!("{k}\t{v}\n")).collect();
        std::fs::write(format!("/tmp/truth-{name}.txt"), text).unwrap();
    };
    let wanted = std::env::var("WANT").unwrap_or_default();
    let want = |n: &str| wanted.is_empty() || wanted.contains(n);
    std::thread::scope(|scope| {
        let _ = scope.spawn(|| {
            if want("chromium") {
                save("chromium", chromium(&studio))
            }
        });
        let _ = scope.spawn(|| {
            if want("firefox") {
                save("firefox", firefox(&studio))
            }
        });
        let _ = scope.spawn(|| {
            if want("openssl") {
                save("openssl", openssl(&studio, false));
                save("strict", openssl(&studio, true));
                save("curl", curl(&studio))
            }
        });
        let _ = scope.spawn(|| {
            if want("java") {
                save("java", java(&studio))
            }
        });
    });
}
