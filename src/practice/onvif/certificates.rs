//! Advanced Security service: certificates and certification paths (Security Configuration 5.2.6,
//! 5.2.7).

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use time::Duration;

use super::{Access, Operation, Scene, keys, operation};
use crate::practice::keystore::{Keystore, StoredCertificate};
use crate::practice::pkcs12;
use crate::practice::reader::{self, Reader};
use crate::practice::soap::{Fault, TAS};
use crate::practice::subject::Subject;
use crate::practice::x509::{self, Paper};
use crate::practice::xml::Xml;
use crate::secret::Secret;

pub const OPERATIONS: &[Operation] = &[
    operation("UploadCertificate", Access::Administrator, take),
    operation("GetAllCertificates", Access::Administrator, tell_all),
    operation("GetCertificate", Access::Administrator, tell_one),
    operation("DeleteCertificate", Access::Administrator, delete),
    operation("CreateSelfSignedCertificate", Access::Administrator, make),
    operation(
        "UploadCertificateWithPrivateKeyInPKCS12",
        Access::Administrator,
        take_container,
    ),
    operation("CreateCertificationPath", Access::Administrator, make_path),
    operation(
        "GetAllCertificationPaths",
        Access::Administrator,
        tell_paths,
    ),
    operation("GetCertificationPath", Access::Administrator, tell_path),
    operation(
        "DeleteCertificationPath",
        Access::Administrator,
        delete_path,
    ),
];

fn bad_certificate() -> Fault {
    Fault::value("BadCertificate", "not exactly one DER certificate")
}

/// Refuses a certificate that is stored already, and a key this camera cannot use.
fn acceptable(scene: &Scene<'_>, paper: &Paper) -> Result<(), Fault> {
    if scene
        .inner
        .store
        .certificates
        .iter()
        .any(|c| c.paper.der == paper.der)
    {
        return Err(Fault::value(
            "Duplicate",
            "this certificate is stored already",
        ));
    }
    match paper.rsa_bits() {
        Some(bits) if !scene.inner.quirks.rsa_lengths.contains(&bits) => Err(Fault::value(
            "UnsupportedPublicKeyAlgorithm",
            "this key length is not supported",
        )),
        None if !scene.inner.quirks.elliptic_curves => Err(Fault::value(
            "UnsupportedPublicKeyAlgorithm",
            "only RSA is supported",
        )),
        _ if !paper.signature_is_known() => Err(Fault::value(
            "UnsupportedSignatureAlgorithm",
            "the issuer's signature algorithm is not supported",
        )),
        _ => Ok(()),
    }
}

fn take(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let der = reader.bytes("Certificate")?;
    let alias = reader.optional_text("Alias")?;
    let key_alias = reader.optional_text("KeyAlias")?;
    let needs_key = match reader.optional_text("PrivateKeyRequired")? {
        Some(text) => reader::boolean(&text)?,
        None => false,
    };
    reader.end()?;
    let paper = Paper::read(&der).ok_or_else(bad_certificate)?;
    acceptable(scene, &paper)?;
    let store = &mut scene.inner.store;
    store.room_for_certificates(1)?;
    let key = match store.key_of(&paper.spki) {
        Some((_, false)) if needs_key => {
            return Err(no_key());
        }
        Some((id, _)) => id,
        None if needs_key => return Err(no_key()),
        None => {
            store.room_for_keys(1)?;
            store.put_public(key_alias, paper.spki.clone())
        }
    };
    let id = store.put_certificate(alias, &key, paper);
    Ok(Xml::new()
        .open("tas:UploadCertificateResponse")
        .leaf("tas:CertificateID", &id)
        .leaf("tas:KeyID", &key)
        .done())
}

fn no_key() -> Fault {
    Fault::action(
        "NoMatchingPrivateKey",
        "no private key here belongs to this certificate",
    )
}

