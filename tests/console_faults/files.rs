//! Files that are not what they should be: no camera hears of it.

use camseal::practice::Quirks;

use crate::program::{Ran, has, tool};
use crate::scene::{Scene, fresh_site};

/// An error on stderr, in words and as JSON.
fn explained(ran: &Ran, in_words: &Ran, id: &str) {
    for ran in [ran, in_words] {
        assert!(matches!(ran.code, 1 | 2), "{id}: {} {}", ran.code, ran.err);
        assert!(ran.out.is_empty(), "{id}: {}", ran.out);
    }
    assert_eq!(ran.error()["error"], id);
    for key in ["what", "todo"] {
        assert!(ran.error()[key].as_str().is_some_and(|t| t.len() > 10));
    }
    assert!(in_words.err.starts_with("error: "), "{}", in_words.err);
    assert!(in_words.err.contains("\nhint: "), "{}", in_words.err);
}

#[test]
fn a_site_file_that_is_newer_or_damaged() {
    let scene = Scene::new("onvif-tls", 1, Quirks::default());
    let before = scene.shape(0);
    let site = scene.site(0);
    let good = std::fs::read(&site).unwrap();
    let mut newer = good.clone();
    newer[60..64].copy_from_slice(&9999u32.to_be_bytes());
    let mut damaged = good.clone();
    for byte in &mut damaged[100..4000] {
        *byte ^= 0x5a;
    }
    let mut torn = good.clone();
    torn.truncate(good.len() / 2);
    for (bytes, id) in [
        (newer, "site-newer"),
        (damaged, "site-damaged"),
        (torn, "site-damaged"),
        (Vec::new(), "site-damaged"),
    ] {
        std::fs::write(&site, &bytes).unwrap();
        explained(&scene.secure(0, &[]), &scene.secure_in_words(0, &[]), id);
        assert_eq!(std::fs::read(&site).unwrap(), bytes, "{id}");
    }
    assert_eq!(scene.shape(0), before);
    assert_eq!(scene.cameras[0].state().requests, 0);
    fresh_site(site.as_ref());
    let ran = scene.secure(0, &[]);
    scene.assert_secured(0, &ran, &before, "the good file");
}

#[test]
fn an_authority_without_its_key_or_with_the_wrong_password() {
    if !has("openssl") {
        return;
    }
    let scene = Scene::new("onvif-tls", 1, Quirks::default());
    let (desk, site) = (&scene.desk, scene.site(0));
    let untouched = std::fs::read(&site).unwrap();
    let (pem, key, pfx) = (
        desk.text("ca.pem"),
        desk.text("ca.key"),
        desk.text("ca.pfx"),
    );
    for args in [
        &[
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-keyout",
            &key,
            "-out",
            &pem,
            "-subj",
            "/CN=Company Root",
            "-days",
            "3650",
        ][..],
        &[
            "pkcs12",
            "-export",
            "-in",
            &pem,
            "-inkey",
            &key,
            "-out",
            &pfx,
            "-passout",
            "pass:right",
        ][..],
    ] {
        let made = tool("openssl", args);
        assert_eq!(made.code, 0, "{}", made.err);
    }
    let wrong = desk.text("wrong");
    std::fs::write(&wrong, "not the password\n").unwrap();
    for (id, file) in [
        ("console-no-key", &pem),
        ("certificate-wrong-passphrase", &pfx),
    ] {
        let args = [
            "--json",
            "authority",
            "import",
            "--site",
            &site,
            "--certificate",
            file,
        ];
        let run = |args: &[&str]| {
            let mut command = desk.command(args);
            let password = std::fs::read_to_string(&wrong).unwrap();
            crate::program::finish(
                command
                    .env("CAMSEAL_PASSWORD", password.trim())
                    .spawn()
                    .unwrap(),
            )
        };
        let (ran, in_words) = (run(&args), run(&args[1..]));
        explained(&ran, &in_words, id);
        assert!(!format!("{}{}", ran.err, in_words.err).contains("not the password"));
        assert_eq!(std::fs::read(&site).unwrap(), untouched, "{id}");
    }
    let before = scene.shape(0);
    let ran = scene.secure(0, &[]);
    scene.assert_secured(0, &ran, &before, "with its own authority still");
}
