//! BER to DER: files that were written as a stream, in pieces of unknown length.
//!
//! Apart because only files from outside come like this: Firefox and other programs on NSS write
//! PFX in it, `openssl cms -stream` PKCS#7. What has definite lengths is taken over byte for byte,
//! so that a certificate keeps its signature. (ITU-T X.690 8.1.3.6, 8.6.4, 8.7.3.)

use super::{Unreadable, first, tlv};

/// Real files nest 12 deep; each level costs a call.
const DEPTH: usize = 32;

const SEQUENCE: u8 = 0x30;
const CONSTRUCTED: u8 = 0x20;
const OCTETS: u8 = 0x04;
const BITS: u8 = 0x03;

/// The first element of `bytes` with definite lengths and whole strings, and what follows it. The
/// answer is never longer than twice what was read.
pub(crate) fn to_der(bytes: &[u8]) -> Result<(Vec<u8>, &[u8]), Unreadable> {
    element(bytes, DEPTH)
}

fn element(bytes: &[u8], depth: usize) -> Result<(Vec<u8>, &[u8]), Unreadable> {
    let depth = depth.checked_sub(1).ok_or(Unreadable::Foreign)?;
    let (&tag, after) = bytes.split_first().ok_or(Unreadable::Truncated)?;
    if tag & 0x1f == 0x1f || tag == 0 {
        return Err(Unreadable::Foreign);
    }
    if after.first() != Some(&0x80) {
        let (read, rest) = first(bytes)?;
        if is_whole(tag, read.content, depth) {
            return Ok((read.whole.to_vec(), rest));
        }
        let mut inside = read.content;
        let mut parts = Vec::new();
        while !inside.is_empty() {
            let (part, after) = element(inside, depth)?;
            parts.push(part);
            inside = after;
        }
        return Ok((joined(tag, parts)?, rest));
    }
    if tag & CONSTRUCTED == 0 {
        return Err(Unreadable::Foreign);
    }
    let mut inside = after.get(1..).ok_or(Unreadable::Truncated)?;
    let mut parts = Vec::new();
    while !inside.starts_with(&[0, 0]) {
        let (part, after) = element(inside, depth)?;
        parts.push(part);
        inside = after;
    }
    let rest = inside.get(2..).ok_or(Unreadable::Truncated)?;
    Ok((joined(tag, parts)?, rest))
}

/// Whether nothing in it is indefinite or in pieces. What is unreadable stays as it is: it may be
/// anything, under a tag whose meaning is not known here.
fn is_whole(tag: u8, content: &[u8], depth: usize) -> bool {
    if tag & CONSTRUCTED == 0 {
        return true;
    }
    if is_pieces(tag) {
        return false;
    }
    let Some(depth) = depth.checked_sub(1) else {
        return true;
    };
    let mut inside = content;
    while let [tag, length, ..] = *inside {
        if length == 0x80 && tag & CONSTRUCTED != 0 {
            return false;
        }
        match first(inside) {
            Ok((read, rest)) if is_whole(tag, read.content, depth) => inside = rest,
            Ok(_) => return false,
            Err(_) => return true,
        }
    }
    true
}

/// A string in pieces: the constructed form of OCTET STRING or BIT STRING.
fn is_pieces(tag: u8) -> bool {
    tag == OCTETS | CONSTRUCTED || tag == BITS | CONSTRUCTED
}

fn joined(tag: u8, mut parts: Vec<Vec<u8>>) -> Result<Vec<u8>, Unreadable> {
    if is_pieces(tag) {
        return Ok(tlv(
            tag & !CONSTRUCTED,
            &string(tag & !CONSTRUCTED, &parts)?,
        ));
    }
    // EncryptedContentInfo (RFC 5652 6.1) { type, algorithm, [0] IMPLICIT OCTET STRING }: the one
    // string in these files whose tag does not tell that it is one.
    if let (SEQUENCE, [kind, algorithm, content]) = (tag, &mut parts[..])
        && (kind.first(), algorithm.first(), content.first())
            == (Some(&0x06), Some(&SEQUENCE), Some(&0xa0))
    {
        let pieces = pieces(content)?;
        if !pieces.is_empty() && pieces.iter().all(|p| p.first() == Some(&OCTETS)) {
            *content = tlv(0x80, &string(OCTETS, &pieces)?);
        }
    }
    Ok(tlv(tag, &parts.concat()))
}

