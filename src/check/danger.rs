//! Known dangers of camera certificates, recognised and named: keys that are not secret, keys that
//! are not one camera's own, certificates that devices re-make.
//!
//! Apart from the findings because a danger is no reason of a client: a browser shows a padlock for
//! a camera whose key every buyer of that model holds. Nothing here is a list of fingerprints; a
//! danger is recognised by what vendors' guides say of their certificates (subject, dates) and by
//! patterns between cameras.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use serde::Serialize;
use time::OffsetDateTime;
use time::macros::datetime;

use super::finding::Mend;
use super::ladder::Kept;
use super::this_pc::Judgement;
use crate::certificate::{Certificate, Name};
use crate::device::Address;
use crate::error::{Explain, Explanation};
use crate::explain;
use crate::i18n::date;
use crate::truststore::Presence;

/// Before this moment no certificate in use was made: the device's clock was not set. Devices start
/// in 1970 or 2000; the oldest certificates still served begin later.
const CLOCK_UNSET: OffsetDateTime = datetime!(2004-01-01 0:00 UTC);

/// One danger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Danger {
    /// An authority that a vendor builds into every device, together with its private key.
    VendorRoot {
        vendor: String,
        root: String,
        /// Whether a store of this computer trusts it.
        trusted: bool,
    },
    /// The vendor's factory certificate, whose key is the same in every device.
    FactoryKey { vendor: String },
    /// An authority nobody here knows vouches for a private address and is sent by the camera
    /// itself: whoever made this certificate on site holds that authority's key.
    RootInDevice {
        root: String,
        name: String,
        /// Whether a store of this computer trusts it.
        trusted: bool,
    },
    /// Several cameras send the same authority, which is not the site's.
    SharedRoot { root: String, cameras: Vec<String> },
    /// Several cameras serve the very same certificate.
    SharedCertificate { cameras: Vec<String> },
    /// Several cameras have the same key in different certificates.
    SharedKey { cameras: Vec<String> },
    /// Different certificates of one issuer have the same serial number.
    ReusedSerial {
        serial: String,
        cameras: Vec<String>,
    },
    /// The camera made itself a new certificate with the serial number of the last visit's.
    Remade { serial: String },
    /// The certificate begins when the device's clock was not set.
    MadeWithoutClock {
        #[serde(serialize_with = "super::moment")]
        from: OffsetDateTime,
    },
    /// Somebody put a device's own certificate among the roots of this computer.
    DeviceAsRoot { stores: Vec<String> },
}

impl Danger {
    /// The stable id, as in JSON.
    pub fn id(&self) -> &'static str {
        match self {
            Self::VendorRoot { .. } => "vendor-root",
            Self::FactoryKey { .. } => "factory-key",
            Self::RootInDevice { .. } => "root-in-device",
            Self::SharedRoot { .. } => "shared-root",
            Self::SharedCertificate { .. } => "shared-certificate",
            Self::SharedKey { .. } => "shared-key",
            Self::ReusedSerial { .. } => "reused-serial",
            Self::Remade { .. } => "remade",
            Self::MadeWithoutClock { .. } => "made-without-clock",
            Self::DeviceAsRoot { .. } => "device-as-root",
        }
    }

    /// Whether it is surely one. The others depend on whose authority it is, which only a person
    /// knows.
    pub fn is_certain(&self) -> bool {
        !matches!(
            self,
            Self::RootInDevice { trusted: false, .. }
                | Self::SharedRoot { .. }
                | Self::MadeWithoutClock { .. }
        )
    }

    /// The action of camseal that ends it.
    pub fn mend(&self) -> Mend {
        match self {
            Self::VendorRoot { .. } | Self::RootInDevice { .. } | Self::SharedRoot { .. } => {
                Mend::ReplaceVendorRoot
            }
            Self::FactoryKey { .. }
            | Self::SharedCertificate { .. }
            | Self::SharedKey { .. }
            | Self::ReusedSerial { .. }
            | Self::Remade { .. }
            | Self::MadeWithoutClock { .. }
            | Self::DeviceAsRoot { .. } => Mend::Reissue,
        }
    }

    /// Whether it is about something that a store of this computer trusts and should not.
    pub fn is_trusted_root(&self) -> bool {
        matches!(
            self,
            Self::VendorRoot { trusted: true, .. }
                | Self::RootInDevice { trusted: true, .. }
                | Self::DeviceAsRoot { .. }
        )
    }

    /// The addresses it is about, when it is about several cameras.
    pub fn cameras(&self) -> &[String] {
        match self {
            Self::SharedRoot { cameras, .. }
            | Self::SharedCertificate { cameras }
            | Self::SharedKey { cameras }
            | Self::ReusedSerial { cameras, .. } => cameras,
            _ => &[],
        }
    }
}

