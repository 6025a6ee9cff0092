//! Practice cameras in this process, a site on the disk, and the console between them.

use std::path::Path;
use std::sync::{LazyLock, Mutex, PoisonError};

use camseal::practice::{self, Options, PracticeCamera, Quirks};
use serde_json::Value;
use tokio::runtime::Runtime;

use crate::program::{Desk, Ran};

/// A site with its authority, made once: the passphrase takes its time on purpose.
static SITE: LazyLock<Vec<u8>> = LazyLock::new(|| std::fs::read(Desk::new().site()).unwrap());

/// Cameras and a desk.
pub struct Scene {
    pub desk: Desk,
    pub cameras: Vec<PracticeCamera>,
    runtime: Runtime,
}

/// What a camera looks like, as far as it must stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    keys: Vec<String>,
    certificates: Vec<String>,
    paths: Vec<String>,
    passphrases: Vec<String>,
    assigned: Vec<String>,
    pub served: Option<String>,
    http: bool,
    https: bool,
}

pub fn options(family: &str, count: usize, quirks: Quirks) -> Options {
    Options {
        families: vec![family.to_owned()],
        count,
        key_seconds: 0.1,
        restart_seconds: 0.3,
        quirks,
        ..Options::default()
    }
}

impl Scene {
    pub fn new(family: &str, count: usize, quirks: Quirks) -> Self {
        Self::of(options(family, count, quirks))
    }

    pub fn of(options: Options) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .unwrap();
        let cameras = runtime.block_on(practice::start(options)).unwrap();
        Self {
            desk: Desk::new(),
            cameras,
            runtime,
        }
    }

    pub fn address(&self, index: usize) -> String {
        let camera = &self.cameras[index];
        let port = if camera.state().https {
            camera.https_port
        } else {
            camera.http_port
        };
        format!("127.0.0.1:{port}")
    }

    pub fn shape(&self, index: usize) -> Shape {
        let state = self.cameras[index].state();
        Shape {
            keys: state.keys,
            certificates: state.certificates,
            paths: state.paths,
            passphrases: state.passphrases,
            assigned: state.assigned,
            served: state.served,
            http: state.http,
            https: state.https,
        }
    }

    /// A site file of this camera's own: a site is open in one program at a time.
    pub fn site(&self, index: usize) -> String {
        let path = self.desk.path(&format!("{index}.camseal"));
        if !path.exists() {
            fresh_site(&path);
        }
        path.display().to_string()
    }

    /// What follows `camseal-cli` to secure a camera as JSON.
    pub fn arguments(&self, index: usize, more: &[&str]) -> Vec<String> {
        let mut all = vec![
            "--json".to_owned(),
            "secure".to_owned(),
            self.address(index),
            "--site".to_owned(),
            self.site(index),
            "--no-trust".to_owned(),
        ];
        if !more.contains(&"--user") {
            all.extend(["--user", "admin"].map(str::to_owned));
        }
        all.extend(more.iter().map(|&m| m.to_owned()));
        all
    }

    pub fn secure(&self, index: usize, more: &[&str]) -> Ran {
        let all = self.arguments(index, more);
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        self.desk.run(&all)
    }

    /// To the end: a computer that is busy with many tests at once may miss a camera's answer in
    /// the three seconds it is given before anything is begun.
    pub fn secure_patiently(&self, index: usize, more: &[&str]) -> Ran {
        let mut ran = self.secure(index, more);
        for _ in 0..3 {
            if !ran.out.contains("\"device-unreachable\"") {
                break;
            }
            ran = self.secure(index, more);
        }
        ran
    }

    /// The same for a person: explained on stderr.
    pub fn secure_in_words(&self, index: usize, more: &[&str]) -> Ran {
        let all = self.arguments(index, more);
        let all: Vec<&str> = all.iter().skip(1).map(String::as_str).collect();
        self.desk.run(&all)
    }

    /// It serves what the console said, and only one set of our objects lies in it: every key,
    /// certificate and path beside those of before is the one in use.
    pub fn assert_secured(&self, index: usize, ran: &Ran, before: &Shape, what: &str) {
        assert_eq!(ran.code, 0, "{what}: {}\n{}", ran.out, ran.err);
        let end = ran.outcome(&self.address(index));
        let now = self.shape(index);
        assert_eq!(
            end["fingerprint"].as_str(),
            now.served.as_deref(),
            "{what}: {now:?}"
        );
        assert_ne!(now.served, before.served, "{what}");
        for (kind, old, new) in [
            ("keys", &before.keys, &now.keys),
            ("certificates", &before.certificates, &now.certificates),
            ("paths", &before.paths, &now.paths),
        ] {
            let mut added: Vec<&str> = new
                .iter()
                .filter(|id| !old.contains(id))
                .map(|id| match id.rsplit_once("-S") {
                    // The older operations keep a key under the certificate it was made with:
                    // that one and the signed one are one set.
                    Some((made, "")) if before.keys.is_empty() => made,
                    _ => id,
                })
                .collect();
            added.dedup();
            let gone = old.iter().filter(|id| !new.contains(id)).count();
            let wanted = usize::from(!old.is_empty());
            assert_eq!((added.len(), gone), (wanted, 0), "{what}: {kind}: {now:?}");
        }
        assert_eq!(now.passphrases, before.passphrases, "{what}");
    }

    /// As it was, and the run says why not more.
    pub fn assert_refused(&self, index: usize, ran: &Ran, before: &Shape, what: &str) -> Value {
        let end = explained(ran, &self.address(index), what);
        assert_eq!(self.shape(index), *before, "{what}: {end}");
        assert!(
            ["untouched", "as-before"].contains(&end["left"].as_str().unwrap_or("untouched")),
            "{what}: {end}"
        );
        end
    }
}

