//! PEM (RFC 7468 and what OpenSSL made before), and base64 without armour.
//!
//! Apart because text files come with byte order marks, UTF-16, mail headers, missing line ends
//! and explanations around the objects.

use base64::Engine;
use zeroize::Zeroizing;

use super::{Contents, Kind, binary, locked};
use crate::certificate::{Error, PrivateKey};
use crate::error::Cause;
use crate::secret::Secret;

/// The bytes as text, when they are text at all.
pub(super) fn decode(bytes: &[u8]) -> Option<Zeroizing<String>> {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => {
            let binary = bytes
                .iter()
                .any(|b| *b < 0x20 && !b.is_ascii_whitespace() && *b != 0x0b);
            // PEM with a binary preamble is still PEM
            if binary && !contains(bytes, b"-----BEGIN ") {
                return None;
            }
            String::from_utf8_lossy(bytes).into_owned()
        }
    };
    Some(Zeroizing::new(text))
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|w| w == needle)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|c| unit([c[0], c[1]])).collect();
    String::from_utf16_lossy(&units)
}

pub(super) fn read(text: &str, passphrase: Option<&Secret>) -> Result<Contents, Error> {
    if !text.contains("-----BEGIN ") {
        return bare(text, passphrase);
    }
    let mut contents = Contents::new(Kind::Pem);
    let mut rest = text;
    while let Some(start) = rest.find("-----BEGIN ") {
        let after = &rest[start + 11..];
        let Some((label, body)) = after.split_once("-----") else {
            return Err(truncated("PEM"));
        };
        let label = label.trim();
        let end = format!("-----END {label}-----");
        let Some(stop) = body.find(&end) else {
            return Err(truncated(readable(label)));
        };
        object(label, &body[..stop], passphrase, &mut contents)?;
        rest = &body[stop + end.len()..];
    }
    Ok(contents)
}

fn truncated(what: &str) -> Error {
    Error::Truncated {
        what: what.to_owned(),
    }
}

/// Labels are foreign text: only known ones are repeated.
fn readable(label: &str) -> &'static str {
    match label {
        "CERTIFICATE" | "X509 CERTIFICATE" | "TRUSTED CERTIFICATE" => "CERTIFICATE",
        "CERTIFICATE REQUEST" | "NEW CERTIFICATE REQUEST" => "CERTIFICATE REQUEST",
        "PRIVATE KEY" => "PRIVATE KEY",
        "RSA PRIVATE KEY" => "RSA PRIVATE KEY",
        "EC PRIVATE KEY" => "EC PRIVATE KEY",
        "ENCRYPTED PRIVATE KEY" => "ENCRYPTED PRIVATE KEY",
        "PKCS7" | "CMS" => "PKCS7",
        _ => "PEM",
    }
}

fn object(
    label: &str,
    body: &str,
    passphrase: Option<&Secret>,
    contents: &mut Contents,
) -> Result<(), Error> {
    let headers: Vec<&str> = body.lines().filter(|line| line.contains(':')).collect();
    let base64: Zeroizing<String> = Zeroizing::new(
        body.lines()
            .filter(|line| !line.contains(':'))
            .flat_map(str::chars)
            .filter(|c| !c.is_whitespace())
            .collect(),
    );
    let known = readable(label);
    if label == "OPENSSH PRIVATE KEY" || label.starts_with("SSH2 ") {
        return Err(Error::Unsupported {
            what: "SSH key".to_owned(),
        });
    }
    if known == "PEM" {
        // parameters, public keys, revocation lists
        return Ok(());
    }
    let damaged = |cause: Cause| Error::Damaged {
        what: known.to_owned(),
        cause,
    };
    let der = Zeroizing::new(
        lenient()
            .decode(base64.as_bytes())
            .map_err(|e| damaged(Cause::new(e)))?,
    );
    if let Some(dek) = headers.iter().find_map(|h| h.strip_prefix("DEK-Info:")) {
        let Some(passphrase) = passphrase else {
            contents.locked = true;
            return Ok(());
        };
        let clear = locked::traditional(dek.trim(), &der, passphrase)?;
        let key = if known == "EC PRIVATE KEY" {
            PrivateKey::from_sec1(&clear)
        } else {
            PrivateKey::from_pkcs1(&clear)
        };
        // padding fits by chance once in 256 times
        contents.keys.push(key.map_err(|_| Error::WrongPassphrase)?);
        return Ok(());
    }
    if let Err(crate::certificate::der::Unreadable::Truncated) =
        crate::certificate::der::first(&der)
    {
        return Err(truncated(known));
    }
    match known {
        "CERTIFICATE" => {
            // OpenSSL's trusted form has settings after the certificate
            let whole = crate::certificate::der::first(&der).map_or(&der[..], |(e, _)| e.whole);
            let certificate = crate::certificate::Certificate::from_der(whole)
                .map_err(|e| damaged(Cause::new(e)))?;
            contents.add(certificate);
            Ok(())
        }
        "RSA PRIVATE KEY" => {
            let key = PrivateKey::from_pkcs1(&der).map_err(|e| damaged(Cause::new(e)))?;
            contents.keys.push(key);
            Ok(())
        }
        "EC PRIVATE KEY" => {
            let key = PrivateKey::from_sec1(&der).map_err(|e| damaged(Cause::new(e)))?;
            contents.keys.push(key);
            Ok(())
        }
        _ => {
            let before = (
                contents.keys.len(),
                contents.requests.len(),
                contents.certificates.len(),
            );
            let was_locked = contents.locked;
            let found = binary::read(&der, passphrase).map_err(|error| match error {
                Error::Unknown => damaged(Cause::new("its contents are something else")),
                other => other,
            })?;
            contents.absorb(found);
            let after = (
                contents.keys.len(),
                contents.requests.len(),
                contents.certificates.len(),
            );
            if before == after && contents.locked == was_locked {
                return Err(damaged(Cause::new("nothing is in it")));
            }
            Ok(())
        }
    }
}

/// Base64 that forgives a missing or wrong ending.
fn lenient() -> base64::engine::GeneralPurpose {
    use base64::engine::{DecodePaddingMode, GeneralPurposeConfig};
    base64::engine::GeneralPurpose::new(
        &base64::alphabet::STANDARD,
        GeneralPurposeConfig::new()
            .with_decode_padding_mode(DecodePaddingMode::Indifferent)
            .with_decode_allow_trailing_bits(true),
    )
}

/// Text without armour: base64 of DER, a web page, or nothing known.
fn bare(text: &str, passphrase: Option<&Secret>) -> Result<Contents, Error> {
    let start = text.trim_start().get(..200.min(text.trim_start().len()));
    let lower = start
        .unwrap_or_else(|| text.trim_start())
        .to_ascii_lowercase();
    if lower.starts_with("<!doctype") || lower.starts_with("<html") || lower.contains("<head") {
        return Err(Error::WebPage);
    }
    if lower.starts_with("putty-user-key-file") || lower.starts_with("ssh-") {
        return Err(Error::Unsupported {
            what: "SSH key".to_owned(),
        });
    }
    let compact: Zeroizing<String> =
        Zeroizing::new(text.chars().filter(|c| !c.is_whitespace()).collect());
    // a DER SEQUENCE in base64 begins with M
    if !compact.starts_with('M') {
        return Err(Error::Unknown);
    }
    let der = Zeroizing::new(
        lenient()
            .decode(compact.as_bytes())
            .map_err(|_| Error::Unknown)?,
    );
    binary::read(&der, passphrase)
}
