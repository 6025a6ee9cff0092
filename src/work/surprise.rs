//! Who shows a certificate that nobody expected hears nothing secret.
//!
//! Apart because it is asked before the login, and the answers are the technician's to accept.

use super::Error;
use super::drive::Drive;
use crate::certificate::Fingerprint;
use crate::device;

impl Drive {
    /// A camera that was secured and shows something else hears nothing from us, its login least of
    /// all, unless the technician saw exactly that certificate and agreed.
    pub(super) fn no_surprise(&self, shown: Option<Fingerprint>) -> Result<(), Error> {
        let Some(seen) = shown.filter(|seen| self.row.accepts != Some(*seen)) else {
            return Ok(());
        };
        match self.camera.expected_instead_of(seen) {
            Some(known) => Err(Error::CertificateChanged {
                address: self.https_address(),
                known,
                seen,
            }),
            None => Ok(()),
        }
    }

    /// Between plan and work a camera keeps its certificate, unless an earlier run of ours changed
    /// it. Whoever shows a third one hears no login; started again, the plan shows what is there.
    pub(super) fn still_itself(
        &self,
        planned: Option<Fingerprint>,
        shown: Option<Fingerprint>,
    ) -> Result<(), Error> {
        let (Some(pinned), Some(seen)) = (planned, shown) else {
            return Ok(());
        };
        let before = self.camera.before.as_ref().and_then(|b| b.served);
        let unsettled = self.camera.trail.as_ref().is_some_and(|t| t.unsettled);
        let expected = [Some(pinned), before, self.ours()].contains(&Some(seen));
        if expected || unsettled || self.row.accepts == Some(seen) {
            return Ok(());
        }
        Err(device::Error::CertificateChanged {
            address: self.https_address(),
            pinned,
            seen,
        }
        .into())
    }
}
