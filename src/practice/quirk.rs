//! What can be odd about a practice camera. Each was seen on real ones or is an attack.
//!
//! Apart because tests name these and nobody else does; the default is a well-behaved camera.

/// Everything odd at once; see the fields.
#[derive(Clone, Debug)]
pub struct Quirks {
    /// HTTPS when it leaves the factory.
    pub https: Https,
    /// Whether it has any interface for certificates.
    pub certificates: bool,
    /// How old the firmware of a maker's own interface is.
    pub age: Age,
    /// Its accounts want a one-time code besides the password, where a family knows that.
    pub second_factor: bool,
    /// No place is left for another certificate in a maker's own interface.
    pub full: bool,
    /// Slots already taken by somebody else's objects in the key store.
    pub foreign_objects: usize,
    /// Tells only its local time, no UTC.
    pub local_time_only: bool,
    /// Its faults use the prefix `ter` without declaring it.
    pub undeclared_prefix: bool,
    /// Restarts after an activation and serves the old certificate again.
    pub forgets_activation: bool,
    /// Which logins it takes.
    pub login: Login,
    /// RSA lengths it makes and takes, in bit.
    pub rsa_lengths: Vec<u32>,
    /// Whether it makes P-256 and P-384 keys.
    pub elliptic_curves: bool,
    /// Whether it makes keys at all.
    pub makes_keys: bool,
    /// Takes keys as bare pairs (PKCS#8) and no PKCS#12 containers.
    pub bare_pairs: bool,
    /// Keeps passphrases for what is uploaded.
    pub passphrases: bool,
    /// Every key it makes ends as `corrupt`.
    pub corrupt_keys: bool,
    /// Speaks TLS 1.2 only.
    pub tls12_only: bool,
    /// TLS 1.0 and 1.1 are enabled and nothing newer, until somebody enables that.
    pub old_tls: bool,
    /// With `old_tls`: its firmware knows nothing newer, whatever anybody enables.
    pub only_old_tls: bool,
    /// The certificate it made itself is for an address it had before, until it restarts.
    pub old_address: bool,
    /// What it says of secure streaming in its media service, version 2; `None` = it has no such
    /// service. Nothing streams here, whatever it says.
    pub says_srtp: Option<bool>,
    /// Its clock can follow a time server.
    pub time_server: bool,
    /// What becomes of a time that somebody sets.
    pub hand_time: HandTime,
    /// Signs its requests with SHA-1.
    pub sha1_requests: bool,
    /// How the older certificate operations behave.
    pub legacy: Legacy,
    /// How Uniview's interface behaves.
    pub lapi: Lapi,
    /// Which generation of TVT's interface it is.
    pub nvms: Nvms,
    /// How Hikvision's interface behaves.
    pub isapi: Isapi,
    /// Tries with a wrong password before the account is locked.
    pub lock_after: u32,
    /// How long it stays locked.
    pub lock_seconds: f64,
    /// How far the time in a UsernameToken may be off the camera's own clock.
    pub token_window_seconds: i64,
    /// Refuses tokens with more than 16 bytes of nonce or a time finer than milliseconds.
    pub short_tokens: bool,
    /// How long a digest nonce lives.
    pub nonce_seconds: f64,
    /// Time between the answer and the switch to the new certificate.
    pub switch_seconds: f64,
    /// Asks its callers for certificates.
    pub client_certificates: bool,
    /// Knows GetEndpointReference, by which its ports are recognised as one device's.
    pub endpoint: bool,
    /// Hears a probe only when the prefix of its type reads literally `dn` or `tds`.
    pub literal_prefix: bool,
    /// What becomes of a connection after an answer.
    pub hangs: Hangs,
    /// Tricks on single requests.
    pub tricks: Vec<Trick>,
}

impl Default for Quirks {
    fn default() -> Self {
        Self {
            https: Https::Usual,
            certificates: true,
            age: Age::Current,
            second_factor: false,
            full: false,
            foreign_objects: 0,
            local_time_only: false,
            undeclared_prefix: false,
            forgets_activation: false,
            login: Login::Both,
            rsa_lengths: vec![1024, 2048, 3072, 4096],
            elliptic_curves: true,
            makes_keys: true,
            bare_pairs: false,
            passphrases: true,
            corrupt_keys: false,
            tls12_only: false,
            old_tls: false,
            only_old_tls: false,
            old_address: false,
            says_srtp: None,
            time_server: true,
            hand_time: HandTime::Taken,
            sha1_requests: false,
            legacy: Legacy::default(),
            lapi: Lapi::default(),
            nvms: Nvms::default(),
            isapi: Isapi::default(),
            lock_after: 5,
            lock_seconds: 300.0,
            token_window_seconds: 300,
            short_tokens: false,
            nonce_seconds: 60.0,
            switch_seconds: 0.5,
            client_certificates: false,
            endpoint: true,
            literal_prefix: false,
            hangs: Hangs::On,
            tricks: Vec::new(),
        }
    }
}

/// HTTPS when the camera leaves the factory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Https {
    /// As devices of its family leave the factory.
    Usual,
    /// On, with the factory certificate.
    On,
    /// Off; the factory certificate is assigned.
    Off,
    /// Off, and nothing is assigned.
    OffUnassigned,
}

