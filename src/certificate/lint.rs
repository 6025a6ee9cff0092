//! What a client will refuse or should not be given, before anything is issued or installed.
//!
//! Apart because the rules were measured on real clients (Chromium, Firefox, OpenSSL; Apple by
//! its published rules) and are the same for a file, a camera and an import. A finding is no
//! error: the technician decides. Rules that need a whole handshake are in `check`.

mod rules;
mod words;

pub use rules::{camera_certificate, root};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Good to know.
    Note,
    /// Some clients refuse it, or it is a risk.
    Warning,
    /// Chromium or Firefox refuses it, or it is not safe at all.
    Error,
}

/// One reason. The fields are facts; the words are in the language files.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Finding {
    /// No subjectAltName: no name counts.
    NoNames,
    /// An address as DNS name only.
    AddressAsName { name: String },
    /// A wildcard over a bare suffix.
    WideWildcard { name: String },
    /// Valid for more than 825 days.
    TooLong { days: i64 },
    /// No extended key usage.
    NoPurpose,
    /// Extended key usage without serverAuth.
    WrongPurpose,
    /// keyUsage without digitalSignature.
    NoDigitalSignature,
    /// RSA under 2048 bits.
    WeakKey { kind: String },
    /// A kind of key browsers do not take.
    UnsupportedKey { kind: String },
    /// Signed with SHA-1 or MD5.
    OldSignature { algorithm: String },
    /// A camera certificate that says it is an authority.
    CameraIsAuthority,
    /// Past.
    Expired { until: time::OffsetDateTime },
    /// Future.
    NotYetValid { from: time::OffsetDateTime },
    /// Nobody vouches for it.
    SelfSigned,
    /// An extension nobody here knows must be understood.
    UnknownCritical { oid: String },
    /// The end lies before the start.
    NeverValid,
    /// A version 1 root: no limits at all.
    OldRoot,
    /// A version 3 root without basicConstraints.
    RootWithoutConstraints,
    /// basicConstraints says it is no authority.
    NotAnAuthority,
    /// keyUsage without keyCertSign.
    MayNotSign,
    /// Not limited to any names.
    UnlimitedRoot,
    /// iOS lists roots by common name.
    RootWithoutName,
    /// No subjectKeyIdentifier; strict OpenSSL refuses.
    RootWithoutKeyId,
    /// Signed by another authority: not a root.
    NotARoot { issuer: String },
}

impl Finding {
    /// A stable name for scripts and tests.
    pub fn id(&self) -> &'static str {
        match self {
            Self::NoNames => "no-names",
            Self::AddressAsName { .. } => "address-as-name",
            Self::WideWildcard { .. } => "wide-wildcard",
            Self::TooLong { .. } => "too-long",
            Self::NoPurpose => "no-purpose",
            Self::WrongPurpose => "wrong-purpose",
            Self::NoDigitalSignature => "no-digital-signature",
            Self::WeakKey { .. } => "weak-key",
            Self::UnsupportedKey { .. } => "unsupported-key",
            Self::OldSignature { .. } => "old-signature",
            Self::CameraIsAuthority => "camera-is-authority",
            Self::Expired { .. } => "expired",
            Self::NotYetValid { .. } => "not-yet-valid",
            Self::SelfSigned => "self-signed",
            Self::UnknownCritical { .. } => "unknown-critical",
            Self::NeverValid => "never-valid",
            Self::OldRoot => "old-root",
            Self::RootWithoutConstraints => "root-without-constraints",
            Self::NotAnAuthority => "not-an-authority",
            Self::MayNotSign => "may-not-sign",
            Self::UnlimitedRoot => "unlimited-root",
            Self::RootWithoutName => "root-without-name",
            Self::RootWithoutKeyId => "root-without-key-id",
            Self::NotARoot { .. } => "not-a-root",
        }
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        match self {
            Self::UnlimitedRoot | Self::RootWithoutKeyId => Severity::Note,
            Self::TooLong { .. }
            | Self::NoPurpose
            | Self::SelfSigned
            | Self::OldRoot
            | Self::RootWithoutName
            | Self::NotARoot { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }
}
