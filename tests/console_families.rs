//! One run of the console for each family of a maker: practice camera in one process, `identify`
//! and `secure` in another, OpenSSL as the judge of what is served.
#![cfg(all(feature = "cli", unix))]
#![allow(dead_code, clippy::panic, clippy::unwrap_used)]

#[path = "cli/program.rs"]
mod program;

use program::{Desk, Practice, has, tool};

/// A new family is one word.
const FAMILIES: &[&str] = &["axis", "hanwha", "reolink", "synology"];

#[test]
fn each_family_is_known_and_secured_by_the_console() {
    if !has("openssl") {
        return;
    }
    for family in FAMILIES {
        let desk = Desk::new();
        let site = desk.site();
        let practice = Practice::start(&desk, &["--family", family], 1);
        let port = &practice.cameras[0]["https_port"];
        let address = format!("127.0.0.1:{port}");
        // A busy computer may need the few seconds a question has for its own things.
        let mut known = desk.run(&["--json", "identify", &address]);
        for _ in 0..3 {
            if known.code == 0 {
                break;
            }
            known = desk.run(&["--json", "identify", &address]);
        }
        assert_eq!(known.code, 0, "{family}: {}", known.err);
        assert_eq!(known.json()["family"], *family, "{}", known.out);
        let ran = desk.run(&[
            "--json",
            "secure",
            &address,
            "--user",
            "admin",
            "--site",
            &site,
            "--no-trust",
            "--set-clock",
            "--allow-restart",
        ]);
        assert_eq!(ran.code, 0, "{family}: {}{}", ran.out, ran.err);
        let root = desk.text("root.pem");
        let exported = desk.run(&["authority", "export", "--site", &site, "--out", &root]);
        assert_eq!(exported.code, 0, "{family}: {}", exported.err);
        let judged = tool(
            "openssl",
            &[
                "s_client",
                "-connect",
                &address,
                "-CAfile",
                &root,
                "-verify_ip",
                "127.0.0.1",
                "-verify_return_error",
            ],
        );
        assert_eq!(judged.code, 0, "{family}: {}{}", judged.out, judged.err);
    }
}
