//! PKCS#12 containers as cameras before 2025 take them (RFC 7292): triple DES with the PKCS#12 key
//! derivation, or nothing encrypted at all. Newer encryption (PBES2) is refused, as they do.
//!
//! Read by hand and not by a library, so that the containers camseal writes are judged by a
//! second reading of the standard.

use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockDecryptMut as _, KeyIvInit as _};
use hmac::{Hmac, Mac as _};
use sha2::Digest;

use super::key::Key;
use super::soap::Fault;
use crate::secret::Secret;

const DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 1];
const ENCRYPTED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 6];
const KEY_BAG: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 12, 10, 1, 1];
const SHROUDED_KEY_BAG: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 12, 10, 1, 2];
const CERTIFICATE_BAG: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 12, 10, 1, 3];
const X509_CERTIFICATE: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 22, 1];
const TRIPLE_DES: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 12, 1, 3];
const SHA1: &[u8] = &[0x2b, 0x0e, 3, 2, 26];
const SHA256: &[u8] = &[0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, 1];

/// More rounds than any honest container asks of a small processor.
const MOST_ROUNDS: usize = 1_000_000;

/// What was inside.
#[derive(Debug)]
pub struct Opened {
    /// The key.
    pub key: Key,
    /// Certificates in the order of the container, DER.
    pub certificates: Vec<Vec<u8>>,
}

fn bad() -> Fault {
    Fault::value("BadPKCS12File", "not a PKCS#12 container this camera takes")
}

fn undecipherable() -> Fault {
    Fault::value("DecryptionFailed", "the container cannot be decrypted")
}

/// One DER value after the other.
#[derive(Clone, Copy)]
struct Der<'a>(&'a [u8]);

impl<'a> Der<'a> {
    /// The next value, whatever its tag.
    fn any(&mut self) -> Result<(u8, &'a [u8]), Fault> {
        let (&tag, rest) = self.0.split_first().ok_or_else(bad)?;
        let (&first, mut rest) = rest.split_first().ok_or_else(bad)?;
        let mut length = usize::from(first);
        if first >= 0x80 {
            let count = usize::from(first & 0x7f);
            // Indefinite lengths (BER) and absurd ones are not DER.
            if count == 0 || count > 4 {
                return Err(bad());
            }
            let (bytes, after) = rest.split_at_checked(count).ok_or_else(bad)?;
            length = bytes.iter().fold(0, |sum, b| sum << 8 | usize::from(*b));
            rest = after;
        }
        let (content, after) = rest.split_at_checked(length).ok_or_else(bad)?;
        self.0 = after;
        Ok((tag, content))
    }

    /// The content of the next value, which must have this tag.
    fn tagged(&mut self, tag: u8) -> Result<&'a [u8], Fault> {
        match self.any()? {
            (found, content) if found == tag => Ok(content),
            _ => Err(bad()),
        }
    }

    /// The values inside the next SEQUENCE.
    fn sequence(&mut self) -> Result<Self, Fault> {
        self.tagged(0x30).map(Self)
    }

    /// A small INTEGER.
    fn number(&mut self) -> Result<usize, Fault> {
        let bytes = self.tagged(0x02)?;
        if bytes.len() > 4 {
            return Err(bad());
        }
        Ok(bytes.iter().fold(0, |sum, b| sum << 8 | usize::from(*b)))
    }

    fn is_empty(self) -> bool {
        self.0.is_empty()
    }
}

/// Opens a container with one key and at least one certificate.
///
/// # Errors
/// `BadPKCS12File`, or `DecryptionFailed` for a wrong passphrase and for encryption these
/// cameras do not know.
pub fn open(
    container: &[u8],
    integrity: Option<&Secret>,
    encryption: Option<&Secret>,
) -> Result<Opened, Fault> {
    let mut outer = Der(container);
    let mut pfx = outer.sequence()?;
    if !outer.is_empty() || pfx.number()? != 3 {
        return Err(bad());
    }
    let mut info = pfx.sequence()?;
    if info.tagged(0x06)? != DATA {
        return Err(bad());
    }
    let safe = Der(info.tagged(0xa0)?).tagged(0x04)?;
    if !pfx.is_empty() {
        verify(pfx.sequence()?, safe, integrity)?;
    }
    let mut safes = Der(safe).sequence()?;
    let (mut keys, mut certificates) = (Vec::new(), Vec::new());
    while !safes.is_empty() {
        let mut info = safes.sequence()?;
        let kind = info.tagged(0x06)?;
        let mut content = Der(info.tagged(0xa0)?);
        let clear = match kind {
            DATA => content.tagged(0x04)?.to_vec(),
            ENCRYPTED_DATA => {
                let mut data = content.sequence()?;
                let _ = data.number()?;
                let mut info = data.sequence()?;
                if info.tagged(0x06)? != DATA {
                    return Err(bad());
                }
                let algorithm = info.sequence()?;
                decrypt(algorithm, info.tagged(0x80)?, encryption)?
            }
            _ => return Err(bad()),
        };
        bags(&clear, encryption, &mut keys, &mut certificates)?;
    }
    if keys.len() != 1 || certificates.is_empty() {
        return Err(bad());
    }
    let key = keys.pop().ok_or_else(bad)?;
    Ok(Opened { key, certificates })
}

