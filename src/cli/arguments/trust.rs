//! What the verbs for this computer's trust stores take.
//!
//! Apart because these verbs change the computer and no device.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::device::Address;

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
