//! The certificate shelf of older cameras (the certificate operations of the device service):
//! certificates under names the client chooses, one of them enabled for HTTPS.

use std::sync::Arc;

use super::factory::Factory;
use super::key::Key;
use super::soap::Fault;
use super::x509::Paper;

/// Places on the shelf.
pub const MAX_CERTIFICATES: usize = 8;

/// One certificate.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The client's name for it.
    pub id: String,
    /// The certificate.
    pub paper: Paper,
    /// Its key.
    pub key: Arc<Key>,
    /// Enabled for HTTPS.
    pub enabled: bool,
}

/// The shelf. Empty on cameras of other families.
#[derive(Debug, Default)]
pub struct Shelf {
    /// What stands on it; the factory's first.
    pub entries: Vec<Entry>,
    /// Certificates of authorities, for callers' certificates only.
    pub authorities: Vec<(String, Paper)>,
}

impl Shelf {
    /// As it leaves the factory, with `foreign` certificates of somebody else.
    pub fn new(factory: &Factory, stranger: &Factory, foreign: usize, enabled: bool) -> Self {
        let kits = std::iter::once((factory, "factory".to_owned(), enabled)).chain(
            (1..=foreign.min(MAX_CERTIFICATES - 1))
                .map(|number| (stranger, format!("recorder-{number}"), false)),
        );
        let entries = kits.filter_map(|(kit, id, enabled)| {
            Some(Entry {
                id,
                paper: Paper::read(&kit.certificate)?,
                key: Arc::clone(&kit.key),
                enabled,
            })
        });
        Self {
            entries: entries.collect(),
            authorities: Vec::new(),
        }
    }

    /// The entry with this id.
    pub fn entry(&self, id: &str) -> Result<&Entry, Fault> {
        self.entries
            .iter()
            .find(|e| e.id == id)
            .ok_or_else(|| Fault::value("CertificateID", "no certificate is stored under this id"))
    }

    /// The key that belongs to this public half.
    pub fn key_of(&self, spki: &[u8]) -> Option<Arc<Key>> {
        let found = self.entries.iter().find(|e| e.key.spki() == spki)?;
        Some(Arc::clone(&found.key))
    }

    /// Fault when `more` certificates do not fit.
    pub fn room(&self, more: usize) -> Result<(), Fault> {
        if self.entries.len() + more > MAX_CERTIFICATES {
            return Err(Fault::action(
                "MaxCertificates",
                "no place for another certificate",
            ));
        }
        Ok(())
    }

    /// Chain and key of the enabled one.
    pub fn served(&self) -> Option<(Vec<Vec<u8>>, &Key)> {
        let entry = self.entries.iter().find(|e| e.enabled)?;
        Some((vec![entry.paper.der.clone()], &entry.key))
    }

    /// Ids of all.
    pub fn ids(&self) -> Vec<String> {
        self.entries.iter().map(|e| e.id.clone()).collect()
    }

    /// Id of the enabled one.
    pub fn enabled(&self) -> Option<String> {
        let entry = self.entries.iter().find(|e| e.enabled)?;
        Some(entry.id.clone())
    }

    /// Only the factory's is enabled again.
    pub fn forget_activation(&mut self) {
        for (index, entry) in self.entries.iter_mut().enumerate() {
            entry.enabled = index == 0;
        }
    }
}
