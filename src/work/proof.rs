//! The only thing that counts as success: a *new* TLS connection shows our certificate.
//!
//! Apart because work, putting back and cameras done by hand all end here.

use tokio::time::{Duration, Instant, sleep};

use super::{Connector, Patience};
use crate::certificate::Fingerprint;
use crate::device::Address;

/// One look is given so long: a camera's handshake with a 2048-bit key takes up to two seconds.
const LOOK: Duration = Duration::from_secs(5);

/// The second look comes so soon, later ones at growing distance: most cameras switch within half
/// a second.
const EARLY: Duration = Duration::from_millis(200);

/// Looks until `expected` is shown or `limit` is over.
///
/// # Errors
/// What was shown last; `None` = nothing answered.
pub(super) async fn appears(
    connector: &dyn Connector,
    address: &Address,
    expected: Fingerprint,
    limit: Duration,
    patience: &Patience,
) -> Result<(), Option<Fingerprint>> {
    let end = Instant::now() + limit;
    let mut pause = EARLY.min(patience.poll);
    loop {
        let seen = match connector.look(address, LOOK).await {
            Ok(shown) if shown == expected => return Ok(()),
            Ok(shown) => Some(shown),
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
