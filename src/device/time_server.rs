//! A time server (NTP, RFC 5905) as a person names it and as devices take it: an IP address or a
//! host name, no port.
//!
//! Apart because interfaces have different fields for the two, and because what a person types
//! goes into a device's settings: only what is surely one of them gets through.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

/// Where a clock gets its time from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimeServer {
    /// By its address.
    Ip(IpAddr),
    /// By its name, in lower case.
    Name(String),
}

/// The text is no IP address and no host name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no IP address and no host name")]
pub struct OddTimeServer;

impl FromStr for TimeServer {
    type Err = OddTimeServer;

    /// Host names as RFC 1123 2.1 has them.
    fn from_str(text: &str) -> Result<Self, OddTimeServer> {
        let text = text.trim();
        if let Ok(ip) = text.parse::<IpAddr>() {
            return match ip.is_unspecified() || ip.is_multicast() {
                true => Err(OddTimeServer),
                false => Ok(Self::Ip(ip)),
            };
        }
        let name = text.trim_end_matches('.').to_ascii_lowercase();
        let label = |l: &str| {
            (1..=63).contains(&l.len())
                && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
                && !l.starts_with('-')
                && !l.ends_with('-')
        };
        // "192.168.1" is a mistyped address, no name: no top level domain is a number.
        let last = name.rsplit('.').next().unwrap_or_default();
        let number = last.bytes().all(|b| b.is_ascii_digit());
        match name.len() <= 253 && !number && name.split('.').all(label) {
            true => Ok(Self::Name(name)),
            false => Err(OddTimeServer),
        }
    }
}

impl fmt::Display for TimeServer {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ip(ip) => ip.fmt(to),
            Self::Name(name) => to.write_str(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_and_names_get_through() {
        for good in ["192.168.1.1", "fd00::1", "Pool.NTP.org", "fritz.box", "nvr"] {
            assert!(good.parse::<TimeServer>().is_ok(), "{good}");
        }
        for odd in [
            "",
            " ",
            "0.0.0.0",
            "224.0.1.1",
            "192.168.1",
            "a b",
            "a:123",
            "-a",
            "a..b",
            "ntp/x",
            "<ntp>",
            "10.0.0.256",
        ] {
            assert!(odd.parse::<TimeServer>().is_err(), "{odd}");
        }
        let named: TimeServer = "Pool.NTP.org.".parse().unwrap();
        assert_eq!(named.to_string(), "pool.ntp.org");
    }
}
