//! What the first cameras of a batch teach about the rest.
//!
//! Apart because it is the only thing cameras of a batch share besides the site. Both gates work
//! alike: whoever comes first holds the gate alone until it is known how it went.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::OwnedMutexGuard;

use crate::device::{Address, Credentials};

/// Refusals in a row, each by another camera, after which a login is not tried any more. One may
/// have a password of its own; three in a row mean a mistyped one.
const REFUSALS: u32 = 3;

#[derive(Default)]
pub(super) struct Gates {
    logins: Mutex<Vec<(Credentials, Arc<tokio::sync::Mutex<Login>>)>>,
    models: Mutex<HashMap<String, Arc<tokio::sync::Mutex<Model>>>>,
}

/// How a login fared so far.
#[derive(Default)]
pub(super) struct Login {
    accepted: bool,
    refused: u32,
    last: Option<Address>,
}

/// How a model fared so far.
#[derive(Clone, Default)]
pub(super) enum Model {
    #[default]
    Unknown,
    Works,
    Fails {
        first: Address,
    },
}

/// Leave to try a login; held while it is the only one.
pub(super) enum LoginTurn {
    /// Another camera accepted it.
    Known,
    /// The first of its kind: say how it went.
    First(OwnedMutexGuard<Login>),
    /// Not any more.
    Closed { last: Address },
}

impl LoginTurn {
    pub(super) fn accepted(self) {
        if let Self::First(mut login) = self {
            login.accepted = true;
        }
    }

    pub(super) fn refused(self, by: &Address) {
        if let Self::First(mut login) = self {
            login.refused += 1;
            login.last = Some(by.clone());
        }
    }
}

/// Leave to put a certificate into a camera of some model.
pub(super) enum ModelTurn {
    /// Another one of the model was secured.
    Known,
    /// The first of its kind: say how it went.
    First(OwnedMutexGuard<Model>),
    /// The first one did not work out.
    Closed { first: Address },
}

impl ModelTurn {
    pub(super) fn works(self) {
        if let Self::First(mut model) = self {
            *model = Model::Works;
        }
    }

    pub(super) fn fails(self, on: &Address) {
        if let Self::First(mut model) = self {
            *model = Model::Fails { first: on.clone() };
        }
    }
}

impl Gates {
    /// Waits for the turn to log in with these credentials.
    pub(super) async fn login(&self, credentials: &Credentials) -> LoginTurn {
        let gate = {
            let mut all = self.logins.lock().unwrap_or_else(PoisonError::into_inner);
            match all.iter().find(|(known, _)| known == credentials) {
                Some((_, gate)) => Arc::clone(gate),
                None => {
                    let gate = Arc::default();
                    all.push((credentials.clone(), Arc::clone(&gate)));
                    gate
                }
            }
        };
        let login = gate.lock_owned().await;
        match &login.last {
            _ if login.accepted => LoginTurn::Known,
            Some(last) if login.refused >= REFUSALS => LoginTurn::Closed { last: last.clone() },
            _ => LoginTurn::First(login),
        }
    }

    /// Waits for the turn to change a camera of this model.
    pub(super) async fn model(&self, model: &str) -> ModelTurn {
        let gate = {
            let mut all = self.models.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(all.entry(model.to_owned()).or_default())
        };
        let known = gate.lock_owned().await;
        match &*known {
            Model::Works => ModelTurn::Known,
            Model::Fails { first } => ModelTurn::Closed {
                first: first.clone(),
            },
            Model::Unknown => ModelTurn::First(known),
        }
    }
}
