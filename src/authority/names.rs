//! Which names an authority is made for and which a camera certificate may carry.
//!
//! Apart because the same rules guard creating, issuing and signing, and are pure.

use std::net::{IpAddr, Ipv4Addr};

use super::{Constraints, Error};
use crate::certificate::{Name, NameConstraints, Subtree};

/// Private, shared, link-local, loopback (RFC 1918, 6598, 3927, 4193, 4291).
const NETWORKS: [(&str, u8); 9] = [
    ("10.0.0.0", 8),
    ("172.16.0.0", 12),
    ("192.168.0.0", 16),
    ("169.254.0.0", 16),
    ("127.0.0.0", 8),
    ("100.64.0.0", 10),
    ("fc00::", 7),
    ("fe80::", 10),
    ("::1", 128),
];

/// Names nobody owns on the internet (RFC 6762, RFC 8375, ICANN's `internal`, and custom).
const SUFFIXES: [&str; 5] = ["local", "lan", "internal", "home.arpa", "localdomain"];

/// The name constraints of a new root.
pub(super) fn limits(constraints: &Constraints) -> Result<Option<NameConstraints>, Error> {
    let Constraints::Local { domains, addresses } = constraints else {
        return Ok(None);
    };
    let mut permitted: Vec<Subtree> = SUFFIXES
        .iter()
        .map(|s| Subtree::Dns((*s).to_owned()))
        .collect();
    for domain in domains {
        let clean =
            host(domain.trim().trim_start_matches("*.").trim_matches('.')).ok_or_else(|| {
                Error::BadDomain {
                    domain: domain.clone(),
                }
            })?;
        let subtree = Subtree::Dns(clean);
        if !permitted.contains(&subtree) {
            permitted.push(subtree);
        }
    }
    let mut limits = NameConstraints {
        permitted,
        excluded: Vec::new(),
    };
    limits.permitted.extend(
        NETWORKS
            .iter()
            .filter_map(|(net, prefix)| Some(Subtree::network(net.parse().ok()?, *prefix))),
    );
    for address in addresses {
        if !is_device_address(*address) {
            return Err(Error::BadDomain {
                domain: address.to_string(),
            });
        }
        if !limits.permits(&Name::Ip(*address)) {
            limits.permitted.push(Subtree::network(*address, 128));
        }
    }
    Ok(Some(limits))
}

/// The names of a camera certificate, each once, host names in their ASCII form.
pub(super) fn checked<'a>(
    names: &[Name],
    limits: impl Iterator<Item = &'a NameConstraints> + Clone,
) -> Result<Vec<Name>, Error> {
    let mut checked = Vec::new();
    for name in names {
        let clean = match name {
            Name::Ip(ip) if is_device_address(*ip) => Name::Ip(*ip),
            Name::Dns(text) => Name::Dns(dns(text)?),
            Name::Ip(_) | Name::Other(_) => return Err(bad(&name.to_string())),
        };
        if !limits.clone().all(|l| l.permits(&clean)) {
            return Err(Error::NameNotPermitted {
                name: shown(&clean.to_string()),
            });
        }
        if !checked.contains(&clean) {
            checked.push(clean);
        }
    }
    if checked.is_empty() {
        return Err(Error::NoNames);
    }
    Ok(checked)
}

fn dns(text: &str) -> Result<String, Error> {
    let Some(base) = text.strip_prefix("*.") else {
        return host(text).ok_or_else(|| bad(text));
    };
    let base = host(base).ok_or_else(|| bad(text))?;
    // Chromium refuses *.local and its like; a wildcard over one label has no owner
    if !base.contains('.') || SUFFIXES.contains(&base.as_str()) {
        return Err(Error::WideWildcard { name: shown(text) });
    }
    // One for all cameras is one stolen key for all cameras, and several makers' pages refuse it.
    Err(Error::Wildcard { name: shown(text) })
}

/// A host name or domain in lower case ASCII (underscores are common on cameras and accepted by
/// browsers); `None` when it is none, or an address.
pub(super) fn host(text: &str) -> Option<String> {
    let ascii = if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        match url::Host::parse(text).ok()? {
            url::Host::Domain(domain) => domain,
            _ => return None,
        }
    };
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
    };
    let last_is_number = ascii
        .rsplit('.')
        .next()
        .is_some_and(|l| l.chars().all(|c| c.is_ascii_digit()));
    (ascii.len() <= 253 && ascii.split('.').all(label) && !last_is_number).then_some(ascii)
}

