//! Fedora, Arch and openSUSE in folders, compiled by the real `trust` of p11-kit, and Debian in a
//! folder by the real `update-ca-certificates`. What the distributions' own scripts around these
//! programs do is done by the runner here; that the root counts is judged by OpenSSL.
#![cfg(target_os = "linux")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::print_stderr
)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command as Process;
use std::sync::Arc;

use camseal::certificate::Certificate;
use camseal::truststore::command::{Command, Output, Programs, Runner};
use camseal::truststore::linux::{ANCHORS, Anchors, Linux};
use camseal::truststore::{Error, Person, Presence, TrustStore};
use futures::future::BoxFuture;

fn root(name: &str) -> Certificate {
    let mut wish = rcgen::CertificateParams::new(vec![]).unwrap();
    wish.distinguished_name = rcgen::DistinguishedName::new();
    wish.distinguished_name
        .push(rcgen::DnType::CommonName, name);
    wish.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Constrained(0));
    wish.key_usages = vec![rcgen::KeyUsagePurpose::KeyCertSign];
    let key = rcgen::KeyPair::generate().unwrap();
    Certificate::from_der(wish.self_signed(&key).unwrap().der()).unwrap()
}

/// One distribution below a folder.
struct Image {
    root: PathBuf,
    kind: &'static Anchors,
}

impl Image {
    fn new(root: &Path, kind: &'static Anchors) -> Arc<Self> {
        for folder in [
            Some(kind.folder),
            Path::new(kind.bundles[0]).parent().and_then(Path::to_str),
        ] {
            fs::create_dir_all(root.join(folder.unwrap())).unwrap();
        }
        // p11-kit reads a person's settings only when it is not root.
        let modules = root.join("settings/pkcs11/modules");
        fs::create_dir_all(&modules).unwrap();
        let source = root.join(kind.folder);
        let module = format!(
            "module: p11-kit-trust.so\ntrust-policy: yes\nx-init-reserved: paths='{}'\n",
            source.parent().unwrap().display()
        );
        fs::write(modules.join("image.module"), module).unwrap();
        let mut todo = vec![root.to_owned()];
        while let Some(path) = todo.pop() {
            let open = if path.is_dir() { 0o777 } else { 0o666 };
            fs::set_permissions(&path, fs::Permissions::from_mode(open)).unwrap();
            if path.is_dir() {
                todo.extend(fs::read_dir(&path).unwrap().map(|e| e.unwrap().path()));
            }
        }
        Arc::new(Self {
            root: root.to_owned(),
            kind,
        })
    }

    fn bundle(&self) -> PathBuf {
        self.root.join(self.kind.bundles[0])
    }

    /// The program behind the distribution's script, working below the folder.
    fn behind(&self, command: &Command) -> Command {
        if self.kind.name.starts_with("Debian") {
            let mut real = Command::new(Programs.find("update-ca-certificates").unwrap(), []);
            let below = |path: &str| self.root.join(path).display().to_string();
            for (option, path) in [
                ("--certsdir", "usr/share/ca-certificates"),
                ("--certsconf", "etc/ca-certificates.conf"),
                ("--localcertsdir", self.kind.folder),
                ("--etccertsdir", "etc/ssl/certs"),
                ("--hooksdir", "etc/ca-certificates/update.d"),
            ] {
                real.arguments.extend([option.to_owned(), below(path)]);
            }
            real.arguments.extend(command.arguments.clone());
            return real;
        }
        let mut real = Command::new(
            Programs.find("trust").unwrap(),
            [
                "extract",
                "--format=pem-bundle",
                "--filter=ca-anchors",
                "--overwrite",
                "--comment",
                "--purpose=server-auth",
            ],
        );
        real.arguments.push(self.bundle().display().to_string());
        real.environment = vec![(
            "XDG_CONFIG_HOME".to_owned(),
            self.root.join("settings").display().to_string(),
        )];
        if Programs.is_administrator() {
            real.person = Some(Person {
                uid: 65534,
                gid: 65534,
                home: self.root.join("nobody"),
            });
        }
        real
    }
}

impl Runner for Image {
    fn find(&self, program: &str) -> Option<PathBuf> {
        (program == self.kind.program).then(|| Path::new("/usr/bin").join(program))
    }
    fn run<'a>(&'a self, command: &'a Command) -> BoxFuture<'a, Result<Output, Error>> {
        Box::pin(async move { Programs.run(&self.behind(command)).await })
    }
    fn is_administrator(&self) -> bool {
        true
    }
}

/// Whether OpenSSL accepts the root by this bundle alone.
fn accepted(bundle: &Path, root: &Certificate, folder: &Path) -> bool {
    let file = folder.join("judged.pem");
    fs::write(&file, root.pem()).unwrap();
    Process::new("openssl")
        .args(["verify", "-no-CApath", "-no-CAstore", "-CAfile"])
        .arg(bundle)
        .arg(&file)
        .output()
        .unwrap()
        .status
        .success()
}

fn has(program: &str) -> bool {
    let here = Programs.find(program).is_some();
    if !here {
        eprintln!("skipped: {program} is not installed");
        assert!(std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_none());
    }
    here
}

