//! RSA keys made ahead of time, each handed out once.
//!
//! Apart because real cameras compute on processors of their own, while practice cameras share
//! one with whoever practises: two hundred keys made in the middle of the work would measure this
//! computer and not the program. How long a camera says it takes is not changed by this.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use super::key::Key;

/// The only length that is made ahead: what every client asks for.
const BITS: u32 = 2048;

/// The keys of one batch of cameras.
#[derive(Debug, Default)]
pub struct Ahead(Mutex<VecDeque<Key>>);

impl Ahead {
    /// Makes `count` keys in the background, on one thread; it ends early when the cameras are
    /// gone.
    pub fn begin(count: usize) -> Arc<Self> {
        let ahead = Arc::new(Self::default());
        let place = Arc::downgrade(&ahead);
        let make = move || {
            for _ in 0..count {
                let Some(key) = Key::rsa(BITS) else { return };
                let Some(ahead) = place.upgrade() else { return };
                ahead.keys().push_back(key);
            }
        };
        let thread = std::thread::Builder::new().name("practice keys".to_owned());
        // Without it keys are made when they are asked for.
        if count > 0
            && let Err(error) = thread.spawn(make)
        {
            log::warn!("no keys are made ahead: {error}");
        }
        ahead
    }

    /// A key of `bits`, when one lies ready.
    pub fn take(&self, bits: u32) -> Option<Key> {
        (bits == BITS).then(|| self.keys().pop_front()).flatten()
    }

    /// How many lie ready.
    pub fn ready(&self) -> usize {
        self.keys().len()
    }

    fn keys(&self) -> std::sync::MutexGuard<'_, VecDeque<Key>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_is_handed_out_once() {
        let ahead = Ahead::begin(2);
        let begun = std::time::Instant::now();
        while ahead.ready() < 2 {
            assert!(begun.elapsed().as_secs() < 120);
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        assert!(ahead.take(3072).is_none());
        let (one, two) = (ahead.take(2048).unwrap(), ahead.take(2048).unwrap());
        assert_ne!(one.spki(), two.spki());
        assert!(ahead.take(2048).is_none());
    }
}
