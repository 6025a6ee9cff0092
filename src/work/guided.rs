//! Devices done by hand: what the technician is told, which files he gets, and the watch on the
//! address that ends by itself.
//!
//! Apart from the batch, which is over when the files are made: a person takes minutes or days.
//! Both faces use it: [`kit`] writes the files, [`request`] answers a request that the device
//! made, [`watch`](watch()) tells when a new connection shows what was made.

use std::path::{Path, PathBuf};

use crate::certificate::Certificate;
use crate::device::Family;
use crate::fl;
use crate::site::Camera;

pub use kit::{Error as KitError, KitKind, stem, write};
pub use request::{Answered, RequestError, answer, is_request, waiting};
pub use watch::{Sight, Watched, watch};

mod kit;
mod request;
mod watch;

/// What is known of one maker's page.
#[derive(Debug)]
pub struct Page {
    /// Its name in machine-readable answers.
    pub id: &'static str,
    /// Words in what a device says of itself (maker, model) by which the page is chosen.
    words: &'static [&'static str],
    /// The menu path and what is chosen there, in the person's language.
    path: fn() -> String,
    /// Whether a public manual or the maker's own page says so; otherwise it is "usually at".
    pub sourced: bool,
    /// Which files its page asks for.
    pub kit: KitKind,
}

/// Every page with a text of its own. Menu paths by the makers' manuals and support pages.
pub static PAGES: &[Page] = &[
    Page {
        id: "sunell",
        words: &["sunell", "snl"],
        path: || fl!("page-sunell"),
        sourced: true,
        kit: KitKind::TwoPem,
    },
    Page {
        id: "illustra",
        words: &["illustra", "tyco", "american dynamics", "exacq"],
        path: || fl!("page-illustra"),
        sourced: true,
        kit: KitKind::Request,
    },
    Page {
        id: "techson",
        words: &["techson"],
        path: || fl!("page-techson"),
        sourced: false,
        kit: KitKind::OnePem,
    },
    Page {
        id: "i-pro",
        words: &["i-pro", "panasonic"],
        path: || fl!("page-i-pro"),
        sourced: true,
        kit: KitKind::Request,
    },
    Page {
        id: "mobotix",
        words: &["mobotix"],
        path: || fl!("page-mobotix"),
        sourced: true,
        kit: KitKind::TwoPem,
    },
    Page {
        id: "bosch",
        words: &["bosch"],
        path: || fl!("page-bosch"),
        sourced: false,
        kit: KitKind::Request,
    },
    Page {
        id: "hikvision",
        words: &["hikvision"],
        path: || fl!("page-hikvision"),
        sourced: false,
        kit: KitKind::Pfx,
    },
    Page {
        id: "dahua",
        words: &["dahua", "amcrest", "lorex", "cctv camera world"],
        path: || fl!("page-dahua"),
        sourced: true,
        kit: KitKind::TwoPem,
    },
    Page {
        id: "hanwha",
        words: &["hanwha", "wisenet", "samsung techwin"],
        path: || fl!("page-hanwha"),
        sourced: true,
        kit: KitKind::TwoPem,
    },
    Page {
        id: "uniview",
        words: &["uniview", "unv"],
        path: || fl!("page-uniview"),
        sourced: true,
        kit: KitKind::OnePem,
    },
    Page {
        id: "tvt",
        words: &["tvt", "nvms-9000"],
        path: || fl!("page-tvt"),
        sourced: true,
        kit: KitKind::Request,
    },
    Page {
        id: "axis",
        words: &["axis"],
        path: || fl!("page-axis"),
        sourced: false,
        kit: KitKind::Request,
    },
    Page {
        id: "reolink",
        words: &["reolink"],
        path: || fl!("page-reolink"),
        sourced: false,
        kit: KitKind::TwoPem,
    },
    Page {
        id: "vivotek",
        words: &["vivotek"],
        path: || fl!("page-vivotek"),
        sourced: false,
        kit: KitKind::Request,
    },
    Page {
        id: "acti",
        words: &["acti"],
        path: || fl!("page-acti"),
        sourced: true,
        kit: KitKind::Request,
    },
    Page {
        id: "instar",
        words: &["instar"],
        path: || fl!("page-instar"),
        sourced: true,
        kit: KitKind::OnePem,
    },
    Page {
        id: "brickcom",
        words: &["brickcom", "airlive"],
        path: || fl!("page-brickcom"),
        sourced: true,
        kit: KitKind::Request,
    },
    Page {
        id: "2n",
        words: &["2n ", "2n telekom"],
        path: || fl!("page-2n"),
        sourced: true,
        kit: KitKind::TwoPem,
    },
    Page {
        id: "pelco",
        words: &["pelco"],
        path: || fl!("page-pelco"),
        sourced: true,
        kit: KitKind::Request,
    },
    OTHER_PAGE,
];

