//! Advanced Security service: what the TLS server uses (Security Configuration 5.3).

use super::{Access, Operation, Scene, operation};
use crate::practice::camera::Effect;
use crate::practice::keystore::MAX_ASSIGNED;
use crate::practice::reader::Reader;
use crate::practice::soap::Fault;
use crate::practice::xml::Xml;

pub const OPERATIONS: &[Operation] = &[
    operation(
        "GetAssignedServerCertificates",
        Access::Administrator,
        tell_assigned,
    ),
    operation("AddServerCertificateAssignment", Access::Administrator, add),
    operation(
        "ReplaceServerCertificateAssignment",
        Access::Administrator,
        replace,
    ),
    operation(
        "RemoveServerCertificateAssignment",
        Access::Administrator,
        remove,
    ),
    operation(
        "GetEnabledTLSVersions",
        Access::Administrator,
        tell_versions,
    ),
    operation("SetEnabledTLSVersions", Access::Administrator, set_versions),
    operation(
        "GetClientAuthenticationRequired",
        Access::Administrator,
        tell_client_authentication,
    ),
];

fn tell_assigned(scene: &mut Scene<'_>, reader: Reader<'_, '_>) -> Result<String, Fault> {
    reader.end()?;
    Ok(Xml::new()
        .open("tas:GetAssignedServerCertificatesResponse")
        .each(&scene.inner.store.assigned, |xml, id| {
            xml.leaf("tas:CertificationPathID", id)
        })
        .done())
}

fn can_serve(scene: &Scene<'_>, id: &str, second: &'static str) -> Result<(), Fault> {
    let path = scene.inner.store.path(id, second)?;
    if scene.inner.store.can_serve(path) {
        Ok(())
    } else {
        Err(Fault::value(
            "NoPrivateKey",
            "the first certificate of the path has no private key here",
        ))
    }
}

fn add(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let id = reader.text("CertificationPathID")?;
    reader.end()?;
    can_serve(scene, &id, "CertificationPathID")?;
    let assigned = &mut scene.inner.store.assigned;
    if !assigned.contains(&id) {
        if assigned.len() >= MAX_ASSIGNED {
            return Err(Fault::action(
                "MaximumNumberOfTLSCertificationPathsReached",
                "the TLS server is assigned a path already",
            ));
        }
        assigned.push(id);
        scene.effects.push(Effect::Switch);
    }
    Ok(Xml::new()
        .empty("tas:AddServerCertificateAssignmentResponse", &[])
        .done())
}

fn replace(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let old = reader.text("OldCertificationPathID")?;
    let new = reader.text("NewCertificationPathID")?;
    reader.end()?;
    if !scene.inner.store.assigned.contains(&old) {
        return Err(Fault::value(
            "OldCertificationPathID",
            "this path is not assigned",
        ));
    }
    can_serve(scene, &new, "NewCertificationPathID")?;
    for id in &mut scene.inner.store.assigned {
        if *id == old {
            id.clone_from(&new);
        }
    }
    scene.effects.push(Effect::Switch);
    Ok(Xml::new()
        .empty("tas:ReplaceServerCertificateAssignmentResponse", &[])
        .done())
}

fn remove(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let id = reader.text("CertificationPathID")?;
    reader.end()?;
    if !scene.inner.store.assigned.contains(&id) {
        // The standard does name the fault so.
        return Err(Fault::value(
            "OldCertificationPathID",
            "this path is not assigned",
        ));
    }
    if scene.inner.https_on {
        return Err(Fault::value(
            "ReferenceExists",
            "the TLS server is switched on",
        ));
    }
    scene.inner.store.assigned.retain(|p| *p != id);
    scene.effects.push(Effect::Switch);
    Ok(Xml::new()
        .empty("tas:RemoveServerCertificateAssignmentResponse", &[])
        .done())
}

fn tell_versions(scene: &mut Scene<'_>, reader: Reader<'_, '_>) -> Result<String, Fault> {
    reader.end()?;
    Ok(Xml::new()
        .open("tas:GetEnabledTLSVersionsResponse")
        .leaf("tas:Versions", &scene.inner.tls_versions.join(" "))
        .done())
}

fn set_versions(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let wanted = reader.text("Versions")?;
    reader.end()?;
    let wanted: Vec<String> = wanted.split_whitespace().map(ToOwned::to_owned).collect();
    if wanted.is_empty() {
        return Err(Fault::value("EmptyList", "no version would be left"));
    }
    let quirks = &scene.inner.quirks;
    let known = |v: &String| match v.as_str() {
        "1.0" | "1.1" => quirks.old_tls,
        "1.2" => !quirks.only_old_tls,
        "1.3" => !quirks.tls12_only && !quirks.only_old_tls,
        _ => false,
    };
    if !wanted.iter().all(known) {
        return Err(Fault::value("TLSVersion", "this version is not supported"));
    }
    scene.inner.tls_versions = wanted;
    scene.effects.push(Effect::Reopen);
    Ok(Xml::new()
        .empty("tas:SetEnabledTLSVersionsResponse", &[])
        .done())
}

fn tell_client_authentication(
    scene: &mut Scene<'_>,
    reader: Reader<'_, '_>,
) -> Result<String, Fault> {
    reader.end()?;
    let required = scene.inner.quirks.client_certificates;
    Ok(Xml::new()
        .open("tas:GetClientAuthenticationRequiredResponse")
        .leaf("tas:clientAuthenticationRequired", &required.to_string())
        .done())
}
