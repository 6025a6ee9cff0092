//! What the camera says it can do: services and capabilities, of both services.

use super::{Access, Operation, Scene, operation};
use crate::practice::family::Onvif;
use crate::practice::key::ALGORITHMS;
use crate::practice::keystore::{
    MAX_ASSIGNED, MAX_CERTIFICATES, MAX_KEYS, MAX_PASSPHRASES, MAX_PATHS,
};
use crate::practice::quirk::Login;
use crate::practice::reader::{self, Reader};
use crate::practice::soap::{Fault, TAS, TDS};
use crate::practice::xml::Xml;

/// Media service, version 2.
const TR2: &str = "http://www.onvif.org/ver20/media/wsdl";

pub const OPERATIONS: &[Operation] = &[
    operation("GetServices", Access::Anybody, tell_services),
    operation("GetServiceCapabilities", Access::Anybody, tell_device),
    operation("GetCapabilities", Access::Anybody, tell_older),
];

/// Of the Advanced Security service.
pub const SECURITY: &[Operation] = &[operation(
    "GetServiceCapabilities",
    Access::Anybody,
    tell_security,
)];

fn legacy(scene: &Scene<'_>) -> bool {
    scene.camera.family.onvif == Onvif::Legacy && scene.inner.quirks.certificates
}

fn tls(scene: &Scene<'_>) -> bool {
    scene.camera.family.onvif == Onvif::Keystore && scene.inner.quirks.certificates
}

fn yes(flag: bool) -> &'static str {
    if flag { "true" } else { "false" }
}

fn tell_services(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    let with = reader.boolean("IncludeCapability")?;
    reader.end()?;
    if scene.camera.family.onvif == Onvif::Legacy && !scene.inner.quirks.legacy.services {
        return Err(Fault::not_supported("GetServices"));
    }
    let mut services = vec![(TDS, "/onvif/device_service", ("22", "6"))];
    if tls(scene) {
        services.push((TAS, "/onvif/advancedsecurity_service", ("1", "3")));
    }
    if scene.inner.quirks.says_srtp.is_some() {
        services.push((TR2, "/onvif/media2_service", ("20", "12")));
    }
    let xml = Xml::new().open("tds:GetServicesResponse");
    let xml = services
        .into_iter()
        .fold(xml, |xml, (namespace, path, (major, minor))| {
            let mut xml = xml
                .open("tds:Service")
                .leaf("tds:Namespace", namespace)
                .leaf("tds:XAddr", &format!("{}{path}", scene.base));
            if with {
                xml = xml.open("tds:Capabilities");
                xml = match namespace {
                    TDS => device(xml, scene),
                    TR2 => media(xml, scene),
                    _ => security(xml, scene),
                };
                xml = xml.close();
            }
            xml.open("tds:Version")
                .leaf("tt:Major", major)
                .leaf("tt:Minor", minor)
                .close()
                .close()
        });
    Ok(xml.done())
}

fn tell_device(scene: &mut Scene<'_>, reader: Reader<'_, '_>) -> Result<String, Fault> {
    reader.end()?;
    let xml = Xml::new().open("tds:GetServiceCapabilitiesResponse");
    Ok(device(xml, scene).done())
}

fn device(xml: Xml, scene: &Scene<'_>) -> Xml {
    let login = scene.inner.quirks.login;
    let token = matches!(login, Login::Both | Login::TokenOnly);
    let mut security = vec![
        ("TLS1.0", "false"),
        ("TLS1.1", "false"),
        ("TLS1.2", yes(legacy(scene))),
        (
            "OnboardKeyGeneration",
            yes(legacy(scene) && scene.inner.quirks.legacy.onboard_key),
        ),
        ("UsernameToken", yes(token)),
        ("HttpDigest", yes(login != Login::TokenOnly)),
    ];
    if matches!(login, Login::Both | Login::DigestOnly) {
        security.push(("HashingAlgorithms", "MD5,SHA-256"));
    }
    let servers = if scene.inner.quirks.time_server {
        "1"
    } else {
        "0"
    };
    let addons: &[(&str, &str)] = if tls(scene) {
        &[("Addons", "TLSServerConfiguration")]
    } else {
        &[]
    };
    xml.open("tds:Capabilities")
        .empty("tds:Network", &[("NTP", servers)])
        .empty("tds:Security", &security)
        .empty("tds:System", addons)
        .close()
}

