//! How well a name in a certificate fits the name asked for.
//!
//! Apart because clients draw the line at different places: what fits is told by kinds, from the
//! plain to the doubtful, and the table says who takes which (RFC 9525 6.3, RFC 6125).

use std::net::IpAddr;

use crate::certificate::{Certificate, Name};

/// How a certificate fits the name asked for, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Letter for letter, case aside; or a wildcard in place of the whole first label.
    Plain,
    /// The name asked ends in a dot, the one in the certificate does not.
    DotAsked,
    /// The one in the certificate ends in a dot, too.
    DotBoth,
    /// Only the one in the certificate ends in a dot.
    DotWritten,
    /// A wildcard over a name under which anybody may register (`*.co.uk`).
    WildcardSuffix,
    /// A wildcard over a single label (`*.local`).
    WildcardTop,
    /// A wildcard as part of the first label (`cam*.lan`).
    WildcardPart,
    /// A wildcard in another label than the first.
    WildcardInside,
    /// IPv4 written as IPv6 (`::ffff:1.2.3.4`).
    Mapped,
    /// Only in the common name; the SAN has neither names nor addresses.
    CommonName,
    /// A host name only in the common name, beside addresses in the SAN.
    CommonNameBesideAddress,
    /// An address only in the common name; the SAN has neither names nor addresses.
    CommonNameAddress,
    /// An address that stands as a DNS name.
    AddressAsName,
    /// Not at all.
    None,
}

/// Suffixes of more than one label under which camera networks are found and anybody may
/// register, so that Chromium takes no wildcard over them (<https://publicsuffix.org>). Own
/// networks' top names (`lan`, `local`) have one label and need no list.
const SUFFIXES: [&str; 28] = [
    "home.arpa",
    "in-addr.arpa",
    "ip6.arpa",
    "co.uk",
    "org.uk",
    "ac.uk",
    "me.uk",
    "ltd.uk",
    "com.au",
    "net.au",
    "org.au",
    "co.nz",
    "co.za",
    "co.jp",
    "ne.jp",
    "or.jp",
    "com.br",
    "com.cn",
    "net.cn",
    "com.tw",
    "com.hk",
    "com.sg",
    "com.tr",
    "com.mx",
    "co.in",
    "co.kr",
    "co.at",
    "or.at",
];

/// The best fit of any name in the certificate, and the text that fits so.
pub(super) fn fit(camera: &Certificate, asked: &Name) -> (Fit, String) {
    let best = camera
        .names()
        .iter()
        .map(|name| (one(name, asked), name.to_string()))
        .min_by_key(|(fit, _)| *fit)
        .unwrap_or((Fit::None, String::new()));
    if best.0 != Fit::None {
        return best;
    }
    let addresses = camera.names().iter().any(|n| matches!(n, Name::Ip(_)));
    let named = camera.names().iter().any(|n| matches!(n, Name::Dns(_)));
    let common = camera.common_name().unwrap_or_default();
    let same = common.eq_ignore_ascii_case(asked.to_string().trim_end_matches('.'));
    match asked {
        _ if !same || named => best,
        Name::Ip(_) if !addresses => (Fit::CommonNameAddress, common.to_owned()),
        Name::Ip(_) => best,
        _ if addresses => (Fit::CommonNameBesideAddress, common.to_owned()),
        _ => (Fit::CommonName, common.to_owned()),
    }
}

fn one(name: &Name, asked: &Name) -> Fit {
    match (name, asked) {
        (Name::Ip(has), Name::Ip(asked)) => match (has, asked) {
            _ if has == asked => Fit::Plain,
            (IpAddr::V6(six), IpAddr::V4(four)) if six.to_ipv4_mapped() == Some(*four) => {
                Fit::Mapped
            }
            _ => Fit::None,
        },
        (Name::Dns(has), Name::Ip(asked)) if has.parse() == Ok(*asked) => Fit::AddressAsName,
        (Name::Dns(has), Name::Dns(asked)) => dns(has, asked),
        _ => Fit::None,
    }
}

fn dns(has: &str, asked: &str) -> Fit {
    let (has, asked) = (has.to_ascii_lowercase(), asked.to_ascii_lowercase());
    let bare = |text: &str| text.strip_suffix('.').unwrap_or(text).to_owned();
    let (has_bare, asked_bare) = (bare(&has), bare(&asked));
    let Some(fit) = labels(&has_bare, &asked_bare) else {
        return Fit::None;
    };
    let dotted = match (asked.ends_with('.'), has.ends_with('.')) {
        (false, false) => Fit::Plain,
        (true, false) => Fit::DotAsked,
        (false, true) => Fit::DotWritten,
        (true, true) => Fit::DotBoth,
    };
    fit.max(dotted)
}

/// Both in lower case and without an end dot.
fn labels(has: &str, asked: &str) -> Option<Fit> {
    if has == asked {
        return Some(Fit::Plain);
    }
    let (first, rest) = has.split_once('.')?;
    let (asked_first, asked_rest) = asked.split_once('.')?;
    if rest.contains('*') {
        let parts = |t: &str| t.split('.').map(str::to_owned).collect::<Vec<_>>();
        let (has, asked) = (parts(has), parts(asked));
        let same =
            has.len() == asked.len() && has.iter().zip(&asked).all(|(h, a)| h == "*" || h == a);
        return same.then_some(Fit::WildcardInside);
    }
    if rest != asked_rest {
        return None;
    }
    if first == "*" {
        return Some(if !rest.contains('.') {
            Fit::WildcardTop
        } else if SUFFIXES.contains(&rest) {
            Fit::WildcardSuffix
        } else {
            Fit::Plain
        });
    }
    let (start, end) = first.split_once('*')?;
    let fits = asked_first.len() > start.len() + end.len()
        && asked_first.starts_with(start)
        && asked_first.ends_with(end);
    fits.then_some(Fit::WildcardPart)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_fit() {
        for (has, asked, fit) in [
            ("CAM.lan", "cam.LAN", Fit::Plain),
            ("*.cctv.lan", "a.cctv.lan", Fit::Plain),
            ("*.cctv.lan", "a.b.cctv.lan", Fit::None),
            ("*.cctv.lan", "cctv.lan", Fit::None),
            ("*.local", "cam.local", Fit::WildcardTop),
            ("*.co.uk", "cam.co.uk", Fit::WildcardSuffix),
            ("cam*.cctv.lan", "cam01.cctv.lan", Fit::WildcardPart),
            ("a.*.lan", "a.b.lan", Fit::WildcardInside),
            ("cam.lan", "cam.lan.", Fit::DotAsked),
            ("cam.lan.", "cam.lan", Fit::DotWritten),
            ("*", "cam", Fit::None),
        ] {
            assert_eq!(dns(has, asked), fit, "{has} {asked}");
        }
    }
}
