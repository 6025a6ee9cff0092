//! Web pages of practice cameras.

use std::sync::Arc;

use super::camera::Camera;
use super::factory::Factory;
use super::key::Key;
use super::serve::{Call, Reply};

/// The page of a camera done by hand.
#[derive(Debug)]
pub struct Site {
    served: (Vec<Vec<u8>>, Arc<Key>),
}

impl Site {
    /// As it leaves the factory.
    pub fn new(factory: &Factory) -> Self {
        Self {
            served: (vec![factory.certificate.clone()], Arc::clone(&factory.key)),
        }
    }

    /// Chain and key to serve.
    pub fn served(&self) -> Option<(Vec<Vec<u8>>, &Key)> {
        Some((self.served.0.clone(), &self.served.1))
    }

    /// The factory's certificate again.
    pub fn forget_activation(&mut self) {}
}

/// Answers one call.
pub fn answer(_camera: &Arc<Camera>, call: &Call) -> Reply {
    if call.path() == "/" {
        return start_page("by-hand");
    }
    Reply::new(404, "text/plain", "not found")
}

/// What a browser sees at the root.
pub fn start_page(family: &str) -> Reply {
    Reply::new(
        200,
        "text/html; charset=utf-8",
        format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Practice camera</title></head>\
             <body><h1>Practice camera</h1><p>Family {family}.</p></body></html>"
        ),
    )
}
