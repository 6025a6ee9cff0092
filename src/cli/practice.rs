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
    let count = asked.count.map_or(0, usize::from);
    let cameras = practice::start(practice::Options {
        families: asked.family,
        count,
        // A few are made in no time when they are asked for.
        keys_ahead: if count > 8 { count } else { 0 },
        user: asked.user,
        password,
        clock_offset_seconds: asked.clock_offset,
        key_seconds: asked.key_seconds,
        restart_seconds: asked.restart_seconds,
        port_base: asked.port_base,
        discovery: asked.discoverable.then_some(practice::DISCOVERY_PORT),
        announce: asked.discoverable.then_some(practice::ANNOUNCE_PORTS),
        spread: asked.spread,
        ..practice::Options::default()
    })
    .await?;
    // Listening begins before the first line is out: a script may stop us as soon as it read it.
    let stopped = Stop::listen()?;
    for camera in &cameras {
        desk.output.json(&line(camera))?;
    }
    if desk.output.is_watched() {
        desk.output
            .aside(&fl!("console-practice", count = cameras.len()));
    }
    stopped.came().await?;
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

/// Ctrl-C, or the signal a service manager sends.
#[cfg(unix)]
struct Stop {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Stop {
    fn listen() -> Result<Self, Failure> {
        use tokio::signal::unix::{SignalKind, signal};
        let listen = |kind| signal(kind).map_err(super::Error::runtime);
        Ok(Self {
            interrupt: listen(SignalKind::interrupt())?,
            terminate: listen(SignalKind::terminate())?,
        })
    }

    async fn came(mut self) -> Result<(), Failure> {
        let _ = tokio::select! {
            came = self.interrupt.recv() => came,
            came = self.terminate.recv() => came,
        };
        Ok(())
    }
}

/// Ctrl-C.
#[cfg(windows)]
struct Stop(tokio::signal::windows::CtrlC);

#[cfg(windows)]
impl Stop {
    fn listen() -> Result<Self, Failure> {
        Ok(Self(
            tokio::signal::windows::ctrl_c().map_err(super::Error::runtime)?,
        ))
    }

    async fn came(mut self) -> Result<(), Failure> {
        let _ = self.0.recv().await;
        Ok(())
    }
}
impl From<practice::Error> for Failure {
    fn from(error: practice::Error) -> Self {
        Self::of("practice", &error, Exit::Unknown)
    }
}
