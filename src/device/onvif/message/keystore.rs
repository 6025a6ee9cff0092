//! Every request of the Advanced Security service. ONVIF advancedsecurity.wsdl, Security 5.
//!
//! Apart from the device service because the messages are another namespace and another order.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use crate::certificate::Subject;
use crate::device::soap::{LONG, Request, Service::Security};
use crate::device::xml::{leaf, wrap};
use crate::secret::Secret;

/// sha256WithRSAEncryption.
pub(in crate::device) const RSA_SHA256: &str = "1.2.840.113549.1.1.11";
/// sha1WithRSAEncryption: for requests only, when a device knows no better.
pub(in crate::device) const RSA_SHA1: &str = "1.2.840.113549.1.1.5";
/// ecdsa-with-SHA256.
pub(in crate::device) const ECDSA_SHA256: &str = "1.2.840.10045.4.3.2";

/// GetServiceCapabilities; answered without a login.
pub(in crate::device) fn capabilities() -> Request {
    Request::get(Security, "GetServiceCapabilities", String::new()).open()
}

/// GetAllKeys.
pub(in crate::device) fn keys() -> Request {
    Request::get(Security, "GetAllKeys", String::new())
}

/// GetKeyStatus.
pub(in crate::device) fn key_state(key: &str) -> Request {
    Request::get(Security, "GetKeyStatus", leaf("tas:KeyID", key))
}

/// CreateRSAKeyPair of `bits`.
pub(in crate::device) fn make_rsa(bits: u32, alias: &str) -> Request {
    let arguments = leaf("tas:KeyLength", &bits.to_string()) + &leaf("tas:Alias", alias);
    Request::change(Security, "CreateRSAKeyPair", arguments).within(LONG)
}

/// CreateECCKeyPair on P-256.
pub(in crate::device) fn make_p256(alias: &str) -> Request {
    let arguments = leaf("tas:EllipticCurve", "secp256r1") + &leaf("tas:Alias", alias);
    Request::change(Security, "CreateECCKeyPair", arguments).within(LONG)
}

/// CreatePKCS10CSR. Names and extensions are left to the authority: the official tests leave
/// them out too, so many devices cannot do them.
pub(in crate::device) fn request(subject: &Subject, key: &str, algorithm: &str) -> Request {
    // In the order of tas:DistinguishedName.
    let subject: String = [
        ("tas:Country", &subject.country),
        ("tas:Organization", &subject.organization),
        ("tas:OrganizationalUnit", &subject.unit),
        ("tas:StateOrProvinceName", &subject.state),
        ("tas:CommonName", &subject.common_name),
        ("tas:Locality", &subject.place),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(name, value)| leaf(name, value))
    .collect();
    let arguments = [
        wrap("tas:Subject", &subject),
        leaf("tas:KeyID", key),
        wrap("tas:SignatureAlgorithm", &leaf("tas:algorithm", algorithm)),
    ];
    // Signing is a change of nothing that stays, so it may be repeated.
    Request::get(Security, "CreatePKCS10CSR", arguments.concat()).within(LONG)
}

/// UploadCertificate; with `needs_key` the device has to hold its key already.
pub(in crate::device) fn upload(der: &[u8], alias: &str, needs_key: bool) -> Request {
    let key_alias = if needs_key {
        String::new()
    } else {
        leaf("tas:KeyAlias", alias)
    };
    let arguments = [
        leaf("tas:Certificate", &BASE64.encode(der)),
        leaf("tas:Alias", alias),
        key_alias,
        leaf("tas:PrivateKeyRequired", &needs_key.to_string()),
    ];
    Request::change(Security, "UploadCertificate", arguments.concat())
}

/// UploadCertificateWithPrivateKeyInPKCS12: key, certificates and path in one.
pub(in crate::device) fn upload_pkcs12(file: &[u8], alias: &str, passphrase: &Secret) -> Request {
    let arguments = [
        leaf("tas:CertWithPrivateKey", &BASE64.encode(file)),
        leaf("tas:CertificationPathAlias", alias),
        leaf("tas:KeyAlias", alias),
        leaf("tas:IgnoreAdditionalCertificates", "false"),
        leaf("tas:Passphrase", passphrase.reveal()),
    ];
    Request::change(
        Security,
        "UploadCertificateWithPrivateKeyInPKCS12",
        arguments.concat(),
    )
    .within(LONG)
}

/// UploadPassphrase: for one key pair, deleted right after.
pub(in crate::device) fn upload_passphrase(passphrase: &Secret, alias: &str) -> Request {
    let arguments =
        leaf("tas:Passphrase", passphrase.reveal()) + &leaf("tas:PassphraseAlias", alias);
    Request::change(Security, "UploadPassphrase", arguments)
}

