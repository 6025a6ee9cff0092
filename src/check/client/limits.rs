//! Name constraints of the authorities on a way, and which of the camera's names break them
//! (RFC 5280 4.2.1.10 and 6.1.4).
//!
//! Apart from [`crate::certificate::NameConstraints`], which knows the kinds camseal issues: other
//! authorities limit directory names, mail and URIs too, and clients differ in odd corners.

use super::form;
use crate::certificate::Certificate;
use crate::certificate::der::{self, Element};

const CONSTRAINTS: &str = "2.5.29.30";
const ALTERNATIVE: &str = "2.5.29.17";

/// GeneralName tags.
const MAIL: u8 = 0x81;
const DNS: u8 = 0x82;
const DIRECTORY: u8 = 0xa4;
const URI: u8 = 0x86;
const IP: u8 = 0x87;

/// What is wrong between an authority's limits and a camera's names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Breach {
    /// A name lies outside.
    Outside,
    /// A wildcard covers a name that is never allowed.
    Wildcard,
    /// A host name as common name lies outside, where the SAN has no DNS name.
    CommonName,
    /// The extension has nothing in it.
    Empty,
    /// A mask with gaps.
    Gaps,
    /// The field `minimum` is written.
    Minimum,
}

struct Limits<'a> {
    permitted: Vec<Element<'a>>,
    excluded: Vec<Element<'a>>,
    minimum: bool,
}

fn limits(authority: &Certificate) -> Option<Limits<'_>> {
    let extension = authority.extension(CONSTRAINTS)?;
    let (list, _) = der::first(&extension.value).ok()?;
    let mut read = Limits {
        permitted: Vec::new(),
        excluded: Vec::new(),
        minimum: false,
    };
    for part in der::walk(list.content) {
        for subtree in der::walk(part.content) {
            let mut fields = der::walk(subtree.content);
            let Some(base) = fields.next() else { continue };
            read.minimum |= fields.next().is_some();
            match part.tag {
                0xa0 => read.permitted.push(base),
                _ => read.excluded.push(base),
            }
        }
    }
    Some(read)
}

/// The GeneralNames of the SAN, raw.
fn names(camera: &Certificate) -> Vec<Element<'_>> {
    camera
        .extension(ALTERNATIVE)
        .and_then(|e| der::first(&e.value).ok())
        .map(|(list, _)| der::walk(list.content).collect())
        .unwrap_or_default()
}

/// What `authority` does not allow the camera; empty when it has no limits or all is inside.
pub(super) fn breaches(authority: &Certificate, camera: &Certificate) -> Vec<Breach> {
    let Some(limits) = limits(authority) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    if limits.permitted.is_empty() && limits.excluded.is_empty() {
        found.push(Breach::Empty);
    }
    if limits.minimum {
        found.push(Breach::Minimum);
    }
    let gaps = |base: &Element<'_>| {
        let mask = base
            .content
            .get(base.content.len() / 2..)
            .unwrap_or_default();
        let bits: String = mask.iter().map(|b| format!("{b:08b}")).collect();
        base.tag == IP && bits.contains("01")
    };
    if limits.permitted.iter().chain(&limits.excluded).any(gaps) {
        found.push(Breach::Gaps);
    }
    let names = names(camera);
    let mut all: Vec<(u8, &[u8])> = names.iter().map(|n| (n.tag, n.content)).collect();
    if !form::is_empty_name(camera.subject_der()) {
        all.push((DIRECTORY, camera.subject_der()));
    }
    if all.iter().any(|(tag, name)| limits.forbid(*tag, name)) {
        found.push(Breach::Outside);
    }
    let covers = |name: &[u8]| {
        let text = lower(name);
        text.strip_prefix('*').is_some_and(|rest| {
            limits
                .excluded
                .iter()
                .any(|base| base.tag == DNS && lower(base.content).ends_with(rest))
        })
    };
    if names.iter().any(|n| n.tag == DNS && covers(n.content)) {
        found.push(Breach::Wildcard);
    }
    if !names.iter().any(|n| n.tag == DNS)
        && camera
            .common_name()
            .is_some_and(|cn| looks_like_host(cn) && limits.forbid(DNS, cn.as_bytes()))
    {
        found.push(Breach::CommonName);
    }
    found
}

impl Limits<'_> {
    fn forbid(&self, tag: u8, name: &[u8]) -> bool {
        let mut permitted = self.permitted.iter().filter(|b| b.tag == tag).peekable();
        let inside = permitted.peek().is_none() || permitted.any(|b| holds(b, name));
        let never = self.excluded.iter().any(|b| b.tag == tag && holds(b, name));
        !inside || never
    }
}

/// Whether a name of the same kind lies in this subtree.
fn holds(base: &Element<'_>, name: &[u8]) -> bool {
    match base.tag {
        DNS => under(&lower(name), &lower(base.content)),
        IP => {
            let (net, mask) = base.content.split_at(base.content.len() / 2);
            name.len() == net.len()
                && name
                    .iter()
                    .zip(net.iter().zip(mask))
                    .all(|(n, (net, mask))| n & mask == net & mask)
        }
        DIRECTORY => {
            // In a GeneralName the Name is wrapped once more; the camera's subject is not.
            let bare = |bytes: &'_ [u8]| {
                der::first(bytes)
                    .ok()
                    .map(|(e, _)| e.whole.to_vec())
                    .unwrap_or_default()
            };
            form::lies_under(&bare(name), &bare(base.content))
        }
        MAIL => {
            let (mail, base) = (lower(name), lower(base.content));
            let host = mail.rsplit_once('@').map_or("", |(_, host)| host);
            match base.strip_prefix('.') {
                Some(_) => host.ends_with(&base),
                None if base.contains('@') => mail == base,
                None => host == base,
            }
        }
        URI => {
            let (uri, base) = (lower(name), lower(base.content));
            let rest = uri.split_once("://").map_or("", |(_, rest)| rest);
            let host = rest.split(['/', ':', '?', '#']).next().unwrap_or_default();
            match base.strip_prefix('.') {
                Some(_) => host.ends_with(&base),
                None => host == base,
            }
        }
        _ => false,
    }
}

/// A domain with all that is under it; with a leading dot only what is under it.
fn under(name: &str, base: &str) -> bool {
    if base.is_empty() || name == base {
        return true;
    }
    if base.starts_with('.') {
        return name.ends_with(base);
    }
    name.strip_suffix(base)
        .is_some_and(|rest| rest.ends_with('.'))
}

fn lower(text: &[u8]) -> String {
    String::from_utf8_lossy(text).to_ascii_lowercase()
}

/// What OpenSSL takes for a host name in a common name (`v3_ncons.c`, `cn2dnsid`).
fn looks_like_host(text: &str) -> bool {
    text.contains('.')
        && text.split('.').all(|label| {
            !label.is_empty()
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        })
}
