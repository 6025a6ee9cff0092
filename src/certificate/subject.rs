//! The subject of a request: who it is for, in the fields that authorities ask for.
//!
//! Apart because devices, this program and public authorities all spell it differently: elements
//! here, one line there (RFC 4514), DER elsewhere.

/// What a request says of its holder. What is not known is empty; see RFC 5280 appendix A for the
/// attributes (X.520).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// `CN`: the address or name the device is reached by.
    pub common_name: String,
    /// `C`: two letters (ISO 3166).
    pub country: String,
    /// `ST`: state or province.
    pub state: String,
    /// `L`: the place.
    pub place: String,
    /// `O`: the organization.
    pub organization: String,
    /// `OU`: the unit in it.
    pub unit: String,
}

/// Why a field cannot stand in a request.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadSubject {
    /// Not two letters.
    #[error("{text:?} is no country of two letters")]
    Country { text: String },
    /// Longer than 64 characters, or with characters nobody can read.
    #[error("{text:?} cannot stand in a subject")]
    Field { text: String },
}

/// Upper bounds of RFC 5280 appendix A.
const LONGEST: usize = 64;

impl Subject {
    /// With a common name only.
    pub fn named(common_name: impl Into<String>) -> Self {
        Self {
            common_name: common_name.into(),
            ..Self::default()
        }
    }

    /// Trimmed and within the bounds of the standard.
    ///
    /// # Errors
    /// [`BadSubject`] with the field that is not.
    pub fn checked(self) -> Result<Self, BadSubject> {
        let field = |text: String| {
            let text = text.trim().to_owned();
            let fine = text.chars().count() <= LONGEST && !text.chars().any(char::is_control);
            if fine {
                Ok(text)
            } else {
                Err(BadSubject::Field {
                    text: text.chars().take(LONGEST).collect(),
                })
            }
        };
        let country = field(self.country)?.to_ascii_uppercase();
        let letters = country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase());
        if !country.is_empty() && !letters {
            return Err(BadSubject::Country { text: country });
        }
        Ok(Self {
            common_name: field(self.common_name)?,
            country,
            state: field(self.state)?,
            place: field(self.place)?,
            organization: field(self.organization)?,
            unit: field(self.unit)?,
        })
    }

    /// The fields that are known with their short names, from the country down.
    pub fn parts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            ("C", &self.country),
            ("ST", &self.state),
            ("L", &self.place),
            ("O", &self.organization),
            ("OU", &self.unit),
            ("CN", &self.common_name),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| (name, value.as_str()))
    }

    /// As one line, the common name first (RFC 4514).
    pub fn line(&self) -> String {
        let mut parts: Vec<String> = self
            .parts()
            .map(|(name, value)| format!("{name}={}", escaped(value)))
            .collect();
        parts.reverse();
        parts.join(",")
    }
}

/// A value inside such a line (RFC 4514, 2.4).
fn escaped(value: &str) -> String {
    let mut text = String::new();
    for (at, c) in value.chars().enumerate() {
        let special = matches!(c, ',' | '+' | '"' | '\\' | '<' | '>' | ';' | '=');
        if special || (c == '#' && at == 0) {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_the_common_name_first() {
        let subject = Subject {
            country: "de".into(),
            organization: "Hotel, Astoria".into(),
            ..Subject::named("192.168.1.64")
        };
        let subject = subject.checked().unwrap();
        assert_eq!(subject.line(), r"CN=192.168.1.64,O=Hotel\, Astoria,C=DE");
    }

    #[test]
    fn what_no_authority_takes_is_refused() {
        let with = |country: &str, unit: &str| Subject {
            country: country.into(),
            unit: unit.into(),
            ..Subject::named("cam")
        };
        assert!(with("", " CCTV ").checked().is_ok());
        for (country, unit) in [("Germany", ""), ("D1", ""), ("DE", "a\nb")] {
            assert!(with(country, unit).checked().is_err());
        }
        assert!(with("DE", &"x".repeat(65)).checked().is_err());
    }
}