fn write(xml: Xml, store: &Keystore, certificate: &StoredCertificate) -> Xml {
    let private = store
        .key(&certificate.key)
        .is_ok_and(super::super::keystore::StoredKey::has_private);
    xml.open("tas:Certificate")
        .leaf("tas:CertificateID", &certificate.id)
        .leaf("tas:KeyID", &certificate.key)
        .leaf_if("tas:Alias", certificate.alias.as_deref())
        .leaf(
            "tas:CertificateContent",
            &STANDARD.encode(&certificate.paper.der),
        )
        .leaf("tas:HasPrivateKey", &private.to_string())
        .close()
}

fn tell_all(scene: &mut Scene<'_>, reader: Reader<'_, '_>) -> Result<String, Fault> {
    reader.end()?;
    let store = &scene.inner.store;
    Ok(Xml::new()
        .open("tas:GetAllCertificatesResponse")
        .each(&store.certificates, |xml, certificate| {
            write(xml, store, certificate)
        })
        .done())
}

fn tell_one(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let id = reader.text("CertificateID")?;
    reader.end()?;
    let store = &scene.inner.store;
    let xml = Xml::new().open("tas:GetCertificateResponse");
    Ok(write(xml, store, store.certificate(&id)?).done())
}

fn delete(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let id = reader.text("CertificateID")?;
    reader.end()?;
    scene.inner.store.delete_certificate(&id)?;
    Ok(Xml::new()
        .empty("tas:DeleteCertificateResponse", &[])
        .done())
}

fn make(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    if let Some(version) = reader.optional_text("X509Version")?
        && version.trim() != "1"
    {
        return Err(Fault::value(
            "X509VersionUnsupported",
            "version 1 is made here",
        ));
    }
    let subject = reader.required("Subject")?;
    let key = reader.text("KeyID")?;
    let alias = reader.optional_text("Alias")?;
    let from = reader.optional_text("notValidBefore")?;
    let until = reader.optional_text("notValidAfter")?;
    let wanted = reader.required("SignatureAlgorithm")?;
    let extensions = reader.many("Extension", 0)?;
    reader.end()?;
    let subject = Subject::read(subject)?;
    if !extensions.is_empty() {
        return Err(Fault::value(
            "InvalidAttribute",
            "extensions are not supported",
        ));
    }
    let now = scene.inner.clock.now();
    let moment = |text: Option<String>, usual| match text {
        Some(text) => reader::date_time(&text),
        None => Ok(usual),
    };
    let from = moment(from, now)?;
    let until = moment(until, now + Duration::days(3650))?;
    if until <= from {
        return Err(Fault::value(
            "InvalidDateTime",
            "the end is before the start",
        ));
    }
    let store = &mut scene.inner.store;
    store.room_for_certificates(1)?;
    let stored = store.key(&key)?;
    let private = stored
        .private()
        .ok_or_else(|| Fault::value("InvalidKeyStatus", "the key is not usable"))?;
    let algorithm = keys::algorithm(wanted, private)?;
    let serial = rand::random::<[u8; 8]>();
    let der = x509::self_signed(&subject, private, algorithm, &serial, from, until)
        .and_then(|der| Paper::read(&der))
        .ok_or_else(|| Fault::action("CertificateCreationFailed", "it cannot be signed"))?;
    let id = store.put_certificate(alias, &key, der);
    Ok(Xml::new()
        .open("tas:CreateSelfSignedCertificateResponse")
        .leaf("tas:CertificateID", &id)
        .done())
}

