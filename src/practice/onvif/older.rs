//! The certificate operations of the device service: deprecated since 2016, still spoken by what
//! hangs on walls (devicemgmt.wsdl; the meaning after version 2.4.2 of that file).

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use roxmltree::Node;
use time::Duration;
use time::format_description::well_known::Rfc3339;

use super::{Access, Operation, Scene, operation};
use crate::practice::camera::Effect;
use crate::practice::key::{Algorithm, Key};
use crate::practice::legacy::Entry;
use crate::practice::reader::{self, Reader};
use crate::practice::soap::{Fault, TT};
use crate::practice::subject::Subject;
use crate::practice::x509::{self, Paper};
use crate::practice::xml::Xml;

pub const OPERATIONS: &[Operation] = &[
    operation("CreateCertificate", Access::Administrator, make),
    operation("GetPkcs10Request", Access::Administrator, request),
    operation("LoadCertificates", Access::Administrator, load),
    operation(
        "LoadCertificateWithPrivateKey",
        Access::Administrator,
        load_with_key,
    ),
    operation("GetCertificates", Access::Administrator, tell_all),
    operation("GetCertificateInformation", Access::Administrator, tell_one),
    operation("GetCertificatesStatus", Access::Administrator, tell_status),
    operation("SetCertificatesStatus", Access::Administrator, set_status),
    operation("DeleteCertificates", Access::Administrator, delete),
    operation(
        "LoadCACertificates",
        Access::Administrator,
        load_authorities,
    ),
    operation("GetCACertificates", Access::Administrator, tell_authorities),
    operation("GetClientCertificateMode", Access::Administrator, tell_mode),
];

fn onboard(scene: &Scene<'_>, name: &str) -> Result<(), Fault> {
    if scene.inner.quirks.legacy.onboard_key && scene.inner.quirks.makes_keys {
        Ok(())
    } else {
        Err(Fault::not_supported(name))
    }
}

/// The DER inside a tt:BinaryData.
fn binary(node: Node<'_, '_>) -> Result<Vec<u8>, Fault> {
    let mut inside = Reader::new(node, TT)?;
    let der = inside.bytes("Data")?;
    inside.end()?;
    Ok(der)
}

fn format_fault() -> Fault {
    Fault::value("CertificateFormat", "not exactly one DER certificate")
}

fn id_taken() -> Fault {
    Fault::value("CertificateID", "this id is taken")
}

/// Ids are names in file systems of cameras: short and plain.
fn usable_id(id: &str) -> Result<(), Fault> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    if (1..=32).contains(&id.len()) && id.chars().all(plain) {
        Ok(())
    } else {
        Err(Fault::value(
            "CertificateID",
            "an id is 1 to 32 letters, digits and -_.",
        ))
    }
}

fn make(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let id = reader.optional_text("CertificateID")?;
    let subject = reader.optional_text("Subject")?;
    let from = reader.optional_text("ValidNotBefore")?;
    let until = reader.optional_text("ValidNotAfter")?;
    reader.end()?;
    onboard(scene, "CreateCertificate")?;
    let shelf = &scene.inner.shelf;
    shelf.room(1)?;
    let id = match id {
        Some(id) => id,
        None => (1..)
            .map(|n| format!("cert{n}"))
            .find(|id| shelf.entry(id).is_err())
            .unwrap_or_default(),
    };
    usable_id(&id)?;
    if shelf.entry(&id).is_ok() {
        return Err(id_taken());
    }
    let subject = match subject {
        Some(line) => Subject::parse(&line)?,
        None => Subject::common_name("IPCamera"),
    };
    let now = scene.inner.clock.now();
    let moment = |text: Option<String>, usual| match text {
        Some(text) => reader::date_time(&text),
        None => Ok(usual),
    };
    let from = moment(from, now)?;
    let until = moment(until, now + Duration::days(3650))?;
    let failed = || Fault::action("KeyGeneration", "no key could be made");
    if scene.inner.quirks.corrupt_keys {
        return Err(failed());
    }
    let bits = if scene.inner.quirks.rsa_lengths.contains(&2048) {
        2048
    } else {
        1024
    };
    let ahead = scene.camera.ahead.take(bits);
    let key = ahead.or_else(|| Key::rsa(bits)).ok_or_else(failed)?;
    let serial = rand::random::<[u8; 8]>();
    let paper = x509::self_signed(&subject, &key, key.usual_algorithm(), &serial, from, until)
        .and_then(|der| Paper::read(&der))
        .ok_or_else(failed)?;
    scene.takes = scene.camera.options.key_seconds;
    let entry = Entry {
        id,
        paper,
        key: Arc::new(key),
        enabled: false,
    };
    let xml = write(Xml::new().open("tds:CreateCertificateResponse"), &entry);
    scene.inner.shelf.entries.push(entry);
    Ok(xml.done())
}

fn write(xml: Xml, entry: &Entry) -> Xml {
    pair(xml, "tds:NvtCertificate", &entry.id, &entry.paper)
}

