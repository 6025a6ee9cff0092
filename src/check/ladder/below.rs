//! When no handshake came about: how far one comes at the address, and what answers instead.
//!
//! Apart because these are questions to a port and not to a certificate; each is bounded, and none
//! believes what it hears.

use std::io;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::check::Finding;
use crate::device::Address;

/// How long a port may keep silent: enough for a camera behind a slow link.
pub(super) const KNOCK: Duration = Duration::from_secs(2);
/// How long it may take to say what it is.
const WORD: Duration = Duration::from_millis(1500);
/// As much of an answer as tells one protocol from another.
const START: u64 = 64;

/// What a port said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Knock {
    /// Something listens.
    Open,
    /// The machine is there, the port is not.
    Closed,
    /// Nothing at all.
    Silent,
    /// Nobody knows the name.
    NoName,
}

/// Knocks at the address' port (443 when none is named).
pub(super) async fn knock(address: &Address) -> Knock {
    let port = address.port().unwrap_or(443);
    let Ok(Ok(addresses)) = timeout(KNOCK, tokio::net::lookup_host((address.host(), port))).await
    else {
        return Knock::NoName;
    };
    let one_after_the_other = async {
        let mut answer = Knock::NoName;
        for one in addresses {
            answer = match TcpStream::connect(one).await {
                Ok(_) => return Knock::Open,
                Err(e) if e.kind() == io::ErrorKind::ConnectionRefused => Knock::Closed,
                Err(_) => Knock::Silent,
            };
        }
        answer
    };
    timeout(KNOCK, one_after_the_other)
        .await
        .unwrap_or(Knock::Silent)
}

/// Why a port that was knocked at in vain breaks the ladder. `also` is where plain HTTP may be.
pub(super) async fn closed(address: &Address, knock_answer: Knock, also: Option<u16>) -> Finding {
    let port = address.port().unwrap_or(443);
    let host = address.host().to_owned();
    if knock_answer == Knock::NoName {
        return Finding::UnknownName { name: host };
    }
    let http = also.unwrap_or(80);
    let web = address.at(http);
    let answer = if http == port {
        knock_answer
    } else {
        knock(&web).await
    };
    match (knock_answer, answer) {
        // A camera with HTTPS switched off: its page is there, only not encrypted.
        (_, Knock::Open) if also.is_some() && service(&web).await == Service::Http => {
            Finding::OnlyHttp {
                address: host,
                port: http,
            }
        }
        // A firewall may swallow one port only: another that answers shows that it is there.
        (Knock::Closed, _) | (_, Knock::Open | Knock::Closed) => Finding::PortClosed {
            address: host,
            port,
        },
        _ => Finding::Unreachable { address: host },
    }
}

/// What listens where TLS was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Service {
    /// Plain HTTP.
    Http,
    /// Something else that says its name.
    Named(&'static str),
    /// It did not say.
    Unknown,
}

/// Asks what listens. A TLS server that scolds plain HTTP with "400 Bad Request" does speak TLS,
/// so 400 does not count as HTTP.
pub(super) async fn service(address: &Address) -> Service {
    let question = format!("HEAD / HTTP/1.0\r\nHost: {}\r\n\r\n", address.url_host());
    let mut start = Vec::new();
    let asking = async {
        let target = (address.host(), address.port().unwrap_or(443));
        let mut stream = TcpStream::connect(target).await?;
        stream.write_all(question.as_bytes()).await?;
        let mut part = [0; START as usize];
        let mut rest = stream.take(START);
        // What has come counts even when the rest never does.
        while start.len() < 12 {
            match rest.read(&mut part).await? {
                0 => break,
                count => start.extend_from_slice(part.get(..count).unwrap_or_default()),
            }
        }
        io::Result::Ok(())
    };
    let _ = timeout(WORD, asking).await;
    named(&start)
}

fn named(start: &[u8]) -> Service {
    const NAMES: [(&[u8], &str); 4] = [
        (b"SSH-", "SSH"),
        (b"RTSP/", "RTSP"),
        (b"RFB ", "VNC"),
        (b"220", "FTP / SMTP"),
    ];
    if start.starts_with(b"HTTP/") {
        return match start.get(8..12) {
            Some(b" 400") => Service::Unknown,
            _ => Service::Http,
        };
    }
    NAMES
        .into_iter()
        .find(|(mark, _)| start.starts_with(mark))
        .map_or(Service::Unknown, |(_, name)| Service::Named(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_say_their_names() {
        for (start, service) in [
            (&b"HTTP/1.1 302 Found"[..], Service::Http),
            (b"HTTP/1.0 400 Bad", Service::Unknown),
            (b"SSH-2.0-dropbear", Service::Named("SSH")),
            (b"RTSP/1.0 400 ", Service::Named("RTSP")),
            (b"\x15\x03\x01\x00\x02", Service::Unknown),
            (b"", Service::Unknown),
        ] {
            assert_eq!(named(start), service, "{start:?}");
        }
    }
}