fn pieces(whole: &[u8]) -> Result<Vec<Vec<u8>>, Unreadable> {
    let (read, _) = first(whole)?;
    Ok(super::walk(read.content)
        .map(|e| e.whole.to_vec())
        .collect())
}

/// The content of the pieces, one after the other.
fn string(tag: u8, parts: &[Vec<u8>]) -> Result<Vec<u8>, Unreadable> {
    let mut whole = Vec::new();
    if tag == BITS {
        whole.push(0);
    }
    for part in parts {
        let (read, _) = first(part)?;
        if read.tag != tag {
            return Err(Unreadable::Foreign);
        }
        match (tag, read.content) {
            // Each piece says how many bits of its last byte are unused; only the last may.
            (BITS, [unused, bits @ ..]) if whole[0] == 0 => {
                whole[0] = *unused;
                whole.extend_from_slice(bits);
            }
            (BITS, _) => return Err(Unreadable::Foreign),
            (_, bytes) => whole.extend_from_slice(bytes),
        }
    }
    Ok(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn der(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
        to_der(bytes).map(|(der, _)| der)
    }

    #[test]
    fn pieces_become_whole_and_what_follows_stays() {
        // SEQUENCE { [0] { OCTET STRING in two pieces } }, then more.
        let bytes = [
            0x30, 0x80, 0xa0, 0x80, 0x24, 0x80, 4, 1, 7, 4, 2, 8, 9, 0, 0, 0, 0, 0, 0, 1, 2,
        ];
        let (whole, rest) = to_der(&bytes).unwrap();
        assert_eq!(whole, [0x30, 7, 0xa0, 5, 4, 3, 7, 8, 9]);
        assert_eq!(rest, [1, 2]);
        assert_eq!(
            der(&[0x23, 0x80, 3, 2, 0, 0xff, 3, 2, 4, 0xf0, 0, 0]).unwrap(),
            [3, 3, 4, 0xff, 0xf0]
        );
        // Pieces in a string of known length.
        assert_eq!(der(&[0x24, 6, 4, 1, 1, 4, 1, 2]).unwrap(), [4, 2, 1, 2]);
    }

    #[test]
    fn encrypted_content_is_one_string() {
        let bytes = [
            0x30, 0x80, 6, 1, 42, 0x30, 0, 0xa0, 0x80, 4, 1, 1, 4, 1, 2, 0, 0, 0, 0,
        ];
        assert_eq!(
            der(&bytes).unwrap(),
            [0x30, 9, 6, 1, 42, 0x30, 0, 0x80, 2, 1, 2]
        );
    }

    #[test]
    fn definite_lengths_are_kept_byte_for_byte() {
        // A length in more bytes than needed is not DER, but may be signed.
        let odd = [0x30, 0x81, 3, 2, 1, 5];
        assert_eq!(der(&odd).unwrap(), odd);
        let around = [[0x30, 0x80].as_slice(), &odd, &[0, 0]].concat();
        assert_eq!(der(&around).unwrap()[2..], odd);
    }

    #[test]
    fn nonsense_is_refused_and_ends() {
        assert_eq!(der(&[]), Err(Unreadable::Truncated));
        assert_eq!(der(&[4, 0x80, 0, 0]), Err(Unreadable::Foreign));
        assert_eq!(der(&[0x30, 0x80, 2, 1, 5]), Err(Unreadable::Truncated));
        assert_eq!(der(&[0x30, 0x80, 0]), Err(Unreadable::Foreign));
        assert_eq!(der(&[0x24, 0x80, 2, 1, 5, 0, 0]), Err(Unreadable::Foreign));
        assert_eq!(der(&[0x30, 0x80].repeat(100_000)), Err(Unreadable::Foreign));
        assert_eq!(der(&[0x24, 0x80].repeat(100_000)), Err(Unreadable::Foreign));
    }
}
