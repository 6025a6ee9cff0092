//! The buttons that mend: what camseal itself can do about a broken rung or a danger, and what it
//! will not.
//!
//! Apart because it is a decision, not a picture: a vendor's root is never offered to be trusted,
//! and nothing is offered that camseal cannot do from here.

use super::recall::Known;
use crate::certificate::Certificate;
use crate::check::pin::Sameness;
use crate::check::{Danger, Finding, Ladder, Mend};
use crate::device::Address;
use crate::truststore::Presence;

/// What a button does.
#[derive(Clone, Debug, PartialEq)]
pub enum Cure {
    /// The wizard with this camera, to give it a new certificate; on the way it switches HTTPS on
    /// and sets the camera's clock.
    Secure,
    /// The stores of this computer get this root.
    Trust(Certificate),
    /// The stores of this computer lose this certificate.
    TakeOut(Certificate),
    /// The page of this computer's settings where its clock is set.
    Clock,
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
            let dangerous = ladder
                .dangers
                .iter()
                .any(|d| d.mend() == Mend::ReplaceVendorRoot);
            if dangerous && !own(root) {
                Some(Cure::Secure)
            } else {
                Some(Cure::Trust(root.clone()))
            }
        }
        Mend::SetClock => match finding {
            // Elsewhere every desktop has another place for it; the words say what to do.
            Finding::ThisClock { .. } | Finding::ClockBehind { .. } => {
                cfg!(windows).then_some(Cure::Clock)
            }
            _ => Some(Cure::Secure),
        },
        _ => Some(Cure::Secure),
    }
}

/// The cures of a danger: another certificate for the camera, and out with what this computer
/// should not trust.
pub fn cures(danger: &Danger, ladder: &Ladder, sameness: &Sameness) -> Vec<Cure> {
    let mut cures = Vec::new();
    if !sameness.is_strange() {
        cures.push(Cure::Secure);
    }
    let kept = ladder
        .kept
        .iter()
        .any(|k| k.presence == Some(Presence::Trusted));
    if let (true, true, Some(root)) = (danger.is_trusted_root(), kept, &ladder.root) {
        cures.push(Cure::TakeOut(root.clone()));
    }
    cures
}

/// The address a renewed certificate must name, when it is not the one the site knows.
pub fn moved(known: &Known, asked: &Address) -> Option<Address> {
    (known.address.host() != asked.host()).then(|| Address::new(asked.host(), None))
}
