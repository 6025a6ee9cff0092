//! Windows' stores: in, out, asked again; without rights, refused, and lied to.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::wine::{Ran, Wine, finish, tool};

/// Takes the root out whatever happens, so that the next test finds the stores as they were.
struct Undo<'a> {
    wine: &'a Wine,
    sha1: String,
}

impl Drop for Undo<'_> {
    fn drop(&mut self) {
        for place in ["machine", "user"] {
            for store in ["Root", "CA", "My", "Disallowed"] {
                let _ = self.wine.witness(&["out", place, store, &self.sha1]);
            }
        }
    }
}

fn codes(ran: &Ran) -> (u32, u32) {
    let words: Vec<&str> = ran.out.split_whitespace().collect();
    let [_, trust, _, policy] = words[..] else {
        panic!("{}{}", ran.out, ran.err);
    };
    let number = |text| u32::from_str_radix(text, 16).unwrap();
    (number(trust), number(policy))
}

#[test]
fn the_padlock_comes_with_the_root_and_goes_with_it() {
    let Some(wine) = Wine::find() else { return };
    let (site, sha1) = wine.site("Hotel Müller");
    let _undo = Undo {
        wine: &wine,
        sha1: sha1.clone(),
    };

    // A kit made by the Windows program is good for OpenSSL.
    let out = wine.path("kit");
    let issued = wine.camseal(&["--site", &site, "issue", "192.168.7.9", "--out", &out]);
    assert_eq!(issued.code, 0, "{}{}", issued.out, issued.err);
    verified(&wine, "192.168.7.9");

    let camera = wine.practice("onvif-tls");
    let address = camera.address();
    let secured = wine.camseal(&[
        "--site",
        &site,
        "secure",
        &address,
        "--user",
        "admin",
        "--no-trust",
    ]);
    assert_eq!(secured.code, 0, "{}{}", secured.out, secured.err);
    let served = camera.served(wine.folder.path());
    let served: Vec<String> = served.iter().map(|p| Wine::windows(p)).collect();
    let engine = |place: &str| {
        let mut args = vec!["chain", place, "-"];
        args.extend(served.iter().map(String::as_str));
        codes(&wine.witness(&args))
    };
    let trust = |verb: &str| wine.camseal(&["--json", "--site", &site, "trust", verb]);
    let check = || wine.camseal(&["--json", "check", &address]);

    let none = trust("status");
    assert_eq!(none.code, 1, "{}", none.err);
    assert_eq!(none.presence("system"), "absent");
    assert_eq!(none.presence("user"), "absent");
    assert!(!wine.registry_has(&sha1));
    assert_ne!(engine("machine"), (0, 0));
    let refused = check();
    assert_eq!(refused.code, 1, "{}{}", refused.out, refused.err);
    assert!(refused.out.contains("untrusted-root"), "{}", refused.out);

    let preview = wine.camseal(&["--json", "--site", &site, "trust", "install", "--dry-run"]);
    assert_eq!(preview.code, 0, "{}", preview.err);
    let path = format!("Cert:\\LocalMachine\\Root\\{sha1}");
    assert!(
        preview.store("system")["changes"]
            .to_string()
            .contains(&path.replace('\\', "\\\\")),
        "{}",
        preview.out
    );
    assert!(!wine.registry_has(&sha1), "a preview changed something");

    let installed = trust("install");
    assert_eq!(installed.code, 0, "{}{}", installed.out, installed.err);
    assert_eq!(installed.presence("system"), "trusted");
    assert!(wine.registry_has(&sha1));
    assert!(wine.holds("machine", "Root", &sha1));
    assert_eq!(engine("machine"), (0, 0));
    assert_eq!(trust("status").presence("system"), "trusted");
    let judged = check();
    assert_eq!(judged.code, 0, "{}{}", judged.out, judged.err);
    assert!(!judged.out.contains("only-this-user"), "{}", judged.out);
    // Every client that reads this store says the same.
    let clients = wine.camseal(&["--json", "check", &address, "--client", "all"]);
    assert_eq!(clients.code, 0, "{}{}", clients.out, clients.err);

    // A second time changes nothing and says so.
    assert_eq!(trust("install").code, 0);
    let removed = trust("remove");
    assert_eq!(removed.code, 0, "{}{}", removed.out, removed.err);
    assert_eq!(removed.presence("system"), "absent");
    assert!(!wine.registry_has(&sha1));
    assert!(!wine.holds("machine", "Root", &sha1));
    assert_ne!(engine("machine"), (0, 0));
    assert_eq!(check().code, 1);
}

