//! `find` and `identify`: what is there, before anybody logs in.
//!
//! Apart because neither needs a site nor a secret.

use std::time::Duration;

use futures::StreamExt;

use super::{Desk, Done, Exit, arguments};
use crate::discovery::{Scan, Sighting, range, scan};

/// Streams sightings; exit 0 when there was one, 1 when there was none.
pub(super) async fn find(desk: &Desk, asked: arguments::Find) -> Done {
    let mut wish = Scan {
        time: Duration::from_secs(asked.seconds.into()),
        ..Scan::default()
    };
    if !asked.range.is_empty() {
        wish.ranges = range::parse(&asked.range.join("\n"))?;
    }
    if asked.no_probes {
        wish.interfaces = Vec::new();
    }
    let mut sightings = scan(wish);
    let mut exit = Exit::No;
    while let Some(sighting) = sightings.next().await {
        exit = Exit::Yes;
        desk.output.answer(&sighting, || line(&sighting))?;
    }
    Ok(exit)
}

fn line(sighting: &Sighting) -> String {
    let words: Vec<&str> = [
        sighting.manufacturer.as_deref(),
        sighting.model.as_deref(),
        sighting.name.as_deref(),
    ]
    .into_iter()
    .flatten()
    .collect();
    format!("{:<22} {}", sighting.address.to_string(), words.join(", "))
        .trim_end()
        .to_owned()
}
