//! Where a device is reached, as people write it: `host`, `host:port`, `[v6]:port` or a URL.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Which protocol an address was written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scheme {
    /// `http://`
    Http,
    /// `https://`
    Https,
}

/// Host and optional port and scheme; equality is what tells two cameras of a site apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Address {
    host: String,
    port: Option<u16>,
    scheme: Option<Scheme>,
}

/// The text is not an address.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an address: {text:?}")]
pub struct BadAddress {
    /// What was written, shortened.
    pub text: String,
}

impl Address {
    /// From parts; `host` is a name or an IP address without brackets.
    pub fn new(host: impl Into<String>, port: Option<u16>) -> Self {
        Self {
            host: host.into().to_ascii_lowercase(),
            port,
            scheme: None,
        }
    }

    /// Name or IP address, without brackets, lower case.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The host as an IP address, when it is one.
    pub fn ip(&self) -> Option<IpAddr> {
        self.host.split('%').next()?.parse().ok()
    }

    /// The port, when one was written.
    pub fn port(&self) -> Option<u16> {
        self.port
    }

    /// The scheme, when a URL was written.
    pub fn scheme(&self) -> Option<Scheme> {
        self.scheme
    }

    /// The same host at another port, without a scheme.
    pub fn at(&self, port: u16) -> Self {
        Self {
            host: self.host.clone(),
            port: Some(port),
            scheme: None,
        }
    }

    /// Host as it stands in a URL: IPv6 in brackets.
    pub fn url_host(&self) -> String {
        if self.host.contains(':') {
            format!("[{}]", self.host)
        } else {
            self.host.clone()
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.scheme {
            Some(Scheme::Http) => f.write_str("http://")?,
            Some(Scheme::Https) => f.write_str("https://")?,
            None => {}
        }
        f.write_str(&self.url_host())?;
        if let Some(port) = self.port {
            write!(f, ":{port}")?;
        }
        Ok(())
    }
}

impl FromStr for Address {
    type Err = BadAddress;

    fn from_str(text: &str) -> Result<Self, BadAddress> {
        let bad = || BadAddress {
            text: text.chars().take(80).collect(),
        };
        let trimmed = text.trim();
        let lower = trimmed.to_ascii_lowercase();
        let (scheme, rest) = if let Some(rest) = lower.strip_prefix("https://") {
            (Some(Scheme::Https), rest)
        } else if let Some(rest) = lower.strip_prefix("http://") {
            (Some(Scheme::Http), rest)
        } else if lower.contains("://") {
            return Err(bad());
        } else {
            (None, lower.as_str())
        };
        let authority = rest.split(['/', '?', '#']).next().unwrap_or(rest);
        // A password pasted inside a URL must not end up in a site file.
        if authority.contains('@') {
            return Err(bad());
        }
        let (host, port) = if let Some(rest) = authority.strip_prefix('[') {
            let (host, tail) = rest.split_once(']').ok_or_else(bad)?;
            let _: std::net::Ipv6Addr = host
                .split('%')
                .next()
                .unwrap_or(host)
                .parse()
                .map_err(|_| bad())?;
            (
                host,
                tail.strip_prefix(':').or(tail.is_empty().then_some("")),
            )
        } else if authority.matches(':').count() > 1 {
            let _: std::net::Ipv6Addr = authority
                .split('%')
                .next()
                .unwrap_or(authority)
                .parse()
                .map_err(|_| bad())?;
            (authority, Some(""))
        } else if let Some((host, port)) = authority.split_once(':') {
            (host, Some(port))
        } else {
            (authority, Some(""))
        };
        let port = match port.ok_or_else(bad)? {
            "" => None,
            digits => Some(
                digits
                    .parse::<u16>()
                    .ok()
                    .filter(|p| *p != 0)
                    .ok_or_else(bad)?,
            ),
        };
        let plausible = !host.is_empty()
            && host.len() <= 253
            && (host.contains(':')
                || host
                    .chars()
                    .all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '_')));
        let dotted_digits = host.chars().all(|c| c.is_ascii_digit() || c == '.');
        if !plausible || (dotted_digits && host.parse::<std::net::Ipv4Addr>().is_err()) {
            return Err(bad());
        }
        Ok(Self {
            host: host.to_owned(),
            port,
            scheme,
        })
    }
}

impl TryFrom<String> for Address {
    type Error = BadAddress;

    fn try_from(text: String) -> Result<Self, BadAddress> {
        text.parse()
    }
}

impl From<Address> for String {
    fn from(address: Address) -> Self {
        address.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_write() {
        for (text, host, port) in [
            ("192.168.1.64", "192.168.1.64", None),
            ("192.168.1.64:8443", "192.168.1.64", Some(8443)),
            ("[fe80::1]:443", "fe80::1", Some(443)),
            ("fe80::1", "fe80::1", None),
            ("HTTPS://Cam01.local/page?x", "cam01.local", None),
            ("cam_01", "cam_01", None),
        ] {
            let address: Address = text.parse().unwrap();
            assert_eq!((address.host(), address.port()), (host, port), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_address() {
        for text in [
            "",
            "300.1.1.1",
            "a b",
            "cam:0",
            "cam:99999",
            "https://u:p@cam",
            "ftp://cam",
            "[::1",
        ] {
            assert!(text.parse::<Address>().is_err(), "{text}");
        }
    }

    #[test]
    fn is_written_as_it_is_read() {
        for text in [
            "192.168.1.64:80",
            "[::1]:443",
            "https://cam01.local",
            "cam01",
        ] {
            assert_eq!(text.parse::<Address>().unwrap().to_string(), text);
        }
    }
}