/// GetAllPassphrases: their ids and aliases.
pub(in crate::device) fn passphrases() -> Request {
    Request::get(Security, "GetAllPassphrases", String::new())
}

/// DeletePassphrase.
pub(in crate::device) fn delete_passphrase(id: &str) -> Request {
    Request::settle(Security, "DeletePassphrase", leaf("tas:PassphraseID", id))
}

/// UploadKeyPairInPKCS8, encrypted under a stored passphrase or one that travels along.
pub(in crate::device) fn upload_pkcs8(
    pair: &[u8],
    alias: &str,
    stored: Option<&str>,
    passphrase: Option<&Secret>,
) -> Request {
    let arguments = [
        leaf("tas:KeyPair", &BASE64.encode(pair)),
        leaf("tas:Alias", alias),
        stored.map_or_else(String::new, |id| leaf("tas:EncryptionPassphraseID", id)),
        passphrase.map_or_else(String::new, |p| {
            leaf("tas:EncryptionPassphrase", p.reveal())
        }),
    ];
    Request::change(Security, "UploadKeyPairInPKCS8", arguments.concat()).within(LONG)
}

/// GetAllCertificates.
pub(in crate::device) fn certificates() -> Request {
    Request::get(Security, "GetAllCertificates", String::new())
}

/// CreateCertificationPath, the device's own certificate first.
pub(in crate::device) fn make_path(certificates: &[&str], alias: &str) -> Request {
    let ids: String = certificates
        .iter()
        .map(|id| leaf("tas:CertificateID", id))
        .collect();
    let arguments = wrap("tas:CertificateIDs", &ids) + &leaf("tas:Alias", alias);
    Request::change(Security, "CreateCertificationPath", arguments)
}

/// GetAllCertificationPaths.
pub(in crate::device) fn paths() -> Request {
    Request::get(Security, "GetAllCertificationPaths", String::new())
}

/// GetCertificationPath.
pub(in crate::device) fn path(id: &str) -> Request {
    Request::get(
        Security,
        "GetCertificationPath",
        leaf("tas:CertificationPathID", id),
    )
}

/// GetAssignedServerCertificates.
pub(in crate::device) fn assigned() -> Request {
    Request::get(Security, "GetAssignedServerCertificates", String::new())
}

/// AddServerCertificateAssignment.
pub(in crate::device) fn assign(path: &str) -> Request {
    let arguments = leaf("tas:CertificationPathID", path);
    Request::change(Security, "AddServerCertificateAssignment", arguments).alone()
}

/// ReplaceServerCertificateAssignment.
pub(in crate::device) fn reassign(old: &str, new: &str) -> Request {
    let arguments =
        leaf("tas:OldCertificationPathID", old) + &leaf("tas:NewCertificationPathID", new);
    Request::change(Security, "ReplaceServerCertificateAssignment", arguments).alone()
}

/// RemoveServerCertificateAssignment; refused while HTTPS is on.
pub(in crate::device) fn unassign(path: &str) -> Request {
    let arguments = leaf("tas:CertificationPathID", path);
    Request::change(Security, "RemoveServerCertificateAssignment", arguments).alone()
}

/// GetClientAuthenticationRequired.
pub(in crate::device) fn client_certificates() -> Request {
    Request::get(Security, "GetClientAuthenticationRequired", String::new())
}

/// GetEnabledTLSVersions.
pub(in crate::device) fn enabled_tls() -> Request {
    Request::get(Security, "GetEnabledTLSVersions", String::new())
}

/// SetEnabledTLSVersions: exactly these from then on.
pub(in crate::device) fn enable_tls(versions: &[&str]) -> Request {
    let arguments = leaf("tas:Versions", &versions.join(" "));
    Request::change(Security, "SetEnabledTLSVersions", arguments)
}

/// DeleteCertificationPath.
pub(in crate::device) fn delete_path(id: &str) -> Request {
    let arguments = leaf("tas:CertificationPathID", id);
    Request::settle(Security, "DeleteCertificationPath", arguments)
}

/// DeleteCertificate.
pub(in crate::device) fn delete_certificate(id: &str) -> Request {
    let arguments = leaf("tas:CertificateID", id);
    Request::settle(Security, "DeleteCertificate", arguments)
}

/// DeleteKey.
pub(in crate::device) fn delete_key(id: &str) -> Request {
    Request::settle(Security, "DeleteKey", leaf("tas:KeyID", id))
}
