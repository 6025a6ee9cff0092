//! The key store of the Advanced Security service: keys, certificates, paths, what is assigned.
//!
//! Holds the rules of referential integrity and the limits (ONVIF Security Configuration,
//! chapter 5); the messages are in [`super::onvif`].

use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use super::factory::Factory;
use super::key::Key;
use super::soap::Fault;
use super::x509::Paper;
use crate::secret::Secret;

/// Places for keys.
pub const MAX_KEYS: usize = 16;
/// Places for certificates.
pub const MAX_CERTIFICATES: usize = 16;
/// Places for certification paths.
pub const MAX_PATHS: usize = 8;
/// Places for passphrases.
pub const MAX_PASSPHRASES: usize = 10;
/// Paths the TLS server can be assigned.
pub const MAX_ASSIGNED: usize = 1;

/// A key pair, or only the public half that came with a certificate.
#[derive(Debug)]
pub struct StoredKey {
    /// Its id.
    pub id: String,
    /// The client's name for it.
    pub alias: Option<String>,
    /// Came from outside.
    pub external: bool,
    material: Material,
    ready_at: Instant,
    corrupt: bool,
}

/// Where a key being made will appear; holds `None` when making failed.
pub type Making = Arc<OnceLock<Option<Key>>>;

#[derive(Debug)]
enum Material {
    Public(Vec<u8>),
    Private(Arc<Key>),
    Making(Making),
}

impl StoredKey {
    /// `ok`, `generating` or `corrupt`.
    pub fn status(&self) -> &'static str {
        let made = match &self.material {
            Material::Making(making) => match making.get() {
                None => return "generating",
                Some(made) => made.is_some(),
            },
            _ => true,
        };
        if Instant::now() < self.ready_at {
            "generating"
        } else if self.corrupt || !made {
            "corrupt"
        } else {
            "ok"
        }
    }

    /// The private key, when there is a usable one.
    pub fn private(&self) -> Option<&Key> {
        if self.status() != "ok" {
            return None;
        }
        match &self.material {
            Material::Public(_) => None,
            Material::Private(key) => Some(key),
            Material::Making(making) => making.get()?.as_ref(),
        }
    }

    /// Whether it is a pair.
    pub fn has_private(&self) -> bool {
        !matches!(self.material, Material::Public(_))
    }

    /// SubjectPublicKeyInfo; empty while being made.
    pub fn spki(&self) -> Vec<u8> {
        match &self.material {
            Material::Public(spki) => spki.clone(),
            _ => self.private().map(Key::spki).unwrap_or_default(),
        }
    }
}

/// A certificate in the store.
#[derive(Clone, Debug)]
pub struct StoredCertificate {
    /// Its id.
    pub id: String,
    /// Id of its key.
    pub key: String,
    /// The client's name for it.
    pub alias: Option<String>,
    /// The certificate.
    pub paper: Paper,
}

/// A certification path.
#[derive(Clone, Debug)]
pub struct StoredPath {
    /// Its id.
    pub id: String,
    /// The client's name for it.
    pub alias: Option<String>,
    /// Ids of its certificates, the camera certificate first.
    pub certificates: Vec<String>,
}

/// A passphrase for containers.
#[derive(Clone, Debug)]
pub struct StoredPassphrase {
    /// Its id.
    pub id: String,
    /// The client's name for it.
    pub alias: Option<String>,
    /// The passphrase.
    pub passphrase: Secret,
}

/// The store.
#[derive(Debug, Default)]
pub struct Keystore {
    /// Keys.
    pub keys: Vec<StoredKey>,
    /// Certificates.
    pub certificates: Vec<StoredCertificate>,
    /// Paths.
    pub paths: Vec<StoredPath>,
    /// Passphrases.
    pub passphrases: Vec<StoredPassphrase>,
    /// Ids of the paths the TLS server uses.
    pub assigned: Vec<String>,
    counter: u32,
}

impl Keystore {
    /// As it leaves the factory, with `foreign` objects of somebody else.
    pub fn new(factory: &Factory, stranger: &Factory, foreign: usize, assigned: bool) -> Self {
        let mut store = Self::default();
        let spare = foreign.min(MAX_KEYS.min(MAX_CERTIFICATES) - 1);
        for number in 0..=spare {
            let (kit, alias) = if number == 0 {
                (factory, "factory".to_owned())
            } else {
                (stranger, format!("recorder-{number}"))
            };
            let Some(paper) = Paper::read(&kit.certificate) else {
                continue;
            };
            let key = store.put_key(Some(alias.clone()), Arc::clone(&kit.key), false);
            let certificate = store.put_certificate(Some(alias.clone()), &key, paper);
            if store.paths.len() < MAX_PATHS {
                let path = store.put_path(Some(alias), vec![certificate]);
                if number == 0 && assigned {
                    store.assigned = vec![path];
                }
            }
        }
        store
    }

