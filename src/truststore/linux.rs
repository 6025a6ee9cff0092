//! The system store of Linux: a folder for anchors and a command that compiles the bundle.
//!
//! Four kinds of distribution, told apart by what exists, never by name. The root folder and the
//! runner of commands can be replaced, so that tests prove the whole table without root.
//!
//! Sources: `update-ca-certificates(8)` of Debian and openSUSE, `update-ca-trust(8)` of Fedora,
//! `trust(1)` of p11-kit (Arch).

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::command::{Command, Runner};
use super::error::file_error;
use super::{
    Answer, Change, Error, Held, Origin, Presence, Scope, Shelf, StoreId, StoreKind, TrustStore,
    admit,
};
use crate::certificate::{Certificate, Fingerprint};

/// One kind of distribution. Paths are relative to the root folder.
#[derive(Debug, PartialEq, Eq)]
pub struct Anchors {
    /// Its name, for logs and tests.
    pub name: &'static str,
    /// Where administrators put roots.
    pub folder: &'static str,
    /// The program that compiles the bundle.
    pub program: &'static str,
    /// Its arguments after something was added.
    pub after_install: &'static [&'static str],
    /// Its arguments after something was removed.
    pub after_remove: &'static [&'static str],
    /// The compiled bundle that programs read; the first that exists counts.
    pub bundles: &'static [&'static str],
}

/// In the order they are looked for. Fedora stands first: its folder exists nowhere else, while
/// `/usr/local/share/ca-certificates` is made by hand now and then.
pub const ANCHORS: [Anchors; 4] = [
    Anchors {
        name: "Fedora, Red Hat",
        folder: "etc/pki/ca-trust/source/anchors",
        program: "update-ca-trust",
        after_install: &["extract"],
        after_remove: &["extract"],
        bundles: &["etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"],
    },
    Anchors {
        name: "Arch",
        folder: "etc/ca-certificates/trust-source/anchors",
        program: "trust",
        after_install: &["extract-compat"],
        after_remove: &["extract-compat"],
        bundles: &[
            "etc/ca-certificates/extracted/tls-ca-bundle.pem",
            "etc/ssl/certs/ca-certificates.crt",
        ],
    },
    Anchors {
        name: "openSUSE",
        folder: "etc/pki/trust/anchors",
        program: "update-ca-certificates",
        after_install: &[],
        after_remove: &[],
        bundles: &[
            "var/lib/ca-certificates/ca-bundle.pem",
            "etc/ssl/ca-bundle.pem",
        ],
    },
    Anchors {
        name: "Debian, Ubuntu",
        folder: "usr/local/share/ca-certificates",
        program: "update-ca-certificates",
        after_install: &[],
        // Without --fresh the links in /etc/ssl/certs stay behind, pointing nowhere.
        after_remove: &["--fresh"],
        bundles: &["etc/ssl/certs/ca-certificates.crt"],
    },
];

/// The system store of this Linux.
pub struct Linux {
    root: PathBuf,
    anchors: &'static Anchors,
    program: PathBuf,
    runner: Arc<dyn Runner>,
}

impl Linux {
    /// The store below `root` (`/` outside tests), when one of the four kinds is there.
    pub fn find(root: impl Into<PathBuf>, runner: Arc<dyn Runner>) -> Option<Self> {
        let root = root.into();
        let (anchors, program) = ANCHORS.iter().find_map(|a| {
            let there = root.join(a.folder).is_dir();
            Some((a, runner.find(a.program).filter(|_| there)?))
        })?;
        Some(Self {
            root,
            anchors,
            program,
            runner,
        })
    }

