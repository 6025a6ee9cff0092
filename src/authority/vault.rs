//! Where the authority's key sleeps: encrypted, opened by a passphrase or a remembered secret.
//!
//! Apart because nothing else may write the key anywhere. The form is the standard one, so that
//! `openssl pkcs8 -in` opens it without camseal (RFC 5958, RFC 8018, RFC 7914).

pub mod keeper;

use aws_lc_rs::rand::{SecureRandom, SystemRandom};
use pkcs8::der::{Decode, Encode};
use pkcs8::pkcs5::{pbes2, scrypt};
use pkcs8::{EncryptedPrivateKeyInfo, PrivateKeyInfo};
use zeroize::Zeroizing;

use super::{Authority, Error};
use crate::certificate::{Certificate, PrivateKey};
use crate::error::Cause;
use crate::secret::Secret;

// scrypt N = 2^14, r = 8, p = 5: as strong as N = 2^17, p = 1 by OWASP's table, 0.1 to 0.3 s, and
// still under the 32 MB that OpenSSL allows scrypt in key files
const LOG_N: u8 = 14;
const R: u32 = 8;
const P: u32 = 5;

/// An authority's private key asleep: DER EncryptedPrivateKeyInfo.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed(Vec<u8>);

impl Sealed {
    /// Takes bytes that were saved; nothing is opened yet.
    pub fn from_der(der: Vec<u8>) -> Self {
        Self(der)
    }

    /// The bytes to save.
    pub fn der(&self) -> &[u8] {
        &self.0
    }

    /// As PEM, `ENCRYPTED PRIVATE KEY`.
    pub fn pem(&self) -> String {
        pem::encode_config(
            &pem::Pem::new("ENCRYPTED PRIVATE KEY", self.0.as_slice()),
            pem::EncodeConfig::new().set_line_ending(pem::LineEnding::LF),
        )
    }
}

impl std::fmt::Debug for Sealed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sealed(…)")
    }
}

/// Encrypts any private key the same way, for files that leave camseal.
///
/// # Errors
/// [`Error::EmptyPassphrase`], [`Error::Crypto`].
pub fn seal(key: &PrivateKey, passphrase: &Secret) -> Result<Sealed, Error> {
    if passphrase.is_empty() {
        return Err(Error::EmptyPassphrase);
    }
    let wrong = |what: &dyn std::fmt::Display| Error::Crypto(Cause::new(what.to_string()));
    let rng = SystemRandom::new();
    let (mut salt, mut iv) = ([0; 16], [0; 16]);
    rng.fill(&mut salt).map_err(|e| wrong(&e))?;
    rng.fill(&mut iv).map_err(|e| wrong(&e))?;
    let cost = scrypt::Params::new(LOG_N, R, P, 32).map_err(|e| wrong(&e))?;
    let parameters =
        pbes2::Parameters::scrypt_aes256cbc(cost, &salt, &iv).map_err(|e| wrong(&e))?;
    let inner = PrivateKeyInfo::from_der(key.pkcs8()).map_err(|e| wrong(&e))?;
    let sealed = inner
        .encrypt_with_params(parameters, passphrase.reveal())
        .map_err(|e| wrong(&e))?;
    Ok(Sealed(sealed.as_bytes().to_vec()))
}

/// Opens what [`seal`] closed. Every reason not to is the same [`Error::Closed`].
///
/// # Errors
/// [`Error::Closed`].
fn unseal(sealed: &Sealed, passphrase: &Secret) -> Result<PrivateKey, Error> {
    let info = EncryptedPrivateKeyInfo::from_der(&sealed.0).map_err(|_| Error::Closed)?;
    // a site file from elsewhere must not order gigabytes of memory
    let ours = info
        .encryption_algorithm
        .pbes2()
        .and_then(|p| p.kdf.scrypt())
        .is_some_and(|k| {
            k.cost_parameter <= 1 << 20 && k.block_size <= 16 && k.parallelization <= 16
        });
    if !ours {
        return Err(Error::Closed);
    }
    let clear = info
        .decrypt(passphrase.reveal())
        .map_err(|_| Error::Closed)?;
    let normal = PrivateKeyInfo::from_der(clear.as_bytes())
        .and_then(|i| i.to_der())
        .map_err(|_| Error::Closed)?;
    Ok(PrivateKey::from_pkcs8(Zeroizing::new(normal)))
}

impl Authority {
    /// Puts the key to sleep under a passphrase. Takes a fraction of a second.
    ///
    /// # Errors
    /// [`Error::EmptyPassphrase`], [`Error::Crypto`].
    pub fn seal(&self, passphrase: &Secret) -> Result<Sealed, Error> {
        seal(&self.0.key, passphrase)
    }

    /// Wakes a sleeping authority. Takes a fraction of a second: call it off the user
    /// interface's thread. An expired authority opens too; it refuses to issue.
    ///
    /// # Errors
    /// [`Error::Closed`] for a wrong passphrase, a damaged or a foreign key, without a difference;
    /// what [`Authority::import`] says about the certificates themselves.
    pub fn open(
        certificate: &Certificate,
        above: &[Certificate],
        sealed: &Sealed,
        passphrase: &Secret,
    ) -> Result<Self, Error> {
        let key = unseal(sealed, passphrase)?;
        match Self::assemble(certificate, &key, above) {
            Err(Error::KeyDoesNotBelong { .. }) => Err(Error::Closed),
            other => other,
        }
    }
}

/// A new secret of 130 random bits, in groups that can be read aloud: for the key store of the
/// operating system, or as a passphrase on paper.
///
/// # Errors
/// [`Error::Crypto`] when the operating system has no randomness to give.
pub fn random_secret() -> Result<Secret, Error> {
    // 32 characters without look-alikes: 5 bits each, no bias
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz234567890";
    let mut bytes = Zeroizing::new([0u8; 26]);
    SystemRandom::new()
        .fill(&mut *bytes)
        .map_err(|e| Error::Crypto(Cause::new(e)))?;
    let mut text = Zeroizing::new(String::with_capacity(32));
    for (at, byte) in bytes.iter().enumerate() {
        if at > 0 && at % 5 == 0 {
            text.push('-');
        }
        text.push(char::from(LETTERS[usize::from(byte & 31)]));
    }
    Ok(Secret::new(text.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_long_and_differ() {
        let (a, b) = (random_secret().unwrap(), random_secret().unwrap());
        assert_eq!(a.reveal().len(), 31);
        assert!(a != b);
    }

    #[test]
    fn nothing_is_said_about_why_it_stays_closed() {
        let key = super::super::KeyKind::P256.make().unwrap();
        let sealed = seal(&key, &Secret::new("right")).unwrap();
        assert!(unseal(&sealed, &Secret::new("right")).unwrap().pkcs8() == key.pkcs8());
        let mut damaged = sealed.der().to_vec();
        let last = damaged.len() - 1;
        damaged[last] ^= 1;
        for (sealed, passphrase) in [
            (sealed.clone(), "wrong"),
            (sealed.clone(), ""),
            (Sealed(damaged), "right"),
            (Sealed(vec![0x30, 0]), "right"),
            (Sealed(Vec::new()), "right"),
        ] {
            let error = unseal(&sealed, &Secret::new(passphrase)).unwrap_err();
            assert!(matches!(error, Error::Closed));
        }
    }
}