/// Exit 1 or 2, an id, what happened and what to do; no secret.
pub fn explained(ran: &Ran, address: &str, what: &str) -> Value {
    assert!(
        matches!(ran.code, 1 | 2),
        "{what}: {} {}\n{}",
        ran.code,
        ran.out,
        ran.err
    );
    let end = ran.outcome(address);
    for key in ["what", "todo"] {
        let text = end[key].as_str().unwrap_or_default();
        assert!(text.len() > 10, "{what}: {key} of {end}");
    }
    assert!(end["fingerprint"].is_null(), "{what}: {end}");
    assert_silent_about_secrets(ran, what);
    end
}

/// On stderr: what happened, what to do.
pub fn explained_in_words(ran: &Ran, what: &str) {
    assert!(
        matches!(ran.code, 1 | 2),
        "{what}: {} {}\n{}",
        ran.code,
        ran.out,
        ran.err
    );
    let told = ran
        .err
        .lines()
        .any(|l| (l.starts_with("error: ") || l.starts_with("note: ")) && l.len() > 20);
    let hint = ran
        .err
        .lines()
        .any(|l| l.starts_with("hint: ") && l.len() > 15);
    assert!(told && hint, "{what}: {}", ran.err);
    assert!(!ran.err.contains("panicked"), "{what}: {}", ran.err);
    assert_silent_about_secrets(ran, what);
}

fn assert_silent_about_secrets(ran: &Ran, what: &str) {
    let all = format!("{}{}", ran.out, ran.err);
    for secret in ["not the password", "a passphrase", "PRIVATE KEY"] {
        assert!(!all.contains(secret), "{what}: {all}");
    }
}

pub fn fresh_site(path: &Path) {
    std::fs::write(path, &*SITE).unwrap();
}

/// Does the same for many, some at a time: most of it is waiting.
pub fn each<T: Send>(
    items: impl IntoIterator<Item = T, IntoIter: Send>,
    at_once: usize,
    work: impl Fn(T) + Sync,
) {
    let items = Mutex::new(items.into_iter());
    std::thread::scope(|scope| {
        for _ in 0..at_once {
            let _ = scope.spawn(|| {
                loop {
                    let next = items.lock().unwrap_or_else(PoisonError::into_inner).next();
                    match next {
                        Some(item) => work(item),
                        None => break,
                    }
                }
            });
        }
    });
}
