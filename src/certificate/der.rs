//! Writes the few DER structures a certificate is made of, and walks through others' (ITU-T X.690).
//!
//! Apart and our own because issuer and subject of other authorities' certificates and cameras'
//! requests must be copied byte for byte: a writer that rebuilds names from a map of attributes
//! loses doubled attributes and string types, and clients then find no path to the root.

use time::OffsetDateTime;

pub(crate) mod ber;

/// One element of other people's DER.
pub(crate) struct Element<'a> {
    pub(crate) tag: u8,
    /// Tag, length and content.
    pub(crate) whole: &'a [u8],
    pub(crate) content: &'a [u8],
}

/// Why an element cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// The bytes end before the element does.
    Truncated,
    /// Not DER: indefinite or oversized lengths, long tags.
    Foreign,
}

/// The first element, and what follows it.
pub(crate) fn first(bytes: &[u8]) -> Result<(Element<'_>, &[u8]), Unreadable> {
    let (&tag, rest) = bytes.split_first().ok_or(Unreadable::Truncated)?;
    let (&short, rest) = rest.split_first().ok_or(Unreadable::Truncated)?;
    if tag & 0x1f == 0x1f {
        return Err(Unreadable::Foreign);
    }
    let (length, head) = match short {
        0..=0x7f => (usize::from(short), 2),
        0x81..=0x84 => {
            let count = usize::from(short & 0x7f);
            let digits = rest.get(..count).ok_or(Unreadable::Truncated)?;
            let length = digits.iter().fold(0, |n, b| n << 8 | usize::from(*b));
            (length, 2 + count)
        }
        _ => return Err(Unreadable::Foreign),
    };
    let end = head.checked_add(length).ok_or(Unreadable::Foreign)?;
    let whole = bytes.get(..end).ok_or(Unreadable::Truncated)?;
    let element = Element {
        tag,
        whole,
        content: &whole[head..],
    };
    Ok((element, &bytes[end..]))
}

/// All elements up to the first unreadable one.
pub(crate) fn walk(mut bytes: &[u8]) -> impl Iterator<Item = Element<'_>> {
    std::iter::from_fn(move || {
        let (element, rest) = first(bytes).ok()?;
        bytes = rest;
        Some(element)
    })
}

/// Tag, length, content.
pub(crate) fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut out = vec![tag];
    match content.len() {
        short @ 0..=0x7f => out.push(short as u8),
        long => {
            let bytes = long.to_be_bytes();
            let bytes = &bytes[bytes.iter().take_while(|b| **b == 0).count()..];
            out.push(0x80 | bytes.len() as u8);
            out.extend_from_slice(bytes);
        }
    }
    out.extend_from_slice(content);
    out
}

/// SEQUENCE of finished elements.
pub(crate) fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    tlv(0x30, &parts.concat())
}

/// OBJECT IDENTIFIER.
pub(crate) fn oid(arcs: &[u64]) -> Vec<u8> {
    let (head, tail) = match arcs {
        [first, second, tail @ ..] => (first * 40 + second, tail),
        _ => (0, arcs),
    };
    let mut content = Vec::new();
    for arc in std::iter::once(&head).chain(tail) {
        let mut groups = vec![(arc & 0x7f) as u8];
        let mut rest = arc >> 7;
        while rest > 0 {
            groups.push(0x80 | (rest & 0x7f) as u8);
            rest >>= 7;
        }
        groups.reverse();
        content.extend(groups);
    }
    tlv(0x06, &content)
}

/// BOOLEAN TRUE.
pub(crate) const TRUE: [u8; 3] = [0x01, 0x01, 0xff];

/// Non-negative INTEGER from big-endian bytes.
pub(crate) fn integer(bytes: &[u8]) -> Vec<u8> {
    let start = bytes.iter().take_while(|b| **b == 0).count();
    let mut content = bytes.get(start..).unwrap_or_default().to_vec();
    if content.first().is_none_or(|b| b & 0x80 != 0) {
        content.insert(0, 0);
    }
    tlv(0x02, &content)
}

