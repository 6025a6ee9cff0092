//! Advanced Security service: keys, requests, passphrases (Security Configuration 5.2.5, 5.2.6).

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use super::{Access, Operation, Scene, operation};
use crate::practice::key::{Algorithm, Curve, Key};
use crate::practice::keystore::MAX_PASSPHRASES;
use crate::practice::pkcs12;
use crate::practice::reader::{self, Reader};
use crate::practice::soap::{Fault, TAS};
use crate::practice::subject::Subject;
use crate::practice::x509;
use crate::practice::xml::Xml;
use crate::secret::Secret;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

pub const OPERATIONS: &[Operation] = &[
    operation("CreateRSAKeyPair", Access::Administrator, make_rsa),
    operation("CreateECCKeyPair", Access::Administrator, make_ec),
    operation("GetKeyStatus", Access::Administrator, tell_status),
    operation("GetPrivateKeyStatus", Access::Administrator, tell_private),
    operation("GetAllKeys", Access::Administrator, tell_keys),
    operation("DeleteKey", Access::Administrator, delete_key),
    operation("CreatePKCS10CSR", Access::Administrator, make_request),
    operation("UploadKeyPairInPKCS8", Access::Administrator, take_pair),
    operation("UploadPassphrase", Access::Administrator, take_passphrase),
    operation("GetAllPassphrases", Access::Administrator, tell_passphrases),
    operation("DeletePassphrase", Access::Administrator, delete_passphrase),
];

fn make_rsa(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let bits = reader.number("KeyLength")?;
    let alias = reader.optional_text("Alias")?;
    reader.end()?;
    if !scene.inner.quirks.makes_keys {
        return Err(Fault::not_supported("CreateRSAKeyPair"));
    }
    if !scene.inner.quirks.rsa_lengths.contains(&bits) {
        return Err(Fault::value(
            "KeyLength",
            "this key length is not supported",
        ));
    }
    let ahead = Arc::clone(&scene.camera.ahead);
    make(scene, alias, "tas:CreateRSAKeyPairResponse", move || {
        ahead.take(bits).or_else(|| Key::rsa(bits))
    })
}

fn make_ec(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let name = reader.text("EllipticCurve")?;
    let alias = reader.optional_text("Alias")?;
    reader.end()?;
    if !scene.inner.quirks.makes_keys || !scene.inner.quirks.elliptic_curves {
        return Err(Fault::not_supported("CreateECCKeyPair"));
    }
    let curve = match name.as_str() {
        "secp256r1" => Curve::P256,
        "secp384r1" => Curve::P384,
        _ => {
            return Err(Fault::value(
                "UnsupportedEllipticCurve",
                "this curve is not supported",
            ));
        }
    };
    make(scene, alias, "tas:CreateECCKeyPairResponse", move || {
        Key::ec(curve)
    })
}

fn make(
    scene: &mut Scene<'_>,
    alias: Option<String>,
    response: &'static str,
    maker: impl FnOnce() -> Option<Key> + Send + 'static,
) -> Result<String, Fault> {
    scene.inner.store.room_for_keys(1)?;
    let seconds = scene.camera.options.key_seconds;
    let making = Arc::new(OnceLock::new());
    let place = Arc::clone(&making);
    // Nobody waits for it: callers poll the key's status.
    drop(tokio::task::spawn_blocking(move || {
        let _ = place.set(maker());
    }));
    let corrupt = scene.inner.quirks.corrupt_keys;
    let takes = Duration::from_secs_f64(seconds);
    let id = scene.inner.store.put_making(alias, making, takes, corrupt);
    Ok(Xml::new()
        .open(response)
        .leaf("tas:KeyID", &id)
        .leaf("tas:EstimatedCreationTime", &format!("PT{seconds:.3}S"))
        .done())
}

fn tell_status(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let id = reader.text("KeyID")?;
    reader.end()?;
    let key = scene.inner.store.key(&id)?;
    Ok(Xml::new()
        .open("tas:GetKeyStatusResponse")
        .leaf("tas:KeyStatus", key.status())
        .done())
}

fn tell_private(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let id = reader.text("KeyID")?;
    reader.end()?;
    let key = scene.inner.store.key(&id)?;
    Ok(Xml::new()
        .open("tas:GetPrivateKeyStatusResponse")
        .leaf("tas:hasPrivateKey", &key.has_private().to_string())
        .done())
}

fn tell_keys(scene: &mut Scene<'_>, reader: Reader<'_, '_>) -> Result<String, Fault> {
    reader.end()?;
    Ok(Xml::new()
        .open("tas:GetAllKeysResponse")
        .each(&scene.inner.store.keys, |xml, key| {
            xml.open("tas:KeyAttribute")
                .leaf("tas:KeyID", &key.id)
                .leaf_if("tas:Alias", key.alias.as_deref())
                .leaf("tas:hasPrivateKey", &key.has_private().to_string())
                .leaf("tas:KeyStatus", key.status())
                .leaf("tas:externallyGenerated", &key.external.to_string())
                .leaf("tas:securelyStored", "true")
                .close()
        })
        .done())
}

fn delete_key(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let id = reader.text("KeyID")?;
    reader.end()?;
    scene.inner.store.delete_key(&id)?;
    Ok(Xml::new().empty("tas:DeleteKeyResponse", &[]).done())
}