/// The kit's certificate stands up to OpenSSL with the exported root.
fn verified(wine: &Wine, address: &str) {
    let root = wine.folder.path().join("Hotel Müller.der");
    let pem = wine.folder.path().join("root.pem");
    let (root, pem) = (root.display().to_string(), pem.display().to_string());
    let made = tool(
        "openssl",
        &["x509", "-inform", "DER", "-in", &root, "-out", &pem],
    );
    assert_eq!(made.code, 0, "{}", made.err);
    let kit = find(&wine.folder.path().join("kit"), "BEGIN CERTIFICATE");
    let verified = tool(
        "openssl",
        &["verify", "-CAfile", &pem, "-verify_ip", address, &kit],
    );
    assert_eq!(verified.code, 0, "{}{}", verified.out, verified.err);
}

/// The first file below a folder with these words in it.
fn find(folder: &Path, words: &str) -> String {
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if std::fs::read_to_string(&path).is_ok_and(|text| text.contains(words)) {
                return path.display().to_string();
            }
        }
    }
    panic!("nothing with {words} below {}", folder.display());
}

#[test]
fn an_account_without_rights_has_a_store_of_its_own() {
    let Some(wine) = Wine::find() else { return };
    let (site, sha1) = wine.site("Pension");
    let _undo = Undo {
        wine: &wine,
        sha1: sha1.clone(),
    };
    let camera = wine.practice("onvif-tls");
    let address = camera.address();
    let secured = wine.camseal(&[
        "--site",
        &site,
        "secure",
        &address,
        "--user",
        "admin",
        "--no-trust",
    ]);
    assert_eq!(secured.code, 0, "{}{}", secured.out, secured.err);
    let user =
        |verb: &str| wine.camseal(&["--json", "--site", &site, "trust", verb, "--store", "user"]);
    let installed = user("install");
    assert_eq!(installed.code, 0, "{}{}", installed.out, installed.err);
    assert_eq!(installed.presence("user"), "trusted");
    assert!(wine.holds("user", "Root", &sha1));
    assert!(!wine.holds("machine", "Root", &sha1));
    assert!(!wine.registry_has(&sha1));
    // The verdict is a yes, and says for whom.
    let judged = wine.camseal(&["--json", "check", &address]);
    assert_eq!(judged.code, 0, "{}{}", judged.out, judged.err);
    assert!(judged.out.contains("only-this-user"), "{}", judged.out);
    let removed = user("remove");
    assert_eq!(removed.code, 0, "{}{}", removed.out, removed.err);
    assert_eq!(removed.presence("user"), "absent");
    assert!(!wine.holds("user", "Root", &sha1));
}

#[test]
fn a_refused_root_is_not_called_trusted() {
    let Some(wine) = Wine::find() else { return };
    let (site, sha1) = wine.site("Refused");
    let _undo = Undo {
        wine: &wine,
        sha1: sha1.clone(),
    };
    let der = wine.path("Refused.der");
    for store in ["Root", "Disallowed"] {
        let put = wine.witness(&["put", "machine", store, &der]);
        assert_eq!(put.code, 0, "{}", put.out);
    }
    let status = wine.camseal(&["--json", "--site", &site, "trust", "status"]);
    assert_eq!(status.code, 1, "{}", status.err);
    assert_eq!(status.presence("system"), "untrusted");
    // Who installs it wants it trusted: it leaves the refused.
    let installed = wine.camseal(&["--json", "--site", &site, "trust", "install"]);
    assert_eq!(installed.code, 0, "{}{}", installed.out, installed.err);
    assert_eq!(installed.presence("system"), "trusted");
    assert!(!wine.holds("machine", "Disallowed", &sha1));
    assert!(wine.registry_has(&sha1));
}

#[test]
fn without_rights_one_prompt_starts_a_second_run() {
    let Some(wine) = Wine::find() else { return };
    let (site, sha1) = wine.site("Ohne Rechte");
    let _undo = Undo {
        wine: &wine,
        sha1: sha1.clone(),
    };
    // The program lies in a folder with a space and an umlaut, as on somebody's desktop.
    let program = wine.folder.path().join("camseal-cli.exe");
    let _ = std::fs::copy(wine.program("camseal-cli"), &program).unwrap();
    let limited = |verb: &str| {
        wine.witness(&[
            "limited",
            &Wine::windows(&program),
            "--json",
            "--site",
            &site,
            "trust",
            verb,
        ])
    };
    let status = limited("status");
    assert_eq!(status.code, 1, "{}{}", status.out, status.err);
    assert_eq!(status.store("system")["needs_elevation"], true);
    let full = wine.camseal(&["--json", "--site", &site, "trust", "status"]);
    assert_eq!(full.store("system")["needs_elevation"], false);

    let installed = limited("install");
    assert_eq!(installed.code, 0, "{}{}", installed.out, installed.err);
    assert_eq!(installed.presence("system"), "trusted");
    assert!(wine.registry_has(&sha1));
    let removed = limited("remove");
    assert_eq!(removed.code, 0, "{}{}", removed.out, removed.err);
    assert!(!wine.registry_has(&sha1));
}

