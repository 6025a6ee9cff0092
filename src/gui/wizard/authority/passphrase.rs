//! The passphrase of a new authority: how good it is, and what is still wrong with it.
//!
//! Apart because it is weighed while it is typed, and pure.

use super::Authority;
use crate::fl;
use crate::secret::Secret;

/// Fewer characters can be tried through in a day on one graphics card, scrypt or not.
pub(in crate::gui) const SHORTEST: usize = 10;

/// How good a passphrase is, roughly: words and length, no promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strength {
    Short,
    Weak,
    Good,
}

/// Its weight.
pub(super) fn strength(passphrase: &Secret) -> Strength {
    let text = passphrase.reveal();
    let length = text.chars().count();
    let words = text.split_whitespace().filter(|w| w.len() > 2).count();
    let kinds = [
        char::is_lowercase as fn(char) -> bool,
        char::is_uppercase,
        char::is_numeric,
        |c| !c.is_alphanumeric(),
    ]
    .into_iter()
    .filter(|kind| text.chars().any(*kind))
    .count();
    match length {
        n if n < SHORTEST => Strength::Short,
        n if n >= 20 || words >= 4 || (n >= 14 && kinds >= 3) => Strength::Good,
        _ => Strength::Weak,
    }
}

impl Authority {
    /// What is wrong with the passphrase, when something is.
    pub(super) fn passphrase_gate(&self) -> Option<String> {
        if self.passphrase.is_empty() && self.again.is_empty() && !self.needs_passphrase() {
            return None;
        }
        if self.passphrase.is_empty() {
            Some(fl!("authority-reason-passphrase"))
        } else if strength(&self.passphrase) == Strength::Short {
            Some(fl!("authority-strength-short"))
        } else if self.again.is_empty() {
            Some(fl!("authority-reason-passphrase"))
        } else if self.passphrase != self.again {
            Some(fl!("authority-passphrase-other"))
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_is_weighed_by_length_and_words() {
        let of = |text: &str| strength(&Secret::new(text));
        assert_eq!(of("hunter2"), Strength::Short);
        assert_eq!(of("hunter2hunt"), Strength::Weak);
        assert_eq!(of("correct horse battery staple"), Strength::Good);
        assert_eq!(of("Tr0ub4dor&3-xyz"), Strength::Good);
    }
}
