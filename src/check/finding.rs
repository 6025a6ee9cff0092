//! One reason why a client refuses, or may refuse, as a fact with an id.
//!
//! Apart because console, window and the ladder all show them; the words are in the language files.

use serde::Serialize;
use time::OffsetDateTime;

pub use mend::Mend;

mod mend;
mod words;

/// One reason. The id (`finding` in JSON: `id`) is stable; scripts rely on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Finding {
    /// Nothing at all answers at the address.
    Unreachable { address: String },
    /// The machine answers, but nothing listens at the port.
    PortClosed { address: String, port: u16 },
    /// Something listens, but it speaks plain HTTP.
    OnlyHttp { address: String, port: u16 },
    /// Something listens that does not speak TLS.
    NoTls {
        address: String,
        port: u16,
        detail: String,
    },
    /// Only TLS versions or key exchanges that today's programs refuse.
    OldTls { address: String, version: String },
    /// Old, but most programs still open it (RSA key exchange, CBC).
    OldKeyExchange { what: String },
    /// No name server knows the name.
    UnknownName { name: String },
    /// TLS answered, but without a certificate.
    NoCertificate { address: String },
    /// The issuer of the last certificate sent is neither sent nor in the store, and what was sent
    /// is not signed by a root directly: an intermediate is missing.
    MissingIssuer { issuer: String },
    /// The certificate is for other names.
    WrongName { asked: String, names: Vec<String> },
    /// The certificate has no name field (SAN) at all.
    NoNames { asked: String },
    /// Its validity is over.
    Expired {
        #[serde(serialize_with = "super::moment")]
        since: OffsetDateTime,
    },
    /// Its validity has not begun by this computer's clock.
    NotYetValid {
        #[serde(serialize_with = "super::moment")]
        from: OffsetDateTime,
    },
    /// The certificate's dates fit the camera's clock but not this computer's, and the two differ.
    ThisClock { seconds_off: i64 },
    /// The camera's clock is outside the certificate's dates.
    CameraClock { seconds_off: i64 },
    /// Nobody this computer trusts has signed it; `self_signed` when it only vouches for itself.
    UntrustedRoot { issuer: String, self_signed: bool },
    /// The root in the store is expired (not every library looks).
    RootExpired {
        root: String,
        #[serde(serialize_with = "super::moment")]
        since: OffsetDateTime,
    },
    /// The root in the store is not marked as an authority (not every library looks).
    RootNotAuthority { root: String },
    /// The camera serves an authority's certificate as its own.
    AuthorityAsCamera,
    /// A key too short or of a kind that is refused.
    WeakKey { key: String },
    /// A signature by an algorithm that is refused (SHA-1, MD5).
    WeakSignature { algorithm: String },
    /// Not made for servers (extended key usage).
    BadUsage,
    /// The authority is limited to other names (name constraints).
    NameNotAllowed { asked: String },
    /// A signature in the chain does not fit its issuer's key.
    BadSignature,
    /// It was withdrawn.
    Revoked,
    /// A reason without words of its own.
    Other { detail: String },
    /// The operating system's store could not be read.
    StoreUnreadable { detail: String },
    /// Valid for longer than this client allows for a certificate of its age.
    TooLong { days: i64, limit: i64 },
    /// The address stands in the certificate as a DNS name, where no browser looks for it.
    AddressAsName { asked: String },
    /// A wildcard over too much (`*.local`), or not as a whole label.
    WideWildcard { name: String },
    /// No extended key usage at all.
    NoPurpose,
    /// keyUsage does not allow what the handshake did.
    WrongKeyUsage { needed: String },
    /// A kind of key this client does not know or does not take.
    UnsupportedKey { key: String },
    /// An extension this client must understand and does not.
    UnknownCritical { oid: String },
    /// Something in it breaks the grammar this client insists on.
    Malformed { detail: String },
    /// An X.509 version this client does not take there.
    OldCertificate { version: u32 },
    /// An intermediate is outside its dates.
    IssuerDates {
        issuer: String,
        #[serde(serialize_with = "super::moment")]
        from: OffsetDateTime,
        #[serde(serialize_with = "super::moment")]
        until: OffsetDateTime,
    },
    /// An intermediate is not marked as an authority.
    IssuerNotAuthority { issuer: String },
    /// An authority may not sign certificates by its own keyUsage.
    IssuerMayNotSign { issuer: String },
    /// An authority may not vouch for servers by its own extended key usage.
    IssuerForOthers { issuer: String },
    /// More authorities below one than it allows (path length).
    PathTooLong { issuer: String },
    /// The issuer's name is spelled in another string type or case than its own certificate has it.
    NameForm { issuer: String },
    /// The key identifiers of certificate and issuer do not match.
    KeyIdMismatch { issuer: String },
    /// The root in the store has not begun to be valid.
    RootNotYetValid {
        root: String,
        #[serde(serialize_with = "super::moment")]
        from: OffsetDateTime,
    },
    /// A device's own certificate was put among the roots.
    DeviceAsRoot,
    /// Another certificate of the same issuer has the same serial number.
    ReusedSerial { serial: String },
    /// Only strict programs refuse: a field RFC 5280 asks for is missing or wrong.
    NotStrict { detail: String },
    /// What listens at the port speaks another protocol and says so.
    OtherService {
        address: String,
        port: u16,
        service: String,
    },
    /// The certificates sent are more than any client takes.
    ChainTooLarge { address: String },
    /// This computer's clock is behind a moment that has surely been.
    ClockBehind {
        #[serde(serialize_with = "super::moment")]
        known: OffsetDateTime,
    },
    /// Another client than this computer does not accept it, whatever this computer says.
    ClientRefuses {
        client: String,
        because: Box<Finding>,
    },
    /// The root is in the account's own store only: another account of this computer, and every
    /// service, refuses.
    OnlyThisUser,
    /// How this client judges this point was never measured and is not published.
    NotMeasured { of: String },
}

