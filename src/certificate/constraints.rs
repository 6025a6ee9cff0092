//! nameConstraints: which names an authority may vouch for at all (RFC 5280 4.2.1.10).
//!
//! Apart because three ask the same question: issuing refuses a name no client would take, the
//! viewer shows the ranges, the check explains a refusal.

use std::fmt;
use std::net::IpAddr;

use super::Name;

/// One range of names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subtree {
    /// A domain with everything under it; with a leading dot only what is under it.
    Dns(String),
    /// An address and a mask of the same kind.
    Ip(IpAddr, IpAddr),
    /// A kind of name camseal does not use, as text.
    Other(String),
}

impl Subtree {
    /// A network by prefix length; longer prefixes than the address has bits count as full.
    pub fn network(address: IpAddr, prefix: u8) -> Self {
        let mask = match address {
            IpAddr::V4(_) => {
                let bits = u32::from(prefix.min(32));
                let mask = u32::MAX.checked_shl(32 - bits).unwrap_or(0);
                IpAddr::from(mask.to_be_bytes())
            }
            IpAddr::V6(_) => {
                let bits = u32::from(prefix.min(128));
                let mask = u128::MAX.checked_shl(128 - bits).unwrap_or(0);
                IpAddr::from(mask.to_be_bytes())
            }
        };
        Self::Ip(address, mask)
    }

    fn contains(&self, name: &Name) -> bool {
        match (self, name) {
            (Self::Dns(base), Name::Dns(name)) => {
                let name = name.to_ascii_lowercase();
                let base = base.to_ascii_lowercase();
                match base.strip_prefix('.') {
                    Some(_) => name.ends_with(&base),
                    None => {
                        base.is_empty()
                            || name == base
                            || name
                                .strip_suffix(&base)
                                .is_some_and(|rest| rest.ends_with('.'))
                    }
                }
            }
            (Self::Ip(IpAddr::V4(net), IpAddr::V4(mask)), Name::Ip(IpAddr::V4(ip))) => {
                ip.to_bits() & mask.to_bits() == net.to_bits() & mask.to_bits()
            }
            (Self::Ip(IpAddr::V6(net), IpAddr::V6(mask)), Name::Ip(IpAddr::V6(ip))) => {
                ip.to_bits() & mask.to_bits() == net.to_bits() & mask.to_bits()
            }
            _ => false,
        }
    }

    fn rules(&self, name: &Name) -> bool {
        matches!(
            (self, name),
            (Self::Dns(_), Name::Dns(_)) | (Self::Ip(..), Name::Ip(_))
        )
    }
}

impl fmt::Display for Subtree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Dns(name) | Self::Other(name) => f.write_str(name),
            Self::Ip(net, mask) => {
                let (ones, zeros) = match mask {
                    IpAddr::V4(m) => (m.to_bits().leading_ones(), m.to_bits().count_ones()),
                    IpAddr::V6(m) => (m.to_bits().leading_ones(), m.to_bits().count_ones()),
                };
                if ones == zeros {
                    write!(f, "{net}/{ones}")
                } else {
                    write!(f, "{net}/{mask}")
                }
            }
        }
    }
}

/// What an authority is limited to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameConstraints {
    /// Names of a kind listed here must lie in one of them.
    pub permitted: Vec<Subtree>,
    /// No name may lie in one of these.
    pub excluded: Vec<Subtree>,
}

impl NameConstraints {
    /// Whether clients that enforce the constraints take this name.
    pub fn permits(&self, name: &Name) -> bool {
        let mut limits = self.permitted.iter().filter(|s| s.rules(name)).peekable();
        let inside = limits.peek().is_none() || limits.any(|s| s.contains(name));
        inside && !self.excluded.iter().any(|s| s.contains(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> Name {
        Name::Ip(text.parse().unwrap())
    }

    #[test]
    fn ranges_hold_what_lies_inside() {
        let limits = NameConstraints {
            permitted: vec![
                Subtree::network([192, 168, 0, 0].into(), 16),
                Subtree::Dns("local".into()),
                Subtree::network("fe80::".parse().unwrap(), 10),
            ],
            excluded: vec![Subtree::Dns("bad.local".into())],
        };
        for good in [
            ip("192.168.7.1"),
            ip("fe80::1"),
            Name::Dns("Cam.LOCAL".into()),
        ] {
            assert!(limits.permits(&good), "{good}");
        }
        for bad in [
            ip("192.169.0.1"),
            ip("fec0::1"),
            Name::Dns("notlocal".into()),
            Name::Dns("cam01".into()),
            Name::Dns("x.bad.local".into()),
        ] {
            assert!(!limits.permits(&bad), "{bad}");
        }
    }

    #[test]
    fn a_kind_that_is_not_listed_is_free() {
        let limits = NameConstraints {
            permitted: vec![Subtree::Dns("local".into())],
            excluded: vec![],
        };
        assert!(limits.permits(&ip("8.8.8.8")));
    }

    #[test]
    fn edges_of_prefixes() {
        assert_eq!(
            Subtree::network([0, 0, 0, 0].into(), 0).to_string(),
            "0.0.0.0/0"
        );
        assert_eq!(
            Subtree::network("::1".parse().unwrap(), 255).to_string(),
            "::1/128"
        );
    }
}
