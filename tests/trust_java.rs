//! Java keystores with the real keytool, in copies of a runtime's own.
#![cfg(target_os = "linux")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::print_stderr
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use camseal::certificate::Certificate;
use camseal::truststore::command::{Programs, Runner};
use camseal::truststore::java::Java;
use camseal::truststore::{Change, Error, Origin, Presence, StoreId, TrustStore};

fn keytool() -> Option<PathBuf> {
    let found = Programs.find("keytool");
    if found.is_none() {
        eprintln!("skipped: keytool is not installed");
        assert!(std::env::var_os("CAMSEAL_REQUIRE_TOOLS").is_none());
    }
    found
}

fn root(name: &str) -> Certificate {
    let mut wish = rcgen::CertificateParams::new(vec![]).unwrap();
    wish.distinguished_name = rcgen::DistinguishedName::new();
    wish.distinguished_name
        .push(rcgen::DnType::CommonName, name);
    wish.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Constrained(0));
    let key = rcgen::KeyPair::generate().unwrap();
    Certificate::from_der(wish.self_signed(&key).unwrap().der()).unwrap()
}

/// A keystore of this kind with one root of a runtime's own in it.
fn keystore(folder: &Path, kind: &str, stock: &Certificate) -> PathBuf {
    let home = folder.join("usr/lib/jvm/java-21-test");
    fs::create_dir_all(home.join("lib/security")).unwrap();
    let file = home.join("lib/security/cacerts");
    let pem = folder.join("stock.pem");
    fs::write(&pem, stock.pem()).unwrap();
    let status = Command::new("keytool")
        .args(["-importcert", "-noprompt", "-alias", "stockca [jdk]"])
        .args(["-storetype", kind, "-storepass", "changeit", "-keystore"])
        .arg(&file)
        .arg("-file")
        .arg(&pem)
        .status()
        .unwrap();
    assert!(status.success());
    file
}

/// What keytool itself says: the SHA-256 of every entry.
fn listed(file: &Path) -> String {
    let output = Command::new("keytool")
        .args(["-list", "-storepass", "changeit", "-keystore"])
        .arg(file)
        .env("LC_ALL", "C.UTF-8")
        .output()
        .unwrap();
    String::from_utf8_lossy(&output.stdout)
        .replace(':', "")
        .to_lowercase()
}

#[tokio::test]
async fn a_root_goes_into_a_runtime_and_out_again() {
    if keytool().is_none() {
        return;
    }
    for kind in ["PKCS12", "JKS"] {
        let folder = tempfile::tempdir().unwrap();
        let (stock, ours, other) = (root("Stock"), root("Hotel"), root("Hotel"));
        let file = keystore(folder.path(), kind, &stock);
        let runner: Arc<dyn Runner> = Arc::new(Programs);
        let mut found = Java::find(folder.path(), None, &runner);
        assert_eq!(found.len(), 1, "{kind}");
        let store = found.pop().unwrap();
        assert_eq!(store.id().0, "java-java-21-test");
        assert!(store.is_extra());

        assert_eq!(store.presence(&stock).await.unwrap(), Presence::Trusted);
        assert_eq!(store.presence(&ours).await.unwrap(), Presence::Absent);
        let planned = store.preview_install(&ours);
        let Change::Run(words) = &planned[0] else {
            panic!("{planned:?}");
        };
        assert!(!words.iter().any(|w| w == "changeit"), "{words:?}");
        assert!(words.contains(&"-storepass:env".to_owned()));

        assert_eq!(store.install(&ours).await.unwrap(), Presence::Trusted);
        assert_eq!(store.install(&ours).await.unwrap(), Presence::Trusted);
        assert_eq!(store.install(&other).await.unwrap(), Presence::Trusted);
        let says = listed(&file);
        for root in [&stock, &ours, &other] {
            assert!(
                says.contains(&root.fingerprint().to_string()),
                "{kind}: {says}"
            );
        }
        let held = store.listing().await.unwrap();
        assert_eq!(held.len(), 3, "{kind}");
        let own = held.iter().find(|h| h.certificate == stock).unwrap();
        assert_eq!(own.origin, Origin::System, "{}", own.location);
        // A runtime's own roots are not ours to take.
        assert!(matches!(store.take(own).await, Err(Error::ByHand { .. })));
        assert!(matches!(
            store.remove(&stock).await,
            Err(Error::ByHand { .. })
        ));

        assert_eq!(store.remove(&ours).await.unwrap(), Presence::Absent);
        let added = held.iter().find(|h| h.certificate == other).unwrap();
        store.take(added).await.unwrap();
        let says = listed(&file);
        assert!(says.contains(&stock.fingerprint().to_string()), "{says}");
        assert!(!says.contains(&ours.fingerprint().to_string()), "{says}");
        assert!(!says.contains(&other.fingerprint().to_string()), "{says}");
        let beside = fs::read_dir(file.parent().unwrap()).unwrap().count();
        assert_eq!(beside, 1, "{kind}: something was left behind");
    }
}

#[tokio::test]
async fn the_runtimes_of_this_computer_are_read_as_keytool_reads_them() {
    let Some(keytool) = keytool() else {
        return;
    };
    let runner: Arc<dyn Runner> = Arc::new(Programs);
    let found = Java::find(Path::new("/"), None, &runner);
    assert!(!found.is_empty(), "keytool without a runtime");
    for store in &found {
        let file = PathBuf::from(store.place());
        let held = store.listing().await.unwrap();
        let output = Command::new(&keytool)
            .args(["-list", "-storepass", "changeit", "-keystore"])
            .arg(&file)
            .env("LC_ALL", "C.UTF-8")
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&output.stdout);
        let theirs = text.matches("trustedCertEntry").count();
        assert_eq!(held.len(), theirs, "{}", file.display());
    }
}

#[tokio::test]
async fn without_keytool_and_with_a_broken_keystore_nothing_is_claimed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("cacerts");
    fs::write(&file, b"\xfe\xed\xfe\xed\x00\x00\x00\x02\x00\x00\x00\x00").unwrap();
    let at = |keytool| {
        Java::at(
            StoreId("java-x".to_owned()),
            file.clone(),
            keytool,
            Arc::new(Programs),
        )
    };
    let store = at(None);
    let ours = root("a");
    // An empty keystore is read without keytool; changing it is not possible.
    assert_eq!(store.presence(&ours).await.unwrap(), Presence::Absent);
    let error = store.install(&ours).await.unwrap_err();
    assert!(matches!(error, Error::ToolMissing { .. }), "{error:?}");
    // A keytool that says yes and does nothing is not believed.
    let liar = at(Programs.find("true"));
    let error = liar.install(&ours).await.unwrap_err();
    assert!(matches!(error, Error::NotMended { .. }), "{error:?}");
    assert_eq!(store.presence(&ours).await.unwrap(), Presence::Absent);
    fs::write(&file, b"not a keystore").unwrap();
    let error = store.presence(&ours).await.unwrap_err();
    assert!(matches!(error, Error::Damaged { .. }), "{error:?}");
}
