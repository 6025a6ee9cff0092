//! What the verbs for devices take: finding, knowing, securing them.
//!
//! Apart because these verbs talk to devices and take a login.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Passphrase;
use crate::device::{Address, TimeServer};

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
    /// Have the cameras' clocks follow this time server (NTP), address or name, from now on; where
    /// one does not get the right time from it, its clock is set
    #[arg(long, value_name = "HOST")]
    pub time_server: Option<TimeServer>,
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
    /// A new certificate also for cameras whose present one is fine
    #[arg(long)]
    pub renew: bool,
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
    /// Restart the device when its certificate is for another address than its present one, and
    /// wait for the one it makes then
    #[arg(long)]
    pub restart: bool,
    /// Agree to a digest login over plain HTTP where the device has no usable HTTPS
    #[arg(long)]
    pub allow_http: bool,
    /// Leave the trust stores of this computer alone
    #[arg(long)]
    pub no_trust: bool,
}