    fn next(&mut self, letter: char) -> String {
        self.counter += 1;
        format!("{letter}{}", self.counter)
    }

    /// Places a finished pair; the caller has checked that there is a place.
    pub fn put_key(&mut self, alias: Option<String>, key: Arc<Key>, external: bool) -> String {
        self.push_key(
            alias,
            external,
            Material::Private(key),
            Duration::ZERO,
            false,
        )
    }

    /// Places a public key.
    pub fn put_public(&mut self, alias: Option<String>, spki: Vec<u8>) -> String {
        self.push_key(alias, true, Material::Public(spki), Duration::ZERO, false)
    }

    /// Places a key that is being made and is ready after `takes` at the earliest.
    pub fn put_making(
        &mut self,
        alias: Option<String>,
        making: Making,
        takes: Duration,
        corrupt: bool,
    ) -> String {
        self.push_key(alias, false, Material::Making(making), takes, corrupt)
    }

    fn push_key(
        &mut self,
        alias: Option<String>,
        external: bool,
        material: Material,
        takes: Duration,
        corrupt: bool,
    ) -> String {
        let id = self.next('K');
        self.keys.push(StoredKey {
            id: id.clone(),
            alias,
            external,
            material,
            ready_at: Instant::now() + takes,
            corrupt,
        });
        id
    }

    /// Places a certificate.
    pub fn put_certificate(&mut self, alias: Option<String>, key: &str, paper: Paper) -> String {
        let id = self.next('C');
        self.certificates.push(StoredCertificate {
            id: id.clone(),
            key: key.to_owned(),
            alias,
            paper,
        });
        id
    }

    /// Places a path.
    pub fn put_path(&mut self, alias: Option<String>, certificates: Vec<String>) -> String {
        let id = self.next('P');
        self.paths.push(StoredPath {
            id: id.clone(),
            alias,
            certificates,
        });
        id
    }

    /// Places a passphrase.
    pub fn put_passphrase(&mut self, alias: Option<String>, passphrase: Secret) -> String {
        let id = self.next('S');
        self.passphrases.push(StoredPassphrase {
            id: id.clone(),
            alias,
            passphrase,
        });
        id
    }

    /// Fault when `more` keys do not fit.
    pub fn room_for_keys(&self, more: usize) -> Result<(), Fault> {
        room(
            self.keys.len() + more,
            MAX_KEYS,
            "MaximumNumberOfKeysReached",
        )
    }

    /// Fault when `more` certificates do not fit.
    pub fn room_for_certificates(&self, more: usize) -> Result<(), Fault> {
        room(
            self.certificates.len() + more,
            MAX_CERTIFICATES,
            "MaximumNumberOfCertificatesReached",
        )
    }

    /// Fault when another path does not fit.
    pub fn room_for_path(&self) -> Result<(), Fault> {
        room(
            self.paths.len() + 1,
            MAX_PATHS,
            "MaximumNumberOfCertificationPathsReached",
        )
    }

    /// The key with this id.
    pub fn key(&self, id: &str) -> Result<&StoredKey, Fault> {
        self.keys
            .iter()
            .find(|k| k.id == id)
            .ok_or_else(|| Fault::value("KeyID", "no key is stored under this id"))
    }

    /// The passphrase with this id, when one is named.
    pub fn passphrase(&self, id: Option<String>) -> Result<Option<Secret>, Fault> {
        let Some(id) = id else { return Ok(None) };
        let found = self.passphrases.iter().find(|p| p.id == id);
        found
            .map(|p| Some(p.passphrase.clone()))
            .ok_or_else(|| Fault::value("PassphraseID", "no passphrase is stored under this id"))
    }

    /// The certificate with this id.
    pub fn certificate(&self, id: &str) -> Result<&StoredCertificate, Fault> {
        self.certificates
            .iter()
            .find(|c| c.id == id)
            .ok_or_else(|| Fault::value("CertificateID", "no certificate is stored under this id"))
    }

