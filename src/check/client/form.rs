//! The bare form of a certificate: names attribute by attribute, times, algorithm identifiers.
//!
//! Apart because clients differ in what form they insist on, and the parsed certificate no longer
//! shows it. Reads DER leniently; what cannot be walked counts as not there.

use crate::certificate::Certificate;
use crate::certificate::der::{self, Element};

/// Tags of the string types a name may be written in.
const UTF8: u8 = 0x0c;
const NUMERIC: u8 = 0x12;
const PRINTABLE: u8 = 0x13;
const TELETEX: u8 = 0x14;
const IA5: u8 = 0x16;
const UNIVERSAL: u8 = 0x1c;
const BMP: u8 = 0x1e;

/// The parts of a certificate whose form matters.
pub(super) struct Form<'a> {
    /// AlgorithmIdentifier inside the signed part, and the one outside.
    pub algorithms: (&'a [u8], &'a [u8]),
    /// Tag and text of both times.
    pub times: Vec<(u8, &'a [u8])>,
}

/// Walks through; `None` where it cannot.
pub(super) fn form(certificate: &Certificate) -> Option<Form<'_>> {
    let (whole, _) = der::first(certificate.der()).ok()?;
    let mut parts = der::walk(whole.content);
    let (signed, outside) = (parts.next()?, parts.next()?);
    let mut fields = der::walk(signed.content).filter(|f| f.tag != 0xa0);
    let (_serial, inside, _issuer, times) = (
        fields.next()?,
        fields.next()?,
        fields.next()?,
        fields.next()?,
    );
    Some(Form {
        algorithms: (inside.whole, outside.whole),
        times: der::walk(times.content)
            .map(|t| (t.tag, t.content))
            .collect(),
    })
}

impl Form<'_> {
    /// Times as RFC 5280 4.1.2.5 wants them: seconds, Z, no fraction.
    pub(super) fn times_are_proper(&self) -> bool {
        self.times.iter().all(|(tag, text)| {
            let digits = if *tag == 0x17 { 12 } else { 14 };
            text.len() == digits + 1
                && text.last() == Some(&b'Z')
                && text[..digits].iter().all(u8::is_ascii_digit)
        })
    }
}

/// One attribute of a name.
struct Attribute<'a> {
    kind: &'a [u8],
    tag: u8,
    text: &'a [u8],
}

/// The sets of a Name, each with its attributes.
fn sets(name: &[u8]) -> Vec<Vec<Attribute<'_>>> {
    let Ok((name, _)) = der::first(name) else {
        return Vec::new();
    };
    der::walk(name.content)
        .map(|set| der::walk(set.content).filter_map(attribute).collect())
        .collect()
}

fn attribute(pair: Element<'_>) -> Option<Attribute<'_>> {
    let mut parts = der::walk(pair.content);
    let (kind, value) = (parts.next()?, parts.next()?);
    Some(Attribute {
        kind: kind.content,
        tag: value.tag,
        text: value.content,
    })
}

/// Whether a Name has nothing in it.
pub(super) fn is_empty_name(name: &[u8]) -> bool {
    sets(name).iter().all(Vec::is_empty)
}

/// Whether a Name holds a set without an attribute.
pub(super) fn has_empty_set(name: &[u8]) -> bool {
    sets(name).iter().any(Vec::is_empty)
}

/// Whether every attribute is written with a string type and characters strict readers know
/// (X.520: PrintableString has letters, digits and a few marks only).
pub(super) fn is_proper_text(name: &[u8]) -> bool {
    sets(name).iter().flatten().all(|a| match a.tag {
        PRINTABLE => a
            .text
            .iter()
            .all(|b| b.is_ascii_alphanumeric() || b" '()+,-./:=?*".contains(b)),
        IA5 => a.text.is_ascii(),
        NUMERIC => false,
        UTF8 | TELETEX | UNIVERSAL | BMP => true,
        // bit strings and other odd types of rare attributes are not text
        _ => true,
    })
}

/// A name that many others are compared with, taken apart once.
pub(super) struct Asked<'a> {
    whole: &'a [u8],
    sets: Vec<Vec<Attribute<'a>>>,
}

