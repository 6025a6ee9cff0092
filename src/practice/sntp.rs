//! How a practice camera asks a time server: one SNTP question (RFC 4330).
//!
//! Apart because it is no part of any interface; and because a practice camera talks to nobody
//! outside this computer: a server elsewhere is one that never answers.

use std::io;
use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

use time::OffsetDateTime;
use tokio::net::UdpSocket;
use tokio::time::timeout;

/// How long a server may take.
const PATIENCE: Duration = Duration::from_secs(1);
/// Seconds from 1900, where NTP begins to count, to 1970.
const FROM_1900: i64 = 2_208_988_800;
/// Version 4, mode 3: a client asks (RFC 4330 4).
const QUESTION: u8 = 4 << 3 | 3;
/// Mode of a server's answer.
const ANSWER: u8 = 4;

/// The time as the server has it; `None` when there is no usable answer.
pub async fn ask(host: &str, port: u16) -> Option<OffsetDateTime> {
    let ip = match host {
        "localhost" => IpAddr::V4(Ipv4Addr::LOCALHOST),
        other => other.parse().ok()?,
    };
    if !ip.is_loopback() {
        return None;
    }
    let answer = timeout(PATIENCE, exchange(ip, port)).await;
    answer.ok()?.ok()?
}

async fn exchange(server: IpAddr, port: u16) -> io::Result<Option<OffsetDateTime>> {
    let socket = UdpSocket::bind((server_side(server), 0)).await?;
    socket.connect((server, port)).await?;
    let mark: [u8; 8] = rand::random();
    let mut question = [0; 48];
    question[0] = QUESTION;
    question[40..].copy_from_slice(&mark);
    let _ = socket.send(&question).await?;
    let mut answer = [0; 48];
    loop {
        let length = socket.recv(&mut answer).await?;
        // An answer repeats the question's mark; anything else is not for this question.
        if length == answer.len() && answer[24..32] == mark {
            return Ok(read(&answer));
        }
    }
}

/// Our end: loopback of the same kind.
fn server_side(server: IpAddr) -> IpAddr {
    match server {
        IpAddr::V4(_) => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(_) => IpAddr::V6(std::net::Ipv6Addr::LOCALHOST),
    }
}

/// The transmit timestamp of a synchronised server (RFC 4330 5).
fn read(answer: &[u8; 48]) -> Option<OffsetDateTime> {
    let synchronised = answer[0] >> 6 != 3 && (1..=15).contains(&answer[1]);
    if answer[0] & 7 != ANSWER || !synchronised {
        return None;
    }
    let seconds = u32::from_be_bytes([answer[40], answer[41], answer[42], answer[43]]);
    if seconds == 0 {
        return None;
    }
    // The count begins anew in 2036; before that its highest bit is set (RFC 4330 3).
    let era = i64::from(seconds >> 31 == 0) << 32;
    OffsetDateTime::from_unix_timestamp(i64::from(seconds) + era - FROM_1900).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_synchronised_answers_count() {
        let mut answer = [0; 48];
        answer[0] = 4 << 3 | ANSWER;
        answer[1] = 2;
        answer[40..44].copy_from_slice(&(FROM_1900 as u32 + 1000).to_be_bytes());
        assert_eq!(read(&answer).unwrap().unix_timestamp(), 1000);
        answer[1] = 0;
        assert!(read(&answer).is_none(), "a kiss of death is no time");
        answer[1] = 2;
        answer[0] = QUESTION;
        assert!(read(&answer).is_none());
    }

    #[tokio::test]
    async fn nobody_outside_is_asked() {
        assert!(ask("192.0.2.1", 123).await.is_none());
        assert!(ask("pool.ntp.org", 123).await.is_none());
    }
}
