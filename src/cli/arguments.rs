//! The command line as `clap` reads it: verbs and options, nothing about what they do.
//!
//! Apart because shell completions and the manual are made from the same definition. The verbs,
//! options and exit codes are a contract: scripts rely on them.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::device::Address;

mod device;
mod paper;
mod trust;

pub use device::{Adopt, Find, HandKit, HttpOff, Identify, KeyOn, Secure};
pub use paper::{CameraKey, Format, Issue, Kit, Request, RequestKeyOn, RequestMake, Sign};
pub use trust::{Trust, TrustScope, TrustTidy};

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

/// Below a verb's own options, which a person looks for first.
const EVERYWHERE: &str = "Options of every command";

/// What every verb understands.
#[derive(Debug, Args)]
pub struct Global {
    /// The site: one customer's file (authority, cameras, how far each came)
    #[arg(long, global = true, help_heading = EVERYWHERE, value_name = "FILE")]
    pub site: Option<PathBuf>,
    /// Answer in JSON: one document, or one object a line where a verb streams
    #[arg(long, global = true, help_heading = EVERYWHERE)]
    pub json: bool,
    /// Show the technical causes of errors
    #[arg(long, short, global = true, help_heading = EVERYWHERE)]
    pub verbose: bool,
    /// Language of the answers, such as "en" or "de"; default: the desktop's
    #[arg(long, global = true, help_heading = EVERYWHERE, value_name = "TAG")]
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
    /// File with the passphrase of the site's authority in its first line; "-" is stdin; default:
    /// CAMSEAL_PASSPHRASE
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
    /// File with the site's present passphrase in its first line: needed when keys of requests wait
    /// for their answer and the passphrase becomes another
    #[arg(long, value_name = "F")]
    pub old_passphrase_file: Option<PathBuf>,
    #[command(flatten)]
    pub passphrase: Passphrase,
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