/// An administrator's session does not know the drive letters for other computers.
#[test]
fn from_a_network_drive_the_second_run_is_a_copy_on_this_computer() {
    let Some(wine) = Wine::find() else { return };
    // Wine learns what its drives are when it starts.
    let drive = NetworkDrive::new(&wine);
    drop(wine);
    let Some(wine) = Wine::find() else { return };
    let (site, sha1) = wine.site("Netzlaufwerk");
    let _undo = Undo {
        wine: &wine,
        sha1: sha1.clone(),
    };
    let limited = |verb: &str| {
        let program = "N:\\camseal-cli.exe";
        wine.witness(&["limited", program, "--json", "--site", &site, "trust", verb])
    };
    let ended = AtomicBool::new(false);
    let (installed, seen) = std::thread::scope(|scope| {
        // The copy is there as long as the second run.
        let watch = scope.spawn(|| {
            while !ended.load(Ordering::Relaxed) {
                if wine.temporary("camseal-cli.exe").is_some() {
                    return true;
                }
                std::thread::sleep(Duration::from_millis(5));
            }
            false
        });
        let installed = limited("install");
        ended.store(true, Ordering::Relaxed);
        (installed, watch.join().unwrap())
    });
    assert_eq!(installed.code, 0, "{}{}", installed.out, installed.err);
    assert!(wine.registry_has(&sha1));
    assert!(seen, "the second run was started from the network drive");
    assert_eq!(wine.temporary("camseal-cli.exe"), None, "the copy was left");
    assert_eq!(limited("remove").code, 0);
    assert!(!wine.registry_has(&sha1));
    drop(drive);
}

/// `N:` with the programs, a drive of another computer for Wine; gone when dropped.
struct NetworkDrive {
    link: PathBuf,
    prefix: PathBuf,
}

impl NetworkDrive {
    fn new(wine: &Wine) -> Self {
        let prefix = wine.prefix();
        let link = prefix.join("dosdevices/n:");
        let _ = std::fs::remove_file(&link);
        std::os::unix::fs::symlink(wine.programs(), &link).unwrap();
        let drives = [
            "HKLM\\Software\\Wine\\Drives",
            "/v",
            "n:",
            "/d",
            "network",
            "/f",
        ];
        let said = finish(&mut wine.command(Path::new("reg"), &[&["add"], &drives[..]].concat()));
        assert_eq!(said.code, 0, "{}{}", said.out, said.err);
        Self { link, prefix }
    }
}

impl Drop for NetworkDrive {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.link);
        let _ = Command::new("wine")
            .args([
                "reg",
                "delete",
                "HKLM\\Software\\Wine\\Drives",
                "/v",
                "n:",
                "/f",
            ])
            .env("WINEPREFIX", &self.prefix)
            .env("WINEDEBUG", "-all")
            .output();
    }
}

#[test]
fn without_rights_a_root_moves_to_its_place_after_one_prompt() {
    let Some(wine) = Wine::find() else { return };
    let (site, sha1) = wine.site("Verlegt");
    let _undo = Undo {
        wine: &wine,
        sha1: sha1.clone(),
    };
    let put = wine.witness(&["put", "machine", "CA", &wine.path("Verlegt.der")]);
    assert_eq!(put.code, 0, "{}", put.out);
    let program = Wine::windows(&wine.program("camseal-cli"));
    // Wine takes its roots from Linux, expired ones too: only ours is asked for.
    let der = std::fs::read(wine.folder.path().join("Verlegt.der")).unwrap();
    let root = camseal::certificate::Certificate::from_der(&der).unwrap();
    let sha256 = root.fingerprint().to_string();
    let tidied = wine.witness(&[
        "limited", &program, "--json", "--site", &site, "trust", "tidy", "--store", "system",
        "--only", &sha256,
    ]);
    let strays = tidied.json()["strays"].clone();
    let stray = strays
        .as_array()
        .and_then(|all| all.iter().find(|stray| stray["sha256"] == sha256.as_str()))
        .unwrap_or_else(|| panic!("{}{}", tidied.out, tidied.err));
    assert_eq!(stray["id"], "own-root-misplaced", "{stray}");
    assert_eq!(stray["outcome"], "mended", "{stray}");
    assert_eq!(tidied.code, 0, "what was not asked for does not count");
    assert!(wine.holds("machine", "Root", &sha1));
    assert!(!wine.holds("machine", "CA", &sha1));
}