/// Opens a key pair in PKCS#8: OneAsymmetricKey with its public key (RFC 5958), encrypted when
/// there is a passphrase.
///
/// # Errors
/// `BadPKCS8File`, `DecryptionFailed`, `PublicPrivateKeyMismatch`.
pub fn open_pair(pair: &[u8], passphrase: Option<&Secret>) -> Result<Key, Fault> {
    let bad = |_| Fault::value("BadPKCS8File", "not a key pair this camera takes");
    let clear = match passphrase {
        None => pair.to_vec(),
        Some(passphrase) => {
            let mut outer = Der(pair).sequence().map_err(bad)?;
            let algorithm = outer.sequence().map_err(bad)?;
            let cipher = outer.tagged(0x04).map_err(bad)?;
            decrypt(algorithm, cipher, Some(passphrase))?
        }
    };
    let read = || {
        let mut inside = Der(&clear).sequence()?;
        let version = inside.number()?;
        let _ = inside.sequence()?;
        let _ = inside.tagged(0x04)?;
        // Both halves are wanted: version 2, and the public one as [1].
        let public = inside.tagged(0x81)?;
        Ok((version, public))
    };
    let (version, public) = match (read(), passphrase) {
        (Ok(read), _) => read,
        (Err(fault), None) => return Err(bad(fault)),
        // The padding of a wrong passphrase fits now and then; what is inside is no key then.
        (Err(_), Some(_)) => return Err(undecipherable()),
    };
    let key = Key::from_pkcs8(&clear).ok_or_else(|| bad(undecipherable()))?;
    if version != 1 {
        return Err(bad(undecipherable()));
    }
    if !key.spki().ends_with(public) {
        return Err(Fault::value(
            "PublicPrivateKeyMismatch",
            "the two halves do not belong together",
        ));
    }
    Ok(key)
}

fn bags(
    content: &[u8],
    passphrase: Option<&Secret>,
    keys: &mut Vec<Key>,
    certificates: &mut Vec<Vec<u8>>,
) -> Result<(), Fault> {
    let mut bags = Der(content).sequence()?;
    while !bags.is_empty() {
        let mut bag = bags.sequence()?;
        let kind = bag.tagged(0x06)?;
        let value = bag.tagged(0xa0)?;
        match kind {
            KEY_BAG => keys.push(Key::from_pkcs8(value).ok_or_else(bad)?),
            SHROUDED_KEY_BAG => {
                let mut shrouded = Der(value).sequence()?;
                let algorithm = shrouded.sequence()?;
                let clear = decrypt(algorithm, shrouded.tagged(0x04)?, passphrase)?;
                keys.push(Key::from_pkcs8(&clear).ok_or_else(undecipherable)?);
            }
            CERTIFICATE_BAG => {
                let mut inside = Der(value).sequence()?;
                if inside.tagged(0x06)? != X509_CERTIFICATE {
                    return Err(bad());
                }
                certificates.push(Der(inside.tagged(0xa0)?).tagged(0x04)?.to_vec());
            }
            _ => return Err(bad()),
        }
    }
    Ok(())
}

fn decrypt(
    mut algorithm: Der<'_>,
    cipher: &[u8],
    passphrase: Option<&Secret>,
) -> Result<Vec<u8>, Fault> {
    if algorithm.tagged(0x06)? != TRIPLE_DES {
        return Err(undecipherable());
    }
    let mut parameters = algorithm.sequence()?;
    let salt = parameters.tagged(0x04)?;
    let rounds = parameters.number()?;
    if !(1..=MOST_ROUNDS).contains(&rounds) {
        return Err(bad());
    }
    let passphrase = passphrase.ok_or_else(undecipherable)?;
    let key = derive::<sha1::Sha1>(1, passphrase, salt, rounds, 24, 64);
    let vector = derive::<sha1::Sha1>(2, passphrase, salt, rounds, 8, 64);
    let decryptor = cbc::Decryptor::<des::TdesEde3>::new_from_slices(&key, &vector)
        .map_err(|_| undecipherable())?;
    let mut clear = cipher.to_vec();
    let length = decryptor
        .decrypt_padded_mut::<Pkcs7>(&mut clear)
        .map_err(|_| undecipherable())?
        .len();
    clear.truncate(length);
    Ok(clear)
}