impl Explain for Danger {
    fn explain(&self) -> Explanation {
        let list = |cameras: &[String]| {
            const SHOWN: usize = 6;
            let mut text = cameras
                .iter()
                .take(SHOWN)
                .cloned()
                .collect::<Vec<_>>()
                .join(", ");
            if cameras.len() > SHOWN {
                text.push_str(" …");
            }
            text
        };
        match self {
            Self::VendorRoot { vendor, root, .. } => explain!(
                "danger-vendor-root",
                vendor = vendor.as_str(),
                root = root.as_str()
            ),
            Self::FactoryKey { vendor } => {
                explain!("danger-factory-key", vendor = vendor.as_str())
            }
            Self::RootInDevice { root, name, .. } => explain!(
                "danger-root-in-device",
                root = root.as_str(),
                name = name.as_str()
            ),
            Self::SharedRoot { root, cameras } => explain!(
                "danger-shared-root",
                root = root.as_str(),
                count = cameras.len(),
                cameras = list(cameras)
            ),
            Self::SharedCertificate { cameras } => explain!(
                "danger-shared-certificate",
                count = cameras.len(),
                cameras = list(cameras)
            ),
            Self::SharedKey { cameras } => explain!(
                "danger-shared-key",
                count = cameras.len(),
                cameras = list(cameras)
            ),
            Self::ReusedSerial { serial, cameras } => explain!(
                "danger-reused-serial",
                serial = serial.as_str(),
                cameras = list(cameras)
            ),
            Self::Remade { serial } => explain!("danger-remade", serial = serial.as_str()),
            Self::MadeWithoutClock { from } => {
                explain!("danger-made-without-clock", date = date::day(*from))
            }
            Self::DeviceAsRoot { .. } => explain!("danger-device-as-root"),
        }
    }
}

/// What one camera shows by itself. `known` are authorities whose key is in good hands.
pub(super) fn of_one(
    chain: &[Certificate],
    known: &[Certificate],
    judgement: &Judgement,
    kept: &[Kept],
) -> Vec<Danger> {
    let Some(camera) = chain.first() else {
        return Vec::new();
    };
    let mut dangers = Vec::new();
    let trusted =
        judgement.root.is_some() || kept.iter().any(|k| k.presence == Some(Presence::Trusted));
    if camera.common_name() == Some(UNIVIEW) {
        dangers.push(Danger::FactoryKey {
            vendor: "Uniview".to_owned(),
        });
    }
    let strange = chain.iter().skip(1).chain(&judgement.root).find(|c| {
        *c != camera
            && c.is_self_signed()
            && !known.contains(c)
            && chain
                .iter()
                .any(|below| below != *c && below.is_signed_by(c))
    });
    if let Some(root) = strange {
        if is_sunell(root) {
            dangers.push(Danger::VendorRoot {
                vendor: "Sunell".to_owned(),
                root: root.title().to_owned(),
                trusted,
            });
        } else if chain.contains(root)
            && root.name_constraints().is_none()
            && let Some(name) = private_name(camera)
        {
            dangers.push(Danger::RootInDevice {
                root: root.title().to_owned(),
                name,
                trusted,
            });
        }
    }
    if camera.not_before() < CLOCK_UNSET {
        dangers.push(Danger::MadeWithoutClock {
            from: camera.not_before(),
        });
    }
    if judgement.root.as_ref() == Some(camera) && !known.contains(camera) {
        let stores = kept
            .iter()
            .filter(|k| k.presence == Some(Presence::Trusted))
            .map(|k| k.place.clone())
            .collect();
        dangers.push(Danger::DeviceAsRoot { stores });
    }
    dangers
}

/// The subject of the one factory certificate that all Uniview devices were seen with.
const UNIVIEW: &str = "cn.uniview.com";

