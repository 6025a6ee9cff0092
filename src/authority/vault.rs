//! Where the authority's key sleeps: encrypted, opened by a passphrase or a remembered secret.
//!
//! Apart because nothing else may write the key anywhere. The form is the standard one, so that
//! `openssl pkcs8 -in` opens it without camseal (RFC 5958, RFC 8018, RFC 7914).

pub mod keeper;

use aws_lc_rs::digest;
use aws_lc_rs::rand::{SecureRandom, SystemRandom};
use pkcs8::der::{Decode, Encode};
use pkcs8::pkcs5::{pbes2, scrypt};
use pkcs8::{EncryptedPrivateKeyInfo, PrivateKeyInfo};
use zeroize::Zeroizing;

use super::{Authority, Error};
use crate::certificate::{Certificate, PrivateKey};
use crate::error::Cause;
use crate::secret::Secret;

/// The cost of trying one secret: scrypt's parameters (RFC 7914, 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cost {
    log_n: u8,
    r: u32,
    p: u32,
}

/// For what a person made up. As strong as N = 2^17, p = 1 by OWASP's table, 0.1 to 0.3 s, and
/// still under the 32 MB that OpenSSL allows scrypt in key files.
const TYPED: Cost = Cost {
    log_n: 14,
    r: 8,
    p: 5,
};

/// For [`random_secret`]. A high cost makes up for a secret that can be guessed; 130 random bits
/// cannot, with any cost or none, so the key is derived and nothing is slowed down.
const RANDOM: Cost = Cost {
    log_n: 4,
    r: 8,
    p: 1,
};

impl Cost {
    /// The secret alone decides, by the form only camseal gives it: whatever else is known of
    /// it, a secret without that form may have been made up by a person.
    fn of(secret: &Secret) -> Self {
        if is_random(secret) { RANDOM } else { TYPED }
    }
}

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

/// Encrypts any private key the same way, for files that leave camseal. Trying a passphrase then
/// costs a fraction of a second; trying a [`random_secret`] costs next to nothing.
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
    let Cost { log_n, r, p } = Cost::of(passphrase);
    let cost = scrypt::Params::new(log_n, r, p, 32).map_err(|e| wrong(&e))?;
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
pub fn unseal(sealed: &Sealed, passphrase: &Secret) -> Result<PrivateKey, Error> {
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
    /// Puts the key to sleep under a passphrase. Takes a fraction of a second, and next to no
    /// time under a [`random_secret`].
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

// 32 characters without look-alikes: 5 bits each, no bias
const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz234567890";
/// What every secret made here begins with.
const MARK: &str = "camseal-";
/// Random letters: 130 bits.
const DRAWN: usize = 26;
/// Letters of the check: 40 bits, so that only what was made here bears the mark by right.
const CHECK: usize = 8;

/// A new secret of 130 random bits, in groups that can be read aloud: for the key store of the
/// operating system, for a file, or on paper. Its form says that it was made here:
/// `camseal-` and 34 letters in groups of five, the last eight being a checksum of the others.
///
/// # Errors
/// [`Error::Crypto`] when the operating system has no randomness to give.
pub fn random_secret() -> Result<Secret, Error> {
    let mut bytes = Zeroizing::new([0u8; DRAWN]);
    SystemRandom::new()
        .fill(&mut *bytes)
        .map_err(|e| Error::Crypto(Cause::new(e)))?;
    let drawn = Zeroizing::new(bytes.map(letter));
    Ok(Secret::new(spelled(&drawn).as_str()))
}

/// Whether [`random_secret`] made it: mark, grouping and checksum are right to the letter.
fn is_random(secret: &Secret) -> bool {
    let Some(rest) = secret.reveal().strip_prefix(MARK) else {
        return false;
    };
    let letters: Zeroizing<Vec<u8>> =
        Zeroizing::new(rest.bytes().filter(|b| LETTERS.contains(b)).collect());
    // Written anew from the letters that should have been drawn, it must be the same text.
    letters
        .first_chunk::<DRAWN>()
        .is_some_and(|drawn| *spelled(drawn) == secret.reveal())
}

fn letter(byte: u8) -> u8 {
    LETTERS[usize::from(byte & 31)]
}

fn spelled(drawn: &[u8; DRAWN]) -> Zeroizing<String> {
    let sum = digest::Context::new(&digest::SHA256);
    let sum = [MARK.as_bytes(), drawn].iter().fold(sum, |mut sum, part| {
        sum.update(part);
        sum
    });
    let sum = sum.finish();
    let check = sum.as_ref().iter().take(CHECK).map(|byte| letter(*byte));
    let mut text = Zeroizing::new(String::with_capacity(64));
    text.push_str(MARK);
    for (at, letter) in drawn.iter().copied().chain(check).enumerate() {
        if at > 0 && at % 5 == 0 {
            text.push('-');
        }
        text.push(char::from(letter));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_long_and_differ() {
        let (a, b) = (random_secret().unwrap(), random_secret().unwrap());
        assert_eq!(a.reveal().len(), MARK.len() + DRAWN + CHECK + 6);
        assert!(a != b);
    }

    fn cost(sealed: &Sealed) -> (u64, u16, u16) {
        let info = EncryptedPrivateKeyInfo::from_der(sealed.der()).unwrap();
        let kdf = info.encryption_algorithm.pbes2().unwrap().kdf.clone();
        let scrypt = kdf.scrypt().unwrap();
        (
            scrypt.cost_parameter,
            scrypt.block_size,
            scrypt.parallelization,
        )
    }

    #[test]
    fn only_what_was_made_here_is_cheap_to_try() {
        let key = super::super::KeyKind::P256.make().unwrap();
        let secret = random_secret().unwrap();
        let cheap = seal(&key, &secret).unwrap();
        assert_eq!(cost(&cheap), (16, 8, 1));
        assert!(unseal(&cheap, &secret).unwrap().pkcs8() == key.pkcs8());
        assert!(unseal(&cheap, &random_secret().unwrap()).is_err());

        let text = secret.reveal();
        let last = if text.ends_with('a') { "b" } else { "a" };
        let head = if text[MARK.len()..].starts_with('a') {
            "b"
        } else {
            "a"
        };
        for near in [
            "camseal-".to_owned(),
            "camseal-hotel-astoria-2026-hotel-astoria-2026".to_owned(),
            // the form before there was a mark
            "abcde-fghjk-mnpqr-stuvw-xyz23-4".to_owned(),
            text.to_uppercase(),
            text.replace('-', ""),
            text[MARK.len()..].to_owned(),
            format!("{text} "),
            format!("{text}-aaaaa"),
            text[..text.len() - 1].to_owned(),
            format!("{}{last}", &text[..text.len() - 1]),
            format!("{MARK}{head}{}", &text[MARK.len() + 1..]),
        ] {
            assert!(!is_random(&Secret::new(near.as_str())), "{near}");
        }
        let typed = seal(&key, &Secret::new("camseal-hotel-astoria")).unwrap();
        assert_eq!(cost(&typed), (1 << 14, 8, 5));
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