fn pair(xml: Xml, name: &'static str, id: &str, paper: &Paper) -> Xml {
    xml.open(name)
        .leaf("tt:CertificateID", id)
        .open("tt:Certificate")
        .leaf("tt:Data", &STANDARD.encode(&paper.der))
        .close()
        .close()
}

fn request(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let id = reader.text("CertificateID")?;
    let subject = reader.optional_text("Subject")?;
    let attributes = reader.optional("Attributes")?;
    reader.end()?;
    onboard(scene, "GetPkcs10Request")?;
    let entry = scene.inner.shelf.entry(&id)?;
    if attributes.is_some() {
        return Err(Fault::value(
            "InvalidAttribute",
            "attributes are not supported",
        ));
    }
    let subject = match subject {
        Some(line) => Subject::parse(&line)?,
        None => Subject::common_name("IPCamera"),
    };
    let algorithm = if scene.inner.quirks.sha1_requests {
        Algorithm::RsaSha1
    } else {
        entry.key.usual_algorithm()
    };
    let der = x509::request(&subject, &entry.key, algorithm)
        .ok_or_else(|| Fault::action("Signature", "the request cannot be signed"))?;
    let data = if scene.inner.quirks.legacy.pem_request {
        pem::encode(&pem::Pem::new("CERTIFICATE REQUEST", der)).into_bytes()
    } else {
        der
    };
    Ok(Xml::new()
        .open("tds:GetPkcs10RequestResponse")
        .open("tds:Pkcs10Request")
        .leaf("tt:Data", &STANDARD.encode(data))
        .done())
}

/// The pairs of id and certificate of a Load operation.
fn pairs(nodes: Vec<Node<'_, '_>>) -> Result<Vec<(String, Paper)>, Fault> {
    let mut all = Vec::new();
    for node in nodes {
        let mut inside = Reader::new(node, TT)?;
        let id = inside.text("CertificateID")?;
        let der = binary(inside.required("Certificate")?)?;
        inside.end()?;
        usable_id(&id)?;
        all.push((id, Paper::read(&der).ok_or_else(format_fault)?));
    }
    Ok(all)
}

fn load(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let pairs = pairs(reader.many("NVTCertificate", 1)?)?;
    reader.end()?;
    onboard(scene, "LoadCertificates")?;
    let same_id = scene.inner.quirks.legacy.same_id;
    let mut shelf = scene.inner.shelf.entries.clone();
    for (id, paper) in pairs {
        let key = scene.inner.shelf.key_of(&paper.spki).ok_or_else(|| {
            Fault::value("KeysNotMatching", "no key here belongs to this certificate")
        })?;
        let place = shelf.iter_mut().find(|e| e.id == id);
        match (place, same_id) {
            (Some(entry), true) if entry.paper.spki == paper.spki => entry.paper = paper,
            (None, false) => shelf.push(Entry {
                id,
                paper,
                key,
                enabled: false,
            }),
            (Some(_), _) => return Err(id_taken()),
            (None, true) => {
                return Err(Fault::value(
                    "CertificateID",
                    "the id must be that of CreateCertificate",
                ));
            }
        }
    }
    let more = shelf.len() - scene.inner.shelf.entries.len();
    scene.inner.shelf.room(more)?;
    scene.inner.shelf.entries = shelf;
    Ok(Xml::new().empty("tds:LoadCertificatesResponse", &[]).done())
}

fn load_with_key(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let nodes = reader.many("CertificateWithPrivateKey", 1)?;
    reader.end()?;
    if scene.inner.quirks.legacy.onboard_key {
        return Err(Fault::not_supported("LoadCertificateWithPrivateKey"));
    }
    let mut new = Vec::new();
    for (number, node) in nodes.into_iter().enumerate() {
        let mut inside = Reader::new(node, TT)?;
        let id = inside
            .optional_text("CertificateID")?
            .unwrap_or_else(|| format!("loaded{number}"));
        let der = binary(inside.required("Certificate")?)?;
        let key = binary(inside.required("PrivateKey")?)?;
        inside.end()?;
        usable_id(&id)?;
        if scene.inner.shelf.entry(&id).is_ok() || new.iter().any(|e: &Entry| e.id == id) {
            return Err(id_taken());
        }
        let paper = Paper::read(&der).ok_or_else(format_fault)?;
        let key = if scene.inner.quirks.legacy.wants_pkcs1 {
            Key::from_pkcs1(&key)
        } else {
            Key::from_pkcs8(&key)
        };
        let key = key.ok_or_else(|| Fault::value("KeyFormat", "the private key cannot be read"))?;
        if key.spki() != paper.spki {
            return Err(Fault::value(
                "KeysNotMatching",
                "key and certificate do not belong together",
            ));
        }
        let supported = match &key {
            Key::Rsa(_) => u32::try_from(key.bits())
                .is_ok_and(|bits| scene.inner.quirks.rsa_lengths.contains(&bits)),
            Key::Ec(..) => scene.inner.quirks.elliptic_curves,
        };
        if !supported {
            return Err(Fault::value(
                "KeyFormat",
                "this kind of key is not supported",
            ));
        }
        new.push(Entry {
            id,
            paper,
            key: Arc::new(key),
            enabled: false,
        });
    }
    scene.inner.shelf.room(new.len())?;
    scene.inner.shelf.entries.extend(new);
    Ok(Xml::new()
        .empty("tds:LoadCertificateWithPrivateKeyResponse", &[])
        .done())
}

