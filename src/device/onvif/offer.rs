//! What an ONVIF device offers for certificates, asked without a login.
//!
//! Apart because [`super::super::identify`] and the family both need it, and the answers differ
//! with age: GetServices with the service's own capabilities, else GetCapabilities.

use super::message;
use crate::device::conversation::Conversation;
use crate::device::http::path_of;
use crate::device::soap::TAS;
use crate::device::xml::{self, Element};
use crate::device::{Error, Family};

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::device) struct Offer {
    /// The Advanced Security service with a TLS server.
    pub(in crate::device) keystore: Option<Keystore>,
    /// The certificate operations of the device service.
    pub(in crate::device) legacy: Option<Legacy>,
    /// An HTTPS port told in an XAddr.
    pub(in crate::device) https_port: Option<u16>,
}

/// The Advanced Security service's own words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::device) struct Keystore {
    pub(in crate::device) path: String,
    pub(in crate::device) tls_versions: Vec<String>,
    pub(in crate::device) makes_keys: bool,
    pub(in crate::device) makes_p256: bool,
    pub(in crate::device) makes_requests: bool,
    pub(in crate::device) takes_pkcs12: bool,
    /// Takes bare key pairs.
    pub(in crate::device) takes_pkcs8: bool,
    /// Keeps passphrases for what is uploaded.
    pub(in crate::device) keeps_passphrases: bool,
    /// Takes containers only with today's ciphers.
    pub(in crate::device) modern_pkcs12: bool,
    pub(in crate::device) rsa_lengths: Vec<u32>,
    pub(in crate::device) asks_for_client_certificates: bool,
    /// Lets its TLS versions be chosen.
    pub(in crate::device) chooses_tls: bool,
    pub(in crate::device) keys: Option<u32>,
    pub(in crate::device) certificates: Option<u32>,
    pub(in crate::device) paths: Option<u32>,
}

/// The older operations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::device) struct Legacy {
    pub(in crate::device) makes_keys: bool,
    pub(in crate::device) tls_versions: Vec<String>,
}

impl Offer {
    /// The family that fits; `None` when there is nothing to work with.
    pub(in crate::device) fn family(&self) -> Option<&'static Family> {
        if self.keystore.is_some() {
            Some(Family::onvif_tls())
        } else if self.legacy.is_some() {
            Some(Family::onvif_legacy())
        } else {
            None
        }
    }

    /// Asks the device.
    ///
    /// # Errors
    /// Only what ends the conversation; a missing operation is a fact, not an error.
    pub(in crate::device) async fn ask(talk: &Conversation) -> Result<Self, Error> {
        let mut offer = Self::default();
        let services = match optional(talk.ask(&message::services()).await)? {
            Some(services) => services,
            None => {
                if let Some(old) = optional(talk.ask(&message::capabilities()).await)? {
                    offer.legacy = Legacy::from_capabilities(&old);
                }
                return Ok(offer);
            }
        };
        offer.https_port = https_port(&services);
        if let Some(path) = security_path(&services) {
            talk.security_at(path.clone()).await;
            if let Some(answer) = optional(talk.ask(&message::keystore::capabilities()).await)? {
                offer.keystore = Keystore::read(&answer, path);
            }
        }
        let security = match services.find("Security") {
            Some(element) => Some(element.clone()),
            None => optional(talk.ask(&message::device_capabilities()).await)?
                .and_then(|answer| answer.find("Security").cloned()),
        };
        offer.legacy = security.as_ref().and_then(Legacy::from_services);
        Ok(offer)
    }
}