/// The algorithm asked for, if it goes with the key.
pub fn algorithm(node: roxmltree::Node<'_, '_>, key: &Key) -> Result<Algorithm, Fault> {
    let mut inside = Reader::new(node, TAS)?;
    let oid = inside.text("algorithm")?;
    if let Some(parameters) = inside.optional("parameters")? {
        let _ = reader::bytes(&reader::text(parameters)?)?;
    }
    inside.end()?;
    let algorithm = Algorithm::by_oid(oid.trim()).ok_or_else(|| {
        Fault::value(
            "UnsupportedSignatureAlgorithm",
            "this signature algorithm is not supported",
        )
    })?;
    let elliptic = matches!(algorithm, Algorithm::EcdsaSha256 | Algorithm::EcdsaSha384);
    if elliptic != matches!(key, Key::Ec(..)) {
        return Err(Fault::value(
            "KeySignatureAlgorithmMismatch",
            "key and signature algorithm do not go together",
        ));
    }
    Ok(algorithm)
}

fn make_request(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let subject = reader.required("Subject")?;
    let id = reader.text("KeyID")?;
    let attributes = reader.many("CSRAttribute", 0)?;
    let wanted = reader.required("SignatureAlgorithm")?;
    reader.end()?;
    let subject = Subject::read(subject)?;
    let stored = scene.inner.store.key(&id)?;
    let key = stored
        .private()
        .ok_or_else(|| Fault::value("InvalidKeyStatus", "the key is not usable"))?;
    let mut algorithm = algorithm(wanted, key)?;
    if !attributes.is_empty() {
        return Err(Fault::value(
            "InvalidAttribute",
            "attributes are not supported",
        ));
    }
    if scene.inner.quirks.sha1_requests && matches!(key, Key::Rsa(_)) {
        algorithm = Algorithm::RsaSha1;
    }
    let request = x509::request(&subject, key, algorithm)
        .ok_or_else(|| Fault::action("CSRCreationFailed", "the request cannot be signed"))?;
    Ok(Xml::new()
        .open("tas:CreatePKCS10CSRResponse")
        .leaf("tas:PKCS10CSR", &STANDARD.encode(request))
        .done())
}

fn take_pair(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let pair = reader.bytes("KeyPair")?;
    let alias = reader.optional_text("Alias")?;
    let stored = reader.optional_text("EncryptionPassphraseID")?;
    let direct = reader.optional_text("EncryptionPassphrase")?;
    reader.end()?;
    if !scene.inner.quirks.bare_pairs {
        return Err(Fault::not_supported("UploadKeyPairInPKCS8"));
    }
    let passphrase = match direct {
        Some(direct) => Some(Secret::new(direct)),
        None => scene.inner.store.passphrase(stored)?,
    };
    let key = pkcs12::open_pair(&pair, passphrase.as_ref())?;
    if let Key::Rsa(_) = &key
        && !scene
            .inner
            .quirks
            .rsa_lengths
            .iter()
            .any(|bits| key.bits() == *bits as usize)
    {
        return Err(Fault::value(
            "UnsupportedPublicKeyAlgorithm",
            "this key length is not supported",
        ));
    }
    scene.inner.store.room_for_keys(1)?;
    let id = scene.inner.store.put_key(alias, Arc::new(key), true);
    Ok(Xml::new()
        .open("tas:UploadKeyPairInPKCS8Response")
        .leaf("tas:KeyID", &id)
        .done())
}

fn take_passphrase(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let passphrase = Secret::new(reader.text("Passphrase")?);
    let alias = reader.optional_text("PassphraseAlias")?;
    reader.end()?;
    if !scene.inner.quirks.passphrases {
        return Err(Fault::not_supported("UploadPassphrase"));
    }
    if !(1..=40).contains(&passphrase.reveal().len()) || !passphrase.reveal().is_ascii() {
        return Err(Fault::value("BadPassphrase", "at most 40 ASCII characters"));
    }
    let store = &mut scene.inner.store;
    if store.passphrases.len() >= MAX_PASSPHRASES {
        return Err(Fault::action(
            "MaximumNumberOfPassphrasesReached",
            "no place for another passphrase",
        ));
    }
    let id = store.put_passphrase(alias, passphrase);
    Ok(Xml::new()
        .open("tas:UploadPassphraseResponse")
        .leaf("tas:PassphraseID", &id)
        .done())
}

fn tell_passphrases(scene: &mut Scene<'_>, reader: Reader<'_, '_>) -> Result<String, Fault> {
    reader.end()?;
    Ok(Xml::new()
        .open("tas:GetAllPassphrasesResponse")
        .each(&scene.inner.store.passphrases, |xml, passphrase| {
            xml.open("tas:PassphraseAttribute")
                .leaf("tas:PassphraseID", &passphrase.id)
                .leaf_if("tas:Alias", passphrase.alias.as_deref())
                .close()
        })
        .done())
}

fn delete_passphrase(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let id = reader.text("PassphraseID")?;
    reader.end()?;
    let passphrases = &mut scene.inner.store.passphrases;
    if !passphrases.iter().any(|p| p.id == id) {
        return Err(Fault::value(
            "PassphraseID",
            "no passphrase is stored under this id",
        ));
    }
    passphrases.retain(|p| p.id != id);
    Ok(Xml::new().empty("tas:DeletePassphraseResponse", &[]).done())
}
