//! The certificate operations of the device service, deprecated since 2016 and still in use.
//!
//! Apart because they go together and are gone from newer devices. Mind the spelling: requests
//! say `NVTCertificate`, answers `NvtCertificate`; the DER sits in `tt:Certificate/tt:Data`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use time::OffsetDateTime;

use super::date_time;
use crate::device::soap::{LONG, Request, Service::Device};
use crate::device::xml::{leaf, wrap};

/// CreateCertificate: makes a key and a self-signed certificate for it.
pub(in crate::device) fn make(
    id: &str,
    common_name: &str,
    from: OffsetDateTime,
    until: OffsetDateTime,
) -> Request {
    let arguments = [
        leaf("tds:CertificateID", id),
        leaf("tds:Subject", &format!("CN={common_name}")),
        leaf("tds:ValidNotBefore", &date_time(from)),
        leaf("tds:ValidNotAfter", &date_time(until)),
    ];
    Request::change(Device, "CreateCertificate", arguments.concat()).within(LONG)
}

/// GetPkcs10Request for the key of that certificate.
pub(in crate::device) fn request(id: &str, subject: &str) -> Request {
    let arguments = leaf("tds:CertificateID", id) + &leaf("tds:Subject", subject);
    Request::get(Device, "GetPkcs10Request", arguments).within(LONG)
}

fn certificate(id: &str, der: &[u8]) -> String {
    leaf("tt:CertificateID", id) + &wrap("tt:Certificate", &leaf("tt:Data", &BASE64.encode(der)))
}

/// LoadCertificates: the device looks for the key by itself.
pub(in crate::device) fn load(id: &str, der: &[u8]) -> Request {
    let arguments = wrap("tds:NVTCertificate", &certificate(id, der));
    Request::change(Device, "LoadCertificates", arguments)
}

/// LoadCertificateWithPrivateKey; `key` in DER, in the clear.
pub(in crate::device) fn load_with_key(id: &str, der: &[u8], key: &[u8]) -> Request {
    let key = wrap("tt:PrivateKey", &leaf("tt:Data", &BASE64.encode(key)));
    let arguments = wrap(
        "tds:CertificateWithPrivateKey",
        &(certificate(id, der) + &key),
    );
    Request::change(Device, "LoadCertificateWithPrivateKey", arguments).within(LONG)
}

/// GetCertificates.
pub(in crate::device) fn certificates() -> Request {
    Request::get(Device, "GetCertificates", String::new())
}

/// GetCertificatesStatus: which ones HTTPS uses.
pub(in crate::device) fn states() -> Request {
    Request::get(Device, "GetCertificatesStatus", String::new())
}

/// SetCertificatesStatus, several in one: on many devices only one may be on at a time.
pub(in crate::device) fn set_states(states: &[(&str, bool)]) -> Request {
    let arguments: String = states
        .iter()
        .map(|(id, on)| {
            let inner = leaf("tt:CertificateID", id) + &leaf("tt:Status", &on.to_string());
            wrap("tds:CertificateStatus", &inner)
        })
        .collect();
    Request::settle(Device, "SetCertificatesStatus", arguments).alone()
}

/// DeleteCertificates, one.
pub(in crate::device) fn delete(id: &str) -> Request {
    Request::settle(Device, "DeleteCertificates", leaf("tds:CertificateID", id))
}

/// GetClientCertificateMode.
pub(in crate::device) fn client_certificates() -> Request {
    Request::get(Device, "GetClientCertificateMode", String::new())
}
