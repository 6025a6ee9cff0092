//! The one certificate place of cameras without a key store: the factory's until another was put
//! in, and the moment from which a new one is really served.
//!
//! Apart because several families have exactly this and differ only in how files come in.

use std::sync::Arc;

use super::factory::Factory;
use super::key::Key;
use super::quirk::Reload;
use super::x509::Paper;

/// A chain and its key.
#[derive(Clone, Debug)]
pub struct Kit {
    /// DER, the camera certificate first.
    pub chain: Vec<Vec<u8>>,
    /// The key of the first.
    pub key: Arc<Key>,
}

/// The place.
#[derive(Clone, Debug)]
pub struct Holder {
    factory: Kit,
    stored: Option<Kit>,
    live: Option<Kit>,
}

impl Holder {
    /// As it leaves the factory.
    pub fn new(factory: &Factory) -> Self {
        Self {
            factory: Kit {
                chain: vec![factory.certificate.clone()],
                key: Arc::clone(&factory.key),
            },
            stored: None,
            live: None,
        }
    }

    /// Chain and key to serve.
    pub fn served(&self) -> (Vec<Vec<u8>>, &Key) {
        let kit = self.live.as_ref().unwrap_or(&self.factory);
        (kit.chain.clone(), &kit.key)
    }

    /// What lies in it, served or not.
    pub fn stored(&self) -> Option<&Kit> {
        self.stored.as_ref()
    }

    /// Puts a kit in; it is served from now on only when this camera reloads at once.
    pub fn put(&mut self, kit: Option<Kit>, reload: Reload) {
        self.stored = kit;
        if reload == Reload::AtOnce {
            self.load();
        }
    }

    /// The web server starts anew and reads what lies there.
    pub fn load(&mut self) {
        self.live.clone_from(&self.stored);
    }

    /// The factory's certificate again.
    pub fn forget(&mut self) {
        self.stored = None;
        self.live = None;
    }
}

/// Certificates of a PEM text, in order; nothing when there is none or one cannot be read.
pub fn certificates(bytes: &[u8]) -> Option<Vec<Paper>> {
    let papers: Option<Vec<Paper>> = pem::parse_many(bytes)
        .ok()?
        .iter()
        .filter(|block| block.tag() == "CERTIFICATE")
        .map(|block| Paper::read(block.contents()))
        .collect();
    papers.filter(|papers| !papers.is_empty())
}

/// The first certificate as PEM text of these cameras: CRLF never, a final line end always.
pub fn pem_text(tag: &str, der: &[u8]) -> String {
    pem::encode_config(
        &pem::Pem::new(tag, der),
        pem::EncodeConfig::new().set_line_ending(pem::LineEnding::LF),
    )
}
