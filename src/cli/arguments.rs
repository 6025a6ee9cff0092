//! The command line as `clap` reads it: verbs and options, nothing about what they do.
//!
//! Apart because shell completions and the manual are made from the same definition. The verbs,
//! options and exit codes are a contract: scripts rely on them.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::device::Address;

/// Takes IP cameras and recorders from "Not secure" to a padlock every browser shows.
///
/// Data goes to stdout, everything else to stderr. Exit status: 0 yes or done, 1 no, refused or
/// not trusted, 2 could not find out or bad use. Passwords and passphrases are never arguments:
/// use --password-file, --passphrase-file, the variables CAMSEAL_PASSWORD and CAMSEAL_PASSPHRASE,
/// or type them when asked.
#[derive(Debug, Parser)]
#[command(
    name = "camseal-cli",
    version,
    propagate_version = true,
    max_term_width = 100
)]
pub struct Arguments {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub verb: Verb,
}

/// What every verb understands.
#[derive(Debug, Args)]
pub struct Global {
    /// The site: one customer's file (authority, cameras, how far each came)
    #[arg(long, global = true, value_name = "FILE")]
    pub site: Option<PathBuf>,
    /// Answer in JSON: one document, or one object a line where a verb streams
    #[arg(long, global = true)]
    pub json: bool,
    /// Show the technical causes of errors
    #[arg(long, short, global = true)]
    pub verbose: bool,
    /// Language of the answers, such as "en" or "de"; default: the desktop's
    #[arg(long, global = true, value_name = "TAG")]
    pub language: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Run practice cameras on this computer until Ctrl-C
    Practice(Practice),
    /// A customer's site and its authority
    #[command(subcommand)]
    Site(Site),
    /// The site's authority (CA): hand its root out, or bring an existing one in
    #[command(subcommand)]
    Authority(Authority),
    /// Make key and certificate files for a device that is done by hand
    Issue(Issue),
    /// Sign a request (CSR) that a camera has made
    Sign(Sign),
    /// Requests (CSR) that a public or company CA is to answer; the answer goes in by
    /// "secure --answer"
    #[command(subcommand)]
    Request(Request),
    /// Switch plain HTTP off on cameras that are proved to serve their certificate
    HttpOff(HttpOff),
    /// Look for cameras in the network
    Find(Find),
    /// Tell the family of a device and why, without logging in
    Identify(Identify),
    /// Give cameras a certificate of the site, and prove it
    Secure(Box<Secure>),
    /// Trust what a device has: fetch its own root, switch HTTPS on, and prove that they belong
    Adopt(Adopt),
    /// The trust stores of this computer and its browsers
    #[command(subcommand)]
    Trust(Trust),
    /// Judge what an address serves, as a client would
    Check(Check),
    /// Show a certificate, key or request: of a file or of an address
    View(View),
    /// Print the completions for a shell
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page (roff)
    Manual {
        /// The page of one verb, such as "secure"
        verb: Option<String>,
    },
}

#[derive(Debug, Args)]
pub struct Practice {
    /// Family of the cameras; may be given several times. Default: every family
    #[arg(long, value_name = "F")]
    pub family: Vec<String>,
    /// How many cameras; several families take turns. Default: one of each family
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub count: Option<u16>,
    /// The account they accept; the password is CAMSEAL_PASSWORD, else "practice"
    #[arg(long, value_name = "U", default_value = "admin")]
    pub user: String,
    /// How many seconds their clock is ahead, negative: behind
    #[arg(
        long,
        value_name = "SECONDS",
        default_value_t = 0,
        allow_negative_numbers = true
    )]
    pub clock_offset: i64,
    /// How long they take to make a key
    #[arg(long, value_name = "S", default_value_t = 2.0)]
    pub key_seconds: f64,
    /// How long they are gone when they restart
    #[arg(long, value_name = "S", default_value_t = 3.0)]
    pub restart_seconds: f64,
    /// First port to use; default: free ones
    #[arg(long, value_name = "P")]
    pub port_base: Option<u16>,
    /// Answer questions of this computer on loopback: WS-Discovery (UDP 3702), mDNS (5353), SSDP
    /// (1900)
    #[arg(long)]
    pub discoverable: bool,
    /// Give each camera an address of its own from this one on, such as 127.0.0.2; with
    /// --port-base all have the same ports
    #[arg(long, value_name = "ADDRESS")]
    pub spread: Option<std::net::Ipv4Addr>,
}

