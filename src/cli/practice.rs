//! `practice`: cameras to try everything on, without hardware and without a network.
//!
//! Apart because it is the one verb that runs until it is told to stop.

use std::net::IpAddr;

use serde::Serialize;

use super::failure::Failure;
use super::secrets::PASSWORD;
use super::{Desk, Done, Exit, arguments};
use crate::fl;
use crate::practice::{self, PracticeCamera};
use crate::secret::Secret;

/// One line a camera, for scripts.
#[derive(Serialize)]
struct Line<'a> {
    family: &'a str,
    address: IpAddr,
    http_port: u16,
    https_port: u16,
    user: &'a str,
}

/// Starts the cameras, prints a JSON line for each, and lives until Ctrl-C or SIGTERM.
pub(super) async fn practice(desk: &Desk, asked: arguments::Practice) -> Done {
    let password = PASSWORD
        .given(None)?
        .unwrap_or_else(|| Secret::new("practice"));
    let cameras = practice::start(practice::Options {
        families: asked.family,
        count: asked.count.map_or(0, usize::from),
        user: asked.user,
        password,
        clock_offset_seconds: asked.clock_offset,
        key_seconds: asked.key_seconds,
        restart_seconds: asked.restart_seconds,
        port_base: asked.port_base,
        ..practice::Options::default()
    })
    .await?;
    for camera in &cameras {
        desk.output.json(&line(camera))?;
    }
    if desk.output.is_watched() {
        desk.output
            .aside(&fl!("console-practice", count = cameras.len()));
    }
    stopped().await?;
    drop(cameras);
    Ok(Exit::Yes)
}

fn line(camera: &PracticeCamera) -> Line<'_> {
    Line {
        family: camera.family,
        address: camera.address,
        http_port: camera.http_port,
        https_port: camera.https_port,
        user: &camera.user,
    }
}

#[cfg(unix)]
async fn stopped() -> Result<(), Failure> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate()).map_err(super::Error::runtime)?;
    tokio::select! {
        ended = tokio::signal::ctrl_c() => ended.map_err(super::Error::runtime)?,
        _ = terminate.recv() => {}
    }
    Ok(())
}

#[cfg(not(unix))]
async fn stopped() -> Result<(), Failure> {
    tokio::signal::ctrl_c()
        .await
        .map_err(|e| super::Error::runtime(e).into())
}

impl From<practice::Error> for Failure {
    fn from(error: practice::Error) -> Self {
        Self::of("practice", &error, Exit::Unknown)
    }
}
