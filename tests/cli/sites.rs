//! Site files on the console: made, shown, kept when they are not ours to touch.

use std::fs;

use serde_json::Value;

use crate::program::{Desk, finish, mode};

#[test]
fn a_site_is_made_shown_and_never_overwritten() {
    let desk = Desk::new();
    let site = desk.site();
    assert_eq!(mode(site.as_ref()), 0o600);
    let shown = desk
        .run(&["--json", "site", "show", "--site", &site])
        .json();
    assert_eq!(shown["name"], "Hotel Astoria");
    assert_eq!(shown["authority"]["constrained"], true);
    assert_eq!(shown["authority"]["kept"], "typed");
    assert_eq!(shown["cameras"], Value::Array(Vec::new()));
    let before = fs::read(&site).unwrap();
    let again = desk.run(&["site", "create", &site, "--name", "Other"]);
    assert_eq!(again.code, 2);
    assert_eq!(fs::read(&site).unwrap(), before);
    // No secret, nobody at a terminal, no key store: said, and nothing is left behind.
    let mut command = desk.command(&["site", "create", "b.camseal", "--name", "B"]);
    let ran = finish(command.env_remove("CAMSEAL_PASSPHRASE").spawn().unwrap());
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("--passphrase-file"), "{}", ran.err);
    assert!(!desk.path("b.camseal").exists());
}

#[test]
fn the_key_is_never_clear_on_the_disk() {
    let desk = Desk::new();
    let site = desk.site();
    let bytes = fs::read(&site).unwrap();
    // The passphrase is nowhere, and no clear PKCS#8 of P-256 (its fixed beginning) either.
    let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|w| w == needle);
    assert!(!holds(b"a passphrase"));
    assert!(!holds(b"PRIVATE KEY"));
    assert!(!holds(&[
        0x02, 0x01, 0x00, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d
    ]));
}

#[test]
fn a_random_passphrase_is_kept_in_a_private_file_and_opens_the_key() {
    let desk = Desk::new();
    let create = |site: &str, more: &[&str]| {
        let mut args = vec![
            "--json", "site", "create", site, "--name", "Astoria", "--key", "p256",
        ];
        args.extend(more);
        desk.run(&args)
    };
    let made = create("a.camseal", &["--new-passphrase-file", "a.pass"]);
    assert_eq!(made.code, 0, "{}", made.err);
    let secret = fs::read_to_string(desk.path("a.pass")).unwrap();
    assert!(
        secret.starts_with("camseal-") && secret.len() > 40,
        "{}",
        secret.len()
    );
    assert!(!made.out.contains(secret.trim()) && !made.err.contains(secret.trim()));
    assert_eq!(mode(&desk.path("a.pass")), 0o600);
    let issue = |file: &str, out: &str| {
        let site = desk.text("a.camseal");
        desk.run(&[
            "--site",
            &site,
            "issue",
            "10.0.0.7",
            "--key",
            "p256",
            "--out",
            out,
            "--passphrase-file",
            file,
        ])
    };
    assert_eq!(issue("a.pass", "out").code, 0);
    fs::write(
        desk.path("wrong.pass"),
        secret.replace(['a', 'b', 'c', '2'], "z"),
    )
    .unwrap();
    assert_eq!(issue("wrong.pass", "other").code, 1);

    // No file is overwritten, and without its secret no site is made.
    let again = create("b.camseal", &["--new-passphrase-file", "a.pass"]);
    assert_eq!(again.code, 2, "{}", again.err);
    let nowhere = create("b.camseal", &["--new-passphrase-file", "no/such/folder"]);
    assert_eq!(nowhere.code, 2, "{}", nowhere.err);
    assert!(!desk.path("b.camseal").exists());
    assert_eq!(fs::read_to_string(desk.path("a.pass")).unwrap(), secret);
    let both = create(
        "b.camseal",
        &[
            "--new-passphrase-file",
            "c.pass",
            "--passphrase-file",
            "a.pass",
        ],
    );
    assert_eq!(both.code, 2);
}

#[test]
fn damaged_newer_and_foreign_site_files_are_refused_and_kept() {
    let desk = Desk::new();
    let site = desk.site();
    let good = fs::read(&site).unwrap();
    let mut newer = good.clone();
    newer[60..64].copy_from_slice(&9999u32.to_be_bytes());
    let mut damaged = good.clone();
    for byte in &mut damaged[100..4000] {
        *byte ^= 0x5a;
    }
    for (name, bytes, id) in [
        ("newer", newer, "site-newer"),
        ("damaged", damaged, "site-damaged"),
        ("text", b"not a site at all\n".repeat(500), "site-damaged"),
    ] {
        fs::write(&site, &bytes).unwrap();
        let ran = desk.run(&["--json", "site", "show", "--site", &site]);
        assert_eq!(ran.code, 2, "{name}");
        assert_eq!(ran.error()["error"], id, "{name}");
        assert_eq!(fs::read(&site).unwrap(), bytes, "{name}");
    }
}
