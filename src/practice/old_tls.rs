//! The HTTPS door of a camera that speaks nothing newer than TLS 1.1.
//!
//! Apart because no TLS library here speaks it any more. Up to TLS 1.2 the server's first messages
//! travel in clear (RFC 4346 7.3): that much is said, certificate included, and every caller of
//! today hangs up on it. Nobody gets further, so no keys are agreed on.

use std::io;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The newest version it knows.
const TLS_1_1: u16 = 0x0302;
/// TLS_RSA_WITH_AES_128_CBC_SHA and its big sister, the only suites it knows.
const SUITES: [u16; 2] = [0x002f, 0x0035];
/// Record types, handshake types and alerts (RFC 4346 6.2.1, 7.2, 7.4).
const ALERT: u8 = 21;
const HANDSHAKE: u8 = 22;
const CLIENT_HELLO: u8 = 1;
const SERVER_HELLO: u8 = 2;
const CERTIFICATE: u8 = 11;
const SERVER_HELLO_DONE: u8 = 14;
const HANDSHAKE_FAILURE: u8 = 40;
const PROTOCOL_VERSION: u8 = 70;
/// Most bytes of one record.
const RECORD: usize = 1 << 14;
/// How long a caller may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// Greets one caller with `chain` (DER, the camera's certificate first) and sees him off.
pub async fn connection(stream: TcpStream, chain: Vec<Vec<u8>>) {
    if let Ok(Err(error)) = tokio::time::timeout(PATIENCE, greet(stream, &chain)).await {
        log::debug!("old TLS: {error}");
    }
}

async fn greet(mut stream: TcpStream, chain: &[Vec<u8>]) -> io::Result<()> {
    let mut head = [0; 5];
    let _ = stream.read_exact(&mut head).await?;
    let length = usize::from(u16::from_be_bytes([head[3], head[4]]));
    if head[0] != HANDSHAKE || length > RECORD {
        return Ok(());
    }
    let mut hello = vec![0; length];
    let _ = stream.read_exact(&mut hello).await?;
    let (version, suite) = match read(&hello) {
        Some(chosen) => chosen,
        None => {
            let refusal = record(ALERT, 0x0301, &[2, HANDSHAKE_FAILURE]);
            return stream.write_all(&refusal).await;
        }
    };
    if version < 0x0301 {
        let refusal = record(ALERT, 0x0301, &[2, PROTOCOL_VERSION]);
        return stream.write_all(&refusal).await;
    }
    let mut words = message(SERVER_HELLO, &server_hello(version, suite));
    words.extend(message(CERTIFICATE, &certificates(chain)));
    words.extend(message(SERVER_HELLO_DONE, &[]));
    for part in words.chunks(RECORD) {
        stream.write_all(&record(HANDSHAKE, version, part)).await?;
    }
    // What is said now is an alert, or the key exchange of somebody as old as this camera.
    let mut rest = [0; 512];
    while stream.read(&mut rest).await? > 0 {}
    Ok(())
}

/// Version and suite out of a ClientHello; `None` when it is none or names no suite known here.
fn read(hello: &[u8]) -> Option<(u16, u16)> {
    let (&kind, rest) = hello.split_first()?;
    let body = rest.get(3..)?;
    if kind != CLIENT_HELLO {
        return None;
    }
    let asked = u16::from_be_bytes(body.get(..2)?.try_into().ok()?);
    // Version and random, then the session's id with its length.
    let session = usize::from(*body.get(34)?);
    let suites = body.get(35 + session..)?;
    let length = usize::from(u16::from_be_bytes(suites.get(..2)?.try_into().ok()?));
    let offered = suites.get(2..2 + length)?;
    let suite = offered
        .chunks_exact(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
        .find(|suite| SUITES.contains(suite))?;
    Some((asked.min(TLS_1_1), suite))
}

fn server_hello(version: u16, suite: u16) -> Vec<u8> {
    let mut body = version.to_be_bytes().to_vec();
    body.extend(rand::random::<[u8; 32]>());
    // No session to come back to.
    body.push(0);
    body.extend(suite.to_be_bytes());
    // No compression.
    body.push(0);
    body
}

fn certificates(chain: &[Vec<u8>]) -> Vec<u8> {
    let list: Vec<u8> = chain.iter().flat_map(|der| counted(der)).collect();
    counted(&list)
}

fn message(kind: u8, body: &[u8]) -> Vec<u8> {
    let mut message = vec![kind];
    message.extend(counted(body));
    message
}

/// With its length in three bytes before it.
fn counted(bytes: &[u8]) -> Vec<u8> {
    let length = (bytes.len() as u32).to_be_bytes();
    [&length[1..], bytes].concat()
}

fn record(kind: u8, version: u16, body: &[u8]) -> Vec<u8> {
    let mut record = vec![kind];
    record.extend(version.to_be_bytes());
    record.extend((body.len() as u16).to_be_bytes());
    record.extend(body);
    record
}