fn tell_all(scene: &mut Scene<'_>, reader: Reader<'_, '_>) -> Result<String, Fault> {
    reader.end()?;
    Ok(Xml::new()
        .open("tds:GetCertificatesResponse")
        .each(&scene.inner.shelf.entries, write)
        .done())
}

fn tell_one(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let id = reader.text("CertificateID")?;
    reader.end()?;
    let entry = scene.inner.shelf.entry(&id)?;
    let facts = entry.paper.facts().ok_or_else(format_fault)?;
    let moment = |at: time::OffsetDateTime| at.format(&Rfc3339).unwrap_or_default();
    Ok(Xml::new()
        .open("tds:GetCertificateInformationResponse")
        .open("tds:CertificateInformation")
        .leaf("tt:CertificateID", &entry.id)
        .leaf("tt:IssuerDN", &facts.issuer)
        .leaf("tt:SubjectDN", &facts.subject)
        .leaf("tt:KeyLength", &entry.key.bits().to_string())
        .leaf("tt:Version", &facts.version.to_string())
        .leaf("tt:SerialNum", &facts.serial)
        .leaf("tt:SignatureAlgorithm", &facts.signature_algorithm)
        .open("tt:Validity")
        .leaf("tt:From", &moment(facts.from))
        .leaf("tt:Until", &moment(facts.until))
        .done())
}

fn tell_status(scene: &mut Scene<'_>, reader: Reader<'_, '_>) -> Result<String, Fault> {
    reader.end()?;
    Ok(Xml::new()
        .open("tds:GetCertificatesStatusResponse")
        .each(&scene.inner.shelf.entries, |xml, entry| {
            xml.open("tds:CertificateStatus")
                .leaf("tt:CertificateID", &entry.id)
                .leaf("tt:Status", &entry.enabled.to_string())
                .close()
        })
        .done())
}

fn set_status(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let nodes = reader.many("CertificateStatus", 0)?;
    reader.end()?;
    let mut entries = scene.inner.shelf.entries.clone();
    for node in nodes {
        let mut inside = Reader::new(node, TT)?;
        let id = inside.text("CertificateID")?;
        let enabled = inside.boolean("Status")?;
        inside.end()?;
        let entry = entries.iter_mut().find(|e| e.id == id).ok_or_else(|| {
            Fault::value("CertificateID", "no certificate is stored under this id")
        })?;
        entry.enabled = enabled;
    }
    if entries.iter().filter(|e| e.enabled).count() > 1 {
        return Err(Fault::value(
            "CertificateID",
            "only one certificate can be enabled at a time",
        ));
    }
    scene.inner.shelf.entries = entries;
    if !scene.inner.quirks.legacy.needs_restart {
        scene.effects.push(Effect::Switch);
    }
    Ok(Xml::new()
        .empty("tds:SetCertificatesStatusResponse", &[])
        .done())
}

fn delete(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let ids = reader
        .many("CertificateID", 1)?
        .into_iter()
        .map(reader::text)
        .collect::<Result<Vec<_>, _>>()?;
    reader.end()?;
    for id in &ids {
        if scene.inner.shelf.entry(id)?.enabled {
            return Err(Fault::action("ReferenceToken", "the certificate is in use"));
        }
    }
    scene.inner.shelf.entries.retain(|e| !ids.contains(&e.id));
    Ok(Xml::new()
        .empty("tds:DeleteCertificatesResponse", &[])
        .done())
}

fn load_authorities(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let pairs = pairs(reader.many("CACertificate", 1)?)?;
    reader.end()?;
    let authorities = &mut scene.inner.shelf.authorities;
    if authorities.len() + pairs.len() > crate::practice::legacy::MAX_CERTIFICATES {
        return Err(Fault::action(
            "MaxCertificates",
            "no place for another certificate",
        ));
    }
    if pairs
        .iter()
        .any(|(id, _)| authorities.iter().any(|(other, _)| other == id))
    {
        return Err(id_taken());
    }
    authorities.extend(pairs);
    Ok(Xml::new()
        .empty("tds:LoadCACertificatesResponse", &[])
        .done())
}

fn tell_authorities(scene: &mut Scene<'_>, reader: Reader<'_, '_>) -> Result<String, Fault> {
    reader.end()?;
    Ok(Xml::new()
        .open("tds:GetCACertificatesResponse")
        .each(&scene.inner.shelf.authorities, |xml, (id, paper)| {
            pair(xml, "tds:CACertificate", id, paper)
        })
        .done())
}

fn tell_mode(scene: &mut Scene<'_>, reader: Reader<'_, '_>) -> Result<String, Fault> {
    reader.end()?;
    let enabled = scene.inner.quirks.client_certificates;
    Ok(Xml::new()
        .open("tds:GetClientCertificateModeResponse")
        .leaf("tds:Enabled", &enabled.to_string())
        .done())
}
