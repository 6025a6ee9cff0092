//! What time a device's web server says it is: the `Date` header of its answer (RFC 9110 6.6.1).
//!
//! Apart because it is a conversation of one line with a stranger: a bare request without a login,
//! over a connection nobody vouches for, of whose answer one header is read and the rest thrown
//! away. Redirects are not followed.

use std::sync::Arc;
use std::time::Duration;

use time::macros::format_description;
use time::{OffsetDateTime, PrimitiveDateTime};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::time::timeout;

use super::{config, connect, pin, server_name};
use crate::device::Address;

/// Most bytes of the answer read: headers of cameras are a few hundred bytes.
const HEAD: u64 = 4096;

/// The moment the device's web server gives, UTC; `None` when it gives none within `limit`.
pub async fn told_time(address: &Address, limit: Duration) -> Option<OffsetDateTime> {
    let asking = async {
        let recorder = Arc::new(pin::Recorder::default());
        let connector = tokio_rustls::TlsConnector::from(Arc::new(config(recorder).ok()?));
        let stream = connect(address).await.ok()?;
        let mut stream = connector.connect(server_name(address), stream).await.ok()?;
        date(&head(&mut stream, address).await?)
    };
    timeout(limit, asking).await.ok().flatten()
}

async fn head<S: AsyncRead + AsyncWrite + Unpin>(
    stream: &mut S,
    address: &Address,
) -> Option<Vec<u8>> {
    let question = format!(
        "HEAD / HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
        address.url_host()
    );
    stream.write_all(question.as_bytes()).await.ok()?;
    let mut answer = Vec::new();
    let mut rest = stream.take(HEAD);
    let mut part = [0; 512];
    while !answer.windows(4).any(|w| w == b"\r\n\r\n") {
        match rest.read(&mut part).await {
            Ok(0) | Err(_) => break,
            Ok(count) => answer.extend_from_slice(part.get(..count)?),
        }
    }
    Some(answer)
}

/// `Date: Sun, 06 Nov 1994 08:49:37 GMT`, the one form allowed to be sent (RFC 9110 5.6.7).
fn date(head: &[u8]) -> Option<OffsetDateTime> {
    let head = String::from_utf8_lossy(head);
    let mut lines = head.split("\r\n");
    if !lines.next()?.starts_with("HTTP/1.") {
        return None;
    }
    let value = lines.find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("date").then(|| value.trim())
    })?;
    let (_, moment) = value.split_once(", ")?;
    let form = format_description!("[day] [month repr:short] [year] [hour]:[minute]:[second] GMT");
    PrimitiveDateTime::parse(moment, &form)
        .ok()
        .map(PrimitiveDateTime::assume_utc)
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn reads_the_one_form_of_a_date() {
        assert_eq!(
            date(b"HTTP/1.1 200 OK\r\nserver: x\r\nDATE: Sun, 06 Nov 1994 08:49:37 GMT\r\n\r\n"),
            Some(datetime!(1994-11-06 08:49:37 UTC))
        );
        for odd in [
            &b"HTTP/1.1 200 OK\r\n\r\n"[..],
            b"HTTP/1.1 200 OK\r\nDate: today\r\n\r\n",
            b"RTSP/1.0 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n\r\n",
            b"\xff\xfe",
        ] {
            assert_eq!(date(odd), None);
        }
    }
}
