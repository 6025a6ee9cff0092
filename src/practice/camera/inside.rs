//! The insides of a practice camera: all that changes while it runs, and what a request does to it.
//!
//! Apart from the doors and what happens after an answer ([`super`]): everything here is done at
//! once, under the camera's one lock.

use std::collections::HashSet;

use crate::practice::OPERATOR;
use crate::practice::Options;
use crate::practice::clock::Clock;
use crate::practice::factory::Factory;
use crate::practice::family::{Family, Firmware, Onvif};
use crate::practice::key::Key;
use crate::practice::keystore::Keystore;
use crate::practice::legacy::Shelf;
use crate::practice::login::Accounts;
use crate::practice::quirk::{At, Https, Quirks, What};
use crate::practice::web::Site;
use crate::practice::witness::Received;

/// All that changes.
#[derive(Debug)]
pub struct Inner {
    /// The camera's family.
    pub family: &'static Family,
    /// The maker's own interface; away while it answers a call.
    pub firmware: Option<Box<dyn Firmware>>,
    /// Ports of its two doors: HTTP, HTTPS.
    pub ports: (u16, u16),
    /// How long it takes to make a key.
    pub key_seconds: f64,
    /// What is odd.
    pub quirks: Quirks,
    /// Its clock.
    pub clock: Clock,
    /// Its accounts.
    pub accounts: Accounts,
    /// Key store of the Advanced Security service.
    pub store: Keystore,
    /// Certificates of the older operations.
    pub shelf: Shelf,
    /// The page of a camera done by hand.
    pub site: Site,
    /// HTTP switched on.
    pub http_on: bool,
    /// HTTPS switched on.
    pub https_on: bool,
    /// Enabled TLS versions.
    pub tls_versions: Vec<String>,
    /// Restarts so far.
    pub restarts: u32,
    /// Requests so far.
    pub requests: u32,
    /// Connections so far.
    pub connections: u32,
    /// For tests.
    pub received: Vec<Received>,
    /// For tests.
    pub answered: Vec<(String, String)>,
    /// Tricks that happen once and have happened.
    pub(super) fired: HashSet<usize>,
    /// Somebody is in between.
    pub(super) stranger: bool,
}

/// Requests and answers kept for tests; a camera that runs for days must not grow.
const KEPT: usize = 2000;

impl Inner {
    /// As it leaves the factory.
    pub(super) fn new(
        family: &'static Family,
        options: &Options,
        ports: (u16, u16),
        factory: &'static Factory,
        stranger: &'static Factory,
    ) -> Self {
        let quirks = options.quirks.clone();
        let assigned = quirks.https != Https::OffUnassigned;
        let tls_versions: &[&str] = if quirks.old_tls {
            &["1.0", "1.1"]
        } else if quirks.tls12_only {
            &["1.2"]
        } else {
            &["1.2", "1.3"]
        };
        let firmware = family.firmware.map(|make| make(factory, options));
        let own = firmware.as_ref().and_then(|own| own.factory());
        let leaves_with = own.unwrap_or(factory);
        let mut accounts = Accounts::new(&options.user, OPERATOR, &options.password);
        if let Some(realm) = firmware.as_ref().and_then(|own| own.realm()) {
            accounts.call_it(realm);
        }
        Self {
            family,
            ports,
            key_seconds: options.key_seconds,
            clock: Clock::ahead(options.clock_offset_seconds),
            accounts,
            store: if family.onvif == Onvif::Keystore {
                Keystore::new(leaves_with, stranger, quirks.foreign_objects, assigned)
            } else {
                Keystore::default()
            },
            shelf: if family.onvif == Onvif::Legacy {
                Shelf::new(leaves_with, stranger, quirks.foreign_objects, assigned)
            } else {
                Shelf::default()
            },
            site: Site::new(factory),
            http_on: true,
            https_on: match quirks.https {
                Https::Usual => family.https,
                Https::On => true,
                Https::Off | Https::OffUnassigned => false,
            },
            tls_versions: tls_versions.iter().map(|&v| v.to_owned()).collect(),
            restarts: 0,
            requests: 0,
            connections: 0,
            received: Vec::new(),
            answered: Vec::new(),
            fired: HashSet::new(),
            stranger: false,
            quirks,
            firmware,
        }
    }

    /// Chain and key of what the TLS server is to serve.
    pub fn assigned(&self) -> Option<(Vec<Vec<u8>>, &Key)> {
        if let Some(served) = self.firmware.as_ref().and_then(|own| own.served()) {
            return Some(served);
        }
        if let Some(id) = self.store.assigned.first() {
            let path = self.store.path(id, "CertificationPathID").ok()?;
            return self.store.kit(path);
        }
        if self.family.id == "by-hand" {
            return self.site.served();
        }
        self.shelf.served()
    }

    /// What lives in memory is forgotten.
    pub(super) fn restart(&mut self) {
        self.restarts += 1;
        self.accounts.restart();
        if let Some(own) = &mut self.firmware {
            own.restart();
        }
    }

    /// What an activation did is undone: the factory's certificate again.
    pub(super) fn forget_activation(&mut self) {
        if let Some(first) = self.store.paths.first() {
            self.store.assigned = vec![first.id.clone()];
        }
        self.shelf.forget_activation();
        self.site.forget_activation();
        if let Some(own) = &mut self.firmware {
            own.forget_activation();
        }
    }

    /// The tricks at this request: by number when `operation` is `None`, by operation otherwise.
    pub fn tricks(&mut self, number: u32, operation: Option<&str>) -> Vec<What> {
        let Self { quirks, fired, .. } = self;
        let hits = quirks.tricks.iter().enumerate().filter(|(index, trick)| {
            match (&trick.at, operation) {
                (At::Every, None) => true,
                (At::Request(n), None) => *n == number,
                (At::From(n), None) => *n <= number,
                (At::Operation(name), Some(operation)) => name == operation,
                (At::First(name), Some(operation)) => name == operation && fired.insert(*index),
                _ => false,
            }
        });
        hits.map(|(_, trick)| trick.what.clone()).collect()
    }

    /// Counts a request and keeps it for tests.
    pub fn note(&mut self, tls: bool, line: String, body: String) -> u32 {
        self.requests += 1;
        if self.received.len() >= KEPT {
            let _ = self.received.remove(0);
        }
        self.received.push(Received {
            number: self.requests,
            tls,
            line,
            operation: None,
            account: None,
            body,
            status: None,
        });
        self.requests
    }

    /// What became of the request `number`.
    pub fn noted(&mut self, number: u32, more: impl FnOnce(&mut Received)) {
        if let Some(entry) = self.received.iter_mut().rev().find(|r| r.number == number) {
            more(entry);
        }
    }

    /// Keeps an answer for tests.
    pub fn keep_answer(&mut self, operation: &str, envelope: &str) {
        if self.answered.len() < KEPT {
            self.answered
                .push((operation.to_owned(), envelope.to_owned()));
        }
    }
}
