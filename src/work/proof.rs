//! The only thing that counts as success: a *new* TLS connection shows our certificate.
//!
//! Apart because work, putting back and cameras done by hand all end here. In a TLS that no browser
//! speaks it is no success either.

use tokio::time::{Duration, Instant, sleep};

use super::drive::{Drive, Stop};
use super::{Connector, Outcome, Patience, Shown, Stage};
use crate::certificate::Fingerprint;
use crate::device::{Address, Identified, Sign};
use crate::error::Explain;
use crate::site::Problem;

/// One look is given so long: a camera's handshake with a 2048-bit key takes up to two seconds.
const LOOK: Duration = Duration::from_secs(5);

/// The second look comes so soon, later ones at growing distance: most cameras switch within half
/// a second.
const EARLY: Duration = Duration::from_millis(200);

/// Looks until `expected` is shown or `limit` is over.
///
/// Answers what came with it: [`Shown::unspoken`] is no reason to wait.
///
/// # Errors
/// What was shown last; `None` = nothing answered.
pub(super) async fn appears(
    connector: &dyn Connector,
    address: &Address,
    expected: Fingerprint,
    limit: Duration,
    patience: &Patience,
) -> Result<Shown, Option<Fingerprint>> {
    let end = Instant::now() + limit;
    let mut pause = EARLY.min(patience.poll);
    loop {
        let seen = match connector.look(address, LOOK).await {
            Ok(shown) if shown.fingerprint == expected => return Ok(shown),
            Ok(shown) => Some(shown.fingerprint),
            // Gone while it restarts its web server; what was shown before that is no news.
            Err(error) => {
                log::debug!("{address}: {error}");
                None
            }
        };
        if Instant::now() + pause > end {
            return Err(seen);
        }
        sleep(pause).await;
        pause = (pause * 2).min(patience.poll);
    }
}

impl Drive {
    /// The TLS it speaks, when no browser does. Looked at closely only where something old was seen.
    pub(super) async fn speaks_old(&self, seen: &Identified) -> Option<String> {
        if !seen.signs.iter().any(|s| matches!(s, Sign::OldTls(_))) {
            return None;
        }
        let connector = &self.shared.connector;
        let shown = connector.look(&self.https_address(), LOOK).await;
        shown.ok()?.unspoken
    }

    /// Our certificate is served and no browser gets to see it.
    pub(super) async fn unspoken(
        &self,
        fingerprint: Fingerprint,
        version: String,
    ) -> Result<Outcome, Stop> {
        let outcome = Outcome::Unspoken {
            fingerprint,
            address: self.https_address(),
            version,
        };
        let told = outcome.explain();
        let problem = Problem {
            stage: Stage::Check,
            what: told.what,
            todo: told.todo,
        };
        let (id, port) = (self.camera.id, self.https_port());
        self.save(move |site| site.unspoken(id, fingerprint, port, &problem))
            .await?;
        Ok(outcome)
    }

    /// What it serves. Called by its HTTP port it may not have told where HTTPS is: then the port
    /// is looked at that the site knows.
    pub(super) async fn shown(&self, seen: &Identified) -> Option<Fingerprint> {
        match &seen.served {
            Some(served) => Some(served.fingerprint()),
            None if self.camera.https_port.is_some() => {
                let connector = &self.shared.connector;
                let shown = connector.look(&self.https_address(), LOOK).await;
                shown.ok().map(|shown| shown.fingerprint)
            }
            None => None,
        }
    }
}