/// A missing or unreadable operation is no reason to stop asking.
fn optional(answer: Result<Element, Error>) -> Result<Option<Element>, Error> {
    match answer {
        Ok(element) => Ok(Some(element)),
        Err(
            Error::NotOffered { .. }
            | Error::Fault { .. }
            | Error::Refused { .. }
            | Error::NotAdministrator { .. }
            | Error::Full { .. },
        ) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The path of the Advanced Security service, of the highest version if there are several.
fn security_path(services: &Element) -> Option<String> {
    services
        .each("Service")
        .filter(|service| service.text_of("Namespace") == Some(TAS))
        .max_by_key(|service| {
            let number = |name| {
                service
                    .at(&["Version", name])
                    .and_then(|e| e.text().parse::<u32>().ok())
            };
            (number("Major"), number("Minor"))
        })
        .and_then(|service| path_of(service.text_of("XAddr")?))
}

fn https_port(services: &Element) -> Option<u16> {
    services
        .each("Service")
        .filter_map(|service| url::Url::parse(service.text_of("XAddr")?).ok())
        .find(|url| url.scheme() == "https")
        .and_then(|url| url.port_or_known_default())
}

impl Keystore {
    fn read(answer: &Element, path: String) -> Option<Self> {
        let store = answer.find("KeystoreCapabilities")?;
        let tls = answer.find("TLSServerCapabilities")?;
        let tls_versions = words(tls.attribute("TLSServerSupported"));
        if tls_versions.is_empty() {
            return None;
        }
        // Old names speak of RSA in the attribute's name, new ones list the kinds.
        let either = |old: &str, new: &str| {
            store.flag(old)
                || store
                    .attribute(new)
                    .is_some_and(|v| xml::yes(v) || words(Some(v)).iter().any(|w| w == "RSA"))
        };
        let lists = |name: &str, word: &str| {
            words(store.attribute(name))
                .iter()
                .any(|w| w.eq_ignore_ascii_case(word))
        };
        let number = |name: &str| store.attribute(name).and_then(|v| v.trim().parse().ok());
        let ciphers = words(store.attribute("PasswordBasedEncryptionAlgorithms"));
        Some(Self {
            makes_keys: either("RSAKeyPairGeneration", "KeyPairGeneration"),
            makes_p256: (store.flag("ECCKeyPairGeneration") || lists("KeyPairGeneration", "ECC"))
                && lists("EllipticCurves", "secp256r1"),
            makes_requests: either("PKCS10ExternalCertificationWithRSA", "PKCS10"),
            takes_pkcs12: either("PKCS12CertificateWithRSAPrivateKeyUpload", "PKCS12"),
            takes_pkcs8: either("PKCS8RSAKeyPairUpload", "PKCS8"),
            keeps_passphrases: number("MaximumNumberOfPassphrases").is_some_and(|n: u32| n > 0),
            modern_pkcs12: !ciphers.is_empty()
                && !ciphers.iter().any(|c| {
                    c.contains("3-Key") || c.contains("3DES") || c.contains("KeyTripleDES")
                }),
            rsa_lengths: words(store.attribute("RSAKeyLengths"))
                .iter()
                .filter_map(|w| w.parse().ok())
                .collect(),
            asks_for_client_certificates: tls.flag("TLSClientAuthSupported"),
            chooses_tls: tls.flag("EnabledVersionsSupported"),
            keys: number("MaximumNumberOfKeys"),
            certificates: number("MaximumNumberOfCertificates"),
            paths: number("MaximumNumberOfCertificationPaths"),
            tls_versions,
            path,
        })
    }
}

impl Legacy {
    /// From `tds:Security` attributes.
    fn from_services(security: &Element) -> Option<Self> {
        Self::new(security.flag("OnboardKeyGeneration"), |version| {
            security.flag(version)
        })
    }

    /// From `tt:Security` elements of GetCapabilities.
    fn from_capabilities(answer: &Element) -> Option<Self> {
        let security = answer.find("Security")?;
        let says = |name: &str| security.find(name).is_some_and(|e| xml::yes(e.text()));
        Self::new(says("OnboardKeyGeneration"), says)
    }

    fn new(makes_keys: bool, says: impl Fn(&str) -> bool) -> Option<Self> {
        let tls_versions: Vec<String> = ["1.0", "1.1", "1.2"]
            .iter()
            .filter(|v| says(&format!("TLS{v}")))
            .map(|v| (*v).to_owned())
            .collect();
        (makes_keys || !tls_versions.is_empty()).then_some(Self {
            makes_keys,
            tls_versions,
        })
    }
}

/// A list of words; some devices put commas between them.
fn words(value: Option<&str>) -> Vec<String> {
    value
        .unwrap_or_default()
        .split([' ', ',', '\t', '\n'])
        .filter(|w| !w.is_empty())
        .map(ToOwned::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_old_and_new_names() {
        let old = r#"<R><Capabilities><KeystoreCapabilities MaximumNumberOfKeys="16" RSAKeyPairGeneration="true"
            RSAKeyLengths="1024 2048" PKCS10ExternalCertificationWithRSA="1" PKCS12CertificateWithRSAPrivateKeyUpload="true"
            PasswordBasedEncryptionAlgorithms="pbeWithSHAAnd3-KeyTripleDES-CBC"/>
            <TLSServerCapabilities TLSServerSupported="1.0 1.2"/></Capabilities></R>"#;
        let store = Keystore::read(&xml::read(old.as_bytes()).unwrap(), "/t".into()).unwrap();
        assert!(store.makes_keys && store.makes_requests && store.takes_pkcs12);
        assert!(!store.makes_p256 && !store.modern_pkcs12);
        assert_eq!(store.rsa_lengths, [1024, 2048]);
        assert_eq!(store.keys, Some(16));

        let new = r#"<R><KeystoreCapabilities KeyPairGeneration="RSA ECC" EllipticCurves="secp256r1" PKCS10="RSA ECC"
            PKCS12="true" PasswordBasedEncryptionAlgorithms="PBES2"/><TLSServerCapabilities TLSServerSupported="1.2,1.3"/></R>"#;
        let store = Keystore::read(&xml::read(new.as_bytes()).unwrap(), "/t".into()).unwrap();
        assert!(
            store.makes_keys && store.makes_p256 && store.makes_requests && store.modern_pkcs12
        );
        assert_eq!(store.tls_versions, ["1.2", "1.3"]);

        let none = r#"<R><KeystoreCapabilities/><TLSServerCapabilities/></R>"#;
        assert!(Keystore::read(&xml::read(none.as_bytes()).unwrap(), "/t".into()).is_none());
    }

    #[test]
    fn reads_the_older_operations() {
        let element =
            xml::read(br#"<tds:Security TLS1.2="true" OnboardKeyGeneration="0"/>"#).unwrap();
        let legacy = Legacy::from_services(&element).unwrap();
        assert!(!legacy.makes_keys);
        assert_eq!(legacy.tls_versions, ["1.2"]);
        assert!(Legacy::from_services(&Element::default()).is_none());
        let elements = b"<R><C><Device><Security><tt:TLS1.1>false</tt:TLS1.1><tt:OnboardKeyGeneration>true</tt:OnboardKeyGeneration></Security></Device></C></R>";
        assert!(
            Legacy::from_capabilities(&xml::read(elements).unwrap())
                .unwrap()
                .makes_keys
        );
    }

    #[test]
    fn takes_the_newest_security_service() {
        let services = format!(
            "<R>{}{}</R>",
            service("http://10.0.0.1/old", 1),
            service("http://10.0.0.1:81/new?a=b", 3)
        );
        assert_eq!(
            security_path(&xml::read(services.as_bytes()).unwrap()).as_deref(),
            Some("/new?a=b")
        );
    }

    fn service(address: &str, minor: u32) -> String {
        format!(
            "<Service><Namespace>{TAS}</Namespace><XAddr>{address}</XAddr>\
             <Version><Major>1</Major><Minor>{minor}</Minor></Version></Service>"
        )
    }
}
