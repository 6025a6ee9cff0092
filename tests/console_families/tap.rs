//! A tap on the line: it stands where the camera is called, hands every byte on, and keeps a copy.
//!
//! A practice camera is at 127.0.0.1; its tap has the same two ports at an address of its own, so
//! that a camera that tells its ports tells those of the tap.

use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddrV4, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// What went over one connection, both ways.
pub struct Passed {
    pub port: u16,
    /// Where in the whole of it the client's bytes and the camera's bytes begin does not matter
    /// to a search; each way is kept apart so that nothing is torn in two.
    pub sent: Vec<u8>,
    pub answered: Vec<u8>,
}

#[derive(Default)]
struct Kept {
    passed: Mutex<Vec<Arc<Mutex<Passed>>>>,
    let_in: AtomicU32,
    over: AtomicBool,
}

/// One camera's tap; closed when dropped.
pub struct Tap {
    pub address: Ipv4Addr,
    kept: Arc<Kept>,
}

impl Tap {
    /// Taps the camera at 127.0.0.1 with these ports.
    pub fn on(address: Ipv4Addr, ports: [u16; 2]) -> Self {
        let kept = Arc::new(Kept::default());
        for port in ports {
            let listener = TcpListener::bind(SocketAddrV4::new(address, port)).unwrap();
            listener.set_nonblocking(true).unwrap();
            let kept = Arc::clone(&kept);
            let _ = thread::spawn(move || listen(&listener, port, &kept));
        }
        Self { address, kept }
    }

    /// How many connections reached the camera.
    pub fn let_in(&self) -> u32 {
        self.kept.let_in.load(Ordering::SeqCst)
    }

    /// Whether these bytes went over any connection, and the first place that shows it.
    pub fn find(&self, wanted: &[u8]) -> Option<String> {
        for passed in self.kept.passed.lock().unwrap().iter() {
            let passed = passed.lock().unwrap();
            for bytes in [&passed.sent, &passed.answered] {
                if let Some(at) = position(bytes, wanted) {
                    let from = at.saturating_sub(60);
                    let to = bytes.len().min(at + wanted.len() + 60);
                    let text = String::from_utf8_lossy(&bytes[from..to]);
                    return Some(format!("port {}: {text:?}", passed.port));
                }
            }
        }
        None
    }

    /// All bytes kept so far.
    pub fn amount(&self) -> usize {
        let passed = self.kept.passed.lock().unwrap();
        let sizes = passed.iter().map(|one| {
            let one = one.lock().unwrap();
            one.sent.len() + one.answered.len()
        });
        sizes.sum()
    }
}

impl Drop for Tap {
    fn drop(&mut self) {
        self.kept.over.store(true, Ordering::SeqCst);
    }
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|part| part == wanted)
}

fn listen(listener: &TcpListener, port: u16, kept: &Arc<Kept>) {
    while !kept.over.load(Ordering::SeqCst) {
        match listener.accept() {
            Ok((client, _)) => {
                let kept = Arc::clone(kept);
                let _ = thread::spawn(move || pass(client, port, &kept));
            }
            Err(error) if error.kind() == ErrorKind::WouldBlock => {
                thread::sleep(Duration::from_millis(5));
            }
            Err(_) => return,
        }
    }
}

fn pass(client: TcpStream, port: u16, kept: &Arc<Kept>) {
    client.set_nonblocking(false).unwrap();
    // A closed door of the camera is a connection that ends at once.
    let Ok(camera) = TcpStream::connect(SocketAddrV4::new(Ipv4Addr::LOCALHOST, port)) else {
        return;
    };
    let _ = kept.let_in.fetch_add(1, Ordering::SeqCst);
    let passed = Arc::new(Mutex::new(Passed {
        port,
        sent: Vec::new(),
        answered: Vec::new(),
    }));
    kept.passed.lock().unwrap().push(Arc::clone(&passed));
    let (from, to) = (client.try_clone().unwrap(), camera.try_clone().unwrap());
    let way = Arc::clone(&passed);
    let _ =
        thread::spawn(move || hand_on(from, to, |bytes| way.lock().unwrap().sent.extend(bytes)));
    hand_on(camera, client, |bytes| {
        passed.lock().unwrap().answered.extend(bytes);
    });
}

/// Kept before it is handed on: what arrived was seen.
fn hand_on(mut from: TcpStream, mut to: TcpStream, keep: impl Fn(&[u8])) {
    let mut buffer = [0; 16 * 1024];
    while let Ok(count @ 1..) = from.read(&mut buffer) {
        keep(&buffer[..count]);
        if to.write_all(&buffer[..count]).is_err() {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Write);
    let _ = from.shutdown(Shutdown::Read);
}
