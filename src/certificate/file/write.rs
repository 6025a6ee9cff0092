//! PFX files for devices and programs that want one file with key and chain.
//!
//! Apart because reading takes everything, writing only two ciphers: one for today, one for old
//! firmware and old Windows.

use p12_keystore as p12;
use sha1::Digest;

use crate::certificate::{Certificate, Error, PrivateKey, der};
use crate::error::Cause;
use crate::secret::Secret;

/// How a PFX is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cipher {
    /// PBES2 with AES-256, HMAC-SHA-256: Windows 10 1709, macOS 12, OpenSSL 1.1 and newer.
    Modern,
    /// 3DES with a SHA-1 MAC: old firmware, and everything else. The passphrase protects little.
    Legacy,
}

/// Certificates without keys as one DER object (PKCS#7 SignedData without signers, RFC 2315 9.1;
/// Windows opens it as .p7b).
pub fn p7b(certificates: &[Certificate]) -> Vec<u8> {
    let inside: Vec<u8> = certificates.iter().flat_map(|c| c.der().to_vec()).collect();
    let empty = der::tlv(0x31, &[]);
    let signed = der::sequence(&[
        // version 1, no digest algorithms, no content, the certificates, no signers
        &der::integer(&[1]),
        &empty,
        &der::sequence(&[&der::oid(&[1, 2, 840, 113_549, 1, 7, 1])]),
        &der::tlv(0xa0, &inside),
        &empty,
    ]);
    der::sequence(&[
        &der::oid(&[1, 2, 840, 113_549, 1, 7, 2]),
        &der::tlv(0xa0, &signed),
    ])
}

/// A PFX (PKCS#12, RFC 7292) with the chain, camera certificate first, and its key.
///
/// # Errors
/// [`Error::NotAKey`], [`Error::NotACertificate`] when the parts cannot be packed.
pub fn pkcs12(
    chain: &[Certificate],
    key: &PrivateKey,
    passphrase: &Secret,
    cipher: Cipher,
) -> Result<Vec<u8>, Error> {
    let not_a_key = |e: p12::error::Error| Error::NotAKey(Cause::new(e));
    let certificates = chain
        .iter()
        .map(|c| p12::Certificate::from_der(c.der()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(|e| Error::NotACertificate(Cause::new(e)))?;
    let key = p12::PrivateKey::from_der(key.pkcs8()).map_err(not_a_key)?;
    // Windows takes the SHA-1 of the certificate as the bond between key and certificate
    let bond = chain
        .first()
        .map(|c| sha1::Sha1::digest(c.der()).to_vec())
        .unwrap_or_default();
    let entry = p12::PrivateKeyChain::new(bond, key, certificates);
    let mut store = p12::KeyStore::new();
    store.add_entry("camera", p12::KeyStoreEntry::PrivateKeyChain(entry));
    let writer = store.writer(passphrase.reveal());
    let writer = match cipher {
        Cipher::Modern => writer,
        Cipher::Legacy => writer
            .encryption_algorithm(p12::EncryptionAlgorithm::PbeWithShaAnd3KeyTripleDesCbc)
            .mac_algorithm(p12::MacAlgorithm::HmacSha1)
            // as OpenSSL did for twenty years: firmware has to compute it
            .encryption_iterations(2048)
            .mac_iterations(2048),
    };
    writer.write().map_err(not_a_key)
}
