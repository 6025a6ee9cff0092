//! In which stores of this computer a root lies: the system's, and each browser profile's.
//!
//! Apart from the verdicts because a person asks "where is it, then?": a root in one profile only
//! explains why one browser shows the padlock and another does not. Nothing is changed.

use std::time::Duration;

use serde::Serialize;
use tokio::time::timeout;

use crate::certificate::Certificate;
use crate::truststore::{self, Presence, StoreKind};

/// How long one store may take: certutil on a busy computer needs a second.
const LIMIT: Duration = Duration::from_millis(2500);

/// One store and what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Kept {
    /// Its id, as `--store` takes it.
    pub store: String,
    /// What kind it is.
    pub kind: StoreKind,
    /// Where it lies.
    pub place: String,
    /// Whether the root is in; `None` when the store did not say.
    pub presence: Option<Presence>,
}

/// Asks every store of this computer, all at the same time.
pub async fn kept(root: &Certificate) -> Vec<Kept> {
    let asked = truststore::stores().into_iter().map(|store| async move {
        let presence = timeout(LIMIT, store.presence(root)).await;
        Kept {
            store: store.id().to_string(),
            kind: store.kind(),
            place: store.place(),
            presence: presence.ok().and_then(Result::ok),
        }
    });
    futures::future::join_all(asked).await
}
