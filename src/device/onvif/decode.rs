//! Binary parts of answers: base64 as devices write it.
//!
//! Apart because both ways need it: white space inside, PEM inside the base64, and servers that
//! leave `tt:Data` out.

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use crate::device::xml::Element;

/// Padding or not, both are met.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// DER out of an element that holds base64, directly or in `Data`, of DER or PEM.
pub(super) fn der(element: &Element) -> Option<Vec<u8>> {
    let text = element.text_of("Data").unwrap_or_else(|| element.text());
    if text.contains("-----BEGIN") {
        return pem::parse(text).ok().map(pem::Pem::into_contents);
    }
    let compact: String = text.split_whitespace().collect();
    let bytes = BASE64.decode(compact).ok()?;
    if bytes.starts_with(b"-----BEGIN") {
        return pem::parse(&bytes).ok().map(pem::Pem::into_contents);
    }
    (!bytes.is_empty()).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::device::xml;

    fn decode(text: &str) -> Option<Vec<u8>> {
        der(&xml::read(text.as_bytes()).unwrap())
    }

    #[test]
    fn reads_every_spelling() {
        assert_eq!(
            decode("<a><Data>\nMAMC\n AQE=</Data></a>").unwrap(),
            [48, 3, 2, 1, 1]
        );
        assert_eq!(decode("<a>MAMCAQE</a>").unwrap(), [48, 3, 2, 1, 1]);
        let pem =
            "-----BEGIN CERTIFICATE REQUEST-----\nMAMCAQE=\n-----END CERTIFICATE REQUEST-----\n";
        assert_eq!(decode(&format!("<a>{pem}</a>")).unwrap(), [48, 3, 2, 1, 1]);
        let twice = base64::engine::general_purpose::STANDARD.encode(pem);
        assert_eq!(
            decode(&format!("<a>{twice}</a>")).unwrap(),
            [48, 3, 2, 1, 1]
        );
        assert_eq!(decode("<a>%%%</a>"), None);
        assert_eq!(decode("<a/>"), None);
    }
}
