//! Asks by UDP, several times, and hands out what comes back.
//!
//! Apart because every scout that calls into the network does it alike: same rounds, same
//! patience, same bounds; only the words differ.

use std::net::SocketAddr;
use std::time::Duration;

use futures::stream::{self, Stream};
use tokio::net::UdpSocket;
use tokio::time::{Instant, timeout, timeout_at};

use super::interface::Interface;

/// Three times: the first is often lost while switches learn the group.
const ROUNDS: u32 = 3;
const GAP: Duration = Duration::from_millis(350);
/// The largest UDP datagram; what is longer cannot arrive.
const DATAGRAM: usize = 65_535;
/// What waits in the queue at the end is taken within this.
const LATE: Duration = Duration::from_secs(2);
const QUEUED: Duration = Duration::from_millis(30);
/// A group with more answers than this is an attack or a mistake.
const MOST: usize = 20_000;

/// Sends `questions` on one interface to `target` in every round and streams the answers for so
/// long. A socket that cannot be opened is logged and yields nothing, because one broken interface
/// must not spoil the others.
pub(super) fn hail(
    interface: Interface,
    target: SocketAddr,
    questions: fn() -> Vec<Vec<u8>>,
    time: Duration,
) -> impl Stream<Item = (Vec<u8>, SocketAddr)> + Send {
    stream::unfold(None, move |begun: Option<Box<Listen>>| {
        let interface = interface.clone();
        async move {
            let mut listen = match begun {
                Some(listen) => listen,
                None => match interface.socket(target) {
                    Ok(socket) => Box::new(Listen {
                        socket,
                        target,
                        questions,
                        end: Instant::now() + time,
                        next: Instant::now(),
                        round: 0,
                        heard: 0,
                        buffer: vec![0; DATAGRAM],
                    }),
                    Err(error) => {
                        log::warn!("no questions to {target}: {error}");
                        return None;
                    }
                },
            };
            let heard = listen.hear().await?;
            Some((heard, Some(listen)))
        }
    })
}

struct Listen {
    socket: UdpSocket,
    target: SocketAddr,
    questions: fn() -> Vec<Vec<u8>>,
    end: Instant,
    next: Instant,
    round: u32,
    heard: usize,
    buffer: Vec<u8>,
}

impl Listen {
    async fn hear(&mut self) -> Option<(Vec<u8>, SocketAddr)> {
        loop {
            let now = Instant::now();
            if self.heard >= MOST {
                return None;
            }
            if now >= self.end {
                // What came in time counts, also when this computer was too busy to look.
                if now >= self.end + LATE {
                    return None;
                }
                let waits = self.socket.recv_from(&mut self.buffer);
                let (length, from) = timeout(QUEUED, waits).await.ok()?.ok()?;
                self.heard += 1;
                return Some((self.buffer.get(..length)?.to_vec(), from));
            }
            if self.round < ROUNDS && now >= self.next {
                self.ask().await;
            }
            let until = if self.round < ROUNDS {
                self.next.min(self.end)
            } else {
                self.end
            };
            match timeout_at(until, self.socket.recv_from(&mut self.buffer)).await {
                Ok(Ok((length, from))) => {
                    self.heard += 1;
                    return Some((self.buffer.get(..length)?.to_vec(), from));
                }
                // Windows and Linux tell a UDP socket that the other side has no such port; a
                // single device then has nothing to wait for.
                Ok(Err(error)) if error.kind() == std::io::ErrorKind::ConnectionRefused => {
                    return None;
                }
                Ok(Err(error)) => {
                    log::debug!("answers from {}: {error}", self.target);
                    // An error that comes back at once must not spin.
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
                Err(_) => {}
            }
        }
    }

    async fn ask(&mut self) {
        self.round += 1;
        self.next = Instant::now() + GAP;
        for question in (self.questions)() {
            if let Err(error) = self.socket.send_to(&question, self.target).await {
                log::debug!("a question to {}: {error}", self.target);
            }
        }
    }
}