#[test]
fn the_second_run_takes_one_order_and_nothing_else() {
    let Some(wine) = Wine::find() else { return };
    let (_, sha1) = wine.site("Order");
    let _undo = Undo {
        wine: &wine,
        sha1: sha1.clone(),
    };
    let der = wine.folder.path().join("Order.der");
    let said = tool(
        "openssl",
        &["dgst", "-sha256", "-r", &der.display().to_string()],
    );
    let right = said.out[..64].to_owned();
    let wrong = "00".repeat(32);
    let order = |program: &str, act: &str, sha256: &str, answer: &str| {
        let (root, answer) = (Wine::windows(&der), wine.path(answer));
        wine.run(
            program,
            &[
                "trust",
                act,
                "--root",
                &root,
                "--sha256",
                sha256,
                "--store",
                "system",
                "--answer",
                &answer,
                "--elevated",
            ],
        )
    };
    let answer =
        |name: &str| std::fs::read_to_string(wine.folder.path().join(name)).unwrap_or_default();

    // Another root than announced.
    assert_eq!(order("camseal-cli", "install", &wrong, "a.json").code, 1);
    assert!(
        answer("a.json").contains("fingerprint"),
        "{}",
        answer("a.json")
    );
    assert!(!wine.registry_has(&sha1));
    // Both programs answer, the window program without a window: it ends by itself.
    for (program, file) in [("camseal-cli", "b.json"), ("camseal", "c.json")] {
        assert_eq!(order(program, "install", &right, file).code, 0);
        assert!(answer(file).contains("trusted"), "{}", answer(file));
        assert!(wine.registry_has(&sha1));
        assert_eq!(
            order(program, "remove", &right, &format!("{file}-2")).code,
            0
        );
        assert!(!wine.registry_has(&sha1));
    }
    // What lies where the answer should go is left as it is.
    std::fs::write(wine.folder.path().join("d.json"), "somebody's").unwrap();
    let _ = order("camseal-cli", "install", &right, "d.json");
    assert_eq!(answer("d.json"), "somebody's");
    // A verb that is no order.
    let other = order("camseal-cli", "status", &right, "e.json");
    assert_eq!(other.code, 2, "{}{}", other.out, other.err);
    assert_eq!(answer("e.json"), "");
}

#[test]
fn policies_roots_are_seen_and_left_alone() {
    let Some(wine) = Wine::find() else { return };
    let (site, sha1) = wine.site("Policy");
    let _undo = Undo {
        wine: &wine,
        sha1: sha1.clone(),
    };
    // As a domain's policy leaves it: the same blob below the policies' key.
    let put = wine.witness(&["put", "machine", "Root", &wine.path("Policy.der")]);
    assert_eq!(put.code, 0, "{}", put.out);
    let from = "HKLM\\Software\\Microsoft\\SystemCertificates\\Root\\Certificates";
    let to = "HKLM\\Software\\Policies\\Microsoft\\SystemCertificates\\Root\\Certificates";
    let blob = registry(&wine, &["query", &format!("{from}\\{sha1}"), "/v", "Blob"]);
    let blob = blob.out.split_whitespace().last().unwrap().to_owned();
    let key = format!("{to}\\{sha1}");
    let added = registry(
        &wine,
        &[
            "add",
            &key,
            "/v",
            "Blob",
            "/t",
            "REG_BINARY",
            "/d",
            &blob,
            "/f",
        ],
    );
    assert_eq!(added.code, 0, "{}", added.err);
    assert_eq!(wine.witness(&["out", "machine", "Root", &sha1]).code, 0);

    let removed = wine.camseal(&["--json", "--site", &site, "trust", "remove"]);
    let store = removed.store("system");
    let _ = registry(&wine, &["delete", &key, "/f"]);
    if store["presence"] == "absent" {
        // This Wine does not show policies' roots in the computer's store; then there is nothing
        // to remove, and saying so is right.
        assert_eq!(removed.code, 0, "{}{}", removed.out, removed.err);
    } else {
        assert_eq!(removed.code, 1, "{}{}", removed.out, removed.err);
        assert_eq!(store["error"]["id"], "truststore-by-hand");
    }
}

fn registry(wine: &Wine, args: &[&str]) -> Ran {
    super::wine::finish(&mut wine.command(Path::new("reg"), args))
}