/// An address one device can have.
fn is_device_address(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(v4) => !v4.is_unspecified() && !v4.is_multicast() && v4 != Ipv4Addr::BROADCAST,
        IpAddr::V6(v6) => {
            !v6.is_unspecified() && !v6.is_multicast() && v6.to_ipv4_mapped().is_none()
        }
    }
}

fn bad(name: &str) -> Error {
    Error::BadName { name: shown(name) }
}

/// Foreign text, cut to a length fit for an error.
fn shown(text: &str) -> String {
    text.chars().take(100).collect()
}

/// Text without control, direction and invisible characters, trimmed.
pub(super) fn plain(text: &str) -> String {
    let clean: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| {
            !c.is_control()
                && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
                    | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ad}')
        })
        .collect();
    clean.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local() -> NameConstraints {
        limits(&Constraints::default()).unwrap().unwrap()
    }

    fn dns_name(text: &str) -> Name {
        Name::Dns(text.to_owned())
    }

    #[test]
    fn names_of_cameras_pass() {
        let limits = local();
        let names = [
            Name::Ip("192.168.1.64".parse().unwrap()),
            Name::Ip("fd00::1".parse().unwrap()),
            dns_name("Cam_01.local"),
            dns_name("cam-2.cctv.lan"),
            dns_name("tür.internal"),
            dns_name("cam_01.LOCAL"),
        ];
        let checked = checked(&names, std::iter::once(&limits)).unwrap();
        assert_eq!(checked.len(), 5, "the double is gone: {checked:?}");
        assert_eq!(checked[4], dns_name("xn--tr-xka.internal"));
    }

    #[test]
    fn other_names_are_refused_by_name() {
        let limits = local();
        let refuse = |name: Name| checked(&[name], std::iter::once(&limits)).unwrap_err();
        for (name, variant) in [
            ("www.google.com", "NameNotPermitted"),
            ("cam01", "NameNotPermitted"),
            ("*.local", "WideWildcard"),
            ("*.home.arpa", "WideWildcard"),
            ("*.com", "WideWildcard"),
            ("*.cctv.lan", "Wildcard"),
            ("*", "BadName"),
            ("a.*.local", "BadName"),
            ("192.168.1.1", "BadName"),
            ("cam 1.local", "BadName"),
            ("cam.local.", "BadName"),
            ("-cam.local", "BadName"),
            ("", "BadName"),
        ] {
            let error = refuse(dns_name(name));
            let text = format!("{error:?}");
            assert!(text.starts_with(variant), "{name}: {text}");
            assert!(text.contains(name), "{text}");
        }
        for ip in [
            "8.8.8.8",
            "0.0.0.0",
            "255.255.255.255",
            "239.0.0.1",
            "::",
            "ff02::1",
        ] {
            let _ = refuse(Name::Ip(ip.parse().unwrap()));
        }
    }

    #[test]
    fn the_customers_own_are_added() {
        let wish = Constraints::Local {
            domains: vec!["*.Hotel.example".into(), "cam01".into()],
            addresses: vec!["203.0.113.7".parse().unwrap(), "10.0.0.9".parse().unwrap()],
        };
        let limits = limits(&wish).unwrap().unwrap();
        assert_eq!(limits.permitted.len(), 5 + 2 + 9 + 1);
        assert!(limits.permits(&dns_name("cam7.hotel.example")));
        assert!(limits.permits(&dns_name("cam01")));
        assert!(limits.permits(&Name::Ip("203.0.113.7".parse().unwrap())));
        assert!(!limits.permits(&Name::Ip("203.0.113.8".parse().unwrap())));
    }

    #[test]
    fn domains_that_are_none() {
        for domain in ["", "a b", "http://x", "1.2.3.4", "x..y"] {
            let wish = Constraints::Local {
                domains: vec![domain.into()],
                addresses: vec![],
            };
            assert!(limits(&wish).is_err(), "{domain}");
        }
    }
}
