//! The heavy part of signing: reading site files, waking the key, signing. Off the window's thread.
//!
//! Apart from the screen so that it can be tried without a window; it also decides which names of
//! a request are plausible enough to be offered.

use std::net::IpAddr;
use std::path::{Path, PathBuf};

use time::OffsetDateTime;

use crate::authority::request::CameraRequest;
use crate::authority::{LeafWish, Signed};
use crate::certificate::Name;
use crate::check::{Client, Foreseen, foresee};
use crate::device::Address;

use crate::error::Cause;
use crate::secret::Secret;
use crate::site::{Deed, Error, Kept, Site};

/// A site that has an authority.
#[derive(Debug, Clone)]
pub struct Signer {
    /// Its file.
    pub path: PathBuf,
    /// The customer's name for it. Foreign text.
    pub name: String,
    /// The authority's name.
    pub authority: String,
    /// Its key opens only with a typed passphrase.
    pub typed: bool,
}

/// A signed certificate, before it is saved.
#[derive(Debug, Clone)]
pub struct Ready {
    /// The certificate with its chain.
    pub signed: Box<Signed>,
    /// What clients will refuse of it.
    pub foreseen: Vec<Foreseen>,
}

/// Those of the last sites that can sign. Others are left out: home says what is wrong with them.
pub(super) fn signers(paths: &[PathBuf]) -> Vec<Signer> {
    paths
        .iter()
        .filter_map(|path| {
            signer(path)
                .inspect_err(|e| log::info!("no signer: {e}"))
                .ok()
        })
        .collect()
}

/// One site file.
///
/// # Errors
/// [`Error::NoAuthority`]; when the file cannot be read.
pub(super) fn signer(path: &Path) -> Result<Signer, Error> {
    let site = Site::open(path)?;
    let stored = site.authority()?.ok_or(Error::NoAuthority)?;
    Ok(Signer {
        path: path.to_owned(),
        name: site.name()?,
        authority: stored.certificate.title().to_owned(),
        typed: stored.kept == Kept::Typed,
    })
}

/// Wakes the site's key and signs; the site's journal says so. With the certificate comes what
/// clients will refuse of it. `None` when the key needs a
/// passphrase and none was typed. Takes a second (scrypt, RSA).
///
/// # Errors
/// A wrong passphrase, names outside the authority's limits, an ended authority; disk errors.
pub(super) fn sign(
    path: &Path,
    request: &CameraRequest,
    names: Vec<Name>,
    typed: Option<&Secret>,
    now: OffsetDateTime,
) -> Result<Option<Ready>, Error> {
    let site = Site::open(path)?;
    let open = match typed {
        Some(secret) => Some(site.open_authority(secret)?),
        None => site.try_open_from_os()?,
    };
    let Some(authority) = open else {
        return Ok(None);
    };
    let first = names.first().map(ToString::to_string).unwrap_or_default();
    let signed = authority.sign(request, &LeafWish::new(names, now))?;
    site.note(
        None,
        Deed::Issued,
        &first,
        Some(signed.certificate.fingerprint()),
    )?;
    let foreseen = foresee(&signed.chain, authority.root(), &Client::ALL, now);
    Ok(Some(Ready {
        signed: Box::new(signed),
        foreseen,
    }))
}

/// When the work itself fell over.
pub(super) fn broke_off(path: PathBuf) -> Error {
    let cause = Cause::new("the work broke off");
    Error::Unusable { path, cause }
}

/// Names out of what was typed: addresses, names, whole links; each once.
///
/// # Errors
/// The part that is no address and no name.
pub(super) fn names(text: &str) -> Result<Vec<Name>, String> {
    let mut names = Vec::new();
    let parts = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'))
        .filter(|part| !part.is_empty());
    for part in parts {
        let name = match part.parse::<IpAddr>() {
            Ok(ip) => Name::Ip(ip),
            Err(_) => {
                let address: Address = part.parse().map_err(|_| part.to_owned())?;
                match address.ip() {
                    Some(ip) => Name::Ip(ip),
                    None => Name::Dns(address.host().to_owned()),
                }
            }
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Ok(names)
}

/// What the request asks to work for, as far as a device could be reached there: no wildcards, no
/// address that means "none" or "myself", not the placeholders firmwares fill in.
pub(super) fn plausible(request: &CameraRequest) -> Vec<String> {
    let common = request.common_name().map(|name| name.trim().to_owned());
    let asked = request.names().iter().filter_map(|name| match name {
        Name::Ip(_) | Name::Dns(_) => Some(name.to_string()),
        Name::Other(_) => None,
    });
    let mut offered: Vec<String> = Vec::new();
    // A common name without a dot is a serial number or a model more often than a host.
    for text in asked.chain(common.filter(|name| name.contains(['.', ':']))) {
        let text = text.to_ascii_lowercase();
        if reachable(&text) && !offered.contains(&text) {
            offered.push(text);
        }
    }
    // An address is what the technician knows the device by.
    offered.sort_by_key(|text| text.parse::<IpAddr>().is_err());
    offered
}

fn reachable(text: &str) -> bool {
    if let Ok(ip) = text.parse::<IpAddr>() {
        return !ip.is_unspecified() && !ip.is_loopback() && !ip.is_multicast();
    }
    let host = text
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    host && text.len() <= 253 && !text.starts_with(['.', '-']) && text != "localhost"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_names_are_read_in_any_shape() {
        let read = names("10.0.0.7, https://Cam.lan:8443/ fd00::7;10.0.0.7").unwrap();
        assert_eq!(
            read,
            [
                Name::Ip("10.0.0.7".parse().unwrap()),
                Name::Dns("cam.lan".into()),
                Name::Ip("fd00::7".parse().unwrap()),
            ]
        );
        assert!(names("cam lan!/ ftp://x").is_err());
        assert!(names(" ,; ").unwrap().is_empty());
    }

    #[test]
    fn placeholders_are_not_offered() {
        for bad in [
            "0.0.0.0",
            "127.0.0.1",
            "::",
            "*.example.com",
            "localhost",
            "a b",
        ] {
            assert!(!reachable(bad), "{bad}");
        }
        for good in ["192.168.1.20", "fd00::7", "cam01.hotel.lan"] {
            assert!(reachable(good), "{good}");
        }
    }
}
