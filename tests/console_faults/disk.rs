//! The disk is full at every moment a camera's progress is to be saved.

use camseal::practice::Quirks;

use crate::program::{Desk, finish, tool};
use crate::scene::{Scene, each, explained, fresh_site};

/// Runs the console in a mount namespace of its own whose only disk is so small that so many
/// bytes are left beside the site file; afterwards there is space again and the site is shown.
const SMALL_DISK: &str = r#"
set -e
mount -t tmpfs -o size=1m none "$DISK"
cp "$SITE" "$DISK/s.camseal"
dd if=/dev/zero of="$DISK/ballast" bs=4096 2>/dev/null || true
truncate -s -"$LEFT" "$DISK/ballast"
set +e
"$CLI" --json secure "$ADDRESS" --site "$DISK/s.camseal" --user admin --no-trust
code=$?
rm "$DISK/ballast"
"$CLI" --json site show "$DISK/s.camseal" >"$SHOWN" 2>&1 || code=99
cp "$DISK/s.camseal" "$SITE"
exit $code
"#;

/// A namespace of its own: root may, others where the kernel lets them.
fn namespace() -> Option<&'static [&'static str]> {
    let ways: [&[&str]; 2] = [&["--mount"], &["--map-root-user", "--user", "--mount"]];
    let found = ways.into_iter().find(|way| {
        let mut args = way.to_vec();
        args.extend(["sh", "-c", "mount -t tmpfs -o size=64k none /mnt"]);
        crate::program::has("unshare") && tool("unshare", &args).code == 0
    });
    assert!(
        found.is_some() || std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_none(),
        "no small disk can be mounted here"
    );
    if found.is_none() {
        eprintln!("skipped: no small disk can be mounted here");
    }
    found
}

#[test]
fn a_full_disk_at_any_moment_of_the_work() {
    let Some(way) = namespace() else {
        return;
    };
    // From "not even the first page" to "nearly enough": the rollback journal and the grown file
    // need a page each.
    let pages: Vec<usize> = (0..16).collect();
    let scene = Scene::new("onvif-tls", pages.len(), Quirks::default());
    let full = std::sync::atomic::AtomicUsize::new(0);
    each(pages.into_iter().enumerate(), 4, |(index, left)| {
        let label = format!("{left} pages left");
        let before = scene.shape(index);
        let (site, desk) = (scene.site(index), Desk::new());
        fresh_site(site.as_ref());
        std::fs::create_dir(desk.path("disk")).unwrap();
        let shown = desk.text("shown");
        let mut command = desk.command(&[]);
        let cli = command.get_program().to_owned();
        // The desk's variables, another program: the shell that fills the disk.
        let mut shell = std::process::Command::new("unshare");
        let _ = shell
            .args(way)
            .args(["sh", "-c", SMALL_DISK])
            .envs(command.get_envs().filter_map(|(k, v)| Some((k, v?))))
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .env("CLI", cli)
            .env("SITE", &site)
            .env("DISK", desk.path("disk"))
            .env("SHOWN", &shown)
            .env("LEFT", (left * 4096).to_string())
            .env("ADDRESS", scene.address(index))
            .stdin(std::process::Stdio::null())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped());
        let _ = command.stdin(std::process::Stdio::null());
        let ran = finish(shell.spawn().unwrap());
        let text = std::fs::read_to_string(&shown).unwrap_or_default();
        let site_now: serde_json::Value = serde_json::from_str(&text)
            .unwrap_or_else(|e| panic!("{label}: {e}: {text} {}", ran.err));
        assert_eq!(site_now["name"], "Hotel Astoria", "{label}");
        if ran.code == 0 {
            scene.assert_secured(index, &ran, &before, &label);
            return;
        }
        let _ = full.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        if ran.out.contains("\"outcome\"") {
            let end = explained(&ran, &scene.address(index), &label);
            assert_eq!(end["error"], "site-full", "{label}: {end}");
        } else {
            // Full before the first camera was even written down.
            assert_eq!(ran.code, 2, "{label}: {}", ran.err);
            assert_eq!(ran.error()["error"], "site-full", "{label}");
        }
        assert_eq!(scene.shape(index), before, "{label}");
        // With space again the next run ends it.
        let ran = scene.secure(index, &[]);
        scene.assert_secured(index, &ran, &before, &label);
    });
    let full = full.into_inner();
    eprintln!("the disk was full {full} times");
    assert!(full >= 3, "{full}");
}
