//! DER objects: what a binary file holds, told by its structure.
//!
//! Apart because the forms resemble each other: certificate, request, PKCS#7, PKCS#12 and four
//! kinds of keys are all one ASN.1 SEQUENCE.

use p12_keystore::Pkcs12Archive;
use pkcs8::PrivateKeyInfo;
use pkcs8::der::{Decode, Encode};
use x509_parser::certification_request::X509CertificationRequest;
use x509_parser::prelude::FromDer;
use zeroize::Zeroizing;

use super::{Contents, Kind, locked};
use crate::certificate::der::{self, Unreadable};
use crate::certificate::{Certificate, Error, PrivateKey};
use crate::error::Cause;
use crate::secret::Secret;

/// 1.2.840.113549.1.7.2, signedData (RFC 5652).
const SIGNED_DATA: [u8; 11] = [
    0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02,
];
const SEQUENCE: u8 = 0x30;
const INTEGER: u8 = 0x02;

pub(super) fn read(bytes: &[u8], passphrase: Option<&Secret>) -> Result<Contents, Error> {
    if bytes.starts_with(&[0xfe, 0xed, 0xfe, 0xed]) {
        return Err(Error::Unsupported {
            what: "Java key store".to_owned(),
        });
    }
    let mut contents = Contents::new(Kind::Der);
    let mut rest = bytes;
    while !rest.iter().all(|b| b.is_ascii_whitespace() || *b == 0) {
        let (element, after) = match der::first(rest) {
            Ok(read) if read.0.tag == SEQUENCE => read,
            Err(Unreadable::Truncated) if rest.first() == Some(&SEQUENCE) => {
                return Err(Error::Truncated {
                    what: "DER".to_owned(),
                });
            }
            // Written as a stream: BER.
            Err(Unreadable::Foreign) if rest.starts_with(&[SEQUENCE, 0x80]) => {
                let (whole, after) = der::ber::to_der(rest).map_err(streamed)?;
                let (element, _) = der::first(&whole).map_err(streamed)?;
                object(element.whole, element.content, passphrase, &mut contents)?;
                rest = after;
                continue;
            }
            // something else follows what was already understood
            _ if !contents.is_empty() => break,
            _ => return Err(Error::Unknown),
        };
        object(element.whole, element.content, passphrase, &mut contents)?;
        rest = after;
    }
    Ok(contents)
}

fn streamed(why: Unreadable) -> Error {
    match why {
        Unreadable::Truncated => Error::Truncated {
            what: "BER".to_owned(),
        },
        Unreadable::Foreign => Error::Damaged {
            what: "BER".to_owned(),
            cause: Cause::new("its pieces do not fit together"),
        },
    }
}

fn object(
    whole: &[u8],
    content: &[u8],
    passphrase: Option<&Secret>,
    contents: &mut Contents,
) -> Result<(), Error> {
    let parts: Vec<der::Element<'_>> = der::walk(content).take(8).collect();
    if content.starts_with(&SIGNED_DATA) {
        contents.kind = Kind::Pkcs7;
        return pkcs7(&parts, contents);
    }
    let tags: Vec<u8> = parts.iter().map(|p| p.tag).collect();
    match tags.as_slice() {
        // version 3, ContentInfo, MacData
        [INTEGER, SEQUENCE] | [INTEGER, SEQUENCE, SEQUENCE]
            if parts[0].content == [3] && starts_with_oid(&parts[1]) =>
        {
            contents.kind = Kind::Pkcs12;
            pkcs12(whole, passphrase, contents)
        }
        // version, algorithm, OCTET STRING: PKCS#8
        [INTEGER, SEQUENCE, 0x04, ..] => {
            let key = PrivateKeyInfo::from_der(whole)
                .and_then(|info| info.to_der())
                .map_err(|e| Error::NotAKey(Cause::new(e)))?;
            contents
                .keys
                .push(PrivateKey::from_pkcs8(Zeroizing::new(key)));
            Ok(())
        }
        // algorithm, OCTET STRING: EncryptedPrivateKeyInfo
        [SEQUENCE, 0x04] => match passphrase {
            Some(passphrase) => {
                contents.keys.push(locked::pkcs8(whole, passphrase)?);
                Ok(())
            }
            None => {
                contents.locked = true;
                Ok(())
            }
        },
        // version and eight numbers: PKCS#1
        [INTEGER, INTEGER, INTEGER, INTEGER, ..] => {
            contents.keys.push(PrivateKey::from_pkcs1(whole)?);
            Ok(())
        }
        // version 1, OCTET STRING, curve: SEC1
        [INTEGER, 0x04, ..] => {
            contents.keys.push(PrivateKey::from_sec1(whole)?);
            Ok(())
        }
        // body, algorithm, signature: certificate, request or revocation list
        [SEQUENCE, SEQUENCE, 0x03] => {
            if X509CertificationRequest::from_der(whole).is_ok() {
                contents.requests.push(whole.to_vec());
                return Ok(());
            }
            match Certificate::from_der(whole) {
                Ok(certificate) => contents.add(certificate),
                Err(_) if x509_parser::parse_x509_crl(whole).is_ok() => {}
                Err(error) => {
                    return Err(Error::Damaged {
                        what: "CERTIFICATE".to_owned(),
                        cause: Cause::new(error),
                    });
                }
            }
            Ok(())
        }
        // algorithm, BIT STRING: a public key
        [SEQUENCE, 0x03] => Ok(()),
        _ => Err(Error::Unknown),
    }
}

