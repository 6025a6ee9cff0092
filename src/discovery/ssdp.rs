//! The scout that asks by SSDP which UPnP devices there are (UPnP Device Architecture 1.1,
//! chapters 1.3 and 2.3), and reads the description each one points to.
//!
//! Apart because it is the one scout that follows an address a stranger gave: only to the stranger
//! itself, over plain HTTP without a login, bounded in size and time.

use std::collections::HashSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use futures::stream::{self, Stream, StreamExt};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::hail::hail;
use super::interface::{Groups, Interface};
use super::{Scout, Sighting};

mod description;

const GROUPS: Groups = Groups {
    v4: Ipv4Addr::new(239, 255, 255, 250),
    v6: Ipv6Addr::new(0xff02, 0, 0, 0, 0, 0, 0, 0xc),
    port: 1900,
};

/// Real descriptions have 1 to 10 kB.
const MOST: u64 = 64 * 1024;
const PATIENCE: Duration = Duration::from_secs(3);
/// Descriptions fetched at the same time.
const AT_ONCE: usize = 16;

/// Searches on one interface for so long.
pub(super) fn look(
    interface: Interface,
    time: Duration,
) -> impl Stream<Item = Sighting> + Send + use<> {
    let target = interface.target(Scout::Ssdp, GROUPS);
    let asked = interface.clone();
    // Three searches, and an answer for each service: the description is read once.
    let mut known = HashSet::new();
    stream::iter(target)
        .flat_map(move |target| Box::pin(hail(asked.clone(), target, searches, time)))
        .filter_map(move |(datagram, from)| {
            let place = location(&datagram, from.ip()).filter(|place| known.insert(place.clone()));
            std::future::ready(place.map(|place| (place, from.ip())))
        })
        .map(move |(place, from)| {
            let interface = interface.clone();
            async move {
                let text = timeout(PATIENCE, fetch(&place)).await.ok()??;
                description::read(&text, from, &interface)
            }
        })
        .buffer_unordered(AT_ONCE)
        .filter_map(std::future::ready)
}

fn searches() -> Vec<Vec<u8>> {
    // The answer is spread over MX seconds.
    vec![
        b"M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: \"ssdp:discover\"\r\nMX: 2\r\n\
          ST: upnp:rootdevice\r\n\r\n"
            .to_vec(),
    ]
}

/// Where a description lies: at the device that answered, and nowhere else.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Place {
    at: SocketAddr,
    path: String,
}

/// The LOCATION of an answer.
fn location(datagram: &[u8], from: IpAddr) -> Option<Place> {
    let text = std::str::from_utf8(datagram).ok()?;
    let mut lines = text.lines();
    let status = lines.next()?;
    if !status.starts_with("HTTP/1.") || status.split_whitespace().nth(1) != Some("200") {
        return None;
    }
    let value = lines.find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.trim()
            .eq_ignore_ascii_case("location")
            .then(|| value.trim())
    })?;
    let url = url::Url::parse(value).ok().filter(|_| value.len() < 2048)?;
    let host: IpAddr = url.host_str()?.trim_matches(['[', ']']).parse().ok()?;
    if url.scheme() != "http" || host != from || !url.username().is_empty() {
        return None;
    }
    let mut path = url.path().to_owned();
    if let Some(query) = url.query() {
        path = format!("{path}?{query}");
    }
    Some(Place {
        at: SocketAddr::new(host, url.port().unwrap_or(80)),
        path,
    })
}

/// One GET, the connection closed by the other side.
async fn fetch(place: &Place) -> Option<Vec<u8>> {
    let mut stream = TcpStream::connect(place.at).await.ok()?;
    let request = format!(
        "GET {} HTTP/1.0\r\nHost: {}\r\nConnection: close\r\n\r\n",
        place.path, place.at
    );
    stream.write_all(request.as_bytes()).await.ok()?;
    let mut answer = Vec::new();
    let _ = stream.take(MOST).read_to_end(&mut answer).await.ok()?;
    body(&answer)
}

/// The body of a 200 answer. Some devices send it in chunks although HTTP/1.0 was spoken.
fn body(answer: &[u8]) -> Option<Vec<u8>> {
    let head = answer.windows(4).position(|w| w == b"\r\n\r\n")?;
    let (head, body) = (
        std::str::from_utf8(answer.get(..head)?).ok()?,
        answer.get(head + 4..)?,
    );
    let mut lines = head.lines();
    if lines.next()?.split_whitespace().nth(1) != Some("200") {
        return None;
    }
    let chunked = lines.any(|line| {
        let line = line.to_ascii_lowercase();
        line.starts_with("transfer-encoding:") && line.contains("chunked")
    });
    if !chunked {
        return Some(body.to_vec());
    }
    let mut whole = Vec::new();
    let mut rest = body;
    while let Some(end) = rest.windows(2).position(|w| w == b"\r\n") {
        let size = std::str::from_utf8(rest.get(..end)?).ok()?;
        let size = usize::from_str_radix(size.split(';').next()?.trim(), 16).ok()?;
        if size == 0 {
            break;
        }
        let data = rest.get(end + 2..)?;
        whole.extend_from_slice(data.get(..size)?);
        rest = data.get(size + 2..)?;
    }
    Some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(location: &str) -> Option<String> {
        let text = format!("HTTP/1.1 200 OK\r\nST: x\r\nLocation:{location}\r\n\r\n");
        let place = super::location(text.as_bytes(), "10.0.0.9".parse().unwrap())?;
        Some(format!("{} {}", place.at, place.path))
    }

    #[test]
    fn follows_to_the_device_itself_only() {
        assert_eq!(
            at(" http://10.0.0.9:49152/d.xml?a=1").as_deref(),
            Some("10.0.0.9:49152 /d.xml?a=1")
        );
        assert_eq!(at("http://10.0.0.9").as_deref(), Some("10.0.0.9:80 /"));
        for other in [
            "http://10.0.0.8/d.xml",
            "https://10.0.0.9/d.xml",
            "http://evil.example/d.xml",
            "http://u:p@10.0.0.9/",
            "file:///etc/passwd",
            "",
        ] {
            assert_eq!(at(other), None, "{other}");
        }
        let notify = b"NOTIFY * HTTP/1.1\r\nLOCATION: http://10.0.0.9/\r\n\r\n";
        assert_eq!(location(notify, "10.0.0.9".parse().unwrap()), None);
    }

    #[test]
    fn chunks_are_put_together() {
        let text = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x\r\nde\r\n0\r\n\r\n";
        assert_eq!(body(text).as_deref(), Some(&b"abcde"[..]));
        assert_eq!(
            body(b"HTTP/1.0 200 OK\r\n\r\nabc").as_deref(),
            Some(&b"abc"[..])
        );
        for bad in [
            &b"HTTP/1.0 404 No\r\n\r\nabc"[..],
            b"abc",
            b"HTTP/1.1 200\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffffff\r\na",
            b"HTTP/1.1 200\r\ntransfer-encoding: chunked\r\n\r\n5\r\na",
        ] {
            assert_eq!(body(bad), None);
        }
    }
}
