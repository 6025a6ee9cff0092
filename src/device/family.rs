//! The list of families: who is driven by which interface, and on what evidence.

use crate::fl;

/// On what evidence a family is called supported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Others have run these calls against real units and said so in public.
    TriedByOthers,
    /// The maker's own code or document shows the calls.
    VendorDocument,
    /// Only the standard says so.
    StandardOnly,
    /// No interface is used; the technician does it, guided.
    ByHand,
}

impl Evidence {
    /// In the person's language.
    pub fn label(self) -> String {
        match self {
            Self::TriedByOthers => fl!("evidence-tried"),
            Self::VendorDocument => fl!("evidence-vendor"),
            Self::StandardOnly => fl!("evidence-standard"),
            Self::ByHand => fl!("evidence-by-hand"),
        }
    }
}

/// Devices that speak one management interface.
#[derive(Debug, PartialEq, Eq)]
pub struct Family {
    /// Name for `--family` and in answers.
    pub id: &'static str,
    /// Evidence level.
    pub evidence: Evidence,
}

/// Every family camseal knows. Adding one is one file, one line here and its practice camera.
pub static FAMILIES: [Family; 3] = [
    Family {
        id: "onvif-tls",
        evidence: Evidence::StandardOnly,
    },
    Family {
        id: "onvif-legacy",
        evidence: Evidence::StandardOnly,
    },
    Family {
        id: "by-hand",
        evidence: Evidence::ByHand,
    },
];

impl Family {
    /// The family with this id.
    pub fn by_id(id: &str) -> Option<&'static Self> {
        FAMILIES.iter().find(|f| f.id == id)
    }

    /// Advanced Security service of ONVIF.
    pub fn onvif_tls() -> &'static Self {
        &FAMILIES[0]
    }

    /// Certificate operations of the ONVIF device service.
    pub fn onvif_legacy() -> &'static Self {
        &FAMILIES[1]
    }

    /// Guided, no interface.
    pub fn by_hand() -> &'static Self {
        &FAMILIES[2]
    }

    /// In the person's language.
    pub fn label(&self) -> String {
        match self.id {
            "onvif-tls" => fl!("family-onvif-tls"),
            "onvif-legacy" => fl!("family-onvif-legacy"),
            _ => fl!("family-by-hand"),
        }
    }
}
