//! The files that pages of devices ask for, in the form each takes.
//!
//! Apart because window and console write the same ones. What holds a key is private on the disk;
//! keys are written as pages like them best: PKCS#1 for RSA, without a passphrase.

use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::certificate::{Certificate, PrivateKey, file};
use crate::device::Address;
use crate::secret::Secret;
use crate::work::Kit;
use crate::{certificate, directory, fl};

/// Which files a page asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KitKind {
    /// Certificate and key, two PEM files.
    TwoPem,
    /// Both in one PEM file, the key first.
    OnePem,
    /// Both in one PFX with a password, as today's programs write it.
    Pfx,
    /// The same for devices that read only the old ciphers.
    OldPfx,
    /// Only the certificate: the device makes key and request itself.
    Request,
}

impl KitKind {
    /// In the order they are offered.
    pub const ALL: [Self; 5] = [
        Self::TwoPem,
        Self::OnePem,
        Self::Request,
        Self::Pfx,
        Self::OldPfx,
    ];

    /// In the person's language.
    pub fn label(self) -> String {
        match self {
            Self::TwoPem => fl!("kit-two-pem"),
            Self::OnePem => fl!("kit-one-pem"),
            Self::Pfx => fl!("kit-pfx"),
            Self::OldPfx => fl!("kit-old-pfx"),
            Self::Request => fl!("kit-request"),
        }
    }
}

/// The key as most pages take it.
fn key_text(key: &PrivateKey) -> Zeroizing<String> {
    key.pkcs1_pem().unwrap_or_else(|| key.pem())
}

/// An address as a file name that every system takes.
pub fn stem(address: &Address) -> String {
    let mut stem: String = address
        .host()
        .chars()
        .map(|c| match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '.' | '-' | '_' => c,
            _ => '-',
        })
        .collect();
    if let Some(port) = address.port() {
        stem.push_str(&format!("-{port}"));
    }
    stem
}

/// Writes the files into `folder`, which is made; answers them in the order a page asks for them,
/// the root last. A PFX needs a password.
///
/// # Errors
/// When a file cannot be written; [`certificate::Error`] when the PFX cannot be made.
pub fn write(
    kit: &Kit,
    kind: KitKind,
    folder: &Path,
    password: Option<&Secret>,
) -> Result<Vec<PathBuf>, Error> {
    directory::make(folder)?;
    let stem = stem(&kit.address);
    let at = |ending: &str| folder.join(format!("{stem}{ending}"));
    let chain: String = kit.chain.iter().map(Certificate::pem).collect();
    let mut files = Vec::new();
    match kind {
        KitKind::TwoPem => {
            files = vec![at(".crt"), at(".key")];
            directory::write_atomic(&at(".crt"), chain.as_bytes())?;
            directory::write_private(&at(".key"), key_text(&kit.key).as_bytes())?;
        }
        KitKind::OnePem => {
            let both = Zeroizing::new(format!("{}{chain}", *key_text(&kit.key)));
            directory::write_private(&at(".pem"), both.as_bytes())?;
            files.push(at(".pem"));
        }
        KitKind::Pfx | KitKind::OldPfx => {
            let cipher = match kind {
                KitKind::Pfx => file::Cipher::Modern,
                _ => file::Cipher::Legacy,
            };
            let password = password.ok_or(Error::NoPassword)?;
            let bytes = file::pkcs12(&kit.chain, &kit.key, password, cipher)?;
            directory::write_private(&at(".pfx"), &bytes)?;
            files.push(at(".pfx"));
        }
        KitKind::Request => {}
    }
    directory::write_atomic(&at("-root.crt"), kit.root.pem().as_bytes())?;
    files.push(at("-root.crt"));
    Ok(files)
}

/// Why no files were written.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    /// The disk.
    #[error(transparent)]
    Directory(#[from] directory::Error),
    /// The PFX.
    #[error(transparent)]
    Certificate(#[from] certificate::Error),
    /// A PFX without a password.
    #[error("a PFX needs a password")]
    NoPassword,
}

impl crate::error::Explain for Error {
    fn explain(&self) -> crate::error::Explanation {
        match self {
            Self::Directory(error) => error.explain(),
            Self::Certificate(error) => error.explain(),
            Self::NoPassword => crate::explain!("error-kit-no-password"),
        }
    }
}