impl<'a> Asked<'a> {
    pub(super) fn new(name: &'a [u8]) -> Self {
        Self {
            whole: name,
            sets: sets(name),
        }
    }

    /// Whether the other is the same, as [`same_name`] says.
    pub(super) fn is(&self, other: &[u8]) -> bool {
        self.whole == other || {
            let other = sets(other);
            self.sets.len() == other.len() && is_start(&other, &self.sets)
        }
    }
}

/// Whether names are the same when string types, case and blanks do not count (RFC 5280 7.1).
pub(super) fn same_name(one: &[u8], other: &[u8]) -> bool {
    one == other || Asked::new(one).is(other)
}

/// Whether a directory name lies under another (RFC 5280 4.2.1.10).
pub(super) fn lies_under(name: &[u8], base: &[u8]) -> bool {
    let (name, base) = (sets(name), sets(base));
    base.len() <= name.len() && is_start(&base, &name)
}

fn is_start(base: &[Vec<Attribute<'_>>], name: &[Vec<Attribute<'_>>]) -> bool {
    base.iter().zip(name).all(|(one, other)| {
        one.len() == other.len()
            && one.iter().all(|a| {
                other
                    .iter()
                    .any(|b| a.kind == b.kind && plain(a) == plain(b))
            })
    })
}

/// Text without string type, case and doubled blanks.
fn plain(attribute: &Attribute<'_>) -> String {
    let text = match attribute.tag {
        BMP => char::decode_utf16(
            attribute
                .text
                .chunks_exact(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair[1]])),
        )
        .map(|c| c.unwrap_or('\u{fffd}'))
        .collect(),
        UTF8 => String::from_utf8_lossy(attribute.text).into_owned(),
        _ => attribute.text.iter().copied().map(char::from).collect(),
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// Whether string types other than UTF8String and PrintableString tell two same names apart.
pub(super) fn differs_oddly(one: &[u8], other: &[u8]) -> bool {
    let usual = |tag| tag == UTF8 || tag == PRINTABLE;
    let (one, other) = (sets(one), sets(other));
    one.iter()
        .flatten()
        .zip(other.iter().flatten())
        .any(|(a, b)| a.tag != b.tag && !(usual(a.tag) && usual(b.tag)))
}

/// Whether the authority key identifier does not speak against this issuer: key identifier, or
/// issuer's name and serial number (RFC 5280 4.2.1.1).
pub(super) fn key_id_fits(below: &Certificate, above: &Certificate) -> bool {
    if let (Some(wanted), Some(has)) = (below.authority_key_id(), above.subject_key_id())
        && wanted != has
    {
        return false;
    }
    let Some(extension) = below.extension("2.5.29.35") else {
        return true;
    };
    let Ok((list, _)) = der::first(&extension.value) else {
        return true;
    };
    der::walk(list.content).all(|part| match part.tag {
        0x82 => {
            let strip = |bytes: &[u8]| {
                let zeros = bytes.iter().take_while(|b| **b == 0).count();
                bytes[zeros..].to_vec()
            };
            strip(part.content) == strip(above.serial_bytes())
        }
        0xa1 => der::walk(part.content)
            .filter(|name| name.tag == 0xa4)
            .all(|name| same_name(name.content, above.issuer_der())),
        _ => true,
    })
}

/// Whether these bytes are exactly one readable list.
pub(super) fn is_whole(value: &[u8]) -> bool {
    let Ok((list, rest)) = der::first(value) else {
        return false;
    };
    let inside: usize = der::walk(list.content).map(|e| e.whole.len()).sum();
    rest.is_empty() && inside == list.content.len()
}

/// Whether these bytes are one list of lists, as certificatePolicies must be.
pub(super) fn is_list_of_lists(value: &[u8]) -> bool {
    is_whole(value)
        && der::first(value).is_ok_and(|(list, _)| {
            !list.content.is_empty() && der::walk(list.content).all(|e| e.tag == 0x30)
        })
}
