//! One door of a camera: a port that is open or shut, and the connections inside.
//!
//! A shut door keeps its port (bound, not listening), so that nobody else on this computer takes
//! it during a restart and callers are refused at once.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rustls::ServerConfig;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::Notify;
use tokio::task::{JoinHandle, JoinSet};
use tokio_rustls::TlsAcceptor;

use super::Error;
use super::camera::Camera;
use super::{old_tls, serve};
use crate::error::Cause;

/// How callers of a door are spoken to.
#[derive(Clone, Debug)]
pub enum Speech {
    /// In clear.
    Clear,
    /// In the TLS of today.
    Tls(Arc<ServerConfig>),
    /// In TLS 1.1 at most.
    OldTls,
}

/// A door.
#[derive(Debug)]
pub struct Gate {
    address: Ipv4Addr,
    port: u16,
    door: Mutex<Door>,
    cut: Arc<Notify>,
}

#[derive(Debug)]
enum Door {
    Shut(Option<TcpSocket>),
    Open(JoinHandle<()>),
}

fn bind(address: Ipv4Addr, port: u16) -> Result<TcpSocket, Error> {
    let error = |e: std::io::Error| Error::Port {
        port,
        cause: Cause::new(e),
    };
    let socket = TcpSocket::new_v4().map_err(error)?;
    // Connections of before a restart may still be dying at this port. Elsewhere this option
    // would let strangers share the port.
    #[cfg(unix)]
    socket.set_reuseaddr(true).map_err(error)?;
    socket
        .bind(SocketAddr::from((address, port)))
        .map_err(error)?;
    Ok(socket)
}

impl Gate {
    /// Takes the port (0 = any) of an address of this computer without opening it.
    ///
    /// # Errors
    /// [`Error::Port`].
    pub fn reserve(address: Ipv4Addr, port: u16) -> Result<Self, Error> {
        let socket = bind(address, port)?;
        let port = socket
            .local_addr()
            .map_err(|e| Error::Port {
                port,
                cause: Cause::new(e),
            })?
            .port();
        Ok(Self {
            address,
            port,
            door: Mutex::new(Door::Shut(Some(socket))),
            cut: Arc::new(Notify::new()),
        })
    }

    /// Its port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Whether callers are let in.
    pub fn is_open(&self) -> bool {
        matches!(&*self.door(), Door::Open(_))
    }

    fn door(&self) -> std::sync::MutexGuard<'_, Door> {
        self.door.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Opens it; nothing happens when it is open.
    ///
    /// # Errors
    /// [`Error::Port`] when somebody took the port.
    pub fn open(&self, camera: Arc<Camera>, speech: Speech) -> Result<(), Error> {
        let mut door = self.door();
        let Door::Shut(socket) = &mut *door else {
            return Ok(());
        };
        let socket = match socket.take() {
            Some(socket) => socket,
            None => bind(self.address, self.port)?,
        };
        let listener = socket.listen(128).map_err(|e| Error::Port {
            port: self.port,
            cause: Cause::new(e),
        })?;
        let cut = Arc::clone(&self.cut);
        *door = Door::Open(tokio::spawn(receive(listener, camera, speech, cut)));
        Ok(())
    }

    /// Shuts it and ends every connection.
    pub async fn close(&self) {
        let task = {
            let mut door = self.door();
            match std::mem::replace(&mut *door, Door::Shut(None)) {
                Door::Open(task) => task,
                shut @ Door::Shut(_) => {
                    *door = shut;
                    return;
                }
            }
        };
        task.abort();
        let _ = task.await;
        for _ in 0..20 {
            if let Ok(socket) = bind(self.address, self.port) {
                *self.door() = Door::Shut(Some(socket));
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Ends every connection and stays open.
    pub fn cut(&self) {
        self.cut.notify_one();
    }

    /// Closes for good.
    pub fn stop(&self) {
        if let Door::Open(task) = std::mem::replace(&mut *self.door(), Door::Shut(None)) {
            task.abort();
        }
    }
}

async fn receive(listener: TcpListener, camera: Arc<Camera>, speech: Speech, cut: Arc<Notify>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            () = cut.notified() => connections.abort_all(),
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    let _ = connections.spawn(connection(stream, Arc::clone(&camera), speech.clone()));
                }
                // Out of file descriptors, or the caller was gone already.
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            },
            Some(_) = connections.join_next(), if !connections.is_empty() => {}
        }
    }
}

async fn connection(stream: TcpStream, camera: Arc<Camera>, speech: Speech) {
    let _ = stream.set_nodelay(true);
    match speech {
        Speech::Clear => serve::connection(stream, camera, false).await,
        Speech::Tls(config) => {
            let accept = TlsAcceptor::from(config).accept(stream);
            if let Ok(Ok(stream)) = tokio::time::timeout(Duration::from_secs(10), accept).await {
                serve::connection(stream, camera, true).await;
            }
        }
        Speech::OldTls => {
            let chain = camera.served_chain();
            old_tls::connection(stream, chain).await;
        }
    }
}