/// How the authority's key is opened.
#[derive(Debug, Args, Default)]
pub struct Passphrase {
    /// File with the passphrase in its first line; "-" is stdin
    #[arg(long, value_name = "F")]
    pub passphrase_file: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum Site {
    /// Make a site file with a new authority
    Create(SiteCreate),
    /// Show a site: its authority and how far each camera came
    Show {
        /// The site file; default: --site
        file: Option<PathBuf>,
    },
    /// At the end of a job: take the site's root, its secrets and its file off this computer
    Forget(SiteForget),
}

#[derive(Debug, Args)]
pub struct SiteForget {
    /// The site file
    pub file: PathBuf,
    /// Copy the site here first, so that it opens on another computer; where only this computer's
    /// key store opens it, it is sealed again with a passphrase
    #[arg(long, value_name = "F", conflicts_with = "without_export")]
    pub export: Option<PathBuf>,
    /// Agree that no copy is kept
    #[arg(long)]
    pub without_export: bool,
    /// Leave the root in the stores of this computer
    #[arg(long)]
    pub keep_root: bool,
    /// Only say what would change
    #[arg(long)]
    pub dry_run: bool,
    #[command(flatten)]
    pub passphrase: Passphrase,
}

#[derive(Debug, Args)]
pub struct SiteCreate {
    /// The file to make
    pub file: PathBuf,
    /// The customer's name, as it will stand in the root certificate
    #[arg(long)]
    pub name: String,
    /// A domain of the customer the authority may also sign for; may be given several times
    #[arg(long, value_name = "D")]
    pub domain: Vec<String>,
    /// The authority's key
    #[arg(long, value_enum, default_value_t = AuthorityKey::Rsa3072)]
    pub key: AuthorityKey,
    /// How many years the root is valid
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=30))]
    pub years: u32,
    /// Make a root that may sign for any name (not advised)
    #[arg(long)]
    pub no_constraints: bool,
    /// Make a random passphrase, save it in this new private file and lock the key with it
    #[arg(long, value_name = "F", conflicts_with = "passphrase_file")]
    pub new_passphrase_file: Option<PathBuf>,
    #[command(flatten)]
    pub passphrase: Passphrase,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AuthorityKey {
    #[value(name = "rsa-3072")]
    Rsa3072,
    #[value(name = "p256")]
    P256,
    #[value(name = "p384")]
    P384,
    #[value(name = "rsa-4096")]
    Rsa4096,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CameraKey {
    #[value(name = "rsa-2048")]
    Rsa2048,
    #[value(name = "p256")]
    P256,
    #[value(name = "rsa-3072")]
    Rsa3072,
    #[value(name = "rsa-4096")]
    Rsa4096,
    #[value(name = "p384")]
    P384,
}

#[derive(Debug, Subcommand)]
pub enum Authority {
    /// Write the root certificate, for other computers
    Export {
        /// How it is written
        #[arg(long, value_enum, default_value_t = Format::Pem)]
        format: Format,
        /// Where to; default: stdout
        #[arg(long, value_name = "F")]
        out: Option<PathBuf>,
    },
    /// Bring an existing authority into the site: PEM, DER, PFX, or a NAS's ZIP
    Import(Import),
}

#[derive(Debug, Args)]
pub struct Import {
    /// Certificate, with its chain when it has one; may hold the key too
    #[arg(long, value_name = "F")]
    pub certificate: PathBuf,
    /// The key, when it lies in a file of its own
    #[arg(long, value_name = "F")]
    pub key: Option<PathBuf>,
    /// File with the password of the key file or PFX; "-" is stdin; default: CAMSEAL_PASSWORD
    #[arg(long, value_name = "F")]
    pub password_file: Option<PathBuf>,
    /// Agree that certificates of the present authority stop counting
    #[arg(long)]
    pub replace: bool,
    #[command(flatten)]
    pub passphrase: Passphrase,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Pem,
    Der,
    P7b,
}

#[derive(Debug, Args)]
pub struct Issue {
    /// Addresses the device is reached by
    #[arg(required = true, value_name = "ADDRESS")]
    pub addresses: Vec<Address>,
    /// A further name; may be given several times
    #[arg(long, value_name = "NAME")]
    pub dns: Vec<String>,
    /// The device's key
    #[arg(long, value_enum, default_value_t = CameraKey::Rsa2048)]
    pub key: CameraKey,
    /// How many days the certificate is valid, at most 824
    #[arg(long, value_name = "N", default_value_t = 730, value_parser = clap::value_parser!(u32).range(1..=824))]
    pub days: u32,
    /// Folder for the files
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Which files: "two-pem" certificate and key, "one-pem" both in one, "pfx", or "pfx-legacy"
    /// for old devices and programs
    #[arg(long, value_enum, default_value_t = Kit::TwoPem)]
    pub kit: Kit,
    /// File with the password for the PFX; default: CAMSEAL_PASSWORD; "-" is stdin
    #[arg(long, value_name = "F")]
    pub password_file: Option<PathBuf>,
    #[command(flatten)]
    pub passphrase: Passphrase,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Kit {
    TwoPem,
    OnePem,
    Pfx,
    PfxLegacy,
}

#[derive(Debug, Args)]
pub struct Sign {
    /// The request (CSR), PEM or DER; "-" is stdin
    pub request: PathBuf,
    /// Address the camera is reached by; may be given several times
    #[arg(long, required = true, value_name = "A")]
    pub address: Vec<Address>,
    /// A further name; may be given several times
    #[arg(long, value_name = "NAME")]
    pub dns: Vec<String>,
    /// How many days the certificate is valid, at most 824
    #[arg(long, value_name = "N", default_value_t = 730, value_parser = clap::value_parser!(u32).range(1..=824))]
    pub days: u32,
    /// Where the certificate and its chain are written (PEM); "-" is stdout
    #[arg(long, value_name = "F")]
    pub out: PathBuf,
    #[command(flatten)]
    pub passphrase: Passphrase,
}

#[derive(Debug, Subcommand)]
pub enum Request {
    /// Have devices make keys and requests, or make them here; the site waits for the answers
    Make(Box<RequestMake>),
    /// Bring in a request that was made on a device's own page
    Add {
        /// The request, PEM or DER
        request: PathBuf,
        /// The device that made it
        address: Address,
    },
    /// Tell which requests wait
    List,
    /// Give up what waits for these devices
    Drop {
        /// The devices
        #[arg(required = true, value_name = "ADDRESS")]
        addresses: Vec<Address>,
    },
}

#[derive(Debug, Args)]
pub struct RequestMake {
    /// The devices
    #[arg(required = true, value_name = "ADDRESS")]
    pub addresses: Vec<Address>,
    /// Where the key is made: "camera" (it never leaves it) or "here"
    #[arg(long, value_enum)]
    pub key_on: RequestKeyOn,
    /// One key and one certificate for all these devices (only with a key made here)
    #[arg(long)]
    pub shared: bool,
    /// Folder for the requests
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Common name; default: the first --dns, else the address
    #[arg(long, value_name = "NAME")]
    pub common_name: Option<String>,
    /// Country, two letters
    #[arg(long, value_name = "CC", default_value = "")]
    pub country: String,
    /// State or province
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub state: String,
    /// Place
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub place: String,
    /// Organization
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub organization: String,
    /// Unit in the organization
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub unit: String,
    /// A further name (a key made here, one device or --shared); may be given several times
    #[arg(long, value_name = "NAME")]
    pub dns: Vec<String>,
    /// The key, when it is made here
    #[arg(long, value_enum, default_value_t = CameraKey::Rsa2048)]
    pub key: CameraKey,
    /// The account, when the camera makes the key
    #[arg(long, value_name = "U")]
    pub user: Option<String>,
    /// File with the password in its first line; "-" is stdin; default: CAMSEAL_PASSWORD
    #[arg(long, value_name = "F")]
    pub password_file: Option<PathBuf>,
    /// Agree to a digest login over plain HTTP where a camera has no usable HTTPS
    #[arg(long)]
    pub allow_http: bool,
    #[command(flatten)]
    pub passphrase: Passphrase,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RequestKeyOn {
    Camera,
    Here,
}

/// Cameras of the site, and who uses them.
#[derive(Debug, Args)]
pub struct HttpOff {
    /// The cameras
    #[arg(required = true, value_name = "ADDRESS")]
    pub addresses: Vec<Address>,
    /// The recorder or program that uses these cameras: it must reach them by HTTPS from now on
    #[arg(long, value_name = "NAME", required_unless_present = "no_recorder")]
    pub recorder: Option<String>,
    /// No recorder uses them
    #[arg(long, conflicts_with = "recorder")]
    pub no_recorder: bool,
    /// The account, which must be an administrator of the camera
    #[arg(long, value_name = "U")]
    pub user: Option<String>,
    /// File with the password in its first line; "-" is stdin; default: CAMSEAL_PASSWORD
    #[arg(long, value_name = "F")]
    pub password_file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Find {
    /// Addresses to try too: "192.168.1.0/24", "192.168.1.10-50", or several; may be repeated
    #[arg(long, value_name = "CIDR")]
    pub range: Vec<String>,
    /// A list of addresses to try too: text or CSV with any columns; "-" is stdin
    #[arg(long, value_name = "F")]
    pub list: Option<PathBuf>,
    /// Ask only by this network interface (name or own address); may be repeated. Default: all
    #[arg(long, value_name = "NAME")]
    pub interface: Vec<String>,
    /// Do not go through this computer's own networks (private ones of up to 1022 addresses)
    #[arg(long)]
    pub no_sweep: bool,
    /// Ask nobody by WS-Discovery, mDNS and SSDP: only go through ranges and list
    #[arg(long, conflicts_with_all = ["interface", "no_sweep"])]
    pub no_probes: bool,
    /// How long to listen
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..=3600))]
    pub seconds: u32,
}

#[derive(Debug, Args)]
pub struct Identify {
    /// The device
    pub address: Address,
}

#[derive(Debug, Args)]
pub struct Secure {
    /// The cameras; default: those of the site that are not done yet
    #[arg(value_name = "ADDRESS")]
    pub addresses: Vec<Address>,
    /// A table of cameras, one row a group: columns "address" (one, several, or a range), "user"
    /// and "password-file" (beside the table); what a row leaves out is the command's
    #[arg(long, value_name = "F")]
    pub list: Option<PathBuf>,
    /// What a public or company CA answered to a request of this site, in any form; each
    /// certificate goes to the camera that has its key. May be given several times
    #[arg(long, value_name = "F", conflicts_with_all = ["addresses", "list", "dns", "family"])]
    pub answer: Vec<PathBuf>,
    /// The account, which must be an administrator of the camera
    #[arg(long, value_name = "U")]
    pub user: Option<String>,
    /// File with the password in its first line; "-" is stdin; default: CAMSEAL_PASSWORD
    #[arg(long, value_name = "F")]
    pub password_file: Option<PathBuf>,
    /// Drive the cameras as this family instead of finding out
    #[arg(long, value_name = "F")]
    pub family: Option<String>,
    /// Where the key is made
    #[arg(long, value_enum, default_value_t = KeyOn::Auto)]
    pub key_on: KeyOn,
    /// How many cameras at the same time
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub at_once: Option<u16>,
    /// A further name for the certificate (one camera only), also an address it is going to get;
    /// may be given several times
    #[arg(long, value_name = "NAME")]
    pub dns: Vec<String>,
    /// How many days the certificates are valid, at most 824
    #[arg(long, value_name = "N", default_value_t = 730, value_parser = clap::value_parser!(u32).range(1..=824))]
    pub days: u32,
    /// Folder for the files of cameras done by hand; default: beside the site file
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Which files cameras done by hand get
    #[arg(long, value_enum, default_value_t = HandKit::TwoPem)]
    pub kit: HandKit,
    /// Watch cameras done by hand until they serve what was made (Ctrl-C ends); a request (CSR)
    /// saved into their folder is signed
    #[arg(long)]
    pub watch: bool,
    /// Leave the trust stores of this computer alone; otherwise the site's root is put into them
    /// once a camera is secure
    #[arg(long)]
    pub no_trust: bool,
    /// Agree that a wrong camera clock is set
    #[arg(long)]
    pub set_clock: bool,
    /// Agree that a camera is restarted when it must be
    #[arg(long)]
    pub allow_restart: bool,
    /// Agree to a digest login over plain HTTP where a camera has no usable HTTPS
    #[arg(long)]
    pub allow_http: bool,
    /// Go on with a camera of this site that shows another certificate than the one it was secured
    /// with: it was reset or exchanged, and you know of it
    #[arg(long)]
    pub allow_changed_certificate: bool,
    #[command(flatten)]
    pub passphrase: Passphrase,
}

/// Files a page takes: certificate and key apart, or both in one file, the key first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum HandKit {
    TwoPem,
    OnePem,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum KeyOn {
    Camera,
    Here,
    Auto,
}

/// A device that signs its own certificate, and what may be done to it.
#[derive(Debug, Args)]
pub struct Adopt {
    /// The device
    #[arg(value_name = "ADDRESS")]
    pub address: Address,
    /// The account, which must be an administrator of the device
    #[arg(long, value_name = "U")]
    pub user: Option<String>,
    /// File with the password in its first line; "-" is stdin; default: CAMSEAL_PASSWORD
    #[arg(long, value_name = "F")]
    pub password_file: Option<PathBuf>,
    /// The root, saved from the device's page, instead of fetching it; then no login is needed
    #[arg(long, value_name = "F")]
    pub root: Option<PathBuf>,
    /// Where to write the root, for other computers
    #[arg(long, value_name = "F")]
    pub out: Option<PathBuf>,
    /// Take a root although its key lies in every device of the make: whoever has that firmware can
    /// pretend to be any web site on this computer
    #[arg(long)]
    pub accept_shared_key: bool,
    /// Agree to a digest login over plain HTTP where the device has no usable HTTPS
    #[arg(long)]
    pub allow_http: bool,
    /// Leave the trust stores of this computer alone
    #[arg(long)]
    pub no_trust: bool,
}

/// Which stores and which root.
#[derive(Debug, Args)]
pub struct TrustScope {
    /// A store by its id, see "trust status"; may be given several times. Default: all
    #[arg(long, value_name = "ID")]
    pub store: Vec<String>,
    /// The root certificate; default: that of the --site
    #[arg(long, value_name = "F")]
    pub root: Option<PathBuf>,
    /// Its SHA-256: refuse any other root
    #[arg(long, value_name = "H", requires = "root")]
    pub sha256: Option<String>,
    /// Work on the system below this folder (an image or container) instead of this computer's
    #[arg(long, value_name = "DIR")]
    pub root_dir: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum Trust {
    /// Tell in which stores the root is: exit 0 when it is in all
    Status(TrustScope),
    /// Put the root in
    Install(TrustChange),
    /// Take the root out
    Remove(TrustChange),
    /// Find certificates that lie where they do not belong (wrong store, a camera's own among the
    /// roots, earlier tries, a maker's root), and mend those camseal knows
    Tidy(TrustTidy),
}

#[derive(Debug, Args)]
pub struct TrustTidy {
    /// Cameras whose certificates are looked at, to know them again in the stores
    #[arg(value_name = "ADDRESS")]
    pub addresses: Vec<Address>,
    /// A store by its id, see "trust status"; may be given several times. Default: all
    #[arg(long, value_name = "ID")]
    pub store: Vec<String>,
    /// The own root certificate; default: that of the --site, when one is given
    #[arg(long, value_name = "F")]
    pub root: Option<PathBuf>,
    /// Mend only the certificate with this SHA-256, also one camseal does not know; may be given
    /// several times
    #[arg(long, value_name = "H")]
    pub only: Vec<String>,
    /// Work on the system below this folder (an image or container) instead of this computer's
    #[arg(long, value_name = "DIR")]
    pub root_dir: Option<PathBuf>,
    /// Only say what would change
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct TrustChange {
    #[command(flatten)]
    pub scope: TrustScope,
    /// Only say what would change
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct Check {
    /// Where the camera is reached; several make a list. Default: the cameras of the --site
    #[arg(value_name = "ADDRESS")]
    pub addresses: Vec<Address>,
    /// A file with addresses: one a line, CSV, or ranges such as "192.168.1.10-50"
    #[arg(long, value_name = "F")]
    pub list: Option<PathBuf>,
    /// Save the list as a page to hand over
    #[arg(long, value_name = "F")]
    pub html: Option<PathBuf>,
    /// Save the list for a spreadsheet
    #[arg(long, value_name = "F")]
    pub csv: Option<PathBuf>,
    /// With --site: agree to what the camera serves now, after both certificates were shown
    #[arg(long, requires = "site")]
    pub accept: bool,
    /// Whose rules: "this-pc", "chrome", "firefox", "apple", "windows", "openssl", "java" or "all"
    #[arg(long, default_value = "this-pc")]
    pub client: String,
    /// Ask for this name instead of the address
    #[arg(long, value_name = "N")]
    pub name: Option<String>,
    /// Trust this root too, as if it were installed; may be given several times
    #[arg(long, value_name = "F")]
    pub root: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub struct View {
    /// A file, or an address whose certificate is fetched
    #[arg(value_name = "FILE|ADDRESS")]
    pub subject: String,
    /// File with the password of an encrypted file; "-" is stdin; default: CAMSEAL_PASSWORD
    #[arg(long, value_name = "F")]
    pub password_file: Option<PathBuf>,
}
