//! Orders a heap of certificates into a chain and names what is missing.
//!
//! Apart because files and cameras deliver chains in any order, doubled or with strangers in.

use super::Certificate;

/// From a camera certificate upwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The lowest certificate first, each signed by the next.
    pub certificates: Vec<Certificate>,
    /// The issuer that is not in the heap, in one line; `None` when the chain reaches a root.
    pub missing: Option<String>,
    /// What belongs to another chain.
    pub others: Vec<Certificate>,
}

impl Chain {
    /// The chain above `lowest`, from this heap.
    pub fn above(lowest: &Certificate, heap: &[Certificate]) -> Self {
        let mut certificates = vec![lowest.clone()];
        let mut last = lowest;
        let mut missing = None;
        while !last.is_self_signed() {
            let next = heap.iter().filter(|c| {
                !certificates.contains(c)
                    && c.subject_der() == last.issuer_der()
                    && last.is_signed_by(c)
            });
            // after a renewal a heap may hold the same authority twice: the longer valid serves
            let Some(next) = next.max_by_key(|c| c.not_after()) else {
                missing = Some(last.issuer().to_owned());
                break;
            };
            certificates.push(next.clone());
            last = next;
        }
        let others = heap
            .iter()
            .filter(|c| !certificates.contains(c))
            .cloned()
            .collect();
        Self {
            certificates,
            missing,
            others,
        }
    }

    /// The chain of a heap; `None` for an empty one. It starts at the certificate that signed no
    /// other one; among several, at one that is no authority.
    pub fn order(heap: &[Certificate]) -> Option<Self> {
        let signs_another = |c: &Certificate| {
            heap.iter()
                .any(|other| other != c && other.issuer_der() == c.subject_der())
        };
        let lowest = heap
            .iter()
            .find(|c| !c.is_authority() && !signs_another(c))
            .or_else(|| heap.iter().find(|c| !signs_another(c)))
            .or_else(|| heap.first())?;
        Some(Self::above(lowest, heap))
    }
}