#[tokio::test]
async fn every_kind_is_compiled_by_the_real_programs() {
    if !has("trust") || !has("update-ca-certificates") || !has("openssl") {
        return;
    }
    for kind in &ANCHORS {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let place = folder.path().join("image");
        fs::create_dir(&place).unwrap();
        let image = Image::new(&place, kind);
        if kind.name.starts_with("Debian") {
            fs::create_dir_all(place.join("usr/share/ca-certificates")).unwrap();
            fs::create_dir_all(place.join("etc/ca-certificates/update.d")).unwrap();
            fs::write(place.join("etc/ca-certificates.conf"), "").unwrap();
        }
        let store = Linux::find(&place, image.clone()).unwrap();
        assert_eq!(store.anchors().name, kind.name);
        // Two of one name would leave it to OpenSSL which one it takes.
        let (ours, other) = (root("Hotel"), root("Office"));
        for root in [&ours, &other] {
            let installed = store.install(root).await;
            assert_eq!(installed.unwrap(), Presence::Trusted, "{}", kind.name);
        }
        let bundle = image.bundle();
        assert!(accepted(&bundle, &ours, folder.path()), "{}", kind.name);
        assert_eq!(store.listing().await.unwrap().len(), 2, "{}", kind.name);
        let removed = store.remove(&ours).await;
        assert_eq!(removed.unwrap(), Presence::Absent, "{}", kind.name);
        assert!(!accepted(&bundle, &ours, folder.path()), "{}", kind.name);
        assert!(accepted(&bundle, &other, folder.path()), "{}", kind.name);
    }
}

#[tokio::test]
async fn what_an_administrator_blocked_is_not_called_trusted() {
    if !has("trust") {
        return;
    }
    let kind = &ANCHORS[0];
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let place = folder.path().join("image");
    let blocked = place.join("etc/pki/ca-trust/source/blocklist");
    fs::create_dir_all(&blocked).unwrap();
    let ours = root("Hotel");
    fs::write(blocked.join("no.pem"), ours.pem()).unwrap();
    let image = Image::new(&place, kind);
    let store = Linux::find(&place, image).unwrap();
    // A bundle without anything cannot be written: another root is in.
    assert_eq!(store.install(&root("b")).await.unwrap(), Presence::Trusted);
    assert_eq!(store.install(&ours).await.unwrap(), Presence::Untrusted);
    assert_eq!(store.remove(&ours).await.unwrap(), Presence::Absent);
}

/// What an image's own tool does, as a program that needs nothing else in the image: every anchor
/// into the bundle, at the places an image sees from inside.
const INSIDE: &str = r##"
#include <dirent.h>
#include <stdio.h>
#include <string.h>
int main(void) {
    char path[4096], line[4096];
    DIR *folder = opendir("/usr/local/share/ca-certificates");
    FILE *bundle = fopen("/etc/ssl/certs/ca-certificates.crt", "w");
    struct dirent *entry;
    if (!folder || !bundle) return 1;
    fputs("# from inside\n", bundle);
    while ((entry = readdir(folder))) {
        if (!strstr(entry->d_name, ".crt")) continue;
        snprintf(path, sizeof path, "/usr/local/share/ca-certificates/%s", entry->d_name);
        FILE *anchor = fopen(path, "r");
        if (!anchor) return 1;
        while (fgets(line, sizeof line, anchor)) fputs(line, bundle);
        fclose(anchor);
    }
    return fclose(bundle);
}
"##;

/// An image that is being prepared, by the console's `--root-dir`: its own tool runs inside it, and
/// this computer stays as it is.
#[test]
fn an_image_is_prepared_with_its_own_tools() {
    if !has("cc") || !has("openssl") {
        return;
    }
    if !Programs.is_administrator() {
        eprintln!("skipped: only an administrator enters another root");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let image = folder.path().join("image");
    for inside in [
        "usr/local/share/ca-certificates",
        "etc/ssl/certs",
        "usr/sbin",
    ] {
        fs::create_dir_all(image.join(inside)).unwrap();
    }
    let source = folder.path().join("inside.c");
    fs::write(&source, INSIDE).unwrap();
    let made = Process::new("cc")
        .args(["-static", "-o"])
        .arg(image.join("usr/sbin/update-ca-certificates"))
        .arg(&source)
        .status()
        .unwrap();
    assert!(made.success());
    let ours = root("Hotel Astoria");
    let file = folder.path().join("root.crt");
    fs::write(&file, ours.pem()).unwrap();
    let here = Path::new("/etc/ssl/certs/ca-certificates.crt");
    let trusted_here = || {
        let bundle = fs::read_to_string(here).unwrap_or_default();
        bundle.contains(ours.pem().trim())
    };
    let run = |verb: &str| {
        let out = Process::new(env!("CARGO_BIN_EXE_camseal-cli"))
            .args(["--json", "trust", verb, "--root"])
            .arg(&file)
            .arg("--root-dir")
            .arg(&image)
            .env("HOME", folder.path())
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&out.stdout).into_owned();
        let answer: serde_json::Value = serde_json::from_str(&text)
            .unwrap_or_else(|e| panic!("{e}: {text}{}", String::from_utf8_lossy(&out.stderr)));
        let store = answer["stores"].as_array().unwrap();
        let store = store.iter().find(|s| s["id"] == "system").cloned();
        (out.status.code(), store.unwrap()["presence"].clone())
    };
    let bundle = image.join("etc/ssl/certs/ca-certificates.crt");
    assert_eq!(run("status"), (Some(1), "absent".into()));
    assert_eq!(run("install"), (Some(0), "trusted".into()));
    let said = fs::read_to_string(&bundle).unwrap();
    assert!(said.starts_with("# from inside"), "{said}");
    assert!(accepted(&bundle, &ours, folder.path()));
    assert!(!trusted_here(), "this computer was changed");
    assert_eq!(run("status"), (Some(0), "trusted".into()));
    assert_eq!(run("remove"), (Some(0), "absent".into()));
    assert!(!accepted(&bundle, &ours, folder.path()));
    let anchors = image.join("usr/local/share/ca-certificates");
    assert_eq!(fs::read_dir(anchors).unwrap().count(), 0);
}
