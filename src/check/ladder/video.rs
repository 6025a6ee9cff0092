//! Is the video encrypted too, or only the web page?
//!
//! Apart because a padlock in the browser says nothing about it: recorders fetch the video by RTSP
//! (RFC 2326, port 554), which travels in clear, unless camera and recorder both speak RTSP over
//! TLS (`rtsps`, port 322 in IANA's list). Only a bare OPTIONS is sent, no login, no stream.

use std::time::Duration;

use serde::Serialize;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::device::{Address, media, tls};
use crate::fl;

/// How long each port may take.
const LIMIT: Duration = Duration::from_millis(1500);

/// Where the video is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ports {
    /// RTSP.
    pub plain: u16,
    /// RTSP over TLS.
    pub encrypted: u16,
}

impl Default for Ports {
    fn default() -> Self {
        Self {
            plain: 554,
            encrypted: 322,
        }
    }
}

/// What one port said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Door {
    /// It speaks what was hoped for.
    Answers,
    /// Something else listens there.
    Strange,
    /// Nothing listens there.
    Closed,
}

/// What was found about the video.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Video {
    /// RTSP in clear.
    pub plain: Door,
    /// TLS at the port of RTSP over TLS.
    pub encrypted: Door,
    /// Whether the device says that it offers RTSP over TLS with SRTP; `None` = it says nothing.
    pub offers_srtp: Option<bool>,
}

impl Video {
    /// One honest sentence or two, in the language chosen at this moment.
    pub fn text(self) -> String {
        let ports = match (self.plain, self.encrypted) {
            (Door::Answers, Door::Answers) => fl!("video-both"),
            (Door::Answers, _) => fl!("video-plain"),
            (_, Door::Answers) => fl!("video-encrypted"),
            _ => fl!("video-none"),
        };
        let said = match self.offers_srtp {
            Some(true) => fl!("video-offers-srtp"),
            Some(false) => fl!("video-no-srtp"),
            None => return ports,
        };
        format!("{ports} {said}")
    }

    /// Whether somebody may watch the video on its way.
    pub fn is_in_clear(self) -> bool {
        self.plain == Door::Answers
    }
}

/// Asks both ports at the same time, and the device itself where its interface may be asked.
pub(super) async fn look(address: &Address, ports: Ports, interface: bool) -> Video {
    let asked = async {
        match interface {
            true => media::offers_srtp(address).await,
            false => None,
        }
    };
    let (plain, encrypted, offers_srtp) = futures::join!(
        options(address.at(ports.plain)),
        secured(address.at(ports.encrypted)),
        asked
    );
    Video {
        plain,
        encrypted,
        offers_srtp,
    }
}

async fn options(address: Address) -> Door {
    let asking = async {
        let target = (address.host(), address.port().unwrap_or(554));
        let Ok(mut stream) = TcpStream::connect(target).await else {
            return Door::Closed;
        };
        // The simplest request there is (RFC 2326 10.1).
        let question = format!(
            "OPTIONS rtsp://{}:{}/ RTSP/1.0\r\nCSeq: 1\r\n\r\n",
            address.url_host(),
            target.1
        );
        if stream.write_all(question.as_bytes()).await.is_err() {
            return Door::Strange;
        }
        let mut start = [0; 7];
        match stream.read_exact(&mut start).await {
            Ok(_) if start == *b"RTSP/1." => Door::Answers,
            _ => Door::Strange,
        }
    };
    timeout(LIMIT, asking).await.unwrap_or(Door::Closed)
}

async fn secured(address: Address) -> Door {
    match tls::look(&address, LIMIT).await {
        Ok(_) => Door::Answers,
        Err(crate::device::Error::Unreachable { .. } | crate::device::Error::Slow { .. }) => {
            Door::Closed
        }
        Err(_) => Door::Strange,
    }
}
