//! The button that mends: what camseal itself can do about a broken rung, and what it will not.
//!
//! Apart because it is a decision, not a picture: a vendor's root is never offered to be trusted,
//! and nothing is offered that camseal cannot do from here.

use super::recall::Known;
use crate::certificate::Certificate;
use crate::check::pin::Sameness;
use crate::check::{Danger, Finding, Ladder, Mend};
use crate::device::Address;

/// What the button does.
#[derive(Clone, Debug, PartialEq)]
pub enum Cure {
    /// The wizard with this camera, to give it a new certificate.
    Secure,
    /// The stores of this computer get this root.
    Trust(Certificate),
}

/// The cure of the first broken rung, when there is one.
pub fn cure(ladder: &Ladder, known: Option<&Known>, sameness: &Sameness) -> Option<Cure> {
    // A stranger's certificate is first looked at, not replaced.
    if sameness.is_strange() {
        return None;
    }
    let finding = ladder.finding()?;
    let own = |root: &Certificate| {
        known.is_some_and(|k| k.memory.certificate.as_ref() == ladder.certificate())
            || root.name_constraints().is_some()
    };
    let mend = match finding {
        // The wizard tells what else is needed on the way.
        Finding::PortClosed { .. } if known.is_some() => Some(Mend::EnableHttps),
        finding => finding.mend(),
    };
    match mend? {
        Mend::InstallRoot | Mend::MoveRoot => {
            let root = ladder.root.as_ref().filter(|r| r.is_authority())?;
            let dangerous = ladder.dangers.iter().any(|d| {
                matches!(
                    d,
                    Danger::VendorRoot { .. }
                        | Danger::RootInDevice { .. }
                        | Danger::SharedRoot { .. }
                )
            });
            if dangerous && !own(root) {
                Some(Cure::Secure)
            } else {
                Some(Cure::Trust(root.clone()))
            }
        }
        // Firmware and this computer's clock are beyond us.
        Mend::EnableTls12 => None,
        Mend::SetClock => match finding {
            Finding::ThisClock { .. } | Finding::ClockBehind { .. } => None,
            _ => Some(Cure::Secure),
        },
        _ => Some(Cure::Secure),
    }
}

/// The address a renewed certificate must name, when it is not the one the site knows.
pub fn moved(known: &Known, asked: &Address) -> Option<Address> {
    (known.address.host() != asked.host()).then(|| Address::new(asked.host(), None))
}