/// The last: what most pages have in common.
const OTHER_PAGE: Page = Page {
    id: "other",
    words: &[],
    path: || fl!("page-other"),
    sourced: false,
    kit: KitKind::TwoPem,
};
static OTHER: Page = OTHER_PAGE;

impl Page {
    /// The page of a camera, by its family or by what it said of itself; the common text for one
    /// that said nothing.
    pub fn of(camera: &Camera) -> &'static Self {
        Self::by_words(
            camera.family,
            &camera.identity.manufacturer,
            &camera.identity.model,
        )
    }

    fn by_words(family: &Family, manufacturer: &str, model: &str) -> &'static Self {
        let said = format!("{manufacturer} {model}").to_lowercase();
        PAGES
            .iter()
            .find(|page| page.id == family.id)
            .or_else(|| {
                PAGES
                    .iter()
                    .find(|page| page.words.iter().any(|word| said.contains(word)))
            })
            .unwrap_or(&OTHER)
    }

    /// The page with this id, when the person knows better.
    pub fn by_id(id: &str) -> Option<&'static Self> {
        PAGES.iter().find(|page| page.id == id)
    }

    /// Where on the device's page, in the person's language; with "usually" where no public source
    /// says so.
    pub fn path(&self) -> String {
        let path = (self.path)();
        if self.sourced {
            path
        } else {
            fl!("page-usually", path = path)
        }
    }
}

/// The page of a camera of which nothing is known.
pub fn other() -> &'static Page {
    &OTHER
}

/// Where a camera's page is: by HTTPS where that answers, else by HTTP.
pub fn url(camera: &Camera) -> String {
    let host = camera.address.url_host();
    match (camera.https_port, camera.http_port) {
        (Some(443), _) => format!("https://{host}/"),
        (Some(port), _) => format!("https://{host}:{port}/"),
        (None, Some(80) | None) => format!("http://{host}/"),
        (None, Some(port)) => format!("http://{host}:{port}/"),
    }
}

/// The folder for the files of a site's devices done by hand: beside the site file.
pub fn folder(site: &Path) -> PathBuf {
    let mut name = site.file_stem().unwrap_or_default().to_owned();
    name.push("-by-hand");
    site.with_file_name(name)
}

/// What a device serves already and may be trusted as it is: its own root, judged for a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnRoot {
    /// It is a root of its own.
    Fine,
    /// Its key is known to lie in every device of the model.
    Shared,
    /// It is no authority's certificate.
    NoAuthority,
}

/// Judges a root that a device made. Keys that all devices of a make share are known by name only:
/// Sunell's built-in authority lies in its firmware, key included; Uniview's factory file too.
pub fn judge_root(root: &Certificate) -> OwnRoot {
    if !root.is_authority() {
        return OwnRoot::NoAuthority;
    }
    let name = root.title().to_lowercase();
    let shared = ["video device rca", "uniview", "ipc.security.com"];
    if shared.iter().any(|known| name.contains(known)) {
        OwnRoot::Shared
    } else {
        OwnRoot::Fine
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_chosen_by_what_a_device_says() {
        let by = |manufacturer, model| Page::by_words(Family::by_hand(), manufacturer, model).id;
        assert_eq!(by("Sunell", "SN-IPR"), "sunell");
        assert_eq!(by("Tyco", "Illustra Pro"), "illustra");
        assert_eq!(by("", ""), "other");
        assert_eq!(by("Nobody", "X"), "other");
    }

    #[test]
    fn roots_whose_key_everybody_has_are_known_by_name() {
        use crate::authority::{Authority, AuthorityWish, KeyKind, LeafWish};
        let now = time::OffsetDateTime::now_utc();
        let named = |name: &str| {
            let wish = AuthorityWish {
                key: KeyKind::P256,
                ..AuthorityWish::new(name, now)
            };
            Authority::create(&wish).unwrap()
        };
        assert_eq!(
            judge_root(named("Video Device RCA1").root()),
            OwnRoot::Shared
        );
        let own = named("Hotel Astoria");
        assert_eq!(judge_root(own.root()), OwnRoot::Fine);
        let names = vec![crate::certificate::Name::Ip([10, 0, 0, 1].into())];
        let wish = LeafWish {
            key: KeyKind::P256,
            ..LeafWish::new(names, now)
        };
        let leaf = own.issue(&wish).unwrap().certificate;
        assert_eq!(judge_root(&leaf), OwnRoot::NoAuthority);
    }

    #[test]
    fn ids_are_their_own() {
        let mut ids: Vec<_> = PAGES.iter().map(|page| page.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), PAGES.len());
        assert!(PAGES.iter().all(|page| !page.path().is_empty()));
    }
}