fn verify(mut mac: Der<'_>, safe: &[u8], passphrase: Option<&Secret>) -> Result<(), Fault> {
    let mut info = mac.sequence()?;
    let algorithm = info.sequence()?.tagged(0x06)?;
    let expected = info.tagged(0x04)?;
    let salt = mac.tagged(0x04)?;
    // The default is one round.
    let rounds = if mac.is_empty() { 1 } else { mac.number()? };
    if !(1..=MOST_ROUNDS).contains(&rounds) {
        return Err(bad());
    }
    let nothing = Secret::default();
    let passphrase = passphrase.unwrap_or(&nothing);
    let right = match algorithm {
        SHA1 => {
            let key = derive::<sha1::Sha1>(3, passphrase, salt, rounds, 20, 64);
            let mut hmac = Hmac::<sha1::Sha1>::new_from_slice(&key).map_err(|_| bad())?;
            hmac.update(safe);
            hmac.verify_slice(expected).is_ok()
        }
        SHA256 => {
            let key = derive::<sha2::Sha256>(3, passphrase, salt, rounds, 32, 64);
            let mut hmac = Hmac::<sha2::Sha256>::new_from_slice(&key).map_err(|_| bad())?;
            hmac.update(safe);
            hmac.verify_slice(expected).is_ok()
        }
        _ => return Err(bad()),
    };
    if right { Ok(()) } else { Err(undecipherable()) }
}

/// Key derivation of RFC 7292, appendix B.2; `block` is the hash's input block in bytes.
fn derive<D: Digest>(
    purpose: u8,
    passphrase: &Secret,
    salt: &[u8],
    rounds: usize,
    length: usize,
    block: usize,
) -> Vec<u8> {
    let mut text: Vec<u8> = passphrase
        .reveal()
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    text.extend([0, 0]);
    let fill = |bytes: &[u8]| -> Vec<u8> {
        let wanted = bytes.len().div_ceil(block) * block;
        bytes.iter().copied().cycle().take(wanted).collect()
    };
    let mut input = [fill(salt), fill(&text)].concat();
    let mut out = Vec::new();
    while out.len() < length {
        let mut hash = D::new();
        hash.update(vec![purpose; block]);
        hash.update(&input);
        let mut value = hash.finalize();
        for _ in 1..rounds {
            value = D::digest(&value);
        }
        out.extend_from_slice(&value);
        let addend: Vec<u8> = value.iter().copied().cycle().take(block).collect();
        for chunk in input.chunks_mut(block) {
            // chunk = chunk + addend + 1, as one big number.
            let mut carry = 1u16;
            for (byte, add) in chunk.iter_mut().zip(&addend).rev() {
                carry += u16::from(*byte) + u16::from(*add);
                *byte = carry as u8;
                carry >>= 8;
            }
        }
    }
    out.truncate(length);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn derivation_matches_known_values() {
        // Vectors everybody uses for this derivation: passphrase "smeg", one round.
        let salt = [0x0a, 0x58, 0xcf, 0x64, 0x53, 0x0d, 0x82, 0x3f];
        let key = derive::<sha1::Sha1>(1, &Secret::new("smeg"), &salt, 1, 24, 64);
        assert_eq!(
            key,
            [
                0x8a, 0xaa, 0xe6, 0x29, 0x7b, 0x6c, 0xb0, 0x46, 0x42, 0xab, 0x5b, 0x07, 0x78, 0x51,
                0x28, 0x4e, 0xb7, 0x12, 0x8f, 0x1a, 0x2a, 0x7f, 0xbc, 0xa3
            ]
        );
    }

    #[test]
    fn nonsense_is_no_container() {
        for bytes in [
            &b""[..],
            b"0",
            &[0x30, 0x80, 0, 0],
            &[0x30, 0x84, 255, 255, 255, 255],
        ] {
            assert_eq!(
                open(bytes, None, None).err().and_then(|f| f.second),
                Some("BadPKCS12File")
            );
        }
    }
}