fn starts_with_oid(element: &der::Element<'_>) -> bool {
    element.content.first() == Some(&0x06)
}

/// SignedData { version, digests, content, [0] certificates, … }, walked by hand so that odd
/// certificates keep their bytes.
fn pkcs7(parts: &[der::Element<'_>], contents: &mut Contents) -> Result<(), Error> {
    let certificates = parts
        .get(1)
        .and_then(|explicit| der::walk(explicit.content).next())
        .and_then(|signed| der::walk(signed.content).find(|e| e.tag == 0xa0))
        .ok_or_else(|| Error::Damaged {
            what: "PKCS7".to_owned(),
            cause: Cause::new("no certificates in it"),
        })?;
    for element in der::walk(certificates.content).filter(|e| e.tag == SEQUENCE) {
        contents.add(Certificate::from_der(element.whole)?);
    }
    Ok(())
}

fn pkcs12(whole: &[u8], passphrase: Option<&Secret>, contents: &mut Contents) -> Result<(), Error> {
    use p12_keystore::error::Error as Trouble;
    let damaged = |cause: Cause| Error::Damaged {
        what: "PFX".to_owned(),
        cause,
    };
    // without a passphrase, the empty one is tried: some programs write such files
    let typed = passphrase.map_or("", Secret::reveal);
    let read = match Pkcs12Archive::from_pkcs12(whole, typed) {
        Err(error)
            if !matches!(
                error,
                Trouble::MacError(_) | Trouble::UnsupportedMacAlgorithm
            ) =>
        {
            match without_pieces(whole) {
                Some(plain) => Pkcs12Archive::from_pkcs12(&plain, typed),
                None => Err(error),
            }
        }
        read => read,
    };
    let archive = match read {
        Ok(archive) => archive,
        Err(
            error @ (Trouble::UnsupportedContentType
            | Trouble::UnsupportedEncryptionScheme
            | Trouble::UnsupportedMacAlgorithm
            | Trouble::UnsupportedCertificateType),
        ) => {
            log::debug!("PFX: {error}");
            return Err(Error::Unsupported {
                what: "PFX with an unusual cipher".to_owned(),
            });
        }
        Err(Trouble::InvalidVersion) => return Err(damaged(Cause::new("its version is not 3"))),
        Err(_) if passphrase.is_none() => {
            contents.locked = true;
            return Ok(());
        }
        Err(Trouble::MacError(_) | Trouble::Pkcs5Error(_) | Trouble::UnpadError) => {
            return Err(Error::WrongPassphrase);
        }
        Err(error) => return Err(damaged(Cause::new(error))),
    };
    for bag in archive.keys {
        let key = Zeroizing::new(bag.key.as_der().to_vec());
        contents.keys.push(PrivateKey::from_pkcs8(key));
    }
    for bag in archive.certs {
        contents.add(Certificate::from_der(bag.cert.as_der())?);
    }
    Ok(())
}

/// A PFX whose inside is BER, with a DER inside. The checksum is over the bytes as they were
/// written: whoever calls this has had it compared before, and here it is left out.
fn without_pieces(whole: &[u8]) -> Option<Vec<u8>> {
    let (file, _) = der::first(whole).ok()?;
    let mut parts = der::walk(file.content);
    let (version, outer) = (parts.next()?, parts.next()?);
    let mut outer = der::walk(outer.content);
    let (kind, explicit) = (outer.next()?, outer.next()?);
    let inside = der::walk(explicit.content).next()?;
    if !inside.content.starts_with(&[SEQUENCE, 0x80]) {
        return None;
    }
    let (plain, _) = der::ber::to_der(inside.content).ok()?;
    let data = der::tlv(explicit.tag, &der::octets(&plain));
    Some(der::sequence(&[
        version.whole,
        &der::sequence(&[kind.whole, &data]),
    ]))
}
