//! Opens encrypted private keys of every age.
//!
//! Apart because the old schemes (OpenSSL's traditional PEM, PBES1) are read here and nowhere
//! written. Costs asked for by a file are limited before anything is computed.

use aes::cipher::{BlockDecryptMut, KeyIvInit, block_padding::Pkcs7};
use md5::{Digest, Md5};
use p12_keystore::Pkcs12Archive;
use pkcs8::der::{Decode, Encode};
use pkcs8::{EncryptedPrivateKeyInfo, PrivateKeyInfo};
use zeroize::Zeroizing;

use crate::certificate::{Error, PrivateKey, der};
use crate::secret::Secret;

/// Above this a key file is an attack on the reader, not a protection.
const MOST_ITERATIONS: u32 = 10_000_000;
const MOST_SCRYPT_MEMORY: u64 = 256 * 1024 * 1024;

/// EncryptedPrivateKeyInfo (RFC 5958) with PBES2, PBES1 or a PKCS#12 scheme.
pub(super) fn pkcs8(whole: &[u8], passphrase: &Secret) -> Result<PrivateKey, Error> {
    match EncryptedPrivateKeyInfo::from_der(whole) {
        Ok(info) if info.encryption_algorithm.pbes2().is_some() => pbes2(&info, passphrase),
        _ => old(whole, passphrase),
    }
}

fn unsupported() -> Error {
    Error::Unsupported {
        what: "private key with an unusual cipher".to_owned(),
    }
}

fn pbes2(info: &EncryptedPrivateKeyInfo<'_>, passphrase: &Secret) -> Result<PrivateKey, Error> {
    let kdf = info.encryption_algorithm.pbes2().map(|p| &p.kdf);
    let too_dear = kdf.and_then(|k| k.scrypt()).is_some_and(|s| {
        s.cost_parameter
            .saturating_mul(u64::from(s.block_size))
            .saturating_mul(128)
            > MOST_SCRYPT_MEMORY
            || s.parallelization > 64
    }) || kdf
        .and_then(|k| k.pbkdf2())
        .is_some_and(|p| p.iteration_count > MOST_ITERATIONS);
    if too_dear {
        return Err(unsupported());
    }
    let clear = info.decrypt(passphrase.reveal()).map_err(|e| match e {
        pkcs8::Error::EncryptedPrivateKey(
            pkcs8::pkcs5::Error::UnsupportedAlgorithm { .. }
            | pkcs8::pkcs5::Error::AlgorithmParametersInvalid { .. },
        ) => unsupported(),
        _ => Error::WrongPassphrase,
    })?;
    clear_pkcs8(clear.as_bytes())
}

/// Padding fits by chance once in 256 times; then what is inside is no key.
fn clear_pkcs8(der: &[u8]) -> Result<PrivateKey, Error> {
    PrivateKeyInfo::from_der(der)
        .and_then(|info| info.to_der())
        .map(|der| PrivateKey::from_pkcs8(Zeroizing::new(der)))
        .map_err(|_| Error::WrongPassphrase)
}

/// PBES1 with DES (RFC 8018 6.1), else the schemes of PKCS#12.
fn old(whole: &[u8], passphrase: &Secret) -> Result<PrivateKey, Error> {
    let read = || {
        let (outer, _) = der::first(whole).ok()?;
        let mut parts = der::walk(outer.content);
        let (algorithm, data) = (parts.next()?, parts.next()?);
        let mut inside = der::walk(algorithm.content);
        let (oid, parameters) = (inside.next()?, inside.next()?);
        let mut numbers = der::walk(parameters.content);
        let (salt, count) = (numbers.next()?, numbers.next()?);
        let iterations = count
            .content
            .iter()
            .fold(0u32, |n, b| n.saturating_mul(256) + u32::from(*b));
        Some((oid.whole, salt.content, iterations, data.content))
    };
    let (oid, salt, iterations, data) = read().ok_or_else(unsupported)?;
    if iterations > MOST_ITERATIONS {
        return Err(unsupported());
    }
    if oid == der::oid(&[1, 2, 840, 113_549, 1, 5, 3]) {
        return pbes1::<Md5>(salt, iterations, data, passphrase);
    }
    if oid == der::oid(&[1, 2, 840, 113_549, 1, 5, 10]) {
        return pbes1::<sha1::Sha1>(salt, iterations, data, passphrase);
    }
    shrouded(whole, passphrase)
}