/// What becomes of a time that somebody sets (ONVIF SetSystemDateAndTime, `Manual`). Real ones
/// switch their time server on and off and cannot be set (edgexfoundry/device-onvif-camera, issue
/// 27); whether they say so is not told there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandTime {
    /// It is the camera's time.
    Taken,
    /// The camera says no.
    Refused,
    /// The camera says yes and goes by its own.
    Ignored,
}

/// What becomes of a connection after an answer that did not say it would end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hangs {
    /// It stays, as HTTP/1.1 has it, and ends after five idle seconds.
    On,
    /// It ends without a word a moment after the answer, perhaps in the middle of the next request.
    Up,
    /// It stays until the next request came, and ends without carrying that out.
    UpOnNext,
    /// It stays until the next request came, and ends after carrying that out.
    UpOnNextDone,
}

/// How old a firmware is, where the maker's own interface has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// Today's.
    Current,
    /// The interface is there as a preview, under another path.
    Beta,
    /// The interface before.
    Older,
}

/// Which logins the camera takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Login {
    /// HTTP digest and WS-UsernameToken.
    Both,
    /// HTTP digest; a security header is not understood.
    DigestOnly,
    /// HTTP digest with MD5 only.
    DigestMd5Only,
    /// WS-UsernameToken only.
    TokenOnly,
}

/// How the certificate operations of the device service behave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Legacy {
    /// OnboardKeyGeneration: the camera makes keys, else it wants them.
    pub onboard_key: bool,
    /// Takes a private key only as PKCS#1.
    pub wants_pkcs1: bool,
    /// Knows GetServices.
    pub services: bool,
    /// A new certificate is served only after a restart.
    pub needs_restart: bool,
    /// LoadCertificates wants the id of CreateCertificate, else a new one.
    pub same_id: bool,
    /// GetPkcs10Request answers PEM instead of DER.
    pub pem_request: bool,
}

impl Default for Legacy {
    fn default() -> Self {
        Self {
            onboard_key: true,
            wants_pkcs1: false,
            services: true,
            needs_restart: false,
            same_id: false,
            pem_request: false,
        }
    }
}

/// When a new certificate file is really served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reload {
    /// As soon as it was taken.
    AtOnce,
    /// When HTTPS is switched on anew.
    OnSwitch,
    /// Only after a restart.
    AtRestart,
}

/// How Uniview's interface behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lapi {
    /// Challenges everybody with status 200, not only its own page.
    pub hidden_challenge: bool,
    /// What the upload's part must be called.
    pub part: Part,
    /// When a new file is served.
    pub reload: Reload,
}

impl Default for Lapi {
    fn default() -> Self {
        Self {
            hidden_challenge: false,
            part: Part::Either,
            reload: Reload::OnSwitch,
        }
    }
}

/// Name of an upload's part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// `file`, as newer pages call it.
    File,
    /// `FileName`, as older ones do.
    FileName,
    /// Both are taken.
    Either,
}

/// Generations of TVT's interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Nvms {
    /// The token comes with the login, passwords travel sealed, files over a WebSocket.
    #[default]
    Modern,
    /// The token comes with the challenge; no sealed passwords, no WebSocket.
    Classic,
    /// No challenge at all.
    Legacy,
}

/// How Hikvision's interface behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Isapi {
    /// A recorder: other namespace, HTTPS is the third entry.
    pub recorder: bool,
    /// Entries but HTTPS have no `enabled`.
    pub without_enabled: bool,
    /// It has HTTPS at all.
    pub knows_https: bool,
}

impl Default for Isapi {
    fn default() -> Self {
        Self {
            recorder: false,
            without_enabled: false,
            knows_https: true,
        }
    }
}

/// One trick: what happens, and at which requests.
#[derive(Clone, Debug, PartialEq)]
pub struct Trick {
    /// When.
    pub at: At,
    /// What.
    pub what: What,
}

/// Which requests a trick hits. Requests are counted from 1 over both ports, logins included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// All.
    Every,
    /// Only this one.
    Request(u32),
    /// This one and all after it.
    From(u32),
    /// Every request of this SOAP operation (or path of a web page) that is let in.
    Operation(String),
    /// The first request of this operation that is let in.
    First(String),
}

/// What a trick does.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// Cuts the connection and carries nothing out.
    CutBefore,
    /// Carries it out and cuts the connection without an answer.
    CutAfter,
    /// Carries it out and cuts the connection in the middle of the answer.
    CutMidway,
    /// Answers 200 with bytes that are no XML.
    Garbage,
    /// Answers with a body that never ends.
    Endless,
    /// Answers with a body of 50 MB.
    Huge,
    /// Answers with XML whose entities unfold a billionfold.
    EntityBomb,
    /// Answers after so many seconds.
    Slow(f64),
    /// Sends the caller to this URL.
    Redirect(String),
    /// Answers as it should, but from then on another certificate is served: somebody is in
    /// between.
    SwapCertificate,
    /// Answers as it should, then restarts.
    Restart,
}