/// The Sunell guide shows its built-in authority with these dates: from 14 August 2023 for ten
/// years. Its subject is not published, so the dates alone must do; they fit to the day.
fn is_sunell(root: &Certificate) -> bool {
    let from = root.not_before().date();
    let until = root.not_after().date();
    let begins =
        (time::macros::date!(2023 - 08 - 13)..=time::macros::date!(2023 - 08 - 15)).contains(&from);
    let ends = (time::macros::date!(2033 - 08 - 09)..=time::macros::date!(2033 - 08 - 16))
        .contains(&until);
    begins && ends
}

/// An address in the certificate that no factory can know: one of a private network.
fn private_name(camera: &Certificate) -> Option<String> {
    camera.names().iter().find_map(|name| match name {
        Name::Ip(IpAddr::V4(ip)) if ip.is_private() || ip.is_link_local() => Some(ip.to_string()),
        Name::Ip(IpAddr::V6(ip)) if ip.is_unique_local() || ip.is_unicast_link_local() => {
            Some(ip.to_string())
        }
        _ => None,
    })
}

/// Cameras that have something in common, and the different certificates they have it in.
#[derive(Default)]
struct Sharing<'a> {
    cameras: BTreeSet<String>,
    certificates: BTreeSet<&'a [u8]>,
    serial: String,
}

impl<'a> Sharing<'a> {
    fn add(&mut self, at: &str, certificate: &'a Certificate) {
        let _ = self.cameras.insert(at.to_owned());
        let _ = self.certificates.insert(certificate.der());
        self.serial = certificate.serial();
    }

    /// The same certificate on several cameras is a danger of its own.
    fn is_strange(&self) -> bool {
        self.cameras.len() > 1 && self.certificates.len() > 1
    }
}

/// What shows only between cameras: the same certificate, key, root or serial on several. `known`
/// are authorities whose key is in good hands.
pub fn between(cameras: &[(Address, Vec<Certificate>)], known: &[Certificate]) -> Vec<Danger> {
    let mut by_certificate: BTreeMap<&[u8], BTreeSet<String>> = BTreeMap::new();
    let mut by_key: BTreeMap<&[u8], Sharing<'_>> = BTreeMap::new();
    let mut by_serial: BTreeMap<(&[u8], &[u8]), Sharing<'_>> = BTreeMap::new();
    let mut by_root: BTreeMap<&[u8], (BTreeSet<String>, &Certificate)> = BTreeMap::new();
    for (address, chain) in cameras {
        let Some(camera) = chain.first() else {
            continue;
        };
        let at = address.to_string();
        let _ = by_certificate
            .entry(camera.der())
            .or_default()
            .insert(at.clone());
        by_key
            .entry(camera.public_key())
            .or_default()
            .add(&at, camera);
        by_serial
            .entry((camera.issuer_der(), camera.serial_bytes()))
            .or_default()
            .add(&at, camera);
        for root in chain.iter().skip(1) {
            if root.is_self_signed() && !known.contains(root) {
                let entry = by_root
                    .entry(root.der())
                    .or_insert_with(|| (BTreeSet::new(), root));
                let _ = entry.0.insert(at.clone());
            }
        }
    }
    let several = |set: &BTreeSet<String>| set.len() > 1;
    let list = |set: BTreeSet<String>| set.into_iter().collect::<Vec<_>>();
    let mut dangers = Vec::new();
    for set in by_certificate.into_values().filter(several) {
        dangers.push(Danger::SharedCertificate { cameras: list(set) });
    }
    for sharing in by_key.into_values().filter(Sharing::is_strange) {
        dangers.push(Danger::SharedKey {
            cameras: list(sharing.cameras),
        });
    }
    for sharing in by_serial.into_values().filter(Sharing::is_strange) {
        dangers.push(Danger::ReusedSerial {
            serial: sharing.serial,
            cameras: list(sharing.cameras),
        });
    }
    for (set, root) in by_root.into_values() {
        if several(&set) {
            dangers.push(Danger::SharedRoot {
                root: root.title().to_owned(),
                cameras: list(set),
            });
        }
    }
    dangers
}

/// Whether a camera re-made its own certificate since it was seen: same issuer and serial number,
/// other certificate. Firefox then refuses both (`SEC_ERROR_REUSED_ISSUER_AND_SERIAL`).
pub fn remade(before: &Certificate, now: &Certificate) -> Option<Danger> {
    let same = before.issuer_der() == now.issuer_der()
        && before.serial_bytes() == now.serial_bytes()
        && before != now;
    same.then(|| Danger::Remade {
        serial: now.serial(),
    })
}
