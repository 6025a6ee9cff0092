//! The few DER values (X.690) that practice cameras write themselves.
//!
//! Apart because a camera makes certificates no library would make any more: version 1, expired,
//! with a 1024-bit key.

use time::OffsetDateTime;

/// Tag, length, value.
pub fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut out = vec![tag];
    let length = content.len();
    if length < 0x80 {
        out.push(length as u8);
    } else {
        let bytes = length.to_be_bytes();
        let significant: Vec<u8> = bytes.into_iter().skip_while(|b| *b == 0).collect();
        out.push(0x80 | significant.len() as u8);
        out.extend(significant);
    }
    out.extend_from_slice(content);
    out
}

/// SEQUENCE of parts.
pub fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    tlv(0x30, &parts.concat())
}

/// SET of parts, for one part (where no sorting is needed).
pub fn set_of_one(part: &[u8]) -> Vec<u8> {
    tlv(0x31, part)
}

/// INTEGER from unsigned big-endian bytes.
pub fn unsigned(bytes: &[u8]) -> Vec<u8> {
    let mut content: Vec<u8> = bytes.iter().copied().skip_while(|b| *b == 0).collect();
    if content.first().is_none_or(|b| *b >= 0x80) {
        content.insert(0, 0);
    }
    tlv(0x02, &content)
}

/// BIT STRING without unused bits.
pub fn bits(content: &[u8]) -> Vec<u8> {
    let mut all = vec![0];
    all.extend_from_slice(content);
    tlv(0x03, &all)
}

/// OBJECT IDENTIFIER from dotted decimals; `None` when the text is none.
pub fn oid(dotted: &str) -> Option<Vec<u8>> {
    let arcs: Vec<u64> = dotted
        .split('.')
        .map(|arc| arc.parse().ok())
        .collect::<Option<_>>()?;
    let (&[first, second], rest) = arcs.split_first_chunk::<2>()?;
    if first > 2 || (first < 2 && second > 39) {
        return None;
    }
    let mut content = Vec::new();
    for arc in
        std::iter::once(first.checked_mul(40)?.checked_add(second)?).chain(rest.iter().copied())
    {
        let mut septets = vec![(arc & 0x7f) as u8];
        let mut left = arc >> 7;
        while left > 0 {
            septets.push(0x80 | (left & 0x7f) as u8);
            left >>= 7;
        }
        content.extend(septets.into_iter().rev());
    }
    Some(tlv(0x06, &content))
}

/// Time as certificates write it (RFC 5280, 4.1.2.5): UTCTime up to 2049, then GeneralizedTime.
pub fn time(at: OffsetDateTime) -> Vec<u8> {
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
    fn long_lengths_and_object_identifiers() {
        assert_eq!(&tlv(4, &[0; 300])[..4], &[4, 0x82, 1, 44]);
        assert_eq!(
            oid("1.2.840.113549.1.1.11").unwrap(),
            [6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 11]
        );
        assert_eq!(oid("2.5.4.3").unwrap(), [6, 3, 0x55, 4, 3]);
        assert!(oid("3.1").is_none() && oid("1").is_none() && oid("1.2.x").is_none());
        assert_eq!(unsigned(&[0, 0x80]), [2, 2, 0, 0x80]);
        assert_eq!(unsigned(&[]), [2, 1, 0]);
    }
}
