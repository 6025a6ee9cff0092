//! Answers of SUNAPI: JSON where the device heeds the wish for it, lines of `key=value` else.
//!
//! Apart because every submenu answers in both.

use serde_json::Value;
use time::macros::format_description;
use time::{OffsetDateTime, PrimitiveDateTime};

use crate::device::Error;
use crate::device::web::Page;

/// One answer: names and values, and the list of certificates where there is one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    values: Vec<(String, String)>,
    /// Objects inside `Certificates`.
    pub(super) certificates: Option<Vec<Self>>,
}

impl Told {
    /// Reads an answer of either kind.
    ///
    /// # Errors
    /// What the device says when it refuses.
    pub(super) fn read(page: &Page) -> Result<Self, Error> {
        if !page.is_good() {
            return Err(page.bad_status());
        }
        let text = page.text();
        let text = text.trim();
        if text.starts_with('{') {
            let answer = page.json()?;
            if answer["Response"] == "Fail" {
                let code = answer["Error"]["Code"].to_string();
                let details = answer["Error"]["Details"].as_str().unwrap_or_default();
                return Err(page.fault(code, details));
            }
            return Ok(Self::of(&answer));
        }
        let told = Self::lines(text);
        if text.starts_with("NG") {
            let part = |name: &str| {
                let line = text.lines().find(|line| line.starts_with(name));
                line.and_then(|line| line.split_once(':'))
                    .map_or("", |(_, value)| value.trim())
                    .to_owned()
            };
            return Err(page.fault(part("Error Code"), &part("Error Details")));
        }
        if text != "OK" && told.values.is_empty() && !text.is_empty() {
            return Err(page.unreadable("neither JSON nor key=value"));
        }
        Ok(told)
    }

    fn lines(text: &str) -> Self {
        let values = text
            .lines()
            .filter_map(|line| line.split_once('='))
            .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
            .collect();
        Self {
            values,
            certificates: None,
        }
    }

    fn of(object: &Value) -> Self {
        let values = object
            .as_object()
            .into_iter()
            .flatten()
            .filter_map(|(name, value)| {
                let text = match value {
                    Value::String(text) => text.clone(),
                    Value::Bool(_) | Value::Number(_) => value.to_string(),
                    _ => return None,
                };
                Some((name.clone(), text))
            })
            .collect();
        Self {
            values,
            certificates: object["Certificates"]
                .as_array()
                .map(|list| list.iter().map(Self::of).collect()),
        }
    }

    /// A value that is not empty.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.values
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    /// Whether the device knows the field at all.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.values.iter().any(|(known, _)| known == name)
    }

    pub(super) fn number(&self, name: &str) -> Option<u16> {
        self.text(name)?.parse().ok()
    }

    pub(super) fn yes(&self, name: &str) -> bool {
        self.text(name)
            .is_some_and(|value| value.eq_ignore_ascii_case("true"))
    }

    /// A date as the device writes it, without a zone.
    pub(super) fn moment(&self, name: &str) -> Option<OffsetDateTime> {
        let format = format_description!("[year]-[month]-[day] [hour]:[minute]:[second]");
        PrimitiveDateTime::parse(self.text(name)?, &format)
            .ok()
            .map(PrimitiveDateTime::assume_utc)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_say_the_same() {
        let lines = Told::lines("Policy=HTTP\r\nPublicCertificateInstalled=False\r\n");
        let json = Told::of(&serde_json::json!({
            "Policy": "HTTP", "PublicCertificateInstalled": false,
        }));
        for told in [lines, json] {
            assert_eq!(told.text("Policy"), Some("HTTP"));
            assert!(told.knows("PublicCertificateInstalled"));
            assert!(!told.yes("PublicCertificateInstalled"));
        }
    }

    #[test]
    fn moments() {
        let told = Told::lines("UTCTime=2026-07-16 02:32:15");
        let moment = time::macros::datetime!(2026-07-16 2:32:15 UTC);
        assert_eq!(told.moment("UTCTime"), Some(moment));
    }
}