/// Media service, version 2: only what it says it can do.
fn media(xml: Xml, scene: &Scene<'_>) -> Xml {
    let secure = scene.inner.quirks.says_srtp == Some(true);
    xml.open_with("tr2:Capabilities", &[("xmlns:tr2", TR2)])
        .empty("tr2:ProfileCapabilities", &[])
        .empty(
            "tr2:StreamingCapabilities",
            &[
                ("RTSPStreaming", "true"),
                ("SecureRTSPStreaming", yes(secure)),
            ],
        )
        .close()
}

fn tell_security(scene: &mut Scene<'_>, reader: Reader<'_, '_>) -> Result<String, Fault> {
    reader.end()?;
    let xml = Xml::new().open("tas:GetServiceCapabilitiesResponse");
    Ok(security(xml, scene).done())
}

fn security(xml: Xml, scene: &Scene<'_>) -> Xml {
    let quirks = &scene.inner.quirks;
    let number = |n: usize| n.to_string();
    let (keys, certificates, paths, passphrases, assigned) = (
        number(MAX_KEYS),
        number(MAX_CERTIFICATES),
        number(MAX_PATHS),
        number(if quirks.passphrases {
            MAX_PASSPHRASES
        } else {
            0
        }),
        number(MAX_ASSIGNED),
    );
    let lengths = quirks
        .rsa_lengths
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(" ");
    let curves = quirks.elliptic_curves && quirks.makes_keys;
    let mut attributes = vec![
        ("MaximumNumberOfKeys", keys.as_str()),
        ("MaximumNumberOfCertificates", certificates.as_str()),
        ("MaximumNumberOfCertificationPaths", paths.as_str()),
        ("RSAKeyPairGeneration", yes(quirks.makes_keys)),
        ("ECCKeyPairGeneration", yes(curves)),
        ("RSAKeyLengths", lengths.as_str()),
        ("PKCS10ExternalCertificationWithRSA", "true"),
        ("SelfSignedCertificateCreationWithRSA", "true"),
        ("X509Versions", "1 3"),
        ("MaximumNumberOfPassphrases", passphrases.as_str()),
        ("PKCS8RSAKeyPairUpload", yes(quirks.bare_pairs)),
        (
            "PKCS12CertificateWithRSAPrivateKeyUpload",
            yes(!quirks.bare_pairs),
        ),
        (
            "PasswordBasedEncryptionAlgorithms",
            "pbeWithSHAAnd3-KeyTripleDES-CBC",
        ),
        ("PasswordBasedMACAlgorithms", "hmacWithSHA256"),
    ];
    if curves {
        attributes.push(("EllipticCurves", "secp256r1 secp384r1"));
    }
    let versions = match (quirks.old_tls, quirks.tls12_only) {
        (true, _) if quirks.only_old_tls => "1.0 1.1",
        (true, true) => "1.0 1.1 1.2",
        (true, false) => "1.0 1.1 1.2 1.3",
        (false, true) => "1.2",
        (false, false) => "1.2 1.3",
    };
    xml.open("tas:Capabilities")
        .open_with("tas:KeystoreCapabilities", &attributes)
        .each(ALGORITHMS, |xml, (oid, _)| {
            xml.open("tas:SignatureAlgorithms")
                .leaf("tas:algorithm", oid)
                .close()
        })
        .close()
        .empty(
            "tas:TLSServerCapabilities",
            &[
                ("TLSServerSupported", versions),
                ("EnabledVersionsSupported", "true"),
                ("MaximumNumberOfTLSCertificationPaths", assigned.as_str()),
                ("TLSClientAuthSupported", yes(quirks.client_certificates)),
            ],
        )
        .close()
}

fn tell_older(scene: &mut Scene<'_>, mut reader: Reader<'_, '_>) -> Result<String, Fault> {
    for category in reader.many("Category", 0)? {
        let category = reader::text(category)?;
        if !matches!(category.as_str(), "All" | "Device") {
            return Err(Fault::receiver(
                "ActionNotSupported",
                Some("NoSuchService"),
                "this category is not here",
            ));
        }
    }
    reader.end()?;
    let onboard = legacy(scene) && scene.inner.quirks.legacy.onboard_key;
    Ok(Xml::new()
        .open("tds:GetCapabilitiesResponse")
        .open("tds:Capabilities")
        .open("tt:Device")
        .leaf("tt:XAddr", &format!("{}/onvif/device_service", scene.base))
        .open("tt:Security")
        .leaf("tt:TLS1.1", "false")
        .leaf("tt:TLS1.2", yes(legacy(scene)))
        .leaf("tt:OnboardKeyGeneration", yes(onboard))
        .leaf("tt:AccessPolicyConfig", "false")
        .leaf("tt:X.509Token", "false")
        .leaf("tt:SAMLToken", "false")
        .leaf("tt:KerberosToken", "false")
        .leaf("tt:RELToken", "false")
        .done())
}