/// BIT STRING of whole bytes.
pub(crate) fn bits(bytes: &[u8]) -> Vec<u8> {
    let mut content = vec![0];
    content.extend_from_slice(bytes);
    tlv(0x03, &content)
}

/// Named-bit-list BIT STRING: bit 0 is the highest of the first byte, trailing zeros are cut.
pub(crate) fn named_bits(set: &[u8]) -> Vec<u8> {
    let highest = set.iter().max().copied().unwrap_or(0);
    let mut bytes = vec![0u8; usize::from(highest / 8) + 1];
    for bit in set {
        bytes[usize::from(bit / 8)] |= 0x80 >> (bit % 8);
    }
    let mut content = vec![7 - highest % 8];
    content.extend(bytes);
    tlv(0x03, &content)
}

/// OCTET STRING.
pub(crate) fn octets(bytes: &[u8]) -> Vec<u8> {
    tlv(0x04, bytes)
}

/// UTF8String.
pub(crate) fn utf8(text: &str) -> Vec<u8> {
    tlv(0x0c, text.as_bytes())
}

/// PrintableString; the caller keeps to its characters.
pub(crate) fn printable(text: &str) -> Vec<u8> {
    tlv(0x13, text.as_bytes())
}

/// UTCTime until 2049, GeneralizedTime after (RFC 5280 4.1.2.5).
pub(crate) fn time(at: OffsetDateTime) -> Vec<u8> {
    let at = at.to_offset(time::UtcOffset::UTC);
    let rest = format!(
        "{:02}{:02}{:02}{:02}{:02}Z",
        u8::from(at.month()),
        at.day(),
        at.hour(),
        at.minute(),
        at.second()
    );
    if (1950..2050).contains(&at.year()) {
        tlv(0x17, format!("{:02}{rest}", at.year() % 100).as_bytes())
    } else {
        tlv(0x18, format!("{:04}{rest}", at.year()).as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_identifiers() {
        assert_eq!(integer(&[0, 0, 0x80]), [2, 2, 0, 0x80]);
        assert_eq!(integer(&[]), [2, 1, 0]);
        assert_eq!(oid(&[2, 5, 29, 17]), [6, 3, 0x55, 0x1d, 0x11]);
        assert_eq!(
            oid(&[1, 2, 840, 113_549]),
            [6, 6, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d]
        );
    }

    #[test]
    fn named_bits_cut_trailing_zeros() {
        // keyCertSign and cRLSign
        assert_eq!(named_bits(&[5, 6]), [3, 2, 1, 0x06]);
        assert_eq!(named_bits(&[0]), [3, 2, 7, 0x80]);
    }

    #[test]
    fn walking_stops_at_the_broken_end() {
        let bytes = [2, 1, 5, 4, 2, 7, 7, 0x30, 0x82, 0xff, 0xff, 0];
        let tags: Vec<_> = walk(&bytes).map(|e| (e.tag, e.content.len())).collect();
        assert_eq!(tags, [(2, 1), (4, 2)]);
        assert_eq!(first(&bytes[7..]).err(), Some(Unreadable::Truncated));
        assert_eq!(first(&[0x30, 0x80, 0, 0]).err(), Some(Unreadable::Foreign));
        assert!(first(&[0x30, 0x84, 0xff, 0xff, 0xff, 0xff]).is_err());
    }

    #[test]
    fn long_lengths() {
        assert_eq!(tlv(4, &[0; 300])[..4], [4, 0x82, 1, 44]);
        assert_eq!(tlv(4, &[0; 128])[..3], [4, 0x81, 128]);
    }

    #[test]
    fn the_turn_of_2050() {
        let text = |t| String::from_utf8(super::time(t)[2..].to_vec()).unwrap();
        assert_eq!(
            text(time::macros::datetime!(2049-12-31 23:59:59 UTC)),
            "491231235959Z"
        );
        assert_eq!(
            text(time::macros::datetime!(2050-01-01 0:00 UTC)),
            "20500101000000Z"
        );
    }
}