    /// The path with this id; `second` names the fault's subcode.
    pub fn path(&self, id: &str, second: &'static str) -> Result<&StoredPath, Fault> {
        self.paths
            .iter()
            .find(|p| p.id == id)
            .ok_or_else(|| Fault::value(second, "no certification path is stored under this id"))
    }

    /// Id of the key with this public half, and whether the pair is there and usable.
    pub fn key_of(&self, spki: &[u8]) -> Option<(String, bool)> {
        let matching = || self.keys.iter().filter(|k| k.spki() == spki);
        let pair = matching().find(|k| k.private().is_some());
        match pair {
            Some(key) => Some((key.id.clone(), true)),
            None => matching().next().map(|k| (k.id.clone(), false)),
        }
    }

    /// Whether the path's first certificate has its private key here.
    pub fn can_serve(&self, path: &StoredPath) -> bool {
        self.kit(path).is_some()
    }

    /// Chain and key of a path.
    pub fn kit(&self, path: &StoredPath) -> Option<(Vec<Vec<u8>>, &Key)> {
        let chain: Vec<_> = path
            .certificates
            .iter()
            .map(|id| self.certificate(id).ok())
            .collect::<Option<_>>()?;
        let key = self.key(&chain.first()?.key).ok()?.private()?;
        Some((chain.iter().map(|c| c.paper.der.clone()).collect(), key))
    }

    /// Whether these certificates are a path: each signed by the next.
    pub fn is_chain(papers: &[&Paper]) -> bool {
        !papers.is_empty()
            && papers.windows(2).all(|pair| match pair {
                [below, above] => below.is_signed_by(above),
                _ => false,
            })
    }

    /// Removes a key nobody refers to.
    pub fn delete_key(&mut self, id: &str) -> Result<(), Fault> {
        let _ = self.key(id)?;
        if self.certificates.iter().any(|c| c.key == id) {
            return Err(referenced("a certificate refers to this key"));
        }
        self.keys.retain(|k| k.id != id);
        Ok(())
    }

    /// Removes a certificate nobody refers to.
    pub fn delete_certificate(&mut self, id: &str) -> Result<(), Fault> {
        let _ = self.certificate(id)?;
        if self
            .paths
            .iter()
            .any(|p| p.certificates.iter().any(|c| c == id))
        {
            return Err(referenced(
                "a certification path refers to this certificate",
            ));
        }
        self.certificates.retain(|c| c.id != id);
        Ok(())
    }

    /// Removes a path that is not assigned.
    pub fn delete_path(&mut self, id: &str) -> Result<(), Fault> {
        let _ = self.path(id, "CertificationPathID")?;
        if self.assigned.iter().any(|p| p == id) {
            return Err(referenced("the TLS server uses this certification path"));
        }
        self.paths.retain(|p| p.id != id);
        Ok(())
    }
}

fn referenced(reason: &str) -> Fault {
    Fault::value("ReferenceExists", reason)
}

fn room(wanted: usize, most: usize, second: &'static str) -> Result<(), Fault> {
    if wanted > most {
        return Err(Fault::action(second, "the key store is full"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::factory::{factory, stranger};
    use super::*;

    #[test]
    fn references_protect_and_the_order_of_deleting_matters() {
        let (factory, stranger) = (factory().unwrap(), stranger().unwrap());
        let mut store = Keystore::new(factory, stranger, 1, true);
        let subcode = |r: Result<(), Fault>| r.err().and_then(|f| f.second);
        let path = store.assigned[0].clone();
        assert_eq!(subcode(store.delete_path(&path)), Some("ReferenceExists"));
        let other = store.paths[1].clone();
        let certificate = other.certificates[0].clone();
        let key = store.certificate(&certificate).unwrap().key.clone();
        assert_eq!(subcode(store.delete_key(&key)), Some("ReferenceExists"));
        assert_eq!(
            subcode(store.delete_certificate(&certificate)),
            Some("ReferenceExists")
        );
        store.delete_path(&other.id).unwrap();
        store.delete_certificate(&certificate).unwrap();
        store.delete_key(&key).unwrap();
        assert_eq!(subcode(store.delete_key(&key)), Some("KeyID"));
    }

    #[test]
    fn a_store_of_strangers_is_full() {
        let store = Keystore::new(factory().unwrap(), stranger().unwrap(), 99, true);
        assert!(store.room_for_keys(1).is_err() && store.room_for_certificates(1).is_err());
        assert!(store.room_for_path().is_err());
    }
}
