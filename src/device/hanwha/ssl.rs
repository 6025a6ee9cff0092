//! The submenu `ssl`: policies and what is installed.
//!
//! Apart because two generations answer differently: a list of named certificates with one in
//! use, or a single place.

use super::told::Told;
use crate::certificate::Certificate;

/// What the web server does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Policy {
    Http,
    /// The factory's certificate.
    Proprietary {
        http: bool,
    },
    /// An installed certificate.
    Public {
        http: bool,
    },
}

const NAMES: [(&str, Policy); 5] = [
    ("HTTP", Policy::Http),
    ("HTTPSProprietary", Policy::Proprietary { http: false }),
    ("HTTPSPublic", Policy::Public { http: false }),
    (
        "HTTPandHTTPSProprietary",
        Policy::Proprietary { http: true },
    ),
    ("HTTPandHTTPSPublic", Policy::Public { http: true }),
];

impl Policy {
    pub(super) fn by_name(name: &str) -> Option<Self> {
        let found = NAMES.iter().find(|(known, _)| *known == name);
        found.map(|(_, policy)| *policy)
    }

    pub(super) fn name(self) -> &'static str {
        let found = NAMES.iter().find(|(_, policy)| *policy == self);
        found.map_or("HTTP", |(name, _)| name)
    }

    pub(super) fn public(http: bool) -> Self {
        Self::Public { http }
    }

    /// The same doors with the factory's certificate.
    pub(super) fn proprietary(self) -> Self {
        Self::Proprietary { http: self.http() }
    }

    pub(super) fn is_public(self) -> bool {
        matches!(self, Self::Public { .. })
    }

    pub(super) fn https(self) -> bool {
        self != Self::Http
    }

    pub(super) fn http(self) -> bool {
        match self {
            Self::Http => true,
            Self::Proprietary { http } | Self::Public { http } => http,
        }
    }
}

/// The submenu's state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ssl {
    pub(super) policy: Policy,
    /// Names and SHA-256 of installed certificates; `None` where there is a single place.
    list: Option<Vec<(String, String)>>,
    /// Name in the single place.
    single: Option<String>,
    in_use: Option<String>,
}

impl Ssl {
    pub(super) fn of(told: &Told) -> Self {
        let list = told.certificates.as_ref().map(|list| {
            list.iter()
                .filter(|entry| entry.text("Type").is_none_or(|kind| kind == "Public"))
                .filter_map(|entry| {
                    let name = entry.text("CertificateName")?.to_owned();
                    let thumbprint = entry.text("Thumbprint").unwrap_or_default();
                    Some((name, thumbprint.replace(':', "").to_ascii_lowercase()))
                })
                .collect()
        });
        // A firmware that names the one in use has several places, even where it answers in lines
        // and cannot list them.
        let list = match list {
            None if told.knows("CertificateInUse") => Some(Vec::new()),
            list => list,
        };
        let installed = told.yes("PublicCertificateInstalled");
        Self {
            policy: told
                .text("Policy")
                .and_then(Policy::by_name)
                .unwrap_or(Policy::Http),
            list,
            single: told
                .text("PublicCertificateName")
                .filter(|_| installed)
                .map(ToOwned::to_owned),
            in_use: told.text("CertificateInUse").map(ToOwned::to_owned),
        }
    }

    /// Whether this firmware keeps several certificates.
    pub(super) fn lists(&self) -> bool {
        self.list.is_some()
    }

    /// What the policy "public" would show.
    pub(super) fn used(&self) -> Option<&str> {
        match self.lists() {
            true => self.in_use.as_deref(),
            false => self.single.as_deref(),
        }
    }

    /// Names of everything installed.
    pub(super) fn names(&self) -> Vec<&String> {
        match &self.list {
            Some(list) => list.iter().map(|(name, _)| name).collect(),
            None => self.single.iter().collect(),
        }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.names().into_iter().any(|known| known == name)
    }

    /// Whether this very certificate is installed under that name; where the device shows no
    /// thumbprint the name, made for this attempt alone, has to do.
    pub(super) fn holds(&self, name: &str, leaf: &Certificate) -> bool {
        let Some(list) = &self.list else {
            return self.single.as_deref() == Some(name);
        };
        let wanted = leaf.fingerprint().to_string();
        list.iter()
            .any(|(known, print)| known == name && (print.is_empty() || *print == wanted))
    }

    /// What stands in the only place.
    pub(super) fn single_place_taken(&self) -> Option<&str> {
        match self.lists() {
            true => None,
            false => self.single.as_deref(),
        }
    }
}

/// Everything but letters, digits and `-._~` percent-encoded: a plus sign would be read as a
/// blank, and some devices take a plus for a blank and others not.
pub(super) fn percent(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_policy_has_its_name() {
        for (name, policy) in NAMES {
            assert_eq!(Policy::by_name(name), Some(policy));
            assert_eq!(policy.name(), name);
        }
        assert_eq!(percent("a+b =/\n"), "a%2Bb%20%3D%2F%0A");
    }
}