    /// Which kind it is.
    pub fn anchors(&self) -> &'static Anchors {
        self.anchors
    }

    fn folder(&self) -> PathBuf {
        self.root.join(self.anchors.folder)
    }

    /// Named after the SHA-256, so that two roots never share a file.
    fn file(&self, root: &Certificate) -> PathBuf {
        let hex = root.fingerprint().to_string();
        self.folder().join(format!("camseal-{}.crt", &hex[..16]))
    }

    fn update(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program, []);
        command.arguments = arguments.iter().map(|a| (*a).to_owned()).collect();
        command
    }

    fn bundle(&self) -> Option<PathBuf> {
        self.anchors
            .bundles
            .iter()
            .map(|b| self.root.join(b))
            .find(|b| b.exists())
    }

    /// Anchor files that hold exactly this root and nothing else, whoever named them.
    fn anchor_files(&self, root: &Certificate) -> Result<Vec<PathBuf>, Error> {
        let folder = self.folder();
        let mut found = Vec::new();
        for entry in fs::read_dir(&folder).map_err(|e| file_error(&folder, e))? {
            let path = entry.map_err(|e| file_error(&folder, e))?.path();
            if !path.is_file() {
                continue;
            }
            // Somebody else's file with private rights is not ours to judge.
            let Ok(bytes) = fs::read(&path) else { continue };
            let inside = fingerprints(&bytes);
            if inside.len() == 1 && inside.contains(&root.fingerprint()) {
                found.push(path);
            }
        }
        found.sort();
        Ok(found)
    }

    /// SHA-256 of everything programs trust.
    fn compiled(&self) -> Result<BTreeSet<Fingerprint>, Error> {
        let Some(bundle) = self.bundle() else {
            return Ok(BTreeSet::new());
        };
        let bytes = fs::read(&bundle).map_err(|e| file_error(&bundle, e))?;
        Ok(fingerprints(&bytes))
    }

    /// Every certificate in the folder of anchors; the distribution's own roots lie elsewhere.
    fn held(&self) -> Result<Vec<Held>, Error> {
        let folder = self.folder();
        let trusted = self.compiled()?;
        let mut all = Vec::new();
        for entry in fs::read_dir(&folder).map_err(|e| file_error(&folder, e))? {
            let path = entry.map_err(|e| file_error(&folder, e))?.path();
            if !path.is_file() {
                continue;
            }
            let Ok(bytes) = fs::read(&path) else { continue };
            for certificate in certificates(&bytes) {
                all.push(Held {
                    trusted: trusted.contains(&certificate.fingerprint()),
                    certificate,
                    store: self.id(),
                    scope: Scope::Computer,
                    shelf: Shelf::Roots,
                    location: path.display().to_string(),
                    origin: Origin::Local,
                    with_key: false,
                });
            }
        }
        all.sort_by(|a, b| a.location.cmp(&b.location));
        Ok(all)
    }

    fn ask(&self, root: &Certificate) -> Result<Presence, Error> {
        // The bundle is what programs read, so it decides; an anchor alone has no effect yet.
        if self.compiled()?.contains(&root.fingerprint()) {
            return Ok(Presence::Trusted);
        }
        Ok(if self.anchor_files(root)?.is_empty() {
            Presence::Absent
        } else {
            Presence::Untrusted
        })
    }

    async fn compile(&self, arguments: &[&str]) -> Result<(), Error> {
        let command = self.update(arguments);
        let output = self.runner.run(&command).await?;
        if output.succeeded() {
            Ok(())
        } else {
            Err(output.refusal(&command))
        }
    }

    fn allowed(&self) -> Result<(), Error> {
        if self.needs_elevation() {
            return Err(Error::NeedsAdministrator {
                place: self.place(),
            });
        }
        Ok(())
    }
}

impl TrustStore for Linux {
    fn id(&self) -> StoreId {
        StoreId(super::SYSTEM.to_owned())
    }

    fn kind(&self) -> StoreKind {
        StoreKind::System
    }

    fn place(&self) -> String {
        self.folder().display().to_string()
    }

    fn needs_elevation(&self) -> bool {
        !self.runner.is_administrator()
    }

    fn presence<'a>(&'a self, root: &'a Certificate) -> Answer<'a, Presence> {
        Box::pin(async move { self.ask(root) })
    }

    fn preview_install(&self, root: &Certificate) -> Vec<Change> {
        if self.ask(root).is_ok_and(|p| p == Presence::Trusted) {
            return Vec::new();
        }
        vec![
            Change::Write(self.file(root)),
            Change::Run(self.update(self.anchors.after_install).words()),
        ]
    }

    fn preview_remove(&self, root: &Certificate) -> Vec<Change> {
        let files = self.anchor_files(root).unwrap_or_default();
        if files.is_empty() && self.ask(root).is_ok_and(|p| p == Presence::Absent) {
            return Vec::new();
        }
        let mut changes: Vec<Change> = files.into_iter().map(Change::Remove).collect();
        changes.push(Change::Run(self.update(self.anchors.after_remove).words()));
        changes
    }

    fn install<'a>(&'a self, root: &'a Certificate) -> Answer<'a, Presence> {
        Box::pin(async move {
            admit(root)?;
            if self.ask(root)? == Presence::Trusted {
                return Ok(Presence::Trusted);
            }
            self.allowed()?;
            let file = self.file(root);
            write_public(&file, root.pem().as_bytes())?;
            if let Err(error) = self.compile(self.anchors.after_install).await {
                // The bundle was not made: do not leave an anchor that takes effect some day.
                let _ = fs::remove_file(&file);
                return Err(error);
            }
            self.ask(root)
        })
    }

    fn remove<'a>(&'a self, root: &'a Certificate) -> Answer<'a, Presence> {
        Box::pin(async move {
            let files = self.anchor_files(root)?;
            if files.is_empty() && self.ask(root)? == Presence::Absent {
                return Ok(Presence::Absent);
            }
            self.allowed()?;
            for file in &files {
                fs::remove_file(file).map_err(|e| file_error(file, e))?;
            }
            self.compile(self.anchors.after_remove).await?;
            self.ask(root)
        })
    }

