//! The keychains of macOS as far as they can be tried anywhere: a runner that plays `security` by
//! its manual page, and a library that plays trust settings. What only a Mac can show is in
//! `packaging/TESTING.md`.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use camseal::certificate::Certificate;
use camseal::truststore::command::{Command, Output, Runner};
use camseal::truststore::firefox::Firefox;
use camseal::truststore::macos::{Framework, Keychain, SYSTEM_KEYCHAIN};
use camseal::truststore::{Error, Presence, Scope, Shelf, TrustStore};
use futures::future::BoxFuture;

fn made(name: &str, authority: bool) -> Certificate {
    let mut wish = rcgen::CertificateParams::new(vec![]).unwrap();
    wish.distinguished_name = rcgen::DistinguishedName::new();
    wish.distinguished_name
        .push(rcgen::DnType::CommonName, name);
    wish.is_ca = if authority {
        rcgen::IsCa::Ca(rcgen::BasicConstraints::Constrained(0))
    } else {
        rcgen::IsCa::ExplicitNoCa
    };
    let key = rcgen::KeyPair::generate().unwrap();
    Certificate::from_der(wish.self_signed(&key).unwrap().der()).unwrap()
}

/// A Mac: one keychain, trust settings, and how the person answers the prompt.
struct Mac {
    keychain: Mutex<Vec<Certificate>>,
    trusted: Mutex<Vec<Certificate>>,
    answer: Result<(), Error>,
    administrator: bool,
    ran: Mutex<Vec<Vec<String>>>,
}

impl Mac {
    fn new(answer: Result<(), Error>, administrator: bool) -> Arc<Self> {
        Arc::new(Self {
            keychain: Mutex::default(),
            trusted: Mutex::default(),
            answer,
            administrator,
            ran: Mutex::default(),
        })
    }

    fn system(self: &Arc<Self>) -> Keychain {
        Keychain::system(self.clone(), self.clone())
    }

    fn play(&self, words: &[String]) -> Output {
        let done = Output {
            status: Some(0),
            ..Output::default()
        };
        let not_found = Output {
            status: Some(44),
            stderr: b"security: SecKeychainSearchCopyNext: The specified item could not be found in the keychain.".to_vec(),
            ..Output::default()
        };
        let read = |path: &str| {
            let pem = pem::parse(fs::read(path).unwrap()).unwrap();
            Certificate::from_der(pem.contents()).unwrap()
        };
        match words[1].as_str() {
            "find-certificate" => {
                assert_eq!(&words[2..], ["-a", "-p", SYSTEM_KEYCHAIN]);
                let all = self.keychain.lock().unwrap();
                if all.is_empty() {
                    return not_found;
                }
                let stdout = all.iter().map(Certificate::pem).collect::<String>();
                Output {
                    stdout: stdout.into_bytes(),
                    ..done
                }
            }
            "add-certificates" => {
                assert_eq!(&words[2..4], ["-k", SYSTEM_KEYCHAIN]);
                self.keychain.lock().unwrap().push(read(&words[4]));
                done
            }
            "delete-certificate" => {
                assert_eq!(
                    (words[2].as_str(), words[4].as_str()),
                    ("-Z", SYSTEM_KEYCHAIN)
                );
                let mut all = self.keychain.lock().unwrap();
                let before = all.len();
                all.retain(|c| c.fingerprint().to_string().to_uppercase() != words[3]);
                if all.len() == before { not_found } else { done }
            }
            "remove-trusted-cert" => {
                assert_eq!(words[2], "-d");
                let gone = read(&words[3]);
                let mut all = self.trusted.lock().unwrap();
                let before = all.len();
                all.retain(|c| *c != gone);
                if all.len() == before { not_found } else { done }
            }
            "find-identity" => done,
            other => panic!("security {other}"),
        }
    }
}

impl Runner for Mac {
    fn find(&self, program: &str) -> Option<PathBuf> {
        (program == "security").then(|| PathBuf::from("/usr/bin/security"))
    }
    fn run<'a>(&'a self, command: &'a Command) -> BoxFuture<'a, Result<Output, Error>> {
        let words = command.words();
        self.ran.lock().unwrap().push(words.clone());
        Box::pin(std::future::ready(Ok(self.play(&words))))
    }
    fn is_administrator(&self) -> bool {
        self.administrator
    }
}

impl Framework for Mac {
    fn trust(&self, root: &Certificate, scope: Scope) -> Result<(), Error> {
        assert_eq!(scope, Scope::Computer);
        self.answer.clone()?;
        self.trusted.lock().unwrap().push(root.clone());
        Ok(())
    }
    fn says_trusted(&self, certificate: &Certificate, _: Scope) -> Result<bool, Error> {
        Ok(self.trusted.lock().unwrap().contains(certificate))
    }
    fn evaluates(&self, root: &Certificate) -> Result<bool, Error> {
        Ok(self.trusted.lock().unwrap().contains(root))
    }
}

fn refused() -> Result<(), Error> {
    Err(Error::NotAllowed {
        output: "-60006".to_owned(),
    })
}

fn nobody_there() -> Result<(), Error> {
    Err(Error::NeedsAdministrator {
        place: "x".to_owned(),
    })
}

