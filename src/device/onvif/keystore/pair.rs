//! A key made here as a bare key pair, for devices that take keys but no PKCS#12 containers.
//!
//! Apart because it is the last resort (deprecated in ONVIF 25.12) and the only place where a key
//! is sealed the old way: `pbeWithSHAAnd3-KeyTripleDES-CBC` is what such devices must know. The
//! passphrase is put into the device first and removed right after, or travels along where the
//! device keeps none. RFC 5958 (OneAsymmetricKey), RFC 7292 appendix B and C.

use aes::cipher::block_padding::Pkcs7;
use aes::cipher::{BlockEncryptMut as _, KeyIvInit as _};
use sha1::{Digest as _, Sha1};
use zeroize::Zeroizing;

use super::upload::once;
use super::{key_of, message, needed, texts, unreadable};
use crate::certificate::{Certificate, PrivateKey, der};
use crate::device::conversation::Conversation;
use crate::device::onvif::offer::Keystore as Offer;
use crate::device::xml::Element;
use crate::device::{Error, Trail};
use crate::secret::Secret;

const OPERATION: &str = "UploadKeyPairInPKCS8";
/// As OpenSSL did for twenty years: firmware has to compute it.
const ROUNDS: u32 = 2048;

/// Puts the key in unless it stands under the trail's alias; answers its id.
pub(super) async fn put_in(
    talk: &Conversation,
    offer: &Offer,
    trail: &Trail,
    leaf: &Certificate,
    key: &PrivateKey,
) -> Result<String, Error> {
    if !talk.wire().await.is_tls() {
        return Err(Error::OnlyClearHttp {
            address: talk.address().clone(),
        });
    }
    if let Some(id) = key_of(talk, trail).await? {
        return Ok(id);
    }
    let passphrase = once();
    let pair = one_asymmetric_key(key, leaf.public_key())
        .and_then(|clear| shroud(&clear, &passphrase, &rand::random::<[u8; 8]>()))
        .ok_or_else(|| unreadable(talk, OPERATION, "a key that cannot be written as PKCS#8"))?;
    let answer = if offer.keeps_passphrases {
        forget_passphrases(talk, &trail.alias).await?;
        let request = message::upload_passphrase(&passphrase, &trail.alias);
        let answer = talk.ask(&request).await?;
        let id = needed(talk, &answer, request.operation, "PassphraseID")?;
        let answer = talk
            .ask(&message::upload_pkcs8(&pair, &trail.alias, Some(&id), None))
            .await;
        // Whatever became of the key, its passphrase has no business there any more.
        let gone = talk.ask(&message::delete_passphrase(&id)).await;
        let answer = answer?;
        let _ = gone?;
        answer
    } else {
        talk.ask(&message::upload_pkcs8(
            &pair,
            &trail.alias,
            None,
            Some(&passphrase),
        ))
        .await?
    };
    needed(talk, &answer, OPERATION, "KeyID")
}

/// Removes passphrases under `alias` that an attempt cut short left behind.
pub(super) async fn forget_passphrases(talk: &Conversation, alias: &str) -> Result<(), Error> {
    let all: Element = talk.ask(&message::passphrases()).await?;
    let ours = all
        .each("PassphraseAttribute")
        .filter(|p| p.text_of("Alias") == Some(alias));
    for id in ours.flat_map(|p| texts(p, "PassphraseID")) {
        let _ = talk.ask(&message::delete_passphrase(&id)).await?;
    }
    Ok(())
}

/// The pair as RFC 5958 has it, version 2 with the public key, which ONVIF asks for.
fn one_asymmetric_key(key: &PrivateKey, spki: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (outer, _) = der::first(key.pkcs8()).ok()?;
    let mut parts = der::walk(outer.content);
    let (_, algorithm, private) = (parts.next()?, parts.next()?, parts.next()?);
    let (outer, _) = der::first(spki).ok()?;
    let public = der::walk(outer.content).nth(1)?;
    let parts: [&[u8]; 4] = [
        &der::integer(&[1]),
        algorithm.whole,
        private.whole,
        &der::tlv(0x81, public.content),
    ];
    Some(Zeroizing::new(der::sequence(&parts)))
}

/// EncryptedPrivateKeyInfo with triple DES and the key derivation of PKCS#12.
fn shroud(clear: &[u8], passphrase: &Secret, salt: &[u8]) -> Option<Vec<u8>> {
    let key = derive(1, passphrase, salt, 24);
    let vector = derive(2, passphrase, salt, 8);
    let mut room = clear.to_vec();
    room.resize(clear.len() + 8, 0);
    let sealed = cbc::Encryptor::<des::TdesEde3>::new_from_slices(&key, &vector)
        .ok()?
        .encrypt_padded_mut::<Pkcs7>(&mut room, clear.len())
        .ok()?;
    let algorithm = der::sequence(&[
        &der::oid(&[1, 2, 840, 113_549, 1, 12, 1, 3]),
        &der::sequence(&[
            &der::octets(salt),
            &der::integer(&ROUNDS.to_be_bytes()[2..]),
        ]),
    ]);
    Some(der::sequence(&[&algorithm, &der::octets(sealed)]))
}

/// RFC 7292 appendix B.2 with SHA-1, whose input block has 64 bytes.
fn derive(purpose: u8, passphrase: &Secret, salt: &[u8], length: usize) -> Zeroizing<Vec<u8>> {
    const BLOCK: usize = 64;
    let mut text: Zeroizing<Vec<u8>> = Zeroizing::new(
        passphrase
            .reveal()
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect(),
    );
    text.extend([0, 0]);
    let filled = |bytes: &[u8]| -> Vec<u8> {
        let wanted = bytes.len().div_ceil(BLOCK) * BLOCK;
        bytes.iter().copied().cycle().take(wanted).collect()
    };
    let mut input = Zeroizing::new([filled(salt), filled(&text)].concat());
    let mut out = Zeroizing::new(Vec::with_capacity(length + 20));
    while out.len() < length {
        let mut hash = Sha1::new()
            .chain_update([purpose; BLOCK])
            .chain_update(&*input)
            .finalize();
        for _ in 1..ROUNDS {
            hash = Sha1::digest(hash);
        }
        out.extend_from_slice(&hash);
        // Each block of the input grows by the hash, repeated to a block, plus one.
        let grow: Vec<u8> = hash.iter().copied().cycle().take(BLOCK).collect();
        for block in input.chunks_mut(BLOCK) {
            let mut carry = 1u16;
            for (byte, more) in block.iter_mut().zip(&grow).rev() {
                carry += u16::from(*byte) + u16::from(*more);
                *byte = (carry & 0xff) as u8;
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
    use crate::authority::KeyKind;
    use crate::certificate::file;

    /// Read back by the PKCS#12 library's decryption, which is not ours.
    #[test]
    fn another_reader_opens_what_is_sealed() {
        for kind in [KeyKind::Rsa2048, KeyKind::P256] {
            let key = kind.make().unwrap();
            let passphrase = Secret::new("k2Wq-one-time");
            let pkcs8 = Zeroizing::new(key.pkcs8().to_vec());
            let sealed = shroud(&pkcs8, &passphrase, b"saltsalt").unwrap();
            let read = file::read(&sealed, Some(&passphrase)).unwrap();
            assert!(read.keys[0].pkcs8() == key.pkcs8());
            assert!(file::read(&sealed, Some(&Secret::new("other"))).is_err());
        }
    }
}