    fn listing(&self) -> Answer<'_, Vec<Held>> {
        Box::pin(async move { self.held() })
    }

    fn preview_take(&self, held: &Held) -> Vec<Change> {
        let path = PathBuf::from(&held.location);
        let bytes = fs::read(&path).unwrap_or_default();
        let change = if without(&bytes, held.fingerprint()).is_some() {
            Change::Write(path)
        } else {
            Change::Remove(path)
        };
        vec![
            change,
            Change::Run(self.update(self.anchors.after_remove).words()),
        ]
    }

    fn take<'a>(&'a self, held: &'a Held) -> Answer<'a, ()> {
        Box::pin(async move {
            // What lies there now is compared, not what lay there when it was listed.
            if !self.held()?.iter().any(|now| now.is_at(held)) {
                return Ok(());
            }
            self.allowed()?;
            let path = Path::new(&held.location);
            let bytes = fs::read(path).map_err(|e| file_error(path, e))?;
            match without(&bytes, held.fingerprint()) {
                // Somebody's bundle: the others in it stay.
                Some(rest) => write_public(path, rest.as_bytes())?,
                None => fs::remove_file(path).map_err(|e| file_error(path, e))?,
            }
            self.compile(self.anchors.after_remove).await
        })
    }
}

/// Every certificate in a file that can be read.
fn certificates(bytes: &[u8]) -> Vec<Certificate> {
    let found: Vec<_> = pem::parse_many(bytes)
        .unwrap_or_default()
        .iter()
        .filter_map(|p| Certificate::from_der(p.contents()).ok())
        .collect();
    if found.is_empty() {
        return Certificate::from_der(bytes).into_iter().collect();
    }
    found
}

/// The text of a bundle without one certificate; `None` when nothing else is in the file.
fn without(bytes: &[u8], gone: Fingerprint) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut rest = String::new();
    let mut others = 0;
    let mut left = text;
    while let Some(start) = left.find("-----BEGIN ") {
        let end = start + left.get(start..)?.find("-----END ")?;
        let end = end
            + left
                .get(end..)?
                .find('\n')
                .map_or(left.len() - end, |n| n + 1);
        let block = left.get(start..end)?;
        let is_it = pem::parse(block).is_ok_and(|p| Fingerprint::of(p.contents()) == gone);
        rest.push_str(left.get(..start)?);
        if !is_it {
            rest.push_str(block);
            others += 1;
        }
        left = left.get(end..)?;
    }
    rest.push_str(left);
    (others > 0).then_some(rest)
}

/// SHA-256 of every certificate in a file: PEM with anything around it, or DER.
fn fingerprints(bytes: &[u8]) -> BTreeSet<Fingerprint> {
    let blocks = pem::parse_many(bytes).unwrap_or_default();
    let pem: BTreeSet<_> = blocks
        .iter()
        .filter(|p| {
            matches!(
                p.tag(),
                "CERTIFICATE" | "TRUSTED CERTIFICATE" | "X509 CERTIFICATE"
            )
        })
        .map(|p| Fingerprint::of(p.contents()))
        .collect();
    if pem.is_empty() && Certificate::from_der(bytes).is_ok() {
        return BTreeSet::from([Fingerprint::of(bytes)]);
    }
    pem
}

/// Writes whole or not at all, readable by everybody as the tools expect.
pub(super) fn write_public(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |e: std::io::Error| file_error(path, e);
    let folder = path.parent().unwrap_or(Path::new("/"));
    // The suffix keeps a half-written file out of the tools' `*.crt`.
    let mut file = tempfile::Builder::new()
        .prefix(".camseal-")
        .suffix(".part")
        .tempfile_in(folder)
        .map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let everybody = fs::Permissions::from_mode(0o644);
        file.as_file().set_permissions(everybody).map_err(failed)?;
    }
    file.as_file().sync_all().map_err(failed)?;
    let _ = file.persist(path).map_err(|e| failed(e.error))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_one_goes_out_of_a_bundle() {
        let block = |bytes: &[u8]| pem::encode(&pem::Pem::new("CERTIFICATE", bytes));
        let (one, two) = (block(b"one"), block(b"two"));
        let bundle = format!("# mine\n{one}# theirs\n{two}");
        let rest = without(bundle.as_bytes(), Fingerprint::of(b"one")).unwrap();
        assert!(rest.contains("# theirs") && !rest.contains(one.trim()));
        assert_eq!(fingerprints(rest.as_bytes()), fingerprints(two.as_bytes()));
        assert_eq!(without(one.as_bytes(), Fingerprint::of(b"one")), None);
        assert_eq!(without(b"\x30\x82", Fingerprint::of(b"one")), None);
    }
}