#[tokio::test]
async fn a_root_goes_into_the_system_keychain_and_out_again() {
    let mac = Mac::new(Ok(()), true);
    let store = mac.system();
    let (ours, other) = (made("Hotel", true), made("Hotel", true));
    assert_eq!(store.presence(&ours).await.unwrap(), Presence::Absent);
    assert_eq!(store.install(&ours).await.unwrap(), Presence::Trusted);
    assert_eq!(store.install(&other).await.unwrap(), Presence::Trusted);
    let before = mac.ran.lock().unwrap().len();
    assert_eq!(store.install(&ours).await.unwrap(), Presence::Trusted);
    let again = mac.ran.lock().unwrap()[before..].concat();
    assert!(!again.contains(&"add-certificates".to_owned()), "{again:?}");
    assert_eq!(store.remove(&ours).await.unwrap(), Presence::Absent);
    assert_eq!(store.presence(&other).await.unwrap(), Presence::Trusted);
    assert_eq!(*mac.trusted.lock().unwrap(), [other]);
}

#[tokio::test]
async fn a_refused_prompt_leaves_nothing_behind() {
    let mac = Mac::new(refused(), true);
    let store = mac.system();
    let error = store.install(&made("Hotel", true)).await.unwrap_err();
    assert!(matches!(error, Error::NotAllowed { .. }), "{error:?}");
    assert!(mac.keychain.lock().unwrap().is_empty());
}

#[tokio::test]
async fn root_without_a_screen_does_its_half_and_the_person_the_other() {
    let mac = Mac::new(nobody_there(), true);
    let ours = made("Hotel", true);
    assert_eq!(
        mac.system().install(&ours).await.unwrap(),
        Presence::Untrusted
    );
    // The person's own process: no rights, but a screen.
    let person = Mac::new(Ok(()), false);
    person.keychain.lock().unwrap().push(ours.clone());
    assert_eq!(
        person.system().install(&ours).await.unwrap(),
        Presence::Trusted
    );
    let without = Mac::new(Ok(()), false);
    let error = without.system().install(&ours).await.unwrap_err();
    assert!(
        matches!(error, Error::NeedsAdministrator { .. }),
        "{error:?}"
    );
    assert_eq!(without.ran.lock().unwrap().len(), 1, "only looked");
}

#[tokio::test]
async fn what_lies_there_is_told_by_shelf_and_nothing_else_is_taken() {
    let mac = Mac::new(Ok(()), true);
    let (trusted, lying, leaf) = (made("a", true), made("b", true), made("c", false));
    *mac.keychain.lock().unwrap() = vec![trusted.clone(), lying.clone(), leaf];
    mac.trusted.lock().unwrap().push(trusted.clone());
    let store = mac.system();
    let held = store.listing().await.unwrap();
    let shelves: Vec<_> = held.iter().map(|h| h.shelf).collect();
    assert_eq!(shelves, [Shelf::Roots, Shelf::Intermediates, Shelf::People]);
    store.take(&held[1]).await.unwrap();
    assert_eq!(store.presence(&lying).await.unwrap(), Presence::Absent);
    assert_eq!(store.presence(&trusted).await.unwrap(), Presence::Trusted);
    assert_eq!(mac.keychain.lock().unwrap().len(), 2);
}

/// Firefox on a Mac or on Windows, in a folder.
fn firefox(root: &Path, home: &Path, mac: &Arc<Mac>) -> Firefox {
    let system: Arc<dyn TrustStore> = Arc::new(mac.system());
    let runner: Arc<dyn Runner> = mac.clone();
    Firefox::find(root, Some(home), &system, &runner).unwrap()
}

#[tokio::test]
async fn firefox_reads_the_systems_store_unless_it_was_told_not_to() {
    for (program, profiles) in [
        (
            "Applications/Firefox.app/Contents/Resources",
            "Library/Application Support/Firefox/Profiles",
        ),
        (
            "Program Files/Mozilla Firefox",
            "AppData/Roaming/Mozilla/Firefox/Profiles",
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let (root, home) = (folder.path().join("r"), folder.path().join("h"));
        let profile = home.join(profiles).join("x.default");
        fs::create_dir_all(root.join(program)).unwrap();
        fs::create_dir_all(&profile).unwrap();
        let mac = Mac::new(Ok(()), true);
        let ours = made("Hotel", true);
        assert_eq!(
            mac.system().install(&ours).await.unwrap(),
            Presence::Trusted
        );

        let store = firefox(&root, &home, &mac);
        assert!(store.is_extra(), "it needs nothing");
        assert_eq!(store.presence(&ours).await.unwrap(), Presence::Trusted);

        let off = "user_pref(\"security.enterprise_roots.enabled\", false);\n";
        fs::write(profile.join("prefs.js"), off).unwrap();
        let store = firefox(&root, &home, &mac);
        assert!(!store.is_extra());
        assert_eq!(store.presence(&ours).await.unwrap(), Presence::Untrusted);
        assert_eq!(store.preview_install(&ours).len(), 1);
        assert_eq!(store.install(&ours).await.unwrap(), Presence::Trusted);
        let policies = root.join(program).join("distribution/policies.json");
        let text = fs::read_to_string(&policies).unwrap();
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        let certificates = &value["policies"]["Certificates"];
        assert_eq!(certificates["ImportEnterpriseRoots"], true);
        // The system's answer counts: what is not there is not trusted by Firefox either.
        let other = made("Hotel", true);
        assert_eq!(store.presence(&other).await.unwrap(), Presence::Absent);
    }
}
