//! Reads version, cipher and certificates of a server that speaks only TLS rustls leaves out.
//!
//! Apart because it is no TLS stack: up to TLS 1.2 ServerHello and Certificate travel in clear
//! (RFC 5246 7.4), so one ClientHello and two messages tell all there is to tell. Nothing is
//! ever sent over such a connection.

use std::future::Future;
use std::io;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::{Seen, pin};
use crate::device::Error;

/// Most bytes of handshake read: far more than any sane chain.
const LIMIT: usize = 64 * 1024;

/// Most certificates kept; real chains have four at most.
const CERTIFICATES: usize = 100;
/// Most records read: a server that sends empty ones forever must not keep us busy.
const RECORDS: usize = 512;

/// Suites browsers offer and rustls lacks, by IANA number and name, best first: what Chromium and
/// Firefox name in their ClientHello beside the suites rustls speaks.
const OPENED: [(u16, &str); 8] = [
    (0xc013, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"),
    (0xc014, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA"),
    (0xc009, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"),
    (0xc00a, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA"),
    (0x009c, "TLS_RSA_WITH_AES_128_GCM_SHA256"),
    (0x009d, "TLS_RSA_WITH_AES_256_GCM_SHA384"),
    (0x002f, "TLS_RSA_WITH_AES_128_CBC_SHA"),
    (0x0035, "TLS_RSA_WITH_AES_256_CBC_SHA"),
];

/// What only other programs still speak; and modern suites again, for keys that rustls does not
/// take (P-521, RSA-PSS).
const CLOSED: [(u16, &str); 22] = [
    (0xc02b, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"),
    (0xc02c, "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"),
    (0xcca9, "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"),
    (0xc02f, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"),
    (0xc030, "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"),
    (0xcca8, "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"),
    (0xc023, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"),
    (0xc024, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"),
    (0xc027, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256"),
    (0xc028, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384"),
    (0xc012, "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA"),
    (0x009e, "TLS_DHE_RSA_WITH_AES_128_GCM_SHA256"),
    (0x009f, "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384"),
    (0x0067, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA256"),
    (0x0033, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA"),
    (0x0039, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA"),
    (0x0016, "TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA"),
    (0x003c, "TLS_RSA_WITH_AES_128_CBC_SHA256"),
    (0x003d, "TLS_RSA_WITH_AES_256_CBC_SHA256"),
    (0x000a, "TLS_RSA_WITH_3DES_EDE_CBC_SHA"),
    (0x0005, "TLS_RSA_WITH_RC4_128_SHA"),
    (0x0004, "TLS_RSA_WITH_RC4_128_MD5"),
];

/// One way of asking: the highest version, and whether the suites browsers leave out are offered.
#[derive(Clone, Copy)]
struct Offer {
    highest: u16,
    closed: bool,
}

impl Offer {
    fn suites(self) -> impl Iterator<Item = (u16, &'static str)> {
        let closed = CLOSED.into_iter().filter(move |_| self.closed);
        OPENED.into_iter().chain(closed)
    }
}

/// First what browsers would still open, so that a server which picks the worst it is offered is
/// not called worse than it is; then everything; then, should it choke on that, TLS 1.0.
const OFFERS: [Offer; 3] = [
    Offer {
        highest: 0x0303,
        closed: false,
    },
    Offer {
        highest: 0x0303,
        closed: true,
    },
    Offer {
        highest: 0x0301,
        closed: true,
    },
];

/// Asks until one offer is taken. A server that takes none of them answers the last error.
pub(super) async fn look<F>(connect: impl Fn() -> F, sni: Option<&str>) -> io::Result<Seen>
where
    F: Future<Output = Result<TcpStream, Error>>,
{
    let mut last = io::Error::other("no answer");
    for offer in OFFERS {
        let stream = connect().await.map_err(io::Error::other)?;
        match ask(stream, offer, sni).await {
            // An old version may have been chosen for want of a suite: ask with all of them.
            Ok(seen) if !offer.closed && seen.version != "TLS 1.2" => {}
            Ok(seen) => return Ok(seen),
            // What is no TLS at all will not become it.
            Err(error) if error.kind() == io::ErrorKind::InvalidData => return Err(error),
            Err(error) => last = error,
        }
    }
    Err(last)
}

fn no_tls(what: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

async fn ask(mut stream: TcpStream, offer: Offer, sni: Option<&str>) -> io::Result<Seen> {
    stream.write_all(&client_hello(offer, sni)).await?;
    let mut read = Vec::new();
    let (mut version, mut suite, mut chain) = (0, 0, None);
    let mut records = 0;
    while chain.is_none() {
        records += 1;
        let mut head = [0; 5];
        let _ = stream.read_exact(&mut head).await?;
        let length = usize::from(u16::from_be_bytes([head[3], head[4]]));
        // A record holds at most 2^14 bytes (RFC 5246 6.2.1) and a little for old mistakes.
        if head[1] != 3 || length > 0x4800 {
            return Err(no_tls("no TLS record"));
        }
        let mut record = vec![0; length];
        let _ = stream.read_exact(&mut record).await?;
        match (head[0], record.as_slice()) {
            // Warnings, such as "unrecognized name" (RFC 6066 3), are no answer yet.
            (21, [1, _]) if records < RECORDS => continue,
            (21, [_, alert]) => return Err(io::Error::other(format!("TLS alert {alert}"))),
            (22, _) if records < RECORDS => {}
            _ => return Err(no_tls("no TLS handshake")),
        }
        if read.len() + length > LIMIT {
            return Err(no_tls("more than any chain holds"));
        }
        read.extend_from_slice(&record);
        while let Some((kind, body, rest)) = message(&read) {
            match kind {
                2 => (version, suite) = server_hello(body)?,
                11 => chain = Some(certificates(body)?),
                14 => chain = chain.or(Some(Vec::new())),
                _ => {}
            }
            read = rest.to_vec();
        }
    }
    let (chain, unreadable) = pin::read(&chain.unwrap_or_default());
    let cipher = offer
        .suites()
        .find(|(number, _)| *number == suite)
        .map_or_else(|| format!("{suite:#06x}"), |(_, name)| name.to_owned());
    let version = match version {
        0x0300 => "SSL 3.0".to_owned(),
        0x0301 => "TLS 1.0".to_owned(),
        0x0302 => "TLS 1.1".to_owned(),
        0x0303 => "TLS 1.2".to_owned(),
        other => format!("{other:#06x}"),
    };
    let old = if version != "TLS 1.2" {
        version.clone()
    } else if cipher.starts_with("TLS_RSA_") {
        "RSA key exchange".to_owned()
    } else if cipher.starts_with("TLS_DHE_") {
        "DHE key exchange".to_owned()
    } else if cipher.contains("_CBC_") {
        "CBC cipher suites".to_owned()
    } else {
        "a kind of key most programs do not take".to_owned()
    };
    Ok(Seen {
        chain,
        unreadable,
        version,
        cipher,
        old: Some(old),
    })
}

/// The first complete handshake message: type, body and what follows.
fn message(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (head, rest) = bytes.split_at_checked(4)?;
    let length = u32::from_be_bytes([0, head[1], head[2], head[3]]) as usize;
    let (body, rest) = rest.split_at_checked(length)?;
    Some((head[0], body, rest))
}

fn server_hello(body: &[u8]) -> io::Result<(u16, u16)> {
    let short = || io::Error::other("ServerHello too short");
    let version = u16::from_be_bytes([
        *body.first().ok_or_else(short)?,
        *body.get(1).ok_or_else(short)?,
    ]);
    // version, 32 bytes of random, session id with its length
    let at = 35 + usize::from(*body.get(34).ok_or_else(short)?);
    let suite = body.get(at..at + 2).ok_or_else(short)?;
    Ok((version, u16::from_be_bytes([suite[0], suite[1]])))
}

fn certificates(body: &[u8]) -> io::Result<Vec<Vec<u8>>> {
    let broken = || io::Error::other("Certificate message is broken");
    let mut rest = body.get(3..).ok_or_else(broken)?;
    let mut chain = Vec::new();
    while !rest.is_empty() {
        let (head, tail) = rest.split_at_checked(3).ok_or_else(broken)?;
        let length = u32::from_be_bytes([0, head[0], head[1], head[2]]) as usize;
        let (der, tail) = tail.split_at_checked(length).ok_or_else(broken)?;
        if chain.len() == CERTIFICATES {
            return Err(no_tls("more certificates than any chain holds"));
        }
        chain.push(der.to_vec());
        rest = tail;
    }
    Ok(chain)
}

fn client_hello(offer: Offer, sni: Option<&str>) -> Vec<u8> {
    let mut extensions = Vec::new();
    if let Some(name) = sni.filter(|n| n.len() < 250) {
        let length = name.len() as u16;
        let mut body = (length + 3).to_be_bytes().to_vec();
        body.push(0);
        body.extend(length.to_be_bytes());
        body.extend(name.as_bytes());
        extension(&mut extensions, 0, &body);
    }
    // supported groups: P-256, P-384, P-521; uncompressed points
    extension(
        &mut extensions,
        10,
        &[0, 6, 0x00, 0x17, 0x00, 0x18, 0x00, 0x19],
    );
    extension(&mut extensions, 11, &[1, 0]);
    if offer.highest >= 0x0303 {
        // RSA and ECDSA, each with SHA-256, SHA-384, SHA-1
        let mut algorithms = vec![4, 1, 4, 3, 5, 1, 5, 3, 2, 1, 2, 3];
        if offer.closed {
            // SHA-512 with ECDSA (P-521) and RSA, RSA-PSS keys (RFC 8446 4.2.3), Ed25519
            algorithms.extend([6, 3, 6, 1, 8, 9, 8, 10, 8, 11, 8, 4, 8, 7]);
        }
        let mut body = vec![0, algorithms.len() as u8];
        body.extend(algorithms);
        extension(&mut extensions, 13, &body);
    }

    let suites: Vec<u16> = offer.suites().map(|(number, _)| number).collect();
    let mut body = offer.highest.to_be_bytes().to_vec();
    body.extend(rand::random::<[u8; 32]>());
    body.push(0);
    body.extend((suites.len() as u16 * 2).to_be_bytes());
    for number in suites {
        body.extend(number.to_be_bytes());
    }
    body.extend([1, 0]);
    body.extend((extensions.len() as u16).to_be_bytes());
    body.extend(extensions);

    let mut hello = vec![22, 3, 1];
    hello.extend((body.len() as u16 + 4).to_be_bytes());
    hello.extend([1, 0]);
    hello.extend((body.len() as u16).to_be_bytes());
    hello.extend(body);
    hello
}

fn extension(to: &mut Vec<u8>, kind: u16, body: &[u8]) {
    to.extend(kind.to_be_bytes());
    to.extend((body.len() as u16).to_be_bytes());
    to.extend(body);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_messages_are_errors() {
        assert!(server_hello(&[3, 3]).is_err());
        assert!(certificates(&[0, 0, 9, 0, 0, 9, 1]).is_err());
        assert_eq!(message(&[2, 0, 0, 5, 1]), None);
        assert_eq!(
            certificates(&[0, 0, 4, 0, 0, 1, 7]).unwrap(),
            vec![vec![7u8]]
        );
    }

    #[test]
    fn hello_announces_its_own_length() {
        for sni in [None, Some("cam01.local")] {
            let hello = client_hello(OFFERS[0], sni);
            let length = u16::from_be_bytes([hello[3], hello[4]]) as usize;
            assert_eq!(hello.len(), length + 5);
            let (kind, _, rest) = message(&hello[5..]).unwrap();
            assert_eq!((kind, rest.len()), (1, 0));
        }
    }
}
