//! What tests may see of a practice camera from inside.

/// What a camera looks like inside at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Ids of all keys.
    pub keys: Vec<String>,
    /// Ids of all certificates.
    pub certificates: Vec<String>,
    /// Ids of all certification paths.
    pub paths: Vec<String>,
    /// Ids of all passphrases.
    pub passphrases: Vec<String>,
    /// Ids of what the TLS server is assigned (paths, or certificates of the older operations).
    pub assigned: Vec<String>,
    /// Names that clients gave to keys, certificates and paths, in this order.
    pub aliases: Vec<String>,
    /// SHA-256 of the certificate served to the next handshake, 64 lower-case digits.
    pub served: Option<String>,
    /// Whether that is the factory certificate.
    pub serves_factory: bool,
    /// Whether it is a stranger's certificate, of somebody who got in between.
    pub serves_stranger: bool,
    /// Whether HTTP is switched on.
    pub http: bool,
    /// Whether HTTPS is switched on.
    pub https: bool,
    /// How far its clock is ahead, in seconds.
    pub clock_offset_seconds: i64,
    /// The time server its clock follows.
    pub time_server: Option<String>,
    /// Wrong passwords since the last right one.
    pub wrong_tries: u32,
    /// Whether what its last answers set in motion (a restart, another certificate) is still to come.
    pub busy: bool,
    /// Restarts so far.
    pub restarts: u32,
    /// Requests so far, logins included.
    pub requests: u32,
    /// Connections so far that were let in, with their handshake where there is one.
    pub connections: u32,
}

/// One request as the camera saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// Counted from 1 over both ports.
    pub number: u32,
    /// Over TLS.
    pub tls: bool,
    /// Method and path.
    pub line: String,
    /// SOAP operation, as far as it was read.
    pub operation: Option<String>,
    /// Account, when somebody was let in.
    pub account: Option<String>,
    /// The body, as text; may hold secrets of the practice.
    pub body: String,
    /// HTTP status of the answer; `None` while there is none.
    pub status: Option<u16>,
}