impl Finding {
    /// The stable id, as in JSON.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Unreachable { .. } => "unreachable",
            Self::PortClosed { .. } => "port-closed",
            Self::OnlyHttp { .. } => "only-http",
            Self::NoTls { .. } => "no-tls",
            Self::OldTls { .. } => "old-tls",
            Self::OldKeyExchange { .. } => "old-key-exchange",
            Self::UnknownName { .. } => "unknown-name",
            Self::NoCertificate { .. } => "no-certificate",
            Self::MissingIssuer { .. } => "missing-issuer",
            Self::WrongName { .. } => "wrong-name",
            Self::NoNames { .. } => "no-names",
            Self::Expired { .. } => "expired",
            Self::NotYetValid { .. } => "not-yet-valid",
            Self::ThisClock { .. } => "this-clock",
            Self::CameraClock { .. } => "camera-clock",
            Self::UntrustedRoot { .. } => "untrusted-root",
            Self::RootExpired { .. } => "root-expired",
            Self::RootNotAuthority { .. } => "root-not-authority",
            Self::AuthorityAsCamera => "authority-as-camera",
            Self::WeakKey { .. } => "weak-key",
            Self::WeakSignature { .. } => "weak-signature",
            Self::BadUsage => "bad-usage",
            Self::NameNotAllowed { .. } => "name-not-allowed",
            Self::BadSignature => "bad-signature",
            Self::Revoked => "revoked",
            Self::Other { .. } => "other",
            Self::StoreUnreadable { .. } => "store-unreadable",
            Self::TooLong { .. } => "too-long",
            Self::AddressAsName { .. } => "address-as-name",
            Self::WideWildcard { .. } => "wide-wildcard",
            Self::NoPurpose => "no-purpose",
            Self::WrongKeyUsage { .. } => "wrong-key-usage",
            Self::UnsupportedKey { .. } => "unsupported-key",
            Self::UnknownCritical { .. } => "unknown-critical",
            Self::Malformed { .. } => "malformed",
            Self::OldCertificate { .. } => "old-certificate",
            Self::IssuerDates { .. } => "issuer-dates",
            Self::IssuerNotAuthority { .. } => "issuer-not-authority",
            Self::IssuerMayNotSign { .. } => "issuer-may-not-sign",
            Self::IssuerForOthers { .. } => "issuer-for-others",
            Self::PathTooLong { .. } => "path-too-long",
            Self::NameForm { .. } => "name-form",
            Self::KeyIdMismatch { .. } => "key-id-mismatch",
            Self::RootNotYetValid { .. } => "root-not-yet-valid",
            Self::DeviceAsRoot => "device-as-root",
            Self::ReusedSerial { .. } => "reused-serial",
            Self::NotStrict { .. } => "not-strict",
            Self::OnlyThisUser => "only-this-user",
            Self::NotMeasured { .. } => "not-measured",
            Self::OtherService { .. } => "other-service",
            Self::ChainTooLarge { .. } => "chain-too-large",
            Self::ClockBehind { .. } => "clock-behind",
            Self::ClientRefuses { .. } => "client-refuses",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_is_the_one_in_json() {
        for finding in [
            Finding::BadUsage,
            Finding::UntrustedRoot {
                issuer: "CN=x".into(),
                self_signed: true,
            },
            Finding::ThisClock { seconds_off: 5 },
            Finding::StoreUnreadable { detail: "x".into() },
            Finding::NotMeasured {
                of: "no-purpose".into(),
            },
        ] {
            let json = serde_json::to_value(&finding).unwrap();
            assert_eq!(json["id"], finding.id());
        }
    }
}
