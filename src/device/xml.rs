//! XML as devices write it: read by local names, written compact.
//!
//! Apart because cameras use undeclared prefixes, odd encodings and random prefixes that strict
//! namespace readers refuse. Limits stand here: no document type (no entities, so no entity
//! bombs), depth, number of elements; the number of bytes is limited where they are received.

use std::fmt::Write as _;

use quick_xml::Reader;
use quick_xml::escape::{escape, resolve_xml_entity, unescape};
use quick_xml::events::{BytesStart, Event};

use crate::error::Cause;

/// Deepest nesting read. ONVIF answers stay under 15.
const DEPTH: usize = 64;
/// Most elements read.
const ELEMENTS: usize = 20_000;

/// One element: local names only, text of all its parts joined and trimmed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<Element>,
    text: String,
}

impl Element {
    /// The first child of this local name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|c| c.name == name)
    }

    /// Every child of this local name.
    pub(super) fn each<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |c| c.name == name)
    }

    /// Down a path of local names, the first of each.
    pub(super) fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |here, name| here.child(name))
    }

    /// The first element of this local name, itself included, in document order.
    pub(super) fn find(&self, name: &str) -> Option<&Self> {
        if self.name == name {
            return Some(self);
        }
        self.children.iter().find_map(|c| c.find(name))
    }

    /// The text, trimmed. Foreign text.
    pub(super) fn text(&self) -> &str {
        self.text.trim()
    }

    /// The text of a child; `None` when it is absent or empty.
    pub(super) fn text_of(&self, name: &str) -> Option<&str> {
        self.child(name).map(Self::text).filter(|t| !t.is_empty())
    }

    /// An attribute by local name.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v.as_str())
    }

    /// Whether an attribute says yes.
    pub(super) fn flag(&self, name: &str) -> bool {
        self.attribute(name).is_some_and(yes)
    }
}

/// Whether an xs:boolean, as cameras write it, is true.
pub(super) fn yes(text: &str) -> bool {
    matches!(
        text.trim().to_ascii_lowercase().as_str(),
        "true" | "1" | "yes" | "on"
    )
}

/// Reads a document. Bad UTF-8 is replaced, unknown entities are left out.
pub(super) fn read(bytes: &[u8]) -> Result<Element, Cause> {
    let text = String::from_utf8_lossy(bytes);
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}').trim_start());
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_dangling_amp = true;
    let mut open: Vec<Element> = vec![Element::default()];
    let mut count = 0;
    loop {
        match reader.read_event().map_err(Cause::new)? {
            Event::Start(start) => {
                count += 1;
                if open.len() > DEPTH || count > ELEMENTS {
                    return Err(Cause::new("too deep or too many elements"));
                }
                open.push(element(&start));
            }
            Event::Empty(start) => {
                count += 1;
                if count > ELEMENTS {
                    return Err(Cause::new("too many elements"));
                }
                if let Some(parent) = open.last_mut() {
                    parent.children.push(element(&start));
                }
            }
            Event::End(_) => {
                if open.len() > 1
                    && let (Some(done), Some(parent)) = (open.pop(), open.last_mut())
                {
                    parent.children.push(done);
                }
            }
            Event::Text(text) => append(&mut open, &text.xml10_content()),
            Event::CData(text) => append(&mut open, &text.xml10_content()),
            Event::GeneralRef(reference) => {
                if let Ok(Some(character)) = reference.resolve_char_ref() {
                    append(&mut open, character.encode_utf8(&mut [0; 4]));
                } else if let Some(text) = resolve_xml_entity(&reference.xml10_content()) {
                    append(&mut open, text);
                }
            }
            Event::DocType(_) => return Err(Cause::new("a document type is not allowed")),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    if open.len() != 1 {
        return Err(Cause::new("the document ends too early"));
    }
    open.pop()
        .and_then(|mut document| {
            (!document.children.is_empty()).then(|| document.children.remove(0))
        })
        .ok_or_else(|| Cause::new("no XML element"))
}

fn append(open: &mut [Element], text: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(text);
    }
}

fn element(start: &BytesStart<'_>) -> Element {
    let attributes = start
        .attributes()
        .with_checks(false)
        .flatten()
        .map(|a| {
            let value = unescape(&a.value).map_or_else(|_| a.value.to_string(), Into::into);
            (a.key.local_name().as_ref().to_owned(), value)
        })
        .collect();
    Element {
        name: start.local_name().as_ref().to_owned(),
        attributes,
        ..Element::default()
    }
}

/// `<name>inner</name>`; `inner` is XML already.
pub(super) fn wrap(name: &str, inner: &str) -> String {
    let mut out = String::with_capacity(inner.len() + 2 * name.len() + 5);
    if inner.is_empty() {
        let _ = write!(out, "<{name}/>");
    } else {
        let _ = write!(out, "<{name}>{inner}</{name}>");
    }
    out
}

/// `<name>value</name>` with the value escaped.
pub(super) fn leaf(name: &str, value: &str) -> String {
    wrap(name, &escape(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn survives_undeclared_prefixes_and_entities() {
        let read = read(
            b"\xef\xbb\xbf<?xml version='1.0'?><e:A x:b='1 &amp; 2'>\n<q:T>a&lt;b &#65;</q:T><C/></e:A>",
        )
        .unwrap();
        assert_eq!(read.name, "A");
        assert_eq!(read.attribute("b"), Some("1 & 2"));
        assert_eq!(read.text_of("T"), Some("a<b A"));
        assert_eq!(read.text_of("C"), None);
    }

    #[test]
    fn refuses_bombs_and_depth() {
        let bomb = br#"<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>"#;
        assert!(super::read(bomb).is_err());
        assert!(super::read("<a>".repeat(1000).as_bytes()).is_err());
        let deep = format!("{}{}", "<a>".repeat(100), "</a>".repeat(100));
        assert!(super::read(deep.as_bytes()).is_err());
        assert!(super::read("<a/>".repeat(30_000).as_bytes()).is_err());
    }

    #[test]
    fn refuses_what_is_cut_or_no_xml() {
        for text in ["", "hello", "<a><b>", "\0\0\0", "<a"] {
            assert!(super::read(text.as_bytes()).is_err(), "{text:?}");
        }
    }

    #[test]
    fn writes_escaped() {
        assert_eq!(leaf("a", "<&\">"), "<a>&lt;&amp;&quot;&gt;</a>");
        assert_eq!(wrap("a", ""), "<a/>");
    }
}
