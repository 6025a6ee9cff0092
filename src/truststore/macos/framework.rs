//! Trust settings and SecTrust by Apple's own library (crate `security-framework`).
//!
//! Apart because it is compiled on macOS only, and thin: every decision is in the door file.
//!
//! Sources: `SecTrustSettings.h`, `SecTrust.h`, `Authorization.h` (error numbers).

use security_framework::base::Error as Refusal;
use security_framework::certificate::SecCertificate;
use security_framework::policy::SecPolicy;
use security_framework::trust::SecTrust;
use security_framework::trust_settings::{Domain, TrustSettings, TrustSettingsForCertificate};

use super::Framework;
use crate::certificate::Certificate;
use crate::error::Cause;
use crate::truststore::{Error, Scope};

/// errAuthorizationDenied, errAuthorizationCanceled, errSecUserCanceled.
const REFUSED: [i32; 3] = [-60005, -60006, -128];
/// errAuthorizationInteractionNotAllowed, errSecInteractionNotAllowed, errSecInternalComponent (as
/// which a process without a screen sees it).
const NOBODY_ASKED: [i32; 3] = [-60007, -25308, -2070];
/// errSecNoTrustSettings, errSecItemNotFound.
const NONE: [i32; 2] = [-25263, -25300];

/// The system's library.
pub struct Apple;

fn domain(scope: Scope) -> Domain {
    match scope {
        Scope::Computer => Domain::Admin,
        Scope::User => Domain::User,
    }
}

fn said(error: Refusal, place: &str) -> Error {
    let code = error.code();
    let place = place.to_owned();
    if REFUSED.contains(&code) {
        return Error::NotAllowed {
            output: error.to_string(),
        };
    }
    if NOBODY_ASKED.contains(&code) {
        return Error::NeedsAdministrator { place };
    }
    Error::Refused {
        place,
        cause: Cause::new(error),
    }
}

fn apple(certificate: &Certificate) -> Result<SecCertificate, Error> {
    SecCertificate::from_der(certificate.der()).map_err(|e| said(e, certificate.title()))
}

impl Framework for Apple {
    fn trust(&self, root: &Certificate, scope: Scope) -> Result<(), Error> {
        TrustSettings::new(domain(scope))
            .set_trust_settings_always(&apple(root)?)
            .map_err(|e| said(e, root.title()))
    }

    fn says_trusted(&self, certificate: &Certificate, scope: Scope) -> Result<bool, Error> {
        let settings = TrustSettings::new(domain(scope));
        match settings.tls_trust_settings_for_certificate(&apple(certificate)?) {
            Ok(Some(
                TrustSettingsForCertificate::TrustRoot | TrustSettingsForCertificate::TrustAsRoot,
            )) => Ok(true),
            Ok(_) => Ok(false),
            Err(error) if NONE.contains(&error.code()) => Ok(false),
            Err(error) => Err(said(error, certificate.title())),
        }
    }

    fn evaluates(&self, root: &Certificate) -> Result<bool, Error> {
        // The rules of X.509 alone: a root has no server's name.
        let policy = SecPolicy::create_x509();
        let trust = SecTrust::create_with_certificates(&[apple(root)?], &[policy])
            .map_err(|e| said(e, root.title()))?;
        Ok(trust.evaluate_with_error().is_ok())
    }
}
