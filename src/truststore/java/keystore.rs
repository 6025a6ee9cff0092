//! Reads the certificates of a Java keystore: JKS, or PKCS#12 with or without a password.
//!
//! Apart because a keystore is foreign input: bounded, and never a panic. Nothing is written here.
//!
//! Sources: JKS: the JDK's `sun.security.provider.JavaKeyStore` (magic 0xFEEDFEED, version 2;
//! entries: tag 1 key, tag 2 trusted certificate; names in modified UTF-8 with a length of two
//! bytes). PKCS#12: RFC 7292; Oracle's attribute 2.16.840.1.113894.746875.1.1 marks a certificate
//! as trusted.

use p12_keystore::{KeyStore, KeyStoreEntry, Pkcs12ImportPolicy};

use crate::certificate::Certificate;

/// The first four bytes of a JKS file.
const MAGIC: u32 = 0xFEED_FEED;

/// More than any runtime has.
const MANY: u32 = 10_000;

/// Every trusted certificate with its alias.
pub(super) fn read(bytes: &[u8], password: &str) -> Result<Vec<(String, Certificate)>, String> {
    let mut reader = Reader(bytes);
    if reader.number() == Some(MAGIC) {
        return jks(reader).ok_or_else(|| "a JKS keystore that ends too early".to_owned());
    }
    pkcs12(bytes, password)
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        if count > self.0.len() {
            return None;
        }
        let (head, tail) = self.0.split_at(count);
        self.0 = tail;
        Some(head)
    }

    fn number(&mut self) -> Option<u32> {
        let four: [u8; 4] = self.bytes(4)?.try_into().ok()?;
        Some(u32::from_be_bytes(four))
    }

    fn text(&mut self) -> Option<String> {
        let two: [u8; 2] = self.bytes(2)?.try_into().ok()?;
        let text = self.bytes(u16::from_be_bytes(two).into())?;
        Some(String::from_utf8_lossy(text).into_owned())
    }

    fn block(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        self.bytes(usize::try_from(length).ok()?)
    }
}

/// After the magic number.
fn jks(mut reader: Reader<'_>) -> Option<Vec<(String, Certificate)>> {
    let version = reader.number()?;
    let count = reader.number()?;
    if count > MANY || !(1..=2).contains(&version) {
        return None;
    }
    let mut found = Vec::new();
    for _ in 0..count {
        let tag = reader.number()?;
        let alias = reader.text()?;
        let _created = reader.bytes(8)?;
        let certificates = if tag == 1 {
            let _key = reader.block()?;
            reader.number()?
        } else {
            1
        };
        if certificates > MANY {
            return None;
        }
        for _ in 0..certificates {
            if version == 2 {
                let _kind = reader.text()?;
            }
            let der = reader.block()?;
            // The chain of a key vouches for nothing.
            if tag == 2
                && let Ok(certificate) = Certificate::from_der(der)
            {
                found.push((alias.clone(), certificate));
            }
        }
    }
    Some(found)
}

fn pkcs12(bytes: &[u8], password: &str) -> Result<Vec<(String, Certificate)>, String> {
    // Java 18 and newer ship a PKCS#12 without encryption; Debian's has the usual password.
    let open = |password: &str| KeyStore::from_pkcs12(bytes, password, Pkcs12ImportPolicy::Relaxed);
    let store = open(password).or_else(|first| open("").map_err(|_| first.to_string()))?;
    Ok(store
        .entries()
        .filter_map(|(alias, entry)| match entry {
            KeyStoreEntry::Certificate(certificate) => {
                let certificate = Certificate::from_der(certificate.as_der()).ok()?;
                Some((alias.clone(), certificate))
            }
            _ => None,
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_keystore_is_refused_at_every_byte() {
        let mut whole = Vec::new();
        whole.extend(MAGIC.to_be_bytes());
        whole.extend(2_u32.to_be_bytes());
        whole.extend(1_u32.to_be_bytes());
        whole.extend(2_u32.to_be_bytes());
        whole.extend(1_u16.to_be_bytes());
        whole.push(b'a');
        whole.extend([0; 8]);
        whole.extend(5_u16.to_be_bytes());
        whole.extend(b"X.509");
        whole.extend(3_u32.to_be_bytes());
        whole.extend([1, 2, 3]);
        // Not a certificate, so it is left out; but the shape is right.
        assert_eq!(read(&whole, "").map(|all| all.len()), Ok(0));
        for end in 4..whole.len() {
            assert!(read(&whole[..end], "").is_err(), "cut at {end}");
        }
        assert!(read(b"", "").is_err());
    }
}