/// PBKDF1: the first eight bytes are the DES key, the next eight the IV.
fn pbes1<D: Digest>(
    salt: &[u8],
    iterations: u32,
    data: &[u8],
    passphrase: &Secret,
) -> Result<PrivateKey, Error> {
    let mut hash = D::new()
        .chain_update(passphrase.reveal())
        .chain_update(salt)
        .finalize();
    for _ in 1..iterations {
        hash = D::digest(&hash);
    }
    let mut data = Zeroizing::new(data.to_vec());
    let clear = cbc::Decryptor::<des::Des>::new_from_slices(&hash[..8], &hash[8..16])
        .map_err(|_| unsupported())?
        .decrypt_padded_mut::<Pkcs7>(&mut data)
        .map_err(|_| Error::WrongPassphrase)?;
    clear_pkcs8(clear)
}

/// The same structure is a bag of PKCS#12 (RFC 7292 4.2.2): put into a file without MAC, the
/// reader of PFX files opens it.
fn shrouded(whole: &[u8], passphrase: &Secret) -> Result<PrivateKey, Error> {
    use p12_keystore::error::Error as Trouble;
    let bag = der::oid(&[1, 2, 840, 113_549, 1, 12, 10, 1, 2]);
    let data = der::oid(&[1, 2, 840, 113_549, 1, 7, 1]);
    let info = |inner: &[u8]| der::sequence(&[&data, &der::tlv(0xa0, &der::octets(inner))]);
    let bags = der::sequence(&[&der::sequence(&[&bag, &der::tlv(0xa0, whole)])]);
    let safes = der::sequence(&[&info(&bags)]);
    let file = der::sequence(&[&der::integer(&[3]), &info(&safes)]);
    match Pkcs12Archive::from_pkcs12(&file, passphrase.reveal()) {
        Ok(archive) => match archive.keys.first() {
            Some(bag) => clear_pkcs8(bag.key.as_der()),
            None => Err(unsupported()),
        },
        Err(Trouble::UnsupportedEncryptionScheme | Trouble::InvalidParameters) => {
            Err(unsupported())
        }
        Err(_) => Err(Error::WrongPassphrase),
    }
}

/// OpenSSL's traditional form: `DEK-Info: cipher,iv`, key by EVP_BytesToKey with MD5 over the
/// passphrase and the first eight bytes of the IV.
pub(super) fn traditional(
    dek: &str,
    data: &[u8],
    passphrase: &Secret,
) -> Result<Zeroizing<Vec<u8>>, Error> {
    let (cipher, iv) = dek.split_once(',').ok_or_else(unsupported)?;
    let iv: Vec<u8> = iv
        .trim()
        .as_bytes()
        .chunks(2)
        .map(|pair| {
            std::str::from_utf8(pair)
                .ok()
                .and_then(|p| u8::from_str_radix(p, 16).ok())
        })
        .collect::<Option<_>>()
        .ok_or_else(unsupported)?;
    let salt = iv.get(..8).ok_or_else(unsupported)?;
    let key = |length: usize| {
        let mut key = Zeroizing::new(Vec::with_capacity(48));
        let mut last: Vec<u8> = Vec::new();
        while key.len() < length {
            last = Md5::new()
                .chain_update(&last)
                .chain_update(passphrase.reveal())
                .chain_update(salt)
                .finalize()
                .to_vec();
            key.extend_from_slice(&last);
        }
        key.truncate(length);
        key
    };
    let mut data = Zeroizing::new(data.to_vec());
    macro_rules! decrypt {
        ($cipher:ty, $length:literal) => {
            cbc::Decryptor::<$cipher>::new_from_slices(&key($length), &iv)
                .map_err(|_| unsupported())?
                .decrypt_padded_mut::<Pkcs7>(&mut data)
                .map_err(|_| Error::WrongPassphrase)?
                .to_vec()
        };
    }
    let clear = match cipher.trim() {
        "AES-128-CBC" => decrypt!(aes::Aes128, 16),
        "AES-192-CBC" => decrypt!(aes::Aes192, 24),
        "AES-256-CBC" => decrypt!(aes::Aes256, 32),
        "DES-EDE3-CBC" => decrypt!(des::TdesEde3, 24),
        "DES-CBC" => decrypt!(des::Des, 8),
        _ => return Err(unsupported()),
    };
    Ok(Zeroizing::new(clear))
}
