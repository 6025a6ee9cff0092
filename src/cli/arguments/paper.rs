//! What the verbs for keys, requests and certificates take.
//!
//! Apart because these verbs read and write files, whatever device they are for.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::Passphrase;
use crate::device::Address;

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