fn take_container(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let container = reader.bytes("CertWithPrivateKey")?;
    let path_alias = reader.optional_text("CertificationPathAlias")?;
    let key_alias = reader.optional_text("KeyAlias")?;
    let only_first = match reader.optional_text("IgnoreAdditionalCertificates")? {
        Some(text) => reader::boolean(&text)?,
        None => false,
    };
    let integrity = reader.optional_text("IntegrityPassphraseID")?;
    let encryption = reader.optional_text("EncryptionPassphraseID")?;
    let direct = reader.optional_text("Passphrase")?.map(Secret::new);
    reader.end()?;
    if scene.inner.quirks.bare_pairs {
        return Err(Fault::not_supported(
            "UploadCertificateWithPrivateKeyInPKCS12",
        ));
    }
    let stored = |id| scene.inner.store.passphrase(id);
    // A direct passphrase wins over stored ones.
    let (integrity, encryption) = match direct {
        Some(passphrase) => (Some(passphrase.clone()), Some(passphrase)),
        None => (stored(integrity)?, stored(encryption)?),
    };
    let opened = pkcs12::open(&container, integrity.as_ref(), encryption.as_ref())?;
    let mut papers = opened
        .certificates
        .iter()
        .map(|der| Paper::read(der).ok_or_else(bad_certificate))
        .collect::<Result<Vec<_>, _>>()?;
    if only_first {
        papers.truncate(1);
    }
    let key = opened.key;
    match papers.first() {
        None => return Err(Fault::value("BadPKCS12File", "no certificate is inside")),
        Some(first) if first.spki != key.spki() => {
            return Err(Fault::value(
                "PublicPrivateKeyMismatch",
                "key and first certificate do not belong together",
            ));
        }
        Some(_) => {}
    }
    if !Keystore::is_chain(&papers.iter().collect::<Vec<_>>()) {
        return Err(Fault::value(
            "InvalidCertificationPath",
            "the certificates are not in order",
        ));
    }
    for paper in &papers {
        acceptable(scene, paper)?;
    }
    let store = &mut scene.inner.store;
    store.room_for_certificates(papers.len())?;
    store.room_for_keys(papers.len())?;
    store.room_for_path()?;
    let key = store.put_key(key_alias, Arc::new(key), true);
    let mut ids = Vec::new();
    for paper in papers {
        let owner = if ids.is_empty() {
            key.clone()
        } else {
            match store.key_of(&paper.spki) {
                Some((id, _)) => id,
                None => store.put_public(None, paper.spki.clone()),
            }
        };
        ids.push(store.put_certificate(None, &owner, paper));
    }
    let path = store.put_path(path_alias, ids);
    Ok(Xml::new()
        .open("tas:UploadCertificateWithPrivateKeyInPKCS12Response")
        .leaf("tas:CertificationPathID", &path)
        .leaf("tas:KeyID", &key)
        .done())
}

fn make_path(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let list = reader.required("CertificateIDs")?;
    let alias = reader.optional_text("Alias")?;
    reader.end()?;
    let mut inside = Reader::new(list, TAS)?;
    let ids = inside
        .many("CertificateID", 1)?
        .into_iter()
        .map(reader::text)
        .collect::<Result<Vec<_>, _>>()?;
    inside.end()?;
    let store = &mut scene.inner.store;
    let papers = ids
        .iter()
        .map(|id| store.certificate(id).map(|c| &c.paper))
        .collect::<Result<Vec<_>, _>>()?;
    if !Keystore::is_chain(&papers) {
        return Err(Fault::value(
            "InvalidCertificationPath",
            "each certificate must be signed by the next one",
        ));
    }
    store.room_for_path()?;
    let id = store.put_path(alias, ids);
    Ok(Xml::new()
        .open("tas:CreateCertificationPathResponse")
        .leaf("tas:CertificationPathID", &id)
        .done())
}

fn tell_paths(scene: &mut Scene<'_>, reader: Reader<'_, '_>) -> Result<String, Fault> {
    reader.end()?;
    Ok(Xml::new()
        .open("tas:GetAllCertificationPathsResponse")
        .each(&scene.inner.store.paths, |xml, path| {
            xml.leaf("tas:CertificationPathID", &path.id)
        })
        .done())
}

fn tell_path(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let id = reader.text("CertificationPathID")?;
    reader.end()?;
    let path = scene.inner.store.path(&id, "CertificationPathID")?;
    Ok(Xml::new()
        .open("tas:GetCertificationPathResponse")
        .open("tas:CertificationPath")
        .each(&path.certificates, |xml, id| {
            xml.leaf("tas:CertificateID", id)
        })
        .leaf_if("tas:Alias", path.alias.as_deref())
        .done())
}

fn delete_path(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let id = reader.text("CertificationPathID")?;
    reader.end()?;
    scene.inner.store.delete_path(&id)?;
    Ok(Xml::new()
        .empty("tas:DeleteCertificationPathResponse", &[])
        .done())
}
