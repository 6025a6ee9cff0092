//! Sites that are filled before anybody looks: an authority, devices, certificates.
//!
//! Apart because pictures, tests of the site screen and the bench of frame times all need a site
//! that has been worked on, and none of them is about how that is done.

// Several programs share it, and none needs all of it.
#![allow(dead_code)]

use std::path::Path;

use camseal::authority::{Authority, AuthorityWish, KeyKind, LeafWish};
use camseal::certificate::{Certificate, Name};
use camseal::device::{Channel, Family, Identified, Identity, Sign};
use camseal::secret::Secret;
use camseal::site::{CameraId, Kept, Site, StoredAuthority};
use time::OffsetDateTime;

/// What a person made up.
pub const PASSPHRASE: &str = "corridor lantern";

/// An authority made at that moment.
pub fn authority(name: &str, at: OffsetDateTime) -> Authority {
    Authority::create(&AuthorityWish {
        key: KeyKind::P256,
        ..AuthorityWish::new(name, at)
    })
    .unwrap()
}

/// A site of this authority, without a device.
pub fn site(path: &Path, name: &str, authority: &Authority) -> Site {
    let site = Site::create(path, name).unwrap();
    let secret = Secret::new(PASSPHRASE);
    let stored = StoredAuthority::seal(authority, &secret, Kept::Typed, &[]).unwrap();
    site.adopt(stored).unwrap();
    site
}

/// A device as it was seen without a login.
pub fn seen(address: &str, manufacturer: &str, model: &str) -> Identified {
    Identified {
        address: address.parse().unwrap(),
        family: Family::onvif_tls(),
        signs: vec![Sign::OnvifKeystore],
        channel: Channel::Pinned,
        served: None,
        https_port: Some(443),
        http_port: Some(80),
        identity: Identity {
            model: model.to_owned(),
            manufacturer: manufacturer.to_owned(),
            ..Identity::default()
        },
        clock: None,
        expected: None,
    }
}

/// A certificate for this address.
pub fn leaf(authority: &Authority, address: &str, from: OffsetDateTime, days: u32) -> Certificate {
    let wish = LeafWish {
        key: KeyKind::P256,
        days,
        ..LeafWish::new(vec![Name::Ip(address.parse().unwrap())], from)
    };
    authority.issue(&wish).unwrap().certificate
}

/// The device serves this certificate, and it was proved.
pub fn secured(site: &Site, id: CameraId, certificate: &Certificate) {
    site.issued(id, std::slice::from_ref(certificate)).unwrap();
    site.secured(id, certificate.fingerprint(), 443).unwrap();
}
