//! Ways from the camera's certificate up to a root, as different clients look for them.
//!
//! Apart from judging: a way is only links by name and signature. What is found is bounded, since
//! a hostile server may send hundreds of certificates of one name.

use std::collections::HashMap;
use std::rc::Rc;

use time::OffsetDateTime;

use super::form;
use crate::certificate::Certificate;

/// Longer ways do not exist.
const LONGEST: usize = 14;
/// Steps taken for one handshake at most.
const STEPS: usize = 400;
/// Ways kept at most.
const WAYS: usize = 32;

/// One way up.
#[derive(Clone, Debug)]
pub(super) struct Route<'a> {
    /// The camera's certificate first.
    pub links: Vec<&'a Certificate>,
    /// Whether the last one is trusted.
    pub anchored: bool,
    /// A certificate whose signature is not by the key of the one above it, by position.
    pub broken: Option<usize>,
}

impl<'a> Route<'a> {
    pub(super) fn camera(&self) -> &'a Certificate {
        self.links[0]
    }

    pub(super) fn top(&self) -> &'a Certificate {
        self.links[self.links.len() - 1]
    }
}

/// Looks for ways, verifying each signature once.
pub(super) struct Routes<'a> {
    sent: &'a [Certificate],
    roots: &'a [Certificate],
    camera: &'a Certificate,
    now: OffsetDateTime,
    signatures: HashMap<(*const u8, *const u8), bool>,
    named: HashMap<*const u8, Rc<Named<'a>>>,
    steps: usize,
}

/// Who bears the name that a certificate gives its issuer: a system has a hundred and fifty roots,
/// and names are compared letter by letter, so they are looked through once.
struct Named<'a> {
    roots: Vec<&'a Certificate>,
    sent: Vec<&'a Certificate>,
}

impl<'a> Routes<'a> {
    pub(super) fn new(
        sent: &'a [Certificate],
        roots: &'a [Certificate],
        now: OffsetDateTime,
    ) -> Option<Self> {
        Some(Self {
            sent,
            roots,
            camera: sent.first()?,
            now,
            signatures: HashMap::new(),
            named: HashMap::new(),
            steps: 0,
        })
    }

    fn named(&mut self, top: &Certificate) -> Rc<Named<'a>> {
        let (roots, sent) = (self.roots, self.sent);
        let found = self.named.entry(top.der().as_ptr()).or_insert_with(|| {
            let issuer = form::Asked::new(top.issuer_der());
            let bearing = |heap: &'a [Certificate]| {
                heap.iter().filter(|c| issuer.is(c.subject_der())).collect()
            };
            Rc::new(Named {
                roots: bearing(roots),
                sent: bearing(sent),
            })
        });
        Rc::clone(found)
    }

    /// Every way, those that end at a root first; at least one.
    pub(super) fn every(&mut self) -> Vec<Route<'a>> {
        let mut found = Vec::new();
        self.climb(&mut vec![self.camera], &mut found);
        let whole = |r: &Route<'_>| r.anchored && r.broken.is_none();
        found.sort_by_key(|r| (!whole(r), !r.anchored, std::cmp::Reverse(r.links.len())));
        found
    }

    fn climb(&mut self, links: &mut Vec<&'a Certificate>, found: &mut Vec<Route<'a>>) {
        self.steps += 1;
        let top = links[links.len() - 1];
        let trusted = self.roots.contains(top);
        let ends = links.len() >= LONGEST || self.steps >= STEPS || found.len() >= WAYS;
        let mut broken = None;
        let mut higher = false;
        if !trusted && !ends && !own(top) {
            let named = self.named(top);
            for above in named.roots.iter().chain(&named.sent).copied() {
                if links.contains(&above) {
                    continue;
                }
                links.push(above);
                if self.signed(top, above) {
                    higher = true;
                    self.climb(links, found);
                } else if top.authority_key_id().is_some()
                    && top.authority_key_id() == above.subject_key_id()
                {
                    // Named by key identifier: not another authority of the same name.
                    broken = Some(Route {
                        anchored: self.roots.contains(above),
                        broken: Some(links.len() - 2),
                        links: links.clone(),
                    });
                }
                let _ = links.pop();
            }
        }
        if !higher {
            found.push(broken.unwrap_or_else(|| Route {
                links: links.clone(),
                anchored: trusted,
                broken: None,
            }));
        }
    }

    /// The one way of a client that follows the first issuer that fits and never turns back.
    pub(super) fn first(&mut self, partial: bool) -> Route<'a> {
        let mut links = vec![self.camera];
        let mut anchored = false;
        let mut broken = None;
        while links.len() < LONGEST {
            let top = links[links.len() - 1];
            let trusted = self.roots.contains(top);
            anchored |= trusted;
            if (trusted && partial) || own(top) {
                anchored = trusted;
                break;
            }
            let named = self.named(top);
            let next = self
                .fitting(top, &named.roots, &links)
                .or_else(|| self.fitting(top, &named.sent, &links));
            let Some(above) = next else {
                // A trusted certificate that is no root does not end the way.
                anchored = trusted && partial;
                break;
            };
            if broken.is_none() && !self.signed(top, above) {
                broken = Some(links.len() - 1);
            }
            links.push(above);
        }
        Route {
            links,
            anchored,
            broken,
        }
    }

    /// By name and key identifier; valid now before the longest valid (`x509_vfy.c`,
    /// `X509_STORE_CTX_get1_issuer` and `find_issuer`).
    fn fitting(
        &self,
        top: &Certificate,
        heap: &[&'a Certificate],
        links: &[&Certificate],
    ) -> Option<&'a Certificate> {
        let fits = |c: &&'a Certificate| !links.contains(c) && form::key_id_fits(top, c);
        let now = |c: &&'a Certificate| c.not_before() <= self.now && self.now <= c.not_after();
        let fitting = || heap.iter().copied().filter(fits);
        fitting()
            .find(now)
            .or_else(|| fitting().max_by_key(|c| c.not_after()))
    }

    fn signed(&mut self, below: &Certificate, above: &Certificate) -> bool {
        let key = (below.der().as_ptr(), above.der().as_ptr());
        *self
            .signatures
            .entry(key)
            .or_insert_with(|| below.is_signed_by(above))
    }
}

/// Whether it names itself as its issuer: nobody looks further up.
fn own(certificate: &Certificate) -> bool {
    certificate.is_self_issued()
        && (certificate.authority_key_id().is_none()
            || certificate.authority_key_id() == certificate.subject_key_id())
}
